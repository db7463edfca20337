import JSON
import PostgreSQL
import Proeven
import Testing

/// While the window is open the applicant can still file a whole application, so nothing is left untreated (Awb 4:5).
@Suite struct BuitenbehandelingsvensterTests {
  private static func besluit(_ datum: String) -> JSONValue {
    ["motivering": "Niet aangevuld.", "mandaat": "Mandaat 7", "besluitDatum": .text(datum)]
  }

  /// A file that misses its declaration, and of which the term to complete it is over on 21 March.
  private static func onvolledig(_ dienst: Proefdienst) async throws -> String {
    let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftDeMinimis: false))
    try await dienst.gelukt(
      "POST", "/v1/aanvragen/\(id)/herstelverzoeken", try await dienst.medewerker(.intake, als: "i1"),
      HerstelTests.verzoek(["de_minimisverklaring"], uiterlijk: "2025-03-21"))
    return id
  }

  @Test func nothingIsLeftUntreatedWhileTheWindowIsOpen() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await Self.onvolledig(dienst)
      try dienst.zetKlok("2025-03-25T09:00:00Z")
      let d1 = try await dienst.medewerker(.besluitnemer, als: "d1")
      let pad = "/v1/aanvragen/\(id)/buitenbehandeling"
      let geweigerd = try await dienst.stuur("POST", pad, d1, Self.besluit("2025-03-25"))
      #expect(geweigerd.status == 409 && geweigerd.json["stand"]?.text == "aan_te_vullen")
      #expect(geweigerd.json["detail"]?.text?.contains("2025-03-28T00:00:00") == true, "\(geweigerd.json)")
      let mogelijk = geweigerd.json["mogelijk"]?.elements?.compactMap(\.text) ?? []
      #expect(mogelijk.contains { $0.contains("wachten") && $0.contains("2025-03-28T00:00:00") }, "\(mogelijk)")
      // The applicant completes it by replacing it.
      let aanvrager = try await dienst.aanvrager("27312345")
      let vervangen = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(id)", aanvrager, Voorbeeldaanvraag().json, koppen: ["If-Match": "*"])
      #expect(vervangen.status == 200)
    }
  }

  @Test func afterClosingItIsAndTheDatabaseHoldsTheSame() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await Self.onvolledig(dienst)
      let compleet = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))
      func rij(_ dossier: String, _ moment: String, _ datum: String = "2025-03-28") async throws -> String? {
        try await dienst.sql(
          """
          DO $$ BEGIN
            INSERT INTO besluit VALUES ('b-x', '\(dossier)', 2025, 'K-x', 'buiten_behandeling', 0, NULL, NULL, 'M',
              '\(datum)', NULL, decode(repeat('00', 32), 'hex'), '{}', '\(moment)', 'd9');
            RAISE EXCEPTION 'taken back';
          END $$
          """, rol: "weegschaal_toepassing")
      }
      #expect(try await rij(id, "2025-03-27 22:59Z", "2025-03-27") == "buiten_behandeling_na_sluiting")
      #expect(try await rij(id, "2025-03-27 23:00Z") == "P0001")
      #expect(try await rij(compleet, "2025-03-28 09:00Z") == "buiten_behandeling_na_herstel")
      #expect(try await rij(id, "2025-03-28 09:00Z", "2025-03-21") == "buiten_behandeling_na_herstel")
      try dienst.sluitRonde()
      let d1 = try await dienst.medewerker(.besluitnemer, als: "d1")
      #expect(
        try await dienst.stuur("POST", "/v1/aanvragen/\(id)/buitenbehandeling", d1, Self.besluit("2025-03-28")).status
          == 201)
    }
  }

  /// The way out that a refusal names is one that is there.
  @Test func noRefusalNamesAWithdrawalOfADecidedFile() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await Self.onvolledig(dienst)
      let aanvrager = try await dienst.aanvrager("27312345")
      let poging = try await dienst.stuur(
        "POST", "/v1/rondes/2025/aanvragen", aanvrager, ["aanvraag": "volgt per post"])
      #expect(poging.status == 400)
      let i1 = try await dienst.medewerker(.intake, als: "i1")
      func schrijfIn() async throws -> [String] {
        let uitslag = try await dienst.stuur(
          "POST", "/v1/rondes/2025/pogingen/1/inschrijving", i1,
          ["reden": "Per post ontvangen.", "aanvraag": Voorbeeldaanvraag().json])
        #expect(uitslag.status == 409)
        return uitslag.json["mogelijk"]?.elements?.compactMap(\.text) ?? []
      }
      try dienst.sluitRonde()
      #expect(try await schrijfIn().contains("de andere aanvraag intrekken (door de aanvrager)"))
      let d1 = try await dienst.medewerker(.besluitnemer, als: "d1")
      #expect(
        try await dienst.stuur("POST", "/v1/aanvragen/\(id)/buitenbehandeling", d1, Self.besluit("2025-03-28")).status
          == 201)
      let erna = try await schrijfIn()
      #expect(!erna.contains { $0.contains("intrekken") }, "\(erna)")
    }
  }

  @Test func ofADecidedRoundTheWayIsToDecideOnTheFile() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().status == 201)
      #expect(try await dienst.besluit().status == 201)
      let laat = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))
      let d1 = try await dienst.medewerker(.besluitnemer, als: "d1")
      let geweigerd = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(laat)/buitenbehandeling", d1, Self.besluit("2025-03-28"))
      #expect(geweigerd.status == 409)
      let wegen = String(decoding: geweigerd.json["mogelijk"]?.bytes ?? [], as: UTF8.self)
      #expect(wegen.contains("POST /v1/rondes/{jaar}/besluiten"), "\(wegen)")
    }
  }

  @Test func nothingIsToBeConfirmedOfADecidedRound() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.sluitRonde()
      let langer = JSONMember("verlengingen", [["tot": "2025-04-20T23:00:00Z", "grond": "Storing."]])
      #expect(try await dienst.wijzigRonde(plafond: 100_000_00, meer: [langer]).json["teBevestigen"] != nil)
      #expect(try await dienst.bevries().status == 201)
      #expect(try await dienst.besluit().status == 201)
      #expect(try await dienst.stuur("GET", "/v1/rondes/2025").json["teBevestigen"] == nil)
    }
  }
}
