#!/usr/bin/env python3
"""Submits an application, and keeps and verifies its receipt.

It may be run again until it succeeds: the same file is submitted once. After a withdrawal the same file needs a new key:
--key 2. Exit 0: submitted; 1: refused, with what to do; 2: no answer in time, run it again."""
import argparse
import hashlib
import json
import os
import sys
import time
import urllib.error
import urllib.request


def send(address, token, path, body=None, key=None):
    """One try. Gives the status, the fields of the answer and its document."""
    fields = {"Authorization": f"Bearer {token}"}
    if body is not None:
        fields |= {"Content-Type": "application/json", "Idempotency-Key": key}
    request = urllib.request.Request(address + path, data=body, headers=fields)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.headers, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, error.headers, json.load(error)


def insist(patience, *what):
    """Sends until there is an answer, or patience (in seconds) is over; then None."""
    end, pause = time.monotonic() + patience, 0.5
    while True:
        wait = pause
        try:
            status, fields, document = send(*what)
            if status not in (429, 503):
                return status, fields, document
            wait = float(fields.get("Retry-After", pause))
        except (urllib.error.URLError, TimeoutError, ConnectionError, json.JSONDecodeError) as error:
            print(f"no answer yet: {error}", file=sys.stderr)
        if time.monotonic() + wait > end:
            return None
        time.sleep(wait)
        pause = min(pause * 2, 30)


def explain(problem):
    """Writes what is wrong and what can be done."""
    print(f"{problem.get('title')}: {problem.get('detail')}", file=sys.stderr)
    for fault in problem.get("fouten", []):
        print(f"{fault['pointer']}\t{fault['code']}\t{fault['melding']}", file=sys.stderr)
    for possible in problem.get("mogelijk", []):
        print(f"possible: {possible}", file=sys.stderr)


class Arguments(argparse.ArgumentParser):
    """2 says that there was no answer, so what is asked wrongly ends with 1."""

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(1, f"{message}\n")


def main():
    arguments = Arguments(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("file", help="the application, as JSON")
    arguments.add_argument("--address", default="http://localhost:8080", help="the service (%(default)s)")
    arguments.add_argument("--year", type=int, default=2025, help="the round (%(default)s)")
    arguments.add_argument("--receipt", help="where the receipt is kept (FILE.receipt.json)")
    arguments.add_argument("--key", default="1", help="another word submits the same file anew (%(default)s)")
    arguments.add_argument("--patience", type=float, default=600, help="how many seconds it tries (%(default)s)")
    given = arguments.parse_args()
    token = os.environ.get("SUBSIDIE_SLEUTEL")
    if not token:
        arguments.error("put the token in SUBSIDIE_SLEUTEL")
    try:
        with open(given.file, "rb") as file:
            body = file.read()
    except OSError as error:
        print(f"{given.file} cannot be read: {error.strerror}", file=sys.stderr)
        return 1

    # The key is that of these bytes. So a second try after a lost answer gets the receipt of the first.
    digest = hashlib.sha256(body).hexdigest()
    path = f"/v1/rondes/{given.year}/aanvragen"
    answer = insist(given.patience, given.address, token, path, body, f"{digest}-{given.key}")
    if answer and answer[0] == 201 and "Idempotent-Replayed" in answer[1]:
        # The receipt is one of before. Its file can have been withdrawn since.
        now = insist(given.patience, given.address, token, answer[1]["Location"])
        if now and now[2].get("status") == "ingetrokken":
            print("This was submitted before, and withdrawn: nothing is submitted now. Name another --key.", file=sys.stderr)
            return 1
    if answer is None:
        print("The service does not answer. Run this again: nothing is submitted twice.", file=sys.stderr)
        return 2
    status, _, document = answer
    if status != 201:
        explain(document)
        return 1
    if document["sha256"] != digest:
        print("The receipt is of other bytes than these. Keep both, and call the municipality.", file=sys.stderr)
        return 1
    with open(given.receipt or f"{given.file}.receipt.json", "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, indent=2)
    verdict = document["geschiktheid"]
    print(f"{document['kenmerk']}\t{document['ontvangenOp']}\t{verdict['oordeel']}\t{', '.join(verdict['redenen'])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
