internal import Begrippen

/// Writes the decisions on the files of a ranking, with the reasons.
package struct Besluitschrijver: Sendable {
  private let rangschikking: Rangschikking
  private let regeling: Regeling
  /// The sum granted to the files before each member.
  private let eerder: [String: Centen]
  /// The part of it for files that were withdrawn after the freeze.
  private let ingetrokken: [String: Centen]
  private let kanttekeningen: [Lotingkanttekening]

  /// - Parameters:
  ///   - rangschikking: one without undecided members.
  ///   - kanttekeningen: what every decision that rests on the draw says of it.
  ///   - ingetrokken: the files that were withdrawn after the freeze, where the frozen ranking holds.
  package init(
    _ rangschikking: Rangschikking, _ regeling: Regeling, kanttekeningen: [Lotingkanttekening] = [],
    ingetrokken: Set<String> = []
  ) {
    self.rangschikking = rangschikking
    self.regeling = regeling
    self.kanttekeningen = kanttekeningen
    var verdeeld = Centen.zero
    var vrij = Centen.zero
    var eerder: [String: Centen] = [:]
    var vrijgebleven: [String: Centen] = [:]
    for lid in rangschikking.rangorde {
      eerder[lid.id] = verdeeld
      if vrij > .zero { vrijgebleven[lid.id] = vrij }
      verdeeld = verdeeld + (lid.toegekend ?? .zero)
      if ingetrokken.contains(lid.id) { vrij = vrij + (lid.toegekend ?? .zero) }
    }
    self.eerder = eerder
    self.ingetrokken = vrijgebleven
  }

  /// The decision on a ranked file. The ranking has no undecided members.
  package func inhoud(_ lid: Gerangschikt, _ grond: Besluitgrond) -> Besluitinhoud {
    guard let toegekend = lid.toegekend else { preconditionFailure("nothing is decided on an undecided ranking") }
    let criteria = rangschikking.criteria(van: lid)
    precondition(lid.verleenbaar > .zero, "a file without eligible costs is not ranked (R 1:6 lid 1)")
    let soort: Besluitsoort =
      toegekend == .zero ? .afwijzing : toegekend == lid.verleenbaar ? .verlening : .gedeeltelijkeVerlening
    var delen = [opening(soort, toegekend, lid)]
    delen.append(
      "Uw aanvraag kreeg \(lid.punten) punten en staat op rang \(lid.rang) van \(rangschikking.rangorde.count) "
        + "gerangschikte aanvragen (artikel 1:9 lid 1).")
    delen += criteria.map(\.motivering)
    delen += grond.regels { $0.uitkomst == .overschreden || $0.vervangen }
    delen.append(
      "Gevraagd: \(grond.gevraagd.tekst). Subsidiabele kosten: \(grond.kosten.subsidiabel.tekst) (artikel 1:6). Ten "
        + "hoogste te verlenen: \(lid.verleenbaar.tekst) (artikel 1:7).")
    delen.append(plafondregel(lid))
    if soort.isVerlening {
      delen.append(
        "Dit bedrag is een maximum: wij stellen de subsidie vast op de werkelijke subsidiabele kosten (artikel 1:6; Awb "
          + "4:31, 4:44 lid 2, 4:46). U krijgt een voorschot van \(regeling.voorschot.tekst) in één keer, binnen "
          + "\(regeling.termijnen.betalingWeken) weken na de bekendmaking (artikel 3:1; Awb 4:87, 4:95).")
    }
    return Besluitinhoud(
      soort: soort, bedrag: toegekend, motivering: delen.joined(separator: "\n"), grondslag: grondslag(soort, lid),
      plaats: Besluitinhoud.Plaats(rang: lid.rang, punten: lid.punten, criteria: criteria), grond: grond)
  }

  private func opening(_ soort: Besluitsoort, _ toegekend: Centen, _ lid: Gerangschikt) -> String {
    switch soort {
    case .verlening:
      "Wij verlenen u een subsidie van ten hoogste \(toegekend.tekst) voor de activiteiten in uw aanvraag."
    case .gedeeltelijkeVerlening:
      "Wij verlenen u een subsidie van ten hoogste \(toegekend.tekst). Wij weigeren \((lid.verleenbaar - toegekend).tekst), "
        + "omdat daarmee het subsidieplafond zou worden overschreden."
    case .afwijzing, .buitenBehandeling: "Wij wijzen uw aanvraag af, omdat het subsidieplafond is bereikt."
    }
  }

  /// The rest of the ceiling for this file, and the decision of a tie at the ceiling.
  private func plafondregel(_ lid: Gerangschikt) -> String {
    let eerder = eerder[lid.id] ?? .zero
    var regel =
      "Het subsidieplafond is \(rangschikking.plafond.tekst) (artikel 1:8). Aan wie voorging is \(eerder.tekst) toegekend; "
      + "over was \((rangschikking.plafond - eerder).tekst)."
    if let vrij = ingetrokken[lid.id] {
      regel +=
        " Van wat is toegekend, blijft \(vrij.tekst) vrij: die aanvraag is na het bevriezen ingetrokken, en de bevroren "
        + "rangschikking blijft dan gelden."
    }
    for gelijk in rangschikking.gelijkeStanden where gelijk.ids.contains(lid.id) {
      regel +=
        " \(gelijk.ids.count) aanvragen hadden rang \(gelijk.rang) en vroegen samen \(gelijk.verleenbaar.tekst), terwijl er "
        + "\(gelijk.beschikbaar.tekst) was; dat is beslist door \(gelijk.beslissing.woorden)."
      if gelijk.beslissing == .loting { regel += kanttekeningen.map { " " + $0.tekst }.joined() }
    }
    if lid.uitkomst != .volledig {
      regel += " Wat daarboven uitgaat wordt geweigerd (Awb 4:25 lid 2)."
    }
    return regel
  }

  private func grondslag(_ soort: Besluitsoort, _ lid: Gerangschikt) -> [String] {
    var grondslag = [
      regeling.artikel("1:6", "subsidiabele kosten"), regeling.artikel("1:7", "hoogte"),
      regeling.artikel("1:8", "subsidieplafond"), regeling.artikel("1:9", "verdeling"),
    ]
    if lid.uitkomst != .volledig { grondslag.append("Awb artikel 4:25 lid 2 (weigering boven het plafond)") }
    if soort.isVerlening {
      grondslag += [
        regeling.artikel("1:4", "activiteiten"), regeling.artikel("3:1", "bevoorschotting"),
        regeling.artikel("4:1", "verantwoording"), "Awb artikel 4:29 (verlening)",
        "Awb artikel 4:30 (omschrijving van de activiteiten)", "Awb artikel 4:31 (bedrag)",
        "Awb artikel 4:87 en 4:95 (betaling en voorschot)", "Verordening (EU) 2023/2831 (de-minimissteun)",
      ]
    }
    return grondslag
  }
}

extension BeslissendeGelijkeStand.Beslissing {
  fileprivate var woorden: String {
    switch self {
    case .loting: "loting op het KVK-nummer"
    case .criteria: "de punten op de criteria in hun volgorde"
    case .naarRato: "verdeling naar rato"
    case .onbeslist: "nog niets"
    }
  }
}

extension Criteriumuitslag {
  /// The paragraph on a criterion: level, points and each comparison.
  fileprivate var motivering: String {
    var tekst = "Criterium \(criterium.code) (\(criterium.omschrijving)): \(niveau.rawValue), \(punten) punten."
    if gemengd { tekst += " De indicatoren wijzen niet alle hetzelfde niveau aan." }
    if vervangen { tekst += " De beoordelaar heeft dit niveau met reden vastgesteld." }
    for uitslag in indicatoren {
      tekst +=
        " \(uitslag.indicator.rawValue): \(uitslag.waarde.tekst); \(uitslag.vergelijking) (\(uitslag.niveau.rawValue))."
    }
    return tekst
  }
}
