internal import EmbeddedPostgreSQL
internal import EventLoop
internal import Glibc
internal import HTTPServer
internal import JSON
internal import Loket
internal import PostgreSQL

/// An error of a command as one sentence for the administrator, with what to do. It holds no secret.
func foutzin(_ fout: any Error) -> String {
  switch fout {
  case let fout as Opdracht.Fout: fout.tekst
  case let fout as Klokfout: fout.description
  case let fout as EmbeddedPostgreSQLError: fout.zin
  case let fout as PostgresMigrationError: fout.zin
  case let fout as Verbindingsfout: fout.zin
  case let fout as PostgresError: fout.zin
  case let fout as HTTPServerError: fout.zin
  case let fout as EventLoop.SystemError: "Het systeem weigert \(fout.call): \(systeemreden(fout.code))."
  case let fout as LoketFout: fout.zin
  case is CancellationError: "Afgebroken."
  // Only a fault of ours comes here: every error that a command meets has a sentence above.
  default: "Er ging iets mis dat wij niet voorzagen (\(type(of: fout))). Meld dit aan wie de weegschaal onderhoudt."
  }
}

/// Whether an error lies in the settings, so that another try is of no use before they change.
func isInstellingfout(_ fout: any Error) -> Bool {
  switch fout {
  case let fout as Opdracht.Fout: fout.isInstelling
  case let fout as EmbeddedPostgreSQLError: fout.isInstelling
  case let fout as Verbindingsfout: fout.isInstelling
  // An address that the machine does not have can come up later, and a port can come free.
  case HTTPServerError.invalidAddress, HTTPServerError.system(_, EACCES): true
  default: false
  }
}

extension EmbeddedPostgreSQLNotice {
  /// The notice as a sentence.
  var zin: String {
    switch self {
    case .makesCluster(let map): "Er wordt een nieuwe, lege database gemaakt in \(map)."
    case .liesElsewhere(let gegeven, let anders):
      "De gebruiker die PostgreSQL draait, kan niet bij \(gegeven); de database ligt in \(anders)."
    case .removesEmptyFile: "Een databaseserver werd gestopt terwijl hij begon; zijn lege bestand is weggehaald."
    case .recovers: "De databaseserver was onverwacht gestopt; hij herstelt nu."
    }
  }
}

extension EmbeddedPostgreSQLError {
  /// Whether a folder or the programs are not what they must be, so that it does not pass by itself. A command that finds
  /// no cluster is no fault of a setting alone: the service may still make it.
  fileprivate var isInstelling: Bool {
    switch self {
    case .noBinaries, .otherMajorVersion: true
    case .folder(_, let reden): reden.isInstelling
    case .noCluster, .program, .tooSlow: false
    }
  }

  fileprivate var zin: String {
    switch self {
    case .noBinaries(let map):
      "Er zijn geen programma's van PostgreSQL in \(map). Installeer het pakket postgresql, of noem hun map in "
        + "WEEGSCHAAL_PGBIN."
    case .otherMajorVersion(let cluster, let programmas):
      "De ingebouwde database is van PostgreSQL \(cluster), de programma's zijn van \(programmas). Noem de map van "
        + "versie \(cluster) in WEEGSCHAAL_PGBIN, of zet de gegevens over met pg_upgrade."
    case .noCluster(let map):
      "In \(map) is geen ingebouwde database, en deze opdracht maakt er geen: dat doet weegschaal serve. Noem de map of "
        + "de verbinding waarmee de dienst draait (--data, WEEGSCHAAL_DATA, --postgres of WEEGSCHAAL_POSTGRES)."
        + (demomap(in: map).map { " Die van de demo staat in \($0)." } ?? "")
    case .folder(let pad, let reden):
      "De ingebouwde database kan niet werken: \(pad): \(reden.zin)"
        + (reden.isInstelling ? " Herstel dat, of noem een andere map met --data of WEEGSCHAAL_DATA." : "")
    case .program(let naam, let uitvoer):
      "Het programma \(naam) van PostgreSQL mislukte. Zijn eigen woorden:\n\(uitvoer)"
    case .tooSlow(let cluster, let wat, let duur): "De databaseserver in \(cluster) \(wat.zin) binnen \(duur)."
    }
  }
}

