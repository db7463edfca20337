internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL

extension Loket {
  /// Makes a settlement known (Awb 3:41). Its terms run from there. A date put back further than one person may waits for
  /// another. Every answer names the accounts that came after the settlement, so that they are weighed first (Awb 3:2).
  package func maakVaststellingBekend(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    try await wijzig(verzoek, .vaststellingBekendmaken, op: .dossier(id)) { handeling in
      let (zaak, vaststelling) = try await handeling.openVaststelling(id, regeling, .vaststellingBekendmaken)
      let datum = try geldig { () throws(Faults) in
        try leesBekendmakingsdatum(
          verzoek.lichaam, besluitDatum: vaststelling.besluitDatum, vandaag: handeling.vandaag)
      }
      let naderhand = try await handeling.naderhand(zaak.dossier)
      let toestemming = try naderhand.genoemd { () throws(LoketFout) in
        try zaak.eis(.vaststellingBekendmaken, handeling)
      }
      guard datum >= datumgrens(op: handeling.nu).eerste else {
        var antwoord = handeling.legVoor(
          datum, toestemming, [JSONMember("vaststelling", .text(vaststelling.kenmerk))], zaak.dossier)
        antwoord.inhoud = .object((antwoord.inhoud.members ?? []) + [naderhand.lid])
        return antwoord
      }
      return try await maakBekend(vaststelling, op: datum, toestemming, zaak.dossier, handeling)
    }
  }

  /// Confirms a bekendmaking of a settlement with a date put back. Another person than who recorded it must do so.
  package func bevestigVaststellingsbekendmaking(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    try geldig { () throws(Faults) in try leesNiets(verzoek.lichaam) }
    return try await wijzig(verzoek, .vaststellingsbekendmakingBevestigen, op: .dossier(id)) { handeling in
      let (zaak, vaststelling) = try await handeling.openVaststelling(
        id, regeling, .vaststellingsbekendmakingBevestigen)
      let naderhand = try await handeling.naderhand(zaak.dossier)
      let toestemming = try naderhand.genoemd { () throws(LoketFout) in
        try zaak.eis(.vaststellingsbekendmakingBevestigen, handeling)
      }
      guard let voorstel = zaak.feiten.bekendmakingsvoorstel else {
        preconditionFailure("the table asks for a date that waits")
      }
      return try await maakBekend(
        vaststelling, op: voorstel.bekendgemaaktOp, na: voorstel, toestemming, zaak.dossier, handeling)
    }
  }

  private func maakBekend(
    _ vaststelling: Onbekendevaststelling, op datum: Datum, na voorstel: Bekendmakingsvoorstel? = nil,
    _ toestemming: Toestemming, _ dossier: Dossierstand, _ handeling: Handeling
  ) async throws -> Antwoord {
    var dossier = dossier
    handeling.maakBekend(vaststelling.kenmerk, op: datum, na: voorstel, toestemming, &dossier)
    var antwoord = try await vaststellingsantwoord(dossier, handeling)
    antwoord.isNieuw = true
    antwoord.plaats = Plaats(.vaststelling, van: .dossier(dossier.id))
    return antwoord
  }
}

/// What the bekendmaking of a settlement asks of it.
private struct Onbekendevaststelling: Sendable {
  let kenmerk: String
  /// Nil for a settlement from before it had a date of its own.
  let besluitDatum: Datum?
}

extension Handeling {
  /// Opens a file with its settlement.
  /// - Throws: the refusal of the step when there is none.
  fileprivate func openVaststelling(
    _ id: String, _ regeling: GeladenRegeling, _ stap: Stap
  ) async throws -> (Zaak, Onbekendevaststelling) {
    let zaak = try await open(id, regeling, voor: stap, lees: [PostgresStep(.leesOnbekendeVaststelling, [.text(id)])])
    guard let rij = try zaak.antwoorden[0].oneOrNone() else {
      throw LoketFout.verkeerdeStand(zaak.weigering(stap.rij.weigering))
    }
    return (
      zaak,
      Onbekendevaststelling(
        kenmerk: try rij.get("kenmerk", as: String.self), besluitDatum: try rij.get("besluit_datum", as: Datum?.self))
    )
  }

  /// Writes that a settlement is made known.
  func maakBekend(
    _ kenmerk: String, op datum: Datum, na voorstel: Bekendmakingsvoorstel? = nil, _ toestemming: Toestemming,
    _ dossier: inout Dossierstand
  ) {
    dossier.voorBekendmaking = nil
    zet(
      toestemming, .bekendgemaakt,
      [JSONMember("vaststelling", .text(kenmerk)), JSONMember("bekendgemaaktOp", .text(datum))]
        + (voorstel.map { [JSONMember("voorstel", $0.verwijzing)] } ?? []), op: &dossier
    ) { gebeurtenis in
      [
        PostgresStep(
          .voegVaststellingsbekendmakingToe,
          [.text(gebeurtenis.dossier), datum.parameter, nu.parameter, .text(wie.door)] + voorstelparameters(voorstel))
      ]
    }
  }
}

extension PostgresStatement {
  fileprivate static let leesOnbekendeVaststelling = PostgresStatement(
    "lees_onbekende_vaststelling", "SELECT kenmerk, besluit_datum FROM vaststelling WHERE dossier = $1")
  fileprivate static let voegVaststellingsbekendmakingToe = PostgresStatement(
    "voeg_vaststellingsbekendmaking_toe",
    """
    INSERT INTO vaststellingsbekendmaking (dossier, bekendgemaakt_op, tijdstip, door, voorstelketen, voorstel,
      voorgesteld_door)
    VALUES ($1, $2, $3, $4, $5, $6::bigint::integer, $7)
    """)
}
