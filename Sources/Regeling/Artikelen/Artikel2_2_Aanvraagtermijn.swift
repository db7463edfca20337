internal import Begrippen

// Artikel 2:2 Aanvraagtermijn
//
// In afwijking van artikel 9, tweede lid, van de ASV, wordt een aanvraag om subsidie ingediend vanaf 20 maart 2025 tot
// en met 27 maart 2025.

/// In time is opens ≤ received < closes, compared unrounded, or admitted by decision (`regels.md` section 3).
struct Aanvraagtermijntoets: VasteToets {
  let ontvangenOp: Tijdstip
  let opent: Tijdstip
  /// The end of the window with its extensions, exclusive.
  let sluit: Tijdstip
  let toelating: Toelating?

  static func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> Aanvraagtermijntoets {
    Aanvraagtermijntoets(
      ontvangenOp: inzending.ontvangenOp, opent: ronde.opent, sluit: ronde.sluitMetVerlengingen,
      toelating: inzending.toegelaten)
  }

  private var isTeVroeg: Bool { ontvangenOp < opent }
  private var isTeLaat: Bool { ontvangenOp >= sluit }

  var uitkomst: Toetsuitkomst {
    if toelating != nil { return .voldoet }
    return isTeVroeg || isTeLaat ? .voldoetNiet : .voldoet
  }

  var vergelijking: String {
    if let toelating { return "ontvangen \(ontvangenOp.utcTekst); toegelaten bij besluit \(toelating.besluit)" }
    if isTeVroeg { return "\(ontvangenOp.utcTekst) < \(opent.utcTekst)" }
    if isTeLaat { return "\(ontvangenOp.utcTekst) ≥ \(sluit.utcTekst)" }
    return "\(opent.utcTekst) ≤ \(ontvangenOp.utcTekst) < \(sluit.utcTekst)"
  }

  var toelichting: String {
    if let toelating { return "De aanvraag is bij besluit \(toelating.besluit) toegelaten: \(toelating.grond)." }
    if isTeVroeg { return "De aanvraag is ontvangen voordat de aanvraagtermijn begon." }
    if isTeLaat { return "De aanvraag is ontvangen nadat de aanvraagtermijn was geëindigd." }
    return "De aanvraag is binnen de aanvraagtermijn ontvangen."
  }
}
