import Cryptography
import Regeling

/// The ranking a second time, written straight from `regels.md` in another style: slow, with dictionaries and fractions of
/// small whole numbers, and sharing nothing with the room but its vocabulary.
struct NaieveRangschikking {
  struct Regel: Equatable {
    var id: String
    var rang: Int
    var punten: Int
    var oordeel: String
    var niveaus: [String: String]
    var verleenbaar: Int64
    var toegekend: Int64?
    var kvkNummer: String
  }

  /// A decisive tie, and how it was decided.
  struct Stand: Equatable {
    var rang: Int
    var ids: [String]
    var verleenbaar: Int64
    var beschikbaar: Int64
    var beslissing: String
  }

  var regels: [Regel] = []
  var standen: [Stand] = []
  var buiten: [String: String] = [:]

  private let normen: OpenNormen
  private let zaad: String?

  /// Everything of one file that the ranking needs, computed from the application at once.
  private struct Feiten {
    var id: String
    var kvkNummer: String
    var oordeel: String
    var redenen: [String]
    var tijdig: Bool
    var verleenbaar: Int64
    var waarden: [String: Int64]
    var vast: [String: Int]
    var niveaus: [String: Niveau]
  }

  init(_ inzendingen: [Inzending], ronde: Ronde, normen: OpenNormen, zaad: String?) {
    self.normen = normen
    self.zaad = zaad
    var feiten: [Feiten] = []
    for inzending in inzendingen {
      if inzending.ingetrokken {
        buiten[inzending.id] = "ingetrokken"
        continue
      }
      feiten.append(Self.feiten(inzending, ronde, normen))
    }
    let leden = feiten.filter { $0.oordeel.hasPrefix("geschikt") }
    for feit in feiten where !feit.oordeel.hasPrefix("geschikt") {
      buiten[feit.id] = ([feit.oordeel] + feit.redenen).joined(separator: " ")
    }
    let cohort = normen.cohort == .tijdig ? feiten.filter(\.tijdig) : leden
    regels = leden.map { punten($0, cohort) }
    for index in regels.indices {
      let mijn = regels[index].punten
      regels[index].rang = 1 + regels.filter { $0.punten > mijn }.count
    }
    verdeel(ronde.plafond.waarde)
  }

  // MARK: Section 2 and 3

  private struct Sommen {
    var k: Int64 = 0, s: Int64 = 0, o: Int64 = 0, d: Int64 = 0
    var btwV: Int64 = 0, btwN: Int64 = 0
    var sBoven: Int64 = 0, oBoven: Int64 = 0
    var sluitend = true
  }

  private static func sommen(_ inzending: Inzending, _ normen: OpenNormen) -> Sommen {
    var som = Sommen()
    for (a, activiteit) in inzending.aanvraag.activiteiten.enumerated() {
      var bruto: Int64 = 0
      for (l, last) in activiteit.lasten.enumerated() {
        let nietNodig =
          inzending.beoordeling?.lasten.filter { $0.activiteit == a && $0.last == l }
          .reduce(0) { $0 + $1.nietNoodzakelijk.waarde } ?? 0
        let kosten =
          last.bedrag.waarde + last.nietVerrekenbareBtw.waarde - last.restwaarde.waarde
          - last.eerderGesubsidieerd.waarde - nietNodig
        som.k += kosten
        if last.soort == .salaris { som.s += kosten }
        if last.soort == .overhead { som.o += kosten }
        som.btwV += last.verrekenbareBtw.waarde
        som.btwN += last.nietVerrekenbareBtw.waarde
        bruto += last.bedrag.waarde + last.nietVerrekenbareBtw.waarde
      }
      var totaalBaten: Int64 = 0
      for baat in activiteit.baten {
        totaalBaten += baat.bedrag.waarde
        if baat.soort == .bijdrageDerden || baat.soort == .deelnemersbijdrage { som.d += baat.bedrag.waarde }
      }
      if totaalBaten != bruto { som.sluitend = false }
    }
    som.sBoven = max(0, som.s - 60 * som.k / 100)
    som.oBoven = max(0, som.o - 15 * som.k / 100)
    if normen.grondslagKostennormen == .naAftopping {
      var sSter = som.s
      var oSter = som.o
      while true {
        let t = som.k - som.s - som.o + sSter + oSter
        let (sNieuw, oNieuw) = (min(sSter, 60 * t / 100), min(oSter, 15 * t / 100))
        if (sNieuw, oNieuw) == (sSter, oSter) { break }
        (sSter, oSter) = (sNieuw, oNieuw)
      }
      (som.sBoven, som.oBoven) = (som.s - sSter, som.o - oSter)
    }
    return som
  }

