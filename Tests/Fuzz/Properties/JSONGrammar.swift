/// RFC 8259 and the rules of `contract.md` section 3 as plainly as can be, to compare the fast reader with: it answers
/// whether bytes are one JSON document of at most 64 levels, and nothing else.
struct JSONGrammar {
  private static let depthMax = 64
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  /// Whether the bytes are a JSON document.
  static func accepts(_ bytes: [UInt8]) -> Bool {
    guard String(validating: bytes, as: UTF8.self) != nil else { return false }
    var grammar = JSONGrammar(bytes: bytes)
    guard grammar.value() else { return false }
    return grammar.index == bytes.count
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func space() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d { index += 1 }
  }

  private mutating func value() -> Bool {
    space()
    defer { space() }
    switch next.map({ Unicode.Scalar($0) }) {
    case "{": return list(closing: "}") { $0.member() }
    case "[": return list(closing: "]") { $0.value() }
    case "\"": return string()
    case "t": return word("true")
    case "f": return word("false")
    case "n": return word("null")
    default: return number()
    }
  }

  private mutating func list(closing: Unicode.Scalar, _ element: (inout JSONGrammar) -> Bool) -> Bool {
    guard depth < JSONGrammar.depthMax else { return false }
    depth += 1
    defer { depth -= 1 }
    index += 1
    space()
    if take(closing) { return true }
    repeat {
      guard element(&self) else { return false }
      space()
    } while take(",")
    return take(closing)
  }

  private mutating func member() -> Bool {
    space()
    guard string() else { return false }
    space()
    return take(":") && value()
  }

  private mutating func word(_ word: String) -> Bool {
    for character in word.unicodeScalars { guard take(character) else { return false } }
    return true
  }

  private mutating func digits() -> Bool {
    let start = index
    while let byte = next, byte >= 0x30, byte <= 0x39 { index += 1 }
    return index > start
  }

  private mutating func number() -> Bool {
    _ = take("-")
    if !take("0") { guard digits() else { return false } }
    if take(".") { guard digits() else { return false } }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard digits() else { return false }
    }
    return true
  }

  private mutating func string() -> Bool {
    guard take("\"") else { return false }
    var high = false
    while let byte = next {
      index += 1
      // A high surrogate is followed at once by the escape of a low one.
      if high, byte != UInt8(ascii: "\\") || next != UInt8(ascii: "u") { return false }
      switch byte {
      case UInt8(ascii: "\""): return true
      case 0..<0x20: return false
      case UInt8(ascii: "\\"):
        guard let escape = next else { return false }
        index += 1
        guard escape == UInt8(ascii: "u") else {
          guard "\"\\/bfnrt".utf8.contains(escape) else { return false }
          continue
        }
        guard let unit = fourDigits() else { return false }
        let isLow = (0xdc00...0xdfff).contains(unit)
        guard isLow == high else { return false }
        high = (0xd800...0xdbff).contains(unit)
      default: break
      }
    }
    return false
  }

  private mutating func fourDigits() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else { return nil }
      unit = unit << 4 | UInt32(digit)
      index += 1
    }
    return unit
  }
}
