"""The checks of an application as one would write them in Python: the same checks, comparisons and sentences as those of
the service, for an application that lacks nothing but what a check can find."""

import json
import os
from datetime import date, timedelta
from decimal import Decimal

from vulling import REGELING

RECHTSPERSONEN = {"stichting", "vereniging", "bv", "nv", "cooperatie", "onderlinge_waarborgmaatschappij"}
SOORTEN = ["a", "b", "c", "d", "e"]
MAXIMUM, SALARIS_PROCENT, OVERHEAD_PROCENT = Decimal(100_000), 60, 15
DE_MINIMIS, DE_MINIMIS_DAEB = Decimal(300_000), Decimal(1_050_000)
MAANDEN = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
           "december"]
OPEN_NORMEN = {norm["code"]: norm["gekozen"] for norm in json.loads(REGELING.read_text())["openNormen"]}
# Of the service that this one is measured beside.
REGELVERSIE = os.environ.get("BENCH_REGELVERSIE")


def euro(bedrag):
    return "€ " + f"{bedrag:,.2f}".translate(str.maketrans(",.", ".,"))


def voluit(dag):
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def iso(tijdstip):
    return tijdstip.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def toets(naam, artikel, goed, vergelijking, toelichting, anders, slecht="voldoet_niet"):
    return {"toets": naam, "artikel": artikel, "uitkomst": "voldoet" if goed else slecht, "vervangenDoorBeoordelaar": False,
            "vergelijking": vergelijking, "toelichting": toelichting if goed else anders}


def norm(naam, artikel, wat, soort, bedrag, totaal, procent):
    """A kind of costs beside the share that is eligible; gives the check and the excess."""
    grens = totaal * procent / 100
    boven = max(Decimal(0), bedrag - grens)
    return grens, boven, toets(
        naam, artikel, not boven, f"100 × {euro(bedrag)} {'>' if boven else '≤'} {procent} × {euro(totaal)}",
        f"De {soort} blijft binnen {procent} % van de kosten.",
        f"De {wat} zijn meer dan {procent} % van de kosten; {euro(boven)} komt niet voor subsidie in aanmerking.",
        "overschreden")


def som(regels, soort=None):
    return sum((regel.bedrag for regel in regels if soort is None or regel.soort == soort), Decimal(0))


