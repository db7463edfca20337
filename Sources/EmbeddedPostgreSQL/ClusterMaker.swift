internal import Glibc

/// Makes a new cluster with initdb, checks the version of one that is there, and writes its settings.
struct ClusterMaker {
  /// The file with our settings, read after PostgreSQL's own.
  private static let settingsFile = "weegschaal.conf"

  let cluster: ClusterFolder
  let binaries: ServerBinaries
  let settings: EmbeddedPostgreSQL.Settings

  func makeIfMissing(_ log: (EmbeddedPostgreSQLNotice) -> Void) throws(EmbeddedPostgreSQLError) {
    if let text = contents(of: "\(cluster.data)/PG_VERSION") {
      let version = String(text.prefix { $0.isNumber })
      guard version == binaries.majorVersion else {
        throw .otherMajorVersion(cluster: version, binaries: binaries.majorVersion)
      }
      return
    }
    log(.makesCluster(cluster.data))
    // The cluster is made in another place and renamed when it is complete. So an interrupted start leaves nothing that
    // looks like a cluster.
    let unfinished = "\(cluster.root)/data.unfinished"
    _ = try run(["/bin/rm", "-rf", unfinished])
    var arguments = [
      "\(binaries.folder)/initdb", "--pgdata=\(unfinished)", "--username=\(EmbeddedPostgreSQL.superuser)",
      "--encoding=UTF8", "--locale=C.UTF-8", "--auth-local=peer", "--auth-host=reject", "--data-checksums",
      "--no-instructions",
    ]
    if !settings.isDurable { arguments.append("--no-sync") }
    _ = try run(arguments)
    try cluster.append(try lastingSettings(unfinished), to: "\(unfinished)/postgresql.conf")
    try cluster.append("", to: "\(unfinished)/\(ClusterMaker.settingsFile)")
    try ClusterLogins(cluster: cluster, binaries: binaries, settings: settings).set(in: unfinished, isNew: true)
    guard rename(unfinished, cluster.data) == 0 else {
      throw .system(cluster.data)
    }
  }

  /// Writes the server's settings. This happens at each start, because another version of the program can have others.
  func writeSettings() throws(EmbeddedPostgreSQLError) {
    let durability = settings.isDurable ? "on" : "off"
    // Many tests run at once on one cluster, each with pools of its own.
    let connectionsMax = settings.isDurable ? 100 : 400
    let text = """
      # Written at each start; own settings go into postgresql.auto.conf (ALTER SYSTEM).
      listen_addresses = ''
      port = 5432
      unix_socket_directories = '\(cluster.socketFolder)'
      unix_socket_permissions = 0700
      max_connections = \(connectionsMax)
      shared_buffers = 96MB
      jit = off
      fsync = \(durability)
      synchronous_commit = on
      full_page_writes = \(durability)
      timezone = 'UTC'
      log_timezone = 'UTC'
      lc_messages = 'C.UTF-8'
      # Statements and details hold personal data, which logs do not.
      log_min_error_statement = panic
      log_error_verbosity = terse
      log_parameter_max_length = 0
      log_parameter_max_length_on_error = 0
      log_checkpoints = off

      """
    try cluster.write(text, to: "\(cluster.data)/\(ClusterMaker.settingsFile)")
  }

  /// Settings that hold for the cluster's life: our file, and the compression if these programs were built with it.
  private func lastingSettings(_ data: String) throws(EmbeddedPostgreSQLError) -> String {
    let probe = [
      "\(binaries.folder)/postgres", "-D", data, "-C", "default_toast_compression", "-c",
      "default_toast_compression=lz4",
    ]
    let hasLZ4 = try Command(arguments: cluster.user.running(probe)).run().status == 0
    return (hasLZ4 ? "default_toast_compression = lz4\n" : "") + "include '\(ClusterMaker.settingsFile)'\n"
  }

  private func run(_ arguments: [String]) throws(EmbeddedPostgreSQLError) -> String {
    let outcome = try Command(arguments: cluster.user.running(arguments)).run()
    guard outcome.status == 0 else { throw .program(arguments[0], output: outcome.output) }
    return outcome.output
  }
}
