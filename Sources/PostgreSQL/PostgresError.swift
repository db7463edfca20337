/// A failure between a caller and PostgreSQL. No case carries a connection string or a password.
package enum PostgresError: Error, Sendable, Equatable {
  /// The server refused a statement; nothing of its transaction remains.
  case server(PostgresServerError)
  /// The connection broke while the request was under way. With `outcomeUnknown` the server may or may not have
  /// committed: look before repeating. Without it nothing was committed.
  case connectionLost(outcomeUnknown: Bool)
  /// No server could be reached, or none accepted us. The reason names no secrets.
  case unavailable(reason: String)
  /// A server let us in, and the login may not take on the role that the connection works in.
  case roleRefused(String)
  /// Too many requests wait for a connection already.
  case poolExhausted
  /// No connection came free within the waiting time.
  case waitedTooLong
  /// The task was cancelled, and surely nothing was committed.
  case cancelled
  /// The request took longer than it may, was cancelled at the server, and surely nothing was committed.
  case timeout
  /// A column is missing, or its value is not of the requested type.
  case decoding(column: String, reason: String)
  /// A parameter cannot be sent; index from 0.
  case invalidParameter(index: Int, reason: String)
  /// The pool, the connection or the transaction was closed before this call.
  case closed

  /// The SQLSTATE, when the server gave one.
  package var sqlState: String? {
    guard case .server(let error) = self else { return nil }
    return error.sqlState
  }

  /// Whether repeating the whole transaction may succeed: serialization failure (40001) or deadlock (40P01).
  package var isRetriable: Bool { sqlState == "40001" || sqlState == "40P01" }
}
