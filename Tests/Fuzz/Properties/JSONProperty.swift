import JSON

/// The reader accepts exactly what the plain grammar accepts, whichever way it is asked; what it accepts means the same
/// when it is written and read again, in canonical form too.
func checkJSONReader(_ input: [UInt8]) throws(Finding) {
  let isJSON = JSONGrammar.accepts(input)
  let skipped = faults { () throws(Faults) in try readJSON(input) { $0.skipValue() } }
  try require(skipped.areNotJSON != isJSON, "the grammar says \(isJSON), skipping says \(skipped.all)")
  let parsed: JSONValue
  do throws(Faults) {
    parsed = try JSONValue.parse(input)
  } catch {
    try require(error == skipped, "a tree gives \(error.all), skipping \(skipped.all)")
    try checkQuestion(input, isJSON: isJSON)
    return
  }
  try require(skipped.isEmpty, "a tree is read, skipping gives \(skipped.all)")
  try checkWritten(parsed.bytes, as: parsed)
  let canonical = parsed.canonicalBytes
  try checkWritten(canonical, as: parsed.sorted)
  try require(JSONGrammar.accepts(canonical), "the canonical form is no JSON")
  try checkQuestion(input, isJSON: true)
  try checkSkim(input, parsed)
}

private func faults<Value>(_ read: () throws(Faults) -> Value) -> Faults {
  do throws(Faults) {
    _ = try read()
    return Faults()
  } catch {
    return error
  }
}

private func checkWritten(_ bytes: [UInt8], as value: JSONValue) throws(Finding) {
  let again: JSONValue
  do throws(Faults) {
    again = try JSONValue.parse(bytes)
  } catch {
    throw Finding(description: "what was written is refused: \(error.all)")
  }
  try require(again == value && again.bytes == bytes, "written and read again is \(again), not \(value)")
}

/// What reading code can ask of the reader; each says whether an answer is what was asked for.
private let questions: [(name: String, ask: @Sendable (inout JSONReader) -> Bool)] = [
  ("amount", { $0.amount().map { (0...JSONReader.amountMax).contains($0) } ?? true }),
  ("count", { $0.count(3...900).map { (3...900).contains($0) } ?? true }),
  ("line", { $0.text(length: 1...8).map { (1...8).contains($0.unicodeScalars.count) && isPlain($0) } ?? true }),
  ("text", { $0.text(length: 0...40, multiline: true).map { $0.unicodeScalars.count <= 40 } ?? true }),
  ("choice", { $0.oneOf(texts).map { allTexts.contains($0) } ?? true }),
  ("form", { $0.form(length: 2...4, expected: "iets") { $0.first == 0x61 ? true : nil } ?? true }),
  ("boolean", { [true, false, nil].contains($0.boolean()) }),
  ("null", { readNull(&$0) }),
  ("object", { readObject(&$0) }),
]

/// A question at the document and at the elements of an array gives an answer or a fault, and whether the bytes are JSON
/// does not depend on the question.
private func checkQuestion(_ input: [UInt8], isJSON: Bool) throws(Finding) {
  let (name, ask) = choice(of: questions, for: input)
  var isGood = true
  let found = faults { () throws(Faults) in
    try readJSON(input) { reader in isGood = ask(&reader) }
  }
  try require(isGood, "the answer to \(name) is not what was asked")
  try require(found.areNotJSON != isJSON, "the grammar says \(isJSON), asking \(name) says \(found.all)")
  let elements = faults { () throws(Faults) in
    try readJSON(input) { reader in
      reader.array(count: 1...3) { reader, _ in isGood = ask(&reader) && isGood }
    }
  }
  try require(isGood, "the answer to \(name) in an array is not what was asked")
  try require(elements.areNotJSON != isJSON, "the grammar says \(isJSON), an array of \(name) says \(elements.all)")
}

private func isPlain(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
}

private let allTexts = ["a", "bb", "een keuze van meer dan acht bytes"]
private let texts = Choice(allTexts)
private enum Name: String, CaseIterable { case a, b, aLongName }
private let members = Members<Name>(required: [.a])

/// Null, or anything else skipped: `null` answers only whether it stands there.
private func readNull(_ reader: inout JSONReader) -> Bool {
  if !reader.null() { reader.skipValue() }
  return true
}

/// An object of known members, itself among them.
private func readObject(_ reader: inout JSONReader) -> Bool {
  var isGood = true
  var seen: [Name] = []
  reader.object(members) { reader, name in
    isGood = isGood && !seen.contains(name)
    seen.append(name)
    switch name {
    case .a: _ = reader.amount()
    case .b: isGood = readObject(&reader) && isGood
    case .aLongName: reader.array(count: 0...2) { reader, _ in _ = reader.boolean() }
    }
  }
  return isGood
}

/// Skimming an array finds the elements that reading it finds.
private func checkSkim(_ input: [UInt8], _ parsed: JSONValue) throws(Finding) {
  guard let elements = parsed.elements else { return }
  var skimmed: [JSONValue] = []
  let found = faults { () throws(Faults) in
    var ranges: [Range<Int>] = []
    try readJSON(input) { reader in ranges = reader.skimArray() ?? [] }
    try input.withUnsafeBufferPointer { bytes throws(Faults) in
      for (index, range) in ranges.enumerated() {
        skimmed.append(try readJSON(bytes, range: range, prefix: [.index(index)]) { $0.value() })
      }
    }
  }
  try require(found.isEmpty && skimmed == elements, "skimming finds \(skimmed) and \(found.all), not \(elements)")
}
