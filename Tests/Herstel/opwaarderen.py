"""An upgrade beside a running service: what the instance of the version before does while the database goes on, what it
says when it starts again, and what a way back takes."""

import shutil
import time
from pathlib import Path

from indienen import Indieners, dien_in
from rampen import EERSTE_KVK, Ramp, bereid_voor
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
TRAAG_SECONDEN = 4
TRAAG = f"ALTER TABLE weegschaal.aanvraagversie ADD COLUMN proef_traag integer;\nSELECT pg_sleep({TRAAG_SECONDEN});\n"
ERAF = "ALTER TABLE weegschaal.aanvraagversie RENAME COLUMN bytes TO omvang;\n"


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
    oud_regeling, oud.omgeving["WEEGSCHAAL_REGELING"] = oud.omgeving.get("WEEGSCHAAL_REGELING"), str(config)
    code, tekst, seconden = oud.opdracht("migreer")
    if oud_regeling is None:
        del oud.omgeving["WEEGSCHAAL_REGELING"]
    eis(code == 0, f"migreer to {wat}: {tekst}")
    ramp.meld(f"migreer, {wat}", f"exit 0 in {seconden:.1f} s")
    return begin, time.monotonic()


def een(poort, kvk):
    """One submission; gives its status."""
    klant = Klant(poort, 60)
    antwoord, _ = dien_in(klant, str(kvk), AANVRAAG.read_text())
    klant.sluit()
    return antwoord.status


def proef(werk, programma):
    """The whole drill; gives its figures."""
    ramp = Ramp(werk, programma, AANVRAGERS, False)
    laatste = EERSTE_KVK + AANVRAGERS - 1
    erbij = nieuwe_versie(werk, "erbij", ERBIJ)
    traag = nieuwe_versie(werk, "traag", ERBIJ, TRAAG)
    eraf = nieuwe_versie(werk, "eraf", ERBIJ, TRAAG, ERAF)
    with Server(werk, "samen") as server:
        server.maak()
        with Loopdienst(programma, server) as oud:
            bereid_voor(server, oud, laatste)
            with Indieners(oud.poort, EERSTE_KVK, laatste - 100, PAUZE) as indieners:
                indieners.wacht_op(200)
                seconden = ramp.backup(server, "dump")[3]
                ramp.meld("dump before", f"{seconden:.1f} s at {indieners.bevestigd()} files")
                gemeten = naast_elkaar(ramp, server, oud, indieners, erbij, traag, laatste)
                indieners.sluit()
            eis(not indieners.onbeantwoord, f"{len(indieners.onbeantwoord)} got no receipt while the database was upgraded")
            for wat, (van, tot) in gemeten.items():
                ramp.meld(f"waited, {wat}", f"{langste(indieners, van, tot):.1f} s at most; no submission failed")
            oude_start(ramp, server)
            migreer(ramp, oud, eraf, "a renamed column")
            ramp.meld("running instance, renamed column", f"a submission is answered with {een(oud.poort, laatste - 50)}")
        terug(ramp, server, indieners)
    return ramp.regels


def naast_elkaar(ramp, server, oud, indieners, erbij, traag, laatste):
    """The old instance goes on under load while the database goes on, and a new one serves beside it."""
    gemeten = {"added column, table and view": migreer(ramp, oud, erbij, "added column, table and view")}
    n = indieners.bevestigd()
    indieners.wacht_op(n + 200)
    gemeten[f"a lock of {TRAAG_SECONDEN} s"] = migreer(ramp, oud, traag, f"a lock of {TRAAG_SECONDEN} s")
    n = indieners.bevestigd()
    with Loopdienst(ramp.programma, server, config=traag) as nieuw:
        indieners.wacht_op(n + 200)
        for kvk in range(laatste - 40, laatste):
            eis(een(nieuw.poort, kvk) == 201, "the new instance takes submissions")
        eis(een(oud.poort, laatste - 40) == 201, "the old instance replays what the new one took")
        code, tekst, _ = nieuw.opdracht("controleer")
        eis(code == 0, f"controleer of the new version: {tekst}")
        ramp.meld("two versions", f"{indieners.bevestigd() - n} files by the old and 40 by the new instance; controleer of the "
                                  "new version exits 0")
        code, tekst, _ = oud.opdracht("controleer")
        eis(code == 1, "controleer of the old version refuses")
        ramp.meld("controleer of the old version", f"exit 1: {tekst.strip()}")
    return gemeten


def oude_start(ramp, server):
    """A start of the version before is refused; gives what it says."""
    dienst = Loopdienst(ramp.programma, server)
    code, tekst, _ = dienst.opdracht("serve")
    eis(code == 1, f"the old version starts: {code}")
    ramp.meld("start of the old version", f"exit 1: {tekst.strip().splitlines()[-1]}")


def terug(ramp, server, indieners):
    """The ways back: what was only added is taken out and nothing is lost; the dump loses what came after it."""
    begin = time.monotonic()
    server.sql("weegschaal", "BEGIN", "ALTER TABLE weegschaal.aanvraagversie RENAME COLUMN omvang TO bytes",
               "ALTER TABLE weegschaal.aanvraagversie DROP COLUMN proef_traag", "DROP TABLE weegschaal.proef",
               "ALTER TABLE weegschaal.dossier DROP COLUMN proef_toelichting",
               "DELETE FROM public.schema_migration WHERE number > 9000", "COMMIT", login=EIGENAAR)
    with Loopdienst(ramp.programma, server) as oud:
        ramp.meld("back without a dump", f"{time.monotonic() - begin:.1f} s to the first answer")
        rijen = ramp.rijen(server)
        eis(not ramp.vergelijk(rijen, indieners.bewijzen), "nothing is lost")
        ramp.controleer(oud, "back without a dump")
    begin = time.monotonic()
    dump = next(Path(ramp.map).glob("dump/*.dump"))
    server.sql("postgres", "ALTER DATABASE weegschaal RENAME TO weegschaal_opzij")
    ramp.werk.roep(server.bin / "pg_restore", "--create", "--exit-on-error", "-j", "2", "-d",
                   server.verbinding("postgres", "postgres"), dump)
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
        ramp.meld("lost by the dump", f"{len(weg)} of {len(indieners.bewijzen)} files, all in the database put aside; 20 sent "
                                      "again under their keys")
