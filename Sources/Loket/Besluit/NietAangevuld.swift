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
    let verstreken = herstel.flatMap { $0.tot < dagen.besluitDatum ? $0 : nil }
    return .ongeschikt(
      grond, hersteltermijnTot: verstreken?.tot, buitenbehandelingTot: verstreken?.buitenbehandelingTot)
  }

  /// The decision on a file of which the repair term is over, and that still misses something. It is left untreated when
  /// that is made known in time, else it is decided on its substance (`regels.md` section 6).
  func nietAangevuld(_ grond: Besluitgrond, _ dagen: Besluitdagen) -> Besluitinhoud {
    guard let herstel else { preconditionFailure("a file that misses something was asked for it") }
    guard let dag = dagen.bekendgemaaktOp, herstel.kanBuitenBehandeling(bekendgemaaktOp: dag) else {
      return ongeschikt(grond, dagen)
    }
    return .buitenBehandeling(grond, hersteltermijnTot: herstel.tot)
  }
}
