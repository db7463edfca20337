"""Holds the description of the API against the running service with tools of others. Run by deploy/controle.

It starts a service of its own on loopback, with a database of its own and a simulated clock, gives each party a token and
plays a round up to where every kind of thing is there. Then `openapi-spec-validator` reads the description,
`openapi-python-client` makes a client from it that files an application, is refused and ranks, `openapi-core` holds what the tests and the service said to each other against it, and `schemathesis` sends requests that it makes from it:
of each route as one who may, alone and one after another along the links. Everything started here is stopped here.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys

WORTEL = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [os.path.join(WORTEL, "Tests/Storing"), os.path.dirname(os.path.abspath(__file__))]

import antwoorden  # noqa: E402
import klant  # noqa: E402
from dienst import Dienst, Klant, Mislukt, eis  # noqa: E402

BASIS = "http://127.0.0.1"
KVK = "27312345"
# Which token sends to a route: the first of these with one of its roles. A token that reads all comes last.
PARTIJEN = ["aanvrager", "intake", "beoordelaar", "besluitnemer", "financieel", "beheerder", "auditor"]
# A request that fits the description can be refused all the same, for what it does not say of this moment: the state of a
# file, who did the step before, the version that is the last, and whether the thing is there.
AANNAMES = ["2xx", 304, 403, 404, 409, 412]
# Only of this body does the schema say all. Of another a text can be without a character that is to be seen, a count can be
# written with a point, a sum can be wrong, or a date out of its round: the field says that in words, and
# Tests/DocumentenTests/SchemaTests.swift holds schema and reader together but for these. So a body that fits its schema may
# be refused, and that is not looked at.
HEEL_BESCHREVEN = ["Niets"]
# The statuses that refuse a request that does not fit the description. 412 is one: a version that is not the last is refused
# before the body is looked at (RFC 9110 section 13.2.1).
WEIGERINGEN = [400, 401, 403, 404, 405, 406, 409, 412, 413, 414, 415, 428, 429, 431, 501, 503]
# These go last, after all that others are tried on: the clock moves past the dates of the round.
LAATST = ["klokZetten"]


class Controledienst(Dienst):
    """A service with wide limits, on which a round was played."""

    def __init__(self, programma):
        super().__init__(programma)
        # One machine is every client here, so the limits of one client are wide.
        config = os.path.join(self.map, "config")
        shutil.copytree(os.path.join(WORTEL, "config"), config)
        pad = os.path.join(config, "weegschaal.json")
        with open(pad) as bestand:
            instellingen = json.load(bestand)
        instellingen |= {
            "verzoekenPerSeconde": 1_000_000, "verzoekenIneens": 1_000_000, "geweigerdeBytesPerDag": 1_000_000_000_000,
            "pogingBytesPerDag": 1_000_000_000, "aanvragenPerAanvrager": 1_000_000, "aanvraagBytesPerAanvrager": 1_000_000_000,
            "verantwoordingenPerDag": 1_000_000, "aanvullingenPerDag": 1_000_000,
            # With an address for it there is a route more.
            "meldpunt": "mailto:lek@voorbeeld.example",
            "contact": "api@voorbeeld.example",
            "licentie": "EUPL-1.2",
        }
        with open(pad, "w") as bestand:
            json.dump(instellingen, bestand)
        self.omgeving["WEEGSCHAAL_REGELING"] = config
        # `sql` is looked for beside `config`.
        shutil.copytree(os.path.join(WORTEL, "sql"), os.path.join(self.map, "sql"))
        self.sleutels = {}

    def bereid_voor(self):
        for rol in PARTIJEN:
            wie = ["--kvk", KVK] if rol == "aanvrager" else ["--persoon", rol]
            self.sleutels[rol] = self.opdracht("sleutel", "--rol", rol, "--naam", rol, *wie)

    def opdracht(self, *woorden):
        uit = subprocess.run(
            [self.programma, *woorden], cwd=WORTEL, env=self.omgeving, capture_output=True, text=True, timeout=60)
        eis(uit.returncode == 0, f"{woorden[0]}: {uit.stderr}")
        return uit.stdout.strip()

    def stuur(self, methode, pad, rol, lichaam, status):
        """Sends a body as one who may; gives the answer, which must have that status."""
        uitslag = Klant(self.poort).stuur(
            methode, pad, self.sleutels[rol], json.dumps(lichaam).encode(), [("If-Match", "*")] if methode == "PUT" else [])
        eis(uitslag.status == status, f"{methode} {pad}: {uitslag.status} {uitslag.lichaam[:500]}")
        return uitslag.json

    def speel(self, voorbeelden):
        """Submits, assesses and freezes with the examples of the description; gives the id of the file."""
        ronde = Klant(self.poort).stuur(
            "PUT", "/v1/rondes/2025", self.sleutels["beheerder"], json.dumps(voorbeelden["rondeVaststellen"]).encode())
        eis(ronde.status == 201, f"the round is not made: {ronde.status} {ronde.lichaam[:500]}")
        id = self.stuur("POST", "/v1/rondes/2025/aanvragen", "aanvrager", voorbeelden["indienen"], 201)["id"]
        self.stuur("PUT", "/v1/klok", "beheerder", {"nu": "2025-03-28T09:00:00Z"}, 200)
        self.stuur("PUT", "/v1/klok", "beheerder", {"nu": "2025-04-17T09:00:00Z"}, 200)
        self.stuur("POST", "/v1/rondes/2025/rangschikkingen", "beoordelaar", {}, 201)
        return id


def lees(poort, pad):
    uitslag = Klant(poort).stuur("GET", pad)
    eis(uitslag.status == 200, f"GET {pad}: {uitslag.status}")
    return uitslag.lichaam


def handelingen(beschrijving):
    """Every operation of the description: its method, its path and what it says."""
    for pad, inhoud in beschrijving["paths"].items():
        for methode, handeling in inhoud.items():
            if methode in ("get", "post", "put"):
                yield methode.upper(), pad, handeling


def eis_geldig(poort, beschrijving):
    """The description is valid OpenAPI, every schema is valid, and both forms say the same."""
    import yaml
    from jsonschema import Draft202012Validator
    from openapi_spec_validator import validate

    validate(beschrijving)
    for schema in beschrijving["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    eis(yaml.safe_load(lees(poort, "/v1/openapi.yaml")) == beschrijving, "the two forms differ")
    aantal = sum(1 for _ in handelingen(beschrijving))
    print(f"ok   openapi-spec-validator: {aantal} routes, {len(beschrijving['components']['schemas'])} schemas")


def verdeel(beschrijving, partij):
    """What is run, in its order: who sends, the phases, and the routes.

    Alone each route is tried by one party. One after another a party goes along all routes that it may use, since who gives
    an id is often another than who needs it. What goes last is tried by itself.
    """
    alleen, samen, laatst = {}, {}, {}
    for _, _, handeling in handelingen(beschrijving):
        naam, rollen = handeling["operationId"], handeling.get("x-rollen")
        wie = next(partij for partij in PARTIJEN if partij in rollen) if rollen else "iedereen"
        (laatst if naam in LAATST else alleen).setdefault(wie, []).append(naam)
        for ander in [] if naam in LAATST else rollen or ["iedereen"]:
            samen.setdefault(ander, []).append(naam)
    runs = [(wie, "examples,coverage,fuzzing", namen) for wie, namen in sorted(alleen.items())]
    runs += [(wie, "stateful", namen + (samen["iedereen"] if wie != "iedereen" else [])) for wie, namen in sorted(samen.items())]
    runs += [(wie, "examples,coverage,fuzzing", namen) for wie, namen in laatst.items()]
    return [run for run in runs if partij in (None, run[0])]


def meer_dan_het_schema(beschrijving):
    """The names of the routes with a body that can fit its schema and be refused."""
    for _, _, handeling in handelingen(beschrijving):
        inhoud = handeling.get("requestBody", {}).get("content", {}).get("application/json")
        if inhoud and inhoud["schema"]["$ref"].rpartition("/")[2] not in HEEL_BESCHREVEN:
            yield handeling["operationId"]


def instellingen(dienst, id, beschrijving, wie, fasen):
    """The configuration of schemathesis for one run."""
    regels = [
        f"[checks]\nnegative_data_rejection.expected-statuses = {WEIGERINGEN}",
        f"positive_data_acceptance.expected-statuses = {json.dumps(AANNAMES)}\n",
        f'[parameters]\n"path.jaar" = "2025"',
    ]
    if fasen == "stateful":
        # What a link gives goes before these; a fixed value would go before the link.
        regels.append('"path.id" = {dictionary = "ids", probability = 0.5}\n')
        regels.append(f'[dictionaries.ids]\nvalues = ["{id}"]\n')
    else:
        regels.append(f'"path.id" = "{id}"\n"path.nummer" = 1\n')
    if wie != "iedereen":
        regels.append(f'[auth.openapi.toegangssleutel]\nbearer = "{dienst.sleutels[wie]}"\n')
    for naam in meer_dan_het_schema(beschrijving):
        regels.append(
            f'[[operations]]\ninclude-operation-id = "{naam}"\nchecks.positive_data_acceptance.enabled = false\n')
    return "\n".join(regels)


def proef(dienst, id, beschrijving, gegeven):
    """Runs schemathesis for each party; gives how many runs found something.

    All its checks are on unless something is said of them. On the command line `--checks all` would go before the file.
    """
    fouten = 0
    programma = os.path.join(os.path.dirname(sys.executable), "schemathesis")
    for wie, fasen, namen in verdeel(beschrijving, gegeven.partij):
        bestand = os.path.join(dienst.map, "schemathesis.toml")
        with open(bestand, "w") as uit:
            uit.write(instellingen(dienst, id, beschrijving, wie, fasen))
        keuze = [deel for naam in namen for deel in ("--include-operation-id", naam)]
        print(f"---- schemathesis as {wie}, {fasen}: {len(namen)} routes", flush=True)
        uitslag = subprocess.run(
            [programma, "--config-file", bestand, "run", f"{BASIS}:{dienst.poort}/v1/openapi.json",
             "--phases", fasen, "--seed", str(gegeven.zaad), "--generation-database", "none", "--max-examples",
             str(gegeven.voorbeelden), "--continue-on-failure", "--no-color", "--warnings", "off",
             "--suppress-health-check", "all", *keuze], cwd=dienst.map)
        fouten += 1 if uitslag.returncode else 0
    return fouten


def main():
    vragen = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    vragen.add_argument("--programma", default=os.path.join(WORTEL, ".build/release/weegschaal"))
    vragen.add_argument("--voorbeelden", type=int, default=100, help="requests of each kind for each route (100)")
    vragen.add_argument("--zaad", type=int, default=1, help="the seed of the requests")
    vragen.add_argument("--partij", choices=["iedereen", *PARTIJEN], help="send as this one alone")
    vragen.add_argument("--antwoorden", metavar="FOLDER", help="hold these exchanges of the tests against the description")
    gegeven = vragen.parse_args()
    try:
        with Controledienst(gegeven.programma) as dienst:
            beschrijving = json.loads(lees(dienst.poort, "/v1/openapi.json"))
            eis_geldig(dienst.poort, beschrijving)
            voorbeelden = {
                handeling["operationId"]: handeling["requestBody"]["content"]["application/json"]["examples"]["voorbeeld"]["value"]
                for _, _, handeling in handelingen(beschrijving) if "requestBody" in handeling}
            fouten = antwoorden.controleer(beschrijving, gegeven.antwoorden) if gegeven.antwoorden else 0
            id = dienst.speel(voorbeelden)
            klant.controleer(dienst, beschrijving, handelingen)
            fouten += proef(dienst, id, beschrijving, gegeven)
            eis("fout" not in {regel.get("niveau") for regel in map(json.loads, dienst.log().splitlines())},
                "the log tells of a fault of the service")
    except Mislukt as fout:
        sys.exit(f"FAIL {fout}")
    sys.exit(1 if fouten else 0)


if __name__ == "__main__":
    main()
