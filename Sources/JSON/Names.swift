/// Names that are recognised by their bytes, so that the reader makes no text of them. It is a class, so that passing
/// it on counts one reference and not those of its arrays.
public final class NameList: Sendable {
  private struct Entry: Sendable {
    /// The first eight bytes, little-endian, zero beyond the end.
    let head: UInt64
    /// Where the name starts in `bytes`.
    let start: Int
    /// How many bytes it has.
    let count: Int
  }

  /// The most names in a list: a 64-bit mask holds which were seen.
  public static let countMax = 64

  /// The names, in their order.
  public let names: [String]
  private let entries: [Entry]
  private let bytes: [UInt8]
  /// What to say of a name that is not in the list, by its `likeness`. It is made once, since a document can hold a
  /// hundred such names.
  private let hints: [String: String]

  /// A list of at most `countMax` different names.
  /// - Parameter hints: sentences about names that are not in the list and are often tried.
  public init(_ names: [String], hints: [String: String] = [:]) {
    precondition(names.count <= NameList.countMax, "a list of names holds at most \(NameList.countMax)")
    precondition(Set(names).count == names.count, "names differ")
    var entries: [Entry] = []
    var bytes: [UInt8] = []
    for name in names {
      let utf8 = Array(name.utf8)
      var head: UInt64 = 0
      for (index, byte) in utf8.prefix(8).enumerated() { head |= UInt64(byte) << UInt64(8 * index) }
      entries.append(Entry(head: head, start: bytes.count, count: utf8.count))
      bytes += utf8
    }
    self.names = names
    self.entries = entries
    self.bytes = bytes
    let alike = Dictionary(
      names.map { (NameList.likeness($0), "Bedoeld is wellicht \($0).") }, uniquingKeysWith: { first, _ in first })
    self.hints = Dictionary(uniqueKeysWithValues: hints.map { (NameList.likeness($0.key), $0.value) })
      .merging(alike) { hint, _ in hint }
  }

  /// What helps somebody who wrote a name that is not in the list: the hint about it, or the name that differs only in
  /// case, accents and punctuation; nil when there is neither.
  func hint(about name: String) -> String? { hints[NameList.likeness(name)] }

  /// The longest name that is compared by its likeness.
  private static let likenessMax = 100

  /// The letters and digits of a name in lower case and without accents.
  private static func likeness(_ name: String) -> String {
    String(name.prefix(likenessMax).lowercased().map { accents[$0] ?? $0 }.filter { $0.isLetter || $0.isNumber })
  }

  private static let accents: [Character: Character] = [
    "á": "a", "à": "a", "ä": "a", "é": "e", "è": "e", "ë": "e", "ï": "i", "í": "i", "ó": "o", "ö": "o", "ü": "u",
  ]

  /// The position of the name with these bytes, or -1. The search starts at `hint`, since documents mostly keep
  /// one order.
  func index(of name: UnsafeBufferPointer<UInt8>, hint: Int) -> Int {
    var head: UInt64 = 0
    var shift: UInt64 = 0
    for index in 0..<min(8, name.count) {
      head |= UInt64(name[index]) << shift
      shift += 8
    }
    var candidate = hint < entries.count ? hint : 0
    for _ in 0..<entries.count {
      let entry = entries[candidate]
      if entry.head == head && entry.count == name.count && hasSameTail(entry, name) { return candidate }
      candidate = candidate + 1 == entries.count ? 0 : candidate + 1
    }
    return -1
  }

  private func hasSameTail(_ entry: Entry, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 8
    while index < entry.count {
      if bytes[entry.start + index] != name[index] { return false }
      index += 1
    }
    return true
  }
}

/// The members that an object may have, as cases of an enumeration. Some of them are required.
public struct Members<Name: Sendable>: Sendable {
  /// The cases, in the order of `names`.
  @usableFromInline let cases: [Name]
  /// Their names.
  @usableFromInline let names: NameList
  /// A bit for each that is required.
  @usableFromInline let requiredMask: UInt64

  /// The members of an enumeration whose raw values are their names.
  public init(
    required: [Name] = [], hints: [String: String] = [:]
  ) where Name: CaseIterable & RawRepresentable<String> & Equatable {
    self.init(Array(Name.allCases), required: required, hints: hints)
  }

  /// The members with these raw values as their names.
  /// - Parameter hints: sentences about names that are no members and are often tried.
  public init(
    _ cases: [Name], required: [Name] = [], hints: [String: String] = [:]
  ) where Name: RawRepresentable<String> & Equatable {
    self.cases = cases
    names = NameList(cases.map(\.rawValue), hints: hints)
    requiredMask = cases.indices.reduce(0) { required.contains(cases[$1]) ? $0 | 1 << UInt64($1) : $0 }
  }
}

extension Members where Name == String {
  /// Members without an enumeration: each case is the name itself. None of them is required.
  public init(_ names: [String]) {
    cases = names
    self.names = NameList(names)
    requiredMask = 0
  }
}

extension Members {
  /// The members in their order, each with its name and whether it is required.
  public var all: [(member: Name, name: String, isRequired: Bool)] {
    cases.indices.map { (cases[$0], names.names[$0], requiredMask & 1 << UInt64($0) != 0) }
  }
}

/// A closed set of texts. Each text stands for a value.
public struct Choice<Value: Sendable>: Sendable {
  /// The values, in the order of `names`.
  @usableFromInline let values: [Value]
  /// Their texts.
  @usableFromInline let names: NameList

  /// The cases of an enumeration, by their raw values.
  public init() where Value: CaseIterable & RawRepresentable<String> {
    values = Array(Value.allCases)
    names = NameList(values.map(\.rawValue))
  }

  /// Some cases of an enumeration, by their raw values.
  public init(_ cases: [Value]) where Value: RawRepresentable<String> {
    values = cases
    names = NameList(cases.map(\.rawValue))
  }

  /// Texts whose values are the texts themselves.
  /// - Parameter hints: sentences about texts that are not in the set and are often tried.
  public init(_ texts: [String], hints: [String: String] = [:]) where Value == String {
    values = texts
    names = NameList(texts, hints: hints)
  }
}

extension Choice {
  /// The texts, in their order.
  public var texts: [String] { names.names }
}
