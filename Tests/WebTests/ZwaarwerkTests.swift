import JSON
import Observability
import Proeven
import Testing
@testable import Web

@Suite struct ZwaarwerkTests {
  @Test func submissionsGoBeforeRankings() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let lezer = try await dienst.medewerker(.beoordelaar, als: "b1")
      _ = try await dienst.zwaarwerk.doe {
        let geweigerd = try await dienst.stuur("GET", "/v1/rondes/2025/rangschikking", lezer)
        #expect(geweigerd.status == 503 && geweigerd.probleem == "te-druk")
        #expect(geweigerd.kop("Retry-After") == "\(ConcurrencyLimit.herkansingSeconden)")
        #expect(try await dienst.stuur("GET", "/v1/rondes/2025/rangschikking").status == 401, "first who asks")
        return try await dienst.dienIn(Voorbeeldaanvraag())
      }
      #expect(try await dienst.stuur("GET", "/v1/rondes/2025/rangschikking", lezer).status == 200)
    }
  }

  @Test func reportsAndExportsTakeAPlaceAndGiveItBack() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let lezer = try await dienst.medewerker(.auditor, als: "a1")
      let zwaar = [
        ("/v1/rondes/2025/verantwoordingsrapport", "application/json"), ("/v1/gebeurtenissen", "application/x-ndjson"),
      ]
      for (pad, soort) in zwaar {
        let bezet = try await dienst.zwaarwerk.doe {
          try await dienst.stuur("GET", pad, lezer, koppen: ["Accept": soort])
        }
        #expect(bezet.status == 503 && bezet.kop("Retry-After") != nil, "\(pad)")
        for _ in 0..<3 {
          #expect(try await dienst.stuur("GET", pad, lezer, koppen: ["Accept": soort]).status == 200, "\(pad)")
        }
      }
    }
  }

  @Test func everyPlaceIsGivenOutAndComesBackAlsoAfterAFailure() async throws {
    struct Mislukt: Error {}
    let zwaarwerk = ConcurrencyLimit(places: 2)
    for _ in 0..<3 {
      await #expect(throws: Mislukt.self) { try await zwaarwerk.doe { throw Mislukt() } }
    }
    let binnen = try await zwaarwerk.doe {
      try await zwaarwerk.doe {
        await #expect(throws: Webfout.self) { try await zwaarwerk.doe { true } }
        return true
      }
    }
    #expect(binnen)
  }
}
