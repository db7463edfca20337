internal import Glibc

/// Where a connection string leads, for the person at the terminal. It holds no password.
package struct ConnectionDescription: Sendable, Hashable {
  /// Where a server listens.
  package enum Place: Sendable, Hashable {
    /// On the network, at a name or an address.
    case address(String, port: String)
    /// At a socket in a folder; nil is the folder that libpq was built with.
    case socket(folder: String?, port: String)
  }

  /// The port when nothing names one.
  private static let portDefault = "5432"

  /// The servers, in the order in which they are tried.
  package let places: [Place]
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
    let hosts = (value("host", "PGHOST") ?? value("hostaddr", "PGHOSTADDR") ?? "")
      .split(separator: ",", omittingEmptySubsequences: false)
    let ports = (value("port", "PGPORT") ?? "").split(separator: ",", omittingEmptySubsequences: false)
    places = hosts.enumerated().map { index, host in
      // One port is that of all hosts.
      let given = ports.count == 1 ? ports[0] : ports.indices.contains(index) ? ports[index] : ""
      let port = given.isEmpty ? ConnectionDescription.portDefault : String(given)
      guard !host.isEmpty else { return .socket(folder: nil, port: port) }
      return host.hasPrefix("/") ? .socket(folder: String(host), port: port) : .address(String(host), port: port)
    }
    database = value("dbname", "PGDATABASE")
    user = value("user", "PGUSER")
  }
}
