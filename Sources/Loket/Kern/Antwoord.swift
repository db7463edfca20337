package import JSON

/// When an application arrived: before, in or after the window of its round (R 2:2).
package enum Tijdigheid: String, Hashable, Sendable, CaseIterable {
  /// Before the window opened.
  case teVroeg = "te_vroeg"
  /// While the window was open.
  case tijdig
  /// After the window closed.
  case teLaat = "te_laat"
}

/// The result of a use case: the members of `contract.md`, and the facts that the protocol needs beside them.
package struct Antwoord: Hashable, Sendable {
  /// Whether the use case made something new.
  package var isNieuw: Bool
  /// Whether what was asked waits for another person.
  package var isVoorlopig: Bool
  /// The members of the answer.
  package var inhoud: JSONValue
  /// The place where the new thing can be read.
  package var plaats: Plaats?
  /// The version of the shown thing; nil when it has none.
  package var versie: String?
  /// How many things the list has of which this is a page; nil when it is no list.
  package var totaal: Int?
  /// Whether a stored submission was early, in time or late; nil for every other answer.
  package var tijdigheid: Tijdigheid?

  /// A result with these facts.
  package init(
    isNieuw: Bool = false, isVoorlopig: Bool = false, inhoud: JSONValue, plaats: Plaats? = nil, versie: String? = nil,
    totaal: Int? = nil, tijdigheid: Tijdigheid? = nil
  ) {
    self.isNieuw = isNieuw
    self.isVoorlopig = isVoorlopig
    self.inhoud = inhoud
    self.plaats = plaats
    self.versie = versie
    self.totaal = totaal
    self.tijdigheid = tijdigheid
  }
}
