import EmbeddedPostgreSQL
import Foundation
import PostgreSQL
import Synchronization
import Testing

/// A database that an earlier version filled is brought up to date, and ties out as before.
///
/// `Tests/Proeven/Databases/versie-2.sql` is the demo's round as the program with migrations 0001 and 0002 left it, by
/// `pg_dump --no-owner --rows-per-insert=50`, with tokens of `P1` and `p1`, of a person with two roles that do not go
/// together, and one that was withdrawn.
@Suite struct OpwaarderenTests {
  @Test func aFilledDatabaseOfTheVersionBeforeTiesOutAfterwards() async throws {
    let verbinding = try await TemporaryPostgreSQL.database()
    try Self.zetTerug("versie-2.sql", in: verbinding)
    let waarschuwingen = Mutex<[String]>([])
    try await Proefdienst.migreer(verbinding) { melding in waarschuwingen.withLock { $0.append(melding) } }
    let meldingen = waarschuwingen.withLock { $0 }
    #expect(meldingen.contains { $0.contains("Piet \"Puk\"") && $0.contains("P1") }, "\(meldingen)")
    #expect(meldingen.contains { $0.contains("beide-1") && $0.contains("besluitnemer, financieel") }, "\(meldingen)")
    #expect(!meldingen.contains { $0.contains("persoon p1 ") })
    try await Databaseproef.metLoket(verbinding) { loket in
      let verslag = try await loket.controleer()
      #expect(verslag.isInOrde, "\(verslag.regels)")
      #expect(verslag.gebeurtenissen > 69)
    }
    try await Databaseproef.metPool(verbinding) { pool in
      let rij = try await pool.query(
        .once(
          "na",
          """
          SELECT count(*) FILTER (WHERE einde = 'schrijfwijze') AS gespeld,
            count(*) FILTER (WHERE einde = 'ingetrokken') AS ingetrokken,
            count(*) FILTER (WHERE persoon = 'p1' AND einde IS NULL) AS levend, count(*) AS alle
          FROM controle_sleutel
          """)
      ).one()
      #expect(try rij.get("gespeld", as: Int.self) == 1 && rij.get("ingetrokken", as: Int.self) == 1)
      #expect(try rij.get("levend", as: Int.self) == 1 && rij.get("alle", as: Int.self) > 4)
    }
    // Nothing is left to do.
    try await Proefdienst.migreer(verbinding) { Issue.record("\($0)") }
  }

  /// Restores a dump as the owner.
  private static func zetTerug(_ naam: String, in verbinding: String) throws {
    let psql = Process()
    psql.executableURL = URL(fileURLWithPath: "/usr/bin/psql")
    let bestand = Proefdienst.root.appendingPathComponent("Tests/Proeven/Databases/\(naam)")
    psql.arguments = ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", verbinding, "-f", bestand.path]
    psql.standardOutput = FileHandle.nullDevice
    try psql.run()
    psql.waitUntilExit()
    guard psql.terminationStatus == 0 else { throw Ongeldig(tekst: "psql -f \(naam)") }
  }
}
