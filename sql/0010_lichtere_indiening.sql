-- What a submission costs. Two foreign keys asked what a trigger on the same row asks too, and locked the row that they
-- found; a first use of a token was looked for twice.
SET LOCAL search_path = pg_catalog, weegschaal, pg_temp;

-- The first state of a file ------------------------------------------------------------------------------------------

-- Nothing of an event or a version can be deleted or changed, so it is enough to look for them when the state is written:
-- `stand_volgt` does so for a later state, `nieuwe_stand_volgt` for the first.
ALTER TABLE weegschaal.dossierstand
  DROP CONSTRAINT dossierstand_dossier_volgnummer_kop_fkey,
  DROP CONSTRAINT dossierstand_dossier_aanvraagversie_fkey;

-- The first state of a file is what the event of its submission and its first version say. One check serves a whole
-- group of submissions.
CREATE OR REPLACE FUNCTION weegschaal.nieuwe_stand_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM nieuw n
    -- The limits keep one look-up a row, whatever the planner knew when the tables were empty.
    LEFT JOIN LATERAL (
      SELECT g.soort, g.sha256, g.door, g.inhoud::jsonb AS feit FROM weegschaal.gebeurtenis g
      WHERE g.dossier = n.dossier AND g.volgnummer = 1 LIMIT 1
    ) g ON true
    LEFT JOIN LATERAL (
      SELECT v.ontvangen_op FROM weegschaal.aanvraagversie v
      WHERE v.dossier = n.dossier AND v.versie = n.aanvraagversie LIMIT 1
    ) v ON true
    WHERE (n.volgnummer = 1 AND n.aanvraagversie = 1 AND n.status = 'ingediend' AND NOT n.toegelaten
      AND n.status_tot_bekendmaking IS NULL AND g.soort = 'aanvraag_ingediend' AND g.sha256 = n.kop
      AND n.ontvangen_op = v.ontvangen_op
      AND n.jaar = (g.feit ->> 'jaar')::integer AND n.tijdig = (g.feit ->> 'tijdig')::boolean
      AND n.kvk_nummer = coalesce(g.feit ->> 'kvkNummer', substr(g.door, 5))
      AND n.gevraagd = ((g.feit ->> 'gevraagdBedrag')::numeric * 100)::bigint
      AND date_trunc('milliseconds', n.ontvangen_op) = (g.feit ->> 'ontvangenOp')::timestamptz) IS NOT TRUE
  ) THEN
    RAISE EXCEPTION 'the first state of a file does not follow from the event of its submission'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'stand_volgt_uit_gebeurtenis';
  END IF;
  RETURN NULL;
END $$;

-- First uses of tokens -----------------------------------------------------------------------------------------------

-- Every applicant has a row, written at the peak: the digest is kept as 32 bytes in the place of 64 digits.
DROP VIEW weegschaal.controle_sleutel;
ALTER TABLE weegschaal.sleutelgebruik ALTER COLUMN sha256 TYPE bytea USING decode(sha256, 'hex');

CREATE VIEW weegschaal.controle_sleutel AS
SELECT t.sha256, t.rollen, t.persoon, t.kvk_nummer, t.aangemaakt_op, t.tot, i.ingetrokken_op, i.reden AS einde,
  g.tijdstip AS eerst_gebruikt_op
FROM weegschaal.toegangssleutel t
LEFT JOIN weegschaal.sleutelintrekking i ON i.sha256 = t.sha256
LEFT JOIN weegschaal.sleutelgebruik u ON u.sha256 = decode(t.sha256, 'hex')
LEFT JOIN weegschaal.gebeurtenis g ON g.dossier = 'toegang' AND g.volgnummer = u.volgnummer;
GRANT SELECT ON weegschaal.controle_sleutel TO weegschaal_auditor, weegschaal_toepassing;

-- Records the first use of these tokens, all in one event. Those that were used before are left out, and so are those that
-- are no tokens. The lock makes one caller wait for the other, so that none is recorded twice.
CREATE OR REPLACE FUNCTION weegschaal.gebruik_sleutels(sleutels text[], tijdstip timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  nieuw text[];
  nummer integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('weegschaal-toegang', 0));
  -- A token is looked up by itself: a join could read the whole table, planned when that was empty.
  nieuw := ARRAY(
    SELECT DISTINCT s COLLATE "C" FROM unnest(sleutels) s
    WHERE (
      SELECT (SELECT true FROM weegschaal.sleutelgebruik u WHERE u.sha256 = decode(t.sha256, 'hex')) IS NULL
      FROM weegschaal.toegangssleutel t WHERE t.sha256 = s)
    ORDER BY 1);
  IF nieuw = '{}' THEN RETURN; END IF;
  nummer := weegschaal.voeg_toegang_toe('sleutel_gebruikt', tijdstip, 'systeem',
    '{"sleutels":["' || array_to_string(nieuw, '","') || '"]}');
  INSERT INTO weegschaal.sleutelgebruik (sha256, volgnummer) SELECT decode(s, 'hex'), nummer FROM unnest(nieuw) s;
END $$;
