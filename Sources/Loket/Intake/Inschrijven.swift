internal import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// How many attempts of a list are read at a time: each holds up to 2 MiB.
  private static let pogingenPerKeer = 4

  /// The attempts in a round, oldest first, with what was sent (Awb 2:25): somebody may find an application in it.
  package func pogingen(jaar: Int, _ bladzijde: Bladzijde, _ wie: Identiteit) async throws -> Stroomantwoord {
    let (nummers, totaal, versie) = try await lees(wie) { handeling in
      _ = try await handeling.ronde(jaar)
      let telling = try await handeling.vraag(.telPogingen, [.int32(jaar)]).one()
      let totaal = try telling.get("totaal", as: Int.self)
      let nummers = try await handeling.vraag(
        .leesPogingnummers, [.int32(jaar), .int64(bladzijde.grootte), .int64(bladzijde.overslaan)]
      ).map { try $0.get("nummer", as: Int64.self) }
      let versie = [totaal, try telling.get("ingeschreven", as: Int.self), try telling.get("documenten", as: Int.self)]
      return (nummers, totaal, versie + [bladzijde.nummer, bladzijde.grootte])
    }
    let begin = Array(#"{"items":["#.utf8)
    let einde = Array(bladzijde.json([], totaal: totaal).bytes.dropFirst(begin.count))
    return Stroomantwoord(versie: versie.map { "\($0)" }.joined(separator: "-"), totaal: totaal) { schrijf in
      try await schrijf(begin)
      for plaats in stride(from: 0, to: nummers.count, by: Loket.pogingenPerKeer) {
        let deel = nummers[plaats..<min(plaats + Loket.pogingenPerKeer, nummers.count)]
        let rijen = try await pool.read(.leesPogingen, [.int64s(Array(deel))])
        let stukken = try await buitenDeLus { try rijen.map { try Pogingstand($0).json.bytes } }
        let komma = [UInt8(ascii: ",")]
        try await schrijf((plaats > 0 ? komma : []) + Array(stukken.joined(separator: komma)))
      }
      try await schrijf(einde)
    }
  }

  /// Enters an attempt as an application, with its moment of receipt: somebody found an application in it (Awb 4:5). What
  /// cannot be read as it was sent comes with the application as that person reads it; what was sent stays beside it. It
  /// does not count at the door.
  package func schrijfIn(jaar: Int, poging nummer: Int64, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let invoer = try geldig { () throws(Faults) in try leesInschrijving(verzoek.lichaam) }
    return try await wijzig(verzoek, .pogingInschrijven, op: .ronde(jaar)) { handeling in
      let rondestand = try await handeling.ronde(jaar)
      try await handeling.eisAnderInRonde(.pogingInschrijven, jaar)
      let rij = try await handeling.vraag(.vergrendelPoging, [.int32(jaar), .int64(nummer)])
      guard !rij.isEmpty else { throw LoketFout.onbekend("Er is geen poging \(nummer) in ronde \(jaar).") }
      let poging = try Pogingstand(try await handeling.vraag(.leesPogingen, [.int64s([nummer])]).one())
      if let aanvraag = poging.aanvraag { throw LoketFout.verkeerdeStand(.alIngeschreven(aanvraag)) }
      guard let lichaam = invoer.aanvraag ?? poging.document else {
        throw LoketFout.verkeerdeStand(.pogingVerwijderd)
      }
      let aanvraag = try geldig { () throws(Faults) in
        do throws(Faults) {
          return try regeling.lezer.lees(lichaam)
        } catch {
          throw invoer.aanvraag == nil ? .pogingIsGeenAanvraag(error) : error.vanMeegestuurde()
        }
      }
      guard aanvraag.aanvrager.kvkNummer == poging.kvkNummer else {
        throw LoketFout.ongeldig(.andereAanvrager(poging.kvkNummer))
      }
      let inschrijving = Inschrijving(poging, reden: invoer.reden, op: handeling.nu)
      let indiening = Indiening(
        verzoek: Verzoek(
          wie: verzoek.wie, lichaam: lichaam, eersteByteOp: poging.ontvangenOp, ontvangenOp: poging.ontvangenOp,
          weergave: verzoek.weergave),
        rondestand: rondestand, aanvraag: aanvraag, kvkNummer: poging.kvkNummer, inschrijving: inschrijving
      ) { indiening in
        verzoek.weergave.antwoord(
          Antwoord(
            isNieuw: true,
            inhoud: indiening.ontvangstbewijs { schrijfGeschiktheid(indiening.inzending, rondestand.ronde, &$0) }))
      }
      _ = try await handeling.vraag([
        PostgresStep(.vergrendel, [.int32s([Int32(jaar)]), .text(nil), .int32s([]), .texts([])]),
        PostgresStep(.vergrendelAanvrager, [.int32(jaar), .text(poging.kvkNummer)]),
      ])
      guard try await !handeling.vraag(.dienIn, indiening.parameters).isEmpty else {
        throw LoketFout.verkeerdeStand(try await handeling.plaatsBezet(jaar, poging.kvkNummer, regeling))
      }
      handeling.schrijf([
        PostgresStep(
          .voegAfgeschermdToe,
          [.text(indiening.id), .int64(1), .bytes(inschrijving.zout), .utf8(inschrijving.reden)]),
        PostgresStep(.voegInschrijvingToe, [.int64(nummer), .text(indiening.id)]),
      ])
      let dossier = try await handeling.dossier(indiening.id)
      return Antwoord(
        isNieuw: true, inhoud: try await json(dossier, handeling),
        plaats: Plaats(.aanvraag, van: .dossier(dossier.id)), versie: dossier.versie)
    }
  }
}

