internal import CLinux
internal import EventLoop
internal import Glibc

/// One client's connection: reading and parsing, the queue of its requests, the one handler that runs, and its end.
///
/// Answers go out in the order of the requests because one request is worked on at a time. Later requests wait in the
/// queue up to the pipeline depth, and beyond it in the kernel.
///
/// `@unchecked Sendable` holds because every stored variable is touched on the loop's thread only. The loop's handlers
/// touch them, and the handler task does. The loop is the task's preferred executor, and the task checks this after
/// every suspension.
final class HTTPConnection: @unchecked Sendable {
  enum Item {
    case request(HTTPRequest)
    /// A whole request for which there is no memory. It is answered without its body, in its turn.
    case unserved(HTTPRequest)
    /// A request whose body is not read. The connection ends with this answer.
    case refused(HTTPRequest, HTTPResponse)
    case fault(HTTPFault)
  }

  enum Phase { case open, lingering, closed }

  /// Reads of one connection in one go, before others get their turn: 256 KiB of a body.
  private static let readsPerTurnMax = 4

  let worker: HTTPWorker
  let descriptor: Int32
  let slot: Int
  let id: UInt64
  let peer: HTTPPeer

  var phase = Phase.open
  // Four variables are `@exclusivity(unchecked)`, these three and `output`. They are touched some forty times a
  // request, and the checks took a tenth of its time. No two accesses overlap. While one of them is changed, only
  // methods of its own type run; for `output`, the application's rendering of a fault runs too. None of these can reach
  // the connection.
  @exclusivity(unchecked) var parser: HTTPRequestParser
  /// Requests that wait for their answers, in order. A fault and a request whose body is not read are always the last.
  @exclusivity(unchecked) var queue: [Item] = []
  /// Bytes read and not parsed because the queue is full.
  @exclusivity(unchecked) var backlog = HTTPBacklog()
  /// Whether nothing more is parsed: the client sends no more, the stream is broken, or a request was the last one.
  var isInputEnded = false
  private var isReadable = true
  private var isReadScheduled = false
  private var seesPeerClosed = false
  var queuedBodyBytes = 0
  var chargedBytes = 0
  var requestCount: UInt64 = 0
  var owesContinue = false
  /// What the partial request holds of its client's share.
  var hold: HTTPHold?
  /// What the output that the client does not read holds of its share; nil while nothing is blocked.
  var outputHold: HTTPHold?
  /// The last request that was answered, while its answer may be blocked.
  var answered: HTTPRequest?
  /// The question whether a body may come. Nothing is read while it is open.
  var admission: Task<Void, Never>?
  var isAdmitting = false
  /// Whether the client ended its side while it was not known if its body may come.
  var hasReadAheadToEnd = false
  /// Whether `accept` is on the stack. An application that answers at once does so inside it.
  var isAccepting = false

  // The answers (HTTPConnection+Answering).
  var task: Task<Void, Never>?
  var isAnswering = false
  /// Whether `startAnswering` is on the stack. A handler that does not suspend ends inside it, and its caller reads on.
  var isStarting = false
  /// Changes when the running handler is given up. The answer of a handler that began in another burst is dropped.
  var burst: UInt64 = 0
  var current: HTTPRequest?
  var isStreaming = false
  @exclusivity(unchecked) var output = HTTPOutput()
  var isWritable = true
  var isFlushScheduled = false
  var closesAfterOutput = false
  var lingersAtClose = false
  var outputWaiter: CheckedContinuation<Void, Never>?
  /// Whether there is an `outputWaiter`. To look at the continuation itself after every answer costs more.
  var isOutputAwaited = false

  // The times, in nanoseconds of the loop's clock where the name does not say otherwise.
  var readAtMicroseconds: Int64 = 0
  var readAt: Int64
  var firstByteAtMicroseconds: Int64 = 0
  var headStartedAt: Int64 = 0
  var bodyStartedAt: Int64 = 0
  var bodyReadAt: Int64 = 0
  var pausedAt: Int64?
  var idleSince: Int64
  var blockedSince: Int64 = 0
  var sentSinceBlocked = 0
  var readDeadline = Int64.max
  var handlerDeadline = Int64.max
  var writeDeadline = Int64.max
  /// The output that was counted as unread.
  var unreadBytes = 0
  private var lingerBytes = 0

