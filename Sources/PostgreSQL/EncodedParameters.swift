/// Parameters in PostgreSQL's binary format, all in one buffer, ready to be handed to libpq.
struct EncodedParameters: Sendable {
  /// The protocol counts parameters in 16 bits.
  static let countMax = 65_535
  /// All parameters of one statement together; a round's largest batch is far below it.
  static let bytesMax = 256 * 1024 * 1024

  private(set) var types: [UInt32] = []
  private var buffer: [UInt8] = []
  private var starts: [Int] = []
  /// The length of each in bytes; −1 is NULL.
  private var lengths: [Int32] = []

  /// - Throws: `invalidParameter` for U+0000 in a text, an instant out of range, or too many parameters or bytes.
  init(_ values: [PostgresValue]) throws(PostgresError) {
    guard values.count <= EncodedParameters.countMax else {
      throw .invalidParameter(index: EncodedParameters.countMax, reason: "more than 65,535 parameters")
    }
    types.reserveCapacity(values.count)
    starts.reserveCapacity(values.count)
    lengths.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      let start = buffer.count
      var writer = BinaryWriter(buffer: buffer)
      buffer = []
      let isNull: Bool
      do { isNull = try writer.write(value) } catch {
        throw .invalidParameter(index: index, reason: error.reason)
      }
      buffer = writer.buffer
      guard buffer.count <= EncodedParameters.bytesMax else {
        throw .invalidParameter(index: index, reason: "the parameters are larger than 256 MiB")
      }
      types.append(value.type.rawValue)
      starts.append(start)
      lengths.append(isNull ? -1 : Int32(buffer.count - start))
    }
    // An empty value needs an address too: libpq takes a null pointer for NULL.
    buffer.append(0)
  }

  /// Calls the body with libpq's four parallel lists; they live as long as the call.
  func withPointers<Result>(
    _ body: (
      _ count: Int32, _ values: UnsafePointer<UnsafePointer<CChar>?>?, _ lengths: UnsafePointer<Int32>?,
      _ formats: UnsafePointer<Int32>?
    ) -> Result
  ) -> Result {
    buffer.withUnsafeBytes { bytes in
      var values: [UnsafePointer<CChar>?] = []
      values.reserveCapacity(starts.count)
      for index in starts.indices {
        let isNull = lengths[index] < 0
        values.append(isNull ? nil : bytes.baseAddress?.advanced(by: starts[index]).assumingMemoryBound(to: CChar.self))
      }
      let binary = [Int32](repeating: 1, count: starts.count)
      return body(Int32(starts.count), values, lengths, binary)
    }
  }
}
