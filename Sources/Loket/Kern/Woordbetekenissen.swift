internal import Keten
internal import Regeling

/// Words of a fixed list in answers, each with what it means for who reads them.
protocol Beschrevenwoord: CaseIterable, RawRepresentable<String> {
  /// A sentence in Dutch.
  var betekenis: String { get }
}

/// The words that a member of an answer can have, for the description of the API. It names no rule, so that the way to the
/// counter need not know them.
package struct Woordenreeks: Sendable {
  /// The words, in their order.
  package let woorden: [String]
  /// Every word with its meaning, as a list in Markdown; nil where the words say it themselves.
  package let lijst: String?

  private init<Woord: CaseIterable & RawRepresentable<String>>(_ soort: Woord.Type) {
    woorden = soort.allCases.map(\.rawValue)
    lijst = nil
  }

  init<Woord: Beschrevenwoord>(beschreven soort: Woord.Type) {
    woorden = soort.allCases.map(\.rawValue)
    lijst = soort.allCases.map { "- `\($0.rawValue)`: \($0.betekenis)" }.joined(separator: "\n")
  }

  /// The roles.
  package static let rollen = Woordenreeks(beschreven: Rol.self)
  /// The states of a file.
  package static let standen = Woordenreeks(beschreven: Status.self)
  /// The states of a round.
  package static let rondestanden = Woordenreeks(beschreven: Rondestatus.self)
  /// The kinds of event.
  package static let gebeurtenissen = Woordenreeks(beschreven: Gebeurtenissoort.self)
  /// Why a seal was set.
  package static let zegelaanleidingen = Woordenreeks(beschreven: Zegelaanleiding.self)
  /// The verdicts of the checks together.
  package static let oordelen = Woordenreeks(beschreven: Oordeel.self)
  /// Why a file is not ranked.
  package static let nietGerangschikt = Woordenreeks(beschreven: NietGerangschiktOordeel.self)
  /// The outcomes of a check.
  package static let toetsuitkomsten = Woordenreeks(beschreven: Toetsuitkomst.self)
  /// What became of a ranked file under the ceiling.
  package static let toekenningen = Woordenreeks(beschreven: Uitkomst.self)
  /// The kinds of decision.
  package static let besluitsoorten = Woordenreeks(beschreven: Besluitsoort.self)
  /// The codes of the checks. `GET /v1/regeling` says of each what it asks.
  package static let toetsen = Woordenreeks(Toetscode.self)
  /// The codes of signals, which each say what they are.
  package static let signalen = Woordenreeks(Signaalcode.self)
  /// The three tiers.
  package static let niveaus = Woordenreeks(Niveau.self)
  /// The names of the indicators.
  package static let indicatoren = Woordenreeks(Indicator.self)
  /// How a decisive tie was decided.
  package static let beslissingen = Woordenreeks(BeslissendeGelijkeStand.Beslissing.self)
  /// The grounds to settle lower.
  package static let vaststellingsgronden = Woordenreeks(VaststellingsGrond.self)
}

extension Rol: Beschrevenwoord {
  var betekenis: String {
    switch self {
    case .aanvrager: "Een organisatie. Dient in, vervangt, trekt in en verantwoordt, en ziet alleen wat van haar is."
    case .intake: "Vraagt om aanvulling en schrijft in wat niet goed binnenkwam."
    case .beoordelaar: "Beoordeelt, handelt signalen af en bevriest de rangschikking."
    case .besluitnemer: "Besluit, maakt bekend, laat toe en stelt vast."
    case .financieel: "Draagt betalingen op en bevestigt ze, en boekt wat terugkomt."
    case .auditor: "Leest alles en schrijft niets."
    case .beheerder: "Houdt ronden, klok en abonnementen bij, en ziet geen aanvragen."
    }
  }
}

extension Status: Beschrevenwoord {
  var betekenis: String {
    switch self {
    case .ingediend: "Ontvangen; er is nog niet besloten."
    case .terzijde: "Een andere aanvraag van dezelfde aanvrager telt."
    case .aanTeVullen: "Om aanvulling is gevraagd (Awb 4:5)."
    case .ingetrokken: "De aanvrager heeft haar ingetrokken."
    case .buitenBehandeling: "Buiten behandeling gelaten (Awb 4:5)."
    case .verleend: "De subsidie is verleend, geheel of gedeeltelijk."
    case .afgewezen: "De subsidie is geweigerd."
    case .bevoorschot: "Het voorschot is betaald."
    case .verantwoord: "De verantwoording is ontvangen."
    case .vastgesteld: "De subsidie is vastgesteld; er is nog iets te betalen of terug te betalen."
    case .afgesloten: "De subsidie is vastgesteld, en er staat niets meer open."
    }
  }
}

extension Rondestatus: Beschrevenwoord {
  var betekenis: String {
    switch self {
    case .aangekondigd: "De aanvraagtermijn is nog niet begonnen."
    case .open: "De aanvraagtermijn loopt."
    case .gesloten: "De aanvraagtermijn is voorbij; er is nog niet besloten."
    case .besloten: "Op de aanvragen is besloten."
    }
  }
}

