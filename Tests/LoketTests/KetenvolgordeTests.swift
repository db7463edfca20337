import Testing

@testable import Keten

/// The moments of one chain, as `controleer` sees them.
@Suite struct KetenvolgordeTests {
  @Test(arguments: [
    ("2025-03-20T09:00:00.500Z", "2025-03-20T09:00:00.499Z", true),
    ("2025-03-20T09:00:00.500Z", "2025-03-20T09:00:00.500Z", false),
    ("2025-03-20T09:00:00Z", "2025-03-20T09:00:00.001Z", false),
    ("2025-03-20T09:00:00.001Z", "2025-03-20T09:00:00Z", true),
  ])
  func anEventBeforeTheOneBeforeItIsReported(_ eerste: String, _ tweede: String, _ isFout: Bool) {
    var controle = Ketencontrole(dossier: "d1")
    var fouten: [Controlefout] = []
    for (index, tijdstip) in [eerste, tweede].enumerated() {
      let velden = Gebeurtenisvelden(
        dossier: "d1", volgnummer: index + 1, soort: "aanvraag_ingediend", tijdstip: tijdstip, door: "a",
        vorige: Gebeurtenis.begin, inhoud: ["jaar": 2025])
      controle.neem(velden, sha256: Gebeurtenis.begin, &fouten)
    }
    let gemeld = fouten.filter { $0.melding == "het tijdstip ligt voor dat van de gebeurtenis ervoor" }
    #expect(gemeld.map(\.code) == (isFout ? [.ketenGebroken] : []))
  }
}
