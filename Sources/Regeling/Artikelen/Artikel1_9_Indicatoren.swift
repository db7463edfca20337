package import Begrippen

// Artikel 1:9 Wijze van verdeling, tweede lid: waaruit de criteria blijken
//
// a. (…) dit blijkt uit het aantal kennismakingsgesprekken dat aanvrager met nieuwe ondernemers heeft gevoerd, het aantal
//    gesprekken dat aanvrager met bestaande ondernemers heeft gevoerd, de mogelijkheden die aanvrager biedt om telefonisch
//    of online vragen te stellen en de zichtbaarheid van aanvrager op sociale media;
// b. (…) dit blijkt uit het aantal sociaal ondernemers dat een beroep doet op aanvrager;
// c. (…) dit blijkt uit het aantal evenementen dat aanvrager heeft georganiseerd en het aantal sociaal ondernemers dat aan
//    de evenementen deelneemt;
// d. (…) dit blijkt uit het aantal overleggen dat aanvrager bijwoont en het aantal samenwerkingen dat aanvrager aangaat om
//    gezamenlijk projecten te organiseren;
// e. (…) dit blijkt uit de mate waarin de activiteiten zich richten op sociaal ondernemers die op het moment van de
//    aanvraag buiten Den Haag gevestigd zijn;
// f. (…) dit blijkt uit de mate waarin de activiteiten zich richten op sociale ondernemers die op het moment van de
//    aanvraag minder dan vijf jaar waren ingeschreven in het Handelsregister van de Kamer van Koophandel en die een
//    innovatief product of dienst ontwikkelen of leveren;
// g. (…) dit blijkt uit de kostprijs, de mate waarin de subsidie aan personeelskosten wordt besteed, de sluitendebegroting
//    per activiteit.

/// The value of one indicator for one application, in its own unit.
package enum Indicatorwaarde: Hashable, Sendable {
  case aantal(Int64)
  case aandeel(Basispunten)
  /// A price per entrepreneur; nil when none was supported.
  case prijs(Centen?)
  case vraagmogelijkheden(Vraagmogelijkheden)
  case zichtbaarheid(Zichtbaarheid)
  /// Whether every activity's budget balances.
  case sluitend(Bool)

  /// The number to compare with the cohort's middle; nil when there is none.
  package var getal: Int64? {
    switch self {
    case .aantal(let aantal): aantal
    case .aandeel(let aandeel): aandeel.waarde
    case .prijs(let prijs): prijs?.waarde
    case .vraagmogelijkheden, .zichtbaarheid, .sluitend: nil
    }
  }

  /// The value in the text of a reason.
  package var tekst: String {
    switch self {
    case .aantal(let aantal): metDuizendtallen(aantal)
    case .aandeel(let aandeel): aandeel.tekst
    case .prijs(let prijs): prijs?.tekst ?? "geen (geen ondernemers ondersteund)"
    case .vraagmogelijkheden(let mogelijkheden): mogelijkheden.rawValue
    case .zichtbaarheid(let zichtbaarheid): zichtbaarheid.rawValue
    case .sluitend(let sluitend): sluitend ? "sluitend" : "niet sluitend"
    }
  }
}

extension Indicator {
  /// Its place in the order, from 0.
  package var volgorde: Int {
    switch self {
    case .gesprekken: 0
    case .vraagmogelijkheden: 1
    case .zichtbaarheid: 2
    case .ondersteund: 3
    case .evenementen: 4
    case .deelnames: 5
    case .overlegstructuren: 6
    case .samenwerkingen: 7
    case .buitenDenHaag: 8
    case .socialeStartups: 9
    case .kostprijs: 10
    case .personeelsaandeel: 11
    case .sluitendeBegroting: 12
    }
  }

  /// How a value becomes a level (`regels.md` section 4).
  package enum Maatstaf: Hashable, Sendable {
    /// Compared with the cohort; more is better.
    case meerIsBeter
    /// Compared with the cohort; less is better.
    case minderIsBeter
    /// The value itself names the level.
    case opZichzelf
  }

  package var maatstaf: Maatstaf {
    switch self {
    case .gesprekken, .ondersteund, .evenementen, .deelnames, .overlegstructuren, .samenwerkingen, .buitenDenHaag,
      .socialeStartups:
      .meerIsBeter
    case .kostprijs, .personeelsaandeel: .minderIsBeter
    case .vraagmogelijkheden, .zichtbaarheid, .sluitendeBegroting: .opZichzelf
    }
  }
}

/// The values of all indicators for one application.
package struct Indicatorwaarden: Hashable, Sendable {
  private let gesprekken: Int64
  private let ondersteund: Int64
  private let evenementen: Int64
  private let deelnames: Int64
  private let overlegstructuren: Int64
  private let samenwerkingen: Int64
  private let buitenDenHaag: Basispunten
  private let socialeStartups: Basispunten
  private let kostprijs: Centen?
  private let personeelsaandeel: Basispunten
  private let vraagmogelijkheden: Vraagmogelijkheden
  private let zichtbaarheid: Zichtbaarheid
  private let isSluitend: Bool

  /// From the figures, the costs (K and S before any norm) and the budgets of the activities.
  package init(_ prestaties: Prestaties, kosten: Kostenbasis, isSluitend: Bool) {
    precondition(
      max(prestaties.waarvanBuitenDenHaag, prestaties.waarvanSocialeStartups) <= prestaties.ondersteundeOndernemers,
      "a part is not more than the entrepreneurs supported; the door refuses it")
    gesprekken = prestaties.gesprekkenNieuw + prestaties.gesprekkenBestaand
    ondersteund = prestaties.ondersteundeOndernemers
    evenementen = prestaties.evenementen
    deelnames = prestaties.deelnamesAanEvenementen
    overlegstructuren = prestaties.overlegstructuren
    samenwerkingen = prestaties.samenwerkingen
    buitenDenHaag = basispunten(prestaties.waarvanBuitenDenHaag, van: ondersteund)
    socialeStartups = basispunten(prestaties.waarvanSocialeStartups, van: ondersteund)
    kostprijs = prijsPerEenheid(kosten.kosten, aantal: ondersteund)
    personeelsaandeel = basispunten(kosten.salaris.waarde, van: kosten.kosten.waarde)
    vraagmogelijkheden = prestaties.vraagmogelijkheden
    zichtbaarheid = prestaties.zichtbaarheid
    self.isSluitend = isSluitend
  }

  package subscript(indicator: Indicator) -> Indicatorwaarde {
    switch indicator {
    case .gesprekken: .aantal(gesprekken)
    case .vraagmogelijkheden: .vraagmogelijkheden(vraagmogelijkheden)
    case .zichtbaarheid: .zichtbaarheid(zichtbaarheid)
    case .ondersteund: .aantal(ondersteund)
    case .evenementen: .aantal(evenementen)
    case .deelnames: .aantal(deelnames)
    case .overlegstructuren: .aantal(overlegstructuren)
    case .samenwerkingen: .aantal(samenwerkingen)
    case .buitenDenHaag: .aandeel(buitenDenHaag)
    case .socialeStartups: .aandeel(socialeStartups)
    case .kostprijs: .prijs(kostprijs)
    case .personeelsaandeel: .aandeel(personeelsaandeel)
    case .sluitendeBegroting: .sluitend(isSluitend)
    }
  }
}
