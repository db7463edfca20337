/// The isolation levels of PostgreSQL (manual, "Transaction Isolation").
package enum PostgresIsolation: String, Sendable {
  /// Each statement sees all commits before it began.
  case readCommitted = "READ COMMITTED"
  /// All statements see the commits before the first.
  case repeatableRead = "REPEATABLE READ"
  /// As if transactions ran one after the other.
  case serializable = "SERIALIZABLE"
}

/// An open transaction. It is valid inside the closure that gets it; afterwards every call fails with `closed`.
package struct PostgresTransaction: Sendable {
  let connection: PostgresConnection
  let number: UInt64

  /// Runs one statement.
  /// - Throws: any `PostgresError` but those of a pool; after `server` the transaction can only be rolled back, whole
  ///   or to a savepoint.
  package func query(
    _ statement: PostgresStatement, _ parameters: [PostgresValue] = [], timeout: Duration? = nil
  ) async throws(PostgresError) -> PostgresRows {
    let answers = try await pipeline([PostgresStep(statement, parameters)], timeout: timeout)
    return answers[0]
  }

  /// Runs several statements in one round trip; after the first error the others are not run.
  /// - Throws: any `PostgresError` but those of a pool; after `server` the transaction can only be rolled back, whole
  ///   or to a savepoint.
  package func pipeline(
    _ steps: [PostgresStep], timeout: Duration? = nil
  ) async throws(PostgresError) -> [PostgresRows] {
    return try await connection.run(try steps.encoded(), in: number, commits: false, timeout: timeout).get()
  }

  /// Runs the last statements and commits, in one round trip; nothing can follow in the transaction.
  /// - Throws: any `PostgresError` but those of a pool; after `server` nothing is committed, and the transaction can be
  ///   rolled back to a savepoint and go on. `connectionLost(outcomeUnknown: true)` when the connection broke after
  ///   COMMIT was sent.
  package func finish(_ steps: [PostgresStep]) async throws(PostgresError) {
    try await connection.finish(steps, number)
  }

  /// Reads a large result through a cursor, one chunk of rows in memory at a time; the next is fetched when the body
  /// is done with the last.
  /// - Parameter rowsPerChunk: 1 … 100,000.
  /// - Throws: any `PostgresError` but those of a pool, and the body's error.
  package func forEachChunk(
    _ statement: PostgresStatement, _ parameters: [PostgresValue] = [], rowsPerChunk: Int = 1000,
    _ body: (PostgresRows) async throws -> Void
  ) async throws {
    precondition((1...100_000).contains(rowsPerChunk), "1 to 100,000 rows a chunk")
    let cursor = "cursor_\(await connection.takeNumber())"
    let declare = PostgresStatement.once(
      "declare \(statement.name)", "DECLARE \(cursor) NO SCROLL CURSOR FOR \(statement.sql)")
    let fetch = PostgresStatement.once("fetch \(statement.name)", "FETCH FORWARD \(rowsPerChunk) FROM \(cursor)")
    var rows = try await pipeline([PostgresStep(declare, parameters), PostgresStep(fetch)])[1]
    while !rows.isEmpty {
      try await body(rows)
      guard rows.count == rowsPerChunk else { break }
      rows = try await query(fetch)
    }
    _ = try await query(.once("close \(statement.name)", "CLOSE \(cursor)"))
  }
}
