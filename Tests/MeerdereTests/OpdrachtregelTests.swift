import Cryptography
import EmbeddedPostgreSQL
import Foundation
import Testing

@testable import Weegschaal

@Suite struct OpdrachtregelTests {
  static let regeling = "config/regelingen/den-haag-sociaal-ondernemers-2025.json"

  /// Runs the ranking of a vector with a copy of the program that stands apart from the project, in a working folder.
  private func rangschik(
    _ instellingen: [String: String], _ vlaggen: [String] = [], in map: URL
  ) async throws -> Programma.Uitslag {
    let programma = map.appendingPathComponent("weegschaal-\(UUID().uuidString)")
    // By another process: a copy that is open for writing here would be so in what other tests start meanwhile.
    let kopie = try Process.run(URL(fileURLWithPath: "/bin/cp"), arguments: [Programma.pad.path, programma.path])
    kopie.waitUntilExit()
    defer { try? FileManager.default.removeItem(at: programma) }
    let vector = Programma.root.appendingPathComponent("Tests/Proeven/Vectoren/05-cohort.json").path
    return try await Programma.draai(
      ["rangschik", "--bestand", vector] + vlaggen, instellingen, programma: programma, map: map)
  }

  @Test func theSchemeIsFoundByItsPathFromAnywhere() async throws {
    let elders = FileManager.default.temporaryDirectory.appendingPathComponent("elders-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: elders, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: elders) }
    let root = Programma.root
    // A file, the folder around it, the folder around that; by the variable and by the option.
    for pad in [root.appendingPathComponent(Self.regeling), root.appendingPathComponent("config"), root] {
      let uitslag = try await rangschik(["WEEGSCHAAL_REGELING": pad.path], in: elders)
      #expect(uitslag.status == 0, "\(pad.path) \(uitslag.tekst)")
      #expect(try await rangschik([:], ["--regeling", pad.path], in: elders).status == 0, "\(pad.path)")
    }
    // A scheme that stands alone is enough to rank.
    let los = elders.appendingPathComponent("los.json")
    try FileManager.default.copyItem(at: root.appendingPathComponent(Self.regeling), to: los)
    #expect(try await rangschik([:], ["--regeling", "los.json"], in: elders).status == 0)
    // Without one there is a sentence that says what to do.
    let zonder = try await rangschik([:], in: elders)
    #expect(zonder.status == 1)
    #expect(zonder.tekst.contains("WEEGSCHAAL_REGELING"))
    let fout = try await rangschik([:], ["--regeling", "er-niet.json"], in: elders)
    #expect(fout.status == 1)
    // Below the project, a path that starts at the project.
    let sql = root.appendingPathComponent("sql")
    let onder = try await Programma.draai(
      ["rangschik", "--regeling", Self.regeling, "--bestand", "/dev/null"], [:], map: sql)
    #expect(onder.status == 1 && onder.tekst.hasPrefix("\tjson\t"), "\(onder.tekst)")
  }

  @Test func helpIsGivenToWhoAsks() async throws {
    // Help asks for no settings, so it is given also where those are wrong.
    let fout = ["WEEGSCHAAL_ONZIN": "1"]
    for vraag in [["--help"], ["-h"], ["help"]] {
      let uitslag = try await Programma.draai(vraag, fout)
      #expect(uitslag.status == 0 && uitslag.fouten.isEmpty)
      for opdracht in Opdrachtnaam.allCases { #expect(uitslag.uitvoer.contains("\n  weegschaal \(opdracht.rawValue)")) }
    }
    for opdracht in Opdrachtnaam.allCases {
      let uitslag = try await Programma.draai([opdracht.rawValue, "--help"], fout)
      #expect(uitslag.status == 0 && uitslag.uitvoer.hasPrefix("  weegschaal \(opdracht.rawValue)"))
    }
    let sleutel = try await Programma.draai(["sleutel", "-h"], fout)
    for rol in ["aanvrager", "intake", "beoordelaar", "besluitnemer", "financieel", "auditor", "beheerder"] {
      #expect(sleutel.uitvoer.contains(rol))
    }
    let versie = try await Programma.draai(["--versie"], fout)
    #expect(versie.status == 0 && versie.uitvoer.contains(Versie.programma) && versie.uitvoer.contains("regels "))
  }

  @Test func whatIsNotKnownIsNamed() async throws {
    let onzin = try await Programma.draai(["onzin"], [:])
    #expect(
      onzin.status == 1 && onzin.fouten.hasPrefix("weegschaal: de opdracht \"onzin\" is niet bekend. Bekend: serve, "))
    let bijna = try await Programma.draai(["servr"], [:])
    #expect(bijna.fouten.contains("Bedoeld is wellicht serve."))
    let zonder = try await Programma.draai([], [:])
    #expect(zonder.status == 1 && zonder.fouten.contains("weegschaal serve"))
    let variabele = try await Programma.draai(["serve"], ["WEEGSCHAAL_POSTGRS": "host=db"])
    #expect(
      variabele.status == 78 && variabele.fouten.hasPrefix("De omgevingsvariabele WEEGSCHAAL_POSTGRS is niet bekend."))
  }

