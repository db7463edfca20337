internal import CLinux
internal import Glibc

/// Makes, starts and stops the server of one cluster; the caller holds the lock.
struct ServerStarter {
  /// A longer log is renamed at the next start. It replaces the log that was renamed before.
  private static let logBytesMax: off_t = 16 * 1024 * 1024
  /// The most time that a starting server takes between making its file and writing it.
  private static let begunNanosecondsMax: Int64 = 2_000_000_000
  /// The messages of PostgreSQL and pg_ctl about another server that runs or starts.
  private static let obstacles = [
    "pre-existing shared memory block", "lock file \"postmaster.pid\" already exists", "postmaster.pid\" is empty",
  ]
  /// The most of the end of the server's log that goes into an error.
  private static let lastWordsMax = 2000

  let cluster: ClusterFolder
  let binaries: ServerBinaries
  let settings: EmbeddedPostgreSQL.Settings

  /// Attaches to the server or starts it. Returns the folder of its socket, and whether this call started it.
  func attachOrStart(_ log: (EmbeddedPostgreSQLNotice) -> Void) throws(EmbeddedPostgreSQLError) -> (
    socketFolder: String, Bool
  ) {
    try ClusterMaker(cluster: cluster, binaries: binaries, settings: settings).makeIfMissing(log)
    let logins = ClusterLogins(cluster: cluster, binaries: binaries, settings: settings)
    let deadline = clinux_monotonic_ns() + settings.timeoutNanoseconds
    var begunAt: Int64?
    while clinux_monotonic_ns() < deadline {
      let state = ServerState(data: cluster.data)
      if state != .begun { begunAt = nil }
      switch state {
      case .ready(_, let socketFolder):
        guard logins.areSet else {
          throw .folder(cluster.data, .serverOfAnotherVersion)
        }
        return (socketFolder, false)
      case .busy: EmbeddedPostgreSQL.pause()
      case .begun:
        let began = begunAt ?? clinux_monotonic_ns()
        begunAt = began
        // The process of another container is not visible here, but its socket is in the shared folder.
        if clinux_monotonic_ns() - began > ServerStarter.begunNanosecondsMax,
          !ServerState.hasProcess(of: cluster.data), !ServerState.accepts(cluster.socketFolder)
        {
          log(.removesEmptyFile)
          unlink("\(cluster.data)/postmaster.pid")
        }
        EmbeddedPostgreSQL.pause()
      case .absent:
        guard let socketFolder = try startAlone(until: deadline) else { EmbeddedPostgreSQL.pause(); continue }
        return (socketFolder, true)
      case .dead(let process):
        // As above, its process may be in another container.
        if ServerState.accepts(cluster.socketFolder) { return (cluster.socketFolder, false) }
        log(.recovers)
        try forgetProcess(process)
        guard let socketFolder = try startAlone(until: deadline) else { EmbeddedPostgreSQL.pause(); continue }
        return (socketFolder, true)
      }
    }
    throw .tooSlow(cluster: cluster.data, .settle, within: settings.timeout)
  }

  /// Starts the server. Returns nil while another one prevents it. That can be a server that a killed starter left
  /// behind, or the orphans of a dead server, which hold its shared memory until they notice its end.
  private func startAlone(until deadline: Int64) throws(EmbeddedPostgreSQLError) -> String? {
    do throws(EmbeddedPostgreSQLError) { return try start(until: deadline) } catch {
      guard case .program(_, let output) = error else { throw error }
      switch ServerState(data: cluster.data) {
      case .ready, .busy, .begun: return nil
      case .absent, .dead:
        // The server or the processes that prevented the start are gone by now.
        guard ServerStarter.obstacles.contains(where: output.contains) else { throw error }
        return nil
      }
    }
  }

