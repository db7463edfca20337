import EventLoop
import PostgreSQL
import Testing

/// A commit that waits for a synchronous standby that is away: nobody is told that it is done, and nobody sees it.
@Suite(.serialized) struct WachtendeCommitTests {
  private static let onbekend = PostgresError.connectionLost(outcomeUnknown: true)

  @Test func aCommitWithoutItsStandbyIsNotAcknowledged() async throws {
    let tweetal = try Tweetal.start()
    defer { tweetal.ruimOp() }
    let kijk = try Databasekijk(tweetal.eerste.connectionString)
    try await kijk.vraag("CREATE TABLE public.proef (nummer integer PRIMARY KEY)")
    try await kijk.vraag("ALTER SYSTEM SET synchronous_standby_names = '*'")
    try await kijk.vraag("SELECT pg_reload_conf()")
    try await wacht("the standby is synchronous") {
      try await kijk.getal("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == 1
    }
    try tweetal.stopTweede()

    let uurwerk = ManualClock()
    let lus = try EventLoop(name: "wachtend", clock: uurwerk)
    let pool = PostgresPool(
      PostgresPoolConfiguration(PostgresConfiguration(connectionString: tweetal.eerste.connectionString)), on: lus)
    let voegToe = PostgresStatement("voeg_toe", "INSERT INTO public.proef VALUES ($1)")
    let commits: [@Sendable () async throws -> Void] = [
      { _ = try await pool.pipeline([PostgresStep(voegToe, [.int32(1)])], isShielded: true) },
      { try await pool.transaction(retries: 0) { _ = try await $0.query(voegToe, [.int32(2)]) } },
      // The server is asked to stop this one, stops waiting and says that it is done; we do not.
      { _ = try await pool.query(voegToe, [.int32(3)]) },
    ]
    for (nummer, commit) in commits.enumerated() {
      let uitkomst = Task { await fout(commit) }
      try await wacht("the commit waits for the standby") {
        try await kijk.getal("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") == nummer + 1
      }
      await uurwerk.advance(by: .seconds(30))
      #expect(await uitkomst.value == Self.onbekend)
    }
    // What still waits is not seen.
    #expect(try await kijk.getal("SELECT coalesce(sum(nummer), 0) FROM public.proef") == 3)
    try tweetal.startTweede()
    try await wacht("what waited is done") {
      try await kijk.getal("SELECT coalesce(sum(nummer), 0) FROM public.proef") == 6
    }
    await pool.close()
    lus.stop()
    await kijk.sluit()
  }
}

private func fout(_ doe: () async throws -> Void) async -> PostgresError? {
  do {
    try await doe()
    return nil
  } catch {
    return error as? PostgresError
  }
}
