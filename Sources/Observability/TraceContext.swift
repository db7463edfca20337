internal import Synchronization

/// The place of a request in a trace (W3C Trace Context, level 1). The client began the trace, or we begin a new one.
/// The span is our own.
package struct TraceContext: Sendable, Equatable {
  /// The value of `traceparent` that names our span: the trace of 32 and the span of 16 lower-case hexadecimal digits,
  /// neither of them all zero.
  package let traceparent: String
  /// The client's span; nil when the trace begins here.
  package let parentID: String?
  /// Whether the trace is recorded, as the client says. A trace that begins here is recorded, since every request is
  /// logged.
  package let isSampled: Bool
  /// The client's `tracestate`, when it and its `traceparent` are well-formed.
  package let state: String?

  /// Takes over the trace of these headers, or begins one.
  package init(traceparent: [String], tracestate: [String], ids: TraceIDs) {
    // Several values count as none, because nothing tells which of them holds.
    let parent = traceparent.count == 1 ? traceparent.first.flatMap(TraceParent.init) : nil
    let high = parent?.traceHigh ?? ids.next()
    let low = parent?.traceLow ?? ids.next()
    parentID = parent?.parentID
    isSampled = parent?.isSampled ?? true
    state = parent.flatMap { _ in TraceState.validated(tracestate) }
    self.traceparent = TraceParent.text(high, low, span: ids.next(), isSampled: isSampled)
  }

  /// Appends the id of the trace, 32 hexadecimal digits.
  package func appendTraceID(to bytes: inout [UInt8]) { append(TraceParent.trace, to: &bytes) }

  /// Appends the id of our span, 16 hexadecimal digits.
  package func appendSpanID(to bytes: inout [UInt8]) { append(TraceParent.span, to: &bytes) }

  private func append(_ part: Range<Int>, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: traceparent.utf8.dropFirst(part.lowerBound).prefix(part.count))
  }
}

/// A well-formed `traceparent` (section 3.2.2).
struct TraceParent: Equatable {
  /// The length in version 00; a later version may be longer, after a hyphen.
  static let length = 55
  /// Where the trace stands.
  static let trace = 3..<35
  /// Where the span stands.
  static let span = 36..<52

  let traceHigh: UInt64
  let traceLow: UInt64
  let parentID: String
  let isSampled: Bool

  /// Nil when the value is not well-formed.
  init?(_ value: String) {
    let bytes = Array(value.utf8)
    guard bytes.count >= TraceParent.length, let version = TraceParent.byte(bytes, at: 0), version != 0xff,
      bytes.count == TraceParent.length || version != 0 && bytes[TraceParent.length] == UInt8(ascii: "-"),
      [2, 35, 52].allSatisfy({ bytes[$0] == UInt8(ascii: "-") }),
      let traceHigh = TraceParent.number(bytes[3..<19]), let traceLow = TraceParent.number(bytes[19..<35]),
      traceHigh | traceLow != 0, let parent = TraceParent.number(bytes[36..<52]), parent != 0,
      let flags = TraceParent.byte(bytes, at: 53)
    else { return nil }
    self.traceHigh = traceHigh
    self.traceLow = traceLow
    parentID = String(decoding: bytes[36..<52], as: UTF8.self)
    // Bit 0 is the only one that version 00 knows.
    isSampled = flags & 1 == 1
  }

  /// The value in version 00.
  static func text(_ traceHigh: UInt64, _ traceLow: UInt64, span: UInt64, isSampled: Bool) -> String {
    String(unsafeUninitializedCapacity: length) { digits in
      for index in [2, 35, 52] { digits[index] = UInt8(ascii: "-") }
      for index in [0, 1, 53] { digits[index] = UInt8(ascii: "0") }
      digits[54] = isSampled ? UInt8(ascii: "1") : UInt8(ascii: "0")
      for (number, start) in [(traceHigh, 3), (traceLow, 19), (span, 36)] {
        for index in 0..<16 {
          let digit = UInt8(truncatingIfNeeded: number >> UInt64(60 - 4 * index)) & 15
          digits[start + index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        }
      }
      return length
    }
  }

  /// The number that 16 lower-case hexadecimal digits write.
  private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
    var number: UInt64 = 0
    for digit in digits {
      guard let value = value(digit) else { return nil }
      number = number << 4 | UInt64(value)
    }
    return number
  }

