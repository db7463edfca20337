internal import EventLoop
internal import FoundationEssentials
internal import Glibc
internal import HTTPServer
internal import JSON
internal import Loket
internal import Observability
internal import PostgreSQL
internal import Synchronization
internal import Web

extension Opdracht {
  /// The time that running requests get to end after SIGTERM.
  private static let afrondtijd = Duration.seconds(20)
  /// The time between two rounds of upkeep.
  private static let onderhoudstussentijd = Duration.seconds(30)

  /// Runs the service until SIGTERM or SIGINT. One that comes during the start ends the service once it has started.
  static func serve(_ instellingen: Instellingen, _ signalen: Signaalwacht) async throws -> Int32 {
    let logboek = Log.dienst
    let (einde, vraagEinde) = AsyncStream.makeStream(of: Void.self)
    signalen.bijSignaal { vraagEinde.finish() }
    // Before the database is touched: a key that cannot be read is a fault of the settings.
    let geheimen = try instellingen.uitgaand.leesGeheimen()
    let samenstelling = try await Samenstelling.open(instellingen, voor: .dienst) { logboek.message($0, $1) }
    let aantal = max(1, ProcessInfo.processInfo.activeProcessorCount)
    let lussen = try (0..<aantal).map { try EventLoop(name: "lus-\($0)") }
    let onderdelen = Onderdelen()
    let grenzen = Procesgrenzen.http(databaseverbindingen: aantal * instellingen.verbindingenPerLus)
    let zwaarwerk = ConcurrencyLimit(places: ConcurrencyLimit.zwaarwerkPlaatsen)
    let rondebeurten = ClientTurns(atOnce: 1)
    let klantgrens = RateLimit(
      perSecond: instellingen.verzoekenPerSeconde, burst: instellingen.verzoekenIneens)
    let vreemdentempo = Pace(bytesPerSecond: instellingen.berichtBytesPerSecondeZonderSleutel)
    let weigergrens = ByteQuota(bytesPerDay: instellingen.geweigerdeBytesPerDag)
    let voorbeelden = instellingen.leesVoorbeelden()
    let server: HTTPServer
    do {
      server = try await HTTPServer.start(
        address: instellingen.adres, port: instellingen.poort, loops: lussen, limits: grenzen
      ) { lus in
        let (loket, pools) = samenstelling.loket(op: lus)
        for pool in pools { onderdelen.voegToe(pool) }
        try await samenstelling.database.dienst.over { try await pools[0].warmUp() }
        return Webdienst(
          loket: loket, lus: Luskoppeling(lus), logboek: logboek, zwaarwerk: zwaarwerk,
          rondebeurten: rondebeurten, klantgrens: klantgrens,
          weigergrens: weigergrens, vreemdeBytesMax: instellingen.berichtBytesZonderSleutel,
          vreemdentempo: vreemdentempo, tellingen: onderdelen.tellingen, voorbeelden: voorbeelden,
          meldpunt: instellingen.meldpunt, uitgever: instellingen.uitgever,
          meetwaarden: { await onderdelen.meetwaarden() }
        ).applicatie()
      }
    } catch {
      await onderdelen.sluitPools()
      try await samenstelling.sluit()
      throw error
    }
    onderdelen.stel(server)
    let databasewacht = samenstelling.bewaakDatabase(logboek)
    let geheugenwacht = Procesgrenzen.geefGeheugenTerug { await server.metrics().requests }
    meldLuisteren(samenstelling, op: server.port, logboek)
    let onderhoud = startOnderhoud(samenstelling, op: lussen[0], onderdelen, logboek)
    let bezorging = startBezorging(samenstelling, geheimen, op: lussen[0], onderdelen, logboek)
    let opzicht = ServiceManager(ProcessInfo.processInfo.environment)
    let levensteken = opzicht.proveLife(of: lussen)
    opzicht.tell(.ready)
    for await _ in einde {}
    opzicht.tell(.stopping)
    logboek.message(.info, "de dienst rondt af")
    bezorging.cancel()
    onderhoud.cancel()
    await onderhoud.value
    geheugenwacht.cancel()
    await geheugenwacht.value
    await server.drain(deadline: afrondtijd)
    // It had the time of the drain to end what was under way, which takes half of it at most.
    await bezorging.value
    await onderdelen.sluitPools()
    levensteken?.cancel()
    await levensteken?.value
    for lus in lussen { lus.stop() }
    databasewacht?.stop()
    try await samenstelling.sluit()
    logboek.message(.info, "de dienst is gestopt")
    return 0
  }

