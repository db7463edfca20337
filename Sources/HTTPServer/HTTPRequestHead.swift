/// The version of a request.
package enum HTTPVersion: Sendable {
  /// HTTP/1.0: no chunks, closed by default.
  case http10
  /// HTTP/1.1.
  case http11
}

/// A field as places in the head's bytes.
struct HTTPFieldSlice: Sendable {
  var nameStart: UInt32
  var nameCount: UInt16
  var valueCount: UInt16
  var valueStart: UInt32

  var name: Range<Int> { Int(nameStart)..<Int(nameStart) + Int(nameCount) }
  var value: Range<Int> { Int(valueStart)..<Int(valueStart) + Int(valueCount) }
}

/// The request line and the fields. It holds one buffer and places in it, and makes text only when asked. It is
/// immutable. It is an object, so that the parser can pass it to the handler by reference.
package final class HTTPRequestHead: Sendable {
  let bytes: [UInt8]
  let fields: [HTTPFieldSlice]
  let target: HTTPTarget
  let framing: HTTPFraming
  /// The method.
  package let method: HTTPMethod
  /// The version.
  package let version: HTTPVersion

  init(
    bytes: [UInt8], fields: [HTTPFieldSlice], target: HTTPTarget, framing: HTTPFraming, method: HTTPMethod,
    version: HTTPVersion
  ) {
    self.bytes = bytes
    self.fields = fields
    self.target = target
    self.framing = framing
    self.method = method
    self.version = version
  }

  /// The target as it came.
  package var rawTarget: String { text(target.whole) }

  /// The path as it came, percent-encoded; `*` for the asterisk form.
  package var path: String {
    if target.form == .asterisk { return "*" }
    return target.path.isEmpty ? "/" : text(target.path)
  }

  /// The first value of a field, without the spaces around it; nil when there is none.
  package func header(_ name: String) -> String? {
    for field in fields where isNamed(field, name) { return text(field.value) }
    return nil
  }

  /// All values of a field, in order.
  package func headers(_ name: String) -> [String] {
    fields.filter { isNamed($0, name) }.map { text($0.value) }
  }

  private func isNamed(_ field: HTTPFieldSlice, _ name: String) -> Bool {
    var name = name
    return name.withUTF8 { letters in
      guard letters.count == Int(field.nameCount) else { return false }
      let start = Int(field.nameStart)
      for index in 0..<letters.count
      where lowercased(letters[index]) != lowercased(bytes[start + index]) {
        return false
      }
      return true
    }
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// Where the message ends, and whether the connection ends with it, as the fields say.
struct HTTPFraming: Sendable {
  /// The value of `Content-Length`, cut to `Int.max`.
  var contentLength: Int?
  var isChunked = false
  var expectsContinue = false
  var keepsAlive = true
  /// Whether a body is to be read.
  var hasBody: Bool { isChunked || (contentLength ?? 0) > 0 }
}
