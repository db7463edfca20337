public import EventLoop

/// One name and value of a query.
public struct HTTPQueryItem: Sendable, Equatable {
  /// The decoded name.
  public let name: String
  /// The decoded value; empty when there is no equals sign.
  public let value: String
}

/// A whole request, immutable.
public final class HTTPRequest: Sendable {
  /// The request line and the fields.
  public let head: HTTPRequestHead
  /// The body exactly as received, chunks joined.
  public let body: [UInt8]
  /// When the read that brought the request's first byte returned; realtime clock, microseconds since 1970.
  public let receivedFirstByteMicroseconds: Int64
  /// When the read that brought the request's last byte returned, taken before it was parsed or queued; realtime clock,
  /// microseconds since 1970. Requests completed by one read share it.
  public let receivedLastByteMicroseconds: Int64
  /// Who sent it.
  public let peer: HTTPPeer
  /// Names the connection within this process.
  public let connectionID: UInt64
  /// Counts the requests of the connection, from 1.
  public let number: UInt64
  /// The loop that the request lives on.
  public let loop: EventLoop
  /// The moment of the last byte on the monotonic clock, in nanoseconds, to measure from.
  let receivedAt: Int64

  init(
    head: HTTPRequestHead, body: [UInt8], firstByteAt: Int64, lastByteAt: Int64, peer: HTTPPeer, connectionID: UInt64,
    number: UInt64, loop: EventLoop, receivedAt: Int64
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
  }

  /// The method.
  public var method: HTTPMethod { head.method }
  /// The version.
  public var version: HTTPVersion { head.version }
  /// The target as it came.
  public var rawTarget: String { head.rawTarget }
  /// The path as it came, percent-encoded.
  public var path: String { head.path }
  /// Names the request within this process: connection and number in hexadecimal.
  public var identifier: String {
    var bytes: [UInt8] = []
    appendIdentifier(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds the identifier to the bytes.
  public func appendIdentifier(to bytes: inout [UInt8]) {
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
  public func header(_ name: String) -> String? { head.header(name) }
  /// All values of a field, in order.
  public func headers(_ name: String) -> [String] { head.headers(name) }

  /// The query's items in their order, percent-decoded, a plus sign being a space as HTML forms write it.
  public var queryItems: [HTTPQueryItem] {
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
