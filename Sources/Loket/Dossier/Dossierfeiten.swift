internal import Begrippen
internal import PostgreSQL
internal import Regeling

/// What the requirements of the table of steps ask about a file, beside its state and its application.
struct Dossierfeiten: Hashable, Sendable {
  /// Who ordered the advance; nil when it was not ordered.
  var opgedragenDoor: String?
  /// The file that has the place of this applicant in the round, which can be this file.
  var plaatshouder: Plaatshouder?
  /// The files of the applicant in the round that are set aside, without this one; the last received first.
  var terzijde: [String] = []
  /// Whether a ranking of the round was frozen.
  var isBevroren = false
  /// The last day of the last repair term; nil when completion was never asked for. A later term never ends earlier, so
  /// the last one is the longest.
  var hersteltermijnTot: Datum?
  /// What the last account misses; empty when there is none.
  var onvolledig: [String] = []
  /// Whether the bytes of the last account are still there.
  var heeftVerantwoording = false
  /// What is still to be repaid.
  var openstaand = Centen.zero

  /// Who took the earlier step of a pair of four eyes on this file; nil when nobody did.
  func nam(_ stap: Stap) -> String? {
    guard stap == .voorschotOpdragen else { preconditionFailure("the facts name who took each first step of a pair") }
    return opgedragenDoor
  }
}

/// The file that has an applicant's place in a round (R 1:7).
struct Plaatshouder: Hashable, Sendable {
  let id: String
  let kenmerk: String
}

extension Handeling {
  /// The file that has the place of this file's applicant in the round; nil when none has it.
  func plaatshouder(_ dossier: Dossierstand) async throws -> Plaatshouder? {
    try await vraag(.leesPlaatshouder, [.int32(dossier.jaar), .text(dossier.kvkNummer)]).oneOrNone().map {
      Plaatshouder(id: try $0.get("dossier", as: String.self), kenmerk: try $0.get("kenmerk", as: String.self))
    }
  }
}

extension Dossierfeiten {
  /// From a row of `leesDossierfeiten`.
  init(_ rij: PostgresRow, _ regeling: Regeling) throws {
    opgedragenDoor = try rij.get("opgedragen_door", as: String?.self)
    if let id = try rij.get("plaatshouder", as: String?.self) {
      plaatshouder = Plaatshouder(id: id, kenmerk: try rij.get("plaatshouder_kenmerk", as: String.self))
    }
    terzijde = try rij.get("terzijde", as: [String].self)
    isBevroren = try rij.get("is_bevroren", as: Bool.self)
    if let verzondenOp = try rij.get("verzonden_op", as: Tijdstip?.self) {
      let uiterlijk = try rij.get("uiterlijk", as: Datum.self)
      hersteltermijnTot = regeling.laatsteDag(hersteltermijn: uiterlijk, verzondenOp: verzondenOp)
    }
    onvolledig = try rij.get("onvolledig", as: [String].self)
    heeftVerantwoording = try rij.get("heeft_verantwoording", as: Bool.self)
    openstaand = try rij.get("openstaand", as: Centen.self)
  }
}

extension PostgresStatement {
  /// The facts of file $1, a row.
  static let leesDossierfeiten = PostgresStatement(
    "lees_dossierfeiten",
    """
    SELECT (SELECT v.door FROM voorschot v WHERE v.dossier = s.dossier)::text AS opgedragen_door,
      ARRAY(SELECT e.dossier::text FROM dossierstand e
        WHERE e.jaar = s.jaar AND e.kvk_nummer = s.kvk_nummer AND e.status = 'terzijde' AND e.dossier <> s.dossier
        ORDER BY e.ontvangen_op DESC, e.dossier DESC) AS terzijde,
      EXISTS (SELECT FROM rangschikking r WHERE r.jaar = s.jaar) AS is_bevroren,
      p.dossier::text AS plaatshouder, p.kenmerk AS plaatshouder_kenmerk, h.verzonden_op, h.uiterlijk,
      coalesce(w.onvolledig, '{}') AS onvolledig, coalesce(w.is_aanwezig, false) AS heeft_verantwoording,
      coalesce((SELECT v.terugvordering
        - (SELECT coalesce(sum(t.bedrag), 0) FROM terugbetaling t WHERE t.dossier = v.dossier)
        FROM vaststelling v WHERE v.dossier = s.dossier), 0)::bigint AS openstaand
    FROM dossierstand s
    LEFT JOIN LATERAL (SELECT e.dossier, d.kenmerk FROM dossierstand e JOIN dossier d ON d.id = e.dossier
      WHERE e.jaar = s.jaar AND e.kvk_nummer = s.kvk_nummer AND (e.tijdig OR e.toegelaten) AND NOT e.ingetrokken
        AND e.status <> 'terzijde') p
      ON true
    LEFT JOIN LATERAL (SELECT v.verzonden_op, v.uiterlijk FROM herstelverzoek v WHERE v.dossier = s.dossier
      ORDER BY v.nummer DESC LIMIT 1) h ON true
    LEFT JOIN LATERAL (SELECT v.onvolledig, EXISTS (SELECT FROM verantwoordingsdocument b
        WHERE b.dossier = v.dossier AND b.versie = v.versie) AS is_aanwezig
      FROM verantwoording v WHERE v.dossier = s.dossier ORDER BY v.versie DESC LIMIT 1) w ON true
    WHERE s.dossier = $1
    """)
}
