import JSON
import Loket
import Proeven
import Testing

/// Every route of the service, asked by an applicant about his own file and another's, and by each role of staff, before
/// and after the bekendmaking. The routes come from the router, so that a new one is asked by itself.
@Suite struct GetoondTests {
  /// Two applications that differ in their number in the Handelsregister alone, of which the ceiling lets one through: the
  /// draw grants the one and refuses the other.
  private func met(
    _ doe: (
      Proefdienst, _ verleend: Getoondproef.Partij, _ afgewezen: Getoondproef.Partij,
      _ maakBekend: () async throws -> Void
    ) async throws -> Void
  ) async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde(plafond: 10_000_00)
      var partijen: [Getoondproef.Partij] = []
      for kvkNummer in ["27312345", "27312346"] {
        partijen.append(
          Getoondproef.Partij(
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

  @Test func anAnswerToAnApplicantDoesNotDependOnTheDecisionBeforeItIsMadeKnown() async throws {
    try await met { dienst, verleend, afgewezen, maakBekend in
      func verschil(_ eigen: Bool) async throws -> [String] {
        try await Getoondproef.verschil(dienst, verleend, afgewezen, isEigen: eigen)
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
        let andere = Voorbeeldaanvraag(kvkNummer: partij.kvkNummer, salaris: 111_000).json
        let oud = try await dienst.stuur("PUT", pad, partij.sleutel, andere, koppen: ["If-Match": "\"0\""])
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
          for vraag in try await Getoondproef.vragen(dienst, over: verleend, door: verleend) {
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
