internal import PostgreSQL

/// What the steps on a round ask, beside its state.
struct Rondefeiten: Hashable, Sendable {
  let status: Rondestatus
  /// Who froze the last ranking; nil when none was frozen.
  let bevrorenDoor: String?
  /// Whether a file has no decision yet. It is looked at in a decided round alone, for who decides: it can take as long
  /// as the round is large.
  let heeftOnbeslist: Bool

  init(_ rij: PostgresRow, in status: Rondestatus) throws {
    self.status = status
    bevrorenDoor = try rij.get("bevroren_door", as: String?.self)
    heeftOnbeslist = try rij.get("heeft_onbeslist", as: Bool.self)
  }

  /// Whether the state of the round allows the step. What its files still ask shows when it is tried.
  func laatToe(_ stap: Stap) -> Bool {
    guard case .ronde(let standen) = stap.rij.onderwerp, standen.contains(status) else { return false }
    guard stap == .besluiten else { return true }
    return bevrorenDoor != nil && (status != .besloten || heeftOnbeslist)
  }

  /// Who took the earlier step of a pair of four eyes on this round; nil when nobody did.
  private func nam(_ stap: Stap) -> String? {
    guard stap == .bevriezen else { preconditionFailure("the facts name who took each first step of a pair") }
    return bevrorenDoor
  }

  /// Whether this person took the earlier step of a pair, and so may not take this one (four eyes).
  func isTegenVierOgen(_ stap: Stap, _ wie: Identiteit) -> Bool {
    stap.rij.nietNa.keys.contains { nam($0).map(wie.isDezelfde) ?? false }
  }
}

extension PostgresStatement {
  /// The facts of round $1, a row. $2 says whether to look for a file without a decision.
  static let leesRondefeiten = PostgresStatement(
    "lees_rondefeiten",
    """
    SELECT (SELECT r.door FROM rangschikking r WHERE r.jaar = $1 ORDER BY r.nummer DESC LIMIT 1)::text AS bevroren_door,
      $2::boolean AND EXISTS (SELECT FROM dossierstand s WHERE s.jaar = $1 AND s.status IN ('ingediend', 'aan_te_vullen'))
        AS heeft_onbeslist
    """)
}
