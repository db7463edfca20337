/// How far the reading of an object has come.
@usableFromInline
struct ObjectCursor {
  /// A bit for each known member that was seen.
  @usableFromInline var seen: UInt64 = 0
  /// The known member that is expected next.
  var hint = 0
  /// Unknown names that were seen.
  var unknown: Set<UnknownName> = []
  /// Whether no member was read yet.
  var isFirst = true
  /// Where the value of the last member starts.
  var valueStart = 0

  init() {}
}

extension JSONReader {
  /// Reads an object. Calls `read` once for each known member, with the reader at the member's value. `read` must read
  /// or skip that value. Unknown, repeated and missing members become faults. Returns whether there was an object.
  @inlinable @discardableResult
  public mutating func object<Name>(_ members: Members<Name>, _ read: (inout JSONReader, Name) -> Void) -> Bool {
    guard var cursor = openObject() else { return false }
    while let index = nextMember(&cursor, members.names) {
      presence = members.requiredMask & 1 << UInt64(index) == 0 ? .optional : .required
      read(&self, members.cases[index])
    }
    let missing = members.requiredMask & ~cursor.seen
    if missing != 0 { reportMissing(missing, members.names) }
    return !hasFailed
  }

  /// Reads an array. Calls `read` for each element with its index, with the reader at the element. `read` must read or
  /// skip the element. Elements beyond the upper bound are skipped. Returns whether there was an array with a length in
  /// bounds.
  @inlinable @discardableResult
  public mutating func array(count bounds: ClosedRange<Int>, _ read: (inout JSONReader, Int) -> Void) -> Bool {
    guard openArray() else { return false }
    var count = 0
    while nextElement(count) {
      presence = .element
      if count < bounds.upperBound { read(&self, count) } else { skipValue() }
      count += 1
    }
    return closeArray(count: count, bounds: bounds)
  }

  /// Skips a value of any type. The value must still be JSON without repeated members.
  public mutating func skipValue() {
    skipWhiteSpace()
    switch byte {
    case UInt8(ascii: "{"): skipObject()
    case UInt8(ascii: "["):
      guard openArray() else { return }
      var index = 0
      while nextElement(index) {
        skipValue()
        index += 1
      }
    case UInt8(ascii: "\""): _ = scanString()
    case UInt8(ascii: "t"): scanLiteral("true")
    case UInt8(ascii: "f"): scanLiteral("false")
    case UInt8(ascii: "n"): scanLiteral("null")
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = scanNumber()
    default: fail(position < end ? "hier hoort een waarde" : "het document houdt te vroeg op")
    }
  }

  /// Reads the next value if it is `null`. Returns whether it was.
  public mutating func null() -> Bool {
    skipWhiteSpace()
    guard byte == UInt8(ascii: "n") else { return false }
    scanLiteral("null")
    return !hasFailed
  }

  /// Whether the next value is an object; nothing is read.
  public mutating func isAtObject() -> Bool {
    skipWhiteSpace()
    return byte == UInt8(ascii: "{")
  }

  /// Reads `true` or `false`.
  public mutating func boolean() -> Bool? {
    skipWhiteSpace()
    switch byte {
    case UInt8(ascii: "t"):
      scanLiteral("true")
      return hasFailed ? nil : true
    case UInt8(ascii: "f"):
      scanLiteral("false")
      return hasFailed ? nil : false
    default:
      mismatch("waar of niet waar (true of false)")
      return nil
    }
  }

  mutating func scanLiteral(_ literal: StaticString) {
    for index in 0..<literal.utf8CodeUnitCount {
      guard position + index < end, base[position + index] == literal.utf8Start[index] else {
        return fail("hier hoort een waarde")
      }
    }
    position += literal.utf8CodeUnitCount
  }

  // MARK: Objects

  /// Steps into an object, or records that there is none.
  @usableFromInline
  mutating func openObject() -> ObjectCursor? {
    skipWhiteSpace()
    guard byte == UInt8(ascii: "{") else {
      mismatch("een object")
      return nil
    }
    return descend() ? ObjectCursor() : nil
  }

  /// Steps to the value of the next known member. Returns its position in `names`; nil at the end of the object.
  @usableFromInline
  mutating func nextMember(_ cursor: inout ObjectCursor, _ names: NameList) -> Int? {
    while let key = nextKey(&cursor) {
      let index = withDecoded(key) { names.index(of: $0, hint: cursor.hint) }
      guard index >= 0 else {
        // A full list of faults only counts, so nobody needs to know whether this name is new.
        if faults.isFull || isNew(key, among: &cursor.unknown) {
          let hint = hint(about: key, names) ?? "Verwijder het of verbeter de naam."
          fault(.unknownMember, message: "dit veld is hier niet bekend. \(hint)")
        } else {
          reportDuplicate()
        }
        skipValue()
        continue
      }
      cursor.hint = index + 1
      guard cursor.seen & 1 << UInt64(index) == 0 else {
        reportDuplicate()
        skipValue()
        continue
      }
      cursor.seen |= 1 << UInt64(index)
      return index
    }
    return nil
  }

