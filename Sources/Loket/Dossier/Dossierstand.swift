internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import PostgreSQL
internal import Regeling

/// The present state of a file: a row of `dossierstand` with the fixed columns of `dossier`.
struct Dossierstand: Hashable, Sendable {
  let id: String
  let jaar: Int
  let kenmerk: String
  let kvkNummer: String
  let eersteOntvangstOp: Tijdstip
  var status: Status
  var aanvraagversie: Int
  var ontvangenOp: Tijdstip
  var tijdig: Bool
  var naam: String
  var gevraagd: Centen
  var kop: Ketenkop
  /// The state of the file without a decision or settlement that is not made known yet; nil when there is none.
  var voorBekendmaking: Getoondestand?

  /// The version for ETag. It is the number of the file's last event, so every step changes it.
  var versie: String { String(kop.volgnummer) }

  /// The file as its applicant may know it. A decision has no effect before its bekendmaking (Awb 3:40), so until then
  /// state, head and version are those of the events without the decision.
  var zoalsBekend: Dossierstand {
    guard let voorBekendmaking else { return self }
    var bekend = self
    bekend.status = voorBekendmaking.status
    bekend.kop = voorBekendmaking.kop
    bekend.voorBekendmaking = nil
    return bekend
  }

  /// The file as a step finds it.
  func gezien(door stap: Stap) -> Dossierstand { stap.rij.isOpGetoondeStand ? zoalsBekend : self }

  /// The reference to the file's last event in an answer. Where a settlement can be hidden from the applicant, the
  /// number would count it, so he gets the digest alone.
  func verwijzing(voor wie: Identiteit) -> JSONValue {
    let isAantalGetoond = wie.heeft(Rol.medewerkers) || !Stap.verantwoorden.mogelijkIn.contains(status)
    return .object(present: [
      "volgnummer": isAantalGetoond ? .integer(kop.volgnummer) : nil, "sha256": .text(kop.sha256),
    ])
  }

  /// The parameters of `werkDossierstandBij`.
  var bijwerkparameters: [PostgresValue] {
    [
      .text(id), .text(status), .int64(aanvraagversie), ontvangenOp.parameter, .bool(tijdig),
      .text(naam), .int64(gevraagd), .int64(kop.volgnummer), .text(kop.sha256),
      .text(voorBekendmaking?.status.rawValue),
    ]
  }

  /// Refuses a change that names another version than the last.
  func eisVersie(_ gegeven: Versiewens?) throws {
    guard let gegeven else { throw LoketFout.versieOntbreekt }
    guard gegeven.past(op: [versie]) else { throw LoketFout.verouderd }
  }
}

extension Dossierstand {
  /// From a row with `PostgresStatement.dossierkolommen`.
  init(_ rij: PostgresRow) throws {
    id = try rij.get("dossier", as: String.self)
    jaar = try rij.get("jaar", as: Int.self)
    kenmerk = try rij.get("kenmerk", as: String.self)
    kvkNummer = try rij.get("kvk_nummer", as: String.self)
    eersteOntvangstOp = try rij.get("eerste_ontvangst_op", as: Tijdstip.self)
    status = try rij.get("status", as: Status.self)
    aanvraagversie = try rij.get("aanvraagversie", as: Int.self)
    ontvangenOp = try rij.get("ontvangen_op", as: Tijdstip.self)
    tijdig = try rij.get("tijdig", as: Bool.self)
    naam = try rij.get("naam", as: String.self)
    gevraagd = try rij.get("gevraagd", as: Centen.self)
    kop = Ketenkop(
      volgnummer: try rij.get("volgnummer", as: Int.self), sha256: try rij.get("kop", as: String.self))
    if let status = try rij.get("status_tot_bekendmaking", as: Status?.self) {
      voorBekendmaking = Getoondestand(
        status: status,
        kop: Ketenkop(
          volgnummer: try rij.get("volgnummer_tot_bekendmaking", as: Int.self),
          sha256: try rij.get("kop_tot_bekendmaking", as: String.self)))
    }
  }
}

/// The state of a file without a decision that is not made known, as its applicant is shown it.
struct Getoondestand: Hashable, Sendable {
  var status: Status
  /// The number of the events that he may know of, and the digest of the last of them.
  var kop: Ketenkop
}

