import Begrippen
import Regeling
import Testing

/// `regels.md` section 3: the checks, the verdict, and the reasons that go with them.
struct ToetsTests {
  private let regeling = regelingVoorbeeld()

  private func uitkomst(
    _ code: Toetscode, _ inzending: Inzending, _ ronde: Ronde = rondeVoorbeeld(),
    _ normen: OpenNormen = normenStandaard
  ) -> Toetsuitkomst {
    toets(inzending, ronde: ronde, regeling: regeling, normen: normen).uitkomsten[code]
  }

  private func met(_ wijzig: (inout Aanvraag) -> Void) -> Inzending {
    var aanvraag = aanvraagVoorbeeld()
    wijzig(&aanvraag)
    return inzendingVoorbeeld(aanvraag)
  }

  @Test("the example of the contract passes every check")
  func examplePasses() {
    let toetsing = toets(inzendingVoorbeeld(), ronde: rondeVoorbeeld(), regeling: regeling, normen: normenStandaard)
    #expect(Toetscode.allCases.allSatisfy { toetsing.uitkomsten[$0] == .voldoet })
    #expect(toetsing.oordeel == .geschikt && toetsing.redenen.isEmpty && toetsing.verleenbaar == euro(14_152))
  }

  @Test("the window: its first and last microsecond, an extension, and admission by decision")
  func window() {
    func bij(_ tijdstip: Tijdstip, _ ronde: Ronde = rondeVoorbeeld()) -> Toetsuitkomst {
      uitkomst(.aanvraagtermijn, inzendingVoorbeeld(ontvangenOp: tijdstip), ronde)
    }
    let opent = utc(2025, 3, 19, 23)
    let sluit = utc(2025, 3, 27, 23)
    #expect(bij(Tijdstip(microseconden: opent.microseconden - 1)) == .voldoetNiet && bij(opent) == .voldoet)
    #expect(bij(Tijdstip(microseconden: sluit.microseconden - 1)) == .voldoet && bij(sluit) == .voldoetNiet)
    #expect(bij(Tijdstip(microseconden: sluit.microseconden - 1000)) == .voldoet)
    var verlengd = rondeVoorbeeld()
    verlengd.verlengingen = [.init(tot: utc(2025, 3, 28, 11), grond: "a"), .init(tot: utc(2025, 3, 28, 9), grond: "b")]
    #expect(bij(utc(2025, 3, 28, 10), verlengd) == .voldoet && bij(utc(2025, 3, 28, 11), verlengd) == .voldoetNiet)
    var laat = inzendingVoorbeeld(ontvangenOp: utc(2025, 4, 1))
    laat.toegelaten = Toelating(besluit: "B-1", grond: "storing")
    #expect(uitkomst(.aanvraagtermijn, laat) == .voldoet)
  }

  @Test("the maximum at its edge: exactly, and one cent above")
  func maximum() {
    let precies = met {
      $0 = aanvraagMetKosten(salaris: .zero, overig: euro(100_000))
      $0.deMinimis?.steun = []
    }
    #expect(uitkomst(.hoogte, precies) == .voldoet)
    let meer = inzendingVoorbeeld(aanvraagMetKosten(salaris: .zero, overig: euro(100_000, 1)))
    let toetsing = toets(meer, ronde: rondeVoorbeeld(), regeling: regeling, normen: normenStandaard)
    #expect(toetsing.uitkomsten[.hoogte] == .overschreden && toetsing.verleenbaar == euro(100_000))
    #expect(toetsing.oordeel == .geschiktNaAftopping && toetsing.redenen.isEmpty)
  }

  @Test("de-minimis room: exactly 300 000.00, one cent above; with DAEB likewise")
  func deMinimisRoom() {
    func ruimte(_ steun: [(Centen, String)]) -> Toetsuitkomst {
      uitkomst(
        .deMinimisruimte,
        met { aanvraag in
          aanvraag.deMinimis?.steun = steun.map {
            Steun(verstrekker: "", verleendOp: datum(2024, 1, 1), bedrag: $0.0, verordening: $0.1)
          }
        })
    }
    // What can be granted is 14 152.00.
    #expect(ruimte([(euro(285_848), "2023/2831")]) == .voldoet)
    #expect(ruimte([(euro(285_848, 1), "2023/2831")]) == .voldoetNiet)
    #expect(ruimte([(euro(285_848), "1407/2013"), (euro(0, 1), "717/2014")]) == .voldoetNiet)
    #expect(ruimte([(euro(1_035_848), "2023/2832")]) == .voldoet)
    #expect(ruimte([(euro(1_035_848), "2023/2832"), (euro(0, 1), "360/2012")]) == .voldoetNiet)
    #expect(uitkomst(.deMinimisruimte, met { $0.deMinimis = nil }) == .voldoet)
    // Aid in a declaration that nobody signed counts.
    let ongetekend = met {
      $0.deMinimis = DeMinimisverklaring(
        steun: [Steun(verstrekker: "", verleendOp: datum(2024, 1, 1), bedrag: euro(300_000), verordening: "2023/2831")])
    }
    #expect(uitkomst(.deMinimisruimte, ongetekend) == .voldoetNiet)
    #expect(uitkomst(.deMinimisverklaring, ongetekend) == .aanTeVullen)
  }

