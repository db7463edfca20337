import Begrippen
import Cryptography
import Regeling

/// Examples to start from: the scheme's numbers as the regulation states them, and an application that passes every check.

let normenStandaard = OpenNormen(
  gevolgKostennormen: .aftoppen, grondslagKostennormen: .totaal, bandbreedte: Promille(100),
  gemengdProfiel: .laagste, middelmaat: .gemiddelde, restbedrag: .gedeeltelijk, gelijkeStand: .loting,
  cohort: .geschikt, intrekkingNaBevriezing: .opnieuw, vrijgevallenBedrag: .blijftVrij)

func criterium(_ code: String, _ punten: (Int, Int, Int), _ indicatoren: [Indicator]) -> Criterium {
  Criterium(
    code: code, omschrijving: "", artikel: "artikel 1:9", puntenBovengemiddeld: punten.0, puntenGemiddeld: punten.1,
    puntenMinder: punten.2, indicatoren: indicatoren)
}

func datum(_ jaar: Int, _ maand: Int, _ dag: Int) -> Datum {
  guard let datum = Datum(jaar: jaar, maand: maand, dag: dag) else { preconditionFailure("no such date") }
  return datum
}

/// UTC, so that `utc(2025, 3, 19, 23)` is the opening of the 2025 window.
func utc(_ jaar: Int, _ maand: Int, _ dag: Int, _ uur: Int = 0, microseconden: Int64 = 0) -> Tijdstip {
  let dagen = Int64(datum(jaar, maand, dag).dagnummer)
  return Tijdstip(microseconden: dagen * 86_400_000_000 + Int64(uur) * 3_600_000_000 + microseconden)
}

func euro(_ euro: Int64, _ centen: Int64 = 0) -> Centen { Centen(100 * euro + centen) }

/// Every norm with the other words that it knows; of a range its ends and a value that is no round part of it.
let alleAlternatieven: [(Normcode, [String])] = Normcode.allCases.map { code in
  switch code.vorm {
  case .woorden(let woorden): (code, woorden.filter { $0 != normenStandaard.waarde(code) })
  case .promille(let bereik):
    (code, [bereik.lowerBound, (bereik.lowerBound + 2 * bereik.upperBound) / 3, bereik.upperBound].map { "\($0)" })
  }
}

let feestdagenVoorbeeld: Set<Datum> = [
  datum(2025, 4, 18), datum(2025, 4, 21), datum(2025, 5, 5), datum(2025, 5, 29), datum(2025, 5, 30),
  datum(2025, 6, 9), datum(2026, 4, 3), datum(2026, 4, 6), datum(2026, 4, 27), datum(2026, 5, 5), datum(2026, 5, 14),
  datum(2026, 5, 15), datum(2026, 5, 25),
]

/// The criteria of R 1:9 lid 2 with their points.
let criteriaVoorbeeld = [
  criterium("a", (30, 15, 0), [.gesprekken, .vraagmogelijkheden, .zichtbaarheid]),
  criterium("b", (20, 10, 5), [.ondersteund]), criterium("c", (10, 5, 0), [.evenementen, .deelnames]),
  criterium("d", (10, 5, 0), [.overlegstructuren, .samenwerkingen]),
  criterium("e", (10, 5, 0), [.buitenDenHaag]), criterium("f", (10, 5, 0), [.socialeStartups]),
  criterium("g", (10, 5, 0), [.kostprijs, .personeelsaandeel, .sluitendeBegroting]),
]

func regelingVoorbeeld(
  vereisteBescheiden: [String] = [], maximum: Centen = euro(100_000), criteria: [Criterium] = criteriaVoorbeeld,
  normen: OpenNormen = normenStandaard
) -> Regeling {
  Regeling(
    code: "voorbeeld-2025", citeertitel: "Voorbeeldregeling 2025", jaar: 2025, opent: utc(2025, 3, 19, 23),
    sluit: utc(2025, 3, 27, 23), plafond: euro(100_000), maximum: maximum, salarisnorm: Procent(60),
    overheadnorm: Procent(15), voorschot: Procent(100), afwijkingsdrempel: Procent(10),
    rechtspersonen: [
      "stichting", "vereniging", "cooperatie", "onderlinge_waarborgmaatschappij", "besloten_vennootschap",
      "naamloze_vennootschap", "kerkgenootschap", "publiekrechtelijke_rechtspersoon",
    ],
    nietRechtspersonen: ["eenmanszaak", "vennootschap_onder_firma", "commanditaire_vennootschap", "maatschap"],
    activiteiten: ["a", "b", "c", "d", "e"], vereisteBescheiden: vereisteBescheiden,
    criteria: criteria,
    deMinimis: DeMinimisregels(
      plafondAlgemeen: euro(300_000), plafondMetDaeb: euro(1_050_000), jarenTerug: 3,
      verordeningenAlgemeen: ["2023/2831", "1407/2013", "1408/2013", "717/2014"],
      verordeningenDaeb: ["2023/2832", "360/2012"],
      registratie: DeMinimisregistratie(vanaf: datum(2026, 1, 1), werkdagen: 20)),
    termijnen: Termijnregels(
      bezwaarWeken: 6, betalingWeken: 6, beslisWeken: 8, buitenBehandelingWeken: 4, terugbetalingWeken: 6,
      terugvorderingJaren: 5),
    feestdagen: feestdagenVoorbeeld, openNormen: normen,
    teksten: Regelingteksten(
      toetsen: Toetscode.allCases.map { Toetstekst(code: $0, artikel: "art. \($0.rawValue)", vraag: "") },
      openNormen: alleAlternatieven.map { code, waarden in
        OpenNormtekst(
          code: code, artikel: "", vraag: "", gekozen: normen.waarde(code), toelichting: "",
          alternatieven: waarden.map { .init(waarde: $0, omschrijving: "", vergt: nil) }, beslotenDoor: "",
          gepubliceerd: "")
      },
      feestdagenJaren: 2025...2026))
}

