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
    try await withPool({
      $0.connectionsMax = 1
      $0.waitingMax = 1
      $0.waitTimeout = .milliseconds(500)
    }) { pool, _ in
      try await pool.warmUp()
      let gate = Gate()
      async let holder: Void = pool.transaction { _ in await gate.pass() }
      try await eventually { pool.metrics.idle == 0 }
      async let waiter = thrown { _ = try await pool.query(sql("SELECT 1")) }
      try await eventually { pool.metrics.waiting == 1 }
      #expect(await thrown { _ = try await pool.query(sql("SELECT 1")) } == .poolExhausted)
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

  @Test func idleConnectionsThatDieAreReplaced() async throws {
    try await withPool({ $0.connectionsMax = 2 }) { pool, _ in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<2 { group.addTask { _ = try await pool.query(sql("SELECT pg_sleep(0.05)")) } }
        try await group.waitForAll()
      }
      try await eventually { pool.metrics.open == 2 }
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
    try await withPool({ $0.lifetimeMax = .milliseconds(20) }) { pool, _ in
      for _ in 0..<3 {
        _ = try await pool.query(sql("SELECT pg_sleep(0.03)"))
      }
      #expect(pool.metrics.connects == 3 && pool.metrics.lost == 0)
    }
  }

  @Test func anUnreachableServerIsSaidAtOnceAndTriedMoreAndMoreSeldom() async throws {
    try await withPool(
      to: "host=/nergens",
      {
        $0.reconnectPauseFirst = .seconds(60)
        $0.reconnectPauseMax = .seconds(60)
      }
    ) { pool, _ in
      for _ in 0..<10 {
        guard case .unavailable = await thrown({ _ = try await pool.query(sql("SELECT 1")) })
        else { throw Failure("not unavailable") }
      }
      #expect(pool.metrics.connectFailures == 1)
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
