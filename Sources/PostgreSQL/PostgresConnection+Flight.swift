internal import CLibPQ
internal import EventLoop

/// Sending a flight and reading its answers.
extension PostgresConnection {
  func start(_ request: ConnectionRequest) {
    guard let pointer else { preconditionFailure("a flight starts on an open connection") }
    precondition(current == nil && held == nil, "one flight at a time")
    var request = request
    if request.beganAt == 0 { request.beganAt = loop.monotonicNanoseconds }
    if request.timer == nil, let timeout = request.timeout {
      let number = request.number
      request.timer = loop.schedule(after: timeout) {
        guard let current = self.current, current.number == number else { return }
        if current.isShielded { self.lose() } else { self.cancelCurrent(.timeout) }
      }
    }
    current = request
    guard let parts = send(request, on: pointer) else { return lose() }
    current?.flight = Flight(parts: parts)
    guard PQpipelineSync(pointer) == 1 else { return lose() }
    flush()
  }

  /// Queues the statements at libpq; nil when the connection is broken.
  private func send(_ request: ConnectionRequest, on pointer: OpaquePointer) -> [Flight<PostgresRows>.Part]? {
    var parts: [Flight<PostgresRows>.Part] = []
    var reused: [PostgresStatement] = []
    newNames = [:]
    var fresh: [PreparedKey: UInt64] = [:]
    if transaction == nil {
      for name in staleNames {
        guard sendText("DEALLOCATE s\(name)", on: pointer) else { return nil }
        parts.append(.silent)
      }
      staleNames = []
    } else if let begin = transaction?.begin, transaction?.isBegun == false {
      guard sendText(begin.sql, on: pointer) else { return nil }
      transaction?.isBegun = true
      parts.append(.silent)
    }
    for step in request.steps {
      let key = PreparedKey(statement: step.statement, types: step.parameters.types)
      let known = preparedNames[key]
      let mayPrepare = step.statement.isPrepared && preparedNames.count + fresh.count < PostgresConnection.preparedMax
      guard known != nil || fresh[key] != nil || mayPrepare else {
        guard sendOnce(step, on: pointer) else { return nil }
        parts.append(.execute)
        continue
      }
      if known != nil { reused.append(step.statement) }
      var name = known ?? fresh[key]
      if name == nil {
        let number = takeNumber()
        guard PQsendPrepare(pointer, "s\(number)", step.statement.sql, Int32(key.types.count), key.types) == 1
        else { return nil }
        parts.append(.prepare(number))
        fresh[key] = number
        newNames[number] = key
        name = number
      }
      guard let name, sendPrepared(name, step, on: pointer) else { return nil }
      parts.append(.execute)
    }
    current?.reused = reused
    return parts
  }

  private func sendText(_ sql: String, on pointer: OpaquePointer) -> Bool {
    PQsendQueryParams(pointer, sql, 0, nil, nil, nil, nil, 1) == 1
  }

  private func sendOnce(_ step: ConnectionRequest.Step, on pointer: OpaquePointer) -> Bool {
    step.parameters.withPointers { count, values, lengths, formats in
      PQsendQueryParams(pointer, step.statement.sql, count, step.parameters.types, values, lengths, formats, 1) == 1
    }
  }

  private func sendPrepared(_ name: UInt64, _ step: ConnectionRequest.Step, on pointer: OpaquePointer) -> Bool {
    step.parameters.withPointers { count, values, lengths, formats in
      PQsendQueryPrepared(pointer, "s\(name)", count, values, lengths, formats, 1) == 1
    }
  }

  private func flush() {
    guard let pointer else { return }
    let state = PQflush(pointer)
    guard state >= 0 else {
      // Answers that the server sent before it closed the connection may still be in the socket.
      _ = PQconsumeInput(pointer)
      readResults()
      return lose()
    }
    let mustWrite = state == 1
    guard mustWrite != wantsWrite else { return }
    wantsWrite = mustWrite
    do { try loop.modify(descriptor, for: mustWrite ? [.read, .write] : .read) } catch { lose() }
  }

  /// The loop calls this when the socket can be read or written.
  func becameReady(_ readiness: EventLoop.Readiness) {
    guard let pointer else { return }
    let isReadable = PQconsumeInput(pointer) == 1
    readResults()
    guard self.pointer != nil else { return }
    guard isReadable, PQstatus(pointer) != CONNECTION_BAD else { return lose() }
    if wantsWrite { flush() }
    if current == nil { discardUnasked(pointer) }
  }

  /// Between flights the server may send parameter changes and notices. Libpq handles them when it is asked whether it
  /// is busy.
  private func discardUnasked(_ pointer: OpaquePointer) {
    _ = PQisBusy(pointer)
    if sessionEnd.isReported || PQstatus(pointer) == CONNECTION_BAD { lose() }
  }

  /// Takes every result that is complete. PQgetResult never blocks here, because PQisBusy is asked before each.
  private func readResults() {
    while let pointer, current?.flight != nil, PQisBusy(pointer) == 0 {
      guard let event = nextEvent(on: pointer), let progress = current?.flight?.receive(event) else { return lose() }
      switch progress {
      case .unfinished: continue
      case .violation: return lose()
      case .finished: finish(pointer)
      }
    }
  }

