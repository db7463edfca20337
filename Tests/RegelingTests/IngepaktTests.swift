import Testing

@testable import Regeling

/// What is packed in a few bits: a case more must fit, and must count.
struct IngepaktTests {
  @Test("every place that the bits have counts for the verdict, those of checks to come as well")
  func everyPlaceCounts() {
    #expect(Toetscode.allCases.count <= Toetsuitkomsten.plaatsen)
    for plaats in 0..<Toetsuitkomsten.plaatsen {
      for uitkomst in Toetsuitkomst.allCases {
        var uitkomsten = Toetsuitkomsten()
        uitkomsten[plaats: plaats] = uitkomst
        #expect(uitkomsten.doorslaggevend == uitkomst, "place \(plaats)")
        for ander in 0..<Toetsuitkomsten.plaatsen where ander != plaats {
          #expect(uitkomsten[plaats: ander] == .voldoet)
        }
      }
    }
  }

  @Test("of two outcomes the heavier decides, wherever they stand")
  func heavierDecides() {
    let zwaarte: [Toetsuitkomst] = [.voldoet, .overschreden, .aanTeVullen, .voldoetNiet]
    for (licht, eerste) in zwaarte.enumerated() {
      for (zwaar, tweede) in zwaarte.enumerated() {
        for (hier, daar) in [(0, 1), (13, 5), (15, 0)] {
          var uitkomsten = Toetsuitkomsten()
          uitkomsten[plaats: hier] = eerste
          uitkomsten[plaats: daar] = tweede
          #expect(uitkomsten.doorslaggevend == zwaarte[max(licht, zwaar)])
        }
      }
    }
  }

  @Test("each check that fails alone makes a file not eligible, and each outcome can take its place")
  func eachCheckAlone() {
    for code in Toetscode.allCases {
      for uitkomst in Toetsuitkomst.allCases {
        let vervangingen = Toetsvervangingen(Beoordeling(toetsen: [code: uitkomst]))
        for ander in Toetscode.allCases { #expect(vervangingen[ander] == (ander == code ? uitkomst : nil)) }
        #expect(vervangingen.toegepast(op: Toetsuitkomsten()).doorslaggevend == uitkomst, "\(code)")
      }
    }
  }

  @Test("the table makes each check once: those that no open norm touches, and those that follow from the costs")
  func theTableIsWhole() {
    let plaatsen = Toetscode.vaste.map(\.plaats) + Toetscode.kosten.map(\.plaats)
    #expect(plaatsen.sorted() == Array(Toetscode.allCases.indices))
    #expect(Toetscode.allCases.map(\.volgorde) == Array(Toetscode.allCases.indices))
    #expect(Toetscode.kostennormen == [.salariskosten, .overheadkosten])
    #expect(
      Toetscode.allCases.filter { !$0.isVervangbaar } == [
        .aanvraagtermijn, .salariskosten, .overheadkosten, .subsidiabeleKosten, .hoogte, .deMinimisruimte,
      ])
  }

  @Test("no open norm changes the outcome of a check that stands as fixed in the table")
  func fixedChecksAreFixed() throws {
    let inzendingen = (0..<200).flatMap { willekeurigCohort(UInt64(70_000 + $0)).inzendingen }
    for inzending in inzendingen {
      let weging = Weging(inzending, ronde: rondeVoorbeeld(), regeling: regelingVoorbeeld())
      let basis = Toetsing(weging, regeling: regelingVoorbeeld(), normen: normenStandaard)
      for (code, waarden) in alleAlternatieven {
        for waarde in waarden {
          let normen = try #require(normenStandaard.met(code, waarde))
          let ander = Toetsing(weging, regeling: regelingVoorbeeld(), normen: normen)
          for (plaats, _) in Toetscode.vaste {
            #expect(ander.berekend[plaats: plaats] == basis.berekend[plaats: plaats])
          }
        }
      }
    }
  }

  @Test("a level stands at its place and at no other, in all 32")
  func levelsAtTheirPlaces() {
    for plaats in 0..<Niveaureeks.plaatsen {
      for niveau in Niveau.allCases {
        var reeks = Niveaureeks()
        reeks[plaats] = niveau
        for ander in 0..<Niveaureeks.plaatsen { #expect(reeks[ander] == (ander == plaats ? niveau : nil)) }
        reeks[plaats] = nil
        #expect(reeks == Niveaureeks())
      }
    }
    #expect(Indicator.allCases.map(\.volgorde) == Array(Indicator.allCases.indices))
  }

  @Test("a place beyond the bits stops the program")
  func beyondTheBits() async {
    await #expect(processExitsWith: .failure) {
      var uitkomsten = Toetsuitkomsten()
      uitkomsten[plaats: Toetsuitkomsten.plaatsen] = .voldoetNiet
    }
    await #expect(processExitsWith: .failure) {
      var reeks = Niveaureeks()
      reeks[Niveaureeks.plaatsen] = .minder
    }
    await #expect(processExitsWith: .failure) { _ = Toetsuitkomsten()[plaats: Toetsuitkomsten.plaatsen] }
    await #expect(processExitsWith: .failure) { _ = Niveaureeks()[Niveaureeks.plaatsen] }
  }
}
