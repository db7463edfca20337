import EventLoop
import Synchronization
import Testing

@testable import PostgreSQL

@Suite struct GroupQueueTests {
  private func limits(_ change: (inout GroupLimits) -> Void = { _ in }) -> GroupLimits {
    var limits = GroupLimits()
    change(&limits)
    return limits
  }

  @Test func aLoneItemLeavesAtOnceAndTheRestWaitForAFlightToEnd() {
    var policy = GroupPolicy(limits { $0.sizeMax = 10 })
    #expect(policy.depart(waiting: 0, own: 0, at: 0) == nil)
    #expect(policy.depart(waiting: 1, own: 0, at: 0) == 1)
    #expect(policy.depart(waiting: 25, own: 0, at: 1) == nil)
    policy.arrive()
    #expect(policy.depart(waiting: 25, own: 0, at: 2) == 10)
    #expect(policy.depart(waiting: 15, own: 0, at: 3) == nil)
    policy.arrive()
    #expect(policy.flights == 0)
    #expect(policy.depart(waiting: 5, own: 0, at: 4) == 5)
  }

  @Test func aFlightThatStaysAwayIsNotWaitedForUpToTheMost() {
    let patience: Int64 = 100_000_000
    var policy = GroupPolicy(
      limits {
        $0.patience = .milliseconds(100)
        $0.flightsMax = 2
      })
    #expect(policy.depart(waiting: 3, own: 0, at: 7) == 3)
    #expect(policy.departureFrom(waiting: 3, own: 0, isKept: false) == 7 + patience)
    #expect(policy.depart(waiting: 3, own: 0, at: 7 + patience - 1) == nil)
    #expect(policy.depart(waiting: 3, own: 0, at: 7 + patience) == 3)
    #expect(policy.departureFrom(waiting: 3, own: 0, isKept: false) == nil)
    #expect(policy.depart(waiting: 3, own: 0, at: 7 + 9 * patience) == nil)
    policy.arrive()
    #expect(policy.depart(waiting: 3, own: 0, at: 7 + 9 * patience) == 3)
  }

  @Test func everyNumberOfWaitingItemsLeavesInBoundedGroups() {
    for waiting in 1...300 {
      var policy = GroupPolicy(limits())
      var left = waiting
      while left > 0 {
        guard let size = policy.depart(waiting: left, own: 0, at: 0) else {
          policy.arrive()
          continue
        }
        #expect((1...policy.limits.sizeMax).contains(size) && size <= left)
        #expect(policy.flights == 1)
        left -= size
      }
    }
  }

  @Test func aLargeGroupLeavesBesideAnotherAsLongAsThereIsAQueueForEach() {
    var policy = GroupPolicy(limits { $0.besideMin = 16 })
    policy.queues = 2
    #expect(policy.depart(waiting: 1, own: 0, at: 0) == 1)
    #expect(policy.depart(waiting: 15, own: 0, at: 0) == nil)
    #expect(policy.depart(waiting: 16, own: 0, at: 0) == 16)
    #expect(policy.depart(waiting: 99, own: 0, at: 0) == nil, "two queues, two groups")
    policy.arrive()
    #expect(policy.depart(waiting: 16, own: 0, isKept: true, at: 0) == nil)
    #expect(policy.depart(waiting: 16, own: 0, at: 0) == 16)
    policy.arrive()
    policy.arrive()
    #expect(policy.depart(waiting: 1, own: 0, isKept: true, at: 0) == nil, "the turn is another's")
    #expect(policy.depart(waiting: 16, own: 0, isKept: true, at: 0) == 16)
  }

