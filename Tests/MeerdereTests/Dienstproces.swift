import EventLoop
import Foundation
import FoundationNetworking
import JSON
import PostgreSQL

/// Something that a test rests on is not as it should be.
struct Ongeldig: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// The executable that was built beside these tests.
enum Programma {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let pad = Bundle.main.bundleURL.appendingPathComponent("weegschaal")

  /// A process of it that was not started yet, with these settings and no others of its own.
  static func proces(
    _ argumenten: [String], _ instellingen: [String: String], uitvoer: FileHandle, fouten: FileHandle,
    programma: URL = pad, map: URL = root
  ) -> Process {
    let proces = Process()
    proces.executableURL = programma
    proces.arguments = argumenten
    proces.currentDirectoryURL = map
    proces.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("WEEGSCHAAL_") }
      .merging(instellingen) { $1 }
    proces.standardInput = FileHandle.nullDevice
    proces.standardOutput = uitvoer
    proces.standardError = fouten
    return proces
  }

  /// How a command ended, and what it said.
  struct Uitslag: Sendable {
    let status: Int32
    /// What came on standard output.
    let uitvoer: String
    /// What came on standard error.
    let fouten: String
    /// Both.
    var tekst: String { uitvoer + fouten }
    /// Standard output without the white space around it, such as a token.
    var woord: String { uitvoer.trimmingCharacters(in: .whitespacesAndNewlines) }
  }

  /// Runs a command to its end, without holding a thread meanwhile; it reads `invoer` where one is given.
  /// - Parameter bijStart: called with the process once it runs.
  static func draai(
    _ argumenten: [String], _ instellingen: [String: String], invoer: String? = nil, programma: URL = pad,
    map: URL = root, bijStart: (Process) async throws -> Void = { _ in }
  ) async throws -> Uitslag {
    let (bestand, uitvoer) = try nieuwBestand()
    let (foutbestand, fouten) = try nieuwBestand()
    defer { for bestand in [bestand, foutbestand] { try? FileManager.default.removeItem(at: bestand) } }
    let proces = proces(argumenten, instellingen, uitvoer: uitvoer, fouten: fouten, programma: programma, map: map)
    if let invoer {
      let pijp = Pipe()
      try pijp.fileHandleForWriting.write(contentsOf: Data(invoer.utf8))
      try pijp.fileHandleForWriting.close()
      proces.standardInput = pijp
    }
    let (einde, meldEinde) = AsyncStream.makeStream(of: Void.self)
    proces.terminationHandler = { _ in meldEinde.finish() }
    try proces.run()
    try await bijStart(proces)
    for await _ in einde {}
    func tekst(_ bestand: URL) throws -> String { String(decoding: try Data(contentsOf: bestand), as: UTF8.self) }
    return Uitslag(
      status: proces.terminationReason == .exit ? proces.terminationStatus : 128 + proces.terminationStatus,
      uitvoer: try tekst(bestand), fouten: try tekst(foutbestand))
  }

  /// Makes the embedded database of these settings, as a service does at its start.
  static func maakDatabase(_ instellingen: [String: String]) async throws {
    let dienst = try await Dienstproces.start(instellingen.merging(["WEEGSCHAAL_KLOK": ""]) { $1 })
    guard try await dienst.stuur("GET", "/health/ready").status == 200 else {
      throw Ongeldig("the service is not ready")
    }
    guard try await dienst.stop() == 0 else { throw Ongeldig("the service ended with a fault") }
  }

  static func nieuwBestand() throws -> (URL, FileHandle) {
    let bestand = FileManager.default.temporaryDirectory.appendingPathComponent("meerdere-\(UUID().uuidString).txt")
    try Data().write(to: bestand)
    return (bestand, try FileHandle(forWritingTo: bestand))
  }
}

/// A process of `weegschaal serve` on a port that the system chose.
final class Dienstproces: @unchecked Sendable {
  // Everything is a constant; Foundation's Process, of which only thread-safe calls are made, is not marked Sendable.
  private let proces: Process
  private let logboek: URL
  let poort: Int

  private init(_ proces: Process, _ logboek: URL, _ poort: Int) {
    self.proces = proces
    self.logboek = logboek
    self.poort = poort
  }

  /// A test that failed leaves nothing behind either.
  deinit {
    if proces.isRunning { proces.terminate() }
    try? FileManager.default.removeItem(at: logboek)
  }

  /// Starts it and waits until it listens.
  static func start(_ instellingen: [String: String]) async throws -> Dienstproces {
    let (logboek, uitvoer) = try Programma.nieuwBestand()
    let vast = ["WEEGSCHAAL_POORT": "0", "WEEGSCHAAL_KLOK": "2025-03-20T09:00:00Z"]
    let proces = Programma.proces(["serve"], vast.merging(instellingen) { $1 }, uitvoer: uitvoer, fouten: uitvoer)
    try proces.run()
    let einde = ContinuousClock.now + geduld
    while ContinuousClock.now < einde {
      let tekst = String(decoding: try Data(contentsOf: logboek), as: UTF8.self)
      for regel in tekst.split(separator: "\n") where regel.contains("\"de dienst luistert\"") {
        guard case .number(let poort)? = try JSONValue.parse(String(regel))["poort"], let poort = Int(poort) else {
          break
        }
        return Dienstproces(proces, logboek, poort)
      }
      guard proces.isRunning else { throw Ongeldig("the service ended at its start: \(tekst)") }
      try await Task.sleep(for: .milliseconds(20))
    }
    proces.terminate()
    throw Ongeldig("the service does not listen")
  }

