import Testing

@testable import HTTPClient

/// Messages go to this machine alone.
@Suite struct EndpointTests {
  @Test func aLoopbackAddressWithAPortAndAPathIsRead() throws {
    for (text, address, port, target, host) in [
      ("http://127.0.0.1:8090/zaken?x=1", "127.0.0.1", 8090, "/zaken?x=1", "127.0.0.1:8090"),
      ("http://127.9.8.7", "127.9.8.7", 80, "/", "127.9.8.7:80"),
      ("http://[::1]:1/", "::1", 1, "/", "[::1]:1"), ("http://127.0.0.1/a", "127.0.0.1", 80, "/a", "127.0.0.1:80"),
    ] as [(String, String, UInt16, String, String)] {
      let endpoint = try HTTPEndpoint(text)
      #expect(
        endpoint.address == address && endpoint.port == port && endpoint.target == target && endpoint.host == host)
    }
  }

  @Test(arguments: [
    "http://10.0.0.1:8090/", "http://localhost:8090/", "http://zaken.example/", "http://126.255.255.255/",
    "http://128.0.0.1/", "http://[::]/", "http://[::2]:80/", "http://0.0.0.0/", "http://2130706433/", "http://127.1/",
    "http://[::ffff:127.0.0.1]/", "http://127.0.0.1.example/",
  ])
  func anotherMachineAndANameAreRefused(_ text: String) {
    #expect(throws: HTTPEndpoint.Refusal.notLoopback) { try HTTPEndpoint(text) }
  }

  @Test(arguments: [
    "", "https://127.0.0.1/", "127.0.0.1:80", "http:///a", "http://127.0.0.1:0/", "http://127.0.0.1:65536/",
    "http://127.0.0.1:/", "http://127.0.0.1:8o/", "http://a@127.0.0.1/", "http://127.0.0.1/a b", "http://127.0.0.1/#a",
    "http://127.0.0.1/\r\nX: y", "http://127.0.0.1/é", "http://[::1/", "http://[::1]a/", "http://127.0.0.1?x",
    "http://127.0.0.1/" + String(repeating: "a", count: 2000),
  ])
  func anotherFormIsRefused(_ text: String) {
    #expect(throws: HTTPEndpoint.Refusal.form) { try HTTPEndpoint(text) }
  }
}