  @Test func queuesTakeTurnsInTheOrderOfTheirComing() {
    let proof = TurnsProof(3)
    #expect(proof.ask(0, 1) == 1)
    #expect(proof.ask(1, 1) == nil)
    #expect(proof.ask(2, 2) == nil)
    #expect(proof.ask(1, 3) == nil, "it stands in line already")
    proof.arrive(0)
    #expect(proof.takeWoken() == [1])
    #expect(proof.ask(0, 1) == nil, "who came back does not go before who waited")
    #expect(proof.ask(1, 3) == 3)
    proof.arrive(1)
    #expect(proof.takeWoken() == [2])
    #expect(proof.ask(2, 0) == nil)
    #expect(proof.takeWoken() == [0], "a turn that is not used goes on")
    #expect(proof.ask(0, 1) == 1)
    proof.arrive(0)
    #expect(proof.takeWoken() == [])
  }

  @Test func aQueueThatDoesNotTakeItsTurnIsNotWaitedForLongerThanAGroup() {
    let proof = TurnsProof(2)
    #expect(proof.ask(0, 1) == 1)
    #expect(proof.ask(1, 1) == nil)
    proof.arrive(0)
    let patience = GroupLimits().patience.wholeNanoseconds
    #expect(proof.ask(0, 1, at: patience - 1) == nil)
    #expect(proof.ask(0, 1, at: patience) == 1)
    // The other finds one group under way, and its own may leave beside it by the same patience.
    #expect(proof.ask(1, 1, at: 2 * patience - 1) == nil)
    #expect(proof.ask(1, 1, at: 2 * patience) == 1)
  }

  @Test func whoCannotLeaveIsWokenByEachGroupThatComesBack() {
    let proof = TurnsProof(2)
    #expect(proof.ask(0, 16) == 16)
    #expect(proof.ask(1, 16) == 16)
    #expect(proof.ask(0, 1) == nil)
    proof.arrive(0)
    #expect(proof.takeWoken() == [0])
    #expect(proof.ask(0, 1) == nil)
    proof.arrive(1)
    #expect(proof.takeWoken() == [0], "it kept its place")
    #expect(proof.ask(0, 1) == 1)
  }

