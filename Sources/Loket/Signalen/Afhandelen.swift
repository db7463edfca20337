internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Settles a signal of a file: an assessor looked into it, and says what came of it (`regels.md` section 3c). The
  /// settlement holds for the facts of now.
  package func handelSignaalAf(_ id: String, _ woord: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    guard let code = Signaalcode(rawValue: woord) else { throw LoketFout.geenSignaal }
    let reden = try geldig { () throws(Faults) in try readJSON(verzoek.lichaam) { leesAfhandeling(&$0) } }
    return try await wijzig(verzoek, .signaalAfhandelen, op: .dossier(id)) { handeling in
      let zaak = try await handeling.open(id, regeling, voor: .signaalAfhandelen)
      let (toestemming, omstandigheden, _) = try await zaak.eis(.signaalAfhandelen, handeling, regeling)
      guard let gevonden = omstandigheden.signalen?.first(where: { $0.signaal.code == code }) else {
        throw LoketFout.geenSignaal
      }
      guard gevonden.afgehandeld == nil else {
        throw LoketFout.verkeerdeStand(
          VerkeerdeStand(
            "Dit signaal is al afgehandeld. Andere feiten openen het opnieuw."))
      }
      let feiten = gevonden.signaal.feitenSha256
      var dossier = zaak.dossier
      let gebeurtenis = handeling.zet(
        toestemming, .signaalAfgehandeld, [JSONMember("code", .text(code))],
        afgeschermd: ["feitenSha256": .text(feiten), "reden": .text(reden)], op: &dossier
      ) { gebeurtenis in
        [
          PostgresStep(
            .voegSignaalafhandelingToe,
            [
              .text(id), .int64(gebeurtenis.volgnummer), .text(code), handeling.nu.parameter,
              .text(handeling.wie.door),
            ])
        ]
      }
      let afgehandeld = Dossiersignaal(
        gevonden.signaal,
        Signaalafhandeling(feitenSha256: feiten, reden: reden, door: handeling.wie.door, tijdstip: handeling.nu))
      return Antwoord(
        isNieuw: true,
        inhoud: .object(
          [JSONMember("aanvraag", .text(id))] + (afgehandeld.json.members ?? [])
            + [JSONMember("gebeurtenis", gebeurtenis.verwijzing)]),
        plaats: Plaats(.aanvraag, van: .dossier(id)), versie: dossier.versie)
    }
  }
}

extension LoketFout {
  fileprivate static let geenSignaal = LoketFout.onbekend("Deze aanvraag heeft nu geen signaal met deze code.")
}

private enum Afhandelingsveld: String, CaseIterable, Sendable { case reden }
private let afhandelingsvelden = Members<Afhandelingsveld>(required: [.reden])

/// The schema of the body with which a signal is settled.
let afhandelingschema = afhandelingsvelden.schema { _ in
  .regels(Grenzen.tekst).described("Wat er is nagegaan.")
}

/// Reads the reason of a settlement.
private func leesAfhandeling(_ lezer: inout JSONReader) -> String? {
  var reden: String?
  lezer.object(afhandelingsvelden) { lezer, _ in reden = lezer.tekst() }
  return reden
}

extension VerkeerdeStand {
  /// How many open signals a refusal names; it counts them all.
  static let signalenMax = 1000

  /// The refusal of a freeze or a decision while signals are open.
  init(open signalen: [OpenSignaal]) {
    self.init(
      "Van aanvragen die meedoen staan signalen open. Ga elk signaal na en handel het af.",
      mogelijk: [.stap(.signaalAfhandelen, "de signalen nagaan en afhandelen")], stuit: VerkeerdeStand.rangschikken,
      meer: [
        JSONMember(
          "signalen",
          .array(
            signalen.prefix(VerkeerdeStand.signalenMax).map {
              ["aanvraag": .text($0.aanvraag), "code": .text($0.code)]
            })),
        JSONMember("aantalSignalen", .integer(signalen.count)),
      ])
  }
}

extension PostgresStatement {
  fileprivate static let voegSignaalafhandelingToe = PostgresStatement(
    "voeg_signaalafhandeling_toe",
    """
    INSERT INTO signaalafhandeling (dossier, volgnummer, code, tijdstip, door)
    VALUES ($1, $2::bigint::integer, $3, $4, $5)
    """)
}
