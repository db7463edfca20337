// Artikel 1:9 Wijze van verdeling, tweede lid, aanhef
//
// 2. Bij de rangschikking van de aanvragen kent het college punten toe aan de hand van de volgende criteria en tot het
//    daarbij vermelde maximumaantal: (…)

/// The levels and points of one file (R 1:9 lid 2), packed so that 1,000,000 files fit in memory.
struct Puntentelling: Hashable, Sendable {
  /// The level of each criterion that counts, by its place in the scheme.
  private(set) var criteriumniveaus = Niveaureeks()
  /// One bit a criterion: whether its indicators have different levels.
  private(set) var gemengd: UInt32 = 0
  private(set) var punten: Int32 = 0

  /// Compares the values with the cohort's bands.
  /// - Parameter vervangingen: the levels that an assessor put in the place of computed ones.
  init(
    _ waarden: Indicatorwaarden, vervangingen: Niveaureeks, banden: Middenbanden, criteria: [Criterium],
    normen: OpenNormen
  ) {
    for (plaats, criterium) in criteria.enumerated() {
      var niveautelling = Niveautelling()
      for indicator in criterium.indicatoren {
        niveautelling.tel(Indicatoruitslag(indicator, waarden[indicator], band: banden[indicator]).niveau)
      }
      if niveautelling.isGemengd { gemengd |= 1 << UInt32(plaats) }
      let niveau = vervangingen[plaats] ?? niveautelling.niveau(normen.gemengdProfiel)
      criteriumniveaus[plaats] = niveau
      punten += Int32(criterium.punten(niveau))
    }
  }

  /// The level of the criterion at that place of the scheme.
  func niveau(_ plaats: Int) -> Niveau {
    guard let niveau = criteriumniveaus[plaats] else { preconditionFailure("every criterion has a level") }
    return niveau
  }

  /// The points on each criterion, in the scheme's order.
  func puntenPerCriterium(_ criteria: [Criterium]) -> [Int] {
    criteria.enumerated().map { plaats, criterium in criterium.punten(niveau(plaats)) }
  }
}
