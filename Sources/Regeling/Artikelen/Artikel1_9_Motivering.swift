package import Begrippen

// Artikel 3:46 Awb: Een besluit dient te berusten op een deugdelijke motivering.
//
// The reasons for the points of one file, written out on demand: the value, the cohort it is compared with, the comparison.

/// What one indicator of one file gave.
package struct Indicatoruitslag: Hashable, Sendable {
  /// Which.
  package let indicator: Indicator
  /// The value.
  package let waarde: Indicatorwaarde
  /// The level.
  package let niveau: Niveau
  /// n and T of the cohort; nil where the value names its level.
  package let maat: Cohortmaat?
  /// The band around the middle.
  package let bandbreedte: Promille

  /// The comparison written out, with numbers only: `1.000 × 5 × 753 = 3.765.000 < 900 × 4.200 = 3.780.000`.
  package var vergelijking: String {
    guard let maat else { return "\(waarde.tekst) → \(niveau.rawValue)" }
    guard let getal = waarde.getal else { return "geen waarde → \(niveau.rawValue)" }
    let links = 1000 * Int128(maat.aantal) * Int128(getal)
    let linkerkant =
      "1.000 × \(metDuizendtallen(maat.aantal)) × \(metDuizendtallen(getal)) = \(metDuizendtallen(links))"
    func rechterkant(_ promille: Int64) -> String {
      let product = Int128(promille) * maat.som
      return "\(metDuizendtallen(promille)) × \(metDuizendtallen(maat.som)) = \(metDuizendtallen(product))"
    }
    let boven = 1000 + bandbreedte.waarde
    let onder = 1000 - bandbreedte.waarde
    if links > Int128(boven) * maat.som { return "\(linkerkant) > \(rechterkant(boven))" }
    if links < Int128(onder) * maat.som { return "\(linkerkant) < \(rechterkant(onder))" }
    return "\(rechterkant(onder)) ≤ \(linkerkant) ≤ \(rechterkant(boven))"
  }
}

/// What one criterion of one file gave.
package struct Criteriumuitslag: Hashable, Sendable {
  /// The criterion, with its article.
  package let criterium: Criterium
  /// The level that counts.
  package let niveau: Niveau
  /// Its points.
  package let punten: Int
  /// Whether its indicators do not all have the same level.
  package let gemengd: Bool
  /// Whether an assessor put this level in the place of the computed one.
  package let vervangen: Bool
  /// Its indicators, in the scheme's order.
  package let indicatoren: [Indicatoruitslag]
}

extension Rangschikking {
  /// The criteria of a member with their reasons, in the scheme's order.
  package func criteria(van lid: Gerangschikt) -> [Criteriumuitslag] {
    criteria.enumerated().map { plaats, criterium in
      let niveau = lid.telling.niveau(plaats)
      return Criteriumuitslag(
        criterium: criterium, niveau: niveau, punten: criterium.punten(niveau),
        gemengd: lid.telling.gemengd & (1 << UInt32(plaats)) != 0,
        vervangen: lid.niveauvervangingen[plaats] != nil,
        indicatoren: criterium.indicatoren.map { indicator in
          guard let niveau = lid.telling.indicatorniveaus[indicator.volgorde] else {
            preconditionFailure("every indicator of a criterion has a level")
          }
          return Indicatoruitslag(
            indicator: indicator, waarde: lid.waarden[indicator], niveau: niveau, maat: maten[indicator],
            bandbreedte: normen.bandbreedte)
        })
    }
  }
}
