/// The notation of instants and dates in documents: RFC 3339, and ISO 8601 where that allows more.
extension Tijdstip {
  /// The most decimals of a second in a document. Those beyond microseconds are cut off.
  static let decimalenMax = 9
  /// From 0001-01-01 up to 10000-01-01, in minutes since 1970.
  private static let minuten: Range<Int64> = -1_035_593_280..<4_223_371_680

  /// The instant that these bytes write, as `2025-03-20T10:00:00Z` or `2025-03-20T11:00:00.5+01:00`; nil when they are
  /// no date and time that exist, or have no offset. A leap second does not exist here, and neither does an instant
  /// that an offset moves out of the years 1 … 9999.
  public init?(iso bytes: UnsafeBufferPointer<UInt8>) {
    var lezer = Cijferlezer(bytes)
    guard let datum = lezer.datum(), lezer.neem("T") || lezer.neem("t"),
      let uur = lezer.getal(2), uur < 24, lezer.neem(":"), let minuut = lezer.getal(2), minuut < 60, lezer.neem(":"),
      let seconde = lezer.getal(2), seconde < 60, let fractie = lezer.microseconden(),
      let verschuiving = lezer.verschuivingMinuten(), lezer.isOp
    else { return nil }
    let minuten = Int64(datum.dagnummer) * 1440 + Int64(uur * 60 + minuut - verschuiving)
    guard Tijdstip.minuten.contains(minuten) else { return nil }
    self.init(microseconden: (minuten * 60 + Int64(seconde)) * 1_000_000 + Int64(fractie))
  }

  /// The instant that this text writes.
  public init?(iso tekst: String) {
    guard let tijdstip = Array(tekst.utf8).withUnsafeBufferPointer({ Tijdstip(iso: $0) }) else { return nil }
    self = tijdstip
  }

  /// In UTC, in the notation of answers: a whole second as `2025-03-19T23:00:00Z`, any other instant with three
  /// decimals, the rest cut off.
  public var iso: String {
    utc(decimalen: microseconden.isMultiple(of: 1_000_000) ? 0 : 3)
  }
}

extension Datum {
  /// The date that these bytes write, as `2025-03-20`; nil when it does not exist.
  public init?(iso bytes: UnsafeBufferPointer<UInt8>) {
    var lezer = Cijferlezer(bytes)
    guard let datum = lezer.datum(), lezer.isOp else { return nil }
    self = datum
  }

  /// The date that this text writes.
  public init?(iso tekst: String) {
    guard let datum = Array(tekst.utf8).withUnsafeBufferPointer({ Datum(iso: $0) }) else { return nil }
    self = datum
  }
}

/// Reads digits and signs of a date or time from the left.
private struct Cijferlezer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var plaats = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isOp: Bool { plaats == bytes.count }

  mutating func neem(_ teken: Unicode.Scalar) -> Bool {
    guard plaats < bytes.count, bytes[plaats] == UInt8(ascii: teken) else { return false }
    plaats += 1
    return true
  }

  /// Exactly so many digits.
  mutating func getal(_ aantal: Int) -> Int? {
    guard plaats + aantal <= bytes.count else { return nil }
    var getal = 0
    for index in plaats..<plaats + aantal {
      let cijfer = bytes[index] &- UInt8(ascii: "0")
      guard cijfer < 10 else { return nil }
      getal = getal * 10 + Int(cijfer)
    }
    plaats += aantal
    return getal
  }

  mutating func datum() -> Datum? {
    guard let jaar = getal(4), neem("-"), let maand = getal(2), neem("-"), let dag = getal(2) else { return nil }
    return Datum(jaar: jaar, maand: maand, dag: dag)
  }

  /// A decimal fraction of a second, or nothing, in whole microseconds cut off.
  mutating func microseconden() -> Int? {
    guard neem(".") else { return 0 }
    var aantal = 0
    var waarde = 0
    while let cijfer = getal(1) {
      if aantal < 6 { waarde = waarde * 10 + cijfer }
      aantal += 1
    }
    guard (1...Tijdstip.decimalenMax).contains(aantal) else { return nil }
    for _ in aantal..<max(6, aantal) { waarde *= 10 }
    return waarde
  }

  /// `Z`, `+01:00`, `+0100` or `+01`, in minutes east of Greenwich.
  mutating func verschuivingMinuten() -> Int? {
    if neem("Z") || neem("z") { return 0 }
    let isWest = neem("-")
    guard isWest || neem("+"), let uren = getal(2), uren < 24 else { return nil }
    var minuten = 0
    if !isOp {
      _ = neem(":")
      guard let gelezen = getal(2), gelezen < 60 else { return nil }
      minuten = gelezen
    }
    return (isWest ? -1 : 1) * (uren * 60 + minuten)
  }
}

