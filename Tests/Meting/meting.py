"""Measures the service beside its peers, in turn on this machine: medians with least and most, ratios, and the goals.

PostgreSQL runs in a folder of its own with synchronous commit; every run of submissions has a fresh database. Loopback
only, and all that is started here is stopped here.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from gevallen import GEVALLEN
from omgeving import (
    BOUW, DELEN, Cluster, Mislukt, Proces, dien_in, dienst, roep, vrije_poort, wacht_op, wrk_indienen)
from verslag import Verslag, spreiding

# pgbench gives each client numbers of its own, wrk each thread.
AANVRAGERS = 260_000
PYPI = ["fastapi", "asyncpg", "uvicorn[standard]"]


class Meting:
    """What the cases measure with."""

    def __init__(self, cluster, ronden, seconden):
        self.cluster, self.ronden, self.seconden = cluster, ronden, seconden
        self.verslag = Verslag()

    @contextmanager
    def dienst(self, verbinding, begrensd=False, **meer):
        """The service on a database, with the usual bounds on one client or without."""
        poort = vrije_poort()
        with dienst(verbinding, poort, begrensd, **meer) as proces:
            try:
                wacht_op(poort)
            except Mislukt as fout:
                raise Mislukt(f"{fout}: {proces.woorden()}") from None
            yield proces, poort

    def indienen(self, verbindingen, seconden=None, pauze_ms=0):
        """Submissions to the service, in a fresh round."""
        verbinding = self.cluster.verse_database()
        with self.dienst(verbinding) as (proces, poort):
            dienst_us, database_us = proces.cpu_us(), self.cluster.cpu_us()
            uitslag = wrk_indienen(poort, verbindingen, seconden or self.seconden, AANVRAGERS, pauze_ms)
            uitslag.dienst_us = (proces.cpu_us() - dienst_us) / uitslag.aantal
            uitslag.database_us = (self.cluster.cpu_us() - database_us) / uitslag.aantal
        return uitslag

    def fastapi(self, verbindingen):
        """The same endpoint in FastAPI with asyncpg, a worker a core."""
        self.cluster.verse_database()
        poort = vrije_poort()
        opdracht = [BOUW / "venv/bin/uvicorn", "fastapi_app:app", "--port", poort, "--workers", os.cpu_count() or 1]
        omgeving = {"BENCH_POSTGRES": f"postgres://weegschaal@/meting?host={self.cluster.map}",
                    "BENCH_REGELVERSIE": self.cluster.bevonden["regelversie"]}
        with Proces(opdracht, omgeving, map=DELEN) as proces:
            wacht_op(poort)
            dien_in(poort, AANVRAGERS - 1, {"Idempotency-Key": "k"})
            if (bevinding := self.cluster.bevinding()) != self.cluster.bevonden:
                raise Mislukt(f"FastAPI finds something else than the service: {bevinding} {self.cluster.bevonden}")
            # Its driver asks after types on each connection's first use; that is done before the clock runs.
            wrk_indienen(poort, verbindingen, 3, AANVRAGERS, vanaf=AANVRAGERS // 4)
            dienst_us, database_us = proces.cpu_us(), self.cluster.cpu_us()
            uitslag = wrk_indienen(poort, verbindingen, self.seconden, AANVRAGERS)
            uitslag.dienst_us = (proces.cpu_us() - dienst_us) / uitslag.aantal
            uitslag.database_us = (self.cluster.cpu_us() - database_us) / uitslag.aantal
        return uitslag

    def pgbench(self, klanten):
        """The same rows by pgbench, one transaction a submission, each in one round trip."""
        self.cluster.verse_database()
        return self.cluster.pgbench(klanten, self.seconden)

    def kosten(self, reeks):
        """Where the processors' time of a submission went."""
        tekst = f"database {spreiding([meting.database_us for meting in reeks])} µs"
        if hasattr(reeks[0], "dienst_us"):
            tekst += f", service {spreiding([meting.dienst_us for meting in reeks])} µs"
        return tekst + " of processor time each"

    @contextmanager
    def nginx(self):
        """nginx with the constant GET, a worker a core: with its log, and without."""
        map = BOUW / "nginx"
        map.mkdir(parents=True, exist_ok=True)
        poort, stil = vrije_poort(), vrije_poort()
        tekst = (DELEN / "nginx.conf").read_text().replace("@DELEN@", str(DELEN))
        (map / "nginx.conf").write_text(tekst.replace("@POORT@", str(poort)).replace("@STIL@", str(stil)))
        with Proces(["/usr/sbin/nginx", "-p", map, "-c", map / "nginx.conf"]) as proces:
            wacht_op(poort)
            yield [(proces, poort), (proces, stil)]

    @contextmanager
    def hummingbird(self):
        """Hummingbird 2 with the constant GET, with a log and without; nothing where its package is not to be had."""
        programma = BOUW / "constant-hummingbird/.build/release/Constant"
        if not programma.exists():
            self.verslag.regel("Hummingbird 2", "skipped: its package does not resolve on this machine")
            yield []
            return
        poort, stil = vrije_poort(), vrije_poort()
        with Proces([programma, poort, "log"]) as met, Proces([programma, stil]) as zonder:
            wacht_op(poort)
            wacht_op(stil)
            yield [(met, poort), (zonder, stil)]


