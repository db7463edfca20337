import Documenten
import JSON
import Proeven
import Regeling
import Testing

/// Random changes to good cohorts: always a ranking or faults, never a stop. What the reader lets through must satisfy
/// every precondition of the rules.
@Suite struct MutatieTests {
  private static let waarden: [JSONValue] = [
    .null, true, false, 0, 1, 85, 86, 1_000_000_000, .number("-1"), .number("0.01"), .number("10000000000.00"),
    .number("10000000000.01"), .number("1e2"), .number("-0"), "", "a", "salaris", "apparatuur", "subsidie", "stichting",
    "2025-03-20", "2025-03-20T10:00:00Z", "/activiteiten/0/lasten/0", "voldoet_niet", "minder", [], [1], [:], ["a": 1],
  ]

  @Test(arguments: [1, 13, 37, 42]) func changedValuesGiveARankingOrFaults(_ nummer: Int) throws {
    let document = try JSONValue.parse(Proef.vector((nummer < 10 ? "0" : "") + "\(nummer)-cohort"))
    var random = Willekeur(stand: UInt64(nummer))
    var goed = 0
    for _ in 0..<400 {
      var gewijzigd = document
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        gewijzigd = gewijzigd.gewijzigd(&random, MutatieTests.waarden)
      }
      if try Proef.fouten(cohort: gewijzigd.bytes).isEmpty { goed += 1 }
    }
    #expect(goed > 10 && goed < 390)
  }
}

/// SplitMix64 with a fixed seed, so that a failure comes back.
struct Willekeur: RandomNumberGenerator {
  var stand: UInt64

  mutating func next() -> UInt64 {
    stand &+= 0x9E37_79B9_7F4A_7C15
    var getal = stand
    getal = (getal ^ getal >> 30) &* 0xBF58_476D_1CE4_E5B9
    getal = (getal ^ getal >> 27) &* 0x94D0_49BB_1331_11EB
    return getal ^ getal >> 31
  }
}

extension JSONValue {
  /// The value with one thing in it changed.
  fileprivate func gewijzigd(_ random: inout Willekeur, _ waarden: [JSONValue]) -> JSONValue {
    let daalAf = Int.random(in: 0..<8, using: &random) > 0
    switch self {
    case .object(var leden) where !leden.isEmpty && daalAf:
      let plaats = Int.random(in: leden.indices, using: &random)
      switch Int.random(in: 0..<20, using: &random) {
      case 0: leden.remove(at: plaats)
      case 1: leden.append(leden[plaats])
      default: leden[plaats].value = leden[plaats].value.gewijzigd(&random, waarden)
      }
      return .object(leden)
    case .array(var elementen) where !elementen.isEmpty && daalAf:
      let plaats = Int.random(in: elementen.indices, using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0: elementen.remove(at: plaats)
      case 1: elementen.append(elementen[plaats])
      default: elementen[plaats] = elementen[plaats].gewijzigd(&random, waarden)
      }
      return .array(elementen)
    default: return waarden.randomElement(using: &random) ?? .null
    }
  }
}