  init(worker: HTTPWorker, descriptor: Int32, slot: Int, id: UInt64, peer: HTTPPeer) {
    self.worker = worker
    self.descriptor = descriptor
    self.slot = slot
    self.id = id
    self.peer = peer
    parser = HTTPRequestParser(limits: worker.parserLimits)
    readAt = worker.loop.monotonicNanoseconds
    idleSince = readAt
  }

  /// Whether no request has begun or waits, and no answer is owed.
  var isIdle: Bool { parser.isIdle && backlog.isEmpty && queue.isEmpty && !isAnswering && output.isEmpty }
  /// Whether no request has come yet.
  var isFresh: Bool { requestCount == 0 }
  private var depth: Int { queue.count + (isAnswering ? 1 : 0) }
  /// Whether the server stops reading: it is not known yet if the body may come, enough requests wait, or enough output
  /// that the client does not take.
  var isPaused: Bool { isAdmitting || depth >= worker.limits.pipelineDepthMax || isOutputFull }
  /// Whether the server reads on though it does not know yet if the body may come, so that the moment of its last byte is
  /// known. It does not look into what it reads.
  private var readsAhead: Bool {
    isAdmitting && !hasReadAheadToEnd && depth < worker.limits.pipelineDepthMax && !isOutputFull && backlog.hasPlace
      && backlog.count < worker.limits.readAheadBytesMax
  }
  var isOutputFull: Bool { output.count > worker.limits.outputBytesMax }
  private var canReadOn: Bool {
    phase == .open && !isInputEnded && !isPaused && !isAnswering && (!backlog.isEmpty || isReadable)
  }

  /// Reads at once: the request is often there when the connection is accepted.
  func begin() { readOn() }

  /// Takes in a report of epoll.
  func ready(_ readiness: EventLoop.Readiness) {
    guard phase != .closed else { return }
    // Both directions are closed, or the connection was reset. Nobody would read an answer.
    if !readiness.isDisjoint(with: [.error, .hangup]) { return close() }
    if readiness.contains(.write), !isWritable {
      isWritable = true
      flush()
      // With room in the output, requests that waited for it are read and answered.
      readOn()
      guard phase != .closed else { return }
    }
    if readiness.contains(.peerClosed) { seesPeerClosed = true }
    if !readiness.isDisjoint(with: [.read, .peerClosed]) {
      isReadable = true
      readOn()
    }
  }

  /// Reads, parses and answers: at most the requests that a connection may hold.
  func readOn() {
    if phase == .lingering { return discard() }
    var rounds = 0
    while phase == .open, !isInputEnded, !isReadScheduled {
      if isPaused {
        guard readsAhead, isReadable, rounds < HTTPConnection.readsPerTurnMax else { break }
        rounds += 1
        guard readOnce() else { return }
        continue
      }
      if !backlog.isEmpty {
        parseBacklog()
        continue
      }
      guard isReadable else { break }
      guard rounds < HTTPConnection.readsPerTurnMax else {
        readLater()
        break
      }
      rounds += 1
      guard readOnce() else { return }
    }
    startAnswering()
    // Answers without a handler empty the queue at once. Others get their turn before more is read: a client may have
    // sent thousands of requests.
    if canReadOn { readLater() }
    sendContinueIfDue()
    if worker.isDraining, !isFresh, phase == .open, isIdle { return close() }
    updateReadDeadline()
  }

