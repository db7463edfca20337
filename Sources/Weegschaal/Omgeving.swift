/// A variable of the environment that the program reads.
enum Omgevingsvariabele: String, CaseIterable, Sendable {
  case adres = "WEEGSCHAAL_ADRES"
  case data = "WEEGSCHAAL_DATA"
  case klok = "WEEGSCHAAL_KLOK"
  case pgbin = "WEEGSCHAAL_PGBIN"
  case poort = "WEEGSCHAAL_POORT"
  case postgres = "WEEGSCHAAL_POSTGRES"
  case postgresBeheer = "WEEGSCHAAL_POSTGRES_BEHEER"
  case postgresLezen = "WEEGSCHAAL_POSTGRES_LEZEN"
  case postgresSleutels = "WEEGSCHAAL_POSTGRES_SLEUTELS"
  case productie = "WEEGSCHAAL_PRODUCTIE"
  case regeling = "WEEGSCHAAL_REGELING"

  /// What it sets, in a line of the help.
  var uitleg: String {
    switch self {
    case .adres: "het IP-adres waarop de dienst luistert (127.0.0.1)"
    case .data: "de map van de ingebouwde database (.weegschaal)"
    case .klok: "waar een gesimuleerde klok begint, voor demo en test"
    case .pgbin: "de map met de programma's van PostgreSQL"
    case .poort: "de poort waarop de dienst luistert (8080)"
    case .postgres: "de database van de dienst; leeg: de ingebouwde"
    case .postgresBeheer: "dezelfde database, met de inlog van de eigenaar, die migreert"
    case .postgresLezen: "een standby, voor zware vragen"
    case .postgresSleutels: "dezelfde database, met de inlog van wie sleutels maakt"
    case .productie: "1: in productie; weigert een gesimuleerde klok en de ingebouwde database"
    case .regeling: "de regeling, of de map config met instellingen"
    }
  }

  /// The connection strings.
  static let databases: [Omgevingsvariabele] = [.postgres, .postgresBeheer, .postgresLezen, .postgresSleutels]
}

/// The variables of a process that are ours.
struct Omgeving: Hashable, Sendable {
  private static let voorvoegsel = "WEEGSCHAAL_"

  private var waarden: [Omgevingsvariabele: String] = [:]

  /// - Throws: `Opdracht.Fout` for a variable that looks like one of ours and is none: a setting that is spelled wrong
  ///   would be ignored, and the program would start with another database than was meant.
  init(_ variabelen: [String: String]) throws(Opdracht.Fout) {
    let eigen = variabelen.filter { $0.key.hasPrefix(Omgeving.voorvoegsel) }
    let onbekend = eigen.keys.filter { Omgevingsvariabele(rawValue: $0) == nil }.sorted()
    guard onbekend.isEmpty else {
      let bekend = Omgevingsvariabele.allCases.map(\.rawValue)
      let regels = onbekend.map { naam in
        "De omgevingsvariabele \(naam) is niet bekend." + bedoeld(naam, onder: bekend)
      }
      throw Opdracht.Fout(instelling: (regels + ["Bekend: \(bekend.joined(separator: ", "))."]).joined(separator: "\n"))
    }
    for variabele in Omgevingsvariabele.allCases { waarden[variabele] = eigen[variabele.rawValue] }
  }

  /// The value of a variable; nil when it is absent or empty. An empty connection string does not count as absent: it
  /// asks for the embedded cluster, whatever the file says.
  subscript(_ variabele: Omgevingsvariabele) -> String? {
    guard let waarde = waarden[variabele] else { return nil }
    return waarde.isEmpty && !Omgevingsvariabele.databases.contains(variabele) ? nil : waarde
  }

  /// The connection of a variable; nil when it is absent.
  func verbinding(_ variabele: Omgevingsvariabele) -> Verbinding? {
    self[variabele].map { Verbinding(reeks: $0, bron: variabele.rawValue) }
  }
}

/// Words in a sentence: "a, b en c".
func opsomming(_ woorden: [String]) -> String {
  guard let laatste = woorden.last, woorden.count > 1 else { return woorden.joined() }
  return "\(woorden.dropLast().joined(separator: ", ")) en \(laatste)"
}

/// The sentence, with a space before it, that names the word which was meant; empty when none is near.
func bedoeld(_ woord: String, onder bekend: some Sequence<String>) -> String {
  // Two mistakes in a word of a few letters would make it any other.
  let hoogstens = woord.count < 6 ? 1 : 2
  let naaste = bekend.map { ($0, afstand(woord, $0)) }.min { $0.1 < $1.1 }
  guard let (naam, verschil) = naaste, verschil <= hoogstens else { return "" }
  return " Bedoeld is wellicht \(naam)."
}

/// How many letters must be put in, left out or replaced to make one word of the other (Levenshtein).
private func afstand(_ een: String, _ ander: String) -> Int {
  let letters = Array(ander)
  var vorige = Array(0...letters.count)
  for (rij, letter) in een.enumerated() {
    var huidige = [rij + 1]
    for (kolom, andere) in letters.enumerated() {
      let vervangen = vorige[kolom] + (letter == andere ? 0 : 1)
      huidige.append(min(vervangen, vorige[kolom + 1] + 1, huidige[kolom] + 1))
    }
    vorige = huidige
  }
  return vorige[letters.count]
}
