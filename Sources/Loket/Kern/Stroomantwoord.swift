/// A result that can be too long for memory. It is written in pieces, by whoever sends it.
package struct Stroomantwoord: Sendable {
  /// The version of the shown thing.
  package let versie: String
  /// How many things the list has of which this is a page; nil when it is no list.
  package let totaal: Int?
  /// Writes the JSON, some of it at a time. It throws when it cannot go on; what was written is then not whole.
  package let schrijf: @Sendable (_ naar: @escaping @Sendable ([UInt8]) async throws -> Void) async throws -> Void

  /// A result of that version.
  init(
    versie: String, totaal: Int? = nil,
    _ schrijf: @escaping @Sendable (@escaping @Sendable ([UInt8]) async throws -> Void) async throws -> Void
  ) {
    self.versie = versie
    self.totaal = totaal
    self.schrijf = schrijf
  }
}
