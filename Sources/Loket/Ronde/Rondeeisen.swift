internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// A file that takes part: in time or admitted, not withdrawn, not set aside and undecided (`regels.md` section 3c). It
/// counts for what binds it when it came in.
struct Deelnemer: Hashable, Sendable {
  let id: String
  let kenmerk: String
  let eersteOntvangstOp: Tijdstip
}

/// What a new version of a round may not do (`regels.md` section 5). Each refusal names the obstacle and the way.
struct Rondewijziging: Sendable {
  /// The round as it stands.
  let huidig: Rondestand
  let invoer: Rondeinvoer
  let nu: Tijdstip
  /// Whether a file came in.
  let heeftDossiers: Bool
  let deelnemers: [Deelnemer]

  /// Refuses what may not change any more.
  func eis() throws {
    try eisVenster()
    try eisVastlegging()
    try eisKeuze()
    try eisZaadverlies()
  }

  private func fout(_ tekst: String, _ mogelijk: [Mogelijkheid], meer: [JSONMember] = []) -> LoketFout {
    .verkeerdeStand(
      VerkeerdeStand(tekst, mogelijk: mogelijk, meer: meer))
  }

  /// After the first file the window ends later by extensions alone (Awb 2:21), and so after the number of the draw was
  /// drawn: nobody may know it while a window opens.
  private func eisVenster() throws {
    let vorige = huidig.laatste.ronde
    guard heeftDossiers || huidig.heeftLotgetal else { return }
    guard invoer.opent == vorige.opent, invoer.sluit == vorige.sluit else {
      throw fout(
        "De aanvraagtermijn staat vast sinds de eerste aanvraag of de sluiting; zij eindigt alleen nog later, door een "
          + "verlenging.",
        [.stap(.rondeVaststellen, "dezelfde opent en sluit meesturen, en verlengen met verlengingen [{tot, grond}]")],
        meer: [JSONMember("opent", .text(vorige.opent)), JSONMember("sluit", .text(vorige.sluit))])
    }
    guard let gebleven = invoer.verlengingen.gebleven(van: vorige.verlengingen, werkend: huidig.ronde.verlengingen)
    else {
      throw fout(
        "Een verlenging die werkt, vervalt niet; er kan alleen een verlenging bij.",
        [
          .stap(
            .rondeVaststellen,
            "de verlengingen die werken meesturen, in hun volgorde, met de nieuwe erachter; een die na de sluiting is "
              + "vastgelegd en die niemand bevestigde, kan wegblijven")
        ], meer: [JSONMember("verlengingen", .array(huidig.ronde.verlengingen.map(\.json)))])
    }
    var einde = invoer.verlengingen.prefix(gebleven).reduce(vorige.sluit) { max($0, $1.tot) }
    var fouten = Faults()
    for (plaats, verlenging) in invoer.verlengingen.enumerated().dropFirst(gebleven) {
      if verlenging.tot <= nu {
        fouten.append(
          Fault(
            pointer: jsonPointer(["verlengingen", .index(plaats), "tot"]), code: .range,
            message:
              "verlengingen › nr. \(plaats + 1) › tot: dit moment is voorbij; niemand kan dan nog indienen. Kies een "
              + "later moment."))
      } else if verlenging.tot <= einde {
        fouten.append(
          Fault(
            pointer: jsonPointer(["verlengingen", .index(plaats), "tot"]), code: .range,
            message:
              "verlengingen › nr. \(plaats + 1) › tot: de termijn loopt al tot \(Amsterdam.iso(einde)). Kies een later "
              + "moment."))
      }
      einde = max(einde, verlenging.tot)
    }
    guard fouten.isEmpty else { throw LoketFout.ongeldig(fouten) }
  }

  /// The commitment to the draw stands still from the opening or the first file on. A round that has none can get its
  /// first until it closes.
  private func eisVastlegging() throws {
    guard invoer.lotingVastlegging != huidig.lotingVastlegging else { return }
    if huidig.lotingVastlegging == nil {
      guard huidig.status(op: nu) == .gesloten || huidig.heeftLotgetal else { return }
      throw fout(
        "De ronde is gesloten zonder vastlegging van een zaad; de loting rust nu op het lotgetal alleen.",
        [.stap(.rondeVaststellen, "geen lotingVastlegging meesturen")])
    }
    guard heeftDossiers || huidig.isOoitOpen(tot: nu) else { return }
    throw fout(
      "De vastlegging van de loting staat vast sinds de ronde openging of een aanvraag is ontvangen.",
      [
        .stap(
          .rondeVaststellen,
          "dezelfde lotingVastlegging meesturen, en als het zaad na de sluiting verloren blijkt zaadverlies {grond} erbij"
        )
      ])
  }

