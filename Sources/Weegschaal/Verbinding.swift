internal import PostgreSQL

/// A connection string, with the setting that it came from.
struct Verbinding: Hashable, Sendable {
  /// For libpq. It may hold a password.
  var reeks: String
  /// The setting as the administrator wrote it: a variable, an option or a member of the file. Empty for the embedded
  /// database, which no setting names.
  var bron: String

  init(reeks: String, bron: String) { (self.reeks, self.bron) = (reeks, bron) }

  /// One that nothing set yet.
  init(_ variabele: Omgevingsvariabele) { self.init(reeks: "", bron: variabele.rawValue) }

  var isLeeg: Bool { reeks.isEmpty }

  /// The database, its server and the login, for the person at the terminal; no password.
  var omschrijving: String {
    guard let waar = try? ConnectionDescription(reeks) else {
      return "een database waarvan de verbinding onleesbaar is"
    }
    let plaatsen = waar.places.map { plaats in
      switch plaats {
      case .address(let naam, let poort): "\(naam), poort \(poort)"
      case .socket(let map?, let poort): "de socket in \(map), poort \(poort)"
      case .socket(nil, let poort): "de socket van deze machine, poort \(poort)"
      }
    }
    return "de database \(waar.database ?? "met de naam van de inlog") op \(plaatsen.joined(separator: ", of ")), als "
      + (waar.user ?? "de gebruiker van het systeem")
  }

  /// Refuses a string that leads nowhere, whatever servers there are. No password is repeated.
  func eisLeesbaar() throws(Opdracht.Fout) {
    guard let fout = ConnectionStringFault(reeks) else { return }
    throw Opdracht.Fout(
      instelling: "De verbindingsreeks van \(bron) klopt niet: \(fout.zin) Zij is van libpq, zoals "
        + "host=db1 port=5432 dbname=weegschaal user=weegschaal_toepassing.")
  }

  /// Does what needs this connection. When it cannot be made, the error says which setting it came from.
  func over<Waarde>(_ doe: () async throws -> Waarde) async throws -> Waarde {
    do { return try await doe() } catch { throw Verbindingsfout(error, self) ?? error }
  }
}

/// A database that cannot be reached or that refuses the login, with the connection that leads to it.
struct Verbindingsfout: Error {
  let fout: PostgresError
  let verbinding: Verbinding

  /// Nil for any other error.
  init?(_ fout: any Error, _ verbinding: Verbinding) {
    switch fout {
    case let fout as PostgresError: self.fout = fout
    case PostgresMigrationError.database(_, let fout): self.fout = fout
    default: return nil
    }
    switch self.fout {
    case .unavailable, .roleRefused: self.verbinding = verbinding
    default: return nil
    }
  }

  /// Whether libpq refuses a value in the connection string. It says so before it asks any server.
  var isInstelling: Bool {
    guard case .unavailable(let reden) = fout else { return false }
    return !verbinding.bron.isEmpty && (reden.hasPrefix("invalid ") || reden.hasPrefix("could not match "))
  }
}

extension ConnectionStringFault {
  fileprivate var zin: String {
    switch self {
    case .unknownKeyword(let woord?): "\(woord) is geen woord dat zij kent; verbeter of schrap het."
    case .unknownKeyword(nil):
      "zij kent een woord niet. Staat er een spatie in een waarde, zet die dan tussen enkele aanhalingstekens."
    case .noEqualsSign:
      "na een woord ontbreekt =. Staat er een spatie in een waarde, zet die dan tussen enkele aanhalingstekens."
    case .openQuote: "een aanhalingsteken wordt niet gesloten."
    case .unequalCounts: "er zijn niet evenveel poorten als servers (host, hostaddr, port)."
    case .port: "een poort is geen getal van 0 tot 65535."
    case .unreadable: "zij is niet te lezen."
    }
  }
}
