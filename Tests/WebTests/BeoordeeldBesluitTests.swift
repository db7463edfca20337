import JSON
import Loket
import Proeven
import Regeling
import Testing

/// What an assessor may find (`regels.md` 3b) never stands in the way of a decision.
@Suite struct BeoordeeldBesluitTests {
  @Test func everyOutcomeOfEveryCheckComesToADecision() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let ids = try await dienMetElkeUitkomstIn(dienst)
      func lijst(_ kies: (Bevinding) -> Bool) -> [String] { ids.filter { kies($0.key) }.values.sorted() }
      let onvolledig = lijst { $0.uitkomst == .aanTeVullen }
      try dienst.sluitRonde()
      let zaad: JSONValue = ["loting": ["zaad": .text(Proefdienst.zaad)]]
      let wachtend = try await dienst.bevries(zaad, als: "b9")
      #expect(wachtend.status == 409)
      #expect(wachtend.json["aanTeVullen"]?.elements?.compactMap { $0["id"]?.text } == onvolledig)

      let intake = try await dienst.medewerker(.intake, als: "i1")
      for (bevinding, id) in ids where bevinding.uitkomst == .aanTeVullen {
        let herstel = try await dienst.stuur(
          "POST", "/v1/aanvragen/\(id)/herstelverzoeken", intake,
          ["onderdelen": [.text(bevinding.code.rawValue)], "uiterlijk": "2025-04-04", "motivering": "Vul aan."])
        #expect(herstel.status == 201, "\(bevinding)")
      }
      try dienst.zetKlok("2025-04-07T09:00:00Z")
      // Who assessed a file does not send the seed.
      #expect(try await dienst.bevries(zaad).status == 403)
      #expect(try await dienst.bevries(zaad, als: "b9").status == 201)
      let besloten = try await dienst.besluit(
        Proefdienst.besluitopdracht(besluitDatum: "2025-04-07", bekendgemaaktOp: "2025-04-07"))
      #expect(besloten.status == 201)
      let besluiten = besloten.json["besluiten"]?.elements ?? []
      #expect(besluiten.compactMap { $0["aanvraag"]?.text } == ids.values.sorted())
      func soort(_ soort: String) -> [String] {
        besluiten.filter { $0["soort"]?.text == soort }.compactMap { $0["aanvraag"]?.text }
      }
      #expect(soort("buiten_behandeling") == onvolledig)
      #expect(Set(lijst { $0.uitkomst == .voldoetNiet }).isSubset(of: soort("afwijzing")))
      #expect(soort("verlening") == lijst { $0.uitkomst == .voldoet })
    }
  }

  /// A check and what the assessor finds of it.
  private struct Bevinding: Hashable {
    let code: Toetscode
    let uitkomst: Toetsuitkomst
  }

  /// A file for each outcome that an assessor may find of each check, assessed so.
  private func dienMetElkeUitkomstIn(_ dienst: Proefdienst) async throws -> [Bevinding: String] {
    let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b1")
    var ids: [Bevinding: String] = [:]
    for code in Toetscode.allCases where code.isVervangbaar {
      for uitkomst in Toetsuitkomst.oordelen {
        let id = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: String(40_000_000 + ids.count)))
        ids[Bevinding(code: code, uitkomst: uitkomst)] = id
        let beoordeeld = try await dienst.stuur(
          "PUT", "/v1/aanvragen/\(id)/beoordeling", beoordelaar,
          ["toetsen": .object([JSONMember(code.rawValue, .text(uitkomst.rawValue))]), "motivering": "Nagezien."])
        #expect(beoordeeld.status == 201)
      }
    }
    return ids
  }
}
