import Testing

/// Inside a room arrows between folders point one way too, which no compiler holds: a folder uses the types of itself and
/// of folders before it. The scan knows names of types and no members, so what one folder adds to a type of another is
/// not seen.
struct FolderTests {
  /// The folders of a room in their order.
  struct Room: Sendable {
    let name: String
    let folders: [String]
  }

  static let rooms = [
    Room(
      name: "Loket",
      folders: [
        "Kern", "Dossier", "Ronde", "Signalen", "Intake", "Beoordeling", "Rangschikking", "Besluit", "Geld", "Verslag",
        "Toegang", "Uitgaand",
      ]),
    Room(
      name: "Regeling",
      folders: ["Gegevens", "Termijnen", "Artikelen", "Toetsen", "Signalen", "Rangorde", "Beschikking"]),
  ]

  /// What points the wrong way, and files that lie in no folder of the table. The file that bears the name of the room
  /// binds the folders together and lies above them.
  static func faults(_ room: Room, _ sources: [SwiftSource]) -> [String] {
    let prefix = "Sources/\(room.name)/"
    var folderOf: [String: Int] = [:]
    var faults: [String] = []
    var placed: [(folder: Int, source: SwiftSource)] = []
    for source in sources where source.path != "\(prefix)\(room.name).swift" {
      let parts = source.path.dropFirst(prefix.count).split(separator: "/")
      guard parts.count > 1, let folder = room.folders.firstIndex(of: String(parts[0])) else {
        faults.append("\(source.path) lies in no folder of \(room.name)")
        continue
      }
      placed.append((folder, source))
      for type in source.declarations where type.isTopLevel && !type.isPrivate && type.keyword != "func" {
        if SwiftSource.typeKeywords.contains(type.keyword) { folderOf[type.name] = folder }
      }
    }
    for (folder, source) in placed {
      let own = Set(source.declarations.map(\.name))
      var seen: Set<String> = []
      for (before, token) in zip([nil] + source.tokens.map(\.text), source.tokens) where before != "." {
        guard let other = folderOf[token.text], other > folder, !own.contains(token.text) else { continue }
        guard seen.insert(token.text).inserted else { continue }
        faults.append("\(source.path):\(token.line) uses \(token.text) of \(room.folders[other])")
      }
    }
    return faults.sorted()
  }

  @Test(
    "a folder uses types of itself and of the folders before it",
    arguments: rooms)
  func foldersPointOneWay(_ room: Room) {
    #expect(FolderTests.faults(room, Repository.swift(in: "Sources/\(room.name)")) == [])
  }

  @Test("a type of a later folder and a file outside the folders are found")
  func theRuleFinds() {
    let room = Room(name: "Loket", folders: ["Kern", "Geld"])
    let sources = [
      SwiftSource(path: "Sources/Loket/Loket.swift", "struct Loket { var geld: Betaling }"),
      SwiftSource(
        path: "Sources/Loket/Kern/Stap.swift", "struct Stap {}\nfunc betaal(_ stap: Stap) -> Betaling? { nil }"),
      SwiftSource(path: "Sources/Loket/Geld/Betaling.swift", "struct Betaling { let stap: Stap }"),
      SwiftSource(path: "Sources/Loket/Los.swift", "struct Los {}"),
    ]
    #expect(
      FolderTests.faults(room, sources) == [
        "Sources/Loket/Kern/Stap.swift:2 uses Betaling of Geld", "Sources/Loket/Los.swift lies in no folder of Loket",
      ])
  }
}
