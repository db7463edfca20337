internal import CLinux
internal import Cryptography
internal import EmbeddedPostgreSQL
internal import EventLoop
internal import FoundationEssentials
internal import JSON
internal import Loket
internal import Observability
internal import PostgreSQL
internal import Regeling
internal import Web

/// The composition root: the scheme, the database brought up to date, and the clock, opened once for a command.
struct Samenstelling: Sendable {
  /// The role under which everything but migrations runs (`sql/0002_rollen_en_controle.sql`).
  static let toepassingsrol = "weegschaal_toepassing"
  /// The schema of our tables (`sql/0001_grondslag.sql`).
  static let schema = "weegschaal"
  /// Connections to the standby for each event loop: as many as there are expensive reads at once.
  static let leesverbindingenPerLus = ConcurrencyLimit.zwaarwerkPlaatsen
  /// How long a connection to a standby may take.
  static let wachttijdKopie = Duration.seconds(2)

  let instellingen: Instellingen
  let regeling: GeladenRegeling
  let klok: Klok
  let verbinding: String
  private let ingebouwd: EmbeddedPostgreSQL?
  private let rangschikkinggeheugen = Rangschikkinggeheugen()

  /// Reads the scheme, attaches to or starts the database, and brings it up to date. A command that changes nothing
  /// refuses a database that is not up to date.
  static func open(
    _ instellingen: Instellingen, isDienst: Bool, werktBij: Bool = true
  ) async throws -> Samenstelling {
    let regeling = try instellingen.leesRegelingbestand()
    let log = Log.dienst
    var ingebouwd: EmbeddedPostgreSQL?
    if instellingen.postgres.isEmpty {
      let database = EmbeddedPostgreSQL.Settings(
        dataFolder: instellingen.data, binariesFolder: instellingen.postgresProgrammas, isService: isDienst)
      ingebouwd = try EmbeddedPostgreSQL(database) { if isDienst { log.message(.info, $0) } }
    } else if instellingen.postgresBeheer.isEmpty, isDienst {
      log.message(
        .warning,
        "WEEGSCHAAL_POSTGRES_BEHEER ontbreekt: de gegeven verbinding migreert ook, en neemt daarna de rol "
          + "\(toepassingsrol) aan.")
    }
    let samenstelling = Samenstelling(
      instellingen: instellingen, regeling: regeling,
      klok: Klok(begin: instellingen.klok, machine: { clinux_realtime_us() }),
      verbinding: ingebouwd?.connectionString ?? instellingen.postgres, ingebouwd: ingebouwd)
    do {
      if werktBij { try await samenstelling.migreer() } else { try await samenstelling.eisBij() }
      // The service, and every command in production or with a simulated clock, must have the kind of clock that the
      // database knows. Other commands need no check.
      if isDienst || instellingen.isProductie || instellingen.klok != nil {
        try await samenstelling.metLoket { try await $0.eisKlok(isProductie: instellingen.isProductie) }
      }
    } catch {
      try await samenstelling.sluit()
      throw error
    }
    return samenstelling
  }

  /// Applies the migrations that the database does not have yet.
  private func migreer() async throws { _ = try await migrator().migrate() }

  /// Refuses a database that does not have every migration.
  private func eisBij() async throws {
    let ontbreekt = try await migrator().pending()
    guard ontbreekt.isEmpty else {
      let namen = ontbreekt.joined(separator: ", ")
      throw Opdracht.Fout(
        tekst: "De database is niet van deze versie en is niet gewijzigd; \(namen) ontbreekt. Voer eerst weegschaal "
          + "migreer uit.")
    }
  }

  private func migrator() throws -> PostgresMigrator {
    guard let migraties = instellingen.migraties else {
      throw Opdracht.Fout(
        tekst:
          "De map config met weegschaal.json en de map sql ernaast zijn niet gevonden; start vanuit de map van het "
          + "project.")
    }
    let beheer = instellingen.postgresBeheer.isEmpty ? verbinding : instellingen.postgresBeheer
    return try PostgresMigrator(
      connectionString: beheer, migrations: try PostgresMigrator.migrations(inFolder: migraties.path),
      digest: { SHA256Digest(of: $0).hex })
  }

  /// A counter for one event loop, with its pools of connections. The pool of a standby, if there is one, comes last.
  func loket(op loop: EventLoop) -> (loket: Loket, pools: [PostgresPool]) {
    func pool(_ verbinding: String, _ stel: (inout PostgresPoolConfiguration) -> Void) -> PostgresPool {
      var grenzen = PostgresPoolConfiguration(
        PostgresConfiguration(
          connectionString: verbinding, role: Samenstelling.toepassingsrol, schema: Samenstelling.schema))
      stel(&grenzen)
      return PostgresPool(grenzen, on: loop)
    }
    let hoofd = pool(verbinding) { $0.connectionsMax = instellingen.verbindingenPerLus }
    guard !instellingen.postgresLezen.isEmpty else {
      return (
        Loket(
          pool: hoofd, klok: klok, regeling: regeling, rangschikkinggeheugen: rangschikkinggeheugen,
          terugdateringWerkdagenMax: instellingen.terugdateringWerkdagenMax), [hoofd]
      )
    }
    let kopie = pool(instellingen.postgresLezen) { grenzen in
      grenzen.connectionsMax = Samenstelling.leesverbindingenPerLus
      // The wait for a standby that is away is short, since the primary replaces it.
      grenzen.connection.connectTimeout = Samenstelling.wachttijdKopie
      grenzen.waitTimeout = Samenstelling.wachttijdKopie
    }
    let loket = Loket(
      pool: hoofd, leespool: kopie, klok: klok, regeling: regeling, rangschikkinggeheugen: rangschikkinggeheugen,
      terugdateringWerkdagenMax: instellingen.terugdateringWerkdagenMax)
    return (loket, [hoofd, kopie])
  }

  /// Runs one piece of work with a counter, on a new loop.
  func metLoket<Waarde: Sendable>(_ doe: @escaping @Sendable (Loket) async throws -> Waarde) async throws -> Waarde {
    let loop = try EventLoop(name: "opdracht")
    let (loket, pools) = loket(op: loop)
    let uitkomst = await Task(executorPreference: loop) { () -> Result<Waarde, any Error> in
      do { return .success(try await doe(loket)) } catch { return .failure(error) }
    }.value
    for pool in pools { await pool.close() }
    loop.stop()
    return try uitkomst.get()
  }

  /// Starts the watch over the embedded database; nil when the database is not embedded.
  func bewaakDatabase(_ logboek: Log) -> DatabaseWatch? { ingebouwd.map { DatabaseWatch($0, logboek) } }

  /// Detaches from the embedded database, which stops it when this process must do that.
  func sluit() async throws {
    _ = try ingebouwd?.detach()
  }
}
