internal import Synchronization

/// Bounds how many bytes one client may have kept on a day.
///
/// The count is of this process and begins anew with it, as that of `RateLimit`: it bounds what fills a disk, and no
/// right depends on it.
package final class ByteQuota: Sendable {
  /// The bytes that one client may have kept on a day, unless set otherwise.
  package static let bytesPerDayDefault = 32 * 1024 * 1024
  /// The most clients that are remembered. Beyond it the count begins anew.
  package static let clientsMax = 10_000

  private let bytesPerDay: Int
  private let used = Mutex<(day: Int, bytes: [String: Int])>((0, [:]))

  /// A quota of so many bytes a day; 0 means no quota.
  package init(bytesPerDay: Int = bytesPerDayDefault) {
    precondition(bytesPerDay >= 0, "a quota is not negative")
    self.bytesPerDay = bytesPerDay
  }

  /// Whether the client has used its quota of a day.
  package func isUsed(by client: String, on day: Int) -> Bool {
    guard bytesPerDay > 0 else { return false }
    return used.withLock { $0.day == day && ($0.bytes[client] ?? 0) >= bytesPerDay }
  }

  /// Counts bytes that were kept for a client on a day.
  package func add(_ bytes: Int, to client: String, on day: Int) {
    guard bytesPerDay > 0 else { return }
    used.withLock { used in
      if used.day != day || used.bytes.count >= ByteQuota.clientsMax { used = (day, [:]) }
      used.bytes[client, default: 0] += bytes
    }
  }
}
