-- The tables of the counter. A constraint forbids every impossible state, so that no program can write it, ours
-- included: events, bookings and decisions are only appended; granted <= ceiling; paid <= granted; settled <= granted;
-- one advance; one decision of first instance; one place per kvkNummer and round. The time of the domain is a
-- parameter, never now(). Amounts are whole eurocents. Text ids compare byte by byte (COLLATE "C").

CREATE SCHEMA weegschaal;
SET LOCAL search_path = weegschaal;

CREATE DOMAIN bedrag AS bigint CHECK (VALUE BETWEEN 0 AND 1000000000000000);
CREATE DOMAIN bedrag_boven_nul AS bigint CHECK (VALUE BETWEEN 1 AND 1000000000000000);
-- The forms are checked by their length and their forbidden characters. A counted repetition costs fifteen times as
-- much, and every submission has thirteen of these values.
CREATE DOMAIN sha256_hex AS text COLLATE "C" CHECK (octet_length(VALUE) = 64 AND VALUE !~ '[^0-9a-f]');
CREATE DOMAIN dossier_id AS text COLLATE "C" CHECK (octet_length(VALUE) BETWEEN 1 AND 64 AND VALUE !~ '[^A-Za-z0-9._-]');
CREATE DOMAIN kvk_nummer AS text COLLATE "C" CHECK (octet_length(VALUE) = 8 AND VALUE !~ '[^0-9]');
CREATE DOMAIN persoon AS text COLLATE "C" CHECK (char_length(VALUE) BETWEEN 1 AND 200);

CREATE FUNCTION weiger_wijziging() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

