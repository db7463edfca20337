import EmbeddedPostgreSQL
import EventLoop
import PostgreSQL
import Testing

@Suite struct PoolTests {
  @Test func connectionsAreBoundedAndWaitersServedInOrder() async throws {
    try await withPool({ $0.connectionsMax = 2 }) { pool, _ in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<20 { group.addTask { _ = try await pool.query(sql("SELECT pg_sleep(0.005)")) } }
        try await group.waitForAll()
      }
      let metrics = pool.metrics
      #expect(metrics.open <= 2 && metrics.connects <= 2 && metrics.acquired == 20)
      #expect(metrics.waiting == 0 && metrics.idle == metrics.open)
      #expect(metrics.durations.reduce(0, +) == 20)
    }
  }

  @Test func theWaitingLimitAndTheWaitingTimeHold() async throws {
    let clock = ManualClock()
    try await withPool(
      clock: clock,
      {
        $0.connectionsMax = 1
        $0.waitingMax = 1
      }
    ) { pool, _ in
      try await pool.warmUp()
      let gate = Gate()
      async let holder: Void = pool.transaction { _ in await gate.pass() }
      try await eventually { pool.metrics.idle == 0 }
      async let waiter = thrown { _ = try await pool.query(sql("SELECT 1")) }
      try await eventually { pool.metrics.waiting == 1 }
      #expect(await thrown { _ = try await pool.query(sql("SELECT 1")) } == .poolExhausted)
      await clock.advance(by: .milliseconds(4_999))
      #expect(pool.metrics.waiting == 1)
      await clock.advance(by: .milliseconds(1))
      #expect(await waiter == .waitedTooLong)
      await gate.open()
      try await holder
      _ = try await pool.query(sql("SELECT 1"))
      #expect(pool.metrics.exhausted == 1 && pool.metrics.waitTimeouts == 1)
    }
  }

  @Test func aCancelledWaiterLeavesTheLine() async throws {
    try await withPool({ $0.connectionsMax = 1 }) { pool, _ in
      try await pool.warmUp()
      let gate = Gate()
      async let holder: Void = pool.transaction { _ in await gate.pass() }
      try await eventually { pool.metrics.idle == 0 }
      let task = Task { try await pool.query(sql("SELECT 1")) }
      try await eventually { pool.metrics.waiting == 1 }
      task.cancel()
      #expect(await thrown { _ = try await task.value } == .cancelled)
      #expect(pool.metrics.waiting == 0)
      await gate.open()
      try await holder
    }
  }

  @Test func aDirtyConnectionIsNotLentAgain() async throws {
    try await withPool({ $0.connectionsMax = 1 }) { pool, _ in
      _ = try await pool.query(sql("BEGIN"))
      // The server takes a moment to see that the dirty one was closed.
      try await eventually {
        let state = try await pool.query(
          sql("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in%' AND datname = current_database()"))
        return try state.one().get(0, as: Int64.self) == 0
      }
      #expect(pool.metrics.connects == 2)
    }
  }

  /// Leaves two idle connections.
  private func openTwo(_ pool: PostgresPool) async throws {
    let gate = Gate()
    async let one: Void = pool.transaction { _ in await gate.pass() }
    async let two: Void = pool.transaction { _ in await gate.pass() }
    try await eventually { pool.metrics.open == 2 && pool.metrics.idle == 0 }
    await gate.open()
    _ = try await (one, two)
    try await eventually { pool.metrics.idle == 2 }
  }

  @Test func anIdleConnectionIsGivenUpWhenTheServerReportsItsEnd() async throws {
    let target = try await TemporaryPostgreSQL.database()
    try await withPool(to: target) { direct, _ in
      let relay = try HoldingRelay(to: await socketPath(direct))
      defer { relay.close() }
      try await withPool(to: target + " host='\(relay.folder)' port=5432") { pool, _ in
        let backend = try await pool.query(sql("SELECT pg_backend_pid()::bigint")).one().get(0, as: Int64.self)
        _ = try await direct.query(sql("SELECT pg_terminate_backend($1::bigint::integer)"), [.int64(backend)])
        try await eventually { pool.metrics.lost == 1 }
        _ = try await pool.query(sql("SELECT 1"))
      }
    }
  }

  @Test func idleConnectionsThatDieAreReplaced() async throws {
    try await withPool({ $0.connectionsMax = 2 }) { pool, _ in
      try await openTwo(pool)
      try await pool.transaction { transaction in
        _ = try await transaction.query(
          sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
          ))
        try await eventually { pool.metrics.lost == 1 }
      }
      #expect(pool.metrics.open == 1)
      _ = try await pool.query(sql("SELECT 1"))
    }
  }

  @Test func oldConnectionsAreReplaced() async throws {
    let clock = ManualClock()
    try await withPool(clock: clock, { $0.connectionsMin = 1 }) { pool, _ in
      let one = sql("SELECT 1")
      _ = try await pool.query(one)
      // Half an hour, give or take a tenth.
      await clock.advance(by: .seconds(1600))
      #expect(pool.metrics.connects == 1 && pool.metrics.open == 1)
      await clock.advance(by: .seconds(400))
      try await eventually { pool.metrics.connects == 2 }
      // One that grows old while it is lent is not lent again.
      try await pool.transaction { transaction in
        _ = try await transaction.query(one)
        await clock.advance(by: .seconds(2000))
      }
      _ = try await pool.query(one)
      #expect(pool.metrics.connects == 3 && pool.metrics.lost == 0)
    }
  }

  @Test func connectionsThatNobodyNeedsAreClosedDownToTheMinimum() async throws {
    let clock = ManualClock()
    try await withPool(clock: clock, { $0.connectionsMin = 1 }) { pool, _ in
      try await openTwo(pool)
      await clock.advance(by: .seconds(119))
      #expect(pool.metrics.open == 2)
      // They are looked over every five seconds.
      await clock.advance(by: .seconds(6))
      #expect(pool.metrics.open == 1 && pool.metrics.lost == 0)
    }
  }

  @Test func anUnreachableServerIsSaidAtOnceAndTriedMoreAndMoreSeldom() async throws {
    let clock = ManualClock()
    try await withPool(to: "host=/nergens", clock: clock) { pool, _ in
      func refuses() async throws {
        guard case .unavailable = await thrown({ _ = try await pool.query(sql("SELECT 1")) })
        else { throw Failure("not unavailable") }
      }
      var longest = Duration.milliseconds(50)
      for failures: UInt64 in 1...10 {
        for _ in 0..<5 { try await refuses() }
        #expect(pool.metrics.connectFailures == failures)
        // The pause is between half of the longest and the longest.
        await clock.advance(by: longest / 2 - .milliseconds(1))
        try await refuses()
        #expect(pool.metrics.connectFailures == failures)
        await clock.advance(by: longest / 2 + .milliseconds(1))
        longest = min(longest * 2, .seconds(2))
      }
    }
  }

  @Test func closingWaitsForWhatRunsAndRefusesTheRest() async throws {
    try await withPool({ $0.connectionsMax = 1 }) { pool, _ in
      try await pool.warmUp()
      let gate = Gate()
      async let running = pool.transaction { transaction in
        await gate.pass()
        return try await transaction.query(sql("SELECT 7")).one().get(0, as: Int64.self)
      }
      try await eventually { pool.metrics.idle == 0 }
      async let waiting = thrown { _ = try await pool.query(sql("SELECT 1")) }
      try await eventually { pool.metrics.waiting == 1 }
      async let closed: Void = pool.close()
      #expect(await waiting == .closed)
      #expect(pool.metrics.open == 1, "what runs is waited for")
      await gate.open()
      let seven = try await running
      await closed
      #expect(seven == 7 && pool.metrics.open == 0)
      #expect(await thrown { _ = try await pool.query(sql("SELECT 1")) } == .closed)
    }
  }

  @Test func aRestartedServerIsFoundAgain() async throws {
    let cluster = try TemporaryPostgreSQL()
    let folder = cluster.server.dataFolder
    try await withPool(to: cluster.server.connectionString) { pool, _ in
      _ = try await pool.query(sql("CREATE TABLE t (a bigint)"))
      let writer = Task {
        var (written, refused) = (0, 0)
        while !Task.isCancelled {
          do {
            _ = try await pool.query(PostgresStatement("write", "INSERT INTO t VALUES (1)"))
            written += 1
          } catch {
            refused += 1
            try? await Task.sleep(for: .milliseconds(5))
          }
        }
        return (written, refused)
      }
      try await eventually { try await pool.query(sql("SELECT count(*) FROM t")).one().get(0, as: Int64.self) > 0 }
      try cluster.server.detach()
      let unavailable = await thrown { _ = try await pool.query(sql("SELECT 1")) }
      #expect(unavailable != nil)
      let again = try EmbeddedPostgreSQL(EmbeddedPostgreSQL.Settings(dataFolder: folder, isService: true))
      #expect(again.isStarted)
      try await eventually { (try? await pool.query(sql("SELECT 1"))) != nil }
      writer.cancel()
      let (written, refused) = await writer.value
      let stored = try await pool.query(sql("SELECT count(*) FROM t")).one().get(0, as: Int64.self)
      // What was acknowledged is there; an unknown outcome may be there too.
      #expect(stored >= written && stored <= written + refused)
      try again.detach()
    }
  }

  @Test func aPoolOnItsLoopHopsNowhere() async throws {
    try await withPool { pool, loop in
      let one = PostgresStatement("one", "SELECT 1")
      _ = try await pool.query(one)
      let before = loop.foreignEnqueues
      for _ in 0..<200 { _ = try await pool.query(one) }
      _ = try await pool.transaction { transaction in
        for _ in 0..<10 { _ = try await transaction.query(one) }
      }
      #expect(loop.foreignEnqueues == before)
    }
  }
}
