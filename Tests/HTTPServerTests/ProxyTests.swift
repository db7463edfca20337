import Foundation
import HTTPServer
import Testing

/// The proxy as in use, towards its clients: versions through compression, its own errors, and the names that it serves.
@Suite(
  .serialized,
  .enabled(if: Nginx.program != nil, "nginx is not installed: deploy/test installs it on Debian and Ubuntu"))
struct ProxyTests {
  private static func head(_ line: String, host: String = Nginx.name, _ fields: String = "") -> String {
    "\(line) HTTP/1.1\r\nHost: \(host)\r\n\(fields)\r\n"
  }

  /// GET and PUT `/thing` with a version of its own, long enough to be compressed; the rest as in `echoRouter`.
  private static var router: HTTPRouter {
    var router = echoRouter()
    router.on(.get, "/thing") { _, _ in
      HTTPResponse(
        status: 200,
        headers: [
          "ETag": "\"3\"", "Content-Type": "application/json",
          "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
        ], body: .bytes([UInt8](repeating: 0x20, count: 5_000) + Array("{}".utf8)))
    }
    router.on(.put, "/thing") { request, _ in
      HTTPResponse(status: 200, contentType: "text/plain", text: request.headers("If-Match").joined(separator: "|"))
    }
    return router
  }

  @Test func aVersionThatWasCompressedNamesWhatItChanges() async throws {
    try await withServer(router: Self.router) { server in
      let nginx = try await Nginx(before: server.port)
      defer { nginx.stop() }
      let client = try RawClient(port: nginx.port)
      let read = client.ask(Self.head("GET /thing", "Accept-Encoding: gzip\r\n"))
      #expect(read?.header("content-encoding") == "gzip")
      let tag = try #require(read?.header("etag"))
      #expect(tag == "W/\"3\"", "nginx weakens it")
      let cases = [
        (tag, "\"3\""), ("\"3\"", "\"3\""), ("*", "*"), ("W/\"a\", W/\"b\"", "\"a\", \"b\""),
        ("\"a\",W/\"b\" , W/\"c\"", "\"a\", \"b\", \"c\""), ("nonsense", "nonsense"), ("W/nonsense", "W/nonsense"),
      ]
      for (sent, passed) in cases {
        let changed = client.ask(Self.head("PUT /thing", "If-Match: \(sent)\r\nContent-Length: 0\r\n"))
        #expect(changed?.status == 200 && changed?.text == passed, "\(sent)")
      }
      let without = client.ask(Self.head("PUT /thing", "Content-Length: 0\r\n"))
      #expect(without?.text == "", "no field comes out of none")
    }
  }

  @Test func transportSecurityIsSaidOnce() async throws {
    try await withServer(router: Self.router) { server in
      let nginx = try await Nginx(before: server.port)
      defer { nginx.stop() }
      for path in ["/thing", "/metrics", "/no"] {
        let answer = try RawClient(port: nginx.port).ask(Self.head("GET \(path)"))
        let fields = answer?.headers.filter { $0.name.lowercased() == "strict-transport-security" }
        #expect(fields?.map(\.value) == ["max-age=31536000; includeSubDomains"], "\(path)")
      }
    }
  }

  /// The errors that nginx makes itself, each with what a client does to get it.
  private static let errors: [(status: Int, word: String, request: String)] = [
    (400, "ongeldig-bericht", "GET /a HTTP/1.1\r\nHost: \(Nginx.name)\r\nContent-Length: x\r\n\r\n"),
    (400, "ongeldig-bericht", "GET /a HTTP/1.1\r\n\r\n"),
    (404, "niet-gevonden", head("GET /metrics")), (404, "niet-gevonden", head("PUT /v1/klok")),
    (405, "methode-niet-toegestaan", head("TRACE /v1/regeling")),
    (413, "bericht-te-groot", head("POST /echo", "Content-Length: 8388609\r\n")),
    (414, "adres-te-lang", head("GET /" + String(repeating: "a", count: 9_000))),
    (421, "andere-naam", head("GET /a", host: "evil.example")),
    (431, "koppen-te-groot", head("GET /a", "X: \(String(repeating: "a", count: 9_000))\r\n")),
    (501, "codering-onbekend", head("POST /echo", "Transfer-Encoding: zip\r\n")),
    (503, "te-druk", head("GET /test/503")),
    (504, "duurde-te-lang", head("GET /never?bsn=1")),
  ]

  @Test func theProxysOwnErrorsAreProblemsInDutch() async throws {
    var router = Self.router
    router.on(.get, "/never") { _, _ in
      await untilCancelled()
      return HTTPResponse(status: 200)
    }
    try await withServer(router: router) { server in
      let nginx = try await Nginx(
        before: server.port,
        Nginx.Changes(lines: [
          "proxy_read_timeout": "proxy_read_timeout 1s;", "merge_slashes": "location = /test/503 { return 503; }",
        ]))
      defer { nginx.stop() }
      for (status, word, request) in Self.errors {
        let answer = try RawClient(port: nginx.port).ask(request)
        try Self.check(answer, status, word)
      }
      let escaped = try RawClient(port: nginx.port).ask(Self.head("GET /metrics\"x"))
      #expect(escaped?.status == 400 || escaped?.status == 404)
    }
  }

