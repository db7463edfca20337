/// A form that a text must have, as faults name it.
package struct Tekstvorm: Sendable {
  /// What belongs there, as "een datum die bestaat".
  package let omschrijving: String
  /// Its length in characters; nil when the form says all.
  package let lengte: ClosedRange<Int>?

  private init(_ omschrijving: String, lengte: ClosedRange<Int>? = nil) {
    self.omschrijving = omschrijving
    self.lengte = lengte
  }

  /// A number in the Handelsregister.
  static let kvkNummer = Tekstvorm("een KVK-nummer van acht cijfers", lengte: Grenzen.kvkNummer)
  /// A date.
  static let datum = Tekstvorm("een datum die bestaat, geschreven als 2025-03-20")
  /// A country.
  static let land = Tekstvorm("een landcode van twee hoofdletters uit ISO 3166, zoals NL")
  /// An IBAN.
  static let iban = Tekstvorm(
    "een IBAN in hoofdletters zonder spaties met een kloppend controlegetal, zoals NL91ABNA0417164300",
    lengte: Grenzen.iban)
  /// An e-mail address.
  static let email = Tekstvorm("een e-mailadres als naam@voorbeeld.nl", lengte: Grenzen.email)
  /// The place of a cost line.
  static let lastplaats = Tekstvorm("de plaats van een kostenregel, geschreven als /activiteiten/0/lasten/2")
}
