import Begrippen
import Regeling
import Testing

/// `regels.md` section 6: the account and the settlement.
struct VaststellingTests {
  private let regeling = regelingVoorbeeld()

  private func vaststelling(
    verleend: Centen, betaald: Centen, kosten: Centen, derden: Centen = .zero, lager: LagereVaststelling? = nil
  ) throws -> Vaststelling {
    let activiteit = Activiteit(
      soort: "a", lasten: [Last(soort: .overig, omschrijving: "", bedrag: kosten)],
      baten: [Baat(soort: .bijdrageDerden, omschrijving: "", bedrag: derden)])
    return try Vaststelling(
      verleend: verleend, betaald: betaald, gerealiseerd: [activiteit], regeling: regeling, normen: normenStandaard,
      lager: lager)
  }

  @Test("the least of what was granted and what is eligible; the rest is claimed back or paid after")
  func settles() throws {
    let gelijk = try vaststelling(verleend: euro(100), betaald: euro(100), kosten: euro(100))
    #expect(gelijk.vastgesteld == euro(100) && gelijk.terugvordering == .zero && gelijk.nabetaling == .zero)
    let meer = try vaststelling(verleend: euro(100), betaald: euro(100), kosten: euro(100, 1))
    #expect(meer.vastgesteld == euro(100) && meer.subsidiabel == euro(100, 1))
    let minder = try vaststelling(verleend: euro(100), betaald: euro(100), kosten: euro(99, 99))
    #expect(minder.vastgesteld == euro(99, 99) && minder.terugvordering == euro(0, 1))
    let derden = try vaststelling(verleend: euro(100), betaald: euro(40), kosten: euro(100), derden: euro(30))
    #expect(derden.vastgesteld == euro(70) && derden.nabetaling == euro(30) && derden.terugvordering == .zero)
    let niets = try vaststelling(verleend: euro(100), betaald: euro(100), kosten: .zero)
    #expect(niets.vastgesteld == .zero && niets.terugvordering == euro(100))
  }

