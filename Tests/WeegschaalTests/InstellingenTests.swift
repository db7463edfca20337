import Foundation
import Testing

@testable import Weegschaal

/// Settings in `config/weegschaal.json` that are more than a number.
@Suite struct InstellingenTests {
  /// The settings of a folder with this file.
  private func instellingen(_ bestand: String) throws -> Instellingen {
    let map = FileManager.default.temporaryDirectory.appending(path: "instellingen-\(UUID().uuidString)")
    let regelingen = map.appending(path: "regelingen")
    try FileManager.default.createDirectory(at: regelingen, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: map) }
    try Data(bestand.utf8).write(to: map.appending(path: "weegschaal.json"))
    try Data().write(to: regelingen.appending(path: "den-haag-sociaal-ondernemers-2025.json"))
    return try Instellingen(["WEEGSCHAAL_REGELING": map.path], try Vlaggen([], bekend: []))
  }

  @Test func theFileSetsTheBoundsOfARepairTerm() throws {
    let standaard = try instellingen("{}").hersteltermijngrenzen
    #expect(standaard.dagenMin == 1 && standaard.dagenMax == 90)
    let gezet = try instellingen(#"{"hersteltermijnDagenMin":14,"hersteltermijnDagenMax":14}"#).hersteltermijngrenzen
    #expect(gezet.dagenMin == 14 && gezet.dagenMax == 14)
    let langst = try instellingen(#"{"hersteltermijnDagenMax":366}"#).hersteltermijngrenzen
    #expect(langst.dagenMax == 366)
  }

  @Test func theFileSetsThePaceOfStrangers() throws {
    #expect(try instellingen("{}").berichtBytesPerSecondeZonderSleutel == 8_388_608)
    let gezet = try instellingen(#"{"berichtBytesPerSecondeZonderSleutel":0}"#)
    #expect(gezet.berichtBytesPerSecondeZonderSleutel == 0)
    #expect(throws: Opdracht.Fout.self) {
      try instellingen(#"{"berichtBytesPerSecondeZonderSleutel":1000000001}"#)
    }
  }

  @Test(arguments: [
    #"{"hersteltermijnDagenMin":15,"hersteltermijnDagenMax":14}"#, #"{"hersteltermijnDagenMin":0}"#,
    #"{"hersteltermijnDagenMax":367}"#,
  ])
  func boundsThatLeaveNoTermAreRefused(_ bestand: String) {
    #expect(throws: Opdracht.Fout.self) { try instellingen(bestand) }
  }
}