extension Handeling {
  /// The refusal to enter a second file of an applicant. It names the withdrawal of the other as far as that is possible.
  fileprivate func plaatsBezet(_ jaar: Int, _ kvkNummer: String, _ regeling: GeladenRegeling) async throws
    -> VerkeerdeStand
  {
    guard let rij = try await vraag(.leesPlaatshouder, [.int32(jaar), .text(kvkNummer)]).oneOrNone() else {
      return VerkeerdeStand("De ronde is intussen gewijzigd. Schrijf de poging opnieuw in.")
    }
    let ander = try Plaatshouder(rij)
    let isInTeTrekken = try await zaak(ander.id, regeling).omstandigheden(op: nu).beletsel(voor: .intrekken) == nil
    return VerkeerdeStand(
      "Deze aanvrager heeft in deze ronde al een aanvraag die op tijd is (\(ander.kenmerk))."
        + (isInTeTrekken
          ? "" : " Daarop is besloten; zij wordt niet meer ingetrokken, en een tweede komt er niet bij."),
      mogelijk: isInTeTrekken ? [.stap(.intrekken, "de andere aanvraag intrekken")] : [],
      meer: [JSONMember("andereAanvraag", .text(ander.id))])
  }
}

/// How an attempt became an application: what the event of its submission says beside the usual.
struct Inschrijving: Sendable {
  let poging: Pogingstand
  /// The moment of writing.
  let nu: Tijdstip
  /// The reason in canonical form, which stands beside the event.
  let reden: [UInt8]
  let zout = randomBytes(32)

  init(_ poging: Pogingstand, reden: String, op nu: Tijdstip) {
    self.poging = poging
    self.nu = nu
    self.reden = JSONValue.object([JSONMember("reden", .text(reden))]).canonicalBytes
  }

  /// The members of the event.
  var leden: [JSONMember] {
    [
      JSONMember("kvkNummer", .text(poging.kvkNummer)),
      JSONMember("poging", ["nummer": .integer(poging.volgnummer), "sha256": .text(poging.sha256)]),
      JSONMember("redenGezoutenSha256", .text(gezouten(reden, zout: zout))),
    ]
  }
}

/// A recorded attempt with what was sent.
struct Pogingstand: Sendable {
  /// Its number among all attempts.
  let id: Int64
  /// Its number among those of its applicant in the round.
  let volgnummer: Int64
  let kvkNummer: String
  let ontvangenOp: Tijdstip
  let sha256: String
  let reden: String
  let fouten: JSONValue
  /// What was sent; nil when only its digest was kept, or once it was removed.
  let document: [UInt8]?
  /// The file as which it was entered.
  let aanvraag: String?

  /// From a row of `leesPogingen`.
  init(_ rij: PostgresRow) throws {
    id = try rij.get("nummer", as: Int64.self)
    volgnummer = try rij.get("volgnummer", as: Int64.self)
    kvkNummer = try rij.get("kvk_nummer", as: String.self)
    ontvangenOp = try rij.get("ontvangen_op", as: Tijdstip.self)
    sha256 = try rij.get("sha256", as: String.self)
    reden = try rij.get("reden", as: String.self)
    fouten = try JSONValue.parse(try rij.get("fouten", as: String.self))
    document = try rij.get("document", as: [UInt8]?.self)
    aanvraag = try rij.get("aanvraag", as: String?.self)
  }

  /// As an element of the list. Bytes that are no text have their place in hexadecimal digits.
  var json: JSONValue {
    let tekst = document.flatMap { String(validating: $0, as: UTF8.self) }
    return .object(present: [
      "id": .integer(id), "kvkNummer": .text(kvkNummer), "nummer": .integer(volgnummer),
      "ontvangenOp": .text(ontvangenOp), "sha256": .text(sha256), "reden": .text(reden), "fouten": fouten,
      "document": tekst.map { .text($0) } ?? .null,
      "documentHex": tekst == nil ? document.map { .text(hexadecimal($0)) } : nil,
      "aanvraag": aanvraag.map { .text($0) } ?? .null,
    ])
  }
}

