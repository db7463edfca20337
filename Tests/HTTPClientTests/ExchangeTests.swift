import EventLoop
import Proeven
import Synchronization
import Testing

@testable import HTTPClient

/// Requests over a real socket, to receivers of every kind. The waits go by a clock that the test moves.
@Suite struct ExchangeTests {
  private static let call = HTTPCall(fields: [("X-Een", "twee")], body: Array("{\"a\":1}".utf8))

  /// Runs the body with a loop on a clock that stands still.
  private static func withLoop(_ body: (EventLoop, ManualClock) async throws -> Void) async throws {
    let clock = ManualClock()
    let loop = try EventLoop(name: "exchange", clock: clock)
    let result: Result<Void, any Error>
    do { result = .success(try await body(loop, clock)) } catch { result = .failure(error) }
    loop.stop()
    try result.get()
  }

  private static func perform(
    _ receiver: Ontvanger, _ loop: EventLoop, limits: HTTPClientLimits = HTTPClientLimits(), call: HTTPCall = call
  ) async throws -> HTTPExchange.Outcome {
    await HTTPExchange.perform(
      call, to: try HTTPEndpoint("http://127.0.0.1:\(receiver.poort)/pad?x"), limits: limits, on: loop)
  }

  @Test func theRequestArrivesWholeAndTheAnswerComesBack() async throws {
    try await Self.withLoop { loop, _ in
      let receiver = try Ontvanger { _ in .status(503, ["Retry-After": "7"]) }
      defer { receiver.stop() }
      // More than the buffers of a socket.
      let long = HTTPCall(fields: [("X-Een", "twee")], body: [UInt8](repeating: 65, count: 8_000_000))
      for call in [Self.call, long] {
        let outcome = try await Self.perform(receiver, loop, call: call)
        #expect(outcome == .success(HTTPAnswer(status: 503, retryAfterSeconds: 7)))
        let request = try #require(receiver.verzoeken.last)
        #expect(request.regel == "POST /pad?x HTTP/1.1" && request.lichaam == call.body)
        #expect(request.koppen["host"] == "127.0.0.1:\(receiver.poort)" && request.koppen["x-een"] == "twee")
        #expect(request.koppen["connection"] == "close")
      }
    }
  }

  @Test func aReceiverThatIsAwayBreaksOffOrTalksNonsenseIsSeen() async throws {
    try await Self.withLoop { loop, _ in
      for (answer, fault) in [
        (Ontvanger.Antwoord.verbreek, HTTPClientFault.cutOff), (.bytes(Array("HTTP/1.1 200 OK\r\nA".utf8)), .cutOff),
        (.bytes(Array("220 smtp ready\r\n\r\n".utf8)), .malformed),
        (.bytes([UInt8](repeating: 65, count: 1_000_000)), .headTooLong),
      ] {
        let receiver = try Ontvanger { _ in answer }
        #expect(try await Self.perform(receiver, loop) == .failure(fault))
        receiver.stop()
      }
      let gone = try Ontvanger { _ in .verbreek }
      gone.stop()
      try await Self.eventually {
        if case .failure(.notConnected) = try await Self.perform(gone, loop) { true } else { false }
      }
    }
  }

  @Test func aBodyWithoutEndIsLeftAndTheAnswerCounts() async throws {
    try await Self.withLoop { loop, _ in
      let endless = Array("HTTP/1.1 200 OK\r\n\r\n".utf8) + [UInt8](repeating: 65, count: 4_000_000)
      let receiver = try Ontvanger { _ in .bytes(endless) }
      defer { receiver.stop() }
      #expect(try await Self.perform(receiver, loop) == .success(HTTPAnswer(status: 200)))
    }
  }

  @Test func aSilentReceiverIsLeftWhenTheTimeIsOverAndNotBefore() async throws {
    try await Self.withLoop { loop, clock in
      let receiver = try Ontvanger { _ in .zwijg }
      defer { receiver.stop() }
      let over = Atomic(false)
      let task = Task {
        let outcome = try await Self.perform(receiver, loop)
        over.store(true, ordering: .sequentiallyConsistent)
        return outcome
      }
      try await Self.eventually { receiver.verzoeken.count == 1 }
      await clock.advance(by: .milliseconds(9_999))
      let isOver = over.load(ordering: .sequentiallyConsistent)
      #expect(!isOver)
      await clock.advance(by: .milliseconds(1))
      #expect(try await task.value == .failure(.timedOut))
    }
  }

  @Test func whatIsKnownOfAnAnswerCountsWhenItsBodyStandsStill() async throws {
    try await Self.withLoop { loop, clock in
      // The length promises more than comes.
      let receiver = try Ontvanger { _ in .blijf(Array("HTTP/1.1 202 OK\r\nContent-Length: 9\r\n\r\nhalf".utf8)) }
      defer { receiver.stop() }
      let task = Task { try await Self.perform(receiver, loop) }
      try await Self.eventually { receiver.geantwoord == 1 }
      await clock.advance(by: .seconds(10))
      #expect(try await task.value == .success(HTTPAnswer(status: 202)))
    }
  }

  @Test func aCallerThatGivesUpIsAnsweredAtOnce() async throws {
    try await Self.withLoop { loop, _ in
      let receiver = try Ontvanger { _ in .zwijg }
      defer { receiver.stop() }
      let task = Task { try await Self.perform(receiver, loop) }
      try await Self.eventually { receiver.verzoeken.count == 1 }
      task.cancel()
      #expect(try await task.value == .failure(.cancelled))
      let before = Task {
        while !Task.isCancelled { await Task.yield() }
        return try await Self.perform(receiver, loop)
      }
      before.cancel()
      #expect(try await before.value == .failure(.cancelled))
    }
  }

  /// Waits for something that must come about; two minutes end a test that would hang.
  private static func eventually(_ holds: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < end {
      if try await holds() { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record("it never came")
  }
}
