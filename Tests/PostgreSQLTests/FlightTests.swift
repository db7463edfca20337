import Testing

@testable import PostgreSQL

@Suite struct FlightTests {
  private typealias Events = [Flight<String>.Event]
  private let error = PostgresServerError(sqlState: "23505")

  /// The flight after the events, and its last progress.
  private func play(_ parts: [Flight<String>.Part], _ events: Events) -> (Flight<String>, Flight<String>.Progress?) {
    var flight = Flight<String>(parts: parts)
    var progress: Flight<String>.Progress?
    for event in events {
      progress = flight.receive(event)
      if progress != .unfinished { break }
    }
    return (flight, progress)
  }

  @Test func eachExecutedPartHasItsOutput() {
    let (flight, progress) = play(
      [.silent, .prepare(4), .execute, .execute],
      [
        .output("begin"), .endOfPart, .output("prepared"), .endOfPart, .output("a"), .endOfPart, .output("b"),
        .endOfPart, .synced,
      ])
    #expect(progress == .finished)
    #expect(flight.outputs == ["a", "b"])
    #expect(flight.prepared == [4])
    #expect(flight.failure == nil)
  }

  @Test func afterAnErrorAllIsAborted() {
    let (flight, progress) = play(
      [.execute, .prepare(1), .execute, .execute],
      [
        .output("a"), .endOfPart, .output("p"), .endOfPart, .failure(error), .endOfPart, .aborted, .endOfPart, .synced,
      ])
    #expect(progress == .finished)
    #expect(flight.failure?.step == 1)
    #expect(flight.outputs == ["a"])
    #expect(flight.prepared == [1])
  }

  @Test func aFailedPrepareIsNotKept() {
    let (flight, progress) = play(
      [.prepare(1), .execute, .prepare(2), .execute],
      [
        .failure(error), .endOfPart, .aborted, .endOfPart, .aborted, .endOfPart, .aborted, .endOfPart, .synced,
      ])
    #expect(progress == .finished)
    #expect(flight.prepared == [] && flight.failure?.step == 0)
  }

  @Test func theSyncItselfMayFail() {
    let (flight, progress) = play([.execute], [.output("a"), .endOfPart, .failure(error), .endOfPart, .synced])
    #expect(progress == .finished)
    #expect(flight.failure?.step == 1)
  }

  @Test func whatIsNotOwedIsAViolation() {
    let wrong: [Events] = [
      [.endOfPart], [.synced], [.aborted], [.output("a"), .output("b")], [.output("a"), .synced],
      [.output("a"), .endOfPart, .output("b")], [.failure(error), .endOfPart, .synced, .synced],
      [.output("a"), .endOfPart, .endOfPart], [.failure(error), .failure(error)], [.output("a"), .aborted],
      [.failure(error), .endOfPart, .failure(error)],
    ]
    for (index, events) in wrong.enumerated() where index != 6 {
      let (_, progress) = play([.execute], events)
      guard case .violation = progress else {
        Issue.record("case \(index) passed: \(String(describing: progress))"); continue
      }
    }
    let (_, afterError) = play([.execute, .execute], [.failure(error), .endOfPart, .output("late")])
    #expect(afterError == .violation("a result after an error"))
  }
}
