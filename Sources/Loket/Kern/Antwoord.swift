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

/// What a use case gives back: the members of `contract.md`, with the headers that belong to them.
package struct Antwoord: Hashable, Sendable {
  /// The HTTP status: 200 or 201.
  package var status: Int
  /// The body.
  package var inhoud: JSONValue
  /// The path of what was made, for `Location`.
  package var locatie: String?
  /// The version for `ETag`, without quotes.
  package var versie: String?
  /// When a submission that was taken in arrived; nil for everything else.
  package var tijdigheid: Tijdigheid?

  /// All members at once.
  package init(
    status: Int = 200, inhoud: JSONValue, locatie: String? = nil, versie: String? = nil, tijdigheid: Tijdigheid? = nil
  ) {
    self.status = status
    self.inhoud = inhoud
    self.locatie = locatie
    self.versie = versie
    self.tijdigheid = tijdigheid
  }
}
