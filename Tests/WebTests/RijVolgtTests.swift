import PostgreSQL
import Proeven
import Testing

/// Every right, term and amount that the service writes follows from an event: what its login may write is listed from the
/// database itself, and each row of a played round is tried with other values.
@Suite struct RijVolgtTests {
  /// Tables that the service may write and that no trigger holds to an event, each with the reason.
  static let zonderGebeurtenis = [
    "gebeurtenis": "It is the event. Its place is held by the key on the event before it, and `controleer` computes its digest.",
    "dossier": "It comes with the submission, which pays for every check. The state beside it is held (`nieuwe_stand_volgt`).",
    "aanvraagversie": "As with dossier. A later version counts when the state names it, which compares its digest (`stand_na`).",
    "aanvraagdocument": "As with aanvraagversie.",
    "dossierstand": "Held for a group of submissions at once (`nieuwe_stand_volgt`); StandVolgtTests tries it.",
    "herhaling": "An answer that goes out again. It gives nothing, and decides nothing.",
    "poging": "A refusal, of which nothing follows. What intake makes of it is an event (`poginginschrijving`).",
  ]

  @Test func everyRowThatTheServiceMayWriteFollowsFromAnEvent() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.speelAlles()
      let tabellen = try await Self.schrijfbaar(dienst)
      #expect(Set(Self.zonderGebeurtenis.keys).isSubset(of: tabellen), "an exception that nobody needs")
      for tabel in tabellen.subtracting(Self.zonderGebeurtenis.keys).subtracting(["databasekenmerk"]).sorted() {
        let pogingen = try await Rijproef.probeer(tabel, in: dienst)
        #expect(pogingen.contains { $0.kolom == nil }, "\(tabel): the played round has no row of it")
        for poging in pogingen where poging.kolom == nil {
          // The parts of a ranking come before it, and not again; `aFrozenRankingHasThePartsOfItsEvent` tries them.
          let verwacht = tabel.hasPrefix("rangschikkingdeel") || tabel.hasPrefix("rangschikkinginvoer") ? "23001" : nil
          #expect(poging.weigering == verwacht, "\(tabel): a row with its event")
        }
        let perKolom = Dictionary(grouping: pogingen.filter { $0.kolom != nil }, by: { $0.kolom ?? "" })
        for (kolom, pogingen) in perKolom.sorted(by: { $0.key < $1.key }) {
          let genomen = pogingen.filter { $0.weigering == nil }.map(\.waarde)
          #expect(genomen.isEmpty, "\(tabel).\(kolom) can be \(genomen)")
          // A value that has no form of its column tries nothing.
          let geprobeerd = pogingen.map { "\($0.waarde): \($0.weigering ?? "taken")" }
          #expect(pogingen.contains { $0.weigering?.hasPrefix("22") != true }, "\(tabel).\(kolom): \(geprobeerd)")
        }
      }
    }
  }

  /// The tables of which the service may write a column.
  private static func schrijfbaar(_ dienst: Proefdienst) async throws -> Set<String> {
    let rijen = try await dienst.alsEigenaar(
      """
      SELECT c.relname::text AS tabel FROM pg_class c
      WHERE c.relnamespace = 'weegschaal'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'f', 'm')
        AND has_any_column_privilege('weegschaal_toepassing', c.oid, 'INSERT')
      """)
    return Set(try rijen.map { try $0.get("tabel", as: String.self) })
  }
}
