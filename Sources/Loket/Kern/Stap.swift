package import Keten

/// Every step of the life of a file or a round. `rij` is the table of steps. Guards, `mogelijk`, the roles of routes,
/// the test of access and the article `Stappen` read that table, and nothing repeats it.
package enum Stap: String, Hashable, Sendable, CaseIterable {
  case rondeVaststellen, rondeBevestigen, bevriezen, loten, besluiten, rondeBekendmaken, rondebekendmakingBevestigen
  case indienen, pogingInschrijven, vervangen, aanvullen, intrekken, terzijdeLeggen, herstelVerzoeken, toelaten
  case beoordelen, signaalAfhandelen
  case buitenBehandelingLaten
  case bekendmaken, bekendmakingBevestigen, voorschotOpdragen, betalingBevestigen, verantwoorden, vaststellen
  case vaststellingBekendmaken, vaststellingsbekendmakingBevestigen, terugbetalingBoeken, terugbetalingBevestigen
  case terugbetalingAfwijzen
}

/// One row of the table of steps.
package struct Staprij: Sendable {
  /// The subject of a step, with the states before and after it.
  package enum Onderwerp: Hashable, Sendable {
    /// A round in one of these states.
    case ronde(in: Set<Rondestatus>)
    /// A new file in a round in one of these states.
    case nieuwDossier(in: Set<Rondestatus>)
    /// A file in one of the states `in`. After the step it is in one of the states `naar`, or in the same state when
    /// there are none.
    case dossier(in: Set<Status>, naar: Set<Status> = [])
  }

  /// The name of the step in Dutch, as `mogelijk` shows it.
  package let naam: String
  /// The subject of the step.
  package let onderwerp: Onderwerp
  /// The states of the round in which a step on a file is possible.
  package let ronde: Set<Rondestatus>
  /// What it asks beside those states, in the order in which it is refused.
  package let eisen: [Stapeis]
  /// The roles that may take the step.
  package let rollen: Set<Rol>
  /// The earlier steps of four eyes (`contract.md` section 4). A person who took one of them, on the same file or round,
  /// may not take this step; for a step on a round that is one on any of its files. The value is the sentence of the
  /// refusal.
  package let nietNa: [Stap: String]
  /// The same for a step on a file, of earlier steps on any file of its round or on the round itself.
  package let nietNaInRonde: [Stap: String]
  /// The kinds of event that it writes in the chain.
  package let gebeurtenissen: Set<Gebeurtenissoort>
  /// Whether it is taken on the file as its applicant is shown it. A settlement that is not made known has no effect (Awb
  /// 3:40), so the step is possible as without it, and the state that it leads to is the one that the applicant is shown.
  package let isOpGetoondeStand: Bool
  /// The terms that it starts.
  package let begint: Set<Termijnsoort>
  /// The terms within which it is due.
  package let binnen: Set<Termijnsoort>
  /// Why it is refused in another state of the file, in Dutch.
  package let weigering: String
  /// Why it is refused in another state of the round, in Dutch.
  package let rondeWeigering: String

  fileprivate init(
    _ naam: String, _ onderwerp: Onderwerp, ronde: Set<Rondestatus> = Set(Rondestatus.allCases),
    eisen: [Stapeis] = [], _ rollen: Set<Rol>, nietNa: [Stap: String] = [:], nietNaInRonde: [Stap: String] = [:],
    _ gebeurtenissen: Set<Gebeurtenissoort>, isOpGetoondeStand: Bool = false, begint: Set<Termijnsoort> = [],
    binnen: Set<Termijnsoort> = [], weigering: String, rondeWeigering: String = ""
  ) {
    self.naam = naam
    self.onderwerp = onderwerp
    self.ronde = ronde
    self.eisen = eisen
    self.rollen = rollen
    self.nietNa = nietNa
    self.nietNaInRonde = nietNaInRonde
    self.gebeurtenissen = gebeurtenissen
    self.isOpGetoondeStand = isOpGetoondeStand
    self.begint = begint
    self.binnen = binnen
    self.weigering = weigering
    self.rondeWeigering = rondeWeigering
  }
}

extension Staprij {
  /// The sentence of the refusal after an earlier step of four eyes; nil when the two are no pair.
  package func melding(na eerdere: Stap) -> String? { nietNa[eerdere] ?? nietNaInRonde[eerdere] }
}

