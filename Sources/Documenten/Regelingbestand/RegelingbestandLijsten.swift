internal import Begrippen
import JSON
import Regeling

/// The lists of a scheme file: legal forms, activities, checks, criteria, holidays.
extension Regelingbestand {
  private enum Rechtsvormveld: String, CaseIterable { case rechtspersoon, geenRechtspersoon, artikel, bron, status }
  private enum Activiteitveld: String, CaseIterable { case soort, artikel, omschrijving }
  private enum Bescheidveld: String, CaseIterable { case vereist, artikel, bron, status }
  private enum Toetsveld: String, CaseIterable { case code, artikel, vraag }
  private enum Criteriumveld: String, CaseIterable { case code, artikel, omschrijving, punten, indicatoren }
  private enum Puntenveld: String, CaseIterable { case bovengemiddeld, gemiddeld, minder }
  private enum Feestdagveld: String, CaseIterable { case jaren, dagen, artikel, bron, status }
  private enum Jarenveld: String, CaseIterable { case van, tot, volledigTot }
  private enum Dagveld: String, CaseIterable { case datum, naam }

  private static let rechtsvormvelden = Members<Rechtsvormveld>(required: Rechtsvormveld.allCases)
  private static let activiteitvelden = Members<Activiteitveld>(required: Activiteitveld.allCases)
  private static let bescheidvelden = Members<Bescheidveld>(required: Bescheidveld.allCases)
  private static let toetsvelden = Members<Toetsveld>(required: Toetsveld.allCases)
  private static let criteriumvelden = Members<Criteriumveld>(required: Criteriumveld.allCases)
  private static let puntenvelden = Members<Puntenveld>(required: Puntenveld.allCases)
  private static let feestdagvelden = Members<Feestdagveld>(required: Feestdagveld.allCases)
  private static let jarenvelden = Members<Jarenveld>(required: Jarenveld.allCases)
  private static let dagvelden = Members<Dagveld>(required: Dagveld.allCases)
  private static let indicatoren = Choice<Indicator>()
  private static let toetscodes = Choice<Toetscode>()

  /// The kinds of attachment that can be asked for.
  static let bescheidsoorten = Choice([
    "statuten", "jaarrekening", "activiteitenplan", "begroting", "deminimisverklaring", "btw_verklaring",
  ])

  mutating func leesRechtsvormen(_ reader: inout JSONReader) {
    var herkomst = Herkomstlezer()
    func vormen(_ reader: inout JSONReader, _ aantal: ClosedRange<Int>) -> [String] {
      leesLijst(&reader, aantal) { reader in
        reader.form(length: 1...64, expected: "een rechtsvorm van kleine letters en lage streepjes") {
          vorm($0) { (97...122).contains($0) || $0 == 95 }
        }
      }
    }
    reader.object(Regelingbestand.rechtsvormvelden) { reader, deel in
      switch deel {
      case .rechtspersoon: rechtspersonen = vormen(&reader, 1...50)
      case .geenRechtspersoon: nietRechtspersonen = vormen(&reader, 0...50)
      case .artikel: herkomst.leesArtikel(&reader)
      case .bron: herkomst.leesBron(&reader)
      case .status: herkomst.leesStatus(&reader)
      }
    }
    noteer(herkomst, ["rechtsvormen"])
  }

  mutating func leesActiviteiten(_ reader: inout JSONReader) {
    reader.array(count: 1...26) { reader, _ in
      var soort: String?
      var artikel: String?
      var omschrijving: String?
      reader.object(Regelingbestand.activiteitvelden) { reader, deel in
        switch deel {
        case .soort: soort = leesLetter(&reader)
        case .artikel: artikel = reader.text(length: 1...200)
        case .omschrijving: omschrijving = reader.text(length: 1...4000)
        }
      }
      guard let soort, let artikel, let omschrijving else { return }
      if teksten.activiteiten.contains(where: { $0.soort == soort }) {
        reader.fault(.value, at: "soort", message: "deze soort staat er twee keer. Geef elke soort een eigen letter.")
      }
      teksten.activiteiten.append(Activiteitsoort(soort: soort, omschrijving: omschrijving, artikel: artikel))
    }
  }

  mutating func leesBescheiden(_ reader: inout JSONReader) {
    var herkomst = Herkomstlezer()
    reader.object(Regelingbestand.bescheidvelden) { reader, deel in
      switch deel {
      case .vereist:
        vereisteBescheiden = leesLijst(&reader, 0...8) { $0.oneOf(Regelingbestand.bescheidsoorten) }
      case .artikel: herkomst.leesArtikel(&reader)
      case .bron: herkomst.leesBron(&reader)
      case .status: herkomst.leesStatus(&reader)
      }
    }
    noteer(herkomst, ["bescheiden"])
  }

