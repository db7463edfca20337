"""What the worst request of each role costs others: an honest reader, and honest applicants."""

import http.client
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from statistics import median

from aanvallen import AANVALLERS_MAX, Aanvallers
from aanvaller import verbind
from omgeving import BOUW, DELEN, Mislukt, wacht_op_rust, wrk_indienen
from voorkant import voorkant

VERBINDINGEN = 12
# An attack is worst at its beginning, before the limits of who sends it are used up.
SECONDEN = 2
# Honest applicants, who pause: the machine has room for them.
INDIENERS, PAUZE_MS = 16, 20
# An honest reader reads over some connections in turn, since each belongs to one loop of the service. Its pace is below
# the limits of the proxy.
LEZERS, LEESPAUZE_SECONDEN = 4, 0.03
LEZER_ADRES = "127.0.2.1"


class Lezer:
    """An honest reader of a round, directly or through the proxy."""

    def __init__(self, poort, langs_nginx):
        self.verbindingen = [http.client.HTTPConnection("127.0.0.1", poort, timeout=30) for _ in range(LEZERS)]
        # Its connections stand, as those of a browser do.
        for verbinding in self.verbindingen:
            if langs_nginx:
                verbinding.sock = verbind(poort, LEZER_ADRES)
            self.lees(verbinding)

    def lees(self, verbinding):
        verbinding.request("GET", "/v1/rondes/2025", headers={"Host": "weegschaal.example"})
        antwoord = verbinding.getresponse()
        antwoord.read()
        if antwoord.status != 200:
            raise Mislukt(f"an honest reader got {antwoord.status}")

    def mediaan_ms(self, seconden):
        """The median time of a read, in milliseconds."""
        tijden, einde = [], time.monotonic() + seconden
        while time.monotonic() < einde:
            begin = time.monotonic()
            self.lees(self.verbindingen[len(tijden) % LEZERS])
            tijden.append((time.monotonic() - begin) * 1000)
            time.sleep(LEESPAUZE_SECONDEN)
        return median(tijden)

    def sluit(self):
        for verbinding in self.verbindingen:
            verbinding.close()


@contextmanager
def onder(aanval, poort, nginxpoort):
    """The time of an attack; afterwards some of it must have arrived."""
    bestand = BOUW / "aanval"
    bestand.write_bytes(b"".join(b"%d\n%s" % (len(vraag), vraag) for vraag in aanval.vragen))
    if aanval.langs_nginx:
        opdracht = [sys.executable, DELEN / "aanvaller.py", nginxpoort, VERBINDINGEN, SECONDEN + 1, bestand]
    else:
        opdracht = ["wrk", "-t1", f"-c{VERBINDINGEN}", f"-d{SECONDEN + 1}s", "--timeout", "60s", "-s", DELEN / "aanval.lua",
                    f"http://127.0.0.1:{poort}", "--", bestand]
    # Who attacks has a machine of its own, so here it takes what the others leave of the processors.
    opdracht = ["nice", "-n", "19", *opdracht]
    proces = subprocess.Popen([str(deel) for deel in opdracht], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        # The attack reads its file first.
        time.sleep(0.2)
        yield
        uitvoer = proces.communicate(timeout=300)[0]
    finally:
        proces.kill()
        proces.wait()
    aanval.statussen = {}
    for status, aantal in re.findall(r"STATUS (\d+) (\d+)", uitvoer):
        aanval.statussen[int(status)] = aanval.statussen.get(int(status), 0) + int(aantal)
    # Without any answer the requests were still under way.
    verwacht = {aanval.status, 503} if aanval.is_zwaar else {aanval.status}
    if aanval.statussen and not verwacht & aanval.statussen.keys():
        raise Mislukt(f"{aanval.naam}: no answer {aanval.status}, but {aanval.statussen}")


def lees_onder(aanval, poort, nginxpoort):
    """A read during the attack, as a ratio to the reads before and after it; and in peace, in milliseconds."""
    adres = (nginxpoort if aanval.langs_nginx else poort, aanval.langs_nginx)
    lezer = Lezer(*adres)
    voor = lezer.mediaan_ms(SECONDEN / 2)
    with onder(aanval, poort, nginxpoort):
        last = lezer.mediaan_ms(SECONDEN)
    lezer.sluit()
    wacht_op_rust(poort)
    # The service ends connections that stand still for as long as that may take.
    lezer = Lezer(*adres)
    rust = median([voor, lezer.mediaan_ms(SECONDEN / 2)])
    lezer.sluit()
    return last / rust, rust


class Indieners:
    """Honest applicants, others at each use."""

    def __init__(self, m, poort):
        self.aanvragers, self.poort, self.vanaf = m.cluster.aanvragers, poort, 0
        # wrk gives each of its two threads a half of the list. Without any wait a thread would send so many.
        self.stap = SECONDEN * 1000 // PAUZE_MS * INDIENERS // 2 * 3 // 2

    def per_seconde(self):
        self.vanaf += self.stap
        if self.vanaf + self.stap > self.aanvragers // 2 - AANVALLERS_MAX:
            raise Mislukt("there are no more applicants")
        return wrk_indienen(
            self.poort, INDIENERS, SECONDEN, self.aanvragers, PAUZE_MS, vanaf=self.vanaf).per_seconde


def anderen(m):
    """(h) What the worst request of each role costs others."""
    m.verslag.kop(f"(h) Others, while somebody sends the worst of its kind over {VERBINDINGEN} connections")
    gelezen, ingediend, rust = {}, {}, []
    for _ in range(m.ronden):
        verbinding = m.cluster.verse_database()
        m.cluster.vul_dossiers(1000)
        with m.dienst(verbinding, begrensd=True) as (_, poort), voorkant(poort) as nginxpoort:
            aanvallers, indieners = Aanvallers(m.cluster, poort), Indieners(m, poort)
            ervoor = indieners.per_seconde()
            # One for the reader and one for the applicants, so that no limit is used up before.
            for eerste, tweede in zip(aanvallers.nieuw(), aanvallers.nieuw()):
                verhouding, rust_ms = lees_onder(eerste, poort, nginxpoort)
                with onder(tweede, poort, nginxpoort):
                    onder_last = indieners.per_seconde()
                wacht_op_rust(poort)
                erna = indieners.per_seconde()
                behouden = 2 * onder_last / (ervoor + erna)
                gelezen.setdefault(eerste.naam, []).append(verhouding)
                ingediend.setdefault(eerste.naam, []).append(behouden)
                ervoor = erna
                rust.append(rust_ms)
                m.verslag.regel(
                    "a round: " + eerste.naam, f"{verhouding:.1f} ×, {behouden:.2f} ×; answers {eerste.statussen}")
    m.verslag.regel("an honest read in peace, ms", f"{median(rust):.2f}")
    for naam in gelezen:
        m.verslag.toets(naam + ": a read", gelezen[naam], 5, "≤", " ×", 1)
        m.verslag.toets(naam + ": submissions", ingediend[naam], 0.5, "≥", " ×", 2)
