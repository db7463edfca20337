internal import PostgreSQL
internal import Synchronization

/// The rounds as one loop last read them.
final class Rondegeheugen: Sendable {
  private let standen = Mutex<[Int: Rondestand]>([:])

  subscript(jaar: Int) -> Rondestand? {
    get { standen.withLock { $0[jaar] } }
    set { standen.withLock { $0[jaar] = newValue } }
  }
}

extension Loket {
  /// The round from the database.
  /// - Throws: `LoketFout.onbekend` when there is none.
  func rondestand(_ jaar: Int) async throws -> Rondestand {
    let rijen = try await pool.read(.leesRonde, [.int32(Int32(clamping: jaar))])
    guard let stand = try Rondestand(rijen) else { throw LoketFout.geenRonde(jaar) }
    return stand
  }

  /// The round as this loop last read it. It may have changed since, so `PostgresStatement.dienIn` stores a submission
  /// only if it has not.
  /// - Throws: `LoketFout.onbekend` when there is none.
  func onthoudenRonde(_ jaar: Int) async throws -> Rondestand {
    if let onthouden = rondegeheugen[jaar] { return onthouden }
    return try await verseRonde(jaar)
  }

  /// The round from the database, which it also remembers.
  func verseRonde(_ jaar: Int) async throws -> Rondestand {
    let stand = try await rondestand(jaar)
    rondegeheugen[jaar] = stand
    return stand
  }
}
