import Begrippen
import Regeling
import Testing

/// `regels.md` 3b: what an assessor found, beside the application.
struct BeoordelingTests {
  private let regeling = regelingVoorbeeld()

  /// Each verified figure, with how to set it and how to read it back, in words that share nothing with the law.
  private let cijfers:
    [(naam: String, zet: (inout Beoordeling.Prestatiewijziging) -> Void, lees: (Prestaties) -> String)] =
      [
        ("gesprekkenNieuw", { $0.gesprekkenNieuw = 1001 }, { "\($0.gesprekkenNieuw)" }),
        ("gesprekkenBestaand", { $0.gesprekkenBestaand = 1002 }, { "\($0.gesprekkenBestaand)" }),
        ("vraagmogelijkheden", { $0.vraagmogelijkheden = .beperkt }, { "\($0.vraagmogelijkheden)" }),
        ("zichtbaarheid", { $0.zichtbaarheid = .zichtbaar }, { "\($0.zichtbaarheid)" }),
        ("ondersteundeOndernemers", { $0.ondersteundeOndernemers = 1003 }, { "\($0.ondersteundeOndernemers)" }),
        ("waarvanBuitenDenHaag", { $0.waarvanBuitenDenHaag = 51 }, { "\($0.waarvanBuitenDenHaag)" }),
        ("waarvanSocialeStartups", { $0.waarvanSocialeStartups = 52 }, { "\($0.waarvanSocialeStartups)" }),
        ("evenementen", { $0.evenementen = 1004 }, { "\($0.evenementen)" }),
        ("deelnamesAanEvenementen", { $0.deelnamesAanEvenementen = 1005 }, { "\($0.deelnamesAanEvenementen)" }),
        ("overlegstructuren", { $0.overlegstructuren = 1006 }, { "\($0.overlegstructuren)" }),
        ("samenwerkingen", { $0.samenwerkingen = 1007 }, { "\($0.samenwerkingen)" }),
      ]
  private let gezonden = ["120", "310", "ruim", "goed", "85", "14", "22", "14", "640", "9", "6"]
  private let nagegaan = ["1001", "1002", "beperkt", "zichtbaar", "1003", "51", "52", "1004", "1005", "1006", "1007"]

  @Test("each verified figure takes the place of the one sent, and of no other")
  func eachVerifiedFigure() {
    for (plaats, cijfer) in cijfers.enumerated() {
      var inzending = inzendingVoorbeeld()
      var wijziging = Beoordeling.Prestatiewijziging()
      cijfer.zet(&wijziging)
      inzending.beoordeling = Beoordeling(prestaties: wijziging)
      var verwacht = gezonden
      verwacht[plaats] = nagegaan[plaats]
      #expect(cijfers.map { $0.lees(inzending.beoordeeldeAanvraag.prestaties) } == verwacht, "\(cijfer.naam)")
      #expect(cijfers.map { $0.lees(inzending.aanvraag.prestaties) } == gezonden, "what was sent stays")
    }
  }

