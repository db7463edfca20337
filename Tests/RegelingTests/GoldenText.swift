// swift-format-ignore-file

/// The traces as they must read. That of the example, which passes every check, stands whole; of the others stands what
/// differs from it, so that a new check is one line here.
enum GoldenText {
  static let eligible = """
    aanvraagtermijn [art. aanvraagtermijn] voldoet: 2025-03-19T23:00:00.000000Z ≤ 2025-03-21T10:00:00.000000Z < 2025-03-27T23:00:00.000000Z | De aanvraag is binnen de aanvraagtermijn ontvangen.
    rechtspersoon [art. rechtspersoon] voldoet: rechtsvorm = stichting | De aanvrager is een rechtspersoon.
    doelgroep [art. doelgroep] voldoet: ondersteunt sociaal ondernemers = ja | De aanvrager heeft ten doel sociaal ondernemers te ondersteunen.
    salariskosten [art. salariskosten] voldoet: 100 × € 9.000,00 ≤ 60 × € 15.152,00 | De salariskosten blijven binnen 60 % van de kosten.
    overheadkosten [art. overheadkosten] voldoet: 100 × € 0,00 ≤ 15 × € 15.152,00 | De overhead blijft binnen 15 % van de kosten.
    subsidiabele_kosten [art. subsidiabele_kosten] voldoet: € 15.152,00 − € 0,00 − € 0,00 − € 1.000,00 = € 14.152,00 > € 0,00 | Na aftrek resteert € 14.152,00 aan kosten die voor subsidie in aanmerking komen.
    hoogte [art. hoogte] voldoet: € 14.152,00 ≤ € 100.000,00 | Het gevraagde bedrag gaat het maximum niet te boven.
    btw_verklaring [art. btw_verklaring] voldoet: verklaring = gedeeltelijk | De verklaring over het ondernemerschap voor de BTW is gegeven.
    btw_specificatie [art. btw_specificatie] voldoet: verrekenbaar: € 1.050,00 = € 1.050,00; niet verrekenbaar: € 252,00 = € 252,00 | De specificatie van de BTW sluit aan op de kostenregels.
    de_minimisverklaring [art. de_minimisverklaring] voldoet: ondertekend op 18 maart 2025, ondertekenaar genoemd | De de-minimisverklaring is gegeven en ondertekend.
    de_minimisruimte [art. de_minimisruimte] voldoet: € 20.000,00 + € 14.152,00 = € 34.152,00 ≤ € 300.000,00; met DAEB € 34.152,00 ≤ € 1.050.000,00; peildatum 21 maart 2025 | Met deze subsidie blijft de de-minimissteun binnen de plafonds.
    activiteiten [art. activiteiten] voldoet: a uit a, b, c, d, e | De activiteiten zijn van een soort die de regeling noemt.
    bescheiden [art. bescheiden] voldoet: vereist: geen; ontbreekt: geen | Alle vereiste bescheiden zijn overgelegd.
    gegevens_aanvrager [art. gegevens_aanvrager] voldoet: adres gegeven, ondertekening met datum gegeven | Het adres van de aanvrager is gegeven en de aanvraag is ondertekend met een datum.
    geschikt, verleenbaar € 14.152,00
    """

  static let trimmed = """
    salariskosten [art. salariskosten] overschreden: 100 × € 100.000,00 > 60 × € 140.000,00 | De salariskosten zijn meer dan 60 % van de kosten; € 16.000,00 komt niet voor subsidie in aanmerking.
    overheadkosten [art. overheadkosten] voldoet: 100 × € 20.000,00 ≤ 15 × € 140.000,00 | De overhead blijft binnen 15 % van de kosten.
    subsidiabele_kosten [art. subsidiabele_kosten] voldoet: € 140.000,00 − € 16.000,00 − € 0,00 − € 0,00 = € 124.000,00 > € 0,00 | Na aftrek resteert € 124.000,00 aan kosten die voor subsidie in aanmerking komen.
    hoogte [art. hoogte] overschreden: € 140.000,00 > € 100.000,00 | Het gevraagde bedrag is hoger dan het maximum; ten hoogste € 100.000,00 kan worden verleend.
    btw_verklaring [art. btw_verklaring] voldoet: verklaring = niet | De verklaring over het ondernemerschap voor de BTW is gegeven.
    btw_specificatie [art. btw_specificatie] voldoet: verrekenbaar: € 0,00 = € 0,00; niet verrekenbaar: € 0,00 = € 0,00 | De specificatie van de BTW sluit aan op de kostenregels.
    de_minimisruimte [art. de_minimisruimte] voldoet: € 0,00 + € 100.000,00 = € 100.000,00 ≤ € 300.000,00; met DAEB € 100.000,00 ≤ € 1.050.000,00; peildatum 21 maart 2025 | Met deze subsidie blijft de de-minimissteun binnen de plafonds.
    geschikt_na_aftopping, verleenbaar € 100.000,00
    """

