import JSON
import Testing

/// A rule of the NL API Design Rules as it is tested here: what breaks it, with small cases that keep it and that break it.
/// The cases are our own, made from the facts of the cases of the rules themselves.
struct Ontwerpregel: Sendable, CustomTestStringConvertible {
  /// What the article says of it.
  enum Uitkomst: String {
    case geldt = "holds"
    case wijktAf = "deviates"
    case nietVanToepassing = "does not apply"
  }

  /// What it is held against.
  enum Bron {
    /// The description of the API.
    case beschrijving
    /// Answers, each as an object of its status, whether it is for everybody, and its header fields.
    case antwoorden
  }

  let naam: String
  let uitkomst: Uitkomst
  var bron = Bron.beschrijving
  /// Cases that keep the rule.
  let goed: [JSONValue]
  /// Cases that break it.
  let slecht: [JSONValue]
  /// What is found in our own description. The article says why it is so.
  var afwijkingen: Set<String> = []
  /// What breaks the rule.
  let fouten: @Sendable (JSONValue) -> Set<String>

  var testDescription: String { naam }

  /// The 36 rules of version 2.2, in their order.
  static let alle = namen + tijden + werkwijze + fouten + uitgave + transport + modules
}

/// Finds the parts of a description that rules are about.
struct Beschrijvingslezer {
  static let methoden: Set = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

  let document: JSONValue

  init(_ document: JSONValue) { self.document = document }

  /// Every path, with whether it is of the API itself: it then has the servers of the whole description.
  var paden: [(pad: String, isVanDeAPI: Bool, inhoud: JSONValue)] {
    (document["paths"]?.members ?? []).map { ($0.name, $0.value["servers"] == nil, $0.value) }
  }

  /// Every operation.
  var handelingen: [(methode: String, pad: String, inhoud: JSONValue)] {
    paden.flatMap { pad in
      (pad.inhoud.members ?? []).filter { Self.methoden.contains($0.name) }.map { ($0.name, pad.pad, $0.value) }
    }
  }

  /// The addresses of the servers.
  var servers: [String] {
    ([document] + paden.map(\.inhoud)).flatMap { $0["servers"]?.elements ?? [] }.compactMap { $0["url"]?.text }
  }

  /// The parameters of an operation and of its path.
  func parameters(_ pad: String, _ handeling: JSONValue) -> [JSONValue] {
    let gedeeld = document["paths"]?[pad]?["parameters"]?.elements ?? []
    return (gedeeld + (handeling["parameters"]?.elements ?? [])).compactMap { opgezocht($0) }
  }

  /// The answers of an operation, by their status.
  func antwoorden(_ handeling: JSONValue) -> [(status: String, inhoud: JSONValue)] {
    (handeling["responses"]?.members ?? []).compactMap { lid in opgezocht(lid.value).map { (lid.name, $0) } }
  }

  /// What stands at a reference; nil when nothing does.
  func opgezocht(_ waarde: JSONValue) -> JSONValue? {
    guard let verwijzing = waarde["$ref"]?.text else { return waarde }
    guard verwijzing.hasPrefix("#/") else { return nil }
    return verwijzing.split(separator: "/").dropFirst().reduce(Optional(document)) { $0?[String($1)] }
  }

  /// A schema with those that it is put together from.
  func delen(_ schema: JSONValue, diepte: Int = 0) -> [JSONValue] {
    guard diepte < 8 else { return [] }
    let elders = ["allOf", "anyOf", "oneOf"].flatMap { schema[$0]?.elements ?? [] }
    let verwezen = schema["$ref"] == nil ? [] : [opgezocht(schema)].compactMap(\.self)
    return [schema] + (elders + verwezen).flatMap { delen($0, diepte: diepte + 1) }
  }

  /// Every property of every schema.
  var eigenschappen: [(naam: String, schema: JSONValue)] {
    objecten(document).flatMap { object in
      (object["properties"]?.members ?? []).map { ($0.name, $0.value) }
    }
  }

  /// Every text for people.
  var teksten: [String] {
    objecten(document).flatMap { object in
      ["title", "summary", "description"].compactMap { object[$0]?.text }
    }
  }

  /// Every object in a value, examples left out: they are documents of others.
  func objecten(_ waarde: JSONValue) -> [JSONValue] {
    if let elements = waarde.elements { return elements.flatMap(objecten) }
    guard let members = waarde.members else { return [] }
    return [waarde] + members.filter { $0.name != "examples" && $0.name != "example" }.flatMap { objecten($0.value) }
  }

  /// The literal parts of a path.
  static func woorden(_ pad: String) -> [String] {
    pad.split(separator: "/").map(String.init).filter { !$0.hasPrefix("{") }
  }
}

/// Makes small descriptions.
enum Proefbeschrijving {
  /// A description with paths that are read.
  static func paden(_ paden: String..., inhoud: JSONValue = leest) -> JSONValue {
    ["openapi": "3.1.0", "paths": .object(paden.map { JSONMember($0, ["get": inhoud]) })]
  }

  /// A description with one operation.
  static func handeling(_ methode: String, _ pad: String = "/gebouwen", _ inhoud: JSONValue = leest) -> JSONValue {
    ["openapi": "3.1.0", "paths": .object([JSONMember(pad, .object([JSONMember(methode, inhoud)]))])]
  }

  /// A description with one operation that has these answers.
  static func antwoorden(
    _ antwoorden: JSONValue, bij methode: String = "get", _ pad: String = "/gebouwen"
  ) -> JSONValue {
    handeling(methode, pad, ["responses": antwoorden])
  }

  /// A description with one schema.
  static func eigenschap(_ naam: String, _ schema: JSONValue) -> JSONValue {
    let gebouw: JSONValue = ["type": "object", "properties": .object([JSONMember(naam, schema)])]
    return ["openapi": "3.1.0", "paths": [:], "components": ["schemas": ["Gebouw": gebouw, "Dag": dag]]]
  }

  /// A description with servers.
  static func servers(_ adressen: String...) -> JSONValue {
    ["openapi": "3.1.0", "servers": .array(adressen.map { ["url": .text($0)] }), "paths": [:]]
  }

  /// A description with one parameter.
  static func parameter(_ naam: String, in plaats: String = "query") -> JSONValue {
    let parameter: JSONValue = ["name": .text(naam), "in": .text(plaats), "schema": ["type": "string"]]
    return handeling("get", "/gebouwen", ["parameters": [parameter], "responses": [:]])
  }

  /// A description with what is told of it.
  static func info(_ info: JSONValue) -> JSONValue { ["openapi": "3.1.0", "info": info, "paths": [:]] }

  static let leest: JSONValue = ["responses": ["200": ["description": "Gelezen."]]]
  private static let dag: JSONValue = ["type": "string", "format": "date"]
}
