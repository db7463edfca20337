internal import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Takes in a final account (R 4:1), or a newer version of one. It stores an incomplete account too, and answers with
  /// the missing parts. The subsidy cannot be settled before the account is complete. A late account is received too, and
  /// so is one after a settlement that is not made known: that settlement stays as it is (`Naderhand`).
  package func verantwoord(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let invoer = try geldig { () throws(Faults) in try regeling.lezer.verantwoording(verzoek.lichaam) }
    return try await wijzig(verzoek, .verantwoorden, op: .dossier(id)) { handeling in
      let zaak = try await handeling.open(
        id, regeling, voor: .verantwoorden,
        lees: [
          PostgresStep(.leesVerlening, [.text(id)]), PostgresStep(.leesVerantwoording, [.text(id), .int64(nil)]),
          PostgresStep(.telVerantwoordingen, [.text(id)] + verzoek.ontvangenOp.dagparameters),
        ])
      let (toestemming, _, inzending) = try await zaak.eis(.verantwoorden, handeling, regeling)
      var dossier = zaak.dossier
      let verlening = try Verlening(zaak.antwoorden[0].one())
      let regels = try await handeling.bevrorenRegels(verlening, regeling)
      let begroting = inzending.aanvraag.activiteiten
      let toets = Verantwoordingstoets(invoer, begroting: begroting, regeling: regels.regeling)
      let onvolledig = toets.onvolledig
      let laatste = try Verantwoording(zaak.antwoorden[1])
      guard try zaak.antwoorden[2].one().get("aantal", as: Int.self) < deurgrenzen.verantwoordingenPerDagMax else {
        throw LoketFout.teVeel(
          "U hebt voor deze aanvraag vandaag al \(deurgrenzen.verantwoordingenPerDagMax) keer een verantwoording "
            + "ingediend; de laatste telt. Morgen kunt u haar verder verbeteren.",
          overSeconden: klok.secondenTotMorgen(na: verzoek.ontvangenOp))
      }
      let zout = randomBytes(32)
      let digest = gezouten(verzoek.lichaam, zout: zout)
      let verantwoording = Verantwoording(
        versie: (laatste?.versie ?? 0) + 1, ontvangenOp: verzoek.ontvangenOp,
        sha256: SHA256Digest(of: verzoek.lichaam).hex, onvolledig: onvolledig.map(\.pointer),
        vergelijkingen: toets.json, document: verzoek.lichaam)
      let isTeLaat = verantwoording.isTeLaat(verlening)
      handeling.zet(
        toestemming, .verantwoordingIngediend,
        [
          JSONMember("versie", .integer(verantwoording.versie)),
          JSONMember("ontvangenOp", .text(verzoek.ontvangenOp)), JSONMember("teLaat", .boolean(isTeLaat)),
          JSONMember("onvolledig", .array(verantwoording.onvolledig.map { .text($0) })),
          JSONMember("gezoutenSha256", .text(digest)),
          // It can hold the words of the recipient.
          JSONMember(
            "afwijkingenGezoutenSha256", .text(gezouten(verantwoording.vergelijkingen.bytes, zout: zout))),
        ], op: &dossier, naar: .verantwoord
      ) { _ in verantwoording.stappen(verzoek.lichaam, van: id, gezouten: digest, zout: zout) }
      let getoond = handeling.getoond(dossier)
      return Antwoord(
        isNieuw: true,
        inhoud: .object(
          [JSONMember("id", .text(getoond.id)), JSONMember("status", .text(getoond.status))]
            + verantwoording.leden(verlening) + [
              JSONMember("onvolledigToelichting", .array(onvolledig.map(\.json))),
              JSONMember("gebeurtenis", getoond.verwijzing(voor: handeling.wie)),
            ]),
        plaats: Plaats(.verantwoording, van: .dossier(dossier.id)), versie: getoond.versie)
    }
  }

  /// A version of the final account. Beside it stand the versions that came after the settlement, for who knows of that.
  /// - Parameter versie: from 1; nil is the last.
  /// - Throws: `LoketFout.onbekend` when there is none.
  package func verantwoording(_ id: String, versie: Int? = nil, _ wie: Identiteit) async throws -> Antwoord {
    try await lees(wie) { handeling in
      let dossier = try await handeling.dossier(id)
      guard let verantwoording = try await handeling.verantwoordingOfNiets(dossier, versie: versie) else {
        throw LoketFout.onbekend(
          versie.map { "Voor deze aanvraag is geen versie \($0) van de verantwoording ingediend." }
            ?? "Voor deze aanvraag is geen verantwoording ingediend.")
      }
      let naderhand = dossier.status.isVastgesteld ? [try await handeling.naderhand(dossier).lid] : []
      let verlening = try await handeling.verlening(dossier)
      return Antwoord(
        inhoud: .object(
          [JSONMember("id", .text(dossier.id)), JSONMember("status", .text(dossier.status))]
            + verantwoording.leden(verlening) + naderhand),
        versie: dossier.versie)
    }
  }
}

