import JSON
import Loket
import Proeven
import Testing

/// Advance, payment and what the books say of them.
@Suite struct GeldTests {
  private static let betaling: JSONValue = [
    "bedrag": .amount(1_000_000), "valutadatum": "2025-05-06", "kenmerk": "BANK-1",
  ]

  @Test func anAdvanceIsOrderedOnceAndPaidByAnother() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let pad = "/v1/aanvragen/\(id)/voorschot"
      let jan = try await dienst.medewerker(.financieel, als: "jan")
      let els = try await dienst.medewerker(.financieel, als: "els")
      #expect(try await dienst.stuur("POST", pad, jan, [:]).status == 409)
      try await dienst.verleen()

      for rol in Rol.allCases where rol != .financieel {
        let sleutel =
          rol == .aanvrager
          ? try await dienst.aanvrager("27312345") : try await dienst.medewerker(rol, als: "p-\(rol)")
        #expect(try await dienst.stuur("POST", pad, sleutel, [:]).status == 403)
        let gelezen = try await dienst.stuur("GET", pad, sleutel).status
        #expect(gelezen == (rol == .beheerder ? 403 : 404))
      }
      #expect(try await dienst.stuur("POST", pad, nil, [:]).status == 401)
      #expect(try await dienst.stuur("POST", "/v1/aanvragen/geen/voorschot", jan, [:]).status == 404)
      #expect(try await dienst.stuur("POST", pad, jan, ["bedrag": 1]).fouten == ["onbekend_veld /bedrag"])
      #expect(try await dienst.stuur("POST", pad, jan, []).fouten == ["type "])
      let betalingen = "/v1/aanvragen/\(id)/betalingen"
      let teVroeg = try await dienst.stuur("POST", betalingen, els, GeldTests.betaling)
      #expect(teVroeg.status == 409 && teVroeg.json["mogelijk"]?.elements?.isEmpty == false)

