import Testing

@testable import Observability

@Suite struct RateLimitTests {
  private static let second: Int64 = 1_000_000_000

  @Test func letsThroughTheBurstThenTheRateForEachClientApart() {
    let limit = RateLimit(perSecond: 2, burst: 3)
    #expect((0..<3).map { _ in limit.take("a", now: 0) } == [.zero, .zero, .zero])
    #expect(limit.take("a", now: 0) == .milliseconds(500))
    #expect(limit.take("b", now: 0) == .zero)
    #expect(limit.take("a", now: Self.second / 2 - 1) == .nanoseconds(1))
    #expect(limit.take("a", now: Self.second / 2) == .zero)
    #expect(limit.take("a", now: Self.second / 2) == .milliseconds(500))
    // A long rest fills the bucket and no more.
    #expect((0..<4).map { _ in limit.take("a", now: 1000 * Self.second) == .zero } == [true, true, true, false])
  }

  @Test func aLongMessageCountsForManyShortOnes() {
    let limit = RateLimit(perSecond: 1, burst: 3)
    #expect(limit.take("a", bytes: RateLimit.weightBytes - 1, now: 0) == .zero)
    #expect(limit.take("a", bytes: RateLimit.weightBytes * 9, now: 0) == .zero)
    // Eleven were used of three that were there: the next is due when all but two of them are made up for.
    #expect(limit.take("a", now: 0) == .seconds(9))
    #expect(limit.take("a", now: 9 * Self.second) == .zero)
  }

  @Test func zeroIsWithoutLimitAndTheClientsRememberedAreBounded() {
    let free = RateLimit(perSecond: 0, burst: 1)
    #expect((0..<100).allSatisfy { _ in free.take("a", now: 0) == .zero })
    let limit = RateLimit(perSecond: 1, burst: 1)
    #expect(limit.take("a", now: 0) == .zero)
    for number in 1..<RateLimit.clientsMax { #expect(limit.take("\(number)", now: Self.second / 2) == .zero) }
    #expect(limit.take("a", now: Self.second - 1) == .nanoseconds(1))
    // One more has to make room; the bucket of "a" is full again and goes, the others stay.
    #expect(limit.take("new", now: Self.second) == .zero)
    #expect(limit.take("1", now: Self.second) == .milliseconds(500))
    #expect(limit.take("a", now: Self.second) == .zero)
  }
}
