import Begrippen
import Regeling
import Testing

/// Awb 3:46: the written comparison of every check and indicator, on both sides of its edge.
struct VerslagTests {
  private func verslag(
    _ code: Toetscode, ronde: Ronde = rondeVoorbeeld(), regeling: Regeling = regelingVoorbeeld(),
    _ wijzig: (inout Inzending) -> Void
  ) throws -> String {
    var inzending = inzendingVoorbeeld()
    wijzig(&inzending)
    let regels = toetsMetVerslag(inzending, ronde: ronde, regeling: regeling, normen: normenStandaard).verslag
    #expect(regels.map(\.code) == Toetscode.allCases)
    let regel = try #require(regels.first { $0.code == code })
    return "\(regel.uitkomst.rawValue): \(regel.vergelijking) | \(regel.toelichting)"
  }

  @Test("the term: before, at its first and last microsecond, after, and admitted")
  func term() throws {
    func bij(_ microseconden: Int64, _ toelating: Toelating? = nil) throws -> String {
      try verslag(.aanvraagtermijn) {
        $0.ontvangenOp = Tijdstip(microseconden: microseconden)
        $0.toegelaten = toelating
      }
    }
    let (opent, sluit) = (utc(2025, 3, 19, 23).microseconden, utc(2025, 3, 27, 23).microseconden)
    let binnen = "De aanvraag is binnen de aanvraagtermijn ontvangen."
    #expect(
      try bij(opent - 1) == "voldoet_niet: 2025-03-19T22:59:59.999999Z < 2025-03-19T23:00:00.000000Z | "
        + "De aanvraag is ontvangen voordat de aanvraagtermijn begon.")
    #expect(
      try bij(opent)
        == "voldoet: 2025-03-19T23:00:00.000000Z ≤ 2025-03-19T23:00:00.000000Z < 2025-03-27T23:00:00.000000Z | \(binnen)"
    )
    #expect(
      try bij(sluit - 1)
        == "voldoet: 2025-03-19T23:00:00.000000Z ≤ 2025-03-27T22:59:59.999999Z < 2025-03-27T23:00:00.000000Z | \(binnen)"
    )
    #expect(
      try bij(sluit) == "voldoet_niet: 2025-03-27T23:00:00.000000Z ≥ 2025-03-27T23:00:00.000000Z | "
        + "De aanvraag is ontvangen nadat de aanvraagtermijn was geëindigd.")
    #expect(
      try bij(sluit, Toelating(besluit: "B-1", grond: "storing"))
        == "voldoet: ontvangen 2025-03-27T23:00:00.000000Z; toegelaten bij besluit B-1 | "
        + "De aanvraag is bij besluit B-1 toegelaten: storing.")
  }

  @Test("in a window that never opened nobody came before it")
  func windowOfNothing() throws {
    var ronde = rondeVoorbeeld()
    ronde.sluit = ronde.opent
    #expect(
      try verslag(.aanvraagtermijn, ronde: ronde) { $0.ontvangenOp = ronde.opent }
        == "voldoet_niet: 2025-03-19T23:00:00.000000Z ≥ 2025-03-19T23:00:00.000000Z | "
        + "De aanvraag is ontvangen nadat de aanvraagtermijn was geëindigd.")
  }

  @Test("the applicant: no legal person, another purpose, no address, no signature")
  func applicant() throws {
    #expect(
      try verslag(.rechtspersoon) { $0.aanvraag.aanvrager.rechtsvorm = "maatschap" }
        == "voldoet_niet: rechtsvorm = maatschap | De aanvrager is geen rechtspersoon; alleen rechtspersonen krijgen "
        + "subsidie.")
    #expect(
      try verslag(.doelgroep) { $0.aanvraag.aanvrager.ondersteuntSociaalOndernemers = false }
        == "voldoet_niet: ondersteunt sociaal ondernemers = nee | De aanvrager heeft niet ten doel sociaal ondernemers te "
        + "ondersteunen.")
    #expect(
      try verslag(.gegevensAanvrager) { $0.aanvraag.aanvrager.adres?.plaats = nil }
        == "aan_te_vullen: adres onvolledig, ondertekening met datum gegeven | "
        + "De plaats, of de straat of postbus, van de aanvrager ontbreekt en kan worden aangevuld.")
    #expect(
      try verslag(.gegevensAanvrager) { $0.aanvraag.ondertekening?.naam = nil }
        == "aan_te_vullen: adres gegeven, ondertekening met datum onvolledig | "
        + "De naam of de datum van de ondertekening ontbreekt en kan worden aangevuld.")
    #expect(
      try verslag(.gegevensAanvrager) {
        $0.aanvraag.aanvrager.adres = nil
        $0.aanvraag.ondertekening = nil
      }
        == "aan_te_vullen: adres onvolledig, ondertekening met datum onvolledig | "
        + "Het adres en de ondertekening zijn niet volledig; beide kunnen worden aangevuld.")
    // A post office box is an address, and neither contact nor account is asked by Awb 4:2.
    let metPostbus = try verslag(.gegevensAanvrager) {
      $0.aanvraag.aanvrager.adres = Adres(postbus: "12600", plaats: "Den Haag")
      $0.aanvraag.aanvrager.contact = nil
      $0.aanvraag.aanvrager.iban = nil
    }
    #expect(metPostbus.hasPrefix("voldoet: adres gegeven"))
  }

  @Test("the cost norms: exactly, and one cent above")
  func costNorms() throws {
    func salaris(_ centen: Int64) throws -> String {
      try verslag(.salariskosten) {
        $0.aanvraag = aanvraagMetKosten(salaris: Centen(centen), overig: Centen(10_000 - centen))
      }
    }
    #expect(
      try salaris(6000)
        == "voldoet: 100 × € 60,00 ≤ 60 × € 100,00 | De salariskosten blijven binnen 60 % van de kosten.")
    #expect(
      try salaris(6001) == "overschreden: 100 × € 60,01 > 60 × € 100,00 | De salariskosten zijn meer dan 60 % van de "
        + "kosten; € 0,01 komt niet voor subsidie in aanmerking.")
    func overhead(_ centen: Int64) throws -> String {
      try verslag(.overheadkosten) {
        $0.aanvraag = aanvraagMetKosten(salaris: .zero, overhead: Centen(centen), overig: Centen(10_000 - centen))
      }
    }
    #expect(
      try overhead(1500) == "voldoet: 100 × € 15,00 ≤ 15 × € 100,00 | De overhead blijft binnen 15 % van de kosten.")
    #expect(
      try overhead(1501) == "overschreden: 100 × € 15,01 > 15 × € 100,00 | De overhead is meer dan 15 % van de kosten; "
        + "€ 0,01 komt niet voor subsidie in aanmerking.")
  }

  @Test("what is eligible: one cent, and nothing; all that is taken off is told")
  func eligibleCosts() throws {
    func rest(_ derden: Int64) throws -> String {
      try verslag(.subsidiabeleKosten) {
        $0.aanvraag = aanvraagMetKosten(salaris: Centen(7000), overhead: Centen(2000), overig: Centen(1000))
        $0.aanvraag.activiteiten[0].baten.append(
          Baat(soort: .deelnemersbijdrage, omschrijving: "", bedrag: Centen(derden)))
      }
    }
    #expect(
      try rest(8499)
        == "voldoet: € 100,00 − € 10,00 − € 5,00 − € 84,99 = € 0,01 > € 0,00 | Na aftrek resteert € 0,01 aan "
        + "kosten die voor subsidie in aanmerking komen.")
    #expect(
      try rest(8500)
        == "voldoet_niet: € 100,00 − € 10,00 − € 5,00 − € 85,00 = € 0,00 ≤ € 0,00 | Na aftrek resteren geen "
        + "kosten die voor subsidie in aanmerking komen.")
    #expect(try rest(8501).hasPrefix("voldoet_niet: € 100,00 − € 10,00 − € 5,00 − € 85,01 = € -0,01 ≤ € 0,00 | "))
  }

  @Test("the maximum: exactly, and one cent above")
  func maximum() throws {
    func gevraagd(_ bedrag: Centen) throws -> String {
      try verslag(.hoogte) { $0.aanvraag.gevraagdBedrag = bedrag }
    }
    #expect(
      try gevraagd(euro(100_000))
        == "voldoet: € 100.000,00 ≤ € 100.000,00 | Het gevraagde bedrag gaat het maximum niet te boven.")
    #expect(
      try gevraagd(euro(100_000, 1))
        == "overschreden: € 100.000,01 > € 100.000,00 | Het gevraagde bedrag is hoger dan het "
        + "maximum; ten hoogste € 100.000,00 kan worden verleend.")
  }

  @Test("VAT: each sum apart, missing or one cent off, and one cent left for who is wholly an entrepreneur")
  func vat() throws {
    func btw(_ wijzig: (inout BtwVerklaring) -> Void) throws -> String {
      let regel = try verslag(.btwSpecificatie) { inzending in
        var verklaring = BtwVerklaring(ondernemer: .gedeeltelijk, verrekenbaar: euro(1050), nietVerrekenbaar: euro(252))
        wijzig(&verklaring)
        inzending.aanvraag.btw = verklaring
      }
      return String(regel.prefix { $0 != "|" })
    }
    #expect(
      try btw { $0.verrekenbaar = euro(1050, 1) }
        == "aan_te_vullen: verrekenbaar: € 1.050,01 ≠ € 1.050,00; niet verrekenbaar: € 252,00 = € 252,00 ")
    #expect(
      try btw { $0.nietVerrekenbaar = euro(251, 99) }
        == "aan_te_vullen: verrekenbaar: € 1.050,00 = € 1.050,00; niet verrekenbaar: € 251,99 ≠ € 252,00 ")
    #expect(
      try btw { $0.nietVerrekenbaar = nil }
        == "aan_te_vullen: verrekenbaar: € 1.050,00 = € 1.050,00; niet verrekenbaar: ontbreekt ")
    #expect(
      try btw { $0.ondernemer = .geheel }
        == "aan_te_vullen: verrekenbaar: € 1.050,00 = € 1.050,00; niet verrekenbaar: € 252,00 = € 252,00; geheel "
        + "ondernemer: niet verrekenbaar moet € 0,00 zijn ")
    func over(_ centen: Int64) throws -> String {
      try verslag(.btwSpecificatie) {
        $0.aanvraag.activiteiten[0].lasten[1].nietVerrekenbareBtw = Centen(centen)
        $0.aanvraag.btw = BtwVerklaring(
          ondernemer: .geheel, verrekenbaar: euro(1050), nietVerrekenbaar: Centen(centen))
      }
    }
    #expect(try over(0).hasPrefix("voldoet: ") && over(1).hasPrefix("aan_te_vullen: "))
    #expect(
      try verslag(.btwVerklaring) { $0.aanvraag.btw?.ondernemer = nil } == "aan_te_vullen: verklaring = ontbreekt | "
        + "De verklaring over het ondernemerschap voor de BTW ontbreekt en kan worden aangevuld.")
  }

  @Test("the de-minimis declaration: the date, the name, both, none")
  func deMinimisDeclaration() throws {
    let ontbreekt = "De de-minimisverklaring ontbreekt of is niet ondertekend en kan worden aangevuld."
    #expect(
      try verslag(.deMinimisverklaring) { $0.aanvraag.deMinimis?.ondertekendOp = nil }
        == "aan_te_vullen: ondertekend op (ontbreekt), ondertekenaar genoemd | \(ontbreekt)")
    #expect(
      try verslag(.deMinimisverklaring) { $0.aanvraag.deMinimis?.ondertekenaar = nil }
        == "aan_te_vullen: ondertekend op 18 maart 2025, ondertekenaar ontbreekt | \(ontbreekt)")
    #expect(
      try verslag(.deMinimisverklaring) { $0.aanvraag.deMinimis = nil }
        == "aan_te_vullen: verklaring ontbreekt | \(ontbreekt)")
    #expect(
      try verslag(.deMinimisruimte) { $0.aanvraag.deMinimis = nil }
        == "voldoet: geen verklaring en geen nagegane steun | Zonder verklaring is geen "
        + "eerdere steun bekend; de ontbrekende verklaring wordt apart getoetst.")
  }

  @Test("de-minimis room: each ceiling exactly, and one cent above, at the date of the decisions")
  func deMinimisRoom() throws {
    func ruimte(_ algemeen: Centen, _ daeb: Centen) throws -> String {
      let regel = try verslag(.deMinimisruimte, ronde: rondeVoorbeeld(besluitDatum: datum(2025, 4, 17))) {
        $0.aanvraag.deMinimis?.steun = [(algemeen, "2023/2831"), (daeb, "2023/2832")].map { bedrag, verordening in
          Steun(verstrekker: "", verleendOp: datum(2024, 1, 1), bedrag: bedrag, verordening: verordening)
        }
      }
      #expect(regel.contains("; peildatum 17 april 2025 | "))
      return regel.replacing("; peildatum 17 april 2025", with: "")
    }
    let binnen = "Met deze subsidie blijft de de-minimissteun binnen de plafonds."
    let boven =
      "Met deze subsidie zou de de-minimissteun een plafond overschrijden; dan valt de nieuwe steun in haar geheel buiten "
      + "de verordening. Zij wordt niet verlaagd."
    #expect(
      try ruimte(euro(285_848), euro(750_000))
        == "voldoet: € 285.848,00 + € 14.152,00 = € 300.000,00 ≤ € 300.000,00; met DAEB € 1.050.000,00 ≤ € 1.050.000,00 | "
        + binnen)
    #expect(
      try ruimte(euro(285_848), euro(750_000, 1))
        == "voldoet_niet: € 285.848,00 + € 14.152,00 = € 300.000,00 ≤ € 300.000,00; met DAEB € 1.050.000,01 > "
        + "€ 1.050.000,00 | \(boven)")
    #expect(
      try ruimte(euro(285_848, 1), .zero)
        == "voldoet_niet: € 285.848,01 + € 14.152,00 = € 300.000,01 > € 300.000,00; met DAEB € 300.000,01 ≤ "
        + "€ 1.050.000,00 | \(boven)")
  }

  @Test("attachments: what is asked, and what of it is missing")
  func attachments() throws {
    let regeling = regelingVoorbeeld(vereisteBescheiden: ["statuten", "jaarrekening"])
    #expect(
      try verslag(.bescheiden, regeling: regeling) { $0.bijlagen = ["statuten"] }
        == "aan_te_vullen: vereist: statuten, jaarrekening; ontbreekt: jaarrekening | Niet alle vereiste bescheiden zijn "
        + "overgelegd; zij kunnen worden aangevuld.")
    #expect(
      try verslag(.bescheiden, regeling: regeling) { $0.bijlagen = ["statuten", "jaarrekening"] }
        == "voldoet: vereist: statuten, jaarrekening; ontbreekt: geen | Alle vereiste bescheiden zijn overgelegd.")
  }

  @Test("an outcome that an assessor put in its place is told with the computed one, in words")
  func replaced() throws {
    let woorden: [Toetsuitkomst: String] = [
      .voldoet: "voldoet", .overschreden: "overschreden", .aanTeVullen: "aan te vullen", .voldoetNiet: "voldoet niet",
    ]
    for (uitkomst, woord) in woorden {
      let regel = try verslag(.activiteiten) { $0.beoordeling = Beoordeling(toetsen: [.activiteiten: uitkomst]) }
      #expect(
        regel == "\(uitkomst.rawValue): a uit a, b, c, d, e | Berekend: voldoet. De beoordelaar heeft dit met reden "
          + "vervangen door: \(woord).")
    }
  }

  @Test("an exceeded norm that excludes says so; exceeding the maximum never excludes")
  func excludes() throws {
    var inzending = inzendingVoorbeeld(
      aanvraagMetKosten(salaris: .zero, overhead: euro(60_000), overig: euro(60_000)))
    inzending.aanvraag.deMinimis?.steun = []
    let uitsluiten = try #require(normenStandaard.met(.gevolgKostennormen, "uitsluiten"))
    for normen in [normenStandaard, uitsluiten] {
      let regels = toetsMetVerslag(inzending, ronde: rondeVoorbeeld(), regeling: regelingVoorbeeld(), normen: normen)
        .verslag
      #expect(regels.filter { $0.uitkomst == .overschreden }.map(\.code) == [.overheadkosten, .hoogte])
      let isUit = normen == uitsluiten
      #expect(regels.filter(\.sluitUit).map(\.code) == (isUit ? [.overheadkosten] : []))
      #expect(
        regels.filter { $0.toelichting.hasSuffix("sluit een overschreden kostennorm de aanvraag uit.") }.count
          == (isUit ? 1 : 0))
    }
  }

  @Test("the band's edges, where less is better: what is compared and which level it gives")
  func bandEdges() throws {
    // Prices of 90, 110, 100, 89 and 111 cents: the mean is 100.
    var inzendingen = gelijken([90, 110, 100, 89, 111].map { Centen($0) })
    for plaats in inzendingen.indices {
      inzendingen[plaats].aanvraag.prestaties.ondersteundeOndernemers = 1
      inzendingen[plaats].aanvraag.prestaties.waarvanBuitenDenHaag = 1
      inzendingen[plaats].aanvraag.prestaties.waarvanSocialeStartups = 0
    }
    let uitslag = rank(inzendingen)
    let prijzen = uitslag.rangorde.sorted { $0.id < $1.id }.compactMap { lid in
      uitslag.criteria(van: lid).flatMap(\.indicatoren).first { $0.indicator == .kostprijs }
    }
    #expect(
      prijzen.map { "\($0.waarde.tekst) \($0.niveau): \($0.vergelijking)" } == [
        "€ 0,90 gemiddeld: 900 × 500 = 450.000 ≤ 1.000 × 5 × 90 = 450.000 ≤ 1.100 × 500 = 550.000",
        "€ 1,10 gemiddeld: 900 × 500 = 450.000 ≤ 1.000 × 5 × 110 = 550.000 ≤ 1.100 × 500 = 550.000",
        "€ 1,00 gemiddeld: 900 × 500 = 450.000 ≤ 1.000 × 5 × 100 = 500.000 ≤ 1.100 × 500 = 550.000",
        "€ 0,89 bovengemiddeld: 1.000 × 5 × 89 = 445.000 < 900 × 500 = 450.000",
        "€ 1,11 minder: 1.000 × 5 × 111 = 555.000 > 1.100 × 500 = 550.000",
      ])
  }

  @Test("a value that names its level is told as the word it is")
  func wordsAreTheirLevel() throws {
    func uitslagen(_ vragen: Vraagmogelijkheden, _ zichtbaar: Zichtbaarheid, _ isSluitend: Bool) throws -> [String] {
      var inzending = inzendingVoorbeeld()
      inzending.aanvraag.prestaties.vraagmogelijkheden = vragen
      inzending.aanvraag.prestaties.zichtbaarheid = zichtbaar
      if !isSluitend { inzending.aanvraag.activiteiten[0].baten[2].bedrag = euro(299, 99) }
      let uitslag = rank([inzending])
      return uitslag.criteria(van: try #require(uitslag.rangorde.first)).flatMap(\.indicatoren)
        .filter { $0.maat == nil }.map(\.vergelijking)
    }
    #expect(
      try uitslagen(.ruim, .goed, true) == [
        "ruim → bovengemiddeld", "goed → bovengemiddeld", "sluitend → bovengemiddeld",
      ])
    #expect(
      try uitslagen(.aanwezig, .zichtbaar, false) == [
        "aanwezig → gemiddeld", "zichtbaar → gemiddeld", "niet sluitend → minder",
      ])
    #expect(
      try uitslagen(.beperkt, .beperkt, false) == ["beperkt → minder", "beperkt → minder", "niet sluitend → minder"])
  }

  @Test("an account that deviates: the comparison at the threshold and a cent beyond, above and below")
  func deviations() {
    func lasten(_ gerealiseerd: Int64) -> String {
      func activiteit(_ bedrag: Int64) -> Activiteit {
        Activiteit(
          soort: "a", lasten: [Last(soort: .overig, omschrijving: "", bedrag: Centen(bedrag))],
          baten: [Baat(soort: .subsidie, omschrijving: "", bedrag: Centen(bedrag))])
      }
      let regeling = regelingVoorbeeld()
      let afwijking = afwijkingen(
        begroting: [activiteit(10_000)], gerealiseerd: [activiteit(gerealiseerd)], regeling: regeling)[0]
      #expect(afwijking.lasten == afwijking.baten && afwijking.vraagtToelichting == afwijking.lasten.wijktAf)
      return afwijking.lasten.vergelijking(drempel: regeling.afwijkingsdrempel)
    }
    #expect(lasten(10_000) == "100 × € 0,00 ≤ 10 × € 100,00" && lasten(11_000) == "100 × € 10,00 ≤ 10 × € 100,00")
    #expect(lasten(11_001) == "100 × € 10,01 > 10 × € 100,00" && lasten(8999) == "100 × € 10,01 > 10 × € 100,00")
    #expect(lasten(9000) == "100 × € 10,00 ≤ 10 × € 100,00" && lasten(0) == "100 × € 100,00 > 10 × € 100,00")
  }
}
