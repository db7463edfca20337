-- Money and decisions by two persons: one normal form of a bank's reference, repayments that another confirms, the pairs of
-- four eyes of contract.md section 4, dates put back that another confirms, and settlements that are made known.
SET LOCAL search_path = pg_catalog, weegschaal, pg_temp;

-- References of the bank ----------------------------------------------------------------------------------------------

-- Case mapping by Unicode, whatever the locale of the database.
DO $$
BEGIN
  CREATE COLLATION weegschaal.lettervorm (provider = icu, locale = 'und');
EXCEPTION WHEN feature_not_supported OR undefined_object OR invalid_parameter_value THEN
  CREATE COLLATION weegschaal.lettervorm (provider = libc, locale = 'C.UTF-8');
END $$;

-- The one form of a reference: NFKC, without case, and without White_Space, Cf and Default_Ignorable_Code_Point of Unicode
-- 15. Upper case after lower case folds letters that have no single other case, such as ß.
CREATE FUNCTION weegschaal.bankkenmerkvorm(kenmerk text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
  SELECT normalize(upper(lower(regexp_replace(normalize(kenmerk, NFKC),
    '[\u0009-\u000D\u0020\u0085\u00A0\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890\u0891\u08E2\u115F\u1160\u1680'
    '\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB'
    '\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]',
    '', 'g') COLLATE weegschaal.lettervorm)), NFKC);
$$;

-- Every movement at the bank is booked once, over payments and repayments together. Only the trigger below writes it.
CREATE TABLE weegschaal.bankkenmerk (
  vorm text COLLATE "C" PRIMARY KEY,
  -- The payment or repayment.
  mutatie dossier_id NOT NULL,
  CONSTRAINT bankkenmerk_zichtbaar CHECK (vorm <> '')
);
CALL weegschaal.alleen_toevoegen('weegschaal.bankkenmerk');

-- References of before that differ in dress alone: the first keeps the form, and controleer names the others.
INSERT INTO weegschaal.bankkenmerk (vorm, mutatie)
SELECT weegschaal.bankkenmerkvorm(kenmerk), id FROM (
  SELECT id, kenmerk, tijdstip FROM weegschaal.betaling UNION ALL SELECT id, kenmerk, tijdstip FROM weegschaal.terugbetaling
) mutaties WHERE weegschaal.bankkenmerkvorm(kenmerk) <> '' ORDER BY tijdstip, id
ON CONFLICT DO NOTHING;

ALTER TABLE weegschaal.betaling DROP CONSTRAINT bankkenmerk_eenmaal;
ALTER TABLE weegschaal.terugbetaling DROP CONSTRAINT terugbetaling_kenmerk_eenmaal;
ALTER TABLE weegschaal.bankkenmerk RENAME CONSTRAINT bankkenmerk_pkey TO bankkenmerk_eenmaal;

CREATE FUNCTION weegschaal.neem_bankkenmerk() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  INSERT INTO weegschaal.bankkenmerk (vorm, mutatie) VALUES (weegschaal.bankkenmerkvorm(NEW.kenmerk), NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER neemt_bankkenmerk AFTER INSERT ON weegschaal.betaling
  FOR EACH ROW EXECUTE FUNCTION weegschaal.neem_bankkenmerk();
CREATE TRIGGER neemt_bankkenmerk AFTER INSERT ON weegschaal.terugbetaling
  FOR EACH ROW EXECUTE FUNCTION weegschaal.neem_bankkenmerk();
GRANT SELECT ON weegschaal.bankkenmerk TO weegschaal_toepassing;

-- Repayments ----------------------------------------------------------------------------------------------------------

-- A repayment counts when another person than who booked it confirms it.
ALTER TABLE weegschaal.terugbetaling ADD UNIQUE (id, dossier, bedrag), ADD UNIQUE (id, door);
CREATE TABLE weegschaal.terugbetalingsbevestiging (
  terugbetaling dossier_id PRIMARY KEY,
  dossier dossier_id NOT NULL,
  bedrag bedrag_boven_nul NOT NULL,
  tijdstip timestamptz NOT NULL,
  door persoon NOT NULL,
  geboekt_door persoon NOT NULL,
  FOREIGN KEY (terugbetaling, dossier, bedrag) REFERENCES weegschaal.terugbetaling (id, dossier, bedrag),
  FOREIGN KEY (terugbetaling, geboekt_door) REFERENCES weegschaal.terugbetaling (id, door)
);
-- Those of before counted at once, booked by one person. The constraint holds for new rows alone, and the report names the
-- old ones.
INSERT INTO weegschaal.terugbetalingsbevestiging (terugbetaling, dossier, bedrag, tijdstip, door, geboekt_door)
SELECT id, dossier, bedrag, tijdstip, door, door FROM weegschaal.terugbetaling;
ALTER TABLE weegschaal.terugbetalingsbevestiging
  ADD CONSTRAINT vier_ogen_terugbetaling CHECK (weegschaal.persoonsvorm(door) <> weegschaal.persoonsvorm(geboekt_door)) NOT VALID;
CALL weegschaal.alleen_toevoegen('weegschaal.terugbetalingsbevestiging');
GRANT SELECT, INSERT ON weegschaal.terugbetalingsbevestiging TO weegschaal_toepassing;

-- Booked repayments, confirmed or not, never exceed what was claimed. The lock makes the bookings on a file wait for each
-- other.
CREATE FUNCTION weegschaal.terugbetaling_past() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
DECLARE
  gevorderd bigint;
BEGIN
  SELECT v.terugvordering INTO gevorderd FROM weegschaal.vaststelling v WHERE v.dossier = NEW.dossier FOR UPDATE;
  IF NEW.bedrag > gevorderd - (
    SELECT coalesce(sum(t.bedrag), 0) FROM weegschaal.terugbetaling t WHERE t.dossier = NEW.dossier)
  THEN
    RAISE EXCEPTION 'more is booked than was claimed back from file %', NEW.dossier
      USING ERRCODE = 'check_violation', CONSTRAINT = 'terugbetaald_ten_hoogste_gevorderd';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER past BEFORE INSERT ON weegschaal.terugbetaling
  FOR EACH ROW EXECUTE FUNCTION weegschaal.terugbetaling_past();

-- Bekendmaking --------------------------------------------------------------------------------------------------------

-- A date put back further than the service lets one person: it waits for another besluitnemer. The chain is that of a file
-- or of a round; the last one of a chain holds.
CREATE TABLE weegschaal.bekendmakingsvoorstel (
  keten dossier_id NOT NULL,
  volgnummer integer NOT NULL,
  bekendgemaakt_op date NOT NULL,
  tijdstip timestamptz NOT NULL,
  door persoon NOT NULL,
  PRIMARY KEY (keten, volgnummer),
  UNIQUE (keten, volgnummer, bekendgemaakt_op, door),
  FOREIGN KEY (keten, volgnummer) REFERENCES weegschaal.gebeurtenis (dossier, volgnummer)
);
CALL weegschaal.alleen_toevoegen('weegschaal.bekendmakingsvoorstel');
GRANT SELECT, INSERT ON weegschaal.bekendmakingsvoorstel TO weegschaal_toepassing;

ALTER TABLE weegschaal.bekendmaking
  ADD COLUMN voorstelketen dossier_id,
  ADD COLUMN voorstel integer,
  ADD COLUMN voorgesteld_door persoon,
  ADD CHECK (num_nulls(voorstelketen, voorstel, voorgesteld_door) IN (0, 3)),
  ADD FOREIGN KEY (voorstelketen, voorstel, bekendgemaakt_op, voorgesteld_door)
    REFERENCES weegschaal.bekendmakingsvoorstel (keten, volgnummer, bekendgemaakt_op, door),
  ADD CONSTRAINT vier_ogen_bekendmaking CHECK (weegschaal.persoonsvorm(voorgesteld_door) <> weegschaal.persoonsvorm(door));

-- Settlement ----------------------------------------------------------------------------------------------------------

-- A settlement has its mandate and its date; one ex officio (Awb 4:47 b) settles no account. Those of before have none of
-- the three.
ALTER TABLE weegschaal.vaststelling
  ALTER COLUMN verantwoordingsversie DROP NOT NULL,
  ADD COLUMN mandaat text,
  ADD COLUMN besluit_datum date,
  ADD CONSTRAINT vaststelling_heeft_mandaat CHECK (mandaat IS NOT NULL AND besluit_datum IS NOT NULL) NOT VALID;
-- The term to repay runs from the bekendmaking.
DO $$
DECLARE
  naam name;
BEGIN
  SELECT c.conname INTO STRICT naam FROM pg_constraint c
  WHERE c.conrelid = 'weegschaal.vaststelling'::regclass AND c.contype = 'c'
    AND pg_get_constraintdef(c.oid) LIKE '%terug_uiterlijk%';
  EXECUTE format('ALTER TABLE weegschaal.vaststelling DROP CONSTRAINT %I', naam);
END $$;

CREATE TABLE weegschaal.vaststellingsbekendmaking (
  dossier dossier_id PRIMARY KEY REFERENCES weegschaal.vaststelling,
  bekendgemaakt_op date NOT NULL,
  tijdstip timestamptz NOT NULL,
  door persoon NOT NULL,
  voorstelketen dossier_id,
  voorstel integer,
  voorgesteld_door persoon,
  CHECK (num_nulls(voorstelketen, voorstel, voorgesteld_door) IN (0, 3)),
  FOREIGN KEY (voorstelketen, voorstel, bekendgemaakt_op, voorgesteld_door)
    REFERENCES weegschaal.bekendmakingsvoorstel (keten, volgnummer, bekendgemaakt_op, door),
  CONSTRAINT vier_ogen_vaststellingsbekendmaking CHECK (weegschaal.persoonsvorm(voorgesteld_door) <> weegschaal.persoonsvorm(door))
);
-- A settlement of before was made known on the day on which it was taken.
INSERT INTO weegschaal.vaststellingsbekendmaking (dossier, bekendgemaakt_op, tijdstip, door)
SELECT dossier, (tijdstip AT TIME ZONE 'Europe/Amsterdam')::date, tijdstip, door FROM weegschaal.vaststelling;
CALL weegschaal.alleen_toevoegen('weegschaal.vaststellingsbekendmaking');
GRANT SELECT, INSERT ON weegschaal.vaststellingsbekendmaking TO weegschaal_toepassing;

-- What the applicant is shown while a settlement is not made known.
DO $$
DECLARE
  naam name;
BEGIN
  FOR naam IN
    SELECT c.conname FROM pg_constraint c
    WHERE c.conrelid = 'weegschaal.dossierstand'::regclass AND c.contype = 'c'
      AND pg_get_constraintdef(c.oid) LIKE '%status_tot_bekendmaking%'
  LOOP
    EXECUTE format('ALTER TABLE weegschaal.dossierstand DROP CONSTRAINT %I', naam);
  END LOOP;
END $$;
ALTER TABLE weegschaal.dossierstand ADD CONSTRAINT stand_tot_bekendmaking CHECK (
  status_tot_bekendmaking IS NULL
  OR status_tot_bekendmaking IN ('ingediend', 'aan_te_vullen') AND status IN ('verleend', 'afgewezen', 'buiten_behandeling')
  OR status_tot_bekendmaking IN ('bevoorschot', 'verantwoord') AND status IN ('vastgesteld', 'afgesloten'));

-- What follows from events ---------------------------------------------------------------------------------------------

-- As in 0003, and a settlement is kept back until it is made known.
CREATE OR REPLACE FUNCTION weegschaal.stand_na(stand weegschaal.dossierstand, gebeurtenis weegschaal.gebeurtenis)
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
    WHEN 'vastgesteld' THEN stand.status
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

DROP TRIGGER volgt ON weegschaal.terugbetaling;
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.terugbetaling DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt(
    'terugbetaling_geboekt', 'terugbetaling:id', 'bedrag:bedrag:euro', 'valutadatum:valutadatum', 'kenmerk:kenmerk');
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.terugbetalingsbevestiging DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt(
    'terugbetaald', 'terugbetaling:terugbetaling', 'bedrag:bedrag:euro');
DROP TRIGGER volgt ON weegschaal.vaststelling;
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.vaststelling DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.rij_volgt(
    'vastgesteld', 'verleend:verleend:euro', 'subsidiabel:subsidiabel:euro', 'vastgesteld:vastgesteld:euro',
    'betaald:betaald:euro', 'nabetaling:nabetaling:euro', 'terugvordering:terugvordering:euro', 'kenmerk:kenmerk',
    'mandaat:mandaat', 'besluitDatum:besluit_datum');

-- A bekendmaking, and a date put back, needs the event that says so.
CREATE FUNCTION weegschaal.bekendmaking_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
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
  IF NOT EXISTS (
    SELECT FROM weegschaal.gebeurtenis g WHERE g.dossier = in_keten AND g.soort = 'bekendgemaakt' AND g.door = NEW.door
      AND g.inhoud::jsonb ->> lid = waarde AND g.inhoud::jsonb ->> 'bekendgemaaktOp' = NEW.bekendgemaakt_op::text)
  THEN
    RAISE EXCEPTION 'a row of % does not follow from an event', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'rij_volgt_uit_gebeurtenis';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.bekendmaking DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.bekendmaking_volgt();
CREATE CONSTRAINT TRIGGER volgt AFTER INSERT ON weegschaal.vaststellingsbekendmaking DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION weegschaal.bekendmaking_volgt();
CREATE FUNCTION weegschaal.voorstel_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM weegschaal.gebeurtenis g WHERE g.dossier = NEW.keten AND g.volgnummer = NEW.volgnummer
      AND g.soort = 'bekendmaking_voorgesteld' AND g.door = NEW.door
      AND g.inhoud::jsonb ->> 'bekendgemaaktOp' = NEW.bekendgemaakt_op::text)
  THEN
    RAISE EXCEPTION 'a row of % does not follow from an event', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'rij_volgt_uit_gebeurtenis';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER volgt AFTER INSERT ON weegschaal.bekendmakingsvoorstel
  FOR EACH ROW EXECUTE FUNCTION weegschaal.voorstel_volgt();

-- Four eyes -----------------------------------------------------------------------------------------------------------

CREATE INDEX beoordeling_persoon ON weegschaal.beoordeling (weegschaal.persoonsvorm(door));

-- Whether this person froze a ranking of the round, or assessed or admitted one of its files. To settle a signal counts
-- as assessing; its table comes in 0007.
CREATE FUNCTION weegschaal.werkte_aan_ronde(gevraagd_jaar integer, wie text) RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
DECLARE
  vorm CONSTANT text := weegschaal.persoonsvorm(wie);
BEGIN
  RETURN EXISTS (SELECT FROM weegschaal.rangschikking r WHERE r.jaar = gevraagd_jaar AND weegschaal.persoonsvorm(r.door) = vorm)
    OR EXISTS (
      SELECT FROM weegschaal.beoordeling b JOIN weegschaal.dossier d ON d.id = b.dossier
      WHERE weegschaal.persoonsvorm(b.door) = vorm AND b.volgnummer IS NOT NULL AND d.jaar = gevraagd_jaar)
    OR EXISTS (
      SELECT FROM weegschaal.signaalafhandeling a JOIN weegschaal.dossier d ON d.id = a.dossier
      WHERE weegschaal.persoonsvorm(a.door) = vorm AND d.jaar = gevraagd_jaar)
    OR EXISTS (
      SELECT FROM weegschaal.toelating t JOIN weegschaal.dossier d ON d.id = t.dossier
      WHERE weegschaal.persoonsvorm(t.door) = vorm AND d.jaar = gevraagd_jaar);
END $$;

-- Who decides on a round worked on none of it. It is looked up once for the round; a decision by the same person on one of
-- its files need not look again. A file that is left untreated is left so by another than who asked for completion.
CREATE FUNCTION weegschaal.vier_ogen_besluit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'verdeling' THEN
    IF weegschaal.werkte_aan_ronde(NEW.jaar, NEW.besloten_door) THEN
      RAISE EXCEPTION 'who froze, assessed or admitted does not decide on round %', NEW.jaar
        USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_ronde';
    END IF;
    RETURN NULL;
  END IF;
  IF NEW.soort = 'buiten_behandeling' AND EXISTS (
    SELECT FROM weegschaal.herstelverzoek h WHERE h.dossier = NEW.dossier AND weegschaal.persoonsvorm(h.door) = weegschaal.persoonsvorm(NEW.door))
  THEN
    RAISE EXCEPTION 'who asked for completion does not leave file % untreated', NEW.dossier
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_buitenbehandeling';
  END IF;
  IF EXISTS (
      SELECT FROM weegschaal.beoordeling b
      WHERE b.dossier = NEW.dossier AND weegschaal.persoonsvorm(b.door) = weegschaal.persoonsvorm(NEW.door) AND b.volgnummer IS NOT NULL)
    OR EXISTS (SELECT FROM weegschaal.signaalafhandeling a WHERE a.dossier = NEW.dossier AND weegschaal.persoonsvorm(a.door) = weegschaal.persoonsvorm(NEW.door))
    OR EXISTS (SELECT FROM weegschaal.toelating t WHERE t.dossier = NEW.dossier AND weegschaal.persoonsvorm(t.door) = weegschaal.persoonsvorm(NEW.door))
    OR (NEW.rangschikking IS NOT NULL
      AND NOT EXISTS (SELECT FROM weegschaal.verdeling v WHERE v.jaar = NEW.jaar AND v.besloten_door = NEW.door)
      AND weegschaal.werkte_aan_ronde(NEW.jaar, NEW.door))
  THEN
    RAISE EXCEPTION 'who froze, assessed or admitted does not decide on file %', NEW.dossier
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_beoordeling';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER vier_ogen AFTER INSERT ON weegschaal.verdeling
  FOR EACH ROW EXECUTE FUNCTION weegschaal.vier_ogen_besluit();
CREATE TRIGGER vier_ogen AFTER INSERT ON weegschaal.besluit
  FOR EACH ROW EXECUTE FUNCTION weegschaal.vier_ogen_besluit();

-- Who decided the grant or confirmed its payment does not settle it.
CREATE FUNCTION weegschaal.vier_ogen_vaststelling() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM weegschaal.besluit b
      WHERE b.dossier = NEW.dossier AND weegschaal.persoonsvorm(b.door) = weegschaal.persoonsvorm(NEW.door))
    OR EXISTS (SELECT FROM weegschaal.betaling b
      WHERE b.dossier = NEW.dossier AND weegschaal.persoonsvorm(b.door) = weegschaal.persoonsvorm(NEW.door))
  THEN
    RAISE EXCEPTION 'who granted or confirmed the payment does not settle file %', NEW.dossier
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_vaststelling';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER vier_ogen AFTER INSERT ON weegschaal.vaststelling
  FOR EACH ROW EXECUTE FUNCTION weegschaal.vier_ogen_vaststelling();

