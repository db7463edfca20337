internal import Synchronization

/// Limits how much of some work runs at once in the whole process. There is no queue: work that finds no place is
/// refused.
package final class ConcurrencyLimit: Sendable {
  private let free: Mutex<Int>

  /// A limit of this many places, at least 1.
  package init(places: Int) {
    precondition(places >= 1, "somebody must get through")
    free = Mutex(places)
  }

  /// A place. It becomes free when its last reference goes, so a stream that stops half-way frees its place too.
  package final class Place: Sendable {
    private let limit: ConcurrencyLimit

    fileprivate init(_ limit: ConcurrencyLimit) { self.limit = limit }

    deinit { limit.free.withLock { $0 += 1 } }
  }

  /// Takes a place; nil when every place is taken.
  package func take() -> Place? {
    let isIn = free.withLock { free in
      guard free > 0 else { return false }
      free -= 1
      return true
    }
    return isIn ? Place(self) : nil
  }
}
