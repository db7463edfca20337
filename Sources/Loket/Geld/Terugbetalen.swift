internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Books money that a recipient paid back after the settlement (Awb 4:57). It counts when another person confirms it.
  package func boekTerugbetaling(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let mutatie = try geldig { () throws(Faults) in try leesBankmutatie(verzoek.lichaam) }
    return try await wijzig(verzoek, .terugbetalingBoeken, op: .dossier(id)) { handeling in
      let zaak = try await handeling.open(
        id, regeling, voor: .terugbetalingBoeken, lees: [PostgresStep(.leesVordering, [.text(id)])])
      let toestemming = try zaak.eis(.terugbetalingBoeken, handeling)
      var dossier = zaak.dossier
      let vordering = try Vordering(zaak.antwoorden[0].one())
      try toets(mutatie, vordering, dossier, handeling)
      let terugbetaling = nieuwId(op: handeling.nu)
      let gebeurtenis = handeling.zet(
        toestemming, .terugbetalingGeboekt, [JSONMember("terugbetaling", .text(terugbetaling))] + mutatie.leden,
        op: &dossier
      ) { _ in
        [
          PostgresStep(
            .voegTerugbetalingToe,
            [
              .text(terugbetaling), .text(id), .int64(mutatie.bedrag), mutatie.valutadatum.parameter,
              .text(mutatie.kenmerk), handeling.nu.parameter, .text(handeling.wie.door),
            ])
        ]
      }
      return Antwoord(
        isNieuw: true,
        inhoud: .object(
          [JSONMember("id", .text(terugbetaling)), JSONMember("status", "te_bevestigen")] + mutatie.leden + [
            JSONMember("openstaand", .amount(vordering.openstaand)),
            JSONMember("teBevestigen", .amount(vordering.teBevestigen + mutatie.bedrag)),
            JSONMember("gebeurtenis", gebeurtenis.verwijzing),
          ]), versie: dossier.versie)
    }
  }

  /// Refuses more than is open, what waits to be confirmed included, and a value date before the advance was paid or in
  /// the future.
  private func toets(
    _ mutatie: Bankmutatie, _ vordering: Vordering, _ dossier: Dossierstand, _ handeling: Handeling
  ) throws(LoketFout) {
    guard mutatie.bedrag <= vordering.openstaand - vordering.teBevestigen else {
      throw .verkeerdeStand(
        VerkeerdeStand(
          "\(mutatie.bedrag.tekst) is meer dan er openstaat: \(vordering.openstaand.tekst), waarvan "
            + "\(vordering.teBevestigen.tekst) is geboekt en op bevestiging wacht.",
          mogelijk: [.stap(.terugbetalingBoeken, "ten hoogste het openstaande bedrag boeken")],
          meer: [
            JSONMember("openstaand", .amount(vordering.openstaand)),
            JSONMember("teBevestigen", .amount(vordering.teBevestigen)),
          ]))
    }
    if let betaaldOp = vordering.betaaldOp {
      try mutatie.eisValutadatum(vanaf: betaaldOp, "de dag waarop het voorschot is betaald", vandaag: handeling.vandaag)
    }
  }

  /// Confirms a repayment, which counts from then on. Another person than who booked it must do so. The last one closes
  /// the file.
  /// - Throws: `LoketFout.onbekend` for a repayment that the file does not have.
  package func bevestigTerugbetaling(
    _ id: String, _ terugbetaling: String, _ verzoek: Verzoek
  ) async throws -> Bewaardantwoord {
    try geldig { () throws(Faults) in try leesNiets(verzoek.lichaam) }
    return try await wijzig(verzoek, .terugbetalingBevestigen, op: .dossier(id)) { handeling in
      let zaak = try await handeling.open(
        id, regeling, voor: .terugbetalingBevestigen,
        lees: [
          PostgresStep(.leesVordering, [.text(id)]),
          PostgresStep(.leesTerugbetaling, [.text(id), .text(terugbetaling)]),
        ])
      let rij = try zaak.geboekteTerugbetaling(terugbetaling, zaak.antwoorden[1])
      let (mutatie, geboektDoor) = (try Bankmutatie(rij), try rij.get("door", as: String.self))
      let toestemming = try zaak.eis(
        .terugbetalingBevestigen, van: Geboekteterugbetaling(id: terugbetaling, door: geboektDoor), handeling)
      var dossier = zaak.dossier
      let vordering = try Vordering(zaak.antwoorden[0].one())
      let openstaand = vordering.openstaand - mutatie.bedrag
      let isRond = openstaand == .zero && vordering.nabetaling == .zero
      let gebeurtenis = handeling.zet(
        toestemming, .terugbetaald,
        [JSONMember("terugbetaling", .text(terugbetaling))] + mutatie.leden + [
          JSONMember("openstaand", .amount(openstaand))
        ],
        op: &dossier, naar: isRond ? .afgesloten : .vastgesteld
      ) { _ in
        [
          PostgresStep(
            .voegTerugbetalingsbevestigingToe,
            [
              .text(terugbetaling), .text(id), .int64(mutatie.bedrag), handeling.nu.parameter,
              .text(handeling.wie.door), .text(geboektDoor),
            ])
        ]
      }
      return Antwoord(
        isNieuw: true,
        inhoud: .object(
          [JSONMember("id", .text(terugbetaling))] + mutatie.leden + [
            JSONMember("openstaand", .amount(openstaand)),
            JSONMember("status", .text(dossier.status)), JSONMember("gebeurtenis", gebeurtenis.verwijzing),
          ]), versie: dossier.versie)
    }
  }

  /// Refuses a booked repayment, or withdraws one's own: it counts no more, its amount can be booked again, and so can its
  /// reference of the bank. One that was confirmed stays.
  /// - Throws: `LoketFout.onbekend` for a repayment that the file does not have.
  package func wijsTerugbetalingAf(
    _ id: String, _ terugbetaling: String, _ verzoek: Verzoek
  ) async throws -> Bewaardantwoord {
    let reden = try geldig { () throws(Faults) in try leesAfwijzing(verzoek.lichaam) }
    return try await wijzig(verzoek, .terugbetalingAfwijzen, op: .dossier(id)) { handeling in
      let zaak = try await handeling.open(
        id, regeling, voor: .terugbetalingAfwijzen,
        lees: [
          PostgresStep(.leesVordering, [.text(id)]),
          PostgresStep(.leesTerugbetaling, [.text(id), .text(terugbetaling)]),
        ])
      let mutatie = try Bankmutatie(try zaak.geboekteTerugbetaling(terugbetaling, zaak.antwoorden[1]))
      let toestemming = try zaak.eis(.terugbetalingAfwijzen, handeling)
      var dossier = zaak.dossier
      let vordering = try Vordering(zaak.antwoorden[0].one())
      let gebeurtenis = handeling.zet(
        toestemming, .terugbetalingAfgewezen, [JSONMember("terugbetaling", .text(terugbetaling))] + mutatie.leden,
        afgeschermd: ["reden": .text(reden)], op: &dossier
      ) { gebeurtenis in
        [
          PostgresStep(
            .voegTerugbetalingsafwijzingToe,
            [
              .text(terugbetaling), .text(id), .int64(mutatie.bedrag), .int64(gebeurtenis.volgnummer),
              handeling.nu.parameter, .text(handeling.wie.door),
            ])
        ]
      }
      return Antwoord(
        isNieuw: true,
        inhoud: .object(
          [JSONMember("id", .text(terugbetaling)), JSONMember("status", "afgewezen")] + mutatie.leden + [
            JSONMember("reden", .text(reden)), JSONMember("openstaand", .amount(vordering.openstaand)),
            JSONMember("teBevestigen", .amount(vordering.teBevestigen - mutatie.bedrag)),
            JSONMember("gebeurtenis", gebeurtenis.verwijzing),
          ]), versie: dossier.versie)
    }
  }

  /// The repayments on a file, and the amount that is still open.
  package func terugbetalingen(_ id: String, _ bladzijde: Bladzijde, _ wie: Identiteit) async throws -> Antwoord {
    try await lees(wie) { handeling in
      let dossier = try await handeling.dossier(id)
      // An applicant is shown no repayment on a settlement that is not made known.
      guard dossier.status.isVastgesteld else {
        return Antwoord(
          inhoud: .object((bladzijde.json([], totaal: 0).members ?? []) + [JSONMember("openstaand", .amount(0))]),
          totaal: 0)
      }
      let rijen = try await handeling.vraag(.leesTerugbetalingen, [.text(dossier.id)])
      let items = try bladzijde.items(van: rijen).map { rij -> JSONValue in
        .object(
          try Bankmutatie(rij).geboekteLeden(rij) + [
            JSONMember("status", .text(try rij.get("status", as: String.self)))
          ])
      }
      let vordering = try Vordering(try await handeling.vraag(.leesVordering, [.text(dossier.id)]).one())
      return Antwoord(
        inhoud: .object(
          (bladzijde.json(items, totaal: rijen.count).members ?? []) + [
            JSONMember("openstaand", .amount(vordering.openstaand)),
            JSONMember("teBevestigen", .amount(vordering.teBevestigen)),
          ]), totaal: rijen.count)
    }
  }
}

