internal import Synchronization

/// A pace for what many senders send together, where a limit for each of them does not help: each piece waits until those
/// before it had their time. The first one after a rest does not wait.
///
/// Like `RateLimit` it is of this process: it leaves its processors and connections to others, and no right depends on it.
package final class Pace: Sendable {
  /// The bytes a second that go through, unless set otherwise.
  package static let bytesPerSecondDefault = 8 * 1024 * 1024
  /// The longest wait.
  package static let waitMax = Duration.seconds(10)

  private let bytesPerSecond: Int
  /// The moment of the monotonic clock at which all pieces in line had their time.
  private let freeAt = Mutex<Int64>(.min)

  /// A pace of so many bytes a second; 0 is without limit.
  package init(bytesPerSecond: Int = bytesPerSecondDefault) {
    precondition(bytesPerSecond >= 0, "a pace is not negative")
    self.bytesPerSecond = bytesPerSecond
  }

  /// Joins the line at a moment of the monotonic clock, in nanoseconds.
  /// - Returns: how long to wait. When that is longer than `waitMax` the piece is not in line.
  package func take(bytes: Int, now: Int64) -> Duration {
    guard bytesPerSecond > 0 else { return .zero }
    return freeAt.withLock { freeAt in
      let start = max(freeAt, now)
      let wait = Duration.nanoseconds(start - now)
      guard wait <= Pace.waitMax else { return wait }
      freeAt = start + Int64(Double(bytes) / Double(bytesPerSecond) * 1e9)
      return wait
    }
  }
}
