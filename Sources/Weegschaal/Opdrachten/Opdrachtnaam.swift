internal import Loket

/// The commands, with their options and their help.
enum Opdrachtnaam: String, CaseIterable, Sendable {
  case serve, rangschik, sleutel, controleer
  case controleerAanvraag = "controleer-aanvraag"
  case migreer, zaad, demo

  /// The options that the command knows.
  var vlaggen: Set<Vlag> {
    switch self {
    case .serve: [.regeling, .adres, .poort, .data, .postgres]
    case .migreer: [.regeling, .data, .postgres]
    case .rangschik, .controleerAanvraag: [.regeling, .bestand]
    case .controleer: [.regeling, .data, .postgres, .bestand]
    case .sleutel: [.regeling, .data, .postgres, .rol, .naam, .persoon, .kvk, .tot, .intrek]
    case .demo: [.regeling, .data, .poort, .open, .stop]
    case .zaad: []
    }
  }

  /// Whether it ends with a code of its own for a fault in the settings. For these two the contract knows 0 and 1 alone.
  var kentInstellingcode: Bool { self != .rangschik && self != .controleer }

  /// Whether a word without an option before it is the file to read.
  var neemtBestand: Bool { self == .controleerAanvraag }

  /// How the command is written.
  private var gebruik: [String] {
    switch self {
    case .serve: ["weegschaal serve"]
    case .rangschik: ["weegschaal rangschik [--bestand BESTAND]"]
    case .sleutel:
      [
        "weegschaal sleutel --rol ROL... --naam NAAM [--persoon ID] [--kvk NUMMER] [--tot DATUM]",
        "weegschaal sleutel --intrek",
      ]
    case .controleer: ["weegschaal controleer [--bestand EXPORT]"]
    case .controleerAanvraag: ["weegschaal controleer-aanvraag [BESTAND]"]
    case .migreer: ["weegschaal migreer"]
    case .zaad: ["weegschaal zaad"]
    case .demo: ["weegschaal demo [--open|--stop]"]
    }
  }

  /// What it does, in a line for each way to write it.
  private var doet: [String] {
    switch self {
    case .serve: ["de dienst draaien"]
    case .rangschik: ["cohortdocument naar rangschikking, zonder database"]
    case .sleutel: ["een toegangssleutel maken", "een sleutel intrekken, gelezen van de standaardinvoer"]
    case .controleer: ["keten, zegels en boeken nalopen"]
    case .controleerAanvraag: ["een aanvraag nakijken zonder haar te versturen"]
    case .migreer: ["de database bijwerken"]
    case .zaad: ["een nieuw zaad voor de loting, met zijn SHA-256 op stderr"]
    case .demo: ["de hele ronde van 2025 spelen"]
    }
  }

  /// What else is good to know of it.
  private var meer: String {
    switch self {
    case .serve:
      """
      Zonder genoemde database (WEEGSCHAAL_POSTGRES) draait de dienst op een ingebouwde in --data. SIGTERM of Ctrl-C: wat
      loopt wordt afgemaakt. Het logboek gaat naar stderr, een JSON-object per regel.

      """
    case .rangschik:
      "Zonder --bestand wordt de standaardinvoer gelezen. Elke fout is een regel op stderr: pointer, tab, code, tab, melding.\n"
    case .sleutel:
      """
      ROL is \(Rol.allCases.map(\.rawValue).joined(separator: ", ")); --rol mag vaker.
      Wie voor de gemeente werkt, heeft een --persoon ([a-z0-9-], 1 tot 64 tekens); een aanvrager heeft een --kvk.
      Niet samen bij één persoon: beheerder, auditor of aanvrager met een andere rol; besluitnemer met financieel.
      De sleutel komt als enige op de standaarduitvoer; bewaard wordt alleen zijn SHA-256.

      """
    case .controleer:
      """
      Zonder --bestand wordt de database nagelopen, die niet wordt gewijzigd. Een export haalt de auditor op met
      GET /v1/gebeurtenissen en de kop Accept: application/x-ndjson. Exitcode 0: alles sluit; 1: wat niet sluit, staat er.

      """
    case .controleerAanvraag:
      """
      Zonder BESTAND wordt de standaardinvoer gelezen. Er gaat niets over het netwerk. Exitcode 0: de dienst neemt de aanvraag
      aan, en op de standaarduitvoer staat hoe de toetsen uitvallen als zij bij de opening van de termijn binnenkomt. Exitcode
      1: elke fout is een regel op stderr: pointer, tab, code, tab, melding.

      """
    case .migreer:
      "De verbinding van de eigenaar staat in WEEGSCHAAL_POSTGRES_BEHEER; zonder die wordt WEEGSCHAAL_POSTGRES gebruikt.\n"
    case .zaad: ""
    case .demo:
      """
      De demo speelt in haar eigen map, demo in --data, welke database er ook is ingesteld, en vervangt een eerdere demo.
      De dienst blijft daarna draaien; --stop eindigt haar. Met --open wordt er niets gespeeld: de ronde van 2025 staat open,
      en de sleutels om in te dienen en te beoordelen worden getoond.

      """
    }
  }

  /// The help of this command.
  var uitleg: String {
    let regels = zip(gebruik, doet).map { "  \($0)\n      \($1)" }.joined(separator: "\n")
    let opties = Vlag.allCases.filter(vlaggen.contains).map { "  \($0.uitleg)" }
    // Who needs no settings reads none.
    let omgeving = vlaggen.contains(.regeling) ? "De omgeving (WEEGSCHAAL_...): zie weegschaal --help.\n" : ""
    return regels + "\n\n" + meer + (opties.isEmpty ? "" : "Opties:\n" + opties.joined(separator: "\n") + "\n")
      + omgeving
  }

  /// The help of all.
  static var uitleg: String {
    let breedte = 44
    let regels = allCases.flatMap { zip($0.gebruik, $0.doet) }.map { gebruik, doet in
      gebruik.count < breedte
        ? "  \(gebruik)\(String(repeating: " ", count: breedte - gebruik.count))\(doet)"
        : "  \(gebruik)\n  \(String(repeating: " ", count: breedte))\(doet)"
    }
    let variabelen = Omgevingsvariabele.allCases.map { variabele in
      let naam = variabele.rawValue
      return "  \(naam)\(String(repeating: " ", count: max(1, 30 - naam.count)))\(variabele.uitleg)"
    }
    return """
      weegschaal: de weegschaal van de Haagse subsidie voor ondersteuning van sociaal ondernemen

      \(regels.joined(separator: "\n"))

      Meer over een opdracht, met haar opties: weegschaal OPDRACHT --help. De versie: weegschaal --versie.
      Instellingen: config/weegschaal.json, dan de omgeving, dan opties. De omgeving:
      \(variabelen.joined(separator: "\n"))

      Exitcode 0: gelukt; \(Opdracht.instellingcode): een fout in de instellingen; 1: een andere fout, bij rangschik en controleer elke.

      """
  }
}
