"""A client that openapi-python-client makes from the description alone, and nobody changes, uses the service."""

import datetime
import importlib
import json
import os
import pkgutil
import subprocess
import sys

from dienst import eis

# A form that the maker of the client does not know; the same stands in `leesBeschrijving`.
ONBEKEND = {"leesBeschrijvingYAML"}


def maak(map, beschrijving):
    """Writes the client, and gives its package."""
    bron = os.path.join(map, "openapi.json")
    with open(bron, "w") as bestand:
        json.dump(beschrijving, bestand)
    doel = os.path.join(map, "klant")
    # It is code for this check alone, so nothing formats it.
    keuze = os.path.join(map, "klant.yaml")
    with open(keuze, "w") as bestand:
        bestand.write("post_hooks: []\n")
    programma = os.path.join(os.path.dirname(sys.executable), "openapi-python-client")
    uit = subprocess.run(
        [programma, "generate", "--path", bron, "--output-path", doel, "--config", keuze], capture_output=True, text=True)
    eis(uit.returncode == 0, f"openapi-python-client: {uit.stdout[-2000:]} {uit.stderr[-2000:]}")
    sys.path.insert(0, doel)
    return importlib.import_module("weegschaal_client")


def routes(pakket):
    """The functions of the client, by the name of their route in the description without regard to case."""
    api = importlib.import_module(pakket.__name__ + ".api")
    for _, groep, _ in pkgutil.iter_modules(api.__path__):
        map = importlib.import_module(f"{api.__name__}.{groep}")
        for _, naam, _ in pkgutil.iter_modules(map.__path__):
            yield naam.replace("_", ""), importlib.import_module(f"{map.__name__}.{naam}")


def zegt_hetzelfde(gelezen, voorbeeld):
    """Whether two documents are equal, but for how a moment is written."""
    if isinstance(voorbeeld, dict) and isinstance(gelezen, dict):
        return voorbeeld.keys() == gelezen.keys() and all(zegt_hetzelfde(gelezen[lid], voorbeeld[lid]) for lid in voorbeeld)
    if isinstance(voorbeeld, list) and isinstance(gelezen, list):
        return len(voorbeeld) == len(gelezen) and all(map(zegt_hetzelfde, gelezen, voorbeeld))
    if isinstance(voorbeeld, str) and "T" in voorbeeld and voorbeeld.endswith("Z") and gelezen != voorbeeld:
        return datetime.datetime.fromisoformat(gelezen) == datetime.datetime.fromisoformat(voorbeeld)
    return gelezen == voorbeeld


def controleer(dienst, beschrijving, handelingen):
    """Reads every example of an answer as the type that the client has for it; then files, is refused and ranks."""
    import httpx

    pakket = maak(dienst.map, beschrijving)
    client = pakket.Client(base_url="http://127.0.0.1")
    bekend = dict(routes(pakket))
    aantal = 0
    for _, pad, handeling in handelingen(beschrijving):
        naam = handeling["operationId"]
        functie = bekend.get(naam.lower())
        eis(functie is not None, f"the client has no {naam}")
        for status, antwoord in handeling["responses"].items():
            voorbeeld = antwoord.get("content", {}).get("application/json", {}).get("example")
            if naam in ONBEKEND or voorbeeld is None:
                continue
            gelezen = functie._parse_response(client=client, response=httpx.Response(int(status), json=voorbeeld))
            eis(zegt_hetzelfde(gelezen.to_dict(), voorbeeld), f"{naam} {status}: what was read is not what the example says")
            aantal += 1
    print(f"ok   openapi-python-client: {len(bekend)} routes, {aantal} examples of answers read as their types")
    gebruik(dienst, pakket, bekend)


def gebruik(dienst, pakket, bekend):
    """A good application, a wrong one and the ranking, by types alone."""
    def met(partij):
        return pakket.AuthenticatedClient(base_url=f"http://127.0.0.1:{dienst.poort}/v1", token=dienst.sleutels[partij])

    modellen = importlib.import_module(pakket.__name__ + ".models")
    with open(os.path.join(dienst.map, "config/voorbeelden/aanvraag.json")) as bestand:
        document = json.load(bestand)
    goed = bekend["indienen"].sync_detailed(
        "2025", client=met("aanvrager"), body=modellen.Aanvraag.from_dict(document), idempotency_key="klant")
    eis(goed.status_code == 201 and isinstance(goed.parsed, modellen.Ontvangstbewijs), f"not filed: {goed.content[:500]}")
    weer = bekend["indienen"].sync_detailed(
        "2025", client=met("aanvrager"), body=modellen.Aanvraag.from_dict(document), idempotency_key="klant")
    eis(weer.headers["Idempotent-Replayed"] == "true" and weer.parsed.id == goed.parsed.id, "it was filed twice")
    fout = bekend["indienen"].sync_detailed(
        "2025", client=met("aanvrager"),
        body=modellen.Aanvraag.from_dict(document | {"gevraagdBedrag": document["gevraagdBedrag"] + 1}))
    eis(fout.status_code == 400 and isinstance(fout.parsed, modellen.Probleem), f"not refused: {fout.content[:500]}")
    eis([(een.pointer, een.code.value) for een in fout.parsed.fouten] == [("/gevraagdBedrag", "som")],
        f"the fault has no place: {fout.content[:500]}")
    lijst = bekend["leesrangschikking"].sync_detailed("2025", client=met("beoordelaar"))
    eis(lijst.status_code == 200 and lijst.parsed.voorlopig and lijst.parsed.rangorde[0].rang == 1,
        f"no ranking: {lijst.content[:500]}")
    print("ok   the client that was made files an application once, is told what is wrong with another, and ranks")
