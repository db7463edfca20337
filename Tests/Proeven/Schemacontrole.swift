internal import Foundation
package import JSON

/// Checks documents against schemas in JSON Schema 2020-12: the keywords that our schemas use. Another keyword stops the
/// test, so that none is passed over.
package struct Schemacontrole {
  /// A place that the schema refuses, with the keyword that does.
  package struct Weigering: Hashable, Sendable, CustomStringConvertible {
    /// A JSON Pointer; of a member that is missing or unknown, its own place.
    package let pointer: String
    package let trefwoord: String

    package var description: String { "\(pointer) \(trefwoord)" }
  }

  /// The document in which references are looked up.
  private let wortel: JSONValue
  /// Whether an object may have the members that its schema names and no other, also where the schema lets it be open.
  private let isStreng: Bool

  package init(_ wortel: JSONValue, isStreng: Bool = false) {
    self.wortel = wortel
    self.isStreng = isStreng
  }

  private static let woorden: Set<String> = [
    "description", "example", "$ref", "type", "enum", "const", "anyOf", "if", "then", "else", "properties", "required",
    "additionalProperties", "items", "minItems", "maxItems", "uniqueItems", "minLength", "maxLength", "pattern",
    "format", "minimum", "maximum",
  ]

  /// Every refusal of the document by the schema.
  package func weigeringen(_ waarde: JSONValue, _ schema: JSONValue, op pad: String = "") -> [Weigering] {
    weigeringen(waarde, schema, op: pad, streng: isStreng)
  }

  private func weigeringen(_ waarde: JSONValue, _ schema: JSONValue, op pad: String, streng: Bool) -> [Weigering] {
    if case .boolean(let mag) = schema { return mag ? [] : [Weigering(pointer: pad, trefwoord: "false")] }
    var uit: [Weigering] = []
    func weiger(_ trefwoord: String) { uit.append(Weigering(pointer: pad, trefwoord: trefwoord)) }
    for lid in schema.members ?? [] {
      precondition(Schemacontrole.woorden.contains(lid.name), "the checker does not know \(lid.name)")
    }
    if let verwijzing = schema["$ref"]?.text {
      uit += weigeringen(waarde, opgezocht(verwijzing), op: pad, streng: streng)
    }
    if let type = schema["type"] {
      let soorten = type.elements?.compactMap(\.text) ?? [type.text].compactMap(\.self)
      // Of a value of another kind nothing else is said.
      guard soorten.contains(where: { waarde.is($0) }) else { return [Weigering(pointer: pad, trefwoord: "type")] }
    }
    if let keuzes = schema["enum"]?.elements, !keuzes.contains(where: { $0.isGelijk(aan: waarde) }) { weiger("enum") }
    if let vast = schema["const"], !vast.isGelijk(aan: waarde) {
      weiger(waarde.soort == vast.soort ? "const" : "type")
    }
    if let keuzes = schema["anyOf"]?.elements {
      uit += beste(waarde, keuzes, op: pad, streng: streng)
    }
    switch waarde {
    case .object(let leden): uit += object(leden, waarde, schema, op: pad, streng: streng)
    case .array(let elementen): uit += lijst(elementen, schema, op: pad, streng: streng)
    case .text(let tekst): for trefwoord in Schemacontrole.tekst(tekst, schema) { weiger(trefwoord) }
    case .number, .integer, .amount:
      if let laagste = schema["minimum"], waarde.getalwaarde < laagste.getalwaarde { weiger("minimum") }
      if let hoogste = schema["maximum"], waarde.getalwaarde > hoogste.getalwaarde { weiger("maximum") }
    default: break
    }
    return uit
  }

  /// The refusals of the alternative that fits the kind of the value, or of the first one.
  private func beste(
    _ waarde: JSONValue, _ keuzes: [JSONValue], op pad: String, streng: Bool
  ) -> [Weigering] {
    let alle = keuzes.map { weigeringen(waarde, $0, op: pad, streng: streng) }
    if alle.contains(where: \.isEmpty) { return [] }
    return alle.first { !$0.contains { $0.pointer == pad && $0.trefwoord == "type" } } ?? alle.first ?? []
  }

  private func opgezocht(_ verwijzing: String) -> JSONValue {
    var hier: JSONValue? = wortel
    for deel in verwijzing.dropFirst().split(separator: "/") {
      hier = hier?[String(deel.replacing("~1", with: "/").replacing("~0", with: "~"))]
    }
    guard let hier else { preconditionFailure("\(verwijzing) is nowhere") }
    return hier
  }

  private func object(
    _ leden: [JSONMember], _ waarde: JSONValue, _ schema: JSONValue, op pad: String, streng: Bool
  ) -> [Weigering] {
    func plaats(_ naam: String) -> String {
      "\(pad)/\(naam.replacing("~", with: "~0").replacing("/", with: "~1"))"
    }
    var uit: [Weigering] = []
    let bekend = schema["properties"]
    for lid in leden {
      if let schema = bekend?[lid.name] {
        uit += weigeringen(lid.value, schema, op: plaats(lid.name), streng: streng)
      } else if let andere = schema["additionalProperties"] {
        if andere == false {
          uit.append(Weigering(pointer: plaats(lid.name), trefwoord: "additionalProperties"))
        } else {
          uit += weigeringen(lid.value, andere, op: plaats(lid.name), streng: streng)
        }
      } else if streng, bekend != nil, schema["$ref"] == nil, schema["type"] != nil {
        uit.append(Weigering(pointer: plaats(lid.name), trefwoord: "properties"))
      }
    }
    for naam in (schema["required"]?.elements ?? []).compactMap(\.text) where waarde[naam] == nil {
      uit.append(Weigering(pointer: plaats(naam), trefwoord: "required"))
    }
    if let voorwaarde = schema["if"] {
      let geldt = weigeringen(waarde, voorwaarde, op: pad, streng: false).isEmpty
      if let gevolg = geldt ? schema["then"] : schema["else"] {
        uit += weigeringen(waarde, gevolg, op: pad, streng: false)
      }
    }
    return uit
  }

  private func lijst(
    _ elementen: [JSONValue], _ schema: JSONValue, op pad: String, streng: Bool
  ) -> [Weigering] {
    var uit: [Weigering] = []
    func grens(_ trefwoord: String, _ isGoed: (Int64) -> Bool) {
      guard let grens = schema[trefwoord]?.getalwaarde, !isGoed(Int64(grens)) else { return }
      uit.append(Weigering(pointer: pad, trefwoord: trefwoord))
    }
    grens("minItems") { elementen.count >= $0 }
    grens("maxItems") { elementen.count <= $0 }
    if schema["uniqueItems"] == true, Set(elementen).count < elementen.count {
      uit.append(Weigering(pointer: pad, trefwoord: "uniqueItems"))
    }
    if let element = schema["items"] {
      for (nummer, waarde) in elementen.enumerated() {
        uit += weigeringen(waarde, element, op: "\(pad)/\(nummer)", streng: streng)
      }
    }
    return uit
  }

  private static func tekst(_ tekst: String, _ schema: JSONValue) -> [String] {
    var uit: [String] = []
    let lengte = Double(tekst.unicodeScalars.count)
    if let kortste = schema["minLength"], lengte < kortste.getalwaarde { uit.append("minLength") }
    if let langste = schema["maxLength"], lengte > langste.getalwaarde { uit.append("maxLength") }
    if let patroon = schema["pattern"]?.text, !past(tekst, patroon) { uit.append("pattern") }
    switch schema["format"]?.text {
    case nil: break
    case "date": if !isDatum(tekst) { uit.append("format") }
    case "date-time":
      if !past(tekst, tijdstippatroon) || !isDatum(String(tekst.prefix(10))) { uit.append("format") }
    case "uri": if URL(string: tekst)?.scheme == nil { uit.append("format") }
    case .some(let ander): preconditionFailure("the checker does not know the format \(ander)")
    }
    return uit
  }

  private static let tijdstippatroon =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})$"

  private static func isDatum(_ tekst: String) -> Bool {
    guard past(tekst, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$") else { return false }
    let delen = tekst.split(separator: "-").compactMap { Int($0) }
    let (jaar, maand, dag) = (delen[0], delen[1], delen[2])
    guard (1...12).contains(maand), dag > 0 else { return false }
    let isSchrikkeljaar = jaar % 4 == 0 && (jaar % 100 != 0 || jaar % 400 == 0)
    return dag <= [31, isSchrikkeljaar ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][maand - 1]
  }

  /// Whether the whole text has the form. Our patterns begin with `^` and end with `$`.
  private static func past(_ tekst: String, _ patroon: String) -> Bool {
    guard let vorm = vormen.vorm(patroon) else { preconditionFailure("\(patroon) is no pattern") }
    let geheel = NSRange(location: 0, length: tekst.utf16.count)
    return vorm.firstMatch(in: tekst, range: geheel)?.range == geheel
  }

  private static let vormen = Vormen()
}

