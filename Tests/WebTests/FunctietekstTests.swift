import Foundation
import PostgreSQL
import Testing

/// A function of the database is told whole in one migration, so that a reader finds one telling of it: the last.
@Suite struct FunctietekstTests {
  @Test func everyFunctionIsThatOfTheLastMigrationThatTellsIt() async throws {
    let verteld = try Self.verteld()
    try await Proefdienst.met { dienst in
      let rijen = try await dienst.alsEigenaar(
        "SELECT proname::text AS naam, prosrc AS tekst FROM pg_proc WHERE pronamespace = 'weegschaal'::regnamespace")
      #expect(rijen.count >= 30)
      for rij in rijen {
        let naam = try rij.get("naam", as: String.self)
        let laatste = try #require(verteld[naam], "\(naam) is told in no migration")
        #expect(try rij.get("tekst", as: String.self) == laatste.tekst, "\(naam) of \(laatste.migratie)")
      }
      #expect(verteld["stand_na"]?.migratie.hasPrefix("0013") == true)
    }
  }

  /// The text of each function in the last migration that tells it, by name.
  private static func verteld() throws -> [String: (migratie: String, tekst: String)] {
    let map = Proefdienst.root.appendingPathComponent("sql").path
    let kop = try Regex(
      #"CREATE (OR REPLACE )?(FUNCTION|PROCEDURE) (weegschaal\.)?(\w+)\("#,
      as: (
        Substring, Substring?, Substring, Substring?, Substring
      ).self)
    var verteld: [String: (migratie: String, tekst: String)] = [:]
    for migratie in try FileManager.default.contentsOfDirectory(atPath: map).sorted() {
      let sql = try String(contentsOfFile: "\(map)/\(migratie)", encoding: .utf8)
      for vondst in sql.matches(of: kop) {
        let delen = sql[vondst.range.upperBound...].split(
          separator: "$$", maxSplits: 2, omittingEmptySubsequences: false)
        try #require(delen.count == 3, "\(migratie): the text of \(vondst.output.4) stands between $$")
        verteld[String(vondst.output.4)] = (migratie, String(delen[1]))
      }
    }
    return verteld
  }
}
