package import Begrippen

// Artikel 3:1 Bevoorschotting
//
// Een subsidie wordt bevoorschot met 100 % van de verleende subsidie in één keer.

extension Regeling {
  /// The one advance on a grant.
  package func voorschot(op verleend: Centen) -> Centen { voorschot.afgekaptVan(verleend) }
}