  /// A choice of ceiling is only there where a first publication or a lowering came after a file, and then it is one of
  /// the amounts that were in force (Awb 4:27 lid 2). One that works is not dropped in silence.
  private func eisKeuze() throws {
    guard let keuze = invoer.plafondkeuze else {
      guard let werkend = huidig.plafondkeuze, !invoer.noemtPlafondkeuze else { return }
      throw fout(
        "De plafondkeuze van \(werkend.bedrag.tekst) werkt; zij vervalt niet doordat zij ontbreekt.",
        [
          .stap(
            .rondeVaststellen,
            "dezelfde plafondkeuze meesturen, of plafondkeuze null om haar te laten vervallen, wat een besluitnemer bevestigt"
          )
        ], meer: [JSONMember("plafondkeuze", werkend.json)])
    }
    guard let keuzes = plafonds.keuzes(deelnemers) else {
      throw fout(
        "Er valt geen plafond te kiezen: het plafond was bekendgemaakt en is niet verlaagd sinds de eerste aanvraag die "
          + "meedoet.",
        [
          .stap(
            .rondeVaststellen,
            huidig.plafondkeuze == nil ? "geen plafondkeuze meesturen" : "plafondkeuze null meesturen")
        ])
    }
    guard keuzes.contains(keuze.bedrag) else { throw LoketFout.ongeldig(Faults(keuzefout(keuzes))) }
  }

  private func keuzefout(_ keuzes: Set<Centen>) -> Fault {
    let bedragen = keuzes.sorted().map(\.tekst).joined(separator: " of ")
    return Fault(
      pointer: "/plafondkeuze/bedrag", code: .range,
      message:
        "plafondkeuze › bedrag: dit bedrag was niet bekendgemaakt en van kracht toen een aanvraag die meedoet werd "
        + "ontvangen. Kies \(bedragen).")
  }

  /// The ceilings of all versions, the new one included.
  private var plafonds: Plafondreeks {
    Plafondreeks(
      huidig.plafonds.versies + [
        Plafondreeks.Versie(plafond: invoer.plafond, vanaf: max(Amsterdam.begin(invoer.bekendmaking.datum), nu))
      ])
  }

  /// A lost seed is recorded when the round is closed and nobody used the seed.
  private func eisZaadverlies() throws {
    guard invoer.zaadverlies != nil, invoer.zaadverlies != huidig.laatste.zaadverlies else { return }
    guard huidig.lotingVastlegging != nil else {
      throw fout(
        "Deze ronde heeft geen lotingVastlegging, dus geen zaad dat verloren kan zijn.",
        [.stap(.rondeVaststellen, "geen zaadverlies meesturen")])
    }
    guard huidig.status(op: nu) == .gesloten, huidig.heeftLotgetal else {
      throw fout(
        "Verlies van het zaad wordt vastgelegd als de ronde gesloten is: het nieuwe lotgetal mag niet bekend zijn zolang "
          + "er aanvragen kunnen komen.", [.stap(.rondeVaststellen, "na de sluiting zaadverlies {grond} meesturen")])
    }
    try huidig.eisZaadOngebruikt()
  }
}

extension [Ronde.Verlenging] {
  /// How many of these are the earlier ones, which come first and in their order. One that works is among them; one that
  /// waits can be left out.
  /// - Returns: nil when one that works is missing.
  fileprivate func gebleven(van eerdere: [Ronde.Verlenging], werkend: [Ronde.Verlenging]) -> Int? {
    var aantal = 0
    for verlenging in eerdere {
      if aantal < count, self[aantal] == verlenging {
        aantal += 1
      } else if werkend.contains(verlenging) {
        return nil
      }
    }
    return aantal
  }
}

/// The ceilings of a round in the order of their versions (R 1:8; Awb 4:27).
struct Plafondreeks: Hashable, Sendable {
  struct Versie: Hashable, Sendable {
    let plafond: Centen
    /// From when on it can bind: the begin of the day of its publication, and never before it was recorded, except for
    /// the first.
    let vanaf: Tijdstip
  }

