import Testing

@testable import Observability

/// W3C Trace Context, level 1: what is taken over, and what is not.
struct TraceContextTests {
  private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
  private static let span = "00f067aa0ba902b7"

  @Test(arguments: [
    "00-\(trace)-\(span)-01", "00-\(trace)-\(span)-00", "00-\(trace)-\(span)-ff",
    // A later version may have more, after a hyphen.
    "01-\(trace)-\(span)-01", "cc-\(trace)-\(span)-01-what-the-future-holds", "fe-\(trace)-\(span)-01-",
  ])
  func aWellFormedParentIsTakenOver(value: String) throws {
    let context = TraceContext(traceparent: [value], tracestate: ["a=1"], ids: TraceIDs())
    #expect(context.traceID == TraceContextTests.trace)
    #expect(context.parentID == TraceContextTests.span)
    #expect(context.state == "a=1")
    #expect(context.spanID != TraceContextTests.span)
    let flags = value.dropFirst(53).prefix(2)
    #expect(context.isSampled == (flags != "00"))
    #expect(
      context.traceparent == "00-\(TraceContextTests.trace)-\(context.spanID)-\(flags == "00" ? "00" : "01")")
  }

  @Test(arguments: [
    "", "00", "00-\(trace)-\(span)", "00-\(trace)-\(span)-", "00-\(trace)-\(span)-0", "00-\(trace)-\(span)-1",
    // Too long for version 00; not parted by a hyphen in a later one.
    "00-\(trace)-\(span)-01-", "00-\(trace)-\(span)-01-x", "00-\(trace)-\(span)-01 ", "01-\(trace)-\(span)-01x",
    "01-\(trace)-\(span)-010-x",
    // No such version; no digits.
    "ff-\(trace)-\(span)-01", "0g-\(trace)-\(span)-01", "0-\(trace)-\(span)-001", "00-\(trace)-\(span)-0x",
    // All zero; capitals; wrong lengths; wrong hyphens.
    "00-00000000000000000000000000000000-\(span)-01", "00-\(trace)-0000000000000000-01",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-\(span)-01", "00-\(trace)-00F067AA0BA902B7-01",
    "00-\(trace)0-\(span)-01", "00-\(trace.dropLast())-\(span)0-01", "00_\(trace)-\(span)-01",
    "00-\(trace)_\(span)-01", "00-\(trace)-\(span)_01", " 00-\(trace)-\(span)-01",
    "00-4bf92f3577b34da6a3ce929d0e0e473é-\(span)-01",
  ])
  func aMalformedParentIsIgnoredWithItsState(value: String) {
    let context = TraceContext(traceparent: [value], tracestate: ["a=1"], ids: TraceIDs())
    #expect(context.parentID == nil && context.state == nil && context.isSampled)
    #expect(!context.traceparent.contains(TraceContextTests.trace))
    #expect(TraceParent(context.traceparent) != nil, "what goes out is well-formed")
  }

  @Test func twoParentsAreAsGoodAsNone() {
    let value = "00-\(TraceContextTests.trace)-\(TraceContextTests.span)-01"
    #expect(TraceContext(traceparent: [value, value], tracestate: [], ids: TraceIDs()).parentID == nil)
    #expect(TraceContext(traceparent: [], tracestate: ["a=1"], ids: TraceIDs()).state == nil)
  }

  @Test(arguments: [
    (["a=1"], "a=1"), (["a=1,b=2"], "a=1,b=2"), (["a=1", "b=2"], "a=1,b=2"), ([" a=1 ,\tb=2\t"], "a=1,b=2"),
    (["a=1,,b=2,"], "a=1,b=2"), (["0t_-*/@sys=x y"], "0t_-*/@sys=x y"), ([], nil), ([""], nil), ([" , "], nil),
    (["a"], nil), (["=1"], nil), (["a="], nil), (["a= "], nil), (["A=1"], nil), (["1=1"], nil), (["a=1,a=2"], nil),
    (["a=b=c"], nil), (["a=\u{7}"], nil), (["a=é"], nil), (["a b=1"], nil), (["@s=1"], nil), (["t@=1"], nil),
    (["t@s@u=1"], nil), (["t@1=1"], nil),
  ])
  func theStateIsWellFormedOrNone(fields: [String], expected: String?) {
    #expect(TraceState.validated(fields) == expected)
  }

  @Test func theLimitsOfTheStateHoldAtTheirEdges() {
    let state = { (count: Int, value: String) in (0..<count).map { "k\($0)=\(value)" }.joined(separator: ",") }
    #expect(TraceState.validated([state(TraceState.membersMax, "1")]) != nil)
    #expect(TraceState.validated([state(TraceState.membersMax + 1, "1")]) == nil)
    #expect(TraceState.validated([String(repeating: "k", count: 256) + "=1"]) != nil)
    #expect(TraceState.validated([String(repeating: "k", count: 257) + "=1"]) == nil)
    #expect(TraceState.validated(["k=" + String(repeating: "1", count: 256)]) != nil)
    #expect(TraceState.validated(["k=" + String(repeating: "1", count: 257)]) == nil)
    #expect(
      TraceState.validated([String(repeating: "t", count: 241) + "@" + String(repeating: "s", count: 14) + "=1"]) != nil
    )
    #expect(TraceState.validated([String(repeating: "t", count: 242) + "@s=1"]) == nil)
    #expect(TraceState.validated(["t@" + String(repeating: "s", count: 15) + "=1"]) == nil)
    let half = "=" + String(repeating: "1", count: 253)
    #expect(TraceState.validated(["a\(half),b\(half)1"])?.utf8.count == TraceState.lengthMax)
    #expect(TraceState.validated(["a\(half)1,b\(half)1"]) == nil)
  }

  @Test func identifiersAreWellFormedAndDiffer() {
    let ids = TraceIDs()
    var seen: Set<String> = []
    for _ in 0..<10_000 {
      let context = TraceContext(traceparent: [], tracestate: [], ids: ids)
      #expect(context.spanID.utf8.count == 16 && context.traceID.utf8.count == 32)
      #expect(context.traceparent == "00-\(context.traceID)-\(context.spanID)-01")
      seen.formUnion([context.spanID, context.traceID])
    }
    #expect(seen.count == 20_000)
    #expect(seen.allSatisfy { $0.allSatisfy { "0123456789abcdef".contains($0) } })
  }
}

extension TraceContext {
  fileprivate var traceID: String { text { appendTraceID(to: &$0) } }
  fileprivate var spanID: String { text { appendSpanID(to: &$0) } }

  private func text(_ append: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    append(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
