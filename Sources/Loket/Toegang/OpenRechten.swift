internal import PostgreSQL

extension Loket {
  /// What this database leaves open that a migration could not close, each with its remedy, in Dutch. The owner of a
  /// database may not take everything away: some belongs to the superuser of the cluster.
  package func openRechten() async throws -> [String] {
    let rij = try await pool.read(.leesOpenRechten).one()
    var gaten: [String] = []
    if try rij.get("sloten", as: Bool.self) {
      gaten.append(
        "Iedereen die op de database kan inloggen, mag sloten op nummer nemen en kan zo indieningen ophouden. Laat een "
          + "superuser deploy/database.sql uitvoeren, of geef auditors een standby (README, Roles of the database).")
    }
    if try rij.get("schrijvers", as: Bool.self) {
      gaten.append(
        "Wie alleen leest, kan toch schrijven: grote objecten en berichten in het logboek van wijzigingen. Laat een "
          + "superuser deploy/database.sql uitvoeren (README, Roles of the database).")
    }
    if try rij.get("tijdelijk", as: Bool.self) {
      gaten.append(
        "Iedereen die op de database kan inloggen, mag tijdelijke tabellen maken. Laat de eigenaar REVOKE TEMPORARY ON "
          + "DATABASE … FROM PUBLIC uitvoeren (README, Roles of the database).")
    }
    if try rij.get("oppermachtig", as: Bool.self) {
      gaten.append(
        "De dienst logt in als superuser, als eigenaar van de tabellen of als wie sleutels maakt. Geef haar een eigen "
          + "login met alleen de rol weegschaal_toepassing (README, Roles of the database).")
    }
    return gaten
  }
}

extension PostgresStatement {
  fileprivate static let leesOpenRechten = PostgresStatement(
    "lees_open_rechten",
    """
    SELECT
      EXISTS (SELECT FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname ~ '^pg_(try_)?advisory_' AND a.grantee = 0)
        AS sloten,
      EXISTS (SELECT FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        WHERE p.pronamespace = 'pg_catalog'::regnamespace AND a.grantee = 0 AND p.proname
          ~ '^(lo_(creat|create|from_bytea|import|put|truncate|truncate64|unlink)|lowrite|pg_logical_emit_message)$')
        AS schrijvers,
      EXISTS (SELECT FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
        WHERE d.datname = current_database() AND a.grantee = 0 AND a.privilege_type = 'TEMPORARY') AS tijdelijk,
      (SELECT rolsuper FROM pg_roles WHERE rolname = session_user)
        OR pg_has_role(session_user, 'weegschaal_sleutels', 'MEMBER')
        OR pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = 'dossierstand'::regclass), 'MEMBER')
        AS oppermachtig
    """)
}
