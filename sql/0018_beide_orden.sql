-- What one person still did alone: a pair of four eyes in the other order, a date far back, an amount or a ceiling that only
-- an event said, a number of the draw while files could come. And what nobody confirmed can be taken back.
SET LOCAL search_path = pg_catalog, weegschaal, pg_temp;

-- Four eyes in both orders -------------------------------------------------------------------------------------------

CREATE INDEX besluit_persoon ON weegschaal.besluit (jaar, weegschaal.persoonsvorm(door));
CREATE INDEX besluit_buiten_behandeling ON weegschaal.besluit (jaar, weegschaal.persoonsvorm(door))
  WHERE rangschikking IS NULL;
DROP INDEX weegschaal.signaalafhandeling_persoon;
CREATE INDEX signaalafhandeling_persoon ON weegschaal.signaalafhandeling (weegschaal.persoonsvorm(door));

-- Which of these steps this person took in the round, by the names of the table of steps (`Stap`). Each is looked up by
-- the person, so that it costs the same in a large round.
CREATE FUNCTION weegschaal.deed_in_ronde(gevraagd_jaar integer, wie text, stappen text[]) RETURNS text[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  vorm CONSTANT text := weegschaal.persoonsvorm(wie);
  gedaan text[] := '{}';
BEGIN
  IF 'bevriezen' = ANY (stappen) AND EXISTS (
    SELECT FROM weegschaal.rangschikking r WHERE r.jaar = gevraagd_jaar AND weegschaal.persoonsvorm(r.door) = vorm)
  THEN gedaan := gedaan || 'bevriezen'::text; END IF;
  IF 'loten' = ANY (stappen) AND EXISTS (
    SELECT FROM weegschaal.rangschikking r
    WHERE r.jaar = gevraagd_jaar AND left(r.zaad, -65) <> '' AND weegschaal.persoonsvorm(r.door) = vorm)
  THEN gedaan := gedaan || 'loten'::text; END IF;
  IF 'besluiten' = ANY (stappen) AND (
    EXISTS (SELECT FROM weegschaal.verdeling v
      WHERE v.jaar = gevraagd_jaar AND weegschaal.persoonsvorm(v.besloten_door) = vorm)
    OR EXISTS (SELECT FROM weegschaal.besluit b
      WHERE b.jaar = gevraagd_jaar AND weegschaal.persoonsvorm(b.door) = vorm AND b.rangschikking IS NOT NULL))
  THEN gedaan := gedaan || 'besluiten'::text; END IF;
  IF 'buitenBehandelingLaten' = ANY (stappen) AND EXISTS (
    SELECT FROM weegschaal.besluit b
    WHERE b.jaar = gevraagd_jaar AND weegschaal.persoonsvorm(b.door) = vorm AND b.rangschikking IS NULL)
  THEN gedaan := gedaan || 'buitenBehandelingLaten'::text; END IF;
  IF 'pogingInschrijven' = ANY (stappen) AND EXISTS (
    SELECT FROM weegschaal.poginginschrijving i JOIN weegschaal.dossier d ON d.id = i.dossier
    JOIN weegschaal.gebeurtenis g ON g.dossier = i.dossier AND g.volgnummer = 1
    WHERE d.jaar = gevraagd_jaar AND weegschaal.persoonsvorm(g.door) = vorm)
  THEN gedaan := gedaan || 'pogingInschrijven'::text; END IF;
  IF 'toelaten' = ANY (stappen) AND EXISTS (
    SELECT FROM weegschaal.toelating t JOIN weegschaal.dossier d ON d.id = t.dossier
    WHERE d.jaar = gevraagd_jaar AND weegschaal.persoonsvorm(t.door) = vorm)
  THEN gedaan := gedaan || 'toelaten'::text; END IF;
  IF 'beoordelen' = ANY (stappen) AND EXISTS (
    SELECT FROM weegschaal.beoordeling b JOIN weegschaal.dossier d ON d.id = b.dossier
    WHERE weegschaal.persoonsvorm(b.door) = vorm AND b.volgnummer IS NOT NULL AND d.jaar = gevraagd_jaar)
  THEN gedaan := gedaan || 'beoordelen'::text; END IF;
  IF 'signaalAfhandelen' = ANY (stappen) AND EXISTS (
    SELECT FROM weegschaal.signaalafhandeling a JOIN weegschaal.dossier d ON d.id = a.dossier
    WHERE weegschaal.persoonsvorm(a.door) = vorm AND d.jaar = gevraagd_jaar)
  THEN gedaan := gedaan || 'signaalAfhandelen'::text; END IF;
  RETURN gedaan;
END $$;

-- Two steps of one person in one round come one after the other, so that the second sees the first. It is always the last
-- lock that a step takes.
CREATE FUNCTION weegschaal.vergrendel_persoon(gevraagd_jaar integer, wie text) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('weegschaal-vier-ogen ' || weegschaal.persoonsvorm(wie), gevraagd_jaar));
END $$;

