internal import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// The present ranking from memory; nil when it was not made before or something changed since. It costs little.
  package func bekendeRangschikking(jaar: Int, _ wie: Identiteit) async throws -> Antwoord? {
    guard let blad = rangschikkinggeheugen[jaar] else { return nil }
    return try await leesZwaar(wie) { handeling, standOp in
      let stand = try await handeling.ronde(jaar)
      guard try await handeling.telling(stand) == blad.telling else { return nil }
      return blad.antwoord(status: stand.status(op: handeling.nu).rawValue, standOp: standOp)
    }
  }

  /// The present ranking document, with the state of the round. It has no legal effect.
  package func rangschikking(jaar: Int, _ wie: Identiteit) async throws -> Antwoord {
    let (cohort, telling, status, standOp) = try await metMogelijk(op: .ronde(jaar), wie) {
      try await leesZwaar(wie) { handeling, standOp in
        let stand = try await handeling.ronde(jaar)
        return (
          try await handeling.cohort(stand, regeling, zaad: nil, metDocument: false) { _, _ in () },
          try await handeling.telling(stand), stand.status(op: handeling.nu).rawValue, standOp
        )
      }
    }
    let (blad, antwoord) = try await buitenDeLus {
      let bytes = self.document(cohort.rangschikking(regeling.regeling))
      let blad = Rangschikkingblad(
        telling: telling, document: bytes, sha256: SHA256Digest(of: bytes).hex, invoerSha256: cohort.sha256)
      return (blad, blad.antwoord(status: status, standOp: standOp))
    }
    rangschikkinggeheugen[jaar] = blad
    return antwoord
  }

  /// Freezes the ranking of a closed round. It stores input, scheme and result as bytes, so that anybody can compute it
  /// again.
  package func bevries(jaar: Int, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let zaad = try geldig { () throws(Faults) in try leesBevriezing(verzoek.lichaam) }.zaad
    return try await wijzig(verzoek, .bevriezen, op: .ronde(jaar)) { handeling in
      try await handeling.vergrendelRonde(jaar)
      let stand = try await handeling.ronde(jaar)
      try stand.eisVersie(verzoek.versie)
      try stand.eisGesloten(op: handeling.nu)
      let toestemming = try stand.eis(.bevriezen, handeling)
      try stand.eisRegeling(regeling)
      let cohort = try await handeling.cohort(stand, regeling, zaad: zaad, metDocument: true) { _, _ in () }
      let vandaag = Amsterdam.datum(handeling.nu)
      let (toegekend, invoer, document, sha256) = try await buitenDeLus {
        try stand.eisPlafond(cohort.tijdige(regeling.regeling))
        try cohort.eisEenPlaats(regeling.regeling)
        try cohort.eisAangevuld(regeling.regeling, op: vandaag)
        try cohort.eisNietEerderBesloten(regeling.regeling)
        try stand.eisZaad(zaad)
        let rangschikking = cohort.rangschikking(regeling.regeling)
        try rangschikking.eisBeslist(stand.lotingVastlegging != nil)
        let document = self.document(rangschikking)
        return (rangschikking.toegekend, cohort.document, document, SHA256Digest(of: document).hex)
      }
      let bevroren = Bevroren(
        jaar: jaar, nummer: try await handeling.laatsteNummer(jaar) + 1, bevrorenOp: handeling.nu,
        door: handeling.wie.door, plafond: cohort.ronde.plafond, zaad: zaad, invoer: invoer,
        invoerSha256: cohort.sha256, regeling: regeling.bytes, regelingSha256: regeling.sha256,
        regelversie: Loket.regelversie, resultaat: document, resultaatSha256: sha256)
      try await handeling.schrijf(bevroren, toegekend: toegekend, toestemming)
      try await handeling.zetZegel(jaar, .bevriezing)
      return Antwoord(
        isNieuw: true, inhoud: bevroren.json,
        plaats: Plaats(.bevrorenRangschikking, van: .ronde(jaar), nummer: bevroren.nummer),
        versie: bevroren.resultaatSha256)
    }
  }

  /// A frozen ranking, by its number in the round.
  package func bevrorenRangschikking(jaar: Int, nummer: Int, _ wie: Identiteit) async throws -> Antwoord {
    let bevroren = try await lees(wie) { try await $0.bevroren(jaar, nummer) }
    return Antwoord(inhoud: bevroren.json, versie: bevroren.resultaatSha256)
  }

  /// The cohort document of a frozen ranking, byte for byte, as `weegschaal rangschik` reads it.
  package func bevrorenInvoer(jaar: Int, nummer: Int, _ wie: Identiteit) async throws -> Antwoord {
    let bevroren = try await lees(wie) { try await $0.bevroren(jaar, nummer) }
    return Antwoord(inhoud: .raw(try bevroren.aanwezigeInvoer()), versie: bevroren.invoerSha256)
  }

  /// The frozen rankings of a round, oldest first, without their documents.
  package func bevrorenRangschikkingen(
    jaar: Int, _ bladzijde: Bladzijde, _ wie: Identiteit
  ) async throws -> Antwoord {
    try await lees(wie) { handeling in
      _ = try await handeling.ronde(jaar)
      let rijen = try await handeling.vraag(
        .leesRangschikkingen,
        [.int32(jaar), .int64(bladzijde.grootte), .int64(bladzijde.overslaan)])
      let items = try rijen.map { JSONValue.object(try Bevroren.kop($0)) }
      return Antwoord(inhoud: bladzijde.json(items, totaal: try await handeling.laatsteNummer(jaar)))
    }
  }

  /// Computes the ranking again from the frozen bytes under the frozen scheme, and compares the results.
  package func herbereken(jaar: Int, nummer: Int, _ wie: Identiteit) async throws -> Antwoord {
    let bevroren = try await lees(wie) { try await $0.bevroren(jaar, nummer) }
    let invoer = try bevroren.aanwezigeInvoer()
    let (berekend, isOngeschonden) = try await buitenDeLus {
      (try bevroren.berekendSha256(invoer), bevroren.isOngeschonden(invoer))
    }
    return Antwoord(inhoud: [
      "gelijk": .boolean(isOngeschonden && berekend == bevroren.resultaatSha256),
      "resultaatSha256": .text(bevroren.resultaatSha256), "berekendSha256": .text(berekend),
      "regelversie": .text(bevroren.regelversie), "berekendMetRegelversie": .text(Loket.regelversie),
    ])
  }

  /// The ranking document under the scheme of this service.
  func document(_ rangschikking: Rangschikking) -> [UInt8] {
    Rangschikkingdocument(rangschikking, regeling: regeling.regeling, regelingSha256: regeling.sha256).canonicalBytes
  }
}

