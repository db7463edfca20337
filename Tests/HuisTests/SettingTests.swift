import Foundation
import Testing

/// Who sets up the service finds every setting of the file in a text.
struct SettingTests {
  /// Settings that no text names between backticks.
  static func unnamed(_ settings: [String], _ texts: [RepositoryFile]) -> [String] {
    settings.filter { name in !texts.contains { $0.text.contains("`\(name)`") } }
  }

  @Test("every setting of the file stands in README or in an article on running the service")
  func everySettingIsExplained() throws {
    let data = Data(try Repository.file("config/weegschaal.json").text.utf8)
    let settings = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any]).keys.sorted()
    let texts = Repository.files.filter {
      $0.path == "README.md" || $0.path.hasPrefix("Sources/Weegschaal/Weegschaal.docc/")
    }
    // The environment names these, and README has its table.
    let readme = try Repository.file("README.md").text
    let variables = settings.filter { name in
      readme.contains("`WEEGSCHAAL_\(name.replacing(/[A-Z]/) { "_\($0.output)" }.uppercased())`")
    }
    #expect(settings.count > 20 && variables.count > 5)
    #expect(Self.unnamed(settings.filter { !variables.contains($0) }, texts) == [])
  }

  @Test func aSettingWithoutTextIsFound() {
    let text = RepositoryFile(path: "README.md", bytes: Array("| `een` | first |".utf8))
    #expect(Self.unnamed(["een", "twee"], [text]) == ["twee"])
  }
}