-- Refuses a row by a person who took a step in the round after which he may not take this one (`nietNaInRonde` of the table
-- of steps). The argument names those steps, with `|` between them.
CREATE FUNCTION weegschaal.vier_ogen_in_ronde() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  rij CONSTANT jsonb := to_jsonb(NEW);
  ronde integer := (rij ->> 'jaar')::integer;
  wie text := rij ->> 'door';
BEGIN
  IF ronde IS NULL THEN
    SELECT d.jaar INTO ronde FROM weegschaal.dossier d WHERE d.id = rij ->> 'dossier';
  END IF;
  IF wie IS NULL THEN
    SELECT g.door INTO wie FROM weegschaal.gebeurtenis g WHERE g.dossier = rij ->> 'dossier' AND g.volgnummer = 1;
  END IF;
  PERFORM weegschaal.vergrendel_persoon(ronde, wie);
  IF weegschaal.deed_in_ronde(ronde, wie, string_to_array(TG_ARGV[0], '|')) <> '{}' THEN
    RAISE EXCEPTION 'round %: who decided or sent the seed writes no row of %', ronde, TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_in_ronde';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER vier_ogen_in_ronde AFTER INSERT ON weegschaal.beoordeling
  FOR EACH ROW WHEN (NEW.volgnummer IS NOT NULL)
  EXECUTE FUNCTION weegschaal.vier_ogen_in_ronde('loten|besluiten|buitenBehandelingLaten');
CREATE TRIGGER vier_ogen_in_ronde AFTER INSERT ON weegschaal.toelating
  FOR EACH ROW EXECUTE FUNCTION weegschaal.vier_ogen_in_ronde('loten|besluiten|buitenBehandelingLaten');
CREATE TRIGGER vier_ogen_in_ronde AFTER INSERT ON weegschaal.signaalafhandeling
  FOR EACH ROW EXECUTE FUNCTION weegschaal.vier_ogen_in_ronde('loten|besluiten|buitenBehandelingLaten');
CREATE TRIGGER vier_ogen_in_ronde AFTER INSERT ON weegschaal.poginginschrijving
  FOR EACH ROW EXECUTE FUNCTION weegschaal.vier_ogen_in_ronde('besluiten|buitenBehandelingLaten');
CREATE TRIGGER vier_ogen_in_ronde AFTER INSERT ON weegschaal.rangschikking
  FOR EACH ROW EXECUTE FUNCTION weegschaal.vier_ogen_in_ronde('besluiten|buitenBehandelingLaten');

