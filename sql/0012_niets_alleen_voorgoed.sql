-- What one person cannot do alone, and what is not wrong for ever: each change of the ceiling's choice has its own
-- confirmation; a repayment that was booked by mistake is refused and counts no more; the chain of access is not dated by
-- its caller; nobody reads with a role that can write.
SET LOCAL search_path = pg_catalog, weegschaal, pg_temp;

-- The round by two -----------------------------------------------------------------------------------------------------

-- What of the versions works changes at a confirmation, and what is confirmed is the last version as it stands.
CREATE FUNCTION weegschaal.rondebevestiging_past() RETURNS trigger LANGUAGE plpgsql
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
  -- A new number of the draw comes once, with the version that says that the seed is lost.
  IF NEW.lotgetal IS NOT NULL AND (EXISTS (
      SELECT FROM weegschaal.rondebevestiging b WHERE b.jaar = NEW.jaar AND b.lotgetal IS NOT NULL)
    OR NOT EXISTS (
      SELECT FROM weegschaal.rondeversie v
      WHERE v.jaar = NEW.jaar AND v.versie = NEW.versie AND v.zaadverlies_grond IS NOT NULL))
  THEN
    RAISE EXCEPTION 'round %: there is no lost seed to draw again for', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'lotgetal_na_zaadverlies';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER past BEFORE INSERT ON weegschaal.rondebevestiging
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rondebevestiging_past();

-- The ceiling of a ranking is the choice of the last version that another person confirmed, or else that of the last
-- version: so one that worked before, and was replaced or dropped, does not come back by a version alone. The rest is as
-- in 0008.
CREATE OR REPLACE FUNCTION weegschaal.rangschikking_volgt_ronde() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
DECLARE
  ronde weegschaal.rondeversie;
  keuze bigint;
  nieuw text;
  lotgetal text;
  zaad text;
  is_vastgelegd boolean;
BEGIN
  SELECT * INTO ronde FROM weegschaal.rondeversie v WHERE v.jaar = NEW.jaar ORDER BY v.versie DESC LIMIT 1;
  SELECT v.plafondkeuze_bedrag INTO keuze
  FROM weegschaal.rondebevestiging b JOIN weegschaal.rondeversie v ON v.jaar = b.jaar AND v.versie = b.versie
  WHERE b.jaar = NEW.jaar ORDER BY b.versie DESC LIMIT 1;
  IF NEW.rondeversie IS DISTINCT FROM ronde.versie OR NEW.plafond <> coalesce(keuze, ronde.plafond) THEN
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

-- A repayment that is refused ------------------------------------------------------------------------------------------

-- Who booked a repayment by mistake withdraws it, or another refuses it. Its reason stands beside its event.
CREATE TABLE weegschaal.terugbetalingsafwijzing (
  terugbetaling dossier_id PRIMARY KEY,
  dossier dossier_id NOT NULL,
  bedrag bedrag_boven_nul NOT NULL,
  -- The event.
  volgnummer integer NOT NULL,
  tijdstip timestamptz NOT NULL,
  door persoon NOT NULL,
  FOREIGN KEY (terugbetaling, dossier, bedrag) REFERENCES weegschaal.terugbetaling (id, dossier, bedrag),
  FOREIGN KEY (dossier, volgnummer) REFERENCES weegschaal.gebeurtenis (dossier, volgnummer)
);
CALL weegschaal.alleen_toevoegen('weegschaal.terugbetalingsafwijzing');
GRANT SELECT, INSERT ON weegschaal.terugbetalingsafwijzing TO weegschaal_toepassing;
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.terugbetalingsafwijzing DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt(
    'terugbetaling_afgewezen', 'terugbetaling:terugbetaling', 'bedrag:bedrag:euro');

-- A repayment is confirmed or refused, once. The lock of its row makes the two wait for each other.
CREATE FUNCTION weegschaal.terugbetaling_eenmaal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  PERFORM FROM weegschaal.terugbetaling t WHERE t.id = NEW.terugbetaling FOR UPDATE;
  IF TG_TABLE_NAME = 'terugbetalingsafwijzing' THEN
    IF EXISTS (SELECT FROM weegschaal.terugbetalingsbevestiging b WHERE b.terugbetaling = NEW.terugbetaling) THEN
      RAISE EXCEPTION 'repayment % was confirmed', NEW.terugbetaling
        USING ERRCODE = 'check_violation', CONSTRAINT = 'terugbetaling_al_bevestigd';
    END IF;
  ELSIF EXISTS (SELECT FROM weegschaal.terugbetalingsafwijzing a WHERE a.terugbetaling = NEW.terugbetaling) THEN
    RAISE EXCEPTION 'repayment % was refused', NEW.terugbetaling
      USING ERRCODE = 'check_violation', CONSTRAINT = 'terugbetaling_al_afgewezen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER eenmaal BEFORE INSERT ON weegschaal.terugbetalingsafwijzing
  FOR EACH ROW EXECUTE FUNCTION weegschaal.terugbetaling_eenmaal();
CREATE TRIGGER eenmaal BEFORE INSERT ON weegschaal.terugbetalingsbevestiging
  FOR EACH ROW EXECUTE FUNCTION weegschaal.terugbetaling_eenmaal();

