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

  /// The number in a sequence that this is: a whole number that the database can number by, from 1 on. What is computed
  /// with such numbers cannot overflow.
  package var nummer: Int? { geheel.flatMap { (1...Int(Int32.max)).contains($0) ? $0 : nil } }

  /// The amount in cents that this is, as written or as read: a number with exactly two decimals.
  package var centen: Int64? {
    if case .amount(let waarde) = self { return waarde }
    guard case .number(let tekst) = self else { return nil }
    let delen = tekst.split(separator: ".", omittingEmptySubsequences: false)
    guard delen.count == 2, delen[1].utf8.count == 2, delen[0].utf8.count <= 17 else { return nil }
    return Int64(delen[0] + delen[1])
  }
}
