internal import Synchronization

/// Counters of a pool since it was made, and its state now.
package struct PostgresMetrics: Sendable {
  /// Upper bounds of the duration buckets in microseconds; one more bucket holds longer ones.
  package static let durationBoundsMicroseconds: [Int64] = [
    100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 5_000_000,
    30_000_000,
  ]

  /// Connections open now.
  package var open = 0
  /// Open connections that nobody uses.
  package var idle = 0
  /// Callers that wait for a connection.
  package var waiting = 0
  /// Callers whose item waits in a `GroupQueue`.
  package var waitingInGroups = 0
  /// How often a connection was handed out.
  package var acquired: UInt64 = 0
  /// Callers refused because too many waited already.
  package var exhausted: UInt64 = 0
  /// Callers that waited too long.
  package var waitTimeouts: UInt64 = 0
  /// Queries that took too long.
  package var queryTimeouts: UInt64 = 0
  /// Queries that were cancelled.
  package var cancellations: UInt64 = 0
  /// Transactions run again after 40001 or 40P01.
  package var retries: UInt64 = 0
  /// Connections opened.
  package var connects: UInt64 = 0
  /// Attempts to connect that failed.
  package var connectFailures: UInt64 = 0
  /// Connections lost in use or while idle.
  package var lost: UInt64 = 0
  /// Queries per bucket of duration, not cumulated; one count more than there are bounds.
  package var durations = [UInt64](repeating: 0, count: durationBoundsMicroseconds.count + 1)
  /// The sum of all durations in microseconds.
  package var durationSumMicroseconds: Int64 = 0
  /// Callers who asked for a connection, per bucket of their time in line, whether they got one or not. The buckets are
  /// those of `durations`.
  package var waits = [UInt64](repeating: 0, count: durationBoundsMicroseconds.count + 1)
  /// The sum of those times in microseconds.
  package var waitSumMicroseconds: Int64 = 0

  /// The bucket of a time.
  static func bucket(microseconds: Int64) -> Int {
    durationBoundsMicroseconds.firstIndex { microseconds <= $0 } ?? durationBoundsMicroseconds.count
  }
}

/// The counters behind a snapshot; written on the loop, read from anywhere.
final class PostgresMeter: Sendable {
  private let metrics = Mutex(PostgresMetrics())

  var snapshot: PostgresMetrics { metrics.withLock { $0 } }

  func update(_ change: (inout PostgresMetrics) -> Void) { metrics.withLock { change(&$0) } }

  /// Counts the end of a caller's time in line, with a connection or without.
  func waitEnded(nanoseconds: Int64) {
    let microseconds = nanoseconds / 1000
    update { metrics in
      metrics.waits[PostgresMetrics.bucket(microseconds: microseconds)] += 1
      metrics.waitSumMicroseconds += microseconds
    }
  }

  func retried() { update { $0.retries += 1 } }

  func queryEnded(nanoseconds: Int64, _ answer: ConnectionRequest.Answer) {
    let microseconds = nanoseconds / 1000
    update { metrics in
      metrics.durations[PostgresMetrics.bucket(microseconds: microseconds)] += 1
      metrics.durationSumMicroseconds += microseconds
      switch answer {
      case .failure(.timeout): metrics.queryTimeouts += 1
      case .failure(.cancelled): metrics.cancellations += 1
      default: break
      }
    }
  }
}
