internal import Begrippen
internal import Regeling

/// The days of the decisions of a round that the term of Awb 4:5 lid 4 is compared with.
struct Besluitdagen: Hashable, Sendable {
  let besluitDatum: Datum
  /// The day on which they are made known; nil when that is not done at once. A date put back does not count: nobody
  /// could read them before they are shown.
  let bekendgemaaktOp: Datum?

  init(_ formaliteiten: Besluitformaliteiten, vandaag: Datum) {
    besluitDatum = formaliteiten.besluitDatum
    bekendgemaaktOp = formaliteiten.bekendgemaaktOp.map { _ in vandaag }
  }
}

extension Cohortdossier {
  /// The refusal of a file that is not eligible, with what was asked for in vain.
  func ongeschikt(_ grond: Besluitgrond, _ dagen: Besluitdagen) -> Besluitinhoud {
    .ongeschikt(grond, herstel.filter { !$0.value.loopt(op: dagen.besluitDatum) })
  }

  /// The decision on a file that still misses something, after the repair term of each item. It is left untreated for the
  /// items of which that is made known in time, else it is decided on its substance (`regels.md` section 6).
  func nietAangevuld(_ grond: Besluitgrond, _ dagen: Besluitdagen) -> Besluitinhoud {
    let tijden = herstel.filter { _, tijd in
      dagen.bekendgemaaktOp.map { tijd.kanBuitenBehandeling(bekendgemaaktOp: $0) } ?? false
    }
    guard !grond.ontbrekend(tijden).isEmpty else { return ongeschikt(grond, dagen) }
    return .buitenBehandeling(grond, tijden)
  }
}
