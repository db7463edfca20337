import Testing

@testable import EventLoop

/// How turns of a loop are counted.
struct EventLoopTurnsTests {
  @Test func theBoundsAreInclusiveAndEachTurnHasItsBucket() {
    let bounds = EventLoop.Turns.boundsNanoseconds
    for (index, bound) in bounds.enumerated() {
      #expect(EventLoopTurnMeter.bucket(bound) == index)
      #expect(EventLoopTurnMeter.bucket(bound + 1) == index + 1)
    }
    #expect(EventLoopTurnMeter.bucket(0) == 0)
    #expect(EventLoopTurnMeter.bucket(.max) == bounds.count)
  }

  @Test func theLongestTurnIsThatOfTwoMinutesHoweverOftenItIsRead() {
    let minute: Int64 = 60_000_000_000
    var meter = EventLoopTurnMeter()
    meter.count(from: 10 * minute, to: 10 * minute + 500)
    meter.count(from: 10 * minute + 600, to: 10 * minute + 700)
    for _ in 0..<2 { #expect(meter.turns(at: 11 * minute).longestNanoseconds == 500) }
    meter.count(from: 11 * minute, to: 11 * minute + 50)
    #expect(meter.turns(at: 12 * minute - 1).longestNanoseconds == 500)
    #expect(meter.turns(at: 12 * minute).longestNanoseconds == 50)
    #expect(meter.turns(at: 14 * minute).longestNanoseconds == 0)
    #expect(meter.turns(at: 14 * minute).counts[0] == 3)
    #expect(meter.turns(at: 14 * minute).sumNanoseconds == 650)
  }
}
