import JSON
import PostgreSQL
import Proeven
import Regeling
import Testing

/// Submissions that go into the database together stand or fall each by itself.
@Suite struct SamenvoegenTests {
  private static func kvk(_ nummer: Int) -> String { String(27_400_000 + nummer) }

  /// Files many at once; the outcomes come in the order of the numbers.
  private func dienIn(
    _ dienst: Proefdienst, _ nummers: [Int], sleutel: (@Sendable (Int) -> String)? = nil
  ) async throws -> [Proefdienst.Uitslag] {
    for nummer in Set(nummers) { _ = try await dienst.aanvrager(Self.kvk(nummer)) }
    return try await withThrowingTaskGroup(of: (Int, Proefdienst.Uitslag).self) { groep in
      for (index, nummer) in nummers.enumerated() {
        groep.addTask {
          var aanvraag = Voorbeeldaanvraag()
          aanvraag.kvkNummer = Self.kvk(nummer)
          let koppen = sleutel.map { ["Idempotency-Key": $0(nummer)] } ?? [:]
          return (
            index,
            try await dienst.stuur(
              "POST", "/v1/rondes/2025/aanvragen", try await dienst.aanvrager(aanvraag.kvkNummer), aanvraag.json,
              koppen: koppen)
          )
        }
      }
      var uitslagen: [Int: Proefdienst.Uitslag] = [:]
      for try await (index, uitslag) in groep { uitslagen[index] = uitslag }
      return nummers.indices.compactMap { uitslagen[$0] }
    }
  }

  /// How many whole submissions the database holds; nil when one of them lacks a row.
  private func aantalHele(_ dienst: Proefdienst) async throws -> Int? {
    try await dienst.alsEigenaar { pool in
      let rij = try await pool.query(
        .once(
          "tel",
          """
          SELECT count(*) AS dossiers, (SELECT count(*) FROM dossierstand) AS standen,
            (SELECT count(*) FROM gebeurtenis WHERE soort = 'aanvraag_ingediend') AS gebeurtenissen,
            (SELECT count(*) FROM aanvraagversie) AS versies, (SELECT count(*) FROM aanvraagdocument) AS documenten
          FROM dossier
          """)
      ).one()
      let aantallen = try ["dossiers", "standen", "gebeurtenissen", "versies", "documenten"].map {
        try rij.get($0, as: Int.self)
      }
      return Set(aantallen).count == 1 ? aantallen[0] : nil
    }
  }

