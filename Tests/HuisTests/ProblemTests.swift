import Testing

/// A kind of problem that nothing sends is a promise to clients that nobody keeps.
struct ProblemTests {
  /// The file of the kinds themselves, which sends nothing.
  static let kinds = "Sources/Web/Problemen/Probleemsoort.swift"

  /// The kinds that no source sends. Sent is what stands as `soort: .kind`, or first in a pair as in `(.kind, …)`.
  static func unsent(_ kinds: [String], _ sources: [SwiftSource]) -> [String] {
    var sent: Set<String> = []
    for source in sources {
      let words = source.tokens.map(\.text)
      for place in words.indices.dropFirst(2) where words[place - 1] == "." {
        let isLabelled = words[place - 2] == ":" && place > 2 && words[place - 3] == "soort"
        let isFirst = words[place - 2] == "(" && words.dropFirst(place + 1).first == ","
        if isLabelled || isFirst { sent.insert(words[place]) }
      }
    }
    return kinds.filter { !sent.contains($0) }
  }

  @Test("every kind of problem goes out somewhere")
  func everyKindIsSent() {
    let web = Repository.swift(in: "Sources/Web")
    let kinds = web.compactMap { $0.cases(of: "Probleemsoort") }.joined()
    #expect(kinds.count > 20, "the kinds were read")
    #expect(ProblemTests.unsent(Array(kinds), web.filter { $0.path != ProblemTests.kinds }) == [])
  }

  @Test("a kind that is only matched or named is found")
  func theRuleFinds() {
    let example = SwiftSource(
      path: "Een.swift",
      """
      switch fout { case .een: self.init(soort: .twee); case .vier(let x): return (.drie, "drie") }
      let status = Probleemsoort.vijf.status
      """)
    #expect(ProblemTests.unsent(["een", "twee", "drie", "vier", "vijf"], [example]) == ["een", "vier", "vijf"])
  }
}
