internal import Begrippen
import JSON
import Regeling

/// The numbers of a scheme file, each with its article, source and status.
extension Regelingbestand {
  private enum Bedragveld: String, CaseIterable { case bedrag, artikel, bron, status }
  private enum Procentveld: String, CaseIterable { case procent, artikel, bron, status }
  private enum Aanvraagtermijnveld: String, CaseIterable { case opent, sluit, artikel, bron, status }
  private enum DeMinimisveld: String, CaseIterable {
    case plafondAlgemeen, plafondMetDaeb, jarenTerug, verordeningenAlgemeen, verordeningenDaeb, registratie
    case artikel, bron, status
  }
  private enum Registratieveld: String, CaseIterable { case vanaf, werkdagen }
  private enum Termijnveld: String, CaseIterable { case code, lengte, eenheid, artikel, bron, status }

  private static let bedragvelden = Members<Bedragveld>(required: Bedragveld.allCases)
  private static let procentvelden = Members<Procentveld>(required: Procentveld.allCases)
  private static let aanvraagtermijnvelden = Members<Aanvraagtermijnveld>(required: Aanvraagtermijnveld.allCases)
  private static let deMinimisvelden = Members<DeMinimisveld>(
    required: DeMinimisveld.allCases.filter { $0 != .registratie })
  private static let registratievelden = Members<Registratieveld>(required: Registratieveld.allCases)
  private static let termijnvelden = Members<Termijnveld>(required: Termijnveld.allCases)

  mutating func leesBedrag(_ reader: inout JSONReader, _ veld: Regelingveld) -> Centen? {
    var herkomst = Herkomstlezer()
    var bedrag: Centen?
    reader.object(Regelingbestand.bedragvelden) { reader, deel in
      switch deel {
      case .bedrag: bedrag = reader.amount().map { Centen($0) }
      case .artikel: herkomst.leesArtikel(&reader)
      case .bron: herkomst.leesBron(&reader)
      case .status: herkomst.leesStatus(&reader)
      }
    }
    noteer(herkomst, [.member(veld.rawValue)])
    return bedrag
  }

  mutating func leesProcent(_ reader: inout JSONReader, _ veld: Regelingveld) -> Procent? {
    var herkomst = Herkomstlezer()
    var procent: Procent?
    reader.object(Regelingbestand.procentvelden) { reader, deel in
      switch deel {
      case .procent: procent = reader.count(0...100).map { Procent($0) }
      case .artikel: herkomst.leesArtikel(&reader)
      case .bron: herkomst.leesBron(&reader)
      case .status: herkomst.leesStatus(&reader)
      }
    }
    noteer(herkomst, [.member(veld.rawValue)])
    return procent
  }

  mutating func leesAanvraagtermijn(_ reader: inout JSONReader) {
    var herkomst = Herkomstlezer()
    reader.object(Regelingbestand.aanvraagtermijnvelden) { reader, deel in
      switch deel {
      case .opent: opent = leesTijdstip(&reader)
      case .sluit: sluit = leesTijdstip(&reader)
      case .artikel: herkomst.leesArtikel(&reader)
      case .bron: herkomst.leesBron(&reader)
      case .status: herkomst.leesStatus(&reader)
      }
    }
    noteer(herkomst, ["aanvraagtermijn"])
  }

  mutating func leesDeMinimis(_ reader: inout JSONReader) {
    var herkomst = Herkomstlezer()
    var algemeen: Centen?
    var metDaeb: Centen?
    var jaren: Int?
    var verordeningenAlgemeen: [String]?
    var verordeningenDaeb: [String]?
    var registratie: DeMinimisregistratie?
    reader.object(Regelingbestand.deMinimisvelden) { reader, deel in
      switch deel {
      case .plafondAlgemeen: algemeen = reader.amount().map { Centen($0) }
      case .plafondMetDaeb: metDaeb = reader.amount().map { Centen($0) }
      case .jarenTerug: jaren = reader.count(1...10).map { Int($0) }
      case .verordeningenAlgemeen: verordeningenAlgemeen = leesVerordeningen(&reader)
      case .verordeningenDaeb: verordeningenDaeb = leesVerordeningen(&reader)
      case .registratie: registratie = leesRegistratie(&reader)
      case .artikel: herkomst.leesArtikel(&reader)
      case .bron: herkomst.leesBron(&reader)
      case .status: herkomst.leesStatus(&reader)
      }
    }
    noteer(herkomst, ["deMinimis"])
    guard let algemeen, let metDaeb, let jaren, let verordeningenAlgemeen, let verordeningenDaeb else { return }
    deMinimis = DeMinimisregels(
      plafondAlgemeen: algemeen, plafondMetDaeb: metDaeb, jarenTerug: jaren,
      verordeningenAlgemeen: verordeningenAlgemeen, verordeningenDaeb: verordeningenDaeb, registratie: registratie)
  }

