/// Where a file stands (`contract.md` section 4).
package enum Status: String, Hashable, Sendable, CaseIterable {
  /// Received, nothing decided.
  case ingediend
  /// In time or admitted, but another file of the applicant counts in the round.
  case terzijde
  /// A repair term runs or ran (Awb 4:5).
  case aanTeVullen = "aan_te_vullen"
  /// Withdrawn by the applicant.
  case ingetrokken
  /// Left untreated (Awb 4:5).
  case buitenBehandeling = "buiten_behandeling"
  /// Granted, wholly or in part.
  case verleend
  case afgewezen
  /// The advance was paid (R 3:1).
  case bevoorschot
  /// A final account was filed (R 4:1).
  case verantwoord
  /// Settled (Awb 4:42), with money still to move.
  case vastgesteld
  /// Settled, and nothing is left to pay or to recover.
  case afgesloten

  /// Whether a decision of first instance is still to be made.
  package var isOnbeslist: Bool { self == .ingediend || self == .aanTeVullen }

  /// Whether the grant was settled.
  package var isVastgesteld: Bool { self == .vastgesteld || self == .afgesloten }

  /// Whether there is a decision of first instance.
  package var isBesloten: Bool { !isOnbeslist && self != .ingetrokken && self != .terzijde }
}
