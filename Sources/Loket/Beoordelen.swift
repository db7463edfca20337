internal import Cryptography
internal import Documenten
internal import JSON
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Puts down an assessor's findings (`regels.md` section 3b), whole; the last ones hold. The first need no `If-Match`,
  /// since there is nothing that they could overwrite.
  public func beoordeel(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
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
      let nieuwe = Vastgelegdebeoordeling(
        versie: (eerdere?.versie ?? 0) + 1, document: beoordeling.document.canonicalBytes,
        invoer: verzoek.lichaam, tijdstip: handeling.nu, door: handeling.wie.door)
      try await handeling.voegToe(nieuwe, dossier: id)
      let gebeurtenis = try await handeling.schrijf(
        .beoordeeld,
        [
          JSONMember("versie", .integer(Int64(nieuwe.versie))),
          JSONMember("aanvraagversie", .integer(Int64(dossier.aanvraagversie))),
        ], afgeschermd: .raw(verzoek.lichaam), op: &dossier)
      let leden = try await beoordelingleden(nieuwe, dossier, handeling)
      return Antwoord(
        status: eerdere == nil ? 201 : 200,
        inhoud: .object(leden + [JSONMember("gebeurtenis", gebeurtenis.verwijzing)]),
        locatie: eerdere == nil ? "/v1/aanvragen/\(id)/beoordeling" : nil, versie: dossier.versie)
    }
  }

  /// The last findings, as they were sent.
  public func beoordeling(_ id: String, _ wie: Identiteit) async throws -> Antwoord {
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
    let verzonden = try JSONValue.parse(metTweeDecimalen(beoordeling.invoer)).members ?? []
    return [
      JSONMember("aanvraag", .text(dossier.id)), JSONMember("versie", .integer(Int64(beoordeling.versie))),
      JSONMember("door", .text(beoordeling.door)), JSONMember("tijdstip", .text(beoordeling.tijdstip.iso)),
      JSONMember("sha256", .text(SHA256Digest(of: beoordeling.invoer).hex)),
    ] + verzonden + [JSONMember("geschiktheid", inzending.map { geschiktheid($0, ronde) } ?? .null)]
  }
}

/// A version of an assessor's findings as it is kept.
private struct Vastgelegdebeoordeling: Hashable, Sendable {
  let versie: Int
  /// The findings in the form of a cohort document.
  let document: [UInt8]
  /// What was sent, with the reasons.
  let invoer: [UInt8]
  let tijdstip: Tijdstip
  let door: String
}

extension Handeling {
  /// The last findings of a file; nil when there are none.
  fileprivate func beoordeling(_ dossier: String) async throws -> Vastgelegdebeoordeling? {
    guard let rij = try await vraag(.leesBeoordeling, [.text(dossier)]).oneOrNone() else { return nil }
    return Vastgelegdebeoordeling(
      versie: try rij.get("versie", as: Int.self), document: Array(try rij.get("document", as: String.self).utf8),
      invoer: Array(try rij.get("invoer", as: String.self).utf8),
      tijdstip: Tijdstip(try rij.get("tijdstip", as: PostgresTimestamp.self)),
      door: try rij.get("door", as: String.self))
  }

  fileprivate func voegToe(_ beoordeling: Vastgelegdebeoordeling, dossier: String) async throws {
    _ = try await vraag(
      .voegBeoordelingToe,
      [
        .text(dossier), .int32(Int32(beoordeling.versie)), .utf8(beoordeling.document), .utf8(beoordeling.invoer),
        beoordeling.tijdstip.parameter, .text(beoordeling.door),
      ])
  }

  /// Findings about a replaced application hold no longer: they name its lines and figures. An empty version says so.
  func laatBeoordelingVervallen(_ dossier: String) async throws {
    guard let eerdere = try await beoordeling(dossier) else { return }
    let leeg: JSONValue = ["motivering": "De aanvraag is vervangen; de eerdere beoordeling geldt niet meer."]
    try await voegToe(
      Vastgelegdebeoordeling(
        versie: eerdere.versie + 1, document: Beoordeling().document.canonicalBytes, invoer: leeg.canonicalBytes,
        tijdstip: nu, door: wie.door), dossier: dossier)
  }
}

extension PostgresStatement {
  static let leesBeoordeling = PostgresStatement(
    "lees_beoordeling",
    """
    SELECT versie, document, invoer, tijdstip, door::text FROM beoordeling
    WHERE dossier = $1 ORDER BY versie DESC LIMIT 1
    """)
  static let voegBeoordelingToe = PostgresStatement(
    "voeg_beoordeling_toe",
    """
    INSERT INTO beoordeling (dossier, versie, document, invoer, tijdstip, door) VALUES ($1, $2, $3, $4, $5, $6)
    """)
}
