/// An error report of the server, with the fields that callers act on (PostgreSQL manual, "Error and Notice Fields").
package struct PostgresServerError: Error, Sendable, Equatable {
  /// Five characters, appendix A of the manual.
  package var sqlState: String
  /// ERROR, FATAL or PANIC, never translated.
  package var severity: String
  /// The server's sentence; may hold values, so it is not for the log.
  package var message: String
  /// The server's second sentence; may hold values, so it is not for the log.
  package var detail: String?
  /// The server's advice.
  package var hint: String?
  /// The schema of the object concerned.
  package var schema: String?
  /// The table concerned.
  package var table: String?
  /// The column concerned.
  package var column: String?
  /// The constraint that refused.
  package var constraint: String?
  /// Which statement of a pipeline failed, from 0; the number of statements when the commit itself failed.
  package var step: Int

  /// Makes a report; fields that are left out are unknown.
  package init(
    sqlState: String, severity: String = "ERROR", message: String = "", detail: String? = nil, hint: String? = nil,
    schema: String? = nil, table: String? = nil, column: String? = nil, constraint: String? = nil, step: Int = 0
  ) {
    self.sqlState = sqlState
    self.severity = severity
    self.message = message
    self.detail = detail
    self.hint = hint
    self.schema = schema
    self.table = table
    self.column = column
    self.constraint = constraint
    self.step = step
  }

  /// Whether the server ends the connection with this report.
  var endsConnection: Bool { PostgresServerError.endsConnection(severity: severity) }

  /// Whether the server itself stopped a session in good order. Either an administrator told it to (57P01), or a
  /// session (57P05) or a transaction (25P03, 25P04) took too long. Other programs that speak the protocol, such as a
  /// connection pooler, use other codes. They know less about the outcome.
  var isOrderlyStop: Bool { endsConnection && ["57P01", "57P05", "25P03", "25P04"].contains(sqlState) }

  static func endsConnection(severity: String) -> Bool { severity == "FATAL" || severity == "PANIC" }
}
