internal import Begrippen
internal import JSON
internal import Keten
internal import Regeling

/// All that the table of steps looks at, of one file at one moment. The guard of a step and the member `mogelijk` of a
/// conflict both ask it `beletsel`, so that they cannot disagree.
struct Omstandigheden: Sendable {
  /// The application of the file.
  enum Gegevens: Sendable {
    /// Not read, because the step at hand does not ask about it.
    case ongelezen
    /// A part was removed after its retention term.
    case verwijderd
    case aanwezig(Inzending, Ronde, Regeling)
  }

  let dossier: Dossierstand
  let feiten: Dossierfeiten
  /// The state of the round at the moment.
  let ronde: Rondestatus
  /// The local day of the moment.
  let dag: Datum
  var gegevens = Gegevens.ongelezen
  /// The signals of the file; nil when they were not read, because nobody asks who settles them.
  var signalen: [Dossiersignaal]?
  /// When the window of the round closes; nil where only the state of the round is looked at.
  var sluit: Tijdstip?
}

/// What stands in the way of a step, whoever takes it.
enum Beletsel: Hashable, Sendable {
  /// The state of the file.
  case dossierstatus
  /// The state of the round.
  case rondestatus
  /// A requirement that is not met.
  case eis(Stapeis)
}

extension Omstandigheden {
  /// What stands in the way of a step on the file, the first in the order of its row; nil when nothing does.
  func beletsel(voor stap: Stap) -> Beletsel? {
    guard stap.mogelijkIn.contains(dossier.status) else { return .dossierstatus }
    guard stap.rij.ronde.contains(ronde) else { return .rondestatus }
    return stap.rij.eisen.first { !isVoldaan($0) }.map { .eis($0) }
  }

  /// Whether a requirement is met.
  private func isVoldaan(_ eis: Stapeis) -> Bool {
    switch eis {
    case .nietOpTijd: !dossier.tijdig
    case .nietToegelaten: dossier.tijdig || feiten.plaatshouder?.id != dossier.id
    case .geenAndereAanvraag: !heeftAndereAanvraag
    case .plaatsVrij: ronde != .open || !heeftAndereAanvraag
    case .andereTerzijde: !feiten.terzijde.isEmpty
    case .nietMeebesloten: dossier.status != .terzijde || ronde != .besloten
    case .nietBevroren: !feiten.isBevroren
    case .gegevensAanwezig: isAanwezig
    case .ietsOntbreekt: !aanTeVullen.isEmpty
    case .ietsTeVragen: !teVragen.isEmpty
    case .aanvullingGevraagd: !gevraagd.isEmpty
    case .hersteltermijnLoopt: feiten.herstel.values.contains { $0.loopt(op: dag) }
    case .hersteltermijnVoorbij: !gevraagd.contains { $0.loopt(op: dag) }
    case .buitenbehandelingOpTijd: gevraagd.contains { $0.kanBuitenBehandeling(bekendgemaaktOp: dag) }
    case .signaalOpen: signalen?.contains { $0.afgehandeld == nil } ?? false
    case .nietBekendgemaakt: dossier.voorBekendmaking != nil
    case .bekendgemaakt: dossier.voorBekendmaking == nil
    case .bekendmakingVoorgesteld: feiten.bekendmakingsvoorstel != nil
    case .voorschotNietOpgedragen: feiten.nam(.voorschotOpdragen).isEmpty
    case .voorschotOpgedragen: !feiten.nam(.voorschotOpdragen).isEmpty
    case .ibanBekend: feiten.heeftIban
    case .verantwoordingOfTermijnVoorbij: isVerantwoord || feiten.verantwoordingUiterlijk.map { $0 < dag } ?? false
    case .verantwoordingVolledig: feiten.onvolledig.isEmpty
    case .verantwoordingAanwezig: !isVerantwoord || feiten.heeftVerantwoording
    case .ietsTerugTeBetalen: feiten.boekbaar > .zero
    case .terugbetalingTeBevestigen: !feiten.teBevestigen.isEmpty
    }
  }

  private var isVerantwoord: Bool { dossier.status == .verantwoord }

  /// Whether another file of the applicant has its place in the round.
  private var heeftAndereAanvraag: Bool { feiten.plaatshouder.map { $0.id != dossier.id } ?? false }

  private var isAanwezig: Bool {
    switch gegevens {
    case .ongelezen: preconditionFailure("a step that asks about the application has it read")
    case .verwijderd: false
    case .aanwezig: true
    }
  }

  /// The checks for which something is missing.
  var aanTeVullen: [Toetscode] {
    guard case .aanwezig(let inzending, let ronde, let regeling) = gegevens else { return [] }
    return toets(inzending, ronde: ronde, regeling: regeling).aanTeVullen
  }

  /// The checks of which completion can be asked. Where the four weeks of an item are over, asking for it once more does
  /// not give back the power to leave the file untreated (Awb 4:5 lid 4), so that is not done.
  var teVragen: [Toetscode] { aanTeVullen.filter { feiten.herstel[$0].map { dag <= $0.buitenbehandelingTot } ?? true } }