private enum Afwijzingsveld: String, CaseIterable, Sendable { case reden }
private let afwijzingsvelden = Members<Afwijzingsveld>(required: [.reden])

/// The schema of the body of `POST …/afwijzing`.
let afwijzingschema = afwijzingsvelden.schema { _ in
  .regels(Grenzen.tekst).described("Waarom de terugbetaling wordt afgewezen of teruggenomen.")
}

/// Reads the body of `POST …/afwijzing`: `{"reden"}`.
private func leesAfwijzing(_ document: [UInt8]) throws(Faults) -> String {
  try readJSON(document) { lezer in
    var reden: String?
    lezer.object(afwijzingsvelden) { lezer, _ in reden = lezer.tekst() }
    return reden
  }
}

extension Zaak {
  /// The row of a repayment that waits to be confirmed.
  /// - Throws: `LoketFout.onbekend` when the file has none with that id; `verkeerdeStand` when it was confirmed or refused.
  fileprivate func geboekteTerugbetaling(_ id: String, _ rijen: PostgresRows) throws -> PostgresRow {
    guard let rij = try rijen.oneOrNone() else {
      throw LoketFout.onbekend("Deze aanvraag heeft geen terugbetaling met dit nummer.")
    }
    if try rij.get("is_afgewezen", as: Bool.self) { throw LoketFout.verkeerdeStand(.terugbetalingAfgewezen) }
    guard feiten.teBevestigen.contains(where: { $0.id == id }) else {
      throw LoketFout.verkeerdeStand(.terugbetalingBevestigd)
    }
    return rij
  }
}

