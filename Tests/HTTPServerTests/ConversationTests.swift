import EventLoop
import Testing

@testable import HTTPServer

/// One request, one answer. Random conversations over the whole of a connection's states: requests cut anywhere, whole
/// and broken, more of them than memory allows, handlers and admissions that end at any time, deadlines that pass, answers
/// that are not read, and ends.
@Suite(.serialized) struct ConversationTests {
  /// A generator whose conversations can be played again (SplitMix64).
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }

    mutating func isOne(in sides: Int) -> Bool { Int.random(in: 0..<sides, using: &self) == 0 }
  }

  /// Handlers and admissions that wait until the conversation lets one of them go.
  private actor Turnstile {
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var isOpen = false

    func pass() async {
      guard !isOpen else { return }
      await withCheckedContinuation { waiting.append($0) }
    }

    func letOneGo() {
      guard !waiting.isEmpty else { return }
      waiting.removeFirst().resume()
    }

    func open() {
      isOpen = true
      for one in waiting { one.resume() }
      waiting = []
    }
  }

  /// What one client sends, and where each of its requests begins.
  private struct Script {
    var bytes: [UInt8] = []
    var starts: [Int] = []

    init(_ dice: inout Dice) {
      for number in 0..<Int.random(in: 1...9, using: &dice) {
        // Some clients send an empty line behind a body (RFC 9112 section 2.2).
        if dice.isOne(in: 6) { bytes += Array("\r\n".utf8) }
        starts.append(bytes.count)
        append(number, &dice)
      }
      if dice.isOne(in: 6) { bytes += Array("\r\n".utf8) }
    }

    private mutating func append(_ number: Int, _ dice: inout Dice) {
      let fields = "Host: a\r\nX-Number: \(number)\r\n"
      let length = Int.random(in: 0...9_000, using: &dice)
      let body = String(repeating: "b", count: length)
      let post = "\(fields)Content-Length: \(length)\r\n"
      let text =
        switch Int.random(in: 0..<12, using: &dice) {
        case 0, 1: "GET /long HTTP/1.1\r\n\(fields)\r\n"
        case 2: "GET /no HTTP/1.1\r\n\(fields)\r\n"
        case 3: "POST /gated HTTP/1.1\r\n\(post)\r\n\(body)"
        case 4: "POST /gated HTTP/1.1\r\n\(post)X-Refuse: 1\r\n\r\n\(body)"
        case 5: "POST /held HTTP/1.1\r\n\(post)Expect: 100-continue\r\n\r\n\(body)"
        case 6: "POST /held HTTP/1.1\r\n\(fields)Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
        case 7 where dice.isOne(in: 3): "GET / HTTP/1.1\r\n\(fields)Broken\r\n\r\n"
        case 8 where dice.isOne(in: 3): "POST /held HTTP/1.1\r\n\(post)Connection: close\r\n\r\n\(body)"
        case 9 where dice.isOne(in: 3): "POST /held HTTP/1.1\r\n\(fields)Content-Length: 90000\r\n\r\n"
        default: "POST /held HTTP/1.1\r\n\(post)\r\n\(body)"
        }
      bytes += Array(text.utf8)
    }
  }

  private static func application(_ turnstile: Turnstile) -> HTTPApplication {
    @Sendable func answer(_ request: HTTPRequest?, _ status: Int, _ text: String) -> HTTPResponse {
      var response = HTTPResponse(status: status, contentType: "text/plain", text: text)
      if let number = request?.header("X-Number") { response.headers["X-Number"] = number }
      return response
    }
    var router = HTTPRouter()
    router.on(.get, "/long") { request, _ in answer(request, 200, String(repeating: "l", count: 60_000)) }
    router.on(.post, "/held") { request, _ in
      if request.body.count % 3 > 0 { await turnstile.pass() }
      return answer(request, 200, "\(request.body.count)")
    }
    router.on(
      .post, "/gated",
      admit: { request, _ in
        await turnstile.pass()
        return request.header("X-Refuse") == nil ? .accepted : .refused(answer(request, 401, "no"))
      }
    ) { request, _ in answer(request, 200, "\(request.body.count)") }
    return HTTPApplication(router: router) { fault, request in answer(request, fault.status, fault.detail) }
  }

  private static var limits: HTTPLimits {
    var limits = HTTPLimits()
    limits.bodyBytesMax = 20_000
    limits.bodyBytesCeiling = 20_000
    limits.clientBytesMax = 24_000
    limits.bufferedBytesMax = 40_000
    limits.pipelineDepthMax = 3
    limits.outputBytesMax = 30_000
    limits.requestsInFlightMax = 3
    return limits
  }

  @Test(arguments: 0..<120) func noRequestGetsTwoAnswers(_ seed: Int) async throws {
    var dice = Dice(state: UInt64(seed))
    let clock = ManualClock()
    let turnstile = Turnstile()
    let made = Self.application(turnstile)
    try await withServer(limits: Self.limits, clock: clock, application: { _ in made }) { server in
      var clients: [(client: RawClient, script: Script, sent: Int)] = []
      for _ in 0..<4 { clients.append((try RawClient(port: server.port, receiveBuffer: 4096), Script(&dice), 0)) }
      for _ in 0..<60 {
        let chosen = Int.random(in: 0..<clients.count, using: &dice)
        switch Int.random(in: 0..<8, using: &dice) {
        case 0: await turnstile.letOneGo()
        case 1: await server.pass(.milliseconds(Int.random(in: 0...3_000, using: &dice)), on: clock)
        case 2: _ = clients[chosen].client.hasAnswers(1)
        default:
          let (client, script, sent) = clients[chosen]
          let longest = dice.isOne(in: 2) ? 40 : 30_000
          let end = min(script.bytes.count, sent + Int.random(in: 1...longest, using: &dice))
          clients[chosen].sent += client.sendSome(script.bytes[sent..<end])
          await server.settle()
        }
      }
      await turnstile.open()
      for (client, script, sent) in clients { Self.check(client, script, sent: sent, seed: seed) }
    }
  }

  /// Reads all that comes, and holds it against what was sent: the answers are those of the requests, in their order, and
  /// as many at most; fewer only when the last one says that the connection ends.
  private static func check(_ client: RawClient, _ script: Script, sent: Int, seed: Int) {
    client.endSending()
    var finals: [RawAnswer] = []
    while let answer = client.readAnswer() {
      if answer.status >= 200 { finals.append(answer) }
    }
    #expect(client.isEnded, "seed \(seed)")
    let begun = script.starts.count { $0 < sent }
    #expect(finals.count <= begun, "seed \(seed): \(finals.map(\.status)) for \(begun) requests")
    for (number, answer) in finals.enumerated() {
      guard let named = answer.header("x-number") else { continue }
      #expect(named == "\(number)", "seed \(seed): an answer is not that of its request")
    }
    for answer in finals.dropLast() {
      #expect(answer.header("x-number") != nil, "seed \(seed): a fault without a request ends the connection")
      #expect(answer.header("connection") != "close", "seed \(seed): nothing follows the last answer")
    }
  }

  /// The case that showed the fault: the memory is full, and a request on a kept connection needs the last of it.
  @Test func aRequestThatIsRefusedForMemoryGetsOneAnswer() async throws {
    var limits = HTTPLimits()
    limits.bufferedBytesMax = 50_000
    let mayEnd = Flag()
    var router = echoRouter()
    router.on(.post, "/held") { _, _ in
      await mayEnd.wait()
      return HTTPResponse(status: 200)
    }
    try await withServer(limits: limits, router: router) { server in
      let holder = try RawClient(port: server.port)
      let body = String(repeating: "x", count: 40_000)
      let length = "Host: a\r\nContent-Length: 40000\r\n\r\n"
      holder.send("POST /held HTTP/1.1\r\n" + length + body)
      await eventually { await server.metrics().requestsInFlight == 1 }
      let client = try RawClient(port: server.port)
      let refused = client.ask("POST /echo HTTP/1.1\r\n" + length + body)
      #expect(refused?.status == 503 && refused?.header("retry-after") == "1")
      #expect(
        client.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")?.text == "hello", "the next answer is that of the next request")
      mayEnd.store(true)
      #expect(holder.readAnswer()?.status == 200)
      await eventually { await server.metrics().bytesBuffered == 0 }
      #expect(client.ask("POST /echo HTTP/1.1\r\n" + length + body)?.body.count == 40_000)
    }
  }
}
