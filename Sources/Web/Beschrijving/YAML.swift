internal import JSON

/// Writes a JSON value as YAML (version 1.2): members and elements on lines of their own, texts between double quotes as
/// JSON writes them.
struct YAMLSchrijver {
  private(set) var bytes: [UInt8] = []

  /// The document of a value.
  static func document(_ waarde: JSONValue) -> [UInt8] {
    var schrijver = YAMLSchrijver()
    schrijver.schrijf(waarde, diepte: 0, isBegonnen: false)
    return schrijver.bytes
  }

  /// Writes a value at a depth.
  /// - Parameter isBegonnen: whether something stands on this line already.
  private mutating func schrijf(_ waarde: JSONValue, diepte: Int, isBegonnen: Bool) {
    switch waarde {
    case .object(let leden) where !leden.isEmpty:
      if isBegonnen { bytes.append(UInt8(ascii: "\n")) }
      for lid in leden {
        springIn(diepte)
        bytes += YAMLSchrijver.naam(lid.name) + ":".utf8
        schrijf(lid.value, diepte: diepte + 1, isBegonnen: true)
      }
    case .array(let elementen) where !elementen.isEmpty:
      if isBegonnen { bytes.append(UInt8(ascii: "\n")) }
      for element in elementen {
        springIn(diepte)
        bytes.append(UInt8(ascii: "-"))
        schrijf(element, diepte: diepte + 1, isBegonnen: true)
      }
    default:
      if isBegonnen { bytes.append(UInt8(ascii: " ")) }
      // An empty object or list, and every plain value, is written as in JSON.
      bytes += waarde.bytes
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  private mutating func springIn(_ diepte: Int) { bytes += [UInt8](repeating: UInt8(ascii: " "), count: 2 * diepte) }

  /// Words that YAML 1.1 reads as something else than a text.
  private static let geenTekst: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]

  /// A name, between quotes unless it is a plain word.
  private static func naam(_ naam: String) -> [UInt8] {
    let isWoord = !naam.isEmpty && naam.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
    return isWoord && !geenTekst.contains(naam.lowercased()) ? Array(naam.utf8) : JSONValue.text(naam).bytes
  }
}
