internal import Glibc
internal import Synchronization

/// A cluster for tests, in a folder of its own. It ends with this process. A watchdog waits for the end of a pipe from
/// us, and the kernel closes that pipe when this process dies in any way.
///
/// It does not wait for the disk, so it is fast and says nothing about durability.
package actor TemporaryPostgreSQL {
  /// The watchdogs of this process by their folders. The process waits for them at its end.
  private static let watchdogs = Mutex<[String: (process: pid_t, pipe: Int32)]>([:])
  /// How long the server may take to start or stop on a machine that is busy.
  private static let patience = Duration.seconds(300)
  /// A template is copied only after the server has closed its last connection too.
  private static let templateTriesMax = 30_000

  /// The logins of the service, as the program has them.
  package static let logins = ["weegschaal_toepassing", "weegschaal_sleutels", "weegschaal_auditor"]
  /// What tests do to a cluster that its owner may not do in earnest.
  package static let rights = [
    "ALTER ROLE \(EmbeddedPostgreSQL.owner) CREATEDB REPLICATION",
    "GRANT pg_monitor, pg_signal_backend TO \(EmbeddedPostgreSQL.owner)",
    "GRANT SET ON PARAMETER session_replication_role, deadlock_timeout TO \(EmbeddedPostgreSQL.owner)",
    "GRANT ALTER SYSTEM ON PARAMETER synchronous_standby_names TO \(EmbeddedPostgreSQL.owner)",
    "GRANT EXECUTE ON FUNCTION pg_reload_conf(), pg_wal_replay_pause(), pg_wal_replay_resume() TO \(EmbeddedPostgreSQL.owner)",
  ]

  private static let sharedCluster = Result { () throws(EmbeddedPostgreSQLError) in try TemporaryPostgreSQL() }

  /// The server. Stop and start it with its own methods.
  package nonisolated let server: EmbeddedPostgreSQL
  private var databases = 0
  private var templates: [String: Task<String, any Error>] = [:]

  /// The one cluster that all tests of a process share.
  package static func shared() throws(EmbeddedPostgreSQLError) -> TemporaryPostgreSQL { try sharedCluster.get() }

  /// Starts a cluster of its own, for tests that kill the server or need other roles.
  /// - Parameters:
  ///   - logins: the logins besides the owner's.
  ///   - statements: what the superuser runs when the logins are made.
  package init(
    logins: [String] = TemporaryPostgreSQL.logins, statements: [String] = TemporaryPostgreSQL.rights
  ) throws(EmbeddedPostgreSQLError) {
    var template = Array("/tmp/weegschaal-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .system("/tmp") }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    chmod(folder, 0o711)
    try TemporaryPostgreSQL.watch(folder)
    var settings = EmbeddedPostgreSQL.Settings(dataFolder: folder, isService: true)
    settings.isDurable = false
    settings.timeout = TemporaryPostgreSQL.patience
    settings.logins = logins
    settings.loginDatabases = "all"
    settings.statements = statements
    server = try EmbeddedPostgreSQL(settings)
  }

  /// A new, empty database in the shared cluster; returns its connection string.
  package static func database() async throws -> String { try await shared().makeDatabase(from: "template1") }

  /// A new copy of a database that is prepared once per process under this name, for instance with the migrations.
  /// - Parameter prepare: gets the template's connection string, and closes its connections.
  package static func database(
    template name: String, prepare: @escaping @Sendable (String) async throws -> Void
  ) async throws -> String {
    let cluster = try shared()
    return try await cluster.makeDatabase(from: cluster.template(name, prepare))
  }

  private func template(_ name: String, _ prepare: @escaping @Sendable (String) async throws -> Void) async throws
    -> String
  {
    if let task = templates[name] { return try await task.value }
    databases += 1
    let database = "template_\(databases)"
    let task = Task {
      try await prepare(try createDatabase(database, from: "template1"))
      return database
    }
    templates[name] = task
    return try await task.value
  }

  private func makeDatabase(from template: String) throws -> String {
    databases += 1
    return try createDatabase("test_\(databases)", from: template)
  }

  /// Uses psql, so that this module needs no client library.
  private func createDatabase(_ name: String, from template: String) throws(EmbeddedPostgreSQLError) -> String {
    let command = Command(arguments: [
      "\(server.binariesFolder)/psql", "-X", "-q", "-v", "VERBOSITY=sqlstate", "-d", server.connectionString,
      "-c", "CREATE DATABASE \(name) TEMPLATE \(template)",
    ])
    for _ in 0..<TemporaryPostgreSQL.templateTriesMax {
      let outcome = try command.run()
      if outcome.status == 0 {
        return server.connectionString.replacing("dbname=\(EmbeddedPostgreSQL.database)", with: "dbname=\(name)")
      }
      // 55006 is object_in_use.
      guard outcome.output.contains("55006") else { throw .program("CREATE DATABASE", output: outcome.output) }
      usleep(10_000)
    }
    throw .tooSlow(cluster: template, .template, within: .milliseconds(10 * TemporaryPostgreSQL.templateTriesMax))
  }

  /// Starts a watchdog for a folder. When our process is gone, the watchdog ends the servers below the folder and
  /// removes it.
  static func watch(_ folder: String) throws(EmbeddedPostgreSQLError) {
    let (readEnd, writeEnd) = try Command.makePipe()
    let script = """
      cat >/dev/null
      for file in "$1"/postgresql/data/postmaster.pid "$1"/*/postgresql/data/postmaster.pid; do
        process=$(head -n 1 "$file" 2>/dev/null) && kill -QUIT "$process" 2>/dev/null
        tries=0
        while [ -e "$file" ] && kill -0 "$process" 2>/dev/null && [ $tries -lt 15000 ]; do
          sleep 0.02; tries=$((tries+1))
        done
      done
      rm -rf "$1"
      """
    let output = open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer {
      close(output)
      close(readEnd)
    }
    let process = try Command(arguments: ["/bin/sh", "-c", script, "sh", folder]).spawn(input: readEnd, output: output)
    watchdogs.withLock { $0[folder] = (process, writeEnd) }
    _ = cleanUpAtExit
  }

  /// At a normal end the process waits for its watchdogs, so that nothing is left when it is gone.
  private static let cleanUpAtExit: Void = {
    _ = atexit {
      let watchdogs = TemporaryPostgreSQL.watchdogs.withLock { Array($0.values) }
      for watchdog in watchdogs { close(watchdog.pipe) }
      for watchdog in watchdogs { _ = Command.wait(watchdog.process) }
    }
  }()

  /// Removes a watched folder with its servers, as happens when the process dies.
  static func abandon(_ folder: String) {
    guard let watchdog = watchdogs.withLock({ $0.removeValue(forKey: folder) }) else { return }
    close(watchdog.pipe)
    _ = Command.wait(watchdog.process)
  }
}
