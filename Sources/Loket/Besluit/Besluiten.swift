internal import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Decides on every file of a round by its last frozen ranking, once. It decides on all files or on none (`regels.md`
  /// section 6).
  package func neemBesluiten(jaar: Int, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let opdracht = try geldig { () throws(Faults) in
      try leesBesluitopdracht(verzoek.lichaam, datumgrens(op: klok.nu()))
    }
    return try await wijzig(verzoek, .besluiten, op: .ronde(jaar)) { handeling in
      try await handeling.vergrendelRonde(jaar)
      let stand = try await handeling.ronde(jaar)
      try stand.eisVersie(verzoek.versie)
      if stand.isBesloten { return try await besluitNagekomen(stand, opdracht, handeling) }
      try stand.eisGesloten(op: handeling.nu)
      let (bevroren, toestemming) = try await handeling.teBesluiten(stand, opdracht)
      _ = try await handeling.vraag(.vergrendelDossiers, [.int32(jaar)])
      let besluitDatum = opdracht.formaliteiten.besluitDatum
      let cohort = try await handeling.cohort(stand, regeling, zaad: bevroren.kop.zaad) {
        Besluitgrond($0, $1, regeling.regeling, besluitDatum: besluitDatum)
      }
      let genomen = try await metBevriesbelet(cohort, stand, handeling) {
        let teBesluiten = try await handeling.zoalsBevroren(cohort, stand, bevroren, regeling)
        try await cohort.eisSignalenAfgehandeld(handeling, regeling.regeling)
        let eerder = try await handeling.eigenVerleningen(voor: besluitDatum, regeling.regeling)
        return try await buitenDeLus {
          try self.genomen(stand, teBesluiten, bevroren, opdracht, eerder, toestemming, handeling)
        }
      }
      handeling.schrijf(
        .voegVerdelingToe,
        [
          .int32(jaar), .int32(bevroren.kop.nummer), .int64(bevroren.kop.plafond), .text(bevroren.kop.door),
          .text(handeling.wie.door),
        ])
      for deel in genomen.stappen { _ = try await handeling.vraag(deel) }
      try await handeling.zet(
        toestemming, .besluitenGenomen, gebeurtenisinhoud(genomen.besluiten, bevroren, opdracht))
      return Antwoord(isNieuw: true, inhoud: ["besluiten": .array(genomen.besluiten.map(\.regel))])
    }
  }

  /// Decides. A refusal that asks for another freeze says so when that would be refused as well, and why.
  private func metBevriesbelet<Waarde, Uitkomst: Sendable>(
    _ cohort: Rondecohort<Waarde>, _ stand: Rondestand, _ handeling: Handeling, _ doe: () async throws -> Uitkomst
  ) async throws -> Uitkomst {
    do {
      return try await doe()
    } catch LoketFout.verkeerdeStand(let weigering) where weigering.vraagtBevriezing {
      do {
        try stand.eisRegeling(regeling)
        try regeling.regeling.eisNormbesluiten(isGesimuleerd: klok.isGesimuleerd)
        try await cohort.eisBevriesbaar(stand, handeling, regeling.regeling)
      } catch LoketFout.verkeerdeStand(let belet) {
        throw LoketFout.verkeerdeStand(weigering.alsBevriezenNietKan(belet))
      }
      throw LoketFout.verkeerdeStand(weigering)
    }
  }

  /// Decides on the files that came in after the decisions of the round, because every received file gets a decision.
  /// These files are late, so they do not change the division.
  private func besluitNagekomen(
    _ stand: Rondestand, _ opdracht: Besluitopdracht, _ handeling: Handeling
  ) async throws -> Antwoord {
    let (bevroren, toestemming) = try await handeling.teBesluiten(stand, opdracht)
    _ = try await handeling.vraag(.vergrendelDossiers, [.int32(stand.ronde.jaar)])
    let besluitDatum = opdracht.formaliteiten.besluitDatum
    let cohort = try await handeling.cohort(stand, regeling, zaad: bevroren.kop.zaad) {
      Besluitgrond($0, $1, regeling.regeling, besluitDatum: besluitDatum)
    }
    let genomen = try await buitenDeLus { try self.nagekomen(cohort, bevroren, opdracht, toestemming, handeling) }
    guard !genomen.besluiten.isEmpty else { throw LoketFout.verkeerdeStand(.alBesloten) }
    for deel in genomen.stappen { _ = try await handeling.vraag(deel) }
    try await handeling.zet(
      toestemming, .besluitenGenomen, gebeurtenisinhoud(genomen.besluiten, bevroren, opdracht))
    return Antwoord(isNieuw: true, inhoud: ["besluiten": .array(genomen.besluiten.map(\.regel))])
  }

  /// The decision on a file. The applicant sees it from its bekendmaking on (Awb 3:41), and staff from the start.
  package func besluit(_ id: String, _ wie: Identiteit) async throws -> Antwoord {
    try await lees(wie) { handeling in
      let dossier = try await handeling.dossier(id)
      // The decision on the file that counts is that on the file that was set aside.
      var besloten = dossier
      if dossier.status == .terzijde, let telt = try await handeling.plaatshouder(dossier) {
        besloten = try await handeling.dossier(telt.id)
      }
      return Antwoord(inhoud: try await besluitdocument(besloten, handeling), versie: dossier.versie)
    }
  }

  func besluitdocument(_ dossier: Dossierstand, _ handeling: Handeling) async throws -> JSONValue {
    guard let besluit = try await handeling.besluit(over: dossier),
      besluit.bekendgemaaktOp != nil || handeling.wie.heeft(Rol.medewerkers)
    else {
      throw LoketFout.onbekend(
        dossier.status == .ingetrokken
          ? "Deze aanvraag is ingetrokken; er komt geen besluit op."
          : "Er is nog geen besluit op deze aanvraag bekendgemaakt.")
    }
    return besluit.json(regeling.regeling)
  }

  /// The content of the round's event about its decisions.
  private func gebeurtenisinhoud(
    _ besluiten: [Besluit], _ bevroren: Bevroren, _ opdracht: Besluitopdracht
  ) -> JSONValue {
    func aantal(_ soort: Besluitsoort) -> JSONValue { .integer(besluiten.count { $0.soort == soort }) }
    return .object(present: [
      "rangschikking": .integer(bevroren.kop.nummer), "resultaatSha256": .text(bevroren.kop.resultaatSha256),
      "plafond": .amount(bevroren.kop.plafond), "verleend": .amount(besluiten.map(\.bedrag).som),
      "verlening": aantal(.verlening), "gedeeltelijkeVerlening": aantal(.gedeeltelijkeVerlening),
      "afwijzing": aantal(.afwijzing), "buitenBehandeling": aantal(.buitenBehandeling),
      "besluitDatum": .text(opdracht.formaliteiten.besluitDatum),
      "bekendgemaaktOp": opdracht.formaliteiten.bekendgemaaktOp.map { .text($0) },
    ])
  }

  // MARK: The decisions of a round

  /// How many decisions are written in one round trip.
  static let besluitenPerKeer = 100

  /// The decisions on all files of the round that have none yet, by id, and the statements that write them.
  private func genomen(
    _ ronde: Rondestand, _ cohort: Rondecohort<Besluitgrond>, _ bevroren: Bevroren, _ opdracht: Besluitopdracht,
    _ eerder: [EigenVerlening], _ toestemming: Toestemming, _ handeling: Handeling
  ) throws -> GenomenBesluiten {
    // Every repair term must be over on the date of the decisions.
    try cohort.eisAangevuld(regeling.regeling, op: opdracht.formaliteiten.besluitDatum)
    try cohort.eisNietEerderBesloten(regeling.regeling)
    let rangschikking = cohort.rangschikking(regeling.regeling)
    guard
      Rangschikkingdocument(rangschikking, regeling: regeling.regeling, regelingSha256: regeling.sha256).sha256
        == bevroren.kop.resultaatSha256
    else { throw LoketFout.verkeerdeStand(.bevriesOpnieuw(gewijzigd: [])) }
    let gronden = Dictionary(
      uniqueKeysWithValues: cohort.dossiers.compactMap { dossier in dossier.waarde.map { (dossier.stand.id, $0) } })
    try rangschikking.eisDeMinimis(
      DeMinimishertoetsing(
        gronden.mapValues(\.deMinimis), eerder: eerder, vanaf: Amsterdam.datum(ronde.ronde.opent),
        besluitDatum: opdracht.formaliteiten.besluitDatum, regels: regeling.regeling.deMinimis),
      zonder: cohort.ingetrokkenNaBevriezing)
    let dagen = Besluitdagen(opdracht.formaliteiten, vandaag: handeling.vandaag)
    let inhouden = inhouden(rangschikking, cohort, gronden, ronde.lotingkanttekeningen, dagen)
    let terzijde = Dictionary(grouping: cohort.dossiers.filter { $0.stand.status == .terzijde }, by: \.stand.kvkNummer)
    var genomen = GenomenBesluiten()
    for dossier in cohort.dossiers where dossier.stand.status.isOnbeslist {
      guard let inhoud = inhouden[dossier.stand.id] else { preconditionFailure("nobody is lost in a ranking") }
      var stand = dossier.stand
      let besluit = Besluit(
        inhoud, over: stand, rangschikking: bevroren.kop.nummer, opdracht.formaliteiten, regeling: regeling,
        mede: dossier.weging == nil
          ? [] : (terzijde[stand.kvkNummer] ?? []).map { Plaatshouder(id: $0.stand.id, kenmerk: $0.stand.kenmerk) },
        op: handeling.nu)
      if genomen.besluiten.count.isMultiple(of: Loket.besluitenPerKeer) { genomen.stappen.append([]) }
      genomen.besluiten.append(besluit)
      genomen.stappen[genomen.stappen.count - 1] += handeling.stappen(besluit, toestemming, op: &stand)
    }
    return genomen
  }

  /// The decisions on the files that came in after the decisions of the round, and the statements that write them.
  private func nagekomen(
    _ cohort: Rondecohort<Besluitgrond>, _ bevroren: Bevroren, _ opdracht: Besluitopdracht,
    _ toestemming: Toestemming, _ handeling: Handeling
  ) throws -> GenomenBesluiten {
    var genomen = GenomenBesluiten()
    for dossier in cohort.dossiers where dossier.stand.status.isOnbeslist {
      let isOngeschikt = dossier.weging.map {
        Toetsing($0, regeling: regeling.regeling, normen: cohort.kader.normen).oordeel == .ongeschikt
      }
      guard isOngeschikt ?? true, let grond = dossier.waarde else {
        throw LoketFout.verkeerdeStand(.alVerdeeld(dossier.stand.id))
      }
      var nagekomen = dossier.stand
      try opdracht.formaliteiten.eisBesluitDatum(
        vanaf: nagekomen.ontvangenOp, "toen kwam aanvraag \(nagekomen.kenmerk) binnen")
      let besluit = Besluit(
        dossier.ongeschikt(grond, Besluitdagen(opdracht.formaliteiten, vandaag: handeling.vandaag)), over: nagekomen,
        rangschikking: bevroren.kop.nummer, opdracht.formaliteiten,
        regeling: regeling, op: handeling.nu)
      genomen.besluiten.append(besluit)
      genomen.stappen.append(handeling.stappen(besluit, toestemming, op: &nagekomen))
    }
    return genomen
  }

  /// The content of the decision on each file that is not withdrawn.
  private func inhouden(
    _ rangschikking: Rangschikking, _ cohort: Rondecohort<Besluitgrond>, _ gronden: [String: Besluitgrond],
    _ kanttekeningen: [Lotingkanttekening], _ dagen: Besluitdagen
  ) -> [String: Besluitinhoud] {
    let schrijver = Besluitschrijver(
      rangschikking, regeling.regeling, kanttekeningen: kanttekeningen,
      ingetrokken: cohort.ingetrokkenNaBevriezing)
    let dossiers = Dictionary(uniqueKeysWithValues: cohort.dossiers.map { ($0.stand.id, $0) })
    var inhouden: [String: Besluitinhoud] = [:]
    for lid in rangschikking.rangorde {
      inhouden[lid.id] = gronden[lid.id].map { schrijver.inhoud(lid, $0) }
    }
    for lid in rangschikking.nietGerangschikt {
      guard let grond = gronden[lid.id], let dossier = dossiers[lid.id] else { continue }
      switch lid.oordeel {
      case .ingetrokken: continue
      case .ongeschikt: inhouden[lid.id] = dossier.ongeschikt(grond, dagen)
      case .aanTeVullen: inhouden[lid.id] = dossier.nietAangevuld(grond, dagen)
      }
    }
    return inhouden
  }
}

