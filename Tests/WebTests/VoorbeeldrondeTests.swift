import JSON
import Loket
import Proeven
import Testing

@testable import Web

/// A round is played with the examples of the description, and with nothing else where it has one.
@Suite struct VoorbeeldrondeTests {
  @Test func everyExampleIsTakenAndEveryDescribedAnswerIsGiven() async throws {
    var gezien: Set<String> = []
    var beloofd: Set<String> = []
    var voorbeelden: [String: JSONValue] = [:]
    try await Proefdienst.met(klok: "2025-03-19T09:00:00Z") { dienst in
      dienst.beschrijving.verzamel()
      try await Voorbeeldspel(dienst).speel()
      voorbeelden = dienst.beschrijving.voorbeelden
      gezien.formUnion(dienst.beschrijving.antwoorden)
      beloofd = dienst.beschrijving.beloofd
    }
    // What is made known on the day itself waits for nobody.
    try await Proefdienst.met { dienst in
      dienst.beschrijving.verzamel()
      let id = try await dienst.bevoorschot()
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/verantwoording", try await dienst.aanvrager("27312345"),
        Voorbeeldverantwoording().json)
      #expect(try await dienst.stelVast(id, isBekendgemaakt: false).status == 201)
      let vandaag: JSONValue = ["bekendgemaaktOp": "2025-05-06"]
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/vaststelling/bekendmaking", try await dienst.medewerker(.besluitnemer, als: "v1"),
        vandaag)
      gezien.formUnion(dienst.beschrijving.antwoorden)
      voorbeelden.merge(dienst.beschrijving.voorbeelden) { eerste, _ in eerste }
    }
    try await Proefdienst.met { dienst in
      dienst.beschrijving.verzamel()
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      try await dienst.verleen(isBekendgemaakt: false)
      try await dienst.gelukt(
        "POST", "/v1/rondes/2025/bekendmaking", try await dienst.medewerker(.besluitnemer, als: "d1"),
        ["bekendgemaaktOp": "2025-05-06"])
      gezien.formUnion(dienst.beschrijving.antwoorden)
      voorbeelden.merge(dienst.beschrijving.voorbeelden) { eerste, _ in eerste }
    }
    var deurgrenzen = Deurgrenzen()
    deurgrenzen.aanvragenMax = 1
    try await Proefdienst.met(deurgrenzen: deurgrenzen) { dienst in
      dienst.beschrijving.verzamel()
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      let tweede = try await dienst.stuur(
        "POST", "/v1/rondes/2025/aanvragen", try await dienst.aanvrager("27312345"), Voorbeeldaanvraag().json)
      #expect(tweede.status == 429)
      voorbeelden.merge(dienst.beschrijving.voorbeelden) { eerste, _ in eerste }
    }
    try Antwoordvoorbeelden.eis(voorbeelden) { !Antwoordvoorbeelden.metAbonnees.contains($0) }
    #expect(beloofd.count > 70)
    // The report says when it was made, so nobody has its last version already.
    let nieuw = beloofd.filter { $0.contains("verantwoordingsrapport") && $0.contains("304") }
    #expect(nieuw.count == 1)
    // `AbonnementenTests` plays with subscribers; here there are none.
    let abonnementen = beloofd.filter { $0.contains("{abonnement}") }
    #expect(beloofd.subtracting(gezien).subtracting(nieuw).subtracting(abonnementen).sorted() == [])
  }
}

/// Plays a round with the examples.
private struct Voorbeeldspel {
  let dienst: Proefdienst

  init(_ dienst: Proefdienst) { self.dienst = dienst }

  /// Sends the example of a step on a file or attempt. It must answer with the status.
  @discardableResult
  private func doe(
    _ stap: Stap, _ sleutel: String, op id: String = "", _ ander: String = "", met lichaam: JSONValue? = nil,
    geeft status: Int = 201, koppen: [String: String] = [:]
  ) async throws -> JSONValue {
    let handeling = dienst.beschrijving.handelingen.first {
      $0.methode == "\(stap.adres.methode)" && $0.pad == stap.adres.pad
    }
    let inhoud = handeling?.inhoud["requestBody"]?["content"]?["application/json"]
    let voorbeeld = try #require(inhoud?["examples"]?["voorbeeld"]?["value"])
    let pad = stap.adres.pad.replacing("{jaar}", with: "2025").replacing("{id}", with: id)
      .replacing(/\{[a-z]+\}/, with: ander)
    let uitslag = try await dienst.stuur("\(stap.adres.methode)", pad, sleutel, lichaam ?? voorbeeld, koppen: koppen)
    #expect(uitslag.status == status, "\(stap): \(String(decoding: uitslag.lichaam, as: UTF8.self))")
    return uitslag.json
  }

