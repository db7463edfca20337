import EmbeddedPostgreSQL
import PostgreSQL
import Proeven
import Testing

@testable import Weegschaal

/// What each role of the database may do, read from the database itself, so that a later object that forgets it fails.
@Suite struct RechtenTests {
  @Test func everyRoutineLooksNamesUpInOurOrderAndNobodyMayCallItUnasked() async throws {
    try await Proefdienst.met { dienst in
      let rijen = try await dienst.alsEigenaar(
        """
        SELECT p.oid::regprocedure::text AS naam, p.prosecdef AS eigenaar,
          coalesce('search_path=pg_catalog, weegschaal, pg_temp' = ANY (p.proconfig), false) AS vast,
          ARRAY(SELECT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END
            FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
            WHERE a.grantee <> p.proowner ORDER BY 1) AS mogen
        FROM pg_proc p WHERE p.pronamespace = 'weegschaal'::regnamespace
        """)
      #expect(rijen.count >= 15)
      for rij in rijen {
        let naam = try rij.get("naam", as: String.self)
        #expect(try rij.get("vast", as: Bool.self), "\(naam): SET search_path = pg_catalog, weegschaal, pg_temp")
        let mogen = try rij.get("mogen", as: [String].self)
        #expect(!mogen.contains("PUBLIC") && !mogen.contains("weegschaal_auditor"), "\(naam): \(mogen)")
        if mogen.contains("weegschaal_sleutels") {
          #expect(["maak_sleutel", "trek_sleutel_in", "klokstand"].contains { naam.hasPrefix($0) }, "\(naam)")
        }
        // A function that works with the owner's rights names its tables in full: it is read here before it is trusted.
        if try rij.get("eigenaar", as: Bool.self) {
          #expect(Self.metEigenaarsrechten.contains { naam.hasPrefix($0 + "(") }, "\(naam)")
        }
      }
    }
  }

  /// The routines with the rights of the owner.
  private static let metEigenaarsrechten = [
    "besluit_telt_mee", "boeking_telt_mee", "maak_sleutel", "trek_sleutel_in", "gebruik_sleutels", "klokstand",
    "neem_bankkenmerk", "geef_bankkenmerk_vrij", "terugbetaling_past", "terugbetaling_eenmaal",
    "vier_ogen_besluit", "vier_ogen_vaststelling",
  ]

  @Test func noRoleHasMoreThanItsWork() async throws {
    try await Proefdienst.met { dienst in
      let rijen = try await dienst.alsEigenaar(
        """
        SELECT grantee::text, table_name::text AS tabel, privilege_type::text AS recht
        FROM information_schema.role_table_grants
        WHERE table_schema = 'weegschaal' AND grantee <> current_user
        """)
      // Of a distribution the columns without the amount may be written.
      let onaantastbaar: Set<String> = [
        "toegangssleutel", "sleutelintrekking", "sleutelgebruik", "rekeningstand", "verdeling", "bankkenmerk",
      ]
      var gezien: Set<String> = []
      for rij in rijen {
        let (wie, tabel) = (try rij.get("grantee", as: String.self), try rij.get("tabel", as: String.self))
        let recht = try rij.get("recht", as: String.self)
        gezien.insert(wie)
        let wat = "\(wie): \(recht) on \(tabel)"
        switch (wie, recht) {
        case ("weegschaal_auditor", "SELECT"): #expect(tabel.hasPrefix("controle_"), "\(wat)")
        case ("weegschaal_toepassing", "SELECT"): break
        case ("weegschaal_toepassing", "INSERT"): #expect(!onaantastbaar.contains(tabel), "\(wat)")
        // What was answered a year ago, and what was delivered.
        case ("weegschaal_toepassing", "DELETE"): #expect(["herhaling", "uitgaand"].contains(tabel), "\(wat)")
        default: Issue.record("\(wat)")
        }
      }
      #expect(gezien == ["weegschaal_toepassing", "weegschaal_auditor"])
    }
  }

