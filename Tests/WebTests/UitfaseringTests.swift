import Begrippen
import Foundation
import JSON
import Testing

@testable import Web

/// A route that goes says so in each of its answers and in the description, and the others say nothing.
@Suite struct UitfaseringTests {
  private func uitfasering(_ patroon: String, opvolger: String?) throws -> Uitfasering {
    Uitfasering(
      methode: .get, patroon: patroon, vanaf: try #require(Tijdstip(iso: "2025-01-01T00:00:00Z")),
      tot: try #require(Tijdstip(iso: "2026-07-01T00:00:00Z")), uitleg: "https://weegschaal.example/versies",
      opvolger: opvolger)
  }

  @Test func everyAnswerOfARouteThatGoesSaysWhen() async throws {
    let gaan = [
      try uitfasering("/v1/rondes/{jaar}", opvolger: "/v1/rondes"), try uitfasering("/v1/velden", opvolger: nil),
      try uitfasering("/v1/gebeurtenissen", opvolger: nil),
    ]
    try await Proefdienst.met(uitfaseringen: gaan) { dienst in
      try await dienst.maakRonde()
      // Answers, problems, refusals for want of a token, and answers that never change.
      for (pad, status) in [
        ("/v1/rondes/2025", 200), ("/v1/rondes/2031", 404), ("/v1/gebeurtenissen", 401), ("/v1/velden", 200),
        ("/v1/velden?een=1", 400),
      ] {
        let uitslag = try await dienst.stuur("GET", pad)
        #expect(uitslag.status == status && uitslag.kop("Deprecation") == "@1735689600", "\(pad)")
        #expect(uitslag.kop("Sunset") == "Wed, 01 Jul 2026 00:00:00 GMT", "\(pad)")
        let links = try #require(uitslag.kop("Link"), "\(pad)")
        #expect(links.contains("<https://weegschaal.example/versies>; rel=\"deprecation\""), "\(pad)")
        #expect(
          links.contains("rel=\"successor-version\"") == pad.hasPrefix("/v1/rondes"), "\(pad)")
      }
      #expect(try await dienst.stuur("HEAD", "/v1/velden").kop("Deprecation") != nil)
      let ander = try await dienst.stuur("GET", "/v1/rondes")
      #expect(ander.kop("Deprecation") == nil && ander.kop("Sunset") == nil)
      let verdwijnend = dienst.beschrijving.handelingen.filter { $0.inhoud["deprecated"] == .boolean(true) }
      #expect(Set(verdwijnend.map(\.pad)) == Set(gaan.map(\.patroon)))
      #expect(verdwijnend.allSatisfy { $0.methode == "GET" })
      for handeling in verdwijnend {
        #expect(handeling.inhoud["description"]?.text?.hasPrefix("Dit adres verdwijnt op of na 2026-07-01") == true)
      }
    }
  }

  /// The article names the version that the service has, and each route that goes.
  @Test func theArticleOfVersionsIsThatOfTheService() throws {
    let wortel = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let artikel = try String(
      contentsOf: wortel.appendingPathComponent("Sources/Web/Web.docc/Versions.md"), encoding: .utf8)
    let versies = artikel.matches(of: /\n\| (\d+\.\d+\.\d+) \|/).map { String($0.1) }
    #expect(versies.first == Webdienst.apiVersie && Set(versies).count == versies.count)
    for gaat in Uitfasering.alle { #expect(artikel.contains("`\(gaat.methode) \(gaat.patroon)`")) }
  }
}
