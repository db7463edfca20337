import Begrippen
import Regeling
import Testing

/// The grants of a round to files of one undertaking count together (Regulation (EU) 2023/2831 art. 2(2), 3(2)).
struct EenOndernemingTests {
  private let besluitDatum = datum(2025, 4, 17)
  private let regels = regelingVoorbeeld().deMinimis

  private func steun(_ bedrag: Centen, op dag: Datum = datum(2024, 1, 1), _ verordening: String = "2023/2831") -> Steun
  {
    Steun(verstrekker: "", verleendOp: dag, bedrag: bedrag, verordening: verordening)
  }

  private func opgave(
    _ kvkNummer: String, verbonden: [String] = [], _ steun: [Steun]? = [], nagegaan: Beoordeling.DeMinimisoordeel? = nil
  ) -> DeMinimisopgave {
    var aanvraag = aanvraagVoorbeeld()
    aanvraag.aanvrager.kvkNummer = kvkNummer
    aanvraag.deMinimis = steun.map { steun in
      DeMinimisverklaring(
        verbondenOndernemingen: verbonden.map { VerbondenOnderneming(naam: "", kvkNummer: $0) }, steun: steun)
    }
    var inzending = inzendingVoorbeeld(aanvraag)
    inzending.beoordeling = nagegaan.map { Beoordeling(deMinimis: $0) }
    return DeMinimisopgave(inzending, besluitDatum: besluitDatum, regels: regels)
  }

  /// What does not fit, as `id room after so many`, when files a, b, c, … get these grants in this order.
  private func teHoog(
    _ opgaven: [DeMinimisopgave], _ toekenningen: [Centen], eerder: [EigenVerlening] = []
  ) -> [String] {
    let ids = opgaven.indices.map { String(UnicodeScalar(UInt8(ascii: "a") + UInt8($0))) }
    let hertoetsing = DeMinimishertoetsing(
      Dictionary(uniqueKeysWithValues: zip(ids, opgaven)), eerder: eerder, vanaf: datum(2025, 3, 20),
      besluitDatum: besluitDatum, regels: regels)
    return hertoetsing.overschrijdingen(zip(ids, toekenningen).map { (id: $0, bedrag: $1) }).map {
      "\($0.id) \($0.ruimte.tekst) na \($0.voorgangers.count)"
    }
  }

  @Test("the lower of two linked files does not fit when both together do not, to the cent")
  func together() {
    let los = [opgave("1", [steun(euro(250_000))]), opgave("2", [steun(euro(250_000))])]
    #expect(teHoog(los, [euro(30_000), euro(30_000)]).isEmpty)
    let samen = [opgave("1", [steun(euro(250_000))]), opgave("2", verbonden: ["1"], [steun(euro(250_000))])]
    #expect(teHoog(samen, [euro(30_000), euro(20_000)]).isEmpty)
    #expect(teHoog(samen, [euro(30_000), euro(20_000, 1)]) == ["b € 20.000,00 na 1"])
    // A file without a grant takes no room.
    #expect(teHoog(samen, [.zero, euro(50_000)]).isEmpty)
    // It does not matter who names whom, nor who declares.
    let andersom = [opgave("1", verbonden: ["2"], [steun(euro(250_000))]), opgave("2", nil)]
    #expect(teHoog(andersom, [euro(30_000), euro(20_000, 1)]) == ["b € 20.000,00 na 1"])
    let lager = [opgave("1", verbonden: ["2"]), opgave("2", [steun(euro(280_000))])]
    #expect(teHoog(lager, [euro(30_000), euro(1)]) == ["a € 20.000,00 na 0", "b € 0,00 na 1"])
  }

  @Test("undertakings are linked by way of others too, also of one that has no grant or no file")
  func chains() {
    let steunen = [steun(euro(290_000))]
    let viaDossier = [opgave("3", steunen), opgave("1", verbonden: ["3"]), opgave("2", verbonden: ["1"])]
    #expect(teHoog(viaDossier, [euro(6000), .zero, euro(6000)]) == ["c € 4.000,00 na 1"])
    let viaMoeder = [opgave("1", verbonden: ["9"], steunen), opgave("2", verbonden: ["9"])]
    #expect(teHoog(viaMoeder, [euro(6000), euro(6000)]) == ["b € 4.000,00 na 1"])
    let los = [opgave("1", verbonden: ["8"], steunen), opgave("2", verbonden: ["9"])]
    #expect(teHoog(los, [euro(6000), euro(6000)]).isEmpty)
  }

