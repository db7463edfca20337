import JSON
import Keten
import Loket
import PostgreSQL
import Testing

/// The kinds of booking as the database has them, and as the controls see them.
@Suite struct BoekingssoortenTests {
  @Test func theDatabaseLetsThroughTheKindsOfTheCodeAndHasTheirAccounts() async throws {
    try await Proefdienst.met { dienst in
      let (paren, kolommen) = try await dienst.alsEigenaar { pool in
        let definitie = try await pool.query(
          .once("paren", "SELECT pg_get_constraintdef(oid) AS tekst FROM pg_constraint WHERE conname = 'soort_boeking'")
        ).one().get("tekst", as: String.self)
        let kolommen = try await pool.query(
          .once(
            "kolommen",
            """
            SELECT attname::text AS naam FROM pg_attribute
            WHERE attrelid = 'rekeningstand'::regclass AND attnum > 0 AND NOT attisdropped
            """)
        ).map { try $0.get("naam", as: String.self) }
        return (
          definitie.matches(of: /debet = '(\w+)'::text\) AND \(credit = '(\w+)'::text/).map { "\($0.1) \($0.2)" },
          kolommen
        )
      }
      let verwacht = Boekingssoort.allCases.map { "\($0.rekeningen.debet.rawValue) \($0.rekeningen.credit.rawValue)" }
      #expect(paren.sorted() == verwacht.sorted())
      #expect(Set(kolommen) == Set(Rekening.allCases.map(\.rawValue) + ["dossier"]))
    }
  }

  @Test func aBookingWithoutARecordIsFoundWhateverItsKind() async throws {
    try await Proefdienst.met { dienst in
      let id = try await dienst.speelRonde().vastgesteld
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      func verschillen() async throws -> [String] {
        let rapport = try await dienst.stuur("GET", "/v1/rondes/2025/verantwoordingsrapport", auditor).json
        let controles = try #require(rapport["aansluiting"]?.elements)
        return controles.filter { !["0", "0.00"].contains($0["verschil"]?.getal) }.compactMap { $0["controle"]?.text }
      }
      #expect(try await verschillen() == [])
      for soort in Boekingssoort.allCases {
        let (debet, credit) = soort.rekeningen
        try await dienst.vervals(
          "boeking",
          """
          INSERT INTO boeking SELECT dossier, volgnummer, 9, '\(debet.rawValue)', '\(credit.rawValue)', 1, tijdstip
          FROM boeking WHERE dossier = '\(id)' ORDER BY volgnummer LIMIT 1
          """)
        let gevonden = try await dienst.loket.controleer().fouten.filter { $0.code == .registratieWijktAf }
        // A booking on the claim also makes what an event says is open another amount than that of the books.
        let plaatsen = Set(gevonden.map { $0.plaats.split(separator: "/").first.map(String.init) })
        #expect(plaatsen == [id] && gevonden.contains { $0.plaats == id }, "\(soort)")
        // What was claimed back is compared with the balance, which follows bookings by the trigger that is off here.
        let meer = try await verschillen().filter { !$0.hasPrefix("nagelopen") }
        #expect(soort == .terugvordering ? meer.isEmpty : !meer.isEmpty, "\(soort): \(meer)")
        try await dienst.vervals("boeking", "DELETE FROM boeking WHERE regel = 9")
      }
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }
}
