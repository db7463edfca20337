import Regeling
import Testing

/// Awb 4:26: what each other reading of an open norm would change.
struct GevoeligheidTests {
  private let regeling = regelingVoorbeeld()

  private func gevoeligheden(
    _ inzendingen: [Inzending], _ ronde: Ronde, _ normen: OpenNormen, zaad: String?
  ) -> [Gevoeligheid] {
    gevoeligheid(
      inzendingen.map { Weging($0, ronde: ronde, regeling: regeling) }, ronde: ronde, regeling: regeling,
      normen: normen, loting: zaad.map(lotingVoorbeeld))
  }

  @Test("each reading that the scheme names is compared, but for the one chosen")
  func comparesEveryOtherReading() throws {
    func gevraagd(_ normen: OpenNormen) -> [String] {
      gevoeligheden([], rondeVoorbeeld(), normen, zaad: nil).map { "\($0.code) \($0.waarde)" }
    }
    #expect(
      gevraagd(normenStandaard)
        == alleAlternatieven.flatMap { code, w in
          code.werking == .inRangschikking ? w.map { "\(code) \($0)" } : []
        })
    let anders = try #require(normenStandaard.met(.gelijkeStand, "criteria"))
    #expect(
      gevraagd(anders).filter { $0.hasPrefix("gelijkeStand") } == ["gelijkeStand loting", "gelijkeStand naarRato"])
  }

  @Test("what a reading changes equals a naive count over two naive rankings, over 120 cohorts and every reading")
  func equalsNaiveCount() throws {
    for nummer in 0..<120 {
      let (inzendingen, ronde, eigen, zaad) = willekeurigCohort(UInt64(40_000 + nummer))
      let normen = nummer % 2 == 0 ? normenStandaard : eigen
      let basis = NaieveRangschikking(inzendingen, ronde: ronde, normen: normen, zaad: zaad)
      for gevonden in gevoeligheden(inzendingen, ronde, normen, zaad: zaad) {
        let andere = NaieveRangschikking(
          inzendingen, ronde: ronde, normen: try #require(normen.met(gevonden.code, gevonden.waarde)), zaad: zaad)
        let geteld = NaieveTelling(basis.regels, andere.regels)
        #expect(NaieveTelling(gevonden) == geteld, "cohort \(nummer): \(gevonden.code) \(gevonden.waarde)")
        for verschuiving in gevonden.verschuivingen {
          #expect(verschuiving.van.map(beschreven) == beschreven(verschuiving.id, basis.regels))
          #expect(verschuiving.naar.map(beschreven) == beschreven(verschuiving.id, andere.regels))
        }
      }
    }
  }

  private func beschreven(_ stand: Verschuiving.Stand) -> String {
    "\(stand.rang) \(stand.punten) \(stand.verleenbaar.waarde) \(stand.toegekend?.waarde ?? -1)"
  }

  private func beschreven(_ id: String, _ regels: [NaieveRangschikking.Regel]) -> String? {
    regels.first { $0.id == id }.map { "\($0.rang) \($0.punten) \($0.verleenbaar) \($0.toegekend ?? -1)" }
  }

  @Test("a level that changes is told with its criterion and both its levels")
  func tellsLevels() throws {
    // Three indicators of criterion a: two average, one below.
    var inzending = inzendingVoorbeeld()
    inzending.aanvraag.prestaties.vraagmogelijkheden = .aanwezig
    inzending.aanvraag.prestaties.zichtbaarheid = .beperkt
    let mediaan = try #require(
      gevoeligheden([inzending], rondeVoorbeeld(), normenStandaard, zaad: nil)
        .first { $0.code == .gemengdProfiel && $0.waarde == "mediaan" })
    #expect(mediaan.niveaus == 1 && mediaan.rangen == 0 && mediaan.bedragen == 0 && mediaan.verschovenBedrag == .zero)
    let niveaus = try #require(mediaan.verschuivingen.first).niveaus
    #expect(niveaus.map { "\($0.criterium) \($0.van) \($0.naar)" } == ["a minder gemiddeld"])
  }
}

/// What changes between two naive rankings, counted file by file.
private struct NaieveTelling: Equatable {
  var niveaus = 0
  var rangen = 0
  var bedragen = 0
  var verschoven: Int64 = 0
  var toegekend: Int64 = 0
  var wacht = false
  var ids: [String] = []

  init(_ gevonden: Gevoeligheid) {
    niveaus = gevonden.niveaus
    rangen = gevonden.rangen
    bedragen = gevonden.bedragen
    verschoven = gevonden.verschovenBedrag.waarde
    toegekend = gevonden.toegekend.waarde
    wacht = gevonden.wachtOpLoting
    ids = gevonden.verschuivingen.map(\.id)
  }

  init(_ oud: [NaieveRangschikking.Regel], _ nieuw: [NaieveRangschikking.Regel]) {
    for id in Set((oud + nieuw).map(\.id)).sorted() {
      var (van, naar) = (oud.first { $0.id == id }, nieuw.first { $0.id == id })
      // A verdict that another reading words otherwise, with the same rank, points and amounts, changes nothing.
      van?.oordeel = ""
      naar?.oordeel = ""
      if van != naar { ids.append(id) }
      if van?.rang != naar?.rang { rangen += 1 }
      // Who is not ranked has no amount, and neither has who waits for the lot.
      let (eerst, dan) = (van?.toegekend ?? nil, naar?.toegekend ?? nil)
      if eerst != dan { bedragen += 1 }
      verschoven += max(0, (dan ?? 0) - (eerst ?? 0))
      toegekend += dan ?? 0
      if let naar, naar.toegekend == nil { wacht = true }
      if let van, let naar { niveaus += van.niveaus.filter { naar.niveaus[$0.key] != $0.value }.count }
    }
  }
}
