-- Every row of which a right, a term or an amount follows is held to its event: nobody who has the service's login gives or
-- takes one by a row alone, nor writes another row than the event says. And the function that makes the state of a file
-- out of its events stands here whole.
SET LOCAL search_path = pg_catalog, weegschaal, pg_temp;

-- The state of a file ------------------------------------------------------------------------------------------------

-- The state after an event. An event of another kind than these changes no more than the head. A version of an
-- application counts when it is the one that the event has the digest of.
CREATE OR REPLACE FUNCTION weegschaal.stand_na(stand weegschaal.dossierstand, gebeurtenis weegschaal.gebeurtenis)
RETURNS weegschaal.dossierstand LANGUAGE plpgsql STABLE SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  feit CONSTANT jsonb := gebeurtenis.inhoud;
BEGIN
  IF gebeurtenis.soort IN ('aanvraag_vervangen', 'aanvraag_aangevuld') THEN
    stand.aanvraagversie := (feit ->> 'versie')::integer;
    stand.gevraagd := ((feit ->> 'gevraagdBedrag')::numeric * 100)::bigint;
    SELECT v.ontvangen_op, d.document::json #>> '{aanvrager,naam}' INTO stand.ontvangen_op, stand.naam
    FROM weegschaal.aanvraagversie v
    JOIN weegschaal.aanvraagdocument d ON d.dossier = v.dossier AND d.versie = v.versie
    WHERE v.dossier = stand.dossier AND v.versie = stand.aanvraagversie
      AND v.aanleiding = CASE gebeurtenis.soort WHEN 'aanvraag_vervangen' THEN 'vervanging' ELSE 'aanvulling' END
      AND weegschaal.momenttekst(v.ontvangen_op) = feit ->> 'ontvangenOp'
      AND weegschaal.momenttekst(v.eerste_byte_op) = feit ->> 'eersteByteOp'
      AND weegschaal.momenttekst(v.laatste_byte_op) = feit ->> 'laatsteByteOp'
      AND v.bytes = octet_length(d.document)
      AND v.sha256 = encode(sha256(convert_to(d.document, 'UTF8')), 'hex')
      AND v.gezouten_sha256 = feit ->> 'gezoutenSha256'
      AND v.gezouten_sha256 = encode(sha256(d.zout || convert_to(d.document, 'UTF8')), 'hex');
  END IF;
  stand.tijdig := CASE WHEN gebeurtenis.soort IN ('aanvraag_vervangen', 'aanvraag_aangevuld', 'tijdigheid_herzien')
    THEN (feit ->> 'tijdig')::boolean ELSE stand.tijdig END;
  stand.toegelaten := stand.toegelaten OR gebeurtenis.soort = 'toegelaten';
  stand.status_tot_bekendmaking := CASE gebeurtenis.soort
    WHEN 'besloten' THEN stand.status
    WHEN 'vastgesteld' THEN stand.status
    WHEN 'bekendgemaakt' THEN NULL
    ELSE stand.status_tot_bekendmaking END;
  stand.status := CASE gebeurtenis.soort
    WHEN 'aanvraag_vervangen' THEN 'ingediend'
    WHEN 'aanvraag_aangevuld' THEN CASE feit -> 'nogAanTeVullen' WHEN '[]' THEN 'ingediend' ELSE 'aan_te_vullen' END
    WHEN 'aanvraag_ingetrokken' THEN 'ingetrokken'
    WHEN 'terzijde_gelegd' THEN 'terzijde'
    WHEN 'teruggehaald' THEN CASE feit ->> 'status' WHEN 'aan_te_vullen' THEN 'aan_te_vullen' ELSE 'ingediend' END
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

-- Rows and events ----------------------------------------------------------------------------------------------------

-- A moment as events write it: in UTC, a whole second without a fraction, any other with three decimals, the rest cut off.
CREATE FUNCTION weegschaal.momenttekst(moment timestamptz) RETURNS text LANGUAGE sql IMMUTABLE STRICT
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
  SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
    || CASE WHEN moment = date_trunc('seconds', moment) THEN '' ELSE to_char(moment AT TIME ZONE 'UTC', '.MS') END || 'Z';
