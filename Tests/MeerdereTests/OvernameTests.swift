import JSON
import PostgreSQL
import Synchronization
import Testing

/// A standby beside the primary: it gives the reports, and takes over.
@Suite(.serialized) struct OvernameTests {
  @Test func aStandbyGivesTheReportsAndTakesOverWithNothingAcknowledgedLost() async throws {
    let tweetal = try Tweetal.start()
    defer { tweetal.ruimOp() }
    let instellingen = [
      "WEEGSCHAAL_POSTGRES": tweetal.schrijvend, "WEEGSCHAAL_POSTGRES_LEZEN": tweetal.opTweede,
    ]
    let diensten = try await Spel.tegelijk([instellingen, instellingen]) { try await Dienstproces.start($0) }
    let eerste = try Databasekijk(tweetal.eerste.connectionString)
    try await Spel.maakSleutels(eerste, aanvragers: (0..<600).map(Spel.kvk))
    try await diensten[0].gelukt("PUT", Spel.ronden, Spel.sleutel("beheerder"), Spel.ronde(plafond: 100_000_00))

    try await reportsComeFromTheStandbyAndSayUpToWhen(diensten, tweetal, eerste)
    try await primaryStandsInForTheStandby(diensten, tweetal)

    try await eerste.vraag("ALTER SYSTEM SET synchronous_standby_names = '*'")
    try await eerste.vraag("SELECT pg_reload_conf()")
    try await wacht("the standby is synchronous") {
      try await eerste.getal("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == 1
    }
    let erkend = try await overname(diensten, tweetal)
    await eerste.sluit()

    let nieuw = try Databasekijk(tweetal.opTweede)
    let gevonden = try await nieuw.vraag(
      "SELECT count(*)::bigint AS n FROM dossierstand WHERE dossier = ANY ($1::text[])", [.texts(Array(erkend.values))])
    #expect(try gevonden.one().get("n", as: Int64.self) == Int64(erkend.count))
    #expect(try await nieuw.getal("SELECT count(*) - count(DISTINCT kvk_nummer) FROM dossier") == 0)
    let aantal = try await nieuw.getal("SELECT count(*) FROM dossier")
    await nieuw.sluit()
    // What was the standby is now where everything is written, and gives its reports itself.
    // A loop that found no primary may still pause for a moment.
    try await wacht("reports are given again") {
      try await diensten[1].stuur("GET", "\(Spel.ronden)/verantwoordingsrapport", Spel.sleutel("auditor")).status == 200
    }
    #expect(try await rapport(diensten[1]).ontvangen == aantal)
    #expect(try await Spel.tegelijk(diensten) { try await $0.stop() } == [0, 0])
    let controle = try await Programma.draai(
      ["controleer"], instellingen.merging(["WEEGSCHAAL_KLOK": "2025-03-20T10:00:00Z"]) { $1 })
    #expect(controle.status == 0, "\(controle.tekst)")
  }

  private func dienIn(_ dienst: Dienstproces, _ nummer: Int) async throws -> Dienstproces.Uitslag {
    let kvk = Spel.kvk(nummer)
    return try await dienst.stuur(
      "POST", "\(Spel.ronden)/aanvragen", Spel.sleutel(kvk), Spel.aanvraag(kvk), koppen: ["Idempotency-Key": "een"])
  }

  /// How many applications the report counts, and up to when it says to be complete.
  private func rapport(_ dienst: Dienstproces) async throws -> (ontvangen: Int64?, stand: String) {
    let json = try await dienst.gelukt(
      "GET", "\(Spel.ronden)/verantwoordingsrapport", Spel.sleutel("auditor")
    ).json
    guard case .number(let aantal)? = json["telling"]?["ontvangen"] else { return (nil, "") }
    return (Int64(aantal), json["standOp"]?.text ?? "")
  }

  /// The three expensive reads: how many applications each shows, and up to when it says to be complete.
  private func overzichten(_ dienst: Dienstproces) async throws -> [(ontvangen: Int64?, stand: String)] {
    let auditor = Spel.sleutel("auditor")
    let rangschikking = try await dienst.gelukt("GET", "\(Spel.ronden)/rangschikking", auditor).json
    let export = try await dienst.gelukt(
      "GET", "/v1/gebeurtenissen?ronde=2025", auditor, koppen: ["Accept": "application/x-ndjson"])
    let regels = export.tekst.split(separator: "\n")
    let kop = try JSONValue.parse(String(try #require(regels.first)))
    return [
      try await rapport(dienst),
      ((rangschikking["rangorde"]?.elements?.count).map(Int64.init), rangschikking["standOp"]?.text ?? ""),
      (Int64(regels.count { $0.contains("aanvraag_ingediend") }), kop["stand"]?.text ?? ""),
    ]
  }

  /// Waits until the standby has what the primary has now: the service waits half a second for that, and a busy machine
  /// may need longer.
  private func isBij(_ kopie: Databasekijk, _ eerste: Databasekijk) async throws {
    let stand = try await eerste.vraag("SELECT pg_current_wal_lsn()::text AS stand").one().get(
      "stand", as: String.self)
    try await wacht("the standby follows") {
      try await kopie.getal("SELECT CASE WHEN pg_last_wal_replay_lsn() >= '\(stand)' THEN 1 ELSE 0 END") == 1
    }
  }

  /// While the standby follows, reports hold all that was acknowledged; while it stands still, they say since when.
  private func reportsComeFromTheStandbyAndSayUpToWhen(
    _ diensten: [Dienstproces], _ tweetal: Tweetal, _ eerste: Databasekijk
  ) async throws {
    for nummer in 0..<4 { #expect(try await dienIn(diensten[nummer % 2], nummer).status == 201) }
    let kopie = try Databasekijk(tweetal.opTweede)
    try await isBij(kopie, eerste)
    for dienst in diensten { #expect(try await rapport(dienst).ontvangen == 4) }

    try await kopie.vraag("SELECT pg_wal_replay_pause()")
    try await wacht("the replay stands still") {
      try await kopie.getal("SELECT CASE WHEN pg_get_wal_replay_pause_state() = 'paused' THEN 1 ELSE 0 END") == 1
    }
    // All of this at one instance: simulated clocks that start together still differ a little.
    let dienst = diensten[1]
    let later = try await dienIn(dienst, 4)
    let ontvangenOp = try #require(later.json["ontvangenOp"]?.text)
    // The primary gives five. A pool that met the standby before it had the application's role pauses for a moment.
    try await wacht("all reports come from the standby") {
      try await overzichten(dienst).allSatisfy { $0.ontvangen == 4 }
    }
    for overzicht in try await overzichten(dienst) {
      #expect(overzicht.stand < ontvangenOp && overzicht.stand > "2025-03-20T09:00:00")
    }

    try await kopie.vraag("SELECT pg_wal_replay_resume()")
    try await isBij(kopie, eerste)
    await kopie.sluit()
    let bij = try await rapport(dienst)
    #expect(bij.ontvangen == 5 && bij.stand > ontvangenOp)
    #expect(try await rapport(diensten[0]).ontvangen == 5)
  }

  private func primaryStandsInForTheStandby(_ diensten: [Dienstproces], _ tweetal: Tweetal) async throws {
    try tweetal.stopTweede()
    #expect(try await dienIn(diensten[0], 5).status == 201)
    for dienst in diensten { #expect(try await rapport(dienst).ontvangen == 6) }
    try tweetal.startTweede()
  }

  /// Kills the primary under load and promotes the standby; gives the id of every application that was acknowledged,
  /// by number.
  private func overname(_ diensten: [Dienstproces], _ tweetal: Tweetal) async throws -> [Int: String] {
    let stand = Belastingstand()
    let belasting = Task { try await Spel.tegelijk(Array(0..<6)) { try await self.belast(diensten[$0 % 2], stand) } }
    do {
      try await wacht("the load starts") { stand.aantal >= 30 }
      try tweetal.doodEerste()
      try tweetal.bevorderTweede()
      let bij = stand.aantal
      try await wacht("served again") { stand.aantal >= bij + 20 }
    } catch {
      stand.stop()
      belasting.cancel()
      throw error
    }
    stand.stop()
    _ = try await belasting.value
    return stand.erkend
  }

  /// As an honest client does: the next application when the last was acknowledged; again under the same key until then.
  private func belast(_ dienst: Dienstproces, _ stand: Belastingstand) async throws {
    while let nummer = stand.volgende() {
      while !stand.isKlaar {
        let uitslag = try await dienIn(dienst, nummer)
        if uitslag.status == 201, let id = uitslag.json["id"]?.text {
          stand.erken(nummer, id)
          break
        }
        guard uitslag.status == 503 else { throw Ongeldig("\(uitslag.status) \(uitslag.tekst)") }
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }
}

/// What a load has come to.
private final class Belastingstand: Sendable {
  private let inhoud = Mutex<(volgende: Int, erkend: [Int: String], isKlaar: Bool)>((10, [:], false))

  var aantal: Int { inhoud.withLock { $0.erkend.count } }
  /// The id of every application that was acknowledged, by its number.
  var erkend: [Int: String] { inhoud.withLock { $0.erkend } }
  var isKlaar: Bool { inhoud.withLock { $0.isKlaar } }
  func stop() { inhoud.withLock { $0.isKlaar = true } }
  func erken(_ nummer: Int, _ id: String) { inhoud.withLock { $0.erkend[nummer] = id } }

  /// The number of the next application; nil when it is enough.
  func volgende() -> Int? {
    inhoud.withLock { inhoud in
      guard !inhoud.isKlaar else { return nil }
      inhoud.volgende += 1
      return inhoud.volgende
    }
  }
}
