#!/usr/bin/env python3
"""Submits an application, and keeps and verifies its receipt.

It may be run again until it succeeds: the same file is submitted once. Exit 0: submitted; 1: refused, with each fault at
its place; 2: no answer in time, run it again."""
import argparse
import hashlib
import json
import os
import sys
import time
import urllib.error
import urllib.request


def send(address, year, token, body, key):
    """One try. Gives the status, the fields of the answer and its document."""
    request = urllib.request.Request(
        f"{address}/v1/rondes/{year}/aanvragen", data=body, method="POST",
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Idempotency-Key": key})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.headers, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, error.headers, json.load(error)


def submit(address, year, token, body, patience):
    """Tries until there is an answer, or patience (in seconds) is over; then None."""
    # The key is that of these bytes. So a second try after a lost answer gets the receipt of the first.
    key = hashlib.sha256(body).hexdigest()
    end, pause = time.monotonic() + patience, 0.5
    while True:
        wait = pause
        try:
            status, fields, document = send(address, year, token, body, key)
            if status not in (429, 503):
                return status, document
            wait = float(fields.get("Retry-After", pause))
        except (urllib.error.URLError, TimeoutError, ConnectionError, json.JSONDecodeError) as error:
            print(f"no answer yet: {error}", file=sys.stderr)
        if time.monotonic() + wait > end:
            return None
        time.sleep(wait)
        pause = min(pause * 2, 30)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("file", help="the application, as JSON")
    arguments.add_argument("--address", default="http://localhost:8080", help="the service (%(default)s)")
    arguments.add_argument("--year", type=int, default=2025, help="the round (%(default)s)")
    arguments.add_argument("--receipt", help="where the receipt is kept (FILE.receipt.json)")
    arguments.add_argument("--patience", type=float, default=600, help="how many seconds it tries (%(default)s)")
    given = arguments.parse_args()
    token = os.environ.get("WEEGSCHAAL_SLEUTEL")
    if not token:
        arguments.error("put the token in WEEGSCHAAL_SLEUTEL")
    with open(given.file, "rb") as file:
        body = file.read()

    answer = submit(given.address, given.year, token, body, given.patience)
    if answer is None:
        print("The service does not answer. Run this again: nothing is submitted twice.", file=sys.stderr)
        return 2
    status, document = answer
    if status != 201:
        print(f"{document.get('title')}: {document.get('detail')}", file=sys.stderr)
        for fault in document.get("fouten", []):
            print(f"{fault['pointer']}\t{fault['code']}\t{fault['melding']}", file=sys.stderr)
        return 1
    if document["sha256"] != hashlib.sha256(body).hexdigest():
        print("The receipt is of other bytes than these. Keep both, and call the municipality.", file=sys.stderr)
        return 1
    with open(given.receipt or f"{given.file}.receipt.json", "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, indent=2)
    verdict = document["geschiktheid"]
    print(f"{document['kenmerk']}\t{document['ontvangenOp']}\t{verdict['oordeel']}\t{', '.join(verdict['redenen'])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
