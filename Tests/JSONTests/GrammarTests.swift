import JSON
import Testing

/// Documents that are JSON and documents that are not (RFC 8259), as tables.
@Suite struct GrammarTests {
  static let accepted: [String] = [
    // Literals and white space around them.
    "null", "true", "false", " null", "null ", "\t\n\r null \r\n\t",
    // Numbers.
    "0", "-0", "1", "-1", "10", "123456789", "0.0", "0.5", "-0.5", "1.25", "1e5", "1E5", "1e+5", "1e-5", "1.5e10",
    "0e0",
    "-0e-0", "0.0000001", "1e400", "-1e-400", "12345678901234567890123456789012345678901234567890",
    "0.12345678901234567890123456789012345678901234567890",
    // Strings.
    #""""#, #"" ""#, #""a""#, #""\"""#, #""\\""#, #""\/""#, #""\b\f\n\r\t""#, #""\u0000""#, #""\u001F""#, #""\u00e9""#,
    #""\u00E9""#, #""\u20AC""#, #""\uD83D\uDE00""#, #""\ud800\udc00""#, #""\udbff\udfff""#, #""\uFFFF""#, #""\uFFFE""#,
    "\"\u{7F}\"", "\"é\"", "\"€\"", "\"😀\"", "\"\u{80}\"", "\"\u{7FF}\"", "\"\u{800}\"", "\"\u{D7FF}\"", "\"\u{E000}\"",
    "\"\u{FFFF}\"", "\"\u{10000}\"", "\"\u{10FFFF}\"", "\"\u{2028}\u{2029}\"", "\"e\u{301}\"", "\"\u{FEFF}\"",
    "\"abcdefgh\"", "\"abcdefghi\"", #""abcdefg\n""#, #""abcdefgh\n""#, "\"abcdefg€\"", "\"1234567\"", "\"[]{}:,\"",
    // Arrays.
    "[]", "[ ]", "[\n]", "[1]", "[ 1 ]", "[1,2]", "[1 , 2]", "[[]]", "[[],[]]", "[[[[]]]]",
    "[null,true,false,0,\"\",[],{}]",
    // Objects.
    "{}", "{ }", #"{"a":1}"#, #"{ "a" : 1 }"#, #"{"a":1,"b":2}"#, #"{"":0}"#, #"{"a":{}}"#, #"{"a":[{"a":1},{"a":2}]}"#,
    #"{"a":1,"A":2}"#, #"{"é":1,"e\u0301":2}"#, #"{"\u0000":1}"#, #"{"a/b~c":1}"#,
  ]

