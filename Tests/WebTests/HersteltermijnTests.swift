import JSON
import Loket
import Proeven
import Testing

/// Each item that is missing has a term of its own (Awb 4:5): it is asked for or not, its term runs or is over, and the
/// four weeks of lid 4 run from there.
@Suite struct HersteltermijnTests {
  private static let btw = ["btw_verklaring", "btw_specificatie"]
  private static let deMinimis = "de_minimisverklaring"

  /// An application without statement and specification of VAT.
  private static func zonderBtw(heeftDeMinimis: Bool) -> Voorbeeldaanvraag {
    var aanvraag = Voorbeeldaanvraag(heeftDeMinimis: heeftDeMinimis)
    aanvraag.wijzig = { $0.zonder("btw") }
    return aanvraag
  }

  private static func vraag(
    _ dienst: Proefdienst, _ id: String, _ onderdelen: [String], tot dag: String
  ) async throws -> Proefdienst.Uitslag {
    try await dienst.stuur(
      "POST", "/v1/aanvragen/\(id)/herstelverzoeken", try await dienst.medewerker(.intake, als: "i1"),
      HerstelTests.verzoek(onderdelen, uiterlijk: dag))
  }

  private static func stuurIn(
    _ dienst: Proefdienst, _ id: String, _ aanvraag: Voorbeeldaanvraag
  ) async throws -> Proefdienst.Uitslag {
    try await dienst.stuur(
      "PUT", "/v1/aanvragen/\(id)", try await dienst.aanvrager(aanvraag.kvkNummer), aanvraag.json,
      koppen: ["If-Match": "*"])
  }

  private static func laatBuiten(
    _ dienst: Proefdienst, _ id: String, op dag: String
  ) async throws -> Proefdienst.Uitslag {
    try await dienst.stuur(
      "POST", "/v1/aanvragen/\(id)/buitenbehandeling", try await dienst.medewerker(.besluitnemer, als: "d9"),
      ["motivering": "Niet aangevuld.", "mandaat": "Mandaat 7", "besluitDatum": .text(dag)])
  }

