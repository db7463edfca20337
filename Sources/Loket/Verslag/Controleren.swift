internal import Documenten
package import Keten
internal import PostgreSQL

extension Loket {
  /// Checks the whole database in one snapshot. It checks every chain, seal and booking in the form of an export. It
  /// also compares documents with their digests, records with events and books, and decisions with the frozen ranking.
  package func controleer() async throws -> Controleverslag {
    try await lees(.systeem) { handeling in
      var verslag = try await handeling.controleerKetens(Exportfilter())
      for controle in Registratiecontrole.alle {
        for rij in try await handeling.vraag(controle.statement) {
          verslag.meld(try rij.get("plaats", as: String.self), controle.code, controle.melding)
        }
      }
      for plaats in try await handeling.bevrorenMetAndereDigest() {
        verslag.meld(plaats, .documentWijktAf, "de bevroren rangschikking is niet die van haar digests")
      }
      return verslag
    }
  }
}

extension Handeling {
  /// The frozen rankings of which input or result has another digest than recorded. A removed input is passed over.
  fileprivate func bevrorenMetAndereDigest() async throws -> [String] {
    var plaatsen: [String] = []
    for rij in try await vraag(.leesBevrorenNummers) {
      let (jaar, nummer) = (try rij.get("jaar", as: Int.self), try rij.get("nummer", as: Int.self))
      let bevroren = try await bevroren(jaar, nummer)
      let resultaat = Delendigest(kop: bevroren.resultaatKop)
      _ = try await bevrorenDelen(.resultaat, jaar: jaar, nummer: nummer, resultaat.neem)
      var isEigen = resultaat.sluit(staart: bevroren.resultaatStaart).sha256 == bevroren.kop.resultaatSha256
      if let staart = bevroren.invoerStaart {
        let invoer = Delendigest(kop: Cohortdocument.kop)
        let aantal = try await bevrorenDelen(.invoer, jaar: jaar, nummer: nummer, invoer.neem)
        let isEigenInvoer = invoer.sluit(staart: staart).sha256 == bevroren.kop.invoerSha256
        isEigen = isEigen && (isEigenInvoer || aantal < bevroren.invoerAantal)
      }
      if !isEigen { plaatsen.append("ronde-\(jaar)/rangschikking \(nummer)") }
    }
    return plaatsen
  }

  private func bevrorenDelen(
    _ delen: Bevrorendelen, jaar: Int, nummer: Int, _ doe: @escaping @Sendable ([[UInt8]]) -> Void
  ) async throws -> Int {
    try await delen.lees(jaar: jaar, nummer: nummer, { try await vraag($0, $1) }) { stukken in
      try await buitenDeLus { doe(stukken) }
    }
  }
}

extension PostgresStatement {
  fileprivate static let leesBevrorenNummers = PostgresStatement(
    "lees_bevroren_nummers", "SELECT jaar, nummer FROM rangschikking ORDER BY jaar, nummer")
}

extension Handeling {
  /// Checks chains, seals and books in this snapshot.
  func controleerKetens(_ filter: Exportfilter) async throws -> Controleverslag {
    var controle = Controle()
    try await exportregels(filter) { regels in
      for regel in regels { controle.neem(regel) }
    }
    return controle.sluit()
  }
}

/// A query that gives the places where records do not tie out.
struct Registratiecontrole: Sendable {
  let code: Controlefout.Code
  let melding: String
  let statement: PostgresStatement

  init(_ code: Controlefout.Code, _ melding: String, _ naam: String, _ sql: String) {
    self.code = code
    self.melding = melding
    statement = PostgresStatement("controleer_\(naam)", sql)
  }

  /// All queries. They skip a removed document, since its owner may remove it when its term ends.
  static let alle = documenten + registraties + projecties + besluiten + toegang

