internal import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Replaces an application while the window is open (R 2:2), or completes it within a repair term (Awb 4:5). A
  /// refused version is recorded as an attempt (Awb 2:25).
  package func vervang(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    guard let kvkNummer = verzoek.wie.kvkNummer else {
      throw LoketFout.verboden("Alleen een aanvrager vervangt een aanvraag.")
    }
    let jaar = try await lees(verzoek.wie) { try await $0.dossier(id).jaar }
    do {
      let aanvraag = try vervangendeAanvraag(verzoek, kvkNummer)
      return try await ofZoalsHetStaat(id, verzoek) {
        try await wijzig(verzoek, .vervangen, op: .dossier(id)) { handeling in
          let zaak = try await handeling.open(
            id, regeling, voor: .vervangen,
            eerst: [PostgresStep(.vergrendelAanvrager, [.int32(jaar), .text(kvkNummer)])])
          let dossier = try await neemIn(Nieuweversie(verzoek, aanvraag), zaak, handeling)
          return Antwoord(inhoud: try await json(dossier, handeling), versie: dossier.versie)
        }
      }
    } catch {
      throw try await metPoging(error, jaar, kvkNummer, verzoek)
    }
  }

  /// The answer to a version, or that of the file as it stands when these bytes are its last version already: a sender whose
  /// answer got lost sends again with the version that he had (RFC 9110 section 13.1.1).
  private func ofZoalsHetStaat(
    _ id: String, _ verzoek: Verzoek, _ doe: () async throws -> Bewaardantwoord
  ) async throws -> Bewaardantwoord {
    do {
      return try await doe()
    } catch LoketFout.verouderd {
      let sha256 = SHA256Digest(of: verzoek.lichaam).hex
      let antwoord = try await lees(verzoek.wie) { handeling -> Bewaardantwoord? in
        let dossier = try await handeling.dossier(id)
        guard
          try await handeling.vraag(.leesLaatsteDigest, [.text(id)]).one().get("sha256", as: String.self) == sha256
        else { return nil }
        return verzoek.weergave.antwoord(
          Antwoord(inhoud: try await self.json(dossier, handeling), versie: dossier.versie))
      }
      guard let antwoord else { throw LoketFout.verouderd }
      return antwoord
    }
  }

  /// The application in the request. It refuses faults and the number of another applicant.
  private func vervangendeAanvraag(_ verzoek: Verzoek, _ kvkNummer: String) throws(LoketFout) -> Aanvraag {
    guard verzoek.versie != nil else { throw .versieOntbreekt }
    let aanvraag = try geldig { () throws(Faults) in try regeling.lezer.lees(verzoek.lichaam) }
    guard aanvraag.aanvrager.kvkNummer == kvkNummer else {
      throw .anderKvkNummer(aanvraag.aanvrager.kvkNummer, dan: kvkNummer, " Er is niets gewijzigd.")
    }
    return aanvraag
  }

  /// Takes in the new version as a replacement or a completion, whichever is possible now. Answers the changed file.
  private func neemIn(_ nieuw: Nieuweversie, _ zaak: Zaak, _ handeling: Handeling) async throws -> Dossierstand {
    let isNogOpen = nieuw.ontvangenOp < zaak.ronde.ronde.sluitMetVerlengingen
    guard Stap.vervangen.mogelijkIn.contains(zaak.dossier.status), !zaak.ronde.isBesloten, !isNogOpen else {
      return try await vervang(met: nieuw, zaak, handeling)
    }
    return try await vulAan(met: nieuw, zaak, handeling)
  }

  /// Replaces the whole application while the window is open. It counts as received now. The index een_plaats_per_ronde
  /// decides between two files that would take the place of their applicant at once.
  private func vervang(met nieuw: Nieuweversie, _ zaak: Zaak, _ handeling: Handeling) async throws -> Dossierstand {
    let toestemming = try zaak.eis(.vervangen, handeling, op: nieuw.ontvangenOp)
    try await eisDeurRuimte(
      zaak.dossier.jaar, zaak.dossier.kvkNummer, bytes: nieuw.lichaam.count, isNieuw: false
    ) { try await handeling.vraag($0, $1).one() }
    var dossier = zaak.dossier
    dossier.ontvangenOp = nieuw.ontvangenOp
    dossier.tijdig = zaak.ronde.isTijdig(nieuw.ontvangenOp)
    handeling.voegVersieToe(nieuw, .vervanging, op: &dossier)
    try await handeling.laatBeoordelingVervallen(dossier)
    handeling.zet(toestemming, .aanvraagVervangen, nieuw.gebeurtenisinhoud(dossier), op: &dossier, naar: .ingediend)
    return dossier
  }

  /// Completes the application within a repair term, or what came in that term before. Only the parts of which the term
  /// runs may change, and the moment of receipt stays. The same bytes again change nothing, and make no new version.
  private func vulAan(met nieuw: Nieuweversie, _ zaak: Zaak, _ handeling: Handeling) async throws -> Dossierstand {
    let (toestemming, omstandigheden, eerder) = try await zaak.eis(
      .aanvullen, handeling, regeling, op: nieuw.ontvangenOp)
    var dossier = zaak.dossier
    let verzoeken = try await handeling.herstelverzoeken(dossier)
      .filter { omstandigheden.dag <= $0.laatsteDag(regeling.regeling) }
    let onderdelen = Set(verzoeken.flatMap(\.onderdelen))
    let fouten = wijzigingenBuitenHerstel(van: eerder.aanvraag, naar: nieuw.aanvraag, onderdelen: onderdelen)
    guard fouten.isEmpty else { throw LoketFout.ongeldig(fouten) }
    // What an assessor found of an item as it stood falls away, so that it is computed again.
    let leden = aangevuldeLeden(van: eerder.aanvraag, naar: nieuw.aanvraag, onderdelen: onderdelen)
    let vervallen = aangevuldeToetsen(leden, onderdelen: onderdelen)
      .filter { eerder.beoordeling?.toetsen[$0] != nil }
    let eerdere = try await handeling.vraag(
      .leesAanvullingen, [.text(dossier.id)] + nieuw.ontvangenOp.dagparameters
    ).one()
    if vervallen.isEmpty, try eerdere.get("sha256", as: String.self) == nieuw.sha256 { return dossier }
    try eisAanvulruimte(try eerdere.get("aantal", as: Int.self), nieuw.ontvangenOp)
    handeling.voegVersieToe(nieuw, .aanvulling, op: &dossier)
    var inzending = try await handeling.inzending(dossier, regeling)
    for code in vervallen { inzending.beoordeling?.toetsen[code] = nil }
    let resterend = toets(inzending, ronde: zaak.ronde.ronde, regeling: regeling.regeling).aanTeVullen
    try eisNietsWeg(toets(eerder, ronde: zaak.ronde.ronde, regeling: regeling.regeling).aanTeVullen, resterend)
    let inhoud =
      nieuw.gebeurtenisinhoud(dossier) + [
        JSONMember("herstelverzoeken", .array(verzoeken.map { .integer($0.nummer) })),
        JSONMember("ingekomen", .array(leden.map { .text($0) })),
        JSONMember("nogAanTeVullen", .array(resterend.map { .text($0) })),
      ]
    handeling.zet(
      toestemming, .aanvraagAangevuld, inhoud, op: &dossier, naar: resterend.isEmpty ? .ingediend : .aanTeVullen)
    if let beoordeling = inzending.beoordeling, !vervallen.isEmpty {
      try await handeling.laatOordelenVervallen(vervallen, beoordeling, op: &dossier)
    }
    return dossier
  }

  /// Refuses a completion that takes away what was there: otherwise one applicant would hold up the ranking of the round
  /// for as long as the term of what came in runs.
  private func eisNietsWeg(_ eerder: [Toetscode], _ resterend: [Toetscode]) throws(LoketFout) {
    var fouten = Faults()
    for code in resterend where !eerder.contains(code) {
      fouten.append(
        Fault(
          pointer: code.herstelbareLeden.first ?? "", code: .required,
          message:
            "Dit gegeven was er (\(code.rawValue)) en ontbreekt of klopt nu niet meer; een aanvulling neemt niets weg. "
            + "Zet terug wat hier stond, of stuur een juiste versie. Met dit bericht is niets gewijzigd."))
    }
    guard fouten.isEmpty else { throw .ongeldig(fouten) }
  }

  /// Refuses a completion on a day on which this file was completed often enough.
  private func eisAanvulruimte(_ aantal: Int, _ ontvangenOp: Tijdstip) throws(LoketFout) {
    guard aantal < deurgrenzen.aanvullingenPerDagMax else {
      throw .teVeel(
        "U hebt deze aanvraag vandaag al \(deurgrenzen.aanvullingenPerDagMax) keer aangevuld; de laatste aanvulling telt. "
          + "Morgen kunt u verder aanvullen, zolang de termijn loopt.",
        overSeconden: klok.secondenTotMorgen(na: ontvangenOp))
    }
  }
}

