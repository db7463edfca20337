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

  /// How far the deliveries to subscribers are: transport, on which no right hangs.
  private static let vervoer: Set<String> = ["abonnee", "uitgaand"]

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
          if Self.vervoer.contains(tabel) { continue }
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
      for anders in [
        ["dossierstand.tijdig": "true"], ["dossierstand.ontvangen_op": "ontvangen_op - interval '2 days'"],
        ["dossierstand.status": "'verleend'"], ["dossierstand.kvk_nummer": "'27399999'"],
      ] {
        let uitslag = try await dienst.sql(Self.kopie(id, anders), rol: "weegschaal_toepassing")
        #expect(uitslag == "stand_volgt_uit_gebeurtenis", "\(anders)")
      }
      #expect(try await dienst.sql(Self.kopie(id), rol: "weegschaal_toepassing") == nil)
    }
  }

  /// Another value for each column of the file and of its first version that counts somewhere.
  private static let andersIngediend = [
    "dossier.id": "'ander'", "dossier.jaar": "jaar + 1", "dossier.kenmerk": "'SSO-A'",
    "dossier.kvk_nummer": "'27399999'", "dossier.eerste_ontvangst_op": "eerste_ontvangst_op - interval '1 day'",
    "aanvraagversie.dossier": "'ander'", "aanvraagversie.versie": "2", "aanvraagversie.aanleiding": "'vervanging'",
    "aanvraagversie.eerste_byte_op": "eerste_byte_op - interval '1 millisecond'",
    "aanvraagversie.laatste_byte_op": "laatste_byte_op + interval '1 microsecond'",
    "aanvraagversie.ontvangen_op": "ontvangen_op - interval '1 day'", "aanvraagversie.gezouten_sha256": "sha256",
  ]
  /// What of the first version only `controleer` computes: a digest of a whole document costs as much as its submission.
  private static let nagerekend: Set = ["aanvraagversie.sha256", "aanvraagversie.bytes"]

  @Test func whatComesWithASubmissionIsWhatItsEventSays() async throws {
    try await Proefdienst.met(klok: "2025-03-29T09:00:00Z") { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let kolommen = try await dienst.alsEigenaar(
        """
        SELECT table_name || '.' || column_name AS kolom FROM information_schema.columns
        WHERE table_schema = 'weegschaal' AND table_name IN ('dossier', 'aanvraagversie')
        """)
      let namen = Set(try kolommen.map { try $0.get("kolom", as: String.self) })
      #expect(namen == Self.nagerekend.union(Self.andersIngediend.keys))
      for (kolom, waarde) in Self.andersIngediend.sorted(by: { $0.key < $1.key }) {
        let uitslag = try await dienst.sql(Self.kopie(id, [kolom: waarde]), rol: "weegschaal_toepassing")
        // A document without its version is refused by its key.
        let verwacht = [Optional("stand_volgt_uit_gebeurtenis"), "aanvraagdocument_dossier_versie_fkey"]
        #expect(verwacht.contains(uitslag), "\(kolom): \(uitslag ?? "taken")")
      }
      for kopie in [
        Self.kopie(id, metDocument: false), Self.kopie(id, zonder: "kenmerk"), Self.kopie(id, zonder: "eersteByteOp"),
      ] {
        let uitslag = try await dienst.sql(kopie, rol: "weegschaal_toepassing")
        #expect(uitslag == "stand_volgt_uit_gebeurtenis", "\(kopie)")
      }
      #expect(try await dienst.sql(Self.kopie(id), rol: "weegschaal_toepassing") == nil)
    }
  }

  /// The columns of what comes with a submission.
  private static let ingediend = [
    "dossier": ["id", "jaar", "kenmerk", "kvk_nummer", "eerste_ontvangst_op"],
    "aanvraagversie": [
      "dossier", "versie", "aanleiding", "eerste_byte_op", "laatste_byte_op", "ontvangen_op", "sha256",
      "gezouten_sha256", "bytes",
    ],
    "dossierstand": [
      "dossier", "jaar", "kvk_nummer", "status", "aanvraagversie", "ontvangen_op", "tijdig", "naam", "gevraagd",
      "volgnummer", "kop", "toegelaten",
    ],
  ]

  /// The only file of the database once more, with an event of another reference, and other values for some columns.
  private static func kopie(
    _ id: String, _ anders: [String: String] = [:], metDocument: Bool = true, zonder lid: String = "niets"
  ) -> String {
    let eigen = [
      "dossier.id": "'kopie'", "dossier.kenmerk": "'SSO-K'", "aanvraagversie.dossier": "'kopie'",
      "dossierstand.dossier": "'kopie'",
    ].merging(anders) { $1 }
    func rij(_ tabel: String) -> String {
      let kolommen = ingediend[tabel] ?? []
      return "INSERT INTO \(tabel) (\(kolommen.joined(separator: ", "))) SELECT "
        + kolommen.map { eigen["\(tabel).\($0)"] ?? $0 }.joined(separator: ", ") + " FROM \(tabel)"
    }
    return """
      WITH g AS (
        INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256)
        SELECT 'kopie', 1, soort, tijdstip, door, vorige,
          replace(replace(inhoud, kenmerk, 'SSO-K'), '"\(lid)"', '"x"'), sha256
        FROM gebeurtenis g JOIN dossier d ON d.id = g.dossier WHERE d.id = '\(id)'
      ), d AS (
        \(rij("dossier"))
      ), v AS (
        \(rij("aanvraagversie"))
      ), a AS (
        INSERT INTO aanvraagdocument SELECT 'kopie', versie, zout, document, iban, verbonden
        FROM aanvraagdocument WHERE \(metDocument)
      )
      \(rij("dossierstand"))
      """
  }

  @Test func aRowOfMoneyOrRightsNeedsItsEvent() async throws {
    try await Proefdienst.met { dienst in
      let ronde = try await dienst.speelRonde()
      let rij = "rij_volgt_uit_gebeurtenis"
      for (poging, verwacht) in [
        (
          "INSERT INTO toelating SELECT dossier, 'RIS-1', volgnummer, ontvangen_op, 'd7' FROM dossierstand "
            + "WHERE dossier = '\(ronde.teLaat)'", rij
        ),
        (
          "INSERT INTO terugbetaling SELECT 't', dossier, 100, '2026-02-02', 'K', tijdstip, 'jan' FROM vaststelling",
          rij
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
