-- Nobody alone, in the database: names that cannot be shadowed, rights that nobody has by default, three roles (the
-- service, the tokens, reading), projections that follow from their events, and a chain for the tokens.
SET LOCAL search_path = pg_catalog, weegschaal, pg_temp;

-- Functions: names and rights ----------------------------------------------------------------------------------------

-- Every routine of ours looks names up in the same schemas, with temporary objects last. Nobody may call it unasked.
DO $$
DECLARE
  routine regprocedure;
BEGIN
  FOR routine IN SELECT oid FROM pg_catalog.pg_proc WHERE pronamespace = 'weegschaal'::regnamespace LOOP
    EXECUTE format('ALTER ROUTINE %s SET search_path = pg_catalog, weegschaal, pg_temp', routine);
    EXECUTE format('REVOKE ALL ON ROUTINE %s FROM PUBLIC', routine);
  END LOOP;
END $$;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT EXECUTE ON FUNCTION weegschaal.vergrendel_ronde(integer), weegschaal.deel_ronde(integer) TO weegschaal_toepassing;

CREATE OR REPLACE FUNCTION weegschaal.besluit_telt_mee() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM weegschaal.dossier WHERE id = NEW.dossier AND jaar = NEW.jaar) THEN
    RAISE EXCEPTION 'file % is not of round %', NEW.dossier, NEW.jaar
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'besluit_van_zijn_ronde';
  END IF;
  IF NEW.bedrag > 0 THEN
    UPDATE weegschaal.verdeling SET verleend = verleend + NEW.bedrag
    WHERE jaar = NEW.jaar AND rangschikking = NEW.rangschikking;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'a grant needs the distribution of its round' USING ERRCODE = 'foreign_key_violation';
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION weegschaal.boeking_telt_mee() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  INSERT INTO weegschaal.rekeningstand (dossier) VALUES (NEW.dossier) ON CONFLICT DO NOTHING;
  UPDATE weegschaal.rekeningstand SET
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

-- The round starts with nothing granted: only the trigger on besluit adds to it.
REVOKE INSERT ON weegschaal.verdeling FROM weegschaal_toepassing;
GRANT INSERT (jaar, rangschikking, plafond, bevroren_door, besloten_door) ON weegschaal.verdeling
  TO weegschaal_toepassing;

-- Roles ---------------------------------------------------------------------------------------------------------------

DO $$
DECLARE
  rol record;
BEGIN
  BEGIN
    CREATE ROLE weegschaal_sleutels NOLOGIN;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;
  END;
  IF NOT pg_has_role(current_user, 'weegschaal_sleutels', 'MEMBER') THEN
    EXECUTE format('GRANT weegschaal_sleutels TO %I', current_user);
  END IF;
  -- How long a statement, a lock or a transaction without a statement may take. These hold for who logs in as the role;
  -- the service sets its own at each connection too.
  FOR rol IN
    SELECT * FROM (VALUES
      ('weegschaal_toepassing', '60s', '30s', '300s'), ('weegschaal_sleutels', '30s', '10s', '30s'),
      ('weegschaal_auditor', '600s', '5s', '600s')) AS r (naam, opdracht, slot, stilte)
    WHERE NOT EXISTS (SELECT FROM pg_db_role_setting WHERE setrole = r.naam::regrole AND setdatabase = 0)
  LOOP
    BEGIN
      EXECUTE format('ALTER ROLE %I SET statement_timeout = %L', rol.naam, rol.opdracht);
      EXECUTE format('ALTER ROLE %I SET lock_timeout = %L', rol.naam, rol.slot);
      EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', rol.naam, rol.stilte);
      IF rol.naam = 'weegschaal_auditor' THEN
        EXECUTE format('ALTER ROLE %I SET default_transaction_read_only = on', rol.naam);
      END IF;
    EXCEPTION
      WHEN insufficient_privilege THEN
        RAISE WARNING 'the time limits of role % are not set by this owner; see README, Roles', rol.naam;
      -- Another database of this cluster is being brought up to date at the same moment, and has set them.
      WHEN unique_violation OR internal_error THEN
        NULL;
    END;
  END LOOP;
