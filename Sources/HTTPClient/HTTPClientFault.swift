/// Why there is no answer. The receiver may have taken the request all the same.
package enum HTTPClientFault: Error, Hashable, Sendable {
  /// There was no connection, with the error number of the system.
  case notConnected(Int32)
  /// Connecting or the answer took too long.
  case timedOut
  /// The connection ended before the head of the answer was whole.
  case cutOff
  /// What came is no answer of HTTP/1.1.
  case malformed
  /// The head of the answer is longer than the limit.
  case headTooLong
  /// The caller gave up.
  case cancelled
}
