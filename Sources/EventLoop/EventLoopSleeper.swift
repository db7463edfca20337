/// A task that sleeps on a loop's clock; see `EventLoop.sleep`.
///
/// `@unchecked Sendable` holds because both methods are called on the loop's thread only. Each method checks this
/// first.
final class EventLoopSleeper: @unchecked Sendable {
  private var timer: EventLoop.Timer?
  private var continuation: CheckedContinuation<Void, Never>?
  /// Whether the sleep is over. A cancelled one may be over before it began.
  private var isOver = false

  /// Keeps what wakes the task.
  func begin(_ continuation: CheckedContinuation<Void, Never>, _ timer: EventLoop.Timer, on loop: EventLoop) {
    loop.checkIsolated()
    self.timer = timer
    self.continuation = continuation
    if isOver { end(on: loop) }
  }

  /// Wakes the task.
  func end(on loop: EventLoop) {
    loop.checkIsolated()
    isOver = true
    if let timer { loop.cancel(timer) }
    timer = nil
    continuation?.resume()
    continuation = nil
  }
}
