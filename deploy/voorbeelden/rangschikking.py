#!/usr/bin/env python3
"""Writes the ranking of a round as it would be now, as a table for a Dutch spreadsheet: semicolons, decimal commas, UTF-8
with a byte order mark. One row for each application: rank, points for each criterion, amounts and outcome."""
import argparse
import csv
import json
import os
import sys
import urllib.error
import urllib.request

CRITERIA = "abcdefg"


def fetch(address, path, token):
    """A document of the service. Amounts stay the text that the service wrote."""
    request = urllib.request.Request(address + path, headers={"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(request, timeout=900) as answer:
            return json.load(answer, parse_float=str)
    except urllib.error.HTTPError as error:
        try:
            problem = json.load(error)
            sys.exit(f"{problem['title']}: {problem['detail']}")
        except (ValueError, KeyError):
            sys.exit(f"{path}: {error}")
    except OSError as error:
        sys.exit(f"The service does not answer: {error}")


def names(address, year, token):
    """The applicant of each application, read page by page."""
    found, page = {}, 1
    while True:
        part = fetch(address, f"/v1/rondes/{year}/aanvragen?pagina={page}&paginagrootte=500", token)
        found.update({item["id"]: item for item in part["items"]})
        if page * part["paginagrootte"] >= part["totaal"]:
            return found
        page += 1


def amount(value):
    """As a Dutch spreadsheet reads it; nothing while a draw must decide."""
    return "" if value is None else str(value).replace(".", ",")


def row(place, applicants):
    """The cells of one application."""
    points = {criterion["criterium"]: criterion["punten"] for criterion in place["criteria"]}
    applicant = applicants.get(place["id"], {})
    return ([place["rang"], applicant.get("kenmerk", place["id"]), applicant.get("naam", "")]
            + [points.get(criterion, "") for criterion in CRITERIA]
            + [place["punten"], amount(place["verleenbaar"]), amount(place["toegekend"]), place["uitkomst"]])


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--address", default="http://localhost:8080", help="the service (%(default)s)")
    arguments.add_argument("--year", type=int, default=2025, help="the round (%(default)s)")
    given = arguments.parse_args()
    token = os.environ.get("SUBSIDIE_SLEUTEL")
    if not token:
        arguments.error("put the token in SUBSIDIE_SLEUTEL")
    applicants = names(given.address, given.year, token)
    ranking = fetch(given.address, f"/v1/rondes/{given.year}/rangschikking", token)
    sys.stdout.reconfigure(encoding="utf-8-sig", newline="")
    table = csv.writer(sys.stdout, delimiter=";")
    table.writerow(["rang", "kenmerk", "naam", *CRITERIA, "punten", "verleenbaar", "toegekend", "uitkomst"])
    for place in ranking["rangorde"]:
        table.writerow(row(place, applicants))


if __name__ == "__main__":
    main()
