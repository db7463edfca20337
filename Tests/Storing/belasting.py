"""Load of honest clients, who remember every 2xx they saw and repeat what stayed without one."""

import json
import threading
import time
from collections import Counter

from dienst import JAAR, RUIMTE, Klant, Mislukt, aanvraag, eis, sleutel_van


# The day on which the bank paid, in the time of `verleen`.
BETAALDAG = "2025-04-24"


class Handeling:
    """One thing a client wants done once: it is repeated with its key until the service answers it."""

    def __init__(self, soort, kvk, pad, lichaam, rol=None):
        self.soort, self.kvk, self.pad, self.lichaam = soort, kvk, pad, lichaam
        self.sleutel = sleutel_van(rol or kvk)
        self.antwoord = None

    def vervolg(self):
        """What the client does once this is acknowledged: every fourth file is withdrawn, every advance confirmed."""
        if self.soort == "indiening" and int(self.kvk) % 4 == 0:
            return Handeling("intrekking", self.kvk, f"/v1/aanvragen/{self.antwoord['id']}/intrekking", b"{}")
        if self.soort == "voorschot":
            betaling = {"bedrag": self.antwoord["bedrag"], "valutadatum": BETAALDAG, "kenmerk": f"BANK-{self.kvk}"}
            pad = self.pad.replace("/voorschot", "/betalingen")
            return Handeling("betaling", self.kvk, pad, json.dumps(betaling).encode(), "financieel-2")
        return None