def geschiktheid(aanvraag, ontvangen_op, opent, sluit, regeling_sha256):
    lasten = [regel for activiteit in aanvraag.activiteiten for regel in activiteit.lasten]
    baten = [regel for activiteit in aanvraag.activiteiten for regel in activiteit.baten]
    totaal, salaris, overhead = som(lasten), som(lasten, "salaris"), som(lasten, "overhead")
    aanvrager, verklaring = aanvraag.aanvrager, aanvraag.deMinimis
    toetsen = [
        toets("aanvraagtermijn", "artikel 2:2", opent <= ontvangen_op < sluit,
              f"{iso(opent)} {'≤' if opent <= ontvangen_op else '>'} {iso(ontvangen_op)}"
              f" {'<' if ontvangen_op < sluit else '≥'} {iso(sluit)}",
              "De aanvraag is binnen de aanvraagtermijn ontvangen.", "De aanvraag is buiten de aanvraagtermijn ontvangen."),
        toets("rechtspersoon", "artikel 1:5", aanvrager.rechtsvorm in RECHTSPERSONEN, f"rechtsvorm = {aanvrager.rechtsvorm}",
              "De aanvrager is een rechtspersoon.",
              "De aanvrager is geen rechtspersoon; alleen rechtspersonen krijgen subsidie."),
        toets("doelgroep", "artikel 1:5", aanvrager.ondersteuntSociaalOndernemers,
              f"ondersteunt sociaal ondernemers = {'ja' if aanvrager.ondersteuntSociaalOndernemers else 'nee'}",
              "De aanvrager heeft ten doel sociaal ondernemers te ondersteunen.",
              "De aanvrager heeft niet ten doel sociaal ondernemers te ondersteunen."),
    ]
    salaris_max, salaris_boven, salaristoets = norm(
        "salariskosten", "artikel 1:6 lid 2 b", "salariskosten", "salariskosten", salaris, totaal, SALARIS_PROCENT)
    overhead_max, overhead_boven, overheadtoets = norm(
        "overheadkosten", "artikel 1:6 lid 3 a", "overheadkosten", "overhead", overhead, totaal, OVERHEAD_PROCENT)
    bijdragen = som(baten, "bijdrage_derden")
    subsidiabel = totaal - salaris_boven - overhead_boven - bijdragen
    verleenbaar = max(Decimal(0), min(aanvraag.gevraagdBedrag, subsidiabel, MAXIMUM))
    verrekenbaar, niet_verrekenbaar = som(lasten, "btw_verrekenbaar"), som(lasten, "btw_niet_verrekenbaar")
    btw = aanvraag.btw
    toetsen += [
        salaristoets, overheadtoets,
        toets("subsidiabele_kosten", "artikel 1:6 lid 1", subsidiabel > 0,
              f"{euro(totaal)} − {euro(salaris_boven)} − {euro(overhead_boven)} − {euro(bijdragen)} = {euro(subsidiabel)}"
              f" {'>' if subsidiabel > 0 else '≤'} {euro(Decimal(0))}",
              f"Na aftrek resteert {euro(subsidiabel)} aan kosten die voor subsidie in aanmerking komen.",
              "Na aftrek resteren geen kosten die voor subsidie in aanmerking komen."),
        toets("hoogte", "artikel 1:7", aanvraag.gevraagdBedrag <= MAXIMUM,
              f"{euro(aanvraag.gevraagdBedrag)} {'≤' if aanvraag.gevraagdBedrag <= MAXIMUM else '>'} {euro(MAXIMUM)}",
              "Het gevraagde bedrag gaat het maximum niet te boven.", "Het gevraagde bedrag gaat het maximum te boven."),
        toets("btw_verklaring", "artikel 2:1 lid 1 a", bool(btw.ondernemer), f"verklaring = {btw.ondernemer}",
              "De verklaring over het ondernemerschap voor de BTW is gegeven.", "De verklaring ontbreekt."),
        toets("btw_specificatie", "artikel 2:1 lid 1 b",
              verrekenbaar == btw.verrekenbaar and niet_verrekenbaar == btw.nietVerrekenbaar,
              f"verrekenbaar: {euro(btw.verrekenbaar)} {'=' if verrekenbaar == btw.verrekenbaar else '≠'} {euro(verrekenbaar)};"
              f" niet verrekenbaar: {euro(btw.nietVerrekenbaar)}"
              f" {'=' if niet_verrekenbaar == btw.nietVerrekenbaar else '≠'} {euro(niet_verrekenbaar)}",
              "De specificatie van de BTW sluit aan op de kostenregels.", "De specificatie sluit niet aan."),
    ]
    adres, ondertekening = aanvrager.adres, aanvraag.ondertekening
    heeft_adres = bool(adres and adres.plaats and (adres.straat or adres.postbus))
    getekend = bool(ondertekening and ondertekening.naam and ondertekening.datum)
    ondertekend = verklaring is not None and bool(verklaring.ondertekenaar)
    peildatum = (ontvangen_op + timedelta(hours=1)).date()
    begin = date(peildatum.year - 3, peildatum.month, peildatum.day)
    steun = [post for post in verklaring.steun if begin <= post.verleendOp <= peildatum] if verklaring else []
    gewoon = sum((post.bedrag for post in steun if post.verordening == "2023/2831"), Decimal(0))
    alles = sum((post.bedrag for post in steun), Decimal(0))
    past = gewoon + verleenbaar <= DE_MINIMIS and alles + verleenbaar <= DE_MINIMIS_DAEB
    soorten = [activiteit.soort for activiteit in aanvraag.activiteiten]
    toetsen += [
        toets("de_minimisverklaring", "artikel 2:1 lid 1 c", ondertekend,
              f"ondertekend op {voluit(verklaring.ondertekendOp)}, ondertekenaar genoemd" if ondertekend else "ontbreekt",
              "De de-minimisverklaring is gegeven en ondertekend.", "De de-minimisverklaring ontbreekt."),
        toets("de_minimisruimte", "Verordening (EU) 2023/2831 artikel 3 lid 2 en 7, artikel 5", past,
              f"{euro(gewoon)} + {euro(verleenbaar)} = {euro(gewoon + verleenbaar)} {'≤' if past else '>'} {euro(DE_MINIMIS)};"
              f" met DAEB {euro(alles + verleenbaar)} {'≤' if past else '>'} {euro(DE_MINIMIS_DAEB)};"
              f" peildatum {voluit(peildatum)}",
              "Met deze subsidie blijft de de-minimissteun binnen de plafonds.",
              "Met deze subsidie zou de de-minimissteun een plafond overschrijden."),
        toets("activiteiten", "artikel 1:4", all(soort in SOORTEN for soort in soorten),
              f"{', '.join(soorten)} uit {', '.join(SOORTEN)}", "De activiteiten zijn van een soort die de regeling noemt.",
              "Een activiteit is van een andere soort."),
        toets("bescheiden", "artikel 2:1; ASV artikel 8", True, "vereist: geen; ontbreekt: geen",
              "Alle vereiste bescheiden zijn overgelegd.", ""),
        toets("gegevens_aanvrager", "Awb 4:2", heeft_adres and getekend, "adres gegeven, ondertekening met datum gegeven",
              "Het adres van de aanvrager is gegeven en de aanvraag is ondertekend met een datum.",
              "Het adres of de ondertekening is niet volledig."),
    ]
    uitkomsten = {each["uitkomst"] for each in toetsen}
    return {
        "oordeel": "niet_geschikt" if "voldoet_niet" in uitkomsten
        else "geschikt_na_aftopping" if "overschreden" in uitkomsten else "geschikt",
        "redenen": [each["toets"] for each in toetsen if each["uitkomst"] == "voldoet_niet"],
        "toetsen": toetsen,
        "kosten": {
            naam: float(bedrag) for naam, bedrag in {
                "kosten": totaal, "salaris": salaris, "overhead": overhead, "grondslag": totaal, "salarisMax": salaris_max,
                "overheadMax": overhead_max, "salarisBovenNorm": salaris_boven, "overheadBovenNorm": overhead_boven,
                "bijdragenDerden": bijdragen, "subsidiabel": subsidiabel}.items()},
        "gevraagdBedrag": float(aanvraag.gevraagdBedrag), "verleenbaar": float(verleenbaar), "openNormen": OPEN_NORMEN,
        "regelversie": REGELVERSIE, "regelingSha256": regeling_sha256}
