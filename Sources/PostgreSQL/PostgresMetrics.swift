internal import Synchronization

/// What a pool did since it was made, and its state now.
public struct PostgresMetrics: Sendable {
  /// Upper bounds of the duration buckets in microseconds; one more bucket holds what is longer.
  public static let durationBoundsMicroseconds: [Int64] = [
    100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 5_000_000,
    30_000_000,
  ]

  /// Connections open now.
  public var open = 0
  /// Connections open and in nobody's hands.
  public var idle = 0
  /// Callers that wait for a connection.
  public var waiting = 0
  /// Callers whose item waits in a `GroupQueue`.
  public var waitingInGroups = 0
  /// How often a connection was handed out.
  public var acquired: UInt64 = 0
  /// Callers refused because too many waited already.
  public var exhausted: UInt64 = 0
  /// Callers that waited too long.
  public var waitTimeouts: UInt64 = 0
  /// Queries that took too long.
  public var queryTimeouts: UInt64 = 0
  /// Queries that were cancelled.
  public var cancellations: UInt64 = 0
  /// Transactions run again after 40001 or 40P01.
  public var retries: UInt64 = 0
  /// Connections opened.
  public var connects: UInt64 = 0
  /// Attempts to connect that failed.
  public var connectFailures: UInt64 = 0
  /// Connections lost in use or while idle.
  public var lost: UInt64 = 0
  /// Queries per bucket of duration, not cumulated; one count more than there are bounds.
  public var durations = [UInt64](repeating: 0, count: durationBoundsMicroseconds.count + 1)
  /// The sum of all durations in microseconds.
  public var durationSumMicroseconds: Int64 = 0
  /// Callers who asked for a connection per bucket of their time in line, whether they got one or not; buckets as above.
  public var waits = [UInt64](repeating: 0, count: durationBoundsMicroseconds.count + 1)
  /// The sum of those times in microseconds.
  public var waitSumMicroseconds: Int64 = 0

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

  /// A caller's time in line ended, with a connection or without.
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
