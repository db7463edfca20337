import Begrippen
import Regeling
import Testing

/// What the law's functions ask of who calls them: each stops the program where it is not met, in a release too.
enum Voorwaarde: String, Codable, CaseIterable, Sendable {
  case activiteitOnbekend, rechtsvormOnbekend, verordeningOnbekend
  case aftrekNegatief, aftrekBovenBruto
  case salarisNegatief, overheadNegatief, bijdragenNegatief, delenBovenKosten
  case gevraagdNegatief, subsidiabelNegatief, maximumNegatief, plafondNegatief, steunNegatief, daebNegatief
  case idDubbel, criteriumZonderIndicator, tweeendertigCriteriaGepasseerd
  case buitenDenHaagBovenOndersteund, startupsBovenOndersteund
  case maatZonderAantal, maatZonderSom
  case deelNegatief, geheelNegatief, prijsNegatief, aantalNegatief, normbedragNegatief
  case opschortingNegatief, dagenNul, wekenNul, jarenNul, werkdagenNul
  case decimalenNegatief, zevenDecimalen, jaarVoorEen, jaarMetZesCijfers
  case verleendNegatief, betaaldNegatief, betaaldBovenVerleend

  /// Asks for what must stop.
  func schend() throws {
    switch self {
    case .activiteitOnbekend, .rechtsvormOnbekend, .verordeningOnbekend, .aftrekNegatief, .aftrekBovenBruto,
      .buitenDenHaagBovenOndersteund, .startupsBovenOndersteund:
      weeg(aanvraag)
    case .salarisNegatief, .overheadNegatief, .bijdragenNegatief, .delenBovenKosten, .gevraagdNegatief,
      .subsidiabelNegatief, .maximumNegatief, .plafondNegatief, .steunNegatief, .daebNegatief:
      bedragen()
    case .idDubbel, .criteriumZonderIndicator, .tweeendertigCriteriaGepasseerd, .maatZonderAantal, .maatZonderSom:
      rangschikken()
    case .deelNegatief, .geheelNegatief, .prijsNegatief, .aantalNegatief, .normbedragNegatief: rekenen()
    case .opschortingNegatief, .dagenNul, .wekenNul, .jarenNul, .werkdagenNul, .decimalenNegatief, .zevenDecimalen,
      .jaarVoorEen, .jaarMetZesCijfers:
      tijd()
    case .verleendNegatief, .betaaldNegatief, .betaaldBovenVerleend: try vaststellen()
    }
  }

  private var aanvraag: Aanvraag {
    var aanvraag = aanvraagVoorbeeld()
    switch self {
    case .activiteitOnbekend: aanvraag.activiteiten[0].soort = "z"
    case .rechtsvormOnbekend: aanvraag.aanvrager.rechtsvorm = "vof"
    case .verordeningOnbekend: aanvraag.deMinimis?.steun[0].verordening = "1998/2006"
    case .aftrekNegatief: aanvraag.activiteiten[0].lasten[1].restwaarde = Centen(-1)
    case .aftrekBovenBruto: aanvraag.activiteiten[0].lasten[1].restwaarde = euro(1452, 1)
    case .buitenDenHaagBovenOndersteund: aanvraag.prestaties.waarvanBuitenDenHaag = 86
    default: aanvraag.prestaties.waarvanSocialeStartups = 86
    }
    return aanvraag
  }

  private func weeg(_ aanvraag: Aanvraag) {
    _ = Weging(inzendingVoorbeeld(aanvraag), ronde: rondeVoorbeeld(), regeling: regelingVoorbeeld())
  }

  private func bedragen() {
    let min = Centen(-1)
    func basis(_ kosten: Centen, _ salaris: Centen, _ overhead: Centen, _ derden: Centen) {
      _ = Kostenbasis(kosten: kosten, salaris: salaris, overhead: overhead, bijdragenDerden: derden)
    }
    switch self {
    case .salarisNegatief: basis(euro(1), min, .zero, .zero)
    case .overheadNegatief: basis(euro(1), .zero, min, .zero)
    case .bijdragenNegatief: basis(euro(1), .zero, .zero, min)
    case .delenBovenKosten: basis(euro(1), euro(1), Centen(1), .zero)
    case .gevraagdNegatief: _ = regelingVoorbeeld().verleenbaar(gevraagd: min, subsidiabel: .zero)
    case .subsidiabelNegatief: _ = regelingVoorbeeld().verleenbaar(gevraagd: .zero, subsidiabel: min)
    case .maximumNegatief: _ = regelingVoorbeeld(maximum: min).verleenbaar(gevraagd: .zero, subsidiabel: .zero)
    case .plafondNegatief: _ = rank([], rondeVoorbeeld(plafond: min))
    case .steunNegatief: _ = DeMinimisstand(peildatum: datum(2025, 1, 1), algemeen: min, daeb: .zero)
    default: _ = DeMinimisstand(peildatum: datum(2025, 1, 1), algemeen: .zero, daeb: min)
    }
  }

