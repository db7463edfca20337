internal import Begrippen
package import JSON
package import Regeling

/// The figures of R 1:9 lid 2: those of an applicant, and those that an assessor verified.
extension Aanvraaglezer {
  /// The figures at which the reader stands, all but the period required; nil after a fault.
  package func prestaties(_ reader: inout JSONReader) -> Prestaties? {
    var periode: Periode?
    var cijfers = Beoordeling.Prestatiewijziging()
    reader.object(prestatievelden) { reader, veld in
      switch veld {
      case .periode: periode = leesPeriode(&reader)
      case .cijfer(_, let soort): lees(soort, &reader, &cijfers)
      }
    }
    controleerDelen(cijfers, &reader)
    return cijfers.volledig(periode: periode)
  }

  /// The verified figures of an assessment at which the reader stands: those that differ from the sent ones.
  func prestatiewijziging(
    _ reader: inout JSONReader, lid leesLid: Bevindinglezer = bevindingZonderReden
  ) -> Beoordeling.Prestatiewijziging {
    var wijziging = Beoordeling.Prestatiewijziging()
    reader.object(cijfers) { reader, cijfer in
      leesLid(&reader) { lees(cijfer.soort, &$0, &wijziging) }
    }
    return wijziging
  }

  /// Entrepreneurs from outside Den Haag and social startups are each a part of the supported ones. So neither number
  /// can be larger than the number of supported ones.
  private func controleerDelen(_ cijfers: Beoordeling.Prestatiewijziging, _ reader: inout JSONReader) {
    guard let ondersteund = cijfers.ondersteundeOndernemers else { return }
    let delen: [(Prestatiecijfer, Int64?)] = [
      (.waarvanBuitenDenHaag, cijfers.waarvanBuitenDenHaag), (.waarvanSocialeStartups, cijfers.waarvanSocialeStartups),
    ]
    for case (let cijfer, let deel?) in delen where deel > ondersteund {
      reader.fault(
        .range, at: .member(cijfer.rawValue),
        message: "dit zijn er \(deel), meer dan de \(ondersteund) ondersteunde ondernemers. Verbeter een van beide.")
    }
  }

  private func leesPeriode(_ reader: inout JSONReader) -> Periode? {
    var van: Datum?
    var tot: Datum?
    reader.object(periodeleden) { reader, lid in
      switch lid {
      case .van: van = reader.datum()
      case .tot: tot = reader.datum()
      }
    }
    guard let van, let tot else { return nil }
    if tot < van {
      reader.fault(.range, at: "tot", message: "de laatste dag ligt voor de eerste. Verbeter een van beide.")
    }
    return Periode(van: van, tot: tot)
  }

  private func lees(
    _ soort: Prestatiecijfer.Soort, _ reader: inout JSONReader, _ cijfers: inout Beoordeling.Prestatiewijziging
  ) {
    switch soort {
    case .aantal(let plaats): cijfers[keyPath: plaats.nagegaan] = reader.count()
    case .vraagmogelijkheden(let plaats): cijfers[keyPath: plaats.nagegaan] = reader.oneOf(vraagmogelijkheden)
    case .zichtbaarheid(let plaats): cijfers[keyPath: plaats.nagegaan] = reader.oneOf(zichtbaarheden)
    }
  }
}

/// A member of the figures that an applicant sends. It keeps its row of the table of the figures, because the reading
/// of every application needs that row.
enum Prestatieveld: RawRepresentable {
  case periode
  case cijfer(Prestatiecijfer, Prestatiecijfer.Soort)

  static let cijfers = Prestatiecijfer.allCases.map { Prestatieveld.cijfer($0, $0.soort) }

  init?(rawValue: String) {
    guard let veld = ([.periode] + Prestatieveld.cijfers).first(where: { $0.rawValue == rawValue }) else { return nil }
    self = veld
  }

  var rawValue: String {
    switch self {
    case .periode: "periode"
    case .cijfer(let cijfer, _): cijfer.rawValue
    }
  }
}

extension Prestatieveld: Equatable {
  static func == (links: Prestatieveld, rechts: Prestatieveld) -> Bool { links.rawValue == rechts.rawValue }
}

enum Periodelid: String, CaseIterable { case van, tot }

let prestatievelden = Members([.periode] + Prestatieveld.cijfers, required: Prestatieveld.cijfers)
let cijfers = Members<Prestatiecijfer>()
let periodeleden = Members<Periodelid>(required: Periodelid.allCases)
let vraagmogelijkheden = Choice<Vraagmogelijkheden>()
let zichtbaarheden = Choice<Zichtbaarheid>()