  /// PostgreSQL takes any process with the old number for the old server, even a zombie. So we replace the number by
  /// one that no process can have. The file stays, because its other lines guard against orphans.
  private func forgetProcess(_ process: pid_t) throws(EmbeddedPostgreSQLError) {
    let path = "\(cluster.data)/postmaster.pid"
    guard ServerState.exists(process), let text = contents(of: path) else { return }
    let rest = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    let bytes = Array(([ServerState.impossibleProcess] + rest).joined(separator: "\n").utf8)
    // The file is shortened after the write, so that it is never empty.
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .system(path) }
    defer { close(descriptor) }
    guard write(descriptor, bytes, bytes.count) == bytes.count, ftruncate(descriptor, off_t(bytes.count)) == 0 else {
      throw .system(path)
    }
  }

  /// Stops the server. It ends its connections and writes everything to disk.
  func stop() throws(EmbeddedPostgreSQLError) {
    let deadline = clinux_monotonic_ns() + settings.timeoutNanoseconds
    var isAsked = false
    while clinux_monotonic_ns() < deadline {
      switch ServerState(data: cluster.data) {
      case .absent, .dead, .begun: return
      case .ready, .busy:
        if !isAsked {
          let command = pgCtl(["stop", "-s", "-W", "-m", "fast"])
          let outcome = try command.run()
          // It may have ended by itself meanwhile. The next look sees that.
          isAsked = outcome.status == 0
        }
        EmbeddedPostgreSQL.pause()
      }
    }
    throw .tooSlow(cluster: cluster.data, .stop, within: settings.timeout)
  }

  /// The cluster's path goes through the environment: pg_ctl hands its arguments to a shell.
  private func pgCtl(_ arguments: [String]) -> Command {
    Command(
      arguments: cluster.user.running(["\(binaries.folder)/pg_ctl"] + arguments), environment: ["PGDATA": cluster.data])
  }

  private func start(until deadline: Int64) throws(EmbeddedPostgreSQLError) -> String {
    try cluster.makeSocketFolder()
    // The folder is this cluster's alone, and its server is dead: a lock file there can only mislead the new one.
    unlink("\(cluster.socketFolder)/.s.PGSQL.5432.lock")
    try ClusterMaker(cluster: cluster, binaries: binaries, settings: settings).writeSettings()
    let logins = ClusterLogins(cluster: cluster, binaries: binaries, settings: settings)
    if !logins.areSet { try logins.set(in: cluster.data, isNew: false) }
    try logins.writeAccess()
    let output = try openLog()
    let logged = lseek(output, 0, SEEK_END)
    let input = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer {
      close(output)
      close(input)
    }
    // pg_ctl looks ten times a second. We look more often, and need pg_ctl only to learn that the server failed.
    let seconds = max(1, settings.timeout.components.seconds)
    let process = try pgCtl(["start", "-s", "-w", "-t", "\(seconds)"]).spawn(input: input, output: output)
    while clinux_monotonic_ns() < deadline {
      if case .ready(_, let socketFolder) = ServerState(data: cluster.data) {
        kill(process, SIGKILL)
        _ = Command.wait(process)
        return socketFolder
      }
      if let status = Command.poll(process), status != 0 {
        throw .program("pg_ctl start", output: lastWords(from: logged))
      }
      EmbeddedPostgreSQL.pause()
    }
    kill(process, SIGKILL)
    _ = Command.wait(process)
    throw .tooSlow(cluster: cluster.data, .start, within: settings.timeout)
  }

  /// The end of the log, from a place on.
  private func lastWords(from start: off_t) -> String {
    let bytes = Array((contents(of: cluster.log) ?? "").utf8.dropFirst(Int(max(0, start))))
    return String(String(decoding: bytes, as: UTF8.self).suffix(ServerStarter.lastWordsMax))
  }

  private func openLog() throws(EmbeddedPostgreSQLError) -> Int32 {
    var status = stat()
    if stat(cluster.log, &status) == 0, status.st_size > ServerStarter.logBytesMax {
      rename(cluster.log, "\(cluster.log).1")
    }
    let descriptor = open(cluster.log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .system(cluster.log) }
    return descriptor
  }
}

extension EmbeddedPostgreSQL.Settings {
  var timeoutNanoseconds: Int64 {
    let (seconds, attoseconds) = timeout.components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}
