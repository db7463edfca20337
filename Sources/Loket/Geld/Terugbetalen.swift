internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Books money that a recipient paid back after the settlement (Awb 4:57). The last repayment closes the file.
  package func boekTerugbetaling(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let mutatie = try geldig { () throws(Faults) in try leesBankmutatie(verzoek.lichaam) }
    return try await wijzig(verzoek, .terugbetalingBoeken, op: .dossier(id)) { handeling in
      let zaak = try await handeling.open(id, regeling, lees: [PostgresStep(.leesVordering, [.text(id)])])
      let toestemming = try zaak.eis(.terugbetalingBoeken, handeling)
      var dossier = zaak.dossier
      let vordering = try Vordering(zaak.antwoorden[0].one())
      guard mutatie.bedrag <= vordering.openstaand else {
        throw LoketFout.verkeerdeStand(
          VerkeerdeStand(
            "\(mutatie.bedrag.tekst) is meer dan er openstaat: \(vordering.openstaand.tekst).",
            stand: dossier.status.rawValue,
            mogelijk: [.stap(.terugbetalingBoeken, "ten hoogste het openstaande bedrag boeken")],
            meer: [JSONMember("openstaand", .amount(vordering.openstaand))]))
      }
      if let betaaldOp = vordering.betaaldOp {
        try mutatie.eisValutadatum(
          vanaf: betaaldOp, "de dag waarop het voorschot is betaald", vandaag: handeling.vandaag)
      }
      let openstaand = vordering.openstaand - mutatie.bedrag
      let terugbetaling = nieuwId(op: handeling.nu)
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
          [JSONMember("id", .text(terugbetaling))] + mutatie.leden + [
            JSONMember("openstaand", .amount(openstaand)),
            JSONMember("status", .text(dossier.status)), JSONMember("gebeurtenis", gebeurtenis.verwijzing),
          ]), versie: dossier.versie)
    }
  }

  /// The repayments on a file, and the amount that is still open.
  package func terugbetalingen(_ id: String, _ bladzijde: Bladzijde, _ wie: Identiteit) async throws -> Antwoord {
    try await lees(wie) { handeling in
      let dossier = try await handeling.dossier(id)
      let rijen = try await handeling.vraag(.leesTerugbetalingen, [.text(dossier.id)])
      let vordering = try await handeling.vraag(.leesVordering, [.text(dossier.id)]).oneOrNone()
      let openstaand = try vordering.map { try Vordering($0).openstaand } ?? .zero
      return Antwoord(
        inhoud: .object(
          (try Bankmutatie.lijst(rijen, bladzijde).members ?? []) + [
            JSONMember("openstaand", .amount(openstaand))
          ]))
    }
  }
}

/// The amounts that are still to be repaid or paid on a settled file.
private struct Vordering {
  let openstaand: Centen
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
      openstaand: teruggevorderd - terugbetaald, nabetaling: try rij.get("nabetaling", as: Centen.self),
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
    SELECT id::text, bedrag::bigint, valutadatum, kenmerk, tijdstip FROM terugbetaling WHERE dossier = $1
    ORDER BY tijdstip, id
    """)
  static let leesVordering = PostgresStatement(
    "lees_vordering",
    """
    SELECT v.terugvordering::bigint, v.nabetaling::bigint,
      (SELECT coalesce(sum(t.bedrag), 0) FROM terugbetaling t WHERE t.dossier = v.dossier)::bigint AS terugbetaald,
      (SELECT b.valutadatum FROM betaling b WHERE b.dossier = v.dossier) AS betaald_op
    FROM vaststelling v WHERE v.dossier = $1
    """)
}
