import Begrippen
import Testing

@testable import Regeling

/// The signals of `regels.md` 3c, each at its edge.
@Suite struct SignaalTests {
  private static let ontvangen = dag("2025-03-20")

  private static func dag(_ tekst: String) -> Datum {
    guard let datum = Datum(iso: tekst) else { preconditionFailure("a date: \(tekst)") }
    return datum
  }

  /// An application without any signal.
  private static func aanvraag(
    kvkNummer: String = "27312345", iban: String? = "NL91ABNA0417164300", verbonden: [String] = []
  ) -> Aanvraag {
    var aanvraag = aanvraagVoorbeeld()
    aanvraag.aanvrager.kvkNummer = kvkNummer
    aanvraag.aanvrager.iban = iban
    aanvraag.aanvrager.contact = Contact(email: "bestuur@voorbeeld.example")
    for plaats in aanvraag.activiteiten.indices {
      aanvraag.activiteiten[plaats].van = dag("2025-01-01")
      aanvraag.activiteiten[plaats].tot = dag("2025-12-31")
    }
    aanvraag.deMinimis = DeMinimisverklaring(
      ondertekendOp: dag("2025-03-18"), ondertekenaar: "A. Bestuurder",
      verbondenOndernemingen: verbonden.map { VerbondenOnderneming(naam: "Verbonden", kvkNummer: $0) })
    aanvraag.prestaties.periode = nil
    aanvraag.ondertekening = Ondertekening(naam: "A. Bestuurder", datum: dag("2025-03-20"))
    return aanvraag
  }

  private static func gegevens(_ aanvraag: Aanvraag, id: String = "a", besluitDatum: String? = nil) -> Signaalgegevens {
    Signaalgegevens(
      Inzending(
        id: id, ontvangenOp: Tijdstip(microseconden: 0), ontvangenDatum: ontvangen, aanvraag: aanvraag),
      ronde: Ronde(
        jaar: 2025, opent: Tijdstip(microseconden: 0), sluit: Tijdstip(microseconden: 1), plafond: Centen(1),
        besluitDatum: besluitDatum.map(dag)))
  }

  /// The signals of a file among others.
  private static func signalen(
    _ aanvraag: Aanvraag, naast: [Aanvraag] = [], doetMee: Bool = true, namen: [String] = [],
    verleningen: [EigenVerlening] = [], besluitDatum: String? = nil
  ) throws -> [Signaal] {
    let anderen = naast.enumerated().map { Signaaldeelnemer(id: "ander\($0)", aanvraag: $1) }
    let eigen = gegevens(aanvraag, besluitDatum: besluitDatum)
    let vergelijking = Signaalvergelijking((doetMee ? [eigen.deelnemer] : []) + anderen) { "digest van \($0)" }
    return vergelijking.signalen(
      eigen, doetMee: doetMee, eerdereNamen: namen, verleningen: verleningen,
      regels: regelingVoorbeeld().deMinimis)
  }

  private static func codes(_ wijzig: (inout Aanvraag) -> Void) throws -> [Signaalcode] {
    var gewijzigd = aanvraag()
    wijzig(&gewijzigd)
    return try signalen(gewijzigd).map(\.code)
  }

  @Test func anApplicationInOrderHasNone() throws {
    #expect(try Self.codes { _ in } == [])
  }

  @Test func anActivityEndsOnTheDayOfReceiptAtTheEarliest() throws {
    #expect(try Self.codes { $0.activiteiten[0].tot = Self.dag("2025-03-20") } == [])
    #expect(try Self.codes { $0.activiteiten[0].tot = Self.dag("2025-03-19") } == [.activiteitVoorbij])
  }

  @Test func anActivityHasBothEndsOfItsPeriod() throws {
    #expect(try Self.codes { $0.activiteiten[0].van = nil } == [.activiteitZonderPeriode])
    #expect(try Self.codes { $0.activiteiten[0].tot = nil } == [.activiteitZonderPeriode])
  }

