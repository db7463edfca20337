/// How to reach the server, and the role to take on there. Its description shows no part of the connection string.
package struct PostgresConfiguration: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
  /// A libpq connection string, keyword or URI form; several hosts are tried in their order.
  package var connectionString: String
  /// The role that each connection takes on (SET ROLE) before anything else.
  package var role: String?
  /// The only schema in which each connection looks up names, after PostgreSQL's own and before temporary ones; nil keeps the server's own search path.
  package var schema: String?
  /// Settings of the server for each connection, by name, such as its time limits.
  package var settings: [String: String] = [:]
  /// Shown in pg_stat_activity, when the connection string names none.
  package var applicationName = "weegschaal"
  /// The time to connect to one address of one host.
  package var connectTimeout: Duration = .seconds(5)
  /// The time for one query or pipeline, from sending it to its last answer; nil means no limit.
  package var queryTimeout: Duration? = .seconds(30)
  /// How long the server may take to obey a cancellation before the connection is given up.
  package var cancelGrace: Duration = .seconds(5)

  /// All other settings have their defaults.
  package init(connectionString: String, role: String? = nil, schema: String? = nil) {
    self.connectionString = connectionString
    self.role = role
    self.schema = schema
  }

  /// Without secrets.
  package var description: String { "PostgresConfiguration(role: \(role ?? "none"))" }
  /// Without secrets.
  package var debugDescription: String { description }
  /// Without secrets.
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
