"""The cases of the benchmark. Each takes the cluster, the peers, the number of rounds and the seconds of a run."""

import resource
import socket
import time

from anderen import anderen
from bevriezen import bevriezen
from omgeving import Mislukt, dien_in, dienst, vraag, vrije_poort, wacht_op, wrk_indienen, wrk_lezen
from verslag import spreiding

STIL_VERBINDINGEN = 10_000


def indienen(m):
    """(a) Durable submissions beside pgbench and FastAPI."""
    m.verslag.kop("(a) Durable submission of 4 KB, all checks included, submissions/s")
    reeksen = {}
    for _ in range(m.ronden):
        for naam, meting in [
            ("pgbench, 32 clients", lambda: m.pgbench(32)), ("weegschaal, 32 connections", lambda: m.indienen(32)),
            ("pgbench, 256 clients", lambda: m.pgbench(256)), ("weegschaal, 256 connections", lambda: m.indienen(256)),
            ("FastAPI, 32 connections", lambda: m.fastapi(32)), ("FastAPI, 256 connections", lambda: m.fastapi(256)),
        ]:
            reeksen.setdefault(naam, []).append(meting())
    for naam, reeks in reeksen.items():
        m.verslag.regel(naam, spreiding([meting.per_seconde for meting in reeks]) + "; " + m.kosten(reeks))
    def snelheid(naam):
        return [meting.per_seconde for meting in reeksen[naam]]
    ons32, ons256 = snelheid("weegschaal, 32 connections"), snelheid("weegschaal, 256 connections")
    m.verslag.verhouding("32 connections to pgbench with 32", ons32, snelheid("pgbench, 32 clients"), 1.1)
    m.verslag.verhouding("256 connections to pgbench with 32", ons256, snelheid("pgbench, 32 clients"), 1.5)
    m.verslag.verhouding("256 connections to pgbench with 256", ons256, snelheid("pgbench, 256 clients"))
    m.verslag.verhouding("32 connections to FastAPI", ons32, snelheid("FastAPI, 32 connections"), 10)
    m.verslag.verhouding("256 connections to FastAPI", ons256, snelheid("FastAPI, 256 connections"), 10)


def rangschikking(m):
    """(b) The present ranking of a round, from the cache and after a change."""
    m.verslag.kop("(b) Present ranking of 1,000 applicants")
    warm, koud, snelheden = [], [], []
    for _ in range(m.ronden):
        verbinding = m.cluster.verse_database()
        m.cluster.vul_dossiers(1000)
        with m.dienst(verbinding) as (_, poort):
            url = f"http://127.0.0.1:{poort}/v1/rondes/2025/rangschikking"
            for nummer in range(10):
                dien_in(poort, nummer)
                koud.append(vraag(url, "auditor") * 1000)
                warm.append(min(vraag(url, "auditor") for _ in range(5)) * 1000)
            snelheden.append(wrk_lezen(poort, "/v1/rondes/2025/rangschikking", 32, m.seconden, "auditor").per_seconde)
    m.verslag.regel("after a change, ms", spreiding(koud))
    m.verslag.regel("again, ms", spreiding(warm))
    m.verslag.regel("again, 32 connections, rankings/s", spreiding(snelheden))
    m.verslag.regel("after a change to again", spreiding([a / b for a, b in zip(koud, warm)], " ×"))


def constant(m):
    """(c) A constant GET beside nginx and Hummingbird."""
    m.verslag.kop("(c) Constant GET, 64 connections, requests/s; wrk takes its share of the same cores")
    verbinding = m.cluster.verse_database()
    reeksen, kosten = {}, {}
    with m.dienst(verbinding) as ons, m.nginx() as nginx, m.hummingbird() as hummingbird:
        namen = ["weegschaal", "nginx", "nginx without its log", "Hummingbird 2", "Hummingbird 2 without its log"]
        for _ in range(m.ronden):
            for naam, (proces, poort) in zip(namen, [ons, *nginx, *hummingbird]):
                for ineens, hoe in (1, ""), (16, ", 16 in a pipeline"):
                    gebruikt = proces.cpu_us()
                    meting = wrk_lezen(poort, "/health/live", 64, m.seconden, ineens=ineens)
                    reeksen.setdefault(naam + hoe, []).append(meting.per_seconde)
                    kosten.setdefault(naam + hoe, []).append((proces.cpu_us() - gebruikt) / meting.aantal)
    for naam, reeks in reeksen.items():
        m.verslag.regel(naam, f"{spreiding(reeks)}; {spreiding(kosten[naam])} µs of processor time each")
    for naam in list(reeksen)[2:]:
        ons = "weegschaal" + naam[len(naam.split(",")[0]):]
        doel = {"nginx": 0.9, "Hummingbird 2": 3}.get(naam)
        m.verslag.verhouding(f"to {naam}, requests/s", reeksen[ons], reeksen[naam], doel)
        m.verslag.verhouding(f"to {naam}, per processor time", kosten[naam], kosten[ons])


