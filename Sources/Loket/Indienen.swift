internal import Cryptography
internal import Documenten
public import JSON
internal import PostgreSQL
public import Regeling

extension Loket {
  /// Tries an application without storing anything: what would be found of it now.
  public func proef(jaar: Int, _ lichaam: [UInt8], ontvangenOp: Tijdstip) async throws -> Antwoord {
    let stand = try await rondestand(jaar)
    let aanvraag = try geldig { () throws(Faults) in try regeling.lezer.lees(lichaam) }
    let inzending = Inzending(
      id: "proef", ontvangenOp: ontvangenOp, ontvangenDatum: Amsterdam.datum(ontvangenOp), aanvraag: aanvraag)
    return Antwoord(inhoud: ["geschiktheid": geschiktheid(inzending, stand.ronde)])
  }

  /// Takes in an application (R 2:2): stored with its receipt in one transaction, or refused with its reasons.
  ///
  /// Early and late ones are stored too: their term is a finding, not a fault.
  public func dienIn(jaar: Int, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    guard let kvkNummer = verzoek.wie.kvkNummer else {
      throw LoketFout.verboden("Alleen een aanvrager dient een aanvraag in.")
    }
    if let sleutel = verzoek.herhaling, let eerder = try await eerder(sleutel) { return eerder }
    let stand = try await rondestand(jaar)
    let aanvraag: Aanvraag
    switch gelezen(verzoek.lichaam) {
    case .success(let gelezen): aanvraag = gelezen
    case .failure(let fouten):
      let poging = try await legPogingVast(jaar, kvkNummer, verzoek, reden: "fouten", fouten: fouten)
      throw LoketFout.ongeldig(fouten, poging: poging)
    }
    guard aanvraag.aanvrager.kvkNummer == kvkNummer else {
      let poging = try await legPogingVast(jaar, kvkNummer, verzoek, reden: "ander_kvk_nummer", fouten: Faults())
      throw LoketFout.verboden(
        "Het KvK-nummer in de aanvraag is niet dat van uw toegangssleutel. Er is niets ingediend; wel is vastgelegd dat "
          + "u het probeerde.", poging: poging)
    }
    let indiening = Indiening(
      verzoek: verzoek, stand: stand, aanvraag: aanvraag, kvkNummer: kvkNummer)
    return try await slaOp(indiening)
  }

  /// The application that the bytes are, or all its faults.
  func gelezen(_ lichaam: [UInt8]) -> Result<Aanvraag, Faults> {
    do {
      return .success(try regeling.lezer.lees(lichaam))
    } catch {
      return .failure(error)
    }
  }

  /// Writes the submission in one flight; what stands in the way comes back as a conflict, and is kept as one.
  private func slaOp(_ indiening: Indiening) async throws -> Bewaardantwoord {
    let antwoord = indiening.verzoek.weergave.antwoord(
      Antwoord(
        status: 201,
        inhoud: indiening.ontvangstbewijs(geschiktheid: geschiktheid(indiening.inzending, indiening.stand.ronde)),
        locatie: "/v1/aanvragen/\(indiening.id)", versie: "1",
        tijdigheid: indiening.stand.tijdigheid(indiening.verzoek.ontvangenOp)))
    do {
      _ = try await pool.pipeline(indiening.stappen(antwoord))
      return antwoord
    } catch {
      return try await hersteld(error, indiening, antwoord)
    }
  }

  /// What to answer when the flight did not come through: the first answer, a conflict, or what turns out to be there.
  private func hersteld(
    _ fout: PostgresError, _ indiening: Indiening, _ antwoord: Bewaardantwoord
  ) async throws -> Bewaardantwoord {
    switch fout {
    case .server(let melding) where melding.constraint == "herhaling_pkey":
      guard let sleutel = indiening.verzoek.herhaling, let eerder = try await eerder(sleutel) else { throw fout }
      return eerder
    case .server(let melding) where melding.constraint == "een_plaats_per_ronde":
      return try await weigerTweede(indiening)
    case .connectionLost(outcomeUnknown: true):
      // The ids are ours: whether the file is there tells whether the commit happened.
      guard try await pool.query(.leesDossier, [.text(indiening.id)]).oneOrNone() != nil else {
        throw PostgresError.connectionLost(outcomeUnknown: false)
      }
      return antwoord
    default: throw fout
    }
  }

  /// A second in-time application of the same applicant: recorded, and refused with the first and the way out.
  private func weigerTweede(_ indiening: Indiening) async throws -> Bewaardantwoord {
    let jaar = indiening.stand.ronde.jaar
    let poging = try await legPogingVast(
      jaar, indiening.kvkNummer, indiening.verzoek, reden: "tweede_aanvraag", fouten: Faults())
    let eerste = try await pool.query(.leesPlaatshouder, [.int32(Int32(jaar)), .text(indiening.kvkNummer)]).oneOrNone()
    let stand = try VerkeerdeStand(
      tweedeNaast: eerste,
      "U hebt in deze ronde al een aanvraag ingediend. Deze tweede is niet ingediend; wel is vastgelegd dat u het "
        + "probeerde."
    ).met(JSONMember("poging", poging.document))
    guard let sleutel = indiening.verzoek.herhaling else { throw LoketFout.verkeerdeStand(stand) }
    let antwoord = indiening.verzoek.weergave.verkeerdeStand(stand)
    // Of two equal requests that both came here, one keeps its answer and both give that one.
    _ = try await pool.query(.bewaarHerhalingEenmaal, Loket.bewaarparameters(antwoord, sleutel, klok.nu()))
    return try await eerder(sleutel).map { eerder in
      Bewaardantwoord(status: eerder.status, koppen: eerder.koppen, lichaam: eerder.lichaam)
    } ?? antwoord
  }

