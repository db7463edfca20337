import CLinux
import EventLoop
import Glibc
import Testing

@testable import HTTPServer

/// Limits and times, each at its edge, with slow, greedy and vanishing clients.
@Suite(.serialized) struct LimitTests {
  private let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

  /// Less than any time-out, more than a sweep.
  private let moment = Duration.milliseconds(200)

  @Test func dribbledFieldsDoNotPostponeTheDeadline() async throws {
    let clock = ManualClock()
    try await withServer(clock: clock) { server in
      let client = try RawClient(port: server.port)
      var sent = "GET / HTTP/1.1\r\nHost: a\r\n"
      client.send(sent)
      await server.hasRead(sent.utf8.count)
      for _ in 0..<9 {
        await server.pass(.seconds(1), on: clock)
        client.send("X: y\r\n")
        sent += "X: y\r\n"
        await server.hasRead(sent.utf8.count)
      }
      await server.pass(.milliseconds(999), on: clock)
      #expect(await server.metrics().answersByClass[4] == 0)
      await server.pass(moment, on: clock)
      #expect(client.readAnswer()?.status == 408)
      #expect(client.readToEnd() == "" && client.isEnded)
    }
  }

  @Test func silentAndIdleConnectionsAreClosedWithoutAWord() async throws {
    let clock = ManualClock()
    try await withServer(clock: clock) { server in
      let silent = try RawClient(port: server.port)
      let idle = try RawClient(port: server.port)
      #expect(idle.ask(get)?.status == 200)
      await eventually { await server.metrics().connectionsAccepted == 2 }
      await server.pass(.milliseconds(9_999), on: clock)
      #expect(await server.metrics().connectionsOpen == 2)
      await server.pass(moment, on: clock)
      #expect(await server.metrics().connectionsOpen == 1, "a first request has the time of a head")
      #expect(silent.readToEnd() == "" && silent.isEnded)
      await server.pass(.milliseconds(49_700), on: clock)
      #expect(await server.metrics().connectionsOpen == 1)
      await server.pass(moment, on: clock)
      #expect(await server.metrics().connectionsOpen == 0)
      #expect(idle.readToEnd() == "" && idle.isEnded)
    }
  }

  @Test func aBodyBelowTheLeastPaceIsRefused() async throws {
    let clock = ManualClock()
    var limits = HTTPLimits()
    limits.bytesPerSecondMin = 1000
    try await withServer(limits: limits, clock: clock) { server in
      let head = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 20000\r\n\r\n"
      var sent = 0
      func send(_ client: RawClient, _ text: String) async {
        client.send(text)
        sent += text.utf8.count
        await server.hasRead(sent)
      }
      let slow = try RawClient(port: server.port)
      await send(slow, head)
      for _ in 0..<9 {
        await server.pass(.seconds(1), on: clock)
        await send(slow, "x")
      }
      await server.pass(.seconds(1), on: clock)
      #expect(await server.metrics().answersByClass[4] == 0, "nine bytes gain nine milliseconds")
      await server.pass(moment, on: clock)
      #expect(slow.readAnswer()?.status == 408)
      let steady = try RawClient(port: server.port)
      await send(steady, head)
      for _ in 0..<20 {
        await server.pass(.seconds(1), on: clock)
        await send(steady, String(repeating: "x", count: 1000))
      }
      #expect(steady.readAnswer()?.body.count == 20_000, "twice the time, at the least pace")
    }
  }

  @Test func aSlowHandlerIsCancelledAndAnsweredFor() async throws {
    let clock = ManualClock()
    let began = Flag()
    let cancelled = Flag()
    var router = echoRouter()
    router.on(.get, "/slow") { _, _ in
      began.store(true)
      await untilCancelled()
      cancelled.store(true)
      return HTTPResponse(status: 200)
    }
    try await withServer(clock: clock, router: router) { server in
      let client = try RawClient(port: server.port)
      client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n" + get)
      await began.wait()
      await server.pass(.milliseconds(59_999), on: clock)
      #expect(!cancelled.isSet)
      await server.pass(moment, on: clock)
      let answer = client.readAnswer()
      #expect(answer?.status == 503)
      #expect(answer?.header("retry-after") == "1")
      #expect(client.readToEnd() == "" && client.isEnded)
      await cancelled.wait()
      await eventually { await server.metrics().requestsInFlight == 0 }
    }
  }

