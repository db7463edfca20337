import JSON
import Loket
import Proeven
import Testing

/// Open norm `intrekkingNaBevriezing`: who withdraws between freeze and decision (`regels.md` section 8).
@Suite struct IntrekkingNaBevriezingTests {
  /// The scheme's file with the other reading chosen.
  static func standBlijft(_ bestand: String) -> String {
    bestand.replacing(#""gekozen": "opnieuw""#, with: #""gekozen": "standBlijft""#)
      .replacing(#""waarde": "standBlijft""#, with: #""waarde": "opnieuw""#)
  }

  /// A round of 15,000 in which A, B and C each ask 10,000 and rank in that order, frozen on 28 March.
  private func bevrorenRonde(_ dienst: Proefdienst) async throws -> [String] {
    try await dienst.maakRonde(plafond: 15_000_00)
    var ids: [String] = []
    for (kvkNummer, gesprekken) in [("10000001", Int64(900)), ("10000002", 500), ("10000003", 100)] {
      ids.append(
        try await dienst.dienIn(
          Voorbeeldaanvraag(kvkNummer: kvkNummer, gesprekken: gesprekken, ondersteund: gesprekken / 5)))
    }
    try dienst.sluitRonde()
    let bevroren = try await dienst.bevries()
    #expect(bevroren.status == 201)
    let toegekend = bevroren.json["rangschikking"]?["rangorde"]?.elements?.map { $0["toegekend"]?.getal }
    #expect(toegekend == ["10000.00", "5000.00", "0.00"])
    try dienst.zetKlok("2025-03-28T10:00:00Z")
    return ids
  }

  private func regels(_ besloten: Proefdienst.Uitslag) -> Set<String> {
    Set(
      (besloten.json["besluiten"]?.elements ?? []).map {
        "\($0["aanvraag"]?.text ?? "") \($0["soort"]?.text ?? "") \($0["bedrag"]?.getal ?? "")"
      })
  }

  @Test func aNewFreezeWithoutHimIsTheDefault() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await bevrorenRonde(dienst)
      try await dienst.trekIn(ids[0], van: "10000001")
      let geweigerd = try await dienst.besluit()
      #expect(geweigerd.status == 409 && geweigerd.json["gewijzigd"] == [.text(ids[0])])
      #expect(try await dienst.bevries().status == 201)
      let besloten = try await dienst.besluit(Proefdienst.besluitopdracht(rangschikking: 2))
      #expect(
        regels(besloten) == ["\(ids[1]) verlening 10000.00", "\(ids[2]) gedeeltelijke_verlening 5000.00"])
    }
  }

  @Test func theFrozenRankingCanHoldAndHisPartStaysFree() async throws {
    try await Proefdienst.met(regeling: Self.standBlijft) { dienst in
      let ids = try await bevrorenRonde(dienst)
      try await dienst.trekIn(ids[0], van: "10000001")
      let besloten = try await dienst.besluit(Proefdienst.besluitopdracht(bekendgemaaktOp: "2025-03-28"))
      #expect(besloten.status == 201)
      #expect(regels(besloten) == ["\(ids[1]) gedeeltelijke_verlening 5000.00", "\(ids[2]) afwijzing 0.00"])
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(ids[0])/besluit", staf).status == 404)
      let dossier = try await dienst.stuur("GET", "/v1/aanvragen/\(ids[0])", staf)
      #expect(dossier.json["status"]?.text == "ingetrokken")
      let besluit = try await dienst.stuur(
        "GET", "/v1/aanvragen/\(ids[1])/besluit", try await dienst.aanvrager("10000002")
      ).json
      #expect(besluit["rang"] == .number("2"))
      #expect(besluit["motivering"]?.text?.contains("blijft € 10.000,00 vrij") == true)

      // The ranking as it was decided, with the withdrawal beside it.
      let rangschikking = try await dienst.stuur("GET", "/v1/rondes/2025/rangschikking", staf).json
      #expect(rangschikking["rangorde"]?.elements?.map { $0["id"]?.text } == ids)
      #expect(
        rangschikking["wijzigingen"]?.elements?.map { "\($0["aanvraag"]?.text ?? "") \($0["soort"]?.text ?? "")" }
          == ["\(ids[0]) aanvraag_ingetrokken"])
      // What was granted ties out, and the rest is free.
      let rapport = try await dienst.stuur("GET", "/v1/rondes/2025/verantwoordingsrapport", staf).json
      #expect(rapport["totalen"]?["verleend"]?.getal == "5000.00")
      for controle in rapport["aansluiting"]?.elements ?? [] {
        #expect(["0", "0.00"].contains(controle["verschil"]?.getal), "\(controle["controle"]?.text ?? "")")
      }
      for regel in rapport["aanvragen"]?.elements ?? [] { #expect(regel["afwijkingen"] == []) }
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  /// A withdrawal is all that may have changed.
  @Test func anythingElseThatChangedAsksForANewFreeze() async throws {
    try await Proefdienst.met(regeling: Self.standBlijft) { dienst in
      let ids = try await bevrorenRonde(dienst)
      try await dienst.trekIn(ids[0], van: "10000001")
      let laat = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "10000004"))
      let geweigerd = try await dienst.besluit()
      #expect(geweigerd.status == 409)
      #expect(geweigerd.json["gewijzigd"]?.elements?.compactMap(\.text) == [ids[0], laat].sorted())
      // Withdrawn too, it was never in the frozen ranking.
      try await dienst.trekIn(laat, van: "10000004")
      #expect(try await dienst.besluit().json["gewijzigd"]?.elements?.count == 2)
    }
    try await Proefdienst.met(regeling: Self.standBlijft) { dienst in
      let ids = try await bevrorenRonde(dienst)
      try await dienst.trekIn(ids[0], van: "10000001")
      #expect(try await dienst.wijzigRonde(plafond: 20_000_00).status == 200)
      #expect(try await dienst.besluit().status == 409)
    }
  }

  @Test func theSchemeShowsBothNormsWithTheirAlternatives() async throws {
    try await Proefdienst.met { dienst in
      let normen = try await dienst.stuur("GET", "/v1/regeling").json["openNormen"]
      for (code, gekozen, ander) in [
        ("intrekkingNaBevriezing", "opnieuw", "standBlijft"), ("vrijgevallenBedrag", "blijftVrij", "volgendeInRang"),
      ] {
        let norm = try #require(normen?.element("code", code))
        #expect(norm["gekozen"]?.text == gekozen)
        #expect(norm["alternatieven"]?.elements?.map { $0["waarde"]?.text } == [ander])
        for lid in ["artikel", "vraag", "toelichting", "beslotenDoor", "gepubliceerd"] {
          #expect(norm[lid]?.text?.isEmpty == false)
        }
        // No cohort can show a difference, and that is said.
        #expect(norm["werking"]?.text?.contains("een cohort toont geen verschil") == true)
      }
      #expect(normen?.element("code", "bandbreedte")?["werking"]?.text?.contains("geen verschil") == false)
    }
  }
}
