"""The drill: backups are made while applications come in, the database dies, and what comes back is compared with every
receipt that was given before."""

import contextlib
import hashlib
import json
import shutil
import signal
import time

from indienen import DRADEN, PROCESSEN, Indieners, dien_in
from server import (
    BEGIN, RUIMTE, Klant, Loopdienst, Server, bytes_van, eis, sein, sleutel_van, wacht)
from vulling import AANVRAAG

EERSTE_KVK = 10_000_001
# The load lasts at least so long, and so the copies are made under it. Where they take longer it goes on with more
# applicants than was asked: half as many again, and at least so many.
BELASTING_SECONDEN = 60
MEER_MIN = 2000
ZONDER_ONTVANGER_SECONDEN = 2
PER_KEER = 5000
SLOT = "weegschaal_wal"
STEEKPROEF = 25
SEGMENT_BYTES = 16 * 1024 * 1024


class Ramp:
    """The state of a drill, and its figures."""

    def __init__(self, werk, programma, dossiers, is_synchroon=True, seconden=BELASTING_SECONDEN):
        self.werk, self.programma, self.dossiers, self.is_synchroon = werk, programma, dossiers, is_synchroon
        # What each thread of the load waits, so that it lasts as long as was asked.
        self.pauze = PROCESSEN * DRADEN * seconden / dossiers
        self.map, self.regels = werk.map / "backups", []
        # The last applicants are for the service that was restored.
        self.laatste = EERSTE_KVK + dossiers + max(dossiers // 2, MEER_MIN) + 2 * STEEKPROEF - 1

    def meld(self, wat, tekst):
        self.regels.append((wat, tekst))
        print(f"  {wat}: {tekst}", flush=True)

    def backup(self, server, opdracht, *meer, mag_falen=False):
        return self.werk.roep(self.werk.map / "backup", opdracht, "--folder", self.map, "--connection",
                              server.verbinding("postgres"), "--pgbin", server.bin, *meer, mag_falen=mag_falen,
                              vanuit=self.werk.dicht)

    def herstel(self, server, *meer, mag_falen=False):
        return self.werk.roep(self.werk.map / "herstel", "--folder", self.map, "--target", server.data, "--pgbin",
                              server.bin, *meer, mag_falen=mag_falen, vanuit=self.werk.dicht)

    # Before the disaster.

    def bereid_voor(self, server, dienst):
        begin = time.monotonic()
        bereid_voor(server, dienst, self.laatste)
        self.meld("prepared", f"{self.laatste - EERSTE_KVK + 1} tokens in {time.monotonic() - begin:.0f} s")

    @contextlib.contextmanager
    def ontvanger(self, server):
        """The log of changes is received; gives the process."""
        proces = self.werk.begin(self.werk.map / "wal.log", self.werk.map / "backup", "wal", "--folder", self.map,
                                 "--connection", server.verbinding("postgres"), "--pgbin", server.bin)
        try:
            wacht(lambda: server.sql("postgres", f"SELECT 1 FROM pg_stat_replication WHERE application_name = '{SLOT}'"),
                  60, "the WAL is received")
            if self.is_synchroon:
                server.sql("postgres", f"ALTER SYSTEM SET synchronous_standby_names = '{SLOT}'", "SELECT pg_reload_conf()")
                wacht(lambda: server.sql("postgres", "SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'"), 60,
                      "commits wait for the receiver")
            yield proces
        finally:
            if proces.poll() is None:
                proces.send_signal(signal.SIGINT)
                proces.wait(60)

    def onder_belasting(self, server, dienst, indieners):
        """The copies, the dump and the moment, while applications come in. Gives the moment by the server's clock, and
        the machine's moments just before and just after it."""
        n, begin = self.dossiers, time.monotonic()
        code, _, klacht, _ = self.backup(server, "check", mag_falen=True)
        eis(code == 1 and klacht.count("FAULT:") >= 2 and "there is no copy" in klacht and "there is no dump" in klacht,
            f"check of a folder without backups says so: {code} {klacht}")
        indieners.wacht_op(n // 20)
        self.meld("first copy", f"at {indieners.bevestigd()} files, {self.backup(server, 'base')[3]:.1f} s")
        indieners.wacht_op(n * 3 // 10)
        voor = indieners.bevestigd()
        seconden = self.backup(server, "base", "--keep", "1")[3]
        kopie = next(self.map.glob("base/2*"))
        self.meld("second copy", f"{voor} to {indieners.bevestigd()} files, {seconden:.1f} s with verifying and pruning, "
                                 f"{bytes_van(kopie) / 1e6:.0f} MB; the first one is gone")
        eis(len(list(self.map.glob("base/*"))) == 1, "one copy is kept")
        voor = indieners.bevestigd()
        seconden = self.backup(server, "dump")[3]
        dump = next(self.map.glob("dump/*.dump"))
        self.meld("dump", f"{voor} to {indieners.bevestigd()} files, {seconden:.1f} s, {bytes_van(dump) / 1e6:.0f} MB")
        self.meld("check", self.backup(server, "check")[2].strip().replace("\n", " "))
        indieners.wacht_op(max(n * 6 // 10, indieners.bevestigd() + n // 50))
        # What is acknowledged here was committed before the server says its time, and nothing sent hereafter was.
        voor = time.monotonic()
        moment = server.sql(
            "postgres", "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")[0][0]
        na = time.monotonic()
        self.meld("moment T", f"{moment}, at {indieners.bevestigd()} acknowledged")
        indieners.wacht_op(max(n, indieners.bevestigd() + n // 10))
        self.meld("load", f"{indieners.bevestigd()} acknowledged in {time.monotonic() - begin:.0f} s since the load began")
        return moment, voor, na

    # After it.

    def rijen(self, server, database="weegschaal"):
        """Every file with the digest that it was given and the digest of the text that is kept."""
        return {kvk: (id, sha256, tekst) for kvk, id, sha256, tekst in server.sql(
            database, "SET search_path = weegschaal", """
            SELECT d.kvk_nummer, d.id, v.sha256, encode(sha256(convert_to(a.document, 'UTF8')), 'hex')
            FROM dossier d JOIN aanvraagversie v ON v.dossier = d.id AND v.versie = 1
            JOIN aanvraagdocument a ON a.dossier = d.id AND a.versie = 1""")}

    def vergelijk(self, rijen, bewijzen):
        """The receipts that are not there, or not as they were given."""
        return [b for b in bewijzen if rijen.get(b.kvk) != (b.id, b.sha256, b.sha256)]

    def controleer(self, dienst, wat):
        code, tekst, seconden = dienst.opdracht("controleer")
        eis(code == 0, f"weegschaal controleer after {wat}: {tekst[-2000:]}")
        self.meld(f"controleer, {wat}", f"exit 0 in {seconden:.1f} s: {tekst.strip().splitlines()[-1]}")

    def werkt_weer(self, dienst, er, weg, nieuw):
        """New applicants are served. Who repeats under his old key gets his old receipt when the file is there, and a new
        one when it is not."""
        klant, tekst = Klant(dienst.poort), AANVRAAG.read_text()
        for kvk in nieuw:
            antwoord, sha256 = dien_in(klant, kvk, tekst)
            eis(antwoord.status == 201 and antwoord.json["sha256"] == sha256, f"a new one: {antwoord.status}")
        for bewijs in er:
            antwoord, _ = dien_in(klant, bewijs.kvk, tekst)
            eis(antwoord.status == 201 and antwoord.json["id"] == bewijs.id
                and antwoord.koppen.get("idempotent-replayed") == "true", f"a repeated one: {antwoord.status}")
        for bewijs in weg:
            antwoord, _ = dien_in(klant, bewijs.kvk, tekst)
            eis(antwoord.status == 201 and antwoord.json["id"] != bewijs.id
                and "idempotent-replayed" not in antwoord.koppen, f"one that was lost: {antwoord.status}")
            eis(antwoord.json["sha256"] == bewijs.sha256, "the same bytes have the same digest")
        klant.sluit()
        return f"{len(nieuw)} new files, {len(er)} old receipts again, {len(weg)} lost ones sent again"


def bereid_voor(server, dienst, laatste):
    """A token for each applicant up to that number and for a beheerder, and the round."""
    def hash_van(wie):
        return hashlib.sha256(sleutel_van(wie).encode()).hexdigest()
    server.sql("weegschaal", "SET search_path = weegschaal",
               f"SELECT maak_sleutel('{hash_van('beheerder')}', 'beheerder', '{{beheerder}}', 'beheerder', NULL, NULL, "
               f"'{BEGIN}', 'os:proef')", login="weegschaal_eigenaar")
    for van in range(EERSTE_KVK, laatste + 1, PER_KEER):
        server.sql("weegschaal", "SET search_path = weegschaal", f"""
          SELECT count(maak_sleutel(encode(sha256(encode(sha256(('storing-' || k)::bytea), 'hex')::bytea), 'hex'), k,
            '{{aanvrager}}', NULL, k, NULL, '{BEGIN}', 'os:proef'))
          FROM (SELECT n::text AS k FROM generate_series({van}, {min(van + PER_KEER - 1, laatste)}) n) a""",
                   login="weegschaal_eigenaar")
    ronde = {
        "opent": "2025-03-19T23:00:00Z", "sluit": "2025-03-27T23:00:00Z", "plafond": 10_000_000,
        "besluit": {"kenmerk": "RIS-1", "grond": "R 1:8 lid 2"},
        "lotingVastlegging": hashlib.sha256("een zaad voor de loting".encode()).hexdigest(),
        "bekendmaking": {
            "kenmerk": "gmb-2025-121257", "datum": "2025-03-19", "vindplaats": "Gemeenteblad 2025, 121257"}}
    uitslag = Klant(dienst.poort).stuur(
        "PUT", "/v1/rondes/2025", sleutel_van("beheerder"), json.dumps(ronde).encode())
    eis(uitslag.status == 201, f"the round is not made: {uitslag.status} {uitslag.lichaam}")


def tot_moment(ramp, indieners, moment, voor, na, nieuw):
    """Restores to T, and compares with every receipt of before and after it."""
    with Server(ramp.werk, "t") as server:
        _, _, gezegd, seconden = ramp.herstel(server, "--to", moment)
        ramp.meld("restore to T", f"{seconden:.1f} s, {bytes_van(server.data) / 1e6:.0f} MB; {kort(gezegd)}")
        in_gebruik(ramp, server)
        with Loopdienst(ramp.programma, server) as dienst:
            rijen = ramp.rijen(server)
            erna = [b for b in indieners.bewijzen if b.gestuurd > na]
            ervoor = [b for b in indieners.bewijzen if b.bevestigd < voor]
            gemist = ramp.vergelijk(rijen, ervoor)
            eis(not gemist, f"{len(gemist)} of {len(ervoor)} acknowledged before T are not there: {gemist[:3]}")
            te_veel = [b for b in erna if b.kvk in rijen]
            eis(not te_veel, f"{len(te_veel)} sent after T are there: {te_veel[:3]}")
            eis(ervoor and erna, "T lies in the middle of the load")
            ramp.meld("compared with T", f"all {len(ervoor)} acknowledged before T are there with their sha256; of the "
                      f"{len(erna)} sent after T none; {len(indieners.bewijzen) - len(ervoor) - len(erna)} were under way")
            ramp.controleer(dienst, "restored to T")
            ramp.meld("works again", ramp.werkt_weer(dienst, ervoor[-STEEKPROEF:], erna[-STEEKPROEF:], nieuw[:STEEKPROEF]))
            ramp.controleer(dienst, "new files after T")


def kort(gezegd):
    """Where the recovery stopped, and how long it took."""
    return " ".join(regel.strip() for regel in gezegd.splitlines() if regel.startswith(("  rec", "  last", "Restored")))


def in_gebruik(ramp, server):
    """Starts the restored server. Its commits would wait for a receiver that is not there."""
    if ramp.is_synchroon:
        eis("synchronous_standby_names" in (server.data / "postgresql.auto.conf").read_text(), "the setting came along")
        (server.data / "postgresql.auto.conf").write_text("")
    server.start()
    seconden = ramp.werk.roep(server.bin / "vacuumdb", "-q", "--analyze", "-d", server.verbinding("postgres"))[3]
    ramp.meld("vacuum and analyze", f"{seconden:.1f} s")


def tot_het_eind(ramp, indieners, nieuw):
    """Restores all that was received, compares, and restores the dump beside it."""
    with Server(ramp.werk, "eind") as server:
        _, _, gezegd, seconden = ramp.herstel(server)
        ramp.meld("restore to the end", f"{seconden:.1f} s; {kort(gezegd)}")
        in_gebruik(ramp, server)
        with Loopdienst(ramp.programma, server) as dienst:
            rijen = ramp.rijen(server)
            gemist = ramp.vergelijk(rijen, indieners.bewijzen)
            if ramp.is_synchroon:
                eis(not gemist, f"{len(gemist)} of {len(indieners.bewijzen)} are lost: {gemist[:3]}")
            else:
                eis(gemist, "without waiting for the receiver something is lost with it, or this compares nothing")
                oudste = min(b.bevestigd for b in gemist)
                na = max(b.bevestigd for b in indieners.bewijzen) - oudste
                ramp.meld("lost", f"{len(gemist)}, all acknowledged in the last {na:.1f} s")
                eis(na < ZONDER_ONTVANGER_SECONDEN + 5, f"what is lost was acknowledged {na:.1f} s before the end")
            er = [b for b in indieners.bewijzen if b.kvk in rijen]
            onbekend = sum(kvk in rijen for kvk in indieners.onbeantwoord)
            ramp.meld("compared with the end", f"{len(indieners.bewijzen) - len(gemist)} of {len(indieners.bewijzen)} "
                      f"acknowledged are there with their sha256; of {len(indieners.onbeantwoord)} that got no answer "
                      f"{onbekend} are there")
            ramp.controleer(dienst, "restored to the end")
            steekproef = er[-STEEKPROEF:], gemist[:STEEKPROEF], nieuw[STEEKPROEF:2 * STEEKPROEF]
            ramp.meld("works again", ramp.werkt_weer(dienst, *steekproef))
        uit_dump(ramp, server, indieners)
        oude_ontvanger(ramp, server)


def zet_dump_terug(ramp, server):
    """The database aside, and the dump in its place; gives the seconds."""
    server.sql("postgres", "ALTER DATABASE weegschaal RENAME TO weegschaal_opzij")
    return ramp.werk.roep(server.bin / "pg_restore", "--create", "--exit-on-error", "-j", "2", "-d",
                          server.verbinding("postgres", "postgres"), next(ramp.map.glob("dump/*.dump")))[3]


def uit_dump(ramp, server, indieners):
    """The dump is a whole database with its rights."""
    seconden = zet_dump_terug(ramp, server)
    with Loopdienst(ramp.programma, server) as dienst:
        rijen = ramp.rijen(server)
        er = [b for b in indieners.bewijzen if b.kvk in rijen]
        eis(not ramp.vergelijk(rijen, er), "what the dump holds is as it was acknowledged")
        mag = server.sql("weegschaal", "SELECT has_database_privilege('weegschaal_auditor', 'weegschaal', 'TEMPORARY'), "
                         "has_function_privilege('weegschaal_auditor', 'pg_advisory_lock(bigint)', 'EXECUTE')")
        eis(mag == [["f", "f"]], f"the rights on the database and on what PostgreSQL brings come along: {mag}")
        ramp.meld("dump restored", f"{seconden:.1f} s, {len(rijen)} files")
        ramp.controleer(dienst, "restored from the dump")


def oude_ontvanger(ramp, server):
    """A receiver that goes on in its old folder gets nothing from the restored server, and the check tells it from none."""
    oud = ramp.werk.map / "oud"
    (oud / "wal").mkdir(parents=True)
    # The receiver looks at name and length alone: it goes on after this segment, which no server has any more.
    (oud / "wal/000000010000000000000001").write_bytes(bytes(SEGMENT_BYTES))
    for plek in [oud, *oud.rglob("*")]:
        shutil.chown(plek, ramp.werk.gebruiker)
    proces = ramp.werk.begin(ramp.werk.map / "oud.log", ramp.werk.map / "backup", "wal", "--folder", oud, "--connection",
                             server.verbinding("postgres"), "--pgbin", server.bin)
    try:
        wacht(lambda: "disconnected" in (ramp.werk.map / "oud.log").read_text(), 60, "the server gives the receiver nothing")
        gezegd = ramp.backup(server, "check", "--folder", oud, mag_falen=True)[2]
        eis("runs, and the server gives it nothing" in gezegd and "'A gap'" in gezegd, f"the check says so: {gezegd}")
    finally:
        # Whoever started this can have blocked the gentler signals, and what it starts has them blocked too.
        proces.kill()
        proces.wait(60)
    gezegd = ramp.backup(server, "check", "--folder", oud, mag_falen=True)[2]
    eis("nobody receives the WAL" in gezegd, f"without it the check says another thing: {gezegd}")
    ramp.meld("an old receiver", "the check tells one that runs and gets nothing from none")


def weigeringen(ramp):
    """What must be refused, and what the check must see."""
    with Server(ramp.werk, "weigering") as server:
        server.data.mkdir()
        if ramp.werk.als:
            shutil.chown(server.data, "postgres", "postgres")
        (server.data / "iets").write_text("van een ander")
        def geweigerd(zin, *meer):
            code, _, gezegd, _ = ramp.herstel(server, *meer, mag_falen=True)
            eis(code == 1 and zin in gezegd, f"restoring is refused with '{zin}': {code} {gezegd}")
        geweigerd("is not empty")
        if ramp.werk.als:
            for code, _, gezegd, _ in [
                    ramp.herstel(server, "--target", ramp.werk.dicht / "x", mag_falen=True),
                    ramp.backup(server, "base", "--folder", ramp.werk.dicht / "x", mag_falen=True)]:
                eis(code == 1 and " cannot make " in gezegd and len(gezegd.splitlines()) == 1, f"one sentence: {gezegd}")
        eis((server.data / "iets").read_text() == "van een ander", "what was there is there")
        (server.data / "iets").unlink()
        geweigerd("no copy was finished before", "--to", "2020-01-01T00:00:00Z")
        geweigerd("is a moment with its zone", "--to", "2020-01-01")
        geweigerd("holds no commit after", "--to", "2099-01-01T00:00:00Z")
        eis((server.data / "PG_VERSION").exists(), "it says that the folder is not complete")
        code, _, gezegd, _ = ramp.backup(server, "check", mag_falen=True)
        eis(code == 1 and "does not answer" in gezegd, f"the check sees a database that is away: {gezegd}")
        segmenten = sorted(ramp.map.glob("wal/" + "[0-9A-F]" * 24))
        if len(segmenten) > 2:
            segmenten[-1].rename(ramp.map / "opzij")
            eis("is not there" in ramp.backup(server, "check", mag_falen=True)[2], "the check sees a gap in the WAL")
            (ramp.map / "opzij").rename(segmenten[-1])
        bestand = next(ramp.map.glob("base/2*/data/PG_VERSION"))
        bestand.write_text("16\n")
        eis("is not whole" in ramp.backup(server, "check", mag_falen=True)[2], "the check sees a broken copy")
    ramp.meld("refused", "a folder that is not empty, a moment before the copies, a moment without a zone, a moment after "
                         "the end; the check sees a database that is away, a gap in the WAL and a broken copy")


def proef(werk, programma, dossiers, is_synchroon, seconden):
    """The whole drill; gives its figures."""
    ramp = Ramp(werk, programma, dossiers, is_synchroon, seconden)
    with Server(werk, "eerste") as server:
        server.maak()
        with Loopdienst(programma, server) as dienst:
            ramp.bereid_voor(server, dienst)
            with ramp.ontvanger(server) as ontvanger, \
                    Indieners(dienst.poort, EERSTE_KVK, ramp.laatste - 2 * STEEKPROEF, ramp.pauze) as indieners:
                moment, voor, na = ramp.onder_belasting(server, dienst, indieners)
                # The receiver goes first: what commits do not wait for is lost, and what they wait for is not acknowledged.
                ontvanger.kill()
                ontvanger.wait(60 * RUIMTE)
                voor_dood = indieners.bevestigd()
                time.sleep(ZONDER_ONTVANGER_SECONDEN)
                ramp.meld("receiver gone", f"{indieners.bevestigd() - voor_dood} acknowledged in the "
                          f"{ZONDER_ONTVANGER_SECONDEN} s between its kill -9 and that of the database")
                server.dood()
                sein(dienst.proces.pid, signal.SIGKILL)
                indieners.sluit()
        # The disk of the database is gone with it: what comes back comes from the backups.
        server.data.rename(server.data.with_name("weg"))
        ramp.meld("kill -9", f"{len(indieners.bewijzen)} acknowledged, {len(indieners.onbeantwoord)} without an answer; the "
                  f"WAL received is {bytes_van(ramp.map / 'wal') / 1e6:.0f} MB, the folder of the data was "
                  f"{bytes_van(server.data.with_name('weg')) / 1e6:.0f} MB")
    nieuw = [str(kvk) for kvk in range(ramp.laatste - 2 * STEEKPROEF + 1, ramp.laatste + 1)]
    tot_moment(ramp, indieners, moment, voor, na, nieuw)
    tot_het_eind(ramp, indieners, nieuw)
    weigeringen(ramp)
    return ramp.regels