  static let excluded = """
    salariskosten [art. salariskosten] overschreden!: 100 × € 100.000,00 > 60 × € 140.000,00 | De salariskosten zijn meer dan 60 % van de kosten; € 16.000,00 komt niet voor subsidie in aanmerking. In de gekozen lezing sluit een overschreden kostennorm de aanvraag uit.
    overheadkosten [art. overheadkosten] voldoet: 100 × € 20.000,00 ≤ 15 × € 140.000,00 | De overhead blijft binnen 15 % van de kosten.
    subsidiabele_kosten [art. subsidiabele_kosten] voldoet: € 140.000,00 − € 16.000,00 − € 0,00 − € 0,00 = € 124.000,00 > € 0,00 | Na aftrek resteert € 124.000,00 aan kosten die voor subsidie in aanmerking komen.
    hoogte [art. hoogte] overschreden: € 140.000,00 > € 100.000,00 | Het gevraagde bedrag is hoger dan het maximum; ten hoogste € 100.000,00 kan worden verleend.
    btw_verklaring [art. btw_verklaring] voldoet: verklaring = niet | De verklaring over het ondernemerschap voor de BTW is gegeven.
    btw_specificatie [art. btw_specificatie] voldoet: verrekenbaar: € 0,00 = € 0,00; niet verrekenbaar: € 0,00 = € 0,00 | De specificatie van de BTW sluit aan op de kostenregels.
    de_minimisruimte [art. de_minimisruimte] voldoet: € 0,00 + € 100.000,00 = € 100.000,00 ≤ € 300.000,00; met DAEB € 100.000,00 ≤ € 1.050.000,00; peildatum 21 maart 2025 | Met deze subsidie blijft de de-minimissteun binnen de plafonds.
    ongeschikt, verleenbaar € 100.000,00
    """

  static let incomplete = """
    btw_verklaring [art. btw_verklaring] aan_te_vullen: verklaring = ontbreekt | De verklaring over het ondernemerschap voor de BTW ontbreekt en kan worden aangevuld.
    btw_specificatie [art. btw_specificatie] aan_te_vullen: verrekenbaar: ontbreekt; niet verrekenbaar: ontbreekt | De specificatie van de BTW ontbreekt of sluit niet aan op de kostenregels en kan worden aangevuld.
    de_minimisverklaring [art. de_minimisverklaring] aan_te_vullen: verklaring ontbreekt | De de-minimisverklaring ontbreekt of is niet ondertekend en kan worden aangevuld.
    de_minimisruimte [art. de_minimisruimte] voldoet: geen verklaring en geen nagegane steun | Zonder verklaring is geen eerdere steun bekend; de ontbrekende verklaring wordt apart getoetst.
    gegevens_aanvrager [art. gegevens_aanvrager] aan_te_vullen: adres onvolledig, ondertekening met datum gegeven | De plaats, of de straat of postbus, van de aanvrager ontbreekt en kan worden aangevuld.
    aan_te_vullen, verleenbaar € 14.152,00
    """

  static let ineligible = """
    aanvraagtermijn [art. aanvraagtermijn] voldoet_niet!: 2025-03-27T23:00:00.000000Z ≥ 2025-03-27T23:00:00.000000Z | De aanvraag is ontvangen nadat de aanvraagtermijn was geëindigd.
    rechtspersoon [art. rechtspersoon] voldoet_niet!: rechtsvorm = maatschap | De aanvrager is geen rechtspersoon; alleen rechtspersonen krijgen subsidie.
    doelgroep [art. doelgroep] voldoet_niet!: ondersteunt sociaal ondernemers = ja | Berekend: voldoet. De beoordelaar heeft dit met reden vervangen door: voldoet niet.
    subsidiabele_kosten [art. subsidiabele_kosten] voldoet_niet!: € 15.152,00 − € 0,00 − € 0,00 − € 15.152,00 = € 0,00 ≤ € 0,00 | Na aftrek resteren geen kosten die voor subsidie in aanmerking komen.
    btw_verklaring [art. btw_verklaring] voldoet: verklaring = geheel | De verklaring over het ondernemerschap voor de BTW is gegeven.
    btw_specificatie [art. btw_specificatie] aan_te_vullen: verrekenbaar: € 1.050,00 = € 1.050,00; niet verrekenbaar: € 252,00 = € 252,00; geheel ondernemer: niet verrekenbaar moet € 0,00 zijn | De specificatie van de BTW ontbreekt of sluit niet aan op de kostenregels en kan worden aangevuld.
    de_minimisruimte [art. de_minimisruimte] voldoet_niet!: € 300.000,01 + € 0,00 = € 300.000,01 > € 300.000,00; met DAEB € 300.000,01 ≤ € 1.050.000,00; peildatum 21 maart 2025 | Met deze subsidie zou de de-minimissteun een plafond overschrijden; dan valt de nieuwe steun in haar geheel buiten de verordening. Zij wordt niet verlaagd.
    ongeschikt, verleenbaar € 0,00
    """
}
