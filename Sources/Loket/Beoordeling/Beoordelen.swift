internal import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Records an assessor's findings (`regels.md` section 3b). They replace all earlier findings of the file. The first
  /// findings need no `If-Match`, since they overwrite nothing.
  package func beoordeel(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    try await wijzig(verzoek, .beoordelen, op: .dossier(id)) { handeling in
      let zaak = try await handeling.open(id, regeling, lees: [PostgresStep(.leesBeoordeling, [.text(id)])])
      var dossier = zaak.dossier
      let eerdere = try Vastgelegdebeoordeling(zaak.antwoorden[0])
      if eerdere != nil || verzoek.versie != nil { try dossier.eisVersie(verzoek.versie) }
      let (toestemming, _, inzending) = try await zaak.eis(.beoordelen, handeling, regeling)
      let beoordeling = try geldig { () throws(Faults) in
        try regeling.lezer.beoordelinginvoer(verzoek.lichaam, op: inzending.aanvraag)
      }
      let versie = (eerdere?.versie ?? 0) + 1
      let gebeurtenis = handeling.zet(
        toestemming, .beoordeeld,
        [
          JSONMember("versie", .integer(versie)), JSONMember("aanvraagversie", .integer(dossier.aanvraagversie)),
        ],
        afgeschermd: [
          "document": beoordeling.json, "invoer": .text(String(decoding: verzoek.lichaam, as: UTF8.self)),
        ], op: &dossier)
      let nieuwe = Vastgelegdebeoordeling(
        versie: versie, volgnummer: gebeurtenis.volgnummer, invoer: verzoek.lichaam, tijdstip: handeling.nu,
        door: handeling.wie.door)
      handeling.schrijf([nieuwe.stap(dossier: id)])
      let leden = try await beoordelingleden(nieuwe, dossier, handeling)
      return Antwoord(
        isNieuw: eerdere == nil,
        inhoud: .object(leden + [JSONMember("gebeurtenis", gebeurtenis.verwijzing)]),
        plaats: eerdere == nil ? Plaats(.beoordeling, van: .dossier(id)) : nil, versie: dossier.versie)
    }
  }

  /// The last findings, as they were sent.
  package func beoordeling(_ id: String, _ wie: Identiteit) async throws -> Antwoord {
    try await lees(wie) { handeling in
      let dossier = try await handeling.dossier(id)
      guard let beoordeling = try await handeling.beoordeling(dossier) else {
        throw LoketFout.onbekend("Deze aanvraag is nog niet beoordeeld.")
      }
      return Antwoord(
        inhoud: .object(try await beoordelingleden(beoordeling, dossier, handeling)), versie: dossier.versie)
    }
  }

  /// The findings, with the eligibility that follows from them.
  private func beoordelingleden(
    _ beoordeling: Vastgelegdebeoordeling, _ dossier: Dossierstand, _ handeling: Handeling
  ) async throws -> [JSONMember] {
    let ronde = try await handeling.ronde(dossier.jaar).ronde
    let inzending = try await handeling.aanvraagbron(dossier, regeling).inzending
    let verzonden = try beoordeling.invoer.map { try JSONValue.parse(metTweeDecimalen($0)).members ?? [] }
    return [
      JSONMember("aanvraag", .text(dossier.id)), JSONMember("versie", .integer(beoordeling.versie)),
      JSONMember("door", .text(beoordeling.door)), JSONMember("tijdstip", .text(beoordeling.tijdstip)),
      JSONMember("sha256", beoordeling.invoer.map { .text(SHA256Digest(of: $0).hex) } ?? .null),
    ] + (verzonden ?? [JSONMember("verwijderd", true)]) + [
      JSONMember("geschiktheid", inzending.map { geschiktheid($0, ronde) } ?? .null)
    ]
  }
}
