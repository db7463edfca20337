package import JSON

/// An application that is eligible in every respect, with members that tests change.
package struct Voorbeeldaanvraag: Sendable {
  package var kvkNummer = "27312345"
  package var rechtsvorm = "stichting"
  /// Salary, overhead and other costs, in cents; the subsidy asked is their sum less the own contribution.
  package var salaris: Int64 = 500_000
  package var overhead: Int64 = 100_000
  package var overig: Int64 = 400_000
  package var gesprekken: Int64 = 400
  package var ondersteund: Int64 = 100
  package var heeftDeMinimis = true
  package var heeftAdres = true
  /// De-minimis aid received before, in cents.
  package var eerdereSteun: Int64 = 0
  /// Changes the finished document.
  package var wijzig: @Sendable (JSONValue) -> JSONValue = { $0 }

  /// The example, with what a test sets otherwise.
  package init(
    kvkNummer: String = "27312345", rechtsvorm: String = "stichting", salaris: Int64 = 500_000,
    overhead: Int64 = 100_000, overig: Int64 = 400_000, gesprekken: Int64 = 400, ondersteund: Int64 = 100,
    heeftDeMinimis: Bool = true, heeftAdres: Bool = true, eerdereSteun: Int64 = 0
  ) {
    self.kvkNummer = kvkNummer
    self.rechtsvorm = rechtsvorm
    self.salaris = salaris
    self.overhead = overhead
    self.overig = overig
    self.gesprekken = gesprekken
    self.ondersteund = ondersteund
    self.heeftDeMinimis = heeftDeMinimis
    self.heeftAdres = heeftAdres
    self.eerdereSteun = eerdereSteun
  }

  /// The example without a person to write to or call, which is a signal.
  package static func zonderContact(kvkNummer: String = "27312345") -> Voorbeeldaanvraag {
    var aanvraag = Voorbeeldaanvraag(kvkNummer: kvkNummer)
    aanvraag.wijzig = { document in
      .object(
        (document.members ?? []).map { lid in
          guard lid.name == "aanvrager" else { return lid }
          return JSONMember(lid.name, .object((lid.value.members ?? []).filter { $0.name != "contact" }))
        })
    }
    return aanvraag
  }

  /// The asked amount, in cents.
  package var gevraagd: Int64 { salaris + overhead + overig }

  /// The document as posted.
  package var json: JSONValue {
    wijzig(
      .object(present: [
        "aanvrager": .object(present: [
          "naam": .text("Stichting \(kvkNummer)"), "kvkNummer": .text(kvkNummer), "rechtsvorm": .text(rechtsvorm),
          "statutairDoel": "Het ondersteunen van sociaal ondernemers in Den Haag.",
          "ondersteuntSociaalOndernemers": true,
          "adres": heeftAdres
            ? ["straat": "Spui", "huisnummer": "70", "postcode": "2511 BT", "plaats": "Den Haag"] : nil,
          "contact": ["naam": "A. Bestuurder", "email": "bestuur@voorbeeld.example"],
          "iban": .text(Voorbeeldaanvraag.iban(van: kvkNummer)),
        ]),
        "gevraagdBedrag": .amount(gevraagd),
        "activiteiten": [
          [
            "soort": "a", "omschrijving": "Spreekuur", "van": "2025-05-01", "tot": "2025-12-31",
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
        "ondertekening": ["naam": "A. Bestuurder", "functie": "bestuurder", "datum": "2025-03-18"],
      ]))
  }

  /// A valid account of an applicant, another for each number (ISO 13616).
  package static func iban(van kvkNummer: String) -> String {
    if kvkNummer == "27312345" { return "NL91ABNA0417164300" }
    // The bank, the account and the country as digits; the last two make the whole 1 modulo 97.
    let rest = "1011231000\(kvkNummer)232100".utf8.reduce(0) { ($0 * 10 + Int($1 - UInt8(ascii: "0"))) % 97 }
    let controle = 98 - rest
    return "NL\(controle < 10 ? "0" : "")\(controle)ABNA00\(kvkNummer)"
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
