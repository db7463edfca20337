import Begrippen
import Foundation
import Regeling
import Testing

/// Dates and instants, beside Foundation's calendar, which shares nothing with them.
struct TijdTests {
  private let maandlengten = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// What Foundation's calendar says of an instant in UTC. Before October 1582 it is Julian, so it is asked about the
  /// same day 2000 years later: the Gregorian calendar repeats itself every 146 097 days, weeks included.
  private func volgensFoundation(_ seconden: Int64) -> DateComponents {
    var kalender = Calendar(identifier: .gregorian)
    kalender.timeZone = .gmt
    let perioden: Int64 = seconden < 0 ? 5 : 0
    var delen = kalender.dateComponents(
      [.year, .month, .day, .weekday, .hour, .minute, .second],
      from: Date(timeIntervalSince1970: Double(seconden + perioden * 146_097 * 86_400)))
    delen.year = delen.year.map { $0 - Int(perioden) * 400 }
    return delen
  }

  @Test(
    "the last day of every month is a date and the day after it is none, in common, leap and century years",
    arguments: [
      (1, false), (4, true), (1900, false), (2000, true), (2024, true), (2025, false), (2100, false), (9999, false),
    ])
  func endsOfMonths(_ jaar: Int, _ isSchrikkeljaar: Bool) {
    for maand in 1...12 {
      let laatste = maandlengten[maand - 1] + (maand == 2 && isSchrikkeljaar ? 1 : 0)
      #expect(Datum(jaar: jaar, maand: maand, dag: laatste)?.delen.dag == laatste)
      #expect(Datum(jaar: jaar, maand: maand, dag: laatste + 1) == nil)
      #expect(Datum(jaar: jaar, maand: maand, dag: 1)?.delen.dag == 1 && Datum(jaar: jaar, maand: maand, dag: 0) == nil)
    }
  }

  @Test("the years 1 and 9999 and the months 1 and 12 are the outermost")
  func outermostDates() {
    #expect(datum(1, 1, 1).description == "0001-01-01" && datum(9999, 12, 31).description == "9999-12-31")
    #expect(datum(1, 1, 1).dagnummer == -719_162 && datum(9999, 12, 31).dagnummer == 2_932_896)
    #expect(datum(1970, 1, 1).dagnummer == 0 && datum(812, 11, 5).description == "0812-11-05")
    #expect(Datum(jaar: 0, maand: 12, dag: 31) == nil && Datum(jaar: 10_000, maand: 1, dag: 1) == nil)
    #expect(Datum(jaar: 2025, maand: 0, dag: 1) == nil && Datum(jaar: 2025, maand: 13, dag: 1) == nil)
  }

  @Test("dates are those of Foundation's calendar: every thirteenth day of 9999 years, there and back")
  func datesOfFoundation() {
    for dagnummer in stride(from: datum(1, 1, 1).dagnummer, through: datum(9999, 12, 31).dagnummer, by: 13) {
      let delen = volgensFoundation(86_400 * Int64(dagnummer))
      let datum = Datum(dagnummer: dagnummer)
      #expect(datum.delen == (delen.year, delen.month, delen.day))
      // Foundation counts from Sunday.
      #expect(datum.weekdag == ((delen.weekday ?? 0) + 5) % 7 + 1)
      #expect(Datum(jaar: datum.delen.jaar, maand: datum.delen.maand, dag: datum.delen.dag) == datum)
    }
  }

