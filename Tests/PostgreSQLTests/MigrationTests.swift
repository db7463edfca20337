import EmbeddedPostgreSQL
import PostgreSQL
import EventLoop
import Testing

@Suite struct MigrationTests {
  private func migrator(_ database: String, _ files: [(String, String)]) throws -> PostgresMigrator {
    // Any digest serves here: the text itself shows a change best.
    try PostgresMigrator(
      connectionString: database,
      migrations: try files.map { try PostgresMigration(fileName: $0.0, sql: $0.1) }, digest: { "digest of \($0)" })
  }

  private func refusal(_ database: String, _ files: [(String, String)]) async -> PostgresMigrationError? {
    do {
      _ = try await migrator(database, files).migrate()
      return nil
    } catch {
      return error as? PostgresMigrationError
    }
  }

  private let first = ("0001_een.sql", "CREATE TABLE een (a int); INSERT INTO een VALUES (1);")
  private let second = ("0002_twee.sql", "CREATE TABLE twee (a int); -- é")

  @Test func eachMigrationIsAppliedOnce() async throws {
    let database = try await TemporaryPostgreSQL.database()
    #expect(try await migrator(database, [first]).migrate() == ["0001_een.sql"])
    #expect(try await migrator(database, [second, first]).migrate() == ["0002_twee.sql"])
    #expect(try await migrator(database, [first, second]).migrate() == [])
  }

  @Test func whatIsPendingIsToldAndNotApplied() async throws {
    let database = try await TemporaryPostgreSQL.database()
    for _ in 0..<2 { #expect(try await migrator(database, [second, first]).pending() == [first.0, second.0]) }
    #expect(try await migrator(database, [first]).migrate() == [first.0])
    for _ in 0..<2 { #expect(try await migrator(database, [second, first]).pending() == [second.0]) }
    #expect(try await migrator(database, [first]).pending() == [])
    let gewijzigd = PostgresMigrationError.changed(
      name: first.0, recordedDigest: "digest of \(first.1)", digest: "digest of ")
    await #expect(throws: gewijzigd) { try await migrator(database, [(first.0, "")]).pending() }
  }

  @Test func aChangedMissingOrLateMigrationIsRefused() async throws {
    let database = try await TemporaryPostgreSQL.database()
    _ = try await migrator(database, [first, ("0003_drie.sql", "SELECT 1")]).migrate()
    guard
      case .changed(name: "0001_een.sql", _, _) = await refusal(
        database, [(first.0, "SELECT 1"), ("0003_drie.sql", "SELECT 1")])
    else { throw Failure("changed") }
    #expect(await refusal(database, [first]) == .missing(number: 3, name: "0003_drie.sql"))
    #expect(
      await refusal(database, [first, second, ("0003_drie.sql", "SELECT 1")])
        == .outOfOrder(name: "0002_twee.sql", lastApplied: 3))
  }

  @Test func anAmendedPartIsRunInItsPlaceAndTheDigestStays() async throws {
    let database = try await TemporaryPostgreSQL.database()
    let amendments = [1: [PostgresMigrator.Amendment("VALUES (1)", "VALUES (7)")]]
    let amended = try PostgresMigrator(
      connectionString: database, migrations: [PostgresMigration(fileName: first.0, sql: first.1)],
      amendments: amendments, digest: { "digest of \($0)" })
    #expect(try await amended.migrate() == [first.0])
    #expect(try await migrator(database, [first]).pending() == [])
    let loop = try EventLoop(name: "amended")
    defer { loop.stop() }
    let connection = try await PostgresConnection.connect(
      PostgresConfiguration(connectionString: database), on: loop)
    #expect(try await connection.query(sql("SELECT a::text FROM een")).first?.get(0) ?? "" == "7")
    await connection.close()
  }

  @Test func whoOwnsTheSchemaOrMayMakeItMayMigrate() async throws {
    let database = try await TemporaryPostgreSQL.database()
    let service = database.replacing("user=weegschaal_eigenaar", with: "user=weegschaal_toepassing")
    func right(_ login: String, _ roles: [String] = []) async throws -> PostgresMigrator.Right {
      try await migrator(login, [first]).right(schema: "eigen", roles: roles)
    }
    #expect(try await right(database) == .migrate)
    #expect(try await right(service) == .makesNoSchema)
    // This login may make a schema now, and no roles.
    let name = try await DatabaseIdentity.of(database).name
    let grant = "GRANT CREATE ON DATABASE \(name) TO weegschaal_toepassing"
    _ = try await migrator(database, [("0001_grant.sql", grant)]).migrate()
    #expect(try await right(service, ["weegschaal_toepassing"]) == .migrate)
    let roles = ["weegschaal_toepassing", "weegschaal_nergens", "weegschaal_auditor"]
    #expect(try await right(service, roles) == .lacksRoles(["weegschaal_auditor", "weegschaal_nergens"]))
    // The owner makes what is not there.
    #expect(try await right(database, ["weegschaal_nergens"]) == .migrate)
    _ = try await migrator(database, [("0001_grant.sql", grant), ("0002_schema.sql", "CREATE SCHEMA eigen")]).migrate()
    // The roles were needed to begin.
    #expect(try await right(database, roles) == .migrate)
    #expect(try await right(service) == .schemaOf("weegschaal_eigenaar"))
  }

  @Test func twoStringsThatLeadToOneDatabaseHaveOneIdentity() async throws {
    let database = try await TemporaryPostgreSQL.database()
    let service = database.replacing("user=weegschaal_eigenaar", with: "user=weegschaal_toepassing")
    let identity = try await DatabaseIdentity.of(database)
    #expect(try await DatabaseIdentity.of(service) == identity)
    #expect(database.contains("dbname=\(identity.name)"))
    #expect(try await DatabaseIdentity.of(try await TemporaryPostgreSQL.database()) != identity)
    // One of the same name and number on another server.
    let other = try TemporaryPostgreSQL()
    let here = try await DatabaseIdentity.of(try TemporaryPostgreSQL.shared().server.connectionString)
    let elsewhere = try await DatabaseIdentity.of(other.server.connectionString)
    #expect(elsewhere.name == here.name && elsewhere != here)
    await #expect(throws: PostgresError.self) { try await DatabaseIdentity.of("host=/nowhere") }
  }

  @Test func aDescriptionNamesEveryServerWithItsPort() throws {
    func places(_ text: String) throws -> [ConnectionDescription.Place] { try ConnectionDescription(text).places }
    #expect(try places("host=db") == [.address("db", port: "5432")])
    #expect(try places("host=a,b port=1,2") == [.address("a", port: "1"), .address("b", port: "2")])
    #expect(try places("postgresql://a,b:6/d") == [.address("a", port: "5432"), .address("b", port: "6")])
    #expect(try places("host=a,/run/x port=7") == [.address("a", port: "7"), .socket(folder: "/run/x", port: "7")])
    #expect(try places("hostaddr=::1") == [.address("::1", port: "5432")])
    #expect(try places("dbname=w") == [.socket(folder: nil, port: "5432")])
  }

  @Test func aFailingMigrationLeavesNothing() async throws {
    let database = try await TemporaryPostgreSQL.database()
    let broken = ("0002_stuk.sql", "CREATE TABLE half (a int); SELECT 1/0;")
    guard case .database(name: "0002_stuk.sql", .server(let error)) = await refusal(database, [first, broken])
    else { throw Failure("no server error") }
    #expect(error.sqlState == "22012")
    #expect(
      try await migrator(database, [first, ("0002_heel.sql", "CREATE TABLE half (a int)")]).migrate() == [
        "0002_heel.sql"
      ])
  }

