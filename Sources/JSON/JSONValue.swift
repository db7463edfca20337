/// A JSON value as a tree, for answers and small documents. Long documents are read and written in pieces.
public enum JSONValue: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A whole number.
  case integer(Int64)
  /// An amount in hundredths, written with exactly two decimals.
  case amount(Int64)
  /// A number as its text in the document, so that no digit is lost.
  case number(String)
  /// A text.
  case text(String)
  /// Values in their order.
  case array([JSONValue])
  /// Members in their order; names differ.
  case object([JSONMember])
  /// Bytes that are one JSON value already, in canonical form.
  case raw([UInt8])

  /// A whole number.
  public static func integer(_ value: Int) -> JSONValue { .integer(Int64(value)) }

  /// The word of an enumeration.
  public static func text(_ word: some RawRepresentable<String>) -> JSONValue { .text(word.rawValue) }

  /// An object of the members whose value is not nil.
  public static func object(present members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { name, value in value.map { JSONMember(name, $0) } })
  }

  /// The value of the first member with this name, when this is an object that has one.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The element at this place, when this is an array that has one.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The text, when this is one.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The elements, when this is an array.
  public var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members, when this is an object.
  public var members: [JSONMember]? {
    if case .object(let members) = self { members } else { nil }
  }
}

/// A member of an object.
public struct JSONMember: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its value.
  public var value: JSONValue

  /// A member of that name and value.
  public init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

extension JSONValue: Hashable {
  /// Equal in kind and content. Texts compare by their scalars, since JSON knows no canonical equivalence. Equal
  /// objects have their members in the same order.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.amount(let left), .amount(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)):
      left.count == right.count
        && zip(left, right).allSatisfy { $0.name.utf8.elementsEqual($1.name.utf8) && $0.value == $1.value }
    case (.raw(let left), .raw(let right)): left == right
    default: false
    }
  }

  /// By content.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(bytes)
  }
}

// There is no literal for `nil`: it means that a member is absent, and must never quietly become `null`.
extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A whole number.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object, its members in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { JSONMember($0.0, $0.1) })
  }
}

extension JSONValue {
  /// The value in UTF-8 without white space, members in their order.
  public var bytes: [UInt8] {
    if case .raw(let bytes) = self { return bytes }
    var writer = JSONWriter()
    writer.value(self)
    return writer.bytes
  }

  /// The canonical form (`contract.md` section 5): the same with the members of every object sorted by code point.
  public var canonicalBytes: [UInt8] { sorted.bytes }

  /// The value with the members of every object sorted by code point; in UTF-8 that is the order of the bytes.
  public var sorted: JSONValue {
    switch self {
    case .array(let elements): .array(elements.map(\.sorted))
    case .object(let members):
      .object(
        members.map { JSONMember($0.name, $0.value.sorted) }
          .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    default: self
    }
  }

  /// Reads any JSON document into a tree. Numbers keep their text. Throws faults when the document is no JSON or
  /// repeats a member.
  public static func parse(_ document: [UInt8]) throws(Faults) -> JSONValue {
    try readJSON(document) { $0.value() }
  }

  /// The same for a text.
  public static func parse(_ document: String) throws(Faults) -> JSONValue {
    try parse(Array(document.utf8))
  }
}

extension JSONValue {
  /// The amount in hundredths, when this is an amount or a number with exactly two decimals.
  public var amountInHundredths: Int64? {
    switch self {
    case .amount(let hundredths): return hundredths
    case .number(let text):
      let number = try? readJSON(Array(text.utf8)) { $0.number(expected: "een bedrag") }
      guard let number, number.isAmount, number.fractionDigits == 2, number.whole < NumberToken.wholeMax
      else { return nil }
      return number.isNegative ? -number.amount : number.amount
    default: return nil
    }
  }
}

extension JSONReader {
  /// Reads any value into a tree. Numbers keep their text.
  public mutating func value() -> JSONValue? {
    skipWhiteSpace()
    switch byte {
    case UInt8(ascii: "{"): return objectValue()
    case UInt8(ascii: "["):
      var elements: [JSONValue] = []
      array(count: 0...Int.max) { reader, _ in
        if let element = reader.value() { elements.append(element) }
      }
      return .array(elements)
    case UInt8(ascii: "\""): return scanString().map { .text(withDecoded($0) { String(decoding: $0, as: UTF8.self) }) }
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return boolean().map { .boolean($0) }
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return scanNumber().map {
        .number(String(decoding: UnsafeBufferPointer(start: base + $0.start, count: $0.end - $0.start), as: UTF8.self))
      }
    default:
      skipValue()
      return hasFailed ? nil : .null
    }
  }

  private mutating func objectValue() -> JSONValue? {
    guard var cursor = openObject() else { return nil }
    var members: [JSONMember] = []
    var names: Set<[UInt8]> = []
    while let key = nextKey(&cursor) {
      let name = withDecoded(key) { Array($0) }
      guard names.insert(name).inserted else {
        reportDuplicate()
        skipValue()
        continue
      }
      if let value = value() { members.append(JSONMember(String(decoding: name, as: UTF8.self), value)) }
    }
    return .object(members)
  }
}
