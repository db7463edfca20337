internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// The report with which an auditor ties out a round: totals, every application with its amounts, and controls whose
/// two sides must be equal to the cent. It comes from one snapshot of the database.
package struct Verantwoordingsrapport: Sendable {
  let ronde: Int
  let plafond: Centen
  /// The moment up to which the report is complete.
  let volledigTot: Tijdstip
  let telling: Rapporttelling
  let totalen: Rapportbedragen
  let aanvragen: [Rapportregel]
  let aansluiting: [Aansluiting]
}

extension Loket {
  /// The report of a round as it stands now.
  /// - Parameter alleenAfwijkingen: lists only applications with deviations. Totals, counts and controls stay those of
  ///   the whole round.
  /// - Throws: `LoketFout.onbekend` when there is no such round.
  package func verantwoordingsrapport(
    jaar: Int, alleenAfwijkingen: Bool, _ wie: Identiteit
  ) async throws -> Verantwoordingsrapport {
    try await leesZwaar(wie) { handeling, volledigTot in
      let ronde = try await handeling.ronde(jaar)
      let controle = try await handeling.controleerKetens(Exportfilter(ronde: jaar))
      let parameters: [PostgresValue] = [.int32(jaar)]
      let kader = Rapportkader(
        vandaag: Amsterdam.datum(handeling.nu), isBesloten: ronde.isBesloten, regeling: regeling.regeling,
        terugdateringWerkdagenMax: terugdateringWerkdagenMax, perDossier: controle.codesPerKeten,
        naderhand: try Naderhand.perDossier(try await handeling.vraag(.leesNaderhandVanRonde, parameters)))
      let rijen = try await handeling.vraag(.leesRapportregels, parameters)
      let som = try await handeling.vraag(.leesAansluiting, parameters).one()
      let gerangschikt = try await handeling.vraag(.telGerangschikt, parameters).one().get("aantal", as: Int.self)
      return try await buitenDeLus {
        let regels = try rijen.map { try Rapportregel($0, kader) }
        let telling = Rapporttelling(regels, gerangschikt: gerangschikt)
        return Verantwoordingsrapport(
          ronde: jaar, plafond: ronde.ronde.plafond, volledigTot: volledigTot, telling: telling,
          totalen: regels.reduce(into: Rapportbedragen()) { $0.tel($1.bedragen) },
          aanvragen: alleenAfwijkingen ? regels.filter { !$0.afwijkingen.isEmpty } : regels,
          aansluiting: try Aansluiting.alle(som, telling, regels, plafond: ronde.ronde.plafond, controle))
      }
    }
  }
}

extension Controleverslag {
  /// The codes of the faults of each chain.
  fileprivate var codesPerKeten: [String: Set<Controlefout.Code>] {
    fouten.reduce(into: [:]) { codes, fout in
      codes[String(fout.plaats.prefix { $0 != "/" }), default: []].insert(fout.code)
    }
  }
}

/// The numbers of applications of each kind.
struct Rapporttelling: Hashable, Sendable {
  let ontvangen: Int
  let tijdig: Int
  let ingetrokken: Int
  let gerangschikt: Int
  let besloten: Int
  /// The applications that are neither decided upon nor withdrawn.
  let zonderBesluit: Int

  init(_ regels: [Rapportregel], gerangschikt: Int) {
    ontvangen = regels.count
    tijdig = regels.count { $0.isTijdig }
    ingetrokken = regels.count { $0.status == .ingetrokken || $0.status == .terzijde }
    self.gerangschikt = gerangschikt
    besloten = regels.count { $0.heeftBesluit }
    zonderBesluit = regels.count { !$0.heeftBesluit && $0.status != .ingetrokken && $0.status != .terzijde }
  }

  fileprivate var json: JSONValue {
    [
      "ontvangen": .integer(ontvangen), "tijdig": .integer(tijdig),
      "nietTijdig": .integer(ontvangen - tijdig), "ingetrokken": .integer(ingetrokken),
      "gerangschikt": .integer(gerangschikt), "besloten": .integer(besloten),
      "zonderBesluit": .integer(zonderBesluit),
    ]
  }
}

extension Verantwoordingsrapport {
  /// The report as JSON, written off the event loop.
  package func json() async throws -> [UInt8] { try await buitenDeLus { json.bytes } }

