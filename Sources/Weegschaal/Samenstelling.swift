internal import CLinux
internal import Cryptography
internal import EmbeddedPostgreSQL
internal import EventLoop
internal import FoundationEssentials
internal import Glibc
internal import JSON
internal import Loket
internal import Observability
internal import PostgreSQL
internal import Regeling
internal import Web

/// The composition root: the scheme, the database brought up to date, and the clock, opened once for a command.
struct Samenstelling: Sendable {
  /// The role under which everything but migrations and tokens runs (`sql/0002_rollen_en_controle.sql`).
  static let toepassingsrol = "weegschaal_toepassing"
  /// The role that makes and ends tokens (`sql/0003_niemand_alleen.sql`).
  static let sleutelrol = "weegschaal_sleutels"
  /// The role of who reads with SQL.
  static let leesrol = "weegschaal_auditor"
  /// How long a statement, a lock or a silence within a transaction may take at the server. The service's own limit on a
  /// query is shorter; these hold when the service cannot keep it. An export may be silent while its client reads.
  static let tijdgrenzen = [
    "statement_timeout": "60s", "lock_timeout": "30s", "idle_in_transaction_session_timeout": "300s",
  ]
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
  private let indienbeurten = GroupTurns()

  /// Reads the scheme, attaches to or starts the database, and brings it up to date. A command that changes nothing
  /// refuses a database that is not up to date.
  static func open(
    _ instellingen: Instellingen, isDienst: Bool, werktBij: Bool = true,
    waarschuw: @escaping @Sendable (String) -> Void = { Log.dienst.message(.warning, $0) }
  ) async throws -> Samenstelling {
    let regeling = try instellingen.leesRegelingbestand()
    let log = Log.dienst
    var ingebouwd: EmbeddedPostgreSQL?
    if instellingen.postgres.isEmpty {
      let database = ingebouwdeDatabase(
        instellingen.data, programmas: instellingen.postgresProgrammas, isDienst: isDienst)
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
      verbinding: ingebouwd?.connectionString(for: toepassingsrol) ?? instellingen.postgres, ingebouwd: ingebouwd)
    do {
      if werktBij { try await samenstelling.migreer(waarschuw) } else { try await samenstelling.eisBij() }
      // The service, and every command in production or with a simulated clock, must have the kind of clock that the
      // database knows. Other commands need no check.
      if isDienst || instellingen.isProductie || instellingen.klok != nil {
        try await samenstelling.metLoket { try await $0.eisKlok(isProductie: instellingen.isProductie) }
      }
      if isDienst {
        for gat in try await samenstelling.metLoket({ try await $0.openRechten() }) { waarschuw(gat) }
      }
    } catch {
      try await samenstelling.sluit()
      throw error
    }
    return samenstelling
  }

  /// The embedded cluster of a data folder, with a login for each role.
  static func ingebouwdeDatabase(_ data: String, programmas: String?, isDienst: Bool) -> EmbeddedPostgreSQL.Settings {
    var instellingen = EmbeddedPostgreSQL.Settings(
      dataFolder: data, binariesFolder: programmas, isService: isDienst)
    instellingen.logins = [toepassingsrol, sleutelrol, leesrol]
    return instellingen
  }

  /// Applies the migrations that the database does not have yet.
  private func migreer(_ waarschuw: @escaping @Sendable (String) -> Void) async throws {
    _ = try await migrator(waarschuw).migrate()
  }

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

  private func migrator(_ waarschuw: @escaping @Sendable (String) -> Void = { _ in }) throws -> PostgresMigrator {
    guard let migraties = instellingen.migraties else {
      throw Opdracht.Fout(
        tekst:
          "De map config met weegschaal.json en de map sql ernaast zijn niet gevonden; start vanuit de map van het "
          + "project.")
    }
    return try PostgresMigrator(
      connectionString: beheerverbinding, migrations: try PostgresMigrator.migrations(inFolder: migraties.path),
      log: waarschuw, digest: { SHA256Digest(of: $0).hex })
  }

