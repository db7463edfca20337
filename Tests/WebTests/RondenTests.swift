import Cryptography
import JSON
import Testing

@Suite struct RondenTests {
  /// The round of the scheme with some members otherwise.
  static func ronde(_ anders: [(String, JSONValue)]) -> JSONValue {
    var leden = Proefdienst.ronde().members ?? []
    for (naam, waarde) in anders {
      leden.removeAll { $0.name == naam }
      leden.append(JSONMember(naam, waarde))
    }
    return .object(leden)
  }

  static let anderZaad = JSONValue.text(SHA256Digest(of: "een ander zaad").hex)
  static let besluit = JSONValue.object([JSONMember("kenmerk", "RIS-1"), JSONMember("grond", "R 2:2")])

  @Test func aRoundChangesOnlyOnTheVersionThatWasRead() async throws {
    try await Proefdienst.met(klok: "2025-03-18T09:00:00Z") { dienst in
      let beheerder = try await dienst.medewerker(.beheerder, als: "beheer")
      let pad = "/v1/rondes/2025"
      let gemaakt = try await dienst.stuur("PUT", pad, beheerder, Proefdienst.ronde())
      #expect(gemaakt.status == 201)
      let etag = try #require(gemaakt.kop("ETag"))
      #expect(etag == (try await dienst.stuur("GET", pad, nil)).kop("ETag"))
      #expect(try await dienst.stuur("PUT", pad, beheerder, Proefdienst.ronde()).status == 428)
      for kop in ["\"2-aangekondigd\"", "\"1\"", "\"1-onzin\"", "W/\(etag)", "1-aangekondigd", "\"\"", ","] {
        let uitslag = try await dienst.stuur("PUT", pad, beheerder, Proefdienst.ronde(), koppen: ["If-Match": kop])
        #expect(uitslag.status == 412, "\(kop)")
      }
      // One of several tags is enough (RFC 9110 section 13.1.1).
      let gewijzigd = try await dienst.stuur(
        "PUT", pad, beheerder, Self.ronde([("lotingVastlegging", Self.anderZaad)]),
        koppen: ["If-Match": "\"99\" , \(etag)"])
      #expect(gewijzigd.status == 200)
      #expect(gewijzigd.json["lotingVastlegging"] == Self.anderZaad)
      #expect(gewijzigd.kop("ETag") == "\"2-aangekondigd\"")
      // The clock moves what a round is called, not what a change must rest on.
      try dienst.zetKlok("2025-03-20T09:00:00Z")
      let open = try await dienst.stuur(
        "PUT", pad, beheerder, Self.ronde([("lotingVastlegging", Self.anderZaad)]),
        koppen: ["If-Match": "\"2-aangekondigd\""])
      #expect(open.status == 200)
      #expect(open.json["status"]?.text == "open")
    }
  }

  @Test func theCommitmentToTheDrawStandsFromTheMomentThatTheRoundWasEverOpen() async throws {
    try await Proefdienst.met(klok: "2025-03-19T22:30:00Z") { dienst in
      let beheerder = try await dienst.medewerker(.beheerder, als: "beheer")
      func zet(_ anders: [(String, JSONValue)]) async throws -> Proefdienst.Uitslag {
        try await dienst.stuur(
          "PUT", "/v1/rondes/2025", beheerder, Self.ronde(anders), koppen: ["If-Match": "*"])
      }
      try await dienst.maakRonde()
      try dienst.zetKlok("2025-03-19T23:00:00Z")
      let geweigerd = try await zet([("lotingVastlegging", Self.anderZaad)])
      #expect(geweigerd.status == 409)
      #expect(geweigerd.json["stand"]?.text == "open")
      // Nor by a way round: the window is moved away, the commitment replaced, and the window moved back.
      try dienst.zetKlok("2025-03-28T09:00:00Z")
      let later: [(String, JSONValue)] = [
        ("opent", "2025-05-01T22:00:00Z"), ("sluit", "2025-05-09T22:00:00Z"), ("besluit", Self.besluit),
      ]
      let verschoven = try await zet(later)
      #expect(verschoven.status == 200)
      #expect(verschoven.json["status"]?.text == "aangekondigd")
      let omweg = try await zet(later + [("lotingVastlegging", Self.anderZaad)])
      #expect(omweg.status == 409)
      #expect(try await zet(later + [("plafond", .amount(90_000_00))]).status == 200)
    }
  }

  @Test func aRoundThatWasMovedBeforeItOpenedIsStillToBeCommittedTo() async throws {
    try await Proefdienst.met(klok: "2025-03-18T09:00:00Z") { dienst in
      try await dienst.maakRonde()
      let beheerder = try await dienst.medewerker(.beheerder, als: "beheer")
      let later: [(String, JSONValue)] = [
        ("opent", "2025-05-01T22:00:00Z"), ("sluit", "2025-05-09T22:00:00Z"), ("besluit", Self.besluit),
      ]
      let pad = "/v1/rondes/2025"
      #expect(
        try await dienst.stuur("PUT", pad, beheerder, Self.ronde(later), koppen: ["If-Match": "*"]).status == 200)
      // Past the first version's opening, which never came.
      try dienst.zetKlok("2025-03-20T09:00:00Z")
      let anders = Self.ronde(later + [("lotingVastlegging", Self.anderZaad)])
      #expect(try await dienst.stuur("PUT", pad, beheerder, anders, koppen: ["If-Match": "*"]).status == 200)
    }
  }

  @Test func whatIsPublicMayBeKeptAndAskedAfterAgain() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      for pad in ["/v1/regeling", "/v1/rondes", "/v1/rondes/2025"] {
        #expect(try await dienst.stuur("GET", pad, nil).kop("Cache-Control") == "no-cache", "\(pad)")
      }
      let proef = try await dienst.stuur(
        "POST", "/v1/rondes/2025/proefaanvragen", nil, Voorbeeldaanvraag().document)
      #expect(proef.status == 200)
      #expect(proef.kop("Cache-Control") == "no-store")
    }
  }
}
