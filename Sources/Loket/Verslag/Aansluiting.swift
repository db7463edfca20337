internal import Begrippen
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// A control: two sides that are computed in different ways and must be equal.
struct Aansluiting: Hashable, Sendable {
  /// The name of the control, in Dutch.
  let controle: String
  let links: Int64
  let rechts: Int64
  /// Whether the sides are cents; else they are counts.
  let isGeld: Bool

  var document: JSONValue {
    func waarde(_ getal: Int64) -> JSONValue { isGeld ? .amount(getal) : .integer(getal) }
    return [
      "controle": .text(controle), "links": waarde(links), "rechts": waarde(rechts),
      "verschil": waarde(links - rechts),
    ]
  }

  /// All controls of a round.
  /// - Parameter som: the row of `leesAansluiting`.
  static func alle(
    _ som: PostgresRow, _ telling: Rapporttelling, _ regels: [Rapportregel], plafond: Centen,
    _ controle: Controleverslag
  ) throws -> [Aansluiting] {
    func kolom(_ naam: String) throws -> Int64 { try som.get(naam, as: Int64.self) }
    func geld(_ controle: String, _ links: Int64, _ rechts: Int64) -> Aansluiting {
      Aansluiting(controle: controle, links: links, rechts: rechts, isGeld: true)
    }
    func aantal(_ controle: String, _ links: Int64, _ rechts: Int64) -> Aansluiting {
      Aansluiting(controle: controle, links: links, rechts: rechts, isGeld: false)
    }
    let boeken = try Registratiebedrag.allCases.map { bedrag in
      let (controle, links, rechts) = try bedrag.controle(kolom)
      return geld(controle, links, rechts)
    }
    let toegekend = regels.reduce(Centen.zero) { $0 + ($1.toegekend ?? .zero) }.waarde
    let verdeeld = try kolom("verdeeld")
    let beslotenPlafond = try som.get("verdeeld_plafond", as: Int64?.self) ?? plafond.waarde
    return [
      geld("toegekend in de bevroren rangschikking = verleend in eerste aanleg", toegekend, try kolom("verleend")),
      geld("besluiten in eerste aanleg = verdeling onder het plafond", try kolom("verleend"), verdeeld),
      geld(
        "verleend + ruimte onder het plafond = plafond", verdeeld + max(0, beslotenPlafond - verdeeld), beslotenPlafond),
    ] + boeken + [
      geld("som van alle rekeningen = 0", try kolom("som_rekeningen"), 0),
      aantal(
        "ontvangen = besloten + ingetrokken + zonder besluit", Int64(telling.ontvangen),
        Int64(telling.besloten + telling.ingetrokken + telling.zonderBesluit)),
      aantal(
        "gebeurtenissen van dossiers = som van de laatste nummers", try kolom("gebeurtenissen"), try kolom("koppen")),
      aantal("nagelopen keten, zegels en boeken: wat niet sluit = 0", Int64(controle.fouten.count), 0),
    ]
  }
}

extension Registratiebedrag {
  /// The control in which this amount ties out: its name, and its two sides.
  /// - Parameter som: a column of `leesAansluiting`.
  fileprivate func controle(
    _ som: (String) throws -> Int64
  ) throws -> (controle: String, links: Int64, rechts: Int64) {
    func geregistreerd(_ bedrag: Registratiebedrag) throws -> Int64 { try som("\(bedrag)") }
    func metBoeken(_ controle: String) throws -> (String, Int64, Int64) {
      (controle, try geregistreerd(self), try som("geboekt_\(self)"))
    }
    switch self {
    case .verleend: return try metBoeken("besluiten = geboekt van budget naar verplichting")
    case .opgedragen: return try metBoeken("opgedragen voorschotten = geboekt op voorschotten")
    case .betaald: return try metBoeken("betalingen = uitgaven bank")
    case .vastgesteld: return try metBoeken("vaststellingen = subsidielast")
    case .vrijval: return try metBoeken("vaststellingen: verleend - vastgesteld = vrijval")
    case .nabetaald:
      return (
        "vastgesteld + teruggevorderd = betaald + na te betalen, bij vaststelling",
        try geregistreerd(.vastgesteld) + geregistreerd(.teruggevorderd),
        try som("vastgesteld_betaald") + geregistreerd(.nabetaald)
      )
    case .teruggevorderd:
      return (
        "teruggevorderd = openstaande vordering + terugbetaald", try geregistreerd(.teruggevorderd),
        try som("vordering") + geregistreerd(.terugbetaald)
      )
    case .terugbetaald: return try metBoeken("terugbetalingen = ontvangsten bank")
    }
  }
}

extension PostgresStatement {
  /// The sums of a round: of each `Registratiebedrag` as recorded and, after `geboekt_`, as booked, and what else the
  /// controls compare.
  static let leesAansluiting = PostgresStatement(
    "lees_aansluiting",
    """
    WITH d AS (SELECT id FROM dossier WHERE jaar = $1),
    boekingen AS (
      SELECT \(Registratiebedrag.geboekteSommen)
      FROM boeking WHERE dossier IN (SELECT id FROM d)
    ),
    standen AS (
      SELECT coalesce(sum(vordering), 0)::bigint AS vordering,
        coalesce(sum(\(Rekening.allCases.map(\.rawValue).joined(separator: " + "))), 0)::bigint AS som
      FROM rekeningstand WHERE dossier IN (SELECT id FROM d)
    )
    SELECT
      \(Registratiebedrag.geregistreerdeSommen),
      \(Registratiebedrag.allCases.map { "b.\($0) AS geboekt_\($0)" }.joined(separator: ", ")),
      (SELECT coalesce(sum(verleend), 0)::bigint FROM verdeling WHERE jaar = $1) AS verdeeld,
      (SELECT plafond::bigint FROM verdeling WHERE jaar = $1) AS verdeeld_plafond,
      (SELECT coalesce(sum(betaald), 0)::bigint FROM vaststelling WHERE dossier IN (SELECT id FROM d))
        AS vastgesteld_betaald,
      (SELECT count(*) FROM gebeurtenis WHERE dossier IN (SELECT id FROM d)) AS gebeurtenissen,
      (SELECT coalesce(sum(volgnummer), 0)::bigint FROM dossierstand WHERE jaar = $1) AS koppen,
      s.vordering, s.som AS som_rekeningen
    FROM boekingen b, standen s
    """)
}
