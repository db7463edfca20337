internal import Begrippen
internal import Cryptography
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
            + "worden bevroren.",
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
          mogelijk: mogelijk, stuit: VerkeerdeStand.rangschikken,
          meer: [
            JSONMember("regelingSha256", .text(regeling.sha256)),
            JSONMember("rondeRegelingSha256", .text(regelingSha256)),
          ]))
    }
    let isStilGewijzigd = zip(versies, versies.dropFirst()).contains { vorige, volgende in
      vorige.regelingSha256 != volgende.regelingSha256 && volgende.besluit == nil
    }
    guard !isStilGewijzigd else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "De regeling is tijdens de ronde gewijzigd zonder dat een besluit is vastgelegd.",
          mogelijk: mogelijk, stuit: VerkeerdeStand.rangschikken))
    }
  }

  /// Refuses a ceiling that does not bind every given file, unless a recorded and confirmed decision chooses the ceiling
  /// (Awb 4:27 lid 2), and a choice that the files do not leave any more. A change that nobody confirmed does not work:
  /// the choice before it does.
  func eisPlafond(_ deelnemers: [Deelnemer]) throws {
    let keuzes = plafonds.keuzes(deelnemers)
    if let plafondkeuze {
      if keuzes?.contains(plafondkeuze.bedrag) ?? (plafondkeuze.bedrag == plafonds.laatste) { return }
    } else if keuzes == nil {
      return
    }
    if teBevestigen.contains(.plafondkeuze) {
      throw plafondfout(
        laatste.plafondkeuze == nil
          ? "De plafondkeuze vervalt pas als een besluitnemer dat heeft bevestigd."
          : "De plafondkeuze werkt pas als een besluitnemer haar heeft bevestigd.",
        [.stap(.rondeBevestigen, "versie \(versie) van de ronde bevestigen")], deelnemers)
    }
    if let plafondkeuze {
      throw plafondfout(
        "De plafondkeuze van \(plafondkeuze.bedrag.tekst) past niet bij de aanvragen die nu meedoen.",
        [
          .stap(
            .rondeVaststellen,
            keuzes == nil
              ? "de ronde vaststellen met plafondkeuze null, wat een besluitnemer bevestigt"
              : "de ronde vaststellen met een andere plafondkeuze, die een besluitnemer bevestigt")
        ], deelnemers)
    }
    throw plafondfout(
      "Het plafond van \(ronde.plafond.tekst) is bekendgemaakt of verlaagd nadat aanvragen waren ontvangen; het bindt "
        + "die aanvragen niet (Awb 4:27 lid 2).",
      [.stap(.rondeVaststellen, "vastleggen welk bedrag geldt en waarom: plafondkeuze {bedrag, kenmerk, grond}")],
      deelnemers)
  }

  private func plafondfout(
    _ tekst: String, _ mogelijk: [Mogelijkheid], _ deelnemers: [Deelnemer]
  ) -> LoketFout {
    let gevallen = deelnemers.filter { !plafonds.bindt($0) }.map { deelnemer -> JSONValue in
      [
        "id": .text(deelnemer.id), "kenmerk": .text(deelnemer.kenmerk),
        "eersteOntvangstOp": .text(deelnemer.eersteOntvangstOp),
        "plafondBijOntvangst": plafonds.plafond(bij: deelnemer.eersteOntvangstOp).map { .amount($0) } ?? .null,
      ]
    }
    return .verkeerdeStand(
      VerkeerdeStand(
        tekst, mogelijk: mogelijk, stuit: VerkeerdeStand.rangschikken,
        meer: [
          JSONMember("plafond", .amount(ronde.plafond)), JSONMember("plafondGevallen", .array(gevallen)),
        ]))
  }

  /// The seed of the draw (`regels.md` section 5): what was sent, if it is what the round committed to, and the number
  /// that the service drew at closing. Without a commitment, or where the seed is lost, that number alone.
  /// - Parameter zaad: what was sent; nil when nothing was.
  /// - Returns: nil when the round committed to a seed and it was not sent.
  func loting(_ zaad: String?) throws -> Loting? {
    guard let lotgetal else { preconditionFailure("a closed round has the number of its draw") }
    guard let lotingVastlegging, !isZaadVerloren else {
      guard zaad == nil else {
        throw zaadfout(
          isZaadVerloren
            ? "Het zaad van deze ronde is als verloren vastgelegd; de loting rust op het lotgetal alleen."
            : "Deze ronde heeft geen lotingVastlegging; de loting rust op het lotgetal alleen.",
          [.stap(.bevriezen, "bevriezen zonder zaad: {}")])
      }
      return Loting(zaad: "\n" + lotgetal)
    }
    guard let zaad else { return nil }
    guard SHA256Digest(of: zaad).hex == lotingVastlegging else {
      throw zaadfout(
        "Dit zaad is niet het zaad dat voor de opening van de ronde is vastgelegd.",
        [.stap(.loten, "bevriezen met het zaad waarvan de SHA-256 in lotingVastlegging staat")])
    }
    return Loting(zaad: zaad + "\n" + lotgetal)
  }

  private func zaadfout(_ tekst: String, _ mogelijk: [Mogelijkheid]) -> LoketFout {
    .verkeerdeStand(
      VerkeerdeStand(
        tekst, mogelijk: mogelijk, stuit: [.bevriezen, .loten],
        meer: [JSONMember("lotingVastlegging", lotingVastlegging.map { .text($0) } ?? .null)]))
  }

  /// What must be said of the draw in every decision that rests on it.
  var lotingkanttekeningen: [Lotingkanttekening] {
    var kanttekeningen: [Lotingkanttekening] = []
    if isZaadVerloren {
      kanttekeningen.append(.zaadVerloren)
    } else if lotingVastlegging == nil {
      kanttekeningen.append(.nietVastgelegd)
    } else if let eerste = versies.first(where: { $0.lotingVastlegging == lotingVastlegging }),
      max(Amsterdam.begin(eerste.bekendmaking.datum), eerste.vastgesteldOp) > ronde.opent
    {
      kanttekeningen.append(.naOpeningVastgelegd)
    } else {
      kanttekeningen.append(.vastgelegd)
    }
    if isVerlengdNaSluiting { kanttekeningen.append(.verlengdNaSluiting) }
    return kanttekeningen
  }
}

