/// One row of the table of checks.
struct Toetsregel: Sendable {
  /// The type that holds the check in its article.
  enum Soort: Sendable {
    /// A check without influence of an open norm.
    case vast(any VasteToets.Type)
    /// A check that follows from the costs under the chosen readings.
    case kosten(any Kostentoets.Type)
  }

  let soort: Soort
  /// Whether an assessor may put another outcome in the place of the computed one (`regels.md` 3b).
  let isVervangbaar: Bool

  static func vast(_ toets: any VasteToets.Type, vervangbaar: Bool = true) -> Toetsregel {
    Toetsregel(soort: .vast(toets), isVervangbaar: vervangbaar)
  }

  static func kosten(_ toets: any Kostentoets.Type, vervangbaar: Bool = true) -> Toetsregel {
    Toetsregel(soort: .kosten(toets), isVervangbaar: vervangbaar)
  }

  fileprivate var toets: any Toets.Type {
    switch soort {
    case .vast(let toets): toets
    case .kosten(let toets): toets
    }
  }
}

extension Toetscode {
  /// The table of the checks (`regels.md` section 3). Their order is that of the cases.
  var regel: Toetsregel {
    switch self {
    case .aanvraagtermijn: .vast(Aanvraagtermijntoets.self, vervangbaar: false)
    case .rechtspersoon: .vast(Rechtspersoontoets.self)
    case .doelgroep: .vast(Doelgroeptoets.self)
    case .salariskosten: .kosten(Salariskostentoets.self, vervangbaar: false)
    case .overheadkosten: .kosten(Overheadkostentoets.self, vervangbaar: false)
    case .subsidiabeleKosten: .kosten(SubsidiabeleKostentoets.self, vervangbaar: false)
    case .hoogte: .vast(Hoogtetoets.self, vervangbaar: false)
    case .btwVerklaring: .vast(BtwVerklaringtoets.self)
    case .btwSpecificatie: .vast(BtwSpecificatietoets.self)
    case .deMinimisverklaring: .vast(DeMinimisverklaringtoets.self)
    case .deMinimisruimte: .kosten(DeMinimisruimtetoets.self, vervangbaar: false)
    case .activiteiten: .vast(Activiteitentoets.self)
    case .bescheiden: .vast(Bescheidentoets.self)
    case .gegevensAanvrager: .vast(GegevensAanvragertoets.self)
    }
  }

  /// Its place in the order of the checks, from 0 on.
  package var volgorde: Int {
    guard let plaats = Toetscode.allCases.firstIndex(of: self) else { preconditionFailure("a case is in allCases") }
    return plaats
  }

  /// JSON Pointers to the members of an application that complete this check; none when only attachments or nothing
  /// can.
  package var herstelbareLeden: [String] { regel.toets.herstelbareLeden }

  /// Whether an assessor may replace its computed outcome: it rests on a judgement.
  package var isVervangbaar: Bool { regel.isVervangbaar }

  /// The checks without influence of an open norm, by their places.
  static let vaste: [(plaats: Int, toets: any VasteToets.Type)] = perPlaats { soort in
    if case .vast(let toets) = soort { toets } else { nil }
  }

  /// The checks that follow from the costs, by their places.
  static let kosten: [(plaats: Int, toets: any Kostentoets.Type)] = perPlaats { soort in
    if case .kosten(let toets) = soort { toets } else { nil }
  }

  /// The cost norms. An excess can exclude the file, by the open norm `gevolgKostennormen`.
  static let kostennormen: [Toetscode] = kosten.filter { $0.toets.isKostennorm }.map { allCases[$0.plaats] }

  private static func perPlaats<Toets>(_ kies: (Toetsregel.Soort) -> Toets?) -> [(plaats: Int, toets: Toets)] {
    precondition(allCases.count <= Toetsuitkomsten.plaatsen, "the outcomes of all checks fit in their bits")
    return allCases.enumerated().compactMap { plaats, code in kies(code.regel.soort).map { (plaats, $0) } }
  }
}
