-- What one person still did alone, and what a row alone still took: an attempt that its writer entered and decided on, a
-- draw that was held again after its result was known, a version of an application without its event.
SET LOCAL search_path = pg_catalog, weegschaal, pg_temp;

-- Who entered a file from an attempt ---------------------------------------------------------------------------------

-- Whether this person froze a ranking of the round, or entered, assessed or admitted one of its files. To settle a signal
-- counts as assessing. Who submitted a file is the person of its first event: an applicant, or who entered it.
CREATE OR REPLACE FUNCTION weegschaal.werkte_aan_ronde(gevraagd_jaar integer, wie text) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  vorm CONSTANT text := weegschaal.persoonsvorm(wie);
BEGIN
  RETURN EXISTS (SELECT FROM weegschaal.rangschikking r WHERE r.jaar = gevraagd_jaar AND weegschaal.persoonsvorm(r.door) = vorm)
    OR EXISTS (
      SELECT FROM weegschaal.beoordeling b JOIN weegschaal.dossier d ON d.id = b.dossier
      WHERE weegschaal.persoonsvorm(b.door) = vorm AND b.volgnummer IS NOT NULL AND d.jaar = gevraagd_jaar)
    OR EXISTS (
      SELECT FROM weegschaal.signaalafhandeling a JOIN weegschaal.dossier d ON d.id = a.dossier
      WHERE weegschaal.persoonsvorm(a.door) = vorm AND d.jaar = gevraagd_jaar)
    OR EXISTS (
      SELECT FROM weegschaal.toelating t JOIN weegschaal.dossier d ON d.id = t.dossier
      WHERE weegschaal.persoonsvorm(t.door) = vorm AND d.jaar = gevraagd_jaar)
    OR EXISTS (
      SELECT FROM weegschaal.dossierstand s JOIN weegschaal.gebeurtenis g ON g.dossier = s.dossier AND g.volgnummer = 1
      WHERE weegschaal.persoonsvorm(g.door) = vorm AND s.jaar = gevraagd_jaar);
END $$;

-- As in 0004, and by another than who entered the file.
CREATE OR REPLACE FUNCTION weegschaal.vier_ogen_besluit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'verdeling' THEN
    IF weegschaal.werkte_aan_ronde(NEW.jaar, NEW.besloten_door) THEN
      RAISE EXCEPTION 'who froze, entered, assessed or admitted does not decide on round %', NEW.jaar
        USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_ronde';
    END IF;
    RETURN NULL;
  END IF;
  IF NEW.soort = 'buiten_behandeling' AND EXISTS (
    SELECT FROM weegschaal.herstelverzoek h WHERE h.dossier = NEW.dossier AND weegschaal.persoonsvorm(h.door) = weegschaal.persoonsvorm(NEW.door))
  THEN
    RAISE EXCEPTION 'who asked for completion does not leave file % untreated', NEW.dossier
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_buitenbehandeling';
  END IF;
  IF EXISTS (
      SELECT FROM weegschaal.beoordeling b
      WHERE b.dossier = NEW.dossier AND weegschaal.persoonsvorm(b.door) = weegschaal.persoonsvorm(NEW.door) AND b.volgnummer IS NOT NULL)
    OR EXISTS (SELECT FROM weegschaal.signaalafhandeling a WHERE a.dossier = NEW.dossier AND weegschaal.persoonsvorm(a.door) = weegschaal.persoonsvorm(NEW.door))
    OR EXISTS (SELECT FROM weegschaal.toelating t WHERE t.dossier = NEW.dossier AND weegschaal.persoonsvorm(t.door) = weegschaal.persoonsvorm(NEW.door))
    OR EXISTS (SELECT FROM weegschaal.gebeurtenis g
      WHERE g.dossier = NEW.dossier AND g.volgnummer = 1 AND weegschaal.persoonsvorm(g.door) = weegschaal.persoonsvorm(NEW.door))
    OR (NEW.rangschikking IS NOT NULL
      AND NOT EXISTS (SELECT FROM weegschaal.verdeling v WHERE v.jaar = NEW.jaar AND v.besloten_door = NEW.door)
      AND weegschaal.werkte_aan_ronde(NEW.jaar, NEW.door))
  THEN
    RAISE EXCEPTION 'who froze, entered, assessed or admitted does not decide on file %', NEW.dossier
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_beoordeling';
  END IF;
  RETURN NULL;
END $$;

