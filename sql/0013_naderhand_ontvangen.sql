-- A final account that comes after a settlement that is not made known. The settlement has no effect yet (Awb 3:40), so its
-- applicant accounts as without it; what he sends moves the state that he is shown, and not that of the file.
SET LOCAL search_path = pg_catalog, weegschaal, pg_temp;

-- The state after an event, as in 0008. An account moves the state of a file that is not settled, moves what the applicant is
-- shown of one whose settlement is not made known, and is refused on any other.
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
  -- An account of a settled grant is received while the settlement is not made known: until then it has no effect.
  IF gebeurtenis.soort = 'verantwoording_ingediend'
    AND coalesce(stand.status_tot_bekendmaking, stand.status) NOT IN ('bevoorschot', 'verantwoord')
  THEN
    RAISE EXCEPTION 'file % is not one that is accounted for', stand.dossier
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'verantwoording_voor_bekendmaking';
  END IF;
  stand.tijdig := CASE WHEN gebeurtenis.soort IN ('aanvraag_vervangen', 'aanvraag_aangevuld', 'tijdigheid_herzien')
    THEN (feit ->> 'tijdig')::boolean ELSE stand.tijdig END;
  stand.toegelaten := stand.toegelaten OR gebeurtenis.soort = 'toegelaten';
  stand.status_tot_bekendmaking := CASE gebeurtenis.soort
    WHEN 'besloten' THEN stand.status
    WHEN 'vastgesteld' THEN stand.status
    WHEN 'bekendgemaakt' THEN NULL
    WHEN 'verantwoording_ingediend' THEN CASE WHEN stand.status_tot_bekendmaking IS NOT NULL THEN 'verantwoord' END
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
    WHEN 'verantwoording_ingediend' THEN
      CASE WHEN stand.status_tot_bekendmaking IS NULL THEN 'verantwoord' ELSE stand.status END
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

-- As in 0008, and the state of the file counts the event, so that an account of which `stand_na` refuses the event has no row.
CREATE OR REPLACE FUNCTION weegschaal.verantwoording_volgt() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM weegschaal.eis_gebeurtenis(TG_TABLE_NAME, (
    SELECT v.sha256 = encode(sha256(convert_to(d.document, 'UTF8')), 'hex')
      AND v.gezouten_sha256 = encode(sha256(d.zout || convert_to(d.document, 'UTF8')), 'hex')
      AND weegschaal.gebeurtenis_zegt(v.dossier, '{verantwoording_ingediend}', jsonb_build_object(
        'versie', v.versie, 'ontvangenOp', weegschaal.momenttekst(v.ontvangen_op), 'onvolledig', v.onvolledig,
        'gezoutenSha256', v.gezouten_sha256,
        'afwijkingenGezoutenSha256', encode(sha256(d.zout || convert_to(v.afwijkingen, 'UTF8')), 'hex')))
      AND EXISTS (
        SELECT FROM weegschaal.dossierstand s
        JOIN weegschaal.gebeurtenis g ON g.dossier = s.dossier AND g.volgnummer <= s.volgnummer
        WHERE s.dossier = v.dossier AND g.soort = 'verantwoording_ingediend'
          AND (g.inhoud::jsonb ->> 'versie')::integer = v.versie)
    FROM weegschaal.verantwoording v
    JOIN weegschaal.verantwoordingsdocument d ON d.dossier = v.dossier AND d.versie = v.versie
    WHERE v.dossier = NEW.dossier AND v.versie = NEW.versie));
  RETURN NULL;
END $$;
