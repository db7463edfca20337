internal import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import Keten
internal import PostgreSQL
internal import Regeling

extension Handeling {
  /// Seals the present state of the round. The caller holds the round's lock. Events that are written to files at this
  /// moment come under the next seal.
  @discardableResult
  func zetZegel(_ jaar: Int, _ aanleiding: Zegelaanleiding) async throws -> Zegel {
    let sluit = try await ronde(jaar).ronde.sluitMetVerlengingen
    let vorige = try await vraag(.leesLaatsteZegel, [.int32(jaar)]).oneOrNone()
    let nummer = try vorige?.get("nummer", as: Int.self) ?? 0
    let rijen = try await vraag(.leesZegelkoppen, [.int32(jaar), .int32(nummer)])
    let ronde = try await ketenkop(Ketennaam.vanRonde(jaar))
    let eerder = try vorige?.get("sha256", as: String.self) ?? Gebeurtenis.begin
    let zegel = try await buitenDeLus {
      Zegel(
        jaar: jaar, nummer: nummer + 1, aanleiding, tijdstip: nu, sluit: sluit, vorige: eerder,
        koppen: try rijen.map { try Zegelkop($0) }, ronde: ronde)
    }
    schrijf(
      .voegZegelToe,
      [
        .int32(jaar), .int64(zegel.nummer), .text(aanleiding), Amsterdam.datum(nu).parameter,
        nu.parameter, sluit.parameter, .int64(zegel.gebeurtenissen), .utf8(zegel.document),
        .text(zegel.vorige), .text(zegel.sha256),
      ])
    try await legVast(
      .zegelGezet,
      [
        "nummer": .integer(zegel.nummer), "aanleiding": .text(aanleiding),
        "aantal": .integer(zegel.aantal), "sha256": .text(zegel.sha256),
      ], opRonde: jaar)
    return zegel
  }
}

extension Zegelkop {
  /// From a row of `leesZegelkoppen`.
  fileprivate init(_ rij: PostgresRow) throws {
    self.init(
      nummer: try rij.get("nummer", as: Int.self), id: try rij.get("dossier", as: String.self),
      kop: Ketenkop(volgnummer: try rij.get("volgnummer", as: Int.self), sha256: try rij.get("kop", as: String.self)))
  }
}

extension PostgresStatement {
  static let leesLaatsteZegel = PostgresStatement(
    "lees_laatste_zegel",
    "SELECT nummer, sha256::text, gebeurtenissen FROM zegel WHERE jaar = $1 ORDER BY nummer DESC LIMIT 1")
  /// Files keep their numbers of seal $2. New files get the numbers after them.
  static let leesZegelkoppen = PostgresStatement(
    "lees_zegelkoppen",
    """
    WITH eerder AS (
      SELECT e ->> 'id' AS id, (e ->> 'nummer')::bigint AS nummer
      FROM zegel z, jsonb_array_elements(z.document::jsonb -> 'dossiers') e
      WHERE z.jaar = $1 AND z.nummer = $2
    )
    SELECT row_number() OVER (ORDER BY e.nummer NULLS LAST, d.eerste_ontvangst_op, d.id) AS nummer,
      s.dossier::text, s.volgnummer, s.kop::text
    FROM dossierstand s JOIN dossier d ON d.id = s.dossier LEFT JOIN eerder e ON e.id = s.dossier
    WHERE s.jaar = $1 ORDER BY 1
    """)
  static let voegZegelToe = PostgresStatement(
    "voeg_zegel_toe",
    """
    INSERT INTO zegel (jaar, nummer, aanleiding, dag, tijdstip, sluit, gebeurtenissen, document, vorige, sha256)
    VALUES ($1, $2::bigint::integer, $3, $4, $5, $6, $7, $8, $9, $10)
    """)
}