-- As in 0015, and who leaves a file untreated worked on no file of the round: it takes one out of the ranking.
CREATE OR REPLACE FUNCTION weegschaal.vier_ogen_besluit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'verdeling' THEN
    PERFORM weegschaal.vergrendel_persoon(NEW.jaar, NEW.besloten_door);
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
  IF NEW.rangschikking IS NULL THEN
    PERFORM weegschaal.vergrendel_persoon(NEW.jaar, NEW.door);
  END IF;
  IF EXISTS (
      SELECT FROM weegschaal.beoordeling b
      WHERE b.dossier = NEW.dossier AND weegschaal.persoonsvorm(b.door) = weegschaal.persoonsvorm(NEW.door) AND b.volgnummer IS NOT NULL)
    OR EXISTS (SELECT FROM weegschaal.signaalafhandeling a WHERE a.dossier = NEW.dossier AND weegschaal.persoonsvorm(a.door) = weegschaal.persoonsvorm(NEW.door))
    OR EXISTS (SELECT FROM weegschaal.toelating t WHERE t.dossier = NEW.dossier AND weegschaal.persoonsvorm(t.door) = weegschaal.persoonsvorm(NEW.door))
    OR EXISTS (SELECT FROM weegschaal.gebeurtenis g
      WHERE g.dossier = NEW.dossier AND g.volgnummer = 1 AND weegschaal.persoonsvorm(g.door) = weegschaal.persoonsvorm(NEW.door))
    OR (NEW.rangschikking IS NULL AND weegschaal.deed_in_ronde(
      NEW.jaar, NEW.door, '{bevriezen,pogingInschrijven,toelaten,beoordelen,signaalAfhandelen}') <> '{}')
    OR (NEW.rangschikking IS NOT NULL
      AND NOT EXISTS (SELECT FROM weegschaal.verdeling v WHERE v.jaar = NEW.jaar AND v.besloten_door = NEW.door)
      AND weegschaal.werkte_aan_ronde(NEW.jaar, NEW.door))
  THEN
    RAISE EXCEPTION 'who froze, entered, assessed or admitted does not decide on file %', NEW.dossier
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_beoordeling';
  END IF;
  RETURN NULL;
END $$;

-- What of a round works ------------------------------------------------------------------------------------------------

-- The extensions that work at a moment: one that is recorded while the round is open at once, a later one when its version
-- is confirmed (`Rondewerking` in the counter).
CREATE FUNCTION weegschaal.werkende_verlengingen(gevraagd_jaar integer, moment timestamptz) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  versie record;
  werkend jsonb := '[]';
  einde timestamptz;
BEGIN
  FOR versie IN
    SELECT v.sluit, v.verlengingen, v.vastgesteld_op, b.versie IS NOT NULL AS is_bevestigd
    FROM weegschaal.rondeversie v
    LEFT JOIN weegschaal.rondebevestiging b ON b.jaar = v.jaar AND b.versie = v.versie AND b.tijdstip <= moment
    WHERE v.jaar = gevraagd_jaar AND v.vastgesteld_op <= moment ORDER BY v.versie
  LOOP
    werkend := (
      SELECT coalesce(jsonb_agg(e.verlenging ORDER BY e.plaats), '[]')
      FROM jsonb_array_elements(versie.verlengingen) WITH ORDINALITY e (verlenging, plaats)
      WHERE werkend @> jsonb_build_array(e.verlenging) OR versie.is_bevestigd
        OR versie.vastgesteld_op < coalesce(einde, versie.sluit));
    einde := (
      SELECT greatest(versie.sluit, max((e.verlenging ->> 'tot')::timestamptz))
      FROM jsonb_array_elements(werkend) e (verlenging));
  END LOOP;
  RETURN werkend;
END $$;

-- When the window of a round closes, as it stands at a moment; null for a round that is not there.
CREATE FUNCTION weegschaal.sluiting(gevraagd_jaar integer, moment timestamptz) RETURNS timestamptz
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN greatest(
    (SELECT v.sluit FROM weegschaal.rondeversie v
      WHERE v.jaar = gevraagd_jaar AND v.vastgesteld_op <= moment ORDER BY v.versie DESC LIMIT 1),
    (SELECT max((e.verlenging ->> 'tot')::timestamptz)
      FROM jsonb_array_elements(weegschaal.werkende_verlengingen(gevraagd_jaar, moment)) e (verlenging)));
END $$;

