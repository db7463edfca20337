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

  /// A file in a repair term for its address.
  private static func teHerstellen(_ dienst: Proefdienst) async throws -> String {
    try await dienst.maakRonde()
    let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftAdres: false))
    try await dienst.gelukt(
      "POST", "/v1/aanvragen/\(id)/herstelverzoeken", try await dienst.medewerker(.intake, als: "i1"),
      ["onderdelen": ["gegevens_aanvrager"], "uiterlijk": "2025-04-10", "motivering": "Het adres ontbreekt."])
    try dienst.sluitRonde()
    return id
  }

  private static func vulAan(
    _ dienst: Proefdienst, _ id: String, _ straat: String, _ versie: String = "*"
  ) async throws -> Proefdienst.Uitslag {
    var aanvraag = Voorbeeldaanvraag()
    aanvraag.wijzig = { document in
      .object(
        (document.members ?? []).map { lid in
          guard lid.name == "aanvrager", let leden = lid.value.members else { return lid }
          return JSONMember(
            lid.name,
            .object(
              leden.filter { $0.name != "adres" }
                + [JSONMember("adres", ["straat": .text(straat), "plaats": "Den Haag"])]))
        })
    }
    return try await dienst.stuur(
      "PUT", "/v1/aanvragen/\(id)", try await dienst.aanvrager("27312345"), aanvraag.json,
      koppen: ["If-Match": versie])
  }

  @Test func aCompletionThatChangesNothingMakesNoVersion() async throws {
    try await Proefdienst.met { dienst in
      let id = try await Self.teHerstellen(dienst)
      let eerste = try await Self.vulAan(dienst, id, "Spui")
      #expect(eerste.status == 200 && eerste.json["versie"] == .number("2"))
      let etag = try #require(eerste.kop("ETag"))
      // Of the file alone: the first use of a token is an event too, and comes when it comes.
      func gebeurtenissen() async throws -> String? {
        try await dienst.sql("SELECT count(*)::text FROM weegschaal.gebeurtenis WHERE dossier = '\(id)'")
      }
      let eerder = try await gebeurtenissen()
      for versie in ["*", etag, "\"1\""] {
        let nogmaals = try await Self.vulAan(dienst, id, "Spui", versie)
        #expect(nogmaals.status == 200 && nogmaals.kop("ETag") == etag && nogmaals.json == eerste.json)
      }
      #expect(try await Self.vulAan(dienst, id, "Plein", "\"1\"").status == 412)
      #expect(try await gebeurtenissen() == eerder)
      // Back to what stood there before is a change.
      #expect(try await Self.vulAan(dienst, id, "Plein").json["versie"] == .number("3"))
      #expect(try await Self.vulAan(dienst, id, "Spui").json["versie"] == .number("4"))
    }
  }

  @Test func theCompletionsOfOneDayAreAsManyAsTheLimitSays() async throws {
    try await Proefdienst.met { dienst in
      let id = try await Self.teHerstellen(dienst)
      for nummer in 1...40 { #expect(try await Self.vulAan(dienst, id, "Straat \(nummer)").status == 200) }
      let geweigerd = try await Self.vulAan(dienst, id, "Straat 41")
      #expect(geweigerd.status == 429 && geweigerd.probleem == "te-veel" && geweigerd.json["poging"] != nil)
      #expect(geweigerd.json["detail"]?.text?.contains("vandaag al 40 keer") == true)
      #expect(Int(geweigerd.kop("Retry-After") ?? "").map { $0 > 0 && $0 <= 86_400 } == true)
      // The last one is in already.
      #expect(try await Self.vulAan(dienst, id, "Straat 40").status == 200)
      try dienst.zetKlok("2025-04-01T22:00:00Z")
      #expect(try await Self.vulAan(dienst, id, "Straat 41").status == 200)
    }
  }
}
