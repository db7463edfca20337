import JSON
import Testing

@testable import Keten

/// What of a round works, from its events alone.
@Suite struct RondeverloopTests {
  private struct Verslag {
    var verloop = Rondeverloop()
    var fouten: [Controlefout] = []

    mutating func neem(_ soort: Gebeurtenissoort, _ tijdstip: String, _ inhoud: JSONValue) {
      verloop.neem(
        soort,
        Gebeurtenisvelden(
          dossier: "ronde-2025", volgnummer: 1, soort: soort.rawValue, tijdstip: tijdstip, door: "b1",
          vorige: Gebeurtenis.begin, inhoud: inhoud), "ronde-2025/1", &fouten)
    }

    mutating func versie(
      _ nummer: Int64, op tijdstip: String, plafond: Int64 = 100, verlengd: [String] = [], keuze: Int64? = nil
    ) {
      neem(
        nummer == 1 ? .rondeVastgesteld : .rondeGewijzigd, tijdstip,
        .object(present: [
          "versie": .integer(nummer), "sluit": "2025-03-27T23:00:00Z", "plafond": .amount(plafond),
          "verlengingen": .array(verlengd.map { ["tot": .text($0), "grond": "Storing."] }),
          "plafondkeuze": keuze.map { ["bedrag": .amount($0)] },
        ]))
    }

    mutating func bevestig(_ nummer: Int64) {
      neem(.rondeBevestigd, "2025-03-28T10:00:00Z", ["versie": .integer(nummer)])
    }

    /// The codes that this event brings.
    mutating func codes(_ soort: Gebeurtenissoort, _ tijdstip: String, _ inhoud: JSONValue) -> [Controlefout.Code] {
      let eerder = fouten.count
      neem(soort, tijdstip, inhoud)
      return fouten.dropFirst(eerder).map(\.code)
    }

    mutating func sluit(_ tijdstip: String) -> [Controlefout.Code] {
      codes(.zegelGezet, tijdstip, ["aanleiding": "sluiting"])
    }
  }

  @Test("Een zegel bij sluiting komt na het venster zoals dat werkt")
  func aClosingSealComesAfterTheWindowAsItWorks() {
    var open = Verslag()
    open.versie(1, op: "2025-03-19T09:00:00Z")
    #expect(open.sluit("2025-03-27T22:59:59.999Z") == [.zegelGebroken])
    #expect(open.sluit("2025-03-27T23:00:00Z") == [])

    var verlengd = Verslag()
    verlengd.versie(1, op: "2025-03-19T09:00:00Z")
    verlengd.versie(2, op: "2025-03-27T22:00:00Z", verlengd: ["2025-03-29T23:00:00Z"])
    #expect(verlengd.sluit("2025-03-28T09:00:00Z") == [.zegelGebroken])
    #expect(verlengd.sluit("2025-03-29T23:00:00Z") == [])

    var wacht = Verslag()
    wacht.versie(1, op: "2025-03-19T09:00:00Z")
    wacht.versie(2, op: "2025-03-28T09:00:00Z", verlengd: ["2025-03-29T23:00:00Z"])
    #expect(wacht.sluit("2025-03-28T09:30:00Z") == [])
    wacht.bevestig(2)
    #expect(wacht.sluit("2025-03-28T11:00:00Z") == [.zegelGebroken])

    // One that was left out in between does not come back by a later confirmation.
    var terug = Verslag()
    terug.versie(1, op: "2025-03-19T09:00:00Z")
    terug.versie(2, op: "2025-03-28T09:00:00Z", verlengd: ["2025-04-29T23:00:00Z"])
    terug.versie(3, op: "2025-03-28T09:10:00Z")
    terug.bevestig(3)
    #expect(terug.sluit("2025-03-28T11:00:00Z") == [])
  }

  @Test("Een zegel komt niet voor het vorige")
  func aSealIsNotBeforeTheLast() {
    var verslag = Verslag()
    verslag.versie(1, op: "2025-03-19T09:00:00Z")
    #expect(verslag.codes(.zegelGezet, "2025-03-21T09:00:00Z", ["aanleiding": "dag"]) == [])
    #expect(verslag.codes(.zegelGezet, "2025-03-21T08:59:59.999Z", ["aanleiding": "dag"]) == [.zegelGebroken])
  }

  @Test("Besloten wordt onder het plafond dat dan geldt")
  func theDecisionsAreUnderTheCeilingThatBinds() {
    func besluit(_ bedrag: Int64) -> JSONValue { ["plafond": .amount(bedrag)] }
    var verslag = Verslag()
    verslag.versie(1, op: "2025-03-19T09:00:00Z")
    #expect(verslag.codes(.besluitenGenomen, "2025-03-28T09:00:00Z", besluit(100)) == [])
    verslag.versie(2, op: "2025-03-28T09:00:00Z", plafond: 50, keuze: 100)
    #expect(verslag.codes(.besluitenGenomen, "2025-03-28T09:01:00Z", besluit(100)) == [.boekenSluitenNiet])
    #expect(verslag.codes(.besluitenGenomen, "2025-03-28T09:01:00Z", besluit(50)) == [])
    verslag.bevestig(2)
    #expect(verslag.codes(.besluitenGenomen, "2025-03-28T11:00:00Z", besluit(100)) == [])
    // A later version does not end a choice that works; the confirmation of its end does.
    verslag.versie(3, op: "2025-03-28T12:00:00Z", plafond: 50)
    #expect(verslag.codes(.besluitenGenomen, "2025-03-28T13:00:00Z", besluit(100)) == [])
    verslag.bevestig(3)
    #expect(verslag.codes(.besluitenGenomen, "2025-03-28T14:00:00Z", besluit(50)) == [])
  }
}
