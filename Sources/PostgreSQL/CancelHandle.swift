internal import CLibPQ
internal import Dispatch

/// Asks the server to cancel a connection's statement.
///
/// `@unchecked Sendable` holds because a PGcancel is a separate copy, and libpq lets any thread use it.
final class CancelHandle: @unchecked Sendable {
  /// Libpq 15 can cancel only with a call that blocks. One thread at a time does it for the whole process.
  private static let queue = DispatchQueue(label: "postgresql-cancel")

  private let pointer: OpaquePointer

  /// Nil when the connection is gone.
  init?(connection: OpaquePointer) {
    guard let pointer = PQgetCancel(connection) else { return nil }
    self.pointer = pointer
  }

  deinit { PQfreeCancel(pointer) }

  /// Sends the request and calls back when the server has taken it, or when it cannot be reached.
  func send(_ done: @escaping @Sendable () -> Void) {
    CancelHandle.queue.async { [self] in
      var complaint = [CChar](repeating: 0, count: 256)
      // A failure needs no handling of its own: the grace time closes a connection that does not stop.
      _ = PQcancel(pointer, &complaint, Int32(complaint.count))
      done()
    }
  }
}
