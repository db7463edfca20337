internal import PostgreSQL

/// What stands between a database and this version, as sentences for the administrator. What to do comes first.
enum Migratiezin {
  /// How the roles and the rights of the owner are made.
  private static func bereidVoor(_ verbinding: Verbinding) -> String {
    let naam = (try? ConnectionDescription(verbinding.reeks))?.database ?? "weegschaal"
    return "Laat wie PostgreSQL beheert (een superuser) deploy/database.sql uitvoeren: psql -d postgres -v "
      + "naam=\(naam) -f deploy/database.sql. Dat maakt de rollen, en de inlog \(naam)_eigenaar, van wie de database "
      + "wordt. Voer daarna weegschaal migreer uit, met die inlog in WEEGSCHAAL_POSTGRES_BEHEER."
  }

  /// The migrations that a database lacks, shortly.
  static func ontbreekt(_ namen: [String]) -> String {
    let nummers = namen.map { String($0.prefix { $0 != "_" }) }
    guard let eerste = nummers.first, let laatste = nummers.last, nummers.count > 1 else {
      return "1 migratie ontbreekt (\(namen.joined()))"
    }
    return "\(nummers.count) migraties ontbreken (\(eerste) \(nummers.count == 2 ? "en" : "…") \(laatste))"
  }

  /// Why the database was not brought to this version.
  static func geweigerd(
    _ ontbreekt: [String], voor doel: Samenstelling.Doel, _ recht: PostgresMigrator.Right?, _ verbinding: Verbinding,
    isBeheer: Bool
  ) -> String {
    let stand = "De database is niet van deze versie, en is niet gewijzigd: \(Migratiezin.ontbreekt(ontbreekt))."
    guard isBeheer || doel == .migreren else {
      return "Voer eerst weegschaal migreer uit, met de inlog van de eigenaar in WEEGSCHAAL_POSTGRES_BEHEER. \(stand)"
    }
    let inlog = "De inlog uit \(verbinding.bron)"
    switch recht {
    case .schemaOf(let eigenaar):
      return "Noem de inlog van de eigenaar in WEEGSCHAAL_POSTGRES_BEHEER. \(inlog) is dat niet: het schema "
        + "\(Samenstelling.schema) is van \(eigenaar). \(stand)"
    case .lacksRoles(let rollen):
      return "\(inlog) mag geen rollen maken, en is geen lid van: \(rollen.joined(separator: ", ")). "
        + "\(bereidVoor(verbinding)) \(stand)"
    case .makesNoSchema, .migrate, nil:
      let kan = "\(inlog) mag in deze database geen schema's en tabellen maken."
      guard !isBeheer else { return "\(kan) \(bereidVoor(verbinding)) \(stand)" }
      return "Noem de inlog van de eigenaar in WEEGSCHAAL_POSTGRES_BEHEER, die leeg is. \(kan) Is er nog geen "
        + "eigenaar? \(bereidVoor(verbinding)) \(stand)"
    }
  }

  /// What PostgreSQL refused, before or halfway the migrations, to a login that may make the schema.
  static func geenRecht(bij naam: String, _ fout: PostgresServerError, _ verbinding: Verbinding) -> String {
    // The list of migrations comes first, and is no file.
    let isMigratie = naam.hasSuffix(".sql")
    return "\(isMigratie ? "Bij \(naam)" : "Bij het begin") mag de inlog uit \(verbinding.bron) niet wat nodig is. "
      + "PostgreSQL zegt: \(fout.message) (\(fout.sqlState)). \(bereidVoor(verbinding)) "
      + (isMigratie ? "Van deze migratie is niets uitgevoerd." : "Er is niets gewijzigd.")
  }

  /// What `weegschaal migreer` did.
  static func bij(_ uitgevoerd: [String], laatste: String) -> String {
    switch uitgevoerd.count {
    case 0: "De database was al bij, tot en met \(laatste): er was niets te doen."
    case 1: "De database is bij: 1 migratie uitgevoerd, \(laatste)."
    default: "De database is bij: \(uitgevoerd.count) migraties uitgevoerd, tot en met \(laatste)."
    }
  }
}
