internal import JSON

/// A fictional organisation of the demo, with the figures that it files. Amounts in whole euros.
struct DemoOrganisatie: Sendable {
  let naam: String
  let kvkNummer: String
  let rechtsvorm: String
  /// When it files, on the simulated clock.
  let dientInOp: String
  /// The point of interest for the reader.
  let bijzonderheid: String
  /// The kind of its activity and the description of it.
  let activiteit: (soort: String, omschrijving: String)
  let salaris: Int64
  let overhead: Int64
  let overig: Int64
  var apparatuur: Int64 = 0
  var restwaarde: Int64 = 0
  var bijdrageDerden: Int64 = 0
  let prestaties: JSONValue
  var heeftDeMinimisverklaring = true
  /// De-minimis aid received in the three years before.
  var eerdereSteun: Int64 = 0

  /// The amount that it asks: its costs less the contribution of others.
  var gevraagd: Int64 { salaris + overhead + overig + apparatuur - bijdrageDerden }

  /// The application; `metVerklaring` adds the declaration that was left out.
  func aanvraag(metVerklaring: Bool = false) -> JSONValue {
    .object(present: [
      "aanvrager": [
        "naam": .text(naam), "kvkNummer": .text(kvkNummer), "rechtsvorm": .text(rechtsvorm),
        "statutairDoel": "Het ondersteunen van sociaal ondernemers in Den Haag.",
        "ondersteuntSociaalOndernemers": true,
        "adres": ["straat": "Spui", "huisnummer": "70", "postcode": "2511 BT", "plaats": "Den Haag"],
        "contact": [
          "naam": "Fictieve Bestuurder", "email": "bestuur@voorbeeld.example", "telefoon": "070-1234567",
        ],
        "iban": .text(iban),
      ],
      "gevraagdBedrag": .amount(gevraagd * 100),
      "activiteiten": [
        [
          "soort": .text(activiteit.soort), "omschrijving": .text(activiteit.omschrijving), "van": "2025-05-01",
          "tot": "2025-12-31", "lasten": .array(lasten),
          "baten": .array(baten(subsidie: gevraagd, eigenMiddelen: 0)),
        ]
      ],
      "btw": ["ondernemer": "niet", "verrekenbaar": .amount(0), "nietVerrekenbaar": .amount(0)],
      "deMinimis": heeftDeMinimisverklaring || metVerklaring ? deMinimis : nil,
      "prestaties": prestaties,
      "ondertekening": ["naam": "Fictieve Bestuurder", "functie": "bestuurder", "datum": "2025-03-20"],
    ])
  }

  /// The final account. It spends `besteding` per cent of each budget line, and the grant pays for it.
  func verantwoording(verleend: Int64, besteding: Int64) -> JSONValue {
    let uitgegeven = (salaris + overhead + overig + apparatuur) * besteding / 100
    let nodig = max(0, uitgegeven - bijdrageDerden - verleend)
    return [
      "inhoudelijkVerslag": [
        "tekst": .text("De activiteit \"\(activiteit.omschrijving)\" is uitgevoerd zoals in het besluit staat."),
        "geschiktVoorOpenbaarmaking": true,
      ],
      "bestuursverklaring": [
        "soort": "bestuur", "ondertekenaar": "Fictieve Bestuurder", "functie": "bestuurder",
        "ondertekendOp": "2026-01-15", "juistEnVolledig": true,
      ],
      "financieelVerslag": [
        "activiteiten": [
          .object(present: [
            "soort": .text(activiteit.soort), "lasten": .array(lasten(procent: besteding)),
            "baten": .array(baten(subsidie: verleend, eigenMiddelen: nodig)),
            "toelichting": besteding == 100
              ? nil : "Twee bijeenkomsten gingen niet door; de kosten daarvan zijn niet gemaakt.",
          ])
        ]
      ],
      "prestaties": prestaties,
    ]
  }

  /// A valid account of its own (ISO 13616).
  private var iban: String {
    // The bank, the account and the country as digits; the last two make the whole 1 modulo 97.
    let rest = "1011231000\(kvkNummer)232100".utf8.reduce(0) { ($0 * 10 + Int($1 - UInt8(ascii: "0"))) % 97 }
    let controle = 98 - rest
    return "NL\(controle < 10 ? "0" : "")\(controle)ABNA00\(kvkNummer)"
  }

  private var lasten: [JSONValue] { lasten(procent: 100) }

  private func lasten(procent: Int64) -> [JSONValue] {
    var regels = [("salaris", "Medewerkers", salaris), ("overhead", "Kantoor en administratie", overhead)]
      .map { soort, omschrijving, euro -> JSONValue in
        ["soort": .text(soort), "omschrijving": .text(omschrijving), "bedrag": .amount(euro * procent)]
      }
    regels.append(["soort": "overig", "omschrijving": "Zalen en materiaal", "bedrag": .amount(overig * procent)])
    if apparatuur > 0 {
      regels.append([
        "soort": "apparatuur", "omschrijving": "Apparatuur", "bedrag": .amount(apparatuur * procent),
        "restwaarde": .amount(restwaarde * procent),
      ])
    }
    return regels
  }

  private func baten(subsidie: Int64, eigenMiddelen: Int64) -> [JSONValue] {
    [
      ("subsidie", "Subsidie van de gemeente", subsidie), ("bijdrage_derden", "Fonds", bijdrageDerden),
      ("eigen_middelen", "Eigen bijdrage", eigenMiddelen),
    ].filter { $0.2 > 0 }.map { soort, omschrijving, euro in
      ["soort": .text(soort), "omschrijving": .text(omschrijving), "bedrag": .amount(euro * 100)]
    }
  }

  private var deMinimis: JSONValue {
    [
      "ondertekendOp": "2025-03-18", "ondertekenaar": "Fictieve Bestuurder",
      "steun": eerdereSteun == 0
        ? []
        : [
          [
            "verstrekker": "Provincie Zuid-Holland", "verleendOp": "2024-02-01",
            "bedrag": .amount(eerdereSteun * 100), "verordening": "2023/2831",
          ]
        ],
    ]
  }

  /// The figures on which the criteria rest.
  static func prestaties(
    gesprekken nieuw: Int64, _ bestaand: Int64, _ vraag: String, _ zichtbaar: String, ondersteund: Int64,
    buiten: Int64, startups: Int64, evenementen: Int64, deelnames: Int64, overleg: Int64, samenwerkingen: Int64
  ) -> JSONValue {
    [
      "periode": ["van": "2024-01-01", "tot": "2024-12-31"], "gesprekkenNieuw": .integer(nieuw),
      "gesprekkenBestaand": .integer(bestaand), "vraagmogelijkheden": .text(vraag), "zichtbaarheid": .text(zichtbaar),
      "ondersteundeOndernemers": .integer(ondersteund), "waarvanBuitenDenHaag": .integer(buiten),
      "waarvanSocialeStartups": .integer(startups), "evenementen": .integer(evenementen),
      "deelnamesAanEvenementen": .integer(deelnames), "overlegstructuren": .integer(overleg),
      "samenwerkingen": .integer(samenwerkingen),
    ]
  }
}
