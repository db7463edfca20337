import Begrippen
import Cryptography
import JSON
import Loket
import Proeven
import Regeling
import Testing

/// Final account, settlement and repayment.
@Suite struct VaststellingTests {
  @Test func anAccountIsReceivedWithWhatIsMissingInIt() async throws {
    try await Proefdienst.met { dienst in
      let id = try await dienst.bevoorschot(isBetaald: false)
      let pad = "/v1/aanvragen/\(id)/verantwoording"
      let sleutel = try await dienst.aanvrager("27312345")
      let volledig = Voorbeeldverantwoording().json
      #expect(try await dienst.stuur("POST", pad, sleutel, volledig).status == 409)
      try await dienst.betaal(id)
      #expect(try await dienst.stuur("POST", pad, nil, volledig).status == 401)
      #expect(try await dienst.stuur("POST", pad, try await dienst.aanvrager("99999999"), volledig).status == 404)
      #expect(
        try await dienst.stuur("POST", pad, try await dienst.medewerker(.financieel, als: "jan"), volledig).status
          == 403)
      #expect(try await dienst.stuur("GET", pad, sleutel).status == 404)
      try await weigertOnvolledigeVorm(dienst, pad, sleutel)

      // Costs of 8000 where 10 000 was budgeted: more than 10 % less.
      let zonderToelichting = Voorbeeldverantwoording(overig: 200_000, toelichting: nil).json
      let eerste = try await dienst.stuur("POST", pad, sleutel, zonderToelichting)
      #expect(eerste.status == 201 && eerste.json["status"]?.text == "verantwoord")
      #expect(eerste.json["onvolledig"] == ["/financieelVerslag/activiteiten/0/toelichting"])
      #expect(eerste.json["sha256"]?.text == SHA256Digest(of: zonderToelichting.bytes).hex)
      let geweigerd = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/vaststelling", try await dienst.medewerker(.besluitnemer, als: "b"),
        dienst.vaststelling())
      #expect(geweigerd.status == 409 && geweigerd.json["onvolledig"] == eerste.json["onvolledig"])