/// The decisions of a round, and the statements that write them in parts.
private struct GenomenBesluiten: Sendable {
  var besluiten: [Besluit] = []
  var stappen: [[PostgresStep]] = []
}

extension Handeling {
  /// The frozen ranking to decide by: the last one of the round, frozen by another person.
  fileprivate func teBesluiten(
    _ stand: Rondestand, _ opdracht: Besluitopdracht
  ) async throws -> (Bevroren, Toestemming) {
    let jaar = stand.ronde.jaar
    let laatste = try await laatsteNummer(jaar)
    guard opdracht.rangschikking == laatste else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          laatste == 0
            ? "Er is nog geen bevroren rangschikking om over te besluiten."
            : "Besloten wordt over de laatste bevroren rangschikking, nummer \(laatste).",
          mogelijk: [
            laatste == 0 ? .stap(.bevriezen) : .stap(.besluiten, "besluiten over nummer \(laatste)")
          ],
          meer: laatste == 0 ? [] : [JSONMember("laatste", .integer(laatste))]))
    }
    let bevroren = try await bevroren(jaar, laatste)
    let toestemming = try stand.eis(.besluiten, self, na: try await feiten(van: stand).namen)
    try opdracht.formaliteiten.eisBesluitDatum(vanaf: bevroren.kop.bevrorenOp, "toen is de rangschikking bevroren")
    return (bevroren, toestemming)
  }
}

extension VerkeerdeStand {
  /// The refusal when a file that came after the division would take part in it.
  fileprivate static func alVerdeeld(_ id: String) -> VerkeerdeStand {
    VerkeerdeStand(
      "Na de verdeling is een aanvraag overgebleven die in aanmerking komt. Een toekenning boven het plafond vergt een "
        + "eigen besluit (Awb 4:25 lid 3).",
      mogelijk: ["de aanvraag beoordelen of aan de jurist voorleggen"], meer: [JSONMember("aanvraag", .text(id))])
  }
}

extension PostgresStatement {
  static let vergrendelDossiers = PostgresStatement(
    "vergrendel_dossiers", "SELECT FROM dossierstand WHERE jaar = $1 ORDER BY dossier FOR UPDATE")
  static let voegVerdelingToe = PostgresStatement(
    "voeg_verdeling_toe",
    """
    INSERT INTO verdeling (jaar, rangschikking, plafond, bevroren_door, besloten_door) VALUES ($1, $2, $3, $4, $5)
    """)
}
