import JSON
import PostgreSQL
import Proeven
import Testing

/// The round is decided by its last ranking and under the ceiling of that moment, also past our code.
@Suite struct BesluitplafondTests {
  private static func verdeel(_ dienst: Proefdienst, _ nummer: Int) async throws -> String? {
    try await dienst.sql(
      """
      DO $$ BEGIN
        INSERT INTO verdeling (jaar, rangschikking, plafond, bevroren_door, besloten_door)
          SELECT jaar, nummer, plafond, door, 'd9' FROM rangschikking WHERE nummer = \(nummer);
        RAISE EXCEPTION 'taken back';
      END $$
      """, rol: "weegschaal_toepassing")
  }

  @Test func aRankingUnderACeilingThatChangedDividesNothing() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().status == 201)
      #expect(try await Self.verdeel(dienst, 1) == "P0001")
      #expect(try await dienst.wijzigRonde(plafond: 50_000_00).status == 200)
      #expect(try await Self.verdeel(dienst, 1) == "plafond_bij_besluit")
      // The choice of the ceiling of before works when it is confirmed.
      let keuze = JSONMember("plafondkeuze", ["bedrag": .amount(100_000_00), "kenmerk": "BSW", "grond": "Awb 4:27"])
      #expect(try await dienst.wijzigRonde(plafond: 50_000_00, meer: [keuze]).status == 200)
      #expect(try await Self.verdeel(dienst, 1) == "plafond_bij_besluit")
      #expect(try await dienst.bevestigRonde().status == 201)
      #expect(try await Self.verdeel(dienst, 1) == "P0001")
    }
  }

  @Test func anEarlierRankingDividesNothing() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.sluitRonde()
      for _ in 1...2 { #expect(try await dienst.bevries().status == 201) }
      #expect(try await Self.verdeel(dienst, 1) == "laatste_rangschikking")
      #expect(try await Self.verdeel(dienst, 2) == "P0001")
    }
  }
}
