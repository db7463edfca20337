import EventLoop
import Loket
import Observability
import Proeven
import Testing
@testable import Web

@Suite struct KlantgrensTests {
  @Test func whoSendsTooMuchGetsOneRefusalForAConnection() {
    #expect(Probleem.teVaak(.get, overSeconden: 1).antwoord(pad: "/").endsConnection)
    #expect(!Probleem(LoketFout.onbekend("niets")).antwoord(pad: "/").endsConnection)
  }

  @Test func aClientThatRunsWildIsRefusedAndTheNextOneServed() async throws {
    try await Proefdienst.met(klantgrens: RateLimit(perSecond: 1, burst: 2), staatStil: true) { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let pad = "/v1/rondes/2025/aanvragen"
      let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
      #expect(try await dienst.stuur("POST", pad, sleutel, aanvraag.json).status == 201)
      #expect(try await dienst.stuur("POST", pad, sleutel, aanvraag.json).status == 409)
      let geweigerd = try await dienst.stuur("POST", pad, sleutel, aanvraag.json)
      #expect(geweigerd.status == 429 && geweigerd.probleem == "te-vaak")
      #expect(geweigerd.kop("Retry-After") == "1")
      #expect(geweigerd.json["detail"]?.text?.contains("Idempotency-Key") == true)
      // A PUT has no key.
      let beheerder = try await dienst.medewerker(.beheerder, als: "beheer")
      var vaker = try await dienst.stuur("PUT", "/v1/rondes/2025", beheerder, Proefdienst.ronde())
      for _ in 0..<3 where vaker.status != 429 {
        vaker = try await dienst.stuur("PUT", "/v1/rondes/2025", beheerder, Proefdienst.ronde())
      }
      #expect(vaker.status == 429 && vaker.json["detail"]?.text?.contains("Idempotency-Key") == false)
      _ = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))

      let proef = "/v1/rondes/2025/proefaanvragen"
      func probeer(_ via: String?) async throws -> Int {
        let koppen = via.map { ["X-Forwarded-For": $0] } ?? [:]
        return try await dienst.stuur("POST", proef, nil, aanvraag.json, koppen: koppen).status
      }
      // What a client writes itself stands before the address that the proxy saw.
      #expect(try await probeer("198.51.100.1, 192.0.2.1") == 200)
      #expect(try await probeer("198.51.100.2, 192.0.2.1") == 200)
      #expect(try await probeer("198.51.100.3, 192.0.2.1") == 429)
      #expect(try await probeer("192.0.2.2") == 200)
      for _ in 0..<4 { #expect(try await probeer(nil) == 200) }
    }
  }

  @Test func accountsCountAtTheLimitOfTheirSenderToo() async throws {
    try await Proefdienst.met(klantgrens: RateLimit(perSecond: 1, burst: 3), staatStil: true) { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let sleutel = try await dienst.aanvrager("27312345")
      let document = Voorbeeldverantwoording().json
      var statussen: [Int] = []
      for _ in 0..<4 {
        statussen.append(
          try await dienst.stuur("POST", "/v1/aanvragen/\(id)/verantwoording", sleutel, document).status)
      }
      #expect(statussen.contains(409) && statussen.last == 429)
    }
  }
}
