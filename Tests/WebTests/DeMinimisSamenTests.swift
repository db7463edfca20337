import JSON
import Loket
import Proeven
import Testing

/// Grants of one round to linked undertakings count together at the date of decision (`regels.md` section 6).
@Suite struct DeMinimisSamenTests {
  /// A ranks above B. Each asks 10,000.00, and each declares so much earlier aid.
  private func maakRonde(_ dienst: Proefdienst, _ eerdereSteun: Int64, verbonden: Bool) async throws -> [String] {
    try await dienst.maakRonde(meer: [JSONMember("besluitDatum", "2025-03-28")])
    let hoog = Voorbeeldaanvraag(
      kvkNummer: "10000001", gesprekken: 900, ondersteund: 300, eerdereSteun: eerdereSteun)
    var laag = Voorbeeldaanvraag(kvkNummer: "10000002", eerdereSteun: eerdereSteun)
    if verbonden {
      laag.wijzig = { $0.met("deMinimis", "verbondenOndernemingen", [["naam": "Zuster", "kvkNummer": "10000001"]]) }
    }
    let ids = [try await dienst.dienIn(hoog), try await dienst.dienIn(laag)]
    for id in verbonden ? ids : [] {
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/signalen/verbonden_in_ronde/afhandeling",
        try await dienst.medewerker(.beoordelaar, als: "b7"), ["reden": "Zij zijn één onderneming."])
    }
    try dienst.sluitRonde()
    return ids
  }

  private func steun(_ bedrag: Int64, op dag: String = "2024-01-01") -> JSONValue {
    ["verstrekker": "Overheid", "verleendOp": .text(dag), "bedrag": .amount(bedrag), "verordening": "2023/2831"]
  }

  /// Records verified aid.
  private func gaNa(_ dienst: Proefdienst, _ id: String, _ deMinimis: JSONValue) async throws {
    try await dienst.gelukt(
      "PUT", "/v1/aanvragen/\(id)/beoordeling", try await dienst.medewerker(.beoordelaar, als: "b7"),
      ["deMinimis": deMinimis, "motivering": "Nagegaan."], koppen: ["If-Match": "*"])
  }

  @Test func whoFailsTogetherStopsTheDecisionsUntilTheAidIsVerified() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await maakRonde(dienst, 285_000_00, verbonden: true)
      #expect(try await dienst.bevries().status == 201)
      let geweigerd = try await dienst.besluit()
      #expect(geweigerd.status == 409)
      #expect(
        geweigerd.json["deMinimis"]
          == [
            [
              "id": .text(ids[1]), "ruimte": .number("5000.00"), "toegekend": .number("10000.00"),
              "verbonden": [["id": .text(ids[0]), "toegekend": .number("10000.00")]],
            ]
          ])
      #expect(geweigerd.json["mogelijk"]?.elements?.isEmpty == false)

      // The higher ranked grant is aid to the lower: with it the lower one has no room.
      try await gaNa(
        dienst, ids[1],
        ["steun": [steun(285_000_00), steun(10_000_00, op: "2025-03-28")], "reden": "De verlening aan de zuster."])
      #expect(try await dienst.besluit().json["gewijzigd"] == [.text(ids[1])])
      #expect(try await dienst.bevries().status == 201)
      let besloten = try await dienst.besluit(Proefdienst.besluitopdracht(rangschikking: 2))
      #expect(besloten.status == 201)
      let besluiten = try #require(besloten.json["besluiten"])
      #expect(besluiten.element("aanvraag", ids[0])?["soort"]?.text == "verlening")
      #expect(besluiten.element("aanvraag", ids[1])?["soort"]?.text == "afwijzing")
    }
  }

  /// 280,000 of aid and two grants of 10,000 are just 300,000.
  @Test func exactlyTheCeilingTogetherIsAllowed() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await maakRonde(dienst, 280_000_00, verbonden: true)
      // Named as verified aid, the higher grant does not count twice.
      try await gaNa(
        dienst, ids[1],
        ["steun": [steun(280_000_00), steun(10_000_00, op: "2025-03-28")], "reden": "De verlening aan de zuster."])
      #expect(try await dienst.bevries().status == 201)
      let besloten = try await dienst.besluit()
      #expect(besloten.json["besluiten"]?.elements?.map { $0["soort"]?.text } == ["verlening", "verlening"])
    }
  }

  @Test func anAssessorFindsThatTwoAreOne() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await maakRonde(dienst, 285_000_00, verbonden: false)
      try await gaNa(
        dienst, ids[1],
        [
          "steun": [steun(285_000_00)],
          "verbondenOndernemingen": [["naam": "Zuster", "kvkNummer": "10000001"]], "reden": "Zelfde bestuur.",
        ])
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      let gelezen = try await dienst.stuur("GET", "/v1/aanvragen/\(ids[1])/beoordeling", staf)
      #expect(
        gelezen.json["deMinimis"]?["verbondenOndernemingen"] == [["naam": "Zuster", "kvkNummer": "10000001"]])
      #expect(try await dienst.bevries().status == 201)
      let geweigerd = try await dienst.besluit()
      #expect(geweigerd.json["deMinimis"]?.elements?.map { $0["id"] } == [.text(ids[1])])
      // Without that finding both fit.
      try await gaNa(dienst, ids[1], ["steun": [steun(285_000_00)], "reden": "Toch niet."])
      #expect(try await dienst.bevries().status == 201)
      #expect(try await dienst.besluit(Proefdienst.besluitopdracht(rangschikking: 2)).status == 201)
    }
  }

  /// An earlier round of this service, made as its owner: the service knows one scheme.
  @Test func anEarlierGrantOfThisServiceCounts() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(eerdereSteun: 250_000_00))
      try await dienst.maakEerderDossier(id, "Stichting 27312345")
      try await dienst.vervals(
        "besluit",
        """
        INSERT INTO besluit (id, dossier, jaar, kenmerk, soort, bedrag, mandaat, besluit_datum,
          verantwoording_uiterlijk, zout, document, tijdstip, door)
        VALUES ('eerder', 'oud', 2024, 'eerder', 'verlening', 4500000, 'm', '2024-04-01', '2025-04-01',
          decode(repeat('00', 32), 'hex'), '{}', '2024-04-01T10:00Z', 'd9')
        """)
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/signalen/eigen_verlening_niet_verklaard/afhandeling",
        try await dienst.medewerker(.beoordelaar, als: "b7"), ["reden": "Zij telt mee."])
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().status == 201)
      let geweigerd = try await dienst.besluit()
      #expect(geweigerd.json["deMinimis"]?[0]?["ruimte"]?.getal == "5000.00")
      #expect(geweigerd.json["deMinimis"]?[0]?["verbonden"] == nil)
    }
  }
}