  /// Every check by name: one that this program does not know does not compile.
  private static func uitkomst(
    _ code: Toetscode, _ inzending: Inzending, _ ronde: Ronde, _ som: Sommen, subsidiabel: Int64, verleenbaar: Int64
  ) -> String {
    let aanvraag = inzending.aanvraag
    switch code {
    case .aanvraagtermijn:
      let sluit = max(ronde.sluit, ronde.verlengingen.map(\.tot).max() ?? ronde.sluit)
      let binnen = inzending.ontvangenOp >= ronde.opent && inzending.ontvangenOp < sluit
      return binnen || inzending.toegelaten != nil ? "voldoet" : "voldoet_niet"
    case .rechtspersoon:
      let anders = ["eenmanszaak", "vennootschap_onder_firma", "commanditaire_vennootschap", "maatschap"]
      return anders.contains(aanvraag.aanvrager.rechtsvorm) ? "voldoet_niet" : "voldoet"
    case .doelgroep: return aanvraag.aanvrager.ondersteuntSociaalOndernemers ? "voldoet" : "voldoet_niet"
    case .salariskosten: return som.sBoven > 0 ? "overschreden" : "voldoet"
    case .overheadkosten: return som.oBoven > 0 ? "overschreden" : "voldoet"
    case .subsidiabeleKosten: return subsidiabel > 0 ? "voldoet" : "voldoet_niet"
    case .hoogte: return aanvraag.gevraagdBedrag.waarde > 10_000_000 ? "overschreden" : "voldoet"
    case .btwVerklaring: return aanvraag.btw?.ondernemer != nil ? "voldoet" : "aan_te_vullen"
    case .btwSpecificatie:
      let klopt = aanvraag.btw?.verrekenbaar?.waarde == som.btwV && aanvraag.btw?.nietVerrekenbaar?.waarde == som.btwN
      return klopt && !(aanvraag.btw?.ondernemer == .geheel && som.btwN != 0) ? "voldoet" : "aan_te_vullen"
    case .deMinimisverklaring:
      let getekend = aanvraag.deMinimis?.ondertekendOp != nil && aanvraag.deMinimis?.ondertekenaar != nil
      return getekend ? "voldoet" : "aan_te_vullen"
    case .deMinimisruimte:
      guard let bekend = inzending.beoordeling?.deMinimis?.steun ?? aanvraag.deMinimis?.steun else { return "voldoet" }
      let dag = ronde.besluitDatum ?? inzending.ontvangenDatum
      var algemeen: Int64 = 0, daeb: Int64 = 0
      for steun in bekend where steun.verleendOp > dag.min(jaren: 3) && steun.verleendOp <= dag {
        if ["2023/2832", "360/2012"].contains(steun.verordening) {
          daeb += steun.bedrag.waarde
        } else {
          algemeen += steun.bedrag.waarde
        }
      }
      let past = algemeen + verleenbaar <= 30_000_000 && algemeen + daeb + verleenbaar <= 105_000_000
      return past ? "voldoet" : "voldoet_niet"
    case .activiteiten, .bescheiden: return "voldoet"
    case .gegevensAanvrager:
      let adres = aanvraag.aanvrager.adres
      let heeftAdres = adres?.plaats != nil && !(adres?.straat == nil && adres?.postbus == nil)
      let getekend = aanvraag.ondertekening?.naam != nil && aanvraag.ondertekening?.datum != nil
      return heeftAdres && getekend ? "voldoet" : "aan_te_vullen"
    }
  }

