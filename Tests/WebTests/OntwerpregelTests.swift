import Foundation
import JSON
import Testing

@testable import Web

/// The description keeps the NL API Design Rules, and each check finds what breaks its rule. `OntwerpregelDienstTests` asks
/// the running service.
@Suite struct OntwerpregelTests {
  @Test func thereAre36RulesAndTheTextsKnowThem() throws {
    let namen = Ontwerpregel.alle.map(\.naam)
    #expect(namen.count == 36 && Set(namen).count == 36)
    // The table of the law has the three modules on one row.
    let recht = try tekst("Sources/Regeling/Regeling.docc/Recht/RechtAPI.md")
    let bekend = recht.matches(of: /\n\| (\/core\/[a-z\/-]+)/).map { String($0.1) }
    #expect(bekend.count == 34)
    #expect(namen.filter { !$0.contains("/modules/") } == bekend.filter { !$0.contains("/modules/") })
  }

  @Test(arguments: Ontwerpregel.alle) func theCheckTellsGoodFromBad(_ regel: Ontwerpregel) {
    #expect(!regel.goed.isEmpty && !regel.slecht.isEmpty)
    for geval in regel.goed { #expect(regel.fouten(geval) == [], "\(String(decoding: geval.bytes, as: UTF8.self))") }
    for geval in regel.slecht { #expect(regel.fouten(geval) != [], "\(String(decoding: geval.bytes, as: UTF8.self))") }
  }

  @Test func theDescriptionKeepsEveryRule() async throws {
    try await Proefdienst.met { dienst in
      let document = dienst.beschrijving.document
      for regel in Ontwerpregel.alle where regel.bron == .beschrijving {
        #expect(regel.fouten(document) == regel.afwijkingen, "\(regel.naam)")
      }
    }
  }

  /// The article has each rule with what comes of it, and names tests that are there.
  @Test func theArticleIsThatOfTheRules() throws {
    let artikel = try tekst("Sources/Web/Web.docc/ApiDesignRules.md")
    let rijen = artikel.split(separator: "\n").filter { $0.hasPrefix("| `/core/") }.map { rij in
      rij.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(rijen.map { $0[0].trimmingCharacters(in: ["`"]) } == Ontwerpregel.alle.map(\.naam))
    #expect(rijen.map { $0[1] } == Ontwerpregel.alle.map(\.uitkomst.rawValue))
    let tests = try ["OntwerpregelTests", "OntwerpregelDienstTests"].map { try tekst("Tests/WebTests/\($0).swift") }
    for rij in rijen where rij.count == 4 {
      for naam in rij[3].matches(of: /`([a-zA-Z]+)`/) {
        #expect(tests.contains { $0.contains("func \(naam.1)(") }, "\(naam.1)")
      }
    }
    for regel in Ontwerpregel.alle where regel.uitkomst != .geldt {
      let rij = rijen.first { $0[0] == "`\(regel.naam)`" }
      #expect(rij?[2].isEmpty == false, "\(regel.naam) has a reason")
    }
  }

  private func tekst(_ pad: String) throws -> String {
    try String(contentsOf: Proefdienst.root.appendingPathComponent(pad), encoding: .utf8)
  }
}
