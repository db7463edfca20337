"""Figures of several rounds: medians, spread, ratios, and what was aimed at."""

from statistics import median


def spreiding(waarden, eenheid="", cijfers=None):
    """The median and, between brackets, the least and the most."""
    def toon(waarde):
        if cijfers is not None:
            return f"{waarde:.{cijfers}f}"
        return f"{waarde:,.0f}" if abs(waarde) >= 100 else f"{waarde:.1f}" if abs(waarde) >= 10 else f"{waarde:.2f}"
    return f"{toon(median(waarden))} ({toon(min(waarden))}–{toon(max(waarden))}){eenheid}"


class Verslag:
    """Prints what was measured as it comes in, and at the end which goals were met."""

    def __init__(self):
        self.doelen = []

    def kop(self, tekst):
        print(f"\n{tekst}", flush=True)

    def regel(self, naam, tekst):
        print(f"  {naam:<44} {tekst}", flush=True)

    def verhouding(self, naam, onze, andere, doel=None):
        """The ratio of ours to a peer's, round by round, with the goal that it should reach."""
        verhoudingen = [a / b for a, b in zip(onze, andere, strict=True)]
        self.toets(naam, verhoudingen, doel, "≥", " ×", 2)

    def toets(self, naam, waarden, doel, teken, eenheid="", cijfers=None):
        """Figures against a limit, by their median."""
        tekst = spreiding(waarden, eenheid, cijfers)
        if doel is not None:
            gehaald = median(waarden) >= doel if teken == "≥" else median(waarden) <= doel
            tekst += f"   goal {teken} {doel:g}{eenheid}: {'met' if gehaald else 'NOT MET'}"
            self.doelen.append((naam, tekst, gehaald))
        self.regel(naam, tekst)

    def slot(self):
        self.kop(f"Goals: {sum(gehaald for *_, gehaald in self.doelen)} of {len(self.doelen)} met.")
        for naam, tekst, gehaald in self.doelen:
            if not gehaald:
                self.regel(naam, tekst)
