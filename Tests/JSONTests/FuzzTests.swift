import JSON
import Testing

/// A small generator with a fixed seed (SplitMix64), so that a failure comes back.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// Random damage to good documents: never a crash, and what is accepted means the same when written and read again.
@Suite struct FuzzTests {
  static let documents: [String] = [
    #"{"naam":"Stichting Voorbeeld","bedrag":12500.50,"regels":[{"a":1},{"a":-2.5e3}],"ja":true,"nee":false,"niets":null}"#,
    #"[[["\u0041\n\\\"\/","\ud83d\ude00","é€😀"],0,-0,1.00,1e+5],{},[],{"":{"":[]}}]"#,
    #"  { "a" : [ 1 , 2 , 3 ] , "b" : "0123456789abcdefghijklmnop" }  "#,
  ]

  static let pieces: [[UInt8]] =
    [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "0", "-", ".", "e", "null", "true", " ", "\u{0}", "é",
      "😀",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80]]

  @Test func mutatedDocumentsNeverCrash() throws {
    var random = SeededGenerator(seed: 2025)
    var accepted = 0
    for round in 0..<100_000 {
      var document = Array(FuzzTests.documents[round % FuzzTests.documents.count].utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) { mutate(&document, &random) }
      switch Result(catching: { () throws(Faults) in try JSONValue.parse(document) }) {
      case .failure(let faults): #expect(!faults.all.isEmpty)
      case .success(let value):
        accepted += 1
        let again = try JSONValue.parse(value.bytes)
        if again != value { Issue.record("written and read again differs: \(document)") }
      }
    }
    // Enough of both kinds, or the loop proves little.
    #expect(accepted > 10_000 && accepted < 90_000)
  }

  private func mutate(_ document: inout [UInt8], _ random: inout SeededGenerator) {
    guard !document.isEmpty else { return }
    let place = Int.random(in: 0..<document.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: document[place] = UInt8.random(in: 0...255, using: &random)
    case 1: document.remove(at: place)
    case 2: document.insert(contentsOf: FuzzTests.pieces.randomElement(using: &random) ?? [], at: place)
    case 3: document[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    default:
      let other = Int.random(in: place..<document.count, using: &random)
      document.insert(contentsOf: document[place...other], at: place)
    }
  }
}
