import JSON
import PostgreSQL
import Proeven
import Testing

/// A commit of which the service does not hear: the client is never told that nothing was done when it may be done yet.
@Suite struct OnbekendeUitkomstTests {
  private static func eisOnbekend(_ uitslag: Proefdienst.Uitslag) {
    #expect(uitslag.status == 503 && uitslag.probleem == "uitkomst-onbekend")
    #expect(uitslag.kop("Retry-After") == "2")
    #expect(uitslag.json["detail"]?.text?.contains("Idempotency-Key") == true)
    #expect(uitslag.json["detail"]?.text?.contains("niets") == false)
  }

  /// How long the database may take over a query.
  private static let vraagtijd = Duration.seconds(30)
  /// How long the last group must be under way before another leaves beside it.
  private static let geduld = GroupLimits().patience

  /// Lets the time pass until the answer is there.
  /// - Parameter naRust: whether the database first ends what it does, so that a slow one does not lose to the clock.
  private static func antwoord<Waarde>(
    _ dienst: Proefdienst, _ taak: Task<Waarde, any Error>, naRust: Bool = false
  ) async throws -> Waarde {
    let klaar = Proefteller()
    async let waarde = {
      defer { klaar.tel() }
      return try await taak.value
    }()
    try await Proefdienst.wacht("an answer") {
      if naRust {
        try await dienst.wacht(
          """
          SELECT count(*) = 0 AS klaar FROM pg_stat_activity
          WHERE state = 'active' AND pid <> pg_backend_pid() AND datname = current_database()
          """)
      }
      await dienst.uurwerk.advance(by: .milliseconds(250))
      return klaar.stand > 0
    }
    return try await waarde
  }

  /// How many tokens were used, as far as it is recorded.
  private static func gebruikt(_ dienst: Proefdienst) async throws -> Int {
    try await dienst.alsEigenaar("SELECT count(*)::integer AS aantal FROM sleutelgebruik").one().get(
      "aantal", as: Int.self)
  }

  /// Whether the service uses just so many connections, and waits for no other.
  private static func rust(_ dienst: Proefdienst, geleend: Int) async throws -> Bool {
    let waarden = Meetlezer(await dienst.meetwaarden()).waarden
    let open = try #require(waarden["weegschaal_db_connections_open"])
    let vrij = try #require(waarden["weegschaal_db_connections_idle"])
    return open - vrij == Double(geleend) && waarden["weegschaal_db_waiting"] == 0
  }

