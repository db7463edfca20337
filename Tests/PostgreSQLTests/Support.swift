import EmbeddedPostgreSQL
import EventLoop
import PostgreSQL
import Synchronization
import Testing

/// Runs the body with a loop and a connection to a fresh database, on that loop. Without a clock of the test's own no
/// time-out is short enough for a busy machine to reach it.
func withConnection<Value: Sendable>(
  clock: ManualClock? = nil, _ change: (inout PostgresConfiguration) -> Void = { _ in },
  _ body: @escaping @Sendable (PostgresConnection, PostgresConfiguration) async throws -> Value
) async throws -> Value {
  var configuration = PostgresConfiguration(connectionString: try await TemporaryPostgreSQL.database())
  if clock == nil { configuration.bePatient() }
  change(&configuration)
  let settings = configuration
  let loop = try EventLoop(name: "test", clock: clock)
  let task = Task(executorPreference: loop) {
    let connection = try await PostgresConnection.connect(settings, on: loop)
    do {
      let value = try await body(connection, settings)
      await connection.close()
      return value
    } catch {
      await connection.close()
      throw error
    }
  }
  let result = await task.result
  loop.stop()
  return try result.get()
}

/// Runs the body with a loop and a pool to a fresh database, on that loop; time-outs as in `withConnection`.
func withPool<Value: Sendable>(
  to connectionString: String? = nil, clock: ManualClock? = nil,
  _ change: (inout PostgresPoolConfiguration) -> Void = { _ in },
  _ body: @escaping @Sendable (PostgresPool, EventLoop) async throws -> Value
) async throws -> Value {
  let target: String
  if let connectionString { target = connectionString } else { target = try await TemporaryPostgreSQL.database() }
  var configuration = PostgresPoolConfiguration(PostgresConfiguration(connectionString: target))
  if clock == nil {
    configuration.connection.bePatient()
    configuration.waitTimeout = .seconds(600)
  }
  change(&configuration)
  let settings = configuration
  let loop = try EventLoop(name: "test", clock: clock)
  let task = Task(executorPreference: loop) {
    let pool = PostgresPool(settings, on: loop)
    do {
      let value = try await body(pool, loop)
      await pool.close()
      return value
    } catch {
      await pool.close()
      throw error
    }
  }
  let result = await task.result
  loop.stop()
  return try result.get()
}

extension PostgresConfiguration {
  /// Takes time-outs that only something that hangs reaches.
  fileprivate mutating func bePatient() {
    connectTimeout = .seconds(600)
    queryTimeout = .seconds(600)
    cancelGrace = .seconds(600)
  }
}

/// The error that the body throws.
func thrown(_ body: () async throws -> Void) async -> PostgresError? {
  do {
    try await body()
    return nil
  } catch {
    return error as? PostgresError
  }
}

/// A statement made for one use.
func sql(_ text: String) -> PostgresStatement { .once("test", text) }

/// The only number that a query answers.
func number(_ connection: PostgresConnection, _ statement: PostgresStatement) async throws -> Int64 {
  try await connection.query(statement).one().get(0)
}

/// Waits for something that must come about. Two minutes are no expectation: they end a test that would hang.
func eventually(_ condition: () async throws -> Bool) async throws {
  let end = ContinuousClock.now + .seconds(120)
  while ContinuousClock.now < end {
    if try await condition() { return }
    try await Task.sleep(for: .milliseconds(5))
  }
  throw Failure("did not come about")
}

/// Whether a query of this database sleeps in `pg_sleep` now.
let sleepers = PostgresStatement(
  "sleepers",
  "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'")

/// Something to wait for till it is opened.
actor Gate {
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func open() {
    isOpen = true
    for continuation in waiting { continuation.resume() }
    waiting = []
  }

  func pass() async {
    guard !isOpen else { return }
    await withCheckedContinuation { waiting.append($0) }
  }
}

/// A flag that tasks share.
final class Flag: Sendable {
  private let state = Atomic(false)
  func store(_ value: Bool) { state.store(value, ordering: .sequentiallyConsistent) }
  var isSet: Bool { state.load(ordering: .sequentiallyConsistent) }
}

/// A test's own complaint.
struct Failure: Error {
  let text: String
  init(_ text: String) { self.text = text }
}

/// A count that several tasks share.
actor Counter {
  private(set) var value = 0

  func increment() { value += 1 }
}

/// The path of the server's socket.
func socketPath(_ pool: PostgresPool) async throws -> String {
  try await pool.query(
    sql("SELECT current_setting('unix_socket_directories') || '/.s.PGSQL.' || current_setting('port')")
  ).one().get(0)
}
