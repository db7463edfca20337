/// The notation of amounts, shares, dates and instants in reasons: that of a Dutch letter.

extension Centen {
  /// In the notation of a Dutch letter: `€ 14.152,00`, `€ -0,05`.
  public var tekst: String {
    let grootte = waarde.magnitude
    let cijfers = String(grootte % 100)
    return "€ \(waarde < 0 ? "-" : "")\(metDuizendtallen(grootte / 100)),\(cijfers.count == 1 ? "0" : "")\(cijfers)"
  }
}

extension Basispunten {
  /// As a percentage with two decimals: `12,34 %`.
  public var tekst: String {
    let cijfers = String(waarde % 100)
    return "\(metDuizendtallen((waarde / 100).magnitude)),\(cijfers.count == 1 ? "0" : "")\(cijfers) %"
  }
}

extension Procent {
  /// `60 %`.
  public var tekst: String { "\(waarde) %" }
}

extension Promille {
  /// `100 ‰`.
  public var tekst: String { "\(waarde) ‰" }
}

extension Datum {
  /// As a Dutch letter writes it: `20 maart 2025`.
  public var tekst: String {
    let (jaar, maand, dag) = delen
    let namen = [
      "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
      "december",
    ]
    return "\(dag) \(namen[maand - 1]) \(jaar)"
  }
}

extension Tijdstip {
  /// In UTC with all six decimals, because instants are compared with all of them: `2025-03-27T22:59:59.999999Z`.
  public var utcTekst: String { utc(decimalen: 6) }
}

/// A whole number in Dutch notation, with points between the thousands: `1.250.000`.
public func metDuizendtallen(_ getal: some BinaryInteger) -> String {
  var bytes: [UInt8] = []
  schrijfMetDuizendtallen(Int128(getal), &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// A number that is not negative with at least so many digits: `03`.
func metVoorloopnullen(_ getal: Int, _ breedte: Int) -> String {
  let cijfers = String(getal)
  return String(repeating: "0", count: max(0, breedte - cijfers.count)) + cijfers
}

/// Writes a whole number with points between the thousands, as UTF-8.
public func schrijfMetDuizendtallen(_ getal: Int128, _ bytes: inout [UInt8]) {
  if let klein = Int64(exactly: getal) { return schrijfMetDuizendtallen(klein, &bytes) }
  // Division of 128 bits is slow, and few numbers need it. This splits off 18 digits, which 64 bits hold.
  let (groot, klein) = getal.quotientAndRemainder(dividingBy: 1_000_000_000_000_000_000)
  schrijfMetDuizendtallen(groot, &bytes)
  var achterste = Int64(klein.magnitude)
  var schaal: Int64 = 1_000_000_000_000_000
  while schaal > 0 {
    let groep = Int(achterste / schaal)
    bytes.append(UInt8(ascii: "."))
    bytes.append(contentsOf: metVoorloopnullen(groep, 3).utf8)
    achterste %= schaal
    schaal /= 1000
  }
}

/// The same of a number that 64 bits hold.
public func schrijfMetDuizendtallen(_ getal: Int64, _ bytes: inout [UInt8]) {
  // A sign, 19 digits and 6 points.
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 26) { buffer in
    var plaats = buffer.count
    var rest = getal.magnitude
    var geschreven = 0
    repeat {
      if geschreven > 0 && geschreven % 3 == 0 {
        plaats -= 1
        buffer[plaats] = UInt8(ascii: ".")
      }
      plaats -= 1
      buffer[plaats] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
      geschreven += 1
    } while rest > 0
    if getal < 0 {
      plaats -= 1
      buffer[plaats] = UInt8(ascii: "-")
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[plaats...]))
  }
}
