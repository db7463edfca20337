/// Response fields in the order in which they are sent. Names compare without regard to case.
package struct HTTPHeaders: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// One field.
  package struct Field: Sendable, Equatable {
    /// The name, a token.
    package var name: String
    /// The value, without line ends or control characters.
    package var value: String
  }

  /// The fields; a name may occur more than once (`Set-Cookie`).
  package private(set) var fields: [Field] = []

  /// No fields.
  package init() {}

  /// Fields in the order of the literal.
  package init(dictionaryLiteral elements: (String, String)...) {
    fields = elements.map { Field(name: $0.0, value: $0.1) }
  }

  /// Adds a field after the others.
  package mutating func append(_ name: String, _ value: String) {
    fields.append(Field(name: name, value: value))
  }

  /// The first value of the name; setting replaces all of the name, nil removes them.
  package subscript(name: String) -> String? {
    get { fields.first { HTTPHeaders.areEqual($0.name, name) }?.value }
    set {
      fields.removeAll { HTTPHeaders.areEqual($0.name, name) }
      if let newValue { append(name, newValue) }
    }
  }

  /// Whether two field names are the same.
  static func areEqual(_ left: String, _ right: String) -> Bool {
    // Most equal names also have the same case. For those, one comparison of the whole text is enough.
    left.utf8.count == right.utf8.count
      && (left == right || zip(left.utf8, right.utf8).allSatisfy { lowercased($0) == lowercased($1) })
  }
}