extension VerkeerdeStand {
  fileprivate static func alIngeschreven(_ aanvraag: String) -> VerkeerdeStand {
    VerkeerdeStand(
      "Deze poging is al als aanvraag ingeschreven.",
      mogelijk: [.lezen(.aanvraag, "het dossier lezen")], meer: [JSONMember("aanvraag", .text(aanvraag))])
  }

  fileprivate static let pogingVerwijderd = VerkeerdeStand(
    "Van deze poging is alleen de digest bewaard.",
    mogelijk: ["de aanvraag meesturen zoals u haar van de aanvrager kreeg"])
}

extension Faults {
  /// The faults of what the applicant sent are not in this message: the one thing to add to it is the application.
  fileprivate static func pogingIsGeenAanvraag(_ fouten: Faults) -> Faults {
    Faults(
      Fault(
        pointer: "/aanvraag", code: .required,
        message: "aanvraag: wat de aanvrager stuurde, is zo geen aanvraag (\(fouten.all.count) "
          + "\(fouten.all.count == 1 ? "fout" : "fouten"), te lezen bij de poging). Stuur hier de aanvraag mee zoals zij is bedoeld."
      ))
  }

  /// The same faults, at their places in this message.
  fileprivate func vanMeegestuurde() -> Faults {
    var fouten = Faults()
    for fout in all {
      fouten.append(Fault(pointer: "/aanvraag" + fout.pointer, code: fout.code, message: fout.message))
    }
    return fouten
  }

  fileprivate static func andereAanvrager(_ kvkNummer: String) -> Faults {
    Faults(
      Fault(
        pointer: "/aanvraag/aanvrager/kvkNummer", code: .value,
        message: "De poging is van \(kvkNummer). Gebruik dat KvK-nummer."))
  }
}

/// The body with which an attempt is entered.
private struct Inschrijfinvoer {
  let reden: String
  /// The application as the person reads it; nil when the attempt can be read by itself.
  let aanvraag: [UInt8]?
}

private enum Inschrijfveld: String, CaseIterable, Sendable { case reden, aanvraag }
private let inschrijfvelden = Members<Inschrijfveld>(required: [.reden])

/// The schema of the body with which an attempt is entered.
func inschrijfschema(aanvraag: JSONSchema) -> JSONSchema {
  inschrijfvelden.schema { veld in
    switch veld {
    case .reden: .regels(Grenzen.tekst).described("Waarom de poging wordt ingeschreven.")
    case .aanvraag: aanvraag.described("De aanvraag zoals een mens haar leest, als de poging zelf niet te lezen is.")
    }
  }
}

/// Reads the body. What is wrong in the application shows when that is read.
private func leesInschrijving(_ document: [UInt8]) throws(Faults) -> Inschrijfinvoer {
  var heeftAanvraag = false
  let reden = try readJSON(document) { lezer in
    var reden: String?
    lezer.object(inschrijfvelden) { lezer, veld in
      switch veld {
      case .reden: reden = lezer.tekst()
      case .aanvraag:
        heeftAanvraag = true
        lezer.skipValue()
      }
    }
    return reden
  }
  let aanvraag = heeftAanvraag ? (try? JSONValue.parse(document))?["aanvraag"]?.bytes : nil
  return Inschrijfinvoer(reden: reden, aanvraag: aanvraag)
}

extension PostgresStatement {
  fileprivate static let telPogingen = PostgresStatement(
    "tel_pogingen",
    """
    SELECT count(*) AS totaal, count(i.poging) AS ingeschreven, count(d.poging) AS documenten FROM poging p
    LEFT JOIN poginginschrijving i ON i.poging = p.nummer LEFT JOIN pogingdocument d ON d.poging = p.nummer
    WHERE p.jaar = $1
    """)
  fileprivate static let leesPogingnummers = PostgresStatement(
    "lees_pogingnummers", "SELECT nummer FROM poging WHERE jaar = $1 ORDER BY nummer LIMIT $2 OFFSET $3")
  fileprivate static let leesPogingen = PostgresStatement(
    "lees_pogingen",
    """
    SELECT p.nummer, p.volgnummer::bigint, p.kvk_nummer::text, p.ontvangen_op, p.sha256::text, p.reden,
      p.fouten::text, d.document, i.dossier::text AS aanvraag
    FROM poging p LEFT JOIN pogingdocument d ON d.poging = p.nummer
    LEFT JOIN poginginschrijving i ON i.poging = p.nummer
    WHERE p.nummer = ANY ($1) ORDER BY p.nummer
    """)
  /// Attempt $2 of round $1 waits for who enters it, so that it becomes one application.
  fileprivate static let vergrendelPoging = PostgresStatement(
    "vergrendel_poging",
    """
    SELECT pg_advisory_xact_lock(hashtextextended('weegschaal-poging', nummer)) FROM poging
    WHERE jaar = $1 AND nummer = $2
    """)
  fileprivate static let voegInschrijvingToe = PostgresStatement(
    "voeg_inschrijving_toe", "INSERT INTO poginginschrijving (poging, dossier) VALUES ($1, $2)")
}
