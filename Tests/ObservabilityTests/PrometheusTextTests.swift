import Testing

@testable import Observability

@Suite struct PrometheusTextTests {
  @Test(arguments: [
    (0, "0.0"), (1, "0.000000001"), (65_536, "0.000065536"), (1_000_000, "0.001"), (1_500_000_000, "1.5"),
    (10_000_000_000, "10.0"),
  ])
  func secondsAreWrittenExactly(nanoseconds: Int64, text: String) {
    #expect(PrometheusText.seconds(nanoseconds) == text)
  }
}
