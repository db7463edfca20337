internal import Dispatch
internal import EmbeddedPostgreSQL
internal import Observability
internal import Web

/// Restarts the embedded database when it dies under the running service. It works on a queue of its own, because a
/// start blocks and the loops must go on answering.
final class DatabaseWatch: Sendable {
  /// The pause between two looks. The service misses its database at most this much longer than recovery takes.
  private static let tussenpoos = DispatchTimeInterval.milliseconds(250)
  /// The pause after a failed start. On a full disk more attempts would not help.
  private static let rustNaMislukking = DispatchTimeInterval.seconds(2)

  private let database: EmbeddedPostgreSQL
  private let logboek: Log
  private let stopteken = DispatchSemaphore(value: 0)
  private let gestopt = DispatchSemaphore(value: 0)

  /// Watches from now on, until `stop()`.
  init(_ database: EmbeddedPostgreSQL, _ logboek: Log) {
    self.database = database
    self.logboek = logboek
    DispatchQueue(label: "databasewacht").async { self.waak() }
  }

  /// Ends the watch and waits for a start that is under way. Call it once.
  func stop() {
    stopteken.signal()
    gestopt.wait()
  }

  private func waak() {
    var pauze = DatabaseWatch.tussenpoos
    while stopteken.wait(timeout: .now() + pauze) == .timedOut { pauze = kijk() }
    gestopt.signal()
  }

  /// Looks once, and answers the pause before the next look.
  private func kijk() -> DispatchTimeInterval {
    do {
      if try database.revive(log: { logboek.message(.warning, $0.zin) }) {
        logboek.message(.warning, "de ingebouwde database was weg en is opnieuw gestart")
      }
      return DatabaseWatch.tussenpoos
    } catch {
      logboek.message(.fault, "de ingebouwde database start niet: \(foutzin(error))")
      return DatabaseWatch.rustNaMislukking
    }
  }
}
