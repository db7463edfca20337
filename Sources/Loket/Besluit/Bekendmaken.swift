internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Makes the decision on a file known (Awb 3:41). From that day on it has effect and its terms run. A date put back
  /// further than one person may waits for another.
  package func maakBekend(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    try await wijzig(verzoek, .bekendmaken, op: .dossier(id)) { handeling in
      let (zaak, besluit) = try await handeling.openBesluit(id, regeling, .bekendmaken)
      let datum = try geldig { () throws(Faults) in
        try leesBekendmakingsdatum(verzoek.lichaam, besluitDatum: besluit.besluitDatum, vandaag: handeling.vandaag)
      }
      guard besluit.bekendgemaaktOp == nil else { throw LoketFout.verkeerdeStand(.alBekendgemaakt) }
      let toestemming = try zaak.eis(.bekendmaken, handeling)
      guard datum >= datumgrens(op: handeling.nu).eerste else {
        return handeling.legVoor(datum, toestemming, [JSONMember("besluit", .text(besluit.id))], zaak.dossier)
      }
      return try await maakBekend(besluit, op: datum, toestemming, zaak.dossier, handeling)
    }
  }

  /// Confirms a bekendmaking of a decision with a date put back. Another person than who recorded it must do so.
  package func bevestigBekendmaking(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    try geldig { () throws(Faults) in try leesNiets(verzoek.lichaam) }
    return try await wijzig(verzoek, .bekendmakingBevestigen, op: .dossier(id)) { handeling in
      let (zaak, besluit) = try await handeling.openBesluit(id, regeling, .bekendmakingBevestigen)
      let toestemming = try zaak.eis(.bekendmakingBevestigen, handeling)
      guard let voorstel = zaak.feiten.bekendmakingsvoorstel else {
        preconditionFailure("the table asks for a date that waits")
      }
      return try await maakBekend(
        besluit, op: voorstel.bekendgemaaktOp, na: voorstel, toestemming, zaak.dossier, handeling)
    }
  }

  private func maakBekend(
    _ besluit: Besluitstand, op datum: Datum, na voorstel: Bekendmakingsvoorstel? = nil, _ toestemming: Toestemming,
    _ dossier: Dossierstand, _ handeling: Handeling
  ) async throws -> Antwoord {
    var dossier = dossier
    handeling.schrijf(
      handeling.bekendmakingsstappen(toestemming, besluit: besluit.id, op: datum, na: voorstel, &dossier))
    handeling.schrijf(.werkDossierstandBij, dossier.bijwerkparameters)
    return Antwoord(
      isNieuw: true, inhoud: try await besluitdocument(dossier, handeling),
      plaats: Plaats(.besluit, van: .dossier(dossier.id)), versie: dossier.versie)
  }

  /// Makes known all decisions of a round that are not known yet. A date put back further than one person may waits for
  /// another.
  package func maakRondeBekend(jaar: Int, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    try await wijzig(verzoek, .rondeBekendmaken, op: .ronde(jaar)) { handeling in
      try await handeling.vergrendelRonde(jaar)
      let stand = try await handeling.ronde(jaar)
      let toestemming = try stand.eis(.rondeBekendmaken, handeling)
      let onbekend = try await handeling.onbekendeBesluiten(jaar)
      let datum = try geldig { () throws(Faults) in
        try leesBekendmakingsdatum(
          verzoek.lichaam, besluitDatum: onbekend.map(\.besluitDatum).max(), vandaag: handeling.vandaag)
      }
      guard !onbekend.isEmpty else { throw LoketFout.verkeerdeStand(.allesBekendgemaakt) }
      guard datum >= datumgrens(op: handeling.nu).eerste else {
        try await handeling.zet(
          toestemming, .bekendmakingVoorgesteld,
          ["bekendgemaaktOp": .text(datum), "aantal": .integer(onbekend.count)]
        ) { [handeling.voorstelstap(datum, bij: $0)] }
        return .teBevestigen(datum)
      }
      return try await maakBekend(onbekend, op: datum, toestemming, handeling)
    }
  }

  /// Confirms the bekendmaking of a round with a date put back. Another person than who recorded it must do so.
  package func bevestigRondebekendmaking(jaar: Int, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    try geldig { () throws(Faults) in try leesNiets(verzoek.lichaam) }
    return try await wijzig(verzoek, .rondebekendmakingBevestigen, op: .ronde(jaar)) { handeling in
      try await handeling.vergrendelRonde(jaar)
      let stand = try await handeling.ronde(jaar)
      let feiten = try await handeling.feiten(van: stand)
      let toestemming = try stand.eis(.rondebekendmakingBevestigen, handeling, na: feiten.namen)
      let onbekend = try await handeling.onbekendeBesluiten(jaar)
      guard !onbekend.isEmpty else { throw LoketFout.verkeerdeStand(.allesBekendgemaakt) }
      guard let voorstel = feiten.bekendmakingsvoorstel else {
        throw LoketFout.verkeerdeStand(
          VerkeerdeStand(
            "Er wacht geen teruggedateerde bekendmaking op een tweede besluitnemer.",
            mogelijk: [.stap(.rondeBekendmaken)]))
      }
      return try await maakBekend(onbekend, op: voorstel.bekendgemaaktOp, na: voorstel, toestemming, handeling)
    }
  }

  private func maakBekend(
    _ besluiten: [Onbekendbesluit], op datum: Datum, na voorstel: Bekendmakingsvoorstel? = nil,
    _ toestemming: Toestemming, _ handeling: Handeling
  ) async throws -> Antwoord {
    for begin in stride(from: 0, to: besluiten.count, by: Loket.besluitenPerKeer) {
      let deel = besluiten[begin..<min(begin + Loket.besluitenPerKeer, besluiten.count)]
      _ = try await handeling.vraag(
        deel.flatMap { besluit in
          var dossier = besluit.dossier
          let stappen = handeling.bekendmakingsstappen(
            toestemming, besluit: besluit.id, op: datum, na: voorstel, &dossier)
          return stappen + [PostgresStep(.werkDossierstandBij, dossier.bijwerkparameters)]
        })
    }
    try await handeling.zet(
      toestemming, .bekendgemaakt, ["bekendgemaaktOp": .text(datum), "aantal": .integer(besluiten.count)])
    return Antwoord(
      isNieuw: true,
      inhoud: ["bekendgemaaktOp": .text(datum), "besluiten": .array(besluiten.map(\.regel))])
  }
}

