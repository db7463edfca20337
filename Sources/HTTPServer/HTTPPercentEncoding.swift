/// Strict percent-decoding (RFC 3986 section 2.1).
enum HTTPPercentEncoding {
  /// The decoded bytes of the range. Nil when a percent sign stands without two hexadecimal digits, or when the result
  /// holds a NUL. No text of ours holds a NUL, and other programs take it for the end of a string.
  static func decode(_ bytes: Span<UInt8>, _ range: Range<Int>, plusIsSpace: Bool) -> [UInt8]? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%") {
        guard index + 2 < range.upperBound, let high = hexadecimalValue(bytes[index + 1]),
          let low = hexadecimalValue(bytes[index + 2]), high << 4 | low != 0
        else { return nil }
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
        index += 1
      }
    }
    return decoded
  }
}
