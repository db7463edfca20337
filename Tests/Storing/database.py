"""What can befall the database and the service while honest clients load it."""

import errno
import os
import shutil
import signal
import struct
import subprocess
import tempfile
import time

from belasting import Belasting
from dienst import (
    EERLIJK_SECONDEN, HERSTEL_SECONDEN, JAAR, RUIMTE, Dienst, Klant, Mislukt, aanvraag, eis, sein, sleutel_van, wacht)
from klanten import Toezicht, klaar, sluit, verbind_velen


def belast(dienst, kwaad, klanten=4, na=20):
    """Loads, does the harm, and checks that the load goes on and nothing is lost."""
    with Belasting(dienst, klanten) as belasting:
        belasting.meer(na, wat="the load starts")
        kwaad()
        hersteld = belasting.meer(na, HERSTEL_SECONDEN, "served again after the fault")
    aantal = belasting.controleer()
    return f"served again in {hersteld:.1f} s, {aantal} acknowledged and there; {belasting}"


def herstart(dienst, kort):
    """PostgreSQL is stopped by somebody, fast and at once; it comes back by itself."""
    uit = []
    for wijze in ["fast"] if kort else ["fast", "immediate", "smart", "fast", "immediate"]:
        def kwaad():
            eis(stuur_stop(dienst, wijze), "the database stops")
        uit.append(f"{wijze}: {belast(dienst, kwaad)}")
    return "; ".join(uit)


def stuur_stop(dienst, wijze):
    """What `pg_ctl stop` sends; with `smart` the clients keep it from ending, so those are ended too."""
    hoofd = dienst.postmaster()
    os.kill(hoofd, {"fast": signal.SIGINT, "immediate": signal.SIGQUIT, "smart": signal.SIGTERM}[wijze])
    if wijze == "smart":
        time.sleep(0.5)
        sein(hoofd, signal.SIGINT)
    wacht(lambda: dienst.postmaster() != hoofd, 20, "the server ends")
    return True


def gedood(dienst, kort):
    """kill -9 of the postmaster; the service starts it again by itself."""
    uit = []
    for _ in range(1 if kort else 10):
        uit.append(belast(dienst, lambda: os.kill(dienst.postmaster(), signal.SIGKILL)))
    return uit[-1]


def kind_gedood(dienst, kort):
    """kill -9 of one backend: the server throws all out and recovers."""
    def kwaad():
        rijen = dienst.sql("SELECT pid FROM pg_stat_activity WHERE application_name = 'weegschaal' LIMIT 1")
        os.kill(int(rijen[0][0]), signal.SIGKILL)
    return belast(dienst, kwaad)


def stil(dienst, kort):
    """PostgreSQL stands still (SIGSTOP) for a while under load; the service lives, and goes on when it goes on."""
    with Belasting(dienst, 4) as belasting:
        belasting.meer(20, wat="the load starts")
        processen = dienst.postgres_processen()
        for nummer in processen:
            sein(nummer, signal.SIGSTOP)
        time.sleep(2.0 if kort else 8.0)
        eis(Klant(dienst.poort, 3).stuur("GET", "/health/live").status == 200, "alive while the database stands still")
        for nummer in processen:
            sein(nummer, signal.SIGCONT)
        hersteld = belasting.meer(20, HERSTEL_SECONDEN, "served again after the pause")
    gezien = belasting.controleer()
    return f"served again in {hersteld:.1f} s, {gezien} acknowledged and there; {belasting}"