extension EmbeddedPostgreSQLError.Obstacle {
  fileprivate var isInstelling: Bool {
    switch self {
    case .system(let code): [EACCES, EPERM, ENOENT, ENOTDIR, EISDIR, EROFS, ELOOP, ENAMETOOLONG].contains(code)
    case .notAFolder, .belongsTo, .openToOthers, .unreachable, .noServerUser, .nameless: true
    case .serverOfAnotherVersion, .movedSocket: false
    }
  }

  fileprivate var zin: String {
    switch self {
    case .system(let code): "\(systeemreden(code))."
    case .notAFolder: "dit is geen map."
    case .belongsTo(let nu, let moet): "dit is van gebruiker \(nu), en moet van gebruiker \(moet) zijn."
    case .openToOthers: "anderen kunnen dit lezen, en het kan niet voor hen worden gesloten."
    case .unreachable(let gebruiker): "gebruiker \(gebruiker), die PostgreSQL draait, kan hier niet bij."
    case .noServerUser:
      "PostgreSQL draait niet als root, en er is geen gebruiker postgres of nobody. Draai dit als een andere gebruiker."
    case .nameless(let gebruiker): "gebruiker \(gebruiker) heeft geen naam, en zonder naam kan hij niet inloggen."
    case .serverOfAnotherVersion:
      "hier draait een databaseserver van een andere versie van dit programma. Stop die eerst."
    case .movedSocket(let eerder): "de databaseserver kwam terug op een andere plaats dan \(eerder)."
    }
  }
}

extension EmbeddedPostgreSQLError.Wait {
  fileprivate var zin: String {
    switch self {
    case .start: "was niet klaar"
    case .stop: "stopte niet"
    case .settle, .template: "kwam niet tot rust"
    }
  }
}

extension PostgresMigrationError {
  fileprivate var zin: String {
    switch self {
    case .fileName(let naam): "\(naam): een migratie heet NNNN_naam.sql, met NNNN vanaf 0001."
    case .folder(let pad): "De map met migraties kan niet worden gelezen: \(pad)."
    case .duplicateNumber(let nummer): "Er zijn twee migraties met nummer \(nummer)."
    case .changed(let naam, let was, let nu):
      "De migratie \(naam) is gewijzigd nadat zij is uitgevoerd (SHA-256 was \(was), nu \(nu)). Zet het oude bestand "
        + "terug, en maak voor een wijziging een nieuwe migratie."
    case .missing(let nummer, let naam):
      "De database is van een nieuwere versie: zij heeft migratie \(nummer) (\(naam)) en dit programma niet. Gebruik het "
        + "nieuwere programma."
    case .outOfOrder(let naam, let laatste):
      "De migratie \(naam) is nieuw, en migratie \(laatste), die erna komt, is al uitgevoerd."
    case .endsTransaction(let naam): "De migratie \(naam) sluit haar transactie; laat BEGIN, COMMIT en ROLLBACK weg."
    case .database(let naam, .server(let fout)):
      "Bij \(naam) weigert de database; van deze migratie is niets uitgevoerd. \(PostgresError.server(fout).zin)"
    case .database(_, let fout): fout.zin
    }
  }
}

extension Verbindingsfout {
  fileprivate var zin: String {
    guard !verbinding.bron.isEmpty else { return fout.zin }
    switch fout {
    case .unavailable(let reden) where isInstelling:
      return "De verbindingsreeks van \(verbinding.bron) klopt niet. PostgreSQL zegt: \(reden). Verbeter die waarde."
    case .unavailable(let reden):
      return PostgresError.onbereikbaar(reden)
        + "Kijk of de databaseserver draait, en of deze verbinding klopt: \(verbinding.bron)."
    case .roleRefused: return "\(fout.zin) De gebruikte inlog kwam uit \(verbinding.bron)."
    default: return fout.zin
    }
  }
}

extension PostgresError {
  fileprivate static func onbereikbaar(_ reden: String) -> String {
    // Its words may be a question.
    let zin = reden.last.map { ".?!".contains($0) } == true ? reden : reden + "."
    return "De database is niet te bereiken, of weigert de inlog. PostgreSQL zegt: \(zin) "
  }

