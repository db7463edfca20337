import JSON
import PostgreSQL
import Proeven
import Testing

@testable import Loket

/// What the database does to find the signals of a page.
@Suite struct SignaalvragenTests {
  private static let aantal = 80

  /// A plan that compares each file of the round with each file of the page makes a page cost more as the round grows.
  @Test func aPageIsLookedUpAndNotComparedWithEveryFileOfTheRound() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      var ids: [String] = []
      for nummer in 0..<Self.aantal {
        ids.append(try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: String(27_400_000 + nummer))))
      }
      #expect(try await dienst.sql("VACUUM ANALYZE") == nil)
      let bladzijde = "'{\(ids.joined(separator: ","))}'"
      let nummers = "'{\((0..<Self.aantal).map { String(27_400_000 + $0) }.joined(separator: ","))}'"
      let vragen: [(PostgresStatement, String)] = [
        (.leesSignaaldeelnemers, bladzijde), (.leesEerdereNamen, bladzijde),
        (.leesEigenVerleningen, "'2020-01-01', \(nummers)"), (.leesSignaalafhandelingen, bladzijde),
        (.leesAanvraagbronnen, bladzijde),
      ]
      for (vraag, waarden) in vragen {
        // A connection takes a plan for the values at first, and later perhaps one for any values.
        for keuze in ["force_custom_plan", "force_generic_plan"] {
          let plan = try await Self.plan(dienst, vraag, waarden, keuze)
          let rijen = Self.rijen(plan)
          #expect(rijen < 50 * Self.aantal, "\(vraag.name), \(keuze)")
          let vergelijkt = Self.vergelijktMetLijst(plan)
          #expect(!vergelijkt, "\(vraag.name), \(keuze)")
        }
      }
    }
  }

  /// How the database ran the statement.
  private static func plan(
    _ dienst: Proefdienst, _ vraag: PostgresStatement, _ waarden: String, _ keuze: String
  ) async throws -> JSONValue {
    try await dienst.alsEigenaar { pool in
      try await pool.transaction(retries: 0) { slot in
        _ = try await slot.query(.once("keuze", "SET LOCAL plan_cache_mode = \(keuze)"))
        _ = try await slot.query(.once("maak", "PREPARE gemeten AS \(vraag.sql)"))
        let rijen = try await slot.query(
          .once("meet", "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) EXECUTE gemeten(\(waarden))"))
        let tekst = try rijen.one().get("QUERY PLAN", as: String.self)
        return try #require(JSONValue.parse(Array(tekst.utf8))[0]?["Plan"])
      }
    }
  }

  /// How many rows the steps of a plan made or threw away together.
  private static func rijen(_ plan: JSONValue) -> Int {
    let perKeer = ["Actual Rows", "Rows Removed by Filter", "Rows Removed by Join Filter"].reduce(0) {
      $0 + (plan[$1].flatMap(getal) ?? 0)
    }
    let eigen = perKeer * (plan["Actual Loops"].flatMap(getal) ?? 1)
    return (plan["Plans"]?.elements ?? []).reduce(eigen) { $0 + rijen($1) }
  }

  private static func getal(_ waarde: JSONValue) -> Int? { Int(String(decoding: waarde.bytes, as: UTF8.self)) }

  /// Whether a step compares each row with each element of a list.
  private static func vergelijktMetLijst(_ plan: JSONValue) -> Bool {
    ["Filter", "Join Filter"].contains { plan[$0]?.text?.contains("ANY ($") == true }
      || (plan["Plans"]?.elements ?? []).contains(where: vergelijktMetLijst)
  }
}
