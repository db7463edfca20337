import JSON
import Proeven
import Testing

/// Dates put back (`contract.md` section 4): three working days by one person, further by two at a bekendmaking alone.
@Suite struct TerugdateringTests {
  /// 6 May 2025 is a Tuesday, and 5 May is Liberation Day: three working days back is Wednesday 30 April.
  private static let grens = "2025-04-30"
  private static let erVoor = "2025-04-29"

  @Test func aDecisionIsDatedThreeWorkingDaysBackAtMost() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().status == 201)
      try dienst.zetKlok("2025-05-06T10:00:00Z")
      func besluit(_ datum: String, _ bekend: String?) async throws -> Proefdienst.Uitslag {
        try await dienst.besluit(Proefdienst.besluitopdracht(besluitDatum: datum, bekendgemaaktOp: bekend))
      }
      #expect(try await besluit(Self.erVoor, nil).fouten == ["bereik /besluitDatum"])
      #expect(
        try await besluit(Self.erVoor, Self.erVoor).fouten == ["bereik /besluitDatum", "bereik /bekendgemaaktOp"])
      let genomen = try await besluit(Self.grens, Self.grens)
      #expect(genomen.status == 201)
      let id = try #require(genomen.json["besluiten"]?[0]?["aanvraag"]?.text)
      // Objection runs from the day on which the decision could be read first, and payment from the bekendmaking.
      let gelezen = try await dienst.stuur("GET", "/v1/aanvragen/\(id)/besluit", try await dienst.aanvrager("27312345"))
      #expect(gelezen.json["bekendgemaaktOp"]?.text == Self.grens)
      #expect(gelezen.json["bezwaar"]?["uiterlijk"]?.text == "2025-06-17")
      let bezwaar = try #require(gelezen.json["bezwaar"]?["tekst"]?.text)
      #expect(bezwaar.contains("binnen 6 weken na 6 mei 2025 (de dag waarop u dit besluit voor het eerst kon lezen"))
      #expect(bezwaar.contains("dat is uiterlijk op 17 juni 2025,") && !bezwaar.contains("weken na de bekendmaking"))
      #expect(gelezen.json["voorschot"]?["uiterlijk"]?.text == "2025-06-11")
      let rapport = try await dienst.rapportregel(id)
      #expect(rapport["afwijkingen"]?.elements?.contains("teruggedateerd") == false)
    }
  }

  @Test func aBekendmakingFurtherBackWaitsForAnotherBesluitnemer() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      try await dienst.verleen(isBekendgemaakt: false)
      let pad = "/v1/aanvragen/\(id)/besluit/bekendmaking"
      let d2 = try await dienst.medewerker(.besluitnemer, als: "d2")
      let d3 = try await dienst.medewerker(.besluitnemer, als: "d3")
      let eigenaar = try await dienst.aanvrager("27312345")
      let eerder = try await dienst.stuur("GET", "/v1/aanvragen/\(id)", eigenaar)
      #expect(try await dienst.stuur("POST", pad + "/bevestiging", d3, [:]).status == 409)
      #expect(
        try await dienst.stuur("POST", pad, d2, ["bekendgemaaktOp": "2025-04-16"]).fouten == ["bereik /bekendgemaaktOp"]
      )
      let voorgelegd = try await dienst.stuur("POST", pad, d2, ["bekendgemaaktOp": "2025-04-17"])
      #expect(voorgelegd.status == 202 && voorgelegd.json["status"]?.text == "te_bevestigen")
      // Until it is confirmed the applicant sees nothing of it, and nothing is paid.
      let nu = try await dienst.stuur("GET", "/v1/aanvragen/\(id)", eigenaar)
      #expect(nu.lichaam == eerder.lichaam && nu.kop("ETag") == eerder.kop("ETag"))
      #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(id)/besluit", eigenaar).status == 404)
      let jan = try await dienst.medewerker(.financieel, als: "jan")
      #expect(try await dienst.stuur("POST", "/v1/aanvragen/\(id)/voorschot", jan, [:]).status == 409)
      let zelf = try await dienst.stuur("POST", pad + "/bevestiging", d2, [:])
      #expect(zelf.status == 403 && zelf.probleem == "vier-ogen")
      let bekend = try await dienst.stuur("POST", pad + "/bevestiging", d3, [:])
      #expect(bekend.status == 201 && bekend.json["bekendgemaaktOp"]?.text == "2025-04-17")
      #expect(bekend.json["bezwaar"]?["uiterlijk"]?.text == "2025-06-17")
      #expect(bekend.json["voorschot"]?["uiterlijk"]?.text == "2025-06-02")
      #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(id)/besluit", eigenaar).status == 200)
      #expect(try await dienst.stuur("POST", pad + "/bevestiging", d3, [:]).status == 409)
      #expect(try await dienst.rapportregel(id)["afwijkingen"]?.elements?.contains("teruggedateerd") == true)
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  @Test func aRoundIsMadeKnownAtOnceAndFurtherBackByTwo() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      let pad = "/v1/rondes/2025/bekendmaking"
      let d1 = try await dienst.medewerker(.besluitnemer, als: "d1")
      let d2 = try await dienst.medewerker(.besluitnemer, als: "d2")
      #expect(try await dienst.stuur("POST", pad, d1, ["bekendgemaaktOp": "2025-03-28"]).status == 409)
      #expect(try await dienst.bevries().status == 201)
      let besluiten = try await dienst.besluit()
      #expect(besluiten.status == 201)
      // One is made known before the others, which is a deviation of the others.
      #expect(
        try await dienst.stuur(
          "POST", "/v1/aanvragen/\(ids["C"] ?? "")/besluit/bekendmaking", d1, ["bekendgemaaktOp": "2025-03-28"]
        ).status == 201)
      try dienst.zetKlok("2025-04-07T10:00:00Z")
      let waardes: [JSONValue] = [["bekendgemaaktOp": "2025-03-27"], ["bekendgemaaktOp": "2025-04-08"]]
      for waarde in waardes {
        #expect(try await dienst.stuur("POST", pad, d1, waarde).fouten == ["bereik /bekendgemaaktOp"])
      }
      #expect(try await dienst.stuur("POST", pad + "/bevestiging", d2, [:]).status == 409)
      let voorgelegd = try await dienst.stuur("POST", pad, d1, ["bekendgemaaktOp": "2025-03-31"])
      #expect(voorgelegd.status == 202 && voorgelegd.json["status"]?.text == "te_bevestigen")
      #expect(try await dienst.stuur("POST", pad + "/bevestiging", d1, [:]).probleem == "vier-ogen")
      let bekend = try await dienst.stuur("POST", pad + "/bevestiging", d2, [:])
      #expect(bekend.status == 201)
      #expect(bekend.json["besluiten"]?.elements?.count == (besluiten.json["besluiten"]?.elements?.count ?? 0) - 1)
      #expect(try await dienst.stuur("POST", pad, d1, ["bekendgemaaktOp": "2025-04-07"]).status == 409)
      for letter in ["A", "B", "C", "D", "E"] {
        let codes = try await dienst.rapportregel(ids[letter] ?? "")["afwijkingen"]?.elements ?? []
        #expect(codes.contains("teruggedateerd") == (letter != "C"), "\(letter)")
        #expect(codes.contains("niet_bekendgemaakt") == (letter != "C"), "\(letter)")
        let sleutel = try await dienst.aanvrager(Proefdienst.kvkNummers[letter] ?? "")
        #expect(try await dienst.stuur("GET", "/v1/aanvragen/\(ids[letter] ?? "")/besluit", sleutel).status == 200)
      }
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  /// A decision that came after the others is made known by its own route, and then the round was made known on several
  /// days (`contract.md` section 4).
  @Test func aRoundMadeKnownOnTwoDaysShowsInTheReport() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let eerste = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().status == 201)
      let opdracht = Proefdienst.besluitopdracht(bekendgemaaktOp: "2025-03-28")
      #expect(try await dienst.besluit(opdracht).status == 201)
      let tweede = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))
      #expect(try await dienst.besluit().status == 201)
      #expect(try await dienst.rapportregel(eerste)["afwijkingen"] == [])
      try dienst.zetKlok("2025-03-31T10:00:00Z")
      let d1 = try await dienst.medewerker(.besluitnemer, als: "d1")
      let pad = "/v1/aanvragen/\(tweede)/besluit/bekendmaking"
      #expect(try await dienst.stuur("POST", pad, d1, ["bekendgemaaktOp": "2025-03-31"]).status == 201)
      #expect(try await dienst.rapportregel(tweede)["afwijkingen"] == ["niet_bekendgemaakt"])
      #expect(try await dienst.rapportregel(eerste)["afwijkingen"] == [])
    }
    // Made known on the same day it is no deviation.
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().status == 201)
      let opdracht = Proefdienst.besluitopdracht(bekendgemaaktOp: "2025-03-28")
      #expect(try await dienst.besluit(opdracht).status == 201)
      let tweede = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))
      #expect(try await dienst.besluit(opdracht).status == 201)
      #expect(try await dienst.rapportregel(tweede)["afwijkingen"] == [])
    }
  }

  @Test func aSettlementIsMadeKnownApartAndItsTermsRunFromThere() async throws {
    try await Proefdienst.met { dienst in
      let id = try await dienst.bevoorschot()
      let eigenaar = try await dienst.aanvrager("27312345")
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/verantwoording", eigenaar, Voorbeeldverantwoording(overig: 200_000).json)
      let dossier = try await dienst.stuur("GET", "/v1/aanvragen/\(id)", eigenaar)
      let pad = "/v1/aanvragen/\(id)/vaststelling"
      let v1 = try await dienst.medewerker(.besluitnemer, als: "v1")
      let tevroeg: [JSONMember] = [JSONMember("mandaat", "M"), JSONMember("besluitDatum", .text(Self.erVoor))]
      #expect(try await dienst.stuur("POST", pad, v1, .object(tevroeg)).fouten == ["bereik /besluitDatum"])
      let vastgesteld = try await dienst.stelVast(id, isBekendgemaakt: false)
      #expect(vastgesteld.status == 201 && vastgesteld.json["bekendgemaaktOp"] == .null)
      #expect(vastgesteld.json["terugbetalenUiterlijk"] == .null && vastgesteld.json["bezwaar"]?["uiterlijk"] == .null)
      #expect(try await dienst.rapportregel(id)["afwijkingen"]?.elements?.contains("niet_bekendgemaakt") == true)
      let nu = try await dienst.stuur("GET", "/v1/aanvragen/\(id)", eigenaar)
      #expect(nu.lichaam == dossier.lichaam && nu.kop("ETag") == dossier.kop("ETag"))
      #expect(try await dienst.stuur("GET", pad, eigenaar).status == 404)
      try dienst.zetKlok("2025-05-13T10:00:00Z")
      let terug: JSONValue = ["bekendgemaaktOp": "2025-05-06"]
      #expect(try await dienst.stuur("POST", pad + "/bekendmaking", v1, terug).status == 202)
      #expect(try await dienst.stuur("POST", pad + "/bekendmaking/bevestiging", v1, [:]).probleem == "vier-ogen")
      let d1 = try await dienst.medewerker(.besluitnemer, als: "d1")
      let bekend = try await dienst.stuur("POST", pad + "/bekendmaking/bevestiging", d1, [:])
      #expect(bekend.status == 201 && bekend.json["bekendgemaaktOp"]?.text == "2025-05-06")
      #expect(bekend.json["terugbetalenUiterlijk"]?.text == "2025-06-17")
      #expect(bekend.json["bezwaar"]?["uiterlijk"]?.text == "2025-06-24")
      #expect(try await dienst.stuur("GET", pad, eigenaar).json["kenmerk"] == vastgesteld.json["kenmerk"])
      #expect(try await dienst.stuur("POST", pad + "/bekendmaking", v1, terug).status == 409)
      var codes = try await dienst.rapportregel(id)["afwijkingen"]?.elements ?? []
      #expect(codes.contains("teruggedateerd") && !codes.contains("vordering_te_laat"))
      try dienst.zetKlok("2025-06-18T10:00:00Z")
      codes = try await dienst.rapportregel(id)["afwijkingen"]?.elements ?? []
      #expect(codes.contains("vordering_te_laat"))
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }
}

extension Proefdienst {
  /// The line of a file in the report of its round.
  func rapportregel(_ id: String) async throws -> JSONValue {
    let auditor = try await medewerker(.auditor, als: "a1")
    let rapport = try await stuur("GET", "/v1/rondes/2025/verantwoordingsrapport", auditor)
    return rapport.json["aanvragen"]?.element("id", id) ?? .null
  }
}
