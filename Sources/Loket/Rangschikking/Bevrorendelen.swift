internal import PostgreSQL

/// Where the parts of frozen rankings are stored: the files of the input a row each, the ranked members of the result
/// some hundreds a row. A round of any size passes through memory some parts at a time.
enum Bevrorendelen: Sendable {
  case invoer, resultaat

  /// The most that is written or read in one statement, except where the last part is longer.
  private static let bytesPerKeer = 1024 * 1024

  private var schrijven: PostgresStatement {
    switch self {
    case .invoer: .voegRangschikkinginvoerToe
    case .resultaat: .voegRangschikkingdelenToe
    }
  }

  private var lezen: PostgresStatement {
    switch self {
    case .invoer: .leesRangschikkinginvoer
    case .resultaat: .leesRangschikkingdelen
    }
  }

  /// The statements that store parts, of which the first has number `vanaf`.
  func stappen(_ delen: [[UInt8]], vanaf: Int, jaar: Int, nummer: Int) -> [PostgresStep] {
    var stappen: [PostgresStep] = []
    var eerste = 0
    while eerste < delen.count {
      var bytes = delen[eerste].count
      var einde = eerste + 1
      while einde < delen.count, bytes + delen[einde].count <= Bevrorendelen.bytesPerKeer {
        bytes += delen[einde].count
        einde += 1
      }
      stappen.append(
        PostgresStep(
          schrijven,
          [.int32(jaar), .int32(nummer), .int32(vanaf + eerste), .utf8s(Array(delen[eerste..<einde]))]))
      eerste = einde
    }
    return stappen
  }

  /// Reads the parts in their order, some at a time. Each time is a question of its own, since parts do not change: no
  /// transaction needs to wait for a slow reader.
  /// - Parameter vraag: asks the database.
  /// - Returns: the number of parts.
  func lees(
    jaar: Int, nummer: Int, _ vraag: (PostgresStatement, [PostgresValue]) async throws -> PostgresRows,
    _ doe: ([[UInt8]]) async throws -> Void
  ) async throws -> Int {
    var aantal = 0
    var laatste = 0
    while true {
      let rijen = try await vraag(
        lezen, [.int32(jaar), .int32(nummer), .int32(laatste), .int64(Bevrorendelen.bytesPerKeer)])
      guard let einde = try rijen.last.map({ try $0.get("deel", as: Int.self) }) else { return aantal }
      try await doe(try rijen.map { Array(try $0.get("document", as: String.self).utf8) })
      aantal += rijen.count
      laatste = einde
    }
  }
}

extension PostgresStatement {
  fileprivate static let voegRangschikkinginvoerToe = PostgresStatement(
    "voeg_rangschikkinginvoer_toe",
    """
    INSERT INTO rangschikkinginvoer (jaar, nummer, plaats, document)
    SELECT $1, $2, $3::integer + d.volgorde - 1, d.document FROM unnest($4::text[]) WITH ORDINALITY d (document, volgorde)
    """)
  fileprivate static let voegRangschikkingdelenToe = PostgresStatement(
    "voeg_rangschikkingdelen_toe",
    """
    INSERT INTO rangschikkingdeel (jaar, nummer, deel, document)
    SELECT $1, $2, $3::integer + d.volgorde - 1, d.document FROM unnest($4::text[]) WITH ORDINALITY d (document, volgorde)
    """)
  fileprivate static let leesRangschikkinginvoer = PostgresStatement(
    "lees_rangschikkinginvoer",
    vanaf("SELECT plaats AS deel, document FROM rangschikkinginvoer WHERE jaar = $1 AND nummer = $2 AND plaats > $3"))
  fileprivate static let leesRangschikkingdelen = PostgresStatement(
    "lees_rangschikkingdelen",
    vanaf("SELECT deel, document FROM rangschikkingdeel WHERE jaar = $1 AND nummer = $2 AND deel > $3"))

  /// The first of the parts until they have $4 bytes.
  private static func vanaf(_ delen: String) -> String {
    """
    SELECT deel, document FROM (
      SELECT deel, document, sum(octet_length(document)) OVER (ORDER BY deel) - octet_length(document) AS ervoor
      FROM (\(delen) ORDER BY deel LIMIT 1000) d
    ) d WHERE ervoor < $4 ORDER BY deel
    """
  }
}