  @Test("an assessor can find that two are one, and what he verified stands alone")
  func verified() {
    func gevonden(_ steun: [Steun], _ verbonden: [String] = []) -> Beoordeling.DeMinimisoordeel {
      .init(
        steun: steun, verbondenOndernemingen: verbonden.map { VerbondenOnderneming(naam: "", kvkNummer: $0) },
        reden: "register")
    }
    let hoog = opgave("1", [steun(euro(280_000))])
    let een = opgave("2", nagegaan: gevonden([steun(euro(280_000))], ["1"]))
    #expect(teHoog([hoog, een], [euro(15_000), euro(15_000)]) == ["b € 5.000,00 na 1"])
    // The higher grant is named as aid of the lower one: it does not count twice.
    let genoemd = opgave(
      "2", verbonden: ["1"],
      nagegaan: gevonden([steun(euro(270_000)), steun(euro(15_000), op: datum(2025, 4, 17))]))
    #expect(teHoog([hoog, genoemd], [euro(15_000), euro(15_000)]).isEmpty)
    #expect(teHoog([hoog, genoemd], [euro(15_000), euro(15_000, 1)]) == ["b € 15.000,00 na 1"])
    // Aid of before the round is no grant of the round, though the amount is the same.
    let ouder = opgave("2", verbonden: ["1"], nagegaan: gevonden([steun(euro(270_000)), steun(euro(15_000))]))
    #expect(teHoog([hoog, ouder], [euro(15_000), euro(15_000)]) == ["b € 0,00 na 1"])
    // The aid of the higher file verified: then the lower one's declaration is what is known of it.
    let nagegaan = opgave("1", nagegaan: gevonden([]))
    #expect(teHoog([nagegaan, opgave("2", verbonden: ["1"])], [euro(100_000), euro(100_000)]).isEmpty)
  }

  @Test("earlier grants of this service to the undertaking count, unless they are named or the aid was verified")
  func earlier() {
    let eerder = [EigenVerlening(kvkNummer: "9", bedrag: euro(50_000), datum: datum(2024, 4, 18))]
    let verzwegen = opgave("1", verbonden: ["9"], [steun(euro(200_000))])
    #expect(teHoog([verzwegen], [euro(50_000)], eerder: eerder).isEmpty)
    #expect(teHoog([verzwegen], [euro(50_000, 1)], eerder: eerder) == ["a € 50.000,00 na 0"])
    let genoemd = opgave(
      "1", verbonden: ["9"], [steun(euro(200_000)), steun(euro(50_000), op: datum(2024, 4, 18))])
    #expect(teHoog([genoemd], [euro(50_000)], eerder: eerder).isEmpty)
    #expect(teHoog([genoemd], [euro(50_000)], eerder: eerder + eerder) == ["a € 0,00 na 0"])
    let nagegaan = opgave("1", verbonden: ["9"], nagegaan: .init(steun: [steun(euro(200_000))], reden: "register"))
    #expect(teHoog([nagegaan], [euro(100_000)], eerder: eerder).isEmpty)
    // Three years to the day are over; and another undertaking's grant is nobody's here.
    let oud = [EigenVerlening(kvkNummer: "9", bedrag: euro(50_000), datum: datum(2022, 4, 17))]
    #expect(teHoog([verzwegen], [euro(100_000)], eerder: oud).isEmpty)
    let ander = [EigenVerlening(kvkNummer: "8", bedrag: euro(50_000), datum: datum(2024, 4, 18))]
    #expect(teHoog([verzwegen], [euro(100_000)], eerder: ander).isEmpty)
  }

  @Test("a holding with ten thousand files is measured in a moment")
  func linear() {
    var opgaven: [String: DeMinimisopgave] = [:]
    for nummer in 0..<10_000 {
      let moeder = String(20_000_001 + nummer)
      opgaven[String(nummer)] = opgave(String(20_000_000 + nummer), verbonden: [moeder])
    }
    let hertoetsing = DeMinimishertoetsing(
      opgaven, eerder: [], vanaf: datum(2025, 3, 20), besluitDatum: besluitDatum, regels: regels)
    let gevonden = hertoetsing.overschrijdingen((0..<10_000).map { (id: String($0), bedrag: euro(100)) })
    #expect(gevonden.count == 7000)
  }

