internal import CLibPQ
internal import EventLoop

/// Connecting: PQconnectStartParams and PQconnectPoll, driven by the loop.
extension PostgresConnection {
  /// Why one address was refused.
  private struct Refusal: Error {
    var reason: String
    /// The role that the login may not take on, when that is why.
    var role: String?
  }

  func open() async throws(PostgresError) {
    precondition(pointer == nil && !wasClosed, "a connection is opened once")
    var refusal = Refusal(reason: "no address to try")
    for candidate in try await ConnectionCandidate.candidates(for: configuration) {
      do throws(Refusal) {
        try await attempt(candidate)
        try await takeOnRole()
        return
      } catch {
        refusal = error
      }
    }
    if let role = refusal.role { throw .roleRefused(role) }
    throw .unavailable(reason: refusal.reason)
  }

  private func attempt(_ candidate: ConnectionCandidate) async throws(Refusal) {
    let deadline = loop.monotonicNanoseconds + configuration.connectTimeout.wholeNanoseconds
    let pairs = candidate.keywords.map { (keyword: $0.key, value: $0.value) }
    guard let connection = withKeywords(pairs, { PQconnectStartParams($0, $1, 0) }) else {
      throw Refusal(reason: "out of memory")
    }
    // Notices would go to standard error, where each line is one JSON object.
    PQsetNoticeReceiver(connection, { _, _ in }, nil)
    var wanted = EventLoop.Readiness.write
    while PQstatus(connection) != CONNECTION_BAD {
      let socket = PQsocket(connection)
      guard socket >= 0, await isReady(socket, for: wanted, until: deadline) else {
        PQfinish(connection)
        throw Refusal(reason: "no answer within \(configuration.connectTimeout)")
      }
      switch PQconnectPoll(connection) {
      case PGRES_POLLING_READING: wanted = .read
      case PGRES_POLLING_WRITING: wanted = .write
      case PGRES_POLLING_OK:
        try adopt(connection)
        return
      default: throw PostgresConnection.refusal(connection, candidate)
      }
    }
    throw PostgresConnection.refusal(connection, candidate)
  }

  /// Ends the attempt, and returns libpq's message without the password.
  private static func refusal(_ connection: OpaquePointer, _ candidate: ConnectionCandidate) -> Refusal {
    var reason = PQerrorMessage(connection).map { String(cString: $0) } ?? "unknown"
    PQfinish(connection)
    if let password = candidate.keywords["password"], !password.isEmpty {
      reason = reason.split(separator: password, omittingEmptySubsequences: false).joined(separator: "***")
    }
    while reason.last?.isWhitespace == true { reason.removeLast() }
    return Refusal(reason: reason)
  }

  /// Whether the descriptor becomes ready in time.
  private func isReady(
    _ socket: Int32, for readiness: EventLoop.Readiness, until deadline: Int64
  ) async -> Bool {
    await withCheckedContinuation { continuation in
      let left = Duration.nanoseconds(max(0, deadline - loop.monotonicNanoseconds))
      let timer = loop.schedule(after: left) { [loop] in
        loop.unregister(socket)
        continuation.resume(returning: false)
      }
      do {
        try loop.register(socket, for: readiness) { [loop] _ in
          loop.cancel(timer)
          loop.unregister(socket)
          continuation.resume(returning: true)
        }
      } catch {
        loop.cancel(timer)
        continuation.resume(returning: false)
      }
    }
  }

  private func adopt(_ connection: OpaquePointer) throws(Refusal) {
    guard !wasClosed, PQsetnonblocking(connection, 1) == 0, PQenterPipelineMode(connection) == 1 else {
      PQfinish(connection)
      throw Refusal(reason: "pipeline mode was refused")
    }
    let socket = PQsocket(connection)
    do {
      // The loop keeps the connection alive until it is closed: a descriptor must leave the loop before it is freed.
      try loop.register(socket, for: .read) { readiness in self.becameReady(readiness) }
    } catch {
      PQfinish(connection)
      throw Refusal(reason: "the event loop refused the socket")
    }
    PQsetNoticeReceiver(connection, SessionEnd.receive, Unmanaged.passUnretained(sessionEnd).toOpaque())
    pointer = connection
    descriptor = socket
  }

  /// Takes on the role, the schema and the settings that the configuration names, in one round trip.
  private func takeOnRole() async throws(Refusal) {
    let answer: ConnectionRequest.Answer
    do throws(PostgresError) {
      var steps: [ConnectionRequest.Step] = []
      if let role = configuration.role {
        steps.append(try .init(PostgresStep(.setRole, [.text(role)])))
      }
      if let schema = configuration.schema {
        steps.append(try .init(PostgresStep(.setSchema, [.text(schema)])))
      }
      for (name, value) in configuration.settings.sorted(by: { $0.key < $1.key }) {
        steps.append(try .init(PostgresStep(.setSetting, [.text(name), .text(value)])))
      }
      guard !steps.isEmpty else { return }
      answer = await run(steps, in: nil, commits: false, timeout: configuration.connectTimeout, isShielded: true)
    } catch {
      answer = .failure(error)
    }
    guard case .failure(let error) = answer else { return }
    lose()
    // 42501 is insufficient_privilege; only the role asks for one.
    throw Refusal(
      reason: "role or schema cannot be taken on (SQLSTATE \(error.sqlState ?? "unknown"))",
      role: error.sqlState == "42501" ? configuration.role : nil)
  }
}

extension PostgresStatement {
  /// These do the same as SET ROLE and SET search_path. A function takes parameters, and SET does not.
  fileprivate static let setRole = once("set-role", "SELECT set_config('role', $1, false)")
  fileprivate static let setSchema = once(
    "set-schema", "SELECT set_config('search_path', quote_ident($1) || ', pg_temp', false)")
  fileprivate static let setSetting = once("set-setting", "SELECT set_config($1, $2, false)")
}
