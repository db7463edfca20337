"""What the measurements run on: a cluster of their own, processes that end with them, and figures read from wrk."""

import glob
import json
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from vulling import AANVRAAG, DELEN, EERSTE_KVK, NU, WORTEL, aanvraag, dossiers, ronde

DIENST = WORTEL / ".build/release/weegschaal"
BOUW = WORTEL / ".build-bench"


class Mislukt(Exception):
    """A measurement that cannot be made; the sentence says why."""


def roep(*opdracht, **meer):
    """Runs a command to its end and gives what it printed; its complaint is the error."""
    uitkomst = subprocess.run([str(deel) for deel in opdracht], capture_output=True, text=True, **meer)
    if uitkomst.returncode != 0:
        raise Mislukt(f"{opdracht[0]}: {(uitkomst.stderr or uitkomst.stdout)[-600:]}")
    return uitkomst.stdout


def vrije_poort():
    with socket.socket() as stekker:
        stekker.bind(("127.0.0.1", 0))
        return stekker.getsockname()[1]


def wacht_op(poort, pad="/health/live", seconden=30):
    """Waits until something answers; gives the seconds that took."""
    begin = time.monotonic()
    while time.monotonic() - begin < seconden:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{poort}{pad}", timeout=1) as antwoord:
                antwoord.read()
            return time.monotonic() - begin
        except urllib.error.HTTPError:
            return time.monotonic() - begin
        except OSError:
            time.sleep(0.002)
    raise Mislukt(f"nothing answers on port {poort}")


def wacht_op_rust(poort, seconden=120):
    """Waits until the service has nothing under way; it also finishes what somebody asked who left."""
    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        with urllib.request.urlopen(f"http://127.0.0.1:{poort}/metrics", timeout=30) as antwoord:
            bezig = re.search(r"^weegschaal_http_requests_in_flight (\d+)", antwoord.read().decode(), re.MULTILINE)
        # This question is one.
        if int(bezig[1]) <= 1:
            return
        time.sleep(0.05)
    raise Mislukt("the service is still at work for who attacked it")


def wacht_op_poort(poort, proces, seconden=30):
    """Waits until a process listens, whatever it speaks."""
    begin = time.monotonic()
    while time.monotonic() - begin < seconden and proces.proces.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", poort), timeout=1).close()
            return
        except OSError:
            time.sleep(0.01)
    raise Mislukt(f"nothing listens on port {poort}: {proces.woorden()}")


class Proces:
    """A process with its children, ended with the block."""

    def __init__(self, opdracht, omgeving=None, map=None):
        self.begin = time.monotonic()
        self.uitvoer = tempfile.TemporaryFile()
        self.proces = subprocess.Popen(
            [str(deel) for deel in opdracht], env={**os.environ, **(omgeving or {})}, cwd=map or WORTEL,
            stdin=subprocess.DEVNULL, stdout=self.uitvoer, stderr=self.uitvoer, start_new_session=True)
        self.nummer = self.proces.pid

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for sein, seconden in ((signal.SIGTERM, 25), (signal.SIGKILL, 5)):
            if self.proces.poll() is not None:
                break
            os.killpg(self.nummer, sein)
            try:
                self.proces.wait(seconden)
            except subprocess.TimeoutExpired:
                continue
        self.uitvoer.close()

    def woorden(self):
        """The end of what it said."""
        self.uitvoer.seek(0)
        return self.uitvoer.read()[-600:].decode(errors="replace")

    def rss_kib(self):
        regel = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.nummer}/status").read_text())
        return int(regel[1])

    def vergeet_piek(self):
        """The peak of its memory is from now on that of now (proc(5), clear_refs)."""
        Path(f"/proc/{self.nummer}/clear_refs").write_text("5")

    def piek_kib(self):
        return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{self.nummer}/status").read_text())[1])

    def cpu_us(self):
        """What it and its living children have used; they share its process group."""
        totaal = 0
        for pad in glob.glob("/proc/[0-9]*/stat"):
            try:
                velden = Path(pad).read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(velden[2]) == self.nummer:
                totaal += int(velden[11]) + int(velden[12])
        return totaal * 1_000_000 // os.sysconf("SC_CLK_TCK")


