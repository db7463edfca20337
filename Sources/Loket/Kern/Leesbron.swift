internal import Begrippen
internal import PostgreSQL
internal import Regeling

/// The source of an expensive read, and the moment up to which its data are complete.
struct Leesbron: Sendable {
  let pool: PostgresPool
  /// On the primary it is the present. On a standby that replayed everything it is the moment of the question. On a
  /// standby that lags, and when the primary is away, it is the last commit that the standby replayed.
  let volledigTot: Tijdstip
}

extension Loket {
  /// The most looks at a standby that must catch up, and the pause between two looks. The pauses are 0.5 s in all; the
  /// time of the looks comes on top.
  private static let kopieblikkenMax = 25
  private static let kopiepauze = Duration.milliseconds(20)
  /// How long primary and standby may take to tell their position.
  private static let kopievraagMax = Duration.seconds(2)

  /// Runs an expensive read in one snapshot, on the standby when there is one. The snapshot is repeatable read, because
  /// a standby has no serializable.
  func leesZwaar<Waarde: Sendable>(
    _ wie: Identiteit,
    _ doe: @escaping @Sendable (_ handeling: Handeling, _ volledigTot: Tijdstip) async throws -> Waarde
  ) async throws -> Waarde {
    let bron = await leesbron()
    return try await bron.pool.transaction(isolation: .repeatableRead, isReadOnly: true, retries: 0) { transactie in
      try await doe(Handeling(transactie: transactie, wie: wie, nu: klok.nu()), bron.volledigTot)
    }
  }

  /// Why expensive reads do not go to the standby at this moment.
  package enum Leesbronbeletsel: Sendable {
    case onbereikbaar(any Error)
    /// The server that is named is not in recovery: it is a primary.
    case geenStandby
  }

  /// Looks at the standby once; nil when it answers, and when there is none.
  package func leesbronbeletsel() async -> Leesbronbeletsel? {
    guard let leespool else { return nil }
    do {
      return try await kopiestand(leespool, positie: nil) == nil ? .geenStandby : nil
    } catch {
      return .onbereikbaar(error)
    }
  }

  /// The source for an expensive read. It is the standby when there is one, and the primary when the standby is away,
  /// was promoted or does not know its position.
  ///
  /// It looks at the standby until that has everything that was acknowledged before the question, but not more often
  /// than `kopieblikkenMax`.
  func leesbron() async -> Leesbron {
    let nu = klok.nu()
    guard let leespool else { return Leesbron(pool: pool, volledigTot: nu) }
    let positie = try? await pool.read(.leesLogpositie, timeout: Loket.kopievraagMax).one().get(
      "positie", as: String.self)
    var laatste = Leesbron(pool: pool, volledigTot: nu)
    for blik in 1...Loket.kopieblikkenMax {
      guard let kopie = try? await kopiestand(leespool, positie: positie) else {
        return Leesbron(pool: pool, volledigTot: nu)
      }
      if kopie.isBij { return Leesbron(pool: leespool, volledigTot: nu) }
      laatste = kopie.tot.map { Leesbron(pool: leespool, volledigTot: min($0, nu)) } ?? laatste
      if positie == nil || blik == Loket.kopieblikkenMax { break }
      // Ends at once when the task is cancelled; then the read itself ends too.
      try? await pool.pause(for: Loket.kopiepauze)
    }
    return laatste
  }

  /// The position of a standby; nil when it is none.
  private func kopiestand(_ leespool: PostgresPool, positie: String?) async throws -> (isBij: Bool, tot: Tijdstip?)? {
    let rij = try await leespool.read(.leesKopiestand, [.text(positie)], timeout: Loket.kopievraagMax).one()
    guard try rij.get("is_kopie", as: Bool.self) else { return nil }
    let tot = try rij.get("tot", as: PostgresTimestamp?.self).map {
      klok.opDomeintijd(machineMicroseconden: $0.microsecondsSinceUnixEpoch)
    }
    return (try rij.get("is_bij", as: Bool.self), tot)
  }
}

extension PostgresStatement {
  fileprivate static let leesLogpositie = PostgresStatement(
    "lees_logpositie", "SELECT pg_current_wal_lsn()::text AS positie")
  fileprivate static let leesKopiestand = PostgresStatement(
    "lees_kopiestand",
    """
    SELECT pg_is_in_recovery() AS is_kopie, coalesce(pg_last_wal_replay_lsn() >= $1::text::pg_lsn, false) AS is_bij,
      pg_last_xact_replay_timestamp() AS tot
    """)
}
