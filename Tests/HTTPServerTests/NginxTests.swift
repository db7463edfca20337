import Foundation
import HTTPServer
import Synchronization
import Testing

/// nginx in front, as in use: two readers of one stream of bytes, which must never differ about where a request ends.
@Suite(
  .serialized,
  .enabled(if: Nginx.program != nil, "nginx is not installed: deploy/test installs it on Debian and Ubuntu"))
struct NginxTests {
  @Test func theConfigurationInUseIsGood() throws {
    let (isGood, output) = try Nginx.check()
    #expect(isGood, "\(output)")
    #expect(!output.contains("[warn]"), "\(output)")
  }

  /// All cases at once, each over a connection of its own. Whatever a client sends, the server and nginx agree one for one
  /// about the requests: a part of a body, or what stands behind a refused request, never becomes one behind nginx's
  /// back, and no answer is taken for that of another request.
  @Test(arguments: [false, true]) func serverAndProxyAgreeAboutEveryRequest(_ buffersRequests: Bool) async throws {
    let seen = Mutex<[SeenRequest]>([])
    let application = HTTPApplication.recording { request in seen.withLock { $0.append(request) } }
    try await withServer(application: { _ in application }) { server in
      let nginx = try await Nginx(
        before: server.port, Nginx.Changes(buffersRequests: buffersRequests, servesEveryHost: true))
      defer { nginx.stop() }
      let names = try await Self.send(FramingCase.all, to: nginx.port, buffersRequests: buffersRequests)
      let file = nginx.logFile
      // A connection that ended is logged a moment later.
      await eventually {
        let answered = seen.withLock { $0 }
        let named = Set(answered.compactMap(\.id))
        guard let lines = try? Nginx.log(file), named.isSubset(of: lines.map(\.id)) else { return false }
        let unnamed = lines.filter { $0.upstreamStatus != nil && !named.contains($0.id) }
        return unnamed.count == answered.count - named.count
      }
      let requests = seen.withLock { $0 }
      let passed = try Nginx.passed(file)
      #expect(requests.count >= 60, "the cases come through: \(requests.count)")

      let logged = Dictionary(grouping: try Nginx.log(file), by: \.id)
      for request in requests {
        guard let id = request.id else { continue }
        let lines = logged[id] ?? []
        #expect(lines.count == 1, "\(request) is not a request of nginx")
        let name = lines.first.flatMap { names[$0.clientPort] } ?? "no case"
        // nginx makes two requests of some cases that the server refuses whole. The client waits for one answer and closes:
        // of the other nginx then takes none.
        guard lines.first?.status != Nginx.clientClosed else { continue }
        #expect(lines.first?.upstreamStatus == request.status, "\(name): nginx took another answer for this one's")
      }
      let ids = requests.compactMap(\.id)
      #expect(Set(ids).count == ids.count, "one request of nginx became two")
      // What the server refused before it was a whole request has no name; nginx has as many such answers.
      let refused = requests.filter { $0.id == nil }.map(\.status).sorted()
      let unnamed = passed.filter { !ids.contains($0.id) }
      #expect(unnamed.compactMap(\.upstreamStatus).sorted() == refused, "\(unnamed.map { names[$0.clientPort] })")
      #expect(refused.allSatisfy { (400..<600).contains($0) })
    }
  }

  /// Sends each case over a connection of its own, waits till all is answered, and closes. A proxy that buffers waits for
  /// the rest of a request, and then answers nothing. Gives the name of the case of each port that was sent from.
  private static func send(
    _ cases: [FramingCase], to port: Int, buffersRequests: Bool
  ) async throws -> [Int: String] {
    var names: [Int: String] = [:]
    var clients: [RawClient] = []
    for framing in cases {
      let client = try RawClient(port: port)
      client.send(framing.bytes)
      names[client.localPort] = framing.name
      clients.append(client)
    }
    await eventually {
      zip(clients, cases).allSatisfy { client, framing in
        (buffersRequests && framing.name == FramingCase.unfinished) || client.hasAnswers(framing.statuses.count)
      }
    }
    for client in clients { client.close() }
    return names
  }
}

/// What the server answered, and to whom.
private struct SeenRequest: Sendable {
  /// What nginx named the request; nil when the server refused what was no whole request.
  var id: String?
  var target: String
  var status: Int
}

extension HTTPApplication {
  /// The routes of the framing cases; `record` is told of each answer.
  fileprivate static func recording(_ record: @escaping @Sendable (SeenRequest) -> Void) -> HTTPApplication {
    var application = HTTPApplication(router: echoRouter())
    application.didAnswer = { answered in
      let request = answered.request
      record(
        SeenRequest(id: request?.header("x-request-id"), target: request?.rawTarget ?? "", status: answered.status))
    }
    return application
  }
}
