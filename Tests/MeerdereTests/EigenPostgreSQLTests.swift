import EmbeddedPostgreSQL
import Foundation
import JSON
import Testing

/// A PostgreSQL whose roles an administrator made by hand, with `deploy/database.sql`, and not the service itself.
@Suite(.serialized) struct EigenPostgreSQLTests {
  private static let steden = ["denhaag", "delft"]
  private static let soorten = ["eigenaar", "toepassing", "sleutels"]

  /// A cluster with a superuser that can log in, in which the roles of the service are not there yet, and of which each
  /// municipality's logins may come in by `peer`.
  private static func cluster() throws -> TemporaryPostgreSQL {
    let logins = steden.flatMap { stad in soorten.map { "\(stad)_\($0)" } }
    return try TemporaryPostgreSQL(logins: ["dba"] + logins, statements: ["ALTER ROLE dba SUPERUSER"])
  }

  private static func verbinding(_ cluster: TemporaryPostgreSQL, _ login: String, _ database: String) -> String {
    cluster.server.connectionString(for: login).replacing("dbname=weegschaal", with: "dbname=\(database)")
  }

  /// Runs the administrator's file, as he would.
  private static func bereidVoor(_ cluster: TemporaryPostgreSQL, _ stad: String) async throws {
    let psql = URL(fileURLWithPath: "/usr/bin/psql")
    let uitslag = try await Programma.draai(
      ["-X", "-q", "-d", verbinding(cluster, "dba", "postgres"), "-v", "naam=\(stad)", "-f", "deploy/database.sql"],
      [:],
      programma: psql)
    try #require(uitslag.status == 0, "\(uitslag.tekst)")
  }

  /// The settings of a program with these logins.
  private static func instellingen(_ cluster: TemporaryPostgreSQL, _ stad: String, _ soort: String, _ variabele: String)
    -> [String: String]
  {
    [variabele: verbinding(cluster, "\(stad)_\(soort)", stad), "WEEGSCHAAL_DATA": "/nergens"]
  }

  @Test func eachWorkHasItsOwnLoginAndAClusterHoldsSeveralMunicipalities() async throws {
    let cluster = try Self.cluster()
    for stad in Self.steden {
      // A second run changes nothing that is right.
      for _ in 0..<2 { try await Self.bereidVoor(cluster, stad) }
      let dienstlogin = Self.instellingen(cluster, stad, "toepassing", "WEEGSCHAAL_POSTGRES")
      let nietBij = try await Programma.draai(["serve"], dienstlogin)
      #expect(nietBij.status == 1 && nietBij.fouten.contains("Voer eerst weegschaal migreer uit"), "\(nietBij.tekst)")

      let eigenaar = Self.instellingen(cluster, stad, "eigenaar", "WEEGSCHAAL_POSTGRES_BEHEER")
      for _ in 0..<2 {
        let gemigreerd = try await Programma.draai(["migreer"], eigenaar)
        #expect(gemigreerd.status == 0 && gemigreerd.uitvoer == "De database is bij.\n", "\(gemigreerd.tekst)")
        #expect(gemigreerd.fouten == "weegschaal: de database \(stad) op \(Self.map(cluster)), als \(stad)_eigenaar\n")
      }
      let sleutels = Self.instellingen(cluster, stad, "sleutels", "WEEGSCHAAL_POSTGRES_SLEUTELS")
      let sleutel = ["sleutel", "--rol", "beheerder", "--naam", "n", "--persoon", "p"]
      let gemaakt = try await Programma.draai(sleutel, sleutels)
      #expect(gemaakt.status == 0, "\(gemaakt.tekst)")

      let dienst = try await Dienstproces.start(dienstlogin.merging(["WEEGSCHAAL_KLOK": ""]) { $1 })
      try await dienst.gelukt("PUT", "/v1/rondes/2025", gemaakt.woord, Spel.ronde())
      #expect(!dienst.laatsteWoorden.contains("waarschuwing"), "\(dienst.laatsteWoorden)")
      #expect(dienst.laatsteWoorden.contains("de database \(stad) op"))
      #expect(try await Programma.draai(["controleer"], dienstlogin).status == 0)
      #expect(try await dienst.stop() == 0)

      // Who has the login of the service alone makes no token, and is told which login does.
      let geweigerd = try await Programma.draai(sleutel, dienstlogin)
      #expect(geweigerd.status == 1 && geweigerd.fouten.contains("WEEGSCHAAL_POSTGRES_SLEUTELS"), "\(geweigerd.tekst)")
      #expect(!geweigerd.fouten.contains("PostgresServerError") && !geweigerd.fouten.contains("sqlState"))
      let migreert = try await Programma.draai(["migreer"], dienstlogin)
      #expect(migreert.status == 0, "there is nothing to migrate: \(migreert.tekst)")
      for opdracht in [["migreer"], ["controleer"], ["serve", "--poort", "0"]] {
        let stuk = try await Programma.draai(
          opdracht, sleutels.merging(["WEEGSCHAAL_POSTGRES": "host=/nergens"]) { $1 })
        #expect(stuk.status == 1 && stuk.fouten.contains("De database is niet te bereiken"), "\(stuk.tekst)")
      }
    }
    // One municipality's service has nothing to look for in the database of another.
    let andere = ["WEEGSCHAAL_POSTGRES": Self.verbinding(cluster, "delft_toepassing", "denhaag")]
    let buiten = try await Programma.draai(["controleer"], andere)
    #expect(buiten.status == 1 && buiten.fouten.contains("permission denied for database"), "\(buiten.tekst)")
  }

  @Test func oneLoginForAllIsWarnedOf() async throws {
    let cluster = try Self.cluster()
    try await Self.bereidVoor(cluster, "denhaag")
    let alles = Self.instellingen(cluster, "denhaag", "eigenaar", "WEEGSCHAAL_POSTGRES")
    let dienst = try await Dienstproces.start(alles)
    #expect(dienst.laatsteWoorden.contains("WEEGSCHAAL_POSTGRES_BEHEER ontbreekt"), "\(dienst.laatsteWoorden)")
    #expect(try await dienst.stop() == 0)
  }

  private static func map(_ cluster: TemporaryPostgreSQL) -> String {
    let woorden = cluster.server.connectionString.split(separator: "'")
    return woorden.count > 1 ? String(woorden[1]) : ""
  }
}