  @Test func figuresAreOfTheCalendarYearBefore() throws {
    func periode(_ van: String, _ tot: String) throws -> [Signaalcode] {
      try Self.codes { $0.prestaties.periode = Periode(van: Self.dag(van), tot: Self.dag(tot)) }
    }
    #expect(try periode("2024-01-01", "2024-12-31") == [])
    #expect(try periode("2024-01-02", "2024-12-31") == [.prestatiesAnderJaar])
    #expect(try periode("2024-01-01", "2024-12-30") == [.prestatiesAnderJaar])
    #expect(try periode("2023-01-01", "2023-12-31") == [.prestatiesAnderJaar])
    #expect(try periode("2024-01-01", "2025-03-21") == [.prestatiesAnderJaar, .datumInToekomst])
  }

  @Test func aDeclarationIsAtMostAYearOld() throws {
    #expect(try Self.codes { $0.deMinimis?.ondertekendOp = Self.dag("2024-03-20") } == [])
    #expect(try Self.codes { $0.deMinimis?.ondertekendOp = Self.dag("2024-03-19") } == [.verklaringOud])
  }

  @Test func noDateLiesAfterTheDayOfReceipt() throws {
    let morgen = Self.dag("2025-03-21")
    #expect(try Self.codes { $0.ondertekening?.datum = morgen } == [.datumInToekomst])
    #expect(try Self.codes { $0.deMinimis?.ondertekendOp = morgen } == [.datumInToekomst])
    func steun(_ datum: String) throws -> [Signaalcode] {
      try Self.codes {
        $0.deMinimis?.steun = [
          Steun(verstrekker: "P", verleendOp: Self.dag(datum), bedrag: Centen(1), verordening: "2023/2831")
        ]
      }
    }
    #expect(try steun("2025-03-20") == [])
    #expect(try steun("2025-03-21") == [.datumInToekomst])
  }

  @Test func accountAndContactAreThere() throws {
    #expect(try Self.codes { $0.aanvrager.iban = nil } == [.ibanOntbreekt])
    #expect(try Self.codes { $0.aanvrager.contact = nil } == [.contactOntbreekt])
    #expect(try Self.codes { $0.aanvrager.contact = Contact() } == [.contactOntbreekt])
  }

  @Test func linkedUndertakingsAreSeenInAnotherFile() throws {
    let eigen = Self.aanvraag(verbonden: ["27399999"])
    func met(_ ander: Aanvraag, doetMee: Bool = true) throws -> [Signaalcode] {
      try Self.signalen(eigen, naast: [ander], doetMee: doetMee).map(\.code)
    }
    let iban = "NL02ABNA0123456789"
    #expect(try met(Self.aanvraag(kvkNummer: "27399999", iban: iban)) == [.verbondenInRonde])
    #expect(try met(Self.aanvraag(kvkNummer: "1", iban: iban, verbonden: ["27399999"])) == [.verbondenInRonde])
    #expect(try met(Self.aanvraag(kvkNummer: "1", iban: iban, verbonden: ["27312345"])) == [.verbondenInRonde])
    #expect(try met(Self.aanvraag(kvkNummer: "1", iban: iban)) == [])
    #expect(try met(Self.aanvraag(kvkNummer: "27399999", iban: iban), doetMee: false) == [])
    // Without a number nothing is compared, and its own number among the linked is no other file.
    #expect(try Self.signalen(Self.aanvraag(verbonden: ["27312345"])).isEmpty)
  }

  @Test func anotherApplicantHasTheSameAccount() throws {
    let eigen = Self.aanvraag()
    #expect(try Self.signalen(eigen, naast: [Self.aanvraag(kvkNummer: "1")]).map(\.code) == [.zelfdeIban])
    #expect(try Self.signalen(eigen, naast: [Self.aanvraag(kvkNummer: "1")], doetMee: false).isEmpty)
    #expect(try Self.signalen(eigen, naast: [Self.aanvraag(kvkNummer: "1", iban: nil)]).isEmpty)
  }