/// The patterns that were read.
private final class Vormen: @unchecked Sendable {
  private let slot = NSLock()
  private var bekend: [String: NSRegularExpression] = [:]

  func vorm(_ patroon: String) -> NSRegularExpression? {
    slot.withLock {
      if let vorm = bekend[patroon] { return vorm }
      let vorm = try? NSRegularExpression(pattern: patroon)
      bekend[patroon] = vorm
      return vorm
    }
  }
}

extension JSONValue {
  /// The word of JSON Schema for its kind.
  fileprivate var soort: String {
    switch self {
    case .null: "null"
    case .boolean: "boolean"
    case .integer, .amount, .number: "number"
    case .text: "string"
    case .array: "array"
    case .object: "object"
    case .raw: preconditionFailure("a document that was read has no raw parts")
    }
  }

  fileprivate func `is`(_ type: String) -> Bool {
    if type == "integer" { return soort == "number" && getalwaarde.rounded() == getalwaarde }
    return soort == type
  }

  /// The size of a number; 0 of all else.
  fileprivate var getalwaarde: Double {
    switch self {
    case .integer(let waarde): Double(waarde)
    case .amount(let honderdsten): Double(honderdsten) / 100
    case .number(let tekst): Double(tekst) ?? 0
    default: 0
    }
  }

  fileprivate func isGelijk(aan ander: JSONValue) -> Bool {
    if soort == "number", ander.soort == "number" { return getalwaarde == ander.getalwaarde }
    return self == ander
  }
}
