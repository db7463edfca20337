import JSON

/// libFuzzer's own mutation, of bytes.
@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ countMax: Int) -> Int

/// Called by libFuzzer for each mutation. Three of four mutations of a document change its tree, so that the rules
/// behind the grammar are reached; all others change bytes.
@_cdecl("LLVMFuzzerCustomMutator")
func customMutator(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ countMax: Int, _ seed: CUnsignedInt) -> Int {
  var random = SplitMix(state: UInt64(seed))
  guard Driver.target.isDocument, Int.random(in: 0..<4, using: &random) > 0,
    let document = try? JSONValue.parse(Array(UnsafeBufferPointer(start: bytes, count: count)))
  else { return mutateBytes(bytes, count, countMax) }
  var changed = document
  for _ in 0..<Int.random(in: 1...3, using: &random) { changed = changed.mutated(&random) }
  let written = changed.bytes
  guard written.count <= countMax, !written.isEmpty else { return mutateBytes(bytes, count, countMax) }
  _ = UnsafeMutableBufferPointer(start: bytes, count: written.count).update(fromContentsOf: written)
  return written.count
}

/// A small seeded generator, so that a mutation comes back with its seed.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}

extension JSONValue {
  /// Values at the edges of what documents may hold.
  private static let values: [JSONValue] = [
    .null, true, false, [], [:], "", " ", "a", "z", "\n", "\u{7f}", "é", "e\u{301}", "😀", .text("\0"),
    .text(String(repeating: "x", count: 201)), 0, 1, 5, 6, 100, 200, 201, 1_000_000_000, 1_000_000_001, 2000, 2999,
    9999,
    .number("-1"), .number("-0"), .number("0.01"), .number("0.001"), .number("10000000000.00"),
    .number("10000000000.01"), .number("1e2"), .number("99999999999999999999"), "salaris", "overhead", "apparatuur",
    "overig", "subsidie", "eigen_middelen", "stichting", "maatschap", "voldoet", "voldoet_niet", "aan_te_vullen",
    "bovengemiddeld", "minder", "2023/2831", "2023/2832", "2025-03-20", "2024-02-29", "0001-01-01", "9999-12-31",
    "2025-03-20T10:00:00Z", "2025-03-30T02:30:00+02:00", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00",
    "uitsluiten", "aftoppen", "na_aftopping", "mediaan", "gemiddelde", "laagste", "afgerondGemiddelde", "stoppen",
    "overslaan", "gedeeltelijk", "loting", "criteria", "naarRato", "geschikt", "tijdig",
  ]

  /// The value with one thing in it changed; each value of the tree is as likely to be the one.
  fileprivate func mutated(_ random: inout SplitMix) -> JSONValue {
    guard Int.random(in: 0..<5, using: &random) > 0 else { return replacedEverywhere(&random) }
    var place = Int.random(in: 0..<count, using: &random)
    return mutated(at: &place, &random)
  }

  /// How many values the tree has, this one and those inside it.
  private var count: Int {
    switch self {
    case .object(let members): members.reduce(1) { $0 + $1.value.count }
    case .array(let elements): elements.reduce(1) { $0 + $1.count }
    default: 1
    }
  }

  /// Changes the value to which `place` counts down, this one being the first.
  private func mutated(at place: inout Int, _ random: inout SplitMix) -> JSONValue {
    guard place > 0 else {
      place -= 1
      return changed(&random)
    }
    place -= 1
    switch self {
    case .object(var members):
      for index in members.indices where place >= 0 {
        members[index].value = members[index].value.mutated(at: &place, &random)
      }
      return .object(members)
    case .array(var elements):
      for index in elements.indices where place >= 0 {
        elements[index] = elements[index].mutated(at: &place, &random)
      }
      return .array(elements)
    default: return self
    }
  }

  /// This value with something left out, put twice or in another place; a value without parts becomes another.
  private func changed(_ random: inout SplitMix) -> JSONValue {
    let action = Int.random(in: 0..<5, using: &random)
    switch self {
    case .object(var members) where !members.isEmpty && action > 0:
      let (one, other) = (members.indices.randomElement(using: &random), members.indices.randomElement(using: &random))
      guard let one, let other else { return self }
      switch action {
      case 1: members.remove(at: one)
      case 2: members.append(members[one])
      case 3: members.swapAt(one, other)
      default: members[one].value = members[other].value
      }
      return .object(members)
    case .array(var elements) where !elements.isEmpty && action > 0:
      let (one, other) = (
        elements.indices.randomElement(using: &random), elements.indices.randomElement(using: &random)
      )
      guard let one, let other else { return self }
      switch action {
      case 1: elements.remove(at: one)
      case 2: elements.append(elements[one])
      case 3: elements.swapAt(one, other)
      default: elements[one] = elements[other]
      }
      return .array(elements)
    default: return scalar(&random)
    }
  }

  /// Another value in the place of this one: one of the list, or this one with a byte changed.
  private func scalar(_ random: inout SplitMix) -> JSONValue {
    let chosen = JSONValue.values.randomElement(using: &random) ?? .null
    guard Bool.random(using: &random) else { return chosen }
    switch self {
    case .text(let text):
      var bytes = Array(text.utf8)
      guard !bytes.isEmpty else { return chosen }
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0x20..<0x7f, using: &random)
      return .text(String(decoding: bytes, as: UTF8.self))
    case .number(let text):
      guard let number = Int64(text.prefix { $0 != "." }) else { return chosen }
      return .integer(number &+ Int64.random(in: -2...2, using: &random))
    default: return chosen
    }
  }

  /// A number or text of the document replaced wherever it stands, so that sums and names that must agree still do.
  private func replacedEverywhere(_ random: inout SplitMix) -> JSONValue {
    let all = leaves
    guard let old = all.randomElement(using: &random) else { return self }
    let new = Bool.random(using: &random) ? all.randomElement(using: &random) : nil
    return replacing(old, by: new ?? old.scalar(&random))
  }

  private var leaves: [JSONValue] {
    switch self {
    case .object(let members): members.flatMap(\.value.leaves)
    case .array(let elements): elements.flatMap(\.leaves)
    default: [self]
    }
  }

  private func replacing(_ old: JSONValue, by new: JSONValue) -> JSONValue {
    switch self {
    case .object(let members): .object(members.map { JSONMember($0.name, $0.value.replacing(old, by: new)) })
    case .array(let elements): .array(elements.map { $0.replacing(old, by: new) })
    default: self == old ? new : self
    }
  }
}
