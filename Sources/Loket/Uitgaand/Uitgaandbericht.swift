package import Begrippen
internal import PostgreSQL

/// An event that a subscriber has not taken yet. It holds no personal data: who wants to know more asks the service.
package struct Uitgaandbericht: Hashable, Sendable {
  /// The digest of the event, the same at each attempt.
  package let id: String
  /// The file.
  package let dossier: String
  /// The number of the event in the chain of its file.
  let volgnummer: Int
  /// Which event of its file it is, of those of the kinds that the subscriber gets, from 1.
  package let nummer: Int
  /// The kind of event, as the chain has it.
  package let soort: String
  /// When the event was written.
  package let tijdstip: Tijdstip
  /// The round of the file.
  package let jaar: Int
  /// How often it was offered.
  package let pogingen: Int
  /// When that failed first.
  let eersteFoutOp: Tijdstip?

  init(_ rij: PostgresRow) throws {
    id = try rij.get("id", as: String.self)
    dossier = try rij.get("dossier", as: String.self)
    volgnummer = try rij.get("volgnummer", as: Int.self)
    nummer = try rij.get("nummer", as: Int.self)
    soort = try rij.get("soort", as: String.self)
    tijdstip = try rij.get("tijdstip", as: Tijdstip.self)
    jaar = try rij.get("jaar", as: Int.self)
    pogingen = try rij.get("pogingen", as: Int.self)
    eersteFoutOp = try rij.get("eerste_fout_op", as: Tijdstip?.self)
  }
}
