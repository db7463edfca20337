"""A running service with a database of its own, and what is known of it from outside: HTTP, SQL, memory, descriptors.

Only the standard library. Everything started here is stopped here, and only processes that this driver started, or
that run in the data folder it made, are ever signalled.
"""

import glob
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

WORTEL = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
JAAR = 2025
BEGIN = "2025-03-20T09:00:00Z"
# Room for a grant of 1000 euros to every applicant of the kill test.
PLAFOND_EURO = 10_000_000
# When the grants of `verleen` are made known and the bank has paid.
NA_VERLENING = "2025-04-25T09:00:00Z"
STARTTIJD = 60.0
# How many applicants get a token at a time. Each token is an event of a chain that `geen_halfwerk` goes through, and how
# many a case needs depends on the machine.
AANVRAGERS_PER_KEER = 1000
# Within this an honest client is served: seconds, and room for a machine that is busy with other things.
EERLIJK_SECONDEN = 20.0
# Within this many seconds after a fault has passed, clients are served again.
HERSTEL_SECONDEN = 30.0
# How many times longer everything may take: more than 1 where only what happens counts, and not how soon.
RUIMTE = float(os.environ.get("STORING_RUIMTE", "1"))


class Mislukt(Exception):
    """Something that must hold does not; the text says what."""


def eis(waar, tekst):
    """Stops the case when something that must hold does not."""
    if not waar:
        raise Mislukt(tekst)


def wacht(voorwaarde, binnen, wat):
    """Waits until the condition gives something true, and returns that."""
    einde = time.monotonic() + binnen * RUIMTE
    while True:
        waarde = voorwaarde()
        if waarde:
            return waarde
        if time.monotonic() > einde:
            raise Mislukt(f"{wat}: not within {binnen:g} s")
        time.sleep(0.02)


def sein(nummer, teken):
    """Sends a signal to a process that was seen just now; one that has ended since needs none."""
    try:
        os.kill(nummer, teken)
    except ProcessLookupError:
        pass


def sleutel_van(kvk):
    """The token of an applicant; made by SQL, because thousands of commands would take longer than the test."""
    return hashlib.sha256(f"storing-{kvk}".encode()).hexdigest()


def iban_van(kvk):
    """A valid account of each applicant (ISO 13616): the bank, the account and the country as digits, 1 modulo 97."""
    return f"NL{98 - int(f'1011231000{kvk}232100') % 97:02d}ABNA00{kvk}"


def aanvraag(kvk):
    """The bytes of an application that is eligible in every respect."""
    document = {
        "aanvrager": {
            "naam": f"Stichting {kvk}", "kvkNummer": kvk, "rechtsvorm": "stichting",
            "statutairDoel": "Het ondersteunen van sociaal ondernemers in Den Haag.",
            "ondersteuntSociaalOndernemers": True,
            "adres": {"straat": "Spui", "huisnummer": "70", "plaats": "Den Haag"},
            "contact": {"naam": "A. Bestuurder", "email": "bestuur@voorbeeld.example"}, "iban": iban_van(kvk),
        },
        "gevraagdBedrag": 1000,
        "activiteiten": [{
            "soort": "a", "omschrijving": "Spreekuur", "van": "2025-05-01", "tot": "2025-12-31",
            "lasten": [{"soort": "salaris", "omschrijving": "Adviseur", "bedrag": 1000}],
            "baten": [{"soort": "subsidie", "omschrijving": "Deze aanvraag", "bedrag": 1000}],
        }],
        "btw": {"ondernemer": "niet", "verrekenbaar": 0, "nietVerrekenbaar": 0},
        "deMinimis": {"ondertekendOp": "2025-03-18", "ondertekenaar": "A. Bestuurder", "steun": []},
        "prestaties": {
            "gesprekkenNieuw": 200, "gesprekkenBestaand": 200, "vraagmogelijkheden": "ruim", "zichtbaarheid": "goed",
            "ondersteundeOndernemers": 100, "waarvanBuitenDenHaag": 10, "waarvanSocialeStartups": 10,
            "evenementen": 10, "deelnamesAanEvenementen": 300, "overlegstructuren": 6, "samenwerkingen": 6,
        },
        "ondertekening": {"naam": "A. Bestuurder", "datum": "2025-03-18"},
    }
    return json.dumps(document).encode()


