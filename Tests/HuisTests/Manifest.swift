/// The targets of `Package.swift`, read from its text: asking the build system would wait for its lock.
struct Manifest: Sendable {
  /// A target with what it depends on.
  struct Target: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case system, room, executable, test }
    let name: String
    let kind: Kind
    let dependencies: [String]
    /// The folder of its sources.
    let folder: String
  }

  let targets: [Target]

  /// That of this repository.
  static let own = (try? Repository.file("Package.swift")).map { Manifest($0.text) }

  /// The rooms of the house; a program that helps to test is none.
  var rooms: [Target] { targets.filter { $0.folder.hasPrefix("Sources/") } }

  /// Reads the text of a manifest.
  init(_ text: String) {
    let source = SwiftSource(path: "Package.swift", text)
    // Without the comments: what a comment quotes is no target.
    let bare = zip(Array(text.utf8), source.comments).map { $1 == UInt8(ascii: " ") ? $0 : $1 == $0 ? space : $0 }
    let plain = String(decoding: bare, as: UTF8.self)
    targets = plain.matches(of: /(\.?\b(?:room|tests|target|executableTarget|testTarget|systemLibrary))\(/).compactMap {
      Manifest.target(String($0.output.1), arguments: Manifest.inBrackets(plain[$0.range.upperBound...]), plain)
    }
  }

  private static func target(_ call: String, arguments: Substring, _ manifest: String) -> Target? {
    // A call with a variable for a name is inside a helper.
    guard let name = arguments.firstMatch(of: /^\s*(?:name:\s*)?"([A-Za-z0-9]+)"/)?.output.1 else { return nil }
    let kind: Target.Kind =
      switch call {
      case ".systemLibrary": .system
      case ".executableTarget": .executable
      case "tests", ".testTarget": .test
      default: .room
      }
    let path = arguments.firstMatch(of: /path:\s*"([^"]+)"/)?.output.1
    return Target(
      name: String(name), kind: kind, dependencies: kind == .system ? [] : dependencies(arguments, manifest),
      folder: path.map(String.init) ?? "\(kind == .test ? "Tests" : "Sources")/\(name)")
  }

  private static func dependencies(_ arguments: Substring, _ manifest: String) -> [String] {
    if let named = arguments.firstMatch(of: /dependencies:\s*([a-zA-Z]+)/)?.output.1 {
      guard let list = manifest.firstRange(of: "let \(named): [Target.Dependency] = [") else { return [] }
      return names(inBrackets(manifest[list.upperBound...]))
    }
    guard let list = arguments.firstMatch(of: /(?:dependencies:\s*|^\s*"[A-Za-z0-9]+",\s*)\[/) else { return [] }
    return names(inBrackets(arguments[list.range.upperBound...]))
  }

  private static func names(_ list: Substring) -> [String] {
    list.matches(of: /"([A-Za-z0-9]+)"/).map { String($0.output.1) }
  }

  /// The text up to the bracket that closes the one before it.
  private static func inBrackets(_ text: Substring) -> Substring {
    var depth = 1
    let end = text.firstIndex { character in
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      return depth == 0
    }
    return text[..<(end ?? text.endIndex)]
  }
}

private let space = UInt8(ascii: " ")

extension Manifest {
  /// The arrows between what is not a test, without those that follow from others: a picture that can be read.
  var reducedArrows: [(from: String, to: [String])] {
    let direct = Dictionary(uniqueKeysWithValues: rooms.map { ($0.name, $0.dependencies) })
    func reach(_ name: String) -> Set<String> {
      var reached: Set<String> = []
      var open = direct[name] ?? []
      while let next = open.popLast() {
        if reached.insert(next).inserted { open += direct[next] ?? [] }
      }
      return reached
    }
    return rooms.compactMap { room in
      let implied = room.dependencies.reduce(into: Set<String>()) { $0.formUnion(reach($1)) }
      let left = room.dependencies.filter { !implied.contains($0) }.sorted()
      return left.isEmpty ? nil : (room.name, left)
    }.sorted { $0.from < $1.from }
  }

  /// The graph as README shows it.
  var graph: String {
    let arrows = reducedArrows.flatMap { arrow in arrow.to.map { "  \(arrow.from) --> \($0)" } }
    return (["```mermaid", "graph LR"] + arrows + ["```"]).joined(separator: "\n")
  }
}