  mutating func leesToetsen(_ reader: inout JSONReader) {
    reader.array(count: 1...50) { reader, _ in
      var code: Toetscode?
      var artikel: String?
      var vraag: String?
      reader.object(Regelingbestand.toetsvelden) { reader, deel in
        switch deel {
        case .code: code = reader.oneOf(Regelingbestand.toetscodes)
        case .artikel: artikel = reader.text(length: 1...200)
        case .vraag: vraag = reader.text(length: 1...4000)
        }
      }
      guard let code, let artikel, let vraag else { return }
      teksten.toetsen.append(Toetstekst(code: code, artikel: artikel, vraag: vraag))
    }
  }

  mutating func leesCriteria(_ reader: inout JSONReader) {
    reader.array(count: 1...26) { reader, _ in
      var code: String?
      var artikel: String?
      var omschrijving: String?
      var punten: [Puntenveld: Int] = [:]
      var indicatoren: [Indicator] = []
      reader.object(Regelingbestand.criteriumvelden) { reader, deel in
        switch deel {
        case .code: code = leesLetter(&reader)
        case .artikel: artikel = reader.text(length: 1...200)
        case .omschrijving: omschrijving = reader.text(length: 1...4000)
        case .punten: punten = leesPunten(&reader)
        case .indicatoren:
          indicatoren = leesLijst(&reader, 1...Indicator.allCases.count) { $0.oneOf(Regelingbestand.indicatoren) }
        }
      }
      guard let code, let artikel, let omschrijving, let boven = punten[.bovengemiddeld],
        let gemiddeld = punten[.gemiddeld], let minder = punten[.minder], !indicatoren.isEmpty
      else { return criteria.append(nil) }
      if criteria.contains(where: { $0?.code == code }) {
        reader.fault(.value, at: "code", message: "dit criterium staat er twee keer. Geef elk een eigen letter.")
      }
      criteria.append(
        Criterium(
          code: code, omschrijving: omschrijving, artikel: artikel, puntenBovengemiddeld: boven,
          puntenGemiddeld: gemiddeld, puntenMinder: minder, indicatoren: indicatoren))
    }
  }

  private func leesPunten(_ reader: inout JSONReader) -> [Puntenveld: Int] {
    var punten: [Puntenveld: Int] = [:]
    reader.object(Regelingbestand.puntenvelden) { reader, deel in
      punten[deel] = reader.count(0...1000).map { Int($0) }
    }
    guard let boven = punten[.bovengemiddeld], let gemiddeld = punten[.gemiddeld], let minder = punten[.minder]
    else { return punten }
    if !(boven > gemiddeld && gemiddeld > minder) {
      reader.fault(.range, message: "de punten moeten dalen van bovengemiddeld naar gemiddeld naar minder.")
    }
    return punten
  }

  mutating func leesFeestdagen(_ reader: inout JSONReader) {
    var herkomst = Herkomstlezer()
    var jaren: [Jarenveld: Int] = [:]
    reader.object(Regelingbestand.feestdagvelden) { reader, deel in
      switch deel {
      case .jaren:
        reader.object(Regelingbestand.jarenvelden) { reader, deel in
          jaren[deel] = reader.count(2000...2999).map { Int($0) }
        }
      case .dagen: leesDagen(&reader)
      case .artikel: herkomst.leesArtikel(&reader)
      case .bron: herkomst.leesBron(&reader)
      case .status: herkomst.leesStatus(&reader)
      }
    }
    noteer(herkomst, ["feestdagen"])
    guard let van = jaren[.van], let tot = jaren[.tot], let volledigTot = jaren[.volledigTot] else { return }
    guard van <= volledigTot && volledigTot <= tot else {
      return reader.fault(.range, at: "jaren", message: "de jaren moeten oplopen: van ≤ volledigTot ≤ tot.")
    }
    teksten.feestdagenJaren = van...volledigTot
    let gevonden = teksten.feestdagen.map(\.datum.delen.jaar)
    if let buiten = gevonden.first(where: { $0 < van || $0 > tot }) {
      reader.fault(.range, at: "dagen", message: "een dag uit \(buiten) ligt buiten de jaren \(van) tot en met \(tot).")
    }
    guard !gevonden.isEmpty else { return }
    for jaar in van...tot where !gevonden.contains(jaar) {
      reader.fault(.length, at: "dagen", message: "er staat geen enkele feestdag in \(jaar). Vul de lijst aan.")
    }
  }

  private mutating func leesDagen(_ reader: inout JSONReader) {
    reader.array(count: 1...1000) { reader, _ in
      var datum: Datum?
      var naam: String?
      reader.object(Regelingbestand.dagvelden) { reader, deel in
        switch deel {
        case .datum: datum = leesDatum(&reader)
        case .naam: naam = reader.text(length: 1...200)
        }
      }
      guard let datum, let naam else { return }
      if let vorige = teksten.feestdagen.last, vorige.datum >= datum {
        reader.fault(.value, at: "datum", message: "de dagen moeten oplopen en mogen er niet twee keer staan.")
      }
      teksten.feestdagen.append(Feestdag(datum: datum, naam: naam))
    }
  }

  /// A letter a … z.
  private func leesLetter(_ reader: inout JSONReader) -> String? {
    reader.form(length: 1...1, expected: "een letter a tot en met z") { vorm($0) { (97...122).contains($0) } }
  }
}
