import JSON
import Loket
import Proeven
import Testing

/// `GET /rondes/{jaar}/rangschikking` of a round that was decided.
@Suite struct BeslotenRangschikkingTests {
  @Test func itIsTheRankingAsItWasDecidedWithTheDrawInIt() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde(plafond: 15_000_00)
      let ids = [
        try await dienst.dienIn(Voorbeeldaanvraag()), try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346")),
      ]
      try dienst.sluitRonde()
      let pad = "/v1/rondes/2025/rangschikking"
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      let voor = try await dienst.stuur("GET", pad, staf)
      #expect(voor.json["rangorde"]?.elements?.map { $0["uitkomst"]?.text } == ["onbeslist", "onbeslist"])
      let bevroren = try await dienst.bevries(["loting": ["zaad": .text(Proefdienst.zaad)]])
      #expect(bevroren.status == 201)
      try dienst.zetKlok("2025-03-28T10:00:00Z")
      #expect(try await dienst.besluit().status == 201)

      let besloten = try await dienst.stuur("GET", pad, staf)
      #expect(besloten.status == 200)
      let leden = bevroren.json["rangschikking"]?.members ?? []
      #expect(leden.count > 5)
      for lid in leden { #expect(besloten.json[lid.name] == lid.value, "\(lid.name)") }
      #expect(
        besloten.json["rangorde"]?.elements?.map { $0["uitkomst"]?.text } == ["volledig", "gedeeltelijk"])
      // The shape is that of before, and more.
      let namen = Set((besloten.json.members ?? []).map(\.name))
      #expect(Set((voor.json.members ?? []).map(\.name)).isSubset(of: namen))
      #expect(besloten.json["stand"]?.text == "besloten")
      #expect(besloten.json["voorlopig"] == .boolean(false))
      #expect(besloten.json["nummer"] == .number("1"))
      #expect(besloten.json["wijzigingen"] == [] && besloten.json["aantalWijzigingen"] == .number("0"))
      let etag = try #require(besloten.kop("ETag"))
      #expect(etag != voor.kop("ETag"))
      #expect(try await dienst.stuur("GET", pad, staf, koppen: ["If-None-Match": etag]).status == 304)
      #expect(try await dienst.stuur("GET", pad, staf, koppen: ["If-Match": "\"iets\""]).status == 412)
      #expect(try await dienst.stuur("GET", pad, try await dienst.aanvrager("27312345")).status == 403)

      // What came after stands beside it, and does not change it.
      let laat = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312347"))
      try await dienst.trekIn(laat, van: "27312347")
      let daarna = try await dienst.stuur("GET", pad, staf, koppen: ["If-None-Match": etag])
      #expect(daarna.status == 200)
      #expect(daarna.json["rangorde"] == besloten.json["rangorde"])
      #expect(ids.count == 2 && daarna.json["nietGerangschikt"] == besloten.json["nietGerangschikt"])
      #expect(
        daarna.json["wijzigingen"]?.elements?.map { "\($0["aanvraag"]?.text ?? "") \($0["soort"]?.text ?? "")" } == [
          "\(laat) aanvraag_ingediend", "\(laat) aanvraag_ingetrokken",
        ])
    }
  }
}
