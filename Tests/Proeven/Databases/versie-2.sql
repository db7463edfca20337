--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: weegschaal; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA weegschaal;


--
-- Name: bedrag; Type: DOMAIN; Schema: weegschaal; Owner: -
--

CREATE DOMAIN weegschaal.bedrag AS bigint
	CONSTRAINT bedrag_check CHECK (((VALUE >= 0) AND (VALUE <= '1000000000000000'::bigint)));


--
-- Name: bedrag_boven_nul; Type: DOMAIN; Schema: weegschaal; Owner: -
--

CREATE DOMAIN weegschaal.bedrag_boven_nul AS bigint
	CONSTRAINT bedrag_boven_nul_check CHECK (((VALUE >= 1) AND (VALUE <= '1000000000000000'::bigint)));


--
-- Name: dossier_id; Type: DOMAIN; Schema: weegschaal; Owner: -
--

CREATE DOMAIN weegschaal.dossier_id AS text COLLATE pg_catalog."C"
	CONSTRAINT dossier_id_check CHECK ((((octet_length(VALUE) >= 1) AND (octet_length(VALUE) <= 64)) AND (VALUE !~ '[^A-Za-z0-9._-]'::text)));


--
-- Name: kvk_nummer; Type: DOMAIN; Schema: weegschaal; Owner: -
--

CREATE DOMAIN weegschaal.kvk_nummer AS text COLLATE pg_catalog."C"
	CONSTRAINT kvk_nummer_check CHECK (((octet_length(VALUE) = 8) AND (VALUE !~ '[^0-9]'::text)));


--
-- Name: persoon; Type: DOMAIN; Schema: weegschaal; Owner: -
--

CREATE DOMAIN weegschaal.persoon AS text COLLATE pg_catalog."C"
	CONSTRAINT persoon_check CHECK (((char_length(VALUE) >= 1) AND (char_length(VALUE) <= 200)));


--
-- Name: sha256_hex; Type: DOMAIN; Schema: weegschaal; Owner: -
--

CREATE DOMAIN weegschaal.sha256_hex AS text COLLATE pg_catalog."C"
	CONSTRAINT sha256_hex_check CHECK (((octet_length(VALUE) = 64) AND (VALUE !~ '[^0-9a-f]'::text)));


--
-- Name: alleen_toevoegen(regclass); Type: PROCEDURE; Schema: weegschaal; Owner: -
--

CREATE PROCEDURE weegschaal.alleen_toevoegen(IN tabel regclass)
    LANGUAGE plpgsql
    AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER alleen_toevoegen BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION weiger_wijziging()', tabel);
  EXECUTE format('CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION weiger_wijziging()', tabel);
END $$;


--
-- Name: besluit_telt_mee(); Type: FUNCTION; Schema: weegschaal; Owner: -
--

CREATE FUNCTION weegschaal.besluit_telt_mee() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'weegschaal'
    AS $$
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


--
-- Name: boeking_telt_mee(); Type: FUNCTION; Schema: weegschaal; Owner: -
--

CREATE FUNCTION weegschaal.boeking_telt_mee() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'weegschaal'
    AS $$
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


--
-- Name: deel_ronde(integer); Type: FUNCTION; Schema: weegschaal; Owner: -
--

CREATE FUNCTION weegschaal.deel_ronde(gevraagd_jaar integer) RETURNS void
    LANGUAGE sql
    AS $$
  SELECT pg_advisory_xact_lock_shared(hashtextextended('weegschaal-ronde', gevraagd_jaar));
$$;


--
-- Name: toelating_neemt_plaats(); Type: FUNCTION; Schema: weegschaal; Owner: -
--

CREATE FUNCTION weegschaal.toelating_neemt_plaats() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'weegschaal'
    AS $$
BEGIN
  UPDATE dossierstand SET toegelaten = true WHERE dossier = NEW.dossier;
  RETURN NULL;
END $$;


--
-- Name: vergrendel_ronde(integer); Type: FUNCTION; Schema: weegschaal; Owner: -
--

CREATE FUNCTION weegschaal.vergrendel_ronde(gevraagd_jaar integer) RETURNS void
    LANGUAGE sql
    AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('weegschaal-ronde', gevraagd_jaar));
$$;


--
-- Name: weiger_wijziging(); Type: FUNCTION; Schema: weegschaal; Owner: -
--

CREATE FUNCTION weegschaal.weiger_wijziging() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'table % is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: schema_migration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_migration (
    number integer NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT schema_migration_number_check CHECK ((number > 0))
);


--
-- Name: aanvraagdocument; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.aanvraagdocument (
    dossier weegschaal.dossier_id NOT NULL,
    versie integer NOT NULL,
    zout bytea NOT NULL,
    document text NOT NULL,
    CONSTRAINT aanvraagdocument_zout_check CHECK ((octet_length(zout) = 32))
)
WITH (toast_tuple_target='3000');


--
-- Name: aanvraagversie; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.aanvraagversie (
    dossier weegschaal.dossier_id NOT NULL,
    versie integer NOT NULL,
    aanleiding text NOT NULL,
    eerste_byte_op timestamp with time zone NOT NULL,
    laatste_byte_op timestamp with time zone NOT NULL,
    ontvangen_op timestamp with time zone NOT NULL,
    sha256 weegschaal.sha256_hex NOT NULL,
    gezouten_sha256 weegschaal.sha256_hex NOT NULL,
    CONSTRAINT aanvraagversie_aanleiding_check CHECK ((aanleiding = ANY (ARRAY['indiening'::text, 'vervanging'::text, 'aanvulling'::text]))),
    CONSTRAINT aanvraagversie_check CHECK ((eerste_byte_op <= laatste_byte_op)),
    CONSTRAINT aanvraagversie_versie_check CHECK ((versie >= 1))
);


--
-- Name: afgeschermd_gegeven; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.afgeschermd_gegeven (
    dossier weegschaal.dossier_id NOT NULL,
    volgnummer integer NOT NULL,
    zout bytea NOT NULL,
    document text NOT NULL,
    CONSTRAINT afgeschermd_gegeven_zout_check CHECK ((octet_length(zout) = 32))
);


--
-- Name: bekendmaking; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.bekendmaking (
    besluit weegschaal.dossier_id NOT NULL,
    bekendgemaakt_op date NOT NULL,
    tijdstip timestamp with time zone NOT NULL,
    door weegschaal.persoon NOT NULL
);


--
-- Name: beoordeling; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.beoordeling (
    dossier weegschaal.dossier_id NOT NULL,
    versie integer NOT NULL,
    volgnummer integer,
    tijdstip timestamp with time zone NOT NULL,
    door weegschaal.persoon NOT NULL,
    CONSTRAINT beoordeling_versie_check CHECK ((versie >= 1))
);


--
-- Name: besluit; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.besluit (
    id weegschaal.dossier_id NOT NULL,
    dossier weegschaal.dossier_id NOT NULL,
    jaar integer NOT NULL,
    kenmerk text NOT NULL,
    soort text NOT NULL,
    bedrag weegschaal.bedrag NOT NULL,
    rangschikking integer,
    bevroren_door weegschaal.persoon,
    mandaat text NOT NULL,
    besluit_datum date NOT NULL,
    verantwoording_uiterlijk date,
    zout bytea NOT NULL,
    document text NOT NULL,
    tijdstip timestamp with time zone NOT NULL,
    door weegschaal.persoon NOT NULL,
    CONSTRAINT besluit_check CHECK (((soort = ANY (ARRAY['verlening'::text, 'gedeeltelijke_verlening'::text])) = ((bedrag)::bigint > 0))),
    CONSTRAINT besluit_check1 CHECK (((rangschikking IS NULL) = (bevroren_door IS NULL))),
    CONSTRAINT besluit_soort_check CHECK ((soort = ANY (ARRAY['verlening'::text, 'gedeeltelijke_verlening'::text, 'afwijzing'::text, 'buiten_behandeling'::text]))),
    CONSTRAINT besluit_zout_check CHECK ((octet_length(zout) = 32)),
    CONSTRAINT vier_ogen_per_besluit CHECK (((bevroren_door)::text <> (door)::text))
);


--
-- Name: betaling; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.betaling (
    id weegschaal.dossier_id NOT NULL,
    voorschot weegschaal.dossier_id NOT NULL,
    dossier weegschaal.dossier_id NOT NULL,
    bedrag weegschaal.bedrag_boven_nul NOT NULL,
    valutadatum date NOT NULL,
    kenmerk text NOT NULL,
    tijdstip timestamp with time zone NOT NULL,
    door weegschaal.persoon NOT NULL,
    opgedragen_door weegschaal.persoon NOT NULL,
    CONSTRAINT vier_ogen_betaling CHECK (((door)::text <> (opgedragen_door)::text))
);


--
-- Name: boeking; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.boeking (
    dossier weegschaal.dossier_id NOT NULL,
    volgnummer integer NOT NULL,
    regel smallint NOT NULL,
    debet text NOT NULL,
    credit text NOT NULL,
    bedrag weegschaal.bedrag_boven_nul NOT NULL,
    tijdstip timestamp with time zone NOT NULL,
    CONSTRAINT boeking_regel_check CHECK ((regel >= 1)),
    CONSTRAINT soort_boeking CHECK ((((((((((debet = 'budget'::text) AND (credit = 'verplichting'::text)) OR ((debet = 'verplichting'::text) AND (credit = 'budget'::text))) OR ((debet = 'voorschotten'::text) AND (credit = 'kruispost'::text))) OR ((debet = 'kruispost'::text) AND (credit = 'bank'::text))) OR ((debet = 'subsidielast'::text) AND (credit = 'voorschotten'::text))) OR ((debet = 'vordering'::text) AND (credit = 'voorschotten'::text))) OR ((debet = 'subsidielast'::text) AND (credit = 'nog_te_betalen'::text))) OR ((debet = 'bank'::text) AND (credit = 'vordering'::text))))
);


--
-- Name: controle_boeking; Type: VIEW; Schema: weegschaal; Owner: -
--

CREATE VIEW weegschaal.controle_boeking AS
 SELECT boeking.dossier,
    boeking.volgnummer,
    boeking.regel,
    boeking.debet,
    boeking.credit,
    boeking.bedrag,
    boeking.tijdstip
   FROM weegschaal.boeking;


--
-- Name: dossier; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.dossier (
    id weegschaal.dossier_id NOT NULL,
    jaar integer NOT NULL,
    kenmerk text NOT NULL,
    kvk_nummer weegschaal.kvk_nummer NOT NULL,
    eerste_ontvangst_op timestamp with time zone NOT NULL
);


--
-- Name: dossierstand; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.dossierstand (
    dossier weegschaal.dossier_id NOT NULL,
    jaar integer NOT NULL,
    kvk_nummer weegschaal.kvk_nummer NOT NULL,
    status text NOT NULL,
    aanvraagversie integer NOT NULL,
    ontvangen_op timestamp with time zone NOT NULL,
    tijdig boolean NOT NULL,
    toegelaten boolean DEFAULT false NOT NULL,
    ingetrokken boolean DEFAULT false NOT NULL,
    naam text NOT NULL,
    gevraagd weegschaal.bedrag_boven_nul NOT NULL,
    volgnummer integer NOT NULL,
    kop weegschaal.sha256_hex NOT NULL,
    status_tot_bekendmaking text,
    CONSTRAINT dossierstand_check CHECK ((ingetrokken = (status = 'ingetrokken'::text))),
    CONSTRAINT dossierstand_check1 CHECK (((status_tot_bekendmaking IS NULL) OR (status = ANY (ARRAY['verleend'::text, 'afgewezen'::text, 'buiten_behandeling'::text])))),
    CONSTRAINT dossierstand_status_check CHECK ((status = ANY (ARRAY['ingediend'::text, 'aan_te_vullen'::text, 'ingetrokken'::text, 'buiten_behandeling'::text, 'verleend'::text, 'afgewezen'::text, 'bevoorschot'::text, 'verantwoord'::text, 'vastgesteld'::text, 'afgesloten'::text]))),
    CONSTRAINT dossierstand_status_tot_bekendmaking_check CHECK ((status_tot_bekendmaking = ANY (ARRAY['ingediend'::text, 'aan_te_vullen'::text])))
);


--
-- Name: rekeningstand; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.rekeningstand (
    dossier weegschaal.dossier_id NOT NULL,
    budget bigint DEFAULT 0 NOT NULL,
    verplichting bigint DEFAULT 0 NOT NULL,
    voorschotten bigint DEFAULT 0 NOT NULL,
    kruispost bigint DEFAULT 0 NOT NULL,
    bank bigint DEFAULT 0 NOT NULL,
    subsidielast bigint DEFAULT 0 NOT NULL,
    vordering bigint DEFAULT 0 NOT NULL,
    nog_te_betalen bigint DEFAULT 0 NOT NULL,
    CONSTRAINT betaald_ten_hoogste_opgedragen CHECK ((kruispost <= 0)),
    CONSTRAINT boeken_sluiten CHECK (((((((((budget + verplichting) + voorschotten) + kruispost) + bank) + subsidielast) + vordering) + nog_te_betalen) = 0)),
    CONSTRAINT last_ten_hoogste_verleend CHECK (((subsidielast >= 0) AND (subsidielast <= budget))),
    CONSTRAINT nog_te_betalen_is_schuld CHECK ((nog_te_betalen <= 0)),
    CONSTRAINT terugbetaald_ten_hoogste_gevorderd CHECK ((vordering >= 0)),
    CONSTRAINT verplichting_is_budget CHECK (((budget >= 0) AND (verplichting = (- budget)))),
    CONSTRAINT voorschot_ten_hoogste_verleend CHECK (((voorschotten >= 0) AND (voorschotten <= budget)))
);


--
-- Name: terugbetaling; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.terugbetaling (
    id weegschaal.dossier_id NOT NULL,
    dossier weegschaal.dossier_id NOT NULL,
    bedrag weegschaal.bedrag_boven_nul NOT NULL,
    valutadatum date NOT NULL,
    kenmerk text NOT NULL,
    tijdstip timestamp with time zone NOT NULL,
    door weegschaal.persoon NOT NULL
);


--
-- Name: vaststelling; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.vaststelling (
    dossier weegschaal.dossier_id NOT NULL,
    kenmerk text NOT NULL,
    besluit weegschaal.dossier_id NOT NULL,
    verleend weegschaal.bedrag NOT NULL,
    verantwoordingsversie integer NOT NULL,
    subsidiabel weegschaal.bedrag NOT NULL,
    vastgesteld weegschaal.bedrag NOT NULL,
    betaald weegschaal.bedrag NOT NULL,
    nabetaling weegschaal.bedrag NOT NULL,
    terugvordering weegschaal.bedrag NOT NULL,
    terug_uiterlijk date,
    volgnummer integer NOT NULL,
    tijdstip timestamp with time zone NOT NULL,
    door weegschaal.persoon NOT NULL,
    CONSTRAINT vastgesteld_ten_hoogste_verleend CHECK (((vastgesteld)::bigint <= (verleend)::bigint)),
    CONSTRAINT vaststelling_check CHECK ((((nabetaling)::bigint = 0) OR ((terugvordering)::bigint = 0))),
    CONSTRAINT vaststelling_check1 CHECK ((((terugvordering)::bigint = 0) OR (terug_uiterlijk IS NOT NULL))),
    CONSTRAINT vaststelling_sluit CHECK ((((vastgesteld)::bigint + (terugvordering)::bigint) = ((betaald)::bigint + (nabetaling)::bigint)))
);


--
-- Name: voorschot; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.voorschot (
    id weegschaal.dossier_id NOT NULL,
    dossier weegschaal.dossier_id NOT NULL,
    besluit weegschaal.dossier_id NOT NULL,
    verleend weegschaal.bedrag NOT NULL,
    bedrag weegschaal.bedrag_boven_nul NOT NULL,
    uiterlijk date NOT NULL,
    tijdstip timestamp with time zone NOT NULL,
    door weegschaal.persoon NOT NULL,
    CONSTRAINT betaald_ten_hoogste_verleend CHECK (((bedrag)::bigint <= (verleend)::bigint))
);


--
-- Name: controle_dossier; Type: VIEW; Schema: weegschaal; Owner: -
--

CREATE VIEW weegschaal.controle_dossier AS
 SELECT s.jaar,
    s.dossier AS id,
    d.kenmerk,
    s.naam,
    d.kvk_nummer,
    s.status,
    s.tijdig,
    s.ontvangen_op,
    d.eerste_ontvangst_op,
    s.gevraagd AS aangevraagd,
    b.id AS besluit,
    b.soort AS besluitsoort,
    b.besluit_datum,
    b.mandaat,
    b.door AS besluit_door,
    b.rangschikking,
    b.verantwoording_uiterlijk,
    bm.bekendgemaakt_op,
    COALESCE((b.bedrag)::bigint, (0)::bigint) AS verleend,
    COALESCE((bt.bedrag)::bigint, (0)::bigint) AS betaald,
    v.bedrag AS voorschot,
    v.uiterlijk AS voorschot_uiterlijk,
    v.door AS opgedragen_door,
    bt.valutadatum AS betaald_op,
    bt.door AS bevestigd_door,
    COALESCE((vs.vastgesteld)::bigint, (0)::bigint) AS vastgesteld,
    vs.tijdstip AS vastgesteld_op,
    COALESCE((vs.terugvordering)::bigint, (0)::bigint) AS teruggevorderd,
    COALESCE((vs.nabetaling)::bigint, (0)::bigint) AS nabetaling,
    (COALESCE(( SELECT sum((t.bedrag)::bigint) AS sum
           FROM weegschaal.terugbetaling t
          WHERE ((t.dossier)::text = (s.dossier)::text)), (0)::numeric))::bigint AS terugbetaald,
    COALESCE(r.budget, (0)::bigint) AS boek_budget,
    COALESCE(r.voorschotten, (0)::bigint) AS boek_voorschotten,
    COALESCE(r.kruispost, (0)::bigint) AS boek_kruispost,
    COALESCE(r.bank, (0)::bigint) AS boek_bank,
    COALESCE(r.subsidielast, (0)::bigint) AS boek_subsidielast,
    COALESCE(r.vordering, (0)::bigint) AS boek_vordering,
    COALESCE(r.nog_te_betalen, (0)::bigint) AS boek_nog_te_betalen
   FROM (((((((weegschaal.dossierstand s
     JOIN weegschaal.dossier d ON (((d.id)::text = (s.dossier)::text)))
     LEFT JOIN weegschaal.besluit b ON (((b.dossier)::text = (s.dossier)::text)))
     LEFT JOIN weegschaal.bekendmaking bm ON (((bm.besluit)::text = (b.id)::text)))
     LEFT JOIN weegschaal.voorschot v ON (((v.dossier)::text = (s.dossier)::text)))
     LEFT JOIN weegschaal.betaling bt ON (((bt.dossier)::text = (s.dossier)::text)))
     LEFT JOIN weegschaal.vaststelling vs ON (((vs.dossier)::text = (s.dossier)::text)))
     LEFT JOIN weegschaal.rekeningstand r ON (((r.dossier)::text = (s.dossier)::text)));


--
-- Name: gebeurtenis; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.gebeurtenis (
    dossier weegschaal.dossier_id NOT NULL,
    volgnummer integer NOT NULL,
    soort text NOT NULL,
    tijdstip timestamp with time zone NOT NULL,
    door weegschaal.persoon NOT NULL,
    vorige weegschaal.sha256_hex NOT NULL,
    inhoud text NOT NULL,
    sha256 weegschaal.sha256_hex NOT NULL,
    voorganger integer GENERATED ALWAYS AS (NULLIF((volgnummer - 1), 0)) STORED,
    CONSTRAINT gebeurtenis_check CHECK (((volgnummer > 1) OR ((vorige)::text = repeat('0'::text, 64)))),
    CONSTRAINT gebeurtenis_volgnummer_check CHECK ((volgnummer >= 1))
);


--
-- Name: controle_gebeurtenis; Type: VIEW; Schema: weegschaal; Owner: -
--

CREATE VIEW weegschaal.controle_gebeurtenis AS
 SELECT gebeurtenis.dossier,
    gebeurtenis.volgnummer,
    gebeurtenis.soort,
    gebeurtenis.tijdstip,
    gebeurtenis.door,
    gebeurtenis.vorige,
    gebeurtenis.inhoud,
    gebeurtenis.sha256
   FROM weegschaal.gebeurtenis;


--
-- Name: rangschikking; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.rangschikking (
    jaar integer NOT NULL,
    nummer integer NOT NULL,
    bevroren_op timestamp with time zone NOT NULL,
    door weegschaal.persoon NOT NULL,
    rondeversie integer NOT NULL,
    plafond weegschaal.bedrag NOT NULL,
    zaad text,
    invoer_sha256 weegschaal.sha256_hex NOT NULL,
    regeling text NOT NULL,
    regeling_sha256 weegschaal.sha256_hex NOT NULL,
    regelversie text NOT NULL,
    resultaat text NOT NULL,
    resultaat_sha256 weegschaal.sha256_hex NOT NULL,
    CONSTRAINT rangschikking_nummer_check CHECK ((nummer >= 1))
);


--
-- Name: controle_rangschikking; Type: VIEW; Schema: weegschaal; Owner: -
--

CREATE VIEW weegschaal.controle_rangschikking AS
 SELECT rangschikking.jaar,
    rangschikking.nummer,
    rangschikking.bevroren_op,
    rangschikking.door,
    rangschikking.plafond,
    rangschikking.invoer_sha256,
    rangschikking.regeling_sha256,
    rangschikking.regelversie,
    rangschikking.resultaat_sha256
   FROM weegschaal.rangschikking;


--
-- Name: rondeversie; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.rondeversie (
    jaar integer NOT NULL,
    versie integer NOT NULL,
    opent timestamp with time zone NOT NULL,
    sluit timestamp with time zone NOT NULL,
    plafond weegschaal.bedrag NOT NULL,
    loting_vastlegging weegschaal.sha256_hex,
    bekendmaking_kenmerk text NOT NULL,
    bekendmaking_datum date NOT NULL,
    bekendmaking_vindplaats text NOT NULL,
    besluit_kenmerk text,
    besluit_grond text,
    plafondkeuze_bedrag weegschaal.bedrag,
    plafondkeuze_kenmerk text,
    plafondkeuze_grond text,
    bindend_plafond weegschaal.bedrag GENERATED ALWAYS AS (COALESCE(plafondkeuze_bedrag, plafond)) STORED,
    verlengingen jsonb NOT NULL,
    besluit_datum date,
    regeling_code text NOT NULL,
    regeling_sha256 weegschaal.sha256_hex NOT NULL,
    vastgesteld_op timestamp with time zone NOT NULL,
    door weegschaal.persoon NOT NULL,
    CONSTRAINT rondeversie_check CHECK ((opent < sluit)),
    CONSTRAINT rondeversie_check1 CHECK (((besluit_kenmerk IS NULL) = (besluit_grond IS NULL))),
    CONSTRAINT rondeversie_check2 CHECK ((num_nulls(plafondkeuze_bedrag, plafondkeuze_kenmerk, plafondkeuze_grond) = ANY (ARRAY[0, 3]))),
    CONSTRAINT rondeversie_jaar_check CHECK (((jaar >= 2000) AND (jaar <= 9999))),
    CONSTRAINT rondeversie_versie_check CHECK ((versie >= 1))
);


--
-- Name: controle_ronde; Type: VIEW; Schema: weegschaal; Owner: -
--

CREATE VIEW weegschaal.controle_ronde AS
 SELECT rondeversie.jaar,
    rondeversie.versie,
    rondeversie.opent,
    rondeversie.sluit,
    rondeversie.plafond,
    rondeversie.loting_vastlegging,
    rondeversie.bekendmaking_kenmerk,
    rondeversie.bekendmaking_datum,
    rondeversie.bekendmaking_vindplaats,
    rondeversie.besluit_kenmerk,
    rondeversie.besluit_grond,
    rondeversie.plafondkeuze_bedrag,
    rondeversie.plafondkeuze_kenmerk,
    rondeversie.plafondkeuze_grond,
    rondeversie.verlengingen,
    rondeversie.besluit_datum,
    rondeversie.regeling_code,
    rondeversie.regeling_sha256,
    rondeversie.vastgesteld_op,
    rondeversie.door
   FROM weegschaal.rondeversie;


--
-- Name: verdeling; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.verdeling (
    jaar integer NOT NULL,
    rangschikking integer NOT NULL,
    plafond weegschaal.bedrag NOT NULL,
    bevroren_door weegschaal.persoon NOT NULL,
    besloten_door weegschaal.persoon NOT NULL,
    verleend weegschaal.bedrag DEFAULT 0 NOT NULL,
    CONSTRAINT plafond CHECK (((verleend)::bigint <= (plafond)::bigint)),
    CONSTRAINT vier_ogen_besluit CHECK (((bevroren_door)::text <> (besloten_door)::text))
);


--
-- Name: controle_verdeling; Type: VIEW; Schema: weegschaal; Owner: -
--

CREATE VIEW weegschaal.controle_verdeling AS
 SELECT verdeling.jaar,
    verdeling.rangschikking,
    verdeling.plafond,
    verdeling.bevroren_door,
    verdeling.besloten_door,
    verdeling.verleend
   FROM weegschaal.verdeling;


--
-- Name: zegel; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.zegel (
    jaar integer NOT NULL,
    nummer integer NOT NULL,
    aanleiding text NOT NULL,
    dag date NOT NULL,
    tijdstip timestamp with time zone NOT NULL,
    sluit timestamp with time zone NOT NULL,
    gebeurtenissen bigint NOT NULL,
    document text NOT NULL,
    vorige weegschaal.sha256_hex NOT NULL,
    sha256 weegschaal.sha256_hex NOT NULL,
    voorganger integer GENERATED ALWAYS AS (NULLIF((nummer - 1), 0)) STORED,
    CONSTRAINT zegel_aanleiding_check CHECK ((aanleiding = ANY (ARRAY['sluiting'::text, 'bevriezing'::text, 'dag'::text]))),
    CONSTRAINT zegel_check CHECK (((nummer > 1) OR ((vorige)::text = repeat('0'::text, 64)))),
    CONSTRAINT zegel_gebeurtenissen_check CHECK ((gebeurtenissen >= 0)),
    CONSTRAINT zegel_nummer_check CHECK ((nummer >= 1))
);


--
-- Name: controle_zegel; Type: VIEW; Schema: weegschaal; Owner: -
--

CREATE VIEW weegschaal.controle_zegel AS
 SELECT zegel.jaar,
    zegel.nummer,
    zegel.aanleiding,
    zegel.dag,
    zegel.tijdstip,
    zegel.document,
    zegel.vorige,
    zegel.sha256
   FROM weegschaal.zegel;


--
-- Name: databasekenmerk; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.databasekenmerk (
    sleutel text NOT NULL,
    waarde text NOT NULL
);


--
-- Name: herhaling; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.herhaling (
    houder text NOT NULL COLLATE pg_catalog."C",
    methode text NOT NULL COLLATE pg_catalog."C",
    pad text NOT NULL COLLATE pg_catalog."C",
    sleutel text NOT NULL COLLATE pg_catalog."C",
    lichaam_sha256 weegschaal.sha256_hex NOT NULL,
    jaar integer,
    status smallint NOT NULL,
    koppen jsonb NOT NULL,
    antwoord text NOT NULL,
    aanvraag weegschaal.dossier_id,
    tijdstip timestamp with time zone NOT NULL,
    CONSTRAINT herhaling_sleutel_check CHECK (((char_length(sleutel) >= 1) AND (char_length(sleutel) <= 255)))
)
WITH (toast_tuple_target='3000');


--
-- Name: herstelverzoek; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.herstelverzoek (
    dossier weegschaal.dossier_id NOT NULL,
    nummer integer NOT NULL,
    onderdelen text[] NOT NULL,
    verzonden_op timestamp with time zone NOT NULL,
    uiterlijk date NOT NULL,
    volgnummer integer NOT NULL,
    door weegschaal.persoon NOT NULL,
    CONSTRAINT hersteltermijn_na_verzending CHECK ((uiterlijk > ((verzonden_op AT TIME ZONE 'Europe/Amsterdam'::text))::date)),
    CONSTRAINT herstelverzoek_nummer_check CHECK ((nummer >= 1)),
    CONSTRAINT herstelverzoek_onderdelen_check CHECK (((cardinality(onderdelen) >= 1) AND (cardinality(onderdelen) <= 20)))
);


--
-- Name: poging; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.poging (
    nummer bigint NOT NULL,
    jaar integer NOT NULL,
    kvk_nummer weegschaal.kvk_nummer NOT NULL,
    ontvangen_op timestamp with time zone NOT NULL,
    sha256 weegschaal.sha256_hex NOT NULL,
    reden text NOT NULL,
    fouten json NOT NULL
);


--
-- Name: poging_nummer_seq; Type: SEQUENCE; Schema: weegschaal; Owner: -
--

ALTER TABLE weegschaal.poging ALTER COLUMN nummer ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME weegschaal.poging_nummer_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: rangschikkinginvoer; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.rangschikkinginvoer (
    jaar integer NOT NULL,
    nummer integer NOT NULL,
    document text NOT NULL
);


--
-- Name: sleutelintrekking; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.sleutelintrekking (
    sha256 weegschaal.sha256_hex NOT NULL,
    ingetrokken_op timestamp with time zone NOT NULL
);


--
-- Name: toegangssleutel; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.toegangssleutel (
    sha256 weegschaal.sha256_hex NOT NULL,
    naam text NOT NULL,
    rollen text[] NOT NULL,
    persoon weegschaal.persoon,
    kvk_nummer weegschaal.kvk_nummer,
    aangemaakt_op timestamp with time zone NOT NULL,
    CONSTRAINT toegangssleutel_check CHECK ((('aanvrager'::text = ANY (rollen)) = (kvk_nummer IS NOT NULL))),
    CONSTRAINT toegangssleutel_check1 CHECK (((rollen = ARRAY['aanvrager'::text]) OR (persoon IS NOT NULL))),
    CONSTRAINT toegangssleutel_naam_check CHECK (((char_length(naam) >= 1) AND (char_length(naam) <= 200))),
    CONSTRAINT toegangssleutel_rollen_check CHECK ((((cardinality(rollen) >= 1) AND (cardinality(rollen) <= 10)) AND (rollen <@ ARRAY['aanvrager'::text, 'intake'::text, 'beoordelaar'::text, 'besluitnemer'::text, 'financieel'::text, 'auditor'::text, 'beheerder'::text]))),
    CONSTRAINT toegangssleutel_rollen_check1 CHECK (((NOT ('aanvrager'::text = ANY (rollen))) OR (cardinality(rollen) = 1)))
);


--
-- Name: toelating; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.toelating (
    dossier weegschaal.dossier_id NOT NULL,
    besluit text NOT NULL,
    volgnummer integer NOT NULL,
    tijdstip timestamp with time zone NOT NULL,
    door weegschaal.persoon NOT NULL
);


--
-- Name: verantwoording; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.verantwoording (
    dossier weegschaal.dossier_id NOT NULL,
    versie integer NOT NULL,
    ontvangen_op timestamp with time zone NOT NULL,
    sha256 weegschaal.sha256_hex NOT NULL,
    gezouten_sha256 weegschaal.sha256_hex NOT NULL,
    onvolledig text[] NOT NULL,
    afwijkingen text NOT NULL,
    CONSTRAINT verantwoording_versie_check CHECK ((versie >= 1))
);


--
-- Name: verantwoordingsdocument; Type: TABLE; Schema: weegschaal; Owner: -
--

CREATE TABLE weegschaal.verantwoordingsdocument (
    dossier weegschaal.dossier_id NOT NULL,
    versie integer NOT NULL,
    zout bytea NOT NULL,
    document text NOT NULL,
    CONSTRAINT verantwoordingsdocument_zout_check CHECK ((octet_length(zout) = 32))
);


--
-- Data for Name: schema_migration; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_migration VALUES
	(1, '0001_grondslag.sql', 'ca8a773770f2de0d1253419a03d30ca1b0549895ff680a02db57ac876afabd39', '2026-11-30 06:35:10.447864+00'),
	(2, '0002_rollen_en_controle.sql', '577fcde172f6b2190ad6c3fde2b11305f1c2437a97241bdd0b7536d262c9d50a', '2026-11-30 06:35:10.459276+00');


--
-- Data for Name: aanvraagdocument; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.aanvraagdocument VALUES
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 1, '\x2fa52e0c9a6a0cfd0dfc3ffe226211c41b2e6f9abc2b5fd26f192ec00ca8085e', '{"aanvrager":{"naam":"Stichting Haags Sociaal Ondernemershuis","kvkNummer":"27410001","rechtsvorm":"stichting","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag.","ondersteuntSociaalOndernemers":true,"adres":{"straat":"Spui","huisnummer":"70","postcode":"2511 BT","plaats":"Den Haag"},"contact":{"naam":"Fictieve Bestuurder","email":"bestuur@voorbeeld.example","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300"},"gevraagdBedrag":28000.00,"activiteiten":[{"soort":"a","omschrijving":"Eerste aanspreekpunt voor sociaal ondernemers","van":"2025-05-01","tot":"2025-12-31","lasten":[{"soort":"salaris","omschrijving":"Medewerkers","bedrag":16800.00},{"soort":"overhead","omschrijving":"Kantoor en administratie","bedrag":4000.00},{"soort":"overig","omschrijving":"Zalen en materiaal","bedrag":11200.00}],"baten":[{"soort":"subsidie","omschrijving":"Subsidie van de gemeente","bedrag":28000.00},{"soort":"bijdrage_derden","omschrijving":"Fonds","bedrag":4000.00}]}],"btw":{"ondernemer":"niet","verrekenbaar":0.00,"nietVerrekenbaar":0.00},"deMinimis":{"ondertekendOp":"2025-03-18","ondertekenaar":"Fictieve Bestuurder","steun":[]},"prestaties":{"periode":{"van":"2024-01-01","tot":"2024-12-31"},"gesprekkenNieuw":310,"gesprekkenBestaand":520,"vraagmogelijkheden":"ruim","zichtbaarheid":"goed","ondersteundeOndernemers":120,"waarvanBuitenDenHaag":26,"waarvanSocialeStartups":34,"evenementen":18,"deelnamesAanEvenementen":590,"overlegstructuren":12,"samenwerkingen":11},"ondertekening":{"naam":"Fictieve Bestuurder","functie":"bestuurder","datum":"2025-03-20"}}'),
	('0195b3c8-3f82-79d0-83e7-a927b1487e12', 1, '\x5c998303ee43951a0882884ae6318fa69aa0f881da36f5aa106fb37cd1753f13', '{"aanvrager":{"naam":"Eenmanszaak Coachpunt Haagse Hout","kvkNummer":"27410010","rechtsvorm":"eenmanszaak","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag.","ondersteuntSociaalOndernemers":true,"adres":{"straat":"Spui","huisnummer":"70","postcode":"2511 BT","plaats":"Den Haag"},"contact":{"naam":"Fictieve Bestuurder","email":"bestuur@voorbeeld.example","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300"},"gevraagdBedrag":25000.00,"activiteiten":[{"soort":"b","omschrijving":"Coaching van starters","van":"2025-05-01","tot":"2025-12-31","lasten":[{"soort":"salaris","omschrijving":"Medewerkers","bedrag":12000.00},{"soort":"overhead","omschrijving":"Kantoor en administratie","bedrag":2000.00},{"soort":"overig","omschrijving":"Zalen en materiaal","bedrag":11000.00}],"baten":[{"soort":"subsidie","omschrijving":"Subsidie van de gemeente","bedrag":25000.00}]}],"btw":{"ondernemer":"niet","verrekenbaar":0.00,"nietVerrekenbaar":0.00},"deMinimis":{"ondertekendOp":"2025-03-18","ondertekenaar":"Fictieve Bestuurder","steun":[]},"prestaties":{"periode":{"van":"2024-01-01","tot":"2024-12-31"},"gesprekkenNieuw":60,"gesprekkenBestaand":40,"vraagmogelijkheden":"beperkt","zichtbaarheid":"zichtbaar","ondersteundeOndernemers":25,"waarvanBuitenDenHaag":3,"waarvanSocialeStartups":4,"evenementen":4,"deelnamesAanEvenementen":40,"overlegstructuren":4,"samenwerkingen":4},"ondertekening":{"naam":"Fictieve Bestuurder","functie":"bestuurder","datum":"2025-03-20"}}'),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 1, '\x87468cde6c7153b46d866780748e3da85f09ef50f3e0bdd65cb738eb55988e83', '{"aanvrager":{"naam":"Vereniging Impact Makers Den Haag","kvkNummer":"27410002","rechtsvorm":"vereniging","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag.","ondersteuntSociaalOndernemers":true,"adres":{"straat":"Spui","huisnummer":"70","postcode":"2511 BT","plaats":"Den Haag"},"contact":{"naam":"Fictieve Bestuurder","email":"bestuur@voorbeeld.example","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300"},"gevraagdBedrag":27500.00,"activiteiten":[{"soort":"b","omschrijving":"Hulp bij financiering en huisvesting","van":"2025-05-01","tot":"2025-12-31","lasten":[{"soort":"salaris","omschrijving":"Medewerkers","bedrag":18500.00},{"soort":"overhead","omschrijving":"Kantoor en administratie","bedrag":2500.00},{"soort":"overig","omschrijving":"Zalen en materiaal","bedrag":6500.00}],"baten":[{"soort":"subsidie","omschrijving":"Subsidie van de gemeente","bedrag":27500.00}]}],"btw":{"ondernemer":"niet","verrekenbaar":0.00,"nietVerrekenbaar":0.00},"deMinimis":{"ondertekendOp":"2025-03-18","ondertekenaar":"Fictieve Bestuurder","steun":[]},"prestaties":{"periode":{"van":"2024-01-01","tot":"2024-12-31"},"gesprekkenNieuw":260,"gesprekkenBestaand":430,"vraagmogelijkheden":"ruim","zichtbaarheid":"goed","ondersteundeOndernemers":100,"waarvanBuitenDenHaag":21,"waarvanSocialeStartups":27,"evenementen":15,"deelnamesAanEvenementen":520,"overlegstructuren":10,"samenwerkingen":9},"ondertekening":{"naam":"Fictieve Bestuurder","functie":"bestuurder","datum":"2025-03-20"}}'),
	('0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56', 1, '\x39cbdf511d8c3661c7437c2a84107b8340eab3e7806ca1ca5e7408325eca31b4', '{"aanvrager":{"naam":"Coöperatie De Werkplaats Laak","kvkNummer":"27410003","rechtsvorm":"cooperatie","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag.","ondersteuntSociaalOndernemers":true,"adres":{"straat":"Spui","huisnummer":"70","postcode":"2511 BT","plaats":"Den Haag"},"contact":{"naam":"Fictieve Bestuurder","email":"bestuur@voorbeeld.example","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300"},"gevraagdBedrag":44500.00,"activiteiten":[{"soort":"c","omschrijving":"Bijeenkomsten voor ondernemers","van":"2025-05-01","tot":"2025-12-31","lasten":[{"soort":"salaris","omschrijving":"Medewerkers","bedrag":16000.00},{"soort":"overhead","omschrijving":"Kantoor en administratie","bedrag":9500.00},{"soort":"overig","omschrijving":"Zalen en materiaal","bedrag":18500.00},{"soort":"apparatuur","omschrijving":"Apparatuur","bedrag":2500.00,"restwaarde":500.00}],"baten":[{"soort":"subsidie","omschrijving":"Subsidie van de gemeente","bedrag":44500.00},{"soort":"bijdrage_derden","omschrijving":"Fonds","bedrag":2000.00}]}],"btw":{"ondernemer":"niet","verrekenbaar":0.00,"nietVerrekenbaar":0.00},"deMinimis":{"ondertekendOp":"2025-03-18","ondertekenaar":"Fictieve Bestuurder","steun":[]},"prestaties":{"periode":{"van":"2024-01-01","tot":"2024-12-31"},"gesprekkenNieuw":150,"gesprekkenBestaand":210,"vraagmogelijkheden":"aanwezig","zichtbaarheid":"zichtbaar","ondersteundeOndernemers":50,"waarvanBuitenDenHaag":8,"waarvanSocialeStartups":11,"evenementen":10,"deelnamesAanEvenementen":300,"overlegstructuren":8,"samenwerkingen":7},"ondertekening":{"naam":"Fictieve Bestuurder","functie":"bestuurder","datum":"2025-03-20"}}'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 1, '\x1dec8d55c47e72004972abd9c562472ccd6d67b1d7d5c925619e89d4e83d857b', '{"aanvrager":{"naam":"Stichting Startpunt Scheveningen","kvkNummer":"27410004","rechtsvorm":"stichting","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag.","ondersteuntSociaalOndernemers":true,"adres":{"straat":"Spui","huisnummer":"70","postcode":"2511 BT","plaats":"Den Haag"},"contact":{"naam":"Fictieve Bestuurder","email":"bestuur@voorbeeld.example","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300"},"gevraagdBedrag":25200.00,"activiteiten":[{"soort":"b","omschrijving":"Begeleiding van sociale startups","van":"2025-05-01","tot":"2025-12-31","lasten":[{"soort":"salaris","omschrijving":"Medewerkers","bedrag":13600.00},{"soort":"overhead","omschrijving":"Kantoor en administratie","bedrag":3000.00},{"soort":"overig","omschrijving":"Zalen en materiaal","bedrag":8600.00}],"baten":[{"soort":"subsidie","omschrijving":"Subsidie van de gemeente","bedrag":25200.00}]}],"btw":{"ondernemer":"niet","verrekenbaar":0.00,"nietVerrekenbaar":0.00},"prestaties":{"periode":{"van":"2024-01-01","tot":"2024-12-31"},"gesprekkenNieuw":240,"gesprekkenBestaand":330,"vraagmogelijkheden":"ruim","zichtbaarheid":"goed","ondersteundeOndernemers":92,"waarvanBuitenDenHaag":18,"waarvanSocialeStartups":25,"evenementen":13,"deelnamesAanEvenementen":430,"overlegstructuren":8,"samenwerkingen":9},"ondertekening":{"naam":"Fictieve Bestuurder","functie":"bestuurder","datum":"2025-03-20"}}'),
	('0195cd07-df0b-7bf8-9eb0-fbb949b59787', 1, '\x8fd4413012df2bef1ce6cfc24aae0bf06e93f9b8fa529fa32f33e0f8eec5e292', '{"aanvrager":{"naam":"Innovatiehuis Binckhorst B.V.","kvkNummer":"27410008","rechtsvorm":"besloten_vennootschap","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag.","ondersteuntSociaalOndernemers":true,"adres":{"straat":"Spui","huisnummer":"70","postcode":"2511 BT","plaats":"Den Haag"},"contact":{"naam":"Fictieve Bestuurder","email":"bestuur@voorbeeld.example","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300"},"gevraagdBedrag":100000.00,"activiteiten":[{"soort":"e","omschrijving":"Vestiging van ondernemers van buiten","van":"2025-05-01","tot":"2025-12-31","lasten":[{"soort":"salaris","omschrijving":"Medewerkers","bedrag":52000.00},{"soort":"overhead","omschrijving":"Kantoor en administratie","bedrag":12000.00},{"soort":"overig","omschrijving":"Zalen en materiaal","bedrag":36000.00}],"baten":[{"soort":"subsidie","omschrijving":"Subsidie van de gemeente","bedrag":100000.00}]}],"btw":{"ondernemer":"niet","verrekenbaar":0.00,"nietVerrekenbaar":0.00},"deMinimis":{"ondertekendOp":"2025-03-18","ondertekenaar":"Fictieve Bestuurder","steun":[{"verstrekker":"Provincie Zuid-Holland","verleendOp":"2024-02-01","bedrag":250000.00,"verordening":"2023/2831"}]},"prestaties":{"periode":{"van":"2024-01-01","tot":"2024-12-31"},"gesprekkenNieuw":420,"gesprekkenBestaand":480,"vraagmogelijkheden":"ruim","zichtbaarheid":"goed","ondersteundeOndernemers":200,"waarvanBuitenDenHaag":50,"waarvanSocialeStartups":64,"evenementen":20,"deelnamesAanEvenementen":640,"overlegstructuren":12,"samenwerkingen":12},"ondertekening":{"naam":"Fictieve Bestuurder","functie":"bestuurder","datum":"2025-03-20"}}'),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 1, '\x0dc47778a009a5de125787bc3e4633b98e88995d9bb048829e39af52e18fa1f9', '{"aanvrager":{"naam":"Social Club Segbroek B.V.","kvkNummer":"27410006","rechtsvorm":"besloten_vennootschap","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag.","ondersteuntSociaalOndernemers":true,"adres":{"straat":"Spui","huisnummer":"70","postcode":"2511 BT","plaats":"Den Haag"},"contact":{"naam":"Fictieve Bestuurder","email":"bestuur@voorbeeld.example","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300"},"gevraagdBedrag":30000.00,"activiteiten":[{"soort":"d","omschrijving":"Vertegenwoordiging in overleggen","van":"2025-05-01","tot":"2025-12-31","lasten":[{"soort":"salaris","omschrijving":"Medewerkers","bedrag":15000.00},{"soort":"overhead","omschrijving":"Kantoor en administratie","bedrag":3600.00},{"soort":"overig","omschrijving":"Zalen en materiaal","bedrag":11400.00}],"baten":[{"soort":"subsidie","omschrijving":"Subsidie van de gemeente","bedrag":30000.00}]}],"btw":{"ondernemer":"niet","verrekenbaar":0.00,"nietVerrekenbaar":0.00},"deMinimis":{"ondertekendOp":"2025-03-18","ondertekenaar":"Fictieve Bestuurder","steun":[]},"prestaties":{"periode":{"van":"2024-01-01","tot":"2024-12-31"},"gesprekkenNieuw":205,"gesprekkenBestaand":300,"vraagmogelijkheden":"aanwezig","zichtbaarheid":"goed","ondersteundeOndernemers":68,"waarvanBuitenDenHaag":12,"waarvanSocialeStartups":16,"evenementen":12,"deelnamesAanEvenementen":345,"overlegstructuren":9,"samenwerkingen":8},"ondertekening":{"naam":"Fictieve Bestuurder","functie":"bestuurder","datum":"2025-03-20"}}'),
	('0195d9d5-90e4-7f91-bee9-80841a4d7dec', 1, '\x336de7219f166e7e1e1d00a90455f05704a0458cc05f6d7364fd47f3d94f5dd3', '{"aanvrager":{"naam":"Stichting Samen Verder Loosduinen","kvkNummer":"27410009","rechtsvorm":"stichting","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag.","ondersteuntSociaalOndernemers":true,"adres":{"straat":"Spui","huisnummer":"70","postcode":"2511 BT","plaats":"Den Haag"},"contact":{"naam":"Fictieve Bestuurder","email":"bestuur@voorbeeld.example","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300"},"gevraagdBedrag":40000.00,"activiteiten":[{"soort":"b","omschrijving":"Hulp bij bedrijfsvoering","van":"2025-05-01","tot":"2025-12-31","lasten":[{"soort":"salaris","omschrijving":"Medewerkers","bedrag":20000.00},{"soort":"overhead","omschrijving":"Kantoor en administratie","bedrag":4000.00},{"soort":"overig","omschrijving":"Zalen en materiaal","bedrag":16000.00}],"baten":[{"soort":"subsidie","omschrijving":"Subsidie van de gemeente","bedrag":40000.00}]}],"btw":{"ondernemer":"niet","verrekenbaar":0.00,"nietVerrekenbaar":0.00},"deMinimis":{"ondertekendOp":"2025-03-18","ondertekenaar":"Fictieve Bestuurder","steun":[]},"prestaties":{"periode":{"van":"2024-01-01","tot":"2024-12-31"},"gesprekkenNieuw":200,"gesprekkenBestaand":300,"vraagmogelijkheden":"ruim","zichtbaarheid":"goed","ondersteundeOndernemers":80,"waarvanBuitenDenHaag":14,"waarvanSocialeStartups":20,"evenementen":12,"deelnamesAanEvenementen":400,"overlegstructuren":8,"samenwerkingen":8},"ondertekening":{"naam":"Fictieve Bestuurder","functie":"bestuurder","datum":"2025-03-20"}}'),
	('0195d1e0-6924-7ec3-9c76-28776157d61f', 1, '\x8f4340d2e0fe99cc61d953b04c83294ba252d71099fef0659521334de0f700cc', '{"aanvrager":{"naam":"Stichting Buurtkracht Moerwijk","kvkNummer":"27410005","rechtsvorm":"stichting","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag.","ondersteuntSociaalOndernemers":true,"adres":{"straat":"Spui","huisnummer":"70","postcode":"2511 BT","plaats":"Den Haag"},"contact":{"naam":"Fictieve Bestuurder","email":"bestuur@voorbeeld.example","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300"},"gevraagdBedrag":30000.00,"activiteiten":[{"soort":"a","omschrijving":"Spreekuur in de wijk","van":"2025-05-01","tot":"2025-12-31","lasten":[{"soort":"salaris","omschrijving":"Medewerkers","bedrag":15600.00},{"soort":"overhead","omschrijving":"Kantoor en administratie","bedrag":3400.00},{"soort":"overig","omschrijving":"Zalen en materiaal","bedrag":11000.00}],"baten":[{"soort":"subsidie","omschrijving":"Subsidie van de gemeente","bedrag":30000.00}]}],"btw":{"ondernemer":"niet","verrekenbaar":0.00,"nietVerrekenbaar":0.00},"deMinimis":{"ondertekendOp":"2025-03-18","ondertekenaar":"Fictieve Bestuurder","steun":[]},"prestaties":{"periode":{"van":"2024-01-01","tot":"2024-12-31"},"gesprekkenNieuw":230,"gesprekkenBestaand":280,"vraagmogelijkheden":"aanwezig","zichtbaarheid":"zichtbaar","ondersteundeOndernemers":70,"waarvanBuitenDenHaag":12,"waarvanSocialeStartups":16,"evenementen":12,"deelnamesAanEvenementen":360,"overlegstructuren":8,"samenwerkingen":8},"ondertekening":{"naam":"Fictieve Bestuurder","functie":"bestuurder","datum":"2025-03-20"}}'),
	('0195d9d5-0051-7636-bbfc-2416420cc574', 1, '\xaf9362bf3ad29eb8502ea8824f611a25997e49cf315cfc1c82aae8c3b4a2c715', '{"aanvrager":{"naam":"Stichting Nieuwe Kansen Escamp","kvkNummer":"27410007","rechtsvorm":"stichting","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag.","ondersteuntSociaalOndernemers":true,"adres":{"straat":"Spui","huisnummer":"70","postcode":"2511 BT","plaats":"Den Haag"},"contact":{"naam":"Fictieve Bestuurder","email":"bestuur@voorbeeld.example","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300"},"gevraagdBedrag":25000.00,"activiteiten":[{"soort":"a","omschrijving":"Inloop voor ondernemers","van":"2025-05-01","tot":"2025-12-31","lasten":[{"soort":"salaris","omschrijving":"Medewerkers","bedrag":13500.00},{"soort":"overhead","omschrijving":"Kantoor en administratie","bedrag":2500.00},{"soort":"overig","omschrijving":"Zalen en materiaal","bedrag":9000.00}],"baten":[{"soort":"subsidie","omschrijving":"Subsidie van de gemeente","bedrag":25000.00}]}],"btw":{"ondernemer":"niet","verrekenbaar":0.00,"nietVerrekenbaar":0.00},"deMinimis":{"ondertekendOp":"2025-03-18","ondertekenaar":"Fictieve Bestuurder","steun":[]},"prestaties":{"periode":{"van":"2024-01-01","tot":"2024-12-31"},"gesprekkenNieuw":45,"gesprekkenBestaand":60,"vraagmogelijkheden":"beperkt","zichtbaarheid":"beperkt","ondersteundeOndernemers":28,"waarvanBuitenDenHaag":3,"waarvanSocialeStartups":3,"evenementen":5,"deelnamesAanEvenementen":70,"overlegstructuren":4,"samenwerkingen":4},"ondertekening":{"naam":"Fictieve Bestuurder","functie":"bestuurder","datum":"2025-03-20"}}'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 2, '\x3ceda6ba4f5b6011757958b01a4eb0350d7032900b717ad09a2d42fea633f6cd', '{"aanvrager":{"naam":"Stichting Startpunt Scheveningen","kvkNummer":"27410004","rechtsvorm":"stichting","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag.","ondersteuntSociaalOndernemers":true,"adres":{"straat":"Spui","huisnummer":"70","postcode":"2511 BT","plaats":"Den Haag"},"contact":{"naam":"Fictieve Bestuurder","email":"bestuur@voorbeeld.example","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300"},"gevraagdBedrag":25200.00,"activiteiten":[{"soort":"b","omschrijving":"Begeleiding van sociale startups","van":"2025-05-01","tot":"2025-12-31","lasten":[{"soort":"salaris","omschrijving":"Medewerkers","bedrag":13600.00},{"soort":"overhead","omschrijving":"Kantoor en administratie","bedrag":3000.00},{"soort":"overig","omschrijving":"Zalen en materiaal","bedrag":8600.00}],"baten":[{"soort":"subsidie","omschrijving":"Subsidie van de gemeente","bedrag":25200.00}]}],"btw":{"ondernemer":"niet","verrekenbaar":0.00,"nietVerrekenbaar":0.00},"deMinimis":{"ondertekendOp":"2025-03-18","ondertekenaar":"Fictieve Bestuurder","steun":[]},"prestaties":{"periode":{"van":"2024-01-01","tot":"2024-12-31"},"gesprekkenNieuw":240,"gesprekkenBestaand":330,"vraagmogelijkheden":"ruim","zichtbaarheid":"goed","ondersteundeOndernemers":92,"waarvanBuitenDenHaag":18,"waarvanSocialeStartups":25,"evenementen":13,"deelnamesAanEvenementen":430,"overlegstructuren":8,"samenwerkingen":9},"ondertekening":{"naam":"Fictieve Bestuurder","functie":"bestuurder","datum":"2025-03-20"}}');


--
-- Data for Name: aanvraagversie; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.aanvraagversie VALUES
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 1, 'indiening', '2025-03-20 08:12:00.015529+00', '2025-03-20 08:12:00.015529+00', '2025-03-20 08:12:00.015529+00', 'e227686aebd0bb612fdeb98f4a8ce97c2242976c78c89476f031fc47ae7f10c8', 'e53678acc4c5d07d09dc4cc332749136cbe0faba2fefcce222348c394b89c362'),
	('0195b3c8-3f82-79d0-83e7-a927b1487e12', 1, 'indiening', '2025-03-20 13:40:00.002304+00', '2025-03-20 13:40:00.002304+00', '2025-03-20 13:40:00.002304+00', '43097ddb91d6a75868208303064abafa9d1ec175f78e0208ec5dc9d30614a65b', '1704013a9b288f1c32bbd07f851037c6f1c0f078c02f38dea4b0ea421613206e'),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 1, 'indiening', '2025-03-21 09:05:00.009174+00', '2025-03-21 09:05:00.009174+00', '2025-03-21 09:05:00.009174+00', '511cd427a23be51f122e786444c94847757b494ccda015268fc3780d2b2c64cf', '9401332dffaed4d7163c58e3f656a9b38478281e2148fbb7702696288f2b7516'),
	('0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56', 1, 'indiening', '2025-03-24 10:30:00.004053+00', '2025-03-24 10:30:00.004053+00', '2025-03-24 10:30:00.004053+00', '8351e48b1533b936443f38724201ff145665a41dc98a95c267f6b12ddc4b34d4', '160d261dd008bd1a9aa4444cb694186dde84a82eb19223487849f6e3ce408582'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 1, 'indiening', '2025-03-24 15:45:00.002033+00', '2025-03-24 15:45:00.002033+00', '2025-03-24 15:45:00.002033+00', 'b0d9fbdadc1c6bb30682d522e6849250934fed4abec87669bc757302ab6599ec', '3bb3a011b4371e3ac4da0a919b3e77e3a02d4a40250e5c52457bfd4bddbf07b9'),
	('0195cd07-df0b-7bf8-9eb0-fbb949b59787', 1, 'indiening', '2025-03-25 11:20:00.01108+00', '2025-03-25 11:20:00.01108+00', '2025-03-25 11:20:00.01108+00', '28a5df7624e57ba95f4d9e4605c8f9f5187ddb3acb6a4f254a31f118a395e926', 'e7bee4864a76beb53c9241d27828639938600067ff78700aea63787db29b571c'),
	('0195d1e0-6924-7ec3-9c76-28776157d61f', 1, 'indiening', '2025-03-26 09:55:00.004891+00', '2025-03-26 09:55:00.004891+00', '2025-03-26 09:55:00.004891+00', '9532d0efbd9173f3f00c27d30816f51a2d16101411110a2eee2e84a4a30d6cb7', 'a6168bbecbe37c1c137a0c992a3c6966afe213514624a418bb72f196f3bbd161'),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 1, 'indiening', '2025-03-27 15:22:00.008206+00', '2025-03-27 15:22:00.008206+00', '2025-03-27 15:22:00.008206+00', 'db241453223ced6252a2ee35f792f200865b27ea96fbf1b4a1a8b64dc3c74458', '3dfd5f8648cc55db3344419522061d86eae5886c036358b97478fe60a0668d05'),
	('0195d9d5-0051-7636-bbfc-2416420cc574', 1, 'indiening', '2025-03-27 22:59:30.001697+00', '2025-03-27 22:59:30.001697+00', '2025-03-27 22:59:30.001697+00', 'f9873840fd553bffc0f6d4af55d346f0b45abb6f0e17f86e2cc17bbccb4cc250', '2a350510f7da5863a527610ae550a627be6db585fca41b22e70dc27242b0b7fd'),
	('0195d9d5-90e4-7f91-bee9-80841a4d7dec', 1, 'indiening', '2025-03-27 23:00:07.012797+00', '2025-03-27 23:00:07.012797+00', '2025-03-27 23:00:07.012797+00', 'ffec0b612f69f1e7299eb7385395acb079743331ef624d364190d06accaa89ae', 'd6b37077ea4c91ee8d41a81bda8a2578bd03012ab1205d333f4873922f63e3ee'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 2, 'aanvulling', '2025-04-03 14:10:00.014359+00', '2025-04-03 14:10:00.014359+00', '2025-03-24 15:45:00.002033+00', 'fa09375f19d0e4579125970170b6380aea02b09b3b6b5ed56e4d0aed606fb4ee', '313077c96267a6a43e947a747cef6b8eb568a2f156e8167cc181b900094493f9');


--
-- Data for Name: afgeschermd_gegeven; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.afgeschermd_gegeven VALUES
	('0195c8d4-2062-7325-abe9-edb610bf5524', 2, '\x48d92851f8568860ba22684c266bead3f7a1d0559f320e1b6ea0604471843386', '{"motivering":"De de-minimisverklaring (R 2:1 lid 1 c) ontbreekt."}'),
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 7, '\x27b6d4ae0365f421f4cd875d8f3247dd01e1e8d44c04ee11611596935dd217f4', '{"activiteiten":[{"baten":{"begroot":32000.00,"gerealiseerd":32000.00,"vergelijking":"100 × € 0,00 ≤ 10 × € 32.000,00","wijktAf":false},"begroot":true,"lasten":{"begroot":32000.00,"gerealiseerd":32000.00,"vergelijking":"100 × € 0,00 ≤ 10 × € 32.000,00","wijktAf":false},"soort":"a","toegelicht":false,"verantwoord":true,"wijktAf":false}],"afwijkingen":[],"besluit":"BES-2025-A5DN-V855","betaald":28000.00,"bezwaar":{"berekening":"6 weken vanaf de dag na 10 maart 2026 eindigt op 21 april 2026.","tekst":"Bent u het niet eens met dit besluit? Dan kunt u binnen 6 weken na de bekendmaking, dat is uiterlijk op 21 april 2026, bezwaar maken bij het college van burgemeester en wethouders. Zet in uw bezwaarschrift uw naam en adres, de datum, het kenmerk van dit besluit en waarom u het er niet mee eens bent, en onderteken het (Awb 3:45, 6:4, 6:5, 6:7, 6:8).","uiterlijk":"2026-04-21"},"datum":"2026-03-10","grond":null,"grondslag":["R 1:6","R 4:1","Awb 4:42","Awb 4:46 lid 1"],"kenmerk":"VST-2025-91DW-EDMP","kosten":{"bijdragenDerden":4000.00,"grondslag":32000.00,"kosten":32000.00,"overhead":4000.00,"overheadBovenNorm":0.00,"overheadMax":4800.00,"salaris":16800.00,"salarisBovenNorm":0.00,"salarisMax":19200.00,"subsidiabel":28000.00},"motivering":"De subsidie is verleend tot ten hoogste € 28.000,00. Van de verantwoorde kosten is € 28.000,00 subsidiabel (artikel 1:6). De subsidie wordt vastgesteld op het laagste van beide: € 28.000,00 (Awb 4:46). Betaald is € 28.000,00; er is niets na te betalen of terug te vorderen.","nabetaling":0.00,"openNormen":{"bandbreedte":100,"cohort":"geschikt","gelijkeStand":"loting","gemengdProfiel":"laagste","gevolgKostennormen":"aftoppen","grondslagKostennormen":"totaal","middelmaat":"gemiddelde","restbedrag":"gedeeltelijk"},"subsidiabel":28000.00,"terugbetalenUiterlijk":null,"terugvordering":0.00,"vastgesteld":28000.00,"verantwoordingsversie":1,"verleend":28000.00,"zienswijze":null}'),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 7, '\x51eb66a383d2a4c5c791594389298922513192cf84122a1dd28b0b4be503708f', '{"activiteiten":[{"baten":{"begroot":27500.00,"gerealiseerd":27500.00,"vergelijking":"100 × € 0,00 ≤ 10 × € 27.500,00","wijktAf":false},"begroot":true,"lasten":{"begroot":27500.00,"gerealiseerd":27500.00,"vergelijking":"100 × € 0,00 ≤ 10 × € 27.500,00","wijktAf":false},"soort":"b","toegelicht":false,"verantwoord":true,"wijktAf":false}],"afwijkingen":[],"besluit":"BES-2025-636Y-VQ0H","betaald":25500.00,"bezwaar":{"berekening":"6 weken vanaf de dag na 10 maart 2026 eindigt op 21 april 2026.","tekst":"Bent u het niet eens met dit besluit? Dan kunt u binnen 6 weken na de bekendmaking, dat is uiterlijk op 21 april 2026, bezwaar maken bij het college van burgemeester en wethouders. Zet in uw bezwaarschrift uw naam en adres, de datum, het kenmerk van dit besluit en waarom u het er niet mee eens bent, en onderteken het (Awb 3:45, 6:4, 6:5, 6:7, 6:8).","uiterlijk":"2026-04-21"},"datum":"2026-03-10","grond":null,"grondslag":["R 1:6","R 4:1","Awb 4:42","Awb 4:46 lid 1"],"kenmerk":"VST-2025-WY5H-3YVK","kosten":{"bijdragenDerden":0.00,"grondslag":27500.00,"kosten":27500.00,"overhead":2500.00,"overheadBovenNorm":0.00,"overheadMax":4125.00,"salaris":18500.00,"salarisBovenNorm":2000.00,"salarisMax":16500.00,"subsidiabel":25500.00},"motivering":"De subsidie is verleend tot ten hoogste € 25.500,00. Van de verantwoorde kosten is € 25.500,00 subsidiabel (artikel 1:6). De subsidie wordt vastgesteld op het laagste van beide: € 25.500,00 (Awb 4:46). Betaald is € 25.500,00; er is niets na te betalen of terug te vorderen.","nabetaling":0.00,"openNormen":{"bandbreedte":100,"cohort":"geschikt","gelijkeStand":"loting","gemengdProfiel":"laagste","gevolgKostennormen":"aftoppen","grondslagKostennormen":"totaal","middelmaat":"gemiddelde","restbedrag":"gedeeltelijk"},"subsidiabel":25500.00,"terugbetalenUiterlijk":null,"terugvordering":0.00,"vastgesteld":25500.00,"verantwoordingsversie":1,"verleend":25500.00,"zienswijze":null}'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 9, '\xa39b960f05c19b5dfcab896e5521b3088baffac2e7782040d4d44e3cfe48cd30', '{"activiteiten":[{"baten":{"begroot":25200.00,"gerealiseerd":25200.00,"vergelijking":"100 × € 0,00 ≤ 10 × € 25.200,00","wijktAf":false},"begroot":true,"lasten":{"begroot":25200.00,"gerealiseerd":18900.00,"vergelijking":"100 × € 6.300,00 > 10 × € 25.200,00","wijktAf":true},"soort":"b","toegelicht":true,"verantwoord":true,"wijktAf":true}],"afwijkingen":[{"baten":{"begroot":25200.00,"gerealiseerd":25200.00,"vergelijking":"100 × € 0,00 ≤ 10 × € 25.200,00","wijktAf":false},"begroot":true,"lasten":{"begroot":25200.00,"gerealiseerd":18900.00,"vergelijking":"100 × € 6.300,00 > 10 × € 25.200,00","wijktAf":true},"soort":"b","toegelicht":true,"verantwoord":true,"wijktAf":true}],"besluit":"BES-2025-BJGT-FB38","betaald":25200.00,"bezwaar":{"berekening":"6 weken vanaf de dag na 10 maart 2026 eindigt op 21 april 2026.","tekst":"Bent u het niet eens met dit besluit? Dan kunt u binnen 6 weken na de bekendmaking, dat is uiterlijk op 21 april 2026, bezwaar maken bij het college van burgemeester en wethouders. Zet in uw bezwaarschrift uw naam en adres, de datum, het kenmerk van dit besluit en waarom u het er niet mee eens bent, en onderteken het (Awb 3:45, 6:4, 6:5, 6:7, 6:8).","uiterlijk":"2026-04-21"},"datum":"2026-03-10","grond":null,"grondslag":["R 1:6","R 4:1","Awb 4:42","Awb 4:46 lid 1","Awb 4:57","Awb 4:95 lid 4"],"kenmerk":"VST-2025-HWJZ-FQ65","kosten":{"bijdragenDerden":0.00,"grondslag":18900.00,"kosten":18900.00,"overhead":2250.00,"overheadBovenNorm":0.00,"overheadMax":2835.00,"salaris":10200.00,"salarisBovenNorm":0.00,"salarisMax":11340.00,"subsidiabel":18900.00},"motivering":"De subsidie is verleend tot ten hoogste € 25.200,00. Van de verantwoorde kosten is € 18.900,00 subsidiabel (artikel 1:6). De subsidie wordt vastgesteld op het laagste van beide: € 18.900,00 (Awb 4:46). Betaald is € 25.200,00; € 6.300,00 wordt teruggevorderd (Awb 4:57, 4:95 lid 4) en moet uiterlijk 21 april 2026 zijn terugbetaald.","nabetaling":0.00,"openNormen":{"bandbreedte":100,"cohort":"geschikt","gelijkeStand":"loting","gemengdProfiel":"laagste","gevolgKostennormen":"aftoppen","grondslagKostennormen":"totaal","middelmaat":"gemiddelde","restbedrag":"gedeeltelijk"},"subsidiabel":18900.00,"terugbetalenUiterlijk":"2026-04-21","terugvordering":6300.00,"vastgesteld":18900.00,"verantwoordingsversie":1,"verleend":25200.00,"zienswijze":null}'),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 7, '\xa4ae98ec7ce57179f11f055e447babaa9cc94197d43b9d636ba5f2b46f7ce685', '{"activiteiten":[{"baten":{"begroot":30000.00,"gerealiseerd":30000.00,"vergelijking":"100 × € 0,00 ≤ 10 × € 30.000,00","wijktAf":false},"begroot":true,"lasten":{"begroot":30000.00,"gerealiseerd":30000.00,"vergelijking":"100 × € 0,00 ≤ 10 × € 30.000,00","wijktAf":false},"soort":"d","toegelicht":false,"verantwoord":true,"wijktAf":false}],"afwijkingen":[],"besluit":"BES-2025-K10M-WAFF","betaald":21300.00,"bezwaar":{"berekening":"6 weken vanaf de dag na 10 maart 2026 eindigt op 21 april 2026.","tekst":"Bent u het niet eens met dit besluit? Dan kunt u binnen 6 weken na de bekendmaking, dat is uiterlijk op 21 april 2026, bezwaar maken bij het college van burgemeester en wethouders. Zet in uw bezwaarschrift uw naam en adres, de datum, het kenmerk van dit besluit en waarom u het er niet mee eens bent, en onderteken het (Awb 3:45, 6:4, 6:5, 6:7, 6:8).","uiterlijk":"2026-04-21"},"datum":"2026-03-10","grond":null,"grondslag":["R 1:6","R 4:1","Awb 4:42","Awb 4:46 lid 1"],"kenmerk":"VST-2025-1PN8-YMQB","kosten":{"bijdragenDerden":0.00,"grondslag":30000.00,"kosten":30000.00,"overhead":3600.00,"overheadBovenNorm":0.00,"overheadMax":4500.00,"salaris":15000.00,"salarisBovenNorm":0.00,"salarisMax":18000.00,"subsidiabel":30000.00},"motivering":"De subsidie is verleend tot ten hoogste € 21.300,00. Van de verantwoorde kosten is € 30.000,00 subsidiabel (artikel 1:6). De subsidie wordt vastgesteld op het laagste van beide: € 21.300,00 (Awb 4:46). Betaald is € 21.300,00; er is niets na te betalen of terug te vorderen.","nabetaling":0.00,"openNormen":{"bandbreedte":100,"cohort":"geschikt","gelijkeStand":"loting","gemengdProfiel":"laagste","gevolgKostennormen":"aftoppen","grondslagKostennormen":"totaal","middelmaat":"gemiddelde","restbedrag":"gedeeltelijk"},"subsidiabel":30000.00,"terugbetalenUiterlijk":null,"terugvordering":0.00,"vastgesteld":21300.00,"verantwoordingsversie":1,"verleend":21300.00,"zienswijze":null}');


--
-- Data for Name: bekendmaking; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.bekendmaking VALUES
	('01964330-e502-738c-b4c4-0879aa42f3ca', '2025-04-17', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-7172-9800-e682b0697c76', '2025-04-17', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-700b-802c-67cee251d93d', '2025-04-17', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-7d4b-be79-893a1e5de05b', '2025-04-17', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-7ddd-af76-747432a83d17', '2025-04-17', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-79e1-89c6-7e4febed58f9', '2025-04-17', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-71b8-b91e-7c6abcdc148d', '2025-04-17', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-7b12-be67-27a27b250b48', '2025-04-17', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-70e0-93f5-a2a8a7839e87', '2025-04-17', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-769e-941b-9fc9f49ab2ab', '2025-04-17', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1');


--
-- Data for Name: beoordeling; Type: TABLE DATA; Schema: weegschaal; Owner: -
--



--
-- Data for Name: besluit; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.besluit VALUES
	('01964330-e502-738c-b4c4-0879aa42f3ca', '0195b29b-f48f-7f54-bc8b-ac404769d2af', 2025, 'BES-2025-A5DN-V855', 'verlening', 2800000, 1, 'beoordelaar-1', 'Mandaatregister Den Haag 2025, nr. 12 (fictief)', '2025-04-16', '2026-03-01', '\xa29b893c9e2ef21428624bb62498cfecb5c006169844ab8b9e37be1f790567b2', '{"aanvraag":"0195b29b-f48f-7f54-bc8b-ac404769d2af","aanvraagKenmerk":"SSO-2025-FN19-VH4X","activiteiten":[{"omschrijving":"Eerste aanspreekpunt voor sociaal ondernemers","soort":"a"}],"bedrag":28000.00,"besluitDatum":"2025-04-16","criteria":[{"artikel":"artikel 1:9 lid 2 aanhef en onder a","criterium":"a","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"gesprekken","niveau":"bovengemiddeld","som":3570,"vergelijking":"1.000 × 7 × 830 = 5.810.000 > 1.100 × 3.570 = 3.927.000","waarde":830},{"indicator":"vraagmogelijkheden","niveau":"bovengemiddeld","vergelijking":"ruim → bovengemiddeld","waarde":"ruim"},{"indicator":"zichtbaarheid","niveau":"bovengemiddeld","vergelijking":"goed → bovengemiddeld","waarde":"goed"}],"niveau":"bovengemiddeld","omschrijving":"aanvrager fungeert als eerste aanspreekpunt voor vragen rondom sociaal ondernemerschap in Den Haag","punten":30,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder b","criterium":"b","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"ondersteund","niveau":"bovengemiddeld","som":528,"vergelijking":"1.000 × 7 × 120 = 840.000 > 1.100 × 528 = 580.800","waarde":120}],"niveau":"bovengemiddeld","omschrijving":"aanvrager biedt ondersteuning aan sociaal ondernemers op het gebied van financiering, huisvesting, algemene bedrijfsvoering en coaching","punten":20,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder c","criterium":"c","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"evenementen","niveau":"bovengemiddeld","som":85,"vergelijking":"1.000 × 7 × 18 = 126.000 > 1.100 × 85 = 93.500","waarde":18},{"aantal":7,"indicator":"deelnames","niveau":"bovengemiddeld","som":2615,"vergelijking":"1.000 × 7 × 590 = 4.130.000 > 1.100 × 2.615 = 2.876.500","waarde":590}],"niveau":"bovengemiddeld","omschrijving":"aanvrager organiseert evenementen voor sociaal ondernemers met een groot bereik","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder d","criterium":"d","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"overlegstructuren","niveau":"bovengemiddeld","som":59,"vergelijking":"1.000 × 7 × 12 = 84.000 > 1.100 × 59 = 64.900","waarde":12},{"aantal":7,"indicator":"samenwerkingen","niveau":"bovengemiddeld","som":56,"vergelijking":"1.000 × 7 × 11 = 77.000 > 1.100 × 56 = 61.600","waarde":11}],"niveau":"bovengemiddeld","omschrijving":"aanvrager vertegenwoordigt sociaal ondernemers effectief in lokale, regionale en landelijke overlegstructuren","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder e","criterium":"e","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"buitenDenHaag","niveau":"bovengemiddeld","som":12374,"vergelijking":"1.000 × 7 × 2.167 = 15.169.000 > 1.100 × 12.374 = 13.611.400","waarde":2167}],"niveau":"bovengemiddeld","omschrijving":"aanvrager stimuleert sociaal ondernemers om zich te vestigen in Den Haag","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder f","criterium":"f","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"socialeStartups","niveau":"bovengemiddeld","som":16160,"vergelijking":"1.000 × 7 × 2.833 = 19.831.000 > 1.100 × 16.160 = 17.776.000","waarde":2833}],"niveau":"bovengemiddeld","omschrijving":"aanvrager biedt specifieke ondersteuning aan sociale startups, zoals bevorderen van kansen, innovatie, versnellen van groei","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder g","criterium":"g","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"kostprijs","niveau":"bovengemiddeld","som":349819,"vergelijking":"1.000 × 7 × 26.667 = 186.669.000 < 900 × 349.819 = 314.837.100","waarde":26667},{"aantal":7,"indicator":"personeelsaandeel","niveau":"gemiddeld","som":36452,"vergelijking":"900 × 36.452 = 32.806.800 ≤ 1.000 × 7 × 5.250 = 36.750.000 ≤ 1.100 × 36.452 = 40.097.200","waarde":5250},{"indicator":"sluitendeBegroting","niveau":"bovengemiddeld","vergelijking":"sluitend → bovengemiddeld","waarde":true}],"niveau":"gemiddeld","omschrijving":"aanvrager biedt een goede prijs-kwaliteitverhouding bij het organiseren van de activiteiten","punten":5,"vervangen":false}],"deMinimis":{"bedrag":28000.00,"tekst":"Deze subsidie is de-minimissteun als bedoeld in Verordening (EU) 2023/2831 van de Commissie (PB L, 2023/2831, 15.12.2023), ten bedrage van € 28.000,00. Meld haar wanneer u binnen drie jaar opnieuw om steun vraagt.","verordening":"2023/2831"},"gevraagdBedrag":28000.00,"grondslag":["Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:6 (subsidiabele kosten)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:7 (hoogte)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:8 (subsidieplafond)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:9 (verdeling)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:4 (activiteiten)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 3:1 (bevoorschotting)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 (verantwoording)","Awb artikel 4:29 (verlening)","Awb artikel 4:30 (omschrijving van de activiteiten)","Awb artikel 4:31 (bedrag)","Awb artikel 4:87 en 4:95 (betaling en voorschot)","Verordening (EU) 2023/2831 (de-minimissteun)"],"id":"01964330-e502-738c-b4c4-0879aa42f3ca","jaar":2025,"kenmerk":"BES-2025-A5DN-V855","kosten":{"bijdragenDerden":4000.00,"grondslag":32000.00,"kosten":32000.00,"overhead":4000.00,"overheadBovenNorm":0.00,"overheadMax":4800.00,"salaris":16800.00,"salarisBovenNorm":0.00,"salarisMax":19200.00,"subsidiabel":28000.00},"mandaat":"Mandaatregister Den Haag 2025, nr. 12 (fictief)","motivering":"Wij verlenen u een subsidie van ten hoogste € 28.000,00 voor de activiteiten in uw aanvraag.\nUw aanvraag kreeg 95 punten en staat op rang 1 van 7 gerangschikte aanvragen (artikel 1:9 lid 1).\nCriterium a (aanvrager fungeert als eerste aanspreekpunt voor vragen rondom sociaal ondernemerschap in Den Haag): bovengemiddeld, 30 punten. gesprekken: 830; 1.000 × 7 × 830 = 5.810.000 > 1.100 × 3.570 = 3.927.000 (bovengemiddeld). vraagmogelijkheden: ruim; ruim → bovengemiddeld (bovengemiddeld). zichtbaarheid: goed; goed → bovengemiddeld (bovengemiddeld).\nCriterium b (aanvrager biedt ondersteuning aan sociaal ondernemers op het gebied van financiering, huisvesting, algemene bedrijfsvoering en coaching): bovengemiddeld, 20 punten. ondersteund: 120; 1.000 × 7 × 120 = 840.000 > 1.100 × 528 = 580.800 (bovengemiddeld).\nCriterium c (aanvrager organiseert evenementen voor sociaal ondernemers met een groot bereik): bovengemiddeld, 10 punten. evenementen: 18; 1.000 × 7 × 18 = 126.000 > 1.100 × 85 = 93.500 (bovengemiddeld). deelnames: 590; 1.000 × 7 × 590 = 4.130.000 > 1.100 × 2.615 = 2.876.500 (bovengemiddeld).\nCriterium d (aanvrager vertegenwoordigt sociaal ondernemers effectief in lokale, regionale en landelijke overlegstructuren): bovengemiddeld, 10 punten. overlegstructuren: 12; 1.000 × 7 × 12 = 84.000 > 1.100 × 59 = 64.900 (bovengemiddeld). samenwerkingen: 11; 1.000 × 7 × 11 = 77.000 > 1.100 × 56 = 61.600 (bovengemiddeld).\nCriterium e (aanvrager stimuleert sociaal ondernemers om zich te vestigen in Den Haag): bovengemiddeld, 10 punten. buitenDenHaag: 21,67 %; 1.000 × 7 × 2.167 = 15.169.000 > 1.100 × 12.374 = 13.611.400 (bovengemiddeld).\nCriterium f (aanvrager biedt specifieke ondersteuning aan sociale startups, zoals bevorderen van kansen, innovatie, versnellen van groei): bovengemiddeld, 10 punten. socialeStartups: 28,33 %; 1.000 × 7 × 2.833 = 19.831.000 > 1.100 × 16.160 = 17.776.000 (bovengemiddeld).\nCriterium g (aanvrager biedt een goede prijs-kwaliteitverhouding bij het organiseren van de activiteiten): gemiddeld, 5 punten. De indicatoren wijzen niet alle hetzelfde niveau aan. kostprijs: € 266,67; 1.000 × 7 × 26.667 = 186.669.000 < 900 × 349.819 = 314.837.100 (bovengemiddeld). personeelsaandeel: 52,50 %; 900 × 36.452 = 32.806.800 ≤ 1.000 × 7 × 5.250 = 36.750.000 ≤ 1.100 × 36.452 = 40.097.200 (gemiddeld). sluitendeBegroting: sluitend; sluitend → bovengemiddeld (bovengemiddeld).\nGevraagd: € 28.000,00. Subsidiabele kosten: € 28.000,00 (artikel 1:6). Ten hoogste te verlenen: € 28.000,00 (artikel 1:7).\nHet subsidieplafond is € 100.000,00 (artikel 1:8). Aan wie voorging is € 0,00 toegekend; over was € 100.000,00.\nDit bedrag is een maximum: wij stellen de subsidie vast op de werkelijke subsidiabele kosten (artikel 1:6; Awb 4:31, 4:44 lid 2, 4:46). U krijgt een voorschot van 100 % in één keer, binnen 6 weken na de bekendmaking (artikel 3:1; Awb 4:87, 4:95).","punten":95,"rang":1,"rangschikking":1,"regeling":{"code":"den-haag-sociaal-ondernemers-2025","sha256":"a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60"},"regelversie":"1.0.0","soort":"verlening","toetsen":[],"verantwoordingUiterlijk":"2026-03-01","verleenbaar":28000.00,"verplichtingen":[{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:4 (activiteiten); Awb artikel 4:46 lid 2 onder a","verplichting":"U voert de activiteiten uit waarvoor de subsidie is verleend."},{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 onder a (verantwoording); Awb artikel 4:44 lid 2","verplichting":"U dient uiterlijk op 1 maart 2026 de aanvraag tot vaststelling in, met een inhoudelijk verslag dat geschikt is voor openbaarmaking."},{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 onder b (verantwoording)","verplichting":"Daarbij geeft u een bestuurs- of directieverklaring dat de verantwoording juist en volledig is."},{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 onder c (verantwoording); Richtlijnen verantwoording subsidies Den Haag 2020, artikel 2","verplichting":"Daarbij geeft u per activiteit een overzicht van de gerealiseerde inkomsten en uitgaven; een afwijking van meer dan 10 % van de begroting van een activiteit licht u toe."}]}', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-7172-9800-e682b0697c76', '0195b3c8-3f82-79d0-83e7-a927b1487e12', 2025, 'BES-2025-JQHF-S3Z6', 'afwijzing', 0, 1, 'beoordelaar-1', 'Mandaatregister Den Haag 2025, nr. 12 (fictief)', '2025-04-16', NULL, '\xf2b215c1064573df0abcdef8d9d2caba7a141be4220ce39444897f18fba60458', '{"aanvraag":"0195b3c8-3f82-79d0-83e7-a927b1487e12","aanvraagKenmerk":"SSO-2025-0X0T-5WWB","activiteiten":[{"omschrijving":"Coaching van starters","soort":"b"}],"bedrag":0.00,"besluitDatum":"2025-04-16","criteria":[],"deMinimis":null,"gevraagdBedrag":25000.00,"grondslag":["artikel 1:5"],"id":"01964330-e502-7172-9800-e682b0697c76","jaar":2025,"kenmerk":"BES-2025-JQHF-S3Z6","kosten":{"bijdragenDerden":0.00,"grondslag":25000.00,"kosten":25000.00,"overhead":2000.00,"overheadBovenNorm":0.00,"overheadMax":3750.00,"salaris":12000.00,"salarisBovenNorm":0.00,"salarisMax":15000.00,"subsidiabel":25000.00},"mandaat":"Mandaatregister Den Haag 2025, nr. 12 (fictief)","motivering":"Wij wijzen uw aanvraag af, omdat zij niet aan de voorwaarden voldoet.\nartikel 1:5 (rechtspersoon): De aanvrager is geen rechtspersoon; alleen rechtspersonen krijgen subsidie. Berekening: rechtsvorm = eenmanszaak.","punten":null,"rang":null,"rangschikking":1,"regeling":{"code":"den-haag-sociaal-ondernemers-2025","sha256":"a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60"},"regelversie":"1.0.0","soort":"afwijzing","toetsen":[{"toets":"rechtspersoon","artikel":"artikel 1:5","uitkomst":"voldoet_niet","vervangenDoorBeoordelaar":false,"vergelijking":"rechtsvorm = eenmanszaak","toelichting":"De aanvrager is geen rechtspersoon; alleen rechtspersonen krijgen subsidie."}],"verantwoordingUiterlijk":null,"verleenbaar":25000.00,"verplichtingen":[]}', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-700b-802c-67cee251d93d', '0195b7f2-d669-71f2-9d35-9c59d1d0c868', 2025, 'BES-2025-636Y-VQ0H', 'verlening', 2550000, 1, 'beoordelaar-1', 'Mandaatregister Den Haag 2025, nr. 12 (fictief)', '2025-04-16', '2026-03-01', '\x5d4ad9e5b2acb65b29e1cc97a3aca7a50b4d3dbac8d001976029925c6cdd0627', '{"aanvraag":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","aanvraagKenmerk":"SSO-2025-7XDM-34MC","activiteiten":[{"omschrijving":"Hulp bij financiering en huisvesting","soort":"b"}],"bedrag":25500.00,"besluitDatum":"2025-04-16","criteria":[{"artikel":"artikel 1:9 lid 2 aanhef en onder a","criterium":"a","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"gesprekken","niveau":"bovengemiddeld","som":3570,"vergelijking":"1.000 × 7 × 690 = 4.830.000 > 1.100 × 3.570 = 3.927.000","waarde":690},{"indicator":"vraagmogelijkheden","niveau":"bovengemiddeld","vergelijking":"ruim → bovengemiddeld","waarde":"ruim"},{"indicator":"zichtbaarheid","niveau":"bovengemiddeld","vergelijking":"goed → bovengemiddeld","waarde":"goed"}],"niveau":"bovengemiddeld","omschrijving":"aanvrager fungeert als eerste aanspreekpunt voor vragen rondom sociaal ondernemerschap in Den Haag","punten":30,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder b","criterium":"b","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"ondersteund","niveau":"bovengemiddeld","som":528,"vergelijking":"1.000 × 7 × 100 = 700.000 > 1.100 × 528 = 580.800","waarde":100}],"niveau":"bovengemiddeld","omschrijving":"aanvrager biedt ondersteuning aan sociaal ondernemers op het gebied van financiering, huisvesting, algemene bedrijfsvoering en coaching","punten":20,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder c","criterium":"c","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"evenementen","niveau":"bovengemiddeld","som":85,"vergelijking":"1.000 × 7 × 15 = 105.000 > 1.100 × 85 = 93.500","waarde":15},{"aantal":7,"indicator":"deelnames","niveau":"bovengemiddeld","som":2615,"vergelijking":"1.000 × 7 × 520 = 3.640.000 > 1.100 × 2.615 = 2.876.500","waarde":520}],"niveau":"bovengemiddeld","omschrijving":"aanvrager organiseert evenementen voor sociaal ondernemers met een groot bereik","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder d","criterium":"d","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"overlegstructuren","niveau":"bovengemiddeld","som":59,"vergelijking":"1.000 × 7 × 10 = 70.000 > 1.100 × 59 = 64.900","waarde":10},{"aantal":7,"indicator":"samenwerkingen","niveau":"bovengemiddeld","som":56,"vergelijking":"1.000 × 7 × 9 = 63.000 > 1.100 × 56 = 61.600","waarde":9}],"niveau":"bovengemiddeld","omschrijving":"aanvrager vertegenwoordigt sociaal ondernemers effectief in lokale, regionale en landelijke overlegstructuren","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder e","criterium":"e","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"buitenDenHaag","niveau":"bovengemiddeld","som":12374,"vergelijking":"1.000 × 7 × 2.100 = 14.700.000 > 1.100 × 12.374 = 13.611.400","waarde":2100}],"niveau":"bovengemiddeld","omschrijving":"aanvrager stimuleert sociaal ondernemers om zich te vestigen in Den Haag","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder f","criterium":"f","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"socialeStartups","niveau":"bovengemiddeld","som":16160,"vergelijking":"1.000 × 7 × 2.700 = 18.900.000 > 1.100 × 16.160 = 17.776.000","waarde":2700}],"niveau":"bovengemiddeld","omschrijving":"aanvrager biedt specifieke ondersteuning aan sociale startups, zoals bevorderen van kansen, innovatie, versnellen van groei","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder g","criterium":"g","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"kostprijs","niveau":"bovengemiddeld","som":349819,"vergelijking":"1.000 × 7 × 27.500 = 192.500.000 < 900 × 349.819 = 314.837.100","waarde":27500},{"aantal":7,"indicator":"personeelsaandeel","niveau":"minder","som":36452,"vergelijking":"1.000 × 7 × 6.727 = 47.089.000 > 1.100 × 36.452 = 40.097.200","waarde":6727},{"indicator":"sluitendeBegroting","niveau":"bovengemiddeld","vergelijking":"sluitend → bovengemiddeld","waarde":true}],"niveau":"minder","omschrijving":"aanvrager biedt een goede prijs-kwaliteitverhouding bij het organiseren van de activiteiten","punten":0,"vervangen":false}],"deMinimis":{"bedrag":25500.00,"tekst":"Deze subsidie is de-minimissteun als bedoeld in Verordening (EU) 2023/2831 van de Commissie (PB L, 2023/2831, 15.12.2023), ten bedrage van € 25.500,00. Meld haar wanneer u binnen drie jaar opnieuw om steun vraagt.","verordening":"2023/2831"},"gevraagdBedrag":27500.00,"grondslag":["Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:6 (subsidiabele kosten)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:7 (hoogte)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:8 (subsidieplafond)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:9 (verdeling)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:4 (activiteiten)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 3:1 (bevoorschotting)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 (verantwoording)","Awb artikel 4:29 (verlening)","Awb artikel 4:30 (omschrijving van de activiteiten)","Awb artikel 4:31 (bedrag)","Awb artikel 4:87 en 4:95 (betaling en voorschot)","Verordening (EU) 2023/2831 (de-minimissteun)"],"id":"01964330-e502-700b-802c-67cee251d93d","jaar":2025,"kenmerk":"BES-2025-636Y-VQ0H","kosten":{"bijdragenDerden":0.00,"grondslag":27500.00,"kosten":27500.00,"overhead":2500.00,"overheadBovenNorm":0.00,"overheadMax":4125.00,"salaris":18500.00,"salarisBovenNorm":2000.00,"salarisMax":16500.00,"subsidiabel":25500.00},"mandaat":"Mandaatregister Den Haag 2025, nr. 12 (fictief)","motivering":"Wij verlenen u een subsidie van ten hoogste € 25.500,00 voor de activiteiten in uw aanvraag.\nUw aanvraag kreeg 90 punten en staat op rang 2 van 7 gerangschikte aanvragen (artikel 1:9 lid 1).\nCriterium a (aanvrager fungeert als eerste aanspreekpunt voor vragen rondom sociaal ondernemerschap in Den Haag): bovengemiddeld, 30 punten. gesprekken: 690; 1.000 × 7 × 690 = 4.830.000 > 1.100 × 3.570 = 3.927.000 (bovengemiddeld). vraagmogelijkheden: ruim; ruim → bovengemiddeld (bovengemiddeld). zichtbaarheid: goed; goed → bovengemiddeld (bovengemiddeld).\nCriterium b (aanvrager biedt ondersteuning aan sociaal ondernemers op het gebied van financiering, huisvesting, algemene bedrijfsvoering en coaching): bovengemiddeld, 20 punten. ondersteund: 100; 1.000 × 7 × 100 = 700.000 > 1.100 × 528 = 580.800 (bovengemiddeld).\nCriterium c (aanvrager organiseert evenementen voor sociaal ondernemers met een groot bereik): bovengemiddeld, 10 punten. evenementen: 15; 1.000 × 7 × 15 = 105.000 > 1.100 × 85 = 93.500 (bovengemiddeld). deelnames: 520; 1.000 × 7 × 520 = 3.640.000 > 1.100 × 2.615 = 2.876.500 (bovengemiddeld).\nCriterium d (aanvrager vertegenwoordigt sociaal ondernemers effectief in lokale, regionale en landelijke overlegstructuren): bovengemiddeld, 10 punten. overlegstructuren: 10; 1.000 × 7 × 10 = 70.000 > 1.100 × 59 = 64.900 (bovengemiddeld). samenwerkingen: 9; 1.000 × 7 × 9 = 63.000 > 1.100 × 56 = 61.600 (bovengemiddeld).\nCriterium e (aanvrager stimuleert sociaal ondernemers om zich te vestigen in Den Haag): bovengemiddeld, 10 punten. buitenDenHaag: 21,00 %; 1.000 × 7 × 2.100 = 14.700.000 > 1.100 × 12.374 = 13.611.400 (bovengemiddeld).\nCriterium f (aanvrager biedt specifieke ondersteuning aan sociale startups, zoals bevorderen van kansen, innovatie, versnellen van groei): bovengemiddeld, 10 punten. socialeStartups: 27,00 %; 1.000 × 7 × 2.700 = 18.900.000 > 1.100 × 16.160 = 17.776.000 (bovengemiddeld).\nCriterium g (aanvrager biedt een goede prijs-kwaliteitverhouding bij het organiseren van de activiteiten): minder, 0 punten. De indicatoren wijzen niet alle hetzelfde niveau aan. kostprijs: € 275,00; 1.000 × 7 × 27.500 = 192.500.000 < 900 × 349.819 = 314.837.100 (bovengemiddeld). personeelsaandeel: 67,27 %; 1.000 × 7 × 6.727 = 47.089.000 > 1.100 × 36.452 = 40.097.200 (minder). sluitendeBegroting: sluitend; sluitend → bovengemiddeld (bovengemiddeld).\nartikel 1:6 lid 2 b (salariskosten): De salariskosten zijn meer dan 60 % van de kosten; € 2.000,00 komt niet voor subsidie in aanmerking. Berekening: 100 × € 18.500,00 > 60 × € 27.500,00.\nGevraagd: € 27.500,00. Subsidiabele kosten: € 25.500,00 (artikel 1:6). Ten hoogste te verlenen: € 25.500,00 (artikel 1:7).\nHet subsidieplafond is € 100.000,00 (artikel 1:8). Aan wie voorging is € 28.000,00 toegekend; over was € 72.000,00.\nDit bedrag is een maximum: wij stellen de subsidie vast op de werkelijke subsidiabele kosten (artikel 1:6; Awb 4:31, 4:44 lid 2, 4:46). U krijgt een voorschot van 100 % in één keer, binnen 6 weken na de bekendmaking (artikel 3:1; Awb 4:87, 4:95).","punten":90,"rang":2,"rangschikking":1,"regeling":{"code":"den-haag-sociaal-ondernemers-2025","sha256":"a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60"},"regelversie":"1.0.0","soort":"verlening","toetsen":[{"toets":"salariskosten","artikel":"artikel 1:6 lid 2 b","uitkomst":"overschreden","vervangenDoorBeoordelaar":false,"vergelijking":"100 × € 18.500,00 > 60 × € 27.500,00","toelichting":"De salariskosten zijn meer dan 60 % van de kosten; € 2.000,00 komt niet voor subsidie in aanmerking."}],"verantwoordingUiterlijk":"2026-03-01","verleenbaar":25500.00,"verplichtingen":[{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:4 (activiteiten); Awb artikel 4:46 lid 2 onder a","verplichting":"U voert de activiteiten uit waarvoor de subsidie is verleend."},{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 onder a (verantwoording); Awb artikel 4:44 lid 2","verplichting":"U dient uiterlijk op 1 maart 2026 de aanvraag tot vaststelling in, met een inhoudelijk verslag dat geschikt is voor openbaarmaking."},{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 onder b (verantwoording)","verplichting":"Daarbij geeft u een bestuurs- of directieverklaring dat de verantwoording juist en volledig is."},{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 onder c (verantwoording); Richtlijnen verantwoording subsidies Den Haag 2020, artikel 2","verplichting":"Daarbij geeft u per activiteit een overzicht van de gerealiseerde inkomsten en uitgaven; een afwijking van meer dan 10 % van de begroting van een activiteit licht u toe."}]}', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-7d4b-be79-893a1e5de05b', '0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56', 2025, 'BES-2025-QPZ1-7X3P', 'afwijzing', 0, 1, 'beoordelaar-1', 'Mandaatregister Den Haag 2025, nr. 12 (fictief)', '2025-04-16', NULL, '\x3e1727f1531c220c2767ecbe93e8896b3642041eab3afae36184179d797d511d', '{"aanvraag":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","aanvraagKenmerk":"SSO-2025-0F7E-SQE7","activiteiten":[{"omschrijving":"Bijeenkomsten voor ondernemers","soort":"c"}],"bedrag":0.00,"besluitDatum":"2025-04-16","criteria":[{"artikel":"artikel 1:9 lid 2 aanhef en onder a","criterium":"a","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"gesprekken","niveau":"minder","som":3570,"vergelijking":"1.000 × 7 × 360 = 2.520.000 < 900 × 3.570 = 3.213.000","waarde":360},{"indicator":"vraagmogelijkheden","niveau":"gemiddeld","vergelijking":"aanwezig → gemiddeld","waarde":"aanwezig"},{"indicator":"zichtbaarheid","niveau":"gemiddeld","vergelijking":"zichtbaar → gemiddeld","waarde":"zichtbaar"}],"niveau":"minder","omschrijving":"aanvrager fungeert als eerste aanspreekpunt voor vragen rondom sociaal ondernemerschap in Den Haag","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder b","criterium":"b","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"ondersteund","niveau":"minder","som":528,"vergelijking":"1.000 × 7 × 50 = 350.000 < 900 × 528 = 475.200","waarde":50}],"niveau":"minder","omschrijving":"aanvrager biedt ondersteuning aan sociaal ondernemers op het gebied van financiering, huisvesting, algemene bedrijfsvoering en coaching","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder c","criterium":"c","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"evenementen","niveau":"minder","som":85,"vergelijking":"1.000 × 7 × 10 = 70.000 < 900 × 85 = 76.500","waarde":10},{"aantal":7,"indicator":"deelnames","niveau":"minder","som":2615,"vergelijking":"1.000 × 7 × 300 = 2.100.000 < 900 × 2.615 = 2.353.500","waarde":300}],"niveau":"minder","omschrijving":"aanvrager organiseert evenementen voor sociaal ondernemers met een groot bereik","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder d","criterium":"d","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"overlegstructuren","niveau":"gemiddeld","som":59,"vergelijking":"900 × 59 = 53.100 ≤ 1.000 × 7 × 8 = 56.000 ≤ 1.100 × 59 = 64.900","waarde":8},{"aantal":7,"indicator":"samenwerkingen","niveau":"minder","som":56,"vergelijking":"1.000 × 7 × 7 = 49.000 < 900 × 56 = 50.400","waarde":7}],"niveau":"minder","omschrijving":"aanvrager vertegenwoordigt sociaal ondernemers effectief in lokale, regionale en landelijke overlegstructuren","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder e","criterium":"e","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"buitenDenHaag","niveau":"gemiddeld","som":12374,"vergelijking":"900 × 12.374 = 11.136.600 ≤ 1.000 × 7 × 1.600 = 11.200.000 ≤ 1.100 × 12.374 = 13.611.400","waarde":1600}],"niveau":"gemiddeld","omschrijving":"aanvrager stimuleert sociaal ondernemers om zich te vestigen in Den Haag","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder f","criterium":"f","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"socialeStartups","niveau":"gemiddeld","som":16160,"vergelijking":"900 × 16.160 = 14.544.000 ≤ 1.000 × 7 × 2.200 = 15.400.000 ≤ 1.100 × 16.160 = 17.776.000","waarde":2200}],"niveau":"gemiddeld","omschrijving":"aanvrager biedt specifieke ondersteuning aan sociale startups, zoals bevorderen van kansen, innovatie, versnellen van groei","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder g","criterium":"g","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"kostprijs","niveau":"minder","som":349819,"vergelijking":"1.000 × 7 × 92.000 = 644.000.000 > 1.100 × 349.819 = 384.800.900","waarde":92000},{"aantal":7,"indicator":"personeelsaandeel","niveau":"bovengemiddeld","som":36452,"vergelijking":"1.000 × 7 × 3.478 = 24.346.000 < 900 × 36.452 = 32.806.800","waarde":3478},{"indicator":"sluitendeBegroting","niveau":"bovengemiddeld","vergelijking":"sluitend → bovengemiddeld","waarde":true}],"niveau":"minder","omschrijving":"aanvrager biedt een goede prijs-kwaliteitverhouding bij het organiseren van de activiteiten","punten":0,"vervangen":false}],"deMinimis":null,"gevraagdBedrag":44500.00,"grondslag":["Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:6 (subsidiabele kosten)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:7 (hoogte)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:8 (subsidieplafond)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:9 (verdeling)","Awb artikel 4:25 lid 2 (weigering boven het plafond)"],"id":"01964330-e502-7d4b-be79-893a1e5de05b","jaar":2025,"kenmerk":"BES-2025-QPZ1-7X3P","kosten":{"bijdragenDerden":2000.00,"grondslag":46000.00,"kosten":46000.00,"overhead":9500.00,"overheadBovenNorm":2600.00,"overheadMax":6900.00,"salaris":16000.00,"salarisBovenNorm":0.00,"salarisMax":27600.00,"subsidiabel":41400.00},"mandaat":"Mandaatregister Den Haag 2025, nr. 12 (fictief)","motivering":"Wij wijzen uw aanvraag af, omdat het subsidieplafond is bereikt.\nUw aanvraag kreeg 15 punten en staat op rang 6 van 7 gerangschikte aanvragen (artikel 1:9 lid 1).\nCriterium a (aanvrager fungeert als eerste aanspreekpunt voor vragen rondom sociaal ondernemerschap in Den Haag): minder, 0 punten. De indicatoren wijzen niet alle hetzelfde niveau aan. gesprekken: 360; 1.000 × 7 × 360 = 2.520.000 < 900 × 3.570 = 3.213.000 (minder). vraagmogelijkheden: aanwezig; aanwezig → gemiddeld (gemiddeld). zichtbaarheid: zichtbaar; zichtbaar → gemiddeld (gemiddeld).\nCriterium b (aanvrager biedt ondersteuning aan sociaal ondernemers op het gebied van financiering, huisvesting, algemene bedrijfsvoering en coaching): minder, 5 punten. ondersteund: 50; 1.000 × 7 × 50 = 350.000 < 900 × 528 = 475.200 (minder).\nCriterium c (aanvrager organiseert evenementen voor sociaal ondernemers met een groot bereik): minder, 0 punten. evenementen: 10; 1.000 × 7 × 10 = 70.000 < 900 × 85 = 76.500 (minder). deelnames: 300; 1.000 × 7 × 300 = 2.100.000 < 900 × 2.615 = 2.353.500 (minder).\nCriterium d (aanvrager vertegenwoordigt sociaal ondernemers effectief in lokale, regionale en landelijke overlegstructuren): minder, 0 punten. De indicatoren wijzen niet alle hetzelfde niveau aan. overlegstructuren: 8; 900 × 59 = 53.100 ≤ 1.000 × 7 × 8 = 56.000 ≤ 1.100 × 59 = 64.900 (gemiddeld). samenwerkingen: 7; 1.000 × 7 × 7 = 49.000 < 900 × 56 = 50.400 (minder).\nCriterium e (aanvrager stimuleert sociaal ondernemers om zich te vestigen in Den Haag): gemiddeld, 5 punten. buitenDenHaag: 16,00 %; 900 × 12.374 = 11.136.600 ≤ 1.000 × 7 × 1.600 = 11.200.000 ≤ 1.100 × 12.374 = 13.611.400 (gemiddeld).\nCriterium f (aanvrager biedt specifieke ondersteuning aan sociale startups, zoals bevorderen van kansen, innovatie, versnellen van groei): gemiddeld, 5 punten. socialeStartups: 22,00 %; 900 × 16.160 = 14.544.000 ≤ 1.000 × 7 × 2.200 = 15.400.000 ≤ 1.100 × 16.160 = 17.776.000 (gemiddeld).\nCriterium g (aanvrager biedt een goede prijs-kwaliteitverhouding bij het organiseren van de activiteiten): minder, 0 punten. De indicatoren wijzen niet alle hetzelfde niveau aan. kostprijs: € 920,00; 1.000 × 7 × 92.000 = 644.000.000 > 1.100 × 349.819 = 384.800.900 (minder). personeelsaandeel: 34,78 %; 1.000 × 7 × 3.478 = 24.346.000 < 900 × 36.452 = 32.806.800 (bovengemiddeld). sluitendeBegroting: sluitend; sluitend → bovengemiddeld (bovengemiddeld).\nartikel 1:6 lid 3 a (overheadkosten): De overhead is meer dan 15 % van de kosten; € 2.600,00 komt niet voor subsidie in aanmerking. Berekening: 100 × € 9.500,00 > 15 × € 46.000,00.\nGevraagd: € 44.500,00. Subsidiabele kosten: € 41.400,00 (artikel 1:6). Ten hoogste te verlenen: € 41.400,00 (artikel 1:7).\nHet subsidieplafond is € 100.000,00 (artikel 1:8). Aan wie voorging is € 100.000,00 toegekend; over was € 0,00. Wat daarboven uitgaat wordt geweigerd (Awb 4:25 lid 2).","punten":15,"rang":6,"rangschikking":1,"regeling":{"code":"den-haag-sociaal-ondernemers-2025","sha256":"a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60"},"regelversie":"1.0.0","soort":"afwijzing","toetsen":[{"toets":"overheadkosten","artikel":"artikel 1:6 lid 3 a","uitkomst":"overschreden","vervangenDoorBeoordelaar":false,"vergelijking":"100 × € 9.500,00 > 15 × € 46.000,00","toelichting":"De overhead is meer dan 15 % van de kosten; € 2.600,00 komt niet voor subsidie in aanmerking."}],"verantwoordingUiterlijk":null,"verleenbaar":41400.00,"verplichtingen":[]}', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-7ddd-af76-747432a83d17', '0195c8d4-2062-7325-abe9-edb610bf5524', 2025, 'BES-2025-BJGT-FB38', 'verlening', 2520000, 1, 'beoordelaar-1', 'Mandaatregister Den Haag 2025, nr. 12 (fictief)', '2025-04-16', '2026-03-01', '\x04ed4920c1690bce14f20f9e0c694e09fd9ca4b010849ad8427ea76141606901', '{"aanvraag":"0195c8d4-2062-7325-abe9-edb610bf5524","aanvraagKenmerk":"SSO-2025-F70V-M1BA","activiteiten":[{"omschrijving":"Begeleiding van sociale startups","soort":"b"}],"bedrag":25200.00,"besluitDatum":"2025-04-16","criteria":[{"artikel":"artikel 1:9 lid 2 aanhef en onder a","criterium":"a","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"gesprekken","niveau":"bovengemiddeld","som":3570,"vergelijking":"1.000 × 7 × 570 = 3.990.000 > 1.100 × 3.570 = 3.927.000","waarde":570},{"indicator":"vraagmogelijkheden","niveau":"bovengemiddeld","vergelijking":"ruim → bovengemiddeld","waarde":"ruim"},{"indicator":"zichtbaarheid","niveau":"bovengemiddeld","vergelijking":"goed → bovengemiddeld","waarde":"goed"}],"niveau":"bovengemiddeld","omschrijving":"aanvrager fungeert als eerste aanspreekpunt voor vragen rondom sociaal ondernemerschap in Den Haag","punten":30,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder b","criterium":"b","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"ondersteund","niveau":"bovengemiddeld","som":528,"vergelijking":"1.000 × 7 × 92 = 644.000 > 1.100 × 528 = 580.800","waarde":92}],"niveau":"bovengemiddeld","omschrijving":"aanvrager biedt ondersteuning aan sociaal ondernemers op het gebied van financiering, huisvesting, algemene bedrijfsvoering en coaching","punten":20,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder c","criterium":"c","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"evenementen","niveau":"gemiddeld","som":85,"vergelijking":"900 × 85 = 76.500 ≤ 1.000 × 7 × 13 = 91.000 ≤ 1.100 × 85 = 93.500","waarde":13},{"aantal":7,"indicator":"deelnames","niveau":"bovengemiddeld","som":2615,"vergelijking":"1.000 × 7 × 430 = 3.010.000 > 1.100 × 2.615 = 2.876.500","waarde":430}],"niveau":"gemiddeld","omschrijving":"aanvrager organiseert evenementen voor sociaal ondernemers met een groot bereik","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder d","criterium":"d","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"overlegstructuren","niveau":"gemiddeld","som":59,"vergelijking":"900 × 59 = 53.100 ≤ 1.000 × 7 × 8 = 56.000 ≤ 1.100 × 59 = 64.900","waarde":8},{"aantal":7,"indicator":"samenwerkingen","niveau":"bovengemiddeld","som":56,"vergelijking":"1.000 × 7 × 9 = 63.000 > 1.100 × 56 = 61.600","waarde":9}],"niveau":"gemiddeld","omschrijving":"aanvrager vertegenwoordigt sociaal ondernemers effectief in lokale, regionale en landelijke overlegstructuren","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder e","criterium":"e","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"buitenDenHaag","niveau":"bovengemiddeld","som":12374,"vergelijking":"1.000 × 7 × 1.957 = 13.699.000 > 1.100 × 12.374 = 13.611.400","waarde":1957}],"niveau":"bovengemiddeld","omschrijving":"aanvrager stimuleert sociaal ondernemers om zich te vestigen in Den Haag","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder f","criterium":"f","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"socialeStartups","niveau":"bovengemiddeld","som":16160,"vergelijking":"1.000 × 7 × 2.717 = 19.019.000 > 1.100 × 16.160 = 17.776.000","waarde":2717}],"niveau":"bovengemiddeld","omschrijving":"aanvrager biedt specifieke ondersteuning aan sociale startups, zoals bevorderen van kansen, innovatie, versnellen van groei","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder g","criterium":"g","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"kostprijs","niveau":"bovengemiddeld","som":349819,"vergelijking":"1.000 × 7 × 27.391 = 191.737.000 < 900 × 349.819 = 314.837.100","waarde":27391},{"aantal":7,"indicator":"personeelsaandeel","niveau":"gemiddeld","som":36452,"vergelijking":"900 × 36.452 = 32.806.800 ≤ 1.000 × 7 × 5.397 = 37.779.000 ≤ 1.100 × 36.452 = 40.097.200","waarde":5397},{"indicator":"sluitendeBegroting","niveau":"bovengemiddeld","vergelijking":"sluitend → bovengemiddeld","waarde":true}],"niveau":"gemiddeld","omschrijving":"aanvrager biedt een goede prijs-kwaliteitverhouding bij het organiseren van de activiteiten","punten":5,"vervangen":false}],"deMinimis":{"bedrag":25200.00,"tekst":"Deze subsidie is de-minimissteun als bedoeld in Verordening (EU) 2023/2831 van de Commissie (PB L, 2023/2831, 15.12.2023), ten bedrage van € 25.200,00. Meld haar wanneer u binnen drie jaar opnieuw om steun vraagt.","verordening":"2023/2831"},"gevraagdBedrag":25200.00,"grondslag":["Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:6 (subsidiabele kosten)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:7 (hoogte)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:8 (subsidieplafond)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:9 (verdeling)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:4 (activiteiten)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 3:1 (bevoorschotting)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 (verantwoording)","Awb artikel 4:29 (verlening)","Awb artikel 4:30 (omschrijving van de activiteiten)","Awb artikel 4:31 (bedrag)","Awb artikel 4:87 en 4:95 (betaling en voorschot)","Verordening (EU) 2023/2831 (de-minimissteun)"],"id":"01964330-e502-7ddd-af76-747432a83d17","jaar":2025,"kenmerk":"BES-2025-BJGT-FB38","kosten":{"bijdragenDerden":0.00,"grondslag":25200.00,"kosten":25200.00,"overhead":3000.00,"overheadBovenNorm":0.00,"overheadMax":3780.00,"salaris":13600.00,"salarisBovenNorm":0.00,"salarisMax":15120.00,"subsidiabel":25200.00},"mandaat":"Mandaatregister Den Haag 2025, nr. 12 (fictief)","motivering":"Wij verlenen u een subsidie van ten hoogste € 25.200,00 voor de activiteiten in uw aanvraag.\nUw aanvraag kreeg 85 punten en staat op rang 3 van 7 gerangschikte aanvragen (artikel 1:9 lid 1).\nCriterium a (aanvrager fungeert als eerste aanspreekpunt voor vragen rondom sociaal ondernemerschap in Den Haag): bovengemiddeld, 30 punten. gesprekken: 570; 1.000 × 7 × 570 = 3.990.000 > 1.100 × 3.570 = 3.927.000 (bovengemiddeld). vraagmogelijkheden: ruim; ruim → bovengemiddeld (bovengemiddeld). zichtbaarheid: goed; goed → bovengemiddeld (bovengemiddeld).\nCriterium b (aanvrager biedt ondersteuning aan sociaal ondernemers op het gebied van financiering, huisvesting, algemene bedrijfsvoering en coaching): bovengemiddeld, 20 punten. ondersteund: 92; 1.000 × 7 × 92 = 644.000 > 1.100 × 528 = 580.800 (bovengemiddeld).\nCriterium c (aanvrager organiseert evenementen voor sociaal ondernemers met een groot bereik): gemiddeld, 5 punten. De indicatoren wijzen niet alle hetzelfde niveau aan. evenementen: 13; 900 × 85 = 76.500 ≤ 1.000 × 7 × 13 = 91.000 ≤ 1.100 × 85 = 93.500 (gemiddeld). deelnames: 430; 1.000 × 7 × 430 = 3.010.000 > 1.100 × 2.615 = 2.876.500 (bovengemiddeld).\nCriterium d (aanvrager vertegenwoordigt sociaal ondernemers effectief in lokale, regionale en landelijke overlegstructuren): gemiddeld, 5 punten. De indicatoren wijzen niet alle hetzelfde niveau aan. overlegstructuren: 8; 900 × 59 = 53.100 ≤ 1.000 × 7 × 8 = 56.000 ≤ 1.100 × 59 = 64.900 (gemiddeld). samenwerkingen: 9; 1.000 × 7 × 9 = 63.000 > 1.100 × 56 = 61.600 (bovengemiddeld).\nCriterium e (aanvrager stimuleert sociaal ondernemers om zich te vestigen in Den Haag): bovengemiddeld, 10 punten. buitenDenHaag: 19,57 %; 1.000 × 7 × 1.957 = 13.699.000 > 1.100 × 12.374 = 13.611.400 (bovengemiddeld).\nCriterium f (aanvrager biedt specifieke ondersteuning aan sociale startups, zoals bevorderen van kansen, innovatie, versnellen van groei): bovengemiddeld, 10 punten. socialeStartups: 27,17 %; 1.000 × 7 × 2.717 = 19.019.000 > 1.100 × 16.160 = 17.776.000 (bovengemiddeld).\nCriterium g (aanvrager biedt een goede prijs-kwaliteitverhouding bij het organiseren van de activiteiten): gemiddeld, 5 punten. De indicatoren wijzen niet alle hetzelfde niveau aan. kostprijs: € 273,91; 1.000 × 7 × 27.391 = 191.737.000 < 900 × 349.819 = 314.837.100 (bovengemiddeld). personeelsaandeel: 53,97 %; 900 × 36.452 = 32.806.800 ≤ 1.000 × 7 × 5.397 = 37.779.000 ≤ 1.100 × 36.452 = 40.097.200 (gemiddeld). sluitendeBegroting: sluitend; sluitend → bovengemiddeld (bovengemiddeld).\nGevraagd: € 25.200,00. Subsidiabele kosten: € 25.200,00 (artikel 1:6). Ten hoogste te verlenen: € 25.200,00 (artikel 1:7).\nHet subsidieplafond is € 100.000,00 (artikel 1:8). Aan wie voorging is € 53.500,00 toegekend; over was € 46.500,00.\nDit bedrag is een maximum: wij stellen de subsidie vast op de werkelijke subsidiabele kosten (artikel 1:6; Awb 4:31, 4:44 lid 2, 4:46). U krijgt een voorschot van 100 % in één keer, binnen 6 weken na de bekendmaking (artikel 3:1; Awb 4:87, 4:95).","punten":85,"rang":3,"rangschikking":1,"regeling":{"code":"den-haag-sociaal-ondernemers-2025","sha256":"a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60"},"regelversie":"1.0.0","soort":"verlening","toetsen":[],"verantwoordingUiterlijk":"2026-03-01","verleenbaar":25200.00,"verplichtingen":[{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:4 (activiteiten); Awb artikel 4:46 lid 2 onder a","verplichting":"U voert de activiteiten uit waarvoor de subsidie is verleend."},{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 onder a (verantwoording); Awb artikel 4:44 lid 2","verplichting":"U dient uiterlijk op 1 maart 2026 de aanvraag tot vaststelling in, met een inhoudelijk verslag dat geschikt is voor openbaarmaking."},{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 onder b (verantwoording)","verplichting":"Daarbij geeft u een bestuurs- of directieverklaring dat de verantwoording juist en volledig is."},{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 onder c (verantwoording); Richtlijnen verantwoording subsidies Den Haag 2020, artikel 2","verplichting":"Daarbij geeft u per activiteit een overzicht van de gerealiseerde inkomsten en uitgaven; een afwijking van meer dan 10 % van de begroting van een activiteit licht u toe."}]}', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-79e1-89c6-7e4febed58f9', '0195cd07-df0b-7bf8-9eb0-fbb949b59787', 2025, 'BES-2025-WWJJ-K16Y', 'afwijzing', 0, 1, 'beoordelaar-1', 'Mandaatregister Den Haag 2025, nr. 12 (fictief)', '2025-04-16', NULL, '\xcdaa8087ab3bd1fa32d7f40ab673d6926417601f85c3cc0c5df9b4e735193d21', '{"aanvraag":"0195cd07-df0b-7bf8-9eb0-fbb949b59787","aanvraagKenmerk":"SSO-2025-BJEY-HGAN","activiteiten":[{"omschrijving":"Vestiging van ondernemers van buiten","soort":"e"}],"bedrag":0.00,"besluitDatum":"2025-04-16","criteria":[],"deMinimis":null,"gevraagdBedrag":100000.00,"grondslag":["Verordening (EU) 2023/2831 artikel 3 lid 2 en 7, artikel 5","Awb artikel 4:35 lid 3 (onverenigbare staatssteun)"],"id":"01964330-e502-79e1-89c6-7e4febed58f9","jaar":2025,"kenmerk":"BES-2025-WWJJ-K16Y","kosten":{"bijdragenDerden":0.00,"grondslag":100000.00,"kosten":100000.00,"overhead":12000.00,"overheadBovenNorm":0.00,"overheadMax":15000.00,"salaris":52000.00,"salarisBovenNorm":0.00,"salarisMax":60000.00,"subsidiabel":100000.00},"mandaat":"Mandaatregister Den Haag 2025, nr. 12 (fictief)","motivering":"Wij wijzen uw aanvraag af, omdat zij niet aan de voorwaarden voldoet.\nVerordening (EU) 2023/2831 artikel 3 lid 2 en 7, artikel 5 (de_minimisruimte): Met deze subsidie zou de de-minimissteun een plafond overschrijden; dan valt de nieuwe steun in haar geheel buiten de verordening. Zij wordt niet verlaagd. Berekening: € 250.000,00 + € 100.000,00 = € 350.000,00 > € 300.000,00; met DAEB € 350.000,00 ≤ € 1.050.000,00; peildatum 16 april 2025.","punten":null,"rang":null,"rangschikking":1,"regeling":{"code":"den-haag-sociaal-ondernemers-2025","sha256":"a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60"},"regelversie":"1.0.0","soort":"afwijzing","toetsen":[{"toets":"de_minimisruimte","artikel":"Verordening (EU) 2023/2831 artikel 3 lid 2 en 7, artikel 5","uitkomst":"voldoet_niet","vervangenDoorBeoordelaar":false,"vergelijking":"€ 250.000,00 + € 100.000,00 = € 350.000,00 > € 300.000,00; met DAEB € 350.000,00 ≤ € 1.050.000,00; peildatum 16 april 2025","toelichting":"Met deze subsidie zou de de-minimissteun een plafond overschrijden; dan valt de nieuwe steun in haar geheel buiten de verordening. Zij wordt niet verlaagd."}],"verantwoordingUiterlijk":null,"verleenbaar":100000.00,"verplichtingen":[]}', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-71b8-b91e-7c6abcdc148d', '0195d1e0-6924-7ec3-9c76-28776157d61f', 2025, 'BES-2025-D80E-XNCY', 'afwijzing', 0, 1, 'beoordelaar-1', 'Mandaatregister Den Haag 2025, nr. 12 (fictief)', '2025-04-16', NULL, '\x07d51cb66deac794966867f9e1db0239e2a0204b5eae2a7ae68224f41490875d', '{"aanvraag":"0195d1e0-6924-7ec3-9c76-28776157d61f","aanvraagKenmerk":"SSO-2025-BRF5-GHHY","activiteiten":[{"omschrijving":"Spreekuur in de wijk","soort":"a"}],"bedrag":0.00,"besluitDatum":"2025-04-16","criteria":[{"artikel":"artikel 1:9 lid 2 aanhef en onder a","criterium":"a","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"gesprekken","niveau":"gemiddeld","som":3570,"vergelijking":"900 × 3.570 = 3.213.000 ≤ 1.000 × 7 × 510 = 3.570.000 ≤ 1.100 × 3.570 = 3.927.000","waarde":510},{"indicator":"vraagmogelijkheden","niveau":"gemiddeld","vergelijking":"aanwezig → gemiddeld","waarde":"aanwezig"},{"indicator":"zichtbaarheid","niveau":"gemiddeld","vergelijking":"zichtbaar → gemiddeld","waarde":"zichtbaar"}],"niveau":"gemiddeld","omschrijving":"aanvrager fungeert als eerste aanspreekpunt voor vragen rondom sociaal ondernemerschap in Den Haag","punten":15,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder b","criterium":"b","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"ondersteund","niveau":"gemiddeld","som":528,"vergelijking":"900 × 528 = 475.200 ≤ 1.000 × 7 × 70 = 490.000 ≤ 1.100 × 528 = 580.800","waarde":70}],"niveau":"gemiddeld","omschrijving":"aanvrager biedt ondersteuning aan sociaal ondernemers op het gebied van financiering, huisvesting, algemene bedrijfsvoering en coaching","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder c","criterium":"c","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"evenementen","niveau":"gemiddeld","som":85,"vergelijking":"900 × 85 = 76.500 ≤ 1.000 × 7 × 12 = 84.000 ≤ 1.100 × 85 = 93.500","waarde":12},{"aantal":7,"indicator":"deelnames","niveau":"gemiddeld","som":2615,"vergelijking":"900 × 2.615 = 2.353.500 ≤ 1.000 × 7 × 360 = 2.520.000 ≤ 1.100 × 2.615 = 2.876.500","waarde":360}],"niveau":"gemiddeld","omschrijving":"aanvrager organiseert evenementen voor sociaal ondernemers met een groot bereik","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder d","criterium":"d","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"overlegstructuren","niveau":"gemiddeld","som":59,"vergelijking":"900 × 59 = 53.100 ≤ 1.000 × 7 × 8 = 56.000 ≤ 1.100 × 59 = 64.900","waarde":8},{"aantal":7,"indicator":"samenwerkingen","niveau":"gemiddeld","som":56,"vergelijking":"900 × 56 = 50.400 ≤ 1.000 × 7 × 8 = 56.000 ≤ 1.100 × 56 = 61.600","waarde":8}],"niveau":"gemiddeld","omschrijving":"aanvrager vertegenwoordigt sociaal ondernemers effectief in lokale, regionale en landelijke overlegstructuren","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder e","criterium":"e","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"buitenDenHaag","niveau":"gemiddeld","som":12374,"vergelijking":"900 × 12.374 = 11.136.600 ≤ 1.000 × 7 × 1.714 = 11.998.000 ≤ 1.100 × 12.374 = 13.611.400","waarde":1714}],"niveau":"gemiddeld","omschrijving":"aanvrager stimuleert sociaal ondernemers om zich te vestigen in Den Haag","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder f","criterium":"f","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"socialeStartups","niveau":"gemiddeld","som":16160,"vergelijking":"900 × 16.160 = 14.544.000 ≤ 1.000 × 7 × 2.286 = 16.002.000 ≤ 1.100 × 16.160 = 17.776.000","waarde":2286}],"niveau":"gemiddeld","omschrijving":"aanvrager biedt specifieke ondersteuning aan sociale startups, zoals bevorderen van kansen, innovatie, versnellen van groei","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder g","criterium":"g","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"kostprijs","niveau":"bovengemiddeld","som":349819,"vergelijking":"1.000 × 7 × 42.857 = 299.999.000 < 900 × 349.819 = 314.837.100","waarde":42857},{"aantal":7,"indicator":"personeelsaandeel","niveau":"gemiddeld","som":36452,"vergelijking":"900 × 36.452 = 32.806.800 ≤ 1.000 × 7 × 5.200 = 36.400.000 ≤ 1.100 × 36.452 = 40.097.200","waarde":5200},{"indicator":"sluitendeBegroting","niveau":"bovengemiddeld","vergelijking":"sluitend → bovengemiddeld","waarde":true}],"niveau":"gemiddeld","omschrijving":"aanvrager biedt een goede prijs-kwaliteitverhouding bij het organiseren van de activiteiten","punten":5,"vervangen":false}],"deMinimis":null,"gevraagdBedrag":30000.00,"grondslag":["Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:6 (subsidiabele kosten)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:7 (hoogte)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:8 (subsidieplafond)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:9 (verdeling)","Awb artikel 4:25 lid 2 (weigering boven het plafond)"],"id":"01964330-e502-71b8-b91e-7c6abcdc148d","jaar":2025,"kenmerk":"BES-2025-D80E-XNCY","kosten":{"bijdragenDerden":0.00,"grondslag":30000.00,"kosten":30000.00,"overhead":3400.00,"overheadBovenNorm":0.00,"overheadMax":4500.00,"salaris":15600.00,"salarisBovenNorm":0.00,"salarisMax":18000.00,"subsidiabel":30000.00},"mandaat":"Mandaatregister Den Haag 2025, nr. 12 (fictief)","motivering":"Wij wijzen uw aanvraag af, omdat het subsidieplafond is bereikt.\nUw aanvraag kreeg 50 punten en staat op rang 4 van 7 gerangschikte aanvragen (artikel 1:9 lid 1).\nCriterium a (aanvrager fungeert als eerste aanspreekpunt voor vragen rondom sociaal ondernemerschap in Den Haag): gemiddeld, 15 punten. gesprekken: 510; 900 × 3.570 = 3.213.000 ≤ 1.000 × 7 × 510 = 3.570.000 ≤ 1.100 × 3.570 = 3.927.000 (gemiddeld). vraagmogelijkheden: aanwezig; aanwezig → gemiddeld (gemiddeld). zichtbaarheid: zichtbaar; zichtbaar → gemiddeld (gemiddeld).\nCriterium b (aanvrager biedt ondersteuning aan sociaal ondernemers op het gebied van financiering, huisvesting, algemene bedrijfsvoering en coaching): gemiddeld, 10 punten. ondersteund: 70; 900 × 528 = 475.200 ≤ 1.000 × 7 × 70 = 490.000 ≤ 1.100 × 528 = 580.800 (gemiddeld).\nCriterium c (aanvrager organiseert evenementen voor sociaal ondernemers met een groot bereik): gemiddeld, 5 punten. evenementen: 12; 900 × 85 = 76.500 ≤ 1.000 × 7 × 12 = 84.000 ≤ 1.100 × 85 = 93.500 (gemiddeld). deelnames: 360; 900 × 2.615 = 2.353.500 ≤ 1.000 × 7 × 360 = 2.520.000 ≤ 1.100 × 2.615 = 2.876.500 (gemiddeld).\nCriterium d (aanvrager vertegenwoordigt sociaal ondernemers effectief in lokale, regionale en landelijke overlegstructuren): gemiddeld, 5 punten. overlegstructuren: 8; 900 × 59 = 53.100 ≤ 1.000 × 7 × 8 = 56.000 ≤ 1.100 × 59 = 64.900 (gemiddeld). samenwerkingen: 8; 900 × 56 = 50.400 ≤ 1.000 × 7 × 8 = 56.000 ≤ 1.100 × 56 = 61.600 (gemiddeld).\nCriterium e (aanvrager stimuleert sociaal ondernemers om zich te vestigen in Den Haag): gemiddeld, 5 punten. buitenDenHaag: 17,14 %; 900 × 12.374 = 11.136.600 ≤ 1.000 × 7 × 1.714 = 11.998.000 ≤ 1.100 × 12.374 = 13.611.400 (gemiddeld).\nCriterium f (aanvrager biedt specifieke ondersteuning aan sociale startups, zoals bevorderen van kansen, innovatie, versnellen van groei): gemiddeld, 5 punten. socialeStartups: 22,86 %; 900 × 16.160 = 14.544.000 ≤ 1.000 × 7 × 2.286 = 16.002.000 ≤ 1.100 × 16.160 = 17.776.000 (gemiddeld).\nCriterium g (aanvrager biedt een goede prijs-kwaliteitverhouding bij het organiseren van de activiteiten): gemiddeld, 5 punten. De indicatoren wijzen niet alle hetzelfde niveau aan. kostprijs: € 428,57; 1.000 × 7 × 42.857 = 299.999.000 < 900 × 349.819 = 314.837.100 (bovengemiddeld). personeelsaandeel: 52,00 %; 900 × 36.452 = 32.806.800 ≤ 1.000 × 7 × 5.200 = 36.400.000 ≤ 1.100 × 36.452 = 40.097.200 (gemiddeld). sluitendeBegroting: sluitend; sluitend → bovengemiddeld (bovengemiddeld).\nGevraagd: € 30.000,00. Subsidiabele kosten: € 30.000,00 (artikel 1:6). Ten hoogste te verlenen: € 30.000,00 (artikel 1:7).\nHet subsidieplafond is € 100.000,00 (artikel 1:8). Aan wie voorging is € 100.000,00 toegekend; over was € 0,00. 2 aanvragen hadden rang 4 en vroegen samen € 60.000,00, terwijl er € 21.300,00 was; dat is beslist door loting met het zaad dat voor de opening was vastgelegd. Wat daarboven uitgaat wordt geweigerd (Awb 4:25 lid 2).","punten":50,"rang":4,"rangschikking":1,"regeling":{"code":"den-haag-sociaal-ondernemers-2025","sha256":"a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60"},"regelversie":"1.0.0","soort":"afwijzing","toetsen":[],"verantwoordingUiterlijk":null,"verleenbaar":30000.00,"verplichtingen":[]}', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-7b12-be67-27a27b250b48', '0195d832-25c8-721d-9cf1-572f776fccf7', 2025, 'BES-2025-K10M-WAFF', 'gedeeltelijke_verlening', 2130000, 1, 'beoordelaar-1', 'Mandaatregister Den Haag 2025, nr. 12 (fictief)', '2025-04-16', '2026-03-01', '\x6c4a9d6c526cd4685865aa9e8a273082dec6fe5511e78ace5b3196d997ef886c', '{"aanvraag":"0195d832-25c8-721d-9cf1-572f776fccf7","aanvraagKenmerk":"SSO-2025-STPW-BMN0","activiteiten":[{"omschrijving":"Vertegenwoordiging in overleggen","soort":"d"}],"bedrag":21300.00,"besluitDatum":"2025-04-16","criteria":[{"artikel":"artikel 1:9 lid 2 aanhef en onder a","criterium":"a","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"gesprekken","niveau":"gemiddeld","som":3570,"vergelijking":"900 × 3.570 = 3.213.000 ≤ 1.000 × 7 × 505 = 3.535.000 ≤ 1.100 × 3.570 = 3.927.000","waarde":505},{"indicator":"vraagmogelijkheden","niveau":"gemiddeld","vergelijking":"aanwezig → gemiddeld","waarde":"aanwezig"},{"indicator":"zichtbaarheid","niveau":"bovengemiddeld","vergelijking":"goed → bovengemiddeld","waarde":"goed"}],"niveau":"gemiddeld","omschrijving":"aanvrager fungeert als eerste aanspreekpunt voor vragen rondom sociaal ondernemerschap in Den Haag","punten":15,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder b","criterium":"b","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"ondersteund","niveau":"gemiddeld","som":528,"vergelijking":"900 × 528 = 475.200 ≤ 1.000 × 7 × 68 = 476.000 ≤ 1.100 × 528 = 580.800","waarde":68}],"niveau":"gemiddeld","omschrijving":"aanvrager biedt ondersteuning aan sociaal ondernemers op het gebied van financiering, huisvesting, algemene bedrijfsvoering en coaching","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder c","criterium":"c","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"evenementen","niveau":"gemiddeld","som":85,"vergelijking":"900 × 85 = 76.500 ≤ 1.000 × 7 × 12 = 84.000 ≤ 1.100 × 85 = 93.500","waarde":12},{"aantal":7,"indicator":"deelnames","niveau":"gemiddeld","som":2615,"vergelijking":"900 × 2.615 = 2.353.500 ≤ 1.000 × 7 × 345 = 2.415.000 ≤ 1.100 × 2.615 = 2.876.500","waarde":345}],"niveau":"gemiddeld","omschrijving":"aanvrager organiseert evenementen voor sociaal ondernemers met een groot bereik","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder d","criterium":"d","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"overlegstructuren","niveau":"gemiddeld","som":59,"vergelijking":"900 × 59 = 53.100 ≤ 1.000 × 7 × 9 = 63.000 ≤ 1.100 × 59 = 64.900","waarde":9},{"aantal":7,"indicator":"samenwerkingen","niveau":"gemiddeld","som":56,"vergelijking":"900 × 56 = 50.400 ≤ 1.000 × 7 × 8 = 56.000 ≤ 1.100 × 56 = 61.600","waarde":8}],"niveau":"gemiddeld","omschrijving":"aanvrager vertegenwoordigt sociaal ondernemers effectief in lokale, regionale en landelijke overlegstructuren","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder e","criterium":"e","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"buitenDenHaag","niveau":"gemiddeld","som":12374,"vergelijking":"900 × 12.374 = 11.136.600 ≤ 1.000 × 7 × 1.765 = 12.355.000 ≤ 1.100 × 12.374 = 13.611.400","waarde":1765}],"niveau":"gemiddeld","omschrijving":"aanvrager stimuleert sociaal ondernemers om zich te vestigen in Den Haag","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder f","criterium":"f","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"socialeStartups","niveau":"gemiddeld","som":16160,"vergelijking":"900 × 16.160 = 14.544.000 ≤ 1.000 × 7 × 2.353 = 16.471.000 ≤ 1.100 × 16.160 = 17.776.000","waarde":2353}],"niveau":"gemiddeld","omschrijving":"aanvrager biedt specifieke ondersteuning aan sociale startups, zoals bevorderen van kansen, innovatie, versnellen van groei","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder g","criterium":"g","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"kostprijs","niveau":"bovengemiddeld","som":349819,"vergelijking":"1.000 × 7 × 44.118 = 308.826.000 < 900 × 349.819 = 314.837.100","waarde":44118},{"aantal":7,"indicator":"personeelsaandeel","niveau":"gemiddeld","som":36452,"vergelijking":"900 × 36.452 = 32.806.800 ≤ 1.000 × 7 × 5.000 = 35.000.000 ≤ 1.100 × 36.452 = 40.097.200","waarde":5000},{"indicator":"sluitendeBegroting","niveau":"bovengemiddeld","vergelijking":"sluitend → bovengemiddeld","waarde":true}],"niveau":"gemiddeld","omschrijving":"aanvrager biedt een goede prijs-kwaliteitverhouding bij het organiseren van de activiteiten","punten":5,"vervangen":false}],"deMinimis":{"bedrag":21300.00,"tekst":"Deze subsidie is de-minimissteun als bedoeld in Verordening (EU) 2023/2831 van de Commissie (PB L, 2023/2831, 15.12.2023), ten bedrage van € 21.300,00. Meld haar wanneer u binnen drie jaar opnieuw om steun vraagt.","verordening":"2023/2831"},"gevraagdBedrag":30000.00,"grondslag":["Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:6 (subsidiabele kosten)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:7 (hoogte)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:8 (subsidieplafond)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:9 (verdeling)","Awb artikel 4:25 lid 2 (weigering boven het plafond)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:4 (activiteiten)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 3:1 (bevoorschotting)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 (verantwoording)","Awb artikel 4:29 (verlening)","Awb artikel 4:30 (omschrijving van de activiteiten)","Awb artikel 4:31 (bedrag)","Awb artikel 4:87 en 4:95 (betaling en voorschot)","Verordening (EU) 2023/2831 (de-minimissteun)"],"id":"01964330-e502-7b12-be67-27a27b250b48","jaar":2025,"kenmerk":"BES-2025-K10M-WAFF","kosten":{"bijdragenDerden":0.00,"grondslag":30000.00,"kosten":30000.00,"overhead":3600.00,"overheadBovenNorm":0.00,"overheadMax":4500.00,"salaris":15000.00,"salarisBovenNorm":0.00,"salarisMax":18000.00,"subsidiabel":30000.00},"mandaat":"Mandaatregister Den Haag 2025, nr. 12 (fictief)","motivering":"Wij verlenen u een subsidie van ten hoogste € 21.300,00. Wij weigeren € 8.700,00, omdat daarmee het subsidieplafond zou worden overschreden.\nUw aanvraag kreeg 50 punten en staat op rang 4 van 7 gerangschikte aanvragen (artikel 1:9 lid 1).\nCriterium a (aanvrager fungeert als eerste aanspreekpunt voor vragen rondom sociaal ondernemerschap in Den Haag): gemiddeld, 15 punten. De indicatoren wijzen niet alle hetzelfde niveau aan. gesprekken: 505; 900 × 3.570 = 3.213.000 ≤ 1.000 × 7 × 505 = 3.535.000 ≤ 1.100 × 3.570 = 3.927.000 (gemiddeld). vraagmogelijkheden: aanwezig; aanwezig → gemiddeld (gemiddeld). zichtbaarheid: goed; goed → bovengemiddeld (bovengemiddeld).\nCriterium b (aanvrager biedt ondersteuning aan sociaal ondernemers op het gebied van financiering, huisvesting, algemene bedrijfsvoering en coaching): gemiddeld, 10 punten. ondersteund: 68; 900 × 528 = 475.200 ≤ 1.000 × 7 × 68 = 476.000 ≤ 1.100 × 528 = 580.800 (gemiddeld).\nCriterium c (aanvrager organiseert evenementen voor sociaal ondernemers met een groot bereik): gemiddeld, 5 punten. evenementen: 12; 900 × 85 = 76.500 ≤ 1.000 × 7 × 12 = 84.000 ≤ 1.100 × 85 = 93.500 (gemiddeld). deelnames: 345; 900 × 2.615 = 2.353.500 ≤ 1.000 × 7 × 345 = 2.415.000 ≤ 1.100 × 2.615 = 2.876.500 (gemiddeld).\nCriterium d (aanvrager vertegenwoordigt sociaal ondernemers effectief in lokale, regionale en landelijke overlegstructuren): gemiddeld, 5 punten. overlegstructuren: 9; 900 × 59 = 53.100 ≤ 1.000 × 7 × 9 = 63.000 ≤ 1.100 × 59 = 64.900 (gemiddeld). samenwerkingen: 8; 900 × 56 = 50.400 ≤ 1.000 × 7 × 8 = 56.000 ≤ 1.100 × 56 = 61.600 (gemiddeld).\nCriterium e (aanvrager stimuleert sociaal ondernemers om zich te vestigen in Den Haag): gemiddeld, 5 punten. buitenDenHaag: 17,65 %; 900 × 12.374 = 11.136.600 ≤ 1.000 × 7 × 1.765 = 12.355.000 ≤ 1.100 × 12.374 = 13.611.400 (gemiddeld).\nCriterium f (aanvrager biedt specifieke ondersteuning aan sociale startups, zoals bevorderen van kansen, innovatie, versnellen van groei): gemiddeld, 5 punten. socialeStartups: 23,53 %; 900 × 16.160 = 14.544.000 ≤ 1.000 × 7 × 2.353 = 16.471.000 ≤ 1.100 × 16.160 = 17.776.000 (gemiddeld).\nCriterium g (aanvrager biedt een goede prijs-kwaliteitverhouding bij het organiseren van de activiteiten): gemiddeld, 5 punten. De indicatoren wijzen niet alle hetzelfde niveau aan. kostprijs: € 441,18; 1.000 × 7 × 44.118 = 308.826.000 < 900 × 349.819 = 314.837.100 (bovengemiddeld). personeelsaandeel: 50,00 %; 900 × 36.452 = 32.806.800 ≤ 1.000 × 7 × 5.000 = 35.000.000 ≤ 1.100 × 36.452 = 40.097.200 (gemiddeld). sluitendeBegroting: sluitend; sluitend → bovengemiddeld (bovengemiddeld).\nGevraagd: € 30.000,00. Subsidiabele kosten: € 30.000,00 (artikel 1:6). Ten hoogste te verlenen: € 30.000,00 (artikel 1:7).\nHet subsidieplafond is € 100.000,00 (artikel 1:8). Aan wie voorging is € 78.700,00 toegekend; over was € 21.300,00. 2 aanvragen hadden rang 4 en vroegen samen € 60.000,00, terwijl er € 21.300,00 was; dat is beslist door loting met het zaad dat voor de opening was vastgelegd. Wat daarboven uitgaat wordt geweigerd (Awb 4:25 lid 2).\nDit bedrag is een maximum: wij stellen de subsidie vast op de werkelijke subsidiabele kosten (artikel 1:6; Awb 4:31, 4:44 lid 2, 4:46). U krijgt een voorschot van 100 % in één keer, binnen 6 weken na de bekendmaking (artikel 3:1; Awb 4:87, 4:95).","punten":50,"rang":4,"rangschikking":1,"regeling":{"code":"den-haag-sociaal-ondernemers-2025","sha256":"a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60"},"regelversie":"1.0.0","soort":"gedeeltelijke_verlening","toetsen":[],"verantwoordingUiterlijk":"2026-03-01","verleenbaar":30000.00,"verplichtingen":[{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:4 (activiteiten); Awb artikel 4:46 lid 2 onder a","verplichting":"U voert de activiteiten uit waarvoor de subsidie is verleend."},{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 onder a (verantwoording); Awb artikel 4:44 lid 2","verplichting":"U dient uiterlijk op 1 maart 2026 de aanvraag tot vaststelling in, met een inhoudelijk verslag dat geschikt is voor openbaarmaking."},{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 onder b (verantwoording)","verplichting":"Daarbij geeft u een bestuurs- of directieverklaring dat de verantwoording juist en volledig is."},{"grondslag":"Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 4:1 onder c (verantwoording); Richtlijnen verantwoording subsidies Den Haag 2020, artikel 2","verplichting":"Daarbij geeft u per activiteit een overzicht van de gerealiseerde inkomsten en uitgaven; een afwijking van meer dan 10 % van de begroting van een activiteit licht u toe."}]}', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-70e0-93f5-a2a8a7839e87', '0195d9d5-0051-7636-bbfc-2416420cc574', 2025, 'BES-2025-HR62-QTN9', 'afwijzing', 0, 1, 'beoordelaar-1', 'Mandaatregister Den Haag 2025, nr. 12 (fictief)', '2025-04-16', NULL, '\x8c145a440488bef8256ee1b97532de2e643adb2a7017fc163162de3adc500415', '{"aanvraag":"0195d9d5-0051-7636-bbfc-2416420cc574","aanvraagKenmerk":"SSO-2025-YZBF-4MZ8","activiteiten":[{"omschrijving":"Inloop voor ondernemers","soort":"a"}],"bedrag":0.00,"besluitDatum":"2025-04-16","criteria":[{"artikel":"artikel 1:9 lid 2 aanhef en onder a","criterium":"a","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"gesprekken","niveau":"minder","som":3570,"vergelijking":"1.000 × 7 × 105 = 735.000 < 900 × 3.570 = 3.213.000","waarde":105},{"indicator":"vraagmogelijkheden","niveau":"minder","vergelijking":"beperkt → minder","waarde":"beperkt"},{"indicator":"zichtbaarheid","niveau":"minder","vergelijking":"beperkt → minder","waarde":"beperkt"}],"niveau":"minder","omschrijving":"aanvrager fungeert als eerste aanspreekpunt voor vragen rondom sociaal ondernemerschap in Den Haag","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder b","criterium":"b","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"ondersteund","niveau":"minder","som":528,"vergelijking":"1.000 × 7 × 28 = 196.000 < 900 × 528 = 475.200","waarde":28}],"niveau":"minder","omschrijving":"aanvrager biedt ondersteuning aan sociaal ondernemers op het gebied van financiering, huisvesting, algemene bedrijfsvoering en coaching","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder c","criterium":"c","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"evenementen","niveau":"minder","som":85,"vergelijking":"1.000 × 7 × 5 = 35.000 < 900 × 85 = 76.500","waarde":5},{"aantal":7,"indicator":"deelnames","niveau":"minder","som":2615,"vergelijking":"1.000 × 7 × 70 = 490.000 < 900 × 2.615 = 2.353.500","waarde":70}],"niveau":"minder","omschrijving":"aanvrager organiseert evenementen voor sociaal ondernemers met een groot bereik","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder d","criterium":"d","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"overlegstructuren","niveau":"minder","som":59,"vergelijking":"1.000 × 7 × 4 = 28.000 < 900 × 59 = 53.100","waarde":4},{"aantal":7,"indicator":"samenwerkingen","niveau":"minder","som":56,"vergelijking":"1.000 × 7 × 4 = 28.000 < 900 × 56 = 50.400","waarde":4}],"niveau":"minder","omschrijving":"aanvrager vertegenwoordigt sociaal ondernemers effectief in lokale, regionale en landelijke overlegstructuren","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder e","criterium":"e","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"buitenDenHaag","niveau":"minder","som":12374,"vergelijking":"1.000 × 7 × 1.071 = 7.497.000 < 900 × 12.374 = 11.136.600","waarde":1071}],"niveau":"minder","omschrijving":"aanvrager stimuleert sociaal ondernemers om zich te vestigen in Den Haag","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder f","criterium":"f","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"socialeStartups","niveau":"minder","som":16160,"vergelijking":"1.000 × 7 × 1.071 = 7.497.000 < 900 × 16.160 = 14.544.000","waarde":1071}],"niveau":"minder","omschrijving":"aanvrager biedt specifieke ondersteuning aan sociale startups, zoals bevorderen van kansen, innovatie, versnellen van groei","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder g","criterium":"g","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"kostprijs","niveau":"minder","som":349819,"vergelijking":"1.000 × 7 × 89.286 = 625.002.000 > 1.100 × 349.819 = 384.800.900","waarde":89286},{"aantal":7,"indicator":"personeelsaandeel","niveau":"gemiddeld","som":36452,"vergelijking":"900 × 36.452 = 32.806.800 ≤ 1.000 × 7 × 5.400 = 37.800.000 ≤ 1.100 × 36.452 = 40.097.200","waarde":5400},{"indicator":"sluitendeBegroting","niveau":"bovengemiddeld","vergelijking":"sluitend → bovengemiddeld","waarde":true}],"niveau":"minder","omschrijving":"aanvrager biedt een goede prijs-kwaliteitverhouding bij het organiseren van de activiteiten","punten":0,"vervangen":false}],"deMinimis":null,"gevraagdBedrag":25000.00,"grondslag":["Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:6 (subsidiabele kosten)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:7 (hoogte)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:8 (subsidieplafond)","Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025, artikel 1:9 (verdeling)","Awb artikel 4:25 lid 2 (weigering boven het plafond)"],"id":"01964330-e502-70e0-93f5-a2a8a7839e87","jaar":2025,"kenmerk":"BES-2025-HR62-QTN9","kosten":{"bijdragenDerden":0.00,"grondslag":25000.00,"kosten":25000.00,"overhead":2500.00,"overheadBovenNorm":0.00,"overheadMax":3750.00,"salaris":13500.00,"salarisBovenNorm":0.00,"salarisMax":15000.00,"subsidiabel":25000.00},"mandaat":"Mandaatregister Den Haag 2025, nr. 12 (fictief)","motivering":"Wij wijzen uw aanvraag af, omdat het subsidieplafond is bereikt.\nUw aanvraag kreeg 5 punten en staat op rang 7 van 7 gerangschikte aanvragen (artikel 1:9 lid 1).\nCriterium a (aanvrager fungeert als eerste aanspreekpunt voor vragen rondom sociaal ondernemerschap in Den Haag): minder, 0 punten. gesprekken: 105; 1.000 × 7 × 105 = 735.000 < 900 × 3.570 = 3.213.000 (minder). vraagmogelijkheden: beperkt; beperkt → minder (minder). zichtbaarheid: beperkt; beperkt → minder (minder).\nCriterium b (aanvrager biedt ondersteuning aan sociaal ondernemers op het gebied van financiering, huisvesting, algemene bedrijfsvoering en coaching): minder, 5 punten. ondersteund: 28; 1.000 × 7 × 28 = 196.000 < 900 × 528 = 475.200 (minder).\nCriterium c (aanvrager organiseert evenementen voor sociaal ondernemers met een groot bereik): minder, 0 punten. evenementen: 5; 1.000 × 7 × 5 = 35.000 < 900 × 85 = 76.500 (minder). deelnames: 70; 1.000 × 7 × 70 = 490.000 < 900 × 2.615 = 2.353.500 (minder).\nCriterium d (aanvrager vertegenwoordigt sociaal ondernemers effectief in lokale, regionale en landelijke overlegstructuren): minder, 0 punten. overlegstructuren: 4; 1.000 × 7 × 4 = 28.000 < 900 × 59 = 53.100 (minder). samenwerkingen: 4; 1.000 × 7 × 4 = 28.000 < 900 × 56 = 50.400 (minder).\nCriterium e (aanvrager stimuleert sociaal ondernemers om zich te vestigen in Den Haag): minder, 0 punten. buitenDenHaag: 10,71 %; 1.000 × 7 × 1.071 = 7.497.000 < 900 × 12.374 = 11.136.600 (minder).\nCriterium f (aanvrager biedt specifieke ondersteuning aan sociale startups, zoals bevorderen van kansen, innovatie, versnellen van groei): minder, 0 punten. socialeStartups: 10,71 %; 1.000 × 7 × 1.071 = 7.497.000 < 900 × 16.160 = 14.544.000 (minder).\nCriterium g (aanvrager biedt een goede prijs-kwaliteitverhouding bij het organiseren van de activiteiten): minder, 0 punten. De indicatoren wijzen niet alle hetzelfde niveau aan. kostprijs: € 892,86; 1.000 × 7 × 89.286 = 625.002.000 > 1.100 × 349.819 = 384.800.900 (minder). personeelsaandeel: 54,00 %; 900 × 36.452 = 32.806.800 ≤ 1.000 × 7 × 5.400 = 37.800.000 ≤ 1.100 × 36.452 = 40.097.200 (gemiddeld). sluitendeBegroting: sluitend; sluitend → bovengemiddeld (bovengemiddeld).\nGevraagd: € 25.000,00. Subsidiabele kosten: € 25.000,00 (artikel 1:6). Ten hoogste te verlenen: € 25.000,00 (artikel 1:7).\nHet subsidieplafond is € 100.000,00 (artikel 1:8). Aan wie voorging is € 100.000,00 toegekend; over was € 0,00. Wat daarboven uitgaat wordt geweigerd (Awb 4:25 lid 2).","punten":5,"rang":7,"rangschikking":1,"regeling":{"code":"den-haag-sociaal-ondernemers-2025","sha256":"a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60"},"regelversie":"1.0.0","soort":"afwijzing","toetsen":[],"verantwoordingUiterlijk":null,"verleenbaar":25000.00,"verplichtingen":[]}', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1'),
	('01964330-e502-769e-941b-9fc9f49ab2ab', '0195d9d5-90e4-7f91-bee9-80841a4d7dec', 2025, 'BES-2025-T3C6-43ND', 'afwijzing', 0, 1, 'beoordelaar-1', 'Mandaatregister Den Haag 2025, nr. 12 (fictief)', '2025-04-16', NULL, '\xb4d7c027a2a448bfdd2897a9dd9771469d5b500fe1db94ad6e28b2566f362f7b', '{"aanvraag":"0195d9d5-90e4-7f91-bee9-80841a4d7dec","aanvraagKenmerk":"SSO-2025-0A10-5F7D","activiteiten":[{"omschrijving":"Hulp bij bedrijfsvoering","soort":"b"}],"bedrag":0.00,"besluitDatum":"2025-04-16","criteria":[],"deMinimis":null,"gevraagdBedrag":40000.00,"grondslag":["artikel 2:2"],"id":"01964330-e502-769e-941b-9fc9f49ab2ab","jaar":2025,"kenmerk":"BES-2025-T3C6-43ND","kosten":{"bijdragenDerden":0.00,"grondslag":40000.00,"kosten":40000.00,"overhead":4000.00,"overheadBovenNorm":0.00,"overheadMax":6000.00,"salaris":20000.00,"salarisBovenNorm":0.00,"salarisMax":24000.00,"subsidiabel":40000.00},"mandaat":"Mandaatregister Den Haag 2025, nr. 12 (fictief)","motivering":"Wij wijzen uw aanvraag af, omdat zij niet aan de voorwaarden voldoet.\nartikel 2:2 (aanvraagtermijn): De aanvraag is ontvangen nadat de aanvraagtermijn was geëindigd. Berekening: 2025-03-27T23:00:07.012797Z ≥ 2025-03-27T23:00:00.000000Z.","punten":null,"rang":null,"rangschikking":1,"regeling":{"code":"den-haag-sociaal-ondernemers-2025","sha256":"a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60"},"regelversie":"1.0.0","soort":"afwijzing","toetsen":[{"toets":"aanvraagtermijn","artikel":"artikel 2:2","uitkomst":"voldoet_niet","vervangenDoorBeoordelaar":false,"vergelijking":"2025-03-27T23:00:07.012797Z ≥ 2025-03-27T23:00:00.000000Z","toelichting":"De aanvraag is ontvangen nadat de aanvraagtermijn was geëindigd."}],"verantwoordingUiterlijk":null,"verleenbaar":40000.00,"verplichtingen":[]}', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1');


--
-- Data for Name: betaling; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.betaling VALUES
	('019667ab-4605-730f-b249-e3aa24beafeb', '01965cb9-c2a3-7b23-9e8a-c098091ce698', '0195c8d4-2062-7325-abe9-edb610bf5524', 2520000, '2025-04-24', 'BANK-27410004', '2025-04-24 12:00:00.005866+00', 'financieel-2', 'financieel-1'),
	('019667ab-460a-7770-8d31-b1713a90cb52', '01965cb9-c287-7d66-b143-3704c985e497', '0195b29b-f48f-7f54-bc8b-ac404769d2af', 2800000, '2025-04-24', 'BANK-27410001', '2025-04-24 12:00:00.010881+00', 'financieel-2', 'financieel-1'),
	('019667ab-4610-7caf-9a88-e3facdd9f063', '01965cb9-c2b9-72af-ba3c-f651f16a3fab', '0195d832-25c8-721d-9cf1-572f776fccf7', 2130000, '2025-04-24', 'BANK-27410006', '2025-04-24 12:00:00.016634+00', 'financieel-2', 'financieel-1'),
	('019667ab-4615-7482-9f78-cc506f50dca2', '01965cb9-c298-7650-88b4-5da41fed46f8', '0195b7f2-d669-71f2-9d35-9c59d1d0c868', 2550000, '2025-04-24', 'BANK-27410002', '2025-04-24 12:00:00.021533+00', 'financieel-2', 'financieel-1');


--
-- Data for Name: boeking; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.boeking VALUES
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 2, 1, 'budget', 'verplichting', 2800000, '2025-04-17 10:00:00.002511+00'),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 2, 1, 'budget', 'verplichting', 2550000, '2025-04-17 10:00:00.002511+00'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 4, 1, 'budget', 'verplichting', 2520000, '2025-04-17 10:00:00.002511+00'),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 2, 1, 'budget', 'verplichting', 2130000, '2025-04-17 10:00:00.002511+00'),
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 4, 1, 'voorschotten', 'kruispost', 2800000, '2025-04-22 09:00:00.007991+00'),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 4, 1, 'voorschotten', 'kruispost', 2550000, '2025-04-22 09:00:00.024377+00'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 6, 1, 'voorschotten', 'kruispost', 2520000, '2025-04-22 09:00:00.035123+00'),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 4, 1, 'voorschotten', 'kruispost', 2130000, '2025-04-22 09:00:00.057606+00'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 7, 1, 'kruispost', 'bank', 2520000, '2025-04-24 12:00:00.005866+00'),
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 5, 1, 'kruispost', 'bank', 2800000, '2025-04-24 12:00:00.010881+00'),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 5, 1, 'kruispost', 'bank', 2130000, '2025-04-24 12:00:00.016634+00'),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 5, 1, 'kruispost', 'bank', 2550000, '2025-04-24 12:00:00.021533+00'),
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 7, 1, 'subsidielast', 'voorschotten', 2800000, '2026-03-10 10:00:00.008124+00'),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 7, 1, 'subsidielast', 'voorschotten', 2550000, '2026-03-10 10:00:00.013662+00'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 9, 1, 'subsidielast', 'voorschotten', 1890000, '2026-03-10 10:00:00.024324+00'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 9, 2, 'vordering', 'voorschotten', 630000, '2026-03-10 10:00:00.024324+00'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 9, 3, 'verplichting', 'budget', 630000, '2026-03-10 10:00:00.024324+00'),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 7, 1, 'subsidielast', 'voorschotten', 2130000, '2026-03-10 10:00:00.030137+00'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 10, 1, 'bank', 'vordering', 630000, '2026-03-24 10:00:00.00376+00');


--
-- Data for Name: databasekenmerk; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.databasekenmerk VALUES
	('klok', 'gesimuleerd');


--
-- Data for Name: dossier; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.dossier VALUES
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 2025, 'SSO-2025-FN19-VH4X', '27410001', '2025-03-20 08:12:00.015529+00'),
	('0195b3c8-3f82-79d0-83e7-a927b1487e12', 2025, 'SSO-2025-0X0T-5WWB', '27410010', '2025-03-20 13:40:00.002304+00'),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 2025, 'SSO-2025-7XDM-34MC', '27410002', '2025-03-21 09:05:00.009174+00'),
	('0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56', 2025, 'SSO-2025-0F7E-SQE7', '27410003', '2025-03-24 10:30:00.004053+00'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 2025, 'SSO-2025-F70V-M1BA', '27410004', '2025-03-24 15:45:00.002033+00'),
	('0195cd07-df0b-7bf8-9eb0-fbb949b59787', 2025, 'SSO-2025-BJEY-HGAN', '27410008', '2025-03-25 11:20:00.01108+00'),
	('0195d1e0-6924-7ec3-9c76-28776157d61f', 2025, 'SSO-2025-BRF5-GHHY', '27410005', '2025-03-26 09:55:00.004891+00'),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 2025, 'SSO-2025-STPW-BMN0', '27410006', '2025-03-27 15:22:00.008206+00'),
	('0195d9d5-0051-7636-bbfc-2416420cc574', 2025, 'SSO-2025-YZBF-4MZ8', '27410007', '2025-03-27 22:59:30.001697+00'),
	('0195d9d5-90e4-7f91-bee9-80841a4d7dec', 2025, 'SSO-2025-0A10-5F7D', '27410009', '2025-03-27 23:00:07.012797+00');


--
-- Data for Name: dossierstand; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.dossierstand VALUES
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 2025, '27410001', 'afgesloten', 1, '2025-03-20 08:12:00.015529+00', true, false, false, 'Stichting Haags Sociaal Ondernemershuis', 2800000, 7, 'ecc349291e3e92c6104ea3db541ed5e770b7a95213f2bbbeaa59525e7eda2501', NULL),
	('0195b3c8-3f82-79d0-83e7-a927b1487e12', 2025, '27410010', 'afgewezen', 1, '2025-03-20 13:40:00.002304+00', true, false, false, 'Eenmanszaak Coachpunt Haagse Hout', 2500000, 3, '179c0e48a9855a01213ee2fd71db453c1f0aca4ec80d11379204e0e907f13c10', NULL),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 2025, '27410002', 'afgesloten', 1, '2025-03-21 09:05:00.009174+00', true, false, false, 'Vereniging Impact Makers Den Haag', 2750000, 7, 'dc09e2a03800f08b1d052b33b3d7fccaead6702fb592df2ef908ad31a6dbe2e3', NULL),
	('0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56', 2025, '27410003', 'afgewezen', 1, '2025-03-24 10:30:00.004053+00', true, false, false, 'Coöperatie De Werkplaats Laak', 4450000, 3, '025d650cbe471abbefa26ff1ee89922bc371b85c154083fb2a4c5613c2e4588e', NULL),
	('0195cd07-df0b-7bf8-9eb0-fbb949b59787', 2025, '27410008', 'afgewezen', 1, '2025-03-25 11:20:00.01108+00', true, false, false, 'Innovatiehuis Binckhorst B.V.', 10000000, 3, '5bd84a9555dd911d39129edd7c4b227bfd91ac8df22777ead9fc5957a4f7be6f', NULL),
	('0195d1e0-6924-7ec3-9c76-28776157d61f', 2025, '27410005', 'afgewezen', 1, '2025-03-26 09:55:00.004891+00', true, false, false, 'Stichting Buurtkracht Moerwijk', 3000000, 3, 'e0d0c27cf2993caaf80f4b445c844f9acce1065c13c115b9582a07b2bb643120', NULL),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 2025, '27410006', 'afgesloten', 1, '2025-03-27 15:22:00.008206+00', true, false, false, 'Social Club Segbroek B.V.', 3000000, 7, 'a6e491d575f7d2382068c63d93a0781f4319b36a821085cf2324a832165c6a98', NULL),
	('0195d9d5-0051-7636-bbfc-2416420cc574', 2025, '27410007', 'afgewezen', 1, '2025-03-27 22:59:30.001697+00', true, false, false, 'Stichting Nieuwe Kansen Escamp', 2500000, 3, '769325276dcfc4d3ea3e073cb78da8afc50c08798b65b98c5236320cad2efdc4', NULL),
	('0195d9d5-90e4-7f91-bee9-80841a4d7dec', 2025, '27410009', 'afgewezen', 1, '2025-03-27 23:00:07.012797+00', false, false, false, 'Stichting Samen Verder Loosduinen', 4000000, 3, '4fe779d8bfad07c937a1921c8a99fd4d04767ef9ab8d0dcb02a82df4e2e26298', NULL),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 2025, '27410004', 'afgesloten', 2, '2025-03-24 15:45:00.002033+00', true, false, false, 'Stichting Startpunt Scheveningen', 2520000, 10, '762d6ceb0a2baee50e3431b640926c0b87284124887c388b6fc983bc953e9793', NULL);


--
-- Data for Name: gebeurtenis; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.gebeurtenis VALUES
	('ronde-2025', 1, 'ronde_vastgesteld', '2025-03-19 09:00:00.484728+00', 'beheerder-1', '0000000000000000000000000000000000000000000000000000000000000000', '{"bekendmaking":"gmb-2025-121257","besluitDatum":"2025-04-16","lotingVastlegging":"5da7cae63f816842fcf2239b9b31da359957b577460bf0a8d9308b7bd3d642a9","opent":"2025-03-19T23:00:00Z","plafond":100000.00,"regeling":{"code":"den-haag-sociaal-ondernemers-2025","sha256":"a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60"},"sluit":"2025-03-27T23:00:00Z","verlengingen":[],"versie":1}', '28ef881233868f261f61e4c003c083a20b3ac1cd0b8e0b61166177cb47cd3995', DEFAULT),
	('ronde-2025', 2, 'ronde_geopend', '2025-03-20 08:12:00.000692+00', 'systeem', '28ef881233868f261f61e4c003c083a20b3ac1cd0b8e0b61166177cb47cd3995', '{"opent":"2025-03-19T23:00:00Z","regeling":{"code":"den-haag-sociaal-ondernemers-2025","sha256":"a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60"},"regelversie":"1.0.0"}', '2a6a455cffb77e9f0fc6594b36f5c6518342662af770119ae7fae02389b33411', DEFAULT),
	('ronde-2025', 3, 'zegel_gezet', '2025-03-20 08:12:00.000692+00', 'systeem', '2a6a455cffb77e9f0fc6594b36f5c6518342662af770119ae7fae02389b33411', '{"aanleiding":"dag","aantal":0,"nummer":1,"sha256":"8be0ba22c90d03f2c82227fada0daf0ba204e7d91c93b84841bac62f07bc7e45"}', '55a5c7562a78255eafb3b9702d65b19dfbfe0f8c0a0988f24e723b407c531fc0', DEFAULT),
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 1, 'aanvraag_ingediend', '2025-03-20 08:12:00.015529+00', 'kvk:27410001', '0000000000000000000000000000000000000000000000000000000000000000', '{"eersteByteOp":"2025-03-20T08:12:00.015Z","gevraagdBedrag":28000.00,"gezoutenSha256":"e53678acc4c5d07d09dc4cc332749136cbe0faba2fefcce222348c394b89c362","jaar":2025,"kenmerk":"SSO-2025-FN19-VH4X","ontvangenOp":"2025-03-20T08:12:00.015Z","tijdig":true,"versie":1}', '7d14c8c7c6f00c45b6eda1ab25169dcf8d3a4cf25b0a03002379e53515dcbd2c', DEFAULT),
	('0195b3c8-3f82-79d0-83e7-a927b1487e12', 1, 'aanvraag_ingediend', '2025-03-20 13:40:00.002304+00', 'kvk:27410010', '0000000000000000000000000000000000000000000000000000000000000000', '{"eersteByteOp":"2025-03-20T13:40:00.002Z","gevraagdBedrag":25000.00,"gezoutenSha256":"1704013a9b288f1c32bbd07f851037c6f1c0f078c02f38dea4b0ea421613206e","jaar":2025,"kenmerk":"SSO-2025-0X0T-5WWB","ontvangenOp":"2025-03-20T13:40:00.002Z","tijdig":true,"versie":1}', 'd114983a7784e784fda2f32c7682b638119c865293ce68ecaed01172a264babf', DEFAULT),
	('ronde-2025', 4, 'zegel_gezet', '2025-03-21 09:05:00.000431+00', 'systeem', '55a5c7562a78255eafb3b9702d65b19dfbfe0f8c0a0988f24e723b407c531fc0', '{"aanleiding":"dag","aantal":2,"nummer":2,"sha256":"d817103cb8134399fda63f130597f1bf87eaad52dfadd835ee84f110715216ba"}', '90fe41289e990de4b8039f9b8f18206cdc47bb82c33d643729aab540e855e446', DEFAULT),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 1, 'aanvraag_ingediend', '2025-03-21 09:05:00.009174+00', 'kvk:27410002', '0000000000000000000000000000000000000000000000000000000000000000', '{"eersteByteOp":"2025-03-21T09:05:00.009Z","gevraagdBedrag":27500.00,"gezoutenSha256":"9401332dffaed4d7163c58e3f656a9b38478281e2148fbb7702696288f2b7516","jaar":2025,"kenmerk":"SSO-2025-7XDM-34MC","ontvangenOp":"2025-03-21T09:05:00.009Z","tijdig":true,"versie":1}', '837232526989c7a59b05744cf8fb32bbca82e17e9f7383f8e81152847a169bd2', DEFAULT),
	('ronde-2025', 5, 'zegel_gezet', '2025-03-24 10:30:00.000396+00', 'systeem', '90fe41289e990de4b8039f9b8f18206cdc47bb82c33d643729aab540e855e446', '{"aanleiding":"dag","aantal":3,"nummer":3,"sha256":"c8f74924dcda77f7910c281b6015ac35bd0ec244ab673a3fdc08ab0b41af45a4"}', '395444cfaebd16dce3c0869203f607529b976a7fba1c522aeb6c5b9c3ce5cb21', DEFAULT),
	('0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56', 1, 'aanvraag_ingediend', '2025-03-24 10:30:00.004053+00', 'kvk:27410003', '0000000000000000000000000000000000000000000000000000000000000000', '{"eersteByteOp":"2025-03-24T10:30:00.004Z","gevraagdBedrag":44500.00,"gezoutenSha256":"160d261dd008bd1a9aa4444cb694186dde84a82eb19223487849f6e3ce408582","jaar":2025,"kenmerk":"SSO-2025-0F7E-SQE7","ontvangenOp":"2025-03-24T10:30:00.004Z","tijdig":true,"versie":1}', '80bbe59ede1476471cceda1b86a3ccacd0f566a240f392b099a77ef1ca68279d', DEFAULT),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 1, 'aanvraag_ingediend', '2025-03-24 15:45:00.002033+00', 'kvk:27410004', '0000000000000000000000000000000000000000000000000000000000000000', '{"eersteByteOp":"2025-03-24T15:45:00.002Z","gevraagdBedrag":25200.00,"gezoutenSha256":"3bb3a011b4371e3ac4da0a919b3e77e3a02d4a40250e5c52457bfd4bddbf07b9","jaar":2025,"kenmerk":"SSO-2025-F70V-M1BA","ontvangenOp":"2025-03-24T15:45:00.002Z","tijdig":true,"versie":1}', '9a4cebb239c5623ec83aeacbe8a7a644179e754877c7fc0a19a05fad3448ae90', DEFAULT),
	('ronde-2025', 6, 'zegel_gezet', '2025-03-25 11:20:00.000579+00', 'systeem', '395444cfaebd16dce3c0869203f607529b976a7fba1c522aeb6c5b9c3ce5cb21', '{"aanleiding":"dag","aantal":5,"nummer":4,"sha256":"4469b1421cb8938222615f23bb1891025b1ea503892746746c114b8594755ecd"}', 'f4689d5a4814ff7f076a84803491c69e87e16661e99c9d283d52e8643035778e', DEFAULT),
	('0195cd07-df0b-7bf8-9eb0-fbb949b59787', 1, 'aanvraag_ingediend', '2025-03-25 11:20:00.01108+00', 'kvk:27410008', '0000000000000000000000000000000000000000000000000000000000000000', '{"eersteByteOp":"2025-03-25T11:20:00.011Z","gevraagdBedrag":100000.00,"gezoutenSha256":"e7bee4864a76beb53c9241d27828639938600067ff78700aea63787db29b571c","jaar":2025,"kenmerk":"SSO-2025-BJEY-HGAN","ontvangenOp":"2025-03-25T11:20:00.011Z","tijdig":true,"versie":1}', '7c1b1da71e944a80a07a5809fb4a5a35ae1370a17ee819246d3fe29f796134fb', DEFAULT),
	('ronde-2025', 7, 'zegel_gezet', '2025-03-26 09:55:00.000383+00', 'systeem', 'f4689d5a4814ff7f076a84803491c69e87e16661e99c9d283d52e8643035778e', '{"aanleiding":"dag","aantal":6,"nummer":5,"sha256":"75d24419fb55572460c71d759b602022c5e63231e5fb8ad1ebc06e533d5ddb08"}', '28648834d894f552bf1be6bd26bffaa99b3f55303b036fbd4cd9326163899500', DEFAULT),
	('0195d1e0-6924-7ec3-9c76-28776157d61f', 1, 'aanvraag_ingediend', '2025-03-26 09:55:00.004891+00', 'kvk:27410005', '0000000000000000000000000000000000000000000000000000000000000000', '{"eersteByteOp":"2025-03-26T09:55:00.004Z","gevraagdBedrag":30000.00,"gezoutenSha256":"a6168bbecbe37c1c137a0c992a3c6966afe213514624a418bb72f196f3bbd161","jaar":2025,"kenmerk":"SSO-2025-BRF5-GHHY","ontvangenOp":"2025-03-26T09:55:00.004Z","tijdig":true,"versie":1}', '4e3cddb673eacd34c26a253ac05fa115782f8a2ae6bb6fb82eba40f2f6651359', DEFAULT),
	('ronde-2025', 8, 'zegel_gezet', '2025-03-27 15:22:00.000437+00', 'systeem', '28648834d894f552bf1be6bd26bffaa99b3f55303b036fbd4cd9326163899500', '{"aanleiding":"dag","aantal":7,"nummer":6,"sha256":"fb99af55a46461354e33ab84b2c7418714bd6c4b866fa71934598aca2d9c1424"}', '9eef634f2617480c439eedc9ae68c5593f3674ab553dfc88e3e914f5b346d5b2', DEFAULT),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 1, 'aanvraag_ingediend', '2025-03-27 15:22:00.008206+00', 'kvk:27410006', '0000000000000000000000000000000000000000000000000000000000000000', '{"eersteByteOp":"2025-03-27T15:22:00.008Z","gevraagdBedrag":30000.00,"gezoutenSha256":"3dfd5f8648cc55db3344419522061d86eae5886c036358b97478fe60a0668d05","jaar":2025,"kenmerk":"SSO-2025-STPW-BMN0","ontvangenOp":"2025-03-27T15:22:00.008Z","tijdig":true,"versie":1}', '53153010d56c8e558aff53854ee33a355a56e7953f318ca4c126f0382149fee0', DEFAULT),
	('0195d9d5-0051-7636-bbfc-2416420cc574', 1, 'aanvraag_ingediend', '2025-03-27 22:59:30.001697+00', 'kvk:27410007', '0000000000000000000000000000000000000000000000000000000000000000', '{"eersteByteOp":"2025-03-27T22:59:30.001Z","gevraagdBedrag":25000.00,"gezoutenSha256":"2a350510f7da5863a527610ae550a627be6db585fca41b22e70dc27242b0b7fd","jaar":2025,"kenmerk":"SSO-2025-YZBF-4MZ8","ontvangenOp":"2025-03-27T22:59:30.001Z","tijdig":true,"versie":1}', '6a52f2d394cc1a5e723b2315c2ea8c053163835bcc5b57c0de8c74e1681c392b', DEFAULT),
	('ronde-2025', 9, 'zegel_gezet', '2025-03-27 23:00:07.000354+00', 'systeem', '9eef634f2617480c439eedc9ae68c5593f3674ab553dfc88e3e914f5b346d5b2', '{"aanleiding":"sluiting","aantal":9,"nummer":7,"sha256":"0766e5c08c1f811f8cbcdff35826fb0dd4268d7c7d3c9eb380ec047b6e73d0a6"}', '443c936b15cfcbd91ea795ebd340e32f3b13fe674578406d9210b603d91f58fe', DEFAULT),
	('0195d9d5-90e4-7f91-bee9-80841a4d7dec', 1, 'aanvraag_ingediend', '2025-03-27 23:00:07.012797+00', 'kvk:27410009', '0000000000000000000000000000000000000000000000000000000000000000', '{"eersteByteOp":"2025-03-27T23:00:07.012Z","gevraagdBedrag":40000.00,"gezoutenSha256":"d6b37077ea4c91ee8d41a81bda8a2578bd03012ab1205d333f4873922f63e3ee","jaar":2025,"kenmerk":"SSO-2025-0A10-5F7D","ontvangenOp":"2025-03-27T23:00:07.012Z","tijdig":false,"versie":1}', '60c929eea586ca5cb30432c407e7c682aa29f535664f3e303c26cc0d05effa96', DEFAULT),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 2, 'herstel_verzocht', '2025-03-28 09:00:00.005409+00', 'intake-1', '9a4cebb239c5623ec83aeacbe8a7a644179e754877c7fc0a19a05fad3448ae90', '{"gezoutenSha256":"a225bb3d9386c5c01709b92a32cece3be08fd37efb8cb55ed06422d1e19618e5","nummer":1,"onderdelen":["de_minimisverklaring"],"uiterlijk":"2025-04-11","uiterlijkVerlengd":"2025-04-11"}', '8c57171f3f026dcfa08c12f62bdf1b0a8afb40a7847d729719872df84fc06ee6', DEFAULT),
	('ronde-2025', 11, 'zegel_gezet', '2025-04-03 14:10:00.000412+00', 'systeem', '7dc8d9b1e02680d77b54aa31e7199faaf1ba81896bd0968588d72a2c2df52b8d', '{"aanleiding":"dag","aantal":10,"nummer":9,"sha256":"38e5955a142080c94251ab193d5ff13be250716ce286a00852b66721074e644a"}', '02f0f84d7287ecf98c7e9f38c295ab3f8cf9abfe1f4e5e017102d0638cdea879', DEFAULT),
	('ronde-2025', 12, 'zegel_gezet', '2025-04-14 09:00:00.000406+00', 'systeem', '02f0f84d7287ecf98c7e9f38c295ab3f8cf9abfe1f4e5e017102d0638cdea879', '{"aanleiding":"dag","aantal":10,"nummer":10,"sha256":"809dbd3656dd81947b60a759e609a6bd8a1eda375fa7d0b87254660fee08ebf9"}', 'e37c0134c01e18373f05fe6380ffda0130146b578a9cc5fcdcb101e44cf41a50', DEFAULT),
	('ronde-2025', 16, 'zegel_gezet', '2025-04-22 09:00:00.000453+00', 'systeem', 'f365f5643f743be3d3f3840c29dc777afd71486cc66837fd15372d3708df04d8', '{"aanleiding":"dag","aantal":10,"nummer":12,"sha256":"e0b03d2c584c029d0c1ecc6edf81a12a137224caff17600005f8d304ad594792"}', '419f2a70ec0be06151813934b506307b126c35c5e77304d3437ab182799e1b71', DEFAULT),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 6, 'voorschot_opgedragen', '2025-04-22 09:00:00.035123+00', 'financieel-1', 'b24a22aef6b25a7f64e6442c11c2d39904ec781b24ac8447f0946aa71cbb14e8', '{"bedrag":25200.00,"besluit":"BES-2025-BJGT-FB38","uiterlijk":"2025-06-02","voorschot":"01965cb9-c2a3-7b23-9e8a-c098091ce698"}', '78ea396621935ff66b21fc0bb6b40c45c79d6c2c88ac37e384fe4673bb8cbe33', DEFAULT),
	('ronde-2025', 17, 'zegel_gezet', '2025-04-24 12:00:00.000368+00', 'systeem', '419f2a70ec0be06151813934b506307b126c35c5e77304d3437ab182799e1b71', '{"aanleiding":"dag","aantal":10,"nummer":13,"sha256":"b0bb922865af7cd42a6f323595d674562aa7cd4f0ab2020a264f06a84c772088"}', '818de6537a98139da246f321998ad38115d52caf234b3038cf5134337b35c812', DEFAULT),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 5, 'voorschot_betaald', '2025-04-24 12:00:00.016634+00', 'financieel-2', '08a3a03843e7dd079bc43c58b78f8f25177ca1b032485340755c93952565d63c', '{"bedrag":21300.00,"betaling":"019667ab-4610-7caf-9a88-e3facdd9f063","kenmerk":"BANK-27410006","valutadatum":"2025-04-24"}', '693292cbd32a17a5a7feb65d2cf9ff124fe2278fd846d9b7bfd5d4662e67b432', DEFAULT),
	('ronde-2025', 18, 'zegel_gezet', '2026-01-20 10:00:00.000414+00', 'systeem', '818de6537a98139da246f321998ad38115d52caf234b3038cf5134337b35c812', '{"aanleiding":"dag","aantal":10,"nummer":14,"sha256":"f93820a3ecc870cfdcf2e048d53d58a279f7b9856c85d5632d9fb0506517a6dd"}', 'f061d164135e1eecd61d9d8a6b4cedb1f6007f871cbedfcb5bd2f122f655918a', DEFAULT),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 6, 'verantwoording_ingediend', '2026-01-20 10:00:00.016743+00', 'kvk:27410002', '1143f47d8994e2404ecfd5b8e775373d5e03599fe6d9f1bf035aee8992b7359e', '{"gezoutenSha256":"84fc34b6df073f7cb1dd736640a852eb00ad9deaed219b9657b922b56cb28187","ontvangenOp":"2026-01-20T10:00:00.016Z","onvolledig":[],"teLaat":false,"versie":1}', 'eb7258b8d63b9ba2c4d024f08b1347d843d35f17659ae4347fbd056bb0df7b6e', DEFAULT),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 6, 'verantwoording_ingediend', '2026-01-20 10:00:00.030517+00', 'kvk:27410006', '693292cbd32a17a5a7feb65d2cf9ff124fe2278fd846d9b7bfd5d4662e67b432', '{"gezoutenSha256":"69be1880e22fa407e127e59032101e2ce63266e959267504fac79fa1e29b0477","ontvangenOp":"2026-01-20T10:00:00.030Z","onvolledig":[],"teLaat":false,"versie":1}', '96754be04592a933767168c8f2ce3ef1e8edb75f94b364e5e20e7a509924a81a', DEFAULT),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 7, 'vastgesteld', '2026-03-10 10:00:00.030137+00', 'besluitnemer-1', '96754be04592a933767168c8f2ce3ef1e8edb75f94b364e5e20e7a509924a81a', '{"besluit":"BES-2025-K10M-WAFF","betaald":21300.00,"gezoutenSha256":"f630f075328893740f17123b6e0a4217f6364d09bffc4efab20a4cd7544ef9fb","kenmerk":"VST-2025-1PN8-YMQB","nabetaling":0.00,"subsidiabel":30000.00,"terugvordering":0.00,"vastgesteld":21300.00,"verantwoordingsversie":1,"verleend":21300.00}', 'a6e491d575f7d2382068c63d93a0781f4319b36a821085cf2324a832165c6a98', DEFAULT),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 10, 'terugbetaald', '2026-03-24 10:00:00.00376+00', 'financieel-1', 'd0cb2d13f34dc3a754c06f3aed05266c54a253307647bebb48061c2dd9310eba', '{"bedrag":6300.00,"kenmerk":"TERUG-bf5524","openstaand":0.00,"terugbetaling":"019d1f49-7103-7b62-b6d1-44fe507335db","valutadatum":"2026-03-24"}', '762d6ceb0a2baee50e3431b640926c0b87284124887c388b6fc983bc953e9793', DEFAULT),
	('ronde-2025', 10, 'zegel_gezet', '2025-03-28 09:00:00.000361+00', 'systeem', '443c936b15cfcbd91ea795ebd340e32f3b13fe674578406d9210b603d91f58fe', '{"aanleiding":"dag","aantal":10,"nummer":8,"sha256":"120402b5b2e76955809515fd6ec10148346a221fe36b188465d0686cd0f1e93e"}', '7dc8d9b1e02680d77b54aa31e7199faaf1ba81896bd0968588d72a2c2df52b8d', DEFAULT),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 3, 'aanvraag_aangevuld', '2025-04-03 14:10:00.015869+00', 'kvk:27410004', '8c57171f3f026dcfa08c12f62bdf1b0a8afb40a7847d729719872df84fc06ee6', '{"eersteByteOp":"2025-04-03T14:10:00.014Z","gevraagdBedrag":25200.00,"gezoutenSha256":"313077c96267a6a43e947a747cef6b8eb568a2f156e8167cc181b900094493f9","herstelverzoeken":[1],"laatsteByteOp":"2025-04-03T14:10:00.014Z","nogAanTeVullen":[],"ontvangenOp":"2025-03-24T15:45:00.002Z","tijdig":true,"versie":2}', 'b1b1d9251f342d2c26bff04bcabe904572ba73ee6ac1ee190f863f68a0ab2109', DEFAULT),
	('ronde-2025', 13, 'rangschikking_bevroren', '2025-04-14 09:00:00.021296+00', 'beoordelaar-1', 'e37c0134c01e18373f05fe6380ffda0130146b578a9cc5fcdcb101e44cf41a50', '{"invoerSha256":"31a49a4d269569741d8af8f84d1ff04dec4e182331c5672b3d1480bd5342fc04","metLoting":true,"nummer":1,"plafond":100000.00,"regelingSha256":"a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60","regelversie":"1.0.0","resultaatSha256":"c995c2115ded51c2a11b82bac58494b3053afb64d3d028796598cceb1784fb9c","toegekend":100000.00}', '011c1bf7c590311cd1b7c65987be2fafbb39df5227d63565c17d94b5f0ca43aa', DEFAULT),
	('ronde-2025', 14, 'zegel_gezet', '2025-04-14 09:00:00.021296+00', 'beoordelaar-1', '011c1bf7c590311cd1b7c65987be2fafbb39df5227d63565c17d94b5f0ca43aa', '{"aanleiding":"bevriezing","aantal":10,"nummer":11,"sha256":"7c84ded657b5d2f5e3d99ed086d0af9749937bd07419f97ee6b3bd6a2eb00665"}', '88f786dfc6b24976347a25435c280384bfee247b9f156004a6302ad537d28c9b', DEFAULT),
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 2, 'besloten', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '7d14c8c7c6f00c45b6eda1ab25169dcf8d3a4cf25b0a03002379e53515dcbd2c', '{"bedrag":28000.00,"besluit":"01964330-e502-738c-b4c4-0879aa42f3ca","besluitDatum":"2025-04-16","gezoutenSha256":"6021e3c7c77389d7b50db41e9377fe614f59da9ca48078a0585c23e4453cc7bf","kenmerk":"BES-2025-A5DN-V855","rangschikking":1,"soort":"verlening"}', 'd4ff8e48689a60eb87c622f000774b055d82ca886b1453887ee36f5afe6f7b36', DEFAULT),
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 3, 'bekendgemaakt', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', 'd4ff8e48689a60eb87c622f000774b055d82ca886b1453887ee36f5afe6f7b36', '{"bekendgemaaktOp":"2025-04-17","besluit":"01964330-e502-738c-b4c4-0879aa42f3ca"}', 'a9828b2c608aec57926771732307c35d71a5797ee01ba6db86bc099ca1a1129a', DEFAULT),
	('0195b3c8-3f82-79d0-83e7-a927b1487e12', 2, 'besloten', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', 'd114983a7784e784fda2f32c7682b638119c865293ce68ecaed01172a264babf', '{"bedrag":0.00,"besluit":"01964330-e502-7172-9800-e682b0697c76","besluitDatum":"2025-04-16","gezoutenSha256":"41164960b9363e64c0f01e554668126d157f852a4cff27c29d46366552b6cb65","kenmerk":"BES-2025-JQHF-S3Z6","rangschikking":1,"soort":"afwijzing"}', 'c458daf8da4f80857c74baaa500ec6a333ab7230ee9d66d203574dcc12e14a69', DEFAULT),
	('0195b3c8-3f82-79d0-83e7-a927b1487e12', 3, 'bekendgemaakt', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', 'c458daf8da4f80857c74baaa500ec6a333ab7230ee9d66d203574dcc12e14a69', '{"bekendgemaaktOp":"2025-04-17","besluit":"01964330-e502-7172-9800-e682b0697c76"}', '179c0e48a9855a01213ee2fd71db453c1f0aca4ec80d11379204e0e907f13c10', DEFAULT),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 2, 'besloten', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '837232526989c7a59b05744cf8fb32bbca82e17e9f7383f8e81152847a169bd2', '{"bedrag":25500.00,"besluit":"01964330-e502-700b-802c-67cee251d93d","besluitDatum":"2025-04-16","gezoutenSha256":"9f0121c87b1be43a12521fc47a7c8e95afa4120cef32c2b0b9b6aa2733d7e084","kenmerk":"BES-2025-636Y-VQ0H","rangschikking":1,"soort":"verlening"}', '30b6fe202d0617a45d93cd9c9b41a3d14815f923c3e2749e4cee1db364ce56e5', DEFAULT),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 3, 'bekendgemaakt', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '30b6fe202d0617a45d93cd9c9b41a3d14815f923c3e2749e4cee1db364ce56e5', '{"bekendgemaaktOp":"2025-04-17","besluit":"01964330-e502-700b-802c-67cee251d93d"}', '1f27b1775a22add72a1e40c9685d5ed212de805ed294335cb1aedcbc290f9ad7', DEFAULT),
	('0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56', 2, 'besloten', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '80bbe59ede1476471cceda1b86a3ccacd0f566a240f392b099a77ef1ca68279d', '{"bedrag":0.00,"besluit":"01964330-e502-7d4b-be79-893a1e5de05b","besluitDatum":"2025-04-16","gezoutenSha256":"af13fdd8389f8ea29c5da8ba7fcf6617a1ac8770e3ed512dfc941e13ec56ed08","kenmerk":"BES-2025-QPZ1-7X3P","rangschikking":1,"soort":"afwijzing"}', 'f35e335cedd0ae93bfc3bbdbc971c2b6d0521aa0588257eb3a3e64663d95b0b7', DEFAULT),
	('0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56', 3, 'bekendgemaakt', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', 'f35e335cedd0ae93bfc3bbdbc971c2b6d0521aa0588257eb3a3e64663d95b0b7', '{"bekendgemaaktOp":"2025-04-17","besluit":"01964330-e502-7d4b-be79-893a1e5de05b"}', '025d650cbe471abbefa26ff1ee89922bc371b85c154083fb2a4c5613c2e4588e', DEFAULT),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 4, 'besloten', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', 'b1b1d9251f342d2c26bff04bcabe904572ba73ee6ac1ee190f863f68a0ab2109', '{"bedrag":25200.00,"besluit":"01964330-e502-7ddd-af76-747432a83d17","besluitDatum":"2025-04-16","gezoutenSha256":"5350405dcbc1ae303d5ce2f322501e1f05ef2120e047bf7319806b5ef1c77e82","kenmerk":"BES-2025-BJGT-FB38","rangschikking":1,"soort":"verlening"}', '65e99d047bcb7c3e83e93c801bf3cbf11d093bcfa4fa809458fe21e76241065e', DEFAULT),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 5, 'bekendgemaakt', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '65e99d047bcb7c3e83e93c801bf3cbf11d093bcfa4fa809458fe21e76241065e', '{"bekendgemaaktOp":"2025-04-17","besluit":"01964330-e502-7ddd-af76-747432a83d17"}', 'b24a22aef6b25a7f64e6442c11c2d39904ec781b24ac8447f0946aa71cbb14e8', DEFAULT),
	('0195cd07-df0b-7bf8-9eb0-fbb949b59787', 2, 'besloten', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '7c1b1da71e944a80a07a5809fb4a5a35ae1370a17ee819246d3fe29f796134fb', '{"bedrag":0.00,"besluit":"01964330-e502-79e1-89c6-7e4febed58f9","besluitDatum":"2025-04-16","gezoutenSha256":"2ba8d5141f4c3189758edb0ab2f34a275ec8fca6fd73e7d3a170fdec845e556b","kenmerk":"BES-2025-WWJJ-K16Y","rangschikking":1,"soort":"afwijzing"}', '7f1653ed3dac335ce46ddc29d7c7742415f772971dae79523b5bbf903d0bc68f', DEFAULT),
	('0195cd07-df0b-7bf8-9eb0-fbb949b59787', 3, 'bekendgemaakt', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '7f1653ed3dac335ce46ddc29d7c7742415f772971dae79523b5bbf903d0bc68f', '{"bekendgemaaktOp":"2025-04-17","besluit":"01964330-e502-79e1-89c6-7e4febed58f9"}', '5bd84a9555dd911d39129edd7c4b227bfd91ac8df22777ead9fc5957a4f7be6f', DEFAULT),
	('0195d1e0-6924-7ec3-9c76-28776157d61f', 2, 'besloten', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '4e3cddb673eacd34c26a253ac05fa115782f8a2ae6bb6fb82eba40f2f6651359', '{"bedrag":0.00,"besluit":"01964330-e502-71b8-b91e-7c6abcdc148d","besluitDatum":"2025-04-16","gezoutenSha256":"1a1f64fbf2bb4ec48e3390794393b700916eb635442602b2e33c1f6c82098b29","kenmerk":"BES-2025-D80E-XNCY","rangschikking":1,"soort":"afwijzing"}', '45fe3e2d5766619bed2fdef9ae25692319b9bb7c40cd4113a76538c84ad27491', DEFAULT),
	('0195d1e0-6924-7ec3-9c76-28776157d61f', 3, 'bekendgemaakt', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '45fe3e2d5766619bed2fdef9ae25692319b9bb7c40cd4113a76538c84ad27491', '{"bekendgemaaktOp":"2025-04-17","besluit":"01964330-e502-71b8-b91e-7c6abcdc148d"}', 'e0d0c27cf2993caaf80f4b445c844f9acce1065c13c115b9582a07b2bb643120', DEFAULT),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 2, 'besloten', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '53153010d56c8e558aff53854ee33a355a56e7953f318ca4c126f0382149fee0', '{"bedrag":21300.00,"besluit":"01964330-e502-7b12-be67-27a27b250b48","besluitDatum":"2025-04-16","gezoutenSha256":"d62b788e2518b3547774cde6b1cb877894ffb43ed75986463de9a292c36ed4bb","kenmerk":"BES-2025-K10M-WAFF","rangschikking":1,"soort":"gedeeltelijke_verlening"}', '590eca8ec0ed4910432502c5f0e37c190fda6337d3c4747231b7c04d22a8dd20', DEFAULT);
INSERT INTO weegschaal.gebeurtenis VALUES
	('0195d832-25c8-721d-9cf1-572f776fccf7', 3, 'bekendgemaakt', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '590eca8ec0ed4910432502c5f0e37c190fda6337d3c4747231b7c04d22a8dd20', '{"bekendgemaaktOp":"2025-04-17","besluit":"01964330-e502-7b12-be67-27a27b250b48"}', 'f9141fa4bd8b701016c29cabf89ace218dc13ab7428b42e35290d10ee2f1ff44', DEFAULT),
	('0195d9d5-0051-7636-bbfc-2416420cc574', 2, 'besloten', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '6a52f2d394cc1a5e723b2315c2ea8c053163835bcc5b57c0de8c74e1681c392b', '{"bedrag":0.00,"besluit":"01964330-e502-70e0-93f5-a2a8a7839e87","besluitDatum":"2025-04-16","gezoutenSha256":"161dc6d9c8c5d798a64eba0f48bbeafffe5784a0dec58ccc39fb838432297ddc","kenmerk":"BES-2025-HR62-QTN9","rangschikking":1,"soort":"afwijzing"}', '49df411e1be708285637dabfdddbc0b06c8b3e6fb5bc41bd5fc300cd45bbd972', DEFAULT),
	('0195d9d5-0051-7636-bbfc-2416420cc574', 3, 'bekendgemaakt', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '49df411e1be708285637dabfdddbc0b06c8b3e6fb5bc41bd5fc300cd45bbd972', '{"bekendgemaaktOp":"2025-04-17","besluit":"01964330-e502-70e0-93f5-a2a8a7839e87"}', '769325276dcfc4d3ea3e073cb78da8afc50c08798b65b98c5236320cad2efdc4', DEFAULT),
	('0195d9d5-90e4-7f91-bee9-80841a4d7dec', 2, 'besloten', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '60c929eea586ca5cb30432c407e7c682aa29f535664f3e303c26cc0d05effa96', '{"bedrag":0.00,"besluit":"01964330-e502-769e-941b-9fc9f49ab2ab","besluitDatum":"2025-04-16","gezoutenSha256":"b3dd663f9491927c92cd846b1b106c575c76a4bc4e28f7b52fe103c12509a703","kenmerk":"BES-2025-T3C6-43ND","rangschikking":1,"soort":"afwijzing"}', '4e921b16093b3eed9dd5e350f1887b92709da227d87e5e082ffdc3bea718f6b4', DEFAULT),
	('0195d9d5-90e4-7f91-bee9-80841a4d7dec', 3, 'bekendgemaakt', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '4e921b16093b3eed9dd5e350f1887b92709da227d87e5e082ffdc3bea718f6b4', '{"bekendgemaaktOp":"2025-04-17","besluit":"01964330-e502-769e-941b-9fc9f49ab2ab"}', '4fe779d8bfad07c937a1921c8a99fd4d04767ef9ab8d0dcb02a82df4e2e26298', DEFAULT),
	('ronde-2025', 15, 'besluiten_genomen', '2025-04-17 10:00:00.002511+00', 'besluitnemer-1', '88f786dfc6b24976347a25435c280384bfee247b9f156004a6302ad537d28c9b', '{"afwijzing":6,"bekendgemaaktOp":"2025-04-17","besluitDatum":"2025-04-16","buitenBehandeling":0,"gedeeltelijkeVerlening":1,"plafond":100000.00,"rangschikking":1,"resultaatSha256":"c995c2115ded51c2a11b82bac58494b3053afb64d3d028796598cceb1784fb9c","verleend":100000.00,"verlening":3}', 'f365f5643f743be3d3f3840c29dc777afd71486cc66837fd15372d3708df04d8', DEFAULT),
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 4, 'voorschot_opgedragen', '2025-04-22 09:00:00.007991+00', 'financieel-1', 'a9828b2c608aec57926771732307c35d71a5797ee01ba6db86bc099ca1a1129a', '{"bedrag":28000.00,"besluit":"BES-2025-A5DN-V855","uiterlijk":"2025-06-02","voorschot":"01965cb9-c287-7d66-b143-3704c985e497"}', 'de25e4e2bc7c81c5d42f77006d7030282cdb84dd9a6cc5ea49f4219a5d017ab0', DEFAULT),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 4, 'voorschot_opgedragen', '2025-04-22 09:00:00.024377+00', 'financieel-1', '1f27b1775a22add72a1e40c9685d5ed212de805ed294335cb1aedcbc290f9ad7', '{"bedrag":25500.00,"besluit":"BES-2025-636Y-VQ0H","uiterlijk":"2025-06-02","voorschot":"01965cb9-c298-7650-88b4-5da41fed46f8"}', '21b5986fc09a1ebc625050a1493f6f4a22aac93bf8cab0ee7e67d4900be9510c', DEFAULT),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 4, 'voorschot_opgedragen', '2025-04-22 09:00:00.057606+00', 'financieel-1', 'f9141fa4bd8b701016c29cabf89ace218dc13ab7428b42e35290d10ee2f1ff44', '{"bedrag":21300.00,"besluit":"BES-2025-K10M-WAFF","uiterlijk":"2025-06-02","voorschot":"01965cb9-c2b9-72af-ba3c-f651f16a3fab"}', '08a3a03843e7dd079bc43c58b78f8f25177ca1b032485340755c93952565d63c', DEFAULT),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 7, 'voorschot_betaald', '2025-04-24 12:00:00.005866+00', 'financieel-2', '78ea396621935ff66b21fc0bb6b40c45c79d6c2c88ac37e384fe4673bb8cbe33', '{"bedrag":25200.00,"betaling":"019667ab-4605-730f-b249-e3aa24beafeb","kenmerk":"BANK-27410004","valutadatum":"2025-04-24"}', '033fc859c22201377521f17d130606243f6a24e184f10cc9ea3302265b9be1d1', DEFAULT),
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 5, 'voorschot_betaald', '2025-04-24 12:00:00.010881+00', 'financieel-2', 'de25e4e2bc7c81c5d42f77006d7030282cdb84dd9a6cc5ea49f4219a5d017ab0', '{"bedrag":28000.00,"betaling":"019667ab-460a-7770-8d31-b1713a90cb52","kenmerk":"BANK-27410001","valutadatum":"2025-04-24"}', '9fda0442c3aede6950bae97efa6596776f3ed01b9e4c0060210782f874441d92', DEFAULT),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 5, 'voorschot_betaald', '2025-04-24 12:00:00.021533+00', 'financieel-2', '21b5986fc09a1ebc625050a1493f6f4a22aac93bf8cab0ee7e67d4900be9510c', '{"bedrag":25500.00,"betaling":"019667ab-4615-7482-9f78-cc506f50dca2","kenmerk":"BANK-27410002","valutadatum":"2025-04-24"}', '1143f47d8994e2404ecfd5b8e775373d5e03599fe6d9f1bf035aee8992b7359e', DEFAULT),
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 6, 'verantwoording_ingediend', '2026-01-20 10:00:00.008047+00', 'kvk:27410001', '9fda0442c3aede6950bae97efa6596776f3ed01b9e4c0060210782f874441d92', '{"gezoutenSha256":"cb609907630dfddf511726093e8c6cfdc9fdbb8203073c72d3a2f97cba4ece8d","ontvangenOp":"2026-01-20T10:00:00.007Z","onvolledig":[],"teLaat":false,"versie":1}', 'b2259a3546ec1dc405e9bf3d6988c6357f40045e52e21a39c923e7c72fc0298c', DEFAULT),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 8, 'verantwoording_ingediend', '2026-01-20 10:00:00.024405+00', 'kvk:27410004', '033fc859c22201377521f17d130606243f6a24e184f10cc9ea3302265b9be1d1', '{"gezoutenSha256":"fc4be649ef1401e60bcbb9f37767093aa4b650ca741ef118c321ede1d103c393","ontvangenOp":"2026-01-20T10:00:00.024Z","onvolledig":[],"teLaat":false,"versie":1}', '2ec25f9b76ebb0703334c85e5e294b6ea145221a6b6a42d8958de9ef9817dbfd', DEFAULT),
	('ronde-2025', 19, 'zegel_gezet', '2026-03-10 10:00:00.000401+00', 'systeem', 'f061d164135e1eecd61d9d8a6b4cedb1f6007f871cbedfcb5bd2f122f655918a', '{"aanleiding":"dag","aantal":10,"nummer":15,"sha256":"32b6af38bc484551ce9eb196b04ebe6254811564688c7fe790d3b6d438ef1277"}', 'e8860bb1a662e5a8791cd0ca3d8fe9878253ad654db51e765ed5ce776b0da39d', DEFAULT),
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 7, 'vastgesteld', '2026-03-10 10:00:00.008124+00', 'besluitnemer-1', 'b2259a3546ec1dc405e9bf3d6988c6357f40045e52e21a39c923e7c72fc0298c', '{"besluit":"BES-2025-A5DN-V855","betaald":28000.00,"gezoutenSha256":"c789fbd0916873e9c9db4331b5b08c26882ef601b04daed8b4e850e815141a0d","kenmerk":"VST-2025-91DW-EDMP","nabetaling":0.00,"subsidiabel":28000.00,"terugvordering":0.00,"vastgesteld":28000.00,"verantwoordingsversie":1,"verleend":28000.00}', 'ecc349291e3e92c6104ea3db541ed5e770b7a95213f2bbbeaa59525e7eda2501', DEFAULT),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 7, 'vastgesteld', '2026-03-10 10:00:00.013662+00', 'besluitnemer-1', 'eb7258b8d63b9ba2c4d024f08b1347d843d35f17659ae4347fbd056bb0df7b6e', '{"besluit":"BES-2025-636Y-VQ0H","betaald":25500.00,"gezoutenSha256":"ff2b72c2c6e12e802f1943956007185bcdcdbe021cdb84bd36448c4114aac773","kenmerk":"VST-2025-WY5H-3YVK","nabetaling":0.00,"subsidiabel":25500.00,"terugvordering":0.00,"vastgesteld":25500.00,"verantwoordingsversie":1,"verleend":25500.00}', 'dc09e2a03800f08b1d052b33b3d7fccaead6702fb592df2ef908ad31a6dbe2e3', DEFAULT),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 9, 'vastgesteld', '2026-03-10 10:00:00.024324+00', 'besluitnemer-1', '2ec25f9b76ebb0703334c85e5e294b6ea145221a6b6a42d8958de9ef9817dbfd', '{"besluit":"BES-2025-BJGT-FB38","betaald":25200.00,"gezoutenSha256":"ca0bd6bb84bbea839ec4babd8e42e557cf74b2f0e5fa57c89dc32d1705fa60ea","kenmerk":"VST-2025-HWJZ-FQ65","nabetaling":0.00,"subsidiabel":18900.00,"terugvordering":6300.00,"vastgesteld":18900.00,"verantwoordingsversie":1,"verleend":25200.00}', 'd0cb2d13f34dc3a754c06f3aed05266c54a253307647bebb48061c2dd9310eba', DEFAULT),
	('ronde-2025', 20, 'zegel_gezet', '2026-03-24 10:00:00.000349+00', 'systeem', 'e8860bb1a662e5a8791cd0ca3d8fe9878253ad654db51e765ed5ce776b0da39d', '{"aanleiding":"dag","aantal":10,"nummer":16,"sha256":"29a703f3a9216859f657f8b9ce4b69c192cc39569c2ea4c161edb96210f57708"}', 'f77ef00fc0b2e19ed4e75c387300f427f3695d95388436eec34806cefe289030', DEFAULT);


--
-- Data for Name: herhaling; Type: TABLE DATA; Schema: weegschaal; Owner: -
--



--
-- Data for Name: herstelverzoek; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.herstelverzoek VALUES
	('0195c8d4-2062-7325-abe9-edb610bf5524', 1, '{de_minimisverklaring}', '2025-03-28 09:00:00.005409+00', '2025-04-11', 2, 'intake-1');


--
-- Data for Name: poging; Type: TABLE DATA; Schema: weegschaal; Owner: -
--



--
-- Data for Name: rangschikking; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.rangschikking VALUES
	(2025, 1, '2025-04-14 09:00:00.021296+00', 'beoordelaar-1', 1, 10000000, 'Haagse loting 2025', '31a49a4d269569741d8af8f84d1ff04dec4e182331c5672b3d1480bd5342fc04', '{
  "code": "den-haag-sociaal-ondernemers-2025",
  "citeertitel": "Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025",
  "vindplaats": "Gemeenteblad 2025, 121257",
  "jaar": 2025,
  "aanvraagtermijn": {
    "opent": "2025-03-19T23:00:00Z",
    "sluit": "2025-03-27T23:00:00Z",
    "artikel": "artikel 2:2",
    "bron": "R",
    "status": "geverifieerd"
  },
  "plafond": {"bedrag": 100000.00, "artikel": "artikel 1:8 lid 1", "bron": "R", "status": "geverifieerd"},
  "maximum": {"bedrag": 100000.00, "artikel": "artikel 1:7", "bron": "R", "status": "geverifieerd"},
  "salarisnorm": {"procent": 60, "artikel": "artikel 1:6 lid 2 b", "bron": "R", "status": "geverifieerd"},
  "overheadnorm": {"procent": 15, "artikel": "artikel 1:6 lid 3 a", "bron": "R", "status": "geverifieerd"},
  "voorschot": {"procent": 100, "artikel": "artikel 3:1", "bron": "R", "status": "geverifieerd"},
  "afwijkingsdrempel": {
    "procent": 10,
    "artikel": "Richtlijnen verantwoording subsidies Den Haag 2020, artikel 2; ASV artikel 17 lid 4",
    "bron": "D3",
    "status": "geverifieerd"
  },
  "rechtsvormen": {
    "rechtspersoon": [
      "stichting",
      "vereniging",
      "cooperatie",
      "onderlinge_waarborgmaatschappij",
      "besloten_vennootschap",
      "naamloze_vennootschap",
      "kerkgenootschap",
      "publiekrechtelijke_rechtspersoon"
    ],
    "geenRechtspersoon": ["eenmanszaak", "vennootschap_onder_firma", "commanditaire_vennootschap", "maatschap"],
    "artikel": "artikel 1:5; BW boek 2 artikelen 1 tot en met 3",
    "bron": "R",
    "status": "geverifieerd"
  },
  "activiteiten": [
    {
      "soort": "a",
      "artikel": "artikel 1:4 aanhef en onder a",
      "omschrijving": "het fungeren als eerste aanspreekpunt voor sociaal ondernemers en voor ondernemers die overwegen sociaal ondernemer in Den Haag te worden"
    },
    {
      "soort": "b",
      "artikel": "artikel 1:4 aanhef en onder b",
      "omschrijving": "het bieden van ondersteuning aan sociaal ondernemers op het gebied van financiering of huisvesting, algemene bedrijfsvoering en coaching"
    },
    {
      "soort": "c",
      "artikel": "artikel 1:4 aanhef en onder c",
      "omschrijving": "het organiseren van evenementen voor sociaal ondernemers waarbij kennis wordt gedeeld of sociaal ondernemers onderling met elkaar in contact worden gebracht"
    },
    {
      "soort": "d",
      "artikel": "artikel 1:4 aanhef en onder d",
      "omschrijving": "het vertegenwoordigen van sociaal ondernemers in lokale, regionale en landelijke overlegstructuren"
    },
    {
      "soort": "e",
      "artikel": "artikel 1:4 aanhef en onder e",
      "omschrijving": "het stimuleren van buiten Den Haag gevestigde sociaal ondernemers om zich in Den Haag te vestigen"
    }
  ],
  "bescheiden": {"vereist": [], "artikel": "artikel 2:1 lid 1; ASV artikel 8 lid 2 en 3", "bron": "ASV", "status": "ongeverifieerd"},
  "toetsen": [
    {
      "code": "aanvraagtermijn",
      "artikel": "artikel 2:2",
      "vraag": "Is de aanvraag binnen de aanvraagtermijn ontvangen, of bij besluit toegelaten?"
    },
    {"code": "rechtspersoon", "artikel": "artikel 1:5", "vraag": "Is de aanvrager een rechtspersoon?"},
    {
      "code": "doelgroep",
      "artikel": "artikel 1:5",
      "vraag": "Heeft de aanvrager ten doel sociaal ondernemers te ondersteunen?"
    },
    {"code": "salariskosten", "artikel": "artikel 1:6 lid 2 b", "vraag": "Blijven de salariskosten binnen de norm?"},
    {"code": "overheadkosten", "artikel": "artikel 1:6 lid 3 a", "vraag": "Blijft de overhead binnen de norm?"},
    {
      "code": "subsidiabele_kosten",
      "artikel": "artikel 1:6 lid 1",
      "vraag": "Resteren er kosten die voor subsidie in aanmerking komen?"
    },
    {
      "code": "hoogte",
      "artikel": "artikel 1:7",
      "vraag": "Is het gevraagde bedrag niet hoger dan het maximum per kalenderjaar?"
    },
    {
      "code": "btw_verklaring",
      "artikel": "artikel 2:1 lid 1 a",
      "vraag": "Is verklaard in hoeverre de aanvrager ondernemer voor de BTW is?"
    },
    {
      "code": "btw_specificatie",
      "artikel": "artikel 2:1 lid 1 b",
      "vraag": "Sluit de specificatie van de BTW aan op de kostenregels?"
    },
    {
      "code": "de_minimisverklaring",
      "artikel": "artikel 2:1 lid 1 c",
      "vraag": "Is er een ondertekende de-minimisverklaring?"
    },
    {
      "code": "de_minimisruimte",
      "artikel": "Verordening (EU) 2023/2831 artikel 3 lid 2 en 7, artikel 5",
      "vraag": "Past de subsidie binnen de de-minimisplafonds?"
    },
    {
      "code": "activiteiten",
      "artikel": "artikel 1:4",
      "vraag": "Zijn de activiteiten van een soort die de regeling noemt?"
    },
    {
      "code": "bescheiden",
      "artikel": "artikel 2:1; ASV artikel 8",
      "vraag": "Zijn alle vereiste bescheiden overgelegd?"
    },
    {"code": "gegevens_aanvrager", "artikel": "Awb 4:2", "vraag": "Zijn het contact en het rekeningnummer gegeven?"}
  ],
  "puntenMaximum": 100,
  "criteria": [
    {
      "code": "a",
      "artikel": "artikel 1:9 lid 2 aanhef en onder a",
      "omschrijving": "aanvrager fungeert als eerste aanspreekpunt voor vragen rondom sociaal ondernemerschap in Den Haag",
      "punten": {"bovengemiddeld": 30, "gemiddeld": 15, "minder": 0},
      "indicatoren": ["gesprekken", "vraagmogelijkheden", "zichtbaarheid"]
    },
    {
      "code": "b",
      "artikel": "artikel 1:9 lid 2 aanhef en onder b",
      "omschrijving": "aanvrager biedt ondersteuning aan sociaal ondernemers op het gebied van financiering, huisvesting, algemene bedrijfsvoering en coaching",
      "punten": {"bovengemiddeld": 20, "gemiddeld": 10, "minder": 5},
      "indicatoren": ["ondersteund"]
    },
    {
      "code": "c",
      "artikel": "artikel 1:9 lid 2 aanhef en onder c",
      "omschrijving": "aanvrager organiseert evenementen voor sociaal ondernemers met een groot bereik",
      "punten": {"bovengemiddeld": 10, "gemiddeld": 5, "minder": 0},
      "indicatoren": ["evenementen", "deelnames"]
    },
    {
      "code": "d",
      "artikel": "artikel 1:9 lid 2 aanhef en onder d",
      "omschrijving": "aanvrager vertegenwoordigt sociaal ondernemers effectief in lokale, regionale en landelijke overlegstructuren",
      "punten": {"bovengemiddeld": 10, "gemiddeld": 5, "minder": 0},
      "indicatoren": ["overlegstructuren", "samenwerkingen"]
    },
    {
      "code": "e",
      "artikel": "artikel 1:9 lid 2 aanhef en onder e",
      "omschrijving": "aanvrager stimuleert sociaal ondernemers om zich te vestigen in Den Haag",
      "punten": {"bovengemiddeld": 10, "gemiddeld": 5, "minder": 0},
      "indicatoren": ["buitenDenHaag"]
    },
    {
      "code": "f",
      "artikel": "artikel 1:9 lid 2 aanhef en onder f",
      "omschrijving": "aanvrager biedt specifieke ondersteuning aan sociale startups, zoals bevorderen van kansen, innovatie, versnellen van groei",
      "punten": {"bovengemiddeld": 10, "gemiddeld": 5, "minder": 0},
      "indicatoren": ["socialeStartups"]
    },
    {
      "code": "g",
      "artikel": "artikel 1:9 lid 2 aanhef en onder g",
      "omschrijving": "aanvrager biedt een goede prijs-kwaliteitverhouding bij het organiseren van de activiteiten",
      "punten": {"bovengemiddeld": 10, "gemiddeld": 5, "minder": 0},
      "indicatoren": ["kostprijs", "personeelsaandeel", "sluitendeBegroting"]
    }
  ],
  "deMinimis": {
    "plafondAlgemeen": 300000.00,
    "plafondMetDaeb": 1050000.00,
    "jarenTerug": 3,
    "verordeningenAlgemeen": ["2023/2831", "1407/2013", "1408/2013", "717/2014"],
    "verordeningenDaeb": ["2023/2832", "360/2012"],
    "registratie": {"vanaf": "2026-01-01", "werkdagen": 20},
    "artikel": "Verordening (EU) 2023/2831 artikel 3 lid 2 en 7, artikelen 5 en 6",
    "bron": "E",
    "status": "ongeverifieerd"
  },
  "termijnen": [
    {
      "code": "bezwaar",
      "lengte": 6,
      "eenheid": "weken",
      "artikel": "Awb 6:7, 6:8 lid 1",
      "bron": "A17",
      "status": "geverifieerd"
    },
    {
      "code": "betaling",
      "lengte": 6,
      "eenheid": "weken",
      "artikel": "Awb 4:87 lid 1",
      "bron": "A17",
      "status": "geverifieerd"
    },
    {
      "code": "beslissing",
      "lengte": 8,
      "eenheid": "weken",
      "artikel": "Awb 4:13 lid 2, zolang de termijn van ASV artikel 10 niet is geverifieerd",
      "bron": "ASV",
      "status": "ongeverifieerd"
    },
    {
      "code": "buitenBehandeling",
      "lengte": 4,
      "eenheid": "weken",
      "artikel": "Awb 4:5 lid 4",
      "bron": "A",
      "status": "geverifieerd"
    },
    {
      "code": "terugbetaling",
      "lengte": 6,
      "eenheid": "weken",
      "artikel": "Awb 4:87 lid 1",
      "bron": "A17",
      "status": "geverifieerd"
    },
    {
      "code": "terugvordering",
      "lengte": 5,
      "eenheid": "jaren",
      "artikel": "Awb 4:57 lid 4",
      "bron": "A",
      "status": "geverifieerd"
    }
  ],
  "feestdagen": {
    "jaren": {"van": 2023, "tot": 2030, "volledigTot": 2028},
    "dagen": [
      {"datum": "2023-01-01", "naam": "Nieuwjaarsdag"},
      {"datum": "2023-04-07", "naam": "Goede Vrijdag"},
      {"datum": "2023-04-10", "naam": "tweede Paasdag"},
      {"datum": "2023-04-27", "naam": "Koningsdag"},
      {"datum": "2023-04-28", "naam": "gelijkgestelde dag"},
      {"datum": "2023-05-05", "naam": "Bevrijdingsdag"},
      {"datum": "2023-05-18", "naam": "Hemelvaartsdag"},
      {"datum": "2023-05-19", "naam": "gelijkgestelde dag"},
      {"datum": "2023-05-29", "naam": "tweede Pinksterdag"},
      {"datum": "2023-12-25", "naam": "eerste Kerstdag"},
      {"datum": "2023-12-26", "naam": "tweede Kerstdag"},
      {"datum": "2024-01-01", "naam": "Nieuwjaarsdag"},
      {"datum": "2024-03-29", "naam": "Goede Vrijdag"},
      {"datum": "2024-04-01", "naam": "tweede Paasdag"},
      {"datum": "2024-04-27", "naam": "Koningsdag"},
      {"datum": "2024-05-05", "naam": "Bevrijdingsdag"},
      {"datum": "2024-05-09", "naam": "Hemelvaartsdag"},
      {"datum": "2024-05-10", "naam": "gelijkgestelde dag"},
      {"datum": "2024-05-20", "naam": "tweede Pinksterdag"},
      {"datum": "2024-12-25", "naam": "eerste Kerstdag"},
      {"datum": "2024-12-26", "naam": "tweede Kerstdag"},
      {"datum": "2024-12-27", "naam": "gelijkgestelde dag"},
      {"datum": "2025-01-01", "naam": "Nieuwjaarsdag"},
      {"datum": "2025-04-18", "naam": "Goede Vrijdag"},
      {"datum": "2025-04-21", "naam": "tweede Paasdag"},
      {"datum": "2025-04-26", "naam": "Koningsdag"},
      {"datum": "2025-05-05", "naam": "Bevrijdingsdag"},
      {"datum": "2025-05-29", "naam": "Hemelvaartsdag"},
      {"datum": "2025-05-30", "naam": "gelijkgestelde dag"},
      {"datum": "2025-06-09", "naam": "tweede Pinksterdag"},
      {"datum": "2025-12-25", "naam": "eerste Kerstdag"},
      {"datum": "2025-12-26", "naam": "tweede Kerstdag"},
      {"datum": "2026-01-01", "naam": "Nieuwjaarsdag"},
      {"datum": "2026-01-02", "naam": "gelijkgestelde dag"},
      {"datum": "2026-04-03", "naam": "Goede Vrijdag"},
      {"datum": "2026-04-06", "naam": "tweede Paasdag"},
      {"datum": "2026-04-27", "naam": "Koningsdag"},
      {"datum": "2026-05-05", "naam": "Bevrijdingsdag"},
      {"datum": "2026-05-14", "naam": "Hemelvaartsdag"},
      {"datum": "2026-05-15", "naam": "gelijkgestelde dag"},
      {"datum": "2026-05-25", "naam": "tweede Pinksterdag"},
      {"datum": "2026-12-25", "naam": "eerste Kerstdag"},
      {"datum": "2026-12-26", "naam": "tweede Kerstdag"},
      {"datum": "2027-01-01", "naam": "Nieuwjaarsdag"},
      {"datum": "2027-03-26", "naam": "Goede Vrijdag"},
      {"datum": "2027-03-29", "naam": "tweede Paasdag"},
      {"datum": "2027-04-27", "naam": "Koningsdag"},
      {"datum": "2027-05-05", "naam": "Bevrijdingsdag"},
      {"datum": "2027-05-06", "naam": "Hemelvaartsdag"},
      {"datum": "2027-05-07", "naam": "gelijkgestelde dag"},
      {"datum": "2027-05-17", "naam": "tweede Pinksterdag"},
      {"datum": "2027-12-25", "naam": "eerste Kerstdag"},
      {"datum": "2027-12-26", "naam": "tweede Kerstdag"},
      {"datum": "2028-01-01", "naam": "Nieuwjaarsdag"},
      {"datum": "2028-04-14", "naam": "Goede Vrijdag"},
      {"datum": "2028-04-17", "naam": "tweede Paasdag"},
      {"datum": "2028-04-27", "naam": "Koningsdag"},
      {"datum": "2028-04-28", "naam": "gelijkgestelde dag"},
      {"datum": "2028-05-05", "naam": "Bevrijdingsdag"},
      {"datum": "2028-05-25", "naam": "Hemelvaartsdag"},
      {"datum": "2028-05-26", "naam": "gelijkgestelde dag"},
      {"datum": "2028-06-05", "naam": "tweede Pinksterdag"},
      {"datum": "2028-12-25", "naam": "eerste Kerstdag"},
      {"datum": "2028-12-26", "naam": "tweede Kerstdag"},
      {"datum": "2029-01-01", "naam": "Nieuwjaarsdag"},
      {"datum": "2029-03-30", "naam": "Goede Vrijdag"},
      {"datum": "2029-04-02", "naam": "tweede Paasdag"},
      {"datum": "2029-04-27", "naam": "Koningsdag"},
      {"datum": "2029-05-05", "naam": "Bevrijdingsdag"},
      {"datum": "2029-05-10", "naam": "Hemelvaartsdag"},
      {"datum": "2029-05-21", "naam": "tweede Pinksterdag"},
      {"datum": "2029-12-25", "naam": "eerste Kerstdag"},
      {"datum": "2029-12-26", "naam": "tweede Kerstdag"},
      {"datum": "2030-01-01", "naam": "Nieuwjaarsdag"},
      {"datum": "2030-04-19", "naam": "Goede Vrijdag"},
      {"datum": "2030-04-22", "naam": "tweede Paasdag"},
      {"datum": "2030-04-27", "naam": "Koningsdag"},
      {"datum": "2030-05-05", "naam": "Bevrijdingsdag"},
      {"datum": "2030-05-30", "naam": "Hemelvaartsdag"},
      {"datum": "2030-06-10", "naam": "tweede Pinksterdag"},
      {"datum": "2030-12-25", "naam": "eerste Kerstdag"},
      {"datum": "2030-12-26", "naam": "tweede Kerstdag"}
    ],
    "artikel": "Algemene termijnenwet artikel 3",
    "bron": "T",
    "status": "geverifieerd"
  },
  "openNormen": [
    {
      "code": "gevolgKostennormen",
      "artikel": "artikel 1:6 lid 2 b, 1:6 lid 3 a",
      "vraag": "Wat volgt als de salariskosten of de overhead boven de norm uitkomen?",
      "gekozen": "aftoppen",
      "toelichting": "Het meerdere komt niet voor subsidie in aanmerking: de regeling noemt geen weigeringsgrond.",
      "alternatieven": [
        {
          "waarde": "uitsluiten",
          "omschrijving": "Een aanvraag boven een kostennorm wordt afgewezen.",
          "vergt": "een weigeringsgrond in de regeling of de ASV; artikel 1:6 noemt er geen"
        }
      ],
      "beslotenDoor": "nog te besluiten door het college",
      "gepubliceerd": "nog niet gepubliceerd; vereist publicatie vóór opening van de ronde (Awb 4:26)"
    },
    {
      "code": "grondslagKostennormen",
      "artikel": "artikel 1:6 lid 2 b, 1:6 lid 3 a",
      "vraag": "Van welke kosten zijn de normen een percentage?",
      "gekozen": "totaal",
      "toelichting": "Van alle kosten van de activiteiten (K), vóór aftopping.",
      "alternatieven": [{"waarde": "na_aftopping", "omschrijving": "Van de kosten die na aftopping resteren."}],
      "beslotenDoor": "nog te besluiten door het college",
      "gepubliceerd": "nog niet gepubliceerd; vereist publicatie vóór opening van de ronde (Awb 4:26)"
    },
    {
      "code": "bandbreedte",
      "artikel": "artikel 1:9 lid 2",
      "vraag": "Wanneer is een aantal gemiddeld?",
      "gekozen": 100,
      "toelichting": "Binnen een band van 100 ‰ aan weerszijden van het midden; met een exact gemiddelde zou bijna niemand gemiddeld zijn.",
      "alternatieven": [
        {"waarde": 0, "omschrijving": "Alleen exact het midden is gemiddeld."},
        {"waarde": 50, "omschrijving": "Binnen 50 ‰."},
        {"waarde": 200, "omschrijving": "Binnen 200 ‰."},
        {"waarde": 333, "omschrijving": "Binnen 333 ‰."},
        {"waarde": 500, "omschrijving": "Binnen 500 ‰."}
      ],
      "beslotenDoor": "nog te besluiten door het college",
      "gepubliceerd": "nog niet gepubliceerd; vereist publicatie vóór opening van de ronde (Awb 4:26)"
    },
    {
      "code": "gemengdProfiel",
      "artikel": "artikel 1:9 lid 2",
      "vraag": "Welk niveau geldt als de onderdelen van één criterium verschillen?",
      "gekozen": "laagste",
      "toelichting": "Elk niveau van de regeling vraagt dat alle onderdelen het halen.",
      "alternatieven": [
        {
          "waarde": "mediaan",
          "omschrijving": "Het middelste niveau; bij een even aantal het lagere van de twee middelste."
        },
        {
          "waarde": "afgerondGemiddelde",
          "omschrijving": "Het gemiddelde van de niveaus 0, 1 en 2, halven naar boven."
        }
      ],
      "beslotenDoor": "nog te besluiten door het college",
      "gepubliceerd": "nog niet gepubliceerd; vereist publicatie vóór opening van de ronde (Awb 4:26)"
    },
    {
      "code": "middelmaat",
      "artikel": "artikel 1:9 lid 2",
      "vraag": "Het gemiddelde waarvan: het rekenkundig gemiddelde of de mediaan?",
      "gekozen": "gemiddelde",
      "toelichting": "De regeling spreekt van gemiddeld.",
      "alternatieven": [
        {
          "waarde": "mediaan",
          "omschrijving": "De mediaan; bij een even aantal de laagste van de twee middelste waarden."
        }
      ],
      "beslotenDoor": "nog te besluiten door het college",
      "gepubliceerd": "nog niet gepubliceerd; vereist publicatie vóór opening van de ronde (Awb 4:26)"
    },
    {
      "code": "restbedrag",
      "artikel": "artikel 1:8; Awb 4:25 lid 2",
      "vraag": "Wat krijgt de eerste aanvraag die niet meer geheel onder het plafond past?",
      "gekozen": "gedeeltelijk",
      "toelichting": "Awb 4:25 lid 2 weigert voor zover het plafond zou worden overschreden: het resterende bedrag wordt verleend.",
      "alternatieven": [
        {
          "waarde": "stoppen",
          "omschrijving": "Niets, en ook niets voor wie lager staat.",
          "vergt": "wijziging van de regeling of een gepubliceerde beleidsregel (Awb 4:25 lid 2, 4:26)"
        },
        {
          "waarde": "overslaan",
          "omschrijving": "Niets; de volgende die wel past komt aan de beurt.",
          "vergt": "wijziging van de regeling of een gepubliceerde beleidsregel (Awb 4:25 lid 2, 4:26)"
        }
      ],
      "beslotenDoor": "nog te besluiten door het college",
      "gepubliceerd": "nog niet gepubliceerd; vereist publicatie vóór opening van de ronde (Awb 4:26)"
    },
    {
      "code": "gelijkeStand",
      "artikel": "artikel 1:9 lid 1",
      "vraag": "Hoe wordt beslist bij gelijke punten als niet allen onder het plafond passen?",
      "gekozen": "loting",
      "toelichting": "Loting geeft gelijke kansen; het zaad wordt vóór opening vastgelegd.",
      "alternatieven": [
        {
          "waarde": "criteria",
          "omschrijving": "Eerst de punten op criterium a, dan b tot en met g; daarna loting.",
          "vergt": "publicatie van de volgorde vóór opening (Awb 4:26)"
        },
        {
          "waarde": "naarRato",
          "omschrijving": "Het resterende bedrag wordt naar evenredigheid verdeeld.",
          "vergt": "wijziging van de regeling of een gepubliceerde beleidsregel (Awb 4:25 lid 2, 4:26)"
        }
      ],
      "beslotenDoor": "nog te besluiten door het college",
      "gepubliceerd": "nog niet gepubliceerd; vereist publicatie vóór opening van de ronde (Awb 4:26)"
    },
    {
      "code": "cohort",
      "artikel": "artikel 1:9 lid 2",
      "vraag": "Wie telt mee in het gemiddelde?",
      "gekozen": "geschikt",
      "toelichting": "Alleen aanvragen die in aanmerking komen voor subsidie (artikel 1:9 lid 1).",
      "alternatieven": [{"waarde": "tijdig", "omschrijving": "Alle tijdige aanvragen die niet zijn ingetrokken."}],
      "beslotenDoor": "nog te besluiten door het college",
      "gepubliceerd": "nog niet gepubliceerd; vereist publicatie vóór opening van de ronde (Awb 4:26)"
    }
  ],
  "vasteLezingen": [
    {
      "code": "bijdragenNaNormen",
      "artikel": "artikel 1:6 lid 1",
      "lezing": "Bijdragen van derden worden afgetrokken na toepassing van de kostennormen."
    },
    {
      "code": "deelnemersbijdrage",
      "artikel": "artikel 1:6 lid 1",
      "lezing": "Een deelnemersbijdrage telt als bijdrage van derden."
    },
    {
      "code": "kostenNetto",
      "artikel": "artikel 1:6 lid 3 b en c",
      "lezing": "De kosten (K) zijn na aftrek van restwaarde en eerder gesubsidieerde kosten."
    },
    {
      "code": "kostprijs",
      "artikel": "artikel 1:9 lid 2 onder g",
      "lezing": "De kostprijs is K per ondersteunde ondernemer."
    },
    {
      "code": "personeelsaandeel",
      "artikel": "artikel 1:9 lid 2 onder g",
      "lezing": "Het personeelsaandeel is S gedeeld door K; minder is beter."
    },
    {
      "code": "sluitendeBegroting",
      "artikel": "artikel 1:9 lid 2 onder g",
      "lezing": "De sluitende begroting kent geen middelste niveau."
    },
    {
      "code": "deelnames",
      "artikel": "artikel 1:9 lid 2 onder c",
      "lezing": "Het aantal deelnemers is het aantal deelnames van sociaal ondernemers."
    },
    {
      "code": "aandelen",
      "artikel": "artikel 1:9 lid 2 onder e en f",
      "lezing": "De mate onder e en f is het aandeel van de ondersteunde ondernemers."
    },
    {
      "code": "periode",
      "artikel": "artikel 1:9 lid 2",
      "lezing": "De prestaties zijn die van het kalenderjaar vóór de ronde."
    },
    {"code": "eenAanvraag", "artikel": "artikel 1:7", "lezing": "Eén aanvraag per aanvrager en ronde."}
  ],
  "bronnen": [
    {
      "code": "R",
      "titel": "Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025",
      "vindplaats": "https://zoek.officielebekendmakingen.nl/gmb-2025-121257.html"
    },
    {
      "code": "A",
      "titel": "Algemene wet bestuursrecht, geldend vanaf 2026-07-01",
      "vindplaats": "https://wetten.overheid.nl/BWBR0005537/2026-07-01"
    },
    {
      "code": "A17",
      "titel": "Algemene wet bestuursrecht, tekst 2017",
      "vindplaats": "https://wetten.overheid.nl/BWBR0005537"
    },
    {"code": "T", "titel": "Algemene termijnenwet", "vindplaats": "https://wetten.overheid.nl/BWBR0002448"},
    {
      "code": "K",
      "titel": "Gelijkgestelde dagen, koninklijke besluiten 2023-2028",
      "vindplaats": "https://sterfgeval.nl/juridisch/overige/vragen-van-uitvaartondernemers/gemeentelijke-feestdag-bij-lijkbezorging-feestdagen-in-2026-2028/70745"
    },
    {
      "code": "D3",
      "titel": "Richtlijnen verantwoording subsidies Den Haag 2020",
      "vindplaats": "https://lokaleregelgeving.overheid.nl/CVDR647918"
    },
    {
      "code": "ASV",
      "titel": "Algemene subsidieverordening Den Haag 2020 (RIS305417); de tekst is niet gevonden",
      "vindplaats": "RIS305417"
    },
    {
      "code": "E",
      "titel": "Verordening (EU) 2023/2831; alleen de aanhef is tegen de tekst gecontroleerd",
      "vindplaats": "https://data.europa.eu/eli/reg/2023/2831/oj"
    }
  ]
}
', 'a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60', '1.0.0', '{"artikelen":{"nietGerangschikt":"R 1:5, 1:6, 2:1, 2:2; Awb 4:5","plafond":"R 1:8","punten":"R 1:9 lid 2","rang":"R 1:9 lid 1","toegekend":"R 1:8; Awb 4:25 lid 2","verleenbaar":"R 1:6, 1:7"},"gelijkeStanden":[{"beschikbaar":21300.00,"beslissing":"loting","ids":["0195d1e0-6924-7ec3-9c76-28776157d61f","0195d832-25c8-721d-9cf1-572f776fccf7"],"rang":4,"verleenbaar":60000.00}],"nietGerangschikt":[{"artikelen":["artikel 1:5"],"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","oordeel":"ongeschikt","redenen":["rechtspersoon"]},{"artikelen":["Verordening (EU) 2023/2831 artikel 3 lid 2 en 7, artikel 5"],"id":"0195cd07-df0b-7bf8-9eb0-fbb949b59787","oordeel":"ongeschikt","redenen":["de_minimisruimte"]},{"artikelen":["artikel 2:2"],"id":"0195d9d5-90e4-7f91-bee9-80841a4d7dec","oordeel":"ongeschikt","redenen":["aanvraagtermijn"]}],"openNormen":{"bandbreedte":100,"cohort":"geschikt","gelijkeStand":"loting","gemengdProfiel":"laagste","gevolgKostennormen":"aftoppen","grondslagKostennormen":"totaal","middelmaat":"gemiddelde","restbedrag":"gedeeltelijk"},"plafond":100000.00,"rangorde":[{"criteria":[{"artikel":"artikel 1:9 lid 2 aanhef en onder a","criterium":"a","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"gesprekken","niveau":"bovengemiddeld","som":3570,"vergelijking":"1.000 × 7 × 830 = 5.810.000 > 1.100 × 3.570 = 3.927.000","waarde":830},{"indicator":"vraagmogelijkheden","niveau":"bovengemiddeld","vergelijking":"ruim → bovengemiddeld","waarde":"ruim"},{"indicator":"zichtbaarheid","niveau":"bovengemiddeld","vergelijking":"goed → bovengemiddeld","waarde":"goed"}],"niveau":"bovengemiddeld","punten":30,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder b","criterium":"b","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"ondersteund","niveau":"bovengemiddeld","som":528,"vergelijking":"1.000 × 7 × 120 = 840.000 > 1.100 × 528 = 580.800","waarde":120}],"niveau":"bovengemiddeld","punten":20,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder c","criterium":"c","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"evenementen","niveau":"bovengemiddeld","som":85,"vergelijking":"1.000 × 7 × 18 = 126.000 > 1.100 × 85 = 93.500","waarde":18},{"aantal":7,"indicator":"deelnames","niveau":"bovengemiddeld","som":2615,"vergelijking":"1.000 × 7 × 590 = 4.130.000 > 1.100 × 2.615 = 2.876.500","waarde":590}],"niveau":"bovengemiddeld","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder d","criterium":"d","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"overlegstructuren","niveau":"bovengemiddeld","som":59,"vergelijking":"1.000 × 7 × 12 = 84.000 > 1.100 × 59 = 64.900","waarde":12},{"aantal":7,"indicator":"samenwerkingen","niveau":"bovengemiddeld","som":56,"vergelijking":"1.000 × 7 × 11 = 77.000 > 1.100 × 56 = 61.600","waarde":11}],"niveau":"bovengemiddeld","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder e","criterium":"e","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"buitenDenHaag","niveau":"bovengemiddeld","som":12374,"vergelijking":"1.000 × 7 × 2.167 = 15.169.000 > 1.100 × 12.374 = 13.611.400","waarde":2167}],"niveau":"bovengemiddeld","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder f","criterium":"f","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"socialeStartups","niveau":"bovengemiddeld","som":16160,"vergelijking":"1.000 × 7 × 2.833 = 19.831.000 > 1.100 × 16.160 = 17.776.000","waarde":2833}],"niveau":"bovengemiddeld","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder g","criterium":"g","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"kostprijs","niveau":"bovengemiddeld","som":349819,"vergelijking":"1.000 × 7 × 26.667 = 186.669.000 < 900 × 349.819 = 314.837.100","waarde":26667},{"aantal":7,"indicator":"personeelsaandeel","niveau":"gemiddeld","som":36452,"vergelijking":"900 × 36.452 = 32.806.800 ≤ 1.000 × 7 × 5.250 = 36.750.000 ≤ 1.100 × 36.452 = 40.097.200","waarde":5250},{"indicator":"sluitendeBegroting","niveau":"bovengemiddeld","vergelijking":"sluitend → bovengemiddeld","waarde":true}],"niveau":"gemiddeld","punten":5,"vervangen":false}],"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","oordeel":"geschikt","punten":95,"rang":1,"toegekend":28000.00,"uitkomst":"volledig","verleenbaar":28000.00},{"criteria":[{"artikel":"artikel 1:9 lid 2 aanhef en onder a","criterium":"a","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"gesprekken","niveau":"bovengemiddeld","som":3570,"vergelijking":"1.000 × 7 × 690 = 4.830.000 > 1.100 × 3.570 = 3.927.000","waarde":690},{"indicator":"vraagmogelijkheden","niveau":"bovengemiddeld","vergelijking":"ruim → bovengemiddeld","waarde":"ruim"},{"indicator":"zichtbaarheid","niveau":"bovengemiddeld","vergelijking":"goed → bovengemiddeld","waarde":"goed"}],"niveau":"bovengemiddeld","punten":30,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder b","criterium":"b","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"ondersteund","niveau":"bovengemiddeld","som":528,"vergelijking":"1.000 × 7 × 100 = 700.000 > 1.100 × 528 = 580.800","waarde":100}],"niveau":"bovengemiddeld","punten":20,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder c","criterium":"c","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"evenementen","niveau":"bovengemiddeld","som":85,"vergelijking":"1.000 × 7 × 15 = 105.000 > 1.100 × 85 = 93.500","waarde":15},{"aantal":7,"indicator":"deelnames","niveau":"bovengemiddeld","som":2615,"vergelijking":"1.000 × 7 × 520 = 3.640.000 > 1.100 × 2.615 = 2.876.500","waarde":520}],"niveau":"bovengemiddeld","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder d","criterium":"d","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"overlegstructuren","niveau":"bovengemiddeld","som":59,"vergelijking":"1.000 × 7 × 10 = 70.000 > 1.100 × 59 = 64.900","waarde":10},{"aantal":7,"indicator":"samenwerkingen","niveau":"bovengemiddeld","som":56,"vergelijking":"1.000 × 7 × 9 = 63.000 > 1.100 × 56 = 61.600","waarde":9}],"niveau":"bovengemiddeld","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder e","criterium":"e","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"buitenDenHaag","niveau":"bovengemiddeld","som":12374,"vergelijking":"1.000 × 7 × 2.100 = 14.700.000 > 1.100 × 12.374 = 13.611.400","waarde":2100}],"niveau":"bovengemiddeld","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder f","criterium":"f","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"socialeStartups","niveau":"bovengemiddeld","som":16160,"vergelijking":"1.000 × 7 × 2.700 = 18.900.000 > 1.100 × 16.160 = 17.776.000","waarde":2700}],"niveau":"bovengemiddeld","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder g","criterium":"g","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"kostprijs","niveau":"bovengemiddeld","som":349819,"vergelijking":"1.000 × 7 × 27.500 = 192.500.000 < 900 × 349.819 = 314.837.100","waarde":27500},{"aantal":7,"indicator":"personeelsaandeel","niveau":"minder","som":36452,"vergelijking":"1.000 × 7 × 6.727 = 47.089.000 > 1.100 × 36.452 = 40.097.200","waarde":6727},{"indicator":"sluitendeBegroting","niveau":"bovengemiddeld","vergelijking":"sluitend → bovengemiddeld","waarde":true}],"niveau":"minder","punten":0,"vervangen":false}],"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","oordeel":"geschikt_na_aftopping","punten":90,"rang":2,"toegekend":25500.00,"uitkomst":"volledig","verleenbaar":25500.00},{"criteria":[{"artikel":"artikel 1:9 lid 2 aanhef en onder a","criterium":"a","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"gesprekken","niveau":"bovengemiddeld","som":3570,"vergelijking":"1.000 × 7 × 570 = 3.990.000 > 1.100 × 3.570 = 3.927.000","waarde":570},{"indicator":"vraagmogelijkheden","niveau":"bovengemiddeld","vergelijking":"ruim → bovengemiddeld","waarde":"ruim"},{"indicator":"zichtbaarheid","niveau":"bovengemiddeld","vergelijking":"goed → bovengemiddeld","waarde":"goed"}],"niveau":"bovengemiddeld","punten":30,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder b","criterium":"b","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"ondersteund","niveau":"bovengemiddeld","som":528,"vergelijking":"1.000 × 7 × 92 = 644.000 > 1.100 × 528 = 580.800","waarde":92}],"niveau":"bovengemiddeld","punten":20,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder c","criterium":"c","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"evenementen","niveau":"gemiddeld","som":85,"vergelijking":"900 × 85 = 76.500 ≤ 1.000 × 7 × 13 = 91.000 ≤ 1.100 × 85 = 93.500","waarde":13},{"aantal":7,"indicator":"deelnames","niveau":"bovengemiddeld","som":2615,"vergelijking":"1.000 × 7 × 430 = 3.010.000 > 1.100 × 2.615 = 2.876.500","waarde":430}],"niveau":"gemiddeld","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder d","criterium":"d","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"overlegstructuren","niveau":"gemiddeld","som":59,"vergelijking":"900 × 59 = 53.100 ≤ 1.000 × 7 × 8 = 56.000 ≤ 1.100 × 59 = 64.900","waarde":8},{"aantal":7,"indicator":"samenwerkingen","niveau":"bovengemiddeld","som":56,"vergelijking":"1.000 × 7 × 9 = 63.000 > 1.100 × 56 = 61.600","waarde":9}],"niveau":"gemiddeld","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder e","criterium":"e","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"buitenDenHaag","niveau":"bovengemiddeld","som":12374,"vergelijking":"1.000 × 7 × 1.957 = 13.699.000 > 1.100 × 12.374 = 13.611.400","waarde":1957}],"niveau":"bovengemiddeld","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder f","criterium":"f","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"socialeStartups","niveau":"bovengemiddeld","som":16160,"vergelijking":"1.000 × 7 × 2.717 = 19.019.000 > 1.100 × 16.160 = 17.776.000","waarde":2717}],"niveau":"bovengemiddeld","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder g","criterium":"g","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"kostprijs","niveau":"bovengemiddeld","som":349819,"vergelijking":"1.000 × 7 × 27.391 = 191.737.000 < 900 × 349.819 = 314.837.100","waarde":27391},{"aantal":7,"indicator":"personeelsaandeel","niveau":"gemiddeld","som":36452,"vergelijking":"900 × 36.452 = 32.806.800 ≤ 1.000 × 7 × 5.397 = 37.779.000 ≤ 1.100 × 36.452 = 40.097.200","waarde":5397},{"indicator":"sluitendeBegroting","niveau":"bovengemiddeld","vergelijking":"sluitend → bovengemiddeld","waarde":true}],"niveau":"gemiddeld","punten":5,"vervangen":false}],"id":"0195c8d4-2062-7325-abe9-edb610bf5524","oordeel":"geschikt","punten":85,"rang":3,"toegekend":25200.00,"uitkomst":"volledig","verleenbaar":25200.00},{"criteria":[{"artikel":"artikel 1:9 lid 2 aanhef en onder a","criterium":"a","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"gesprekken","niveau":"gemiddeld","som":3570,"vergelijking":"900 × 3.570 = 3.213.000 ≤ 1.000 × 7 × 505 = 3.535.000 ≤ 1.100 × 3.570 = 3.927.000","waarde":505},{"indicator":"vraagmogelijkheden","niveau":"gemiddeld","vergelijking":"aanwezig → gemiddeld","waarde":"aanwezig"},{"indicator":"zichtbaarheid","niveau":"bovengemiddeld","vergelijking":"goed → bovengemiddeld","waarde":"goed"}],"niveau":"gemiddeld","punten":15,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder b","criterium":"b","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"ondersteund","niveau":"gemiddeld","som":528,"vergelijking":"900 × 528 = 475.200 ≤ 1.000 × 7 × 68 = 476.000 ≤ 1.100 × 528 = 580.800","waarde":68}],"niveau":"gemiddeld","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder c","criterium":"c","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"evenementen","niveau":"gemiddeld","som":85,"vergelijking":"900 × 85 = 76.500 ≤ 1.000 × 7 × 12 = 84.000 ≤ 1.100 × 85 = 93.500","waarde":12},{"aantal":7,"indicator":"deelnames","niveau":"gemiddeld","som":2615,"vergelijking":"900 × 2.615 = 2.353.500 ≤ 1.000 × 7 × 345 = 2.415.000 ≤ 1.100 × 2.615 = 2.876.500","waarde":345}],"niveau":"gemiddeld","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder d","criterium":"d","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"overlegstructuren","niveau":"gemiddeld","som":59,"vergelijking":"900 × 59 = 53.100 ≤ 1.000 × 7 × 9 = 63.000 ≤ 1.100 × 59 = 64.900","waarde":9},{"aantal":7,"indicator":"samenwerkingen","niveau":"gemiddeld","som":56,"vergelijking":"900 × 56 = 50.400 ≤ 1.000 × 7 × 8 = 56.000 ≤ 1.100 × 56 = 61.600","waarde":8}],"niveau":"gemiddeld","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder e","criterium":"e","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"buitenDenHaag","niveau":"gemiddeld","som":12374,"vergelijking":"900 × 12.374 = 11.136.600 ≤ 1.000 × 7 × 1.765 = 12.355.000 ≤ 1.100 × 12.374 = 13.611.400","waarde":1765}],"niveau":"gemiddeld","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder f","criterium":"f","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"socialeStartups","niveau":"gemiddeld","som":16160,"vergelijking":"900 × 16.160 = 14.544.000 ≤ 1.000 × 7 × 2.353 = 16.471.000 ≤ 1.100 × 16.160 = 17.776.000","waarde":2353}],"niveau":"gemiddeld","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder g","criterium":"g","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"kostprijs","niveau":"bovengemiddeld","som":349819,"vergelijking":"1.000 × 7 × 44.118 = 308.826.000 < 900 × 349.819 = 314.837.100","waarde":44118},{"aantal":7,"indicator":"personeelsaandeel","niveau":"gemiddeld","som":36452,"vergelijking":"900 × 36.452 = 32.806.800 ≤ 1.000 × 7 × 5.000 = 35.000.000 ≤ 1.100 × 36.452 = 40.097.200","waarde":5000},{"indicator":"sluitendeBegroting","niveau":"bovengemiddeld","vergelijking":"sluitend → bovengemiddeld","waarde":true}],"niveau":"gemiddeld","punten":5,"vervangen":false}],"id":"0195d832-25c8-721d-9cf1-572f776fccf7","oordeel":"geschikt","punten":50,"rang":4,"toegekend":21300.00,"uitkomst":"gedeeltelijk","verleenbaar":30000.00},{"criteria":[{"artikel":"artikel 1:9 lid 2 aanhef en onder a","criterium":"a","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"gesprekken","niveau":"gemiddeld","som":3570,"vergelijking":"900 × 3.570 = 3.213.000 ≤ 1.000 × 7 × 510 = 3.570.000 ≤ 1.100 × 3.570 = 3.927.000","waarde":510},{"indicator":"vraagmogelijkheden","niveau":"gemiddeld","vergelijking":"aanwezig → gemiddeld","waarde":"aanwezig"},{"indicator":"zichtbaarheid","niveau":"gemiddeld","vergelijking":"zichtbaar → gemiddeld","waarde":"zichtbaar"}],"niveau":"gemiddeld","punten":15,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder b","criterium":"b","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"ondersteund","niveau":"gemiddeld","som":528,"vergelijking":"900 × 528 = 475.200 ≤ 1.000 × 7 × 70 = 490.000 ≤ 1.100 × 528 = 580.800","waarde":70}],"niveau":"gemiddeld","punten":10,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder c","criterium":"c","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"evenementen","niveau":"gemiddeld","som":85,"vergelijking":"900 × 85 = 76.500 ≤ 1.000 × 7 × 12 = 84.000 ≤ 1.100 × 85 = 93.500","waarde":12},{"aantal":7,"indicator":"deelnames","niveau":"gemiddeld","som":2615,"vergelijking":"900 × 2.615 = 2.353.500 ≤ 1.000 × 7 × 360 = 2.520.000 ≤ 1.100 × 2.615 = 2.876.500","waarde":360}],"niveau":"gemiddeld","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder d","criterium":"d","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"overlegstructuren","niveau":"gemiddeld","som":59,"vergelijking":"900 × 59 = 53.100 ≤ 1.000 × 7 × 8 = 56.000 ≤ 1.100 × 59 = 64.900","waarde":8},{"aantal":7,"indicator":"samenwerkingen","niveau":"gemiddeld","som":56,"vergelijking":"900 × 56 = 50.400 ≤ 1.000 × 7 × 8 = 56.000 ≤ 1.100 × 56 = 61.600","waarde":8}],"niveau":"gemiddeld","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder e","criterium":"e","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"buitenDenHaag","niveau":"gemiddeld","som":12374,"vergelijking":"900 × 12.374 = 11.136.600 ≤ 1.000 × 7 × 1.714 = 11.998.000 ≤ 1.100 × 12.374 = 13.611.400","waarde":1714}],"niveau":"gemiddeld","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder f","criterium":"f","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"socialeStartups","niveau":"gemiddeld","som":16160,"vergelijking":"900 × 16.160 = 14.544.000 ≤ 1.000 × 7 × 2.286 = 16.002.000 ≤ 1.100 × 16.160 = 17.776.000","waarde":2286}],"niveau":"gemiddeld","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder g","criterium":"g","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"kostprijs","niveau":"bovengemiddeld","som":349819,"vergelijking":"1.000 × 7 × 42.857 = 299.999.000 < 900 × 349.819 = 314.837.100","waarde":42857},{"aantal":7,"indicator":"personeelsaandeel","niveau":"gemiddeld","som":36452,"vergelijking":"900 × 36.452 = 32.806.800 ≤ 1.000 × 7 × 5.200 = 36.400.000 ≤ 1.100 × 36.452 = 40.097.200","waarde":5200},{"indicator":"sluitendeBegroting","niveau":"bovengemiddeld","vergelijking":"sluitend → bovengemiddeld","waarde":true}],"niveau":"gemiddeld","punten":5,"vervangen":false}],"id":"0195d1e0-6924-7ec3-9c76-28776157d61f","oordeel":"geschikt","punten":50,"rang":4,"toegekend":0.00,"uitkomst":"plafond_bereikt","verleenbaar":30000.00},{"criteria":[{"artikel":"artikel 1:9 lid 2 aanhef en onder a","criterium":"a","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"gesprekken","niveau":"minder","som":3570,"vergelijking":"1.000 × 7 × 360 = 2.520.000 < 900 × 3.570 = 3.213.000","waarde":360},{"indicator":"vraagmogelijkheden","niveau":"gemiddeld","vergelijking":"aanwezig → gemiddeld","waarde":"aanwezig"},{"indicator":"zichtbaarheid","niveau":"gemiddeld","vergelijking":"zichtbaar → gemiddeld","waarde":"zichtbaar"}],"niveau":"minder","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder b","criterium":"b","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"ondersteund","niveau":"minder","som":528,"vergelijking":"1.000 × 7 × 50 = 350.000 < 900 × 528 = 475.200","waarde":50}],"niveau":"minder","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder c","criterium":"c","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"evenementen","niveau":"minder","som":85,"vergelijking":"1.000 × 7 × 10 = 70.000 < 900 × 85 = 76.500","waarde":10},{"aantal":7,"indicator":"deelnames","niveau":"minder","som":2615,"vergelijking":"1.000 × 7 × 300 = 2.100.000 < 900 × 2.615 = 2.353.500","waarde":300}],"niveau":"minder","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder d","criterium":"d","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"overlegstructuren","niveau":"gemiddeld","som":59,"vergelijking":"900 × 59 = 53.100 ≤ 1.000 × 7 × 8 = 56.000 ≤ 1.100 × 59 = 64.900","waarde":8},{"aantal":7,"indicator":"samenwerkingen","niveau":"minder","som":56,"vergelijking":"1.000 × 7 × 7 = 49.000 < 900 × 56 = 50.400","waarde":7}],"niveau":"minder","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder e","criterium":"e","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"buitenDenHaag","niveau":"gemiddeld","som":12374,"vergelijking":"900 × 12.374 = 11.136.600 ≤ 1.000 × 7 × 1.600 = 11.200.000 ≤ 1.100 × 12.374 = 13.611.400","waarde":1600}],"niveau":"gemiddeld","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder f","criterium":"f","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"socialeStartups","niveau":"gemiddeld","som":16160,"vergelijking":"900 × 16.160 = 14.544.000 ≤ 1.000 × 7 × 2.200 = 15.400.000 ≤ 1.100 × 16.160 = 17.776.000","waarde":2200}],"niveau":"gemiddeld","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder g","criterium":"g","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"kostprijs","niveau":"minder","som":349819,"vergelijking":"1.000 × 7 × 92.000 = 644.000.000 > 1.100 × 349.819 = 384.800.900","waarde":92000},{"aantal":7,"indicator":"personeelsaandeel","niveau":"bovengemiddeld","som":36452,"vergelijking":"1.000 × 7 × 3.478 = 24.346.000 < 900 × 36.452 = 32.806.800","waarde":3478},{"indicator":"sluitendeBegroting","niveau":"bovengemiddeld","vergelijking":"sluitend → bovengemiddeld","waarde":true}],"niveau":"minder","punten":0,"vervangen":false}],"id":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","oordeel":"geschikt_na_aftopping","punten":15,"rang":6,"toegekend":0.00,"uitkomst":"plafond_bereikt","verleenbaar":41400.00},{"criteria":[{"artikel":"artikel 1:9 lid 2 aanhef en onder a","criterium":"a","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"gesprekken","niveau":"minder","som":3570,"vergelijking":"1.000 × 7 × 105 = 735.000 < 900 × 3.570 = 3.213.000","waarde":105},{"indicator":"vraagmogelijkheden","niveau":"minder","vergelijking":"beperkt → minder","waarde":"beperkt"},{"indicator":"zichtbaarheid","niveau":"minder","vergelijking":"beperkt → minder","waarde":"beperkt"}],"niveau":"minder","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder b","criterium":"b","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"ondersteund","niveau":"minder","som":528,"vergelijking":"1.000 × 7 × 28 = 196.000 < 900 × 528 = 475.200","waarde":28}],"niveau":"minder","punten":5,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder c","criterium":"c","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"evenementen","niveau":"minder","som":85,"vergelijking":"1.000 × 7 × 5 = 35.000 < 900 × 85 = 76.500","waarde":5},{"aantal":7,"indicator":"deelnames","niveau":"minder","som":2615,"vergelijking":"1.000 × 7 × 70 = 490.000 < 900 × 2.615 = 2.353.500","waarde":70}],"niveau":"minder","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder d","criterium":"d","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"overlegstructuren","niveau":"minder","som":59,"vergelijking":"1.000 × 7 × 4 = 28.000 < 900 × 59 = 53.100","waarde":4},{"aantal":7,"indicator":"samenwerkingen","niveau":"minder","som":56,"vergelijking":"1.000 × 7 × 4 = 28.000 < 900 × 56 = 50.400","waarde":4}],"niveau":"minder","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder e","criterium":"e","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"buitenDenHaag","niveau":"minder","som":12374,"vergelijking":"1.000 × 7 × 1.071 = 7.497.000 < 900 × 12.374 = 11.136.600","waarde":1071}],"niveau":"minder","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder f","criterium":"f","gemengd":false,"indicatoren":[{"aantal":7,"indicator":"socialeStartups","niveau":"minder","som":16160,"vergelijking":"1.000 × 7 × 1.071 = 7.497.000 < 900 × 16.160 = 14.544.000","waarde":1071}],"niveau":"minder","punten":0,"vervangen":false},{"artikel":"artikel 1:9 lid 2 aanhef en onder g","criterium":"g","gemengd":true,"indicatoren":[{"aantal":7,"indicator":"kostprijs","niveau":"minder","som":349819,"vergelijking":"1.000 × 7 × 89.286 = 625.002.000 > 1.100 × 349.819 = 384.800.900","waarde":89286},{"aantal":7,"indicator":"personeelsaandeel","niveau":"gemiddeld","som":36452,"vergelijking":"900 × 36.452 = 32.806.800 ≤ 1.000 × 7 × 5.400 = 37.800.000 ≤ 1.100 × 36.452 = 40.097.200","waarde":5400},{"indicator":"sluitendeBegroting","niveau":"bovengemiddeld","vergelijking":"sluitend → bovengemiddeld","waarde":true}],"niveau":"minder","punten":0,"vervangen":false}],"id":"0195d9d5-0051-7636-bbfc-2416420cc574","oordeel":"geschikt","punten":5,"rang":7,"toegekend":0.00,"uitkomst":"plafond_bereikt","verleenbaar":25000.00}],"regeling":{"code":"den-haag-sociaal-ondernemers-2025","sha256":"a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60"},"ronde":2025,"toegekend":100000.00}', 'c995c2115ded51c2a11b82bac58494b3053afb64d3d028796598cceb1784fb9c');


--
-- Data for Name: rangschikkinginvoer; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.rangschikkinginvoer VALUES
	(2025, 1, '{"aanvragen":[{"aanvraag":{"aanvrager":{"adres":{"huisnummer":"70","plaats":"Den Haag","postcode":"2511 BT","straat":"Spui"},"contact":{"email":"bestuur@voorbeeld.example","naam":"Fictieve Bestuurder","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300","kvkNummer":"27410001","naam":"Stichting Haags Sociaal Ondernemershuis","ondersteuntSociaalOndernemers":true,"rechtsvorm":"stichting","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag."},"activiteiten":[{"baten":[{"bedrag":28000.00,"omschrijving":"Subsidie van de gemeente","soort":"subsidie"},{"bedrag":4000.00,"omschrijving":"Fonds","soort":"bijdrage_derden"}],"lasten":[{"bedrag":16800.00,"omschrijving":"Medewerkers","soort":"salaris"},{"bedrag":4000.00,"omschrijving":"Kantoor en administratie","soort":"overhead"},{"bedrag":11200.00,"omschrijving":"Zalen en materiaal","soort":"overig"}],"omschrijving":"Eerste aanspreekpunt voor sociaal ondernemers","soort":"a","tot":"2025-12-31","van":"2025-05-01"}],"btw":{"nietVerrekenbaar":0.00,"ondernemer":"niet","verrekenbaar":0.00},"deMinimis":{"ondertekenaar":"Fictieve Bestuurder","ondertekendOp":"2025-03-18","steun":[]},"gevraagdBedrag":28000.00,"ondertekening":{"datum":"2025-03-20","functie":"bestuurder","naam":"Fictieve Bestuurder"},"prestaties":{"deelnamesAanEvenementen":590,"evenementen":18,"gesprekkenBestaand":520,"gesprekkenNieuw":310,"ondersteundeOndernemers":120,"overlegstructuren":12,"periode":{"tot":"2024-12-31","van":"2024-01-01"},"samenwerkingen":11,"vraagmogelijkheden":"ruim","waarvanBuitenDenHaag":26,"waarvanSocialeStartups":34,"zichtbaarheid":"goed"}},"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","ontvangenOp":"2025-03-20T08:12:00.015529Z"},{"aanvraag":{"aanvrager":{"adres":{"huisnummer":"70","plaats":"Den Haag","postcode":"2511 BT","straat":"Spui"},"contact":{"email":"bestuur@voorbeeld.example","naam":"Fictieve Bestuurder","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300","kvkNummer":"27410010","naam":"Eenmanszaak Coachpunt Haagse Hout","ondersteuntSociaalOndernemers":true,"rechtsvorm":"eenmanszaak","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag."},"activiteiten":[{"baten":[{"bedrag":25000.00,"omschrijving":"Subsidie van de gemeente","soort":"subsidie"}],"lasten":[{"bedrag":12000.00,"omschrijving":"Medewerkers","soort":"salaris"},{"bedrag":2000.00,"omschrijving":"Kantoor en administratie","soort":"overhead"},{"bedrag":11000.00,"omschrijving":"Zalen en materiaal","soort":"overig"}],"omschrijving":"Coaching van starters","soort":"b","tot":"2025-12-31","van":"2025-05-01"}],"btw":{"nietVerrekenbaar":0.00,"ondernemer":"niet","verrekenbaar":0.00},"deMinimis":{"ondertekenaar":"Fictieve Bestuurder","ondertekendOp":"2025-03-18","steun":[]},"gevraagdBedrag":25000.00,"ondertekening":{"datum":"2025-03-20","functie":"bestuurder","naam":"Fictieve Bestuurder"},"prestaties":{"deelnamesAanEvenementen":40,"evenementen":4,"gesprekkenBestaand":40,"gesprekkenNieuw":60,"ondersteundeOndernemers":25,"overlegstructuren":4,"periode":{"tot":"2024-12-31","van":"2024-01-01"},"samenwerkingen":4,"vraagmogelijkheden":"beperkt","waarvanBuitenDenHaag":3,"waarvanSocialeStartups":4,"zichtbaarheid":"zichtbaar"}},"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","ontvangenOp":"2025-03-20T13:40:00.002304Z"},{"aanvraag":{"aanvrager":{"adres":{"huisnummer":"70","plaats":"Den Haag","postcode":"2511 BT","straat":"Spui"},"contact":{"email":"bestuur@voorbeeld.example","naam":"Fictieve Bestuurder","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300","kvkNummer":"27410002","naam":"Vereniging Impact Makers Den Haag","ondersteuntSociaalOndernemers":true,"rechtsvorm":"vereniging","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag."},"activiteiten":[{"baten":[{"bedrag":27500.00,"omschrijving":"Subsidie van de gemeente","soort":"subsidie"}],"lasten":[{"bedrag":18500.00,"omschrijving":"Medewerkers","soort":"salaris"},{"bedrag":2500.00,"omschrijving":"Kantoor en administratie","soort":"overhead"},{"bedrag":6500.00,"omschrijving":"Zalen en materiaal","soort":"overig"}],"omschrijving":"Hulp bij financiering en huisvesting","soort":"b","tot":"2025-12-31","van":"2025-05-01"}],"btw":{"nietVerrekenbaar":0.00,"ondernemer":"niet","verrekenbaar":0.00},"deMinimis":{"ondertekenaar":"Fictieve Bestuurder","ondertekendOp":"2025-03-18","steun":[]},"gevraagdBedrag":27500.00,"ondertekening":{"datum":"2025-03-20","functie":"bestuurder","naam":"Fictieve Bestuurder"},"prestaties":{"deelnamesAanEvenementen":520,"evenementen":15,"gesprekkenBestaand":430,"gesprekkenNieuw":260,"ondersteundeOndernemers":100,"overlegstructuren":10,"periode":{"tot":"2024-12-31","van":"2024-01-01"},"samenwerkingen":9,"vraagmogelijkheden":"ruim","waarvanBuitenDenHaag":21,"waarvanSocialeStartups":27,"zichtbaarheid":"goed"}},"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","ontvangenOp":"2025-03-21T09:05:00.009174Z"},{"aanvraag":{"aanvrager":{"adres":{"huisnummer":"70","plaats":"Den Haag","postcode":"2511 BT","straat":"Spui"},"contact":{"email":"bestuur@voorbeeld.example","naam":"Fictieve Bestuurder","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300","kvkNummer":"27410003","naam":"Coöperatie De Werkplaats Laak","ondersteuntSociaalOndernemers":true,"rechtsvorm":"cooperatie","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag."},"activiteiten":[{"baten":[{"bedrag":44500.00,"omschrijving":"Subsidie van de gemeente","soort":"subsidie"},{"bedrag":2000.00,"omschrijving":"Fonds","soort":"bijdrage_derden"}],"lasten":[{"bedrag":16000.00,"omschrijving":"Medewerkers","soort":"salaris"},{"bedrag":9500.00,"omschrijving":"Kantoor en administratie","soort":"overhead"},{"bedrag":18500.00,"omschrijving":"Zalen en materiaal","soort":"overig"},{"bedrag":2500.00,"omschrijving":"Apparatuur","restwaarde":500.00,"soort":"apparatuur"}],"omschrijving":"Bijeenkomsten voor ondernemers","soort":"c","tot":"2025-12-31","van":"2025-05-01"}],"btw":{"nietVerrekenbaar":0.00,"ondernemer":"niet","verrekenbaar":0.00},"deMinimis":{"ondertekenaar":"Fictieve Bestuurder","ondertekendOp":"2025-03-18","steun":[]},"gevraagdBedrag":44500.00,"ondertekening":{"datum":"2025-03-20","functie":"bestuurder","naam":"Fictieve Bestuurder"},"prestaties":{"deelnamesAanEvenementen":300,"evenementen":10,"gesprekkenBestaand":210,"gesprekkenNieuw":150,"ondersteundeOndernemers":50,"overlegstructuren":8,"periode":{"tot":"2024-12-31","van":"2024-01-01"},"samenwerkingen":7,"vraagmogelijkheden":"aanwezig","waarvanBuitenDenHaag":8,"waarvanSocialeStartups":11,"zichtbaarheid":"zichtbaar"}},"id":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","ontvangenOp":"2025-03-24T10:30:00.004053Z"},{"aanvraag":{"aanvrager":{"adres":{"huisnummer":"70","plaats":"Den Haag","postcode":"2511 BT","straat":"Spui"},"contact":{"email":"bestuur@voorbeeld.example","naam":"Fictieve Bestuurder","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300","kvkNummer":"27410004","naam":"Stichting Startpunt Scheveningen","ondersteuntSociaalOndernemers":true,"rechtsvorm":"stichting","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag."},"activiteiten":[{"baten":[{"bedrag":25200.00,"omschrijving":"Subsidie van de gemeente","soort":"subsidie"}],"lasten":[{"bedrag":13600.00,"omschrijving":"Medewerkers","soort":"salaris"},{"bedrag":3000.00,"omschrijving":"Kantoor en administratie","soort":"overhead"},{"bedrag":8600.00,"omschrijving":"Zalen en materiaal","soort":"overig"}],"omschrijving":"Begeleiding van sociale startups","soort":"b","tot":"2025-12-31","van":"2025-05-01"}],"btw":{"nietVerrekenbaar":0.00,"ondernemer":"niet","verrekenbaar":0.00},"deMinimis":{"ondertekenaar":"Fictieve Bestuurder","ondertekendOp":"2025-03-18","steun":[]},"gevraagdBedrag":25200.00,"ondertekening":{"datum":"2025-03-20","functie":"bestuurder","naam":"Fictieve Bestuurder"},"prestaties":{"deelnamesAanEvenementen":430,"evenementen":13,"gesprekkenBestaand":330,"gesprekkenNieuw":240,"ondersteundeOndernemers":92,"overlegstructuren":8,"periode":{"tot":"2024-12-31","van":"2024-01-01"},"samenwerkingen":9,"vraagmogelijkheden":"ruim","waarvanBuitenDenHaag":18,"waarvanSocialeStartups":25,"zichtbaarheid":"goed"}},"id":"0195c8d4-2062-7325-abe9-edb610bf5524","ontvangenOp":"2025-03-24T15:45:00.002033Z"},{"aanvraag":{"aanvrager":{"adres":{"huisnummer":"70","plaats":"Den Haag","postcode":"2511 BT","straat":"Spui"},"contact":{"email":"bestuur@voorbeeld.example","naam":"Fictieve Bestuurder","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300","kvkNummer":"27410008","naam":"Innovatiehuis Binckhorst B.V.","ondersteuntSociaalOndernemers":true,"rechtsvorm":"besloten_vennootschap","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag."},"activiteiten":[{"baten":[{"bedrag":100000.00,"omschrijving":"Subsidie van de gemeente","soort":"subsidie"}],"lasten":[{"bedrag":52000.00,"omschrijving":"Medewerkers","soort":"salaris"},{"bedrag":12000.00,"omschrijving":"Kantoor en administratie","soort":"overhead"},{"bedrag":36000.00,"omschrijving":"Zalen en materiaal","soort":"overig"}],"omschrijving":"Vestiging van ondernemers van buiten","soort":"e","tot":"2025-12-31","van":"2025-05-01"}],"btw":{"nietVerrekenbaar":0.00,"ondernemer":"niet","verrekenbaar":0.00},"deMinimis":{"ondertekenaar":"Fictieve Bestuurder","ondertekendOp":"2025-03-18","steun":[{"bedrag":250000.00,"verleendOp":"2024-02-01","verordening":"2023/2831","verstrekker":"Provincie Zuid-Holland"}]},"gevraagdBedrag":100000.00,"ondertekening":{"datum":"2025-03-20","functie":"bestuurder","naam":"Fictieve Bestuurder"},"prestaties":{"deelnamesAanEvenementen":640,"evenementen":20,"gesprekkenBestaand":480,"gesprekkenNieuw":420,"ondersteundeOndernemers":200,"overlegstructuren":12,"periode":{"tot":"2024-12-31","van":"2024-01-01"},"samenwerkingen":12,"vraagmogelijkheden":"ruim","waarvanBuitenDenHaag":50,"waarvanSocialeStartups":64,"zichtbaarheid":"goed"}},"id":"0195cd07-df0b-7bf8-9eb0-fbb949b59787","ontvangenOp":"2025-03-25T11:20:00.011080Z"},{"aanvraag":{"aanvrager":{"adres":{"huisnummer":"70","plaats":"Den Haag","postcode":"2511 BT","straat":"Spui"},"contact":{"email":"bestuur@voorbeeld.example","naam":"Fictieve Bestuurder","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300","kvkNummer":"27410005","naam":"Stichting Buurtkracht Moerwijk","ondersteuntSociaalOndernemers":true,"rechtsvorm":"stichting","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag."},"activiteiten":[{"baten":[{"bedrag":30000.00,"omschrijving":"Subsidie van de gemeente","soort":"subsidie"}],"lasten":[{"bedrag":15600.00,"omschrijving":"Medewerkers","soort":"salaris"},{"bedrag":3400.00,"omschrijving":"Kantoor en administratie","soort":"overhead"},{"bedrag":11000.00,"omschrijving":"Zalen en materiaal","soort":"overig"}],"omschrijving":"Spreekuur in de wijk","soort":"a","tot":"2025-12-31","van":"2025-05-01"}],"btw":{"nietVerrekenbaar":0.00,"ondernemer":"niet","verrekenbaar":0.00},"deMinimis":{"ondertekenaar":"Fictieve Bestuurder","ondertekendOp":"2025-03-18","steun":[]},"gevraagdBedrag":30000.00,"ondertekening":{"datum":"2025-03-20","functie":"bestuurder","naam":"Fictieve Bestuurder"},"prestaties":{"deelnamesAanEvenementen":360,"evenementen":12,"gesprekkenBestaand":280,"gesprekkenNieuw":230,"ondersteundeOndernemers":70,"overlegstructuren":8,"periode":{"tot":"2024-12-31","van":"2024-01-01"},"samenwerkingen":8,"vraagmogelijkheden":"aanwezig","waarvanBuitenDenHaag":12,"waarvanSocialeStartups":16,"zichtbaarheid":"zichtbaar"}},"id":"0195d1e0-6924-7ec3-9c76-28776157d61f","ontvangenOp":"2025-03-26T09:55:00.004891Z"},{"aanvraag":{"aanvrager":{"adres":{"huisnummer":"70","plaats":"Den Haag","postcode":"2511 BT","straat":"Spui"},"contact":{"email":"bestuur@voorbeeld.example","naam":"Fictieve Bestuurder","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300","kvkNummer":"27410006","naam":"Social Club Segbroek B.V.","ondersteuntSociaalOndernemers":true,"rechtsvorm":"besloten_vennootschap","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag."},"activiteiten":[{"baten":[{"bedrag":30000.00,"omschrijving":"Subsidie van de gemeente","soort":"subsidie"}],"lasten":[{"bedrag":15000.00,"omschrijving":"Medewerkers","soort":"salaris"},{"bedrag":3600.00,"omschrijving":"Kantoor en administratie","soort":"overhead"},{"bedrag":11400.00,"omschrijving":"Zalen en materiaal","soort":"overig"}],"omschrijving":"Vertegenwoordiging in overleggen","soort":"d","tot":"2025-12-31","van":"2025-05-01"}],"btw":{"nietVerrekenbaar":0.00,"ondernemer":"niet","verrekenbaar":0.00},"deMinimis":{"ondertekenaar":"Fictieve Bestuurder","ondertekendOp":"2025-03-18","steun":[]},"gevraagdBedrag":30000.00,"ondertekening":{"datum":"2025-03-20","functie":"bestuurder","naam":"Fictieve Bestuurder"},"prestaties":{"deelnamesAanEvenementen":345,"evenementen":12,"gesprekkenBestaand":300,"gesprekkenNieuw":205,"ondersteundeOndernemers":68,"overlegstructuren":9,"periode":{"tot":"2024-12-31","van":"2024-01-01"},"samenwerkingen":8,"vraagmogelijkheden":"aanwezig","waarvanBuitenDenHaag":12,"waarvanSocialeStartups":16,"zichtbaarheid":"goed"}},"id":"0195d832-25c8-721d-9cf1-572f776fccf7","ontvangenOp":"2025-03-27T15:22:00.008206Z"},{"aanvraag":{"aanvrager":{"adres":{"huisnummer":"70","plaats":"Den Haag","postcode":"2511 BT","straat":"Spui"},"contact":{"email":"bestuur@voorbeeld.example","naam":"Fictieve Bestuurder","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300","kvkNummer":"27410007","naam":"Stichting Nieuwe Kansen Escamp","ondersteuntSociaalOndernemers":true,"rechtsvorm":"stichting","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag."},"activiteiten":[{"baten":[{"bedrag":25000.00,"omschrijving":"Subsidie van de gemeente","soort":"subsidie"}],"lasten":[{"bedrag":13500.00,"omschrijving":"Medewerkers","soort":"salaris"},{"bedrag":2500.00,"omschrijving":"Kantoor en administratie","soort":"overhead"},{"bedrag":9000.00,"omschrijving":"Zalen en materiaal","soort":"overig"}],"omschrijving":"Inloop voor ondernemers","soort":"a","tot":"2025-12-31","van":"2025-05-01"}],"btw":{"nietVerrekenbaar":0.00,"ondernemer":"niet","verrekenbaar":0.00},"deMinimis":{"ondertekenaar":"Fictieve Bestuurder","ondertekendOp":"2025-03-18","steun":[]},"gevraagdBedrag":25000.00,"ondertekening":{"datum":"2025-03-20","functie":"bestuurder","naam":"Fictieve Bestuurder"},"prestaties":{"deelnamesAanEvenementen":70,"evenementen":5,"gesprekkenBestaand":60,"gesprekkenNieuw":45,"ondersteundeOndernemers":28,"overlegstructuren":4,"periode":{"tot":"2024-12-31","van":"2024-01-01"},"samenwerkingen":4,"vraagmogelijkheden":"beperkt","waarvanBuitenDenHaag":3,"waarvanSocialeStartups":3,"zichtbaarheid":"beperkt"}},"id":"0195d9d5-0051-7636-bbfc-2416420cc574","ontvangenOp":"2025-03-27T22:59:30.001697Z"},{"aanvraag":{"aanvrager":{"adres":{"huisnummer":"70","plaats":"Den Haag","postcode":"2511 BT","straat":"Spui"},"contact":{"email":"bestuur@voorbeeld.example","naam":"Fictieve Bestuurder","telefoon":"070-1234567"},"iban":"NL91ABNA0417164300","kvkNummer":"27410009","naam":"Stichting Samen Verder Loosduinen","ondersteuntSociaalOndernemers":true,"rechtsvorm":"stichting","statutairDoel":"Het ondersteunen van sociaal ondernemers in Den Haag."},"activiteiten":[{"baten":[{"bedrag":40000.00,"omschrijving":"Subsidie van de gemeente","soort":"subsidie"}],"lasten":[{"bedrag":20000.00,"omschrijving":"Medewerkers","soort":"salaris"},{"bedrag":4000.00,"omschrijving":"Kantoor en administratie","soort":"overhead"},{"bedrag":16000.00,"omschrijving":"Zalen en materiaal","soort":"overig"}],"omschrijving":"Hulp bij bedrijfsvoering","soort":"b","tot":"2025-12-31","van":"2025-05-01"}],"btw":{"nietVerrekenbaar":0.00,"ondernemer":"niet","verrekenbaar":0.00},"deMinimis":{"ondertekenaar":"Fictieve Bestuurder","ondertekendOp":"2025-03-18","steun":[]},"gevraagdBedrag":40000.00,"ondertekening":{"datum":"2025-03-20","functie":"bestuurder","naam":"Fictieve Bestuurder"},"prestaties":{"deelnamesAanEvenementen":400,"evenementen":12,"gesprekkenBestaand":300,"gesprekkenNieuw":200,"ondersteundeOndernemers":80,"overlegstructuren":8,"periode":{"tot":"2024-12-31","van":"2024-01-01"},"samenwerkingen":8,"vraagmogelijkheden":"ruim","waarvanBuitenDenHaag":14,"waarvanSocialeStartups":20,"zichtbaarheid":"goed"}},"id":"0195d9d5-90e4-7f91-bee9-80841a4d7dec","ontvangenOp":"2025-03-27T23:00:07.012797Z"}],"loting":"Haagse loting 2025","openNormen":{"bandbreedte":100,"cohort":"geschikt","gelijkeStand":"loting","gemengdProfiel":"laagste","gevolgKostennormen":"aftoppen","grondslagKostennormen":"totaal","middelmaat":"gemiddelde","restbedrag":"gedeeltelijk"},"ronde":{"besluitDatum":"2025-04-16","jaar":2025,"opent":"2025-03-19T23:00:00.000000Z","plafond":100000.00,"sluit":"2025-03-27T23:00:00.000000Z"}}');


--
-- Data for Name: rekeningstand; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.rekeningstand VALUES
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 2800000, -2800000, 0, 0, -2800000, 2800000, 0, 0),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 2550000, -2550000, 0, 0, -2550000, 2550000, 0, 0),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 2130000, -2130000, 0, 0, -2130000, 2130000, 0, 0),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 1890000, -1890000, 0, 0, -1890000, 1890000, 0, 0);


--
-- Data for Name: rondeversie; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.rondeversie VALUES
	(2025, 1, '2025-03-19 23:00:00+00', '2025-03-27 23:00:00+00', 10000000, '5da7cae63f816842fcf2239b9b31da359957b577460bf0a8d9308b7bd3d642a9', 'gmb-2025-121257', '2025-03-19', 'Gemeenteblad 2025, 121257', NULL, NULL, NULL, NULL, NULL, DEFAULT, '[]', '2025-04-16', 'den-haag-sociaal-ondernemers-2025', 'a5c94b04a313f13462c365b43da31e27684ed5e5c43d395cc014255c6b06ae60', '2025-03-19 09:00:00.484728+00', 'beheerder-1');


--
-- Data for Name: sleutelintrekking; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.sleutelintrekking VALUES
	('b9e772f92a685b50affcc6cfc300bdea150024a61b754292456d1805b3554744', '2025-03-19 09:00:00.029226+00');


--
-- Data for Name: terugbetaling; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.terugbetaling VALUES
	('019d1f49-7103-7b62-b6d1-44fe507335db', '0195c8d4-2062-7325-abe9-edb610bf5524', 630000, '2026-03-24', 'TERUG-bf5524', '2026-03-24 10:00:00.00376+00', 'financieel-1');


--
-- Data for Name: toegangssleutel; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.toegangssleutel VALUES
	('74e95c73ff3357a30fd5c9e6ea2862b8713d44c281f2906dd07f5e4943f1c8b9', 'Stichting Haags Sociaal Ondernemershuis', '{aanvrager}', NULL, '27410001', '2025-03-19 09:00:00.018102+00'),
	('1fbcb391f757c272b06e81d056d69ddcc8a18b5802dae3ef4c8553676b076171', 'Eenmanszaak Coachpunt Haagse Hout', '{aanvrager}', NULL, '27410010', '2025-03-19 09:00:00.025125+00'),
	('815b86fbc824d3d8452a3188ee23a294b6eb8be091d8b578539187c083633da9', 'Vereniging Impact Makers Den Haag', '{aanvrager}', NULL, '27410002', '2025-03-19 09:00:00.02809+00'),
	('cd9c33f70599e2b1f5f69063173a1f0695abfa152f574f3e242abc0c0b263680', 'Coöperatie De Werkplaats Laak', '{aanvrager}', NULL, '27410003', '2025-03-19 09:00:00.033097+00'),
	('ce60940647a869312d3591dd500d003769b3395833a15a173e72bfe05d37f3d5', 'Stichting Startpunt Scheveningen', '{aanvrager}', NULL, '27410004', '2025-03-19 09:00:00.033623+00'),
	('19f58523a79061af17234dbd7e264a49a3559bb8e00dc257a7c7a7908de1e89e', 'Innovatiehuis Binckhorst B.V.', '{aanvrager}', NULL, '27410008', '2025-03-19 09:00:00.034025+00'),
	('75f378924f5f4a5488e50003ee99a444743fe2b38608cb44182df8922b1cc017', 'Stichting Buurtkracht Moerwijk', '{aanvrager}', NULL, '27410005', '2025-03-19 09:00:00.037086+00'),
	('349fe8096bcb62feb5598b0e5cefb1c3ade92796b00cd81b3dc29a2ff6f8e14a', 'Social Club Segbroek B.V.', '{aanvrager}', NULL, '27410006', '2025-03-19 09:00:00.041089+00'),
	('876d27b63672880fda708bdd8ddd2f97c21b33506543ba86b1b2857f063679a6', 'Stichting Nieuwe Kansen Escamp', '{aanvrager}', NULL, '27410007', '2025-03-19 09:00:00.045078+00'),
	('dfff6af08558410182c8d5720af1b7a4e0afc844b3aa2b9003b95fceebc57a08', 'Stichting Samen Verder Loosduinen', '{aanvrager}', NULL, '27410009', '2025-03-19 09:00:00.04908+00'),
	('e82f1b345174783a124f6dee475f33e0c9e70e4c4891322238abcbaf9ae89d3d', 'beheerder-1', '{beheerder}', 'beheerder-1', NULL, '2025-03-19 09:00:00.053096+00'),
	('d54edc42ec0fd047c943a0c0d8add4f14a42da6a6874bcbf121abfd03fd38dfd', 'intake-1', '{intake}', 'intake-1', NULL, '2025-03-19 09:00:00.05707+00'),
	('2caa989a4620bdf057ed2fbfa32ffbc599ac6f698907af41275885eae92ede03', 'beoordelaar-1', '{beoordelaar}', 'beoordelaar-1', NULL, '2025-03-19 09:00:00.058039+00'),
	('5caecacbbbd8afb4774bdf2cf96e68c4952ff2f3fe04b2d78a7986edbb82e207', 'besluitnemer-1', '{besluitnemer}', 'besluitnemer-1', NULL, '2025-03-19 09:00:00.061103+00'),
	('8ec2f644fbefc011265a1a02c5ca6f8ca846349768a96c83ea99992ceca9804d', 'financieel-1', '{financieel}', 'financieel-1', NULL, '2025-03-19 09:00:00.065079+00'),
	('3e0a95729637bd5e61ded2ae639bed6470500ee30a034f66740f32d32b0ebd90', 'financieel-2', '{financieel}', 'financieel-2', NULL, '2025-03-19 09:00:00.069045+00'),
	('866b60d66251cffa110b51fb60c04abb6895dfbedf3bae03db0a22dd6d8bf85e', 'auditor-1', '{auditor}', 'auditor-1', NULL, '2025-03-19 09:00:00.073031+00'),
	('c9f649928528d347b6cf7a624fc8e18af99351cafc7a664ae5e081d04c4e09cf', 'Piet "Puk"', '{beoordelaar}', 'P1', NULL, '2025-03-19 09:00:00.013133+00'),
	('fc903461784ca3bded0908d34bf1fd82e9ad7dddcd47eb959dd7d8592f6284d7', 'ok', '{beoordelaar}', 'p1', NULL, '2025-03-19 09:00:00.017332+00'),
	('93eb636022ee918403d22c3dc1711b1752e149a66a0c2f306dd166f897d02e08', 'beide', '{besluitnemer,financieel}', 'beide-1', NULL, '2025-03-19 09:00:00.01878+00'),
	('b9e772f92a685b50affcc6cfc300bdea150024a61b754292456d1805b3554744', 'weg', '{auditor}', 'weg-1', NULL, '2025-03-19 09:00:00.019658+00');


--
-- Data for Name: toelating; Type: TABLE DATA; Schema: weegschaal; Owner: -
--



--
-- Data for Name: vaststelling; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.vaststelling VALUES
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 'VST-2025-91DW-EDMP', '01964330-e502-738c-b4c4-0879aa42f3ca', 2800000, 1, 2800000, 2800000, 2800000, 0, 0, NULL, 7, '2026-03-10 10:00:00.008124+00', 'besluitnemer-1'),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 'VST-2025-WY5H-3YVK', '01964330-e502-700b-802c-67cee251d93d', 2550000, 1, 2550000, 2550000, 2550000, 0, 0, NULL, 7, '2026-03-10 10:00:00.013662+00', 'besluitnemer-1'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 'VST-2025-HWJZ-FQ65', '01964330-e502-7ddd-af76-747432a83d17', 2520000, 1, 1890000, 1890000, 2520000, 0, 630000, '2026-04-21', 9, '2026-03-10 10:00:00.024324+00', 'besluitnemer-1'),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 'VST-2025-1PN8-YMQB', '01964330-e502-7b12-be67-27a27b250b48', 2130000, 1, 3000000, 2130000, 2130000, 0, 0, NULL, 7, '2026-03-10 10:00:00.030137+00', 'besluitnemer-1');


--
-- Data for Name: verantwoording; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.verantwoording VALUES
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 1, '2026-01-20 10:00:00.007081+00', 'd7ab2461a30c59cdd9745443656890d37698b983e8b34590337f34d32a9118ed', 'cb609907630dfddf511726093e8c6cfdc9fdbb8203073c72d3a2f97cba4ece8d', '{}', '[{"soort":"a","begroot":true,"verantwoord":true,"lasten":{"begroot":32000.00,"gerealiseerd":32000.00,"wijktAf":false,"vergelijking":"100 × € 0,00 ≤ 10 × € 32.000,00"},"baten":{"begroot":32000.00,"gerealiseerd":32000.00,"wijktAf":false,"vergelijking":"100 × € 0,00 ≤ 10 × € 32.000,00"},"wijktAf":false,"toegelicht":false}]'),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 1, '2026-01-20 10:00:00.01612+00', '618eb8b924235d6f1dcff10e43ee33c9fcc8b469a419b7980bf0179bf670efb8', '84fc34b6df073f7cb1dd736640a852eb00ad9deaed219b9657b922b56cb28187', '{}', '[{"soort":"b","begroot":true,"verantwoord":true,"lasten":{"begroot":27500.00,"gerealiseerd":27500.00,"wijktAf":false,"vergelijking":"100 × € 0,00 ≤ 10 × € 27.500,00"},"baten":{"begroot":27500.00,"gerealiseerd":27500.00,"wijktAf":false,"vergelijking":"100 × € 0,00 ≤ 10 × € 27.500,00"},"wijktAf":false,"toegelicht":false}]'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 1, '2026-01-20 10:00:00.024114+00', '33bdcc5709a1cf35043009ae9ff0b06f990a8ec97d89d2e5a09968becc1a1db9', 'fc4be649ef1401e60bcbb9f37767093aa4b650ca741ef118c321ede1d103c393', '{}', '[{"soort":"b","begroot":true,"verantwoord":true,"lasten":{"begroot":25200.00,"gerealiseerd":18900.00,"wijktAf":true,"vergelijking":"100 × € 6.300,00 > 10 × € 25.200,00"},"baten":{"begroot":25200.00,"gerealiseerd":25200.00,"wijktAf":false,"vergelijking":"100 × € 0,00 ≤ 10 × € 25.200,00"},"wijktAf":true,"toegelicht":true}]'),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 1, '2026-01-20 10:00:00.030225+00', 'fa113856a00b82c74cbbe5d8bd7ceb316f16fa1bcabe0d7f386d98a1f4959c59', '69be1880e22fa407e127e59032101e2ce63266e959267504fac79fa1e29b0477', '{}', '[{"soort":"d","begroot":true,"verantwoord":true,"lasten":{"begroot":30000.00,"gerealiseerd":30000.00,"wijktAf":false,"vergelijking":"100 × € 0,00 ≤ 10 × € 30.000,00"},"baten":{"begroot":30000.00,"gerealiseerd":30000.00,"wijktAf":false,"vergelijking":"100 × € 0,00 ≤ 10 × € 30.000,00"},"wijktAf":false,"toegelicht":false}]');


--
-- Data for Name: verantwoordingsdocument; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.verantwoordingsdocument VALUES
	('0195b29b-f48f-7f54-bc8b-ac404769d2af', 1, '\x222326aee4b10ed8cb11be346a84445ed104c19209f6c59420f6ab4ea8a3bee5', '{"inhoudelijkVerslag":{"tekst":"De activiteit \"Eerste aanspreekpunt voor sociaal ondernemers\" is uitgevoerd zoals in het besluit staat.","geschiktVoorOpenbaarmaking":true},"bestuursverklaring":{"soort":"bestuur","ondertekenaar":"Fictieve Bestuurder","functie":"bestuurder","ondertekendOp":"2026-01-15","juistEnVolledig":true},"financieelVerslag":{"activiteiten":[{"soort":"a","lasten":[{"soort":"salaris","omschrijving":"Medewerkers","bedrag":16800.00},{"soort":"overhead","omschrijving":"Kantoor en administratie","bedrag":4000.00},{"soort":"overig","omschrijving":"Zalen en materiaal","bedrag":11200.00}],"baten":[{"soort":"subsidie","omschrijving":"Subsidie van de gemeente","bedrag":28000.00},{"soort":"bijdrage_derden","omschrijving":"Fonds","bedrag":4000.00}]}]},"prestaties":{"periode":{"van":"2024-01-01","tot":"2024-12-31"},"gesprekkenNieuw":310,"gesprekkenBestaand":520,"vraagmogelijkheden":"ruim","zichtbaarheid":"goed","ondersteundeOndernemers":120,"waarvanBuitenDenHaag":26,"waarvanSocialeStartups":34,"evenementen":18,"deelnamesAanEvenementen":590,"overlegstructuren":12,"samenwerkingen":11}}'),
	('0195b7f2-d669-71f2-9d35-9c59d1d0c868', 1, '\x97975276bdb3459af1f2d54574ea7b70155f905006211785aa291fed0bbd2052', '{"inhoudelijkVerslag":{"tekst":"De activiteit \"Hulp bij financiering en huisvesting\" is uitgevoerd zoals in het besluit staat.","geschiktVoorOpenbaarmaking":true},"bestuursverklaring":{"soort":"bestuur","ondertekenaar":"Fictieve Bestuurder","functie":"bestuurder","ondertekendOp":"2026-01-15","juistEnVolledig":true},"financieelVerslag":{"activiteiten":[{"soort":"b","lasten":[{"soort":"salaris","omschrijving":"Medewerkers","bedrag":18500.00},{"soort":"overhead","omschrijving":"Kantoor en administratie","bedrag":2500.00},{"soort":"overig","omschrijving":"Zalen en materiaal","bedrag":6500.00}],"baten":[{"soort":"subsidie","omschrijving":"Subsidie van de gemeente","bedrag":25500.00},{"soort":"eigen_middelen","omschrijving":"Eigen bijdrage","bedrag":2000.00}]}]},"prestaties":{"periode":{"van":"2024-01-01","tot":"2024-12-31"},"gesprekkenNieuw":260,"gesprekkenBestaand":430,"vraagmogelijkheden":"ruim","zichtbaarheid":"goed","ondersteundeOndernemers":100,"waarvanBuitenDenHaag":21,"waarvanSocialeStartups":27,"evenementen":15,"deelnamesAanEvenementen":520,"overlegstructuren":10,"samenwerkingen":9}}'),
	('0195c8d4-2062-7325-abe9-edb610bf5524', 1, '\xaeec249b2035d7326c1cdb9240cbb37cdab127f607d1d77526ef94b9ad28794e', '{"inhoudelijkVerslag":{"tekst":"De activiteit \"Begeleiding van sociale startups\" is uitgevoerd zoals in het besluit staat.","geschiktVoorOpenbaarmaking":true},"bestuursverklaring":{"soort":"bestuur","ondertekenaar":"Fictieve Bestuurder","functie":"bestuurder","ondertekendOp":"2026-01-15","juistEnVolledig":true},"financieelVerslag":{"activiteiten":[{"soort":"b","lasten":[{"soort":"salaris","omschrijving":"Medewerkers","bedrag":10200.00},{"soort":"overhead","omschrijving":"Kantoor en administratie","bedrag":2250.00},{"soort":"overig","omschrijving":"Zalen en materiaal","bedrag":6450.00}],"baten":[{"soort":"subsidie","omschrijving":"Subsidie van de gemeente","bedrag":25200.00}],"toelichting":"Twee bijeenkomsten gingen niet door; de kosten daarvan zijn niet gemaakt."}]},"prestaties":{"periode":{"van":"2024-01-01","tot":"2024-12-31"},"gesprekkenNieuw":240,"gesprekkenBestaand":330,"vraagmogelijkheden":"ruim","zichtbaarheid":"goed","ondersteundeOndernemers":92,"waarvanBuitenDenHaag":18,"waarvanSocialeStartups":25,"evenementen":13,"deelnamesAanEvenementen":430,"overlegstructuren":8,"samenwerkingen":9}}'),
	('0195d832-25c8-721d-9cf1-572f776fccf7', 1, '\xb178d37959a85f6a418702bdd8c4de426097a36ee65eea446a877fd18fd55d84', '{"inhoudelijkVerslag":{"tekst":"De activiteit \"Vertegenwoordiging in overleggen\" is uitgevoerd zoals in het besluit staat.","geschiktVoorOpenbaarmaking":true},"bestuursverklaring":{"soort":"bestuur","ondertekenaar":"Fictieve Bestuurder","functie":"bestuurder","ondertekendOp":"2026-01-15","juistEnVolledig":true},"financieelVerslag":{"activiteiten":[{"soort":"d","lasten":[{"soort":"salaris","omschrijving":"Medewerkers","bedrag":15000.00},{"soort":"overhead","omschrijving":"Kantoor en administratie","bedrag":3600.00},{"soort":"overig","omschrijving":"Zalen en materiaal","bedrag":11400.00}],"baten":[{"soort":"subsidie","omschrijving":"Subsidie van de gemeente","bedrag":21300.00},{"soort":"eigen_middelen","omschrijving":"Eigen bijdrage","bedrag":8700.00}]}]},"prestaties":{"periode":{"van":"2024-01-01","tot":"2024-12-31"},"gesprekkenNieuw":205,"gesprekkenBestaand":300,"vraagmogelijkheden":"aanwezig","zichtbaarheid":"goed","ondersteundeOndernemers":68,"waarvanBuitenDenHaag":12,"waarvanSocialeStartups":16,"evenementen":12,"deelnamesAanEvenementen":345,"overlegstructuren":9,"samenwerkingen":8}}');


--
-- Data for Name: verdeling; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.verdeling VALUES
	(2025, 1, 10000000, 'beoordelaar-1', 'besluitnemer-1', 10000000);


--
-- Data for Name: voorschot; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.voorschot VALUES
	('01965cb9-c287-7d66-b143-3704c985e497', '0195b29b-f48f-7f54-bc8b-ac404769d2af', '01964330-e502-738c-b4c4-0879aa42f3ca', 2800000, 2800000, '2025-06-02', '2025-04-22 09:00:00.007991+00', 'financieel-1'),
	('01965cb9-c298-7650-88b4-5da41fed46f8', '0195b7f2-d669-71f2-9d35-9c59d1d0c868', '01964330-e502-700b-802c-67cee251d93d', 2550000, 2550000, '2025-06-02', '2025-04-22 09:00:00.024377+00', 'financieel-1'),
	('01965cb9-c2a3-7b23-9e8a-c098091ce698', '0195c8d4-2062-7325-abe9-edb610bf5524', '01964330-e502-7ddd-af76-747432a83d17', 2520000, 2520000, '2025-06-02', '2025-04-22 09:00:00.035123+00', 'financieel-1'),
	('01965cb9-c2b9-72af-ba3c-f651f16a3fab', '0195d832-25c8-721d-9cf1-572f776fccf7', '01964330-e502-7b12-be67-27a27b250b48', 2130000, 2130000, '2025-06-02', '2025-04-22 09:00:00.057606+00', 'financieel-1');


--
-- Data for Name: zegel; Type: TABLE DATA; Schema: weegschaal; Owner: -
--

INSERT INTO weegschaal.zegel VALUES
	(2025, 1, 'dag', '2025-03-20', '2025-03-20 08:12:00.000692+00', '2025-03-27 23:00:00+00', 2, '{"aanleiding":"dag","aantal":0,"dossiers":[],"gebeurtenissen":2,"jaar":2025,"nummer":1,"ronde":{"kop":"2a6a455cffb77e9f0fc6594b36f5c6518342662af770119ae7fae02389b33411","volgnummer":2},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2025-03-20T08:12:00.000Z","vorige":"0000000000000000000000000000000000000000000000000000000000000000"}', '0000000000000000000000000000000000000000000000000000000000000000', '8be0ba22c90d03f2c82227fada0daf0ba204e7d91c93b84841bac62f07bc7e45', DEFAULT),
	(2025, 2, 'dag', '2025-03-21', '2025-03-21 09:05:00.000431+00', '2025-03-27 23:00:00+00', 5, '{"aanleiding":"dag","aantal":2,"dossiers":[{"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","kop":"7d14c8c7c6f00c45b6eda1ab25169dcf8d3a4cf25b0a03002379e53515dcbd2c","nummer":1,"volgnummer":1},{"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","kop":"d114983a7784e784fda2f32c7682b638119c865293ce68ecaed01172a264babf","nummer":2,"volgnummer":1}],"gebeurtenissen":5,"jaar":2025,"nummer":2,"ronde":{"kop":"55a5c7562a78255eafb3b9702d65b19dfbfe0f8c0a0988f24e723b407c531fc0","volgnummer":3},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2025-03-21T09:05:00.000Z","vorige":"8be0ba22c90d03f2c82227fada0daf0ba204e7d91c93b84841bac62f07bc7e45"}', '8be0ba22c90d03f2c82227fada0daf0ba204e7d91c93b84841bac62f07bc7e45', 'd817103cb8134399fda63f130597f1bf87eaad52dfadd835ee84f110715216ba', DEFAULT),
	(2025, 3, 'dag', '2025-03-24', '2025-03-24 10:30:00.000396+00', '2025-03-27 23:00:00+00', 7, '{"aanleiding":"dag","aantal":3,"dossiers":[{"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","kop":"7d14c8c7c6f00c45b6eda1ab25169dcf8d3a4cf25b0a03002379e53515dcbd2c","nummer":1,"volgnummer":1},{"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","kop":"d114983a7784e784fda2f32c7682b638119c865293ce68ecaed01172a264babf","nummer":2,"volgnummer":1},{"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","kop":"837232526989c7a59b05744cf8fb32bbca82e17e9f7383f8e81152847a169bd2","nummer":3,"volgnummer":1}],"gebeurtenissen":7,"jaar":2025,"nummer":3,"ronde":{"kop":"90fe41289e990de4b8039f9b8f18206cdc47bb82c33d643729aab540e855e446","volgnummer":4},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2025-03-24T10:30:00.000Z","vorige":"d817103cb8134399fda63f130597f1bf87eaad52dfadd835ee84f110715216ba"}', 'd817103cb8134399fda63f130597f1bf87eaad52dfadd835ee84f110715216ba', 'c8f74924dcda77f7910c281b6015ac35bd0ec244ab673a3fdc08ab0b41af45a4', DEFAULT),
	(2025, 4, 'dag', '2025-03-25', '2025-03-25 11:20:00.000579+00', '2025-03-27 23:00:00+00', 10, '{"aanleiding":"dag","aantal":5,"dossiers":[{"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","kop":"7d14c8c7c6f00c45b6eda1ab25169dcf8d3a4cf25b0a03002379e53515dcbd2c","nummer":1,"volgnummer":1},{"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","kop":"d114983a7784e784fda2f32c7682b638119c865293ce68ecaed01172a264babf","nummer":2,"volgnummer":1},{"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","kop":"837232526989c7a59b05744cf8fb32bbca82e17e9f7383f8e81152847a169bd2","nummer":3,"volgnummer":1},{"id":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","kop":"80bbe59ede1476471cceda1b86a3ccacd0f566a240f392b099a77ef1ca68279d","nummer":4,"volgnummer":1},{"id":"0195c8d4-2062-7325-abe9-edb610bf5524","kop":"9a4cebb239c5623ec83aeacbe8a7a644179e754877c7fc0a19a05fad3448ae90","nummer":5,"volgnummer":1}],"gebeurtenissen":10,"jaar":2025,"nummer":4,"ronde":{"kop":"395444cfaebd16dce3c0869203f607529b976a7fba1c522aeb6c5b9c3ce5cb21","volgnummer":5},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2025-03-25T11:20:00.000Z","vorige":"c8f74924dcda77f7910c281b6015ac35bd0ec244ab673a3fdc08ab0b41af45a4"}', 'c8f74924dcda77f7910c281b6015ac35bd0ec244ab673a3fdc08ab0b41af45a4', '4469b1421cb8938222615f23bb1891025b1ea503892746746c114b8594755ecd', DEFAULT),
	(2025, 5, 'dag', '2025-03-26', '2025-03-26 09:55:00.000383+00', '2025-03-27 23:00:00+00', 12, '{"aanleiding":"dag","aantal":6,"dossiers":[{"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","kop":"7d14c8c7c6f00c45b6eda1ab25169dcf8d3a4cf25b0a03002379e53515dcbd2c","nummer":1,"volgnummer":1},{"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","kop":"d114983a7784e784fda2f32c7682b638119c865293ce68ecaed01172a264babf","nummer":2,"volgnummer":1},{"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","kop":"837232526989c7a59b05744cf8fb32bbca82e17e9f7383f8e81152847a169bd2","nummer":3,"volgnummer":1},{"id":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","kop":"80bbe59ede1476471cceda1b86a3ccacd0f566a240f392b099a77ef1ca68279d","nummer":4,"volgnummer":1},{"id":"0195c8d4-2062-7325-abe9-edb610bf5524","kop":"9a4cebb239c5623ec83aeacbe8a7a644179e754877c7fc0a19a05fad3448ae90","nummer":5,"volgnummer":1},{"id":"0195cd07-df0b-7bf8-9eb0-fbb949b59787","kop":"7c1b1da71e944a80a07a5809fb4a5a35ae1370a17ee819246d3fe29f796134fb","nummer":6,"volgnummer":1}],"gebeurtenissen":12,"jaar":2025,"nummer":5,"ronde":{"kop":"f4689d5a4814ff7f076a84803491c69e87e16661e99c9d283d52e8643035778e","volgnummer":6},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2025-03-26T09:55:00.000Z","vorige":"4469b1421cb8938222615f23bb1891025b1ea503892746746c114b8594755ecd"}', '4469b1421cb8938222615f23bb1891025b1ea503892746746c114b8594755ecd', '75d24419fb55572460c71d759b602022c5e63231e5fb8ad1ebc06e533d5ddb08', DEFAULT),
	(2025, 6, 'dag', '2025-03-27', '2025-03-27 15:22:00.000437+00', '2025-03-27 23:00:00+00', 14, '{"aanleiding":"dag","aantal":7,"dossiers":[{"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","kop":"7d14c8c7c6f00c45b6eda1ab25169dcf8d3a4cf25b0a03002379e53515dcbd2c","nummer":1,"volgnummer":1},{"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","kop":"d114983a7784e784fda2f32c7682b638119c865293ce68ecaed01172a264babf","nummer":2,"volgnummer":1},{"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","kop":"837232526989c7a59b05744cf8fb32bbca82e17e9f7383f8e81152847a169bd2","nummer":3,"volgnummer":1},{"id":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","kop":"80bbe59ede1476471cceda1b86a3ccacd0f566a240f392b099a77ef1ca68279d","nummer":4,"volgnummer":1},{"id":"0195c8d4-2062-7325-abe9-edb610bf5524","kop":"9a4cebb239c5623ec83aeacbe8a7a644179e754877c7fc0a19a05fad3448ae90","nummer":5,"volgnummer":1},{"id":"0195cd07-df0b-7bf8-9eb0-fbb949b59787","kop":"7c1b1da71e944a80a07a5809fb4a5a35ae1370a17ee819246d3fe29f796134fb","nummer":6,"volgnummer":1},{"id":"0195d1e0-6924-7ec3-9c76-28776157d61f","kop":"4e3cddb673eacd34c26a253ac05fa115782f8a2ae6bb6fb82eba40f2f6651359","nummer":7,"volgnummer":1}],"gebeurtenissen":14,"jaar":2025,"nummer":6,"ronde":{"kop":"28648834d894f552bf1be6bd26bffaa99b3f55303b036fbd4cd9326163899500","volgnummer":7},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2025-03-27T15:22:00.000Z","vorige":"75d24419fb55572460c71d759b602022c5e63231e5fb8ad1ebc06e533d5ddb08"}', '75d24419fb55572460c71d759b602022c5e63231e5fb8ad1ebc06e533d5ddb08', 'fb99af55a46461354e33ab84b2c7418714bd6c4b866fa71934598aca2d9c1424', DEFAULT),
	(2025, 7, 'sluiting', '2025-03-28', '2025-03-27 23:00:07.000354+00', '2025-03-27 23:00:00+00', 17, '{"aanleiding":"sluiting","aantal":9,"dossiers":[{"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","kop":"7d14c8c7c6f00c45b6eda1ab25169dcf8d3a4cf25b0a03002379e53515dcbd2c","nummer":1,"volgnummer":1},{"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","kop":"d114983a7784e784fda2f32c7682b638119c865293ce68ecaed01172a264babf","nummer":2,"volgnummer":1},{"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","kop":"837232526989c7a59b05744cf8fb32bbca82e17e9f7383f8e81152847a169bd2","nummer":3,"volgnummer":1},{"id":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","kop":"80bbe59ede1476471cceda1b86a3ccacd0f566a240f392b099a77ef1ca68279d","nummer":4,"volgnummer":1},{"id":"0195c8d4-2062-7325-abe9-edb610bf5524","kop":"9a4cebb239c5623ec83aeacbe8a7a644179e754877c7fc0a19a05fad3448ae90","nummer":5,"volgnummer":1},{"id":"0195cd07-df0b-7bf8-9eb0-fbb949b59787","kop":"7c1b1da71e944a80a07a5809fb4a5a35ae1370a17ee819246d3fe29f796134fb","nummer":6,"volgnummer":1},{"id":"0195d1e0-6924-7ec3-9c76-28776157d61f","kop":"4e3cddb673eacd34c26a253ac05fa115782f8a2ae6bb6fb82eba40f2f6651359","nummer":7,"volgnummer":1},{"id":"0195d832-25c8-721d-9cf1-572f776fccf7","kop":"53153010d56c8e558aff53854ee33a355a56e7953f318ca4c126f0382149fee0","nummer":8,"volgnummer":1},{"id":"0195d9d5-0051-7636-bbfc-2416420cc574","kop":"6a52f2d394cc1a5e723b2315c2ea8c053163835bcc5b57c0de8c74e1681c392b","nummer":9,"volgnummer":1}],"gebeurtenissen":17,"jaar":2025,"nummer":7,"ronde":{"kop":"9eef634f2617480c439eedc9ae68c5593f3674ab553dfc88e3e914f5b346d5b2","volgnummer":8},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2025-03-27T23:00:07.000Z","vorige":"fb99af55a46461354e33ab84b2c7418714bd6c4b866fa71934598aca2d9c1424"}', 'fb99af55a46461354e33ab84b2c7418714bd6c4b866fa71934598aca2d9c1424', '0766e5c08c1f811f8cbcdff35826fb0dd4268d7c7d3c9eb380ec047b6e73d0a6', DEFAULT),
	(2025, 8, 'dag', '2025-03-28', '2025-03-28 09:00:00.000361+00', '2025-03-27 23:00:00+00', 19, '{"aanleiding":"dag","aantal":10,"dossiers":[{"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","kop":"7d14c8c7c6f00c45b6eda1ab25169dcf8d3a4cf25b0a03002379e53515dcbd2c","nummer":1,"volgnummer":1},{"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","kop":"d114983a7784e784fda2f32c7682b638119c865293ce68ecaed01172a264babf","nummer":2,"volgnummer":1},{"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","kop":"837232526989c7a59b05744cf8fb32bbca82e17e9f7383f8e81152847a169bd2","nummer":3,"volgnummer":1},{"id":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","kop":"80bbe59ede1476471cceda1b86a3ccacd0f566a240f392b099a77ef1ca68279d","nummer":4,"volgnummer":1},{"id":"0195c8d4-2062-7325-abe9-edb610bf5524","kop":"9a4cebb239c5623ec83aeacbe8a7a644179e754877c7fc0a19a05fad3448ae90","nummer":5,"volgnummer":1},{"id":"0195cd07-df0b-7bf8-9eb0-fbb949b59787","kop":"7c1b1da71e944a80a07a5809fb4a5a35ae1370a17ee819246d3fe29f796134fb","nummer":6,"volgnummer":1},{"id":"0195d1e0-6924-7ec3-9c76-28776157d61f","kop":"4e3cddb673eacd34c26a253ac05fa115782f8a2ae6bb6fb82eba40f2f6651359","nummer":7,"volgnummer":1},{"id":"0195d832-25c8-721d-9cf1-572f776fccf7","kop":"53153010d56c8e558aff53854ee33a355a56e7953f318ca4c126f0382149fee0","nummer":8,"volgnummer":1},{"id":"0195d9d5-0051-7636-bbfc-2416420cc574","kop":"6a52f2d394cc1a5e723b2315c2ea8c053163835bcc5b57c0de8c74e1681c392b","nummer":9,"volgnummer":1},{"id":"0195d9d5-90e4-7f91-bee9-80841a4d7dec","kop":"60c929eea586ca5cb30432c407e7c682aa29f535664f3e303c26cc0d05effa96","nummer":10,"volgnummer":1}],"gebeurtenissen":19,"jaar":2025,"nummer":8,"ronde":{"kop":"443c936b15cfcbd91ea795ebd340e32f3b13fe674578406d9210b603d91f58fe","volgnummer":9},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2025-03-28T09:00:00.000Z","vorige":"0766e5c08c1f811f8cbcdff35826fb0dd4268d7c7d3c9eb380ec047b6e73d0a6"}', '0766e5c08c1f811f8cbcdff35826fb0dd4268d7c7d3c9eb380ec047b6e73d0a6', '120402b5b2e76955809515fd6ec10148346a221fe36b188465d0686cd0f1e93e', DEFAULT),
	(2025, 11, 'bevriezing', '2025-04-14', '2025-04-14 09:00:00.021296+00', '2025-03-27 23:00:00+00', 25, '{"aanleiding":"bevriezing","aantal":10,"dossiers":[{"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","kop":"7d14c8c7c6f00c45b6eda1ab25169dcf8d3a4cf25b0a03002379e53515dcbd2c","nummer":1,"volgnummer":1},{"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","kop":"d114983a7784e784fda2f32c7682b638119c865293ce68ecaed01172a264babf","nummer":2,"volgnummer":1},{"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","kop":"837232526989c7a59b05744cf8fb32bbca82e17e9f7383f8e81152847a169bd2","nummer":3,"volgnummer":1},{"id":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","kop":"80bbe59ede1476471cceda1b86a3ccacd0f566a240f392b099a77ef1ca68279d","nummer":4,"volgnummer":1},{"id":"0195c8d4-2062-7325-abe9-edb610bf5524","kop":"b1b1d9251f342d2c26bff04bcabe904572ba73ee6ac1ee190f863f68a0ab2109","nummer":5,"volgnummer":3},{"id":"0195cd07-df0b-7bf8-9eb0-fbb949b59787","kop":"7c1b1da71e944a80a07a5809fb4a5a35ae1370a17ee819246d3fe29f796134fb","nummer":6,"volgnummer":1},{"id":"0195d1e0-6924-7ec3-9c76-28776157d61f","kop":"4e3cddb673eacd34c26a253ac05fa115782f8a2ae6bb6fb82eba40f2f6651359","nummer":7,"volgnummer":1},{"id":"0195d832-25c8-721d-9cf1-572f776fccf7","kop":"53153010d56c8e558aff53854ee33a355a56e7953f318ca4c126f0382149fee0","nummer":8,"volgnummer":1},{"id":"0195d9d5-0051-7636-bbfc-2416420cc574","kop":"6a52f2d394cc1a5e723b2315c2ea8c053163835bcc5b57c0de8c74e1681c392b","nummer":9,"volgnummer":1},{"id":"0195d9d5-90e4-7f91-bee9-80841a4d7dec","kop":"60c929eea586ca5cb30432c407e7c682aa29f535664f3e303c26cc0d05effa96","nummer":10,"volgnummer":1}],"gebeurtenissen":25,"jaar":2025,"nummer":11,"ronde":{"kop":"011c1bf7c590311cd1b7c65987be2fafbb39df5227d63565c17d94b5f0ca43aa","volgnummer":13},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2025-04-14T09:00:00.021Z","vorige":"809dbd3656dd81947b60a759e609a6bd8a1eda375fa7d0b87254660fee08ebf9"}', '809dbd3656dd81947b60a759e609a6bd8a1eda375fa7d0b87254660fee08ebf9', '7c84ded657b5d2f5e3d99ed086d0af9749937bd07419f97ee6b3bd6a2eb00665', DEFAULT),
	(2025, 15, 'dag', '2026-03-10', '2026-03-10 10:00:00.000401+00', '2025-03-27 23:00:00+00', 62, '{"aanleiding":"dag","aantal":10,"dossiers":[{"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","kop":"b2259a3546ec1dc405e9bf3d6988c6357f40045e52e21a39c923e7c72fc0298c","nummer":1,"volgnummer":6},{"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","kop":"179c0e48a9855a01213ee2fd71db453c1f0aca4ec80d11379204e0e907f13c10","nummer":2,"volgnummer":3},{"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","kop":"eb7258b8d63b9ba2c4d024f08b1347d843d35f17659ae4347fbd056bb0df7b6e","nummer":3,"volgnummer":6},{"id":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","kop":"025d650cbe471abbefa26ff1ee89922bc371b85c154083fb2a4c5613c2e4588e","nummer":4,"volgnummer":3},{"id":"0195c8d4-2062-7325-abe9-edb610bf5524","kop":"2ec25f9b76ebb0703334c85e5e294b6ea145221a6b6a42d8958de9ef9817dbfd","nummer":5,"volgnummer":8},{"id":"0195cd07-df0b-7bf8-9eb0-fbb949b59787","kop":"5bd84a9555dd911d39129edd7c4b227bfd91ac8df22777ead9fc5957a4f7be6f","nummer":6,"volgnummer":3},{"id":"0195d1e0-6924-7ec3-9c76-28776157d61f","kop":"e0d0c27cf2993caaf80f4b445c844f9acce1065c13c115b9582a07b2bb643120","nummer":7,"volgnummer":3},{"id":"0195d832-25c8-721d-9cf1-572f776fccf7","kop":"96754be04592a933767168c8f2ce3ef1e8edb75f94b364e5e20e7a509924a81a","nummer":8,"volgnummer":6},{"id":"0195d9d5-0051-7636-bbfc-2416420cc574","kop":"769325276dcfc4d3ea3e073cb78da8afc50c08798b65b98c5236320cad2efdc4","nummer":9,"volgnummer":3},{"id":"0195d9d5-90e4-7f91-bee9-80841a4d7dec","kop":"4fe779d8bfad07c937a1921c8a99fd4d04767ef9ab8d0dcb02a82df4e2e26298","nummer":10,"volgnummer":3}],"gebeurtenissen":62,"jaar":2025,"nummer":15,"ronde":{"kop":"f061d164135e1eecd61d9d8a6b4cedb1f6007f871cbedfcb5bd2f122f655918a","volgnummer":18},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2026-03-10T10:00:00.000Z","vorige":"f93820a3ecc870cfdcf2e048d53d58a279f7b9856c85d5632d9fb0506517a6dd"}', 'f93820a3ecc870cfdcf2e048d53d58a279f7b9856c85d5632d9fb0506517a6dd', '32b6af38bc484551ce9eb196b04ebe6254811564688c7fe790d3b6d438ef1277', DEFAULT),
	(2025, 9, 'dag', '2025-04-03', '2025-04-03 14:10:00.000412+00', '2025-03-27 23:00:00+00', 21, '{"aanleiding":"dag","aantal":10,"dossiers":[{"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","kop":"7d14c8c7c6f00c45b6eda1ab25169dcf8d3a4cf25b0a03002379e53515dcbd2c","nummer":1,"volgnummer":1},{"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","kop":"d114983a7784e784fda2f32c7682b638119c865293ce68ecaed01172a264babf","nummer":2,"volgnummer":1},{"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","kop":"837232526989c7a59b05744cf8fb32bbca82e17e9f7383f8e81152847a169bd2","nummer":3,"volgnummer":1},{"id":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","kop":"80bbe59ede1476471cceda1b86a3ccacd0f566a240f392b099a77ef1ca68279d","nummer":4,"volgnummer":1},{"id":"0195c8d4-2062-7325-abe9-edb610bf5524","kop":"8c57171f3f026dcfa08c12f62bdf1b0a8afb40a7847d729719872df84fc06ee6","nummer":5,"volgnummer":2},{"id":"0195cd07-df0b-7bf8-9eb0-fbb949b59787","kop":"7c1b1da71e944a80a07a5809fb4a5a35ae1370a17ee819246d3fe29f796134fb","nummer":6,"volgnummer":1},{"id":"0195d1e0-6924-7ec3-9c76-28776157d61f","kop":"4e3cddb673eacd34c26a253ac05fa115782f8a2ae6bb6fb82eba40f2f6651359","nummer":7,"volgnummer":1},{"id":"0195d832-25c8-721d-9cf1-572f776fccf7","kop":"53153010d56c8e558aff53854ee33a355a56e7953f318ca4c126f0382149fee0","nummer":8,"volgnummer":1},{"id":"0195d9d5-0051-7636-bbfc-2416420cc574","kop":"6a52f2d394cc1a5e723b2315c2ea8c053163835bcc5b57c0de8c74e1681c392b","nummer":9,"volgnummer":1},{"id":"0195d9d5-90e4-7f91-bee9-80841a4d7dec","kop":"60c929eea586ca5cb30432c407e7c682aa29f535664f3e303c26cc0d05effa96","nummer":10,"volgnummer":1}],"gebeurtenissen":21,"jaar":2025,"nummer":9,"ronde":{"kop":"7dc8d9b1e02680d77b54aa31e7199faaf1ba81896bd0968588d72a2c2df52b8d","volgnummer":10},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2025-04-03T14:10:00.000Z","vorige":"120402b5b2e76955809515fd6ec10148346a221fe36b188465d0686cd0f1e93e"}', '120402b5b2e76955809515fd6ec10148346a221fe36b188465d0686cd0f1e93e', '38e5955a142080c94251ab193d5ff13be250716ce286a00852b66721074e644a', DEFAULT),
	(2025, 10, 'dag', '2025-04-14', '2025-04-14 09:00:00.000406+00', '2025-03-27 23:00:00+00', 23, '{"aanleiding":"dag","aantal":10,"dossiers":[{"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","kop":"7d14c8c7c6f00c45b6eda1ab25169dcf8d3a4cf25b0a03002379e53515dcbd2c","nummer":1,"volgnummer":1},{"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","kop":"d114983a7784e784fda2f32c7682b638119c865293ce68ecaed01172a264babf","nummer":2,"volgnummer":1},{"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","kop":"837232526989c7a59b05744cf8fb32bbca82e17e9f7383f8e81152847a169bd2","nummer":3,"volgnummer":1},{"id":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","kop":"80bbe59ede1476471cceda1b86a3ccacd0f566a240f392b099a77ef1ca68279d","nummer":4,"volgnummer":1},{"id":"0195c8d4-2062-7325-abe9-edb610bf5524","kop":"b1b1d9251f342d2c26bff04bcabe904572ba73ee6ac1ee190f863f68a0ab2109","nummer":5,"volgnummer":3},{"id":"0195cd07-df0b-7bf8-9eb0-fbb949b59787","kop":"7c1b1da71e944a80a07a5809fb4a5a35ae1370a17ee819246d3fe29f796134fb","nummer":6,"volgnummer":1},{"id":"0195d1e0-6924-7ec3-9c76-28776157d61f","kop":"4e3cddb673eacd34c26a253ac05fa115782f8a2ae6bb6fb82eba40f2f6651359","nummer":7,"volgnummer":1},{"id":"0195d832-25c8-721d-9cf1-572f776fccf7","kop":"53153010d56c8e558aff53854ee33a355a56e7953f318ca4c126f0382149fee0","nummer":8,"volgnummer":1},{"id":"0195d9d5-0051-7636-bbfc-2416420cc574","kop":"6a52f2d394cc1a5e723b2315c2ea8c053163835bcc5b57c0de8c74e1681c392b","nummer":9,"volgnummer":1},{"id":"0195d9d5-90e4-7f91-bee9-80841a4d7dec","kop":"60c929eea586ca5cb30432c407e7c682aa29f535664f3e303c26cc0d05effa96","nummer":10,"volgnummer":1}],"gebeurtenissen":23,"jaar":2025,"nummer":10,"ronde":{"kop":"02f0f84d7287ecf98c7e9f38c295ab3f8cf9abfe1f4e5e017102d0638cdea879","volgnummer":11},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2025-04-14T09:00:00.000Z","vorige":"38e5955a142080c94251ab193d5ff13be250716ce286a00852b66721074e644a"}', '38e5955a142080c94251ab193d5ff13be250716ce286a00852b66721074e644a', '809dbd3656dd81947b60a759e609a6bd8a1eda375fa7d0b87254660fee08ebf9', DEFAULT),
	(2025, 12, 'dag', '2025-04-22', '2025-04-22 09:00:00.000453+00', '2025-03-27 23:00:00+00', 47, '{"aanleiding":"dag","aantal":10,"dossiers":[{"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","kop":"a9828b2c608aec57926771732307c35d71a5797ee01ba6db86bc099ca1a1129a","nummer":1,"volgnummer":3},{"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","kop":"179c0e48a9855a01213ee2fd71db453c1f0aca4ec80d11379204e0e907f13c10","nummer":2,"volgnummer":3},{"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","kop":"1f27b1775a22add72a1e40c9685d5ed212de805ed294335cb1aedcbc290f9ad7","nummer":3,"volgnummer":3},{"id":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","kop":"025d650cbe471abbefa26ff1ee89922bc371b85c154083fb2a4c5613c2e4588e","nummer":4,"volgnummer":3},{"id":"0195c8d4-2062-7325-abe9-edb610bf5524","kop":"b24a22aef6b25a7f64e6442c11c2d39904ec781b24ac8447f0946aa71cbb14e8","nummer":5,"volgnummer":5},{"id":"0195cd07-df0b-7bf8-9eb0-fbb949b59787","kop":"5bd84a9555dd911d39129edd7c4b227bfd91ac8df22777ead9fc5957a4f7be6f","nummer":6,"volgnummer":3},{"id":"0195d1e0-6924-7ec3-9c76-28776157d61f","kop":"e0d0c27cf2993caaf80f4b445c844f9acce1065c13c115b9582a07b2bb643120","nummer":7,"volgnummer":3},{"id":"0195d832-25c8-721d-9cf1-572f776fccf7","kop":"f9141fa4bd8b701016c29cabf89ace218dc13ab7428b42e35290d10ee2f1ff44","nummer":8,"volgnummer":3},{"id":"0195d9d5-0051-7636-bbfc-2416420cc574","kop":"769325276dcfc4d3ea3e073cb78da8afc50c08798b65b98c5236320cad2efdc4","nummer":9,"volgnummer":3},{"id":"0195d9d5-90e4-7f91-bee9-80841a4d7dec","kop":"4fe779d8bfad07c937a1921c8a99fd4d04767ef9ab8d0dcb02a82df4e2e26298","nummer":10,"volgnummer":3}],"gebeurtenissen":47,"jaar":2025,"nummer":12,"ronde":{"kop":"f365f5643f743be3d3f3840c29dc777afd71486cc66837fd15372d3708df04d8","volgnummer":15},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2025-04-22T09:00:00.000Z","vorige":"7c84ded657b5d2f5e3d99ed086d0af9749937bd07419f97ee6b3bd6a2eb00665"}', '7c84ded657b5d2f5e3d99ed086d0af9749937bd07419f97ee6b3bd6a2eb00665', 'e0b03d2c584c029d0c1ecc6edf81a12a137224caff17600005f8d304ad594792', DEFAULT),
	(2025, 13, 'dag', '2025-04-24', '2025-04-24 12:00:00.000368+00', '2025-03-27 23:00:00+00', 52, '{"aanleiding":"dag","aantal":10,"dossiers":[{"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","kop":"de25e4e2bc7c81c5d42f77006d7030282cdb84dd9a6cc5ea49f4219a5d017ab0","nummer":1,"volgnummer":4},{"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","kop":"179c0e48a9855a01213ee2fd71db453c1f0aca4ec80d11379204e0e907f13c10","nummer":2,"volgnummer":3},{"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","kop":"21b5986fc09a1ebc625050a1493f6f4a22aac93bf8cab0ee7e67d4900be9510c","nummer":3,"volgnummer":4},{"id":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","kop":"025d650cbe471abbefa26ff1ee89922bc371b85c154083fb2a4c5613c2e4588e","nummer":4,"volgnummer":3},{"id":"0195c8d4-2062-7325-abe9-edb610bf5524","kop":"78ea396621935ff66b21fc0bb6b40c45c79d6c2c88ac37e384fe4673bb8cbe33","nummer":5,"volgnummer":6},{"id":"0195cd07-df0b-7bf8-9eb0-fbb949b59787","kop":"5bd84a9555dd911d39129edd7c4b227bfd91ac8df22777ead9fc5957a4f7be6f","nummer":6,"volgnummer":3},{"id":"0195d1e0-6924-7ec3-9c76-28776157d61f","kop":"e0d0c27cf2993caaf80f4b445c844f9acce1065c13c115b9582a07b2bb643120","nummer":7,"volgnummer":3},{"id":"0195d832-25c8-721d-9cf1-572f776fccf7","kop":"08a3a03843e7dd079bc43c58b78f8f25177ca1b032485340755c93952565d63c","nummer":8,"volgnummer":4},{"id":"0195d9d5-0051-7636-bbfc-2416420cc574","kop":"769325276dcfc4d3ea3e073cb78da8afc50c08798b65b98c5236320cad2efdc4","nummer":9,"volgnummer":3},{"id":"0195d9d5-90e4-7f91-bee9-80841a4d7dec","kop":"4fe779d8bfad07c937a1921c8a99fd4d04767ef9ab8d0dcb02a82df4e2e26298","nummer":10,"volgnummer":3}],"gebeurtenissen":52,"jaar":2025,"nummer":13,"ronde":{"kop":"419f2a70ec0be06151813934b506307b126c35c5e77304d3437ab182799e1b71","volgnummer":16},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2025-04-24T12:00:00.000Z","vorige":"e0b03d2c584c029d0c1ecc6edf81a12a137224caff17600005f8d304ad594792"}', 'e0b03d2c584c029d0c1ecc6edf81a12a137224caff17600005f8d304ad594792', 'b0bb922865af7cd42a6f323595d674562aa7cd4f0ab2020a264f06a84c772088', DEFAULT),
	(2025, 14, 'dag', '2026-01-20', '2026-01-20 10:00:00.000414+00', '2025-03-27 23:00:00+00', 57, '{"aanleiding":"dag","aantal":10,"dossiers":[{"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","kop":"9fda0442c3aede6950bae97efa6596776f3ed01b9e4c0060210782f874441d92","nummer":1,"volgnummer":5},{"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","kop":"179c0e48a9855a01213ee2fd71db453c1f0aca4ec80d11379204e0e907f13c10","nummer":2,"volgnummer":3},{"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","kop":"1143f47d8994e2404ecfd5b8e775373d5e03599fe6d9f1bf035aee8992b7359e","nummer":3,"volgnummer":5},{"id":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","kop":"025d650cbe471abbefa26ff1ee89922bc371b85c154083fb2a4c5613c2e4588e","nummer":4,"volgnummer":3},{"id":"0195c8d4-2062-7325-abe9-edb610bf5524","kop":"033fc859c22201377521f17d130606243f6a24e184f10cc9ea3302265b9be1d1","nummer":5,"volgnummer":7},{"id":"0195cd07-df0b-7bf8-9eb0-fbb949b59787","kop":"5bd84a9555dd911d39129edd7c4b227bfd91ac8df22777ead9fc5957a4f7be6f","nummer":6,"volgnummer":3},{"id":"0195d1e0-6924-7ec3-9c76-28776157d61f","kop":"e0d0c27cf2993caaf80f4b445c844f9acce1065c13c115b9582a07b2bb643120","nummer":7,"volgnummer":3},{"id":"0195d832-25c8-721d-9cf1-572f776fccf7","kop":"693292cbd32a17a5a7feb65d2cf9ff124fe2278fd846d9b7bfd5d4662e67b432","nummer":8,"volgnummer":5},{"id":"0195d9d5-0051-7636-bbfc-2416420cc574","kop":"769325276dcfc4d3ea3e073cb78da8afc50c08798b65b98c5236320cad2efdc4","nummer":9,"volgnummer":3},{"id":"0195d9d5-90e4-7f91-bee9-80841a4d7dec","kop":"4fe779d8bfad07c937a1921c8a99fd4d04767ef9ab8d0dcb02a82df4e2e26298","nummer":10,"volgnummer":3}],"gebeurtenissen":57,"jaar":2025,"nummer":14,"ronde":{"kop":"818de6537a98139da246f321998ad38115d52caf234b3038cf5134337b35c812","volgnummer":17},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2026-01-20T10:00:00.000Z","vorige":"b0bb922865af7cd42a6f323595d674562aa7cd4f0ab2020a264f06a84c772088"}', 'b0bb922865af7cd42a6f323595d674562aa7cd4f0ab2020a264f06a84c772088', 'f93820a3ecc870cfdcf2e048d53d58a279f7b9856c85d5632d9fb0506517a6dd', DEFAULT),
	(2025, 16, 'dag', '2026-03-24', '2026-03-24 10:00:00.000349+00', '2025-03-27 23:00:00+00', 67, '{"aanleiding":"dag","aantal":10,"dossiers":[{"id":"0195b29b-f48f-7f54-bc8b-ac404769d2af","kop":"ecc349291e3e92c6104ea3db541ed5e770b7a95213f2bbbeaa59525e7eda2501","nummer":1,"volgnummer":7},{"id":"0195b3c8-3f82-79d0-83e7-a927b1487e12","kop":"179c0e48a9855a01213ee2fd71db453c1f0aca4ec80d11379204e0e907f13c10","nummer":2,"volgnummer":3},{"id":"0195b7f2-d669-71f2-9d35-9c59d1d0c868","kop":"dc09e2a03800f08b1d052b33b3d7fccaead6702fb592df2ef908ad31a6dbe2e3","nummer":3,"volgnummer":7},{"id":"0195c7b3-bc44-7bb5-bfe1-9c29a2a99d56","kop":"025d650cbe471abbefa26ff1ee89922bc371b85c154083fb2a4c5613c2e4588e","nummer":4,"volgnummer":3},{"id":"0195c8d4-2062-7325-abe9-edb610bf5524","kop":"d0cb2d13f34dc3a754c06f3aed05266c54a253307647bebb48061c2dd9310eba","nummer":5,"volgnummer":9},{"id":"0195cd07-df0b-7bf8-9eb0-fbb949b59787","kop":"5bd84a9555dd911d39129edd7c4b227bfd91ac8df22777ead9fc5957a4f7be6f","nummer":6,"volgnummer":3},{"id":"0195d1e0-6924-7ec3-9c76-28776157d61f","kop":"e0d0c27cf2993caaf80f4b445c844f9acce1065c13c115b9582a07b2bb643120","nummer":7,"volgnummer":3},{"id":"0195d832-25c8-721d-9cf1-572f776fccf7","kop":"a6e491d575f7d2382068c63d93a0781f4319b36a821085cf2324a832165c6a98","nummer":8,"volgnummer":7},{"id":"0195d9d5-0051-7636-bbfc-2416420cc574","kop":"769325276dcfc4d3ea3e073cb78da8afc50c08798b65b98c5236320cad2efdc4","nummer":9,"volgnummer":3},{"id":"0195d9d5-90e4-7f91-bee9-80841a4d7dec","kop":"4fe779d8bfad07c937a1921c8a99fd4d04767ef9ab8d0dcb02a82df4e2e26298","nummer":10,"volgnummer":3}],"gebeurtenissen":67,"jaar":2025,"nummer":16,"ronde":{"kop":"e8860bb1a662e5a8791cd0ca3d8fe9878253ad654db51e765ed5ce776b0da39d","volgnummer":19},"sluit":"2025-03-27T23:00:00Z","tijdstip":"2026-03-24T10:00:00.000Z","vorige":"32b6af38bc484551ce9eb196b04ebe6254811564688c7fe790d3b6d438ef1277"}', '32b6af38bc484551ce9eb196b04ebe6254811564688c7fe790d3b6d438ef1277', '29a703f3a9216859f657f8b9ce4b69c192cc39569c2ea4c161edb96210f57708', DEFAULT);


--
-- Name: poging_nummer_seq; Type: SEQUENCE SET; Schema: weegschaal; Owner: -
--

SELECT pg_catalog.setval('weegschaal.poging_nummer_seq', 1, false);


--
-- Name: schema_migration schema_migration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (number);


--
-- Name: aanvraagdocument aanvraagdocument_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.aanvraagdocument
    ADD CONSTRAINT aanvraagdocument_pkey PRIMARY KEY (dossier, versie);


--
-- Name: aanvraagversie aanvraagversie_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.aanvraagversie
    ADD CONSTRAINT aanvraagversie_pkey PRIMARY KEY (dossier, versie);


--
-- Name: afgeschermd_gegeven afgeschermd_gegeven_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.afgeschermd_gegeven
    ADD CONSTRAINT afgeschermd_gegeven_pkey PRIMARY KEY (dossier, volgnummer);


--
-- Name: betaling bankkenmerk_eenmaal; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.betaling
    ADD CONSTRAINT bankkenmerk_eenmaal UNIQUE (kenmerk);


--
-- Name: bekendmaking bekendmaking_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.bekendmaking
    ADD CONSTRAINT bekendmaking_pkey PRIMARY KEY (besluit);


--
-- Name: beoordeling beoordeling_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.beoordeling
    ADD CONSTRAINT beoordeling_pkey PRIMARY KEY (dossier, versie);


--
-- Name: besluit besluit_id_dossier_bedrag_key; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.besluit
    ADD CONSTRAINT besluit_id_dossier_bedrag_key UNIQUE (id, dossier, bedrag);


--
-- Name: besluit besluit_kenmerk_key; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.besluit
    ADD CONSTRAINT besluit_kenmerk_key UNIQUE (kenmerk);


--
-- Name: besluit besluit_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.besluit
    ADD CONSTRAINT besluit_pkey PRIMARY KEY (id);


--
-- Name: betaling betaling_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.betaling
    ADD CONSTRAINT betaling_pkey PRIMARY KEY (id);


--
-- Name: betaling betaling_voorschot_key; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.betaling
    ADD CONSTRAINT betaling_voorschot_key UNIQUE (voorschot);


--
-- Name: boeking boeking_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.boeking
    ADD CONSTRAINT boeking_pkey PRIMARY KEY (dossier, volgnummer, regel);


--
-- Name: databasekenmerk databasekenmerk_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.databasekenmerk
    ADD CONSTRAINT databasekenmerk_pkey PRIMARY KEY (sleutel);


--
-- Name: dossier dossier_kenmerk_key; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.dossier
    ADD CONSTRAINT dossier_kenmerk_key UNIQUE (kenmerk);


--
-- Name: dossier dossier_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.dossier
    ADD CONSTRAINT dossier_pkey PRIMARY KEY (id);


--
-- Name: dossierstand dossierstand_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.dossierstand
    ADD CONSTRAINT dossierstand_pkey PRIMARY KEY (dossier);


--
-- Name: besluit een_besluit_per_dossier; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.besluit
    ADD CONSTRAINT een_besluit_per_dossier UNIQUE (dossier);


--
-- Name: gebeurtenis gebeurtenis_dossier_volgnummer_sha256_key; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.gebeurtenis
    ADD CONSTRAINT gebeurtenis_dossier_volgnummer_sha256_key UNIQUE (dossier, volgnummer, sha256);


--
-- Name: gebeurtenis gebeurtenis_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.gebeurtenis
    ADD CONSTRAINT gebeurtenis_pkey PRIMARY KEY (dossier, volgnummer);


--
-- Name: herhaling herhaling_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.herhaling
    ADD CONSTRAINT herhaling_pkey PRIMARY KEY (houder, methode, pad, sleutel);


--
-- Name: herstelverzoek herstelverzoek_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.herstelverzoek
    ADD CONSTRAINT herstelverzoek_pkey PRIMARY KEY (dossier, nummer);


--
-- Name: poging poging_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.poging
    ADD CONSTRAINT poging_pkey PRIMARY KEY (nummer);


--
-- Name: rangschikking rangschikking_jaar_nummer_door_key; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.rangschikking
    ADD CONSTRAINT rangschikking_jaar_nummer_door_key UNIQUE (jaar, nummer, door);


--
-- Name: rangschikking rangschikking_jaar_nummer_plafond_key; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.rangschikking
    ADD CONSTRAINT rangschikking_jaar_nummer_plafond_key UNIQUE (jaar, nummer, plafond);


--
-- Name: rangschikking rangschikking_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.rangschikking
    ADD CONSTRAINT rangschikking_pkey PRIMARY KEY (jaar, nummer);


--
-- Name: rangschikkinginvoer rangschikkinginvoer_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.rangschikkinginvoer
    ADD CONSTRAINT rangschikkinginvoer_pkey PRIMARY KEY (jaar, nummer);


--
-- Name: rekeningstand rekeningstand_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.rekeningstand
    ADD CONSTRAINT rekeningstand_pkey PRIMARY KEY (dossier);


--
-- Name: rondeversie rondeversie_jaar_versie_bindend_plafond_key; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.rondeversie
    ADD CONSTRAINT rondeversie_jaar_versie_bindend_plafond_key UNIQUE (jaar, versie, bindend_plafond);


--
-- Name: rondeversie rondeversie_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.rondeversie
    ADD CONSTRAINT rondeversie_pkey PRIMARY KEY (jaar, versie);


--
-- Name: sleutelintrekking sleutelintrekking_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.sleutelintrekking
    ADD CONSTRAINT sleutelintrekking_pkey PRIMARY KEY (sha256);


--
-- Name: terugbetaling terugbetaling_kenmerk_eenmaal; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.terugbetaling
    ADD CONSTRAINT terugbetaling_kenmerk_eenmaal UNIQUE (kenmerk);


--
-- Name: terugbetaling terugbetaling_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.terugbetaling
    ADD CONSTRAINT terugbetaling_pkey PRIMARY KEY (id);


--
-- Name: toegangssleutel toegangssleutel_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.toegangssleutel
    ADD CONSTRAINT toegangssleutel_pkey PRIMARY KEY (sha256);


--
-- Name: toelating toelating_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.toelating
    ADD CONSTRAINT toelating_pkey PRIMARY KEY (dossier);


--
-- Name: vaststelling vaststelling_kenmerk_key; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.vaststelling
    ADD CONSTRAINT vaststelling_kenmerk_key UNIQUE (kenmerk);


--
-- Name: vaststelling vaststelling_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.vaststelling
    ADD CONSTRAINT vaststelling_pkey PRIMARY KEY (dossier);


--
-- Name: verantwoording verantwoording_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.verantwoording
    ADD CONSTRAINT verantwoording_pkey PRIMARY KEY (dossier, versie);


--
-- Name: verantwoordingsdocument verantwoordingsdocument_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.verantwoordingsdocument
    ADD CONSTRAINT verantwoordingsdocument_pkey PRIMARY KEY (dossier, versie);


--
-- Name: verdeling verdeling_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.verdeling
    ADD CONSTRAINT verdeling_pkey PRIMARY KEY (jaar);


--
-- Name: voorschot voorschot_dossier_key; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.voorschot
    ADD CONSTRAINT voorschot_dossier_key UNIQUE (dossier);


--
-- Name: voorschot voorschot_id_door_key; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.voorschot
    ADD CONSTRAINT voorschot_id_door_key UNIQUE (id, door);


--
-- Name: voorschot voorschot_id_dossier_bedrag_key; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.voorschot
    ADD CONSTRAINT voorschot_id_dossier_bedrag_key UNIQUE (id, dossier, bedrag);


--
-- Name: voorschot voorschot_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.voorschot
    ADD CONSTRAINT voorschot_pkey PRIMARY KEY (id);


--
-- Name: zegel zegel_jaar_nummer_sha256_key; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.zegel
    ADD CONSTRAINT zegel_jaar_nummer_sha256_key UNIQUE (jaar, nummer, sha256);


--
-- Name: zegel zegel_pkey; Type: CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.zegel
    ADD CONSTRAINT zegel_pkey PRIMARY KEY (jaar, nummer);


--
-- Name: dossierstand_aanvrager; Type: INDEX; Schema: weegschaal; Owner: -
--

CREATE INDEX dossierstand_aanvrager ON weegschaal.dossierstand USING btree (kvk_nummer, dossier);


--
-- Name: dossierstand_ronde; Type: INDEX; Schema: weegschaal; Owner: -
--

CREATE INDEX dossierstand_ronde ON weegschaal.dossierstand USING btree (jaar, dossier);


--
-- Name: een_dagzegel; Type: INDEX; Schema: weegschaal; Owner: -
--

CREATE UNIQUE INDEX een_dagzegel ON weegschaal.zegel USING btree (jaar, dag) WHERE (aanleiding = 'dag'::text);


--
-- Name: een_plaats_per_ronde; Type: INDEX; Schema: weegschaal; Owner: -
--

CREATE UNIQUE INDEX een_plaats_per_ronde ON weegschaal.dossierstand USING btree (jaar, kvk_nummer) WHERE ((tijdig OR toegelaten) AND (NOT ingetrokken));


--
-- Name: een_zegel_bij_sluiting; Type: INDEX; Schema: weegschaal; Owner: -
--

CREATE UNIQUE INDEX een_zegel_bij_sluiting ON weegschaal.zegel USING btree (jaar, sluit) WHERE (aanleiding = 'sluiting'::text);


--
-- Name: aanvraagversie alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.aanvraagversie FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: bekendmaking alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.bekendmaking FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: beoordeling alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.beoordeling FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: besluit alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.besluit FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: betaling alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.betaling FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: boeking alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.boeking FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: databasekenmerk alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.databasekenmerk FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: dossier alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.dossier FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: gebeurtenis alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.gebeurtenis FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: herstelverzoek alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.herstelverzoek FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: poging alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.poging FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: rangschikking alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.rangschikking FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: rondeversie alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.rondeversie FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: sleutelintrekking alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.sleutelintrekking FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: terugbetaling alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.terugbetaling FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: toegangssleutel alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.toegangssleutel FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: toelating alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.toelating FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: vaststelling alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.vaststelling FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: verantwoording alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.verantwoording FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: voorschot alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.voorschot FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: zegel alleen_toevoegen; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen BEFORE DELETE OR UPDATE ON weegschaal.zegel FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: aanvraagversie alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.aanvraagversie FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: bekendmaking alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.bekendmaking FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: beoordeling alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.beoordeling FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: besluit alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.besluit FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: betaling alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.betaling FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: boeking alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.boeking FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: databasekenmerk alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.databasekenmerk FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: dossier alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.dossier FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: gebeurtenis alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.gebeurtenis FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: herstelverzoek alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.herstelverzoek FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: poging alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.poging FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: rangschikking alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.rangschikking FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: rondeversie alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.rondeversie FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: sleutelintrekking alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.sleutelintrekking FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: terugbetaling alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.terugbetaling FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: toegangssleutel alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.toegangssleutel FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: toelating alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.toelating FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: vaststelling alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.vaststelling FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: verantwoording alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.verantwoording FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: voorschot alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.voorschot FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: zegel alleen_toevoegen_alles; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER alleen_toevoegen_alles BEFORE TRUNCATE ON weegschaal.zegel FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: toelating neemt_plaats; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER neemt_plaats AFTER INSERT ON weegschaal.toelating FOR EACH ROW EXECUTE FUNCTION weegschaal.toelating_neemt_plaats();


--
-- Name: aanvraagdocument onveranderlijk; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER onveranderlijk BEFORE UPDATE ON weegschaal.aanvraagdocument FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: afgeschermd_gegeven onveranderlijk; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER onveranderlijk BEFORE UPDATE ON weegschaal.afgeschermd_gegeven FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: herhaling onveranderlijk; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER onveranderlijk BEFORE UPDATE ON weegschaal.herhaling FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: rangschikkinginvoer onveranderlijk; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER onveranderlijk BEFORE UPDATE ON weegschaal.rangschikkinginvoer FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: verantwoordingsdocument onveranderlijk; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER onveranderlijk BEFORE UPDATE ON weegschaal.verantwoordingsdocument FOR EACH ROW EXECUTE FUNCTION weegschaal.weiger_wijziging();


--
-- Name: besluit telt_mee; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER telt_mee AFTER INSERT ON weegschaal.besluit FOR EACH ROW EXECUTE FUNCTION weegschaal.besluit_telt_mee();


--
-- Name: boeking telt_mee; Type: TRIGGER; Schema: weegschaal; Owner: -
--

CREATE TRIGGER telt_mee AFTER INSERT ON weegschaal.boeking FOR EACH ROW EXECUTE FUNCTION weegschaal.boeking_telt_mee();


--
-- Name: aanvraagdocument aanvraagdocument_dossier_versie_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.aanvraagdocument
    ADD CONSTRAINT aanvraagdocument_dossier_versie_fkey FOREIGN KEY (dossier, versie) REFERENCES weegschaal.aanvraagversie(dossier, versie);


--
-- Name: aanvraagversie aanvraagversie_dossier_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.aanvraagversie
    ADD CONSTRAINT aanvraagversie_dossier_fkey FOREIGN KEY (dossier) REFERENCES weegschaal.dossier(id);


--
-- Name: afgeschermd_gegeven afgeschermd_gegeven_dossier_volgnummer_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.afgeschermd_gegeven
    ADD CONSTRAINT afgeschermd_gegeven_dossier_volgnummer_fkey FOREIGN KEY (dossier, volgnummer) REFERENCES weegschaal.gebeurtenis(dossier, volgnummer);


--
-- Name: bekendmaking bekendmaking_besluit_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.bekendmaking
    ADD CONSTRAINT bekendmaking_besluit_fkey FOREIGN KEY (besluit) REFERENCES weegschaal.besluit(id);


--
-- Name: beoordeling beoordeling_dossier_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.beoordeling
    ADD CONSTRAINT beoordeling_dossier_fkey FOREIGN KEY (dossier) REFERENCES weegschaal.dossier(id);


--
-- Name: beoordeling beoordeling_dossier_volgnummer_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.beoordeling
    ADD CONSTRAINT beoordeling_dossier_volgnummer_fkey FOREIGN KEY (dossier, volgnummer) REFERENCES weegschaal.gebeurtenis(dossier, volgnummer);


--
-- Name: besluit besluit_dossier_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.besluit
    ADD CONSTRAINT besluit_dossier_fkey FOREIGN KEY (dossier) REFERENCES weegschaal.dossier(id);


--
-- Name: besluit besluit_jaar_rangschikking_bevroren_door_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.besluit
    ADD CONSTRAINT besluit_jaar_rangschikking_bevroren_door_fkey FOREIGN KEY (jaar, rangschikking, bevroren_door) REFERENCES weegschaal.rangschikking(jaar, nummer, door);


--
-- Name: betaling betaling_voorschot_dossier_bedrag_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.betaling
    ADD CONSTRAINT betaling_voorschot_dossier_bedrag_fkey FOREIGN KEY (voorschot, dossier, bedrag) REFERENCES weegschaal.voorschot(id, dossier, bedrag);


--
-- Name: betaling betaling_voorschot_opgedragen_door_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.betaling
    ADD CONSTRAINT betaling_voorschot_opgedragen_door_fkey FOREIGN KEY (voorschot, opgedragen_door) REFERENCES weegschaal.voorschot(id, door);


--
-- Name: boeking boeking_dossier_volgnummer_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.boeking
    ADD CONSTRAINT boeking_dossier_volgnummer_fkey FOREIGN KEY (dossier, volgnummer) REFERENCES weegschaal.gebeurtenis(dossier, volgnummer);


--
-- Name: dossierstand dossierstand_dossier_aanvraagversie_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.dossierstand
    ADD CONSTRAINT dossierstand_dossier_aanvraagversie_fkey FOREIGN KEY (dossier, aanvraagversie) REFERENCES weegschaal.aanvraagversie(dossier, versie);


--
-- Name: dossierstand dossierstand_dossier_volgnummer_kop_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.dossierstand
    ADD CONSTRAINT dossierstand_dossier_volgnummer_kop_fkey FOREIGN KEY (dossier, volgnummer, kop) REFERENCES weegschaal.gebeurtenis(dossier, volgnummer, sha256);


--
-- Name: herstelverzoek herstelverzoek_dossier_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.herstelverzoek
    ADD CONSTRAINT herstelverzoek_dossier_fkey FOREIGN KEY (dossier) REFERENCES weegschaal.dossier(id);


--
-- Name: herstelverzoek herstelverzoek_dossier_volgnummer_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.herstelverzoek
    ADD CONSTRAINT herstelverzoek_dossier_volgnummer_fkey FOREIGN KEY (dossier, volgnummer) REFERENCES weegschaal.gebeurtenis(dossier, volgnummer);


--
-- Name: gebeurtenis keten; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.gebeurtenis
    ADD CONSTRAINT keten FOREIGN KEY (dossier, voorganger, vorige) REFERENCES weegschaal.gebeurtenis(dossier, volgnummer, sha256);


--
-- Name: rangschikking rangschikking_jaar_rondeversie_plafond_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.rangschikking
    ADD CONSTRAINT rangschikking_jaar_rondeversie_plafond_fkey FOREIGN KEY (jaar, rondeversie, plafond) REFERENCES weegschaal.rondeversie(jaar, versie, bindend_plafond);


--
-- Name: rangschikkinginvoer rangschikkinginvoer_jaar_nummer_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.rangschikkinginvoer
    ADD CONSTRAINT rangschikkinginvoer_jaar_nummer_fkey FOREIGN KEY (jaar, nummer) REFERENCES weegschaal.rangschikking(jaar, nummer);


--
-- Name: rekeningstand rekeningstand_dossier_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.rekeningstand
    ADD CONSTRAINT rekeningstand_dossier_fkey FOREIGN KEY (dossier) REFERENCES weegschaal.dossier(id);


--
-- Name: sleutelintrekking sleutelintrekking_sha256_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.sleutelintrekking
    ADD CONSTRAINT sleutelintrekking_sha256_fkey FOREIGN KEY (sha256) REFERENCES weegschaal.toegangssleutel(sha256);


--
-- Name: terugbetaling terugbetaling_dossier_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.terugbetaling
    ADD CONSTRAINT terugbetaling_dossier_fkey FOREIGN KEY (dossier) REFERENCES weegschaal.vaststelling(dossier);


--
-- Name: toelating toelating_dossier_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.toelating
    ADD CONSTRAINT toelating_dossier_fkey FOREIGN KEY (dossier) REFERENCES weegschaal.dossier(id);


--
-- Name: toelating toelating_dossier_volgnummer_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.toelating
    ADD CONSTRAINT toelating_dossier_volgnummer_fkey FOREIGN KEY (dossier, volgnummer) REFERENCES weegschaal.gebeurtenis(dossier, volgnummer);


--
-- Name: vaststelling vaststelling_besluit_dossier_verleend_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.vaststelling
    ADD CONSTRAINT vaststelling_besluit_dossier_verleend_fkey FOREIGN KEY (besluit, dossier, verleend) REFERENCES weegschaal.besluit(id, dossier, bedrag);


--
-- Name: vaststelling vaststelling_dossier_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.vaststelling
    ADD CONSTRAINT vaststelling_dossier_fkey FOREIGN KEY (dossier) REFERENCES weegschaal.dossier(id);


--
-- Name: vaststelling vaststelling_dossier_verantwoordingsversie_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.vaststelling
    ADD CONSTRAINT vaststelling_dossier_verantwoordingsversie_fkey FOREIGN KEY (dossier, verantwoordingsversie) REFERENCES weegschaal.verantwoording(dossier, versie);


--
-- Name: vaststelling vaststelling_dossier_volgnummer_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.vaststelling
    ADD CONSTRAINT vaststelling_dossier_volgnummer_fkey FOREIGN KEY (dossier, volgnummer) REFERENCES weegschaal.gebeurtenis(dossier, volgnummer);


--
-- Name: verantwoording verantwoording_dossier_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.verantwoording
    ADD CONSTRAINT verantwoording_dossier_fkey FOREIGN KEY (dossier) REFERENCES weegschaal.dossier(id);


--
-- Name: verantwoordingsdocument verantwoordingsdocument_dossier_versie_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.verantwoordingsdocument
    ADD CONSTRAINT verantwoordingsdocument_dossier_versie_fkey FOREIGN KEY (dossier, versie) REFERENCES weegschaal.verantwoording(dossier, versie);


--
-- Name: verdeling verdeling_jaar_rangschikking_bevroren_door_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.verdeling
    ADD CONSTRAINT verdeling_jaar_rangschikking_bevroren_door_fkey FOREIGN KEY (jaar, rangschikking, bevroren_door) REFERENCES weegschaal.rangschikking(jaar, nummer, door);


--
-- Name: verdeling verdeling_jaar_rangschikking_plafond_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.verdeling
    ADD CONSTRAINT verdeling_jaar_rangschikking_plafond_fkey FOREIGN KEY (jaar, rangschikking, plafond) REFERENCES weegschaal.rangschikking(jaar, nummer, plafond);


--
-- Name: voorschot voorschot_besluit_dossier_verleend_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.voorschot
    ADD CONSTRAINT voorschot_besluit_dossier_verleend_fkey FOREIGN KEY (besluit, dossier, verleend) REFERENCES weegschaal.besluit(id, dossier, bedrag);


--
-- Name: voorschot voorschot_besluit_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.voorschot
    ADD CONSTRAINT voorschot_besluit_fkey FOREIGN KEY (besluit) REFERENCES weegschaal.bekendmaking(besluit);


--
-- Name: zegel zegel_jaar_voorganger_vorige_fkey; Type: FK CONSTRAINT; Schema: weegschaal; Owner: -
--

ALTER TABLE ONLY weegschaal.zegel
    ADD CONSTRAINT zegel_jaar_voorganger_vorige_fkey FOREIGN KEY (jaar, voorganger, vorige) REFERENCES weegschaal.zegel(jaar, nummer, sha256);


--
-- Name: SCHEMA weegschaal; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA weegschaal TO weegschaal_toepassing;
GRANT USAGE ON SCHEMA weegschaal TO weegschaal_auditor;


--
-- Name: TABLE aanvraagdocument; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.aanvraagdocument TO weegschaal_toepassing;


--
-- Name: TABLE aanvraagversie; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.aanvraagversie TO weegschaal_toepassing;


--
-- Name: TABLE afgeschermd_gegeven; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.afgeschermd_gegeven TO weegschaal_toepassing;


--
-- Name: TABLE bekendmaking; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.bekendmaking TO weegschaal_toepassing;


--
-- Name: TABLE beoordeling; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.beoordeling TO weegschaal_toepassing;


--
-- Name: TABLE besluit; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.besluit TO weegschaal_toepassing;


--
-- Name: TABLE betaling; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.betaling TO weegschaal_toepassing;


--
-- Name: TABLE boeking; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.boeking TO weegschaal_toepassing;


--
-- Name: TABLE controle_boeking; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT ON TABLE weegschaal.controle_boeking TO weegschaal_auditor;
GRANT SELECT ON TABLE weegschaal.controle_boeking TO weegschaal_toepassing;


--
-- Name: TABLE dossier; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.dossier TO weegschaal_toepassing;


--
-- Name: TABLE dossierstand; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT,UPDATE ON TABLE weegschaal.dossierstand TO weegschaal_toepassing;


--
-- Name: TABLE rekeningstand; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT ON TABLE weegschaal.rekeningstand TO weegschaal_toepassing;


--
-- Name: TABLE terugbetaling; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.terugbetaling TO weegschaal_toepassing;


--
-- Name: TABLE vaststelling; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.vaststelling TO weegschaal_toepassing;


--
-- Name: TABLE voorschot; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.voorschot TO weegschaal_toepassing;


--
-- Name: TABLE controle_dossier; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT ON TABLE weegschaal.controle_dossier TO weegschaal_auditor;
GRANT SELECT ON TABLE weegschaal.controle_dossier TO weegschaal_toepassing;


--
-- Name: TABLE gebeurtenis; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.gebeurtenis TO weegschaal_toepassing;


--
-- Name: TABLE controle_gebeurtenis; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT ON TABLE weegschaal.controle_gebeurtenis TO weegschaal_auditor;
GRANT SELECT ON TABLE weegschaal.controle_gebeurtenis TO weegschaal_toepassing;


--
-- Name: TABLE rangschikking; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.rangschikking TO weegschaal_toepassing;


--
-- Name: TABLE controle_rangschikking; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT ON TABLE weegschaal.controle_rangschikking TO weegschaal_auditor;
GRANT SELECT ON TABLE weegschaal.controle_rangschikking TO weegschaal_toepassing;


--
-- Name: TABLE rondeversie; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.rondeversie TO weegschaal_toepassing;


--
-- Name: TABLE controle_ronde; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT ON TABLE weegschaal.controle_ronde TO weegschaal_auditor;
GRANT SELECT ON TABLE weegschaal.controle_ronde TO weegschaal_toepassing;


--
-- Name: TABLE verdeling; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.verdeling TO weegschaal_toepassing;


--
-- Name: TABLE controle_verdeling; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT ON TABLE weegschaal.controle_verdeling TO weegschaal_auditor;
GRANT SELECT ON TABLE weegschaal.controle_verdeling TO weegschaal_toepassing;


--
-- Name: TABLE zegel; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.zegel TO weegschaal_toepassing;


--
-- Name: TABLE controle_zegel; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT ON TABLE weegschaal.controle_zegel TO weegschaal_auditor;
GRANT SELECT ON TABLE weegschaal.controle_zegel TO weegschaal_toepassing;


--
-- Name: TABLE databasekenmerk; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.databasekenmerk TO weegschaal_toepassing;


--
-- Name: TABLE herhaling; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT,DELETE ON TABLE weegschaal.herhaling TO weegschaal_toepassing;


--
-- Name: TABLE herstelverzoek; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.herstelverzoek TO weegschaal_toepassing;


--
-- Name: TABLE poging; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.poging TO weegschaal_toepassing;


--
-- Name: TABLE rangschikkinginvoer; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.rangschikkinginvoer TO weegschaal_toepassing;


--
-- Name: TABLE sleutelintrekking; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.sleutelintrekking TO weegschaal_toepassing;


--
-- Name: TABLE toegangssleutel; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.toegangssleutel TO weegschaal_toepassing;


--
-- Name: TABLE toelating; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.toelating TO weegschaal_toepassing;


--
-- Name: TABLE verantwoording; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.verantwoording TO weegschaal_toepassing;


--
-- Name: TABLE verantwoordingsdocument; Type: ACL; Schema: weegschaal; Owner: -
--

GRANT SELECT,INSERT ON TABLE weegschaal.verantwoordingsdocument TO weegschaal_toepassing;


--
-- PostgreSQL database dump complete
--


