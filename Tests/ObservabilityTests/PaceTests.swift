import Observability
import Testing

@Suite struct PaceTests {
  private static let second: Int64 = 1_000_000_000

  @Test func eachPieceWaitsForThoseBefore() {
    let pace = Pace(bytesPerSecond: 1000)
    #expect(pace.take(bytes: 3000, now: 0) == .zero)
    #expect(pace.take(bytes: 500, now: Self.second) == .seconds(2))
    #expect(pace.take(bytes: 1, now: Self.second) == .milliseconds(2500))
    #expect(pace.take(bytes: 1, now: 1000 * Self.second) == .zero, "a rest is not saved up")
    #expect(pace.take(bytes: 1, now: 1000 * Self.second) == .milliseconds(1))
  }

  @Test func aLineThatIsTooLongIsNotJoined() {
    let pace = Pace(bytesPerSecond: 1000)
    #expect(pace.take(bytes: 10_000, now: 0) == .zero)
    #expect(pace.take(bytes: 1, now: 0) == Pace.waitMax)
    #expect(pace.take(bytes: 1_000_000, now: 0) > Pace.waitMax)
    #expect(pace.take(bytes: 1, now: Self.second) == .milliseconds(9001), "the refused one is not counted")
  }

  @Test func zeroIsWithoutLimit() {
    let pace = Pace(bytesPerSecond: 0)
    #expect((0..<100).allSatisfy { _ in pace.take(bytes: 1_000_000_000, now: 0) == .zero })
  }
}
