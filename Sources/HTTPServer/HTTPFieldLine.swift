/// One field line (RFC 9112 section 5).
enum HTTPFieldLine {
  /// The name and the value, without the spaces around the value.
  static func parse(
    _ bytes: Span<UInt8>, _ line: Range<Int>
  ) throws(HTTPFault) -> (name: Range<Int>, value: Range<Int>) {
    let colon = line.lowerBound + bytes.prefixCount(line) { HTTPByteClass.token.contains($0) }
    // This also refuses obs-fold and a space before the colon, because two programs may read them in two ways.
    guard colon > line.lowerBound, colon < line.upperBound, bytes[colon] == UInt8(ascii: ":") else {
      throw HTTPFault(400, .field, "A field line is not a name, a colon and a value.")
    }
    guard bytes.allSatisfy(colon + 1..<line.upperBound, isFieldValueByte) else {
      throw HTTPFault(400, .field, "A field value holds a control character.")
    }
    return (line.lowerBound..<colon, bytes.trimmed(colon + 1..<line.upperBound))
  }
}
