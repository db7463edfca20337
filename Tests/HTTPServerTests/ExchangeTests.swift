import EventLoop
import HTTPServer
import Testing

@Suite(.serialized) struct ExchangeTests {
  @Test func aGetIsAnsweredAndTheConnectionKept() async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      for _ in 0..<3 {
        let answer = try #require(client.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n"))
        #expect(answer.statusLine == "HTTP/1.1 200 OK")
        #expect(answer.text == "hello")
        #expect(answer.header("content-length") == "5")
        #expect(answer.header("connection") == nil)
        #expect(answer.header("date")?.hasSuffix(" GMT") == true)
      }
    }
  }

  @Test func pipelinedRequestsAreAnsweredInOrder() async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      client.send((0..<100).map { "GET /items/\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
      for number in 0..<100 {
        #expect(client.readAnswer()?.text == "\(number)")
      }
    }
  }

  @Test func anAnswerThatEndsTheConnectionIsTheLast() async throws {
    var router = HTTPRouter()
    router.on(.get, "/enough") { _, _ in
      var response = HTTPResponse(status: 429, contentType: "text/plain", text: "enough")
      response.endsConnection = true
      return response
    }
    try await withServer(router: router) { server in
      let client = try RawClient(port: server.port)
      client.send((0..<50).map { _ in "GET /enough HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
      let answer = try #require(client.readAnswer())
      #expect(answer.statusLine == "HTTP/1.1 429 Too Many Requests" && answer.header("connection") == "close")
      client.endSending()
      #expect(client.readAnswer() == nil)
    }
  }

  @Test func bodiesWithALengthAndInChunksArriveWhole() async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      let body = String(repeating: "0123456789", count: 30_000)
      let long = client.ask("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
      #expect(long?.text == body)
      let chunked = client.ask(
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1;x=y\r\n!\r\n0\r\nT: v\r\n\r\n"
      )
      #expect(chunked?.text == "hello!")
      #expect(client.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.text == "hello")
    }
  }
}
