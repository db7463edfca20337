-- No advance is ordered or paid without an account of the recipient (regels.md section 3, gegevens_aanvrager).
SET LOCAL search_path = pg_catalog, weegschaal, pg_temp;

CREATE FUNCTION weegschaal.eis_iban() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM weegschaal.dossierstand s
    JOIN weegschaal.aanvraagdocument a ON a.dossier = s.dossier AND a.versie = s.aanvraagversie
    WHERE s.dossier = NEW.dossier AND a.iban IS NOT NULL)
  THEN
    RAISE EXCEPTION 'file % names no account of its recipient', NEW.dossier
      USING ERRCODE = 'check_violation', CONSTRAINT = 'iban_ontbreekt';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER eis_iban BEFORE INSERT ON weegschaal.voorschot
  FOR EACH ROW EXECUTE FUNCTION weegschaal.eis_iban();
CREATE TRIGGER eis_iban BEFORE INSERT ON weegschaal.betaling
  FOR EACH ROW EXECUTE FUNCTION weegschaal.eis_iban();
