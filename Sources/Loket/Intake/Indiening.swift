internal import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// A submission on its way into the database. All its values are known before the statement is sent.
struct Indiening: Sendable {
  let verzoek: Verzoek
  let rondestand: Rondestand
  let aanvraag: Aanvraag
  let kvkNummer: String
  let id: String
  let kenmerk: String
  let sha256: String
  let zout: [UInt8]
  let gezoutenSha256: String
  let tijdig: Bool
  let gebeurtenis: Gebeurtenis
  /// The application as the receipt shows it: as sent, with its amounts in two decimals.
  let weergegeven: [UInt8]
  /// The answer to the applicant once the submission is stored.
  private(set) var antwoord = Bewaardantwoord(status: 0, koppen: [], lichaam: [])

  /// - Parameters:
  ///   - inschrijving: the attempt that somebody enters; nil for what an applicant sends himself.
  ///   - ontvangst: makes the answer from the rest of the submission.
  init(
    verzoek: Verzoek, rondestand: Rondestand, aanvraag: Aanvraag, kvkNummer: String,
    inschrijving: Inschrijving? = nil, ontvangst: (Indiening) -> Bewaardantwoord
  ) {
    self.verzoek = verzoek
    self.rondestand = rondestand
    self.aanvraag = aanvraag
    self.kvkNummer = kvkNummer
    id = nieuwId(op: verzoek.ontvangenOp)
    kenmerk = nieuwKenmerk("SSO", jaar: rondestand.ronde.jaar)
    sha256 = verzoek.herhaling?.lichaamSha256 ?? SHA256Digest(of: verzoek.lichaam).hex
    zout = randomBytes(32)
    gezoutenSha256 = gezouten(verzoek.lichaam, zout: zout)
    tijdig = rondestand.isTijdig(verzoek.ontvangenOp)
    gebeurtenis = Ketenkop().volgende(
      dossier: id, soort: .aanvraagIngediend, tijdstip: inschrijving?.nu ?? verzoek.ontvangenOp, door: verzoek.wie.door,
      inhoud: .object(
        [
          JSONMember("jaar", .integer(rondestand.ronde.jaar)), JSONMember("kenmerk", .text(kenmerk)),
          JSONMember("versie", 1), JSONMember("eersteByteOp", .text(verzoek.eersteByteOp)),
          JSONMember("ontvangenOp", .text(verzoek.ontvangenOp)), JSONMember("tijdig", .boolean(tijdig)),
          JSONMember("gevraagdBedrag", .amount(aanvraag.gevraagdBedrag)),
          JSONMember("gezoutenSha256", .text(gezoutenSha256)),
        ] + (inschrijving?.leden ?? [])))
    weergegeven = metTweeDecimalen(verzoek.lichaam)
    antwoord = ontvangst(self)
  }

  var jaar: Int { rondestand.ronde.jaar }

  /// About how many bytes it takes in memory.
  var gewicht: Int { verzoek.lichaam.count + antwoord.lichaam.count }

  var inzending: Inzending {
    Inzending(
      id: id, ontvangenOp: verzoek.ontvangenOp, ontvangenDatum: Amsterdam.datum(verzoek.ontvangenOp), aanvraag: aanvraag
    )
  }

  /// The parameters of `dienIn` for this submission alone, without a limit at the door.
  var parameters: [PostgresValue] { [Stuk(self)].parameters(nil) }

  /// The receipt up to the application. The application itself is stored once, as a document.
  var bewijskop: [UInt8] { Ontvangstbewijs.kop(van: antwoord.lichaam, aanvraag: weergegeven) }

  /// What the digest in a receipt is of: who keeps what he sent can compare.
  private static let toelichting = "sha256 is van uw bericht, byte voor byte zoals u het stuurde."

  /// The receipt (Awb 2:17), with the eligibility and the application as sent.
  func ontvangstbewijs(_ schrijfGeschiktheid: (inout JSONWriter) -> Void) -> JSONValue {
    var writer = JSONWriter(capacity: 8 * 1024 + verzoek.lichaam.count)
    writer.beginObject()
    writer.member("id")
    writer.text(id)
    writer.member("kenmerk")
    writer.text(kenmerk)
    writer.member("jaar")
    writer.integer(jaar)
    writer.member("status")
    writer.text(Status.ingediend)
    for naam: StaticString in ["ontvangenOp", "eersteOntvangstOp"] {
      writer.member(naam)
      writer.text(verzoek.ontvangenOp)
    }
    writer.member("tijdig")
    writer.boolean(tijdig)
    writer.member("sha256")
    writer.text(sha256)
    writer.member("toelichting")
    writer.text(Indiening.toelichting)
    writer.member("gebeurtenis")
    writer.value(gebeurtenis.verwijzing)
    writer.member("geschiktheid")
    schrijfGeschiktheid(&writer)
    writer.member("aanvraag")
    writer.raw(weergegeven)
    writer.endObject()
    return .raw(writer.bytes)
  }
}
