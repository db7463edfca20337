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
          try await handeling.cohort(stand, regeling, zaad: nil) { _, _ in () },
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

  /// Freezes the ranking of a closed round. It stores input, scheme and result, so that anybody can compute it again.
  package func bevries(jaar: Int, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let zaad = try geldig { () throws(Faults) in try leesBevriezing(verzoek.lichaam) }.zaad
    return try await wijzig(verzoek, zaad == nil ? .bevriezen : .loten, op: .ronde(jaar)) { handeling in
      try await handeling.vergrendelRonde(jaar)
      try await handeling.ronde(jaar).eisVersie(verzoek.versie)
      let stand = try await handeling.verzegeldeRonde(jaar)
      let toestemming = try await handeling.eisBevriezen(stand, metZaad: zaad != nil)
      try stand.eisRegeling(regeling)
      try regeling.regeling.eisNormbesluiten(isGesimuleerd: klok.isGesimuleerd)
      let loting = Result { try stand.loting(zaad) }
      let nummer = try await handeling.laatsteNummer(jaar) + 1
      let cohort = try await bewaardCohort(stand, (try? loting.get())?.zaad, nummer: nummer, handeling)
      try await cohort.eisBevriesbaar(stand, handeling, regeling.regeling)
      // A wrong seed is refused last: what it then names as possible, is.
      let zaadVanDeLoting = try loting.get()?.zaad
      let rangschikking = try await buitenDeLus {
        let rangschikking = cohort.rangschikking(regeling.regeling)
        try rangschikking.eisBeslist(stand)
        return rangschikking
      }
      let resultaat = try await bewaardResultaat(rangschikking, jaar: jaar, nummer: nummer, handeling)
      let bevroren = Bevroren(
        kop: Bevrorenkop(
          jaar: jaar, nummer: nummer, bevrorenOp: handeling.nu, door: handeling.wie.door,
          plafond: cohort.kader.ronde.plafond, zaad: zaadVanDeLoting, invoerSha256: cohort.sha256,
          regelingSha256: regeling.sha256, regelversie: Loket.regelversie, resultaatSha256: resultaat.digests.sha256),
        regeling: regeling.bytes, invoerStaart: cohort.kader.staart, invoerAantal: cohort.dossiers.count,
        resultaatKop: resultaat.kop, resultaatStaart: resultaat.staart, resultaatDelen: resultaat.delen)
      try await handeling.schrijf(
        bevroren, toegekend: rangschikking.toegekend, invoerDelenSha256: cohort.digests.delenSha256,
        resultaatDelenSha256: resultaat.digests.delenSha256, toestemming)
      try await handeling.zetZegel(jaar, .bevriezing)
      return Antwoord(
        isNieuw: true,
        inhoud: .object(
          bevroren.kop.leden + (resultaat.document.map { [JSONMember("rangschikking", .raw($0))] } ?? [])),
        plaats: Plaats(.bevrorenRangschikking, van: .ronde(jaar), nummer: nummer), versie: resultaat.digests.sha256)
    }
  }

  /// The files of a round that is frozen as this number, of which the cohort document is stored meanwhile.
  private func bewaardCohort(
    _ stand: Rondestand, _ zaad: String?, nummer: Int, _ handeling: Handeling
  ) async throws -> Rondecohort<Void> {
    var aantal = 0
    return try await handeling.cohort(
      stand, regeling, zaad: zaad,
      bewaar: { elementen in
        _ = try await handeling.vraag(
          Bevrorendelen.invoer.stappen(elementen, vanaf: aantal + 1, jaar: stand.ronde.jaar, nummer: nummer))
        aantal += elementen.count
      }, { _, _ in () })
  }

  /// The ranking document, of which the members are stored meanwhile.
  private func bewaardResultaat(
    _ rangschikking: Rangschikking, jaar: Int, nummer: Int, _ handeling: Handeling
  ) async throws -> BewaardResultaat {
    let document = Rangschikkingdocument(rangschikking, regeling: regeling.regeling, regelingSha256: regeling.sha256)
    let (kop, staart) = (document.kop, document.staart)
    let digest = Delendigest(kop: kop)
    var heel: [UInt8]? = kop
    var aantal = 0
    for golf in 0..<document.golven {
      let delen = try await buitenDeLus {
        let delen = document.golf(golf)
        digest.neem(delen)
        return delen
      }
      _ = try await handeling.vraag(
        Bevrorendelen.resultaat.stappen(delen, vanaf: aantal + 1, jaar: jaar, nummer: nummer))
      for (plaats, deel) in delen.enumerated() where heel != nil {
        if aantal + plaats > 0 { heel?.append(UInt8(ascii: ",")) }
        heel?.append(contentsOf: deel)
        if (heel?.count ?? 0) > Loket.antwoordBytesMax { heel = nil }
      }
      aantal += delen.count
    }
    heel?.append(contentsOf: staart)
    return BewaardResultaat(
      kop: kop, staart: staart, delen: aantal, digests: digest.sluit(staart: staart), document: heel)
  }

  /// The longest ranking document in the answer to a freeze, some ten thousand ranked members. A longer one can be read
  /// at its place.
  private static let antwoordBytesMax = 32 * 1024 * 1024

  /// A frozen ranking, by its number in the round.
  package func bevrorenRangschikking(jaar: Int, nummer: Int, _ wie: Identiteit) async throws -> Stroomantwoord {
    let bevroren = try await lees(wie) { try await $0.bevroren(jaar, nummer) }
    let begin = JSONValue.object(bevroren.kop.leden).bytes.dropLast() + Array(#","rangschikking":"#.utf8)
    return Stroomantwoord(versie: bevroren.kop.resultaatSha256) { schrijf in
      try await schrijf(begin + bevroren.resultaatKop)
      try await stroom(.resultaat, bevroren, bevroren.resultaatDelen, naar: schrijf)
      try await schrijf(bevroren.resultaatStaart + [UInt8(ascii: "}")])
    }
  }

  /// The cohort document of a frozen ranking, byte for byte, as `weegschaal rangschik` reads it.
  package func bevrorenInvoer(jaar: Int, nummer: Int, _ wie: Identiteit) async throws -> Stroomantwoord {
    let (bevroren, staart) = try await metInvoer(jaar, nummer, wie)
    return Stroomantwoord(versie: bevroren.kop.invoerSha256) { schrijf in
      try await schrijf(Cohortdocument.kop)
      try await stroom(.invoer, bevroren, bevroren.invoerAantal, naar: schrijf)
      try await schrijf(staart)
    }
  }

  /// A frozen ranking of which the input is there, and what stands after the files of that input.
  /// - Throws: `LoketFout.verkeerdeStand` when a part of it was removed.
  private func metInvoer(_ jaar: Int, _ nummer: Int, _ wie: Identiteit) async throws -> (Bevroren, staart: [UInt8]) {
    try await metMogelijk(op: .ronde(jaar), wie) {
      let (bevroren, aantal) = try await lees(wie) { handeling in
        (
          try await handeling.bevroren(jaar, nummer),
          try await handeling.vraag(.telRangschikkinginvoer, [.int32(jaar), .int32(nummer)]).one()
            .get("aantal", as: Int.self)
        )
      }
      guard let staart = bevroren.invoerStaart, aantal == bevroren.invoerAantal else { throw bevroren.verwijderd }
      return (bevroren, staart)
    }
  }

  /// Writes the stored parts with commas between them.
  func stroom(
    _ delen: Bevrorendelen, _ bevroren: Bevroren, _ verwacht: Int, naar schrijf: ([UInt8]) async throws -> Void
  ) async throws {
    var isEerste = true
    let aantal = try await delen.lees(
      jaar: bevroren.kop.jaar, nummer: bevroren.kop.nummer, { try await pool.read($0, $1) }
    ) { stukken in
      var bytes: [UInt8] = []
      for stuk in stukken {
        if !isEerste { bytes.append(UInt8(ascii: ",")) }
        isEerste = false
        bytes += stuk
      }
      try await schrijf(bytes)
    }
    guard aantal == verwacht else { throw OnvolledigeDelen() }
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
      let items = try rijen.map { JSONValue.object(try Bevrorenkop($0, jaar: jaar).leden) }
      let totaal = try await handeling.laatsteNummer(jaar)
      return Antwoord(inhoud: bladzijde.json(items, totaal: totaal), totaal: totaal)
    }
  }

  /// Computes the ranking again from the frozen input under the frozen scheme, and compares the results. A ranking of
  /// another version of the rules cannot be computed by this one: `gelijk` is null then, with both versions beside it.
  package func herbereken(jaar: Int, nummer: Int, _ wie: Identiteit) async throws -> Antwoord {
    let (bevroren, staart) = try await metInvoer(jaar, nummer, wie)
    var uitkomst: Herberekening?
    if bevroren.kop.regelversie == Loket.regelversie { uitkomst = try await herberekening(bevroren, staart) }
    return Antwoord(inhoud: [
      "gelijk": uitkomst.map { .boolean($0.isGelijk) } ?? .null,
      "resultaatSha256": .text(bevroren.kop.resultaatSha256),
      "berekendSha256": uitkomst?.sha256.map { .text($0) } ?? .null,
      "regelversie": .text(bevroren.kop.regelversie), "berekendMetRegelversie": .text(Loket.regelversie),
    ])
  }

  private func herberekening(_ bevroren: Bevroren, _ staart: [UInt8]) async throws -> Herberekening {
    let (jaar, nummer) = (bevroren.kop.jaar, bevroren.kop.nummer)
    let resultaat = Delendigest(kop: bevroren.resultaatKop)
    _ = try await Bevrorendelen.resultaat.lees(jaar: jaar, nummer: nummer, { try await pool.read($0, $1) }) { delen in
      try await buitenDeLus { resultaat.neem(delen) }
    }
    let invoer = Delendigest(kop: Cohortdocument.kop)
    let regeling = try leesRegeling(bevroren.regeling, isBevroren: true)
    let lezer = Aanvraaglezer(regeling)
    var isLeesbaar = true
    var wegingen: [Weging] = []
    var afzijdig: [NietGerangschikt] = []
    let kader = try? lezer.cohortkader(staart: staart)
    _ = try await Bevrorendelen.invoer.lees(jaar: jaar, nummer: nummer, { try await pool.read($0, $1) }) { delen in
      let gelezen = try await buitenDeLus {
        invoer.neem(delen)
        return kader.flatMap { kader in
          try? lezer.cohortelementen(delen, kader.ronde) { Weging($0, ronde: $1, regeling: regeling) }
        }
      }
      guard let gelezen else { return isLeesbaar = false }
      wegingen += gelezen.waarden
      afzijdig += gelezen.afzijdig
    }
    let isOngeschonden =
      invoer.sluit(staart: staart).sha256 == bevroren.kop.invoerSha256
      && resultaat.sluit(staart: bevroren.resultaatStaart).sha256 == bevroren.kop.resultaatSha256
      && SHA256Digest(of: bevroren.regeling).hex == bevroren.kop.regelingSha256
    // What was tampered with may be no cohort at all.
    guard let kader, isLeesbaar else { return Herberekening(isGelijk: false, sha256: nil) }
    let sha256 = try await buitenDeLus { [wegingen, afzijdig] in
      let rangschikking = rangschik(
        wegingen, afzijdig: afzijdig, ronde: kader.ronde, regeling: regeling, normen: kader.normen,
        loting: kader.zaad.map(Loting.init(zaad:)))
      return Rangschikkingdocument(rangschikking, regeling: regeling, regelingSha256: bevroren.kop.regelingSha256)
        .sha256
    }
    return Herberekening(isGelijk: isOngeschonden && sha256 == bevroren.kop.resultaatSha256, sha256: sha256)
  }

  /// The ranking document under the scheme of this service.
  func document(_ rangschikking: Rangschikking) -> [UInt8] {
    Rangschikkingdocument(rangschikking, regeling: regeling.regeling, regelingSha256: regeling.sha256).canonicalBytes
  }
}