def bereid_voor(namen):
    """Builds the peers that the cases need, once."""
    BOUW.mkdir(exist_ok=True)
    if "a" in namen and not (BOUW / "venv/bin/uvicorn").exists():
        print("Installing FastAPI, asyncpg and uvicorn from PyPI ...", file=sys.stderr)
        roep(sys.executable, "-m", "venv", BOUW / "venv")
        roep(BOUW / "venv/bin/pip", "install", "-q", *PYPI)
    map = BOUW / "constant-hummingbird"
    if "c" in namen and not (map / ".build/release/Constant").exists():
        print("Building Hummingbird 2 (release); this takes some minutes ...", file=sys.stderr)
        shutil.copytree(DELEN / "hummingbird", map, dirs_exist_ok=True)
        # Where it does not resolve there is no peer, and the case says so.
        subprocess.run(["swift", "build", "-c", "release", "--package-path", str(map)], stdout=sys.stderr)


def machine():
    """What this was measured on."""
    modellen = [regel.split(":")[1].strip() for regel in Path("/proc/cpuinfo").read_text().splitlines()
                if regel.startswith("model name")]
    geheugen = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    return (f"{os.cpu_count()} × {modellen[0] if modellen else platform.machine()}, {geheugen} GiB, "
            f"Linux {platform.release()}, load {os.getloadavg()[0]:.1f}")


def main():
    vragen = argparse.ArgumentParser(prog="deploy/bench", description=__doc__)
    vragen.add_argument("--quick", action="store_true", help="one short round, to see that everything works")
    vragen.add_argument("--ronden", type=int, help="rounds, 5 unless given")
    vragen.add_argument("--seconden", type=int, help="seconds of each run, 8 unless given")
    uitleg = "; ".join(f"{letter}: {geval.__doc__.splitlines()[0][4:]}" for letter, geval in GEVALLEN.items())
    vragen.add_argument("geval", nargs="*", metavar="case", help=f"letters of cases, all unless given. {uitleg}")
    gegeven = vragen.parse_args()
    namen = gegeven.geval or list(GEVALLEN)
    for naam in namen:
        if naam not in GEVALLEN:
            vragen.error(f"{naam} is not a case")
    ronden, seconden = gegeven.ronden or (1 if gegeven.quick else 5), gegeven.seconden or (2 if gegeven.quick else 8)
    if ronden < 1 or seconden < 1:
        vragen.error("a round and a second are the least")
    try:
        bereid_voor(namen)
        print(f"{machine()}; {ronden} rounds, runs of {seconden} s; median (least–most)", flush=True)
        with Cluster(AANVRAGERS) as cluster:
            meting = Meting(cluster, ronden, seconden)
            for naam in namen:
                GEVALLEN[naam](meting)
            meting.verslag.slot()
    except Mislukt as fout:
        sys.exit(f"deploy/bench: {fout}")


if __name__ == "__main__":
    main()
