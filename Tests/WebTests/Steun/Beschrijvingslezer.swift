import JSON

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
