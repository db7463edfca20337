import JSON
import Loket
import Proeven
import Testing

/// Findings are about the application as it stood (`regels.md` section 3b, last paragraph).
@Suite struct VervallenTests {
  private static func geschiktheid(_ dienst: Proefdienst, _ id: String) async throws -> JSONValue? {
    try await dienst.stuur("GET", "/v1/aanvragen/\(id)", try await dienst.medewerker(.auditor, als: "a1"))
      .json["geschiktheid"]
  }

  @Test func aCompletionEndsTheReplacedOutcomesOfItsItemsAlone() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let aanvrager = try await dienst.aanvrager("27312345")
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b2")
      func oordeel(_ uitkomst: String) -> JSONValue { ["uitkomst": .text(uitkomst), "reden": "Het adres klopt niet."] }
      try await dienst.gelukt(
        "PUT", "/v1/aanvragen/\(id)/beoordeling", beoordelaar,
        [
          "toetsen": [
            "gegevens_aanvrager": oordeel("aan_te_vullen"), "btw_verklaring": oordeel("aan_te_vullen"),
            "doelgroep": oordeel("voldoet"),
          ], "niveaus": ["a": ["niveau": "minder", "reden": "Nagebeld."]],
        ])
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", try await dienst.medewerker(.intake, als: "i1"),
        [
          "onderdelen": ["gegevens_aanvrager", "btw_verklaring"], "uiterlijk": "2025-04-10",
          "motivering": "Het adres klopt niet.",
        ])
      try dienst.sluitRonde()
      var ander = Voorbeeldaanvraag()
      ander.wijzig = { document in
        .object(
          (document.members ?? []).map { lid in
            guard lid.name == "ondertekening" else { return lid }
            return JSONMember(lid.name, ["naam": "B. Bestuurder", "datum": "2025-03-18"])
          })
      }
      try await dienst.gelukt(
        "PUT", "/v1/aanvragen/\(id)", aanvrager, ander.json, koppen: ["If-Match": "*"])
      // The signature was completed and holds; of the VAT statement nothing changed, so what was found of it stays.
      #expect(try await Self.geschiktheid(dienst, id)?["redenen"] == ["btw_verklaring"])
      let bevindingen = try await dienst.stuur("GET", "/v1/aanvragen/\(id)/beoordeling", beoordelaar)
      #expect(bevindingen.json["toetsen"]?["gegevens_aanvrager"] == nil)
      #expect(bevindingen.json["toetsen"]?["btw_verklaring"] != nil && bevindingen.json["toetsen"]?["doelgroep"] != nil)
      #expect(bevindingen.json["niveaus"]?["a"] != nil && bevindingen.json["versie"]?.getal == "2")
      let verslag = try await dienst.loket.controleer()
      #expect(verslag.isInOrde, "\(verslag.regels)")
    }
  }

  @Test func aReplacementEndsAllFindings() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b2")
      try await dienst.gelukt(
        "PUT", "/v1/aanvragen/\(id)/beoordeling", beoordelaar,
        ["toetsen": ["doelgroep": ["uitkomst": "voldoet_niet", "reden": "De statuten zeggen iets anders."]]])
      #expect(try await Self.geschiktheid(dienst, id)?["oordeel"] == "ongeschikt")
      try await dienst.gelukt(
        "PUT", "/v1/aanvragen/\(id)", try await dienst.aanvrager("27312345"), Voorbeeldaanvraag(gesprekken: 410).json,
        koppen: ["If-Match": "*"])
      #expect(try await Self.geschiktheid(dienst, id)?["oordeel"] == "geschikt")
    }
  }

  /// A database of before, in which an assessor replaced the outcome of a check that follows from facts.
  @Test func replacedOutcomesThatMayNotBeReplacedEndAtTheUpgrade() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      try await dienst.gelukt(
        "PUT", "/v1/aanvragen/\(id)/beoordeling", try await dienst.medewerker(.beoordelaar, als: "b2"),
        ["toetsen": ["doelgroep": ["uitkomst": "voldoet", "reden": "Gezien."]]])
      try await dienst.vervals(
        "afgeschermd_gegeven",
        """
        UPDATE afgeschermd_gegeven SET document = replace(document, '"doelgroep":"voldoet"',
          '"aanvraagtermijn":"voldoet_niet","doelgroep":"voldoet","hoogte":"voldoet"')
        WHERE dossier = '\(id)'
        """)
      try await dienst.vervals(
        "afgeschermd_gegeven",
        #"""
        UPDATE afgeschermd_gegeven SET document = replace(document, '\"toetsen\":{', '\"toetsen\":{\"hoogte\":\"voldoet\",')
        WHERE dossier = '\#(id)'
        """#)
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(id)", staf).status == 500)
      let migratie = try Proefdienst.deel("sql/0007_signalen_en_terzijde.sql", vanaf: "-- Findings of before")
      #expect(try await dienst.sql(migratie) == nil)
      #expect(try await Self.geschiktheid(dienst, id)?["oordeel"] == "geschikt")
      let bevindingen = try await dienst.stuur("GET", "/v1/aanvragen/\(id)/beoordeling", staf)
      #expect(bevindingen.json["door"] == "systeem" && bevindingen.json["versie"]?.getal == "2")
      #expect(bevindingen.json["toetsen"]?.members?.map(\.name) == ["doelgroep"])
      // Once: what has ended does not end again. The chain holds, but for the record that this test forged.
      #expect(try await dienst.sql(migratie) == nil)
      let verslag = try await dienst.loket.controleer()
      #expect(verslag.fouten.map(\.code) == [.documentWijktAf], "\(verslag.regels)")
      let gebeurtenissen = try await dienst.stuur("GET", "/v1/gebeurtenissen?dossier=\(id)", staf)
      #expect(gebeurtenissen.json["items"]?.elements?.count { $0["soort"] == "oordelen_vervallen" } == 1)
    }
  }
}

extension Proefdienst {
  /// The statement of a migration under a heading.
  fileprivate static func deel(_ bestand: String, vanaf kop: String) throws -> String {
    let tekst = String(decoding: Proef.lees(root.appendingPathComponent(bestand)), as: UTF8.self)
    guard let begin = tekst.firstRange(of: kop), let einde = tekst[begin.upperBound...].firstRange(of: "END $$;") else {
      throw Ongeldig(tekst: kop)
    }
    guard let doe = tekst[begin.upperBound...].firstRange(of: "DO $$") else { throw Ongeldig(tekst: kop) }
    return String(tekst[doe.lowerBound..<einde.upperBound])
  }
}
