internal import CLibPQ
internal import Dispatch
internal import Glibc

/// Brings a database up to date. Each migration runs once, in its own transaction, under an advisory lock. So one of
/// several runners works; the others wait and then find the work done.
package struct PostgresMigrator: Sendable {
  /// The number of the advisory lock. It may be any number that nobody else uses. Its bytes spell "weegscha".
  private static let advisoryLock: Int64 = 0x7765_6567_7363_6861

  /// The connection string of the owner of the schema.
  private let connectionString: String
  /// Sorted by number.
  private let migrations: [PostgresMigration]
  private let digest: @Sendable (String) -> String
  /// What replaces a part of a migration as it is run, by its number.
  private let amendments: [Int: [Amendment]]
  /// How long to wait for another runner.
  private let lockTimeout: Duration
  private let log: @Sendable (String) -> Void

  /// A part of a migration that is run as something else. The migration keeps its text and its digest.
  package struct Amendment: Sendable, Hashable {
    /// The part, which the migration has once.
    package let part: String
    /// What is run for it.
    package let replacement: String

    /// Both texts are statements or parts of them.
    package init(_ part: String, _ replacement: String) {
      self.part = part
      self.replacement = replacement
    }
  }

  /// - Parameters:
  ///   - amendments: what is run for a part of a migration, by its number. For what a migration should have done, and
  ///     can no longer be changed in its file.
  ///   - log: called with each warning that a migration raises.
  ///   - digest: the SHA-256 of a text in hexadecimal.
  /// - Throws: `duplicateNumber`.
  package init(
    connectionString: String, migrations: [PostgresMigration], amendments: [Int: [Amendment]] = [:],
    lockTimeout: Duration = .seconds(300),
    log: @escaping @Sendable (String) -> Void = { _ in },
    digest: @escaping @Sendable (String) -> String
  ) throws(PostgresMigrationError) {
    self.connectionString = connectionString
    self.migrations = migrations.sorted { $0.number < $1.number }
    self.amendments = amendments
    self.digest = digest
    self.lockTimeout = lockTimeout
    self.log = log
    for (left, right) in zip(self.migrations, self.migrations.dropFirst()) where left.number == right.number {
      throw .duplicateNumber(left.number)
    }
  }

  /// Reads all files `*.sql` of a folder.
  /// - Throws: `folder` or `fileName`.
  package static func migrations(inFolder path: String) throws(PostgresMigrationError) -> [PostgresMigration] {
    guard let stream = opendir(path) else { throw .folder(path) }
    defer { closedir(stream) }
    var migrations: [PostgresMigration] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard name.hasSuffix(".sql") else { continue }
      guard let sql = text(of: "\(path)/\(name)") else { throw .folder("\(path)/\(name)") }
      migrations.append(try PostgresMigration(fileName: name, sql: sql))
    }
    return migrations
  }

  private static func text(of path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Applies the migrations that are new, on a thread of its own.
  /// - Returns: the names of the applied migrations, in order.
  package func migrate() async throws(PostgresMigrationError) -> [String] {
    let result: Result<[String], PostgresMigrationError> = await withCheckedContinuation { continuation in
      DispatchQueue(label: "postgresql-migrations").async {
        continuation.resume(returning: Result { () throws(PostgresMigrationError) in try run() })
      }
    }
    return try result.get()
  }

  /// The migrations that were not applied yet. Changes nothing, and takes no lock.
  /// - Returns: the names, in order.
  package func pending() async throws(PostgresMigrationError) -> [String] {
    let result: Result<[String], PostgresMigrationError> = await withCheckedContinuation { continuation in
      DispatchQueue(label: "postgresql-migrations").async {
        continuation.resume(returning: Result { () throws(PostgresMigrationError) in try look() })
      }
    }
    return try result.get()
  }

  /// What a login may do to a database.
  package enum Right: Sendable, Hashable {
    /// Apply migrations: it owns the schema, or it may make it.
    case migrate
    /// Nothing of the schema is its own; this role owns it.
    case schemaOf(String)
    /// There is no schema, and it may make none.
    case makesNoSchema
    /// There is no schema, and the migrations need these roles, which it may not make or take on.
    case lacksRoles([String])
  }

  /// What the login of the connection string may do.
  /// - Parameters:
  ///   - schema: the schema that the migrations make.
  ///   - roles: the roles that they make where they are not there, and take on.
  package func right(schema: String, roles: [String]) async throws(PostgresMigrationError) -> Right {
    let result: Result<Right, PostgresMigrationError> = await withCheckedContinuation { continuation in
      DispatchQueue(label: "postgresql-migrations").async {
        continuation.resume(
          returning: Result { () throws(PostgresMigrationError) in
            do throws(PostgresError) {
              let rows = try BlockingSession(connectionString).execute(
                PostgresMigrator.right, [schema, roles.joined(separator: ",")])
              return PostgresMigrator.right(rows.first ?? [])
            } catch {
              throw .database(name: schema, error)
            }
          })
      }
    }
    return try result.get()
  }

  /// Before version 16 who may make roles may give them too.
  private static let right = """
    SELECT coalesce(pg_get_userbyid(n.nspowner), ''),
      coalesce(pg_has_role(n.nspowner, 'USAGE'), has_database_privilege(current_database(), 'CREATE')),
      (SELECT coalesce(string_agg(wanted, ',' ORDER BY wanted), '')
       FROM (SELECT rolsuper OR rolcreaterole AS makes FROM pg_roles WHERE rolname = current_user) me,
         unnest(string_to_array($2, ',')) wanted LEFT JOIN pg_roles r ON r.rolname = wanted
       WHERE NOT coalesce(pg_has_role(r.oid, 'MEMBER'), false)
         AND NOT (me.makes AND (r.oid IS NULL OR current_setting('server_version_num')::int < 160000)))
    FROM (VALUES (1)) AS one LEFT JOIN pg_namespace n ON n.nspname = $1
    """

  private static func right(_ row: [String]) -> Right {
    guard row.count == 3 else { return .makesNoSchema }
    let (owner, isAllowed, missing) = (row[0], row[1] == "t", row[2].split(separator: ",").map(String.init))
    guard owner.isEmpty else { return isAllowed ? .migrate : .schemaOf(owner) }
    guard isAllowed else { return .makesNoSchema }
    return missing.isEmpty ? .migrate : .lacksRoles(missing)
  }

  private func look() throws(PostgresMigrationError) -> [String] {
    let session: BlockingSession
    let isEmpty: Bool
    do throws(PostgresError) {
      session = try BlockingSession(connectionString)
      isEmpty = try session.execute("SELECT to_regclass('public.schema_migration')").first?.first == ""
    } catch {
      throw .database(name: "schema_migration", error)
    }
    let applied = isEmpty ? [] : try check(session)
    return migrations.filter { !applied.contains($0.number) }.map(\.name)
  }

  private func run() throws(PostgresMigrationError) -> [String] {
    let session: BlockingSession
    do throws(PostgresError) {
      session = try BlockingSession(connectionString, log: log)
      let milliseconds = lockTimeout.wholeNanoseconds / 1_000_000
      try session.execute("SET lock_timeout = \(milliseconds)")
      // The lock belongs to the session, and goes with it whatever happens.
      try session.execute("SELECT pg_advisory_lock(\(PostgresMigrator.advisoryLock))")
      try session.execute("SET lock_timeout = 0")
      try session.execute(
        """
        CREATE TABLE IF NOT EXISTS public.schema_migration (
          number integer PRIMARY KEY CHECK (number > 0),
          name text NOT NULL,
          sha256 text NOT NULL,
          applied_at timestamptz NOT NULL DEFAULT clock_timestamp())
        """)
    } catch {
      throw .database(name: "schema_migration", error)
    }
    let applied = try check(session)
    var names: [String] = []
    for migration in migrations where !applied.contains(migration.number) {
      try apply(migration, session)
      names.append(migration.name)
    }
    return names
  }

  /// Compares the recorded migrations with ours; returns the recorded numbers.
  private func check(_ session: BlockingSession) throws(PostgresMigrationError) -> Set<Int> {
    let recorded: [(number: Int, name: String, digest: String)]
    do throws(PostgresError) {
      let rows = try session.execute("SELECT number, name, sha256 FROM public.schema_migration ORDER BY number")
      recorded = rows.map { (Int($0[0]) ?? 0, $0[1], $0[2]) }
    } catch {
      throw .database(name: "schema_migration", error)
    }
    let known = Dictionary(uniqueKeysWithValues: migrations.map { ($0.number, $0) })
    for entry in recorded {
      guard let migration = known[entry.number] else { throw .missing(number: entry.number, name: entry.name) }
      let digest = digest(migration.sql)
      guard digest == entry.digest, migration.name == entry.name else {
        throw .changed(name: entry.name, recordedDigest: entry.digest, digest: digest)
      }
    }
    let numbers = Set(recorded.map(\.number))
    let last = recorded.last?.number ?? 0
    for migration in migrations where migration.number < last && !numbers.contains(migration.number) {
      throw .outOfOrder(name: migration.name, lastApplied: last)
    }
    return numbers
  }

  private func amended(_ migration: PostgresMigration) -> String {
    amendments[migration.number, default: []].reduce(migration.sql) { sql, amendment in
      precondition(sql.ranges(of: amendment.part).count == 1, "\(migration.name) has the amended part once")
      return sql.replacing(amendment.part, with: amendment.replacement)
    }
  }

  private func apply(_ migration: PostgresMigration, _ session: BlockingSession) throws(PostgresMigrationError) {
    do throws(PostgresError) {
      try session.execute("BEGIN")
      try session.execute(amended(migration))
    } catch {
      throw .database(name: migration.name, error)
    }
    guard session.isInTransaction else { throw .endsTransaction(name: migration.name) }
    do throws(PostgresError) {
      try session.execute(
        "INSERT INTO public.schema_migration (number, name, sha256) VALUES ($1, $2, $3)",
        [String(migration.number), migration.name, digest(migration.sql)])
      try session.execute("COMMIT")
    } catch {
      throw .database(name: migration.name, error)
    }
  }
}
