import JSON
import Loket
import Proeven
import Testing

/// Every route of the service, asked by an applicant about his own file and another's, and by each role of staff, before
/// and after the bekendmaking. The routes come from the router, so that a new one is asked by itself.
@Suite struct GetoondTests {
  /// A file with its applicant.
  private struct Partij: Sendable {
    let id: String
    let kvkNummer: String
    let sleutel: String
  }

  /// A request to a route, about a file.
  private struct Vraag: Sendable {
    let naam: String
    let methode: String
    let pad: String
    let lichaam: JSONValue?
    let koppen: [String: String]
    let isOverDossier: Bool
  }

  /// Two applications that differ in their number in the Handelsregister alone, of which the ceiling lets one through: the
  /// draw grants the one and refuses the other.
  private func met(
    _ doe: (Proefdienst, _ verleend: Partij, _ afgewezen: Partij, _ maakBekend: () async throws -> Void) async throws
      -> Void
  ) async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde(plafond: 10_000_00)
      var partijen: [Partij] = []
      for kvkNummer in ["27312345", "27312346"] {
        partijen.append(
          Partij(
            id: try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: kvkNummer)), kvkNummer: kvkNummer,
            sleutel: try await dienst.aanvrager(kvkNummer)))
      }
      try dienst.sluitRonde()
      let bevroren = try await dienst.bevries(["loting": ["zaad": .text(Proefdienst.zaad)]])
      #expect(bevroren.status == 201, "\(String(decoding: bevroren.lichaam, as: UTF8.self))")
      let besloten = try await dienst.besluit()
      let verleend = try #require(
        besloten.json["besluiten"]?.elements?.first { $0["soort"]?.text == "verlening" }?["aanvraag"]?.text)
      let eerste = try #require(partijen.first { $0.id == verleend })
      let tweede = try #require(partijen.first { $0.id != verleend })
      try await doe(dienst, eerste, tweede) {
        try await dienst.gelukt(
          "POST", "/v1/rondes/2025/bekendmaking", try await dienst.medewerker(.besluitnemer, als: "d1"),
          ["bekendgemaaktOp": "2025-03-28"])
      }
    }
  }

  /// The requests to every route about the file of `onderwerp`, as its applicant or another would send them.
  private func vragen(_ dienst: Proefdienst, over onderwerp: Partij, door vrager: Partij) async throws -> [Vraag] {
    let getoond = try await dienst.stuur("GET", "/v1/aanvragen/\(onderwerp.id)", onderwerp.sleutel).kop("ETag") ?? ""
    let lichamen: [JSONValue] = [
      [:], Voorbeeldaanvraag(kvkNummer: vrager.kvkNummer).json, Voorbeeldverantwoording().json, ["reden": "Anders."],
    ]
    var vragen: [Vraag] = []
    for (methode, patroon) in dienst.routes where patroon.hasPrefix("/v1/") && patroon != "/v1/klok" {
      let pad = patroon.replacing("{id}", with: onderwerp.id).replacing("{jaar}", with: "2025")
        .replacing("{nummer}", with: "1").replacing(/\{[a-z]+\}/, with: "geen")
      let tags: [String?] = methode == "GET" ? [nil] : [nil, "*", getoond, "\"0\""]
      for (nummer, lichaam) in (methode == "GET" ? [nil] : lichamen.map { $0 }).enumerated() {
        for tag in tags {
          vragen.append(
            Vraag(
              naam: "\(methode) \(patroon) \(nummer) \(tag == getoond ? "shown" : tag ?? "-")", methode: methode,
              pad: pad,
              lichaam: lichaam, koppen: tag.map { ["If-Match": $0] } ?? [:], isOverDossier: patroon.contains("{id}")))
        }
      }
    }
    return vragen
  }

  /// An answer without what must differ between two files: ids, references, numbers, digests and moments.
  private func zonderIds(_ uitslag: Proefdienst.Uitslag, _ partijen: [Partij]) -> String {
    var tekst = String(decoding: uitslag.lichaam, as: UTF8.self)
    tekst.replace(/NL[0-9]{2}[A-Z]{4}[0-9]{10}/, with: "IBAN")
    for partij in partijen {
      tekst.replace(partij.id, with: "ID")
      tekst.replace(partij.kvkNummer, with: "KVK")
    }
    tekst.replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/, with: "ID")
    tekst.replace(/[A-Z]{2,4}-2025-[0-9A-Z]{4}-[0-9A-Z]{4}/, with: "KENMERK")
    tekst.replace(/[0-9a-f]{64}/, with: "SHA")
    tekst.replace(/20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z/, with: "MOMENT")
    tekst.replace(/"poging":\{"nummer":[0-9]+/, with: "POGING")
    return "\(uitslag.status) \(uitslag.kop("ETag") ?? "-") \(tekst)"
  }

  private func antwoorden(
    _ dienst: Proefdienst, van vrager: Partij, over onderwerp: Partij, _ partijen: [Partij]
  ) async throws -> [(naam: String, antwoord: String)] {
    var antwoorden: [(String, String)] = []
    for vraag in try await vragen(dienst, over: onderwerp, door: vrager) {
      let uitslag = try await dienst.stuur(
        vraag.methode, vraag.pad, vrager.sleutel, vraag.lichaam, koppen: vraag.koppen)
      #expect(uitslag.status < 500, "\(vraag.naam)")
      if vraag.isOverDossier, vrager.id != onderwerp.id {
        #expect([403, 404].contains(uitslag.status), "\(vraag.naam): \(uitslag.status)")
      }
      antwoorden.append((vraag.naam, zonderIds(uitslag, partijen)))
    }
    return antwoorden
  }

  @Test func anAnswerToAnApplicantDoesNotDependOnTheDecisionBeforeItIsMadeKnown() async throws {
    try await met { dienst, verleend, afgewezen, maakBekend in
      let partijen = [verleend, afgewezen]
      func verschil(_ eigen: Bool) async throws -> [String] {
        let een = try await antwoorden(dienst, van: verleend, over: eigen ? verleend : afgewezen, partijen)
        let twee = try await antwoorden(dienst, van: afgewezen, over: eigen ? afgewezen : verleend, partijen)
        #expect(een.count == twee.count && een.count > 100)
        return zip(een, twee).filter { $0.antwoord != $1.antwoord }.map {
          "\($0.naam): \($0.antwoord) / \($1.antwoord)"
        }
      }
      let eigen = try await verschil(true)
      #expect(eigen.isEmpty, "\(eigen.prefix(3).joined(separator: "\n"))")
      let ander = try await verschil(false)
      #expect(ander.isEmpty, "\(ander.prefix(3).joined(separator: "\n"))")
      try await maakBekend()
      // Now an applicant knows of his own, and still nothing of another's.
      #expect(try await verschil(true).contains { $0.hasPrefix("GET /v1/aanvragen/{id}/besluit") })
      let daarna = try await verschil(false).filter { $0.contains("{id}") }
      #expect(daarna.isEmpty, "\(daarna.prefix(3).joined(separator: "\n"))")
    }
  }

  @Test func aStaleVersionAndAFinalAccountAreRefusedAsTheShownStateWould() async throws {
    try await met { dienst, verleend, afgewezen, _ in
      for partij in [verleend, afgewezen] {
        let pad = "/v1/aanvragen/\(partij.id)"
        let aanvraag = Voorbeeldaanvraag(kvkNummer: partij.kvkNummer).json
        let oud = try await dienst.stuur("PUT", pad, partij.sleutel, aanvraag, koppen: ["If-Match": "\"0\""])
        #expect(oud.status == 412)
        let nu = try await dienst.stuur("PUT", pad, partij.sleutel, aanvraag, koppen: ["If-Match": "*"])
        #expect(nu.status == 409 && nu.json["detail"]?.text?.hasPrefix(Stap.vervangen.rij.rondeWeigering) == true)
        let verantwoording = try await dienst.stuur(
          "POST", pad + "/verantwoording", partij.sleutel, Voorbeeldverantwoording().json)
        #expect(verantwoording.status == 409)
        #expect(verantwoording.json["detail"]?.text == Stap.verantwoorden.rij.weigering)
        #expect(verantwoording.json["stand"]?.text == "ingediend")
      }
    }
  }

  @Test func noRoleSeesOrDoesMoreThanItsOwnBeforeOrAfter() async throws {
    try await met { dienst, verleend, _, maakBekend in
      for isBekend in [false, true] {
        if isBekend { try await maakBekend() }
        for rol in Rol.allCases where rol != .aanvrager {
          let sleutel = try await dienst.medewerker(rol, als: "x-\(rol.rawValue)")
          for vraag in try await vragen(dienst, over: verleend, door: verleend) {
            // What a role may change is tried with the table of steps; here it is who may change nothing.
            guard vraag.methode == "GET" || rol == .auditor || (rol == .beheerder && vraag.isOverDossier) else {
              continue
            }
            let uitslag = try await dienst.stuur(vraag.methode, vraag.pad, sleutel, vraag.lichaam, koppen: vraag.koppen)
            #expect(uitslag.status < 500, "\(rol): \(vraag.naam)")
            if rol == .beheerder, vraag.isOverDossier { #expect(uitslag.status == 403, "\(vraag.naam)") }
            let isProef = vraag.pad.hasSuffix("/proefaanvragen")
            if vraag.methode != "GET", !isProef { #expect(uitslag.status / 100 == 4, "\(rol): \(vraag.naam)") }
          }
        }
      }
    }
  }
}
