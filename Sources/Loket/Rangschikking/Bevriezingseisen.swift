internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import Regeling

/// The conditions before a ranking is frozen or decided upon (`regels.md` sections 5, 6 and 8). Each refusal names the
/// obstacle and how to remove it.
extension Rondestand {
  /// Refuses before the window is over, with its extensions, and after the round is decided.
  func eisGesloten(op nu: Tijdstip) throws {
    switch status(op: nu) {
    case .gesloten: return
    case .besloten: throw LoketFout.verkeerdeStand(.alBesloten)
    case .aangekondigd, .open:
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "De aanvraagtermijn loopt nog tot \(Amsterdam.iso(ronde.sluitMetVerlengingen)); daarna kan de rangschikking "
            + "worden bevroren.", stand: status(op: nu).rawValue,
          mogelijk: [.lezen(.rangschikking, "de rangschikking bekijken zoals zij nu zou zijn")]))
    }
  }

  /// Refuses another scheme than that of the round, and a change of scheme without a recorded decision (Awb 4:26).
  func eisRegeling(_ regeling: GeladenRegeling) throws {
    let mogelijk: [Mogelijkheid] = [
      .stap(
        .rondeVaststellen,
        "een nieuwe versie van de ronde vaststellen onder deze regeling, met besluit {kenmerk, grond}")
    ]
    guard regelingSha256 == regeling.sha256 else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "De ronde is vastgesteld onder een andere regeling dan die waarmee deze dienst nu rekent.",
          stand: "andere_regeling", mogelijk: mogelijk,
          meer: [
            JSONMember("regelingSha256", .text(regeling.sha256)),
            JSONMember("rondeRegelingSha256", .text(regelingSha256)),
          ]))
    }
    let isStilGewijzigd = zip(plafondversies, plafondversies.dropFirst()).contains { vorige, volgende in
      vorige.regelingSha256 != volgende.regelingSha256 && volgende.besluit == nil
    }
    guard !isStilGewijzigd else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "De regeling is tijdens de ronde gewijzigd zonder dat een besluit is vastgelegd.", stand: "andere_regeling",
          mogelijk: mogelijk))
    }
  }

  /// The published ceiling at the first receipt of a file; nil when none was published yet. A version binds from the
  /// local day of its publication. A later version never binds before it was recorded here.
  private func plafond(bij ontvangst: Tijdstip) -> Centen? {
    plafondversies.last { versie in
      max(Amsterdam.begin(versie.bekendgemaaktOp), versie.versie == 1 ? .min : versie.vastgesteldOp) <= ontvangst
    }?.plafond
  }

  /// Refuses a ceiling that does not bind every given file, unless a recorded decision chooses the ceiling (Awb 4:27
  /// lid 2). A first publication or a lowering does not bind a file that was received before it. A rise applies at
  /// once.
  func eisPlafond(_ dossiers: [Dossierstand]) throws {
    guard plafondkeuze == nil else { return }
    let ongebonden = dossiers.compactMap { dossier -> JSONValue? in
      let toen = plafond(bij: dossier.eersteOntvangstOp)
      if let toen, toen <= ronde.plafond { return nil }
      return [
        "id": .text(dossier.id), "kenmerk": .text(dossier.kenmerk),
        "eersteOntvangstOp": .text(dossier.eersteOntvangstOp),
        "plafondBijOntvangst": toen.map { .amount($0) } ?? .null,
      ]
    }
    guard ongebonden.isEmpty else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "Het plafond van \(ronde.plafond.tekst) is bekendgemaakt of verlaagd nadat aanvragen waren ontvangen; het bindt "
            + "die aanvragen niet (Awb 4:27 lid 2).", stand: "plafond_bindt_niet",
          mogelijk: [
            .stap(.rondeVaststellen, "vastleggen welk bedrag geldt en waarom: plafondkeuze {bedrag, kenmerk, grond}")
          ],
          meer: [
            JSONMember("plafond", .amount(ronde.plafond)), JSONMember("plafondGevallen", .array(ongebonden)),
          ]
        ))
    }
  }

  /// Refuses another seed than the one to which the round committed before it opened.
  func eisZaad(_ zaad: String?) throws {
    guard let zaad else { return }
    guard let lotingVastlegging else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "Deze ronde heeft geen lotingVastlegging; een zaad dat niet vooraf is vastgelegd kan de loting niet beslissen.",
          stand: "geen_lotingvastlegging", mogelijk: [.stap(.bevriezen, "bevriezen zonder loting")]))
    }
    guard Loting(zaad: zaad).digest(zaad) == lotingVastlegging else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "Dit zaad is niet het zaad dat voor de opening van de ronde is vastgelegd.", stand: "ander_zaad",
          mogelijk: [.stap(.bevriezen, "bevriezen met het zaad waarvan de SHA-256 in lotingVastlegging staat")],
          meer: [JSONMember("lotingVastlegging", .text(lotingVastlegging))]))
    }
  }
}

