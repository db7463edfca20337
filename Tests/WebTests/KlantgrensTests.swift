import EventLoop
import Testing

@testable import Web

@Suite struct KlantgrensTests {
  private static let seconde: Int64 = 1_000_000_000

  private func mag(_ grens: Klantgrens, _ klant: String, _ nu: Int64) -> String {
    do throws(Webfout) {
      try grens.neem(klant, nu: nu)
      return "ja"
    } catch {
      return "\(error.probleem.status) \(error.probleem.koppen["Retry-After"] ?? "")"
    }
  }

  @Test func letsThroughTheBurstThenTheRateForEachClientApart() {
    let grens = Klantgrens(perSeconde: 2, ineens: 3)
    #expect((0..<3).map { _ in mag(grens, "a", 0) } == ["ja", "ja", "ja"])
    #expect(mag(grens, "a", 0) == "429 1")
    #expect(mag(grens, "b", 0) == "ja")
    #expect(mag(grens, "a", Self.seconde / 2 - 1) == "429 1")
    #expect(mag(grens, "a", Self.seconde / 2) == "ja")
    #expect(mag(grens, "a", Self.seconde / 2) == "429 1")
    // A long rest fills the bucket and no more.
    #expect((0..<4).map { _ in mag(grens, "a", 1000 * Self.seconde) } == ["ja", "ja", "ja", "429 1"])
  }

  @Test func aLongMessageCountsForManyShortOnes() {
    let grens = Klantgrens(perSeconde: 1, ineens: 3)
    func uitslag(_ bytes: Int, _ nu: Int64) -> String {
      do {
        try grens.neem("a", bytes: bytes, nu: nu)
        return "ja"
      } catch {
        return "\(error.probleem.koppen["Retry-After"] ?? "")"
      }
    }
    #expect(uitslag(Klantgrens.gewichtBytes - 1, 0) == "ja")
    #expect(uitslag(Klantgrens.gewichtBytes * 9, 0) == "ja")
    // Eleven were used of three that were there: the next is due when all but two of them are made up for.
    #expect(uitslag(0, 0) == "9" && uitslag(0, 9 * Self.seconde) == "ja")
  }

  @Test func zeroIsWithoutLimitAndTheClientsRememberedAreBounded() {
    let vrij = Klantgrens(perSeconde: 0, ineens: 1)
    #expect((0..<100).allSatisfy { _ in mag(vrij, "a", 0) == "ja" })
    let grens = Klantgrens(perSeconde: 1, ineens: 1)
    #expect(mag(grens, "a", 0) == "ja")
    for nummer in 1..<Klantgrens.klantenMax { #expect(mag(grens, "\(nummer)", Self.seconde / 2) == "ja") }
    #expect(mag(grens, "a", Self.seconde - 1) == "429 1")
    // One more has to make room; the bucket of "a" is full again and goes, the others stay.
    #expect(mag(grens, "nieuw", Self.seconde) == "ja")
    #expect(mag(grens, "1", Self.seconde) == "429 1")
    #expect(mag(grens, "a", Self.seconde) == "ja")
  }

  @Test func aClientThatRunsWildIsRefusedAndTheNextOneServed() async throws {
    try await Proefdienst.met(klantgrens: Klantgrens(perSeconde: 1, ineens: 2), staatStil: true) { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let pad = "/v1/rondes/2025/aanvragen"
      let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
      #expect(try await dienst.stuur("POST", pad, sleutel, aanvraag.document).status == 201)
      #expect(try await dienst.stuur("POST", pad, sleutel, aanvraag.document).status == 409)
      let geweigerd = try await dienst.stuur("POST", pad, sleutel, aanvraag.document)
      #expect(geweigerd.status == 429 && geweigerd.probleem == "te-vaak")
      #expect(geweigerd.kop("Retry-After") == "1")
      _ = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))

      let proef = "/v1/rondes/2025/proefaanvragen"
      func probeer(_ via: String?) async throws -> Int {
        let koppen = via.map { ["X-Forwarded-For": $0] } ?? [:]
        return try await dienst.stuur("POST", proef, nil, aanvraag.document, koppen: koppen).status
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
    try await Proefdienst.met(klantgrens: Klantgrens(perSeconde: 1, ineens: 3), staatStil: true) { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let sleutel = try await dienst.aanvrager("27312345")
      let document = Voorbeeldverantwoording().document
      var statussen: [Int] = []
      for _ in 0..<4 {
        statussen.append(
          try await dienst.stuur("POST", "/v1/aanvragen/\(id)/verantwoording", sleutel, document).status)
      }
      #expect(statussen.contains(409) && statussen.last == 429)
    }
  }
}
