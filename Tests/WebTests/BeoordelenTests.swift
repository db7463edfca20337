import JSON
import Loket
import Proeven
import Testing

@Suite struct BeoordelenTests {
  @Test func admissionsAndExtensionsHaveTheLimitsOfACohortDocument() async throws {
    try await Proefdienst.met(klok: "2025-03-28T10:00:00Z") { dienst in
      let verlengingen = (1...21).map { nummer -> JSONValue in
        ["tot": .text("2025-03-28T0\(nummer % 9):00:00Z"), "grond": "De dienst was niet bereikbaar."]
      }
      try await dienst.maakRonde(meer: [
        JSONMember("verlengingen", .array(verlengingen)),
        JSONMember("besluit", ["kenmerk": "RIS-2", "grond": "storing"]),
      ])
      let pad = "/v1/aanvragen/\(try await dienst.dienIn(Voorbeeldaanvraag()))/toelating"
      let besluitnemer = try await dienst.medewerker(.besluitnemer, als: "d1")
      func laatToe(_ lengte: Int) async throws -> Proefdienst.Uitslag {
        let besluit = String(repeating: "b", count: lengte)
        return try await dienst.stuur("POST", pad, besluitnemer, ["besluit": .text(besluit), "grond": "overmacht"])
      }
      #expect(try await laatToe(4001).fouten == ["lengte /besluit"])
      #expect(try await laatToe(4000).status == 201)
    }
  }

  @Test func findingsStandBesideTheApplication() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let pad = "/v1/aanvragen/\(id)/beoordeling"
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b")
      #expect(try await dienst.stuur("GET", pad, beoordelaar).status == 404)
      let document: JSONValue = [
        "lasten": [["pointer": "/activiteiten/0/lasten/2", "nietNoodzakelijk": .amount(100_000), "reden": "Te ruim."]],
        "prestaties": ["evenementen": ["waarde": 8, "reden": "Geteld."], "samenwerkingen": 4],
        "toetsen": ["activiteiten": ["uitkomst": "voldoet_niet", "reden": "Past niet."], "bescheiden": "voldoet"],
        "niveaus": ["c": ["niveau": "minder", "reden": "Weinig opkomst."]],
        "motivering": "Het overige volgt uit het dossier.",
      ]
      let gemaakt = try await dienst.stuur("PUT", pad, beoordelaar, document)
      #expect(gemaakt.status == 201)
      #expect(gemaakt.json["versie"] == .number("1"))
      #expect(gemaakt.json["door"]?.text == "b")
      #expect(gemaakt.json["geschiktheid"]?["oordeel"]?.text == "ongeschikt")
      #expect(gemaakt.json["geschiktheid"]?["redenen"] == ["activiteiten"])
      #expect(gemaakt.json["geschiktheid"]?["kosten"]?["kosten"] == .number("9000.00"))
      let auditor = try await dienst.medewerker(.auditor, als: "a")
      let gelezen = try await dienst.stuur("GET", pad, auditor)
      #expect(gelezen.status == 200)
      for deel in ["lasten", "prestaties", "toetsen", "niveaus", "motivering"] {
        #expect(gelezen.json[deel] == (try JSONValue.parse(document.bytes))[deel])
      }
      #expect(gelezen.kop("ETag") == gemaakt.kop("ETag"))

      // What was sent is untouched.
      let dossier = try await dienst.stuur("GET", "/v1/aanvragen/\(id)", beoordelaar)
      #expect(dossier.json["versie"] == .number("1"))
      #expect(dossier.json["aanvraag"]?["prestaties"]?["evenementen"] == .number("10"))
      #expect(dossier.kop("ETag") == gemaakt.kop("ETag"))

      // A second one overwrites, so it says what it rests on.
      let etag = try #require(gemaakt.kop("ETag"))
      let leeg: JSONValue = ["motivering": "Bij nader inzien in orde."]
      #expect(try await dienst.stuur("PUT", pad, beoordelaar, leeg).status == 428)
      #expect(try await dienst.stuur("PUT", pad, beoordelaar, leeg, koppen: ["If-Match": "\"1\""]).status == 412)
      let tweede = try await dienst.stuur("PUT", pad, beoordelaar, leeg, koppen: ["If-Match": etag])
      #expect(tweede.status == 200)
      #expect(tweede.json["versie"] == .number("2"))
      #expect(tweede.json["geschiktheid"]?["oordeel"]?.text == "geschikt")

