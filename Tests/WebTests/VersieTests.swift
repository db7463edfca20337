import JSON
import Loket
import Proeven
import Testing

/// `If-Match` holds on every method (RFC 9110 section 13.1.1), and `*` only where there is something.
@Suite struct VersieTests {
  @Test func aRoundThatIsNotThereHasNoVersion() async throws {
    try await Proefdienst.met(klok: "2025-03-18T09:00:00Z") { dienst in
      let beheerder = try await dienst.medewerker(.beheerder, als: "beheer")
      let pad = "/v1/rondes/2025"
      for kop in ["*", "\"1-aangekondigd\""] {
        let geweigerd = try await dienst.stuur("PUT", pad, beheerder, Proefdienst.ronde(), koppen: ["If-Match": kop])
        #expect(geweigerd.status == 412, "\(kop)")
      }
      #expect(try await dienst.stuur("GET", pad).status == 404)
      #expect(try await dienst.stuur("PUT", pad, beheerder, Proefdienst.ronde()).status == 201)
    }
  }

  @Test func aStepOnAFileIsTakenOnTheVersionThatItNames() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let sleutel = try await dienst.aanvrager("27312345")
      let pad = "/v1/aanvragen/\(id)"
      let etag = try #require(try await dienst.stuur("GET", pad, sleutel).kop("ETag"))
      func trekIn(_ kop: String) async throws -> Int {
        try await dienst.stuur("POST", pad + "/intrekking", sleutel, .object([]), koppen: ["If-Match": kop]).status
      }
      for kop in ["\"99\"", "W/\(etag)", ","] { #expect(try await trekIn(kop) == 412, "\(kop)") }
      let zwak = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/intrekking", sleutel, [:], koppen: ["If-Match": "W/\(etag)"])
      #expect(zwak.json["detail"]?.text?.contains("laat W/ weg") == true)
      #expect(try await trekIn("onzin") == 400)
      #expect(try await dienst.stuur("GET", pad, sleutel).json["status"]?.text == "ingediend")
      #expect(try await trekIn("\"99\", \(etag)") < 300)
      #expect(try await trekIn(etag) == 412, "the withdrawal made another version")
      #expect(try await trekIn("*") == 409, "there is a file, in another state")
    }
  }

  @Test func aStepOnARoundIsTakenOnTheVersionThatItNames() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let sleutel = try await dienst.aanvrager("27312345")
      let pad = "/v1/rondes/2025"
      let etag = try #require(try await dienst.stuur("GET", pad).kop("ETag"))
      func dienIn(_ kop: String) async throws -> Int {
        try await dienst.stuur(
          "POST", pad + "/aanvragen", sleutel, Voorbeeldaanvraag().json, koppen: ["If-Match": kop]
        ).status
      }
      #expect(try await dienIn("\"9-open\"") == 412)
      #expect(try await dienst.stuur("GET", pad + "/aanvragen", sleutel).json["items"]?.elements?.isEmpty == true)
      #expect(try await dienIn(etag) == 201)
      #expect(try await dienIn("*") == 409)
      try dienst.zetKlok("2025-03-28T09:00:00Z")
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "p1")
      func bevries(_ kop: String) async throws -> Int {
        try await dienst.stuur(
          "POST", pad + "/rangschikkingen", beoordelaar, .object([]), koppen: ["If-Match": kop]
        ).status
      }
      #expect(try await bevries("\"9-gesloten\"") == 412)
      #expect(
        try await dienst.stuur("GET", pad + "/rangschikkingen", beoordelaar).json["items"]?.elements?.isEmpty == true)
      // The clock moves what a round is called, not what a request must rest on.
      #expect(try await bevries(etag) == 201)
    }
  }

  @Test func aReadThatNamesAnotherVersionIsRefused() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let pad = "/v1/rondes/2025"
      let etag = try #require(try await dienst.stuur("GET", pad).kop("ETag"))
      // A comma between quotes is part of a tag, and a tag may be empty (RFC 9110, section 8.8.3).
      for (kop, status) in [
        ("\"9-open\"", 412), (etag, 200), ("*", 200), ("\"a,b\"", 412), ("W/\":s,I.\", \"\"", 412),
        ("\"a,b\" ,, \(etag)", 200), ("W/\(etag)", 412), ("\"a,b", 400), ("a\",\"b", 400), ("*, \(etag)", 400),
      ] {
        #expect(try await dienst.stuur("GET", pad, koppen: ["If-Match": kop]).status == status, "\(kop)")
      }
    }
  }
}
