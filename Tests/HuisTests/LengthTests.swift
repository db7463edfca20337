import Testing

/// A function that fits on a screen is read whole.
struct LengthTests {
  static let linesMax = 70

  static func faults(_ source: SwiftSource) -> [String] {
    source.functions.filter { $0.length > linesMax }.map {
      "\(source.path):\($0.line) \($0.name) has \($0.length) lines"
    }
  }

  @Test("no function has more than 70 lines")
  func functionsAreShort() {
    #expect(Repository.swift.flatMap(LengthTests.faults) == [])
  }

  @Test("functions, initializers and computed variables of 71 lines are found, and nothing shorter")
  func theRuleFinds() {
    func body(_ lines: Int) -> String { "{" + String(repeating: "\n", count: lines - 1) + "}\n" }
    let example = SwiftSource(
      path: "Een.swift",
      """
      struct Een {
        func kort() \(body(70))
        func lang(_ werk: () -> Void = {}) async throws -> [Int] \(body(71))
        init?(_ tekst: String) \(body(71))
        var som: Int \(body(71))
        var los = 1
        let tabel = \(body(80))
      }
      protocol Twee { func eis() -> Int
      init(_ een: Int) }
      extension Een { // func commentaar() {
        static func na() \(body(71))
      }
      """)
    #expect(example.functions.map(\.name) == ["kort", "lang", "init", "som", "na"])
    #expect(
      LengthTests.faults(example).map { $0.split(separator: " ").dropFirst().joined(separator: " ") } == [
        "lang has 71 lines", "init has 71 lines", "som has 71 lines", "na has 71 lines",
      ])
  }
}
