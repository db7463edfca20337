internal import Cryptography
internal import Documenten
package import Foundation
package import JSON
package import Regeling

/// What the tests of several rooms share: the files, the scheme, the example of `contract.md`.
package enum Proef {
  /// The folder of the tests.
  package static let map = URL(filePath: #filePath).deletingLastPathComponent()
  /// The bytes of the scheme file.
  package static let regelingbestand: [UInt8] = lees(
    map.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "config/regelingen/den-haag-sociaal-ondernemers-2025.json"))

  /// The bytes of a file; stops the test when it is not there.
  package static func lees(_ bestand: URL) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: bestand.path) else {
      preconditionFailure("\(bestand.path) is part of the repository")
    }
    return Array(data)
  }

  /// The bytes of a vector.
  package static func vector(_ naam: String) -> [UInt8] { lees(map.appending(path: "Vectoren/\(naam).json")) }

  /// The vectors: what stands before `-cohort` and `-rangschikking` in the names of each pair.
  package static let vectoren: [String] = {
    let namen = (try? FileManager.default.contentsOfDirectory(atPath: map.appending(path: "Vectoren").path)) ?? []
    func paren(_ einde: String) -> [String] {
      namen.filter { $0.hasSuffix(einde) }.map { String($0.dropLast(einde.count)) }.sorted()
    }
    let cohorten = paren("-cohort.json")
    precondition(!cohorten.isEmpty && cohorten == paren("-rangschikking.json"), "every cohort has its ranking")
    return cohorten
  }()

  /// The scheme.
  package static func regeling() throws -> Regeling { try leesRegeling(regelingbestand) }

  /// Ranks a document and answers the ranking document.
  package static func rangschikking(_ document: [UInt8]) throws -> [UInt8] {
    let regeling = try regeling()
    var uit: [UInt8] = []
    try document.withUnsafeBufferPointer { bytes in
      try rangschik(bytes, regeling: regeling, regelingSha256: SHA256Digest(of: regelingbestand).hex) { uit += $0 }
    }
    return uit
  }

  /// Pointer and code of each fault of a cohort document.
  package static func fouten(cohort document: [UInt8]) throws -> [String] {
    do {
      _ = try rangschikking(document)
      return []
    } catch let fouten as Faults {
      return fouten.all.map { "\($0.pointer) \($0.code.rawValue)" }
    }
  }

  /// Pointer and code of each fault of an application.
  package static func fouten(aanvraag document: String) throws -> [String] {
    do {
      _ = try Aanvraaglezer(regeling()).lees(Array(document.utf8))
      return []
    } catch let fouten as Faults {
      return fouten.all.map { "\($0.pointer) \($0.code.rawValue)" }
    }
  }

  /// The example of `contract.md` section 3.
  package static let aanvraag = """
    {
      "aanvrager": {"naam": "Stichting Voorbeeld", "kvkNummer": "27312345", "rechtsvorm": "stichting",
        "statutairDoel": "Het ondersteunen van sociaal ondernemers in Den Haag.", "ondersteuntSociaalOndernemers": true,
        "adres": {"straat": "Spui", "huisnummer": "70", "postcode": "2511 BT", "plaats": "Den Haag"},
        "contact": {"naam": "Voorbeeld Bestuurder", "email": "contact@voorbeeld.example", "telefoon": "070-1234567"},
        "iban": "NL91ABNA0417164300"},
      "gevraagdBedrag": 14152.00,
      "activiteiten": [{"soort": "a", "omschrijving": "Spreekuur", "van": "2025-05-01", "tot": "2025-12-31",
        "doel": "Eerste aanspreekpunt", "beoogdeResultaten": [{"omschrijving": "gesprekken", "aantal": 200}],
        "lasten": [{"soort": "salaris", "omschrijving": "Adviseur 0,2 fte", "bedrag": 9000.00},
          {"soort": "apparatuur", "omschrijving": "Laptop", "bedrag": 1200.00, "nietVerrekenbareBtw": 252.00,
            "restwaarde": 300.00},
          {"soort": "overig", "omschrijving": "Zaalhuur", "bedrag": 5000.00, "verrekenbareBtw": 1050.00,
            "eerderGesubsidieerd": 0.00}],
        "baten": [{"soort": "subsidie", "omschrijving": "Deze aanvraag", "bedrag": 14152.00},
          {"soort": "bijdrage_derden", "omschrijving": "Fonds", "bedrag": 1000.00},
          {"soort": "eigen_middelen", "omschrijving": "Eigen bijdrage", "bedrag": 300.00}]}],
      "btw": {"ondernemer": "gedeeltelijk", "verrekenbaar": 1050.00, "nietVerrekenbaar": 252.00},
      "deMinimis": {"ondertekendOp": "2025-03-18", "ondertekenaar": "Voorbeeld Bestuurder",
        "verbondenOndernemingen": [{"naam": "Voorbeeld Holding B.V.", "kvkNummer": "27399999"}],
        "steun": [{"verstrekker": "Provincie Zuid-Holland", "verleendOp": "2023-06-01", "bedrag": 20000.00,
          "verordening": "2023/2831"}]},
      "prestaties": {"periode": {"van": "2024-01-01", "tot": "2024-12-31"}, "gesprekkenNieuw": 120,
        "gesprekkenBestaand": 310, "vraagmogelijkheden": "ruim", "zichtbaarheid": "goed",
        "ondersteundeOndernemers": 85, "waarvanBuitenDenHaag": 14, "waarvanSocialeStartups": 22, "evenementen": 14,
        "deelnamesAanEvenementen": 640, "overlegstructuren": 9, "samenwerkingen": 6},
      "ondertekening": {"naam": "Voorbeeld Bestuurder", "functie": "bestuurder", "datum": "2025-03-20"}
    }
    """
}

/// A number's text as sign, digits before and digits after the point without trailing zeros, so that texts compare by
/// value. Exponents do not occur in the vectors.
private func genormaliseerd(_ getal: String) -> String {
  precondition(!getal.contains("e") && !getal.contains("E"), "no exponents in the vectors")
  guard getal.contains(".") else { return getal }
  var tekst = Substring(getal)
  while tekst.hasSuffix("0") { tekst.removeLast() }
  if tekst.hasSuffix(".") { tekst.removeLast() }
  return String(tekst)
}

/// Where `gevonden` differs from `verwacht`; members that are not expected are welcome.
package func verschillen(_ verwacht: JSONValue, _ gevonden: JSONValue?, _ plaats: String = "") -> [String] {
  guard let gevonden else { return ["\(plaats) ontbreekt"] }
  switch (verwacht, gevonden) {
  case (.object(let leden), .object):
    return leden.flatMap { verschillen($0.value, gevonden[$0.name], "\(plaats)/\($0.name)") }
  case (.array(let verwachte), .array(let gevondene)):
    guard verwachte.count == gevondene.count else {
      return ["\(plaats): \(gevondene.count) in plaats van \(verwachte.count)"]
    }
    return zip(verwachte, gevondene).enumerated().flatMap { verschillen($1.0, $1.1, "\(plaats)/\($0)") }
  case (.number(let verwachte), .number(let gevondene)):
    return genormaliseerd(verwachte) == genormaliseerd(gevondene)
      ? [] : ["\(plaats): \(gevondene) in plaats van \(verwachte)"]
  default:
    return verwacht == gevonden ? [] : ["\(plaats): \(gevonden) in plaats van \(verwacht)"]
  }
}
