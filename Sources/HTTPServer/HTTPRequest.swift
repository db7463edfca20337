package import EventLoop

/// One name and value of a query.
package struct HTTPQueryItem: Sendable, Equatable {
  /// The decoded name.
  package let name: String
  /// The decoded value; empty when there is no equals sign.
  package let value: String
}

/// A whole request, immutable.
package final class HTTPRequest: Sendable {
  /// The request line and the fields.
  package let head: HTTPRequestHead
  /// The body exactly as received, chunks joined.
  package let body: [UInt8]
  /// When the read that brought the request's first byte returned; realtime clock, microseconds since 1970.
  package let receivedFirstByteMicroseconds: Int64
  /// When the read that brought the request's last byte returned, taken before it was parsed or queued; realtime clock,
  /// microseconds since 1970. Requests completed by one read share it.
  package let receivedLastByteMicroseconds: Int64
  /// The client's end of the connection.
  package let peer: HTTPPeer
  /// Names the connection within this process.
  package let connectionID: UInt64
  /// Counts the requests of the connection, from 1.
  package let number: UInt64
  /// The loop that handles the request.
  package let loop: EventLoop
  /// What its body holds of its client's share; nil for a body that came whole with its fields.
  let hold: HTTPHold?
  /// The moment of the last byte on the monotonic clock, in nanoseconds, to measure from.
  let receivedAt: Int64

  init(
    head: HTTPRequestHead, body: [UInt8], firstByteAt: Int64, lastByteAt: Int64, peer: HTTPPeer, connectionID: UInt64,
    number: UInt64, loop: EventLoop, receivedAt: Int64, hold: HTTPHold? = nil
  ) {
    self.head = head
    self.body = body
    receivedFirstByteMicroseconds = firstByteAt
    receivedLastByteMicroseconds = lastByteAt
    self.peer = peer
    self.connectionID = connectionID
    self.number = number
    self.loop = loop
    self.receivedAt = receivedAt
    self.hold = hold
  }

  /// The same request without its body, for an answer in which the body plays no part.
  var withoutBody: HTTPRequest {
    HTTPRequest(
      head: head, body: [], firstByteAt: receivedFirstByteMicroseconds, lastByteAt: receivedLastByteMicroseconds,
      peer: peer, connectionID: connectionID, number: number, loop: loop, receivedAt: receivedAt)
  }

  /// The method.
  package var method: HTTPMethod { head.method }
  /// The version.
  package var version: HTTPVersion { head.version }
  /// The target as it came.
  package var rawTarget: String { head.rawTarget }
  /// The path as it came, percent-encoded.
  package var path: String { head.path }
  /// Names the request within this process: connection and number in hexadecimal.
  package var identifier: String {
    var bytes: [UInt8] = []
    appendIdentifier(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds the identifier to the bytes.
  package func appendIdentifier(to bytes: inout [UInt8]) {
    HTTPRequest.append(connectionID, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    HTTPRequest.append(number, to: &bytes)
  }

  /// Adds a number in hexadecimal, without leading zeros.
  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var shift = max(0, (63 - number.leadingZeroBitCount) / 4 * 4)
    while shift >= 0 {
      let digit = UInt8(truncatingIfNeeded: number >> UInt64(shift)) & 15
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      shift -= 4
    }
  }
  /// The first value of a field; names compare without regard to case.
  package func header(_ name: String) -> String? { head.header(name) }
  /// All values of a field, in order.
  package func headers(_ name: String) -> [String] { head.headers(name) }

  /// The query's items in their order, percent-decoded. A plus sign means a space, as in HTML forms.
  package var queryItems: [HTTPQueryItem] {
    guard let query = head.target.query else { return [] }
    return head.bytes[query].split(separator: UInt8(ascii: "&")).map { item in
      let equals = item.firstIndex(of: UInt8(ascii: "=")) ?? item.endIndex
      let value = equals < item.endIndex ? equals + 1..<item.endIndex : item.endIndex..<item.endIndex
      return HTTPQueryItem(
        name: decoded(item.startIndex..<equals), value: decoded(value))
    }
  }

  private func decoded(_ range: Range<Int>) -> String {
    let bytes = head.bytes
    guard let decoded = HTTPPercentEncoding.decode(bytes.span, range, plusIsSpace: true) else {
      preconditionFailure("the parser lets no broken percent-encoding through")
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
