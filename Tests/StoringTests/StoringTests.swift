import Foundation
import Testing

/// The faults of `Tests/Storing`, each as short as it still says something, injected into the executable that was built
/// beside these tests. `deploy/storing` runs the same at full size.
@Suite struct StoringTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  /// The executable lies in the folder of the test bundle.
  private static let programma = Bundle.main.bundleURL.appendingPathComponent("weegschaal").path

  /// Cases that follow each other on one service; the last ones start services of their own.
  private static let groepen = [
    ["--samen", "traag"],
    ["--samen", "velen", "groot", "stortvloed", "half", "resets", "beschrijvers"],
    ["--samen", "klokken", "herstart", "gedood", "kind_gedood", "stil", "einde", "dienst_gedood"],
    ["--samen", "afwijzen"],
    ["schijf_vol", "uurwerk", "kill=5"],
  ]

  @Test(.enabled(if: python != nil, "the driver needs python3"), arguments: groepen)
  func nothingAcknowledgedIsLostAndHonestClientsAreServedAgain(_ gevallen: [String]) async throws {
    let (status, tekst) = try await Self.draai("Storing/storing.py", ["--kort"] + gevallen)
    #expect(status == 0, "\(tekst)")
    let geslaagd = tekst.split(separator: "\n").count { $0.hasPrefix("ok ") }
    #expect(geslaagd == gevallen.count { !$0.hasPrefix("--") }, "\(tekst)")
  }

  /// The drills of `deploy/herstelproef`, shorter. What they compare is in `Tests/Herstel`.
  @Test(
    .enabled(if: python != nil, "the driver needs python3"), arguments: [["--dossiers", "300"], ["--opwaarderen"]])
  func whatWasAcknowledgedComesBackFromTheBackups(_ proef: [String]) async throws {
    let (status, tekst) = try await Self.draai("Herstel/herstelproef.py", ["--seconden", "15"] + proef)
    #expect(status == 0 && tekst.contains("ok   drill"), "\(tekst)")
  }

  /// Runs a driver without holding a thread meanwhile; gives its exit code and what it said.
  private static func draai(_ bestuurder: String, _ argumenten: [String]) async throws -> (status: Int32, tekst: String)
  {
    let bestand = FileManager.default.temporaryDirectory.appendingPathComponent("storing-\(UUID().uuidString).txt")
    try Data().write(to: bestand)
    defer { try? FileManager.default.removeItem(at: bestand) }
    let uitvoer = try FileHandle(forWritingTo: bestand)
    let proces = Process()
    proces.executableURL = URL(fileURLWithPath: try #require(python))
    proces.arguments =
      [
        root.appendingPathComponent("Tests/\(bestuurder)").path, "--programma", programma,
      ] + argumenten
    // How soon something happens is for `deploy/storing`, on a machine that does nothing else.
    proces.environment = ProcessInfo.processInfo.environment.merging(["STORING_RUIMTE": "10"]) { $1 }
    proces.standardOutput = uitvoer
    proces.standardError = uitvoer
    let status: Int32 = try await withCheckedThrowingContinuation { vervolg in
      proces.terminationHandler = { vervolg.resume(returning: $0.terminationStatus) }
      do {
        try proces.run()
      } catch {
        proces.terminationHandler = nil
        vervolg.resume(throwing: error)
      }
    }
    return (status, String(decoding: try Data(contentsOf: bestand), as: UTF8.self))
  }
}
