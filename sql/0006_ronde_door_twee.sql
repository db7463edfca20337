-- What nobody may do alone to a round: choose its ceiling, extend its window after it closed, or draw again. The window
-- and the commitment to the draw stand still once files are there; the draw itself holds a number that nobody could know
-- before the round closed (regels.md section 5).
SET LOCAL search_path = weegschaal, pg_temp;

ALTER TABLE rondeversie
  -- Why the seed to which the round committed is lost.
  ADD COLUMN zaadverlies_grond text,
  ADD UNIQUE (jaar, versie, door);

-- The confirmation of a version by another person. A choice of ceiling, an extension recorded after closing and a lost
-- seed work from then on.
CREATE TABLE rondebevestiging (
  jaar integer NOT NULL,
  versie integer NOT NULL,
  vastgesteld_door persoon NOT NULL,
  door persoon NOT NULL,
  tijdstip timestamptz NOT NULL,
  -- Drawn by the service when the seed was lost.
  lotgetal sha256_hex,
  PRIMARY KEY (jaar, versie),
  CONSTRAINT vier_ogen_rondeversie CHECK (vastgesteld_door <> door),
  FOREIGN KEY (jaar, versie, vastgesteld_door) REFERENCES rondeversie (jaar, versie, door)
);
CALL alleen_toevoegen('rondebevestiging');
GRANT SELECT, INSERT ON rondebevestiging TO weegschaal_toepassing;

-- The first closing seal holds the number of the draw. A round that was sealed before rounds had one gets it in a seal
-- of its own.
ALTER TABLE zegel
  ADD COLUMN lotgetal sha256_hex,
  DROP CONSTRAINT zegel_aanleiding_check,
  ADD CONSTRAINT zegel_aanleiding_check CHECK (aanleiding IN ('sluiting', 'bevriezing', 'dag', 'lotgetal')),
  ADD CONSTRAINT lotgetal_bij_sluiting CHECK (lotgetal IS NULL OR aanleiding IN ('sluiting', 'lotgetal'));
CREATE UNIQUE INDEX een_lotgetal ON zegel (jaar) WHERE lotgetal IS NOT NULL;

-- The ceiling of a frozen ranking follows from the versions and their confirmations, not from one column.
ALTER TABLE rangschikking DROP CONSTRAINT rangschikking_jaar_rondeversie_plafond_fkey;
ALTER TABLE rangschikking ADD CONSTRAINT rangschikking_rondeversie_fkey
  FOREIGN KEY (jaar, rondeversie) REFERENCES rondeversie (jaar, versie);
ALTER TABLE rondeversie DROP COLUMN bindend_plafond;

CREATE FUNCTION rondeversie_volgt() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, weegschaal, pg_temp AS $$
DECLARE
  vorige weegschaal.rondeversie;
  heeft_dossiers boolean;
  heeft_lotgetal boolean;
BEGIN
  IF NEW.plafondkeuze_bedrag IS NOT NULL AND NEW.plafondkeuze_bedrag <> NEW.plafond AND NOT EXISTS (
    SELECT FROM weegschaal.rondeversie v WHERE v.jaar = NEW.jaar AND v.plafond = NEW.plafondkeuze_bedrag
  ) THEN
    RAISE EXCEPTION 'round %: the chosen ceiling was never published', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plafondkeuze_bekendgemaakt';
  END IF;
  SELECT * INTO vorige FROM weegschaal.rondeversie v WHERE v.jaar = NEW.jaar ORDER BY v.versie DESC LIMIT 1;
  IF NOT FOUND THEN
    RETURN NEW;
  END IF;
  IF NEW.versie <> vorige.versie + 1 THEN
    RAISE EXCEPTION 'round %: version % does not follow version %', NEW.jaar, NEW.versie, vorige.versie
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rondeversie_volgt';
  END IF;
  heeft_dossiers := EXISTS (SELECT FROM weegschaal.dossierstand s WHERE s.jaar = NEW.jaar);
  heeft_lotgetal := EXISTS (SELECT FROM weegschaal.zegel z WHERE z.jaar = NEW.jaar AND z.lotgetal IS NOT NULL);
  IF (heeft_dossiers OR heeft_lotgetal) AND (
    NEW.opent <> vorige.opent OR NEW.sluit <> vorige.sluit
    OR EXISTS (
      SELECT FROM jsonb_array_elements(vorige.verlengingen) WITH ORDINALITY e (verlenging, plaats)
      WHERE NEW.verlengingen -> (e.plaats - 1)::integer IS DISTINCT FROM e.verlenging)
  ) THEN
    RAISE EXCEPTION 'round %: the window stands still once a file is there, or the number of the draw', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'venster_staat_vast';
  END IF;
  IF NEW.loting_vastlegging IS DISTINCT FROM vorige.loting_vastlegging AND (
    (vorige.loting_vastlegging IS NOT NULL AND (heeft_dossiers OR NEW.vastgesteld_op >= vorige.opent))
    OR heeft_lotgetal
  ) THEN
    RAISE EXCEPTION 'round %: the commitment to the draw stands still', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vastlegging_staat_vast';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER volgt BEFORE INSERT ON rondeversie FOR EACH ROW EXECUTE FUNCTION rondeversie_volgt();

CREATE FUNCTION rangschikking_volgt_ronde() RETURNS trigger LANGUAGE plpgsql
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
    WHERE s.jaar = NEW.jaar AND g.door = NEW.door AND g.soort IN ('beoordeeld', 'toegelaten', 'signaal_afgehandeld')
  ) THEN
    RAISE EXCEPTION 'round %: who sends the seed assessed no file of it', NEW.jaar
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vier_ogen_zaad';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER volgt_ronde BEFORE INSERT ON rangschikking FOR EACH ROW EXECUTE FUNCTION rangschikking_volgt_ronde();
