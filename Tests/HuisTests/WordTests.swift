import Testing

/// Words that a room does not know. They hold the rooms apart where the compiler cannot: a string with an address in it
/// compiles everywhere.
struct WordTests {
  /// Which part of a file a rule looks at.
  enum Part: Sendable { case code, comments, strings }

  /// What may not stand in a part of the files below some folders.
  struct Rule: Sendable, CustomTestStringConvertible {
    let name: String
    let folders: [String]
    var except: [String] = []
    let part: Part
    /// Words, found where no letter, digit or underscore stands beside them.
    var words: [String] = []
    /// Texts, found anywhere.
    var texts: [String] = []

    var testDescription: String { name }
  }

  static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "OPTIONS", "DELETE /", "DELETE aanvraag"]
  static let sql = [
    "SELECT", "INSERT INTO", "UPDATE", "DELETE FROM", "FROM", "WHERE", "JOIN", "ORDER BY", "GROUP BY", "VALUES",
    "RETURNING", "CREATE TABLE", "ALTER TABLE", "SAVEPOINT", "ROLLBACK", "COMMIT",
  ]
  static let refusals = [
    "400", "401", "403", "404", "405", "406", "408", "409", "412", "413", "414", "415", "428", "429", "431", "503",
  ]
  static let statusNumbers = refusals + ["200", "201", "202", "204", "304", "500"]

  static let rules = [
    Rule(
      name: "the counter knows no addresses", folders: ["Sources/Loket", "Sources/Keten"], part: .strings,
      texts: ["/v1", "/rondes/", "/aanvragen/"]),
    Rule(
      name: "the counter knows no methods of HTTP", folders: ["Sources/Loket", "Sources/Keten"], part: .strings,
      words: methods),
    Rule(
      name: "the counter says no status numbers", folders: ["Sources/Loket", "Sources/Keten"], part: .strings,
      words: refusals),
    Rule(
      name: "the counter computes no status numbers", folders: ["Sources/Loket", "Sources/Keten"], part: .code,
      texts: statusNumbers.flatMap { ["status: \($0)", "status = \($0)", "status == \($0)"] }),
    Rule(name: "the way to the counter knows no SQL", folders: ["Sources/Web"], part: .strings, words: sql),
    Rule(
      name: "the way to the counter does not import the database", folders: ["Sources/Web"], part: .code,
      words: ["PostgreSQL", "PostgresError", "PostgresPool", "PostgresStatement"]),
    Rule(
      name: "the law knows no JSON and no database", folders: ["Sources/Regeling", "Sources/Begrippen"], part: .code,
      words: ["JSON", "JSONValue", "JSONMember", "JSONReader", "JSONWriter", "PostgreSQL"]),
    Rule(name: "the law says no SQL", folders: ["Sources/Regeling", "Sources/Begrippen"], part: .strings, words: sql),
    Rule(
      name: "the law has no clock, no chance, no files and no threads", folders: ["Sources/Regeling"], part: .code,
      words: [
        "print", "readLine", "FileManager", "FileHandle", "URL", "fopen", "getenv", "Date", "ContinuousClock",
        "SuspendingClock", "SystemRandomNumberGenerator", "random", "shuffled", "Task", "async", "Mutex", "Atomic",
      ]),
    Rule(
      name: "documents and chains are bytes, whose files others open",
      folders: ["Sources/Documenten", "Sources/Keten", "Sources/Begrippen"], part: .code,
      words: [
        "FileManager", "FileHandle", "URL", "fopen", "fread", "fwrite", "open", "close", "lseek", "STDIN_FILENO",
        "STDOUT_FILENO", "STDERR_FILENO",
      ]),
    Rule(
      name: "what an auditor runs knows no database", folders: ["Sources/Keten"], part: .strings, words: sql),
    Rule(
      name: "what rooms offer each other is of this package", folders: ["Sources"],
      except: ["Sources/JSON", "Sources/Begrippen"],
      part: .code,
      words: ["public", "open class", "open func", "open var"]),
    Rule(
      name: "comments put nothing off and say something", folders: ["Sources", "Tests"], part: .comments,
      words: ["TODO", "FIXME", "XXX", "HACK", "for now", "For now", "All members at once"]),
  ]

  static func faults(_ rule: Rule, _ sources: [SwiftSource]) -> [String] {
    sources.filter { source in
      rule.folders.contains { source.path.hasPrefix($0 + "/") }
        && !rule.except.contains { source.path.hasPrefix($0 + "/") }
    }.flatMap { source in
      let part =
        switch rule.part {
        case .code: source.code
        case .comments: source.comments
        case .strings: source.strings
        }
      return SwiftSource.lines(part).flatMap { line in
        rule.found(in: line.text).map { "\(source.path):\(line.number) \($0)" }
      }
    }
  }

  @Test("a room does not know words of another", arguments: rules)
  func roomsKeepTheirWords(_ rule: Rule) {
    #expect(WordTests.faults(rule, Repository.swift) == [])
  }

  @Test("a word is found in its part and not in others, and not inside a longer one", arguments: rules)
  func theRuleFinds(_ rule: Rule) throws {
    let folder = try #require(rule.folders.first)
    for word in rule.words + rule.texts {
      func example(_ word: String) -> SwiftSource {
        let text =
          switch rule.part {
          case .code: "let een = \(word)\n// zonder\nlet twee = \"zonder\"\n"
          case .comments: "let een = 1\n// met \(word)\nlet twee = \"zonder\"\n"
          case .strings: "let een = 1\n// zonder\nlet twee = \"met \(word)\"\n"
          }
        return SwiftSource(path: folder + "/Een.swift", text)
      }
      #expect(WordTests.faults(rule, [example(word)]).contains { $0.hasSuffix(" \(word)") }, "\(word)")
      let longer = WordTests.faults(rule, [example("x\(word)x")])
      #expect(rule.texts.contains(word) || !longer.contains { $0.hasSuffix(" \(word)") }, "\(word)")
    }
    let elsewhere = SwiftSource(path: "Elders/Een.swift", "let een = \(rule.words.first ?? "") // \(rule.words)")
    #expect(WordTests.faults(rule, [elsewhere]) == [])
  }

  @Test("scripts, settings and tables put nothing off")
  func scriptsPutNothingOff() {
    let files = Repository.files.filter { file in
      ["sql/", "deploy/", "config/", ".ci/", "Tests/"].contains { file.path.hasPrefix($0) }
        && !file.path.hasSuffix(".swift")
    }
    let words = Rule(name: "", folders: [], part: .comments, words: ["TODO", "FIXME", "XXX", "HACK", "for now"])
    let found = files.flatMap { file in
      file.lines.flatMap { line in words.found(in: String(line.text)).map { "\(file.path):\(line.number) \($0)" } }
    }
    #expect(found == [])
  }
}

extension WordTests.Rule {
  /// The words and texts that stand in a line.
  func found(in line: String) -> [String] {
    texts.filter { line.contains($0) } + words.filter { line.containsWord($0) }
  }
}

extension String {
  /// Whether the word stands in the text with nothing beside it that a name could hold.
  func containsWord(_ word: String) -> Bool {
    var rest = self[...]
    while let range = rest.firstRange(of: word) {
      let before = self[..<range.lowerBound].last
      let after = self[range.upperBound...].first
      if !(before?.isOfName ?? false) && !(after?.isOfName ?? false) { return true }
      rest = self[range.upperBound...]
    }
    return false
  }
}

extension Character {
  fileprivate var isOfName: Bool { isLetter || isNumber || self == "_" }
}
