import CLinux
import EventLoop
import Glibc
import Testing

@testable import HTTPServer

/// Limits and times, each at its edge, with slow, greedy and vanishing clients.
@Suite(.serialized) struct LimitTests {
  private let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

  /// Limits that a test can wait for.
  private func quick() -> HTTPLimits {
    var limits = HTTPLimits()
    limits.sweepTime = .milliseconds(10)
    limits.headReadTime = .milliseconds(200)
    limits.bodyReadTime = .milliseconds(200)
    limits.idleTime = .milliseconds(200)
    limits.writeStallTime = .milliseconds(200)
    limits.handlerTime = .milliseconds(200)
    limits.lingerTime = .milliseconds(200)
    return limits
  }

  @Test func dribbledFieldsDoNotPostponeTheDeadline() async throws {
    try await withServer(limits: quick()) { server in
      let client = try RawClient(port: server.port)
      client.send("GET / HTTP/1.1\r\nHost: a\r\n")
      var answer = ""
      for _ in 0..<100 where answer.isEmpty {
        client.send("X: y\r\n")
        answer = client.readSome(milliseconds: 20)
      }
      #expect(answer.hasPrefix("HTTP/1.1 408 "))
      _ = client.readToEnd()
      #expect(client.isEnded)
    }
  }

  @Test func silentAndIdleConnectionsAreClosedWithoutAWord() async throws {
    try await withServer(limits: quick()) { server in
      let silent = try RawClient(port: server.port)
      let idle = try RawClient(port: server.port)
      #expect(idle.ask(get)?.status == 200)
      #expect(silent.readToEnd() == "" && silent.isEnded)
      #expect(idle.readToEnd() == "" && idle.isEnded)
      #expect(await server.metrics().connectionsOpen == 0)
    }
  }

  @Test func aBodyBelowTheLeastPaceIsRefused() async throws {
    var limits = quick()
    limits.bytesPerSecondMin = 1000
    try await withServer(limits: limits) { server in
      let slow = try RawClient(port: server.port)
      slow.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10000\r\n\r\n")
      var answer = ""
      for _ in 0..<100 where answer.isEmpty {
        slow.send("x")
        answer = slow.readSome(milliseconds: 20)
      }
      #expect(answer.hasPrefix("HTTP/1.1 408 "))
      let steady = try RawClient(port: server.port)
      steady.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2000\r\n\r\n")
      for _ in 0..<20 {
        steady.send(String(repeating: "x", count: 100))
        #expect(poll(nil, 0, 25) == 0)
      }
      #expect(steady.readAnswer()?.body.count == 2000, "500 ms is over the time and within the pace")
    }
  }

  @Test func aSlowHandlerIsCancelledAndAnsweredFor() async throws {
    let flag = Flag()
    var router = echoRouter()
    router.on(.get, "/slow") { _, _ in
      do { try await Task.sleep(for: .seconds(30)) } catch { flag.store(true) }
      return HTTPResponse(status: 200)
    }
    try await withServer(limits: quick(), router: router) { server in
      let client = try RawClient(port: server.port)
      let answer = client.ask("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n" + get)
      #expect(answer?.status == 503)
      #expect(answer?.header("retry-after") == "1")
      #expect(client.readToEnd() == "" && client.isEnded)
      await flag.wait()
      #expect(await server.metrics().requestsInFlight == 0)
    }
  }

  @Test func aResetCancelsTheHandlerAndAHalfCloseDoesNot() async throws {
    let stopped = Flag()
    let began = Flag()
    var router = echoRouter()
    router.on(.get, "/slow") { _, _ in
      began.store(true)
      do { try await Task.sleep(for: .seconds(30)) } catch { stopped.store(true) }
      return HTTPResponse(status: 200)
    }
    router.on(.get, "/late") { _, _ in
      try? await Task.sleep(for: .milliseconds(100))
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
      half.endSending()
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
      #expect(poll(nil, 0, 50) == 0)
      let metrics = await server.metrics()
      #expect(metrics.requests == 4)
      #expect(metrics.bytesIn <= 3 * 64 * 1024, "the rest waits in the kernel")
      mayEnd.store(true)
      for _ in 0..<51 { #expect(client.readAnswer()?.status == 200) }
    }
  }

  @Test func aClientThatDoesNotReadIsCutOffAndAStreamWaitsForIt() async throws {
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
    try await withServer(limits: quick(), router: router) { server in
      let client = try RawClient(port: server.port, receiveBuffer: 4096)
      client.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
      await eventually { await server.metrics().connectionsOpen == 1 }
      await eventually { await server.metrics().connectionsOpen == 0 }
      #expect(count.value < 32 * 1024 * 1024, "the stream ran on while nobody read")
      #expect(count.value > 0)
    }
  }

  @Test func longAnswersReachASlowReaderWhole() async throws {
    let long = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var router = HTTPRouter()
    router.on(.get, "/long") { _, _ in HTTPResponse(status: 200, body: .bytes(long)) }
    try await withServer(router: router) { server in
      let client = try RawClient(port: server.port, receiveBuffer: 65_536)
      client.send(String(repeating: "GET /long HTTP/1.1\r\nHost: a\r\n\r\n", count: 3))
      #expect(poll(nil, 0, 100) == 0)
      for _ in 0..<3 { #expect(client.readAnswer(milliseconds: 5000)?.body == long) }
    }
  }

  @Test func anAnswerIsReadBeforeTheConnectionGoes() async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n")
      // The client goes on sending its body for a while, as clients do, and still gets to read why.
      for _ in 0..<20 { client.send([UInt8](repeating: 0x61, count: 100_000)) }
      #expect(client.readAnswer()?.status == 413)
    }
  }

  @Test func acceptingRestsWhenDescriptorsRunOutAndComesBack() async throws {
    let left = Count(3)
    let loop = try EventLoop(name: "test")
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
    let client = try RawClient(port: server.port)
    #expect(client.ask(get)?.text == "hello")
    #expect(await server.metrics().acceptPauses == 3)
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
        var sent = 0
        while sent < 200, client.send(requests, milliseconds: 200) { sent += 1 }
        #expect(sent < 200, "13 MB of requests were taken from a client that reads nothing")
        let taken = await server.metrics().bytesIn - before
        #expect(taken < 8_000_000)
        // Once the client reads, everything that it sent whole is answered.
        for _ in 0..<2000 { #expect(client.readAnswer()?.status == (path == "/" ? 200 : 404)) }
      }
    }
  }

  @Test func aStreamThatHangsIsCut() async throws {
    let cancelled = Flag()
    var router = HTTPRouter()
    router.on(.get, "/hangs") { _, _ in
      HTTPResponse(
        status: 200,
        body: .stream(
          HTTPBodyStream { writer in
            for _ in 0..<4 {
              try await Task.sleep(for: .milliseconds(100))
              try await writer.write(Array("piece ".utf8))
            }
            do { try await Task.sleep(for: .seconds(30)) } catch { cancelled.store(true) }
          }))
    }
    try await withServer(limits: quick(), router: router) { server in
      let client = try RawClient(port: server.port)
      client.send("GET /hangs HTTP/1.1\r\nHost: a\r\n\r\n")
      let text = client.readToEnd()
      #expect(client.isEnded)
      #expect(text.components("piece ").count == 5, "four pieces in twice a handler's time, each in time")
      #expect(!text.hasSuffix("0\r\n\r\n"))
      await cancelled.wait()
    }
  }
}
