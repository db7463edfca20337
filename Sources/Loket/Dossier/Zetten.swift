internal import Cryptography
internal import JSON
internal import Keten
internal import PostgreSQL

extension Handeling {
  /// Takes a step on a file. It writes the event, its bookings, the file's projection and the rows of `registratie`.
  ///
  /// The caller locked `dossier` in this transaction, so the chain cannot have grown in between. The database checks
  /// that again.
  /// - Parameters:
  ///   - toestemming: what `eis` gave for the file as it stands; it serves for one step.
  ///   - soort: the kind of event, since a step can have several.
  ///   - afgeschermd: the text that can name people and so stays out of the chain. The event holds its salted digest as
  ///     `gezoutenSha256`. A row beside the event holds the text and can be removed.
  ///   - status: the new state of the file, or of the file as its applicant is shown it for a step that is taken on
  ///     that; nil keeps the state.
  ///   - registratie: the statements that write the rows beside the event.
  @discardableResult
  func zet(
    _ toestemming: Toestemming, _ soort: Gebeurtenissoort, _ inhoud: [JSONMember], afgeschermd: JSONValue? = nil,
    op dossier: inout Dossierstand, naar status: Status? = nil,
    registratie: (Gebeurtenis) -> [PostgresStep] = { _ in [] }
  ) -> Gebeurtenis {
    let gezien = dossier.gezien(door: toestemming.stap)
    toestemming.eis(op: gezien, naar: status ?? gezien.status)
    toestemming.eis(soort, op: gezien)
    return schrijf(
      soort, inhoud, afgeschermd: afgeschermd, op: &dossier, naar: status,
      isOpGetoondeStand: toestemming.stap.rij.isOpGetoondeStand, registratie)
  }

  /// Records in the chain of a file what follows by itself from a step that was taken on it in this transaction.
  func legVast(
    _ soort: Gebeurtenissoort, _ inhoud: [JSONMember], afgeschermd: JSONValue? = nil, op dossier: inout Dossierstand,
    naar status: Status? = nil, registratie: (Gebeurtenis) -> [PostgresStep] = { _ in [] }
  ) {
    precondition(!Stap.allCases.contains { $0.rij.gebeurtenissen.contains(soort) }, "this is not the event of a step")
    schrijf(soort, inhoud, afgeschermd: afgeschermd, op: &dossier, naar: status, registratie)
  }

  @discardableResult
  private func schrijf(
    _ soort: Gebeurtenissoort, _ inhoud: [JSONMember], afgeschermd: JSONValue?, op dossier: inout Dossierstand,
    naar status: Status?, isOpGetoondeStand: Bool = false, _ registratie: (Gebeurtenis) -> [PostgresStep]
  ) -> Gebeurtenis {
    let zout = randomBytes(32)
    let bytes = afgeschermd?.canonicalBytes
    let digest = bytes.map { JSONMember("gezoutenSha256", .text(gezouten($0, zout: zout))) }
    let gebeurtenis = volgende(soort, .object(inhoud + (digest.map { [$0] } ?? [])), &dossier)
    if isOpGetoondeStand, let getoond = dossier.voorBekendmaking {
      dossier.voorBekendmaking = Getoondestand(
        status: status ?? getoond.status,
        kop: Ketenkop(volgnummer: getoond.kop.volgnummer + 1, sha256: gebeurtenis.sha256))
    } else if let status {
      dossier.status = status
    }
    schrijf(gebeurtenis.stappen(soort, registratie: registratie(gebeurtenis)))
    if let bytes {
      schrijf(
        .voegAfgeschermdToe, [.text(gebeurtenis.dossier), .int64(gebeurtenis.volgnummer), .bytes(zout), .utf8(bytes)])
    }
    schrijf(.werkDossierstandBij, dossier.bijwerkparameters)
    return gebeurtenis
  }

  /// The file's next event, which becomes the head of `dossier`.
  func volgende(
    _ toestemming: Toestemming, _ soort: Gebeurtenissoort, _ inhoud: JSONValue, _ dossier: inout Dossierstand
  ) -> Gebeurtenis {
    toestemming.eis(soort, op: dossier)
    return volgende(soort, inhoud, &dossier)
  }

  private func volgende(
    _ soort: Gebeurtenissoort, _ inhoud: JSONValue, _ dossier: inout Dossierstand
  ) -> Gebeurtenis {
    let gebeurtenis = dossier.kop.volgende(
      dossier: dossier.id, soort: soort, tijdstip: nu, door: wie.door, inhoud: inhoud)
    dossier.kop = Ketenkop(volgnummer: gebeurtenis.volgnummer, sha256: gebeurtenis.sha256)
    return gebeurtenis
  }

  /// Takes a step on a round: it appends the event to the chain of the round. It reads the head of the chain, and writes
  /// with the next flight. The caller holds the round's lock.
  /// - Parameter registratie: the statements that write the rows beside the event.
  func zet(
    _ toestemming: Toestemming, _ soort: Gebeurtenissoort, _ inhoud: JSONValue,
    registratie: (Gebeurtenis) -> [PostgresStep] = { _ in [] }
  ) async throws {
    guard case .ronde(let jaar) = toestemming.onderwerp else { preconditionFailure("a step on a round") }
    precondition(toestemming.stap.rij.gebeurtenissen.contains(soort), "a step writes the events of its row")
    try await voegToe(soort, inhoud, opRonde: jaar, registratie)
  }

  /// Records in the chain of a round what the service does by itself. The caller holds the round's lock.
  func legVast(_ soort: Gebeurtenissoort, _ inhoud: JSONValue, opRonde jaar: Int) async throws {
    precondition(!Stap.allCases.contains { $0.rij.gebeurtenissen.contains(soort) }, "this is not the event of a step")
    try await voegToe(soort, inhoud, opRonde: jaar) { _ in [] }
  }

  private func voegToe(
    _ soort: Gebeurtenissoort, _ inhoud: JSONValue, opRonde jaar: Int,
    _ registratie: (Gebeurtenis) -> [PostgresStep]
  ) async throws {
    let keten = Ketennaam.vanRonde(jaar)
    let gebeurtenis = try await ketenkop(keten).volgende(
      dossier: keten, soort: soort, tijdstip: nu, door: wie.door, inhoud: inhoud)
    schrijf(gebeurtenis.stappen(soort, registratie: registratie(gebeurtenis)))
  }
}
