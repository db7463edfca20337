import EmbeddedPostgreSQL
import EventLoop
import Glibc
@testable import PostgreSQL
import Testing

@Suite struct ConnectionTests {
  @Test func everyTypeGoesThereAndComesBack() async throws {
    try await withConnection { connection, _ in
      let rows = try await connection.query(
        PostgresStatement(
          "types",
          """
          SELECT $1::bigint AS a, $2::integer AS b, $3::boolean AS c, $4::text AS d, $5::bytea AS e, $6::jsonb AS f,
            $7::timestamptz AS g, $8::date AS h, $9::bigint[] AS j, $10::text[] AS k, $11::bytea[] AS l,
            $12::boolean[] AS m, $13::timestamptz[] AS n, $14::date[] AS o, $15::integer[] AS q, $16::text AS r,
            $17::json[] AS s
          """),
        [
          .int64(.min), .int32(.max), .bool(true), .text("Déjà vu €"), .bytes([0, 1, 255]), .json(#"{"a": 1.50}"#),
          .timestamp(PostgresTimestamp(microsecondsSinceUnixEpoch: 1_742_425_200_123_456)),
          .date(PostgresDate(daysSinceUnixEpoch: 20_167)), .int64s([1, nil, -3]), .texts(["", "x", nil]),
          .byteStrings([[], [9]]), .bools([true, false]),
          .timestamps([PostgresTimestamp(microsecondsSinceUnixEpoch: 0)]),
          .dates([PostgresDate(daysSinceUnixEpoch: -1)]), .int32s([]), .utf8([0xc3, 0xa9]),
          .jsons(["[]"]),
        ])
      let row = try rows.one()
      #expect(try row.get("a", as: Int64.self) == .min)
      #expect(try row.get("b", as: Int32.self) == .max)
      #expect(try row.get("c", as: Bool.self))
      #expect(try row.get("d", as: String.self) == "Déjà vu €")
      #expect(try row.get("e", as: [UInt8].self) == [0, 1, 255])
      #expect(try row.get("f", as: String.self) == #"{"a": 1.50}"#)
      #expect(try row.get("g", as: PostgresTimestamp.self).microsecondsSinceUnixEpoch == 1_742_425_200_123_456)
      #expect(try row.get("h", as: PostgresDate.self).daysSinceUnixEpoch == 20_167)
      #expect(try row.get(8, as: [Int64?].self) == [1, nil, -3])
      #expect(try row.get("j", as: [Int64?].self) == [1, nil, -3])
      #expect(try row.get("k", as: [String?].self) == ["", "x", nil])
      #expect(try row.get("l", as: [[UInt8]].self) == [[], [9]])
      #expect(try row.get("m", as: [Bool].self) == [true, false])
      #expect(try row.get("n", as: [PostgresTimestamp].self).first?.microsecondsSinceUnixEpoch == 0)
      #expect(try row.get("o", as: [PostgresDate].self).first?.daysSinceUnixEpoch == -1)
      #expect(try row.get("q", as: [Int32].self) == [])
      #expect(try row.get("r", as: String.self) == "é")
      #expect(try row.get("s", as: [String].self) == ["[]"])
      #expect(rows.columns.prefix(2) == ["a", "b"])
    }
  }

  @Test func theServerReadsInstantsAndDatesAsWeMeanThem() async throws {
    try await withConnection { connection, _ in
      let row = try await connection.query(
        PostgresStatement(
          "texts", "SELECT to_char($1::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), $2::date::text"),
        [
          .timestamp(PostgresTimestamp(microsecondsSinceUnixEpoch: 1_742_425_200_000_001)),
          .date(PostgresDate(daysSinceUnixEpoch: 20_167)),
        ]
      ).one()
      #expect(try row.get(0, as: String.self) == "2025-03-19 23:00:00.000001")
      #expect(try row.get(1, as: String.self) == "2025-03-20")
    }
  }

  @Test func everyNilIsANullOfItsType() async throws {
    try await withConnection { connection, _ in
      let row = try await connection.query(
        PostgresStatement("nulls", "SELECT $1 AS a, $2 AS b, $3 AS c, pg_typeof($4)::text AS d"),
        [.int64(nil), .text(nil), .bytes(nil), .timestamp(nil)]
      ).one()
      #expect(try row.get("a", as: Int64?.self) == nil)
      #expect(try row.get("b", as: String?.self) == nil)
      #expect(try row.get("c", as: [UInt8]?.self) == nil)
      #expect(try row.get("d", as: String.self) == "timestamp with time zone")
    }
  }

  @Test func wrongReadingIsAnErrorAndNoCrash() async throws {
    try await withConnection { connection, _ in
      let row = try await connection.query(
        sql(
          "SELECT NULL::bigint AS n, 'x'::text AS t, 1.5::numeric AS f, 9223372036854775808::numeric AS big, "
            + "'infinity'::timestamptz AS i, ARRAY[[1,2],[3,4]] AS m, ARRAY[1,NULL]::bigint[] AS h, 1::bigint AS one")
      ).one()
      func refused<Value: PostgresDecodable>(_ column: String, _ type: Value.Type) {
        #expect(throws: PostgresError.self) { try row.get(column, as: type) }
      }
      refused("n", Int64.self)
      refused("t", Int64.self)
      refused("f", Int64.self)
      refused("big", Int64.self)
      refused("i", PostgresTimestamp.self)
      refused("m", [Int32].self)
      refused("h", [Int64].self)
      refused("one", Int32.self)
      refused("one", [UInt8].self)
      refused("one", String.self)
      refused("absent", Int64.self)
      #expect(throws: PostgresError.self) { try row.get(8, as: Int64.self) }
      #expect(throws: PostgresError.self) { try row.get(-1, as: Int64.self) }
    }
  }

  @Test(arguments: [
    ("0", 0), ("1", 1), ("-1", -1), ("10000", 10_000), ("100000000", 100_000_000),
    ("12345678901234567", 12_345_678_901_234_567),
    ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min), ("70000.00", 70_000),
  ])
  func wholeNumericsAreIntegers(text: String, value: Int64) async throws {
    try await withConnection { connection, _ in
      let read = try await number(connection, sql("SELECT \(text)::numeric"))
      #expect(read == value)
    }
  }

