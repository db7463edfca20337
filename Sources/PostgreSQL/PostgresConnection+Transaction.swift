internal import CLibPQ
internal import EventLoop

/// Explicit transactions.
extension PostgresConnection {
  /// How one attempt failed, and whether another may succeed.
  struct AttemptFailure: Error {
    var error: any Error
    var isRetriable: Bool
  }

  /// The time for ROLLBACK. It is short, because a connection that cannot roll back is closed.
  private static let rollbackTimeout = Duration.seconds(5)
  private static let commit = PostgresStatement.once("commit", "COMMIT")
  private static let rollback = PostgresStatement.once("rollback", "ROLLBACK")

  /// Runs the body in a transaction once. Commits when the body returns. Rolls back when it throws or its task is
  /// cancelled.
  func attemptTransaction<Value: Sendable>(
    _ isolation: PostgresIsolation, _ isReadOnly: Bool, _ body: @Sendable (PostgresTransaction) async throws -> Value
  ) async throws(AttemptFailure) -> Value {
    let number: UInt64
    do throws(PostgresError) {
      number = try await lease(begin: PostgresConnection.begin(isolation, isReadOnly))
    } catch {
      throw AttemptFailure(error: error, isRetriable: false)
    }
    do {
      let value = try await body(PostgresTransaction(connection: self, number: number))
      try await commit(number, isReadOnly: isReadOnly)
      endTransaction()
      return value
    } catch {
      let state = transaction?.firstFailure?.sqlState
      await rollBack(number)
      endTransaction()
      let isLostInTime = error as? PostgresError == .connectionLost(outcomeUnknown: false)
      throw AttemptFailure(error: error, isRetriable: state == "40001" || state == "40P01" || isLostInTime)
    }
  }

  private static func begin(_ isolation: PostgresIsolation, _ isReadOnly: Bool) -> PostgresStatement {
    .once("begin", "BEGIN ISOLATION LEVEL \(isolation.rawValue) READ \(isReadOnly ? "ONLY" : "WRITE")")
  }

  /// - Parameter isReadOnly: whether nothing was written. Then the outcome is known even when the connection is lost.
  private func commit(_ number: UInt64, isReadOnly: Bool) async throws(PostgresError) {
    // The body has committed already. A later end of its task or of the connection does not change that.
    if transaction?.isFinished == true { return }
    guard !Task.isCancelled else { throw .cancelled }
    guard let pointer else { throw .connectionLost(outcomeUnknown: false) }
    guard let open = transaction, open.isBegun else { return }
    // COMMIT of a failed transaction answers "ROLLBACK" and gives no error. So a body that ignored an error must fail
    // here. A body that went back to its savepoint has a sound transaction again.
    if let failure = open.firstFailure, PQtransactionStatus(pointer) == PQTRANS_INERROR { throw .server(failure) }
    try await commit([], number, isReadOnly: isReadOnly)
  }

  /// Runs the last statements of the transaction and commits it, in one flight.
  func finish(_ steps: [PostgresStep], _ number: UInt64) async throws(PostgresError) {
    guard !Task.isCancelled else { throw .cancelled }
    let limit = PostgresStep(PostgresConnection.limitLockWait, [.text(lockWaitMilliseconds.map { "\($0)" })])
    try await commit(try ([limit] + steps).encoded(), number, isReadOnly: false)
    transaction?.isFinished = true
  }

  /// How long the last statements may wait for a lock. It is well within the time of a query. A flight that commits is
  /// not cancelled, because cancelling a commit that waits for its standby would acknowledge it. So a lock must not
  /// keep such a flight until its time is over. The backend would go on without us, and commit later.
  private var lockWaitMilliseconds: Int64? {
    configuration.queryTimeout.map { max(1, Int64($0 / .milliseconds(1)) / PostgresConnection.lockWaitsInAQuery) }
  }

  /// This many waits for a lock, each of the longest allowed time, fit into the time of a query.
  private static let lockWaitsInAQuery: Int64 = 3
  /// A shorter limit that the database sets stays.
  private static let limitLockWait = PostgresStatement(
    "limit_lock_wait",
    """
    SELECT set_config('lock_timeout', $1, true) WHERE $1 IS NOT NULL AND current_setting('lock_timeout') = '0'
    """)

  private func commit(
    _ steps: [ConnectionRequest.Step], _ number: UInt64, isReadOnly: Bool
  ) async throws(PostgresError) {
    let commit = try ConnectionRequest.Step(PostgresStep(PostgresConnection.commit))
    let answer = await run(steps + [commit], in: number, commits: !isReadOnly, timeout: nil, isShielded: true)
    guard try answer.get().last?.commandTag == "COMMIT" else {
      throw .server(PostgresServerError(sqlState: "25P02", message: "COMMIT was answered with ROLLBACK"))
    }
  }

  /// Leaves no transaction open at the server, or no connection.
  private func rollBack(_ number: UInt64) async {
    guard let pointer, transaction?.isBegun == true else { return }
    guard current != nil || held != nil || PQtransactionStatus(pointer) != PQTRANS_IDLE else { return }
    let timeout = PostgresConnection.rollbackTimeout
    guard let step = try? ConnectionRequest.Step(PostgresStep(PostgresConnection.rollback)),
      case .success = await run([step], in: number, commits: false, timeout: timeout, isShielded: true)
    else { return lose() }
  }

  private func endTransaction() {
    guard let ended = transaction else { return }
    transaction = nil
    // Requests that a child task of the body still wanted to send have no transaction any more.
    let late = waiting.filter {
      if case .request(let request) = $0 { request.transaction == ended.number } else { false }
    }
    waiting.removeAll { if case .request(let request) = $0 { request.transaction == ended.number } else { false } }
    for case .request(let request) in late { request.continuation.resume(returning: .failure(.closed)) }
    startNext()
  }
}

/// The first pause before a retry; each further one is twice as long, up to the longest.
private let retryPauseFirst = Duration.milliseconds(5)
private let retryPauseMax = Duration.milliseconds(250)

/// Repeats attempts that failed because of other transactions. The pauses have random lengths, so that two transactions
/// do not meet again.
func retrying<Value: Sendable>(
  _ retries: Int, on loop: EventLoop, meter: PostgresMeter?,
  isolation: isolated (any Actor)? = #isolation,
  _ attempt: () async throws(PostgresConnection.AttemptFailure) -> Value
) async throws -> Value {
  precondition(retries >= 0, "a number of retries is not negative")
  var pause = retryPauseFirst
  for left in stride(from: retries, through: 0, by: -1) {
    do throws(PostgresConnection.AttemptFailure) {
      return try await attempt()
    } catch {
      guard error.isRetriable, left > 0, !Task.isCancelled else { throw error.error }
      meter?.retried()
    }
    let length = pause * Double.random(in: 0.5...1.5)
    // A cancelled task does not wait; its next attempt throws.
    try? await loop.sleep(for: length)
    pause = min(pause * 2, retryPauseMax)
  }
  preconditionFailure("the last attempt returns or throws")
}