/// A frozen ranking: a row of the table `rangschikking`.
struct Bevroren: Hashable, Sendable {
  let jaar: Int
  let nummer: Int
  let bevrorenOp: Tijdstip
  let door: String
  let plafond: Centen
  let zaad: String?
  /// The cohort document; nil once it was removed after its retention term.
  let invoer: [UInt8]?
  let invoerSha256: String
  /// The file of the scheme.
  let regeling: [UInt8]
  let regelingSha256: String
  let regelversie: String
  let resultaat: [UInt8]
  let resultaatSha256: String

  /// The members of `contract.md`.
  var json: JSONValue {
    .object(
      Bevroren.kop(
        nummer: nummer, bevrorenOp: bevrorenOp, door: door, plafond: plafond, zaad: zaad, invoerSha256: invoerSha256,
        regelingSha256: regelingSha256, regelversie: regelversie, resultaatSha256: resultaatSha256)
        + [JSONMember("rangschikking", .raw(resultaat))])
  }

  /// The cohort document.
  /// - Throws: `LoketFout.verkeerdeStand` when it was removed.
  func aanwezigeInvoer() throws(LoketFout) -> [UInt8] {
    guard let invoer else {
      throw .verkeerdeStand(
        VerkeerdeStand(
          "De invoer van bevroren rangschikking \(nummer) is verwijderd na afloop van de bewaartermijn; zij kan niet meer "
            + "worden herberekend.", stand: "gegevens_verwijderd",
          mogelijk: [.lezen(.bevrorenRangschikking, "de bevroren rangschikking lezen")]))
    }
    return invoer
  }

  /// Whether the stored bytes still have their recorded digests.
  func isOngeschonden(_ invoer: [UInt8]) -> Bool {
    SHA256Digest(of: invoer).hex == invoerSha256 && SHA256Digest(of: regeling).hex == regelingSha256
      && SHA256Digest(of: resultaat).hex == resultaatSha256
  }