extension VerkeerdeStand {
  /// The refusal of a step on a repayment that counts already.
  static let terugbetalingBevestigd = VerkeerdeStand("Deze terugbetaling is al bevestigd.")

  /// The refusal of a step on a repayment that counts no more.
  static let terugbetalingAfgewezen = VerkeerdeStand(
    "Deze terugbetaling is afgewezen; zij telt niet. Het geld kan opnieuw worden geboekt.",
    mogelijk: [.stap(.terugbetalingBoeken)])
}

/// The amounts that are still to be repaid or paid on a settled file.
private struct Vordering {
  let openstaand: Centen
  /// The part of `openstaand` that was booked as repaid and not confirmed yet.
  let teBevestigen: Centen
  let nabetaling: Centen
  /// The day on which the advance was paid. No repayment can be before that day.
  let betaaldOp: Datum?
}

extension Vordering {
  /// From a row of `leesVordering`.
  init(_ rij: PostgresRow) throws {
    let teruggevorderd = try rij.get("terugvordering", as: Centen.self)
    let terugbetaald = try rij.get("terugbetaald", as: Centen.self)
    guard terugbetaald <= teruggevorderd else {
      throw PostgresError.decoding(column: "terugbetaald", reason: "more came back than was claimed")
    }
    self.init(
      openstaand: teruggevorderd - terugbetaald, teBevestigen: try rij.get("te_bevestigen", as: Centen.self),
      nabetaling: try rij.get("nabetaling", as: Centen.self),
      betaaldOp: try rij.get("betaald_op", as: Datum?.self))
  }
}