  @Test func aRouteCanHaveATimeOfItsOwn() async throws {
    let clock = ManualClock()
    let began = Flag()
    var router = echoRouter()
    router.on(.get, "/long", handlerTime: .seconds(900)) { _, _ in
      began.store(true)
      await untilCancelled()
      return HTTPResponse(status: 200)
    }
    try await withServer(clock: clock, router: router) { server in
      let client = try RawClient(port: server.port)
      client.send("GET /long HTTP/1.1\r\nHost: a\r\n\r\n")
      await began.wait()
      await server.pass(.milliseconds(899_999), on: clock)
      #expect(await server.metrics().requestsInFlight == 1)
      await server.pass(moment, on: clock)
      #expect(client.readAnswer()?.status == 503)
    }
  }

  @Test func aResetCancelsTheHandlerAndAHalfCloseDoesNot() async throws {
    let stopped = Flag()
    let began = Flag()
    let beganLate = Flag()
    let mayEnd = Flag()
    var router = echoRouter()
    router.on(.get, "/slow") { _, _ in
      began.store(true)
      await untilCancelled()
      stopped.store(true)
      return HTTPResponse(status: 200)
    }
    router.on(.get, "/late") { _, _ in
      beganLate.store(true)
      await mayEnd.wait()
      return HTTPResponse(status: 200, contentType: "text/plain", text: Task.isCancelled ? "cancelled" : "late")
    }
    try await withServer(router: router) { server in
      let gone = try RawClient(port: server.port)
      gone.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
      await began.wait()
      gone.reset()
      await stopped.wait()
      let half = try RawClient(port: server.port)
      half.send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n")
      await beganLate.wait()
      half.endSending()
      // It is asked whether it is still there, and passes over that.
      #expect(half.readAnswer()?.status == 100)
      mayEnd.store(true)
      let answer = half.readAnswer()
      #expect(answer?.text == "late")
      #expect(answer?.header("connection") == "close")
      #expect(half.readToEnd() == "" && half.isEnded)
      let truncated = try RawClient(port: server.port)
      truncated.send("GET / HTTP/1.1\r\nHo")
      truncated.endSending()
      #expect(truncated.readAnswer()?.status == 400)
      let empty = try RawClient(port: server.port)
      empty.endSending()
      #expect(empty.readToEnd() == "" && empty.isEnded)
    }
  }

