internal import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Besluitsoort: PostgresWoord {
  /// Where the decision leaves the file.
  var status: Status {
    switch self {
    case .verlening, .gedeeltelijkeVerlening: .verleend
    case .afwijzing: .afgewezen
    case .buitenBehandeling: .buitenBehandeling
    }
  }
}

/// The formalities of a decision: its mandate and its dates.
struct Besluitformaliteiten: Hashable, Sendable {
  let mandaat: String
  let besluitDatum: Datum
  /// Nil when it is not made known yet (Awb 3:41).
  let bekendgemaaktOp: Datum?
  /// The last day for the final account; for grants alone.
  let verantwoordingUiterlijk: Datum?
}

/// A decision in its written form. It never changes: a later decision names it and is kept beside it.
struct Besluit: Sendable {
  let id: String
  let kenmerk: String
  let dossier: String
  let jaar: Int
  let soort: Besluitsoort
  let bedrag: Centen
  /// Its frozen ranking; nil for a decision outside a ranking.
  let rangschikking: Int?
  let formaliteiten: Besluitformaliteiten
  /// The whole content of the decision, in canonical form.
  let document: [UInt8]
  let zout: [UInt8]

  init(
    _ inhoud: Besluitinhoud, over stand: Dossierstand, rangschikking: Int?, _ formaliteiten: Besluitformaliteiten,
    regeling: GeladenRegeling, mede: [Plaatshouder] = [], op tijdstip: Tijdstip
  ) {
    precondition(inhoud.soort.isVerlening == (inhoud.bedrag > .zero), "a grant has an amount, nothing else has")
    precondition(
      !inhoud.soort.isVerlening || formaliteiten.verantwoordingUiterlijk != nil, "a grant says when to account for it")
    id = nieuwId(op: tijdstip)
    kenmerk = nieuwKenmerk("BES", jaar: stand.jaar)
    dossier = stand.id
    jaar = stand.jaar
    soort = inhoud.soort
    bedrag = inhoud.bedrag
    self.rangschikking = rangschikking
    self.formaliteiten = formaliteiten
    zout = randomBytes(32)
    document =
      Besluitdocument(
        inhoud, id: id, kenmerk: kenmerk, aanvraag: stand.id, aanvraagKenmerk: stand.kenmerk, jaar: jaar,
        rangschikking: rangschikking, mandaat: formaliteiten.mandaat, besluitDatum: formaliteiten.besluitDatum,
        verantwoordingUiterlijk: formaliteiten.verantwoordingUiterlijk, regelversie: Loket.regelversie
      ).json(regeling.regeling, regelingSha256: regeling.sha256).metTerzijde(mede).canonicalBytes
  }

  /// The decision in the list of all that were taken together.
  var regel: JSONValue {
    [
      "aanvraag": .text(dossier), "kenmerk": .text(kenmerk), "soort": .text(soort),
      "bedrag": .amount(bedrag),
    ]
  }

  /// The parameters of `voegBesluitToe`.
  fileprivate func parameters(_ handeling: Handeling) -> [PostgresValue] {
    let uiterlijk = soort.isVerlening ? formaliteiten.verantwoordingUiterlijk : nil
    return [
      .text(id), .text(dossier), .int32(jaar), .text(kenmerk), .text(soort), .int64(bedrag),
      .int32(rangschikking.map { Int32($0) }), .text(formaliteiten.mandaat), formaliteiten.besluitDatum.parameter,
      .date(uiterlijk), .bytes(zout), .utf8(document), handeling.nu.parameter,
      .text(handeling.wie.door),
    ]
  }
}