  private func leesVerordeningen(_ reader: inout JSONReader) -> [String] {
    leesLijst(&reader, 0...20) { reader in
      reader.form(length: 6...12, expected: "een verordening als 2023/2831") {
        vorm($0) { (48...57).contains($0) || $0 == 47 }
      }
    }
  }

  private func leesRegistratie(_ reader: inout JSONReader) -> DeMinimisregistratie? {
    var vanaf: Datum?
    var werkdagen: Int?
    reader.object(Regelingbestand.registratievelden) { reader, deel in
      switch deel {
      case .vanaf: vanaf = leesDatum(&reader)
      case .werkdagen: werkdagen = reader.count(1...100).map { Int($0) }
      }
    }
    guard let vanaf, let werkdagen else { return nil }
    return DeMinimisregistratie(vanaf: vanaf, werkdagen: werkdagen)
  }

  mutating func leesTermijnen(_ reader: inout JSONReader) {
    reader.array(count: 1...20) { reader, plaats in
      var herkomst = Herkomstlezer()
      var soort: Termijnsoort?
      var lengte: Int?
      var eenheid: Termijneenheid?
      reader.object(Regelingbestand.termijnvelden) { reader, deel in
        switch deel {
        case .code: soort = reader.oneOf(Choice<Termijnsoort>())
        case .lengte: lengte = reader.count(1...104).map { Int($0) }
        case .eenheid: eenheid = reader.oneOf(Choice<Termijneenheid>())
        case .artikel: herkomst.leesArtikel(&reader)
        case .bron: herkomst.leesBron(&reader)
        case .status: herkomst.leesStatus(&reader)
        }
      }
      noteer(herkomst, ["termijnen", .index(plaats)], onderdeel: soort.map { "termijnen/\($0.rawValue)" })
      guard let soort, let lengte, let eenheid else { return }
      if eenheid != soort.eenheid {
        reader.fault(.value, at: "eenheid", message: "deze termijn staat in de wet in \(soort.eenheid.rawValue).")
      }
      if termijnen.updateValue(lengte, forKey: soort) != nil {
        reader.fault(.value, at: "code", message: "deze termijn staat er twee keer. Laat er één staan.")
      }
    }
  }

  /// Keeps the origin of a part. Its source must be listed.
  mutating func noteer(_ herkomst: Herkomstlezer, _ plaats: [PointerStep], onderdeel: String? = nil) {
    if let bron = herkomst.bron { bronverwijzingen.append((plaats + ["bron"], bron)) }
    guard let artikel = herkomst.artikel, let bron = herkomst.bron, let status = herkomst.status else { return }
    let naam = onderdeel ?? String(jsonPointer(plaats).dropFirst())
    teksten.herkomst.append(Herkomst(onderdeel: naam, artikel: artikel, bron: bron, status: status))
  }

  /// A list of the elements that `lees` reads, without those with a fault.
  func leesLijst<Waarde>(
    _ reader: inout JSONReader, _ aantal: ClosedRange<Int>, _ lees: (inout JSONReader) -> Waarde?
  ) -> [Waarde] {
    var waarden: [Waarde] = []
    reader.array(count: aantal) { reader, _ in
      if let waarde = lees(&reader) { waarden.append(waarde) }
    }
    return waarden
  }

  /// A date as 2025-03-20.
  func leesDatum(_ reader: inout JSONReader) -> Datum? {
    reader.form(length: 10...10, expected: "een datum als 2025-03-20") { Datum(iso: $0) }
  }

  /// An instant as 2025-03-19T23:00:00Z. There is one notation, so that two files with the same instants compare equal.
  func leesTijdstip(_ reader: inout JSONReader) -> Tijdstip? {
    reader.form(length: 20...20, expected: "een tijdstip in UTC als 2025-03-19T23:00:00Z") { bytes in
      bytes[10] == UInt8(ascii: "T") && bytes[19] == UInt8(ascii: "Z") ? Tijdstip(iso: bytes) : nil
    }
  }
}

/// Reads the article, source and status of a number.
struct Herkomstlezer {
  private(set) var artikel: String?
  private(set) var bron: String?
  private(set) var status: Bronstatus?

  private static let statussen = Choice<Bronstatus>()

  mutating func leesArtikel(_ reader: inout JSONReader) { artikel = reader.text(length: 1...200) }
  mutating func leesBron(_ reader: inout JSONReader) { bron = reader.text(length: 1...20) }
  mutating func leesStatus(_ reader: inout JSONReader) { status = reader.oneOf(Herkomstlezer.statussen) }
}
