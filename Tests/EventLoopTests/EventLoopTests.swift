import EventLoop
import Synchronization
import Testing

@Suite struct EventLoopTests {
  @Test func aTaskStaysOnItsLoop() async throws {
    let loop = try EventLoop(name: "test")
    let before = loop.foreignEnqueues
    let stayed = await Task(executorPreference: loop) {
      var stayed = loop.isCurrent
      for _ in 0..<100 {
        await Task.yield()
        stayed = stayed && loop.isCurrent
      }
      return stayed
    }.value
    #expect(stayed)
    #expect(loop.foreignEnqueues - before <= 2, "a resumption hopped through another thread")
    loop.stop()
  }

  @Test func aCallOutsideActorsStaysInItsTurn() async throws {
    @Sendable func depth(_ count: Int) async -> Int { count == 0 ? 0 : await depth(count - 1) + 1 }
    let loop = try EventLoop(name: "test")
    let (reached, turns) = await Task(executorPreference: loop) {
      let turns = Turns()
      let end = loop.addTurnEndAction { turns.count += 1 }
      let reached = await depth(100)
      loop.removeTurnEndAction(end)
      return (reached, turns.count)
    }.value
    #expect(reached == 100)
    #expect(turns == 0, "calls and returns were queued anew")
    loop.stop()
  }

  @Test func anActorOnTheLoopNeedsNoHop() async throws {
    actor Counter {
      let loop: EventLoop
      var count = 0
      init(loop: EventLoop) { self.loop = loop }
      nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
      func increment() -> Bool {
        count += 1
        return loop.isCurrent
      }
    }
    let loop = try EventLoop(name: "test")
    let counter = Counter(loop: loop)
    let before = loop.foreignEnqueues
    let allOnLoop = await Task(executorPreference: loop) {
      var all = true
      for _ in 0..<1000 { all = await counter.increment() && all }
      return all
    }.value
    #expect(allOnLoop)
    #expect(loop.foreignEnqueues - before <= 2)
    loop.stop()
  }

  @Test func timersRunInTheirOrderAndCancelledOnesDoNot() async throws {
    let clock = ManualClock()
    let loop = try EventLoop(name: "test", clock: clock)
    defer { loop.stop() }
    let order = Order()
    loop.execute {
      loop.schedule(after: .milliseconds(30)) { order.append("third") }
      loop.schedule(after: .milliseconds(10)) { order.append("first") }
      let cancelled = loop.schedule(after: .milliseconds(15)) { order.append("cancelled") }
      loop.schedule(after: .milliseconds(20)) { order.append("second") }
      loop.cancel(cancelled)
    }
    await clock.advance(by: .zero)
    await clock.advance(by: .milliseconds(30))
    #expect(order.names == ["first", "second", "third"])
  }

  @Test func timersOfTheMachinesClockRunNotBeforeTheirTime() async throws {
    let loop = try EventLoop(name: "test")
    defer { loop.stop() }
    let began = loop.monotonicNanoseconds
    await withCheckedContinuation { continuation in
      loop.execute { loop.schedule(after: .milliseconds(10)) { continuation.resume() } }
    }
    #expect(loop.monotonicNanoseconds - began >= 10_000_000)
    try await loop.sleep(for: .milliseconds(10))
    #expect(loop.monotonicNanoseconds - began >= 20_000_000)
  }

  @Test func timersFollowTheClockThatIsMoved() async throws {
    let clock = ManualClock()
    let loops = try (0..<2).map { try EventLoop(name: "test-\($0)", clock: clock) }
    defer { for loop in loops { loop.stop() } }
    let order = Order()
    for loop in loops {
      loop.execute {
        loop.schedule(after: .seconds(2)) { order.append("two") }
        loop.schedule(after: .seconds(1)) { order.append("one") }
        loop.schedule(after: .zero) { order.append("none") }
      }
    }
    await clock.advance(by: .zero)
    #expect(order.names == ["none", "none"])
    await clock.advance(by: .milliseconds(999))
    #expect(order.names.count == 2)
    await clock.advance(by: .milliseconds(1))
    #expect(order.names.dropFirst(2) == ["one", "one"])
    await clock.advance(by: .seconds(3600))
    #expect(order.names.dropFirst(4) == ["two", "two"])
    #expect(loops[0].monotonicNanoseconds == loops[1].monotonicNanoseconds)
  }

  @Test func aSleepEndsByTheClockOrByItsCancellation() async throws {
    let clock = ManualClock()
    let loop = try EventLoop(name: "test", clock: clock)
    defer { loop.stop() }
    let order = Order()
    let sleeper = Task(executorPreference: loop) {
      try await loop.sleep(for: .seconds(10))
      order.append("woken")
    }
    // What runs on the loop after these turns comes after the start of the sleep.
    for _ in 0..<3 { await clock.advance(by: .zero) }
    await clock.advance(by: .seconds(9))
    for _ in 0..<3 { await clock.advance(by: .zero) }
    #expect(order.names.isEmpty)
    await clock.advance(by: .seconds(1))
    try await sleeper.value
    #expect(order.names == ["woken"])
    for isBegun in [true, false] {
      let cancelled = Task(executorPreference: loop) { try await loop.sleep(for: .seconds(10)) }
      if isBegun { for _ in 0..<3 { await clock.advance(by: .zero) } }
      cancelled.cancel()
      await #expect(throws: CancellationError.self) { try await cancelled.value }
    }
  }

  @Test func theTurnsEndComesAfterItsJobsUntilItIsRemoved() async throws {
    let loop = try EventLoop(name: "test")
    let order: [String] = await withCheckedContinuation { continuation in
      loop.execute {
        var order: [String] = []
        let end = loop.addTurnEndAction { order.append("end") }
        order.append("job")
        loop.schedule(after: .milliseconds(5)) {
          loop.removeTurnEndAction(end)
          order.append("timer")
          loop.schedule(after: .milliseconds(5)) { continuation.resume(returning: order) }
        }
      }
    }
    // The loop may wake more than once before the timer is due.
    #expect(order.first == "job" && order.last == "timer")
    #expect(order.count > 2 && order[1..<order.count - 1].allSatisfy { $0 == "end" })
    loop.stop()
  }

  @Test func theEndActionRunsOnceAtTheEnd() async throws {
    let loop = try EventLoop(name: "test")
    let turns = await Task(executorPreference: loop) {
      let turns = Turns()
      loop.addEndAction { turns.count += 1 }
      return turns
    }.value
    // Another turn, which is not the last.
    await withCheckedContinuation { next in loop.execute { next.resume() } }
    #expect(turns.count == 0)
    loop.stop()
    #expect(turns.count == 1)
  }
}

/// What happened, in its order.
private final class Order: Sendable {
  private let list = Mutex<[String]>([])
  var names: [String] { list.withLock { $0 } }
  func append(_ name: String) { list.withLock { $0.append(name) } }
}

/// Counts on one loop's thread only, which is what makes it safe to share.
private final class Turns: @unchecked Sendable {
  var count = 0
}
