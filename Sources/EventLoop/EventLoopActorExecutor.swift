/// A loop as the executor of actors; see `EventLoop.asUnownedSerialExecutor`.
///
/// `@unchecked Sendable` holds because `loop` is set once, before the loop's initializer returns.
final class EventLoopActorExecutor: SerialExecutor, @unchecked Sendable {
  /// The loop that owns this object.
  unowned var loop: EventLoop?

  func enqueue(_ job: consuming ExecutorJob) {
    guard let loop else { preconditionFailure("a loop outlives its actors") }
    loop.enqueue(EventLoop.Entry(job: UnownedJob(job), isOfActor: true))
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

  func checkIsolated() { precondition(loop?.isCurrent == true, "not on the actors' event loop") }

  func isIsolatingCurrentContext() -> Bool? { loop?.isCurrent }
}
