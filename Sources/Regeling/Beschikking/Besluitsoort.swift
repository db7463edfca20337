/// The kinds of decision of first instance (`regels.md` section 6).
package enum Besluitsoort: String, Hashable, Sendable, CaseIterable {
  /// All that can be granted.
  case verlening
  /// A part of it: the rest of the ceiling.
  case gedeeltelijkeVerlening = "gedeeltelijke_verlening"
  /// Nothing.
  case afwijzing
  /// Left untreated (Awb 4:5).
  case buitenBehandeling = "buiten_behandeling"

  /// Whether money is granted.
  package var isVerlening: Bool {
    switch self {
    case .verlening, .gedeeltelijkeVerlening: true
    case .afwijzing, .buitenBehandeling: false
    }
  }

  /// Whether the grants of others may have limited the amount.
  var kanDoorAnderenZijnBeperkt: Bool {
    switch self {
    case .gedeeltelijkeVerlening, .afwijzing: true
    case .verlening, .buitenBehandeling: false
    }
  }
}