/// The table of steps, a row a step.
extension Staprij {
  /// The states of a file in which nothing was decided.
  private static let onbeslist: Set<Status> = [.ingediend, .aanTeVullen]
  private static let nietBesloten: Set<Rondestatus> = [.aangekondigd, .open, .gesloten]
  private static let anderBevestigtDatum =
    "Wie de teruggedateerde bekendmaking vastlegde, bevestigt haar niet; dat doet een andere besluitnemer."
  private static let laatNietBuitenBehandeling = "laat er geen aanvraag van buiten behandeling; dat doet een ander."
  private static let bevriestNiet =
    "Wie een aanvraag van deze ronde buiten behandeling liet, bevriest haar rangschikking niet; dat doet een ander."

  /// The pairs in their other order, for a step that a decided round forbids by its state.
  private static func naBuitenbehandeling(_ doetNiet: String) -> [Stap: String] {
    [
      .loten: "Wie het zaad van de loting van deze ronde stuurde, \(doetNiet); dat doet een ander.",
      .buitenBehandelingLaten:
        "Wie een aanvraag van deze ronde buiten behandeling liet, \(doetNiet); dat doet een ander.",
    ]
  }

  /// The same for a step that is possible after the decisions.
  private static func naBesluit(_ doetNiet: String) -> [Stap: String] {
    naBuitenbehandeling(doetNiet).merging([
      .besluiten: "Wie op de aanvragen van deze ronde besloot, \(doetNiet); dat doet een ander."
    ]) { $1 }
  }

  fileprivate static let rondeVaststellen = Staprij(
    "een nieuwe versie van de ronde vaststellen", .ronde(in: nietBesloten), [.beheerder],
    [.rondeVastgesteld, .rondeGewijzigd, .tijdigheidHerzien, .terzijdeGelegd], begint: [.aanvraag],
    weigering: "Over deze ronde is besloten; zij verandert niet meer.")

  fileprivate static let rondeBevestigen = Staprij(
    "de laatste versie van de ronde bevestigen", .ronde(in: nietBesloten), [.besluitnemer],
    nietNa: [.rondeVaststellen: "Wie deze versie van de ronde vastlegde, bevestigt haar niet; dat doet een ander."],
    [.rondeBevestigd, .tijdigheidHerzien, .terzijdeGelegd], begint: [.aanvraag],
    weigering: "Over deze ronde is besloten; zij verandert niet meer.")

  fileprivate static let loten = Staprij(
    "de rangschikking bevriezen met het zaad van de loting", .ronde(in: [.gesloten]), [.beoordelaar],
    nietNa: [
      .beoordelen: "Wie een aanvraag van deze ronde beoordeelde, stuurt het zaad niet; dat doet een ander.",
      .toelaten: "Wie een aanvraag tot deze ronde toeliet, stuurt het zaad niet; dat doet een ander.",
      .signaalAfhandelen: "Wie een signaal van deze ronde afhandelde, stuurt het zaad niet; dat doet een ander.",
      .buitenBehandelingLaten: bevriestNiet,
    ], [.rangschikkingBevroren], weigering: "De rangschikking wordt bevroren als de ronde gesloten is.")

  fileprivate static let bevriezen = Staprij(
    "de rangschikking bevriezen", .ronde(in: [.gesloten]), [.beoordelaar],
    nietNa: [.buitenBehandelingLaten: bevriestNiet], [.rangschikkingBevroren],
    weigering: "De rangschikking wordt bevroren als de ronde gesloten is.")

  fileprivate static let besluiten = Staprij(
    "op de aanvragen van de ronde besluiten", .ronde(in: [.gesloten, .besloten]), [.besluitnemer],
    nietNa: [
      .bevriezen: "Wie een rangschikking van deze ronde bevroor, besluit er niet over. Laat een ander besluiten.",
      .pogingInschrijven:
        "Wie in deze ronde een poging als aanvraag inschreef, besluit er niet over. Laat een ander besluiten.",
      .beoordelen: "Wie een aanvraag van deze ronde beoordeelde, besluit er niet over. Laat een ander besluiten.",
      .signaalAfhandelen: "Wie in deze ronde een signaal afhandelde, besluit er niet over. Laat een ander besluiten.",
      .toelaten: "Wie een aanvraag tot deze ronde toeliet, besluit er niet over. Laat een ander besluiten.",
      .herstelVerzoeken:
        "Wie om een aanvulling vroeg die er niet is, besluit niet over de ronde. Laat een ander besluiten.",
    ],
    [.besluitenGenomen, .besloten, .bekendgemaakt], begint: [.bezwaar, .betaling],
    binnen: [.beslissing], weigering: "Op een ronde wordt besloten als zij gesloten is.")

