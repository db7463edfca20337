import Testing

@testable import Keten

/// What `weegschaal controleer` prints.
@Suite struct ControleverslagTests {
  @Test func equalFaultsAreOneLineWithTheirPlaces() {
    var verslag = Controleverslag()
    let laatste = Controleverslag.plaatsenMax + 1
    for nummer in 1...laatste { verslag.meld("d\(nummer)", .ketenGebroken, "er ontbreekt een gebeurtenis") }
    verslag.meld("d1", .ketenGebroken, "een ander verhaal")
    verslag.meld("d1", .zegelGebroken, "er ontbreekt een gebeurtenis")
    let regels = verslag.regels
    let namen = (2...Controleverslag.plaatsenMax).map { "d\($0)" }.joined(separator: ", ")
    #expect(regels[0] == "d1\tketen_gebroken\ter ontbreekt een gebeurtenis (ook bij \(namen) en 1 andere)")
    #expect(regels[1] == "d1\tketen_gebroken\teen ander verhaal")
    #expect(regels[2] == "d1\tzegel_gebroken\ter ontbreekt een gebeurtenis")
    // The count is of faults, not of lines.
    #expect(regels.last == "Wat niet sluit: \(laatste + 2).")
  }

  @Test func aDocumentOfOneLineIsSaidToBeNoExport() {
    var controle = Exportcontrole()
    controle.neem(Array(#"{"ronde":2025,"aanvragen":[]}"#.utf8))
    let melding = controle.sluit().fouten.first?.melding ?? ""
    #expect(melding.contains("geen export") && melding.contains("Accept: application/x-ndjson"), "\(melding)")
  }

  @Test(arguments: [1, 7, 1000]) func aPageOfEventsIsSaidToBeNoExport(_ stuk: Int) {
    for einde in ["", "\n"] {
      let bladzijde = Array((#"{"items":[{"dossier":"x"}],"pagina":1,"paginagrootte":50,"totaal":1}"# + einde).utf8)
      var controle = Exportcontrole()
      for begin in stride(from: 0, to: bladzijde.count, by: stuk) {
        controle.neem(Array(bladzijde[begin..<min(begin + stuk, bladzijde.count)]))
      }
      let fouten = controle.sluit().fouten
      #expect(fouten.count == 1 && fouten.first?.melding.contains("Accept: application/x-ndjson") == true)
    }
  }
}