  @Test func aConnectionThatPlannedOnEmptyTablesDoesNotReadThemWhole() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      // Known to be empty: then reading a table whole looks like the cheapest plan.
      #expect(try await dienst.sql("VACUUM ANALYZE") == nil)
      // What a connection did is counted at the end of a transaction, and once a second at most.
      var gelezen: (rijen: Int, viaIndex: Int) = (0, 0)
      for poging in 0..<200 where gelezen.viaIndex == 0 {
        let uitslagen = try await dienIn(dienst, Array(poging * 8..<poging * 8 + 8))
        #expect(uitslagen.allSatisfy { $0.status == 201 })
        try await Task.sleep(for: .milliseconds(300))
        gelezen = try await dienst.alsEigenaar { pool in
          let rij = try await pool.query(
            .once(
              "gelezen",
              """
              SELECT sum(seq_tup_read)::bigint AS rijen, sum(idx_scan)::bigint AS via_index FROM pg_stat_user_tables
              WHERE relname IN ('dossier', 'aanvraagversie', 'gebeurtenis')
              """)
          ).one()
          return (try rij.get("rijen", as: Int.self), try rij.get("via_index", as: Int.self))
        }
      }
      #expect(gelezen.viaIndex > 0 && gelezen.rijen == 0)
    }
  }

  @Test func oneBadSubmissionHarmsNobody() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      #expect(
        try await dienst.sql(
          "ALTER TABLE dossier ADD CONSTRAINT kapot CHECK (kvk_nummer <> '\(Self.kvk(13))')") == nil)
      let uitslagen = try await dienIn(dienst, Array(0..<64)) { "eens-\($0)" }
      for (nummer, uitslag) in uitslagen.enumerated() {
        #expect(uitslag.status == (nummer == 13 ? 500 : 201), "\(nummer): \(uitslag.status)")
      }
      #expect(try await aantalHele(dienst) == 63)
      #expect(try await dienst.sql("ALTER TABLE dossier DROP CONSTRAINT kapot") == nil)
      #expect(try await dienIn(dienst, [13]) { "eens-\($0)" }[0].status == 201)
    }
  }

  @Test func aMixedRushGivesEveryoneTheirOwnAnswer() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      // 64 applicants: each twice with one key, and twice without.
      let metSleutel = (0..<64).flatMap { [$0, $0] }
      async let herhaald = dienIn(dienst, metSleutel) { "eens-\($0)" }
      async let los = dienIn(dienst, metSleutel)
      let (eerste, tweede) = try await (herhaald, los)
      for nummer in 0..<64 {
        let paar = [eerste[2 * nummer], eerste[2 * nummer + 1]]
        let alle = paar + [tweede[2 * nummer], tweede[2 * nummer + 1]]
        let geslaagd = alle.filter { $0.status == 201 }
        #expect(Set(geslaagd.map { $0.json["id"]?.text }).count == 1, "one file for applicant \(nummer)")
        #expect(alle.allSatisfy { [201, 409].contains($0.status) })
        // Both requests with the key have one answer, whichever of the four came first.
        #expect(paar[0].lichaam == paar[1].lichaam && paar[0].status == paar[1].status)
        let plaats = geslaagd.first?.json["id"]?.text
        #expect(
          alle.filter { $0.status == 409 }.allSatisfy { $0.json["eersteAanvraag"]?["id"]?.text == plaats })
      }
      #expect(try await aantalHele(dienst) == 64)
    }
  }

  @Test func lateOnesMayBeManyButAKeyIsUsedOnce() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      for nummer in 0..<8 { _ = try await dienst.aanvrager(Self.kvk(nummer)) }
      try dienst.zetKlok("2025-03-27T23:00:01Z")
      let uitslagen = try await dienIn(dienst, (0..<64).map { $0 % 8 }) { "eens-\($0)" }
      #expect(uitslagen.allSatisfy { $0.status == 201 })
      #expect(Set(uitslagen.map(\.lichaam)).count == 8)
      #expect(uitslagen.count { $0.kop("Idempotent-Replayed") == nil } == 8)
      let zonder = try await dienIn(dienst, (0..<32).map { $0 % 8 })
      #expect(zonder.allSatisfy { $0.status == 201 } && Set(zonder.map(\.lichaam)).count == 32)
      #expect(try await aantalHele(dienst) == 40)
    }
  }

  @Test func nothingIsStoredUnderAnOldVersionOfTheRound() async throws {
    try await Proefdienst.met(klok: "2025-03-27T23:00:00Z") { dienst in
      try await dienst.maakRonde()
      // Both loops have the round in memory from here.
      let eerst = try await dienIn(dienst, Array(0..<32))
      #expect(eerst.allSatisfy { $0.status == 201 && Self.termijn($0) == "voldoet_niet" })
      let eerder = Task { try await dienIn(dienst, Array(100..<228)) }
      let gewijzigd = try await dienst.stuur(
        "PUT", "/v1/rondes/2025", try await dienst.medewerker(.beheerder, als: "beheer"),
        Proefdienst.ronde(meer: [
          JSONMember("verlengingen", [["tot": "2025-03-28T23:00:00Z", "grond": "Storing."]])
        ]), koppen: ["If-Match": "*"])
      #expect(gewijzigd.status == 200, "\(String(decoding: gewijzigd.lichaam, as: UTF8.self))")
      // A confirmation changes the round as a version does.
      #expect(try await dienst.bevestigRonde().status == 201)
      let later = try await dienIn(dienst, Array(300..<364))
      #expect(later.allSatisfy { $0.status == 201 && Self.termijn($0) == "voldoet" })
      #expect(try await eerder.value.allSatisfy { $0.status == 201 })
      // The change saw every file that came before it, and every file that came after saw the change.
      let rij = try await dienst.alsEigenaar { pool in
        try await pool.query(.once("tel", "SELECT count(*) AS aantal FROM dossierstand WHERE tijdig")).one()
          .get("aantal", as: Int.self)
      }
      #expect(rij == 32 + 128 + 64)
      #expect(try await aantalHele(dienst) == 32 + 128 + 64)
    }
  }

  private static func termijn(_ uitslag: Proefdienst.Uitslag) -> String? {
    uitslag.json["geschiktheid"]?["toetsen"]?.elements?.first { $0["toets"]?.text == "aanvraagtermijn" }?["uitkomst"]?
      .text
  }

  @Test func aGroupThatIsCancelledIsOfferedAgainAsAGroup() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let nummers = Array(0..<100)
      for nummer in nummers { _ = try await dienst.aanvrager(Self.kvk(nummer)) }
      // The first group of more than ten is cancelled, as by an administrator.
      for sql in [
        "CREATE SEQUENCE grote_groepen", "CREATE SEQUENCE enkelen",
        """
        CREATE FUNCTION breek_af() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = weegschaal AS $$
        BEGIN
          IF (SELECT count(*) FROM nieuw) > 10 AND nextval('grote_groepen') = 1 THEN
            RAISE EXCEPTION 'afgebroken' USING ERRCODE = '57014';
          END IF;
          IF (SELECT count(*) FROM nieuw) = 1 THEN PERFORM nextval('enkelen'); END IF;
          RETURN NULL;
        END $$
        """,
        """
        CREATE TRIGGER breek_af AFTER INSERT ON dossierstand REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT
        EXECUTE FUNCTION breek_af()
        """,
      ] { #expect(try await dienst.sql(sql) == nil) }
      let gelezen = await dienst.server.metrics().requests
      let rush = try await dienst.alsEigenaar { pool in
        try await pool.transaction(retries: 0) { slot in
          _ = try await slot.query(.once("slot", "SELECT vergrendel_ronde(2025)"))
          let rush = Task { try await dienIn(dienst, nummers) { "eens-\($0)" } }
          try await Proefdienst.wacht("all submissions were read") {
            await dienst.server.metrics().requests >= gelezen + nummers.count
          }
          return rush
        }
      }
      #expect(try await rush.value.allSatisfy { $0.status == 201 })
      #expect(try await aantalHele(dienst) == nummers.count)
      let enkele = try await dienst.alsEigenaar("SELECT last_value FROM enkelen").one().get(0, as: Int64.self)
      #expect(enkele <= 10, "the group came back whole, and not one by one")
    }
  }

  @Test func nothingAcknowledgedIsLostWhenConnectionsBreakMidway() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let nummers = Array(0..<400)
      for nummer in nummers { _ = try await dienst.aanvrager(Self.kvk(nummer)) }
      let beantwoord = Proefteller()
      let rush = Task {
        defer { beantwoord.tel() }
        return try await dienIn(dienst, nummers) { "eens-\($0)" }
      }
      var verbroken: Int64 = 0
      while verbroken == 0 || (verbroken < 10 && beantwoord.stand == 0) {
        verbroken += try await dienst.alsEigenaar(
          """
          SELECT count(pg_terminate_backend(pid)) AS verbroken FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'WITH ronde%'
          """
        ).one().get("verbroken", as: Int64.self)
      }
      let uitslagen = try await rush.value
      #expect(uitslagen.allSatisfy { [201, 503].contains($0.status) })
      let bevestigd = Set(uitslagen.filter { $0.status == 201 }.compactMap { $0.json["id"]?.text })
      let aanwezig = try await dienst.alsEigenaar { pool in
        Set(
          try await pool.query(.once("ids", "SELECT id::text AS id FROM dossier")).map {
            try $0.get("id", as: String.self)
          })
      }
      #expect(bevestigd.isSubset(of: aanwezig))
      // Who got 503 tries again with the same key, and has one file in the end.
      let opnieuw = try await dienIn(dienst, nummers) { "eens-\($0)" }
      #expect(opnieuw.allSatisfy { $0.status == 201 })
      for (eerst, dan) in zip(uitslagen, opnieuw) where eerst.status == 201 { #expect(eerst.lichaam == dan.lichaam) }
      #expect(try await aantalHele(dienst) == 400)
    }
  }
}
