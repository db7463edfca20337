import JSON
import Testing

@testable import Loket

/// What a spreadsheet makes of our CSV: no text of a client becomes a formula, wherever the spreadsheet begins a cell.
@Suite struct CSVTests {
  @Test(arguments: [
    ("Stichting", #""Stichting""#), ("", #""""#), ("a,b", #""a,b""#), (#"a"b"#, #""a""b""#), ("=1+1", #""'=1+1""#),
    ("+31", #""'+31""#), ("-1", #""'-1""#), ("@SUM(A1)", #""'@SUM(A1)""#), ("\t=1", "\"'\t'=1\""),
    ("\r=1", "\"'\r'=1\""),
    ("a;=1", #""a;'=1""#), ("a,=1", #""a,'=1""#), ("a|+1", #""a|'+1""#), ("a\t@b", "\"a\t'@b\""),
    ("a\n-1", "\"a\n'-1\""), ("a; =1", #""a;' =1""#), (" =1", #""' =1""#), (#""=1"#, #""'""=1""#),
    (#"a";=1"#, #""a"";'=1""#), ("a-b", #""a-b""#), ("a = b", #""a = b""#), ("a, b; c", #""a, b; c""#),
    (";;=1", #"";;'=1""#), ("＝1+1", #""'＝1+1""#), ("a;－1", #""a;'－1""#), (" ＠a", #""' ＠a""#), ("＋", #""'＋""#),
    ("Ｓtichting", #""Ｓtichting""#),
  ]) func everyTextIsQuotedAndGuarded(_ tekst: String, _ verwacht: String) {
    var csv = CSVSchrijver()
    csv.rij([CSVVeld(.text(tekst)), CSVVeld(.null), CSVVeld(.integer(-5)), CSVVeld(["=a", "b"])])
    #expect(String(decoding: csv.bytes, as: UTF8.self) == verwacht + #",,-5,"'=a b""# + "\r\n")
  }
}