extension JSONValue {
  /// The document of a decision that is also the decision on the files of the applicant that were set aside. It says why
  /// (`regels.md` section 7).
  fileprivate func metTerzijde(_ mede: [Plaatshouder]) -> JSONValue {
    guard !mede.isEmpty else { return self }
    let reden =
      "Dit besluit geldt ook voor uw aanvraag \(mede.map(\.kenmerk).joined(separator: ", ")). U doet in een ronde met één "
      + "aanvraag mee; de andere is terzijde gelegd."
    let leden = (members ?? []).map { lid in
      lid.name == "motivering" ? JSONMember(lid.name, .text("\(lid.value.text ?? "")\n\(reden)")) : lid
    }
    return .object(
      leden + [
        JSONMember(
          "medeOver", .array(mede.map { ["aanvraag": .text($0.id), "kenmerk": .text($0.kenmerk)] }))
      ])
  }
}

extension Handeling {
  /// Writes a decision on a file that was locked in this transaction, with its events, its booking, and its
  /// bekendmaking when that has taken place.
  func neem(_ besluit: Besluit, _ toestemming: Toestemming, op dossier: inout Dossierstand) {
    schrijf(stappen(besluit, toestemming, op: &dossier))
  }

  /// The statements that write a decision; `dossier` gets its new state. They need no answer of the database, so that
  /// the decisions of a whole round take few round trips.
  func stappen(
    _ besluit: Besluit, _ toestemming: Toestemming, op dossier: inout Dossierstand
  ) -> [PostgresStep] {
    precondition(besluit.dossier == dossier.id && dossier.status.isOnbeslist, "one decision of first instance a file")
    dossier.voorBekendmaking = Getoondestand(status: dossier.status, kop: dossier.kop)
    let besloten = volgende(
      toestemming, .besloten,
      .object(present: [
        "besluit": .text(besluit.id), "kenmerk": .text(besluit.kenmerk), "soort": .text(besluit.soort),
        "bedrag": .amount(besluit.bedrag),
        "rangschikking": besluit.rangschikking.map { .integer($0) },
        "besluitDatum": .text(besluit.formaliteiten.besluitDatum),
        "gezoutenSha256": .text(gezouten(besluit.document, zout: besluit.zout)),
      ]), &dossier)
    var stappen = besloten.stappen(
      .besloten, registratie: [PostgresStep(.voegBesluitToe, besluit.parameters(self))])
    if let datum = besluit.formaliteiten.bekendgemaaktOp {
      stappen += bekendmakingsstappen(toestemming, besluit: besluit.id, op: datum, &dossier)
    }
    dossier.status = besluit.soort.status
    stappen.append(PostgresStep(.werkDossierstandBij, dossier.bijwerkparameters))
    return stappen
  }

  /// The statements that make a decision known (Awb 3:41). `dossier` gets its new state, which the caller writes.
  /// - Parameter voorstel: the date put back that this person confirms.
  func bekendmakingsstappen(
    _ toestemming: Toestemming, besluit: String, op datum: Datum, na voorstel: Bekendmakingsvoorstel? = nil,
    _ dossier: inout Dossierstand
  ) -> [PostgresStep] {
    let gebeurtenis = volgende(
      toestemming, .bekendgemaakt,
      .object(present: [
        "besluit": .text(besluit), "bekendgemaaktOp": .text(datum), "voorstel": voorstel?.verwijzing,
      ]), &dossier)
    dossier.voorBekendmaking = nil
    return gebeurtenis.stappen(.bekendgemaakt) + [
      PostgresStep(
        .voegBekendmakingToe,
        [.text(besluit), datum.parameter, nu.parameter, .text(wie.door)] + voorstelparameters(voorstel))
    ]
  }
}

/// A decision as it was written, with its bekendmaking.
struct Besluitstand: Sendable {
  let id: String
  let document: JSONValue
  let soort: Besluitsoort
  let bedrag: Centen
  let besluitDatum: Datum
  let bekendgemaaktOp: Datum?
  /// The local date on which the service showed it first; nil before that.
  let getoondOp: Datum?
  /// The event of the decision.
  let gebeurtenis: Ketenkop

