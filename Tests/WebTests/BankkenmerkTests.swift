import JSON
import Proeven
import Testing

/// One movement at the bank is booked once, whatever the dress of its reference.
@Suite struct BankkenmerkTests {
  /// Spellings of one reference: case, white space, width, and characters that nobody sees.
  private static let schrijfwijzen = [
    "t-1", " T-1", "T-1 ", "T -1", "T-1\u{A0}", "\u{FF34}-1", "T-\u{2460}", "T\u{200B}-1", "T\u{AD}-1", "T-1\u{FE0F}",
    "\u{2060}T-1", "T-1\u{E0061}",
  ]

  @Test func aReferenceIsOneOverPaymentsAndRepayments() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let eerste = try await dienst.dienIn(Voorbeeldaanvraag())
      let tweede = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))
      try await dienst.verleen()
      let jan = try await dienst.medewerker(.financieel, als: "jan")
      let els = try await dienst.medewerker(.financieel, als: "els")
      func betaal(_ id: String, _ kenmerk: String) async throws -> Proefdienst.Uitslag {
        try await dienst.stuur(
          "POST", "/v1/aanvragen/\(id)/betalingen", els,
          ["bedrag": .amount(1_000_000), "valutadatum": "2025-05-06", "kenmerk": .text(kenmerk)])
      }
      for id in [eerste, tweede] { try await dienst.gelukt("POST", "/v1/aanvragen/\(id)/voorschot", jan, [:]) }
      #expect(try await betaal(eerste, "T-1").status == 201)
      for kenmerk in Self.schrijfwijzen {
        let uitslag = try await betaal(tweede, kenmerk)
        #expect(uitslag.status == 409 && uitslag.json["stand"]?.text == "verleend", "\(kenmerk.debugDescription)")
      }
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(eerste)/verantwoording", try await dienst.aanvrager("27312345"),
        Voorbeeldverantwoording(overig: 200_000).json)
      #expect(try await dienst.stelVast(eerste).status == 201)
      for kenmerk in ["T-1"] + Self.schrijfwijzen {
        #expect(try await dienst.boekTerug(eerste, 100, kenmerk).status == 409, "\(kenmerk.debugDescription)")
      }
      #expect(try await betaal(tweede, "\u{FFF9} \u{200B}").fouten == ["lengte /kenmerk"])
      // Letters that differ are other references, and a repayment takes its own from payments too.
      #expect(try await dienst.boekTerug(eerste, 100, "Straße 2").status == 201)
      #expect(try await betaal(tweede, "STRASSE2").status == 409)
      #expect(try await betaal(tweede, "T-2").status == 201)
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  @Test func theDatabaseHoldsItForTheServiceToo() async throws {
    try await Proefdienst.met { dienst in
      let id = try await dienst.bevoorschot()
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/verantwoording", try await dienst.aanvrager("27312345"),
        Voorbeeldverantwoording(overig: 200_000).json)
      #expect(try await dienst.stelVast(id).status == 201)
      func boek(_ kenmerk: String) async throws -> String? {
        try await dienst.sql(
          """
          INSERT INTO terugbetaling VALUES ('t-x', '\(id)', 1, '2025-05-06', '\(kenmerk)', '2025-05-06 10:00Z', 'jan')
          """, rol: "weegschaal_toepassing")
      }
      #expect(try await boek("bank -1") == "bankkenmerk_eenmaal")
      #expect(try await boek("\u{200B}") == "bankkenmerk_zichtbaar")
      for sql in ["INSERT INTO bankkenmerk VALUES ('X', 'y')", "DELETE FROM bankkenmerk"] {
        #expect(try await dienst.sql(sql, rol: "weegschaal_toepassing") == "42501")
      }
    }
  }
}
