import JSON
import Loket
import Proeven
import Testing

/// The decisions of a round on files whose repair term is over and that still miss something (Awb 4:5 lid 4).
@Suite struct NietAangevuldTests {
  /// The decision of the round on a file of which the term to complete ended on 27 March, taken at that moment.
  private func besluit(op moment: String, _ datum: String, bekendgemaaktOp: String?) async throws -> JSONValue {
    var besluit = JSONValue.null
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      try dienst.zetKlok(moment)
      try await dienst.gelukt(
        "POST", "/v1/rondes/2025/rangschikkingen", try await dienst.medewerker(.beoordelaar, als: "b1"), [:])
      try await dienst.gelukt(
        "POST", "/v1/rondes/2025/besluiten", try await dienst.medewerker(.besluitnemer, als: "d1"),
        Proefdienst.besluitopdracht(besluitDatum: datum, bekendgemaaktOp: bekendgemaaktOp))
      let id = try #require(ids["F"])
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      besluit = try await dienst.stuur("GET", "/v1/aanvragen/\(id)/besluit", staf).json
      let status = besluit["soort"]?.text == "afwijzing" ? "afgewezen" : "buiten_behandeling"
      #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(id)", staf).json["status"]?.text == status)
    }
    return besluit
  }

  @Test func itIsLeftUntreatedInTheLastMinuteOfTheFourWeeks() async throws {
    let genomen = try await besluit(op: "2025-04-24T21:59:00Z", "2025-04-24", bekendgemaaktOp: "2025-04-24")
    #expect(genomen["soort"]?.text == "buiten_behandeling")
  }

  /// Afterwards it is decided on its substance, also when the date of the bekendmaking is put back.
  @Test(arguments: ["2025-04-25", "2025-04-24"])
  func afterTheFourWeeksItIsRefused(bekendgemaaktOp: String) async throws {
    let datum = bekendgemaaktOp
    // Frozen before, or the date of decision could not be put back.
    let genomen = try await besluitNa(datum)
    #expect(genomen["soort"]?.text == "afwijzing")
    #expect(genomen["bedrag"]?.getal == "0.00")
    let motivering = try #require(genomen["motivering"]?.text)
    for deel in [
      "niet kunnen vaststellen", "27 maart 2025", "24 april 2025", "Awb 4:5 lid 4", "gegevens_aanvrager",
    ] {
      #expect(motivering.contains(deel), "\(deel)")
    }
    let grondslag = genomen["grondslag"]?.elements?.compactMap(\.text) ?? []
    #expect(grondslag == ["Awb artikel 4:2 lid 2 (gegevens die voor de beslissing nodig zijn)", "Awb 4:2"])
  }

  private func besluitNa(_ datum: String) async throws -> JSONValue {
    var besluit = JSONValue.null
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      try dienst.zetKlok("2025-04-24T10:00:00Z")
      #expect(try await dienst.bevries().status == 201)
      try dienst.zetKlok("2025-04-24T22:00:00Z")
      let uitslag = try await dienst.besluit(
        Proefdienst.besluitopdracht(besluitDatum: datum, bekendgemaaktOp: datum))
      #expect(uitslag.status == 201)
      besluit = try await dienst.stuur(
        "GET", "/v1/aanvragen/\(ids["F"] ?? "")/besluit", try await dienst.aanvrager("10000006")
      ).json
    }
    return besluit
  }

  @Test func itIsRefusedWhenTheDecisionsAreNotMadeKnownAtOnce() async throws {
    let genomen = try await besluit(op: "2025-03-28T09:00:00Z", "2025-03-28", bekendgemaaktOp: nil)
    #expect(genomen["soort"]?.text == "afwijzing")
  }

  /// A completion in the term starts the four weeks.
  @Test func theFourWeeksRunFromTheLastCompletion() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftDeMinimis: false, heeftAdres: false))
      try dienst.zetKlok("2025-04-04T10:00:00Z")
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", try await dienst.medewerker(.intake, als: "i"),
        HerstelTests.verzoek(["de_minimisverklaring", "gegevens_aanvrager"], uiterlijk: "2025-05-02"))
      try dienst.zetKlok("2025-04-07T10:00:00Z")
      try await dienst.gelukt(
        "PUT", "/v1/aanvragen/\(id)", try await dienst.aanvrager("27312345"),
        Voorbeeldaanvraag(heeftAdres: false).json, koppen: ["If-Match": "*"])
      // Four weeks after 7 April is Liberation Day, so 6 May; after the end of the term they would run until 30 May.
      try dienst.zetKlok("2025-05-07T10:00:00Z")
      #expect(try await dienst.bevries().status == 201)
      let uitslag = try await dienst.besluit(
        Proefdienst.besluitopdracht(besluitDatum: "2025-05-07", bekendgemaaktOp: "2025-05-07"))
      #expect(uitslag.json["besluiten"]?[0]?["soort"]?.text == "afwijzing")
    }
  }

  /// A file that fails a check and misses what was asked is refused on both.
  @Test func aRefusalNamesWhatWasAskedForInVainToo() async throws {
    try await Proefdienst.met(klok: "2025-03-27T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(rechtsvorm: "maatschap", heeftAdres: false))
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", try await dienst.medewerker(.intake, als: "i"),
        HerstelTests.verzoek(["gegevens_aanvrager"], uiterlijk: "2025-04-04"))
      try dienst.zetKlok("2025-04-07T10:00:00Z")
      #expect(try await dienst.bevries().status == 201)
      #expect(
        try await dienst.besluit(
          Proefdienst.besluitopdracht(besluitDatum: "2025-04-07", bekendgemaaktOp: "2025-04-07")
        ).status == 201)
      let besluit = try await dienst.stuur(
        "GET", "/v1/aanvragen/\(id)/besluit", try await dienst.aanvrager("27312345")
      ).json
      #expect(besluit["soort"]?.text == "afwijzing")
      #expect(besluit["motivering"]?.text?.contains("rechtsvorm = maatschap") == true)
      #expect(besluit["motivering"]?.text?.contains("4 april 2025") == true)
      #expect(besluit["grondslag"]?.elements?.compactMap(\.text).last == "Awb 4:2")
    }
  }
}