extension Oordeel: Beschrevenwoord {
  var betekenis: String {
    switch self {
    case .geschikt: "Elke toets voldoet."
    case .geschiktNaAftopping: "Elke toets voldoet; wat boven een norm uitkomt, telt niet mee."
    case .aanTeVullen: "Er ontbreekt iets dat kan worden aangevuld."
    case .ongeschikt: "Een toets voldoet niet."
    }
  }
}

extension NietGerangschiktOordeel: Beschrevenwoord {
  var betekenis: String {
    switch self {
    case .ingetrokken: "De aanvraag is ingetrokken of ligt terzijde."
    case .ongeschikt: "Een toets voldoet niet."
    case .aanTeVullen: "Er ontbreekt iets dat kan worden aangevuld."
    }
  }
}

extension Toetsuitkomst: Beschrevenwoord {
  var betekenis: String {
    switch self {
    case .voldoet: "Voldoet."
    case .overschreden: "Een norm is overschreden; wat erboven uitkomt, telt niet mee."
    case .aanTeVullen: "Er ontbreekt iets dat kan worden aangevuld (Awb 4:5)."
    case .voldoetNiet: "Voldoet niet."
    }
  }
}

extension Uitkomst: Beschrevenwoord {
  var betekenis: String {
    switch self {
    case .volledig: "Alles wat te verlenen is."
    case .gedeeltelijk: "Een deel: de rest onder het plafond."
    case .plafondBereikt: "Niets: het plafond is bereikt."
    case .onbeslist: "Een loting moet nog beslissen."
    }
  }
}

extension Besluitsoort: Beschrevenwoord {
  var betekenis: String {
    switch self {
    case .verlening: "Alles wat te verlenen is, is verleend."
    case .gedeeltelijkeVerlening: "Een deel is verleend: de rest onder het plafond."
    case .afwijzing: "Er is niets verleend."
    case .buitenBehandeling: "De aanvraag is buiten behandeling gelaten (Awb 4:5)."
    }
  }
}

extension Zegelaanleiding: Beschrevenwoord {
  var betekenis: String {
    switch self {
    case .sluiting: "De aanvraagtermijn eindigde. De dienst trok toen ook het lotgetal."
    case .bevriezing: "Een rangschikking is bevroren."
    case .dag: "Een nieuwe dag begon."
    case .lotgetal: "Het lotgetal is na de sluiting alsnog getrokken."
    }
  }
}

extension Gebeurtenissoort: Beschrevenwoord {
  var betekenis: String {
    switch self {
    case .rondeVastgesteld: "De ronde is aangekondigd."
    case .rondeGewijzigd: "De ronde is gewijzigd."
    case .rondeBevestigd: "Een ander bevestigde een wijziging van de ronde."
    case .rondeGeopend: "De aanvraagtermijn begon."
    case .rangschikkingBevroren: "De rangschikking is bevroren."
    case .besluitenGenomen: "Op de aanvragen van de ronde is besloten."
    case .zegelGezet: "Een zegel is gezet."
    case .aanvraagIngediend: "De aanvraag is ingediend."
    case .aanvraagVervangen: "De aanvrager verving de aanvraag."
    case .aanvraagAangevuld: "De aanvrager vulde de aanvraag aan."
    case .terzijdeGelegd: "Een andere aanvraag van de aanvrager telt voortaan."
    case .teruggehaald: "De aanvraag telt weer."
    case .aanvraagIngetrokken: "De aanvrager trok de aanvraag in."
    case .herstelVerzocht: "Om aanvulling is gevraagd."
    case .toegelaten: "De aanvraag is van buiten de termijn toegelaten."
    case .beoordeeld: "De aanvraag is beoordeeld."
    case .oordelenVervallen: "Een nieuwe versie van de aanvraag maakte de beoordeling ongeldig."
    case .signaalAfgehandeld: "Een signaal is afgehandeld."
    case .besloten: "Op de aanvraag is besloten; het besluit is nog niet bekendgemaakt."
    case .bekendmakingVoorgesteld: "Een teruggedateerde bekendmaking wacht op bevestiging."
    case .bekendgemaakt: "Het besluit is bekendgemaakt."
    case .voorschotOpgedragen: "De betaling van het voorschot is opgedragen."
    case .voorschotBetaald: "De bank betaalde het voorschot."
    case .verantwoordingIngediend: "De verantwoording is ontvangen."
    case .vastgesteld: "De subsidie is vastgesteld."
    case .terugbetalingGeboekt: "Een terugbetaling is geboekt en wacht op bevestiging."
    case .terugbetaald: "Een ander bevestigde de terugbetaling."
    case .terugbetalingAfgewezen: "Een geboekte terugbetaling telt niet."
    case .tijdigheidHerzien: "Door een verlenging is de aanvraag tijdig, of niet meer."
    case .sleutelGemaakt: "Een toegangssleutel is gemaakt."
    case .sleutelBeeindigd: "Een toegangssleutel is beëindigd."
    case .sleutelGebruikt: "Een toegangssleutel is gebruikt."
    }
  }
}
