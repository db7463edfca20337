import Begrippen
import Regeling
import Testing

/// The days of each item that was asked for (Awb 4:5), from the requests and the completions of a file.
@Suite struct HersteltijdTests {
  private let regeling = regelingVoorbeeld()

  private static func moment(_ iso: String) -> Tijdstip {
    guard let moment = Tijdstip(iso: iso) else { preconditionFailure("an instant: \(iso)") }
    return moment
  }

  private static func vraag(_ op: String, _ uiterlijk: Datum, _ onderdelen: Toetscode...) -> Herstelvraag {
    Herstelvraag(onderdelen: onderdelen, verzondenOp: moment(op), uiterlijk: uiterlijk)
  }

  private func tijden(_ vragen: [Herstelvraag], aangevuldOp: [String] = []) -> [Toetscode: Hersteltijd] {
    regeling.hersteltijden(vragen, aangevuldOp: aangevuldOp.map(Self.moment))
  }

  @Test("an item that was never asked for has no days; each that was has those of its own request")
  func eachItemHasItsOwn() {
    #expect(tijden([]) == [:])
    let gevonden = tijden([
      Self.vraag("2025-03-31T10:00:00Z", datum(2025, 4, 3), .btwVerklaring, .btwSpecificatie),
      Self.vraag("2025-03-31T10:00:00Z", datum(2025, 4, 18), .deMinimisverklaring),
    ])
    let btw = Hersteltijd(tot: datum(2025, 4, 3), buitenbehandelingTot: datum(2025, 5, 1))
    // Good Friday and Easter move the last day to the 22nd.
    let deMinimis = Hersteltijd(tot: datum(2025, 4, 22), buitenbehandelingTot: datum(2025, 5, 20))
    #expect(gevonden == [.btwVerklaring: btw, .btwSpecificatie: btw, .deMinimisverklaring: deMinimis])
    for (dag, loopt, kan) in [
      (datum(2025, 4, 3), true, false), (datum(2025, 4, 4), false, true), (datum(2025, 5, 1), false, true),
      (datum(2025, 5, 2), false, false),
    ] {
      #expect(btw.loopt(op: dag) == loopt && btw.kanBuitenBehandeling(bekendgemaaktOp: dag) == kan, "\(dag)")
    }
  }

  @Test(
    "the last completion in the term starts the four weeks",
    arguments: [
      // Before the request, in it, twice, in the last minute, and after it in the term of another item.
      (["2025-03-31T09:59:59Z"], datum(2025, 5, 1)), (["2025-03-31T10:00:00Z"], datum(2025, 4, 28)),
      (["2025-04-01T10:00:00Z", "2025-04-02T10:00:00Z"], datum(2025, 4, 30)),
      (["2025-04-03T21:59:59Z"], datum(2025, 5, 1)),
      (["2025-04-01T10:00:00Z", "2025-04-03T22:00:00Z"], datum(2025, 4, 29)),
    ])
  func completions(_ aangevuldOp: [String], _ verwacht: Datum) {
    let gevonden = tijden(
      [Self.vraag("2025-03-31T10:00:00Z", datum(2025, 4, 3), .btwVerklaring)], aangevuldOp: aangevuldOp)
    #expect(gevonden[.btwVerklaring]?.buitenbehandelingTot == verwacht)
  }

  @Test("of several requests the last one counts, and it gives back no power that ended")
  func laterRequests() {
    let eerste = Self.vraag("2025-03-31T10:00:00Z", datum(2025, 4, 3), .btwVerklaring, .deMinimisverklaring)
    // The last minute of the four weeks, and the first after it.
    let tijdig = tijden([eerste, Self.vraag("2025-05-01T21:59:00Z", datum(2025, 5, 14), .btwVerklaring)])
    #expect(
      tijdig[.btwVerklaring] == Hersteltijd(tot: datum(2025, 5, 14), buitenbehandelingTot: datum(2025, 6, 11)))
    #expect(
      tijdig[.deMinimisverklaring] == Hersteltijd(tot: datum(2025, 4, 3), buitenbehandelingTot: datum(2025, 5, 1)))
    let teLaat = tijden([eerste, Self.vraag("2025-05-01T22:00:00Z", datum(2025, 5, 14), .btwVerklaring)])
    #expect(
      teLaat[.btwVerklaring] == Hersteltijd(tot: datum(2025, 5, 14), buitenbehandelingTot: datum(2025, 5, 1)))
  }
}