  /// The days of what is missing and was asked for.
  private var gevraagd: [Hersteltijd] { aanTeVullen.compactMap { feiten.herstel[$0] } }

  /// Whether this person took the earlier step of a pair, and so may not take this one (four eyes).
  func isTegenVierOgen(_ stap: Stap, _ wie: Identiteit) -> Bool {
    feiten.eerdere(van: stap, door: wie) != nil
  }

  /// Whether this person can take the step on the file now.
  func kan(_ stap: Stap, _ wie: Identiteit) -> Bool {
    wie.heeft(stap.rij.rollen) && beletsel(voor: stap) == nil && !isTegenVierOgen(stap, wie)
  }

  /// Whether the applicant can file another application now that counts.
  var kanOpnieuwIndienen: Bool { ronde == .open && feiten.plaatshouder == nil }
}

extension Omstandigheden {
  /// The refusal of a step because of what stands in its way.
  /// - Parameter wie: who asks; nil where the state alone refuses.
  func weigering(_ stap: Stap, _ beletsel: Beletsel, _ wie: Identiteit? = nil) -> VerkeerdeStand {
    switch beletsel {
    case .dossierstatus: VerkeerdeStand(stap.rij.weigering)
    case .rondestatus: stap == .buitenBehandelingLaten ? venster(stap) : VerkeerdeStand(stap.rij.rondeWeigering)
    case .eis(.hersteltermijnVoorbij): loopt(isVoorAnder: wie.map { isTegenVierOgen(stap, $0) } ?? false)
    case .eis(let eis): weigering(eis)
    }
  }

  private func weigering(_ eis: Stapeis) -> VerkeerdeStand {
    func weigering(_ toelichting: String, _ mogelijk: Mogelijkheid...) -> VerkeerdeStand {
      VerkeerdeStand(toelichting, mogelijk: mogelijk)
    }
    switch eis {
    case .nietOpTijd: return weigering("Deze aanvraag is op tijd ontvangen en hoeft niet te worden toegelaten.")
    case .nietToegelaten: return .alToegelaten
    case .geenAndereAanvraag: return .andereDoetMee(feiten.plaatshouder)
    case .plaatsVrij:
      return VerkeerdeStand(
        tweedeNaast: feiten.plaatshouder, "U hebt in deze ronde al een aanvraag die op tijd is. Er is niets gewijzigd.")
    case .andereTerzijde:
      return weigering("Deze aanvrager heeft in deze ronde geen andere aanvraag die in de plaats hiervan kan tellen.")
    // Nothing of a decision that is not made known shows in it (Awb 3:40).
    case .nietMeebesloten: return weigering(Stap.intrekken.rij.weigering)
    case .nietBevroren:
      return weigering(
        "De rangschikking is bevroren; welke aanvraag telt, staat vast zolang daarover besloten kan worden.")
    case .gegevensAanwezig, .verantwoordingAanwezig: return .verwijderd(van: dossier)
    case .ietsOntbreekt: return weigering("Volgens de toetsen is er niets meer aan te vullen.", .stap(.beoordelen))
    case .aanvullingGevraagd:
      return weigering(
        "Om wat ontbreekt (\(aanTeVullen.map(\.rawValue).joined(separator: ", "))) is de aanvrager nog niet gevraagd (Awb "
          + "4:5 lid 1).", .stap(.herstelVerzoeken))
    case .hersteltermijnLoopt:
      guard let tot = feiten.herstel.values.map(\.tot).max() else {
        return weigering("De aanvraagtermijn is gesloten en er loopt geen hersteltermijn. Er is niets gewijzigd.")
      }
      return weigering("De hersteltermijn liep tot en met \(tot.tekst). Er is niets gewijzigd.")
    case .buitenbehandelingOpTijd:
      let uiterlijk = gevraagd.map(\.buitenbehandelingTot).max()
      return VerkeerdeStand(
        "De termijn om de aanvraag buiten behandeling te laten liep tot en met \(uiterlijk?.tekst ?? "") (Awb 4:5 lid 4). "
          + "Op de aanvraag wordt inhoudelijk besloten.",
        meer: [JSONMember("uiterlijk", uiterlijk.map { .text($0) } ?? .null)])
    case .nietBekendgemaakt: return .alBekendgemaakt
    case .bekendgemaakt:
      guard Stap.vaststellingBekendmaken.mogelijkIn.contains(dossier.status) else {
        return weigering(
          "Het besluit is nog niet bekendgemaakt; zonder bekendmaking wordt niets betaald.", .stap(.bekendmaken))
      }
      return weigering(
        "De vaststelling is nog niet bekendgemaakt; zonder bekendmaking wordt niets terugbetaald.",
        .stap(.vaststellingBekendmaken))
    case .bekendmakingVoorgesteld:
      return weigering("Er wacht geen teruggedateerde bekendmaking op een tweede besluitnemer.", .stap(.bekendmaken))
    case .voorschotNietOpgedragen: return .alOpgedragen
    case .voorschotOpgedragen:
      return weigering("Er is nog geen voorschot opgedragen.", .stap(.voorschotOpdragen), .stap(.bekendmaken))
    case .ibanBekend:
      return weigering(
        "In de aanvraag staat geen IBAN; zonder rekening van de ontvanger wordt geen voorschot opgedragen of betaald. De "
          + "verlening blijft staan. Een IBAN wordt met de aanvraag opgegeven; na de besluiten kan deze dienst hem niet "
          + "vastleggen.", "de ontvanger schriftelijk om zijn IBAN vragen")
    case .verantwoordingOfTermijnVoorbij:
      return weigering(
        "De verantwoording is er nog niet; zij kan komen tot en met \(feiten.verantwoordingUiterlijk?.tekst ?? "").",
        .stap(.verantwoorden))
    case .terugbetalingTeBevestigen: return weigering(Stap.terugbetalingBevestigen.rij.weigering)
    case .verantwoordingVolledig:
      return VerkeerdeStand(
        "De verantwoording is onvolledig; zo kan de subsidie niet worden vastgesteld.",
        mogelijk: [.stap(.verantwoorden)],
        meer: [JSONMember("onvolledig", .array(feiten.onvolledig.map { .text($0) }))])
    case .hersteltermijnVoorbij, .ietsTeVragen, .ietsTerugTeBetalen, .signaalOpen:
      preconditionFailure("it depends on who asks, or the use case refuses what its body asks")
    }
  }

