import JSON
import PostgreSQL
import Proeven
import Testing

/// The number of the draw comes when nobody can file any more, also past our code.
@Suite struct SluitingszegelTests {
  /// A whole seal with its event, by the role of the service; it is taken back.
  private static func zegel(
    _ dienst: Proefdienst, op moment: String, sluit: String, _ aanleiding: String = "sluiting"
  ) async throws -> String? {
    let lotgetal = aanleiding == "dag" ? "" : #""lotgetal":"' || repeat('7', 64) || '","#
    return try await dienst.sql(
      """
      DO $$ DECLARE z zegel; g gebeurtenis; doc text; digest text; moment timestamptz := '\(moment)';
      BEGIN
        SELECT * INTO z FROM zegel WHERE jaar = 2025 ORDER BY nummer DESC LIMIT 1;
        SELECT * INTO g FROM gebeurtenis WHERE dossier = 'ronde-2025' ORDER BY volgnummer DESC LIMIT 1;
        z.nummer := coalesce(z.nummer, 0) + 1;
        z.sha256 := coalesce(z.sha256, repeat('0', 64));
        doc := '{"aanleiding":"\(aanleiding)","gebeurtenissen":0,"jaar":2025,\(lotgetal)"nummer":' || z.nummer
          || ',"sluit":"\(sluit)","tijdstip":"' || momenttekst(moment) || '","vorige":"' || z.sha256 || '"}';
        digest := encode(sha256(convert_to(doc, 'UTF8')), 'hex');
        INSERT INTO zegel (jaar, nummer, aanleiding, dag, tijdstip, sluit, gebeurtenissen, document, vorige, sha256, lotgetal)
        VALUES (2025, z.nummer, '\(aanleiding)', (moment AT TIME ZONE 'Europe/Amsterdam')::date, moment, '\(sluit)', 0,
          doc, z.sha256, digest, doc::json ->> 'lotgetal');
        INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256) VALUES
          ('ronde-2025', g.volgnummer + 1, 'zegel_gezet', moment, 'systeem', g.sha256,
            json_build_object('aanleiding', '\(aanleiding)', 'lotgetal', doc::json ->> 'lotgetal', 'nummer', z.nummer,
              'sha256', digest)::text, digest);
        SET CONSTRAINTS ALL IMMEDIATE;
        RAISE EXCEPTION 'taken back';
      END $$
      """, rol: "weegschaal_toepassing")
  }

  @Test func aClosingSealIsNotBeforeTheRoundCloses() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      let sluit = "2025-03-27T23:00:00Z"
      #expect(try await Self.zegel(dienst, op: "2025-03-20 10:00Z", sluit: sluit) == "zegel_na_sluiting")
      #expect(try await Self.zegel(dienst, op: "2025-03-20 10:00Z", sluit: sluit, "lotgetal") == "zegel_na_sluiting")
      #expect(try await Self.zegel(dienst, op: "2025-03-20 10:00Z", sluit: sluit, "dag") == "P0001")
      #expect(try await Self.zegel(dienst, op: "2025-03-27 23:00Z", sluit: sluit) == "P0001")
      // Another closing moment than that of the round is none.
      let eerder = "2025-03-20T09:30:00Z"
      #expect(try await Self.zegel(dienst, op: "2025-03-20 10:00Z", sluit: eerder) == "zegel_na_sluiting")
      // An extension works at once while the round is open.
      let langer = JSONMember("verlengingen", [["tot": "2025-03-29T23:00:00Z", "grond": "Storing (Awb 2:21)."]])
      #expect(try await dienst.wijzigRonde(plafond: 100_000_00, meer: [langer]).status == 200)
      #expect(try await Self.zegel(dienst, op: "2025-03-28 09:00Z", sluit: sluit) == "zegel_na_sluiting")
      let nieuw = "2025-03-29T23:00:00Z"
      #expect(try await Self.zegel(dienst, op: "2025-03-28 09:00Z", sluit: nieuw) == "zegel_na_sluiting")
      #expect(try await Self.zegel(dienst, op: "2025-03-29 23:00Z", sluit: nieuw) == "P0001")
    }
  }

  @Test func anExtensionThatNobodyConfirmedMovesNoSeal() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      try dienst.sluitRonde()
      let langer = JSONMember("verlengingen", [["tot": "2025-03-29T23:00:00Z", "grond": "Storing (Awb 2:21)."]])
      #expect(try await dienst.wijzigRonde(plafond: 100_000_00, meer: [langer]).status == 200)
      #expect(try await Self.zegel(dienst, op: "2025-03-28 10:00Z", sluit: "2025-03-27T23:00:00Z") == "P0001")
      #expect(try await dienst.bevestigRonde().status == 201)
      let sluit = "2025-03-29T23:00:00Z"
      #expect(try await Self.zegel(dienst, op: "2025-03-28 10:00Z", sluit: sluit) == "zegel_na_sluiting")
    }
  }

  @Test func aSealIsNotBeforeTheLastOne() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      try await dienst.klokRoute("2025-03-28T09:00:00Z")
      let sluit = "2025-03-27T23:00:00Z"
      #expect(try await Self.zegel(dienst, op: "2025-03-28 08:00Z", sluit: sluit, "dag") == "moment_in_volgorde")
    }
  }

  /// Whoever dates a seal ahead knows the draw before it.
  @Test func aSealIsNotDatedAheadOfTheClockOfTheDatabase() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      try await dienst.vervals("databasekenmerk", "DELETE FROM databasekenmerk")
      let sluit = "2025-03-27T23:00:00Z"
      #expect(try await Self.zegel(dienst, op: "2025-03-28 10:00Z", sluit: sluit) == "P0001")
      #expect(try await Self.zegel(dienst, op: "2099-03-28 10:00Z", sluit: sluit) == "zegel_niet_vooruit")
    }
  }

  /// Nor when an event of the round is dated as far ahead, as one of the same transaction is.
  @Test func anEventAheadExcusesNoSeal() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      try await dienst.vervals("databasekenmerk", "DELETE FROM databasekenmerk")
      try await dienst.vervals(
        "gebeurtenis", "UPDATE gebeurtenis SET tijdstip = '2099-03-28 10:00Z' WHERE dossier = 'ronde-2025'")
      let sluit = "2025-03-27T23:00:00Z"
      #expect(try await Self.zegel(dienst, op: "2099-03-28 10:00Z", sluit: sluit) == "zegel_niet_vooruit")
    }
  }
}
