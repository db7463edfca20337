/// A request method (RFC 9110 section 9); case-sensitive.
package enum HTTPMethod: Hashable, Sendable, CustomStringConvertible {
  /// The methods of RFC 9110 and RFC 5789.
  case get, head, post, put, delete, patch, options, trace, connect
  /// Any other token.
  case other(String)

  /// The token on the wire.
  package var description: String {
    switch self {
    case .get: "GET"
    case .head: "HEAD"
    case .post: "POST"
    case .put: "PUT"
    case .delete: "DELETE"
    case .patch: "PATCH"
    case .options: "OPTIONS"
    case .trace: "TRACE"
    case .connect: "CONNECT"
    case .other(let token): token
    }
  }

  /// The method of a token.
  package init(token: String) {
    switch token {
    case "GET": self = .get
    case "HEAD": self = .head
    case "POST": self = .post
    case "PUT": self = .put
    case "DELETE": self = .delete
    case "PATCH": self = .patch
    case "OPTIONS": self = .options
    case "TRACE": self = .trace
    case "CONNECT": self = .connect
    default: self = .other(token)
    }
  }
}
