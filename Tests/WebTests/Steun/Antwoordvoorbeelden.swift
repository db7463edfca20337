import Foundation
import JSON
import Proeven
import Synchronization
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

  /// The routes of which `AbonnementenTests` plays the answers; `VoorbeeldrondeTests` plays those of all others.
  static let metAbonnees: Set = [
    "leesAbonnement", "leesVastgelopenBerichten", "biedOpnieuwAan", "slaBerichtOver",
    "biedAllesOpnieuwAan", "slaAlleBerichtenOver",
  ]

  /// Two tests write the same file.
  private static let beurt = Mutex(())

  /// Compares answers with the file, or writes them there when the environment asks for that.
  /// - Parameter isVan: whether these are the answers of a route.
  static func eis(_ gevonden: [String: JSONValue], van isVan: (_ route: String) -> Bool) throws {
    func hoortErbij(_ naam: String) -> Bool { isVan(String(naam.prefix { $0 != " " })) }
    let gevonden = gevonden.filter { hoortErbij($0.key) }
    try beurt.withLock { _ in
      let bekend = try JSONValue.parse(Array(Data(contentsOf: bestand))).members ?? []
      if ProcessInfo.processInfo.environment[variabele] == "schrijf" {
        let leden = bekend.filter { !hoortErbij($0.name) } + gevonden.map { JSONMember($0.key, $0.value) }
        try schrijf(leden.sorted { $0.name < $1.name })
        return
      }
      let raad = "After a change that is meant: \(variabele)=schrijf with this test writes the file anew"
      let verwacht = bekend.filter { hoortErbij($0.name) }
      #expect(verwacht.map(\.name) == gevonden.keys.sorted(), "\(raad)")
      for lid in verwacht {
        guard let antwoord = gevonden[lid.name] else { continue }
        let (oud, nieuw) = (vast(lid.value), vast(antwoord))
        #expect(verschillen(oud, nieuw) + verschillen(nieuw, oud) == [], "\(lid.name). \(raad)")
      }
    }
  }

  /// Writes an answer on each line, so that a change shows where it is.
  private static func schrijf(_ leden: [JSONMember]) throws {
    let regels = leden.map { lid in
      String(decoding: JSONValue.text(lid.name).bytes + Array(": ".utf8) + lid.value.bytes, as: UTF8.self)
    }
    try Data("{\n\(regels.joined(separator: ",\n"))\n}\n".utf8).write(to: bestand)
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
