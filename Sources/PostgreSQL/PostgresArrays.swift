extension UInt8: PostgresDecodable {
  /// No column holds a single byte: the conformance exists for `[UInt8]`, which reads bytea and text.
  package static func decode(_ cell: PostgresCell) throws(PostgresError) -> UInt8 { throw cell.mismatch("a byte") }
}

extension Array: PostgresDecodable where Element: PostgresDecodable {
  /// Reads an array column of one dimension, or as `[UInt8]` a bytea or the UTF-8 bytes of a text.
  package static func decode(_ cell: PostgresCell) throws(PostgresError) -> [Element] {
    try cell.withBytes { bytes throws(PostgresError) in
      if Element.self == UInt8.self {
        guard let value = byteString(bytes, type: cell.type) as? [Element] else { throw cell.mismatch("bytes") }
        return value
      }
      guard let array = BinaryArray(bytes) else { throw cell.mismatch("an array of one dimension") }
      var values: [Element] = []
      values.reserveCapacity(array.elements.count)
      for element in array.elements {
        guard let value: Element = arrayElement(element, type: array.type) else {
          throw cell.fault("element \(values.count) of the array is not \(Element.self)")
        }
        values.append(value)
      }
      return values
    }
  }
}

/// An optional of an element type, so that an array may hold NULLs.
private protocol NullableElement {
  static func nullable(_ bytes: UnsafeRawBufferPointer?, type: PostgresType) -> Self?
}

extension Optional: NullableElement where Wrapped: PostgresDecodable {
  fileprivate static func nullable(_ bytes: UnsafeRawBufferPointer?, type: PostgresType) -> Wrapped?? {
    guard let bytes else { return .some(nil) }
    guard let value: Wrapped = arrayElement(bytes, type: type) else { return nil }
    return .some(value)
  }
}

private func arrayElement<Element>(_ bytes: UnsafeRawBufferPointer?, type: PostgresType) -> Element? {
  if let nullable = Element.self as? any NullableElement.Type {
    return nullable.nullable(bytes, type: type) as? Element
  }
  guard let bytes else { return nil }
  if Element.self == [UInt8].self { return byteString(bytes, type: type) as? Element }
  guard let element = Element.self as? any PostgresElement.Type else { return nil }
  return element.decode(bytes: bytes, type: type) as? Element
}

private func byteString(_ bytes: UnsafeRawBufferPointer, type: PostgresType) -> [UInt8]? {
  type == .bytea ? Array(bytes) : textBytes(bytes, type: type).map { Array($0) }
}

/// The header of an array in binary format, and where its elements lie.
private struct BinaryArray {
  let type: PostgresType
  /// The bytes of each element; nil is NULL.
  private(set) var elements: [UnsafeRawBufferPointer?] = []

  /// Nil when the bytes are not an array of one dimension, or of none.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 12,
      let dimensions: Int32 = networkInteger(UnsafeRawBufferPointer(rebasing: bytes[0..<4])),
      (0...1).contains(dimensions),
      let type: UInt32 = networkInteger(UnsafeRawBufferPointer(rebasing: bytes[8..<12]))
    else { return nil }
    self.type = PostgresType(rawValue: type)
    guard dimensions == 1 else { return }
    guard bytes.count >= 20, let count: Int32 = networkInteger(UnsafeRawBufferPointer(rebasing: bytes[12..<16])),
      count >= 0, Int(count) <= bytes.count / 4
    else { return nil }
    elements.reserveCapacity(Int(count))
    var position = 20
    for _ in 0..<count {
      guard position + 4 <= bytes.count,
        let length: Int32 = networkInteger(UnsafeRawBufferPointer(rebasing: bytes[position..<position + 4]))
      else { return nil }
      position += 4
      guard length >= 0 else {
        elements.append(nil)
        continue
      }
      guard position + Int(length) <= bytes.count else { return nil }
      elements.append(UnsafeRawBufferPointer(rebasing: bytes[position..<position + Int(length)]))
      position += Int(length)
    }
    guard position == bytes.count else { return nil }
  }
}
