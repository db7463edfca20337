import Begrippen
import Keten
import Regeling
import Testing

@testable import Loket

/// Nothing is written in a chain without the permission of the table of steps, and a permission is for one step on one
/// file or round as it stood. Only the initializers of `Toestemming` make one, so a use case that does not ask does not
/// compile.
@Suite struct ToestemmingTests {
  /// Who took the first steps of the pairs of a decision on a round.
  static let eerder: [Stap: Set<String>] = [
    .bevriezen: ["b1"], .beoordelen: [], .toelaten: [], .signaalAfhandelen: [], .herstelVerzoeken: [],
  ]

  static let aanvrager = Identiteit(rollen: [.aanvrager], persoon: nil, kvkNummer: "27312345")
  private static let nul = String(repeating: "0", count: 64)

  /// A file as a step finds it.
  static func dossier(
    _ status: Status, id: String = "een", isTijdig: Bool = true, isBekend: Bool = true
  ) -> Dossierstand {
    Dossierstand(
      id: id, jaar: 2025, kenmerk: "A-1", kvkNummer: "27312345", eersteOntvangstOp: Tijdstip(microseconden: 0),
      status: status, aanvraagversie: 1, ontvangenOp: Tijdstip(microseconden: 0), tijdig: isTijdig, naam: "Stichting",
      gevraagd: Centen(1), kop: Ketenkop(volgnummer: 2, sha256: nul),
      voorBekendmaking: isBekend ? nil : Getoondestand(status: .ingediend, kop: Ketenkop()))
  }

  static func omstandigheden(
    _ dossier: Dossierstand, _ feiten: Dossierfeiten = Dossierfeiten(), ronde: Rondestatus = .gesloten
  ) -> Omstandigheden {
    Omstandigheden(
      dossier: dossier, feiten: feiten, ronde: ronde, dag: Datum(dagnummer: 20_000), gegevens: .verwijderd)
  }

  /// A way to use a permission for what it was not given for.
  enum Misbruik: String, CaseIterable, Codable, Sendable {
    case anderDossier, andereGebeurtenis, andereStand, naEenGebeurtenis, anderDoel, andereRonde, opnieuwBesloten

    func pleeg() throws {
      var dossier = ToestemmingTests.dossier(.ingediend)
      let intrekken = try Toestemming(.intrekken, omstandigheden(dossier), aanvrager)
      let besluiten = try Toestemming(
        .besluiten, opRonde: 2025, in: .gesloten, na: ToestemmingTests.eerder,
        Identiteit(rollen: [.besluitnemer], persoon: "d1", kvkNummer: nil))
      // What it was given for does not stop.
      intrekken.eis(.aanvraagIngetrokken, op: dossier)
      intrekken.eis(op: dossier, naar: .ingetrokken)
      besluiten.eis(.besloten, op: dossier)
      print(Misbruik.totHier)
      switch self {
      case .anderDossier: intrekken.eis(.aanvraagIngetrokken, op: ToestemmingTests.dossier(.ingediend, id: "twee"))
      case .andereGebeurtenis: intrekken.eis(.voorschotBetaald, op: dossier)
      case .andereStand: intrekken.eis(.aanvraagIngetrokken, op: ToestemmingTests.dossier(.verleend))
      case .naEenGebeurtenis:
        dossier.kop = Ketenkop(volgnummer: 3, sha256: nul)
        intrekken.eis(op: dossier, naar: .ingetrokken)
      case .anderDoel: intrekken.eis(op: dossier, naar: .verleend)
      case .andereRonde:
        try Toestemming(
          .besluiten, opRonde: 2026, in: .gesloten, na: ToestemmingTests.eerder,
          Identiteit(rollen: [.besluitnemer], persoon: "d1", kvkNummer: nil)
        ).eis(.besloten, op: dossier)
      case .opnieuwBesloten: besluiten.eis(.besloten, op: ToestemmingTests.dossier(.verleend))
      }
    }

    static let totHier = "what was allowed went well"
  }