-- The ceiling of a round: the choice of the last version that another person confirmed, or else that of the last version.
CREATE FUNCTION weegschaal.bindend_plafond(gevraagd_jaar integer) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN coalesce(
    (SELECT v.plafondkeuze_bedrag
      FROM weegschaal.rondebevestiging b JOIN weegschaal.rondeversie v ON v.jaar = b.jaar AND v.versie = b.versie
      WHERE b.jaar = gevraagd_jaar ORDER BY b.versie DESC LIMIT 1),
    (SELECT v.plafond FROM weegschaal.rondeversie v WHERE v.jaar = gevraagd_jaar ORDER BY v.versie DESC LIMIT 1));
END $$;

-- As in 0006, and an extension that does not work can be left out: nobody confirmed it, and it gives nothing. None ends
-- before it is recorded.
CREATE OR REPLACE FUNCTION weegschaal.rondeversie_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
DECLARE
  vorige weegschaal.rondeversie;
  heeft_dossiers boolean;
  heeft_lotgetal boolean;
  werkend jsonb;
  verlenging jsonb;
  plaats integer := 0;
BEGIN
  IF NEW.plafondkeuze_bedrag IS NOT NULL AND NEW.plafondkeuze_bedrag <> NEW.plafond AND NOT EXISTS (
    SELECT FROM weegschaal.rondeversie v WHERE v.jaar = NEW.jaar AND v.plafond = NEW.plafondkeuze_bedrag
  ) THEN
    RAISE EXCEPTION 'round %: the chosen ceiling was never published', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plafondkeuze_bekendgemaakt';
  END IF;
  SELECT * INTO vorige FROM weegschaal.rondeversie v WHERE v.jaar = NEW.jaar ORDER BY v.versie DESC LIMIT 1;
  IF NOT FOUND THEN
    RETURN NEW;
  END IF;
  IF NEW.versie <> vorige.versie + 1 THEN
    RAISE EXCEPTION 'round %: version % does not follow version %', NEW.jaar, NEW.versie, vorige.versie
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rondeversie_volgt';
  END IF;
  heeft_dossiers := EXISTS (SELECT FROM weegschaal.dossierstand s WHERE s.jaar = NEW.jaar);
  heeft_lotgetal := EXISTS (SELECT FROM weegschaal.zegel z WHERE z.jaar = NEW.jaar AND z.lotgetal IS NOT NULL);
  IF heeft_dossiers OR heeft_lotgetal THEN
    werkend := weegschaal.werkende_verlengingen(NEW.jaar, 'infinity');
    FOR verlenging IN SELECT e FROM jsonb_array_elements(vorige.verlengingen) e LOOP
      IF NEW.verlengingen -> plaats = verlenging THEN
        plaats := plaats + 1;
      ELSIF werkend @> jsonb_build_array(verlenging) THEN
        plaats := NULL;
        EXIT;
      END IF;
    END LOOP;
    IF plaats IS NULL OR NEW.opent <> vorige.opent OR NEW.sluit <> vorige.sluit THEN
      RAISE EXCEPTION 'round %: the window stands still once a file is there, or the number of the draw', NEW.jaar
        USING ERRCODE = 'check_violation', CONSTRAINT = 'venster_staat_vast';
    END IF;
    IF EXISTS (
      SELECT FROM jsonb_array_elements(NEW.verlengingen) WITH ORDINALITY e (verlenging, nummer)
      WHERE e.nummer > plaats AND (e.verlenging ->> 'tot')::timestamptz <= NEW.vastgesteld_op)
    THEN
      RAISE EXCEPTION 'round %: an extension ends after it is recorded', NEW.jaar
        USING ERRCODE = 'check_violation', CONSTRAINT = 'verlenging_na_vastlegging';
    END IF;
  END IF;
  IF NEW.loting_vastlegging IS DISTINCT FROM vorige.loting_vastlegging AND (
    (vorige.loting_vastlegging IS NOT NULL AND (heeft_dossiers OR NEW.vastgesteld_op >= vorige.opent))
    OR heeft_lotgetal
  ) THEN
    RAISE EXCEPTION 'round %: the commitment to the draw stands still', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vastlegging_staat_vast';
  END IF;
  RETURN NEW;