  private static func meldLuisteren(_ samenstelling: Samenstelling, op poort: Int, _ logboek: Log) {
    let instellingen = samenstelling.instellingen
    logboek.message(
      .info, "de dienst luistert",
      [
        "adres": .text(instellingen.adres), "poort": .integer(poort), "versie": .text(Versie.programma),
        "database": .text(samenstelling.database.naam(voor: .dienst)),
        "instellingen": instellingen.bestand.map { .text($0.path) } ?? .null,
      ])
  }

  /// Starts the upkeep of the rounds on a loop, with a connection of its own. It ends when its task is cancelled.
  private static func startOnderhoud(
    _ samenstelling: Samenstelling, op lus: EventLoop, _ onderdelen: Onderdelen, _ logboek: Log
  ) -> Task<Void, Never> {
    let (loket, pools) = samenstelling.loket(op: lus)
    for pool in pools { onderdelen.voegToe(pool) }
    return Task(executorPreference: lus) {
      async let standby: Void = meldStandby(samenstelling, loket, logboek)
      while !Task.isCancelled {
        let fouten = await loket.onderhoud()
        if Task.isCancelled { break }
        for fout in fouten { logboek.onderhoudsfout(fout) }
        // Ends at once when the task is cancelled.
        try? await Task.sleep(for: onderhoudstussentijd)
      }
      await standby
    }
  }

  /// Starts the deliveries to subscribers on a loop. They end when the task is cancelled.
  private static func startBezorging(
    _ samenstelling: Samenstelling, _ geheimen: [Abonneegeheim], op lus: EventLoop, _ onderdelen: Onderdelen,
    _ logboek: Log
  ) -> Task<Void, Never> {
    let (loket, pools) = samenstelling.loket(op: lus)
    for pool in pools { onderdelen.voegToe(pool) }
    if !samenstelling.instellingen.uitgaand.abonnees.isEmpty { onderdelen.stel(loket) }
    return Task(executorPreference: lus) {
      await Bezorging.werk(
        samenstelling.instellingen.uitgaand, geheimen, loket, op: lus, onderdelen.bezorgtellingen, logboek)
    }
  }

  /// Looks at the standby once, while the service already works: expensive reads have the primary without it.
  private static func meldStandby(_ samenstelling: Samenstelling, _ loket: Loket, _ logboek: Log) async {
    let beletsel = await loket.leesbronbeletsel()
    guard let beletsel, !Task.isCancelled else { return }
    let standby = samenstelling.instellingen.postgresLezen
    let reden =
      switch beletsel {
      case .geenStandby: "Dit is geen standby."
      case .onbereikbaar(let fout): foutzin(Verbindingsfout(fout, standby) ?? fout)
      }
    logboek.message(
      .warning,
      "\(standby.bron) (\(standby.omschrijving)) is niet te gebruiken; zware vragen gaan naar de database van de dienst. "
        + reden)
  }
}

extension Luskoppeling {
  /// The services of this event loop for the request log.
  init(_ lus: EventLoop) {
    self.init(
      uurwerk: { lus.monotonicNanoseconds }, straks: { lus.schedule(after: $0, $1) },
      slaap: { try await lus.sleep(for: $0) },
      bijEinde: { lus.addEndAction($0) })
  }
}

/// The parts of a running service that its metrics read and its end closes.
final class Onderdelen: Sendable {
  let tellingen = Tellingen()
  private let procesmeting = ProcessMetrics()
  let bezorgtellingen = Bezorgtellingen()
  private let inhoud = Mutex<(server: HTTPServer?, loket: Loket?, pools: [PostgresPool])>((nil, nil, []))

  func voegToe(_ pool: PostgresPool) { inhoud.withLock { $0.pools.append(pool) } }
  func stel(_ server: HTTPServer) { inhoud.withLock { $0.server = server } }
  func stel(_ loket: Loket) { inhoud.withLock { $0.loket = loket } }

  func sluitPools() async {
    for pool in inhoud.withLock({ $0.pools }) { await pool.close() }
  }

  /// The metrics of the process as Prometheus text.
  func meetwaarden() async -> String {
    let (server, loket, pools) = inhoud.withLock { $0 }
    guard let server else { return "" }
    // Without the database the other figures are given all the same.
    let standen = (try? await loket?.abonneestanden()) ?? []
    return Meetwaarden.tekst(
      http: await server.metrics(), database: pools.map(\.metrics), tellingen: tellingen,
      proces: await procesmeting.read(),
      uitgaand: standen.map { ($0, bezorgtellingen[$0.naam]) }, op: loket?.klok.nu())
  }
}
