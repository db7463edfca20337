package import Begrippen
package import JSON

/// What a field holds, with its limits. Each case is one way in which the readers read a value.
package indirect enum Veldvorm: Sendable {
  /// A text, by its length in Unicode scalars.
  case tekst(lengte: ClosedRange<Int>, isMeerregelig: Bool)
  /// A text of a form of its own.
  case vaste(Tekstvorm)
  /// A day of the calendar.
  case datum
  /// An amount in euros with at most two decimals.
  case bedrag(ClosedRange<Centen>)
  /// A count, with what is counted.
  case aantal(ClosedRange<Int64>, eenheid: String)
  /// True or false.
  case jaNee
  /// A statement: true, and nothing else.
  case verklaring
  /// One of some words.
  case keuze([String])
  /// An object with these members.
  case object([Veld])
  /// A list of objects with these members, by its length.
  case lijst(aantal: ClosedRange<Int>, [Veld])
  /// A finding of an assessor: the plain value, or an object with the value under this name and its reason.
  case bevinding(naam: String, Veldvorm)
}

extension Veldvorm {
  /// A name.
  static let naam = Veldvorm.tekst(lengte: Grenzen.naam, isMeerregelig: false)
  /// A text of one line.
  static let regel = Veldvorm.tekst(lengte: Grenzen.tekst, isMeerregelig: false)
  /// A text that may have more lines.
  static let tekst = Veldvorm.tekst(lengte: Grenzen.tekst, isMeerregelig: true)
  /// An amount without a limit of its own.
  static let centen = Veldvorm.bedrag(Grenzen.bedrag)

  /// A count without a limit of its own.
  static func aantal(_ eenheid: String) -> Veldvorm { .aantal(Grenzen.aantal, eenheid: eenheid) }

  /// The word for the kind of value.
  package var soort: String {
    switch self {
    case .tekst, .vaste: "tekst"
    case .datum: "datum"
    case .bedrag: "bedrag"
    case .aantal: "aantal"
    case .jaNee, .verklaring: "ja/nee"
    case .keuze: "keuze"
    case .object: "object"
    case .lijst: "lijst"
    case .bevinding(_, let vorm): vorm.soort
    }
  }

  /// The unit in which its size and its limits are counted; nil when it has none.
  package var eenheid: String? {
    switch self {
    case .tekst: "tekens"
    case .vaste(let vorm): vorm.lengte == nil ? nil : "tekens"
    case .datum: "dag"
    case .bedrag: "euro"
    case .aantal(_, let eenheid): eenheid
    case .lijst: "onderdelen"
    case .jaNee, .verklaring, .keuze, .object: nil
    case .bevinding(_, let vorm): vorm.eenheid
    }
  }

  /// The least and the most, in its unit, as they stand in JSON; nil when it has no such limits.
  package var grenzen: (minimum: JSONValue, maximum: JSONValue)? {
    switch self {
    case .tekst(let lengte, _), .lijst(let lengte, _): (.integer(lengte.lowerBound), .integer(lengte.upperBound))
    case .vaste(let vorm): vorm.lengte.map { (.integer($0.lowerBound), .integer($0.upperBound)) }
    case .bedrag(let bereik): (.amount(bereik.lowerBound), .amount(bereik.upperBound))
    case .aantal(let bereik, _): (.integer(bereik.lowerBound), .integer(bereik.upperBound))
    case .datum, .jaNee, .verklaring, .keuze, .object: nil
    case .bevinding(_, let vorm): vorm.grenzen
    }
  }

  /// The words that are allowed; nil when it is no choice.
  package var keuzes: [String]? {
    switch self {
    case .keuze(let woorden): woorden
    case .bevinding(_, let vorm): vorm.keuzes
    default: nil
    }
  }

  /// The form in words, beyond its limits; nil when the limits say all.
  package var toelichting: String? {
    switch self {
    case .tekst(_, let isMeerregelig): isMeerregelig ? "een tekst van een of meer regels" : "een tekst van één regel"
    case .vaste(let vorm): vorm.omschrijving
    case .datum: Tekstvorm.datum.omschrijving
    case .bedrag: "een getal met ten hoogste twee decimalen, zonder exponent"
    case .aantal: "een geheel getal zonder exponent"
    case .verklaring: "alleen waar (true)"
    case .jaNee, .keuze, .object, .lijst: nil
    case .bevinding(let naam, _): "de waarde zelf, of een object met \(naam) en reden"
    }
  }

  /// The members below it.
  package var leden: [Veld] {
    switch self {
    case .object(let leden), .lijst(_, let leden): leden
    default: []
    }
  }
  /// Whether it is a list.
  var isLijst: Bool { if case .lijst = self { true } else { false } }

  /// Whether it is an object of findings.
  var heeftBevindingen: Bool {
    leden.contains { if case .bevinding = $0.beschrijving.vorm { true } else { false } }
  }
}