END $$;

-- Ranking and decision -------------------------------------------------------------------------------------------------

-- As in 0012, by the one telling of the ceiling.
CREATE OR REPLACE FUNCTION weegschaal.rangschikking_volgt_ronde() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
DECLARE
  ronde weegschaal.rondeversie;
  nieuw text;
  lotgetal text;
  zaad text;
  is_vastgelegd boolean;
BEGIN
  SELECT * INTO ronde FROM weegschaal.rondeversie v WHERE v.jaar = NEW.jaar ORDER BY v.versie DESC LIMIT 1;
  IF NEW.rondeversie IS DISTINCT FROM ronde.versie OR NEW.plafond <> weegschaal.bindend_plafond(NEW.jaar) THEN
    RAISE EXCEPTION 'round %: the ceiling of a ranking is that of the last version', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plafond_van_de_ronde';
  END IF;
  IF NEW.zaad IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT b.lotgetal INTO nieuw FROM weegschaal.rondebevestiging b
  WHERE b.jaar = NEW.jaar AND b.lotgetal IS NOT NULL ORDER BY b.versie DESC LIMIT 1;
  SELECT coalesce(nieuw, (SELECT z.lotgetal FROM weegschaal.zegel z WHERE z.jaar = NEW.jaar AND z.lotgetal IS NOT NULL))
  INTO lotgetal;
  zaad := left(NEW.zaad, -65);
  is_vastgelegd := nieuw IS NULL AND ronde.loting_vastlegging IS NOT NULL;
  IF lotgetal IS NULL OR right(NEW.zaad, 65) <> E'\n' || lotgetal OR (NOT is_vastgelegd AND zaad <> '')
    OR (is_vastgelegd AND encode(sha256(convert_to(zaad, 'UTF8')), 'hex') <> ronde.loting_vastlegging)
  THEN
    RAISE EXCEPTION 'round %: this is not the seed of its draw', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'zaad_van_de_ronde';
  END IF;
  IF zaad <> '' AND EXISTS (
    SELECT FROM weegschaal.dossierstand s JOIN weegschaal.gebeurtenis g ON g.dossier = s.dossier
    WHERE s.jaar = NEW.jaar AND weegschaal.persoonsvorm(g.door) = weegschaal.persoonsvorm(NEW.door)
      AND g.soort IN ('beoordeeld', 'toegelaten', 'signaal_afgehandeld')
  ) THEN
    RAISE EXCEPTION 'round %: who sends the seed assessed no file of it', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_zaad';
  END IF;
  RETURN NEW;
END $$;

-- A round is decided by its last ranking, under the ceiling that binds at that moment.
CREATE FUNCTION weegschaal.verdeling_past() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF NEW.rangschikking IS DISTINCT FROM (
    SELECT max(r.nummer) FROM weegschaal.rangschikking r WHERE r.jaar = NEW.jaar)
  THEN
    RAISE EXCEPTION 'round %: it is decided by its last ranking', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'laatste_rangschikking';
  END IF;
  IF NEW.plafond IS DISTINCT FROM weegschaal.bindend_plafond(NEW.jaar) THEN
    RAISE EXCEPTION 'round %: the ceiling of the decisions is the one that binds now', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plafond_bij_besluit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER past BEFORE INSERT ON weegschaal.verdeling
  FOR EACH ROW EXECUTE FUNCTION weegschaal.verdeling_past();