extension Loket {
  /// Refuses a file that is not there or that the asker may not see.
  /// - Throws: `LoketFout.onbekend`.
  package func eisDossier(_ id: String, _ wie: Identiteit) async throws {
    _ = try await lees(wie) { try await $0.dossier(id).id }
  }
}

extension Handeling {
  /// The file in its present state. Its applicant gets it as he may know it.
  /// - Throws: `LoketFout.onbekend` for a file that is not there or that the asker may not see.
  func dossier(_ id: String) async throws -> Dossierstand {
    guard isDossierId(id) else { throw LoketFout.geenAanvraag }
    return getoond(try leesbaar(try await vraag(.leesDossier, leesparameters(id))))
  }

  /// The file as the asker may know it.
  func getoond(_ dossier: Dossierstand) -> Dossierstand { wie.heeft(Rol.medewerkers) ? dossier : dossier.zoalsBekend }

  /// The parameters of `leesDossier`. Of an applicant the database gives the own files alone.
  func leesparameters(_ id: String) -> [PostgresValue] {
    [.text(id), .text(wie.heeft(Rol.medewerkers) ? nil : wie.kvkNummer ?? "")]
  }

  /// The file of a row, when there is one and the asker may see it. Every use case on a file gets it here.
  func leesbaar(_ rijen: PostgresRows) throws -> Dossierstand {
    guard let dossier = try rijen.oneOrNone().map({ try Dossierstand($0) }), wie.magLezen(kvkNummer: dossier.kvkNummer)
    else { throw LoketFout.geenAanvraag }
    return dossier
  }
}

extension PostgresStatement {
  /// The events that an applicant may know of: all but the decision that is not made known, which is the last of the file,
  /// and the dates put back for it.
  private static let getoondeGebeurtenissen = """
    FROM gebeurtenis g CROSS JOIN (SELECT max(b.volgnummer) AS volgnummer FROM gebeurtenis b
      WHERE b.dossier = s.dossier AND b.soort IN ('besloten', 'vastgesteld')) b
    WHERE g.dossier = s.dossier AND g.volgnummer <> b.volgnummer
      AND (g.volgnummer < b.volgnummer OR g.soort <> 'bekendmaking_voorgesteld')
    """
  /// The columns of a `Dossierstand`.
  static let dossierkolommen = """
    s.dossier::text, s.jaar, d.kenmerk, s.kvk_nummer::text, d.eerste_ontvangst_op, s.status, s.aanvraagversie,
    s.ontvangen_op, s.tijdig, s.naam, s.gevraagd::bigint, s.volgnummer, s.kop::text,
    s.status_tot_bekendmaking, CASE WHEN s.status_tot_bekendmaking IS NOT NULL THEN
      (SELECT count(*) \(getoondeGebeurtenissen)) END AS volgnummer_tot_bekendmaking,
    CASE WHEN s.status_tot_bekendmaking IS NOT NULL THEN
      (SELECT g.sha256::text \(getoondeGebeurtenissen) ORDER BY g.volgnummer DESC LIMIT 1) END
      AS kop_tot_bekendmaking
    """
  static let leesDossier = PostgresStatement(
    "lees_dossier",
    """
    SELECT \(dossierkolommen) FROM dossierstand s JOIN dossier d ON d.id = s.dossier
    WHERE s.dossier = $1 AND ($2::text IS NULL OR s.kvk_nummer = $2)
    """)
  static let vergrendelDossier = PostgresStatement(
    "vergrendel_dossier", "SELECT FROM dossierstand WHERE dossier = $1 FOR UPDATE")
  static let werkDossierstandBij = PostgresStatement(
    "werk_dossierstand_bij",
    """
    UPDATE dossierstand SET status = $2, aanvraagversie = $3::bigint::integer, ontvangen_op = $4, tijdig = $5,
      naam = $6, gevraagd = $7, volgnummer = $8::bigint::integer, kop = $9, status_tot_bekendmaking = $10,
      ingetrokken = ($2 = 'ingetrokken')
    WHERE dossier = $1
    """)
}
