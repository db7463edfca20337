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
  var cijfers = Array(String(getal.magnitude).utf8)
  for plaats in stride(from: cijfers.count - 3, to: 0, by: -3) { cijfers.insert(UInt8(ascii: "."), at: plaats) }
  return (getal < 0 ? "-" : "") + String(decoding: cijfers, as: UTF8.self)
}
