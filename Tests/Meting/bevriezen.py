"""What the memory of the service holds of a round that is frozen, read back and computed again."""

import hashlib
import json
import time
import urllib.request

from omgeving import Mislukt
from vulling import NA_SLUITING, lange_aanvraag

RONDES = [("100,000 files of 4 KB", 100_000, None), ("2 GiB in files of 1.9 MB", 1_150, lange_aanvraag)]
INVOER_BYTES_MIN = 2 << 30
# What a freeze may hold, beside what the service has at rest: 64 files of at most 2 MiB some times over, as they are
# read, judged and written, and what is kept of each file until all are ranked.
PIEK_MIB_MAX = 640


def haal(url, sleutel, lichaam=None):
    """Reads an answer of any length; gives its status, its digest, its length and its beginning."""
    koppen = {"Authorization": f"Bearer {sleutel}", "Content-Type": "application/json"}
    digest, lengte, begin = hashlib.sha256(), 0, b""
    try:
        antwoord = urllib.request.urlopen(urllib.request.Request(url, lichaam, koppen), timeout=1000)
    except urllib.error.HTTPError as fout:
        raise Mislukt(f"{url}: {fout.code} {fout.read()[:600].decode(errors='replace')}") from None
    with antwoord:
        while stuk := antwoord.read(1 << 20):
            digest.update(stuk)
            lengte += len(stuk)
            begin = begin or stuk[:4000]
    return digest.hexdigest(), lengte, begin


def bevriezen(m):
    """(i) Freezing a round of any size, and reading it back."""
    m.verslag.kop("(i) A round that is frozen, read back and computed again: peak memory of the service above that at rest")
    for naam, aantal, tekst in RONDES:
        verbinding = m.cluster.verse_database()
        m.cluster.vul_dossiers(aantal, tekst and tekst())
        with m.dienst(verbinding, klok=NA_SLUITING) as (proces, poort):
            pad = f"http://127.0.0.1:{poort}/v1/rondes/2025/rangschikkingen"
            time.sleep(1)
            rust = proces.rss_kib()
            kop = {}

            def stap(wat, doe):
                proces.vergeet_piek()
                begin = time.monotonic()
                uitkomst = doe()
                seconden = time.monotonic() - begin
                piek = (proces.piek_kib() - rust) / 1024
                m.verslag.regel(f"{naam}: {wat}, s", f"{seconden:.1f}")
                m.verslag.toets(f"{naam}: {wat}", [piek], PIEK_MIB_MAX, "≤", " MiB")
                return uitkomst

            def bevries():
                begin = haal(pad, "beoordelaar", b"{}")[2]
                # The head of the frozen ranking stands before the ranking itself.
                kop.update(json.loads(begin.split(b',"rangschikking":')[0].rstrip(b"}") + b"}"))

            def lees_invoer():
                digest, lengte, _ = haal(pad + "/1/invoer", "auditor")
                if digest != kop["invoerSha256"]:
                    raise Mislukt("the frozen input is read back as something else")
                if tekst and lengte < INVOER_BYTES_MIN:
                    raise Mislukt(f"the frozen input has only {lengte:,} bytes")
                m.verslag.regel(f"{naam}: frozen input, bytes", f"{lengte:,}")

            def herbereken():
                if json.loads(haal(pad + "/1/herberekening", "auditor")[2])["gelijk"] is not True:
                    raise Mislukt("the frozen ranking is computed again as something else")

            m.verslag.regel(f"{naam}: at rest", f"{rust / 1024:.1f} MiB")
            stap("freezing", bevries)
            stap("reading the ranking", lambda: haal(pad + "/1", "auditor"))
            stap("reading the input", lees_invoer)
            stap("computing again", herbereken)
