import EventLoop
import Testing

@testable import HTTPServer

/// What the server reads of who was refused before its body came.
@Suite struct LingerTests {
  private static let refused = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2097153\r\n\r\n"

  @Test func aLoopMayReadAtARateAndAfterARestForTwoConnections() {
    var limits = HTTPLimits()
    limits.lingerBytesMax = 1000
    limits.lingerBytesPerSecond = 100
    var allowance = HTTPDrainAllowance(limits)
    func goesOn(_ bytes: Int, _ seconds: Int64) -> Bool {
      allowance.count(bytes: bytes, at: seconds * 1_000_000_000)
    }
    #expect(goesOn(1999, 5))
    #expect(!goesOn(1, 5))
    #expect(goesOn(0, 6))
    #expect(!goesOn(100, 6))
    #expect(!goesOn(1_000_000, 6))
    #expect(!goesOn(0, 16), "what was read beyond it is owed, up to what one connection may read")
    #expect(goesOn(0, 17))
    #expect(goesOn(1999, 1000), "a rest gives no more than at the start")
    #expect(!goesOn(1, 1000))
    #expect(!goesOn(0, 999), "no moment before the last counts")
  }

  @Test func whoSendsOnIsReadAsLongAsOthersLeaveRoomForIt() async throws {
    let clock = ManualClock()
    var limits = HTTPLimits()
    limits.lingerBytesMax = 64 * 1024
    limits.lingerBytesPerSecond = 64 * 1024
    try await withServer(limits: limits, clock: clock) { server in
      func refuse() async throws -> RawClient {
        let client = try RawClient(port: server.port)
        #expect(client.ask(LingerTests.refused)?.status == 413)
        await server.settle()
        return client
      }
      let first = try await refuse()
      #expect(await server.metrics().connectionsOpen == 1, "it can take its answer")
      // Each reads until it read more than one connection may, and then ends.
      for client in [first, try await refuse()] {
        _ = client.sendSome([UInt8](repeating: 0, count: 256 * 1024)[...])
        await eventually { client.readToEnd() == "" && client.isEnded }
      }
      await eventually { await server.metrics().connectionsOpen == 0 }
      let beyond = try await refuse()
      #expect(await server.metrics().connectionsOpen == 0, "it has its answer, and ends at once")
      #expect(beyond.readToEnd() == "" && beyond.isEnded)
      await server.pass(.seconds(2), on: clock)
      let later = try await refuse()
      #expect(await server.metrics().connectionsOpen == 1)
      later.close()
    }
  }
}
