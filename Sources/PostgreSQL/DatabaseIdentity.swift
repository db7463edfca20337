internal import Dispatch

/// Which database of which running server a connection string leads to. Two strings that lead to one place have equal
/// identities, whatever names and logins they use; a copy of a database has another one.
package struct DatabaseIdentity: Sendable, Hashable {
  private static let statement = """
    SELECT current_database(), (SELECT oid FROM pg_database WHERE datname = current_database()),
      extract(epoch FROM pg_postmaster_start_time())
    """

  /// The name of the database.
  package let name: String
  /// Its number, and the moment at which its server started.
  private let rest: [String]

  /// Connects and asks, on a thread of its own.
  package static func of(_ connectionString: String) async throws(PostgresError) -> DatabaseIdentity {
    let result: Result<DatabaseIdentity, PostgresError> = await withCheckedContinuation { continuation in
      DispatchQueue(label: "postgresql-identity").async {
        continuation.resume(
          returning: Result { () throws(PostgresError) in
            let row = try BlockingSession(connectionString).execute(statement).first ?? []
            return DatabaseIdentity(name: row.first ?? "", rest: Array(row.dropFirst()))
          })
      }
    }
    return try result.get()
  }
}