-- Makes a table append-only for everybody, its owner included. It refuses TRUNCATE too.
CREATE PROCEDURE alleen_toevoegen(tabel regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER alleen_toevoegen BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION weiger_wijziging()', tabel);
  EXECUTE format('CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION weiger_wijziging()', tabel);
END $$;

-- Facts about this database itself: whether its clock is simulated.
CREATE TABLE databasekenmerk (
  sleutel text PRIMARY KEY,
  waarde text NOT NULL
);
CALL alleen_toevoegen('databasekenmerk');

-- Access tokens: only the digest of a token is kept. A token ends by a row in sleutelintrekking.
CREATE TABLE toegangssleutel (
  sha256 sha256_hex PRIMARY KEY,
  naam text NOT NULL CHECK (char_length(naam) BETWEEN 1 AND 200),
  rollen text[] NOT NULL CHECK (cardinality(rollen) BETWEEN 1 AND 10 AND rollen <@ ARRAY[
    'aanvrager', 'intake', 'beoordelaar', 'besluitnemer', 'financieel', 'auditor', 'beheerder']),
  persoon persoon,
  kvk_nummer kvk_nummer,
  aangemaakt_op timestamptz NOT NULL,
  CHECK ('aanvrager' = ANY (rollen) = (kvk_nummer IS NOT NULL)),
  CHECK (rollen = ARRAY['aanvrager'] OR persoon IS NOT NULL),
  CHECK (NOT 'aanvrager' = ANY (rollen) OR cardinality(rollen) = 1)
);
CALL alleen_toevoegen('toegangssleutel');

CREATE TABLE sleutelintrekking (
  sha256 sha256_hex PRIMARY KEY REFERENCES toegangssleutel,
  ingetrokken_op timestamptz NOT NULL
);
CALL alleen_toevoegen('sleutelintrekking');

-- A round, one row a version. The last version holds (R 1:8, 2:2). The whole row is published.
CREATE TABLE rondeversie (
  jaar integer NOT NULL CHECK (jaar BETWEEN 2000 AND 9999),
  versie integer NOT NULL CHECK (versie >= 1),
  opent timestamptz NOT NULL,
  sluit timestamptz NOT NULL,
  plafond bedrag NOT NULL,
  loting_vastlegging sha256_hex,
  bekendmaking_kenmerk text NOT NULL,
  bekendmaking_datum date NOT NULL,
  bekendmaking_vindplaats text NOT NULL,
  besluit_kenmerk text,
  besluit_grond text,
  -- Awb 4:27 lid 2: the ceiling that binds files from before a first publication or a lowering, with its ground.
  plafondkeuze_bedrag bedrag,
  plafondkeuze_kenmerk text,
  plafondkeuze_grond text,
  bindend_plafond bedrag GENERATED ALWAYS AS (coalesce(plafondkeuze_bedrag, plafond)) STORED,
  verlengingen jsonb NOT NULL,
  besluit_datum date,
  regeling_code text NOT NULL,
  regeling_sha256 sha256_hex NOT NULL,
  vastgesteld_op timestamptz NOT NULL,
  door persoon NOT NULL,
  PRIMARY KEY (jaar, versie),
  UNIQUE (jaar, versie, bindend_plafond),
  CHECK (opent < sluit),
  CHECK ((besluit_kenmerk IS NULL) = (besluit_grond IS NULL)),
  CHECK (num_nulls(plafondkeuze_bedrag, plafondkeuze_kenmerk, plafondkeuze_grond) IN (0, 3))
);
CALL alleen_toevoegen('rondeversie');

-- The event chain (contract.md section 5). The chain of a file has its id as name, and that of a round `ronde-JAAR`.
CREATE TABLE gebeurtenis (
  dossier dossier_id NOT NULL,
  volgnummer integer NOT NULL CHECK (volgnummer >= 1),
  soort text NOT NULL,
  tijdstip timestamptz NOT NULL,
  door persoon NOT NULL,
  vorige sha256_hex NOT NULL,
  inhoud text NOT NULL,
  sha256 sha256_hex NOT NULL,
  voorganger integer GENERATED ALWAYS AS (nullif(volgnummer - 1, 0)) STORED,
  PRIMARY KEY (dossier, volgnummer),
  UNIQUE (dossier, volgnummer, sha256),
  CHECK (volgnummer > 1 OR vorige = repeat('0', 64)),
  CONSTRAINT keten FOREIGN KEY (dossier, voorganger, vorige) REFERENCES gebeurtenis (dossier, volgnummer, sha256)
);
CALL alleen_toevoegen('gebeurtenis');

-- Text that an event may not hold because it can name people (a reason, a motivation). The event has its salted digest,
-- and this row has the text and the salt. The owner can remove the row when the retention term ends. Such a text stands
-- nowhere else: its record names the event.
CREATE TABLE afgeschermd_gegeven (
  dossier dossier_id NOT NULL,
  volgnummer integer NOT NULL,
  zout bytea NOT NULL CHECK (octet_length(zout) = 32),
  document text NOT NULL,
  PRIMARY KEY (dossier, volgnummer),
  FOREIGN KEY (dossier, volgnummer) REFERENCES gebeurtenis
);
CREATE TRIGGER onveranderlijk BEFORE UPDATE ON afgeschermd_gegeven FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();

-- A file. Its content stands in versions, and its present state in dossierstand.
CREATE TABLE dossier (
  id dossier_id PRIMARY KEY,
  jaar integer NOT NULL,
  kenmerk text NOT NULL UNIQUE,
  kvk_nummer kvk_nummer NOT NULL,
  eerste_ontvangst_op timestamptz NOT NULL
);
CALL alleen_toevoegen('dossier');

CREATE TABLE aanvraagversie (
  dossier dossier_id NOT NULL REFERENCES dossier,
  versie integer NOT NULL CHECK (versie >= 1),
  aanleiding text NOT NULL CHECK (aanleiding IN ('indiening', 'vervanging', 'aanvulling')),
  eerste_byte_op timestamptz NOT NULL,
  laatste_byte_op timestamptz NOT NULL,
  -- The moment that counts for the term (R 2:2). A completion keeps the moment of the version that it completes.
  ontvangen_op timestamptz NOT NULL,
  sha256 sha256_hex NOT NULL,
  gezouten_sha256 sha256_hex NOT NULL,
  PRIMARY KEY (dossier, versie),
  CHECK (eerste_byte_op <= laatste_byte_op)
);
CALL alleen_toevoegen('aanvraagversie');

-- The bytes as received. They hold personal data, so they stand apart from the chain, which has a salted digest. The
-- owner can remove a row when the retention term ends, and nobody can change one.
CREATE TABLE aanvraagdocument (
  dossier dossier_id NOT NULL,
  versie integer NOT NULL,
  zout bytea NOT NULL CHECK (octet_length(zout) = 32),
  document text NOT NULL,
  PRIMARY KEY (dossier, versie),
  FOREIGN KEY (dossier, versie) REFERENCES aanvraagversie
);
-- An application of usual length is compressed and stays in its row. It is always read whole, and a submission writes
-- less.
ALTER TABLE aanvraagdocument SET (toast_tuple_target = 3000);
CREATE TRIGGER onveranderlijk BEFORE UPDATE ON aanvraagdocument FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();

-- The present state of a file. It is a projection of its events, and the lock on this row serializes the steps of one
-- file. The foreign key to its version proves that the file exists.
CREATE TABLE dossierstand (
  dossier dossier_id PRIMARY KEY,
  jaar integer NOT NULL,
  kvk_nummer kvk_nummer NOT NULL,
  status text NOT NULL CHECK (status IN ('ingediend', 'aan_te_vullen', 'ingetrokken', 'buiten_behandeling', 'verleend',
    'afgewezen', 'bevoorschot', 'verantwoord', 'vastgesteld', 'afgesloten')),
  aanvraagversie integer NOT NULL,
  ontvangen_op timestamptz NOT NULL,
  tijdig boolean NOT NULL,
  -- Only the trigger on toelating changes it.
  toegelaten boolean NOT NULL DEFAULT false,
  ingetrokken boolean NOT NULL DEFAULT false,
  naam text NOT NULL,
  gevraagd bedrag_boven_nul NOT NULL,
  volgnummer integer NOT NULL,
  kop sha256_hex NOT NULL,
  -- The state that the applicant sees while the decision is not made known (Awb 3:40); null without such a decision.
  status_tot_bekendmaking text CHECK (status_tot_bekendmaking IN ('ingediend', 'aan_te_vullen')),
  FOREIGN KEY (dossier, aanvraagversie) REFERENCES aanvraagversie (dossier, versie),
  FOREIGN KEY (dossier, volgnummer, kop) REFERENCES gebeurtenis (dossier, volgnummer, sha256),
  CHECK (ingetrokken = (status = 'ingetrokken')),
  CHECK (status_tot_bekendmaking IS NULL OR status IN ('verleend', 'afgewezen', 'buiten_behandeling'))
);
-- R 1:7, 2:2 and regels.md section 7: a file that is in time or admitted holds the place of its applicant in the round
-- until it is withdrawn.
CREATE UNIQUE INDEX een_plaats_per_ronde ON dossierstand (jaar, kvk_nummer)
  WHERE (tijdig OR toegelaten) AND NOT ingetrokken;
CREATE INDEX dossierstand_ronde ON dossierstand (jaar, dossier);
CREATE INDEX dossierstand_aanvrager ON dossierstand (kvk_nummer, dossier);

-- Refused submissions of known applicants, kept as proof (Awb 2:25).
CREATE TABLE poging (
  nummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  jaar integer NOT NULL,
  kvk_nummer kvk_nummer NOT NULL,
  ontvangen_op timestamptz NOT NULL,
  sha256 sha256_hex NOT NULL,
  reden text NOT NULL,
  -- The pointers hold names as they were sent. json keeps U+0000, which jsonb refuses.
  fouten json NOT NULL
);
CALL alleen_toevoegen('poging');

-- Repair requests (Awb 4:5).
CREATE TABLE herstelverzoek (
  dossier dossier_id NOT NULL REFERENCES dossier,
  nummer integer NOT NULL CHECK (nummer >= 1),
  onderdelen text[] NOT NULL CHECK (cardinality(onderdelen) BETWEEN 1 AND 20),
  verzonden_op timestamptz NOT NULL,
  uiterlijk date NOT NULL,
  -- The event, beside which the motivation stands.
  volgnummer integer NOT NULL,
  door persoon NOT NULL,
  PRIMARY KEY (dossier, nummer),
  FOREIGN KEY (dossier, volgnummer) REFERENCES gebeurtenis,
  -- A term has a length, in days of Den Haag.
  CONSTRAINT hersteltermijn_na_verzending CHECK (uiterlijk > (verzonden_op AT TIME ZONE 'Europe/Amsterdam')::date)
);
CALL alleen_toevoegen('herstelverzoek');

-- Late or early files admitted by decision (regels.md section 3b).
CREATE TABLE toelating (
  dossier dossier_id PRIMARY KEY REFERENCES dossier,
  besluit text NOT NULL,
  -- The event, beside which the ground stands.
  volgnummer integer NOT NULL,
  tijdstip timestamptz NOT NULL,
  door persoon NOT NULL,
  FOREIGN KEY (dossier, volgnummer) REFERENCES gebeurtenis
);
CALL alleen_toevoegen('toelating');

CREATE FUNCTION toelating_neemt_plaats() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE dossierstand SET toegelaten = true WHERE dossier = NEW.dossier;
  RETURN NULL;
END $$;
CREATE TRIGGER neemt_plaats AFTER INSERT ON toelating FOR EACH ROW EXECUTE FUNCTION toelating_neemt_plaats();

-- An assessor's findings, each version complete (regels.md section 3b). The last version holds. The findings stand
-- beside the event that volgnummer names. A replaced application gets a version without event and findings.
CREATE TABLE beoordeling (
  dossier dossier_id NOT NULL REFERENCES dossier,
  versie integer NOT NULL CHECK (versie >= 1),
  volgnummer integer,
  tijdstip timestamptz NOT NULL,
  door persoon NOT NULL,
  PRIMARY KEY (dossier, versie),
  FOREIGN KEY (dossier, volgnummer) REFERENCES gebeurtenis
);
CALL alleen_toevoegen('beoordeling');

-- Frozen rankings, with scheme and result as bytes and the input in rangschikkinginvoer, so that anyone can compute
-- them again.
CREATE TABLE rangschikking (
  jaar integer NOT NULL,
  nummer integer NOT NULL CHECK (nummer >= 1),
  bevroren_op timestamptz NOT NULL,
  door persoon NOT NULL,
  -- The ceiling is that of a version of the round.
  rondeversie integer NOT NULL,
  plafond bedrag NOT NULL,
  zaad text,
  invoer_sha256 sha256_hex NOT NULL,
  regeling text NOT NULL,
  regeling_sha256 sha256_hex NOT NULL,
  regelversie text NOT NULL,
  resultaat text NOT NULL,
  resultaat_sha256 sha256_hex NOT NULL,
  PRIMARY KEY (jaar, nummer),
  UNIQUE (jaar, nummer, plafond),
  UNIQUE (jaar, nummer, door),
  FOREIGN KEY (jaar, rondeversie, plafond) REFERENCES rondeversie (jaar, versie, bindend_plafond)
);
CALL alleen_toevoegen('rangschikking');

-- The cohort document of a frozen ranking holds complete applications, so the owner can remove it when the retention
-- term ends. Its digest stays.
CREATE TABLE rangschikkinginvoer (
  jaar integer NOT NULL,
  nummer integer NOT NULL,
  document text NOT NULL,
  PRIMARY KEY (jaar, nummer),
  FOREIGN KEY (jaar, nummer) REFERENCES rangschikking
);
CREATE TRIGGER onveranderlijk BEFORE UPDATE ON rangschikkinginvoer FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();

-- The total that a round granted in first instance, never above its ceiling (R 1:8; Awb 4:25). Only the trigger on
-- besluit changes it.
CREATE TABLE verdeling (
  jaar integer PRIMARY KEY,
  rangschikking integer NOT NULL,
  plafond bedrag NOT NULL,
  bevroren_door persoon NOT NULL,
  besloten_door persoon NOT NULL,
  verleend bedrag NOT NULL DEFAULT 0,
  CONSTRAINT plafond CHECK (verleend <= plafond),
  CONSTRAINT vier_ogen_besluit CHECK (bevroren_door <> besloten_door),
  FOREIGN KEY (jaar, rangschikking, plafond) REFERENCES rangschikking (jaar, nummer, plafond),
  FOREIGN KEY (jaar, rangschikking, bevroren_door) REFERENCES rangschikking (jaar, nummer, door)
);

-- Decisions of first instance: one a file (Awb 1:3, 4:29).
CREATE TABLE besluit (
  id dossier_id PRIMARY KEY,
  dossier dossier_id NOT NULL CONSTRAINT een_besluit_per_dossier UNIQUE REFERENCES dossier,
  jaar integer NOT NULL,
  kenmerk text NOT NULL UNIQUE,
  soort text NOT NULL CHECK (soort IN ('verlening', 'gedeeltelijke_verlening', 'afwijzing', 'buiten_behandeling')),
  bedrag bedrag NOT NULL,
  rangschikking integer,
  bevroren_door persoon,
  mandaat text NOT NULL,
  besluit_datum date NOT NULL,
  verantwoording_uiterlijk date,
  -- The event has the digest of this salt and this document together.
  zout bytea NOT NULL CHECK (octet_length(zout) = 32),
  document text NOT NULL,
  tijdstip timestamptz NOT NULL,
  door persoon NOT NULL,
  UNIQUE (id, dossier, bedrag),
  CHECK ((soort IN ('verlening', 'gedeeltelijke_verlening')) = (bedrag > 0)),
  -- The person who froze a ranking may not decide on its files, nor on files that come after the round.
  CONSTRAINT vier_ogen_per_besluit CHECK (bevroren_door <> door),
  CHECK ((rangschikking IS NULL) = (bevroren_door IS NULL)),
  FOREIGN KEY (jaar, rangschikking, bevroren_door) REFERENCES rangschikking (jaar, nummer, door)
);
CALL alleen_toevoegen('besluit');

-- A decision must be on a file of its round, and it takes its grant from the ceiling of that round. A foreign key for
-- the first rule would cost every submission an index.
CREATE FUNCTION besluit_telt_mee() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM dossier WHERE id = NEW.dossier AND jaar = NEW.jaar) THEN
    RAISE EXCEPTION 'file % is not of round %', NEW.dossier, NEW.jaar
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'besluit_van_zijn_ronde';
  END IF;
  IF NEW.bedrag > 0 THEN
    UPDATE verdeling SET verleend = verleend + NEW.bedrag WHERE jaar = NEW.jaar AND rangschikking = NEW.rangschikking;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'a grant needs the distribution of its round' USING ERRCODE = 'foreign_key_violation';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER telt_mee AFTER INSERT ON besluit FOR EACH ROW EXECUTE FUNCTION besluit_telt_mee();