-- Its reference of the bank is free again: a row goes when, and only when, its repayment is refused.
CREATE FUNCTION weegschaal.weiger_kenmerkwijziging() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT FROM weegschaal.terugbetalingsafwijzing a WHERE a.terugbetaling = OLD.mutatie)
  THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'a reference of the bank stays with its movement until that is refused'
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'bankkenmerk_blijft';
END $$;
DROP TRIGGER alleen_toevoegen ON weegschaal.bankkenmerk;
CREATE TRIGGER blijft BEFORE UPDATE OR DELETE ON weegschaal.bankkenmerk
  FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_kenmerkwijziging();
CREATE FUNCTION weegschaal.geef_bankkenmerk_vrij() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  DELETE FROM weegschaal.bankkenmerk k WHERE k.mutatie = NEW.terugbetaling;
  RETURN NULL;
END $$;
CREATE TRIGGER geeft_bankkenmerk_vrij AFTER INSERT ON weegschaal.terugbetalingsafwijzing
  FOR EACH ROW EXECUTE FUNCTION weegschaal.geef_bankkenmerk_vrij();

-- As in 0004, without those that were refused.
CREATE OR REPLACE FUNCTION weegschaal.terugbetaling_past() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
DECLARE
  gevorderd bigint;
BEGIN
  SELECT v.terugvordering INTO gevorderd FROM weegschaal.vaststelling v WHERE v.dossier = NEW.dossier FOR UPDATE;
  IF NEW.bedrag > gevorderd - (
    SELECT coalesce(sum(t.bedrag), 0) FROM weegschaal.terugbetaling t WHERE t.dossier = NEW.dossier
      AND NOT EXISTS (SELECT FROM weegschaal.terugbetalingsafwijzing a WHERE a.terugbetaling = t.id))
  THEN
    RAISE EXCEPTION 'more is booked than was claimed back from file %', NEW.dossier
      USING ERRCODE = 'check_violation', CONSTRAINT = 'terugbetaald_ten_hoogste_gevorderd';
  END IF;
  RETURN NEW;
END $$;

-- Tokens ---------------------------------------------------------------------------------------------------------------

-- A bound on what the caller of the functions below says the time is. It is no time of the domain: that stays what the
-- caller's clock says. But a moment of years ahead would date the chain of access for ever, since no event is before the
-- one before it. A database that is marked as simulated has a clock of its own.
CREATE FUNCTION weegschaal.eis_toegangsmoment() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF NEW.tijdstip > clock_timestamp() + interval '1 minute'
    AND NOT EXISTS (SELECT FROM weegschaal.databasekenmerk k WHERE k.sleutel = 'klok')
    -- Where an event was dated ahead before there was a bound, what follows has its moment.
    AND NEW.tijdstip > coalesce((SELECT g.tijdstip FROM weegschaal.gebeurtenis g
      WHERE g.dossier = 'toegang' AND g.volgnummer = NEW.volgnummer - 1), '-infinity')
  THEN
    RAISE EXCEPTION 'the moment % lies more than a minute after the clock of the database', NEW.tijdstip
      USING ERRCODE = 'check_violation', CONSTRAINT = 'toegang_niet_vooruit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER toegang_niet_vooruit BEFORE INSERT ON weegschaal.gebeurtenis
  FOR EACH ROW WHEN (NEW.dossier = 'toegang') EXECUTE FUNCTION weegschaal.eis_toegangsmoment();

-- Over all tokens of one person that still live. A token that ends by date lives until it has ended for the caller and for
-- the database alike, so that no date of a caller lets two roles live beside each other.
CREATE OR REPLACE FUNCTION weegschaal.weiger_rollen() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  moment CONSTANT timestamptz := CASE
    WHEN EXISTS (SELECT FROM weegschaal.databasekenmerk k WHERE k.sleutel = 'klok') THEN NEW.aangemaakt_op
    ELSE least(NEW.aangemaakt_op, clock_timestamp()) END;
BEGIN
  -- One token after the other, so that two of one person see each other.
  PERFORM pg_advisory_xact_lock(hashtextextended('weegschaal-toegang', 0));
  IF NOT weegschaal.rollen_gaan_samen(ARRAY(
    SELECT unnest(NEW.rollen) UNION
    SELECT r FROM weegschaal.toegangssleutel t, unnest(t.rollen) r
    WHERE t.persoon = NEW.persoon
      AND (t.tot IS NULL OR t.tot >= (moment AT TIME ZONE 'Europe/Amsterdam')::date)
      AND NOT EXISTS (SELECT FROM weegschaal.sleutelintrekking i WHERE i.sha256 = t.sha256)))
  THEN
    RAISE EXCEPTION 'these roles of one person do not go together'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rollen_gaan_samen';
  END IF;
  RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION weegschaal.rondebevestiging_past(), weegschaal.terugbetaling_eenmaal(),
  weegschaal.weiger_kenmerkwijziging(), weegschaal.geef_bankkenmerk_vrij(), weegschaal.eis_toegangsmoment()
  FROM PUBLIC;

-- Who reads, writes nothing --------------------------------------------------------------------------------------------

-- The reading role starts its transactions read only, but that is a default, which it may switch off. What holds is that
-- it has nothing to write with: no table, and here no large object and no message in the log of changes.
DO $$
DECLARE
  schrijver record;
BEGIN
  FOR schrijver IN
    SELECT oid::regprocedure AS functie FROM pg_catalog.pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace AND pg_has_role(current_user, proowner, 'USAGE')
      AND proname ~ '^(lo_(creat|create|from_bytea|import|put|truncate|truncate64|unlink)|lowrite|pg_logical_emit_message)$'
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', schrijver.functie);
  END LOOP;
END $$;
