// Artikel 3:46 Awb: Een besluit dient te berusten op een deugdelijke motivering.

/// One check written out: the figures compared, the comparison, and what the outcome means in plain Dutch.
package struct Toetsverslag: Hashable, Sendable {
  /// Which check.
  package let code: Toetscode
  /// The article it rests on.
  package let artikel: String
  /// The outcome that counts.
  package let uitkomst: Toetsuitkomst
  /// The outcome as computed; differs from `uitkomst` when an assessor replaced it.
  package let berekend: Toetsuitkomst
  /// Whether an assessor put `uitkomst` in the place of the computed one.
  package let vervangen: Bool
  /// Whether it makes the application ineligible, an exceeded norm under `uitsluiten` included.
  package let sluitUit: Bool
  /// The comparison as computed.
  package let vergelijking: String
  /// What it means.
  package let toelichting: String
}

/// The fourteen checks of a file, with each written out in their order. Takes some tens of microseconds, so it is made on
/// demand.
package func toetsMetVerslag(
  _ inzending: Inzending, ronde: Ronde, regeling: Regeling, normen: OpenNormen
) -> (toetsing: Toetsing, verslag: [Toetsverslag]) {
  let weging = Weging(inzending, ronde: ronde, regeling: regeling)
  let toetsing = Toetsing(weging, regeling: regeling, normen: normen)
  let schrijver = Verslaglegger(
    inzending: inzending, aanvraag: inzending.beoordeeldeAanvraag, ronde: ronde, regeling: regeling, normen: normen,
    weging: weging, toetsing: toetsing)
  let verslag = Toetscode.allCases.map { code in
    let berekend = toetsing.berekend[code]
    let uitkomst = toetsing.uitkomsten[code]
    let vervanging = weging.toetsvervangingen[code]
    let sluitUit = toetsing.teltAlsVoldoetNiet(code)
    var toelichting = vervanging == nil ? schrijver.betekenis(code, uitkomst) : ""
    if vervanging != nil {
      toelichting =
        "Berekend: \(berekend.woorden). De beoordelaar heeft dit met reden vervangen door: \(uitkomst.woorden)."
    }
    if sluitUit && uitkomst == .overschreden {
      toelichting += " In de gekozen lezing sluit een overschreden kostennorm de aanvraag uit."
    }
    return Toetsverslag(
      code: code, artikel: regeling.teksten.artikel(code), uitkomst: uitkomst, berekend: berekend,
      vervangen: vervanging != nil, sluitUit: sluitUit, vergelijking: schrijver.vergelijking(code),
      toelichting: toelichting)
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