  /// From a row of `leesBesluitstand`.
  init(_ rij: PostgresRow) throws {
    id = try rij.get("id", as: String.self)
    document = try JSONValue.parse(try rij.get("document", as: String.self))
    soort = try rij.get("soort", as: Besluitsoort.self)
    bedrag = try rij.get("bedrag", as: Centen.self)
    besluitDatum = try rij.get("besluit_datum", as: Datum.self)
    bekendgemaaktOp = try rij.get("bekendgemaakt_op", as: Datum?.self)
    getoondOp = try rij.get("bekendmaking_op", as: Tijdstip?.self).map { Amsterdam.datum($0) }
    gebeurtenis = Ketenkop(
      volgnummer: try rij.get("volgnummer", as: Int.self), sha256: try rij.get("sha256", as: String.self))
  }

  /// The decision as `GET …/besluit` shows it. The terms that follow from its bekendmaking are computed anew each time.
  /// A date put back does not shorten the term of objection: nobody could read the decision before it was shown.
  func json(_ regeling: Regeling) -> JSONValue {
    let bezwaar = bekendgemaaktOp.map { regeling.bezwaartermijn(bekendgemaaktOp: max($0, getoondOp ?? $0)) }
    let betaling = bekendgemaaktOp.map { regeling.betaaltermijn(bekendgemaaktOp: $0) }
    var voorschot = JSONValue.null
    if soort.isVerlening {
      voorschot = [
        "bedrag": .amount(regeling.voorschot(op: bedrag)),
        "uiterlijk": betaling.map { .text($0.laatsteDag) } ?? .null,
      ]
    }
    return .object(
      (document.members ?? []) + [
        JSONMember("bekendgemaaktOp", bekendgemaaktOp.map { .text($0) } ?? .null),
        JSONMember(
          "bezwaar",
          .object(present: [
            "uiterlijk": bezwaar.map { .text($0.laatsteDag) } ?? .null,
            "tekst": .text(bezwaarclausule(soort, bezwaar, bekendgemaaktOp: bekendgemaaktOp, regeling)),
            "berekening": bezwaar.map { .text($0.toelichting) },
          ])),
        JSONMember("voorschot", voorschot),
        JSONMember(
          "gebeurtenis",
          ["volgnummer": .integer(gebeurtenis.volgnummer), "sha256": .text(gebeurtenis.sha256)]),
      ])
  }
}

extension Handeling {
  /// The decision of first instance on a file; nil when there is none.
  func besluit(over dossier: Dossierstand) async throws -> Besluitstand? {
    try await vraag(.leesBesluitstand, [.text(dossier.id)]).oneOrNone().map { try Besluitstand($0) }
  }
}

extension PostgresStatement {
  static let voegBesluitToe = PostgresStatement(
    "voeg_besluit_toe",
    """
    INSERT INTO besluit (id, dossier, jaar, kenmerk, soort, bedrag, rangschikking, mandaat, besluit_datum,
      verantwoording_uiterlijk, zout, document, tijdstip, door, bevroren_door)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
      (SELECT r.door FROM rangschikking r WHERE r.jaar = $3 AND r.nummer = $7))
    """)
  static let voegBekendmakingToe = PostgresStatement(
    "voeg_bekendmaking_toe",
    """
    INSERT INTO bekendmaking (besluit, bekendgemaakt_op, tijdstip, door, voorstelketen, voorstel, voorgesteld_door)
    VALUES ($1, $2, $3, $4, $5, $6::bigint::integer, $7)
    """)
  static let leesBesluitstand = PostgresStatement(
    "lees_besluit",
    """
    SELECT b.id::text, b.document, b.soort, b.bedrag::bigint, b.besluit_datum, m.bekendgemaakt_op,
      m.tijdstip AS bekendmaking_op, g.volgnummer, g.sha256::text
    FROM besluit b
    JOIN gebeurtenis g ON g.dossier = b.dossier AND g.soort = 'besloten' AND g.inhoud::jsonb ->> 'besluit' = b.id
    LEFT JOIN bekendmaking m ON m.besluit = b.id
    WHERE b.dossier = $1
    """)
}
