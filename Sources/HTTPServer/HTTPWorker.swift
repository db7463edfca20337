internal import CLinux
internal import EventLoop
internal import Glibc
internal import Synchronization

/// One loop's part of a server: its listening socket, its connections and their deadlines.
///
/// `@unchecked Sendable` holds because every stored variable is touched on the loop's thread only: `start`, `drain` and
/// `takeMetrics` run as tasks of the loop and check it, and the rest is called from the loop's handlers.
final class HTTPWorker: @unchecked Sendable {
  static let readBufferBytes = 64 * 1024
  private static let acceptsPerTurnMax = 64
  /// How long accepting rests when the process has no descriptors left.
  private static let acceptPause = Duration.milliseconds(100)
  /// Rounds that empty the longest queue a listener can have.
  private static let drainAcceptRoundsMax = 64
  private static let spareBuffersMax = 64
  private static let spareBufferBytesMax = 64 * 1024

  let loop: EventLoop
  let limits: HTTPLimits
  let parserLimits: HTTPSharedLimits
  let times: HTTPTimes
  let application: HTTPApplication
  let shared: HTTPShared
  /// The buffer for every read of the loop. Its content is valid only while that read is handled.
  let readBuffer: UnsafeMutableBufferPointer<UInt8>
  var renderer: HTTPResponseRenderer
  /// Unchecked, because only the counters' own methods run while they change.
  @exclusivity(unchecked) var metrics = HTTPMetrics()
  private(set) var isDraining = false
  var drainAllowance: HTTPDrainAllowance

  /// Takes the next connection off a listener's queue: its descriptor, or -errno.
  typealias Accept = @Sendable (_ listener: Int32, inout clinux_peer) -> Int32

  private let index: Int
  private let accept: Accept
  private var listener: Int32
  private var isListening = false
  private var isAcceptPaused = false
  private var connections: [HTTPConnection?] = []
  private var deadlines: [Int64] = []
  private var freeSlots: [Int] = []
  private var connectionNumber: UInt64 = 0
  private var isSweeping = false
  private var unflushed: [HTTPConnection] = []
  private var spareBuffers: [[UInt8]] = []
  private var turnEnd: EventLoop.Timer?
  private var drainWaiters: [CheckedContinuation<Void, Never>] = []

  init(
    index: Int, loop: EventLoop, listener: Int32, limits: HTTPLimits, application: HTTPApplication,
    shared: HTTPShared, accept: @escaping Accept
  ) {
    self.index = index
    self.accept = accept
    self.loop = loop
    self.listener = listener
    self.limits = limits
    parserLimits = HTTPSharedLimits(limits)
    times = HTTPTimes(limits)
    drainAllowance = HTTPDrainAllowance(limits)
    self.application = application
    self.shared = shared
    readBuffer = .allocate(capacity: HTTPWorker.readBufferBytes)
    readBuffer.initialize(repeating: 0)
    renderer = HTTPResponseRenderer(defaults: application.defaultHeaders)
  }

  deinit { readBuffer.deallocate() }

  static func closeAll(_ descriptors: [Int32]) {
    for descriptor in descriptors { close(descriptor) }
  }

  // MARK: - Accepting

  func start() throws {
    loop.checkIsolated()
    try listen()
    turnEnd = loop.addTurnEndAction { [weak self] in self?.flushAll() }
  }

  private func listen() throws(EventLoop.SystemError) {
    precondition(!isListening && listener >= 0, "the listener is open and not watched")
    try loop.register(listener, for: .read) { [weak self] _ in self?.acceptReady() }
    isListening = true
  }

  /// Returns whether nothing is left to accept now.
  @discardableResult
  private func acceptReady() -> Bool {
    for _ in 0..<HTTPWorker.acceptsPerTurnMax {
      var peer = clinux_peer()
      let descriptor = accept(listener, &peer)
      if descriptor >= 0 {
        admit(descriptor, HTTPPeer(peer))
        continue
      }
      switch -descriptor {
      case EAGAIN: return true
      case EMFILE, ENFILE, ENOBUFS, ENOMEM:
        pauseAccepting()
        return true
      // One connection broke before it was accepted; the next may be sound.
      default: continue
      }
    }
    return false
  }

  /// Stops watching the listener for a while. It stays ready while nothing can be accepted, so the loop would never
  /// rest.
  private func pauseAccepting() {
    metrics.acceptPauses += 1
    guard !isDraining else { return }
    loop.unregister(listener)
    isListening = false
    isAcceptPaused = true
    loop.schedule(after: HTTPWorker.acceptPause) { [weak self] in self?.resumeAccepting() }
  }

  private func resumeAccepting() {
    guard isAcceptPaused, !isDraining else { return }
    isAcceptPaused = false
    do {
      try listen()
    } catch {
      isAcceptPaused = true
      loop.schedule(after: HTTPWorker.acceptPause) { [weak self] in self?.resumeAccepting() }
    }
  }

