import Foundation
import Keten
import Testing

@testable import Loket

/// The article `Stappen` shows the table of steps as the code has it.
@Suite struct StappenArtikelTests {
  private static let artikel = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/Loket/Loket.docc/Stappen.md")

  /// The table of steps in Markdown, a row a step.
  private static var tabel: [String] {
    func woorden(_ delen: [String]) -> String { delen.isEmpty ? "–" : delen.sorted().joined(separator: ", ") }
    return Stap.allCases.map { stap in
      let regel = stap.regel
      let (standen, naar): ([String], [String]) =
        switch regel.onderwerp {
        case .ronde(let standen), .nieuwDossier(let standen): (standen.map { "ronde \($0.rawValue)" }, [])
        case .dossier(let standen, let naar): (standen.map(\.rawValue), naar.map(\.rawValue))
        }
      let ronde = regel.ronde == Set(Rondestatus.allCases) ? [] : regel.ronde.map(\.rawValue)
      return [
        "", stap.rawValue, regel.naam, woorden(standen), woorden(ronde), woorden(naar),
        woorden(regel.rollen.map(\.rawValue)), woorden(regel.nietNa.keys.map(\.rawValue)),
        woorden(regel.gebeurtenissen.map(\.rawValue)), woorden(regel.begint.map(\.rawValue)),
        woorden(regel.binnen.map(\.rawValue)), "",
      ].joined(separator: " | ").trimmingCharacters(in: .whitespaces)
    }
  }

  @Test("Het artikel Stappen toont de tabel zoals zij is")
  func theArticleShowsTheTable() throws {
    let tekst = try String(contentsOf: Self.artikel, encoding: .utf8)
    let rijen = tekst.split(separator: "\n").map(String.init).filter { $0.hasPrefix("| ") }.dropFirst()
    #expect(Array(rijen) == Self.tabel, "should be:\n\(Self.tabel.joined(separator: "\n"))")
  }
}
