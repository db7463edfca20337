/// The deviations of an application (`contract.md` section 4).
package enum Afwijkingscode: String, Hashable, Sendable, CaseIterable {
  /// The date of a decision or settlement, or of its bekendmaking, lies further back than one person may put it.
  case teruggedateerd
  /// What was claimed back is not wholly repaid and its term has passed, or the last of it came after that term (Awb
  /// 4:87).
  case vorderingTeLaat = "vordering_te_laat"
  /// The grant was settled lower on a ground of Awb 4:46 lid 2, or lower because no account came (4:47 b).
  case lagerVastgesteld = "lager_vastgesteld"
  /// The settlement is above what was paid, and the rest is not paid.
  case nabetalingOpen = "nabetaling_open"
  /// A decision or settlement is not made known, or the decision was not made known with the round: on a later day than
  /// the first of those on the same ranking, those that came after them included. A round made known on several days is a
  /// deviation (`contract.md` section 4); of the codes this one says of which file that is so.
  case nietBekendgemaakt = "niet_bekendgemaakt"
  /// The decision was made known after its term, or is not made known and that day has passed (Awb 4:13, 4:15).
  case besluitTeLaat = "besluit_te_laat"
  /// A record beside the chain contradicts the chain.
  case registratieWijktAf = "registratie_wijkt_af"
  /// The decision of first instance grants another amount than the frozen ranking it rests on.
  case verleendOngelijkToegekend = "verleend_ongelijk_toegekend"
  /// The bank confirmed a payment, and it is not the amount of the grant (R 3:1: one advance of 100 %).
  case betaaldOngelijkVerleend = "betaald_ongelijk_verleend"
  /// The advance was paid after the last day of its term, or is not paid and that day has passed (Awb 4:87).
  case betalingTeLaat = "betaling_te_laat"
  /// The first final account came after the day that the grant names, or there is none and that day has passed.
  case verantwoordingTeLaat = "verantwoording_te_laat"
  /// The version of the final account that the settlement rests on, or else the last one, deviates more than the scheme
  /// allows without an explanation.
  case afwijkingZonderToelichting = "afwijking_zonder_toelichting"
  /// A booking belongs to no event of the file, or not to one that asks for it.
  case boekingZonderGebeurtenis = "boeking_zonder_gebeurtenis"
  /// An event asks for a booking that is not there.
  case gebeurtenisZonderBoeking = "gebeurtenis_zonder_boeking"
  /// The round was decided on, and this application, which was not withdrawn, has no decision.
  case zonderBesluit = "zonder_besluit"
  /// One person took two steps that need two persons, by the pairs of the table of steps.
  case vierOgen = "vier_ogen"
  /// The file's chain of events is broken, or differs from its seal.
  case ketenGebroken = "keten_gebroken"

  /// What it means, in a sentence for who reads a report.
  package var betekenis: String {
    switch self {
    case .teruggedateerd:
      "Een datum van besluit, vaststelling of bekendmaking ligt verder terug dan één persoon mag vastleggen."
    case .vorderingTeLaat: "Wat is teruggevorderd, is niet of te laat terugbetaald."
    case .lagerVastgesteld: "De subsidie is lager vastgesteld op grond van Awb 4:46 lid 2 of 4:47 b."
    case .nabetalingOpen: "De vaststelling is hoger dan wat is betaald, en de rest is niet betaald."
    case .nietBekendgemaakt:
      "Een besluit of vaststelling is niet bekendgemaakt, of het besluit niet samen met de ronde."
    case .besluitTeLaat:
      "Het besluit is na de beslistermijn bekendgemaakt, of het is er nog niet en de termijn is voorbij."
    case .registratieWijktAf: "Een registratie spreekt de keten van gebeurtenissen tegen."
    case .verleendOngelijkToegekend: "Verleend is een ander bedrag dan de bevroren rangschikking toekent."
    case .betaaldOngelijkVerleend: "Betaald is een ander bedrag dan verleend."
    case .betalingTeLaat: "Het voorschot is te laat betaald, of het is er niet en de termijn is voorbij."
    case .verantwoordingTeLaat: "De verantwoording kwam te laat, of zij is er niet en haar dag is voorbij."
    case .afwijkingZonderToelichting: "De verantwoording wijkt meer af dan mag, zonder toelichting."
    case .boekingZonderGebeurtenis: "Er is een boeking waar geen gebeurtenis om vraagt."
    case .gebeurtenisZonderBoeking: "Een gebeurtenis vraagt om een boeking die er niet is."
    case .zonderBesluit: "Over de ronde is besloten, en deze aanvraag heeft geen besluit."
    case .vierOgen: "Eén persoon deed twee stappen waarvoor twee personen nodig zijn."
    case .ketenGebroken: "De keten van gebeurtenissen is gebroken, of wijkt af van haar zegel."
    }
  }
}

extension Afwijkingscode: Beschrevenwoord {}

extension Woordenreeks {
  /// The codes of deviations in the report.
  package static let afwijkingen = Woordenreeks(beschreven: Afwijkingscode.self)
}
