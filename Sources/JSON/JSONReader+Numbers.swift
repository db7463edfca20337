/// A number in the document, by its parts (RFC 8259 section 6).
struct NumberToken {
  /// Offset of the first byte.
  let start: Int
  /// Offset after the last byte.
  var end = 0
  var isNegative = false
  /// The digits before the point as a number, at most `wholeMax`.
  var whole: Int64 = 0
  /// How many digits stand after the point, 0 without a point.
  var fractionDigits = 0
  /// The first two digits after the point as hundredths.
  var hundredths: Int64 = 0
  /// Whether every digit before an exponent is 0.
  var isZero = true
  var hasExponent = false

  /// Whether it is written as −0.
  var isMinusZero: Bool { isNegative && isZero }

  /// Whether it is written as an amount: at most two decimals, no exponent, no minus before zero.
  var isAmount: Bool { !hasExponent && fractionDigits <= 2 && !isMinusZero }

  /// Its size in hundredths, when it has no exponent, at most two decimals, and lies below `wholeMax`.
  var amount: Int64 { whole * 100 + hundredths }

  /// More than any number that a document may hold, and small enough to count in hundredths.
  static let wholeMax: Int64 = 1_000_000_000_000_000
}

extension JSONReader {
  /// The largest amount in a document, in hundredths: 10 000 000 000.00.
  public static let amountMax: Int64 = 1_000_000_000_000
  /// The largest count in a document.
  public static let countMax: Int64 = 1_000_000_000

  /// Reads an amount from its text and returns it in hundredths. It lies in 0 … 10 000 000 000.00 and has at most two
  /// decimals.
  /// - Parameter negative: what to do with an amount below 0, as a sentence.
  public mutating func amount(negative: String = "Verbeter het.") -> Int64? {
    guard let number = number(expected: "een bedrag in euro's (een getal)") else { return nil }
    if number.hasExponent {
      fault(.value, message: "een bedrag heeft geen exponent. Schrijf het voluit, zoals 12500.50.")
      return nil
    }
    if number.fractionDigits > 2 {
      fault(
        .value,
        message:
          "een bedrag heeft ten hoogste twee decimalen; hier staan er \(number.fractionDigits). Rond het af op centen.")
      return nil
    }
    if number.isMinusZero {
      fault(.value, message: "nul heeft geen minteken. Schrijf 0.00.")
      return nil
    }
    if number.isNegative {
      fault(.range, message: "een bedrag is niet negatief. \(negative)")
      return nil
    }
    if number.amount > JSONReader.amountMax {
      fault(.range, message: "het bedrag moet liggen tussen 0 en 10000000000.00 euro. Verbeter het.")
      return nil
    }
    return number.amount
  }

  /// Reads a count in `range`, which is at most 0 … 1 000 000 000. The count has digits only.
  public mutating func count(_ range: ClosedRange<Int64> = 0...JSONReader.countMax) -> Int64? {
    guard let number = number(expected: "een aantal (een geheel getal)") else { return nil }
    if number.hasExponent {
      fault(.value, message: "een aantal heeft geen exponent. Schrijf het voluit, zoals 120.")
      return nil
    }
    if number.isMinusZero {
      fault(.value, message: "nul heeft geen minteken. Schrijf 0.")
      return nil
    }
    if number.fractionDigits > 0 {
      fault(.type, message: "hier hoort een geheel getal, zonder decimalen.")
      return nil
    }
    if number.isNegative || !range.contains(number.whole) {
      fault(.range, message: "het getal moet liggen tussen \(range.lowerBound) en \(range.upperBound). Verbeter het.")
      return nil
    }
    return number.whole
  }

  /// Reads a number, or records that there is none.
  mutating func number(expected: StaticString) -> NumberToken? {
    skipWhiteSpace()
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return scanNumber()
    default:
      mismatch(expected)
      return nil
    }
  }

  /// Reads a number from its first byte; nil after a failure.
  mutating func scanNumber() -> NumberToken? {
    var token = NumberToken(start: position)
    if byte == UInt8(ascii: "-") {
      token.isNegative = true
      position += 1
    }
    guard scanWhole(&token) else { return nil }
    if byte == UInt8(ascii: ".") {
      position += 1
      let first = position
      while let digit = digit() {
        let place = position - first
        if place < 2 { token.hundredths += place == 0 ? 10 * digit : digit }
        if digit != 0 { token.isZero = false }
        position += 1
      }
      token.fractionDigits = position - first
      if token.fractionDigits == 0 { return badNumber() }
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      token.hasExponent = true
      position += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
      guard digit() != nil else { return badNumber() }
      while digit() != nil { position += 1 }
    }
    token.end = position
    return token
  }

  private mutating func scanWhole(_ token: inout NumberToken) -> Bool {
    guard let first = digit() else {
      _ = badNumber()
      return false
    }
    position += 1
    token.whole = first
    if first == 0 {
      guard digit() == nil else {
        fail("een getal begint niet met een 0 voor andere cijfers")
        return false
      }
      return true
    }
    token.isZero = false
    while let digit = digit() {
      token.whole = min(token.whole * 10 + digit, NumberToken.wholeMax)
      position += 1
    }
    return true
  }

  /// The value of the next byte when it is a digit.
  @inline(__always)
  private func digit() -> Int64? {
    let value = byte &- UInt8(ascii: "0")
    return value < 10 ? Int64(value) : nil
  }

  private mutating func badNumber() -> NumberToken? {
    fail(position < end ? "hier hoort een cijfer" : "het document houdt te vroeg op")
    return nil
  }
}