  @Test func aFreezeWaitsUntilEveryMissingItemWasAskedForAndItsTermIsOver() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Self.zonderBtw(heeftDeMinimis: false))
      try dienst.zetKlok("2025-03-31T10:00:00Z")
      #expect(try await Self.vraag(dienst, id, Self.btw, tot: "2025-04-03").status == 201)
      try dienst.zetKlok("2025-04-01T10:00:00Z")
      let aangevuld = try await Self.stuurIn(dienst, id, Voorbeeldaanvraag(heeftDeMinimis: false))
      #expect(aangevuld.json["status"]?.text == "aan_te_vullen")

      try dienst.zetKlok("2025-04-04T10:00:00Z")
      let nooit = try await dienst.bevries()
      #expect(nooit.status == 409)
      #expect(nooit.json["aanTeVullen"]?[0]?["nietGevraagd"] == [.text(Self.deMinimis)])
      #expect(nooit.json["aanTeVullen"]?[0]?["uiterlijk"] == nil)
      #expect(nooit.json["mogelijk"]?[0]?.text?.hasSuffix("(POST /v1/aanvragen/{id}/herstelverzoeken)") == true)
      // What was asked came, so nothing is left untreated for it.
      #expect(try await Self.laatBuiten(dienst, id, op: "2025-04-04").status == 409)

      #expect(try await Self.vraag(dienst, id, [Self.deMinimis], tot: "2025-04-30").status == 201)
      let lopend = try await dienst.bevries()
      #expect(lopend.status == 409)
      #expect(lopend.json["aanTeVullen"]?[0]?["uiterlijk"]?.text == "2025-04-30")
      #expect(lopend.json["aanTeVullen"]?[0]?["nietGevraagd"] == nil)
      try dienst.zetKlok("2025-05-01T10:00:00Z")
      #expect(try await dienst.bevries().status == 201)
      #expect(
        try await dienst.besluit(
          Proefdienst.besluitopdracht(besluitDatum: "2025-05-01", bekendgemaaktOp: "2025-05-01")
        ).status == 201)
      let besluit = try await dienst.stuur(
        "GET", "/v1/aanvragen/\(id)/besluit", try await dienst.aanvrager("27312345")
      ).json
      #expect(besluit["soort"]?.text == "buiten_behandeling")
      let motivering = try #require(besluit["motivering"]?.text)
      #expect(motivering.contains("30 april 2025") && motivering.contains(Self.deMinimis))
      #expect(!motivering.contains("3 april 2025") && !motivering.contains("btw_"))
    }
  }

  /// The version that came in the window has what was asked for, and misses something else.
  @Test func aReplacementThatMissesWhatWasNeverAskedForStopsAFreezeToo() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Self.zonderBtw(heeftDeMinimis: false))
      #expect(try await Self.vraag(dienst, id, Self.btw, tot: "2025-03-24").status == 201)
      let vervangen = try await Self.stuurIn(dienst, id, Voorbeeldaanvraag(heeftDeMinimis: false))
      #expect(vervangen.json["status"]?.text == "ingediend")
      try dienst.sluitRonde()
      let geweigerd = try await dienst.bevries()
      #expect(geweigerd.status == 409)
      #expect(geweigerd.json["aanTeVullen"]?[0]?["nietGevraagd"] == [.text(Self.deMinimis)])
    }
  }

  /// One request to 3 April and one to 30 April are two terms. Nothing is cut off while the second one runs, and then the
  /// four weeks of the first are over.
  @Test func aFileIsLeftUntreatedForTheItemsOfWhichTheFourWeeksRun() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Self.zonderBtw(heeftDeMinimis: false))
      try dienst.zetKlok("2025-03-31T10:00:00Z")
      #expect(try await Self.vraag(dienst, id, Self.btw, tot: "2025-04-03").status == 201)
      #expect(try await Self.vraag(dienst, id, [Self.deMinimis], tot: "2025-04-30").status == 201)
      try dienst.zetKlok("2025-04-03T21:59:00Z")
      #expect(try await Self.laatBuiten(dienst, id, op: "2025-04-03").status == 409)
      for dag in ["2025-04-10", "2025-04-30"] {
        try dienst.zetKlok("\(dag)T21:59:00Z")
        let geweigerd = try await Self.laatBuiten(dienst, id, op: dag)
        #expect(geweigerd.status == 409 && geweigerd.json["detail"]?.text?.contains("30 april 2025") == true, "\(dag)")
      }
      try dienst.zetKlok("2025-05-02T10:00:00Z")
      // A date put back is not in the term either.
      #expect(try await Self.laatBuiten(dienst, id, op: "2025-04-30").fouten == ["bereik /besluitDatum"])
      let genomen = try await Self.laatBuiten(dienst, id, op: "2025-05-02")
      #expect(genomen.status == 201)
      let motivering = try #require(genomen.json["motivering"]?.text)
      #expect(motivering.contains("30 april 2025") && motivering.contains(Self.deMinimis))
      #expect(!motivering.contains(" 3 april 2025") && !motivering.contains("btw_verklaring"))
    }
  }

  /// Nobody asks for something else and cuts the file off on the same day (Awb 4:5).
  @Test func aFileIsNotLeftUntreatedWhileATermThatWasGivenRuns() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Self.zonderBtw(heeftDeMinimis: false))
      try dienst.zetKlok("2025-03-31T10:00:00Z")
      #expect(try await Self.vraag(dienst, id, Self.btw, tot: "2025-04-04").status == 201)
      try dienst.zetKlok("2025-04-07T10:00:00Z")
      #expect(try await Self.vraag(dienst, id, [Self.deMinimis], tot: "2025-04-14").status == 201)
      let zelf = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/buitenbehandeling", try await dienst.medewerker(.besluitnemer, als: "i1"),
        ["motivering": "Niet aangevuld.", "mandaat": "Mandaat 7", "besluitDatum": "2025-04-07"])
      let ander = try await Self.laatBuiten(dienst, id, op: "2025-04-07")
      for (uitslag, weg) in [(zelf, "een andere besluitnemer"), (ander, "wachten tot de hersteltermijn voorbij is")] {
        #expect(uitslag.status == 409)
        let wegen = uitslag.json["mogelijk"]?.elements?.compactMap(\.text) ?? []
        #expect(wegen.contains { $0.contains(weg) }, "\(wegen)")
      }
      #expect(ander.json["mogelijk"]?.elements?.contains { $0.text?.contains("een andere") == true } == false)
      #expect(
        try await Self.stuurIn(dienst, id, Self.zonderBtw(heeftDeMinimis: true)).json["status"]?.text == "aan_te_vullen"
      )
      try dienst.zetKlok("2025-04-08T10:00:00Z")
      // What was asked for last is there; only what did not come in its own term is missing.
      #expect(try await Self.laatBuiten(dienst, id, op: "2025-04-08").status == 201)
    }
  }

  @Test func theDecisionNamesTheTermOfEachItem() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Self.zonderBtw(heeftDeMinimis: false))
      try dienst.zetKlok("2025-03-31T10:00:00Z")
      #expect(try await Self.vraag(dienst, id, Self.btw, tot: "2025-04-10").status == 201)
      #expect(try await Self.vraag(dienst, id, [Self.deMinimis], tot: "2025-04-17").status == 201)
      try dienst.zetKlok("2025-04-23T10:00:00Z")
      #expect(try await dienst.bevries().status == 201)
      #expect(
        try await dienst.besluit(
          Proefdienst.besluitopdracht(besluitDatum: "2025-04-23", bekendgemaaktOp: "2025-04-23")
        ).status == 201)
      let besluit = try await dienst.stuur(
        "GET", "/v1/aanvragen/\(id)/besluit", try await dienst.aanvrager("27312345")
      ).json
      let regels = try #require(besluit["motivering"]?.text).split(separator: "\n")
      for (code, datum) in [
        ("btw_verklaring", "10 april 2025"), ("btw_specificatie", "10 april 2025"), (Self.deMinimis, "17 april 2025"),
      ] {
        #expect(regels.contains { $0.contains(code) && $0.contains(datum) }, "\(code)")
      }
    }
  }

  @Test func askingAgainDoesNotReviveThePowerThatEnded() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftDeMinimis: false, heeftAdres: false))
      let binnen = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27300001", heeftDeMinimis: false))
      try dienst.zetKlok("2025-04-04T10:00:00Z")
      for dossier in [id, binnen] {
        #expect(try await Self.vraag(dienst, dossier, [Self.deMinimis], tot: "2025-04-18").status == 201)
      }
      // Four weeks after the 22nd, on which the term ended, a further term can still be given.
      try dienst.zetKlok("2025-05-20T21:59:00Z")
      #expect(try await Self.vraag(dienst, binnen, [Self.deMinimis], tot: "2025-05-21").status == 201)
      try dienst.zetKlok("2025-05-20T22:00:00Z")
      let geweigerd = try await Self.vraag(
        dienst, id, ["gegevens_aanvrager", Self.deMinimis], tot: "2025-06-04")
      #expect(geweigerd.status == 400 && geweigerd.fouten == ["waarde /onderdelen/1"])
      let melding = geweigerd.json["fouten"]?[0]?["melding"]?.text ?? ""
      #expect(melding.contains("inhoudelijk") && melding.contains("20 mei 2025"))
      #expect(try await Self.laatBuiten(dienst, id, op: "2025-05-21").status == 409)
      // Another item that is missing can still be asked for, and has its own four weeks.
      #expect(try await Self.vraag(dienst, id, ["gegevens_aanvrager"], tot: "2025-06-04").status == 201)
      try dienst.zetKlok("2025-06-05T10:00:00Z")
      let genomen = try await Self.laatBuiten(dienst, id, op: "2025-06-05")
      #expect(genomen.status == 201)
      #expect(genomen.json["motivering"]?.text?.contains(Self.deMinimis) == false)
    }
  }

  @Test func aTermIsAtLeastOneAndAtMostNinetyDays() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftDeMinimis: false))
      try dienst.zetKlok("2025-03-31T10:00:00Z")
      for dag in ["2025-03-31", "2025-06-30", "2030-01-01"] {
        let geweigerd = try await Self.vraag(dienst, id, [Self.deMinimis], tot: dag)
        #expect(geweigerd.status == 400 && geweigerd.fouten == ["bereik /uiterlijk"], "\(dag)")
      }
      for dag in ["2025-04-01", "2025-06-29"] {
        #expect(try await Self.vraag(dienst, id, [Self.deMinimis], tot: dag).status == 201, "\(dag)")
      }
      // What the applicant was given he keeps.
      let korter = try await Self.vraag(dienst, id, [Self.deMinimis], tot: "2025-06-28")
      #expect(korter.status == 400 && korter.fouten == ["bereik /uiterlijk"])
    }
  }

  /// Until the last day of the term the items asked for can be sent again; they hold up nothing when all are there.
  @Test func aRequestThatWasFulfilledHoldsNothingUpAndCanBeCorrected() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftDeMinimis: false))
      try dienst.zetKlok("2025-03-31T10:00:00Z")
      #expect(try await Self.vraag(dienst, id, [Self.deMinimis], tot: "2025-06-27").status == 201)
      #expect(try await dienst.bevries().status == 409)
      #expect(try await Self.stuurIn(dienst, id, Voorbeeldaanvraag()).json["status"]?.text == "ingediend")
      #expect(try await dienst.bevries().status == 201)

      let gewijzigd = try await Self.stuurIn(dienst, id, Voorbeeldaanvraag(eerdereSteun: 1_000_00))
      #expect(gewijzigd.status == 200 && gewijzigd.json["status"]?.text == "ingediend")
      let anders = try await Self.stuurIn(dienst, id, Voorbeeldaanvraag(heeftAdres: false))
      #expect(anders.status == 400)
      // What came in is not taken away again: that would hold up the others of the round until the term ends.
      let weg = try await Self.stuurIn(dienst, id, Voorbeeldaanvraag(heeftDeMinimis: false))
      #expect(weg.status == 400 && weg.fouten == ["verplicht /deMinimis"])
      #expect(try await dienst.bevries().status == 201)
      try dienst.zetKlok("2025-06-27T21:59:00Z")
      #expect(try await Self.stuurIn(dienst, id, Voorbeeldaanvraag()).status == 200)
      try dienst.zetKlok("2025-06-27T22:00:00Z")
      let laat = try await Self.stuurIn(dienst, id, Voorbeeldaanvraag())
      #expect(laat.status == 409 && laat.json["stand"]?.text == "ingediend")
      #expect(laat.json["detail"]?.text?.contains("27 juni 2025") == true)
    }
  }

  /// A correction after the completion does not suspend the term to decide any longer (Awb 4:15).
  @Test func aCorrectionGivesTheCityNoMoreTimeToDecide() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftDeMinimis: false))
      try dienst.zetKlok("2025-03-31T10:00:00Z")
      #expect(try await Self.vraag(dienst, id, [Self.deMinimis], tot: "2025-06-27").status == 201)
      try dienst.zetKlok("2025-04-01T10:00:00Z")
      #expect(try await Self.stuurIn(dienst, id, Voorbeeldaanvraag()).status == 200)
      try dienst.zetKlok("2025-05-28T10:00:00Z")
      #expect(try await Self.stuurIn(dienst, id, Voorbeeldaanvraag(eerdereSteun: 1_000_00)).status == 200)
      #expect(try await dienst.bevries().status == 201)
      #expect(
        try await dienst.besluit(
          Proefdienst.besluitopdracht(besluitDatum: "2025-05-28", bekendgemaaktOp: "2025-05-28")
        ).status == 201)
      // Eight weeks after 27 March end on 22 May.
      let verslag = try await dienst.stuur(
        "GET", "/v1/rondes/2025/verantwoordingsrapport", try await dienst.medewerker(.auditor, als: "a1"))
      #expect(verslag.json["aanvragen"]?[0]?["afwijkingen"]?.elements?.contains("besluit_te_laat") == true)
    }
  }

  /// What was asked for in the window and went missing again in a replacement can be completed until the term ends.
  @Test func aTermThatBeganInTheWindowRunsOnAfterAReplacement() async throws {
    try await Proefdienst.met(klok: "2025-03-26T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftDeMinimis: false))
      #expect(try await Self.vraag(dienst, id, [Self.deMinimis], tot: "2025-04-03").status == 201)
      let vervangen = try await Self.stuurIn(dienst, id, Voorbeeldaanvraag(heeftDeMinimis: false))
      #expect(vervangen.json["status"]?.text == "ingediend")
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().json["aanTeVullen"]?[0]?["uiterlijk"]?.text == "2025-04-03")
      let aangevuld = try await Self.stuurIn(dienst, id, Voorbeeldaanvraag())
      #expect(aangevuld.status == 200)
      #expect(try await dienst.bevries().status == 201)
    }
  }

  /// Who asked leaves untreated neither alone nor with the whole round, whatever the state of the file says.
  @Test func whoAskedDoesNotLeaveAReplacedFileUntreatedWithTheRound() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftDeMinimis: false))
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", try await dienst.medewerker(.intake, als: "d1"),
        HerstelTests.verzoek([Self.deMinimis], uiterlijk: "2025-03-24"))
      #expect(try await Self.stuurIn(dienst, id, Voorbeeldaanvraag(heeftDeMinimis: false)).status == 200)
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().status == 201)
      let opdracht = Proefdienst.besluitopdracht(bekendgemaaktOp: "2025-03-28")
      let zelf = try await dienst.besluit(opdracht)
      #expect(zelf.status == 403 && zelf.probleem == "vier-ogen")
      let ander = try await dienst.besluit(opdracht, als: "d2")
      #expect(ander.json["besluiten"]?[0]?["soort"]?.text == "buiten_behandeling")
    }
  }

  @Test func aReplacedFileIsLeftUntreatedByItselfToo() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftDeMinimis: false))
      #expect(try await Self.vraag(dienst, id, [Self.deMinimis], tot: "2025-03-24").status == 201)
      let vervangen = try await Self.stuurIn(dienst, id, Voorbeeldaanvraag(heeftDeMinimis: false))
      #expect(vervangen.json["status"]?.text == "ingediend")
      try dienst.sluitRonde()
      #expect(try await Self.laatBuiten(dienst, id, op: "2025-03-28").json["status"]?.text == "buiten_behandeling")
      let verslag = try await dienst.loket.controleer()
      #expect(verslag.isInOrde, "\(verslag.regels)")
    }
  }

  // MARK: The day on which a completion came in

  /// A signature in the repair term is dated after the receipt of the application, and that is no signal.
  @Test(arguments: ["ondertekening", "deMinimis"])
  func whatIsSignedInTheTermIsComparedWithTheDayItCameIn(wat: String) async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      func ondertekend(_ datum: String?) -> Voorbeeldaanvraag {
        var aanvraag = Voorbeeldaanvraag()
        aanvraag.wijzig = { document in
          guard let datum else { return document.zonder(wat) }
          let lid = wat == "deMinimis" ? "ondertekendOp" : "datum"
          return document.met(wat, lid, .text(datum))
        }
        return aanvraag
      }
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      let id = try await dienst.dienIn(ondertekend(nil))
      func codes() async throws -> [String?] {
        try await dienst.stuur("GET", "/v1/aanvragen/\(id)", auditor).json["signalen"]?.elements?.map {
          $0["code"]?.text
        } ?? []
      }
      try dienst.zetKlok("2025-03-31T10:00:00Z")
      let code = wat == "deMinimis" ? Self.deMinimis : "gegevens_aanvrager"
      #expect(try await Self.vraag(dienst, id, [code], tot: "2025-04-17").status == 201)
      try dienst.zetKlok("2025-04-07T21:59:00Z")
      #expect(try await Self.stuurIn(dienst, id, ondertekend("2025-04-08")).status == 200)
      #expect(try await codes() == ["datum_in_toekomst"])
      let geweigerd = try await dienst.bevries()
      #expect(geweigerd.json["signalen"] == [["aanvraag": .text(id), "code": "datum_in_toekomst"]])
      #expect(try await Self.stuurIn(dienst, id, ondertekend("2025-04-07")).status == 200)
      #expect(try await codes() == [])
      #expect(try await dienst.bevries().status == 201)
    }
  }

  /// Of what did not come with the completion the day of receipt stays that of the application.
  @Test func aCompletionOfSomethingElseChangesNoDayOfReceipt() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      func aanvraag(_ heeftBtw: Bool) -> Voorbeeldaanvraag {
        var aanvraag = Voorbeeldaanvraag()
        aanvraag.wijzig = {
          let laat = $0.met("ondertekening", "datum", "2025-04-01")
          return heeftBtw ? laat : laat.zonder("btw")
        }
        return aanvraag
      }
      let id = try await dienst.dienIn(aanvraag(false))
      try dienst.zetKlok("2025-03-31T10:00:00Z")
      #expect(try await Self.vraag(dienst, id, Self.btw, tot: "2025-04-17").status == 201)
      try dienst.zetKlok("2025-04-07T10:00:00Z")
      #expect(try await Self.stuurIn(dienst, id, aanvraag(true)).status == 200)
      #expect(
        try await dienst.bevries().json["signalen"] == [["aanvraag": .text(id), "code": "datum_in_toekomst"]])
    }
  }
}

extension JSONValue {
  /// The same without a member.
  fileprivate func zonder(_ lid: String) -> JSONValue { .object((members ?? []).filter { $0.name != lid }) }
}
