import JSON
import Loket
import Proeven
import Testing

/// An applicant takes part in a round with one file (R 1:7; `regels.md` section 7).
@Suite struct EenPlaatsTests {
  private static let besluit: JSONValue = ["besluit": "RIS-1", "grond": "Storing van het portaal (Awb 2:21)."]

  @Test func anAdmittedFileHoldsThePlaceOfItsApplicant() async throws {
    try await Proefdienst.met(klok: "2025-03-19T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let vroeg = try await dienst.dienIn(Voorbeeldaanvraag())
      let besluitnemer = try await dienst.medewerker(.besluitnemer, als: "d9")
      #expect(
        try await dienst.stuur("POST", "/v1/aanvragen/\(vroeg)/toelating", besluitnemer, EenPlaatsTests.besluit).status
          == 201)
      try dienst.zetKlok("2025-03-20T10:00:00Z")
      let aanvrager = try await dienst.aanvrager("27312345")
      let tweede = try await dienst.stuur(
        "POST", "/v1/rondes/2025/aanvragen", aanvrager, Voorbeeldaanvraag().json)
      #expect(tweede.status == 409)
      #expect(tweede.json["eersteAanvraag"]?["id"]?.text == vroeg)
      #expect(tweede.json["poging"]?["nummer"] != nil)
      // No program can write it either.
      #expect(
        try await dienst.sql(
          """
          INSERT INTO dossierstand (dossier, jaar, kvk_nummer, status, aanvraagversie, ontvangen_op, tijdig, naam,
            gevraagd, volgnummer, kop)
          SELECT 'tweede', jaar, kvk_nummer, status, 1, ontvangen_op, true, naam, gevraagd, 1, kop FROM dossierstand
          """, rol: "weegschaal_toepassing") == "een_plaats_per_ronde")

      // The way out that the refusal names: the admitted file itself is replaced, in time now.
      let vervangen = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(vroeg)", aanvrager, Voorbeeldaanvraag(salaris: 400_000).json,
        koppen: ["If-Match": "*"])
      #expect(vervangen.status == 200)
      #expect(vervangen.json["tijdig"] == .boolean(true))
      // The other way: withdrawn, and filed again.
      try await dienst.trekIn(vroeg, van: "27312345")
      let nieuw = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.sluitRonde()
      let laat = try await dienst.dienIn(Voorbeeldaanvraag())
      let geweigerd = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(laat)/toelating", besluitnemer, EenPlaatsTests.besluit)
      #expect(geweigerd.status == 409)
      #expect(geweigerd.json["andereAanvraag"]?.text == nieuw)
      let bevroren = try await dienst.bevries()
      #expect(bevroren.json["rangschikking"]?["rangorde"]?.elements?.compactMap { $0["id"]?.text } == [nieuw])
    }
  }

  @Test func theWindowDoesNotMoveOnceAFileIsThere() async throws {
    try await Proefdienst.met(klok: "2025-03-19T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let vroeg = try await dienst.dienIn(Voorbeeldaanvraag())
      let beheerder = try await dienst.medewerker(.beheerder, als: "beheer")
      for veld in [("opent", "2025-03-18T23:00:00Z"), ("sluit", "2025-03-26T23:00:00Z")] {
        let ronde = RondenTests.ronde([(veld.0, .text(veld.1)), ("besluit", RondenTests.besluit)])
        let geweigerd = try await dienst.stuur("PUT", "/v1/rondes/2025", beheerder, ronde, koppen: ["If-Match": "*"])
        #expect(geweigerd.status == 409 && geweigerd.json["stand"]?.text == "aangekondigd", "\(veld)")
        #expect(geweigerd.json["mogelijk"]?[0]?.text?.contains("verlengingen [{tot, grond}]") == true)
      }
      let dossier = try await dienst.stuur(
        "GET", "/v1/aanvragen/\(vroeg)", try await dienst.medewerker(.intake, als: "i1"))
      #expect(dossier.json["tijdig"] == .boolean(false))
    }
  }

  @Test func anAdmittedFileKeepsThePlaceWhenTheWindowComesToCoverAnother() async throws {
    try await Proefdienst.met(klok: "2025-03-27T23:30:00Z") { dienst in
      try await dienst.maakRonde()
      let eerste = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.zetKlok("2025-03-28T08:30:00Z")
      let toegelaten = try await dienst.dienIn(Voorbeeldaanvraag())
      let besluitnemer = try await dienst.medewerker(.besluitnemer, als: "d9")
      #expect(
        try await dienst.stuur("POST", "/v1/aanvragen/\(toegelaten)/toelating", besluitnemer, EenPlaatsTests.besluit)
          .status == 201)
      let verlenging: JSONValue = [["tot": "2025-03-28T08:45:00Z", "grond": "storing"]]
      #expect(
        try await dienst.wijzigRonde(plafond: 100_000_00, meer: [JSONMember("verlengingen", verlenging)]).status == 200)
      #expect(try await dienst.bevestigRonde().status == 201)
      let dossier = try await dienst.stuur("GET", "/v1/aanvragen/\(eerste)", besluitnemer)
      #expect(dossier.json["tijdig"] == .boolean(true) && dossier.json["status"] == "terzijde")
      try dienst.sluitRonde()
      let bevroren = try await dienst.bevries()
      #expect(bevroren.json["rangschikking"]?["rangorde"]?.elements?.compactMap { $0["id"]?.text } == [toegelaten])
    }
  }
}
