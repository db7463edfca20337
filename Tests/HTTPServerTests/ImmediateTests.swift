import EventLoop
import Glibc
import HTTPServer
import Testing

@Suite(.serialized) struct ImmediateTests {
  private static func router() -> HTTPRouter {
    var router = echoRouter()
    router.onImmediate(.get, "/now/{id}") { _, parameters in
      HTTPResponse(status: 200, contentType: "text/plain", text: "now \(parameters["id"])")
    }
    let kept: HTTPImmediateHandler = { request, _ in
      request.header("If-None-Match") == "\"1\"" ? HTTPResponse(status: 304, headers: ["ETag": "\"1\""]) : nil
    }
    router.on(.get, "/kept", immediate: kept) { _, _ in
      await Task.yield()
      return HTTPResponse(status: 200, headers: ["ETag": "\"1\""], body: .bytes(Array("whole".utf8)))
    }
    router.onImmediate(.get, "/stream") { _, _ in
      HTTPResponse(
        status: 200, body: .stream(HTTPBodyStream { writer in for _ in 0..<3 { try await writer.write([0x61]) } }))
    }
    return router
  }

  @Test func whatIsAtHandIsAnsweredAndTheRestIsLeftToTheHandler() async throws {
    try await withServer(router: ImmediateTests.router()) { server in
      let client = try RawClient(port: server.port)
      #expect(client.ask("GET /now/7 HTTP/1.1\r\nHost: a\r\n\r\n")?.text == "now 7")
      #expect(client.ask("GET /kept HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"1\"\r\n\r\n")?.status == 304)
      #expect(client.ask("GET /kept HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"2\"\r\n\r\n")?.text == "whole")
      #expect(client.ask("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")?.text == "aaa")
      let last = client.ask("GET /now/8 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(last?.text == "now 8" && last?.header("connection") == "close")
      let metrics = await server.metrics()
      #expect(metrics.requests == 5 && metrics.answersByClass[2] == 4 && metrics.answersByClass[3] == 1)
      #expect(metrics.requestsInFlight == 0)
    }
  }

  @Test func immediateAndWaitingAnswersKeepTheOrderOfTheirRequests() async throws {
    try await withServer(router: ImmediateTests.router()) { server in
      let client = try RawClient(port: server.port)
      let paths = (0..<120).map { ["/now/\($0)", "/kept", "/items/\($0)", "/stream"][$0 % 4] }
      client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
      for (number, path) in paths.enumerated() {
        let wanted = ["now \(number)", "whole", "\(number)", "aaa"][number % 4]
        #expect(client.readAnswer()?.text == wanted, "\(path)")
      }
    }
  }

  /// A handler that does not suspend ends inside the call that starts it; a flood of such requests must not nest.
  @Test(arguments: ["/now/1", "/items/1"]) func aPipelinedFloodOfAnswersDoesNotNest(path: String) async throws {
    let rounds = 2
    let requestsPerRound = 1500
    let expected = path == "/now/1" ? "now 1" : "1"
    try await withServer(router: ImmediateTests.router()) { server in
      let client = try RawClient(port: server.port)
      let flood = String(repeating: "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n", count: requestsPerRound)
      for _ in 0..<rounds {
        #expect(client.send(flood))
        for _ in 0..<requestsPerRound { #expect(client.readAnswer()?.text == expected) }
      }
      #expect(await server.metrics().requests == rounds * requestsPerRound)
    }
  }

  /// Another client's request comes while the first one of a flood is answered.
  @Test(arguments: ["/now/1", "/items/1"]) func aPipelinedFloodLeavesOthersTheirTurn(path: String) async throws {
    let flooded = Count(0)
    let before = Count(0)
    let sent = Flag()
    var router = HTTPRouter()
    @Sendable func flood() -> HTTPResponse {
      // The loop stands still until all requests are in its sockets.
      while flooded.value == 0, !sent.isSet { usleep(100) }
      flooded.add(1)
      return HTTPResponse(status: 204)
    }
    router.onImmediate(.get, "/now/{id}") { _, _ in flood() }
    router.on(.get, "/items/{id}") { _, _ in flood() }
    router.onImmediate(.get, "/other") { _, _ in
      before.add(flooded.value)
      return HTTPResponse(status: 204)
    }
    let requests = 1500
    try await withServer(router: router) { server in
      let other = try RawClient(port: server.port)
      let client = try RawClient(port: server.port)
      await eventually { await server.metrics().connectionsAccepted == 2 }
      client.send(String(repeating: "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n", count: requests))
      other.send("GET /other HTTP/1.1\r\nHost: a\r\n\r\n")
      sent.store(true)
      #expect(other.readAnswer()?.status == 204)
      // As many as a connection may hold when the flood is read, and as many in the rest of that turn.
      #expect(before.value <= 2 * HTTPLimits().pipelineDepthMax)
      for _ in 0..<requests { #expect(client.readAnswer()?.status == 204) }
    }
  }

  @Test func immediateRoutesAnswerWhileAllHandlersAreTaken() async throws {
    var limits = HTTPLimits()
    limits.requestsInFlightMax = 1
    let began = Flag()
    let mayEnd = Flag()
    var router = ImmediateTests.router()
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
      #expect(other.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 503)
      #expect(other.ask("GET /now/1 HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 200)
      mayEnd.store(true)
      #expect(held.readAnswer()?.status == 200)
    }
  }
}
