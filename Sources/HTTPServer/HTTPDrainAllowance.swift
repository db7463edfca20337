/// How much a loop may read from connections that are closed and linger: at a fixed rate, and after a rest as much as two
/// connections may read at most.
struct HTTPDrainAllowance {
  private let bytesPerSecond: Double
  private let bytesMax: Double
  private var bytes: Double
  /// The moment of `bytes`; nil before the first reading.
  private var countedAt: Int64?

  init(_ limits: HTTPLimits) {
    bytesPerSecond = Double(limits.lingerBytesPerSecond)
    bytesMax = 2 * Double(limits.lingerBytesMax)
    bytes = bytesMax
  }

  /// Counts what was read up to a moment of the monotonic clock, in nanoseconds.
  /// - Returns: whether more may be read.
  mutating func count(bytes read: Int, at now: Int64) -> Bool {
    let since = max(0, now - (countedAt ?? now))
    countedAt = max(now, countedAt ?? now)
    // What was read without leave is owed, but no more than a connection may read.
    bytes = max(-bytesMax / 2, min(bytesMax, bytes + Double(since) * bytesPerSecond / 1e9) - Double(read))
    return bytes > 0
  }
}
