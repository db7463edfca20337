import JSON
import Testing

private enum Kleur: String, CaseIterable { case rood, lichtblauwgroen }

private enum Lid: String, CaseIterable {
  case naam, bedrag, aantal, ja, kleur, lijst, veldMetLangeNaamA, veldMetLangeNaamB
}

private let leden = Members<Lid>(required: [.naam, .bedrag])
private let kleuren = Choice<Kleur>()

/// Reads with the reader and answers pointer and code of each fault.
private func faults(_ document: String, _ read: (inout JSONReader) -> Void) -> [String] {
  switch Result(catching: { () throws(Faults) in try readJSON(Array(document.utf8)) { read(&$0) } }) {
  case .success: []
  case .failure(let faults): faults.all.map { "\($0.pointer) \($0.code.rawValue)" }
  }
}

private func readObject(_ reader: inout JSONReader) {
  reader.object(leden) { reader, lid in
    switch lid {
    case .naam: _ = reader.text(length: 1...5)
    case .bedrag: _ = reader.amount()
    case .aantal: _ = reader.count()
    case .ja: _ = reader.boolean()
    case .kleur: _ = reader.oneOf(kleuren)
    case .lijst: reader.array(count: 1...2) { reader, _ in _ = reader.count(1...10) }
    case .veldMetLangeNaamA, .veldMetLangeNaamB: reader.skipValue()
    }
  }
}

