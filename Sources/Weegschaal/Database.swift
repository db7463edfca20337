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
    if !genoemd.verbinding(voor: doel).isLeeg, doel == .migreren || doel == .sleutels || !genoemd.dienst.isLeeg {
      return genoemd
    }
    let anders = [instellingen.postgresBeheer, instellingen.postgresSleutels, instellingen.postgresLezen]
      .filter { !$0.isLeeg }.map(\.bron)
    guard anders.isEmpty else {
      throw Opdracht.Fout(
        instelling:
          "\(opsomming(anders)) \(anders.count == 1 ? "noemt" : "noemen") een database en WEEGSCHAAL_POSTGRES niet; dan zou "
          + "dit op de ingebouwde database werken. Noem de database in WEEGSCHAAL_POSTGRES of in weegschaal.json (postgres)."
      )
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
  var heeftDienstlogin: Bool { !dienst.isLeeg }

  /// The connection of the service.
  var dienst: Verbinding {
    ingebouwd.map { Verbinding(reeks: $0.connectionString(for: Samenstelling.toepassingsrol), bron: "") }
      ?? instellingen.postgres
  }

  /// Whether migrations and work go by one connection string.
  var migreertMetDienstlogin: Bool { !isIngebouwd && instellingen.postgresBeheer.isLeeg }

  /// The connection of the owner of the database.
  private var beheer: Verbinding {
    if !instellingen.postgresBeheer.isLeeg { return instellingen.postgresBeheer }
    return ingebouwd.map { Verbinding(reeks: $0.connectionString, bron: "") } ?? instellingen.postgres
  }

  /// The connection of who makes and ends tokens.
  var sleutels: Verbinding {
    if !instellingen.postgresSleutels.isLeeg { return instellingen.postgresSleutels }
    return ingebouwd.map { Verbinding(reeks: $0.connectionString(for: Samenstelling.sleutelrol), bron: "") } ?? beheer
  }

  /// The connection by which the version of the database is looked at, and changed where that may be.
  func verbinding(voor doel: Samenstelling.Doel) -> Verbinding {
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
    return (doel == .migreren || doel == .sleutels ? verbinding(voor: doel) : dienst).omschrijving
  }

  /// Refuses settings that name one database for this purpose and another for the service: one would be brought up to
  /// date, or get the tokens, and the other would be used.
  ///
  /// Only the service needs its own login to work. Who migrates or makes tokens may not have it, and is warned where the
  /// two names differ.
  func eisEenDatabase(voor doel: Samenstelling.Doel, _ waarschuw: @Sendable (String) -> Void) async throws {
    let (deze, dienst) = (verbinding(voor: doel), instellingen.postgres)
    guard !isIngebouwd, !dienst.isLeeg, deze.reeks != dienst.reeks else { return }
    let beide = "\(deze.bron) noemt \(deze.omschrijving); \(dienst.bron) noemt \(dienst.omschrijving)."
    // A server that starts again between two questions is not another one.
    for _ in 0..<2 {
      let eigen = try await deze.over { try await DatabaseIdentity.of(deze.reeks) }
      let van: DatabaseIdentity
      do {
        van = try await dienst.over { try await DatabaseIdentity.of(dienst.reeks) }
      } catch let fout as Verbindingsfout {
        guard doel != .dienst else { throw fout }
        let genoemd = (try? ConnectionDescription(dienst.reeks)).flatMap { $0.database ?? $0.user }
        if let genoemd, genoemd != eigen.name {
          waarschuw("Het is niet na te gaan of dit één database is: de tweede is hier niet te bereiken. \(beide)")
        }
        return
      }
      if eigen == van { return }
    }
    throw Opdracht.Fout(
      instelling: "\(beide) Dat zijn twee databases, en er is niets gewijzigd. Noem in beide dezelfde.")
  }
}
