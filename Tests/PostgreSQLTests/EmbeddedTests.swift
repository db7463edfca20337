import EventLoop
import Foundation
import PostgreSQL
import Testing

@testable import EmbeddedPostgreSQL

/// The private cluster. Durable settings where they are what is tested; each test has its own folder and leaves none.
@Suite(.serialized) struct EmbeddedTests {
  private static let isRoot = geteuid() == 0

  /// Runs the body with a data folder that is gone afterwards, its server too.
  private func withFolder<Value>(in parent: String = "/tmp", _ body: (String) async throws -> Value) async throws
    -> Value
  {
    var template = Array("\(parent)/weegschaal-embedded-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    let folder = String(cString: made)
    chmod(folder, 0o711)
    try TemporaryPostgreSQL.watch(folder)
    defer { TemporaryPostgreSQL.abandon(folder) }
    return try await body(folder)
  }

  /// Sends a signal to the server and waits for all its processes to go.
  @discardableResult
  private static func kill(_ data: String, _ signal: Int32) -> pid_t? {
    let process: pid_t
    var socketFolder: String?
    switch ServerState(data: data) {
    case .ready(let number, let folder): (process, socketFolder) = (number, folder)
    case .busy(let number): process = number
    case .absent, .begun, .dead: return nil
    }
    Glibc.kill(process, signal)
    while ServerState.isServer(process, of: data) { usleep(2000) }
    // A process of it that was just made can hold the socket for a moment longer.
    while let socketFolder, ServerState.accepts(socketFolder) { usleep(2000) }
    return process
  }

  private func start(_ folder: String, isService: Bool = true) throws -> EmbeddedPostgreSQL {
    var settings = EmbeddedPostgreSQL.Settings(dataFolder: folder, isService: isService)
    settings.isDurable = false
    settings.timeout = .seconds(300)
    return try EmbeddedPostgreSQL(settings)
  }

  private func answer(_ connectionString: String, _ text: String) async throws -> String {
    let loop = try EventLoop(name: "embedded")
    defer { loop.stop() }
    let connection = try await PostgresConnection.connect(
      PostgresConfiguration(connectionString: connectionString), on: loop)
    let rows = try await connection.query(sql(text))
    await connection.close()
    return try rows.first?.get(0) ?? ""
  }

  @Test func theClusterIsDurableCheckedAndPrivate() async throws {
    try await withFolder { folder in
      let server = try EmbeddedPostgreSQL(EmbeddedPostgreSQL.Settings(dataFolder: "\(folder)/data", isService: true))
      #expect(server.isStarted)
      let expected = [
        ("fsync", "on"), ("synchronous_commit", "on"), ("full_page_writes", "on"), ("data_checksums", "on"),
        ("jit", "off"), ("listen_addresses", ""), ("server_encoding", "UTF8"), ("lc_collate", "C.UTF-8"),
        ("default_toast_compression", "lz4"), ("max_connections", "100"), ("shared_buffers", "96MB"),
      ]
      for (setting, value) in expected {
        #expect(try await answer(server.connectionString, "SHOW \(setting)") == value, "\(setting)")
      }
      #expect(
        try await answer(server.connectionString, "SELECT current_user || ' ' || current_database()")
          == "weegschaal_eigenaar weegschaal")
      for part in ["data/postgresql", "data/postgresql/socket", "data/postgresql/data"] {
        let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(part)")[.posixPermissions] as? Int
        #expect(mode == 0o700, "\(part)")
      }
      #expect(try server.detach())
      #expect(ServerState(data: server.clusterFolder) == .absent)
    }
  }