  static let refused: [String] = [
    // Nothing, or only white space.
    "", " ", "\n\t",
    // Literals that are almost right.
    "nul", "nulll", "Null", "tru", "True", "truee", "fals", "NaN", "Infinity", "-Infinity", "undefined", "n", "t", "f",
    // Numbers that are almost right.
    "-", "+1", "01", "-01", "00", "1.", ".5", "-.5", "1.e5", "1e", "1e+", "1e-", "1E", "0x10", "1_000", "1,0", "1 2",
    "--1",
    "1e5.5", "1.5.5", "-a", "1a", "٣",
    // Strings that are almost right.
    "\"", "\"a", "a\"", "'a'", "\"\n\"", "\"\t\"", "\"\u{0}\"", "\"\u{1F}\"", #""\""#, #""\a""#, #""\x41""#, #""\u""#,
    #""\u1""#, #""\u12""#, #""\u123""#, #""\u123g""#, #""\U0041""#, #""\uD800""#, #""\uDC00""#, #""\uD800\uD800""#,
    #""\uD800\u0041""#, #""\uD800a""#, #""\uD800\n""#, #""\uDC00\uD800""#, #""\uD83D\u""#, #""abc\"#, #""abcdefgh"#,
    "\"abcdefgh\n\"",
    // Arrays that are almost right.
    "[", "]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1:2]", "[1}", "[}", "[]]", "[[]", "[1,2",
    "[\"a\"",
    // Objects that are almost right.
    "{", "}", "{]", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{\"a\"}", "{\"a\",1}",
    "{\"a\" 1}",
    "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{\"a\":1 \"b\":2}", "{\"a\":1,,\"b\":2}", "{\"a\"::1}", "{\"a\":1}}",
    "{\"a\":}",
    "{\"a\":1]", "{\"\\uD800\":1}",
    // More than one document, comments, a byte order mark, other white space.
    "1 1", "{}{}", "[][]", "null null", "{} x", "// a\n1", "/* a */ 1", "1 // a", "\u{FEFF}1", "\u{A0}1", "\u{0C}1",
    "1\u{0}",
  ]

  @Test(arguments: accepted) func acceptsAndRendersTheSame(_ document: String) throws {
    let value = try JSONValue.parse(document)
    #expect(try JSONValue.parse(value.bytes) == value)
    // Tested in any place: alone, in an array, as a member, skipped as an unknown member.
    #expect(try JSONValue.parse("[\(document)]") == .array([value]))
    #expect(try JSONValue.parse("{\"x\":\(document)}")["x"] == value)
    #expect(throws: Never.self) { try readJSON(Array(document.utf8)) { $0.skipValue() } }
  }

  @Test(arguments: refused) func refusesWithOneFault(_ document: String) throws {
    let faults = try #require(throws: Faults.self) { try JSONValue.parse(document) }
    #expect(faults.all.map(\.code) == [.json])
    #expect(faults.all.map(\.pointer) == [""])
    #expect(faults.all[0].message.contains("bij byte "))
    let skipped = try #require(throws: Faults.self) { try readJSON(Array(document.utf8)) { $0.skipValue() } }
    #expect(skipped == faults)
  }

  @Test func theTablesAreLarge() {
    #expect(GrammarTests.accepted.count + GrammarTests.refused.count >= 120)
  }

  @Test(arguments: [
    [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x20], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
    [0xE2, 0x82],
    [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
    [0xF4, 0x90, 0x80, 0x80],
    [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xFE], [0xFF],
  ]) func refusesInvalidUTF8(_ bytes: [Int]) throws {
    let document = [UInt8(ascii: "\"")] + bytes.map { UInt8($0) } + [UInt8(ascii: "\"")]
    let faults = try #require(throws: Faults.self) { try JSONValue.parse(document) }
    #expect(faults.all.map(\.code) == [.json])
    let bare = try #require(throws: Faults.self) { try JSONValue.parse(bytes.map { UInt8($0) }) }
    #expect(bare.all.map(\.code) == [.json])
  }

  @Test(arguments: [
    ("[1,]", 3), ("{\"a\":tru}", 5), ("\"abc", 4), ("  x", 2), ("[\"\\ud800\"]", 2), ("{} {}", 3), ("", 0),
    ("[1 2]", 3),
    ("\"abcdefghij\u{1}\"", 11), ("\"\\u12G4\"", 5),
  ]) func namesTheByte(_ document: String, _ offset: Int) throws {
    let faults = try #require(throws: Faults.self) { try JSONValue.parse(document) }
    #expect(faults.all[0].message.contains("bij byte \(offset)."))
  }

  @Test func depthIsLimitedAtItsEdge() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    func nestedObjects(_ depth: Int) -> String {
      String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)
    }
    #expect(throws: Never.self) { try JSONValue.parse(nested(JSONReader.depthMax)) }
    #expect(throws: Never.self) { try JSONValue.parse(nestedObjects(JSONReader.depthMax)) }
    for document in [
      nested(JSONReader.depthMax + 1), nestedObjects(JSONReader.depthMax + 1), String(repeating: "[", count: 1_000_000),
    ] {
      let faults = try #require(throws: Faults.self) { try JSONValue.parse(document) }
      #expect(faults.all.map(\.code) == [.json])
      #expect(faults.all[0].message.contains("te diep"))
    }
  }

  @Test func decodesEscapes() throws {
    let value = try JSONValue.parse(#""\"\\\/\b\f\n\r\t\u0041\u00e9\u20ac\ud83d\ude00 x""#)
    #expect(value == .text("\"\\/\u{8}\u{C}\n\r\tAé€😀 x"))
  }

  @Test func everyTruncationIsRefused() throws {
    let document = Array(
      #"{"naam":"Stichting \u00e9\uD83D\uDE00 €","lijst":[1,-2.50,1e5,true,false,null,{"a":{}}],"x":"abcdefghijkl"}"#
        .utf8)
    #expect(throws: Never.self) { try JSONValue.parse(document) }
    for count in 0..<document.count {
      let faults = try #require(throws: Faults.self) { try JSONValue.parse(Array(document[..<count])) }
      #expect(faults.all.map(\.code) == [.json])
    }
  }
}