  private func id(_ json: JSONValue) throws -> String { try #require(json["id"]?.text) }

  private func medewerker(_ rol: Rol, _ persoon: String) async throws -> String {
    try await dienst.medewerker(rol, als: persoon)
  }

  func speel() async throws {
    let beheer = try await medewerker(.beheerder, "beheer")
    try await doe(.rondeVaststellen, beheer)
    let klok = try await dienst.stuur("PUT", "/v1/klok", beheer, ["nu": "2025-03-20T09:00:00Z"])
    #expect(klok.status == 200)
    let proef = try await dienst.stuur(
      "POST", "/v1/rondes/2025/proefaanvragen", nil, bytes: Proef.voorbeeld("aanvraag"))
    #expect(proef.status == 200)
    let goed = try await dientIn()
    let (onvolledig, dubbel) = try await behandel(goed)
    let laat = try await sluit(dubbel)
    try await besluit(onvolledig, laat, goed)
    try await reken(goed)
    try await lees(goed, onvolledig: onvolledig)
  }

  private func dientIn() async throws -> String {
    let aanvrager = try await dienst.aanvrager("27312345")
    try await weiger(400, "POST", "/v1/rondes/2025/aanvragen", aanvrager, ["gevraagdBedrag": "veel"])
    let goed = try id(try await doe(.indienen, aanvrager))
    let pad = "/v1/aanvragen/\(goed)"
    try await weiger(401, "GET", pad, "geen-sleutel")
    try await weiger(403, "GET", "/v1/rondes/2025/verantwoordingsrapport", aanvrager)
    try await weiger(404, "GET", "/v1/aanvragen/onbekend", aanvrager)
    try await weiger(406, "GET", pad, aanvrager, koppen: ["Accept": "image/png"])
    try await weiger(409, "POST", pad + "/verantwoording", aanvrager, Voorbeeldverantwoording().json)
    try await weiger(412, "POST", pad + "/intrekking", aanvrager, [:], koppen: ["If-Match": "\"9\""])
    try await weiger(428, "PUT", pad, aanvrager, Voorbeeldaanvraag().json)
    try await weiger(
      413, "POST", "/v1/rondes/2025/proefaanvragen", nil, .text(String(repeating: "a", count: 512 * 1024)))
    try await doe(.vervangen, aanvrager, op: goed, geeft: 200, koppen: ["If-Match": "*"])
    // What is no JSON by its header is kept as an attempt, and can be read by itself.
    let ander = Voorbeeldaanvraag(kvkNummer: "27312349")
    let geweigerd = try await dienst.stuur(
      "POST", "/v1/rondes/2025/aanvragen", try await dienst.aanvrager("27312349"), ander.json,
      koppen: ["Content-Type": "text/plain"])
    #expect(geweigerd.status == 415)
    let intake = try await medewerker(.intake, "i1")
    let pogingen = try await dienst.stuur("GET", "/v1/rondes/2025/pogingen", intake).json["items"]
    let poging = pogingen?.element("kvkNummer", ander.kvkNummer)?["id"]?.getal
    try await doe(.pogingInschrijven, intake, try #require(poging))
    return goed
  }

  /// Sends what is refused with the status.
  private func weiger(
    _ status: Int, _ methode: String, _ pad: String, _ sleutel: String?, _ lichaam: JSONValue? = nil,
    koppen: [String: String] = [:]
  ) async throws {
    let uitslag = try await dienst.stuur(methode, pad, sleutel, lichaam, koppen: koppen)
    #expect(uitslag.status == status, "\(pad): \(String(decoding: uitslag.lichaam, as: UTF8.self))")
  }

  private func doe(_ stap: Stap, _ sleutel: String, _ ander: String) async throws {
    try await doe(stap, sleutel, op: "", ander)
  }

  /// - Returns: a file that is not completed, and one with a signal.
  private func behandel(_ goed: String) async throws -> (onvolledig: String, dubbel: String) {
    let beoordelaar = try await medewerker(.beoordelaar, "b2")
    try await doe(.beoordelen, beoordelaar, op: goed)
    try await doe(.beoordelen, beoordelaar, op: goed, geeft: 200, koppen: ["If-Match": "*"])
    let dubbel = try await dienst.dienIn(Voorbeeldaanvraag.zonderContact(kvkNummer: "27312346"))
    try await doe(.signaalAfhandelen, beoordelaar, op: dubbel, "contact_ontbreekt")
    let onvolledig = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312347", heeftAdres: false))
    try await doe(.herstelVerzoeken, try await medewerker(.intake, "i1"), op: onvolledig)
    let weg = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312348"))
    try await doe(.intrekken, try await dienst.aanvrager("27312348"), op: weg, geeft: 200)
    return (onvolledig, dubbel)
  }

  /// Closes the round, with two extensions that another person confirms.
  /// - Returns: a file that came too late and was admitted.
  private func sluit(_ dubbel: String) async throws -> String {
    try dienst.zetKlok("2025-03-28T08:00:00Z")
    let eerste: JSONValue = ["tot": "2025-03-28T08:30:00Z", "grond": "Storing."]
    try await verleng([eerste])
    try await doe(.rondeBevestigen, try await medewerker(.besluitnemer, "d1"))
    try dienst.zetKlok("2025-03-28T09:00:00Z")
    _ = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))
    let tweede: JSONValue = ["tot": "2025-03-28T10:00:00Z", "grond": "Storing bij ons."]
    try await verleng([eerste, tweede])
    _ = try await dienst.bevestigRonde()
    try await doe(.terzijdeLeggen, try await dienst.aanvrager("27312346"), op: dubbel)
    try dienst.zetKlok("2025-03-28T11:00:00Z")
    let laat = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312350"))
    try await doe(.toelaten, try await medewerker(.besluitnemer, "d2"), op: laat)
    return laat
  }

