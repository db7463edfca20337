"""What the worst request of each role costs others: an honest reader, and honest applicants."""

import http.client
import json
import subprocess
import time
from contextlib import contextmanager
from statistics import median

from omgeving import AANVRAAG, DELEN, EERSTE_KVK, Mislukt, vraag, wacht_op, wrk_indienen

VERBINDINGEN = 12
# Honest applicants, who pause: the machine has room for them.
INDIENERS, PAUZE_MS = 16, 20


def lange_naam(aantal):
    """A document of so many bytes that is one wrong name."""
    return b'{"' + b"n" * (aantal - 8) + b'":{}}'


def veel_fouten(aantal):
    """A document of so many bytes that is wrong in as many places as it can be."""
    return b"{" + b",".join(b'"x%07d":0' % nummer for nummer in range(aantal // 12)) + b"}"


def grote_aanvraag(kvk):
    """A valid application of the longest kind."""
    regel = b'{"soort":"overig","omschrijving":"%s","bedrag":0.00},' % (b"x" * 4000)
    return AANVRAAG.read_bytes().replace(b"NUMMER", kvk.encode()).replace(b'"lasten":[', b'"lasten":[' + regel * 190, 1)


def aanvallen(map, basis, poort, aanvragers):
    """Each attack: who, and what is asked with which token and body."""
    kvk = str(EERSTE_KVK + aanvragers - 1)
    pad = f"{basis}/v1/rondes/2025"
    groot = grote_aanvraag(kvk)
    lijst = []

    def bij(naam, methode, waar, sleutel="-", lichaam=None):
        bestand = "-"
        if lichaam is not None:
            bestand = map / f"{len(lijst)}.json"
            bestand.write_bytes(lichaam)
        lijst.append((naam, methode, waar, sleutel, bestand))

    bij("a stranger: a trial that is one name", "POST", pad + "/proefaanvragen", lichaam=lange_naam(262_144))
    bij("a stranger: a trial with every fault", "POST", pad + "/proefaanvragen", lichaam=veel_fouten(262_144))
    bij("a stranger: 2 MB without a token", "POST", pad + "/aanvragen", lichaam=lange_naam(2_000_000))
    bij("an applicant: a submission with every fault", "POST", pad + "/aanvragen", f"t{kvk}", veel_fouten(2_000_000))
    bij("an applicant: the longest submission", "POST", pad + "/aanvragen", f"t{kvk}", groot)
    vraag(pad + "/aanvragen", f"t{kvk}", groot)
    bij("an applicant: reads its longest file", "GET", basis + "/v1/aanvragen/" + eigen(poort, kvk), f"t{kvk}")
    for rol, methode, waar in [
        ("intake", "GET", pad + "/aanvragen?paginagrootte=500"), ("beoordelaar", "GET", pad + "/rangschikking"),
        ("besluitnemer", "GET", pad + "/verantwoordingsrapport"), ("financieel", "GET", basis + "/v1/gebeurtenissen"),
    ]:
        bij(f"{rol}: the longest read", methode, waar, rol)
    bij("beheerder: 2 MB of faults", "PUT", pad, "beheerder", veel_fouten(2_000_000))
    return lijst


def eigen(poort, kvk):
    """The id of the applicant's file."""
    verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=30)
    verbinding.request("GET", "/v1/rondes/2025/aanvragen", headers={"Authorization": f"Bearer t{kvk}"})
    return json.loads(verbinding.getresponse().read())["items"][0]["id"]


@contextmanager
def onder(aanval, seconden):
    """The time of an attack; None is peace."""
    if aanval is None:
        yield
        return
    _, methode, waar, sleutel, bestand = aanval
    proces = subprocess.Popen(
        ["wrk", "-t1", f"-c{VERBINDINGEN}", f"-d{seconden + 2}s", "--timeout", "30s", "-s", DELEN / "aanval.lua", waar,
         "--", methode, sleutel, str(bestand)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        yield
    finally:
        proces.kill()
        proces.wait()


def lees_ms(poort, seconden):
    """The median time of a small read over a connection of its own, in milliseconds."""
    verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=30)
    tijden, einde = [], time.monotonic() + seconden
    while time.monotonic() < einde:
        begin = time.monotonic()
        verbinding.request("GET", "/v1/rondes/2025")
        antwoord = verbinding.getresponse()
        antwoord.read()
        if antwoord.status != 200:
            raise Mislukt(f"an honest reader got {antwoord.status}")
        tijden.append((time.monotonic() - begin) * 1000)
        time.sleep(0.005)
    return median(tijden)


def anderen(m):
    """(h) What the worst request of each role costs others."""
    m.verslag.kop(f"(h) Others, while somebody sends the worst of its kind over {VERBINDINGEN} connections")
    gelezen, ingediend, rust = {}, {}, []
    for _ in range(m.ronden):
        verbinding = m.cluster.verse_database()
        m.cluster.vul_dossiers(1000)
        with m.dienst(verbinding, begrensd=True) as (_, poort):
            vanaf = 0
            for aanval in aanvallen(m.cluster.werkmap, f"http://127.0.0.1:{poort}", poort, m.cluster.aanvragers - 1000):
                def indienen():
                    nonlocal vanaf
                    vanaf += 4_000
                    return wrk_indienen(poort, INDIENERS, m.seconden, m.cluster.aanvragers, PAUZE_MS, vanaf=vanaf).per_seconde
                stil = lees_ms(poort, m.seconden)
                with onder(aanval, m.seconden):
                    last = lees_ms(poort, m.seconden)
                with onder(aanval, m.seconden):
                    onder_last = indienen()
                wacht_op(poort)
                gelezen.setdefault(aanval[0], []).append(last / stil)
                ingediend.setdefault(aanval[0], []).append(onder_last / indienen())
                rust.append(stil)
    m.verslag.regel("an honest read in peace, ms", f"{median(rust):.2f}")
    for naam in gelezen:
        m.verslag.toets(naam + ": a read", gelezen[naam], 5, "≤", " ×", 1)
        m.verslag.toets(naam + ": submissions", ingediend[naam], 0.5, "≥", " ×", 2)
