/// A string in the document: its raw bytes between the quotes, and what the scan found out about them.
@usableFromInline
struct StringToken {
  /// Offset of the first byte after the opening quote.
  @usableFromInline var start: Int
  /// Offset of the closing quote.
  @usableFromInline var end = 0
  @usableFromInline var hasEscapes = false
  /// Its length in Unicode scalars.
  @usableFromInline var scalars = 0
  /// Whether it holds LF or TAB.
  var hasLineControls = false
  /// Whether it holds another control character (general category Cc).
  var hasOtherControls = false

  mutating func note(_ scalar: UInt32) {
    scalars += 1
    if scalar == 0x0A || scalar == 0x09 {
      hasLineControls = true
    } else if scalar < 0x20 || (0x7F...0x9F).contains(scalar) {
      hasOtherControls = true
    }
  }
}

extension JSONReader {
  /// Reads a text whose length in Unicode scalars lies in `length`. A text that may not be empty has a character that
  /// can be seen. There are no control characters, but for LF and TAB when `multiline`; then CR LF counts as LF.
  public mutating func text(length: ClosedRange<Int>, multiline: Bool = false) -> String? {
    guard let token = string() else { return nil }
    // Nearly every text begins with a visible character of ASCII and has no control characters.
    let isPlain =
      !token.hasOtherControls && (multiline || !token.hasLineControls)
      && (token.scalars == 0 || (UInt8(ascii: "!")...UInt8(ascii: "[")).contains(base[token.start])
        || (UInt8(ascii: "]")...UInt8(ascii: "~")).contains(base[token.start]))
    guard isPlain else { return carefulText(token, length: length, multiline: multiline) }
    guard hasLength(token.scalars, in: length) else { return nil }
    return withDecoded(token) { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads a text of a certain form. `parse` gets its UTF-8 bytes and returns nil when they have another form.
  /// `expected` describes the form in the fault ("een datum als 2025-03-20"). A length outside `length` is a fault of
  /// its own. `almost` describes what is to be changed in a text that has the form but for how it is written; nil when it
  /// has not.
  @inlinable
  public mutating func form<Value>(
    length: ClosedRange<Int>? = nil, expected: @autoclosure () -> String,
    almost: (UnsafeBufferPointer<UInt8>) -> String? = { _ in nil }, _ parse: (UnsafeBufferPointer<UInt8>) -> Value?
  ) -> Value? {
    guard let token = string() else { return nil }
    let isFitting = length?.contains(token.scalars) ?? true
    if isFitting, let value = withDecoded(token, parse) { return value }
    if let change = withDecoded(token, almost) {
      fault(.value, message: "hier hoort \(change).")
    } else if let length, !isFitting {
      _ = hasLength(token.scalars, in: length)
    } else {
      fault(.value, message: "hier hoort \(expected()).")
    }
    return nil
  }

  /// Reads one of a closed set of texts.
  @inlinable
  public mutating func oneOf<Value>(_ choice: Choice<Value>) -> Value? {
    guard let index = position(in: choice.names) else { return nil }
    return choice.values[index]
  }

  @usableFromInline
  mutating func position(in names: NameList) -> Int? {
    guard let token = string() else { return nil }
    let index = withDecoded(token) { names.index(of: $0, hint: 0) }
    if index >= 0 { return index }
    let hint = hint(about: token, names).map { $0 + " " } ?? ""
    fault(.value, message: "deze waarde is hier niet bekend. \(hint)Kies uit: \(names.names.joined(separator: ", ")).")
    return nil
  }

  /// What helps somebody who wrote a name that is not in the list; nil when nothing does, or when nobody will read it.
  func hint(about token: StringToken, _ names: NameList) -> String? {
    // A name of ours is far shorter, also when every character of it is escaped.
    guard !faults.isFull, token.end - token.start <= 400 else { return nil }
    return names.hint(about: decodedText(token.start, token.end))
  }

  /// Reads a string, or records that there is none.
  @usableFromInline
  mutating func string() -> StringToken? {
    skipWhiteSpace()
    guard byte == UInt8(ascii: "\"") else {
      mismatch("een tekst")
      return nil
    }
    return scanString()
  }

  @usableFromInline
  mutating func hasLength(_ scalars: Int, in length: ClosedRange<Int>) -> Bool {
    if length.contains(scalars) { return true }
    let remedy = emptyRemedy
    if scalars < length.lowerBound {
      fault(
        .length,
        message: scalars == 0
          ? "de tekst is leeg. \(remedy)"
          : "de tekst is te kort: \(scalars) tekens, ten minste \(length.lowerBound). Vul hem aan.")
    } else {
      fault(
        .length,
        message: "de tekst is te lang: \(scalars) tekens, ten hoogste \(length.upperBound). Kort hem in.")
    }
    return false
  }

  /// What to do about a text without content.
  private var emptyRemedy: StaticString {
    switch presence {
    case .required: "Vul hem in."
    case .optional: "Vul hem in of laat het veld weg."
    case .element: "Vul hem in of haal hem uit de lijst."
    }
  }

  /// Reads a text that holds control characters or begins with what cannot be seen: it looks at each character.
  private mutating func carefulText(
    _ token: StringToken, length: ClosedRange<Int>, multiline: Bool
  ) -> String? {
    var scalars = withDecoded(token) { Array(String(decoding: $0, as: UTF8.self).unicodeScalars) }
    if multiline { scalars = joiningLineEnds(scalars) }
    var isGood = hasLength(scalars.count, in: length)
    let forbidden = scalars.firstIndex { scalar in
      scalar.properties.generalCategory == .control && !(multiline && (scalar == "\n" || scalar == "\t"))
    }
    if let forbidden {
      let name = scalars[forbidden].codePoint
      let allowed = multiline ? "; alleen een regeleinde en een tab mogen" : ""
      fault(.value, message: "teken \(forbidden + 1) van de tekst is het stuurteken \(name)\(allowed). Verwijder het.")
      isGood = false
    } else if length.lowerBound > 0, !scalars.isEmpty, !scalars.contains(where: \.isVisible) {
      let remedy = emptyRemedy
      fault(.length, message: "de tekst heeft geen teken dat te zien is. \(remedy)")
      isGood = false
    }
    guard isGood else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  // MARK: Decoded bytes

  /// Calls `body` with the UTF-8 bytes that the string stands for, its escapes decoded.
  @inlinable
  func withDecoded<Result>(_ token: StringToken, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if !token.hasEscapes {
      return body(UnsafeBufferPointer(start: base + token.start, count: token.end - token.start))
    }
    return decodedEscapes(token.start, token.end).withUnsafeBufferPointer(body)
  }

  /// The text that the raw bytes of a valid string stand for.
  func decodedText(_ start: Int, _ end: Int) -> String { String(decoding: decodedEscapes(start, end), as: UTF8.self) }

  /// The UTF-8 bytes that the raw bytes of a valid string stand for.
  @usableFromInline
  func decodedEscapes(_ start: Int, _ end: Int) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(end - start)
    var index = start
    while index < end {
      let byte = base[index]
      guard byte == UInt8(ascii: "\\") else {
        decoded.append(byte)
        index += 1
        continue
      }
      switch base[index + 1] {
      case UInt8(ascii: "b"): decoded.append(0x08)
      case UInt8(ascii: "f"): decoded.append(0x0C)
      case UInt8(ascii: "n"): decoded.append(0x0A)
      case UInt8(ascii: "r"): decoded.append(0x0D)
      case UInt8(ascii: "t"): decoded.append(0x09)
      case UInt8(ascii: "u"):
        let unit = hexadecimal(index + 2)
        index += 4
        var scalar = unit
        if (0xD800...0xDBFF).contains(unit) {
          scalar = 0x1_0000 + (unit - 0xD800) << 10 + (hexadecimal(index + 4) - 0xDC00)
          index += 6
        }
        guard let valid = Unicode.Scalar(scalar) else { preconditionFailure("a scanned string holds scalars only") }
        decoded += Array(String(Character(valid)).utf8)
      case let itself: decoded.append(itself)
      }
      index += 2
    }
    return decoded
  }

  /// The number that four hexadecimal digits write. The scan checked the digits before.
  private func hexadecimal(_ start: Int) -> UInt32 {
    (start..<start + 4).reduce(0) { $0 << 4 | (JSONReader.hexadecimalDigit(base[$1]) ?? 0) }
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  // MARK: Scanning

  /// Reads a string from its opening quote, checking UTF-8, escapes and surrogates; nil after a failure.
  mutating func scanString() -> StringToken? {
    position += 1
    var token = StringToken(start: position)
    while true {
      skipPlain(&token)
      guard position < end else {
        fail("het document houdt te vroeg op")
        return nil
      }
      let byte = base[position]
      switch byte {
      case UInt8(ascii: "\""):
        token.end = position
        position += 1
        return token
      case UInt8(ascii: "\\"):
        token.hasEscapes = true
        guard let scalar = scanEscape() else { return nil }
        token.note(scalar)
      case 0..<0x20:
        fail("een stuurteken in een tekst moet als \\u00.. worden geschreven")
        return nil
      case 0x20..<0x80:
        token.note(UInt32(byte))
        position += 1
      default:
        guard let scalar = scanMultibyte() else { return nil }
        token.note(scalar)
      }
    }
  }

  /// Skips printable ASCII other than quote and backslash, eight bytes at a time. One subtraction tests all bytes of a
  /// word: its borrow sets the high bit of the first byte that is not plain. Only that first byte counts.
  @inline(__always)
  private mutating func skipPlain(_ token: inout StringToken) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    while position + 8 <= end {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let delete = word ^ (ones &* 0x7F)
      let special =
        (((word &- ones &* 0x20) & ~word) | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
          | ((delete &- ones) & ~delete) | word) & highs
      if special != 0 {
        let plain = special.trailingZeroBitCount >> 3
        position += plain
        token.scalars += plain
        return
      }
      position += 8
      token.scalars += 8
    }
  }

  /// Reads an escape from its backslash and returns the scalar for it. A short escape gives a scalar of the same class:
  /// LF for LF and TAB, CR for the other control characters.
  private mutating func scanEscape() -> UInt32? {
    guard position + 1 < end else { return incomplete() }
    switch base[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      position += 2
      return UInt32(base[position - 1])
    case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "r"):
      position += 2
      return 0x0D
    case UInt8(ascii: "n"), UInt8(ascii: "t"):
      position += 2
      return 0x0A
    case UInt8(ascii: "u"): return scanUnicodeEscape()
    default:
      fail("onbekende ontsnapping na een backslash")
      return nil
    }
  }

  private mutating func scanUnicodeEscape() -> UInt32? {
    let start = position
    guard let unit = scanCodeUnit() else { return nil }
    if (0xDC00...0xDFFF).contains(unit) {
      fail("een losse surrogaat", at: start)
      return nil
    }
    guard (0xD800...0xDBFF).contains(unit) else { return unit }
    guard position + 1 < end, base[position] == UInt8(ascii: "\\"), base[position + 1] == UInt8(ascii: "u") else {
      fail("een losse surrogaat", at: start)
      return nil
    }
    guard let second = scanCodeUnit() else { return nil }
    guard (0xDC00...0xDFFF).contains(second) else {
      fail("een losse surrogaat", at: start)
      return nil
    }
    return 0x1_0000 + (unit - 0xD800) << 10 + (second - 0xDC00)
  }

  /// Reads `\uXXXX`.
  private mutating func scanCodeUnit() -> UInt32? {
    guard position + 6 <= end else { return incomplete() }
    var unit: UInt32 = 0
    for index in position + 2..<position + 6 {
      guard let digit = JSONReader.hexadecimalDigit(base[index]) else {
        fail("na \\u horen vier hexadecimale cijfers", at: index)
        return nil
      }
      unit = unit << 4 | digit
    }
    position += 6
    return unit
  }

  /// Reads one scalar of two to four bytes (RFC 3629 section 4).
  private mutating func scanMultibyte() -> UInt32? {
    let first = base[position]
    let count: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: count = 2
    case 0xE0: (count, lowest) = (3, 0xA0)
    case 0xED: (count, highest) = (3, 0x9F)
    case 0xE1...0xEF: count = 3
    case 0xF0: (count, lowest) = (4, 0x90)
    case 0xF4: (count, highest) = (4, 0x8F)
    case 0xF1...0xF3: count = 4
    default:
      fail("ongeldige UTF-8")
      return nil
    }
    guard position + count <= end else {
      fail("ongeldige UTF-8")
      return nil
    }
    var scalar = UInt32(first) & (0x7F >> UInt32(count))
    for index in position + 1..<position + count {
      guard (lowest...highest).contains(base[index]) else {
        fail("ongeldige UTF-8")
        return nil
      }
      (lowest, highest) = (0x80, 0xBF)
      scalar = scalar << 6 | UInt32(base[index] & 0x3F)
    }
    position += count
    return scalar
  }

  private mutating func incomplete() -> UInt32? {
    fail("het document houdt te vroeg op", at: end)
    return nil
  }
}

/// The characters with LF in the place of each CR LF.
private func joiningLineEnds(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
  scalars.indices.compactMap { index in
    scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n" ? nil : scalars[index]
  }
}
