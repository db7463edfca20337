import JSON
import Keten
import Loket
import PostgreSQL
import Proeven
import Testing

/// Every kind of event comes out of a round that is played over HTTP, and the chain with all of them holds.
@Suite struct GebeurtenissoortenTests {
  @Test func everyKindOfEventIsWrittenAndVerified() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.speelAlles()
      let soorten = try await dienst.alsEigenaar { pool in
        try await pool.query(.once("soorten", "SELECT DISTINCT soort FROM gebeurtenis")).map {
          try $0.get("soort", as: String.self)
        }
      }
      #expect(Set(soorten) == Set(Gebeurtenissoort.allCases.map(\.rawValue)))
      let verslag = try await dienst.loket.controleer()
      #expect(verslag.isInOrde, "\(verslag.regels)")
    }
  }
}