  @Test("years back and forth: 29 February becomes 28 February where the year has none, and stays where it has")
  func yearsBack() {
    #expect(
      datum(2024, 2, 29).min(jaren: 1) == datum(2023, 2, 28) && datum(2024, 2, 29).min(jaren: 4) == datum(2020, 2, 29))
    #expect(
      datum(2024, 2, 29).min(jaren: -1) == datum(2025, 2, 28) && datum(2023, 2, 28).min(jaren: -1) == datum(2024, 2, 28)
    )
    for maand in 1...12 {
      let dag = datum(2026, maand, maandlengten[maand - 1])
      #expect(dag.min(jaren: 1) == datum(2025, maand, maandlengten[maand - 1]))
    }
    #expect(datum(2025, 12, 31).plus(dagen: 1) == datum(2026, 1, 1))
    #expect(datum(2025, 1, 1).plus(dagen: -1) == datum(2024, 12, 31))
    #expect(datum(2025, 1, 31) < datum(2025, 2, 1) && !(datum(2025, 2, 1) < datum(2025, 2, 1)))
  }

  @Test("every month by its name")
  func monthNames() {
    #expect(
      (1...12).map { datum(2025, $0, $0).tekst } == [
        "1 januari 2025", "2 februari 2025", "3 maart 2025", "4 april 2025", "5 mei 2025", "6 juni 2025", "7 juli 2025",
        "8 augustus 2025", "9 september 2025", "10 oktober 2025", "11 november 2025", "12 december 2025",
      ])
  }

  @Test("instants are those of Foundation's calendar, to the second, over 3,000 draws and both sides of 1970")
  func instantsOfFoundation() {
    var bron = SplitMix64(7)
    for _ in 0..<3000 {
      let seconden = bron.getal(-62_135_596_800...253_402_300_799)
      let micro = bron.getal(0...999_999)
      let delen = volgensFoundation(seconden)
      func cijfers(_ getal: Int?, _ breedte: Int) -> String { String(String(1_000_000 + (getal ?? 0)).suffix(breedte)) }
      let dag = "\(cijfers(delen.year, 4))-\(cijfers(delen.month, 2))-\(cijfers(delen.day, 2))"
      let tijd = "\(cijfers(delen.hour, 2)):\(cijfers(delen.minute, 2)):\(cijfers(delen.second, 2))"
      let tijdstip = Tijdstip(microseconden: 1_000_000 * seconden + micro)
      #expect(tijdstip.utcTekst == "\(dag)T\(tijd).\(cijfers(Int(micro), 6))Z")
    }
  }

  @Test("an instant with fewer decimals is cut off, never rounded")
  func decimals() {
    let tijdstip = Tijdstip(microseconden: utc(2025, 3, 27, 22).microseconden + 3_599_999_999)
    #expect(
      (0...6).map { tijdstip.utc(decimalen: $0) } == [
        "2025-03-27T22:59:59Z", "2025-03-27T22:59:59.9Z", "2025-03-27T22:59:59.99Z", "2025-03-27T22:59:59.999Z",
        "2025-03-27T22:59:59.9999Z", "2025-03-27T22:59:59.99999Z", "2025-03-27T22:59:59.999999Z",
      ])
    #expect(Tijdstip(microseconden: 1).utcTekst == "1970-01-01T00:00:00.000001Z")
    #expect(Tijdstip(microseconden: 0).utc(decimalen: 3) == "1970-01-01T00:00:00.000Z")
    #expect(Tijdstip(microseconden: -86_400_000_000).utc(decimalen: 0) == "1969-12-31T00:00:00Z")
  }

  @Test("the year after 9999 has five digits, and so has the last that is written")
  func fiveDigits() {
    let laatste = utc(9999, 12, 31, 23).microseconden + 3_599_999_999
    #expect(Tijdstip(microseconden: laatste).utcTekst == "9999-12-31T23:59:59.999999Z")
    #expect(Tijdstip(microseconden: laatste + 1).utcTekst == "10000-01-01T00:00:00.000000Z")
    #expect(Tijdstip(microseconden: 3_093_527_980_799_000_000).utc(decimalen: 0) == "99999-12-31T23:59:59Z")
  }

  @Test("whole numbers get a point between thousands, and their sign")
  func thousands() {
    #expect(
      [0, 9, 99, 999, 1000, 12_345, 999_999, 1_000_000, 1_234_567_890].map { metDuizendtallen($0) } == [
        "0", "9", "99", "999", "1.000", "12.345", "999.999", "1.000.000", "1.234.567.890",
      ])
    #expect([-1, -999, -1000, -1_000_000].map { metDuizendtallen($0) } == ["-1", "-999", "-1.000", "-1.000.000"])
    #expect(metDuizendtallen(UInt64.max) == "18.446.744.073.709.551.615")
    #expect(metDuizendtallen(Int128(Int64.max) * 10) == "92.233.720.368.547.758.070")
  }

  @Test("cents and basispunten keep two digits behind the comma, and cents their sign")
  func twoDigits() {
    #expect(
      [0, 1, 9, 10, 99, 100, 101, 99_999, 100_000].map { Centen($0).tekst } == [
        "€ 0,00", "€ 0,01", "€ 0,09", "€ 0,10", "€ 0,99", "€ 1,00", "€ 1,01", "€ 999,99", "€ 1.000,00",
      ])
    #expect([-1, -10, -99, -100_000].map { Centen($0).tekst } == ["€ -0,01", "€ -0,10", "€ -0,99", "€ -1.000,00"])
    #expect(
      [0, 1, 9, 10, 99, 100, 10_000, 100_000].map { Basispunten($0).tekst } == [
        "0,00 %", "0,01 %", "0,09 %", "0,10 %", "0,99 %", "1,00 %", "100,00 %", "1.000,00 %",
      ])
  }

  @Test("what is no digit ends a number, the sign after nine too")
  func digitsOnly() {
    for tekst in ["2025-03-2:", "2025-0:-20", "202:-03-20", "2025-03-2/", "2025-03-2x"] {
      #expect(Datum(iso: tekst) == nil && Tijdstip(iso: "\(tekst)T10:00:00Z") == nil)
    }
    #expect(Datum(iso: "2025-03-29") == datum(2025, 3, 29) && Datum(iso: "2025-03-20") == datum(2025, 3, 20))
    #expect(Tijdstip(iso: "2025-03-20T1::00:00Z") == nil)
  }

  @Test("local time before and after there was summer time, and in years that no table holds")
  func amsterdamAtTheEdges() {
    #expect(Amsterdam.iso(utc(1950, 7, 1, 12)) == "1950-07-01T13:00:00+01:00")
    // Before 1977 there was no summer time.
    #expect(Amsterdam.iso(Tijdstip(microseconden: 0)) == "1970-01-01T01:00:00+01:00")
    #expect(Amsterdam.iso(Tijdstip(microseconden: -1)) == "1970-01-01T00:59:59+01:00")
    #expect(Amsterdam.iso(utc(1970, 7, 1, 12)) == "1970-07-01T13:00:00+01:00")
    #expect(Amsterdam.iso(utc(1977, 7, 1, 12)) == "1977-07-01T14:00:00+02:00")
    #expect(Amsterdam.iso(utc(2099, 12, 31, 23)) == "2100-01-01T00:00:00+01:00")
    #expect(Amsterdam.iso(utc(2100, 1, 1)) == "2100-01-01T01:00:00+01:00")
    #expect(Amsterdam.iso(utc(2100, 7, 1, 12)) == "2100-07-01T14:00:00+02:00")
  }

  @Test("local time is that of the system's tz database: every hour in which it could change, 1970 up to 2101")
  func amsterdamOfTheSystem() throws {
    let zone = try #require(TimeZone(identifier: "Europe/Amsterdam"))
    func seconden(_ moment: Int64) -> Int64 {
      Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment))))
    }
    // Each day at noon, and around each change in seconds.
    for dag in Int64(0)..<47_847 {
      let moment = dag * 86_400 + 43_200
      #expect(Amsterdam.verschuivingSeconden(Tijdstip(microseconden: moment * 1_000_000)) == seconden(moment))
    }
    var moment = Date(timeIntervalSince1970: 0)
    var aantal = 0
    while let volgende = zone.nextDaylightSavingTimeTransition(after: moment),
      volgende < Date(timeIntervalSince1970: 4_133_980_800), volgende > moment
    {
      let overgang = Int64(volgende.timeIntervalSince1970.rounded())
      for verschil in Int64(-1)...1 {
        let bijna = overgang + verschil
        #expect(Amsterdam.verschuivingSeconden(Tijdstip(microseconden: bijna * 1_000_000)) == seconden(bijna))
      }
      moment = volgende
      aantal += 1
    }
    #expect(aantal > 200, "there are two changes a year since 1977")
  }

  @Test("the days on which the clock changes begin at their own midnight, in near and in far years")
  func daysOfChange() {
    for jaar in [1996, 2025, 2099, 2100, 2500, 9000] {
      func laatsteZondag(_ maand: Int) -> Datum {
        let laatste = datum(jaar, maand, 31)
        return laatste.plus(dagen: -(laatste.weekdag % 7))
      }
      for (dag, uren) in [(laatsteZondag(3), 1), (laatsteZondag(3).plus(dagen: 1), 2), (laatsteZondag(10), 2)] {
        let verwacht = Int64(dag.dagnummer) * 86_400_000_000 - Int64(uren) * 3_600_000_000
        #expect(Amsterdam.begin(dag) == Tijdstip(microseconden: verwacht), "\(dag)")
        #expect(Amsterdam.datum(Tijdstip(microseconden: verwacht)) == dag)
        #expect(Amsterdam.datum(Tijdstip(microseconden: verwacht - 1)) == dag.plus(dagen: -1))
      }
    }
  }
}
