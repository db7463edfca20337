internal import JSON

/// A field of a CSV row.
enum CSVVeld: Hashable, Sendable {
  /// A text that people wrote. It stands between quotes, with an apostrophe wherever a spreadsheet could read a formula.
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

/// Writes CSV by RFC 4180 in UTF-8. Commas separate the fields, every text stands between quotes, and CR LF ends a row.
///
/// A spreadsheet reads a cell that begins with `=`, `+`, `-` or `@` as a formula, and some read their full-width forms so. Where it separates by another character
/// than the comma, or takes a quote for a plain character, a cell of its begins in the middle of a text of ours. So each
/// part behind something that can separate is guarded, and not the first alone.
struct CSVSchrijver {
  private(set) var bytes: [UInt8] = []

  /// The first characters that make a spreadsheet read a cell as a formula.
  private static let formulebegin: Set<UInt8> = [
    UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"),
  ]
  /// Their full-width forms: U+FF1D, U+FF0B, U+FF0D, U+FF20.
  private static let breedFormulebegin: Set<[UInt8]> = Set(["＝", "＋", "－", "＠"].map { Array($0.utf8) })
  /// The characters behind which some spreadsheet begins a cell.
  private static let scheiding: Set<UInt8> = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "\t"), UInt8(ascii: "\r"),
    UInt8(ascii: "\n"),
  ]
  /// The characters that a spreadsheet may leave out at the beginning of a cell.
  private static let loos: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "'")]

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
    let tekst = Array(tekst.utf8)
    bytes.append(UInt8(ascii: "\""))
    for (index, byte) in tekst.enumerated() {
      let isBegin = index == 0 || CSVSchrijver.scheiding.contains(tekst[index - 1])
      if isBegin, CSVSchrijver.isFormule(tekst[index...]) { bytes.append(UInt8(ascii: "'")) }
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isFormule(_ cel: ArraySlice<UInt8>) -> Bool {
    let inhoud = cel.drop { loos.contains($0) }
    guard let eerste = inhoud.first else { return false }
    return formulebegin.contains(eerste) || eerste == 0xef && breedFormulebegin.contains(Array(inhoud.prefix(3)))
  }
}
