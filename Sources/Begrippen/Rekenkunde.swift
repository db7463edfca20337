/// The arithmetic of `regels.md` section 1: whole numbers only, halves rounded up, nothing through a binary float.

/// `deel` of `geheel` in whole basispunten, half-up: `floor((20000·p + q) / (2·q))`; 0 when `geheel` is 0.
///
/// Both are 0 or more.
public func basispunten(_ deel: Int64, van geheel: Int64) -> Basispunten {
  precondition(deel >= 0 && geheel >= 0, "a share is of amounts or counts that are not negative")
  guard geheel > 0 else { return Basispunten(0) }
  return Basispunten(Int64((20_000 * Int128(deel) + Int128(geheel)) / (2 * Int128(geheel))))
}

/// The price of one of `aantal`, in whole cents, half-up: `floor((2·p + q) / (2·q))`; nil when `aantal` is 0.
///
/// Both are 0 or more.
public func prijsPerEenheid(_ bedrag: Centen, aantal: Int64) -> Centen? {
  precondition(bedrag >= .zero && aantal >= 0, "a price is of an amount and a count that are not negative")
  guard aantal > 0 else { return nil }
  return Centen(Int64((2 * Int128(bedrag.waarde) + Int128(aantal)) / (2 * Int128(aantal))))
}

extension Procent {
  /// This percentage of the amount (0 or more), rounded down to whole cents.
  public func afgekaptVan(_ bedrag: Centen) -> Centen {
    precondition(bedrag >= .zero, "a norm is a percentage of costs that are not negative")
    return Centen(Int64(Int128(waarde) * Int128(bedrag.waarde) / 100))
  }
}

extension BinaryInteger {
  /// Division towards negative infinity, so that the rest is never negative.
  func quotientEnRest(_ deler: Self) -> (quotient: Self, rest: Self) {
    let (quotient, rest) = quotientAndRemainder(dividingBy: deler)
    return rest < 0 ? (quotient - 1, rest + deler) : (quotient, rest)
  }
}