-- Bekendmaking (Awb 3:41): no term starts and no advance is paid without it.
CREATE TABLE bekendmaking (
  besluit dossier_id PRIMARY KEY REFERENCES besluit,
  bekendgemaakt_op date NOT NULL,
  tijdstip timestamptz NOT NULL,
  door persoon NOT NULL
);
CALL alleen_toevoegen('bekendmaking');

-- One advance a file (R 3:1), after bekendmaking, never above the grant.
CREATE TABLE voorschot (
  id dossier_id PRIMARY KEY,
  dossier dossier_id NOT NULL UNIQUE,
  besluit dossier_id NOT NULL REFERENCES bekendmaking,
  verleend bedrag NOT NULL,
  bedrag bedrag_boven_nul NOT NULL,
  uiterlijk date NOT NULL,
  tijdstip timestamptz NOT NULL,
  door persoon NOT NULL,
  CONSTRAINT betaald_ten_hoogste_verleend CHECK (bedrag <= verleend),
  FOREIGN KEY (besluit, dossier, verleend) REFERENCES besluit (id, dossier, bedrag),
  UNIQUE (id, dossier, bedrag),
  UNIQUE (id, door)
);
CALL alleen_toevoegen('voorschot');

-- The bank's confirmation of the advance, by another person than the one who ordered it.
CREATE TABLE betaling (
  id dossier_id PRIMARY KEY,
  voorschot dossier_id NOT NULL UNIQUE,
  dossier dossier_id NOT NULL,
  bedrag bedrag_boven_nul NOT NULL,
  valutadatum date NOT NULL,
  kenmerk text NOT NULL,
  tijdstip timestamptz NOT NULL,
  door persoon NOT NULL,
  opgedragen_door persoon NOT NULL,
  CONSTRAINT bankkenmerk_eenmaal UNIQUE (kenmerk),
  CONSTRAINT vier_ogen_betaling CHECK (door <> opgedragen_door),
  FOREIGN KEY (voorschot, dossier, bedrag) REFERENCES voorschot (id, dossier, bedrag),
  FOREIGN KEY (voorschot, opgedragen_door) REFERENCES voorschot (id, door)
);
CALL alleen_toevoegen('betaling');

