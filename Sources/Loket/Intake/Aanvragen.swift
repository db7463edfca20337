internal import Begrippen
internal import Documenten
internal import JSON
package import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// A file: its state, the application as sent, and its eligibility as computed now.
  package func aanvraag(_ id: String, _ wie: Identiteit) async throws -> Antwoord {
    try await lees(wie) { handeling in
      let dossier = try await handeling.dossier(id)
      return Antwoord(inhoud: try await json(dossier, handeling), versie: dossier.versie)
    }
  }

  /// The files of a round that the asker may see, by id.
  package func aanvragen(
    jaar: Int, status: Status?, _ bladzijde: Bladzijde, _ wie: Identiteit
  ) async throws -> Antwoord {
    try await lees(wie) { handeling in
      _ = try await handeling.ronde(jaar)
      let eigenaar = wie.heeft(Rol.medewerkers) ? nil : wie.kvkNummer
      let filter: [PostgresValue] = [.int32(jaar), .text(eigenaar), .text(status?.rawValue)]
      let totaal = try await handeling.vraag(.telDossiers, filter).one().get("totaal", as: Int.self)
      let rijen = try await handeling.vraag(
        .leesDossiers, filter + [.int64(bladzijde.grootte), .int64(bladzijde.overslaan)])
      let items = try rijen.map { handeling.getoond(try Dossierstand($0)).samenvatting }
      return Antwoord(inhoud: bladzijde.json(items, totaal: totaal))
    }
  }

  /// Withdraws a file before it is decided upon. Its place in the round comes free.
  package func trekIn(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let reden = try geldig { () throws(Faults) in try leesIntrekking(verzoek.lichaam) }.reden
    return try await wijzig(verzoek) { handeling in
      let zaak = try await handeling.open(id)
      try zaak.eis(.intrekken, handeling)
      var dossier = zaak.dossier
      let gebeurtenis = handeling.zet(
        .intrekken, .aanvraagIngetrokken, [], afgeschermd: reden.map { ["reden": .text($0)] }, op: &dossier,
        naar: .ingetrokken)
      return Antwoord(
        inhoud: [
          "id": .text(dossier.id), "kenmerk": .text(dossier.kenmerk), "status": .text(dossier.status),
          "ingetrokkenOp": .text(handeling.nu), "gebeurtenis": gebeurtenis.verwijzing,
        ], versie: dossier.versie)
    }
  }

  /// The file as `GET /aanvragen/{id}` shows it.
  func json(_ dossier: Dossierstand, _ handeling: Handeling) async throws -> JSONValue {
    let ronde = try await handeling.ronde(dossier.jaar)
    let bron = try await handeling.aanvraagbron(dossier, regeling)
    var inzending = bron.inzending
    // The applicant does not see an assessment before the decision that rests on it was made known.
    if !handeling.wie.heeft(Rol.medewerkers), !dossier.status.isBesloten { inzending?.beoordeling = nil }
    let herstelverzoeken = try await handeling.herstelverzoeken(dossier.id)
    return .object(present: [
      "id": .text(dossier.id), "kenmerk": .text(dossier.kenmerk), "jaar": .integer(dossier.jaar),
      "status": .text(dossier.status), "ontvangenOp": .text(dossier.ontvangenOp),
      "eersteOntvangstOp": .text(dossier.eersteOntvangstOp), "tijdig": .boolean(dossier.tijdig),
      "versie": .integer(dossier.aanvraagversie), "sha256": .text(bron.sha256),
      "gebeurtenis": ["volgnummer": .integer(dossier.kop.volgnummer), "sha256": .text(dossier.kop.sha256)],
      "toegelaten": bron.toelating.map {
        ["besluit": .text($0.besluit), "grond": $0.grond.map { .text($0) } ?? .null]
      },
      "herstelverzoeken": .array(herstelverzoeken.map { $0.json(regeling.regeling) }),
      "geschiktheid": inzending.map { geschiktheid($0, ronde.ronde) } ?? .null,
      "verwijderd": bron.inzending == nil ? true : nil,
      "aanvraag": bron.document.map { .raw(metTweeDecimalen(Array($0.utf8))) } ?? .null,
    ])
  }
}