  @Test("the three years: the day itself counts, the same day three years before does not; 29 February")
  func deMinimisYears() {
    func algemeen(_ verleendOp: Datum, _ peildatum: Datum) -> Centen {
      DeMinimisstand(
        [Steun(verstrekker: "", verleendOp: verleendOp, bedrag: Centen(1), verordening: "2023/2831")],
        peildatum: peildatum, regels: regeling.deMinimis
      ).algemeen
    }
    let peildatum = datum(2025, 3, 21)
    #expect(algemeen(peildatum, peildatum) == Centen(1) && algemeen(datum(2025, 3, 22), peildatum) == .zero)
    #expect(algemeen(datum(2022, 3, 22), peildatum) == Centen(1) && algemeen(datum(2022, 3, 21), peildatum) == .zero)
    // 29 February 2028 minus three years is 28 February 2025.
    #expect(algemeen(datum(2025, 2, 28), datum(2028, 2, 29)) == .zero)
    #expect(algemeen(datum(2025, 3, 1), datum(2028, 2, 29)) == Centen(1))
    #expect(algemeen(datum(2024, 2, 29), datum(2027, 2, 28)) == Centen(1))
    #expect(algemeen(datum(2024, 2, 29), datum(2027, 3, 1)) == .zero)
    // Three years before the third year of the calendar lies before all dates.
    #expect(
      algemeen(datum(1, 1, 1), datum(3, 12, 31)) == Centen(1) && algemeen(datum(1, 1, 1), datum(1, 1, 1)) == Centen(1))
    #expect(rondeVoorbeeld().peildatum(ontvangenDatum: peildatum) == peildatum)
    let besluit = datum(2025, 4, 17)
    #expect(rondeVoorbeeld(besluitDatum: besluit).peildatum(ontvangenDatum: peildatum) == besluit)
  }

  @Test(
    "each check fails on its own ground",
    arguments: [
      (Toetscode.rechtspersoon, Toetsuitkomst.voldoetNiet), (.doelgroep, .voldoetNiet), (.btwVerklaring, .aanTeVullen),
      (.btwSpecificatie, .aanTeVullen), (.deMinimisverklaring, .aanTeVullen), (.gegevensAanvrager, .aanTeVullen),
      (.subsidiabeleKosten, .voldoetNiet),
    ])
  func failsAlone(_ code: Toetscode, _ verwacht: Toetsuitkomst) {
    let inzending = met { aanvraag in
      switch code {
      case .rechtspersoon: aanvraag.aanvrager.rechtsvorm = "maatschap"
      case .doelgroep: aanvraag.aanvrager.ondersteuntSociaalOndernemers = false
      case .btwVerklaring: aanvraag.btw?.ondernemer = nil
      case .btwSpecificatie: aanvraag.btw?.nietVerrekenbaar = euro(251)
      case .deMinimisverklaring: aanvraag.deMinimis?.ondertekenaar = nil
      case .gegevensAanvrager: aanvraag.aanvrager.adres = nil
      default: aanvraag.activiteiten[0].baten[1].bedrag = euro(15_152)
      }
    }
    let toetsing = toets(inzending, ronde: rondeVoorbeeld(), regeling: regeling, normen: normenStandaard)
    #expect(toetsing.uitkomsten[code] == verwacht && toetsing.redenen == [code])
    #expect(toetsing.oordeel == (verwacht == .voldoetNiet ? .ongeschikt : .aanTeVullen))
  }

  @Test("the VAT specification: both sums, and none left for who is wholly an entrepreneur")
  func vatSpecification() {
    #expect(uitkomst(.btwSpecificatie, met { $0.btw?.verrekenbaar = nil }) == .aanTeVullen)
    #expect(uitkomst(.btwSpecificatie, met { $0.btw = nil }) == .aanTeVullen)
    #expect(uitkomst(.btwSpecificatie, met { $0.btw?.ondernemer = .geheel }) == .aanTeVullen)
    #expect(uitkomst(.btwSpecificatie, met { $0.btw?.ondernemer = nil }) == .voldoet)
    let geheel = met {
      $0.activiteiten[0].lasten[1].nietVerrekenbareBtw = .zero
      $0.btw = BtwVerklaring(ondernemer: .geheel, verrekenbaar: euro(1050), nietVerrekenbaar: .zero)
    }
    #expect(uitkomst(.btwSpecificatie, geheel) == .voldoet)
  }

  @Test("attachments that the scheme asks for")
  func attachments() {
    let streng = regelingVoorbeeld(vereisteBescheiden: ["statuten"])
    var inzending = inzendingVoorbeeld()
    let zonder = toets(inzending, ronde: rondeVoorbeeld(), regeling: streng, normen: normenStandaard)
    #expect(zonder.redenen == [.bescheiden] && zonder.oordeel == .aanTeVullen)
    inzending.bijlagen = ["statuten"]
    #expect(
      toets(inzending, ronde: rondeVoorbeeld(), regeling: streng, normen: normenStandaard).oordeel == .geschikt)
  }

  @Test("an exceeded norm trims by default and excludes when that is the reading; an assessor's outcome counts")
  func exceededNorm() throws {
    var inzending = inzendingVoorbeeld(aanvraagMetKosten(salaris: euro(9000), overig: euro(1000)))
    let ronde = rondeVoorbeeld()
    let aftoppen = toets(inzending, ronde: ronde, regeling: regeling, normen: normenStandaard)
    #expect(aftoppen.oordeel == .geschiktNaAftopping && aftoppen.verleenbaar == euro(7000))
    let uitsluiten = try #require(normenStandaard.met(.gevolgKostennormen, "uitsluiten"))
    let uit = toets(inzending, ronde: ronde, regeling: regeling, normen: uitsluiten)
    #expect(uit.oordeel == .ongeschikt && uit.redenen == [.salariskosten])
    #expect(uit.uitkomsten[.salariskosten] == .overschreden)
    inzending.beoordeling = Beoordeling(toetsen: [.salariskosten: .voldoet])
    #expect(toets(inzending, ronde: ronde, regeling: regeling, normen: uitsluiten).oordeel == .geschikt)
  }

  @Test("an assessment is applied before the costs; findings on one line add up; the sum stays as sent")
  func assessment() {
    var inzending = inzendingVoorbeeld()
    inzending.beoordeling = Beoordeling(
      lasten: [
        .init(activiteit: 0, last: 2, nietNoodzakelijk: euro(1000), reden: "a"),
        .init(activiteit: 0, last: 2, nietNoodzakelijk: euro(500), reden: "b"),
      ])
    let toetsing = toets(inzending, ronde: rondeVoorbeeld(), regeling: regeling, normen: normenStandaard)
    #expect(toetsing.kosten.basis.kosten == euro(13_652) && toetsing.uitkomsten[.salariskosten] == .overschreden)
    #expect(toetsing.kosten.salarisBovenNorm == euro(808, 80))
    #expect(toetsing.verleenbaar == euro(11_843, 20))
    #expect(inzending.aanvraag == aanvraagVoorbeeld())
  }

  @Test("an assessment that does not fit its application is told in all its faults")
  func assessmentFaults() {
    var wijziging = Beoordeling.Prestatiewijziging()
    wijziging.ondersteundeOndernemers = 15
    let beoordeling = Beoordeling(
      lasten: [
        .init(activiteit: 1, last: 0, nietNoodzakelijk: euro(1), reden: ""),
        .init(activiteit: 0, last: 3, nietNoodzakelijk: euro(1), reden: ""),
        .init(activiteit: 0, last: 1, nietNoodzakelijk: euro(1152), reden: ""),
        .init(activiteit: 0, last: 1, nietNoodzakelijk: euro(0, 1), reden: ""),
        .init(activiteit: 0, last: 0, nietNoodzakelijk: Centen(-1), reden: ""),
      ], prestaties: wijziging, niveaus: ["z": .minder, "a": .minder])
    #expect(
      beoordeling.fouten(op: aanvraagVoorbeeld(), regeling: regeling) == [
        .onbekendeLast(oordeel: 0), .onbekendeLast(oordeel: 1), .aftrekTeHoog(oordeel: 3), .aftrekTeHoog(oordeel: 4),
        .socialeStartupsTeHoog, .onbekendCriterium("z"),
      ])
    #expect(Beoordeling().fouten(op: aanvraagVoorbeeld(), regeling: regeling).isEmpty)
  }

  @Test("the packed outcomes hold every outcome of every check")
  func packedOutcomes() {
    for code in Toetscode.allCases {
      for uitkomst in Toetsuitkomst.allCases {
        var uitkomsten = Toetsuitkomsten()
        uitkomsten[code] = uitkomst
        #expect(uitkomsten[code] == uitkomst)
        #expect(Toetscode.allCases.allSatisfy { $0 == code || uitkomsten[$0] == .voldoet })
      }
    }
    #expect(MemoryLayout<Weging>.size < 600)
  }
}
