import Foundation
import Testing

/// The contract, the rules and the scheme lie here under the names by which code cites them. Their masters are kept beside the
/// repository; a clone does not have those, and needs none.
struct SharedTextTests {
  /// The texts by name, with the article that is their copy.
  static let copies = [
    "contract.md": "Sources/Web/Web.docc/contract.md", "regels.md": "Sources/Regeling/Regeling.docc/regels.md",
    "regeling/subsidieregeling-2025.txt": "Sources/Regeling/Regeling.docc/Recht/subsidieregeling-2025.txt",
  ]

  /// The copies that differ from a master in the folder. A master that is not there is not compared.
  static func differing(_ folder: URL, _ copies: [String: String]) throws -> [String] {
    try copies.filter { name, path in
      guard let master = try? Data(contentsOf: folder.appending(path: name)) else { return false }
      return try Array(master) != Repository.file(path).bytes
    }.map(\.value).sorted()
  }

  @Test("the contract and the rules are those of their masters, where these are there")
  func copiesAreEqual() throws {
    let beside = Repository.root.deletingLastPathComponent().appending(path: "shared")
    #expect(try SharedTextTests.differing(beside, SharedTextTests.copies) == [])
    for path in SharedTextTests.copies.values { #expect(try Repository.file(path).bytes.count > 10_000) }
  }

  @Test("a copy that differs is found, and one without a master is not compared")
  func theRuleFinds() throws {
    let folder = Repository.root.appending(path: "Sources/Web/Web.docc")
    #expect(try SharedTextTests.differing(folder, ["Web.md": "Sources/Web/Web.docc/Web.md"]) == [])
    #expect(try SharedTextTests.differing(folder, ["Web.md": "Package.swift"]) == ["Package.swift"])
    #expect(try SharedTextTests.differing(folder, ["Weg.md": "Package.swift"]) == [])
  }

  @Test("every text that code cites by its name is here", arguments: ["Sources", "sql", "deploy"])
  func citedTextsAreHere(_ folder: String) {
    let names = Set(Repository.files.map(\.name))
    let cited = Repository.files.filter { $0.path.hasPrefix(folder + "/") && !$0.path.contains(".docc/") }.flatMap {
      file in
      file.text.matches(of: /\b([a-z]+\.md)\b/).map { (file.path, String($0.output.1)) }
    }
    #expect(cited.filter { !names.contains($0.1) }.map { "\($0.0) cites \($0.1)" } == [])
  }
}
