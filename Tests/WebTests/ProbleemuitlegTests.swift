import Foundation
import JSON
import Loket
import Testing

@testable import Web

/// The `type` of a problem is an address that says what the problem means and what to do.
@Suite struct ProbleemuitlegTests {
  @Test func theTypeOfEveryProblemOpens() async throws {
    try await Proefdienst.met { dienst in
      for soort in Probleemsoort.allCases {
        let uitslag = try await dienst.stuur("GET", soort.adres)
        #expect(uitslag.status == 200 && uitslag.kop("Cache-Control") == "no-cache", "\(soort)")
        #expect(uitslag.json["type"]?.text == soort.adres && uitslag.json["soort"]?.text == soort.rawValue, "\(soort)")
        #expect(uitslag.json["status"] == .number("\(soort.status)") && uitslag.json["title"]?.text == soort.titel)
        for lid in ["betekenis", "watTeDoen"] { #expect(uitslag.json[lid]?.text?.hasSuffix(".") == true, "\(soort)") }
        #expect((uitslag.json["codes"] != nil) == (soort == .ongeldigeInvoer))
      }
    }
  }

  /// A problem that somebody gets names the address at which he reads what it means.
  @Test func whoGetsAProblemOpensItsType() async throws {
    try await Proefdienst.met { dienst in
      let geweigerd = try await dienst.stuur("GET", "/v1/problemen/onzin")
      #expect(geweigerd.status == 404)
      let uitleg = try await dienst.stuur("GET", try #require(geweigerd.json["type"]?.text))
      #expect(uitleg.status == 200 && uitleg.json["soort"] == "niet-gevonden")
      let codes = try await dienst.stuur("GET", "/v1/problemen/ongeldige-invoer").json["codes"]?.elements
      #expect(codes?.compactMap { $0["code"]?.text } == Fault.Code.allCases.map(\.rawValue))
    }
  }

  @Test func theListHasEveryKindOnce() async throws {
    try await Proefdienst.met { dienst in
      let lijst = try await dienst.stuur("GET", "/v1/problemen?paginagrootte=500")
      let woorden = lijst.json["items"]?.elements?.compactMap { $0["soort"]?.text } ?? []
      #expect(Set(woorden).count == woorden.count && lijst.json["totaal"] == .number("\(woorden.count)"))
      #expect(Set(woorden) == Set(Probleemsoort.allCases.map(\.rawValue)).union(["andere-naam"]))
      let tweede = try await dienst.stuur("GET", "/v1/problemen?pagina=2&paginagrootte=10")
      #expect(tweede.json["items"]?.elements?.compactMap { $0["soort"]?.text } == Array(woorden[10..<20]))
      #expect(tweede.kop("Link")?.contains("rel=\"next\"") == true)
      #expect(try await dienst.stuur("GET", "/v1/problemen?pagina=0").status == 400)
    }
  }

  /// The problems of the proxy open too, and say the same title.
  @Test func everyProblemOfTheProxyIsExplained() throws {
    let wortel = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let nginx = try String(contentsOf: wortel.appendingPathComponent("deploy/nginx.conf"), encoding: .utf8)
    let regels = nginx.matches(of: /\n  (\d{3}) '([a-z-]+)","status":(\d{3}),"title":"([^"]*)"/)
    #expect(regels.count > 10)
    for regel in regels {
      let uitleg = try #require(try? Probleemuitleg.van(String(regel.2)), "\(regel.2)")
      #expect(regel.1 == regel.3 && uitleg.titel == regel.4, "\(regel.2)")
      // nginx has statuses of its own for two kinds; what they mean says so.
      #expect(uitleg.status == Int(regel.1) || uitleg.betekenis.contains("status \(regel.1)"), "\(regel.2)")
    }
    #expect(nginx.contains(#""type":"\#(Adres.problemen)/$weegschaal_problem""#))
  }
}
