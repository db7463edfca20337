internal import Begrippen
internal import JSON
internal import Notatie
internal import PostgreSQL

/// The versions of a final account that came after the settlement and before it was made known. The settlement rests on
/// the version that it names, or on none; these are beside it, for who makes it known or reads it.
struct Naderhand: Hashable, Sendable {
  /// A version, with the moment at which it was received.
  struct Versie: Hashable, Sendable {
    let versie: Int
    let ontvangenOp: Tijdstip
  }

  private(set) var versies: [Versie] = []

  /// As a member of an answer; an empty list when there are none.
  var lid: JSONMember {
    JSONMember(
      "naderhandOntvangen",
      .array(versies.map { ["versie": .integer($0.versie), "ontvangenOp": .text($0.ontvangenOp)] }))
  }

  /// Does something whose refusal names them.
  func genoemd<Waarde>(_ doe: () throws(LoketFout) -> Waarde) throws(LoketFout) -> Waarde {
    do {
      return try doe()
    } catch .verkeerdeStand(let weigering) {
      throw .verkeerdeStand(weigering.met(lid))
    }
  }
}

extension Naderhand {
  /// From the rows of `leesNaderhand` of one file.
  fileprivate init(_ rijen: PostgresRows) throws { for rij in rijen { versies.append(try Versie(rij)) } }

  /// Those of every settlement of a round, by file, from the rows of `leesNaderhandVanRonde`.
  static func perDossier(_ rijen: PostgresRows) throws -> [String: Naderhand] {
    try rijen.reduce(into: [:]) { alle, rij in
      alle[try rij.get("dossier", as: String.self), default: Naderhand()].versies.append(try Versie(rij))
    }
  }
}

extension Naderhand.Versie {
  fileprivate init(_ rij: PostgresRow) throws {
    self.init(
      versie: try rij.get("versie", as: Int.self), ontvangenOp: try rij.get("ontvangen_op", as: Tijdstip.self))
  }
}

extension Handeling {
  /// What came after the settlement of a file; nothing when it has none.
  func naderhand(_ dossier: Dossierstand) async throws -> Naderhand {
    try Naderhand(try await vraag(.leesNaderhand, [.text(dossier.id)]))
  }
}

extension PostgresStatement {
  private static let naderhand = """
    SELECT w.dossier::text, w.versie, w.ontvangen_op
    FROM vaststelling v JOIN verantwoording w ON w.dossier = v.dossier AND w.versie > coalesce(v.verantwoordingsversie, 0)
    """
  static let leesNaderhand = PostgresStatement(
    "lees_naderhand", "\(naderhand) WHERE v.dossier = $1 ORDER BY w.versie")
  static let leesNaderhandVanRonde = PostgresStatement(
    "lees_naderhand_van_ronde",
    "\(naderhand) JOIN dossier d ON d.id = v.dossier WHERE d.jaar = $1 ORDER BY w.dossier, w.versie")
}
