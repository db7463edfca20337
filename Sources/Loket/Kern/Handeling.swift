internal import Begrippen
internal import Keten
internal import PostgreSQL
internal import Synchronization

/// One use case under way: its transaction, who acts, and the moment at which it happens.
///
/// What it writes is collected and goes out with its next question, or with the commit: a use case that asks once and
/// then writes takes three round trips.
struct Handeling: Sendable {
  /// Who acts.
  let wie: Identiteit
  /// The moment of the domain; one for the whole use case.
  let nu: Tijdstip
  private let transactie: PostgresTransaction
  private let uitgesteld = Uitgesteld()

  init(transactie: PostgresTransaction, wie: Identiteit, nu: Tijdstip) {
    self.transactie = transactie
    self.wie = wie
    self.nu = nu
  }

  /// The local date of the use case.
  var vandaag: Datum { Amsterdam.datum(nu) }

  /// Runs a statement in the transaction, after all that was to be written.
  func vraag(
    _ statement: PostgresStatement, _ parameters: [PostgresValue] = []
  ) async throws(PostgresError) -> PostgresRows {
    try await vraag([PostgresStep(statement, parameters)])[0]
  }

  /// Runs several statements in one round trip, after all that was to be written.
  func vraag(_ stappen: [PostgresStep]) async throws(PostgresError) -> [PostgresRows] {
    let eerst = uitgesteld.neem()
    return Array(try await transactie.pipeline(eerst + stappen).dropFirst(eerst.count))
  }

  /// Writes something, with the next question or with the commit.
  func schrijf(_ stappen: [PostgresStep]) { uitgesteld.voegToe(stappen) }

  /// Writes something, with the next question or with the commit.
  func schrijf(_ statement: PostgresStatement, _ parameters: [PostgresValue]) {
    schrijf([PostgresStep(statement, parameters)])
  }

  /// Writes now what was to be written, so that what is asked next is a round trip of its own.
  func schrijfNu() async throws(PostgresError) { _ = try await vraag([]) }

  /// Writes what is left to write, and commits, in one round trip.
  func rondAf() async throws(PostgresError) { try await transactie.finish(uitgesteld.neem()) }

  /// Drops what was to be written.
  func vergeet() { _ = uitgesteld.neem() }

  /// Reads a large result, a chunk of rows in memory at a time.
  func perStuk(
    _ statement: PostgresStatement, _ parameters: [PostgresValue], rijenPerStuk: Int = 1000,
    _ doe: (PostgresRows) async throws -> Void
  ) async throws {
    try await schrijfNu()
    try await transactie.forEachChunk(statement, parameters, rowsPerChunk: rijenPerStuk, doe)
  }
}

/// Statements that wait to go out.
private final class Uitgesteld: Sendable {
  private let stappen = Mutex<[PostgresStep]>([])

  func voegToe(_ nieuw: [PostgresStep]) { stappen.withLock { $0 += nieuw } }

  func neem() -> [PostgresStep] {
    stappen.withLock { stappen in
      defer { stappen = [] }
      return stappen
    }
  }
}
