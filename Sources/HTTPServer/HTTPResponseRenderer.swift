/// Renders heads of answers straight into the output buffer. One per loop; without I/O.
struct HTTPResponseRenderer {
  /// How the client finds the end of the body.
  enum Delimitation: Equatable {
    /// There is no body and no length (204, 304).
    case none
    /// `Content-Length`.
    case length(Int)
    /// `Transfer-Encoding: chunked`.
    case chunked
    /// The close of the connection.
    case close
  }

  /// Names of fields that only the server sets.
  private static let ownedNames = ["content-length", "transfer-encoding", "connection", "date"]

  private let defaults: [(name: String, line: [UInt8])]
  private let defaultBlock: [UInt8]
  private let ownedCounts: UInt64
  private let defaultCounts: UInt64
  private var date = HTTPDate()

  /// - Parameter defaults: fields of every answer that does not set them itself.
  init(defaults: HTTPHeaders) {
    let lines = defaults.fields.map { field in
      var line: [UInt8] = []
      precondition(HTTPResponseRenderer.append(field, to: &line), "the default field \(field.name) cannot be sent")
      return (name: field.name, line: line)
    }
    precondition(lines.count <= UInt64.bitWidth, "the defaults are told apart by the bits of one word")
    self.defaults = lines
    defaultBlock = lines.flatMap(\.line)
    defaultCounts = lines.reduce(0) { $0 | 1 << UInt64($1.name.utf8.count & 63) }
    ownedCounts = HTTPResponseRenderer.ownedNames.reduce(0) { $0 | 1 << UInt64($1.utf8.count & 63) }
  }

  /// Adds a head to the output.
  /// - Returns: false when a field has a forbidden name or value. The output is then as it was.
  mutating func append(
    status: Int, headers: HTTPHeaders, delimitation: Delimitation, version: HTTPVersion, keepsAlive: Bool,
    atSecond second: Int64, to output: inout [UInt8]
  ) -> Bool {
    let start = output.count
    appendStatusLine(status, to: &output)
    output.append(contentsOf: date.line(at: second))
    guard appendFields(headers, to: &output) else {
      output.removeLast(output.count - start)
      return false
    }
    switch delimitation {
    case .length(let count):
      append("Content-Length: ", to: &output)
      HTTPResponseRenderer.append(decimal: count, to: &output)
      append("\r\n", to: &output)
    case .chunked: append("Transfer-Encoding: chunked\r\n", to: &output)
    case .close, .none: break
    }
    if !keepsAlive {
      append("Connection: close\r\n", to: &output)
    } else if version == .http10 {
      append("Connection: keep-alive\r\n", to: &output)
    }
    append("\r\n", to: &output)
    return true
  }

  private func appendStatusLine(_ status: Int, to output: inout [UInt8]) {
    append("HTTP/1.1 ", to: &output)
    HTTPResponseRenderer.append(decimal: status, to: &output)
    output.append(0x20)
    append(HTTPStatus.phrase(status), to: &output)
    append("\r\n", to: &output)
  }

  private func appendFields(_ headers: HTTPHeaders, to output: inout [UInt8]) -> Bool {
    // Most names differ in length, so names are compared only when their lengths may be equal.
    var overridden: UInt64 = 0
    for field in headers.fields {
      let bit: UInt64 = 1 << UInt64(field.name.utf8.count & 63)
      if ownedCounts & bit != 0, isOwned(field.name) { continue }
      if defaultCounts & bit != 0 {
        for (index, line) in defaults.enumerated() where HTTPHeaders.areEqual(line.name, field.name) {
          overridden |= 1 << UInt64(index)
        }
      }
      guard HTTPResponseRenderer.append(field, to: &output) else { return false }
    }
    if overridden == 0 {
      output.append(contentsOf: defaultBlock)
    } else {
      for (index, line) in defaults.enumerated() where overridden & (1 << UInt64(index)) == 0 {
        output.append(contentsOf: line.line)
      }
    }
    return true
  }

  private func isOwned(_ name: String) -> Bool {
    HTTPResponseRenderer.ownedNames.contains { HTTPHeaders.areEqual($0, name) }
  }

  private func append(_ text: StaticString, to output: inout [UInt8]) {
    text.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  /// Whether the name is a token and the value holds no control character, so that no value can add a field.
  static func isSendable(_ field: HTTPHeaders.Field) -> Bool {
    !field.name.isEmpty && field.name.utf8.allSatisfy { HTTPByteClass.token.contains($0) }
      && field.value.utf8.allSatisfy { isFieldValueByte($0) }
  }

  private static func isSendable(_ bytes: Span<UInt8>, name: Range<Int>, value: Range<Int>) -> Bool {
    !name.isEmpty && bytes.allSatisfy(name) { HTTPByteClass.token.contains($0) }
      && bytes.allSatisfy(value, isFieldValueByte)
  }

  /// Adds one field line; false, with part of it added, when the name is not a token or the value holds a control
  /// character.
  private static func append(_ field: HTTPHeaders.Field, to output: inout [UInt8]) -> Bool {
    let start = output.count
    output.append(contentsOf: field.name.utf8)
    let nameEnd = output.count
    output.append(UInt8(ascii: ":"))
    output.append(0x20)
    output.append(contentsOf: field.value.utf8)
    // The copy is checked, because its bytes lie side by side. A String gives its bytes one by one.
    let isSound = isSendable(output.span, name: start..<nameEnd, value: nameEnd + 2..<output.count)
    output.append(0x0d)
    output.append(0x0a)
    return isSound
  }

  private static func append(decimal number: Int, to output: inout [UInt8]) {
    precondition(number >= 0, "lengths and codes are not negative")
    guard number >= 10 else { return output.append(0x30 + UInt8(number)) }
    append(decimal: number / 10, to: &output)
    output.append(0x30 + UInt8(number % 10))
  }

  /// Adds one chunk of a chunked body (RFC 9112 section 7.1).
  static func append(chunk piece: [UInt8], to output: inout HTTPOutput) {
    precondition(!piece.isEmpty, "an empty chunk would end the body")
    output.tail.append(contentsOf: (String(piece.count, radix: 16) + "\r\n").utf8)
    output.append(piece)
    output.tail.append(contentsOf: [0x0d, 0x0a])
  }

  /// The last chunk of a chunked body.
  static let lastChunk: [UInt8] = Array("0\r\n\r\n".utf8)
}
