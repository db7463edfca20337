/// Reads a document. Calls `read` once. `read` asks the reader for the members and returns a value, or nil when faults
/// made that impossible. Throws all faults when there is any.
public func readJSON<Value>(
  _ document: UnsafeBufferPointer<UInt8>, _ read: (inout JSONReader) -> Value?
) throws(Faults) -> Value {
  try readJSON(document, range: 0..<document.count, prefix: [], read)
}

/// The same for bytes in an array.
public func readJSON<Value>(_ document: [UInt8], _ read: (inout JSONReader) -> Value?) throws(Faults) -> Value {
  try document.withUnsafeBufferPointer { bytes throws(Faults) in try readJSON(bytes, read) }
}

/// The same for one value inside a document. Its bytes lie in `range`, and `prefix` is its place in the whole document.
public func readJSON<Value>(
  _ document: UnsafeBufferPointer<UInt8>, range: Range<Int>, prefix: [PointerStep],
  _ read: (inout JSONReader) -> Value?
) throws(Faults) -> Value {
  precondition(range.lowerBound >= 0 && range.upperBound <= document.count, "a reader stays inside its document")
  guard let address = document.baseAddress else {
    throw Faults(notJSON: JSONReader.Failure(offset: 0, reason: JSONReader.emptyDocument))
  }
  var reader = JSONReader(address, range: range, prefix: prefix)
  reader.start()
  let value = read(&reader)
  reader.finish()
  let faults = reader.outcome
  guard faults.isEmpty else { throw faults }
  guard let value else { preconditionFailure("reading code answers nil only after a fault") }
  return value
}

extension JSONReader {
  static var emptyDocument: StaticString { "het document is leeg" }

  /// Refuses an empty document, one that starts with a byte order mark, and one in UTF-16 or UTF-32: JSON between systems
  /// is in UTF-8 (RFC 8259 section 8.1).
  mutating func start() {
    if let reason = wideEncoding { return fail(reason, remedy: "Stuur het in UTF-8.") }
    skipWhiteSpace()
    if position >= end { return fail(JSONReader.emptyDocument) }
    if position + 3 <= end, base[position] == 0xEF, base[position + 1] == 0xBB, base[position + 2] == 0xBF {
      fail(
        "het document begint met een byte order mark (BOM)",
        remedy: "Bewaar het als UTF-8 zonder BOM en stuur het opnieuw.")
    }
  }

  /// What is wrong with a document that starts with a byte order mark of UTF-16 or UTF-32, or with a character of ASCII in
  /// one of them; nil for others. No JSON in UTF-8 holds a zero byte.
  private var wideEncoding: StaticString? {
    guard position + 2 <= end else { return nil }
    let (first, second) = (base[position], base[position + 1])
    if position + 4 <= end {
      let (third, fourth) = (base[position + 2], base[position + 3])
      let isLittleEndian = first != 0 && (second, third, fourth) == (0, 0, 0)
      let isBigEndian = (first, second, third) == (0, 0, 0) && fourth != 0
      if isLittleEndian || isBigEndian || (first, second, third, fourth) == (0xFF, 0xFE, 0, 0)
        || (first, second, third, fourth) == (0, 0, 0xFE, 0xFF)
      {
        return "het document is in UTF-32 geschreven"
      }
    }
    let isUTF16 =
      (first, second) == (0xFF, 0xFE) || (first, second) == (0xFE, 0xFF) || (first == 0) != (second == 0)
    return isUTF16 ? "het document is in UTF-16 geschreven" : nil
  }
}
