internal import Keten

/// The amounts that stand in the records of the steps and in the books as well. The report and `controleer` compare both
/// sides by this table, so a booking that it does not know is one that neither of them knows.
enum Registratiebedrag: Hashable, Sendable, CaseIterable {
  case verleend, opgedragen, betaald, vastgesteld, vrijval, nabetaald, teruggevorderd, terugbetaald

  /// The table that records it, one row a decision, order, payment or settlement.
  private var tabel: String {
    switch self {
    case .verleend: "besluit"
    case .opgedragen: "voorschot"
    case .betaald: "betaling"
    case .vastgesteld, .vrijval, .nabetaald, .teruggevorderd: "vaststelling"
    case .terugbetaald: "terugbetalingsbevestiging"
    }
  }

  /// Which of its rows belong to round $1. A decision names its round itself, so that one that was moved to another round
  /// is missed here.
  private var vanRonde: String {
    switch self {
    case .verleend: "jaar = $1"
    case .opgedragen, .betaald, .vastgesteld, .vrijval, .nabetaald, .teruggevorderd, .terugbetaald:
      "dossier IN (SELECT id FROM dossier WHERE jaar = $1)"
    }
  }

  /// The amount of one row of that table, in SQL.
  private var waarde: String {
    switch self {
    case .verleend, .opgedragen, .betaald, .terugbetaald: "bedrag"
    case .vastgesteld: "vastgesteld"
    case .vrijval: "verleend - vastgesteld"
    case .nabetaald: "nabetaling"
    case .teruggevorderd: "terugvordering"
    }
  }
}

extension Boekingssoort {
  /// The recorded amounts of which a booking of this kind is a part; at least one.
  var registratiebedragen: Set<Registratiebedrag> {
    switch self {
    case .verlening: [.verleend]
    case .vrijval: [.vrijval]
    case .voorschotopdracht: [.opgedragen]
    case .betaling: [.betaald]
    case .voorschotverbruik: [.vastgesteld]
    case .terugvordering: [.teruggevorderd]
    case .nabetaling: [.vastgesteld, .nabetaald]
    case .terugbetaling: [.terugbetaald]
    }
  }

  /// The accounts as a row of SQL.
  fileprivate var rij: String { "('\(rekeningen.debet.rawValue)', '\(rekeningen.credit.rawValue)')" }
}

extension Registratiebedrag {
  /// The sum over `boeking`, in SQL.
  private var geboekt: String {
    let soorten = Boekingssoort.allCases.filter { $0.registratiebedragen.contains(self) }.map(\.rij)
    return "coalesce(sum(bedrag) FILTER (WHERE (debet, credit) IN (\(soorten.joined(separator: ", ")))), 0)::bigint"
  }

  /// The sums of all amounts over `boeking`, each a column that has the name of the amount.
  static let geboekteSommen = allCases.map { "\($0.geboekt) AS \($0)" }.joined(separator: ",\n")

  /// The sums of all amounts over the records of round $1, each a column that has the name of the amount.
  static let geregistreerdeSommen = allCases.map { bedrag in
    "(SELECT coalesce(sum(\(bedrag.waarde)), 0)::bigint FROM \(bedrag.tabel) WHERE \(bedrag.vanRonde)) AS \(bedrag)"
  }.joined(separator: ",\n")

  /// The files of which some amount is recorded otherwise than booked. A booking of no known kind makes a difference of
  /// its own.
  static let verschillen = """
    SELECT DISTINCT dossier AS plaats FROM (
      \(allCases.map { "SELECT dossier::text, '\($0)' AS wat, (\($0.waarde))::bigint AS bedrag FROM \($0.tabel)" }
        .joined(separator: "\n  UNION ALL "))
      UNION ALL
      SELECT b.dossier::text, s.wat, -b.bedrag::bigint
      FROM boeking b LEFT JOIN (VALUES \(soorten)) s (wat, debet, credit) ON (b.debet, b.credit) = (s.debet, s.credit)
    ) bedragen GROUP BY dossier, wat HAVING sum(bedrag) <> 0 ORDER BY 1
    """

  /// Each amount with the accounts of its bookings.
  private static let soorten = Boekingssoort.allCases.flatMap { soort in
    soort.registratiebedragen.map { "('\($0)', \(soort.rij.dropFirst())" }.sorted()
  }.joined(separator: ", ")
}