  @Test("the grants that do not fit are those of a naive walk, over 300 random rounds")
  func equalsNaiveWalk() {
    var aantal = 0
    for nummer in 0..<300 {
      var bron = SplitMix64(UInt64(90_000 + nummer))
      let bedragen: [Int64] = [0, 1_000_000, 2_000_000, 10_000_000]
      let dagen = [datum(2024, 1, 1), datum(2025, 3, 19), datum(2025, 3, 20), datum(2025, 4, 17)]
      let dossiers = (0..<Int(bron.getal(1...9))).map { plaats in
        NaieveHertoetsing.Dossier(
          nummers: ["\(plaats)"] + (0..<Int(bron.getal(0...1))).map { _ in "\(bron.getal(0...12))" },
          steun: (0..<Int(bron.getal(0...3))).map { _ in steun(Centen(bron.uit(bedragen)), op: bron.uit(dagen)) },
          nagegaan: bron.kans(1, op: 3), toegekend: bron.uit(bedragen))
      }
      let eerder = (0..<Int(bron.getal(0...3))).map { _ in
        EigenVerlening(
          kvkNummer: "\(bron.getal(0...12))", bedrag: Centen(bron.uit(bedragen) + 1_000_000), datum: bron.uit(dagen))
      }
      let opgaven = dossiers.map { dossier in
        let verbonden = Array(dossier.nummers.dropFirst())
        return dossier.nagegaan
          ? opgave(dossier.nummers[0], verbonden: verbonden, nagegaan: .init(steun: dossier.steun, reden: "register"))
          : opgave(dossier.nummers[0], verbonden: verbonden, dossier.steun)
      }
      let ids = dossiers.indices.map(String.init)
      let gevonden = DeMinimishertoetsing(
        Dictionary(uniqueKeysWithValues: zip(ids, opgaven)), eerder: eerder, vanaf: datum(2025, 3, 20),
        besluitDatum: besluitDatum, regels: regels
      ).overschrijdingen(zip(ids, dossiers).map { (id: $0, bedrag: Centen($1.toegekend)) })
      let naief = NaieveHertoetsing(dossiers: dossiers, eerder: eerder).teHoog
      #expect(
        Dictionary(uniqueKeysWithValues: gevonden.map { (Int($0.id) ?? -1, $0.ruimte.waarde) }) == naief, "\(nummer)")
      aantal += naief.count
    }
    #expect(aantal > 20)
  }
}

/// The second programming: every file looks at every other one.
private struct NaieveHertoetsing {
  struct Dossier {
    var nummers: [String]
    var steun: [Steun]
    var nagegaan: Bool
    var toegekend: Int64
  }

  let dossiers: [Dossier]
  let eerder: [EigenVerlening]

  /// Whether two numbers are one undertaking: a walk from list to list.
  private func verbonden(_ een: String) -> Set<String> {
    var gevonden: Set<String> = [een]
    while true {
      let meer = dossiers.filter { !gevonden.isDisjoint(with: $0.nummers) }.flatMap(\.nummers)
      if gevonden.isSuperset(of: meer) { return gevonden }
      gevonden.formUnion(meer)
    }
  }

  private func bekend(_ dossier: Dossier, _ groep: [Dossier], _ nummers: Set<String>) -> Int64 {
    var namen = dossier.steun
    if dossier.nagegaan {
      for toegekend in groep.map(\.toegekend) where toegekend > 0 {
        if let plaats = namen.firstIndex(where: {
          $0.bedrag.waarde == toegekend && $0.verleendOp >= datum(2025, 3, 20)
        }) {
          namen.remove(at: plaats)
        }
      }
      return namen.reduce(0) { $0 + $1.bedrag.waarde }
    }
    var som = namen.reduce(0) { $0 + $1.bedrag.waarde }
    for verlening in eerder where nummers.contains(verlening.kvkNummer) {
      if let plaats = namen.firstIndex(where: { $0.bedrag == verlening.bedrag && $0.verleendOp == verlening.datum }) {
        namen.remove(at: plaats)
      } else {
        som += verlening.bedrag.waarde
      }
    }
    return som
  }

  /// The places of the files that do not fit, with their room.
  var teHoog: [Int: Int64] {
    var gevonden: [Int: Int64] = [:]
    for (plaats, dossier) in dossiers.enumerated() where dossier.toegekend > 0 {
      let nummers = verbonden(dossier.nummers[0])
      let leden = dossiers.indices.filter { nummers.contains(dossiers[$0].nummers[0]) }
      let groep = leden.map { dossiers[$0] }
      let steun = (dossier.nagegaan ? [dossier] : groep).map { bekend($0, groep, nummers) }.max() ?? 0
      let voor = leden.filter { $0 < plaats }.map { dossiers[$0].toegekend }.reduce(0, +)
      let ruimte = max(0, 30_000_000 - steun - voor)
      if dossier.toegekend > ruimte { gevonden[plaats] = ruimte }
    }
    return gevonden
  }
}