func rondeVoorbeeld(plafond: Centen = euro(100_000), besluitDatum: Datum? = nil) -> Ronde {
  Ronde(
    jaar: 2025, opent: utc(2025, 3, 19, 23), sluit: utc(2025, 3, 27, 23), plafond: plafond, besluitDatum: besluitDatum)
}

/// The application of `contract.md` section 3.
func aanvraagVoorbeeld() -> Aanvraag {
  Aanvraag(
    aanvrager: Aanvrager(
      naam: "Stichting Voorbeeld", kvkNummer: "27312345", rechtsvorm: "stichting", statutairDoel: "Ondersteunen.",
      ondersteuntSociaalOndernemers: true, adres: Adres(straat: "Spui", huisnummer: "70", plaats: "Den Haag"),
      contact: Contact(naam: "Voorbeeld Bestuurder"), iban: "NL91ABNA0417164300"),
    gevraagdBedrag: euro(14_152),
    activiteiten: [
      Activiteit(
        soort: "a", omschrijving: "Spreekuur",
        lasten: [
          Last(soort: .salaris, omschrijving: "Adviseur", bedrag: euro(9000)),
          Last(
            soort: .apparatuur, omschrijving: "Laptop", bedrag: euro(1200), nietVerrekenbareBtw: euro(252),
            restwaarde: euro(300)),
          Last(soort: .overig, omschrijving: "Zaalhuur", bedrag: euro(5000), verrekenbareBtw: euro(1050)),
        ],
        baten: [
          Baat(soort: .subsidie, omschrijving: "Deze aanvraag", bedrag: euro(14_152)),
          Baat(soort: .bijdrageDerden, omschrijving: "Fonds", bedrag: euro(1000)),
          Baat(soort: .eigenMiddelen, omschrijving: "Eigen bijdrage", bedrag: euro(300)),
        ])
    ],
    btw: BtwVerklaring(ondernemer: .gedeeltelijk, verrekenbaar: euro(1050), nietVerrekenbaar: euro(252)),
    deMinimis: DeMinimisverklaring(
      ondertekendOp: datum(2025, 3, 18), ondertekenaar: "Voorbeeld Bestuurder",
      steun: [
        Steun(
          verstrekker: "Provincie", verleendOp: datum(2023, 6, 1), bedrag: euro(20_000), verordening: "2023/2831")
      ]),
    prestaties: Prestaties(
      gesprekkenNieuw: 120, gesprekkenBestaand: 310, vraagmogelijkheden: .ruim, zichtbaarheid: .goed,
      ondersteundeOndernemers: 85, waarvanBuitenDenHaag: 14, waarvanSocialeStartups: 22, evenementen: 14,
      deelnamesAanEvenementen: 640, overlegstructuren: 9, samenwerkingen: 6),
    ondertekening: Ondertekening(naam: "Voorbeeld Bestuurder", datum: datum(2025, 3, 20)))
}

/// The example with costs of this kind: salary, overhead and the rest, all asked from the city.
func aanvraagMetKosten(salaris: Centen, overhead: Centen = .zero, overig: Centen = .zero) -> Aanvraag {
  var aanvraag = aanvraagVoorbeeld()
  aanvraag.activiteiten = [
    Activiteit(
      soort: "a",
      lasten: [
        Last(soort: .salaris, omschrijving: "", bedrag: salaris),
        Last(soort: .overhead, omschrijving: "", bedrag: overhead),
        Last(soort: .overig, omschrijving: "", bedrag: overig),
      ],
      baten: [Baat(soort: .subsidie, omschrijving: "", bedrag: salaris + overhead + overig)])
  ]
  aanvraag.gevraagdBedrag = salaris + overhead + overig
  aanvraag.btw = BtwVerklaring(ondernemer: .niet, verrekenbaar: .zero, nietVerrekenbaar: .zero)
  return aanvraag
}

func inzendingVoorbeeld(
  _ aanvraag: Aanvraag = aanvraagVoorbeeld(), id: String = "A-1", ontvangenOp: Tijdstip = utc(2025, 3, 21, 10)
) -> Inzending {
  Inzending(id: id, ontvangenOp: ontvangenOp, ontvangenDatum: datum(2025, 3, 21), aanvraag: aanvraag)
}

func lotingVoorbeeld(_ zaad: String = "zaad") -> Loting {
  Loting(zaad: zaad) { SHA256Digest(of: $0).hex }
}

/// The ranking of these files under the example's scheme.
func rank(
  _ inzendingen: [Inzending], _ ronde: Ronde = rondeVoorbeeld(), _ normen: OpenNormen = normenStandaard,
  zaad: String? = nil, regeling: Regeling = regelingVoorbeeld()
) -> Rangschikking {
  rangschik(
    inzendingen.map { Weging($0, ronde: ronde, regeling: regeling) }, ronde: ronde, regeling: regeling,
    normen: normen, loting: zaad.map(lotingVoorbeeld))
}

/// So many files that are equal in everything, each asking this.
func gelijken(_ bedragen: [Centen]) -> [Inzending] {
  bedragen.enumerated().map { nummer, bedrag in
    var aanvraag = aanvraagMetKosten(salaris: .zero, overig: bedrag)
    aanvraag.aanvrager.kvkNummer = "\(27_312_345 + nummer)"
    return inzendingVoorbeeld(aanvraag, id: "A-\(nummer)")
  }
}
