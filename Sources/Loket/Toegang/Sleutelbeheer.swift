internal import Begrippen
internal import Cryptography
package import PostgreSQL
internal import Regeling

/// Makes and ends access tokens. It works over connections of a role of its own: the service can do neither. The
/// database writes each act in the chain `toegang` too (`contract.md` section 1), and refuses roles that one person may
/// not join.
package struct Sleutelbeheer: Sendable {
  let pool: PostgresPool
  let klok: Klok
  /// Under which name the events are written.
  let door: String

  /// - Parameter gebruiker: the name of the operating system's user.
  package init(pool: PostgresPool, klok: Klok, gebruiker: String) {
    self.pool = pool
    self.klok = klok
    door = "os:\(gebruiker)"
  }

  /// Makes an access token and keeps its digest.
  /// - Returns: the token itself, which is not stored anywhere.
  /// - Throws: `Sleutelaanvraag.Weigering` when its last day is over, or the person holds a role that does not go together
  ///   with these.
  package func maak(_ aanvraag: Sleutelaanvraag) async throws -> String {
    if let tot = aanvraag.tot, tot < Amsterdam.datum(klok.nu()) {
      throw Sleutelaanvraag.Weigering(
        reden: "--tot ligt in het verleden: een sleutel die op \(tot.tekst) eindigt, werkt nooit. Noem vandaag of later"
      )
    }
    let sleutel = hexadecimal(randomBytes(32))
    do throws(PostgresError) {
      _ = try await pool.query(
        .maakSleutel,
        [
          .text(SHA256Digest(of: sleutel).hex), .text(aanvraag.naam), .texts(aanvraag.rollen.map(\.rawValue).sorted()),
          .text(aanvraag.persoon), .text(aanvraag.kvkNummer), .date(aanvraag.tot), klok.nu().parameter, .text(door),
        ])
    } catch {
      guard case .server(let fout) = error, fout.constraint == "rollen_gaan_samen" else { throw error }
      throw Sleutelaanvraag.Weigering(
        reden: "deze persoon heeft al een sleutel met een rol die hiermee niet samengaat. "
          + Sleutelaanvraag.uitlegSamengaan)
    }
    return sleutel
  }

  /// Withdraws a token for good. `sleutel` is the token itself, or its stored digest when the token was lost.
  package func trekIn(_ sleutel: String) async throws -> Sleutelintrekking {
    let rij = try await pool.query(
      .trekSleutelIn, [.texts([SHA256Digest(of: sleutel).hex, sleutel]), klok.nu().parameter, .text(door)]
    ).oneOrNone()
    guard let rij else { return .onbekend }
    let houder = Sleutelintrekking.Houder(
      naam: try rij.get("naam", as: String?.self), identiteit: try Identiteit(rij))
    return try rij.get("is_nieuw", as: Bool.self) ? .ingetrokken(houder) : .alIngetrokken(houder)
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
    /// The name of the token in lists; nil once it was removed.
    package let naam: String?
    /// The identity of the holder.
    package let identiteit: Identiteit
  }
}

extension PostgresStatement {
  fileprivate static let maakSleutel = PostgresStatement(
    "maak_sleutel", "SELECT maak_sleutel($1, $2, $3, $4, $5, $6, $7, $8)")
  fileprivate static let trekSleutelIn = PostgresStatement(
    "trek_sleutel_in",
    "SELECT naam, rollen, persoon, kvk_nummer, is_nieuw FROM trek_sleutel_in($1, $2, $3)")
}

extension Sleutelbeheer {
  /// Whether the database is one of a simulation.
  package func heeftGesimuleerdeKlok() async throws -> Bool { try await Klokstand(pool).isGemerkt }

  /// Checks that this clock and this database may be used together, as the counter does. He marks nothing: the service does that at its start.
  package func eisKlok(isProductie: Bool) async throws {
    _ = try await Klokstand(pool).vraagtMerk(klok, isProductie: isProductie)
  }
}
