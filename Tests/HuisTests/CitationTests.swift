import Testing

/// The texts that the code cites live with it, as articles in the rooms that they are about. A citation
/// is a link in angle brackets: `doc:`, then `/Room/Article` and, where it is about a part, `#` with the words of the
/// heading joined by dashes. An article cites one of its own room without naming the room.
struct CitationTests {
  /// An article of a catalogue.
  struct Article: Sendable {
    let room: String
    let name: String
    let path: String
    let headings: Set<String>
    let citations: [Citation]
  }

  /// A place that cites.
  struct Citation: Sendable {
    let place: String
    let target: String
  }

  /// The articles of a repository; what is no article cites too.
  struct Texts: Sendable {
    let articles: [Article]
    let citations: [Citation]

    init(_ files: [RepositoryFile]) {
      articles = files.filter { $0.path.contains(".docc/") && $0.path.hasSuffix(".md") }.map { file in
        let headings = file.lines.map(\.text).filter { $0.hasPrefix("#") }
        return Article(
          room: String(file.path.split(separator: "/").dropFirst().first ?? ""), name: String(file.name.dropLast(3)),
          path: file.path, headings: Set(headings.map { Texts.anchor($0) }), citations: Texts.citations(file))
      }
      citations = files.filter { !$0.path.contains(".docc/") }.flatMap(Texts.citations)
    }

    /// How a heading is cited.
    static func anchor(_ heading: some StringProtocol) -> String {
      heading.split { !$0.isLetter && !$0.isNumber }.joined(separator: "-").lowercased()
    }

    private static func citations(_ file: RepositoryFile) -> [Citation] {
      guard file.text.contains("<doc:") else { return [] }
      // A string in code is no citation: these tests hold examples.
      let lines =
        file.path.hasSuffix(".swift")
        ? SwiftSource.lines(SwiftSource(file).comments) : file.lines.map { ($0.number, String($0.text)) }
      return lines.flatMap { number, text in
        text.matches(of: /<doc:([^>]+)>/).map {
          Citation(place: "\(file.path):\(number)", target: String($0.output.1))
        }
      }
    }
  }

  static let own = Texts(Repository.files)

  /// The article that is cited, and nil when there is none or it has no such heading.
  static func article(_ citation: Citation, of room: String?, _ texts: Texts) -> Article? {
    let parts = citation.target.split(separator: "#", maxSplits: 1)
    guard let path = parts.first else { return nil }
    let steps = path.split(separator: "/")
    let named = path.hasPrefix("/") ? (steps.count == 2 ? String(steps[0]) : nil) : (steps.count == 1 ? room : nil)
    return texts.articles.first { article in
      article.room == named && article.name == steps.last.map(String.init)
        && (parts.count == 1 || article.headings.contains(Texts.anchor(parts[1])))
    }
  }

  static func dead(_ texts: Texts) -> [String] {
    let inArticles = texts.articles.flatMap { article in article.citations.map { (Optional(article.room), $0) } }
    return (inArticles + texts.citations.map { (nil, $0) }).filter { article($1, of: $0, texts) == nil }
      .map { "\($1.place) cites \($1.target)" }
  }

  @Test("every cited article exists and has the cited heading")
  func citationsAreAlive() {
    #expect(CitationTests.own.articles.count > 20, "the articles were read")
    #expect(CitationTests.own.citations.count > 0, "code cites them")
    #expect(CitationTests.dead(CitationTests.own) == [])
  }

  /// Articles that no path of links reaches from the page that bears the name of their room.
  static func unreachable(_ texts: Texts) -> [String] {
    var reached = Set(texts.articles.filter { $0.room == $0.name }.map(\.path))
    var open = texts.articles.filter { reached.contains($0.path) }
    while let next = open.popLast() {
      for citation in next.citations {
        guard let cited = article(citation, of: next.room, texts), cited.room == next.room else { continue }
        if reached.insert(cited.path).inserted { open.append(cited) }
      }
    }
    return texts.articles.map(\.path).filter { !reached.contains($0) }
  }

  @Test("every article is reached from the page of its room")
  func articlesAreReached() {
    #expect(CitationTests.unreachable(CitationTests.own) == [])
  }

  @Test(
    "every page of a room lies in the catalogue of that room and bears its name", arguments: own.articles.map(\.path))
  func cataloguesBearTheirRoom(_ path: String) throws {
    let room = try #require(path.split(separator: "/").dropFirst().first)
    #expect(path.hasPrefix("Sources/\(room)/\(room).docc/"))
    #expect(try Repository.file("Sources/\(room)/\(room).docc/\(room).md").text.hasPrefix("# ``\(room)``\n"))
  }