  private func admit(_ descriptor: Int32, _ peer: HTTPPeer) {
    guard shared.connectionsOpen.add(1, ordering: .relaxed).newValue <= limits.connectionsMax else {
      shared.connectionsOpen.subtract(1, ordering: .relaxed)
      return refuse(descriptor)
    }
    connectionNumber += 1
    let slot = freeSlots.popLast() ?? connections.count
    if slot == connections.count {
      connections.append(nil)
      deadlines.append(.max)
    }
    let connection = HTTPConnection(
      worker: self, descriptor: descriptor, slot: slot, id: UInt64(index) << 48 | connectionNumber, peer: peer)
    do {
      try loop.register(descriptor, for: [.read, .write, .peerClosed, .edgeTriggered]) { connection.ready($0) }
    } catch {
      freeSlots.append(slot)
      shared.connectionsOpen.subtract(1, ordering: .relaxed)
      close(descriptor)
      return
    }
    connections[slot] = connection
    metrics.connectionsAccepted += 1
    metrics.connectionsOpen += 1
    startSweeping()
    connection.begin()
  }

  /// Answers 503 and closes. It first reads the bytes that the client has already sent. Unread bytes would turn the
  /// close into a reset, and the client would lose the answer.
  private func refuse(_ descriptor: Int32) {
    metrics.connectionsRefused += 1
    var output = HTTPOutput()
    HTTPAnswer.appendFault(
      HTTPFault(503, .overload, "The server has no room for another connection."), worker: self, to: &output)
    _ = clinux_receive(descriptor, readBuffer.baseAddress, Int64(readBuffer.count))
    metrics.bytesOut += output.send(to: descriptor).sent
    clinux_shutdown_sending(descriptor)
    close(descriptor)
  }

  func remove(slot: Int) {
    connections[slot] = nil
    deadlines[slot] = .max
    freeSlots.append(slot)
    metrics.connectionsOpen -= 1
    shared.connectionsOpen.subtract(1, ordering: .relaxed)
    if isAcceptPaused { resumeAccepting() }
    if isDraining { finishDrainIfEmpty() }
  }

  // MARK: - Output

  /// Flushes the connection at the end of the turn.
  func flushLater(_ connection: HTTPConnection) { unflushed.append(connection) }

  private func flushAll() {
    guard !unflushed.isEmpty else { return }
    var batch: [HTTPConnection] = []
    swap(&batch, &unflushed)
    for connection in batch { connection.flushAtTurnEnd() }
  }

  /// A buffer for answers, so that idle connections own none.
  func takeBuffer() -> [UInt8] { spareBuffers.popLast() ?? [] }

  func giveBack(_ buffer: consuming [UInt8]) {
    guard buffer.capacity > 0, buffer.capacity <= HTTPWorker.spareBufferBytesMax,
      spareBuffers.count < HTTPWorker.spareBuffersMax
    else { return }
    buffer.removeAll(keepingCapacity: true)
    spareBuffers.append(buffer)
  }

  /// Cuts the connection whose output was blocked longest, of one client or of all.
  func cutLongestBlocked(of payers: [String]?) {
    let blocked = connections.compactMap(\.self).filter { connection in
      guard let held = connection.outputHold else { return false }
      return payers.map { !Set($0).isDisjoint(with: held.payers) } ?? true
    }
    guard let longest = blocked.min(by: { ($0.blockedSince, $0.id) < ($1.blockedSince, $1.id) }) else { return }
    metrics.connectionsCut += 1
    longest.close()
  }

  // MARK: - Time

  /// Sets the connection's deadline, in nanoseconds of the loop's clock. A sweep finds the deadlines that have passed.
  func setDeadline(_ deadline: Int64, slot: Int) { deadlines[slot] = deadline }

  private func startSweeping() {
    guard !isSweeping else { return }
    isSweeping = true
    loop.schedule(after: limits.sweepTime) { [weak self] in self?.sweep() }
  }

  /// Looks at all deadlines. One array of 80 kB for 10,000 connections is cheaper than a timer set at every read.
  private func sweep() {
    isSweeping = false
    let now = loop.monotonicNanoseconds
    for slot in deadlines.indices where deadlines[slot] <= now {
      connections[slot]?.deadlinePassed(now)
    }
    if metrics.connectionsOpen > 0 { startSweeping() }
  }

  // MARK: - End

  func takeMetrics() -> HTTPMetrics {
    loop.checkIsolated()
    var taken = metrics
    taken.turns = [loop.turns]
    return taken
  }

  func drain(within time: Duration) async {
    await Task(executorPreference: loop) { [self] in
      loop.checkIsolated()
      beginDrain()
      let timer = loop.schedule(after: time) { [weak self] in self?.cutAll() }
      // What is waited for is looked at after the wait began: before it, other work of the loop may come in between.
      await withCheckedContinuation {
        drainWaiters.append($0)
        finishDrainIfEmpty()
      }
      loop.cancel(timer)
      finish()
    }.value
  }

  private func beginDrain() {
    guard !isDraining else { return }
    // Closing a listener drops the connections that wait in its queue, so those are accepted first.
    if listener >= 0 {
      for _ in 0...HTTPWorker.drainAcceptRoundsMax where acceptReady() { break }
      isDraining = true
      if isListening { loop.unregister(listener) }
      close(listener)
      listener = -1
      isListening = false
    }
    isDraining = true
    for connection in connections { connection?.drain() }
  }

  private func cutAll() {
    for connection in connections { connection?.cut() }
  }

  private func finishDrainIfEmpty() {
    guard metrics.connectionsOpen == 0 else { return }
    for waiter in drainWaiters { waiter.resume() }
    drainWaiters.removeAll()
  }

  private func finish() {
    if let turnEnd { loop.removeTurnEndAction(turnEnd) }
    turnEnd = nil
  }
}
