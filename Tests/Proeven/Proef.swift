internal import Cryptography
internal import Documenten
package import Foundation
package import JSON
package import Regeling

/// What the tests of several rooms share: the files, the scheme, the example of `contract.md`.
package enum Proef {
  /// The folder of the tests.
  package static let map = URL(filePath: #filePath).deletingLastPathComponent()
  /// The folder of the repository.
  private static let hoofdmap = map.deletingLastPathComponent().deletingLastPathComponent()
  /// The bytes of the scheme file.
  package static let regelingbestand: [UInt8] = lees(
    hoofdmap.appending(path: "config/regelingen/den-haag-sociaal-ondernemers-2025.json"))

  /// The bytes of a file; stops the test when it is not there.
  package static func lees(_ bestand: URL) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: bestand.path) else {
      preconditionFailure("\(bestand.path) is part of the repository")
    }
    return Array(data)
  }

  /// The bytes of a vector.
  package static func vector(_ naam: String) -> [UInt8] { lees(map.appending(path: "Vectoren/\(naam).json")) }

  /// The vectors: what stands before `-cohort` and `-rangschikking` in the names of each pair.
  package static let vectoren: [String] = {
    let namen = (try? FileManager.default.contentsOfDirectory(atPath: map.appending(path: "Vectoren").path)) ?? []
    func paren(_ einde: String) -> [String] {
      namen.filter { $0.hasSuffix(einde) }.map { String($0.dropLast(einde.count)) }.sorted()
    }
    let cohorten = paren("-cohort.json")
    precondition(!cohorten.isEmpty && cohorten == paren("-rangschikking.json"), "every cohort has its ranking")
    return cohorten
  }()

  /// The scheme.
  package static func regeling() throws -> Regeling { try leesRegeling(regelingbestand) }

  /// Ranks a document and answers the ranking document.
  package static func rangschikking(_ document: [UInt8]) throws -> [UInt8] {
    let regeling = try regeling()
    var uit: [UInt8] = []
    try document.withUnsafeBufferPointer { bytes in
      try rangschik(bytes, regeling: regeling, regelingSha256: SHA256Digest(of: regelingbestand).hex) { uit += $0 }
    }
    return uit
  }

  /// Pointer and code of each fault of a cohort document.
  package static func fouten(cohort document: [UInt8]) throws -> [String] {
    try alleFouten { _ = try rangschikking(document) }.map { "\($0.pointer) \($0.code.rawValue)" }
  }

  /// The message of each fault of a cohort document.
  package static func meldingen(cohort document: [UInt8]) throws -> [String] {
    try alleFouten { _ = try rangschikking(document) }.map(\.message)
  }

  /// Pointer and code of each fault of an application.
  package static func fouten(aanvraag document: String) throws -> [String] {
    try alleFouten(aanvraag: document).map { "\($0.pointer) \($0.code.rawValue)" }
  }

  /// The message of each fault of an application.
  package static func meldingen(aanvraag document: String) throws -> [String] {
    try alleFouten(aanvraag: document).map(\.message)
  }

  private static func alleFouten(aanvraag document: String) throws -> [Fault] {
    try alleFouten { _ = try Aanvraaglezer(regeling()).lees(Array(document.utf8)) }
  }

  private static func alleFouten(_ lees: () throws -> Void) throws -> [Fault] {
    do {
      try lees()
      return []
    } catch let fouten as Faults {
      return fouten.all
    }
  }

  /// An example of a document that is sent: `aanvraag`, `beoordeling` or `verantwoording`.
  package static func voorbeeld(_ naam: String) -> [UInt8] {
    lees(hoofdmap.appending(path: "config/voorbeelden/\(naam).json"))
  }

  /// The example of `contract.md` section 3, with which README shows the service too.
  package static let aanvraag = String(decoding: voorbeeld("aanvraag"), as: UTF8.self)
}

/// A number's text as sign, digits before and digits after the point without trailing zeros, so that texts compare by
/// value. Exponents do not occur in the vectors.
private func genormaliseerd(_ getal: String) -> String {
  precondition(!getal.contains("e") && !getal.contains("E"), "no exponents in the vectors")
  guard getal.contains(".") else { return getal }
  var tekst = Substring(getal)
  while tekst.hasSuffix("0") { tekst.removeLast() }
  if tekst.hasSuffix(".") { tekst.removeLast() }
  return String(tekst)
}

/// Where `gevonden` differs from `verwacht`; members that are not expected are welcome.
package func verschillen(_ verwacht: JSONValue, _ gevonden: JSONValue?, _ plaats: String = "") -> [String] {
  guard let gevonden else { return ["\(plaats) ontbreekt"] }
  switch (verwacht, gevonden) {
  case (.object(let leden), .object):
    return leden.flatMap { verschillen($0.value, gevonden[$0.name], "\(plaats)/\($0.name)") }
  case (.array(let verwachte), .array(let gevondene)):
    guard verwachte.count == gevondene.count else {
      return ["\(plaats): \(gevondene.count) in plaats van \(verwachte.count)"]
    }
    return zip(verwachte, gevondene).enumerated().flatMap { verschillen($1.0, $1.1, "\(plaats)/\($0)") }
  case (.number(let verwachte), .number(let gevondene)):
    return genormaliseerd(verwachte) == genormaliseerd(gevondene)
      ? [] : ["\(plaats): \(gevondene) in plaats van \(verwachte)"]
  default:
    return verwacht == gevonden ? [] : ["\(plaats): \(gevonden) in plaats van \(verwacht)"]
  }
}