-- Final accounts (R 4:1). The document holds the signatory's name, so it stands apart, as that of an application does.
CREATE TABLE verantwoording (
  dossier dossier_id NOT NULL REFERENCES dossier,
  versie integer NOT NULL CHECK (versie >= 1),
  ontvangen_op timestamptz NOT NULL,
  sha256 sha256_hex NOT NULL,
  gezouten_sha256 sha256_hex NOT NULL,
  onvolledig text[] NOT NULL,
  afwijkingen text NOT NULL,
  PRIMARY KEY (dossier, versie)
);
CALL alleen_toevoegen('verantwoording');

CREATE TABLE verantwoordingsdocument (
  dossier dossier_id NOT NULL,
  versie integer NOT NULL,
  zout bytea NOT NULL CHECK (octet_length(zout) = 32),
  document text NOT NULL,
  PRIMARY KEY (dossier, versie),
  FOREIGN KEY (dossier, versie) REFERENCES verantwoording
);
CREATE TRIGGER onveranderlijk BEFORE UPDATE ON verantwoordingsdocument FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();

-- Settlement (Awb 4:46), never above the grant. The foreign key includes the granted amount for that CHECK.
CREATE TABLE vaststelling (
  dossier dossier_id PRIMARY KEY REFERENCES dossier,
  kenmerk text NOT NULL UNIQUE,
  besluit dossier_id NOT NULL,
  verleend bedrag NOT NULL,
  verantwoordingsversie integer NOT NULL,
  subsidiabel bedrag NOT NULL,
  vastgesteld bedrag NOT NULL,
  betaald bedrag NOT NULL,
  nabetaling bedrag NOT NULL,
  terugvordering bedrag NOT NULL,
  terug_uiterlijk date,
  -- The event, beside which the decision stands.
  volgnummer integer NOT NULL,
  tijdstip timestamptz NOT NULL,
  door persoon NOT NULL,
  CONSTRAINT vastgesteld_ten_hoogste_verleend CHECK (vastgesteld <= verleend),
  CONSTRAINT vaststelling_sluit CHECK (vastgesteld + terugvordering = betaald + nabetaling),
  CHECK (nabetaling = 0 OR terugvordering = 0),
  CHECK (terugvordering = 0 OR terug_uiterlijk IS NOT NULL),
  FOREIGN KEY (besluit, dossier, verleend) REFERENCES besluit (id, dossier, bedrag),
  FOREIGN KEY (dossier, verantwoordingsversie) REFERENCES verantwoording (dossier, versie),
  FOREIGN KEY (dossier, volgnummer) REFERENCES gebeurtenis
);
CALL alleen_toevoegen('vaststelling');

