import Testing

/// Tables and files that repeat a list of the code hold all of it, and nothing else.
struct TableTests {
  /// The codes in the first column of the table under a heading.
  static func codes(_ readme: String, under heading: String) -> [String] {
    guard let start = readme.firstRange(of: "\n\(heading)\n")?.upperBound else { return [] }
    return readme[start...].split(separator: "\n").prefix { !$0.hasPrefix("## ") }.compactMap { row in
      row.firstMatch(of: /^\| `(\w+)` \|/).map { String($0.1) }
    }
  }

  @Test("every open norm has its row in README, in the order of the code")
  func everyNormHasItsRow() throws {
    let norms = Repository.swift(in: "Sources/Regeling").compactMap { $0.cases(of: "Normcode") }.joined()
    #expect(norms.count > 5, "the norms were read")
    #expect(TableTests.codes(try Repository.file("README.md").text, under: "## Open norms") == Array(norms))
  }

  @Test("every setting stands in the file of settings")
  func everySettingHasItsLine() throws {
    let settings = Repository.swift(in: "Sources/Weegschaal").compactMap { $0.cases(of: "Veld") }.joined()
    let file = try Repository.file("config/weegschaal.json").lines.compactMap { line in
      line.text.firstMatch(of: /^ +"(\w+)":/).map { String($0.1) }
    }
    #expect(settings.count > 5 && Array(settings) == file)
  }

  @Test("the rows are found, and those of another chapter are not")
  func theRuleFinds() {
    let example = "\n## Een\n\n| code | what |\n|---|---|\n| `twee` | `drie` |\n| vier |\n\n## Vijf\n| `zes` | |\n"
    #expect(TableTests.codes(example, under: "## Een") == ["twee"])
    #expect(TableTests.codes(example, under: "## Zeven") == [])
  }
}