def wachttijd(m):
    """(d) Latency at half of what the service takes in at most."""
    m.verslag.kop("(d) Submission at half of peak load, 64 connections that pause between requests, ms")
    p50, p99, p999 = [], [], []
    for _ in range(m.ronden):
        piek = m.indienen(64).per_seconde
        pauze_ms = max(1, round(64 / (piek / 2) * 1000))
        meting = m.indienen(64, seconden=2 * m.seconden, pauze_ms=pauze_ms)
        m.verslag.regel("a round: peak and measured load, per s", f"{piek:,.0f} and {meting.per_seconde:,.0f}")
        p50.append(meting.p50)
        p99.append(meting.p99)
        p999.append(meting.p999)
    for naam, reeks in [("p50", p50), ("p99", p99), ("p99.9", p999)]:
        m.verslag.regel(naam, spreiding(reeks))
    m.verslag.toets("p99.9 to p50", [a / b for a, b in zip(p999, p50)], 20, "≤", " ×", 1)


def geheugen(m):
    """(e) Memory at rest, and with idle connections."""
    m.verslag.kop(f"(e) Resident memory of the service, MiB; {STIL_VERBINDINGEN:,} connections, idle after a request each")
    verbinding = m.cluster.verse_database()
    rust, stil, per, na = [], [], [], []
    for _ in range(m.ronden):
        with m.dienst(verbinding) as (proces, poort):
            time.sleep(1)
            begin = proces.rss_kib()
            with verbindingen(poort, STIL_VERBINDINGEN):
                time.sleep(2)
                midden = proces.rss_kib()
            wacht_op(poort)
            rust.append(begin / 1024)
            stil.append(midden / 1024)
            per.append((midden - begin) / STIL_VERBINDINGEN)
            time.sleep(2)
            na.append(proces.rss_kib() / 1024)
    m.verslag.regel("at rest", spreiding(rust))
    m.verslag.toets(f"with {STIL_VERBINDINGEN:,} idle connections", stil, 40, "≤", " MiB")
    m.verslag.regel("per connection, KiB", spreiding(per))
    m.verslag.regel("when they have gone", spreiding(na))


class verbindingen:
    """So many open connections that had one answer each."""

    def __init__(self, poort, aantal):
        self.poort, self.aantal, self.stekkers = poort, aantal, []

    def __enter__(self):
        zacht, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if hard < self.aantal + 100:
            raise Mislukt(f"at most {hard} files may be open here, so no {self.aantal} connections")
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(zacht, self.aantal + 100), hard))
        for _ in range(self.aantal):
            stekker = socket.create_connection(("127.0.0.1", self.poort), timeout=10)
            stekker.sendall(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
            self.stekkers.append(stekker)
            if b"200 OK" not in stekker.recv(4096):
                raise Mislukt("a connection was not served")

    def __exit__(self, *_):
        for stekker in self.stekkers:
            stekker.close()


def groei(m):
    """(f) The cost of a submission as the round grows."""
    m.verslag.kop("(f) Cost of a submission as the round grows, 32 connections, processor µs (service + database)")
    grenzen = [100, 20_000, 40_000, 60_000, 80_000, 100_000]
    kosten = {grens: [] for grens in grenzen[1:]}
    for _ in range(m.ronden):
        verbinding = m.cluster.verse_database()
        with m.dienst(verbinding) as (proces, poort):
            for nummer in range(grenzen[0]):
                dien_in(poort, m.cluster.aanvragers - 1 - nummer)
            aantal, delen = grenzen[0], []
            while aantal < grenzen[-1]:
                begin = proces.cpu_us() + m.cluster.cpu_us()
                # Each thread of wrk goes on in its own half of the list where it stopped, or a little further.
                meting = wrk_indienen(poort, 32, 2, m.cluster.aanvragers, vanaf=aantal)
                delen.append((aantal, meting.aantal, proces.cpu_us() + m.cluster.cpu_us() - begin))
                aantal += meting.aantal
        for onder, boven in zip(grenzen, grenzen[1:]):
            binnen = [(n, us) for stand, n, us in delen if onder <= stand < boven]
            kosten[boven].append(sum(us for _, us in binnen) / sum(n for n, _ in binnen))
    for onder, boven in zip(grenzen, grenzen[1:]):
        m.verslag.regel(f"{onder:,} to {boven:,} files", spreiding(kosten[boven]))
    for boven in grenzen[2:]:
        verhoudingen = [a / b for a, b in zip(kosten[boven], kosten[grenzen[1]])]
        m.verslag.toets(f"up to {boven:,} to the first {grenzen[1]:,}", verhoudingen, 1.2, "≤", " ×", 2)


def opstarten(m):
    """(g) From the start of the process to its first answer, on a running database."""
    m.verslag.kop("(g) Start to first answer on a running database, ms")
    verbinding = m.cluster.verse_database()
    tijden = []
    for _ in range(max(5, 2 * m.ronden)):
        poort = vrije_poort()
        with dienst(verbinding, poort) as proces:
            wacht_op(poort)
            tijden.append((time.monotonic() - proces.begin) * 1000)
    m.verslag.toets("start to first answer", tijden, 200, "≤", " ms")


GEVALLEN = {
    "a": indienen, "b": rangschikking, "c": constant, "d": wachttijd, "e": geheugen, "f": groei, "g": opstarten,
    "h": anderen, "i": bevriezen,
}
