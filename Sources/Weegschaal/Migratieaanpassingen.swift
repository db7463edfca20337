internal import PostgreSQL

/// What is run for parts of the migrations of before, whose files keep their text and their digest.
///
/// They should have asked whether a role is there. `CREATE ROLE` asks for the right to make roles before it looks, so an
/// owner without that right could not use roles that an administrator had made. And their warnings go to an administrator,
/// who reads Dutch.
enum Migratieaanpassingen {
  static let alle: [Int: [PostgresMigrator.Amendment]] = [
    2: [
      PostgresMigrator.Amendment(
        "EXECUTE format('CREATE ROLE %I NOLOGIN', rol);",
        "IF to_regrole(rol) IS NULL THEN EXECUTE format('CREATE ROLE %I NOLOGIN', rol); END IF;")
    ],
    3: [
      PostgresMigrator.Amendment(
        "CREATE ROLE weegschaal_sleutels NOLOGIN;",
        "IF to_regrole('weegschaal_sleutels') IS NULL THEN CREATE ROLE weegschaal_sleutels NOLOGIN; END IF;"),
      PostgresMigrator.Amendment(
        "'the time limits of role % are not set by this owner; see README, Roles'",
        "'De eigenaar mag de tijdgrenzen van de rol % niet zetten; zie README, Roles of the database.'"),
      PostgresMigrator.Amendment(
        "'TEMPORARY on this database stays with PUBLIC: its owner must take it away'",
        "'Iedereen mag hier tijdelijke tabellen maken; de eigenaar moet dat afnemen (README, Roles of the database).'"),
    ],
  ]
}
