internal import EventLoop

/// Handlers and answers.
extension HTTPConnection {
  struct Job: Sendable {
    let request: HTTPRequest
    let handler: HTTPHandler
    let parameters: HTTPRouteParameters
    /// The time of the handler in nanoseconds; nil is the general limit.
    var time: Int64?
  }

  /// Starts to answer the queue, unless a handler runs already.
  func startAnswering() {
    guard phase == .open, !isAnswering, !queue.isEmpty else { return }
    guard let job = nextJob() else {
      flush()
      return
    }
    isAnswering = true
    let burst = burst
    // The task begins at once, so a handler that does not suspend answers without waiting in the loop's queue.
    isStarting = true
    let started = Task.immediate(executorPreference: worker.loop) { [self] in await run(job, burst) }
    isStarting = false
    if isAnswering { task = started }
  }

  /// Answers the requests that need no handler, up to the next one that needs it.
  private func nextJob() -> Job? {
    while phase == .open, !closesAfterOutput, !isOutputFull, !queue.isEmpty {
      switch queue.count == 1 ? queue.removeLast() : queue.removeFirst() {
      case .fault(let fault):
        answer(nil) { HTTPAnswer.appendFault(fault, worker: worker, to: &output) }
        closeAfterOutput(lingers: true)
      case .unserved(let request):
        answerFault(
          HTTPFault(503, .overload, "The server has no room for more requests."), request, keepsAlive(request))
      case .refused(let request, let response):
        _ = append(response, to: request, keepsAlive: false)
        closeAfterOutput(lingers: true)
      case .request(let request):
        let keepsAlive = keepsAlive(request)
        switch worker.application.router.match(request.head) {
        case .route(let route, let parameters):
          if let response = route.immediate?(request, parameters) {
            // A stream waits for its pieces, so it needs a task.
            if case .stream = response.body {
              return Job(request: request, handler: { _, _ in response }, parameters: parameters)
            }
            answerAtOnce(response, request, keepsAlive)
            continue
          }
          guard worker.metrics.requestsInFlight < worker.shared.requestsInFlightMax else {
            answerFault(HTTPFault(503, .overload, "The server is busy."), request, keepsAlive)
            continue
          }
          return Job(
            request: request, handler: route.handler, parameters: parameters, time: route.handlerTime)
        case .options(let allow, let pattern):
          answerAtOnce(worker.application.options(allow, pattern), request, keepsAlive)
        case .fault(let fault):
          answerFault(fault, request, keepsAlive)
        }
      }
    }
    return nil
  }

  /// Whether the connection stays open after this request. While the server drains, it ends after the last request that
  /// has come.
  private func keepsAlive(_ request: HTTPRequest) -> Bool {
    guard request.head.framing.keepsAlive else { return false }
    guard isInputEnded || worker.isDraining else { return true }
    return !(queue.isEmpty && backlog.isEmpty && parser.isIdle)
  }

  /// Works through the queue, one request after another, in one task.
  private func run(_ first: Job, _ burst: UInt64) async {
    var next: Job? = first
    while let job = next {
      worker.loop.checkIsolated()
      guard burst == self.burst else { return }
      current = job.request
      worker.metrics.requestsInFlight += 1
      startHandlerClock(job.time)
      let response = await job.handler(job.request, job.parameters)
      worker.loop.checkIsolated()
      worker.metrics.requestsInFlight -= 1
      guard burst == self.burst else { return }
      current = nil
      stopHandlerClock()
      // This stands here and not in a function of its own, because each asynchronous call costs a frame and a switch of
      // executors.
      let begun = append(response, to: job.request, keepsAlive: keepsAlive(job.request))
      if let stream = begun.stream {
        current = job.request
        guard await produce(stream, isChunked: begun.isChunked, burst) else { return }
      }
      afterAnswer(job.request, keepsAlive: begun.keepsAlive)
      guard burst == self.burst else { return }
      if isOutputFull {
        await waitForOutput(under: worker.limits.outputBytesMax)
        guard burst == self.burst else { return }
      }
      next = nextJob()
    }
    isAnswering = false
    task = nil
    flush()
    guard phase == .open, !isStarting else { return }
    readOn()
  }

