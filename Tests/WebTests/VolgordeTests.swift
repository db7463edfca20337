import Begrippen
import JSON
import Keten
import Loket
import PostgreSQL
import Proeven
import Testing

/// No event and no seal is dated before the last one (`contract.md` section 5), whatever the clocks do.
@Suite struct VolgordeTests {
  /// Each look at the clock of this service shows a second less than the look before.
  @Test func aRoundIsPlayedToItsEndOnAClockThatRunsBack() async throws {
    try await Proefdienst.met(looptTerug: true) { dienst in
      _ = try await dienst.speelRonde()
      #expect(try await dienst.momenten("tijdstip < vorige") == 0)
      #expect(try await dienst.momenten("tijdstip = vorige") > 0, "the clock did run back")
      #expect(try await dienst.loket.controleer().fouten == [])
    }
  }

  /// Each file holds a later moment than the one before it. The decision is told the moment of the round, not that of one
  /// file after the other.
  @Test func aDecisionOnManyFilesIsDatedAfterTheLastOfThem() async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde(plafond: 200_000_00)
      var ids: [String] = []
      for nummer in 27_312_345..<27_312_357 {
        // Ids are in the order of time, and so are decisions on equal files.
        try dienst.zetKlok("2025-03-20T09:\(nummer - 27_312_335):00Z")
        ids.append(try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "\(nummer)")))
      }
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().status == 201)
      // As another machine would leave them whose clock runs ahead: each some minutes later than the one before.
      for (plaats, id) in ids.enumerated() {
        try await dienst.vervals(
          "gebeurtenis",
          """
          UPDATE gebeurtenis g SET tijdstip = '2025-03-28 09:\(plaats + 10):00Z' WHERE dossier = '\(id)'
            AND volgnummer = (SELECT max(volgnummer) FROM gebeurtenis WHERE dossier = g.dossier)
          """)
      }
      #expect(try await dienst.besluit().status == 201)
      #expect(try await dienst.momenten("tijdstip < vorige") == 0)
      #expect(try await dienst.momenten("soort = 'besloten' AND tijdstip > vorige") < 12)
    }
  }

  @Test func theDatabaseNamesTheLastMomentOfTheChainAndOfTheRound() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      try await dienst.klokRoute("2025-03-28T09:00:00Z")
      let fout = try await dienst.alsEigenaar(rol: "weegschaal_toepassing") { pool in
        await #expect(throws: PostgresError.self) {
          _ = try await pool.query(
            .once(
              "proef",
              """
              INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256)
              SELECT dossier, volgnummer + 1, 'ingetrokken', tijdstip - interval '1 microsecond', 'systeem', sha256, '{}', sha256
              FROM gebeurtenis WHERE dossier = '\(id)'
              """))
        }
      }
      guard case .server(let weigering) = fout else {
        Issue.record("not refused by the server")
        return
      }
      #expect(weigering.constraint == "moment_in_volgorde")
      let momenten = (weigering.detail ?? "").split(separator: "\t").map { Tijdstip(iso: String($0)) }
      #expect(momenten.count == 2 && momenten.allSatisfy { $0 != nil })
      let (keten, ronde) = (try #require(momenten.first ?? nil), try #require(momenten.last ?? nil))
      #expect(keten < ronde && Amsterdam.datum(ronde) == Datum(iso: "2025-03-28"))
    }
  }

  /// The database of this service lost its mark, so its own clock counts: the service is more than a year behind it.
  @Test func aClockTooFarFromThatOfTheDatabaseIs503AndNamed() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let sleutel = try await dienst.medewerker(.auditor, als: "a1")
      try await dienst.vervals("databasekenmerk", "DELETE FROM databasekenmerk")
      let uitslag = try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", sleutel)
      #expect(uitslag.status == 503 && uitslag.kop("Retry-After") == "60")
      #expect(uitslag.json["type"]?.text?.hasSuffix("niet-beschikbaar") == true)
      #expect(uitslag.json["detail"]?.text?.contains("De klok van deze dienst en die van de database") == true)
    }
  }

  /// A freeze seals its round, and no seal is dated ahead of the database's clock. So it waits until that has caught up.
  @Test func aRoundWithAnEventAheadOfTheDatabaseIsNotFrozen() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.sluitRonde()
      // Its token is used before the database loses its mark, so that its first use is not what is refused.
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b1")
      #expect(try await dienst.stuur("GET", "/v1/rondes/2025/rangschikking", beoordelaar).status == 200)
      try await dienst.vervals("databasekenmerk", "DELETE FROM databasekenmerk")
      try await dienst.vervals(
        "gebeurtenis",
        """
        UPDATE gebeurtenis SET tijdstip = '2099-03-28 10:00Z' WHERE dossier = 'ronde-2025' AND volgnummer =
          (SELECT max(volgnummer) FROM gebeurtenis WHERE dossier = 'ronde-2025')
        """)
      let geweigerd = try await dienst.bevries()
      #expect(geweigerd.status == 503 && geweigerd.json["detail"]?.text?.contains("De klok van deze dienst") == true)
      #expect(try await dienst.zegels().isEmpty)
    }
  }
}

extension Proefdienst {
  /// How many events, each beside the one before it in its chain, are so.
  fileprivate func momenten(_ voorwaarde: String) async throws -> Int {
    try await alsEigenaar { pool in
      try await pool.query(
        .once(
          "momenten",
          """
          SELECT count(*) AS aantal FROM (
            SELECT soort, tijdstip, lag(tijdstip) OVER (PARTITION BY dossier ORDER BY volgnummer) AS vorige
            FROM gebeurtenis WHERE dossier <> 'toegang') g
          WHERE \(voorwaarde)
          """)
      ).one().get("aantal", as: Int.self)
    }
  }
}