  /// Sends the example of a round again, with extensions.
  private func verleng(_ verlengingen: JSONValue) async throws {
    let voorbeeld = Routebeschrijving.van(.put, Stap.rondeVaststellen.adres.pad).voorbeeld?.members ?? []
    try await doe(
      .rondeVaststellen, try await medewerker(.beheerder, "beheer"),
      met: .object(voorbeeld + [JSONMember("verlengingen", verlengingen)]), geeft: 200, koppen: ["If-Match": "*"])
  }

  private func besluit(_ onvolledig: String, _ laat: String, _ goed: String) async throws {
    let (d1, d2) = (try await medewerker(.besluitnemer, "d1"), try await medewerker(.besluitnemer, "d2"))
    try dienst.zetKlok("2025-04-16T09:00:00Z")
    try await doe(.buitenBehandelingLaten, d1, op: onvolledig)
    try dienst.zetKlok("2025-04-17T09:00:00Z")
    try await doe(.bevriezen, try await medewerker(.beoordelaar, "b1"))
    let bevroor = try await dienst.medewerker(.beoordelaar, .besluitnemer, als: "b1")
    try await doe(.besluiten, bevroor, geeft: 403)
    try await doe(.besluiten, d1)
    try dienst.zetKlok("2025-05-06T10:00:00Z")
    try await doe(.bekendmaken, d1, op: goed)
    try await doe(.bekendmaken, d1, op: laat, met: ["bekendgemaaktOp": "2025-04-17"], geeft: 202)
    try await doe(.bekendmakingBevestigen, d2, op: laat)
    try await doe(.rondeBekendmaken, d1, geeft: 202)
    try await doe(.rondebekendmakingBevestigen, d2)
  }

  private func reken(_ goed: String) async throws {
    let (jan, piet) = (try await medewerker(.financieel, "jan"), try await medewerker(.financieel, "piet"))
    try await doe(.voorschotOpdragen, jan, op: goed)
    try await doe(.betalingBevestigen, piet, op: goed)
    try dienst.zetKlok("2026-02-02T09:00:00Z")
    try await doe(.verantwoorden, try await dienst.aanvrager("27312345"), op: goed)
    let v1 = try await medewerker(.besluitnemer, "v1")
    try await doe(.vaststellen, v1, op: goed)
    try dienst.zetKlok("2026-02-12T09:00:00Z")
    try await doe(.vaststellingBekendmaken, v1, op: goed, geeft: 202)
    try await doe(.vaststellingsbekendmakingBevestigen, try await medewerker(.besluitnemer, "d1"), op: goed)
    let eerste = try id(try await doe(.terugbetalingBoeken, jan, op: goed))
    try await doe(.terugbetalingBevestigen, piet, op: goed, eerste)
    let tweede = try await dienst.boekTerug(goed, 10_000, "terug-2")
    try await doe(.terugbetalingAfwijzen, jan, op: goed, try id(tweede.json))
  }

  /// Reads all that can be read, and what has a version again with it.
  private func lees(_ goed: String, onvolledig: String) async throws {
    let auditor = try await medewerker(.auditor, "a1")
    for handeling in dienst.beschrijving.handelingen
    where handeling.methode == "GET" && !handeling.pad.contains("{abonnement}") {
      let id = handeling.pad.hasSuffix("/herstelverzoeken") ? onvolledig : goed
      let geheel = RoutetabelTests.pad(handeling.pad, id)
      let mediatypen = handeling.inhoud["responses"]?["200"]?["content"]?.members?.map(\.name) ?? []
      for mediatype in mediatypen {
        // A list of two is long enough for an example.
        let pad = mediatype == "application/json" ? geheel + bladzijde(handeling.inhoud, geheel) : geheel
        let uitslag = try await dienst.stuur("GET", pad, auditor, koppen: ["Accept": mediatype])
        #expect(uitslag.status == 200, "\(pad): \(String(decoding: uitslag.lichaam.prefix(500), as: UTF8.self))")
        guard let etag = uitslag.kop("ETag"), !pad.hasSuffix("/verantwoordingsrapport") else { continue }
        let opnieuw = try await dienst.stuur(
          "GET", pad, auditor, koppen: ["Accept": mediatype, "If-None-Match": etag])
        #expect(opnieuw.status == 304, "\(pad)")
      }
    }
  }

  /// What an address is given to get two items, when it is of a list.
  private func bladzijde(_ handeling: JSONValue, _ pad: String) -> String {
    let namen = (handeling["parameters"]?.elements ?? []).compactMap { $0["name"]?.text }
    guard namen.contains("paginagrootte") else { return "" }
    return (pad.contains("?") ? "&" : "?") + "paginagrootte=2"
  }
}