extension Handeling {
  /// The round, sealed when it is closed. A frozen ranking lies under a closing seal, which holds the number of the draw.
  /// - Throws: `LoketFout.verkeerdeStand` while the window is open and after the round is decided.
  fileprivate func verzegeldeRonde(_ jaar: Int) async throws -> Rondestand {
    let stand = try await ronde(jaar)
    try stand.eisGesloten(op: nu)
    try await verzegelSluiting(stand)
    return try await ronde(jaar)
  }

  /// Permission to freeze. Who sends the seed knows it, so he assessed no file of the round.
  fileprivate func eisBevriezen(_ stand: Rondestand, metZaad: Bool) async throws -> Toestemming {
    try stand.eis(metZaad ? .loten : .bevriezen, self, na: try await feiten(van: stand).namen)
  }
}

/// A ranking document of which the members are stored.
private struct BewaardResultaat: Sendable {
  let kop: [UInt8]
  let staart: [UInt8]
  let delen: Int
  let digests: Documentdigests
  /// The document; nil when it is too long for the answer.
  let document: [UInt8]?
}

/// Whether a frozen ranking is what its input gives.
private struct Herberekening: Sendable {
  let isGelijk: Bool
  /// The digest of what the input gives now; nil when the input is no cohort any more.
  let sha256: String?
}

/// Parts of a frozen ranking are missing while it is read.
private struct OnvolledigeDelen: Error {}

/// The body with which an assessor freezes a ranking.
private struct Bevriezing {
  var zaad: String?
}

private enum Bevriezingsveld: String, CaseIterable, Sendable { case loting }
private enum Lotingsveld: String, CaseIterable, Sendable { case zaad }
private let bevriezingsvelden = Members<Bevriezingsveld>()
private let lotingsvelden = Members<Lotingsveld>(required: [.zaad])

/// The schema of the body of `POST …/rangschikkingen`.
let bevriezingschema = bevriezingsvelden.schema { _ in
  lotingsvelden.schema { _ in
    .regels(Grenzen.zaad).orNull.described("Het zaad waarop de ronde is vastgelegd; null is geen zaad.")
  }.orNull.described("De loting, als een gelijke stand beslist.")
}

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
  fileprivate static let telRangschikkinginvoer = PostgresStatement(
    "tel_rangschikkinginvoer",
    "SELECT count(*) AS aantal FROM rangschikkinginvoer WHERE jaar = $1 AND nummer = $2")
}