  private static let documenten = [
    Registratiecontrole(
      .documentWijktAf, "de aanvraag is niet wat is ontvangen", "aanvraagdocument",
      """
      SELECT v.dossier || '/versie ' || v.versie AS plaats FROM aanvraagversie v
      JOIN aanvraagdocument d ON d.dossier = v.dossier AND d.versie = v.versie
      WHERE v.sha256 <> encode(sha256(convert_to(d.document, 'UTF8')), 'hex')
        OR v.gezouten_sha256 <> encode(sha256(d.zout || convert_to(d.document, 'UTF8')), 'hex')
        OR v.bytes IS DISTINCT FROM octet_length(d.document)
      ORDER BY 1
      """),
    Registratiecontrole(
      .documentWijktAf, "de verantwoording is niet wat is ontvangen", "verantwoordingsdocument",
      """
      SELECT v.dossier || '/verantwoording ' || v.versie AS plaats FROM verantwoording v
      JOIN verantwoordingsdocument d ON d.dossier = v.dossier AND d.versie = v.versie
      WHERE v.sha256 <> encode(sha256(convert_to(d.document, 'UTF8')), 'hex')
        OR v.gezouten_sha256 <> encode(sha256(d.zout || convert_to(d.document, 'UTF8')), 'hex')
      ORDER BY 1
      """),
    Registratiecontrole(
      .documentWijktAf, "het afgeschermde gegeven is niet dat van de gebeurtenis", "afgeschermd",
      """
      SELECT a.dossier || '/' || a.volgnummer AS plaats FROM afgeschermd_gegeven a
      LEFT JOIN gebeurtenis g ON g.dossier = a.dossier AND g.volgnummer = a.volgnummer
      WHERE position(encode(sha256(a.zout || convert_to(a.document, 'UTF8')), 'hex') in coalesce(g.inhoud, '')) = 0
      ORDER BY 1
      """),
    Registratiecontrole(
      .documentWijktAf, "het besluit is niet dat van de gebeurtenis", "besluitdocument",
      """
      SELECT b.dossier::text AS plaats FROM besluit b
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g WHERE g.dossier = b.dossier AND g.soort = 'besloten'
          AND position(encode(sha256(b.zout || convert_to(b.document, 'UTF8')), 'hex') in g.inhoud) > 0)
      ORDER BY 1
      """),
    Registratiecontrole(
      .documentWijktAf, "de bevroren rangschikking is niet die van de keten, of haar regeling niet die van haar digest",
      "rangschikking",
      """
      SELECT 'ronde-' || r.jaar || '/rangschikking ' || r.nummer AS plaats FROM rangschikking r
      WHERE r.regeling_sha256 <> encode(sha256(convert_to(r.regeling, 'UTF8')), 'hex')
        OR NOT EXISTS (
          SELECT FROM gebeurtenis g
          WHERE g.dossier = 'ronde-' || r.jaar AND g.soort = 'rangschikking_bevroren'
            AND position(r.resultaat_sha256 in g.inhoud) > 0 AND position(r.invoer_sha256 in g.inhoud) > 0)
      ORDER BY 1
      """),
  ]