  private static func byte(_ bytes: [UInt8], at index: Int) -> UInt8? {
    guard let high = value(bytes[index]), let low = value(bytes[index + 1]) else { return nil }
    return high << 4 | low
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

/// `tracestate` (section 3.3): a list in which each tracing system on the way keeps its own data.
enum TraceState {
  /// The most members of the list.
  static let membersMax = 32
  /// The characters that must be passed on at least. We drop a longer list whole, as section 3.3.1.5 allows.
  static let lengthMax = 512

  /// The fields as one list; nil when there is no list or it is not well-formed.
  static func validated(_ fields: [String]) -> String? {
    var keys: Set<Substring> = []
    var members: [Substring] = []
    for field in fields {
      for part in field.split(separator: ",", omittingEmptySubsequences: true) {
        let member = trimmed(part)
        if member.isEmpty { continue }
        guard let equals = member.firstIndex(of: "="), isKey(member[..<equals]),
          isValue(member[member.index(after: equals)...]), keys.insert(member[..<equals]).inserted
        else { return nil }
        members.append(member)
      }
    }
    let list = members.joined(separator: ",")
    return members.isEmpty || members.count > membersMax || list.utf8.count > lengthMax ? nil : list
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let isSpace = { (character: Character) in character == " " || character == "\t" }
    var text = text.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text = text.dropLast() }
    return text
  }

  /// `simple-key`, or `tenant@system`.
  private static func isKey(_ key: Substring) -> Bool {
    let parts = key.split(separator: "@", omittingEmptySubsequences: false)
    switch parts.count {
    case 1: return isName(parts[0], lengthMax: 256, mayBeginWithDigit: false)
    case 2:
      return isName(parts[0], lengthMax: 241, mayBeginWithDigit: true)
        && isName(parts[1], lengthMax: 14, mayBeginWithDigit: false)
    default: return false
    }
  }

  private static func isName(_ name: Substring, lengthMax: Int, mayBeginWithDigit: Bool) -> Bool {
    let isLetter = { (byte: UInt8) in (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    guard let first = name.utf8.first, name.utf8.count <= lengthMax else { return false }
    return (isLetter(first) || mayBeginWithDigit && isDigit(first))
      && name.utf8.allSatisfy { isLetter($0) || isDigit($0) || "_-*/".utf8.contains($0) }
  }

  /// 1 … 256 printable ASCII characters without comma and equals sign, not ending in a space.
  private static func isValue(_ value: Substring) -> Bool {
    (1...256).contains(value.utf8.count) && value.utf8.last != UInt8(ascii: " ")
      && value.utf8.allSatisfy { (0x20...0x7e).contains($0) && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "=") }
  }
}

/// Makes identifiers that do not repeat: a count from a random start, which splitmix64 turns into another number each
/// time. They are no secrets, so they need no call into the kernel each.
package final class TraceIDs: Sendable {
  private static let step: UInt64 = 0x9e37_79b9_7f4a_7c15

  private let count: Atomic<UInt64>

  /// Starts at a random number.
  package init() { count = Atomic(.random(in: .min ... .max)) }

  /// The next identifier, never 0.
  func next() -> UInt64 {
    var number: UInt64
    repeat { number = scattered(count.wrappingAdd(TraceIDs.step, ordering: .relaxed).newValue) } while number == 0
    return number
  }

  private func scattered(_ count: UInt64) -> UInt64 {
    var mixed = count
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
