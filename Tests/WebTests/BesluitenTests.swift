import Cryptography
import JSON
import Loket
import PostgreSQL
import Proeven
import Testing

@Suite struct BesluitenTests {
  @Test func everyFileGetsOneDecisionAndTheCeilingHolds() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      #expect(try await dienst.bevries().status == 201)
      let opdracht = Proefdienst.besluitopdracht(bekendgemaaktOp: "2025-03-28")
      let uitslag = try await dienst.besluit(opdracht, koppen: ["Idempotency-Key": "b"])
      #expect(uitslag.status == 201)
      let besluiten = try #require(uitslag.json["besluiten"])
      #expect(besluiten.elements?.compactMap { $0["aanvraag"]?.text } == ids.filter { $0.key != "G" }.values.sorted())
      func regel(_ letter: String) -> String {
        let besluit = besluiten.element("aanvraag", ids[letter] ?? "")
        return "\(besluit?["soort"]?.text ?? "-") \(besluit?["bedrag"]?.getal ?? "-")"
      }
      // A: K is 10,000, of which overhead counts for at most 1,500 of its 2,000.
      #expect(regel("A") == "verlening 9500.00")
      #expect(regel("B") == "gedeeltelijke_verlening 500.00")
      for letter in ["C", "D", "E"] { #expect(regel(letter) == "afwijzing 0.00") }
      #expect(regel("F") == "buiten_behandeling 0.00")
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      let statussen = [
        "A": "verleend", "B": "verleend", "C": "afgewezen", "D": "afgewezen", "E": "afgewezen",
        "F": "buiten_behandeling", "G": "ingetrokken",
      ]
      for (letter, status) in statussen {
        let dossier = try await dienst.stuur("GET", "/v1/aanvragen/\(ids[letter] ?? "")", staf)
        #expect(dossier.json["status"]?.text == status, "\(letter)")
      }
      #expect(try await dienst.boeken(ids["A"] ?? "") == ["budget": 950_000, "verplichting": -950_000])
      #expect(try await dienst.boeken(ids["B"] ?? "") == ["budget": 50_000, "verplichting": -50_000])
      #expect(try await dienst.stuur("GET", "/v1/rondes/2025").json["status"]?.text == "besloten")

      // The same key gives the same answer; without it the round is decided upon, once.
      let herhaald = try await dienst.besluit(opdracht, koppen: ["Idempotency-Key": "b"])
      #expect(herhaald.lichaam == uitslag.lichaam)
      #expect(herhaald.kop("Idempotent-Replayed") == "true")
      let tweede = try await dienst.besluit()
      #expect(tweede.status == 409)
      #expect(tweede.json["stand"]?.text == "besloten")
      #expect(tweede.json["mogelijk"]?.elements?.isEmpty == false)
      #expect(try await dienst.bevries().json["stand"]?.text == "besloten")
    }
  }

  @Test func aFileThatComesAfterTheDecisionsGetsItsOwn() async throws {
    try await Proefdienst.met { dienst in
      _ = try await dienst.maakVolleRonde()
      _ = try await dienst.bevries()
      #expect(try await dienst.besluit().status == 201)
      let id = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "10000099"))
      // Who froze does not decide on it either (b1 by another token).
      let zelfde = try await dienst.besluit(als: "b1")
      #expect(zelfde.status == 403)
      #expect(zelfde.probleem == "vier-ogen")
      // Admitted now it would be eligible, and no decision on it could be made: nor on any other that came after.
      let toelating = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/toelating", try await dienst.medewerker(.besluitnemer, als: "d9"),
        ["besluit": "RIS-1", "grond": "Storing van het portaal (Awb 2:21)."])
      #expect(toelating.status == 409)
      #expect(toelating.json["stand"]?.text == "ingediend")
      #expect(
        toelating.json["mogelijk"] == [
          "op de aanvraag besluiten; de aanvrager kan tegen dat besluit bezwaar maken (POST /v1/rondes/{jaar}/besluiten)",
          "een toekenning boven het plafond aan de jurist voorleggen (Awb 4:25 lid 3)",
          "het dossier lezen (GET /v1/aanvragen/{id})",
        ])
      let nagekomen = try await dienst.besluit()
      #expect(nagekomen.status == 201)
      #expect(nagekomen.json["besluiten"]?.elements?.compactMap { $0["aanvraag"]?.text } == [id])
      #expect(nagekomen.json["besluiten"]?[0]?["soort"]?.text == "afwijzing")
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      let besluit = try await dienst.stuur("GET", "/v1/aanvragen/\(id)/besluit", staf)
      #expect(besluit.json["motivering"]?.text?.contains("aanvraagtermijn") == true)
      #expect(try await dienst.besluit().json["stand"]?.text == "besloten")
    }
  }

  @Test func theDecisionSaysWhyAndBecomesTheApplicantsByBekendmaking() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      _ = try await dienst.bevries()
      let besluiten = try #require(try await dienst.besluit().json["besluiten"])
      let id = try #require(ids["B"])
      let pad = "/v1/aanvragen/\(id)/besluit"
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      let eigenaar = try await dienst.aanvrager("10000002")
      let besluit = try await dienst.stuur("GET", pad, staf)
      #expect(besluit.status == 200)
      #expect(besluit.json["kenmerk"]?.text == besluiten.element("aanvraag", id)?["kenmerk"]?.text)
      #expect(besluit.json["aanvraag"]?.text == id)
      #expect(besluit.json["soort"]?.text == "gedeeltelijke_verlening")
      #expect(besluit.json["bedrag"] == .number("500.00"))
      #expect(besluit.json["rang"] == .number("2"))
      #expect(besluit.json["punten"] == .number("40"))
      #expect(
        besluit.json["criteria"]?.elements?.compactMap { $0["criterium"]?.text } == ["a", "b", "c", "d", "e", "f", "g"])
      #expect(
        besluit.json["criteria"]?[1]?["indicatoren"]?[0]?["vergelijking"]?.text
          == "1.000 × 3 × 100 = 300.000 < 900 × 420 = 378.000")
      let motivering = try #require(besluit.json["motivering"]?.text)
      for deel in [
        "€ 500,00", "€ 6.500,00", "40 punten", "rang 2 van 3", "€ 10.000,00", "€ 9.500,00", "Awb 4:25 lid 2",
      ] {
        #expect(motivering.contains(deel), "\(deel)")
      }
      let grondslag = besluit.json["grondslag"]?.elements?.compactMap(\.text).joined(separator: "\n") ?? ""
      for artikel in ["1:6", "1:8", "1:9", "Awb artikel 4:25 lid 2", "4:29", "4:30", "4:31"] {
        #expect(grondslag.contains(artikel), "\(artikel)")
      }
      #expect(besluit.json["verantwoordingUiterlijk"]?.text == "2026-05-01")
      #expect(besluit.json["verplichtingen"]?.elements?.count == 4)
      #expect(besluit.json["deMinimis"]?["bedrag"] == .number("500.00"))
      #expect(besluit.json["mandaat"]?.text == "Mandaatbesluit 2025, artikel 3")

      // Nothing runs before bekendmaking, and for the applicant there is nothing yet (Awb 3:41).
      #expect(besluit.json["bezwaar"]?["uiterlijk"] == .null)
      #expect(besluit.json["voorschot"]?["uiterlijk"] == .null)
      #expect(try await dienst.stuur("GET", pad, eigenaar).status == 404)
      try await maakBekend(dienst, pad)

      let bekend = try await dienst.stuur("GET", pad, eigenaar)
      #expect(bekend.status == 200)
      #expect(bekend.json["bekendgemaaktOp"]?.text == "2025-03-28")
      // Six weeks end on Friday 9 May.
      #expect(bekend.json["bezwaar"]?["uiterlijk"]?.text == "2025-05-09")
      #expect(bekend.json["bezwaar"]?["tekst"]?.text?.contains("9 mei 2025") == true)
      #expect(bekend.json["voorschot"] == ["bedrag": .number("500.00"), "uiterlijk": "2025-05-09"])
      #expect(try await dienst.stuur("GET", pad, try await dienst.aanvrager("10000001")).status == 404)
      #expect(try await dienst.stuur("GET", pad).status == 401)
      #expect(try await dienst.stuur("GET", pad, try await dienst.medewerker(.beheerder, als: "x")).status == 403)
      #expect(try await isGebonden(dienst, id, bekend.json))
    }
  }

  /// Who may make it known, when, and once.
  private func maakBekend(_ dienst: Proefdienst, _ pad: String) async throws {
    let besluitnemer = try await dienst.medewerker(.besluitnemer, als: "d1")
    func bekend(_ datum: String, _ sleutel: String? = nil, koppen: [String: String] = [:]) async throws
      -> Proefdienst.Uitslag
    {
      try await dienst.stuur(
        "POST", "\(pad)/bekendmaking", sleutel ?? besluitnemer, ["bekendgemaaktOp": .text(datum)], koppen: koppen)
    }
    #expect(try await bekend("2025-03-28", try await dienst.medewerker(.financieel, als: "f1")).status == 403)
    #expect(try await bekend("2025-03-27").fouten == ["bereik /bekendgemaaktOp"])
    #expect(try await bekend("2025-03-29").fouten == ["bereik /bekendgemaaktOp"])
    #expect(try await bekend("28 maart").fouten == ["waarde /bekendgemaaktOp"])
    let uitslag = try await bekend("2025-03-28", koppen: ["Idempotency-Key": "k"])
    #expect(uitslag.status == 201)
    #expect(uitslag.json["bekendgemaaktOp"]?.text == "2025-03-28")
    #expect(try await bekend("2025-03-28", koppen: ["Idempotency-Key": "k"]).lichaam == uitslag.lichaam)
    let tweede = try await bekend("2025-03-28")
    #expect(tweede.status == 409)
    #expect(tweede.json["stand"]?.text == "verleend")
  }

  /// Whether the event that the decision names has the salted digest of what is stored.
  private func isGebonden(_ dienst: Proefdienst, _ id: String, _ besluit: JSONValue) async throws -> Bool {
    let rij = try await dienst.alsEigenaar { pool in
      try await pool.query(
        .once(
          "proef",
          """
          SELECT b.zout, b.document, g.inhoud, g.sha256::text FROM besluit b
          JOIN gebeurtenis g ON g.dossier = b.dossier AND g.soort = 'besloten' WHERE b.dossier = $1
          """), [.text(id)]
      ).one()
    }
    let document = Array(try rij.get("document", as: String.self).utf8)
    let zout = try rij.get("zout", as: [UInt8].self)
    let sha256 = try rij.get("sha256", as: String.self)
    let inhoud = try JSONValue.parse(try rij.get("inhoud", as: String.self))
    return inhoud["gezoutenSha256"]?.text == SHA256Digest(of: zout + document).hex
      && besluit["gebeurtenis"]?["sha256"]?.text == sha256
  }

  @Test func refusalsNameWhatStandsInTheWay() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      _ = try await dienst.bevries()
      #expect(
        try await dienst.besluit(Proefdienst.besluitopdracht(bekendgemaaktOp: "2025-03-28")).status == 201)
      func besluit(_ letter: String) async throws -> JSONValue {
        try await dienst.stuur(
          "GET", "/v1/aanvragen/\(ids[letter] ?? "")/besluit",
          try await dienst.aanvrager(Proefdienst.kvkNummers[letter] ?? "")
        ).json
      }
      let plafond = try await besluit("C")
      #expect(plafond["motivering"]?.text?.contains("plafond is bereikt") == true)
      #expect(plafond["rang"] == .number("3"))
      #expect(plafond["voorschot"] == .null)
      #expect(plafond["deMinimis"] == .null)
      #expect(plafond["verantwoordingUiterlijk"] == .null)
      let vorm = try await besluit("D")
      #expect(vorm["grondslag"] == ["artikel 1:5"])
      #expect(vorm["motivering"]?.text?.contains("rechtsvorm = eenmanszaak") == true)
      #expect(vorm["rang"] == .null)
      #expect(vorm["criteria"] == [])
      let laat = try await besluit("E")
      #expect(laat["grondslag"] == ["artikel 2:2"])
      #expect(laat["motivering"]?.text?.contains("≥ 2025-03-27T23:00:00.000000Z") == true)
      let onvolledig = try await besluit("F")
      #expect(onvolledig["motivering"]?.text?.contains("27 maart 2025") == true)
      #expect(onvolledig["grondslag"]?.elements?.last?.text == "Awb 4:2")
      #expect(onvolledig["bezwaar"]?["uiterlijk"]?.text == "2025-05-09")
      let ingetrokken = try await dienst.stuur(
        "GET", "/v1/aanvragen/\(ids["G"] ?? "")/besluit", try await dienst.medewerker(.auditor, als: "a1"))
      #expect(ingetrokken.status == 404)
    }
  }

  @Test func decidingAsksForTwoPersonsAndTheLastFrozenRanking() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      #expect(
        try await dienst.besluit(Proefdienst.besluitopdracht(besluitDatum: "2025-03-20")).json["stand"]?.text == "open")
      try dienst.sluitRonde()
      let nietBevroren = try await dienst.besluit()
      #expect(nietBevroren.status == 409)
      #expect(nietBevroren.json["stand"]?.text == "gesloten")
      let beide = try await dienst.medewerker(.beoordelaar, .besluitnemer, als: "x1")
      #expect(try await dienst.stuur("POST", "/v1/rondes/2025/rangschikkingen", beide, [:]).status == 201)
      // Another token of the same person is the same person.
      let zelfde = try await dienst.besluit(als: "x1")
      #expect(zelfde.status == 403)
      #expect(zelfde.probleem == "vier-ogen")
      #expect(
        try await dienst.stuur(
          "POST", "/v1/rondes/2025/besluiten", try await dienst.medewerker(.beoordelaar, als: "b1"),
          Proefdienst.besluitopdracht()
        ).probleem == "verboden")
      #expect(try await dienst.stuur("POST", "/v1/rondes/2025/besluiten", nil, [:]).status == 401)
      #expect(
        try await dienst.stuur(
          "POST", "/v1/rondes/2024/besluiten", try await dienst.medewerker(.besluitnemer, als: "d1"),
          Proefdienst.besluitopdracht()
        ).status == 404)
      try await eisDatums(dienst)

      // A withdrawal after the freeze: what was frozen is no longer the round.
      try await dienst.trekIn(id, van: "27312345")
      let gewijzigd = try await dienst.besluit()
      #expect(gewijzigd.status == 409)
      #expect(gewijzigd.json["gewijzigd"] == [.text(id)])
      #expect(try await dienst.bevries().json["nummer"] == .number("2"))
      let oude = try await dienst.besluit()
      #expect(oude.status == 409)
      #expect(oude.json["laatste"] == .number("2"))
      let besloten = try await dienst.besluit(Proefdienst.besluitopdracht(rangschikking: 2))
      #expect(besloten.status == 201)
      #expect(besloten.json["besluiten"] == [])
    }
  }

  private func eisDatums(_ dienst: Proefdienst) async throws {
    let toekomst = try await dienst.besluit(
      Proefdienst.besluitopdracht(besluitDatum: "2025-03-29", bekendgemaaktOp: "2025-03-30"))
    #expect(toekomst.status == 400)
    #expect(toekomst.fouten.sorted() == ["bereik /bekendgemaaktOp", "bereik /besluitDatum"])
    let eerder = try await dienst.besluit(Proefdienst.besluitopdracht(bekendgemaaktOp: "2025-03-27"))
    #expect(eerder.fouten == ["bereik /bekendgemaaktOp"])
    let verantwoording = try await dienst.besluit([
      "rangschikking": 1, "mandaat": "m", "besluitDatum": "2025-03-28", "verantwoordingUiterlijk": "2025-03-28",
    ])
    #expect(verantwoording.fouten == ["bereik /verantwoordingUiterlijk"])
    let leeg = try await dienst.besluit(["rangschikking": 0, "mandaat": "", "anders": 1])
    #expect(
      leeg.fouten.sorted() == [
        "bereik /rangschikking", "lengte /mandaat", "onbekend_veld /anders", "verplicht /besluitDatum",
        "verplicht /verantwoordingUiterlijk",
      ])
  }

  @Test func twoWhoDecideAtOnceMakeOneSetOfDecisions() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      _ = try await dienst.bevries()
      let uitslagen = try await withThrowingTaskGroup(of: Int.self) { groep in
        for nummer in 1...8 {
          groep.addTask {
            try await dienst.besluit(als: "d\(nummer)").status
          }
        }
        return try await groep.reduce(into: []) { $0.append($1) }
      }
      #expect(uitslagen.sorted() == [201] + Array(repeating: 409, count: 7))
      let rij = try await dienst.alsEigenaar { pool in
        try await pool.query(
          .once(
            "proef", "SELECT count(*) AS aantal, (SELECT verleend::bigint FROM verdeling) AS verleend FROM besluit")
        ).one()
      }
      #expect(try rij.get("aantal", as: Int.self) == ids.count - 1)
      #expect(try rij.get("verleend", as: Int64.self) == 10_000_00)
    }
  }

  @Test func deMinimisIsCheckedAgainOnTheDateOfDecision() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      var aanvraag = Voorbeeldaanvraag()
      // Aid between receipt and decision: it does not count when the file comes in, it does when it is decided upon.
      aanvraag.wijzig = { document in
        let steun: JSONValue = [
          "verstrekker": "Provincie", "verleendOp": "2025-03-25", "bedrag": .amount(295_000_00),
          "verordening": "2023/2831",
        ]
        return .object(
          (document.members ?? []).map { lid in
            guard lid.name == "deMinimis" else { return lid }
            return JSONMember(
              lid.name, ["ondertekendOp": "2025-03-18", "ondertekenaar": "A. Bestuurder", "steun": [steun]])
          })
      }
      let id = try await dienst.dienIn(aanvraag)
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/signalen/datum_in_toekomst/afhandeling",
        try await dienst.medewerker(.beoordelaar, als: "b7"), ["reden": "De provincie verleende op die dag."])
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().json["rangschikking"]?["rangorde"]?[0]?["toegekend"] == .number("10000.00"))
      let geweigerd = try await dienst.besluit()
      #expect(geweigerd.status == 409)
      #expect(
        geweigerd.json["deMinimis"]
          == [["id": .text(id), "ruimte": .number("5000.00"), "toegekend": .number("10000.00")]])
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(id)/besluit", staf).status == 404)

      // The way out: the round names the date of decision, and the ranking is frozen with it.
      #expect(
        try await dienst.wijzigRonde(plafond: 100_000_00, meer: [JSONMember("besluitDatum", "2025-03-28")]).status
          == 200)
      _ = try await dienst.bevries()
      let besloten = try await dienst.besluit(Proefdienst.besluitopdracht(rangschikking: 2))
      #expect(besloten.status == 201)
      #expect(besloten.json["besluiten"]?[0]?["soort"]?.text == "afwijzing")
      let besluit = try await dienst.stuur("GET", "/v1/aanvragen/\(id)/besluit", staf)
      #expect(besluit.json["grondslag"]?.elements?.last?.text?.contains("4:35 lid 3") == true)
    }
  }

  @Test func aLargeRoundIsDecidedInOneGo() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde(plafond: 1_000_005_00)
      let aantal = 250
      try await withThrowingTaskGroup(of: Void.self) { groep in
        for nummer in 0..<aantal {
          groep.addTask {
            var aanvraag = Voorbeeldaanvraag(kvkNummer: String(20_000_000 + nummer))
            aanvraag.gesprekken = Int64(100 + 37 * nummer % 900)
            aanvraag.ondersteund = Int64(20 + 13 * nummer % 300)
            _ = try await dienst.dienIn(aanvraag)
          }
        }
        try await groep.waitForAll()
      }
      try dienst.sluitRonde()
      let bevroren = try await dienst.bevries(["loting": ["zaad": .text(Proefdienst.zaad)]])
      #expect(bevroren.status == 201)
      // What comes in after the freeze gets a decision too, so the ranking is frozen again.
      let laat = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "30000000"))
      #expect(try await dienst.besluit().json["gewijzigd"] == [.text(laat)])
      _ = try await dienst.bevries(["loting": ["zaad": .text(Proefdienst.zaad)]])
      let uitslag = try await dienst.besluit(Proefdienst.besluitopdracht(rangschikking: 2))
      let besluiten = uitslag.json["besluiten"]?.elements ?? []
      #expect(besluiten.count == aantal + 1)
      // A hundred whole grants of 10,000 and 5 euro for the one after them.
      #expect(besluiten.count { $0["soort"]?.text == "verlening" } == 100)
      #expect(
        besluiten.filter { $0["soort"]?.text == "gedeeltelijke_verlening" }.map { $0["bedrag"] } == [.number("5.00")])
      #expect(besluiten.count { $0["soort"]?.text == "afwijzing" } == aantal - 100)
      #expect(Set(besluiten.compactMap { $0["kenmerk"]?.text }).count == aantal + 1)
    }
  }

  @Test func noDecisionIsDatedBeforeThereWasSomethingToDecideOn() async throws {
    try await Proefdienst.met { dienst in
      _ = try await dienst.maakVolleRonde()
      // Half past midnight in Den Haag: in UTC it is the day before.
      try dienst.zetKlok("2025-03-30T22:30:00Z")
      _ = try await dienst.bevries()
      for datum in ["2020-01-01", "2025-03-30"] {
        let opdracht = Proefdienst.besluitopdracht(besluitDatum: datum, bekendgemaaktOp: "2025-03-31")
        let uitslag = try await dienst.besluit(opdracht)
        #expect(uitslag.status == 400)
        #expect(uitslag.fouten == ["bereik /besluitDatum"])
      }
      #expect(try await dienst.besluit(Proefdienst.besluitopdracht(besluitDatum: "2025-03-31")).status == 201)

      // A file that came after: not before it was received.
      try dienst.zetKlok("2025-04-02T09:00:00Z")
      _ = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "10000099"))
      let teVroeg = try await dienst.besluit(Proefdienst.besluitopdracht(besluitDatum: "2025-04-01"))
      #expect(teVroeg.status == 400)
      #expect(teVroeg.fouten == ["bereik /besluitDatum"])
      #expect(try await dienst.besluit(Proefdienst.besluitopdracht(besluitDatum: "2025-04-02")).status == 201)
    }
  }

  @Test func noDecisionIsDatedWithinATermToComplete() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      _ = try await dienst.bevries()
      // Asked once more after the freeze: that changes nothing in what was frozen.
      let herstel = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(ids["F"] ?? "")/herstelverzoeken", try await dienst.medewerker(.intake, als: "i1"),
        ["onderdelen": ["gegevens_aanvrager"], "uiterlijk": "2025-04-04", "motivering": "Nog één keer."])
      #expect(herstel.status == 201)
      let uitslag = try await dienst.besluit()
      #expect(uitslag.status == 409)
      #expect(uitslag.json["aanTeVullen"]?[0]?["id"]?.text == ids["F"])
      try dienst.zetKlok("2025-04-07T09:00:00Z")
      #expect(try await dienst.besluit(Proefdienst.besluitopdracht(besluitDatum: "2025-04-04")).status == 409)
      #expect(try await dienst.besluit(Proefdienst.besluitopdracht(besluitDatum: "2025-04-07")).status == 201)
    }
  }
}
