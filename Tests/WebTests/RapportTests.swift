import JSON
import Loket
import Proeven
import Testing

/// The report that ties a round out.
@Suite struct RapportTests {
  @Test func aPlayedRoundTiesOutToTheCent() async throws {
    try await Proefdienst.met { dienst in
      let ronde = try await dienst.speelRonde()
      let rapport = try await dienst.rapport()
      #expect(
        rapport.members?.map(\.name)
          == ["ronde", "plafond", "standOp", "telling", "totalen", "aanvragen", "aansluiting"])
      #expect(rapport["ronde"] == .number("2025") && rapport["plafond"] == .number("100000.00"))
      #expect(
        rapport["telling"] == [
          "ontvangen": .number("4"), "tijdig": .number("3"), "nietTijdig": .number("1"), "ingetrokken": .number("1"),
          "gerangschikt": .number("2"), "besloten": .number("3"), "zonderBesluit": .number("0"),
        ])
      #expect(
        rapport["totalen"] == [
          "aangevraagd": .number("40000.00"), "verleend": .number("20000.00"), "betaald": .number("20000.00"),
          "vastgesteld": .number("7800.00"), "teruggevorderd": .number("2200.00"), "terugbetaald": .number("500.00"),
          "openstaand": .number("1700.00"),
        ])
      let aansluiting = try #require(rapport["aansluiting"]?.elements)
      #expect(
        aansluiting.compactMap { $0["controle"]?.text } == [
          "toegekend in de bevroren rangschikking = verleend in eerste aanleg",
          "besluiten in eerste aanleg = verdeling onder het plafond", "verleend + ruimte onder het plafond = plafond",
          "besluiten = geboekt van budget naar verplichting", "opgedragen voorschotten = geboekt op voorschotten",
          "betalingen = uitgaven bank", "vaststellingen = subsidielast",
          "vaststellingen: verleend - vastgesteld = vrijval",
          "vastgesteld + teruggevorderd = betaald + na te betalen, bij vaststelling",
          "teruggevorderd = openstaande vordering + terugbetaald", "terugbetalingen = ontvangsten bank",
          "som van alle rekeningen = 0", "ontvangen = besloten + ingetrokken + zonder besluit",
          "gebeurtenissen van dossiers = som van de laatste nummers",
          "nagelopen keten, zegels en boeken: wat niet sluit = 0",
        ])
      for controle in aansluiting {
        #expect(controle.members?.map(\.name) == ["controle", "links", "rechts", "verschil"])
        #expect(["0", "0.00"].contains(controle["verschil"]?.getal), "\(controle)")
      }
      let regel = try #require(rapport["aanvragen"]?.element("id", ronde.vastgesteld))
      #expect(
        regel.members?.map(\.name) == [
          "id", "kenmerk", "naam", "status", "aangevraagd", "verleend", "betaald", "vastgesteld", "teruggevorderd",
          "terugbetaald", "openstaand", "bevrorenDoor", "besluitDoor", "mandaat", "afwijkingen",
          "naderhandOntvangen",
        ])
      #expect(regel["bevrorenDoor"]?.text == "b1" && regel["besluitDoor"]?.text == "d1" && regel["afwijkingen"] == [])
      #expect(rapport["aanvragen"]?.element("id", ronde.ingetrokken)?["besluitDoor"] == .null)
      #expect(try await dienst.rapport("?alleenAfwijkingen=true")["aanvragen"] == [])
    }
  }

  @Test func aDecisionMovedToAnotherRoundIsMissed() async throws {
    try await Proefdienst.met { dienst in
      let ronde = try await dienst.speelRonde()
      // As one who can switch the constraints off.
      let verplaatst = try await dienst.sql(
        """
        DO $$ BEGIN
          SET LOCAL session_replication_role = replica;
          UPDATE besluit SET jaar = 2026 WHERE dossier = '\(ronde.vastgesteld)';
        END $$
        """)
      #expect(verplaatst == nil)
      let aansluiting = try #require(try await dienst.rapport()["aansluiting"]?.elements)
      let anders = Set(
        aansluiting.filter { !["0", "0.00"].contains($0["verschil"]?.getal) }.compactMap { $0["controle"]?.text })
      let verwacht: Set = [
        "toegekend in de bevroren rangschikking = verleend in eerste aanleg",
        "besluiten in eerste aanleg = verdeling onder het plafond",
        "besluiten = geboekt van budget naar verplichting",
      ]
      #expect(verwacht.isSubset(of: anders))
    }
  }

  @Test func theCSVHoldsTheSameRows() async throws {
    try await Proefdienst.met { dienst in
      let ronde = try await dienst.speelRonde()
      for (naam, id) in [("=1+1, \"x\"", ronde.vastgesteld), ("@Zoë\nB.V.", ronde.bevoorschot)] {
        try await dienst.vervals(
          "dossierstand", "UPDATE dossierstand SET naam = E'\(naam)' WHERE dossier = '\(id)'")
      }
      try await dienst.klokRoute("2026-06-01T09:00:00Z")
      let rapport = try await dienst.rapport()
      let uitslag = try await dienst.stuur(
        "GET", Proefdienst.rapportpad, try await dienst.medewerker(.auditor, als: "a1"), koppen: ["Accept": "text/csv"])
      #expect(uitslag.status == 200 && uitslag.kop("Content-Type")?.hasPrefix("text/csv; charset=utf-8") == true)
      let rijen = gelezen(uitslag.lichaam)
      let aanvragen = try #require(rapport["aanvragen"]?.elements)
      #expect(rijen.count == aanvragen.count + 1)
      #expect(rijen[0] == aanvragen[0].members?.map(\.name))
      for (rij, aanvraag) in zip(rijen.dropFirst(), aanvragen) {
        for (naam, veld) in zip(rijen[0], rij) {
          let verwacht =
            switch aanvraag[naam] {
            case .text(let tekst): (["=", "@"].contains(tekst.prefix(1)) ? "'" : "") + tekst
            case .number(let tekst): tekst
            case .array(let codes): codes.compactMap(\.text).joined(separator: " ")
            default: ""
            }
          #expect(Array(veld.utf8) == Array(verwacht.utf8), "\(naam)")
        }
      }
      #expect(rijen.contains { $0[2] == "'=1+1, \"x\"" } && rijen.contains { $0[14] == "verantwoording_te_laat" })
    }
  }

  @Test func whatDeviatesIsFlaggedByItsCode() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let ander = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346", gesprekken: 300))
      #expect(try await dienst.afwijkingen() == [:])
      try await dienst.verleen()
      #expect(try await dienst.afwijkingen() == [:])
      // Made known on 17 April 2025: six weeks end on Ascension Day, a day off follows, so on Monday 2 June.
      try dienst.zetKlok("2025-06-02T21:59:00Z")
      #expect(try await dienst.afwijkingen() == [:])
      try dienst.zetKlok("2025-06-02T22:00:00Z")
      #expect(try await dienst.afwijkingen() == [id: ["betaling_te_laat"], ander: ["betaling_te_laat"]])
      let pad = "/v1/aanvragen/\(id)"
      let opdracht = try await dienst.stuur(
        "POST", "\(pad)/voorschot", try await dienst.medewerker(.financieel, als: "jan"), [:])
      #expect(opdracht.status == 201)
      let betaling = try await dienst.stuur(
        "POST", "\(pad)/betalingen", try await dienst.medewerker(.financieel, als: "piet"),
        ["bedrag": .amount(1_000_000), "valutadatum": "2025-06-02", "kenmerk": "bank-1"])
      #expect(betaling.status == 201)
      // The day of the bank counts, not the day on which it was booked.
      #expect(try await dienst.afwijkingen() == [ander: ["betaling_te_laat"]])
      let verantwoording = try await dienst.stuur(
        "POST", "\(pad)/verantwoording", try await dienst.aanvrager("27312345"),
        Voorbeeldverantwoording(overig: 200_000, toelichting: nil).json)
      #expect(verantwoording.status == 201)
      #expect(try await dienst.afwijkingen()[id] == ["afwijking_zonder_toelichting"])
      try dienst.zetKlok("2026-05-01T22:00:00Z")
      #expect(try await dienst.afwijkingen()[ander] == ["betaling_te_laat", "verantwoording_te_laat"])

      // What only a fault or a hand in the database can bring about.
      try await dienst.vervals(
        "gebeurtenis", "UPDATE gebeurtenis SET door = 'iemand' WHERE dossier = '\(ander)' AND volgnummer = 1")
      #expect(try await dienst.afwijkingen()[ander]?.contains("keten_gebroken") == true)
      try await dienst.vervals("boeking", "DELETE FROM boeking WHERE dossier = '\(id)' AND credit = 'bank'")
      #expect(try await dienst.afwijkingen()[id]?.contains("gebeurtenis_zonder_boeking") == true)
      try await dienst.vervals(
        "boeking",
        "INSERT INTO boeking SELECT dossier, volgnummer, 9, debet, credit, 1, tijdstip FROM boeking WHERE dossier = '\(ander)'"
      )
      #expect(try await dienst.afwijkingen()[ander]?.contains("boeking_zonder_gebeurtenis") == true)
      try await dienst.vervals(
        "rangschikkingdeel", "UPDATE rangschikkingdeel SET document = replace(document, '10000.00', '9999.00')")
      #expect(try await dienst.afwijkingen()[id]?.contains("verleend_ongelijk_toegekend") == true)
      let verschillen = try await dienst.rapport()["aansluiting"]?.elements?.compactMap { $0["verschil"]?.getal }
      #expect(verschillen?.contains("-2.00") == true && verschillen?.contains("10000.00") == true)
      let lijst = try await dienst.rapport("?alleenAfwijkingen=true")["aanvragen"]?.elements
      #expect(lijst?.count == 2)
    }
  }

  @Test func onlyStaffReadsIt() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let pad = Proefdienst.rapportpad
      #expect(try await dienst.stuur("GET", pad).status == 401)
      #expect(try await dienst.stuur("GET", pad, try await dienst.aanvrager("27312345")).status == 403)
      #expect(try await dienst.stuur("GET", pad, try await dienst.medewerker(.beheerder, als: "beheer")).status == 403)
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      #expect(try await dienst.stuur("GET", "/v1/rondes/2024/verantwoordingsrapport", auditor).status == 404)
      #expect(try await dienst.stuur("GET", "\(pad)?alleenAfwijkingen=ja", auditor).status == 400)
      #expect(try await dienst.stuur("GET", "\(pad)?iets=1", auditor).status == 400)
      #expect(try await dienst.stuur("GET", pad, auditor, koppen: ["Accept": "image/png"]).status == 406)
      let leeg = try await dienst.rapport()
      #expect(leeg["aanvragen"] == [] && leeg["totalen"]?["verleend"] == .number("0.00"))
    }
  }

  /// Reads CSV by RFC 4180.
  private func gelezen(_ bytes: [UInt8]) -> [[String]] {
    var rijen: [[String]] = []
    var rij: [String] = []
    var veld: [UInt8] = []
    var isTussenAanhalingstekens = false
    var index = 0
    func neem() {
      rij.append(String(decoding: veld, as: UTF8.self))
      veld = []
    }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\"") where isTussenAanhalingstekens && index < bytes.count && bytes[index] == byte:
        veld.append(byte)
        index += 1
      case UInt8(ascii: "\""): isTussenAanhalingstekens.toggle()
      case UInt8(ascii: ",") where !isTussenAanhalingstekens: neem()
      case UInt8(ascii: "\r") where !isTussenAanhalingstekens: break
      case UInt8(ascii: "\n") where !isTussenAanhalingstekens:
        neem()
        rijen.append(rij)
        rij = []
      default: veld.append(byte)
      }
    }
    return rijen
  }
}

extension Proefdienst {
  fileprivate static let rapportpad = "/v1/rondes/2025/verantwoordingsrapport"

  fileprivate func rapport(_ zoek: String = "") async throws -> JSONValue {
    let uitslag = try await stuur(
      "GET", "\(Proefdienst.rapportpad)\(zoek)", try await medewerker(.auditor, als: "a1"))
    guard uitslag.status == 200 else { throw Ongeldig(tekst: String(decoding: uitslag.lichaam, as: UTF8.self)) }
    return uitslag.json
  }

  /// The codes of every application that has any.
  fileprivate func afwijkingen() async throws -> [String: [String]] {
    let regels = try await rapport("?alleenAfwijkingen=true")["aanvragen"]?.elements ?? []
    return Dictionary(
      uniqueKeysWithValues: regels.map { ($0["id"]?.text ?? "", $0["afwijkingen"]?.elements?.compactMap(\.text) ?? []) }
    )
  }
}
