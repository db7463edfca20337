public import JSON

/// When an application arrived, seen from its window (R 2:2).
public enum Tijdigheid: String, Hashable, Sendable, CaseIterable {
  /// Before it opened.
  case teVroeg = "te_vroeg"
  /// While it was open.
  case tijdig
  /// When it had closed.
  case teLaat = "te_laat"
}

/// What a use case gives back: the members of `contract.md`, with the headers that belong to them.
public struct Antwoord: Hashable, Sendable {
  /// The HTTP status: 200 or 201.
  public var status: Int
  /// The body.
  public var inhoud: JSONValue
  /// The path of what was made, for `Location`.
  public var locatie: String?
  /// The version for `ETag`, without quotes.
  public var versie: String?
  /// When a submission that was taken in arrived; nil for everything else.
  public var tijdigheid: Tijdigheid?

  /// All members at once.
  public init(
    status: Int = 200, inhoud: JSONValue, locatie: String? = nil, versie: String? = nil, tijdigheid: Tijdigheid? = nil
  ) {
    self.status = status
    self.inhoud = inhoud
    self.locatie = locatie
    self.versie = versie
    self.tijdigheid = tijdigheid
  }
}
