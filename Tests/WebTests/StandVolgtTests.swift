import PostgreSQL
import Proeven
import Testing

/// What a file may get follows from its events: the role of the service cannot move it by a row alone.
@Suite struct StandVolgtTests {
  /// Another value for each column of `dossierstand`.
  private static let andersGezet = [
    "dossier": "'ander'", "jaar": "jaar + 1", "kvk_nummer": "'27399999'", "status": "'verleend'",
    "aanvraagversie": "aanvraagversie + 1", "ontvangen_op": "ontvangen_op - interval '1 day'", "tijdig": "NOT tijdig",
    "toegelaten": "NOT toegelaten", "ingetrokken": "NOT ingetrokken", "naam": "naam || ' B.V.'",
    "gevraagd": "gevraagd + 1", "volgnummer": "volgnummer - 1",
    "kop": "(SELECT g.sha256 FROM gebeurtenis g WHERE g.dossier <> s.dossier LIMIT 1)",
    "status_tot_bekendmaking": "'aan_te_vullen'",
  ]

  @Test func noUpdateAloneMovesARight() async throws {
    try await Proefdienst.met { dienst in
      _ = try await dienst.speelRonde()
      let rijen = try await dienst.alsEigenaar(
        """
        SELECT table_name::text AS tabel, column_name::text AS kolom,
          has_column_privilege('weegschaal_toepassing', table_name::text, column_name::text, 'UPDATE') AS mag
        FROM information_schema.columns WHERE table_schema = 'weegschaal'
          AND table_name IN (SELECT relname::text FROM pg_class WHERE relkind = 'r')
        """)
      var gezien: Set<String> = []
      for rij in rijen {
        let (tabel, kolom) = (try rij.get("tabel", as: String.self), try rij.get("kolom", as: String.self))
        if tabel == "dossierstand" {
          gezien.insert(kolom)
        } else if try rij.get("mag", as: Bool.self) {
          Issue.record("\(tabel).\(kolom) may be changed by the service; try it here")
        } else {
          #expect(
            try await dienst.sql("UPDATE \(tabel) SET \(kolom) = DEFAULT", rol: "weegschaal_toepassing") == "42501",
            "\(tabel).\(kolom)")
        }
      }
      #expect(gezien == Set(Self.andersGezet.keys))
      let dossiers = try await dienst.alsEigenaar("SELECT dossier::text AS id FROM dossierstand").map {
        try $0.get("id", as: String.self)
      }
      #expect(dossiers.count == 4)
      for id in dossiers {
        for (kolom, waarde) in Self.andersGezet {
          let uitslag = try await dienst.sql(
            "UPDATE dossierstand s SET \(kolom) = \(waarde) WHERE dossier = '\(id)'", rol: "weegschaal_toepassing")
          #expect(["42501", "stand_volgt_uit_gebeurtenis"].contains(uitslag), "\(kolom): \(uitslag ?? "taken")")
        }
        // A change to an event that is not a later one of the file.
        #expect(
          try await dienst.sql(
            """
            UPDATE dossierstand SET tijdig = true, ontvangen_op = ontvangen_op - interval '9 days',
              (volgnummer, kop) = (SELECT volgnummer, sha256 FROM gebeurtenis g
                WHERE g.dossier = dossierstand.dossier AND g.volgnummer = 1)
            WHERE dossier = '\(id)'
            """, rol: "weegschaal_toepassing") == "stand_volgt_uit_gebeurtenis")
      }
      #expect(try await dienst.loket.controleer().fouten == [])
    }
  }

  @Test func theOwnersTriggerIsNotTheServicesToSwitchOff() async throws {
    try await Proefdienst.met { dienst in
      for poging in [
        "ALTER TABLE dossierstand DISABLE TRIGGER stand_volgt", "SET session_replication_role = replica",
        "DROP TRIGGER stand_volgt ON dossierstand", "TRUNCATE herhaling", "CREATE TABLE mijn (a int)",
      ] {
        let uitslag = try await dienst.sql(poging, rol: "weegschaal_toepassing")
        #expect(uitslag == "42501", "\(poging)")
      }
    }
  }

  @Test func theFirstStateOfAFileIsThatOfItsSubmission() async throws {
    try await Proefdienst.met(klok: "2025-03-29T09:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      // A copy of the late file, in time: event and file are there, its state says something else.
      func kopie(_ stand: String, gezouten: String = "gezouten_sha256") -> String {
        """
        WITH g AS (
          INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256)
          SELECT 'kopie', 1, soort, tijdstip, door, vorige, inhoud, sha256 FROM gebeurtenis WHERE dossier = '\(id)'
        ), d AS (
          INSERT INTO dossier SELECT 'kopie', jaar, 'SSO-K', kvk_nummer, eerste_ontvangst_op FROM dossier
        ), v AS (
          INSERT INTO aanvraagversie SELECT 'kopie', versie, aanleiding, eerste_byte_op, laatste_byte_op, ontvangen_op,
            sha256, \(gezouten), bytes FROM aanvraagversie
        ), a AS (
          INSERT INTO aanvraagdocument SELECT 'kopie', versie, zout, document, iban, verbonden FROM aanvraagdocument
        )
        INSERT INTO dossierstand (dossier, jaar, kvk_nummer, status, aanvraagversie, ontvangen_op, tijdig, naam, gevraagd,
          volgnummer, kop, toegelaten)
        SELECT 'kopie', jaar, \(stand), naam, gevraagd, volgnummer, kop, false FROM dossierstand
        """
      }
      for stand in [
        "kvk_nummer, status, aanvraagversie, ontvangen_op, true",
        "kvk_nummer, status, aanvraagversie, ontvangen_op - interval '2 days', tijdig",
        "kvk_nummer, 'verleend', aanvraagversie, ontvangen_op, tijdig",
        "'27399999', status, aanvraagversie, ontvangen_op, tijdig",
      ] {
        #expect(
          try await dienst.sql(kopie(stand), rol: "weegschaal_toepassing") == "stand_volgt_uit_gebeurtenis", "\(stand)")
      }
      let zelfde = "kvk_nummer, status, aanvraagversie, ontvangen_op, tijdig"
      #expect(
        try await dienst.sql(kopie(zelfde, gezouten: "sha256"), rol: "weegschaal_toepassing")
          == "stand_volgt_uit_gebeurtenis")
      #expect(try await dienst.sql(kopie(zelfde), rol: "weegschaal_toepassing") == nil)
    }
  }

  @Test func aRowOfMoneyOrRightsNeedsItsEvent() async throws {
    try await Proefdienst.met { dienst in
      let ronde = try await dienst.speelRonde()
      let rij = "rij_volgt_uit_gebeurtenis"
      for (poging, verwacht) in [
        (
          "INSERT INTO toelating SELECT dossier, 'RIS-1', volgnummer, ontvangen_op, 'd1' FROM dossierstand "
            + "WHERE dossier = '\(ronde.teLaat)'", rij
        ),
        (
          "INSERT INTO terugbetaling SELECT 't', dossier, 100, '2026-02-02', 'K', tijdstip, door FROM vaststelling", rij
        ),
        (
          "INSERT INTO voorschot SELECT 'v', '\(ronde.teLaat)', id, bedrag, bedrag, '2025-06-02', tijdstip, 'jan' "
            + "FROM besluit WHERE bedrag > 0 LIMIT 1", "voorschot_besluit_dossier_verleend_fkey"
        ),
        // With the event of another amount.
        (
          "INSERT INTO terugbetaling SELECT 't2', dossier, bedrag + 1, valutadatum, 'K2', tijdstip, door FROM terugbetaling",
          rij
        ),
        ("UPDATE verdeling SET verleend = 0", "42501"), ("UPDATE rekeningstand SET bank = 0", "42501"),
        ("INSERT INTO verdeling (jaar, verleend) VALUES (2026, 1)", "42501"),
      ] {
        let uitslag = try await dienst.sql(poging, rol: "weegschaal_toepassing")
        #expect(uitslag == verwacht, "\(poging)")
      }
    }
  }
}
