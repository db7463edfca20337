import Foundation
import Testing

/// What a text outside the code names is there, and what a reader in a hurry opens is no longer than a screen.
struct LinkTests {
  /// The longest text on running the service and on changing it, in lines. A table to look things up in is longer.
  static let screen = 66

  /// Links of a Markdown text to files of the repository that are not there, or to headings that they do not have.
  static func deadLinks(_ files: [RepositoryFile]) -> [String] {
    let byPath = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0) })
    return texts(files).flatMap { file in
      file.lines.flatMap { line in
        line.text.matches(of: /\]\(([^)]+)\)/).compactMap { match in
          let parts = match.output.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
          guard !match.output.1.contains("://"), let path = parts.first else { return nil }
          let target = path.isEmpty ? file.path : joined(file.path, String(path))
          let heading = parts.count == 2 ? CitationTests.Texts.anchor(parts[1]) : nil
          if let cited = byPath[target], heading.map({ headings(cited).contains($0) }) ?? true { return nil }
          return "\(file.path):\(line.number) links to \(match.output.1)"
        }
      }
    }
  }

  /// Files that a Markdown text names between backticks and that are not there.
  static func missingFiles(_ files: [RepositoryFile]) -> [String] {
    let paths = Set(files.map(\.path))
    let folders = Set(paths.flatMap { path in path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) } })
    return texts(files).flatMap { file in
      file.lines.flatMap { line in
        line.text.matches(of: /`((?:deploy|config|sql|Sources|Tests)\/[A-Za-z0-9_.\/+-]*[A-Za-z0-9])[ `]/)
          .compactMap { match in
            let path = String(match.output.1)
            return paths.contains(path) || folders.contains(path) ? nil : "\(file.path):\(line.number) names \(path)"
          }
      }
    }
  }

  private static func texts(_ files: [RepositoryFile]) -> [RepositoryFile] {
    files.filter { $0.path.hasSuffix(".md") }
  }

  private static func headings(_ file: RepositoryFile) -> Set<String> {
    Set(file.lines.map(\.text).filter { $0.hasPrefix("#") }.map { CitationTests.Texts.anchor($0) })
  }

  /// A path beside a file, without `..`.
  private static func joined(_ file: String, _ path: String) -> String {
    var steps = file.split(separator: "/").dropLast().map(String.init)
    for step in path.split(separator: "/") {
      if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(String(step)) }
    }
    return steps.joined(separator: "/")
  }

  @Test("every link leads to a file and a heading that are there, and every named file is there")
  func linksAreAlive() throws {
    #expect(try Repository.file("README.md").text.contains("](deploy/INSTALL.md)"), "there are links")
    #expect(LinkTests.deadLinks(Repository.files) == [])
    #expect(LinkTests.missingFiles(Repository.files) == [])
  }

  @Test("a text on running or changing the service is a screen long")
  func textsAreAScreenLong() {
    let texts = Repository.files.filter {
      $0.path.hasSuffix(".md") && ($0.path.hasPrefix("deploy/") || $0.path.hasPrefix("Sources/Weegschaal/"))
    }
    #expect(texts.count > 10)
    #expect(texts.filter { $0.lines.count > LinkTests.screen }.map { "\($0.path): \($0.lines.count) lines" } == [])
  }

  @Test("a migration says whether the former program works beside it")
  func migrationsSayWhatTheyLeaveWorking() {
    let migrations = Repository.files.filter { $0.path.hasPrefix("sql/") && $0.name >= "0019" }
    #expect(!migrations.isEmpty)
    let silent = migrations.filter { !$0.text.hasPrefix("-- Beside the former program: ") }
    #expect(silent.map(\.path) == [])
  }

  @Test("a dead link, a dead heading and a missing file are found")
  func theRulesFind() {
    let files = [
      RepositoryFile(
        path: "deploy/A.md",
        bytes: Array(
          """
          # Een kop
          [goed](B.md) [goed](../README.md#Een-deel) [zelf](#een-kop) [ver](https://weegschaal.example/x)
          [dood](C.md) [dood](../README.md#Ander-deel) `deploy/B.md` `deploy/weg --help` `config/{naam}.json` `deploy/`
          """.utf8)),
      RepositoryFile(path: "deploy/B.md", bytes: []),
      RepositoryFile(path: "README.md", bytes: Array("# Weegschaal\n## Een deel\n".utf8)),
    ]
    #expect(
      LinkTests.deadLinks(files) == ["deploy/A.md:3 links to C.md", "deploy/A.md:3 links to ../README.md#Ander-deel"])
    #expect(LinkTests.missingFiles(files) == ["deploy/A.md:3 names deploy/weg"])
  }
}
