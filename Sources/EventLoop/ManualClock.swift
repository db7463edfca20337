internal import Synchronization

/// A clock that stands still until it is moved. Loops that follow it see time-outs pass when somebody says so, however
/// busy the machine is.
package final class ManualClock: Sendable {
  private let present: Atomic<Int64>
  private let loops = Mutex<[ObjectIdentifier: EventLoop]>([:])

  /// Starts far enough from zero for moments before the start.
  package init() { present = Atomic(1_000_000_000_000_000) }

  /// The present in nanoseconds, counted as the machine's monotonic clock counts.
  package var nanoseconds: Int64 { present.load(ordering: .acquiring) }

  /// Moves the clock on. When this returns, the timers that became due have run on every loop that follows the clock.
  package func advance(by duration: Duration) async {
    precondition(duration >= .zero, "a monotonic clock does not go back")
    present.add(duration.wholeNanoseconds, ordering: .releasing)
    for loop in loops.withLock({ Array($0.values) }) { await loop.runDueTimers() }
  }

  func add(_ loop: EventLoop) { loops.withLock { $0[ObjectIdentifier(loop)] = loop } }

  func remove(_ loop: EventLoop) { loops.withLock { $0[ObjectIdentifier(loop)] = nil } }
}

extension Duration {
  /// The duration in whole nanoseconds. The largest value is a quarter of what 64 bits hold, so that it can be added to
  /// any moment.
  package var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? .max / 4 : min(.max / 4, whole + attoseconds / 1_000_000_000)
  }
}
