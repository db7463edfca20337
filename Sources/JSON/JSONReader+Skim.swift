extension JSONReader {
  /// Steps over an array and returns the range of each element. It looks only at quotes and brackets, so it does not
  /// prove that the elements are JSON. The caller must read each range with `readJSON(_:range:prefix:_:)`. When every
  /// range holds one JSON value, the grammar makes the array JSON, so nothing is left unchecked.
  public mutating func skimArray() -> [Range<Int>]? {
    skipWhiteSpace()
    guard byte == UInt8(ascii: "[") else {
      mismatch("een lijst")
      return nil
    }
    let start = position
    if let ranges = skimmedRanges() { return ranges }
    // An array without an end is no JSON. The exact reading finds the place.
    position = start
    skipValue()
    precondition(hasFailed, "an array without an end is no JSON")
    return nil
  }

  private mutating func skimmedRanges() -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    position += 1
    skipWhiteSpace()
    var elementStart = position
    var nesting = 0
    while position < end {
      let byte = base[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): skimString()
      case UInt8(ascii: "{"), UInt8(ascii: "["): nesting += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if nesting > 0 {
          nesting -= 1
          continue
        }
        guard byte == UInt8(ascii: "]") else { return nil }
        let isEmpty = ranges.isEmpty && position - 1 == elementStart
        if !isEmpty { ranges.append(elementStart..<position - 1) }
        return ranges
      case UInt8(ascii: ","):
        if nesting > 0 { continue }
        ranges.append(elementStart..<position - 1)
        elementStart = position
      default: continue
      }
    }
    return nil
  }

  /// Steps past the closing quote of a string whose opening quote was read.
  @inline(__always)
  private mutating func skimString() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    while position < end {
      if position + 8 <= end {
        let word = UInt64(littleEndian: UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self))
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let special =
          (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)) & 0x8080_8080_8080_8080
        guard special != 0 else {
          position += 8
          continue
        }
        position += special.trailingZeroBitCount >> 3
      }
      let byte = base[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\") { position += 1 }
    }
    position = end
  }
}