extension Rondecohort {
  /// The checks of each file that takes part.
  private func toetsingen(_ regeling: Regeling) -> [(dossier: Cohortdossier<Waarde>, toetsing: Toetsing)] {
    dossiers.compactMap { dossier in
      dossier.weging.map { (dossier, Toetsing($0, regeling: regeling, normen: kader.normen)) }
    }
  }

  /// The files that take part.
  var deelnemers: [Dossierstand] { dossiers.filter { $0.weging != nil }.map(\.stand) }

  /// Refuses while a file that takes part may be completed: its applicant must have been asked, and the term must be
  /// over (Awb 4:5).
  func eisAangevuld(_ regeling: Regeling, op vandaag: Datum) throws {
    let wachtend = toetsingen(regeling).compactMap { dossier, toetsing -> Cohortdossier<Waarde>? in
      let wacht = toetsing.oordeel == .aanTeVullen || dossier.stand.status == .aanTeVullen
      guard wacht, dossier.stand.status.isOnbeslist else { return nil }
      if let uiterlijk = dossier.herstelUiterlijk, uiterlijk < vandaag { return nil }
      return dossier
    }
    guard wachtend.isEmpty else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "Er zijn aanvragen die nog aangevuld mogen worden, of waarvoor daar nog geen termijn is gesteld (Awb 4:5).",
          stand: Status.aanTeVullen.rawValue,
          mogelijk: (wachtend.contains { $0.herstelUiterlijk == nil }
            ? [.stap(.herstelVerzoeken, "om aanvulling vragen waar dat nog niet is gedaan")] : [])
            + (wachtend.contains { $0.herstelUiterlijk != nil } ? ["wachten tot de termijn voorbij is"] : []),
          meer: [JSONMember("aanTeVullen", .array(wachtend.map(\.wachtregel)))]))
    }
  }

  /// Refuses when a file would be ranked that was decided upon already: it would take money that it cannot get.
  func eisNietEerderBesloten(_ regeling: Regeling) throws {
    let besloten = toetsingen(regeling).filter { dossier, toetsing in
      !dossier.stand.status.isOnbeslist && (toetsing.oordeel == .geschikt || toetsing.oordeel == .geschiktNaAftopping)
    }
    guard besloten.isEmpty else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "Op een aanvraag die zou meetellen is al besloten.", stand: Status.buitenBehandeling.rawValue,
          mogelijk: [.leesBesluit],
          meer: [JSONMember("alBesloten", .array(besloten.map { .text($0.dossier.stand.id) }))]))
    }
  }
}

extension Rondecohort {
  /// Refuses while a signal of a file that takes part is open (`regels.md` section 3c).
  func eisSignalenAfgehandeld(_ handeling: Handeling, _ regeling: Regeling) async throws {
    let deelnemers = dossiers.compactMap { $0.stand.status.isOnbeslist ? $0.signalen : nil }
    let open = try await handeling.openSignalen(van: deelnemers, jaar: kader.ronde.jaar, regeling)
    guard open.isEmpty else { throw LoketFout.verkeerdeStand(VerkeerdeStand(open: open)) }
  }
}

extension Cohortdossier {
  /// As an element of `aanTeVullen`.
  fileprivate var wachtregel: JSONValue {
    .object(present: [
      "id": .text(stand.id), "kenmerk": .text(stand.kenmerk), "uiterlijk": herstelUiterlijk.map { .text($0) },
    ])
  }
}

extension Rangschikking {
  /// Refuses while a decisive tie still needs the draw.
  /// - Parameter isVastgelegd: whether the round committed to a seed, without which there is none to freeze with.
  func eisBeslist(_ isVastgelegd: Bool) throws {
    let gelijk = onbeslisteGelijkeStanden
    guard gelijk.isEmpty else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "Aanvragen met gelijke punten passen samen niet in wat er nog over is; hun volgorde moet door loting worden "
            + "bepaald.", stand: "gelijke_stand",
          mogelijk: isVastgelegd
            ? [.stap(.bevriezen, "bevriezen met het vastgelegde zaad: {\"loting\":{\"zaad\"}}")]
            : ["aan de jurist voorleggen: er is vooraf geen zaad vastgelegd"],
          meer: [JSONMember("gelijkeStand", .array(gelijk.map(\.json)))]))
    }
  }
}

extension VerkeerdeStand {
  /// The refusal of a second decision on a round.
  static let alBesloten = VerkeerdeStand(
    "Over deze ronde is al besloten.", stand: Rondestatus.besloten.rawValue,
    mogelijk: [
      .lezen(.besluit, "de besluiten lezen"), .lezen(.bevrorenRangschikking, "de bevroren rangschikking lezen"),
    ])
}

extension Tijdstip {
  /// Before every moment.
  fileprivate static let min = Tijdstip(microseconden: .min)
}
