import Begrippen
import Cryptography
import JSON
import Loket
import PostgreSQL
import Proeven
import Regeling
import Testing

@Suite struct IndienenTests {
  @Test func aClockThatIsSetBackDuringTheUploadRefusesNobody() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let laatste = try #require(Tijdstip(iso: "2025-03-20T09:00:00Z"))
      let eerste = Tijdstip(microseconden: laatste.microseconden + 5_000_000)
      let aanvraag = Voorbeeldaanvraag()
      func verzoek(_ aanvraag: Voorbeeldaanvraag, _ versie: Versiewens?) -> Verzoek {
        Verzoek(
          wie: Identiteit(rollen: [.aanvrager], persoon: nil, kvkNummer: aanvraag.kvkNummer),
          lichaam: aanvraag.json.bytes, eersteByteOp: eerste, ontvangenOp: laatste, versie: versie,
          weergave: Weergave(
            antwoord: { Bewaardantwoord(status: $0.isNieuw ? 201 : 200, koppen: [], lichaam: $0.inhoud.bytes) },
            verkeerdeStand: { _ in Bewaardantwoord(status: 409, koppen: [], lichaam: []) },
            isVerkeerdeStand: { $0.status == 409 }, metMogelijk: { antwoord, _ in antwoord }))
      }
      let ingediend = try await dienst.loket.dienIn(jaar: 2025, verzoek(aanvraag, nil))
      #expect(ingediend.status == 201)
      let id = try #require(try JSONValue.parse(ingediend.lichaam)["id"]?.text)
      #expect(try await dienst.loket.vervang(id, verzoek(aanvraag, .elke)).status == 200)
      let gelijk = try await dienst.alsEigenaar(
        "SELECT count(*) FILTER (WHERE eerste_byte_op = laatste_byte_op) AS aantal FROM weegschaal.aanvraagversie")
      #expect(try gelijk.one().get("aantal", as: Int64.self) == 2)
    }
  }

  @Test func aKeptConflictSaysThatANewKeyIsNeededAndWhatCanBeDoneNow() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let eerste = try await dienst.dienIn(Voorbeeldaanvraag())
      let aanvrager = try await dienst.aanvrager("27312345")
      func tweede(_ sleutel: String) async throws -> Proefdienst.Uitslag {
        try await dienst.stuur(
          "POST", "/v1/rondes/2025/aanvragen", aanvrager, Voorbeeldaanvraag(gesprekken: 410).json,
          koppen: ["Idempotency-Key": sleutel])
      }
      func mogelijk(_ uitslag: Proefdienst.Uitslag) -> String {
        uitslag.json["mogelijk"]?.elements?.compactMap(\.text).joined(separator: "\n") ?? ""
      }
      let geweigerd = try await tweede("k")
      #expect(geweigerd.status == 409 && mogelijk(geweigerd).contains("nieuwe Idempotency-Key"))
      #expect(mogelijk(geweigerd).contains("intrekken"))
      try await dienst.trekIn(eerste, van: "27312345")
      let nogmaals = try await tweede("k")
      #expect(nogmaals.status == 409 && nogmaals.kop("Idempotent-Replayed") == "true")
      #expect(
        nogmaals.json["detail"] == geweigerd.json["detail"] && nogmaals.json["poging"] == geweigerd.json["poging"])
      #expect(mogelijk(nogmaals).contains("nieuwe Idempotency-Key") && !mogelijk(nogmaals).contains("intrekken"))
      #expect(try await tweede("k2").status == 201)
    }
  }

  @Test func aSubmissionIsReceiptedAsItWasSent() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let uitslag = try await dienst.stuur(
        "POST", "/v1/rondes/2025/aanvragen", try await dienst.aanvrager(aanvraag.kvkNummer), aanvraag.json)
      #expect(uitslag.status == 201)
      #expect(uitslag.json["status"]?.text == "ingediend")
      #expect(uitslag.json["sha256"]?.text == SHA256Digest(of: aanvraag.json.bytes).hex)
      #expect(uitslag.json["aanvraag"] == (try JSONValue.parse(aanvraag.json.bytes)))
      #expect(uitslag.json["geschiktheid"]?["oordeel"]?.text == "geschikt")
      let id = try #require(uitslag.json["id"]?.text)
      #expect(uitslag.kop("Location") == "/v1/aanvragen/\(id)")
      let gelezen = try await dienst.stuur(
        "GET", "/v1/aanvragen/\(id)", try await dienst.aanvrager(aanvraag.kvkNummer))
      #expect(gelezen.json["ontvangenOp"] == uitslag.json["ontvangenOp"])
      #expect(gelezen.json["sha256"] == uitslag.json["sha256"])
      #expect(gelezen.kop("ETag") == uitslag.kop("ETag"))
    }
  }

  @Test func whatWasSentComesBackWithAmountsOfTwoDecimals() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let verzonden = String(decoding: Voorbeeldaanvraag().json.bytes, as: UTF8.self)
      let ruw = Array(verzonden.replacing(".00", with: ".0").utf8)
      let sleutel = try await dienst.aanvrager("27312345")
      let uitslag = try await dienst.stuur("POST", "/v1/rondes/2025/aanvragen", sleutel, bytes: ruw)
      #expect(uitslag.status == 201)
      #expect(uitslag.json["sha256"]?.text == SHA256Digest(of: ruw).hex)
      #expect(uitslag.json["aanvraag"] == (try JSONValue.parse(Array(verzonden.utf8))))
      let id = try #require(uitslag.json["id"]?.text)
      let gelezen = try await dienst.stuur("GET", "/v1/aanvragen/\(id)", sleutel)
      #expect(gelezen.json["aanvraag"] == uitslag.json["aanvraag"])
    }
  }

  @Test func anotherApplicantsNumberIsRefusedAndRecorded() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag(kvkNummer: "27300000").json
      let uitslag = try await dienst.stuur(
        "POST", "/v1/rondes/2025/aanvragen", try await dienst.aanvrager("27312345"), aanvraag)
      #expect(uitslag.status == 403)
      #expect(uitslag.json["poging"]?["sha256"]?.text == SHA256Digest(of: aanvraag.bytes).hex)
    }
  }

  @Test func equalSubmissionsWithOneKeyGiveOneFile() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
      let uitslagen = try await withThrowingTaskGroup(of: Proefdienst.Uitslag.self) { groep in
        for _ in 0..<200 {
          groep.addTask {
            try await dienst.stuur(
              "POST", "/v1/rondes/2025/aanvragen", sleutel, aanvraag.json, koppen: ["Idempotency-Key": "eens"])
          }
        }
        var alle: [Proefdienst.Uitslag] = []
        for try await uitslag in groep { alle.append(uitslag) }
        return alle
      }
      #expect(uitslagen.allSatisfy { $0.status == 201 })
      #expect(Set(uitslagen.map(\.lichaam)).count == 1)
      #expect(uitslagen.count { $0.kop("Idempotent-Replayed") == nil } == 1)
      let lijst = try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", sleutel)
      #expect(lijst.json["totaal"] == .number("1"))
    }
  }

  /// A late file takes no place, so that nothing but the key holds the second one back.
  @Test func aKeyHoldsForThePathHoweverItIsSpelled() async throws {
    try await Proefdienst.met(klok: "2025-03-28T09:00:00Z") { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
      var uitslagen: [Proefdienst.Uitslag] = []
      for jaar in ["2025", "%32025", "20%325"] {
        uitslagen.append(
          try await dienst.stuur(
            "POST", "/v1/rondes/\(jaar)/aanvragen", sleutel, aanvraag.json, koppen: ["Idempotency-Key": "eens"]))
      }
      #expect(uitslagen.allSatisfy { $0.status == 201 } && Set(uitslagen.map(\.lichaam)).count == 1)
      #expect(uitslagen.count { $0.kop("Idempotent-Replayed") == "true" } == 2)
    }
  }

  @Test func aReceiptIsGivenAgainWithoutKeepingTheApplicationTwice() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
      func stuur() async throws -> Proefdienst.Uitslag {
        try await dienst.stuur(
          "POST", "/v1/rondes/2025/aanvragen", sleutel, aanvraag.json, koppen: ["Idempotency-Key": "eens"])
      }
      let eerste = try await stuur()
      #expect(eerste.status == 201 && eerste.json["aanvraag"]?["aanvrager"]?["kvkNummer"]?.text == aanvraag.kvkNummer)
      #expect(try await stuur().lichaam == eerste.lichaam)
      // What is kept for the key names nobody.
      #expect(
        try await dienst.sql(
          "DO $$ BEGIN ASSERT (SELECT antwoord NOT LIKE '%\(aanvraag.kvkNummer)%' FROM herhaling); END $$") == nil)
      // When the retention term of the application has ended, the receipt says what it still can.
      #expect(try await dienst.sql("DELETE FROM aanvraagdocument") == nil)
      let zonder = try await stuur()
      #expect(zonder.status == 201 && zonder.json["aanvraag"] == .null)
      #expect(zonder.json["geschiktheid"] == eerste.json["geschiktheid"])
    }
  }

  @Test func aSecondApplicationInTimeNamesTheFirst() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let eerste = try await dienst.dienIn(Voorbeeldaanvraag(heeftDeMinimis: false))
      let tweede = try await dienst.stuur(
        "POST", "/v1/rondes/2025/aanvragen", try await dienst.aanvrager("27312345"), Voorbeeldaanvraag().json)
      #expect(tweede.status == 409 && tweede.json["stand"]?.text == "ingediend")
      let herstel = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(eerste)/herstelverzoeken", try await dienst.medewerker(.intake, als: "i1"),
        ["onderdelen": ["de_minimisverklaring"], "uiterlijk": "2025-04-04", "motivering": "Vul aan."])
      #expect(herstel.status == 201)
      let derde = try await dienst.stuur(
        "POST", "/v1/rondes/2025/aanvragen", try await dienst.aanvrager("27312345"), Voorbeeldaanvraag().json)
      #expect(derde.json["stand"]?.text == "aan_te_vullen", "the first file's state")
      #expect(tweede.json["eersteAanvraag"]?["id"]?.text == eerste)
      #expect(tweede.json["poging"]?["nummer"] != nil)
      #expect(tweede.json["mogelijk"]?.elements?.isEmpty == false)
    }
  }

  @Test(arguments: [
    ("2025-03-19T22:59:59.000Z", false), ("2025-03-19T23:00:00.000Z", true), ("2025-03-27T22:59:55.000Z", true),
    ("2025-03-27T23:00:00.000Z", false),
  ])
  func theWindowDecidesWhatIsInTime(_ geval: (moment: String, tijdig: Bool)) async throws {
    try await Proefdienst.met(klok: "2025-03-18T09:00:00Z") { dienst in
      try await dienst.maakRonde()
      let sleutel = try await dienst.aanvrager("27312345")
      try dienst.zetKlok(geval.moment)
      let uitslag = try await dienst.stuur(
        "POST", "/v1/rondes/2025/aanvragen", sleutel, Voorbeeldaanvraag().json)
      // Early and late ones are received too; the term is a finding.
      #expect(uitslag.status == 201)
      let toets = uitslag.json["geschiktheid"]?["toetsen"]?.elements?.first { $0["toets"]?.text == "aanvraagtermijn" }
      #expect(toets?["uitkomst"]?.text == (geval.tijdig ? "voldoet" : "voldoet_niet"))
    }
  }

  @Test func anExtensionMakesWhatCameInBetweenTimely() async throws {
    try await Proefdienst.met(klok: "2025-03-27T23:10:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let sleutel = try await dienst.aanvrager("27312345")
      #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(id)", sleutel).json["tijdig"] == .boolean(false))
      let verlengd = try await dienst.stuur(
        "PUT", "/v1/rondes/2025", try await dienst.medewerker(.beheerder, als: "beheer"),
        Proefdienst.ronde(meer: [
          JSONMember("verlengingen", [["tot": "2025-03-28T11:00:00Z", "grond": "storing van 22:00 tot 24:00 uur"]])
        ]), koppen: ["If-Match": "*"])
      #expect(verlengd.status == 200 && verlengd.json["verlengingen"] == [])
      #expect(verlengd.json["teBevestigen"]?["gronden"] == ["verlengingen"])
      // It was recorded after the round had closed, so one person alone makes nothing timely.
      #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(id)", sleutel).json["tijdig"] == .boolean(false))
      #expect(try await dienst.bevestigRonde().status == 201)
      #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(id)", sleutel).json["tijdig"] == .boolean(true))
      let tweede = try await dienst.stuur(
        "POST", "/v1/rondes/2025/aanvragen", sleutel, Voorbeeldaanvraag().json)
      #expect(tweede.status == 409)
      #expect(tweede.json["eersteAanvraag"]?["id"]?.text == id)
    }
  }
}
