/// An answer of the application.
package struct HTTPResponse: Sendable {
  /// The status code, 200 … 599.
  package var status: Int
  /// The fields. The server sets `Content-Length`, `Transfer-Encoding`, `Connection` and `Date` itself, and leaves them
  /// out when they are given here.
  package var headers: HTTPHeaders
  /// The body; not sent to HEAD, nor with 204 and 304.
  package var body: HTTPBody
  /// Whether the connection ends after this answer, whatever the client asked. What it sent behind this request gets no
  /// answer: for who sends too much, a refusal for each of many requests in a row would cost more than it refuses.
  package var endsConnection = false
  /// A note of the application for its `HTTPApplication.didAnswer`; never sent.
  package var annotation: (any AnyObject & Sendable)?

  /// The bytes of the body; 0 for a stream, whose pieces are yet to come.
  package var bodyBytes: Int {
    if case .bytes(let bytes) = body { return bytes.count }
    return 0
  }

  /// An answer.
  package init(status: Int, headers: HTTPHeaders = [:], body: HTTPBody = .none) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// An answer with a body of text in UTF-8.
  package init(status: Int, headers: HTTPHeaders = [:], contentType: String, text: String) {
    self.init(status: status, headers: headers, body: .bytes(Array(text.utf8)))
    self.headers["Content-Type"] = contentType
  }
}

/// The body of an answer.
package enum HTTPBody: Sendable {
  /// Nothing.
  case none
  /// Bytes that are at hand.
  case bytes([UInt8])
  /// Pieces, sent as they are made. HTTP/1.1 gets chunks. For HTTP/1.0 the close ends the body.
  case stream(HTTPBodyStream)
}

/// A body that is made while it is sent: each piece waits until the client has room for it.
package struct HTTPBodyStream: Sendable {
  let produce: @Sendable (HTTPBodyWriter) async throws -> Void

  /// A body that the closure writes. It ends when the closure returns. When the closure throws, the connection is cut,
  /// so that the client can tell a broken answer from a whole one.
  package init(_ produce: @escaping @Sendable (HTTPBodyWriter) async throws -> Void) {
    self.produce = produce
  }

  /// A body of the pieces of a sequence.
  package init<Pieces: AsyncSequence & Sendable>(_ pieces: Pieces) where Pieces.Element == [UInt8] {
    produce = { writer in
      for try await piece in pieces { try await writer.write(piece) }
    }
  }
}
