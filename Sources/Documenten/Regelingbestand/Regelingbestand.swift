internal import Begrippen
package import JSON
package import Regeling

/// Reads a scheme from its file (`config/regelingen/*.json`). Another year or another municipality with a scheme of
/// this shape needs another file, and no other code.
///
/// Refuses a wrong file with every fault at once, each with its place and reason. Faults are unknown, missing or
/// repeated members, values outside their range, points that do not descend, a missing indicator or check, an open norm
/// with a value that it does not know, and a source that is not listed.
/// - Parameter isBevroren: whether a ranking was frozen under it. It may then be from before an open norm, which has the
///   reading of how was done at that time.
package func leesRegeling(_ document: [UInt8], isBevroren: Bool = false) throws(Faults) -> Regeling {
  try readJSON(document) { reader in
    var bestand = Regelingbestand()
    bestand.lees(&reader)
    if isBevroren { bestand.vulEerdereLezingenAan() }
    bestand.controleer(&reader)
    // With a fault there is no scheme, even when one could be built from the rest.
    return reader.faults.isEmpty && !reader.hasFailed ? bestand.regeling : nil
  }
}

/// The members of the file.
enum Regelingveld: String, CaseIterable {
  case code, citeertitel, vindplaats, jaar, aanvraagtermijn, plafond, maximum, salarisnorm, overheadnorm, voorschot
  case afwijkingsdrempel, rechtsvormen, activiteiten, bescheiden, toetsen, puntenMaximum, criteria, deMinimis
  case termijnen, feestdagen, openNormen, vasteLezingen, bronnen
}

/// The names of the members of the file.
package let regelingvelden = Set(Regelingveld.allCases.map(\.rawValue))

/// The parts of a scheme file that were read so far. A member with a fault stays nil.
struct Regelingbestand {
  var code: String?
  var citeertitel: String?
  var jaar: Int?
  var opent: Tijdstip?
  var sluit: Tijdstip?
  var plafond: Centen?
  var maximum: Centen?
  var salarisnorm: Procent?
  var overheadnorm: Procent?
  var voorschot: Procent?
  var afwijkingsdrempel: Procent?
  var rechtspersonen: [String] = []
  var nietRechtspersonen: [String] = []
  var vereisteBescheiden: [String] = []
  var puntenMaximum: Int?
  var criteria: [Criterium?] = []
  var deMinimis: DeMinimisregels?
  var termijnen: [Termijnsoort: Int] = [:]
  var gekozenNormen: [Normcode: String] = [:]
  var teksten = Regelingteksten()
  /// Places that name a source, with the code of that source.
  var bronverwijzingen: [(plaats: [PointerStep], bron: String)] = []

  private static let velden = Members<Regelingveld>(required: Regelingveld.allCases)

  mutating func lees(_ reader: inout JSONReader) {
    reader.object(Regelingbestand.velden) { reader, veld in
      switch veld {
      case .code:
        code = reader.form(length: 1...64, expected: "een code van kleine letters, cijfers en streepjes") {
          vorm($0) { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        }
      case .citeertitel: citeertitel = reader.text(length: 1...200)
      case .vindplaats: teksten.vindplaats = reader.text(length: 1...4000) ?? ""
      case .jaar: jaar = reader.count(2000...2999).map { Int($0) }
      case .aanvraagtermijn: leesAanvraagtermijn(&reader)
      case .plafond: plafond = leesBedrag(&reader, veld)
      case .maximum: maximum = leesBedrag(&reader, veld)
      case .salarisnorm: salarisnorm = leesProcent(&reader, veld)
      case .overheadnorm: overheadnorm = leesProcent(&reader, veld)
      case .voorschot: voorschot = leesProcent(&reader, veld)
      case .afwijkingsdrempel: afwijkingsdrempel = leesProcent(&reader, veld)
      case .rechtsvormen: leesRechtsvormen(&reader)
      case .activiteiten: leesActiviteiten(&reader)
      case .bescheiden: leesBescheiden(&reader)
      case .toetsen: leesToetsen(&reader)
      case .puntenMaximum: puntenMaximum = reader.count(1...10_000).map { Int($0) }
      case .criteria: leesCriteria(&reader)
      case .deMinimis: leesDeMinimis(&reader)
      case .termijnen: leesTermijnen(&reader)
      case .feestdagen: leesFeestdagen(&reader)
      case .openNormen: leesOpenNormen(&reader)
      case .vasteLezingen: leesVasteLezingen(&reader)
      case .bronnen: leesBronnen(&reader)
      }
    }
  }

  /// Gives the norms that the file is too old to have the reading of its time.
  fileprivate mutating func vulEerdereLezingenAan() {
    for code in Normcode.allCases where gekozenNormen[code] == nil { gekozenNormen[code] = code.eerdereLezing }
  }

  /// The scheme. Ask for it only when there are no faults, so that nothing is missing.
  var regeling: Regeling? {
    guard let code, let citeertitel, let jaar, let opent, let sluit, let plafond, let maximum, let salarisnorm,
      let overheadnorm, let voorschot, let afwijkingsdrempel, let deMinimis, let termijnregels,
      let openNormen = OpenNormen(gekozenNormen)
    else { return nil }
    return Regeling(
      code: code, citeertitel: citeertitel, jaar: jaar, opent: opent, sluit: sluit, plafond: plafond,
      maximum: maximum, salarisnorm: salarisnorm, overheadnorm: overheadnorm, voorschot: voorschot,
      afwijkingsdrempel: afwijkingsdrempel, rechtspersonen: rechtspersonen, nietRechtspersonen: nietRechtspersonen,
      activiteiten: teksten.activiteiten.map(\.soort), vereisteBescheiden: vereisteBescheiden,
      criteria: criteria.compactMap { $0 }, deMinimis: deMinimis, termijnen: termijnregels,
      feestdagen: Set(teksten.feestdagen.map(\.datum)), openNormen: openNormen, teksten: teksten)
  }

  private var termijnregels: Termijnregels? {
    guard let bezwaar = termijnen[.bezwaar], let betaling = termijnen[.betaling],
      let beslissing = termijnen[.beslissing], let buitenBehandeling = termijnen[.buitenBehandeling],
      let terugbetaling = termijnen[.terugbetaling], let terugvordering = termijnen[.terugvordering]
    else { return nil }
    return Termijnregels(
      bezwaarWeken: bezwaar, betalingWeken: betaling, beslisWeken: beslissing,
      buitenBehandelingWeken: buitenBehandeling, terugbetalingWeken: terugbetaling,
      terugvorderingJaren: terugvordering)
  }
}

/// The terms in a scheme file, each with the unit of the law.
enum Termijnsoort: String, CaseIterable {
  case bezwaar, betaling, beslissing, buitenBehandeling, terugbetaling, terugvordering

  var eenheid: Termijneenheid {
    switch self {
    case .bezwaar, .betaling, .beslissing, .buitenBehandeling, .terugbetaling: .weken
    case .terugvordering: .jaren
    }
  }
}

/// The units of terms.
enum Termijneenheid: String, CaseIterable {
  case weken, jaren
}

/// The text when all its bytes are allowed.
func vorm(_ bytes: UnsafeBufferPointer<UInt8>, _ mag: (UInt8) -> Bool) -> String? {
  bytes.allSatisfy(mag) ? String(decoding: bytes, as: UTF8.self) : nil
}
