internal import CLibPQ

/// Owns one PGresult and frees it.
///
/// `@unchecked Sendable` holds because a PGresult is not changed after libpq handed it out, and libpq lets any thread
/// read one ("Behavior in Threaded Programs").
final class ResultHandle: @unchecked Sendable {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  deinit { PQclear(pointer) }

  var status: ExecStatusType { PQresultStatus(pointer) }

  /// The error fields, or nil when libpq itself made the error: then the connection is gone.
  func serverError(step: Int) -> PostgresServerError? {
    guard let sqlState = field("C") else { return nil }
    return PostgresServerError(
      sqlState: sqlState, severity: field("V") ?? field("S") ?? "ERROR", message: field("M") ?? "",
      detail: field("D"), hint: field("H"), schema: field("s"), table: field("t"), column: field("c"),
      constraint: field("n"), step: step)
  }

  private func field(_ code: Unicode.Scalar) -> String? {
    PQresultErrorField(pointer, Int32(code.value)).map { String(cString: $0) }
  }
}