END $$;

-- What everybody may do in a database by default ---------------------------------------------------------------------

-- Temporary objects, and locks by number: whoever holds the number of a round's lock stops its submissions. The functions
-- belong to the superuser of the cluster; where the owner of this database may not close them, starting the service warns.
DO $$
DECLARE
  slot record;
BEGIN
  BEGIN
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  EXCEPTION WHEN insufficient_privilege THEN
    RAISE WARNING 'TEMPORARY on this database stays with PUBLIC: its owner must take it away';
  END;
  FOR slot IN
    SELECT oid::regprocedure AS functie, pg_has_role(current_user, proowner, 'USAGE') AS is_van_ons,
      has_function_privilege(oid, 'EXECUTE WITH GRANT OPTION') AS is_door_te_geven
    FROM pg_catalog.pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~ '^pg_(try_)?advisory_'
  LOOP
    IF slot.is_van_ons THEN
      EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', slot.functie);
    END IF;
    IF slot.is_door_te_geven THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO weegschaal_toepassing', slot.functie);
    END IF;
  END LOOP;
END $$;
DO $$
BEGIN
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
EXCEPTION WHEN insufficient_privilege THEN
  NULL;
END $$;

-- The state of a file follows from its events ------------------------------------------------------------------------

-- Functions below that read by key say so (enable_seqscan): a connection that planned them on empty tables keeps its plans.

-- The state after an event. An event of another kind than these changes no more than the head.
CREATE FUNCTION weegschaal.stand_na(stand weegschaal.dossierstand, gebeurtenis weegschaal.gebeurtenis)
RETURNS weegschaal.dossierstand LANGUAGE plpgsql STABLE SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  feit CONSTANT jsonb := gebeurtenis.inhoud;
BEGIN
  IF gebeurtenis.soort IN ('aanvraag_vervangen', 'aanvraag_aangevuld') THEN
    stand.aanvraagversie := (feit ->> 'versie')::integer;
    stand.gevraagd := ((feit ->> 'gevraagdBedrag')::numeric * 100)::bigint;
    SELECT v.ontvangen_op INTO stand.ontvangen_op FROM weegschaal.aanvraagversie v
    WHERE v.dossier = stand.dossier AND v.versie = stand.aanvraagversie
      AND date_trunc('milliseconds', v.ontvangen_op) = (feit ->> 'ontvangenOp')::timestamptz;
    SELECT d.document::json #>> '{aanvrager,naam}' INTO stand.naam FROM weegschaal.aanvraagdocument d
    WHERE d.dossier = stand.dossier AND d.versie = stand.aanvraagversie;
  END IF;
  stand.tijdig := CASE WHEN gebeurtenis.soort IN ('aanvraag_vervangen', 'aanvraag_aangevuld', 'tijdigheid_herzien')
    THEN (feit ->> 'tijdig')::boolean ELSE stand.tijdig END;
  stand.toegelaten := stand.toegelaten OR gebeurtenis.soort = 'toegelaten';
  stand.status_tot_bekendmaking := CASE gebeurtenis.soort
    WHEN 'besloten' THEN stand.status
    WHEN 'bekendgemaakt' THEN NULL
    ELSE stand.status_tot_bekendmaking END;
  stand.status := CASE gebeurtenis.soort
    WHEN 'aanvraag_vervangen' THEN 'ingediend'
    WHEN 'aanvraag_aangevuld' THEN CASE feit -> 'nogAanTeVullen' WHEN '[]' THEN 'ingediend' ELSE 'aan_te_vullen' END
    WHEN 'aanvraag_ingetrokken' THEN 'ingetrokken'
    WHEN 'herstel_verzocht' THEN 'aan_te_vullen'
    WHEN 'besloten' THEN CASE feit ->> 'soort'
      WHEN 'verlening' THEN 'verleend' WHEN 'gedeeltelijke_verlening' THEN 'verleend'
      WHEN 'afwijzing' THEN 'afgewezen' WHEN 'buiten_behandeling' THEN 'buiten_behandeling' END
    WHEN 'voorschot_betaald' THEN 'bevoorschot'
    WHEN 'verantwoording_ingediend' THEN 'verantwoord'
    WHEN 'vastgesteld' THEN CASE
      WHEN (feit ->> 'terugvordering')::numeric = 0 AND (feit ->> 'nabetaling')::numeric = 0 THEN 'afgesloten'
      ELSE 'vastgesteld' END
    WHEN 'terugbetaald' THEN CASE WHEN (feit ->> 'openstaand')::numeric = 0 THEN 'afgesloten' ELSE 'vastgesteld' END
    ELSE stand.status END;
  stand.ingetrokken := stand.status = 'ingetrokken';
  stand.volgnummer := gebeurtenis.volgnummer;
  stand.kop := gebeurtenis.sha256;
  RETURN stand;
