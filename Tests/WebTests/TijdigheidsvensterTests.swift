import PostgreSQL
import Proeven
import Testing

/// No event makes a file timely that the window does not.
@Suite struct TijdigheidsvensterTests {
  private static func schrijf(
    _ dienst: Proefdienst, _ id: String, _ soort: String, _ inhoud: String, op moment: String
  ) async throws -> String? {
    try await dienst.sql(
      """
      DO $$ BEGIN
        INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256)
        SELECT dossier, volgnummer + 1, '\(soort)', '\(moment)', 'systeem', kop, '\(inhoud)', repeat('1', 64)
        FROM dossierstand WHERE dossier = '\(id)';
        RAISE EXCEPTION 'taken back';
      END $$
      """, rol: "weegschaal_toepassing")
  }

  @Test func aFileBecomesTimelyByTheWindowAlone() async throws {
    try await Proefdienst.met(klok: "2025-03-28T09:00:00Z") { dienst in
      try await dienst.maakRonde()
      let laat = try await dienst.dienIn(Voorbeeldaanvraag())
      func herzie(_ isTijdig: Bool) async throws -> String? {
        try await Self.schrijf(
          dienst, laat, "tijdigheid_herzien", #"{"tijdig":\#(isTijdig)}"#, op: "2025-03-28 10:00Z")
      }
      #expect(try await herzie(true) == "tijdig_volgens_venster")
      #expect(try await herzie(false) == "P0001")
    }
  }
}
