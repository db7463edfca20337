"""An upgrade beside a running service: what the instance of the version before does while the database goes on, what it
says when it starts again, and what a way back takes."""

import shutil
import time

from indienen import Indieners, dien_in
from rampen import BELASTING_SECONDEN, EERSTE_KVK, Ramp, bereid_voor, zet_dump_terug
from server import EIGENAAR, WORTEL, Klant, Loopdienst, Server, eis
from vulling import AANVRAAG

AANVRAGERS = 12_000
PAUZE = 0.2
# What a migration may do beside the program of the version before, and one that it holds up.
ERBIJ = """
ALTER TABLE weegschaal.dossier ADD COLUMN proef_toelichting text;
CREATE TABLE weegschaal.proef (dossier text PRIMARY KEY REFERENCES weegschaal.dossier (id), waarde text NOT NULL);
GRANT SELECT, INSERT ON weegschaal.proef TO weegschaal_toepassing;
CREATE OR REPLACE VIEW weegschaal.controle_gebeurtenis AS
SELECT dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256, length(inhoud) AS lengte
FROM weegschaal.gebeurtenis;
"""
# Locks that submissions wait for: the last one, of a drill at full length, is longer than a query may take.
KORT_SECONDEN, LANGER_SECONDEN, LANG_SECONDEN = 2, 4, 40
TRAAG = "ALTER TABLE weegschaal.aanvraagversie ADD COLUMN proef_{0} integer;\nSELECT pg_sleep({0});\n"
STRENG = "ALTER TABLE weegschaal.aanvraagversie ADD CONSTRAINT proef_streng CHECK (bytes = 0) NOT VALID;\n"
ERAF = """ALTER TABLE weegschaal.aanvraagversie DROP CONSTRAINT proef_streng;
ALTER TABLE weegschaal.aanvraagversie RENAME COLUMN bytes TO omvang;
"""


def nieuwe_versie(werk, naam, *migraties):
    """The files of a version with further migrations; gives its folder `config`."""
    map = werk.map / naam
    for deel in ["config", "sql"]:
        shutil.copytree(WORTEL / deel, map / deel)
    for nummer, tekst in enumerate(migraties, 9001):
        (map / f"sql/{nummer}_proef.sql").write_text(tekst)
    return map / "config"


def langste(indieners, van, tot):
    """The longest that a submission took that was under way between two moments, in seconds."""
    return max((b.bevestigd - b.gestuurd for b in indieners.bewijzen if b.bevestigd > van and b.gestuurd < tot), default=0)


def migreer(ramp, oud, config, wat):
    """Brings the database to the version of these files, as its operator does: beside what runs."""
    begin = time.monotonic()
    code, tekst, seconden = oud.opdracht("migreer", "--regeling", str(config))
    eis(code == 0, f"migreer to {wat}: {tekst}")
    ramp.meld(f"migreer, {wat}", f"exit 0 in {seconden:.1f} s")
    return begin, time.monotonic()


def een(poort, kvk):
    """One submission; gives its status."""
    klant = Klant(poort, 60)
    antwoord, _ = dien_in(klant, str(kvk), AANVRAAG.read_text())
    klant.sluit()
    return antwoord.status


def proef(werk, programma, seconden):
    """The whole drill; gives its figures."""
    langst = LANG_SECONDEN if seconden >= BELASTING_SECONDEN else LANGER_SECONDEN
    ramp = Ramp(werk, programma, AANVRAGERS)
    laatste = EERSTE_KVK + AANVRAGERS - 1
    migraties = [ERBIJ, TRAAG.format(KORT_SECONDEN), TRAAG.format(langst), STRENG, ERAF]
    versies = [nieuwe_versie(werk, f"versie-{n}", *migraties[:n]) for n in range(1, len(migraties) + 1)]
    with Server(werk, "samen") as server:
        server.maak()
        with Loopdienst(programma, server) as oud:
            bereid_voor(server, oud, laatste)
            with Indieners(oud.poort, EERSTE_KVK, laatste - 100, PAUZE) as indieners:
                indieners.wacht_op(200)
                seconden = ramp.backup(server, "dump")[3]
                ramp.meld("dump before", f"{seconden:.1f} s at {indieners.bevestigd()} files")
                namen = ["added column, table and view", f"a lock of {KORT_SECONDEN} s", f"a lock of {langst} s"]
                gemeten = naast_elkaar(ramp, server, oud, indieners, list(zip(versies, namen)), laatste)
                indieners.sluit()
            eis(not indieners.onbeantwoord, f"{len(indieners.onbeantwoord)} got no receipt while the database was upgraded")
            for wat, (van, tot, later) in gemeten.items():
                langst_s = langste(indieners, van, tot)
                ramp.meld(f"waited, {wat}", f"{langst_s:.1f} s at most; told {later} times to come later")
            oude_start(ramp, server)
            for config, wat in zip(versies[3:], ["a constraint that it does not satisfy", "a renamed column"]):
                migreer(ramp, oud, config, wat)
                ramp.meld(f"running instance, {wat}", f"a submission is answered with {een(oud.poort, laatste - 50)}")
        terug(ramp, server, indieners, langst)
    return ramp.regels


