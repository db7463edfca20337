/// A request target (RFC 9112 section 3.2), as places in the head's bytes.
struct HTTPTarget: Sendable {
  enum Form: Sendable { case origin, absolute, asterisk }

  var form: Form
  /// The target as it came.
  var whole: Range<Int>
  /// The path, percent-encoded, with its leading slash. It is empty for the asterisk form, and for an absolute form
  /// that ends with its authority. Such an absolute form means `/`.
  var path: Range<Int>
  /// The query without its question mark; nil without one.
  var query: Range<Int>?
  /// The authority of the absolute form.
  var authority: Range<Int>?

  /// Reads a target and proves that its path and query can be decoded, so that decoding cannot fail later.
  static func parse(
    _ bytes: Span<UInt8>, _ whole: Range<Int>, method: HTTPMethod
  ) throws(HTTPFault) -> HTTPTarget {
    precondition(!whole.isEmpty, "the request line has a target")
    guard method != .connect else {
      throw HTTPFault(501, .notImplemented, "CONNECT is not implemented.")
    }
    let sound = bytes.prefixCount(whole) { HTTPByteClass.target.contains($0) }
    for index in whole.dropFirst(sound) where !HTTPByteClass.target.contains(bytes[index]) {
      // The brackets of an IPv6 host stand in an absolute form only, where the authority is checked by itself.
      let isBracket = bytes[index] == UInt8(ascii: "[") || bytes[index] == UInt8(ascii: "]")
      guard isBracket, bytes[whole.lowerBound] != UInt8(ascii: "/") else {
        throw HTTPFault(400, .target, "The request target holds a character that is not allowed there.")
      }
    }
    if bytes[whole.lowerBound] == UInt8(ascii: "/") {
      return try split(bytes, whole: whole, from: whole.lowerBound, form: .origin, authority: nil)
    }
    if whole.count == 1, bytes[whole.lowerBound] == UInt8(ascii: "*") {
      guard method == .options else {
        throw HTTPFault(400, .target, "The asterisk form belongs to OPTIONS.")
      }
      let end = whole.upperBound..<whole.upperBound
      return HTTPTarget(form: .asterisk, whole: whole, path: end, query: nil, authority: nil)
    }
    return try absolute(bytes, whole)
  }

  private static func absolute(_ bytes: Span<UInt8>, _ whole: Range<Int>) throws(HTTPFault) -> HTTPTarget {
    var start: Int?
    for scheme in ["http://", "https://"] as [StaticString] {
      let end = whole.lowerBound + scheme.utf8CodeUnitCount
      if end <= whole.upperBound, bytes.spells(scheme, in: whole.lowerBound..<end) { start = end }
    }
    guard let start else {
      throw HTTPFault(400, .target, "The request target is not in origin or absolute form.")
    }
    var end = start
    while end < whole.upperBound, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: "?") { end += 1 }
    guard HTTPTarget.isHost(bytes, start..<end) else {
      throw HTTPFault(400, .target, "The authority of the request target is not a host and port.")
    }
    for index in end..<whole.upperBound where !HTTPByteClass.target.contains(bytes[index]) {
      throw HTTPFault(400, .target, "The request target holds a character that is not allowed there.")
    }
    return try split(bytes, whole: whole, from: end, form: .absolute, authority: start..<end)
  }

  private static func split(
    _ bytes: Span<UInt8>, whole: Range<Int>, from start: Int, form: Form, authority: Range<Int>?
  ) throws(HTTPFault) -> HTTPTarget {
    let mark = bytes.firstIndex(of: UInt8(ascii: "?"), in: start..<whole.upperBound)
    let path = start..<(mark ?? whole.upperBound)
    let query = mark.map { $0 + 1..<whole.upperBound }
    try check(bytes, path, plusIsSpace: false)
    if let query { try check(bytes, query, plusIsSpace: true) }
    return HTTPTarget(form: form, whole: whole, path: path, query: query, authority: authority)
  }

  private static func check(_ bytes: Span<UInt8>, _ range: Range<Int>, plusIsSpace: Bool) throws(HTTPFault) {
    guard bytes.firstIndex(of: UInt8(ascii: "%"), in: range) != nil else { return }
    guard let decoded = HTTPPercentEncoding.decode(bytes, range, plusIsSpace: plusIsSpace),
      String(validating: decoded, as: UTF8.self) != nil
    else {
      throw HTTPFault(400, .percentEncoding, "The request target holds a broken percent-encoding.")
    }
  }

  /// Whether the range is a host and an optional port (RFC 9110 section 7.2), without user information and not empty.
  static func isHost(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    var index = range.lowerBound
    if bytes[index] == UInt8(ascii: "[") {
      guard let end = bytes.firstIndex(of: UInt8(ascii: "]"), in: range), end > index + 2 else { return false }
      for inside in index + 1..<end {
        let byte = bytes[inside]
        guard hexadecimalValue(byte) != nil || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") else {
          return false
        }
      }
      index = end + 1
    } else {
      index += bytes.prefixCount(range) { HTTPByteClass.host.contains($0) }
      guard index > range.lowerBound else { return false }
    }
    guard index < range.upperBound else { return true }
    guard bytes[index] == UInt8(ascii: ":"), range.upperBound - index <= 6 else { return false }
    var port = 0
    for digit in index + 1..<range.upperBound {
      guard bytes[digit] >= 0x30, bytes[digit] <= 0x39 else { return false }
      port = port * 10 + Int(bytes[digit] - 0x30)
    }
    return port <= 65535
  }
}
