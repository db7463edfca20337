internal import Begrippen
internal import Documenten
internal import JSON
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// A round, for everybody.
  /// - Throws: `LoketFout.onbekend` when there is none.
  package func ronde(_ jaar: Int) async throws -> Antwoord {
    let stand = try Rondestand(try await pool.read(.leesRonde, [.int32(Int32(clamping: jaar))]))
    guard let stand else { throw LoketFout.geenRonde(jaar) }
    return Antwoord(inhoud: stand.json(op: klok.nu()), versie: stand.etag(op: klok.nu()))
  }

  /// All rounds, for everybody, oldest first.
  package func ronden(_ bladzijde: Bladzijde) async throws -> Antwoord {
    let jaren = try await pool.read(.leesJaren).map { try $0.get("jaar", as: Int.self) }
    var items: [JSONValue] = []
    for jaar in bladzijde.items(van: jaren) {
      items.append(try await ronde(jaar).inhoud)
    }
    return Antwoord(inhoud: bladzijde.json(items, totaal: jaren.count), totaal: jaren.count)
  }

  /// Makes a round, or a new version of it (R 1:8 lid 2, 2:2).
  package func zetRonde(_ jaar: Int, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    guard (2000...9999).contains(jaar) else {
      throw LoketFout.onbekend("Een ronde heeft een jaartal van vier cijfers.")
    }
    let invoer = try geldig { () throws(Faults) in
      try leesRondeinvoer(verzoek.lichaam, jaar: jaar, regeling: regeling.regeling)
    }
    return try await wijzig(verzoek, .rondeVaststellen, op: .ronde(jaar)) { handeling in
      try await handeling.vergrendelRonde(jaar)
      let huidig = try await handeling.rondeOfNiets(jaar)
      let toestemming = try toets(verzoek, op: huidig, jaar, handeling)
      if let huidig {
        try await handeling.wijziging(van: huidig, invoer).eis()
      } else {
        try invoer.eisEerste()
      }
      let versie = (huidig?.versie ?? 0) + 1
      handeling.schrijf(
        .voegRondeversieToe, invoer.parameters(jaar: jaar, versie: versie, regeling: regeling, handeling))
      try await handeling.zet(
        toestemming, huidig == nil ? .rondeVastgesteld : .rondeGewijzigd,
        invoer.gebeurtenisinhoud(versie: versie, regeling: regeling))
      let nieuw = try await handeling.ronde(jaar)
      try await handeling.herzieTijdigheid(toestemming, nieuw)
      return Antwoord(
        isNieuw: huidig == nil, inhoud: .object((nieuw.json(op: handeling.nu).members ?? []) + [normenlid]),
        plaats: huidig == nil ? Plaats(.ronde, van: .ronde(jaar)) : nil, versie: nieuw.etag(op: handeling.nu))
    }
  }

  /// The open norms that nobody decided upon: nothing is frozen until each has its `besluit`.
  private var normenlid: JSONMember {
    JSONMember("openNormenZonderBesluit", .array(regeling.regeling.normenZonderBesluit.map { .text($0) }))
  }

  /// Refuses a change that names another version than the last, and every change once the round is decided.
  private func toets(
    _ verzoek: Verzoek, op huidig: Rondestand?, _ jaar: Int, _ handeling: Handeling
  ) throws -> Toestemming {
    guard let huidig else {
      guard verzoek.versie == nil else { throw LoketFout.verouderd }
      return try Toestemming(.rondeVaststellen, opRonde: jaar, in: nil, handeling.wie)
    }
    guard let versie = verzoek.versie else { throw LoketFout.versieOntbreekt }
    try huidig.eisVersie(versie)
    return try huidig.eis(.rondeVaststellen, handeling)
  }
}

extension Rondeinvoer {
  /// Refuses in a first version what only a later one can say.
  fileprivate func eisEerste() throws {
    let tegen = [("plafondkeuze", plafondkeuze != nil), ("zaadverlies", zaadverlies != nil)].filter(\.1).map(\.0)
    guard tegen.isEmpty else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "Deze ronde is er nog niet; er valt nog geen plafond te kiezen en er is nog geen zaad verloren.",
          mogelijk: [.stap(.rondeVaststellen, "de ronde vaststellen zonder \(tegen.joined(separator: " en "))")]))
    }
  }
}

extension Rondestand {
  /// The version for ETag. It holds what the answer shows beside the versions: the state of the round, the number of the
  /// draw, and whether a loss of the seed that waited was overtaken by a freeze.
  func etag(op nu: Tijdstip) -> String { etag(bij: status(op: nu), heeftLotgetal, isZaadGebruikt) }

  private func etag(bij status: Rondestatus, _ heeftLotgetal: Bool, _ isZaadGebruikt: Bool) -> String {
    "\(wijzigingen)-\(status.rawValue)\(heeftLotgetal ? "-geloot" : "")\(isZaadGebruikt ? "-bevroren" : "")"
  }

  /// Refuses a request that names another version of the round than the last. The state in an ETag changes with the
  /// clock. A request must only name the right version, so each state is accepted.
  func eisVersie(_ gegeven: Versiewens?) throws {
    guard let gegeven else { return }
    let bekend = Rondestatus.allCases.flatMap { status in
      [(false, false), (true, false), (true, true)].map { etag(bij: status, $0.0, $0.1) }
    }
    guard gegeven.past(op: Set(bekend)) else { throw LoketFout.verouderd }
  }
}
