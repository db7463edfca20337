import JSON
import Loket
import Proeven
import Testing

@Suite struct HerstelTests {
  /// The body of a repair request.
  static func verzoek(_ onderdelen: [String], uiterlijk: String) -> JSONValue {
    [
      "onderdelen": .array(onderdelen.map { .text($0) }), "uiterlijk": .text(uiterlijk),
      "motivering": "De verklaring ontbreekt.",
    ]
  }

  @Test func intakeAsksForWhatIsMissing() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftDeMinimis: false, heeftAdres: false))
      let pad = "/v1/aanvragen/\(id)/herstelverzoeken"
      let intake = try await dienst.medewerker(.intake, als: "i")
      try dienst.zetKlok("2025-04-04T10:00:00Z")
      let fout = try await dienst.stuur(
        "POST", pad, intake, HerstelTests.verzoek(["hoogte", "de_minimisverklaring"], uiterlijk: "2025-04-04"))
      #expect(fout.status == 400)
      #expect(fout.fouten == ["waarde /onderdelen/0", "bereik /uiterlijk"])
      let dubbel = try await dienst.stuur(
        "POST", pad, intake, HerstelTests.verzoek(["hoogte", "hoogte", "x"], uiterlijk: "2025-04-31"))
      #expect(dubbel.fouten == ["waarde /onderdelen/1", "waarde /onderdelen/2", "waarde /uiterlijk"])
      let leeg = try await dienst.stuur("POST", pad, intake, ["onderdelen": []])
      #expect(leeg.fouten == ["lengte /onderdelen", "verplicht /uiterlijk", "verplicht /motivering"])

      let verzoek = HerstelTests.verzoek(["de_minimisverklaring", "gegevens_aanvrager"], uiterlijk: "2025-04-18")
      let gemaakt = try await dienst.stuur("POST", pad, intake, verzoek, koppen: ["Idempotency-Key": "h1"])
      #expect(gemaakt.status == 201)
      #expect(gemaakt.json["nummer"] == .number("1"))
      #expect(gemaakt.json["onderdelen"] == ["de_minimisverklaring", "gegevens_aanvrager"])
      #expect(gemaakt.json["uiterlijk"]?.text == "2025-04-18")
      // Good Friday and Easter: the Algemene termijnenwet moves the last day.
      #expect(gemaakt.json["uiterlijkVerlengd"]?.text == "2025-04-22")
      #expect(gemaakt.json["verzondenOp"]?.text?.hasPrefix("2025-04-04T10:") == true)
      #expect(gemaakt.json["status"]?.text == "aan_te_vullen")
      let herhaald = try await dienst.stuur("POST", pad, intake, verzoek, koppen: ["Idempotency-Key": "h1"])
      #expect(herhaald.kop("Idempotent-Replayed") == "true")
      #expect(herhaald.lichaam == gemaakt.lichaam)

      let eigenaar = try await dienst.aanvrager("27312345")
      let lijst = try await dienst.stuur("GET", pad, eigenaar)
      #expect(lijst.json["totaal"] == .number("1"))
      #expect(lijst.json["items"]?[0]?["uiterlijkVerlengd"]?.text == "2025-04-22")
      let dossier = try await dienst.stuur("GET", "/v1/aanvragen/\(id)", eigenaar)
      #expect(dossier.json["status"]?.text == "aan_te_vullen")
      #expect(dossier.json["herstelverzoeken"]?[0] == lijst.json["items"]?[0])
      let vreemd = try await dienst.aanvrager("27300000")
      #expect(try await dienst.stuur("GET", pad, vreemd).status == 404)
      #expect(try await dienst.stuur("POST", pad, eigenaar, verzoek).status == 403)
      #expect(try await dienst.stuur("POST", pad, nil, verzoek).status == 401)

      _ = try await dienst.stuur("POST", "/v1/aanvragen/\(id)/intrekking", eigenaar, [:])
      let ingetrokken = try await dienst.stuur("POST", pad, intake, verzoek)
      #expect(ingetrokken.status == 409)
      #expect(ingetrokken.json["stand"]?.text == "ingetrokken")
    }
  }

  @Test func aRepairTermLetsOnlyChangeWhatWasAskedFor() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let onvolledig = Voorbeeldaanvraag(heeftDeMinimis: false, heeftAdres: false)
      let id = try await dienst.dienIn(onvolledig)
      let sleutel = try await dienst.aanvrager("27312345")
      let intake = try await dienst.medewerker(.intake, als: "i")
      let ontvangen = try await dienst.stuur("GET", "/v1/aanvragen/\(id)", sleutel).json["ontvangenOp"]
      try dienst.zetKlok("2025-04-04T10:00:00Z")
      _ = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", intake,
        HerstelTests.verzoek(["de_minimisverklaring"], uiterlijk: "2025-04-18"))
      try dienst.zetKlok("2025-04-22T21:59:00Z")
      let koppen = ["If-Match": "*"]

      // Money, figures and what was not asked for are fixed.
      var anders = Voorbeeldaanvraag(salaris: 600_000)
      anders.gesprekken = 500
      let geweigerd = try await dienst.stuur("PUT", "/v1/aanvragen/\(id)", sleutel, anders.json, koppen: koppen)
      #expect(geweigerd.status == 400)
      #expect(
        Set(geweigerd.fouten) == [
          "waarde /aanvrager/adres/straat", "waarde /aanvrager/adres/huisnummer",
          "waarde /aanvrager/adres/postcode", "waarde /aanvrager/adres/plaats",
          "waarde /gevraagdBedrag", "waarde /activiteiten/0/lasten/0/bedrag", "waarde /activiteiten/0/baten/0/bedrag",
          "waarde /prestaties/gesprekkenNieuw", "waarde /prestaties/gesprekkenBestaand",
        ])
      #expect(geweigerd.json["poging"]?["nummer"] != nil)

      // In the last minute of the extended term.
      let aangevuld = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(id)", sleutel, Voorbeeldaanvraag(heeftAdres: false).json, koppen: koppen)
      #expect(aangevuld.status == 200)
      #expect(aangevuld.json["versie"] == .number("2"))
      #expect(aangevuld.json["ontvangenOp"] == ontvangen)
      #expect(aangevuld.json["tijdig"] == .boolean(true))
      // The address is still missing, and was not asked for.
      #expect(aangevuld.json["status"]?.text == "aan_te_vullen")
      #expect(aangevuld.json["geschiktheid"]?["redenen"] == ["gegevens_aanvrager"])

      // A further request does not cut the running term short.
      let korter = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", intake,
        HerstelTests.verzoek(["gegevens_aanvrager"], uiterlijk: "2025-04-21"))
      #expect(korter.fouten == ["bereik /uiterlijk"])
      let verder = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", intake,
        HerstelTests.verzoek(["gegevens_aanvrager"], uiterlijk: "2025-04-30"))
      #expect(verder.json["nummer"] == .number("2"))
      let volledig = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(id)", sleutel, Voorbeeldaanvraag().json, koppen: koppen)
      #expect(volledig.status == 200)
      #expect(volledig.json["status"]?.text == "ingediend")
      #expect(volledig.json["geschiktheid"]?["oordeel"]?.text == "geschikt")
      // Complete now. Of what was asked the term of the address runs on, and that of the declaration is over.
      try dienst.zetKlok("2025-04-23T10:00:00Z")
      let verklaring = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(id)", sleutel, Voorbeeldaanvraag(eerdereSteun: 1_000_00).json, koppen: koppen)
      #expect(verklaring.fouten == ["waarde /deMinimis/steun"])
      let nogmaals = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(id)", sleutel, Voorbeeldaanvraag().json, koppen: koppen)
      #expect(nogmaals.status == 200)
    }
  }

  @Test func aFileThatWasNotCompletedIsLeftUntreated() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftDeMinimis: false))
      let gaaf = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27300001"))
      let intake = try await dienst.medewerker(.intake, als: "i")
      let besluitnemer = try await dienst.medewerker(.besluitnemer, als: "d")
      let eigenaar = try await dienst.aanvrager("27312345")
      let pad = "/v1/aanvragen/\(id)/buitenbehandeling"
      func besluit(_ datum: String, bekend: String? = nil) -> JSONValue {
        .object(present: [
          "motivering": "U hebt niet aangevuld.", "mandaat": "Mandaat 7", "besluitDatum": .text(datum),
          "bekendgemaaktOp": bekend.map { .text($0) },
        ])
      }
      #expect(try await dienst.stuur("POST", pad, besluitnemer, besluit("2025-03-27")).status == 409)
      try dienst.zetKlok("2025-04-04T10:00:00Z")
      _ = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", intake,
        HerstelTests.verzoek(["de_minimisverklaring"], uiterlijk: "2025-04-18"))
      // The last minute of the extended term, and the first after it.
      try dienst.zetKlok("2025-04-22T21:59:00Z")
      let teVroeg = try await dienst.stuur("POST", pad, besluitnemer, besluit("2025-04-22"))
      #expect(teVroeg.status == 409)
      #expect(teVroeg.json["stand"]?.text == "aan_te_vullen")
      #expect(teVroeg.json["mogelijk"]?.elements?.isEmpty == false)
      try dienst.zetKlok("2025-04-22T22:00:00Z")
      let fout = try await dienst.stuur(
        "POST", pad, besluitnemer, ["mandaat": "", "besluitDatum": "2025-04-24", "bekendgemaaktOp": "2025-04-25"])
      #expect(
        Set(fout.fouten) == [
          "lengte /mandaat", "bereik /besluitDatum", "bereik /bekendgemaaktOp", "verplicht /motivering",
        ])
      let binnen = try await dienst.stuur("POST", pad, besluitnemer, besluit("2025-04-22"))
      #expect(binnen.fouten == ["bereik /besluitDatum"])
      let eerder = try await dienst.stuur("POST", pad, besluitnemer, besluit("2025-04-23", bekend: "2025-04-22"))
      #expect(eerder.fouten == ["bereik /bekendgemaaktOp"])
      #expect(try await dienst.stuur("POST", pad, intake, besluit("2025-04-23")).status == 403)
      #expect(try await dienst.stuur("POST", pad, nil, besluit("2025-04-23")).status == 401)
      let anders = "/v1/aanvragen/\(gaaf)/buitenbehandeling"
      #expect(try await dienst.stuur("POST", anders, besluitnemer, besluit("2025-04-23")).status == 409)

      // Twice at once gives one decision.
      async let een = dienst.stuur("POST", pad, besluitnemer, besluit("2025-04-23", bekend: "2025-04-23"))
      async let twee = dienst.stuur("POST", pad, besluitnemer, besluit("2025-04-23", bekend: "2025-04-23"))
      let uitslagen = try await [een, twee]
      #expect(uitslagen.map(\.status).sorted() == [201, 409])
      let genomen = try #require(uitslagen.first { $0.status == 201 })
      #expect(genomen.json["soort"]?.text == "buiten_behandeling")
      #expect(genomen.json["bedrag"] == .number("0.00"))
      #expect(genomen.json["aanvraag"]?.text == id)
      #expect(genomen.json["status"]?.text == "buiten_behandeling")
      #expect(
        genomen.json["grondslag"]?.elements?.contains { $0.text?.hasPrefix("Awb artikel 4:5 lid 1") == true } == true)
      #expect(genomen.json["motivering"]?.text?.contains("U hebt niet aangevuld.") == true)
      #expect(genomen.json["bezwaar"]?["uiterlijk"]?.text == "2025-06-04")
      #expect(genomen.json["uiterlijk"]?.text == "2025-05-20")
      let kenmerk = try #require(genomen.json["kenmerk"]?.text)
      let gelezen = try await dienst.stuur("GET", "/v1/aanvragen/\(id)/besluit", eigenaar)
      #expect(gelezen.json["kenmerk"]?.text == kenmerk)
      let dossier = try await dienst.stuur("GET", "/v1/aanvragen/\(id)", eigenaar)
      #expect(dossier.json["status"]?.text == "buiten_behandeling")
      #expect(dossier.kop("ETag") == genomen.kop("ETag"))
    }
  }

  @Test func afterFourWeeksAFileIsNotLeftUntreatedAnyMore() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftDeMinimis: false))
      try dienst.zetKlok("2025-04-04T10:00:00Z")
      _ = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", try await dienst.medewerker(.intake, als: "i"),
        HerstelTests.verzoek(["de_minimisverklaring"], uiterlijk: "2025-04-18"))
      let pad = "/v1/aanvragen/\(id)/buitenbehandeling"
      let besluitnemer = try await dienst.medewerker(.besluitnemer, als: "d")
      func besluit(_ dag: String) -> JSONValue {
        ["motivering": "U hebt niet aangevuld.", "mandaat": "Mandaat 7", "besluitDatum": .text(dag)]
      }
      try dienst.zetKlok("2025-05-20T22:00:00Z")
      let geweigerd = try await dienst.stuur("POST", pad, besluitnemer, besluit("2025-05-21"))
      #expect(geweigerd.status == 409 && geweigerd.json["uiterlijk"]?.text == "2025-05-20")
    }
  }

  @Test func aFileIsLeftUntreatedByAnotherThanWhoAskedAndMadeKnownAtOnce() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftDeMinimis: false))
      try dienst.zetKlok("2025-04-04T10:00:00Z")
      _ = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", try await dienst.medewerker(.beoordelaar, als: "p"),
        HerstelTests.verzoek(["de_minimisverklaring"], uiterlijk: "2025-04-18"))
      try dienst.zetKlok("2025-05-20T21:59:00Z")
      let pad = "/v1/aanvragen/\(id)/buitenbehandeling"
      let besluit: JSONValue = [
        "motivering": "U hebt niet aangevuld.", "mandaat": "Mandaat 7", "besluitDatum": "2025-05-20",
      ]
      let zelf = try await dienst.stuur("POST", pad, try await dienst.medewerker(.besluitnemer, als: "p"), besluit)
      #expect(zelf.status == 403 && zelf.probleem == "vier-ogen")
      let genomen = try await dienst.stuur("POST", pad, try await dienst.medewerker(.besluitnemer, als: "d"), besluit)
      #expect(genomen.status == 201 && genomen.json["bekendgemaaktOp"]?.text == "2025-05-20")
      let eigenaar = try await dienst.aanvrager("27312345")
      #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(id)/besluit", eigenaar).status == 200)
    }
  }

  @Test func aRepairTermThatRanOutTakesNothingIn() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftDeMinimis: false))
      let intake = try await dienst.medewerker(.intake, als: "i")
      try dienst.zetKlok("2025-04-04T10:00:00Z")
      _ = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", intake,
        HerstelTests.verzoek(["de_minimisverklaring"], uiterlijk: "2025-04-18"))
      // Midnight in The Hague after the extended last day.
      try dienst.zetKlok("2025-04-22T22:00:00Z")
      let laat = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(id)", try await dienst.aanvrager("27312345"), Voorbeeldaanvraag().json,
        koppen: ["If-Match": "*"])
      #expect(laat.status == 409)
      #expect(laat.json["stand"]?.text == "aan_te_vullen")
      #expect(laat.json["mogelijk"]?.elements?.isEmpty == false)
    }
  }
}
