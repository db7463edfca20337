internal import Begrippen
internal import PostgreSQL
internal import Regeling

/// The days that count for a file of which completion was asked (Awb 4:5).
struct Hersteltijd: Hashable, Sendable {
  /// The last day of the last repair term, as the Algemene termijnenwet extends it. A later term never ends earlier, so
  /// the last one is the longest.
  let tot: Datum
  /// The last day on which it can be made known that the file is left untreated (Awb 4:5 lid 4): four weeks after the
  /// last completion in the term or, without one, after its end.
  let buitenbehandelingTot: Datum

  /// Whether a decision that is made known on that day can leave the file untreated.
  func kanBuitenBehandeling(bekendgemaaktOp dag: Datum) -> Bool { tot < dag && dag <= buitenbehandelingTot }
}

extension Hersteltijd {
  /// From a row with `kolommen`; nil when completion was never asked for.
  init?(_ rij: PostgresRow, _ regeling: Regeling) throws {
    guard let verzondenOp = try rij.get("herstel_verzonden_op", as: Tijdstip?.self) else { return nil }
    tot = regeling.laatsteDag(
      hersteltermijn: try rij.get("herstel_uiterlijk", as: Datum.self), verzondenOp: verzondenOp)
    let aangevuld = try rij.get("aangevuld_op", as: Tijdstip?.self).map { Amsterdam.datum($0) }
    buitenbehandelingTot = regeling.buitenbehandelingstermijn(verstrekenOp: aangevuld ?? tot).laatsteDag
  }

  static let kolommen = "h.verzonden_op AS herstel_verzonden_op, h.uiterlijk AS herstel_uiterlijk, h.aangevuld_op"

  /// The table `h` with the last repair request of the file in a row `s` of dossierstand, and the last completion since.
  static let tabel = """
    LEFT JOIN LATERAL (SELECT v.verzonden_op, v.uiterlijk, (SELECT max(a.laatste_byte_op) FROM aanvraagversie a
        WHERE a.dossier = v.dossier AND a.aanleiding = 'aanvulling' AND a.laatste_byte_op >= v.verzonden_op)
        AS aangevuld_op
      FROM herstelverzoek v WHERE v.dossier = s.dossier ORDER BY v.nummer DESC LIMIT 1) h ON true
    """
}
