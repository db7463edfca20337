internal import PostgreSQL
internal import Synchronization

/// The rounds as one loop saw them last.
final class Rondegeheugen: Sendable {
  private let standen = Mutex<[Int: Rondestand]>([:])

  subscript(jaar: Int) -> Rondestand? {
    get { standen.withLock { $0[jaar] } }
    set { standen.withLock { $0[jaar] = newValue } }
  }
}

extension Loket {
  /// The round as it stands.
  /// - Throws: `LoketFout.onbekend` when there is none.
  func rondestand(_ jaar: Int) async throws -> Rondestand {
    let rijen = try await pool.read(.leesRonde, [.int32(Int32(clamping: jaar))])
    guard let stand = try Rondestand(rijen) else { throw LoketFout.geenRonde(jaar) }
    return stand
  }

  /// The round as this loop saw it last, which may have changed since: what is stored on it is stored on condition that
  /// it has not (`PostgresStatement.dienIn`).
  /// - Throws: `LoketFout.onbekend` when there is none.
  func onthoudenRonde(_ jaar: Int) async throws -> Rondestand {
    if let onthouden = rondegeheugen[jaar] { return onthouden }
    return try await verseRonde(jaar)
  }

  /// The round as it stands, remembered from here on.
  func verseRonde(_ jaar: Int) async throws -> Rondestand {
    let stand = try await rondestand(jaar)
    rondegeheugen[jaar] = stand
    return stand
  }
}
