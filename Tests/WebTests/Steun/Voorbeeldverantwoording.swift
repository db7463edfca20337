import JSON
import Proeven

/// A final account that fits `Voorbeeldaanvraag` to the cent, with members that tests change.
struct Voorbeeldverantwoording: Sendable {
  var soort = "a"
  /// Salary, overhead and other costs, in cents; the income is the subsidy.
  var salaris: Int64 = 500_000
  var overhead: Int64 = 100_000
  var overig: Int64 = 400_000
  var baten: Int64 = 1_000_000
  var toelichting: String? = "Er waren minder bijeenkomsten."
  /// Whether the activity has lines of costs and income.
  var heeftRegels = true
  var isOpenbaar = true
  var isJuist = true

  private var lasten: JSONValue {
    [
      ["soort": "salaris", "omschrijving": "Adviseur", "bedrag": .amount(salaris)],
      ["soort": "overhead", "omschrijving": "Kantoor", "bedrag": .amount(overhead)],
      ["soort": "overig", "omschrijving": "Zaalhuur", "bedrag": .amount(overig)],
    ]
  }

  /// The document as posted.
  var json: JSONValue {
    [
      "inhoudelijkVerslag": [
        "tekst": "Wij hielden elke week spreekuur.\nHet was druk.", "geschiktVoorOpenbaarmaking": .boolean(isOpenbaar),
      ],
      "bestuursverklaring": [
        "soort": "bestuur", "ondertekenaar": "A. Bestuurder", "functie": "voorzitter", "ondertekendOp": "2025-05-01",
        "juistEnVolledig": .boolean(isJuist),
      ],
      "financieelVerslag": [
        "activiteiten": [
          .object(present: [
            "soort": .text(soort),
            "lasten": heeftRegels ? lasten : [],
            "baten": heeftRegels
              ? [["soort": "subsidie", "omschrijving": "Verleende subsidie", "bedrag": .amount(baten)]] : [],
            "toelichting": toelichting.map { .text($0) },
          ])
        ]
      ],
      "prestaties": [
        "gesprekkenNieuw": 200, "gesprekkenBestaand": 200, "vraagmogelijkheden": "ruim", "zichtbaarheid": "goed",
        "ondersteundeOndernemers": 100, "waarvanBuitenDenHaag": 10, "waarvanSocialeStartups": 10, "evenementen": 10,
        "deelnamesAanEvenementen": 300, "overlegstructuren": 6, "samenwerkingen": 6,
      ],
    ]
  }
}

extension Proefdienst {
  /// Makes a file with an advance that was ordered on 6 May 2025, and paid on that day unless told otherwise.
  func bevoorschot(
    _ aanvraag: Voorbeeldaanvraag = Voorbeeldaanvraag(), isBetaald: Bool = true, voorschot: Int64 = 1_000_000
  ) async throws -> String {
    try await maakRonde()
    let id = try await dienIn(aanvraag)
    try await verleen()
    let uitslag = try await stuur(
      "POST", "/v1/aanvragen/\(id)/voorschot", try await medewerker(.financieel, als: "jan"), [:])
    guard uitslag.status == 201 else { throw Ongeldig(tekst: String(decoding: uitslag.lichaam, as: UTF8.self)) }
    if isBetaald { try await betaal(id, voorschot) }
    return id
  }

  /// Confirms the payment of the advance.
  func betaal(_ id: String, _ bedrag: Int64 = 1_000_000) async throws {
    let uitslag = try await stuur(
      "POST", "/v1/aanvragen/\(id)/betalingen", try await medewerker(.financieel, als: "els"),
      ["bedrag": .amount(bedrag), "valutadatum": "2025-05-06", "kenmerk": "BANK-1"])
    guard uitslag.status == 201 else { throw Ongeldig(tekst: String(decoding: uitslag.lichaam, as: UTF8.self)) }
  }
}
