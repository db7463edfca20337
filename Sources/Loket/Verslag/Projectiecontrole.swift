internal import Keten
internal import PostgreSQL

extension Registratiecontrole {
  /// Rows that repeat an event, against that event. The database refuses others when they are written; its owner can change
  /// them afterwards, and switch off what refuses them, so these queries use none of its functions.
  static let projecties = rondeprojecties + dossierprojecties

  private static let rondeprojecties = [
    Registratiecontrole(
      .registratieWijktAf, "de versie van de ronde is niet die van haar gebeurtenis", "rondeversie",
      """
      SELECT 'ronde-' || v.jaar || '/versie ' || v.versie AS plaats FROM rondeversie v
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g CROSS JOIN LATERAL (SELECT g.inhoud::jsonb AS feit OFFSET 0) e
        WHERE g.dossier = 'ronde-' || v.jaar AND g.soort IN ('ronde_vastgesteld', 'ronde_gewijzigd') AND g.door = v.door
          AND (feit ->> 'versie')::integer = v.versie AND (feit ->> 'plafond')::numeric * 100 = v.plafond
          AND (feit ->> 'opent')::timestamptz = date_trunc('milliseconds', v.opent)
          AND (feit ->> 'sluit')::timestamptz = date_trunc('milliseconds', v.sluit)
          AND feit -> 'verlengingen' = v.verlengingen
          AND feit ->> 'lotingVastlegging' IS NOT DISTINCT FROM v.loting_vastlegging
          AND (feit #>> '{plafondkeuze,bedrag}')::numeric * 100 IS NOT DISTINCT FROM v.plafondkeuze_bedrag
          AND feit #>> '{zaadverlies,grond}' IS NOT DISTINCT FROM v.zaadverlies_grond
          AND feit ->> 'besluitDatum' IS NOT DISTINCT FROM v.besluit_datum::text
          AND feit #>> '{regeling,sha256}' = v.regeling_sha256)
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "geen gebeurtenis bevestigt deze versie van de ronde", "rondebevestiging",
      """
      SELECT 'ronde-' || b.jaar || '/versie ' || b.versie AS plaats FROM rondebevestiging b
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g
        WHERE g.dossier = 'ronde-' || b.jaar AND g.soort = 'ronde_bevestigd' AND g.door = b.door
          AND (g.inhoud::jsonb ->> 'versie')::integer = b.versie
          AND g.inhoud::jsonb ->> 'lotgetal' IS NOT DISTINCT FROM b.lotgetal)
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "het zegel is niet dat van zijn gebeurtenis", "zegel",
      """
      SELECT 'ronde-' || z.jaar || '/zegel ' || z.nummer AS plaats FROM zegel z
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g
        WHERE g.dossier = 'ronde-' || z.jaar AND g.soort = 'zegel_gezet'
          AND (g.inhoud::jsonb ->> 'nummer')::integer = z.nummer AND g.inhoud::jsonb ->> 'sha256' = z.sha256
          AND g.inhoud::jsonb ->> 'lotgetal' IS NOT DISTINCT FROM z.lotgetal)
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "het plafond van de rangschikking of van de verdeling is niet dat van haar gebeurtenis",
      "plafonds",
      """
      SELECT 'ronde-' || m.jaar || '/rangschikking ' || m.nummer AS plaats FROM (
        SELECT jaar, nummer, plafond, door, 'rangschikking_bevroren' AS soort, 'nummer' AS lid FROM rangschikking UNION ALL
        SELECT jaar, rangschikking, plafond, besloten_door, 'besluiten_genomen', 'rangschikking' FROM verdeling) m
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g
        WHERE g.dossier = 'ronde-' || m.jaar AND g.soort = m.soort AND g.door = m.door
          AND (g.inhoud::jsonb ->> m.lid)::integer = m.nummer AND (g.inhoud::jsonb ->> 'plafond')::numeric * 100 = m.plafond)
      ORDER BY 1
      """),
  ]

  private static let dossierprojecties = [
    Registratiecontrole(
      .registratieWijktAf, "het dossier of zijn eerste versie is niet die van de indiening", "indiening",
      """
      SELECT m.dossier::text AS plaats FROM (
        SELECT coalesce(d.id, v.dossier) AS dossier, d.jaar, d.kenmerk, d.kvk_nummer, d.eerste_ontvangst_op,
          v.aanleiding, v.eerste_byte_op, v.laatste_byte_op, v.ontvangen_op
        FROM dossier d FULL JOIN (SELECT * FROM aanvraagversie WHERE versie = 1) v ON v.dossier = d.id) m
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g CROSS JOIN LATERAL (SELECT g.inhoud::jsonb AS feit OFFSET 0) e
        WHERE g.dossier = m.dossier AND g.volgnummer = 1 AND g.soort = 'aanvraag_ingediend'
          AND (feit ->> 'jaar')::integer = m.jaar AND feit ->> 'kenmerk' = m.kenmerk
          AND coalesce(feit ->> 'kvkNummer', substr(g.door, 5)) = m.kvk_nummer AND m.aanleiding = 'indiening'
          AND m.eerste_ontvangst_op = m.ontvangen_op AND m.laatste_byte_op = m.ontvangen_op
          AND (feit ->> 'ontvangenOp')::timestamptz = date_trunc('milliseconds', m.ontvangen_op)
          AND (feit ->> 'eersteByteOp')::timestamptz = date_trunc('milliseconds', m.eerste_byte_op))
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "het verzoek om aanvulling is niet dat van zijn gebeurtenis", "herstelverzoek",
      """
      SELECT h.dossier || '/' || h.volgnummer AS plaats FROM herstelverzoek h
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g
        WHERE g.dossier = h.dossier AND g.volgnummer = h.volgnummer AND g.soort = 'herstel_verzocht' AND g.door = h.door
          AND g.tijdstip = h.verzonden_op AND g.inhoud::jsonb ->> 'uiterlijk' = h.uiterlijk::text
          AND g.inhoud::jsonb -> 'onderdelen' = to_jsonb(h.onderdelen))
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "de beoordeling is niet die van een gebeurtenis", "beoordeling",
      """
      SELECT b.dossier || '/beoordeling ' || b.versie AS plaats FROM beoordeling b
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g
        WHERE g.dossier = b.dossier AND g.door = b.door AND g.tijdstip = b.tijdstip
          AND CASE WHEN b.volgnummer IS NULL THEN g.soort = 'aanvraag_vervangen' ELSE g.volgnummer = b.volgnummer
            AND g.soort IN ('beoordeeld', 'oordelen_vervallen') AND (g.inhoud::jsonb ->> 'versie')::integer = b.versie END)
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "de verantwoording is niet die van haar gebeurtenis", "verantwoordingsfeiten",
      """
      SELECT v.dossier || '/verantwoording ' || v.versie AS plaats FROM verantwoording v
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g
        WHERE g.dossier = v.dossier AND g.soort = 'verantwoording_ingediend'
          AND (g.inhoud::jsonb ->> 'versie')::integer = v.versie
          AND (g.inhoud::jsonb ->> 'ontvangenOp')::timestamptz = date_trunc('milliseconds', v.ontvangen_op)
          AND g.inhoud::jsonb -> 'onvolledig' = to_jsonb(v.onvolledig))
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "het besluit zegt iets anders dan zijn tekst", "besluitregel",
      """
      SELECT b.dossier::text AS plaats FROM besluit b
      WHERE (b.document::json ->> 'id', b.document::json ->> 'soort', (b.document::json ->> 'bedrag')::numeric * 100,
          b.document::json ->> 'mandaat', b.document::json ->> 'besluitDatum')
        IS DISTINCT FROM (b.id::text, b.soort, b.bedrag::numeric, b.mandaat, b.besluit_datum::text)
        OR b.document::json ->> 'verantwoordingUiterlijk' IS DISTINCT FROM b.verantwoording_uiterlijk::text
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "de ingeschreven poging is niet die van de indiening", "poginginschrijving",
      """
      SELECT i.dossier::text AS plaats FROM poginginschrijving i JOIN poging p ON p.nummer = i.poging
      WHERE NOT EXISTS (
        SELECT FROM gebeurtenis g
        WHERE g.dossier = i.dossier AND g.volgnummer = 1 AND g.inhoud::jsonb ->> 'kvkNummer' = p.kvk_nummer
          AND (g.inhoud::jsonb ->> 'ontvangenOp')::timestamptz = date_trunc('milliseconds', p.ontvangen_op)
          AND g.inhoud::jsonb #>> '{poging,sha256}' = p.sha256)
      ORDER BY 1
      """),
  ]
}
