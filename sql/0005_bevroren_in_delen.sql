-- A frozen ranking is stored in parts, so that a round of any size can be frozen: its input a row a file, its result a
-- row for some hundreds of ranked members. The digests stay those of the whole document: head, parts with commas between
-- them, tail.
SET LOCAL search_path = weegschaal, pg_temp;

ALTER TABLE rangschikkinginvoer RENAME TO rangschikkinginvoer_ineens;
ALTER TABLE rangschikkinginvoer_ineens RENAME CONSTRAINT rangschikkinginvoer_pkey TO rangschikkinginvoer_ineens_pkey;

-- Each file as it stands in the cohort document. It can hold an application whole, so its owner can remove it when the
-- retention term ends.
CREATE TABLE rangschikkinginvoer (
  jaar integer NOT NULL,
  nummer integer NOT NULL,
  plaats integer NOT NULL CHECK (plaats >= 1),
  document text NOT NULL,
  PRIMARY KEY (jaar, nummer, plaats),
  FOREIGN KEY (jaar, nummer) REFERENCES rangschikking DEFERRABLE INITIALLY DEFERRED
);
-- The ranked members as they stand in the ranking document, with commas between them.
CREATE TABLE rangschikkingdeel (
  jaar integer NOT NULL,
  nummer integer NOT NULL,
  deel integer NOT NULL CHECK (deel >= 1),
  document text NOT NULL,
  PRIMARY KEY (jaar, nummer, deel),
  FOREIGN KEY (jaar, nummer) REFERENCES rangschikking DEFERRABLE INITIALLY DEFERRED
);

ALTER TABLE rangschikking
  -- What follows the files in the cohort document; null for an input that was removed before it was stored in parts.
  ADD COLUMN invoer_staart text,
  ADD COLUMN invoer_aantal integer CHECK (invoer_aantal >= 0),
  -- What stands before and after the ranked members in the ranking document.
  ADD COLUMN resultaat_kop text,
  ADD COLUMN resultaat_staart text,
  ADD COLUMN resultaat_delen integer CHECK (resultaat_delen >= 0),
  ADD CHECK ((invoer_staart IS NULL) = (invoer_aantal IS NULL));

-- What is stored in one piece moves into parts; each whole must be the same text afterwards.
INSERT INTO rangschikkinginvoer (jaar, nummer, plaats, document)
SELECT i.jaar, i.nummer, e.plaats, e.document::text
FROM rangschikkinginvoer_ineens i, json_array_elements(i.document::json -> 'aanvragen') WITH ORDINALITY e (document, plaats);

INSERT INTO rangschikkingdeel (jaar, nummer, deel, document)
SELECT r.jaar, r.nummer, 1, string_agg(e.document::text, ',' ORDER BY e.plaats)
FROM rangschikking r, json_array_elements(r.resultaat::json -> 'rangorde') WITH ORDINALITY e (document, plaats)
GROUP BY r.jaar, r.nummer;

ALTER TABLE rangschikking DISABLE TRIGGER alleen_toevoegen;
UPDATE rangschikking r SET
  invoer_staart = i.staart, invoer_aantal = i.aantal,
  resultaat_kop = left(r.resultaat, d.begin - 1),
  resultaat_staart = substr(r.resultaat, d.begin + coalesce(length(d.document), 0)),
  resultaat_delen = (d.document IS NOT NULL)::integer
FROM (
  SELECT r.jaar, r.nummer, position('"rangorde":[' in r.resultaat) + length('"rangorde":[') AS begin, d.document
  FROM rangschikking r LEFT JOIN rangschikkingdeel d USING (jaar, nummer)
) d LEFT JOIN (
  SELECT g.jaar, g.nummer, count(i.plaats) AS aantal,
    substr(g.document, length('{"aanvragen":[') + coalesce(length(string_agg(i.document, ',' ORDER BY i.plaats)), 0) + 1)
      AS staart
  FROM rangschikkinginvoer_ineens g LEFT JOIN rangschikkinginvoer i USING (jaar, nummer)
  GROUP BY g.jaar, g.nummer, g.document
) i USING (jaar, nummer)
WHERE d.jaar = r.jaar AND d.nummer = r.nummer;
ALTER TABLE rangschikking ENABLE TRIGGER alleen_toevoegen;

DO $$
DECLARE
  ander text;
BEGIN
  SELECT r.jaar || '/' || r.nummer INTO ander FROM rangschikking r
  LEFT JOIN rangschikkinginvoer_ineens g USING (jaar, nummer)
  WHERE r.resultaat <> r.resultaat_kop
      || coalesce((SELECT d.document FROM rangschikkingdeel d WHERE d.jaar = r.jaar AND d.nummer = r.nummer), '')
      || r.resultaat_staart
    OR g.document <> '{"aanvragen":['
      || coalesce((SELECT string_agg(i.document, ',' ORDER BY i.plaats) FROM rangschikkinginvoer i
        WHERE i.jaar = r.jaar AND i.nummer = r.nummer), '')
      || r.invoer_staart
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'frozen ranking % is not the document that this service writes, and cannot be split', ander;
  END IF;
END $$;

DROP TABLE rangschikkinginvoer_ineens;
ALTER TABLE rangschikking
  DROP COLUMN resultaat,
  ALTER COLUMN resultaat_kop SET NOT NULL,
  ALTER COLUMN resultaat_staart SET NOT NULL,
  ALTER COLUMN resultaat_delen SET NOT NULL;

-- The parts come before their ranking, and nothing comes after it: neither by the service nor by the owner.
CREATE FUNCTION weiger_nagekomen_deel() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM nieuw JOIN weegschaal.rangschikking r ON r.jaar = nieuw.jaar AND r.nummer = nieuw.nummer
  ) THEN
    RAISE EXCEPTION 'the ranking is frozen already: a part of table % refused', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER voor_de_rangschikking AFTER INSERT ON rangschikkinginvoer
  REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION weiger_nagekomen_deel();
CREATE TRIGGER voor_de_rangschikking AFTER INSERT ON rangschikkingdeel
  REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION weiger_nagekomen_deel();

CREATE FUNCTION rangschikking_is_heel() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF NEW.invoer_aantal IS DISTINCT FROM
      (SELECT count(*) FROM weegschaal.rangschikkinginvoer i WHERE i.jaar = NEW.jaar AND i.nummer = NEW.nummer)
    OR NEW.resultaat_delen <>
      (SELECT count(*) FROM weegschaal.rangschikkingdeel d WHERE d.jaar = NEW.jaar AND d.nummer = NEW.nummer)
  THEN
    RAISE EXCEPTION 'parts of frozen ranking %/% are missing', NEW.jaar, NEW.nummer
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rangschikking_is_heel';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER is_heel AFTER INSERT ON rangschikking FOR EACH ROW EXECUTE FUNCTION rangschikking_is_heel();

CREATE TRIGGER onveranderlijk BEFORE UPDATE ON rangschikkinginvoer FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();
CALL alleen_toevoegen('rangschikkingdeel');
GRANT SELECT, INSERT ON rangschikkinginvoer, rangschikkingdeel TO weegschaal_toepassing;
