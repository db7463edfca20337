import JSON
import PostgreSQL
import Proeven
import Testing

/// A bekendmaking far back takes two persons, also past our code, and the report names one that took one.
@Suite struct BekendmakingDoorTweeTests {
  private static func maakBekend(_ dienst: Proefdienst, _ id: String, op datum: String) async throws -> String? {
    let moment = "'2025-05-06 11:00Z'"
    return try await dienst.sql(
      """
      DO $$ DECLARE s dossierstand; b text; digest text := encode(sha256('bekend'::bytea), 'hex');
      BEGIN
        SELECT * INTO s FROM dossierstand WHERE dossier = '\(id)';
        SELECT id INTO b FROM besluit WHERE dossier = '\(id)';
        INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256) VALUES
          (s.dossier, s.volgnummer + 1, 'bekendgemaakt', \(moment), 'd9', s.kop,
            json_build_object('bekendgemaaktOp', '\(datum)', 'besluit', b)::text, digest);
        INSERT INTO bekendmaking VALUES (b, '\(datum)', \(moment), 'd9');
        UPDATE dossierstand SET status_tot_bekendmaking = NULL, volgnummer = s.volgnummer + 1, kop = digest
        WHERE dossier = s.dossier;
        SET CONSTRAINTS ALL IMMEDIATE;
        RAISE EXCEPTION 'taken back';
      END $$
      """, rol: "weegschaal_toepassing")
  }

  @Test func onePersonDatesNoBekendmakingFarBack() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      try await dienst.verleen(isBekendgemaakt: false)
      #expect(try await Self.maakBekend(dienst, id, op: "2025-04-29") == "P0001")
      #expect(try await Self.maakBekend(dienst, id, op: "2025-04-28") == "vier_ogen_terugdatering")
      let d2 = try await dienst.medewerker(.besluitnemer, als: "d2")
      let d3 = try await dienst.medewerker(.besluitnemer, als: "d3")
      let pad = "/v1/aanvragen/\(id)/besluit/bekendmaking"
      #expect(try await dienst.stuur("POST", pad, d2, ["bekendgemaaktOp": "2025-04-17"]).status == 202)
      #expect(try await Self.maakBekend(dienst, id, op: "2025-04-17") == "vier_ogen_terugdatering")
      #expect(try await dienst.stuur("POST", pad + "/bevestiging", d3, [:]).status == 201)
      func isGemeld() async throws -> Bool {
        try await dienst.rapportregel(id)["afwijkingen"]?.elements?.contains("vier_ogen") == true
      }
      #expect(try await !isGemeld())
      try await dienst.vervals(
        "bekendmaking", "UPDATE bekendmaking SET voorstelketen = NULL, voorstel = NULL, voorgesteld_door = NULL")
      #expect(try await isGemeld())
    }
  }
}
