internal import Glibc

/// Writes values in PostgreSQL's binary format: big-endian numbers, arrays with a header and counted elements.
struct BinaryWriter {
  /// Why a value cannot be written.
  struct Refusal: Error {
    var reason: String
  }

  var buffer: [UInt8]

  /// Writes one value, without its length. Returns whether it is NULL.
  mutating func write(_ value: PostgresValue) throws(Refusal) -> Bool {
    switch value {
    case .int64(let value): return try scalar(value, BinaryWriter.int64)
    case .int32(let value): return try scalar(value, BinaryWriter.int32)
    case .bool(let value): return try scalar(value, BinaryWriter.bool)
    case .text(let value), .json(let value): return try scalar(value, BinaryWriter.text)
    case .utf8(let value): return try scalar(value, BinaryWriter.utf8)
    case .bytes(let value): return try scalar(value, BinaryWriter.bytes)
    case .timestamp(let value): return try scalar(value, BinaryWriter.timestamp)
    case .date(let value): return try scalar(value, BinaryWriter.date)
    case .int64s(let values): try array(values, .int8, BinaryWriter.int64)
    case .int32s(let values): try array(values, .int4, BinaryWriter.int32)
    case .bools(let values): try array(values, .bool, BinaryWriter.bool)
    case .texts(let values): try array(values, .text, BinaryWriter.text)
    case .utf8s(let values): try array(values, .text, BinaryWriter.utf8)
    case .byteStrings(let values): try array(values, .bytea, BinaryWriter.bytes)
    case .jsons(let values): try array(values, .json, BinaryWriter.text)
    case .timestamps(let values): try array(values, .timestamptz, BinaryWriter.timestamp)
    case .dates(let values): try array(values, .date, BinaryWriter.date)
    }
    return false
  }

  private typealias Element<Value> = (inout BinaryWriter, Value) throws(Refusal) -> Void

  private mutating func scalar<Value>(_ value: Value?, _ write: Element<Value>) throws(Refusal) -> Bool {
    guard let value else { return true }
    try write(&self, value)
    return false
  }

  private mutating func array<Value>(
    _ values: [Value?], _ type: PostgresType, _ write: Element<Value>
  ) throws(Refusal) {
    guard values.count <= Int(Int32.max) else { throw Refusal(reason: "an array with more than 2^31 − 1 elements") }
    let hasNull = values.contains { $0 == nil }
    integer(Int32(values.isEmpty ? 0 : 1))
    integer(Int32(hasNull ? 1 : 0))
    integer(type.rawValue)
    guard !values.isEmpty else { return }
    integer(Int32(values.count))
    integer(Int32(1))
    for value in values {
      guard let value else {
        integer(Int32(-1))
        continue
      }
      let lengthAt = buffer.count
      integer(Int32(0))
      try write(&self, value)
      let length = buffer.count - lengthAt - 4
      guard length <= EncodedParameters.bytesMax else { throw Refusal(reason: "an element larger than 256 MiB") }
      let bigEndian = UInt32(length).bigEndian
      withUnsafeBytes(of: bigEndian) { bytes in
        for index in 0..<4 { buffer[lengthAt + index] = bytes[index] }
      }
    }
  }

  private mutating func integer<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.bigEndian) { buffer.append(contentsOf: $0) }
  }

  private static func int64(_ writer: inout BinaryWriter, _ value: Int64) { writer.integer(value) }

  private static func int32(_ writer: inout BinaryWriter, _ value: Int32) { writer.integer(value) }

  private static func bool(_ writer: inout BinaryWriter, _ value: Bool) { writer.buffer.append(value ? 1 : 0) }

  private static func bytes(_ writer: inout BinaryWriter, _ value: [UInt8]) { writer.buffer.append(contentsOf: value) }

  private static func text(_ writer: inout BinaryWriter, _ value: String) throws(Refusal) {
    let start = writer.buffer.count
    writer.buffer.append(contentsOf: value.utf8)
    try writer.refuseZero(from: start)
  }

  private static func utf8(_ writer: inout BinaryWriter, _ value: [UInt8]) throws(Refusal) {
    let start = writer.buffer.count
    writer.buffer.append(contentsOf: value)
    try writer.refuseZero(from: start)
  }

  private func refuseZero(from start: Int) throws(Refusal) {
    let hasZero = buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return false }
      return memchr(base + start, 0, bytes.count - start) != nil
    }
    guard !hasZero else {
      throw Refusal(reason: "text holds U+0000, which PostgreSQL cannot store")
    }
  }

  private static func timestamp(_ writer: inout BinaryWriter, _ value: PostgresTimestamp) throws(Refusal) {
    let (microseconds, isOverflow) = value.microsecondsSinceUnixEpoch.subtractingReportingOverflow(
      PostgresTimestamp.epochOffset)
    // The two ends of the range mean infinity to the server.
    guard !isOverflow, microseconds != .min, microseconds != .max else { throw Refusal(reason: "instant out of range") }
    writer.integer(microseconds)
  }

  private static func date(_ writer: inout BinaryWriter, _ value: PostgresDate) throws(Refusal) {
    let (days, isOverflow) = value.daysSinceUnixEpoch.subtractingReportingOverflow(PostgresDate.epochOffset)
    guard !isOverflow, days != .min, days != .max else { throw Refusal(reason: "date out of range") }
    writer.integer(days)
  }
}