extension Regeling {
  /// The open norms of which nobody decided the reading.
  var normenZonderBesluit: [Normcode] { teksten.openNormen.filter { $0.besluit == nil }.map(\.code) }

  /// Refuses a ranking under readings that nobody decided upon (Awb 4:26). A simulation may try them.
  func eisNormbesluiten(isGesimuleerd: Bool) throws(LoketFout) {
    let open = normenZonderBesluit
    guard !isGesimuleerd, !open.isEmpty else { return }
    throw .verkeerdeStand(
      VerkeerdeStand(
        "Over de lezing van open normen is niet besloten (Awb 4:26). Leg van elke norm in de regeling een besluit vast: "
          + "besluit {kenmerk, datum, vindplaats}.",
        mogelijk: [
          "het besluit over elke open norm in het bestand van de regeling opnemen",
          .stap(.rondeVaststellen, "daarna de ronde vaststellen onder die regeling, met besluit {kenmerk, grond}"),
        ], stuit: VerkeerdeStand.rangschikken,
        meer: [JSONMember("openNormenZonderBesluit", .array(open.map { .text($0) }))]))
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
  private var deelnemendeDossiers: [Dossierstand] { dossiers.filter { $0.weging != nil }.map(\.stand) }

  /// The files that take part and are undecided.
  var deelnemers: [Deelnemer] {
    deelnemendeDossiers.filter(\.status.isOnbeslist).map {
      Deelnemer(id: $0.id, kenmerk: $0.kenmerk, eersteOntvangstOp: $0.eersteOntvangstOp)
    }
  }

  /// Refuses while a file that takes part may be completed: of each item that is missing its applicant must have been
  /// asked, and the term of that item must be over (Awb 4:5). What came in does not wait for the end of its term.
  func eisAangevuld(_ regeling: Regeling, op vandaag: Datum) throws {
    let wachtend = toetsingen(regeling).compactMap { dossier, toetsing in
      dossier.stand.status.isOnbeslist ? Wachtend(dossier.stand, toetsing, dossier.herstel, op: vandaag) : nil
    }
    guard wachtend.isEmpty else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "Er zijn aanvragen die nog aangevuld mogen worden, of waarvoor daar nog geen termijn is gesteld (Awb 4:5).",
          mogelijk: (wachtend.contains { !$0.nietGevraagd.isEmpty }
            ? [.stap(.herstelVerzoeken, "om aanvulling vragen waar dat nog niet is gedaan")] : [])
            + (wachtend.compactMap(\.uiterlijk).max()
              .map { [.tekst("wachten tot de termijn voorbij is; zij loopt tot en met \($0.tekst)")] } ?? []),
          stuit: VerkeerdeStand.rangschikken, meer: [JSONMember("aanTeVullen", .array(wachtend.map(\.json)))]))
    }
  }

  /// Refuses when a file would be ranked that was decided upon already: it would take money that it cannot get. One that
  /// was withdrawn after the freeze is ranked only where the frozen ranking holds, and gets nothing.
  func eisNietEerderBesloten(_ regeling: Regeling) throws {
    let besloten = toetsingen(regeling).filter { dossier, toetsing in
      !dossier.stand.status.isOnbeslist && dossier.stand.status != .ingetrokken
        && (toetsing.oordeel == .geschikt || toetsing.oordeel == .geschiktNaAftopping)
    }
    guard besloten.isEmpty else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "Op een aanvraag die zou meetellen is al besloten.",
          mogelijk: [.leesBesluit], stuit: VerkeerdeStand.rangschikken,
          meer: [JSONMember("alBesloten", .array(besloten.map { .text($0.dossier.stand.id) }))]))
    }
  }
}

