// Artikel 3:46 Awb: Een besluit dient te berusten op een deugdelijke motivering.

/// One check written out: the compared figures, the comparison and the meaning of the outcome in plain Dutch.
package struct Toetsverslag: Hashable, Sendable {
  /// Which check.
  package let code: Toetscode
  package let artikel: String
  /// The outcome that counts.
  package let uitkomst: Toetsuitkomst
  /// The computed outcome. It differs from `uitkomst` when an assessor replaced it.
  package let berekend: Toetsuitkomst
  /// Whether an assessor replaced the computed outcome by `uitkomst`.
  package let vervangen: Bool
  /// Whether it makes the application ineligible. An exceeded norm does so under `uitsluiten`.
  package let sluitUit: Bool
  /// The computed comparison.
  package let vergelijking: String
  /// The meaning of the outcome.
  package let toelichting: String

  init(_ code: Toetscode, _ toets: some Toets, in toetsing: Toetsing, vervanging: Toetsuitkomst?, artikel: String) {
    self.code = code
    self.artikel = artikel
    uitkomst = toetsing.uitkomsten[code]
    berekend = toets.uitkomst
    precondition(berekend == toetsing.berekend[code], "a check comes out the same each time")
    vervangen = vervanging != nil
    sluitUit = toetsing.teltAlsVoldoetNiet(code)
    vergelijking = toets.vergelijking
    var toelichting =
      vervangen
      ? "Berekend: \(berekend.woorden). De beoordelaar heeft dit met reden vervangen door: \(uitkomst.woorden)."
      : toets.toelichting
    if sluitUit && uitkomst == .overschreden {
      toelichting += " In de gekozen lezing sluit een overschreden kostennorm de aanvraag uit."
    }
    self.toelichting = toelichting
  }
}

/// The checks of a file, with each written out in their order. This takes some tens of microseconds, so it is made on
/// demand.
package func toetsMetVerslag(
  _ inzending: Inzending, ronde: Ronde, regeling: Regeling, normen: OpenNormen
) -> (toetsing: Toetsing, verslag: [Toetsverslag]) {
  let beoordeeld = inzending.beoordeeld
  let weging = Weging(beoordeeld: beoordeeld, ronde: ronde, regeling: regeling)
  let toetsing = Toetsing(weging, regeling: regeling, normen: normen)
  let verslag = Toetscode.allCases.map { code in
    let toets: any Toets =
      switch code.regel.soort {
      case .vast(let toets): toets.toets(beoordeeld, ronde: ronde, regeling: regeling)
      case .kosten(let toets):
        toets.toets(
          toetsing.kosten, verleenbaar: toetsing.verleenbaar, deMinimis: weging.deMinimis, regeling: regeling)
      }
    return Toetsverslag(
      code, toets, in: toetsing, vervanging: weging.toetsvervangingen[code], artikel: regeling.teksten.artikel(code))
  }
  return (toetsing, verslag)
}

extension Toetsuitkomst {
  /// In words: `voldoet niet`.
  package var woorden: String {
    switch self {
    case .voldoet: "voldoet"
    case .overschreden: "overschreden"
    case .aanTeVullen: "aan te vullen"
    case .voldoetNiet: "voldoet niet"
    }
  }
}
