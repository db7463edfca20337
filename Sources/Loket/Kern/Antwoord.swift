package import JSON

/// When an application arrived, seen from its window (R 2:2).
package enum Tijdigheid: String, Hashable, Sendable, CaseIterable {
  /// Before it opened.
  case teVroeg = "te_vroeg"
  /// While it was open.
  case tijdig
  /// When it had closed.
  case teLaat = "te_laat"
}

/// What a use case gives back: the members of `contract.md`, and what belongs beside them.
package struct Antwoord: Hashable, Sendable {
  /// Whether something was made.
  package var isNieuw: Bool
  /// The body.
  package var inhoud: JSONValue
  /// Where what was made can be read.
  package var plaats: Plaats?
  /// The version of what is shown; nil where it has none.
  package var versie: String?
  /// When a submission that was taken in arrived; nil for everything else.
  package var tijdigheid: Tijdigheid?

  /// What is shown, and of what was made where it can be read.
  package init(
    isNieuw: Bool = false, inhoud: JSONValue, plaats: Plaats? = nil, versie: String? = nil,
    tijdigheid: Tijdigheid? = nil
  ) {
    self.isNieuw = isNieuw
    self.inhoud = inhoud
    self.plaats = plaats
    self.versie = versie
    self.tijdigheid = tijdigheid
  }
}
