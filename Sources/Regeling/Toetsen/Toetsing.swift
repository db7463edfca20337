package import Begrippen

/// The fourteen checks of one file under given open norms, and the verdict they give together (`regels.md` section 3).
package struct Toetsing: Hashable, Sendable {
  /// The outcomes as computed.
  package let berekend: Toetsuitkomsten
  /// The outcomes with an assessor's in their place: these count.
  package let uitkomsten: Toetsuitkomsten
  /// The verdict.
  package let oordeel: Oordeel
  /// The costs under R 1:6.
  package let kosten: Kosten
  /// What can be granted at most (R 1:7).
  package let verleenbaar: Centen
  /// Whether an exceeded cost norm counts as `voldoet_niet` (open norm `gevolgKostennormen`).
  let sluitKostennormenUit: Bool

  /// Whether the check stands in the way: `voldoet_niet`, or an exceeded cost norm that excludes.
  func teltAlsVoldoetNiet(_ code: Toetscode) -> Bool {
    switch uitkomsten[code] {
    case .voldoetNiet: true
    case .overschreden: sluitKostennormenUit && (code == .salariskosten || code == .overheadkosten)
    case .voldoet, .aanTeVullen: false
    }
  }

  /// The checks that do not hold or want something added, in their order.
  package var redenen: [Toetscode] {
    Toetscode.allCases.filter { uitkomsten[$0] == .aanTeVullen || teltAlsVoldoetNiet($0) }
  }

  /// Whether it came in time, or was admitted.
  package var isTijdig: Bool { uitkomsten[.aanvraagtermijn] == .voldoet }

  /// The checks of the file under these norms.
  package init(_ weging: Weging, regeling: Regeling, normen: OpenNormen) {
    let kosten = Kosten(
      weging.kostenbasis, salarisnorm: regeling.salarisnorm, overheadnorm: regeling.overheadnorm,
      grondslag: normen.grondslagKostennormen)
    let subsidiabel = kosten.subsidiabel
    let bedrag = regeling.verleenbaar(gevraagd: weging.gevraagd, subsidiabel: subsidiabel)
    var berekend = weging.vasteUitkomsten
    berekend[.salariskosten] = kosten.salarisBovenNorm > .zero ? .overschreden : .voldoet
    berekend[.overheadkosten] = kosten.overheadBovenNorm > .zero ? .overschreden : .voldoet
    berekend[.subsidiabeleKosten] = subsidiabel > .zero ? .voldoet : .voldoetNiet
    let heeftRuimte = weging.deMinimis?.heeftRuimte(voor: bedrag, regels: regeling.deMinimis) ?? true
    berekend[.deMinimisruimte] = heeftRuimte ? .voldoet : .voldoetNiet
    self.init(
      berekend: berekend, uitkomsten: weging.toetsvervangingen.toegepast(op: berekend), kosten: kosten,
      verleenbaar: bedrag, gevolg: normen.gevolgKostennormen)
  }

  private init(
    berekend: Toetsuitkomsten, uitkomsten: Toetsuitkomsten, kosten: Kosten, verleenbaar: Centen,
    gevolg: OpenNormen.GevolgKostennormen
  ) {
    self.berekend = berekend
    self.uitkomsten = uitkomsten
    self.kosten = kosten
    self.verleenbaar = verleenbaar
    sluitKostennormenUit = gevolg == .uitsluiten
    let isUitgesloten =
      sluitKostennormenUit
      && (uitkomsten[.salariskosten] == .overschreden || uitkomsten[.overheadkosten] == .overschreden)
    oordeel =
      if isUitgesloten || uitkomsten.bevat(.voldoetNiet) {
        .ongeschikt
      } else if uitkomsten.bevat(.aanTeVullen) {
        .aanTeVullen
      } else if uitkomsten.bevat(.overschreden) {
        .geschiktNaAftopping
      } else {
        .geschikt
      }
  }
}

/// The checks of a file, its assessment applied. The written reasons come from `toetsMetVerslag`.
package func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling, normen: OpenNormen) -> Toetsing {
  Toetsing(Weging(inzending, ronde: ronde, regeling: regeling), regeling: regeling, normen: normen)
}