  @Test func enumerationsAreReadAsText() async throws {
    try await withConnection { connection, _ in
      _ = try await connection.query(sql("CREATE TYPE stand AS ENUM ('open', 'dicht')"))
      let row = try await connection.query(sql("SELECT $1::text::stand AS stand"), [.text("dicht")]).one()
      #expect(try row.get("stand", as: String.self) == "dicht")
    }
  }

  @Test func zeroInTextIsRefusedBeforeSending() async throws {
    try await withConnection { connection, _ in
      for value: PostgresValue in [.text("a\u{0}"), .utf8([0]), .json("\"\u{0}\""), .texts(["", "\u{0}"])] {
        let error = await thrown { _ = try await connection.query(sql("SELECT 1, $1"), [.int64(1), value]) }
        guard case .invalidParameter(index: 1, _) = error else {
          Issue.record("\(String(describing: error))"); continue
        }
      }
      let one = try await number(connection, sql("SELECT 1"))
      #expect(one == 1)
    }
  }

  @Test func serverErrorsKeepTheirFields() async throws {
    try await withConnection { connection, _ in
      _ = try await connection.query(sql("CREATE TABLE t (a int CONSTRAINT positief CHECK (a > 0), b int NOT NULL)"))
      guard
        case .server(let check) = await thrown({ _ = try await connection.query(sql("INSERT INTO t VALUES (0, 1)")) })
      else { throw Failure("no server error") }
      #expect(check.sqlState == "23514" && check.constraint == "positief" && check.table == "t")
      #expect(check.severity == "ERROR" && check.detail != nil)
      guard case .server(let null) = await thrown({ _ = try await connection.query(sql("INSERT INTO t VALUES (1)")) })
      else { throw Failure("no server error") }
      #expect(null.sqlState == "23502" && null.column == "b")
    }
  }

