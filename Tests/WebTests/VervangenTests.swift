import Cryptography
import JSON
import Loket
import PostgreSQL
import Proeven
import Testing

@Suite struct VervangenTests {
  @Test func anOpenWindowLetsTheApplicationBeReplacedWholly() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let sleutel = try await dienst.aanvrager("27312345")
      let eerst = try await dienst.stuur("GET", "/v1/aanvragen/\(id)", sleutel)
      let etag = try #require(eerst.kop("ETag"))
      try dienst.zetKlok("2025-03-21T09:00:00Z")
      let nieuw = Voorbeeldaanvraag(salaris: 300_000).json
      let vervangen = try await dienst.stuur("PUT", "/v1/aanvragen/\(id)", sleutel, nieuw, koppen: ["If-Match": etag])
      #expect(vervangen.status == 200)
      #expect(vervangen.json["versie"] == .number("2"))
      #expect(vervangen.json["status"]?.text == "ingediend")
      #expect(vervangen.json["sha256"]?.text == SHA256Digest(of: nieuw.bytes).hex)
      #expect(vervangen.json["ontvangenOp"]?.text?.hasPrefix("2025-03-21T09:") == true)
      #expect(vervangen.json["eersteOntvangstOp"] == eerst.json["ontvangenOp"])
      #expect(vervangen.json["aanvraag"] == (try JSONValue.parse(nieuw.bytes)))
      let gelezen = try await dienst.stuur("GET", "/v1/aanvragen/\(id)", sleutel)
      #expect(gelezen.json == vervangen.json)
      #expect(gelezen.kop("ETag") == vervangen.kop("ETag"))
      #expect(gelezen.kop("ETag") != etag)
      let lijst = try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", sleutel)
      #expect(lijst.json["items"]?[0]?["gevraagdBedrag"] == .number("8000.00"))

