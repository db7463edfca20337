package import Begrippen

// Artikel 1:7 Hoogte van de subsidie
//
// Een subsidie bedraagt maximaal € 100.000,- per kalenderjaar.

extension Regeling {
  /// What can be granted at most: the least of what is asked, what is eligible (R 1:6) and the maximum (R 1:7).
  package func verleenbaar(gevraagd: Centen, subsidiabel: Centen) -> Centen {
    precondition(gevraagd >= .zero && subsidiabel >= .zero && maximum >= .zero, "amounts are not negative")
    return min(gevraagd, subsidiabel, maximum)
  }
}
