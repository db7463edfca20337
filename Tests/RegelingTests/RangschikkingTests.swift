import Begrippen
import Regeling
import Testing

/// R 1:8 and 1:9: properties over seeded random cohorts, and the cases in which the rules are easily got wrong.
struct RangschikkingTests {
  @Test("equals a second, naive programming of the rules over 3,000 cohorts and every open norm")
  func equalsNaiveReference() {
    for nummer in 0..<3000 {
      let (inzendingen, ronde, normen, zaad) = willekeurigCohort(UInt64(nummer))
      let naief = NaieveRangschikking(inzendingen, ronde: ronde, normen: normen, zaad: zaad)
      let uitslag = rank(inzendingen, ronde, normen, zaad: zaad)
      let kvkNummers = Dictionary(
        uniqueKeysWithValues: inzendingen.map { ($0.id, $0.aanvraag.aanvrager.kvkNummer) })
      let regels = uitslag.rangorde.map { lid in
        NaieveRangschikking.Regel(
          id: lid.id, rang: lid.rang, punten: lid.punten, oordeel: lid.oordeel.rawValue,
          niveaus: Dictionary(
            uniqueKeysWithValues: uitslag.criteria(van: lid).map { ($0.criterium.code, $0.niveau.rawValue) }),
          verleenbaar: lid.verleenbaar.waarde, toegekend: lid.toegekend?.waarde,
          kvkNummer: kvkNummers[lid.id] ?? "")
      }
      let buiten = Dictionary(
        uniqueKeysWithValues: uitslag.nietGerangschikt.map { lid in
          (lid.id, ([lid.oordeel.rawValue] + lid.redenen.map(\.rawValue)).joined(separator: " "))
        })
      #expect(regels == naief.regels, "cohort \(nummer) under \(normen)")
      #expect(buiten == naief.buiten, "cohort \(nummer)")
      let standen = uitslag.gelijkeStanden.map { stand in
        NaieveRangschikking.Stand(
          rang: stand.rang, ids: stand.ids, verleenbaar: stand.verleenbaar.waarde,
          beschikbaar: stand.beschikbaar.waarde, beslissing: stand.beslissing.rawValue)
      }
      #expect(standen == naief.standen, "cohort \(nummer) under \(normen)")
    }
  }

