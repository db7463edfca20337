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

-- Attempts ------------------------------------------------------------------------------------------------------------

-- They are numbered for each applicant in the round. What was sent stands apart, so that its owner can remove it.
ALTER TABLE weegschaal.poging
  ADD COLUMN volgnummer integer,
  -- What is kept of it, the row included.
  ADD COLUMN bytes integer NOT NULL DEFAULT 1024;
ALTER TABLE weegschaal.poging DISABLE TRIGGER alleen_toevoegen;
UPDATE weegschaal.poging p SET volgnummer = t.volgnummer
FROM (
  SELECT nummer, row_number() OVER (PARTITION BY jaar, kvk_nummer ORDER BY nummer) AS volgnummer FROM weegschaal.poging
) t WHERE t.nummer = p.nummer;
ALTER TABLE weegschaal.poging ENABLE TRIGGER alleen_toevoegen;
ALTER TABLE weegschaal.poging
  ALTER COLUMN volgnummer SET NOT NULL,
  ALTER COLUMN bytes DROP DEFAULT,
  ADD CHECK (volgnummer >= 1),
  ADD UNIQUE (jaar, kvk_nummer, volgnummer);
CREATE INDEX poging_dag ON weegschaal.poging (kvk_nummer, ontvangen_op);

CREATE TABLE weegschaal.pogingdocument (
  poging bigint PRIMARY KEY REFERENCES weegschaal.poging,
  -- As received: it need not be text.
  document bytea NOT NULL CHECK (octet_length(document) <= 2097152)
);
CREATE TRIGGER onveranderlijk BEFORE UPDATE ON weegschaal.pogingdocument
  FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();

-- An attempt that became an application, once.
CREATE TABLE weegschaal.poginginschrijving (
  poging bigint PRIMARY KEY REFERENCES weegschaal.poging,
  dossier dossier_id NOT NULL UNIQUE REFERENCES weegschaal.dossier
);
CALL weegschaal.alleen_toevoegen('weegschaal.poginginschrijving');
GRANT SELECT, INSERT ON weegschaal.pogingdocument, weegschaal.poginginschrijving TO weegschaal_toepassing;

-- At the door ---------------------------------------------------------------------------------------------------------

-- How long each version was when it came in, for the limit of an applicant.
ALTER TABLE weegschaal.aanvraagversie ADD COLUMN bytes integer CHECK (bytes >= 0);
ALTER TABLE weegschaal.aanvraagversie DISABLE TRIGGER alleen_toevoegen;
UPDATE weegschaal.aanvraagversie v SET bytes = octet_length(d.document)
FROM weegschaal.aanvraagdocument d WHERE d.dossier = v.dossier AND d.versie = v.versie;
ALTER TABLE weegschaal.aanvraagversie ENABLE TRIGGER alleen_toevoegen;

-- Findings of before --------------------------------------------------------------------------------------------------

-- Outcomes of checks that follow from facts were replaceable before (regels.md section 3b). Those of undecided files end
-- here, each file with an event of its own, so that the rules compute them again.
DO $$
DECLARE
  vast CONSTANT text[] := ARRAY['aanvraagtermijn', 'salariskosten', 'overheadkosten', 'subsidiabele_kosten', 'hoogte',
    'de_minimisruimte'];
  stand record;
  weg text[];
  gegeven text;
  zout bytea;
  inhoud text;
  moment timestamptz;
  nummer integer;
  digest text;
