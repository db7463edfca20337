internal import Cryptography
internal import JSON

/// Checks an export as bytes, piece by piece, without a database, for `weegschaal controleer --bestand`. Its last line
/// tells whether the export is complete.
package struct Exportcontrole: ~Copyable {
  /// The longest line that is read; the seal of a round of a million files stays under it.
  package static let regelBytesMax = 512 * 1024 * 1024

  private var controle = Controle()
  private var digest: SHA256Stream? = SHA256Stream()
  private var rest: [UInt8] = []
  private var regels = 0
  private var heeftEinde = false
  private var isTeLang = false
  private var fouten: [Controlefout] = []
  private var isBladzijde = false

  /// How a page of the list of events begins, which somebody may take for an export.
  private static let beginVanBladzijde = Array(#"{"items":"#.utf8)

  /// Nothing read yet.
  package init() {}

  /// Takes the next piece of the export.
  package mutating func neem(_ stuk: [UInt8]) {
    var begin = stuk.startIndex
    while let einde = stuk[begin...].firstIndex(of: UInt8(ascii: "\n")) {
      rest.append(contentsOf: stuk[begin..<einde])
      begin = einde + 1
      neemRegel()
    }
    rest.append(contentsOf: stuk[begin...])
    if regels == 0, rest.starts(with: Exportcontrole.beginVanBladzijde) { isBladzijde = true }
    if rest.count > Exportcontrole.regelBytesMax {
      isTeLang = true
      rest = []
    }
  }

  /// Ends the check.
  package mutating func sluit() -> Controleverslag {
    if isBladzijde {
      var verslag = Controleverslag()
      verslag.fouten.meld(
        "regel 1", .exportOnvolledig,
        "dit is een bladzijde van de lijst van gebeurtenissen en geen export. Vraag haar op met de kop Accept: "
          + "application/x-ndjson")
      return verslag
    }
    if regels == 0, !rest.isEmpty {
      fouten.meld(
        "regel 1", .exportOnvolledig,
        "dit is één regel zonder einde en geen export: die heeft een document per regel. Vraag de gebeurtenissen op met "
          + "de kop Accept: application/x-ndjson")
    } else if !rest.isEmpty {
      fouten.meld("regel \(regels + 1)", .exportOnvolledig, "de laatste regel is niet afgesloten")
    }
    if isTeLang { fouten.meld("regel \(regels + 1)", .exportOnvolledig, "de regel is te lang") }
    if !heeftEinde { fouten.meld("export", .exportOnvolledig, "de regel waarmee een export eindigt, ontbreekt") }
    var verslag = controle.sluit()
    verslag.fouten = fouten + verslag.fouten
    return verslag
  }

  /// One line, without its end.
  private mutating func neemRegel() {
    let plaats = "regel \(regels + 1)"
    defer { rest = [] }
    if regels == 0, rest.starts(with: Exportcontrole.beginVanBladzijde) { isBladzijde = true }
    if heeftEinde { fouten.meld(plaats, .exportOnvolledig, "na de laatste regel komt er nog een") }
    guard let regel = Exportregel(rest) else {
      // What is wrong from its first line on was asked for in another form, or is an answer that refuses.
      let raad = regels == 0 ? ". Een export krijgt wie hem opvraagt met de kop Accept: application/x-ndjson" : ""
      fouten.meld(plaats, .exportOnvolledig, "dit is geen regel van een export, of een getal erin kan niet" + raad)
      volg()
      return
    }
    switch regel {
    case .einde(let aantal, let sha256):
      heeftEinde = true
      if aantal != regels { fouten.meld(plaats, .exportOnvolledig, "er zijn \(regels) regels, geen \(aantal)") }
      if let digest = digest.take(), digest.hex() != sha256 {
        fouten.meld(plaats, .exportOnvolledig, "de digest van de export is een andere")
      }
    case .export:
      if regels > 0 { fouten.meld(plaats, .exportOnvolledig, "een export begint één keer") }
      controle.neem(regel)
    case .zegel, .verdeling, .gebeurtenis, .boeking, .rekeningstand, .dossier:
      if regels == 0 { fouten.meld(plaats, .exportOnvolledig, "de regel waarmee een export begint, ontbreekt") }
      controle.neem(regel)
    }
    volg()
  }

  /// Counts the line and adds it to the digest.
  private mutating func volg() {
    regels += 1
    digest?.update(rest)
    digest?.update([UInt8(ascii: "\n")])
  }
}