  /// Over HTTP/2 nginx ends a connection of which the fields are too long, so 414 and 431 are answers of HTTP/1.1 alone.
  private static let errorsOverHTTP2: [(status: Int, word: String, request: HTTP2Request)] = {
    let tooLarge = [(name: "content-length", value: "9000000")]
    func announcing(_ method: String, _ path: String, host: String = Nginx.name) -> HTTP2Request {
      HTTP2Request(method: method, path: path, authority: host, fields: tooLarge, isWhole: false)
    }
    return [
      (400, "ongeldig-bericht", HTTP2Request(method: "GET", path: "/a", authority: nil)),
      (
        400, "ongeldig-bericht",
        HTTP2Request(method: "POST", path: "/echo", fields: [(name: "content-length", value: "x")], isWhole: false)
      ),
      (404, "niet-gevonden", HTTP2Request(method: "GET", path: "/metrics")),
      (404, "niet-gevonden", HTTP2Request(method: "PUT", path: "/v1/klok", isWhole: false)),
      (405, "methode-niet-toegestaan", HTTP2Request(method: "TRACE", path: "/v1/regeling")),
      (405, "methode-niet-toegestaan", announcing("TRACE", "/v1/regeling")),
      (413, "bericht-te-groot", announcing("POST", "/v1/aanvragen/a/verantwoording")),
      (413, "bericht-te-groot", announcing("POST", "/v1/rondes/2025/besluiten")),
      (413, "bericht-te-groot", announcing("POST", "/metrics")),
      (413, "bericht-te-groot", announcing("POST", "/test/503")),
      (413, "bericht-te-groot", announcing("POST", "/a", host: "evil.example")),
      (421, "andere-naam", HTTP2Request(method: "GET", path: "/a", authority: "evil.example")),
      (502, "niet-beschikbaar", HTTP2Request(method: "GET", path: "/test/502")),
      (503, "te-druk", HTTP2Request(method: "GET", path: "/test/503")),
      (503, "te-druk", HTTP2Request(method: "POST", path: "/test/503", isWhole: false)),
      (504, "duurde-te-lang", HTTP2Request(method: "GET", path: "/never?bsn=1")),
    ]
  }()

  @Test func overHTTP2TheyAreTheSame() async throws {
    var router = Self.router
    router.on(.get, "/never") { _, _ in
      await untilCancelled()
      return HTTPResponse(status: 200)
    }
    let (away, socket) = try #require(takenPort())
    close(socket)
    try await withServer(router: router) { server in
      let nginx = try await Nginx(
        before: server.port,
        Nginx.Changes(
          speaksHTTP2: true,
          lines: [
            "proxy_read_timeout": "proxy_read_timeout 1s;",
            "merge_slashes":
              "location = /test/503 { return 503; } location = /test/502 { proxy_pass http://127.0.0.1:\(away); }",
          ]))
      defer { nginx.stop() }
      try await onOwnThread {
        let well = try HTTP2Request(method: "GET", path: "/thing").ask(port: nginx.port)
        #expect(well?.status == 200 && well?.body.count == 5_002)
        for (status, word, request) in Self.errorsOverHTTP2 {
          let answer = try #require(try request.ask(port: nginx.port), "\(word), \(request.path)")
          #expect(answer.status == status, "\(word), \(request.path)")
          try Self.checkProblem(answer.body, status, word)
        }
      }
    }
  }

  @Test func overHTTP2WhoSendsTooMuchIsToldToo() async throws {
    try await withServer(router: Self.router) { server in
      let nginx = try await Nginx(
        before: server.port,
        Nginx.Changes(
          limitsAddresses: true, speaksHTTP2: true,
          lines: [
            "limit_req": "limit_req zone=weegschaal_requests burst=1 nodelay;",
            "limit_req_zone":
              "limit_req_zone $binary_remote_addr zone=weegschaal_requests:10m rate=1r/m;",
          ]))
      defer { nginx.stop() }
      try await onOwnThread {
        let answers = try (0..<3).map { _ in try HTTP2Request(method: "GET", path: "/").ask(port: nginx.port) }
        let refused = try #require(answers[2])
        #expect(refused.status == 429)
        try Self.checkProblem(refused.body, 429, "te-vaak")
      }
    }
  }

  @Test func aServiceThatIsAwayIsAProblemToo() async throws {
    let (port, socket) = try #require(takenPort())
    close(socket)
    let nginx = try await Nginx(before: port)
    defer { nginx.stop() }
    try await onOwnThread {
      let client = try RawClient(port: nginx.port)
      for _ in 0..<2 { try Self.check(client.ask(Self.head("GET /v1/regeling")), 502, "niet-beschikbaar") }
    }
  }