  @Test func aPipelineIsAllOrNothingAndNamesTheStep() async throws {
    try await withConnection { connection, _ in
      _ = try await connection.query(sql("CREATE TABLE t (a bigint PRIMARY KEY)"))
      let insert = PostgresStatement("insert", "INSERT INTO t VALUES ($1)")
      let rows = try await connection.pipeline([
        PostgresStep(insert, [.int64(1)]), PostgresStep(insert, [.int64(2)]),
        PostgresStep(sql("SELECT count(*) FROM t")),
      ])
      #expect(rows.count == 3 && rows[0].commandTag == "INSERT 0 1")
      #expect(try rows[2].one().get(0, as: Int64.self) == 2)
      guard
        case .server(let error) = await thrown({
          _ = try await connection.pipeline([
            PostgresStep(insert, [.int64(3)]), PostgresStep(insert, [.int64(1)]), PostgresStep(insert, [.int64(4)]),
          ])
        })
      else { throw Failure("no server error") }
      #expect(error.sqlState == "23505" && error.step == 1)
      #expect(try await number(connection, sql("SELECT count(*) FROM t")) == 2)
    }
  }

  @Test func aCommitThatTheSyncBringsAboutMayFail() async throws {
    try await withConnection { connection, _ in
      _ = try await connection.query(
        sql("CREATE TABLE t (a int, b int, CONSTRAINT een UNIQUE (a) DEFERRABLE INITIALLY DEFERRED)"))
      guard
        case .server(let error) = await thrown({ _ = try await connection.query(sql("INSERT INTO t VALUES (1), (1)")) })
      else { throw Failure("no server error") }
      #expect(error.sqlState == "23505" && error.step == 1)
      #expect(try await number(connection, sql("SELECT count(*) FROM t")) == 0)
    }
  }

  @Test func aStatementIsPreparedOncePerTypes() async throws {
    try await withConnection { connection, _ in
      let statement = PostgresStatement("once", "SELECT $1")
      for _ in 0..<3 { _ = try await connection.query(statement, [.int64(7)]) }
      _ = try await connection.query(statement, [.text("x")])
      let count = sql("SELECT count(*) FROM pg_prepared_statements")
      #expect(try await number(connection, count) == 2)
    }
  }