      let opgedragen = try await dienst.stuur("POST", pad, jan, [:])
      #expect(opgedragen.status == 201)
      #expect(opgedragen.json["bedrag"] == .number("10000.00"))
      // Six weeks after 17 April 2025 end on Ascension Day; the day after it is equated with it by royal decree.
      #expect(opgedragen.json["uiterlijk"]?.text == "2025-06-02")
      #expect(opgedragen.json["status"]?.text == "opgedragen")
      #expect(opgedragen.kop("Location") == pad)
      let tweede = try await dienst.stuur("POST", pad, els, [:], koppen: ["Idempotency-Key": "t"])
      #expect(tweede.status == 409, "\(String(decoding: tweede.lichaam, as: UTF8.self))")
      #expect(tweede.json["stand"]?.text == "verleend")
      #expect(
        try await dienst.boeken(id) == [
          "budget": 1_000_000, "verplichting": -1_000_000, "voorschotten": 1_000_000, "kruispost": -1_000_000,
        ])
      #expect(
        try await dienst.stuur("GET", pad, try await dienst.aanvrager("27312345")).json["id"] == opgedragen.json["id"])
      #expect(try await dienst.stuur("GET", pad, try await dienst.aanvrager("99999999")).status == 404)

      try await betaal(dienst, id, betalingen, jan: jan, els: els)
      #expect(try await dienst.stuur("GET", pad, els).json["status"]?.text == "betaald")
      #expect(try await dienst.stuur("POST", pad, jan, [:]).status == 409)
      #expect(
        try await dienst.boeken(id) == [
          "budget": 1_000_000, "verplichting": -1_000_000, "voorschotten": 1_000_000, "bank": -1_000_000,
        ])
    }
  }

  /// The payment of the advance, with everything that is refused before it.
  private func betaal(
    _ dienst: Proefdienst, _ id: String, _ pad: String, jan: String, els: String
  ) async throws {
    func met(_ bedrag: Int64 = 1_000_000, _ datum: String = "2025-05-06") -> JSONValue {
      ["bedrag": .amount(bedrag), "valutadatum": .text(datum), "kenmerk": "BANK-1"]
    }
    #expect(try await dienst.stuur("POST", pad, els, met(999_999)).fouten == ["waarde /bedrag"])
    #expect(try await dienst.stuur("POST", pad, els, met(1_000_001)).fouten == ["waarde /bedrag"])
    #expect(try await dienst.stuur("POST", pad, els, met(0)).fouten == ["bereik /bedrag"])
    #expect(try await dienst.stuur("POST", pad, els, met(1_000_000, "2025-05-07")).fouten == ["bereik /valutadatum"])
    #expect(try await dienst.stuur("POST", pad, els, met(1_000_000, "2025-04-16")).fouten == ["bereik /valutadatum"])
    #expect(
      try await dienst.stuur("POST", pad, els, [:]).fouten
        == ["verplicht /bedrag", "verplicht /valutadatum", "verplicht /kenmerk"])
    let zelfde = try await dienst.stuur("POST", pad, jan, met())
    #expect(zelfde.status == 403 && zelfde.probleem == "vier-ogen")
    #expect(
      try await dienst.stuur("POST", pad, try await dienst.medewerker(.besluitnemer, als: "b"), met()).status == 403)

    let betaald = try await dienst.stuur("POST", pad, els, met(), koppen: ["Idempotency-Key": "betaling-1"])
    #expect(betaald.status == 201)
    #expect(betaald.json["bedrag"] == .number("10000.00") && betaald.json["valutadatum"]?.text == "2025-05-06")
    #expect(betaald.json["kenmerk"]?.text == "BANK-1" && betaald.json["status"]?.text == "bevoorschot")
    let herhaald = try await dienst.stuur("POST", pad, els, met(), koppen: ["Idempotency-Key": "betaling-1"])
    #expect(herhaald.status == 201 && herhaald.lichaam == betaald.lichaam)
    #expect(herhaald.kop("Idempotent-Replayed") == "true")
    #expect(try await dienst.stuur("POST", pad, els, met()).status == 409)
    let lijst = try await dienst.stuur("GET", pad, try await dienst.aanvrager("27312345"))
    #expect(lijst.json["totaal"] == .number("1") && lijst.json["items"]?[0]?["id"] == betaald.json["id"])
    #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(id)", els).json["status"]?.text == "bevoorschot")
  }

  @Test func nothingIsPaidBeforeTheGrantIsMadeKnown() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      try await dienst.verleen(isBekendgemaakt: false)
      let uitslag = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/voorschot", try await dienst.medewerker(.financieel, als: "jan"), [:])
      #expect(uitslag.status == 409)
      #expect(uitslag.json["mogelijk"]?.elements?.first?.text?.hasPrefix("het besluit bekendmaken") == true)
      #expect(
        try await dienst.sql(
          """
          INSERT INTO voorschot SELECT 'v', dossier, id, bedrag, bedrag, '2025-06-02', tijdstip, 'jan' FROM besluit
          """) == "voorschot_besluit_fkey")
    }
  }

  @Test func concurrentOrdersGiveOneAdvanceAndOneReferenceOnePayment() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      var ids: [String] = []
      for kvkNummer in ["27312345", "27312346"] {
        ids.append(try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: kvkNummer)))
      }
      try await dienst.verleen()
      let jan = try await dienst.medewerker(.financieel, als: "jan")
      for id in ids {
        let standen = try await gelijktijdig(20) { _ in
          try await dienst.stuur("POST", "/v1/aanvragen/\(id)/voorschot", jan, [:]).status
        }
        #expect(standen.count { $0 == 201 } == 1 && standen.count { $0 == 409 } == 19)
      }
      let els = try await dienst.medewerker(.financieel, als: "els")
      let betalingen = try await gelijktijdig(10) { [ids] nummer in
        try await dienst.stuur("POST", "/v1/aanvragen/\(ids[nummer % 2])/betalingen", els, GeldTests.betaling).status
      }
      #expect(betalingen.count { $0 == 201 } == 1 && betalingen.count { $0 == 409 } == 9)
    }
  }

  @Test func whatMustNeverBeIsRefusedByTheDatabaseItself() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      try await dienst.verleen()
      // These rows have no events, which is refused too.
      for tabel in ["voorschot", "betaling"] {
        #expect(try await dienst.sql("ALTER TABLE \(tabel) DISABLE TRIGGER volgt") == nil)
      }
      let voorschot = "INSERT INTO voorschot SELECT"
      #expect(
        try await dienst.sql(
          "\(voorschot) 'v', dossier, id, bedrag, bedrag + 1, '2025-06-02', tijdstip, 'jan' FROM besluit")
          == "betaald_ten_hoogste_verleend")
      #expect(
        try await dienst.sql(
          "\(voorschot) 'v', dossier, id, bedrag + 1, bedrag + 1, '2025-06-02', tijdstip, 'jan' FROM besluit")
          == "voorschot_besluit_dossier_verleend_fkey")
      #expect(
        try await dienst.sql(
          "\(voorschot) 'v', dossier, id, bedrag, bedrag, '2025-06-02', tijdstip, 'jan' FROM besluit") == nil)
      #expect(
        try await dienst.sql(
          "\(voorschot) 'w', dossier, id, bedrag, bedrag, '2025-06-02', tijdstip, 'jan' FROM besluit")
          == "voorschot_dossier_key")
      let betaling = "INSERT INTO betaling SELECT 'b', id, dossier"
      #expect(
        try await dienst.sql("\(betaling), bedrag, '2025-05-06', 'K', tijdstip, door, door FROM voorschot")
          == "vier_ogen_betaling")
      #expect(
        try await dienst.sql("\(betaling), bedrag + 1, '2025-05-06', 'K', tijdstip, 'els', door FROM voorschot")
          == "betaling_voorschot_dossier_bedrag_fkey")
      #expect(
        try await dienst.sql(
          """
          INSERT INTO boeking SELECT dossier, volgnummer, 2::smallint, 'voorschotten', 'kruispost', bedrag + 1, tijdstip
          FROM boeking
          """) == "voorschot_ten_hoogste_verleend")
      #expect(
        try await dienst.sql(
          "INSERT INTO boeking SELECT dossier, volgnummer, 2::smallint, 'bank', 'kruispost', 1, tijdstip FROM boeking")
          == "soort_boeking")
      #expect(
        try await dienst.sql(
          "UPDATE rekeningstand SET voorschotten = voorschotten + 1 WHERE dossier = '\(id)'") == "boeken_sluiten")
      for tabel in ["boeking", "gebeurtenis", "besluit", "voorschot"] {
        #expect(try await dienst.sql("DELETE FROM \(tabel)") == "23001")
        #expect(try await dienst.sql("UPDATE \(tabel) SET tijdstip = tijdstip") == "23001")
        #expect(try await dienst.sql("TRUNCATE \(tabel) CASCADE") == "23001")
        #expect(try await dienst.sql("DELETE FROM \(tabel)", rol: "weegschaal_toepassing") == "42501")
      }
      for sql in [
        "UPDATE rekeningstand SET bank = bank", "INSERT INTO rekeningstand (dossier) VALUES ('\(id)')",
        "DELETE FROM rekeningstand",
      ] {
        #expect(try await dienst.sql(sql, rol: "weegschaal_toepassing") == "42501")
      }
    }
  }
}

/// Runs the body so many times at once.
func gelijktijdig<Waarde: Sendable>(
  _ aantal: Int, _ doe: @escaping @Sendable (Int) async throws -> Waarde
) async throws -> [Waarde] {
  try await withThrowingTaskGroup(of: Waarde.self) { groep in
    for nummer in 0..<aantal { groep.addTask { try await doe(nummer) } }
    var alle: [Waarde] = []
    for try await waarde in groep { alle.append(waarde) }
    return alle
  }
}
