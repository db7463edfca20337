import EventLoop
import Testing

@testable import HTTPServer

/// Methods, fields, bodies and routes, as a client sees them.
@Suite(.serialized) struct MessageTests {
  private let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

  @Test func headHasTheFieldsOfGetAndNoBody() async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      let head = client.ask("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", hasBody: false)
      #expect(head?.status == 200)
      #expect(head?.header("content-length") == "5")
      #expect(head?.header("content-type") == "text/plain")
      #expect(client.ask(get)?.text == "hello", "a body was sent with HEAD")
      let unknown = client.ask("HEAD /nothing HTTP/1.1\r\nHost: a\r\n\r\n", hasBody: false)
      #expect(unknown?.status == 404)
      #expect(client.ask(get)?.text == "hello", "a body was sent with HEAD")
    }
  }

  @Test func optionsAndWrongMethodsNameWhatIsAllowed() async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      let options = client.ask("OPTIONS / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(options?.status == 204)
      #expect(options?.header("allow") == "GET, HEAD, OPTIONS")
      #expect(options?.header("content-length") == nil)
      for method in ["DELETE", "TRACE", "BREW"] {
        let refused = client.ask("\(method) / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(refused?.status == 405)
        #expect(refused?.header("allow") == "GET, HEAD, OPTIONS")
      }
      #expect(client.ask("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n")?.header("allow") == "OPTIONS, POST")
      #expect(client.ask("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")?.header("allow") == "GET, HEAD, OPTIONS, POST")
      #expect(client.ask("OPTIONS /nothing HTTP/1.1\r\nHost: a\r\n\r\n")?.status == 404)
    }
  }

  @Test func segmentsAndQueriesAreDecoded() async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      #expect(client.ask("GET /items/caf%C3%A9%20x HTTP/1.1\r\nHost: a\r\n\r\n")?.text == "café x")
      let query = client.ask("GET /query?b=1&a=%26%3D&b=2+3&c&=d HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(query?.text == "b=1;a=&=;b=2 3;c=;=d")
    }
  }

  @Test func lettersGoBeforePlacesAndDeadEndsAreLeft() async throws {
    var router = HTTPRouter()
    for pattern in ["/a/{x}/c", "/a/b/d", "/{y}/b/e", "/a/b"] {
      router.on(.get, pattern) { _, parameters in
        let values = parameters.values.joined(separator: ",")
        return HTTPResponse(status: 200, contentType: "text/plain", text: "\(parameters.pattern) \(values)")
      }
    }
    try await withServer(router: router) { server in
      let client = try RawClient(port: server.port)
      let cases = [
        ("/a/b/c", "/a/{x}/c b"), ("/a/b/d", "/a/b/d "), ("/a/b/e", "/{y}/b/e a"), ("/a/b", "/a/b "), ("/a", nil),
        ("/a/b/f", nil), ("/a//c", nil),
      ]
      for (path, expected) in cases {
        let answer = client.ask("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(answer?.status == (expected == nil ? 404 : 200))
        if let expected { #expect(answer?.text == expected) }
      }
    }
  }

  @Test func everyAnswerHasTheApplicationsFieldsAndShape() async throws {
    let application: @Sendable (EventLoop) -> HTTPApplication = { _ in
      var router = echoRouter()
      router.on(.get, "/own") { _, _ in HTTPResponse(status: 200, headers: ["api-version": "own"]) }
      return HTTPApplication(
        router: router, defaultHeaders: ["API-Version": "1.2.3", "X-Frame-Options": "DENY"],
        renderFault: { fault, request in
          HTTPResponse(
            status: fault.status, contentType: "application/problem+json",
            text:
              "{\"status\":\(fault.status),\"reason\":\"\(fault.reason.rawValue)\",\"path\":\"\(request?.path ?? fault.path ?? "-")\"}"
          )
        })
    }
    try await withServer(application: application) { server in
      let tooLong = "Content-Length: 9000000000\r\n\r\n"
      for (request, status, reason, path) in [
        (get, 200, nil, nil), ("GET /no HTTP/1.1\r\nHost: a\r\n\r\n", 404, "path", "/no"),
        ("PUT / HTTP/1.1\r\nHost: a\r\n\r\n", 405, "not-allowed", "/"),
        ("GET / HTTP/1.1\r\n\r\n", 400, "host", "/"), ("GET / HTTP/3.0\r\n\r\n", 505, "version", "-"),
        ("GET /here?a=b HTTP/1.1\r\nHost : a\r\n\r\n", 400, "field", "/here"),
        ("POST /echo?a=b HTTP/1.1\r\nHost: a\r\n" + tooLong, 413, "body-length", "/echo"),
        ("OPTIONS / HTTP/1.1\r\nHost: a\r\n\r\n", 204, nil, nil),
      ] as [(String, Int, String?, String?)] {
        let answer = try RawClient(port: server.port).ask(request)
        #expect(answer?.status == status)
        #expect(answer?.header("api-version") == "1.2.3")
        #expect(answer?.header("x-frame-options") == "DENY")
        #expect(answer?.header("date") != nil)
        guard let reason else { continue }
        #expect(answer?.header("content-type") == "application/problem+json")
        #expect(answer?.text.contains("\"reason\":\"\(reason)\"") == true)
        #expect(answer?.text.contains("\"path\":\"\(path ?? "")\"}") == true)
      }
      let own = try RawClient(port: server.port).ask("GET /own HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(own?.headers.filter { $0.name.lowercased() == "api-version" }.map(\.value) == ["own"])
      #expect(own?.header("x-frame-options") == "DENY")
    }
  }

  @Test func noFieldOfAnAnswerCanAddAnother() async throws {
    var router = HTTPRouter()
    router.on(.get, "/value") { _, _ in HTTPResponse(status: 200, headers: ["Location": "/x\r\nSet-Cookie: a=b"]) }
    router.on(.get, "/name") { _, _ in HTTPResponse(status: 200, headers: ["X Y": "z"]) }
    router.on(.get, "/status") { _, _ in HTTPResponse(status: 42) }
    router.on(.get, "/owned") { _, _ in
      HTTPResponse(status: 200, headers: ["Content-Length": "99", "Transfer-Encoding": "x"], body: .bytes([0x61]))
    }
    try await withServer(router: router) { server in
      let client = try RawClient(port: server.port)
      for path in ["/value", "/name", "/status"] {
        let answer = client.ask("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(answer?.status == 500)
        #expect(answer?.header("set-cookie") == nil)
      }
      let owned = client.ask("GET /owned HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(owned?.headers.filter { $0.name == "Content-Length" }.map(\.value) == ["1"])
      #expect(owned?.header("transfer-encoding") == nil)
    }
  }

  @Test func answersWithoutABodyHaveNoLength() async throws {
    var router = HTTPRouter()
    for status in [204, 304] {
      router.on(.get, "/\(status)") { _, _ in HTTPResponse(status: status, body: .bytes([0x61])) }
    }
    router.on(.get, "/") { _, _ in HTTPResponse(status: 200) }
    try await withServer(router: router) { server in
      let client = try RawClient(port: server.port)
      for status in [204, 304] {
        let answer = client.ask("GET /\(status) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(answer?.status == status)
        #expect(answer?.header("content-length") == nil)
      }
      #expect(client.ask(get)?.header("content-length") == "0")
    }
  }

  @Test func streamsAreChunkedOrEndWithTheClose() async throws {
    var router = HTTPRouter()
    router.on(.get, "/pull") { _, _ in
      let pieces = AsyncStream<[UInt8]> { continuation in
        for piece in ["one ", "", "two ", "three"] { continuation.yield(Array(piece.utf8)) }
        continuation.finish()
      }
      return HTTPResponse(status: 200, body: .stream(HTTPBodyStream(pieces)))
    }
    router.on(.get, "/broken") { _, _ in
      struct Broken: Error {}
      return HTTPResponse(
        status: 200,
        body: .stream(
          HTTPBodyStream { writer in
            try await writer.write(Array("half".utf8))
            throw Broken()
          }))
    }
    try await withServer(router: router) { server in
      let client = try RawClient(port: server.port)
      for _ in 0..<2 {
        let answer = client.ask("GET /pull HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(answer?.header("transfer-encoding") == "chunked")
        #expect(answer?.header("content-length") == nil)
        #expect(answer?.text == "one two three")
      }
      #expect(client.ask("HEAD /pull HTTP/1.1\r\nHost: a\r\n\r\n", hasBody: false)?.status == 200)
      let old = client.ask("GET /pull HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
      #expect(old?.header("transfer-encoding") == nil)
      #expect(old?.header("connection") == "close")
      #expect(old?.text == "one two three")
      let broken = try RawClient(port: server.port)
      broken.send("GET /broken HTTP/1.1\r\nHost: a\r\n\r\n")
      let text = broken.readToEnd()
      #expect(broken.isEnded)
      #expect(!text.contains("0\r\n\r\n"), "a broken body looks whole")
    }
  }

  @Test func continueIsSentOnlyWhenTheBodyIsAwaited() async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      let head = "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"
      #expect(client.ask(head, hasBody: false)?.status == 100)
      #expect(client.ask("abc")?.text == "abc")
      #expect(client.ask(head + "abc")?.text == "abc", "a body that is there needs no interim answer")
      client.send(get + head)
      #expect(client.readAnswer()?.text == "hello")
      #expect(client.readAnswer(hasBody: false)?.status == 100)
      #expect(client.ask("abc")?.text == "abc")
      let tooLong = head.replacing("Content-Length: 3", with: "Content-Length: 99999999")
      #expect(client.ask(tooLong)?.status == 413)
    }
  }

  @Test func aRouteMayRaiseTheBodyLimit() async throws {
    var limits = HTTPLimits()
    limits.bodyBytesMax = 10
    limits.bodyBytesCeiling = 100
    var router = HTTPRouter()
    let count: HTTPHandler = { request, _ in
      HTTPResponse(status: 200, contentType: "text/plain", text: "\(request.body.count)")
    }
    router.on(.post, "/usual", count)
    router.on(.post, "/raised", bodyBytesMax: 50, count)
    router.on(.post, "/greedy", bodyBytesMax: 5000, count)
    router.on(.post, "/hooked", count)
    let routes = router
    let application: @Sendable (EventLoop) -> HTTPApplication = { _ in
      var application = HTTPApplication(router: routes)
      application.bodyBytesMax = { method, path in method == .post && path == "/hooked" ? 20 : nil }
      return application
    }
    try await withServer(limits: limits, application: application) { server in
      for (path, limit) in [("/usual", 10), ("/raised", 50), ("/greedy", 100), ("/hooked", 20)] {
        for (size, status) in [(limit, 200), (limit + 1, 413)] {
          let body = String(repeating: "x", count: size)
          let client = try RawClient(port: server.port)
          let long = client.ask("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(size)\r\n\r\n\(body)")
          #expect(long?.status == status)
          let hex = String(size, radix: 16)
          let chunked = try RawClient(port: server.port).ask(
            "POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(hex)\r\n\(body)\r\n0\r\n\r\n")
          #expect(chunked?.status == status)
        }
      }
    }
  }

  @Test func datesAreWrittenAsHTTPWritesThem() {
    #expect(HTTPDate.text(0) == "Thu, 01 Jan 1970 00:00:00 GMT")
    #expect(HTTPDate.text(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(HTTPDate.text(951_827_696) == "Tue, 29 Feb 2000 12:34:56 GMT")
    #expect(HTTPDate.text(1_743_465_599) == "Mon, 31 Mar 2025 23:59:59 GMT")
    #expect(HTTPDate.text(-1) == "Wed, 31 Dec 1969 23:59:59 GMT")
  }
}
