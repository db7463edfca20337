import Begrippen
import Regeling
import Testing

/// R 1:8 and `regels.md` section 5: who gets what, and how a decisive tie was decided.
struct VerdelingTests {
  private func met(_ code: Normcode, _ waarde: String, _ normen: OpenNormen = normenStandaard) throws -> OpenNormen {
    try #require(normen.met(code, waarde))
  }

  private func bedragen(_ uitslag: Rangschikking) -> [String] {
    uitslag.rangorde.map { "\($0.id) \($0.uitkomst.rawValue) \($0.toegekend?.waarde ?? -1)" }
  }

  private func standen(_ uitslag: Rangschikking) -> [String] {
    uitslag.gelijkeStanden.map { stand in
      "\(stand.rang) \(stand.ids.joined(separator: ",")) \(stand.verleenbaar.waarde) van \(stand.beschikbaar.waarde) "
        + stand.beslissing.rawValue
    }
  }

  /// Three of equal points in all: A-0 and A-1 gain theirs on criterion c, A-2 on criterion d.
  private func opCriteria(_ bedragen: [Centen]) -> [Inzending] {
    var inzendingen = gelijken(bedragen)
    for plaats in inzendingen.indices {
      inzendingen[plaats].beoordeling = Beoordeling(
        niveaus: ["c": plaats < 2 ? .bovengemiddeld : .minder, "d": plaats < 2 ? .minder : .bovengemiddeld])
    }
    return inzendingen
  }

  @Test("a tie under criteria that the criteria decide is recorded once, and the parts stand in their order")
  func criteriaDecide() throws {
    // What is left for A-2 stands after A-0 and A-1 together.
    let inzendingen = opCriteria([Centen(40), Centen(40), Centen(40)])
    let uitslag = rank(inzendingen, rondeVoorbeeld(plafond: Centen(100)), try met(.gelijkeStand, "criteria"))
    #expect(Set(uitslag.rangorde.map(\.rang)) == [1])
    #expect(bedragen(uitslag) == ["A-0 volledig 40", "A-1 volledig 40", "A-2 gedeeltelijk 20"])
    #expect(standen(uitslag) == ["1 A-0,A-1,A-2 120 van 100 criteria"])
  }

