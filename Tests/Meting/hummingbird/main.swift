import Hummingbird

// The constant GET of the service in Hummingbird 2: the same body. Arguments: the port, and `log` for a line a request.
let router = Router()
if CommandLine.arguments.count > 2 { router.add(middleware: LogRequestsMiddleware(.info)) }
router.get("/health/live") { _, _ in
  Response(
    status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-cache"],
    body: .init(byteBuffer: ByteBuffer(string: #"{"status":"leeft"}"#)))
}
let application = Application(
  router: router,
  configuration: .init(address: .hostname("127.0.0.1", port: Int(CommandLine.arguments[1]) ?? 8080)))
try await application.runService()
