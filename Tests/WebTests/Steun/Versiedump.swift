import Foundation
import JSON

/// Databases as earlier versions left them, in `Tests/Proeven/Databases`: `versie-N.sql.gz`, a played round after migration
/// N, with `versie-N.json`, the report of then.
enum Versiedump {
  static let map = Proefdienst.root.appendingPathComponent("Tests/Proeven/Databases")
  private static let achtervoegsel = ".sql.gz"

  /// The names of the kept versions, in order.
  static let alle: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: map.path)) ?? [])
    .filter { $0.hasSuffix(achtervoegsel) }.map { String($0.dropLast(achtervoegsel.count)) }.sorted()

  /// The report of a kept version.
  static func rapport(_ naam: String) throws -> JSONValue {
    try JSONValue.parse(Array(try Data(contentsOf: map.appendingPathComponent("\(naam).json"))))
  }

  /// Restores a kept version into an empty database, as its owner.
  static func zetTerug(_ naam: String, in verbinding: String) throws {
    try metKladbestand { klad in
      try draai("/bin/gzip", ["-dc", map.appendingPathComponent(naam + achtervoegsel).path], naar: klad)
      try draai("/usr/bin/psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", verbinding, "-f", klad.path])
    }
  }

  /// Keeps a database with its report. Of what PostgreSQL brings nothing comes along: its rights are those of the server.
  static func bewaar(_ verbinding: String, rapport: [UInt8], als naam: String) throws {
    try metKladbestand { klad in
      try draai("/usr/bin/pg_dump", ["--no-owner", "-N", "pg_catalog", "-d", verbinding, "-f", klad.path])
      // Newer servers begin with a key of one time, which a psql of before does not know. Without it, and without name and
      // moment, the same database gives the same bytes.
      let regels = String(decoding: try Data(contentsOf: klad), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.hasPrefix("\\restrict ") && !$0.hasPrefix("\\unrestrict ") }
      try Data(regels.joined(separator: "\n").utf8).write(to: klad)
      try draai("/bin/gzip", ["-9nc", klad.path], naar: map.appendingPathComponent(naam + achtervoegsel))
    }
    try Data(rapport).write(to: map.appendingPathComponent("\(naam).json"))
  }

  private static func metKladbestand(_ doe: (URL) throws -> Void) throws {
    let klad = FileManager.default.temporaryDirectory.appendingPathComponent("versiedump-\(UUID().uuidString).sql")
    defer { try? FileManager.default.removeItem(at: klad) }
    try doe(klad)
  }

  /// Runs a program to its end; its output goes into the file.
  private static func draai(_ programma: String, _ argumenten: [String], naar bestand: URL? = nil) throws {
    let proces = Process()
    proces.executableURL = URL(fileURLWithPath: programma)
    proces.arguments = argumenten
    proces.standardOutput = FileHandle.nullDevice
    if let bestand {
      try Data().write(to: bestand)
      proces.standardOutput = try FileHandle(forWritingTo: bestand)
    }
    try proces.run()
    proces.waitUntilExit()
    guard proces.terminationStatus == 0 else { throw Ongeldig(tekst: "\(programma) \(argumenten)") }
  }
}
