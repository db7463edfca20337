internal import Begrippen
internal import JSON
internal import Notatie
internal import Regeling

/// What a decision takes from the application itself, read once while the application is at hand.
struct Besluitgrond: Sendable {
  /// The checks that do not simply hold, written out.
  let toetsen: [Toetsverslag]
  let kosten: Kosten
  let gevraagd: Centen
  let verleenbaar: Centen
  /// The activities that were applied for (Awb 4:30).
  let activiteiten: [JSONValue]
  /// The de-minimis aid received by the date of the decision; nil without a declaration.
  let deMinimis: DeMinimisstand?
  /// Whether an assessor judged the de-minimis room with reason; then that holds.
  let isRuimteBeoordeeld: Bool

  init(_ inzending: Inzending, _ ronde: Ronde, _ regeling: Regeling, besluitDatum: Datum) {
    let normen = regeling.openNormen
    let (toetsing, verslag) = toetsMetVerslag(inzending, ronde: ronde, regeling: regeling, normen: normen)
    toetsen = verslag.filter { $0.uitkomst != .voldoet || $0.vervangen }
    kosten = toetsing.kosten
    gevraagd = inzending.aanvraag.gevraagdBedrag
    verleenbaar = toetsing.verleenbaar
    activiteiten = inzending.aanvraag.activiteiten.map {
      .object(present: ["soort": .text($0.soort), "omschrijving": $0.omschrijving.map { .text($0) }])
    }
    deMinimis = inzending.aanvraag.deMinimis.map {
      DeMinimisstand($0.steun, peildatum: besluitDatum, regels: regeling.deMinimis)
    }
    isRuimteBeoordeeld = inzending.beoordeling?.toetsen[.deMinimisruimte] != nil
  }

  /// What could still be granted under both de-minimis ceilings; nil when nothing stands in the way of any amount.
  func ruimte(_ regels: DeMinimisregels) -> Centen? {
    guard let deMinimis, !isRuimteBeoordeeld else { return nil }
    let algemeen = regels.plafondAlgemeen - deMinimis.algemeen
    let metDaeb = regels.plafondMetDaeb - deMinimis.algemeen - deMinimis.daeb
    return max(.zero, min(algemeen, metDaeb))
  }

  /// The facts that every decision holds, whatever it is.
  fileprivate var feiten: [JSONMember] {
    [
      JSONMember("gevraagdBedrag", .amount(gevraagd)), JSONMember("verleenbaar", .amount(verleenbaar)),
      JSONMember("kosten", kosten.document), JSONMember("toetsen", .array(toetsen.map(\.document))),
      JSONMember("activiteiten", .array(activiteiten)),
    ]
  }

  /// The checks written out, a line each.
  fileprivate func regels(_ kies: (Toetsverslag) -> Bool) -> [String] {
    toetsen.filter(kies).map { verslag in
      "\(verslag.artikel) (\(verslag.code.rawValue)): \(verslag.toelichting) Berekening: \(verslag.vergelijking)."
    }
  }
}

extension Besluitinhoud {
  /// A file outside the ranking has no rank, no points and no criteria.
  private static let geenRang = [
    JSONMember("rang", .null), JSONMember("punten", .null), JSONMember("criteria", []),
  ]

  /// The refusal of a file that is not eligible: every check that stands in the way, with its article and figures.
  static func ongeschikt(_ grond: Besluitgrond) -> Besluitinhoud {
    let redenen = grond.toetsen.filter { $0.sluitUit }
    var grondslag = redenen.map { $0.artikel }
    if redenen.contains(where: { $0.code == .deMinimisruimte }) {
      grondslag.append("Awb artikel 4:35 lid 3 (onverenigbare staatssteun)")
    }
    return Besluitinhoud(
      soort: .afwijzing, bedrag: .zero,
      motivering: (["Wij wijzen uw aanvraag af, omdat zij niet aan de voorwaarden voldoet."]
        + grond.regels { $0.sluitUit }).joined(separator: "\n"),
      grondslag: grondslag, feiten: geenRang + grond.feiten)
  }

  /// The decision to leave a file untreated: what is missing, after the term to add it ran out (Awb 4:5).
  /// - Parameter toelichting: what the one who decides says of it, when that is asked.
  static func buitenBehandeling(
    _ grond: Besluitgrond, hersteltermijnTot: Datum, toelichting: String? = nil
  ) -> Besluitinhoud {
    let opening =
      "Wij laten uw aanvraag buiten behandeling. U kon haar tot en met \(hersteltermijnTot.tekst) aanvullen; dat is niet "
      + "of niet volledig gebeurd (Awb 4:5)."
    return Besluitinhoud(
      soort: .buitenBehandeling, bedrag: .zero,
      motivering: ([opening] + (toelichting.map { [$0] } ?? []) + grond.regels { $0.uitkomst == .aanTeVullen })
        .joined(separator: "\n"),
      grondslag: ["Awb artikel 4:5 lid 1 (aanvulling)", "Awb artikel 4:5 lid 4 (buiten behandeling)"]
        + grond.toetsen.filter { $0.uitkomst == .aanTeVullen }.map { $0.artikel },
      feiten: geenRang + grond.feiten)
  }
}

/// Writes what is decided on the files of a ranking, with the reasons.
struct Besluitschrijver: Sendable {
  private let rangschikking: Rangschikking
  private let regeling: Regeling
  /// What had been granted to those before each member.
  private let eerder: [String: Centen]

