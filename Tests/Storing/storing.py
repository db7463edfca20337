"""Injects real faults into the real executable, and checks what must hold. Run by deploy/storing and StoringTests."""

import argparse
import os
import sys
import time

import database
import doden
import klanten
from dienst import WORTEL, Dienst, Mislukt

# Cases on a service that runs, and cases that start one themselves; all take whether they are to be short.
OP_DIENST = {geval.__name__: geval for geval in klanten.GEVALLEN + database.GEVALLEN}
ZELFSTANDIG = {"schijf_vol": database.schijf_vol, "uurwerk": database.uurwerk}


def uitvoering(naam, gegeven):
    """What carries the case out, given a service or None to start one."""
    if naam.startswith("kill"):
        ronden = int(naam.partition("=")[2] or (5 if gegeven.kort else 500))
        return lambda _: doden.doden(gegeven.programma, ronden, gegeven.zaad)
    if naam in ZELFSTANDIG:
        return lambda _: ZELFSTANDIG[naam](gegeven.programma, gegeven.kort)
    geval = OP_DIENST[naam]
    def doe(dienst):
        if dienst:
            return geval(dienst, gegeven.kort)
        with Dienst(gegeven.programma) as eigen:
            return geval(eigen, gegeven.kort)
    return doe


def voer_uit(namen, gegeven, dienst):
    """Carries the cases out in turn; gives how many failed."""
    fouten = 0
    for naam in namen:
        begin = time.monotonic()
        try:
            verslag = uitvoering(naam, gegeven)(dienst)
            print(f"ok   {naam} ({time.monotonic() - begin:.1f} s): {verslag}", flush=True)
        except (Mislukt, OSError) as fout:
            fouten += 1
            print(f"FAIL {naam} ({time.monotonic() - begin:.1f} s): {fout}", flush=True)
            # What comes after it on the same service would tell of this fault, not of its own.
            if dienst:
                break
    return fouten


def main():
    namen = list(OP_DIENST) + list(ZELFSTANDIG)
    vragen = argparse.ArgumentParser(description=__doc__)
    vragen.add_argument("--programma", default=os.path.join(WORTEL, ".build/release/weegschaal"))
    vragen.add_argument("--kort", action="store_true", help="as short as the test run wants it")
    vragen.add_argument("--samen", action="store_true", help="all cases on one service, in turn")
    vragen.add_argument("--zaad", type=int, default=1, help="the seed of the kill test")
    vragen.add_argument("geval", nargs="*", help=f"kill=ROUNDS, or one of {', '.join(namen)}; without any all but kill")
    gegeven = vragen.parse_args()
    for naam in gegeven.geval:
        if naam not in namen and naam.partition("=")[0] != "kill":
            vragen.error(f"{naam} is not a case")
    if not gegeven.samen:
        sys.exit(1 if voer_uit(gegeven.geval or namen, gegeven, None) else 0)
    with Dienst(gegeven.programma) as dienst:
        fouten = voer_uit(gegeven.geval or list(OP_DIENST), gegeven, dienst)
    sys.exit(1 if fouten else 0)


if __name__ == "__main__":
    main()
