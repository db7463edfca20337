internal import Begrippen

// `regels.md` 3b and section 6: what is found unnecessary (R 1:6 lid 1, Awb 4:46 lid 3) is told of a cost line, of an
// application and of an account alike.

extension [Activiteit] {
  /// The places where these findings do not fit the cost lines; empty when they fit. Findings on one line add up.
  package func fouten(van oordelen: [Beoordeling.Lastoordeel]) -> [Beoordelingsfout] {
    var fouten: [Beoordelingsfout] = []
    var activiteiten = self
    for (plaats, oordeel) in oordelen.enumerated() {
      guard activiteiten.indices.contains(oordeel.activiteit),
        activiteiten[oordeel.activiteit].lasten.indices.contains(oordeel.last)
      else {
        fouten.append(.onbekendeLast(oordeel: plaats))
        continue
      }
      let last = activiteiten[oordeel.activiteit].lasten[oordeel.last]
      guard oordeel.nietNoodzakelijk >= .zero, oordeel.nietNoodzakelijk <= Centen.grootsteInvoer,
        last.aftrek + oordeel.nietNoodzakelijk <= last.bruto
      else {
        fouten.append(.aftrekTeHoog(oordeel: plaats))
        continue
      }
      activiteiten = activiteiten.met([oordeel])
    }
    return fouten
  }

  /// The activities with these findings, which fit.
  package func met(_ oordelen: [Beoordeling.Lastoordeel]) -> [Activiteit] {
    var activiteiten = self
    for oordeel in oordelen {
      let eerder = activiteiten[oordeel.activiteit].lasten[oordeel.last].nietNoodzakelijk
      activiteiten[oordeel.activiteit].lasten[oordeel.last].nietNoodzakelijk = eerder + oordeel.nietNoodzakelijk
    }
    return activiteiten
  }
}