  /// The refusal to leave a file untreated while its applicant can still file a whole one.
  private func venster(_ stap: Stap) -> VerkeerdeStand {
    guard let sluit else { return VerkeerdeStand(stap.rij.rondeWeigering) }
    return VerkeerdeStand(
      stap.rij.rondeWeigering + " De aanvraagtermijn loopt tot \(Amsterdam.iso(sluit)); tot dan kan de aanvrager de "
        + "aanvraag vervangen door een die compleet is.",
      mogelijk: [.tekst("wachten tot de aanvraagtermijn is gesloten, op \(Amsterdam.iso(sluit))")],
      meer: [JSONMember("sluit", .text(sluit))])
  }

  /// The refusal while the term of something that is missing runs.
  /// - Parameter isVoorAnder: whether who asks may not take the step after it either (four eyes).
  private func loopt(isVoorAnder: Bool) -> VerkeerdeStand {
    VerkeerdeStand(
      "De hersteltermijn loopt nog tot en met \(gevraagd.map(\.tot).max()?.tekst ?? "").",
      mogelijk: [
        isVoorAnder
          ? "wachten tot de hersteltermijn voorbij is; dan kan een andere besluitnemer de aanvraag buiten behandeling laten"
          : "wachten tot de hersteltermijn voorbij is"
      ])
  }
}

extension VerkeerdeStand {
  /// The refusal of a second admission.
  static let alToegelaten = VerkeerdeStand(
    "Deze aanvraag is al toegelaten.", mogelijk: [.stap(.beoordelen)])

  /// The refusal of a second bekendmaking.
  static let alBekendgemaakt = VerkeerdeStand("Dit besluit is al bekendgemaakt.")

  /// The refusal of a second advance.
  static let alOpgedragen = VerkeerdeStand(
    "Het voorschot is al opgedragen; er is één voorschot van 100 % (R 3:1).",
    mogelijk: [.stap(.betalingBevestigen)])

  /// The refusal to admit a file beside another of its applicant.
  fileprivate static func andereDoetMee(_ ander: Plaatshouder?) -> VerkeerdeStand {
    let id = ander?.id ?? ""
    return VerkeerdeStand(
      "Deze aanvrager doet in deze ronde al mee met een andere aanvraag (\(id)); er is één aanvraag per aanvrager en "
        + "ronde.",
      naast: [.stap(.intrekken, "de andere aanvraag intrekken, waarna deze kan worden toegelaten")],
      meer: [JSONMember("andereAanvraag", .text(id))])
  }

  /// The refusal of a second application. It names the first, which has the place in the round, and the way out.
  init(tweedeNaast eerste: Plaatshouder?, _ toelichting: String) {
    let leden: [JSONMember] =
      eerste.map {
        [JSONMember("eersteAanvraag", ["id": .text($0.id), "kenmerk": .text($0.kenmerk)])]
      } ?? []
    self.init(
      toelichting,
      naast: [
        .stap(.vervangen, "de eerste aanvraag vervangen zolang de aanvraagtermijn loopt"),
        // A file that was set aside counts again when the first is withdrawn, and then has the place.
        .stap(
          .intrekken,
          eerste?.heeftTerzijde == true
            ? "de eerste aanvraag intrekken; dan telt uw aanvraag die terzijde ligt, en die kunt u vervangen of ook "
              + "intrekken om opnieuw in te dienen"
            : "de eerste aanvraag intrekken en daarna opnieuw indienen"),
      ], meer: leden)
  }
}