REVOKE ALL ON FUNCTION weegschaal.bankkenmerkvorm(text), weegschaal.neem_bankkenmerk(), weegschaal.terugbetaling_past(),
  weegschaal.werkte_aan_ronde(integer, text), weegschaal.vier_ogen_besluit(), weegschaal.vier_ogen_vaststelling(),
  weegschaal.bekendmaking_volgt(), weegschaal.voorstel_volgt() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION weegschaal.bankkenmerkvorm(text) TO weegschaal_toepassing;

-- What the auditor sees ------------------------------------------------------------------------------------------------

CREATE OR REPLACE VIEW weegschaal.controle_dossier AS
SELECT
  s.jaar, s.dossier AS id, d.kenmerk, s.naam, d.kvk_nummer, s.status, s.tijdig, s.ontvangen_op, d.eerste_ontvangst_op,
  s.gevraagd AS aangevraagd,
  b.id AS besluit, b.soort AS besluitsoort, b.besluit_datum, b.mandaat, b.door AS besluit_door, b.rangschikking,
  b.verantwoording_uiterlijk, bm.bekendgemaakt_op,
  coalesce(b.bedrag, 0)::bigint AS verleend,
  coalesce(bt.bedrag, 0)::bigint AS betaald,
  v.bedrag AS voorschot, v.uiterlijk AS voorschot_uiterlijk, v.door AS opgedragen_door,
  bt.valutadatum AS betaald_op, bt.door AS bevestigd_door,
  coalesce(vs.vastgesteld, 0)::bigint AS vastgesteld, vs.tijdstip AS vastgesteld_op,
  coalesce(vs.terugvordering, 0)::bigint AS teruggevorderd,
  coalesce(vs.nabetaling, 0)::bigint AS nabetaling,
  coalesce((SELECT sum(t.bedrag) FROM weegschaal.terugbetalingsbevestiging t WHERE t.dossier = s.dossier), 0)::bigint
    AS terugbetaald,
  coalesce(r.budget, 0) AS boek_budget, coalesce(r.voorschotten, 0) AS boek_voorschotten,
  coalesce(r.kruispost, 0) AS boek_kruispost, coalesce(r.bank, 0) AS boek_bank,
  coalesce(r.subsidielast, 0) AS boek_subsidielast, coalesce(r.vordering, 0) AS boek_vordering,
  coalesce(r.nog_te_betalen, 0) AS boek_nog_te_betalen,
  b.tijdstip AS besloten_op, bm.tijdstip AS bekendmaking_op, bm.voorgesteld_door AS bekendmaking_voorgesteld_door,
  vs.besluit_datum AS vaststelling_datum, vs.door AS vaststelling_door,
  vb.bekendgemaakt_op AS vaststelling_bekendgemaakt_op, vb.tijdstip AS vaststelling_bekendmaking_op
FROM weegschaal.dossierstand s
JOIN weegschaal.dossier d ON d.id = s.dossier
LEFT JOIN weegschaal.besluit b ON b.dossier = s.dossier
LEFT JOIN weegschaal.bekendmaking bm ON bm.besluit = b.id
LEFT JOIN weegschaal.voorschot v ON v.dossier = s.dossier
LEFT JOIN weegschaal.betaling bt ON bt.dossier = s.dossier
LEFT JOIN weegschaal.vaststelling vs ON vs.dossier = s.dossier
LEFT JOIN weegschaal.vaststellingsbekendmaking vb ON vb.dossier = s.dossier
LEFT JOIN weegschaal.rekeningstand r ON r.dossier = s.dossier;