      let eigenaar = try await dienst.aanvrager("27312345")
      #expect(try await dienst.stuur("GET", pad, eigenaar).status == 403)
      #expect(try await dienst.stuur("PUT", pad, auditor, document).status == 403)
      #expect(try await dienst.stuur("PUT", pad, nil, document).status == 401)
      #expect(try await dienst.stuur("PUT", "/v1/aanvragen/onbekend/beoordeling", beoordelaar, leeg).status == 404)
      _ = try await dienst.stuur("POST", "/v1/aanvragen/\(id)/intrekking", eigenaar, [:])
      let ingetrokken = try await dienst.stuur("PUT", pad, beoordelaar, leeg, koppen: ["If-Match": "*"])
      #expect(ingetrokken.status == 409)
      #expect(ingetrokken.json["mogelijk"]?.elements?.isEmpty == false)
    }
  }

  @Test func findingsThatDoNotFitAreRefused() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b")
      let gevallen: [(JSONValue, [String])] = [
        ([:], ["verplicht /motivering"]),
        (["toetsen": ["bescheiden": "voldoet"]], ["verplicht /motivering"]),
        (
          ["toetsen": ["doelgroep": ["uitkomst": "overschreden", "reden": "x"], "btw_verklaring": "overschreden"]],
          ["waarde /toetsen/doelgroep/uitkomst", "waarde /toetsen/btw_verklaring", "verplicht /motivering"]
        ),
        (
          ["toetsen": ["bescheiden": ["uitkomst": "prima"], "weer": "voldoet"], "motivering": ""],
          [
            "waarde /toetsen/bescheiden/uitkomst", "verplicht /toetsen/bescheiden/reden", "onbekend_veld /toetsen/weer",
            "lengte /motivering",
          ]
        ),
        (
          ["niveaus": ["a": ["reden": "x"], "b": ["waarde": "minder", "niveau": "minder", "reden": "x"]]],
          ["verplicht /niveaus/a/niveau", "dubbel_veld /niveaus/b/niveau"]
        ),
        (
          ["niveaus": ["a": ["uitkomst": "minder", "niveau": "minder", "reden": "x"]]],
          ["onbekend_veld /niveaus/a/uitkomst"]
        ),
        (
          ["prestaties": ["evenementen": ["waarde": .number("1.5"), "reden": "x"]]],
          ["type /prestaties/evenementen/waarde"]
        ),
        (
          [
            "lasten": [["pointer": "/activiteiten/1/lasten/0", "nietNoodzakelijk": .amount(1), "reden": "x"]],
            "prestaties": ["waarvanBuitenDenHaag": ["waarde": 101, "reden": "x"]],
          ], ["waarde /lasten/0/pointer", "bereik /prestaties/waarvanBuitenDenHaag"]
        ),
        (
          ["lasten": [["pointer": "/activiteiten/0/lasten/1", "nietNoodzakelijk": .amount(100_001), "reden": "x"]]],
          ["bereik /lasten/0/nietNoodzakelijk"]
        ),
        (
          ["lasten": [["pointer": "lasten", "nietNoodzakelijk": .amount(1)]]],
          ["waarde /lasten/0/pointer", "verplicht /lasten/0/reden"]
        ),
      ]
      for (document, fouten) in gevallen {
        let uitslag = try await dienst.stuur("PUT", "/v1/aanvragen/\(id)/beoordeling", beoordelaar, document)
        #expect(uitslag.status == 400)
        #expect(uitslag.fouten == fouten)
      }
    }
  }

  /// What an earlier version took is read as it was stored, frozen and computed again; nobody can send it any more.
  @Test func anOutcomeThatIsNoLongerTakenCanStillBeRead() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let pad = "/v1/aanvragen/\(id)/beoordeling"
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b")
      #expect(
        try await dienst.stuur(
          "PUT", pad, beoordelaar, ["toetsen": ["doelgroep": ["uitkomst": "voldoet_niet", "reden": "x"]]]
        ).status == 201)
      try await dienst.vervals(
        "afgeschermd_gegeven",
        "UPDATE afgeschermd_gegeven SET document = replace(document, 'voldoet_niet', 'overschreden')")
      try dienst.sluitRonde()
      let bevroren = try await dienst.bevries()
      #expect(bevroren.status == 201, "\(bevroren.json)")
      #expect(bevroren.json["rangschikking"]?["rangorde"]?[0]?["oordeel"]?.text == "geschikt_na_aftopping")
      let opnieuw = try await dienst.stuur("GET", "/v1/rondes/2025/rangschikkingen/1/herberekening", beoordelaar)
      #expect(opnieuw.json["gelijk"] == true, "\(opnieuw.json)")
      let gelezen = try await dienst.stuur("GET", pad, beoordelaar)
      #expect(gelezen.json["toetsen"]?["doelgroep"]?["uitkomst"]?.text == "overschreden")
    }
  }

  @Test func findingsAboutAReplacedApplicationHoldNoLonger() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b")
      let pad = "/v1/aanvragen/\(id)/beoordeling"
      _ = try await dienst.stuur(
        "PUT", pad, beoordelaar,
        [
          "lasten": [
            ["pointer": "/activiteiten/0/lasten/2", "nietNoodzakelijk": .amount(400_000), "reden": "Te ruim."]
          ]
        ])
      // The third line is cheaper now: the old finding would take off more than it costs.
      let vervangen = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(id)", try await dienst.aanvrager("27312345"),
        Voorbeeldaanvraag(overig: 200_000).json,
        koppen: ["If-Match": "*"])
      #expect(vervangen.status == 200)
      #expect(vervangen.json["geschiktheid"]?["kosten"]?["kosten"] == .number("8000.00"))
      let laatste = try await dienst.stuur("GET", pad, beoordelaar)
      #expect(laatste.json["versie"] == .number("2"))
      #expect(laatste.json["door"]?.text == "kvk:27312345")
      #expect(laatste.json["lasten"] == nil)
    }
  }

  @Test func aLateFileIsAdmittedOnceByDecision() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let opTijd = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27300001"))
      try dienst.zetKlok("2025-03-27T23:00:00Z")
      let laat = try await dienst.dienIn(Voorbeeldaanvraag())
      let nogEen = try await dienst.dienIn(Voorbeeldaanvraag())
      let besluitnemer = try await dienst.medewerker(.besluitnemer, als: "d")
      let pad = "/v1/aanvragen/\(laat)/toelating"
      let besluit: JSONValue = ["besluit": "RIS-2025-7", "grond": "Storing van het portaal (Awb 2:21)."]
      let toegelaten = try await dienst.stuur("POST", pad, besluitnemer, besluit, koppen: ["Idempotency-Key": "t"])
      #expect(toegelaten.status == 201)
      #expect(toegelaten.json["besluit"]?.text == "RIS-2025-7")
      let herhaald = try await dienst.stuur("POST", pad, besluitnemer, besluit, koppen: ["Idempotency-Key": "t"])
      #expect(herhaald.lichaam == toegelaten.lichaam)
      let dossier = try await dienst.stuur("GET", "/v1/aanvragen/\(laat)", besluitnemer)
      #expect(dossier.json["toegelaten"]?["besluit"]?.text == "RIS-2025-7")
      #expect(dossier.json["tijdig"] == .boolean(false))
      #expect(dossier.json["geschiktheid"]?["oordeel"]?.text == "geschikt")

      for id in [laat, opTijd, nogEen] {
        let nogmaals = try await dienst.stuur("POST", "/v1/aanvragen/\(id)/toelating", besluitnemer, besluit)
        #expect(nogmaals.status == 409)
        #expect(nogmaals.json["stand"]?.text == "ingediend")
        #expect(nogmaals.json["mogelijk"]?.elements?.isEmpty == false)
      }
      let intake = try await dienst.medewerker(.intake, als: "i")
      #expect(try await dienst.stuur("POST", pad, intake, besluit).status == 403)
      #expect(try await dienst.stuur("POST", pad, nil, besluit).status == 401)
      #expect(try await dienst.stuur("POST", "/v1/aanvragen/weg/toelating", besluitnemer, besluit).status == 404)
      let fout = try await dienst.stuur("POST", pad, besluitnemer, ["besluit": 1, "reden": "x"])
      #expect(fout.fouten == ["type /besluit", "onbekend_veld /reden", "verplicht /grond"])
    }
  }

  @Test func theSchemeIsPublicWithItsFile() async throws {
    try await Proefdienst.met { dienst in
      let uitslag = try await dienst.stuur("GET", "/v1/regeling")
      #expect(uitslag.status == 200)
      #expect(uitslag.kop("Cache-Control") == "no-cache")
      let sha256 = try #require(uitslag.json["sha256"]?.text)
      #expect(uitslag.kop("ETag") == "\"\(sha256)\"")
      #expect(uitslag.json["code"]?.text == "den-haag-sociaal-ondernemers-2025")
      #expect(uitslag.json["plafond"] == .number("100000.00"))
      #expect(uitslag.json["criteria"]?.elements?.count == 7)
      #expect(
        uitslag.json["criteria"]?[0]?["punten"] == [
          "bovengemiddeld": .number("30"), "gemiddeld": .number("15"), "minder": .number("0"),
        ])
      #expect(uitslag.json["openNormen"]?.elements?.count == 10)
      #expect(uitslag.json["vasteLezingen"]?.elements?.isEmpty == false)
      #expect(uitslag.json["bestand"]?["criteria"]?.elements?.count == 7)
      let opnieuw = try await dienst.stuur("GET", "/v1/regeling", koppen: ["If-None-Match": "\"\(sha256)\""])
      #expect(opnieuw.status == 304)
      try await dienst.maakRonde()
      let ronde = try await dienst.stuur("GET", "/v1/rondes/2025")
      #expect(ronde.json["regeling"]?["sha256"]?.text == sha256)
    }
  }
}
