internal import Glibc
internal import Synchronization

/// A private PostgreSQL cluster in a data folder. A process attaches to its server, or starts it.
///
/// Three lock files in the data folder hold the roles of processes. The kernel frees them when a process dies. A
/// process holds `lock` while it attaches, starts or stops. The process that started the server holds `lock.duty` for
/// as long as it lives. All services share `lock.service`. The process that started the server stops it, unless a
/// service is attached. That service inherits the duty. So does a service that finds at its end that the starter died.
/// A command that only attached never stops the server.
package final class EmbeddedPostgreSQL: Sendable {
  /// The cluster, and how its server is started.
  package struct Settings: Sendable {
    /// The data folder. It is made when it is missing.
    package var dataFolder: String
    /// The folder of PostgreSQL's programs; nil takes the newest of `/usr/lib/postgresql/*/bin`.
    package var binariesFolder: String?
    /// Whether this process lives long and inherits the duty to stop the server; a short command does not.
    package var isService: Bool
    /// Whether a cluster is made where there is none. A command that only uses one makes nothing, so that a wrong folder
    /// is seen.
    package var makesCluster = true
    /// How long starting, crash recovery included, or stopping may take.
    package var timeout: Duration = .seconds(60)
    /// The logins that the cluster has besides its owner. The owner can grant their rights.
    package var logins: [String] = []
    /// The databases to which these logins may connect, as `pg_hba.conf` has them. Tests make many.
    var loginDatabases = EmbeddedPostgreSQL.database
    /// Statements that the superuser runs once, when the logins are made. For tests.
    var statements: [String] = []
    /// Whether written data survives a power cut. It is false for tests that do not need this.
    var isDurable = true

    /// All other settings have their defaults.
    package init(dataFolder: String, binariesFolder: String? = nil, isService: Bool) {
      self.dataFolder = dataFolder
      self.binariesFolder = binariesFolder
      self.isService = isService
    }
  }

  /// The database that is there from the start.
  static let database = "weegschaal"
  /// The cluster's superuser, as whom nobody can log in.
  static let superuser = "weegschaal"
  /// The login to which the database belongs.
  static let owner = "weegschaal_eigenaar"
  /// The interval between two looks at a server that starts or stops.
  private static let pollMicroseconds: UInt32 = 4000

  /// The connection string for libpq. It logs in as the owner of the database, over a socket that only the server's user
  /// and root can reach.
  package var connectionString: String { connectionString(for: EmbeddedPostgreSQL.owner) }
  /// Whether this call started the server; false when it ran already.
  package let isStarted: Bool
  /// The folder of the cluster (PGDATA).
  package let clusterFolder: String

  /// The data folder, as it was given.
  package var dataFolder: String { settings.dataFolder }
  /// The folder of the programs in use.
  var binariesFolder: String { binaries.folder }

  private let settings: Settings
  private let binaries: ServerBinaries
  private let cluster: ClusterFolder
  private let lockPath: String
  private let held: Mutex<(duty: FileLock?, service: FileLock?, isDetached: Bool)>
  private let socketFolder: String

  /// Attaches to the cluster's server or starts it, and makes the cluster when there is none and the settings allow it.
  /// Blocks meanwhile.
  /// - Parameter log: called with what the operator should know.
  package init(_ settings: Settings, log: (EmbeddedPostgreSQLNotice) -> Void = { _ in }) throws(EmbeddedPostgreSQLError)
  {
    guard settings.makesCluster || ClusterFolder.holdsCluster(dataFolder: settings.dataFolder) else {
      throw .noCluster(dataFolder: settings.dataFolder)
    }
    try makeFolders(settings.dataFolder, mode: geteuid() == 0 ? 0o711 : 0o700)
    let dataFolder = realPath(settings.dataFolder)
    lockPath = "\(dataFolder)/lock"
    let lock = try FileLock(lockPath, waits: true)
    defer { withExtendedLifetime(lock) {} }
    binaries = try ServerBinaries(folder: settings.binariesFolder)
    cluster = try ClusterFolder(dataFolder: dataFolder, log: log)
    self.settings = settings
    clusterFolder = cluster.data
    let starter = ServerStarter(cluster: cluster, binaries: binaries, settings: settings)
    let service = settings.isService ? try FileLock("\(lockPath).service", isShared: true, waits: true) : nil
    let (socketFolder, isStarted) = try starter.attachOrStart(log)
    self.isStarted = isStarted
    // An earlier starter that still lives keeps the duty, although its server died.
    held = Mutex((isStarted ? try FileLock("\(lockPath).duty", waits: false) : nil, service, false))
    self.socketFolder = socketFolder
  }

  /// The connection string of one of the logins.
  package func connectionString(for login: String) -> String {
    "host='\(socketFolder)' port=5432 user=\(login) dbname=\(EmbeddedPostgreSQL.database)"
  }

  /// Starts the server again when it died or another process stopped it. The starter has the duty to stop it. When
  /// there is nothing to do this reads two small files; otherwise it blocks while the server starts or recovers.
  /// - Parameter log: called with what the operator should know.
  /// - Returns: whether this call started the server.
  package func revive(log: (EmbeddedPostgreSQLNotice) -> Void = { _ in }) throws(EmbeddedPostgreSQLError) -> Bool {
    switch ServerState(data: cluster.data) {
    case .ready, .busy: return false
    // A server in another container has no process that we can see, but its socket answers.
    case .dead where ServerState.accepts(socketFolder): return false
    case .absent, .begun, .dead: break
    }
    let lock = try FileLock(lockPath, waits: true)
    defer { withExtendedLifetime(lock) {} }
    guard !held.withLock({ $0.isDetached }) else { return false }
    let starter = ServerStarter(cluster: cluster, binaries: binaries, settings: settings)
    let (socketFolder, isStarted) = try starter.attachOrStart(log)
    guard socketFolder == self.socketFolder else {
      throw .folder(socketFolder, .movedSocket(from: self.socketFolder))
    }
    if isStarted, held.withLock({ $0.duty == nil }), let duty = try FileLock("\(lockPath).duty", waits: false) {
      held.withLock { $0.duty = duty }
    }
    return isStarted
  }

  /// Detaches from the server, and stops it if that is this process's duty. Blocks meanwhile; a second call does
  /// nothing.
  /// - Returns: whether the server was stopped.
  @discardableResult
  package func detach() throws(EmbeddedPostgreSQLError) -> Bool {
    let lock = try FileLock(lockPath, waits: true)
    defer { withExtendedLifetime(lock) {} }
    let (wasDetached, duty) = held.withLock { held in
      defer { held = (nil, nil, true) }
      return (held.isDetached, held.duty)
    }
    guard !wasDetached else { return false }
    let inherited = duty == nil && settings.isService ? try FileLock("\(lockPath).duty", waits: false) : nil
    guard duty != nil || inherited != nil else { return false }
    guard let lastService = try FileLock("\(lockPath).service", waits: false) else { return false }
    try ServerStarter(cluster: cluster, binaries: binaries, settings: settings).stop()
    withExtendedLifetime((duty, inherited, lastService)) {}
    return true
  }

  /// The interval between two looks at the server.
  static func pause() { usleep(pollMicroseconds) }
}
