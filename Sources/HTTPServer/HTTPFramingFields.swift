/// Gathers the fields that decide where a message ends (RFC 9112 section 6). It refuses fields that two programs could
/// read in two ways, because request smuggling needs such fields.
struct HTTPFramingFields {
  private var hostCount = 0
  private var contentLength: Int?
  private var codings: [Coding] = []
  private var hasTransferEncoding = false
  private var closes = false
  private var keepsAlive = false
  private var expectsContinue = false
  private var hasOtherExpectation = false

  private enum Coding { case chunked, other }

  /// Takes in one field; the value has no spaces around it.
  mutating func take(_ bytes: Span<UInt8>, name: Range<Int>, value: Range<Int>) throws(HTTPFault) {
    switch name.count {
    case 4 where bytes.spells("host", in: name):
      try takeHost(bytes, value)
    case 6 where bytes.spells("expect", in: name):
      if bytes.spells("100-continue", in: value) { expectsContinue = true } else { hasOtherExpectation = true }
    case 10 where bytes.spells("connection", in: name):
      takeConnection(bytes, value)
    case 14 where bytes.spells("content-length", in: name):
      try takeContentLength(bytes, value)
    case 17 where bytes.spells("transfer-encoding", in: name):
      try takeTransferEncoding(bytes, value)
    default:
      break
    }
  }

  private mutating func takeHost(_ bytes: Span<UInt8>, _ value: Range<Int>) throws(HTTPFault) {
    hostCount += 1
    guard hostCount == 1 else { throw HTTPFault(400, .host, "The request has more than one Host field.") }
    guard HTTPTarget.isHost(bytes, value) else {
      throw HTTPFault(400, .host, "The Host field is not a host with an optional port.")
    }
  }

  private mutating func takeConnection(_ bytes: Span<UInt8>, _ value: Range<Int>) {
    HTTPFramingFields.forEachMember(bytes, value) { member in
      if bytes.spells("close", in: member) { closes = true }
      if bytes.spells("keep-alive", in: member) { keepsAlive = true }
    }
  }

  private mutating func takeContentLength(_ bytes: Span<UInt8>, _ value: Range<Int>) throws(HTTPFault) {
    guard contentLength == nil else {
      throw HTTPFault(400, .contentLength, "The request has more than one Content-Length field.")
    }
    guard !value.isEmpty else { throw HTTPFault(400, .contentLength, "The Content-Length field is empty.") }
    var length = 0
    for index in value {
      guard bytes[index] >= 0x30, bytes[index] <= 0x39 else {
        throw HTTPFault(400, .contentLength, "The Content-Length field is not a number of digits only.")
      }
      let (tenfold, overflowed) = length.multipliedReportingOverflow(by: 10)
      let (sum, overflowedAgain) = tenfold.addingReportingOverflow(Int(bytes[index] - 0x30))
      // A length beyond 64 bits is beyond every limit too: 413 follows, whatever its exact value.
      length = overflowed || overflowedAgain ? .max : sum
    }
    contentLength = length
  }

  private mutating func takeTransferEncoding(_ bytes: Span<UInt8>, _ value: Range<Int>) throws(HTTPFault) {
    hasTransferEncoding = true
    var start = value.lowerBound
    while start <= value.upperBound {
      let comma = bytes.firstIndex(of: UInt8(ascii: ","), in: start..<value.upperBound) ?? value.upperBound
      let member = bytes.trimmed(start..<comma)
      guard !member.isEmpty, member.allSatisfy({ HTTPByteClass.token.contains(bytes[$0]) }) else {
        throw HTTPFault(400, .transferEncoding, "The Transfer-Encoding field is not a list of codings.")
      }
      codings.append(bytes.spells("chunked", in: member) ? .chunked : .other)
      start = comma + 1
    }
  }

  /// The framing, once all fields are in.
  func framing(version: HTTPVersion) throws(HTTPFault) -> HTTPFraming {
    guard hostCount == 1 || version == .http10 else {
      throw HTTPFault(400, .host, "The request has no Host field.")
    }
    var framing = HTTPFraming()
    framing.contentLength = contentLength
    framing.keepsAlive = !closes && (version == .http11 || keepsAlive)
    if hasTransferEncoding { try checkTransferEncoding(version: version) }
    framing.isChunked = hasTransferEncoding
    if version == .http11 {
      guard !hasOtherExpectation else {
        throw HTTPFault(417, .expectation, "The only expectation known here is 100-continue.")
      }
      framing.expectsContinue = expectsContinue
    }
    return framing
  }

  private func checkTransferEncoding(version: HTTPVersion) throws(HTTPFault) {
    guard contentLength == nil else {
      throw HTTPFault(400, .transferEncoding, "The request has both Transfer-Encoding and Content-Length.")
    }
    guard version == .http11 else {
      throw HTTPFault(400, .transferEncoding, "HTTP/1.0 has no Transfer-Encoding.")
    }
    guard codings != [.chunked] else { return }
    // Where chunked is not the last coding, the end of the body cannot be known (RFC 9112 section 6.3).
    let isMisplaced = codings.dropLast().contains(.chunked)
    guard !isMisplaced else {
      throw HTTPFault(400, .transferEncoding, "The coding chunked stands once, as the last.")
    }
    throw HTTPFault(501, .transferCoding, "The only transfer coding known here is chunked.")
  }

  private static func forEachMember(_ bytes: Span<UInt8>, _ value: Range<Int>, _ body: (Range<Int>) -> Void) {
    var start = value.lowerBound
    while start <= value.upperBound {
      let comma = bytes.firstIndex(of: UInt8(ascii: ","), in: start..<value.upperBound) ?? value.upperBound
      body(bytes.trimmed(start..<comma))
      start = comma + 1
    }
  }
}
