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

  /// Only Friday 7 March 2025 is no working day.
  private let metVrijeVrijdag = Kalender(feestdagen: [datum(2025, 3, 7)], jaren: 2025...2025)
  private let zonderFeestdagen = Kalender(feestdagen: [], jaren: 2025...2025)

  @Test("a working day is Monday to Friday and no holiday")
  func workingDays() {
    #expect(
      (3...9).map { zonderFeestdagen.isWerkdag(datum(2025, 3, $0)) } == [true, true, true, true, true, false, false])
    #expect(!metVrijeVrijdag.isWerkdag(datum(2025, 3, 7)))
  }

  @Test("from Thursday to Monday: with two working days in it the term ends there, with one a day later")
  func thursdayToMonday() {
    let donderdag = datum(2025, 3, 6)
    func einde(_ kalender: Kalender, _ dagen: Int, _ opgeschort: Int = 0) -> Datum {
      kalender.termijn(na: donderdag, .dagen(dagen), opgeschorteDagen: opgeschort).laatsteDag
    }
    // Friday and Monday; Saturday and Sunday move to Monday as well.
    for dagen in 2...4 { #expect(einde(zonderFeestdagen, dagen) == datum(2025, 3, 10)) }
    #expect(einde(zonderFeestdagen, 1) == datum(2025, 3, 7) && einde(zonderFeestdagen, 5) == datum(2025, 3, 11))
    // Without Friday: Monday is the first working day, and from three days on Tuesday must be in it.
    #expect(einde(metVrijeVrijdag, 1) == datum(2025, 3, 10) && einde(metVrijeVrijdag, 2) == datum(2025, 3, 10))
    for dagen in 3...5 { #expect(einde(metVrijeVrijdag, dagen) == datum(2025, 3, 11)) }
    // Suspension moves the end, and the term then has its working days.
    #expect(einde(metVrijeVrijdag, 3, 1) == datum(2025, 3, 11) && einde(metVrijeVrijdag, 3, 3) == datum(2025, 3, 12))
    #expect(einde(metVrijeVrijdag, 2, 2) == datum(2025, 3, 10), "a term of two days stays one when it is suspended")
  }

  @Test("suspension is added in every unit, before the term is extended")
  func suspensionInEveryUnit() {
    func termijn(_ lengte: Termijnlengte, _ dagen: Int) -> Termijn {
      zonderFeestdagen.termijn(na: datum(2025, 3, 6), lengte, opgeschorteDagen: dagen)
    }
    let inDagen = termijn(.dagen(14), 2)
    #expect(inDagen.laatsteDagOnverlengd == datum(2025, 3, 22) && inDagen.laatsteDag == datum(2025, 3, 24))
    let inWeken = termijn(.weken(2), 3)
    #expect(inWeken.laatsteDagOnverlengd == datum(2025, 3, 23) && inWeken.laatsteDag == datum(2025, 3, 24))
    // A Sunday, but years are never extended.
    let inJaren = termijn(.jaren(1), 2)
    #expect(inJaren.laatsteDagOnverlengd == datum(2026, 3, 8) && inJaren.laatsteDag == datum(2026, 3, 8))
    #expect(inDagen.opgeschorteDagen == 2 && inDagen.gebeurtenis == datum(2025, 3, 6) && inDagen.lengte == .dagen(14))
    #expect(regeling.beslistermijn(ontvangenOp: datum(2025, 3, 20)).opgeschorteDagen == 0)
  }

  @Test("the calendar is complete only when it knows the years of the event and of the last day")
  func completeCalendar() {
    func isVolledig(_ gebeurtenis: Datum, _ lengte: Termijnlengte, _ jaren: ClosedRange<Int>?) -> Bool {
      Kalender(feestdagen: [], jaren: jaren).termijn(na: gebeurtenis, lengte).isKalenderVolledig
    }
    #expect(
      isVolledig(datum(2025, 1, 1), .weken(6), 2025...2025) && isVolledig(datum(2025, 11, 18), .weken(6), 2025...2025))
    #expect(
      !isVolledig(datum(2025, 12, 20), .weken(6), 2025...2025)
        && isVolledig(datum(2025, 12, 20), .weken(6), 2025...2026))
    #expect(!isVolledig(datum(2024, 12, 20), .weken(6), 2025...2025) && !isVolledig(datum(2025, 3, 6), .dagen(1), nil))
    // Where nothing is extended, no holiday matters.
    #expect(isVolledig(datum(2030, 1, 1), .jaren(5), 2025...2025) && isVolledig(datum(2030, 1, 1), .weken(13), nil))
    #expect(isVolledig(datum(2030, 1, 1), .dagen(91), nil) && !isVolledig(datum(2030, 1, 1), .dagen(90), nil))
  }

  @Test("an extension into a year that is not known makes the calendar incomplete")
  func extendedIntoAnUnknownYear() {
    // 2027-01-01 is a Friday that the calendar does not know; the term ends on Sunday 2028-01-02.
    let termijn = Kalender(feestdagen: [], jaren: 2027...2027).termijn(na: datum(2027, 12, 25), .dagen(7))
    #expect(termijn.laatsteDagOnverlengd == datum(2028, 1, 1) && termijn.laatsteDag == datum(2028, 1, 3))
    #expect(!termijn.isKalenderVolledig)
    #expect(
      termijn.toelichting
        == "7 dagen vanaf de dag na 25 december 2027 eindigt op 1 januari 2028; de Algemene termijnenwet "
        + "verlengt dit tot en met 3 januari 2028; de feestdagen van een van deze jaren staan niet in de regeling.")
  }

  @Test("a length is told in its unit, one in the singular")
  func lengths() {
    let lengten: [Termijnlengte] = [.dagen(1), .dagen(2), .weken(1), .weken(2), .jaren(1), .jaren(5)]
    #expect(lengten.map(\.tekst) == ["1 dag", "2 dagen", "1 week", "2 weken", "1 jaar", "5 jaar"])
    #expect(lengten.map(\.wordtVerlengd) == [true, true, true, true, false, false])
    #expect(Termijnlengte.dagen(90).wordtVerlengd && !Termijnlengte.dagen(91).wordtVerlengd)
    #expect(Termijnlengte.weken(12).wordtVerlengd && !Termijnlengte.weken(13).wordtVerlengd)
  }

  @Test("a term that ends as counted says nothing more; a suspended one tells its days")
  func tellsSuspension() {
    #expect(
      zonderFeestdagen.termijn(na: datum(2025, 3, 6), .dagen(14)).toelichting
        == "14 dagen vanaf de dag na 6 maart 2025 eindigt op 20 maart 2025.")
    #expect(
      regeling.beslistermijn(ontvangenOp: datum(2025, 3, 20), opgeschorteDagen: 8).toelichting
        == "8 weken vanaf de dag na 20 maart 2025 eindigt op 23 mei 2025, 8 dagen opschorting meegerekend.")
    #expect(
      zonderFeestdagen.termijn(na: datum(2025, 3, 6), .dagen(14), opgeschorteDagen: 1).toelichting
        == "14 dagen vanaf de dag na 6 maart 2025 eindigt op 21 maart 2025, 1 dag opschorting meegerekend.")
  }

  @Test("working days under Regulation 1182/71 are counted one by one")
  func workingDaysOfTheRegulation() {
    let donderdag = datum(2025, 3, 6)
    #expect(
      (1...3).map { zonderFeestdagen.dag(na: donderdag, werkdagen: $0) } == [7, 10, 11].map { datum(2025, 3, $0) })
    #expect(metVrijeVrijdag.dag(na: donderdag, werkdagen: 1) == datum(2025, 3, 10))
  }
}