  fileprivate static let rondeBekendmaken = Staprij(
    "de besluiten van de ronde bekendmaken", .ronde(in: [.besloten]), [.besluitnemer],
    [.bekendmakingVoorgesteld, .bekendgemaakt], begint: [.bezwaar, .betaling], binnen: [.beslissing],
    weigering: "Over deze ronde is nog niet besloten.")

  fileprivate static let rondebekendmakingBevestigen = Staprij(
    "de teruggedateerde bekendmaking van de ronde bevestigen", .ronde(in: [.besloten]), [.besluitnemer],
    nietNa: [.rondeBekendmaken: Staprij.anderBevestigtDatum], [.bekendgemaakt], begint: [.bezwaar, .betaling],
    binnen: [.beslissing], weigering: "Over deze ronde is nog niet besloten.")

  fileprivate static let indienen = Staprij(
    "een aanvraag indienen", .nieuwDossier(in: Set(Rondestatus.allCases)), [.aanvrager], [.aanvraagIngediend],
    begint: [.beslissing], binnen: [.aanvraag], weigering: "Een aanvraag kan altijd worden ingediend.")

  /// The person can write the application anew, with a moment of receipt in time, so it counts as admitting: who enters one
  /// decides on none of the round. Another settles the signals of the file.
  fileprivate static let pogingInschrijven = Staprij(
    "een poging als aanvraag inschrijven", .nieuwDossier(in: Set(Rondestatus.allCases)), [.intake],
    nietNaInRonde: naBesluit("schrijft er geen poging als aanvraag in").filter { $0.key != .loten },
    [.aanvraagIngediend],
    begint: [.beslissing], weigering: "Een poging kan altijd worden ingeschreven.")

  fileprivate static let vervangen = Staprij(
    "de aanvraag vervangen", .dossier(in: onbeslist, naar: [.ingediend]), ronde: [.aangekondigd, .open],
    eisen: [.plaatsVrij], [.aanvrager], [.aanvraagVervangen], begint: [.beslissing], binnen: [.aanvraag],
    weigering: "Deze aanvraag kan niet meer worden gewijzigd.",
    rondeWeigering: "Over deze ronde is besloten; er is niets gewijzigd.")

  fileprivate static let aanvullen = Staprij(
    "de aanvraag aanvullen binnen de hersteltermijn",
    .dossier(in: onbeslist, naar: onbeslist), ronde: [.gesloten],
    eisen: [.hersteltermijnLoopt, .gegevensAanwezig], [.aanvrager], [.aanvraagAangevuld], binnen: [.herstel],
    weigering: "Deze aanvraag kan niet meer worden gewijzigd.",
    rondeWeigering: "Over deze ronde is besloten; er is niets gewijzigd.")

  fileprivate static let intrekken = Staprij(
    "de aanvraag intrekken", .dossier(in: onbeslist.union([.terzijde]), naar: [.ingetrokken]),
    eisen: [.nietMeebesloten], [.aanvrager], [.aanvraagIngetrokken],
    weigering: "Deze aanvraag kan niet meer worden ingetrokken.")

  /// It chooses between files of one applicant that were all in time or admitted, so it is no pair: it gives nobody a right
  /// or an amount that the rules do not give.
  fileprivate static let terzijdeLeggen = Staprij(
    "de aanvraag terzijde leggen, zodat de andere van de aanvrager telt", .dossier(in: onbeslist, naar: [.terzijde]),
    ronde: nietBesloten, eisen: [.andereTerzijde, .nietBevroren], [.aanvrager, .intake], [.terzijdeGelegd],
    weigering: "Deze aanvraag kan niet terzijde worden gelegd.",
    rondeWeigering: "Over deze ronde is besloten; welke aanvraag telt, staat vast.")

  fileprivate static let herstelVerzoeken = Staprij(
    "om aanvulling vragen", .dossier(in: onbeslist, naar: [.aanTeVullen]),
    eisen: [.gegevensAanwezig, .ietsTeVragen], [.intake, .beoordelaar], [.herstelVerzocht], begint: [.herstel],
    weigering: "Over deze aanvraag kan geen aanvulling meer worden gevraagd.")

