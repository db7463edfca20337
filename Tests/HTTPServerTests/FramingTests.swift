import HTTPServer
import Testing

/// The cases of `FramingCase` over real sockets.
@Suite(.serialized) struct FramingTests {
  @Test func everyCaseGetsItsAnswersAndItsEnd() async throws {
    #expect(FramingCase.all.count >= 60)
    try await withServer { server in
      for framing in FramingCase.all {
        let client = try RawClient(port: server.port)
        client.send(framing.bytes)
        for (index, status) in framing.statuses.enumerated() {
          let answer = client.readAnswer()
          #expect(answer?.status == status, "\(framing.name), answer \(index)")
          let isLast = index == framing.statuses.count - 1
          if framing.closes, isLast { #expect(answer?.header("connection") == "close", "\(framing.name)") }
        }
        if framing.closes {
          #expect(client.readToEnd() == "", "\(framing.name): more answers than requests")
          #expect(client.isEnded, "\(framing.name): the connection stays open")
        } else {
          // A connection that is kept serves the next request, and nothing stood before it.
          let next = client.ask("GET /items/next HTTP/1.1\r\nHost: a\r\n\r\n")
          #expect(next?.text == "next", "\(framing.name): the next request is not served")
        }
      }
    }
  }
}