  private static let registraties = [
    Registratiecontrole(
      .registratieWijktAf, "geen gebeurtenis noemt deze versie van de aanvraag", "aanvraagversie",
      """
      SELECT v.dossier || '/versie ' || v.versie AS plaats FROM aanvraagversie v
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g WHERE g.dossier = v.dossier AND position(v.gezouten_sha256 in g.inhoud) > 0)
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "geen gebeurtenis noemt deze verantwoording", "verantwoording",
      """
      SELECT v.dossier || '/verantwoording ' || v.versie AS plaats FROM verantwoording v
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g WHERE g.dossier = v.dossier AND position(v.gezouten_sha256 in g.inhoud) > 0)
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "geen gebeurtenis noemt deze bekendmaking", "bekendmaking",
      """
      SELECT m.plaats FROM (
        SELECT b.dossier || '/besluit' AS plaats, b.dossier, 'besluit' AS lid, b.id AS waarde, m.bekendgemaakt_op, m.door
        FROM bekendmaking m JOIN besluit b ON b.id = m.besluit
        UNION ALL
        SELECT v.dossier || '/vaststelling', v.dossier, 'vaststelling', v.kenmerk, m.bekendgemaakt_op, m.door
        FROM vaststellingsbekendmaking m JOIN vaststelling v ON v.dossier = m.dossier
        -- A settlement from before it had a date of its own was known when it was taken.
        WHERE v.besluit_datum IS NOT NULL
      ) m
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g WHERE g.dossier = m.dossier AND g.soort = 'bekendgemaakt' AND g.door = m.door
          AND g.inhoud::jsonb ->> m.lid = m.waarde AND g.inhoud::jsonb ->> 'bekendgemaaktOp' = m.bekendgemaakt_op::text)
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "de teruggedateerde bekendmaking is niet die van haar gebeurtenis", "voorstel",
      """
      SELECT v.keten || '/' || v.volgnummer AS plaats FROM bekendmakingsvoorstel v
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g WHERE g.dossier = v.keten AND g.volgnummer = v.volgnummer
          AND g.soort = 'bekendmaking_voorgesteld' AND g.door = v.door
          AND g.inhoud::jsonb ->> 'bekendgemaaktOp' = v.bekendgemaakt_op::text)
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "geen gebeurtenis noemt deze geboekte terugbetaling", "terugbetaling",
      """
      SELECT t.dossier || '/terugbetaling ' || t.id AS plaats FROM terugbetaling t
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g WHERE g.dossier = t.dossier AND g.soort IN ('terugbetaling_geboekt', 'terugbetaald')
          AND g.door = t.door AND g.inhoud::jsonb ->> 'terugbetaling' = t.id
          AND (g.inhoud::jsonb ->> 'bedrag')::numeric * 100 = t.bedrag
          AND g.inhoud::jsonb ->> 'kenmerk' = t.kenmerk AND g.inhoud::jsonb ->> 'valutadatum' = t.valutadatum::text)
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "geen gebeurtenis bevestigt deze terugbetaling", "terugbetalingsbevestiging",
      """
      SELECT t.dossier || '/terugbetaling ' || t.terugbetaling AS plaats FROM terugbetalingsbevestiging t
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g WHERE g.dossier = t.dossier AND g.soort = 'terugbetaald' AND g.door = t.door
          AND g.inhoud::jsonb ->> 'terugbetaling' = t.terugbetaling
          AND (g.inhoud::jsonb ->> 'bedrag')::numeric * 100 = t.bedrag)
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "geen gebeurtenis wijst deze terugbetaling af, of zij is ook bevestigd",
      "terugbetalingsafwijzing",
      """
      SELECT t.dossier || '/terugbetaling ' || t.terugbetaling AS plaats FROM terugbetalingsafwijzing t
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g WHERE g.dossier = t.dossier AND g.volgnummer = t.volgnummer
          AND g.soort = 'terugbetaling_afgewezen' AND g.door = t.door
          AND g.inhoud::jsonb ->> 'terugbetaling' = t.terugbetaling
          AND (g.inhoud::jsonb ->> 'bedrag')::numeric * 100 = t.bedrag)
        OR EXISTS (SELECT FROM terugbetalingsbevestiging b WHERE b.terugbetaling = t.terugbetaling)
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "dit kenmerk van de bank is vaker geboekt", "bankkenmerk",
      """
      SELECT m.dossier || '/' || m.id AS plaats FROM (
        SELECT id, dossier, kenmerk FROM betaling
        UNION ALL
        SELECT t.id, t.dossier, t.kenmerk FROM terugbetaling t
        WHERE NOT EXISTS (SELECT FROM terugbetalingsafwijzing a WHERE a.terugbetaling = t.id)) m
      WHERE NOT EXISTS (
        SELECT FROM bankkenmerk k WHERE k.vorm = bankkenmerkvorm(m.kenmerk) AND k.mutatie = m.id)
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "besluit, voorschot, betaling, vaststelling of terugbetaling is niet wat is geboekt",
      "bedragen",
      Registratiebedrag.verschillen),
    Registratiecontrole(
      .registratieWijktAf, "naam of gevraagd bedrag is niet dat van de aanvraag", "dossierstand",
      """
      SELECT s.dossier::text AS plaats FROM dossierstand s
      JOIN aanvraagdocument d ON d.dossier = s.dossier AND d.versie = s.aanvraagversie
      WHERE s.naam IS DISTINCT FROM d.document::json #>> '{aanvrager,naam}'
        OR s.gevraagd IS DISTINCT FROM ((d.document::json ->> 'gevraagdBedrag')::numeric * 100)
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "rekening of verbonden ondernemingen zijn niet die van de aanvraag", "aanvraagkolommen",
      """
      SELECT d.dossier || '/versie ' || d.versie AS plaats FROM aanvraagdocument d
      CROSS JOIN LATERAL (
        SELECT d.document::json -> 'aanvrager' AS aanvrager,
          d.document::json #> '{deMinimis,verbondenOndernemingen}' AS verbonden OFFSET 0
      ) a
      WHERE d.iban IS DISTINCT FROM a.aanvrager ->> 'iban'
        OR ARRAY(SELECT n FROM unnest(d.verbonden) n ORDER BY n COLLATE "C") IS DISTINCT FROM ARRAY(
          SELECT DISTINCT (v ->> 'kvkNummer') COLLATE "C" AS n
          FROM json_array_elements(CASE json_typeof(a.verbonden) WHEN 'array' THEN a.verbonden END) v
          WHERE v ->> 'kvkNummer' <> a.aanvrager ->> 'kvkNummer' ORDER BY n)
      ORDER BY 1
      """),
  ]

  private static let besluiten = [
    Registratiecontrole(
      .verleendOngelijkToegekend, "het besluit verleent een ander bedrag dan de bevroren rangschikking toekent",
      "toegekend",
      """
      WITH toegekend AS (
        SELECT r.jaar, r.nummer, e ->> 'id' AS id, (e ->> 'toegekend')::numeric * 100 AS centen
        FROM rangschikkingdeel r, json_array_elements(('[' || r.document || ']')::json) e
        WHERE EXISTS (SELECT FROM besluit b WHERE b.jaar = r.jaar AND b.rangschikking = r.nummer)
      )
      SELECT b.dossier::text AS plaats FROM besluit b
      LEFT JOIN toegekend t ON t.jaar = b.jaar AND t.nummer = b.rangschikking AND t.id = b.dossier
      WHERE b.bedrag <> coalesce(t.centen, 0)
      ORDER BY 1
      """)
  ]
}
