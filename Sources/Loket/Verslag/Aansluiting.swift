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
    let toegekend = regels.reduce(Centen.zero) { $0 + ($1.toegekend ?? .zero) }.waarde
    let verdeeld = try kolom("verdeeld")
    let beslotenPlafond = try som.get("verdeeld_plafond", as: Int64?.self) ?? plafond.waarde
    return [
      geld("toegekend in de bevroren rangschikking = verleend in eerste aanleg", toegekend, try kolom("eerste_aanleg")),
      geld("besluiten in eerste aanleg = verdeling onder het plafond", try kolom("eerste_aanleg"), verdeeld),
      geld(
        "verleend + ruimte onder het plafond = plafond", verdeeld + max(0, beslotenPlafond - verdeeld), beslotenPlafond),
      geld(
        "besluiten = geboekt van budget naar verplichting", try kolom("eerste_aanleg"), try kolom("geboekt_verleend")),
      geld(
        "opgedragen voorschotten = geboekt op voorschotten", try kolom("voorschotten"), try kolom("geboekt_opgedragen")),
      geld("betalingen = uitgaven bank", try kolom("betalingen"), try kolom("geboekt_betaald")),
      geld("vaststellingen = subsidielast", try kolom("vastgesteld"), try kolom("geboekt_vastgesteld")),
      geld("vaststellingen: verleend - vastgesteld = vrijval", try kolom("vrij"), try kolom("geboekt_vrijval")),
      geld(
        "vastgesteld + teruggevorderd = betaald + na te betalen, bij vaststelling",
        try kolom("vastgesteld") + kolom("teruggevorderd"), try kolom("vastgesteld_betaald") + kolom("nabetaling")),
      geld(
        "teruggevorderd = openstaande vordering + terugbetaald", try kolom("teruggevorderd"),
        try kolom("vordering") + kolom("terugbetaald")),
      geld("terugbetalingen = ontvangsten bank", try kolom("terugbetaald"), try kolom("geboekt_terugbetaald")),
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

extension PostgresStatement {
  /// The sums of a round, each from another table.
  static let leesAansluiting = PostgresStatement(
    "lees_aansluiting",
    """
    WITH d AS (SELECT id FROM dossier WHERE jaar = $1),
    boekingen AS (
      SELECT
        coalesce(sum(bedrag) FILTER (WHERE debet = 'budget'), 0)::bigint AS verleend,
        coalesce(sum(bedrag) FILTER (WHERE debet = 'verplichting'), 0)::bigint AS vrijval,
        coalesce(sum(bedrag) FILTER (WHERE debet = 'voorschotten'), 0)::bigint AS opgedragen,
        coalesce(sum(bedrag) FILTER (WHERE credit = 'bank'), 0)::bigint AS betaald,
        coalesce(sum(bedrag) FILTER (WHERE debet = 'subsidielast'), 0)::bigint AS vastgesteld,
        coalesce(sum(bedrag) FILTER (WHERE debet = 'bank'), 0)::bigint AS terugbetaald
      FROM boeking WHERE dossier IN (SELECT id FROM d)
    ),
    standen AS (
      SELECT coalesce(sum(vordering), 0)::bigint AS vordering,
        coalesce(sum(budget + verplichting + voorschotten + kruispost + bank + subsidielast + vordering
          + nog_te_betalen), 0)::bigint AS som
      FROM rekeningstand WHERE dossier IN (SELECT id FROM d)
    ),
    vaststellingen AS (
      SELECT coalesce(sum(vastgesteld), 0)::bigint AS vastgesteld,
        coalesce(sum(terugvordering), 0)::bigint AS teruggevorderd, coalesce(sum(betaald), 0)::bigint AS betaald,
        coalesce(sum(nabetaling), 0)::bigint AS nabetaling, coalesce(sum(verleend - vastgesteld), 0)::bigint AS vrij
      FROM vaststelling WHERE dossier IN (SELECT id FROM d)
    )
    SELECT
      (SELECT coalesce(sum(bedrag), 0)::bigint FROM besluit WHERE jaar = $1) AS eerste_aanleg,
      (SELECT coalesce(sum(verleend), 0)::bigint FROM verdeling WHERE jaar = $1) AS verdeeld,
      (SELECT plafond::bigint FROM verdeling WHERE jaar = $1) AS verdeeld_plafond,
      (SELECT coalesce(sum(bedrag), 0)::bigint FROM voorschot WHERE dossier IN (SELECT id FROM d)) AS voorschotten,
      (SELECT coalesce(sum(bedrag), 0)::bigint FROM betaling WHERE dossier IN (SELECT id FROM d)) AS betalingen,
      (SELECT coalesce(sum(bedrag), 0)::bigint FROM terugbetaling WHERE dossier IN (SELECT id FROM d)) AS terugbetaald,
      (SELECT count(*) FROM gebeurtenis WHERE dossier IN (SELECT id FROM d)) AS gebeurtenissen,
      (SELECT coalesce(sum(volgnummer), 0)::bigint FROM dossierstand WHERE jaar = $1) AS koppen,
      b.verleend AS geboekt_verleend, b.vrijval AS geboekt_vrijval, b.opgedragen AS geboekt_opgedragen,
      b.betaald AS geboekt_betaald, b.vastgesteld AS geboekt_vastgesteld, b.terugbetaald AS geboekt_terugbetaald,
      s.vordering, s.som AS som_rekeningen, v.vastgesteld, v.teruggevorderd, v.betaald AS vastgesteld_betaald,
      v.nabetaling, v.vrij
    FROM boekingen b, standen s, vaststellingen v
    """)
}