-- A file is left untreated when nobody can replace it any more, and when a term to complete it is over (Awb 4:5 lid 1).
CREATE FUNCTION weegschaal.buiten_behandeling_past() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF NEW.tijdstip < weegschaal.sluiting(NEW.jaar, NEW.tijdstip) THEN
    RAISE EXCEPTION 'round % is open: its applicant can replace file %', NEW.jaar, NEW.dossier
      USING ERRCODE = 'check_violation', CONSTRAINT = 'buiten_behandeling_na_sluiting';
  END IF;
  IF NOT EXISTS (
    SELECT FROM weegschaal.herstelverzoek h WHERE h.dossier = NEW.dossier AND h.uiterlijk < NEW.besluit_datum)
  THEN
    RAISE EXCEPTION 'file %: no term to complete it is over', NEW.dossier
      USING ERRCODE = 'check_violation', CONSTRAINT = 'buiten_behandeling_na_herstel';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER past BEFORE INSERT ON weegschaal.besluit
  FOR EACH ROW WHEN (NEW.soort = 'buiten_behandeling') EXECUTE FUNCTION weegschaal.buiten_behandeling_past();

-- A bekendmaking more than a week back is one that another person put forward (contract.md section 4): three working days
-- are never longer. Who dates its event back too is held by the clock of the database.
CREATE FUNCTION weegschaal.bekendmaking_past() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF NEW.voorstel IS NULL AND NEW.bekendgemaakt_op < (NEW.tijdstip AT TIME ZONE 'Europe/Amsterdam')::date - 7 THEN
    RAISE EXCEPTION 'a bekendmaking of % waits for another person', NEW.bekendgemaakt_op
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_terugdatering';
  END IF;
  IF NEW.tijdstip < clock_timestamp() - interval '1 hour' AND NOT (SELECT k.is_gemerkt FROM weegschaal.klokstand() k) THEN
    RAISE EXCEPTION 'the moment % lies more than an hour before the clock of the database', NEW.tijdstip
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bekendmaking_niet_terug';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER past BEFORE INSERT ON weegschaal.bekendmaking
  FOR EACH ROW EXECUTE FUNCTION weegschaal.bekendmaking_past();
CREATE TRIGGER past BEFORE INSERT ON weegschaal.vaststellingsbekendmaking
  FOR EACH ROW EXECUTE FUNCTION weegschaal.bekendmaking_past();

-- Seals ------------------------------------------------------------------------------------------------------------------

-- Who knew the number of the draw while files can come could steer it: it comes with a seal of after the closing. Seals come
-- in the order of time; one whose use case waited for another is tried again with a later moment.
CREATE FUNCTION weegschaal.zegel_past() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
DECLARE
  sluit CONSTANT timestamptz := weegschaal.sluiting(NEW.jaar, NEW.tijdstip);
BEGIN
  IF NEW.aanleiding IN ('sluiting', 'lotgetal') AND (NEW.sluit IS DISTINCT FROM sluit OR NEW.tijdstip < sluit) THEN
    RAISE EXCEPTION 'round %: a closing seal is set when its window is closed', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'zegel_na_sluiting';
  END IF;
  IF NEW.tijdstip > clock_timestamp() + interval '1 minute' AND NOT (SELECT k.is_gemerkt FROM weegschaal.klokstand() k) THEN
    RAISE EXCEPTION 'the moment % lies more than a minute after the clock of the database', NEW.tijdstip
      USING ERRCODE = 'check_violation', CONSTRAINT = 'zegel_niet_vooruit';
  END IF;
  IF NEW.tijdstip < (SELECT z.tijdstip FROM weegschaal.zegel z WHERE z.jaar = NEW.jaar AND z.nummer = NEW.nummer - 1) THEN
    RAISE EXCEPTION 'round %: a seal is not before the last one', NEW.jaar
      USING ERRCODE = 'serialization_failure', CONSTRAINT = 'zegel_in_volgorde';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER past BEFORE INSERT ON weegschaal.zegel FOR EACH ROW EXECUTE FUNCTION weegschaal.zegel_past();

-- Events -----------------------------------------------------------------------------------------------------------------

