internal import CLibPQ
internal import Glibc

/// A connection that blocks its thread, for work that runs alone and off the loops.
final class BlockingSession {
  /// In seconds, when the connection string says nothing.
  private static let connectTimeout = "10"

  private let pointer: OpaquePointer
  private let warnings: Warnings

  /// Gets the server's warnings.
  private final class Warnings {
    let log: (String) -> Void
    init(_ log: @escaping (String) -> Void) { self.log = log }
  }

  /// - Parameter log: called with each warning of the server.
  /// - Throws: `unavailable`, with libpq's words. When libpq cannot read the string, its words are left out, because they
  ///   may quote the string.
  init(_ connectionString: String, log: @escaping (String) -> Void = { _ in }) throws(PostgresError) {
    warnings = Warnings(log)
    _ = try ConnectionCandidate.parse(connectionString)
    // "dbname" is expanded as a connection string; its keywords override the ones before it.
    let connection = withKeywords([
      ("connect_timeout", BlockingSession.connectTimeout), ("client_encoding", "UTF8"), ("dbname", connectionString),
    ]) { PQconnectdbParams($0, $1, 1) }
    guard let connection else { throw .unavailable(reason: "out of memory") }
    pointer = connection
    guard PQstatus(connection) == CONNECTION_OK else {
      // All properties are set, so `deinit` ends the connection.
      let words = String(cString: PQerrorMessage(connection)).split(whereSeparator: \.isWhitespace)
      throw .unavailable(reason: words.joined(separator: " "))
    }
    // The session owns the box for as long as its connection lives.
    PQsetNoticeReceiver(
      connection,
      { box, result in
        guard let box, PQresultErrorField(result, Int32(UInt8(ascii: "V"))).map({ String(cString: $0) }) == "WARNING",
          let text = PQresultErrorField(result, Int32(UInt8(ascii: "M")))
        else { return }
        Unmanaged<Warnings>.fromOpaque(box).takeUnretainedValue().log(String(cString: text))
      }, Unmanaged.passUnretained(warnings).toOpaque())
  }

  deinit { PQfinish(pointer) }

  var isInTransaction: Bool { PQtransactionStatus(pointer) == PQTRANS_INTRANS }

  /// Runs one statement, or several when there are no parameters. Returns the rows of the last one as text; NULL is "".
  @discardableResult
  func execute(_ sql: String, _ parameters: [String] = []) throws(PostgresError) -> [[String]] {
    let answer: OpaquePointer?
    if parameters.isEmpty {
      answer = PQexec(pointer, sql)
    } else {
      let texts = parameters.map { strdup($0) }
      defer { for text in texts { free(text) } }
      let values = texts.map { UnsafePointer<CChar>($0) }
      answer = PQexecParams(pointer, sql, Int32(values.count), nil, values, nil, nil, 0)
    }
    guard let result = answer.map(ResultHandle.init) else { throw .connectionLost(outcomeUnknown: true) }
    switch result.status {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: break
    default:
      if let error = result.serverError(step: 0), !error.endsConnection { throw .server(error) }
      throw .connectionLost(outcomeUnknown: true)
    }
    return (0..<PQntuples(result.pointer)).map { row in
      (0..<PQnfields(result.pointer)).map { column in
        PQgetvalue(result.pointer, row, column).map { String(cString: $0) } ?? ""
      }
    }
  }
}
