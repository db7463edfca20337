internal import CLinux
internal import Glibc

/// The bytes that a connection still has to send: short pieces gathered in one buffer, long ones kept as they are.
struct HTTPOutput {
  /// The outcome of a call of `send`.
  enum Outcome { case complete, blocked, failed }

  /// Pieces up to this size are copied behind the others, because that is cheaper than a slice of their own.
  private static let copiedBytesMax = 16 * 1024

  private var pieces: [[UInt8]] = []
  /// Bytes of the first piece (or of the tail, when there are no pieces) that are sent.
  private var sentOfFirst = 0
  /// The buffer that short pieces gather in; heads are rendered straight into it.
  var tail: [UInt8] = []
  private var piecesCount = 0

  /// Bytes not sent yet.
  var count: Int { piecesCount + tail.count - sentOfFirst }
  /// Whether all is sent.
  var isEmpty: Bool { pieces.isEmpty && tail.isEmpty }

  mutating func append(_ piece: [UInt8]) {
    if piece.count <= HTTPOutput.copiedBytesMax {
      tail.append(contentsOf: piece)
      return
    }
    sealTail()
    pieces.append(piece)
    piecesCount += piece.count
  }

  /// Sends as much as the socket takes. Returns the bytes sent beside the outcome.
  mutating func send(to descriptor: Int32) -> (outcome: Outcome, sent: Int) {
    var total = 0
    while !isEmpty {
      let sent = sendOnce(descriptor)
      if sent == Int64(-EINTR) { continue }
      if sent == Int64(-EAGAIN) { return (.blocked, total) }
      guard sent > 0 else { return (.failed, total) }
      total += Int(sent)
      drop(Int(sent))
    }
    return (.complete, total)
  }

  private mutating func sealTail() {
    guard !tail.isEmpty else { return }
    piecesCount += tail.count
    pieces.append(tail)
    tail = []
  }

  private func sendOnce(_ descriptor: Int32) -> Int64 {
    if pieces.isEmpty {
      return tail.withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress else { return 0 }
        return clinux_send(descriptor, base + sentOfFirst, Int64(bytes.count - sentOfFirst))
      }
    }
    var slices: [clinux_slice] = []
    return sendFrom(0, &slices, descriptor)
  }

  /// Nests one scope for each piece, so that all their addresses stay valid while the kernel reads them.
  private func sendFrom(_ index: Int, _ slices: inout [clinux_slice], _ descriptor: Int32) -> Int64 {
    guard index <= pieces.count, slices.count < CLINUX_SLICES_MAX else {
      return clinux_send_vector(descriptor, slices, Int32(slices.count))
    }
    let piece = index < pieces.count ? pieces[index] : tail
    return piece.withUnsafeBytes { bytes in
      let skipped = index == 0 ? sentOfFirst : 0
      if let base = bytes.baseAddress, bytes.count > skipped {
        slices.append(clinux_slice(bytes: base + skipped, count: Int64(bytes.count - skipped)))
      }
      return sendFrom(index + 1, &slices, descriptor)
    }
  }

  private mutating func drop(_ sent: Int) {
    sentOfFirst += sent
    while let first = pieces.first, sentOfFirst >= first.count {
      sentOfFirst -= first.count
      piecesCount -= first.count
      pieces.removeFirst()
    }
    if pieces.isEmpty, sentOfFirst == tail.count {
      sentOfFirst = 0
      tail.removeAll(keepingCapacity: true)
    }
  }
}
