-- The rights of each role. The owner makes tables. The application reads and appends, and may change only projections.
-- The auditor reads only the views of this file. The roles belong to the cluster, so they may exist already.
SET LOCAL search_path = weegschaal;

DO $$
DECLARE
  rol text;
BEGIN
  FOREACH rol IN ARRAY ARRAY['weegschaal_toepassing', 'weegschaal_auditor'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', rol);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
  -- When one connection string serves migrations and work, its role must be able to take on the application's role.
  IF NOT pg_has_role(current_user, 'weegschaal_toepassing', 'MEMBER') THEN
    EXECUTE format('GRANT weegschaal_toepassing TO %I', current_user);
  END IF;
END $$;

DO $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO weegschaal_toepassing, weegschaal_auditor', current_schema());
  EXECUTE format('GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA %I TO weegschaal_toepassing', current_schema());
END $$;

-- The projection changes with the events. Answers for repeated requests are deleted a year after the round.
GRANT UPDATE ON dossierstand TO weegschaal_toepassing;
GRANT DELETE ON herhaling TO weegschaal_toepassing;
-- Only the trigger on boeking changes the balances.
REVOKE INSERT ON rekeningstand FROM weegschaal_toepassing;

-- The application takes locks on rows that it may not change.
CREATE FUNCTION vergrendel_ronde(gevraagd_jaar integer) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('weegschaal-ronde', gevraagd_jaar));
$$;

-- Submissions share the lock of their round. No submission runs while the round changes, and a change sees all earlier
-- submissions.
CREATE FUNCTION deel_ronde(gevraagd_jaar integer) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock_shared(hashtextextended('weegschaal-ronde', gevraagd_jaar));
$$;

-- One row a file, with every amount that the books and the decisions know of it.
CREATE VIEW controle_dossier AS
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
  coalesce((SELECT sum(t.bedrag) FROM terugbetaling t WHERE t.dossier = s.dossier), 0)::bigint AS terugbetaald,
  coalesce(r.budget, 0) AS boek_budget, coalesce(r.voorschotten, 0) AS boek_voorschotten,
  coalesce(r.kruispost, 0) AS boek_kruispost, coalesce(r.bank, 0) AS boek_bank,
  coalesce(r.subsidielast, 0) AS boek_subsidielast, coalesce(r.vordering, 0) AS boek_vordering,
  coalesce(r.nog_te_betalen, 0) AS boek_nog_te_betalen
FROM dossierstand s
JOIN dossier d ON d.id = s.dossier
LEFT JOIN besluit b ON b.dossier = s.dossier
LEFT JOIN bekendmaking bm ON bm.besluit = b.id
LEFT JOIN voorschot v ON v.dossier = s.dossier
LEFT JOIN betaling bt ON bt.dossier = s.dossier
LEFT JOIN vaststelling vs ON vs.dossier = s.dossier
LEFT JOIN rekeningstand r ON r.dossier = s.dossier;

CREATE VIEW controle_gebeurtenis AS
SELECT dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256 FROM gebeurtenis;

CREATE VIEW controle_boeking AS
SELECT dossier, volgnummer, regel, debet, credit, bedrag, tijdstip FROM boeking;

CREATE VIEW controle_rangschikking AS
SELECT jaar, nummer, bevroren_op, door, plafond, invoer_sha256, regeling_sha256, regelversie, resultaat_sha256
FROM rangschikking;

CREATE VIEW controle_zegel AS
SELECT jaar, nummer, aanleiding, dag, tijdstip, document, vorige, sha256 FROM zegel;

CREATE VIEW controle_verdeling AS
SELECT jaar, rangschikking, plafond, bevroren_door, besloten_door, verleend FROM verdeling;

CREATE VIEW controle_ronde AS
SELECT jaar, versie, opent, sluit, plafond, loting_vastlegging, bekendmaking_kenmerk, bekendmaking_datum,
  bekendmaking_vindplaats, besluit_kenmerk, besluit_grond, plafondkeuze_bedrag, plafondkeuze_kenmerk, plafondkeuze_grond,
  verlengingen, besluit_datum, regeling_code, regeling_sha256, vastgesteld_op, door
FROM rondeversie;

GRANT SELECT ON controle_dossier, controle_gebeurtenis, controle_boeking, controle_rangschikking, controle_zegel,
  controle_verdeling, controle_ronde TO weegschaal_auditor, weegschaal_toepassing;
