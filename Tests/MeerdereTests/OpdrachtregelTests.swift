import Cryptography
import Foundation
import Testing

@Suite struct OpdrachtregelTests {
  static let regeling = "config/regelingen/den-haag-sociaal-ondernemers-2025.json"

  /// Runs the ranking of a vector with a copy of the program that stands apart from the project, in a working folder.
  private func rangschik(
    _ instellingen: [String: String], _ vlaggen: [String] = [], in map: URL
  ) async throws -> (status: Int32, tekst: String) {
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

  @Test(arguments: [["--help"], ["-h"], ["help"], ["rangschik", "--help"], ["serve", "-h"]])
  func helpIsGivenToWhoAsks(_ argumenten: [String]) async throws {
    let uitslag = try await Programma.draai(argumenten, [:])
    #expect(uitslag.status == 0)
    #expect(uitslag.tekst.contains("weegschaal rangschik [--bestand BESTAND]"))
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
    let token = gemaakt.tekst.trimmingCharacters(in: .whitespacesAndNewlines)
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
      return uitslag.tekst.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    func trekIn(_ invoer: String?) async throws -> (status: Int32, tekst: String) {
      try await Programma.draai(["sleutel", "--intrek"], instellingen, invoer: invoer)
    }
    let weg = try await maak(["--rol", "beoordelaar", "--rol", "intake", "--naam", "Els", "--persoon", "els"])
    let kwijt = try await maak(["--rol", "aanvrager", "--naam", "Stichting", "--kvk", "27312345"])
    let blijft = try await maak(["--rol", "auditor", "--naam", "Jan", "--persoon", "jan"])

    let ingetrokken = try await trekIn(" \(weg)\r\n")
    #expect(ingetrokken.status == 0)
    #expect(ingetrokken.tekst == "Ingetrokken: Els (beoordelaar, intake, els).\n")
    // Who lost a token has the digest that the database keeps.
    let metDigest = try await trekIn(SHA256Digest(of: kwijt).hex)
    #expect(metDigest.status == 0)
    #expect(metDigest.tekst == "Ingetrokken: Stichting (aanvrager, kvk:27312345).\n")
    // None of them was used before, so no instance remembers it.
    for (sleutel, status) in [(weg, 401), (kwijt, 401), (blijft, 404)] {
      #expect(try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", sleutel).status == status)
    }

    let nogmaals = try await trekIn(weg)
    #expect(nogmaals.status == 1)
    #expect(nogmaals.tekst == "weegschaal sleutel: deze sleutel was al ingetrokken: Els (beoordelaar, intake, els).\n")
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
    for _ in 0..<2 {
      let leeg = try await Programma.draai(["controleer"], instellingen)
      #expect(leeg.status == 1)
      #expect(leeg.tekst.contains("weegschaal migreer") && leeg.tekst.contains("0001_grondslag.sql"), "\(leeg.tekst)")
    }
    #expect(try await Programma.draai(["migreer"], instellingen).status == 0)
    let bij = try await Programma.draai(["controleer"], instellingen)
    #expect(bij.status == 0, "\(bij.tekst)")
  }

  @Test(arguments: ["true", "ja", " 1", "1 ", "01", "2"])
  func whetherThisIsProductionIsNotGuessed(_ waarde: String) async throws {
    for opdracht in [["migreer"], ["serve"], ["sleutel", "--rol", "intake", "--naam", "n", "--persoon", "p"]] {
      let uitslag = try await Programma.draai(
        opdracht, ["WEEGSCHAAL_PRODUCTIE": waarde, "WEEGSCHAAL_DATA": "/nergens/\(UUID().uuidString)"])
      #expect(uitslag.status == 1)
      #expect(uitslag.tekst.contains("WEEGSCHAAL_PRODUCTIE is 1, 0 of leeg"), "\(uitslag.tekst)")
    }
  }

  @Test func aDatabaseWithTokensAloneIsNotMarkedAsSimulated() async throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("merk-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: map) }
    let echt = ["WEEGSCHAAL_DATA": map.path]
    let sleutel = ["sleutel", "--rol", "beheerder", "--naam", "n", "--persoon", "p"]
    #expect(try await Programma.draai(sleutel, echt).status == 0)
    let gesimuleerd = echt.merging(["WEEGSCHAAL_KLOK": "2025-03-19T09:00:00Z"]) { $1 }
    let uitslag = try await Programma.draai(["migreer"], gesimuleerd)
    #expect(uitslag.status == 1 && uitslag.tekst.contains("WEEGSCHAAL_KLOK is geweigerd"), "\(uitslag.tekst)")
    // Nothing was marked: it still serves production.
    let productie = echt.merging(["WEEGSCHAAL_PRODUCTIE": "1"]) { $1 }
    #expect(try await Programma.draai(["controleer"], productie).status == 0)
  }

  @Test func theCommandRefusesRolesOfOnePersonThatDoNotGoTogether() async throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("rollen-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: map) }
    let instellingen = ["WEEGSCHAAL_DATA": map.path]
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
