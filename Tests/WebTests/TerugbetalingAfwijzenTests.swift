import JSON
import Proeven
import Testing

/// A repayment that was booked by mistake is refused or withdrawn, and is no hindrance any more.
@Suite struct TerugbetalingAfwijzenTests {
  /// A settled file of which 2 200.00 must come back.
  private static func metVordering(_ doe: (Proefdienst, String) async throws -> Void) async throws {
    try await Proefdienst.met { dienst in
      let id = try await dienst.bevoorschot()
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/verantwoording", try await dienst.aanvrager("27312345"),
        Voorbeeldverantwoording(overig: 200_000).json)
      #expect(try await dienst.stelVast(id).status == 201)
      try await doe(dienst, id)
    }
  }

  private static func wijsAf(
    _ dienst: Proefdienst, _ id: String, _ terugbetaling: String, als persoon: String,
    _ lichaam: JSONValue = ["reden": "Hoort bij een ander dossier."]
  ) async throws -> Proefdienst.Uitslag {
    try await dienst.stuur(
      "POST", "/v1/aanvragen/\(id)/terugbetalingen/\(terugbetaling)/afwijzing",
      try await dienst.medewerker(.financieel, als: persoon), lichaam)
  }

  private static func boek(_ dienst: Proefdienst, _ id: String, _ bedrag: Int64, _ kenmerk: String) async throws
    -> String
  {
    let geboekt = try await dienst.boekTerug(id, bedrag, kenmerk)
    guard geboekt.status == 201 else { throw Ongeldig(tekst: String(decoding: geboekt.lichaam, as: UTF8.self)) }
    return geboekt.json["id"]?.text ?? ""
  }

  @Test(arguments: ["els", "jan"]) func whatWasBookedByMistakeBlocksNothing(_ persoon: String) async throws {
    try await Self.metVordering { dienst, id in
      let fout = try await Self.boek(dienst, id, 220_000, "T-1")
      #expect(try await dienst.boekTerug(id, 1, "T-2").status == 409)
      let boeken = try await dienst.boeken(id)
      let afgewezen = try await Self.wijsAf(dienst, id, fout, als: persoon)
      #expect(afgewezen.status == 201 && afgewezen.json["status"] == "afgewezen")
      #expect(afgewezen.json["openstaand"]?.getal == "2200.00" && afgewezen.json["teBevestigen"]?.getal == "0.00")
      #expect(afgewezen.json["bedrag"]?.getal == "2200.00" && afgewezen.json["gebeurtenis"]?["volgnummer"] != nil)
      #expect(try await dienst.boeken(id) == boeken, "nothing was booked and nothing is taken back")
      // The amount and the reference of the bank are free again, in any dress.
      let goed = try await Self.boek(dienst, id, 120_000, "t -1")
      for uitslag in [
        try await dienst.bevestigTerug(id, fout), try await Self.wijsAf(dienst, id, fout, als: persoon),
      ] {
        #expect(uitslag.status == 409 && uitslag.json["detail"]?.text?.contains("is afgewezen") == true)
      }
      #expect(try await dienst.bevestigTerug(id, goed).json["openstaand"]?.getal == "1000.00")
      // What was confirmed counts, and stays.
      let teLaat = try await Self.wijsAf(dienst, id, goed, als: persoon)
      #expect(teLaat.status == 409 && teLaat.json["detail"]?.text?.contains("al bevestigd") == true)
      #expect(try await dienst.boekTerug(id, 1, "T-1").status == 409)
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      let lijst = try await dienst.stuur("GET", "/v1/aanvragen/\(id)/terugbetalingen", auditor)
      #expect(lijst.json["items"]?.elements?.compactMap { $0["status"]?.text } == ["afgewezen", "bevestigd"])
      #expect(lijst.json["teBevestigen"]?.getal == "0.00")
      let verslag = try await dienst.loket.controleer()
      #expect(verslag.isInOrde, "\(verslag.regels)")
      let rapport = try await dienst.stuur("GET", "/v1/rondes/2025/verantwoordingsrapport", auditor)
      #expect(rapport.json["totalen"]?["terugbetaald"]?.getal == "1200.00")
      let verschillen = rapport.json["aansluiting"]?.elements?.map { $0["verschil"]?.getal } ?? []
      #expect(!verschillen.isEmpty && verschillen.allSatisfy { $0 == "0" || $0 == "0.00" })
      #expect(rapport.json["aanvragen"]?.element("id", id)?["afwijkingen"]?.elements?.contains("vier_ogen") == false)
    }
  }

  @Test func itAsksAReasonAndARepaymentOfTheFile() async throws {
    try await Self.metVordering { dienst, id in
      let geboekt = try await Self.boek(dienst, id, 220_000, "T-1")
      #expect(try await Self.wijsAf(dienst, id, geboekt, als: "els", [:]).fouten == ["verplicht /reden"])
      #expect(try await Self.wijsAf(dienst, id, geboekt, als: "els", ["reden": " "]).fouten == ["lengte /reden"])
      #expect(try await Self.wijsAf(dienst, id, "t-geen", als: "els").status == 404)
      let pad = "/v1/aanvragen/\(id)/terugbetalingen/\(geboekt)/afwijzing"
      let v1 = try await dienst.medewerker(.besluitnemer, als: "v1")
      #expect(try await dienst.stuur("POST", pad, v1, ["reden": "x"]).status == 403)
      // The last one cannot be booked twice, so a second waits for the end of the first.
      let sleutel = ["Idempotency-Key": "afwijzing-1"]
      let els = try await dienst.medewerker(.financieel, als: "els")
      let eerste = try await dienst.stuur("POST", pad, els, ["reden": "Dubbel."], koppen: sleutel)
      let nogmaals = try await dienst.stuur("POST", pad, els, ["reden": "Dubbel."], koppen: sleutel)
      #expect(eerste.status == 201 && nogmaals.lichaam == eerste.lichaam)
      // The reason can name a person, so the chain holds its digest alone.
      let keten = try await dienst.stuur(
        "GET", "/v1/gebeurtenissen?dossier=\(id)", try await dienst.medewerker(.auditor, als: "a1"))
      let tekst = String(decoding: keten.lichaam, as: UTF8.self)
      #expect(tekst.contains("terugbetaling_afgewezen") && !tekst.contains("Dubbel."))
    }
  }

  @Test func theDatabaseHoldsItPastOurCode() async throws {
    try await Self.metVordering { dienst, id in
      let geboekt = try await Self.boek(dienst, id, 100_000, "T-1")
      func sql(_ tekst: String) async throws -> String? {
        try await dienst.sql(tekst, rol: "weegschaal_toepassing")
      }
      func bevestig(_ terugbetaling: String) async throws -> String? {
        try await sql(
          """
          INSERT INTO terugbetalingsbevestiging SELECT id, dossier, bedrag, now(), 'els', door FROM terugbetaling
          WHERE id = '\(terugbetaling)'
          """)
      }
      func wijsAf(_ terugbetaling: String) async throws -> String? {
        try await sql(
          """
          INSERT INTO terugbetalingsafwijzing SELECT t.id, t.dossier, t.bedrag, s.volgnummer, now(), 'els'
          FROM terugbetaling t JOIN dossierstand s ON s.dossier = t.dossier WHERE t.id = '\(terugbetaling)'
          """)
      }
      // A refusal needs its event, and a reference stays with what was not refused.
      #expect(try await wijsAf(geboekt) == "rij_volgt_uit_gebeurtenis")
      #expect(try await dienst.sql("DELETE FROM bankkenmerk") == "bankkenmerk_blijft")
      #expect(try await dienst.sql("UPDATE bankkenmerk SET vorm = vorm || 'X'") == "bankkenmerk_blijft")
      #expect(try await Self.wijsAf(dienst, id, geboekt, als: "els").status == 201)
      #expect(try await bevestig(geboekt) == "terugbetaling_al_afgewezen")
      #expect(try await sql("DELETE FROM terugbetalingsafwijzing") == "42501")
      let goed = try await Self.boek(dienst, id, 220_000, "T-1")
      #expect(try await dienst.bevestigTerug(id, goed).status == 201)
      #expect(try await wijsAf(goed) == "terugbetaling_al_bevestigd")
      // What is not what its event says is found.
      try await dienst.vervals("terugbetalingsafwijzing", "UPDATE terugbetalingsafwijzing SET door = 'mol'")
      #expect(try await dienst.loket.controleer().fouten.map(\.code) == [.registratieWijktAf])
    }
  }
}
