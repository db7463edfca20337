/// An instant: whole microseconds since 1970-01-01T00:00:00Z, without leap seconds. Instants are compared unrounded.
public struct Tijdstip: Hashable, Comparable, Sendable {
  /// Microseconds since the Unix epoch.
  public let microseconden: Int64

  /// The instant so many microseconds after the Unix epoch.
  public init(microseconden: Int64) { self.microseconden = microseconden }

  /// Earlier is less.
  public static func < (links: Tijdstip, rechts: Tijdstip) -> Bool { links.microseconden < rechts.microseconden }
}

extension Tijdstip {
  /// In UTC with 0 … 6 decimals of the second, the rest cut off: `2025-03-19T23:00:00.000Z`. Years in documents have
  /// four digits. A simulated clock can run on from the last of them, and the year after it has five.
  public func utc(decimalen: Int) -> String {
    precondition((0...6).contains(decimalen), "an instant has six decimals")
    let (dag, rest) = microseconden.quotientEnRest(86_400_000_000)
    let (jaar, maand, dagVanMaand) = Datum(dagnummer: Int32(dag)).delen
    precondition((1...99_999).contains(jaar), "a year has four digits, or five")
    return String(unsafeUninitializedCapacity: 28) { bytes in
      var plaats = 0
      func schrijf(_ teken: Unicode.Scalar) {
        bytes[plaats] = UInt8(ascii: teken)
        plaats += 1
      }
      func schrijf(_ getal: Int, _ breedte: Int) {
        var rest = getal
        for index in stride(from: plaats + breedte - 1, through: plaats, by: -1) {
          bytes[index] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
        plaats += breedte
      }
      schrijf(jaar, jaar > 9999 ? 5 : 4)
      schrijf("-")
      schrijf(maand, 2)
      schrijf("-")
      schrijf(dagVanMaand, 2)
      schrijf("T")
      let seconden = Int(rest / 1_000_000)
      schrijf(seconden / 3600, 2)
      schrijf(":")
      schrijf(seconden / 60 % 60, 2)
      schrijf(":")
      schrijf(seconden % 60, 2)
      if decimalen > 0 {
        schrijf(".")
        var fractie = Int(rest % 1_000_000)
        for _ in decimalen..<6 { fractie /= 10 }
        schrijf(fractie, decimalen)
      }
      schrijf("Z")
      return plaats
    }
  }
}

/// A civil date of the proleptic Gregorian calendar, years 1 … 9999, always one that exists.
public struct Datum: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let dagnummer: Int32

  /// The date so many days after 1970-01-01.
  public init(dagnummer: Int32) { self.dagnummer = dagnummer }

  /// The date of that year, month and day; nil when it does not exist.
  public init?(jaar: Int, maand: Int, dag: Int) {
    guard (1...9999).contains(jaar), (1...12).contains(maand), dag >= 1,
      dag <= Datum.dagenInMaand(jaar: jaar, maand: maand)
    else { return nil }
    dagnummer = Datum.dagnummer(jaar: jaar, maand: maand, dag: dag)
  }

  /// Year, month and day.
  public var delen: (jaar: Int, maand: Int, dag: Int) {
    // The count is in eras of 400 years from 1 March 0000, so that a leap day is the last day of its year.
    let (tijdperk, dagVanTijdperk) = (Int(dagnummer) + 719_468).quotientEnRest(146_097)
    let jaarVanTijdperk =
      (dagVanTijdperk - dagVanTijdperk / 1460 + dagVanTijdperk / 36_524 - dagVanTijdperk / 146_096) / 365
    let dagVanJaar = dagVanTijdperk - (365 * jaarVanTijdperk + jaarVanTijdperk / 4 - jaarVanTijdperk / 100)
    let maandVanafMaart = (5 * dagVanJaar + 2) / 153
    let maand = maandVanafMaart < 10 ? maandVanafMaart + 3 : maandVanafMaart - 9
    let jaar = jaarVanTijdperk + tijdperk * 400 + (maand <= 2 ? 1 : 0)
    return (jaar, maand, dagVanJaar - (153 * maandVanafMaart + 2) / 5 + 1)
  }

  /// The day of the week, 1 (Monday) … 7 (Sunday).
  public var weekdag: Int { (Int(dagnummer) + 3).quotientEnRest(7).rest + 1 }

  /// The date `dagen` days later, or earlier when it is negative.
  public func plus(dagen: Int) -> Datum { Datum(dagnummer: dagnummer + Int32(dagen)) }

  /// The same day `jaren` years earlier. 29 February becomes 28 February when that year has none.
  public func min(jaren: Int) -> Datum {
    let (jaar, maand, dag) = delen
    let doel = jaar - jaren
    return Datum(
      dagnummer: Datum.dagnummer(
        jaar: doel, maand: maand, dag: Swift.min(dag, Datum.dagenInMaand(jaar: doel, maand: maand))))
  }

  /// Earlier is less.
  public static func < (links: Datum, rechts: Datum) -> Bool { links.dagnummer < rechts.dagnummer }

  private static func dagenInMaand(jaar: Int, maand: Int) -> Int {
    let isSchrikkeljaar = (jaar % 4 == 0 && jaar % 100 != 0) || jaar % 400 == 0
    return [31, isSchrikkeljaar ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][maand - 1]
  }

  /// The number of a day that exists, also of a year of five digits.
  static func dagnummer(jaar: Int, maand: Int, dag: Int) -> Int32 {
    let (tijdperk, jaarVanTijdperk) = (maand <= 2 ? jaar - 1 : jaar).quotientEnRest(400)
    let dagVanJaar = (153 * (maand > 2 ? maand - 3 : maand + 9) + 2) / 5 + dag - 1
    let dagVanTijdperk = jaarVanTijdperk * 365 + jaarVanTijdperk / 4 - jaarVanTijdperk / 100 + dagVanJaar
    return Int32(tijdperk * 146_097 + dagVanTijdperk - 719_468)
  }
}

extension Datum: CustomStringConvertible {
  /// As ISO 8601 writes it: `2025-03-20`.
  public var description: String {
    let (jaar, maand, dag) = delen
    return "\(metVoorloopnullen(jaar, 4))-\(metVoorloopnullen(maand, 2))-\(metVoorloopnullen(dag, 2))"
  }
}