$$;

-- Whether an event of one of these kinds in this chain says all of these facts. A fact is named by the path to it in the
-- event, with points between the members, or `@volgnummer`, `@tijdstip` or `@door`; a fact that is null must be null or
-- absent. jsonb compares 10.00 and 10 as equal.
CREATE FUNCTION weegschaal.gebeurtenis_zegt(keten text, soorten text[], feiten jsonb) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM weegschaal.gebeurtenis g
    CROSS JOIN LATERAL (
      SELECT g.inhoud::jsonb || jsonb_build_object(
        '@volgnummer', g.volgnummer, '@tijdstip', g.tijdstip, '@door', g.door) AS feit OFFSET 0
    ) e
    WHERE g.dossier = keten AND g.soort = ANY (soorten) AND NOT EXISTS (
      SELECT FROM jsonb_each(feiten) f
      WHERE nullif(e.feit #> string_to_array(f.key, '.'), 'null') IS DISTINCT FROM nullif(f.value, 'null')));
END $$;

-- Refuses a row that does not follow from an event.
CREATE FUNCTION weegschaal.eis_gebeurtenis(tabel text, volgt boolean) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF volgt IS NOT TRUE THEN
    RAISE EXCEPTION 'a row of % does not follow from an event', tabel
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'rij_volgt_uit_gebeurtenis';
  END IF;
END $$;

-- A row that says what an event says needs that event in its chain, the file's or the round's. The first argument is its
-- kind, or kinds with `|` between them. The others are facts (`gebeurtenis_zegt`) with the columns that repeat them:
-- `fact:column`, `fact:column:euro` for an amount, which an event has in euros, and `fact:column:moment`. The columns
-- volgnummer, tijdstip and door are always those of the event.
CREATE OR REPLACE FUNCTION weegschaal.rij_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
DECLARE
  rij CONSTANT jsonb := to_jsonb(NEW);
  deel text[];
  kolom text;
  waarde jsonb;
  feiten jsonb := '{}';
BEGIN
  FOREACH kolom IN ARRAY ARRAY['volgnummer', 'tijdstip', 'door'] LOOP
    IF rij ? kolom THEN feiten := feiten || jsonb_build_object('@' || kolom, rij -> kolom); END IF;
  END LOOP;
  FOR plaats IN 1 .. TG_NARGS - 1 LOOP
    deel := string_to_array(TG_ARGV[plaats], ':');
    waarde := rij -> deel[2];
    ASSERT waarde IS NOT NULL, 'a column of the table';
    IF waarde <> 'null' THEN
      waarde := CASE deel[3]
        WHEN 'euro' THEN to_jsonb((waarde #>> '{}')::numeric / 100)
        WHEN 'moment' THEN to_jsonb(weegschaal.momenttekst((waarde #>> '{}')::timestamptz))
        ELSE waarde END;
    END IF;
    feiten := feiten || jsonb_build_object(deel[1], waarde);
  END LOOP;
  PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME, weegschaal.gebeurtenis_zegt(
    coalesce(rij ->> 'dossier', 'ronde-' || (rij ->> 'jaar')), string_to_array(TG_ARGV[0], '|'), feiten));
  RETURN NULL;
END $$;

-- Rounds -------------------------------------------------------------------------------------------------------------

-- Window, ceiling, choice of ceiling, extensions, commitment to the draw and publication.
CREATE CONSTRAINT TRIGGER volgt_gebeurtenis AFTER INSERT ON weegschaal.rondeversie DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt(
    'ronde_vastgesteld|ronde_gewijzigd', 'versie:versie', '@tijdstip:vastgesteld_op', 'opent:opent:moment',
    'sluit:sluit:moment', 'verlengingen:verlengingen', 'plafond:plafond:euro', 'lotingVastlegging:loting_vastlegging',
    'bekendmaking.kenmerk:bekendmaking_kenmerk', 'bekendmaking.datum:bekendmaking_datum',
    'bekendmaking.vindplaats:bekendmaking_vindplaats', 'besluit.kenmerk:besluit_kenmerk', 'besluit.grond:besluit_grond',
    'plafondkeuze.bedrag:plafondkeuze_bedrag:euro', 'plafondkeuze.besluit.kenmerk:plafondkeuze_kenmerk',
    'plafondkeuze.besluit.grond:plafondkeuze_grond', 'zaadverlies.grond:zaadverlies_grond', 'besluitDatum:besluit_datum',
    'regeling.code:regeling_code', 'regeling.sha256:regeling_sha256');
-- What another person confirmed, and the number that was drawn anew.
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.rondebevestiging DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt('ronde_bevestigd', 'versie:versie', 'lotgetal:lotgetal');
-- The number of the draw.
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.zegel DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt(
    'zegel_gezet', 'nummer:nummer', 'aanleiding:aanleiding', 'sha256:sha256', 'lotgetal:lotgetal');

-- The columns of a seal are those of its document, and its digest is that of its document.
CREATE FUNCTION weegschaal.zegel_is_document() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME, (
    SELECT NEW.sha256 = encode(sha256(convert_to(NEW.document, 'UTF8')), 'hex')
      AND (d.jaar, d.nummer, d.aanleiding, d.tijdstip, d.sluit, d.gebeurtenissen, d.vorige)
        = (NEW.jaar, NEW.nummer, NEW.aanleiding, weegschaal.momenttekst(NEW.tijdstip), weegschaal.momenttekst(NEW.sluit),
          NEW.gebeurtenissen, NEW.vorige)
      AND d.lotgetal IS NOT DISTINCT FROM NEW.lotgetal
      AND NEW.dag = (NEW.tijdstip AT TIME ZONE 'Europe/Amsterdam')::date
    FROM json_to_record(NEW.document::json) AS d (jaar integer, nummer integer, aanleiding text, tijdstip text, sluit text,
      gebeurtenissen bigint, vorige text, lotgetal text)));
  RETURN NULL;
END $$;
CREATE TRIGGER is_document AFTER INSERT ON weegschaal.zegel
  FOR EACH ROW EXECUTE FUNCTION weegschaal.zegel_is_document();

-- One person is one, however the rows of before spell him.
ALTER TABLE weegschaal.rondebevestiging DROP CONSTRAINT vier_ogen_rondeversie, ADD CONSTRAINT vier_ogen_rondeversie
  CHECK (weegschaal.persoonsvorm(vastgesteld_door) <> weegschaal.persoonsvorm(door)) NOT VALID;

-- As in 0006, by the one form of a person.
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
  WHERE b.jaar = NEW.jaar AND v.plafondkeuze_bedrag = ronde.plafondkeuze_bedrag
    AND v.plafondkeuze_kenmerk = ronde.plafondkeuze_kenmerk AND v.plafondkeuze_grond = ronde.plafondkeuze_grond
  LIMIT 1;
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

-- Files --------------------------------------------------------------------------------------------------------------

CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.herstelverzoek DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt(
    'herstel_verzocht', 'nummer:nummer', 'onderdelen:onderdelen', 'uiterlijk:uiterlijk', '@tijdstip:verzonden_op');

-- Findings are those of an event. A version without findings needs the replacement that ends the earlier ones, and no
-- findings since.
CREATE FUNCTION weegschaal.beoordeling_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  feiten CONSTANT jsonb := jsonb_build_object('@tijdstip', NEW.tijdstip, '@door', NEW.door);
  laatste weegschaal.gebeurtenis;
BEGIN
  IF NEW.volgnummer IS NOT NULL THEN
    PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME, weegschaal.gebeurtenis_zegt(
      NEW.dossier, '{beoordeeld,oordelen_vervallen}',
      feiten || jsonb_build_object('@volgnummer', NEW.volgnummer, 'versie', NEW.versie)));
    RETURN NULL;
  END IF;
  SELECT * INTO laatste FROM weegschaal.gebeurtenis g
  WHERE g.dossier = NEW.dossier AND g.soort IN ('beoordeeld', 'oordelen_vervallen', 'aanvraag_vervangen')
  ORDER BY g.volgnummer DESC LIMIT 1;
  PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME, laatste.soort = 'aanvraag_vervangen'
    AND laatste.tijdstip = NEW.tijdstip AND laatste.door = NEW.door
    AND NEW.versie = 1 + (SELECT count(*) FROM weegschaal.beoordeling b WHERE b.dossier = NEW.dossier AND b.versie < NEW.versie));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.beoordeling DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.beoordeling_volgt();

-- What may not stand in an event is that of which the event has the salted digest.
CREATE FUNCTION weegschaal.afgeschermd_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME, (
    SELECT encode(sha256(NEW.zout || convert_to(NEW.document, 'UTF8')), 'hex')
      IN (g.inhoud::jsonb ->> 'gezoutenSha256', g.inhoud::jsonb ->> 'redenGezoutenSha256')
    FROM weegschaal.gebeurtenis g WHERE g.dossier = NEW.dossier AND g.volgnummer = NEW.volgnummer));
  RETURN NULL;
END $$;
-- At once, in the role that writes it: who makes tokens may not read events.
CREATE TRIGGER volgt AFTER INSERT ON weegschaal.afgeschermd_gegeven
  FOR EACH ROW EXECUTE FUNCTION weegschaal.afgeschermd_volgt();

-- What was sent with an attempt is that of which the attempt has the digest.
CREATE FUNCTION weegschaal.pogingdocument_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME, (
    SELECT p.sha256 = encode(sha256(NEW.document), 'hex') FROM weegschaal.poging p WHERE p.nummer = NEW.poging));
  RETURN NULL;
END $$;
CREATE TRIGGER volgt AFTER INSERT ON weegschaal.pogingdocument
  FOR EACH ROW EXECUTE FUNCTION weegschaal.pogingdocument_volgt();

-- An attempt became the file whose submission names it, with its applicant and its moment of receipt.
CREATE FUNCTION weegschaal.inschrijving_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME, (
    SELECT weegschaal.gebeurtenis_zegt(NEW.dossier, '{aanvraag_ingediend}', jsonb_build_object(
      'jaar', p.jaar, 'kvkNummer', p.kvk_nummer, 'ontvangenOp', weegschaal.momenttekst(p.ontvangen_op),
      'poging.nummer', p.volgnummer, 'poging.sha256', p.sha256))
    FROM weegschaal.poging p WHERE p.nummer = NEW.poging));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.poginginschrijving DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.inschrijving_volgt();