extension Handeling {
  /// Opens a file with its decision.
  /// - Throws: the refusal of the step when there is none.
  fileprivate func openBesluit(
    _ id: String, _ regeling: GeladenRegeling, _ stap: Stap
  ) async throws -> (Zaak, Besluitstand) {
    let zaak = try await open(id, regeling, voor: stap, lees: [PostgresStep(.leesBesluitstand, [.text(id)])])
    guard let rij = try zaak.antwoorden[0].oneOrNone() else {
      throw LoketFout.verkeerdeStand(zaak.weigering(stap.rij.weigering))
    }
    return (zaak, try Besluitstand(rij))
  }

  /// Records a bekendmaking on a file with a date put back. It works when another person confirms it.
  func legVoor(
    _ datum: Datum, _ toestemming: Toestemming, _ leden: [JSONMember], _ dossier: Dossierstand
  ) -> Antwoord {
    var dossier = dossier
    zet(
      toestemming, .bekendmakingVoorgesteld, leden + [JSONMember("bekendgemaaktOp", .text(datum))], op: &dossier
    ) { [voorstelstap(datum, bij: $0)] }
    var antwoord = Antwoord.teBevestigen(datum)
    antwoord.versie = dossier.versie
    return antwoord
  }

  fileprivate func voorstelstap(_ datum: Datum, bij gebeurtenis: Gebeurtenis) -> PostgresStep {
    PostgresStep(
      .voegVoorstelToe,
      [
        .text(gebeurtenis.dossier), .int64(gebeurtenis.volgnummer), datum.parameter, nu.parameter, .text(wie.door),
      ])
  }

  /// The columns of a bekendmaking that name the date put back which it confirms.
  func voorstelparameters(_ voorstel: Bekendmakingsvoorstel?) -> [PostgresValue] {
    [.text(voorstel?.keten), .int64(voorstel.map { Int64($0.volgnummer) }), .text(voorstel?.door)]
  }

  /// Locks the files of a round, and answers those with a decision that is not known yet.
  fileprivate func onbekendeBesluiten(_ jaar: Int) async throws -> [Onbekendbesluit] {
    try await vraag([
      PostgresStep(.vergrendelDossiers, [.int32(jaar)]), PostgresStep(.leesOnbekendeBesluiten, [.int32(jaar)]),
    ])[1].map { try Onbekendbesluit($0) }
  }
}

/// A decision that is not made known yet, with its file.
private struct Onbekendbesluit: Sendable {
  let id: String
  let dossier: Dossierstand
  let besluitDatum: Datum
  /// The decision in a list.
  let regel: JSONValue

  init(_ rij: PostgresRow) throws {
    id = try rij.get("besluit", as: String.self)
    dossier = try Dossierstand(rij)
    besluitDatum = try rij.get("besluit_datum", as: Datum.self)
    regel = [
      "aanvraag": .text(dossier.id), "kenmerk": .text(try rij.get("besluit_kenmerk", as: String.self)),
      "soort": .text(try rij.get("soort", as: Besluitsoort.self)),
      "bedrag": .amount(try rij.get("bedrag", as: Centen.self)),
    ]
  }
}

extension Antwoord {
  /// The answer to a bekendmaking with a date put back.
  fileprivate static func teBevestigen(_ datum: Datum) -> Antwoord {
    Antwoord(
      isVoorlopig: true, inhoud: ["status": "te_bevestigen", "bekendgemaaktOp": .text(datum)])
  }
}

extension Bekendmakingsvoorstel {
  /// The event of the proposal, as the event that confirms it names it.
  var verwijzing: JSONValue { ["keten": .text(keten), "volgnummer": .integer(volgnummer)] }
}

extension VerkeerdeStand {
  /// The refusal when every decision of a round is known.
  fileprivate static let allesBekendgemaakt = VerkeerdeStand(
    "Alle besluiten van deze ronde zijn al bekendgemaakt.")
}

extension PostgresStatement {
  static let voegVoorstelToe = PostgresStatement(
    "voeg_voorstel_toe",
    """
    INSERT INTO bekendmakingsvoorstel (keten, volgnummer, bekendgemaakt_op, tijdstip, door)
    VALUES ($1, $2::bigint::integer, $3, $4, $5)
    """)
  fileprivate static let leesOnbekendeBesluiten = PostgresStatement(
    "lees_onbekende_besluiten",
    """
    SELECT \(dossierkolommen), b.id::text AS besluit, b.kenmerk AS besluit_kenmerk, b.soort, b.bedrag::bigint,
      b.besluit_datum
    FROM dossierstand s JOIN dossier d ON d.id = s.dossier JOIN besluit b ON b.dossier = s.dossier
    WHERE s.jaar = $1 AND NOT EXISTS (SELECT FROM bekendmaking m WHERE m.besluit = b.id) ORDER BY s.dossier
    """)
}
