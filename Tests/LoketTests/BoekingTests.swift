import JSON
import Keten
import Testing

@testable import Loket

/// Each kind of booking is known by what writes it and by what adds it up.
@Suite struct BoekingTests {
  @Test("Elke soort boeking heeft een eigen paar rekeningen, en geen rekening boekt aan zichzelf")
  func everyKindHasItsOwnAccounts() {
    let paren = Boekingssoort.allCases.map { "\($0.rekeningen)" }
    #expect(Set(paren).count == paren.count)
    #expect(Boekingssoort.allCases.allSatisfy { $0.rekeningen.debet != $0.rekeningen.credit })
    let gebruikt = Boekingssoort.allCases.flatMap { [$0.rekeningen.debet, $0.rekeningen.credit] }
    #expect(Set(gebruikt) == Set(Rekening.allCases))
  }

  @Test("Elke soort boeking volgt uit een gebeurtenis")
  func everyKindFollowsFromAnEvent() {
    // A settlement under a grant of 100, of which 60 was paid: 10 to pay. Then one of 50: 10 to claim back.
    let inhoud: [JSONValue] = [
      [
        "bedrag": .amount(100), "verleend": .amount(100), "vastgesteld": .amount(70), "nabetaling": .amount(10),
        "terugvordering": .amount(0),
      ],
      [
        "bedrag": .amount(100), "verleend": .amount(100), "vastgesteld": .amount(50), "nabetaling": .amount(0),
        "terugvordering": .amount(10),
      ],
    ]
    let geboekt = Gebeurtenissoort.allCases.flatMap { soort in inhoud.flatMap { Boeking.uit(soort, $0) ?? [] } }
    #expect(Set(geboekt.map(\.soort)) == Set(Boekingssoort.allCases))
  }

  @Test("Elke soort boeking telt in een bedrag dat een registratie ook heeft, en elk zulk bedrag wordt geboekt")
  func everyKindTiesOutWithARecord() {
    for soort in Boekingssoort.allCases { #expect(!soort.registratiebedragen.isEmpty, "\(soort)") }
    let geboekt = Boekingssoort.allCases.reduce(into: Set<Registratiebedrag>()) { $0.formUnion($1.registratiebedragen) }
    #expect(geboekt == Set(Registratiebedrag.allCases))
  }
}