-- Frozen rankings ----------------------------------------------------------------------------------------------------

-- A ranking and its parts are those of its event. The event has the digests of the whole documents, which can be longer
-- than one value of this database, and beside them a digest of the digests of what they are stored as: head, parts, tail.
CREATE FUNCTION weegschaal.rangschikking_volgt_gebeurtenis() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  invoer bytea;
  resultaat bytea;
BEGIN
  SELECT string_agg(sha256(convert_to(i.document, 'UTF8')), '' ORDER BY i.plaats) INTO invoer
  FROM weegschaal.rangschikkinginvoer i WHERE i.jaar = NEW.jaar AND i.nummer = NEW.nummer;
  SELECT string_agg(sha256(convert_to(d.document, 'UTF8')), '' ORDER BY d.deel) INTO resultaat
  FROM weegschaal.rangschikkingdeel d WHERE d.jaar = NEW.jaar AND d.nummer = NEW.nummer;
  PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME,
    NEW.regeling_sha256 = encode(sha256(convert_to(NEW.regeling, 'UTF8')), 'hex')
    AND weegschaal.gebeurtenis_zegt('ronde-' || NEW.jaar, '{rangschikking_bevroren}', jsonb_build_object(
      '@tijdstip', NEW.bevroren_op, '@door', NEW.door, 'nummer', NEW.nummer, 'plafond', NEW.plafond::numeric / 100,
      'metLoting', NEW.zaad IS NOT NULL, 'invoerSha256', NEW.invoer_sha256, 'regelingSha256', NEW.regeling_sha256,
      'regelversie', NEW.regelversie, 'resultaatSha256', NEW.resultaat_sha256,
      'invoerDelenSha256', encode(sha256(sha256('{"aanvragen":[') || coalesce(invoer, '')
        || sha256(convert_to(NEW.invoer_staart, 'UTF8'))), 'hex'),
      'resultaatDelenSha256', encode(sha256(sha256(convert_to(NEW.resultaat_kop, 'UTF8')) || coalesce(resultaat, '')
        || sha256(convert_to(NEW.resultaat_staart, 'UTF8'))), 'hex'))));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER volgt_gebeurtenis AFTER INSERT ON weegschaal.rangschikking DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rangschikking_volgt_gebeurtenis();