  /// The answer that was given to this key before; nil when there is none.
  private func eerder(_ sleutel: Herhaalsleutel) async throws -> Bewaardantwoord? {
    guard let rij = try await pool.query(.leesHerhaling, sleutel.parameters).oneOrNone() else { return nil }
    return try Loket.herhaald(rij, sleutel)
  }

  /// Records a refused submission of a known applicant (Awb 2:25).
  func legPogingVast(
    _ jaar: Int, _ kvkNummer: String, _ verzoek: Verzoek, reden: String, fouten: Faults
  ) async throws -> Poging {
    let sha256 = SHA256Digest(of: verzoek.lichaam).hex
    let lijst = JSONValue.array(
      fouten.all.map { ["pointer": .text($0.pointer), "code": .text($0.code.rawValue)] })
    let rij = try await pool.query(
      .voegPogingToe,
      [
        .int32(Int32(jaar)), .text(kvkNummer), verzoek.ontvangenOp.parameter, .text(sha256), .text(reden),
        .json(String(decoding: lijst.bytes, as: UTF8.self)),
      ]
    ).one()
    return Poging(nummer: try rij.get("nummer", as: Int64.self), ontvangenOp: verzoek.ontvangenOp, sha256: sha256)
  }

  /// The round as it stands.
  /// - Throws: `LoketFout.onbekend` when there is none.
  func rondestand(_ jaar: Int) async throws -> Rondestand {
    let rijen = try await pool.query(.leesRonde, [.int32(Int32(clamping: jaar))])
    guard let stand = try Rondestand(rijen) else { throw LoketFout.onbekend("Er is geen ronde \(jaar).") }
    return stand
  }
}

extension VerkeerdeStand {
  /// A second in-time application in the round: names the first (a row of `leesPlaatshouder`) and the way out.
  init(tweedeNaast eerste: PostgresRow?, _ toelichting: String) throws {
    var meer: [JSONMember] = []
    if let eerste {
      meer.append(
        JSONMember(
          "eersteAanvraag",
          [
            "id": .text(try eerste.get("dossier", as: String.self)),
            "kenmerk": .text(try eerste.get("kenmerk", as: String.self)),
          ]))
    }
    self.init(
      toelichting, stand: Status.ingediend.rawValue,
      mogelijk: [
        "de eerste aanvraag vervangen zolang de aanvraagtermijn loopt (PUT /v1/aanvragen/{id})",
        "de eerste aanvraag intrekken (POST /v1/aanvragen/{id}/intrekking) en daarna opnieuw indienen",
      ], meer: meer)
  }

  /// The same with one more member.
  func met(_ lid: JSONMember) -> VerkeerdeStand {
    VerkeerdeStand(toelichting, stand: stand, mogelijk: mogelijk, meer: meer + [lid])
  }
}

extension Poging {
  /// As JSON.
  public var document: JSONValue {
    ["nummer": .integer(nummer), "ontvangenOp": .text(ontvangenOp.iso), "sha256": .text(sha256)]
  }
}

/// A submission on its way into the database: everything about it is known before the first statement is sent.
private struct Indiening {
  let verzoek: Verzoek
  let stand: Rondestand
  let aanvraag: Aanvraag
  let kvkNummer: String
  let id: String
  let kenmerk: String
  let sha256: String
  let zout: [UInt8]
  let tijdig: Bool
  let gebeurtenis: Gebeurtenis

  init(verzoek: Verzoek, stand: Rondestand, aanvraag: Aanvraag, kvkNummer: String) {
    self.verzoek = verzoek
    self.stand = stand
    self.aanvraag = aanvraag
    self.kvkNummer = kvkNummer
    id = nieuwId(op: verzoek.ontvangenOp)
    kenmerk = nieuwKenmerk("SSO", jaar: stand.ronde.jaar)
    sha256 = SHA256Digest(of: verzoek.lichaam).hex
    zout = randomBytes(32)
    tijdig = stand.isTijdig(verzoek.ontvangenOp)
    gebeurtenis = Ketenkop().volgende(
      dossier: id, soort: .aanvraagIngediend, tijdstip: verzoek.ontvangenOp, door: verzoek.wie.door,
      inhoud: [
        "jaar": .integer(Int64(stand.ronde.jaar)), "kenmerk": .text(kenmerk), "versie": 1,
        "eersteByteOp": .text(verzoek.eersteByteOp.iso), "ontvangenOp": .text(verzoek.ontvangenOp.iso),
        "tijdig": .boolean(tijdig), "gevraagdBedrag": .amount(aanvraag.gevraagdBedrag.waarde),
        "gezoutenSha256": .text(gezouten(verzoek.lichaam, zout: zout)),
      ])
  }

