import Cryptography
import JSON
import Proeven
import Regeling
import Testing

@testable import Loket

/// What nobody does alone to a round: its ceiling, its window after closing, its draw (`regels.md` section 5).
@Suite struct RondeDoorTweeTests {
  private static let pad = "/v1/rondes/2025"

  private static func verlenging(_ tot: String...) -> JSONMember {
    JSONMember("verlengingen", .array(tot.map { ["tot": .text($0), "grond": "Storing (Awb 2:21)."] }))
  }

  private static func keuze(_ bedrag: Int64) -> JSONMember {
    JSONMember("plafondkeuze", ["bedrag": .amount(bedrag), "kenmerk": "BSW-2", "grond": "Awb 4:27 lid 2"])
  }

  private static let verlies = JSONMember("zaadverlies", ["grond": "De kluis is leeg bevonden."])

  @Test func thereIsNoCeilingToChooseWithoutALowering() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      let geweigerd = try await dienst.wijzigRonde(plafond: 100_000_00, meer: [Self.keuze(300_000_00)])
      #expect(geweigerd.status == 409 && geweigerd.json["stand"]?.text == "open")
      #expect(geweigerd.json["detail"]?.text?.contains("Er valt geen plafond te kiezen") == true)
      // A rise gives nothing to choose either: it applies at once.
      #expect(try await dienst.wijzigRonde(plafond: 110_000_00, meer: [Self.keuze(100_000_00)]).status == 409)
    }
  }

  @Test func whereNoCeilingWasInForceOnlyTheLastCanBeChosen() async throws {
    try await Proefdienst.met { dienst in
      let leden = (Proefdienst.ronde().members ?? []).map { lid in
        guard lid.name == "bekendmaking" else { return lid }
        return JSONMember(lid.name, ["kenmerk": "gmb", "datum": "2025-03-26", "vindplaats": "Gemeenteblad"])
      }
      let beheerder = try await dienst.medewerker(.beheerder, als: "beheer")
      #expect(try await dienst.stuur("PUT", Self.pad, beheerder, .object(leden)).status == 201)
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      func kies(_ bedrag: Int64) async throws -> Proefdienst.Uitslag {
        try await dienst.stuur(
          "PUT", Self.pad, beheerder, .object(leden + [Self.keuze(bedrag)]), koppen: ["If-Match": "*"])
      }
      #expect(try await kies(90_000_00).fouten == ["bereik /plafondkeuze/bedrag"])
      #expect(try await kies(100_000_00).status == 200)
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().status == 409)
      #expect(try await dienst.bevestigRonde().status == 201)
      #expect(try await dienst.bevries().json["plafond"] == .number("100000.00"))
    }
  }

  @Test func aChoiceThatNoFileLeavesAnyMoreStopsAFreeze() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde(plafond: 90_000_00)
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      #expect(try await dienst.wijzigRonde(plafond: 80_000_00, meer: [Self.keuze(90_000_00)]).status == 200)
      #expect(try await dienst.bevestigRonde().status == 201)
      try await dienst.trekIn(id, van: "27312345")
      try dienst.sluitRonde()
      let geweigerd = try await dienst.bevries()
      #expect(geweigerd.status == 409 && geweigerd.json["plafondGevallen"] == [])
      let weg = JSONMember("plafondkeuze", .null)
      #expect(try await dienst.wijzigRonde(plafond: 80_000_00, meer: [weg]).status == 200)
      // Nobody drops it alone.
      let wacht = try await dienst.bevries()
      #expect(wacht.status == 409 && wacht.json["detail"]?.text?.contains("bevestigd") == true)
      #expect(try await dienst.bevestigRonde().status == 201)
      #expect(try await dienst.bevries().json["plafond"] == .number("80000.00"))
    }
  }

  @Test func anExtensionOnlyEndsTheWindowLaterAndIsNeverTakenBack() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      func verleng(_ tot: JSONMember?) async throws -> Proefdienst.Uitslag {
        try await dienst.wijzigRonde(plafond: 100_000_00, meer: tot.map { [$0] } ?? [])
      }
      #expect(try await verleng(Self.verlenging("2025-03-27T23:00:00Z")).fouten == ["bereik /verlengingen/0/tot"])
      // Recorded while the round is open, it works at once.
      let open = try await verleng(Self.verlenging("2025-03-28T23:00:00Z"))
      #expect(open.status == 200 && open.json["teBevestigen"] == nil)
      #expect(open.json["verlengingen"]?[0]?["tot"]?.text == "2025-03-28T23:00:00Z")
      #expect(try await verleng(nil).status == 409)
      #expect(try await verleng(Self.verlenging("2025-03-29T23:00:00Z")).status == 409)
      let verder = Self.verlenging("2025-03-28T23:00:00Z", "2025-03-28T22:00:00Z")
      #expect(try await verleng(verder).fouten == ["bereik /verlengingen/1/tot"])
      #expect(try await dienst.bevestigRonde().status == 409)
    }
  }

  @Test func theSecondPersonConfirmsTheLastVersionOnce() async throws {
    try await Proefdienst.met(klok: "2025-03-28T09:00:00Z") { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      let verlengd = try await dienst.wijzigRonde(
        plafond: 100_000_00, meer: [Self.verlenging("2025-03-30T10:00:00Z")])
      #expect(verlengd.json["status"]?.text == "gesloten" && verlengd.json["versie"] == .number("2"))
      let etag = verlengd.kop("ETag")
      let d = try await dienst.medewerker(.besluitnemer, als: "d5")
      let bevestigingen = Self.pad + "/bevestigingen"
      let oud = try await dienst.stuur("POST", bevestigingen, d, ["versie": 1])
      #expect(oud.status == 409 && oud.json["laatste"] == .number("2"))
      #expect(try await dienst.stuur("POST", bevestigingen, d, [:]).fouten == ["verplicht /versie"])
      let beheerder = try await dienst.medewerker(.beheerder, als: "beheer")
      #expect(try await dienst.stuur("POST", bevestigingen, beheerder, ["versie": 2]).status == 403)
      let bevestigd = try await dienst.stuur("POST", bevestigingen, d, ["versie": 2])
      #expect(bevestigd.status == 201 && bevestigd.json["status"]?.text == "open")
      #expect(bevestigd.kop("ETag") != etag)
      #expect(try await dienst.stuur("POST", bevestigingen, d, ["versie": 2]).status == 409)
      // Who read the round before the confirmation changes nothing.
      let gemist = try await dienst.stuur(
        "PUT", Self.pad, beheerder, Proefdienst.ronde(), koppen: ["If-Match": etag ?? ""])
      #expect(gemist.status == 412)
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  @Test func nothingIsFrozenUnderAReadingThatNobodyDecided() async throws {
    try await Proefdienst.met { dienst in
      let gemaakt = try await dienst.stuur(
        "PUT", Self.pad, try await dienst.medewerker(.beheerder, als: "beheer"), Proefdienst.ronde())
      let codes = Normcode.allCases.map { JSONValue.text($0.rawValue) }
      #expect(gemaakt.status == 201 && gemaakt.json["openNormenZonderBesluit"] == .array(codes))
      let regeling = dienst.loket.regeling.regeling
      #expect(throws: LoketFout.self) { try regeling.eisNormbesluiten(isGesimuleerd: false) }
      try regeling.eisNormbesluiten(isGesimuleerd: true)
    }
  }

  @Test func theNumberOfTheDrawIsDrawnAtClosingAndPublic() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      #expect(try await dienst.stuur("GET", Self.pad).json["lotgetal"] == .null)
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      try await dienst.klokRoute("2025-03-27T23:00:00Z")
      let lotgetal = try #require(try await dienst.stuur("GET", Self.pad).json["lotgetal"]?.text)
      #expect(lotgetal.utf8.count == 64 && lotgetal.allSatisfy { "0123456789abcdef".contains($0) })
      let zegels = try await dienst.stuur("GET", Self.pad + "/zegels")
      #expect(zegels.status == 200)
      #expect(zegels.json["totaal"] == .number("\(zegels.json["items"]?.elements?.count ?? 0)"))
      let sluiting = try #require(zegels.json["items"]?.elements?.first { $0["aanleiding"]?.text == "sluiting" })
      #expect(sluiting["lotgetal"]?.text == lotgetal)
      #expect(try await dienst.zegels().contains { $0.document["lotgetal"]?.text == lotgetal })
      #expect(try await dienst.stuur("GET", "/v1/rondes/2024/zegels").status == 404)
      // The commitment stands still, and so does the window.
      let leden = (Proefdienst.ronde().members ?? []).filter { $0.name != "lotingVastlegging" }
      let zonder = try await dienst.stuur(
        "PUT", Self.pad, try await dienst.medewerker(.beheerder, als: "beheer"), .object(leden),
        koppen: ["If-Match": "*"])
      #expect(zonder.status == 409)
    }
  }

  @Test func aRoundGetsItsFirstCommitmentUntilItCloses() async throws {
    try await Proefdienst.met { dienst in
      let leden = (Proefdienst.ronde().members ?? []).filter { $0.name != "lotingVastlegging" }
      let beheerder = try await dienst.medewerker(.beheerder, als: "beheer")
      #expect(try await dienst.stuur("PUT", Self.pad, beheerder, .object(leden)).status == 201)
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      func leg(_ vastlegging: String) async throws -> Proefdienst.Uitslag {
        try await dienst.stuur(
          "PUT", Self.pad, beheerder, .object(leden + [JSONMember("lotingVastlegging", .text(vastlegging))]),
          koppen: ["If-Match": "*"])
      }
      // Everybody knows the empty seed.
      #expect(try await leg(SHA256Digest(of: "").hex).fouten == ["waarde /lotingVastlegging"])
      #expect(try await leg(SHA256Digest(of: Proefdienst.zaad).hex).status == 200)
      let ander = try await leg(SHA256Digest(of: "een ander zaad").hex)
      #expect(ander.status == 409)
      #expect(ander.json["mogelijk"]?.elements?.contains { $0.text?.contains("zaadverlies {grond}") == true } == true)
    }
    try await Proefdienst.met(klok: "2025-03-28T09:00:00Z") { dienst in
      let leden = (Proefdienst.ronde().members ?? []).filter { $0.name != "lotingVastlegging" }
      let beheerder = try await dienst.medewerker(.beheerder, als: "beheer")
      #expect(try await dienst.stuur("PUT", Self.pad, beheerder, .object(leden)).status == 201)
      let telaat = try await dienst.stuur("PUT", Self.pad, beheerder, Proefdienst.ronde(), koppen: ["If-Match": "*"])
      #expect(telaat.status == 409 && telaat.json["stand"]?.text == "gesloten")
    }
  }

  @Test func aLostSeedIsReplacedByTwoPersons() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde(plafond: 15_000_00)
      for nummer in ["10000001", "10000002"] { _ = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: nummer)) }
      let verloren = [Self.verlies]
      #expect(try await dienst.wijzigRonde(plafond: 15_000_00, meer: verloren).status == 409)
      try await dienst.klokRoute("2025-03-28T09:00:00Z")
      let eerste = try await dienst.stuur("GET", Self.pad).json["lotgetal"]?.text
      #expect(try await dienst.wijzigRonde(plafond: 15_000_00, meer: verloren).status == 200)
      // One person alone draws no other number.
      #expect(try await dienst.stuur("GET", Self.pad).json["lotgetal"]?.text == eerste)
      let gelijk = try await dienst.bevries()
      #expect(gelijk.status == 409 && gelijk.json["gelijkeStand"] != nil)
      let wegen = gelijk.json["mogelijk"]?.elements?.compactMap(\.text) ?? []
      #expect(wegen.contains { $0.contains("bevestigen dat het zaad") })
      let bevestigd = try await dienst.bevestigRonde()
      let tweede = try #require(bevestigd.json["lotgetal"]?.text)
      #expect(bevestigd.status == 201 && tweede != eerste && bevestigd.json["zaadVerloren"] == .boolean(true))
      #expect(try await dienst.bevries(["loting": ["zaad": .text(Proefdienst.zaad)]]).status == 409)
      let bevroren = try await dienst.bevries()
      #expect(bevroren.status == 201 && bevroren.json["loting"]?["geheel"]?.text == "\n" + tweede)
      #expect(try await dienst.besluit().status == 201)
      let id = try #require(bevroren.json["rangschikking"]?["rangorde"]?[1]?["id"]?.text)
      let besluit = try await dienst.stuur(
        "GET", "/v1/aanvragen/\(id)/besluit", try await dienst.medewerker(.auditor, als: "a1"))
      #expect(besluit.json["motivering"]?.text?.contains("zaad is verloren gegaan") == true)
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  @Test func aSeedThatFrozeARankingIsNotLost() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      try dienst.sluitRonde()
      #expect(try await dienst.bevries(["loting": ["zaad": .text(Proefdienst.zaad)]]).status == 201)
      let geweigerd = try await dienst.wijzigRonde(plafond: 100_000_00, meer: [Self.verlies])
      #expect(geweigerd.status == 409 && geweigerd.json["detail"]?.text?.contains("niet verloren") == true)
    }
  }

  /// A loss that waits is over when a ranking is frozen with the seed: who knows the result does not draw again.
  @Test func aLossThatWaitsEndsWithAFreezeByTheSeed() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde(plafond: 15_000_00)
      for nummer in ["10000001", "10000002"] { _ = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: nummer)) }
      try await dienst.klokRoute("2025-03-28T09:00:00Z")
      let vastgelegd = try await dienst.wijzigRonde(plafond: 15_000_00, meer: [Self.verlies])
      #expect(vastgelegd.json["teBevestigen"]?["gronden"] == ["zaadverlies"])
      #expect(try await dienst.bevries(["loting": ["zaad": .text(Proefdienst.zaad)]]).status == 201)
      let ronde = try await dienst.stuur("GET", Self.pad)
      #expect(ronde.json["teBevestigen"] == nil && ronde.kop("ETag") != vastgelegd.kop("ETag"))
      let geweigerd = try await dienst.bevestigRonde()
      #expect(geweigerd.status == 409 && geweigerd.json["detail"]?.text?.contains("niet verloren") == true)
      #expect(
        try await dienst.sql(
          "INSERT INTO rondebevestiging SELECT jaar, versie, door, 'ander', vastgesteld_op, repeat('7', 64) "
            + "FROM rondeversie WHERE zaadverlies_grond IS NOT NULL", rol: "weegschaal_toepassing")
          == "zaad_niet_verloren")
      let lotgetal = try await dienst.stuur("GET", Self.pad).json["lotgetal"]
      #expect(lotgetal == ronde.json["lotgetal"])
      // What else waits in a version that says it can be confirmed, and draws no number.
      let langer = [Self.verlies, Self.verlenging("2025-03-28T09:00:01Z")]
      let verlengd = try await dienst.wijzigRonde(plafond: 15_000_00, meer: langer)
      #expect(verlengd.json["teBevestigen"]?["gronden"] == ["verlengingen"])
      let bevestigd = try await dienst.bevestigRonde()
      #expect(bevestigd.status == 201 && bevestigd.json["lotgetal"] == lotgetal)
      #expect(bevestigd.json["zaadVerloren"] == nil)
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  @Test func theDatabaseHoldsItToo() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      try await dienst.klokRoute("2025-03-28T09:00:00Z")
      func versie(_ kolom: String, _ waarde: String) async throws -> String? {
        let kolommen = [
          "opent", "sluit", "plafond", "loting_vastlegging", "plafondkeuze_bedrag", "plafondkeuze_kenmerk",
          "plafondkeuze_grond", "verlengingen",
        ]
        let keuze = kolom == "plafondkeuze_bedrag"
        let waarden = kolommen.map { naam in
          naam == kolom ? waarde : keuze && naam.hasPrefix("plafondkeuze_") ? "'x'" : naam
        }
        return try await dienst.sql(
          """
          INSERT INTO rondeversie (jaar, versie, bekendmaking_kenmerk, bekendmaking_datum, bekendmaking_vindplaats,
            regeling_code, regeling_sha256, vastgesteld_op, door, \(kolommen.joined(separator: ", ")))
          SELECT jaar, versie + 1, bekendmaking_kenmerk, bekendmaking_datum, bekendmaking_vindplaats, regeling_code,
            regeling_sha256, '2025-03-28 10:00Z', door, \(waarden.joined(separator: ", "))
          FROM rondeversie ORDER BY versie DESC LIMIT 1
          """, rol: "weegschaal_toepassing")
      }
      #expect(try await versie("opent", "opent - interval '1 day'") == "venster_staat_vast")
      #expect(try await versie("sluit", "sluit + interval '1 day'") == "venster_staat_vast")
      #expect(try await versie("plafondkeuze_bedrag", "30000000") == "plafondkeuze_bekendgemaakt")
      #expect(try await versie("loting_vastlegging", "repeat('0', 64)") == "vastlegging_staat_vast")
      #expect(try await versie("loting_vastlegging", "NULL") == "vastlegging_staat_vast")
      let verlenging = JSONMember("verlengingen", [["tot": "2025-03-30T10:00:00Z", "grond": "x"]])
      #expect(try await dienst.wijzigRonde(plafond: 100_000_00, meer: [verlenging]).status == 200)
      // What nobody confirmed can be left out; the row lacks its event.
      #expect(try await versie("verlengingen", "'[]'::jsonb") == "rij_volgt_uit_gebeurtenis")
      #expect(
        try await dienst.sql(
          "INSERT INTO rondebevestiging SELECT jaar, versie, 'ander', door, now() FROM rondeversie WHERE versie = 2",
          rol: "weegschaal_toepassing") == "rondebevestiging_jaar_versie_vastgesteld_door_fkey")
      for zaad in ["''", "E'\\n' || z.lotgetal", "'een ander zaad' || E'\\n' || z.lotgetal"] {
        #expect(
          try await dienst.sql(
            """
            INSERT INTO rangschikking (jaar, nummer, rondeversie, plafond, bevroren_op, door, zaad, invoer_sha256,
              regeling, regeling_sha256, regelversie, invoer_staart, invoer_aantal, resultaat_kop, resultaat_staart,
              resultaat_delen, resultaat_sha256)
            SELECT 2025, 1, 2, 10000000, now(), 'x', \(zaad), z.sha256, '{}', z.sha256, '2', '', 0, '', '', 0, z.sha256
            FROM zegel z WHERE z.lotgetal IS NOT NULL
            """, rol: "weegschaal_toepassing") == "zaad_van_de_ronde", "\(zaad)")
      }
    }
  }

  /// A row of before can spell a person in another way. It is the same person.
  @Test func anotherSpellingIsNoSecondPerson() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      try await dienst.gelukt(
        "PUT", "/v1/aanvragen/\(id)/beoordeling", try await dienst.medewerker(.beoordelaar, als: "b7"),
        ["motivering": "In orde."])
      try await dienst.klokRoute("2025-03-28T09:00:00Z")
      _ = await dienst.loket.onderhoud()
      try await dienst.vervals("gebeurtenis", "UPDATE gebeurtenis SET door = 'B7' WHERE soort = 'beoordeeld'")
      try await dienst.vervals("rondeversie", "UPDATE rondeversie SET door = 'Beheer'")
      #expect(
        try await dienst.sql(
          "INSERT INTO rondebevestiging SELECT jaar, versie, door, 'beheer', vastgesteld_op FROM rondeversie",
          rol: "weegschaal_toepassing") == "vier_ogen_rondeversie")
      #expect(
        try await dienst.sql(
          """
          INSERT INTO rangschikking (jaar, nummer, rondeversie, plafond, bevroren_op, door, zaad, invoer_sha256, regeling,
            regeling_sha256, regelversie, invoer_staart, invoer_aantal, resultaat_kop, resultaat_staart, resultaat_delen,
            resultaat_sha256)
          SELECT 2025, 1, 1, 10000000, tijdstip, 'b7', '\(Proefdienst.zaad)' || E'\\n' || z.lotgetal, z.sha256, '{}',
            z.sha256, '2', '', 0, '', '', 0, z.sha256 FROM zegel z WHERE z.lotgetal IS NOT NULL
          """, rol: "weegschaal_toepassing") == "vier_ogen_zaad")
    }
  }
}