/// Local time in the Netherlands (`regels.md` section 7). The rules stand here, and not in a table of the system: a machine
/// without one, or with an old one, would shift the window of a round.
public enum Amsterdam {
  private static let uur: Int64 = 3_600

  /// Summer time of a year, in seconds since 1970. It begins and ends at 01:00 UTC on a Sunday (Directive 2000/84/EC, articles
  /// 2 and 3; the years before it: the rules EU of the tz database of IANA). There was none from 1946 up to 1977. What was
  /// before that is not told.
  private static func zomertijd(_ jaar: Int) -> Range<Int64>? {
    guard jaar >= 1977 else { return nil }
    let begin = jaar >= 1981 ? zondag(tot: 31, 3, jaar) : zondag(tot: 7, 4, jaar)
    let einde =
      switch jaar {
      case 1996...: zondag(tot: 31, 10, jaar)
      case 1978: zondag(tot: 7, 10, jaar)
      default: zondag(tot: 30, 9, jaar)
      }
    return begin..<einde
  }

  /// 01:00 UTC on the last Sunday of a month that is not after a day.
  private static func zondag(tot dag: Int, _ maand: Int, _ jaar: Int) -> Int64 {
    let laatste = Datum(dagnummer: Datum.dagnummer(jaar: jaar, maand: maand, dag: dag))
    return Int64(laatste.dagnummer) * 86_400 - Int64(laatste.weekdag % 7) * 86_400 + uur
  }

  /// The number of seconds that local time is ahead of UTC at that instant.
  public static func verschuivingSeconden(_ tijdstip: Tijdstip) -> Int64 {
    let (seconden, _) = tijdstip.microseconden.quotientEnRest(1_000_000)
    let jaar = Datum(dagnummer: Int32(seconden.quotientEnRest(86_400).0)).delen.jaar
    return zomertijd(jaar)?.contains(seconden) == true ? 2 * uur : uur
  }

  /// The local date of an instant.
  public static func datum(_ tijdstip: Tijdstip) -> Datum {
    let lokaal = tijdstip.microseconden + verschuivingSeconden(tijdstip) * 1_000_000
    return Datum(dagnummer: Int32(lokaal.quotientEnRest(86_400_000_000).0))
  }

  /// The local date and time of an instant, its decimals cut off: `2025-03-28T00:00:00+01:00`.
  public static func iso(_ tijdstip: Tijdstip) -> String {
    let verschuiving = verschuivingSeconden(tijdstip)
    let (seconden, _) = tijdstip.microseconden.quotientEnRest(1_000_000)
    let lokaal = Tijdstip(microseconden: (seconden + verschuiving) * 1_000_000).iso.dropLast()
    let minuten = abs(verschuiving) / 60
    let (uren, rest) = minuten.quotientAndRemainder(dividingBy: 60)
    let offset = "\(metVoorloopnullen(Int(uren), 2)):\(metVoorloopnullen(Int(rest), 2))"
    return "\(lokaal)\(verschuiving < 0 ? "-" : "+")\(offset)"
  }

  /// The local day of an instant, from its midnight to the next.
  public static func dag(van tijdstip: Tijdstip) -> Range<Tijdstip> {
    let datum = datum(tijdstip)
    return begin(datum)..<begin(datum.plus(dagen: 1))
  }

  /// The first instant of a local day.
  public static func begin(_ datum: Datum) -> Tijdstip {
    let middernacht = Int64(datum.dagnummer) * 86_400
    // The clock changes in the night but never at midnight, so the offset of the evening before holds.
    let verschuiving = verschuivingSeconden(Tijdstip(microseconden: (middernacht - 7_200) * 1_000_000))
    return Tijdstip(microseconden: (middernacht - verschuiving) * 1_000_000)
  }
}
