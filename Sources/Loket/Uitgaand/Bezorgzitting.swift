internal import Begrippen
internal import PostgreSQL

/// The deliveries to one subscriber, over a connection to the database of their own. The lock of the subscriber lies on that
/// connection: of several instances one delivers, and when it dies the server lets the next one. Whoever lost the connection
/// cannot record a delivery any more.
package struct Bezorgzitting: Sendable {
  let naam: String
  let verbinding: PostgresConnection
  let klok: Klok
  let beleid: Bezorgbeleid

  /// Whether this instance has the lock of the subscriber from now on.
  package func neemSlot() async throws -> Bool {
    try await verbinding.query(.neemBezorgslot, [.text(naam)]).one().get("is_genomen", as: Bool.self)
  }

  /// The events to offer now, each the first of its file. There are none while the subscriber pauses, and one after a pause:
  /// that one shows whether it is back.
  package func volgende() async throws -> [Uitgaandbericht] {
    try await verbinding.query(
      .leesTeBezorgen, [.text(naam), klok.nu().parameter, .int64(beleid.tegelijkMax)]
    ).map { try Uitgaandbericht($0) }
  }

  /// Records what became of events that were offered together. What was taken goes from the table.
  package func legVast(_ uitkomsten: [(bericht: Uitgaandbericht, uitkomst: Bezorguitkomst)]) async throws {
    guard !uitkomsten.isEmpty else { return }
    let nu = klok.nu()
    let stand = try await verbinding.query(.leesAbonneestand, [.text(naam)]).one()
    let isGenomen = uitkomsten.contains { $0.uitkomst == .genomen }
    let genomenOp = isGenomen ? nu : try stand.get("genomen_op", as: Tijdstip?.self)
    let genomen = uitkomsten.filter { $0.uitkomst == .genomen }.map(\.bericht)
    let mislukt = uitkomsten.filter { $0.uitkomst != .genomen }
    let gevolgen = mislukt.map { beleid.gevolg($0.uitkomst, $0.bericht, genomenOp: genomenOp) }
    _ = try await verbinding.pipeline([
      PostgresStep(
        .verwijderBezorgd, [.text(naam), .texts(genomen.map(\.dossier)), .int32s(genomen.map { Int32($0.volgnummer) })]
      ),
      PostgresStep(
        .tekenMislukt,
        [
          .text(naam), nu.parameter, .texts(mislukt.map(\.bericht.dossier)),
          .int32s(mislukt.map { Int32($0.bericht.volgnummer) }), .texts(mislukt.map(\.uitkomst.fout)),
          .timestamps(gevolgen.map { (nu + $0.wacht).postgres }), .bools(gevolgen.map(\.isVast)),
        ]),
      PostgresStep(
        .zetAbonneestand,
        abonneestand(uitkomsten.map(\.uitkomst), genomenOp: genomenOp, wegOpRij: try stand.get("weg_op_rij"), op: nu)),
    ])
  }

  /// The parameters of `zetAbonneestand`. Who took something is not away; a pause that it asked for is kept all the same.
  private func abonneestand(
    _ uitkomsten: [Bezorguitkomst], genomenOp: Tijdstip?, wegOpRij eerder: Int, op nu: Tijdstip
  ) -> [PostgresValue] {
    var gevraagd: Int?
    var isWeg = false
    for case .weg(_, let seconden) in uitkomsten {
      isWeg = true
      gevraagd = max(gevraagd ?? 0, seconden ?? 0)
    }
    let wegOpRij = isWeg && !uitkomsten.contains(.genomen) ? min(eerder + 1, 1_000_000) : 0
    let pauze: Duration =
      wegOpRij > 0
      ? beleid.pauze(na: wegOpRij, gevraagd: gevraagd)
      : min(beleid.gevraagdMax, .seconds(min(gevraagd ?? 0, 1_000_000)))
    return [
      .text(naam), genomenOp?.parameter ?? .timestamp(nil), .int32(wegOpRij), (nu + pauze).parameter,
      .text(uitkomsten.compactMap(\.fout).last),
    ]
  }

  /// Closes the connection, and with it lets the lock go.
  package func sluit() async { await verbinding.close() }
}

