package import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import Keten
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Tries an application without storing anything, and answers its eligibility as computed now.
  package func proef(jaar: Int, _ lichaam: [UInt8], ontvangenOp: Tijdstip) async throws -> Antwoord {
    let ronde = try await rondestand(jaar).ronde
    let aanvraag = try geldig { () throws(Faults) in try regeling.lezer.lees(lichaam) }
    let inzending = Inzending(
      id: "proef", ontvangenOp: ontvangenOp, ontvangenDatum: Amsterdam.datum(ontvangenOp), aanvraag: aanvraag)
    return Antwoord(inhoud: ["geschiktheid": geschiktheid(inzending, ronde)])
  }

  /// The most attempts at one submission. A new attempt follows when the round changed, a place came free, or a
  /// reference was taken.
  private static let indienbeurtenMax = 5

  /// Takes in an application (R 2:2): stored with its receipt in one transaction, or refused with its reasons.
  ///
  /// It stores early and late applications too: their lateness is a finding, not a fault. It looks up an earlier answer
  /// to the `Idempotency-Key` only when the submission cannot be stored. A stored submission blocks a second one with
  /// its key, so no repetition is missed.
  package func dienIn(jaar: Int, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    guard let kvkNummer = verzoek.wie.kvkNummer else {
      throw LoketFout.verboden("Alleen een aanvrager dient een aanvraag in.")
    }
    do {
      return try await neemIn(jaar: jaar, kvkNummer, verzoek)
    } catch {
      throw try await metPoging(error, jaar, kvkNummer, verzoek)
    }
  }

  private func neemIn(jaar: Int, _ kvkNummer: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    var rondestand =
      verzoek.versie == nil ? try await onthoudenRonde(jaar) : try await verseRonde(jaar)
    try rondestand.eisVersie(verzoek.versie)
    let aanvraag: Aanvraag
    switch gelezen(verzoek.lichaam) {
    case .success(let gelezen): aanvraag = gelezen
    case .failure(let fouten):
      if let eerder = try await eerder(verzoek) { return eerder }
      throw LoketFout.ongeldig(fouten)
    }
    guard aanvraag.aanvrager.kvkNummer == kvkNummer else {
      if let eerder = try await eerder(verzoek) { return eerder }
      throw LoketFout.anderKvkNummer(aanvraag.aanvrager.kvkNummer, dan: kvkNummer)
    }
    for _ in 0..<Loket.indienbeurtenMax {
      let indiening = indiening(verzoek, rondestand, aanvraag, kvkNummer)
      let uitkomst = await indienrij.geef(indiening)
      if case .ingediend = uitkomst { return indiening.antwoord }
      if case .mislukt(let fout) = uitkomst, !uitkomst.isBezet { throw fout }
      if let eerder = try await eerder(verzoek) { return eerder }
      try await eisDeurRuimte(jaar, kvkNummer, bytes: verzoek.lichaam.count, isNieuw: true) {
        try await pool.read($0, $1).one()
      }
      if let weigering = try await weigerTweede(indiening) { return weigering }
      rondestand = try await verseRonde(jaar)
      try rondestand.eisVersie(verzoek.versie)
    }
    throw PostgresError.unavailable(reason: "the round, the place or the reference changed at every attempt")
  }

  /// Refuses what goes beyond the limits at the door (`regels.md` section 7), with the way out.
  /// - Parameters:
  ///   - isNieuw: whether it is another application; else it replaces one.
  ///   - vraag: asks the database one row.
  /// - Throws: `LoketFout.teVeel`.
  func eisDeurRuimte(
    _ jaar: Int, _ kvkNummer: String, bytes: Int, isNieuw: Bool,
    _ vraag: (PostgresStatement, [PostgresValue]) async throws -> PostgresRow
  ) async throws {
    let rij = try await vraag(.telAanvrager, [.int32(jaar), .text(kvkNummer)])
    if isNieuw, try rij.get("aantal", as: Int.self) >= deurgrenzen.aanvragenMax {
      throw LoketFout.teVeel(
        "U hebt in deze ronde al \(deurgrenzen.aanvragenMax) aanvragen ingediend; ingetrokken, te vroege en te late "
          + "tellen mee. Vervang een aanvraag die er al ligt zolang de aanvraagtermijn loopt, vul aan waarom is gevraagd, "
          + "of neem contact op met de gemeente.", overSeconden: nil)
    }
    if try rij.get("bytes", as: Int64.self) + Int64(bytes) > deurgrenzen.aanvraagBytesMax {
      throw LoketFout.teVeel(
        "Uw aanvragen in deze ronde zouden met hun vervangingen samen meer dan \(deurgrenzen.aanvraagBytesMax) bytes "
          + "beslaan. Intrekken maakt geen ruimte. Maak het bericht korter, vul aan waarom is gevraagd, of neem contact op "
          + "met de gemeente.", overSeconden: nil)
    }
  }

  /// The application in the bytes, or all its faults.
  func gelezen(_ lichaam: [UInt8]) -> Result<Aanvraag, Faults> {
    do {
      return .success(try regeling.lezer.lees(lichaam))
    } catch {
      return .failure(error)
    }
  }

  /// Everything that is stored of a submission, with its receipt.
  private func indiening(
    _ verzoek: Verzoek, _ rondestand: Rondestand, _ aanvraag: Aanvraag, _ kvkNummer: String
  ) -> Indiening {
    Indiening(verzoek: verzoek, rondestand: rondestand, aanvraag: aanvraag, kvkNummer: kvkNummer) { indiening in
      verzoek.weergave.antwoord(
        Antwoord(
          isNieuw: true,
          inhoud: indiening.ontvangstbewijs { schrijfGeschiktheid(indiening.inzending, rondestand.ronde, &$0) },
          plaats: Plaats(.aanvraag, van: .dossier(indiening.id)), versie: "1",
          tijdigheid: rondestand.tijdigheid(verzoek.ontvangenOp)))
    }
  }

  /// Refuses a second application of an applicant in time, and records the attempt. The refusal names the first
  /// application and the way out. Nil when the place is free or the application is not in time.
  private func weigerTweede(_ indiening: Indiening) async throws -> Bewaardantwoord? {
    guard indiening.tijdig else { return nil }
    let jaar = indiening.jaar
    let eerste = try await pool.read(.leesPlaatshouder, [.int32(jaar), .text(indiening.kvkNummer)]).oneOrNone()
    guard let eerste else { return nil }
    let plaatshouder = try Plaatshouder(eerste)
    let tweede = VerkeerdeStand(tweedeNaast: plaatshouder, "U hebt in deze ronde al een aanvraag ingediend.")
    let weigering = indiening.verzoek.herhaling == nil ? tweede : tweede.onderSleutel
    let conflict = try await lees(indiening.verzoek.wie) {
      try await aangevuld(weigering, na: .indienen, op: .dossier(plaatshouder.id), $0)
    }
    let verslag = try await legPogingVast(
      jaar, indiening.kvkNummer, indiening.verzoek.lichaam, indiening.verzoek.ontvangenOp, reden: "tweede_aanvraag")
    guard case .bewaard(let poging) = verslag else { throw LoketFout.poging(.verkeerdeStand(conflict), verslag) }
    let antwoord = indiening.verzoek.weergave.verkeerdeStand(conflict.met(poging))
    guard let sleutel = indiening.verzoek.herhaling else { return antwoord }
    // Two equal requests can come here at the same time. One of them stores its answer, and both give that answer.
    _ = try await pool.query(.bewaarHerhalingEenmaal, Loket.bewaarparameters(antwoord, sleutel, klok.nu()))
    return try await eerder(indiening.verzoek).map { eerder in
      Bewaardantwoord(status: eerder.status, koppen: eerder.koppen, lichaam: eerder.lichaam)
    } ?? antwoord
  }

  /// The answer that was given to this key before; nil when there is none, or no key.
  private func eerder(_ verzoek: Verzoek) async throws -> Bewaardantwoord? {
    guard let sleutel = verzoek.herhaling,
      let rij = try await pool.read(.leesHerhaling, sleutel.parameters).oneOrNone()
    else { return nil }
    let antwoord = try Loket.herhaald(rij, sleutel)
    guard verzoek.weergave.isVerkeerdeStand(antwoord), case .ronde(let jaar) = sleutel.onderwerp,
      let kvkNummer = verzoek.wie.kvkNummer
    else { return antwoord }
    return try await lees(verzoek.wie) { handeling in
      guard let eerste = try await handeling.vraag(.leesPlaatshouder, [.int32(jaar), .text(kvkNummer)]).oneOrNone()
      else {
        return verzoek.weergave.metMogelijk(antwoord, [.stap(.indienen, "indienen onder een nieuwe Idempotency-Key")])
      }
      return try await zoalsNu(
        antwoord, verzoek, na: .indienen, op: .dossier(try eerste.get("dossier", as: String.self)), handeling)
    }
  }
}

extension Indienuitkomst {
  /// Whether a stored answer, a taken place or reference, or another version of the round stopped the submission.
  fileprivate var isBezet: Bool {
    switch self {
    case .verhinderd: true
    case .mislukt(.server(let fout)):
      ["herhaling_pkey", "een_plaats_per_ronde", "dossier_kenmerk_key"].contains(fout.constraint)
    case .ingediend, .mislukt: false
    }
  }
}
