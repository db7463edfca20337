import Observability
import Testing

@Suite struct ConcurrencyLimitTests {
  @Test func everyPlaceIsGivenOutOnceAndComesBack() {
    let limit = ConcurrencyLimit(places: 2)
    for _ in 0..<3 {
      var places = [limit.take(), limit.take()]
      #expect(places.allSatisfy { $0 != nil } && limit.take() == nil)
      places.removeLast()
      #expect(limit.take() != nil, "a place that nobody holds is free")
    }
  }
}
