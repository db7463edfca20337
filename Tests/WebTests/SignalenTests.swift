import JSON
import Keten
import Loket
import Proeven
import Testing

/// Signals over HTTP (`regels.md` section 3c): who sees them, who settles them, and what they stop.
@Suite struct SignalenTests {
  private static func handelAf(
    _ dienst: Proefdienst, _ id: String, _ code: String, als persoon: String = "b7", _ reden: JSONValue = "Nagegaan."
  ) async throws -> Proefdienst.Uitslag {
    try await dienst.stuur(
      "POST", "/v1/aanvragen/\(id)/signalen/\(code)/afhandeling",
      try await dienst.medewerker(.beoordelaar, als: persoon), ["reden": reden])
  }

  private static func signalen(_ dienst: Proefdienst, _ id: String) async throws -> [JSONValue] {
    let uitslag = try await dienst.stuur(
      "GET", "/v1/aanvragen/\(id)", try await dienst.medewerker(.auditor, als: "a1"))
    return try #require(uitslag.json["signalen"]?.elements)
  }

  private static func codes(_ dienst: Proefdienst, _ id: String) async throws -> [String] {
    try await signalen(dienst, id).compactMap { $0["code"]?.text }
  }

  @Test func staffSeesSignalsAndApplicantsDoNot() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let goed = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))
      let id = try await dienst.dienIn(Voorbeeldaanvraag.zonderContact())
      #expect(try await Self.signalen(dienst, goed) == [])
      let signaal = try #require(try await Self.signalen(dienst, id).first)
      #expect(signaal["code"] == "contact_ontbreekt" && signaal["afgehandeld"] == .null)
      #expect(signaal["toelichting"]?.text?.isEmpty == false)
      for rol in [Rol.intake, .beoordelaar, .besluitnemer, .financieel, .auditor] {
        let sleutel = try await dienst.medewerker(rol, als: "p-\(rol)")
        let lijst = try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", sleutel)
        #expect(lijst.json["items"]?.element("id", id)?["signalen"]?[0]?["code"] == "contact_ontbreekt")
        #expect(lijst.json["items"]?.element("id", goed)?["signalen"] == [])
      }
      let aanvrager = try await dienst.aanvrager("27312345")
      #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(id)", aanvrager).json["signalen"] == nil)
      let eigen = try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", aanvrager)
      #expect(eigen.json["items"]?[0]?["id"]?.text == id && eigen.json["items"]?[0]?["signalen"] == nil)
    }
  }

  @Test func anOpenSignalStopsAFreezeUntilAnAssessorSettlesIt() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag.zonderContact())
      _ = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))
      let ingetrokken = try await dienst.dienIn(Voorbeeldaanvraag.zonderContact(kvkNummer: "27312347"))
      try await dienst.trekIn(ingetrokken, van: "27312347")
      try dienst.sluitRonde()
      let laat = try await dienst.dienIn(Voorbeeldaanvraag.zonderContact(kvkNummer: "27312348"))
      #expect(try await Self.codes(dienst, laat) == ["contact_ontbreekt"])
      let geweigerd = try await dienst.bevries()
      #expect(geweigerd.status == 409 && geweigerd.json["stand"] == "gesloten")
      #expect(geweigerd.json["signalen"] == [["aanvraag": .text(id), "code": "contact_ontbreekt"]])
      #expect(
        geweigerd.json["mogelijk"]?[0]
          == "de signalen nagaan en afhandelen (POST /v1/aanvragen/{id}/signalen/{code}/afhandeling)")
      let afgehandeld = try await Self.handelAf(dienst, id, "contact_ontbreekt", "Gebeld: 070-1234567.")
      #expect(afgehandeld.status == 201)
      #expect(afgehandeld.json["afgehandeld"]?["reden"] == "Gebeld: 070-1234567.")
      let signaal = try #require(try await Self.signalen(dienst, id).first)
      #expect(signaal["afgehandeld"]?["door"] == "b7" && signaal["afgehandeld"]?["tijdstip"]?.text != nil)
      #expect(try await dienst.bevries().status == 201)
      // Settling counts as assessing: who did it decides on no file of the round, by no program.
      let zelf = try await dienst.stuur(
        "POST", "/v1/rondes/2025/besluiten", try await dienst.medewerker(.besluitnemer, als: "b7"),
        Proefdienst.besluitopdracht())
      #expect(zelf.status == 403 && zelf.probleem == "vier-ogen")
      #expect(
        try await dienst.sql(
          """
          INSERT INTO verdeling (jaar, rangschikking, plafond, bevroren_door, besloten_door)
          SELECT jaar, nummer, plafond, door, 'b7' FROM rangschikking
          """, rol: "weegschaal_toepassing") == "vier_ogen_ronde")
      #expect(try await dienst.besluit().status == 201)
    }
  }

  /// The grant of the file itself is no earlier grant, whoever looks afterwards.
  @Test func aGrantOfTheSameDecisionsIsNoEarlierGrant() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde(meer: [JSONMember("besluitDatum", "2025-03-28")])
      let ingetrokken = try await dienst.dienIn(Voorbeeldaanvraag())
      try await dienst.trekIn(ingetrokken, van: "27312345")
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.sluitRonde()
      let laat = try await dienst.dienIn(Voorbeeldaanvraag())
      #expect(try await dienst.bevries().status == 201)
      let besloten = try await dienst.besluit()
      #expect(besloten.json["besluiten"]?.element("aanvraag", id)?["soort"] == "verlening")
      for dossier in [id, laat, ingetrokken] { #expect(try await Self.codes(dienst, dossier) == []) }
      let lijst = try await dienst.stuur(
        "GET", "/v1/rondes/2025/aanvragen", try await dienst.medewerker(.auditor, als: "a1"))
      #expect(lijst.json["items"]?.element("id", id)?["signalen"] == [])
      // What is decided later knows the grant.
      let nieuw = try await dienst.dienIn(Voorbeeldaanvraag())
      #expect(try await Self.codes(dienst, nieuw) == ["eigen_verlening_niet_verklaard"])
    }
  }

  @Test func settlingIsForAssessorsOfWhatIsThereAndOnce() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag.zonderContact())
      let pad = "/v1/aanvragen/\(id)/signalen/contact_ontbreekt/afhandeling"
      for rol in [Rol.intake, .besluitnemer, .financieel, .auditor] {
        let sleutel = try await dienst.medewerker(rol, als: "p-\(rol)")
        #expect(try await dienst.stuur("POST", pad, sleutel, ["reden": "Ja."]).status == 403)
      }
      #expect(
        try await dienst.stuur("POST", pad, try await dienst.aanvrager("27312345"), ["reden": "Ja."]).status == 403)
      #expect(try await Self.handelAf(dienst, id, "iban_ontbreekt").status == 404)
      #expect(try await Self.handelAf(dienst, id, "bestaat_niet").status == 404)
      #expect(try await Self.handelAf(dienst, "bestaat-niet", "contact_ontbreekt").status == 404)
      #expect(try await Self.handelAf(dienst, id, "contact_ontbreekt", " ").fouten == ["lengte /reden"])
      #expect(try await Self.handelAf(dienst, id, "contact_ontbreekt").status == 201)
      let nogmaals = try await Self.handelAf(dienst, id, "contact_ontbreekt", als: "b8")
      #expect(nogmaals.status == 409 && nogmaals.json["stand"] == "ingediend")
      #expect(
        try await dienst.alsEigenaar { pool in
          try await pool.query(.once("tel", "SELECT count(*) AS n FROM signaalafhandeling")).one().get(
            "n", as: Int.self)
        } == 1)
      let verslag = try await dienst.loket.controleer()
      #expect(verslag.isInOrde, "\(verslag.regels)")
    }
  }

  @Test func aSettlementHoldsForItsFactsAndOthersOpenTheSignalAgain() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      var aanvraag = Voorbeeldaanvraag()
      aanvraag.wijzig = { $0.met("prestaties", "periode", ["van": "2023-01-01", "tot": "2023-12-31"]) }
      let id = try await dienst.dienIn(aanvraag)
      #expect(try await Self.handelAf(dienst, id, "prestaties_ander_jaar").status == 201)
      func vervang(_ van: String) async throws -> JSONValue? {
        var ander = Voorbeeldaanvraag()
        ander.wijzig = { $0.met("prestaties", "periode", ["van": .text(van), "tot": "2023-12-31"]) }
        try await dienst.gelukt(
          "PUT", "/v1/aanvragen/\(id)", try await dienst.aanvrager("27312345"), ander.json, koppen: ["If-Match": "*"])
        return try await Self.signalen(dienst, id).first?["afgehandeld"]
      }
      #expect(try await vervang("2023-01-01")?["door"] == "b7")
      #expect(try await vervang("2022-12-31") == .null)
      #expect(try await Self.handelAf(dienst, id, "prestaties_ander_jaar", als: "b8").status == 201)
      #expect(try await Self.signalen(dienst, id).first?["afgehandeld"]?["door"] == "b8")
      // The last settlement is the one that holds.
      #expect(try await vervang("2023-01-01") == .null)
    }
  }

  @Test func onlyFilesThatTakePartAreComparedWithEachOther() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      func metIban(_ kvkNummer: String) -> Voorbeeldaanvraag {
        var aanvraag = Voorbeeldaanvraag(kvkNummer: kvkNummer)
        aanvraag.wijzig = { $0.met("aanvrager", "iban", "NL91ABNA0417164300") }
        return aanvraag
      }
      let een = try await dienst.dienIn(metIban("27312345"))
      #expect(try await Self.codes(dienst, een) == [])
      let twee = try await dienst.dienIn(metIban("27312346"))
      #expect(try await Self.codes(dienst, een) == ["zelfde_iban"])
      #expect(try await Self.codes(dienst, twee) == ["zelfde_iban"])
      #expect(try await Self.handelAf(dienst, een, "zelfde_iban").status == 201)
      try await dienst.trekIn(twee, van: "27312346")
      #expect(try await Self.codes(dienst, een) == [])
      #expect(try await Self.codes(dienst, twee) == [])
      try dienst.sluitRonde()
      // Who comes after closing opens nothing, until he is admitted; then other facts open the signal again.
      let laat = try await dienst.dienIn(metIban("27312347"))
      #expect(try await Self.codes(dienst, een) == [])
      #expect(try await Self.codes(dienst, laat) == [])
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(laat)/toelating", try await dienst.medewerker(.besluitnemer, als: "d9"),
        ["besluit": "RIS-1", "grond": "Storing."])
      #expect(try await Self.signalen(dienst, een).first?["afgehandeld"] == .null)
      let geweigerd = try await dienst.bevries()
      #expect(
        geweigerd.json["signalen"]?.elements?.compactMap { $0["aanvraag"]?.text }.sorted() == [een, laat].sorted())
    }
  }

  @Test func linkedUndertakingsInOneRoundAreSignalledOnBothSides() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      var moeder = Voorbeeldaanvraag()
      moeder.wijzig = { $0.met("deMinimis", "verbondenOndernemingen", [["naam": "Dochter", "kvkNummer": "27312346"]]) }
      let een = try await dienst.dienIn(moeder)
      let los = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312347"))
      #expect(try await Self.codes(dienst, een) == [])
      let twee = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))
      for id in [een, twee] {
        #expect(try await Self.codes(dienst, id) == ["verbonden_in_ronde"])
      }
      #expect(try await Self.codes(dienst, los) == [])
      let toelichting = try await Self.signalen(dienst, twee).first?["toelichting"]?.text ?? ""
      #expect(toelichting.contains(een) && !toelichting.contains(los))
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().json["aantalSignalen"]?.getal == "2")
    }
  }

  @Test func aGrantOfThisServiceThatIsNotDeclaredIsSignalled() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      try await dienst.verleen()
      // Filed on 6 May, after the grant of 17 April to an undertaking that is linked to it.
      func metMoeder(_ kvkNummer: String, _ steun: JSONValue) -> Voorbeeldaanvraag {
        var aanvraag = Voorbeeldaanvraag(kvkNummer: kvkNummer)
        aanvraag.wijzig = { document in
          document.met("deMinimis", "verbondenOndernemingen", [["naam": "Moeder", "kvkNummer": "27312345"]])
            .met("deMinimis", "steun", steun)
        }
        return aanvraag
      }
      let verzwegen = try await dienst.dienIn(metMoeder("27312346", []))
      #expect(try await Self.codes(dienst, verzwegen) == ["eigen_verlening_niet_verklaard"])
      let verklaard = try await dienst.dienIn(
        metMoeder(
          "27312347",
          [
            [
              "verstrekker": "Den Haag", "verleendOp": "2025-04-17", "bedrag": .amount(10_000_00),
              "verordening": "2023/2831",
            ]
          ]))
      #expect(try await Self.codes(dienst, verklaard) == [])
    }
  }

  /// A signal that opens after the freeze stops the decisions; settling it needs no new freeze. It can be settled in
  /// every state, and that shows the applicant nothing.
  @Test func aSignalThatOpensAfterTheFreezeStopsTheDecisions() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().status == 201)
      // The name of an earlier round comes to light.
      try await dienst.maakEerderDossier(id, "Een andere naam")
      let geweigerd = try await dienst.besluit()
      #expect(geweigerd.status == 409)
      #expect(geweigerd.json["signalen"] == [["aanvraag": .text(id), "code": "naam_anders_dan_eerder"]])
      #expect(try await Self.handelAf(dienst, id, "naam_anders_dan_eerder").status == 201)
      #expect(try await dienst.besluit().status == 201)
    }
  }
}
