internal import CLibPQ
internal import Glibc

/// One row of an answer; its columns are read by name or by index.
package struct PostgresRow: Sendable {
  let result: ResultHandle
  let index: Int32

  /// The column with this name; the first one when several have it.
  /// - Throws: `decoding` when there is no such column, when it is NULL and `Value` is not optional, or when it has
  ///   another type.
  package func get<Value: PostgresDecodable>(
    _ column: String, as type: Value.Type = Value.self
  ) throws(PostgresError) -> Value {
    for number in 0..<PQnfields(result.pointer) {
      guard let name = PQfname(result.pointer, number), strcmp(name, column) == 0 else { continue }
      return try Value.decode(PostgresCell(result: result, row: index, column: number))
    }
    throw .decoding(column: column, reason: "there is no such column")
  }

  /// The column at an index from 0.
  /// - Throws: `decoding` when there is no such column, when it is NULL and `Value` is not optional, or when it has
  ///   another type.
  package func get<Value: PostgresDecodable>(
    _ column: Int, as type: Value.Type = Value.self
  ) throws(PostgresError) -> Value {
    guard column >= 0, column < Int(PQnfields(result.pointer)) else {
      throw .decoding(column: String(column), reason: "there is no such column")
    }
    return try Value.decode(PostgresCell(result: result, row: index, column: Int32(column)))
  }
}
