import EventLoop
import Glibc
import HTTPServer
import Synchronization
import Testing

/// A flag that handlers and tests share.
final class Flag: Sendable {
  private let state = Atomic<Bool>(false)
  func store(_ value: Bool) { state.store(value, ordering: .sequentiallyConsistent) }
  var isSet: Bool { state.load(ordering: .sequentiallyConsistent) }

  /// Waits till the flag is set.
  func wait() async { await eventually { self.isSet } }
}

/// A number that handlers and tests share.
final class Count: Sendable {
  private let state: Atomic<Int>
  init(_ value: Int) { state = Atomic(value) }
  var value: Int { state.load(ordering: .sequentiallyConsistent) }
  func add(_ number: Int) { state.add(number, ordering: .sequentiallyConsistent) }
}

/// Waits till the condition holds. Two minutes are no expectation: they end a test that would hang.
func eventually(
  _ condition: () async -> Bool, sourceLocation: SourceLocation = #_sourceLocation
) async {
  let end = ContinuousClock.now + .seconds(120)
  while ContinuousClock.now < end {
    if await condition() { return }
    try? await Task.sleep(for: .milliseconds(2))
  }
  Issue.record("did not come to pass", sourceLocation: sourceLocation)
}

/// Returns as soon as the task is cancelled, and not before.
func untilCancelled() async {
  do {
    while true { try await Task.sleep(for: .seconds(3600)) }
  } catch {}
}

/// Runs the body on a thread of its own. Clients block their thread; one that all tests share would hold the others up.
func onOwnThread<Value>(_ body: () async throws -> Value) async throws -> Value {
  let thread = try EventLoop(name: "client")
  defer { thread.stop() }
  return try await withTaskExecutorPreference(thread) { try await body() }
}

extension HTTPServer {
  /// Waits till every loop has dealt with what was there when this was called. The first turn may have begun before.
  func settle() async {
    for _ in 0..<2 { _ = await metrics() }
  }

  /// Waits till so many bytes were read from all clients together.
  func hasRead(_ bytes: Int, sourceLocation: SourceLocation = #_sourceLocation) async {
    await eventually({ await self.metrics().bytesIn == bytes }, sourceLocation: sourceLocation)
  }

  /// Lets the time pass, once what came before has been dealt with.
  func pass(_ duration: Duration, on clock: ManualClock) async {
    await settle()
    await clock.advance(by: duration)
    await settle()
  }

  /// Waits till no loop listens any more.
  func refusesConnections() async {
    await eventually { (try? RawClient(port: self.port)) == nil }
  }
}
