internal import JSON

/// A field of a CSV row.
enum CSVVeld: Hashable, Sendable {
  /// A text that people wrote. It gets an apostrophe in front when a spreadsheet would read it as a formula.
  case tekst(String)
  /// A number or nothing, written as it is.
  case kaal(String)

  /// A value of a document: lists joined by spaces, null as nothing.
  init(_ waarde: JSONValue) {
    switch waarde {
    case .null: self = .kaal("")
    case .text(let tekst): self = .tekst(tekst)
    case .array(let waarden): self = .tekst(waarden.compactMap(\.text).joined(separator: " "))
    default: self = .kaal(String(decoding: waarde.bytes, as: UTF8.self))
    }
  }
}

/// Writes CSV by RFC 4180 in UTF-8. Commas separate the fields, quotes stand where they are needed, and CR LF ends a
/// row.
struct CSVSchrijver {
  private(set) var bytes: [UInt8] = []

  /// The first characters that make a spreadsheet read a text as a formula.
  private static let formulebegin: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]

  /// Writes a row.
  mutating func rij(_ velden: [CSVVeld]) {
    for (index, veld) in velden.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch veld {
      case .kaal(let tekst): bytes += Array(tekst.utf8)
      case .tekst(let tekst): schrijf(tekst)
      }
    }
    bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }

  private mutating func schrijf(_ tekst: String) {
    let isFormule = tekst.unicodeScalars.first.map(CSVSchrijver.formulebegin.contains) ?? false
    let veilig = (isFormule ? "'" : "") + tekst
    let moetTussenAanhalingstekens = veilig.utf8.contains { byte in
      [UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains(byte)
    }
    guard moetTussenAanhalingstekens else {
      bytes += Array(veilig.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in veilig.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