  @Test("Een toestemming voor iets anders gebruiken stopt het programma", arguments: Misbruik.allCases)
  func misuseStops(_ misbruik: Misbruik) async {
    let uitslag = await #expect(processExitsWith: .failure, observing: [\.standardOutputContent]) {
      [misbruik = misbruik as Misbruik] in
      try misbruik.pleeg()
    }
    let uitvoer = String(decoding: uitslag?.standardOutputContent ?? [], as: UTF8.self)
    #expect(uitvoer.contains(Misbruik.totHier))
  }

  @Test("Een stap op een ronde vraagt haar stand en een ander dan wie de eerdere stap zette")
  func aStepOnARoundAsksItsStateAndAnotherPerson() {
    let d1 = Identiteit(rollen: [.besluitnemer], persoon: "d1", kvkNummer: nil)
    for status in Rondestatus.allCases {
      let mag = status == .gesloten || status == .besloten
      let gekregen = try? Toestemming(.besluiten, opRonde: 2025, in: status, na: Self.eerder, d1)
      #expect((gekregen != nil) == mag, "\(status)")
    }
    for stap in Stap.besluiten.eerdere {
      var eerder = Self.eerder
      eerder[stap, default: []].insert("d1")
      let gekregen = try? Toestemming(.besluiten, opRonde: 2025, in: .gesloten, na: eerder, d1)
      #expect((gekregen == nil), "\(stap)")
    }
  }

  @Test("De toets van een stap en de lijst van wat kan, zijn het over alles eens")
  func theGuardAndTheListAgree() {
    let dag = Datum(dagnummer: 20_000)
    var gekregen: Set<Stap> = []
    var oneens: [String] = []
    for feiten in Self.alleFeiten(dag) {
      for (status, ronde) in Status.allCases.flatMap({ status in Rondestatus.allCases.map { (status, $0) } }) {
        for (isTijdig, isBekend) in [(true, true), (false, true), (true, false)] {
          let omstandigheden = Self.omstandigheden(
            Self.dossier(status, isTijdig: isTijdig, isBekend: isBekend), feiten, ronde: ronde)
          for stap in Stap.allCases where !stap.mogelijkIn.isEmpty {
            let wie = Identiteit(rollen: stap.rij.rollen, persoon: "p1", kvkNummer: nil)
            let mag = (try? Toestemming(stap, omstandigheden, wie)) != nil
            if case .eis(let eis) = omstandigheden.beletsel(voor: stap), eis.weigertDeInvoer {
              #expect(mag && !omstandigheden.kan(stap, wie))
            } else if mag != omstandigheden.kan(stap, wie) {
              oneens.append("\(stap) in \(status), \(ronde), \(feiten)")
            }
            if mag { gekregen.insert(stap) }
          }
        }
      }
    }
    #expect(oneens.isEmpty, "\(oneens.prefix(3))")
    // Those that read the application are tried over real ones (MogelijkTests).
    let zonderAanvraag = Stap.allCases.filter { stap in
      !stap.mogelijkIn.isEmpty && !stap.rij.eisen.contains { $0.gaatOverAanvraag }
    }
    #expect(gekregen == Set(zonderAanvraag))
  }

  /// Facts with every requirement met and not met.
  private static func alleFeiten(_ dag: Datum) -> [Dossierfeiten] {
    let plaatsen = [nil, Plaatshouder(id: "een", kenmerk: "A-1"), Plaatshouder(id: "twee", kenmerk: "A-2")]
    var alle: [Dossierfeiten] = []
    for plaats in plaatsen {
      for namen in [[:], [.voorschotOpdragen: ["p1"]], [.voorschotOpdragen: ["p2"]]] as [[Stap: Set<String>]] {
        for (onvolledig, aanwezig) in [([], true), (["/x"], true), ([], false)] as [([String], Bool)] {
          for (term, boekbaar) in [(nil, 0), (dag, 1), (Datum(dagnummer: 19_999), 0)] as [(Datum?, Int64)] {
            // What waits for another person, of p1 or of p2.
            for wacht in [nil, "p1", "p2"] {
              alle.append(
                Dossierfeiten(
                  namen: namen, plaatshouder: plaats, terzijde: wacht == nil ? [] : ["drie"],
                  herstel: term.map {
                    [.deMinimisverklaring: Hersteltijd(tot: $0, buitenbehandelingTot: $0.plus(dagen: 28))]
                  } ?? [:], heeftIban: aanwezig,
                  bekendmakingsvoorstel: wacht.map {
                    Bekendmakingsvoorstel(keten: "een", volgnummer: 2, bekendgemaaktOp: dag, door: $0)
                  }, verantwoordingUiterlijk: term, onvolledig: onvolledig, heeftVerantwoording: aanwezig,
                  boekbaar: Centen(boekbaar),
                  teBevestigen: wacht.map { [Geboekteterugbetaling(id: "t", door: $0)] } ?? []))
            }
          }
        }
      }
    }
    return alle
  }
}
