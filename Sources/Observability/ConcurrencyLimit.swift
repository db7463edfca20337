internal import Synchronization

/// Lets so much of some work run at once in the whole process. Nobody waits in line: who finds no place is told so.
package final class ConcurrencyLimit: Sendable {
  private let free: Mutex<Int>

  /// A limit of so many places, at least 1.
  package init(places: Int) {
    precondition(places >= 1, "somebody must get through")
    free = Mutex(places)
  }

  /// A place, for as long as somebody holds on to it: a stream that is given up half-way gives it back too.
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
