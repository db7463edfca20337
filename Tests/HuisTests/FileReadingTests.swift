import Testing

/// One function reads a file for its asker: `leesbaar`, behind `dossier`, `zaak` and `open`. Every other statement that
/// reads what belongs to a file runs in a function that got the file from there, or it serves a round as a whole.
@Suite struct FileReadingTests {
  /// The tables with what belongs to one file.
  private static let tables: Set<String> = [
    "dossierstand", "dossier", "aanvraagdocument", "aanvraagversie", "verantwoording", "verantwoordingsdocument",
    "afgeschermd_gegeven", "besluit", "bekendmaking", "voorschot", "betaling", "vaststelling", "terugbetaling",
    "herstelverzoek", "toelating", "beoordeling", "gebeurtenis",
  ]

  /// The statements that read files for another than an applicant, or nothing that he may not know, and why.
  static let others = [
    "leesDossiers": "the list of a round; the statement itself asks whose the files are",
    "telDossiers": "the same, counted",
    "leesPlaatshouder": "asks for the asker's own number",
    "zoekIngediend": "answers whether an id that we made is there",
    "dienIn": "counts what the asker's own number filed",
    "leesHerhaling": "an answer that the same asker got before",
    "vergrendelRondeVanDossier": "a lock for a step of staff",
    "vergrendelDossiers": "a lock for a step on a round",
    "zoekHerzieneTijdigheid": "a step on a round", "leesOnbekendeBesluiten": "a step on a round",
    "leesLaatsteTijdstip": "one moment, for the start of a simulated clock",
    "leesRondegebruik": "a step on a round", "leesDeelnemers": "a step on a round",
    "leesKetenkop": "the last event of a chain, for who writes the next one and for the export",
    "leesSignaaldeelnemers": "signals, which staff alone see", "leesEerdereNamen": "signals",
    "leesEerdereNamenVanRonde": "signals", "leesEigenVerleningen": "signals",
    "leesAlleEigenVerleningen": "signals, and the de-minimis room at the decisions of a round",
    "leesSignaalafhandelingen": "signals", "leesSignaalafhandelingenVanRonde": "signals",
    "leesAndereInschrijvingen": "signals", "leesAndereInschrijvingenVanRonde": "signals", "leesAfgelopen": "signals",
    "leesCohort": "a ranking", "leesWijzigingen": "the ranking of a decided round, which staff alone see",
    "telRonde": "a ranking", "leesBevrorenRegels": "a frozen ranking",
    "leesRondefeiten": "the state of a round",
    "leesRondeVanDossier": "the state of a round",
    "leesGebeurtenisVanSoort": "upkeep", "leesZegelkoppen": "upkeep", "leesDagstand": "upkeep",
    "leesAansluiting": "the report", "leesRapportregels": "the report",
    "leesNaderhandVanRonde": "the report",
    "leesTeBezorgen": "ids and kinds of events, for subscribers that the settings name",
    "leesVastgelopen": "ids and kinds of events, for who keeps the subscriptions",
    "exporteerKetens": "the export", "telGebeurtenissen": "the export", "leesGebeurtenissen": "the export",
  ]

  /// What shows that the function around a use has a file from `leesbaar`: a type of its parameters, or a call.
  private static let givers: Set<String> = ["leesbaar", "Dossierstand", "Zaak", "Verlening"]
  private static let calls: Set<String> = ["dossier", "open", "zaak"]

  /// The names of the statements of a file that read such a table.
  static func reading(_ text: String) -> [String] {
    let parts = text.split(separator: " = PostgresStatement(", omittingEmptySubsequences: false)
    return zip(parts, parts.dropFirst()).compactMap { before, after in
      let end = after.ranges(of: "static let").first?.lowerBound ?? after.endIndex
      let words = after[..<end].split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      let reads = zip(words, words.dropFirst()).contains { word, next in
        (word == "FROM" || word == "JOIN") && tables.contains(String(next))
      }
      return reads ? before.split(separator: " ").last.map(String.init) : nil
    }
  }

  /// The uses of such statements outside a function that has the file.
  static func unguarded(_ files: [(path: String, text: String)]) -> [String] {
    let names = Set(files.flatMap { reading($0.text) }).subtracting(others.keys)
    return files.flatMap { file in
      let tokens = SwiftSource(path: file.path, file.text).tokens.map(\.text)
      var start = 0
      var found: [String] = []
      for (place, token) in tokens.enumerated() {
        if token == "func" { start = place }
        guard place > 0, names.contains(token), tokens[place - 1] == "." else { continue }
        let function = tokens[start..<place]
        let isGuarded = function.indices.contains { index in
          givers.contains(function[index])
            || calls.contains(function[index]) && tokens[index - 1] == "." && tokens[index + 1] == "("
        }
        if !isGuarded { found.append("\(file.path): \(token)") }
      }
      return found
    }
  }

  @Test("what belongs to a file is read for who may see that file")
  func everyReadIsGuarded() {
    let files = Repository.files.filter { $0.path.hasPrefix("Sources/Loket/") && $0.path.hasSuffix(".swift") }
    #expect(files.count > 40)
    #expect(FileReadingTests.unguarded(files.map { ($0.path, $0.text) }) == [])
    let reading = Set(files.flatMap { FileReadingTests.reading($0.text) })
    #expect(Set(FileReadingTests.others.keys).subtracting(reading) == [], "an exception that is none any more")
  }

  @Test("a statement that reads a file without asking whose it is, is found")
  func theRuleFinds() {
    let statement = """
      static let leesIets = PostgresStatement(
        "lees_iets",
        "SELECT document FROM aanvraagdocument WHERE dossier = $1")
      """
    func use(_ text: String) -> [(path: String, text: String)] { [("a", statement), ("b", text)] }
    #expect(FileReadingTests.unguarded(use("func f(id: String) { vraag(.leesIets, id) }")) == ["b: leesIets"])
    #expect(FileReadingTests.unguarded(use("func f() { let d = x.dossier(id); vraag(.leesIets, d.id) }")) == [])
    #expect(
      FileReadingTests.unguarded(use("func g(z: Zaak) {}\nfunc f(id: String) { vraag(.leesIets, id) }"))
        == ["b: leesIets"])
  }
}
