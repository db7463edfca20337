internal import Cryptography
internal import Documenten
internal import JSON
internal import Regeling

extension Handeling {
  /// The files of a round as they were frozen, to decide upon. Where the open norm `intrekkingNaBevriezing` lets the frozen
  /// ranking hold, who withdrew since stands in it as he was frozen.
  /// - Throws: `LoketFout.verkeerdeStand` for a ranking that other rules made, and for a round that changed otherwise since
  ///   it was frozen: its files and its scheme must be the same.
  func zoalsBevroren<Waarde>(
    _ cohort: Rondecohort<Waarde>, _ stand: Rondestand, _ bevroren: Bevroren, _ regeling: GeladenRegeling
  ) async throws -> Rondecohort<Waarde> {
    guard bevroren.kop.regelversie == Loket.regelversie else {
      throw LoketFout.verkeerdeStand(.andereRegelversie(bevroren.kop.regelversie))
    }
    let isZelfdeRegeling = regeling.sha256 == bevroren.kop.regelingSha256
    if cohort.sha256 == bevroren.kop.invoerSha256, isZelfdeRegeling { return cohort }
    let toen = try await elementdigests(bevroren.kop)
    let nu = try await elementdigests(stand, regeling)
    let gewijzigd = Set(toen.keys).union(nu.keys).filter { toen[$0] != nu[$0] }
    let ingetrokken = Set(cohort.dossiers.filter { $0.stand.status == .ingetrokken }.map(\.stand.id))
    guard regeling.regeling.openNormen.intrekkingNaBevriezing == .standBlijft, isZelfdeRegeling,
      cohort.kader.staart == bevroren.invoerStaart, !gewijzigd.isEmpty, gewijzigd.isSubset(of: ingetrokken),
      gewijzigd.allSatisfy({ toen[$0] != nil })
    else { throw LoketFout.verkeerdeStand(.bevriesOpnieuw(gewijzigd: gewijzigd.sorted())) }
    return try cohort.met(try await bevrorenElementen(bevroren.kop, gewijzigd), regeling)
  }

  /// The elements of some files in the frozen cohort document, by id.
  private func bevrorenElementen(_ kop: Bevrorenkop, _ ids: Set<String>) async throws -> [String: [UInt8]] {
    var elementen: [String: [UInt8]] = [:]
    _ = try await Bevrorendelen.invoer.lees(jaar: kop.jaar, nummer: kop.nummer, { try await vraag($0, $1) }) { delen in
      let gelezen = try await buitenDeLus {
        try delen.compactMap { deel in
          try JSONValue.parse(deel)["id"]?.text.flatMap { ids.contains($0) ? ($0, deel) : nil }
        }
      }
      for (id, element) in gelezen { elementen[id] = element }
    }
    return elementen
  }

  /// The digest of each file as it stands in the round now, by id.
  private func elementdigests(_ stand: Rondestand, _ regeling: GeladenRegeling) async throws -> [String: String] {
    var digests: [String] = []
    let cohort = try await cohort(
      stand, regeling, zaad: nil,
      bewaar: { elementen in
        digests += try await buitenDeLus { elementen.map { SHA256Digest(of: $0).hex } }
      }, { _, _ in () })
    return Dictionary(uniqueKeysWithValues: zip(cohort.dossiers.map(\.stand.id), digests))
  }

  /// The digest of each file as it was frozen, by id; those that were removed are not there.
  private func elementdigests(_ kop: Bevrorenkop) async throws -> [String: String] {
    var digests: [String: String] = [:]
    _ = try await Bevrorendelen.invoer.lees(jaar: kop.jaar, nummer: kop.nummer, { try await vraag($0, $1) }) { delen in
      let gelezen = try await buitenDeLus {
        try delen.map { (try JSONValue.parse($0)["id"]?.text, SHA256Digest(of: $0).hex) }
      }
      for (id, digest) in gelezen { if let id { digests[id] = digest } }
    }
    return digests
  }
}

extension Rondecohort {
  /// The files that were withdrawn after the freeze, and stand in the ranking as they were frozen.
  var ingetrokkenNaBevriezing: Set<String> {
    Set(dossiers.filter { $0.stand.status == .ingetrokken && $0.weging != nil }.map(\.stand.id))
  }

  /// The same files, with some as they were frozen.
  fileprivate func met(_ elementen: [String: [UInt8]], _ regeling: GeladenRegeling) throws -> Rondecohort {
    let lezer = Aanvraaglezer(regeling.regeling)
    let bevroren = try dossiers.map { dossier -> Cohortdossier<Waarde> in
      guard let element = elementen[dossier.stand.id] else { return dossier }
      let gelezen = try lezer.cohortelementen([element], kader.ronde) {
        Weging($0, ronde: $1, regeling: regeling.regeling)
      }
      let deelname = gelezen.waarden.first.map { Cohortdossier<Waarde>.Deelname.doetMee($0) }
      guard let deelname = deelname ?? gelezen.afzijdig.first.map({ .afzijdig($0) }) else { return dossier }
      return Cohortdossier(
        stand: dossier.stand, herstel: dossier.herstel, deelname: deelname, signalen: nil, waarde: nil)
    }
    return Rondecohort(kader: kader, dossiers: bevroren, digests: digests)
  }
}

extension Mogelijkheid {
  fileprivate static let opnieuwBevriezen = Mogelijkheid.stap(.bevriezen, "de rangschikking opnieuw bevriezen")
}

extension VerkeerdeStand {
  /// Whether another freeze is the way out.
  var vraagtBevriezing: Bool { mogelijk == [.opnieuwBevriezen] }

  /// The same refusal where another freeze is refused too: the way out is that of the freeze.
  func alsBevriezenNietKan(_ belet: VerkeerdeStand) -> VerkeerdeStand {
    VerkeerdeStand(
      "\(toelichting) Dat kan nu nog niet: \(belet.toelichting)", mogelijk: belet.mogelijk, naast: belet.naast,
      stuit: belet.stuit, meer: meer + belet.meer)
  }

  /// The refusal of a ranking that was frozen under another version of the rules.
  fileprivate static func andereRegelversie(_ toen: String) -> VerkeerdeStand {
    VerkeerdeStand(
      "De rangschikking is bevroren onder versie \(toen) van de regels; deze dienst rekent met versie \(Loket.regelversie). "
        + "Bevries opnieuw.",
      mogelijk: [.opnieuwBevriezen],
      meer: [
        JSONMember("regelversie", .text(Loket.regelversie)), JSONMember("bevrorenMetRegelversie", .text(toen)),
      ])
  }

  /// The refusal when the round changed since it was frozen.
  static func bevriesOpnieuw(gewijzigd: [String]) -> VerkeerdeStand {
    VerkeerdeStand(
      "De ronde is veranderd sinds de rangschikking is bevroren. Bevries opnieuw.",
      mogelijk: [.opnieuwBevriezen],
      meer: [JSONMember("gewijzigd", .array(gewijzigd.map { .text($0) }))])
  }
}
