import Foundation
import JSON
import Proeven
import Testing

@testable import Web

/// The examples of answers in the description are those of a round that is played. What differs at each time (ids,
/// digests, moments) may differ; everything else is as it stands in the file.
enum Antwoordvoorbeelden {
  /// A longer answer is no example that people read.
  static let bytesMax = 24 * 1024
  /// The variable that has the file written anew.
  static let variabele = "WEEGSCHAAL_VOORBEELDEN"

  private static let bestand = Proefdienst.root.appendingPathComponent(
    "config/voorbeelden/\(Voorbeelden.antwoordbestand).json")

  /// Compares answers with the file, or writes the file when the environment asks for that.
  static func eis(_ gevonden: [String: JSONValue]) throws {
    let namen = gevonden.keys.sorted()
    if ProcessInfo.processInfo.environment[variabele] == "schrijf" {
      let regels = namen.map { JSONValue.text($0).bytes + Array(": ".utf8) + (gevonden[$0] ?? .null).bytes }
      let tekst = "{\n" + regels.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",\n") + "\n}\n"
      try Data(tekst.utf8).write(to: bestand)
      return
    }
    let bekend = try JSONValue.parse(Array(Data(contentsOf: bestand)))
    let raad = "After a change that is meant: \(variabele)=schrijf with this test writes the file anew"
    #expect((bekend.members ?? []).map(\.name) == namen, "\(raad)")
    for naam in namen {
      guard let verwacht = bekend[naam], let antwoord = gevonden[naam] else { continue }
      let (oud, nieuw) = (vast(verwacht), vast(antwoord))
      #expect(verschillen(oud, nieuw) + verschillen(nieuw, oud) == [], "\(naam). \(raad)")
    }
  }

  /// The value without what differs at each time.
  private static func vast(_ waarde: JSONValue) -> JSONValue {
    switch waarde {
    case .object(let leden): .object(leden.map { JSONMember($0.name, vast($0.value)) })
    case .array(let waarden): .array(waarden.map(vast))
    case .text(let tekst): .text(vast(tekst))
    case .number, .amount, .integer, .boolean, .null, .raw: waarde
    }
  }

  private static func vast(_ tekst: String) -> String {
    tekst.replacing(/[0-9a-f]{64}/, with: "<sha256>")
      .replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z/, with: "<tijdstip>")
      .replacing(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, with: "<id>")
      .replacing(/[A-Z]{3}-2025-[0-9A-Z]{4}-[0-9A-Z]{4}/, with: "<kenmerk>")
  }
}
