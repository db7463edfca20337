internal import Begrippen

// Artikel 1:9 Wijze van verdeling, tweede lid: bovengemiddeld, gemiddeld, minder dan gemiddeld
//
// De regeling zegt niet waarvan het gemiddelde wordt genomen, wanneer een aantal "gemiddeld" is, en welk niveau geldt
// wanneer de onderdelen van één criterium verschillen: dat zijn open normen (`regels.md` sections 4 and 8).

/// The middle of the cohort for one indicator: n values with the sum T. Under `mediaan` T is n times the median, so that
/// the comparison stays the same.
package struct Cohortmaat: Hashable, Sendable {
  /// n: the members of the cohort that have a value.
  package let aantal: Int64
  /// T: the sum of their values. 128 bits, since a million prices may pass 64.
  package let som: Int128

  /// Both members; neither negative.
  package init(aantal: Int64, som: Int128) {
    precondition(aantal >= 0 && som >= 0, "counts, shares and prices are not negative")
    self.aantal = aantal
    self.som = som
  }

  /// The middle of these values.
  init(_ waarden: [Int64], middelmaat: OpenNormen.Middelmaat) {
    switch middelmaat {
    case .gemiddelde:
      self.init(aantal: Int64(waarden.count), som: waarden.reduce(Int128(0)) { $0 + Int128($1) })
    case .mediaan:
      // Of an even number the lower middle.
      let mediaan = waarden.isEmpty ? 0 : waarden.sorted()[(waarden.count - 1) / 2]
      self.init(aantal: Int64(waarden.count), som: Int128(waarden.count) * Int128(mediaan))
    }
  }

  /// The level of a value: 1000·n·x against (1000 ± band)·T; nothing is divided.
  func niveau(_ waarde: Int64, band: Promille, meerIsBeter: Bool) -> Niveau {
    let links = 1000 * Int128(aantal) * Int128(waarde)
    if links > Int128(1000 + band.waarde) * som { return meerIsBeter ? .bovengemiddeld : .minder }
    if links < Int128(1000 - band.waarde) * som { return meerIsBeter ? .minder : .bovengemiddeld }
    return .gemiddeld
  }
}

/// The middles of a cohort for all indicators; nil for those that name their level themselves.
struct Cohortmaten: Hashable, Sendable {
  private var maten: [Cohortmaat?]

  /// - Parameter cohort: the places of its members in `wegingen`.
  init(_ cohort: [Int], _ wegingen: [Weging], middelmaat: OpenNormen.Middelmaat) {
    maten = Indicator.allCases.map { indicator in
      guard indicator.maatstaf != .opZichzelf else { return nil }
      var getallen: [Int64] = []
      getallen.reserveCapacity(cohort.count)
      for plaats in cohort {
        if let getal = wegingen[plaats].waarden[indicator].getal { getallen.append(getal) }
      }
      return Cohortmaat(getallen, middelmaat: middelmaat)
    }
  }

  subscript(indicator: Indicator) -> Cohortmaat? { maten[indicator.volgorde] }
}

extension Indicatorwaarde {
  /// The level of this value of the indicator; `maat` is nil where the value names its level itself.
  func niveau(_ indicator: Indicator, maat: Cohortmaat?, band: Promille) -> Niveau {
    switch self {
    case .vraagmogelijkheden(.ruim), .zichtbaarheid(.goed), .sluitend(true): return .bovengemiddeld
    case .vraagmogelijkheden(.aanwezig), .zichtbaarheid(.zichtbaar): return .gemiddeld
    case .vraagmogelijkheden(.beperkt), .zichtbaarheid(.beperkt), .sluitend(false): return .minder
    case .aantal, .aandeel, .prijs:
      guard let maat else { preconditionFailure("an indicator that is compared has a middle") }
      // Without entrepreneurs supported there is no price per entrepreneur: the lowest level.
      guard let getal else { return .minder }
      return maat.niveau(getal, band: band, meerIsBeter: indicator.maatstaf == .meerIsBeter)
    }
  }
}

/// How many indicators of one criterion stand on each level.
struct Niveautelling {
  private var aantallen = (minder: 0, gemiddeld: 0, bovengemiddeld: 0)

  mutating func tel(_ niveau: Niveau) {
    switch niveau {
    case .minder: aantallen.minder += 1
    case .gemiddeld: aantallen.gemiddeld += 1
    case .bovengemiddeld: aantallen.bovengemiddeld += 1
    }
  }

  private var totaal: Int { aantallen.minder + aantallen.gemiddeld + aantallen.bovengemiddeld }

  /// Whether they do not all stand on the same level.
  var isGemengd: Bool { max(aantallen.minder, aantallen.gemiddeld, aantallen.bovengemiddeld) != totaal }

  /// The level of the criterion; at least one indicator was counted.
  func niveau(_ profiel: OpenNormen.GemengdProfiel) -> Niveau {
    precondition(totaal > 0, "a criterion has at least one indicator")
    switch profiel {
    case .laagste: return opPlaats(0)
    // Of an even number the lower middle.
    case .mediaan: return opPlaats((totaal - 1) / 2)
    case .afgerondGemiddelde:
      let som = aantallen.gemiddeld + 2 * aantallen.bovengemiddeld
      switch (2 * som + totaal) / (2 * totaal) {
      case 0: return .minder
      case 1: return .gemiddeld
      default: return .bovengemiddeld
      }
    }
  }

  /// The level at that place when all are sorted from low to high.
  private func opPlaats(_ plaats: Int) -> Niveau {
    if plaats < aantallen.minder { return .minder }
    return plaats < aantallen.minder + aantallen.gemiddeld ? .gemiddeld : .bovengemiddeld
  }
}