  /// The next event; nil when the connection ends with it.
  private func nextEvent(on pointer: OpaquePointer) -> Flight<PostgresRows>.Event? {
    guard let result = PQgetResult(pointer).map(ResultHandle.init) else { return .endOfPart }
    switch result.status {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return .output(PostgresRows(result))
    case PGRES_PIPELINE_SYNC: return .synced
    case PGRES_PIPELINE_ABORTED: return .aborted
    case PGRES_FATAL_ERROR:
      guard let error = result.serverError(step: 0) else { return nil }
      guard !error.endsConnection else {
        current?.endedByServer = error
        return nil
      }
      return .failure(error)
    default: return nil
    }
  }

  /// The server answered the Sync, so the commit has happened.
  private func finish(_ pointer: OpaquePointer) {
    guard var request = current, let flight = request.flight else { preconditionFailure("a finished flight exists") }
    current = nil
    for number in flight.prepared {
      if let key = newNames[number] { preparedNames[key] = number }
    }
    newNames = [:]
    var answer = ConnectionRequest.Answer.success(flight.outputs)
    if let failure = flight.failure {
      if transaction?.number == request.transaction, transaction?.firstFailure == nil {
        transaction?.firstFailure = failure
      }
      if forgetStale(failure, request), !request.isHealed, request.cancelReason == nil, request.transaction == nil {
        request.isHealed = true
        return start(request)
      }
      answer = .failure(.server(failure))
      if failure.sqlState == "57014", let reason = request.cancelReason {
        answer = .failure(reason == .timeout ? .timeout : .cancelled)
      }
    }
    if flight.failure == nil, request.commits, request.cancelReason != nil {
      // Either the commit was done before the request to stop came, or the request ended its wait for a standby. In the
      // second case the commit is not safe.
      answer = .failure(.connectionLost(outcomeUnknown: true))
    }
    if let timer = request.timer { loop.cancel(timer) }
    guard !isCancelUnderWay else {
      held = (request, answer)
      return
    }
    deliver(request, answer)
  }

  /// Whether a prepared statement failed because it no longer fits the schema, or because the server no longer has it.
  /// Forgets that statement.
  private func forgetStale(_ failure: PostgresServerError, _ request: ConnectionRequest) -> Bool {
    guard failure.sqlState == "0A000" || failure.sqlState == "26000", failure.step < request.steps.count,
      request.reused.contains(request.steps[failure.step].statement)
    else { return false }
    let step = request.steps[failure.step]
    let key = PreparedKey(statement: step.statement, types: step.parameters.types)
    guard let name = preparedNames.removeValue(forKey: key) else { return false }
    // After 26000 there is nothing to free: the server does not know the name.
    if failure.sqlState == "0A000" { staleNames.append(name) }
    return true
  }

  /// Gives the connection up, and tells every caller that waits for it how its request ended.
  func lose() {
    guard let pointer else { return }
    self.pointer = nil
    loop.unregister(descriptor)
    PQfinish(pointer)
    if let timer = graceTimer { loop.cancel(timer) }
    graceTimer = nil
    isCancelUnderWay = false
    if let kept = held {
      held = nil
      kept.request.continuation.resume(returning: kept.answer)
    }
    if let request = current {
      current = nil
      if let timer = request.timer { loop.cancel(timer) }
      let answer = PostgresConnection.lossOf(request)
      meter?.queryEnded(nanoseconds: loop.monotonicNanoseconds - request.beganAt, answer)
      request.continuation.resume(returning: answer)
    }
    for entry in waiting {
      switch entry {
      case .request(let request):
        request.continuation.resume(returning: .failure(.connectionLost(outcomeUnknown: false)))
      case .transaction(_, _, let continuation):
        continuation.resume(returning: .failure(.connectionLost(outcomeUnknown: false)))
      }
    }
    waiting = []
    onClosed?()
    onClosed = nil
  }

  /// How a request ended when its connection is gone. The server has surely committed nothing when no Sync was sent,
  /// after an error, or inside a transaction. The server reports in the order of its work. It reports a stop before the
  /// work that it did not do. It answers COMMIT after the commit.
  private static func lossOf(_ request: ConnectionRequest) -> ConnectionRequest.Answer {
    let nothingDone =
      switch request.cancelReason {
      case .cancelled: PostgresError.cancelled
      case .timeout: PostgresError.timeout
      case nil: PostgresError.connectionLost(outcomeUnknown: false)
      }
    guard request.commits, let flight = request.flight, flight.failure == nil else {
      return .failure(nothingDone)
    }
    let isStopped = request.endedByServer?.isOrderlyStop == true
    if isStopped, !flight.isAnswered { return .failure(nothingDone) }
    // A commit that was asked to stop may have given up the wait for its standby.
    if request.transaction != nil, flight.isAnswered, request.cancelReason == nil { return .success(flight.outputs) }
    return .failure(.connectionLost(outcomeUnknown: true))
  }
}
