internal import Glibc
internal import Synchronization

/// Bounds how much one client may send, so that one that runs wild leaves room for the others: a token bucket a client,
/// which fills at a fixed rate up to a number at once.
///
/// It is of one process, not shared between instances, on purpose: it protects the processors and connections of this
/// instance and no right hangs on it, while a shared count would cost every request a write to a row that the other
/// requests of its sender wait for. Behind a balancer over N instances a client has N times as much.
package final class RateLimit: Sendable {
  /// A second, for long, unless set otherwise.
  package static let perSecondDefault = 100
  /// At once after a rest, unless set otherwise.
  package static let burstDefault = 2000
  /// So many bytes of a message count as one request: to read a long one takes as much as to read many short ones.
  package static let weightBytes = 16 * 1024
  /// When so many clients are remembered, those whose bucket is full again are forgotten.
  package static let clientsMax = 10_000

  /// Nanoseconds in which a bucket gains one request; nil is without limit.
  private let interval: Int64?
  /// How far ahead of the present a client may run.
  private let leadMax: Int64
  /// By client, the moment at which its bucket is full again (the generic cell rate algorithm: one number a client).
  private let fullAt = Mutex<[String: Int64]>([:])

  /// A limit of so many requests a second, 0 being without limit, and so many at once, at least 1.
  package init(perSecond: Int = perSecondDefault, burst: Int = burstDefault) {
    precondition(perSecond >= 0 && burst >= 1, "a limit lets somebody through")
    interval = perSecond == 0 ? nil : max(1, 1_000_000_000 / Int64(perSecond))
    leadMax = (interval ?? 0) * Int64(burst - 1)
  }

  /// Counts a request of a client at a moment of the monotonic clock, or as many as its length weighs.
  /// - Returns: how much later the next one is welcome; zero when this one is let through.
  package func take(_ client: String, bytes: Int = 0, now: Int64 = monotonicNanoseconds()) -> Duration {
    guard let interval else { return .zero }
    return fullAt.withLock { fullAt in
      let full = max(fullAt[client] ?? now, now)
      guard full - now <= leadMax else { return .nanoseconds(full - now - leadMax) }
      if fullAt.count >= RateLimit.clientsMax { fullAt = fullAt.filter { $0.value > now } }
      // That many with a bucket in use at one moment is a flood of strangers, against which a limit a client is no help.
      if fullAt.count >= RateLimit.clientsMax { fullAt = [:] }
      fullAt[client] = full + interval * Int64(1 + bytes / RateLimit.weightBytes)
      return .zero
    }
  }
}

/// The monotonic clock (CLOCK_MONOTONIC).
package func monotonicNanoseconds() -> Int64 {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
}
