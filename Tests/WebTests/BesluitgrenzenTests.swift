import Loket
import Testing

/// What the database holds of decisions against every program, ours included.
@Suite struct BesluitgrenzenTests {
  /// More than the ceiling, a second decision, a change of one, one on a file of another round, both eyes of one person,
  /// a ceiling of nowhere.
  @Test func noProgramWritesADecisionThatMayNotBe() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      #expect(try await dienst.bevries().status == 201)
      #expect(try await dienst.besluit().status == 201)
      try await eisGrenzen(dienst, ids)
    }
  }

  private func eisGrenzen(_ dienst: Proefdienst, _ ids: [String: String]) async throws {
    func besluit(_ letter: String, bedrag: Int) -> String {
      """
      INSERT INTO besluit (id, dossier, jaar, kenmerk, soort, bedrag, rangschikking, bevroren_door, mandaat,
        besluit_datum, zout, document, tijdstip, door)
      VALUES ('extra', '\(ids[letter] ?? "")', 2025, 'extra', 'verlening', \(bedrag), 1, 'b1', 'm', '2025-03-28',
        decode(repeat('00', 32), 'hex'), '{}', '2025-03-28T10:00Z', 'd1')
      """
    }
    #expect(try await dienst.sql(besluit("G", bedrag: 1)) == "plafond")
    #expect(
      try await dienst.sql(besluit("G", bedrag: 1).replacing("'d1'", with: "'b1'")) == "vier_ogen_per_besluit")
    #expect(
      try await dienst.sql(besluit("G", bedrag: 1).replacing("'b1'", with: "'iemand'"))
        == "besluit_jaar_rangschikking_bevroren_door_fkey")
    #expect(
      try await dienst.sql(besluit("A", bedrag: 1).replacing("'verlening', 1", with: "'afwijzing', 0"))
        == "een_besluit_per_dossier")
    #expect(try await dienst.sql("UPDATE besluit SET bedrag = bedrag + 1") == "23001")
    #expect(try await dienst.sql("DELETE FROM besluit") == "23001")
    #expect(try await dienst.sql("UPDATE verdeling SET verleend = 0") == nil)
    let toepassing = "weegschaal_toepassing"
    // C was refused: no further decision grants it anything, whatever is left.
    #expect(try await dienst.sql(besluit("C", bedrag: 1), rol: toepassing) == "een_besluit_per_dossier")
    #expect(
      try await dienst.sql(
        besluit("G", bedrag: 0)
          .replacing("2025, 'extra', 'verlening', 0, 1, 'b1'", with: "2024, 'x', 'afwijzing', 0, NULL, NULL"),
        rol: toepassing) == "besluit_van_zijn_ronde")
    // A ceiling is one that the round has.
    for rij in ["2025, 9, 1, 1000001", "2025, 9, 2, 1000000"] {
      #expect(
        try await dienst.sql(
          """
          INSERT INTO rangschikking (jaar, nummer, rondeversie, plafond, bevroren_op, door, invoer_sha256,
            regeling, regeling_sha256, regelversie, invoer_staart, invoer_aantal, resultaat_kop, resultaat_staart,
            resultaat_delen, resultaat_sha256)
          SELECT \(rij), bevroren_op, door, invoer_sha256, regeling, regeling_sha256, regelversie, invoer_staart, 0,
            resultaat_kop, resultaat_staart, 0, resultaat_sha256
          FROM rangschikking WHERE nummer = 1
          """, rol: toepassing) == "plafond_van_de_ronde")
    }
    #expect(try await dienst.sql("UPDATE verdeling SET plafond = plafond + 1", rol: toepassing) == "42501")
    #expect(
      try await dienst.sql(
        "INSERT INTO verdeling (jaar, rangschikking, plafond, bevroren_door, besloten_door) "
          + "VALUES (2025, 1, 1000000, 'b1', 'b1')") == "vier_ogen_besluit")
  }
}
