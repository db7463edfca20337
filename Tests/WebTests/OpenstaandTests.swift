import JSON
import Keten
import PostgreSQL
import Proeven
import Testing

/// What is still to be repaid is what the books say, and not what an event says beside them.
@Suite struct OpenstaandTests {
  /// A cent is booked, and the event of its confirmation says what then is open.
  private static func cent(_ id: String, openstaand: String, status: String) -> String {
    let moment = "'2026-02-02 09:30Z'"
    return """
      DO $$ DECLARE s dossierstand; een text := encode(sha256('een'::bytea), 'hex'); twee text := encode(sha256('twee'::bytea), 'hex');
      BEGIN
        SELECT * INTO s FROM dossierstand WHERE dossier = '\(id)';
        INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256) VALUES
          (s.dossier, s.volgnummer + 1, 'terugbetaling_geboekt', \(moment), 'jan', s.kop,
            '{"bedrag":0.01,"kenmerk":"T9","terugbetaling":"t-9","valutadatum":"2026-02-02"}', een),
          (s.dossier, s.volgnummer + 2, 'terugbetaald', \(moment), 'els', een,
            '{"bedrag":0.01,"kenmerk":"T9","openstaand":\(openstaand),"terugbetaling":"t-9","valutadatum":"2026-02-02"}', twee);
        INSERT INTO terugbetaling VALUES ('t-9', s.dossier, 1, '2026-02-02', 'T9', \(moment), 'jan');
        INSERT INTO terugbetalingsbevestiging VALUES ('t-9', s.dossier, 1, \(moment), 'els', 'jan');
        INSERT INTO boeking (dossier, volgnummer, regel, debet, credit, bedrag, tijdstip)
          VALUES (s.dossier, s.volgnummer + 2, 1, 'bank', 'vordering', 1, \(moment));
        UPDATE dossierstand SET status = '\(status)', volgnummer = s.volgnummer + 2, kop = twee WHERE dossier = s.dossier;
        SET CONSTRAINTS ALL IMMEDIATE;
        RAISE EXCEPTION 'taken back';
      END $$
      """
  }

  @Test func aRepaymentLeavesOpenWhatTheBooksSay() async throws {
    try await Proefdienst.met { dienst in
      let id = try await dienst.speelRonde().vastgesteld
      func schrijf(_ openstaand: String, _ status: String) async throws -> String? {
        try await dienst.sql(
          Self.cent(id, openstaand: openstaand, status: status), rol: "weegschaal_toepassing")
      }
      // 1 700.00 was open.
      #expect(try await schrijf("1699.99", "vastgesteld") == "P0001")
      #expect(try await schrijf("0.00", "afgesloten") == "openstaand_volgt_uit_boeken")
      #expect(try await schrijf("1699.98", "vastgesteld") == "openstaand_volgt_uit_boeken")
      // An event without its booking closes nothing either.
      let zonderBoeking = Self.cent(id, openstaand: "0.00", status: "afgesloten")
        .replacing("VALUES (s.dossier, s.volgnummer + 2, 1, 'bank'", with: "SELECT s.dossier, 1, 1, 'bank'")
        .replacing("'vordering', 1, '2026-02-02 09:30Z');", with: "'vordering', 1, now() WHERE false;")
      #expect(
        try await dienst.sql(zonderBoeking, rol: "weegschaal_toepassing") == "openstaand_volgt_uit_boeken")
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  @Test func theCheckAndTheReportNameAnAmountThatTheBooksDoNotGive() async throws {
    try await Proefdienst.met { dienst in
      let id = try await dienst.speelRonde().vastgesteld
      try await dienst.vervals("gebeurtenis", Self.herschreven(id))
      try await dienst.vervals(
        "dossierstand",
        """
        UPDATE dossierstand s SET status = 'afgesloten', kop = g.sha256 FROM gebeurtenis g
        WHERE s.dossier = '\(id)' AND g.dossier = s.dossier AND g.volgnummer = s.volgnummer
        """)
      let fouten = try await dienst.loket.controleer().fouten.filter { $0.plaats.hasPrefix(id) }
      #expect(Set(fouten.map(\.code)) == [.registratieWijktAf], "\(fouten)")
      #expect(fouten.contains { $0.melding.contains("1700.00") }, "\(fouten)")
      #expect(fouten.contains { $0.melding.contains("afgesloten") }, "\(fouten)")
      let codes = try await dienst.rapportregel(id)["afwijkingen"]?.elements ?? []
      #expect(codes.contains("registratie_wijkt_af"))
    }
  }

  /// The last event of a file, of which what is open becomes nothing, with the digest that it then has.
  private static func herschreven(_ id: String) -> String {
    """
    WITH g AS (
      SELECT dossier, volgnummer, replace(inhoud, '"openstaand":1700.00', '"openstaand":0.00') AS inhoud FROM gebeurtenis
      WHERE dossier = '\(id)' AND soort = 'terugbetaald'
    )
    UPDATE gebeurtenis e SET inhoud = g.inhoud, sha256 = encode(sha256(convert_to(
      '{"door":"' || e.door || '","dossier":"' || e.dossier || '","inhoud":' || g.inhoud || ',"soort":"' || e.soort
        || '","tijdstip":"' || momenttekst(e.tijdstip) || '","volgnummer":' || e.volgnummer || ',"vorige":"' || e.vorige
        || '"}', 'UTF8')), 'hex')
    FROM g WHERE e.dossier = g.dossier AND e.volgnummer = g.volgnummer
    """
  }
}
