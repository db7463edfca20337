internal import JSON
internal import Keten
internal import Loket
internal import Notatie

/// The schemas of answers about the scheme, rounds, rankings and the chain.
extension JSONSchema {
  static let regeling = JSONSchema.object([
    "code": .text(), "citeertitel": .text(), "vindplaats": .text(), "jaar": .integer(), "opent": .tijdstip,
    "sluit": .tijdstip, "plafond": .bedrag, "maximum": .bedrag, "salarisnorm": .integer(), "overheadnorm": .integer(),
    "voorschot": .integer(), "afwijkingsdrempel": .integer(), "rechtspersonen": .teksten,
    "nietRechtspersonen": .teksten,
    "activiteiten": .array(of: .object(["soort": .text(), "omschrijving": .text(), "artikel": .text()])),
    "vereisteBescheiden": .teksten,
    "toetsen": .array(of: .object(["toets": .text(), "artikel": .text(), "vraag": .text()])),
    "criteria": .array(
      of: .object([
        "criterium": .text(), "omschrijving": .text(), "artikel": .text(), "punten": .dictionary(of: .integer()),
        "indicatoren": .teksten,
      ])),
    "deMinimis": .object([
      "plafondAlgemeen": .bedrag, "plafondMetDaeb": .bedrag, "jarenTerug": .integer(),
      "verordeningenAlgemeen": .teksten, "verordeningenDaeb": .teksten,
      "registratie?": .object(["vanaf": .datum, "werkdagen": .integer()]),
    ]),
    "termijnen": .dictionary(of: .integer()),
    "feestdagen": .array(of: .object(["datum": .datum, "naam": .text()])),
    "openNormen": .array(
      of: .object([
        "code": .text(), "artikel": .text(), "vraag": .text(), "gekozen": .text(), "toelichting": .text(),
        "alternatieven": .array(of: .object(["waarde": .text(), "omschrijving": .text(), "vergt?": .text()])),
        "beslotenDoor": .text(), "gepubliceerd": .text(), "werking": .text(),
        "besluit?": .object(["kenmerk": .text(), "datum?": .datum, "vindplaats?": .text()]),
      ])),
    "vasteLezingen": .array(of: .object(["code": .text(), "artikel": .text(), "lezing": .text()])),
    "herkomst": .array(of: .object(["onderdeel": .text(), "artikel": .text(), "bron": .text(), "status": .text()])),
    "bronnen": .array(of: .object(["code": .text(), "titel": .text(), "vindplaats": .text()])),
    "sha256": .sha256, "regelversie": .text(),
    "bestand": JSONSchema.dictionary(of: .any).described("Het regelingbestand, byte voor byte."),
  ])

  static let probleemuitleg = JSONSchema.object([
    "soort": .text(), "type": .text(), "status": .integer(400...599), "title": .text(),
    "betekenis": .text(), "watTeDoen": .text(),
    "codes?": JSONSchema.array(
      of: .object(["code": .choice(Fault.Code.allCases.map(\.rawValue)), "betekenis": .text()])
    )
    .described("De codes van fouten."),
  ])

  /// The codes of deviations.
  private static let afwijkingen = JSONSchema.array(of: .reeks(.afwijkingen)).described(
    "Wat van de regels of de verwachting afwijkt.\n\n" + (Woordenreeks.afwijkingen.lijst ?? ""))

  private static let veld = JSONSchema.object([
    "pad": .text(), "soort": .text(), "eenheid?": .text(), "verplicht": .boolean, "minimum?": .number(),
    "maximum?": .number(), "keuzes?": .teksten, "vorm?": .text(), "bevinding?": .text(), "betekenis": .text(),
    "afwezig?": .text(), "voorwaarde?": .text(), "artikel": .text(),
  ])
  static let velden = JSONSchema.object([
    "aanvraag": .array(of: veld), "verantwoording": .array(of: veld), "beoordeling": .array(of: veld),
  ])

  private static let besluitverwijzing = JSONSchema.object(["kenmerk": .text(), "grond": .text()])
  private static let verlengingen = JSONSchema.array(of: .object(["tot": .tijdstip, "grond": .text()]))
  static let plafondkeuze = JSONSchema.object(["bedrag": .bedrag, "kenmerk": .text(), "grond": .text()])

