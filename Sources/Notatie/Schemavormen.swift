package import JSON

/// The schemas of values as they stand in JSON, the same in all rooms.
extension JSONSchema {
  /// An amount in euros with exactly two decimals, as answers write it.
  package static let bedrag = JSONSchema.number()

  /// An amount in euros as readers take it. That it has two decimals at most is said in words: `multipleOf` with a
  /// fraction comes out differently in every program that counts in binary.
  package static func bedrag(van laagste: JSONValue, tot hoogste: JSONValue) -> JSONSchema {
    .number(minimum: laagste, maximum: hoogste)
  }

  /// A day that exists.
  package static let datum = JSONSchema.text(
    pattern: "^(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$", format: "date")

  /// An instant in UTC.
  package static let tijdstip = JSONSchema.text(format: "date-time")

  /// A SHA-256 in lower-case hexadecimal.
  package static let sha256 = JSONSchema.text(pattern: "^[0-9a-f]{64}$")

  /// A text of one line without control characters.
  package static func regel(_ lengte: ClosedRange<Int>) -> JSONSchema {
    .text(length: lengte, pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$")
  }

  /// A text of one or more lines, without other control characters. CR stands before LF alone.
  package static func regels(_ lengte: ClosedRange<Int>) -> JSONSchema {
    .text(length: lengte, pattern: "^(?:[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]|\\r\\n)*$")
  }

  /// A text of any kind.
  package static let tekst = JSONSchema.text()

  /// A number of things.
  package static let aantal = JSONSchema.integer(from: 0)

  /// One of the words of an enumeration.
  package static func woord<Woord>(_ woorden: Woord.Type) -> JSONSchema
  where Woord: CaseIterable & RawRepresentable<String> {
    .choice(woorden.allCases.map(\.rawValue))
  }
}