  /// False when the connection is gone.
  private func readOnce() -> Bool {
    let buffer = worker.readBuffer
    let count = Int(clinux_receive(descriptor, buffer.baseAddress, Int64(buffer.count)))
    switch count {
    case 1...:
      // This moment decides whether an application is in time. So it is taken before anything else is done with the
      // bytes.
      readAtMicroseconds = worker.loop.realtimeMicroseconds
      readAt = worker.loop.monotonicNanoseconds
      worker.metrics.bytesIn += count
      if count < buffer.count, !seesPeerClosed { isReadable = false }
      let read = UnsafeBufferPointer(rebasing: buffer[0..<count])
      if isPaused { keep(read.span) } else { parse(read.span) }
    case 0 where isPaused:
      // What was read ahead may be all of the request. The end is read again when that is known.
      hasReadAheadToEnd = true
    case 0:
      isReadable = false
      endInput()
    case -Int(EINTR):
      break
    case -Int(EAGAIN):
      isReadable = false
    default:
      close()
      return false
    }
    return true
  }

  /// Goes on with a long stream in a later turn.
  private func readLater(after pause: Duration = .zero) {
    guard !isReadScheduled else { return }
    isReadScheduled = true
    worker.loop.schedule(after: pause) { [self] in
      isReadScheduled = false
      if phase != .closed { readOn() }
    }
  }

  /// The client sends nothing more. It may have closed one direction only, so its requests are still answered.
  private func endInput() {
    guard !isInputEnded else { return }
    if !parser.isIdle { queue.append(.fault(HTTPFault(400, .truncated, "The request ended before it was complete."))) }
    isInputEnded = true
    if queue.isEmpty, !isAnswering { return closeAfterOutput(lingers: false) }
    askIfStillThere()
  }

  /// Finds out whether a client that sends nothing more has left: an interim answer, which a client that waits passes over
  /// (RFC 9110 section 15.2), makes the system of one that left reset the connection, and that cancels the handler. So what
  /// nobody waits for is not read or computed. A request that changes something goes on: its sender may have counted on it.
  private func askIfStillThere() {
    guard isAnswering, !isStreaming, output.isEmpty, let head = current?.head, head.version == .http11,
      head.method == .get || head.method == .head
    else { return }
    sendContinue()
  }

  // MARK: - Parsing

  private func parseBacklog() {
    guard let piece = backlog.popFirst() else { return }
    (readAt, readAtMicroseconds) = (piece.at, piece.atMicroseconds)
    parse(piece.bytes.span)
  }

  /// Keeps what was read for later, with the moment at which it was read.
  private func keep(_ input: Span<UInt8>) {
    backlog.append(
      HTTPBacklog.Piece(bytes: input.copy(0..<input.count), at: readAt, atMicroseconds: readAtMicroseconds))
    charge()
  }

  private func parse(_ input: Span<UInt8>) {
    var offset = 0
    var rest: Int?
    loop: while offset < input.count, !isInputEnded {
      guard !isPaused else {
        rest = offset
        break
      }
      if parser.isIdle {
        headStartedAt = readAt
        firstByteAtMicroseconds = readAtMicroseconds
      }
      switch parser.feed(input, from: &offset) {
      case .needsMore: break loop
      case .head(let head): accept(head, bytesHere: input.count - offset)
      case .request(let head, let body): enqueue(head, body)
      case .failed(let fault): fail(fault)
      }
    }
    if let rest {
      backlog.putBack(
        HTTPBacklog.Piece(bytes: input.copy(rest..<input.count), at: readAt, atMicroseconds: readAtMicroseconds))
    }
    if offset > 0, parser.bodyBytesReceived > 0 {
      owesContinue = false
      bodyReadAt = readAt
    }
    charge()
  }

  func request(_ head: HTTPRequestHead, _ body: [UInt8], number: UInt64, hold: HTTPHold?) -> HTTPRequest {
    HTTPRequest(
      head: head, body: body, firstByteAt: firstByteAtMicroseconds, lastByteAt: readAtMicroseconds, peer: peer,
      connectionID: id, number: number, loop: worker.loop, receivedAt: readAt, hold: hold)
  }

