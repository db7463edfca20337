import JSON

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