  @Test func theDatabaseGivesNothingToEverybody() async throws {
    // A copy of a database does not have the rights on the database itself, so this one is made by itself.
    let verbinding = try await TemporaryPostgreSQL.database()
    try await Proefdienst.migreer(verbinding)
    try await Databaseproef.met(verbinding, rol: "weegschaal_auditor") { proef in
      for sql in [
        "CREATE TEMP TABLE verdeling (jaar int)", "SELECT pg_advisory_lock(1)", "SELECT pg_try_advisory_xact_lock(1)",
        "SELECT pg_advisory_xact_lock_shared(1, 2)", "SELECT pg_advisory_unlock_all()",
        "SELECT weegschaal.vergrendel_ronde(2025)", "SELECT weegschaal.deel_ronde(2025)",
        "SELECT weegschaal.gebruik_sleutels('{}', '2025-01-01')", "CREATE TABLE public.mijn (a int)",
        "SELECT * FROM weegschaal.toegangssleutel", "SELECT * FROM weegschaal.aanvraagdocument",
        // That its transactions start read only is a default, which it may switch off.
        "SELECT lo_from_bytea(0, 'x')", "SELECT lo_create(0)", "SELECT lo_creat(0)",
        "SELECT lo_put(1, 0, 'x')", "SELECT lo_truncate(0, 1)", "SELECT lo_truncate64(0, 1)", "SELECT lo_unlink(1)",
        "SELECT lowrite(0, 'x')", "SELECT lo_import('/etc/hostname')", "SELECT lo_export(1, '/tmp/x')",
        "SELECT pg_logical_emit_message(false, 'x', 'y')",
      ] {
        let uitslag = try await proef(sql)
        #expect(uitslag == "42501", "\(sql)")
      }
      let gelezen = try await proef("SELECT * FROM weegschaal.controle_sleutel")
      #expect(gelezen == nil)
    }
    try await Databaseproef.met(verbinding, rol: "weegschaal_sleutels") { proef in
      for sql in [
        "SELECT * FROM weegschaal.dossierstand", "SELECT pg_advisory_lock(1)", "CREATE TEMP TABLE t (a int)",
        "INSERT INTO weegschaal.databasekenmerk VALUES ('klok', 'gesimuleerd')",
        "SELECT weegschaal.leg_sleutel_vast('a', 'b', '{}', NULL, NULL, NULL, '2025-01-01', 'x', false)",
      ] {
        let uitslag = try await proef(sql)
        #expect(uitslag == "42501", "\(sql)")
      }
    }
  }

  @Test func nothingWaitsForEver() async throws {
    let grenzen = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"]
    try await Proefdienst.met { dienst in
      for rol in ["weegschaal_toepassing", "weegschaal_sleutels", "weegschaal_auditor"] {
        let rij = try await dienst.alsEigenaar(
          "SELECT setconfig FROM pg_db_role_setting WHERE setrole = '\(rol)'::regrole AND setdatabase = 0"
        ).one()
        let gezet = try rij.get("setconfig", as: [String].self)
        for grens in grenzen {
          #expect(gezet.contains { $0.hasPrefix("\(grens)=") && !$0.hasSuffix("=0") }, "\(rol): \(grens)")
        }
      }
      // Who logs in under another name gets them at each connection.
      var verbinding = Samenstelling.poolinstellingen(dienst.verbinding, "weegschaal_toepassing")
      verbinding.connectionsMax = 1
      let pool = PostgresPool(verbinding, on: dienst.lussen[0])
      for grens in grenzen {
        let waarde = try await pool.query(.once("toon", "SELECT current_setting('\(grens)')")).one().get(
          0, as: String.self)
        #expect(waarde != "0", "\(grens)")
      }
      let teLang = await #expect(throws: PostgresError.self) {
        _ = try await pool.query(.once("traag", "SET statement_timeout = '10ms'"))
        _ = try await pool.query(.once("slaap", "SELECT pg_sleep(600)"))
      }
      #expect(teLang?.sqlState == "57014")
      await pool.close()
    }
  }

  /// A table of the session stands before ours in no function of ours, also where everybody may make one.
  @Test func aTemporaryTableDoesNotStandBeforeTheCeiling() async throws {
    try await Proefdienst.met { dienst in
      let dossiers = try await dienst.maakVolleRonde()
      #expect(try await dienst.bevries().status == 201)
      #expect(try await dienst.besluit().status == 201)
      let laat = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27300001"))
      #expect(!dossiers.values.contains(laat))
      let uitslag = try await dienst.sql(
        """
        DO $$
        BEGIN
          CREATE TEMP TABLE verdeling (jaar int, rangschikking int, verleend bigint);
          INSERT INTO pg_temp.verdeling VALUES (2025, 1, 0);
          INSERT INTO weegschaal.besluit SELECT 'b', '\(laat)', jaar, 'K', soort, 60000000, rangschikking, bevroren_door,
            mandaat, besluit_datum, verantwoording_uiterlijk, zout, document, tijdstip, door
          FROM weegschaal.besluit WHERE bedrag > 0 LIMIT 1;
        END $$
        """, rol: "weegschaal_toepassing")
      #expect(uitslag == "plafond")
    }
  }

  @Test func aServiceIsToldWhatItsDatabaseLeavesOpen() async throws {
    try await Proefdienst.met { dienst in
      // The service of the tests logs in as the owner of a copy of a database.
      let gaten = try await dienst.loket.openRechten()
      #expect(gaten.contains { $0.contains("TEMPORARY") } && gaten.contains { $0.contains("eigen login") })
      #expect(!gaten.contains { $0.contains("pg_advisory") })
    }
    let verbinding = try await TemporaryPostgreSQL.database()
    try await Proefdienst.migreer(verbinding)
    let dienst = verbinding.replacing("weegschaal_eigenaar", with: "weegschaal_toepassing")
    #expect(dienst != verbinding)
    try await Databaseproef.metLoket(dienst) { loket in
      let gaten = try await loket.openRechten()
      #expect(gaten == [])
    }
  }
}