def naast_elkaar(ramp, server, oud, indieners, versies, laatste):
    """The old instance goes on under load while the database goes on, and a new one serves beside it."""
    gemeten = {}
    for config, wat in versies:
        voor = sum(indieners.later)
        van, tot = migreer(ramp, oud, config, wat)
        indieners.wacht_op(indieners.bevestigd() + 200)
        gemeten[wat] = (van, tot, sum(indieners.later) - voor)
    n = indieners.bevestigd()
    with Loopdienst(ramp.programma, server, config=versies[-1][0]) as nieuw:
        indieners.wacht_op(n + 200)
        for kvk in range(laatste - 40, laatste):
            eis(een(nieuw.poort, kvk) == 201, "the new instance takes submissions")
        eis(een(oud.poort, laatste - 40) == 201, "the old instance replays what the new one took")
        code, tekst, _ = nieuw.opdracht("controleer")
        eis(code == 0, f"controleer of the new version: {tekst}")
        ramp.meld("two versions", f"{indieners.bevestigd() - n} files by the old and 40 by the new instance; controleer of "
                                  "the new version exits 0")
        code, tekst, _ = oud.opdracht("controleer")
        eis(code == 1, "controleer of the old version refuses")
        ramp.meld("controleer of the old version", f"exit 1: {tekst.strip()}")
        code, _, _ = oud.opdracht("sleutel", "--rol", "auditor", "--naam", "proef", "--persoon", "proef-1")
        ramp.meld("sleutel of the old version", f"exit {code}")
    return gemeten


def oude_start(ramp, server):
    """A start of the version before is refused; gives what it says."""
    dienst = Loopdienst(ramp.programma, server)
    code, tekst, _ = dienst.opdracht("serve")
    eis(code == 1, f"the old version starts: {code}")
    ramp.meld("start of the old version", f"exit 1: {tekst.strip().splitlines()[-1]}")


def terug(ramp, server, indieners, langst):
    """The ways back: what was only added is taken out and nothing is lost; the dump loses what came after it."""
    begin = time.monotonic()
    server.sql("weegschaal", "BEGIN", "ALTER TABLE weegschaal.aanvraagversie RENAME COLUMN omvang TO bytes",
               f"ALTER TABLE weegschaal.aanvraagversie DROP proef_{KORT_SECONDEN}, DROP proef_{langst}",
               "DROP TABLE weegschaal.proef", "ALTER TABLE weegschaal.dossier DROP COLUMN proef_toelichting",
               "DELETE FROM public.schema_migration WHERE number > 9000", "COMMIT", login=EIGENAAR)
    with Loopdienst(ramp.programma, server) as oud:
        ramp.meld("back without a dump", f"{time.monotonic() - begin:.1f} s to the first answer")
        rijen = ramp.rijen(server)
        eis(not ramp.vergelijk(rijen, indieners.bewijzen), "nothing is lost")
        ramp.controleer(oud, "back without a dump")
    begin = time.monotonic()
    zet_dump_terug(ramp, server)
    with Loopdienst(ramp.programma, server) as oud:
        ramp.meld("back by the dump", f"{time.monotonic() - begin:.1f} s to the first answer")
        rijen = ramp.rijen(server)
        weg = [b for b in indieners.bewijzen if b.kvk not in rijen]
        eis(weg and not ramp.vergelijk(rijen, [b for b in indieners.bewijzen if b.kvk in rijen]), "the dump is of before")
        ramp.controleer(oud, "back by the dump")
        opzij = ramp.rijen(server, "weegschaal_opzij")
        eis(all(b.kvk in opzij for b in weg), "what came after the dump is in the database that was put aside")
        for bewijs in weg[:20]:
            eis(een(oud.poort, bewijs.kvk) == 201, "what was lost is sent again")
        ramp.meld("lost by the dump", f"{len(weg)} of {len(indieners.bewijzen)} files, all in the database put aside; 20 "
                                      "sent again under their keys")
