-- Beside the former program: yes.
--
-- As in 0018 again: no seal is dated more than a minute after the clock of the database, whatever the events of its round say.
-- 0019 excused a moment that an event of the round has. The event of the same transaction has it too, so an instance whose
-- clock ran ahead could draw and publish the number of the draw while files could come.
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
  IF NEW.tijdstip > clock_timestamp() + interval '1 minute' AND NOT (SELECT k.is_gemerkt FROM weegschaal.klokstand() k) THEN
    RAISE EXCEPTION 'the moment % lies more than a minute after the clock of the database', NEW.tijdstip
      USING ERRCODE = 'check_violation', CONSTRAINT = 'zegel_niet_vooruit';
  END IF;
  RETURN NEW;
END $$;
