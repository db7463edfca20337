internal import Begrippen
import JSON
import Regeling

/// The texts of a scheme file: open norms with their alternatives, fixed readings, sources.
extension Regelingbestand {
  private enum Normveld: String, CaseIterable {
    case code, artikel, vraag, gekozen, toelichting, alternatieven, beslotenDoor, gepubliceerd, besluit
  }
  private enum Normbesluitveld: String, CaseIterable { case kenmerk, datum, vindplaats }
  private enum Alternatiefveld: String, CaseIterable { case waarde, omschrijving, vergt }
  private enum Lezingveld: String, CaseIterable { case code, artikel, lezing }
  private enum Bronveld: String, CaseIterable { case code, titel, vindplaats }

  private static let normvelden = Members<Normveld>(required: Normveld.allCases.filter { $0 != .besluit })
  private static let normbesluitvelden = Members<Normbesluitveld>(required: Normbesluitveld.allCases)
  private static let alternatiefvelden = Members<Alternatiefveld>(required: [.waarde, .omschrijving])
  private static let lezingvelden = Members<Lezingveld>(required: Lezingveld.allCases)
  private static let bronvelden = Members<Bronveld>(required: Bronveld.allCases)
  private static let normcodes = Choice<Normcode>()

  mutating func leesOpenNormen(_ reader: inout JSONReader) {
    reader.array(count: 1...50) { reader, _ in
      var code: Normcode?
      var gekozen: String?
      var delen: [Normveld: String] = [:]
      var alternatieven: [OpenNormtekst.Alternatief] = []
      var besluit: Normbesluit?
      reader.object(Regelingbestand.normvelden) { reader, veld in
        switch veld {
        case .code: code = reader.oneOf(Regelingbestand.normcodes)
        case .gekozen: gekozen = leesNormwaarde(&reader)
        case .alternatieven: alternatieven = leesLijst(&reader, 1...20) { leesAlternatief(&$0) }
        case .besluit: besluit = leesNormbesluit(&reader)
        case .artikel, .vraag, .toelichting, .beslotenDoor, .gepubliceerd:
          delen[veld] = reader.text(length: 1...4000)
        }
      }
      guard let code, let gekozen, let artikel = delen[.artikel], let vraag = delen[.vraag],
        let toelichting = delen[.toelichting], let beslotenDoor = delen[.beslotenDoor],
        let gepubliceerd = delen[.gepubliceerd]
      else { return }
      if gekozenNormen.updateValue(gekozen, forKey: code) != nil {
        reader.fault(.value, at: "code", message: "deze open norm staat er twee keer. Laat er één staan.")
      }
      controleerWaarden(&reader, code, gekozen, alternatieven.map(\.waarde))
      teksten.openNormen.append(
        OpenNormtekst(
          code: code, artikel: artikel, vraag: vraag, gekozen: gekozen, toelichting: toelichting,
          alternatieven: alternatieven, beslotenDoor: beslotenDoor, gepubliceerd: gepubliceerd, besluit: besluit))
    }
  }

  /// The decision that chose a reading; nil after a fault.
  private func leesNormbesluit(_ reader: inout JSONReader) -> Normbesluit? {
    var kenmerk: String?
    var datum: Datum?
    var vindplaats: String?
    reader.object(Regelingbestand.normbesluitvelden) { reader, veld in
      switch veld {
      case .kenmerk: kenmerk = reader.text(length: 1...200)
      case .datum: datum = reader.datum()
      case .vindplaats: vindplaats = reader.text(length: 1...4000)
      }
    }
    guard let kenmerk, let datum, let vindplaats else { return nil }
    return Normbesluit(kenmerk: kenmerk, datum: datum, vindplaats: vindplaats)
  }

  /// A value of a norm: a word, or for the band a number of per mille.
  private func leesNormwaarde(_ reader: inout JSONReader) -> String? {
    switch reader.value() {
    case .text(let woord): return woord
    case .number(let getal): return getal
    case nil: return nil
    default:
      reader.fault(.type, message: "hier hoort een tekst, of voor de bandbreedte een geheel getal.")
      return nil
    }
  }

  private func leesAlternatief(_ reader: inout JSONReader) -> OpenNormtekst.Alternatief? {
    var waarde: String?
    var omschrijving: String?
    var vergt: String?
    reader.object(Regelingbestand.alternatiefvelden) { reader, veld in
      switch veld {
      case .waarde: waarde = leesNormwaarde(&reader)
      case .omschrijving: omschrijving = reader.text(length: 1...4000)
      case .vergt: vergt = reader.text(length: 1...4000)
      }
    }
    guard let waarde, let omschrijving else { return nil }
    return OpenNormtekst.Alternatief(waarde: waarde, omschrijving: omschrijving, vergt: vergt)
  }

  /// The norm knows every value, no value comes twice, and a norm with words names all its words.
  private func controleerWaarden(
    _ reader: inout JSONReader, _ code: Normcode, _ gekozen: String, _ alternatieven: [String]
  ) {
    if !code.kent(gekozen) {
      reader.fault(.value, at: "gekozen", message: "\(code.rawValue) kent de waarde \(gekozen) niet.")
    }
    for (plaats, waarde) in alternatieven.enumerated() {
      if !code.kent(waarde) {
        reader.fault(
          .value, at: "alternatieven", .index(plaats), "waarde",
          message: "\(code.rawValue) kent de waarde \(waarde) niet.")
      } else if waarde == gekozen || alternatieven[..<plaats].contains(waarde) {
        reader.fault(
          .value, at: "alternatieven", .index(plaats), "waarde",
          message: "deze waarde is al gekozen of staat er twee keer.")
      }
    }
    guard case .woorden(let woorden) = code.vorm else { return }
    for waarde in woorden where waarde != gekozen && !alternatieven.contains(waarde) {
      reader.fault(
        .length, at: "alternatieven", message: "het alternatief \(waarde) ontbreekt. Noem elke mogelijke lezing.")
    }
  }

  mutating func leesVasteLezingen(_ reader: inout JSONReader) {
    reader.array(count: 0...100) { reader, _ in
      var delen: [Lezingveld: String] = [:]
      reader.object(Regelingbestand.lezingvelden) { reader, veld in
        delen[veld] = reader.text(length: 1...(veld == .code ? 64 : 4000))
      }
      guard let code = delen[.code], let artikel = delen[.artikel], let lezing = delen[.lezing] else { return }
      if teksten.vasteLezingen.contains(where: { $0.code == code }) {
        reader.fault(.value, at: "code", message: "deze lezing staat er twee keer. Laat er één staan.")
      }
      teksten.vasteLezingen.append(VasteLezing(code: code, artikel: artikel, lezing: lezing))
    }
  }

  mutating func leesBronnen(_ reader: inout JSONReader) {
    reader.array(count: 1...100) { reader, _ in
      var delen: [Bronveld: String] = [:]
      reader.object(Regelingbestand.bronvelden) { reader, veld in
        delen[veld] = reader.text(length: 1...(veld == .code ? 20 : 4000))
      }
      guard let code = delen[.code], let titel = delen[.titel], let vindplaats = delen[.vindplaats] else { return }
      if teksten.bronnen.contains(where: { $0.code == code }) {
        reader.fault(.value, at: "code", message: "deze bron staat er twee keer. Laat er één staan.")
      }
      teksten.bronnen.append(Bron(code: code, titel: titel, vindplaats: vindplaats))
    }
  }
}
