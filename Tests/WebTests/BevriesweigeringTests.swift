import JSON
import Loket
import Proeven
import Testing

/// What a refused freeze says can be done now. For every reason of a refusal it names a freeze or the decisions only when
/// these then succeed.
@Suite struct BevriesweigeringTests {
  /// The reasons for which a freeze is refused.
  enum Reden: String, CaseIterable, Sendable {
    case termijnOpen, nietGevraagd, hersteltermijnLoopt, signaalOpen, alBesloten, gegevensVerwijderd
    case beoordelingPastNiet
    case plafondBindtNiet, plafondkeuzePastNiet, plafondkeuzeOnbevestigd
    case andereRegeling, stilGewijzigd
    case zaadZonderVastlegging, zaadVerloren, anderZaad, anderZaadEnNietGevraagd, gelijkeStand
  }

  private static func keuze(_ bedrag: Int64) -> JSONMember {
    JSONMember("plafondkeuze", ["bedrag": .amount(bedrag), "kenmerk": "BSW-2", "grond": "Awb 4:27 lid 2"])
  }

  private static let metZaad: JSONValue = ["loting": ["zaad": .text(Proefdienst.zaad)]]
  private static let metAnderZaad: JSONValue = ["loting": ["zaad": "een ander zaad"]]

  /// Brings a round of one file, or of two that stand equal, to where freezing is refused for that reason.
  /// - Returns: the body with which it is refused.
  private static func maak(_ reden: Reden, _ dienst: Proefdienst) async throws -> JSONValue {
    if reden == .zaadZonderVastlegging {
      let leden = (Proefdienst.ronde().members ?? []).filter { $0.name != "lotingVastlegging" }
      try await dienst.gelukt(
        "PUT", "/v1/rondes/2025", try await dienst.medewerker(.beheerder, als: "beheer"), .object(leden))
    } else {
      try await dienst.maakRonde(plafond: reden == .gelijkeStand ? 15_000_00 : 100_000_00)
    }
    var aanvraag = reden == .signaalOpen ? Voorbeeldaanvraag.zonderContact() : Voorbeeldaanvraag()
    aanvraag.heeftAdres = ![.nietGevraagd, .hersteltermijnLoopt, .anderZaadEnNietGevraagd].contains(reden)
    let id = try await dienst.dienIn(aanvraag)
    if reden == .gelijkeStand { _ = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346")) }
    if reden == .termijnOpen { return [:] }
    // With the clock of the route the round is sealed, and has the number of its draw.
    try await dienst.klokRoute("2025-03-28T09:00:00Z")
    switch reden {
    case .hersteltermijnLoopt:
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", try await dienst.medewerker(.intake, als: "i1"),
        HerstelTests.verzoek(["gegevens_aanvrager"], uiterlijk: "2025-04-04"))
    case .alBesloten:
      try await dienst.vervals("dossierstand", "UPDATE dossierstand SET status = 'buiten_behandeling'")
    case .gegevensVerwijderd: #expect(try await dienst.sql("DELETE FROM aanvraagdocument") == nil)
    case .beoordelingPastNiet:
      try await dienst.gelukt(
        "PUT", "/v1/aanvragen/\(id)/beoordeling", try await dienst.medewerker(.beoordelaar, als: "b7"),
        [
          "lasten": [
            ["pointer": "/activiteiten/0/lasten/2", "nietNoodzakelijk": .amount(100_000), "reden": "Te ruim."]
          ],
          "motivering": "Nagegaan.",
        ])
      try await dienst.vervals(
        "aanvraagdocument",
        """
        UPDATE aanvraagdocument SET document = replace(document, '"bedrag":4000.00', '"bedrag":400.00')
        """)
    case .plafondBindtNiet: #expect(try await dienst.wijzigRonde(plafond: 5_000_00).status == 200)
    case .plafondkeuzeOnbevestigd:
      #expect(try await dienst.wijzigRonde(plafond: 5_000_00, meer: [keuze(100_000_00)]).status == 200)
    case .plafondkeuzePastNiet:
      #expect(try await dienst.wijzigRonde(plafond: 5_000_00, meer: [keuze(100_000_00)]).status == 200)
      #expect(try await dienst.bevestigRonde().status == 201)
      try await dienst.trekIn(id, van: "27312345")
    case .andereRegeling:
      try await dienst.vervals("rondeversie", "UPDATE rondeversie SET regeling_sha256 = repeat('0', 64)")
    case .stilGewijzigd:
      #expect(try await dienst.wijzigRonde(plafond: 110_000_00).status == 200)
      try await dienst.vervals(
        "rondeversie",
        """
        UPDATE rondeversie SET regeling_sha256 = CASE versie WHEN 1 THEN repeat('0', 64) ELSE regeling_sha256 END,
          besluit_kenmerk = NULL, besluit_grond = NULL
        """)
    case .zaadVerloren:
      let verlies = JSONMember("zaadverlies", ["grond": "De kluis is leeg bevonden."])
      #expect(try await dienst.wijzigRonde(plafond: 100_000_00, meer: [verlies]).status == 200)
      #expect(try await dienst.bevestigRonde().status == 201)
    default: break
    }
    switch reden {
    case .zaadZonderVastlegging, .zaadVerloren: return Self.metZaad
    case .anderZaad, .anderZaadEnNietGevraagd: return Self.metAnderZaad
    default: return [:]
    }
  }

