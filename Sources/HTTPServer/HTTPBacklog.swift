/// Bytes of one connection that were read and not parsed yet, in pieces with the moment at which each was read. So the
/// moment of a message's last byte is known however long the message waits.
struct HTTPBacklog {
  struct Piece {
    let bytes: [UInt8]
    /// When it was read, in nanoseconds of the loop's clock.
    let at: Int64
    /// The same on the machine's clock, in microseconds since 1970.
    let atMicroseconds: Int64
  }

  /// More pieces wait in the system.
  static let piecesMax = 64

  private var pieces: [Piece] = []
  /// How many bytes it holds.
  private(set) var count = 0

  var isEmpty: Bool { pieces.isEmpty }
  var hasPlace: Bool { pieces.count < HTTPBacklog.piecesMax }

  mutating func append(_ piece: Piece) {
    pieces.append(piece)
    count += piece.bytes.count
  }

  /// Puts back what is left of the first piece.
  mutating func putBack(_ piece: Piece) {
    pieces.insert(piece, at: 0)
    count += piece.bytes.count
  }

  mutating func popFirst() -> Piece? {
    guard !pieces.isEmpty else { return nil }
    let piece = pieces.removeFirst()
    count -= piece.bytes.count
    return piece
  }

  func contains(where holds: (UInt8) -> Bool) -> Bool { pieces.contains { $0.bytes.contains(where: holds) } }
}
