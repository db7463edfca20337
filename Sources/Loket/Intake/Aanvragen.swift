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
      let dossiers = try rijen.map { handeling.getoond(try Dossierstand($0)) }
      let signalen = try await signalen(van: dossiers, jaar: jaar, handeling)
      return Antwoord(
        inhoud: try await bladzijde.json(dossiers, totaal: totaal) { dossier in
          .object(
            dossier.samenvatting + (signalen.map { [JSONMember("signalen", ($0[dossier.id] ?? []).json)] } ?? []))
        }, totaal: totaal)
    }
  }

  /// Withdraws a file before it is decided upon. Its place in the round comes free.
  package func trekIn(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let reden = try geldig { () throws(Faults) in try leesIntrekking(verzoek.lichaam) }.reden
    return try await wijzig(verzoek, .intrekken, op: .dossier(id)) { handeling in
      let zaak = try await handeling.open(id, regeling, voor: .intrekken)
      let toestemming = try zaak.eis(.intrekken, handeling)
      var dossier = zaak.dossier
      let telde = zaak.feiten.plaatshouder?.id == id
      let gebeurtenis = handeling.zet(
        toestemming, .aanvraagIngetrokken, [], afgeschermd: reden.map { ["reden": .text($0)] }, op: &dossier,
        naar: .ingetrokken)
      // The place comes free for a file that was set aside, and who withdraws is told so.
      var teruggehaald: Dossierstand?
      if telde, !zaak.ronde.isBesloten, let telt = zaak.feiten.terzijde.first {
        teruggehaald = try await handeling.haalTerug(telt)
      }
      return Antwoord(
        inhoud: .object(present: [
          "id": .text(dossier.id), "kenmerk": .text(dossier.kenmerk), "status": .text(dossier.status),
          "ingetrokkenOp": .text(handeling.nu), "telt": teruggehaald?.telt, "gebeurtenis": gebeurtenis.verwijzing,
        ]), versie: dossier.versie)
    }
  }

  /// The file as `GET /aanvragen/{id}` shows it.
  func json(_ dossier: Dossierstand, _ handeling: Handeling) async throws -> JSONValue {
    let ronde = try await handeling.ronde(dossier.jaar)
    let bron = try await handeling.aanvraagbron(dossier, regeling)
    var inzending = bron.inzending
    // The applicant does not see an assessment before the decision that rests on it was made known.
    if !handeling.wie.heeft(Rol.medewerkers), !dossier.status.isBesloten { inzending?.beoordeling = nil }
    let herstelverzoeken = try await handeling.herstelverzoeken(dossier)
    var signalen: [Dossiersignaal]?
    if handeling.wie.heeft(Rol.medewerkers), let inzending {
      signalen = try await handeling.signalen(dossier, inzending, ronde.ronde, regeling.regeling)
    }
    let (gelezen, document) = (inzending, bron.document)
    let (geschiktheid, aanvraag) = try await metDocument(bytes: document?.utf8.count ?? 0) {
      (
        gelezen.map { self.geschiktheid($0, ronde.ronde) } ?? .null,
        document.map { JSONValue.raw(metTweeDecimalen(Array($0.utf8))) } ?? .null
      )
    }
    return .object(present: [
      "id": .text(dossier.id), "kenmerk": .text(dossier.kenmerk), "jaar": .integer(dossier.jaar),
      "status": .text(dossier.status), "ontvangenOp": .text(dossier.ontvangenOp),
      "eersteOntvangstOp": .text(dossier.eersteOntvangstOp), "tijdig": .boolean(dossier.tijdig),
      "versie": .integer(dossier.aanvraagversie), "sha256": .text(bron.sha256),
      "gebeurtenis": dossier.verwijzing(voor: handeling.wie),
      "toegelaten": bron.toelating.map {
        ["besluit": .text($0.besluit), "grond": $0.grond.map { .text($0) } ?? .null]
      },
      "herstelverzoeken": .array(herstelverzoeken.map { $0.json(regeling.regeling) }),
      "signalen": signalen?.json,
      "geschiktheid": geschiktheid,
      "verwijderd": bron.inzending == nil ? true : nil,
      "aanvraag": aanvraag,
    ])
  }
}

extension Dossierstand {
  /// The file in a list.
  fileprivate var samenvatting: [JSONMember] {
    [
      JSONMember("id", .text(id)), JSONMember("kenmerk", .text(kenmerk)), JSONMember("jaar", .integer(jaar)),
      JSONMember("naam", .text(naam)), JSONMember("kvkNummer", .text(kvkNummer)), JSONMember("status", .text(status)),
      JSONMember("ontvangenOp", .text(ontvangenOp)), JSONMember("tijdig", .boolean(tijdig)),
      JSONMember("gevraagdBedrag", .amount(gevraagd)),
    ]
  }
}

extension Gebeurtenis {
  /// The reference to the event in a receipt or a decision.
  var verwijzing: JSONValue { ["volgnummer": .integer(volgnummer), "sha256": .text(sha256)] }
}

private enum Intrekkingsveld: String, CaseIterable, Sendable { case reden }
private let intrekkingsvelden = Members<Intrekkingsveld>()

/// The schema of the body of a withdrawal.
let intrekkingschema = intrekkingsvelden.schema { _ in
  .regels(Grenzen.tekst).described("Waarom de aanvraag wordt ingetrokken.")
}

/// Reads the body of a withdrawal. It asks nothing, so an empty body is as `{}`.
private func leesIntrekking(_ document: [UInt8]) throws(Faults) -> Intrekking {
  guard !document.isEmpty else { return Intrekking() }
  return try readJSON(document) { lezer in
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
}
