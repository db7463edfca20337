// Artikel 1:5 Doelgroep
//
// Subsidie wordt uitsluitend verstrekt aan rechtspersonen die ten doel hebben sociaal ondernemers te ondersteunen.

/// Whether the legal form is a rechtspersoon.
func toetsRechtspersoon(_ aanvrager: Aanvrager, regeling: Regeling) -> Toetsuitkomst {
  let isRechtspersoon = regeling.rechtspersonen.contains(aanvrager.rechtsvorm)
  precondition(
    isRechtspersoon || regeling.nietRechtspersonen.contains(aanvrager.rechtsvorm),
    "an unknown legal form is refused at the door")
  return isRechtspersoon ? .voldoet : .voldoetNiet
}

/// Whether its purpose is to support sociaal ondernemers.
func toetsDoelgroep(_ aanvrager: Aanvrager) -> Toetsuitkomst {
  aanvrager.ondersteuntSociaalOndernemers ? .voldoet : .voldoetNiet
}
