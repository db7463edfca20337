/// The kinds of double entry: one for each pair of accounts that the database lets through (`sql/0001_grondslag.sql`,
/// `soort_boeking`). Whoever adds up bookings asks the kind, so that a new one does not pass unseen.
package enum Boekingssoort: Hashable, Sendable, CaseIterable {
  /// A grant.
  case verlening
  /// What a settlement below the grant frees.
  case vrijval
  /// The order to pay the advance.
  case voorschotopdracht
  /// The bank's confirmation of the payment.
  case betaling
  /// The part of the advance that a settlement takes.
  case voorschotverbruik
  /// What a settlement claims back.
  case terugvordering
  /// What a settlement leaves to pay.
  case nabetaling
  /// Money that came back.
  case terugbetaling

  /// The account that is debited and the account that is credited.
  package var rekeningen: (debet: Rekening, credit: Rekening) {
    switch self {
    case .verlening: (.budget, .verplichting)
    case .vrijval: (.verplichting, .budget)
    case .voorschotopdracht: (.voorschotten, .kruispost)
    case .betaling: (.kruispost, .bank)
    case .voorschotverbruik: (.subsidielast, .voorschotten)
    case .terugvordering: (.vordering, .voorschotten)
    case .nabetaling: (.subsidielast, .nogTeBetalen)
    case .terugbetaling: (.bank, .vordering)
    }
  }

  /// The kind of an entry between these accounts; nil when no event asks for such an entry.
  init?(debet: Rekening, credit: Rekening) {
    guard let soort = Boekingssoort.allCases.first(where: { $0.rekeningen == (debet, credit) }) else { return nil }
    self = soort
  }

  /// Whether it is granted under the ceiling of the round, and so part of the round's distribution.
  var valtOnderPlafond: Bool {
    switch self {
    case .verlening: true
    // What comes free later is not divided again.
    case .vrijval, .voorschotopdracht, .betaling, .voorschotverbruik, .terugvordering, .nabetaling, .terugbetaling:
      false
    }
  }
}
