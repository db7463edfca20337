internal import Glibc

/// Where a connection string leads, for the person at the terminal. It holds no password.
package struct ConnectionDescription: Sendable, Hashable {
  /// The names or addresses of the servers, as given; nil is the default of libpq, a socket on this machine.
  package let host: String?
  /// The database; nil is the one with the name of the user.
  package let database: String?
  /// The login; nil is the name of the user of the operating system.
  package let user: String?

  /// - Throws: `unavailable` when libpq cannot read the string.
  package init(_ connectionString: String) throws(PostgresError) {
    let keywords = try ConnectionCandidate.parse(connectionString)
    func value(_ keyword: String, _ environment: String) -> String? {
      let given = keywords[keyword] ?? getenv(environment).map { String(cString: $0) }
      return given.flatMap { $0.isEmpty ? nil : $0 }
    }
    host = value("host", "PGHOST") ?? value("hostaddr", "PGHOSTADDR")
    database = value("dbname", "PGDATABASE")
    user = value("user", "PGUSER")
  }
}
