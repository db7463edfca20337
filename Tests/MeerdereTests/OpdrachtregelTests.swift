import Foundation
import Testing

@Suite struct OpdrachtregelTests {
  static let regeling = "config/regelingen/den-haag-sociaal-ondernemers-2025.json"

  /// Runs the ranking of a vector with a copy of the program that stands apart from the project, in a working folder.
  private func rangschik(
    _ instellingen: [String: String], _ vlaggen: [String] = [], in map: URL
  ) async throws -> (status: Int32, tekst: String) {
    let programma = map.appendingPathComponent("weegschaal-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: Programma.pad, to: programma)
    defer { try? FileManager.default.removeItem(at: programma) }
    let vector = Programma.root.appendingPathComponent("Tests/DocumentenTests/Vectoren/05-cohort.json").path
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
}
