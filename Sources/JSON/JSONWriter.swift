/// Writes JSON in UTF-8 without white space, value by value, and puts the commas itself. It escapes strings as RFC 8785
/// section 3.2.2.2 says.
public struct JSONWriter: Sendable {
  /// The bytes that were written since the last `drain`.
  public private(set) var bytes: [UInt8] = []
  /// Whether the open array or object has a value already.
  private var needsComma = false

  /// Nothing written.
  public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Hands over what was written. Writing goes on at the same place in the document, in the same memory.
  public mutating func drain(_ sink: ([UInt8]) -> Void) {
    sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Ends a line, so that the next value stands for itself (JSON Lines).
  public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  // MARK: Structure

  /// Opens an object.
  public mutating func beginObject() {
    separate()
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
  }

  /// Closes the object.
  public mutating func endObject() {
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  /// Opens an array.
  public mutating func beginArray() {
    separate()
    bytes.append(UInt8(ascii: "["))
    needsComma = false
  }

  /// Closes the array.
  public mutating func endArray() {
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  /// The name of a member whose value comes next. The name holds nothing that needs an escape.
  public mutating func member(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// The name of a member. It may hold any characters.
  public mutating func member(named name: String) {
    text(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  // MARK: Values

  /// `null`.
  public mutating func null() { literal("null") }

  /// `true` or `false`.
  public mutating func boolean(_ value: Bool) { literal(value ? "true" : "false") }

  /// A whole number.
  public mutating func integer(_ value: Int64) {
    separate()
    appendDigits(value.magnitude, isNegative: value < 0, decimals: 0)
    needsComma = true
  }

  /// A whole number.
  public mutating func integer(_ value: Int) { integer(Int64(value)) }

  /// A whole number of any size.
  public mutating func integer(_ value: Int128) {
    if let small = Int64(exactly: value) { return integer(small) }
    raw(Array(String(value).utf8))
  }

  /// A text whose UTF-8 bytes `append` adds; nothing in it needs an escape.
  public mutating func plainText(_ append: (inout [UInt8]) -> Void) {
    beginText()
    append(&bytes)
    endText()
  }

  /// An amount in hundredths, with exactly two decimals.
  public mutating func amount(_ hundredths: Int64) {
    separate()
    appendDigits(hundredths.magnitude, isNegative: hundredths < 0, decimals: 2)
    needsComma = true
  }

  /// Writes the word of an enumeration as a string.
  @inlinable
  public mutating func text(_ word: some RawRepresentable<String>) { text(word.rawValue) }

  /// A text.
  public mutating func text(_ value: String) {
    beginText()
    let done: Void? = value.utf8.withContiguousStorageIfAvailable { appendEscaped($0) }
    if done == nil { Array(value.utf8).withUnsafeBufferPointer { appendEscaped($0) } }
    endText()
  }

  /// Bytes that are one JSON value already.
  public mutating func raw(_ value: [UInt8]) {
    precondition(!value.isEmpty, "a JSON value is not empty")
    separate()
    bytes += value
    needsComma = true
  }

  /// Bytes that are the elements of the open array, or members of the open object, with commas between them. Empty
  /// bytes write nothing.
  public mutating func rawSequence(_ values: [UInt8]) {
    if values.isEmpty { return }
    raw(values)
  }

  /// A tree.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .boolean(let value): boolean(value)
    case .integer(let value): integer(value)
    case .amount(let value): amount(value)
    case .number(let text): raw(Array(text.utf8))
    case .text(let value): text(value)
    case .raw(let bytes): raw(bytes)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for each in members {
        member(named: each.name)
        self.value(each.value)
      }
      endObject()
    }
  }

  // MARK: Bytes

  private mutating func beginText() {
    separate()
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func endText() {
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  @inline(__always)
  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func literal(_ literal: StaticString) {
    separate()
    bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    needsComma = true
  }

  private mutating func appendDigits(_ magnitude: UInt64, isNegative: Bool, decimals: Int) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
      var index = 24
      var rest = magnitude
      var written = 0
      repeat {
        index -= 1
        buffer[index] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
        written += 1
        if written == decimals {
          index -= 1
          buffer[index] = UInt8(ascii: ".")
        }
      } while rest > 0 || written <= decimals
      if isNegative {
        index -= 1
        buffer[index] = UInt8(ascii: "-")
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[index...]))
    }
  }

  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var plainStart = 0
    for index in text.indices {
      let byte = text[index]
      if byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plainStart..<index]))
      plainStart = index + 1
      appendEscape(byte)
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plainStart...]))
  }

  private mutating func appendEscape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0..<0x20:
      let digits: StaticString = "0123456789abcdef"
      bytes.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
      bytes.append(digits.utf8Start[Int(byte >> 4)])
      bytes.append(digits.utf8Start[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }
}