  /// Steps to the value of the next member, whatever its name; nil at the end of the object.
  mutating func nextKey(_ cursor: inout ObjectCursor) -> StringToken? {
    skipWhiteSpace()
    if byte == UInt8(ascii: "}") {
      ascend()
      return nil
    }
    if !cursor.isFirst {
      precondition(hasFailed || position > cursor.valueStart, "reading code reads or skips each member")
      guard byte == UInt8(ascii: ",") else {
        fail(position < end ? "hier hoort een komma of }" : "het document houdt te vroeg op")
        return nil
      }
      position += 1
      skipWhiteSpace()
    }
    cursor.isFirst = false
    guard byte == UInt8(ascii: "\"") else {
      failWithoutName(cursor)
      return nil
    }
    guard let key = scanString() else { return nil }
    skipWhiteSpace()
    guard byte == UInt8(ascii: ":") else {
      fail(position < end ? "hier hoort een dubbele punt" : "het document houdt te vroeg op")
      return nil
    }
    position += 1
    cursor.valueStart = position
    steps[depth - 1] = Step(start: key.start, end: key.end)
    return key
  }

  /// Stops where the name of a member should stand. A digit there is mostly what follows the comma of a number.
  private mutating func failWithoutName(_ cursor: ObjectCursor) {
    guard position < end else { return fail("het document houdt te vroeg op") }
    let isAfterNumber =
      position > cursor.valueStart + 1 && base[position - 1] == UInt8(ascii: ",") && isDigit(base[position - 2])
    guard isAfterNumber, isDigit(byte) else { return fail("hier hoort de naam van een veld") }
    fail(
      "hier hoort de naam van een veld, na de komma achter een getal",
      remedy: "Schrijf decimalen achter een punt, zoals 12500.50.")
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  @usableFromInline
  mutating func reportMissing(_ mask: UInt64, _ names: NameList) {
    for (index, name) in names.names.enumerated() where mask & 1 << UInt64(index) != 0 {
      fault(.required, steps: [.member(name)], message: "dit veld is verplicht en ontbreekt. Vul het in.")
    }
  }

  mutating func reportDuplicate() {
    fault(.duplicateMember, message: "dit veld staat er twee keer. Laat er één staan.")
  }

  private mutating func skipObject() {
    guard var cursor = openObject() else { return }
    var names: Set<UnknownName> = []
    while let key = nextKey(&cursor) {
      if !isNew(key, among: &names) { reportDuplicate() }
      skipValue()
    }
  }

  // MARK: Arrays

  /// Steps into an array, or records that there is none.
  @usableFromInline
  mutating func openArray() -> Bool {
    skipWhiteSpace()
    guard byte == UInt8(ascii: "[") else {
      mismatch("een lijst")
      return false
    }
    return descend()
  }

  /// Steps to the element with this index; false at the end of the array.
  @usableFromInline
  mutating func nextElement(_ index: Int) -> Bool {
    skipWhiteSpace()
    if byte == UInt8(ascii: "]") {
      ascend()
      return false
    }
    if index > 0 {
      guard byte == UInt8(ascii: ",") else {
        fail(position < end ? "hier hoort een komma of ]" : "het document houdt te vroeg op")
        return false
      }
      position += 1
      skipWhiteSpace()
      if byte == UInt8(ascii: "]") {
        fail("hier hoort een waarde")
        return false
      }
    }
    if position >= end {
      fail("het document houdt te vroeg op")
      return false
    }
    steps[depth - 1] = Step(start: index, end: -1)
    return true
  }

  @usableFromInline
  mutating func closeArray(count: Int, bounds: ClosedRange<Int>) -> Bool {
    if hasFailed { return false }
    if bounds.contains(count) { return true }
    let remedy =
      count < bounds.lowerBound
      ? "er hoort ten minste \(bounds.lowerBound) onderdeel te staan; vul de lijst aan"
      : "er mogen ten hoogste \(bounds.upperBound) onderdelen staan; kort de lijst in"
    fault(.length, message: "de lijst heeft er \(count), \(remedy).")
    return false
  }

  // MARK: Depth

  private mutating func descend() -> Bool {
    guard depth < JSONReader.depthMax else {
      fail("te diep genest (meer dan 64 lagen)")
      return false
    }
    position += 1
    depth += 1
    return true
  }

  private mutating func ascend() {
    position += 1
    depth -= 1
  }
}
