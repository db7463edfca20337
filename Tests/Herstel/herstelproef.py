"""Drills backup and restore, and the upgrade beside a running service, with real programs on clusters of their own. Run
by deploy/herstelproef and StoringTests."""

import argparse
import os
import sys
import time

import opwaarderen
import rampen
from server import WORTEL, Mislukt, Werkmap


def main():
    vragen = argparse.ArgumentParser(description=__doc__)
    vragen.add_argument("--programma", default=os.path.join(WORTEL, ".build/release/weegschaal"))
    vragen.add_argument("--opwaarderen", action="store_true", help="drills the upgrade instead")
    vragen.add_argument("--dossiers", type=int, default=5000, help="how many files come in (5000)")
    vragen.add_argument("--seconden", type=int, default=rampen.BELASTING_SECONDEN,
                        help=f"how long they come in, at least ({rampen.BELASTING_SECONDEN})")
    vragen.add_argument("--asynchroon", action="store_true",
                        help="commits do not wait for the receiver of the WAL; the drill then counts what is lost")
    vragen.add_argument("--map", default="/tmp", help="where the clusters are for a while (/tmp)")
    gegeven = vragen.parse_args()
    if gegeven.dossiers < 200:
        vragen.error("with fewer than 200 files there is no load to back up under")
    begin = time.monotonic()
    try:
        with Werkmap(gegeven.map) as werk:
            if gegeven.opwaarderen:
                opwaarderen.proef(werk, gegeven.programma, gegeven.seconden)
            else:
                rampen.proef(werk, gegeven.programma, gegeven.dossiers, not gegeven.asynchroon, gegeven.seconden)
        print(f"ok   drill ({time.monotonic() - begin:.1f} s)", flush=True)
    except Mislukt as fout:
        print(f"FAIL drill ({time.monotonic() - begin:.1f} s): {fout}", flush=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