  static let ronde = JSONSchema.object([
    "jaar": .integer(), "status": .reeks(.rondestanden, "De stand van de ronde."), "opent": .tijdstip,
    "sluit": .tijdstip,
    "verlengingen": verlengingen, "plafond": .bedrag,
    "plafondVersies": .array(
      of: .object([
        "versie": .integer(from: 1), "plafond": .bedrag, "bekendgemaaktOp": .datum, "vastgesteldOp": .tijdstip,
        "besluit?": besluitverwijzing,
      ])),
    "plafondkeuze?": plafondkeuze, "lotingVastlegging": JSONSchema.sha256.orNull, "zaadVerloren?": .boolean,
    "lotgetal": JSONSchema.sha256.orNull.described("Het getal waarmee wordt geloot; null tot de ronde sluit."),
    "bekendmaking": .object(["kenmerk": .text(), "datum": .datum, "vindplaats": .text()]),
    "besluit?": besluitverwijzing, "besluitDatum?": .datum, "regeling": .regelingverwijzing,
    "versie": .integer(from: 1),
    "teBevestigen?": JSONSchema.object([
      "versie": .integer(from: 1), "gronden": .teksten, "verlengingen?": verlengingen,
      "plafondkeuze?": plafondkeuze.orNull, "zaadverlies?": .object(["grond": .text()]),
    ]).described("Wat pas werkt als een ander het bevestigt."),
    "openNormenZonderBesluit?": JSONSchema.teksten.described("De open normen waarover nog niet is besloten."),
  ])

  static let zegel = JSONSchema.object([
    "nummer": .integer(from: 1), "tijdstip": .tijdstip,
    "aanleiding": .reeks(.zegelaanleidingen, "Waarom het zegel is gezet."), "sha256": .sha256,
    "vorige": .sha256,
    "lotgetal?": .sha256,
  ])

  // MARK: Rankings

  /// The criteria of a ranked application.
  /// - Parameter meer: what a decision tells of each beside that.
  static func criteria(_ meer: [(name: String, schema: JSONSchema)] = []) -> JSONSchema {
    .array(
      of: .object(
        [
          ("criterium", .text()), ("artikel", .text()), ("niveau", .reeks(.niveaus)), ("punten", .integer()),
          ("gemengd", .boolean), ("vervangen", .boolean),
          (
            "indicatoren",
            .array(
              of: .object([
                "indicator": .reeks(.indicatoren), "waarde": .either(.integer(), .text(), .boolean, .constant(.null)),
                "niveau": .reeks(.niveaus), "aantal?": .aantal, "som?": .integer(), "vergelijking": .text(),
              ]))
          ),
        ] + meer, isClosed: false))
  }

  /// Groups of equal points that did not fit together under the ceiling.
  static let gelijkeStanden = JSONSchema.array(
    of: .object([
      "rang": .integer(from: 1), "ids": .teksten, "verleenbaar": .bedrag, "beschikbaar": .bedrag,
      "beslissing": .reeks(.beslissingen),
    ]))
  /// The codes of checks.
  static let toetscodes = JSONSchema.array(of: .reeks(.toetsen))

  private static let rangschikkingsleden: [(name: String, schema: JSONSchema)] = [
    ("ronde", .integer()), ("plafond", .bedrag), ("toegekend", .bedrag),
    (
      "rangorde",
      .array(
        of: .object([
          "id": .text(), "rang": .integer(from: 1), "punten": .integer(), "oordeel": .reeks(.oordelen),
          "criteria": criteria(),
          "verleenbaar": .bedrag,
          "toegekend": JSONSchema.bedrag.orNull.described("Null zolang een loting moet beslissen."),
          "uitkomst": .reeks(.toekenningen, "Of het hele verleenbare bedrag onder het plafond past."),
        ]))
    ),
    (
      "nietGerangschikt",
      .array(
        of: .object([
          "id": .text(),
          "oordeel": .reeks(.nietGerangschikt, "Waarom de aanvraag buiten de rangorde blijft."),
          "redenen": .toetscodes,
          "artikelen": .teksten,
        ]))
    ),
    ("gelijkeStanden", gelijkeStanden), ("artikelen", .dictionary(of: .text())), ("openNormen", .openNormen),
    ("regeling", .regelingverwijzing), ("loting?", .text()),
  ]
  static let rangschikking = JSONSchema.object(rangschikkingsleden, isClosed: false)

  static let rangschikkingNu = JSONSchema.object(
    rangschikkingsleden + [
      ("stand", .reeks(.rondestanden)), ("standOp", .tijdstip), ("voorlopig", .boolean),
      ("nummer?", .integer(from: 1)),
      ("bevrorenOp?", .tijdstip), ("invoerSha256", .sha256), ("resultaatSha256", .sha256),
      ("aantalWijzigingen?", .aantal),
      (
        "wijzigingen?",
        JSONSchema.array(
          of: .object([
            "aanvraag": .text(), "kenmerk": .text(), "soort": .reeks(.gebeurtenissen), "tijdstip": .tijdstip,
            "gebeurtenis": .aantal,
          ])
        ).described("Wat er sinds het besluit veranderde.")
      ),
    ], isClosed: false)

