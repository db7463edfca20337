import Begrippen
import Foundation
import JSON
import Regeling
import Testing
@testable import Documenten

/// The scheme file in `config/regelingen`, read; and every way of getting it wrong, refused with place and reason.
struct RegelingbestandTests {
  private static let naam = "den-haag-sociaal-ondernemers-2025"

  private static func document() throws -> String {
    let wortel = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: wortel.appending(path: "config/regelingen/\(naam).json"), encoding: .utf8)
  }

  private static func regeling() throws -> Regeling { try leesRegeling(Array(document().utf8)) }

  @Test("the scheme of 2025 reads, with the regulation's numbers")
  func readsTheScheme() throws {
    let regeling = try Self.regeling()
    #expect(regeling.code == Self.naam)
    #expect(regeling.plafond == Centen(10_000_000) && regeling.maximum == Centen(10_000_000))
    #expect(regeling.salarisnorm == Procent(60) && regeling.overheadnorm == Procent(15))
    #expect(regeling.voorschot == Procent(100) && regeling.afwijkingsdrempel == Procent(10))
    #expect(regeling.opent.utcTekst == "2025-03-19T23:00:00.000000Z")
    #expect(regeling.sluit.utcTekst == "2025-03-27T23:00:00.000000Z")
    #expect(regeling.rechtspersonen.count == 8 && regeling.nietRechtspersonen.count == 4)
    #expect(regeling.activiteiten == ["a", "b", "c", "d", "e"])
    #expect(regeling.vereisteBescheiden.isEmpty)
    let punten = regeling.criteria.map { [$0.puntenBovengemiddeld, $0.puntenGemiddeld, $0.puntenMinder] }
    #expect(
      punten == [[30, 15, 0], [20, 10, 5], [10, 5, 0], [10, 5, 0], [10, 5, 0], [10, 5, 0], [10, 5, 0]])
    #expect(regeling.criteria.reduce(0) { $0 + $1.puntenMinder } == 5)
    #expect(regeling.deMinimis.plafondAlgemeen == Centen(30_000_000))
    #expect(regeling.deMinimis.plafondMetDaeb == Centen(105_000_000))
    #expect(regeling.deMinimis.verordeningenAlgemeen == ["2023/2831", "1407/2013", "1408/2013", "717/2014"])
    #expect(regeling.deMinimis.verordeningenDaeb == ["2023/2832", "360/2012"])
    #expect(regeling.termijnen.bezwaarWeken == 6 && regeling.termijnen.terugvorderingJaren == 5)
  }

  @Test("it explains every check, every open norm with its alternatives, and every fixed reading")
  func explainsItself() throws {
    let regeling = try Self.regeling()
    #expect(regeling.teksten.toetsen.map(\.code) == Toetscode.allCases)
    #expect(Set(regeling.teksten.openNormen.map(\.code)) == Set(Normcode.allCases))
    for norm in regeling.teksten.openNormen {
      #expect(regeling.openNormen.waarde(norm.code) == norm.gekozen)
      #expect(!norm.alternatieven.isEmpty)
      for alternatief in norm.alternatieven {
        #expect(regeling.openNormen.met(norm.code, alternatief.waarde) != nil)
      }
    }
    #expect(regeling.teksten.vasteLezingen.count == 10)
    // What the sources do not show stands there as not verified.
    let onzeker = regeling.teksten.herkomst.filter { $0.status == .ongeverifieerd }.map(\.onderdeel)
    #expect(Set(onzeker) == ["bescheiden", "deMinimis", "termijnen/beslissing"])
    // What the law does not give the city to choose is said to take more than a choice.
    for (code, waarde) in [(Normcode.restbedrag, "stoppen"), (.restbedrag, "overslaan"), (.gelijkeStand, "naarRato")] {
      let norm = regeling.teksten.openNormen.first { $0.code == code }
      #expect(norm?.alternatieven.first { $0.waarde == waarde }?.vergt != nil)
    }
  }

  @Test(
    "a scheme from before a norm is read for what was frozen under it, with how was done then, and for nothing else")
  func earlierSchemes() throws {
    let bestand = try Self.document()
    let begin = try #require(bestand.firstRange(of: ",\n    {\n      \"code\": \"intrekkingNaBevriezing\"")).lowerBound
    let einde = try #require(bestand.firstRange(of: "\n  ],\n  \"vasteLezingen\"")).lowerBound
    let ouder = Array((bestand[..<begin] + bestand[einde...]).utf8)
    #expect(throws: Faults.self) { try leesRegeling(ouder) }
    let gelezen = try leesRegeling(ouder, isBevroren: true).openNormen
    #expect(gelezen.intrekkingNaBevriezing == .opnieuw && gelezen.vrijgevallenBedrag == .blijftVrij)
    // A norm that schemes always had is missed in a frozen one too.
    let kapot = Array(
      String(decoding: ouder, as: UTF8.self).replacing(#""code": "cohort""#, with: #""code": "x""#).utf8)
    #expect(throws: Faults.self) { try leesRegeling(kapot, isBevroren: true) }
  }

  @Test("the holidays are those of the Algemene termijnenwet, by the Easter algorithm, with the days put on a level")
  func holidaysFollowEaster() throws {
    let gelijkgesteld = [
      "2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30", "2026-01-02", "2026-05-15", "2027-05-07",
      "2028-04-28", "2028-05-26",
    ]
    var verwacht = Set(gelijkgesteld)
    for jaar in 2023...2030 {
      let pasen = try Self.easter(jaar)
      let koningsdag = try #require(Datum(jaar: jaar, maand: 4, dag: 27))
      let vast = [(1, 1), (5, 5), (12, 25), (12, 26)].compactMap { Datum(jaar: jaar, maand: $0.0, dag: $0.1) }
      let dagen =
        vast + [-2, 1, 39, 50].map { pasen.plus(dagen: $0) }
        + [koningsdag.weekdag == 7 ? koningsdag.plus(dagen: -1) : koningsdag]
      verwacht.formUnion(dagen.map(\.description))
    }
    let regeling = try Self.regeling()
    #expect(Set(regeling.feestdagen.map(\.description)) == verwacht)
    #expect(regeling.teksten.feestdagenJaren == 2023...2028)
  }

  /// Easter Sunday by the anonymous Gregorian computus (Nature, 1876).
  private static func easter(_ jaar: Int) throws -> Datum {
    let a = jaar % 19
    let (b, c) = (jaar / 100, jaar % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let dag = h + l - 7 * m + 114
    return try #require(Datum(jaar: jaar, maand: dag / 31, dag: dag % 31 + 1))
  }

  /// One mistake: the text that is replaced, what takes its place, and the fault that must be there.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let pointer: String
    let code: Fault.Code
    var testDescription: String { "\(pointer) \(code.rawValue)" }
    init(_ old: String, _ new: String, _ pointer: String, _ code: Fault.Code) {
      (self.old, self.new, self.pointer, self.code) = (old, new, pointer, code)
    }
  }

  static let mistakes: [Mistake] = [
    .init(#""jaar": 2025,"#, "", "/jaar", .required),
    .init(#""jaar": 2025,"#, #""jaar": "2025","#, "/jaar", .type),
    .init(#""jaar": 2025,"#, #""jaar": 2025, "jaar": 2025,"#, "/jaar", .duplicateMember),
    .init(#""jaar": 2025,"#, #""jaar": 2025, "smaak": 1,"#, "/smaak", .unknownMember),
    .init(#""jaar": 2025,"#, #""jaar": 1999,"#, "/jaar", .range),
    .init(#""code": "den-haag"#, #""code": "Den Haag"#, "/code", .value),
    .init(#""opent": "2025-03-19T23:00:00Z""#, #""opent": "2025-03-19T24:00:00Z""#, "/aanvraagtermijn/opent", .value),
    .init(#""opent": "2025-03-19T23:00:00Z""#, #""opent": "2025-03-27T23:00:00Z""#, "/aanvraagtermijn/sluit", .range),
    .init(#""plafond": {"bedrag": 100000.00"#, #""plafond": {"bedrag": 100000.001"#, "/plafond/bedrag", .value),
    .init(#""plafond": {"bedrag": 100000.00"#, #""plafond": {"bedrag": 0.00"#, "/plafond/bedrag", .range),
    .init(#""maximum": {"bedrag": 100000.00"#, #""maximum": {"bedrag": -1"#, "/maximum/bedrag", .range),
    .init(#""procent": 60"#, #""procent": 101"#, "/salarisnorm/procent", .range),
    .init(#""procent": 15, "artikel": "artikel 1:6 lid 3 a""#, #""procent": 15"#, "/overheadnorm/artikel", .required),
    .init(#""procent": 15, "artikel""#, #""procent": 15.5, "artikel""#, "/overheadnorm/procent", .type),
    .init(#""artikel": "artikel 3:1", "bron": "R""#, #""artikel": "x", "bron": "Z""#, "/voorschot/bron", .value),
    .init(#""status": "ongeverifieerd"},"#, #""status": "wellicht"},"#, "/bescheiden/status", .value),
    .init(#""maatschap"]"#, #""stichting"]"#, "/rechtsvormen/geenRechtspersoon", .value),
    .init(#""soort": "b","#, #""soort": "a","#, "/activiteiten/1/soort", .value),
    .init(#""soort": "b","#, #""soort": "bb","#, "/activiteiten/1/soort", .length),
    .init(#""vereist": []"#, #""vereist": ["paspoort"]"#, "/bescheiden/vereist/0", .value),
    .init(#""code": "doelgroep""#, #""code": "rechtspersoon""#, "/toetsen", .length),
    .init(#""code": "doelgroep""#, #""code": "smaak""#, "/toetsen/2/code", .value),
    .init(#""puntenMaximum": 100"#, #""puntenMaximum": 99"#, "/puntenMaximum", .sum),
    .init(
      #""bovengemiddeld": 20, "gemiddeld": 10"#, #""bovengemiddeld": 10, "gemiddeld": 10"#, "/criteria/1/punten", .range
    ),
    .init(#""gemiddeld": 10, "minder": 5}"#, #""gemiddeld": 10}"#, "/criteria/1/punten/minder", .required),
    .init(#"["ondersteund"]"#, #"["evenementen"]"#, "/criteria", .length),
    .init(#"["ondersteund"]"#, #"["ondersteund", "evenementen"]"#, "/criteria/2/indicatoren/0", .value),
    .init(#"["ondersteund"]"#, #"["punten"]"#, "/criteria/1/indicatoren/0", .value),
    .init(#"["ondersteund"]"#, "[]", "/criteria/1/indicatoren", .length),
    .init(#""plafondMetDaeb": 1050000.00"#, #""plafondMetDaeb": 1.00"#, "/deMinimis/plafondMetDaeb", .range),
    .init(#""jarenTerug": 3"#, #""jarenTerug": 0"#, "/deMinimis/jarenTerug", .range),
    .init(#""360/2012""#, #""717/2014""#, "/deMinimis/verordeningenDaeb", .value),
    .init(#""werkdagen": 20"#, #""werkdagen": null"#, "/deMinimis/registratie/werkdagen", .type),
    .init(#""lengte": 5"#, #""lengte": 105"#, "/termijnen/5/lengte", .range),
    .init(#""eenheid": "jaren""#, #""eenheid": "weken""#, "/termijnen/5/eenheid", .value),
    .init(#""code": "bezwaar""#, #""code": "betaling""#, "/termijnen", .length),
    .init(#""2023-01-01""#, #""2023-02-29""#, "/feestdagen/dagen/0/datum", .value),
    .init(#""2023-01-01""#, #""2024-01-01""#, "/feestdagen/dagen/1/datum", .value),
    .init(#""volledigTot": 2028"#, #""volledigTot": 2031"#, "/feestdagen/jaren", .range),
    .init(#""van": 2023"#, #""van": 2022"#, "/feestdagen/dagen", .length),
    .init(#""van": 2023"#, #""van": 2024"#, "/feestdagen/dagen", .range),
    .init(#""gekozen": "aftoppen""#, #""gekozen": "gedogen""#, "/openNormen/0/gekozen", .value),
    .init(#""gekozen": 100"#, #""gekozen": 501"#, "/openNormen/2/gekozen", .value),
    .init(#""gekozen": 100"#, #""gekozen": true"#, "/openNormen/2/gekozen", .type),
    .init(#""waarde": "overslaan""#, #""waarde": "stoppen""#, "/openNormen/5/alternatieven/1/waarde", .value),
    .init(#""waarde": "overslaan""#, #""waarde": "stoppen""#, "/openNormen/5/alternatieven", .length),
    .init(#""code": "middelmaat""#, #""code": "restbedrag""#, "/openNormen", .length),
    .init(#""code": "kostprijs""#, #""code": "periode""#, "/vasteLezingen/8/code", .value),
    .init(#""code": "A17""#, #""code": "A""#, "/bronnen/2/code", .value),
    .init(#""code": "D3""#, #""code": "D4""#, "/afwijkingsdrempel/bron", .value),
  ]

  @Test("a wrong file is refused with the place and the kind of the mistake", arguments: mistakes)
  func refusesMistakes(_ mistake: Mistake) throws {
    let document = try Self.document()
    #expect(document.contains(mistake.old), "the mistake must be possible in this file")
    let wrong = document.replacing(mistake.old, with: mistake.new, maxReplacements: 1)
    let faults = #expect(throws: Faults.self) { try leesRegeling(Array(wrong.utf8)) }
    let found = try #require(faults).all.map { "\($0.pointer) \($0.code.rawValue)" }
    #expect(found.contains("\(mistake.pointer) \(mistake.code.rawValue)"), "found \(found)")
    #expect(found.count <= 8, "one mistake gives few faults: \(found)")
  }

  @Test("all mistakes of a file are found at once")
  func findsAllMistakes() throws {
    let wrong = try Self.document().replacing(#""jaar": 2025,"#, with: "", maxReplacements: 1)
      .replacing(#""procent": 60"#, with: #""procent": 600"#).replacing(#""lengte": 5"#, with: #""lengte": 0"#)
      .replacing(#""werkdagen": 20"#, with: #""werkdagen": "20""#)
    let faults = try #require(#expect(throws: Faults.self) { try leesRegeling(Array(wrong.utf8)) })
    let pointers = Set(faults.all.map(\.pointer))
    #expect(
      pointers.isSuperset(of: [
        "/jaar", "/salarisnorm/procent", "/termijnen/5/lengte", "/deMinimis/registratie/werkdagen",
      ]))
  }

  @Test("as many legal forms are allowed as an application's reader can tell apart, and not one more")
  func boundsLegalForms() throws {
    let document = try Self.document()
    let (persons, others) = (#""rechtspersoon": ["#, #""geenRechtspersoon": ["#)
    try #require(document.ranges(of: persons).count == 1 && document.ranges(of: others).count == 1)
    func withForms(_ count: Int) -> [UInt8] {
      // The file has 8 legal persons and 4 other forms.
      let letters = Array("abcdefghij")
      let forms = (0..<count - 12).map { "\"x_\(letters[$0 / 10])\(letters[$0 % 10])\", " }
      return Array(
        document.replacing(persons, with: persons + forms.prefix(40).joined())
          .replacing(others, with: others + forms.dropFirst(40).joined()).utf8)
    }
    let regeling = try leesRegeling(withForms(64))
    #expect(regeling.rechtspersonen.count + regeling.nietRechtspersonen.count == 64)
    _ = Aanvraaglezer(regeling)
    let faults = try #require(#expect(throws: Faults.self) { try leesRegeling(withForms(65)) })
    #expect(faults.all.map { "\($0.pointer) \($0.code.rawValue)" } == ["/rechtsvormen lengte"])
  }

  @Test("what is no JSON is one fault", arguments: ["", "{", "[]", "null", "{} {}"])
  func refusesWhatIsNoScheme(_ document: String) {
    #expect(throws: Faults.self) { try leesRegeling(Array(document.utf8)) }
  }

  @Test("the decision behind a reading is read; without one there is none")
  func readsADecisionOnANorm() throws {
    let document = try Self.document()
    #expect(try Self.regeling().teksten.openNormen.allSatisfy { $0.besluit == nil })
    func met(_ besluit: String) -> [UInt8] {
      Array(
        document.replacing(#""gekozen": "aftoppen","#, with: #""gekozen": "aftoppen", "besluit": \#(besluit),"#).utf8)
    }
    let regeling = try leesRegeling(met(#"{"kenmerk": "RIS-7", "datum": "2025-02-01", "vindplaats": "gmb 2025, 1"}"#))
    #expect(
      regeling.teksten.openNormen.compactMap(\.besluit) == [
        Normbesluit(kenmerk: "RIS-7", datum: try #require(Datum(iso: "2025-02-01")), vindplaats: "gmb 2025, 1")
      ])
    let fouten = try #require(throws: Faults.self) { try leesRegeling(met(#"{"kenmerk": "RIS-7"}"#)) }
    #expect(fouten.all.map { "\($0.code.rawValue) \($0.pointer)" }.contains("verplicht /openNormen/0/besluit/datum"))
  }
}
