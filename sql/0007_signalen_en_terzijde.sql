-- Signals that an assessor settles (regels.md section 3c).
SET LOCAL search_path = pg_catalog, weegschaal, pg_temp;

-- What files are compared by. It stands in the row of the application, since it can be personal data and ends with it.
ALTER TABLE weegschaal.aanvraagdocument ADD COLUMN iban text COLLATE "C", ADD COLUMN verbonden text[] COLLATE "C";
ALTER TABLE weegschaal.aanvraagdocument DISABLE TRIGGER onveranderlijk;
UPDATE weegschaal.aanvraagdocument a SET iban = b.iban, verbonden = b.verbonden
FROM (
  SELECT d.dossier, d.versie, d.document::json #>> '{aanvrager,iban}' AS iban,
    (SELECT array_agg(DISTINCT v ->> 'kvkNummer') FROM json_array_elements(
      CASE WHEN json_typeof(d.document::json #> '{deMinimis,verbondenOndernemingen}') = 'array'
        THEN d.document::json #> '{deMinimis,verbondenOndernemingen}' END) v
      WHERE v ->> 'kvkNummer' <> d.document::json #>> '{aanvrager,kvkNummer}') AS verbonden
  FROM weegschaal.aanvraagdocument d
) b
WHERE b.dossier = a.dossier AND b.versie = a.versie AND num_nonnulls(b.iban, b.verbonden) > 0;
ALTER TABLE weegschaal.aanvraagdocument ENABLE TRIGGER onveranderlijk;
CREATE INDEX aanvraagdocument_iban ON weegschaal.aanvraagdocument (iban) WHERE iban IS NOT NULL;
CREATE INDEX aanvraagdocument_verbonden ON weegschaal.aanvraagdocument USING gin (verbonden) WHERE verbonden IS NOT NULL;

-- A settlement; its reason and the digest of the facts that it is about stand beside its event. The last one of a code
-- holds.
CREATE TABLE weegschaal.signaalafhandeling (
  dossier dossier_id NOT NULL,
  volgnummer integer NOT NULL,
  code text COLLATE "C" NOT NULL,
  tijdstip timestamptz NOT NULL,
  door persoon NOT NULL,
  PRIMARY KEY (dossier, volgnummer),
  FOREIGN KEY (dossier, volgnummer) REFERENCES weegschaal.gebeurtenis (dossier, volgnummer)
);
CALL weegschaal.alleen_toevoegen('weegschaal.signaalafhandeling');
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.signaalafhandeling DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt('signaal_afgehandeld', 'code:code');
GRANT SELECT, INSERT ON weegschaal.signaalafhandeling TO weegschaal_toepassing;