  init(_ rangschikking: Rangschikking, _ regeling: Regeling) {
    self.rangschikking = rangschikking
    self.regeling = regeling
    var verdeeld = Centen.zero
    var eerder: [String: Centen] = [:]
    for lid in rangschikking.rangorde {
      eerder[lid.id] = verdeeld
      verdeeld = verdeeld + (lid.toegekend ?? .zero)
    }
    self.eerder = eerder
  }

  /// The decision on a ranked file. The ranking has no undecided members.
  func inhoud(_ lid: Gerangschikt, _ grond: Besluitgrond) -> Besluitinhoud {
    guard let toegekend = lid.toegekend else { preconditionFailure("nothing is decided on an undecided ranking") }
    let criteria = rangschikking.criteria(van: lid)
    // An assessor can let a file pass of which nothing is eligible: all of nothing is no grant.
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
    if lid.verleenbaar > .zero { delen.append(plafondregel(lid)) }
    if soort.isVerlening {
      delen.append(
        "Dit bedrag is een maximum: wij stellen de subsidie vast op de werkelijke subsidiabele kosten (artikel 1:6; Awb "
          + "4:31, 4:44 lid 2, 4:46). U krijgt een voorschot van \(regeling.voorschot.tekst) in één keer, binnen "
          + "\(regeling.termijnen.betalingWeken) weken na de bekendmaking (artikel 3:1; Awb 4:87, 4:95).")
    }
    return Besluitinhoud(
      soort: soort, bedrag: toegekend, motivering: delen.joined(separator: "\n"), grondslag: grondslag(soort, lid),
      feiten: [
        JSONMember("rang", .integer(lid.rang)), JSONMember("punten", .integer(lid.punten)),
        JSONMember("criteria", .array(criteria.map(\.document))),
      ] + grond.feiten)
  }

  private func opening(_ soort: Besluitsoort, _ toegekend: Centen, _ lid: Gerangschikt) -> String {
    switch soort {
    case .verlening:
      "Wij verlenen u een subsidie van ten hoogste \(toegekend.tekst) voor de activiteiten in uw aanvraag."
    case .gedeeltelijkeVerlening:
      "Wij verlenen u een subsidie van ten hoogste \(toegekend.tekst). Wij weigeren \((lid.verleenbaar - toegekend).tekst), "
        + "omdat daarmee het subsidieplafond zou worden overschreden."
    case .afwijzing, .buitenBehandeling:
      lid.verleenbaar == .zero
        ? "Wij wijzen uw aanvraag af, omdat er geen subsidiabele kosten overblijven (artikel 1:6)."
        : "Wij wijzen uw aanvraag af, omdat het subsidieplafond is bereikt."
    }
  }

  /// What the ceiling left for this file, and how a tie at the ceiling was decided.
  private func plafondregel(_ lid: Gerangschikt) -> String {
    let eerder = eerder[lid.id] ?? .zero
    var regel =
      "Het subsidieplafond is \(rangschikking.plafond.tekst) (artikel 1:8). Aan wie voorging is \(eerder.tekst) toegekend; "
      + "over was \((rangschikking.plafond - eerder).tekst)."
    for gelijk in rangschikking.gelijkeStanden where gelijk.ids.contains(lid.id) {
      regel +=
        " \(gelijk.ids.count) aanvragen hadden rang \(gelijk.rang) en vroegen samen \(gelijk.verleenbaar.tekst), terwijl er "
        + "\(gelijk.beschikbaar.tekst) was; dat is beslist door \(gelijk.beslissing.woorden)."
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
    case .loting: "loting met het zaad dat voor de opening was vastgelegd"
    case .criteria: "de punten op de criteria in hun volgorde"
    case .naarRato: "verdeling naar rato"
    case .onbeslist: "nog niets"
    }
  }
}

extension Criteriumuitslag {
  /// The criterion in the reasons: level, points and each comparison.
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

  /// The criterion with its facts, n, T, comparison, level and points.
  fileprivate var document: JSONValue {
    [
      "criterium": .text(criterium.code), "artikel": .text(criterium.artikel),
      "omschrijving": .text(criterium.omschrijving), "niveau": .text(niveau),
      "punten": .integer(punten), "gemengd": .boolean(gemengd), "vervangen": .boolean(vervangen),
      "indicatoren": .array(
        indicatoren.map { uitslag in
          .object(present: [
            "indicator": .text(uitslag.indicator), "waarde": uitslag.waarde.document,
            "aantal": uitslag.maat.map { .integer($0.aantal) },
            "som": uitslag.maat.map { .number(String($0.som)) }, "vergelijking": .text(uitslag.vergelijking),
            "niveau": .text(uitslag.niveau),
          ])
        }),
    ]
  }
}

extension Indicatorwaarde {
  /// As the ranking document has it: counts, basispunten and eurocents as whole numbers.
  fileprivate var document: JSONValue {
    switch self {
    case .aantal(let aantal): .integer(aantal)
    case .aandeel(let aandeel): .integer(aandeel.waarde)
    case .prijs(let prijs): prijs.map { .integer($0.waarde) } ?? .null
    case .vraagmogelijkheden(let waarde): .text(waarde)
    case .zichtbaarheid(let waarde): .text(waarde)
    case .sluitend(let isSluitend): .boolean(isSluitend)
    }
  }
}