  private static func feiten(_ inzending: Inzending, _ ronde: Ronde, _ normen: OpenNormen) -> Feiten {
    let aanvraag = inzending.aanvraag
    let som = sommen(inzending, normen)
    let subsidiabel = max(0, som.k - som.sBoven - som.oBoven - som.d)
    let verleenbaar = min(aanvraag.gevraagdBedrag.waarde, subsidiabel, 10_000_000)
    var uitkomst: [String: String] = [:]
    for code in Toetscode.allCases {
      uitkomst[code.rawValue] = Self.uitkomst(
        code, inzending, ronde, som, subsidiabel: subsidiabel, verleenbaar: verleenbaar)
    }
    for (code, vervanging) in inzending.beoordeling?.toetsen ?? [:] { uitkomst[code.rawValue] = vervanging.rawValue }
    let tijdig = uitkomst["aanvraagtermijn"] == "voldoet"
    if normen.gevolgKostennormen == .uitsluiten {
      for code in ["salariskosten", "overheadkosten"] where uitkomst[code] == "overschreden" {
        uitkomst[code] = "voldoet_niet"
      }
    }
    let soorten = Set(uitkomst.values)
    let oordeel =
      soorten.contains("voldoet_niet")
      ? "ongeschikt"
      : soorten.contains("aan_te_vullen")
        ? "aan_te_vullen" : soorten.contains("overschreden") ? "geschikt_na_aftopping" : "geschikt"
    let redenen = Toetscode.allCases.map(\.rawValue).filter {
      uitkomst[$0] == "voldoet_niet" || uitkomst[$0] == "aan_te_vullen"
    }

    let p = nagegaan(aanvraag.prestaties, inzending.beoordeling?.prestaties)
    func bp(_ deel: Int64, _ geheel: Int64) -> Int64 { geheel == 0 ? 0 : (20_000 * deel + geheel) / (2 * geheel) }
    var waarden = [
      "gesprekken": p.gesprekkenNieuw + p.gesprekkenBestaand, "ondersteund": p.ondersteundeOndernemers,
      "evenementen": p.evenementen, "deelnames": p.deelnamesAanEvenementen,
      "overlegstructuren": p.overlegstructuren, "samenwerkingen": p.samenwerkingen,
      "buitenDenHaag": bp(p.waarvanBuitenDenHaag, p.ondersteundeOndernemers),
      "socialeStartups": bp(p.waarvanSocialeStartups, p.ondersteundeOndernemers), "personeelsaandeel": bp(som.s, som.k),
    ]
    if p.ondersteundeOndernemers > 0 {
      waarden["kostprijs"] = (2 * som.k + p.ondersteundeOndernemers) / (2 * p.ondersteundeOndernemers)
    }
    let vast = [
      "vraagmogelijkheden": ["beperkt": 0, "aanwezig": 1, "ruim": 2][p.vraagmogelijkheden.rawValue] ?? -1,
      "zichtbaarheid": ["beperkt": 0, "zichtbaar": 1, "goed": 2][p.zichtbaarheid.rawValue] ?? -1,
      "sluitendeBegroting": som.sluitend ? 2 : 0,
    ]
    return Feiten(
      id: inzending.id, kvkNummer: aanvraag.aanvrager.kvkNummer, oordeel: oordeel, redenen: redenen, tijdig: tijdig,
      verleenbaar: verleenbaar, waarden: waarden, vast: vast, niveaus: inzending.beoordeling?.niveaus ?? [:])
  }

