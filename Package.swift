// swift-tools-version: 6.2
import PackageDescription

/// Every room is compiled in the strictest mode there is: Swift 6, imports internal unless said otherwise,
/// existentials spelled out, and no warning left standing.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

/// A room of our own; arrows point inwards (README, "The house"). What one room offers the others is `package`: there is
/// no library. `JSON` and `Begrippen` alone say `public`: the compiler specialises across rooms what is public and not
/// what is `package`. With `package` there too a ranking takes 4 % more instructions.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a room.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: strict)
}

/// The properties that hold for any bytes from outside: tests over a kept corpus, or, for `deploy/fuzz`, a program that
/// libFuzzer drives. One folder cannot be both at a time.
let fuzzing: Target = {
  let rooms: [Target.Dependency] = [
    "HTTPServer", "HTTPClient", "JSON", "Documenten", "Regeling", "Begrippen", "Cryptography",
  ]
  let data = ["Corpus", "Dictionaries"]
  guard Context.environment["WEEGSCHAAL_FUZZ"] == nil else {
    return .executableTarget(
      name: "Fuzzer", dependencies: rooms, path: "Tests/Fuzz", exclude: data + ["ReplayTests.swift"],
      swiftSettings: strict,
      // The gold linker stops with an internal error over libFuzzer's archive; LLVM's own comes with the toolchain.
      linkerSettings: [.unsafeFlags(["-use-ld=lld"])])
  }
  return .testTarget(
    name: "FuzzReplayTests", dependencies: rooms, path: "Tests/Fuzz", exclude: data + ["Driver"],
    swiftSettings: strict)
}()

let package = Package(
  name: "Weegschaal",
  products: [.executable(name: "weegschaal", targets: ["Weegschaal"])],
  targets: [
    // The system's libraries.
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libpq-dev"])]),
    .target(name: "CLinux"),

    // Technique: nothing of the domain.
    room("Cryptography", ["CLibCrypto"]),
    room("EventLoop", ["CLinux"]),
    room("JSON"),
    room("HTTPServer", ["EventLoop", "CLinux"]),
    room("HTTPClient", ["EventLoop", "CLinux"]),
    room("PostgreSQL", ["CLibPQ", "EventLoop"]),
    room("EmbeddedPostgreSQL", ["Cryptography", "CLinux"]),
    room("Observability", ["JSON"]),

    // The law, and its documents.
    room("Begrippen"),
    room("Regeling", ["Begrippen"]),
    // How the terms of all rooms stand in JSON.
    room("Notatie", ["Begrippen", "JSON"]),
    room("Documenten", ["Regeling", "Begrippen", "Notatie", "JSON", "Cryptography"]),

    // What an auditor runs without us.
    room("Keten", ["Begrippen", "Notatie", "JSON", "Cryptography"]),

    // The counter, and the world's way to it.
    room(
      "Loket",
      ["Keten", "Regeling", "Begrippen", "Notatie", "Documenten", "JSON", "PostgreSQL", "EventLoop", "Cryptography"]),
    room("Web", ["Loket", "Keten", "Begrippen", "Notatie", "HTTPServer", "Observability", "JSON", "Cryptography"]),
    .executableTarget(
      name: "Weegschaal",
      dependencies: [
        "Web", "Loket", "Keten", "Regeling", "Begrippen", "Documenten", "HTTPServer", "HTTPClient", "EventLoop",
        "PostgreSQL", "EmbeddedPostgreSQL", "Observability", "JSON", "Cryptography", "CLinux",
      ],
      swiftSettings: strict),

    // What the tests of several rooms share: the vectors, the example application, the comparison of documents.
    .target(
      name: "Proeven", dependencies: ["Documenten", "Regeling", "JSON", "Cryptography"], path: "Tests/Proeven",
      exclude: ["Vectoren", "Beschikkingen", "Databases"], swiftSettings: strict),
    // The rules of the house, over its files alone.
    tests("HuisTests", []),
    tests("EventLoopTests", ["EventLoop"]),
    tests("JSONTests", ["JSON", "Cryptography"]),
    tests("HTTPServerTests", ["HTTPServer", "EventLoop", "CLinux"]),
    tests("HTTPClientTests", ["Proeven", "HTTPClient", "EventLoop"]),
    tests("PostgreSQLTests", ["PostgreSQL", "EmbeddedPostgreSQL", "EventLoop"]),
    tests("RegelingTests", ["Regeling", "Begrippen", "Cryptography"]),
    tests("DocumentenTests", ["Proeven", "Documenten", "Regeling", "Begrippen", "JSON", "Cryptography"]),
    tests("LoketTests", ["Loket", "Keten", "Regeling", "Begrippen", "PostgreSQL", "JSON"]),
    tests("ObservabilityTests", ["Observability"]),
    tests(
      "WebTests",
      [
        "Proeven", "Weegschaal", "Web", "Loket", "Keten", "Regeling", "Begrippen", "Documenten", "EmbeddedPostgreSQL",
        "HTTPServer", "HTTPClient", "EventLoop", "PostgreSQL", "Observability", "JSON", "Cryptography", "CLinux",
      ]),
    tests("WeegschaalTests", ["Weegschaal", "Loket", "Proeven", "HTTPServer", "HTTPClient", "EventLoop", "JSON"]),
    tests("StoringTests", ["Weegschaal"]),
    tests(
      "MeerdereTests",
      ["Weegschaal", "Proeven", "EmbeddedPostgreSQL", "EventLoop", "PostgreSQL", "JSON", "Cryptography"]),
    fuzzing,
  ]
)
