import Testing

/// README shows the arrows that `Package.swift` declares.
struct GraphTests {
  private static let begin = "<!-- begin: graph of targets -->\n"
  private static let end = "\n<!-- end: graph of targets -->"

  @Test("the graph of targets in README is that of Package.swift")
  func readmeShowsTheManifest() throws {
    let graph = try #require(Manifest.own).graph
    let readme = try Repository.file("README.md").text
    let start = try #require(readme.firstRange(of: GraphTests.begin)?.upperBound, "README has the begin of the graph")
    let stop = try #require(readme[start...].firstRange(of: GraphTests.end)?.lowerBound, "README has its end")
    #expect(readme[start..<stop] == graph, "between its two marks README shows this:\n\(graph)\n")
  }

  @Test("an arrow that follows from others is not drawn, and tests are not")
  func onlyWhatIsNeededIsDrawn() {
    let manifest = Manifest(
      #"""
      // room("Weg")
      func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target { .target(name: name) }
      let shared: [Target.Dependency] = ["Onder"]
      let all = [
        .systemLibrary(name: "Bodem", pkgConfig: "bodem", providers: [.apt(["bodem-dev"])]),
        room("Onder", ["Bodem"]), room("Midden", ["Onder", "Bodem"]),
        .executableTarget(name: "Boven", dependencies: ["Midden", "Onder"], swiftSettings: strict),
        .testTarget(name: "Proef", dependencies: shared, path: "Tests/Elders"),
        tests("OnderTests", ["Onder"], exclude: ["Data"]),
      ]
      """#)
    #expect(manifest.targets.map(\.name) == ["Bodem", "Onder", "Midden", "Boven", "Proef", "OnderTests"])
    #expect(
      manifest.targets.map(\.dependencies) == [
        [], ["Bodem"], ["Onder", "Bodem"], ["Midden", "Onder"], ["Onder"], ["Onder"],
      ])
    #expect(manifest.targets.map(\.folder).suffix(2) == ["Tests/Elders", "Tests/OnderTests"])
    #expect(
      manifest.graph == """
        ```mermaid
        graph LR
          Boven --> Midden
          Midden --> Onder
          Onder --> Bodem
        ```
        """)
  }
}
