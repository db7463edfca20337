import Begrippen
import CLinux
import Cryptography
import Documenten
import EmbeddedPostgreSQL
import EventLoop
import Foundation
import FoundationNetworking
import HTTPServer
import JSON
import Keten
import Loket
import Observability
import PostgreSQL
import Proeven
import Regeling
import Synchronization
import Testing
@testable import Web
@testable import Weegschaal

/// The whole service in this process: two loops, a fresh database and a simulated clock. Tests reach it over a real
/// socket.
final class Proefdienst: Sendable {
  /// The project's root.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// No log.
  static let stil = Log(time: Log.tijd) { _ in }

  let server: HTTPServer
  let lussen: [EventLoop]
  /// What the time-outs of the service go by.
  let uurwerk: ManualClock
  let loket: Loket
  let klok: Klok
  let zwaarwerk: ConcurrencyLimit
  let rondebeurten: ClientTurns
  let tellingen: Tellingen
  let verbinding: String
  /// Every route of the service, with its method.
  let routes: [(methode: String, patroon: String)]
  /// The description that every answer is held against.
  let beschrijving: Beschrijvingsproef
  private let pools: [PostgresPool]
  private let sleutels = Mutex<[String: String]>([:])

  private init(
    server: HTTPServer, lussen: [EventLoop], uurwerk: ManualClock, loket: Loket, klok: Klok,
    zwaarwerk: ConcurrencyLimit, rondebeurten: ClientTurns,
    tellingen: Tellingen, verbinding: String, routes: [(methode: String, patroon: String)],
    beschrijving: Beschrijvingsproef, pools: [PostgresPool]
  ) {
    self.server = server
    self.lussen = lussen
    self.uurwerk = uurwerk
    self.loket = loket
    self.klok = klok
    self.zwaarwerk = zwaarwerk
    self.rondebeurten = rondebeurten
    self.tellingen = tellingen
    self.verbinding = verbinding
    self.routes = routes
    self.beschrijving = beschrijving
    self.pools = pools
  }

  /// Runs the body against a service of its own, and ends that service afterwards.
  /// - Parameters:
  ///   - klok: where the clock starts; it runs on from there.
  ///   - regeling: changes the scheme's file before it is read.
  ///   - klantgrens: what one client may send.
  ///   - deurgrenzen: what one applicant may have it keep.
  ///   - weigergrens: what is kept of the refusals of one client.
  ///   - vreemdentempo: the pace of long bodies without a token.
  ///   - logboek: where its lines go.
  ///   - staatStil: whether the test moves `uurwerk` itself.
  ///   - uitfaseringen: the routes that go.
  ///   - looptTerug: whether each look at the clock shows a second less than the look before.
  static func met(
    klok begin: String = "2025-03-20T09:00:00Z", regeling wijzig: (String) -> String = { $0 },
    klantgrens: RateLimit = RateLimit(), deurgrenzen: Deurgrenzen = Deurgrenzen(),
    weigergrens: ByteQuota = ByteQuota(), vreemdentempo: Pace = Pace(), logboek: Log = stil, staatStil: Bool = false,
    looptTerug: Bool = false, uitfaseringen: [Uitfasering] = Uitfasering.alle,
    _ doe: (Proefdienst) async throws -> Void
  ) async throws {
    let dienst = try await start(
      begin: begin, klantgrens, deurgrenzen, weigergrens, vreemdentempo, logboek, looptTerug, uitfaseringen, wijzig)
    var tikker = staatStil ? nil : dienst.laatTikken()
    let uitslag: Result<Void, any Error>
    do { uitslag = .success(try await doe(dienst)) } catch { uitslag = .failure(error) }
    if tikker == nil { tikker = dienst.laatTikken() }
    await dienst.stop()
    tikker?.cancel()
    await tikker?.value
    for lus in dienst.lussen { lus.stop() }
    try uitslag.get()
  }