class Uitslag:
    """An answer."""

    def __init__(self, status, koppen, lichaam):
        self.status, self.koppen, self.lichaam = status, koppen, lichaam

    @property
    def json(self):
        return json.loads(self.lichaam)


class Klant:
    """One client with one connection at a time, which it makes anew when it broke."""

    def __init__(self, poort, tijd=40.0):
        self.poort, self.tijd, self.stekker, self.rest = poort, tijd * RUIMTE, None, b""

    def sluit(self):
        if self.stekker:
            self.stekker.close()
        self.stekker, self.rest = None, b""

    def stuur(self, methode, pad, sleutel=None, lichaam=None, koppen=()):
        """Sends and waits for the answer. Raises OSError when the connection breaks or the time is over."""
        try:
            if self.stekker is None:
                self.stekker = socket.create_connection(("127.0.0.1", self.poort), timeout=self.tijd)
                self.stekker.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            regels = [f"{methode} {pad} HTTP/1.1", "Host: localhost"] + [f"{naam}: {waarde}" for naam, waarde in koppen]
            if sleutel:
                regels.append(f"Authorization: Bearer {sleutel}")
            if lichaam is not None:
                regels += ["Content-Type: application/json", f"Content-Length: {len(lichaam)}"]
            self.stekker.sendall("\r\n".join(regels + ["", ""]).encode() + (lichaam or b""))
            return self.lees()
        except OSError:
            self.sluit()
            raise

    def lees(self):
        """The next answer on the connection."""
        while b"\r\n\r\n" not in self.rest:
            self.meer()
        kop, self.rest = self.rest.split(b"\r\n\r\n", 1)
        regels = kop.decode("latin-1").split("\r\n")
        status = int(regels[0].split(" ")[1])
        koppen = {naam.lower(): waarde.strip() for naam, waarde in (regel.split(":", 1) for regel in regels[1:])}
        lengte = int(koppen.get("content-length", "0"))
        while len(self.rest) < lengte:
            self.meer()
        lichaam, self.rest = self.rest[:lengte], self.rest[lengte:]
        if koppen.get("connection", "").lower() == "close":
            self.sluit()
        return Uitslag(status, koppen, lichaam)

    def meer(self):
        stuk = self.stekker.recv(65536)
        if not stuk:
            raise ConnectionError("closed by the service")
        self.rest += stuk