-- Decisions ----------------------------------------------------------------------------------------------------------

CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.verdeling DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt(
    'besluiten_genomen', '@door:besloten_door', 'rangschikking:rangschikking', 'plafond:plafond:euro');

-- The columns of a decision are those of its document, of which its event has the salted digest.
CREATE FUNCTION weegschaal.besluit_is_document() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME, (
    SELECT (d.id, d.jaar, d.mandaat) = (NEW.id, NEW.jaar, NEW.mandaat)
      AND d."verantwoordingUiterlijk" IS NOT DISTINCT FROM NEW.verantwoording_uiterlijk
    FROM json_to_record(NEW.document::json) AS d (id text, jaar integer, mandaat text, "verantwoordingUiterlijk" date))
    AND weegschaal.gebeurtenis_zegt(NEW.dossier, '{besloten}', jsonb_build_object(
      'besluit', NEW.id, 'gezoutenSha256', encode(sha256(NEW.zout || convert_to(NEW.document, 'UTF8')), 'hex'))));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER is_document AFTER INSERT ON weegschaal.besluit DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.besluit_is_document();

-- As in 0004, and with the moment of the event: a term can run from the day on which the service showed the decision.
-- A date put back names the proposal that it confirms.
CREATE OR REPLACE FUNCTION weegschaal.bekendmaking_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
DECLARE
  in_keten text;
  lid text;
  waarde text;
