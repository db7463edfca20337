import JSON
import PostgreSQL
import Proeven
import Testing

/// An extension that was recorded after closing and that nobody confirmed can be taken back (`regels.md` section 5).
@Suite struct VerlengingTerugTests {
  private static let pad = "/v1/rondes/2025"

  private static func verlengingen(_ tot: String...) -> JSONMember {
    JSONMember("verlengingen", .array(tot.map { ["tot": .text($0), "grond": "Storing (Awb 2:21)."] }))
  }

  @Test func whatNobodyConfirmedIsLeftOutAndNeverWorks() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      // It works at once, so it stays.
      let vast = "2025-03-28T23:00:00Z"
      #expect(try await dienst.wijzigRonde(plafond: 100_000_00, meer: [Self.verlengingen(vast)]).status == 200)
      try await dienst.klokRoute("2025-03-29T09:00:00Z")
      let wacht = "2025-04-20T23:00:00Z"
      let verlengd = try await dienst.wijzigRonde(plafond: 100_000_00, meer: [Self.verlengingen(vast, wacht)])
      #expect(verlengd.status == 200 && verlengd.json["teBevestigen"]?["gronden"] == ["verlengingen"])
      let zonder = try await dienst.wijzigRonde(plafond: 100_000_00)
      #expect(zonder.status == 409, "an extension that works stays")
      let terug = try await dienst.wijzigRonde(plafond: 100_000_00, meer: [Self.verlengingen(vast)])
      #expect(terug.status == 200 && terug.json["teBevestigen"] == nil, "\(terug.json)")
      #expect(terug.json["verlengingen"]?.elements?.count == 1)
      // What is confirmed later lets no extension work that was taken back.
      let keuze = JSONMember("plafondkeuze", ["bedrag": .amount(100_000_00), "kenmerk": "BSW", "grond": "Awb 4:27"])
      let gekozen = try await dienst.wijzigRonde(plafond: 90_000_00, meer: [Self.verlengingen(vast), keuze])
      #expect(gekozen.json["teBevestigen"]?["gronden"] == ["plafondkeuze"])
      let bevestigd = try await dienst.bevestigRonde()
      #expect(bevestigd.status == 201 && bevestigd.json["status"]?.text == "gesloten")
      let versies = try await dienst.alsEigenaar(
        "SELECT inhoud FROM gebeurtenis WHERE dossier = 'ronde-2025' AND soort = 'ronde_gewijzigd' ORDER BY volgnummer"
      ).map { try $0.get("inhoud", as: String.self).contains(wacht) }
      #expect(versies == [false, true, false, false])
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  @Test func oneOfTwoThatWaitIsTakenBack() async throws {
    try await Proefdienst.met(klok: "2025-03-28T09:00:00Z") { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      let (een, twee) = ("2025-04-10T23:00:00Z", "2025-04-20T23:00:00Z")
      #expect(try await dienst.wijzigRonde(plafond: 100_000_00, meer: [Self.verlengingen(een, twee)]).status == 200)
      let terug = try await dienst.wijzigRonde(plafond: 100_000_00, meer: [Self.verlengingen(een)])
      #expect(terug.status == 200 && terug.json["teBevestigen"]?["verlengingen"]?.elements?.count == 1)
      let bevestigd = try await dienst.bevestigRonde()
      #expect(bevestigd.json["verlengingen"]?[0]?["tot"]?.text == een && bevestigd.json["status"]?.text == "open")
      #expect(try await dienst.wijzigRonde(plafond: 100_000_00).status == 409)
    }
  }

  @Test func anExtensionDoesNotEndBeforeItIsRecorded() async throws {
    try await Proefdienst.met(klok: "2025-04-01T09:00:00Z") { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      let verleden = try await dienst.wijzigRonde(
        plafond: 100_000_00, meer: [Self.verlengingen("2025-03-30T09:00:00Z")])
      #expect(verleden.status == 400 && verleden.fouten == ["bereik /verlengingen/0/tot"])
    }
  }

  /// Past our code: what works stays, what waits can go, and none ends before its version.
  @Test func theDatabaseHoldsIt() async throws {
    try await Proefdienst.met(klok: "2025-03-28T09:00:00Z") { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      func versie(_ tot: [String], op moment: String = "2025-03-28 11:00Z") async throws -> String? {
        let lijst = tot.map { #"{"tot": "\#($0)", "grond": "Storing (Awb 2:21)."}"# }.joined(separator: ", ")
        return try await dienst.sql(
          """
          DO $$ BEGIN
            INSERT INTO rondeversie (jaar, versie, opent, sluit, plafond, loting_vastlegging, bekendmaking_kenmerk,
              bekendmaking_datum, bekendmaking_vindplaats, regeling_code, regeling_sha256, vastgesteld_op, door, verlengingen)
            SELECT jaar, versie + 1, opent, sluit, plafond, loting_vastlegging, bekendmaking_kenmerk, bekendmaking_datum,
              bekendmaking_vindplaats, regeling_code, regeling_sha256, '\(moment)', door, '[\(lijst)]'::jsonb
            FROM rondeversie ORDER BY versie DESC LIMIT 1;
            RAISE EXCEPTION 'taken back';
          END $$
          """, rol: "weegschaal_toepassing")
      }
      let wacht = "2025-04-10T23:00:00Z"
      #expect(try await versie(["2025-03-28T10:00:00Z"]) == "verlenging_na_vastlegging")
      #expect(try await versie([wacht]) == "P0001")
      #expect(try await dienst.wijzigRonde(plafond: 100_000_00, meer: [Self.verlengingen(wacht)]).status == 200)
      #expect(try await versie([]) == "P0001")
      #expect(try await dienst.bevestigRonde().status == 201)
      #expect(try await versie([]) == "venster_staat_vast")
      #expect(try await versie(["2025-04-20T23:00:00Z"]) == "venster_staat_vast")
      #expect(try await versie([wacht, "2025-04-20T23:00:00Z"]) == "P0001")
    }
  }
}
