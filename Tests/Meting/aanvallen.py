"""The worst requests that each role and a stranger can send, written out as bytes."""

import json
import urllib.request
from dataclasses import dataclass

from vulling import EERSTE_KVK, MEDEWERKERS, aanvraag, lange_aanvraag, sleutels

# What one sends may have 2 MiB, a trial of a stranger 256 KiB, a final account 8 MiB.
AANVRAAG_BYTES, PROEF_BYTES, VERANTWOORDING_BYTES = 2_097_152, 262_144, 8_388_608
ADRESSEN = 12
# Applicants at the end of the list who attack.
AANVALLERS_MAX = 2_000
GERADEN = 5_000
# Where the numbers of second persons begin.
TWEEDE = 1_000
RONDE = "/v1/rondes/2025"


@dataclass
class Aanval:
    """Who sends what, and a status that shows that it arrived. An expensive read may find every place taken too."""

    naam: str
    vragen: list
    status: int
    is_zwaar: bool = False
    # Through the shipped nginx, where each connection has an address of its own.
    langs_nginx: bool = False


def lange_naam(aantal):
    """A document of so many bytes that is one wrong name."""
    return b'{"' + b"n" * (aantal - 8) + b'":{}}'


def veel_fouten(aantal):
    """A document of so many bytes that is wrong in as many places as it can be."""
    return (b"{" + b",".join(b'"x%07d":0' % nummer for nummer in range(aantal // 13)) + b"}").ljust(aantal)


def bericht(methode, pad, sleutel=None, lichaam=None, adres=None, **koppen):
    """A request; with the address of its sender, as the proxy on this machine tells it."""
    kop = f"{methode} {pad} HTTP/1.1\r\nHost: weegschaal.example\r\n"
    if sleutel:
        kop += f"Authorization: Bearer {sleutel}\r\n"
    if adres:
        kop += f"X-Forwarded-For: {adres}\r\n"
    for naam, waarde in koppen.items():
        kop += f"{naam}: {waarde}\r\n"
    if lichaam is not None:
        kop += f"Content-Type: application/json\r\nContent-Length: {len(lichaam)}\r\n"
    return kop.encode() + b"\r\n" + (lichaam or b"")


class Aanvallers:
    """Attackers who did nothing yet, so that their limits are full: others at each use."""

    def __init__(self, cluster, poort):
        self.cluster, self.poort = cluster, poort
        self.gebruik = 0
        self.kvk = EERSTE_KVK + cluster.aanvragers - 1000
        self.lang = lange_aanvraag()

    def nieuw(self):
        """Every attack by new attackers. Tokens are made, and each applicant has its longest file."""
        self.gebruik += 1
        self.cluster.sql("meting", *sleutels(MEDEWERKERS, self.gebruik), *sleutels(MEDEWERKERS, self.tweede))
        self.kvk -= 1
        return [*self.vreemden(), *self.aanvrager(str(self.kvk)), *self.medewerkers()]

    @property
    def tweede(self):
        """The number of the second person of each role, for a role with two attacks that would share a limit."""
        return TWEEDE + self.gebruik

    def adressen(self, aantal):
        return [f"198.{18 + self.gebruik // 200}.{self.gebruik % 200}.{nummer + 1}" for nummer in range(aantal)]

    def vreemden(self):
        een, alle = self.adressen(ADRESSEN)[:1], self.adressen(ADRESSEN)
        proeven = [
            ("a trial that is one name", lange_naam(PROEF_BYTES), 400),
            ("a trial with every fault", veel_fouten(PROEF_BYTES), 400),
            ("the longest trial", aanvraag(str(EERSTE_KVK)).encode().ljust(PROEF_BYTES), 200),
        ]
        for naam, lichaam, status in proeven:
            def proef(adres):
                return bericht("POST", RONDE + "/proefaanvragen", lichaam=lichaam, adres=adres)
            yield Aanval(f"a stranger: {naam}", [proef(een[0])], status)
            yield Aanval(f"{ADRESSEN} strangers: {naam}", [proef(adres) for adres in alle], status)
            yield Aanval(f"{ADRESSEN} strangers, by nginx: {naam}", [proef(None)], status, langs_nginx=True)
        zonder = bericht("POST", RONDE + "/aanvragen", lichaam=lange_naam(AANVRAAG_BYTES), adres=een[0])
        yield Aanval("a stranger: 2 MB without a token", [zonder], 401)
        geraden = [bericht("GET", RONDE + "/aanvragen", f"geraden-{nummer}", adres=alle[nummer % ADRESSEN])
                   for nummer in range(GERADEN)]
        yield Aanval(f"{ADRESSEN} strangers: tokens at a guess", geraden, 401)

    def aanvrager(self, kvk):
        eigen = f"t{kvk}"
        lang = aanvraag(kvk, self.lang).encode()
        verzoek = urllib.request.Request(
            f"http://127.0.0.1:{self.poort}{RONDE}/aanvragen", lang,
            {"Authorization": f"Bearer {eigen}", "Content-Type": "application/json"})
        with urllib.request.urlopen(verzoek, timeout=60) as antwoord:
            dossier = json.loads(antwoord.read())["id"]
        pad = f"/v1/aanvragen/{dossier}"
        yield Aanval("an applicant: a submission with every fault",
                     [bericht("POST", RONDE + "/aanvragen", eigen, veel_fouten(AANVRAAG_BYTES))], 400)
        yield Aanval("an applicant: the longest submission", [bericht("POST", RONDE + "/aanvragen", eigen, lang)], 409)
        yield Aanval("an applicant: a final account with every fault",
                     [bericht("POST", pad + "/verantwoording", eigen, veel_fouten(VERANTWOORDING_BYTES))], 400)
        yield Aanval("an applicant: reads its longest file", [bericht("GET", pad, eigen)], 200)

    def medewerkers(self):
        def van(rol):
            return f"{rol}{self.gebruik}"
        lezen = [
            ("intake", "the longest page", RONDE + "/aanvragen?paginagrootte=500", {}),
            ("intake", "the attempts", RONDE + "/pogingen?paginagrootte=500", {}),
            ("beoordelaar", "the ranking", RONDE + "/rangschikking", {}),
            ("besluitnemer", "the report", RONDE + "/verantwoordingsrapport", {}),
            ("financieel", "the report as CSV", RONDE + "/verantwoordingsrapport", {"Accept": "text/csv"}),
            ("auditor", "the export", "/v1/gebeurtenissen?ronde=2025", {"Accept": "application/x-ndjson"}),
            ("auditor", "the longest page of events", "/v1/gebeurtenissen?paginagrootte=500", {}),
        ]
        for rol, naam, pad, koppen in lezen:
            yield Aanval(f"{rol}: {naam}", [bericht("GET", pad, van(rol), **koppen)], 200, is_zwaar=True)
        yield Aanval("beoordelaar: freezes", [bericht("POST", RONDE + "/rangschikkingen", f"beoordelaar{self.tweede}", b"{}")],
                     409)
        besluit = b'{"rangschikking":1,"mandaat":"M-1","besluitDatum":"2025-03-20","verantwoordingUiterlijk":"2026-06-30"}'
        yield Aanval("besluitnemer: decides", [bericht("POST", RONDE + "/besluiten", van("besluitnemer"), besluit)], 409)
        yield Aanval("beheerder: 2 MB of faults", [bericht("PUT", RONDE, van("beheerder"), veel_fouten(AANVRAAG_BYTES))], 400)