  /// Lets the time of the time-outs pass at a fifth of its pace: a machine that is busy does not run into them.
  private func laatTikken() -> Task<Void, Never> {
    Task { [uurwerk] in
      while !Task.isCancelled {
        await uurwerk.advance(by: .milliseconds(1))
        try? await Task.sleep(for: .milliseconds(5))
      }
    }
  }

  private static func start(
    begin: String, _ klantgrens: RateLimit, _ deurgrenzen: Deurgrenzen, _ weigergrens: ByteQuota,
    _ vreemdentempo: Pace, _ logboek: Log, _ looptTerug: Bool, _ uitfaseringen: [Uitfasering],
    _ wijzig: (String) -> String
  ) async throws -> Proefdienst {
    guard let moment = Tijdstip(iso: begin) else { throw Ongeldig(tekst: begin) }
    let bestand = root.appendingPathComponent("config/regelingen/den-haag-sociaal-ondernemers-2025.json")
    let bytes = Array(wijzig(String(decoding: try Data(contentsOf: bestand), as: UTF8.self)).utf8)
    let regeling = GeladenRegeling(regeling: try leesRegeling(bytes), bytes: bytes)
    let verbinding = try await TemporaryPostgreSQL.database(template: "weegschaal") { try await migreer($0) }
    let uurwerk = ManualClock()
    let blikken = Blikken()
    let klok = Klok(begin: moment) { uurwerk.realtimeMicroseconds - (looptTerug ? blikken.tel() * 1_000_000 : 0) }
    let lussen = try (0..<2).map { try EventLoop(name: "proef-\($0)", clock: uurwerk) }
    let zwaarwerk = ConcurrencyLimit(places: 1)
    let rondebeurten = ClientTurns(atOnce: 1)
    let indienbeurten = GroupTurns()
    let tellingen = Tellingen()
    let verzameld = Mutex<[(Loket, PostgresPool)]>([])
    let beschrijving = Mutex<Beschrijving?>(nil)
    let routes = Mutex<[(methode: String, patroon: String)]>([])
    var grenzen = HTTPLimits()
    // How long a handler may take is tested with the server; here only the database's time-outs count.
    grenzen.handlerTime = .seconds(3600)
    let server = try await HTTPServer.start(address: "127.0.0.1", port: 0, loops: lussen, limits: grenzen) { lus in
      let instellingen = PostgresPoolConfiguration(
        PostgresConfiguration(connectionString: verbinding, role: "weegschaal_toepassing", schema: "weegschaal"))
      let pool = PostgresPool(instellingen, on: lus)
      let loket = Loket(
        pool: pool, klok: klok, regeling: regeling, indienbeurten: indienbeurten, deurgrenzen: deurgrenzen)
      verzameld.withLock { $0.append((loket, pool)) }
      var dienst = Webdienst(
        loket: loket, lus: Luskoppeling(lus), logboek: logboek, zwaarwerk: zwaarwerk, rondebeurten: rondebeurten,
        klantgrens: klantgrens, weigergrens: weigergrens, vreemdentempo: vreemdentempo,
        tellingen: tellingen, voorbeelden: Voorbeelden { Proef.voorbeeld($0) },
        meldpunt: Meldpunt("mailto:lek@denhaag.example"),
        uitgever: Uitgever(contact: "api@denhaag.example", licentie: "EUPL-1.2"), meetwaarden: { "" })
      dienst.uitfaseringen = uitfaseringen
      let applicatie = dienst.applicatie()
      beschrijving.withLock { $0 = dienst.beschrijving }
      routes.withLock { $0 = applicatie.router.listed.map { (methode: "\($0.method)", patroon: $0.pattern) } }
      return applicatie
    }
    let delen = verzameld.withLock { $0 }
    // As `serve` does: a simulated clock marks the database.
    try await delen[0].0.eisKlok(isProductie: false)
    return Proefdienst(
      server: server, lussen: lussen, uurwerk: uurwerk, loket: delen[0].0, klok: klok, zwaarwerk: zwaarwerk,
      rondebeurten: rondebeurten, tellingen: tellingen, verbinding: verbinding, routes: routes.withLock { $0 },
      beschrijving: Beschrijvingsproef(try #require(beschrijving.withLock { $0 })), pools: delen.map(\.1))
  }

  /// Applies the migrations that a database does not have.
  static func migreer(
    _ verbinding: String, waarschuw: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws {
    let migraties = try PostgresMigrator.migrations(inFolder: root.appendingPathComponent("sql").path)
    let migrator = try PostgresMigrator(
      connectionString: verbinding, migrations: migraties, log: waarschuw, digest: { SHA256Digest(of: $0).hex })
    _ = try await migrator.migrate()
  }

  /// The metrics as `serve` gives them.
  func meetwaarden() async -> String {
    Meetwaarden.tekst(
      http: await server.metrics(), database: pools.map(\.metrics), tellingen: tellingen,
      proces: await ProcessMetrics().read())
  }

  /// The number of flights of statements that the service sent to the database so far. Each flight is a round trip.
  var vluchten: Int { pools.reduce(0) { $0 + Int($1.metrics.durations.reduce(0, +)) } }

  /// Waits until every loop has written the lines of its answers.
  func logboekGeschreven() async {
    for lus in lussen {
      // Timers fire in the order of their times, so this one fires after those of the waiting lines.
      await withCheckedContinuation { klaar in
        lus.execute { lus.schedule(after: Verzoeklog.uitstel) { klaar.resume() } }
      }
    }
  }

  private func stop() async {
    await server.drain(deadline: .seconds(5))
    for pool in pools { await pool.close() }
  }

  /// Waits for something that must come about. Two minutes are no expectation: they end a test that would hang.
  static func wacht(_ wat: String, _ isZo: () async throws -> Bool) async throws {
    let einde = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < einde {
      if try await isZo() { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw Ongeldig(tekst: "it never came: \(wat)")
  }

  /// Waits until the owner of the database finds it so; the query answers a boolean `klaar`.
  func wacht(_ vraag: String) async throws {
    try await Proefdienst.wacht(vraag) { try await alsEigenaar(vraag).one().get("klaar", as: Bool.self) }
  }

  /// Waits until so many connections of the service wait for a lock.
  func wachtOpWachtenden(_ aantal: Int) async throws {
    try await wacht(
      """
      SELECT count(*) = \(aantal) AS klaar FROM pg_stat_activity
      WHERE wait_event_type = 'Lock' AND datname = current_database()
      """)
  }

  // MARK: - People

  /// A token for the member of staff `persoon`. Every call with the same name gives a token of the same person.
  func medewerker(_ rollen: Rol..., als persoon: String) async throws -> String {
    try await sleutel("\(rollen)\(persoon)") {
      Sleutelaanvraag.maak(rollen: Set(rollen), naam: persoon, persoon: persoon, kvkNummer: nil)
    }
  }

  /// A token for an applicant.
  func aanvrager(_ kvkNummer: String) async throws -> String {
    try await sleutel(kvkNummer) {
      Sleutelaanvraag.maak(rollen: [.aanvrager], naam: kvkNummer, persoon: nil, kvkNummer: kvkNummer)
    }
  }

  /// Works on tokens as the command does.
  func metSleutelbeheer<Waarde: Sendable>(_ doe: (Sleutelbeheer) async throws -> Waarde) async throws -> Waarde {
    try await alsEigenaar(rol: "weegschaal_sleutels") { pool in
      try await doe(Sleutelbeheer(pool: pool, klok: klok, gebruiker: "proef"))
    }
  }

  private func sleutel(
    _ naam: String, _ maak: () -> Result<Sleutelaanvraag, Sleutelaanvraag.Weigering>
  ) async throws -> String {
    if let bekend = sleutels.withLock({ $0[naam] }) { return bekend }
    let aanvraag = try maak().get()
    let sleutel = try await metSleutelbeheer { try await $0.maak(aanvraag) }
    sleutels.withLock { $0[naam] = sleutel }
    return sleutel
  }

  // MARK: - Requests

  /// An answer of the service.
  struct Uitslag: Sendable {
    let status: Int
    let koppen: [String: String]
    let lichaam: [UInt8]

    /// The body as JSON; `null` when it is no JSON.
    var json: JSONValue { (try? JSONValue.parse(lichaam)) ?? .null }
    /// The header, by its name in any case.
    func kop(_ naam: String) -> String? { koppen[naam.lowercased()] }
    /// The codes with pointers of `fouten`, as `code pointer`.
    var fouten: [String] {
      (json["fouten"]?.elements ?? []).map { "\($0["code"]?.text ?? "") \($0["pointer"]?.text ?? "")" }
    }
    /// Looks at every conflict of every test: it says in which state the file or round is (`contract.md` section 4). The
    /// clock has a moment and no state.
    func eisStand() {
      guard status == 409, json["nu"] == nil else { return }
      let standen = Status.allCases.map(\.rawValue) + Rondestatus.allCases.map(\.rawValue)
      #expect(standen.contains(json["stand"]?.text ?? ""), "\(String(decoding: lichaam, as: UTF8.self))")
    }
    /// The last word of a problem's `type`.
    var probleem: String { json["type"]?.text?.split(separator: "/").last.map(String.init) ?? "" }
  }

  /// Sends a request as a client would, and answers what came back.
  func stuur(
    _ methode: String, _ pad: String, _ sleutel: String? = nil, _ lichaam: JSONValue? = nil,
    bytes: [UInt8]? = nil, koppen: [String: String] = [:]
  ) async throws -> Uitslag {
    guard let url = URL(string: "http://127.0.0.1:\(server.port)\(pad)") else { throw Ongeldig(tekst: pad) }
    var verzoek = URLRequest(url: url)
    verzoek.httpMethod = methode
    verzoek.cachePolicy = .reloadIgnoringLocalAndRemoteCacheData
    if let sleutel { verzoek.setValue("Bearer \(sleutel)", forHTTPHeaderField: "Authorization") }
    if let inhoud = bytes ?? lichaam?.bytes {
      verzoek.httpBody = Data(inhoud)
      verzoek.setValue("application/json", forHTTPHeaderField: "Content-Type")
    }
    for (naam, waarde) in koppen { verzoek.setValue(waarde, forHTTPHeaderField: naam) }
    let (data, antwoord) = try await Proefdienst.sessie.data(for: verzoek)
    guard let http = antwoord as? HTTPURLResponse else { throw Ongeldig(tekst: "no HTTP") }
    let paren = http.allHeaderFields.map { (String(describing: $0.key).lowercased(), String(describing: $0.value)) }
    let uitslag = Uitslag(
      status: http.statusCode, koppen: Dictionary(paren, uniquingKeysWith: { $1 }), lichaam: Array(data))
    uitslag.eisStand()
    Uitwisselingen.vanDitProces?.voegToe(verzoek, pad, uitslag)
    // What the service answers is what its description says.
    let fouten = beschrijving.fouten(methode, pad, uitslag)
    #expect(fouten == [], "\(methode) \(pad): \(String(decoding: uitslag.lichaam.prefix(2000), as: UTF8.self))")
    return uitslag
  }

  /// Posts, and resets the connection after the closure, without waiting for an answer.
  func stuurEnBreekAf(
    _ pad: String, _ sleutel: String, _ lichaam: JSONValue, na doe: () async throws -> Void
  ) async throws {
    let stekker = try verbonden()
    defer { close(stekker) }
    let bytes = lichaam.bytes
    let kop =
      "POST \(pad) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(sleutel)\r\n"
      + "Content-Type: application/json\r\nContent-Length: \(bytes.count)\r\n\r\n"
    let bericht = Array(kop.utf8) + bytes
    guard write(stekker, bericht, bericht.count) == bericht.count else { throw Ongeldig(tekst: "no connection") }
    try await doe()
    var verbreek = linger(l_onoff: 1, l_linger: 0)
    setsockopt(stekker, SOL_SOCKET, SO_LINGER, &verbreek, socklen_t(MemoryLayout<linger>.size))
  }

  /// Sends the beginning of a request, and answers everything that comes until the service closes the connection.
  func stuurBegin(_ tekst: String) throws -> String {
    let stekker = try verbonden()
    defer { close(stekker) }
    let bericht = Array(tekst.utf8)
    guard write(stekker, bericht, bericht.count) == bericht.count else { throw Ongeldig(tekst: "no connection") }
    var gelezen: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let aantal = read(stekker, &buffer, buffer.count)
      guard aantal > 0 else { return String(decoding: gelezen, as: UTF8.self) }
      gelezen += buffer[0..<aantal]
    }
  }

  /// A socket that is connected with the service.
  private func verbonden() throws -> Int32 {
    let stekker = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var adres = sockaddr_in()
    adres.sin_family = sa_family_t(AF_INET)
    adres.sin_port = in_port_t(server.port).bigEndian
    adres.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    let uitslag = withUnsafeBytes(of: &adres) { bytes in
      connect(stekker, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
    }
    guard uitslag == 0 else {
      close(stekker)
      throw Ongeldig(tekst: "no connection")
    }
    return stekker
  }

  private static let sessie: URLSession = {
    let instelling = URLSessionConfiguration.ephemeral
    instelling.httpMaximumConnectionsPerHost = 256
    instelling.timeoutIntervalForRequest = 600
    return URLSession(configuration: instelling)
  }()

  // MARK: - Rounds

  /// Moves the clock.
  func zetKlok(_ moment: String) throws {
    guard let doel = Tijdstip(iso: moment), klok.zetVooruit(naar: doel) else { throw Ongeldig(tekst: moment) }
  }

  /// The seed whose digest a test's round commits to.
  static let zaad = "een zaad voor de loting"

  /// The body of a round that fits the scheme.
  static func ronde(plafond: Int64 = 100_000_00, meer: [JSONMember] = []) -> JSONValue {
    .object(
      [
        JSONMember("opent", "2025-03-19T23:00:00Z"), JSONMember("sluit", "2025-03-27T23:00:00Z"),
        JSONMember("plafond", .amount(plafond)),
        JSONMember("lotingVastlegging", .text(SHA256Digest(of: zaad).hex)),
        JSONMember(
          "bekendmaking",
          ["kenmerk": "gmb-2025-121257", "datum": "2025-03-19", "vindplaats": "Gemeenteblad 2025, 121257"]),
      ] + (plafond == 100_000_00 ? [] : [JSONMember("besluit", ["kenmerk": "RIS-1", "grond": "R 1:8 lid 2"])]) + meer)
  }

  /// Makes the round of 2025.
  func maakRonde(plafond: Int64 = 100_000_00, meer: [JSONMember] = []) async throws {
    let uitslag = try await stuur(
      "PUT", "/v1/rondes/2025", try await medewerker(.beheerder, als: "beheer"),
      Proefdienst.ronde(plafond: plafond, meer: meer))
    guard uitslag.status == 201 else { throw Ongeldig(tekst: String(decoding: uitslag.lichaam, as: UTF8.self)) }
  }

  /// Files an application and answers its id.
  func dienIn(_ aanvraag: Voorbeeldaanvraag) async throws -> String {
    let uitslag = try await stuur(
      "POST", "/v1/rondes/2025/aanvragen", try await aanvrager(aanvraag.kvkNummer), aanvraag.json)
    guard uitslag.status == 201, let id = uitslag.json["id"]?.text else {
      throw Ongeldig(tekst: String(decoding: uitslag.lichaam, as: UTF8.self))
    }
    return id
  }
}

/// A count that tasks share.
final class Proefteller: Sendable {
  private let aantal = Atomic(0)
  var stand: Int { aantal.load(ordering: .sequentiallyConsistent) }
  func tel() { aantal.add(1, ordering: .sequentiallyConsistent) }
}

/// Something that a test rests on is not as it should be.
struct Ongeldig: Error, CustomStringConvertible {
  let tekst: String
  var description: String { tekst }
}

/// Counts the looks at a clock.
private final class Blikken: Sendable {
  private let aantal = Atomic<Int64>(0)

  func tel() -> Int64 { aantal.add(1, ordering: .relaxed).newValue }
}
