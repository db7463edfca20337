internal import Begrippen

// `regels.md` 3b: the sent application never changes. An assessor's findings are kept beside it, and are applied before
// anything is computed.

/// The reasons that an assessment does not fit its application.
package enum Beoordelingsfout: Error, Hashable, Sendable {
  /// The finding at that place in `lasten` is about a cost line that does not exist.
  case onbekendeLast(oordeel: Int)
  /// The finding at that place is negative, or makes the deductions of its line larger than the gross cost.
  case aftrekTeHoog(oordeel: Int)
  /// With the verified figures more entrepreneurs come from outside Den Haag than are supported.
  case buitenDenHaagTeHoog
  /// With the verified figures more social startups than entrepreneurs are supported.
  case socialeStartupsTeHoog
  /// A level is given for a criterion that the scheme does not have.
  case onbekendCriterium(String)
}

extension Beoordeling {
  /// The places where this assessment does not fit the application; empty when it fits. `toets` and `rangschik`
  /// take only assessments that fit.
  package func fouten(op aanvraag: Aanvraag, regeling: Regeling) -> [Beoordelingsfout] {
    var fouten: [Beoordelingsfout] = []
    var activiteiten = aanvraag.activiteiten
    for (plaats, oordeel) in lasten.enumerated() {
      guard activiteiten.indices.contains(oordeel.activiteit),
        activiteiten[oordeel.activiteit].lasten.indices.contains(oordeel.last)
      else {
        fouten.append(.onbekendeLast(oordeel: plaats))
        continue
      }
      var last = activiteiten[oordeel.activiteit].lasten[oordeel.last]
      guard oordeel.nietNoodzakelijk >= .zero, oordeel.nietNoodzakelijk <= Centen.grootsteInvoer,
        last.aftrek + oordeel.nietNoodzakelijk <= last.bruto
      else {
        fouten.append(.aftrekTeHoog(oordeel: plaats))
        continue
      }
      last.nietNoodzakelijk = last.nietNoodzakelijk + oordeel.nietNoodzakelijk
      activiteiten[oordeel.activiteit].lasten[oordeel.last] = last
    }
    let bijgesteld = prestaties.toegepast(op: aanvraag.prestaties)
    if bijgesteld.waarvanBuitenDenHaag > bijgesteld.ondersteundeOndernemers { fouten.append(.buitenDenHaagTeHoog) }
    if bijgesteld.waarvanSocialeStartups > bijgesteld.ondersteundeOndernemers { fouten.append(.socialeStartupsTeHoog) }
    let bekend = Set(regeling.criteria.map(\.code))
    fouten += niveaus.keys.filter { !bekend.contains($0) }.sorted().map(Beoordelingsfout.onbekendCriterium)
    return fouten
  }
}

extension Inzending {
  /// The file with the assessor's findings applied to its application.
  var beoordeeld: Inzending {
    guard beoordeling != nil else { return self }
    var beoordeeld = self
    beoordeeld.aanvraag = beoordeeldeAanvraag
    return beoordeeld
  }

  /// The aid that is known: the verified, else the declared; nil when there is neither.
  package var bekendeSteun: [Steun]? { beoordeling?.deMinimis?.steun ?? aanvraag.deMinimis?.steun }

  /// The application with the assessor's cost findings and verified figures applied. Findings on one line add up. The
  /// assessment fits (`Beoordeling.fouten`).
  package var beoordeeldeAanvraag: Aanvraag {
    guard let beoordeling else { return aanvraag }
    var beoordeeld = aanvraag
    for oordeel in beoordeling.lasten {
      let nietNoodzakelijk = beoordeeld.activiteiten[oordeel.activiteit].lasten[oordeel.last].nietNoodzakelijk
      beoordeeld.activiteiten[oordeel.activiteit].lasten[oordeel.last].nietNoodzakelijk =
        nietNoodzakelijk + oordeel.nietNoodzakelijk
    }
    beoordeeld.prestaties = beoordeling.prestaties.toegepast(op: aanvraag.prestaties)
    return beoordeeld
  }
}
