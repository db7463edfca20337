import Documenten
import Foundation
import JSON
import Proeven
import Regeling
import Testing

/// The schemas of the documents and their readers refuse the same. Beyond that a reader refuses what JSON Schema cannot
/// say, and the text of the field says that.
@Suite struct SchemaTests {
  /// A kind of document with its schema, its reader and whole documents to begin with.
  struct Soort: Sendable {
    let naam: String
    let schema: JSONValue
    let beginnen: [JSONValue]
    let lees: @Sendable ([UInt8]) throws -> Void

    static func alle() throws -> [Soort] {
      let lezer = try Aanvraaglezer(Proef.regeling())
      let schemas = lezer.schemas
      let perNaam = [
        "aanvraag": schemas.aanvraag, "verantwoording": schemas.verantwoording, "beoordeling": schemas.beoordeling,
      ]
      return try Veldproef.alle().map { proef in
        let voorbeeld = try JSONValue.parse(Proef.voorbeeld(proef.naam))
        return Soort(
          naam: proef.naam, schema: try #require(perNaam[proef.naam]).json, beginnen: [voorbeeld, proef.voorbeeld],
          lees: proef.lees)
      }
    }
  }

  /// Documents of each run; there are four runs of each kind.
  static let aantal = 850

  @Test("over ten thousand changed documents the reader refuses what the schema refuses, at the same place")
  func changedDocuments() async throws {
    var gezien = Telling()
    try await withThrowingTaskGroup(of: Telling.self) { groep in
      for soort in try Soort.alle() {
        for ronde in 0..<4 {
          groep.addTask { try SchemaTests.draai(soort, zaad: UInt64(ronde)) }
        }
      }
      for try await telling in groep { gezien.voegToe(telling) }
    }
    #expect(gezien.documenten >= 10_000, "\(gezien.documenten)")
    #expect(gezien.genomen > 1000 && gezien.geweigerd > 4000, "\(gezien)")
    // Every keyword of the schemas refused something, and every exception was needed.
    #expect(
      gezien.trefwoorden.isSuperset(of: [
        "type", "enum", "const", "required", "additionalProperties", "minItems", "maxItems", "minLength", "maxLength",
        "pattern", "format", "minimum", "maximum", "false",
      ]), "\(gezien.trefwoorden.sorted())")
    #expect(gezien.uitzonderingen == Set(Uitzondering.allCases), "\(gezien.uitzonderingen)")
  }

  /// What was seen.
  struct Telling: Sendable {
    var documenten = 0
    var genomen = 0
    var geweigerd = 0
    var trefwoorden: Set<String> = []
    var uitzonderingen: Set<Uitzondering> = []

    mutating func voegToe(_ andere: Telling) {
      documenten += andere.documenten
      genomen += andere.genomen
      geweigerd += andere.geweigerd
      trefwoorden.formUnion(andere.trefwoorden)
      uitzonderingen.formUnion(andere.uitzonderingen)
    }
  }

  private static func draai(_ soort: Soort, zaad: UInt64) throws -> Telling {
    var random = Willekeur(stand: zaad)
    let controle = Schemacontrole(soort.schema)
    var telling = Telling()
    for nummer in 0..<aantal {
      var document = soort.beginnen[nummer % soort.beginnen.count]
      for _ in 0..<Int.random(in: 0...2, using: &random) { document = document.gewijzigd(&random) }
      let fouten = try soort.fouten(document)
      let weigeringen = controle.weigeringen(document, soort.schema)
      telling.documenten += 1
      telling.trefwoorden.formUnion(weigeringen.map(\.trefwoord))
      if weigeringen.isEmpty { telling.genomen += 1 } else { telling.geweigerd += 1 }
      // A reader names a hundred faults at most, and reads no further in a list that is too long.
      let teLang = weigeringen.filter { $0.trefwoord == "maxItems" }.map { $0.pointer + "/" }
      for weigering in weigeringen where fouten.count < 100 && !teLang.contains(where: weigering.pointer.hasPrefix) {
        let isGeweigerd = fouten.contains { $0.pointer == weigering.pointer }
        #expect(isGeweigerd, "\(soort.naam): the schema alone refuses \(weigering)")
      }
      // A refusal by the schema may keep the reader from comparing; without one its faults are exceptions.
      guard weigeringen.isEmpty else { continue }
      for fout in fouten {
        guard let uitzondering = Uitzondering(fout, document.waarde(bij: fout.pointer)) else {
          Issue.record("\(soort.naam): the reader alone refuses \(fout.pointer) \(fout.code): \(fout.message)")
          continue
        }
        telling.uitzonderingen.insert(uitzondering)
      }
    }
    return telling
  }

  /// What JSON Schema cannot say, or cannot say in a way that every program takes alike.
  enum Uitzondering: CaseIterable {
    /// A sum over other fields.
    case som
    /// More than two decimals, an exponent, a minus before zero: ways to write a number.
    case getalnotatie
    /// A text without a visible character.
    case onzichtbaar
    /// A character of format in a name.
    case opmaakteken
    /// The check digits of an IBAN.
    case controlegetal
    /// A condition between fields.
    case voorwaarde

    init?(_ fout: Fault, _ waarde: JSONValue?) {
      let laatste = fout.pointer.split(separator: "/").last.map(String.init) ?? ""
      switch (fout.code, waarde) {
      case (.sum, _): self = .som
      case (.value, .number(let tekst)) where tekst.contains { "eE.-".contains($0) }: self = .getalnotatie
      case (.type, .number(let tekst)) where tekst.contains("."): self = .getalnotatie
      case (.length, .text(let tekst)) where !tekst.unicodeScalars.contains { $0.value > 0x20 && $0.value < 0x7F }:
        self = .onzichtbaar
      case (.value, .text) where laatste == "iban": self = .controlegetal
      case (.value, .text) where ["naam", "ondertekenaar", "verstrekker"].contains(laatste): self = .opmaakteken
      default:
        // Each of these fields says its condition.
        guard Uitzondering.metVoorwaarde.contains(laatste) else { return nil }
        self = .voorwaarde
      }
    }

    /// The fields at which a condition with another field can fail.
    static let metVoorwaarde: Set<String> = [
      "tot", "soort", "restwaarde", "eerderGesubsidieerd", "waarvanBuitenDenHaag", "waarvanSocialeStartups",
      "ondersteundeOndernemers", "pointer", "nietNoodzakelijk", "motivering", "gevraagdBedrag", "activiteiten",
      "lasten", "baten",
    ]
  }

  @Test("what only the reader can see is said at its field")
  func conditionsAreSaid() throws {
    for regel in try Veldproef.alle().flatMap(\.regels) {
      let beschrijving = regel.veld.beschrijving
      let isBedrag = if case .bedrag = beschrijving.vorm { true } else { false }
      if isBedrag { #expect(beschrijving.vorm.toelichting?.contains("twee decimalen") == true, "\(regel.pad)") }
      if regel.veld.naam == "iban" { #expect(beschrijving.vorm.toelichting?.contains("controlegetal") == true) }
    }
    let schemas = try Aanvraaglezer(Proef.regeling()).schemas
    let tekst = String(decoding: schemas.aanvraag.json.bytes, as: UTF8.self)
    for zin in [
      "Gelijk aan de som van de baten van soort subsidie.", "Niet voor de eerste dag.",
      "Boven 0 alleen bij soort apparatuur.", "Niet meer dan ondersteundeOndernemers.",
    ] {
      #expect(tekst.contains(zin), "\(zin)")
    }
  }

  @Test("a schema tells of each field what the table tells")
  func theTextIsThatOfTheTable() throws {
    for (soort, proef) in zip(try Soort.alle(), try Veldproef.alle()) {
      for regel in proef.regels where regel.veld.naam != "reden" {
        var hier: JSONValue? = soort.schema
        for stap in regel.pad.split(separator: "/") {
          hier = stap == "*" ? hier?["items"] : hier?["properties"]?[String(stap)]
        }
        let beschrijving = regel.veld.beschrijving
        let tekst = hier?["description"]?.text ?? ""
        let delen = [beschrijving.betekenis, beschrijving.voorwaarde, beschrijving.afwezig, beschrijving.artikel]
        for deel in delen.compactMap(\.self) { #expect(tekst.contains(deel), "\(soort.naam) \(regel.pad)") }
      }
    }
  }
}

extension SchemaTests.Soort {
  func fouten(_ document: JSONValue) throws -> [Fault] {
    do {
      try lees(document.bytes)
      return []
    } catch let fouten as Faults {
      return fouten.all
    }
  }
}

extension JSONValue {
  /// Values of every kind, and at the limits of the forms.
  private static let waarden: [JSONValue] = [
    .null, true, false, 0, 1, 200, 1_000_000_001, .number("-1"), .number("0.01"), .number("10000000000.00"),
    .number("10000000000.01"), .number("1e2"), .number("-0"), .number("1.0"), .number("12.345"), "", "a", " ", "\u{AD}",
    "Nep\u{200B}naam", "een\ntwee", "een\r\ntwee", "een\rtwee", "een\ttwee", "\u{0}", "\u{85}",
    .text(String(repeating: "é", count: 200)), .text(String(repeating: "é", count: 201)),
    .text(String(repeating: "🙂", count: 4000)), .text(String(repeating: "🙂", count: 4001)),
    .text(String(repeating: "x", count: 100_001)), "salaris", "apparatuur", "subsidie", "stichting", "geheel",
    "2025-03-20", "2025-02-29", "0000-01-01", "2025-3-1", "2025-03-20T10:00:00Z", "27312345", "2731234", "NL", "nl",
    "XX", "NL91ABNA0417164300", "NL92ABNA0417164300", "NL91ABNA041716430", "DE89370400440532013000",
    "nl91abna0417164300",
    "BE00539007547034", "a@b.nl", "a@b", "a@@b.nl", "a b@c.nl", "@b.nl", "a@b..nl", "/activiteiten/0/lasten/0",
    "/activiteiten/0/lasten/9", "/activiteiten/00/lasten/0", "/activiteiten/0/lasten/1000", "voldoet", "voldoet_niet",
    "minder", [], [1], [:], ["a": 1], ["waarde": 3, "reden": "Zo."], ["uitkomst": "voldoet", "reden": "Zo."],
    ["uitkomst": "voldoet", "waarde": "voldoet", "reden": "Zo."], ["waarde": "voldoet", "reden": "Zo."],
    ["niveau": "minder", "reden": "Zo."], ["reden": "Zo."], ["niveau": "minder"],
  ]

  /// Values for fields of a form of their own, by the name of the field.
  private static let gericht: [String: [JSONValue]] = [
    "iban": [
      "NL91ABNA0417164300", "NL92ABNA0417164300", "NL91ABNA041716430", "DE88370400440532013000", "nl91abna0417164300",
    ],
    "kvkNummer": ["2731234", "273123456", "2731234x"], "email": ["a@b", "a@@b.nl", "a b@c.nl", "a@b..nl", "a@b.c.nl"],
    "land": ["NL", "nl", "XX", "BE"], "pointer": ["/activiteiten/00/lasten/0", "/activiteiten/0/lasten/1000"],
    "doelgroep": [
      ["uitkomst": "voldoet", "waarde": "voldoet", "reden": "Zo."], ["waarde": "voldoet", "reden": "Zo."],
      ["reden": "Zo."],
      ["uitkomst": "anders", "reden": "Zo."], ["uitkomst": "voldoet"], "voldoet", "anders",
    ], "b": [["niveau": "minder", "waarde": "minder", "reden": "Zo."], ["niveau": "minder", "reden": ""], "minder"],
  ]

  /// The value with one thing in it changed: a member that goes, one that comes, another value, a longer list.
  fileprivate func gewijzigd(_ random: inout Willekeur) -> JSONValue {
    let daalAf = Int.random(in: 0..<10, using: &random) > 0
    switch self {
    case .object(var leden) where !leden.isEmpty && daalAf:
      let plaats = Int.random(in: leden.indices, using: &random)
      switch Int.random(in: 0..<16, using: &random) {
      case 0: leden.remove(at: plaats)
      case 1: leden.append(JSONMember("vreemd/~", 1))
      default:
        let gericht = Bool.random(using: &random) ? JSONValue.gericht[leden[plaats].name] : nil
        leden[plaats].value = gericht?.randomElement(using: &random) ?? leden[plaats].value.gewijzigd(&random)
      }
      return .object(leden)
    case .array(var elementen) where !elementen.isEmpty && daalAf:
      let plaats = Int.random(in: elementen.indices, using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0: elementen.remove(at: plaats)
      case 1: elementen += Array(repeating: elementen[plaats], count: Int.random(in: 1...220, using: &random))
      default: elementen[plaats] = elementen[plaats].gewijzigd(&random)
      }
      return .array(elementen)
    default: return JSONValue.waarden.randomElement(using: &random) ?? .null
    }
  }

  /// What stands at a pointer; nil when nothing does.
  fileprivate func waarde(bij pointer: String) -> JSONValue? {
    pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().reduce(Optional(self)) { hier, stap in
      let naam = String(stap.replacing("~1", with: "/").replacing("~0", with: "~"))
      if hier?.elements != nil { return Int(naam).flatMap { hier?[$0] } }
      return hier?[naam]
    }
  }
}
