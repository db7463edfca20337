import CLinux
import EventLoop
import HTTPServer

/// Runs a server on a free port for the time of the closure, and ends it and its loops whatever comes of it. Its clock
/// stands still unless the test moves it. The closure has a thread of its own.
func withServer(
  limits: HTTPLimits = HTTPLimits(), clock: ManualClock = ManualClock(), loops count: Int = 1,
  address: String = "127.0.0.1",
  application: @escaping @Sendable (EventLoop) -> HTTPApplication = { _ in HTTPApplication(router: echoRouter()) },
  _ body: (HTTPServer) async throws -> Void
) async throws {
  var loops: [EventLoop] = []
  for index in 0..<count { loops.append(try EventLoop(name: "test-\(index)", clock: clock)) }
  defer { for loop in loops { loop.stop() } }
  let server = try await HTTPServer.start(
    address: address, port: 0, loops: loops, limits: limits, application: application)
  do {
    try await onOwnThread { try await body(server) }
  } catch {
    await server.drain(deadline: .zero)
    throw error
  }
  await server.drain(deadline: .zero)
}

/// The same with one router.
func withServer(
  limits: HTTPLimits = HTTPLimits(), clock: ManualClock = ManualClock(), loops: Int = 1, router: HTTPRouter,
  _ body: (HTTPServer) async throws -> Void
) async throws {
  try await withServer(
    limits: limits, clock: clock, loops: loops, application: { _ in HTTPApplication(router: router) }, body)
}

/// A port that was free, and the socket that has it now. It is below the ports that the system hands out by itself: one
/// of those could have another owner as soon as it is let go.
func takenPort() -> (port: Int, socket: Int32)? {
  (20_000..<32_000).shuffled().lazy.map { ($0, clinux_bind_tcp("127.0.0.1", UInt16($0), 1)) }.first { $0.1 >= 0 }
}

/// GET `/` says hello, POST `/echo` gives its body back, GET `/items/{id}` its place.
func echoRouter() -> HTTPRouter {
  var router = HTTPRouter()
  router.on(.get, "/") { _, _ in HTTPResponse(status: 200, contentType: "text/plain", text: "hello") }
  router.on(.post, "/echo") { request, _ in HTTPResponse(status: 200, body: .bytes(request.body)) }
  router.on(.get, "/items/{id}") { _, parameters in
    HTTPResponse(status: 200, contentType: "text/plain", text: parameters["id"])
  }
  router.on(.get, "/query") { request, _ in
    let items = request.queryItems.map { "\($0.name)=\($0.value)" }.joined(separator: ";")
    return HTTPResponse(status: 200, contentType: "text/plain", text: items)
  }
  return router
}
