/// A reader of bytes from outside, and what must hold for any bytes it gets.
enum FuzzTarget: String, CaseIterable, Sendable {
  /// The parser of HTTP requests.
  case http
  /// The reader of answers of who gets events.
  case antwoord
  /// The JSON reader.
  case json
  /// The reader of applications, and the checks on what it accepts.
  case aanvraag
  /// The reader of scheme files, and a ranking under what it accepts.
  case regeling
  /// The reader of cohort documents, and the ranking of what it accepts.
  case cohort

  /// Checks every property of the target; a trap is a finding too, for whoever calls.
  func check(_ input: [UInt8]) throws(Finding) {
    switch self {
    case .http: try checkRequestParser(input)
    case .antwoord: try checkAnswerParser(input)
    case .json: try checkJSONReader(input)
    case .aanvraag: try checkAanvraaglezer(input)
    case .regeling: try checkRegelingbestand(input)
    case .cohort: try checkCohortlezer(input)
    }
  }

  /// Whether inputs are documents whose rules lie behind the grammar, so that most mutations keep them JSON.
  var isDocument: Bool { self != .http && self != .antwoord && self != .json }
}