CREATE TABLE terugbetaling (
  id dossier_id PRIMARY KEY,
  dossier dossier_id NOT NULL REFERENCES vaststelling,
  bedrag bedrag_boven_nul NOT NULL,
  valutadatum date NOT NULL,
  kenmerk text NOT NULL,
  tijdstip timestamptz NOT NULL,
  door persoon NOT NULL,
  CONSTRAINT terugbetaling_kenmerk_eenmaal UNIQUE (kenmerk)
);
CALL alleen_toevoegen('terugbetaling');

-- The books. One row is one double entry and belongs to an event.
CREATE TABLE boeking (
  dossier dossier_id NOT NULL,
  volgnummer integer NOT NULL,
  regel smallint NOT NULL CHECK (regel >= 1),
  debet text NOT NULL,
  credit text NOT NULL,
  bedrag bedrag_boven_nul NOT NULL,
  tijdstip timestamptz NOT NULL,
  PRIMARY KEY (dossier, volgnummer, regel),
  FOREIGN KEY (dossier, volgnummer) REFERENCES gebeurtenis,
  CONSTRAINT soort_boeking CHECK ((debet, credit) IN (
    ('budget', 'verplichting'),        -- verlening
    ('verplichting', 'budget'),        -- vrijval bij vaststelling of correctie
    ('voorschotten', 'kruispost'),     -- opdracht tot betaling van het voorschot
    ('kruispost', 'bank'),             -- bevestiging door de bank
    ('subsidielast', 'voorschotten'),  -- vaststelling: verbruikt voorschot
    ('vordering', 'voorschotten'),     -- vaststelling: terug te vorderen
    ('subsidielast', 'nog_te_betalen'),-- vaststelling: na te betalen
    ('bank', 'vordering')              -- terugbetaling
  ))
);
CALL alleen_toevoegen('boeking');

