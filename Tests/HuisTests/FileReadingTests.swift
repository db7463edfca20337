import Testing

/// One function reads a file for its asker: `leesbaar`, behind `dossier`, `zaak` and `open`. Every other statement that
/// reads what belongs to a file runs in a function that got the file from there, or it serves a round as a whole.
@Suite struct FileReadingTests {
  /// The tables with what belongs to one file.
  private static let tables =
    "dossierstand|dossier|aanvraagdocument|aanvraagversie|verantwoording|verantwoordingsdocument|afgeschermd_gegeven"
    + "|besluit|bekendmaking|voorschot|betaling|vaststelling|terugbetaling|herstelverzoek|toelating|beoordeling|gebeurtenis"

  /// The statements that read files for another than an applicant, or nothing that he may not know, and why.
  static let others = [
    "leesDossiers": "the list of a round; the statement itself asks whose the files are",
    "telDossiers": "the same, counted",
    "leesPlaatshouder": "asks for the asker's own number",
    "zoekIngediend": "answers whether an id that we made is there",
    "leesHerhaling": "an answer that the same asker got before",
    "vergrendelRondeVanDossier": "a lock for a step of staff",
    "vergrendelDossiers": "a lock for a step on a round",
    "zoekHerzieneTijdigheid": "a step on a round",
    "leesKetenkop": "the last event of a chain, for who writes the next one and for the export",
    "leesCohort": "a ranking", "telRonde": "a ranking", "leesBevrorenRegels": "a frozen ranking",
    "leesBevrorenNummers": "the check", "leesRondefeiten": "the state of a round", "leesRonde": "the state of a round",
    "leesRondeVanDossier": "the state of a round", "leesJaren": "the rounds",
    "leesGebeurtenisVanSoort": "upkeep", "leesLaatsteZegel": "upkeep", "leesZegelkoppen": "upkeep",
    "leesDagstand": "upkeep", "leesSluitingszegel": "upkeep",
    "leesAansluiting": "the report", "leesRapportregels": "the report",
    "exporteerKetens": "the export", "telGebeurtenissen": "the export", "leesGebeurtenissen": "the export",
    "leesKlokstand": "starting",
  ]

  /// What shows that the function around a use has a file from `leesbaar`.
  private static let givers = [
    "leesbaar(", ".dossier(", ".open(", ".zaak(", ": Dossierstand", ": Zaak", "_ verlening: Verlening",
  ]

  /// The uses of such statements outside a function that has the file.
  static func unguarded(_ files: [(path: String, text: String)]) throws -> [String] {
    let declaration = try Regex<(Substring, Substring, Substring)>(
      #"static let (\w+) = PostgresStatement\(\s*"\w+",\s*("{3}[\s\S]*?"{3}|"[^"\n]*")"#)
    let reads = try Regex<(Substring, Substring)>("\\b(?:FROM|JOIN) (\(tables))\\b")
    var names: Set<String> = []
    for file in files {
      for match in file.text.matches(of: declaration) where match.output.2.contains(reads) {
        names.insert(String(match.output.1))
      }
    }
    var found: [String] = []
    for file in files {
      for name in names where others[name] == nil {
        for range in file.text.ranges(of: ".\(name)") {
          guard file.text[range.upperBound...].first.map({ !$0.isLetter && !$0.isNumber }) ?? true else { continue }
          let before = file.text[..<range.upperBound]
          let start = before.ranges(of: "func ").last?.lowerBound ?? before.startIndex
          if !givers.contains(where: { before[start...].contains($0) }) { found.append("\(file.path): \(name)") }
        }
      }
    }
    return found.sorted()
  }

  @Test("what belongs to a file is read for who may see that file")
  func everyReadIsGuarded() throws {
    let files = Repository.files.filter { $0.path.hasPrefix("Sources/Loket/") && $0.path.hasSuffix(".swift") }
    #expect(files.count > 40)
    #expect(try FileReadingTests.unguarded(files.map { ($0.path, $0.text) }) == [])
  }

  @Test("a statement that reads a file without asking whose it is, is found")
  func theRuleFinds() throws {
    let statement = """
      static let leesIets = PostgresStatement(
        "lees_iets",
        "SELECT document FROM aanvraagdocument WHERE dossier = $1")
      """
    func use(_ text: String) -> [(path: String, text: String)] { [("a", statement), ("b", text)] }
    #expect(try FileReadingTests.unguarded(use("func f(id: String) { vraag(.leesIets, id) }")) == ["b: leesIets"])
    #expect(try FileReadingTests.unguarded(use("func f() { let d = x.dossier(id); vraag(.leesIets, d.id) }")) == [])
    #expect(
      try FileReadingTests.unguarded(use("func g(z: Zaak) {}\nfunc f(id: String) { vraag(.leesIets, id) }"))
        == ["b: leesIets"])
  }
}