  @Test func aMigrationMayNotEndItsTransaction() async throws {
    let database = try await TemporaryPostgreSQL.database()
    #expect(
      await refusal(database, [("0001_commit.sql", "CREATE TABLE t (a int); COMMIT")])
        == .endsTransaction(name: "0001_commit.sql"))
  }

  @Test func concurrentRunnersWaitForEachOther() async throws {
    let database = try await TemporaryPostgreSQL.database()
    let slow = ("0001_traag.sql", "SELECT pg_sleep(0.2); CREATE TABLE t (a int)")
    let runner = try migrator(database, [slow])
    let applied = try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<4 { group.addTask { try await runner.migrate() } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(applied == ["0001_traag.sql"])
  }

  @Test(arguments: ["1_x.sql", "0000_x.sql", "0001x.sql", "0001_.sql", "0001_x.txt", "٠٠٠١_x.sql"])
  func badFileNamesAreRefused(name: String) {
    #expect(throws: PostgresMigrationError.fileName(name)) { try PostgresMigration(fileName: name, sql: "") }
  }

  @Test func twoOfOneNumberAreRefused() {
    #expect(throws: PostgresMigrationError.duplicateNumber(1)) {
      _ = try migrator("", [first, ("0001_ook.sql", "SELECT 1")])
    }
  }

  @Test func anUnreachableServerIsSaidWithoutSecrets() async throws {
    let error = await refusal("host=127.0.0.1 port=1 password=geheim", [first])
    guard case .database("schema_migration", .unavailable(let reason)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("127.0.0.1") && reason.contains("Connection refused") && !reason.contains("geheim"))
    // What libpq cannot read, it may quote.
    let unread = await refusal("host=127.0.0.1 geheim", [first])
    #expect(
      unread
        == .database(name: "schema_migration", .unavailable(reason: "the connection string cannot be read")))
  }
}
