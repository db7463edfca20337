internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// How long an answer is kept for a repeated request: a year after its round closed, and at least a year after it was
  /// given.
  static let bewaartermijnHerhalingMicroseconden: Int64 = 366 * 24 * 3600 * 1_000_000

  /// The upkeep of the service. It records that a round opened and under which scheme, sets the seals that are due, and
  /// deletes answers whose time is over. It may run at any moment and any number of times. Several instances may run it
  /// at once: a round is kept under its lock, and constraints make each seal once.
  /// - Returns: the errors, one for each round that failed and one when the deletion failed. The next run tries again.
  package func onderhoud() async -> [any Error] {
    var fouten: [any Error] = []
    var jaren: [Int] = []
    do {
      jaren = try await pool.read(.leesJaren).map { try $0.get("jaar", as: Int.self) }
      _ = try await pool.query(.veegHerhalingen, [grensVoorHerhaling.parameter])
    } catch {
      fouten.append(error)
    }
    for jaar in jaren {
      do {
        try await onderhoud(ronde: jaar)
      } catch {
        fouten.append(error)
      }
    }
    return fouten
  }

  /// Answers that were given before this moment are a year old.
  private var grensVoorHerhaling: Tijdstip {
    Tijdstip(microseconden: klok.nu().microseconden - Loket.bewaartermijnHerhalingMicroseconden)
  }

  private func onderhoud(ronde jaar: Int) async throws {
    try await schrijf(.systeem) { handeling in
      try await handeling.vergrendelRonde(jaar)
      let ronde = try await handeling.ronde(jaar)
      try await handeling.legOpeningVast(ronde, regeling)
      try await handeling.verzegelSluiting(ronde)
      try await handeling.verzegelDag(jaar)
      if ronde.ronde.sluitMetVerlengingen < grensVoorHerhaling {
        handeling.schrijf(
          .veegHerhalingenVanRonde, [.int32(jaar), grensVoorHerhaling.parameter])
      }
      try await handeling.rondAf()
    }
  }
}

extension Handeling {
  /// Records once that the round is open, with the digest of the scheme it opened under (`regels.md` section 8).
  fileprivate func legOpeningVast(_ ronde: Rondestand, _ regeling: GeladenRegeling) async throws {
    guard nu >= ronde.ronde.opent else { return }
    let keten = Ketennaam.vanRonde(ronde.ronde.jaar)
    let soort = Gebeurtenissoort.rondeGeopend.rawValue
    guard try await vraag(.leesGebeurtenisVanSoort, [.text(keten), .text(soort)]).isEmpty else { return }
    try await legVast(
      .rondeGeopend,
      [
        "opent": .text(ronde.ronde.opent),
        "regeling": ["code": .text(regeling.regeling.code), "sha256": .text(regeling.sha256)],
        "regelversie": .text(Loket.regelversie),
      ], opRonde: ronde.ronde.jaar)
  }

  /// Seals the round once for each closing moment. An extension after closing gives a new closing moment. A round that
  /// was sealed before seals held a number for the draw gets that number by a seal of its own.
  func verzegelSluiting(_ ronde: Rondestand) async throws {
    let sluit = ronde.ronde.sluitMetVerlengingen
    guard nu >= sluit else { return }
    let jaar = ronde.ronde.jaar
    if try await vraag(.leesSluitingszegel, [.int32(jaar), sluit.parameter]).isEmpty {
      try await zetZegel(jaar, .sluiting)
    } else if !ronde.heeftLotgetal, !ronde.isBesloten {
      try await zetZegel(jaar, .lotgetal)
    }
  }

  /// Seals the round at most once a local day, at the first upkeep that finds an event without a seal. Later events
  /// come under the seal of the next day. The event that records a seal needs no seal of its own.
  fileprivate func verzegelDag(_ jaar: Int) async throws {
    let rij = try await vraag(.leesDagstand, [.int32(jaar), Amsterdam.datum(nu).parameter]).one()
    let verzegeld = try rij.get("verzegeld", as: Int.self)
    let geschreven = try rij.get("geschreven", as: Int.self)
    guard geschreven > verzegeld, try !rij.get("heeft_dagzegel", as: Bool.self) else { return }
    try await zetZegel(jaar, .dag)
  }
}

extension PostgresStatement {
  static let leesGebeurtenisVanSoort = PostgresStatement(
    "lees_gebeurtenis_van_soort", "SELECT volgnummer FROM gebeurtenis WHERE dossier = $1 AND soort = $2 LIMIT 1")
  static let leesSluitingszegel = PostgresStatement(
    "lees_sluitingszegel", "SELECT nummer FROM zegel WHERE jaar = $1 AND aanleiding = 'sluiting' AND sluit = $2")
  static let leesDagstand = PostgresStatement(
    "lees_dagstand",
    """
    SELECT EXISTS (SELECT FROM zegel WHERE jaar = $1 AND aanleiding = 'dag' AND dag = $2) AS heeft_dagzegel,
      coalesce((SELECT z.gebeurtenissen + 1 FROM zegel z WHERE z.jaar = $1 ORDER BY z.nummer DESC LIMIT 1), 0)
        AS verzegeld,
      coalesce((SELECT sum(s.volgnummer) FROM dossierstand s WHERE s.jaar = $1), 0)::bigint
        + coalesce((SELECT max(g.volgnummer) FROM gebeurtenis g WHERE g.dossier = 'ronde-' || $1), 0) AS geschreven
    """)
  static let veegHerhalingen = PostgresStatement(
    "veeg_herhalingen", "DELETE FROM herhaling WHERE jaar IS NULL AND tijdstip < $1")
  static let veegHerhalingenVanRonde = PostgresStatement(
    "veeg_herhalingen_van_ronde", "DELETE FROM herhaling WHERE jaar = $1 AND tijdstip < $2")
}
