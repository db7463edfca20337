internal import CLibPQ

/// One column of one row, before it is decoded.
package struct PostgresCell: Sendable {
  let result: ResultHandle
  let row: Int32
  let column: Int32

  var type: PostgresType { PostgresType(rawValue: PQftype(result.pointer, column)) }

  var isNull: Bool { PQgetisnull(result.pointer, row, column) != 0 }

  var name: String { PQfname(result.pointer, column).map { String(cString: $0) } ?? String(column) }

  /// Calls the body with the value's bytes in binary format.
  func withBytes<Value>(
    _ body: (UnsafeRawBufferPointer) throws(PostgresError) -> Value
  ) throws(PostgresError) -> Value {
    guard !isNull else { throw fault("is NULL") }
    let length = Int(PQgetlength(result.pointer, row, column))
    return try body(UnsafeRawBufferPointer(start: PQgetvalue(result.pointer, row, column), count: length))
  }

  func fault(_ reason: String) -> PostgresError { .decoding(column: name, reason: reason) }

  /// The error for a column that does not hold the wanted type.
  package func mismatch(_ wanted: String) -> PostgresError { fault("type \(type.rawValue) is not \(wanted)") }
}