class Dienst:
    """`weegschaal serve` on a free port, with an embedded database in a folder of its own."""

    def __init__(self, programma, map=None, eigen_map=True, omgeving=None):
        self.programma = programma
        self.eigen_map = eigen_map
        self.map = map or tempfile.mkdtemp(prefix="weegschaal-storing-", dir="/tmp")
        os.chmod(self.map, 0o711)
        self.data = os.path.join(self.map, "data")
        self.logboek = os.path.join(self.map, "dienst.log")
        self.proces, self.poort = None, None
        # The last applicant that was handed out, and the last that has a token.
        self.kvk = self.kvk_met_sleutel = 10_000_000
        self.kvk_slot = threading.Lock()
        self.omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("WEEGSCHAAL_")}
        if os.environ.get("WEEGSCHAAL_PGBIN"):
            self.omgeving["WEEGSCHAAL_PGBIN"] = os.environ["WEEGSCHAAL_PGBIN"]
        self.omgeving |= omgeving or {}
        self.omgeving |= {"WEEGSCHAAL_DATA": self.data, "WEEGSCHAAL_KLOK": BEGIN, "WEEGSCHAAL_POORT": "0"}

    def __enter__(self):
        try:
            self.start()
            self.bereid_voor()
        except BaseException:
            self.ruim_op()
            raise
        return self

    def __exit__(self, *_):
        self.ruim_op()

    # The process.

    def start(self):
        """Starts the service and waits until it listens."""
        begin = os.path.getsize(self.logboek) if os.path.exists(self.logboek) else 0
        with open(self.logboek, "ab") as log:
            self.proces = subprocess.Popen(
                [self.programma, "serve"], cwd=WORTEL, env=self.omgeving, stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, start_new_session=True)
        def luistert():
            eis(self.proces.poll() is None, "the service ended at its start:\n" + self.log(begin))
            for regel in self.log(begin).splitlines():
                if '"de dienst luistert"' in regel:
                    return json.loads(regel)["poort"]
            return None
        self.poort = wacht(luistert, STARTTIJD, "the service listens")

    def log(self, vanaf=0):
        with open(self.logboek, "rb") as bestand:
            bestand.seek(vanaf)
            return bestand.read().decode(errors="replace")

    def dood(self):
        """kill -9 of the service alone; its database lives on."""
        self.proces.send_signal(signal.SIGKILL)
        self.proces.wait()

    def stop(self, binnen=30.0):
        """SIGTERM; gives the exit code."""
        self.proces.send_signal(signal.SIGTERM)
        return self.proces.wait(timeout=binnen * RUIMTE)

    def ruim_op(self):
        if self.proces and self.proces.poll() is None:
            for nummer in self.postgres_processen():
                sein(nummer, signal.SIGCONT)
            self.proces.send_signal(signal.SIGTERM)
            try:
                self.proces.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.dood()
        for nummer in self.postgres_processen():
            sein(nummer, signal.SIGCONT)
        hoofd = self.postmaster()
        if hoofd:
            sein(hoofd, signal.SIGQUIT)
            wacht(lambda: not self.postgres_processen(), 20, "the database ends")
        if self.eigen_map:
            shutil.rmtree(self.map, ignore_errors=True)

    def rss(self):
        """Resident memory of the service in MiB."""
        with open(f"/proc/{self.proces.pid}/status") as bestand:
            for regel in bestand:
                if regel.startswith("VmRSS:"):
                    return int(regel.split()[1]) / 1024
        return 0

    def beschrijvers(self):
        return len(os.listdir(f"/proc/{self.proces.pid}/fd"))

    # The database.

    @property
    def cluster(self):
        return os.path.join(self.data, "postgresql", "data")

    def postmaster(self):
        """The process of the server that works in our folder; None when there is none."""
        try:
            with open(os.path.join(self.cluster, "postmaster.pid")) as bestand:
                nummer = int(bestand.readline())
        except (OSError, ValueError):
            return None
        return nummer if nummer in self.postgres_processen() else None

    def postgres_processen(self):
        """All processes whose working folder is our cluster: the server and its children."""
        gevonden = []
        for nummer in filter(str.isdigit, os.listdir("/proc")):
            try:
                if os.readlink(f"/proc/{nummer}/cwd") == self.cluster:
                    gevonden.append(int(nummer))
            except OSError:
                continue
        return gevonden

    @staticmethod
    def pgbin():
        if os.environ.get("WEEGSCHAAL_PGBIN"):
            return os.environ["WEEGSCHAAL_PGBIN"]
        mappen = glob.glob("/usr/lib/postgresql/*/bin")
        eis(mappen, "no PostgreSQL programs")
        return max(mappen, key=lambda map: int(map.split("/")[-2]))

    def sql(self, tekst):
        """Rows of text cells."""
        stekker = os.path.join(self.data, "postgresql", "socket")
        uit = subprocess.run(
            [f"{self.pgbin()}/psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-h", stekker, "-U",
             "weegschaal_eigenaar", "-d", "weegschaal", "-f", "-"],
            input=f"SET search_path = weegschaal;\n{tekst};\n", capture_output=True, text=True)
        eis(uit.returncode == 0, f"psql: {uit.stderr}")
        return [regel.split("\t") for regel in uit.stdout.splitlines()]

    def getal(self, tekst):
        return int(self.sql(tekst)[0][0])

    def bereid_voor(self):
        """Tokens for a beheerder and staff, and the round of 2025."""
        rijen = [
            f"('{hashlib.sha256(sleutel_van(wie).encode()).hexdigest()}', '{wie}', '{{{wie.partition('-')[0]}}}'::text[], "
            f"'{wie}')"
            for wie in ["beheerder", "beoordelaar", "besluitnemer", "financieel", "financieel-2", "auditor"]]
        self.sql(
            f"SELECT maak_sleutel(s, n, r, n, NULL, NULL, '{BEGIN}', 'os:storing') "
            f"FROM (VALUES {','.join(rijen)}) AS t (s, n, r)")
        ronde = {
            "opent": "2025-03-19T23:00:00Z", "sluit": "2025-03-27T23:00:00Z", "plafond": PLAFOND_EURO, "besluit": {"kenmerk": "RIS-1", "grond": "R 1:8 lid 2"},
            "lotingVastlegging": hashlib.sha256("een zaad voor de loting".encode()).hexdigest(),
            "bekendmaking": {
                "kenmerk": "gmb-2025-121257", "datum": "2025-03-19", "vindplaats": "Gemeenteblad 2025, 121257"},
        }
        uitslag = Klant(self.poort).stuur(
            "PUT", f"/v1/rondes/{JAAR}", sleutel_van("beheerder"), json.dumps(ronde).encode())
        eis(uitslag.status == 201, f"the round is not made: {uitslag.status} {uitslag.lichaam}")

    def volgende_kvk(self):
        """An applicant with a token that has not applied yet."""
        with self.kvk_slot:
            if self.kvk == self.kvk_met_sleutel:
                self.maak_sleutels(AANVRAGERS_PER_KEER)
            self.kvk += 1
            return str(self.kvk)

    def voorzie(self, aantal):
        """Makes tokens for so many applicants that did not apply yet, for a time in which the database stands still."""
        with self.kvk_slot:
            self.maak_sleutels(max(0, aantal - (self.kvk_met_sleutel - self.kvk)))

    def maak_sleutels(self, aantal):
        """Tokens for so many further applicants. A database that is away is asked again until it is back; what it did
        before its answer was lost is not done twice."""
        begin, einde = self.kvk_met_sleutel, time.monotonic() + HERSTEL_SECONDEN * RUIMTE
        while True:
            try:
                self.sql(
                    f"SELECT maak_sleutel(s, k, '{{aanvrager}}', NULL, k, NULL, '{BEGIN}', 'os:storing') FROM (SELECT k, "
                    "encode(sha256(encode(sha256(('storing-' || k)::bytea), 'hex')::bytea), 'hex') AS s FROM (SELECT "
                    f"n::text AS k FROM generate_series({begin + 1}, {begin + aantal}) n) a) b "
                    "WHERE NOT EXISTS (SELECT FROM toegangssleutel t WHERE t.sha256 = s)")
                self.kvk_met_sleutel += aantal
                return
            except Mislukt:
                if time.monotonic() > einde:
                    raise
            time.sleep(0.05)

    def verleen(self, aantal):
        """Plays the round until so many files are granted, and lets the clock of every later start begin after it.
        Gives their kvkNummer and id."""
        klant = Klant(self.poort)
        def gelukt(wie, methode, pad, inhoud):
            uitslag = klant.stuur(methode, pad, sleutel_van(wie), json.dumps(inhoud).encode())
            eis(uitslag.status in (200, 201), f"{methode} {pad}: {uitslag.status} {uitslag.lichaam[:500]!r}")
            return uitslag.json
        ids = []
        for _ in range(aantal):
            kvk = self.volgende_kvk()
            ids.append((kvk, gelukt(kvk, "POST", f"/v1/rondes/{JAAR}/aanvragen", json.loads(aanvraag(kvk)))["id"]))
        for moment in ["2025-04-14T09:00:00Z", "2025-04-17T10:00:00Z", NA_VERLENING]:
            gelukt("beheerder", "PUT", "/v1/klok", {"nu": moment})
            if moment == "2025-04-14T09:00:00Z":
                gelukt("beoordelaar", "POST", f"/v1/rondes/{JAAR}/rangschikkingen", {})
            if moment == "2025-04-17T10:00:00Z":
                besluiten = gelukt("besluitnemer", "POST", f"/v1/rondes/{JAAR}/besluiten", {
                    "rangschikking": 1, "mandaat": "nr. 12", "besluitDatum": "2025-04-16",
                    "bekendgemaaktOp": "2025-04-17", "verantwoordingUiterlijk": "2026-03-01"})["besluiten"]
                eis(sum(besluit["soort"] == "verlening" for besluit in besluiten) == aantal, "every file is granted")
        klant.sluit()
        self.omgeving["WEEGSCHAAL_KLOK"] = NA_VERLENING
        return ids

    def meetwaarde(self, naam):
        """A counter of /metrics."""
        tekst = Klant(self.poort).stuur("GET", "/metrics").lichaam.decode()
        return int(next(regel.split()[1] for regel in tekst.splitlines() if regel.startswith(naam + " ")))

    # What must hold.

    def eerlijk(self, binnen=EERLIJK_SECONDEN):
        """An honest client is served: submits once, and gets its receipt. Gives the seconds until then."""
        begin = time.monotonic()
        kvk, klant, laatste = self.volgende_kvk(), Klant(self.poort, tijd=binnen), "no answer"
        while time.monotonic() - begin < binnen * RUIMTE:
            try:
                uitslag = klant.stuur(
                    "POST", f"/v1/rondes/{JAAR}/aanvragen", sleutel_van(kvk), aanvraag(kvk), [("Idempotency-Key", "e")])
                laatste = f"{uitslag.status} {uitslag.lichaam[:300]!r}"
                if uitslag.status == 201:
                    klant.sluit()
                    return time.monotonic() - begin
            except OSError as fout:
                laatste = str(fout)
            time.sleep(0.05)
        raise Mislukt(f"an honest client was not served within {binnen:g} s: {laatste}")

    def geen_halfwerk(self):
        """Nothing in the database is half done: every file is whole, every chain without gaps, every balance right."""
        halve = {
            "a file without its state, version, text or event": """
                SELECT count(*) FROM dossier d WHERE NOT EXISTS (SELECT FROM dossierstand s WHERE s.dossier = d.id)
                OR NOT EXISTS (SELECT FROM aanvraagversie v JOIN aanvraagdocument t USING (dossier, versie)
                  WHERE v.dossier = d.id AND v.sha256 = encode(sha256(convert_to(t.document, 'UTF8')), 'hex'))
                OR NOT EXISTS (SELECT FROM gebeurtenis g WHERE g.dossier = d.id AND g.volgnummer = 1)""",
            "an event without a file": """
                SELECT count(*) FROM gebeurtenis g WHERE g.dossier NOT LIKE 'ronde-%' AND g.dossier <> 'toegang'
                AND NOT EXISTS (SELECT FROM dossier d WHERE d.id = g.dossier)""",
            "a chain with a gap or a head that is not its last": """
                SELECT count(*) FROM (SELECT dossier, max(volgnummer) AS laatste, count(*) AS aantal FROM gebeurtenis
                  GROUP BY dossier) g LEFT JOIN dossierstand s USING (dossier)
                WHERE laatste <> aantal OR s.volgnummer <> laatste""",
            "a balance that is not the sum of its bookings": """
                SELECT count(*) FROM rekeningstand r WHERE bank <> coalesce((SELECT sum(CASE WHEN debet = 'bank'
                  THEN bedrag ELSE -bedrag END) FROM boeking b WHERE b.dossier = r.dossier
                  AND 'bank' IN (debet, credit)), 0)""",
            "an applicant with two places": """
                SELECT count(*) FROM (SELECT kvk_nummer FROM dossierstand WHERE (tijdig OR toegelaten) AND NOT ingetrokken
                  GROUP BY jaar, kvk_nummer HAVING count(*) > 1) d""",
        }
        for wat, vraag in halve.items():
            eis(self.getal(vraag) == 0, f"in the database there is {wat}")
        uit = subprocess.run([self.programma, "controleer"], cwd=WORTEL, env=self.omgeving, capture_output=True, text=True)
        # A version without the command prints its usage; the checks above stand by themselves.
        if "weegschaal: de weegschaal van" not in uit.stderr:
            eis(uit.returncode == 0, f"weegschaal controleer: {uit.stdout}{uit.stderr}")