/// One received version of a final account.
struct Verantwoording: Sendable {
  let versie: Int
  let ontvangenOp: Tijdstip
  /// SHA-256 of the body exactly as received, lower-case hex.
  let sha256: String
  /// Pointers to the parts that prevent the settlement; empty when the account is complete.
  let onvolledig: [String]
  /// Every activity beside its budget, as JSON.
  let vergelijkingen: JSONValue
  /// The bytes as received; nil once they were removed, after their retention term.
  let document: [UInt8]?

  /// The activities that deviate by more than the scheme's threshold, or stand on one side only.
  var afwijkingen: JSONValue {
    .array(
      (vergelijkingen.elements ?? []).filter { vergelijking in
        vergelijking["wijktAf"] == true || vergelijking["begroot"] == false || vergelijking["verantwoord"] == false
      })
  }

  /// Whether the account came in after the last day that the grant names.
  func isTeLaat(_ verlening: Verlening) -> Bool {
    verlening.verantwoordingUiterlijk.map { Amsterdam.datum(ontvangenOp) > $0 } ?? false
  }

  /// As members of an answer.
  func leden(_ verlening: Verlening) -> [JSONMember] {
    [
      JSONMember("versie", .integer(versie)), JSONMember("ontvangenOp", .text(ontvangenOp)),
      JSONMember("sha256", .text(sha256)), JSONMember("onvolledig", .array(onvolledig.map { .text($0) })),
      JSONMember("teLaat", .boolean(isTeLaat(verlening))),
      JSONMember("uiterlijk", verlening.verantwoordingUiterlijk.map { .text($0) } ?? .null),
      JSONMember("afwijkingen", afwijkingen), JSONMember("activiteiten", vergelijkingen),
      JSONMember("verantwoording", document.map { .raw(metTweeDecimalen($0)) } ?? .null),
    ]
  }
}

extension Handeling {
  /// A version of a file's final account, or nil. Without a number it is the last.
  fileprivate func verantwoordingOfNiets(_ dossier: Dossierstand, versie: Int?) async throws -> Verantwoording? {
    try Verantwoording(try await vraag(.leesVerantwoording, [.text(dossier.id), .int64(versie.map { Int64($0) })]))
  }
}

extension Verantwoording {
  /// From the answer to `leesVerantwoording`; nil when there is none.
  init?(_ rijen: PostgresRows) throws {
    guard let rij = try rijen.oneOrNone() else { return nil }
    self.init(
      versie: try rij.get("versie", as: Int.self), ontvangenOp: try rij.get("ontvangen_op", as: Tijdstip.self),
      sha256: try rij.get("sha256", as: String.self), onvolledig: try rij.get("onvolledig", as: [String].self),
      vergelijkingen: try JSONValue.parse(try rij.get("afwijkingen", as: String.self)),
      document: try rij.get("document", as: String?.self).map { Array($0.utf8) })
  }

  /// The statements that keep the version and its bytes.
  func stappen(_ document: [UInt8], van dossier: String, gezouten: String, zout: [UInt8]) -> [PostgresStep] {
    [
      PostgresStep(
        .voegVerantwoordingToe,
        [
          .text(dossier), .int32(versie), ontvangenOp.parameter, .text(sha256), .text(gezouten), .texts(onvolledig),
          .utf8(vergelijkingen.bytes),
        ]),
      PostgresStep(
        .voegVerantwoordingsdocumentToe, [.text(dossier), .int32(versie), .bytes(zout), .utf8(document)]),
    ]
  }
}

extension PostgresStatement {
  static let voegVerantwoordingToe = PostgresStatement(
    "voeg_verantwoording_toe",
    """
    INSERT INTO verantwoording (dossier, versie, ontvangen_op, sha256, gezouten_sha256, onvolledig, afwijkingen)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    """)
  /// How many versions of file $1 came in from $2 to $3.
  fileprivate static let telVerantwoordingen = PostgresStatement(
    "tel_verantwoordingen",
    "SELECT count(*) AS aantal FROM verantwoording WHERE dossier = $1 AND ontvangen_op >= $2 AND ontvangen_op < $3")
  static let voegVerantwoordingsdocumentToe = PostgresStatement(
    "voeg_verantwoordingsdocument_toe",
    "INSERT INTO verantwoordingsdocument (dossier, versie, zout, document) VALUES ($1, $2, $3, $4)")
  /// Version $2 of the account of file $1, or the last without a number.
  static let leesVerantwoording = PostgresStatement(
    "lees_verantwoording",
    """
    SELECT v.versie, v.ontvangen_op, v.sha256::text, v.onvolledig, v.afwijkingen, d.document
    FROM verantwoording v
    LEFT JOIN verantwoordingsdocument d ON d.dossier = v.dossier AND d.versie = v.versie
    WHERE v.dossier = $1 AND ($2::bigint IS NULL OR v.versie = $2) ORDER BY v.versie DESC LIMIT 1
    """)
}