  /// The digest of the ranking document, computed from the frozen input and scheme.
  func berekendSha256(_ invoer: [UInt8]) throws -> String {
    let regeling = try leesRegeling(regeling)
    let gelezen = try invoer.withUnsafeBufferPointer { bytes throws(Faults) in
      try Aanvraaglezer(regeling).cohort(bytes) { Weging($0, ronde: $1, regeling: regeling) }
    }
    let rangschikking = rangschik(
      gelezen.waarden, ronde: gelezen.kader.ronde, regeling: regeling, normen: gelezen.kader.normen,
      loting: gelezen.kader.zaad.map(Loting.init(zaad:)))
    return Rangschikkingdocument(rangschikking, regeling: regeling, regelingSha256: regelingSha256).sha256
  }

  /// The shown members, from a row of `leesRangschikkingen`.
  static func kop(_ rij: PostgresRow) throws -> [JSONMember] {
    kop(
      nummer: try rij.get("nummer", as: Int.self),
      bevrorenOp: try rij.get("bevroren_op", as: Tijdstip.self),
      door: try rij.get("door", as: String.self), plafond: try rij.get("plafond", as: Centen.self),
      zaad: try rij.get("zaad", as: String?.self), invoerSha256: try rij.get("invoer_sha256", as: String.self),
      regelingSha256: try rij.get("regeling_sha256", as: String.self),
      regelversie: try rij.get("regelversie", as: String.self),
      resultaatSha256: try rij.get("resultaat_sha256", as: String.self))
  }

  private static func kop(
    nummer: Int, bevrorenOp: Tijdstip, door: String, plafond: Centen, zaad: String?, invoerSha256: String,
    regelingSha256: String, regelversie: String, resultaatSha256: String
  ) -> [JSONMember] {
    [
      JSONMember("nummer", .integer(nummer)), JSONMember("bevrorenOp", .text(bevrorenOp)),
      JSONMember("door", .text(door)), JSONMember("plafond", .amount(plafond)),
      JSONMember("loting", zaad.map { ["zaad": .text($0)] } ?? .null), JSONMember("invoerSha256", .text(invoerSha256)),
      JSONMember("regelingSha256", .text(regelingSha256)), JSONMember("regelversie", .text(regelversie)),
      JSONMember("resultaatSha256", .text(resultaatSha256)),
    ]
  }

  init(
    jaar: Int, nummer: Int, bevrorenOp: Tijdstip, door: String, plafond: Centen, zaad: String?, invoer: [UInt8]?,
    invoerSha256: String, regeling: [UInt8], regelingSha256: String, regelversie: String, resultaat: [UInt8],
    resultaatSha256: String
  ) {
    self.jaar = jaar
    self.nummer = nummer
    self.bevrorenOp = bevrorenOp
    self.door = door
    self.plafond = plafond
    self.zaad = zaad
    self.invoer = invoer
    self.invoerSha256 = invoerSha256
    self.regeling = regeling
    self.regelingSha256 = regelingSha256
    self.regelversie = regelversie
    self.resultaat = resultaat
    self.resultaatSha256 = resultaatSha256
  }

  init(_ rij: PostgresRow, jaar: Int) throws {
    self.init(
      jaar: jaar, nummer: try rij.get("nummer", as: Int.self),
      bevrorenOp: try rij.get("bevroren_op", as: Tijdstip.self),
      door: try rij.get("door", as: String.self), plafond: try rij.get("plafond", as: Centen.self),
      zaad: try rij.get("zaad", as: String?.self),
      invoer: try rij.get("invoer", as: String?.self).map { Array($0.utf8) },
      invoerSha256: try rij.get("invoer_sha256", as: String.self),
      regeling: Array(try rij.get("regeling", as: String.self).utf8),
      regelingSha256: try rij.get("regeling_sha256", as: String.self),
      regelversie: try rij.get("regelversie", as: String.self),
      resultaat: Array(try rij.get("resultaat", as: String.self).utf8),
      resultaatSha256: try rij.get("resultaat_sha256", as: String.self))
  }
}

extension Handeling {
  /// The number of the round's last frozen ranking; 0 when there is none.
  func laatsteNummer(_ jaar: Int) async throws -> Int {
    try await vraag(.leesLaatsteRangschikking, [.int32(jaar)]).one().get("nummer", as: Int.self)
  }

