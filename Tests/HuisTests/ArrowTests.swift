import Testing

/// Arrows between targets point inwards. The compiler holds what `Package.swift` declares; these tests hold what it may
/// declare.
struct ArrowTests {
  /// What each room may depend on. A room that is not here, or a row whose room is gone, is a fault.
  static let allowed: [String: Set<String>] = [
    // The system's libraries, and technique: nothing of the domain.
    "CLibPQ": [], "CLibCrypto": [], "CLinux": [],
    "Cryptography": ["CLibCrypto"],
    "EventLoop": ["CLinux"],
    "JSON": [],
    "HTTPServer": ["EventLoop", "CLinux"],
    "HTTPClient": ["EventLoop", "CLinux"],
    "PostgreSQL": ["CLibPQ", "EventLoop"],
    "EmbeddedPostgreSQL": ["Cryptography", "CLinux"],
    "Observability": ["JSON", "Cryptography", "EventLoop", "HTTPServer", "CLinux"],
    // The law, and its documents.
    "Begrippen": [],
    "Regeling": ["Begrippen"],
    // How the terms of all rooms stand in JSON.
    "Notatie": ["Begrippen", "JSON"],
    "Documenten": ["Begrippen", "Regeling", "Notatie", "JSON", "Cryptography"],
    // What an auditor runs without us.
    "Keten": ["Begrippen", "Notatie", "JSON", "Cryptography"],
    // The counter alone knows the database.
    "Loket": [
      "Begrippen", "Regeling", "Documenten", "Keten", "Notatie", "JSON", "Cryptography", "PostgreSQL", "EventLoop",
    ],
    // The way to the counter knows no rules.
    "Web": [
      "Begrippen", "Documenten", "Keten", "Loket", "Notatie", "JSON", "Cryptography", "HTTPServer", "Observability",
    ],
    "Weegschaal": [
      "Begrippen", "Regeling", "Documenten", "Keten", "Loket", "Web", "JSON", "Cryptography", "HTTPServer",
      "HTTPClient",
      "EventLoop", "PostgreSQL", "EmbeddedPostgreSQL", "Observability", "CLinux",
    ],
  ]

  /// What comes with the toolchain and the system, for any room that its own rules do not forbid it.
  static let toolchain: Set<String> = [
    "Dispatch", "Foundation", "FoundationEssentials", "FoundationInternationalization", "FoundationNetworking", "Glibc",
    "Synchronization", "Testing",
  ]

  /// Modules that a room may not import though they come with the toolchain: the law computes and does nothing else;
  /// documents and chains are bytes, which others read and send.
  static let forbidden: [String: Set<String>] = [
    "Regeling": [
      "Dispatch", "Foundation", "FoundationEssentials", "FoundationInternationalization", "FoundationNetworking",
      "Glibc", "Synchronization",
    ],
    "Documenten": ["Foundation", "FoundationNetworking"],
    "Keten": ["Foundation", "FoundationNetworking", "Glibc"],
  ]

  static func faults(_ manifest: Manifest) -> [String] {
    let names = Set(manifest.rooms.map(\.name))
    let rows = allowed.keys.filter { !names.contains($0) }.map { "\($0) has a row and is no target" }
    let arrows = manifest.rooms.flatMap { room in
      guard let allowed = allowed[room.name] else { return ["\(room.name) has no row in the table of arrows"] }
      return room.dependencies.filter { !allowed.contains($0) }.map { "\(room.name) → \($0)" }
    }
    return (rows + arrows).sorted()
  }

  @Test("every target depends on what its row of the table allows, and on nothing else")
  func arrowsFollowTheTable() throws {
    let manifest = try #require(Manifest.own)
    #expect(manifest.rooms.count > 10, "the manifest was read")
    #expect(ArrowTests.faults(manifest) == [])
  }

  @Test("an arrow outwards, a room without a row and a row without a room are found")
  func theRuleFinds() {
    let example = Manifest(#"let targets = [room("Regeling", ["Begrippen", "JSON"]), room("Zolder")]"#)
    let faults = ArrowTests.faults(example)
    #expect(faults.contains("Regeling → JSON"))
    #expect(faults.contains("Zolder has no row in the table of arrows"))
    #expect(faults.contains("Loket has a row and is no target"))
    #expect(!faults.contains("Regeling → Begrippen"))
  }

  static func importFaults(of target: Manifest.Target, _ sources: [SwiftSource]) -> [String] {
    let declared = Set(target.dependencies)
    let imported = sources.flatMap { source in source.imports.map { (source.path, $0.module, $0.line) } }
    let strange = imported.filter { _, module, _ in
      !declared.contains(module)
        && (!toolchain.contains(module) || forbidden[target.name, default: []].contains(module))
    }
    let used = Set(imported.map(\.1))
    // The tests of processes depend on the executable without importing it.
    let idle = target.kind == .test ? [] : declared.subtracting(used).sorted()
    return strange.map { "\($0):\($2) imports \($1)" }
      + idle.map { "\(target.name) declares \($0) and imports it nowhere" }
  }

  @Test("every import is of a declared dependency or of the toolchain, and every dependency of a room is imported")
  func importsAreDeclared() throws {
    let manifest = try #require(Manifest.own)
    // The program that drives the fuzzer shares its folder with the tests that replay, and has the same dependencies.
    let targets = manifest.targets.filter { $0.kind != .system && $0.name != "CLinux" && $0.name != "Fuzzer" }
    #expect(targets.flatMap { ArrowTests.importFaults(of: $0, Repository.swift(in: $0.folder)) } == [])
  }

  @Test("an import that is not declared, one that the room may not have and an idle dependency are found")
  func theRuleFindsImports() {
    let target = Manifest.Target(name: "Regeling", kind: .room, dependencies: ["Begrippen"], folder: "Sources/Regeling")
    let example = SwiftSource(
      path: "Een.swift",
      "internal import JSON\ninternal import Glibc\n// import Begrippen\nlet tekst = \"import Web\"\n")
    #expect(
      ArrowTests.importFaults(of: target, [example]) == [
        "Een.swift:1 imports JSON", "Een.swift:2 imports Glibc", "Regeling declares Begrippen and imports it nowhere",
      ])
  }
}
