internal import Begrippen
internal import PostgreSQL
internal import Regeling

extension Hersteltijd {
  /// The days of each item of which completion was asked, from a row with `kolommen`.
  static func alle(_ rij: PostgresRow, _ regeling: Regeling) throws -> [Toetscode: Hersteltijd] {
    guard let onderdelen = try rij.get("herstel_onderdelen", as: [String]?.self) else { return [:] }
    let verzonden = try tijdstippen(rij, "herstel_verzonden_op")
    let uiterlijk = try rij.get("herstel_uiterlijk", as: [PostgresDate].self)
    let vragen = try zip(onderdelen, zip(verzonden, uiterlijk)).map { onderdelen, dagen in
      Herstelvraag(
        onderdelen: try onderdelen.split(separator: " ").map { try Toetscode(onderdeel: String($0)) },
        verzondenOp: dagen.0, uiterlijk: Datum(dagnummer: dagen.1.daysSinceUnixEpoch))
    }
    return regeling.hersteltijden(vragen, aangevuldOp: try tijdstippen(rij, "herstel_aangevuld_op"))
  }

  private static func tijdstippen(_ rij: PostgresRow, _ kolom: String) throws -> [Tijdstip] {
    try rij.get(kolom, as: [PostgresTimestamp]?.self)?.map {
      Tijdstip(microseconden: $0.microsecondsSinceUnixEpoch)
    } ?? []
  }

  static let kolommen =
    "h.onderdelen AS herstel_onderdelen, h.verzonden_op AS herstel_verzonden_op, h.uiterlijk AS herstel_uiterlijk, "
    + "h.aangevuld_op AS herstel_aangevuld_op"

  /// The table `h` with the repair requests of the file in a row `s` of dossierstand, and the completions that came in;
  /// NULL when completion was never asked for.
  static let tabel = """
    LEFT JOIN LATERAL (SELECT array_agg(array_to_string(v.onderdelen, ' ') ORDER BY v.nummer) AS onderdelen,
        array_agg(v.verzonden_op ORDER BY v.nummer) AS verzonden_op, array_agg(v.uiterlijk ORDER BY v.nummer) AS uiterlijk,
        CASE WHEN count(*) > 0 THEN (SELECT array_agg(a.laatste_byte_op ORDER BY a.versie) FROM aanvraagversie a
          WHERE a.dossier = s.dossier AND a.aanleiding = 'aanvulling') END AS aangevuld_op
      FROM herstelverzoek v WHERE v.dossier = s.dossier) h ON true
    """
}

extension Toetscode {
  /// An item of a repair request, as the database has it.
  init(onderdeel woord: String) throws {
    guard let code = Toetscode(rawValue: woord) else {
      throw PostgresError.decoding(column: "onderdelen", reason: "an unknown check")
    }
    self = code
  }
}