  private func produce(_ stream: HTTPBodyStream, isChunked: Bool, _ burst: UInt64) async -> Bool {
    isStreaming = true
    startHandlerClock()
    flush()
    do {
      try await stream.produce(HTTPBodyWriter(connection: self, burst: burst, isChunked: isChunked))
    } catch {
      worker.loop.checkIsolated()
      // Without a last chunk the client sees that the answer is not whole.
      if burst == self.burst { close() }
      return false
    }
    worker.loop.checkIsolated()
    guard burst == self.burst else { return false }
    isStreaming = false
    current = nil
    stopHandlerClock()
    idleSince = worker.loop.monotonicNanoseconds
    if isChunked { output.append(HTTPResponseRenderer.lastChunk) }
    return true
  }

  private func answerAtOnce(_ response: HTTPResponse, _ request: HTTPRequest, _ keepsAlive: Bool) {
    let begun = append(response, to: request, keepsAlive: keepsAlive)
    afterAnswer(request, keepsAlive: begun.keepsAlive)
  }

  private func append(_ response: HTTPResponse, to request: HTTPRequest, keepsAlive: Bool) -> HTTPAnswer.Begun {
    answer(request) {
      HTTPAnswer.append(response, to: request, keepsAlive: keepsAlive, worker: worker, output: &output)
    }
  }

  func answerFault(_ fault: HTTPFault, _ request: HTTPRequest, _ keepsAlive: Bool) {
    let begun = answer(request) {
      HTTPAnswer.appendFault(fault, request: request, keepsAlive: keepsAlive, worker: worker, to: &output)
    }
    afterAnswer(request, keepsAlive: begun.keepsAlive)
  }

  /// Renders an answer into the output and counts it. It is sent at the end of this turn at the latest.
  @discardableResult
  private func answer(_ request: HTTPRequest?, _ append: () -> HTTPAnswer.Begun) -> HTTPAnswer.Begun {
    if output.isEmpty, output.tail.capacity == 0 { output.tail = worker.takeBuffer() }
    answered = request
    let begun = append()
    idleSince = worker.loop.monotonicNanoseconds
    let nanoseconds = max(0, idleSince - (request?.receivedAt ?? readAt))
    worker.metrics.count(status: begun.status, nanoseconds: nanoseconds)
    worker.application.didAnswer?(
      HTTPAnswered(
        request: request, status: begun.status, bodyBytes: begun.bodyBytes, nanoseconds: nanoseconds,
        annotation: begun.annotation))
    if !isFlushScheduled {
      isFlushScheduled = true
      worker.flushLater(self)
    }
    return begun
  }

  private func afterAnswer(_ request: HTTPRequest, keepsAlive: Bool) {
    release(request)
    guard !keepsAlive else { return }
    queue = []
    endReading()
    // A client that did not ask for the close may be sending its next request.
    closeAfterOutput(lingers: request.head.framing.keepsAlive)
  }

  // MARK: - Output

  func flushAtTurnEnd() {
    isFlushScheduled = false
    if phase == .open { flush() }
  }

  /// Sends as much as the socket takes now.
  func flush() {
    guard phase == .open else { return }
    if !output.isEmpty {
      guard isWritable else { return countUnread() }
      let (outcome, sent) = output.send(to: descriptor)
      worker.metrics.bytesOut += sent
      switch outcome {
      case .failed: return close()
      case .blocked: block(sent)
      case .complete: unblock()
      }
      countUnread()
      guard phase == .open else { return }
      if !isOutputFull { resumeOutputWaiter() }
    }
    if output.isEmpty, closesAfterOutput { finishClosing() }
  }

  private func block(_ sent: Int) {
    if writeDeadline == .max {
      blockedSince = worker.loop.monotonicNanoseconds
      sentSinceBlocked = 0
    } else {
      sentSinceBlocked += sent
    }
    isWritable = false
    writeDeadline = pacedDeadline(blockedSince, worker.times.writeStall, bytes: sentSinceBlocked)
    updateDeadline()
  }

  /// Counts the output that the client does not read, against the server and against the client.
  func countUnread() {
    let bytes = phase == .open && !isWritable ? output.count : 0
    guard bytes > 0 || unreadBytes > 0 else { return }
    worker.metrics.bytesUnread += bytes - unreadBytes
    unreadBytes = bytes
    if bytes == 0 {
      outputHold = nil
      return
    }
    if outputHold == nil {
      let payers = answered.map(worker.application.payers) ?? [peer.network]
      outputHold = HTTPHold(worker.shared.ledger, payers: payers)
    }
    guard let outputHold else { return }
    if !outputHold.set(bytes) { worker.cutLongestBlocked(of: outputHold.payers) }
    if worker.metrics.bytesUnread > worker.shared.unreadBytesMax { worker.cutLongestBlocked(of: nil) }
  }

