import JSON
import Regeling

/// Checks the parts of a scheme file against each other. It compares only parts without faults, so that one mistake
/// gives one fault.
extension Regelingbestand {
  func controleer(_ reader: inout JSONReader) {
    controleerBedragen(&reader)
    controleerRechtsvormen(&reader)
    controleerToetsen(&reader)
    controleerCriteria(&reader)
    controleerVolledigheid(&reader)
    let bronnen = Set(teksten.bronnen.map(\.code))
    for (plaats, bron) in bronverwijzingen where !bronnen.contains(bron) && !bronnen.isEmpty {
      reader.fault(.value, steps: plaats, message: "de bron \(bron) staat niet in de lijst van bronnen.")
    }
  }

  private func controleerBedragen(_ reader: inout JSONReader) {
    if let opent, let sluit, opent >= sluit {
      reader.fault(.range, at: "aanvraagtermijn", "sluit", message: "de termijn sluit niet na de opening.")
    }
    if plafond == .zero { reader.fault(.range, at: "plafond", "bedrag", message: "het plafond moet boven 0 liggen.") }
    if maximum == .zero { reader.fault(.range, at: "maximum", "bedrag", message: "het maximum moet boven 0 liggen.") }
    guard let deMinimis else { return }
    if deMinimis.plafondMetDaeb < deMinimis.plafondAlgemeen {
      reader.fault(
        .range, at: "deMinimis", "plafondMetDaeb", message: "het plafond met DAEB ligt niet onder het algemene.")
    }
    meldDubbel(
      &reader, deMinimis.verordeningenAlgemeen + deMinimis.verordeningenDaeb, ["deMinimis", "verordeningenDaeb"],
      "deze verordening")
  }

  private func controleerRechtsvormen(_ reader: inout JSONReader) {
    let vormen = rechtspersonen + nietRechtspersonen
    meldDubbel(&reader, vormen, ["rechtsvormen", "geenRechtspersoon"], "deze rechtsvorm")
    if vormen.count > NameList.countMax {
      reader.fault(
        .length, at: "rechtsvormen",
        message: "er staan \(vormen.count) rechtsvormen, ten hoogste \(NameList.countMax) mogen. Kort de lijsten in.")
    }
    meldDubbel(&reader, vereisteBescheiden, ["bescheiden", "vereist"], "dit bescheid")
  }

  private func meldDubbel(
    _ reader: inout JSONReader, _ waarden: [String], _ plaats: [PointerStep], _ wat: String
  ) {
    var gezien: Set<String> = []
    for waarde in waarden where !gezien.insert(waarde).inserted {
      reader.fault(.value, steps: plaats, message: "\(wat) staat er twee keer: \(waarde).")
    }
  }

  private func controleerToetsen(_ reader: inout JSONReader) {
    let codes = teksten.toetsen.map(\.code)
    guard !codes.isEmpty else { return }
    for code in Toetscode.allCases where !codes.contains(code) {
      reader.fault(.length, at: "toetsen", message: "de toets \(code.rawValue) ontbreekt.")
    }
    if Set(codes).count == Toetscode.allCases.count && codes != Toetscode.allCases {
      reader.fault(
        .value, at: "toetsen", message: "de toetsen staan niet in hun volgorde of er staat er een twee keer.")
    }
  }

  private func controleerCriteria(_ reader: inout JSONReader) {
    let gelezen = criteria.compactMap { $0 }
    guard gelezen.count == criteria.count, !gelezen.isEmpty else { return }
    var gezien: Set<Indicator> = []
    for (plaats, criterium) in gelezen.enumerated() {
      for (onderdeel, indicator) in criterium.indicatoren.enumerated() where !gezien.insert(indicator).inserted {
        reader.fault(
          .value, at: "criteria", .index(plaats), "indicatoren", .index(onderdeel),
          message: "de indicator \(indicator.rawValue) staat er twee keer.")
      }
    }
    for indicator in Indicator.allCases where !gezien.contains(indicator) {
      reader.fault(.length, at: "criteria", message: "de indicator \(indicator.rawValue) ontbreekt.")
    }
    let som = gelezen.reduce(0) { $0 + $1.puntenBovengemiddeld }
    if let puntenMaximum, som != puntenMaximum {
      reader.fault(
        .sum, at: "puntenMaximum", message: "de criteria geven samen ten hoogste \(som) punten, niet \(puntenMaximum).")
    }
  }

  private func controleerVolledigheid(_ reader: inout JSONReader) {
    for soort in Termijnsoort.allCases where termijnen[soort] == nil && !termijnen.isEmpty {
      reader.fault(.length, at: "termijnen", message: "de termijn \(soort.rawValue) ontbreekt.")
    }
    for code in Normcode.allCases where gekozenNormen[code] == nil && !gekozenNormen.isEmpty {
      reader.fault(.length, at: "openNormen", message: "de open norm \(code.rawValue) ontbreekt of is niet leesbaar.")
    }
  }
}