  /// The connection string of the owner of the database.
  private var beheerverbinding: String {
    if !instellingen.postgresBeheer.isEmpty { return instellingen.postgresBeheer }
    return ingebouwd?.connectionString ?? instellingen.postgres
  }

  /// The connection string of who makes and ends tokens.
  private var sleutelverbinding: String {
    if !instellingen.postgresSleutels.isEmpty { return instellingen.postgresSleutels }
    return ingebouwd?.connectionString(for: Samenstelling.sleutelrol) ?? beheerverbinding
  }

  /// A counter for one event loop, with its pools of connections. The pool of a standby, if there is one, comes last.
  func loket(op loop: EventLoop) -> (loket: Loket, pools: [PostgresPool]) {
    func pool(_ verbinding: String, _ stel: (inout PostgresPoolConfiguration) -> Void) -> PostgresPool {
      var grenzen = Samenstelling.poolinstellingen(verbinding, Samenstelling.toepassingsrol)
      stel(&grenzen)
      return PostgresPool(grenzen, on: loop)
    }
    let hoofd = pool(verbinding) { $0.connectionsMax = instellingen.verbindingenPerLus }
    let kopie =
      instellingen.postgresLezen.isEmpty
      ? nil
      : pool(instellingen.postgresLezen) { grenzen in
        grenzen.connectionsMax = Samenstelling.leesverbindingenPerLus
        // The wait for a standby that is away is short, since the primary replaces it.
        grenzen.connection.connectTimeout = Samenstelling.wachttijdKopie
        grenzen.waitTimeout = Samenstelling.wachttijdKopie
      }
    let loket = Loket(
      pool: hoofd, leespool: kopie, klok: klok, regeling: regeling, rangschikkinggeheugen: rangschikkinggeheugen,
      indienbeurten: indienbeurten, deurgrenzen: instellingen.deurgrenzen,
      terugdateringWerkdagenMax: instellingen.terugdateringWerkdagenMax,
      hersteltermijngrenzen: instellingen.hersteltermijngrenzen)
    return (loket, [hoofd, kopie].compactMap { $0 })
  }

  /// How a pool of connections in that role is set up.
  static func poolinstellingen(_ verbinding: String, _ rol: String) -> PostgresPoolConfiguration {
    var instellingen = PostgresConfiguration(connectionString: verbinding, role: rol, schema: schema)
    instellingen.settings = tijdgrenzen
    return PostgresPoolConfiguration(instellingen)
  }

  /// Runs one piece of work with who makes and ends tokens, on a new loop.
  func metSleutelbeheer<Waarde: Sendable>(
    _ doe: @escaping @Sendable (Sleutelbeheer) async throws -> Waarde
  ) async throws -> Waarde {
    let loop = try EventLoop(name: "sleutels")
    let pool = PostgresPool(Samenstelling.poolinstellingen(sleutelverbinding, Samenstelling.sleutelrol), on: loop)
    let beheer = Sleutelbeheer(pool: pool, klok: klok, gebruiker: Samenstelling.gebruiker)
    return try await Samenstelling.uitgevoerd(op: loop, [pool]) { try await doe(beheer) }
  }

  /// The user of the operating system: its name, or its number when it has none.
  private static var gebruiker: String {
    getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "\(getuid())"
  }

  /// Runs one piece of work with a counter, on a new loop.
  func metLoket<Waarde: Sendable>(_ doe: @escaping @Sendable (Loket) async throws -> Waarde) async throws -> Waarde {
    let loop = try EventLoop(name: "opdracht")
    let (loket, pools) = loket(op: loop)
    return try await Samenstelling.uitgevoerd(op: loop, pools) { try await doe(loket) }
  }

  /// Runs the work on the loop, and ends the pools and the loop.
  private static func uitgevoerd<Waarde: Sendable>(
    op loop: EventLoop, _ pools: [PostgresPool], _ doe: @escaping @Sendable () async throws -> Waarde
  ) async throws -> Waarde {
    let uitkomst = await Task(executorPreference: loop) { () -> Result<Waarde, any Error> in
      do { return .success(try await doe()) } catch { return .failure(error) }
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