  fileprivate static let toelaten = Staprij(
    "de aanvraag toelaten als zij niet op tijd was", .dossier(in: onbeslist), ronde: nietBesloten,
    eisen: [.nietOpTijd, .nietToegelaten, .geenAndereAanvraag], [.besluitnemer],
    nietNaInRonde: naBuitenbehandeling("laat er geen aanvraag toe"), [.toegelaten],
    weigering: "Deze aanvraag kan niet meer worden toegelaten.",
    rondeWeigering: "Over deze ronde is besloten; er wordt geen aanvraag meer toegelaten.")

  fileprivate static let beoordelen = Staprij(
    "de aanvraag beoordelen", .dossier(in: onbeslist), ronde: nietBesloten, eisen: [.gegevensAanwezig],
    [.beoordelaar], nietNaInRonde: naBuitenbehandeling("beoordeelt er geen aanvraag van"), [.beoordeeld],
    weigering: "Deze aanvraag kan niet meer worden beoordeeld.",
    rondeWeigering: "Over deze ronde is besloten; er wordt niet meer beoordeeld.")

  /// Nobody who settled a signal decides: that counts as assessing. Who entered a file does not look after himself.
  fileprivate static let signaalAfhandelen = Staprij(
    "een signaal afhandelen", .dossier(in: Set(Status.allCases)), eisen: [.gegevensAanwezig, .signaalOpen],
    [.beoordelaar],
    nietNa: [
      .pogingInschrijven: "Wie de aanvraag inschreef, handelt haar signalen niet af; dat doet een ander."
    ], nietNaInRonde: naBesluit("handelt er geen signaal van af"), [.signaalAfgehandeld],
    weigering: "Een signaal kan altijd worden afgehandeld.")

  /// It takes a file out of the ranking, so who does it worked on none of the round. While the window is open its applicant
  /// can still file a whole application. A term that was given long before the closing can be too old then, and the file
  /// is refused.
  fileprivate static let buitenBehandelingLaten = Staprij(
    "na de hersteltermijn buiten behandeling laten", .dossier(in: onbeslist, naar: [.buitenBehandeling]),
    ronde: [.gesloten, .besloten],
    eisen: [.gegevensAanwezig, .ietsOntbreekt, .aanvullingGevraagd, .hersteltermijnVoorbij, .buitenbehandelingOpTijd],
    [.besluitnemer],
    nietNa: [
      .herstelVerzoeken: "Wie om de aanvulling vroeg, laat de aanvraag niet buiten behandeling; dat doet een ander."
    ],
    nietNaInRonde: [
      .bevriezen: "Wie een rangschikking van deze ronde bevroor, \(laatNietBuitenBehandeling)",
      .beoordelen: "Wie een aanvraag van deze ronde beoordeelde, \(laatNietBuitenBehandeling)",
      .toelaten: "Wie een aanvraag tot deze ronde toeliet, \(laatNietBuitenBehandeling)",
      .pogingInschrijven: "Wie in deze ronde een poging als aanvraag inschreef, \(laatNietBuitenBehandeling)",
      .signaalAfhandelen: "Wie in deze ronde een signaal afhandelde, \(laatNietBuitenBehandeling)",
    ], [.besloten, .bekendgemaakt], begint: [.bezwaar], binnen: [.buitenbehandeling],
    weigering: "Deze aanvraag kan nu niet buiten behandeling worden gelaten.",
    rondeWeigering: "Zolang aanvragen kunnen komen, wordt geen aanvraag buiten behandeling gelaten.")

  fileprivate static let bekendmaken = Staprij(
    "het besluit bekendmaken", .dossier(in: [.verleend, .afgewezen, .buitenBehandeling]), eisen: [.nietBekendgemaakt],
    [.besluitnemer], [.bekendmakingVoorgesteld, .bekendgemaakt], begint: [.bezwaar, .betaling], binnen: [.beslissing],
    weigering: "Er is nog geen besluit om bekend te maken.")

  fileprivate static let bekendmakingBevestigen = Staprij(
    "de teruggedateerde bekendmaking van het besluit bevestigen",
    .dossier(in: [.verleend, .afgewezen, .buitenBehandeling]), eisen: [.nietBekendgemaakt, .bekendmakingVoorgesteld],
    [.besluitnemer], nietNa: [.bekendmaken: Staprij.anderBevestigtDatum], [.bekendgemaakt],
    begint: [.bezwaar, .betaling], binnen: [.beslissing], weigering: "Er is nog geen besluit om bekend te maken.")

