internal import Begrippen
internal import PostgreSQL
internal import Regeling
internal import Synchronization

/// The first uses of the tokens of one event loop, on their way into the chain `toegang`. The database writes a use only when
/// it is the first; here is remembered which tokens were told to it, so that not every look-up asks again.
///
/// Those of applicants that come in within a short time go into one event, with a commit that does not wait for the disk.
/// So submissions do not wait for a chain that all of them share. A first use that gets lost with the process is recorded
/// at the next use of the token.
final class Eerstegebruik: Sendable {
  /// How long first uses are collected before they are written.
  static let verzameltijd = Duration.milliseconds(200)
  /// How many tokens go into one event at most.
  static let perGebeurtenisMax = 1000
  /// How many tokens are remembered, and how many may wait. Beyond it they are told to the database again.
  static let onthoudenMax = 100_000

  private struct Stand {
    /// The tokens that were told, by a hash of their digests.
    var gemeld: Set<Int> = []
    var wachtend: [String] = []
    var isOnderweg = false

    /// Whether this token is new here. From then on it is not.
    mutating func neem(_ sha256: String) -> Bool {
      if gemeld.count >= onthoudenMax { gemeld.removeAll(keepingCapacity: true) }
      return gemeld.insert(sha256.hashValue).inserted
    }
  }

  private let pool: PostgresPool
  private let stand = Mutex(Stand())

  init(_ pool: PostgresPool) { self.pool = pool }

  /// Records the first use of the token with this digest, before its request goes on.
  func legVast(_ sha256: String, _ klok: Klok) async throws {
    guard stand.withLock({ $0.neem(sha256) }) else { return }
    do throws(PostgresError) {
      _ = try await pool.query(.gebruikSleutels, [.texts([sha256]), klok.nu().parameter])
    } catch {
      vergeet([sha256])
      throw error
    }
  }

  /// Has the first use of the token with this digest recorded soon.
  func meld(_ sha256: String, _ klok: Klok) {
    let begint = stand.withLock { stand in
      guard stand.wachtend.count < Eerstegebruik.onthoudenMax, stand.neem(sha256) else { return false }
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
      let antwoord = try? await pool.query(.gebruikSleutelsStraks, [.texts(groep), klok.nu().parameter])
      if antwoord == nil { vergeet(groep) }
    } while stand.withLock { stand in
      stand.isOnderweg = !stand.wachtend.isEmpty
      return stand.isOnderweg
    }
  }

  /// Has these tokens told again at their next use.
  private func vergeet(_ sleutels: [String]) {
    stand.withLock { stand in
      for sha256 in sleutels { stand.gemeld.remove(sha256.hashValue) }
    }
  }
}

extension PostgresStatement {
  fileprivate static let gebruikSleutels = PostgresStatement("gebruik_sleutels", "SELECT gebruik_sleutels($1, $2)")
  /// The same, with a commit that does not wait for the disk.
  fileprivate static let gebruikSleutelsStraks = PostgresStatement(
    "gebruik_sleutels_straks", "SELECT set_config('synchronous_commit', 'off', true), gebruik_sleutels($1, $2)")
}
