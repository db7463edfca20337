-- Beside the former program: yes. What it writes out of order after its clock was set back is refused (500).
--
-- No moment before the last one (contract.md section 5), for events and for seals. A machine's clock can be set back, and
-- two machines never agree to the microsecond. The program does not guess: it is told here which moment the chain is at,
-- and takes its step once more at that moment (`Loket.opMoment`).

-- The last moment that the events of the files and of the chain of a round hold, and its seals. It serves a step on many
-- files at once, which would else be told one moment after the other.
CREATE FUNCTION weegschaal.laatste_moment(jaar integer) RETURNS timestamptz LANGUAGE sql STABLE
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
  SELECT greatest(
    (SELECT max(g.tijdstip) FROM weegschaal.dossierstand s
      JOIN weegschaal.gebeurtenis g ON g.dossier = s.dossier AND g.volgnummer = s.volgnummer WHERE s.jaar = $1),
    (SELECT g.tijdstip FROM weegschaal.gebeurtenis g WHERE g.dossier = 'ronde-' || $1 ORDER BY g.volgnummer DESC LIMIT 1),
    (SELECT z.tijdstip FROM weegschaal.zegel z WHERE z.jaar = $1 ORDER BY z.nummer DESC LIMIT 1));
$$;

-- Refuses a moment before the last one. The detail holds that one, a tab, and the last of the whole round.
CREATE FUNCTION weegschaal.weiger_moment(jaar integer, gegeven timestamptz, laatste timestamptz) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, weegschaal, pg_temp AS $$
DECLARE
  vorm CONSTANT text := 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';
BEGIN
  RAISE EXCEPTION 'the moment % lies before the last one, %', gegeven, laatste
    USING ERRCODE = 'check_violation', CONSTRAINT = 'moment_in_volgorde',
      DETAIL = concat_ws(E'\t', to_char(laatste AT TIME ZONE 'UTC', vorm),
        to_char(weegschaal.laatste_moment(jaar) AT TIME ZONE 'UTC', vorm));
END $$;

-- The chain `toegang` is not asked: its function gives the moment (`voeg_toegang_toe`).
CREATE FUNCTION weegschaal.gebeurtenis_in_volgorde() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  laatste timestamptz;
BEGIN
  SELECT g.tijdstip INTO laatste FROM weegschaal.gebeurtenis g
  WHERE g.dossier = NEW.dossier AND g.volgnummer = NEW.volgnummer - 1;
  IF NEW.tijdstip < laatste THEN
    PERFORM weegschaal.weiger_moment(
      CASE WHEN NEW.dossier LIKE 'ronde-%' THEN split_part(NEW.dossier, '-', 2)::integer
        ELSE (SELECT d.jaar FROM weegschaal.dossier d WHERE d.id = NEW.dossier) END,
      NEW.tijdstip, laatste);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER in_volgorde BEFORE INSERT ON weegschaal.gebeurtenis
  FOR EACH ROW WHEN (NEW.volgnummer > 1 AND NEW.dossier <> 'toegang')
  EXECUTE FUNCTION weegschaal.gebeurtenis_in_volgorde();

-- As in 0018, and a seal before the last one is refused as an event is. A seal that follows a moment of the round may have
-- that moment, also when the clock of the database was set back since.
CREATE OR REPLACE FUNCTION weegschaal.zegel_past() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
DECLARE
  sluit CONSTANT timestamptz := weegschaal.sluiting(NEW.jaar, NEW.tijdstip);
  laatste CONSTANT timestamptz := (
    SELECT z.tijdstip FROM weegschaal.zegel z WHERE z.jaar = NEW.jaar AND z.nummer = NEW.nummer - 1);
BEGIN
  IF NEW.tijdstip < laatste THEN
    PERFORM weegschaal.weiger_moment(NEW.jaar, NEW.tijdstip, laatste);
  END IF;
  IF NEW.aanleiding IN ('sluiting', 'lotgetal') AND (NEW.sluit IS DISTINCT FROM sluit OR NEW.tijdstip < sluit) THEN
    RAISE EXCEPTION 'round %: a closing seal is set when its window is closed', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'zegel_na_sluiting';
  END IF;
  IF NEW.tijdstip > clock_timestamp() + interval '1 minute'
    AND NEW.tijdstip > coalesce(weegschaal.laatste_moment(NEW.jaar), '-infinity')
    AND NOT (SELECT k.is_gemerkt FROM weegschaal.klokstand() k)
  THEN
    RAISE EXCEPTION 'the moment % lies more than a minute after the clock of the database', NEW.tijdstip
      USING ERRCODE = 'check_violation', CONSTRAINT = 'zegel_niet_vooruit';
  END IF;
  RETURN NEW;
END $$;

-- Four eyes over money ---------------------------------------------------------------------------------------------------

-- Nobody is besluitnemer and financieel at once, and nobody is so one after the other on one file: roles can change.
CREATE FUNCTION weegschaal.vier_ogen_geld() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
DECLARE
  besloot CONSTANT text[] := CASE WHEN TG_TABLE_NAME IN ('voorschot', 'betaling')
    THEN ARRAY(SELECT b.door FROM weegschaal.besluit b WHERE b.dossier = NEW.dossier)
    ELSE ARRAY(SELECT v.door FROM weegschaal.vaststelling v WHERE v.dossier = NEW.dossier) END;
BEGIN
  IF EXISTS (SELECT FROM unnest(besloot) p WHERE weegschaal.persoonsvorm(p) = weegschaal.persoonsvorm(NEW.door)) THEN
    RAISE EXCEPTION 'who decided on file % does not write its %', NEW.dossier, TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_geld';
  END IF;
  RETURN NULL;
END $$;
DO $$
DECLARE
  tabel text;
BEGIN
  FOREACH tabel IN ARRAY ARRAY['voorschot', 'betaling', 'terugbetaling', 'terugbetalingsbevestiging'] LOOP
    EXECUTE format('CREATE TRIGGER vier_ogen_geld AFTER INSERT ON weegschaal.%I
      FOR EACH ROW EXECUTE FUNCTION weegschaal.vier_ogen_geld()', tabel);
  END LOOP;
END $$;

-- As in 0004, and who ordered the advance does not settle the grant.
CREATE OR REPLACE FUNCTION weegschaal.vier_ogen_vaststelling() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM (
      SELECT b.door FROM weegschaal.besluit b WHERE b.dossier = NEW.dossier
      UNION ALL SELECT v.door FROM weegschaal.voorschot v WHERE v.dossier = NEW.dossier
      UNION ALL SELECT b.door FROM weegschaal.betaling b WHERE b.dossier = NEW.dossier) p
    WHERE weegschaal.persoonsvorm(p.door) = weegschaal.persoonsvorm(NEW.door))
  THEN
    RAISE EXCEPTION 'who granted, ordered or confirmed the payment does not settle file %', NEW.dossier
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_vaststelling';
  END IF;
  RETURN NULL;
END $$;

REVOKE ALL ON FUNCTION weegschaal.laatste_moment(integer),
  weegschaal.weiger_moment(integer, timestamptz, timestamptz), weegschaal.gebeurtenis_in_volgorde(),
  weegschaal.vier_ogen_geld() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION weegschaal.laatste_moment(integer),
  weegschaal.weiger_moment(integer, timestamptz, timestamptz) TO weegschaal_toepassing;