class Cluster:
    """PostgreSQL with the settings that every peer gets: durable, commits synchronous, jit off."""

    INSTELLINGEN = {
        "listen_addresses": "''", "max_connections": "400", "shared_buffers": "256MB", "jit": "off", "fsync": "on",
        "synchronous_commit": "on", "full_page_writes": "on", "default_toast_compression": "lz4",
        "max_wal_size": "4GB", "timezone": "'UTC'",
    }

    def __init__(self, aanvragers):
        self.aanvragers = aanvragers
        self.map = Path(tempfile.mkdtemp(prefix="weegschaal-bench-"))
        self.werkmap = BOUW
        self.bin = Path(os.environ.get("WEEGSCHAAL_PGBIN") or sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1])
        # PostgreSQL refuses to run as root.
        self.als = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self.gebruiker = "postgres" if self.als else pwd.getpwuid(os.geteuid()).pw_name

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def start(self):
        if self.als:
            shutil.chown(self.map, "postgres")
            self.map.chmod(0o755)
        roep(*self.als, self.bin / "initdb", "-D", self.map / "data", "-A", "trust", "-U", "weegschaal", "-E", "UTF8",
             "--locale=C.UTF-8", cwd="/")
        with open(self.map / "data/postgresql.conf", "a") as bestand:
            bestand.write(f"unix_socket_directories = '{self.map}'\n")
            bestand.writelines(f"{naam} = {waarde}\n" for naam, waarde in self.INSTELLINGEN.items())
        roep(*self.als, self.bin / "pg_ctl", "-D", self.map / "data", "-w", "-l", self.map / "log", "start", cwd="/")
        self.sql("postgres", "CREATE DATABASE sjabloon")
        roep(DIENST, "migreer", cwd=WORTEL, env={**os.environ, "WEEGSCHAAL_POSTGRES": self.verbinding("sjabloon")})
        self.sql("sjabloon", *ronde(self.aanvragers))
        self.rijen = self.voorbeeld()

    def __exit__(self, *_):
        subprocess.run([*self.als, str(self.bin / "pg_ctl"), "-D", str(self.map / "data"), "-m", "immediate", "stop"],
                       capture_output=True, cwd="/")
        shutil.rmtree(self.map, ignore_errors=True)

    def verbinding(self, database):
        return f"host={self.map} user=weegschaal dbname={database}"

    def sql(self, database, *teksten):
        # By a pipe, since an argument cannot be as long as an application can.
        return roep("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", self.verbinding(database), "-f", "-",
                    input=";\n".join(teksten) + ";\n")

    def verse_database(self):
        """A fresh copy of the template, everything before it on disk."""
        self.sql("postgres", "DROP DATABASE IF EXISTS meting WITH (FORCE)", "CREATE DATABASE meting TEMPLATE sjabloon",
                 "CHECKPOINT")
        return self.verbinding("meting")

    def vul_dossiers(self, aantal, tekst=None):
        """Files as submissions leave them, by SQL, from applicants at the end of the list."""
        self.sql("meting", *dossiers(self.aanvragers - aantal, self.aanvragers - 1, tekst))

    def voorbeeld(self):
        """What the service itself stores besides the application: the receipt, its fields, the event and its digests."""
        verbinding, poort = self.verse_database(), vrije_poort()
        with dienst(verbinding, poort):
            wacht_op(poort)
            dien_in(poort, 0, {"Idempotency-Key": "k"})
            self.bevonden = self.bevinding()
            kolommen = {"antwoord": "herhaling", "koppen": "herhaling", "inhoud": "gebeurtenis WHERE soort = 'aanvraag_ingediend'",
                        "sha256": "gebeurtenis WHERE soort = 'aanvraag_ingediend'"}
            rijen = {kolom: self.sql("meting", f"SELECT {kolom} FROM weegschaal.{tabel} LIMIT 1").rstrip("\n")
                     for kolom, tabel in kolommen.items()}
            # pgbench writes one moment for all and a reference for each, and the database compares a file with its event.
            inhoud = re.sub('"(eersteByteOp|ontvangenOp)":"[^"]*"', f'"\\1":"{NU}"', rijen["inhoud"])
            return {**rijen, "inhoud": re.sub('"kenmerk":"[^"]*"', '"kenmerk":"KENMERK"', inhoud),
                    "gezouten": json.loads(rijen["inhoud"])["gezoutenSha256"]}

    def bevinding(self):
        """What the first stored receipt says of the application, but for the moment of its reception."""
        kop = self.sql("meting", "SELECT antwoord FROM weegschaal.herhaling LIMIT 1")
        gevonden = json.loads(kop.strip() + "}")["geschiktheid"]
        del gevonden["toetsen"][0]["vergelijking"]
        return gevonden

    def pgbench(self, klanten, seconden):
        """The rows of submissions by pgbench into the present database."""
        variabelen = {"n": "0", "document": aanvraag(str(EERSTE_KVK)), **self.rijen}
        database_us = self.cpu_us()
        tekst = roep(
            self.bin / "pgbench", "-n", "-M", "prepared", "-c", klanten, "-j", os.cpu_count() or 1, "-T", seconden,
            *(deel for naam, waarde in variabelen.items() for deel in ("-D", f"{naam}={waarde}")),
            "-f", DELEN / "indienen.sql", "-h", self.map, "-U", "weegschaal", "meting",
            env={**os.environ, "PGOPTIONS": "-c search_path=weegschaal -c role=weegschaal_toepassing -c enable_seqscan=off"})
        uitslag = Uitslag.van_pgbench(tekst)
        uitslag.database_us = (self.cpu_us() - database_us) / uitslag.aantal
        return uitslag

    def cpu_us(self):
        """What PostgreSQL has used since its start: the postmaster, its living children and those it has buried."""
        hoofd, totaal = int((self.map / "data/postmaster.pid").read_text().split()[0]), 0
        for pad in glob.glob("/proc/[0-9]*/stat"):
            try:
                velden = Path(pad).read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            nummer = int(pad.split("/")[2])
            if nummer == hoofd:
                totaal += sum(int(veld) for veld in velden[11:15])
            elif int(velden[1]) == hoofd:
                totaal += int(velden[11]) + int(velden[12])
        return totaal * 1_000_000 // os.sysconf("SC_CLK_TCK")