/// The application of a file, with its assessment and admission.
struct Aanvraagbron: Sendable {
  /// The bytes as sent; nil once they were removed after their retention term.
  let document: String?
  let sha256: String
  /// The decision that admits the file; its ground can have been removed.
  let toelating: (besluit: String, grond: String?)?
  /// The input of the rules; nil when a part of it was removed.
  let inzending: Inzending?
}

extension Dossierstand {
  /// The file in a list.
  var samenvatting: JSONValue {
    [
      "id": .text(id), "kenmerk": .text(kenmerk), "jaar": .integer(jaar), "naam": .text(naam),
      "kvkNummer": .text(kvkNummer), "status": .text(status), "ontvangenOp": .text(ontvangenOp),
      "tijdig": .boolean(tijdig), "gevraagdBedrag": .amount(gevraagd),
    ]
  }
}

extension Gebeurtenis {
  /// The reference to the event in a receipt or a decision.
  var verwijzing: JSONValue { ["volgnummer": .integer(volgnummer), "sha256": .text(sha256)] }
}

extension Handeling {
  /// The application as sent, with its assessment and admission as the rules need them.
  func aanvraagbron(_ dossier: Dossierstand, _ regeling: GeladenRegeling) async throws -> Aanvraagbron {
    let rij = try await vraag(.leesAanvraagbron, [.text(dossier.id), .int32(dossier.aanvraagversie)]).one()
    let grond = try rij.get("toelating_grond", as: String?.self)
    return Aanvraagbron(
      document: try rij.get("document", as: String?.self), sha256: try rij.get("sha256", as: String.self),
      toelating: try rij.get("toelating_besluit", as: String?.self).map { ($0, grond) },
      inzending: try regeling.inzending(dossier, rij))
  }

  /// The file with its assessment and admission, as the rules need it.
  /// - Throws: `LoketFout.verkeerdeStand` when something of it was removed.
  func inzending(_ dossier: Dossierstand, _ regeling: GeladenRegeling) async throws -> Inzending {
    guard let inzending = try await aanvraagbron(dossier, regeling).inzending else {
      throw LoketFout.verkeerdeStand(.verwijderd(van: dossier))
    }
    return inzending
  }
}

extension GeladenRegeling {
  /// The file with its assessment and admission, from a row with the columns `document` and
  /// `PostgresStatement.bevindingkolommen`; nil when something of it was removed.
  func inzending(_ dossier: Dossierstand, _ rij: PostgresRow) throws -> Inzending? {
    guard let document = try rij.get("document", as: String?.self) else { return nil }
    var toegelaten: Toelating?
    if let besluit = try rij.get("toelating_besluit", as: String?.self) {
      guard let grond = try rij.get("toelating_grond", as: String?.self) else { return nil }
      toegelaten = Toelating(besluit: besluit, grond: grond)
    }
    let bevindingen = try rij.get("beoordeling", as: String?.self)
    if bevindingen == nil, try rij.get("is_beoordeeld", as: Bool.self) { return nil }
    return Inzending(
      id: dossier.id, ontvangenOp: dossier.ontvangenOp, ontvangenDatum: Amsterdam.datum(dossier.ontvangenOp),
      ingetrokken: dossier.status == .ingetrokken, toegelaten: toegelaten,
      beoordeling: try bevindingen.map { try beoordeling($0) },
      aanvraag: try lezer.lees(Array(document.utf8)))
  }

  /// The assessor's findings in the form of a cohort document.
  func beoordeling(_ document: String) throws -> Beoordeling {
    try readJSON(Array(document.utf8)) { lezer.beoordeling(&$0) }
  }
}

