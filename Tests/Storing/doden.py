"""The kill test: service or database die at a random moment under load, again and again."""

import random
import signal
import time
from collections import Counter

from belasting import Belasting
from dienst import Dienst, eis, sein, wacht

# Less than the ten seconds for which the service looks for an outcome: what died with its connection is offered again.
SERVED_AGAIN_SECONDEN = 9.0
# Advances with their payments that are made under the kills: what a round lets through, and what the ceiling allows.
PAREN_PER_RONDE = 12
VERLEEND_MAX = 3000


def doden(programma, ronden, zaad):
    """So many rounds with one seed. Afterwards everything that any client saw acknowledged is there, once."""
    gok = random.Random(zaad)
    begin, gevallen, langst = time.monotonic(), {"service": 0, "database": 0, "both": 0}, 0.0
    with Dienst(programma) as dienst:
        verleend = dienst.verleen(min(PAREN_PER_RONDE * ronden, VERLEEND_MAX))
        with Belasting(dienst, 4, verleend) as belasting:
            belasting.meer(10, wat="the load starts")
            for ronde in range(1, ronden + 1):
                time.sleep(gok.uniform(0.02, 0.35))
                wat = gok.choices(["service", "database", "both"], [5, 4, 1])[0]
                gevallen[wat] += 1
                gedood = None
                if wat in ("database", "both"):
                    hoofd = dienst.postmaster()
                    if hoofd:
                        sein(hoofd, signal.SIGKILL)
                        gedood = hoofd
                if wat in ("service", "both"):
                    dienst.dood()
                    dienst.start()
                # Its orphans may still answer: what is waited for is a new server.
                if gedood:
                    nieuw = lambda: dienst.postmaster() not in (None, gedood)
                    wacht(nieuw, SERVED_AGAIN_SECONDEN, f"round {ronde} (seed {zaad}, {wat}): the database is back")
                langst = max(langst, belasting.meer(3, SERVED_AGAIN_SECONDEN, f"round {ronde} (seed {zaad}, {wat})"))
                if ronde % 25 == 0:
                    dienst.geen_halfwerk()
                    print(f"  round {ronde}: {belasting.bevestigd()} acknowledged, longest wait {langst:.1f} s, "
                          f"{time.monotonic() - begin:.0f} s", flush=True)
                eis(not belasting.fouten, f"round {ronde} (seed {zaad}, {wat}): {belasting.fouten[:3]}")
        aantal = belasting.controleer()
        soorten = dict(Counter(handeling.soort for handeling in belasting.gedaan))
        return (f"{ronden} rounds with seed {zaad} in {time.monotonic() - begin:.0f} s: {gevallen}, {aantal} "
                f"acknowledged and there once, {soorten}, longest wait {langst:.1f} s; {belasting}")