/// A version of an application on its way in.
private struct Nieuweversie: Sendable {
  /// The reason for a new version (`aanvraagversie.aanleiding`).
  enum Aanleiding: String {
    case vervanging, aanvulling
  }

  let aanvraag: Aanvraag
  let lichaam: [UInt8]
  /// SHA-256 of the body exactly as received, lower-case hex.
  let sha256: String
  let eersteByteOp: Tijdstip
  let ontvangenOp: Tijdstip
  let zout = randomBytes(32)

  init(_ verzoek: Verzoek, _ aanvraag: Aanvraag) {
    self.aanvraag = aanvraag
    lichaam = verzoek.lichaam
    sha256 = SHA256Digest(of: verzoek.lichaam).hex
    eersteByteOp = verzoek.eersteByteOp
    ontvangenOp = verzoek.ontvangenOp
  }

  var gezoutenSha256: String { gezouten(lichaam, zout: zout) }

  /// The content of the event, without personal data.
  func gebeurtenisinhoud(_ dossier: Dossierstand) -> [JSONMember] {
    [
      JSONMember("versie", .integer(dossier.aanvraagversie)),
      JSONMember("eersteByteOp", .text(eersteByteOp)), JSONMember("laatsteByteOp", .text(ontvangenOp)),
      JSONMember("ontvangenOp", .text(dossier.ontvangenOp)), JSONMember("tijdig", .boolean(dossier.tijdig)),
      JSONMember("gevraagdBedrag", .amount(aanvraag.gevraagdBedrag)),
      JSONMember("gezoutenSha256", .text(gezoutenSha256)),
    ]
  }
}

