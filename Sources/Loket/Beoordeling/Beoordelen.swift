internal import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Puts down an assessor's findings (`regels.md` section 3b), whole; the last ones hold. The first need no `If-Match`,
  /// since there is nothing that they could overwrite.
  package func beoordeel(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    try await wijzig(verzoek) { handeling in
      var dossier = try await handeling.vergrendel(id)
      let eerdere = try await handeling.beoordeling(id)
      if eerdere != nil || verzoek.versie != nil { try dossier.eisVersie(verzoek.versie) }
      try dossier.eis([.ingediend, .aanTeVullen], "Deze aanvraag kan niet meer worden beoordeeld.")
      guard try await !handeling.ronde(dossier.jaar).isBesloten else {
        throw LoketFout.verkeerdeStand(
          VerkeerdeStand(
            "Over deze ronde is besloten; er wordt niet meer beoordeeld.", stand: Rondestatus.besloten.rawValue,
            mogelijk: ["het besluit lezen (GET besluit)"]))
      }
      let inzending = try await handeling.inzending(dossier, regeling)
      let beoordeling = try geldig { () throws(Faults) in
        try regeling.lezer.beoordelinginvoer(verzoek.lichaam, op: inzending.aanvraag)
      }
      let versie = (eerdere?.versie ?? 0) + 1
      let gebeurtenis = try await handeling.schrijf(
        .beoordeeld,
        [
          JSONMember("versie", .integer(versie)),
          JSONMember("aanvraagversie", .integer(dossier.aanvraagversie)),
        ],
        afgeschermd: [
          "document": beoordeling.document, "invoer": .text(String(decoding: verzoek.lichaam, as: UTF8.self)),
        ], op: &dossier)
      let nieuwe = Vastgelegdebeoordeling(
        versie: versie, volgnummer: gebeurtenis.volgnummer, invoer: verzoek.lichaam, tijdstip: handeling.nu,
        door: handeling.wie.door)
      try await handeling.voegToe(nieuwe, dossier: id)
      let leden = try await beoordelingleden(nieuwe, dossier, handeling)
      return Antwoord(
        status: eerdere == nil ? 201 : 200,
        inhoud: .object(leden + [JSONMember("gebeurtenis", gebeurtenis.verwijzing)]),
        locatie: eerdere == nil ? "/v1/aanvragen/\(id)/beoordeling" : nil, versie: dossier.versie)
    }
  }

  /// The last findings, as they were sent.
  package func beoordeling(_ id: String, _ wie: Identiteit) async throws -> Antwoord {
    try await lees(wie) { handeling in
      let dossier = try await handeling.dossier(id)
      guard let beoordeling = try await handeling.beoordeling(id) else {
        throw LoketFout.onbekend("Deze aanvraag is nog niet beoordeeld.")
      }
      return Antwoord(
        inhoud: .object(try await beoordelingleden(beoordeling, dossier, handeling)), versie: dossier.versie)
    }
  }

  /// The findings with what they make of the application.
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

/// A version of an assessor's findings as it is kept.
private struct Vastgelegdebeoordeling: Hashable, Sendable {
  /// What is said of a version that came with a replaced application: the findings named its lines and figures.
  static let vervallen = JSONValue.object([
    JSONMember("motivering", "De aanvraag is vervangen; de eerdere beoordeling geldt niet meer.")
  ]).canonicalBytes

  let versie: Int
  /// The event beside which the findings stand; nil for a version without findings.
  let volgnummer: Int?
  /// What was sent, with the reasons; nil once it was removed, after its retention term.
  let invoer: [UInt8]?
  let tijdstip: Tijdstip
  let door: String
}

extension Handeling {
  /// The last findings of a file; nil when there are none.
  fileprivate func beoordeling(_ dossier: String) async throws -> Vastgelegdebeoordeling? {
    guard let rij = try await vraag(.leesBeoordeling, [.text(dossier)]).oneOrNone() else { return nil }
    let volgnummer = try rij.get("volgnummer", as: Int?.self)
    return Vastgelegdebeoordeling(
      versie: try rij.get("versie", as: Int.self), volgnummer: volgnummer,
      invoer: volgnummer == nil
        ? Vastgelegdebeoordeling.vervallen : try rij.get("invoer", as: String?.self).map { Array($0.utf8) },
      tijdstip: try rij.get("tijdstip", as: Tijdstip.self),
      door: try rij.get("door", as: String.self))
  }

  fileprivate func voegToe(_ beoordeling: Vastgelegdebeoordeling, dossier: String) async throws {
    _ = try await vraag(
      .voegBeoordelingToe,
      [
        .text(dossier), .int32(beoordeling.versie), .int32(beoordeling.volgnummer.map { Int32($0) }),
        beoordeling.tijdstip.parameter, .text(beoordeling.door),
      ])
  }

  /// Findings about a replaced application hold no longer. A version without says so.
  func laatBeoordelingVervallen(_ dossier: String) async throws {
    guard let eerdere = try await beoordeling(dossier) else { return }
    try await voegToe(
      Vastgelegdebeoordeling(
        versie: eerdere.versie + 1, volgnummer: nil, invoer: Vastgelegdebeoordeling.vervallen, tijdstip: nu,
        door: wie.door), dossier: dossier)
  }
}

extension PostgresStatement {
  static let leesBeoordeling = PostgresStatement(
    "lees_beoordeling",
    """
    SELECT versie, volgnummer, a.document::json ->> 'invoer' AS invoer, tijdstip, door::text
    FROM beoordeling LEFT JOIN afgeschermd_gegeven a USING (dossier, volgnummer)
    WHERE dossier = $1 ORDER BY versie DESC LIMIT 1
    """)
  static let voegBeoordelingToe = PostgresStatement(
    "voeg_beoordeling_toe",
    """
    INSERT INTO beoordeling (dossier, versie, volgnummer, tijdstip, door) VALUES ($1, $2, $3, $4, $5)
    """)
}
