internal import Begrippen

// Artikel 1:9 Wijze van verdeling, tweede lid: bovengemiddeld, gemiddeld, minder dan gemiddeld
//
// De regeling zegt niet waarvan het gemiddelde wordt genomen, wanneer een aantal "gemiddeld" is, en welk niveau geldt
// wanneer de onderdelen van één criterium verschillen: dat zijn open normen (`regels.md` sections 4 and 8).

/// The middle of the cohort for one indicator: n values with the sum T. Under `mediaan` T is n times the median, so
/// that the comparison stays the same.
package struct Cohortmaat: Hashable, Sendable {
  /// n: the members of the cohort that have a value.
  package let aantal: Int64
  /// T: the sum of their values. The sum of a million prices can be larger than 64 bits.
  package let som: Int128

  /// - Precondition: neither is negative.
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
      // An even number of values has two middles: this takes the lower.
      let mediaan = waarden.isEmpty ? 0 : waarden.sorted()[(waarden.count - 1) / 2]
      self.init(aantal: Int64(waarden.count), som: Int128(waarden.count) * Int128(mediaan))
    }
  }
}

/// The middle of the cohort for one indicator with the band around it that counts as average.
struct Middenband: Hashable, Sendable {
  let maat: Cohortmaat
  let band: Promille
  /// (1000 − band)·T, the lower end of the band; it belongs to the band.
  let ondergrens: Int128
  /// (1000 + band)·T, the upper end of the band; it belongs to the band.
  let bovengrens: Int128

  init(_ maat: Cohortmaat, band: Promille) {
    self.maat = maat
    self.band = band
    ondergrens = Int128(1000 - band.waarde) * maat.som
    bovengrens = Int128(1000 + band.waarde) * maat.som
  }

  /// The place of a value: it compares 1000·n·x with (1000 ± band)·T, and divides nothing.
  func plaats(_ waarde: Int64) -> Bandplaats {
    let product = 1000 * Int128(maat.aantal) * Int128(waarde)
    return Bandplaats(product: product, zijde: product > bovengrens ? .boven : product < ondergrens ? .onder : .binnen)
  }
}

/// The place of a value below, inside or above the band of its cohort.
struct Bandplaats: Hashable, Sendable {
  /// The sides of a band.
  enum Zijde: Hashable, Sendable { case onder, binnen, boven }

  /// 1000·n·x.
  let product: Int128
  let zijde: Zijde
}

/// The bands of a cohort for all indicators; nil for an indicator with a value that is itself a level.
struct Middenbanden: Hashable, Sendable {
  private var banden: [Middenband?]

  /// - Parameters:
  ///   - cohort: the places of its members in the caller's list.
  ///   - getal: the number of the member at a place, for an indicator; nil when it has none.
  init(_ cohort: [Int], normen: OpenNormen, getal: (Int, Indicator) -> Int64?) {
    banden = Indicator.allCases.map { indicator in
      guard indicator.maatstaf != .opZichzelf else { return nil }
      var getallen: [Int64] = []
      getallen.reserveCapacity(cohort.count)
      for plaats in cohort {
        if let getal = getal(plaats, indicator) { getallen.append(getal) }
      }
      return Middenband(Cohortmaat(getallen, middelmaat: normen.middelmaat), band: normen.bandbreedte)
    }
  }

  subscript(indicator: Indicator) -> Middenband? { banden[indicator.volgorde] }
}

/// The level of one value of an indicator, with its ground.
package struct Indicatoruitslag: Hashable, Sendable {
  /// The ground for the level of a value.
  enum Grond: Hashable, Sendable {
    /// The value is itself a level.
    case opZichzelf
    /// There is no value: without entrepreneurs supported there is no price per entrepreneur.
    case zonderWaarde
    /// The number has that place in the cohort's band.
    case inCohort(Int64, Bandplaats)
  }

  package let indicator: Indicator
  package let waarde: Indicatorwaarde
  package let niveau: Niveau
  let grond: Grond
  /// The cohort's band; nil when the value is itself a level.
  let band: Middenband?

  /// n and T of the cohort; nil when the value is itself a level.
  package var maat: Cohortmaat? { band?.maat }

  /// - Parameter band: that of the indicator in its cohort.
  init(_ indicator: Indicator, _ waarde: Indicatorwaarde, band: Middenband?) {
    self.indicator = indicator
    self.waarde = waarde
    self.band = band
    switch waarde {
    case .vraagmogelijkheden(.ruim), .zichtbaarheid(.goed), .sluitend(true):
      (niveau, grond) = (.bovengemiddeld, .opZichzelf)
    case .vraagmogelijkheden(.aanwezig), .zichtbaarheid(.zichtbaar): (niveau, grond) = (.gemiddeld, .opZichzelf)
    case .vraagmogelijkheden(.beperkt), .zichtbaarheid(.beperkt), .sluitend(false):
      (niveau, grond) = (.minder, .opZichzelf)
    case .aantal, .aandeel, .prijs:
      guard let band else { preconditionFailure("an indicator that is compared has a middle") }
      guard let getal = waarde.getal else {
        (niveau, grond) = (.minder, .zonderWaarde)
        return
      }
      let plaats = band.plaats(getal)
      grond = .inCohort(getal, plaats)
      niveau =
        switch (plaats.zijde, indicator.maatstaf) {
        case (.binnen, _): .gemiddeld
        case (.boven, .meerIsBeter), (.onder, .minderIsBeter): .bovengemiddeld
        case (.onder, .meerIsBeter), (.boven, .minderIsBeter): .minder
        case (.boven, .opZichzelf), (.onder, .opZichzelf):
          preconditionFailure("a value that names its level is not compared")
        }
    }
  }
}

/// The number of indicators of one criterion on each level.
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

  /// Whether the indicators have different levels.
  var isGemengd: Bool { max(aantallen.minder, aantallen.gemiddeld, aantallen.bovengemiddeld) != totaal }

  /// The level of the criterion; at least one indicator was counted.
  func niveau(_ profiel: OpenNormen.GemengdProfiel) -> Niveau {
    precondition(totaal > 0, "a criterion has at least one indicator")
    switch profiel {
    case .laagste: return opPlaats(0)
    // An even number of values has two middles: this takes the lower.
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