  @Test func anAddressThatSendsTooMuchIsToldWhenToComeBack() async throws {
    try await withServer(router: Self.router) { server in
      let nginx = try await Nginx(
        before: server.port,
        Nginx.Changes(
          limitsAddresses: true, lines: ["limit_req": "limit_req zone=weegschaal_requests burst=1 nodelay;"]))
      defer { nginx.stop() }
      let client = try RawClient(port: nginx.port)
      client.send(String(repeating: Self.head("GET /"), count: 200))
      var refused: RawAnswer?
      for _ in 0..<200 {
        let answer = client.readAnswer()
        if answer?.status == 429 { refused = answer }
      }
      try Self.check(refused, 429, "te-vaak")
    }
  }

  private static func check(_ answer: RawAnswer?, _ status: Int, _ word: String) throws {
    let answer = try #require(answer, "\(word)")
    #expect(answer.status == status, "\(word)")
    #expect(answer.header("content-type") == "application/problem+json", "\(word)")
    #expect(answer.header("api-version") == "1.0.0", "\(word)")
    #expect(answer.header("cache-control") == "no-store", "\(word)")
    let isLater = [429, 502, 503, 504].contains(status)
    #expect((answer.header("retry-after").flatMap { Int($0) } != nil) == isLater, "\(word)")
    #expect((answer.header("allow") != nil) == (status == 405), "\(word)")
    try checkProblem(answer.body, status, word)
  }

  private static func checkProblem(_ body: [UInt8], _ status: Int, _ word: String) throws {
    let text = String(decoding: body, as: UTF8.self)
    let object = try #require(
      try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any], "\(word), not \(text)")
    #expect(object["type"] as? String == "/v1/problemen/\(word)")
    #expect(object["status"] as? Int == status)
    #expect((object["title"] as? String)?.isEmpty == false && (object["detail"] as? String)?.isEmpty == false)
    #expect((object["instance"] as? String)?.contains("?") == false, "no query, which can name a person")
  }

  @Test func onlyTheServicesNameIsServedAndRedirectedTo() async throws {
    try await withServer(router: Self.router) { server in
      let nginx = try await Nginx(before: server.port)
      defer { nginx.stop() }
      let redirected = try RawClient(port: nginx.plainPort).ask(Self.head("GET /v1/rondes?a=b"))
      #expect(redirected?.status == 308)
      #expect(redirected?.header("location") == "https://\(Nginx.name)/v1/rondes?a=b")
      for port in [nginx.port, nginx.plainPort] {
        let stranger = try RawClient(port: port).ask(Self.head("GET /v1/rondes", host: "evil.example"))
        #expect(stranger?.status == 421 && stranger?.header("location") == nil)
        #expect(stranger?.text.contains("evil") == false)
      }
      #expect(await server.metrics().requests == 0)
    }
  }

  /// nginx would answer what comes without TLS with a page of its own (its status 497).
  @Test func aRequestWithoutTLSOnThePortOfTLSIsAProblemToo() async throws {
    try await withServer(router: Self.router) { server in
      let nginx = try await Nginx(before: server.port, Nginx.Changes(speaksTLS: true))
      defer { nginx.stop() }
      for host in [Nginx.name, "evil.example"] {
        let answer = try RawClient(port: nginx.port).ask(Self.head("GET /v1/rondes?bsn=1", host: host))
        try Self.check(answer, 400, "ongeldig-bericht")
      }
      #expect(await server.metrics().requests == 0)
    }
  }

  /// What goes to others leaves the machine over TLS alone, to a host whose certificate has its name.
  @Test(arguments: [(Nginx.name, 202), ("other.example", 502)])
  func whatIsSentToOthersGoesOverTLSToWhoHasTheName(_ name: String, _ status: Int) async throws {
    var router = HTTPRouter()
    router.on(.post, "/gebeurtenissen") { request, _ in
      HTTPResponse(status: request.body == Array("{}".utf8) ? 202 : 400, contentType: "text/plain", text: "taken")
    }
    try await withServer(router: router) { server in
      let nginx = try await Nginx(before: server.port, Nginx.Changes(speaksTLS: true, sendsTo: name))
      defer { nginx.stop() }
      let message = "POST /zaaksysteem HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
      let answer = try RawClient(port: nginx.outwardPort).ask(message)
      #expect(answer?.status == status)
      #expect(await server.metrics().requests == (status == 202 ? 1 : 0))
      let elsewhere = try RawClient(port: nginx.outwardPort).ask(message.replacing("/zaaksysteem", with: "/anders"))
      #expect(elsewhere?.status == 404)
    }
  }

  /// Bodies are not gathered by the proxy, so the service refuses one by its head through the proxy too.
  @Test func aBodyIsRefusedByItsHeadThroughTheProxy() async throws {
    var router = Self.router
    router.on(
      .post, "/guarded", admit: { _, _ in .refused(HTTPResponse(status: 401, contentType: "text/plain", text: "who")) }
    ) { _, _ in HTTPResponse(status: 200) }
    try await withServer(router: router) { server in
      let nginx = try await Nginx(before: server.port)
      defer { nginx.stop() }
      let client = try RawClient(port: nginx.port)
      let answer = client.ask(Self.head("POST /guarded", "Content-Length: 2000000\r\n"))
      #expect(answer?.status == 401 && answer?.text == "who")
    }
  }
}
