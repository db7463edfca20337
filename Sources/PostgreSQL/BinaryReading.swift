/// A big-endian number that fills the bytes exactly; nil when the length differs.
func networkInteger<Number: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, as: Number.Type = Number.self)
  -> Number?
{
  guard bytes.count == MemoryLayout<Number>.size else { return nil }
  return Number(bigEndian: bytes.loadUnaligned(as: Number.self))
}

/// The text in a value of a textual type or jsonb; nil for every other type.
func textBytes(_ bytes: UnsafeRawBufferPointer, type: PostgresType) -> UnsafeRawBufferPointer? {
  if type == .jsonb {
    // jsonb begins with the version of its binary form; there is only version 1.
    guard bytes.first == 1 else { return nil }
    return UnsafeRawBufferPointer(rebasing: bytes[1...])
  }
  return type.isTextual ? bytes : nil
}

/// A numeric without fraction, as `sum(bigint)` gives; nil when it has a fraction, is no number, or is too large.
func wholeNumeric(_ bytes: UnsafeRawBufferPointer) -> Int64? {
  guard bytes.count >= 8, bytes.count.isMultiple(of: 2) else { return nil }
  let words = (0..<bytes.count / 2).map {
    UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: 2 * $0, as: UInt16.self))
  }
  let (digits, weight, sign) = (words[4...], Int(Int16(bitPattern: words[1])), words[2])
  guard digits.count == Int(words[0]), sign == 0 || sign == 0x4000 else { return nil }
  // The digits have base 10,000. The weight is the power of the first digit. Digits after power 0 are the fraction.
  guard digits.dropFirst(max(0, weight + 1)).allSatisfy({ $0 == 0 }) else { return nil }
  var value: Int64 = 0
  for power in 0..<max(0, weight + 1) {
    let digit = Int64(power < digits.count ? digits[digits.startIndex + power] : 0)
    let (product, isProductOverflow) = value.multipliedReportingOverflow(by: 10_000)
    let (sum, isSumOverflow) = product.addingReportingOverflow(sign == 0 ? digit : -digit)
    guard !isProductOverflow, !isSumOverflow else { return nil }
    value = sum
  }
  return value
}
