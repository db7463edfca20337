internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Orders the one advance on a grant that was made known (R 3:1; Awb 4:87, 4:95).
  package func draagVoorschotOp(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    try geldig { () throws(Faults) in try leesNiets(verzoek.lichaam) }
    return try await wijzig(verzoek, .voorschotOpdragen, op: .dossier(id)) { handeling in
      let zaak = try await handeling.open(
        id, regeling, voor: .voorschotOpdragen, lees: [PostgresStep(.leesVerlening, [.text(id)])])
      let toestemming = try zaak.eis(.voorschotOpdragen, handeling)
      var dossier = zaak.dossier
      let verlening = try Verlening(zaak.antwoorden[0].one())
      guard let bekendgemaaktOp = verlening.bekendgemaaktOp else {
        preconditionFailure("the table asks for a decision that was made known")
      }
      let voorschot = Voorschot(
        id: nieuwId(op: handeling.nu), bedrag: regeling.regeling.voorschot(op: verlening.bedrag),
        uiterlijk: regeling.regeling.betaaltermijn(bekendgemaaktOp: bekendgemaaktOp).laatsteDag,
        opgedragenOp: handeling.nu, opgedragenDoor: handeling.wie.door, besluit: verlening.kenmerk, betaaldOp: nil)
      let gebeurtenis = handeling.zet(
        toestemming, .voorschotOpgedragen,
        [
          JSONMember("voorschot", .text(voorschot.id)), JSONMember("besluit", .text(verlening.kenmerk)),
          JSONMember("bedrag", .amount(voorschot.bedrag)), JSONMember("uiterlijk", .text(voorschot.uiterlijk)),
        ], op: &dossier
      ) { _ in
        [
          PostgresStep(
            .voegVoorschotToe,
            [
              .text(voorschot.id), .text(id), .text(verlening.besluit), .int64(verlening.bedrag),
              .int64(voorschot.bedrag), voorschot.uiterlijk.parameter, handeling.nu.parameter,
              .text(handeling.wie.door),
            ])
        ]
      }
      return Antwoord(
        isNieuw: true,
        inhoud: .object(voorschot.leden + [JSONMember("gebeurtenis", gebeurtenis.verwijzing)]),
        plaats: Plaats(.voorschot, van: .dossier(dossier.id)), versie: dossier.versie)
    }
  }

  /// The advance of a file.
  /// - Throws: `LoketFout.onbekend` when none was ordered.
  package func voorschot(_ id: String, _ wie: Identiteit) async throws -> Antwoord {
    try await lees(wie) { handeling in
      let dossier = try await handeling.dossier(id)
      guard let voorschot = try await handeling.voorschot(dossier) else {
        throw LoketFout.onbekend("Voor deze aanvraag is geen voorschot opgedragen.")
      }
      return Antwoord(inhoud: .object(voorschot.leden), versie: dossier.versie)
    }
  }

  /// Confirms that the bank paid the advance. Another person than the one who ordered it must do so.
  package func bevestigBetaling(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let mutatie = try geldig { () throws(Faults) in try leesBankmutatie(verzoek.lichaam) }
    return try await wijzig(verzoek, .betalingBevestigen, op: .dossier(id)) { handeling in
      let zaak = try await handeling.open(
        id, regeling, voor: .betalingBevestigen,
        lees: [PostgresStep(.leesVerlening, [.text(id)]), PostgresStep(.leesVoorschot, [.text(id)])])
      var dossier = zaak.dossier
      let voorschot = try zaak.antwoorden[1].oneOrNone().map { try Voorschot($0) }
      let toestemming = try zaak.eis(.betalingBevestigen, handeling)
      guard let voorschot, let bekend = try Verlening(zaak.antwoorden[0].one()).bekendgemaaktOp else {
        preconditionFailure("an advance was ordered on a decision that was made known")
      }
      try toets(mutatie, op: voorschot, bekendgemaaktOp: bekend, handeling)
      let betaling = nieuwId(op: handeling.nu)
      let gebeurtenis = handeling.zet(
        toestemming, .voorschotBetaald, [JSONMember("betaling", .text(betaling))] + mutatie.leden, op: &dossier,
        naar: .bevoorschot
      ) { _ in
        [
          PostgresStep(
            .voegBetalingToe,
            [
              .text(betaling), .text(voorschot.id), .text(id), .int64(mutatie.bedrag),
              mutatie.valutadatum.parameter, .text(mutatie.kenmerk), handeling.nu.parameter,
              .text(handeling.wie.door), .text(voorschot.opgedragenDoor),
            ])
        ]
      }
      return Antwoord(
        isNieuw: true,
        inhoud: .object(
          [JSONMember("id", .text(betaling))] + mutatie.leden + [
            JSONMember("status", .text(dossier.status)), JSONMember("voorschot", .text(voorschot.id)),
            JSONMember("gebeurtenis", gebeurtenis.verwijzing),
          ]), versie: dossier.versie)
    }
  }

  /// The payments on a file.
  package func betalingen(_ id: String, _ bladzijde: Bladzijde, _ wie: Identiteit) async throws -> Antwoord {
    try await lees(wie) { handeling in
      let dossier = try await handeling.dossier(id)
      let rijen = try await handeling.vraag(.leesBetalingen, [.text(dossier.id)])
      return Antwoord(inhoud: try Bankmutatie.lijst(rijen, bladzijde), totaal: rijen.count)
    }
  }

  /// Refuses another amount than the advance, and a value date before the bekendmaking or in the future.
  private func toets(
    _ mutatie: Bankmutatie, op voorschot: Voorschot, bekendgemaaktOp: Datum, _ handeling: Handeling
  ) throws(LoketFout) {
    guard mutatie.bedrag == voorschot.bedrag else {
      throw .ongeldig(
        Faults(
          Fault(
            pointer: "/bedrag", code: .value,
            message: "bedrag: \(mutatie.bedrag.tekst) is niet het opgedragen voorschot van \(voorschot.bedrag.tekst)."))
      )
    }
    try mutatie.eisValutadatum(
      vanaf: bekendgemaaktOp, "de dag van de bekendmaking", vandaag: handeling.vandaag)
  }
}

