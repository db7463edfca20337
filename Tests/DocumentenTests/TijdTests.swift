import Begrippen
import Documenten
import Regeling
import Testing

@Suite struct TijdTests {
  @Test(arguments: [
    ("2025-03-19T23:00:00Z", "2025-03-19T23:00:00Z"), ("2025-03-20T00:00:00+01:00", "2025-03-19T23:00:00Z"),
    ("2025-03-20T00:00:00+0100", "2025-03-19T23:00:00Z"), ("2025-03-20T00:00:00+01", "2025-03-19T23:00:00Z"),
    ("2025-03-19t18:30:00-04:30", "2025-03-19T23:00:00Z"), ("2025-03-19T23:00:00z", "2025-03-19T23:00:00Z"),
    ("2025-03-19T23:00:00-00:00", "2025-03-19T23:00:00Z"), ("2025-03-27T22:59:59.999999Z", "2025-03-27T22:59:59.999Z"),
    ("2025-03-27T22:59:59.999999999Z", "2025-03-27T22:59:59.999Z"),
    ("2025-03-27T22:59:59.5Z", "2025-03-27T22:59:59.500Z"),
    ("2025-03-27T22:59:59.0Z", "2025-03-27T22:59:59Z"), ("2025-03-27T22:59:59.000001Z", "2025-03-27T22:59:59.000Z"),
    ("2024-02-29T12:00:00Z", "2024-02-29T12:00:00Z"), ("1969-12-31T23:59:59.25Z", "1969-12-31T23:59:59.250Z"),
    ("0001-01-02T00:00:00+23:59", "0001-01-01T00:01:00Z"), ("0001-01-01T01:00:00+01:00", "0001-01-01T00:00:00Z"),
    ("9999-12-31T22:59:59-01:00", "9999-12-31T23:59:59Z"),
  ]) func readsInstants(_ tekst: String, _ utc: String) throws {
    #expect(try #require(Tijdstip(iso: tekst)).iso == utc)
  }

  @Test(arguments: [
    "", "2025-03-20", "2025-03-20T10:00:00", "2025-03-20T10:00Z", "2025-03-20 10:00:00Z", "2025-02-29T10:00:00Z",
    "2025-13-01T10:00:00Z", "2025-00-01T10:00:00Z", "2025-01-00T10:00:00Z", "2025-03-20T24:00:00Z",
    "2025-03-20T23:60:00Z",
    "2025-03-20T23:59:60Z", "2025-03-20T10:00:00.Z", "2025-03-20T10:00:00.1234567891Z", "2025-03-20T10:00:00+24:00",
    "2025-03-20T10:00:00+01:60", "2025-03-20T10:00:00+1", "2025-03-20T10:00:00+01:", "2025-03-20T10:00:00Z ",
    "0000-01-01T00:00:00Z", "+2025-03-20T10:00:00Z", "2025-3-20T10:00:00Z", "20250320T100000Z",
    "2025-03-20T10:00:00,5Z",
    "٢025-03-20T10:00:00Z", "9999-12-31T23:00:00-01:00", "0001-01-01T00:59:59+01:00",
  ]) func refusesOtherInstants(_ tekst: String) {
    #expect(Tijdstip(iso: tekst) == nil)
  }

  @Test(arguments: [
    "2025-02-29", "2023-02-30", "2025-04-31", "0000-01-01", "2025-1-1", "2025-01-01T00:00:00Z", "20250101", "",
  ])
  func refusesDatesThatDoNotExist(_ tekst: String) {
    #expect(Datum(iso: tekst) == nil)
  }

  @Test func datesComeBackAsWritten() throws {
    for tekst in ["0001-01-01", "1900-02-28", "2000-02-29", "2024-02-29", "2025-12-31", "9999-12-31"] {
      #expect(try #require(Datum(iso: tekst)).description == tekst)
    }
  }

  @Test func microsecondsCountUnrounded() throws {
    let laatste = try #require(Tijdstip(iso: "2025-03-27T22:59:59.999999Z"))
    let sluit = try #require(Tijdstip(iso: "2025-03-28T00:00:00+01:00"))
    #expect(sluit.microseconden - laatste.microseconden == 1)
  }

  @Test(arguments: [
    // Winter, summer, and a second at either side of midnight.
    ("2025-03-19T22:59:59Z", "2025-03-19T23:59:59+01:00"), ("2025-03-19T23:00:00Z", "2025-03-20T00:00:00+01:00"),
    ("2025-07-01T21:59:59.999999Z", "2025-07-01T23:59:59+02:00"), ("2025-07-01T22:00:00Z", "2025-07-02T00:00:00+02:00"),
    // The night of spring 2025: 02:00 becomes 03:00.
    ("2025-03-30T00:59:59.999999Z", "2025-03-30T01:59:59+01:00"), ("2025-03-30T01:00:00Z", "2025-03-30T03:00:00+02:00"),
    // The night of autumn 2025: 03:00 becomes 02:00, so that an hour comes twice.
    ("2025-10-26T00:59:59.999999Z", "2025-10-26T02:59:59+02:00"), ("2025-10-26T01:00:00Z", "2025-10-26T02:00:00+01:00"),
    // Outside the years that are kept at hand.
    ("2101-07-01T10:00:00Z", "2101-07-01T12:00:00+02:00"), ("1960-01-01T10:00:00Z", "1960-01-01T11:00:00+01:00"),
    ("2026-01-01T10:00:00Z", "2026-01-01T11:00:00+01:00"), ("2099-12-31T10:00:00Z", "2099-12-31T11:00:00+01:00"),
    // Local time reaches the year after the last that a document can hold.
    ("9999-12-31T22:59:59.999999Z", "9999-12-31T23:59:59+01:00"),
  ]) func localTimeIsAmsterdams(_ utc: String, _ lokaal: String) throws {
    let tijdstip = try #require(Tijdstip(iso: utc))
    #expect(Amsterdam.iso(tijdstip) == lokaal)
    #expect(Amsterdam.datum(tijdstip).description == String(lokaal.prefix(10)))
  }

  @Test func theLastHourOfTheLastYearHasALocalDate() throws {
    let laatste = try #require(Tijdstip(iso: "9999-12-31T23:59:59.999999Z"))
    #expect(Amsterdam.iso(laatste) == "10000-01-01T00:59:59+01:00")
    #expect(Amsterdam.datum(laatste).description == "10000-01-01")
    #expect(Tijdstip(microseconden: laatste.microseconden + 1).iso == "10000-01-01T00:00:00Z")
    #expect(Tijdstip(microseconden: laatste.microseconden + 1).utc(decimalen: 6) == "10000-01-01T00:00:00.000000Z")
  }

  @Test(arguments: [
    ("2025-03-20", "2025-03-19T23:00:00Z"), ("2025-03-30", "2025-03-29T23:00:00Z"),
    ("2025-03-31", "2025-03-30T22:00:00Z"),
    ("2025-10-26", "2025-10-25T22:00:00Z"), ("2025-10-27", "2025-10-26T23:00:00Z"),
    ("2025-07-01", "2025-06-30T22:00:00Z"),
  ]) func daysBeginAtLocalMidnight(_ dag: String, _ begin: String) throws {
    #expect(Amsterdam.begin(try #require(Datum(iso: dag))).iso == begin)
  }
}
