import Cryptography
import JSON
import Testing

@Suite struct WriterTests {
  private func text(_ value: JSONValue) -> String { String(decoding: value.bytes, as: UTF8.self) }
  private func canonical(_ value: JSONValue) -> String { String(decoding: value.canonicalBytes, as: UTF8.self) }

  @Test func theContractsExampleHasItsDigest() {
    let value: JSONValue = ["b": .amount(150), "a": "é"]
    #expect(canonical(value) == #"{"a":"é","b":1.50}"#)
    #expect(
      SHA256Digest(of: value.canonicalBytes).hex == "e1f1c0a50b5ec764f0fb944fad393aa55830b03fa98b4612b3767ac083eb061f")
  }

  @Test(arguments: [
    (0, "0.00"), (1, "0.01"), (10, "0.10"), (99, "0.99"), (100, "1.00"), (1_250_050, "12500.50"), (-1, "-0.01"),
    (-12345, "-123.45"), (Int64.max, "92233720368547758.07"), (Int64.min, "-92233720368547758.08"),
  ]) func amountsHaveTwoDecimals(_ hundredths: Int64, _ expected: String) {
    #expect(text(.amount(hundredths)) == expected)
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (-7, "-7"), (1_000_000_000, "1000000000"), (Int64.max, "9223372036854775807"),
    (Int64.min, "-9223372036854775808"),
  ]) func integersAreDigits(_ value: Int64, _ expected: String) {
    #expect(text(.integer(value)) == expected)
  }

  @Test func stringsAreEscapedAsRFC8785Says() {
    let all = String(String.UnicodeScalarView((0..<0x20).compactMap { Unicode.Scalar(UInt32($0)) }))
    #expect(
      text(.text(all))
        == #""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014"#
        + #"\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f""#)
    #expect(text("\"\\/\u{7F}\u{80}é€😀\u{2028}") == "\"\\\"\\\\/\u{7F}\u{80}é€😀\u{2028}\"")
  }

  @Test func membersSortByCodePoint() {
    // By UTF-16, U+1F600 (D83D DE00) would come before U+FFFD; by code point it comes after.
    let value: JSONValue = ["😀": 1, "\u{FFFD}": 2, "é": 3, "z": 4, "Z": 5, "": 6, "a": ["b": 1, "a": 2]]
    #expect(canonical(value) == "{\"\":6,\"Z\":5,\"a\":{\"a\":2,\"b\":1},\"z\":4,\"é\":3,\"\u{FFFD}\":2,\"😀\":1}")
  }

  @Test func commasComeByThemselves() {
    let value: JSONValue = [
      "a": [], "b": [1, 2, []], "c": [:], "d": ["e": .null, "f": [true, false]], "g": .raw(Array("{\"x\":1}".utf8)),
    ]
    #expect(text(value) == #"{"a":[],"b":[1,2,[]],"c":{},"d":{"e":null,"f":[true,false]},"g":{"x":1}}"#)
  }

  @Test func absentStaysAbsent() {
    let none: JSONValue? = nil
    #expect(text(.object(present: ["a": 1, "b": none, "c": .null])) == #"{"a":1,"c":null}"#)
  }

  @Test func textsCompareByScalars() {
    #expect(JSONValue.text("é") != JSONValue.text("e\u{301}"))
  }

  @Test func drainingKeepsThePlace() {
    var writer = JSONWriter()
    var written: [UInt8] = []
    writer.beginArray()
    for index in 0..<3 {
      writer.beginObject()
      writer.member("a")
      writer.integer(index)
      writer.endObject()
      writer.drain { written += $0 }
    }
    writer.rawSequence([])
    writer.rawSequence(Array("4,5".utf8))
    writer.endArray()
    writer.drain { written += $0 }
    #expect(String(decoding: written, as: UTF8.self) == #"[{"a":0},{"a":1},{"a":2},4,5]"#)
  }
}