END $$;

-- A row of dossierstand changes only to what the events after its head make of it.
CREATE FUNCTION weegschaal.stand_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  stand weegschaal.dossierstand := OLD;
  gebeurtenis weegschaal.gebeurtenis;
BEGIN
  FOR gebeurtenis IN
    SELECT * FROM weegschaal.gebeurtenis g
    WHERE g.dossier = OLD.dossier AND g.volgnummer > OLD.volgnummer AND g.volgnummer <= NEW.volgnummer
    ORDER BY g.volgnummer
  LOOP
    stand := weegschaal.stand_na(stand, gebeurtenis);
  END LOOP;
  -- Nobody sends this column.
  NEW.toegelaten := stand.toegelaten;
  IF stand.volgnummer = OLD.volgnummer OR stand IS DISTINCT FROM NEW THEN
    RAISE EXCEPTION 'the state of file % does not follow from its events', OLD.dossier
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'stand_volgt_uit_gebeurtenis';
  END IF;
  RETURN NEW;
END $$;
GRANT EXECUTE ON FUNCTION weegschaal.stand_na(weegschaal.dossierstand, weegschaal.gebeurtenis) TO weegschaal_toepassing;
CREATE TRIGGER stand_volgt BEFORE UPDATE ON weegschaal.dossierstand
  FOR EACH ROW EXECUTE FUNCTION weegschaal.stand_volgt();

