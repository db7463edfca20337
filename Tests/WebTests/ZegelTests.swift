import Cryptography
import JSON
import PostgreSQL
import Proeven
import Testing

@Suite struct ZegelTests {
  @Test func closingSealsAllHeadsOnceAndADaySealFollowsOnlyWhatIsNew() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let eerste = try await dienst.dienIn(Voorbeeldaanvraag())
      try await dienst.klokRoute("2025-03-21T09:00:00Z")
      try await dienst.klokRoute("2025-03-21T18:00:00Z")
      let tweede = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))
      try await dienst.klokRoute("2025-03-27T22:00:00Z")
      #expect(try await dienst.zegels().map(\.aanleiding) == ["dag", "dag"])
      try await dienst.klokRoute("2025-03-27T23:00:00Z")
      let zegels = try await dienst.zegels()
      #expect(zegels.map(\.aanleiding) == ["dag", "dag", "sluiting"])
      for (vorige, zegel) in zip(zegels, zegels.dropFirst()) {
        #expect(zegel.document["vorige"]?.text == vorige.sha256)
        #expect(SHA256Digest(of: zegel.document.canonicalBytes).hex == zegel.sha256)
      }
      let laatste = try #require(zegels.last).document
      #expect(laatste["aantal"] == .number("2"))
      #expect(laatste["sluit"]?.text == "2025-03-27T23:00:00Z")
      // Numbers stay: the first file was sealed before the second came.
      #expect(laatste["dossiers"]?.elements?.map { $0["id"]?.text } == [eerste, tweede])
      #expect(laatste["dossiers"]?.elements?.map { $0["nummer"] } == [.number("1"), .number("2")])

      // Upkeep of several instances at once sets nothing twice, and the seal's own event asks for no other.
      await withTaskGroup(of: Void.self) { groep in
        for _ in 0..<8 { groep.addTask { _ = await dienst.loket.onderhoud() } }
      }
      try await dienst.klokRoute("2025-03-29T09:00:00Z")
      #expect(try await dienst.zegels().count == 3)
    }
  }

  @Test func anExtensionAfterClosingClosesAnew() async throws {
    try await Proefdienst.met(klok: "2025-03-27T23:00:00Z") { dienst in
      try await dienst.maakRonde()
      #expect(await dienst.loket.onderhoud().isEmpty)
      let beheer = try await dienst.medewerker(.beheerder, als: "beheer")
      let verlengd = try await dienst.stuur(
        "PUT", "/v1/rondes/2025", beheer,
        Proefdienst.ronde(meer: [
          JSONMember("verlengingen", [["tot": "2025-03-29T23:00:00Z", "grond": "storing (Awb 2:21)"]])
        ]), koppen: ["If-Match": "*"])
      #expect(verlengd.status == 200)
      #expect(try await dienst.bevestigRonde().json["status"]?.text == "open")
      #expect(await dienst.loket.onderhoud().isEmpty)
      let lotgetal = try await dienst.stuur("GET", "/v1/rondes/2025").json["lotgetal"]
      try await dienst.klokRoute("2025-03-29T23:00:00Z")
      let sluitingen = try await dienst.zegels().filter { $0.aanleiding == "sluiting" }
      #expect(
        sluitingen.map { $0.document["sluit"]?.text } == ["2025-03-27T23:00:00Z", "2025-03-29T23:00:00Z"])
      // The number of the draw is that of the first.
      #expect(sluitingen.map { $0.document["lotgetal"] } == [lotgetal, nil])
      #expect(try await dienst.stuur("GET", "/v1/rondes/2025").json["lotgetal"] == lotgetal)
    }
  }

  @Test func keptAnswersAreSweptAYearAfterTheRoundAndAfterTheyWereGiven() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let sleutel = try await dienst.aanvrager("27312345")
      let ingediend = try await dienst.stuur(
        "POST", "/v1/rondes/2025/aanvragen", sleutel, Voorbeeldaanvraag().json, koppen: ["Idempotency-Key": "a"])
      let id = try #require(ingediend.json["id"]?.text)
      try await dienst.klokRoute("2025-06-01T09:00:00Z")
      let ingetrokken = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/intrekking", sleutel, [:], koppen: ["Idempotency-Key": "b"])
      #expect(ingetrokken.status == 200)
      func bewaard() async throws -> [String] {
        try await dienst.alsEigenaar { pool in
          try await pool.query(.once("proef", "SELECT sleutel || ' ' || jaar AS tekst FROM herhaling ORDER BY 1"))
            .map { try $0.get("tekst", as: String.self) }
        }
      }
      // The round closed on 27 March 2025 and a year is counted as 366 days.
      try await dienst.klokRoute("2026-03-28T22:59:00Z")
      #expect(try await bewaard() == ["a 2025", "b 2025"])
      try await dienst.klokRoute("2026-03-28T23:01:00Z")
      #expect(try await bewaard() == ["b 2025"])
      try await dienst.klokRoute("2026-06-02T09:01:00Z")
      #expect(try await bewaard() == [])
    }
  }
}

extension Proefdienst {
  /// A seal as it stands in the database.
  struct Zegelrij: Sendable {
    let aanleiding: String
    let document: JSONValue
    let sha256: String
  }

  /// Moves the clock over the wire, which sets the seals that are due.
  func klokRoute(_ moment: String) async throws {
    let uitslag = try await stuur(
      "PUT", "/v1/klok", try await medewerker(.beheerder, als: "beheer"), ["nu": .text(moment)])
    guard uitslag.status == 200 else { throw Ongeldig(tekst: String(decoding: uitslag.lichaam, as: UTF8.self)) }
  }

  /// All seals, by number.
  func zegels() async throws -> [Zegelrij] {
    try await alsEigenaar { pool in
      try await pool.query(
        PostgresStatement.once("proef", "SELECT aanleiding, document, sha256::text FROM zegel ORDER BY jaar, nummer")
      ).map { rij in
        Zegelrij(
          aanleiding: try rij.get("aanleiding", as: String.self),
          document: try JSONValue.parse(try rij.get("document", as: String.self)),
          sha256: try rij.get("sha256", as: String.self))
      }
    }
  }
}