  @Test func aGrantOfThisServiceIsDeclared() throws {
    func met(_ datum: String, kvk: String = "27312345", verklaard: [(String, Int64)] = []) throws -> [Signaalcode] {
      var aanvraag = Self.aanvraag(verbonden: ["27399999"])
      aanvraag.deMinimis?.steun = verklaard.map {
        Steun(verstrekker: "Den Haag", verleendOp: Self.dag($0.0), bedrag: Centen($0.1), verordening: "2023/2831")
      }
      let verlening = EigenVerlening(kvkNummer: kvk, bedrag: Centen(500), datum: Self.dag(datum))
      return try Self.signalen(aanvraag, verleningen: [verlening], besluitDatum: "2025-04-17").map(\.code)
    }
    #expect(try met("2022-04-17") == [])
    #expect(try met("2022-04-18") == [.eigenVerleningNietVerklaard])
    #expect(try met("2025-04-17") == [.eigenVerleningNietVerklaard])
    #expect(try met("2025-04-18") == [])
    #expect(try met("2024-05-01", kvk: "27399999") == [.eigenVerleningNietVerklaard])
    #expect(try met("2024-05-01", kvk: "27399998") == [])
    #expect(try met("2024-05-01", verklaard: [("2024-05-01", 500)]) == [])
    #expect(try met("2024-05-01", verklaard: [("2024-05-02", 500)]) == [.eigenVerleningNietVerklaard])
    #expect(try met("2024-05-01", verklaard: [("2024-05-01", 501)]) == [.eigenVerleningNietVerklaard])
  }

  @Test func oneDeclaredAmountNamesOneGrant() throws {
    var aanvraag = Self.aanvraag()
    let steun = Steun(
      verstrekker: "Den Haag", verleendOp: Self.dag("2024-05-01"), bedrag: Centen(500), verordening: "2023/2831")
    aanvraag.deMinimis?.steun = [steun]
    let verlening = EigenVerlening(kvkNummer: "27312345", bedrag: Centen(500), datum: Self.dag("2024-05-01"))
    #expect(try Self.signalen(aanvraag, verleningen: [verlening]).isEmpty)
    #expect(
      try Self.signalen(aanvraag, verleningen: [verlening, verlening]).map(\.code) == [.eigenVerleningNietVerklaard])
  }

  @Test func theNameIsThatOfEarlierRounds() throws {
    let naam = Self.aanvraag().aanvrager.naam
    #expect(try Self.signalen(Self.aanvraag(), namen: [naam]).isEmpty)
    #expect(try Self.signalen(Self.aanvraag(), namen: [naam, "Een ander"]).map(\.code) == [.naamAndersDanEerder])
  }

  @Test func otherFactsAreOtherFactsAndTheSameStayTheSame() throws {
    let eigen = Self.aanvraag(verbonden: ["27399999"])
    func feiten(_ naast: [Aanvraag]) throws -> [String] { try Self.signalen(eigen, naast: naast).flatMap(\.feiten) }
    let een = Self.aanvraag(kvkNummer: "1", iban: nil, verbonden: ["27399999"])
    let twee = Self.aanvraag(kvkNummer: "2", iban: nil, verbonden: ["27399999"])
    #expect(try feiten([een]) == feiten([een]))
    #expect(try feiten([een]) != feiten([een, twee]))
    #expect(try feiten([een, twee]) == feiten([twee, een]))
  }

  /// A thousand files that all share one number and one account: what is found of each file has the same length, and
  /// names five others.
  @Test func aLargeGroupIsTakenOnce() throws {
    let deelnemers = (0..<1000).map {
      Signaaldeelnemer(id: "\(10_000 + $0)", kvkNummer: "\(20_000_000 + $0)", iban: "X", verbonden: ["27399999"])
    }
    var gedigest = 0
    let vergelijking = Signaalvergelijking(deelnemers) {
      gedigest += 1
      return "\($0.utf8.count)"
    }
    #expect(gedigest == 2)
    var aanvraag = Self.aanvraag(kvkNummer: "20000000", iban: "X", verbonden: ["27399999"])
    aanvraag.aanvrager.naam = "A"
    let gevonden = vergelijking.signalen(
      Self.gegevens(aanvraag, id: "10000"), doetMee: true, eerdereNamen: [], verleningen: [],
      regels: regelingVoorbeeld().deMinimis)
    #expect(gevonden.map(\.code) == [.verbondenInRonde, .zelfdeIban])
    #expect(
      gevonden[1].toelichting
        == "Dezelfde rekening staat in aanvraag 10001, 10002, 10003, 10004, 10005 en 994 andere. Ga na van wie de rekening is."
    )
  }
}
