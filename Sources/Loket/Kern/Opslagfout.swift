package import PostgreSQL

/// A fault of the database under a use case, in the terms of the rooms above.
package struct Opslagfout: Error {
  /// What became of the request.
  package enum Uitkomst: Hashable, Sendable {
    /// Nothing was done. The request is in order, so a later try may succeed.
    case nietsGebeurd
    /// Nothing was done: the clock of this machine and that of the database are too far apart.
    case klokkenVerschillen
    /// The database was asked to commit and did not say whether it has.
    case onbekend
    /// A fault of ours.
    case eigenFout
  }

  /// What became of the request.
  package let uitkomst: Uitkomst
  /// The text for the log: codes and names, and no values, which can be personal data.
  package let verslag: String

  /// The fault in an error; nil when the error is not one of the database.
  package init?(_ fout: any Error) {
    guard let fout = fout as? PostgresError else { return nil }
    verslag = fout.kortVerslag
    if case .connectionLost(outcomeUnknown: true) = fout {
      uitkomst = .onbekend
    } else if case .server(let fout) = fout, fout.isVanKlokken {
      uitkomst = .klokkenVerschillen
    } else {
      uitkomst = fout.isTijdelijk ? .nietsGebeurd : .eigenFout
    }
  }
}

extension PostgresServerError {
  /// Whether the database refused a moment that is too far from its own clock, before it or after it.
  package var isVanKlokken: Bool {
    ["toegang_niet_vooruit", "toegang_niet_terug", "zegel_niet_vooruit", "bekendmaking_niet_terug"].contains(constraint)
  }
}

extension PostgresError {
  fileprivate var isTijdelijk: Bool {
    switch self {
    case .connectionLost(outcomeUnknown: true): false
    case .connectionLost, .unavailable, .roleRefused, .poolExhausted, .waitedTooLong, .timeout, .cancelled, .closed:
      true
    case .decoding, .invalidParameter: false
    case .server(let fout):
      // Class 08: connection, but for 08P01, a message that we made wrongly; 53: out of disk, memory or connections; 57:
      // shut down or cancelled; 58: system error; 40: serialization failure after every retry; 25006: a standby that was
      // not promoted yet; 55P03: a lock that was waited for too long. A moment before the last one after every retry: the
      // chain grows all the time.
      ["08", "53", "57", "58", "40"].contains(String(fout.sqlState.prefix(2))) && fout.sqlState != "08P01"
        || ["25006", "55P03"].contains(fout.sqlState) || fout.constraint == Loket.momentInVolgorde
    }
  }

  fileprivate var kortVerslag: String {
    switch self {
    case .server(let fout):
      "SQLSTATE \(fout.sqlState) \(fout.table ?? "") \(fout.constraint ?? "") \(fout.column ?? "")"
    case .connectionLost(let onbekend): "connection lost, outcome \(onbekend ? "unknown" : "known: nothing done")"
    case .unavailable(let reden): "unavailable: \(reden)"
    case .roleRefused(let rol): "unavailable: the login may not take on the role \(rol)"
    case .poolExhausted: "too many waiting"
    case .waitedTooLong: "waited too long"
    case .cancelled: "cancelled"
    case .timeout: "timed out"
    case .decoding(let kolom, let reden): "column \(kolom): \(reden)"
    case .invalidParameter(let index, let reden): "parameter \(index): \(reden)"
    case .closed: "closed"
    }
  }
}
