import Begrippen
import Regeling
import Testing

/// What a decision takes from the application: the de-minimis room at its date, and what a refusal rests on.
struct BesluitgrondTests {
  private let regeling = regelingVoorbeeld()

  private func grond(_ wijzig: (inout Inzending) -> Void) -> Besluitgrond {
    var inzending = inzendingVoorbeeld()
    wijzig(&inzending)
    return Besluitgrond(inzending, rondeVoorbeeld(), regeling, besluitDatum: datum(2025, 4, 17))
  }

  /// The room of a file alone: a grant above every room shows it.
  private func ruimte(_ grond: Besluitgrond) -> Centen? {
    DeMinimishertoetsing(
      ["A-1": grond.deMinimis], eerder: [], vanaf: datum(2025, 3, 20), besluitDatum: datum(2025, 4, 17),
      regels: regeling.deMinimis
    ).overschrijdingen([("A-1", euro(2_000_000))]).first?.ruimte
  }

  private func ruimte(_ algemeen: Centen, _ daeb: Centen, op dag: Datum = datum(2024, 1, 1)) -> Centen? {
    ruimte(
      grond { inzending in
        inzending.aanvraag.deMinimis?.steun = [(algemeen, "2023/2831"), (daeb, "2023/2832")].map {
          bedrag, verordening in
          Steun(verstrekker: "", verleendOp: dag, bedrag: bedrag, verordening: verordening)
        }
      })
  }

  @Test("the room is what both ceilings leave, at least nothing, at the date of the decision")
  func room() {
    #expect(ruimte(.zero, .zero) == euro(300_000) && ruimte(euro(1), .zero) == euro(299_999))
    // The ceiling with DAEB bites from 750 000.00 of DAEB on.
    #expect(ruimte(.zero, euro(750_000)) == euro(300_000) && ruimte(.zero, euro(750_000, 1)) == euro(299_999, 99))
    #expect(ruimte(euro(1), euro(750_001)) == euro(299_998) && ruimte(euro(100_000), euro(1)) == euro(200_000))
    #expect(ruimte(euro(300_000), .zero) == .zero && ruimte(euro(300_000, 1), .zero) == .zero)
    #expect(ruimte(.zero, euro(1_050_000, 1)) == .zero)
    // Aid of the day itself counts, aid of the day after does not.
    #expect(ruimte(euro(1), .zero, op: datum(2025, 4, 17)) == euro(299_999))
    #expect(ruimte(euro(1), .zero, op: datum(2025, 4, 18)) == euro(300_000))
  }

  @Test("verified aid stands in the place of the declared aid, also where nothing was declared")
  func verifiedAid() {
    func nagegaan(_ bedrag: Centen, _ wijzig: (inout Inzending) -> Void = { _ in }) -> Centen? {
      let steun = Steun(verstrekker: "", verleendOp: datum(2024, 1, 1), bedrag: bedrag, verordening: "2023/2831")
      return ruimte(
        grond {
          $0.beoordeling = Beoordeling(deMinimis: .init(steun: [steun], reden: "nagegaan in het register"))
          wijzig(&$0)
        })
    }
    #expect(ruimte(grond { $0.aanvraag.deMinimis = nil }) == euro(300_000))
    #expect(nagegaan(euro(120_000)) == euro(180_000))
    #expect(nagegaan(euro(120_000)) { $0.aanvraag.deMinimis = nil } == euro(180_000))
  }

  @Test("a refusal names state aid only where the de-minimis room stands in the way")
  func refusalForStateAid() {
    let staatssteun = "Awb artikel 4:35 lid 3 (onverenigbare staatssteun)"
    let vol = Besluitinhoud.ongeschikt(grond { $0.aanvraag.deMinimis?.steun[0].bedrag = euro(300_000) })
    #expect(vol.grondslag == ["art. de_minimisruimte", staatssteun] && vol.soort == .afwijzing && vol.bedrag == .zero)
    let geen = Besluitinhoud.ongeschikt(grond { $0.aanvraag.aanvrager.rechtsvorm = "maatschap" })
    #expect(geen.grondslag == ["art. rechtspersoon"])
  }
}
