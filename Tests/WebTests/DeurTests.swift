import JSON
import Loket
import PostgreSQL
import Proeven
import Testing

/// What one applicant may file in a round (`regels.md` section 7), exact at its edge.
@Suite struct DeurTests {
  private static let pad = "/v1/rondes/2025/aanvragen"

  private static func stuur(
    _ dienst: Proefdienst, _ aanvraag: Voorbeeldaanvraag = Voorbeeldaanvraag()
  ) async throws -> Proefdienst.Uitslag {
    try await dienst.stuur("POST", pad, try await dienst.aanvrager(aanvraag.kvkNummer), aanvraag.json)
  }

  private static func aantal(_ dienst: Proefdienst) async throws -> Int {
    try await dienst.alsEigenaar { pool in
      try await pool.query(.once("tel", "SELECT count(*) AS n FROM dossier WHERE kvk_nummer = '27312345'")).one()
        .get("n", as: Int.self)
    }
  }

  @Test func theTwentyFirstApplicationIsRefusedWithTheWayOut() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      // In time, withdrawn, and filed again: nineteen of these count too.
      for _ in 0..<19 { try await dienst.trekIn(try await dienst.dienIn(Voorbeeldaanvraag()), van: "27312345") }
      let laatste = try await dienst.dienIn(Voorbeeldaanvraag())
      let teVeel = try await Self.stuur(dienst)
      #expect(teVeel.status == 429 && teVeel.probleem == "te-veel" && teVeel.kop("Retry-After") == nil)
      #expect(teVeel.json["detail"]?.text?.contains("20 aanvragen") == true)
      #expect(teVeel.json["detail"]?.text?.contains("Vervang") == true)
      #expect(teVeel.json["poging"]?["nummer"]?.getal == "1")
      try await dienst.trekIn(laatste, van: "27312345")
      #expect(try await Self.stuur(dienst).status == 429)
      #expect(try await Self.aantal(dienst) == 20)
      #expect(try await Self.stuur(dienst, Voorbeeldaanvraag(kvkNummer: "27312346")).status == 201)
      // Late ones count as well.
      try dienst.sluitRonde()
      #expect(try await Self.stuur(dienst).status == 429)
    }
  }

  @Test func manyAtOnceEndWithExactlyTheLimit() async throws {
    try await Proefdienst.met(klok: "2025-03-28T09:00:00Z") { dienst in
      try await dienst.maakRonde()
      let standen = try await withThrowingTaskGroup(of: Int.self) { groep in
        for _ in 0..<60 { groep.addTask { try await Self.stuur(dienst).status } }
        return try await groep.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
      }
      #expect(standen == [201: 20, 429: 40])
      #expect(try await Self.aantal(dienst) == 20)
    }
  }

  /// What counts is the length of the documents, not what a row beside them says; `controleer` finds that row.
  @Test func aRowThatSaysALongerApplicationTakesNoRoom() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      try await dienst.vervals("aanvraagversie", "UPDATE aanvraagversie SET bytes = 41943040")
      try await dienst.gelukt(
        "PUT", "/v1/aanvragen/\(id)", try await dienst.aanvrager("27312345"), Voorbeeldaanvraag(gesprekken: 410).json,
        koppen: ["If-Match": "*"])
      try await dienst.trekIn(id, van: "27312345")
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      let fouten = try await dienst.loket.controleer().fouten
      #expect(fouten.map(\.code) == [.documentWijktAf])
    }
  }

  @Test func bytesCountWithTheirReplacementsButNotACompletion() async throws {
    let lengte = Int64(Voorbeeldaanvraag(heeftAdres: false).json.bytes.count)
    var grenzen = Deurgrenzen()
    grenzen.aanvraagBytesMax = 2 * lengte
    try await Proefdienst.met(deurgrenzen: grenzen) { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftAdres: false))
      let aanvrager = try await dienst.aanvrager("27312345")
      func vervang(_ aanvraag: Voorbeeldaanvraag) async throws -> Proefdienst.Uitslag {
        try await dienst.stuur("PUT", "/v1/aanvragen/\(id)", aanvrager, aanvraag.json, koppen: ["If-Match": "*"])
      }
      // To the byte: twice the same length fits, one more byte does not.
      let teLang = try await vervang(Voorbeeldaanvraag(gesprekken: 4000, heeftAdres: false))
      #expect(teLang.status == 429 && teLang.json["poging"] != nil)
      // To replace is what was refused, and a withdrawal makes no room.
      let detail = teLang.json["detail"]?.text ?? ""
      #expect(!detail.contains("Vervang") && detail.contains("Intrekken maakt geen ruimte"), "\(detail)")
      #expect(try await vervang(Voorbeeldaanvraag(heeftAdres: false)).status == 200)
      #expect(try await vervang(Voorbeeldaanvraag(heeftAdres: false)).status == 429)
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", try await dienst.medewerker(.intake, als: "i1"),
        ["onderdelen": ["gegevens_aanvrager"], "uiterlijk": "2025-04-10", "motivering": "Het adres ontbreekt."])
      try dienst.sluitRonde()
      #expect(try await vervang(Voorbeeldaanvraag()).status == 200)
      #expect(try await dienst.stuur("POST", "/v1/aanvragen/\(id)/intrekking", aanvrager, [:]).status == 200)
    }
  }
}
