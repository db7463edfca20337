internal import EmbeddedPostgreSQL
internal import PostgreSQL

/// The database of a command: one that the settings name, or the embedded one.
struct Database: Sendable {
  let instellingen: Instellingen
  /// The embedded cluster; nil when the settings name a database.
  let ingebouwd: EmbeddedPostgreSQL?

  /// Attaches to the embedded cluster where the settings name no database for this purpose.
  /// - Throws: `Opdracht.Fout` for production without a named database, and for settings that name a database for one login
  ///   and not for another that the purpose needs; `EmbeddedPostgreSQLError`.
  static func open(
    _ instellingen: Instellingen, voor doel: Samenstelling.Doel, _ meld: Melder
  ) throws -> Database {
    let genoemd = Database(instellingen: instellingen, ingebouwd: nil)
    if !genoemd.verbinding(voor: doel).isEmpty, doel == .migreren || doel == .sleutels || !genoemd.dienst.isEmpty {
      return genoemd
    }
    let anders = [
      (instellingen.postgresBeheer, "WEEGSCHAAL_POSTGRES_BEHEER"),
      (instellingen.postgresSleutels, "WEEGSCHAAL_POSTGRES_SLEUTELS"),
      (instellingen.postgresLezen, "WEEGSCHAAL_POSTGRES_LEZEN"),
    ].filter { !$0.0.isEmpty }.map(\.1)
    guard anders.isEmpty else {
      throw Opdracht.Fout(
        instelling:
          "\(anders.joined(separator: " en ")) noemt een database en WEEGSCHAAL_POSTGRES niet; dan zou dit op de "
          + "ingebouwde database werken. Noem de database in WEEGSCHAAL_POSTGRES of in weegschaal.json (postgres).")
    }
    guard !instellingen.isProductie else {
      throw Opdracht.Fout(
        instelling:
          "Met WEEGSCHAAL_PRODUCTIE=1 moet de database genoemd zijn, in WEEGSCHAAL_POSTGRES of in weegschaal.json "
          + "(postgres). De ingebouwde database is er voor proberen en testen.")
    }
    let cluster = ingebouwd(
      instellingen.data, programmas: instellingen.postgresProgrammas, voor: doel)
    return Database(
      instellingen: instellingen, ingebouwd: try EmbeddedPostgreSQL(cluster) { meld(.info, $0.zin) })
  }

  /// The embedded cluster of a data folder, with a login for each role. Only the service and the demo make one.
  static func ingebouwd(
    _ data: String, programmas: String?, voor doel: Samenstelling.Doel
  ) -> EmbeddedPostgreSQL.Settings {
    var cluster = EmbeddedPostgreSQL.Settings(
      dataFolder: data, binariesFolder: programmas, isService: doel == .dienst)
    cluster.makesCluster = doel == .dienst || doel == .demo
    cluster.logins = [Samenstelling.toepassingsrol, Samenstelling.sleutelrol, Samenstelling.leesrol]
    return cluster
  }

  var isIngebouwd: Bool { ingebouwd != nil }

  /// Whether the service's connection string is given or embedded.
  var heeftDienstlogin: Bool { !dienst.isEmpty }

  /// The connection string of the service.
  var dienst: String { ingebouwd?.connectionString(for: Samenstelling.toepassingsrol) ?? instellingen.postgres }

  /// Whether migrations and work go by one connection string.
  var migreertMetDienstlogin: Bool { !isIngebouwd && instellingen.postgresBeheer.isEmpty }

  /// The connection string of the owner of the database.
  private var beheer: String {
    if !instellingen.postgresBeheer.isEmpty { return instellingen.postgresBeheer }
    return ingebouwd?.connectionString ?? instellingen.postgres
  }

  /// The connection string of who makes and ends tokens.
  var sleutels: String {
    if !instellingen.postgresSleutels.isEmpty { return instellingen.postgresSleutels }
    return ingebouwd?.connectionString(for: Samenstelling.sleutelrol) ?? beheer
  }

  /// The connection string by which the version of the database is looked at, and changed where that may be.
  func verbinding(voor doel: Samenstelling.Doel) -> String {
    switch doel {
    case .dienst, .migreren: beheer
    // It reads the list of migrations, which the service's login may.
    case .nalopen: isIngebouwd ? beheer : instellingen.postgres
    case .sleutels, .demo: isIngebouwd ? beheer : sleutels
    }
  }

  /// Which database this is, for the person at the terminal; no password.
  func naam(voor doel: Samenstelling.Doel) -> String {
    if let ingebouwd { return "de ingebouwde database in \(ingebouwd.clusterFolder)" }
    let verbinding = doel == .migreren || doel == .sleutels ? verbinding(voor: doel) : dienst
    guard let waar = try? ConnectionDescription(verbinding) else {
      return "een database waarvan de verbinding onleesbaar is"
    }
    return "de database \(waar.database ?? "met de naam van de inlog") op \(waar.host ?? "deze machine"), als "
      + (waar.user ?? "de gebruiker van het systeem")
  }
}
