import Begrippen
import Documenten
import EventLoop
import Foundation
import Loket
import PostgreSQL

/// Work on a database without a service.
enum Databaseproef {
  /// Runs the body with a function that runs SQL in that role. It answers the constraint or SQLSTATE that refused it; nil
  /// when it succeeded.
  static func met(
    _ verbinding: String, rol: String? = nil, _ doe: ((String) async throws -> String?) async throws -> Void
  ) async throws {
    try await metPool(verbinding, rol: rol) { pool in
      try await doe { sql in
        do {
          _ = try await pool.query(.once("proef", sql))
          return nil
        } catch PostgresError.server(let fout) {
          return fout.constraint ?? fout.sqlState
        }
      }
    }
  }

  /// Runs the body with a counter of the scheme of 2025, as the service has one.
  static func metLoket(
    _ verbinding: String, klok: String = "2027-01-01T09:00:00Z", _ doe: (Loket) async throws -> Void
  ) async throws {
    let bestand = Proefdienst.root.appendingPathComponent("config/regelingen/den-haag-sociaal-ondernemers-2025.json")
    let bytes = Array(try Data(contentsOf: bestand))
    let regeling = GeladenRegeling(regeling: try leesRegeling(bytes), bytes: bytes)
    guard let moment = Tijdstip(iso: klok) else { throw Ongeldig(tekst: klok) }
    try await metPool(verbinding, rol: "weegschaal_toepassing") { pool in
      try await doe(Loket(pool: pool, klok: Klok(begin: moment, machine: { 0 }), regeling: regeling))
    }
  }

  /// Runs the body with connections in that role, or as who logs in.
  static func metPool(
    _ verbinding: String, rol: String? = nil, _ doe: (PostgresPool) async throws -> Void
  ) async throws {
    let lus = try EventLoop(name: "databaseproef")
    let pool = PostgresPool(
      PostgresPoolConfiguration(PostgresConfiguration(connectionString: verbinding, role: rol, schema: "weegschaal")),
      on: lus)
    let uitslag: Result<Void, any Error>
    do { uitslag = .success(try await doe(pool)) } catch { uitslag = .failure(error) }
    await pool.close()
    lus.stop()
    try uitslag.get()
  }
}