extension Loket {
  /// Opens the deliveries to a subscriber.
  package func bezorgzitting(_ naam: String, _ beleid: Bezorgbeleid) async throws -> Bezorgzitting {
    Bezorgzitting(naam: naam, verbinding: try await pool.session(), klok: klok, beleid: beleid)
  }
}

extension Tijdstip {
  /// The moment that long after it.
  fileprivate static func + (moment: Tijdstip, duur: Duration) -> Tijdstip {
    Tijdstip(microseconden: moment.microseconden + Int64(duur / .microseconds(1)))
  }

  fileprivate var postgres: PostgresTimestamp { PostgresTimestamp(microsecondsSinceUnixEpoch: microseconden) }
}

extension PostgresStatement {
  fileprivate static let neemBezorgslot = PostgresStatement(
    "neem_bezorgslot", "SELECT pg_try_advisory_lock(hashtextextended('weegschaal-abonnee ' || $1, 0)) AS is_genomen")
  /// The events of subscriber $1 that are due at $2, $3 at most: of each file the first. The look for that first one is a
  /// question of its own for each row, in the order of the index, so that it stops at the last one wanted however much waits:
  /// as a join it would read all that waits.
  fileprivate static let leesTeBezorgen = PostgresStatement(
    "lees_te_bezorgen",
    """
    SELECT u.id::text, u.dossier::text, u.volgnummer, u.nummer, u.pogingen, u.eerste_fout_op, g.soort, g.tijdstip, d.jaar
    FROM (
      SELECT u.* FROM uitgaand u
      WHERE u.abonnee = $1 AND NOT u.is_vast AND u.volgende_op <= $2
        AND EXISTS (SELECT FROM abonnee a WHERE a.naam = $1 AND a.is_actief AND a.volgende_op <= $2)
        AND u.volgnummer = (SELECT e.volgnummer FROM uitgaand e
          WHERE e.abonnee = $1 AND e.dossier = u.dossier ORDER BY e.volgnummer LIMIT 1)
      ORDER BY u.volgende_op
      LIMIT (SELECT CASE WHEN a.weg_op_rij > 0 THEN 1 ELSE $3 END FROM abonnee a WHERE a.naam = $1)
    ) u
    JOIN gebeurtenis g ON g.dossier = u.dossier AND g.volgnummer = u.volgnummer
    JOIN dossier d ON d.id = u.dossier
    """)
  fileprivate static let leesAbonneestand = PostgresStatement(
    "lees_abonneestand", "SELECT genomen_op, weg_op_rij FROM abonnee WHERE naam = $1")
  fileprivate static let verwijderBezorgd = PostgresStatement(
    "verwijder_bezorgd",
    """
    DELETE FROM uitgaand u USING unnest($2::text[], $3::integer[]) AS g (dossier, volgnummer)
    WHERE u.abonnee = $1 AND u.dossier = g.dossier AND u.volgnummer = g.volgnummer
    """)
  fileprivate static let tekenMislukt = PostgresStatement(
    "teken_mislukt",
    """
    UPDATE uitgaand u SET pogingen = u.pogingen + 1, eerste_fout_op = coalesce(u.eerste_fout_op, $2),
      laatste_fout = m.fout, volgende_op = m.volgende_op, is_vast = m.is_vast
    FROM unnest($3::text[], $4::integer[], $5::text[], $6::timestamptz[], $7::boolean[])
      AS m (dossier, volgnummer, fout, volgende_op, is_vast)
    WHERE u.abonnee = $1 AND u.dossier = m.dossier AND u.volgnummer = m.volgnummer
    """)
  fileprivate static let zetAbonneestand = PostgresStatement(
    "zet_abonneestand",
    """
    UPDATE abonnee SET genomen_op = $2, weg_op_rij = $3, volgende_op = $4, laatste_fout = coalesce($5, laatste_fout)
    WHERE naam = $1
    """)
}
