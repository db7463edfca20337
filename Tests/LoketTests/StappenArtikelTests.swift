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
      let rij = stap.rij
      let (standen, naar): ([String], [String]) =
        switch rij.onderwerp {
        case .ronde(let standen), .nieuwDossier(let standen): (standen.map { "ronde \($0.rawValue)" }, [])
        case .dossier(let standen, let naar): (standen.map(\.rawValue), naar.map(\.rawValue))
        }
      let ronde = rij.ronde == Set(Rondestatus.allCases) ? [] : rij.ronde.map(\.rawValue)
      return [
        "", stap.rawValue, rij.naam, woorden(standen), woorden(ronde),
        rij.eisen.isEmpty ? "–" : rij.eisen.map(\.rawValue).joined(separator: ", "), woorden(naar),
        woorden(rij.rollen.map(\.rawValue)),
        woorden(rij.nietNa.keys.map(\.rawValue) + rij.nietNaInRonde.keys.map { "\($0.rawValue) (ronde)" }),
        woorden(rij.gebeurtenissen.map(\.rawValue)), woorden(rij.begint.map(\.rawValue)),
        woorden(rij.binnen.map(\.rawValue)), "",
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
