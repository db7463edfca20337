import CLinux
import EventLoop
import Glibc
import HTTPServer
import Testing

/// Start, loops, moments, counters and drain.
@Suite(.serialized) struct LifeTests {
  private let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

  private func start(
    _ address: String = "127.0.0.1", port: Int, loops: [EventLoop]
  ) async throws -> HTTPServer {
    try await HTTPServer.start(address: address, port: port, loops: loops) { _ in
      HTTPApplication(router: echoRouter())
    }
  }

  @Test func aTakenPortIsNeverShared() async throws {
    let loops = [try EventLoop(name: "test-0"), try EventLoop(name: "test-1")]
    defer { for loop in loops { loop.stop() } }
    try await withServer(loops: 2) { server in
      await #expect(throws: HTTPServerError.portTaken(server.port)) {
        _ = try await start(port: server.port, loops: loops)
      }
      let answer = try RawClient(port: server.port).ask(get)?.text
      #expect(answer == "hello")
    }
    let (port, stranger) = try #require(takenPort())
    #expect(listen(stranger, 1) == 0)
    await #expect(throws: HTTPServerError.portTaken(port)) { _ = try await start(port: port, loops: loops) }
    close(stranger)
    let after = try await start(port: port, loops: loops)
    #expect(after.port == port)
    let client = try RawClient(port: port)
    #expect(client.ask(get)?.status == 200)
    await after.drain(deadline: .zero)
    // Connections of the last server that linger in the kernel do not stop the next one.
    let again = try await start(port: port, loops: loops)
    await again.drain(deadline: .zero)
  }

  @Test func wrongAddressesAreErrors() async throws {
    let loop = try EventLoop(name: "test")
    defer { loop.stop() }
    await #expect(throws: HTTPServerError.invalidAddress("localhost:0")) {
      try await start("localhost", port: 0, loops: [loop])
    }
    await #expect(throws: HTTPServerError.invalidAddress("127.0.0.1:65536")) {
      try await start(port: 65536, loops: [loop])
    }
  }

  @Test func anApplicationThatFailsFreesThePort() async throws {
    struct Refused: Error {}
    let loop = try EventLoop(name: "test")
    defer { loop.stop() }
    let (port, socket) = try #require(takenPort())
    close(socket)
    await #expect(throws: Refused.self) {
      try await HTTPServer.start(address: "127.0.0.1", port: port, loops: [loop]) { _ in throw Refused() }
    }
    let next = try await start(port: port, loops: [loop])
    await next.drain(deadline: .zero)
  }

  @Test func itServesIPv6() async throws {
    let application: @Sendable (EventLoop) -> HTTPApplication = { _ in
      var router = HTTPRouter()
      router.on(.get, "/") { request, _ in
        HTTPResponse(status: 200, contentType: "text/plain", text: request.peer.address)
      }
      return HTTPApplication(router: router)
    }
    try await withServer(address: "::1", application: application) { server in
      let answer = try RawClient(port: server.port, isIPv6: true).ask(get)?.text
      #expect(answer == "::1")
    }
    try await withServer(application: application) { server in
      let answer = try RawClient(port: server.port).ask(get)?.text
      #expect(answer == "127.0.0.1")
    }
  }

  @Test func requestsStayOnTheirLoopAndBothLoopsServe() async throws {
    let application: @Sendable (EventLoop) -> HTTPApplication = { own in
      let isRight = own.isCurrent
      var router = HTTPRouter()
      router.on(.get, "/") { request, _ in
        var stayed = isRight && own.isCurrent && request.loop === own
        for _ in 0..<3 {
          await Task.yield()
          stayed = stayed && own.isCurrent
        }
        return HTTPResponse(status: 200, contentType: "text/plain", text: "\(own.name) \(stayed)")
      }
      return HTTPApplication(router: router)
    }
    try await withServer(loops: 2, application: application) { server in
      var names: Set<String> = []
      for _ in 0..<64 {
        let text = try RawClient(port: server.port).ask(get)?.text ?? ""
        #expect(text.hasSuffix(" true"))
        names.insert(text)
      }
      #expect(names.count == 2, "64 connections all came to one loop")
    }
  }

  @Test func noRequestHopsBetweenThreads() async throws {
    let loop = try EventLoop(name: "test")
    defer { loop.stop() }
    let server = try await start(port: 0, loops: [loop])
    try await onOwnThread {
      let client = try RawClient(port: server.port)
      let before = loop.foreignEnqueues
      for _ in 0..<200 { #expect(client.ask(get)?.status == 200) }
      #expect(loop.foreignEnqueues == before)
    }
    await server.drain(deadline: .zero)
  }

  @Test func theMomentOfReceiptIsThatOfTheLastByteWithoutTheQueue() async throws {
    let clock = ManualClock()
    let mayAnswer = Flag()
    var router = HTTPRouter()
    router.on(.post, "/moment") { request, _ in
      await mayAnswer.wait()
      let moments = [request.receivedFirstByteMicroseconds, request.receivedLastByteMicroseconds]
      return HTTPResponse(
        status: 200, contentType: "text/plain", text: moments.map { "\($0)" }.joined(separator: " "))
    }
    try await withServer(clock: clock, router: router) { server in
      let client = try RawClient(port: server.port)
      let request = "POST /moment HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab"
      func moments() -> [Int64] { (client.readAnswer()?.text ?? "").split(separator: " ").compactMap { Int64($0) } }
      let read = clock.realtimeMicroseconds
      client.send(request + request + request)
      await server.hasRead(3 * request.utf8.count)
      await server.pass(.milliseconds(5), on: clock)
      mayAnswer.store(true)
      #expect([moments(), moments(), moments()] == Array(repeating: [read, read], count: 3), "one read brought all")
      // Cut before its last byte, a request is received when that byte comes.
      client.send(String(request.dropLast()))
      await server.hasRead(4 * request.utf8.count - 1)
      await server.pass(.milliseconds(7), on: clock)
      client.send("b")
      #expect(moments() == [read + 5_000, read + 12_000])
    }
  }

  @Test func theMomentHoldsWhileTheQueueIsFull() async throws {
    let clock = ManualClock()
    var limits = HTTPLimits()
    limits.pipelineDepthMax = 2
    var router = HTTPRouter()
    router.on(.get, "/moment") { request, _ in
      await clock.advance(by: .milliseconds(1))
      return HTTPResponse(status: 200, contentType: "text/plain", text: "\(request.receivedLastByteMicroseconds)")
    }
    try await withServer(limits: limits, clock: clock, router: router) { server in
      let client = try RawClient(port: server.port)
      let read = clock.realtimeMicroseconds
      client.send(String(repeating: "GET /moment HTTP/1.1\r\nHost: a\r\n\r\n", count: 8))
      for _ in 0..<8 { #expect(client.readAnswer()?.text == "\(read)", "bytes that wait keep their moment") }
    }
  }

  @Test func countersCount() async throws {
    let clock = ManualClock()
    let began = Flag()
    let mayEnd = Flag()
    var router = echoRouter()
    router.on(.get, "/s") { _, _ in
      began.store(true)
      await mayEnd.wait()
      return HTTPResponse(status: 200)
    }
    try await withServer(clock: clock, loops: 2, router: router) { server in
      let client = try RawClient(port: server.port)
      for _ in 0..<2 { #expect(client.ask(get)?.status == 200) }
      let slow = get.replacing(" / ", with: " /s ")
      client.send(slow)
      await began.wait()
      await server.pass(.milliseconds(5), on: clock)
      mayEnd.store(true)
      #expect(client.readAnswer()?.status == 200)
      #expect(client.ask("GET /no HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 404)
      let metrics = await server.metrics()
      #expect(metrics.connectionsOpen == 1 && metrics.connectionsAccepted == 1)
      #expect(metrics.requests == 4)
      #expect(metrics.answersByClass == [0, 0, 3, 0, 1, 0])
      #expect(metrics.durationCounts.reduce(0, +) == 4)
      #expect(metrics.durationNanoseconds == 5_000_000)
      #expect(
        metrics.bytesIn == 2 * get.utf8.count + slow.utf8.count + "GET /no HTTP/1.1\r\nHost: a\r\n\r\n".utf8.count)
      #expect(metrics.bytesOut > 400)
      #expect(metrics.turns.allSatisfy { $0.longestNanoseconds > 0 && $0.sumNanoseconds >= $0.longestNanoseconds })
    }
  }

  // MARK: - Drain

  @Test func aDrainFinishesWhatRunsAndClosesTheIdle() async throws {
    let began = Flag()
    let mayEnd = Flag()
    var router = echoRouter()
    router.on(.get, "/held") { _, _ in
      began.store(true)
      await mayEnd.wait()
      return HTTPResponse(status: 200, contentType: "text/plain", text: "done")
    }
    try await withServer(loops: 2, router: router) { server in
      let idle = try RawClient(port: server.port)
      #expect(idle.ask(get)?.status == 200)
      let held = try RawClient(port: server.port)
      held.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n" + get)
      let partial = try RawClient(port: server.port)
      partial.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\na")
      await began.wait()
      await eventually { await server.metrics().bytesBuffered > 0 }
      let drained = Flag()
      let drain = Task {
        await server.drain(deadline: .seconds(10))
        drained.store(true)
      }
      #expect(idle.readToEnd() == "" && idle.isEnded)
      #expect(!drained.isSet)
      // The loops drain each in their turn; when no listener is left, all of them have begun.
      await server.refusesConnections()
      partial.send("b")
      let last = partial.readAnswer()
      #expect(last?.text == "ab" && last?.header("connection") == "close")
      mayEnd.store(true)
      let first = held.readAnswer()
      #expect(first?.text == "done" && first?.header("connection") == nil)
      let second = held.readAnswer()
      #expect(second?.text == "hello" && second?.header("connection") == "close", "what had come is answered")
      #expect(held.readToEnd() == "" && held.isEnded)
      held.close()
      partial.close()
      await drain.value
      #expect(await server.metrics().connectionsOpen == 0)
    }
  }

  @Test func connectionsThatWaitInTheQueueAreServedBeforeTheEnd() async throws {
    let loop = try EventLoop(name: "test")
    defer { loop.stop() }
    let server = try await start(port: 0, loops: [loop])
    try await onOwnThread {
      // The loop is held up, so that connections and the drain come to it in one turn.
      let mayGo = Flag()
      loop.execute { while !mayGo.isSet { usleep(1000) } }
      let clients = try (0..<10).map { _ in try RawClient(port: server.port) }
      for client in clients { client.send(get) }
      let before = loop.foreignEnqueues
      let drain = Task { await server.drain(deadline: .seconds(600)) }
      await eventually { loop.foreignEnqueues > before }
      mayGo.store(true)
      for client in clients {
        #expect(client.readAnswer()?.text == "hello")
        client.close()
      }
      await drain.value
    }
  }

  @Test func aConnectionWithoutARequestGetsAMomentWhenTheServerDrains() async throws {
    let clock = ManualClock()
    try await withServer(clock: clock) { server in
      let silent = try RawClient(port: server.port)
      let asking = try RawClient(port: server.port)
      await eventually { await server.metrics().connectionsAccepted == 2 }
      let drain = Task { await server.drain(deadline: .seconds(10)) }
      await server.refusesConnections()
      await eventually { await server.metrics().connectionsOpen == 2 }
      await server.pass(.milliseconds(249), on: clock)
      let answer = asking.ask(get)
      #expect(answer?.text == "hello" && answer?.header("connection") == "close")
      asking.close()
      await eventually { await server.metrics().connectionsOpen == 1 }
      await server.pass(.milliseconds(100), on: clock)
      await drain.value
      #expect(silent.readToEnd() == "" && silent.isEnded)
    }
  }

  @Test func theDeadlineCutsOffTheRest() async throws {
    let clock = ManualClock()
    let began = Flag()
    let cancelled = Flag()
    var router = echoRouter()
    router.on(.get, "/held") { _, _ in
      began.store(true)
      await untilCancelled()
      cancelled.store(true)
      return HTTPResponse(status: 200)
    }
    try await withServer(clock: clock, router: router) { server in
      let client = try RawClient(port: server.port)
      client.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n")
      await began.wait()
      let drain = Task { await server.drain(deadline: .seconds(10)) }
      await server.refusesConnections()
      await eventually { await server.metrics().connectionsOpen == 1 }
      await server.pass(.milliseconds(9_999), on: clock)
      #expect(await server.metrics().connectionsOpen == 1)
      await server.pass(.milliseconds(1), on: clock)
      await drain.value
      #expect(client.readToEnd() == "" && client.isEnded)
      await cancelled.wait()
      await server.drain(deadline: .zero)
    }
  }

  @Test func aDrainEndsAConnectionWhoseLastAnswerWasOnItsWay() async throws {
    let long = [UInt8](repeating: 0x61, count: 8_000_000)
    var router = HTTPRouter()
    router.on(.get, "/long") { _, _ in HTTPResponse(status: 200, body: .bytes(long)) }
    try await withServer(router: router) { server in
      let client = try RawClient(port: server.port, receiveBuffer: 65_536)
      client.send("GET /long HTTP/1.1\r\nHost: a\r\n\r\n")
      await eventually { await server.metrics().answersByClass[2] == 1 }
      // The clock stands still, so the deadline cannot be what ends it.
      let drain = Task { await server.drain(deadline: .seconds(30)) }
      await server.refusesConnections()
      #expect(client.readAnswer()?.body.count == 8_000_000)
      #expect(client.readToEnd() == "" && client.isEnded)
      await drain.value
    }
  }
}
