extension Verslaglegger {
  /// What the computed outcome of a check means, in plain Dutch.
  func betekenis(_ code: Toetscode, _ uitkomst: Toetsuitkomst) -> String {
    switch (code, uitkomst) {
    case (.aanvraagtermijn, _): return termijnbetekenis(uitkomst)
    case (.rechtspersoon, .voldoet): return "De aanvrager is een rechtspersoon."
    case (.rechtspersoon, _): return "De aanvrager is geen rechtspersoon; alleen rechtspersonen krijgen subsidie."
    case (.doelgroep, .voldoet): return "De aanvrager heeft ten doel sociaal ondernemers te ondersteunen."
    case (.doelgroep, _): return "De aanvrager heeft niet ten doel sociaal ondernemers te ondersteunen."
    case (.salariskosten, .voldoet):
      return "De salariskosten blijven binnen \(regeling.salarisnorm.tekst) van de kosten."
    case (.salariskosten, _):
      return "De salariskosten zijn meer dan \(regeling.salarisnorm.tekst) van de kosten; "
        + "\(toetsing.kosten.salarisBovenNorm.tekst) komt niet voor subsidie in aanmerking."
    case (.overheadkosten, .voldoet):
      return "De overhead blijft binnen \(regeling.overheadnorm.tekst) van de kosten."
    case (.overheadkosten, _):
      return "De overhead is meer dan \(regeling.overheadnorm.tekst) van de kosten; "
        + "\(toetsing.kosten.overheadBovenNorm.tekst) komt niet voor subsidie in aanmerking."
    case (.subsidiabeleKosten, .voldoet):
      return "Na aftrek resteert \(toetsing.kosten.subsidiabel.tekst) aan kosten die voor subsidie in aanmerking komen."
    case (.subsidiabeleKosten, _): return "Na aftrek resteren geen kosten die voor subsidie in aanmerking komen."
    case (.hoogte, .voldoet): return "Het gevraagde bedrag gaat het maximum niet te boven."
    case (.hoogte, _):
      return "Het gevraagde bedrag is hoger dan het maximum; ten hoogste \(regeling.maximum.tekst) kan worden verleend."
    case (.btwVerklaring, .voldoet): return "De verklaring over het ondernemerschap voor de BTW is gegeven."
    case (.btwVerklaring, _):
      return "De verklaring over het ondernemerschap voor de BTW ontbreekt en kan worden aangevuld."
    case (.btwSpecificatie, .voldoet): return "De specificatie van de BTW sluit aan op de kostenregels."
    case (.btwSpecificatie, _):
      return "De specificatie van de BTW ontbreekt of sluit niet aan op de kostenregels en kan worden aangevuld."
    case (.deMinimisverklaring, .voldoet): return "De de-minimisverklaring is gegeven en ondertekend."
    case (.deMinimisverklaring, _):
      return "De de-minimisverklaring ontbreekt of is niet ondertekend en kan worden aangevuld."
    case (.deMinimisruimte, _): return deMinimisbetekenis(uitkomst)
    case (.activiteiten, _): return "De activiteiten zijn van een soort die de regeling noemt."
    case (.bescheiden, .voldoet): return "Alle vereiste bescheiden zijn overgelegd."
    case (.bescheiden, _): return "Niet alle vereiste bescheiden zijn overgelegd; zij kunnen worden aangevuld."
    case (.gegevensAanvrager, .voldoet): return "Het contact en het rekeningnummer zijn gegeven."
    case (.gegevensAanvrager, _): return "Het contact of het rekeningnummer ontbreekt en kan worden aangevuld."
    }
  }

  private func termijnbetekenis(_ uitkomst: Toetsuitkomst) -> String {
    if let toelating = inzending.toegelaten {
      return "De aanvraag is bij besluit \(toelating.besluit) toegelaten: \(toelating.grond)."
    }
    if uitkomst == .voldoet { return "De aanvraag is binnen de aanvraagtermijn ontvangen." }
    return inzending.ontvangenOp < ronde.opent
      ? "De aanvraag is ontvangen voordat de aanvraagtermijn begon."
      : "De aanvraag is ontvangen nadat de aanvraagtermijn was geëindigd."
  }

  private func deMinimisbetekenis(_ uitkomst: Toetsuitkomst) -> String {
    guard weging.deMinimis != nil else {
      return "Zonder verklaring is geen eerdere steun bekend; de ontbrekende verklaring wordt apart getoetst."
    }
    if uitkomst == .voldoet { return "Met deze subsidie blijft de de-minimissteun binnen de plafonds." }
    return
      "Met deze subsidie zou de de-minimissteun een plafond overschrijden; dan valt de nieuwe steun in haar geheel "
      + "buiten de verordening. Zij wordt niet verlaagd."
  }
}