  var inzending: Inzending {
    Inzending(
      id: id, ontvangenOp: verzoek.ontvangenOp, ontvangenDatum: Amsterdam.datum(verzoek.ontvangenOp), aanvraag: aanvraag
    )
  }

  /// The receipt (Awb 2:17): with what was sent, its amounts written as amounts go out.
  func ontvangstbewijs(geschiktheid: JSONValue) -> JSONValue {
    [
      "id": .text(id), "kenmerk": .text(kenmerk), "jaar": .integer(Int64(stand.ronde.jaar)),
      "status": .text(Status.ingediend.rawValue), "ontvangenOp": .text(verzoek.ontvangenOp.iso),
      "eersteOntvangstOp": .text(verzoek.ontvangenOp.iso), "sha256": .text(sha256),
      "gebeurtenis": ["volgnummer": 1, "sha256": .text(gebeurtenis.sha256)],
      "geschiktheid": geschiktheid, "aanvraag": .raw(metTweeDecimalen(verzoek.lichaam)),
    ]
  }

  /// Every row of the submission, to be written in one transaction. The kept answer comes first: a second request with
  /// the same key waits there for the first.
  func stappen(_ antwoord: Bewaardantwoord) -> [PostgresStep] {
    var stappen: [PostgresStep] = []
    if let sleutel = verzoek.herhaling {
      stappen.append(
        PostgresStep(.bewaarHerhaling, Loket.bewaarparameters(antwoord, sleutel, verzoek.ontvangenOp)))
    }
    stappen.append(
      PostgresStep(
        .voegDossierToe,
        [
          .text(id), .int32(Int32(stand.ronde.jaar)), .text(kenmerk), .text(kvkNummer),
          verzoek.ontvangenOp.parameter,
        ]))
    stappen.append(PostgresStep(.voegGebeurtenisToe, gebeurtenis.parameters))
    stappen.append(
      PostgresStep(
        .voegAanvraagversieToe,
        [
          .text(id), .int32(1), .text("indiening"), verzoek.eersteByteOp.parameter, verzoek.ontvangenOp.parameter,
          verzoek.ontvangenOp.parameter, .text(sha256), .text(gezouten(verzoek.lichaam, zout: zout)),
        ]))
    stappen.append(
      PostgresStep(
        .voegAanvraagdocumentToe, [.text(id), .int32(1), .bytes(zout), .utf8(verzoek.lichaam)]))
    stappen.append(
      PostgresStep(
        .voegDossierstandToe,
        [
          .text(id), .int32(Int32(stand.ronde.jaar)), .text(kvkNummer), verzoek.ontvangenOp.parameter, .bool(tijdig),
          .text(aanvraag.aanvrager.naam), .int64(aanvraag.gevraagdBedrag.waarde), .text(gebeurtenis.sha256),
        ]))
    return stappen
  }
}

/// The digest of a document that may hold personal data, as it stands in the chain: once the salt is gone, nobody can
/// try documents against it.
func gezouten(_ document: [UInt8], zout: [UInt8]) -> String { SHA256Digest(of: zout + document).hex }

extension PostgresStatement {
  static let voegDossierToe = PostgresStatement(
    "voeg_dossier_toe",
    "INSERT INTO dossier (id, jaar, kenmerk, kvk_nummer, eerste_ontvangst_op) VALUES ($1, $2, $3, $4, $5)")
  static let voegAanvraagversieToe = PostgresStatement(
    "voeg_aanvraagversie_toe",
    """
    INSERT INTO aanvraagversie (dossier, versie, aanleiding, eerste_byte_op, laatste_byte_op, ontvangen_op, sha256,
      gezouten_sha256)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    """)
  static let voegAanvraagdocumentToe = PostgresStatement(
    "voeg_aanvraagdocument_toe",
    "INSERT INTO aanvraagdocument (dossier, versie, zout, document) VALUES ($1, $2, $3, $4)")
  static let voegDossierstandToe = PostgresStatement(
    "voeg_dossierstand_toe",
    """
    INSERT INTO dossierstand (dossier, jaar, kvk_nummer, status, aanvraagversie, ontvangen_op, tijdig, naam, gevraagd,
      volgnummer, kop)
    VALUES ($1, $2, $3, 'ingediend', 1, $4, $5, $6, $7, 1, $8)
    """)
  static let voegPogingToe = PostgresStatement(
    "voeg_poging_toe",
    """
    INSERT INTO poging (jaar, kvk_nummer, ontvangen_op, sha256, reden, fouten) VALUES ($1, $2, $3, $4, $5, $6)
    RETURNING nummer
    """)
  static let leesPlaatshouder = PostgresStatement(
    "lees_plaatshouder",
    """
    SELECT s.dossier::text, d.kenmerk FROM dossierstand s JOIN dossier d ON d.id = s.dossier
    WHERE s.jaar = $1 AND s.kvk_nummer = $2 AND s.tijdig AND NOT s.ingetrokken
    """)
}
