internal import Begrippen
import JSON
import Regeling

/// Writes the comparison of an indicator with its cohort (`Indicatoruitslag.vergelijking`) straight into a document,
/// without making texts on the way: a large ranking holds more than a million of them. What is the same for every
/// member is made once.
struct Vergelijkingen: Sendable {
  /// What all comparisons of one indicator share.
  private struct Vast: Sendable {
    /// `1.000 × n × `.
    let links: [UInt8]
    /// `(1000 + m) × T = product`.
    let boven: [UInt8]
    /// `(1000 − m) × T = product`.
    let onder: [UInt8]
    let aantal: Int128
    let bovengrens: Int128
    let ondergrens: Int128
  }

  private let perIndicator: [Vast?]

  /// The comparisons of a ranking.
  init(_ rangschikking: Rangschikking) {
    let band = rangschikking.normen.bandbreedte.waarde
    perIndicator = Indicator.allCases.map { indicator in
      guard let maat = rangschikking.cohortmaat(indicator) else { return nil }
      func zijde(_ promille: Int64) -> (bytes: [UInt8], grens: Int128) {
        let grens = Int128(promille) * maat.som
        let tekst = "\(metDuizendtallen(promille)) × \(metDuizendtallen(maat.som)) = \(metDuizendtallen(grens))"
        return (Array(tekst.utf8), grens)
      }
      let boven = zijde(1000 + band)
      let onder = zijde(1000 - band)
      return Vast(
        links: Array("1.000 × \(metDuizendtallen(maat.aantal)) × ".utf8), boven: boven.bytes, onder: onder.bytes,
        aantal: Int128(maat.aantal), bovengrens: boven.grens, ondergrens: onder.grens)
    }
  }

  /// Writes the comparison as a text; the same as `uitslag.vergelijking`.
  func schrijf(_ uitslag: Indicatoruitslag, _ writer: inout JSONWriter) {
    guard let vast = perIndicator[uitslag.indicator.volgorde], let getal = uitslag.waarde.getal else {
      return writer.text(uitslag.vergelijking)
    }
    let links = 1000 * vast.aantal * Int128(getal)
    writer.plainText { bytes in
      let isTussen = links >= vast.ondergrens && links <= vast.bovengrens
      if isTussen {
        bytes += vast.onder
        bytes += Vergelijkingen.hoogstens
      }
      bytes += vast.links
      appendMetDuizendtallen(getal, &bytes)
      bytes += Vergelijkingen.isGelijk
      if let klein = Int64(exactly: links) {
        appendMetDuizendtallen(klein, &bytes)
      } else {
        bytes += Array(metDuizendtallen(links).utf8)
      }
      if isTussen {
        bytes += Vergelijkingen.hoogstens
        bytes += vast.boven
      } else if links > vast.bovengrens {
        bytes += Vergelijkingen.groter
        bytes += vast.boven
      } else {
        bytes += Vergelijkingen.kleiner
        bytes += vast.onder
      }
    }
  }

  private static let hoogstens = Array(" ≤ ".utf8)
  private static let isGelijk = Array(" = ".utf8)
  private static let groter = Array(" > ".utf8)
  private static let kleiner = Array(" < ".utf8)
}

/// A number that is not negative with points between the thousands, as `metDuizendtallen` writes it.
private func appendMetDuizendtallen(_ getal: Int64, _ bytes: inout [UInt8]) {
  precondition(getal >= 0, "what is compared is not negative")
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
    var plaats = 32
    var rest = getal
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
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[plaats...]))
  }
}
