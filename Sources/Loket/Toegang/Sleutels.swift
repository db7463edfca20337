internal import Begrippen
internal import Cryptography
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// The holder of this token; nil when it is unknown or ended. Look-ups that come at the same time share one query.
  ///
  /// The first use of a token is an event of the chain `toegang`. That of staff is written before the request goes on.
  /// That of an applicant is written soon after.
  package func identiteit(sleutel: String) async throws -> Identiteit? {
    let digest = SHA256Digest(of: sleutel).hex
    let vraag = Sleutelvraag(sha256: digest, dag: Amsterdam.datum(klok.nu()))
    guard let identiteit = try await sleutelrij.submit(vraag).get() else { return nil }
    if identiteit.rollen == [.aanvrager] {
      eerstegebruik.meld(digest, klok)
    } else {
      try await eerstegebruik.legVast(digest, klok)
    }
    return identiteit
  }

  /// The queue that looks up tokens by their digests.
  static func sleutelrij(_ pool: PostgresPool) -> GroupQueue<Sleutelvraag, Result<Identiteit?, PostgresError>> {
    GroupQueue(on: pool) { vragen in
      do throws(PostgresError) {
        let dag = vragen.map(\.dag).max()
        let rijen = try await pool.read(.leesSleutels, [.texts(vragen.map(\.sha256)), .date(dag)])
        var houders: [String: Identiteit] = [:]
        for rij in rijen { houders[try rij.get("sha256", as: String.self)] = try Identiteit(rij) }
        return vragen.map { .success(houders[$0.sha256]) }
      } catch {
        return vragen.map { _ in .failure(error) }
      }
    }
  }
}

/// A question for the holder of a token.
struct Sleutelvraag: Sendable {
  let sha256: String
  /// The day in Den Haag.
  let dag: Datum
}

extension Identiteit {
  /// From a row with `rollen`, `persoon` and `kvk_nummer`.
  init(_ rij: PostgresRow) throws(PostgresError) {
    self.init(
      rollen: Set(try rij.get("rollen", as: [String].self).compactMap(Rol.init(rawValue:))),
      persoon: try rij.get("persoon", as: String?.self), kvkNummer: try rij.get("kvk_nummer", as: String?.self))
  }
}

extension PostgresStatement {
  /// The array stands in a subquery so that the planner does not use its length. One plan then serves every size of
  /// group; a new plan would cost more than the look-up.
  static let leesSleutels = PostgresStatement(
    "lees_sleutels",
    """
    SELECT sha256::text AS sha256, rollen, persoon::text, kvk_nummer::text
    FROM toegangssleutel t
    WHERE sha256 = ANY ((SELECT $1::text[])::text[]) AND (tot IS NULL OR tot >= $2)
      AND NOT EXISTS (SELECT FROM sleutelintrekking i WHERE i.sha256 = t.sha256)
    """)
}
