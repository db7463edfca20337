import Foundation
import JSON
import PostgreSQL
import Testing

/// A commit of which the service does not hear: the client is never told that nothing was done when it may be done yet.
@Suite struct OnbekendeUitkomstTests {
  private static func eisOnbekend(_ uitslag: Proefdienst.Uitslag) {
    #expect(uitslag.status == 503 && uitslag.probleem == "uitkomst-onbekend")
    #expect(uitslag.kop("Retry-After") == "2")
    #expect(uitslag.json["detail"]?.text?.contains("Idempotency-Key") == true)
    #expect(uitslag.json["detail"]?.text?.contains("niets") == false)
  }

  /// Waits until the database has what was under way.
  private static func wacht(_ dienst: Proefdienst, _ vraag: String) async throws {
    for _ in 0..<200 {
      if try await dienst.alsEigenaar(vraag).one().get("klaar", as: Bool.self) { return }
      try await Task.sleep(for: .milliseconds(25))
    }
    throw Ongeldig(tekst: "it never came: \(vraag)")
  }

  @Test func aSubmissionThatWaitsForItsRoundLongerThanTheQueryMayTakeIsNotCalledUndone() async throws {
    try await Proefdienst.met(vraagtijd: .milliseconds(400)) { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
      let kop = ["Idempotency-Key": "eens"]
      let eerste = try await dienst.alsEigenaar { pool in
        try await pool.transaction(retries: 0) { slot in
          _ = try await slot.query(.once("slot", "SELECT vergrendel_ronde(2025)"))
          return try await dienst.stuur(
            "POST", "/v1/rondes/2025/aanvragen", sleutel, aanvraag.document, koppen: kop)
        }
      }
      Self.eisOnbekend(eerste)
      try await Self.wacht(dienst, "SELECT count(*) = 1 AS klaar FROM dossierstand WHERE status = 'ingediend'")
      let opnieuw = try await dienst.stuur("POST", "/v1/rondes/2025/aanvragen", sleutel, aanvraag.document, koppen: kop)
      #expect(opnieuw.status == 201 && opnieuw.kop("Idempotent-Replayed") == "true")
      let lijst = try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", sleutel)
      #expect(lijst.json["totaal"]?.getal == "1")
    }
  }

  @Test func aSubmissionWhoseConnectionBreaksIsTakenInAllTheSame() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
      let uitslag = try await dienst.alsEigenaar { pool in
        try await pool.transaction(retries: 0) { slot in
          _ = try await slot.query(.once("slot", "SELECT vergrendel_ronde(2025)"))
          let indiening = Task {
            try await dienst.stuur("POST", "/v1/rondes/2025/aanvragen", sleutel, aanvraag.document)
          }
          try await Self.wacht(
            dienst,
            """
            SELECT coalesce(bool_or(pg_terminate_backend(pid)), false) AS klaar
            FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
            """)
          return indiening
        }
      }.value
      #expect(uitslag.status == 201)
      let lijst = try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", sleutel)
      #expect(lijst.json["items"]?.elements?.map { $0["id"] } == [uitslag.json["id"]])
    }
  }

  @Test func othersAreTakenInWhileTheOutcomeOfSomeIsLookedFor() async throws {
    try await Proefdienst.met(vraagtijd: .milliseconds(400)) { dienst in
      try await dienst.maakRonde()
      // As many as there may be groups under way, each with a group of its own.
      let trage = (0..<GroupLimits().flightsMax).map { Voorbeeldaanvraag(kvkNummer: "1000000\($0)") }
      _ = try await dienst.sql(
        """
        CREATE FUNCTION traag() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF NEW.kvk_nummer LIKE '1000000_' THEN PERFORM pg_sleep(3); END IF; RETURN NULL; END $$
        """)
      _ = try await dienst.sql(
        """
        CREATE CONSTRAINT TRIGGER traag AFTER INSERT ON dossierstand DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION traag()
        """)
      try await withThrowingTaskGroup(of: ContinuousClock.Instant.self) { groep in
        for aanvraag in trage {
          let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
          groep.addTask {
            let uitslag = try await dienst.stuur("POST", "/v1/rondes/2025/aanvragen", sleutel, aanvraag.document)
            #expect(uitslag.status == 201, "it is there after all, and was found")
            return .now
          }
          try await Task.sleep(for: .milliseconds(150))
        }
        // By now each has been given up by its group and is looked for.
        try await Task.sleep(for: .milliseconds(500))
        _ = try await dienst.dienIn(Voorbeeldaanvraag())
        let ingediend = ContinuousClock.now
        for try await beantwoord in groep { #expect(beantwoord > ingediend) }
      }
    }
  }

  @Test func nobodyLooksOnForAClientThatHasGone() async throws {
    try await Proefdienst.met(vraagtijd: .milliseconds(400)) { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
      @Sendable func geleend() async -> Double? {
        Meetlezer(await dienst.meetwaarden()).waarden["weegschaal_db_acquired_total"]
      }
      try await dienst.alsEigenaar { pool in
        try await pool.transaction(retries: 0) { slot in
          _ = try await slot.query(.once("slot", "SELECT vergrendel_ronde(2025)"))
          // By then its group was given up and it is looked for.
          try await dienst.stuurEnBreekAf(
            "/v1/rondes/2025/aanvragen", sleutel, aanvraag.document, na: .milliseconds(800))
          try await Task.sleep(for: .milliseconds(500))
          let eerst = try #require(await geleend())
          try await Task.sleep(for: .seconds(1))
          #expect(try #require(await geleend()) - eerst == 0)
        }
      }
    }
  }

  @Test func aChangeWhoseCommitIsNotHeardOfIsNotCalledUndone() async throws {
    try await Proefdienst.met(vraagtijd: .milliseconds(400)) { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let id = try await dienst.dienIn(aanvraag)
      _ = try await dienst.sql(
        """
        CREATE FUNCTION traag() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1); RETURN NULL; END $$
        """)
      _ = try await dienst.sql(
        """
        CREATE CONSTRAINT TRIGGER traag AFTER UPDATE ON dossierstand DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION traag()
        """)
      let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
      let pad = "/v1/aanvragen/\(id)/intrekking"
      let eerste = try await dienst.stuur("POST", pad, sleutel, [:], koppen: ["Idempotency-Key": "eens"])
      Self.eisOnbekend(eerste)
      try await Self.wacht(dienst, "SELECT ingetrokken AS klaar FROM dossierstand")
      let opnieuw = try await dienst.stuur("POST", pad, sleutel, [:], koppen: ["Idempotency-Key": "eens"])
      #expect(opnieuw.status < 300 && opnieuw.kop("Idempotent-Replayed") == "true")
    }
  }

  @Test func whatEndedBeforeItsCommitIsSaidToBeUndone() async throws {
    try await Proefdienst.met(vraagtijd: .milliseconds(400)) { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let id = try await dienst.dienIn(aanvraag)
      let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
      let uitslag = try await dienst.alsEigenaar { pool in
        try await pool.transaction(retries: 0) { slot in
          _ = try await slot.query(.once("slot", "SELECT FROM dossierstand FOR UPDATE"))
          return try await dienst.stuur("POST", "/v1/aanvragen/\(id)/intrekking", sleutel, [:])
        }
      }
      #expect(uitslag.status == 503 && uitslag.probleem == "niet-beschikbaar")
      #expect(uitslag.json["detail"]?.text?.contains("Er is niets verwerkt") == true)
      #expect(
        try await dienst.alsEigenaar("SELECT ingetrokken AS i FROM dossierstand").one().get("i", as: Bool.self) == false
      )
    }
  }
}