extension PostgresStatement {
  static let voegTerugbetalingToe = PostgresStatement(
    "voeg_terugbetaling_toe",
    """
    INSERT INTO terugbetaling (id, dossier, bedrag, valutadatum, kenmerk, tijdstip, door)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    """)
  static let leesTerugbetalingen = PostgresStatement(
    "lees_terugbetalingen",
    """
    SELECT t.id::text, t.bedrag::bigint, t.valutadatum, t.kenmerk, t.tijdstip,
      CASE WHEN b.terugbetaling IS NOT NULL THEN 'bevestigd' WHEN a.terugbetaling IS NOT NULL THEN 'afgewezen'
        ELSE 'te_bevestigen' END AS status
    FROM terugbetaling t LEFT JOIN terugbetalingsbevestiging b ON b.terugbetaling = t.id
      LEFT JOIN terugbetalingsafwijzing a ON a.terugbetaling = t.id
    WHERE t.dossier = $1 ORDER BY t.tijdstip, t.id
    """)
  static let leesTerugbetaling = PostgresStatement(
    "lees_terugbetaling",
    """
    SELECT t.bedrag::bigint, t.valutadatum, t.kenmerk, t.door::text, a.terugbetaling IS NOT NULL AS is_afgewezen
    FROM terugbetaling t LEFT JOIN terugbetalingsafwijzing a ON a.terugbetaling = t.id
    WHERE t.dossier = $1 AND t.id = $2
    """)
  static let voegTerugbetalingsafwijzingToe = PostgresStatement(
    "voeg_terugbetalingsafwijzing_toe",
    """
    INSERT INTO terugbetalingsafwijzing (terugbetaling, dossier, bedrag, volgnummer, tijdstip, door)
    VALUES ($1, $2, $3, $4::bigint::integer, $5, $6)
    """)
  static let voegTerugbetalingsbevestigingToe = PostgresStatement(
    "voeg_terugbetalingsbevestiging_toe",
    """
    INSERT INTO terugbetalingsbevestiging (terugbetaling, dossier, bedrag, tijdstip, door, geboekt_door)
    VALUES ($1, $2, $3, $4, $5, $6)
    """)
  static let leesVordering = PostgresStatement(
    "lees_vordering",
    """
    SELECT v.terugvordering::bigint, v.nabetaling::bigint,
      (SELECT coalesce(sum(b.bedrag), 0) FROM terugbetalingsbevestiging b WHERE b.dossier = v.dossier)::bigint
        AS terugbetaald,
      (SELECT coalesce(sum(t.bedrag), 0) FROM terugbetaling t WHERE t.dossier = v.dossier AND NOT EXISTS (
        SELECT FROM terugbetalingsbevestiging b WHERE b.terugbetaling = t.id) AND NOT EXISTS (
        SELECT FROM terugbetalingsafwijzing a WHERE a.terugbetaling = t.id))::bigint AS te_bevestigen,
      (SELECT b.valutadatum FROM betaling b WHERE b.dossier = v.dossier) AS betaald_op
    FROM vaststelling v WHERE v.dossier = $1
    """)
}