BEGIN
  IF TG_TABLE_NAME = 'bekendmaking' THEN
    SELECT b.dossier, 'besluit', b.id INTO in_keten, lid, waarde FROM weegschaal.besluit b WHERE b.id = NEW.besluit;
  ELSE
    SELECT v.dossier, 'vaststelling', v.kenmerk INTO in_keten, lid, waarde FROM weegschaal.vaststelling v
    WHERE v.dossier = NEW.dossier;
  END IF;
  PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME, weegschaal.gebeurtenis_zegt(
    in_keten, '{bekendgemaakt}', jsonb_build_object(
      '@tijdstip', NEW.tijdstip, '@door', NEW.door, lid, waarde, 'bekendgemaaktOp', NEW.bekendgemaakt_op,
      'voorstel.keten', NEW.voorstelketen, 'voorstel.volgnummer', NEW.voorstel)));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION weegschaal.voorstel_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME, weegschaal.gebeurtenis_zegt(
    NEW.keten, '{bekendmaking_voorgesteld}', jsonb_build_object(
      '@volgnummer', NEW.volgnummer, '@tijdstip', NEW.tijdstip, '@door', NEW.door,
      'bekendgemaaktOp', NEW.bekendgemaakt_op)));
  RETURN NULL;
END $$;

-- Money --------------------------------------------------------------------------------------------------------------

-- What an event books, line by line; lines of nothing are left out. `Boeking.uit` in Keten tells it to the service, and a
-- booking that one of the two does not know is refused.
CREATE FUNCTION weegschaal.boekingen_uit(soort text, feit jsonb)
RETURNS TABLE (regel bigint, debet text, credit text, bedrag bigint) LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
  SELECT row_number() OVER (ORDER BY b.plaats), b.debet, b.credit, (b.euro * 100)::bigint
  FROM (VALUES
    (1, 'besloten', 'budget', 'verplichting', (feit ->> 'bedrag')::numeric),
    (1, 'voorschot_opgedragen', 'voorschotten', 'kruispost', (feit ->> 'bedrag')::numeric),
    (1, 'voorschot_betaald', 'kruispost', 'bank', (feit ->> 'bedrag')::numeric),
    (1, 'vastgesteld', 'subsidielast', 'voorschotten',
      (feit ->> 'vastgesteld')::numeric - (feit ->> 'nabetaling')::numeric),
    (2, 'vastgesteld', 'vordering', 'voorschotten', (feit ->> 'terugvordering')::numeric),
    (3, 'vastgesteld', 'subsidielast', 'nog_te_betalen', (feit ->> 'nabetaling')::numeric),
    (4, 'vastgesteld', 'verplichting', 'budget', (feit ->> 'verleend')::numeric - (feit ->> 'vastgesteld')::numeric),
    (1, 'terugbetaald', 'bank', 'vordering', (feit ->> 'bedrag')::numeric)
  ) AS b (plaats, soort, debet, credit, euro)
  WHERE b.soort = boekingen_uit.soort AND b.euro > 0;
