/// A type that a column can be read as.
package protocol PostgresDecodable: Sendable {
  /// Reads the value. A conforming type outside this module decodes one of the types here and converts it.
  /// - Throws: `decoding` when the column holds something else.
  static func decode(_ cell: PostgresCell) throws(PostgresError) -> Self
}

/// A type that can also be an element of an array column.
package protocol PostgresElement: PostgresDecodable {
  /// Reads the value from the binary form of the given type; nil when it is something else.
  static func decode(bytes: UnsafeRawBufferPointer, type: PostgresType) -> Self?
  /// The type's name in an error.
  static var expectation: String { get }
}

extension PostgresElement {
  /// Reads a column that is not NULL.
  package static func decode(_ cell: PostgresCell) throws(PostgresError) -> Self {
    try cell.withBytes { bytes throws(PostgresError) in
      guard let value = decode(bytes: bytes, type: cell.type) else { throw cell.mismatch(expectation) }
      return value
    }
  }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
  /// Reads NULL as nil.
  package static func decode(_ cell: PostgresCell) throws(PostgresError) -> Wrapped? {
    cell.isNull ? nil : try Wrapped.decode(cell)
  }
}

extension Int64: PostgresElement {
  /// The type's name in an error.
  package static var expectation: String { "an integer in the range of Int64" }
  /// Reads bigint, integer, smallint, oid, and a numeric without fraction.
  package static func decode(bytes: UnsafeRawBufferPointer, type: PostgresType) -> Int64? {
    switch type {
    case .int8: networkInteger(bytes)
    case .int4: networkInteger(bytes, as: Int32.self).map(Int64.init)
    case .int2: networkInteger(bytes, as: Int16.self).map(Int64.init)
    case .oid: networkInteger(bytes, as: UInt32.self).map(Int64.init)
    case .numeric: wholeNumeric(bytes)
    default: nil
    }
  }
}

extension Int32: PostgresElement {
  /// The type's name in an error.
  package static var expectation: String { "an integer in the range of Int32" }
  /// Reads integer and smallint.
  package static func decode(bytes: UnsafeRawBufferPointer, type: PostgresType) -> Int32? {
    switch type {
    case .int4: networkInteger(bytes)
    case .int2: networkInteger(bytes, as: Int16.self).map(Int32.init)
    default: nil
    }
  }
}

extension Int: PostgresElement {
  /// The type's name in an error.
  package static var expectation: String { "an integer in the range of Int" }
  /// Reads the same types as `Int64`.
  package static func decode(bytes: UnsafeRawBufferPointer, type: PostgresType) -> Int? {
    Int64.decode(bytes: bytes, type: type).flatMap { Int(exactly: $0) }
  }
}

extension Double: PostgresElement {
  /// The type's name in an error.
  package static var expectation: String { "a floating-point number" }
  /// Reads double precision and real.
  package static func decode(bytes: UnsafeRawBufferPointer, type: PostgresType) -> Double? {
    switch type {
    case .float8: networkInteger(bytes, as: UInt64.self).map(Double.init(bitPattern:))
    case .float4: networkInteger(bytes, as: UInt32.self).map { Double(Float(bitPattern: $0)) }
    default: nil
    }
  }
}

extension Bool: PostgresElement {
  /// The type's name in an error.
  package static var expectation: String { "a boolean" }
  /// Reads boolean.
  package static func decode(bytes: UnsafeRawBufferPointer, type: PostgresType) -> Bool? {
    type == .bool && bytes.count == 1 ? bytes[0] != 0 : nil
  }
}

extension String: PostgresElement {
  /// The type's name in an error.
  package static var expectation: String { "text" }
  /// Reads text, varchar, char, name, json, jsonb, and the labels of enumerations.
  package static func decode(bytes: UnsafeRawBufferPointer, type: PostgresType) -> String? {
    textBytes(bytes, type: type).flatMap { String(validating: $0, as: UTF8.self) }
  }
}

extension PostgresTimestamp: PostgresElement {
  /// The type's name in an error.
  package static var expectation: String { "a finite timestamptz" }
  /// Reads timestamptz.
  package static func decode(bytes: UnsafeRawBufferPointer, type: PostgresType) -> PostgresTimestamp? {
    guard type == .timestamptz, let value: Int64 = networkInteger(bytes), value != .min, value != .max else {
      return nil
    }
    let (microseconds, isOverflow) = value.addingReportingOverflow(epochOffset)
    return isOverflow ? nil : PostgresTimestamp(microsecondsSinceUnixEpoch: microseconds)
  }
}

extension PostgresDate: PostgresElement {
  /// The type's name in an error.
  package static var expectation: String { "a finite date" }
  /// Reads date.
  package static func decode(bytes: UnsafeRawBufferPointer, type: PostgresType) -> PostgresDate? {
    guard type == .date, let value: Int32 = networkInteger(bytes), value != .min, value != .max else { return nil }
    let (days, isOverflow) = value.addingReportingOverflow(epochOffset)
    return isOverflow ? nil : PostgresDate(daysSinceUnixEpoch: days)
  }
}
