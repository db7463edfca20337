internal import Glibc

/// An advisory lock on a file (flock). The kernel releases it when its process ends in any way.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// - Parameter isShared: whether others that share the lock may hold it too.
  /// - Parameter waits: whether to wait until the lock is free. Without waiting, the result is nil when the lock is
  ///   taken.
  init?(_ path: String, isShared: Bool = false, waits: Bool) throws(EmbeddedPostgreSQLError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .system(path) }
    let operation = (isShared ? LOCK_SH : LOCK_EX) | (waits ? 0 : LOCK_NB)
    while flock(descriptor, operation) != 0 {
      let code = errno
      if code == EINTR { continue }
      close(descriptor)
      guard code == EWOULDBLOCK else { throw .system(path, code) }
      return nil
    }
    self.descriptor = descriptor
  }

  deinit {
    // Closing alone is not enough: a child that another thread started just now has a copy of the descriptor until it
    // runs its program, and the copy would keep the lock.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