-- The balance of each account of a file, debit positive. Only the trigger on boeking changes it.
CREATE TABLE rekeningstand (
  dossier dossier_id PRIMARY KEY REFERENCES dossier,
  budget bigint NOT NULL DEFAULT 0,
  verplichting bigint NOT NULL DEFAULT 0,
  voorschotten bigint NOT NULL DEFAULT 0,
  kruispost bigint NOT NULL DEFAULT 0,
  bank bigint NOT NULL DEFAULT 0,
  subsidielast bigint NOT NULL DEFAULT 0,
  vordering bigint NOT NULL DEFAULT 0,
  nog_te_betalen bigint NOT NULL DEFAULT 0,
  CONSTRAINT boeken_sluiten CHECK (
    budget + verplichting + voorschotten + kruispost + bank + subsidielast + vordering + nog_te_betalen = 0),
  CONSTRAINT verplichting_is_budget CHECK (budget >= 0 AND verplichting = -budget),
  CONSTRAINT voorschot_ten_hoogste_verleend CHECK (voorschotten BETWEEN 0 AND budget),
  CONSTRAINT betaald_ten_hoogste_opgedragen CHECK (kruispost <= 0),
  CONSTRAINT last_ten_hoogste_verleend CHECK (subsidielast BETWEEN 0 AND budget),
  CONSTRAINT terugbetaald_ten_hoogste_gevorderd CHECK (vordering >= 0),
  CONSTRAINT nog_te_betalen_is_schuld CHECK (nog_te_betalen <= 0)
);

