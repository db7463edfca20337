internal import Begrippen
internal import Glibc
internal import Loket
internal import Web

extension Opdracht {
  /// The longest line that can name a token, its end included.
  private static let sleutelregelBytesMax = 600

  /// Makes an access token and prints only the token.
  static func sleutel(_ vlaggen: Vlaggen, _ instellingen: Instellingen, _ signalen: Signaalwacht) async throws -> Int32
  {
    if vlaggen.heeft(.intrek) { return try await trekSleutelIn(vlaggen, instellingen, signalen) }
    var rollen: Set<Rol> = []
    for woord in vlaggen.alle(.rol) {
      guard let rol = Rol(rawValue: woord) else {
        let bekend = Rol.allCases.map(\.rawValue).joined(separator: ", ")
        throw Fout(tekst: "weegschaal sleutel: de rol \(woord) is er niet. Bekend: \(bekend).")
      }
      rollen.insert(rol)
    }
    let tot = try vlaggen.een(.tot).map { tekst in
      guard let dag = Datum(iso: tekst) else {
        throw Fout(tekst: "weegschaal sleutel: --tot is een dag zoals 2026-12-31, niet \(tekst).")
      }
      return dag
    }
    let aanvraag = Sleutelaanvraag.maak(
      rollen: rollen, naam: try vlaggen.een(.naam) ?? "", persoon: try vlaggen.een(.persoon),
      kvkNummer: try vlaggen.een(.kvk), tot: tot)
    switch aanvraag {
    case .failure(let weigering): throw Fout(tekst: "weegschaal sleutel: \(weigering.reden).")
    case .success(let aanvraag):
      let sleutel: String
      do {
        sleutel = try await Samenstelling.met(instellingen, voor: .sleutels, signalen) { samenstelling in
          try await samenstelling.metSleutelbeheer { try await $0.maak(aanvraag) }
        }
      } catch let weigering as Sleutelaanvraag.Weigering {
        throw Fout(tekst: "weegschaal sleutel: \(weigering.reden).")
      }
      print(sleutel)
      return 0
    }
  }

  /// Withdraws the token on standard input, or the one with the SHA-256 on standard input. A token never stands on the
  /// command line, where everybody on the machine can read it.
  private static func trekSleutelIn(_ vlaggen: Vlaggen, _ instellingen: Instellingen, _ signalen: Signaalwacht)
    async throws -> Int32
  {
    guard [Vlag.rol, .naam, .persoon, .kvk, .tot].allSatisfy({ !vlaggen.heeft($0) }) else {
      throw Fout(tekst: "weegschaal sleutel: bij --intrek horen geen --rol, --naam, --persoon, --kvk en --tot.")
    }
    if isatty(0) == 1 { meld("Geef de sleutel, of de SHA-256 ervan, en druk op Enter.") }
    guard let sleutel = sleutelregel() else {
      throw Fout(
        tekst: "weegschaal sleutel: geef de sleutel, of de SHA-256 ervan, als één regel op de standaardinvoer.")
    }
    let intrekking = try await Samenstelling.met(instellingen, voor: .sleutels, signalen) { samenstelling in
      try await samenstelling.metSleutelbeheer { try await $0.trekIn(sleutel) }
    }
    switch intrekking {
    case .ingetrokken(let houder):
      print("Ingetrokken: \(houder.omschrijving).")
      meld(
        "Een dienst die haar kort geleden zag, neemt haar nog ten hoogste \(Toegang.geldigheidSeconden) seconden aan.")
      return 0
    case .alIngetrokken(let houder):
      throw Fout(tekst: "weegschaal sleutel: deze sleutel was al ingetrokken: \(houder.omschrijving).")
    case .onbekend: throw Fout(tekst: "weegschaal sleutel: deze sleutel is niet bekend; er is niets ingetrokken.")
    }
  }

  /// The first line of standard input without surrounding white space; nil when it is empty, too long or not ASCII.
  private static func sleutelregel() -> String? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while bytes.count <= sleutelregelBytesMax {
      let aantal = read(0, &byte, 1)
      if aantal < 0, errno == EINTR { continue }
      guard aantal == 1, byte != UInt8(ascii: "\n") else { break }
      bytes.append(byte)
    }
    let isWit: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\t") }
    let kaal = bytes.drop(while: isWit).reversed().drop(while: isWit).reversed()
    guard (1..<sleutelregelBytesMax).contains(kaal.count), kaal.allSatisfy({ (33...126).contains($0) }) else {
      return nil
    }
    return String(decoding: Array(kaal), as: UTF8.self)
  }
}

extension Sleutelintrekking.Houder {
  /// The holder of the token, for the person at the terminal.
  fileprivate var omschrijving: String {
    let rollen = identiteit.rollen.map(\.rawValue).sorted().joined(separator: ", ")
    return "\(naam ?? "-") (\(rollen), \(identiteit.door))"
  }
}
