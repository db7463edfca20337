public import JSON

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

  /// All members at once.
  public init(status: Int = 200, inhoud: JSONValue, locatie: String? = nil, versie: String? = nil) {
    self.status = status
    self.inhoud = inhoud
    self.locatie = locatie
    self.versie = versie
  }
}