extension Handeling {
  /// Writes the version with its bytes and updates the file. The caller writes the event.
  fileprivate func voegVersieToe(
    _ nieuw: Nieuweversie, _ aanleiding: Nieuweversie.Aanleiding, op dossier: inout Dossierstand
  ) {
    dossier.aanvraagversie += 1
    dossier.naam = nieuw.aanvraag.aanvrager.naam
    dossier.gevraagd = nieuw.aanvraag.gevraagdBedrag
    let versie = PostgresValue.int32(dossier.aanvraagversie)
    schrijf(
      .voegAanvraagversieToe,
      [
        .text(dossier.id), versie, .text(aanleiding), nieuw.eersteByteOp.parameter,
        nieuw.ontvangenOp.parameter, dossier.ontvangenOp.parameter, .text(nieuw.sha256),
        .text(nieuw.gezoutenSha256), .int32(nieuw.lichaam.count),
      ])
    schrijf(
      .voegAanvraagdocumentToe,
      [
        .text(dossier.id), versie, .bytes(nieuw.zout), .utf8(nieuw.lichaam),
        .text(nieuw.aanvraag.aanvrager.iban), .text(nieuw.aanvraag.verbondenTekst),
      ])
  }
}

extension PostgresStatement {
  fileprivate static let leesLaatsteDigest = PostgresStatement(
    "lees_laatste_digest", "SELECT sha256::text FROM aanvraagversie WHERE dossier = $1 ORDER BY versie DESC LIMIT 1")
  /// The digest of the last version of file $1, and how many completions of it came in from $2 to $3.
  fileprivate static let leesAanvullingen = PostgresStatement(
    "lees_aanvullingen",
    """
    SELECT (SELECT v.sha256::text FROM aanvraagversie v WHERE v.dossier = $1 ORDER BY v.versie DESC LIMIT 1) AS sha256,
      (SELECT count(*) FROM aanvraagversie v WHERE v.dossier = $1 AND v.aanleiding = 'aanvulling'
        AND v.laatste_byte_op >= $2 AND v.laatste_byte_op < $3) AS aantal
    """)
}
