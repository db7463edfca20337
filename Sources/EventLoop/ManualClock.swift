internal import Glibc
internal import Synchronization

/// A clock that stands still until it is moved. Loops that follow it see time-outs pass only when it is moved, however
/// busy the machine is.
package final class ManualClock: Sendable {
  private let present: Atomic<Int64>
  private let loops = Mutex<[ObjectIdentifier: EventLoop]>([:])

  /// Starts far enough from zero that moments before the start are positive too.
  package init() { present = Atomic(1_000_000_000_000_000) }

  /// The present in nanoseconds, counted as the machine's monotonic clock counts.
  package var nanoseconds: Int64 { present.load(ordering: .acquiring) }

  /// The present in microseconds since 1970. It takes the place of the machine's time of day, and moves with the clock.
  package var realtimeMicroseconds: Int64 { nanoseconds / 1000 }

  /// Moves the clock on after every loop that follows it has finished its present job. So the time stands still within
  /// a job. When this returns, the timers that became due have run. Only one move may run at a time.
  package func advance(by duration: Duration) async {
    precondition(duration >= .zero, "a monotonic clock does not go back")
    let loops = loops.withLock { Array($0.values) }
    let move = Move(of: loops.count)
    if loops.isEmpty { present.add(duration.wholeNanoseconds, ordering: .releasing) }
    await withTaskGroup(of: Void.self) { group in
      for loop in loops {
        group.addTask(executorPreference: loop) {
          move.join { self.present.add(duration.wholeNanoseconds, ordering: .releasing) }
          loop.runDueTimers()
        }
      }
    }
  }

  func add(_ loop: EventLoop) { loops.withLock { $0[ObjectIdentifier(loop)] = loop } }

  func remove(_ loop: EventLoop) { loops.withLock { $0[ObjectIdentifier(loop)] = nil } }

  /// One move of the clock, for which the loops wait for each other.
  private final class Move: Sendable {
    private let loops: Int
    private let arrived = Atomic<Int>(0)
    private let isMade = Atomic<Bool>(false)

    init(of loops: Int) { self.loops = loops }

    /// Blocks until every loop is here. The last one makes the move.
    func join(_ make: () -> Void) {
      guard arrived.add(1, ordering: .acquiringAndReleasing).newValue == loops else {
        while !isMade.load(ordering: .acquiring) { usleep(50) }
        return
      }
      make()
      isMade.store(true, ordering: .releasing)
    }
  }
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