BEGIN
  FOR stand IN
    SELECT s.dossier, s.aanvraagversie, s.volgnummer, s.kop, b.versie, g.document::jsonb AS document, e.tijdstip
    FROM weegschaal.dossierstand s
    JOIN LATERAL (SELECT l.versie, l.volgnummer FROM weegschaal.beoordeling l WHERE l.dossier = s.dossier
      ORDER BY l.versie DESC LIMIT 1) b ON true
    JOIN weegschaal.afgeschermd_gegeven g ON g.dossier = s.dossier AND g.volgnummer = b.volgnummer
    JOIN weegschaal.gebeurtenis e ON e.dossier = s.dossier AND e.volgnummer = s.volgnummer
    WHERE s.status IN ('ingediend', 'aan_te_vullen') AND g.document::jsonb #> '{document,toetsen}' ?| vast
    ORDER BY s.dossier
  LOOP
    SELECT array_agg(v.code ORDER BY v.plaats) INTO weg FROM unnest(vast) WITH ORDINALITY v (code, plaats)
    WHERE stand.document #> '{document,toetsen}' ? v.code;
    gegeven := jsonb_build_object(
      'document', jsonb_set(stand.document -> 'document', '{toetsen}', (stand.document #> '{document,toetsen}') - weg),
      'invoer', jsonb_set((stand.document ->> 'invoer')::jsonb, '{toetsen}',
        coalesce((stand.document ->> 'invoer')::jsonb -> 'toetsen', '{}') - weg)::text)::text;
    zout := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
    nummer := stand.volgnummer + 1;
    -- Never before the event before it, in the whole milliseconds of the canonical form (contract.md section 5).
    moment := date_trunc('milliseconds', stand.tijdstip) + interval '1 millisecond';
    inhoud := format('{"aanvraagversie":%s,"gezoutenSha256":"%s","toetsen":%s,"versie":%s}', stand.aanvraagversie,
      encode(sha256(zout || convert_to(gegeven, 'UTF8')), 'hex'), replace(to_json(weg)::text, ', ', ','), stand.versie + 1);
    digest := encode(sha256(convert_to(
      '{"door":"systeem","dossier":' || to_json(stand.dossier::text) || ',"inhoud":' || inhoud
        || ',"soort":"oordelen_vervallen","tijdstip":"' || to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
        || CASE WHEN moment = date_trunc('seconds', moment) THEN '' ELSE to_char(moment AT TIME ZONE 'UTC', '.MS') END
        || 'Z","volgnummer":' || nummer || ',"vorige":"' || stand.kop || '"}', 'UTF8')), 'hex');
    INSERT INTO weegschaal.gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256)
    VALUES (stand.dossier, nummer, 'oordelen_vervallen', moment, 'systeem', stand.kop, inhoud, digest);
    INSERT INTO weegschaal.afgeschermd_gegeven (dossier, volgnummer, zout, document)
    VALUES (stand.dossier, nummer, zout, gegeven);
    INSERT INTO weegschaal.beoordeling (dossier, versie, volgnummer, tijdstip, door)
    VALUES (stand.dossier, stand.versie + 1, nummer, moment, 'systeem');
    UPDATE weegschaal.dossierstand SET volgnummer = nummer, kop = digest WHERE dossier = stand.dossier;
  END LOOP;
END $$;

-- Set aside -----------------------------------------------------------------------------------------------------------

-- A file that is in time or admitted, beside another of its applicant that counts in the round (regels.md section 7).
ALTER TABLE weegschaal.dossierstand
  DROP CONSTRAINT dossierstand_status_check,
  ADD CONSTRAINT dossierstand_status_check CHECK (status IN ('ingediend', 'terzijde', 'aan_te_vullen', 'ingetrokken',
    'buiten_behandeling', 'verleend', 'afgewezen', 'bevoorschot', 'verantwoord', 'vastgesteld', 'afgesloten'));
DROP INDEX weegschaal.een_plaats_per_ronde;
CREATE UNIQUE INDEX een_plaats_per_ronde ON weegschaal.dossierstand (jaar, kvk_nummer)
  WHERE (tijdig OR toegelaten) AND NOT ingetrokken AND status <> 'terzijde';

CREATE INDEX dossierstand_terzijde ON weegschaal.dossierstand (jaar, kvk_nummer) WHERE status = 'terzijde';

-- The state after an event: two more kinds. The rest of the function stays as the migrations before made it.
DO $$
DECLARE
  bron text := pg_get_functiondef(
    'weegschaal.stand_na(weegschaal.dossierstand, weegschaal.gebeurtenis)'::regprocedure);
  regel CONSTANT text := $regel$    WHEN 'aanvraag_ingetrokken' THEN 'ingetrokken'
$regel$;
BEGIN
  IF position(regel in bron) = 0 THEN
    RAISE EXCEPTION 'stand_na is not the function that migration 0003 made';
  END IF;
  EXECUTE replace(bron, regel, regel || $regel$    WHEN 'terzijde_gelegd' THEN 'terzijde'
    WHEN 'teruggehaald' THEN CASE feit ->> 'status' WHEN 'aan_te_vullen' THEN 'aan_te_vullen' ELSE 'ingediend' END
$regel$);
END $$;

-- Four eyes -----------------------------------------------------------------------------------------------------------

-- Settling a signal counts as assessing: who did it decides on no file of the round (`werkte_aan_ronde`).
CREATE INDEX signaalafhandeling_persoon ON weegschaal.signaalafhandeling (door);
