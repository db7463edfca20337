import Cryptography
import JSON
import Proeven
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
      for kop in ["\"2-aangekondigd\"", "\"1\"", "\"1-onzin\"", "W/\(etag)", "\"\"", ","] {
        let uitslag = try await dienst.stuur("PUT", pad, beheerder, Proefdienst.ronde(), koppen: ["If-Match": kop])
        #expect(uitslag.status == 412, "\(kop)")
      }
      // Without its quotes a tag would be old for ever; who sends it learns the right form.
      for kop in [
        "1-aangekondigd", "\"1", "W/1", "\"99\", 1-aangekondigd", "*, \"1\"", "*,*", "\"2\" \"2\"",
      ] {
        let uitslag = try await dienst.stuur("PUT", pad, beheerder, Proefdienst.ronde(), koppen: ["If-Match": kop])
        #expect(
          uitslag.status == 400
            && uitslag.json["fouten"]?.elements?.first?["melding"]?.text?.contains("If-Match heeft de vorm") == true,
          "\(kop)")
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

  @Test func theWindowLiesInTheYearsAroundTheRound() async throws {
    try await Proefdienst.met(klok: "2025-03-18T09:00:00Z") { dienst in
      let beheerder = try await dienst.medewerker(.beheerder, als: "beheer")
      func zet(_ jaar: Int, _ opent: String, _ sluit: String, tot: String? = nil) async throws -> Proefdienst.Uitslag {
        var anders: [(String, JSONValue)] = [
          ("opent", .text(opent)), ("sluit", .text(sluit)), ("besluit", Self.besluit),
        ]
        if let tot { anders.append(("verlengingen", [["tot": .text(tot), "grond": "Storing."]])) }
        return try await dienst.stuur(
          "PUT", "/v1/rondes/\(jaar)", beheerder, Self.ronde(anders),
          koppen: try await dienst.stuur("GET", "/v1/rondes/\(jaar)").status == 200 ? ["If-Match": "*"] : [:])
      }
      // Local years: 2022 up to 2028 for the round of 2025.
      let eerste = "2021-12-31T23:00:00Z"
      let laatste = "2028-12-31T22:59:59Z"
      #expect(try await zet(2025, eerste, laatste, tot: laatste).status == 201)
      let teRuim = try await zet(2025, "2021-12-31T22:59:59Z", "2028-12-31T23:00:00Z", tot: "2028-12-31T23:00:00Z")
      #expect(teRuim.status == 400)
      #expect(teRuim.fouten.sorted() == ["bereik /opent", "bereik /sluit", "bereik /verlengingen/0/tot"])
      #expect(try await zet(2025, eerste, "9999-12-31T23:30:00Z").fouten == ["bereik /sluit"])
      // The last round of all, and a moment whose local date has a year of five digits.
      #expect(try await zet(9999, "9999-12-01T00:00:00Z", "9999-12-31T23:00:00Z").fouten == ["bereik /sluit"])
      #expect(try await zet(9999, "9999-12-01T00:00:00Z", "9999-12-31T22:59:59Z").status == 201)
      #expect(try await dienst.stuur("GET", "/v1/rondes/9999").status == 200)
    }
  }

  @Test func theServiceOutlivesTheLastYear() async throws {
    try await Proefdienst.met(klok: "9999-12-31T23:30:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.zetKlok("9999-12-31T23:59:59.999999Z")
      let laat = try await dienst.dienIn(Voorbeeldaanvraag())
      let intake = try await dienst.medewerker(.intake, als: "i1")
      for id in [id, laat] {
        let dossier = try await dienst.stuur("GET", "/v1/aanvragen/\(id)", intake)
        #expect(dossier.json["geschiktheid"]?["redenen"] == ["aanvraagtermijn"])
      }
      #expect(try await dienst.bevries().status == 201)
      #expect(try await dienst.besluit(Proefdienst.besluitopdracht(besluitDatum: "9999-12-31")).status == 400)
    }
  }

  @Test func whatIsPublicMayBeKeptAndAskedAfterAgain() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      for pad in ["/v1/regeling", "/v1/velden", "/v1/rondes", "/v1/rondes/2025"] {
        #expect(try await dienst.stuur("GET", pad, nil).kop("Cache-Control") == "no-cache", "\(pad)")
      }
      let proef = try await dienst.stuur(
        "POST", "/v1/rondes/2025/proefaanvragen", nil, Voorbeeldaanvraag().json)
      #expect(proef.status == 200)
      #expect(proef.kop("Cache-Control") == "no-store")
    }
  }
}
