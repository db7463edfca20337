/// The head of an answer.
package struct HTTPAnswer: Hashable, Sendable {
  /// The status, 200 … 599.
  package let status: Int
  /// The seconds of `Retry-After`; nil when there is none, or when it is a date (RFC 9110 section 10.2.3).
  package let retryAfterSeconds: Int?

  /// An answer with that status.
  package init(status: Int, retryAfterSeconds: Int? = nil) {
    precondition((200..<600).contains(status), "a final status")
    self.status = status
    self.retryAfterSeconds = retryAfterSeconds
  }
}
