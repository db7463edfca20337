/// An amount of money in whole eurocents. Amounts in documents are 0 … 10 000 000 000.00 euro. Sums and
/// differences can be larger, and can be negative.
public struct Centen: Hashable, Comparable, Sendable, AdditiveArithmetic {
  /// The number of eurocents.
  public let waarde: Int64

  /// An amount of so many eurocents.
  @inlinable
  public init(_ waarde: Int64) { self.waarde = waarde }

  /// No money.
  @inlinable
  public static var zero: Centen { Centen(0) }

  /// The largest amount that a document may hold: 10 000 000 000.00 euro.
  public static let grootsteInvoer = Centen(1_000_000_000_000)

  /// The largest sum that is kept: 10 000 000 000 000.00 euro, as the domain `bedrag` of the database.
  public static let grootsteSom = Centen(1_000_000_000_000_000)

  /// The sum. It stops the program on overflow, which the limits on input exclude.
  @inlinable
  public static func + (links: Centen, rechts: Centen) -> Centen { Centen(links.waarde + rechts.waarde) }
  /// The difference. It stops the program on overflow, which the limits on input exclude.
  @inlinable
  public static func - (links: Centen, rechts: Centen) -> Centen { Centen(links.waarde - rechts.waarde) }
  /// By number of eurocents.
  @inlinable
  public static func < (links: Centen, rechts: Centen) -> Bool { links.waarde < rechts.waarde }
}

extension Sequence<Centen> {
  /// The sum of the amounts.
  public var som: Centen { reduce(.zero, +) }
}

/// A share in whole basispunten: 10 000 is the whole.
public struct Basispunten: Hashable, Sendable {
  /// The number of basispunten, 0 or more.
  public let waarde: Int64

  /// So many basispunten.
  public init(_ waarde: Int64) { self.waarde = waarde }
}

/// A part in whole per mille, 0 … 1000.
public struct Promille: Hashable, Sendable {
  /// The number of per mille.
  public let waarde: Int64

  /// So many per mille.
  public init(_ waarde: Int64) { self.waarde = waarde }
}

/// A percentage in whole per cent, 0 … 100.
public struct Procent: Hashable, Sendable {
  /// The number of per cent.
  public let waarde: Int64

  /// So many per cent.
  public init(_ waarde: Int64) { self.waarde = waarde }
}
