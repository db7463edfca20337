internal import Synchronization

/// Bounds how much one client may send, so that a client that sends too much leaves room for the others. Each client
/// has a token bucket, which fills at a fixed rate up to a maximum.
///
/// The count is deliberately not shared between instances. It protects the processors and connections of this instance,
/// and no right depends on it. A shared count would cost every request a write to a row on which the other requests of
/// its sender wait. Behind a balancer over N instances a client has N times as much.
package final class RateLimit: Sendable {
  /// The requests a second that a client may keep up, unless set otherwise.
  package static let perSecondDefault = 100
  /// The requests that a client may send at once after a rest, unless set otherwise.
  package static let burstDefault = 2000
  /// Each full 16 KiB of a message counts as one request more, because a long message takes as much time as many short
  /// ones.
  package static let weightBytes = 16 * 1024
  /// The most clients that are remembered. Beyond it the limit forgets the clients whose bucket is full again.
  package static let clientsMax = 10_000

  /// The nanoseconds in which a bucket gains one request; nil is without limit.
  private let interval: Int64?
  /// The most nanoseconds that `fullAt` may lie ahead of the present.
  private let leadMax: Int64
  /// The moment at which the bucket of each client is full again: one number a client (the generic cell rate
  /// algorithm).
  private let fullAt = Mutex<[String: Int64]>([:])

  /// A limit of `perSecond` requests a second; 0 means no limit. At most `burst` requests, at least 1, may come at
  /// once.
  package init(perSecond: Int = perSecondDefault, burst: Int = burstDefault) {
    precondition(perSecond >= 0 && burst >= 1, "a limit lets somebody through")
    interval = perSecond == 0 ? nil : max(1, 1_000_000_000 / Int64(perSecond))
    leadMax = (interval ?? 0) * Int64(burst - 1)
  }

  /// How long the client must wait at a moment of the monotonic clock; zero when a request would be let through. Counts
  /// nothing.
  package func wait(_ client: String, now: Int64) -> Duration {
    guard interval != nil else { return .zero }
    return fullAt.withLock { fullAt in
      .nanoseconds(max(0, max(fullAt[client] ?? now, now) - now - leadMax))
    }
  }

  /// Counts what an answer of so many bytes cost beside its request, whatever the limit says.
  package func charge(_ client: String, bytes: Int, now: Int64) {
    guard let interval, bytes >= RateLimit.weightBytes else { return }
    fullAt.withLock { fullAt in
      fullAt[client] = max(fullAt[client] ?? now, now) + interval * Int64(bytes / RateLimit.weightBytes)
    }
  }

  /// Counts a request of a client at a moment of the monotonic clock. A long request counts as several.
  /// - Returns: how long the client must wait; zero when this request is let through.
  package func take(_ client: String, bytes: Int = 0, now: Int64) -> Duration {
    guard let interval else { return .zero }
    return fullAt.withLock { fullAt in
      let full = max(fullAt[client] ?? now, now)
      guard full - now <= leadMax else { return .nanoseconds(full - now - leadMax) }
      if fullAt.count >= RateLimit.clientsMax { fullAt = fullAt.filter { $0.value > now } }
      // So many active clients at one moment are a flood from many senders. A limit for each client does not help
      // against it.
      if fullAt.count >= RateLimit.clientsMax { fullAt = [:] }
      fullAt[client] = full + interval * Int64(1 + bytes / RateLimit.weightBytes)
      return .zero
    }
  }
}