      // The version is spent; without one, or with none at all, nothing changes.
      let ander = Voorbeeldaanvraag(salaris: 299_000).json
      let verouderd = try await dienst.stuur("PUT", "/v1/aanvragen/\(id)", sleutel, ander, koppen: ["If-Match": etag])
      #expect(verouderd.status == 412)
      let zonder = try await dienst.stuur("PUT", "/v1/aanvragen/\(id)", sleutel, nieuw)
      #expect(zonder.status == 428)
      for (geweigerd, gestuurd) in [(verouderd, ander), (zonder, nieuw)] {
        #expect(geweigerd.json["poging"]?["sha256"]?.text == SHA256Digest(of: gestuurd.bytes).hex)
        #expect(geweigerd.json["detail"]?.text?.contains("Met dit bericht is niets ingediend") == true)
      }
      let vreemd = try await dienst.aanvrager("27300000")
      #expect(
        try await dienst.stuur("PUT", "/v1/aanvragen/\(id)", vreemd, nieuw, koppen: ["If-Match": "*"]).status == 404)
      #expect(try await dienst.stuur("PUT", "/v1/aanvragen/\(id)", nil, nieuw).status == 401)
      let intake = try await dienst.medewerker(.intake, als: "i")
      #expect(
        try await dienst.stuur("PUT", "/v1/aanvragen/\(id)", intake, nieuw, koppen: ["If-Match": "*"]).status == 403)
      #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(id)", sleutel).json["versie"] == .number("2"))
      #expect(try await dienst.pogingen().map(\.reden) == ["verouderd", "versie_ontbreekt"])
    }
  }

  /// Who lost the answer sends the same again, with the version that he had.
  @Test func theSameBytesAgainAreAnsweredWithTheFileAsItStands() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let sleutel = try await dienst.aanvrager("27312345")
      let nieuw = Voorbeeldaanvraag(salaris: 300_000).json
      func stuur(_ versie: String) async throws -> Proefdienst.Uitslag {
        try await dienst.stuur("PUT", "/v1/aanvragen/\(id)", sleutel, nieuw, koppen: ["If-Match": "\"\(versie)\""])
      }
      let eerst = try await stuur("1")
      let weer = try await stuur("1")
      #expect(eerst.status == 200 && weer.status == 200)
      #expect(weer.json == eerst.json && weer.kop("ETag") == eerst.kop("ETag"))
      #expect(try await dienst.pogingen().isEmpty)
      let ouder = Voorbeeldaanvraag().json
      #expect(
        try await dienst.stuur("PUT", "/v1/aanvragen/\(id)", sleutel, ouder, koppen: ["If-Match": "\"1\""]).status
          == 412,
        "an earlier version is not the file as it stands")
    }
  }

  /// What staff does out of his sight takes no replacement away from an applicant.
  @Test func anAssessmentThatTheApplicantCannotSeeIsNoOtherVersionForHim() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let sleutel = try await dienst.aanvrager("27312345")
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b1")
      let beoordeeld = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(id)/beoordeling", beoordelaar,
        ["prestaties": ["evenementen": ["waarde": 8, "reden": "Geteld."]], "motivering": "Geteld."])
      #expect(beoordeeld.status == 201, "\(beoordeeld.json)")
      let vervangen = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(id)", sleutel, Voorbeeldaanvraag(salaris: 300_000).json,
        koppen: ["If-Match": "\"1\""])
      #expect(vervangen.status == 200, "\(vervangen.json)")
      let versie = try #require(vervangen.kop("ETag"))
      #expect(
        try await dienst.stuur(
          "PUT", "/v1/aanvragen/\(id)", sleutel, Voorbeeldaanvraag(salaris: 200_000).json,
          koppen: ["If-Match": "\"1\""]
        ).status == 412, "his own replacement is another version")
      #expect(
        try await dienst.stuur(
          "POST", "/v1/aanvragen/\(id)/intrekking", sleutel, [:], koppen: ["If-Match": versie]
        ).status == 200)
    }
  }

  @Test func ofReplacementsThatRestOnOneVersionOneIsTaken() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let sleutel = try await dienst.aanvrager("27312345")
      let uitslagen = try await withThrowingTaskGroup(of: Proefdienst.Uitslag.self) { groep in
        for nummer in 0..<12 {
          groep.addTask {
            try await dienst.stuur(
              "PUT", "/v1/aanvragen/\(id)", sleutel, Voorbeeldaanvraag(salaris: 100_000 + Int64(nummer)).json,
              koppen: ["If-Match": "\"1\""])
          }
        }
        return try await groep.reduce(into: []) { $0.append($1) }
      }
      #expect(uitslagen.map(\.status).sorted() == [200] + Array(repeating: 412, count: 11))
      #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(id)", sleutel).json["versie"] == .number("2"))
      #expect(try await dienst.pogingen().count == 11)
      // What was received stays, whoever asks.
      for verbod in [
        "UPDATE weegschaal.aanvraagversie SET sha256 = repeat('0', 64)",
        "UPDATE weegschaal.aanvraagdocument SET document = '{}'", "DELETE FROM weegschaal.aanvraagversie",
        "TRUNCATE weegschaal.herstelverzoek", "TRUNCATE weegschaal.toelating", "TRUNCATE weegschaal.beoordeling",
      ] {
        await #expect(throws: PostgresError.self, "\(verbod)") { _ = try await dienst.alsEigenaar(verbod) }
      }
    }
  }

  @Test func aRefusedReplacementIsRecorded() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let sleutel = try await dienst.aanvrager("27312345")
      let koppen = ["If-Match": "*"]
      let fout = try await dienst.stuur("PUT", "/v1/aanvragen/\(id)", sleutel, [:], koppen: koppen)
      #expect(fout.status == 400)
      #expect(fout.fouten.contains("verplicht /aanvrager"))
      #expect(fout.json["poging"]?["sha256"]?.text == SHA256Digest(of: Array("{}".utf8)).hex)
      let nul = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(id)", sleutel, bytes: Array(#"{"\u0000":1}"#.utf8), koppen: koppen)
      #expect(nul.status == 400 && nul.fouten.contains("onbekend_veld /\0"))
      #expect(nul.json["poging"]?["nummer"] != nil)
      let ander = Voorbeeldaanvraag(kvkNummer: "27300000").json
      let verboden = try await dienst.stuur("PUT", "/v1/aanvragen/\(id)", sleutel, ander, koppen: koppen)
      #expect(verboden.status == 403)
      #expect(verboden.json["poging"]?["nummer"] != nil)
      try dienst.zetKlok("2025-03-27T23:00:00Z")
      let laat = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(id)", sleutel, Voorbeeldaanvraag().json, koppen: koppen)
      #expect(laat.status == 409)
      #expect(laat.json["stand"]?.text == "ingediend")
      #expect(laat.json["mogelijk"]?.elements?.isEmpty == false)
      #expect(laat.json["poging"]?["nummer"] != nil)
      let mediatype = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(id)", sleutel, Voorbeeldaanvraag().json,
        koppen: ["If-Match": "*", "Content-Type": "text/plain"])
      #expect(mediatype.status == 415)
      #expect(mediatype.json["poging"]?["nummer"] != nil)
      #expect(
        try await dienst.pogingen().map(\.reden)
          == ["fouten", "fouten", "ander_kvk_nummer", "verkeerde_stand", "onleesbaar"])
      #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(id)", sleutel).json["versie"] == .number("1"))
    }
  }

  @Test func anEarlyFileReplacedInTheWindowTakesThePlace() async throws {
    try await Proefdienst.met(klok: "2025-03-18T09:00:00Z") { dienst in
      try await dienst.maakRonde()
      let vroeg = try await dienst.dienIn(Voorbeeldaanvraag())
      let ook = try await dienst.dienIn(Voorbeeldaanvraag())
      let sleutel = try await dienst.aanvrager("27312345")
      try dienst.zetKlok("2025-03-19T23:00:00Z")
      let document = Voorbeeldaanvraag().json
      // Two at once: the index lets one of them through.
      async let een = dienst.stuur("PUT", "/v1/aanvragen/\(vroeg)", sleutel, document, koppen: ["If-Match": "*"])
      async let twee = dienst.stuur("PUT", "/v1/aanvragen/\(ook)", sleutel, document, koppen: ["If-Match": "*"])
      let uitslagen = try await [een, twee]
      #expect(uitslagen.map(\.status).sorted() == [200, 409])
      let gelukt = try #require(uitslagen.first { $0.status == 200 })
      #expect(gelukt.json["tijdig"] == .boolean(true))
      #expect(gelukt.json["eersteOntvangstOp"]?.text?.hasPrefix("2025-03-18T09:") == true)
      // Afterwards the refusal names the file that holds the place.
      let ander = gelukt.json["id"]?.text == vroeg ? ook : vroeg
      let geweigerd = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(ander)", sleutel, document, koppen: ["If-Match": "*"])
      #expect(geweigerd.status == 409)
      #expect(geweigerd.json["eersteAanvraag"]?["id"] == gelukt.json["id"])
      let derde = try await dienst.stuur("POST", "/v1/rondes/2025/aanvragen", sleutel, document)
      #expect(derde.status == 409)
    }
  }
}

/// A row of `poging`.
struct Vastgelegdepoging: Hashable, Sendable {
  let reden: String
  let sha256: String
  let fouten: String
}

extension Proefdienst {
  /// The attempts that are recorded, oldest first.
  func pogingen() async throws -> [Vastgelegdepoging] {
    let rijen = try await alsEigenaar(
      "SELECT reden, sha256::text, fouten::text FROM weegschaal.poging ORDER BY nummer")
    return try rijen.map { rij in
      Vastgelegdepoging(
        reden: try rij.get("reden", as: String.self), sha256: try rij.get("sha256", as: String.self),
        fouten: try rij.get("fouten", as: String.self))
    }
  }

  /// Runs a statement as the owner of the tables, whom only constraints and triggers stop.
  func alsEigenaar(_ sql: String) async throws -> PostgresRows {
    try await alsEigenaar { pool in try await pool.query(.once("als_eigenaar", sql)) }
  }
}
