internal import Begrippen
internal import Keten
internal import PostgreSQL
internal import Synchronization

/// One running use case: its transaction, its acting person, and its moment.
///
/// It collects its statements that write, and sends them in one flight with its next question or with the commit. A use
/// case that asks once and then writes takes two round trips, and three with an `Idempotency-Key`.
struct Handeling: Sendable {
  /// The acting person.
  let wie: Identiteit
  /// The moment on the clock of the domain, the same for the whole use case.
  let nu: Tijdstip
  /// The versions that the request names of what it changes (`If-Match`); nil when it names none.
  let versie: Versiewens?
  private let transactie: PostgresTransaction
  private let uitgesteld = Uitgesteld()

  init(transactie: PostgresTransaction, wie: Identiteit, nu: Tijdstip, versie: Versiewens? = nil) {
    self.transactie = transactie
    self.wie = wie
    self.nu = nu
    self.versie = versie
  }

  /// The local date of the use case.
  var vandaag: Datum { Amsterdam.datum(nu) }

  /// Runs a statement in the transaction, after the collected writes.
  func vraag(
    _ statement: PostgresStatement, _ parameters: [PostgresValue] = []
  ) async throws(PostgresError) -> PostgresRows {
    try await vraag([PostgresStep(statement, parameters)])[0]
  }

  /// Runs several statements in one round trip, after the collected writes.
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

  /// Sends the collected writes now, so that the next question is a round trip of its own.
  func schrijfNu() async throws(PostgresError) { _ = try await vraag([]) }

  /// Sends the collected writes and commits, in one round trip.
  func rondAf() async throws(PostgresError) { try await transactie.finish(uitgesteld.neem()) }

  /// Drops the collected writes.
  func vergeet() { _ = uitgesteld.neem() }

  /// Reads a large result with one chunk of rows in memory at a time.
  func perStuk(
    _ statement: PostgresStatement, _ parameters: [PostgresValue], rijenPerStuk: Int = 1000,
    _ doe: (PostgresRows) async throws -> Void
  ) async throws {
    try await schrijfNu()
    try await transactie.forEachChunk(statement, parameters, rowsPerChunk: rijenPerStuk, doe)
  }
}

/// The collected writes of a use case.
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
