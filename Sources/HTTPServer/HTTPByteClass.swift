internal import Glibc

/// A set of ASCII bytes as 128 bits, so that a membership test is two shifts and no table in memory.
struct HTTPByteClass: Sendable {
  let low: UInt64
  let high: UInt64

  /// `tchar` of RFC 9110 section 5.6.2, the characters of methods, field names and codings.
  static let token = HTTPByteClass(low: 0x03ff_6cfa_0000_0000, high: 0x57ff_ffff_c7ff_fffe)
  /// The characters of a path or a query in RFC 3986: `pchar`, `/`, `?` and the percent sign.
  static let target = HTTPByteClass(low: 0xafff_fff2_0000_0000, high: 0x47ff_fffe_87ff_ffff)
  /// Letters, digits, `-`, `.`, `_`, `~`: the characters of a host name here, fewer than RFC 3986's `reg-name` has.
  static let host = HTTPByteClass(low: 0x03ff_6000_0000_0000, high: 0x47ff_fffe_87ff_fffe)

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    if byte < 64 { return low >> UInt64(byte) & 1 == 1 }
    if byte < 128 { return high >> UInt64(byte - 64) & 1 == 1 }
    return false
  }
}

/// Whether the byte may stand in a field value (RFC 9110 section 5.5): visible ASCII, obs-text, space and tab.
@inline(__always)
func isFieldValueByte(_ byte: UInt8) -> Bool { byte >= 0x20 ? byte != 0x7f : byte == 0x09 }

/// The value of a hexadecimal digit; nil for any other byte.
@inline(__always)
func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x41 + 10
  case 0x61...0x66: byte - 0x61 + 10
  default: nil
  }
}

/// The byte with an ASCII capital made small.
@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte }

extension Span where Element == UInt8 {
  /// Whether every byte of the range passes. It checks the bounds once for the whole range. A subscript checks them for
  /// each byte.
  @inline(__always)
  func allSatisfy(_ range: Range<Int>, _ passes: (UInt8) -> Bool) -> Bool {
    extracting(range).withUnsafeBufferPointer { bytes in
      for byte in bytes where !passes(byte) { return false }
      return true
    }
  }

  /// How many bytes pass, from the start of the range up to the first that does not.
  @inline(__always)
  func prefixCount(_ range: Range<Int>, _ passes: (UInt8) -> Bool) -> Int {
    extracting(range).withUnsafeBufferPointer { bytes in
      var count = 0
      while count < bytes.count, passes(bytes[count]) { count += 1 }
      return count
    }
  }

  /// Whether the bytes of the range spell the text, without regard to case.
  func spells(_ text: StaticString, in range: Range<Int>) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { letters in
      for index in 0..<letters.count
      where lowercased(self[range.lowerBound + index]) != lowercased(letters[index]) {
        return false
      }
      return true
    }
  }

  /// Whether the bytes of the range are these.
  func equals(_ other: [UInt8], in range: Range<Int>) -> Bool {
    guard range.count == other.count else { return false }
    for index in 0..<other.count where self[range.lowerBound + index] != other[index] { return false }
    return true
  }

  /// The bytes of the range as text.
  func text(_ range: Range<Int>) -> String {
    extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// The range without the spaces and tabs at its ends (OWS).
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, self[lower] == 0x20 || self[lower] == 0x09 { lower += 1 }
    while lower < upper, self[upper - 1] == 0x20 || self[upper - 1] == 0x09 { upper -= 1 }
    return lower..<upper
  }

  /// The first place of the byte in the range.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    // memchr looks at many bytes at a time.
    extracting(range).withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base, Int32(byte), bytes.count) else { return nil }
      return range.lowerBound + (UnsafeRawPointer(found) - UnsafeRawPointer(base))
    }
  }

  /// A copy of the bytes of the range.
  func copy(_ range: Range<Int>) -> [UInt8] {
    extracting(range).withUnsafeBufferPointer { Array($0) }
  }
}
