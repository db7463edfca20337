import Documenten
import JSON
import Proeven
import Regeling

/// A kind of document with its rows of the table of fields, an example that has every field, and its reader.
struct Veldproef: Sendable {
  let naam: String
  let regels: [Veldregel]
  let voorbeeld: JSONValue
  let lees: @Sendable ([UInt8]) throws -> Void

  /// The three kinds of document.
  static func alle() throws -> [Veldproef] {
    let lezer = try Aanvraaglezer(Proef.regeling())
    let tabel = lezer.velden
    let beoordeeld = try lezer.lees(Voorbeelden.beoordeeldeAanvraag.bytes)
    return [
      Veldproef(naam: "aanvraag", regels: tabel.aanvraag, voorbeeld: Voorbeelden.aanvraag) { _ = try lezer.lees($0) },
      Veldproef(naam: "verantwoording", regels: tabel.verantwoording, voorbeeld: Voorbeelden.verantwoording) {
        _ = try lezer.verantwoording($0)
      },
      Veldproef(naam: "beoordeling", regels: tabel.beoordeling, voorbeeld: Voorbeelden.beoordeling(lezer)) {
        _ = try lezer.beoordelinginvoer($0, op: beoordeeld)
      },
    ]
  }

  /// Pointer and code of each fault.
  func fouten(_ document: JSONValue) throws -> [String] {
    do {
      try lees(document.bytes)
      return []
    } catch let fouten as Faults {
      return fouten.all.map { "\($0.pointer) \($0.code.rawValue)" }
    }
  }

  /// The codes of the faults at the field of a row, with this value in its place; nil takes the field away. A sum over
  /// other fields is none of its own.
  func codes(_ regel: Veldregel, _ waarde: JSONValue?) throws -> [String] {
    let pointer = voorbeeld.pointer(regel.pad)
    return try fouten(voorbeeld.met(waarde, op: pointer[...])).filter {
      $0.hasPrefix("/" + pointer.joined(separator: "/") + " ")
    }.map { String($0.split(separator: " ")[1]) }.filter { $0 != Fault.Code.sum.rawValue }
  }
}

/// Documents in which every field stands. Numbers of which others are a part are as high as they can be, and first days as
/// early.
enum Voorbeelden {
  private static let prestaties: JSONValue = [
    "periode": ["van": "0001-01-01", "tot": "2024-12-31"], "gesprekkenNieuw": 1, "gesprekkenBestaand": 2,
    "vraagmogelijkheden": "ruim", "zichtbaarheid": "goed", "ondersteundeOndernemers": .integer(JSONReader.countMax),
    "waarvanBuitenDenHaag": 1, "waarvanSocialeStartups": 1, "evenementen": 1, "deelnamesAanEvenementen": 1,
    "overlegstructuren": 1, "samenwerkingen": 1,
  ]
  private static let steun: JSONValue = [
    ["verstrekker": "Provincie", "verleendOp": "2023-06-01", "bedrag": .amount(100), "verordening": "2023/2831"]
  ]
  private static let ondernemingen: JSONValue = [["naam": "Voorbeeld Holding B.V.", "kvkNummer": "27399999"]]
  private static let baten: JSONValue = [["soort": "subsidie", "omschrijving": "Deze", "bedrag": .amount(100_000)]]

  private static func activiteit(_ last: JSONValue) -> JSONValue {
    [
      "soort": "a", "omschrijving": "Spreekuur", "van": "0001-01-01", "tot": "2025-12-31", "doel": "Antwoord",
      "beoogdeResultaten": [["omschrijving": "gesprekken", "aantal": 200]], "lasten": [last], "baten": baten,
    ]
  }
  private static let last: JSONValue = [
    "soort": "apparatuur", "omschrijving": "Laptop", "bedrag": .amount(100_000), "verrekenbareBtw": .amount(1),
    "nietVerrekenbareBtw": .amount(2), "restwaarde": .amount(3), "eerderGesubsidieerd": .amount(4),
  ]

