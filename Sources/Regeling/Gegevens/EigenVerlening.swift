package import Begrippen

/// A grant of this service, in whatever round.
package struct EigenVerlening: Hashable, Sendable {
  package let kvkNummer: String
  package let bedrag: Centen
  /// The date of the decision.
  package let datum: Datum

  package init(kvkNummer: String, bedrag: Centen, datum: Datum) {
    self.kvkNummer = kvkNummer
    self.bedrag = bedrag
    self.datum = datum
  }
}

/// Aid by its date and amount.
struct Steunpost: Hashable, Sendable {
  let datum: Datum
  let bedrag: Centen
}

extension Aanvraag {
  /// The numbers of the linked undertakings in the declaration, without that of the applicant; each once, in order.
  package var verbondenNummers: [String] {
    guard let verbonden = deMinimis?.verbondenOndernemingen, !verbonden.isEmpty else { return [] }
    return Set(verbonden.compactMap(\.kvkNummer)).subtracting([aanvrager.kvkNummer]).sorted()
  }
}
