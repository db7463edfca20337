-- Settling a signal counts as assessing (regels.md section 3c): who did it decides on nothing of the round, and leaves that
-- file not untreated. These replace the functions of 0004.
CREATE OR REPLACE FUNCTION weegschaal.werkte_aan_ronde(gevraagd_jaar integer, wie text) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
  SELECT EXISTS (SELECT FROM weegschaal.rangschikking r WHERE r.jaar = gevraagd_jaar AND r.door = wie)
    OR EXISTS (
      SELECT FROM weegschaal.beoordeling b JOIN weegschaal.dossier d ON d.id = b.dossier
      WHERE b.door = wie AND b.volgnummer IS NOT NULL AND d.jaar = gevraagd_jaar)
    OR EXISTS (
      SELECT FROM weegschaal.signaalafhandeling a JOIN weegschaal.dossier d ON d.id = a.dossier
      WHERE a.door = wie AND d.jaar = gevraagd_jaar)
    OR EXISTS (
      SELECT FROM weegschaal.toelating t JOIN weegschaal.dossier d ON d.id = t.dossier
      WHERE t.door = wie AND d.jaar = gevraagd_jaar);
$$;

CREATE FUNCTION weegschaal.vier_ogen_na_afhandeling() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM weegschaal.signaalafhandeling a WHERE a.dossier = NEW.dossier AND a.door = NEW.door) THEN
    RAISE EXCEPTION 'who settled a signal of file % does not decide on it', NEW.dossier
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_afhandeling';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION weegschaal.vier_ogen_na_afhandeling() FROM PUBLIC;
CREATE TRIGGER vier_ogen_afhandeling AFTER INSERT ON weegschaal.besluit
  FOR EACH ROW EXECUTE FUNCTION weegschaal.vier_ogen_na_afhandeling();
