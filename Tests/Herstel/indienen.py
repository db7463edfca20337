"""Applicants who submit from several processes, and remember of every receipt when it was asked and when it came."""

import hashlib
import multiprocessing
import re
import threading
import time
from collections import namedtuple

from server import Klant, Mislukt, eis, sleutel_van, wacht
from vulling import AANVRAAG, aanvraag

PROCESSEN, DRADEN = 2, 12
# Of `time.monotonic`, which is one clock for all processes of the machine.
Bewijs = namedtuple("Bewijs", "kvk id sha256 gestuurd bevestigd")
VELDEN = re.compile(rb'"id":"([^"]+)".*?"sha256":"([0-9a-f]{64})"', re.DOTALL)


def dien_in(klant, kvk, tekst):
    """One submission under the key of its applicant; gives the answer and the digest of what was sent."""
    lichaam = aanvraag(kvk, tekst).encode()
    antwoord = klant.stuur("POST", "/v1/rondes/2025/aanvragen", sleutel_van(kvk), lichaam,
                           [("Idempotency-Key", f"proef-{kvk}")])
    return antwoord, hashlib.sha256(lichaam).hexdigest()


class Indieners:
    """The load: every applicant of a range once, until there are none or the load is stopped. Use as a context."""

    def __init__(self, poort, eerste, laatste, pauze=0.0):
        """With a pause each thread keeps that many seconds before each submission."""
        self.poort, self.grenzen, self.pauze = poort, (eerste, laatste), pauze
        self.einde, self.stand = multiprocessing.Event(), multiprocessing.Array("q", PROCESSEN, lock=False)
        # How often somebody was told to come later, or was told nothing.
        self.later = multiprocessing.Array("q", PROCESSEN, lock=False)
        self.pijpen, self.processen = [], []
        self.bewijzen, self.onbeantwoord = [], []

    def __enter__(self):
        for deel in range(PROCESSEN):
            lezen, schrijven = multiprocessing.Pipe(duplex=False)
            proces = multiprocessing.Process(target=self.werk, args=(deel, schrijven), daemon=True)
            proces.start()
            schrijven.close()
            self.pijpen.append(lezen)
            self.processen.append(proces)
        return self

    def __exit__(self, *_):
        self.einde.set()
        for proces in self.processen:
            proces.join(10)
            if proces.is_alive():
                proces.kill()

    def werk(self, deel, pijp):
        """In a process of its own: sends until the end, and then tells all."""
        eerste, laatste = self.grenzen
        rij, slot = iter(range(eerste + deel, laatste + 1, PROCESSEN)), threading.Lock()
        bewijzen, onbeantwoord, fouten, tekst = [], [], [], AANVRAAG.read_text()
        def draad():
            klant = Klant(self.poort, 60)
            while not self.einde.is_set():
                with slot:
                    kvk = next(rij, None)
                if kvk is None:
                    break
                time.sleep(self.pauze)
                gestuurd = time.monotonic()
                # Repeated under its key until it is answered, as an honest applicant does.
                while True:
                    try:
                        antwoord, sha256 = dien_in(klant, str(kvk), tekst)
                    except OSError:
                        antwoord = None
                    if (antwoord and antwoord.status != 503) or self.einde.is_set():
                        break
                    self.later[deel] += 1
                    time.sleep(0.2)
                bevestigd = time.monotonic()
                if antwoord and antwoord.status == 201:
                    velden = VELDEN.search(antwoord.lichaam)
                    if velden[2].decode() != sha256:
                        fouten.append(f"{kvk}: the receipt has another digest")
                    bewijzen.append(Bewijs(str(kvk), velden[1].decode(), sha256, gestuurd, bevestigd))
                    self.stand[deel] = len(bewijzen)
                    continue
                onbeantwoord.append(str(kvk))
                if antwoord and antwoord.status != 503:
                    fouten.append(f"{kvk}: {antwoord.status} {antwoord.lichaam[:300]!r}")
        draden = [threading.Thread(target=draad) for _ in range(DRADEN)]
        for een in draden:
            een.start()
        for een in draden:
            een.join()
        pijp.send((bewijzen, onbeantwoord, fouten))
        pijp.close()

    def bevestigd(self):
        return sum(self.stand)

    def wacht_op(self, aantal, binnen=3600):
        """Waits until so many are acknowledged."""
        eis(aantal <= self.grenzen[1] - self.grenzen[0] + 1, "there are applicants enough")
        wacht(lambda: self.bevestigd() >= aantal or not any(proces.is_alive() for proces in self.processen), binnen,
              "the load goes on")
        eis(self.bevestigd() >= aantal, f"only {self.bevestigd()} of {aantal} are acknowledged")

    def sluit(self):
        """Ends the load, and takes what every process remembers."""
        self.einde.set()
        fouten = []
        for pijp in self.pijpen:
            if not pijp.poll(120):
                raise Mislukt("a process of the load says nothing")
            bewijzen, onbeantwoord, fout = pijp.recv()
            self.bewijzen += bewijzen
            self.onbeantwoord += onbeantwoord
            fouten += fout
        eis(not fouten, f"answers that no honest applicant should get: {fouten[:3]} ({len(fouten)})")