  /// A frozen ranking, with its documents.
  /// - Throws: `LoketFout.onbekend` when there is none with that number.
  func bevroren(_ jaar: Int, _ nummer: Int) async throws -> Bevroren {
    let rij = try await vraag(.leesRangschikking, [.int32(jaar), .int32(Int32(clamping: nummer))]).oneOrNone()
    guard let rij else {
      throw LoketFout.onbekend("Er is geen bevroren rangschikking \(nummer) van ronde \(jaar).")
    }
    return try Bevroren(rij, jaar: jaar)
  }

  /// Stores a frozen ranking and records it in the round's chain. The caller holds the round's lock.
  fileprivate func schrijf(_ bevroren: Bevroren, toegekend: Centen, _ toestemming: Toestemming) async throws {
    let invoer = try bevroren.aanwezigeInvoer()
    schrijf(
      .voegRangschikkingToe,
      [
        .int32(bevroren.jaar), .int32(bevroren.nummer), bevroren.bevrorenOp.parameter,
        .text(bevroren.door), .int64(bevroren.plafond), .text(bevroren.zaad),
        .text(bevroren.invoerSha256), .utf8(bevroren.regeling), .text(bevroren.regelingSha256),
        .text(bevroren.regelversie), .utf8(bevroren.resultaat), .text(bevroren.resultaatSha256),
      ])
    schrijf(
      .voegRangschikkinginvoerToe, [.int32(bevroren.jaar), .int32(bevroren.nummer), .utf8(invoer)])
    try await zet(
      toestemming, .rangschikkingBevroren,
      [
        "nummer": .integer(bevroren.nummer), "plafond": .amount(bevroren.plafond),
        "toegekend": .amount(toegekend), "metLoting": .boolean(bevroren.zaad != nil),
        "invoerSha256": .text(bevroren.invoerSha256), "regelingSha256": .text(bevroren.regelingSha256),
        "regelversie": .text(bevroren.regelversie), "resultaatSha256": .text(bevroren.resultaatSha256),
      ])
  }
}

/// The body with which an assessor freezes a ranking.
private struct Bevriezing {
  var zaad: String?
}

private enum Bevriezingsveld: String, CaseIterable, Sendable { case loting }
private enum Lotingsveld: String, CaseIterable, Sendable { case zaad }
private let bevriezingsvelden = Members<Bevriezingsveld>()
private let lotingsvelden = Members<Lotingsveld>(required: [.zaad])

/// Reads the body of `POST …/rangschikkingen`: `{}` or `{"loting":{"zaad"}}`.
private func leesBevriezing(_ document: [UInt8]) throws(Faults) -> Bevriezing {
  try readJSON(document) { lezer in
    var bevriezing = Bevriezing()
    lezer.object(bevriezingsvelden) { lezer, _ in
      if lezer.null() { return }
      lezer.object(lotingsvelden) { lezer, _ in bevriezing.zaad = leesZaad(&lezer) }
    }
    return bevriezing
  }
}

extension PostgresStatement {
  static let leesLaatsteRangschikking = PostgresStatement(
    "lees_laatste_rangschikking",
    "SELECT coalesce(max(nummer), 0)::bigint AS nummer FROM rangschikking WHERE jaar = $1")
  private static let rangschikkingkolommen = """
    nummer, bevroren_op, door::text, plafond::bigint, zaad, invoer_sha256::text, regeling_sha256::text, regelversie,
    resultaat_sha256::text
    """
  static let leesRangschikkingen = PostgresStatement(
    "lees_rangschikkingen",
    "SELECT \(rangschikkingkolommen) FROM rangschikking WHERE jaar = $1 ORDER BY nummer LIMIT $2 OFFSET $3")
  static let leesRangschikking = PostgresStatement(
    "lees_rangschikking",
    """
    SELECT \(rangschikkingkolommen), i.document AS invoer, regeling, resultaat
    FROM rangschikking LEFT JOIN rangschikkinginvoer i USING (jaar, nummer) WHERE jaar = $1 AND nummer = $2
    """)
  static let voegRangschikkingToe = PostgresStatement(
    "voeg_rangschikking_toe",
    """
    INSERT INTO rangschikking (jaar, nummer, bevroren_op, door, plafond, zaad, invoer_sha256, regeling,
      regeling_sha256, regelversie, resultaat, resultaat_sha256, rondeversie)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
      (SELECT max(versie) FROM rondeversie WHERE jaar = $1))
    """)
  static let voegRangschikkinginvoerToe = PostgresStatement(
    "voeg_rangschikkinginvoer_toe", "INSERT INTO rangschikkinginvoer (jaar, nummer, document) VALUES ($1, $2, $3)")
}