  @Test func nothingIsReadForWhoLeftAndWhatChangesSomethingGoesOn() async throws {
    let began = Count(0)
    let stopped = Count(0)
    let mayEnd = Flag()
    let ended = Flag()
    var router = echoRouter()
    router.on(.get, "/slow") { _, _ in
      began.add(1)
      await untilCancelled()
      stopped.add(1)
      return HTTPResponse(status: 200)
    }
    router.on(.post, "/slow") { _, _ in
      began.add(1)
      await mayEnd.wait()
      if !Task.isCancelled { ended.store(true) }
      return HTTPResponse(status: 200)
    }
    try await withServer(router: router) { server in
      let reader = try RawClient(port: server.port)
      reader.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
      await eventually { began.value == 1 }
      reader.close()
      await eventually { stopped.value == 1 }
      let writer = try RawClient(port: server.port)
      writer.send("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
      await eventually { began.value == 2 }
      writer.close()
      await server.settle()
      mayEnd.store(true)
      await ended.wait()
    }
  }

  @Test func moreConnectionsThanAllowedAreRefused() async throws {
    var limits = HTTPLimits()
    limits.connectionsMax = 2
    try await withServer(limits: limits) { server in
      let first = try RawClient(port: server.port)
      let second = try RawClient(port: server.port)
      #expect(first.ask(get)?.status == 200)
      #expect(second.ask(get)?.status == 200)
      let third = try RawClient(port: server.port)
      let refused = third.readAnswer()
      #expect(refused?.status == 503)
      #expect(refused?.header("retry-after") == "1")
      #expect(third.readToEnd() == "" && third.isEnded)
      second.close()
      await eventually { await server.metrics().connectionsOpen == 1 }
      #expect(try RawClient(port: server.port).ask(get)?.status == 200)
      let metrics = await server.metrics()
      #expect(metrics.connectionsRefused == 1 && metrics.connectionsAccepted == 3)
    }
  }

  @Test func moreHandlersThanAllowedAreRefused() async throws {
    var limits = HTTPLimits()
    limits.requestsInFlightMax = 1
    let began = Flag()
    let mayEnd = Flag()
    var router = echoRouter()
    router.on(.get, "/held") { _, _ in
      began.store(true)
      await mayEnd.wait()
      return HTTPResponse(status: 200)
    }
    try await withServer(limits: limits, router: router) { server in
      let held = try RawClient(port: server.port)
      held.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n")
      await began.wait()
      let other = try RawClient(port: server.port)
      let refused = other.ask(get)
      #expect(refused?.status == 503 && refused?.header("retry-after") == "1")
      #expect(await server.metrics().requestsInFlight == 1)
      mayEnd.store(true)
      #expect(held.readAnswer()?.status == 200)
      #expect(other.ask(get)?.status == 200, "the refused connection is kept")
    }
  }

  @Test func bufferedBytesAreBoundedForTheWholeServer() async throws {
    var limits = HTTPLimits()
    limits.bufferedBytesMax = 200_000
    try await withServer(limits: limits) { server in
      let holder = try RawClient(port: server.port)
      let post = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 150000\r\n\r\n"
      holder.send(post + String(repeating: "x", count: 149_999))
      await eventually { await server.metrics().bytesBuffered >= 149_999 }
      let second = try RawClient(port: server.port)
      second.send(post + String(repeating: "x", count: 140_000))
      #expect(second.readAnswer()?.status == 503)
      #expect(holder.ask("x")?.body.count == 150_000, "who came first is served")
      await eventually { await server.metrics().bytesBuffered == 0 }
    }
  }

  @Test func aConnectionIsNotReadBeyondItsDepth() async throws {
    var limits = HTTPLimits()
    limits.pipelineDepthMax = 4
    let mayEnd = Flag()
    var router = echoRouter()
    router.on(.get, "/held") { _, _ in
      await mayEnd.wait()
      return HTTPResponse(status: 200)
    }
    try await withServer(limits: limits, router: router) { server in
      let client = try RawClient(port: server.port)
      client.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n")
      let padded = "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "y", count: 8000))\r\n\r\n"
      for _ in 0..<50 { client.send(padded) }
      await eventually { await server.metrics().requests == 4 }
      await server.settle()
      let metrics = await server.metrics()
      #expect(metrics.requests == 4)
      #expect(metrics.bytesIn <= 3 * 64 * 1024, "the rest waits in the kernel")
      mayEnd.store(true)
      for _ in 0..<51 { #expect(client.readAnswer()?.status == 200) }
    }
  }

  @Test func aClientThatDoesNotReadIsCutOffAndAStreamWaitsForIt() async throws {
    let clock = ManualClock()
    let count = Count(0)
    var router = HTTPRouter()
    router.on(.get, "/endless") { _, _ in
      HTTPResponse(
        status: 200,
        body: .stream(
          HTTPBodyStream { writer in
            while true {
              try await writer.write([UInt8](repeating: 0x61, count: 65_536))
              count.add(65_536)
            }
          }))
    }
    try await withServer(clock: clock, router: router) { server in
      let client = try RawClient(port: server.port, receiveBuffer: 4096)
      client.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
      await eventually { count.value > 0 }
      await server.pass(.milliseconds(14_999), on: clock)
      #expect(await server.metrics().connectionsOpen == 1)
      // What left before the client's buffer was full gains time.
      await eventually {
        await server.pass(.seconds(1), on: clock)
        return await server.metrics().connectionsOpen == 0
      }
      #expect(count.value < 32 * 1024 * 1024, "the stream ran on while nobody read")
      #expect(!client.readToEnd().isEmpty && client.isEnded)
    }
  }

  @Test func longAnswersReachASlowReaderWhole() async throws {
    let long = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var router = HTTPRouter()
    router.on(.get, "/long") { _, _ in HTTPResponse(status: 200, body: .bytes(long)) }
    try await withServer(router: router) { server in
      let client = try RawClient(port: server.port, receiveBuffer: 65_536)
      client.send(String(repeating: "GET /long HTTP/1.1\r\nHost: a\r\n\r\n", count: 3))
      await eventually { await server.metrics().answersByClass[2] > 0 }
      await server.settle()
      #expect(await server.metrics().bytesOut < 3 * long.count, "some of it waits for the client")
      for _ in 0..<3 { #expect(client.readAnswer()?.body == long) }
    }
  }

  @Test func anAnswerIsReadBeforeTheConnectionGoes() async throws {
    let clock = ManualClock()
    try await withServer(clock: clock) { server in
      let client = try RawClient(port: server.port)
      client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n")
      // The client goes on sending its body for a while, as clients do, and still gets to read why.
      for _ in 0..<20 { client.send([UInt8](repeating: 0x61, count: 100_000)) }
      #expect(client.readAnswer()?.status == 413)
      await server.pass(.milliseconds(1_999), on: clock)
      #expect(await server.metrics().connectionsOpen == 1)
      await server.pass(moment, on: clock)
      #expect(await server.metrics().connectionsOpen == 0, "a client that does not close is left")
      #expect(client.readToEnd() == "" && client.isEnded)
    }
  }

  @Test func acceptingRestsWhenDescriptorsRunOutAndComesBack() async throws {
    let left = Count(3)
    let clock = ManualClock()
    let loop = try EventLoop(name: "test", clock: clock)
    defer { loop.stop() }
    let server = try await HTTPServer.start(
      address: "127.0.0.1", port: 0, loops: [loop], limits: HTTPLimits(),
      application: { _ in HTTPApplication(router: echoRouter()) },
      accept: { listener, peer in
        guard left.value == 0 else {
          left.add(-1)
          return -EMFILE
        }
        return clinux_accept_peer(listener, &peer)
      })
    try await onOwnThread {
      let client = try RawClient(port: server.port)
      client.send(get)
      for pauses in 1...3 {
        await eventually { await server.metrics().acceptPauses == pauses }
        await server.pass(.milliseconds(99), on: clock)
        #expect(await server.metrics().connectionsAccepted == 0)
        await server.pass(.milliseconds(1), on: clock)
      }
      #expect(client.readAnswer()?.text == "hello")
      #expect(await server.metrics().acceptPauses == 3)
    }
    await server.drain(deadline: .zero)
  }

  @Test func manyRequestsWithoutAHandlerAreAllAnswered() async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      client.send(String(repeating: "GET /no HTTP/1.1\r\nHost: a\r\n\r\n", count: 500) + get)
      for _ in 0..<500 { #expect(client.readAnswer()?.status == 404) }
      #expect(client.readAnswer()?.text == "hello")
    }
  }

  @Test func answersThatNobodyReadsStopTheReading() async throws {
    var limits = HTTPLimits()
    limits.outputBytesMax = 100_000
    try await withServer(limits: limits) { server in
      for path in ["/no", "/"] {
        let before = await server.metrics().bytesIn
        let client = try RawClient(port: server.port, receiveBuffer: 4096)
        let requests = Array(String(repeating: "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n", count: 2000).utf8)
        #expect(client.send(requests))
        var sent = requests.count
        var isStuck = false
        while sent < 200 * requests.count, !isStuck {
          let more = client.sendSome(requests[(sent % requests.count)...])
          sent += more
          guard more == 0 else { continue }
          let before = await server.metrics().bytesIn
          for _ in 0..<20 { await server.settle() }
          isStuck = await server.metrics().bytesIn == before
        }
        #expect(isStuck, "13 MB of requests were taken from a client that reads nothing")
        let taken = await server.metrics().bytesIn - before
        #expect(taken < 8_000_000)
        // Once the client reads, everything that it sent whole is answered.
        for _ in 0..<2000 { #expect(client.readAnswer()?.status == (path == "/" ? 200 : 404)) }
      }
    }
  }

  @Test func aStreamThatHangsIsCut() async throws {
    let clock = ManualClock()
    let cancelled = Flag()
    let mayWrite = Count(0)
    var router = HTTPRouter()
    router.on(.get, "/hangs") { _, _ in
      HTTPResponse(
        status: 200,
        body: .stream(
          HTTPBodyStream { writer in
            for piece in 1...4 {
              await eventually { mayWrite.value >= piece }
              try await writer.write(Array("piece ".utf8))
            }
            await untilCancelled()
            cancelled.store(true)
          }))
    }
    try await withServer(clock: clock, router: router) { server in
      let client = try RawClient(port: server.port)
      client.send("GET /hangs HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(client.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 200 "))
      for _ in 1...4 {
        await server.pass(.milliseconds(59_999), on: clock)
        mayWrite.add(1)
        #expect(client.read(until: "piece \r\n") == "6\r\npiece \r\n", "each piece has a handler's time")
      }
      await server.pass(.milliseconds(59_999), on: clock)
      #expect(await server.metrics().connectionsOpen == 1)
      await server.pass(moment, on: clock)
      #expect(client.readToEnd() == "" && client.isEnded, "no last chunk")
      await cancelled.wait()
    }
  }
}
