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
  ///   - soort: the kind of event, since a step can have several.
  ///   - afgeschermd: the text that can name people and so stays out of the chain. The event holds its salted digest as
  ///     `gezoutenSha256`. A row beside the event holds the text and can be removed.
  ///   - status: the new state of the file; nil keeps the state.
  ///   - registratie: the statements that write the rows beside the event.
  @discardableResult
  func zet(
    _ stap: Stap, _ soort: Gebeurtenissoort, _ inhoud: [JSONMember], afgeschermd: JSONValue? = nil,
    op dossier: inout Dossierstand, naar status: Status? = nil,
    registratie: (Gebeurtenis) -> [PostgresStep] = { _ in [] }
  ) -> Gebeurtenis {
    precondition(stap.rij.gebeurtenissen.contains(soort), "a step writes the events of its row")
    precondition(stap.leidt(van: dossier.status, naar: status ?? dossier.status), "a step leads where its row says")
    let zout = randomBytes(32)
    let bytes = afgeschermd?.canonicalBytes
    let digest = bytes.map { JSONMember("gezoutenSha256", .text(gezouten($0, zout: zout))) }
    let gebeurtenis = volgende(soort, .object(inhoud + (digest.map { [$0] } ?? [])), &dossier)
    if let status { dossier.status = status }
    schrijf(gebeurtenis.stappen(soort, registratie: registratie(gebeurtenis)))
    if let bytes {
      schrijf(
        .voegAfgeschermdToe, [.text(gebeurtenis.dossier), .int64(gebeurtenis.volgnummer), .bytes(zout), .utf8(bytes)])
    }
    schrijf(.werkDossierstandBij, dossier.bijwerkparameters)
    return gebeurtenis
  }

  /// The file's next event, which becomes the head of `dossier`.
  func volgende(_ soort: Gebeurtenissoort, _ inhoud: JSONValue, _ dossier: inout Dossierstand) -> Gebeurtenis {
    let gebeurtenis = dossier.kop.volgende(
      dossier: dossier.id, soort: soort, tijdstip: nu, door: wie.door, inhoud: inhoud)
    dossier.kop = Ketenkop(volgnummer: gebeurtenis.volgnummer, sha256: gebeurtenis.sha256)
    return gebeurtenis
  }
}
