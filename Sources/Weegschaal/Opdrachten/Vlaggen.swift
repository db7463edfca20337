/// An option of the command line.
enum Vlag: String, CaseIterable, Sendable {
  case rol, naam, persoon, kvk, tot, intrek, bestand, stop, open, regeling, adres, poort, data, postgres

  /// Whether a value follows it.
  var heeftWaarde: Bool { ![.stop, .open, .intrek].contains(self) }

  /// The option as it is written, with what it means.
  var uitleg: String {
    let (vorm, zin) =
      switch self {
      case .rol: ("ROL", "een rol van de sleutel")
      case .naam: ("NAAM", "van wie de sleutel is")
      case .persoon: ("ID", "de persoon: vier ogen vergelijkt personen")
      case .kvk: ("NUMMER", "het KVK-nummer van een aanvrager, acht cijfers")
      case .tot: ("DATUM", "de laatste dag waarop de sleutel werkt, zoals 2026-12-31")
      case .intrek: ("", "trek in plaats daarvan een sleutel in")
      case .bestand: ("BESTAND", "lees dit bestand")
      case .stop: ("", "eindig de dienst van de demo")
      case .open: ("", "speel niets: laat een lege ronde open om zelf in te dienen")
      case .regeling: ("BESTAND", "de regeling, of de map config met instellingen")
      case .adres: ("ADRES", "waar de dienst luistert, in cijfers (127.0.0.1)")
      case .poort: ("POORT", "de poort waarop de dienst luistert (8080)")
      case .data: ("MAP", "de map van de ingebouwde database (.weegschaal)")
      case .postgres: ("VERBINDING", "de database, als verbindingsreeks van libpq")
      }
    let geschreven = "--\(rawValue) \(vorm)"
    return geschreven + String(repeating: " ", count: max(1, 24 - geschreven.count)) + zin
  }
}

/// The options that were given: `--naam waarde` or `--naam=waarde`. Some may be repeated.
struct Vlaggen: Hashable, Sendable {
  private var waarden: [Vlag: [String]] = [:]

  /// No options.
  init() {}

  /// Reads the arguments after the command.
  init(_ argumenten: [String], voor opdracht: Opdrachtnaam) throws(Opdracht.Fout) {
    let bekend = Vlag.allCases.filter(opdracht.vlaggen.contains)
    var rest = argumenten[...]
    while let woord = rest.popFirst() {
      if opdracht.neemtBestand, !woord.hasPrefix("-") {
        waarden[.bestand, default: []].append(woord)
        continue
      }
      let delen = woord.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard woord.hasPrefix("--"), let vlag = bekend.first(where: { $0.rawValue == delen[0].dropFirst(2) }) else {
        let namen = bekend.map { "--" + $0.rawValue }
        let lijst = namen.isEmpty ? "Deze opdracht heeft geen opties." : "Bekend: \(namen.joined(separator: " "))."
        throw Opdracht.Fout(
          tekst:
            "weegschaal \(opdracht.rawValue): \(woord) is hier niet bekend.\(bedoeld(String(delen[0]), onder: namen)) \(lijst)"
        )
      }
      guard vlag.heeftWaarde else {
        guard delen.count == 1 else { throw Opdracht.Fout(tekst: "weegschaal: \(delen[0]) heeft geen waarde.") }
        waarden[vlag] = [""]
        continue
      }
      guard let waarde = delen.count == 2 ? String(delen[1]) : rest.popFirst() else {
        throw Opdracht.Fout(tekst: "weegschaal: na \(woord) hoort een waarde.")
      }
      guard !waarde.isEmpty || ![.data, .regeling, .bestand].contains(vlag) else {
        throw Opdracht.Fout(
          instelling: "weegschaal: \(delen[0]) is leeg. Noem \(vlag == .data ? "een map" : "een bestand").")
      }
      waarden[vlag, default: []].append(waarde)
    }
  }

  /// All values of an option.
  func alle(_ vlag: Vlag) -> [String] { waarden[vlag] ?? [] }

  /// The value of an option that may come once.
  func een(_ vlag: Vlag) throws(Opdracht.Fout) -> String? {
    let gegeven = alle(vlag)
    guard gegeven.count <= 1 else {
      throw Opdracht.Fout(
        tekst: "weegschaal: \(vlag == .bestand ? "een bestand" : "--\(vlag.rawValue)") mag er één keer staan.")
    }
    return gegeven.first
  }

  /// Whether an option was given.
  func heeft(_ vlag: Vlag) -> Bool { waarden[vlag] != nil }
}