def dienst(verbinding, poort, begrensd=False, klok=NU):
    """The service. Without bounds on one client, since here one client measures what all clients together could do."""
    omgeving = {
        "WEEGSCHAAL_POSTGRES": verbinding, "WEEGSCHAAL_POORT": str(poort), "WEEGSCHAAL_KLOK": klok,
        "WEEGSCHAAL_ADRES": "127.0.0.1"}
    if not begrensd:
        omgeving["WEEGSCHAAL_REGELING"] = str(onbegrensd())
    return Proces([DIENST, "serve"], omgeving)


def onbegrensd():
    """The folder of settings as it is, but without a bound on the requests of one client."""
    map = BOUW / "onbegrensd"
    shutil.copytree(WORTEL / "config", map / "config", dirs_exist_ok=True)
    shutil.copytree(WORTEL / "sql", map / "sql", dirs_exist_ok=True)
    bestand = map / "config/weegschaal.json"
    bestand.write_text(json.dumps({**json.loads(bestand.read_text()), "verzoekenPerSeconde": 0}))
    return map / "config"


class Uitslag:
    """How many went well in what time; latencies in milliseconds. Anything that did not go well is no measurement."""

    def __init__(self, aantal, per_seconde):
        if not aantal:
            raise Mislukt("nothing was done in the time")
        self.aantal, self.per_seconde = aantal, per_seconde

    @classmethod
    def van_wrk(cls, tekst):
        """The last line of our wrk scripts."""
        regel = re.search(r"UITKOMST (.*)", tekst)
        if not regel:
            raise Mislukt(f"wrk said nothing: {tekst[-400:]}")
        velden = {naam: int(waarde) for naam, waarde in re.findall(r"(\w+)=(\d+)", regel[1])}
        if velden["anders"] or velden["fouten"]:
            raise Mislukt(f"not every request went well: {regel[1]} {tekst[tekst.find('ANDERS'):][:300]}")
        uitslag = cls(velden["gelukt"], velden["gelukt"] * 1e6 / velden["microseconden"])
        uitslag.p50, uitslag.p99, uitslag.p999 = (velden[naam] / 1000 for naam in ("p50", "p99", "p999"))
        return uitslag

    @classmethod
    def van_pgbench(cls, tekst):
        mislukt = re.search(r"number of failed transactions: (\d+)", tekst)
        if mislukt and mislukt[1] != "0":
            raise Mislukt(f"not every transaction went well: {tekst}")
        # It says no pace when it came to nothing.
        snelheid = re.search(r"tps = ([\d.]+)", tekst)
        return cls(int(re.search(r"actually processed: (\d+)", tekst)[1]), float(snelheid[1]) if snelheid else 0)


def wrk_indienen(poort, verbindingen, seconden, aanvragers, pauze_ms=0, vanaf=0):
    """Submissions, each of another applicant; each thread of wrk takes those of a half of the list, from a place on."""
    return Uitslag.van_wrk(roep(
        "wrk", "-t2", f"-c{verbindingen}", f"-d{seconden}s", "--timeout", "10s", "-s", DELEN / "indienen.lua",
        f"http://127.0.0.1:{poort}", "--", AANVRAAG, EERSTE_KVK + vanaf, aanvragers // 2, pauze_ms))


def vraag(url, sleutel=None, lichaam=None, meer=None):
    """Sends one request and gives the seconds until its whole answer was there."""
    koppen = {**(meer or {}), **({"Authorization": f"Bearer {sleutel}"} if sleutel else {})}
    if lichaam is not None:
        koppen["Content-Type"] = "application/json"
    begin = time.monotonic()
    with urllib.request.urlopen(urllib.request.Request(url, lichaam, koppen), timeout=30) as antwoord:
        antwoord.read()
    return time.monotonic() - begin


def dien_in(poort, nummer, meer=None):
    """One submission, of the applicant with this number in the list."""
    kvk = str(EERSTE_KVK + nummer)
    vraag(f"http://127.0.0.1:{poort}/v1/rondes/2025/aanvragen", f"t{kvk}",
          aanvraag(kvk).encode(), meer)


def wrk_lezen(poort, pad, verbindingen, seconden, sleutel="-", ineens=1):
    return Uitslag.van_wrk(roep(
        "wrk", "-t2", f"-c{verbindingen}", f"-d{seconden}s", "-s", DELEN / "lezen.lua", f"http://127.0.0.1:{poort}{pad}",
        "--", sleutel, ineens))
