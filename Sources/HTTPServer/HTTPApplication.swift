/// An answer that goes out: its head is rendered, its body may still be on its way.
package struct HTTPAnswered: Sendable {
  /// The request; nil when none was whole.
  package let request: HTTPRequest?
  /// The status code.
  package let status: Int
  /// The bytes of the body that are sent; nil for a stream, whose pieces are yet to come.
  package let bodyBytes: Int?
  /// The time since the request's last byte came in.
  package let nanoseconds: Int64
  /// What the application put into the answer.
  package let annotation: (any AnyObject & Sendable)?
}

/// The application of one loop: its routes, and the shape of its answers.
package struct HTTPApplication: Sendable {
  /// The routes.
  package var router: HTTPRouter
  /// Fields of every answer, also of the server's own answers. When an answer sets one of them, its own value stays.
  package var defaultHeaders: HTTPHeaders
  /// Renders an answer of the server itself. The request is nil when none was whole. The server adds `Allow` and
  /// `Retry-After`.
  package var renderFault: @Sendable (HTTPFault, HTTPRequest?) -> HTTPResponse
  /// Fields of the answer to OPTIONS beside `Allow`, by the pattern of the path; nil is the whole server.
  package var optionsHeaders: @Sendable (_ pattern: String?) -> HTTPHeaders = { _ in [:] }
  /// Under which names the memory of a request is counted, each with a share of its own. The body of the request is not
  /// there yet. By default it is the network of the peer.
  package var payers: @Sendable (HTTPRequest) -> [String] = { [$0.peer.network] }
  /// A limit of the body by method and path. It has priority over the route's own limit and the general one. When it
  /// returns nil, those hold.
  package var bodyBytesMax: (@Sendable (HTTPMethod, _ path: String) -> Int?)?
  /// Called for every answer when its head is rendered. The access log needs it.
  package var didAnswer: (@Sendable (HTTPAnswered) -> Void)?

  /// An application that renders faults as plain text.
  package init(
    router: HTTPRouter, defaultHeaders: HTTPHeaders = [:],
    renderFault: @escaping @Sendable (HTTPFault, HTTPRequest?) -> HTTPResponse = HTTPApplication.plainText
  ) {
    self.router = router
    self.defaultHeaders = defaultHeaders
    self.renderFault = renderFault
  }

  /// A fault's detail as plain text.
  package static let plainText: @Sendable (HTTPFault, HTTPRequest?) -> HTTPResponse = { fault, _ in
    HTTPResponse(status: fault.status, contentType: "text/plain; charset=utf-8", text: fault.detail + "\n")
  }

  /// The answer to OPTIONS.
  func options(_ allow: String, _ pattern: String?) -> HTTPResponse {
    var headers = optionsHeaders(pattern)
    headers.append("Allow", allow)
    return HTTPResponse(status: 204, headers: headers)
  }

  /// The body limit of a request.
  func bodyBytesMax(_ head: HTTPRequestHead, _ limits: HTTPLimits) -> Int {
    let own = bodyBytesMax?(head.method, head.path) ?? router.bodyBytesMax(head)
    return min(own ?? limits.bodyBytesMax, limits.bodyBytesCeiling)
  }
}