  @Test func staleStatementsHeal() async throws {
    try await withConnection { connection, _ in
      _ = try await connection.query(sql("CREATE TABLE t (a bigint)"))
      let all = PostgresStatement("all", "SELECT * FROM t")
      #expect(try await connection.query(all).columns == ["a"])
      _ = try await connection.query(sql("ALTER TABLE t ADD COLUMN b text"))
      #expect(try await connection.query(all).columns == ["a", "b"])
      _ = try await connection.query(sql("DEALLOCATE ALL"))
      #expect(try await connection.query(all).columns == ["a", "b"])
      #expect(
        try await number(connection, sql("SELECT count(*) FROM pg_prepared_statements")) == 1)
    }
  }

  @Test func aSlowQueryTimesOutAndTheConnectionLives() async throws {
    let clock = ManualClock()
    try await withConnection(clock: clock) { connection, configuration in
      let other = try await PostgresConnection.connect(configuration, on: connection.loop)
      async let error = thrown {
        _ = try await connection.query(sql("SELECT pg_sleep(600)"), timeout: .seconds(20))
      }
      try await eventually { try await number(other, sleepers) == 1 }
      await clock.advance(by: .milliseconds(19_999))
      let sleeping = try await number(other, sleepers)
      #expect(sleeping == 1)
      await clock.advance(by: .milliseconds(1))
      #expect(await error == .timeout)
      let one = try await number(connection, sql("SELECT 1"))
      #expect(one == 1)
      await other.close()
    }
  }

  @Test func aServerThatDoesNotStopIsGivenUp() async throws {
    let clock = ManualClock()
    try await withConnection(clock: clock) { connection, configuration in
      let pid = try await number(connection, sql("SELECT pg_backend_pid()"))
      let other = try await PostgresConnection.connect(configuration, on: connection.loop)
      async let error = thrown {
        _ = try await connection.query(
          sql(
            """
            DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(600); EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END $$
            """))
      }
      try await eventually { try await number(other, sleepers) == 1 }
      await clock.advance(by: .seconds(30))
      await clock.advance(by: .milliseconds(4_999))
      #expect(await connection.isOpen, "the server has its grace")
      await clock.advance(by: .milliseconds(1))
      #expect(await error == .connectionLost(outcomeUnknown: true))
      #expect(await connection.isOpen == false)
      _ = try await other.query(sql("SELECT pg_terminate_backend($1::int)"), [.int64(pid)])
      await other.close()
    }
  }

  @Test func aServerThatDoesNotAnswerIsNotWaitedForLongerThanAllowed() async throws {
    let clock = ManualClock()
    let loop = try EventLoop(name: "test", clock: clock)
    defer { loop.stop() }
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutableBytes(of: &address) { bytes in
      let name = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
      return bind(listener, name, size) + getsockname(listener, name, &size) + listen(listener, 1)
    }
    #expect(result == 0)
    let port = UInt16(bigEndian: address.sin_port)
    let configuration = PostgresConfiguration(
      connectionString: "host=127.0.0.1 port=\(port) user=x sslmode=disable gssencmode=disable")
    let refused = Flag()
    let attempt = Task {
      let error = await thrown { _ = try await PostgresConnection.connect(configuration, on: loop) }
      refused.store(true)
      return error
    }
    // The client's first message has come, and stays without an answer.
    let client = accept(listener, nil, nil)
    defer { close(client) }
    var byte: UInt8 = 0
    #expect(recv(client, &byte, 1, 0) == 1)
    await clock.advance(by: .milliseconds(4_999))
    #expect(!refused.isSet)
    await clock.advance(by: .milliseconds(1))
    #expect(await attempt.value == .unavailable(reason: "no answer within 5.0 seconds"))
  }

  @Test func aCancelledTaskCancelsItsQuery() async throws {
    try await withConnection { connection, configuration in
      let other = try await PostgresConnection.connect(configuration, on: connection.loop)
      let task = Task { try await connection.query(sql("SELECT pg_sleep(600)")) }
      try await eventually { try await number(other, sleepers) == 1 }
      task.cancel()
      let error = await thrown { _ = try await task.value }
      #expect(error == .cancelled)
      let one = try await number(connection, sql("SELECT 1"))
      #expect(one == 1)
      await other.close()
    }
  }

  @Test func aQueryInLineIsCancelledWithoutTheServer() async throws {
    try await withConnection { connection, configuration in
      let other = try await PostgresConnection.connect(configuration, on: connection.loop)
      let slow = Task { try await connection.query(sql("SELECT pg_sleep(600)")) }
      try await eventually { try await number(other, sleepers) == 1 }
      let task = Task { try await connection.query(sql("SELECT 1")) }
      task.cancel()
      #expect(await thrown { _ = try await task.value } == .cancelled)
      let sleeping = try await number(other, sleepers)
      #expect(sleeping == 1, "the one before it was left alone")
      slow.cancel()
      #expect(await thrown { _ = try await slow.value } == .cancelled)
      await other.close()
    }
  }

  @Test func aBackendThatIsStoppedIsSeenMidQuery() async throws {
    try await withConnection { connection, configuration in
      let pid = try await number(connection, sql("SELECT pg_backend_pid()"))
      let other = try await PostgresConnection.connect(configuration, on: connection.loop)
      async let answer = thrown { _ = try await connection.query(sql("SELECT pg_sleep(600)")) }
      try await eventually { try await number(other, sleepers) == 1 }
      _ = try await other.query(sql("SELECT pg_terminate_backend($1::int)"), [.int64(pid)])
      #expect(
        await answer == .connectionLost(outcomeUnknown: false), "it said so before it committed")
      #expect(await connection.isOpen == false)
      #expect(
        await thrown { _ = try await connection.query(sql("SELECT 1")) } == .connectionLost(outcomeUnknown: false))
      await other.close()
    }
  }

  @Test func aHundredThousandRows() async throws {
    try await withConnection { connection, _ in
      let rows = try await connection.query(sql("SELECT i, i::text AS t FROM generate_series(1, 100000) i"))
      #expect(rows.count == 100_000)
      var sum = 0
      for row in rows { sum += try row.get(0, as: Int.self) }
      #expect(sum == 5_000_050_000)
    }
  }

  @Test func largeParametersAreSentWhileAnswersAreRead() async throws {
    try await withConnection { connection, _ in
      let large = [UInt8](repeating: 7, count: 8_000_000)
      let echo = PostgresStatement("echo", "SELECT $1::bytea")
      let rows = try await connection.pipeline([
        PostgresStep(echo, [.bytes(large)]), PostgresStep(echo, [.bytes(large)]),
      ])
      #expect(try rows[1].one().get(0, as: [UInt8].self) == large)
    }
  }

  @Test func nothingHopsBetweenThreads() async throws {
    let configuration = PostgresConfiguration(connectionString: try await TemporaryPostgreSQL.database())
    let loop = try EventLoop(name: "test")
    let hops = try await Task(executorPreference: loop) {
      let connection = try await PostgresConnection.connect(configuration, on: loop)
      let one = PostgresStatement("one", "SELECT 1")
      _ = try await connection.query(one)
      let before = loop.foreignEnqueues
      for _ in 0..<200 {
        _ = try await connection.query(one)
        precondition(loop.isCurrent)
      }
      let after = loop.foreignEnqueues
      await connection.close()
      return after - before
    }.value
    #expect(hops == 0)
    loop.stop()
  }

  @Test func theRoleIsTakenOnAndAnUnknownOneRefused() async throws {
    try await withConnection { connection, configuration in
      _ = try await connection.query(
        sql("DO $$ BEGIN CREATE ROLE \"Raad \"\"7\"; EXCEPTION WHEN duplicate_object THEN END $$"))
      _ = try await connection.query(sql("GRANT \"Raad \"\"7\" TO CURRENT_USER"))
      var other = configuration
      other.role = "Raad \"7"
      let loop = try EventLoop(name: "role")
      defer { loop.stop() }
      let taken = try await PostgresConnection.connect(other, on: loop)
      #expect(try await taken.query(sql("SELECT current_user::text")).one().get(0, as: String.self) == "Raad \"7")
      await taken.close()
      other.settings = ["statement_timeout": "17s", "lock_timeout": "3s"]
      let limited = try await PostgresConnection.connect(other, on: loop)
      for (name, value) in other.settings {
        let row = try await limited.query(sql("SELECT current_setting('\(name)')")).one()
        #expect(try row.get(0, as: String.self) == value)
      }
      await limited.close()
      other.role = "niemand"
      let settings = other
      let error = await thrown { _ = try await PostgresConnection.connect(settings, on: loop) }
      guard case .unavailable = error else { throw Failure("\(String(describing: error))") }
    }
  }

  @Test func secretsStayOut() async throws {
    let loop = try EventLoop(name: "test")
    defer { loop.stop() }
    for text in [
      "host=127.0.0.1 port=1 password=geheim123 user=x", "postgres://x:geheim123@127.0.0.1:1/y", "password=geheim123 =",
      "postgres://x:ge@heim123.invalid:1/y", "postgres://x:y@localhost:heim123/y",
    ] {
      let configuration = PostgresConfiguration(connectionString: text)
      let error = await thrown { _ = try await PostgresConnection.connect(configuration, on: loop) }
      guard case .unavailable(let reason) = error else { throw Failure("\(String(describing: error))") }
      #expect(!reason.contains("heim123"))
      var dumped = ""
      dump(configuration, to: &dumped)
      #expect(!"\(configuration)\(dumped)".contains("heim123"))
    }
  }

  @Test func severalHostsAreTriedInTurn() async throws {
    let text = try await TemporaryPostgreSQL.database()
    let host = try #require(text.split(separator: "'").dropFirst().first)
    let database = try #require(text.split(separator: "=").last)
    let loop = try EventLoop(name: "test")
    defer { loop.stop() }
    for attributes in ["read-write", "primary", "prefer-standby", "any"] {
      let connection = try await PostgresConnection.connect(
        PostgresConfiguration(
          connectionString: "host=/nergens,127.0.0.1,onbekend.invalid,\(host) port=5432,1,5432,5432 "
            + "user=weegschaal_eigenaar dbname=\(database) target_session_attrs=\(attributes)"), on: loop)
      #expect(await connection.isOpen)
      await connection.close()
    }
    let error = await thrown {
      _ = try await PostgresConnection.connect(
        PostgresConfiguration(
          connectionString: "host=\(host) user=weegschaal_eigenaar dbname=\(database) target_session_attrs=standby"),
        on: loop)
    }
    guard case .unavailable = error else { throw Failure("\(String(describing: error))") }
  }
}