  private func rangschikken() {
    switch self {
    case .idDubbel: _ = rank([inzendingVoorbeeld(), inzendingVoorbeeld()])
    case .criteriumZonderIndicator:
      _ = rank([inzendingVoorbeeld()], regeling: regelingVoorbeeld(criteria: [criterium("a", (2, 1, 0), [])]))
    case .tweeendertigCriteriaGepasseerd:
      let criteria = (0..<33).map { criterium("c\($0)", (2, 1, 0), [.ondersteund]) }
      _ = Weging(inzendingVoorbeeld(), ronde: rondeVoorbeeld(), regeling: regelingVoorbeeld(criteria: criteria))
    case .maatZonderAantal: _ = Cohortmaat(aantal: -1, som: 0)
    default: _ = Cohortmaat(aantal: 0, som: -1)
    }
  }

  private func rekenen() {
    switch self {
    case .deelNegatief: _ = basispunten(-1, van: 1)
    case .geheelNegatief: _ = basispunten(0, van: -1)
    case .prijsNegatief: _ = prijsPerEenheid(Centen(-1), aantal: 1)
    case .aantalNegatief: _ = prijsPerEenheid(.zero, aantal: -1)
    default: _ = Procent(60).afgekaptVan(Centen(-1))
    }
  }

  private func tijd() {
    let kalender = regelingVoorbeeld().kalender
    let dag = datum(2025, 3, 6)
    switch self {
    case .opschortingNegatief: _ = kalender.termijn(na: dag, .weken(6), opgeschorteDagen: -1)
    case .dagenNul: _ = kalender.termijn(na: dag, .dagen(0))
    case .wekenNul: _ = kalender.termijn(na: dag, .weken(0))
    case .jarenNul: _ = kalender.termijn(na: dag, .jaren(0))
    case .werkdagenNul: _ = kalender.dag(na: dag, werkdagen: 0)
    case .decimalenNegatief: _ = utc(2025, 3, 6).utc(decimalen: -1)
    case .zevenDecimalen: _ = utc(2025, 3, 6).utc(decimalen: 7)
    // The last microsecond before the year 1, and the first of the year 100 000.
    case .jaarVoorEen: _ = Tijdstip(microseconden: -62_135_596_800_000_001).utcTekst
    default: _ = Tijdstip(microseconden: 3_093_527_980_800_000_000).utcTekst
    }
  }

  private func vaststellen() throws {
    let (verleend, betaald): (Centen, Centen) =
      switch self {
      case .verleendNegatief: (Centen(-1), Centen(-1))
      case .betaaldNegatief: (euro(1), Centen(-1))
      default: (euro(1), euro(1, 1))
      }
    _ = try Vaststelling(
      verleend: verleend, betaald: betaald, gerealiseerd: aanvraagVoorbeeld().activiteiten,
      regeling: regelingVoorbeeld(), normen: normenStandaard)
  }
}

struct VoorwaardenTests {
  @Test("what is asked of a caller is asked in earnest: the program stops", arguments: Voorwaarde.allCases)
  func stops(_ voorwaarde: Voorwaarde) async {
    await #expect(processExitsWith: .failure) { [voorwaarde = voorwaarde as Voorwaarde] in
      try voorwaarde.schend()
    }
  }

  @Test("what lies just inside each of them goes on")
  func goesOn() throws {
    _ = Kostenbasis(kosten: euro(1), salaris: euro(1), overhead: .zero, bijdragenDerden: .zero)
    _ = Kostenbasis(kosten: .zero, salaris: .zero, overhead: .zero, bijdragenDerden: .zero)
    _ = DeMinimisstand(peildatum: datum(2025, 1, 1), algemeen: .zero, daeb: .zero)
    #expect(regelingVoorbeeld(maximum: .zero).verleenbaar(gevraagd: .zero, subsidiabel: .zero) == .zero)
    #expect(rank([], rondeVoorbeeld(plafond: .zero)).rangorde.isEmpty)
    #expect(Cohortmaat(aantal: 0, som: 0).som == 0)
    #expect(basispunten(0, van: 0) == Basispunten(0) && prijsPerEenheid(.zero, aantal: 0) == nil)
    #expect(prijsPerEenheid(.zero, aantal: 1) == .zero && Procent(60).afgekaptVan(.zero) == .zero)
    #expect(Tijdstip(microseconden: -62_135_596_800_000_000).utc(decimalen: 0) == "0001-01-01T00:00:00Z")
    var aanvraag = aanvraagVoorbeeld()
    aanvraag.activiteiten[0].lasten[1].restwaarde = euro(1452)
    #expect(aanvraag.activiteiten[0].lasten[1].kosten == .zero)
    aanvraag.prestaties.waarvanBuitenDenHaag = 85
    aanvraag.prestaties.waarvanSocialeStartups = 85
    #expect(rank([inzendingVoorbeeld(aanvraag)]).rangorde.count == 1)
    let niets = try Vaststelling(
      verleend: .zero, betaald: .zero, gerealiseerd: [], regeling: regelingVoorbeeld(), normen: normenStandaard)
    #expect(niets.vastgesteld == .zero && niets.terugvordering == .zero && niets.nabetaling == .zero)
  }
}
