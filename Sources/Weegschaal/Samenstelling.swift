internal import Begrippen
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

/// Tells the administrator something, with how serious it is.
typealias Melder = @Sendable (Log.Level, String) -> Void

/// The composition root: the scheme, the database brought up to date, and the clock, opened once for a command.
struct Samenstelling: Sendable {
  /// The role under which everything but migrations and tokens runs (`sql/0002_rollen_en_controle.sql`).
  static let toepassingsrol = "weegschaal_toepassing"
  /// The role that makes and ends tokens (`sql/0003_niemand_alleen.sql`).
  static let sleutelrol = "weegschaal_sleutels"
  /// The role of who reads with SQL.
  static let leesrol = "weegschaal_auditor"
  /// Where the login of each role is named, for who used another.
  static let inlog = [
    toepassingsrol: "Noem de inlog van de dienst in WEEGSCHAAL_POSTGRES.",
    sleutelrol: "Noem de inlog van wie sleutels maakt in WEEGSCHAAL_POSTGRES_SLEUTELS.",
  ]
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

  /// What a command opens the database for.
  enum Doel: Sendable {
    /// The service: it brings the database up to date where its login may.
    case dienst
    /// A command that brings the database up to date.
    case migreren
    /// A command that changes nothing.
    case nalopen
    /// A command that makes or ends tokens. It brings the database up to date where its login may.
    case sleutels
    /// As `sleutels`, for the tokens of the demo.
    case demo
  }

  let instellingen: Instellingen
  let regeling: GeladenRegeling
  private(set) var klok: Klok
  let database: Database
  /// The migrations that were applied for this command, and the last one there is.
  private(set) var migraties: (uitgevoerd: [String], laatste: String) = ([], "")
  private let rangschikkinggeheugen = Rangschikkinggeheugen()
  private let indienbeurten = GroupTurns()

  /// Opens the database for a command, and closes it after the work. The first signal ends the
  /// work in good order: what this process started, it stops.
  static func met<Waarde: Sendable>(
    _ instellingen: Instellingen, voor doel: Doel, _ signalen: Signaalwacht,
    _ doe: @escaping @Sendable (Samenstelling) async throws -> Waarde
  ) async throws -> Waarde {
    let taak = Task {
      let samenstelling = try await open(instellingen, voor: doel) { _, tekst in Opdracht.meld("weegschaal: \(tekst)") }
      do {
        let waarde = try await doe(samenstelling)
        try await samenstelling.sluit()
        return waarde
      } catch {
        try await samenstelling.sluit()
        throw error
      }
    }
    signalen.bijSignaal {
      Opdracht.meld("weegschaal: er wordt opgeruimd; nog een keer breekt dat af.")
      taak.cancel()
    }
    defer { signalen.bijSignaal(nil) }
    return try await taak.value
  }

  /// Reads the scheme, attaches to or starts the database, says which one it is, and brings it up to date or refuses one
  /// that is not.
  /// - Parameter meld: called with what the administrator should know.
  static func open(_ instellingen: Instellingen, voor doel: Doel, meld: @escaping Melder) async throws -> Samenstelling
  {
    let waarschuw: @Sendable (String) -> Void = { meld(.warning, $0) }
    guard !instellingen.isProductie || instellingen.klok == nil else {
      throw Opdracht.Fout(instelling: Klokfout.inProductie.description)
    }
    let regeling = try instellingen.leesRegelingbestand()
    var samenstelling = Samenstelling(
      instellingen: instellingen, regeling: regeling,
      klok: Klok(begin: instellingen.klok, machine: { clinux_realtime_us() }),
      database: try Database.open(instellingen, voor: doel, meld))
    do {
      try Task.checkCancellation()
      // Before anything can be refused: who reads a refusal knows of which database it is.
      meld(.info, samenstelling.database.naam(voor: doel))
      samenstelling.migraties = try await samenstelling.brengBij(voor: doel, waarschuw)
      if doel == .sleutels { try await samenstelling.volgSimulatie() }
      try await samenstelling.gelijkKlok(voor: doel, waarschuw)
      if doel == .dienst {
        for gat in try await samenstelling.metLoket({ try await $0.openRechten() }) { waarschuw(gat) }
        if instellingen.isProductie, instellingen.meldpunt == nil {
          waarschuw("de instellingen noemen geen meldpunt voor lekken: /.well-known/security.txt is er niet")
        }
      }
    } catch {
      try await samenstelling.sluit()
      throw error
    }
    return samenstelling
  }