  @Test("a part that still stands equal is recorded apart: undecided without a seed, by lot with one")
  func criteriaLeaveATie() throws {
    let inzendingen = opCriteria([Centen(60), Centen(60), Centen(60)])
    let ronde = rondeVoorbeeld(plafond: Centen(100))
    let zonder = rank(inzendingen, ronde, try met(.gelijkeStand, "criteria"))
    #expect(bedragen(zonder) == ["A-0 onbeslist -1", "A-1 onbeslist -1", "A-2 plafond_bereikt 0"])
    #expect(standen(zonder) == ["1 A-0,A-1,A-2 180 van 100 criteria", "1 A-0,A-1 120 van 100 onbeslist"])
    #expect(zonder.onbeslisteGelijkeStanden.map(\.ids) == [["A-0", "A-1"]])
    let geloot = rank(inzendingen, ronde, try met(.gelijkeStand, "criteria"), zaad: "zaad")
    #expect(standen(geloot) == ["1 A-0,A-1,A-2 180 van 100 criteria", "1 A-0,A-1 120 van 100 loting"])
    #expect(geloot.onbeslisteGelijkeStanden.isEmpty)
    #expect(geloot.rangorde.map { $0.toegekend?.waarde } == [60, 40, 0])
    #expect(
      geloot.rangorde.prefix(2).map(\.id)
        == lotingVoorbeeld().volgorde([("A-0", "27312345"), ("A-1", "27312346")]).map(\.id))
  }

  @Test("a part for which nothing is left, or that takes exactly what is left, needs no lot")
  func partsThatNeedNoLot() throws {
    let ronde = rondeVoorbeeld(plafond: Centen(100))
    let precies = rank(opCriteria([Centen(50), Centen(50), Centen(50)]), ronde, try met(.gelijkeStand, "criteria"))
    #expect(bedragen(precies) == ["A-0 volledig 50", "A-1 volledig 50", "A-2 plafond_bereikt 0"])
    #expect(standen(precies) == ["1 A-0,A-1,A-2 150 van 100 criteria"])
  }

  @Test("a drawn member that takes exactly what is left gets all of it, whatever follows for one that does not fit")
  func drawnMemberTakesExactlyWhatIsLeft() throws {
    let inzendingen = gelijken([Centen(50), Centen(50), Centen(50)])
    for restbedrag in ["gedeeltelijk", "stoppen", "overslaan"] {
      let uitslag = rank(
        inzendingen, rondeVoorbeeld(plafond: Centen(100)), try met(.restbedrag, restbedrag), zaad: "zaad")
      #expect(uitslag.rangorde.map(\.uitkomst) == [.volledig, .volledig, .plafondBereikt], "\(restbedrag)")
      #expect(uitslag.toegekend == Centen(100))
    }
  }

  @Test("nobody gets what stopping or an undecided tie left: not the next group, however well it fits")
  func nothingAfterStopping() throws {
    var inzendingen = gelijken([Centen(60), Centen(60), Centen(1), Centen(1)])
    for plaats in 0...3 {
      inzendingen[plaats].beoordeling = Beoordeling(niveaus: ["b": plaats < 2 ? .gemiddeld : .minder, "g": .minder])
    }
    let ronde = rondeVoorbeeld(plafond: Centen(100))
    let gestopt = rank(inzendingen, ronde, try met(.restbedrag, "stoppen"), zaad: "zaad")
    #expect(gestopt.rangorde.map { $0.toegekend?.waarde } == [60, 0, 0, 0])
    #expect(standen(gestopt) == ["1 A-0,A-1 120 van 100 loting"])
    let onbeslist = rank(inzendingen, ronde, try met(.restbedrag, "overslaan"))
    #expect(onbeslist.rangorde.map { $0.toegekend?.waarde } == [nil, nil, 0, 0])
    #expect(standen(onbeslist) == ["1 A-0,A-1 120 van 100 onbeslist"])
  }

  @Test("when nothing is left, no tie is decisive")
  func noTieOverNothing() {
    var inzendingen = gelijken([Centen(100), Centen(60), Centen(60)])
    for plaats in 0...2 {
      inzendingen[plaats].beoordeling = Beoordeling(niveaus: ["b": plaats < 1 ? .gemiddeld : .minder, "g": .minder])
    }
    let uitslag = rank(inzendingen, rondeVoorbeeld(plafond: Centen(100)))
    #expect(uitslag.gelijkeStanden.isEmpty)
    #expect(bedragen(uitslag) == ["A-0 volledig 100", "A-1 plafond_bereikt 0", "A-2 plafond_bereikt 0"])
  }

  @Test(
    "in proportion: who can be granted nothing takes no leftover cent; who needs none when it comes out even neither")
  func leftoverCents() throws {
    var inzendingen = gelijken([Centen(30), Centen(30), Centen(30)])
    // Nothing is eligible of A-0, and an assessor lets it stand.
    inzendingen[0].aanvraag.activiteiten[0].baten.append(
      Baat(soort: .bijdrageDerden, omschrijving: "", bedrag: Centen(30)))
    inzendingen[0].beoordeling = Beoordeling(toetsen: [.subsidiabeleKosten: .voldoet], niveaus: ["g": .minder])
    for plaats in [1, 2] { inzendingen[plaats].beoordeling = Beoordeling(niveaus: ["g": .minder]) }
    let naarRato = try met(.gelijkeStand, "naarRato")
    func centen(_ plafond: Int64) -> [Int64?] {
      rank(inzendingen, rondeVoorbeeld(plafond: Centen(plafond)), naarRato).rangorde.map { $0.toegekend?.waarde }
    }
    #expect(centen(5) == [0, 3, 2] && centen(4) == [0, 2, 2] && centen(1) == [0, 1, 0] && centen(59) == [0, 30, 29])
  }

  @Test("a grant of one cent is in part; of nothing it is not; of all it is whole")
  func outcomeOfOneCent() {
    func uitkomst(_ plafond: Int64) -> [Uitkomst] {
      rank(gelijken([Centen(2)]), rondeVoorbeeld(plafond: Centen(plafond))).rangorde.map(\.uitkomst)
    }
    #expect(uitkomst(0) == [.plafondBereikt] && uitkomst(1) == [.gedeeltelijk] && uitkomst(2) == [.volledig])
  }

  @Test("the draw goes by digest, and by id where digests are equal")
  func drawByDigestThenId() {
    let gelijk = Loting(zaad: "z") { _ in "0" }
    #expect(gelijk.volgorde([("b", "1"), ("a", "2"), ("c", "3")]).map(\.id) == ["a", "b", "c"])
    let omgekeerd = Loting(zaad: "z") { $0 == "z\n27312346" ? "0" : "1" }
    let volgorde = omgekeerd.volgorde([("a", "27312345"), ("b", "27312346")])
    #expect(volgorde.map { "\($0.id) \($0.digest)" } == ["b 0", "a 1"])
  }

  @Test("files that are not ranked stand by id")
  func notRankedById() {
    var inzendingen = gelijken([Centen(1), Centen(1), Centen(1)])
    for plaats in inzendingen.indices { inzendingen[plaats].ingetrokken = true }
    #expect(rank(inzendingen.reversed()).nietGerangschikt.map(\.id) == ["A-0", "A-1", "A-2"])
  }
}