  /// SIGTERM; gives the exit code.
  func stop() async throws -> Int32 {
    proces.terminate()
    let einde = ContinuousClock.now + geduld
    while proces.isRunning, ContinuousClock.now < einde { try await Task.sleep(for: .milliseconds(20)) }
    guard !proces.isRunning else {
      kill(proces.processIdentifier, SIGKILL)
      throw Ongeldig("the service did not end")
    }
    return proces.terminationStatus
  }

  /// Its number, to kill it by.
  var nummer: Int32 { proces.processIdentifier }

  /// The end of its log.
  var laatsteWoorden: String { String(((try? String(contentsOf: logboek, encoding: .utf8)) ?? "").suffix(2000)) }

  /// What came back.
  struct Uitslag: Sendable {
    let status: Int
    let koppen: [String: String]
    let lichaam: [UInt8]
    var json: JSONValue { (try? JSONValue.parse(lichaam)) ?? .null }
    var tekst: String { String(decoding: lichaam, as: UTF8.self) }
  }

  /// Sends a request as a client would.
  func stuur(
    _ methode: String, _ pad: String, _ sleutel: String? = nil, _ lichaam: JSONValue? = nil,
    koppen: [String: String] = [:]
  ) async throws -> Uitslag {
    guard let url = URL(string: "http://127.0.0.1:\(poort)\(pad)") else { throw Ongeldig(pad) }
    var verzoek = URLRequest(url: url)
    verzoek.httpMethod = methode
    verzoek.cachePolicy = .reloadIgnoringLocalAndRemoteCacheData
    if let sleutel { verzoek.setValue("Bearer \(sleutel)", forHTTPHeaderField: "Authorization") }
    if let lichaam {
      verzoek.httpBody = Data(lichaam.bytes)
      verzoek.setValue("application/json", forHTTPHeaderField: "Content-Type")
    }
    for (naam, waarde) in koppen { verzoek.setValue(waarde, forHTTPHeaderField: naam) }
    let (data, antwoord) = try await Dienstproces.sessie.data(for: verzoek)
    guard let http = antwoord as? HTTPURLResponse else { throw Ongeldig("no HTTP") }
    let paren = http.allHeaderFields.map { (String(describing: $0.key).lowercased(), String(describing: $0.value)) }
    return Uitslag(status: http.statusCode, koppen: Dictionary(paren) { $1 }, lichaam: Array(data))
  }

  /// The same, for a step that must succeed.
  @discardableResult
  func gelukt(
    _ methode: String, _ pad: String, _ sleutel: String, _ lichaam: JSONValue? = nil, koppen: [String: String] = [:]
  ) async throws -> Uitslag {
    let uitslag = try await stuur(methode, pad, sleutel, lichaam, koppen: koppen)
    guard uitslag.status / 100 == 2 else {
      throw Ongeldig("\(methode) \(pad): \(uitslag.status) \(uitslag.tekst)\n\(laatsteWoorden)")
    }
    return uitslag
  }

  private static let sessie: URLSession = {
    let instelling = URLSessionConfiguration.ephemeral
    instelling.httpMaximumConnectionsPerHost = 64
    instelling.timeoutIntervalForRequest = 600
    return URLSession(configuration: instelling)
  }()
}

/// The database, past the services.
final class Databasekijk: Sendable {
  private let lus: EventLoop
  private let pool: PostgresPool

  init(_ verbinding: String) throws {
    lus = try EventLoop(name: "kijk")
    var instellingen = PostgresPoolConfiguration(
      PostgresConfiguration(connectionString: verbinding, schema: "weegschaal"))
    instellingen.connection.connectTimeout = geduld
    instellingen.connection.queryTimeout = geduld
    instellingen.waitTimeout = geduld
    pool = PostgresPool(instellingen, on: lus)
  }

  @discardableResult
  func vraag(_ sql: String, _ parameters: [PostgresValue] = []) async throws -> PostgresRows {
    try await pool.query(.once("kijk", sql), parameters)
  }

  /// The number in the only column `n` of the only row.
  func getal(_ sql: String) async throws -> Int64 {
    try await vraag("SELECT (\(sql))::bigint AS n").one().get("n", as: Int64.self)
  }

  func sluit() async {
    await pool.close()
    lus.stop()
  }
}

/// The limit on every wait. It is no expectation: it ends a test that would hang.
let geduld = Duration.seconds(180)

/// Waits until something holds.
func wacht(_ wat: String, _ isZo: () async throws -> Bool) async throws {
  let einde = ContinuousClock.now + geduld
  while ContinuousClock.now < einde {
    if try await isZo() { return }
    try await Task.sleep(for: .milliseconds(20))
  }
  throw Ongeldig("\(wat): not within \(geduld)")
}
