internal import JSON
internal import Notatie

/// A form that a text must have, as faults name it.
package struct Tekstvorm: Sendable {
  /// What belongs there, as "een datum die bestaat".
  package let omschrijving: String
  /// Its length in characters; nil when the form says all.
  package let lengte: ClosedRange<Int>?
  /// What JSON Schema can say of it.
  let schema: JSONSchema

  private init(_ omschrijving: String, _ schema: JSONSchema, lengte: ClosedRange<Int>? = nil) {
    self.omschrijving = omschrijving
    self.schema = schema
    self.lengte = lengte
  }

  private init(_ omschrijving: String, patroon: String, lengte: ClosedRange<Int>? = nil) {
    self.init(omschrijving, .text(length: lengte, pattern: patroon), lengte: lengte)
  }

  /// A number in the Handelsregister.
  static let kvkNummer = Tekstvorm("een KVK-nummer van acht cijfers", patroon: "^[0-9]{8}$", lengte: Grenzen.kvkNummer)
  /// A date.
  static let datum = Tekstvorm("een datum die bestaat, geschreven als 2025-03-20", .datum)
  /// A country.
  static let land = Tekstvorm("een landcode van twee hoofdletters uit ISO 3166, zoals NL", .choice(landcodes.sorted()))
  /// An IBAN.
  static let iban = Tekstvorm(
    "een IBAN in hoofdletters zonder spaties met een kloppend controlegetal, zoals NL91ABNA0417164300",
    patroon: "^(?:NL[0-9]{2}[A-Z0-9]{14}|(?!NL)[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30})$", lengte: Grenzen.iban)
  /// An e-mail address.
  static let email = Tekstvorm(
    "een e-mailadres als naam@voorbeeld.nl",
    patroon: "^[^@\\u0000-\\u0020\\u007f]+@[^@.\\u0000-\\u0020\\u007f]+(?:\\.[^@.\\u0000-\\u0020\\u007f]+)+$",
    lengte: Grenzen.email)
  /// The place of a cost line.
  static let lastplaats = Tekstvorm(
    "de plaats van een kostenregel, geschreven als /activiteiten/0/lasten/2",
    patroon: "^/activiteiten/(?:0|[1-9][0-9]{0,2})/lasten/(?:0|[1-9][0-9]{0,2})$")
}