@Suite struct ReaderTests {
  @Test(arguments: [
    (#"{"naam":"a","bedrag":1}"#, []),
    (#"{"bedrag":1.50,"naam":"a","kleur":"lichtblauwgroen","lijst":[1,10],"ja":false,"aantal":0}"#, []),
    (#"{"n\u0061am":"a","bedrag":1,"kleur":"r\u006fod"}"#, []),
    (#"{}"#, ["/naam verplicht", "/bedrag verplicht"]),
    (#"[]"#, [" type"]),
    (#"null"#, [" type"]),
    (#"{"naam":"a","bedrag":1,"naam":"b"}"#, ["/naam dubbel_veld"]),
    (#"{"naam":"a","bedrag":1,"n\u0061am":"b"}"#, ["/naam dubbel_veld"]),
    (
      #"{"naam":"a","bedrag":1,"x":1,"y":{"z":1,"z":[{"q":1,"q":1}]},"x":2}"#,
      ["/x onbekend_veld", "/y onbekend_veld", "/y/z dubbel_veld", "/y/z/0/q dubbel_veld", "/x dubbel_veld"]
    ),
    (#"{"naam":"a","bedrag":1,"a/b~c":1,"\u00e9":1}"#, ["/a~1b~0c onbekend_veld", "/é onbekend_veld"]),
    (
      #"{"naam":"","bedrag":"1","aantal":1.0,"ja":1,"kleur":"paars","lijst":[]}"#,
      ["/naam lengte", "/bedrag type", "/aantal type", "/ja type", "/kleur waarde", "/lijst lengte"]
    ),
    (
      #"{"naam":"abcdef","bedrag":null,"aantal":null,"ja":null,"kleur":null,"lijst":null}"#,
      ["/naam lengte", "/bedrag type", "/aantal type", "/ja type", "/kleur type", "/lijst type"]
    ),
    (#"{"naam":"a","bedrag":1,"lijst":[0,11,1]}"#, ["/lijst/0 bereik", "/lijst/1 bereik", "/lijst lengte"]),
    (
      #"{"naam":"a","bedrag":1,"veldMetLangeNaamA":1,"veldMetLangeNaamB":1,"veldMetLangeNaamC":1}"#,
      ["/veldMetLangeNaamC onbekend_veld"]
    ),
    (#"{"naam":1,"bedrag":{"a":1,"a":2},"x":}"#, [" json"]),
    (#"{"naam":"a\u0007","bedrag":1}"#, ["/naam waarde"]),
    (#"{"naam":"aaaaa\u0000","bedrag":1}"#, ["/naam lengte", "/naam waarde"]),
  ]) func findsAllFaultsAtOnce(_ document: String, _ expected: [String]) {
    #expect(faults(document, readObject) == expected)
  }

  @Test(arguments: [
    ("0", 0), ("0.0", 0), ("0.00", 0), ("1", 100), ("1.5", 150), ("1.05", 105), ("12500.50", 1_250_050),
    ("10000000000", 1_000_000_000_000), ("10000000000.00", 1_000_000_000_000), ("9999999999.99", 999_999_999_999),
  ]) func readsAmounts(_ document: String, _ hundredths: Int64) throws {
    #expect(try readJSON(Array(document.utf8)) { $0.amount() } == hundredths)
  }

  @Test(arguments: [
    ("1.000", "waarde"), ("1.001", "waarde"), ("-1.001", "waarde"), ("1e2", "waarde"), ("1E0", "waarde"),
    ("1.5e1", "waarde"), ("-0", "waarde"), ("-0.00", "waarde"), ("-0.01", "bereik"), ("-1", "bereik"),
    ("10000000000.01", "bereik"), ("99999999999999999999999999999999", "bereik"), ("\"1\"", "type"), ("null", "type"),
    ("true", "type"), ("[]", "type"), ("{}", "type"),
  ]) func refusesAmounts(_ document: String, _ code: String) {
    #expect(faults(document) { _ = $0.amount() } == [" \(code)"])
  }

  @Test(arguments: [("0", 0), ("1000000000", 1_000_000_000), ("120", 120)])
  func readsCounts(_ document: String, _ count: Int64) throws {
    #expect(try readJSON(Array(document.utf8)) { $0.count() } == count)
  }

  @Test(arguments: [
    ("1.0", "type"), ("1.5", "type"), ("-1.5", "type"), ("1e2", "waarde"), ("-0", "waarde"), ("-1", "bereik"),
    ("1000000001", "bereik"), ("99999999999999999999999999999999", "bereik"), ("\"1\"", "type"), ("null", "type"),
  ]) func refusesCounts(_ document: String, _ code: String) {
    #expect(faults(document) { _ = $0.count() } == [" \(code)"])
  }

  @Test(arguments: [
    ("a", false, []), ("aaaaa", false, []), ("aaaaaa", false, [" lengte"]), ("", false, [" lengte"]),
    ("😀😀😀😀😀", false, []),
    ("e\u{301}e\u{301}e", false, []), ("e\u{301}e\u{301}e\u{301}", false, [" lengte"]), ("a\\n", false, [" waarde"]),
    ("a\\n\\tb", true, []), ("a\\r", true, [" waarde"]), ("a\\u007f", true, [" waarde"]),
    ("a\u{7F}", true, [" waarde"]),
    ("\\u0085", true, [" waarde"]), ("\u{85}", true, [" waarde"]), ("\u{A0}", true, [" lengte"]),
    ("\u{200B}\u{AD} ", true, [" lengte"]), ("\u{AD}a", false, []),
    ("a\\r\\nb", true, []), ("a\\r\\nb", false, [" waarde"]), ("\\u0000", true, [" waarde"]),
    ("\\b", true, [" waarde"]), ("\\f", true, [" waarde"]),
  ]) func boundsTexts(_ text: String, _ multiline: Bool, _ expected: [String]) {
    #expect(faults("\"\(text)\"") { _ = $0.text(length: 1...5, multiline: multiline) } == expected)
  }

  @Test func readsForms() throws {
    func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? { bytes.allSatisfy { $0 == 0x61 } ? bytes.count : nil }
    #expect(try readJSON(Array(#""a\u0061a""#.utf8)) { $0.form(expected: "a's", parse) } == 3)
    #expect(faults(#""ab""#) { _ = $0.form(expected: "a's", parse) } == [" waarde"])
    #expect(faults(#""aaa""#) { _ = $0.form(length: 1...2, expected: "a's", parse) } == [" lengte"])
    #expect(faults("1") { _ = $0.form(expected: "a's", parse) } == [" type"])
  }

  @Test func nullIsReadOnlyWhereAsked() {
    #expect(faults("null") { if !$0.null() { _ = $0.count() } } == [])
    #expect(faults("nul") { _ = $0.null() } == [" json"])
    #expect(faults("\"a\"") { if !$0.null() { _ = $0.count() } } == [" type"])
    #expect(faults("1") { if !$0.null() { _ = $0.count() } } == [])
  }

  @Test func faultsBelowTheValueGetTheirPlace() {
    let found = faults("[[1]]") { reader in
      reader.array(count: 0...1) { reader, _ in
        reader.skipValue()
        reader.fault(.sum, at: "regels", 2, message: "klopt niet.")
      }
    }
    #expect(found == ["/0/regels/2 som"])
  }

  @Test func messagesNameThePlaceAndTheRemedy() throws {
    let document = Array(#"{"naam":"a","bedrag":1,"lijst":[1,11]}"#.utf8)
    let thrown = try #require(throws: Faults.self) { try readJSON(document) { readObject(&$0) } }
    #expect(thrown.all[0].message == "lijst › nr. 2: het getal moet liggen tussen 1 en 10. Verbeter het.")
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x7B, 0x00], [0xFE, 0xFF, 0x00, 0x7B], [0x7B, 0x00, 0x7D, 0x00], [0x00, 0x7B, 0x00, 0x7D],
    ] as [[UInt8]]) func utf16IsNamed(_ document: [UInt8]) throws
  {
    let thrown = try #require(throws: Faults.self) { try readJSON(document) { $0.skipValue() } }
    #expect(
      thrown.all.map(\.message) == [
        "Dit is geen geldige JSON: het document is in UTF-16 geschreven, bij byte 0. Stuur het in UTF-8."
      ])
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0], [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x7B], [0x7B, 0, 0, 0], [0, 0, 0, 0x7B],
    ] as [[UInt8]]) func utf32IsNamed(_ document: [UInt8]) throws
  {
    let thrown = try #require(throws: Faults.self) { try readJSON(document) { $0.skipValue() } }
    #expect(
      thrown.all.map(\.message) == [
        "Dit is geen geldige JSON: het document is in UTF-32 geschreven, bij byte 0. Stuur het in UTF-8."
      ])
  }

  @Test func aByteOrderMarkHasARemedy() throws {
    let thrown = try #require(throws: Faults.self) { try readJSON([0xEF, 0xBB, 0xBF, 0x7B, 0x7D]) { $0.skipValue() } }
    #expect(thrown.all[0].message.contains("(BOM), bij byte 0. Bewaar het als UTF-8 zonder BOM"))
  }

  @Test(arguments: [
    (#"{"bedrag":12500,50}"#, true), (#"{"bedrag":1.250,50,"naam":"a"}"#, true), (#"{"bedrag":1,2"#, true),
    (#"{"bedrag":1, 2}"#, false), (#"{"bedrag":1,x}"#, false), (#"{"naam":"a",5}"#, false), (#"{5}"#, false),
  ]) func aDecimalCommaIsNamed(_ document: String, _ isComma: Bool) throws {
    let thrown = try #require(throws: Faults.self) { try readJSON(Array(document.utf8)) { readObject(&$0) } }
    #expect(thrown.areNotJSON && thrown.all[0].message.contains("zoals 12500.50") == isComma, "\(thrown.all)")
  }

  @Test func anEmptyTextHasTheRemedyOfItsPlace() throws {
    for (leeg, hoe) in [("", "leeg"), (" ", "te zien")] {
      let document = Array(#"{"verplicht":"\#(leeg)","mag":"\#(leeg)","lijst":["\#(leeg)"],"nog":"\#(leeg)"}"#.utf8)
      let thrown = try #require(throws: Faults.self) {
        try readJSON(document) { reader in
          reader.object(Members<Plaats>(required: [.verplicht, .lijst, .nog])) { reader, plaats in
            guard plaats == .lijst else { return _ = reader.text(length: 1...10) }
            reader.array(count: 0...9) { reader, _ in _ = reader.text(length: 1...10) }
          }
        }
      }
      let einden = [
        "Vul hem in.", "Vul hem in of laat het veld weg.", "Vul hem in of haal hem uit de lijst.", "Vul hem in.",
      ]
      #expect(thrown.all.count == 4)
      for (fout, einde) in zip(thrown.all, einden) {
        #expect(fout.message.contains(hoe) && fout.message.hasSuffix(einde), "\(fout)")
      }
    }
  }

  private enum Plaats: String, CaseIterable, Sendable { case verplicht, mag, lijst, nog }

  @Test func aLongUnknownNameGetsNoHint() {
    let document = #"{"\#(String(repeating: "n", count: 100_000))": 1}"#
    #expect(faults(document) { readObject(&$0) }.first?.hasSuffix(" onbekend_veld") == true)
  }

  @Test func faultsAreCappedAndTheRestCounted() throws {
    func list(_ count: Int) -> [UInt8] {
      Array("[\(Array(repeating: "-1", count: count).joined(separator: ","))]".utf8)
    }
    func read(_ reader: inout JSONReader) { reader.array(count: 0...Int.max) { reader, _ in _ = reader.count() } }
    let full = try #require(throws: Faults.self) { try readJSON(list(Faults.listedMax)) { read(&$0) } }
    #expect(full.all.count == Faults.listedMax && full.all.last?.pointer == "/99")
    let over = try #require(throws: Faults.self) { try readJSON(list(Faults.listedMax + 7)) { read(&$0) } }
    #expect(over.all.count == Faults.listedMax)
    // The last one stands for the rest: it has the place and the code of the first that is left out.
    #expect(over.all.last?.pointer == "/99" && over.all.last?.code == .range)
    #expect(over.all.last?.message.hasPrefix("Hier en elders staan nog 8 fouten, die niet worden genoemd. ") == true)
    var both = full
    both.append(over)
    #expect(both.all.count == Faults.listedMax && both.all.last?.message.contains("nog 108 fouten") == true)
  }

  /// What somebody else wrote is repeated up to a hundred scalars, however it is written and whatever it is.
  @Test(arguments: [
    ("n", "n"), ("é", "é"), ("\u{20ac}", "\u{20ac}"), ("\u{1F600}", "\u{1F600}"), (#"\u0041"#, "A"), (#"\t"#, "\t"),
    (#"\ud83d\uDE00"#, "\u{1F600}"), ("\u{0301}", "\u{0301}"),
  ]) func namesAreCut(_ written: String, _ scalar: String) throws {
    for count in [99, 100, 101, 50_000] {
      let name = String(repeating: written, count: count)
      let found = try #require(throws: Faults.self) {
        try readJSON(Array("{\"\(name)\":1}".utf8)) { readObject(&$0) }
      }
      let shown = String(repeating: scalar, count: min(count, 100)) + (count > 100 ? "…" : "")
      let fault = try #require(found.all.first { $0.code == .unknownMember })
      #expect(fault.pointer == "/" + shown && fault.message.hasPrefix(shown + ": "), "\(count)")
      #expect(Excerpt.of(String(repeating: scalar, count: count)) == shown)
    }
  }

  @Test(arguments: [
    ("[]", []), ("[ ]", []), ("[1]", ["1"]),
    (#"[ {"a":"]}\"\\"} , [1,[2]],"x,y" ]"#, [#"{"a":"]}\"\\"}"#, "[1,[2]]", #""x,y""#]),
  ]) func skimmedRangesAreTheElements(_ document: String, _ expected: [String]) throws {
    try withSkimmed(document) { bytes, ranges in
      #expect(ranges.count == expected.count)
      for (index, range) in ranges.enumerated() {
        let value = try readJSON(bytes, range: range, prefix: [.index(index)]) { $0.value() }
        #expect(try value == JSONValue.parse(expected[index]))
      }
    }
  }

  @Test(arguments: GrammarTests.refused) func whatSkimmingPassesOverIsRefusedWhenRead(_ element: String) throws {
    let document = "[1,\(element),2]"
    guard (try? JSONValue.parse(document)) == nil else { return }
    var isRefused = false
    do {
      try withSkimmed(document) { bytes, ranges in
        for range in ranges { try readJSON(bytes, range: range, prefix: []) { $0.skipValue() } }
      }
    } catch is Faults {
      isRefused = true
    }
    #expect(isRefused)
  }

  private func withSkimmed(
    _ document: String, _ body: (UnsafeBufferPointer<UInt8>, [Range<Int>]) throws -> Void
  ) throws {
    try Array(document.utf8).withUnsafeBufferPointer { bytes in
      let ranges = try readJSON(bytes) { $0.skimArray() }
      try body(bytes, ranges)
    }
  }
}