extension Rondecohort {
  /// Refuses where the round, its files or their signals stop a freeze.
  func eisBevriesbaar(_ stand: Rondestand, _ handeling: Handeling, _ regeling: Regeling) async throws {
    let vandaag = Amsterdam.datum(handeling.nu)
    try await buitenDeLus {
      try stand.eisPlafond(deelnemers)
      try eisAangevuld(regeling, op: vandaag)
      try eisNietEerderBesloten(regeling)
    }
    try await eisSignalenAfgehandeld(handeling, regeling)
  }

  /// Refuses while a signal of a file that takes part is open (`regels.md` section 3c).
  func eisSignalenAfgehandeld(_ handeling: Handeling, _ regeling: Regeling) async throws {
    let deelnemers = dossiers.compactMap { $0.stand.status.isOnbeslist ? $0.signalen : nil }
    let open = try await handeling.openSignalen(van: deelnemers, jaar: kader.ronde.jaar, regeling)
    guard open.isEmpty else { throw LoketFout.verkeerdeStand(VerkeerdeStand(open: open)) }
  }
}

/// A file that may still be completed.
private struct Wachtend {
  let stand: Dossierstand
  /// What is missing and was never asked for.
  let nietGevraagd: [Toetscode]
  /// The last day on which something that is missing can be completed; nil when no such term runs.
  let uiterlijk: Datum?

  /// Nil when nothing of the file waits. A file that fails on something else is not asked for what it misses.
  init?(_ stand: Dossierstand, _ toetsing: Toetsing, _ herstel: [Toetscode: Hersteltijd], op dag: Datum) {
    self.stand = stand
    nietGevraagd = toetsing.oordeel == .aanTeVullen ? toetsing.aanTeVullen.filter { herstel[$0] == nil } : []
    uiterlijk = toetsing.aanTeVullen.compactMap { herstel[$0]?.tot }.filter { dag <= $0 }.max()
    if nietGevraagd.isEmpty, uiterlijk == nil { return nil }
  }

  /// As an element of `aanTeVullen`.
  var json: JSONValue {
    .object(present: [
      "id": .text(stand.id), "kenmerk": .text(stand.kenmerk), "uiterlijk": uiterlijk.map { .text($0) },
      "nietGevraagd": nietGevraagd.isEmpty ? nil : .array(nietGevraagd.map { .text($0) }),
    ])
  }
}

extension Rangschikking {
  /// Refuses while a decisive tie still needs the draw: the round committed to a seed, which was not sent. Where the seed
  /// is lost, two persons record that.
  func eisBeslist(_ ronde: Rondestand) throws {
    let gelijk = onbeslisteGelijkeStanden
    guard gelijk.isEmpty else {
      var mogelijk: [Mogelijkheid] = [
        .stap(.loten, "bevriezen met het vastgelegde zaad: {\"loting\":{\"zaad\"}}")
      ]
      if ronde.teBevestigen.contains(.zaadverlies) {
        mogelijk.append(
          .stap(.rondeBevestigen, "bevestigen dat het zaad verloren is: versie \(ronde.versie) van de ronde"))
      } else if !ronde.isZaadGebruikt {
        mogelijk.append(
          .stap(
            .rondeVaststellen,
            "als het zaad verloren is: dat vastleggen met zaadverlies {grond}, wat een besluitnemer bevestigt"))
      }
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "Aanvragen met gelijke punten passen samen niet in wat er nog over is; hun volgorde moet door loting worden "
            + "bepaald, met het vastgelegde zaad. Als dat verloren is, leggen twee personen dat vast (zaadverlies) en "
            + "bepaalt een nieuw lotgetal de volgorde.",
          mogelijk: mogelijk, stuit: [.bevriezen, .loten],
          meer: [JSONMember("gelijkeStand", .array(gelijk.map(\.json)))]))
    }
  }
}

extension VerkeerdeStand {
  /// The refusal of a second decision on a round.
  static let alBesloten = VerkeerdeStand(
    "Over deze ronde is al besloten.",
    mogelijk: [
      .lezen(.besluit, "de besluiten lezen"), .lezen(.bevrorenRangschikking, "de bevroren rangschikking lezen"),
    ])
}
