-- Beside the former program: yes. What it writes is put ready for the subscribers too; it delivers nothing itself.
--
-- Events for others (<doc:/Weegschaal/EventsForOthers>): what is still to be delivered to whom. The chain is the truth, and
-- these rows are transport alone: they hold no personal data, and one that was delivered is deleted.
SET LOCAL search_path = pg_catalog, weegschaal, pg_temp;

-- Who gets events, from when and of which kinds, as the settings of the service said at its last start, and how far the
-- deliveries are. One that the settings do not name any more is not active: its rows stay, and no new ones come.
CREATE TABLE weegschaal.abonnee (
  naam text COLLATE "C" PRIMARY KEY CHECK (octet_length(naam) BETWEEN 1 AND 64 AND naam !~ '[^a-z0-9-]'),
  soorten text[] NOT NULL CHECK (cardinality(soorten) BETWEEN 1 AND 100),
  is_actief boolean NOT NULL,
  -- From when on events are put ready for it.
  vanaf timestamptz NOT NULL,
  -- When it last took an event.
  genomen_op timestamptz,
  -- How often in a row it did not answer, and when it is tried next.
  weg_op_rij integer NOT NULL DEFAULT 0 CHECK (weg_op_rij >= 0),
  volgende_op timestamptz NOT NULL,
  laatste_fout text CHECK (char_length(laatste_fout) <= 100)
);

-- For the trigger below. A submission switches sequential scans off: reading the table whole would then count as so dear that
-- the server compiles the plan of each statement, for a second.
CREATE INDEX abonnee_actief ON weegschaal.abonnee (naam) WHERE is_actief;

-- An event that a subscriber did not take yet. The service offers the first of each file alone, so that a file stays in its
-- order; a stuck one keeps those behind it, until the administrator has it offered again or leaves it out.
CREATE TABLE weegschaal.uitgaand (
  abonnee text COLLATE "C" NOT NULL,
  dossier weegschaal.dossier_id NOT NULL,
  volgnummer integer NOT NULL,
  -- The digest of the event, by which the subscriber knows one that comes twice.
  id weegschaal.sha256_hex NOT NULL,
  -- Which event of its file it is, of those of the kinds that the subscriber gets.
  nummer integer NOT NULL CHECK (nummer >= 1),
  -- The moment of the event.
  sinds timestamptz NOT NULL,
  pogingen integer NOT NULL DEFAULT 0 CHECK (pogingen >= 0),
  -- From when on it may be offered. A new one at once, also where the clock was set back behind its event.
  volgende_op timestamptz NOT NULL,
  eerste_fout_op timestamptz,
  laatste_fout text CHECK (char_length(laatste_fout) <= 100),
  is_vast boolean NOT NULL DEFAULT false,
  PRIMARY KEY (abonnee, dossier, volgnummer),
  FOREIGN KEY (dossier, volgnummer, id) REFERENCES weegschaal.gebeurtenis (dossier, volgnummer, sha256)
);
CREATE INDEX uitgaand_volgende ON weegschaal.uitgaand (abonnee, volgende_op) WHERE NOT is_vast;
CREATE UNIQUE INDEX uitgaand_vast ON weegschaal.uitgaand (abonnee, id) WHERE is_vast;

-- What the administrator left out. It gives or takes no right and no amount, so one person is enough; who and why stay.
CREATE TABLE weegschaal.uitgaandoverslag (
  abonnee text COLLATE "C" NOT NULL,
  id weegschaal.sha256_hex NOT NULL,
  dossier weegschaal.dossier_id NOT NULL,
  volgnummer integer NOT NULL,
  reden text NOT NULL CHECK (char_length(reden) BETWEEN 1 AND 4000),
  tijdstip timestamptz NOT NULL,
  door weegschaal.persoon NOT NULL,
  PRIMARY KEY (abonnee, id),
  FOREIGN KEY (dossier, volgnummer, id) REFERENCES weegschaal.gebeurtenis (dossier, volgnummer, sha256)
);
CALL weegschaal.alleen_toevoegen('weegschaal.uitgaandoverslag');

-- Puts the events of a statement ready for who gets their kind, in the same transaction. The chains of rounds and tokens are
-- no file's. Without subscribers it costs one look at an empty index.
CREATE FUNCTION weegschaal.zet_uitgaand_klaar() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM weegschaal.abonnee a WHERE a.is_actief) THEN RETURN NULL; END IF;
  INSERT INTO weegschaal.uitgaand (abonnee, dossier, volgnummer, id, nummer, sinds, volgende_op)
  SELECT a.naam, n.dossier, n.volgnummer, n.sha256, (
      -- The limit keeps it one look-up by the key, whatever the planner knew when the tables were empty.
      SELECT count(*) FROM (
        SELECT g.soort FROM weegschaal.gebeurtenis g
        WHERE g.dossier = n.dossier AND g.volgnummer <= n.volgnummer ORDER BY g.volgnummer OFFSET 0) g
      WHERE g.soort = ANY (a.soorten)
    ), n.tijdstip, '-infinity'
  FROM nieuw n JOIN weegschaal.abonnee a ON a.is_actief AND n.soort = ANY (a.soorten)
  WHERE n.dossier <> 'toegang' AND n.dossier NOT LIKE 'ronde-%';
  RETURN NULL;
END $$;
CREATE TRIGGER zet_uitgaand_klaar AFTER INSERT ON weegschaal.gebeurtenis REFERENCING NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION weegschaal.zet_uitgaand_klaar();
REVOKE ALL ON FUNCTION weegschaal.zet_uitgaand_klaar() FROM PUBLIC;

CREATE VIEW weegschaal.controle_uitgaandoverslag AS
SELECT abonnee, id, dossier, volgnummer, reden, tijdstip, door FROM weegschaal.uitgaandoverslag;

GRANT SELECT, INSERT ON weegschaal.abonnee, weegschaal.uitgaandoverslag TO weegschaal_toepassing;
GRANT SELECT, INSERT, DELETE ON weegschaal.uitgaand TO weegschaal_toepassing;
GRANT UPDATE (soorten, is_actief, genomen_op, weg_op_rij, volgende_op, laatste_fout) ON weegschaal.abonnee
  TO weegschaal_toepassing;
GRANT UPDATE (pogingen, volgende_op, eerste_fout_op, laatste_fout, is_vast) ON weegschaal.uitgaand
  TO weegschaal_toepassing;
GRANT SELECT ON weegschaal.controle_uitgaandoverslag TO weegschaal_auditor, weegschaal_toepassing;
