internal import CLibPQ

/// Whether the server reported, between two flights, that it ends the session.
///
/// Libpq takes such a report for a notice and leaves the connection open until the socket closes. That can be later. A
/// flight that is sent meanwhile is lost, and its outcome is unknown.
final class SessionEnd {
  private(set) var isReported = false

  /// Libpq's call for a notice; the context is a `SessionEnd`.
  static let receive: PQnoticeReceiver = { context, result in
    guard let context, let result, let severity = PQresultErrorField(result, Int32(UInt8(ascii: "V"))) else { return }
    guard PostgresServerError.endsConnection(severity: String(cString: severity)) else { return }
    Unmanaged<SessionEnd>.fromOpaque(context).takeUnretainedValue().isReported = true
  }
}