  /// Groups that wait for a lock hold connections of their loop; the loop needs some for others.
  @Test func oneQueueTakesNoMoreThanItsPartOfTheGroups() {
    let proof = TurnsProof(2)
    let patience = GroupLimits().patience.wholeNanoseconds
    let most = GroupLimits().flightsMax
    for flight in 0..<most { #expect(proof.ask(0, 1, at: Int64(flight) * patience) == 1) }
    #expect(proof.ask(0, 99, at: 100 * patience) == nil)
    #expect(proof.ask(1, 1, at: 100 * patience) == 1, "the other queue has its own part")
    proof.arrive(0)
    #expect(proof.takeWoken() == [0])
    #expect(proof.ask(0, 1, at: 101 * patience) == 1)
  }

  /// Queues that only ask, and what wakes them.
  private final class TurnsProof: Sendable {
    let turns = GroupTurns()
    private let names = [Name(), Name(), Name()]
    private let woken = Mutex<[Int]>([])

    private final class Name: Sendable {}

    init(_ queues: Int) { for _ in 0..<queues { turns.join() } }

    func ask(_ queue: Int, _ waiting: Int, at now: Int64 = 0) -> Int? {
      let answer = turns.depart(ObjectIdentifier(names[queue]), waiting: waiting, at: now) {
        self.woken.withLock { $0.append(queue) }
      }
      guard case .leaves(let most) = answer else { return nil }
      return most
    }

    func arrive(_ queue: Int) { turns.arrive(ObjectIdentifier(names[queue])) }

    func takeWoken() -> [Int] {
      woken.withLock { woken in
        defer { woken = [] }
        return woken
      }
    }
  }

  @Test func whatWaitsGoesTogetherInTheOrderOfItsComing() async throws {
    let clock = ManualClock()
    try await withQueue(clock: clock) { queue, groups, gate in
      var callers: [Task<Int, any Error>] = []
      for item in 1...30 {
        callers.append(Task { try await queue.submit(item) })
        switch item {
        case 1: try await eventually { groups.withLock { $0.count } == 1 }
        case 2:
          // The first leaves alone, and the second when the first stays away.
          try await eventually { await queue.waitingCount == 1 }
          await clock.advance(by: .milliseconds(99))
          #expect(groups.withLock { $0.count } == 1)
          await clock.advance(by: .milliseconds(1))
          try await eventually { groups.withLock { $0.count } == 2 }
        default: try await eventually { await queue.waitingCount == item - 2 }
        }
      }
      await gate.open()
      for (index, caller) in callers.enumerated() { #expect(try await caller.value == -(index + 1)) }
      #expect(groups.withLock { $0 } == [[1], [2], Array(3...30)], "what came after them went together")
    }
  }

  @Test func aGroupStaysWithinItsWeightButAHeavyItemStillGoes() async throws {
    let bounds = limits {
      $0.flightsMax = 1
      $0.weightMax = 10
    }
    try await withQueue(bounds) { queue, groups, gate in
      let first = Task { try await queue.submit(1) }
      try await eventually { groups.withLock { $0.count } == 1 }
      let rest = [4, 5, 6, 50].map { item in Task { try await queue.submit(item) } }
      try await eventually { await queue.waitingCount == 4 }
      await gate.open()
      _ = try await first.value
      for caller in rest { _ = try await caller.value }
      let sent = groups.withLock { $0 }
      #expect(sent.allSatisfy { $0.count == 1 || $0.reduce(0, +) <= 10 })
      #expect(Set(sent.joined()) == [1, 4, 5, 6, 50])
    }
  }

  @Test func tooManyAreRefused() async throws {
    let bounds = limits {
      $0.flightsMax = 1
      $0.waitingMax = 1
    }
    try await withQueue(bounds) { queue, groups, gate in
      let first = Task { try await queue.submit(1) }
      try await eventually { groups.withLock { $0.count } == 1 }
      let second = Task { try await queue.submit(2) }
      try await eventually { await queue.waitingCount == 1 }
      #expect(await thrown { _ = try await queue.submit(3) } == .poolExhausted)
      await gate.open()
      #expect(try await (first.value, second.value) == (-1, -2))
    }
  }

  @Test func whoWaitsTooLongIsRefused() async throws {
    let clock = ManualClock()
    try await withQueue(limits { $0.flightsMax = 1 }, clock: clock) { queue, groups, gate in
      let first = Task { try await queue.submit(1) }
      try await eventually { groups.withLock { $0.count } == 1 }
      async let second = thrown { _ = try await queue.submit(2) }
      try await eventually { await queue.waitingCount == 1 }
      await clock.advance(by: .milliseconds(4_999))
      #expect(await queue.waitingCount == 1)
      await clock.advance(by: .milliseconds(1))
      #expect(await second == .waitedTooLong)
      await gate.open()
      #expect(try await first.value == -1)
      #expect(groups.withLock { $0 } == [[1]])
    }
  }

  /// A queue whose groups wait at a gate; an item's outcome is its negative. Its clock stands still unless the test moves
  /// it.
  private func withQueue(
    _ limits: GroupLimits = GroupLimits(), clock: ManualClock = ManualClock(),
    _ body: (GroupQueue<Int, Int>, borrowing Mutex<[[Int]]>, Gate) async throws -> Void
  ) async throws {
    let loop = try EventLoop(name: "test", clock: clock)
    let gate = Gate()
    let groups = Log()
    let queue = GroupQueue<Int, Int>(loop: loop, meter: PostgresMeter(), GroupTurns(limits), weight: { $0 }) { group in
      groups.lists.withLock { $0.append(group) }
      await gate.pass()
      return group.map { -$0 }
    }
    do {
      try await body(queue, groups.lists, gate)
    } catch {
      await gate.open()
      loop.stop()
      throw error
    }
    loop.stop()
  }

  private final class Log: Sendable {
    let lists = Mutex<[[Int]]>([])
  }
}