  private func enqueue(_ head: HTTPRequestHead, _ body: [UInt8]) {
    owesContinue = false
    requestCount += 1
    worker.metrics.requests += 1
    queuedBodyBytes += body.count
    queue.append(.request(request(head, body, number: requestCount, hold: hold)))
    hold = nil
    if !head.framing.keepsAlive { isInputEnded = true }
  }

  /// Nothing more can be read from the stream. The fault is answered after the requests before it.
  func fail(_ fault: HTTPFault) {
    var fault = fault
    fault.path = parser.path
    fault.method = parser.method
    queue.append(.fault(fault))
    endReading()
  }

  /// Reads no more requests.
  func endReading() {
    parser = HTTPRequestParser(limits: worker.parserLimits)
    hold = nil
    isInputEnded = true
    owesContinue = false
    backlog = HTTPBacklog()
  }

  /// Sends the interim answer 100 once the requests before are answered. A client that expects it then sends its body
  /// (RFC 9110 section 10.1.1).
  func sendContinueIfDue() {
    guard owesContinue, !isAdmitting, queue.isEmpty, !isAnswering, phase == .open, parser.isInBody, !closesAfterOutput
    else { return }
    owesContinue = false
    sendContinue()
  }

  private func sendContinue() {
    output.append(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    flush()
  }

  // MARK: - End

  /// The server drains: idle connections end, others after their answers.
  func drain() {
    guard phase == .open else { return }
    readOn()
    guard phase == .open, isIdle else { return }
    guard isFresh else { return close() }
    readDeadline = worker.loop.monotonicNanoseconds + worker.limits.drainFreshTime.wholeNanoseconds
    updateDeadline()
  }

  /// Ends the connection, because the drain's deadline has passed.
  func cut() { close() }

  /// Ends the connection once its output is sent.
  /// - Parameter lingers: whether the client may be sending still, so that a plain close would reset the connection and
  ///   could throw away the answer before it is read (RFC 9112 section 9.6).
  func closeAfterOutput(lingers: Bool) {
    isInputEnded = true
    closesAfterOutput = true
    lingersAtClose = lingersAtClose || lingers
    flush()
  }

  /// Ends the connection, whose output is sent.
  func finishClosing() {
    guard lingersAtClose else { return close() }
    phase = .lingering
    clinux_shutdown_sending(descriptor)
    endReading()
    queuedBodyBytes = 0
    charge()
    readDeadline = worker.loop.monotonicNanoseconds + worker.limits.lingerTime.wholeNanoseconds
    updateDeadline()
    isReadable = true
    discard()
  }

  /// Reads and drops bytes until the client closes, at a pace that takes little from others. The answer was sent, so who
  /// reads it need not wait.
  private func discard() {
    guard !isReadScheduled else { return }
    guard worker.drainAllowance.count(bytes: 0, at: worker.loop.monotonicNanoseconds) else { return close() }
    for _ in 0..<HTTPConnection.readsPerTurnMax {
      let count = Int(clinux_receive(descriptor, worker.readBuffer.baseAddress, Int64(worker.readBuffer.count)))
      if count == -Int(EINTR) { continue }
      if count == -Int(EAGAIN) { return }
      guard count > 0 else { return close() }
      worker.metrics.bytesIn += count
      lingerBytes += count
      _ = worker.drainAllowance.count(bytes: count, at: worker.loop.monotonicNanoseconds)
      guard lingerBytes <= worker.limits.lingerBytesMax else { return close() }
    }
    readLater(after: worker.limits.lingerPause)
  }

  /// Ends the connection now; a handler that runs is cancelled.
  func close() {
    guard phase != .closed else { return }
    phase = .closed
    burst += 1
    task?.cancel()
    task = nil
    admission?.cancel()
    admission = nil
    isAdmitting = false
    isAnswering = false
    queue = []
    endReading()
    queuedBodyBytes = 0
    charge()
    output = HTTPOutput()
    countUnread()
    answered = nil
    worker.loop.unregister(descriptor)
    _ = Glibc.close(descriptor)
    worker.remove(slot: slot)
    resumeOutputWaiter()
  }
}
