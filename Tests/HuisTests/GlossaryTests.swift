import Testing

/// One word for one thing: the glossary of README is the list of the domain's words.
struct GlossaryTests {
  /// Rooms of technique: English alone.
  static let technique = [
    "JSON", "HTTPServer", "HTTPClient", "EventLoop", "PostgreSQL", "EmbeddedPostgreSQL", "Cryptography",
    "Observability",
  ]

  /// Enumerations whose cases are words of the domain.
  static let vocabularies = ["Status", "Rondestatus", "Toetscode", "Gebeurtenissoort", "Rol", "Besluitsoort"]

  /// Words of those cases that need no translation: of the language and not of the law.
  static let plain: Set<String> = [
    "auditor", "gedeeltelijke", "gegevens", "genomen", "gewijzigd", "gezet", "hoogte", "intake",
  ]

  /// Words of the glossary this short, and one that begins English words too, count only when they stand alone.
  static let shortMax = 4
  static let alone: Set<String> = ["stand"]
  /// Words that are English as well.
  static let english: Set<String> = ["indicator", "norm", "open"]

  /// The Dutch words of the table, in lower case.
  static func words(_ readme: String) -> Set<String> {
    guard let start = readme.firstRange(of: "| Dutch | English |\n") else { return [] }
    let rows = readme[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      .prefix { $0.hasPrefix("|") }
    return Set(
      rows.flatMap { row in
        row.split(separator: "|").first.map { $0.split { !$0.isLetter }.map { $0.lowercased() } } ?? []
      })
  }

  static let own = (try? Repository.file("README.md")).map { words($0.text) } ?? []

  /// Declared names that hold a word of the glossary.
  static func faults(_ source: SwiftSource, _ glossary: Set<String>) -> [String] {
    source.declarations.flatMap { declaration in
      declaration.name.parts.flatMap { part in
        glossary.subtracting(english).filter {
          $0 == part || ($0.count > shortMax && !alone.contains($0) && part.contains($0))
        }
      }.sorted().map { "\(source.path):\(declaration.line) \(declaration.name) holds \($0)" }
    }
  }

  @Test("technique declares no name with a word of the domain", arguments: technique)
  func techniqueIsEnglish(_ room: String) {
    #expect(GlossaryTests.own.count > 100, "the glossary was read")
    #expect(Repository.swift(in: "Sources/\(room)").flatMap { GlossaryTests.faults($0, GlossaryTests.own) } == [])
  }

  @Test("a name with a word of the glossary is found, alone and inside a longer one")
  func theRuleFinds() {
    let example = SwiftSource(
      path: "Een.swift", "struct Rondestand { let zaad = 1, seed = 2 }\nfunc readToets() {}\nlet round = 1 // ronde\n")
    #expect(
      GlossaryTests.faults(example, ["ronde", "zaad", "toets"]) == [
        "Een.swift:1 Rondestand holds ronde", "Een.swift:1 zaad holds zaad", "Een.swift:2 readToets holds toets",
      ])
  }

  /// The cases of an enumeration whose words are in neither list; nil when it is declared nowhere.
  static func unknown(_ vocabulary: String, _ sources: [SwiftSource], _ glossary: Set<String>) -> [String]? {
    let cases = sources.compactMap { $0.cases(of: vocabulary) }
    guard !cases.isEmpty else { return nil }
    return cases.joined().flatMap { name in
      name.parts.filter { !glossary.contains($0) && !plain.contains($0) }.map { "\(vocabulary).\(name): \($0)" }
    }
  }

  @Test("every word of the domain's enumerations is in the glossary", arguments: vocabularies)
  func wordsAreExplained(_ vocabulary: String) {
    #expect(GlossaryTests.unknown(vocabulary, Repository.swift, GlossaryTests.own) == [])
  }

  @Test("a case whose word is in neither list is found, also in a line with others")
  func theRuleFindsCases() {
    let example = SwiftSource(
      path: "Een.swift",
      """
      enum Status: String {
        /// Received. case niets
        case ingediend, terzijde(reden: String, later: Int)
        case aanTeVullen = "aan_te_vullen"
        var isOver: Bool { switch self { case .ingediend: true; default: false } }
      }
      """)
    #expect(example.cases(of: "Status") == ["ingediend", "terzijde", "aanTeVullen"])
    #expect(
      GlossaryTests.unknown("Status", [example], ["ingediend", "te"]) == [
        "Status.terzijde: terzijde", "Status.aanTeVullen: aan", "Status.aanTeVullen: vullen",
      ])
    #expect(GlossaryTests.unknown("Rol", [example], []) == nil)
  }

  @Test("the plain words are used")
  func plainWordsAreUsed() {
    let used = GlossaryTests.vocabularies.flatMap { name in
      Repository.swift.compactMap { $0.cases(of: name) }.joined().flatMap(\.parts)
    }
    #expect(GlossaryTests.plain.subtracting(used).sorted() == [])
    #expect(GlossaryTests.plain.intersection(GlossaryTests.own).sorted() == [], "a word stands in one of the lists")
  }
}

extension String {
  /// The words of a name, split where a capital begins, in lower case.
  fileprivate var parts: [String] {
    var parts: [String] = []
    var wasUpper = true
    for character in self {
      if character == "_" {
        parts.append("")
      } else if parts.isEmpty || (character.isUppercase && !wasUpper) {
        parts.append(character.lowercased())
      } else {
        parts[parts.count - 1] += character.lowercased()
      }
      wasUpper = character.isUppercase
    }
    return parts.filter { !$0.isEmpty }
  }
}
