internal import Begrippen
internal import Documenten
internal import JSON
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// A round, for everybody.
  /// - Throws: `LoketFout.onbekend` when there is none.
  package func ronde(_ jaar: Int) async throws -> Antwoord {
    let stand = try Rondestand(try await pool.read(.leesRonde, [.int32(Int32(clamping: jaar))]))
    guard let stand else { throw LoketFout.geenRonde(jaar) }
    return Antwoord(inhoud: stand.json(op: klok.nu()), versie: stand.etag(op: klok.nu()))
  }

  /// All rounds, for everybody, oldest first.
  package func ronden(_ bladzijde: Bladzijde) async throws -> Antwoord {
    let jaren = try await pool.read(.leesJaren).map { try $0.get("jaar", as: Int.self) }
    var items: [JSONValue] = []
    for jaar in bladzijde.items(van: jaren) {
      items.append(try await ronde(jaar).inhoud)
    }
    return Antwoord(inhoud: bladzijde.json(items, totaal: jaren.count))
  }

  /// Makes a round, or a new version of it (R 1:8 lid 2, 2:2).
  package func zetRonde(_ jaar: Int, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    guard (2000...9999).contains(jaar) else {
      throw LoketFout.onbekend("Een ronde heeft een jaartal van vier cijfers.")
    }
    let invoer = try geldig { () throws(Faults) in
      try leesRondeinvoer(verzoek.lichaam, jaar: jaar, regeling: regeling.regeling)
    }
    return try await wijzig(verzoek, .rondeVaststellen, op: .ronde(jaar)) { handeling in
      try await handeling.vergrendelRonde(jaar)
      let huidig = try await handeling.rondeOfNiets(jaar)
      let toestemming = try toets(verzoek, op: huidig, jaar, handeling)
      if let huidig, invoer.lotingVastlegging != huidig.lotingVastlegging {
        try await handeling.eisNooitOpen(huidig)
      }
      let versie = (huidig?.versie ?? 0) + 1
      handeling.schrijf(
        .voegRondeversieToe, invoer.parameters(jaar: jaar, versie: versie, regeling: regeling, handeling))
      try await handeling.zet(
        toestemming, huidig == nil ? .rondeVastgesteld : .rondeGewijzigd,
        invoer.gebeurtenisinhoud(versie: versie, regeling: regeling))
      let nieuw = try await handeling.ronde(jaar)
      try await handeling.herzieTijdigheid(toestemming, nieuw)
      return Antwoord(
        isNieuw: huidig == nil, inhoud: nieuw.json(op: handeling.nu),
        plaats: huidig == nil ? Plaats(.ronde, van: .ronde(jaar)) : nil, versie: nieuw.etag(op: handeling.nu))
    }
  }

  /// Refuses a change that names another version than the last, and every change once the round is decided.
  private func toets(
    _ verzoek: Verzoek, op huidig: Rondestand?, _ jaar: Int, _ handeling: Handeling
  ) throws -> Toestemming {
    guard let huidig else {
      guard verzoek.versie == nil else { throw LoketFout.verouderd }
      return try Toestemming(.rondeVaststellen, opRonde: jaar, in: nil, handeling.wie)
    }
    guard let versie = verzoek.versie else { throw LoketFout.versieOntbreekt }
    try huidig.eisVersie(versie)
    return try huidig.eis(.rondeVaststellen, handeling)
  }
}

extension Rondestand {
  /// Refuses a request that names another version of the round than the last. The state in an ETag changes with the
  /// clock. A request must only name the right version, so each state is accepted.
  func eisVersie(_ gegeven: Versiewens?) throws {
    guard let gegeven else { return }
    guard gegeven.past(op: Set(Rondestatus.allCases.map(etag(bij:)))) else { throw LoketFout.verouderd }
  }
}

extension Handeling {
  /// Refuses another commitment to the draw once the round was open under any of its versions (R 1:9). Else one could
  /// move the window away and back, and replace the commitment when the applicants are known.
  fileprivate func eisNooitOpen(_ huidig: Rondestand) async throws {
    let rij = try await vraag(.wasOoitOpen, [.int32(huidig.ronde.jaar), nu.parameter]).one()
    guard try rij.get("was_open", as: Bool.self) else { return }
    throw LoketFout.verkeerdeStand(
      VerkeerdeStand(
        "De vastlegging van de loting staat vast sinds de ronde openging.", stand: huidig.status(op: nu).rawValue,
        mogelijk: [.stap(.rondeVaststellen, "dezelfde lotingVastlegging meesturen")]))
  }
}

extension Rondestand {
  /// The version for ETag. It holds the state of the round, because the answer shows that state.
  func etag(op nu: Tijdstip) -> String { etag(bij: status(op: nu)) }

  fileprivate func etag(bij status: Rondestatus) -> String { "\(versie)-\(status.rawValue)" }
}

extension PostgresStatement {
  /// Whether the round was open at any moment. Each version counts from when it was made until the next.
  fileprivate static let wasOoitOpen = PostgresStatement(
    "was_ooit_open",
    """
    SELECT coalesce(bool_or(opent <= tot), false) AS was_open FROM (
      SELECT opent, lead(vastgesteld_op, 1, $2) OVER (ORDER BY versie) AS tot FROM rondeversie WHERE jaar = $1
    ) v
    """)
  static let voegRondeversieToe = PostgresStatement(
    "voeg_rondeversie_toe",
    """
    INSERT INTO rondeversie (jaar, versie, opent, sluit, plafond, loting_vastlegging, bekendmaking_kenmerk,
      bekendmaking_datum, bekendmaking_vindplaats, besluit_kenmerk, besluit_grond, plafondkeuze_bedrag,
      plafondkeuze_kenmerk, plafondkeuze_grond, verlengingen, besluit_datum, regeling_code, regeling_sha256,
      vastgesteld_op, door)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
    """)
}
