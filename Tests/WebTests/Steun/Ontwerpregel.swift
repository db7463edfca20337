import JSON
import Testing

/// A rule of the NL API Design Rules as it is tested here: what breaks it, with small cases that keep it and that break
/// it. The cases are our own, made from the facts of the cases of the rules themselves.
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
