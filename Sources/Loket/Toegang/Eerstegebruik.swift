internal import Begrippen
internal import PostgreSQL
internal import Regeling
internal import Synchronization

/// The first uses of applicants' tokens of one event loop, on their way into the chain `toegang`. What comes in within a
/// short time goes into one event, with a commit that does not wait for the disk. So submissions do not wait for a chain
/// that all of them share. A first use that gets lost with the process is recorded at the next use of the token.
final class Eerstegebruik: Sendable {
  /// How long first uses are collected before they are written.
  static let verzameltijd = Duration.milliseconds(200)
  /// How many tokens go into one event at most.
  static let perGebeurtenisMax = 1000
  /// How many may wait; beyond that they are left to the next use.
  static let wachtendMax = 100_000

  private let pool: PostgresPool
  private let stand = Mutex<(wachtend: [String], isOnderweg: Bool)>(([], false))

  init(_ pool: PostgresPool) { self.pool = pool }

  /// Has the first use of the token with this digest recorded.
  func meld(_ sha256: String, _ klok: Klok) {
    let begint = stand.withLock { stand in
      guard stand.wachtend.count < Eerstegebruik.wachtendMax else { return false }
      stand.wachtend.append(sha256)
      defer { stand.isOnderweg = true }
      return !stand.isOnderweg
    }
    if begint { Task { await schrijf(klok) } }
  }

  /// Writes until nothing waits.
  private func schrijf(_ klok: Klok) async {
    repeat {
      // A pause that is cut short only makes the event smaller.
      try? await pool.pause(for: Eerstegebruik.verzameltijd)
      let groep = stand.withLock { stand in
        let groep = Array(stand.wachtend.prefix(Eerstegebruik.perGebeurtenisMax))
        stand.wachtend.removeFirst(groep.count)
        return groep
      }
      // One that fails is recorded at the next use of these tokens.
      _ = try? await pool.query(.gebruikSleutelsStraks, [.texts(groep), klok.nu().parameter])
    } while stand.withLock { stand in
      stand.isOnderweg = !stand.wachtend.isEmpty
      return stand.isOnderweg
    }
  }
}

extension PostgresStatement {
  fileprivate static let gebruikSleutelsStraks = PostgresStatement(
    "gebruik_sleutels_straks", "SELECT set_config('synchronous_commit', 'off', true), gebruik_sleutels($1, $2)")
}