  @Test(arguments: Reden.allCases)
  func aRefusedFreezeNamesAFreezeOnlyWhenItSucceeds(_ reden: Reden) async throws {
    try await Proefdienst.met { dienst in
      let lichaam = try await Self.maak(reden, dienst)
      let pad = "/v1/rondes/2025/rangschikkingen"
      for sleutel in [
        try await dienst.medewerker(.beoordelaar, als: "b1"),
        try await dienst.medewerker(.beoordelaar, .besluitnemer, als: "x1"),
      ] {
        let geweigerd = try await dienst.stuur("POST", pad, sleutel, lichaam)
        #expect(geweigerd.status == 409, "\(String(decoding: geweigerd.lichaam, as: UTF8.self))")
        let mogelijk = geweigerd.json["mogelijk"]?.elements?.compactMap(\.text) ?? []
        #expect(!mogelijk.isEmpty)
        let genoemd = mogelijk.filter { $0.hasSuffix("(POST /v1/rondes/{jaar}/rangschikkingen)") }
        let kanAnders = [.zaadZonderVastlegging, .zaadVerloren, .anderZaad, .gelijkeStand].contains(reden)
        #expect(genoemd.count == (kanAnders ? 1 : 0), "\(genoemd)")
        // With the draw alone in the way, what was frozen before can be decided upon.
        #expect(kanAnders || !mogelijk.contains { $0.hasSuffix("/besluiten)") }, "\(mogelijk)")
        for woorden in genoemd {
          let weg = try await dienst.stuur("POST", pad, sleutel, woorden.contains("met het") ? Self.metZaad : [:])
          #expect(weg.status == 201, "\(woorden)")
        }
      }
    }
  }

  /// An obstacle that comes after a freeze stops the decisions by it as well.
  @Test func afterAFreezeTheDecisionsAreNotNamedEither() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().status == 201)
      #expect(try await dienst.wijzigRonde(plafond: 5_000_00).status == 200)
      let x1 = try await dienst.medewerker(.beoordelaar, .besluitnemer, als: "x1")
      let geweigerd = try await dienst.stuur("POST", "/v1/rondes/2025/rangschikkingen", x1, [:])
      let mogelijk = geweigerd.json["mogelijk"]?.elements?.compactMap(\.text) ?? []
      #expect(geweigerd.status == 409 && !mogelijk.contains { $0.hasSuffix("/besluiten)") }, "\(mogelijk)")
      let besluit = try await dienst.besluit()
      #expect(besluit.status == 409)
    }
  }

  /// Where the round changed since the freeze, another freeze is the way out only while that is not refused.
  @Test func decisionsThatAskForAnotherFreezeNameWhatStopsIt() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      let nummer = try await PogingenTests.onvolledigePoging(dienst, "27312346")
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().status == 201)
      func weigering(op dag: String = "2025-03-28") async throws -> (
        toelichting: String, mogelijk: [String], json: JSONValue
      ) {
        let uitslag = try await dienst.stuur(
          "POST", "/v1/rondes/2025/besluiten", try await dienst.medewerker(.beoordelaar, .besluitnemer, als: "x1"),
          Proefdienst.besluitopdracht(besluitDatum: dag))
        #expect(uitslag.status == 409 && uitslag.json["gewijzigd"]?.elements?.count == 1)
        return (
          uitslag.json["detail"]?.text ?? "", uitslag.json["mogelijk"]?.elements?.compactMap(\.text) ?? [], uitslag.json
        )
      }
      let opnieuw = "de rangschikking opnieuw bevriezen (POST /v1/rondes/{jaar}/rangschikkingen)"
      // An attempt of before closing is entered, of which something is missing.
      let ingeschreven = try await dienst.stuur(
        "POST", "/v1/rondes/2025/pogingen/\(nummer)/inschrijving", try await dienst.medewerker(.intake, als: "i1"),
        ["reden": "Het was bedoeld als aanvraag."])
      let id = try #require(ingeschreven.json["id"]?.text, "\(String(decoding: ingeschreven.lichaam, as: UTF8.self))")
      var geweigerd = try await weigering()
      #expect(
        geweigerd.mogelijk.contains(
          "om aanvulling vragen waar dat nog niet is gedaan (POST /v1/aanvragen/{id}/herstelverzoeken)"))
      #expect(!geweigerd.mogelijk.contains(opnieuw), "\(geweigerd.mogelijk)")

      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", try await dienst.medewerker(.intake, als: "i2"),
        HerstelTests.verzoek(["gegevens_aanvrager"], uiterlijk: "2025-04-18"))
      geweigerd = try await weigering()
      #expect(geweigerd.mogelijk.contains("wachten tot de termijn voorbij is; zij loopt tot en met 22 april 2025"))
      #expect(!geweigerd.mogelijk.contains { $0.contains("bevriezen") }, "\(geweigerd.mogelijk)")
      #expect(geweigerd.toelichting.contains("Dat kan nu nog niet: ") && geweigerd.json["aanTeVullen"] != nil)
      #expect(try await dienst.bevries().status == 409)

      try dienst.zetKlok("2025-04-23T10:00:00Z")
      geweigerd = try await weigering(op: "2025-04-23")
      #expect(geweigerd.mogelijk.first == opnieuw, "\(geweigerd.mogelijk)")
      #expect(!geweigerd.toelichting.contains("Dat kan nu nog niet"))
      #expect(try await dienst.bevries().status == 201)
    }
  }
}