  /// Applies the migrations that the database does not have yet, or refuses it when the command or its login may not.
  /// - Returns: the applied ones, and the last one there is.
  private func brengBij(
    voor doel: Doel, _ waarschuw: @escaping @Sendable (String) -> Void
  ) async throws -> (uitgevoerd: [String], laatste: String) {
    guard let map = instellingen.migraties else {
      throw Opdracht.Fout(
        instelling:
          "De map sql met de migraties is niet gevonden, niet naast config en niet bij het programma. Zet die van de "
          + "uitgave naast config, of start vanuit de map van het project.")
    }
    try await database.eisEenDatabase(voor: doel, waarschuw)
    let verbinding = database.verbinding(voor: doel)
    let migraties = try PostgresMigrator.migrations(inFolder: map.path)
    let laatste = migraties.map(\.name).max() ?? ""
    let migrator = try PostgresMigrator(
      connectionString: verbinding.reeks, migrations: migraties, amendments: Migratieaanpassingen.alle, log: waarschuw,
      digest: { SHA256Digest(of: $0).hex })
    var recht: PostgresMigrator.Right?
    if doel != .nalopen {
      recht =
        database.isIngebouwd
        ? .migrate
        : try await verbinding.over {
          try await migrator.right(
            schema: Samenstelling.schema, roles: [Samenstelling.toepassingsrol, Samenstelling.sleutelrol])
        }
    }
    if recht == .migrate {
      if doel == .dienst, database.migreertMetDienstlogin {
        waarschuw(
          "WEEGSCHAAL_POSTGRES_BEHEER ontbreekt: de inlog van de dienst is die van de eigenaar. Zij migreert ook, en "
            + "neemt daarna de rol \(Samenstelling.toepassingsrol) aan. Geef de dienst een inlog met alleen die rol.")
      }
      do {
        return (try await verbinding.over { try await migrator.migrate() }, laatste)
      } catch PostgresMigrationError.database(let naam, .server(let fout))
        where fout.sqlState == "42501" && !database.isIngebouwd
      {
        throw Opdracht.Fout(tekst: Migratiezin.geenRecht(bij: naam, fout, verbinding))
      }
    }
    let ontbreekt = try await verbinding.over { try await migrator.pending() }
    guard ontbreekt.isEmpty else {
      throw Opdracht.Fout(
        tekst: Migratiezin.geweigerd(
          ontbreekt, voor: doel, recht, verbinding, isBeheer: verbinding == instellingen.postgresBeheer))
    }
    return ([], laatste)
  }

  /// Takes the moment of the simulation for a token in a simulation whose clock nobody named: an event of today would be
  /// where the service begins after its next start.
  private mutating func volgSimulatie() async throws {
    guard !klok.isGesimuleerd, !instellingen.isProductie, database.heeftDienstlogin,
      try await metSleutelbeheer({ try await $0.heeftGesimuleerdeKlok() }),
      let moment = try await metLoket({ try await $0.momentVanSimulatie() })
    else { return }
    klok = Klok(begin: moment, machine: { clinux_realtime_us() })
  }

  /// Refuses a clock that does not go with the database, and starts a simulated one after the last event. The service, and
  /// every command in production or with a simulated clock, must have the kind of clock that the database knows. Other
  /// commands need no check.
  private func gelijkKlok(voor doel: Doel, _ waarschuw: @escaping @Sendable (String) -> Void) async throws {
    guard doel == .dienst || instellingen.isProductie || klok.isGesimuleerd else { return }
    let isProductie = instellingen.isProductie
    // Who has the login for tokens alone cannot read events; the chain of access has a clock of its own.
    let magLezen = database.heeftDienstlogin
    let doe: @Sendable (Loket) async throws -> Tijdstip? = { loket in
      try await loket.eisKlok(isProductie: isProductie)
      return try await loket.laatsteGebeurtenis()
    }
    guard magLezen else {
      return try await metSleutelbeheer { try await $0.eisKlok(isProductie: isProductie) }
    }
    let laatste = try await metLoket(doe)
    guard let begin = instellingen.klok else { return }
    var vanaf = begin
    if let laatste, laatste > begin, klok.zetVooruit(naar: laatste) { vanaf = laatste }
    if doel == .dienst {
      let waarom = vanaf == begin ? "" : ", waar de laatste gebeurtenis staat; WEEGSCHAAL_KLOK is eerder"
      waarschuw(
        "De klok is gesimuleerd en begint op \(vanaf.iso)\(waarom). Voor een echte ronde is dit niet te gebruiken.")
    }
  }

  /// A counter for one event loop, with its pools of connections. The pool of a standby, if there is one, comes last.
  /// - Parameter isGeduldig: whether a query may take as long as it takes. Nobody waits for who verifies a large database.
  func loket(op loop: EventLoop, isGeduldig: Bool = false) -> (loket: Loket, pools: [PostgresPool]) {
    func pool(_ verbinding: Verbinding, _ stel: (inout PostgresPoolConfiguration) -> Void) -> PostgresPool {
      var grenzen = Samenstelling.poolinstellingen(verbinding.reeks, Samenstelling.toepassingsrol)
      if isGeduldig {
        grenzen.connection.queryTimeout = nil
        grenzen.connection.settings["statement_timeout"] = "0"
      }
      stel(&grenzen)
      return PostgresPool(grenzen, on: loop)
    }
    let hoofd = pool(database.dienst) { $0.connectionsMax = instellingen.verbindingenPerLus }
    let kopie =
      instellingen.postgresLezen.isLeeg
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
    let pool = PostgresPool(Samenstelling.poolinstellingen(database.sleutels.reeks, Samenstelling.sleutelrol), on: loop)
    let beheer = Sleutelbeheer(pool: pool, klok: klok, gebruiker: Samenstelling.gebruiker)
    return try await database.sleutels.over {
      try await Samenstelling.uitgevoerd(op: loop, [pool]) { try await doe(beheer) }
    }
  }

  /// The user of the operating system: its name, or its number when it has none.
  private static var gebruiker: String {
    getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "\(getuid())"
  }

  /// Runs one piece of work with a counter, on a new loop.
  func metLoket<Waarde: Sendable>(
    isGeduldig: Bool = false, _ doe: @escaping @Sendable (Loket) async throws -> Waarde
  ) async throws -> Waarde {
    let loop = try EventLoop(name: "opdracht")
    let (loket, pools) = loket(op: loop, isGeduldig: isGeduldig)
    return try await database.dienst.over {
      try await Samenstelling.uitgevoerd(op: loop, pools) { try await doe(loket) }
    }
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
  func bewaakDatabase(_ logboek: Log) -> DatabaseWatch? { database.ingebouwd.map { DatabaseWatch($0, logboek) } }

  /// Detaches from the embedded database, which stops it when this process must do that.
  func sluit() async throws { _ = try database.ingebouwd?.detach() }
}