  fileprivate static let voorschotOpdragen = Staprij(
    "het voorschot opdragen", .dossier(in: [.verleend]),
    eisen: [.bekendgemaakt, .voorschotNietOpgedragen, .ibanBekend],
    [.financieel], nietNa: [.besluiten: "Wie de subsidie verleende, draagt het voorschot niet op; dat doet een ander."],
    [.voorschotOpgedragen], binnen: [.betaling],
    weigering: "Een voorschot hoort bij een verlening waarop nog niet is betaald.")

  fileprivate static let betalingBevestigen = Staprij(
    "de betaling van het opgedragen voorschot bevestigen", .dossier(in: [.verleend], naar: [.bevoorschot]),
    eisen: [.voorschotOpgedragen, .bekendgemaakt, .ibanBekend], [.financieel],
    nietNa: [
      .besluiten: "Wie de subsidie verleende, bevestigt de betaling niet; dat doet een ander.",
      .voorschotOpdragen: "Wie het voorschot opdroeg, bevestigt de betaling niet; dat doet een ander.",
    ], [.voorschotBetaald], begint: [.verantwoording],
    binnen: [.betaling], weigering: "Er is geen voorschot dat nog betaald moet worden.")

  fileprivate static let verantwoorden = Staprij(
    "de verantwoording indienen of aanvullen", .dossier(in: [.bevoorschot, .verantwoord], naar: [.verantwoord]),
    eisen: [.gegevensAanwezig], [.aanvrager], [.verantwoordingIngediend], isOpGetoondeStand: true,
    binnen: [.verantwoording],
    weigering: "Verantwoord wordt een subsidie die is bevoorschot en nog niet is vastgesteld.")

  fileprivate static let vaststellen = Staprij(
    "de subsidie vaststellen", .dossier(in: [.bevoorschot, .verantwoord], naar: [.vastgesteld, .afgesloten]),
    eisen: [
      .verantwoordingOfTermijnVoorbij, .verantwoordingVolledig, .verantwoordingAanwezig, .gegevensAanwezig,
    ], [.besluitnemer],
    nietNa: [
      .besluiten: "Wie de subsidie verleende, stelt haar niet vast; dat doet een ander.",
      .voorschotOpdragen: "Wie het voorschot opdroeg, stelt de subsidie niet vast; dat doet een ander.",
      .betalingBevestigen: "Wie de betaling bevestigde, stelt de subsidie niet vast; dat doet een ander.",
    ], [.vastgesteld],
    weigering: "Vastgesteld wordt een subsidie waarvan de verantwoording er is, of waarvan zij uitbleef.")

  fileprivate static let vaststellingBekendmaken = Staprij(
    "de vaststelling bekendmaken", .dossier(in: [.vastgesteld, .afgesloten]), eisen: [.nietBekendgemaakt],
    [.besluitnemer], [.bekendmakingVoorgesteld, .bekendgemaakt], begint: [.bezwaar, .terugbetaling],
    weigering: "Er is nog geen vaststelling om bekend te maken.")

  fileprivate static let vaststellingsbekendmakingBevestigen = Staprij(
    "de teruggedateerde bekendmaking van de vaststelling bevestigen", .dossier(in: [.vastgesteld, .afgesloten]),
    eisen: [.nietBekendgemaakt, .bekendmakingVoorgesteld], [.besluitnemer],
    nietNa: [.vaststellingBekendmaken: Staprij.anderBevestigtDatum], [.bekendgemaakt],
    begint: [.bezwaar, .terugbetaling], weigering: "Er is nog geen vaststelling om bekend te maken.")

  fileprivate static let terugbetalingBoeken = Staprij(
    "een terugbetaling boeken", .dossier(in: [.vastgesteld]), eisen: [.bekendgemaakt, .ietsTerugTeBetalen],
    [.financieel],
    nietNa: [.vaststellen: "Wie de subsidie vaststelde, boekt geen terugbetaling; dat doet een ander."],
    [.terugbetalingGeboekt], binnen: [.terugbetaling], weigering: "Er is niets dat terugbetaald moet worden.")

