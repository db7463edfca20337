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
    let stand = try await self.ronde(jaar)
    let sluit = stand.ronde.sluitMetVerlengingen
    // It is drawn once, when nobody can file any more, so nobody knows it while files can come (`regels.md` section 5).
    let lotgetal = aanleiding.brengtLotgetal && !stand.heeftLotgetal ? nieuwLotgetal() : nil
    let vorige = try await vraag(.leesLaatsteZegel, [.int32(jaar)]).oneOrNone()
    let nummer = try vorige?.get("nummer", as: Int.self) ?? 0
    let rijen = try await vraag(.leesZegelkoppen, [.int32(jaar), .int32(nummer)])
    let ronde = try await ketenkop(Ketennaam.vanRonde(jaar))
    let eerder = try vorige?.get("sha256", as: String.self) ?? Gebeurtenis.begin
    let zegel = try await buitenDeLus {
      Zegel(
        jaar: jaar, nummer: nummer + 1, aanleiding, tijdstip: nu, sluit: sluit, lotgetal: lotgetal, vorige: eerder,
        koppen: try rijen.map { try Zegelkop($0) }, ronde: ronde)
    }
    schrijf(
      .voegZegelToe,
      [
        .int32(jaar), .int64(zegel.nummer), .text(aanleiding), Amsterdam.datum(nu).parameter,
        nu.parameter, sluit.parameter, .int64(zegel.gebeurtenissen), .utf8(zegel.document),
        .text(zegel.vorige), .text(zegel.sha256), .text(lotgetal),
      ])
    try await legVast(
      .zegelGezet,
      .object(present: [
        "nummer": .integer(zegel.nummer), "aanleiding": .text(aanleiding),
        "aantal": .integer(zegel.aantal), "sha256": .text(zegel.sha256), "lotgetal": lotgetal.map { .text($0) },
      ]), opRonde: jaar)
    return zegel
  }
}

extension Zegelaanleiding {
  /// Whether such a seal holds the number of the draw, when no seal does yet.
  fileprivate var brengtLotgetal: Bool { self == .sluiting || self == .lotgetal }
}

/// A new number for the draw: 64 lower-case hex digits of the system's random source.
func nieuwLotgetal() -> String { hexadecimal(randomBytes(32)) }

extension Loket {
  /// The seals of a round, for everybody, oldest first.
  package func zegels(jaar: Int, _ bladzijde: Bladzijde) async throws -> Antwoord {
    _ = try await rondestand(jaar)
    let rijen = try await pool.read(
      .leesZegels, [.int32(Int32(clamping: jaar)), .int64(bladzijde.grootte), .int64(bladzijde.overslaan)])
    let items = try rijen.map { rij in
      JSONValue.object(present: [
        "nummer": .integer(try rij.get("nummer", as: Int.self)),
        "tijdstip": .text(try rij.get("tijdstip", as: Tijdstip.self)),
        "aanleiding": .text(try rij.get("aanleiding", as: String.self)),
        "sha256": .text(try rij.get("sha256", as: String.self)),
        "vorige": .text(try rij.get("vorige", as: String.self)),
        "lotgetal": try rij.get("lotgetal", as: String?.self).map { .text($0) },
      ])
    }
    let totaal = try await pool.read(.telZegels, [.int32(Int32(clamping: jaar))]).one().get("aantal", as: Int.self)
    return Antwoord(inhoud: bladzijde.json(items, totaal: totaal), totaal: totaal)
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
  fileprivate static let leesZegels = PostgresStatement(
    "lees_zegels",
    """
    SELECT nummer, tijdstip, aanleiding, sha256::text, vorige::text, lotgetal::text FROM zegel
    WHERE jaar = $1 ORDER BY nummer LIMIT $2 OFFSET $3
    """)
  fileprivate static let telZegels = PostgresStatement(
    "tel_zegels", "SELECT count(*) AS aantal FROM zegel WHERE jaar = $1")
  static let voegZegelToe = PostgresStatement(
    "voeg_zegel_toe",
    """
    INSERT INTO zegel (jaar, nummer, aanleiding, dag, tijdstip, sluit, gebeurtenissen, document, vorige, sha256,
      lotgetal)
    VALUES ($1, $2::bigint::integer, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    """)
}