/// The one advance on a grant (R 3:1).
struct Voorschot: Hashable, Sendable {
  let id: String
  let bedrag: Centen
  /// The last day of the term of payment (Awb 4:87 lid 1).
  let uiterlijk: Datum
  let opgedragenOp: Tijdstip
  let opgedragenDoor: String
  /// The reference of the decision that granted it.
  let besluit: String
  /// The value date at the bank, once it was paid.
  let betaaldOp: Datum?

  /// The members of an answer. They name no persons; the events do.
  var leden: [JSONMember] {
    [
      JSONMember("id", .text(id)), JSONMember("bedrag", .amount(bedrag)),
      JSONMember("uiterlijk", .text(uiterlijk)),
      JSONMember("status", .text(betaaldOp == nil ? "opgedragen" : "betaald")),
      JSONMember("opgedragenOp", .text(opgedragenOp)), JSONMember("besluit", .text(besluit)),
    ] + (betaaldOp.map { [JSONMember("betaaldOp", .text($0))] } ?? [])
  }
}

extension Handeling {
  /// The advance of a file, or nil when none was ordered.
  func voorschot(_ dossier: Dossierstand) async throws -> Voorschot? {
    try await vraag(.leesVoorschot, [.text(dossier.id)]).oneOrNone().map { try Voorschot($0) }
  }
}

extension Voorschot {
  /// From a row of `leesVoorschot`.
  init(_ rij: PostgresRow) throws {
    self.init(
      id: try rij.get("id", as: String.self), bedrag: try rij.get("bedrag", as: Centen.self),
      uiterlijk: try rij.get("uiterlijk", as: Datum.self), opgedragenOp: try rij.get("tijdstip", as: Tijdstip.self),
      opgedragenDoor: try rij.get("door", as: String.self), besluit: try rij.get("kenmerk", as: String.self),
      betaaldOp: try rij.get("betaald_op", as: Datum?.self))
  }
}

extension Bankmutatie {
  /// From a row of `betaling` or `terugbetaling`.
  init(_ rij: PostgresRow) throws {
    bedrag = try rij.get("bedrag", as: Centen.self)
    valutadatum = try rij.get("valutadatum", as: Datum.self)
    kenmerk = try rij.get("kenmerk", as: String.self)
  }

  /// The members of an event or answer. The bank's reference is no personal data.
  var leden: [JSONMember] {
    [
      JSONMember("bedrag", .amount(bedrag)), JSONMember("valutadatum", .text(valutadatum)),
      JSONMember("kenmerk", .text(kenmerk)),
    ]
  }

  /// The members of an item of a list, with its id and the moment of booking.
  func geboekteLeden(_ rij: PostgresRow) throws -> [JSONMember] {
    [JSONMember("id", .text(try rij.get("id", as: String.self)))] + leden + [
      JSONMember("geboektOp", .text(try rij.get("tijdstip", as: Tijdstip.self)))
    ]
  }

  /// A page of the bank movements in these rows.
  static func lijst(_ rijen: PostgresRows, _ bladzijde: Bladzijde) throws -> JSONValue {
    let items = try bladzijde.items(van: rijen).map { JSONValue.object(try Bankmutatie($0).geboekteLeden($0)) }
    return bladzijde.json(items, totaal: rijen.count)
  }
}

extension PostgresStatement {
  static let voegVoorschotToe = PostgresStatement(
    "voeg_voorschot_toe",
    """
    INSERT INTO voorschot (id, dossier, besluit, verleend, bedrag, uiterlijk, tijdstip, door)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    """)
  static let leesVoorschot = PostgresStatement(
    "lees_voorschot",
    """
    SELECT v.id::text, v.bedrag::bigint, v.uiterlijk, v.tijdstip, v.door::text, b.kenmerk,
      t.valutadatum AS betaald_op
    FROM voorschot v JOIN besluit b ON b.id = v.besluit LEFT JOIN betaling t ON t.voorschot = v.id
    WHERE v.dossier = $1
    """)
  static let voegBetalingToe = PostgresStatement(
    "voeg_betaling_toe",
    """
    INSERT INTO betaling (id, voorschot, dossier, bedrag, valutadatum, kenmerk, tijdstip, door, opgedragen_door)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    """)
  static let leesBetalingen = PostgresStatement(
    "lees_betalingen",
    """
    SELECT id::text, bedrag::bigint, valutadatum, kenmerk, tijdstip FROM betaling WHERE dossier = $1
    ORDER BY tijdstip, id
    """)
}