CREATE FUNCTION boeking_telt_mee() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO rekeningstand (dossier) VALUES (NEW.dossier) ON CONFLICT DO NOTHING;
  UPDATE rekeningstand SET
    budget = budget + NEW.bedrag * ((NEW.debet = 'budget')::int - (NEW.credit = 'budget')::int),
    verplichting = verplichting + NEW.bedrag * ((NEW.debet = 'verplichting')::int - (NEW.credit = 'verplichting')::int),
    voorschotten = voorschotten + NEW.bedrag * ((NEW.debet = 'voorschotten')::int - (NEW.credit = 'voorschotten')::int),
    kruispost = kruispost + NEW.bedrag * ((NEW.debet = 'kruispost')::int - (NEW.credit = 'kruispost')::int),
    bank = bank + NEW.bedrag * ((NEW.debet = 'bank')::int - (NEW.credit = 'bank')::int),
    subsidielast = subsidielast + NEW.bedrag * ((NEW.debet = 'subsidielast')::int - (NEW.credit = 'subsidielast')::int),
    vordering = vordering + NEW.bedrag * ((NEW.debet = 'vordering')::int - (NEW.credit = 'vordering')::int),
    nog_te_betalen = nog_te_betalen + NEW.bedrag * ((NEW.debet = 'nog_te_betalen')::int - (NEW.credit = 'nog_te_betalen')::int)
  WHERE dossier = NEW.dossier;
  RETURN NULL;
