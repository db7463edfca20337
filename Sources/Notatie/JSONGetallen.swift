package import JSON

extension JSONValue {
  /// The whole number that this is, as written or as read.
  package var geheel: Int? {
    switch self {
    case .integer(let waarde): Int(waarde)
    case .number(let tekst): Int(tekst)
    default: nil
    }
  }

  /// The number in a sequence that this is: a whole number from 1 to 2 147 483 647, as the database counts. Sums of
  /// such numbers cannot overflow.
  package var nummer: Int? { geheel.flatMap { (1...Int(Int32.max)).contains($0) ? $0 : nil } }

  /// The amount in cents that this is, as written or as read: a number with exactly two decimals.
  package var centen: Int64? { amountInHundredths }
}
