internal import Glibc

/// Who may log in to a cluster. After `initdb` nobody can as its superuser: the database belongs to a login of its own,
/// and the programs work under the logins that they name. Each is reached by `peer`: the kernel tells the server which
/// user of the operating system asks.
///
/// The superuser is used without a server, in single-user mode, which only the user of the cluster's files can start.
struct ClusterLogins {
  /// Holds what the superuser's part was done with; when it says the same, that part is not done again.
  private static let doneFile = "weegschaal.logins"
  /// The name of the map from users of the operating system to logins.
  private static let map = "weegschaal"
  private static let database = EmbeddedPostgreSQL.database
  private static let owner = EmbeddedPostgreSQL.owner

  let cluster: ClusterFolder
  let binaries: ServerBinaries
  let settings: EmbeddedPostgreSQL.Settings

  /// Whether the superuser's part was done for these logins.
  var areSet: Bool { contents(of: "\(cluster.data)/\(ClusterLogins.doneFile)") == done }

  /// Does the superuser's part in a cluster without a server. `data` is its folder.
  func set(in data: String, isNew: Bool) throws(EmbeddedPostgreSQLError) {
    try run(roles + locks, in: data, database: "template1")
    if isNew { try run(["CREATE DATABASE \(ClusterLogins.database)"], in: data, database: "postgres") }
    try run(locks + ownership + last, in: data, database: ClusterLogins.database)
    try cluster.write(done, to: "\(data)/\(ClusterLogins.doneFile)")
  }

  /// Writes which user of the operating system may log in as whom, and where. In the databases that PostgreSQL brings
  /// everybody may do what is taken away in ours, so they are the owner's alone.
  func writeAccess() throws(EmbeddedPostgreSQLError) {
    let logins = [ClusterLogins.owner] + settings.logins
    let access =
      [("all", [ClusterLogins.owner]), (settings.loginDatabases, settings.logins)]
      .filter { !$0.1.isEmpty } + [("replication", [ClusterLogins.owner])]
    let lines = access.map { "local \($0.0) \($0.1.joined(separator: ",")) peer map=\(ClusterLogins.map)\n" }
    try cluster.write("# Written at each start.\n" + lines.joined(), to: "\(cluster.data)/pg_hba.conf")
    var users: [String] = []
    for number in [cluster.user.user, geteuid()] {
      guard let name = getpwuid(number).map({ String(cString: $0.pointee.pw_name) }) else {
        throw .folder(cluster.data, .nameless(number))
      }
      if !users.contains(name) { users.append(name) }
    }
    let pairs = users.flatMap { user in logins.map { "\(ClusterLogins.map) \"\(user)\" \($0)\n" } }
    try cluster.write("# Written at each start.\n" + pairs.joined(), to: "\(cluster.data)/pg_ident.conf")
  }

  private var done: String { (roles + locks + ownership + last).joined(separator: "\n") + "\n" }

  /// The owner may grant the other logins to itself, so that migrations can be run by it alone.
  private var roles: [String] {
    [role(ClusterLogins.owner, "LOGIN CREATEROLE")]
      + settings.logins.flatMap { [role($0, "LOGIN"), "GRANT \($0) TO \(ClusterLogins.owner) WITH ADMIN OPTION"] }
  }

  /// Locks by number are for the owner, who gives them on: who takes the number of another's lock stops him. Large objects
  /// and messages in the log of changes are for nobody: who only reads could write with them.
  private var locks: [String] {
    [
      """
      DO $$DECLARE f regprocedure; BEGIN FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = \
      'pg_catalog'::regnamespace AND proname ~ '^pg_(try_)?advisory_' LOOP EXECUTE format(\
      'REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f); EXECUTE format(\
      'GRANT EXECUTE ON FUNCTION %s TO \(ClusterLogins.owner) WITH GRANT OPTION', f); END LOOP; END$$
      """,
      """
      DO $$DECLARE f regprocedure; BEGIN FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = \
      'pg_catalog'::regnamespace AND proname ~ '^(lo_(creat|create|from_bytea|import|put|truncate|truncate64|unlink)\
      |lowrite|pg_logical_emit_message)$' LOOP EXECUTE format(\
      'REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f); END LOOP; END$$
      """,
    ]
  }

  /// The database and all in it belong to the owner, also what the superuser of an older cluster made.
  private var ownership: [String] {
    [
      "ALTER DATABASE \(ClusterLogins.database) OWNER TO \(ClusterLogins.owner)",
      """
      DO $$DECLARE c text; BEGIN FOR c IN \
      SELECT format('ALTER SCHEMA %I OWNER TO \(ClusterLogins.owner)', nspname) FROM pg_namespace \
      WHERE nspname !~ '^(pg_|information_schema$|public$)' UNION ALL \
      SELECT format('ALTER TABLE %s OWNER TO \(ClusterLogins.owner)', c.oid::regclass) FROM pg_class c \
      WHERE c.relkind IN ('r', 'v', 'p') AND c.relnamespace::regnamespace::text !~ '^(pg_|information_schema$)' UNION ALL \
      SELECT format('ALTER ROUTINE %s OWNER TO \(ClusterLogins.owner)', p.oid::regprocedure) FROM pg_proc p \
      WHERE p.pronamespace::regnamespace::text !~ '^(pg_|information_schema$)' UNION ALL \
      SELECT format('ALTER DOMAIN %s OWNER TO \(ClusterLogins.owner)', t.oid::regtype) FROM pg_type t \
      WHERE t.typtype = 'd' AND t.typnamespace::regnamespace::text !~ '^(pg_|information_schema$)' \
      LOOP EXECUTE c; END LOOP; END$$
      """,
    ]
  }

  /// What tests ask besides, and the end of the superuser's login.
  private var last: [String] { settings.statements + ["ALTER ROLE \(EmbeddedPostgreSQL.superuser) NOLOGIN"] }

  /// Makes a role, or changes it when it is there.
  private func role(_ name: String, _ attributes: String) -> String {
    """
    DO $$BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = '\(name)') THEN ALTER ROLE \(name) \(attributes); \
    ELSE CREATE ROLE \(name) \(attributes); END IF; END$$
    """
  }

  /// Runs statements as the superuser, each on a line of its own.
  private func run(_ statements: [String], in data: String, database: String) throws(EmbeddedPostgreSQLError) {
    let said = try Command(
      arguments: cluster.user.running(["\(binaries.folder)/postgres", "--single", "-D", data, database]),
      input: statements.map { $0 + "\n" }.joined()
    ).run()
    guard said.status == 0, !said.output.contains("ERROR:"), !said.output.contains("FATAL:") else {
      throw .program("postgres --single", output: said.output)
    }
  }
}
