import Observability
import Testing

@Suite struct ClientTurnsTests {
  /// Waits until so many requests are in line.
  private static func wait(_ turns: ClientTurns, _ count: Int) async {
    while turns.waiting != count { await Task.yield() }
  }

  @Test func aClientHasSoManyTurnsAndOthersHaveTheirOwn() async throws {
    let turns = ClientTurns(atOnce: 2)
    var mine = [try await turns.take("a"), try await turns.take("a")]
    let next = Task { try await turns.take("a") }
    await Self.wait(turns, 1)
    _ = try await turns.take("b")
    mine.removeLast()
    let third = try await next.value
    #expect(turns.waiting == 0)
    withExtendedLifetime((mine, third)) {}
  }

  @Test func turnsGoInTheOrderInWhichTheyWereAsked() async throws {
    let turns = ClientTurns(atOnce: 1)
    var first: ClientTurns.Turn? = try await turns.take("a")
    let order = Order()
    var tasks: [Task<Void, any Error>] = []
    for number in 1...5 {
      tasks.append(
        Task {
          let turn = try await turns.take("a")
          await order.append(number)
          withExtendedLifetime(turn) {}
        })
      await Self.wait(turns, number)
    }
    withExtendedLifetime(first) {}
    first = nil
    for task in tasks { try await task.value }
    #expect(await order.numbers == [1, 2, 3, 4, 5])
  }

  @Test func whoIsCancelledLeavesTheLine() async throws {
    let turns = ClientTurns(atOnce: 1)
    var first: ClientTurns.Turn? = try await turns.take("a")
    let second = Task { try await turns.take("a") }
    await Self.wait(turns, 1)
    second.cancel()
    await #expect(throws: CancellationError.self) { try await second.value }
    #expect(turns.waiting == 0)
    let third = Task { try await turns.take("a") }
    await Self.wait(turns, 1)
    withExtendedLifetime(first) {}
    first = nil
    _ = try await third.value
  }

  @Test func whoWasCancelledBeforeGetsNoTurn() async throws {
    let turns = ClientTurns(atOnce: 1)
    let first = try await turns.take("a")
    let second = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await turns.take("a")
    }
    second.cancel()
    await #expect(throws: CancellationError.self) { try await second.value }
    withExtendedLifetime(first) {}
  }
}

private actor Order {
  private(set) var numbers: [Int] = []

  func append(_ number: Int) { numbers.append(number) }
}
