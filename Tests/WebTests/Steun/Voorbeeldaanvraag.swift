import JSON

/// An application that is eligible in every respect, with members that tests change.
struct Voorbeeldaanvraag: Sendable {
  var kvkNummer = "27312345"
  var rechtsvorm = "stichting"
  /// Salary, overhead and other costs, in cents; the subsidy asked is their sum less the own contribution.
  var salaris: Int64 = 500_000
  var overhead: Int64 = 100_000
  var overig: Int64 = 400_000
  var gesprekken: Int64 = 400
  var ondersteund: Int64 = 100
  var heeftDeMinimis = true
  var heeftContact = true
  /// De-minimis aid received before, in cents.
  var eerdereSteun: Int64 = 0
  /// Changes the finished document.
  var wijzig: @Sendable (JSONValue) -> JSONValue = { $0 }

  /// The asked amount, in cents.
  var gevraagd: Int64 { salaris + overhead + overig }

  /// The document as posted.
  var document: JSONValue {
    wijzig(
      .object(present: [
        "aanvrager": .object(present: [
          "naam": .text("Stichting \(kvkNummer)"), "kvkNummer": .text(kvkNummer), "rechtsvorm": .text(rechtsvorm),
          "statutairDoel": "Het ondersteunen van sociaal ondernemers in Den Haag.",
          "ondersteuntSociaalOndernemers": true,
          "contact": heeftContact ? ["naam": "A. Bestuurder", "email": "bestuur@voorbeeld.example"] : nil,
          "iban": heeftContact ? "NL91ABNA0417164300" : nil,
        ]),
        "gevraagdBedrag": .amount(gevraagd),
        "activiteiten": [
          [
            "soort": "a", "omschrijving": "Spreekuur",
            "lasten": [
              ["soort": "salaris", "omschrijving": "Adviseur", "bedrag": .amount(salaris)],
              ["soort": "overhead", "omschrijving": "Kantoor", "bedrag": .amount(overhead)],
              ["soort": "overig", "omschrijving": "Zaalhuur", "bedrag": .amount(overig)],
            ],
            "baten": [["soort": "subsidie", "omschrijving": "Deze aanvraag", "bedrag": .amount(gevraagd)]],
          ]
        ],
        "btw": ["ondernemer": "niet", "verrekenbaar": .amount(0), "nietVerrekenbaar": .amount(0)],
        "deMinimis": heeftDeMinimis ? verklaring : nil,
        "prestaties": [
          "gesprekkenNieuw": .integer(gesprekken / 2), "gesprekkenBestaand": .integer(gesprekken - gesprekken / 2),
          "vraagmogelijkheden": "ruim", "zichtbaarheid": "goed", "ondersteundeOndernemers": .integer(ondersteund),
          "waarvanBuitenDenHaag": 10, "waarvanSocialeStartups": 10, "evenementen": 10, "deelnamesAanEvenementen": 300,
          "overlegstructuren": 6, "samenwerkingen": 6,
        ],
      ]))
  }

  private var verklaring: JSONValue {
    [
      "ondertekendOp": "2025-03-18", "ondertekenaar": "A. Bestuurder",
      "steun": eerdereSteun == 0
        ? []
        : [
          [
            "verstrekker": "Provincie", "verleendOp": "2024-01-01", "bedrag": .amount(eerdereSteun),
            "verordening": "2023/2831",
          ]
        ],
    ]
  }
}