  @Test func aSubmissionThatWaitsForItsRoundLongerThanTheQueryMayTakeIsNotCalledUndone() async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
      let kop = ["Idempotency-Key": "eens"]
      let eerste = try await dienst.alsEigenaar { pool in
        try await pool.transaction(retries: 0) { slot in
          _ = try await slot.query(.once("slot", "SELECT vergrendel_ronde(2025)"))
          let indiening = Task {
            try await dienst.stuur("POST", "/v1/rondes/2025/aanvragen", sleutel, aanvraag.json, koppen: kop)
          }
          try await dienst.wachtOpWachtenden(1)
          await dienst.uurwerk.advance(by: Self.vraagtijd)
          return try await Self.antwoord(dienst, indiening)
        }
      }
      Self.eisOnbekend(eerste)
      try await dienst.wacht("SELECT count(*) = 1 AS klaar FROM dossierstand WHERE status = 'ingediend'")
      let opnieuw = try await dienst.stuur("POST", "/v1/rondes/2025/aanvragen", sleutel, aanvraag.json, koppen: kop)
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
            try await dienst.stuur("POST", "/v1/rondes/2025/aanvragen", sleutel, aanvraag.json)
          }
          try await dienst.wacht(
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
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde()
      // As many as there may be groups under way, each with a group of its own.
      let trage = (0..<GroupLimits().flightsMax).map { Voorbeeldaanvraag(kvkNummer: "1000000\($0)") }
      try await dienst.houdtOp("INSERT ON dossierstand", als: "NEW.kvk_nummer LIKE '1000000_'")
      let beantwoord = Proefteller()
      let ervoor = try await Self.gebruikt(dienst)
      let indieningen = try await dienst.alsEigenaar { pool in
        try await pool.transaction(retries: 0) { slot in
          _ = try await slot.query(.once("slot", Proefdienst.slot))
          var indieningen: [Task<Proefdienst.Uitslag, any Error>] = []
          for aanvraag in trage {
            let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
            indieningen.append(
              Task {
                defer { beantwoord.tel() }
                return try await dienst.stuur("POST", "/v1/rondes/2025/aanvragen", sleutel, aanvraag.json)
              })
            try await dienst.wachtOpWachtenden(indieningen.count)
            // Until the first use of its token is written too: a connection that is being made for it would not outlive the
            // leap in time below, and a pool without any other refuses who comes next.
            try await Proefdienst.wacht("the first uses of \(indieningen.count) tokens") {
              guard try await Self.rust(dienst, geleend: indieningen.count) else { return false }
              await dienst.uurwerk.advance(by: Self.geduld)
              return try await Self.gebruikt(dienst) == ervoor + indieningen.count
            }
          }
          // Now each is given up by its group and looked for.
          await dienst.uurwerk.advance(by: Self.vraagtijd)
          _ = try await dienst.dienIn(Voorbeeldaanvraag())
          #expect(beantwoord.stand == 0)
          return indieningen
        }
      }
      for indiening in indieningen {
        #expect(
          try await Self.antwoord(dienst, indiening, naRust: true).status == 201,
          "it is there after all, and was found")
      }
    }
  }

  @Test func nobodyLooksOnForAClientThatHasGone() async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
      @Sendable func geleend() async throws -> Double {
        try #require(Meetlezer(await dienst.meetwaarden()).waarden["weegschaal_db_acquired_total"])
      }
      try await dienst.alsEigenaar { pool in
        try await pool.transaction(retries: 0) { slot in
          _ = try await slot.query(.once("slot", "SELECT vergrendel_ronde(2025)"))
          try await dienst.stuurEnBreekAf("/v1/rondes/2025/aanvragen", sleutel, aanvraag.json) {
            try await dienst.wachtOpWachtenden(1)
            let eerst = try await geleend()
            await dienst.uurwerk.advance(by: Self.vraagtijd)
            try await Proefdienst.wacht("a look") { try await geleend() > eerst }
          }
          try await Proefdienst.wacht("the end") { await dienst.server.metrics().requestsInFlight == 0 }
          let eerst = try await geleend()
          for _ in 0..<40 { await dienst.uurwerk.advance(by: .milliseconds(250)) }
          #expect(try await geleend() == eerst)
        }
      }
    }
  }

  @Test func aChangeWhoseCommitIsNotHeardOfIsNotCalledUndone() async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let id = try await dienst.dienIn(aanvraag)
      try await dienst.houdtOp("UPDATE ON dossierstand", als: "true")
      let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
      let pad = "/v1/aanvragen/\(id)/intrekking"
      let eerste = try await dienst.alsEigenaar { pool in
        try await pool.transaction(retries: 0) { slot in
          _ = try await slot.query(.once("slot", Proefdienst.slot))
          let intrekking = Task {
            try await dienst.stuur("POST", pad, sleutel, [:], koppen: ["Idempotency-Key": "eens"])
          }
          try await dienst.wachtOpWachtenden(1)
          await dienst.uurwerk.advance(by: Self.vraagtijd)
          return try await intrekking.value
        }
      }
      Self.eisOnbekend(eerste)
      try await dienst.wacht("SELECT ingetrokken AS klaar FROM dossierstand")
      let opnieuw = try await dienst.stuur("POST", pad, sleutel, [:], koppen: ["Idempotency-Key": "eens"])
      #expect(opnieuw.status < 300 && opnieuw.kop("Idempotent-Replayed") == "true")
    }
  }

  @Test func whatEndedBeforeItsCommitIsSaidToBeUndone() async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let id = try await dienst.dienIn(aanvraag)
      let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
      let uitslag = try await dienst.alsEigenaar { pool in
        try await pool.transaction(retries: 0) { slot in
          _ = try await slot.query(.once("slot", "SELECT FROM dossierstand FOR UPDATE"))
          let intrekking = Task { try await dienst.stuur("POST", "/v1/aanvragen/\(id)/intrekking", sleutel, [:]) }
          try await dienst.wachtOpWachtenden(1)
          await dienst.uurwerk.advance(by: Self.vraagtijd)
          return try await intrekking.value
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

extension Proefdienst {
  /// What a transaction runs to hold up the commits of `houdtOp` until it ends.
  static let slot = "SELECT pg_advisory_xact_lock(7)"

  /// Has the commits of such changes wait for the one that holds `slot`.
  func houdtOp(_ wijziging: String, als voorwaarde: String) async throws {
    for opdracht in [
      """
      CREATE FUNCTION traag() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF \(voorwaarde) THEN PERFORM pg_advisory_xact_lock_shared(7); END IF; RETURN NULL; END $$
      """,
      """
      CREATE CONSTRAINT TRIGGER traag AFTER \(wijziging) DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION traag()
      """,
    ] {
      guard try await sql(opdracht) == nil else { throw Ongeldig(tekst: opdracht) }
    }
  }
}
