/// How amounts, shares, dates and instants are written in reasons: as a Dutch letter writes them.

extension Centen {
  /// As a Dutch letter writes it: `€ 14.152,00`, `€ -0,05`.
  package var tekst: String {
    let grootte = waarde.magnitude
    let cijfers = String(grootte % 100)
    return "€ \(waarde < 0 ? "-" : "")\(metDuizendtallen(grootte / 100)),\(cijfers.count == 1 ? "0" : "")\(cijfers)"
  }
}

extension Basispunten {
  /// As a percentage with two decimals: `12,34 %`.
  package var tekst: String {
    let cijfers = String(waarde % 100)
    return "\(metDuizendtallen((waarde / 100).magnitude)),\(cijfers.count == 1 ? "0" : "")\(cijfers) %"
  }
}

extension Procent {
  /// `60 %`.
  package var tekst: String { "\(waarde) %" }
}

extension Promille {
  /// `100 ‰`.
  package var tekst: String { "\(waarde) ‰" }
}

extension Datum {
  /// As a Dutch letter writes it: `20 maart 2025`.
  package var tekst: String {
    let (jaar, maand, dag) = delen
    let namen = [
      "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
      "december",
    ]
    return "\(dag) \(namen[maand - 1]) \(jaar)"
  }
}

extension Tijdstip {
  /// In UTC with all six decimals, since that is how instants are compared: `2025-03-27T22:59:59.999999Z`.
  package var utcTekst: String { utc(decimalen: 6) }
}

/// A whole number as Dutch writes it, with points between the thousands: `1.250.000`.
package func metDuizendtallen(_ getal: some BinaryInteger) -> String {
  var bytes: [UInt8] = []
  schrijfMetDuizendtallen(Int128(getal), &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// Writes a whole number with points between the thousands, as UTF-8.
package func schrijfMetDuizendtallen(_ getal: Int128, _ bytes: inout [UInt8]) {
  if getal < 0 { bytes.append(UInt8(ascii: "-")) }
  // 39 digits with a point before every third.
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 52) { buffer in
    var plaats = buffer.count
    var geschreven = 0
    func schrijf(_ cijfer: UInt8) {
      if geschreven > 0 && geschreven.isMultiple(of: 3) {
        plaats -= 1
        buffer[plaats] = UInt8(ascii: ".")
      }
      plaats -= 1
      buffer[plaats] = UInt8(ascii: "0") + cijfer
      geschreven += 1
    }
    // Division by ten is slow on 128 bits, and few numbers need them.
    var groot = getal.magnitude
    while groot > UInt128(UInt64.max) {
      schrijf(UInt8(groot % 10))
      groot /= 10
    }
    var rest = UInt64(groot)
    repeat {
      schrijf(UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[plaats...]))
  }
}
