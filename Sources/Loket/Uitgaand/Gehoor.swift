package import Keten

/// To whom a kind of event may go outside the service (<doc:/Weegschaal/EventsForOthers>).
package enum Gehoor: Hashable, Sendable {
  /// To the applicant too, as soon as it is written.
  case aanvrager
  /// To systems of the municipality alone: the applicant does not know of it, or not yet (Awb 3:40).
  case gemeente
  /// To nobody: it is no event of a file.
  case niemand

  /// The kinds of event that go to whom is told no more.
  package static let soortenVoorAanvrager = Gebeurtenissoort.allCases.filter { $0.gehoor == .aanvrager }
  /// The kinds of event that can go out at all.
  package static let soorten = Gebeurtenissoort.allCases.filter { $0.gehoor != .niemand }
}

extension Gebeurtenissoort {
  /// To whom it may go. A kind that tells that there was one of the municipality before it is of the municipality too.
  package var gehoor: Gehoor {
    switch self {
    case .rondeVastgesteld, .rondeGewijzigd, .rondeBevestigd, .rondeGeopend, .rangschikkingBevroren, .besluitenGenomen,
      .zegelGezet, .sleutelGemaakt, .sleutelBeeindigd, .sleutelGebruikt:
      .niemand
    case .beoordeeld, .oordelenVervallen, .signaalAfgehandeld, .besloten, .bekendmakingVoorgesteld, .vastgesteld:
      .gemeente
    case .aanvraagIngediend, .aanvraagVervangen, .aanvraagAangevuld, .terzijdeGelegd, .teruggehaald,
      .aanvraagIngetrokken, .herstelVerzocht, .toegelaten, .bekendgemaakt, .voorschotOpgedragen, .voorschotBetaald,
      .verantwoordingIngediend, .terugbetalingGeboekt, .terugbetaald, .terugbetalingAfgewezen, .tijdigheidHerzien:
      .aanvrager
    }
  }
}