-- A file becomes timely by the window alone.
CREATE FUNCTION weegschaal.gebeurtenis_past() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM weegschaal.dossierstand s CROSS JOIN LATERAL (
      SELECT v.opent FROM weegschaal.rondeversie v WHERE v.jaar = s.jaar ORDER BY v.versie DESC LIMIT 1) v
    WHERE s.dossier = NEW.dossier AND (NEW.inhoud::jsonb ->> 'tijdig')::boolean
      = (s.ontvangen_op >= v.opent AND s.ontvangen_op < weegschaal.sluiting(s.jaar, 'infinity')))
  THEN
    RAISE EXCEPTION 'file % is not in time by the window of its round', NEW.dossier
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'tijdig_volgens_venster';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER past BEFORE INSERT ON weegschaal.gebeurtenis
  FOR EACH ROW WHEN (NEW.soort = 'tijdigheid_herzien') EXECUTE FUNCTION weegschaal.gebeurtenis_past();

-- The books --------------------------------------------------------------------------------------------------------------

-- As in 0008, and what a repayment leaves open is what the books then say.
CREATE OR REPLACE FUNCTION weegschaal.boeking_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  openstaand numeric;
BEGIN
  PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME, EXISTS (
    SELECT FROM weegschaal.gebeurtenis g CROSS JOIN LATERAL weegschaal.boekingen_uit(g.soort, g.inhoud::jsonb) b
    WHERE g.dossier = NEW.dossier AND g.volgnummer = NEW.volgnummer AND g.tijdstip = NEW.tijdstip
      AND (b.regel, b.debet, b.credit, b.bedrag) = (NEW.regel, NEW.debet, NEW.credit, NEW.bedrag)));
  IF NEW.credit = 'vordering' THEN
    SELECT (g.inhoud::jsonb ->> 'openstaand')::numeric * 100 INTO openstaand FROM weegschaal.gebeurtenis g
    WHERE g.dossier = NEW.dossier AND g.volgnummer = NEW.volgnummer;
    IF openstaand IS DISTINCT FROM (
      SELECT sum(CASE WHEN b.debet = 'vordering' THEN b.bedrag ELSE -b.bedrag END) FROM weegschaal.boeking b
      WHERE b.dossier = NEW.dossier AND b.volgnummer <= NEW.volgnummer AND 'vordering' IN (b.debet, b.credit))
    THEN
      RAISE EXCEPTION 'file %: what is open is what the books say', NEW.dossier
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'openstaand_volgt_uit_boeken';
    END IF;
  END IF;
  RETURN NULL;
END $$;

-- A settled file is closed when its books have nothing to claim and nothing to pay, and only then.
CREATE FUNCTION weegschaal.stand_volgt_boeken() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (
    SELECT FROM weegschaal.dossierstand s LEFT JOIN weegschaal.rekeningstand r ON r.dossier = s.dossier
    WHERE s.dossier = NEW.dossier AND s.status IN ('vastgesteld', 'afgesloten')
      AND (s.status = 'afgesloten') <> (coalesce(r.vordering, 0) = 0 AND coalesce(r.nog_te_betalen, 0) = 0))
  THEN
    RAISE EXCEPTION 'file %: it is closed when its books say so', NEW.dossier
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'openstaand_volgt_uit_boeken';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER volgt_boeken AFTER UPDATE ON weegschaal.dossierstand DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status IN ('vastgesteld', 'afgesloten')) EXECUTE FUNCTION weegschaal.stand_volgt_boeken();

REVOKE ALL ON FUNCTION weegschaal.deed_in_ronde(integer, text, text[]), weegschaal.vergrendel_persoon(integer, text),
  weegschaal.vier_ogen_in_ronde(), weegschaal.werkende_verlengingen(integer, timestamptz),
  weegschaal.sluiting(integer, timestamptz), weegschaal.bindend_plafond(integer), weegschaal.verdeling_past(),
  weegschaal.buiten_behandeling_past(), weegschaal.bekendmaking_past(), weegschaal.zegel_past(),
  weegschaal.gebeurtenis_past(), weegschaal.stand_volgt_boeken() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION weegschaal.deed_in_ronde(integer, text, text[]), weegschaal.vergrendel_persoon(integer, text),
  weegschaal.werkende_verlengingen(integer, timestamptz), weegschaal.sluiting(integer, timestamptz),
  weegschaal.bindend_plafond(integer) TO weegschaal_toepassing;
