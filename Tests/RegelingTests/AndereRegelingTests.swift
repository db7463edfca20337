import Begrippen
import Regeling
import Testing

/// A scheme with other criteria, another order of indicators and other numbers: nothing of 2025 stands in the code.
struct AndereRegelingTests {
  @Test("a scheme that lists its indicators otherwise is weighed as it lists them")
  func indicatorsOtherwise() throws {
    let criteria = [
      criterium("x", (7, 3, 1), [.sluitendeBegroting, .kostprijs]),
      criterium("y", (50, 20, 2), [.zichtbaarheid, .ondersteund]),
      criterium("z", (9, 4, 0), [.gesprekken]),
    ]
    let regeling = regelingVoorbeeld(criteria: criteria)
    var inzending = inzendingVoorbeeld()
    inzending.beoordeling = Beoordeling(niveaus: ["z": .bovengemiddeld])
    let uitslag = rank([inzending], regeling: regeling)
    let lid = try #require(uitslag.rangorde.first)
    // x: balanced is above average, the price is average. y: goed is above average, the number average. z by assessor.
    #expect(
      uitslag.criteria(van: lid).map { "\($0.criterium.code) \($0.niveau) \($0.punten) \($0.gemengd) \($0.vervangen)" }
        == [
          "x gemiddeld 3 true false", "y gemiddeld 20 true false", "z bovengemiddeld 9 false true",
        ])
    #expect(
      uitslag.criteria(van: lid).map { $0.indicatoren.map { "\($0.indicator) \($0.niveau)" } } == [
        ["sluitendeBegroting bovengemiddeld", "kostprijs gemiddeld"],
        ["zichtbaarheid bovengemiddeld", "ondersteund gemiddeld"], ["gesprekken gemiddeld"],
      ])
    #expect(lid.punten == 32)
  }

  @Test("a scheme that lists all in reverse gives every file the same values, levels and points, over 300 cohorts")
  func allInReverse() {
    let omgekeerd = criteriaVoorbeeld.reversed().map { oud in
      criterium(
        oud.code, (oud.puntenBovengemiddeld, oud.puntenGemiddeld, oud.puntenMinder), oud.indicatoren.reversed())
    }
    func verteld(_ uitslag: Rangschikking) -> [String: Set<String>] {
      Dictionary(
        uniqueKeysWithValues: uitslag.rangorde.map { lid in
          let criteria = uitslag.criteria(van: lid)
          return (
            "\(lid.id) \(lid.rang) \(lid.punten)",
            Set(criteria.map { "\($0.criterium.code) \($0.niveau) \($0.punten) \($0.gemengd) \($0.vervangen)" })
              .union(criteria.flatMap(\.indicatoren).map { "\($0.indicator) \($0.niveau) \($0.vergelijking)" })
          )
        })
    }
    for nummer in 0..<300 {
      let (inzendingen, ronde, normen, _) = willekeurigCohort(UInt64(50_000 + nummer))
      #expect(
        verteld(rank(inzendingen, ronde, normen))
          == verteld(rank(inzendingen, ronde, normen, regeling: regelingVoorbeeld(criteria: omgekeerd))))
    }
  }

  @Test("under criteria a tie goes by the order in which the scheme lists them")
  func criteriaInTheirOrder() throws {
    // Equal points: A-0 gains them on d, A-1 on c.
    func eerste(_ criteria: [Criterium]) throws -> String? {
      var inzendingen = gelijken([Centen(60), Centen(60)])
      inzendingen[0].beoordeling = Beoordeling(niveaus: ["c": .minder, "d": .bovengemiddeld])
      inzendingen[1].beoordeling = Beoordeling(niveaus: ["c": .bovengemiddeld, "d": .minder])
      let normen = try #require(normenStandaard.met(.gelijkeStand, "criteria"))
      return rank(
        inzendingen, rondeVoorbeeld(plafond: Centen(100)), normen, regeling: regelingVoorbeeld(criteria: criteria)
      ).rangorde.first?.id
    }
    #expect(try eerste(criteriaVoorbeeld) == "A-1" && eerste(criteriaVoorbeeld.reversed()) == "A-0")
  }

  @Test("thirty-two criteria fit, the last as well as the first")
  func thirtyTwoCriteria() throws {
    let criteria = (0..<32).map { nummer in
      criterium("c\(nummer)", (3, 2, 1), nummer == 31 ? [.ondersteund, .zichtbaarheid] : [.ondersteund])
    }
    var inzending = inzendingVoorbeeld()
    inzending.beoordeling = Beoordeling(niveaus: ["c0": .minder, "c31": .bovengemiddeld])
    let uitslag = rank([inzending], regeling: regelingVoorbeeld(criteria: criteria))
    let lid = try #require(uitslag.rangorde.first)
    let gevonden = uitslag.criteria(van: lid)
    #expect(gevonden.map(\.punten) == [1] + Array(repeating: 2, count: 30) + [3] && lid.punten == 64)
    #expect(gevonden.filter(\.vervangen).map(\.criterium.code) == ["c0", "c31"])
    #expect(gevonden.filter(\.gemengd).map(\.criterium.code) == ["c31"])
  }

  @Test("a norm takes the values it knows, and the band 0 to 500 per mille")
  func normValues() {
    for code in Normcode.allCases {
      for waarde in OpenNormen.waarden(code) { #expect(normenStandaard.met(code, waarde)?.waarde(code) == waarde) }
      for waarde in ["", "anders", "-1", "501"] {
        #expect(normenStandaard.met(code, waarde) == nil, "\(code) \(waarde)")
      }
    }
    #expect(OpenNormen.waarden(.bandbreedte) == ["0", "500"] && OpenNormen.waarden(.restbedrag).count == 3)
    #expect(normenStandaard.met(.bandbreedte, "499")?.bandbreedte == Promille(499))
    #expect(normenStandaard.met(.bandbreedte, "1")?.bandbreedte == Promille(1))
  }
}
