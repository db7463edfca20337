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
      for begin in ["De database is bij: ", "De database was al bij, tot en met 00"] {
        let gemigreerd = try await Programma.draai(["migreer"], eigenaar)
        #expect(gemigreerd.status == 0 && gemigreerd.uitvoer.hasPrefix(begin), "\(gemigreerd.tekst)")
        #expect(
          gemigreerd.fouten
            == "weegschaal: de database \(stad) op de socket in \(Self.map(cluster)), poort 5432, als \(stad)_eigenaar\n"
        )
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

  /// An administrator who made the database by hand is told what it lacks, and nothing is done by half.
  @Test func aDatabaseThatWasMadeByHandIsNotBroughtUpToDateByHalf() async throws {
    let cluster = try Self.cluster()
    func alsBeheerder(_ opdracht: String) async throws {
      let uitslag = try await Programma.draai(
        ["-X", "-q", "-d", Self.verbinding(cluster, "dba", "postgres"), "-c", opdracht], [:],
        programma: URL(fileURLWithPath: "/usr/bin/psql"))
      try #require(uitslag.status == 0, "\(uitslag.tekst)")
    }
    try await alsBeheerder("CREATE DATABASE denhaag")
    let eigenaar = Self.instellingen(cluster, "denhaag", "eigenaar", "WEEGSCHAAL_POSTGRES_BEHEER")
    let begin = "\nDe inlog uit WEEGSCHAAL_POSTGRES_BEHEER mag "
    let remedie =
      " Laat wie PostgreSQL beheert (een superuser) deploy/database.sql uitvoeren: psql -d postgres -v "
      + "naam=denhaag -f deploy/database.sql."
    let zonderRecht = try await Programma.draai(["migreer"], eigenaar)
    #expect(zonderRecht.status == 1)
    #expect(
      zonderRecht.fouten.contains("\(begin)in deze database geen schema's en tabellen maken.\(remedie)"),
      "\(zonderRecht.tekst)")
    #expect(zonderRecht.fouten.contains(" migraties ontbreken (0001 … 00"))

    try await alsBeheerder("ALTER DATABASE denhaag OWNER TO denhaag_eigenaar")
    let zonderRollen = try await Programma.draai(["migreer"], eigenaar)
    #expect(zonderRollen.status == 1)
    #expect(
      zonderRollen.fouten.contains(
        "\(begin)geen rollen maken, en is geen lid van: weegschaal_sleutels, weegschaal_toepassing.\(remedie)"),
      "\(zonderRollen.tekst)")

    // The roles alone are not enough: locks by number are taken from everybody here.
    for rol in ["weegschaal_toepassing", "weegschaal_sleutels"] {
      try await alsBeheerder("CREATE ROLE \(rol)")
      try await alsBeheerder("GRANT \(rol) TO denhaag_eigenaar")
    }
    let zonderSloten = try await Programma.draai(["migreer"], eigenaar)
    #expect(zonderSloten.status == 1)
    let bijBegin = "\nBij het begin mag de inlog uit WEEGSCHAAL_POSTGRES_BEHEER niet wat nodig is. PostgreSQL zegt: "
    #expect(zonderSloten.fouten.contains(bijBegin), "\(zonderSloten.tekst)")
    #expect(zonderSloten.fouten.contains(remedie) && zonderSloten.fouten.hasSuffix(" Er is niets gewijzigd.\n"))

    try await Self.bereidVoor(cluster, "denhaag")
    let gemigreerd = try await Programma.draai(["migreer"], eigenaar)
    #expect(gemigreerd.status == 0, "\(gemigreerd.tekst)")
    // A login that is right elsewhere.
    let ander = try await Programma.draai(
      ["migreer"], ["WEEGSCHAAL_POSTGRES_BEHEER": Self.verbinding(cluster, "dba", "denhaag")])
    #expect(ander.status == 0, "\(ander.tekst)")
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
