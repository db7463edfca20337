/// The request line (RFC 9112 section 3).
struct HTTPRequestLine {
  var method: HTTPMethod
  var target: HTTPTarget
  var version: HTTPVersion

  /// Checks the start of a line before its end has come. So a client that does not speak HTTP (but TLS, for instance)
  /// gets an answer at once, and an endless target does not fill the memory.
  static func checkStart(_ bytes: Span<UInt8>, _ line: Range<Int>, _ limits: HTTPLimits) throws(HTTPFault) {
    let index = line.lowerBound + bytes.prefixCount(line) { HTTPByteClass.token.contains($0) }
    let isOpen = index == line.upperBound
    guard isOpen || (bytes[index] == 0x20 && index > line.lowerBound), index - line.lowerBound <= limits.methodBytesMax
    else {
      // A line that is only a CR so far may become the empty line that is allowed before a request.
      if line.count == 1, bytes[line.lowerBound] == 0x0d { return }
      throw HTTPFault(400, .method, "The request does not begin with a method.")
    }
    guard line.count <= limits.methodBytesMax + limits.targetBytesMax + " HTTP/1.1 \r".utf8.count else {
      throw HTTPFault(414, .targetLength, "The request target is longer than allowed.")
    }
  }

  /// Reads a whole line without its CR LF.
  static func parse(
    _ bytes: Span<UInt8>, _ line: Range<Int>, _ limits: HTTPLimits
  ) throws(HTTPFault) -> HTTPRequestLine {
    let malformed = HTTPFault(400, .requestLine, "The request line is not a method, a target and a version.")
    guard let firstSpace = bytes.firstIndex(of: 0x20, in: line), firstSpace > line.lowerBound,
      let secondSpace = bytes.firstIndex(of: 0x20, in: firstSpace + 1..<line.upperBound),
      secondSpace > firstSpace + 1
    else { throw malformed }
    let target = firstSpace + 1..<secondSpace
    guard target.count <= limits.targetBytesMax else {
      throw HTTPFault(414, .targetLength, "The request target is longer than allowed.")
    }
    let version = try parseVersion(bytes, secondSpace + 1..<line.upperBound, malformed)
    let method = parseMethod(bytes, line.lowerBound..<firstSpace)
    return HTTPRequestLine(
      method: method, target: try HTTPTarget.parse(bytes, target, method: method), version: version)
  }

  private static func parseVersion(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ malformed: HTTPFault
  ) throws(HTTPFault) -> HTTPVersion {
    let start = range.lowerBound
    guard range.count == 8, bytes[start] == UInt8(ascii: "H"), bytes[start + 1] == UInt8(ascii: "T"),
      bytes[start + 2] == UInt8(ascii: "T"), bytes[start + 3] == UInt8(ascii: "P"),
      bytes[start + 4] == UInt8(ascii: "/"), bytes[start + 6] == UInt8(ascii: "."),
      bytes[start + 5] >= 0x30, bytes[start + 5] <= 0x39, bytes[start + 7] >= 0x30, bytes[start + 7] <= 0x39
    else { throw malformed }
    switch (bytes[start + 5], bytes[start + 7]) {
    case (0x31, 0x31): return .http11
    case (0x31, 0x30): return .http10
    default: throw HTTPFault(505, .version, "The versions known here are HTTP/1.0 and HTTP/1.1.")
    }
  }

  private static func parseMethod(_ bytes: Span<UInt8>, _ range: Range<Int>) -> HTTPMethod {
    // The two methods of nearly all requests do not pass through a String.
    if range.count == 3, bytes[range.lowerBound] == UInt8(ascii: "G"), bytes[range.lowerBound + 1] == UInt8(ascii: "E"),
      bytes[range.lowerBound + 2] == UInt8(ascii: "T")
    {
      return .get
    }
    return HTTPMethod(token: String(decoding: bytes.copy(range), as: UTF8.self))
  }
}