-- The first state of a file is what the event of its submission says. One check serves a whole group of submissions.
CREATE FUNCTION weegschaal.nieuwe_stand_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM nieuw n
    -- The limit keeps one look-up a row, whatever the planner knew when the tables were empty.
    LEFT JOIN LATERAL (
      SELECT g.soort, g.sha256, g.door, g.inhoud::jsonb AS feit FROM weegschaal.gebeurtenis g
      WHERE g.dossier = n.dossier AND g.volgnummer = 1 LIMIT 1
    ) g ON true
    WHERE (n.volgnummer = 1 AND n.aanvraagversie = 1 AND n.status = 'ingediend' AND NOT n.toegelaten
      AND n.status_tot_bekendmaking IS NULL AND g.soort = 'aanvraag_ingediend' AND g.sha256 = n.kop
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
CREATE TRIGGER nieuwe_stand_volgt AFTER INSERT ON weegschaal.dossierstand
  REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.nieuwe_stand_volgt();

-- An admitted file takes its place by the event of its admission, no longer by a row beside it.
DROP TRIGGER neemt_plaats ON weegschaal.toelating;
DROP FUNCTION weegschaal.toelating_neemt_plaats();

REVOKE UPDATE ON weegschaal.dossierstand FROM weegschaal_toepassing;
GRANT UPDATE (status, aanvraagversie, ontvangen_op, tijdig, naam, gevraagd, volgnummer, kop, status_tot_bekendmaking,
  ingetrokken) ON weegschaal.dossierstand TO weegschaal_toepassing;

-- What stands beside an event follows from it ------------------------------------------------------------------------

-- A row that says what an event says needs that event in its chain: one of the kind of the first argument, by the same
-- person, whose members are the row's columns. The other arguments are `member:column`, `member:column:euro` for an
-- amount, which an event has in euros, and `member:column:moment`, which an event has in whole milliseconds.
CREATE FUNCTION weegschaal.rij_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  rij CONSTANT jsonb := to_jsonb(NEW);
  deel text[];
  feiten jsonb := '{}';
  waarde jsonb;
BEGIN
  FOR plaats IN 1 .. TG_NARGS - 1 LOOP
    deel := string_to_array(TG_ARGV[plaats], ':');
    waarde := rij -> deel[2];
    IF deel[3] = 'euro' THEN waarde := to_jsonb((waarde #>> '{}')::numeric / 100); END IF;
    feiten := feiten || jsonb_build_object(deel[1], coalesce(waarde, 'null'));
  END LOOP;
  -- jsonb compares 10.00 and 10 as equal, and containment asks for each of our members; a column that is null may be absent.
  IF NOT EXISTS (
    SELECT FROM weegschaal.gebeurtenis g
    WHERE g.dossier = coalesce(rij ->> 'dossier', 'ronde-' || (rij ->> 'jaar')) AND g.soort = TG_ARGV[0]
      AND (NOT rij ? 'volgnummer' OR g.volgnummer = (rij ->> 'volgnummer')::integer)
      AND (NOT rij ? 'door' OR g.door = rij ->> 'door')
      AND g.inhoud::jsonb @> jsonb_strip_nulls(feiten)
      AND NOT g.inhoud::jsonb ?| ARRAY(SELECT f.key FROM jsonb_each(feiten) f WHERE f.value = 'null')
  ) THEN
    RAISE EXCEPTION 'a row of % does not follow from an event', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'rij_volgt_uit_gebeurtenis';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.toelating DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt('toegelaten', 'besluit:besluit');
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.besluit DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt(
    'besloten', 'besluit:id', 'kenmerk:kenmerk', 'soort:soort', 'bedrag:bedrag:euro', 'rangschikking:rangschikking',
    'besluitDatum:besluit_datum');
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.voorschot DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt(
    'voorschot_opgedragen', 'voorschot:id', 'bedrag:bedrag:euro', 'uiterlijk:uiterlijk');
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.betaling DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt(
    'voorschot_betaald', 'betaling:id', 'bedrag:bedrag:euro', 'valutadatum:valutadatum', 'kenmerk:kenmerk');
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.terugbetaling DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt(
    'terugbetaald', 'terugbetaling:id', 'bedrag:bedrag:euro', 'valutadatum:valutadatum', 'kenmerk:kenmerk');
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.vaststelling DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt(
    'vastgesteld', 'verleend:verleend:euro', 'subsidiabel:subsidiabel:euro', 'vastgesteld:vastgesteld:euro',
    'betaald:betaald:euro', 'nabetaling:nabetaling:euro', 'terugvordering:terugvordering:euro');

-- Tokens -------------------------------------------------------------------------------------------------------------

-- The chain `toegang` holds the making, the ending and the first use of every token. Only the functions below write it.
CREATE FUNCTION weegschaal.weiger_toegang() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF current_user <> (SELECT relowner::regrole::text FROM pg_class WHERE oid = TG_RELID) THEN
    RAISE EXCEPTION 'the chain of access is written by its functions alone'
      USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'keten_toegang';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keten_toegang BEFORE INSERT ON weegschaal.gebeurtenis
  FOR EACH ROW WHEN (NEW.dossier = 'toegang') EXECUTE FUNCTION weegschaal.weiger_toegang();

-- Appends to the chain of access; gives the number of the event. What it holds comes as canonical JSON. An event is never
-- before the one before it, also when two clocks differ.
CREATE FUNCTION weegschaal.voeg_toegang_toe(soort text, tijdstip timestamptz, door text, inhoud text) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  nummer integer := 1;
  vorige text := repeat('0', 64);
  moment timestamptz := date_trunc('milliseconds', tijdstip);
  laatste record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('weegschaal-toegang', 0));
  SELECT g.volgnummer, g.sha256, g.tijdstip INTO laatste FROM weegschaal.gebeurtenis g
  WHERE g.dossier = 'toegang' ORDER BY g.volgnummer DESC LIMIT 1;
  IF FOUND THEN
    nummer := laatste.volgnummer + 1;
    vorige := laatste.sha256;
    moment := greatest(moment, laatste.tijdstip);
  END IF;
  -- The digest of the canonical form (contract.md section 5).
  INSERT INTO weegschaal.gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256)
  VALUES ('toegang', nummer, soort, moment, door, vorige, inhoud, encode(sha256(convert_to(
    '{"door":' || to_json(door) || ',"dossier":"toegang","inhoud":' || inhoud || ',"soort":' || to_json(soort)
      || ',"tijdstip":"' || to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
      || CASE WHEN moment = date_trunc('seconds', moment) THEN '' ELSE to_char(moment AT TIME ZONE 'UTC', '.MS') END
      || 'Z","volgnummer":' || nummer || ',"vorige":"' || vorige || '"}', 'UTF8')), 'hex'));
  RETURN nummer;
END $$;

ALTER TABLE weegschaal.toegangssleutel ADD COLUMN tot date;
ALTER TABLE weegschaal.sleutelintrekking ADD COLUMN reden text NOT NULL DEFAULT 'ingetrokken'
  CHECK (reden IN ('ingetrokken', 'schrijfwijze'));

-- In which event a token was first used. Every applicant has a row, written at the peak, so it is small.
CREATE TABLE weegschaal.sleutelgebruik (
  sha256 text COLLATE "C" PRIMARY KEY,
  -- The event in the chain of access.
  volgnummer integer NOT NULL
);
CALL weegschaal.alleen_toevoegen('weegschaal.sleutelgebruik');
GRANT SELECT ON weegschaal.sleutelgebruik TO weegschaal_toepassing;

-- Roles that one person may not join (contract.md section 1).
CREATE FUNCTION weegschaal.rollen_gaan_samen(rollen text[]) RETURNS boolean LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
  SELECT NOT (rollen @> '{besluitnemer,financieel}'
    OR rollen && '{beheerder,auditor,aanvrager}' AND EXISTS (SELECT FROM unnest(rollen) r WHERE r <> rollen[1]));
$$;

-- Writes a token with its event, and the name of the token where it can be removed. `is_overgenomen` is for tokens from
-- before there was a chain of access.
CREATE FUNCTION weegschaal.leg_sleutel_vast(
  sleutel text, naam text, rollen text[], persoon text, kvk_nummer text, tot date, tijdstip timestamptz, door text,
  is_overgenomen boolean
) RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  zout CONSTANT bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  document CONSTANT text := '{"naam":' || to_json(naam) || '}';
  nummer integer;
BEGIN
  nummer := weegschaal.voeg_toegang_toe('sleutel_gemaakt', tijdstip, door,
    '{"gezoutenSha256":"' || encode(sha256(zout || convert_to(document, 'UTF8')), 'hex') || '"'
      || coalesce(',"kvkNummer":' || to_json(kvk_nummer), '')
      || CASE WHEN is_overgenomen THEN ',"overgenomen":true' ELSE '' END
      || coalesce(',"persoon":' || to_json(persoon), '')
      || ',"rollen":[' || (SELECT string_agg(to_json(r)::text, ',' ORDER BY r COLLATE "C") FROM unnest(rollen) r)
      || '],"sleutel":' || to_json(sleutel) || coalesce(',"tot":"' || to_char(tot, 'YYYY-MM-DD') || '"', '') || '}');
  INSERT INTO weegschaal.afgeschermd_gegeven (dossier, volgnummer, zout, document)
  VALUES ('toegang', nummer, zout, document);
  RETURN nummer;
END $$;

-- Makes a token. A token ends by `tot` after that day in Den Haag.
CREATE FUNCTION weegschaal.maak_sleutel(
  sleutel text, naam text, rollen text[], persoon text, kvk_nummer text, tot date, tijdstip timestamptz, door text
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  PERFORM weegschaal.leg_sleutel_vast(sleutel, naam, rollen, persoon, kvk_nummer, tot, tijdstip, door, false);
  INSERT INTO weegschaal.toegangssleutel (sha256, rollen, persoon, kvk_nummer, aangemaakt_op, tot)
  VALUES (sleutel, rollen, persoon, kvk_nummer, tijdstip, tot);
END $$;

-- Ends a token for good; gives false when it was ended before.
CREATE FUNCTION weegschaal.eindig_sleutel(sleutel text, tijdstip timestamptz, door text, reden text) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  INSERT INTO weegschaal.sleutelintrekking (sha256, ingetrokken_op, reden) VALUES (sleutel, tijdstip, reden)
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM weegschaal.voeg_toegang_toe('sleutel_beeindigd', tijdstip, door,
    '{"reden":' || to_json(reden) || ',"sleutel":' || to_json(sleutel) || '}');
  RETURN true;
END $$;

-- Withdraws the token of one of these digests, and gives its holder; no row when there is none. `is_nieuw` is true for
-- only one of two withdrawals of a token at the same time.
CREATE FUNCTION weegschaal.trek_sleutel_in(sleutels text[], tijdstip timestamptz, door text)
RETURNS TABLE (naam text, rollen text[], persoon text, kvk_nummer text, is_nieuw boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  gevonden weegschaal.toegangssleutel;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('weegschaal-toegang', 0));
  SELECT * INTO gevonden FROM weegschaal.toegangssleutel t WHERE t.sha256 = ANY (sleutels);
  IF NOT FOUND THEN RETURN; END IF;
  RETURN QUERY SELECT
    (SELECT a.document::json ->> 'naam' FROM weegschaal.gebeurtenis g
      JOIN weegschaal.afgeschermd_gegeven a ON a.dossier = g.dossier AND a.volgnummer = g.volgnummer
      WHERE g.dossier = 'toegang' AND g.soort = 'sleutel_gemaakt' AND g.inhoud::jsonb ->> 'sleutel' = gevonden.sha256),
    gevonden.rollen, gevonden.persoon::text, gevonden.kvk_nummer::text,
    weegschaal.eindig_sleutel(gevonden.sha256, tijdstip, door, 'ingetrokken');
END $$;

-- Records the first use of these tokens, all in one event. Those that were used before are left out.
CREATE FUNCTION weegschaal.gebruik_sleutels(sleutels text[], tijdstip timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  nieuw text[];
  nummer integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('weegschaal-toegang', 0));
  nummer := coalesce((SELECT max(g.volgnummer) FROM weegschaal.gebeurtenis g WHERE g.dossier = 'toegang'), 0) + 1;
  -- A token is looked up by itself: a join could read the whole table, planned when that was empty.
  WITH rij AS (
    INSERT INTO weegschaal.sleutelgebruik (sha256, volgnummer)
    SELECT s, nummer FROM unnest(sleutels) s
    WHERE (SELECT true FROM weegschaal.toegangssleutel t WHERE t.sha256 = s)
    ON CONFLICT DO NOTHING RETURNING sha256
  )
  SELECT array_agg(rij.sha256 ORDER BY rij.sha256) INTO nieuw FROM rij;
  IF nieuw IS NULL THEN RETURN; END IF;
  PERFORM weegschaal.voeg_toegang_toe('sleutel_gebruikt', tijdstip, 'systeem',
    '{"sleutels":["' || array_to_string(nieuw, '","') || '"]}');
END $$;

REVOKE INSERT ON weegschaal.toegangssleutel, weegschaal.sleutelintrekking FROM weegschaal_toepassing;
GRANT USAGE ON SCHEMA weegschaal TO weegschaal_sleutels;
GRANT EXECUTE ON FUNCTION
  weegschaal.maak_sleutel(text, text, text[], text, text, date, timestamptz, text),
  weegschaal.trek_sleutel_in(text[], timestamptz, text) TO weegschaal_sleutels;
GRANT EXECUTE ON FUNCTION weegschaal.gebruik_sleutels(text[], timestamptz) TO weegschaal_toepassing;

-- The tokens of before get their events, in the order in which they were made and ended. A token whose person is not
-- `[a-z0-9-]{1,64}` ends: one person could have several spellings, and pass for several.
DO $$
DECLARE
  stap record;
  laatste timestamptz;
BEGIN
  FOR stap IN
    SELECT t.sha256, t.naam, t.rollen, t.persoon, t.kvk_nummer, t.aangemaakt_op AS tijdstip, false AS is_einde
    FROM weegschaal.toegangssleutel t
    UNION ALL
    SELECT i.sha256, NULL, NULL, NULL, NULL, i.ingetrokken_op, true FROM weegschaal.sleutelintrekking i
    ORDER BY tijdstip, is_einde, sha256
  LOOP
    IF stap.is_einde THEN
      PERFORM weegschaal.voeg_toegang_toe('sleutel_beeindigd', stap.tijdstip, 'systeem',
        '{"reden":"ingetrokken","sleutel":' || to_json(stap.sha256) || '}');
    ELSE
      PERFORM weegschaal.leg_sleutel_vast(
        stap.sha256, stap.naam, stap.rollen, stap.persoon, stap.kvk_nummer, NULL, stap.tijdstip, 'systeem', true);
    END IF;
    laatste := stap.tijdstip;
  END LOOP;
  FOR stap IN
    SELECT t.sha256, t.naam, t.rollen, t.persoon FROM weegschaal.toegangssleutel t
    WHERE t.persoon !~ '^[a-z0-9-]{1,64}$'
      AND NOT EXISTS (SELECT FROM weegschaal.sleutelintrekking i WHERE i.sha256 = t.sha256)
    ORDER BY t.persoon, t.sha256
  LOOP
    PERFORM weegschaal.eindig_sleutel(stap.sha256, laatste, 'systeem', 'schrijfwijze');
    RAISE WARNING 'de sleutel % van persoon % werkt niet meer: een persoon heet [a-z0-9-], 1 tot 64 tekens. Maak haar opnieuw met weegschaal sleutel.',
      stap.naam, stap.persoon;
  END LOOP;
  FOR stap IN
    SELECT t.persoon, array_agg(DISTINCT r) AS rollen FROM weegschaal.toegangssleutel t, unnest(t.rollen) r
    WHERE t.persoon IS NOT NULL AND NOT EXISTS (SELECT FROM weegschaal.sleutelintrekking i WHERE i.sha256 = t.sha256)
    GROUP BY t.persoon
  LOOP
    IF NOT weegschaal.rollen_gaan_samen(stap.rollen) THEN
      RAISE WARNING 'persoon % heeft rollen die niet samengaan (%). Trek een van de sleutels in met weegschaal sleutel --intrek.',
        stap.persoon, array_to_string(stap.rollen, ', ');
    END IF;
  END LOOP;
END $$;

ALTER TABLE weegschaal.toegangssleutel DROP COLUMN naam,
  ADD CONSTRAINT persoon_schrijfwijze CHECK (persoon ~ '^[a-z0-9-]{1,64}$') NOT VALID,
  ADD CONSTRAINT rollen_gaan_samen CHECK (weegschaal.rollen_gaan_samen(rollen)) NOT VALID;

-- The form in which persons are compared. Rows from before can spell one person in several ways; a new one has one way.
CREATE FUNCTION weegschaal.persoonsvorm(persoon text) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
  SELECT regexp_replace(lower(normalize(persoon, NFKC)), '[^a-z0-9-]', '', 'g');
$$;
GRANT EXECUTE ON FUNCTION weegschaal.persoonsvorm(text) TO weegschaal_toepassing;
ALTER TABLE weegschaal.verdeling DROP CONSTRAINT vier_ogen_besluit, ADD CONSTRAINT vier_ogen_besluit
  CHECK (weegschaal.persoonsvorm(bevroren_door) <> weegschaal.persoonsvorm(besloten_door)) NOT VALID;
ALTER TABLE weegschaal.besluit DROP CONSTRAINT vier_ogen_per_besluit, ADD CONSTRAINT vier_ogen_per_besluit
  CHECK (weegschaal.persoonsvorm(bevroren_door) <> weegschaal.persoonsvorm(door)) NOT VALID;
ALTER TABLE weegschaal.betaling DROP CONSTRAINT vier_ogen_betaling, ADD CONSTRAINT vier_ogen_betaling
  CHECK (weegschaal.persoonsvorm(door) <> weegschaal.persoonsvorm(opgedragen_door)) NOT VALID;

-- Over all tokens of one person that still live.
CREATE FUNCTION weegschaal.weiger_rollen() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
BEGIN
  -- One token after the other, so that two of one person see each other.
  PERFORM pg_advisory_xact_lock(hashtextextended('weegschaal-toegang', 0));
  IF NOT weegschaal.rollen_gaan_samen(ARRAY(
    SELECT unnest(NEW.rollen) UNION
    SELECT r FROM weegschaal.toegangssleutel t, unnest(t.rollen) r
    WHERE t.persoon = NEW.persoon
      AND (t.tot IS NULL OR t.tot >= (NEW.aangemaakt_op AT TIME ZONE 'Europe/Amsterdam')::date)
      AND NOT EXISTS (SELECT FROM weegschaal.sleutelintrekking i WHERE i.sha256 = t.sha256)))
  THEN
    RAISE EXCEPTION 'these roles of one person do not go together'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rollen_gaan_samen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rollen_gaan_samen BEFORE INSERT ON weegschaal.toegangssleutel
  FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_rollen();
CREATE INDEX toegangssleutel_persoon ON weegschaal.toegangssleutel (persoon) WHERE persoon IS NOT NULL;

-- What the auditor sees of the tokens; their names stand apart.
CREATE VIEW weegschaal.controle_sleutel AS
SELECT t.sha256, t.rollen, t.persoon, t.kvk_nummer, t.aangemaakt_op, t.tot, i.ingetrokken_op, i.reden AS einde,
  g.tijdstip AS eerst_gebruikt_op
FROM weegschaal.toegangssleutel t
LEFT JOIN weegschaal.sleutelintrekking i ON i.sha256 = t.sha256
LEFT JOIN weegschaal.sleutelgebruik u ON u.sha256 = t.sha256
LEFT JOIN weegschaal.gebeurtenis g ON g.dossier = 'toegang' AND g.volgnummer = u.volgnummer;
GRANT SELECT ON weegschaal.controle_sleutel TO weegschaal_auditor, weegschaal_toepassing;

-- Starting ------------------------------------------------------------------------------------------------------------

-- What a program must know of this database before it works: whether its clock is simulated, and whether it was used.
CREATE FUNCTION weegschaal.klokstand(OUT is_gemerkt boolean, OUT is_gebruikt boolean) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
  SELECT EXISTS (SELECT FROM weegschaal.databasekenmerk WHERE sleutel = 'klok'),
    EXISTS (SELECT FROM weegschaal.gebeurtenis) OR EXISTS (SELECT FROM weegschaal.toegangssleutel);
$$;
GRANT EXECUTE ON FUNCTION weegschaal.klokstand() TO weegschaal_toepassing, weegschaal_sleutels;
GRANT SELECT ON public.schema_migration TO weegschaal_toepassing, weegschaal_sleutels;
