internal import Begrippen

/// One check as it came out for one file: the figures that it compared, and what follows from them. A type that conforms
/// stands in its article and keeps the figures alone. Its texts are made when they are asked for, so that weighing a large
/// cohort makes none.
protocol Toets: Hashable, Sendable {
  /// The outcome.
  var uitkomst: Toetsuitkomst { get }
  /// The figures and how they were compared.
  var vergelijking: String { get }
  /// What the outcome means, in plain Dutch.
  var toelichting: String { get }

  /// JSON Pointers to the members of an application that complete this check; none when only attachments or nothing can.
  static var herstelbareLeden: [String] { get }
}

extension Toets {
  static var herstelbareLeden: [String] { [] }
}

/// A check on which no open norm has influence. It is made once for a file, whatever the readings.
protocol VasteToets: Toets {
  /// - Parameter inzending: the file with the assessor's findings applied (`Inzending.beoordeeld`).
  static func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> Self

  /// The outcome alone, as weighing asks it: here the compiler leaves out the figures that only the texts need.
  static func uitkomst(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> Toetsuitkomst
}

/// A check that follows from the costs under the chosen readings. It needs nothing else of the application, so that it
/// can be made again under other readings when the application is gone.
protocol Kostentoets: Toets {
  /// Whether the open norm `gevolgKostennormen` decides what follows when the norm is exceeded.
  static var isKostennorm: Bool { get }

  static func toets(_ kosten: Kosten, verleenbaar: Centen, deMinimis: DeMinimisstand?, regeling: Regeling) -> Self

  /// The outcome alone, as weighing asks it.
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
