package import EventLoop

/// The connections of one event loop. Each is lent to one caller at a time; a caller who finds none waits in line.
///
/// Broken connections are replaced. After a failed attempt to connect, the pool pauses before the next attempt, longer
/// each time. Callers who find no open connection during the pause get `unavailable` at once.
package actor PostgresPool {
  private struct Entry {
    let connection: PostgresConnection
    let number: UInt64
    let expiresAt: Int64
    var idleSince: Int64
  }

  private struct Waiter {
    let number: UInt64
    let timer: EventLoop.Timer
    let continuation: CheckedContinuation<Result<UInt64, PostgresError>, Never>
  }

  /// How often idle connections are looked over.
  private static let sweepInterval = Duration.seconds(5)

  nonisolated let loop: EventLoop
  nonisolated let configuration: PostgresPoolConfiguration
  nonisolated let meter = PostgresMeter()
  /// The loop.
  package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private var lastNumber: UInt64 = 0
  private var entries: [UInt64: Entry] = [:]
  /// Free connections. The last one used is used first, so that the others stay idle and can be closed.
  private var idle: [UInt64] = []
  private var opening = 0
  private var waiters: [Waiter] = []
  private var isClosed = false
  private var closers: [CheckedContinuation<Void, Never>] = []
  private var failuresInRow = 0
  private var lastRefusal = PostgresError.unavailable(reason: "no attempt yet")
  private var pauseTimer: EventLoop.Timer?
  private var sweepTimer: EventLoop.Timer?

  /// Makes a pool; it opens nothing yet.
  package init(_ configuration: PostgresPoolConfiguration, on loop: EventLoop) {
    precondition(configuration.connectionsMin >= 0, "a number of connections is not negative")
    precondition(configuration.connectionsMax >= max(1, configuration.connectionsMin), "the maximum is at least 1")
    precondition(configuration.waitingMax >= 0, "a number of callers is not negative")
    self.configuration = configuration
    self.loop = loop
  }

  /// Counters and state, from any thread.
  package nonisolated var metrics: PostgresMetrics { meter.snapshot }

  /// The present on the clock of the pool's time-outs. Its zero is an arbitrary moment.
  package nonisolated var present: Duration { .nanoseconds(loop.monotonicNanoseconds) }

  /// Waits on that clock.
  /// - Throws: `CancellationError` as soon as the task is cancelled.
  package nonisolated func pause(for duration: Duration) async throws(CancellationError) {
    try await loop.sleep(for: duration)
  }

  /// Opens the minimum of connections, and at least one. It throws when the server cannot be used.
  /// - Throws: `unavailable`.
  package func warmUp() async throws(PostgresError) {
    let number = try await acquire()
    release(number)
    while !isClosed, pauseTimer == nil, entries.count + opening < configuration.connectionsMin { openOne() }
  }

  /// Opens a connection that is not of the pool and not counted in it, for what lasts as long as a session. The caller
  /// closes it.
  /// - Throws: `unavailable`, or `roleRefused`.
  package nonisolated func session() async throws(PostgresError) -> PostgresConnection {
    try await PostgresConnection.connect(configuration.connection, on: loop)
  }

  /// Runs one statement in a transaction of its own, committed when this returns.
  /// - Throws: any `PostgresError`.
  package func query(
    _ statement: PostgresStatement, _ parameters: [PostgresValue] = [], timeout: Duration? = nil
  ) async throws(PostgresError) -> PostgresRows {
    let answers = try await pipeline([PostgresStep(statement, parameters)], timeout: timeout)
    return answers[0]
  }

  /// Runs one statement that writes nothing. So no outcome is unknown when the connection breaks.
  /// - Throws: any `PostgresError`, but `connectionLost` only with `outcomeUnknown` false.
  package func read(
    _ statement: PostgresStatement, _ parameters: [PostgresValue] = [], timeout: Duration? = nil
  ) async throws(PostgresError) -> PostgresRows {
    let encoded = try [PostgresStep(statement, parameters)].encoded()
    let answer = try await run(reading: encoded, timeout)
    // The statement did not break the connection, so it may succeed on the next one.
    guard case .failure(.connectionLost) = answer else { return try answer.get()[0] }
    return try await run(reading: encoded, timeout).get()[0]
  }

  private func run(
    reading steps: [ConnectionRequest.Step], _ timeout: Duration?
  ) async throws(PostgresError) -> ConnectionRequest.Answer {
    let number = try await acquire()
    let answer = await connection(number).run(steps, in: nil, commits: false, timeout: timeout)
    release(number)
    return answer
  }

  /// Runs several statements in one flight and one transaction: all of them, or none. One round trip.
  /// - Parameter isShielded: whether the server is not asked to stop at the timeout. The connection is then given up
  ///   with the outcome unknown. A commit that is asked to stop while it waits for its standby would be visible without
  ///   the standby.
  /// - Throws: any `PostgresError`; `PostgresServerError.step` names the statement that failed.
  package func pipeline(
    _ steps: [PostgresStep], timeout: Duration? = nil, isShielded: Bool = false
  ) async throws(PostgresError) -> [PostgresRows] {
    let encoded = try steps.encoded()
    let number = try await acquire()
    let connection = connection(number)
    let answer = await connection.run(encoded, in: nil, commits: true, timeout: timeout, isShielded: isShielded)
    release(number)
    return try answer.get()
  }

  /// Runs the body in a transaction. Commits when the body returns. Rolls back when it throws or its task is cancelled.
  /// The body runs again on a serialization failure (40001), on a deadlock (40P01), or when the connection broke before
  /// the commit, at most `retries` times. Each attempt has a connection of its own.
  /// - Parameter retries: 0 for a body that must run once.
  /// - Throws: the body's error, or any `PostgresError`; `connectionLost(outcomeUnknown: true)` when the connection
  ///   broke after COMMIT was sent.
  package func transaction<Value: Sendable>(
    isolation: PostgresIsolation = .readCommitted, isReadOnly: Bool = false, retries: Int = 3,
    _ body: @Sendable (PostgresTransaction) async throws -> Value
  ) async throws -> Value {
    try await retrying(retries, on: loop, meter: meter) {
      () async throws(PostgresConnection.AttemptFailure) -> Value in
      try await self.attemptTransaction(isolation, isReadOnly, body)
    }
  }

  private func attemptTransaction<Value: Sendable>(
    _ isolation: PostgresIsolation, _ isReadOnly: Bool, _ body: @Sendable (PostgresTransaction) async throws -> Value
  ) async throws(PostgresConnection.AttemptFailure) -> Value {
    let number: UInt64
    do throws(PostgresError) { number = try await acquire() } catch {
      throw PostgresConnection.AttemptFailure(error: error, isRetriable: false)
    }
    defer { release(number) }
    return try await connection(number).attemptTransaction(isolation, isReadOnly, body)
  }

  /// Refuses new callers and those in line, waits for connections that are lent, and closes all.
  package func close() async {
    isClosed = true
    for timer in [pauseTimer, sweepTimer].compactMap(\.self) { loop.cancel(timer) }
    pauseTimer = nil
    sweepTimer = nil
    failWaiters(.closed)
    for number in idle { discard(number) }
    idle = []
    report()
    // What is waited for is looked at after the wait began: before it, other work of the loop may come in between.
    await withCheckedContinuation {
      closers.append($0)
      wakeClosers()
    }
  }

  // MARK: - Lending

  private func connection(_ number: UInt64) -> PostgresConnection {
    guard let entry = entries[number] else { preconditionFailure("connection \(number) is not lent") }
    return entry.connection
  }

  private func acquire() async throws(PostgresError) -> UInt64 {
    guard !isClosed else { throw .closed }
    guard !Task.isCancelled else { throw .cancelled }
    if waiters.isEmpty, let number = idle.popLast() {
      meter.update {
        $0.acquired += 1
        $0.waits[0] += 1
      }
      report()
      return number
    }
    if entries.isEmpty, opening == 0, pauseTimer != nil { throw lastRefusal }
    guard waiters.count < configuration.waitingMax else {
      meter.update { $0.exhausted += 1 }
      throw .poolExhausted
    }
    lastNumber += 1
    let number = lastNumber
    let began = loop.monotonicNanoseconds
    let result: Result<UInt64, PostgresError> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let timer = loop.schedule(after: configuration.waitTimeout) {
          self.meter.update { $0.waitTimeouts += 1 }
          self.refuse(number, .waitedTooLong)
        }
        waiters.append(Waiter(number: number, timer: timer, continuation: continuation))
        openAsNeeded()
        report()
      }
    } onCancel: {
      loop.execute { self.assumeIsolated { $0.refuse(number, .cancelled) } }
    }
    meter.waitEnded(nanoseconds: loop.monotonicNanoseconds - began)
    return try result.get()
  }

  private func refuse(_ number: UInt64, _ error: PostgresError) {
    guard let index = waiters.firstIndex(where: { $0.number == number }) else { return }
    let waiter = waiters.remove(at: index)
    loop.cancel(waiter.timer)
    report()
    waiter.continuation.resume(returning: .failure(error))
  }

  private func failWaiters(_ error: PostgresError) {
    for waiter in waiters {
      loop.cancel(waiter.timer)
      waiter.continuation.resume(returning: .failure(error))
    }
    waiters = []
  }

  /// Takes a connection back: keeps it when it is clean and young, closes it otherwise.
  private func release(_ number: UInt64) {
    guard let entry = entries[number] else { preconditionFailure("connection \(number) is not lent") }
    let isReusable = entry.connection.assumeIsolated { $0.isReusable }
    guard isReusable, !isClosed, entry.expiresAt > loop.monotonicNanoseconds else {
      discard(number)
      openAsNeeded()
      report()
      return
    }
    hand(number)
  }

  /// Gives a free connection to the first in line, or keeps it as idle.
  private func hand(_ number: UInt64) {
    if waiters.isEmpty {
      entries[number]?.idleSince = loop.monotonicNanoseconds
      idle.append(number)
      scheduleSweep()
    } else {
      let waiter = waiters.removeFirst()
      loop.cancel(waiter.timer)
      meter.update { $0.acquired += 1 }
      waiter.continuation.resume(returning: .success(number))
    }
    report()
  }

  /// Closes a connection and forgets it.
  private func discard(_ number: UInt64) {
    guard let entry = entries.removeValue(forKey: number) else { return }
    entry.connection.assumeIsolated { connection in
      if !connection.isOpen { meter.update { $0.lost += 1 } }
      connection.onClosed = nil
      connection.close()
    }
    wakeClosers()
  }

  private func wakeClosers() {
    guard isClosed, entries.isEmpty, opening == 0 else { return }
    for closer in closers { closer.resume() }
    closers = []
  }

  private func report() {
    let (open, free, waiting) = (entries.count, idle.count, waiters.count)
    meter.update { metrics in
      metrics.open = open
      metrics.idle = free
      metrics.waiting = waiting
    }
  }

  // MARK: - Opening

  private func openAsNeeded() {
    guard !isClosed, pauseTimer == nil else { return }
    while waiters.count > opening, entries.count + opening < configuration.connectionsMax { openOne() }
  }

  private func openOne() {
    opening += 1
    Task(executorPreference: loop) { await self.openConnection() }
  }

  private func openConnection() async {
    let connection = PostgresConnection(configuration: configuration.connection, loop: loop, meter: meter)
    do throws(PostgresError) {
      try await connection.open()
      opening -= 1
      adopt(connection)
    } catch {
      opening -= 1
      connectFailed(error)
    }
    wakeClosers()
  }

  private func adopt(_ connection: PostgresConnection) {
    meter.update { $0.connects += 1 }
    failuresInRow = 0
    guard !isClosed, connection.assumeIsolated({ $0.isOpen }) else {
      connection.assumeIsolated { $0.close() }
      return openAsNeeded()
    }
    lastNumber += 1
    let number = lastNumber
    connection.assumeIsolated { connection in
      connection.onClosed = { self.assumeIsolated { $0.wasLost(number) } }
    }
    let now = loop.monotonicNanoseconds
    let life = (configuration.lifetimeMax * Double.random(in: 0.9...1.1)).wholeNanoseconds
    entries[number] = Entry(connection: connection, number: number, expiresAt: now + life, idleSince: now)
    hand(number)
  }

  /// Forgets a connection that broke while nobody had it. A lent connection is handled when it comes back.
  private func wasLost(_ number: UInt64) {
    guard let index = idle.firstIndex(of: number) else { return }
    idle.remove(at: index)
    discard(number)
    report()
  }

  private func connectFailed(_ error: PostgresError) {
    meter.update { $0.connectFailures += 1 }
    lastRefusal = error
    if entries.isEmpty { failWaiters(error) }
    report()
    guard !isClosed, pauseTimer == nil else { return }
    let doubled = configuration.reconnectPauseFirst * Double(1 << min(failuresInRow, 20))
    failuresInRow += 1
    let pause = min(doubled, configuration.reconnectPauseMax) * Double.random(in: 0.5...1.0)
    pauseTimer = loop.schedule(after: pause) {
      self.pauseTimer = nil
      self.openAsNeeded()
    }
  }

  // MARK: - Sweeping

  private func scheduleSweep() {
    guard sweepTimer == nil, !isClosed else { return }
    sweepTimer = loop.schedule(after: PostgresPool.sweepInterval) {
      self.sweepTimer = nil
      self.sweep()
    }
  }

  /// Closes idle connections that are too old or were not needed for long, oldest first.
  private func sweep() {
    let now = loop.monotonicNanoseconds
    let longAgo = now - configuration.idleMax.wholeNanoseconds
    for number in idle {
      guard let entry = entries[number] else { continue }
      let isSpare = entries.count > configuration.connectionsMin && entry.idleSince < longAgo
      guard isSpare || entry.expiresAt <= now else { continue }
      idle.removeAll { $0 == number }
      discard(number)
    }
    while !isClosed, pauseTimer == nil, entries.count + opening < configuration.connectionsMin { openOne() }
    report()
    if !entries.isEmpty { scheduleSweep() }
  }
}