  /// The verified figures, each where there is one.
  private static func nagegaan(_ gegeven: Prestaties, _ gevonden: Beoordeling.Prestatiewijziging?) -> Prestaties {
    guard let gevonden else { return gegeven }
    return Prestaties(
      gesprekkenNieuw: gevonden.gesprekkenNieuw ?? gegeven.gesprekkenNieuw,
      gesprekkenBestaand: gevonden.gesprekkenBestaand ?? gegeven.gesprekkenBestaand,
      vraagmogelijkheden: gevonden.vraagmogelijkheden ?? gegeven.vraagmogelijkheden,
      zichtbaarheid: gevonden.zichtbaarheid ?? gegeven.zichtbaarheid,
      ondersteundeOndernemers: gevonden.ondersteundeOndernemers ?? gegeven.ondersteundeOndernemers,
      waarvanBuitenDenHaag: gevonden.waarvanBuitenDenHaag ?? gegeven.waarvanBuitenDenHaag,
      waarvanSocialeStartups: gevonden.waarvanSocialeStartups ?? gegeven.waarvanSocialeStartups,
      evenementen: gevonden.evenementen ?? gegeven.evenementen,
      deelnamesAanEvenementen: gevonden.deelnamesAanEvenementen ?? gegeven.deelnamesAanEvenementen,
      overlegstructuren: gevonden.overlegstructuren ?? gegeven.overlegstructuren,
      samenwerkingen: gevonden.samenwerkingen ?? gegeven.samenwerkingen)
  }

  // MARK: Section 4

  private static let criteria: [(String, [Int], [String])] = [
    ("a", [0, 15, 30], ["gesprekken", "vraagmogelijkheden", "zichtbaarheid"]), ("b", [5, 10, 20], ["ondersteund"]),
    ("c", [0, 5, 10], ["evenementen", "deelnames"]), ("d", [0, 5, 10], ["overlegstructuren", "samenwerkingen"]),
    ("e", [0, 5, 10], ["buitenDenHaag"]), ("f", [0, 5, 10], ["socialeStartups"]),
    ("g", [0, 5, 10], ["kostprijs", "personeelsaandeel", "sluitendeBegroting"]),
  ]
  private static let trappen = ["minder", "gemiddeld", "bovengemiddeld"]

  private func trap(_ indicator: String, _ feit: Feiten, _ cohort: [Feiten]) -> Int {
    if let vast = feit.vast[indicator] { return vast }
    guard let x = feit.waarden[indicator] else { return 0 }
    let waarden = cohort.compactMap { $0.waarden[indicator] }.sorted()
    let n = Int64(waarden.count)
    let t =
      normen.middelmaat == .gemiddelde
      ? waarden.reduce(0, +) : n * (waarden.isEmpty ? 0 : waarden[(waarden.count - 1) / 2])
    let m = normen.bandbreedte.waarde
    let isHoog = 1000 * n * x > (1000 + m) * t
    let isLaag = 1000 * n * x < (1000 - m) * t
    let minderIsBeter = indicator == "kostprijs" || indicator == "personeelsaandeel"
    if isHoog { return minderIsBeter ? 0 : 2 }
    if isLaag { return minderIsBeter ? 2 : 0 }
    return 1
  }

  private func punten(_ feit: Feiten, _ cohort: [Feiten]) -> Regel {
    var totaal = 0
    var niveaus: [String: String] = [:]
    for (code, punten, indicatoren) in Self.criteria {
      let trappen = indicatoren.map { trap($0, feit, cohort) }.sorted()
      var niveau = 0
      switch normen.gemengdProfiel {
      case .laagste: niveau = trappen[0]
      case .mediaan: niveau = trappen[(trappen.count - 1) / 2]
      // Levels 0/1/2 of one to three indicators: the mean rounded half-up, by its table.
      case .afgerondGemiddelde:
        let som = trappen.reduce(0, +)
        niveau = [1: [0, 1, 2], 2: [0, 1, 1, 2, 2], 3: [0, 0, 1, 1, 1, 2, 2]][trappen.count]?[som] ?? -1
      }
      if let vervanging = feit.niveaus[code] { niveau = Self.trappen.firstIndex(of: vervanging.rawValue) ?? -1 }
      niveaus[code] = Self.trappen[niveau]
      totaal += punten[niveau]
    }
    return Regel(
      id: feit.id, rang: 0, punten: totaal, oordeel: feit.oordeel, niveaus: niveaus, verleenbaar: feit.verleenbaar,
      toegekend: nil, kvkNummer: feit.kvkNummer)
  }