  fileprivate var zin: String {
    switch self {
    case .server(let fout): fout.zin
    case .connectionLost:
      "De verbinding met de database viel weg. Kijk of de databaseserver draait, en probeer het opnieuw."
    case .unavailable(let reden):
      PostgresError.onbereikbaar(reden) + "Kijk of de databaseserver draait."
    case .roleRefused(let rol):
      "Deze inlog is geen lid van de rol \(rol), en kan dit werk dus niet doen. "
        + (Samenstelling.inlog[rol] ?? "Zie README, Roles of the database.")
    case .poolExhausted, .waitedTooLong, .timeout:
      "De database antwoordt niet op tijd. Kijk of zij te druk is, of wacht op een slot."
    case .cancelled, .closed: "Afgebroken."
    case .decoding(let kolom, _):
      "De database gaf in \(kolom) iets dat dit programma niet kent. Is zij van deze versie? Zie weegschaal migreer."
    case .invalidParameter(let nummer, _): "Waarde \(nummer) kan niet naar de database worden gestuurd."
    }
  }
}

extension PostgresServerError {
  /// The classes of errors whose message holds names and no values of rows (PostgreSQL manual, appendix A).
  private static let klassenZonderWaarden: Set<String> = ["08", "0A", "28", "3D", "3F", "42", "53", "55", "57", "58"]

  fileprivate var zin: String {
    let zegt =
      PostgresServerError.klassenZonderWaarden.contains(String(sqlState.prefix(2)))
      ? "PostgreSQL zegt: \(message) (\(sqlState))." : "PostgreSQL geeft fout \(sqlState)."
    if isVanKlokken {
      return "De klok van deze machine en die van de database verschillen te veel. Zet beide gelijk (NTP); er is niets "
        + "gewijzigd."
    }
    switch sqlState {
    case "42501":
      return "Deze inlog mag dit niet. \(zegt) Zie in README, Roles of the database, welke inlog wat doet: "
        + "WEEGSCHAAL_POSTGRES voor de dienst, WEEGSCHAAL_POSTGRES_BEHEER voor weegschaal migreer, "
        + "WEEGSCHAAL_POSTGRES_SLEUTELS voor weegschaal sleutel."
    case "42P01", "3F000":
      return "In deze database staan de tabellen niet. \(zegt) Is dit de goede database? Zo ja: weegschaal migreer."
    case "53100": return "De schijf van de database is vol. \(zegt)"
    case "53300": return "De database heeft geen verbindingen meer vrij. \(zegt) Verhoog max_connections."
    case "25006":
      return "Deze database is alleen te lezen (een standby?). \(zegt) Noem de database waarin geschreven wordt."
    case "55P03": return "De database wacht te lang op een slot. \(zegt) Loopt er nog een migratie?"
    default: return "De database weigert. \(zegt)"
    }
  }
}

extension HTTPServerError {
  fileprivate var zin: String {
    switch self {
    case .invalidAddress(let tekst):
      "\(tekst) is geen adres en poort om op te luisteren. Het adres is een getal zoals 127.0.0.1 of ::1 (--adres, "
        + "WEEGSCHAAL_ADRES), geen naam."
    case .portTaken(let poort):
      "Poort \(poort) is bezet door een ander programma. Stop dat, of kies een andere poort met --poort of "
        + "WEEGSCHAAL_POORT."
    case .system(_, EACCES):
      "Op deze poort mag alleen root luisteren. Kies een poort boven 1023 (--poort, WEEGSCHAAL_POORT)."
    case .system(_, EADDRNOTAVAIL):
      "Dit adres heeft deze machine niet, of nog niet. Komt het niet, kies dan een ander met --adres of WEEGSCHAAL_ADRES."
    case .system(let aanroep, let code): "De dienst kan niet luisteren (\(aanroep)): \(systeemreden(code))."
    }
  }
}

extension LoketFout {
  fileprivate var zin: String {
    switch self {
    case .ongeldig(let fouten): fouten.all.map { "\($0.pointer): \($0.message)" }.joined(separator: "\n")
    case .verboden(let reden), .vierOgen(let reden), .onbekend(let reden), .teVeel(let reden, _): reden
    case .verkeerdeStand(let stand): stand.toelichting
    case .verouderd, .versieOntbreekt: "Een ander wijzigde dit tegelijk. Probeer het opnieuw."
    case .poging(let fout, _): fout.zin
    }
  }
}

/// The folder of the demo's database, when it is below the folder that was named.
private func demomap(in map: String) -> String? {
  ["demo/database", "database"].map { "\(map)/\($0)" }.first { access("\($0)/postgresql", F_OK) == 0 }
}
