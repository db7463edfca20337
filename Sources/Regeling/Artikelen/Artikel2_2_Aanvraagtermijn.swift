// Artikel 2:2 Aanvraagtermijn
//
// In afwijking van artikel 9, tweede lid, van de ASV, wordt een aanvraag om subsidie ingediend vanaf 20 maart 2025 tot
// en met 27 maart 2025.

/// In time: opens ≤ received < closes, compared unrounded, or admitted by decision (`regels.md` section 3).
func toetsAanvraagtermijn(_ inzending: Inzending, ronde: Ronde) -> Toetsuitkomst {
  if inzending.toegelaten != nil { return .voldoet }
  let isBinnen = ronde.opent <= inzending.ontvangenOp && inzending.ontvangenOp < ronde.sluitMetVerlengingen
  return isBinnen ? .voldoet : .voldoetNiet
}
