internal import Begrippen

/// One check of one file: the compared figures and the outcome. A conforming type is in the file of its article and
/// keeps only the figures. It makes its texts on demand, so that the ranking of a large cohort makes none.
protocol Toets: Hashable, Sendable {
  var uitkomst: Toetsuitkomst { get }
  /// The figures and how they were compared.
  var vergelijking: String { get }
  /// The meaning of the outcome, in plain Dutch.
  var toelichting: String { get }

  /// JSON Pointers to the members of an application that complete this check; none when only attachments or nothing
  /// can.
  static var herstelbareLeden: [String] { get }
}

extension Toets {
  static var herstelbareLeden: [String] { [] }
}

/// A check without influence of an open norm. It is made once for a file, and holds under all readings.
protocol VasteToets: Toets {
  /// - Parameter inzending: the file with the assessor's findings applied (`Inzending.beoordeeld`).
  static func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> Self

  /// Only the outcome, for a ranking. The compiler leaves out the figures that only the texts need.
  static func uitkomst(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> Toetsuitkomst
}

/// A check that follows from the costs under the chosen readings. It needs nothing else of the application, so that it
/// can be made again under other readings when the application is gone.
protocol Kostentoets: Toets {
  /// Whether the open norm `gevolgKostennormen` decides on the consequence when the norm is exceeded.
  static var isKostennorm: Bool { get }

  static func toets(_ kosten: Kosten, verleenbaar: Centen, deMinimis: DeMinimisstand?, regeling: Regeling) -> Self

  /// Only the outcome, for a ranking.
  static func uitkomst(_ kosten: Kosten, verleenbaar: Centen, deMinimis: DeMinimisstand?, regeling: Regeling)
    -> Toetsuitkomst
}

extension Kostentoets {
  static var isKostennorm: Bool { false }
}

extension VasteToets {
  static func uitkomst(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> Toetsuitkomst {
    toets(inzending, ronde: ronde, regeling: regeling).uitkomst
  }
}

extension Kostentoets {
  static func uitkomst(_ kosten: Kosten, verleenbaar: Centen, deMinimis: DeMinimisstand?, regeling: Regeling)
    -> Toetsuitkomst
  {
    toets(kosten, verleenbaar: verleenbaar, deMinimis: deMinimis, regeling: regeling).uitkomst
  }
}