  // MARK: Section 5

  private mutating func verdeel(_ plafond: Int64) {
    regels.sort {
      $0.rang == $1.rang ? Array($0.id.utf8).lexicographicallyPrecedes(Array($1.id.utf8)) : $0.rang < $1.rang
    }
    var pot = Pot(over: plafond, normen: normen, zaad: zaad)
    for rang in Set(regels.map(\.rang)).sorted() {
      let groep = regels.filter { $0.rang == rang }
      guard pot.isBeslissend(groep) else { continue }
      switch normen.gelijkeStand {
      case .loting: pot.loot(groep)
      case .criteria:
        pot.noteer(groep, "criteria")
        func sleutel(_ regel: Regel) -> String {
          // A … C from good to bad on each criterion in turn: sorts as the criteria do.
          Self.criteria.map { ["bovengemiddeld": "A", "gemiddeld": "B"][regel.niveaus[$0.0] ?? ""] ?? "C" }.joined()
        }
        for deel in Set(groep.map(sleutel)).sorted() {
          let leden = groep.filter { sleutel($0) == deel }
          if pot.isBeslissend(leden) { pot.loot(leden) }
        }
      case .naarRato: pot.verdeelNaarRato(groep)
      }
    }
    regels = pot.klaar
    standen = pot.gevonden
  }

  /// What is left of the ceiling, and what was given so far.
  private struct Pot {
    var over: Int64
    let normen: OpenNormen
    let zaad: String?
    var dicht = false
    var klaar: [Regel] = []
    var gevonden: [Stand] = []

    mutating func noteer(_ rij: [Regel], _ beslissing: String) {
      gevonden.append(
        Stand(
          rang: rij[0].rang, ids: rij.map(\.id), verleenbaar: rij.reduce(0) { $0 + $1.verleenbaar }, beschikbaar: over,
          beslissing: beslissing))
    }

    mutating func loop(_ rij: [Regel]) {
      for var regel in rij {
        if dicht {
          regel.toegekend = 0
        } else if regel.verleenbaar <= over {
          regel.toegekend = regel.verleenbaar
        } else {
          regel.toegekend = normen.restbedrag == .gedeeltelijk ? over : 0
          if normen.restbedrag == .stoppen { dicht = true }
        }
        over -= regel.toegekend ?? 0
        klaar.append(regel)
      }
    }

    mutating func loot(_ rij: [Regel]) {
      noteer(rij, zaad == nil ? "onbeslist" : "loting")
      guard let zaad else {
        klaar += rij
        dicht = true
        return
      }
      // Sorting keeps the order by id where two numbers are equal.
      let getrokken = rij.map { (SHA256Digest(of: "\(zaad)\n\($0.kvkNummer)").hex, $0.id, $0) }
      loop(getrokken.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2))
    }

    /// Answers whether the group is a decisive tie, which it then leaves alone.
    mutating func isBeslissend(_ rij: [Regel]) -> Bool {
      if dicht || over == 0 {
        klaar += rij.map { regel in
          var regel = regel
          regel.toegekend = 0
          return regel
        }
        return false
      }
      guard rij.reduce(0, { $0 + $1.verleenbaar }) > over, rij.count > 1 else {
        loop(rij)
        return false
      }
      return true
    }

    mutating func verdeelNaarRato(_ groep: [Regel]) {
      noteer(groep, "naarRato")
      let totaal = groep.reduce(0) { $0 + $1.verleenbaar }
      var delen = groep.map { over * $0.verleenbaar / totaal }
      var centen = over - delen.reduce(0, +)
      for index in delen.indices where centen > 0 && delen[index] < groep[index].verleenbaar {
        delen[index] += 1
        centen -= 1
      }
      for (var regel, deel) in zip(groep, delen) {
        regel.toegekend = deel
        klaar.append(regel)
      }
      over = 0
    }
  }
}
