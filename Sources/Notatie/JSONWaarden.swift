package import Begrippen
package import JSON

/// The JSON forms of amounts, dates and instants, the same in all rooms.
extension JSONValue {
  /// An amount, in euros with exactly two decimals.
  package static func amount(_ bedrag: Centen) -> JSONValue { .amount(bedrag.waarde) }

  /// A date, as `2025-03-20`.
  package static func text(_ datum: Datum) -> JSONValue { .text(datum.description) }

  /// An instant in UTC, as `Tijdstip.iso` writes it.
  package static func text(_ tijdstip: Tijdstip) -> JSONValue { .text(tijdstip.iso) }
}

extension JSONWriter {
  /// Writes an amount, in euros with exactly two decimals.
  package mutating func amount(_ bedrag: Centen) { amount(bedrag.waarde) }

  /// Writes an instant in UTC, as `Tijdstip.iso` writes it.
  package mutating func text(_ tijdstip: Tijdstip) { text(tijdstip.iso) }
}
