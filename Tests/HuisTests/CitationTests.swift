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
    // The rules name the text that they were written beside; the page of their room says where that is here.
    let found = Repository.files.filter { $0.name != "regels.md" }.flatMap { file in
      file.lines.flatMap { line in
        outside.filter { line.text.contains($0) }.map { "\(file.path):\(line.number) cites \($0)" }
      }
    }
    #expect(found == [])
  }

  /// What the repository holds of names.
  struct Names: Sendable {
    /// Every name in code and its strings, in a table, a setting or a script.
    private(set) var words: Set<String> = []
    /// The types, with the names that the files that declare or extend them declare.
    private(set) var members: [String: Set<String>] = [:]

    init(_ sources: [SwiftSource], _ files: [RepositoryFile]) {
      for source in sources {
        words.formUnion(source.tokens.map(\.text))
        words.formUnion(Names.words(source.strings))
        let declarations = source.declarations
        var declared = Set(declarations.map(\.name))
        for type in declarations where type.keyword == "enum" { declared.formUnion(source.cases(of: type.name) ?? []) }
        let types = declarations.filter { SwiftSource.typeKeywords.contains($0.keyword) }.map(\.name)
        let extended = zip(source.tokens, source.tokens.dropFirst()).filter { $0.0.text == "extension" }.map(\.1.text)
        for type in types + extended { members[type, default: []].formUnion(declared) }
      }
      for file in files { words.formUnion(Names.words(file.bytes)) }
    }

    /// Which bytes a name can hold, looked up: a build that is not optimised asks it of every byte.
    private static let isOfName: [Bool] = (0...255).map { (byte: UInt8) in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || byte == UInt8(ascii: "_")
    }

    private static func words(_ bytes: [UInt8]) -> [String] {
      let isOfName = isOfName
      return bytes.split { !isOfName[Int($0)] }.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Names that an article has between backticks and that are not here. A name with a capital is a type, a room or a
  /// file without its ending.
  static func unknownNames(_ articles: [RepositoryFile], _ names: Names, others: Set<String>) -> [String] {
    var unknown: [String] = []
    for file in articles {
      for line in file.lines where line.text.contains("`") {
        for match in line.text.matches(of: /`([A-Za-z_][A-Za-z_0-9]*)(?:\.([A-Za-z_]+))?(?:\([A-Za-z_:]*\))?`/) {
          let name = String(match.output.1)
          // `Package.swift` is a file.
          if match.output.2 == "swift" || others.contains(name) { continue }
          let isType = name.first?.isUppercase == true && name.contains(where: \.isLowercase)
          if isType ? names.members[name] == nil : !names.words.contains(name) && name != "README" {
            unknown.append("\(file.path):\(line.number) names \(name)")
          } else if let member = match.output.2, names.members[name]?.contains(String(member)) == false {
            unknown.append("\(file.path):\(line.number) names \(name).\(member)")
          }
        }
      }
    }
    return unknown
  }

  /// Articles about standards of others, with the names that stand there,
  /// and those that also tell what is not built yet.
  static let aboutOthers = ["RechtAPI.md", "RechtConventies.md", "contract.md", "regels.md"]
  /// Names of the language, of HTTP, and of tools that an article compares or works with.
  static let strangers: Set<String> = [
    "Deprecation", "ETag", "Int128", "Link", "Sunset", "Task", "max_prepared_statements", "pgbench", "quorum",
  ]

  @Test("every type, member and other name that an article has between backticks is there")
  func articlesNameWhatIsThere() throws {
    let articles = Repository.files.filter {
      $0.path.contains(".docc/") && !CitationTests.aboutOthers.contains($0.name)
    }
    let rooms = Set(try #require(Manifest.own).targets.map(\.name))
    let files = Repository.files.filter { file in ["sql/", "config/", "deploy/"].contains { file.path.hasPrefix($0) } }
    // Not these tests: they hold examples.
    let sources = Repository.swift.filter { !$0.path.hasPrefix("Tests/HuisTests/") }
    let names = Names(sources, files)
    #expect(CitationTests.unknownNames(articles, names, others: rooms.union(CitationTests.strangers)) == [])
  }

  @Test("an article that names a type, a member or a column that is gone is found")
  func theRuleFindsNames() {
    let article = RepositoryFile(
      path: "Een.md",
      bytes: Array(
        "`Weg`, `Eerste.start`, `Eerste.stop()`, ``Eerste``, `Soort.een`, `weg_kolom`, `kolom`, `tekst`, `README`\n"
          .utf8))
    let source = SwiftSource(
      path: "Een.swift", "struct Eerste { func stop() {} }\nenum Soort { case een }\nlet a = \"tekst\"")
    let table = RepositoryFile(path: "sql/1.sql", bytes: Array("CREATE TABLE t (kolom text)".utf8))
    #expect(
      CitationTests.unknownNames([article], CitationTests.Names([source], [table]), others: []) == [
        "Een.md:1 names Weg", "Een.md:1 names Eerste.start", "Een.md:1 names weg_kolom",
      ])
  }

  /// Paths that a text names and that are not there, in backticks or in a command. A name of a Swift file, alone or
  /// with the end of its folder, is looked for in every folder; what holds a placeholder is no path.
  static func deadPaths(_ texts: [RepositoryFile], _ files: [RepositoryFile]) -> [String] {
    let tops = ["Sources/", "Tests/", "sql/", "config/", "deploy/"]
    let paths = Set(files.map(\.path))
    var dead: [String] = []
    for text in texts {
      var isCommand = false
      for line in text.lines {
        if line.text.hasPrefix("```") {
          isCommand = line.text == "```sh"
          continue
        }
        let named =
          isCommand
          ? line.text.split { !$0.isLetter && !$0.isNumber && !"_./-".contains($0) }.map(String.init)
          : line.text.matches(of: /`([A-Za-z0-9_.\/-]+)`/).map { String($0.output.1) }
        for path in named {
          let isThere: Bool
          if tops.contains(where: path.hasPrefix) {
            isThere = paths.contains(path) || paths.contains { $0.hasPrefix(path.hasSuffix("/") ? path : path + "/") }
          } else {
            isThere = !path.hasSuffix(".swift") || paths.contains { $0.hasSuffix("/" + path) || $0 == path }
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
      bytes: Array(
        """
        `deploy/weg`, `Oud.swift`, `deploy/test`, `Sources/Een`, `Een.swift`, `sql/*`, `Een/Een.swift`, `a/Een.swift`
        ```sh
        deploy/test --data-binary @config/weg.json; /deploy/elders < "config/een.json"
        ```
        config/geen.json
        """.utf8))
    let files = ["deploy/test", "config/een.json", "Sources/Een/Een.swift"].map { RepositoryFile(path: $0, bytes: []) }
    #expect(
      CitationTests.deadPaths([text], files) == [
        "Een.md:1 names deploy/weg", "Een.md:1 names Oud.swift", "Een.md:1 names a/Een.swift",
        "Een.md:3 names config/weg.json",
      ])
  }

  @Test("the table of README has every file that bears the name of an article")
  func everyArticleIsInReadme() throws {
    let readme = try Repository.file("README.md").text
    let files = Repository.files.filter { file in
      file.path.hasPrefix("Sources/Regeling/") && ["Artikel", "Awb", "EU"].contains { file.name.hasPrefix($0) }
    }
    #expect(files.count > 10, "the articles were found")
    let missing = files.map { String($0.path.dropFirst("Sources/Regeling/".count)) }.filter {
      !readme.contains("`\($0)`")
    }
    #expect(missing == [])
  }
}
