import Cryptography
import Documenten
import JSON
import Loket
import PostgreSQL
import Proeven
import Regeling
import Testing

@Suite struct RangschikkenTests {
  @Test func staffSeeTheRankingAsItWouldBeNow() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      let pad = "/v1/rondes/2025/rangschikking"
      let staf = try await dienst.medewerker(.intake, als: "i1")
      let nu = try await dienst.stuur("GET", pad, staf)
      #expect(nu.status == 200)
      #expect(nu.json["ronde"] == .number("2025"))
      #expect(nu.json["plafond"] == .number("10000.00"))
      #expect(nu.json["toegekend"] == .number("10000.00"))
      #expect(nu.json["rangorde"]?.elements?.compactMap { $0["id"]?.text } == ["A", "B", "C"].compactMap { ids[$0] })
      #expect(nu.json["nietGerangschikt"]?.element("id", ids["G"] ?? "")?["oordeel"]?.text == "ingetrokken")
      #expect(nu.json["nietGerangschikt"]?.element("id", ids["F"] ?? "")?["redenen"] == ["gegevens_aanvrager"])
      #expect(nu.json["stand"]?.text == "gesloten")
      #expect(nu.json["voorlopig"] == .boolean(true))
      let etag = try #require(nu.kop("ETag"))
      #expect(try await dienst.stuur("GET", pad, staf, koppen: ["If-None-Match": etag]).status == 304)
      #expect(try await dienst.stuur("GET", pad).status == 401)
      for rol in [Rol.beheerder] {
        #expect(try await dienst.stuur("GET", pad, try await dienst.medewerker(rol, als: "x")).status == 403)
      }
      #expect(try await dienst.stuur("GET", pad, try await dienst.aanvrager("10000001")).status == 403)
      #expect(try await dienst.stuur("GET", "/v1/rondes/2024/rangschikking", staf).status == 404)
      try await dienst.trekIn(try #require(ids["C"]), van: "10000003")
      #expect(try await dienst.stuur("GET", pad, staf, koppen: ["If-None-Match": etag]).status == 200)
    }
  }

  @Test func theRememberedRankingIsTheOneThatWouldBeMadeNow() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      func id(_ letter: String) throws -> String { try #require(ids[letter]) }
      let staf = try await dienst.medewerker(.intake, als: "i1")
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b")
      let besluitnemer = try await dienst.medewerker(.besluitnemer, als: "d")
      // Each loop has its own memory here, and answers from it when it is asked again.
      func gelezen() async throws -> Set<String?> {
        var gezien: Set<String?> = []
        for _ in 0..<12 {
          let json = try await dienst.stuur("GET", "/v1/rondes/2025/rangschikking", staf).json
          gezien.insert(json["invoerSha256"]?.text)
        }
        return gezien
      }
      var eerder = try await gelezen()
      #expect(eerder.count == 1)
      let wijzigingen: [() async throws -> Int] = [
        {
          try await dienst.stuur(
            "PUT", "/v1/aanvragen/\(try id("B"))/beoordeling", beoordelaar,
            ["prestaties": ["evenementen": 8], "motivering": "Geteld."]
          ).status
        },
        {
          try await dienst.stuur(
            "POST", "/v1/aanvragen/\(try id("E"))/toelating", besluitnemer,
            ["besluit": "RIS-2025-7", "grond": "Storing van het portaal (Awb 2:21)."]
          ).status
        },
        {
          try await dienst.trekIn(try id("C"), van: "10000003")
          return 200
        },
        { try await dienst.wijzigRonde(plafond: 12_000_00).status },
      ]
      for wijzig in wijzigingen {
        let status = try await wijzig()
        #expect(status == 200 || status == 201)
        let nu = try await gelezen()
        #expect(nu.count == 1 && nu.isDisjoint(with: eerder))
        eerder.formUnion(nu)
      }
    }
  }

  @Test func aFrozenRankingIsWeighedAgainFromItsBytes() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      try await beoordeel(dienst, try #require(ids["B"]), toelaten: try #require(ids["E"]))
      // E and C stand equal now, so it takes the lot.
      let loting: JSONValue = ["loting": ["zaad": .text(Proefdienst.zaad)]]
      let uitslag = try await dienst.bevries(loting, koppen: ["Idempotency-Key": "v"])
      #expect(uitslag.status == 201)
      #expect(uitslag.kop("Location") == "/v1/rondes/2025/rangschikkingen/1")
      #expect(uitslag.json["nummer"] == .number("1"))
      #expect(uitslag.json["door"]?.text == "b1")
      #expect(uitslag.json["bevrorenOp"]?.text?.hasPrefix("2025-03-28T09:00:0") == true)
      #expect(uitslag.json["regelversie"]?.text == Loket.regelversie)
      #expect(uitslag.json["regelingSha256"]?.text == dienst.loket.regeling.sha256)
      let herhaald = try await dienst.bevries(loting, koppen: ["Idempotency-Key": "v"])
      #expect(herhaald.lichaam == uitslag.lichaam)

      let staf = try await dienst.medewerker(.auditor, als: "a1")
      let pad = "/v1/rondes/2025/rangschikkingen/1"
      #expect(try await dienst.stuur("GET", pad, staf).lichaam == uitslag.lichaam)
      let lijst = try await dienst.stuur("GET", "/v1/rondes/2025/rangschikkingen", staf)
      #expect(lijst.json["totaal"] == .number("1"))
      #expect(lijst.json["items"]?[0]?["resultaatSha256"] == uitslag.json["resultaatSha256"])
      let opnieuw = try await dienst.stuur("GET", "\(pad)/herberekening", staf)
      #expect(opnieuw.json["gelijk"] == .boolean(true))
      #expect(opnieuw.json["resultaatSha256"] == uitslag.json["resultaatSha256"])
      #expect(opnieuw.json["berekendSha256"] == uitslag.json["resultaatSha256"])
      for rest in ["", "/invoer", "/herberekening"] {
        #expect(try await dienst.stuur("GET", "\(pad)\(rest)", try await dienst.aanvrager("10000001")).status == 403)
        #expect(
          try await dienst.stuur("GET", "/v1/rondes/2025/rangschikkingen/2\(rest)", staf).status == 404)
      }
      try await eisInvoer(dienst, uitslag.json, try await dienst.stuur("GET", "\(pad)/invoer", staf), ids)
      try await eisKetenEnRangen(dienst, uitslag.json)
    }
  }

  /// An assessment with every kind of finding, and a late file that is admitted.
  private func beoordeel(_ dienst: Proefdienst, _ id: String, toelaten: String) async throws {
    let uitslag = try await dienst.stuur(
      "PUT", "/v1/aanvragen/\(id)/beoordeling", try await dienst.medewerker(.beoordelaar, als: "b2"),
      [
        "lasten": [["pointer": "/activiteiten/0/lasten/2", "nietNoodzakelijk": .amount(100_000), "reden": "Te ruim."]],
        "prestaties": ["evenementen": ["waarde": 8, "reden": "Geteld."]],
        "toetsen": ["bescheiden": ["uitkomst": "voldoet", "reden": "Past."]],
        "niveaus": ["c": ["niveau": "minder", "reden": "Weinig opkomst."]], "motivering": "Nagegaan.",
      ])
    #expect(uitslag.status == 201)
    let toegelaten = try await dienst.stuur(
      "POST", "/v1/aanvragen/\(toelaten)/toelating", try await dienst.medewerker(.besluitnemer, als: "d2"),
      ["besluit": "BSW-1", "grond": "Storing van het loket (Awb 2:21)."])
    #expect(toegelaten.status == 201)
  }

  /// The frozen input is a cohort document: whoever ranks it gets what was frozen.
  private func eisInvoer(
    _ dienst: Proefdienst, _ bevroren: JSONValue, _ invoer: Proefdienst.Uitslag, _ ids: [String: String]
  ) async throws {
    #expect(SHA256Digest(of: invoer.lichaam).hex == bevroren["invoerSha256"]?.text)
    #expect((try JSONValue.parse(invoer.lichaam)).canonicalBytes == invoer.lichaam)
    #expect(invoer.json["aanvragen"]?.elements?.compactMap { $0["id"]?.text } == ids.values.sorted())
    #expect(invoer.json["aanvragen"]?.element("id", ids["G"] ?? "")?["ingetrokken"] == .boolean(true))
    #expect(invoer.json["aanvragen"]?.element("id", ids["E"] ?? "")?["toegelaten"]?["besluit"]?.text == "BSW-1")
    #expect(
      invoer.json["aanvragen"]?.element("id", ids["B"] ?? "")?["beoordeling"]?["prestaties"]
        == ["evenementen": .number("8")])
    #expect(invoer.json["openNormen"]?.members?.count == Normcode.allCases.count)
    let regeling = dienst.loket.regeling
    var uitvoer: [UInt8] = []
    try invoer.lichaam.withUnsafeBufferPointer { bytes in
      try rangschik(bytes, regeling: regeling.regeling, regelingSha256: regeling.sha256) { uitvoer += $0 }
    }
    let gerangschikt = try JSONValue.parse(uitvoer)
    #expect(gerangschikt["resultaatSha256"] == bevroren["resultaatSha256"])
    #expect(gerangschikt["rangorde"] == bevroren["rangschikking"]?["rangorde"])
    let resultaat = try #require(bevroren["rangschikking"])
    #expect(SHA256Digest(of: resultaat.bytes).hex == bevroren["resultaatSha256"]?.text)
  }

  /// The round's chain names the digests; SQL ranks by points as we do.
  private func eisKetenEnRangen(_ dienst: Proefdienst, _ bevroren: JSONValue) async throws {
    let rij = try await dienst.alsEigenaar { pool in
      try await pool.query(
        .once(
          "proef",
          """
          SELECT (SELECT inhoud FROM gebeurtenis WHERE dossier = 'ronde-2025' AND soort = 'rangschikking_bevroren') AS inhoud,
            (SELECT count(*) FROM zegel WHERE aanleiding = 'bevriezing') AS zegels,
            (SELECT count(*) FROM (
              SELECT (lid ->> 'rang')::bigint AS rang, rank() OVER (ORDER BY (lid ->> 'punten')::int DESC) AS sql
              FROM rangschikkingdeel, json_array_elements(('[' || document || ']')::json) lid) r WHERE rang = sql) AS gelijk
          """)
      ).one()
    }
    let inhoud = try JSONValue.parse(try rij.get("inhoud", as: String.self))
    for naam in ["nummer", "invoerSha256", "regelingSha256", "regelversie", "resultaatSha256"] {
      #expect(inhoud[naam] == bevroren[naam])
    }
    #expect(try rij.get("zegels", as: Int.self) == 1)
    #expect(try rij.get("gelijk", as: Int.self) == bevroren["rangschikking"]?["rangorde"]?.elements?.count)
  }

  @Test func onlyAClosedRoundIsFrozenByAnAssessor() async throws {
    try await Proefdienst.met(klok: "2025-03-19T09:00:00Z") { dienst in
      try await dienst.maakRonde()
      let pad = "/v1/rondes/2025/rangschikkingen"
      #expect(try await dienst.bevries().json["stand"]?.text == "aangekondigd")
      try dienst.zetKlok("2025-03-27T22:55:00Z")
      let open = try await dienst.bevries()
      #expect(open.status == 409)
      #expect(open.json["stand"]?.text == "open")
      #expect(open.json["mogelijk"]?.elements?.isEmpty == false)
      try dienst.sluitRonde()
      #expect(try await dienst.stuur("POST", pad, nil, [:]).status == 401)
      #expect(
        try await dienst.stuur("POST", pad, try await dienst.medewerker(.besluitnemer, als: "d1"), [:]).status == 403)
      #expect(
        try await dienst.stuur(
          "POST", "/v1/rondes/2024/rangschikkingen", try await dienst.medewerker(.beoordelaar, als: "b1"), [:]
        ).status == 404)
      #expect(
        try await dienst.bevries(["loting": ["zaad": 1, "x": 2], "y": 3]).fouten.sorted() == [
          "onbekend_veld /loting/x", "onbekend_veld /y", "type /loting/zaad",
        ])
      #expect(try await dienst.bevries(["loting": [:]]).fouten == ["verplicht /loting/zaad"])
      // An extension opens the window again (Awb 2:21).
      let verlengd = try await dienst.wijzigRonde(
        plafond: 100_000_00,
        meer: [JSONMember("verlengingen", [["tot": "2025-03-29T23:00:00Z", "grond": "Storing"]])])
      #expect(verlengd.status == 200)
      #expect(try await dienst.bevestigRonde().status == 201)
      #expect(try await dienst.bevries().json["stand"]?.text == "open")
      try dienst.zetKlok("2025-03-29T23:00:00Z")
      // A round without files freezes to an empty ranking.
      #expect(try await dienst.bevries().json["rangschikking"]?["rangorde"] == [])
    }
  }

  @Test func aDecisiveTieTakesTheSeedThatWasPublished() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde(plafond: 15_000_00)
      var ids: [String] = []
      for nummer in ["10000001", "10000002"] {
        ids.append(try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: nummer)))
      }
      try dienst.sluitRonde()
      let gelijk = try await dienst.bevries()
      #expect(gelijk.status == 409)
      let stand = try #require(gelijk.json["gelijkeStand"]?[0])
      #expect(stand["rang"] == .number("1"))
      #expect(stand["ids"] == .array(ids.sorted().map { .text($0) }))
      #expect(stand["verleenbaar"] == .number("20000.00"))
      #expect(stand["beschikbaar"] == .number("15000.00"))
      // Who lost the seed is told the way: two persons record that.
      let mogelijk = gelijk.json["mogelijk"]?.elements?.compactMap(\.text) ?? []
      #expect(mogelijk.contains { $0.contains("zaadverlies {grond}") && $0.contains("beheerder") })
      #expect(gelijk.json["detail"]?.text?.contains("twee personen") == true)
      let anders = try await dienst.bevries(["loting": ["zaad": "een ander zaad"]])
      #expect(anders.status == 409)
      #expect(anders.json["lotingVastlegging"]?.text == SHA256Digest(of: Proefdienst.zaad).hex)
      let bevroren = try await dienst.bevries(["loting": ["zaad": .text(Proefdienst.zaad)]])
      #expect(bevroren.status == 201)
      let geheel = try await dienst.loting()
      #expect(bevroren.json["loting"]?["geheel"]?.text == geheel)
      #expect(bevroren.json["loting"]?["zaad"]?.text == Proefdienst.zaad)
      // What is drawn on is the kvkNummer.
      let volgorde = zip(["10000001", "10000002"], ids)
        .sorted {
          SHA256Digest(of: "\(geheel)\n\($0.0)").hex < SHA256Digest(of: "\(geheel)\n\($1.0)").hex
        }
        .map(\.1)
      #expect(bevroren.json["rangschikking"]?["rangorde"]?.elements?.compactMap { $0["id"]?.text } == volgorde)
      #expect(bevroren.json["rangschikking"]?["rangorde"]?[1]?["toegekend"] == .number("5000.00"))
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      let opnieuw = try await dienst.stuur("GET", "/v1/rondes/2025/rangschikkingen/1/herberekening", staf)
      #expect(opnieuw.json["gelijk"] == .boolean(true))
      #expect(try await dienst.besluit().status == 201)
      let besluit = try await dienst.stuur("GET", "/v1/aanvragen/\(volgorde[1])/besluit", staf)
      #expect(besluit.json["bedrag"] == .number("5000.00"))
      #expect(besluit.json["motivering"]?.text?.contains("loting") == true)
    }
  }

  @Test func withoutACommitmentTheNumberOfTheServiceDraws() async throws {
    try await Proefdienst.met { dienst in
      let leden = (Proefdienst.ronde().members ?? []).filter { $0.name != "lotingVastlegging" }
      _ = try await dienst.stuur(
        "PUT", "/v1/rondes/2025", try await dienst.medewerker(.beheerder, als: "beheer"), .object(leden))
      try dienst.sluitRonde()
      let uitslag = try await dienst.bevries(["loting": ["zaad": "zaad"]])
      #expect(uitslag.status == 409 && uitslag.json["stand"]?.text == "gesloten")
      let bevroren = try await dienst.bevries(["loting": ["zaad": .null]])
      #expect(bevroren.status == 201)
      let lotgetal = try #require(try await dienst.stuur("GET", "/v1/rondes/2025").json["lotgetal"]?.text)
      #expect(bevroren.json["loting"]?["geheel"]?.text == "\n" + lotgetal)
      #expect(bevroren.json["loting"]?["zaad"] == .null)
    }
  }

  @Test func noRankingWhileAFileMayStillBeCompleted() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      var aanvraag = Voorbeeldaanvraag()
      aanvraag.heeftAdres = false
      let id = try await dienst.dienIn(aanvraag)
      try dienst.sluitRonde()
      let nooit = try await dienst.bevries()
      #expect(nooit.status == 409)
      #expect(nooit.json["aanTeVullen"]?[0]?["id"]?.text == id)
      #expect(nooit.json["aanTeVullen"]?[0]?["uiterlijk"] == nil)
      let herstel = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", try await dienst.medewerker(.intake, als: "i1"),
        ["onderdelen": ["gegevens_aanvrager"], "uiterlijk": "2025-04-20", "motivering": "Het adres ontbreekt."])
      #expect(herstel.status == 201)
      // 20 and 21 April 2025 are Easter: the term ends on the 22nd.
      try dienst.zetKlok("2025-04-22T21:55:00Z")
      #expect(try await dienst.bevries().json["aanTeVullen"]?[0]?["uiterlijk"]?.text == "2025-04-22")
      try dienst.zetKlok("2025-04-22T22:00:00Z")
      let bevroren = try await dienst.bevries()
      #expect(bevroren.status == 201)
      #expect(bevroren.json["rangschikking"]?["nietGerangschikt"]?[0]?["oordeel"]?.text == "aan_te_vullen")
    }
  }

  @Test func aLoweringDoesNotBindFilesThatWereThere() async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde(plafond: 50_000_00)
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      // A rise applies at once.
      #expect(try await dienst.wijzigRonde(plafond: 60_000_00).status == 200)
      #expect(try await dienst.wijzigRonde(plafond: 55_000_00).status == 200)
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().json["rangschikking"]?["plafond"] == .number("55000.00"))
      #expect(try await dienst.wijzigRonde(plafond: 5_000_00).status == 200)
      let verlaagd = try await dienst.bevries()
      #expect(verlaagd.status == 409)
      #expect(verlaagd.json["plafond"] == .number("5000.00"))
      #expect(verlaagd.json["plafondGevallen"]?[0]?["id"]?.text == id)
      #expect(verlaagd.json["plafondGevallen"]?[0]?["plafondBijOntvangst"] == .number("50000.00"))
      // What the files had when they came in is recorded as what applies, by two persons.
      func keuze(_ bedrag: Int64) -> JSONMember {
        JSONMember("plafondkeuze", ["bedrag": .amount(bedrag), "kenmerk": "BSW-2", "grond": "Awb 4:27 lid 2"])
      }
      for bedrag in [300_000_00, 60_000_00, 55_000_00, 50_000_01] as [Int64] {
        let geweigerd = try await dienst.wijzigRonde(plafond: 5_000_00, meer: [keuze(bedrag)])
        #expect(geweigerd.fouten == ["bereik /plafondkeuze/bedrag"], "\(bedrag)")
      }
      #expect(try await dienst.wijzigRonde(plafond: 5_000_00, meer: [keuze(50_000_00)]).status == 200)
      let onbevestigd = try await dienst.bevries()
      #expect(onbevestigd.status == 409)
      #expect(onbevestigd.json["mogelijk"]?.elements?.contains { $0.text?.contains("bevestigen") == true } == true)
      #expect(try await dienst.bevestigRonde().status == 201)
      let bevroren = try await dienst.bevries()
      #expect(bevroren.status == 201)
      #expect(bevroren.json["plafond"] == .number("50000.00"))
      #expect(bevroren.json["rangschikking"]?["toegekend"] == .number("10000.00"))
      let besloten = try await dienst.besluit(Proefdienst.besluitopdracht(rangschikking: 2))
      #expect(besloten.json["besluiten"]?[0]?["bedrag"] == .number("10000.00"))
    }
  }

  @Test func aFirstPublicationAfterReceiptBindsNobody() async throws {
    try await Proefdienst.met { dienst in
      let leden = (Proefdienst.ronde().members ?? []).map { lid in
        guard lid.name == "bekendmaking" else { return lid }
        return JSONMember(lid.name, ["kenmerk": "gmb", "datum": "2025-03-22", "vindplaats": "Gemeenteblad"])
      }
      _ = try await dienst.stuur(
        "PUT", "/v1/rondes/2025", try await dienst.medewerker(.beheerder, als: "beheer"), .object(leden))
      try dienst.zetKlok("2025-03-21T22:55:00Z")
      let eerder = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "10000001"))
      try dienst.zetKlok("2025-03-21T23:00:00Z")
      _ = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "10000002"))
      try dienst.sluitRonde()
      let uitslag = try await dienst.bevries()
      #expect(uitslag.json["plafondGevallen"]?.elements?.map { $0["id"]?.text } == [eerder])
      #expect(uitslag.json["plafondGevallen"]?[0]?["plafondBijOntvangst"] == .null)
      try await dienst.trekIn(eerder, van: "10000001")
      #expect(try await dienst.bevries().status == 201)
    }
  }
}
