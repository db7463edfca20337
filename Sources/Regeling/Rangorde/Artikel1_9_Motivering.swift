internal import Begrippen

// Artikel 3:46 Awb: Een besluit dient te berusten op een deugdelijke motivering.
//
// The reasons for the points of one file, written out on demand: the value, the cohort it is compared with, the comparison.

/// Writes the comparison of an indicator with its cohort as UTF-8. A large ranking has more than a million comparisons,
/// so the parts that are the same for every member are written once.
package struct Vergelijkingen: Sendable {
  /// The parts that all comparisons of one indicator share.
  private final class Vast: Sendable {
    /// `1.000 × n × `.
    let links: [UInt8]
    /// `(1000 − m) × T = product`.
    let onder: [UInt8]
    /// `(1000 + m) × T = product`.
    let boven: [UInt8]

    init(_ band: Middenband) {
      links = Array("1.000 × \(metDuizendtallen(band.maat.aantal)) × ".utf8)
      func grens(_ promille: Int64, _ product: Int128) -> [UInt8] {
        Array(
          "\(metDuizendtallen(promille)) × \(metDuizendtallen(band.maat.som)) = \(metDuizendtallen(product))".utf8)
      }
      onder = grens(1000 - band.band.waarde, band.ondergrens)
      boven = grens(1000 + band.band.waarde, band.bovengrens)
    }

    func schrijf(_ getal: Int64, _ plaats: Bandplaats, _ bytes: inout [UInt8]) {
      if plaats.zijde == .binnen {
        bytes += onder
        bytes += Vergelijkingen.hoogstens
      }
      bytes += links
      schrijfMetDuizendtallen(getal, &bytes)
      bytes += Vergelijkingen.isGelijk
      schrijfMetDuizendtallen(plaats.product, &bytes)
      switch plaats.zijde {
      case .binnen:
        bytes += Vergelijkingen.hoogstens
        bytes += boven
      case .boven:
        bytes += Vergelijkingen.groter
        bytes += boven
      case .onder:
        bytes += Vergelijkingen.kleiner
        bytes += onder
      }
    }
  }

  private let perIndicator: [Vast?]

  /// The comparisons of a ranking.
  package init(_ rangschikking: Rangschikking) {
    perIndicator = Indicator.allCases.map { rangschikking.banden[$0].map(Vast.init) }
  }

  /// Writes the comparison, with numbers only: `1.000 × 5 × 753 = 3.765.000 < 900 × 4.200 = 3.780.000`.
  /// - Parameter uitslag: one of the ranking.
  package func schrijf(_ uitslag: Indicatoruitslag, _ bytes: inout [UInt8]) {
    Vergelijkingen.schrijf(uitslag, perIndicator[uitslag.indicator.volgorde], &bytes)
  }

  /// The comparison as a text.
  fileprivate static func tekst(_ uitslag: Indicatoruitslag) -> String {
    var bytes: [UInt8] = []
    schrijf(uitslag, uitslag.band.map(Vast.init), &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func schrijf(_ uitslag: Indicatoruitslag, _ vast: Vast?, _ bytes: inout [UInt8]) {
    switch uitslag.grond {
    case .opZichzelf: schrijf(uitslag.waarde.tekst, uitslag.niveau, &bytes)
    case .zonderWaarde: schrijf("geen waarde", uitslag.niveau, &bytes)
    case .inCohort(let getal, let plaats):
      guard let vast else { preconditionFailure("an indicator that is compared has a middle") }
      vast.schrijf(getal, plaats, &bytes)
    }
  }

  private static func schrijf(_ waarde: String, _ niveau: Niveau, _ bytes: inout [UInt8]) {
    bytes += waarde.utf8
    bytes += Vergelijkingen.geeft
    bytes += niveau.rawValue.utf8
  }

  private static let geeft = Array(" → ".utf8)
  private static let hoogstens = Array(" ≤ ".utf8)
  private static let isGelijk = Array(" = ".utf8)
  private static let groter = Array(" > ".utf8)
  private static let kleiner = Array(" < ".utf8)
}

extension Indicatoruitslag {
  /// The comparison written out; see `Vergelijkingen`.
  package var vergelijking: String { Vergelijkingen.tekst(self) }
}

/// The result of one criterion for one file.
package struct Criteriumuitslag: Hashable, Sendable {
  /// The criterion, with its article.
  package let criterium: Criterium
  /// The level that counts.
  package let niveau: Niveau
  /// Whether its indicators have different levels.
  package let gemengd: Bool
  /// Whether an assessor put this level in the place of the computed one.
  package let vervangen: Bool
  private let waarden: Indicatorwaarden
  private let banden: Middenbanden

  init(_ plaats: Int, van lid: Gerangschikt, in rangschikking: Rangschikking) {
    criterium = rangschikking.criteria[plaats]
    niveau = lid.telling.niveau(plaats)
    gemengd = lid.telling.gemengd & (1 << UInt32(plaats)) != 0
    vervangen = lid.niveauvervangingen[plaats] != nil
    waarden = lid.waarden
    banden = rangschikking.banden
  }

  package var punten: Int { criterium.punten(niveau) }

  /// Its indicators, in the scheme's order.
  package var indicatoren: [Indicatoruitslag] { criterium.indicatoren.map { self[$0] } }

  /// One of its indicators.
  package subscript(indicator: Indicator) -> Indicatoruitslag {
    Indicatoruitslag(indicator, waarden[indicator], band: banden[indicator])
  }
}

extension Rangschikking {
  /// The criteria of a member with their reasons, in the scheme's order.
  package func criteria(van lid: Gerangschikt) -> [Criteriumuitslag] {
    criteria.indices.map { Criteriumuitslag($0, van: lid, in: self) }
  }

  /// The same, one by one, so that a large ranking is written without lists.
  package func perCriterium(van lid: Gerangschikt, _ doe: (Criteriumuitslag) -> Void) {
    for plaats in criteria.indices { doe(Criteriumuitslag(plaats, van: lid, in: self)) }
  }
}
