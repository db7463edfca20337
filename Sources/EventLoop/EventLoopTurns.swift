extension EventLoop {
  /// How long the turns of a loop took. Whatever comes in during a turn waits until it ends.
  package struct Turns: Sendable, Equatable {
    /// Upper bounds of the buckets in nanoseconds, each twice the one before: 65.536 µs … 2.147 s.
    package static let boundsNanoseconds: [Int64] = (16...31).map { 1 << $0 }

    /// The longest turn of this minute and the one before, in nanoseconds.
    package internal(set) var longestNanoseconds: Int64 = 0
    /// Turns per bucket, not cumulated; one more than there are bounds.
    package internal(set) var counts = [UInt64](repeating: 0, count: boundsNanoseconds.count + 1)
    /// The time of all turns together, in nanoseconds.
    package internal(set) var sumNanoseconds: Int64 = 0
  }
}

/// Counts turns. Reading changes nothing, so any number of readers see the same.
struct EventLoopTurnMeter {
  private static let minuteNanoseconds: Int64 = 60_000_000_000

  private var turns = EventLoop.Turns()
  private var minute: Int64 = 0
  private var longestOfMinute: Int64 = 0
  private var longestOfMinuteBefore: Int64 = 0

  /// Counts a turn that ended now.
  mutating func count(from began: Int64, to ended: Int64) {
    let nanoseconds = max(0, ended - began)
    turns.counts[EventLoopTurnMeter.bucket(nanoseconds)] += 1
    turns.sumNanoseconds += nanoseconds
    advance(to: ended)
    longestOfMinute = max(longestOfMinute, nanoseconds)
  }

  /// The turns so far, as seen at this moment.
  func turns(at now: Int64) -> EventLoop.Turns {
    var seen = self
    seen.advance(to: now)
    seen.turns.longestNanoseconds = max(seen.longestOfMinute, seen.longestOfMinuteBefore)
    return seen.turns
  }

  private mutating func advance(to now: Int64) {
    let current = now / EventLoopTurnMeter.minuteNanoseconds
    guard current != minute else { return }
    longestOfMinuteBefore = current == minute + 1 ? longestOfMinute : 0
    longestOfMinute = 0
    minute = current
  }

  /// The first bucket whose bound is not less than the time. The bounds are powers of two, so counting bits finds it.
  static func bucket(_ nanoseconds: Int64) -> Int {
    let bits = Int64.bitWidth - max(0, nanoseconds - 1).leadingZeroBitCount
    return max(0, min(bits - 16, EventLoop.Turns.boundsNanoseconds.count))
  }
}
