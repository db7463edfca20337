internal import CLibPQ

/// The answer to one statement: its rows, or how many rows it changed.
package struct PostgresRows: RandomAccessCollection, Sendable {
  let result: ResultHandle
  /// How many rows there are.
  package let count: Int

  init(_ result: ResultHandle) {
    self.result = result
    count = Int(PQntuples(result.pointer))
  }

  /// Always 0.
  package var startIndex: Int { 0 }
  /// The number of rows.
  package var endIndex: Int { count }
  /// The row at an index from 0.
  package subscript(position: Int) -> PostgresRow {
    precondition(position >= 0 && position < count, "there is no row \(position) in \(count)")
    return PostgresRow(result: result, index: Int32(position))
  }

  /// The columns' names, in order.
  package var columns: [String] {
    (0..<PQnfields(result.pointer)).map { PQfname(result.pointer, $0).map { String(cString: $0) } ?? "" }
  }

  /// The command tag, such as `COMMIT` or `INSERT 0 1`.
  var commandTag: String { PQcmdStatus(result.pointer).map { String(cString: $0) } ?? "" }

  /// The only row.
  /// - Throws: `decoding` when there is none or more than one.
  package func one() throws(PostgresError) -> PostgresRow {
    guard count == 1 else { throw .decoding(column: "", reason: "one row expected, \(count) came") }
    return self[0]
  }

  /// The only row, or nil when there is none.
  /// - Throws: `decoding` when there are more.
  package func oneOrNone() throws(PostgresError) -> PostgresRow? {
    guard count <= 1 else { throw .decoding(column: "", reason: "at most one row expected, \(count) came") }
    return first
  }
}