  let versies: [Versie]

  init(_ versies: [Versie]) {
    precondition(!versies.isEmpty, "a round has a ceiling")
    self.versies = versies
  }

  /// The last ceiling.
  var laatste: Centen { versies[versies.count - 1].plafond }

  /// The ceiling that was published and in force at a moment; nil when there was none.
  func plafond(bij ontvangst: Tijdstip) -> Centen? { versies.last { $0.vanaf <= ontvangst }?.plafond }

  /// Whether the last ceiling binds a file: it was received when a ceiling was in force that was no higher. A rise
  /// applies at once. One that is taken back to no less than what was in force at receipt leaves nothing to choose: no
  /// amount but the last could be chosen for it.
  func bindt(_ deelnemer: Deelnemer) -> Bool {
    plafond(bij: deelnemer.eersteOntvangstOp).map { $0 <= laatste } ?? false
  }

  /// The amounts among which a decision can choose; nil when the last ceiling binds every file. Where none was in force
  /// when a file was received it can only be the last.
  func keuzes(_ deelnemers: [Deelnemer]) -> Set<Centen>? {
    guard deelnemers.contains(where: { !bindt($0) }) else { return nil }
    let toen = deelnemers.map { plafond(bij: $0.eersteOntvangstOp) }
    guard !toen.contains(nil) else { return [laatste] }
    return Set(toen.compactMap(\.self)).union([laatste])
  }
}

extension Rondestand {
  /// Refuses to call a seed lost with which a ranking was frozen.
  func eisZaadOngebruikt() throws(LoketFout) {
    guard isZaadGebruikt else { return }
    throw .verkeerdeStand(
      VerkeerdeStand(
        "Met dit zaad is al een rangschikking bevroren; het is niet verloren.",
        mogelijk: [.lezen(.bevrorenRangschikking, "de bevroren rangschikking lezen")]))
  }

  /// The ceilings of its versions.
  var plafonds: Plafondreeks {
    Plafondreeks(
      versies.map { versie in
        let bekend = Amsterdam.begin(versie.bekendmaking.datum)
        return Plafondreeks.Versie(
          plafond: versie.ronde.plafond, vanaf: versie.versie == 1 ? bekend : max(bekend, versie.vastgesteldOp))
      })
  }

  /// Whether the round was open under any of its versions, each from when it was recorded until the next. Else one could
  /// move the window away and back, and replace the commitment when the applicants are known.
  fileprivate func isOoitOpen(tot nu: Tijdstip) -> Bool {
    zip(versies, versies.dropFirst().map(\.vastgesteldOp) + [nu]).contains { $0.ronde.opent <= $1 }
  }
}

extension Handeling {
  /// What a change of the round looks at.
  func wijziging(van huidig: Rondestand, _ invoer: Rondeinvoer) async throws -> Rondewijziging {
    let jaar = huidig.ronde.jaar
    let antwoorden = try await vraag([
      PostgresStep(.leesRondegebruik, [.int32(jaar)]), PostgresStep(.leesDeelnemers, [.int32(jaar)]),
    ])
    let gebruik = try antwoorden[0].one()
    return Rondewijziging(
      huidig: huidig, invoer: invoer, nu: nu, heeftDossiers: try gebruik.get("heeft_dossiers", as: Bool.self),
      deelnemers: try antwoorden[1].map { rij in
        Deelnemer(
          id: try rij.get("dossier", as: String.self), kenmerk: try rij.get("kenmerk", as: String.self),
          eersteOntvangstOp: try rij.get("eerste_ontvangst_op", as: Tijdstip.self))
      })
  }
}

extension PostgresStatement {
  fileprivate static let leesRondegebruik = PostgresStatement(
    "lees_rondegebruik",
    """
    SELECT EXISTS (SELECT FROM dossierstand s WHERE s.jaar = $1) AS heeft_dossiers
    """)
  fileprivate static let leesDeelnemers = PostgresStatement(
    "lees_deelnemers",
    """
    SELECT s.dossier::text, d.kenmerk, d.eerste_ontvangst_op FROM dossierstand s JOIN dossier d ON d.id = s.dossier
    WHERE s.jaar = $1 AND (s.tijdig OR s.toegelaten) AND s.status IN ('ingediend', 'aan_te_vullen') ORDER BY s.dossier
    """)
}
