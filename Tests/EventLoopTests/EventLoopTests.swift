import EventLoop
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
    let loop = try EventLoop(name: "test")
    let order: [Int] = await withCheckedContinuation { continuation in
      loop.execute {
        var order: [Int] = []
        loop.schedule(after: .milliseconds(30)) {
          order.append(3)
          continuation.resume(returning: order)
        }
        loop.schedule(after: .milliseconds(10)) { order.append(1) }
        let cancelled = loop.schedule(after: .milliseconds(15)) { order.append(99) }
        loop.schedule(after: .milliseconds(20)) { order.append(2) }
        loop.cancel(cancelled)
      }
    }
    #expect(order == [1, 2, 3])
    loop.stop()
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
    #expect(order == ["job", "end", "timer"])
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

/// Counts on one loop's thread only, which is what makes it safe to share.
private final class Turns: @unchecked Sendable {
  var count = 0
}