  @Test("a dead citation, a missing heading and an article that nobody links to are found")
  func theRulesFind() {
    let texts = Texts([
      RepositoryFile(path: "Sources/Een/Een.docc/Een.md", bytes: Array("# ``Een``\n- <doc:Eerste>\n".utf8)),
      RepositoryFile(
        path: "Sources/Een/Een.docc/Eerste.md", bytes: Array("# Eerste\n## Wat er geldt\n<doc:Weg> <doc:/Een/Los>".utf8)
      ),
      RepositoryFile(path: "Sources/Een/Een.docc/Los.md", bytes: Array("# Los\n".utf8)),
      RepositoryFile(path: "Sources/Een/Een.docc/Zolder.md", bytes: Array("# Zolder\n<doc:Zolder>\n".utf8)),
      RepositoryFile(
        path: "Sources/Een/Een.swift",
        bytes: Array(
          "// <doc:/Een/Eerste#Wat-er-geldt>\n// <doc:/Een/Eerste#Anders> <doc:Eerste>\nlet een = \"<doc:Niets>\"\n"
            .utf8)),
    ])
    #expect(
      CitationTests.dead(texts) == [
        "Sources/Een/Een.docc/Eerste.md:3 cites Weg", "Sources/Een/Een.swift:2 cites /Een/Eerste#Anders",
        "Sources/Een/Een.swift:2 cites Eerste",
      ])
    #expect(CitationTests.unreachable(texts) == ["Sources/Een/Een.docc/Zolder.md"])
  }

  @Test("the law is cited in its articles and by no file outside the repository")
  func theLawIsCitedHere() {
    let outside = ["recht", "design"].map { "\($0).md" }
    let found = Repository.files.flatMap { file in
      file.lines.flatMap { line in
        outside.filter { line.text.contains($0) }.map { "\(file.path):\(line.number) cites \($0)" }
      }
    }
    #expect(found == [])
  }

  /// Types that an article names and that no code declares. The law is not about our types.
  static func unknownTypes(_ articles: [RepositoryFile], _ sources: [SwiftSource], others: Set<String>) -> [String] {
    let declared = Set(sources.flatMap { $0.declarations.map(\.name) })
    var unknown: [String] = []
    for file in articles {
      for line in file.lines {
        for match in line.text.matches(of: /`([A-Z][A-Za-z]*[a-z][A-Za-z]*)(?:\.([A-Za-z]+))?`/) {
          // `Package.swift` is a file.
          if match.output.2 == "swift" { continue }
          let names = [String(match.output.1)] + (match.output.2.map { [String($0)] } ?? [])
          unknown += names.filter { !declared.contains($0) && !others.contains($0) }
            .map { "\(file.path):\(line.number) names \($0)" }
        }
      }
    }
    return unknown
  }

  @Test("every type that a decision or a guide names is declared")
  func articlesNameWhatIsThere() throws {
    let articles = Repository.files.filter { $0.path.contains(".docc/") && !$0.path.contains("/Recht/") }
    let rooms = Set(try #require(Manifest.own).targets.map(\.name))
    #expect(CitationTests.unknownTypes(articles, Repository.swift(in: "Sources"), others: rooms) == [])
  }

  @Test("an article that names a type that is gone is found")
  func theRuleFindsTypes() {
    let article = RepositoryFile(
      path: "Een.md", bytes: Array("`Weg` and `Eerste.start`, but `README` and `mogelijk` are no types\n".utf8))
    let source = SwiftSource(path: "Een.swift", "struct Eerste {}")
    #expect(
      CitationTests.unknownTypes([article], [source], others: []) == ["Een.md:1 names Weg", "Een.md:1 names start"])
  }

  /// Paths that a text names and that are not there. A name of a Swift file alone is looked for in every folder; what
  /// holds a placeholder is no path.
  static func deadPaths(_ texts: [RepositoryFile], _ files: [RepositoryFile]) -> [String] {
    let tops = ["Sources/", "Tests/", "sql/", "config/", "deploy/"]
    let paths = Set(files.map(\.path))
    let names = Set(files.map(\.name))
    var dead: [String] = []
    for text in texts {
      for line in text.lines {
        for match in line.text.matches(of: /`([A-Za-z0-9_.\/-]+)`/) {
          let path = String(match.output.1)
          let isThere: Bool
          if tops.contains(where: path.hasPrefix) {
            isThere = paths.contains(path) || paths.contains { $0.hasPrefix(path.hasSuffix("/") ? path : path + "/") }
          } else {
            isThere = path.contains("/") || !path.hasSuffix(".swift") || names.contains(path)
          }
          if !isThere { dead.append("\(text.path):\(line.number) names \(path)") }
        }
      }
    }
    return dead
  }

  @Test("every path that README, a decision or a guide names is there")
  func pathsAreAlive() throws {
    let articles = Repository.files.filter { $0.path.contains(".docc/") && !$0.path.contains("/Recht/") }
    let texts = [try Repository.file("README.md")] + articles
    #expect(CitationTests.deadPaths(texts, Repository.files) == [])
  }

  @Test("a path that leads nowhere is found")
  func theRuleFindsPaths() {
    let text = RepositoryFile(
      path: "Een.md",
      bytes: Array("`deploy/weg`, `Oud.swift`, `deploy/test`, `Sources/Een`, `Een.swift`, `sql/*`, `a/b.swift`\n".utf8))
    let files = ["deploy/test", "Sources/Een/Een.swift"].map { RepositoryFile(path: $0, bytes: []) }
    #expect(CitationTests.deadPaths([text], files) == ["Een.md:1 names deploy/weg", "Een.md:1 names Oud.swift"])
  }
}
