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
      return try await wijzig(verzoek) { handeling in
        let zaak = try await handeling.open(id)
        try zaak.dossier.eisVersie(verzoek.versie)
        let dossier = try await neemIn(Nieuweversie(verzoek, aanvraag), zaak, handeling)
        return Antwoord(inhoud: try await json(dossier, handeling), versie: dossier.versie)
      }
    } catch {
      throw try await metPoging(error, jaar, kvkNummer, verzoek)
    }
  }

  /// The application in the request. It refuses faults and the number of another applicant.
  private func vervangendeAanvraag(_ verzoek: Verzoek, _ kvkNummer: String) throws(LoketFout) -> Aanvraag {
    guard verzoek.versie != nil else { throw .versieOntbreekt }
    let aanvraag = try geldig { () throws(Faults) in try regeling.lezer.lees(verzoek.lichaam) }
    guard aanvraag.aanvrager.kvkNummer == kvkNummer else {
      throw .verboden("Het KvK-nummer in de aanvraag is niet dat van uw toegangssleutel. Er is niets gewijzigd.")
    }
    return aanvraag
  }

  /// Takes in the new version as a replacement or a completion, whichever is possible now. Answers the changed file.
  private func neemIn(_ nieuw: Nieuweversie, _ zaak: Zaak, _ handeling: Handeling) async throws -> Dossierstand {
    var dossier = zaak.dossier
    guard Stap.vervangen.mogelijkIn.contains(dossier.status), !zaak.ronde.isBesloten else {
      try zaak.eis(.vervangen, handeling)
      preconditionFailure("the table refuses what was asked for here")
    }
    if nieuw.ontvangenOp < zaak.ronde.ronde.sluitMetVerlengingen {
      try zaak.eis(.vervangen, handeling, op: nieuw.ontvangenOp)
      try await vervang(met: nieuw, op: &dossier, zaak.ronde, handeling)
    } else {
      let verzoeken = try await lopendeVerzoeken(op: dossier, nieuw.ontvangenOp, handeling)
      try zaak.eis(.aanvullen, handeling, op: nieuw.ontvangenOp)
      try await vulAan(met: nieuw, op: verzoeken, &dossier, zaak.ronde.ronde, handeling)
    }
    return dossier
  }

  /// Replaces the whole application while the window is open. It counts as received now.
  private func vervang(
    met nieuw: Nieuweversie, op dossier: inout Dossierstand, _ ronde: Rondestand, _ handeling: Handeling
  ) async throws {
    let tijdig = ronde.isTijdig(nieuw.ontvangenOp)
    if tijdig && !dossier.tijdig {
      // An early file now takes the place of its applicant. The index een_plaats_per_ronde decides between two that try
      // at once.
      let eerste = try await handeling.vraag(
        .leesPlaatshouder, [.int32(dossier.jaar), .text(dossier.kvkNummer)]
      ).oneOrNone()
      // An admitted file has the place already.
      if let eerste, try eerste.get("dossier", as: String.self) != dossier.id {
        throw LoketFout.verkeerdeStand(
          try VerkeerdeStand(
            tweedeNaast: eerste,
            "U hebt in deze ronde al een aanvraag die op tijd is. Er is niets gewijzigd."))
      }
    }
    dossier.ontvangenOp = nieuw.ontvangenOp
    dossier.tijdig = tijdig
    handeling.voegVersieToe(nieuw, .vervanging, op: &dossier)
    try await handeling.laatBeoordelingVervallen(dossier.id)
    handeling.zet(.vervangen, .aanvraagVervangen, nieuw.gebeurtenisinhoud(dossier), op: &dossier, naar: .ingediend)
  }

  /// The requests whose term runs, at least one. It refuses when there is none.
  private func lopendeVerzoeken(
    op dossier: Dossierstand, _ ontvangenOp: Tijdstip, _ handeling: Handeling
  ) async throws -> [Herstelverzoek] {
    let alle = try await handeling.herstelverzoeken(dossier.id)
    guard dossier.status == .aanTeVullen, let laatste = alle.last else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "De aanvraagtermijn is gesloten en er loopt geen hersteltermijn. Er is niets gewijzigd.",
          stand: dossier.status.rawValue, mogelijk: [.stap(.intrekken)]))
    }
    let dag = Amsterdam.datum(ontvangenOp)
    let lopend = alle.filter { dag <= $0.laatsteDag(regeling.regeling) }
    guard !lopend.isEmpty else {
      let laatsteDag = laatste.laatsteDag(regeling.regeling)
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "De hersteltermijn liep tot en met \(laatsteDag.tekst). Er is niets gewijzigd.",
          stand: dossier.status.rawValue,
          mogelijk: [.stap(.intrekken), "om een nieuw herstelverzoek vragen"]))
    }
    return lopend
  }

  /// Completes the application within a repair term. Only the asked parts may change, and the moment of receipt stays.
  private func vulAan(
    met nieuw: Nieuweversie, op verzoeken: [Herstelverzoek], _ dossier: inout Dossierstand, _ ronde: Ronde,
    _ handeling: Handeling
  ) async throws {
    let eerder = try await handeling.inzending(dossier, regeling)
    let fouten = wijzigingenBuitenHerstel(
      van: eerder.aanvraag, naar: nieuw.aanvraag, onderdelen: Set(verzoeken.flatMap(\.onderdelen)))
    guard fouten.isEmpty else { throw LoketFout.ongeldig(fouten) }
    handeling.voegVersieToe(nieuw, .aanvulling, op: &dossier)
    let inzending = try await handeling.inzending(dossier, regeling)
    let resterend = toets(inzending, ronde: ronde, regeling: regeling.regeling).aanTeVullen
    let inhoud =
      nieuw.gebeurtenisinhoud(dossier) + [
        JSONMember("herstelverzoeken", .array(verzoeken.map { .integer($0.nummer) })),
        JSONMember("nogAanTeVullen", .array(resterend.map { .text($0) })),
      ]
    handeling.zet(
      .aanvullen, .aanvraagAangevuld, inhoud, op: &dossier, naar: resterend.isEmpty ? .ingediend : .aanTeVullen)
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
  let eersteByteOp: Tijdstip
  let ontvangenOp: Tijdstip
  let zout = randomBytes(32)

  init(_ verzoek: Verzoek, _ aanvraag: Aanvraag) {
    self.aanvraag = aanvraag
    lichaam = verzoek.lichaam
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
        nieuw.ontvangenOp.parameter, dossier.ontvangenOp.parameter, .text(SHA256Digest(of: nieuw.lichaam).hex),
        .text(nieuw.gezoutenSha256),
      ])
    schrijf(
      .voegAanvraagdocumentToe, [.text(dossier.id), versie, .bytes(nieuw.zout), .utf8(nieuw.lichaam)])
  }
}