extension VerkeerdeStand {
  /// The refusal of a request that needs data which were removed after their retention term.
  static func verwijderd(van dossier: Dossierstand) -> VerkeerdeStand {
    VerkeerdeStand(
      "Van aanvraag \(dossier.kenmerk) zijn gegevens verwijderd na afloop van de bewaartermijn; dit kan niet meer.",
      stand: "gegevens_verwijderd",
      mogelijk: [
        .lezen(.aanvraag, "het dossier lezen"), .lezen(.bevrorenRangschikking, "een bevroren rangschikking lezen"),
      ],
      meer: [JSONMember("aanvraag", .text(dossier.id))])
  }
}

private enum Intrekkingsveld: String, CaseIterable, Sendable { case reden }
private let intrekkingsvelden = Members<Intrekkingsveld>()

/// Reads the body of a withdrawal.
private func leesIntrekking(_ document: [UInt8]) throws(Faults) -> Intrekking {
  try readJSON(document) { lezer in
    var intrekking = Intrekking()
    lezer.object(intrekkingsvelden) { lezer, _ in intrekking.reden = lezer.tekst() }
    return intrekking
  }
}

/// The body of a withdrawal.
private struct Intrekking {
  var reden: String?
}

extension PostgresStatement {
  /// The state as the asker is shown it: applicant $2 does not know of a decision that was not made known.
  private static let getoondeStatus =
    "coalesce(CASE WHEN $2::text IS NOT NULL THEN s.status_tot_bekendmaking END, s.status)"
  static let telDossiers = PostgresStatement(
    "tel_dossiers",
    """
    SELECT count(*) AS totaal FROM dossierstand s
    WHERE s.jaar = $1 AND ($2::text IS NULL OR s.kvk_nummer = $2) AND ($3::text IS NULL OR \(getoondeStatus) = $3)
    """)
  static let leesDossiers = PostgresStatement(
    "lees_dossiers",
    """
    SELECT \(dossierkolommen) FROM dossierstand s JOIN dossier d ON d.id = s.dossier
    WHERE s.jaar = $1 AND ($2::text IS NULL OR s.kvk_nummer = $2) AND ($3::text IS NULL OR \(getoondeStatus) = $3)
    ORDER BY s.dossier LIMIT $4 OFFSET $5
    """)
  static let leesAanvraagbron = PostgresStatement(
    "lees_aanvraagbron",
    """
    SELECT a.document, v.sha256::text, \(bevindingkolommen)
    FROM aanvraagversie v
    LEFT JOIN aanvraagdocument a ON a.dossier = v.dossier AND a.versie = v.versie
    \(bevindingtabellen("v.dossier"))
    WHERE v.dossier = $1 AND v.versie = $2
    """)
  /// The columns of the admission and the last assessment of a file, from `bevindingtabellen`. Their words stand beside
  /// their events.
  static let bevindingkolommen = """
    t.besluit AS toelating_besluit, CASE WHEN t.volgnummer IS NOT NULL THEN
      (SELECT g.document::json ->> 'grond' FROM afgeschermd_gegeven g
       WHERE g.dossier = t.dossier AND g.volgnummer = t.volgnummer) END AS toelating_grond,
    b.volgnummer IS NOT NULL AS is_beoordeeld, CASE WHEN b.volgnummer IS NOT NULL THEN
      (SELECT (g.document::json -> 'document')::text FROM afgeschermd_gegeven g
       WHERE g.dossier = b.dossier AND g.volgnummer = b.volgnummer) END AS beoordeling
    """
  /// The joins that give the admission and the last assessment of a file.
  static func bevindingtabellen(_ dossier: String) -> String {
    """
    LEFT JOIN toelating t ON t.dossier = \(dossier)
    LEFT JOIN LATERAL (SELECT l.dossier, l.volgnummer FROM beoordeling l WHERE l.dossier = \(dossier)
      ORDER BY l.versie DESC LIMIT 1) b ON true
    """
  }
}
