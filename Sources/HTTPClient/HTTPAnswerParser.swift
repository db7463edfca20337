/// Reads the answer to one request (RFC 9112), without a socket or a clock. The answer counts once its head is whole; what
/// becomes of the body changes nothing.
package struct HTTPAnswerParser: Sendable {
  private enum State: Hashable {
    case head
    /// The body of the answer, with the bytes that may still come; nil is until the connection ends.
    case body(HTTPAnswer, left: Int?)
    case done(HTTPAnswer)
  }

  private let limits: HTTPClientLimits
  private var state = State.head
  /// The bytes of the head that came so far, from the beginning of the last status line.
  private var head: [UInt8] = []
  /// How many bytes of heads came, those of interim answers included.
  private var headBytes = 0
  private var bodyBytes = 0

  /// A parser at the beginning of an answer.
  package init(limits: HTTPClientLimits) { self.limits = limits }

  /// The answer once its head is whole, although its body may still come.
  package var answer: HTTPAnswer? {
    switch state {
    case .head: nil
    case .body(let answer, _), .done(let answer): answer
    }
  }

  /// Whether nothing more is read.
  package var isDone: Bool { if case .done = state { true } else { false } }

  /// Takes the next bytes.
  package mutating func take(_ bytes: some Collection<UInt8>) throws(HTTPClientFault) {
    var body = 0
    for byte in bytes {
      guard case .head = state else {
        body += 1
        continue
      }
      headBytes += 1
      guard headBytes <= limits.headBytesMax else { throw .headTooLong }
      head.append(byte)
      if byte == UInt8(ascii: "\n"), head.suffix(4).elementsEqual([13, 10, 13, 10]) { try endHead() }
    }
    countBody(body)
  }

  /// Takes the end of the connection.
  package mutating func end() throws(HTTPClientFault) {
    guard let answer else { throw .cutOff }
    state = .done(answer)
  }

  private mutating func countBody(_ count: Int) {
    guard case .body(let answer, let left) = state else { return }
    bodyBytes += count
    if bodyBytes >= min(left ?? .max, limits.bodyBytesMax) { state = .done(answer) }
  }

  private mutating func endHead() throws(HTTPClientFault) {
    var lines = head.dropLast(4).split(separator: 13, omittingEmptySubsequences: false)[...]
    guard let first = lines.popFirst(), let status = HTTPAnswerParser.status(first) else { throw .malformed }
    var length: Int?
    var retryAfter: Int?
    var isCoded = false
    for line in lines {
      let (name, value) = try HTTPAnswerParser.field(line)
      switch name {
      case "content-length":
        guard let given = HTTPAnswerParser.number(value), length ?? given == given else { throw .malformed }
        length = given
      case "transfer-encoding": isCoded = true
      case "retry-after": retryAfter = HTTPAnswerParser.number(value)
      default: break
      }
    }
    // Two readers could differ about the end of such an answer (RFC 9112 section 6.3).
    guard !(isCoded && length != nil) else { throw .malformed }
    head = []
    if status < 200 {
      // We never ask to speak something else on the connection.
      guard status != 101 else { throw .malformed }
      return
    }
    let answer = HTTPAnswer(status: status, retryAfterSeconds: retryAfter)
    let hasBody = status != 204 && status != 304 && length != 0
    state = hasBody ? .body(answer, left: isCoded ? nil : length) : .done(answer)
  }

  /// The status of `HTTP/1.1 200 OK`; nil when the line is no status line.
  private static func status(_ line: ArraySlice<UInt8>) -> Int? {
    let bytes = Array(line)
    guard bytes.count >= 12, bytes.starts(with: "HTTP/1.".utf8), isDigit(bytes[7]), bytes[8] == 0x20,
      bytes.count == 12 || bytes[12] == 0x20, bytes.dropFirst(12).allSatisfy(isOfValue),
      let status = number(String(decoding: bytes[9..<12], as: UTF8.self)), (100..<600).contains(status)
    else { return nil }
    return status
  }

  /// The name in lower case and the value of a field line, which begins with the LF of the line before it.
  private static func field(_ line: ArraySlice<UInt8>) throws(HTTPClientFault) -> (name: String, value: String) {
    guard line.first == 10, let colon = line.firstIndex(of: UInt8(ascii: ":")) else { throw .malformed }
    let name = line[(line.startIndex + 1)..<colon]
    let value = line[(colon + 1)...]
    // A space before the colon and a folded line are read in two ways by two programs.
    guard !name.isEmpty, name.allSatisfy({ (0x21...0x7e).contains($0) }), value.allSatisfy(isOfValue) else {
      throw .malformed
    }
    let text = String(decoding: value, as: UTF8.self)
    return (
      String(decoding: name, as: UTF8.self).lowercased(),
      String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    )
  }

  /// A number in digits alone; nil when it is none, or more than any that is meant.
  private static func number(_ text: String) -> Int? {
    guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy(isDigit) else { return nil }
    return Int(text)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static func isOfValue(_ byte: UInt8) -> Bool { byte >= 0x20 ? byte != 0x7f : byte == 0x09 }
}
