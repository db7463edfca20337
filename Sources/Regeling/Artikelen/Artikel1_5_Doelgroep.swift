// Artikel 1:5 Doelgroep
//
// Subsidie wordt uitsluitend verstrekt aan rechtspersonen die ten doel hebben sociaal ondernemers te ondersteunen.

/// Whether the legal form is a rechtspersoon.
struct Rechtspersoontoets: VasteToets {
  let rechtsvorm: String
  let isRechtspersoon: Bool

  static func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> Rechtspersoontoets {
    let rechtsvorm = inzending.aanvraag.aanvrager.rechtsvorm
    let isRechtspersoon = regeling.rechtspersonen.contains(rechtsvorm)
    precondition(
      isRechtspersoon || regeling.nietRechtspersonen.contains(rechtsvorm),
      "an unknown legal form is refused at the door")
    return Rechtspersoontoets(rechtsvorm: rechtsvorm, isRechtspersoon: isRechtspersoon)
  }

  var uitkomst: Toetsuitkomst { isRechtspersoon ? .voldoet : .voldoetNiet }
  var vergelijking: String { "rechtsvorm = \(rechtsvorm)" }
  var toelichting: String {
    isRechtspersoon
      ? "De aanvrager is een rechtspersoon."
      : "De aanvrager is geen rechtspersoon; alleen rechtspersonen krijgen subsidie."
  }
}

/// Whether its purpose is to support sociaal ondernemers.
struct Doelgroeptoets: VasteToets {
  let ondersteunt: Bool

  static func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> Doelgroeptoets {
    Doelgroeptoets(ondersteunt: inzending.aanvraag.aanvrager.ondersteuntSociaalOndernemers)
  }

  var uitkomst: Toetsuitkomst { ondersteunt ? .voldoet : .voldoetNiet }
  var vergelijking: String { "ondersteunt sociaal ondernemers = \(ondersteunt ? "ja" : "nee")" }
  var toelichting: String {
    ondersteunt
      ? "De aanvrager heeft ten doel sociaal ondernemers te ondersteunen."
      : "De aanvrager heeft niet ten doel sociaal ondernemers te ondersteunen."
  }
}
