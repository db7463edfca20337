internal import EventLoop

/// Merges the items of many callers of one event loop into groups, so that one statement and one commit serve a group.
///
/// A caller waits until the group with its item has come back. A group does not wait until it is full. An item that has
/// left is done even when its caller is cancelled.
package actor GroupQueue<Item: Sendable, Outcome: Sendable> {
  private struct Waiting {
    let item: Item
    let weight: Int
    let deadline: Int64
    let continuation: CheckedContinuation<Result<Outcome, PostgresError>, Never>
  }

  nonisolated let loop: EventLoop
  private nonisolated let meter: PostgresMeter
  private nonisolated let turns: GroupTurns
  private nonisolated let weight: @Sendable (Item) -> Int
  private nonisolated let run: @Sendable ([Item]) async -> [Outcome]
  /// The loop.
  package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  /// First come, first served.
  private var waiting: [Waiting] = []
  private var isDepartureSet = false
  private var patienceTimer: EventLoop.Timer?
  private var deadlineTimer: EventLoop.Timer?

  /// A queue on the loop of a pool.
  /// - Parameters:
  ///   - turns: shared by the queues of other loops that do the same; by default the queue has its own.
  ///   - weight: how much of `GroupLimits.weightMax` an item takes.
  ///   - run: runs a group. It returns an outcome for each item, in their order.
  package init(
    on pool: PostgresPool, _ turns: GroupTurns = GroupTurns(),
    weight: @escaping @Sendable (Item) -> Int = { _ in 0 },
    run: @escaping @Sendable ([Item]) async -> [Outcome]
  ) {
    self.init(loop: pool.loop, meter: pool.meter, turns, weight: weight, run: run)
  }

  init(
    loop: EventLoop, meter: PostgresMeter, _ turns: GroupTurns, weight: @escaping @Sendable (Item) -> Int,
    run: @escaping @Sendable ([Item]) async -> [Outcome]
  ) {
    self.loop = loop
    self.meter = meter
    self.weight = weight
    self.run = run
    self.turns = turns
    turns.join()
  }

  /// Runs the item in one group with others.
  /// - Throws: `poolExhausted` or `waitedTooLong`; in both cases nothing was done.
  package func submit(_ item: Item) async throws(PostgresError) -> Outcome {
    guard waiting.count < turns.limits.waitingMax else {
      meter.update { $0.exhausted += 1 }
      throw .poolExhausted
    }
    meter.update { $0.waitingInGroups += 1 }
    let deadline = loop.monotonicNanoseconds + turns.limits.waitTimeout.wholeNanoseconds
    let result: Result<Outcome, PostgresError> = await withCheckedContinuation { continuation in
      waiting.append(Waiting(item: item, weight: weight(item), deadline: deadline, continuation: continuation))
      setDeparture()
    }
    return try result.get()
  }

  /// How many items wait.
  var waitingCount: Int { waiting.count }

  /// Tries to send a group in the next turn, so that items from one turn of the loop leave together.
  private func setDeparture() {
    guard !isDepartureSet else { return }
    isDepartureSet = true
    Task(executorPreference: loop) { await self.depart() }
  }

  private func depart() {
    isDepartureSet = false
    watchPatience(from: leave())
    watchDeadline()
  }

  /// Sends the groups that may leave now, and gives the moment from which the next may.
  private func leave() -> Int64? {
    while true {
      let answer = turns.depart(ObjectIdentifier(self), waiting: waiting.count, at: loop.monotonicNanoseconds) {
        Task(executorPreference: self.loop) { await self.depart() }
      }
      let most: Int
      switch answer {
      case .leaves(let count): most = count
      case .waits(let until): return until
      }
      let count = lightEnough(most)
      let group = Array(waiting.prefix(count))
      waiting.removeFirst(count)
      meter.update { $0.waitingInGroups -= count }
      Task(executorPreference: loop) { await self.fly(group) }
    }
  }

  /// Tries again when the group under way has taken so long that the next may leave beside it.
  private func watchPatience(from departure: Int64?) {
    guard patienceTimer == nil, !waiting.isEmpty, let departure else { return }
    patienceTimer = loop.schedule(after: left(until: departure)) {
      self.patienceTimer = nil
      self.depart()
    }
  }

  private func left(until moment: Int64) -> Duration {
    .nanoseconds(max(0, moment - loop.monotonicNanoseconds))
  }

  /// How many of the first items stay within the weight; one always does.
  private func lightEnough(_ most: Int) -> Int {
    var total = waiting[0].weight
    var count = 1
    while count < most, total + waiting[count].weight <= turns.limits.weightMax {
      total += waiting[count].weight
      count += 1
    }
    return count
  }

  private func fly(_ group: [Waiting]) async {
    let outcomes = await run(group.map { $0.item })
    precondition(outcomes.count == group.count, "every item has an outcome")
    turns.arrive(ObjectIdentifier(self))
    for (each, outcome) in zip(group, outcomes) { each.continuation.resume(returning: .success(outcome)) }
    if !waiting.isEmpty { setDeparture() }
  }

  /// Refuses items that waited too long. The first in line has waited longest.
  private func watchDeadline() {
    guard deadlineTimer == nil, let first = waiting.first else { return }
    deadlineTimer = loop.schedule(after: left(until: first.deadline)) { self.refuseLate() }
  }

  private func refuseLate() {
    deadlineTimer = nil
    let now = loop.monotonicNanoseconds
    let count = waiting.prefix { $0.deadline <= now }.count
    let late = waiting.prefix(count)
    waiting.removeFirst(count)
    meter.update { metrics in
      metrics.waitingInGroups -= count
      metrics.waitTimeouts += UInt64(count)
    }
    for each in late { each.continuation.resume(returning: .failure(.waitedTooLong)) }
    watchDeadline()
  }
}
