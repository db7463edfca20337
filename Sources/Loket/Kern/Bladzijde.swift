package import JSON

/// A page of a list (`contract.md` section 4).
package struct Bladzijde: Hashable, Sendable {
  /// The size when none is asked.
  package static let grootteStandaard = 50
  /// The largest size.
  package static let grootteMax = 500
  /// The highest page number.
  package static let nummerMax = 1_000_000
  /// The most items that are made and rendered on the loop.
  static let opDeLusMax = 100

  /// The number of the page, from 1.
  package let nummer: Int
  /// The items on a page, 1 … 500.
  package let grootte: Int

  /// A page; nil when number or size is out of range.
  package init?(nummer: Int, grootte: Int) {
    guard (1...Bladzijde.nummerMax).contains(nummer), (1...Bladzijde.grootteMax).contains(grootte) else { return nil }
    self.nummer = nummer
    self.grootte = grootte
  }

  /// How many items come before this page.
  var overslaan: Int { (nummer - 1) * grootte }

  /// The items on this page, of all items of the list.
  package func items<Alle: RandomAccessCollection>(van alle: Alle) -> Alle.SubSequence {
    alle.dropFirst(overslaan).prefix(grootte)
  }

  /// The page as a list document, of the item that each element gives. A long page is made off the loop.
  func json<Element: Sendable>(
    _ elementen: some Collection<Element> & Sendable, totaal: Int,
    _ item: @escaping @Sendable (Element) throws -> JSONValue
  ) async throws -> JSONValue {
    try await metOnderdelen(elementen.count) { .raw(json(try elementen.map(item), totaal: totaal).bytes) }
  }

  /// The page as a list document.
  package func json(_ items: [JSONValue], totaal: Int) -> JSONValue {
    [
      "items": .array(items), "pagina": .integer(nummer), "paginagrootte": .integer(grootte),
      "totaal": .integer(totaal),
    ]
  }
}
