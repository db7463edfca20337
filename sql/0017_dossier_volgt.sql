-- What comes in with a submission says what its event says, to the last column; and the chain of access is not dated back.
SET LOCAL search_path = pg_catalog, weegschaal, pg_temp;

-- The file, its first version and its document -----------------------------------------------------------------------

-- As in 0015, and the file, its first version and its document are there and say the same. The event names the reference
-- and the first byte; a state without them in its event is refused.
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
      SELECT d.jaar, d.kenmerk, d.kvk_nummer, d.eerste_ontvangst_op FROM weegschaal.dossier d
      WHERE d.id = n.dossier LIMIT 1
    ) d ON true
    LEFT JOIN LATERAL (
      SELECT v.aanleiding, v.eerste_byte_op, v.laatste_byte_op, v.ontvangen_op, v.gezouten_sha256
      FROM weegschaal.aanvraagversie v
      WHERE v.dossier = n.dossier AND v.versie = n.aanvraagversie LIMIT 1
    ) v ON true
    LEFT JOIN LATERAL (
      SELECT true AS is_daar FROM weegschaal.aanvraagdocument a
      WHERE a.dossier = n.dossier AND a.versie = n.aanvraagversie LIMIT 1
    ) a ON true
    WHERE (n.volgnummer = 1 AND n.aanvraagversie = 1 AND n.status = 'ingediend' AND NOT n.toegelaten
      AND n.status_tot_bekendmaking IS NULL AND g.soort = 'aanvraag_ingediend' AND g.sha256 = n.kop
      AND n.ontvangen_op = v.ontvangen_op AND v.gezouten_sha256 = g.feit ->> 'gezoutenSha256'
      AND n.jaar = (g.feit ->> 'jaar')::integer AND n.tijdig = (g.feit ->> 'tijdig')::boolean
      AND n.kvk_nummer = coalesce(g.feit ->> 'kvkNummer', substr(g.door, 5))
      AND n.gevraagd = ((g.feit ->> 'gevraagdBedrag')::numeric * 100)::bigint
      AND date_trunc('milliseconds', n.ontvangen_op) = (g.feit ->> 'ontvangenOp')::timestamptz
      AND d.jaar = n.jaar AND d.kvk_nummer = n.kvk_nummer AND d.eerste_ontvangst_op = n.ontvangen_op
      AND d.kenmerk = g.feit ->> 'kenmerk'
      AND v.aanleiding = 'indiening' AND v.laatste_byte_op = n.ontvangen_op
      AND date_trunc('milliseconds', v.eerste_byte_op) = (g.feit ->> 'eersteByteOp')::timestamptz
      AND a.is_daar) IS NOT TRUE
  ) THEN
    RAISE EXCEPTION 'the first state of a file does not follow from the event of its submission'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'stand_volgt_uit_gebeurtenis';
  END IF;
  RETURN NULL;
END $$;

-- The look-up of the file is in place of the key on it, which asked the same for each row and locked the row that it found.
-- A file cannot be deleted or changed. A later version has its event in the chain of its file (`aanvraagversie_volgt`).
ALTER TABLE weegschaal.aanvraagversie DROP CONSTRAINT aanvraagversie_dossier_fkey;

-- Tokens ---------------------------------------------------------------------------------------------------------------

-- As in 0012, and a bound behind too: an event that is dated before the clock would hide when a token was made. A program
-- that waited for the lock of the chain is not so late. What follows an event of just now has its moment at least
-- (`voeg_toegang_toe`), so no caller dates more than these minutes back.
CREATE OR REPLACE FUNCTION weegschaal.eis_toegangsmoment() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM weegschaal.databasekenmerk k WHERE k.sleutel = 'klok') THEN
    RETURN NEW;
  END IF;
  IF NEW.tijdstip > clock_timestamp() + interval '1 minute'
    -- Where an event was dated ahead before there was a bound, what follows has its moment.
    AND NEW.tijdstip > coalesce((SELECT g.tijdstip FROM weegschaal.gebeurtenis g
      WHERE g.dossier = 'toegang' AND g.volgnummer = NEW.volgnummer - 1), '-infinity')
  THEN
    RAISE EXCEPTION 'the moment % lies more than a minute after the clock of the database', NEW.tijdstip
      USING ERRCODE = 'check_violation', CONSTRAINT = 'toegang_niet_vooruit';
  END IF;
  IF NEW.tijdstip < clock_timestamp() - interval '10 minutes' THEN
    RAISE EXCEPTION 'the moment % lies more than ten minutes before the clock of the database', NEW.tijdstip
      USING ERRCODE = 'check_violation', CONSTRAINT = 'toegang_niet_terug';
  END IF;
  RETURN NEW;
END $$;

-- As in 0003, and the token has the moment of its event.
CREATE OR REPLACE FUNCTION weegschaal.maak_sleutel(
  sleutel text, naam text, rollen text[], persoon text, kvk_nummer text, tot date, tijdstip timestamptz, door text
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  nummer CONSTANT integer := weegschaal.leg_sleutel_vast(
    sleutel, naam, rollen, persoon, kvk_nummer, tot, tijdstip, door, false);
BEGIN
  INSERT INTO weegschaal.toegangssleutel (sha256, rollen, persoon, kvk_nummer, aangemaakt_op, tot)
  SELECT sleutel, rollen, persoon, kvk_nummer, g.tijdstip, tot
  FROM weegschaal.gebeurtenis g WHERE g.dossier = 'toegang' AND g.volgnummer = nummer;
END $$;

-- As in 0003, and the end has the moment of its event. The lock of the chain lets one end of a token see the other.
CREATE OR REPLACE FUNCTION weegschaal.eindig_sleutel(sleutel text, tijdstip timestamptz, door text, reden text)
RETURNS boolean LANGUAGE plpgsql SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  nummer integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('weegschaal-toegang', 0));
  IF EXISTS (SELECT FROM weegschaal.sleutelintrekking i WHERE i.sha256 = sleutel) THEN RETURN false; END IF;
  nummer := weegschaal.voeg_toegang_toe('sleutel_beeindigd', tijdstip, door,
    '{"reden":' || to_json(reden) || ',"sleutel":' || to_json(sleutel) || '}');
  INSERT INTO weegschaal.sleutelintrekking (sha256, ingetrokken_op, reden)
  SELECT sleutel, g.tijdstip, reden FROM weegschaal.gebeurtenis g WHERE g.dossier = 'toegang' AND g.volgnummer = nummer;
  RETURN true;
END $$;

-- The last day of a token is one that an event can write: not infinite, nor before Christ.
ALTER TABLE weegschaal.toegangssleutel ADD CONSTRAINT tot_is_een_dag
  CHECK (isfinite(tot) AND tot BETWEEN '2000-01-01' AND '9999-12-31') NOT VALID;
