import PostgreSQL
import Proeven
import Testing

/// An event is not dated before the one before it, and makes no file timely that the window does not.
@Suite struct GebeurtenisvolgordeTests {
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

  @Test func anEventIsNotFarBeforeTheOneBeforeIt() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      func schrijf(_ moment: String) async throws -> String? {
        try await Self.schrijf(dienst, id, "aantekening", "{}", op: moment)
      }
      #expect(try await schrijf("2025-03-20 09:01Z") == "P0001")
      // Clocks of machines differ.
      #expect(try await schrijf("2025-03-20 08:56Z") == "P0001")
      #expect(try await schrijf("2025-03-20 08:54Z") == "gebeurtenis_in_volgorde")
      #expect(try await schrijf("2019-01-01 00:00Z") == "gebeurtenis_in_volgorde")
    }
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