  /// systemd starts a service that ends with another code again: what was away may be back by then.
  @Test func aFaultInTheSettingsHasAnExitCodeOfItsOwn() async throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("fout-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: map) }
    // Not named `config`, so that only who asks for it meets it.
    let config = map.appendingPathComponent("spelfout")
    try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
    try Data(#"{"postgers":"host=db"}"#.utf8).write(to: config.appendingPathComponent("weegschaal.json"))
    let los = map.appendingPathComponent("regeling.json")
    try Data("{}".utf8).write(to: los)
    let goed = ["WEEGSCHAAL_DATA": "\(map.path)/data"]
    func start(_ opdracht: Opdrachtnaam, _ fout: [String: String]) async throws -> Int32 {
      let meer = opdracht == .sleutel ? ["--rol", "intake", "--naam", "n", "--persoon", "p"] : []
      return try await Programma.draai([opdracht.rawValue] + meer, goed.merging(fout) { $1 }).status
    }
    // Not in the settings alone: the database can come back, and who types a command sees what is wrong.
    #expect(try await start(.serve, ["WEEGSCHAAL_POSTGRES": "host=\(map.path) dbname=w"]) == 1)
    #expect(try await start(.migreer, [:]) == 1)
    // An address can come up after the service.
    #expect(try await start(.serve, ["WEEGSCHAAL_ADRES": "192.0.2.1", "WEEGSCHAAL_POORT": "0"]) == 1)
    #expect(try await Programma.draai(["serve", "--onzin"], goed).status == 1)
    for fout in [
      ["WEEGSCHAAL_REGELING": config.path], ["WEEGSCHAAL_REGELING": los.path],
      ["WEEGSCHAAL_REGELING": "\(map.path)/geen"], ["WEEGSCHAAL_REGELING": map.path],
      ["WEEGSCHAAL_PRODUCTIE": "1"], ["WEEGSCHAAL_POSTGRES_LEZEN": "host=db"], ["WEEGSCHAAL_POORT": "veel"],
      ["WEEGSCHAAL_KLOK": "nu"],
      ["WEEGSCHAAL_ADRES": "localhost", "WEEGSCHAAL_POORT": "0"],
      ["WEEGSCHAAL_POSTGRES": "hots=127.0.0.1"], ["WEEGSCHAAL_POSTGRES": "host=/nergens sslmode=misschien"],
      ["WEEGSCHAAL_PGBIN": "/nergens"], ["WEEGSCHAAL_DATA": "/etc/passwd"], ["WEEGSCHAAL_DATA": "/etc/passwd/x"],
    ] {
      #expect(try await start(.serve, fout) == 78, "\(fout)")
    }
    for opdracht in Opdrachtnaam.allCases where opdracht != .zaad {
      // What other programs rely on: these two end with 0 or 1.
      let code: Int32 = opdracht == .rangschik || opdracht == .controleer ? 1 : 78
      #expect(try await start(opdracht, ["WEEGSCHAAL_POSTGRS": "host=db"]) == code, "\(opdracht)")
    }
  }

  /// Only the service and the demo make a cluster: with a wrong folder a token would be made in a new database, which the
  /// service that is meant refuses.
  @Test func aCommandMakesNoDatabaseAndSaysWhichOneItUses() async throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("leeg-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: map) }
    let instellingen = ["WEEGSCHAAL_DATA": map.path]
    let sleutel = ["sleutel", "--rol", "beheerder", "--naam", "n", "--persoon", "p"]
    for opdracht in [sleutel, ["controleer"], ["migreer"]] {
      let uitslag = try await Programma.draai(opdracht, instellingen)
      #expect(uitslag.status == 1 && uitslag.uitvoer.isEmpty, "\(opdracht)")
      #expect(uitslag.fouten.hasPrefix("In \(map.path) is geen ingebouwde database"), "\(uitslag.tekst)")
      #expect(!uitslag.fouten.contains("demo"), "\(uitslag.tekst)")
      #expect(!FileManager.default.fileExists(atPath: map.path))
    }
    // Who names the folder of the demo is told where its database is.
    let vanDemo = map.appendingPathComponent("demo/database/postgresql")
    try FileManager.default.createDirectory(at: vanDemo, withIntermediateDirectories: true)
    for naast in [map, map.appendingPathComponent("demo")] {
      let uitslag = try await Programma.draai(["controleer"], ["WEEGSCHAAL_DATA": naast.path])
      #expect(uitslag.status == 1 && uitslag.fouten.contains("Die van de demo staat in \(map.path)/demo/database."))
    }
    try FileManager.default.removeItem(at: map)
    try await Programma.maakDatabase(instellingen)
    for opdracht in [sleutel, ["controleer"], ["migreer"]] {
      let uitslag = try await Programma.draai(opdracht, instellingen)
      #expect(uitslag.status == 0, "\(uitslag.tekst)")
      #expect(uitslag.fouten.hasPrefix("weegschaal: de ingebouwde database in "), "\(uitslag.tekst)")
    }
  }

  @Test func productionDoesNotFallBackOnAnEmbeddedDatabase() async throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("productie-\(UUID().uuidString)")
    let config = map.appendingPathComponent("config")
    try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: map) }
    let regeling = Programma.root.appendingPathComponent(Self.regeling).path
    func start(_ meer: [String: String]) async throws -> Programma.Uitslag {
      try await Programma.draai(
        ["serve", "--poort", "0"],
        meer.merging(["WEEGSCHAAL_PRODUCTIE": "1", "WEEGSCHAAL_DATA": "\(map.path)/data"]) { $1 })
    }
    let zonder = try await start([:])
    #expect(zonder.status == 78 && zonder.fouten.hasPrefix("Met WEEGSCHAAL_PRODUCTIE=1 moet de database genoemd zijn"))
    // A link to the file that named the database, which is not mounted.
    try FileManager.default.createSymbolicLink(
      atPath: "\(config.path)/weegschaal.json", withDestinationPath: "/mnt/nergens/weegschaal.json")
    let weg = try await start(["WEEGSCHAAL_REGELING": config.path])
    #expect(
      weg.status == 78
        && weg.fouten.contains("\(config.path)/weegschaal.json kan niet worden gelezen: het bestaat niet")
    )
    try FileManager.default.removeItem(at: config.appendingPathComponent("weegschaal.json"))
    try Data(#"{"regeling":"\#(regeling)","postgers":"host=db"}"#.utf8)
      .write(to: config.appendingPathComponent("weegschaal.json"))
    let spelfout = try await start(["WEEGSCHAAL_REGELING": config.path])
    #expect(spelfout.status == 78 && spelfout.fouten.contains("/postgers"), "\(spelfout.tekst)")
    #expect(!FileManager.default.fileExists(atPath: "\(map.path)/data"))
  }

  @Test func aTakenPortIsNamedWithTheWayOut() async throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("poort-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: map) }
    let instellingen = ["WEEGSCHAAL_DATA": map.path]
    let dienst = try await Dienstproces.start(instellingen)
    let tweede = try await Programma.draai(
      ["serve", "--poort", "\(dienst.poort)"], instellingen.merging(Self.klok) { $1 })
    #expect(tweede.status == 1)
    #expect(tweede.fouten.contains("Poort \(dienst.poort) is bezet door een ander programma"), "\(tweede.tekst)")
    let naam = try await Programma.draai(
      ["serve", "--poort", "0", "--adres", "localhost"], instellingen.merging(Self.klok) { $1 })
    #expect(naam.status == 78 && naam.fouten.hasPrefix("--adres is een IP-adres"), "\(naam.tekst)")
    #expect(try await dienst.stop() == 0)
  }

  private static let klok = ["WEEGSCHAAL_KLOK": "2025-03-20T09:00:00Z"]

  @Test func aSimulatedClockStartsAfterTheLastEvent() async throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("later-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: map) }
    let instellingen = ["WEEGSCHAAL_DATA": map.path]
    var dienst = try await Dienstproces.start(instellingen)
    #expect(dienst.laatsteWoorden.contains("De klok is gesimuleerd en begint op 2025-03-20T09:00:00"))
    let sleutel = ["sleutel", "--rol", "beheerder", "--naam", "n", "--persoon", "p"]
    let token = try await Programma.draai(sleutel, instellingen.merging(Self.klok) { $1 }).woord
    try await dienst.gelukt("PUT", "/v1/klok", token, ["nu": "2025-03-21T09:00:00Z"])
    try await dienst.gelukt("PUT", "/v1/rondes/2025", token, Spel.ronde())
    #expect(try await dienst.stop() == 0)
    // With the same WEEGSCHAAL_KLOK, which is a day before the round was laid down.
    dienst = try await Dienstproces.start(instellingen)
    #expect(dienst.laatsteWoorden.contains("begint op 2025-03-21T09:00:0"), "\(dienst.laatsteWoorden)")
    let terug = try await dienst.stuur("PUT", "/v1/klok", token, ["nu": "2025-03-21T08:59:59Z"])
    #expect(terug.status == 409)
    #expect(try await dienst.stop() == 0)
  }

  /// The event of a token is one of the simulation: else the service would begin at today's date after a restart.
  @Test func aTokenOfASimulationIsMadeAtItsMoment() async throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("sleutel-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: map) }
    let instellingen = ["WEEGSCHAAL_DATA": map.path]
    var dienst = try await Dienstproces.start(instellingen)
    let sleutel = ["sleutel", "--rol", "beheerder", "--naam", "n", "--persoon", "p"]
    let token = try await Programma.draai(sleutel, instellingen).woord
    try await dienst.gelukt("PUT", "/v1/rondes/2025", token, Spel.ronde())
    let later = try await Programma.draai(sleutel, instellingen)
    #expect(later.status == 0, "\(later.tekst)")
    try await dienst.gelukt("PUT", "/v1/klok", later.woord, ["nu": "2025-03-21T09:00:00Z"])
    #expect(try await dienst.stop() == 0)
    dienst = try await Dienstproces.start(instellingen)
    #expect(dienst.laatsteWoorden.contains("begint op 2025-03-2"), "\(dienst.laatsteWoorden)")
    #expect(try await dienst.stop() == 0)
  }

  /// A command that reads its input has nothing to clean up.
  @Test(arguments: [SIGINT, SIGTERM]) func aSignalEndsACommandThatReads(_ signaal: Int32) async throws {
    let (bestand, uitvoer) = try Programma.nieuwBestand()
    defer { try? FileManager.default.removeItem(at: bestand) }
    let proces = Programma.proces(["rangschik"], [:], uitvoer: uitvoer, fouten: uitvoer)
    proces.standardInput = Pipe()
    try proces.run()
    try await wacht("the program takes its signals itself") {
      let stand = try String(contentsOfFile: "/proc/\(proces.processIdentifier)/status", encoding: .utf8)
      let tegengehouden = try #require(stand.firstMatch(of: /SigBlk:\t([0-9a-f]+)/).flatMap { UInt64($0.1, radix: 16) })
      return tegengehouden & 0x4002 == 0x4002
    }
    kill(proces.processIdentifier, signaal)
    proces.waitUntilExit()
    #expect(proces.terminationReason == .exit && proces.terminationStatus == 128 + signaal)
  }

  /// A folder with PostgreSQL's programs, of which initdb begins when there is a file `mag` beside them.
  private static func programmasDieWachten(_ map: URL) throws -> String {
    let versies = "/usr/lib/postgresql"
    let nieuwste = try FileManager.default.contentsOfDirectory(atPath: versies).compactMap { Int($0) }.max()
    let echt = "\(versies)/\(try #require(nieuwste))/bin"
    try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
    for naam in try FileManager.default.contentsOfDirectory(atPath: echt) where naam != "initdb" {
      try FileManager.default.createSymbolicLink(
        atPath: "\(map.path)/\(naam)", withDestinationPath: "\(echt)/\(naam)")
    }
    let initdb = map.appendingPathComponent("initdb")
    let script = "#!/bin/sh\nwhile [ ! -e '\(map.path)/mag' ]; do sleep 0.05; done\nexec \(echt)/initdb \"$@\"\n"
    try Data(script.utf8).write(to: initdb)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: initdb.path)
    return map.path
  }

  /// A demo that is broken off leaves nothing running. It plays in its own folder, whatever database is set.
  @Test func theDemoPlaysInItsOwnFolderAndEndsWithWhatItStarted() async throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("demo \(UUID().uuidString)")
    let config = map.appendingPathComponent("config")
    try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: map) }
    let regeling = Programma.root.appendingPathComponent(Self.regeling).path
    try Data(#"{"regeling":"\#(regeling)","postgres":"host=/nergens","postgresBeheer":"host=/nergens"}"#.utf8)
      .write(to: config.appendingPathComponent("weegschaal.json"))
    try FileManager.default.createSymbolicLink(
      atPath: "\(map.path)/sql", withDestinationPath: Programma.root.appendingPathComponent("sql").path)
    let instellingen = [
      "WEEGSCHAAL_REGELING": config.path, "WEEGSCHAAL_DATA": "\(map.path)/data", "WEEGSCHAAL_POORT": "0",
      "WEEGSCHAAL_POSTGRES_LEZEN": "host=/nergens", "WEEGSCHAAL_PRODUCTIE": "1",
    ]
    let nummerbestand = "\(map.path)/data/demo/dienst.pid"
    func nummer() -> pid_t? {
      (try? String(contentsOfFile: nummerbestand, encoding: .utf8)).flatMap { pid_t($0.filter(\.isNumber)) }
    }
    var dienst: pid_t = 0
    // The cluster is made once the demo is broken off, so that comes before its end on any machine.
    let programmas = try Self.programmasDieWachten(map.appendingPathComponent("programmas"))
    let afgebroken = try await Programma.draai(
      ["demo"], instellingen.merging(["WEEGSCHAAL_PGBIN": programmas]) { $1 }
    ) { proces in
      try await wacht("the service of the demo starts") { nummer() != nil }
      dienst = try #require(nummer())
      proces.interrupt()
      try Data().write(to: URL(fileURLWithPath: "\(programmas)/mag"))
    }
    #expect(afgebroken.status == 130, "\(afgebroken.tekst)")
    #expect(kill(dienst, 0) != 0, "the service is gone")

    let gespeeld = try await Programma.draai(["demo"], instellingen)
    #expect(gespeeld.status == 0 && gespeeld.uitvoer.contains("Verantwoordingsrapport"), "\(gespeeld.tekst)")
    #expect(gespeeld.uitvoer.contains("De vorige demo in \(map.path)/data/demo stoppen en vervangen"))
    #expect(kill(try #require(nummer()), 0) == 0)
    let gestopt = try await Programma.draai(["demo", "--stop", "--data", "\(map.path)/data"], instellingen)
    #expect(gestopt.status == 0 && gestopt.uitvoer == "De demo is gestopt.\n", "\(gestopt.tekst)")
    let open = try await Programma.draai(["demo", "--open"], instellingen)
    #expect(open.status == 0 && open.uitvoer.contains("config/voorbeelden/aanvraag.json"), "\(open.tekst)")
    #expect(open.uitvoer.contains("KVK 27312345") && !open.uitvoer.contains("Verantwoordingsrapport"))
    #expect(try await Programma.draai(["demo", "--stop"], instellingen).uitvoer == "De demo is gestopt.\n")
    let geweigerd = try await Programma.draai(["demo", "--postgres", "host=db"], instellingen)
    #expect(geweigerd.status == 1 && geweigerd.fouten.contains("--postgres is hier niet bekend"))
  }

  @Test func aSimulatedClockIsRefusedByEveryCommandOnADatabaseThatWasUsedWithoutOne() async throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("klok-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: map) }
    let echt = ["WEEGSCHAAL_DATA": map.path]
    let gesimuleerd = echt.merging(["WEEGSCHAAL_KLOK": "2025-03-19T09:00:00Z"]) { $1 }
    let sleutel = ["sleutel", "--rol", "beheerder", "--naam", "n", "--persoon", "p"]
    let dienst = try await Dienstproces.start(echt.merging(["WEEGSCHAAL_KLOK": ""]) { $1 })
    let gemaakt = try await Programma.draai(sleutel, echt)
    #expect(gemaakt.status == 0, "\(gemaakt.tekst)")
    let token = gemaakt.woord
    try await dienst.gelukt("PUT", "/v1/rondes/2025", token, Spel.ronde())
    for opdracht in [sleutel, ["controleer"], ["migreer"]] {
      let uitslag = try await Programma.draai(opdracht, gesimuleerd)
      #expect(uitslag.status == 1, "\(opdracht)")
      #expect(uitslag.tekst.contains("WEEGSCHAAL_KLOK is geweigerd"), "\(uitslag.tekst)")
    }
    #expect(try await Programma.draai(["controleer"], echt).status == 0)
    #expect(try await dienst.stop() == 0)
  }

  @Test func aTokenIsWithdrawnOnce() async throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("intrek-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: map) }
    let instellingen = ["WEEGSCHAAL_DATA": map.path]
    let dienst = try await Dienstproces.start(instellingen)
    func maak(_ vlaggen: [String]) async throws -> String {
      let uitslag = try await Programma.draai(["sleutel"] + vlaggen, instellingen)
      #expect(uitslag.status == 0, "\(uitslag.tekst)")
      return uitslag.woord
    }
    func trekIn(_ invoer: String?) async throws -> Programma.Uitslag {
      try await Programma.draai(["sleutel", "--intrek"], instellingen, invoer: invoer)
    }
    let weg = try await maak(["--rol", "beoordelaar", "--rol", "intake", "--naam", "Els", "--persoon", "els"])
    let kwijt = try await maak(["--rol", "aanvrager", "--naam", "Stichting", "--kvk", "27312345"])
    let blijft = try await maak(["--rol", "auditor", "--naam", "Jan", "--persoon", "jan"])

    let ingetrokken = try await trekIn(" \(weg)\r\n")
    #expect(ingetrokken.status == 0)
    #expect(ingetrokken.uitvoer == "Ingetrokken: Els (beoordelaar, intake, els).\n")
    // Who lost a token has the digest that the database keeps.
    let metDigest = try await trekIn(SHA256Digest(of: kwijt).hex)
    #expect(metDigest.status == 0)
    #expect(metDigest.uitvoer == "Ingetrokken: Stichting (aanvrager, kvk:27312345).\n")
    // None of them was used before, so no instance remembers it.
    for (sleutel, status) in [(weg, 401), (kwijt, 401), (blijft, 404)] {
      #expect(try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", sleutel).status == status)
    }

    let nogmaals = try await trekIn(weg)
    #expect(nogmaals.status == 1)
    #expect(nogmaals.fouten.hasSuffix("deze sleutel was al ingetrokken: Els (beoordelaar, intake, els).\n"))
    let onbekend = try await trekIn(String(repeating: "0", count: 64))
    #expect(onbekend.status == 1)
    #expect(onbekend.tekst.contains("niet bekend"))
    for niets in [nil, "", "\n", "twee woorden", String(repeating: "a", count: 5000)] {
      let uitslag = try await trekIn(niets)
      #expect(uitslag.status == 1 && uitslag.tekst.contains("standaardinvoer"), "\(niets ?? "-") \(uitslag.tekst)")
    }
    let samen = try await Programma.draai(["sleutel", "--intrek", "--naam", "Jan"], instellingen, invoer: blijft)
    #expect(samen.status == 1)
    #expect(try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", blijft).status == 404)
    #expect(try await dienst.stop() == 0)
  }

  @Test func aVerifierChangesNothing() async throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("controle-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: map) }
    let instellingen = ["WEEGSCHAAL_DATA": map.path]
    // A database in which nothing stands yet.
    let leeg = ["WEEGSCHAAL_POSTGRES": try await TemporaryPostgreSQL.database()]
    for _ in 0..<2 {
      let uitslag = try await Programma.draai(["controleer"], leeg)
      #expect(uitslag.status == 1)
      #expect(uitslag.fouten.contains("\nVoer eerst weegschaal migreer uit, met "), "\(uitslag.tekst)")
      #expect(uitslag.fouten.contains(" migraties ontbreken (0001 … 00"))
    }
    try await Programma.maakDatabase(instellingen)
    let bij = try await Programma.draai(["controleer"], instellingen)
    #expect(bij.status == 0, "\(bij.tekst)")
  }

  @Test(arguments: ["true", "ja", " 1", "1 ", "01", "2"])
  func whetherThisIsProductionIsNotGuessed(_ waarde: String) async throws {
    for opdracht in [["migreer"], ["serve"], ["sleutel", "--rol", "intake", "--naam", "n", "--persoon", "p"]] {
      let uitslag = try await Programma.draai(
        opdracht, ["WEEGSCHAAL_PRODUCTIE": waarde, "WEEGSCHAAL_DATA": "/nergens/\(UUID().uuidString)"])
      #expect(uitslag.status == 78)
      #expect(uitslag.tekst.contains("WEEGSCHAAL_PRODUCTIE is 1, 0 of leeg"), "\(uitslag.tekst)")
    }
  }

  @Test func aDatabaseWithTokensAloneIsNotMarkedAsSimulated() async throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("merk-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: map) }
    let echt = ["WEEGSCHAAL_DATA": map.path]
    let sleutel = ["sleutel", "--rol", "beheerder", "--naam", "n", "--persoon", "p"]
    try await Programma.maakDatabase(echt)
    #expect(try await Programma.draai(sleutel, echt).status == 0)
    let gesimuleerd = echt.merging(["WEEGSCHAAL_KLOK": "2025-03-19T09:00:00Z"]) { $1 }
    let uitslag = try await Programma.draai(["migreer"], gesimuleerd)
    #expect(uitslag.status == 1 && uitslag.tekst.contains("WEEGSCHAAL_KLOK is geweigerd"), "\(uitslag.tekst)")
    // Nothing was marked: the service starts with the machine's clock.
    let dienst = try await Dienstproces.start(echt.merging(["WEEGSCHAAL_KLOK": ""]) { $1 })
    #expect(try await dienst.stop() == 0)
  }

  @Test func theCommandRefusesRolesOfOnePersonThatDoNotGoTogether() async throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("rollen-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: map) }
    let instellingen = ["WEEGSCHAAL_DATA": map.path]
    try await Programma.maakDatabase(instellingen)
    func sleutel(_ rollen: [String], _ persoon: String, _ meer: [String] = []) async throws -> (Int32, String) {
      let vlaggen = rollen.flatMap { ["--rol", $0] } + ["--naam", "n", "--persoon", persoon] + meer
      let uitslag = try await Programma.draai(["sleutel"] + vlaggen, instellingen)
      return (uitslag.status, uitslag.tekst)
    }
    #expect(try await sleutel(["beheerder", "intake"], "p").1.contains("deze rollen gaan niet samen"))
    #expect(try await sleutel(["intake"], "P").1.contains("a-z, 0-9 en -"))
    #expect(try await sleutel(["financieel"], "p").0 == 0)
    let tweede = try await sleutel(["besluitnemer"], "p")
    #expect(tweede.0 == 1 && tweede.1.contains("deze persoon heeft al een sleutel"), "\(tweede.1)")
    #expect(try await sleutel(["besluitnemer"], "q", ["--tot", "morgen"]).1.contains("--tot is een dag"))
    let voorbij = try await sleutel(["besluitnemer"], "q", ["--tot", "2020-01-01"])
    #expect(voorbij.0 == 1 && voorbij.1.contains("--tot ligt in het verleden"), "\(voorbij.1)")
    // Nothing was made, so it stands in nobody's way.
    #expect(try await sleutel(["financieel"], "q").0 == 0)
    #expect(try await Programma.draai(["controleer"], instellingen).status == 0)
  }
}