  @Test("the verified figures are what is weighed")
  func verifiedFiguresAreWeighed() throws {
    var inzending = inzendingVoorbeeld()
    var wijziging = Beoordeling.Prestatiewijziging()
    for cijfer in cijfers { cijfer.zet(&wijziging) }
    inzending.beoordeling = Beoordeling(prestaties: wijziging)
    let lid = try #require(rank([inzending]).rangorde.first)
    let gewogen = Dictionary(uniqueKeysWithValues: Indicator.allCases.map { ($0, lid.waarden[$0].tekst) })
    #expect(
      gewogen == [
        .gesprekken: "2.003", .vraagmogelijkheden: "beperkt", .zichtbaarheid: "zichtbaar", .ondersteund: "1.003",
        .evenementen: "1.004", .deelnames: "1.005", .overlegstructuren: "1.006", .samenwerkingen: "1.007",
        // 51 and 52 of 1003; 15,152.00 for 1003; 9,000.00 of 15,152.00.
        .buitenDenHaag: "5,08 %", .socialeStartups: "5,18 %", .kostprijs: "€ 15,11", .personeelsaandeel: "59,40 %",
        .sluitendeBegroting: "sluitend",
      ])
  }

  private func fouten(
    bedrag: Centen, btw: Centen = .zero, _ oordelen: [Centen]
  ) -> [Beoordelingsfout] {
    var aanvraag = aanvraagVoorbeeld()
    aanvraag.activiteiten[0].lasten[0].bedrag = bedrag
    aanvraag.activiteiten[0].lasten[0].nietVerrekenbareBtw = btw
    let lasten = oordelen.map {
      Beoordeling.Lastoordeel(activiteit: 0, last: 0, nietNoodzakelijk: $0, reden: "niet nodig")
    }
    return Beoordeling(lasten: lasten).fouten(op: aanvraag, regeling: regeling)
  }

  @Test("a finding on costs lies from 0 to 10 000 000 000.00, and its line bears it to the cent")
  func findingsAtTheirEdges() {
    let grootste = euro(10_000_000_000)
    #expect(fouten(bedrag: euro(1), [.zero]).isEmpty)
    #expect(fouten(bedrag: euro(1), [Centen(-1)]) == [.aftrekTeHoog(oordeel: 0)])
    #expect(fouten(bedrag: euro(1), [euro(1)]).isEmpty)
    #expect(fouten(bedrag: euro(1), [euro(1, 1)]) == [.aftrekTeHoog(oordeel: 0)])
    #expect(fouten(bedrag: grootste, btw: euro(1), [grootste]).isEmpty)
    // The line would bear it, but no document may hold it.
    #expect(fouten(bedrag: grootste, btw: euro(1), [grootste + Centen(1)]) == [.aftrekTeHoog(oordeel: 0)])
    #expect(fouten(bedrag: grootste, btw: euro(1), [grootste, euro(1)]).isEmpty)
    #expect(fouten(bedrag: grootste, btw: euro(1), [grootste, euro(1, 1)]) == [.aftrekTeHoog(oordeel: 1)])
    #expect(Centen.grootsteInvoer == grootste && Centen.grootsteSom == euro(10_000_000_000_000))
  }

  @Test("of those supported all may come from outside and all may be startups, but not one more")
  func partsOfTheSupported() {
    func fouten(_ buiten: Int64, _ startups: Int64) -> [Beoordelingsfout] {
      var wijziging = Beoordeling.Prestatiewijziging()
      wijziging.waarvanBuitenDenHaag = buiten
      wijziging.waarvanSocialeStartups = startups
      return Beoordeling(prestaties: wijziging).fouten(op: aanvraagVoorbeeld(), regeling: regeling)
    }
    #expect(fouten(85, 85).isEmpty)
    #expect(fouten(86, 85) == [.buitenDenHaagTeHoog] && fouten(85, 86) == [.socialeStartupsTeHoog])
    #expect(fouten(86, 86) == [.buitenDenHaagTeHoog, .socialeStartupsTeHoog])
  }

  @Test("every outcome of every check can be replaced, and no other changes")
  func everyOutcomeReplaced() {
    for code in Toetscode.allCases {
      for uitkomst in Toetsuitkomst.allCases {
        var inzending = inzendingVoorbeeld()
        inzending.beoordeling = Beoordeling(toetsen: [code: uitkomst])
        let (toetsing, verslag) = toetsMetVerslag(
          inzending, ronde: rondeVoorbeeld(), regeling: regeling, normen: normenStandaard)
        for ander in Toetscode.allCases {
          #expect(toetsing.uitkomsten[ander] == (ander == code ? uitkomst : .voldoet))
          #expect(toetsing.berekend[ander] == .voldoet)
        }
        #expect(verslag.filter(\.vervangen).map(\.code) == [code])
        let oordeel: Oordeel =
          switch uitkomst {
          case .voldoet: .geschikt
          case .overschreden: .geschiktNaAftopping
          case .aanTeVullen: .aanTeVullen
          case .voldoetNiet: .ongeschikt
          }
        #expect(toetsing.oordeel == oordeel, "\(code) \(uitkomst)")
      }
    }
  }

  @Test("a level that an assessor gives counts for its criterion alone, and the computed ones stay told")
  func replacedLevel() throws {
    for code in ["a", "b", "c", "d", "e", "f", "g"] {
      var inzending = inzendingVoorbeeld()
      let zonder = rank([inzending])
      inzending.beoordeling = Beoordeling(niveaus: [code: .minder])
      let met = rank([inzending])
      let voor = zonder.criteria(van: try #require(zonder.rangorde.first))
      let na = met.criteria(van: try #require(met.rangorde.first))
      #expect(na.filter(\.vervangen).map(\.criterium.code) == [code])
      for (oud, nieuw) in zip(voor, na) {
        let isDeze = nieuw.criterium.code == code
        #expect(nieuw.niveau == (isDeze ? .minder : oud.niveau) && nieuw.gemengd == oud.gemengd)
        #expect(nieuw.punten == (isDeze ? nieuw.criterium.puntenMinder : oud.punten))
        #expect(nieuw.indicatoren == oud.indicatoren)
      }
    }
  }
}