class Belasting:
    """Threads that submit, withdraw and pay. Use as a context; leaving it stops the load."""

    def __init__(self, dienst, klanten=4, verleend=()):
        """With granted files, as pairs of kvkNummer and id, every other thing done is paying one, till all are paid."""
        self.dienst, self.aantal, self.te_betalen = dienst, klanten, list(verleend)
        self.gedaan, self.open, self.statussen, self.fouten = [], [], Counter(), []
        self.slot, self.einde, self.draden, self.beurt = threading.Lock(), threading.Event(), [], 0

    def __enter__(self):
        for _ in range(self.aantal):
            draad = threading.Thread(target=self.werk, daemon=True)
            draad.start()
            self.draden.append(draad)
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        self.einde.set()
        for draad in self.draden:
            draad.join()
        self.draden = []

    def volgende(self):
        with self.slot:
            self.beurt += 1
            if self.te_betalen and self.beurt % 2:
                kvk, id = self.te_betalen.pop()
                return Handeling("voorschot", kvk, f"/v1/aanvragen/{id}/voorschot", b"{}", "financieel")
        kvk = self.dienst.volgende_kvk()
        return Handeling("indiening", kvk, f"/v1/rondes/{JAAR}/aanvragen", aanvraag(kvk))

    def werk(self):
        klant = Klant(self.dienst.poort)
        while not self.einde.is_set():
            handeling = self.volgende()
            while handeling:
                if not self.doe(handeling, klant):
                    with self.slot:
                        self.open.append(handeling)
                    break
                handeling = handeling.vervolg()
        klant.sluit()

    def doe(self, handeling, klant):
        """Until it is answered, or the load ends. Whether it was acknowledged."""
        while True:
            klant.poort = self.dienst.poort
            try:
                uitslag = klant.stuur(
                    "POST", handeling.pad, handeling.sleutel, handeling.lichaam,
                    [("Idempotency-Key", f"{handeling.soort}-{handeling.kvk}")])
            except (OSError, ValueError):
                uitslag = None
            with self.slot:
                self.statussen[uitslag.status if uitslag else "broken"] += 1
                if uitslag and uitslag.status in (200, 201):
                    handeling.antwoord = uitslag.json
                    self.gedaan.append(handeling)
                    return True
                if uitslag and (uitslag.status != 503 or "retry-after" not in uitslag.koppen):
                    self.fouten.append(f"{handeling.soort}: {uitslag.status} {uitslag.lichaam[:400]!r}")
                    return False
            if self.einde.is_set():
                return False
            time.sleep(0.03)

    def bevestigd(self):
        with self.slot:
            return len(self.gedaan)

    def meer(self, aantal=20, binnen=30.0, wat="the load goes on"):
        """Waits until so many more are acknowledged; gives the seconds that took."""
        begin, doel = time.monotonic(), self.bevestigd() + aantal
        while self.bevestigd() < doel:
            if time.monotonic() - begin > binnen * RUIMTE:
                raise Mislukt(f"{wat}: only {self.bevestigd() - doel + aantal} of {aantal} more in {binnen:g} s; "
                              f"statuses {dict(self.statussen)}; {self.fouten[:2]}")
            time.sleep(0.01)
        return time.monotonic() - begin

    def controleer(self):
        """After the load: what was left without an answer is repeated and must come out; then everything that was
        acknowledged is there once, by SQL and by HTTP."""
        eis(not self.draden, "the load has ended")
        eis(not self.fouten, f"answers that no honest client should get: {self.fouten[:3]} ({len(self.fouten)})")
        klant = Klant(self.dienst.poort)
        open, self.open = self.open, []
        self.einde.clear()
        for handeling in open:
            eis(self.doe(handeling, klant), f"repeating a {handeling.soort} does not succeed: {self.fouten[-1:]}")
        self.betaald()
        indieningen = [h for h in self.gedaan if h.soort == "indiening"]
        ids = [h.antwoord["id"] for h in indieningen]
        eis(len(set(ids)) == len(ids), "two acknowledged submissions have one id")
        kvks = ",".join(f"'{h.kvk}'" for h in indieningen) or "''"
        rijen = self.dienst.sql(
            "SELECT d.kvk_nummer, d.id, v.sha256, s.status FROM dossier d JOIN aanvraagversie v ON v.dossier = d.id "
            f"AND v.versie = 1 JOIN dossierstand s ON s.dossier = d.id WHERE d.kvk_nummer IN ({kvks})")
        eis(len(rijen) == len(ids), f"{len(ids)} acknowledged, {len(rijen)} in the database")
        daar = {rij[0]: rij[1:] for rij in rijen}
        for handeling in indieningen:
            rij = daar.get(handeling.kvk)
            eis(rij and rij[0] == handeling.antwoord["id"] and rij[1] == handeling.antwoord["sha256"],
                f"the file of {handeling.kvk} was acknowledged as {handeling.antwoord['id']} and is {rij}")
        for handeling in self.gedaan:
            if handeling.soort == "intrekking":
                eis(daar[handeling.kvk][2] == "ingetrokken", f"the withdrawal of {handeling.kvk} is lost")
        for handeling in indieningen[-3:]:
            gelezen = klant.stuur("GET", f"/v1/aanvragen/{handeling.antwoord['id']}", sleutel_van(handeling.kvk))
            eis(gelezen.status == 200 and gelezen.json["sha256"] == handeling.antwoord["sha256"],
                f"GET of an acknowledged file: {gelezen.status}")
        klant.sluit()
        self.dienst.geen_halfwerk()
        return len(self.gedaan)

    def betaald(self):
        """Every acknowledged advance and payment is there once, under its id, and the books hold it once."""
        for soort, tabel in [("voorschot", "voorschot"), ("betaling", "betaling")]:
            handelingen = [h for h in self.gedaan if h.soort == soort]
            daar = Counter(rij[0] for rij in self.dienst.sql(f"SELECT id FROM {tabel}"))
            for handeling in handelingen:
                eis(daar[handeling.antwoord["id"]] == 1, f"the {soort} {handeling.antwoord} is lost")
        for tabel, credit in [("voorschot", "kruispost"), ("betaling", "bank")]:
            dubbel = self.dienst.getal(
                f"SELECT count(*) FROM {tabel} t WHERE (SELECT count(*) FROM boeking b WHERE b.dossier = t.dossier "
                f"AND b.credit = '{credit}' AND b.bedrag = t.bedrag) <> 1")
            eis(dubbel == 0, f"{dubbel} of {tabel} are not booked once")

    def __str__(self):
        return f"{self.bevestigd()} acknowledged, answers {json.dumps({str(k): v for k, v in self.statussen.items()})}"