  private func unblock() {
    answered = nil
    var empty: [UInt8] = []
    swap(&empty, &output.tail)
    worker.giveBack(empty)
    resumeOutputWaiter()
    guard writeDeadline != .max else { return }
    writeDeadline = .max
    idleSince = worker.loop.monotonicNanoseconds
    updateReadDeadline()
  }

  func resumeOutputWaiter() {
    guard isOutputAwaited else { return }
    isOutputAwaited = false
    let waiter = outputWaiter
    outputWaiter = nil
    waiter?.resume()
  }

  /// Waits until at most this many bytes of output are left, or the connection is gone.
  func waitForOutput(under bytes: Int) async {
    flush()
    guard phase == .open, output.count > bytes else { return }
    precondition(outputWaiter == nil, "one producer writes at a time")
    isOutputAwaited = true
    // The output may have gone before the wait began.
    await withCheckedContinuation { waiter in
      if isOutputAwaited { outputWaiter = waiter } else { waiter.resume() }
    }
  }

  // MARK: - Time

  /// Each byte puts the deadline off by its time at the least pace. So a client that sends or reads very slowly gains
  /// little.
  func pacedDeadline(_ start: Int64, _ time: Int64, bytes: Int) -> Int64 {
    start + time + Int64(bytes) * 1_000_000_000 / Int64(worker.limits.bytesPerSecondMin)
  }

  /// Sets the moment by which the client must have sent the bytes that we wait for.
  func updateReadDeadline() {
    guard phase == .open else { return }
    if isPaused || isInputEnded {
      if pausedAt == nil { pausedAt = worker.loop.monotonicNanoseconds }
      readDeadline = .max
    } else {
      resumeReadClock()
      if parser.isIdle {
        let isOwing = isAnswering || !queue.isEmpty || !output.isEmpty
        let time = isFresh ? worker.times.headRead : worker.times.idle
        readDeadline = isOwing ? .max : idleSince + time
      } else if parser.isInBody {
        readDeadline = min(
          pacedDeadline(bodyStartedAt, worker.times.bodyRead, bytes: parser.bodyBytesReceived),
          bodyReadAt + worker.times.bodyStall)
      } else {
        readDeadline = headStartedAt + worker.times.headRead
      }
    }
    updateDeadline()
  }

  /// The client's time does not run while the server does not read.
  private func resumeReadClock() {
    guard let began = pausedAt else { return }
    pausedAt = nil
    let pause = worker.loop.monotonicNanoseconds - began
    headStartedAt += pause
    bodyStartedAt += pause
    bodyReadAt += pause
  }

  func updateDeadline() {
    guard phase != .closed else { return }
    worker.setDeadline(min(readDeadline, handlerDeadline, writeDeadline), slot: slot)
  }

  /// Starts the time of the handler, or of the next piece of a stream.
  /// - Parameter time: in nanoseconds; nil is the general limit.
  func startHandlerClock(_ time: Int64? = nil) {
    handlerDeadline = worker.loop.monotonicNanoseconds + (time ?? worker.times.handler)
    updateDeadline()
  }

  func stopHandlerClock() { handlerDeadline = .max }

  /// One of the deadlines has passed.
  func deadlinePassed(_ now: Int64) {
    guard phase == .open else { return close() }
    if writeDeadline <= now { return close() }
    if handlerDeadline <= now { return giveUpHandler() }
    guard readDeadline <= now else { return }
    if parser.isIdle { return close() }
    fail(HTTPFault(408, .readTime, "The request did not come in time."))
    readDeadline = .max
    updateDeadline()
    startAnswering()
  }

  /// Cancels the handler and answers in its place. Its own answer is dropped if it still comes.
  private func giveUpHandler() {
    // The head of a stream has been sent, so no other answer is possible.
    guard !isStreaming else { return close() }
    guard let request = current else { preconditionFailure("a handler's deadline belongs to its request") }
    burst += 1
    task?.cancel()
    task = nil
    isAnswering = false
    current = nil
    handlerDeadline = .max
    updateDeadline()
    answerFault(HTTPFault(503, .handlerTime, "The answer did not come in time."), request, false)
  }
}
