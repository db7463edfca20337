package import Begrippen

// Artikel 1:7 Hoogte van de subsidie
//
// Een subsidie bedraagt maximaal € 100.000,- per kalenderjaar.

extension Regeling {
  /// The most that can be granted: the least of the asked amount, the eligible costs (R 1:6) and the maximum (R 1:7).
  package func verleenbaar(gevraagd: Centen, subsidiabel: Centen) -> Centen {
    precondition(gevraagd >= .zero && subsidiabel >= .zero && maximum >= .zero, "amounts are not negative")
    return min(gevraagd, subsidiabel, maximum)
  }
}

/// Whether the asked amount stays within the maximum.
struct Hoogtetoets: VasteToets {
  let gevraagd: Centen
  let maximum: Centen

  static func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> Hoogtetoets {
    Hoogtetoets(gevraagd: inzending.aanvraag.gevraagdBedrag, maximum: regeling.maximum)
  }

  var uitkomst: Toetsuitkomst { gevraagd > maximum ? .overschreden : .voldoet }
  var vergelijking: String { "\(gevraagd.tekst) \(uitkomst == .voldoet ? "≤" : ">") \(maximum.tekst)" }
  var toelichting: String {
    uitkomst == .voldoet
      ? "Het gevraagde bedrag gaat het maximum niet te boven."
      : "Het gevraagde bedrag is hoger dan het maximum; ten hoogste \(maximum.tekst) kan worden verleend."
  }
}
