import EventLoop
import Testing

@testable import HTTPServer

/// What a stranger can make the server hold: a body is let in by its head, and each client has a share of the memory.
@Suite(.serialized) struct AdmissionTests {
  /// Less than any time-out, more than a sweep.
  private let moment = Duration.milliseconds(200)

  /// POST `/guarded` lets in who names itself, after `mayDecide`, and gives its body's length. Who says `X-Short` may send
  /// 1,000 bytes.
  private func router(mayDecide: Flag, asked: Count = Count(0)) -> HTTPRouter {
    var router = echoRouter()
    router.on(
      .post, "/guarded",
      admit: { request, _ in
        asked.add(1)
        while !mayDecide.isSet, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(2)) }
        guard request.header("X-Name") != nil else {
          return .refused(HTTPResponse(status: 401, contentType: "text/plain", text: "who"))
        }
        return request.header("X-Short") == nil ? .accepted : .acceptedUpTo(bytes: 1_000)
      }
    ) { request, _ in HTTPResponse(status: 200, contentType: "text/plain", text: "\(request.body.count)") }
    return router
  }

  private static func open() -> Flag {
    let flag = Flag()
    flag.store(true)
    return flag
  }

  private func head(_ path: String, _ fields: String = "", length: Int) -> String {
    "POST \(path) HTTP/1.1\r\nHost: a\r\n\(fields)Content-Length: \(length)\r\n\r\n"
  }

  @Test func aStrangerIsRefusedByItsHeadAndNotAskedForItsBody() async throws {
    try await withServer(router: router(mayDecide: Self.open())) { server in
      for expect in ["", "Expect: 100-continue\r\n"] {
        let client = try RawClient(port: server.port)
        let answer = client.ask(head("/guarded", expect, length: 2_000_000))
        #expect(answer?.status == 401, "an interim answer would have come first")
        #expect(answer?.header("connection") == "close")
        #expect(client.readToEnd() == "" && client.isEnded)
      }
      await eventually { await server.metrics().bytesBuffered == 0 }
    }
  }

  @Test func aBodyInChunksIsAskedAboutToo() async throws {
    try await withServer(router: router(mayDecide: Self.open())) { server in
      let client = try RawClient(port: server.port)
      let chunked = "POST /guarded HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      #expect(client.ask(chunked)?.status == 401)
    }
  }

  @Test func aBodyIsLetInUpToALengthOfItsOwn() async throws {
    try await withServer(router: router(mayDecide: Self.open())) { server in
      for (length, status) in [(1_000, 200), (1_001, 413)] {
        let whole = try RawClient(port: server.port)
        whole.send(head("/guarded", "X-Name: a\r\nX-Short: 1\r\n", length: length))
        if status == 200 { whole.send(String(repeating: "x", count: length)) }
        #expect(whole.readAnswer()?.status == status)
        let chunked = try RawClient(port: server.port)
        chunked.send(
          "POST /guarded HTTP/1.1\r\nHost: a\r\nX-Name: a\r\nX-Short: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "\(String(length, radix: 16))\r\n")
        if status == 200 { chunked.send(String(repeating: "x", count: length) + "\r\n0\r\n\r\n") }
        #expect(chunked.readAnswer()?.status == status)
      }
    }
  }

  @Test func aPathOrMethodThatIsNotThereIsRefusedByItsHead() async throws {
    try await withServer { server in
      for (request, status) in [("POST /no", 404), ("PUT /echo", 405), ("OPTIONS /echo", 204)] {
        let client = try RawClient(port: server.port)
        let answer = client.ask("\(request) HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n")
        #expect(answer?.status == status && answer?.header("connection") == "close")
      }
    }
  }

  @Test func aLongBodyWaitsInTheKernelUntilItIsLetIn() async throws {
    let mayDecide = Flag()
    let asked = Count(0)
    var limits = HTTPLimits()
    limits.readAheadBytesMax = 1
    try await withServer(limits: limits, router: router(mayDecide: mayDecide, asked: asked)) { server in
      let client = try RawClient(port: server.port)
      let body = String(repeating: "x", count: 300_000)
      client.send(head("/guarded", "X-Name: a\r\nExpect: 100-continue\r\n", length: body.utf8.count))
      await eventually { asked.value == 1 }
      await server.settle()
      #expect(!client.hasAnswers(1), "it is not known yet whether the body may come")
      mayDecide.store(true)
      #expect(client.read(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
      client.send(body)
      #expect(client.readAnswer()?.text == "300000")
      #expect(client.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200, "the connection is kept")

      let impatient = try RawClient(port: server.port)
      mayDecide.store(false)
      impatient.send(head("/guarded", "X-Name: a\r\n", length: body.utf8.count))
      await eventually { asked.value == 2 }
      let before = await server.metrics().bytesIn
      _ = impatient.sendSome(Array(body.utf8)[...])
      for _ in 0..<5 { await server.settle() }
      // One read, however much there is.
      let ahead = await server.metrics().bytesIn - before
      #expect((1...HTTPWorker.readBufferBytes).contains(ahead), "\(ahead)")
      impatient.reset()
      await eventually { await server.metrics().connectionsOpen == 1 }
      mayDecide.store(true)
    }
  }

  /// The moment of the last byte is that of the read which completes the message, however long it takes to find out whether
  /// the body may come: the moment decides whether an application is in time.
  @Test(arguments: [1, 3]) func theMomentOfTheLastByteIsThatOfItsReadNotOfTheDecision(_ parts: Int) async throws {
    let (clock, mayDecide, asked) = (ManualClock(), Flag(), Count(0))
    var router = router(mayDecide: mayDecide, asked: asked)
    router.on(
      .post, "/moment",
      admit: { _, _ in
        asked.add(1)
        while !mayDecide.isSet, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(2)) }
        return .accepted
      }
    ) { request, _ in
      HTTPResponse(
        status: 200, contentType: "text/plain", text: "\(request.body.count) \(request.receivedLastByteMicroseconds)")
    }
    try await withServer(clock: clock, router: router) { server in
      let client = try RawClient(port: server.port)
      let body = Array(String(repeating: "x", count: 3_000).utf8)
      let first = head("/moment", length: body.count)
      client.send(first)
      await server.hasRead(first.utf8.count)
      await eventually { asked.value == 1 }
      var read = first.utf8.count
      for part in 0..<parts {
        await server.pass(.seconds(1), on: clock)
        let piece = body[(part * body.count / parts)..<((part + 1) * body.count / parts)]
        client.send(String(decoding: piece, as: UTF8.self))
        read += piece.count
        await server.hasRead(read)
      }
      let last = clock.realtimeMicroseconds
      // A second request comes behind it before the first one is let in, and gets a moment of its own.
      await server.pass(.seconds(2), on: clock)
      let second = head("/moment", length: 2) + "ab"
      client.send(second)
      await server.hasRead(read + second.utf8.count)
      let later = clock.realtimeMicroseconds
      await server.pass(.seconds(5), on: clock)
      mayDecide.store(true)
      #expect(client.readAnswer()?.text == "3000 \(last)")
      #expect(client.readAnswer()?.text == "2 \(later)")
      #expect(later > last)
    }
  }

  @Test func aClientMayEndItsSideBeforeItsBodyIsLetIn() async throws {
    let (mayDecide, asked) = (Flag(), Count(0))
    try await withServer(router: router(mayDecide: mayDecide, asked: asked)) { server in
      for length in [5, 6] {
        mayDecide.store(false)
        let client = try RawClient(port: server.port)
        let before = await server.metrics().bytesIn
        let first = head("/guarded", "X-Name: a\r\n", length: length)
        client.send(first)
        await eventually { await server.metrics().bytesIn == before + first.utf8.count }
        client.send("hello")
        client.endSending()
        await eventually { await server.metrics().bytesIn == before + first.utf8.count + 5 }
        await server.settle()
        mayDecide.store(true)
        // The one that is a byte short is told so.
        let answer = client.readAnswer()
        #expect(answer?.status == (length == 5 ? 200 : 400))
      }
    }
  }

  /// What is read ahead counts in the share of its client.
  @Test func oneClientReadsAheadNoMoreThanItsShare() async throws {
    let (mayDecide, asked) = (Flag(), Count(0))
    var limits = HTTPLimits()
    limits.clientBytesMax = limits.bodyBytesCeiling
    limits.readAheadBytesMax = limits.bodyBytesCeiling
    try await withServer(limits: limits, router: router(mayDecide: mayDecide, asked: asked)) { server in
      var clients: [RawClient] = []
      for _ in 0..<8 {
        let client = try RawClient(port: server.port)
        client.send(head("/guarded", "X-Name: a\r\n", length: 2_000_000))
        clients.append(client)
      }
      await eventually { asked.value == 8 }
      let piece = Array(String(repeating: "x", count: 1_900_000).utf8)
      await eventually {
        for client in clients { _ = client.sendSome(piece[...]) }
        return await server.metrics().answersByClass[4] > 0
      }
      #expect(await server.metrics().bytesBuffered <= limits.clientBytesMax + HTTPWorker.readBufferBytes)
      mayDecide.store(true)
    }
  }

  @Test func aBodyThatCameWholeIsLeftToTheHandler() async throws {
    let asked = Count(0)
    try await withServer(router: router(mayDecide: Self.open(), asked: asked)) { server in
      let client = try RawClient(port: server.port)
      #expect(client.ask(head("/guarded", length: 5) + "hello")?.text == "5")
      #expect(asked.value == 0)
    }
  }

  @Test func aBodyThatStandsStillIsRefused() async throws {
    let clock = ManualClock()
    try await withServer(clock: clock) { server in
      let client = try RawClient(port: server.port)
      let sent = head("/echo", length: 1_000_000) + String(repeating: "x", count: 999_999)
      client.send(sent)
      await server.hasRead(sent.utf8.count)
      await server.pass(.milliseconds(9_999), on: clock)
      #expect(await server.metrics().answersByClass[4] == 0)
      await server.pass(moment, on: clock)
      // At the least pace it had 71 seconds.
      #expect(client.readAnswer()?.status == 408)
    }
  }

  @Test func oneClientHoldsNoMoreThanItsShare() async throws {
    var limits = HTTPLimits()
    limits.bodyBytesCeiling = limits.bodyBytesMax
    limits.clientBytesMax = 3_000_000
    var router = HTTPRouter()
    router.on(.post, "/echo", bodyBytesMax: 2_000_000) { request, _ in
      HTTPResponse(status: 200, contentType: "text/plain", text: "\(request.body.count)")
    }
    var application = HTTPApplication(router: router)
    application.payers = { [$0.header("X-Name") ?? ""] }
    let made = application
    try await withServer(limits: limits, application: { _ in made }) { server in
      func begin(_ name: String) throws -> RawClient {
        let client = try RawClient(port: server.port)
        client.send(head("/echo", "X-Name: \(name)\r\n", length: 2_000_000))
        client.send(String(repeating: "x", count: 1_999_999))
        return client
      }
      let first = try begin("a")
      await eventually { await server.metrics().bytesBuffered >= 1_999_999 }
      let second = try begin("a")
      let refused = second.readAnswer()
      #expect(refused?.status == 429 && refused?.header("retry-after") == "1")
      let other = try begin("b")
      #expect(other.ask("x")?.text == "2000000", "another client has a share of its own")
      #expect(first.ask("x")?.text == "2000000", "who came first is served")
      let again = try begin("a")
      #expect(again.ask("x")?.text == "2000000", "a body that was answered gives its share back")
    }
  }

  /// The answers that nobody reads: of one client no more than its share, of all together no more than their bound.
  @Test(arguments: [true, false]) func unreadAnswersAreBounded(_ isOneClient: Bool) async throws {
    var limits = HTTPLimits()
    limits.bodyBytesCeiling = limits.bodyBytesMax
    limits.clientBytesMax = isOneClient ? 20_000_000 : 1_000_000_000
    limits.unreadBytesMax = isOneClient ? 1_000_000_000 : 20_000_000
    var router = HTTPRouter()
    router.on(.get, "/long") { _, _ in
      HTTPResponse(status: 200, body: .bytes([UInt8](repeating: 0x61, count: 8_000_000)))
    }
    router.on(.get, "/") { _, _ in HTTPResponse(status: 200, contentType: "text/plain", text: "hello") }
    try await withServer(limits: limits, router: router) { server in
      var readers: [RawClient] = []
      for number in 1...20 {
        let reader = try RawClient(port: server.port, receiveBuffer: 4096)
        reader.send("GET /long HTTP/1.1\r\nHost: a\r\n\r\n")
        readers.append(reader)
        await eventually { await server.metrics().answersByClass[2] == number }
        await server.settle()
        #expect(await server.metrics().bytesUnread <= 20_000_000)
      }
      #expect(await server.metrics().connectionsCut >= 15)
      #expect(readers.last?.readAnswer()?.body.count == 8_000_000, "the last one is served")
      #expect(try RawClient(port: server.port).ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.text == "hello")
      for reader in readers { reader.close() }
      await eventually { await server.metrics().bytesUnread == 0 }
    }
  }

  @Test func aClientIsCountedByItsAddressOrItsNetwork() {
    #expect(HTTPNetwork.name(ofAddress: "192.0.2.1") == "192.0.2.1")
    #expect(HTTPNetwork.name(ofAddress: "::ffff:192.0.2.1") == "192.0.2.1")
    #expect(HTTPNetwork.name(ofAddress: "2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64")
    #expect(HTTPNetwork.name(ofAddress: "2001:db8:1:2::9") == "2001:db8:1:2::/64")
    #expect(HTTPNetwork.name(ofAddress: "2001:db8:1:3::9") == "2001:db8:1:3::/64")
    #expect(HTTPNetwork.name(ofAddress: "::1") == "0:0:0:0::/64")
    for text in ["", "unknown", "192.0.2", "192.0.2.1.5", "[2001:db8::1]", String(repeating: "1", count: 46)] {
      #expect(HTTPNetwork.name(ofAddress: text) == nil, "\(text)")
    }
  }
}
