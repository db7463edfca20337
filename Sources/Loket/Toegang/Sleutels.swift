internal import Cryptography
internal import PostgreSQL
internal import Regeling

/// The request for a new access token.
package struct Sleutelaanvraag: Hashable, Sendable {
  package let rollen: Set<Rol>
  /// The name of the token in lists.
  package let naam: String
  /// The person behind it, for staff.
  package let persoon: String?
  /// The applicant's number, for role aanvrager.
  package let kvkNummer: String?

  /// A request with these members, or the refusal when they do not fit together.
  package static func maak(
    rollen: Set<Rol>, naam: String, persoon: String?, kvkNummer: String?
  ) -> Result<Sleutelaanvraag, Weigering> {
    func weiger(_ reden: String) -> Result<Sleutelaanvraag, Weigering> { .failure(Weigering(reden: reden)) }
    guard !rollen.isEmpty else { return weiger("noem ten minste één rol met --rol") }
    guard (1...200).contains(naam.unicodeScalars.count) else {
      return weiger("noem een naam van 1 tot 200 tekens met --naam")
    }
    if rollen.contains(.aanvrager) {
      guard rollen.count == 1 else { return weiger("de rol aanvrager gaat niet samen met een andere rol") }
      guard let kvkNummer, kvkNummer.utf8.count == 8, kvkNummer.utf8.allSatisfy({ (48...57).contains($0) }) else {
        return weiger("een aanvrager heeft een KvK-nummer van acht cijfers nodig: --kvk NUMMER")
      }
      guard persoon == nil else { return weiger("--persoon is voor medewerkers") }
    } else {
      guard kvkNummer == nil else { return weiger("--kvk is voor de rol aanvrager") }
      guard let persoon, (1...200).contains(persoon.unicodeScalars.count), !persoon.hasPrefix("kvk:") else {
        return weiger("een medewerker heeft --persoon nodig (1 tot 200 tekens, niet beginnend met kvk:)")
      }
      guard persoon != Identiteit.systeem.persoon else { return weiger("de persoon systeem is de dienst zelf") }
    }
    return .success(Sleutelaanvraag(rollen: rollen, naam: naam, persoon: persoon, kvkNummer: kvkNummer))
  }

  /// Why a token cannot be made, in Dutch.
  package struct Weigering: Error, Hashable, Sendable {
    package let reden: String
  }
}

/// The outcome of the withdrawal of a token.
package enum Sleutelintrekking: Hashable, Sendable {
  /// The token was withdrawn now.
  case ingetrokken(Houder)
  /// The token was withdrawn before.
  case alIngetrokken(Houder)
  /// There is no such token.
  case onbekend

  /// The holder of a token.
  package struct Houder: Hashable, Sendable {
    /// The name of the token in lists.
    package let naam: String
    /// The identity of the holder.
    package let identiteit: Identiteit
  }
}

extension Loket {
  /// Makes an access token and keeps its digest.
  /// - Returns: the token itself, which is not stored anywhere.
  package func maakSleutel(_ aanvraag: Sleutelaanvraag) async throws -> String {
    let sleutel = hexadecimal(randomBytes(32))
    _ = try await pool.query(
      .voegSleutelToe,
      [
        .text(SHA256Digest(of: sleutel).hex), .text(aanvraag.naam), .texts(aanvraag.rollen.map(\.rawValue).sorted()),
        .text(aanvraag.persoon), .text(aanvraag.kvkNummer), klok.nu().parameter,
      ])
    return sleutel
  }

  /// Withdraws a token for good. `sleutel` is the token itself, or its stored digest when the token was lost.
  package func trekSleutelIn(_ sleutel: String) async throws -> Sleutelintrekking {
    let rij = try await pool.query(
      .trekSleutelIn, [.texts([SHA256Digest(of: sleutel).hex, sleutel]), klok.nu().parameter]
    ).oneOrNone()
    guard let rij else { return .onbekend }
    let houder = Sleutelintrekking.Houder(
      naam: try rij.get("naam", as: String.self), identiteit: try Identiteit(rij))
    return try rij.get("is_nieuw", as: Bool.self) ? .ingetrokken(houder) : .alIngetrokken(houder)
  }

  /// The holder of this token; nil when it is unknown or was withdrawn. Look-ups that come at the same time share one
  /// query.
  package func identiteit(sleutel: String) async throws -> Identiteit? {
    try await sleutelrij.submit(SHA256Digest(of: sleutel).hex).get()
  }

  /// The queue that looks up tokens by their digests.
  static func sleutelrij(_ pool: PostgresPool) -> GroupQueue<String, Result<Identiteit?, PostgresError>> {
    GroupQueue(on: pool) { digesten in
      do throws(PostgresError) {
        let rijen = try await pool.read(.leesSleutels, [.texts(digesten)])
        var houders: [String: Identiteit] = [:]
        for rij in rijen { houders[try rij.get("sha256", as: String.self)] = try Identiteit(rij) }
        return digesten.map { .success(houders[$0]) }
      } catch {
        return digesten.map { _ in .failure(error) }
      }
    }
  }
}

extension Identiteit {
  fileprivate init(_ rij: PostgresRow) throws(PostgresError) {
    self.init(
      rollen: Set(try rij.get("rollen", as: [String].self).compactMap(Rol.init(rawValue:))),
      persoon: try rij.get("persoon", as: String?.self), kvkNummer: try rij.get("kvk_nummer", as: String?.self))
  }
}

extension PostgresStatement {
  static let voegSleutelToe = PostgresStatement(
    "voeg_sleutel_toe",
    """
    INSERT INTO toegangssleutel (sha256, naam, rollen, persoon, kvk_nummer, aangemaakt_op)
    VALUES ($1, $2, $3, $4, $5, $6)
    """)
  /// `is_nieuw` is true for only one of two withdrawals of a token at the same time.
  static let trekSleutelIn = PostgresStatement(
    "trek_sleutel_in",
    """
    WITH ingetrokken AS (
      INSERT INTO sleutelintrekking (sha256, ingetrokken_op)
      SELECT sha256, $2 FROM toegangssleutel WHERE sha256 = ANY ($1::text[])
      ON CONFLICT DO NOTHING RETURNING sha256
    )
    SELECT naam, rollen, persoon::text, kvk_nummer::text,
      EXISTS (SELECT FROM ingetrokken i WHERE i.sha256 = t.sha256) AS is_nieuw
    FROM toegangssleutel t WHERE sha256 = ANY ($1::text[])
    """)
  /// The array stands in a subquery so that the planner does not use its length. One plan then serves every size of
  /// group; a new plan would cost more than the look-up.
  static let leesSleutels = PostgresStatement(
    "lees_sleutels",
    """
    SELECT sha256::text AS sha256, rollen, persoon::text, kvk_nummer::text FROM toegangssleutel t
    WHERE sha256 = ANY ((SELECT $1::text[])::text[]) AND NOT EXISTS (SELECT FROM sleutelintrekking i WHERE i.sha256 = t.sha256)
    """)
}
