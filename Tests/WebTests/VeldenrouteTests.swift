import JSON
import Proeven
import Testing

/// The table of fields at the service.
@Suite struct VeldenrouteTests {
  private static let verwijzing = "Alle velden: GET /v1/velden."

  @Test func everyFieldIsPublic() async throws {
    try await Proefdienst.met { dienst in
      let uitslag = try await dienst.stuur("GET", "/v1/velden")
      #expect(uitslag.status == 200 && uitslag.kop("Cache-Control") == "no-cache")
      #expect(uitslag.json.members?.map(\.name) == ["aanvraag", "verantwoording", "beoordeling"])
      let velden = uitslag.json["aanvraag"]?.elements ?? []
      let bedrag = try #require(velden.first { $0["pad"]?.text == "/activiteiten/*/lasten/*/bedrag" })
      #expect(
        bedrag == [
          "pad": "/activiteiten/*/lasten/*/bedrag", "soort": "bedrag", "eenheid": "euro", "verplicht": true,
          "minimum": .number("0.00"), "maximum": .number("10000000000.00"),
          "vorm": "een getal met ten hoogste twee decimalen, zonder exponent", "betekenis": "De kosten zonder BTW.",
          "artikel": "artikel 1:6 lid 1",
        ])
      let soort = try #require(velden.first { $0["pad"]?.text == "/activiteiten/*/lasten/*/soort" })
      #expect(soort["keuzes"] == ["salaris", "overhead", "materieel", "apparatuur", "overig"])
      let etag = try #require(uitslag.kop("ETag"))
      let opnieuw = try await dienst.stuur("GET", "/v1/velden", koppen: ["If-None-Match": etag])
      #expect(opnieuw.status == 304 && opnieuw.lichaam.isEmpty)
      #expect(try await dienst.stuur("GET", "/v1/velden?soort=tekst").status == 400)
    }
  }

  @Test func aRefusedDocumentNamesTheTable() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let aanvrager = try await dienst.aanvrager("27312345")
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b1")
      let gevallen = [
        ("POST", "/v1/rondes/2025/proefaanvragen", nil), ("POST", "/v1/rondes/2025/aanvragen", aanvrager),
        ("PUT", "/v1/aanvragen/\(id)", aanvrager), ("POST", "/v1/aanvragen/\(id)/verantwoording", aanvrager),
        ("PUT", "/v1/aanvragen/\(id)/beoordeling", beoordelaar),
      ]
      for (methode, pad, sleutel) in gevallen {
        let uitslag = try await dienst.stuur(methode, pad, sleutel, ["vreemd": 1], koppen: ["If-Match": "*"])
        #expect(uitslag.status == 400, "\(pad)")
        #expect(uitslag.json["detail"]?.text?.hasSuffix(Self.verwijzing) == true, "\(pad)")
      }
      let reden = try await dienst.stuur("POST", "/v1/aanvragen/\(id)/intrekking", aanvrager, ["vreemd": 1])
      #expect(reden.status == 400 && reden.json["detail"]?.text?.contains(Self.verwijzing) == false)
    }
  }
}