  fileprivate static let terugbetalingBevestigen = Staprij(
    "een geboekte terugbetaling bevestigen", .dossier(in: [.vastgesteld], naar: [.vastgesteld, .afgesloten]),
    eisen: [.bekendgemaakt, .terugbetalingTeBevestigen], [.financieel],
    nietNa: [
      .vaststellen: "Wie de subsidie vaststelde, bevestigt geen terugbetaling; dat doet een ander.",
      .terugbetalingBoeken: "Wie de terugbetaling boekte, bevestigt haar niet; dat doet een ander.",
    ],
    [.terugbetaald], binnen: [.terugbetaling], weigering: "Er is geen terugbetaling die bevestigd moet worden.")

  /// It is no pair: who booked by mistake may withdraw it alone. What is not confirmed counts for nothing, so its end gives
  /// nobody a right and takes none, and the same money can be booked again.
  fileprivate static let terugbetalingAfwijzen = Staprij(
    "een geboekte terugbetaling afwijzen of terugnemen", .dossier(in: [.vastgesteld]),
    eisen: [.terugbetalingTeBevestigen], [.financieel], [.terugbetalingAfgewezen],
    weigering: "Er is geen terugbetaling die bevestigd moet worden.")
}

/// The terms of the law that a step starts or must keep.
package enum Termijnsoort: String, Hashable, Sendable, CaseIterable {
  /// R 2:2.
  case aanvraag
  /// Awb 4:5 lid 1.
  case herstel
  /// Awb 4:5 lid 4.
  case buitenbehandeling
  /// Awb 4:13.
  case beslissing
  /// Awb 6:7.
  case bezwaar
  /// Awb 4:87, of an advance.
  case betaling
  /// Awb 4:44.
  case verantwoording
  /// Awb 4:87, of a claim to repay.
  case terugbetaling
}

extension Stap {
  /// The row of this step.
  package var rij: Staprij {
    switch self {
    case .rondeVaststellen: .rondeVaststellen
    case .rondeBevestigen: .rondeBevestigen
    case .bevriezen: .bevriezen
    case .loten: .loten
    case .besluiten: .besluiten
    case .rondeBekendmaken: .rondeBekendmaken
    case .rondebekendmakingBevestigen: .rondebekendmakingBevestigen
    case .indienen: .indienen
    case .pogingInschrijven: .pogingInschrijven
    case .vervangen: .vervangen
    case .aanvullen: .aanvullen
    case .intrekken: .intrekken
    case .terzijdeLeggen: .terzijdeLeggen
    case .herstelVerzoeken: .herstelVerzoeken
    case .toelaten: .toelaten
    case .beoordelen: .beoordelen
    case .signaalAfhandelen: .signaalAfhandelen
    case .buitenBehandelingLaten: .buitenBehandelingLaten
    case .bekendmaken: .bekendmaken
    case .bekendmakingBevestigen: .bekendmakingBevestigen
    case .voorschotOpdragen: .voorschotOpdragen
    case .betalingBevestigen: .betalingBevestigen
    case .verantwoorden: .verantwoorden
    case .vaststellen: .vaststellen
    case .vaststellingBekendmaken: .vaststellingBekendmaken
    case .vaststellingsbekendmakingBevestigen: .vaststellingsbekendmakingBevestigen
    case .terugbetalingBoeken: .terugbetalingBoeken
    case .terugbetalingBevestigen: .terugbetalingBevestigen
    case .terugbetalingAfwijzen: .terugbetalingAfwijzen
    }
  }

  /// The states of a file in which the step is possible; none for a step on a round.
  package var mogelijkIn: Set<Status> {
    if case .dossier(let standen, _) = rij.onderwerp { standen } else { [] }
  }

  /// Whether the step leads a file from the one state to the other.
  func leidt(van: Status, naar: Status) -> Bool {
    guard case .dossier(_, let standen) = rij.onderwerp else { return false }
    return standen.isEmpty ? van == naar : standen.contains(naar)
  }
}

extension Stap {
  /// The earlier steps of four eyes, in the order of the steps, so that a refusal is always the same one.
  package var eerdere: [Stap] { Stap.allCases.filter { rij.melding(na: $0) != nil } }

  /// The refusal of a person who took the earlier step (four eyes).
  func vierOgen(na eerdere: Stap) -> LoketFout {
    guard let melding = rij.melding(na: eerdere) else { preconditionFailure("the row names the pair") }
    return .vierOgen(melding)
  }

  /// Refuses a person who took the earlier step (four eyes).
  func eisAnder(dan eerdere: Set<String>, die stap: Stap, _ wie: Identiteit) throws(LoketFout) {
    if wie.isDezelfde(alsEen: eerdere) { throw vierOgen(na: stap) }
  }
}
