"""Holds what the tests and the service said to each other against the description, with openapi-core.

Each line of the files is an exchange (Tests/WebTests/Steun/Uitwisselingen.swift). Of exchanges that are alike one is
looked at: the same route, status and shape. Of a request that was taken the request is looked at too.
"""

import glob
import json
import os
import re
from urllib.parse import parse_qsl, unquote, urlsplit

GASTHEER = "http://127.0.0.1"
# A longer answer is of a round with many files, and says the same many times.
BYTES_MAX = 256 * 1024
# What is asked beside the routes of the description.
METHODEN = {"GET", "POST", "PUT"}


def vorm(waarde):
    """The shape of a value: the names and kinds in it, each shape of an element once."""
    if isinstance(waarde, dict):
        return tuple((naam, vorm(waarde[naam])) for naam in sorted(waarde))
    if isinstance(waarde, list):
        return ("list", *sorted({vorm(deel) for deel in waarde}, key=repr))
    return type(waarde).__name__


def vorm_van(tekst):
    try:
        return vorm(json.loads(tekst))
    except (TypeError, ValueError):
        return "text" if tekst else "none"


def lees(map):
    """The exchanges in the folder, and how many there were before those alike were left out."""
    gezien, aantal = {}, 0
    for pad in sorted(glob.glob(os.path.join(map, "*.jsonl"))):
        with open(pad, encoding="utf-8") as bestand:
            for regel in bestand:
                aantal += 1
                if len(regel) <= 2 * BYTES_MAX:
                    neem_op(gezien, json.loads(regel))
    return list(gezien.values()), aantal


def neem_op(gezien, een):
    # The service of the tests has no metrics. A year of five digits has no form in RFC 3339; the service lives on in it.
    if een["methode"] not in METHODEN or een["pad"] == "/metrics" or '"10000-' in een["antwoord"]:
        return
    kaal = re.sub(r"(?<=/)[0-9a-f-]{36}(?=/|$)|(?<=/)[0-9]+(?=/|$)", "{}", urlsplit(een["pad"]).path)
    sleutel = (een["methode"], kaal, een["status"], een["antwoordkoppen"].get("content-type"), vorm_van(een["antwoord"]),
               vorm_van(een.get("lichaam")) if een["status"] < 400 else None)
    gezien.setdefault(sleutel, een)


def controleer(beschrijving, map):
    """Prints what does not fit, and how many were looked at; gives how many do not."""
    import yaml
    from openapi_core import Config, OpenAPI
    from openapi_core.exceptions import OpenAPIError
    from openapi_core.templating.paths.exceptions import OperationNotFound, PathNotFound, ServerNotFound

    # The media types that it does not read by itself.
    lezers = {
        "application/problem+json": json.loads, "application/yaml": yaml.safe_load, "application/x-ndjson": bytes.decode,
        "text/csv": bytes.decode,
    }
    api = OpenAPI.from_dict(beschrijving, config=Config(extra_media_type_deserializers=lezers))
    uitwisselingen, aantal = lees(map)
    telling = {"requests": 0, "responses": 0, "elsewhere": 0}
    fouten = 0
    for een in uitwisselingen:
        verzoek, antwoord = vertaal(een)
        try:
            if een["status"] < 400:
                telling["requests"] += 1
                api.validate_request(verzoek)
            telling["responses"] += 1
            api.validate_response(verzoek, antwoord)
        except (OperationNotFound, PathNotFound, ServerNotFound):
            # Of an address or a method that is not there the refusal alone can be described, and no route has it.
            telling["responses"] -= 1
            telling["elsewhere"] += 1
            fouten += een["status"] not in (404, 405, 501)
        except OpenAPIError as fout:
            fouten += 1
            print(f"FAIL {een['methode']} {een['pad']} {een['status']}: {reden(fout)}\n     {een['antwoord'][:300]}")
    print(f"ok   openapi-core: {aantal} exchanges, {len(uitwisselingen)} of them different; {telling['requests']} requests and "
          f"{telling['responses']} responses looked at, {telling['elsewhere']} beside the routes; {fouten} do not fit")
    return fouten + (0 if vindt_fouten(api, uitwisselingen) else 1)


def vertaal(een):
    """The request and the response of an exchange, as openapi-core takes them."""
    from openapi_core.testing import MockRequest, MockResponse

    adres = urlsplit(een["pad"])
    koppen = een["koppen"] | ({"Authorization": "Bearer proef"} if een["heeftSleutel"] else {})
    verzoek = MockRequest(
        GASTHEER, een["methode"], unquote(adres.path), args=dict(parse_qsl(adres.query, keep_blank_values=True)), headers=koppen,
        data=(een.get("lichaam") or "").encode(), content_type=koppen.get("Content-Type", "application/json"))
    antwoord = MockResponse(
        een["antwoord"].encode(), een["status"], een["antwoordkoppen"],
        een["antwoordkoppen"].get("content-type", "").split(";")[0])
    return verzoek, antwoord


def vindt_fouten(api, uitwisselingen):
    """Whether an answer that is changed is refused: in its status, its body and its media type."""
    from openapi_core.exceptions import OpenAPIError

    goed = [een for een in uitwisselingen if een["status"] == 200 and een["antwoord"].startswith('{"items":')]
    for een in goed[:1]:
        for anders in ({"status": 299}, {"antwoord": '{"items": 1}'}, {"antwoordkoppen": {"content-type": "text/html"}}):
            try:
                api.validate_response(*vertaal(een | anders))
            except OpenAPIError:
                continue
            print(f"FAIL {anders} is taken")
            return False
    if not goed:
        print("FAIL there is no list among the exchanges")
    return bool(goed)


def reden(fout):
    """The fault with what lies under it."""
    delen = []
    while fout is not None:
        delen.append(f"{type(fout).__name__}: {fout}"[:400])
        delen += [str(deel.message)[:300] for deel in getattr(fout, "schema_errors", ())]
        fout = fout.__cause__
    return "; ".join(delen)
