import Begrippen
import Regeling
import Testing

/// R 1:6: which costs count.
struct KostenTests {
  private func kosten(
    _ salaris: Int64, _ overhead: Int64, _ overig: Int64, derden: Int64 = 0,
    grondslag: OpenNormen.GrondslagKostennormen = .totaal
  ) -> Kosten {
    Kosten(
      Kostenbasis(
        kosten: Centen(salaris + overhead + overig), salaris: Centen(salaris), overhead: Centen(overhead),
        bijdragenDerden: Centen(derden)), salarisnorm: Procent(60), overheadnorm: Procent(15), grondslag: grondslag)
  }

  @Test("the application of the contract: residual value and recoverable VAT do not count")
  func contractExample() {
    let kosten = Kosten(aanvraagVoorbeeld().activiteiten, regeling: regelingVoorbeeld(), normen: normenStandaard)
    // 9000 + (1200 + 252 − 300) + 5000
    #expect(kosten.basis.kosten == euro(15_152) && kosten.basis.salaris == euro(9000))
    #expect(kosten.basis.bijdragenDerden == euro(1000))
    #expect(kosten.salarisMax == euro(9091, 20) && kosten.salarisBovenNorm == .zero)
    #expect(kosten.subsidiabel == euro(14_152))
    #expect(aanvraagVoorbeeld().activiteiten[0].isSluitend)
  }

  @Test("the norms at their edge: exactly the cap, and one cent above")
  func normsAtTheirEdge() {
    #expect(kosten(60, 0, 40).salarisBovenNorm == .zero)
    #expect(kosten(61, 0, 40).salarisBovenNorm == Centen(1))
    #expect(kosten(0, 15, 85).overheadBovenNorm == .zero)
    #expect(kosten(0, 16, 85).overheadBovenNorm == Centen(1))
    // The cap is rounded down: 60 % of 101 is 60.6.
    #expect(kosten(61, 0, 40).salarisMax == Centen(60))
    #expect(kosten(0, 0, 0).subsidiabel == .zero)
    #expect(kosten(50, 0, 50, derden: 101).subsidiabel == .zero)
  }

  /// The closed forms are those of <doc:/Regeling/RechtInvarianten#Invariants>, 12.
  @Test("after cutting off: the closed forms, to the cent or just below")
  func afterCuttingOff() {
    // Only salary bites: E = X / 0.40. Only overhead: E = X / 0.85. Both: E = X / 0.25.
    #expect(kosten(10_000, 0, 4000, grondslag: .naAftopping).subsidiabel == Centen(10_000))
    #expect(kosten(0, 10_000, 8500, grondslag: .naAftopping).subsidiabel == Centen(10_000))
    #expect(kosten(90_000, 90_000, 2500, grondslag: .naAftopping).subsidiabel == Centen(10_000))
    #expect(kosten(10_000, 10_000, 0, grondslag: .naAftopping).subsidiabel == .zero)
    #expect(kosten(60, 0, 40, grondslag: .naAftopping).salarisBovenNorm == .zero)
  }

  @Test("trimming never passes a norm, is the largest that does not, and the sums tie out")
  func trimmingKeepsTheNorms() {
    var bron = SplitMix64(1)
    for _ in 0..<20_000 {
      let schaal: Int64 = bron.uit([10, 1000, 10_000_000, 1_000_000_000_000])
      let (s, o, x) = (bron.getal(0...schaal), bron.getal(0...schaal), bron.getal(0...schaal))
      let derden = bron.getal(0...schaal)
      let totaal = kosten(s, o, x, derden: derden)
      let na = kosten(s, o, x, derden: derden, grondslag: .naAftopping)
      for (lezing, deler) in [(totaal, s + o + x), (na, na.grondslag.waarde)] {
        let (sOver, oOver) = (s - lezing.salarisBovenNorm.waarde, o - lezing.overheadBovenNorm.waarde)
        #expect(100 * sOver <= 60 * deler || sOver == 0)
        #expect(100 * oOver <= 15 * deler || oOver == 0)
        #expect(sOver == s || 100 * (sOver + 1) > 60 * deler)
        #expect(oOver == o || 100 * (oOver + 1) > 15 * deler)
        #expect(
          lezing.subsidiabel.waarde
            == max(0, s + o + x - lezing.salarisBovenNorm.waarde - lezing.overheadBovenNorm.waarde - derden))
      }
      // What is left after cutting off is the base of the norms: T* = X + S* + O*.
      #expect(na.grondslag.waarde == x + s - na.salarisBovenNorm.waarde + o - na.overheadBovenNorm.waarde)
      #expect(na.subsidiabel <= totaal.subsidiabel)
    }
  }

  @Test("shares and prices round half-up; a whole of 0 gives 0 and no price")
  func sharesAndPrices() {
    #expect(basispunten(1, van: 3) == Basispunten(3333) && basispunten(2, van: 3) == Basispunten(6667))
    #expect(basispunten(1, van: 20_000) == Basispunten(1), "half a basispunt goes up")
    #expect(basispunten(0, van: 0) == Basispunten(0) && basispunten(5, van: 5) == Basispunten(10_000))
    #expect(prijsPerEenheid(Centen(5), aantal: 2) == Centen(3) && prijsPerEenheid(Centen(7), aantal: 0) == nil)
    #expect(prijsPerEenheid(Centen(4), aantal: 3) == Centen(1))
  }

  @Test("amounts, shares and instants are written as a Dutch letter writes them")
  func texts() {
    #expect(
      euro(14_152).tekst == "€ 14.152,00" && Centen(5).tekst == "€ 0,05" && Centen(-123_456).tekst == "€ -1.234,56")
    #expect(euro(1_050_000).tekst == "€ 1.050.000,00" && Basispunten(1234).tekst == "12,34 %")
    #expect(Basispunten(5).tekst == "0,05 %" && Procent(60).tekst == "60 %" && Promille(100).tekst == "100 ‰")
    #expect(datum(2025, 3, 20).tekst == "20 maart 2025")
    #expect(utc(2025, 3, 27, 22, microseconden: 3_599_999_999).utcTekst == "2025-03-27T22:59:59.999999Z")
    #expect(Tijdstip(microseconden: -1).utcTekst == "1969-12-31T23:59:59.999999Z")
  }
}
