/// A schema in JSON Schema 2020-12, with the keywords that descriptions of documents need.
public struct JSONSchema: Hashable, Sendable {
  /// The schema as JSON.
  public let json: JSONValue

  /// A schema with these keywords; those whose value is nil are left out.
  private init(_ keywords: KeyValuePairs<String, JSONValue?>) { json = .object(present: keywords) }

  private init(members: [JSONMember]) { json = .object(members) }
}

extension JSONSchema {
  /// Anything.
  public static let any = JSONSchema([:])
  /// `true` or `false`.
  public static let boolean = JSONSchema(["type": "boolean"])

  /// A schema that stands elsewhere in the same document.
  public static func reference(_ pointer: String) -> JSONSchema { JSONSchema(["$ref": .text("#" + pointer)]) }

  /// A text, by its length in Unicode scalars.
  /// - Parameter pattern: a regular expression that begins with `^` and ends with `$`.
  public static func text(
    length: ClosedRange<Int>? = nil, pattern: String? = nil, format: String? = nil
  ) -> JSONSchema {
    if let pattern { precondition(pattern.hasPrefix("^") && pattern.hasSuffix("$"), "a pattern is of the whole text") }
    return JSONSchema([
      "type": "string", "minLength": length.flatMap { $0.lowerBound > 0 ? .integer($0.lowerBound) : nil },
      "maxLength": length.map { .integer($0.upperBound) }, "pattern": pattern.map { .text($0) },
      "format": format.map { .text($0) },
    ])
  }

  /// A whole number.
  public static func integer(_ range: ClosedRange<Int64>? = nil) -> JSONSchema {
    JSONSchema([
      "type": "integer", "minimum": range.map { .integer($0.lowerBound) },
      "maximum": range.map { .integer($0.upperBound) },
    ])
  }

  /// A whole number from a lowest one.
  public static func integer(from lowest: Int64) -> JSONSchema {
    JSONSchema(["type": "integer", "minimum": .integer(lowest)])
  }

  /// A number; the limits as they are to stand.
  public static func number(minimum: JSONValue? = nil, maximum: JSONValue? = nil) -> JSONSchema {
    JSONSchema(["type": "number", "minimum": minimum, "maximum": maximum])
  }

  /// This value and no other.
  public static func constant(_ value: JSONValue) -> JSONSchema { JSONSchema(["const": value]) }

  /// One of these texts.
  public static func choice(_ texts: [String]) -> JSONSchema {
    JSONSchema(["type": "string", "enum": .array(texts.map { .text($0) })])
  }

  /// A list, by its length.
  public static func array(of element: JSONSchema, count: ClosedRange<Int>? = nil) -> JSONSchema {
    JSONSchema([
      "type": "array", "items": element.json,
      "minItems": count.flatMap { $0.lowerBound > 0 ? .integer($0.lowerBound) : nil },
      "maxItems": count.map { .integer($0.upperBound) },
    ])
  }

  /// One of these.
  public static func either(_ schemas: JSONSchema...) -> JSONSchema {
    JSONSchema(["anyOf": .array(schemas.map(\.json))])
  }

  /// An object that may have more members than these. A name that ends in `?` may be left out.
  public static func object(_ members: KeyValuePairs<String, JSONSchema>) -> JSONSchema {
    object(members.map { ($0.key, $0.value) }, isClosed: false)
  }

  /// An object with these members and no other. A name that ends in `?` may be left out.
  public static func closed(_ members: KeyValuePairs<String, JSONSchema>) -> JSONSchema {
    object(members.map { ($0.key, $0.value) }, isClosed: true)
  }

  /// An object whose members have names of any kind, each with a value of this schema.
  public static func dictionary(of value: JSONSchema) -> JSONSchema {
    JSONSchema(["type": "object", "additionalProperties": value.json])
  }

  /// An object with these members. A name that ends in `?` may be left out.
  public static func object(_ members: [(name: String, schema: JSONSchema)], isClosed: Bool) -> JSONSchema {
    let named = members.map { member -> (name: String, isRequired: Bool, schema: JSONSchema) in
      let isRequired = !member.name.hasSuffix("?")
      return (isRequired ? member.name : String(member.name.dropLast()), isRequired, member.schema)
    }
    let required = named.filter(\.isRequired).map { JSONValue.text($0.name) }
    return JSONSchema([
      "type": "object", "properties": .object(named.map { JSONMember($0.name, $0.schema.json) }),
      "required": required.isEmpty ? nil : .array(required), "additionalProperties": isClosed ? false : nil,
    ])
  }
}

extension JSONSchema {
  /// The same, or `null`.
  public var orNull: JSONSchema {
    guard let members = json.members, case .text(let type)? = json["type"] else {
      return .either(self, JSONSchema(["type": "null"]))
    }
    return JSONSchema(
      members: members.map { member in
        switch member.name {
        case "type": JSONMember("type", .array([.text(type), "null"]))
        case "enum": JSONMember("enum", .array((member.value.elements ?? []) + [.null]))
        default: member
        }
      })
  }

  /// The same with a description for people.
  public func described(_ description: String) -> JSONSchema { with("description", .text(description)) }

  /// The same with one more keyword, or another value of it.
  public func with(_ keyword: String, _ value: JSONValue) -> JSONSchema {
    JSONSchema(members: (json.members ?? []).filter { $0.name != keyword } + [JSONMember(keyword, value)])
  }
}

extension JSONSchema {
  /// The same for documents that may get more members later: no object of it is closed.
  public var opened: JSONSchema { JSONSchema(members: JSONSchema.opened(json).members ?? []) }

  private static func opened(_ schema: JSONValue) -> JSONValue {
    switch schema {
    case .array(let parts): .array(parts.map(opened))
    case .object(let members):
      .object(
        members.filter { $0.name != "additionalProperties" || $0.value != false }
          .map { JSONMember($0.name, opened($0.value)) })
    default: schema
    }
  }

  /// The members of an object that has named ones. The name of one that may be left out ends in `?`.
  public var namedMembers: [(name: String, schema: JSONSchema)] {
    let required = Set((json["required"]?.elements ?? []).compactMap(\.text))
    return (json["properties"]?.members ?? []).map { member in
      (
        required.contains(member.name) ? member.name : member.name + "?",
        JSONSchema(members: member.value.members ?? [])
      )
    }
  }
}

extension Members {
  /// The schema of an object that a reader reads with these members: their names, and which of them are required, are
  /// those of the reader. Other members are refused.
  public func schema(_ describe: (Name) -> JSONSchema) -> JSONSchema {
    .object(all.map { ($0.isRequired ? $0.name : $0.name + "?", describe($0.member)) }, isClosed: true)
  }
}