      try dienst.zetKlok("2026-05-01T21:59:00Z")
      let tweede = try await dienst.stuur("POST", pad, sleutel, Voorbeeldverantwoording(soort: "b").json)
      #expect(
        tweede.json["onvolledig"] == ["/financieelVerslag/activiteiten", "/financieelVerslag/activiteiten/0/soort"])
      // The last day ends at midnight in Den Haag, two hours before it does in UTC.
      #expect(tweede.json["teLaat"] == false)
      try dienst.zetKlok("2026-05-01T22:00:00Z")
      let derde = try await dienst.stuur("POST", pad, sleutel, volledig)
      #expect(derde.json["versie"] == .number("3") && derde.json["onvolledig"] == [])
      #expect(derde.json["teLaat"] == true)
      let gelezen = try await dienst.stuur("GET", pad, try await dienst.medewerker(.auditor, als: "a"))
      #expect(gelezen.json["versie"] == .number("3") && gelezen.json["sha256"] == derde.json["sha256"])
      #expect(gelezen.json["verantwoording"] == (try JSONValue.parse(volledig.bytes)))
      #expect(try await dienst.stuur("GET", pad, try await dienst.aanvrager("99999999")).status == 404)
    }
  }

  /// The bound is one of a day, so that an account can always be made complete.
  @Test func theAccountsOfOneDayAreAsManyAsTheLimitSays() async throws {
    try await Proefdienst.met { dienst in
      let id = try await dienst.bevoorschot()
      let sleutel = try await dienst.aanvrager("27312345")
      func verantwoord() async throws -> Proefdienst.Uitslag {
        try await dienst.stuur("POST", "/v1/aanvragen/\(id)/verantwoording", sleutel, Voorbeeldverantwoording().json)
      }
      for _ in 1...20 { #expect(try await verantwoord().status == 201) }
      try dienst.zetKlok("2025-05-06T21:00:00Z")
      let geweigerd = try await verantwoord()
      #expect(geweigerd.status == 429 && geweigerd.probleem == "te-veel")
      #expect(geweigerd.json["detail"]?.text?.contains("vandaag al 20 keer") == true)
      // An hour is left to midnight in Den Haag.
      let seconden = try #require(geweigerd.kop("Retry-After").flatMap { Int($0) })
      #expect((3_000...3_600).contains(seconden))
      let gelezen = try await dienst.stuur("GET", "/v1/aanvragen/\(id)/verantwoording", sleutel)
      #expect(gelezen.json["versie"] == .number("20"))
      try dienst.zetKlok("2025-05-06T22:00:00Z")
      let volgende = try await verantwoord()
      #expect(volgende.status == 201 && volgende.json["versie"] == .number("21"))
    }
  }

  @Test func aGrantedActivityWithoutCostsIsAccountedForAndSettled() async throws {
    try await Proefdienst.met { dienst in
      let id = try await dienst.bevoorschot()
      var verantwoording = Voorbeeldverantwoording()
      verantwoording.heeftRegels = false
      let uitslag = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/verantwoording", try await dienst.aanvrager("27312345"), verantwoording.json)
      #expect(uitslag.status == 201 && uitslag.json["onvolledig"] == [])
      let vastgesteld = try await dienst.stelVast(id)
      #expect(vastgesteld.status == 201 && vastgesteld.json["vastgesteld"] == .number("0.00"))
      #expect(vastgesteld.json["terugvordering"] == .number("10000.00"))
    }
  }

  @Test func nothingIsRepaidBeforeTheSettlementIsMadeKnown() async throws {
    try await Proefdienst.met { dienst in
      let id = try await dienst.bevoorschot()
      #expect(
        try await dienst.stuur(
          "POST", "/v1/aanvragen/\(id)/verantwoording", try await dienst.aanvrager("27312345"),
          Voorbeeldverantwoording(overig: 200_000).json
        ).status == 201)
      #expect(try await dienst.stelVast(id, isBekendgemaakt: false).status == 201)
      let teVroeg = try await dienst.boekTerug(id, 220_000, "T-1")
      #expect(teVroeg.status == 409 && teVroeg.json["detail"]?.text?.contains("vaststelling is nog niet") == true)
      #expect(
        try await dienst.stuur(
          "POST", "/v1/aanvragen/\(id)/vaststelling/bekendmaking",
          try await dienst.medewerker(.besluitnemer, als: "v1"),
          ["bekendgemaaktOp": .text("\(Amsterdam.datum(dienst.klok.nu()))")]
        ).status == 201)
      try await dienst.betaalTerug(id, 220_000, "T-1")
    }
  }

  @Test func totalsBeyondWhatIsKeptAreRefusedAndThoseAtTheEdgeSettled() async throws {
    try await Proefdienst.met { dienst in
      let soorten = ["b", "c", "d", "e"]
      var aanvraag = Voorbeeldaanvraag()
      aanvraag.wijzig = { document in
        .object(
          (document.members ?? []).map { lid in
            guard lid.name == "activiteiten" else { return lid }
            let meer: [JSONValue] = soorten.map {
              [
                "soort": .text($0), "van": "2025-05-01", "tot": "2025-12-31",
                "lasten": [["soort": "overig", "omschrijving": "x", "bedrag": .amount(100)]], "baten": [],
              ]
            }
            return JSONMember("activiteiten", .array((lid.value.elements ?? []) + meer))
          })
      }
      let id = try await dienst.bevoorschot(aanvraag)
      let grootste: Int64 = 1_000_000_000_000
      func verslag(btw: Int64) -> JSONValue {
        .object(
          (Voorbeeldverantwoording().json.members ?? []).map { lid in
            guard lid.name == "financieelVerslag" else { return lid }
            let activiteiten: [JSONValue] = (["a"] + soorten).map { soort in
              let lasten =
                (0..<200).map { nummer in
                  .object([
                    JSONMember("soort", "overig"), JSONMember("omschrijving", "x"),
                    JSONMember("bedrag", .amount(grootste)),
                    JSONMember("nietVerrekenbareBtw", .amount(soort == "e" && nummer == 199 ? btw : 0)),
                  ])
                } as [JSONValue]
              return ["soort": .text(soort), "lasten": .array(lasten), "baten": [], "toelichting": "Duur."]
            }
            return JSONMember("financieelVerslag", ["activiteiten": .array(activiteiten)])
          })
      }
      let sleutel = try await dienst.aanvrager("27312345")
      let pad = "/v1/aanvragen/\(id)/verantwoording"
      let teVeel = try await dienst.stuur("POST", pad, sleutel, verslag(btw: 1))
      #expect(teVeel.status == 400 && teVeel.fouten == ["bereik /financieelVerslag/activiteiten"])
      let net = try await dienst.stuur("POST", pad, sleutel, verslag(btw: 0))
      #expect(net.status == 201 && net.json["onvolledig"] == [])
      let vastgesteld = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/vaststelling", try await dienst.medewerker(.besluitnemer, als: "b"),
        dienst.vaststelling())
      #expect(vastgesteld.status == 201 && vastgesteld.json["subsidiabel"] == .number("10000000000000.00"))
    }
  }

  private func weigertOnvolledigeVorm(_ dienst: Proefdienst, _ pad: String, _ sleutel: String) async throws {
    var fout = Voorbeeldverantwoording()
    fout.isOpenbaar = false
    fout.isJuist = false
    #expect(
      try await dienst.stuur("POST", pad, sleutel, fout.json).fouten
        == ["waarde /inhoudelijkVerslag/geschiktVoorOpenbaarmaking", "waarde /bestuursverklaring/juistEnVolledig"])
    let leeg: JSONValue = ["inhoudelijkVerslag": ["tekst": ""], "financieelVerslag": ["activiteiten": []]]
    #expect(
      Set(try await dienst.stuur("POST", pad, sleutel, leeg).fouten) == [
        "lengte /inhoudelijkVerslag/tekst", "verplicht /inhoudelijkVerslag/geschiktVoorOpenbaarmaking",
        "lengte /financieelVerslag/activiteiten", "verplicht /bestuursverklaring", "verplicht /prestaties",
      ])
    let ruim = [UInt8](repeating: 0x20, count: 8 * 1024 * 1024 - 2) + Array("{}".utf8)
    #expect(try await dienst.stuur("POST", pad, sleutel, bytes: ruim).status == 400)
    #expect(try await dienst.stuur("POST", pad, sleutel, bytes: [0x20] + ruim).status == 413)
  }

  @Test func anUnderspentGrantIsClaimedBackAndClosedWhenRepaid() async throws {
    try await Proefdienst.met { dienst in
      let id = try await dienst.bevoorschot()
      let pad = "/v1/aanvragen/\(id)/vaststelling"
      let besluitnemer = try await dienst.medewerker(.besluitnemer, als: "b")
      #expect(try await dienst.stuur("POST", pad, besluitnemer, dienst.vaststelling()).status == 409)
      let verantwoord = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/verantwoording", try await dienst.aanvrager("27312345"),
        Voorbeeldverantwoording(overig: 200_000).json)
      #expect(verantwoord.json["onvolledig"] == [])
      #expect(try await dienst.stuur("GET", pad, besluitnemer).status == 404)
      #expect(
        try await dienst.stuur("POST", pad, try await dienst.medewerker(.beoordelaar, als: "x"), [:]).status == 403)
      #expect(
        try await dienst.stuur(
          "POST", pad, besluitnemer,
          dienst.vaststelling([JSONMember("grond", "4:46-2-e"), JSONMember("bedrag", .amount(1))])
        ).fouten == ["waarde /grond", "verplicht /motivering", "verplicht /zienswijze"])
      let nietLager = dienst.vaststelling(VaststellingTests.lager(780_000))
      #expect(try await dienst.stuur("POST", pad, besluitnemer, nietLager).fouten == ["bereik /bedrag"])

      // K = 8000: salary 5000 is 200 above 60 %, overhead 1000 is within 15 %; what is eligible is 7800.
      let vastgesteld = try await dienst.stuur("POST", pad, besluitnemer, dienst.vaststelling())
      #expect(vastgesteld.status == 201 && vastgesteld.json["status"]?.text == "vastgesteld")
      let bedragen = ["verleend", "subsidiabel", "vastgesteld", "betaald", "nabetaling", "terugvordering"]
      #expect(
        bedragen.map { vastgesteld.json[$0] }
          == ["10000.00", "7800.00", "7800.00", "10000.00", "0.00", "2200.00"].map { .number($0) })
      #expect(vastgesteld.json["afwijkingen"]?.elements?.count == 1)
      #expect(vastgesteld.json["kenmerk"]?.text?.isEmpty == false)
      #expect(vastgesteld.json["terugbetalenUiterlijk"]?.text == "2025-06-17")
      #expect(vastgesteld.json["bezwaar"]?["uiterlijk"]?.text == "2025-06-17")
      #expect(try await dienst.stuur("POST", pad, besluitnemer, dienst.vaststelling()).status == 409)
      #expect(
        try await dienst.boeken(id) == [
          "budget": 780_000, "verplichting": -780_000, "bank": -1_000_000, "subsidielast": 780_000,
          "vordering": 220_000,
        ])
      let gelezen = try await dienst.stuur("GET", pad, try await dienst.aanvrager("27312345"))
      #expect(gelezen.json["kenmerk"] == vastgesteld.json["kenmerk"])
      #expect(gelezen.json["openstaand"] == .number("2200.00"))
      try await betaalTerug(dienst, id)
      #expect(
        try await dienst.boeken(id) == [
          "budget": 780_000, "verplichting": -780_000, "bank": -780_000, "subsidielast": 780_000,
        ])
    }
  }

  static func lager(_ bedrag: Int64) -> [JSONMember] {
    [
      JSONMember("bedrag", .amount(bedrag)), JSONMember("grond", "4:46-2-a"),
      JSONMember("motivering", "Het spreekuur is niet gehouden."),
      JSONMember("zienswijze", "De instelling is gehoord op 2 mei 2025."),
    ]
  }

  private func betaalTerug(_ dienst: Proefdienst, _ id: String) async throws {
    let pad = "/v1/aanvragen/\(id)/terugbetalingen"
    let jan = try await dienst.medewerker(.financieel, als: "jan")
    @Sendable func mutatie(_ bedrag: Int64, _ kenmerk: String, _ datum: String = "2025-05-06") -> JSONValue {
      ["bedrag": .amount(bedrag), "valutadatum": .text(datum), "kenmerk": .text(kenmerk)]
    }
    let teVeel = try await dienst.stuur("POST", pad, jan, mutatie(220_001, "R-0"))
    #expect(teVeel.status == 409 && teVeel.json["openstaand"] == .number("2200.00"))
    #expect(
      try await dienst.stuur("POST", pad, jan, mutatie(1, "R-0", "2025-05-07")).fouten == ["bereik /valutadatum"])
    #expect(
      try await dienst.stuur("POST", pad, jan, mutatie(1, "R-0", "2025-05-05")).fouten == ["bereik /valutadatum"])
    #expect(
      try await dienst.stuur("POST", pad, try await dienst.aanvrager("27312345"), mutatie(1, "R-0")).status == 403)
    let deel = try await dienst.stuur("POST", pad, jan, mutatie(20_000, "R-1"))
    // It counts when another person confirms it.
    #expect(deel.status == 201 && deel.json["status"]?.text == "te_bevestigen")
    #expect(deel.json["openstaand"] == .number("2200.00") && deel.json["teBevestigen"] == .number("200.00"))
    #expect(try await dienst.boeken(id)["vordering"] == 220_000)
    #expect(try await dienst.stuur("POST", pad, jan, mutatie(200_001, "R-0")).status == 409)
    #expect(try await dienst.stuur("POST", pad, jan, mutatie(20_000, "R-1")).status == 409)
    let terugbetaling = try #require(deel.json["id"]?.text)
    let zelf = try await dienst.bevestigTerug(id, terugbetaling, als: "jan")
    #expect(zelf.status == 403 && zelf.probleem == "vier-ogen")
    #expect(try await dienst.bevestigTerug(id, "geen").status == 404)
    let bevestigd = try await dienst.bevestigTerug(id, terugbetaling)
    #expect(bevestigd.status == 201 && bevestigd.json["openstaand"] == .number("2000.00"))
    #expect(try await dienst.boeken(id)["vordering"] == 200_000)
    #expect(try await dienst.bevestigTerug(id, terugbetaling).status == 409)
    // Thirty at once of 150 each where 2000 is open: thirteen fit, though none is confirmed.
    let uitslagen = try await gelijktijdig(30) { nummer in
      try await dienst.stuur("POST", pad, jan, mutatie(15_000, "R-G\(nummer)"))
    }
    let geboekt = uitslagen.filter { $0.status == 201 }.compactMap { $0.json["id"]?.text }
    #expect(geboekt.count == 13 && uitslagen.count { $0.status == 409 } == 17)
    #expect(
      try await dienst.sql(
        """
        INSERT INTO terugbetaling SELECT 'te-veel', dossier, 5001, valutadatum, 'R-DB', tijdstip, door
        FROM terugbetaling LIMIT 1
        """) == "terugbetaald_ten_hoogste_gevorderd")
    for terugbetaling in geboekt { #expect(try await dienst.bevestigTerug(id, terugbetaling).status == 201) }
    let lijst = try await dienst.stuur("GET", pad + "?paginagrootte=5", jan)
    #expect(lijst.json["totaal"] == .number("14") && lijst.json["items"]?.elements?.count == 5)
    #expect(lijst.json["openstaand"] == .number("50.00") && lijst.json["items"]?[0]?["status"]?.text == "bevestigd")
    #expect(
      try await dienst.sql(
        """
        INSERT INTO boeking SELECT dossier, volgnummer, 9::smallint, 'bank', 'vordering', 5001, tijdstip FROM boeking
        WHERE debet = 'bank' LIMIT 1
        """) == "terugbetaald_ten_hoogste_gevorderd")
    let laatste = try await dienst.betaalTerug(id, 5_000, "R-2")
    #expect(laatste.json["openstaand"] == .number("0.00") && laatste.json["status"]?.text == "afgesloten")
    #expect(try await dienst.stuur("POST", pad, jan, mutatie(1, "R-3")).status == 409)
  }

  @Test func aGrantSpentWhollyIsClosedAndNeverSettledAboveIt() async throws {
    try await Proefdienst.met { dienst in
      let id = try await dienst.bevoorschot()
      // Costs of 10 900: more than was granted, within 10 % of the budget.
      let verantwoord = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/verantwoording", try await dienst.aanvrager("27312345"),
        Voorbeeldverantwoording(overig: 490_000, toelichting: nil).json)
      #expect(verantwoord.json["onvolledig"] == [])
      let uitslag = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/vaststelling", try await dienst.medewerker(.besluitnemer, als: "b"),
        dienst.vaststelling())
      #expect(uitslag.json["subsidiabel"] == .number("10900.00") && uitslag.json["vastgesteld"] == .number("10000.00"))
      #expect(uitslag.json["status"]?.text == "afgesloten" && uitslag.json["afwijkingen"] == [])
      let rij = """
        INSERT INTO vaststelling SELECT dossier, 'K2', besluit, verleend, verantwoordingsversie, subsidiabel, $1,
          betaald, $2, terugvordering, NULL, volgnummer, tijdstip, door, mandaat, besluit_datum FROM vaststelling
        """
      func met(_ vastgesteld: String, _ nabetaling: String) -> String {
        rij.replacing("$1", with: vastgesteld).replacing("$2", with: nabetaling)
      }
      #expect(
        try await dienst.sql(met("verleend + 1", "nabetaling + 1")) == "vastgesteld_ten_hoogste_verleend")
      #expect(try await dienst.sql(met("vastgesteld - 1", "nabetaling")) == "vaststelling_sluit")
      #expect(try await dienst.sql(met("vastgesteld", "nabetaling")) == "vaststelling_pkey")
    }
  }

  @Test func theSettlementFollowsTheReadingsOfTheFrozenRanking() async throws {
    try await Proefdienst.met { dienst in
      // After cutting off: 60 % of 7500 is 4500 salary, 1000 overhead, 2000 other.
      let id = try await dienst.bevoorschot()
      // What was frozen stays as it is; here it is changed to tell it from the scheme that the service runs with.
      for sql in [
        "ALTER TABLE rangschikking DISABLE TRIGGER USER",
        """
        UPDATE rangschikking SET resultaat_kop = replace(resultaat_kop,
          '"grondslagKostennormen":"totaal"', '"grondslagKostennormen":"na_aftopping"')
        """,
      ] { #expect(try await dienst.sql(sql) == nil) }
      _ = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/verantwoording", try await dienst.aanvrager("27312345"),
        Voorbeeldverantwoording(overig: 200_000).json)
      let uitslag = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/vaststelling", try await dienst.medewerker(.besluitnemer, als: "b"),
        dienst.vaststelling(VaststellingTests.lager(0)))
      #expect(uitslag.json["subsidiabel"] == .number("7500.00") && uitslag.json["vastgesteld"] == .number("0.00"))
      #expect(uitslag.json["terugvordering"] == .number("10000.00") && uitslag.json["grond"]?.text == "4:46-2-a")
      #expect(uitslag.json["motivering"]?.text?.contains("Het spreekuur is niet gehouden.") == true)
      #expect(try await dienst.boeken(id) == ["bank": -1_000_000, "vordering": 1_000_000])
    }
  }

  @Test func whatIsSettledAboveTheAdvanceIsStillToBePaid() async throws {
    // Another scheme may advance less than all.
    func minder(_ bestand: String) -> String {
      bestand.replacing(#""voorschot": {"procent": 100"#, with: #""voorschot": {"procent": 40"#)
    }
    try await Proefdienst.met(regeling: minder) { dienst in
      let id = try await dienst.bevoorschot(voorschot: 400_000)
      _ = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/verantwoording", try await dienst.aanvrager("27312345"),
        Voorbeeldverantwoording(overig: 200_000).json)
      let uitslag = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/vaststelling", try await dienst.medewerker(.besluitnemer, als: "b"),
        dienst.vaststelling())
      #expect(uitslag.json["nabetaling"] == .number("3800.00") && uitslag.json["terugvordering"] == .number("0.00"))
      #expect(uitslag.json["status"]?.text == "vastgesteld")
      #expect(
        try await dienst.boeken(id) == [
          "budget": 780_000, "verplichting": -780_000, "bank": -400_000, "subsidielast": 780_000,
          "nog_te_betalen": -380_000,
        ])
      let terug = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/terugbetalingen", try await dienst.medewerker(.financieel, als: "jan"),
        ["bedrag": .amount(1), "valutadatum": "2025-05-06", "kenmerk": "R-1"])
      #expect(terug.status == 409 && terug.json["openstaand"] == .number("0.00"))
    }
  }
}