  private static let invoerSha256 = JSONSchema.sha256.described("De SHA-256 van de bytes die `…/invoer` geeft.")
  private static let resultaatSha256 = JSONSchema.sha256.described(
    "De SHA-256 van de rangschikking in canonieke vorm, zonder `invoerSha256` en `resultaatSha256`. Zo is zij na te rekenen: "
      + "bewaar wat `…/invoer` geeft in een bestand; `weegschaal rangschik --bestand` schrijft de rangschikking, en haar lid "
      + "`resultaatSha256` is dit.")

  static let bevriezing: [(name: String, schema: JSONSchema)] = [
    ("nummer", .integer(from: 1)), ("bevrorenOp", .tijdstip), ("door", .text()), ("plafond", .bedrag),
    (
      "loting",
      JSONSchema.object(["zaad": JSONSchema.text().orNull, "lotgetal": JSONSchema.sha256.orNull, "geheel": .text()])
        .orNull
    ), ("invoerSha256", invoerSha256),
    ("regelingSha256", .sha256), ("regelversie", .text()), ("resultaatSha256", resultaatSha256),
  ]
  static let bevrorenRangschikking = JSONSchema.object(
    bevriezing + [("rangschikking", Antwoordschema.rangschikking.verwijzing)], isClosed: false)

  static let rangschikkinginvoer = JSONSchema.object([
    "ronde": .object([
      "jaar": .integer(), "opent": .tijdstip, "sluit": .tijdstip, "plafond": .bedrag, "verlengingen?": verlengingen,
      "besluitDatum?": .datum,
    ]),
    "openNormen": .openNormen, "loting?": .text(),
    "aanvragen": .array(
      of: .object([
        "id": .text(), "ontvangenOp": .tijdstip, "ingetrokken?": .boolean, "toegelaten?": besluitgrond,
        "beoordeling?": Antwoordschema.gezondenBeoordeling.verwijzing,
        "aanvraag?": Antwoordschema.gezondenAanvraag.verwijzing, "sha256?": .sha256,
        "oordeel?": .reeks(.nietGerangschikt), "redenen?": .toetscodes,
      ])),
  ])
  private static let besluitgrond = JSONSchema.object(["besluit": .text(), "grond": .text()])

  static let herberekening = JSONSchema.object([
    "gelijk": JSONSchema.boolean.orNull.described("Null als de regels intussen andere zijn."),
    "resultaatSha256": .sha256, "berekendSha256": JSONSchema.sha256.orNull, "regelversie": .text(),
    "berekendMetRegelversie": .text(),
  ])

  // MARK: Chain and report

  static let gebeurtenis = JSONSchema.object([
    "volgnummer": .integer(from: 1), "dossier": .text(), "soort": .reeks(.gebeurtenissen), "tijdstip": .tijdstip,
    "door": .text(), "vorige": .sha256, "sha256": .sha256,
    "inhoud": JSONSchema.dictionary(of: .any).described("Wat er gebeurde, zonder persoonsgegevens."),
  ])

  private static let bedragen: [(name: String, schema: JSONSchema)] = [
    ("aangevraagd", .bedrag), ("verleend", .bedrag), ("betaald", .bedrag), ("vastgesteld", .bedrag),
    ("teruggevorderd", .bedrag), ("terugbetaald", .bedrag), ("openstaand", .bedrag),
  ]
  static let naderhandOntvangen = JSONSchema.array(
    of: .object(["versie": .integer(from: 1), "ontvangenOp": .tijdstip]))
  static let rapport = JSONSchema.object([
    "ronde": .integer(), "plafond": .bedrag, "standOp": .tijdstip,
    "telling": .object([
      "ontvangen": .aantal, "tijdig": .aantal, "nietTijdig": .aantal, "ingetrokken": .aantal, "gerangschikt": .aantal,
      "besloten": .aantal, "zonderBesluit": .aantal,
    ]),
    "totalen": .object(bedragen, isClosed: false),
    "aanvragen": .array(
      of: .object(
        [
          ("id", .text()), ("kenmerk", .text()), ("naam", JSONSchema.text().orNull), ("status", .dossierstand),
        ] + bedragen + [
          ("bevrorenDoor", JSONSchema.text().orNull), ("besluitDoor", JSONSchema.text().orNull),
          ("mandaat", JSONSchema.text().orNull), ("afwijkingen", afwijkingen),
          ("naderhandOntvangen", naderhandOntvangen),
        ], isClosed: false)),
    "aansluiting": .array(
      of: .object(["controle": .text(), "links": .number(), "rechts": .number(), "verschil": .number()])),
  ])
}
