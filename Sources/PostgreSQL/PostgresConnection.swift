internal import CLibPQ
package import EventLoop

/// One connection to the server, on an event loop. It is non-blocking and in pipeline mode, with one flight at a time.
///
/// Its executor is the loop, so a task of that loop reaches it without changing thread. Every connection must be
/// closed by `close()` or be lost; until then the loop keeps it alive. Pools do this for their connections.
package actor PostgresConnection {
  /// A caller that waits for its turn while a flight or a transaction is under way.
  enum Waiting {
    case request(ConnectionRequest)
    case transaction(number: UInt64, begin: PostgresStatement, CheckedContinuation<Result<Void, PostgresError>, Never>)
  }

  /// The transaction that has the connection to itself.
  struct OpenTransaction {
    let number: UInt64
    let begin: PostgresStatement
    /// Whether BEGIN was sent. It goes out with the first statement.
    var isBegun = false
    /// The server's first error in the transaction. It decides about a retry, whatever the caller does with the error.
    var firstFailure: PostgresServerError?
    /// Whether the body committed itself, with its last statements.
    var isFinished = false
  }

  /// A statement is prepared anew for other parameter types.
  struct PreparedKey: Hashable {
    let statement: PostgresStatement
    let types: [UInt32]
  }

  /// Statements kept prepared on one connection; any further one is parsed each time.
  static let preparedMax = 1000
  /// The time between two requests to cancel the same flight. The first may arrive before the server began with the
  /// flight.
  static let cancelRepeat = Duration.milliseconds(100)

  /// The loop that it runs on.
  package nonisolated let loop: EventLoop
  nonisolated let configuration: PostgresConfiguration
  nonisolated let meter: PostgresMeter?
  /// The loop.
  package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  var pointer: OpaquePointer?
  var descriptor: Int32 = -1
  var wantsWrite = false
  var wasClosed = false
  var current: ConnectionRequest?
  /// An answer that is kept back until the request to cancel it has left, so that the request cannot hit the next
  /// flight.
  var held: (request: ConnectionRequest, answer: ConnectionRequest.Answer)?
  var isCancelUnderWay = false
  var graceTimer: EventLoop.Timer?
  var waiting: [Waiting] = []
  var transaction: OpenTransaction?
  var lastNumber: UInt64 = 0
  var preparedNames: [PreparedKey: UInt64] = [:]
  /// The statements that the current flight prepares.
  var newNames: [UInt64: PreparedKey] = [:]
  /// Prepared statements that no longer fit the schema; freed with the next flight outside a transaction.
  var staleNames: [UInt64] = []
  /// Remembers what the server said unasked. Libpq has its address while the connection is open, so it must live longer
  /// than that.
  let sessionEnd = SessionEnd()
  var onClosed: (() -> Void)?

  init(configuration: PostgresConfiguration, loop: EventLoop, meter: PostgresMeter?) {
    self.configuration = configuration
    self.loop = loop
    self.meter = meter
  }

  /// Opens a connection; tries the hosts of the connection string in their order.
  /// - Throws: `unavailable` when no host accepts us; the errors of SET ROLE when the role cannot be taken on.
  package static func connect(
    _ configuration: PostgresConfiguration, on loop: EventLoop
  ) async throws(PostgresError) -> PostgresConnection {
    let connection = PostgresConnection(configuration: configuration, loop: loop, meter: nil)
    try await connection.open()
    return connection
  }

  /// Whether it can still be used.
  package var isOpen: Bool { pointer != nil }

  /// Whether nothing is under way, nothing waits, and no transaction is open at the server.
  var isReusable: Bool {
    guard let pointer else { return false }
    return current == nil && held == nil && waiting.isEmpty && transaction == nil
      && PQtransactionStatus(pointer) == PQTRANS_IDLE
  }

  /// Runs one statement in a transaction of its own, committed when this returns.
  /// - Parameter timeout: instead of the configuration's.
  /// - Throws: any `PostgresError` but those of a pool.
  package func query(
    _ statement: PostgresStatement, _ parameters: [PostgresValue] = [], timeout: Duration? = nil
  ) async throws(PostgresError) -> PostgresRows {
    let answers = try await pipeline([PostgresStep(statement, parameters)], timeout: timeout)
    return answers[0]
  }

  /// Runs several statements in one flight and one transaction: all of them, or none. One round trip.
  /// - Throws: any `PostgresError` but those of a pool; `PostgresServerError.step` names the statement.
  package func pipeline(
    _ steps: [PostgresStep], timeout: Duration? = nil
  ) async throws(PostgresError) -> [PostgresRows] {
    return try await run(try steps.encoded(), in: nil, commits: true, timeout: timeout).get()
  }

  /// Closes it at once. A flight that is under way fails with `connectionLost`.
  package func close() {
    wasClosed = true
    lose()
  }

  /// Sends the steps when their turn comes, and waits for the Sync.
  /// - Parameter isShielded: whether a cancelled task still gets the answer, and the server is not asked to stop.
  ///   COMMIT and ROLLBACK need this. A commit that is asked to stop while it waits for its standby becomes visible to
  ///   all, without the standby.
  func run(
    _ steps: [ConnectionRequest.Step], in transaction: UInt64?, commits: Bool, timeout: Duration?,
    isShielded: Bool = false
  ) async -> ConnectionRequest.Answer {
    guard !steps.isEmpty else { return .success([]) }
    let number = takeNumber()
    func submitted() async -> ConnectionRequest.Answer {
      await withCheckedContinuation { continuation in
        submit(
          ConnectionRequest(
            number: number, steps: steps, transaction: transaction, commits: commits, isShielded: isShielded,
            timeout: timeout ?? configuration.queryTimeout, continuation: continuation))
      }
    }
    guard !isShielded else { return await submitted() }
    return await withTaskCancellationHandler {
      guard !Task.isCancelled else { return .failure(.cancelled) }
      return await submitted()
    } onCancel: {
      loop.execute { self.assumeIsolated { $0.cancel(number) } }
    }
  }

  func takeNumber() -> UInt64 {
    lastNumber += 1
    return lastNumber
  }

  // MARK: - Turns

  private func submit(_ request: ConnectionRequest) {
    guard pointer != nil else {
      request.continuation.resume(returning: .failure(wasClosed ? .closed : .connectionLost(outcomeUnknown: false)))
      return
    }
    if let number = request.transaction, transaction?.number != number {
      request.continuation.resume(returning: .failure(.closed))
      return
    }
    waiting.append(.request(request))
    startNext()
  }

  /// Starts the first in the queue that may start now.
  func startNext() {
    guard pointer != nil, current == nil, held == nil else { return }
    let index = waiting.firstIndex { entry in
      switch entry {
      case .request(let request): request.transaction == transaction?.number
      case .transaction: transaction == nil
      }
    }
    guard let index else { return }
    switch waiting.remove(at: index) {
    case .request(let request): start(request)
    case .transaction(let number, let begin, let continuation):
      transaction = OpenTransaction(number: number, begin: begin)
      continuation.resume(returning: .success(()))
    }
  }

  /// Hands the answer to its caller and starts the next request.
  func deliver(_ request: ConnectionRequest, _ answer: ConnectionRequest.Answer) {
    if let timer = graceTimer { loop.cancel(timer) }
    graceTimer = nil
    meter?.queryEnded(nanoseconds: loop.monotonicNanoseconds - request.beganAt, answer)
    request.continuation.resume(returning: answer)
    startNext()
  }

  // MARK: - Cancelling

  private func cancel(_ number: UInt64) {
    if current?.number == number { return cancelCurrent(.cancelled) }
    let index = waiting.firstIndex { entry in
      switch entry {
      case .request(let request): request.number == number
      case .transaction(let waitingNumber, _, _): waitingNumber == number
      }
    }
    guard let index else { return }
    switch waiting.remove(at: index) {
    case .request(let request): request.continuation.resume(returning: .failure(.cancelled))
    case .transaction(_, _, let continuation): continuation.resume(returning: .failure(.cancelled))
    }
  }

  /// Asks the server to stop the current flight. The connection is given up when the server does not stop in the grace
  /// time.
  func cancelCurrent(_ reason: ConnectionRequest.CancelReason) {
    guard current != nil, current?.cancelReason == nil else { return }
    current?.cancelReason = reason
    graceTimer = loop.schedule(after: configuration.cancelGrace) { self.lose() }
    sendCancel()
  }

  private func sendCancel() {
    guard let pointer, let handle = CancelHandle(connection: pointer) else { return }
    isCancelUnderWay = true
    let loop = loop
    handle.send {
      loop.execute { self.assumeIsolated { $0.cancelWasSent() } }
    }
  }

  private func cancelWasSent() {
    isCancelUnderWay = false
    if let kept = held {
      held = nil
      return deliver(kept.request, kept.answer)
    }
    guard let number = current?.number, current?.cancelReason != nil else { return }
    loop.schedule(after: PostgresConnection.cancelRepeat) {
      guard self.current?.number == number, !self.isCancelUnderWay else { return }
      self.sendCancel()
    }
  }

  /// Waits for the connection to be free, and takes it for a transaction.
  func lease(begin: PostgresStatement) async throws(PostgresError) -> UInt64 {
    let number = takeNumber()
    let result: Result<Void, PostgresError> = await withTaskCancellationHandler {
      guard !Task.isCancelled else { return .failure(.cancelled) }
      return await withCheckedContinuation { continuation in
        guard pointer != nil else {
          continuation.resume(returning: .failure(wasClosed ? .closed : .connectionLost(outcomeUnknown: false)))
          return
        }
        waiting.append(.transaction(number: number, begin: begin, continuation))
        startNext()
      }
    } onCancel: {
      loop.execute { self.assumeIsolated { $0.cancel(number) } }
    }
    try result.get()
    return number
  }
}
