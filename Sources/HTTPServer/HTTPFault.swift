/// A refusal or failure that the server itself answers, for the application to render.
package struct HTTPFault: Error, Hashable, Sendable {
  /// Why, as a stable code, so that an application can speak of it in its own language.
  package enum Reason: String, Sendable, CaseIterable {
    /// The request line is not `method SP target SP version`.
    case requestLine = "request-line"
    /// The method is not a token or too long.
    case method
    /// The target holds characters that RFC 3986 does not allow, or has no form that the method may have.
    case target
    /// A percent-encoding is broken, encodes U+0000, or is not UTF-8.
    case percentEncoding = "percent-encoding"
    /// The target is longer than allowed.
    case targetLength = "target-length"
    /// The version is not HTTP/1.0 or HTTP/1.1.
    case version
    /// A line does not end in CR LF, or CR stands elsewhere.
    case lineEnd = "line-end"
    /// A field line is malformed.
    case field
    /// The fields are too long or too many.
    case fieldLength = "field-length"
    /// `Host` is missing, repeated or malformed.
    case host
    /// `Content-Length` is malformed or repeated.
    case contentLength = "content-length"
    /// `Transfer-Encoding` is malformed or stands beside `Content-Length`.
    case transferEncoding = "transfer-encoding"
    /// A transfer coding that the server does not know.
    case transferCoding = "transfer-coding"
    /// An expectation other than `100-continue`.
    case expectation
    /// The chunks of the body are malformed.
    case chunk
    /// The body is longer than allowed.
    case bodyLength = "body-length"
    /// The client closed before its request was complete.
    case truncated
    /// The request did not come in time.
    case readTime = "read-time"
    /// No resource has this path.
    case path
    /// The resource does not have this method; `allow` says what it has.
    case notAllowed = "not-allowed"
    /// The method is not known to any resource (CONNECT).
    case notImplemented = "not-implemented"
    /// Too many connections, requests or buffered bytes.
    case overload
    /// The client holds more of the server's memory than its share.
    case share
    /// The handler did not answer in time.
    case handlerTime = "handler-time"
    /// The handler made an answer that cannot be sent.
    case response
  }

  /// The status code to answer.
  package let status: Int
  /// The stable code.
  package let reason: Reason
  /// One English sentence for a developer; holds nothing of the request.
  package let detail: String
  /// The value of `Allow` with a 405.
  package let allow: String?
  /// The percent-encoded path of the request that cannot be read any further. Nil when its first line was not read.
  package internal(set) var path: String?
  /// The method of that request; nil when its first line was not read.
  package internal(set) var method: HTTPMethod?
  /// How many bytes the body may be long, with a 413.
  package let bodyBytesMax: Int?

  /// A fault with the status that its reason has.
  package init(
    _ status: Int, _ reason: Reason, _ detail: String, allow: String? = nil, bodyBytesMax: Int? = nil,
    method: HTTPMethod? = nil
  ) {
    self.method = method
    self.bodyBytesMax = bodyBytesMax
    self.status = status
    self.reason = reason
    self.detail = detail
    self.allow = allow
  }
}