  @Test("lower on a ground of law; never above what the costs give")
  func settlesLower() throws {
    let grond = VaststellingsGrond.verplichtingenNietNagekomen
    let lager = try vaststelling(
      verleend: euro(100), betaald: euro(100), kosten: euro(90), lager: .init(bedrag: euro(50), grond: grond))
    #expect(lager.vastgesteld == euro(50) && lager.grond == grond && lager.terugvordering == euro(50))
    #expect(throws: Vaststellingsfout.bedragBuitenBereik(hoogstens: euro(90))) {
      try vaststelling(
        verleend: euro(100), betaald: euro(100), kosten: euro(90), lager: .init(bedrag: euro(90, 1), grond: grond))
    }
    #expect(throws: Vaststellingsfout.self) {
      try vaststelling(
        verleend: euro(100), betaald: .zero, kosten: euro(90), lager: .init(bedrag: Centen(-1), grond: grond))
    }
    #expect(VaststellingsGrond.allCases.map(\.rawValue) == ["4:46-2-a", "4:46-2-b", "4:46-2-c", "4:46-2-d"])
  }

  @Test("lower at its edges: nothing, and the very most; of a grant of one cent too")
  func settlesLowerAtItsEdges() throws {
    let grond = VaststellingsGrond.onjuisteGegevens
    let niets = try vaststelling(
      verleend: euro(100), betaald: euro(100), kosten: euro(90), lager: .init(bedrag: .zero, grond: grond))
    #expect(niets.vastgesteld == .zero && niets.terugvordering == euro(100) && niets.nabetaling == .zero)
    let alles = try vaststelling(
      verleend: euro(100), betaald: euro(100), kosten: euro(90), lager: .init(bedrag: euro(90), grond: grond))
    #expect(alles.vastgesteld == euro(90) && alles.grond == grond && alles.terugvordering == euro(10))
    let cent = try vaststelling(verleend: Centen(1), betaald: .zero, kosten: euro(90))
    #expect(cent.vastgesteld == Centen(1) && cent.nabetaling == Centen(1) && cent.grond == nil)
    #expect(throws: Vaststellingsfout.bedragBuitenBereik(hoogstens: Centen(1))) {
      try vaststelling(
        verleend: Centen(1), betaald: .zero, kosten: euro(90), lager: .init(bedrag: Centen(2), grond: grond))
    }
    #expect(Set(VaststellingsGrond.allCases.map(\.tekst)).count == 4)
  }

  @Test("always: vastgesteld + terugvordering = betaald + nabetaling")
  func balances() throws {
    var bron = SplitMix64(5)
    for _ in 0..<5000 {
      let verleend = Centen(bron.getal(0...10_000_000))
      let betaald = bron.kans(2, op: 3) ? verleend : Centen(bron.getal(0...verleend.waarde))
      let uitslag = try vaststelling(
        verleend: verleend, betaald: betaald, kosten: Centen(bron.getal(0...15_000_000)),
        derden: Centen(bron.getal(0...3_000_000)))
      #expect(uitslag.vastgesteld + uitslag.terugvordering == uitslag.betaald + uitslag.nabetaling)
      #expect(uitslag.vastgesteld <= uitslag.verleend && uitslag.vastgesteld <= uitslag.subsidiabel)
      #expect(uitslag.terugvordering == .zero || uitslag.nabetaling == .zero)
    }
  }

  @Test("the open norms of the frozen ranking hold for the account too")
  func usesTheSameNorms() throws {
    let activiteiten = aanvraagMetKosten(salaris: euro(9000), overig: euro(1000)).activiteiten
    let naAftopping = try #require(normenStandaard.met(.grondslagKostennormen, "na_aftopping"))
    func vastgesteld(_ normen: OpenNormen) throws -> Centen {
      try Vaststelling(
        verleend: euro(10_000), betaald: euro(10_000), gerealiseerd: activiteiten, regeling: regeling, normen: normen
      ).vastgesteld
    }
    #expect(try vastgesteld(normenStandaard) == euro(7000) && vastgesteld(naAftopping) == euro(2500))
  }

  @Test("a deviation of exactly the threshold needs no explanation; one cent more does")
  func deviations() {
    func activiteit(_ soort: String, _ lasten: Centen, _ baten: Centen) -> Activiteit {
      Activiteit(
        soort: soort, lasten: [Last(soort: .overig, omschrijving: "", bedrag: lasten)],
        baten: [Baat(soort: .subsidie, omschrijving: "", bedrag: baten)])
    }
    let begroting = [activiteit("a", euro(100), euro(100)), activiteit("b", euro(100), euro(100))]
    func vraagt(_ gerealiseerd: [Activiteit]) -> [Bool] {
      afwijkingen(begroting: begroting, gerealiseerd: gerealiseerd, regeling: regeling).map(\.vraagtToelichting)
    }
    #expect(vraagt(begroting) == [false, false])
    #expect(vraagt([activiteit("b", euro(110), euro(90)), activiteit("a", euro(90), euro(110))]) == [false, false])
    #expect(
      vraagt([activiteit("a", euro(110, 1), euro(100)), activiteit("b", euro(100), euro(89, 99))]) == [true, true])
    // Missing in the account, or not in the budget: the whole amount deviates.
    let anders = afwijkingen(
      begroting: begroting, gerealiseerd: [activiteit("a", euro(100), euro(100)), activiteit("c", euro(1), .zero)],
      regeling: regeling)
    #expect(anders.map(\.soort) == ["a", "b", "c"])
    #expect(anders.map(\.vraagtToelichting) == [false, true, true])
    #expect(anders.map(\.isVerantwoord) == [true, false, true] && anders.map(\.isBegroot) == [true, true, false])
    #expect(anders[1].lasten.vergelijking(drempel: Procent(10)) == "100 × € 100,00 > 10 × € 100,00")
  }

  @Test("the advance is the whole grant")
  func advance() {
    #expect(regeling.voorschot(op: euro(14_152, 37)) == euro(14_152, 37))
  }
}
