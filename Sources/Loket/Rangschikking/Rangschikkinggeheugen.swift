internal import Begrippen
internal import JSON
internal import PostgreSQL
internal import Regeling
internal import Synchronization

/// The counts of a round: its changes, its files, and the events of those files. The counts never go down, and every
/// change of a file writes an event. Equal counts therefore mean an equal round, whichever instance wrote.
struct Rondetelling: Hashable, Sendable {
  let wijzigingen: Int
  let dossiers: Int
  let gebeurtenissen: Int
}

/// A present ranking with the count of the round that it was made from.
struct Rangschikkingblad: Hashable, Sendable {
  let telling: Rondetelling
  /// The ranking document.
  let document: [UInt8]
  let sha256: String
  let invoerSha256: String

  /// The answer: the document, with the state of the round after its last member. It copies the document, so a document
  /// that is too long to remember must not be answered on the event loop.
  func antwoord(status: String, standOp: Tijdstip) -> Antwoord {
    let meer = JSONValue.object([
      JSONMember("stand", .text(status)), JSONMember("standOp", .text(standOp)), JSONMember("voorlopig", true),
      JSONMember("invoerSha256", .text(invoerSha256)), JSONMember("resultaatSha256", .text(sha256)),
    ])
    let einde = meer.bytes.dropFirst()
    var inhoud: [UInt8] = []
    inhoud.reserveCapacity(document.count + einde.count)
    // `append(contentsOf:)` and not `+=`, which adds a slice byte by byte.
    inhoud.append(contentsOf: document.dropLast())
    inhoud.append(UInt8(ascii: ","))
    inhoud.append(contentsOf: einde)
    return Antwoord(inhoud: .raw(inhoud), versie: sha256)
  }
}

/// The present ranking that was made last; one for all loops of a process.
package final class Rangschikkinggeheugen: Sendable {
  /// A longer document is made anew each time, which bounds the memory.
  static let bytesMax = 8 * 1024 * 1024

  private let laatste = Mutex<(jaar: Int, blad: Rangschikkingblad)?>(nil)

  /// Nothing remembered.
  package init() {}

  /// The ranking of a round; nil when that of another round was made since.
  subscript(jaar: Int) -> Rangschikkingblad? {
    get { laatste.withLock { $0.flatMap { $0.jaar == jaar ? $0.blad : nil } } }
    set {
      guard let newValue, newValue.document.count <= Rangschikkinggeheugen.bytesMax else { return }
      laatste.withLock { $0 = (jaar, newValue) }
    }
  }
}

extension Handeling {
  /// The count of a round as this transaction sees it.
  func telling(_ stand: Rondestand) async throws -> Rondetelling {
    let rij = try await vraag(.telRonde, [.int32(stand.ronde.jaar)]).one()
    return Rondetelling(
      wijzigingen: stand.wijzigingen, dossiers: try rij.get("dossiers", as: Int.self),
      gebeurtenissen: try rij.get("gebeurtenissen", as: Int.self))
  }
}

extension PostgresStatement {
  /// The number of a file's last event is also its number of events.
  fileprivate static let telRonde = PostgresStatement(
    "tel_ronde",
    """
    SELECT count(*) AS dossiers, coalesce(sum(volgnummer), 0)::bigint AS gebeurtenissen FROM dossierstand
    WHERE jaar = $1
    """)
}
