/// Reads a chunked body (RFC 9112 section 7.1). It takes lines byte by byte, and data in runs. It skips and bounds
/// extensions. It checks, bounds and drops trailers.
struct HTTPChunkedDecoder {
  private enum State {
    case size(digits: Int, value: Int)
    case chunkExtension(value: Int)
    case sizeLineFeed(value: Int)
    case data(remaining: Int)
    case dataReturn
    case dataLineFeed
    case trailer
    case trailerLineFeed
  }

  /// No limit needs this many digits. A longer size is an attempt to make a number overflow.
  private static let sizeDigitsMax = 15

  let bodyBytesMax: Int
  let extensionBytesMax: Int
  let trailerBytesMax: Int
  private var state = State.size(digits: 0, value: 0)
  private var extensionBytes = 0
  private var trailerBytes = 0
  private var trailerLine: [UInt8] = []

  init(bodyBytesMax: Int, extensionBytesMax: Int, trailerBytesMax: Int) {
    self.bodyBytesMax = bodyBytesMax
    self.extensionBytesMax = extensionBytesMax
    self.trailerBytesMax = trailerBytesMax
  }

  /// Reads on from the offset and adds data to the body.
  /// - Returns: whether the body is complete; if so, the offset is behind its last byte.
  mutating func feed(
    _ input: Span<UInt8>, from offset: inout Int, into body: inout [UInt8]
  ) throws(HTTPFault) -> Bool {
    while offset < input.count {
      if case .data(let remaining) = state {
        let count = min(remaining, input.count - offset)
        input.extracting(offset..<offset + count).withUnsafeBufferPointer { body.append(contentsOf: $0) }
        offset += count
        state = count == remaining ? .dataReturn : .data(remaining: remaining - count)
        continue
      }
      let byte = input[offset]
      offset += 1
      if try take(byte, bodyCount: body.count) { return true }
    }
    return false
  }

  private mutating func take(_ byte: UInt8, bodyCount: Int) throws(HTTPFault) -> Bool {
    switch state {
    case .size(let digits, let value):
      try takeSize(byte, digits: digits, value: value)
    case .chunkExtension(let value):
      if byte == 0x0d {
        state = .sizeLineFeed(value: value)
      } else {
        extensionBytes += 1
        guard isFieldValueByte(byte), extensionBytes <= extensionBytesMax else { throw malformed }
      }
    case .sizeLineFeed(let value):
      guard byte == 0x0a else { throw malformed }
      guard value <= bodyBytesMax - bodyCount else {
        throw HTTPFault(413, .bodyLength, "The body is longer than allowed here.", bodyBytesMax: bodyBytesMax)
      }
      state = value == 0 ? .trailer : .data(remaining: value)
    case .dataReturn:
      guard byte == 0x0d else { throw malformed }
      state = .dataLineFeed
    case .dataLineFeed:
      guard byte == 0x0a else { throw malformed }
      state = .size(digits: 0, value: 0)
    case .trailer:
      try takeTrailer(byte)
    case .trailerLineFeed:
      guard byte == 0x0a else { throw HTTPFault(400, .lineEnd, "A line does not end in CR LF.") }
      return try endTrailerLine()
    case .data:
      preconditionFailure("data is read by runs")
    }
    return false
  }

  private mutating func takeSize(_ byte: UInt8, digits: Int, value: Int) throws(HTTPFault) {
    if let digit = hexadecimalValue(byte) {
      guard digits < HTTPChunkedDecoder.sizeDigitsMax else { throw malformed }
      state = .size(digits: digits + 1, value: value << 4 | Int(digit))
    } else if digits > 0, byte == 0x0d {
      state = .sizeLineFeed(value: value)
    } else if digits > 0, byte == UInt8(ascii: ";") {
      state = .chunkExtension(value: value)
    } else {
      throw malformed
    }
  }

  private mutating func takeTrailer(_ byte: UInt8) throws(HTTPFault) {
    trailerBytes += 1
    guard trailerBytes <= trailerBytesMax else {
      throw HTTPFault(431, .fieldLength, "The trailer fields are longer than allowed.")
    }
    if byte == 0x0d {
      state = .trailerLineFeed
    } else if byte == 0x0a {
      throw HTTPFault(400, .lineEnd, "A line does not end in CR LF.")
    } else {
      trailerLine.append(byte)
    }
  }

  private mutating func endTrailerLine() throws(HTTPFault) -> Bool {
    if trailerLine.isEmpty { return true }
    _ = try HTTPFieldLine.parse(trailerLine.span, 0..<trailerLine.count)
    trailerLine.removeAll(keepingCapacity: true)
    state = .trailer
    return false
  }

  private var malformed: HTTPFault { HTTPFault(400, .chunk, "The chunks of the body are malformed.") }
}
