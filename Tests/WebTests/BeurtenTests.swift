import JSON
import Observability
import Proeven
import Testing

@testable import Web

/// One client with many connections leaves others their part of the database and of the places for expensive work.
@Suite struct BeurtenTests {
  /// More than the service has connections to the database.
  private static let verzoeken = 24

  @Test(arguments: ["rangschikkingen", "beoordeling"])
  func aClientWithManyConnectionsLeavesOthersTheDatabase(_ wat: String) async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let druk = try await dienst.medewerker(.beoordelaar, als: "b1")
      let ander = try await dienst.medewerker(.auditor, als: "a1")
      let (methode, pad) =
        wat == "beoordeling" ? ("PUT", "/v1/aanvragen/\(id)/beoordeling") : ("POST", "/v1/rondes/2025/rangschikkingen")
      let lichaam: JSONValue = wat == "beoordeling" ? ["motivering": "Nagegaan."] : [:]
      let wachtend = try await dienst.alsEigenaar { pool in
        try await pool.transaction(retries: 0) { slot in
          _ = try await slot.query(.once("slot", "SELECT vergrendel_ronde(2025)"))
          _ = try await slot.query(.once("slot_dossier", "SELECT FROM dossierstand FOR UPDATE"))
          let wachtend = (0..<Self.verzoeken).map { _ in
            Task { try await dienst.stuur(methode, pad, druk, lichaam) }
          }
          try await Proefdienst.wacht("all are under way") {
            await dienst.server.metrics().requestsInFlight == Self.verzoeken
          }
          for _ in 0..<2 * Self.verzoeken {
            #expect(try await dienst.stuur("GET", "/v1/rondes/2025", koppen: ["Connection": "close"]).status == 200)
            #expect(
              try await dienst.stuur("GET", "/v1/aanvragen/\(id)", ander, koppen: ["Connection": "close"]).status == 200
            )
          }
          return wachtend
        }
      }
      for verzoek in wachtend { #expect(try await verzoek.value.status < 500) }
    }
  }

  /// A page of files shows their signals, and one of events counts all of them, so one client has one page at work in
  /// the whole process.
  @Test(arguments: ["/v1/rondes/2025/aanvragen", "/v1/gebeurtenissen"])
  func aClientReadsOneLongPageAtATime(_ pad: String) async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      let druk = try await dienst.medewerker(.intake, als: "i1")
      let ander = try await dienst.medewerker(.auditor, als: "a1")
      let wie = try #require(try await dienst.loket.identiteit(sleutel: druk))
      var beurt: ClientTurns.Turn? = try await dienst.rondebeurten.take(wie.klant)
      // As many as one client has at work on a loop, so that none waits for that.
      let wachtend = (0..<2).map { _ in Task { try await dienst.stuur("GET", pad, druk) } }
      try await Proefdienst.wacht("all are in line") { dienst.rondebeurten.waiting == wachtend.count }
      #expect(try await dienst.stuur("GET", pad, ander).status == 200)
      withExtendedLifetime(beurt) {}
      beurt = nil
      for verzoek in wachtend { #expect(try await verzoek.value.status == 200) }
    }
  }
}
