import EmbeddedPostgreSQL
import EventLoop
import PostgreSQL
import Synchronization
import Testing

@Suite struct TransactionTests {
  private static let readValue = PostgresStatement("read", "SELECT a FROM t WHERE id = $1")
  private static let setValue = PostgresStatement("set", "UPDATE t SET a = $2 WHERE id = $1")
  private static let count = PostgresStatement("count", "SELECT count(*) FROM t")

  private func makeTable(_ pool: PostgresPool) async throws {
    _ = try await pool.query(sql("CREATE TABLE t (id bigint PRIMARY KEY, a bigint NOT NULL)"))
    _ = try await pool.query(sql("INSERT INTO t VALUES (1, 10), (2, 20)"))
  }

  @Test func whatTheBodyDidIsCommittedOnlyWhenItReturns() async throws {
    try await withPool { pool, _ in
      try await makeTable(pool)
      let value = try await pool.transaction { transaction in
        _ = try await transaction.query(Self.setValue, [.int64(1), .int64(11)])
        return try await transaction.query(Self.readValue, [.int64(1)]).one().get(0, as: Int64.self)
      }
      #expect(value == 11)
      await #expect(throws: Failure.self) {
        try await pool.transaction { transaction in
          _ = try await transaction.query(Self.setValue, [.int64(1), .int64(99)])
          throw Failure("changed our mind")
        }
      }
      let after = try await pool.query(Self.readValue, [.int64(1)]).one().get(0, as: Int64.self)
      #expect(after == 11)
      #expect(pool.metrics.open == 1, "the connection came back clean")
    }
  }

  @Test func aSwallowedErrorDoesNotPassAsACommit() async throws {
    try await withPool { pool, _ in
      try await makeTable(pool)
      let error = await thrown {
        try await pool.transaction { transaction in
          _ = try await transaction.query(Self.setValue, [.int64(1), .int64(12)])
          _ = try? await transaction.query(sql("SELECT 1/0"))
        }
      }
      #expect(error?.sqlState == "22012")
      let after = try await pool.query(Self.readValue, [.int64(1)]).one().get(0, as: Int64.self)
      #expect(after == 10)
    }
  }

  @Test func anErrorBehindASavepointIsUndoneAndTheRestIsCommitted() async throws {
    try await withPool { pool, _ in
      try await makeTable(pool)
      try await pool.transaction { transaction in
        _ = try await transaction.query(Self.setValue, [.int64(1), .int64(13)])
        _ = try await transaction.query(sql("SAVEPOINT here"))
        _ = try await transaction.query(Self.setValue, [.int64(2), .int64(99)])
        _ = try? await transaction.query(sql("SELECT 1/0"))
        _ = try await transaction.query(sql("ROLLBACK TO SAVEPOINT here"))
      }
      let after = try await pool.query(sql("SELECT a FROM t ORDER BY id")).map { try $0.get(0, as: Int64.self) }
      #expect(after == [13, 20])
    }
  }

  @Test func aCancelledTaskRollsBack() async throws {
    try await withPool { pool, _ in
      try await makeTable(pool)
      let task = Task {
        try await pool.transaction { transaction in
          _ = try await transaction.query(Self.setValue, [.int64(1), .int64(13)])
          _ = try await transaction.query(sql("SELECT pg_sleep(600)"))
        }
      }
      try await eventually { try await pool.query(sleepers).one().get(0, as: Int64.self) == 1 }
      task.cancel()
      #expect(await thrown { try await task.value } == .cancelled)
      let after = try await pool.query(Self.readValue, [.int64(1)]).one().get(0, as: Int64.self)
      #expect(after == 10)
      #expect(pool.metrics.idle == pool.metrics.open && pool.metrics.lost == 0)
    }
  }

  @Test func whatTheBodyCommittedIsCommittedThoughItsConnectionIsLostOrItsTaskCancelled() async throws {
    try await withPool { pool, _ in
      try await makeTable(pool)
      try await pool.transaction { transaction in
        let backend = try await transaction.query(sql("SELECT pg_backend_pid()::bigint")).one().get(0, as: Int64.self)
        try await transaction.finish([PostgresStep(Self.setValue, [.int64(1), .int64(13)])])
        _ = try await pool.query(sql("SELECT pg_terminate_backend($1::bigint::integer)"), [.int64(backend)])
        let gone = sql("SELECT count(*) FROM pg_stat_activity WHERE pid = $1::bigint::integer")
        try await eventually { try await pool.query(gone, [.int64(backend)]).one().get(0, as: Int64.self) == 0 }
      }
      let task = Task {
        try await pool.transaction { transaction in
          try await transaction.finish([PostgresStep(Self.setValue, [.int64(2), .int64(14)])])
          withUnsafeCurrentTask { $0?.cancel() }
        }
      }
      try await task.value
      let after = try await pool.query(sql("SELECT a FROM t WHERE id IN (1, 2) ORDER BY id"))
        .map { try $0.get(0, as: Int64.self) }
      #expect(after == [13, 14])
    }
  }

  @Test func aLockThatIsHeldEndsTheLastStatementsAndNothingComesLater() async throws {
    // The clock stands still, so that only the limit on the lock can end the wait: a third of 300 ms at the server.
    try await withPool(clock: ManualClock()) {
      $0.connection.queryTimeout = .milliseconds(300)
    } _: { pool, _ in
      try await makeTable(pool)
      try await pool.transaction { holder in
        _ = try await holder.query(Self.setValue, [.int64(1), .int64(12)])
        let failure = await thrown {
          try await pool.transaction(retries: 0) { transaction in
            try await transaction.finish([PostgresStep(Self.setValue, [.int64(1), .int64(13)])])
          }
        }
        guard case .server(let error)? = failure else { throw Failure("\(String(describing: failure))") }
        #expect(error.sqlState == "55P03")
      }
      let after = try await pool.query(Self.readValue, [.int64(1)]).one().get(0, as: Int64.self)
      #expect(after == 12, "the holder's value stands, and nobody writes after it")
    }
  }

  @Test func anEmptyTransactionAndAnEscapedOneDoNoHarm() async throws {
    try await withPool { pool, _ in
      let escaped = try await pool.transaction { $0 }
      #expect(await thrown { _ = try await escaped.query(sql("SELECT 1")) } == .closed)
    }
  }

  @Test func serializationFailuresAreRetriedAndCounted() async throws {
    try await withPool { pool, _ in
      try await makeTable(pool)
      let attempts = Mutex(0)
      try await pool.transaction(isolation: .serializable) { transaction in
        let attempt = attempts.withLock { value in
          value += 1
          return value
        }
        let before: Int64 = try await transaction.query(Self.readValue, [.int64(1)]).one().get(0)
        // Another transaction overtakes the first attempt.
        if attempt == 1 { _ = try await pool.query(Self.setValue, [.int64(1), .int64(before + 5)]) }
        _ = try await transaction.query(Self.setValue, [.int64(1), .int64(before + 1)])
      }
      let after = try await pool.query(Self.readValue, [.int64(1)]).one().get(0, as: Int64.self)
      #expect(after == 16 && attempts.withLock { $0 } == 2)
      #expect(pool.metrics.retries == 1)
    }
  }

  @Test func retriesAreBounded() async throws {
    try await withPool { pool, _ in
      let attempts = Mutex(0)
      let error = await thrown {
        try await pool.transaction(retries: 2) { transaction in
          attempts.withLock { $0 += 1 }
          _ = try await transaction.query(sql("DO $$ BEGIN RAISE serialization_failure; END $$"))
        }
      }
      #expect(error?.sqlState == "40001" && attempts.withLock { $0 } == 3)
      let other = await thrown {
        try await pool.transaction { transaction in
          attempts.withLock { $0 += 1 }
          _ = try await transaction.query(sql("SELECT 1/0"))
        }
      }
      #expect(other?.sqlState == "22012" && attempts.withLock { $0 } == 4, "nothing else is retried")
    }
  }

  @Test func deadlocksAreRetried() async throws {
    try await withPool { pool, _ in
      try await makeTable(pool)
      // Each first attempt waits till both hold their first row: then they must deadlock.
      let arrived = Counter()
      @Sendable func swap(_ first: Int64, _ second: Int64) async throws {
        try await pool.transaction(retries: 5) { transaction in
          _ = try await transaction.query(sql("SET LOCAL deadlock_timeout = '20ms'"))
          _ = try await transaction.query(sql("UPDATE t SET a = a + 1 WHERE id = $1"), [.int64(first)])
          await arrived.increment()
          try await eventually { await arrived.value >= 2 }
          _ = try await transaction.query(sql("UPDATE t SET a = a + 1 WHERE id = $1"), [.int64(second)])
        }
      }
      async let one: Void = swap(1, 2)
      async let two: Void = swap(2, 1)
      _ = try await (one, two)
      let sum = try await pool.query(sql("SELECT sum(a) FROM t")).one().get(0, as: Int64.self)
      #expect(sum == 34)
      #expect(pool.metrics.retries >= 1)
    }
  }

  /// Makes the commit of a change hang in a deferred trigger.
  private func hangCommits(_ pool: PostgresPool) async throws {
    try await makeTable(pool)
    for text in [
      "CREATE FUNCTION hang() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600); RETURN NULL; END $$",
      "CREATE CONSTRAINT TRIGGER hang AFTER UPDATE ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hang()",
    ] { _ = try await pool.query(sql(text)) }
  }

  @Test func aLossDuringCommitLeavesTheOutcomeUnknown() async throws {
    let target = try await TemporaryPostgreSQL.database()
    try await withPool(to: target) { direct, _ in
      try await hangCommits(direct)
      let relay = try HoldingRelay(to: await socketPath(direct))
      defer { relay.close() }
      try await withPool(to: target + " host='\(relay.folder)' port=5432") { pool, _ in
        async let error = thrown {
          try await pool.transaction { _ = try await $0.query(Self.setValue, [.int64(1), .int64(14)]) }
        }
        try await eventually { try await direct.query(sleepers).one().get(0, as: Int64.self) == 1 }
        relay.cut()
        #expect(await error == .connectionLost(outcomeUnknown: true))
        _ = try await direct.query(
          sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"))
      }
    }
  }

  @Test func aSessionThatTheServerStopsDuringItsCommitIsKnownToHaveDoneNothing() async throws {
    try await withPool { pool, _ in
      try await hangCommits(pool)
      async let error = thrown {
        try await pool.transaction(retries: 0) { _ = try await $0.query(Self.setValue, [.int64(1), .int64(14)]) }
      }
      try await eventually { try await pool.query(sleepers).one().get(0, as: Int64.self) == 1 }
      _ = try await pool.query(
        sql(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
        ))
      #expect(await error == .connectionLost(outcomeUnknown: false))
      let after = try await pool.query(Self.readValue, [.int64(1)]).one().get(0, as: Int64.self)
      #expect(after == 10)
    }
  }

  @Test func aLossAfterTheAnswerToCommitIsNoLoss() async throws {
    let target = try await TemporaryPostgreSQL.database()
    try await withPool(to: target) { direct, _ in
      try await makeTable(direct)
      let relay = try HoldingRelay(to: await socketPath(direct))
      defer { relay.close() }
      try await withPool(to: target + " host='\(relay.folder)' port=5432") { pool, _ in
        try await pool.transaction(retries: 0) { transaction in
          _ = try await transaction.query(sql("SELECT 1"))
          relay.withholdNextReadyForQuery()
          try await transaction.finish([PostgresStep(Self.setValue, [.int64(1), .int64(14)])])
        }
        // The Sync is the commit of statements outside a transaction, so there its answer counts.
        try await pool.warmUp()
        relay.withholdNextReadyForQuery()
        let set = PostgresStep(Self.setValue, [.int64(2), .int64(15)])
        #expect(await thrown { _ = try await pool.pipeline([set]) } == .connectionLost(outcomeUnknown: true))
      }
      let after = try await direct.query(sql("SELECT a FROM t WHERE id IN (1, 2) ORDER BY id"))
      #expect(try after.map { try $0.get(0, as: Int64.self) } == [14, 15])
    }
  }

  @Test func aTransactionWhoseConnectionBreaksBeforeItsCommitRunsAgain() async throws {
    try await withPool { pool, _ in
      try await makeTable(pool)
      let attempts = Mutex(0)
      try await pool.transaction { transaction in
        let attempt = attempts.withLock { count in
          count += 1
          return count
        }
        if attempt == 1 {
          _ = try await transaction.query(sql("SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(600)"))
        }
        _ = try await transaction.query(Self.setValue, [.int64(1), .int64(14)])
      }
      let after = try await pool.query(Self.readValue, [.int64(1)]).one().get(0, as: Int64.self)
      #expect(after == 14 && attempts.withLock { $0 } == 2)
    }
  }

  @Test func aReadWhoseConnectionBreaksIsRepeatedOnce() async throws {
    try await withPool { pool, _ in
      _ = try await pool.query(sql("CREATE SEQUENCE readings"))
      func read(stoppedUpTo stopped: Int64) async -> PostgresError? {
        await thrown {
          _ = try await pool.read(
            sql(
              "SELECT CASE WHEN nextval('readings') <= $1 THEN pg_terminate_backend(pg_backend_pid()) END, pg_sleep(0.05)"
            ),
            [.int64(stopped)])
        }
      }
      #expect(await read(stoppedUpTo: 1) == nil)
      #expect(await read(stoppedUpTo: 1000) == .connectionLost(outcomeUnknown: false))
      let readings = try await pool.query(sql("SELECT last_value FROM readings")).one().get(0, as: Int64.self)
      #expect(readings == 4, "two reads of two attempts")
    }
  }

  @Test func aSessionThatTheServerStopsBeforeItsCommitIsKnownToHaveDoneNothing() async throws {
    let stop = PostgresStep(sql("SELECT pg_terminate_backend(pg_backend_pid())"))
    let set = PostgresStep(Self.setValue, [.int64(1), .int64(14)])
    let sleep = PostgresStep(sql("SELECT pg_sleep(600)"))
    try await withPool { pool, _ in
      try await makeTable(pool)
      #expect(
        await thrown { _ = try await pool.pipeline([set, stop, sleep]) } == .connectionLost(outcomeUnknown: false))
      #expect(
        await thrown { try await pool.transaction(retries: 0) { try await $0.finish([set, stop, sleep]) } }
          == .connectionLost(outcomeUnknown: false))
      let after = try await pool.query(Self.readValue, [.int64(1)]).one().get(0, as: Int64.self)
      #expect(after == 10)
    }
  }

  @Test func aLossBeforeCommitIsKnownToHaveDoneNothing() async throws {
    try await withPool { pool, _ in
      try await makeTable(pool)
      let error = await thrown {
        try await pool.transaction { transaction in
          _ = try await transaction.query(Self.setValue, [.int64(1), .int64(14)])
          _ = try await transaction.query(sql("SELECT pg_terminate_backend(pg_backend_pid())"))
        }
      }
      #expect(error == .connectionLost(outcomeUnknown: false))
      let after = try await pool.query(Self.readValue, [.int64(1)]).one().get(0, as: Int64.self)
      #expect(after == 10)
    }
  }

  @Test func aLargeResultComesInChunks() async throws {
    try await withPool { pool, _ in
      let sum = try await pool.transaction(isolation: .repeatableRead, isReadOnly: true) { transaction in
        let sum = Mutex(0)
        let chunks = Mutex(0)
        try await transaction.forEachChunk(
          PostgresStatement("series", "SELECT i FROM generate_series(1, $1::bigint) i"), [.int64(100_000)],
          rowsPerChunk: 7000
        ) { rows in
          chunks.withLock { $0 += 1 }
          for row in rows {
            let value = try row.get(0, as: Int.self)
            sum.withLock { $0 += value }
          }
        }
        #expect(chunks.withLock { $0 } == 15)
        return sum.withLock { $0 }
      }
      #expect(sum == 5_000_050_000)
    }
  }
}