END $$;
CREATE TRIGGER telt_mee AFTER INSERT ON boeking FOR EACH ROW EXECUTE FUNCTION boeking_telt_mee();

-- Seals, with all heads of a round in one digest. The files of a round are numbered without gaps (contract.md section
-- 5).
CREATE TABLE zegel (
  jaar integer NOT NULL,
  nummer integer NOT NULL CHECK (nummer >= 1),
  aanleiding text NOT NULL CHECK (aanleiding IN ('sluiting', 'bevriezing', 'dag')),
  dag date NOT NULL,
  tijdstip timestamptz NOT NULL,
  -- The closing moment of the round, and how many events lay under the seal when it was set.
  sluit timestamptz NOT NULL,
  gebeurtenissen bigint NOT NULL CHECK (gebeurtenissen >= 0),
  document text NOT NULL,
  vorige sha256_hex NOT NULL,
  sha256 sha256_hex NOT NULL,
  voorganger integer GENERATED ALWAYS AS (nullif(nummer - 1, 0)) STORED,
  PRIMARY KEY (jaar, nummer),
  UNIQUE (jaar, nummer, sha256),
  CHECK (nummer > 1 OR vorige = repeat('0', 64)),
  FOREIGN KEY (jaar, voorganger, vorige) REFERENCES zegel (jaar, nummer, sha256)
);
CREATE UNIQUE INDEX een_zegel_bij_sluiting ON zegel (jaar, sluit) WHERE aanleiding = 'sluiting';
CREATE UNIQUE INDEX een_dagzegel ON zegel (jaar, dag) WHERE aanleiding = 'dag';
CALL alleen_toevoegen('zegel');

-- Answers kept for repeated requests with an Idempotency-Key (contract.md section 4). A receipt ends with the
-- application itself. That part is not stored again, so that personal data stand in one place: antwoord stops before
-- it, and aanvraag names the file whose first version follows.
CREATE TABLE herhaling (
  houder text COLLATE "C" NOT NULL,
  methode text COLLATE "C" NOT NULL,
  pad text COLLATE "C" NOT NULL,
  sleutel text COLLATE "C" NOT NULL CHECK (char_length(sleutel) BETWEEN 1 AND 255),
  lichaam_sha256 sha256_hex NOT NULL,
  jaar integer,
  status smallint NOT NULL,
  koppen jsonb NOT NULL,
  antwoord text NOT NULL,
  aanvraag dossier_id,
  tijdstip timestamptz NOT NULL,
  PRIMARY KEY (houder, methode, pad, sleutel)
);
-- For the same reason as with aanvraagdocument.
ALTER TABLE herhaling SET (toast_tuple_target = 3000);
CREATE TRIGGER onveranderlijk BEFORE UPDATE ON herhaling FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();