def afwijzen(dienst, kort):
    """Overload: the database stands still and thousands ask at once. Waiting is bounded; the rest hears 503 with
    Retry-After at once; afterwards everything is as before."""
    toezicht = Toezicht(dienst)
    # Each loop lets so many wait for the database (PostgresPoolConfiguration), the whole server lets 4096 in (HTTPLimits).
    grens = min((os.cpu_count() or 1) * 1024, 4096)
    aantal, wachtenden = grens + (1500 if kort else 6000), []
    dienst.voorzie(aantal)
    stekkers, processen = [], dienst.postgres_processen()
    for nummer in processen:
        sein(nummer, signal.SIGSTOP)
    try:
        begin = time.monotonic()
        def dien_in(_, stekker):
            kvk = dienst.volgende_kvk()
            lichaam = aanvraag(kvk)
            stekker.sendall(
                f"POST /v1/rondes/{JAAR}/aanvragen HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                f"Authorization: Bearer {sleutel_van(kvk)}\r\nContent-Length: {len(lichaam)}\r\n\r\n".encode() + lichaam)
        stekkers = verbind_velen(dienst.poort, aantal, dien_in)
        # All but those who are under way hear it: at once, or after the waiting time. Each loop has 3 groups of at most
        # 128 under way (GroupLimits).
        onderweg = (os.cpu_count() or 1) * 3 * 128
        def geweigerd_nu():
            wachtenden.append(dienst.meetwaarde("weegschaal_db_waiting"))
            return len(klaar(stekkers)) >= aantal - onderweg
        wacht(geweigerd_nu, EERLIJK_SECONDEN, "who waits is refused in time")
        geweigerd = time.monotonic() - begin
        top = dienst.rss()
    finally:
        for nummer in processen:
            sein(nummer, signal.SIGCONT)
    goed, bediend = 0, 0
    for stekker in stekkers:
        stekker.settimeout(40 * RUIMTE)
        antwoord = stekker.recv(65536)
        if b" 503 " in antwoord and b"Retry-After" in antwoord:
            goed += 1
        elif b" 201 " in antwoord:
            bediend += 1
        else:
            raise Mislukt(f"neither served nor shed: {antwoord[:200]!r}")
    sluit(stekkers)
    dienst.geen_halfwerk()
    # Beside the submissions that wait for a group, the groups that are under way wait for a connection: 4 a loop.
    grens += (os.cpu_count() or 1) * 4
    eis(0 < max(wachtenden) <= grens, f"{max(wachtenden)} requests waited, {grens} is the bound")
    return (f"{aantal} at once, {max(wachtenden)} of them waited, {goed} refused within {geweigerd:.1f} s, {bediend} served, "
            f"top {top:.0f} MiB; {toezicht.na()}")


def klokken(dienst, kort):
    """Clock steps under load: the domain's clock jumps on, and receipts never go back in time."""
    uur = 9
    def stap():
        nonlocal uur
        uur += 1
        uitslag = Klant(dienst.poort).stuur(
            "PUT", "/v1/klok", sleutel_van("beheerder"), f'{{"nu":"2025-03-20T{uur:02d}:30:00Z"}}'.encode())
        eis(uitslag.status == 200, f"the clock is not set: {uitslag.status} {uitslag.lichaam}")
        terug = Klant(dienst.poort).stuur(
            "PUT", "/v1/klok", sleutel_van("beheerder"), b'{"nu":"2025-03-20T09:00:01Z"}')
        eis(terug.status == 409, f"the clock goes back: {terug.status}")
    with Belasting(dienst, 4) as belasting:
        for _ in range(5 if kort else 12):
            belasting.meer(10)
            stap()
        belasting.meer(20)
    aantal = belasting.controleer()
    eis(dienst.getal("""SELECT count(*) FROM gebeurtenis g JOIN gebeurtenis v ON v.dossier = g.dossier
        AND v.volgnummer = g.volgnummer - 1 WHERE g.tijdstip < v.tijdstip""") == 0, "an event is before the one it follows")
    return f"{aantal} acknowledged and there; {belasting}"


def einde(dienst, kort):
    """SIGTERM under load: requests under way are answered, exit 0, the database is stopped; all is there afterwards."""
    uit = []
    for _ in range(1 if kort else 10):
        with Belasting(dienst, 8) as belasting:
            belasting.meer(30, wat="the load starts")
            begin = time.monotonic()
            code = dienst.stop()
            duur = time.monotonic() - begin
            eis(code == 0, f"the service ended with {code}")
            eis(dienst.postmaster() is None, "the embedded database still runs")
            belasting.einde.set()
            dienst.start()
        belasting.controleer()
        uit.append(f"ended in {duur:.1f} s; {belasting}")
    return uit[-1]


def dienst_gedood(dienst, kort):
    """kill -9 of the service; the next start finds the database as it runs, and everything in it."""
    uit = []
    for _ in range(1 if kort else 10):
        with Belasting(dienst, 4) as belasting:
            belasting.meer(20, wat="the load starts")
            hoofd = dienst.postmaster()
            dienst.dood()
            eis(dienst.postmaster() == hoofd, "the database lives on")
            dienst.start()
            hersteld = belasting.meer(20, HERSTEL_SECONDEN, "served again after the restart")
        belasting.controleer()
        uit.append(f"served again {hersteld:.1f} s after the start; {belasting}")
    code = dienst.stop()
    eis(code == 0 and dienst.postmaster() is None, "the service that attached stops the database at its end")
    dienst.start()
    return uit[-1]


def schijf_vol(programma, kort):
    """The database's disk is full under load: 503 until there is room, then on, with nothing lost. Root only."""
    if os.geteuid() != 0:
        return "skipped: mounting a small disk needs root"
    map = tempfile.mkdtemp(prefix="weegschaal-schijf-", dir="/tmp")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256m,mode=0711", "tmpfs", map]).returncode != 0:
        os.rmdir(map)
        return "skipped: this machine does not let us mount a small disk"
    vulling = os.path.join(map, "vulling")
    try:
        with Dienst(programma, map=map, eigen_map=False) as dienst:
            uit = []
            for _ in range(1 if kort else 5):
                def kwaad():
                    vul(vulling)
                    time.sleep(3 if kort else 8)
                    eis(Klant(dienst.poort, 3).stuur("GET", "/health/live").status == 200, "alive on a full disk")
                    os.unlink(vulling)
                uit.append(belast(dienst, kwaad))
            return uit[-1]
    finally:
        # The last processes of the server may still be on their way out.
        wacht(lambda: subprocess.run(["umount", map], capture_output=True).returncode == 0, 10, "the disk is let go")
        shutil.rmtree(map, ignore_errors=True)


def uurwerk(programma, kort):
    """The machine's wall clock is set back and on under load, for service and database alike (`uurwerk.c`)."""
    vertaler = shutil.which("clang") or shutil.which("cc")
    eis(vertaler, "no C compiler")
    map = tempfile.mkdtemp(prefix="weegschaal-uurwerk-", dir="/tmp")
    os.chmod(map, 0o711)
    try:
        dienstmap, bibliotheek = os.path.join(map, "dienst"), os.path.join(map, "uurwerk.so")
        os.mkdir(dienstmap)
        bron = os.path.join(os.path.dirname(os.path.abspath(__file__)), "uurwerk.c")
        subprocess.run([vertaler, "-shared", "-fPIC", "-O", "-o", bibliotheek, bron], check=True)
        os.chmod(bibliotheek, 0o755)
        verschil = os.path.join(map, "verschil")
        def zet(seconden):
            # Written over, not replaced: the processes look at these very bytes.
            with open(verschil, "r+b" if os.path.exists(verschil) else "wb", buffering=0) as bestand:
                bestand.write(struct.pack("<q", seconden))
        zet(0)
        os.chmod(verschil, 0o644)
        omgeving = {"LD_PRELOAD": bibliotheek, "UURWERK": verschil}
        with Dienst(programma, map=dienstmap, omgeving=omgeving) as dienst:
            with Belasting(dienst, 4) as belasting:
                belasting.meer(20, wat="the load starts")
                for stap in [-7200, 7200, -86400, 0] * (1 if kort else 5):
                    zet(stap)
                    belasting.meer(20, HERSTEL_SECONDEN, f"served after the clock stepped to {stap} s off")
            aantal = belasting.controleer()
            dagen = dienst.getal("SELECT count(DISTINCT ontvangen_op::date) FROM aanvraagversie")
            eis(dagen > 1, "the clock did step")
            return f"{aantal} acknowledged and there; {belasting}"
    finally:
        shutil.rmtree(map, ignore_errors=True)


def vul(pad):
    """Takes all room that is left. Unbuffered: what is refused is not tried once more when the file closes."""
    with open(pad, "wb", buffering=0) as bestand:
        try:
            while True:
                bestand.write(b"\0" * 65536)
        except OSError as fout:
            eis(fout.errno == errno.ENOSPC, f"the disk is full, nothing else: {fout}")


GEVALLEN = [klokken, herstart, gedood, kind_gedood, stil, afwijzen, einde, dienst_gedood]