$$;

-- A booking is one that its event asks for.
CREATE FUNCTION weegschaal.boeking_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME, EXISTS (
    SELECT FROM weegschaal.gebeurtenis g CROSS JOIN LATERAL weegschaal.boekingen_uit(g.soort, g.inhoud::jsonb) b
    WHERE g.dossier = NEW.dossier AND g.volgnummer = NEW.volgnummer AND g.tijdstip = NEW.tijdstip
      AND (b.regel, b.debet, b.credit, b.bedrag) = (NEW.regel, NEW.debet, NEW.credit, NEW.bedrag)));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.boeking DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.boeking_volgt();

-- An account is the one that its event says, with the document of its digests. What it deviates by is salted with that
-- document: it can hold the words of the recipient.
CREATE FUNCTION weegschaal.verantwoording_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME, (
    SELECT v.sha256 = encode(sha256(convert_to(d.document, 'UTF8')), 'hex')
      AND v.gezouten_sha256 = encode(sha256(d.zout || convert_to(d.document, 'UTF8')), 'hex')
      AND weegschaal.gebeurtenis_zegt(v.dossier, '{verantwoording_ingediend}', jsonb_build_object(
        'versie', v.versie, 'ontvangenOp', weegschaal.momenttekst(v.ontvangen_op), 'onvolledig', v.onvolledig,
        'gezoutenSha256', v.gezouten_sha256,
        'afwijkingenGezoutenSha256', encode(sha256(d.zout || convert_to(v.afwijkingen, 'UTF8')), 'hex')))
    FROM weegschaal.verantwoording v
    JOIN weegschaal.verantwoordingsdocument d ON d.dossier = v.dossier AND d.versie = v.versie
    WHERE v.dossier = NEW.dossier AND v.versie = NEW.versie));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.verantwoording DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.verantwoording_volgt();
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.verantwoordingsdocument DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.verantwoording_volgt();

-- As in 0004, and with the account that it settles. The column of the term to repay is of before: that term runs from the
-- bekendmaking.
DROP TRIGGER volgt ON weegschaal.vaststelling;
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.vaststelling DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt(
    'vastgesteld', 'verleend:verleend:euro', 'subsidiabel:subsidiabel:euro', 'vastgesteld:vastgesteld:euro',
    'betaald:betaald:euro', 'nabetaling:nabetaling:euro', 'terugvordering:terugvordering:euro', 'kenmerk:kenmerk',
    'mandaat:mandaat', 'besluitDatum:besluit_datum', 'verantwoordingsversie:verantwoordingsversie',
    'terugbetalenUiterlijk:terug_uiterlijk');

-- The database itself ------------------------------------------------------------------------------------------------

-- A database that was used with the real clock never gets the mark of a simulated one.
CREATE FUNCTION weegschaal.kenmerk_voor_gebruik() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF (SELECT k.is_gebruikt FROM weegschaal.klokstand() k) THEN
    RAISE EXCEPTION 'this database is used already' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'kenmerk_voor_gebruik';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER voor_gebruik AFTER INSERT ON weegschaal.databasekenmerk
  FOR EACH ROW EXECUTE FUNCTION weegschaal.kenmerk_voor_gebruik();

GRANT EXECUTE ON FUNCTION weegschaal.momenttekst(timestamptz), weegschaal.gebeurtenis_zegt(text, text[], jsonb),
  weegschaal.eis_gebeurtenis(text, boolean), weegschaal.boekingen_uit(text, jsonb) TO weegschaal_toepassing;