  /// The report as CSV, written off the event loop.
  package func csv() async throws -> [UInt8] { try await buitenDeLus { csvBytes } }

  /// The report as JSON (`contract.md` section 4).
  private var json: JSONValue {
    [
      "ronde": .integer(ronde), "plafond": .amount(plafond), "standOp": .text(volledigTot),
      "telling": telling.json, "totalen": .object(totalen.leden),
      "aanvragen": .array(aanvragen.map { .object($0.leden) }),
      "aansluiting": .array(aansluiting.map(\.json)),
    ]
  }

  /// The applications as CSV (RFC 4180) in UTF-8, with the same names and values as the JSON. Amounts have a dot and
  /// two decimals. Spaces join the elements of a list, and an absent value is empty.
  private var csvBytes: [UInt8] {
    var csv = CSVSchrijver()
    csv.rij(Rapportregel.namen.map { .tekst($0) })
    for regel in aanvragen { csv.rij(regel.velden) }
    return csv.bytes
  }
}

extension PostgresStatement {
  /// Whether one person took both steps of a pair of four eyes on file `c`.
  private static let tegenVierOgen = """
    coalesce(c.besluit_door IN (SELECT w.door FROM werkers w), false)
      OR EXISTS (SELECT FROM rangschikking z WHERE z.jaar = c.jaar AND left(z.zaad, -65) <> '' AND (
        EXISTS (SELECT FROM beoordeling l WHERE l.dossier = c.id AND l.door = z.door AND l.volgnummer IS NOT NULL)
        OR EXISTS (SELECT FROM signaalafhandeling l WHERE l.dossier = c.id AND l.door = z.door)
        OR EXISTS (SELECT FROM toelating l WHERE l.dossier = c.id AND l.door = z.door)))
      OR EXISTS (SELECT FROM beoordeling l WHERE l.dossier = c.id AND l.door = c.besluit_door AND l.volgnummer IS NOT NULL)
      OR EXISTS (SELECT FROM signaalafhandeling l WHERE l.dossier = c.id AND l.door = c.besluit_door)
      OR EXISTS (SELECT FROM toelating l WHERE l.dossier = c.id AND l.door = c.besluit_door)
      OR (c.besluitsoort = 'buiten_behandeling'
        AND EXISTS (SELECT FROM herstelverzoek l WHERE l.dossier = c.id AND l.door = c.besluit_door))
      OR coalesce(c.opgedragen_door = c.bevestigd_door, false)
      OR coalesce(c.vaststelling_door IN (c.besluit_door, c.bevestigd_door), false)
      OR EXISTS (SELECT FROM terugbetalingsbevestiging l WHERE l.dossier = c.id AND l.door = l.geboekt_door)
    """
  /// One row a file: the columns of the view, and the facts for the deviations. Who withdrew between freeze and decision
  /// is granted nothing, also where the frozen ranking holds.
  fileprivate static let leesRapportregels = PostgresStatement(
    "lees_rapportregels",
    """
    WITH werkers AS (
      SELECT r.door FROM rangschikking r WHERE r.jaar = $1
      UNION SELECT l.door FROM beoordeling l JOIN dossier d ON d.id = l.dossier
        WHERE d.jaar = $1 AND l.volgnummer IS NOT NULL
      UNION SELECT l.door FROM signaalafhandeling l JOIN dossier d ON d.id = l.dossier WHERE d.jaar = $1
      UNION SELECT l.door FROM toelating l JOIN dossier d ON d.id = l.dossier WHERE d.jaar = $1
      UNION SELECT g.door FROM poginginschrijving l JOIN dossier d ON d.id = l.dossier
        JOIN gebeurtenis g ON g.dossier = l.dossier AND g.volgnummer = 1 WHERE d.jaar = $1
    ), toegekend AS (
      SELECT e ->> 'id' AS id, (round((e ->> 'toegekend')::numeric * 100))::bigint AS centen
      FROM verdeling v JOIN rangschikkingdeel r ON r.jaar = v.jaar AND r.nummer = v.rangschikking,
        json_array_elements(('[' || r.document || ']')::json) e
      WHERE v.jaar = $1
    )
    SELECT c.id::text, c.kenmerk, c.naam, c.status, c.tijdig, c.aangevraagd::bigint, c.verleend, c.betaald,
      c.vastgesteld, c.teruggevorderd, c.terugbetaald, c.besluit::text, c.mandaat, c.besluit_door::text,
      r.door::text AS bevroren_door, c.rangschikking, c.bekendgemaakt_op, c.voorschot_uiterlijk, c.betaald_op,
      c.verantwoording_uiterlijk, t.centen AS toegekend, c.besluit_datum, c.besloten_op, c.bekendmaking_op,
      c.vaststelling_datum, c.vastgesteld_op, c.vaststelling_bekendgemaakt_op, c.vaststelling_bekendmaking_op,
      c.ontvangen_op, c.nabetaling, h.verzocht_op, h.herstel_tot,
      coalesce(
        (SELECT min(g.tijdstip) FROM gebeurtenis g WHERE g.dossier = c.id AND g.soort = 'aanvraag_aangevuld'
          AND g.tijdstip >= h.laatst_verzocht_op AND g.inhoud::json ->> 'nogAanTeVullen' = '[]'),
        (SELECT max(v.laatste_byte_op) FROM aanvraagversie v WHERE v.dossier = c.id AND v.aanleiding = 'aanvulling'))
        AS aangevuld_op,
      e.eerste_bekendmaking,
      (SELECT max(b.valutadatum) FROM terugbetaling b JOIN terugbetalingsbevestiging g ON g.terugbetaling = b.id
        WHERE b.dossier = c.id) AS laatste_terugbetaling,
      coalesce((SELECT g.inhoud::jsonb ? 'grond' OR (g.inhoud::jsonb ? 'ambtshalve' AND v.vastgesteld < v.verleend)
        FROM vaststelling v JOIN gebeurtenis g ON g.dossier = v.dossier AND g.volgnummer = v.volgnummer
        WHERE v.dossier = c.id), false) AS is_lager,
      (\(tegenVierOgen)) AS is_tegen_vier_ogen,
      c.bekendmaking_voorgesteld_door IS NULL AS is_alleen_bekendgemaakt,
      (SELECT v.voorgesteld_door IS NULL FROM vaststellingsbekendmaking v WHERE v.dossier = c.id)
        AS is_vaststelling_alleen_bekendgemaakt,
      (SELECT min(w.ontvangen_op) FROM verantwoording w WHERE w.dossier = c.id) AS verantwoord_op,
      coalesce((SELECT w.onvolledig FROM verantwoording w LEFT JOIN vaststelling v ON v.dossier = w.dossier
        WHERE w.dossier = c.id AND (v.dossier IS NULL OR w.versie = v.verantwoordingsversie)
        ORDER BY w.versie DESC LIMIT 1), '{}') AS onvolledig
    FROM controle_dossier c
    LEFT JOIN rangschikking r ON r.jaar = c.jaar AND r.nummer = c.rangschikking
    LEFT JOIN toegekend t ON t.id = c.id AND c.status <> 'ingetrokken'
    LEFT JOIN (SELECT v.dossier, min(v.verzonden_op) AS verzocht_op, max(v.verzonden_op) AS laatst_verzocht_op,
        max(v.uiterlijk) AS herstel_tot
      FROM herstelverzoek v GROUP BY v.dossier) h ON h.dossier = c.id
    LEFT JOIN (SELECT b.rangschikking, min(m.bekendgemaakt_op) AS eerste_bekendmaking
      FROM besluit b JOIN bekendmaking m ON m.besluit = b.id WHERE b.jaar = $1 GROUP BY b.rangschikking) e
      ON e.rangschikking = c.rangschikking
    WHERE c.jaar = $1 ORDER BY c.id
    """)
  /// The number of files in the decided ranking, or else in the last frozen one.
  fileprivate static let telGerangschikt = PostgresStatement(
    "tel_gerangschikt",
    """
    SELECT coalesce(sum(json_array_length(('[' || d.document || ']')::json)), 0)::bigint AS aantal
    FROM rangschikkingdeel d WHERE d.jaar = $1 AND d.nummer = (
      SELECT r.nummer FROM rangschikking r WHERE r.jaar = $1
      ORDER BY r.nummer = (SELECT v.rangschikking FROM verdeling v WHERE v.jaar = $1) DESC NULLS LAST, r.nummer DESC
      LIMIT 1)
    """)
}