  @Test("any order of the files gives the same result; the ceiling holds; nobody is lost")
  func orderHasNoInfluence() {
    for nummer in 0..<2000 {
      let (inzendingen, ronde, normen, zaad) = willekeurigCohort(UInt64(10_000 + nummer))
      var bron = SplitMix64(UInt64(nummer))
      let uitslag = rank(inzendingen, ronde, normen, zaad: zaad)
      let andersom = rank(inzendingen.shuffled(using: &bron), ronde, normen, zaad: zaad)
      #expect(uitslag.rangorde == andersom.rangorde && uitslag.nietGerangschikt == andersom.nietGerangschikt)
      #expect(uitslag.gelijkeStanden == andersom.gelijkeStanden)
      #expect(uitslag.toegekend == uitslag.rangorde.compactMap(\.toegekend).som)
      #expect(uitslag.toegekend <= ronde.plafond)
      #expect(uitslag.rangorde.count + uitslag.nietGerangschikt.count == inzendingen.count)
      for lid in uitslag.rangorde {
        #expect((5...100).contains(lid.punten) && lid.verleenbaar <= euro(100_000))
        #expect(lid.toegekend.map { $0 <= lid.verleenbaar && $0 >= .zero } ?? (lid.uitkomst == .onbeslist))
        #expect(lid.rang == 1 + uitslag.rangorde.count { $0.punten > lid.punten })
      }
      if zaad != nil { #expect(uitslag.rangorde.allSatisfy { $0.toegekend != nil }) }
    }
  }

  @Test("more of one good indicator, the others unchanged, never lowers its level")
  func moreNeverLowers() throws {
    for nummer in 0..<2000 {
      var (inzendingen, ronde, normen, zaad) = willekeurigCohort(UInt64(20_000 + nummer))
      var bron = SplitMix64(UInt64(nummer))
      let voor = rank(inzendingen, ronde, normen, zaad: zaad)
      guard !voor.rangorde.isEmpty else { continue }
      let lid = bron.uit(voor.rangorde)
      let plaats = try #require(inzendingen.firstIndex { $0.id == lid.id })
      let (indicator, veld) = bron.uit([
        (Indicator.gesprekken, \Prestaties.gesprekkenBestaand), (.deelnames, \.deelnamesAanEvenementen),
        (.overlegstructuren, \.overlegstructuren), (.samenwerkingen, \.samenwerkingen),
      ])
      inzendingen[plaats].aanvraag.prestaties[keyPath: veld] += bron.getal(1...20)
      let na = rank(inzendingen, ronde, normen, zaad: zaad)
      let nieuw = try #require(na.rangorde.first { $0.id == lid.id })
      // The levels stand from low to high.
      func niveau(_ uitslag: Rangschikking, _ lid: Gerangschikt) throws -> Int {
        let indicatoren = uitslag.criteria(van: lid).flatMap(\.indicatoren)
        let niveau = try #require(indicatoren.first { $0.indicator == indicator }).niveau
        return try #require(Niveau.allCases.firstIndex(of: niveau))
      }
      #expect(try niveau(na, nieuw) >= niveau(voor, lid), "cohort \(nummer), \(indicator)")
    }
  }

  @Test("alternatives keep what they must keep: excluding never ranks more, a wider band never splits the middle")
  func alternativesKeepInvariants() throws {
    for nummer in 0..<500 {
      let (inzendingen, ronde, _, zaad) = willekeurigCohort(UInt64(30_000 + nummer))
      let basis = rank(inzendingen, ronde, zaad: zaad)
      let ids = Set(basis.rangorde.map(\.id))
      let streng = rank(inzendingen, ronde, try #require(normenStandaard.met(.gevolgKostennormen, "uitsluiten")))
      #expect(Set(streng.rangorde.map(\.id)).isSubset(of: ids))
      let mediaan = rank(inzendingen, ronde, try #require(normenStandaard.met(.gemengdProfiel, "mediaan")), zaad: zaad)
      for (lid, ander) in zip(basis.rangorde.sorted { $0.id < $1.id }, mediaan.rangorde.sorted { $0.id < $1.id }) {
        #expect(ander.punten >= lid.punten, "the lowest level is never above the median")
      }
      // How what is left is divided has no influence on rank or points.
      for (code, waarden) in alleAlternatieven where code == .restbedrag || code == .gelijkeStand {
        for waarde in waarden {
          let ander = rank(inzendingen, ronde, try #require(normenStandaard.met(code, waarde)), zaad: zaad)
          #expect(
            Set(ander.rangorde.map { "\($0.id) \($0.rang)" }) == Set(basis.rangorde.map { "\($0.id) \($0.rang)" }))
        }
      }
      let breed = rank(inzendingen, ronde, try #require(normenStandaard.met(.bandbreedte, "500")), zaad: zaad)
      for (lid, ander) in zip(basis.rangorde.sorted { $0.id < $1.id }, breed.rangorde.sorted { $0.id < $1.id }) {
        let indicatoren = zip(
          basis.criteria(van: lid).flatMap(\.indicatoren), breed.criteria(van: ander).flatMap(\.indicatoren))
        for (smal, wijd) in indicatoren where smal.niveau == .gemiddeld { #expect(wijd.niveau == .gemiddeld) }
      }
    }
  }

  // MARK: Cases

  @Test("with one member everybody is average: 50 points when the words say so too")
  func aloneIsAverage() {
    var aanvraag = aanvraagVoorbeeld()
    aanvraag.prestaties.vraagmogelijkheden = .aanwezig
    aanvraag.prestaties.zichtbaarheid = .zichtbaar
    let uitslag = rank([inzendingVoorbeeld(aanvraag)])
    #expect(uitslag.rangorde.map(\.punten) == [50])
    #expect(uitslag.cohortmaat(.gesprekken) == Cohortmaat(aantal: 1, som: 430))
  }

  @Test("T = 0: a value 0 is average; a value above 0, possible with the median, is extreme")
  func sumZero() throws {
    var inzendingen = gelijken([euro(1), euro(1), euro(1)])
    for plaats in inzendingen.indices { inzendingen[plaats].aanvraag.prestaties.evenementen = 0 }
    let nul = rank(inzendingen)
    func niveaus(_ uitslag: Rangschikking, _ indicator: Indicator) -> [Niveau] {
      uitslag.rangorde.sorted { $0.id < $1.id }.compactMap { lid in
        uitslag.criteria(van: lid).flatMap(\.indicatoren).first { $0.indicator == indicator }?.niveau
      }
    }
    #expect(niveaus(nul, .evenementen) == [.gemiddeld, .gemiddeld, .gemiddeld])
    inzendingen[2].aanvraag.prestaties.evenementen = 1
    inzendingen[2].aanvraag.activiteiten[0].lasten[0].bedrag = euro(1)
    inzendingen[2].aanvraag.activiteiten[0].baten[0].bedrag = euro(2)
    inzendingen[2].aanvraag.gevraagdBedrag = euro(2)
    let mediaan = rank(inzendingen, rondeVoorbeeld(), try #require(normenStandaard.met(.middelmaat, "mediaan")))
    #expect(niveaus(mediaan, .evenementen) == [.gemiddeld, .gemiddeld, .bovengemiddeld])
    #expect(niveaus(mediaan, .personeelsaandeel) == [.gemiddeld, .gemiddeld, .minder])
    #expect(mediaan.cohortmaat(.evenementen) == Cohortmaat(aantal: 3, som: 0))
  }

  @Test("without entrepreneurs supported there is no price: left out of n, and the lowest level")
  func noEntrepreneursNoPrice() throws {
    var inzendingen = gelijken([euro(100), euro(200)])
    inzendingen[0].aanvraag.prestaties.ondersteundeOndernemers = 0
    inzendingen[0].aanvraag.prestaties.waarvanBuitenDenHaag = 0
    inzendingen[0].aanvraag.prestaties.waarvanSocialeStartups = 0
    let uitslag = rank(inzendingen)
    #expect(uitslag.cohortmaat(.kostprijs) == Cohortmaat(aantal: 1, som: 235))
    let lid = try #require(uitslag.rangorde.first { $0.id == "A-0" })
    let prijs = try #require(uitslag.criteria(van: lid).flatMap(\.indicatoren).first { $0.indicator == .kostprijs })
    #expect(prijs.waarde == .prijs(nil) && prijs.niveau == .minder && prijs.vergelijking == "geen waarde → minder")
  }

  @Test("the band's edges belong to the middle")
  func bandEdges() throws {
    // Mean 100, band 10 %: 90 and 110 are average, 89.9 would not be.
    let waarden: [Int64] = [90, 110, 100, 89, 111]
    var inzendingen = gelijken(waarden.map { _ in euro(1) })
    for (plaats, waarde) in waarden.enumerated() { inzendingen[plaats].aanvraag.prestaties.evenementen = waarde }
    let uitslag = rank(inzendingen)
    let niveaus = uitslag.rangorde.sorted { $0.id < $1.id }.compactMap { lid in
      uitslag.criteria(van: lid).flatMap(\.indicatoren).first { $0.indicator == .evenementen }
    }
    #expect(niveaus.map(\.niveau) == [.gemiddeld, .gemiddeld, .gemiddeld, .minder, .bovengemiddeld])
    #expect(niveaus[0].vergelijking == "900 × 500 = 450.000 ≤ 1.000 × 5 × 90 = 450.000 ≤ 1.100 × 500 = 550.000")
    #expect(niveaus[3].vergelijking == "1.000 × 5 × 89 = 445.000 < 900 × 500 = 450.000")
    #expect(niveaus[4].vergelijking == "1.000 × 5 × 111 = 555.000 > 1.100 × 500 = 550.000")
  }

  @Test("a sum beyond 64 bits is compared exactly")
  func sumsBeyond64Bits() {
    let maat = Cohortmaat(aantal: 1_000_000, som: Int128(2_000_000_000_000_000) * 1_000_000)
    #expect(maat.som > Int128(Int64.max))
    let enorm = Centen.grootsteInvoer
    let kosten = Kosten(
      Kostenbasis(
        kosten: Centen(1000 * enorm.waarde), salaris: Centen(600 * enorm.waarde + 1), overhead: .zero,
        bijdragenDerden: .zero), salarisnorm: Procent(60), overheadnorm: Procent(15), grondslag: .totaal)
    #expect(kosten.salarisBovenNorm == Centen(1))
  }

  @Test("a tie that fits needs no decision; one that does not waits for the lot and takes what is left with it")
  func decisiveTie() {
    let past = rank(gelijken([euro(50_000), euro(50_000)]))
    #expect(past.gelijkeStanden.isEmpty && past.rangorde.allSatisfy { $0.uitkomst == .volledig && $0.rang == 1 })
    let paar = rank(gelijken([euro(50_000), euro(50_000, 1)]))
    #expect(paar.rangorde.map(\.uitkomst) == [.onbeslist, .onbeslist] && paar.toegekend == .zero)
    #expect(
      paar.onbeslisteGelijkeStanden.map { "\($0.rang) \($0.ids) \($0.verleenbaar.tekst) \($0.beschikbaar.tekst)" } == [
        "1 [\"A-0\", \"A-1\"] € 100.000,01 € 100.000,00"
      ])
    let geloot = rank(gelijken([euro(50_000), euro(50_000, 1)]), zaad: "zaad")
    #expect(geloot.toegekend == euro(100_000) && geloot.gelijkeStanden.map(\.beslissing) == [.loting])
    let volgorde = lotingVoorbeeld("zaad").volgorde([("A-0", "27312345"), ("A-1", "27312346")])
    #expect(geloot.rangorde.map(\.id) == volgorde.map(\.id) && volgorde[0].digest < volgorde[1].digest)
    #expect(geloot.rangorde.map(\.uitkomst) == [.volledig, .gedeeltelijk])
  }

  @Test("in proportion: cents down, the cents left over one each in id order")
  func inProportion() throws {
    let naarRato = try #require(normenStandaard.met(.gelijkeStand, "naarRato"))
    let uitslag = rank(
      gelijken([euro(30_000), euro(30_000), euro(30_000)]), rondeVoorbeeld(plafond: Centen(5)), naarRato)
    #expect(uitslag.rangorde.map { $0.toegekend?.waarde } == [2, 2, 1])
    #expect(uitslag.gelijkeStanden.map(\.beslissing) == [.naarRato])
  }

  @Test("what does not fit: in part, stop, or skip")
  func whatDoesNotFit() throws {
    var inzendingen = gelijken([euro(60_000), euro(60_000), euro(10_000)])
    for (plaats, niveau) in [Niveau.bovengemiddeld, .gemiddeld, .minder].enumerated() {
      inzendingen[plaats].beoordeling = Beoordeling(niveaus: ["b": niveau, "g": .minder])
    }
    func bedragen(_ waarde: String) throws -> [Int64?] {
      let uitslag = rank(inzendingen, rondeVoorbeeld(), try #require(normenStandaard.met(.restbedrag, waarde)))
      #expect(uitslag.rangorde.map(\.id) == ["A-0", "A-1", "A-2"])
      return uitslag.rangorde.map { $0.toegekend.map { $0.waarde / 100 } }
    }
    #expect(try bedragen("gedeeltelijk") == [60_000, 40_000, 0])
    #expect(try bedragen("stoppen") == [60_000, 0, 0])
    #expect(try bedragen("overslaan") == [60_000, 0, 10_000])
  }
}
