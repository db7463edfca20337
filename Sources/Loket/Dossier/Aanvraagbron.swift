internal import Begrippen
internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

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

extension Handeling {
  /// The application as sent, with its assessment and admission as the rules need them.
  func aanvraagbron(_ dossier: Dossierstand, _ regeling: GeladenRegeling) async throws -> Aanvraagbron {
    let rij = try await vraag(.leesAanvraagbron, [.text(dossier.id), .int32(dossier.aanvraagversie)]).one()
    let grond = try rij.get("toelating_grond", as: String?.self)
    let document = try rij.get("document", as: String?.self)
    return Aanvraagbron(
      document: document, sha256: try rij.get("sha256", as: String.self),
      toelating: try rij.get("toelating_besluit", as: String?.self).map { ($0, grond) },
      inzending: try await metDocument(bytes: document?.utf8.count ?? 0) { try regeling.inzending(dossier, rij) })
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
    var inzending = Inzending(
      id: dossier.id, ontvangenOp: dossier.ontvangenOp, ontvangenDatum: Amsterdam.datum(dossier.ontvangenOp),
      ingetrokken: dossier.status == .ingetrokken, toegelaten: toegelaten,
      beoordeling: try bevindingen.map { try beoordeling($0) },
      aanvraag: try lezer.lees(Array(document.utf8)))
    inzending.ingekomen = try ingekomen(rij)
    return inzending
  }

  /// The day on which each completed member last came in, by its pointer.
  private func ingekomen(_ rij: PostgresRow) throws -> [String: Datum] {
    guard let leden = try rij.get("ingekomen_leden", as: [String]?.self) else { return [:] }
    let momenten = try rij.get("ingekomen_op", as: [PostgresTimestamp].self)
    return Dictionary(
      zip(leden, momenten.map { Amsterdam.datum(Tijdstip(microseconden: $0.microsecondsSinceUnixEpoch)) }),
      uniquingKeysWith: max)
  }

  /// The assessor's findings in the form of a cohort document.
  func beoordeling(_ document: String) throws -> Beoordeling {
    try readJSON(Array(document.utf8)) { lezer.beoordeling(&$0, isVastgelegd: true) }
  }
}

extension VerkeerdeStand {
  /// The refusal of a request that needs data which were removed after their retention term.
  static func verwijderd(van dossier: Dossierstand) -> VerkeerdeStand {
    VerkeerdeStand(
      "Van aanvraag \(dossier.kenmerk) zijn gegevens verwijderd na afloop van de bewaartermijn; dit kan niet meer.",
      mogelijk: [
        .lezen(.aanvraag, "het dossier lezen"), .lezen(.bevrorenRangschikking, "een bevroren rangschikking lezen"),
      ], stuit: VerkeerdeStand.rangschikken,
      meer: [JSONMember("aanvraag", .text(dossier.id))])
  }
}

/// The checks of a file under the chosen reading of the open norms.
func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> Toetsing {
  toets(inzending, ronde: ronde, regeling: regeling, normen: regeling.openNormen)
}

extension Toetsing {
  /// The checks for which something is to be completed, in their order.
  var aanTeVullen: [Toetscode] { Toetscode.allCases.filter { uitkomsten[$0] == .aanTeVullen } }
}

extension PostgresStatement {
  static let leesAanvraagbron = PostgresStatement(
    "lees_aanvraagbron",
    """
    SELECT a.document, v.sha256::text, \(bevindingkolommen)
    FROM aanvraagversie v
    LEFT JOIN aanvraagdocument a ON a.dossier = v.dossier AND a.versie = v.versie
    \(bevindingtabellen("v.dossier", versie: "v.versie"))
    WHERE v.dossier = $1 AND v.versie = $2
    """)
  /// The same of files $1.
  static let leesAanvraagbronnen = PostgresStatement(
    "lees_aanvraagbronnen",
    """
    SELECT s.dossier::text, a.document, \(bevindingkolommen)
    FROM \(gevraagdeStanden) LEFT JOIN aanvraagdocument a ON a.dossier = s.dossier AND a.versie = s.aanvraagversie
    \(bevindingtabellen("s.dossier", versie: "s.aanvraagversie"))
    """)
  /// The states of files $1. A join, since a comparison with each element would take the whole list for each file.
  static let gevraagdeStanden = "unnest($1::text[]) v (id) JOIN dossierstand s ON s.dossier = v.id"
  /// The columns of the admission and the last assessment of a file, from `bevindingtabellen`. Their words stand beside
  /// their events.
  static let bevindingkolommen = """
    t.besluit AS toelating_besluit, CASE WHEN t.volgnummer IS NOT NULL THEN
      (SELECT g.document::json ->> 'grond' FROM afgeschermd_gegeven g
       WHERE g.dossier = t.dossier AND g.volgnummer = t.volgnummer) END AS toelating_grond,
    b.volgnummer IS NOT NULL AS is_beoordeeld, CASE WHEN b.volgnummer IS NOT NULL THEN
      (SELECT (g.document::json -> 'document')::text FROM afgeschermd_gegeven g
       WHERE g.dossier = b.dossier AND g.volgnummer = b.volgnummer) END AS beoordeling,
    i.leden AS ingekomen_leden, i.momenten AS ingekomen_op
    """
  /// The joins that give the admission and the last assessment of a file, and the members that came in with a completion.
  /// Only a file of several versions has these.
  static func bevindingtabellen(_ dossier: String, versie: String) -> String {
    """
    LEFT JOIN toelating t ON t.dossier = \(dossier)
    LEFT JOIN LATERAL (SELECT l.dossier, l.volgnummer FROM beoordeling l WHERE l.dossier = \(dossier)
      ORDER BY l.versie DESC LIMIT 1) b ON true
    LEFT JOIN LATERAL (SELECT array_agg(p.lid) AS leden,
        array_agg((g.inhoud::json ->> 'laatsteByteOp')::timestamptz) AS momenten
      FROM gebeurtenis g CROSS JOIN json_array_elements_text(g.inhoud::json -> 'ingekomen') p (lid)
      WHERE \(versie) > 1 AND g.dossier = \(dossier) AND g.soort = 'aanvraag_aangevuld') i ON true
    """
  }
}
