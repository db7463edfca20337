internal import Begrippen

/// Writes the comparison and the meaning of each check for one file.
struct Verslaglegger {
  let inzending: Inzending
  /// The application with the assessor's findings applied.
  let aanvraag: Aanvraag
  let ronde: Ronde
  let regeling: Regeling
  let normen: OpenNormen
  let weging: Weging
  let toetsing: Toetsing

  /// The figures and how they were compared.
  func vergelijking(_ code: Toetscode) -> String {
    let kosten = toetsing.kosten
    let basis = kosten.basis
    switch code {
    case .aanvraagtermijn: return termijnvergelijking
    case .rechtspersoon: return "rechtsvorm = \(aanvraag.aanvrager.rechtsvorm)"
    case .doelgroep:
      return "ondersteunt sociaal ondernemers = \(aanvraag.aanvrager.ondersteuntSociaalOndernemers ? "ja" : "nee")"
    case .salariskosten:
      return normvergelijking(basis.salaris, regeling.salarisnorm, kosten.salarisBovenNorm)
    case .overheadkosten:
      return normvergelijking(basis.overhead, regeling.overheadnorm, kosten.overheadBovenNorm)
    case .subsidiabeleKosten:
      let rest = basis.kosten - kosten.salarisBovenNorm - kosten.overheadBovenNorm - basis.bijdragenDerden
      return "\(basis.kosten.tekst) − \(kosten.salarisBovenNorm.tekst) − \(kosten.overheadBovenNorm.tekst) − "
        + "\(basis.bijdragenDerden.tekst) = \(rest.tekst) \(teken(rest > .zero, ">", "≤")) \(Centen.zero.tekst)"
    case .hoogte:
      let gevraagd = aanvraag.gevraagdBedrag
      return "\(gevraagd.tekst) \(teken(gevraagd > regeling.maximum, ">", "≤")) \(regeling.maximum.tekst)"
    case .btwVerklaring: return "verklaring = \(aanvraag.btw?.ondernemer?.rawValue ?? "ontbreekt")"
    case .btwSpecificatie: return btwVergelijking
    case .deMinimisverklaring:
      guard let verklaring = aanvraag.deMinimis else { return "verklaring ontbreekt" }
      return "ondertekend op \(verklaring.ondertekendOp?.tekst ?? "(ontbreekt)"), ondertekenaar "
        + (verklaring.ondertekenaar == nil ? "ontbreekt" : "genoemd")
    case .deMinimisruimte: return deMinimisvergelijking
    case .activiteiten:
      return "\(aanvraag.activiteiten.map(\.soort).joined(separator: ", ")) uit "
        + regeling.activiteiten.joined(separator: ", ")
    case .bescheiden:
      let ontbreekt = regeling.vereisteBescheiden.filter { !inzending.bijlagen.contains($0) }
      return "vereist: \(opsomming(regeling.vereisteBescheiden)); ontbreekt: \(opsomming(ontbreekt))"
    case .gegevensAanvrager:
      return "contact \(aanvraag.aanvrager.contact == nil ? "ontbreekt" : "gegeven"), "
        + "iban \(aanvraag.aanvrager.iban == nil ? "ontbreekt" : "gegeven")"
    }
  }

  private func teken(_ isWaar: Bool, _ waar: String, _ onwaar: String) -> String { isWaar ? waar : onwaar }

  private func opsomming(_ delen: [String]) -> String { delen.isEmpty ? "geen" : delen.joined(separator: ", ") }

  private var termijnvergelijking: String {
    let ontvangen = inzending.ontvangenOp
    let sluit = ronde.sluitMetVerlengingen
    if let toelating = inzending.toegelaten {
      return "ontvangen \(ontvangen.utcTekst); toegelaten bij besluit \(toelating.besluit)"
    }
    if ontvangen < ronde.opent { return "\(ontvangen.utcTekst) < \(ronde.opent.utcTekst)" }
    if ontvangen >= sluit { return "\(ontvangen.utcTekst) ≥ \(sluit.utcTekst)" }
    return "\(ronde.opent.utcTekst) ≤ \(ontvangen.utcTekst) < \(sluit.utcTekst)"
  }

  private func normvergelijking(_ kosten: Centen, _ norm: Procent, _ bovenNorm: Centen) -> String {
    "100 × \(kosten.tekst) \(teken(bovenNorm > .zero, ">", "≤")) \(norm.waarde) × \(toetsing.kosten.grondslag.tekst)"
  }

  private var btwVergelijking: String {
    let totalen = BtwTotalen(aanvraag.activiteiten)
    func zijde(_ naam: String, _ opgegeven: Centen?, _ regels: Centen) -> String {
      guard let opgegeven else { return "\(naam): ontbreekt" }
      return "\(naam): \(opgegeven.tekst) \(teken(opgegeven == regels, "=", "≠")) \(regels.tekst)"
    }
    return zijde("verrekenbaar", aanvraag.btw?.verrekenbaar, totalen.verrekenbaar) + "; "
      + zijde("niet verrekenbaar", aanvraag.btw?.nietVerrekenbaar, totalen.nietVerrekenbaar)
      + (aanvraag.btw?.ondernemer == .geheel
        ? "; geheel ondernemer: niet verrekenbaar moet \(Centen.zero.tekst) zijn" : "")
  }

  private var deMinimisvergelijking: String {
    guard let stand = weging.deMinimis else { return "geen verklaring" }
    let regels = regeling.deMinimis
    let algemeen = stand.algemeen + toetsing.verleenbaar
    let samen = algemeen + stand.daeb
    return "\(stand.algemeen.tekst) + \(toetsing.verleenbaar.tekst) = \(algemeen.tekst) "
      + "\(teken(algemeen > regels.plafondAlgemeen, ">", "≤")) \(regels.plafondAlgemeen.tekst); "
      + "met DAEB \(samen.tekst) \(teken(samen > regels.plafondMetDaeb, ">", "≤")) \(regels.plafondMetDaeb.tekst); "
      + "peildatum \(stand.peildatum.tekst)"
  }
}
