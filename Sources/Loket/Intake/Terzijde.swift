internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Sets a file aside that counts, so that another file of its applicant counts (`regels.md` section 7). That one is set
  /// aside now; where there are several, the last received counts, or the one that the body names.
  package func legTerzijde(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let isAanvrager = verzoek.wie.kvkNummer != nil
    let invoer = try geldig { () throws(Faults) in try leesTerzijde(verzoek.lichaam, isMetReden: !isAanvrager) }
    return try await wijzig(verzoek, .terzijdeLeggen, op: .dossier(id)) { handeling in
      // Without the lock of the round, a freeze could come between.
      let zaak = try await handeling.open(
        id, regeling, voor: .terzijdeLeggen, eerst: [PostgresStep(.vergrendelRondeVanDossier, [.text(id)])])
      let toestemming = try zaak.eis(.terzijdeLeggen, handeling)
      let telt = invoer.telt ?? zaak.feiten.terzijde[0]
      guard zaak.feiten.terzijde.contains(telt) else { throw LoketFout.ongeldig(.nietTerzijde(zaak.feiten.terzijde)) }
      var dossier = zaak.dossier
      let gebeurtenis = handeling.zet(
        toestemming, .terzijdeGelegd, [JSONMember("status", .text(dossier.status)), JSONMember("telt", .text(telt))],
        afgeschermd: invoer.reden.map { ["reden": .text($0)] }, op: &dossier, naar: .terzijde)
      let teruggehaald = try await handeling.haalTerug(telt)
      return Antwoord(
        isNieuw: true,
        inhoud: [
          "aanvraag": .text(id), "status": .text(dossier.status),
          "telt": teruggehaald.telt,
          "gebeurtenis": gebeurtenis.verwijzing,
        ], plaats: Plaats(.aanvraag, van: .dossier(id)), versie: dossier.versie)
    }
  }
}

extension Dossierstand {
  /// A file that was brought back, in the answer to what brought it back.
  var telt: JSONValue { ["aanvraag": .text(id), "kenmerk": .text(kenmerk), "status": .text(status)] }
}

extension Handeling {
  /// Brings a file back that was set aside, in the state that it had then.
  func haalTerug(_ id: String) async throws -> Dossierstand {
    let antwoorden = try await vraag([
      PostgresStep(.vergrendelDossier, [.text(id)]), PostgresStep(.leesDossier, leesparameters(id)),
      PostgresStep(.leesStatusVoorTerzijde, [.text(id)]),
    ])
    var dossier = try leesbaar(antwoorden[1])
    precondition(dossier.status == .terzijde, "the table asks for a file that is set aside")
    let status = try antwoorden[2].one().get("status", as: Status.self)
    legVast(.teruggehaald, [JSONMember("status", .text(status))], op: &dossier, naar: status)
    return dossier
  }
}

extension Handeling {
  /// The files that are set aside beside a file that counts.
  func terzijde(_ dossier: Dossierstand) async throws -> [Plaatshouder] {
    guard try await plaatshouder(dossier)?.id == dossier.id else { return [] }
    return try await vraag(.leesTerzijde, [.int32(dossier.jaar), .text(dossier.kvkNummer)]).map {
      Plaatshouder(id: try $0.get("dossier", as: String.self), kenmerk: try $0.get("kenmerk", as: String.self))
    }
  }
}

private struct Terzijdeinvoer {
  var reden: String?
  /// The id of the file that counts from now on.
  var telt: String?
}

private enum Terzijdeveld: String, CaseIterable, Sendable { case reden, telt }

/// The schema of the body with which a file is set aside.
let terzijdeschema = Members<Terzijdeveld>().schema { veld in
  switch veld {
  case .reden: .regels(Grenzen.tekst).described("Waarom. Verplicht voor wie niet de aanvrager is.")
  case .telt: .regel(Grenzen.tekst).described("Het id van de aanvraag die voortaan telt, als er meer terzijde liggen.")
  }
}

/// Reads the body; staff gives its reason.
private func leesTerzijde(_ document: [UInt8], isMetReden: Bool) throws(Faults) -> Terzijdeinvoer {
  let velden = Members<Terzijdeveld>(required: isMetReden ? [.reden] : [])
  return try readJSON(document) { lezer in
    var invoer = Terzijdeinvoer()
    lezer.object(velden) { lezer, veld in
      switch veld {
      case .reden: invoer.reden = lezer.tekst()
      case .telt: invoer.telt = lezer.regel()
      }
    }
    return invoer
  }
}

extension Faults {
  fileprivate static func nietTerzijde(_ ids: [String]) -> Faults {
    Faults(
      Fault(
        pointer: "/telt", code: .value,
        message: "deze aanvraag is niet terzijde gelegd. Kies een van: \(ids.prefix(20).joined(separator: ", "))."))
  }
}

extension PostgresStatement {
  fileprivate static let leesTerzijde = PostgresStatement(
    "lees_terzijde",
    """
    SELECT s.dossier::text, d.kenmerk FROM dossierstand s JOIN dossier d ON d.id = s.dossier
    WHERE s.jaar = $1 AND s.kvk_nummer = $2 AND s.status = 'terzijde' ORDER BY s.dossier
    """)
  /// The state of file $1 when it was last set aside.
  fileprivate static let leesStatusVoorTerzijde = PostgresStatement(
    "lees_status_voor_terzijde",
    """
    SELECT inhoud::jsonb ->> 'status' AS status FROM gebeurtenis
    WHERE dossier = $1 AND soort = 'terzijde_gelegd' ORDER BY volgnummer DESC LIMIT 1
    """)
}