  @Test func nobodyLogsInAsTheSuperuser() async throws {
    try await withFolder { folder in
      var settings = EmbeddedPostgreSQL.Settings(dataFolder: "\(folder)/data", isService: true)
      settings.isDurable = false
      settings.logins = ["werk"]
      let server = try EmbeddedPostgreSQL(settings)
      for login in ["werk", EmbeddedPostgreSQL.owner] {
        #expect(
          try await answer(
            server.connectionString(for: login),
            "SELECT (NOT rolsuper)::text FROM pg_roles WHERE rolname = session_user") == "true", "\(login)")
      }
      let superusers = try await answer(
        server.connectionString, "SELECT count(*)::text FROM pg_roles WHERE rolcanlogin AND rolsuper")
      #expect(superusers == "0")
      for login in [EmbeddedPostgreSQL.superuser, "postgres"] {
        await #expect(throws: (any Error).self) {
          _ = try await answer(server.connectionString(for: login), "SELECT 'in'")
        }
      }
      // Who does not own the cluster has its one database, in which he has nothing to write with.
      for (login, database, mag) in [
        ("werk", "weegschaal", true), ("werk", "postgres", false), ("werk", "template1", false),
        (EmbeddedPostgreSQL.owner, "postgres", true),
      ] {
        let elders = server.connectionString(for: login).replacing("dbname=weegschaal", with: "dbname=\(database)")
        let antwoord = try? await answer(elders, "SELECT 'in'")
        #expect(antwoord == (mag ? "in" : nil), "\(login) in \(database)")
      }
      // Locks by number are the owner's to give.
      await #expect(throws: (any Error).self) {
        _ = try await answer(server.connectionString(for: "werk"), "SELECT pg_advisory_lock(1)::text")
      }
      #expect(try await answer(server.connectionString, "SELECT pg_try_advisory_lock(1)::text") == "true")
      try server.detach()
    }
  }

  @Test func aClusterOfBeforeGetsItsLoginsAtTheNextStart() async throws {
    try await withFolder { folder in
      var settings = EmbeddedPostgreSQL.Settings(dataFolder: "\(folder)/data", isService: true)
      settings.isDurable = false
      // As an earlier version left it: the superuser made everything, and whoever reached the socket was trusted.
      settings.statements = [
        "CREATE SCHEMA oud", "CREATE DOMAIN oud.getal AS int", "CREATE TABLE oud.t (a oud.getal)",
        "CREATE VIEW oud.v AS SELECT * FROM oud.t", "CREATE TABLE public.m (n int)", "INSERT INTO oud.t VALUES (7)",
        "CREATE FUNCTION oud.f() RETURNS int LANGUAGE sql AS 'SELECT a FROM oud.t'",
      ]
      let before = try EmbeddedPostgreSQL(settings)
      try before.detach()
      settings.statements = []
      settings.logins = ["werk"]
      let server = try EmbeddedPostgreSQL(settings)
      for sql in [
        "ALTER TABLE oud.t ADD COLUMN b int", "ALTER DOMAIN oud.getal ADD CHECK (VALUE > 0)", "DROP VIEW oud.v",
        "ALTER FUNCTION oud.f() COST 2", "DROP TABLE public.m", "CREATE TABLE oud.u (a int)",
      ] {
        _ = try await answer(server.connectionString, sql)
      }
      #expect(try await answer(server.connectionString, "SELECT oud.f()::text") == "7")
      try server.detach()
    }
  }

  @Test func twoAtOnceShareOneServerAndOnlyTheStarterStopsIt() async throws {
    try await withFolder { folder in
      async let one = Task.detached { try start(folder, isService: false) }.value
      async let two = Task.detached { try start(folder, isService: false) }.value
      let servers = try await [one, two]
      #expect(servers.count { $0.isStarted } == 1)
      #expect(servers[0].connectionString == servers[1].connectionString)
      let starter = try #require(servers.first { $0.isStarted })
      let guest = try #require(servers.first { !$0.isStarted })
      #expect(try guest.detach() == false)
      #expect(try await answer(starter.connectionString, "SELECT 'alive'") == "alive")
      #expect(try starter.detach())
      #expect(try starter.detach() == false, "a second call does nothing")
    }
  }

  @Test func aLockIsFreeAlthoughAChildHasACopyOfItsDescriptor() async throws {
    try await withFolder { folder in
      let path = "\(folder)/lock"
      var lock: FileLock? = try FileLock(path, waits: false)
      #expect(try FileLock(path, waits: false) == nil)
      let copies = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { Int32($0) }
        .filter { realPath("/proc/self/fd/\($0)") == realPath(path) }.map { dup($0) }
      defer { for copy in copies { close(copy) } }
      #expect(copies.count == 1)
      #expect(lock != nil)
      lock = nil
      #expect(try FileLock(path, waits: false) != nil)
    }
  }

  @Test func aServiceInheritsTheDutyAndACommandDoesNot() async throws {
    try await withFolder { folder in
      let command = try start(folder, isService: false)
      let service = try start(folder)
      #expect(try command.detach() == false, "a service is attached")
      #expect(try start(folder, isService: false).detach() == false)
      #expect(try service.detach())
    }
  }

  @Test func theServerOutlivesAKilledStarterAndTheNextAttaches() async throws {
    try await withFolder { folder in
      // What the kernel does for a killed process: the locks go, and nothing else happens.
      var killed: EmbeddedPostgreSQL? = try start(folder)
      let connectionString = try #require(killed?.connectionString)
      killed = nil
      let command = try start(folder, isService: false)
      #expect(!command.isStarted)
      #expect(try command.detach() == false)
      #expect(try await answer(connectionString, "SELECT 'alive'") == "alive")
      let service = try start(folder)
      #expect(!service.isStarted)
      #expect(try service.detach(), "a service takes the duty of a dead starter")
    }
  }

  @Test func aKilledPostmasterIsRecovered() async throws {
    try await withFolder { folder in
      let first = try start(folder)
      _ = try await answer(first.connectionString, "CREATE TABLE t AS SELECT 'kept' AS a")
      #expect(Self.kill(first.clusterFolder, SIGKILL) != nil)
      let second = try start(folder)
      #expect(second.isStarted)
      #expect(try await answer(second.connectionString, "SELECT a FROM t") == "kept")
      try second.detach()
      try first.detach()
    }
  }

  @Test func aServiceRevivesItsServerAndKeepsTheDuty() async throws {
    try await withFolder { folder in
      let service = try start(folder)
      #expect(try service.revive() == false, "nothing to do")
      _ = try await answer(service.connectionString, "CREATE TABLE t AS SELECT 'kept' AS a")
      for signal in [SIGKILL, SIGINT] {
        #expect(Self.kill(service.clusterFolder, signal) != nil)
        #expect(try service.revive())
        #expect(try await answer(service.connectionString, "SELECT a FROM t") == "kept")
      }
      #expect(try service.detach(), "the server is still its to stop")
      #expect(try service.revive() == false, "who let go starts nothing")
      #expect(ServerState(data: service.clusterFolder) == .absent)
    }
  }

  @Test func whoRevivesAServerThatAnotherStartedTakesTheDutyWhenThatOneIsGone() async throws {
    try await withFolder { folder in
      var starter: EmbeddedPostgreSQL? = try start(folder)
      let service = try start(folder)
      #expect(Self.kill(service.clusterFolder, SIGKILL) != nil)
      #expect(starter?.isStarted == true)
      starter = nil
      #expect(try service.revive())
      #expect(try service.detach())
    }
  }

  @Test func aStaleFileWithTheNumberOfAnotherProcessIsNoObstacle() async throws {
    try await withFolder { folder in
      let first = try start(folder)
      let file = "\(first.clusterFolder)/postmaster.pid"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      try first.detach()
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      try (["\(getpid())"] + lines).joined(separator: "\n").write(toFile: file, atomically: false, encoding: .utf8)
      let second = try start(folder)
      #expect(second.isStarted)
      try second.detach()
    }
  }

  @Test func anEmptyFileOfAServerThatWasKilledWhileItBeganIsNoObstacle() async throws {
    try await withFolder { folder in
      let first = try start(folder)
      let file = "\(first.clusterFolder)/postmaster.pid"
      try first.detach()
      #expect(FileManager.default.createFile(atPath: file, contents: nil))
      #expect(ServerState(data: first.clusterFolder) == .begun)
      // Somebody is in the cluster: the file may be about to be written.
      let somebody = Process()
      somebody.executableURL = URL(fileURLWithPath: "/bin/sleep")
      somebody.arguments = ["3600"]
      somebody.currentDirectoryURL = URL(fileURLWithPath: first.clusterFolder)
      try somebody.run()
      var settings = EmbeddedPostgreSQL.Settings(dataFolder: folder, isService: true)
      settings.timeout = .seconds(4)
      #expect(throws: EmbeddedPostgreSQLError.self) { try EmbeddedPostgreSQL(settings) }
      #expect(FileManager.default.fileExists(atPath: file))
      Glibc.kill(somebody.processIdentifier, SIGKILL)
      somebody.waitUntilExit()
      let second = try start(folder)
      #expect(second.isStarted)
      try second.detach()
    }
  }

  @Test func whoMayMakeNoClusterMakesNothing() async throws {
    try await withFolder { folder in
      let data = "\(folder)/leeg"
      var settings = EmbeddedPostgreSQL.Settings(dataFolder: data, isService: false)
      settings.isDurable = false
      settings.makesCluster = false
      #expect(throws: EmbeddedPostgreSQLError.noCluster(dataFolder: data)) { try EmbeddedPostgreSQL(settings) }
      #expect(access(data, F_OK) != 0)
      let server = try start(data)
      let attached = try EmbeddedPostgreSQL(settings)
      #expect(!attached.isStarted && attached.clusterFolder == server.clusterFolder)
      try attached.detach()
      try server.detach()
    }
  }

  @Test func anotherMajorVersionIsAClearError() async throws {
    try await withFolder { folder in
      let server = try start(folder)
      try server.detach()
      try "9\n".write(toFile: "\(server.clusterFolder)/PG_VERSION", atomically: false, encoding: .utf8)
      let version = try ServerBinaries(folder: nil).majorVersion
      #expect(throws: EmbeddedPostgreSQLError.otherMajorVersion(cluster: "9", binaries: version)) {
        _ = try start(folder)
      }
    }
  }

  @Test func missingProgramsAreAClearError() async throws {
    try await withFolder { folder in
      let settings = EmbeddedPostgreSQL.Settings(dataFolder: folder, binariesFolder: "\(folder)/bin", isService: true)
      #expect(throws: EmbeddedPostgreSQLError.noBinaries(searched: "\(folder)/bin")) {
        _ = try EmbeddedPostgreSQL(settings)
      }
    }
  }

  @Test func aLongOrOddPathHasAShortSocket() async throws {
    try await withFolder { folder in
      for name in [String(repeating: "lang", count: 25), "it's $HOME, \"odd\" `pwd`"] {
        let data = "\(folder)/\(name)"
        let server = try start(data)
        let socket = try #require(server.connectionString.split(separator: "'").dropFirst().first)
        #expect(socket.utf8.count <= ClusterFolder.socketFolderBytesMax)
        // Where no other user could have made the folder first.
        #expect(geteuid() == 0 ? socket.hasPrefix("/run/weegschaal-") : !socket.hasPrefix(folder))
        #expect(try await answer(server.connectionString, "SELECT 'here'") == "here")
        try server.detach()
        rmdir(String(socket))
      }
    }
  }

  @Test func thePathOfASocketBesideTheClusterMayBeAsLongAsTheKernelAllows() async throws {
    try await withFolder { folder in
      for (extra, isBeside) in [(0, true), (1, false)] {
        let length = ClusterFolder.socketFolderBytesMax - "/postgresql/socket".utf8.count - folder.utf8.count - 1
        let server = try start("\(folder)/\(String(repeating: "x", count: length + extra))")
        let socket = try #require(server.connectionString.split(separator: "'").dropFirst().first)
        #expect(socket.hasPrefix(folder) == isBeside)
        #expect(try await answer(server.connectionString, "SELECT 'here'") == "here")
        try server.detach()
        if !isBeside { rmdir(String(socket)) }
      }
    }
  }

  @Test(.enabled(if: isRoot)) func asRootAnUnreachableFolderHasASubstitute() async throws {
    try await withFolder { folder in
      chmod(folder, 0o700)
      let data = "\(folder)/data"
      var said: [EmbeddedPostgreSQLNotice] = []
      var settings = EmbeddedPostgreSQL.Settings(dataFolder: data, isService: true)
      settings.isDurable = false
      let server = try EmbeddedPostgreSQL(settings) { said.append($0) }
      let substitute = server.clusterFolder.split(separator: "/").prefix(4).joined(separator: "/")
      #expect(substitute.hasPrefix("var/lib/weegschaal/"))
      #expect(said.contains(.liesElsewhere(dataFolder: data, substitute: "/" + substitute)))
      #expect(try await answer(server.connectionString, "SELECT 'here'") == "here")
      try server.detach()
      // What was made there is found there, even when the folder can be reached now.
      chmod(folder, 0o711)
      let again = try start(data)
      #expect(again.clusterFolder == server.clusterFolder)
      try again.detach()
      try FileManager.default.removeItem(atPath: "/\(substitute)")
    }
  }

  @Test(.enabled(if: isRoot)) func asRootAnUnreachableClusterIsNotReplacedByAnEmptyOne() async throws {
    try await withFolder { folder in
      let data = "\(folder)/data"
      try start(data).detach()
      chmod(folder, 0o700)
      #expect(throws: EmbeddedPostgreSQLError.self) { _ = try start(data) }
      chmod(folder, 0o711)
      try start(data).detach()
    }
  }

  @Test(.enabled(if: isRoot)) func theServerDoesNotRunAsRoot() async throws {
    try await withFolder { folder in
      let server = try start(folder)
      guard case .ready(let process, _) = ServerState(data: server.clusterFolder) else { throw Failure("not ready") }
      let owner = try FileManager.default.attributesOfItem(atPath: "/proc/\(process)")[.ownerAccountID] as? Int
      #expect(owner != nil && owner != 0)
      try server.detach()
    }
  }

  @Test func aPreparedSocketFolderOfAnotherUserIsRefused() async throws {
    guard Self.isRoot else { return }
    try await withFolder { folder in
      mkdir("\(folder)/postgresql", 0o700)
      #expect(throws: EmbeddedPostgreSQLError.self) { _ = try start(folder) }
    }
  }

  @Test func theTestClusterGoesWithItsProcess() async throws {
    // The watchdog of a cluster of our own is let go as the kernel would let it go.
    let cluster = try TemporaryPostgreSQL()
    let data = cluster.server.clusterFolder
    guard case .ready(let process, _) = ServerState(data: data) else { throw Failure("not ready") }
    TemporaryPostgreSQL.abandon(cluster.server.dataFolder)
    #expect(!ServerState.isServer(process, of: data))
    #expect(!FileManager.default.fileExists(atPath: cluster.server.dataFolder))
  }
}