  private static func aanvraag(_ last: JSONValue) -> JSONValue {
    [
      "aanvrager": [
        "naam": "Stichting", "kvkNummer": "27312345", "rechtsvorm": "stichting", "statutairDoel": "Steun",
        "ondersteuntSociaalOndernemers": true,
        "adres": [
          "straat": "Spui", "huisnummer": "70", "postbus": "1", "postcode": "2511 BT", "plaats": "Den Haag",
          "land": "NL",
        ],
        "contact": ["naam": "Voorbeeld", "email": "a@voorbeeld.example", "telefoon": "070-1234567"],
        "iban": "NL91ABNA0417164300",
      ],
      "gevraagdBedrag": .amount(100_000), "activiteiten": [activiteit(last)],
      "btw": ["ondernemer": "gedeeltelijk", "verrekenbaar": .amount(1), "nietVerrekenbaar": .amount(2)],
      "deMinimis": [
        "ondertekendOp": "2025-03-18", "ondertekenaar": "Voorbeeld", "verbondenOndernemingen": ondernemingen,
        "steun": steun,
      ],
      "prestaties": prestaties,
      "ondertekening": ["naam": "Voorbeeld", "functie": "bestuurder", "datum": "2025-03-20"],
    ]
  }

  static let aanvraag = aanvraag(last)

  /// An application with a line of the highest amount, so that any amount of it can be unnecessary.
  static let beoordeeldeAanvraag = aanvraag([
    "soort": "overig", "omschrijving": "Zaalhuur", "bedrag": .amount(JSONReader.amountMax),
  ])

  static let verantwoording: JSONValue = [
    "inhoudelijkVerslag": ["tekst": "Wij hielden spreekuur.", "geschiktVoorOpenbaarmaking": true],
    "bestuursverklaring": [
      "soort": "bestuur", "ondertekenaar": "Voorbeeld", "functie": "voorzitter", "ondertekendOp": "2026-02-01",
      "juistEnVolledig": true,
    ],
    "financieelVerslag": [
      "activiteiten": [["soort": "a", "lasten": [last], "baten": baten, "toelichting": "Het was druk."]]
    ],
    "prestaties": prestaties,
  ]

  /// Every finding with its reason.
  static func beoordeling(_ lezer: Aanvraaglezer) -> JSONValue {
    func bevindingen(_ namen: [String], _ woord: String, _ waarde: (String) -> JSONValue) -> JSONValue {
      .object(
        namen.map { JSONMember($0, .object([JSONMember(woord, waarde($0)), JSONMember("reden", "Nagegaan.")])) })
    }
    return [
      "lasten": [
        ["pointer": "/activiteiten/0/lasten/0", "nietNoodzakelijk": .amount(1), "reden": "Niet nodig."]
      ],
      "prestaties": bevindingen(Prestatiecijfer.allCases.map(\.rawValue), "waarde") { prestaties[$0] ?? .null },
      "deMinimis": ["steun": steun, "verbondenOndernemingen": ondernemingen, "reden": "Nagegaan."],
      "toetsen": bevindingen(Toetscode.allCases.filter(\.isVervangbaar).map(\.rawValue), "uitkomst") { _ in "voldoet" },
      "niveaus": bevindingen(["a", "b", "c", "d", "e", "f", "g"], "niveau") { _ in "gemiddeld" },
      "motivering": "Alles bij elkaar.",
    ]
  }
}

extension JSONValue {
  /// The steps of a path of the table, with the first member or element in the place of `*`.
  func pointer(_ pad: String) -> [String] {
    var hier: JSONValue? = self
    return pad.split(separator: "/").map { stap in
      let naam = stap == "*" ? (hier?.members?.first?.name ?? "0") : String(stap)
      hier = hier?.elements != nil ? hier?[0] : hier?[naam]
      return naam
    }
  }

  /// The same value with another at the place; nil takes away what stands there.
  func met(_ waarde: JSONValue?, op pointer: ArraySlice<String>) -> JSONValue {
    guard let stap = pointer.first else { return waarde ?? .null }
    if let elements {
      return .array(elements.enumerated().map { $0 == 0 ? $1.met(waarde, op: pointer.dropFirst()) : $1 })
    }
    let isLaatste = pointer.count == 1
    let leden = (members ?? []).compactMap { lid -> JSONMember? in
      guard lid.name == stap else { return lid }
      if isLaatste, waarde == nil { return nil }
      return JSONMember(lid.name, lid.value.met(waarde, op: pointer.dropFirst()))
    }
    let isNieuw = isLaatste && !leden.contains { $0.name == stap }
    return .object(leden + (isNieuw ? [waarde].compactMap { $0 }.map { JSONMember(stap, $0) } : []))
  }

  /// The paths of all members, with `*` for every place in a list.
  var paden: [String] {
    if let elements { return elements.flatMap { $0.paden.map { "/*" + $0 } } }
    return (members ?? []).flatMap { lid in ["/" + lid.name] + lid.value.paden.map { "/\(lid.name)" + $0 } }
  }
}
