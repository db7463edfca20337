package import Begrippen

/// The checks of one file under given open norms, with their verdict (`regels.md` section 3).
package struct Toetsing: Hashable, Sendable {
  /// The computed outcomes.
  package let berekend: Toetsuitkomsten
  /// The outcomes that count: the computed ones, with an assessor's outcomes in their place.
  package let uitkomsten: Toetsuitkomsten
  package let oordeel: Oordeel
  package let kosten: Kosten
  /// The most that can be granted (R 1:7).
  package let verleenbaar: Centen
  /// Whether an exceeded cost norm counts as `voldoet_niet` (open norm `gevolgKostennormen`).
  let sluitKostennormenUit: Bool

  /// Whether the check excludes the file: it is `voldoet_niet`, or an exceeded cost norm that excludes.
  func teltAlsVoldoetNiet(_ code: Toetscode) -> Bool {
    switch uitkomsten[code] {
    case .voldoetNiet: true
    case .overschreden: sluitKostennormenUit && Toetscode.kostennormen.contains(code)
    case .voldoet, .aanTeVullen: false
    }
  }

  /// The checks that do not hold or need a completion, in their order.
  package var redenen: [Toetscode] {
    Toetscode.allCases.filter { uitkomsten[$0] == .aanTeVullen || teltAlsVoldoetNiet($0) }
  }

  /// Whether the file came in time, or was admitted.
  package var isTijdig: Bool { uitkomsten[.aanvraagtermijn] == .voldoet }

  /// The checks of the file under these norms.
  package init(_ weging: Weging, regeling: Regeling, normen: OpenNormen) {
    kosten = Kosten(
      weging.kostenbasis, salarisnorm: regeling.salarisnorm, overheadnorm: regeling.overheadnorm,
      grondslag: normen.grondslagKostennormen)
    verleenbaar = regeling.verleenbaar(gevraagd: weging.gevraagd, subsidiabel: kosten.subsidiabel)
    var berekend = weging.vasteUitkomsten
    for (plaats, toets) in Toetscode.kosten {
      berekend[plaats: plaats] = toets.uitkomst(
        kosten, verleenbaar: verleenbaar, deMinimis: weging.deMinimis, regeling: regeling)
    }
    self.berekend = berekend
    let uitkomsten = weging.toetsvervangingen.toegepast(op: berekend)
    self.uitkomsten = uitkomsten
    sluitKostennormenUit = normen.gevolgKostennormen == .uitsluiten
    let isUitgesloten =
      sluitKostennormenUit && Toetscode.kostennormen.contains { uitkomsten[$0] == .overschreden }
    oordeel =
      switch uitkomsten.doorslaggevend {
      case .voldoetNiet: .ongeschikt
      case _ where isUitgesloten: .ongeschikt
      case .aanTeVullen: .aanTeVullen
      case .overschreden: .geschiktNaAftopping
      case .voldoet: .geschikt
      }
  }
}

/// The checks of a file with its assessment applied. The written reasons come from `toetsMetVerslag`.
package func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling, normen: OpenNormen) -> Toetsing {
  Toetsing(Weging(inzending, ronde: ronde, regeling: regeling), regeling: regeling, normen: normen)
}
