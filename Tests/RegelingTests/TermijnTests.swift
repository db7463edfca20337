import Begrippen
import Regeling
import Testing

/// The terms, against the vectors of <doc:/Regeling/RechtAwb#Deadline-arithmetic> and of
/// <doc:/Regeling/RechtDeMinimis#Register-and-working-days>.
struct TermijnTests {
  private let regeling = regelingVoorbeeld()

  @Test(
    "eight weeks from receipt; thirteen weeks",
    arguments: [
      (datum(2025, 3, 20), Termijnlengte.weken(8), datum(2025, 5, 15)),
      (datum(2025, 3, 27), .weken(8), datum(2025, 5, 22)), (datum(2025, 3, 27), .weken(13), datum(2025, 6, 26)),
      // Whit Monday, but a term of more than twelve weeks is never extended.
      (datum(2025, 3, 10), .weken(13), datum(2025, 6, 9)), (datum(2025, 4, 4), .dagen(14), datum(2025, 4, 22)),
      (datum(2024, 2, 29), .jaren(5), datum(2029, 2, 28)), (datum(2025, 3, 16), .weken(12), datum(2025, 6, 10)),
      (datum(2025, 3, 11), .dagen(90), datum(2025, 6, 10)), (datum(2025, 3, 10), .dagen(91), datum(2025, 6, 9)),
    ])
  func vectors(_ gebeurtenis: Datum, _ lengte: Termijnlengte, _ verwacht: Datum) {
    #expect(regeling.kalender.termijn(na: gebeurtenis, lengte).laatsteDag == verwacht)
  }

  @Test(
    "objection after bekendmaking",
    arguments: [
      (datum(2025, 4, 17), datum(2025, 6, 2)), (datum(2025, 3, 10), datum(2025, 4, 22)),
      (datum(2025, 5, 22), datum(2025, 7, 3)), (datum(2026, 4, 2), datum(2026, 5, 18)),
    ])
  func objection(_ bekendgemaaktOp: Datum, _ verwacht: Datum) {
    let termijn = regeling.bezwaartermijn(bekendgemaaktOp: bekendgemaaktOp)
    #expect(termijn.laatsteDag == verwacht && termijn.isKalenderVolledig)
    #expect(regeling.betaaltermijn(bekendgemaaktOp: bekendgemaaktOp).laatsteDag == verwacht)
    #expect(regeling.terugbetalingstermijn(bekendgemaaktOp: bekendgemaaktOp).laatsteDag == verwacht)
  }

  @Test("the repair term and what follows it")
  func repair() {
    #expect(regeling.hersteltermijn(verzondenOp: datum(2025, 4, 4), dagen: 14).laatsteDag == datum(2025, 4, 22))
    // Four weeks after 22 April is 20 May.
    #expect(regeling.buitenbehandelingstermijn(verstrekenOp: datum(2025, 4, 22)).laatsteDag == datum(2025, 5, 20))
    #expect(regeling.terugvorderingstermijn(vastgesteldOp: datum(2026, 6, 1)).laatsteDag == datum(2031, 6, 1))
  }

  @Test("suspension: from the day after the request, up to but excluding the day of completion")
  func suspension() {
    #expect(schorsingsdagen(verzochtOp: datum(2025, 4, 1), aangevuldOp: datum(2025, 4, 10)) == 8)
    #expect(schorsingsdagen(verzochtOp: datum(2025, 4, 1), aangevuldOp: datum(2025, 4, 2)) == 0)
    #expect(schorsingsdagen(verzochtOp: datum(2025, 4, 1), aangevuldOp: datum(2025, 4, 1)) == 0)
    let termijn = regeling.beslistermijn(ontvangenOp: datum(2025, 3, 20), opgeschorteDagen: 8)
    #expect(termijn.laatsteDag == datum(2025, 5, 23))
    // Eight days later falls on a Saturday when received a day later.
    #expect(
      regeling.beslistermijn(ontvangenOp: datum(2025, 3, 21), opgeschorteDagen: 8).laatsteDag == datum(2025, 5, 26))
  }

  @Test("a term of at least three days has two working days in it")
  func twoWorkingDays() {
    // From Thursday 17 April 2025: Good Friday, weekend, Easter Monday; then the 22nd and 23rd.
    #expect(regeling.kalender.termijn(na: datum(2025, 4, 17), .dagen(3)).laatsteDag == datum(2025, 4, 23))
    #expect(regeling.kalender.termijn(na: datum(2025, 4, 17), .dagen(2)).laatsteDag == datum(2025, 4, 22))
  }

  @Test("the register: twenty working days under Regulation 1182/71, from 2026")
  func register() {
    #expect(regeling.registratietermijn(verleendOp: datum(2026, 4, 30)) == datum(2026, 6, 3))
    #expect(regeling.registratietermijn(verleendOp: datum(2025, 12, 31)) == nil)
    #expect(regeling.registratietermijn(verleendOp: datum(2026, 1, 1)) != nil)
  }

  @Test("a term says how its last day was found, and when the calendar does not reach it")
  func explains() {
    #expect(
      regeling.bezwaartermijn(bekendgemaaktOp: datum(2025, 4, 17)).toelichting
        == "6 weken vanaf de dag na 17 april 2025 eindigt op 29 mei 2025; de Algemene termijnenwet verlengt dit tot en met "
        + "2 juni 2025.")
    #expect(
      regeling.kalender.termijn(na: datum(2025, 3, 10), .weken(13)).toelichting
        == "13 weken vanaf de dag na 10 maart 2025 eindigt op 9 juni 2025; een termijn van deze lengte wordt niet verlengd "
        + "(Algemene termijnenwet artikel 4).")
    let later = regeling.bezwaartermijn(bekendgemaaktOp: datum(2027, 4, 1))
    #expect(!later.isKalenderVolledig && later.toelichting.contains("staan niet in de regeling"))
  }

  @Test("dates: there and back over four centuries, weekdays, leap days")
  func dates() {
    var dag = datum(1900, 1, 1)
    #expect(dag.weekdag == 1)
    var vorige = dag.delen
    while dag < datum(2301, 1, 1) {
      dag = dag.plus(dagen: 1)
      let delen = dag.delen
      #expect(Datum(jaar: delen.jaar, maand: delen.maand, dag: delen.dag) == dag)
      let isVolgende =
        delen == (vorige.jaar, vorige.maand, vorige.dag + 1) || delen == (vorige.jaar, vorige.maand + 1, 1)
        || delen == (vorige.jaar + 1, 1, 1)
      #expect(isVolgende)
      vorige = delen
    }
    #expect(Datum(jaar: 2025, maand: 2, dag: 29) == nil && Datum(jaar: 2000, maand: 2, dag: 29) != nil)
    #expect(Datum(jaar: 1900, maand: 2, dag: 29) == nil && Datum(jaar: 2025, maand: 13, dag: 1) == nil)
    #expect(datum(2024, 2, 29).min(jaren: 3) == datum(2021, 2, 28) && datum(2025, 3, 20).weekdag == 4)
  }
}
