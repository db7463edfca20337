/// A name that was seen, by its decoded bytes.
struct UnknownName: Hashable {
  private let bytes: [UInt8]

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = Array(bytes) }

  /// Hashes all bytes at once. An array hashes them one by one, which takes ten times as long for a name as long as a
  /// document.
  func hash(into hasher: inout Hasher) {
    hasher.combine(bytes.count)
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
