import EmbeddedPostgreSQL
import Foundation
import Testing

@testable import Weegschaal

/// What an administrator reads whose settings are not right yet: what is wrong, where it stands, and what to do.
@Suite struct BeheerderszinnenTests {
  private static let sleutel = ["sleutel", "--rol", "beheerder", "--naam", "n", "--persoon", "p"]
  private static let serve = ["serve", "--poort", "0"]

  /// The same database for another login.
  private static func als(_ login: String, _ database: String) -> String {
    database.replacing("user=weegschaal_eigenaar", with: "user=\(login)")
  }

  /// Runs a command that is refused; gives what it says, and its exit code.
  private static func geweigerd(_ opdracht: [String], _ instellingen: [String: String]) async throws -> (String, Int32)
  {
    let uitslag = try await Programma.draai(opdracht, instellingen.merging(["WEEGSCHAAL_DATA": "/nergens"]) { $1 })
    #expect(uitslag.status != 0 && uitslag.uitvoer.isEmpty, "\(uitslag.tekst)")
    return (uitslag.fouten, uitslag.status)
  }

  @Test func theConnectionThatFailedIsNamed() async throws {
    let goed = try await TemporaryPostgreSQL.database()
    let fout = Self.als("niemand", goed)
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("bron-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: map) }
    let bestand = map.appendingPathComponent("weegschaal.json")
    let regeling = Programma.root.appendingPathComponent(OpdrachtregelTests.regeling).path
    try Data(#"{"regeling":"\#(regeling)","postgresBeheer":"\#(fout)"}"#.utf8).write(to: bestand)
    let (hoofd, beheer, sleutels) = (
      "WEEGSCHAAL_POSTGRES", "WEEGSCHAAL_POSTGRES_BEHEER", "WEEGSCHAAL_POSTGRES_SLEUTELS"
    )
    for (opdracht, instellingen, bron) in [
      (Self.serve, [hoofd: goed, beheer: fout], beheer), (["migreer"], [hoofd: goed, beheer: fout], beheer),
      (Self.sleutel, [hoofd: goed, sleutels: fout], sleutels), (Self.serve, [hoofd: fout, beheer: goed], hoofd),
      (["migreer"], [hoofd: fout], hoofd), (["controleer", "--postgres", fout], [hoofd: goed], "--postgres"),
      (["migreer"], [hoofd: goed, "WEEGSCHAAL_REGELING": map.path], "postgresBeheer in \(bestand.path)"),
    ] {
      let (gezegd, status) = try await Self.geweigerd(opdracht, instellingen)
      #expect(gezegd.contains("De database is niet te bereiken, of weigert de inlog. PostgreSQL zegt: "))
      #expect(gezegd.hasSuffix(" en of deze verbinding klopt: \(bron).\n"), "\(opdracht) \(gezegd)")
      #expect(status == 1)
    }
  }

  @Test func migreerWithoutAnOwnerAsksForOne() async throws {
    let leeg = try await TemporaryPostgreSQL.database()
    let dienst = Self.als("weegschaal_toepassing", leeg)
    let (gezegd, _) = try await Self.geweigerd(["migreer"], ["WEEGSCHAAL_POSTGRES": dienst])
    #expect(
      gezegd.contains(
        "\nNoem de inlog van de eigenaar in WEEGSCHAAL_POSTGRES_BEHEER, die leeg is. De inlog uit WEEGSCHAAL_POSTGRES mag "
          + "in deze database geen schema's en tabellen maken."), "\(gezegd)")
    #expect(gezegd.hasPrefix("weegschaal: de database test_"), "\(gezegd)")
    // The service does not ask for a command that cannot work with this login.
    let (start, _) = try await Self.geweigerd(
      Self.serve, ["WEEGSCHAAL_POSTGRES": dienst, "WEEGSCHAAL_POSTGRES_BEHEER": dienst + " application_name=b"])
    #expect(start.contains("De inlog uit WEEGSCHAAL_POSTGRES_BEHEER mag in deze database geen schema's"), "\(start)")
    #expect(try await Programma.draai(["migreer"], ["WEEGSCHAAL_POSTGRES": leeg]).status == 0)
    // Nothing is left to do, so no right is asked.
    #expect(try await Programma.draai(["migreer"], ["WEEGSCHAAL_POSTGRES": dienst]).status == 0)
  }

  @Test func twoDatabasesInOneSettingAreRefused() async throws {
    let een = try await TemporaryPostgreSQL.database()
    let ander = try await TemporaryPostgreSQL.database()
    let dienst = Self.als("weegschaal_toepassing", ander)
    let (hoofd, beheer, sleutels) = (
      "WEEGSCHAAL_POSTGRES", "WEEGSCHAAL_POSTGRES_BEHEER", "WEEGSCHAAL_POSTGRES_SLEUTELS"
    )
    for (opdracht, instellingen, bron) in [
      (Self.serve, [hoofd: dienst, beheer: een], beheer), (["migreer"], [hoofd: dienst, beheer: een], beheer),
      (Self.sleutel, [hoofd: dienst, beheer: een], beheer), (Self.sleutel, [hoofd: dienst, sleutels: een], sleutels),
    ] {
      let (gezegd, status) = try await Self.geweigerd(opdracht, instellingen)
      #expect(
        gezegd.contains(
          "\n\(bron) noemt \(Verbinding(reeks: een, bron: "").omschrijving); \(hoofd) noemt "
            + "\(Verbinding(reeks: dienst, bron: "").omschrijving). Dat zijn twee databases"), "\(opdracht) \(gezegd)")
      #expect(status == 78)
    }
    for database in [een, ander] {
      let (gezegd, _) = try await Self.geweigerd(["controleer"], [hoofd: database])
      #expect(gezegd.contains(" migraties ontbreken (0001 … "), "nothing was migrated: \(gezegd)")
    }
    // One database by two logins. Who migrates need not be able to log in as the service.
    for andere in [dienst, Self.als("niemand", ander)] {
      let gemigreerd = try await Programma.draai(["migreer"], [hoofd: andere, beheer: ander])
      let isStil = !gemigreerd.fouten.contains("niet na te gaan of dit één database is")
      #expect(gemigreerd.status == 0 && isStil, "\(gemigreerd.tekst)")
    }
    let onzeker = try await Programma.draai(["migreer"], [hoofd: Self.als("niemand", een), beheer: ander])
    #expect(
      onzeker.status == 0 && onzeker.fouten.contains("niet na te gaan of dit één database is"), "\(onzeker.tekst)")
    let draait = try await Dienstproces.start([hoofd: dienst, beheer: ander, "WEEGSCHAAL_KLOK": ""])
    #expect(try await draait.stop() == 0)
  }

  /// Reads fall back on the primary, so the service starts all the same.
  @Test func aStandbyThatIsNoneIsWarnedOf() async throws {
    let database = try await TemporaryPostgreSQL.database()
    for (standby, reden) in [("host=/nergens dbname=w", "De database is niet te bereiken"), (database, "geen standby")]
    {
      let dienst = try await Dienstproces.start([
        "WEEGSCHAAL_POSTGRES": database, "WEEGSCHAAL_POSTGRES_LEZEN": standby, "WEEGSCHAAL_DATA": "/nergens",
      ])
      try await wacht("the log warns of the standby") {
        dienst.laatsteWoorden.split(separator: "\n").contains {
          $0.contains("waarschuwing") && $0.contains("WEEGSCHAAL_POSTGRES_LEZEN (de database ") && $0.contains(reden)
        }
      }
      #expect(try await dienst.stop() == 0)
    }
  }

  @Test func aClockThatDoesNotGoWithProductionIsNamed() async throws {
    let database = try await TemporaryPostgreSQL.database()
    let productie = ["WEEGSCHAAL_POSTGRES": database, "WEEGSCHAAL_PRODUCTIE": "1"]
    let (klok, status) = try await Self.geweigerd(
      Self.serve, productie.merging(["WEEGSCHAAL_KLOK": "2025-03-20T09:00:00Z"]) { $1 })
    #expect(klok.hasPrefix("WEEGSCHAAL_PRODUCTIE=1 gaat niet samen met WEEGSCHAAL_KLOK: ") && status == 78, "\(klok)")
    let dienst = try await Dienstproces.start(["WEEGSCHAAL_POSTGRES": database])
    #expect(try await dienst.stop() == 0)
    for opdracht in [Self.serve, ["migreer"], ["controleer"]] {
      let (merk, _) = try await Self.geweigerd(opdracht, productie)
      #expect(merk.contains("WEEGSCHAAL_PRODUCTIE=1 gaat niet samen met deze database: zij heeft het merk"), "\(merk)")
      #expect(!merk.contains("WEEGSCHAAL_KLOK"))
    }
  }

  @Test func aSettingThatCannotWorkIsNamedWithARemedy() async throws {
    for (fout, zin, raad) in [
      (["WEEGSCHAAL_DATA": "/etc/passwd"], "/etc/passwd: dit is geen map.", "--data of WEEGSCHAAL_DATA."),
      (["WEEGSCHAAL_PGBIN": "/nergens"], "geen programma's van PostgreSQL in /nergens", "WEEGSCHAAL_PGBIN."),
      (
        ["WEEGSCHAAL_POSTGRES": "host=/nergens sslmode=misschien"],
        "De verbindingsreeks van WEEGSCHAAL_POSTGRES klopt niet. PostgreSQL zegt: invalid sslmode value", "waarde."
      ),
    ] {
      let map = FileManager.default.temporaryDirectory.appendingPathComponent("instelling-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: map) }
      let uitslag = try await Programma.draai(Self.serve, ["WEEGSCHAAL_DATA": map.path].merging(fout) { $1 })
      let laatste = uitslag.fouten.split(separator: "\n").last ?? ""
      #expect(uitslag.status == 78 && laatste.contains(zin) && laatste.hasSuffix(raad), "\(uitslag.tekst)")
    }
  }

  @Test func everyCommandSaysTheSameOfAFileThatIsNotThere() async throws {
    let zin = "Het bestand /nergens/x kan niet worden gelezen: het bestaat niet.\n"
    let controle = try await Programma.draai(["controleer", "--bestand", "/nergens/x"], [:])
    #expect(controle.status == 1 && controle.fouten == zin)
    let rangschikking = try await Programma.draai(["rangschik", "--bestand", "/nergens/x"], [:])
    #expect(rangschikking.status == 1 && rangschikking.fouten == "\tjson\t\(zin)")
  }
}