-- Who entered a file settles no signal of it: the signal asks a second person to look at what he entered.
CREATE FUNCTION weegschaal.vier_ogen_signaal() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (SELECT FROM weegschaal.gebeurtenis g
    WHERE g.dossier = NEW.dossier AND g.volgnummer = 1 AND weegschaal.persoonsvorm(g.door) = weegschaal.persoonsvorm(NEW.door))
  THEN
    RAISE EXCEPTION 'who entered file % settles no signal of it', NEW.dossier
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_signaal';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER vier_ogen AFTER INSERT ON weegschaal.signaalafhandeling
  FOR EACH ROW EXECUTE FUNCTION weegschaal.vier_ogen_signaal();

-- The draw -------------------------------------------------------------------------------------------------------------

-- As in 0012, and a seed with which a ranking was frozen is not lost: who knows the result does not draw again.
CREATE OR REPLACE FUNCTION weegschaal.rondebevestiging_past() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  -- At the moment of the confirmation, which is that of its event (`volgt` of 0008).
  IF EXISTS (
    SELECT FROM weegschaal.rondeversie v
    WHERE v.jaar = NEW.jaar AND v.versie > NEW.versie AND v.vastgesteld_op <= NEW.tijdstip)
  THEN
    RAISE EXCEPTION 'round %: the last version is confirmed, not version %', NEW.jaar, NEW.versie
      USING ERRCODE = 'check_violation', CONSTRAINT = 'laatste_versie_bevestigd';
  END IF;
  IF NEW.lotgetal IS NULL THEN
    RETURN NEW;
  END IF;
  -- A new number of the draw comes once, with the version that says that the seed is lost.
  IF EXISTS (
      SELECT FROM weegschaal.rondebevestiging b WHERE b.jaar = NEW.jaar AND b.lotgetal IS NOT NULL)
    OR NOT EXISTS (
      SELECT FROM weegschaal.rondeversie v
      WHERE v.jaar = NEW.jaar AND v.versie = NEW.versie AND v.zaadverlies_grond IS NOT NULL)
  THEN
    RAISE EXCEPTION 'round %: there is no lost seed to draw again for', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'lotgetal_na_zaadverlies';
  END IF;
  IF EXISTS (SELECT FROM weegschaal.rangschikking r WHERE r.jaar = NEW.jaar AND r.zaad IS NOT NULL) THEN
    RAISE EXCEPTION 'round %: a ranking was frozen with the seed, so it is not lost', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'zaad_niet_verloren';
  END IF;
  RETURN NEW;
END $$;

-- Versions of an application -------------------------------------------------------------------------------------------

-- A version after the first is the one that its event says, with the document of its digests and of its length: it takes
-- the number of the next one, and counts at the door.
CREATE FUNCTION weegschaal.aanvraagversie_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME, (
    SELECT NEW.bytes = octet_length(d.document)
      AND NEW.sha256 = encode(sha256(convert_to(d.document, 'UTF8')), 'hex')
      AND NEW.gezouten_sha256 = encode(sha256(d.zout || convert_to(d.document, 'UTF8')), 'hex')
      AND weegschaal.gebeurtenis_zegt(
        NEW.dossier,
        ARRAY[CASE NEW.aanleiding WHEN 'vervanging' THEN 'aanvraag_vervangen' WHEN 'aanvulling' THEN 'aanvraag_aangevuld' END],
        jsonb_build_object(
          'versie', NEW.versie, 'eersteByteOp', weegschaal.momenttekst(NEW.eerste_byte_op),
          'laatsteByteOp', weegschaal.momenttekst(NEW.laatste_byte_op),
          'ontvangenOp', weegschaal.momenttekst(NEW.ontvangen_op), 'gezoutenSha256', NEW.gezouten_sha256))
    FROM weegschaal.aanvraagdocument d WHERE d.dossier = NEW.dossier AND d.versie = NEW.versie));
  RETURN NULL;
END $$;
-- The first version is compared with the state of its file (`nieuwe_stand_volgt`), for a whole group at once.
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.aanvraagversie DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.versie > 1) EXECUTE FUNCTION weegschaal.aanvraagversie_volgt();

-- As in 0010, and the first version has the digest of the event.
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
      SELECT v.ontvangen_op, v.gezouten_sha256 FROM weegschaal.aanvraagversie v
      WHERE v.dossier = n.dossier AND v.versie = n.aanvraagversie LIMIT 1
    ) v ON true
    WHERE (n.volgnummer = 1 AND n.aanvraagversie = 1 AND n.status = 'ingediend' AND NOT n.toegelaten
      AND n.status_tot_bekendmaking IS NULL AND g.soort = 'aanvraag_ingediend' AND g.sha256 = n.kop
      AND n.ontvangen_op = v.ontvangen_op AND v.gezouten_sha256 = g.feit ->> 'gezoutenSha256'
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

REVOKE ALL ON FUNCTION weegschaal.vier_ogen_signaal(), weegschaal.aanvraagversie_volgt() FROM PUBLIC;
