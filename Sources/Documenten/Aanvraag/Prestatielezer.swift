internal import Begrippen
package import JSON
package import Regeling

/// The figures of R 1:9 lid 2, as an applicant sends them and as an assessor verifies them.
extension Aanvraaglezer {
  /// The figures at which the reader stands, all but the period required; nil after a fault.
  package func prestaties(_ reader: inout JSONReader) -> Prestaties? {
    var periode: Periode?
    var wijziging = Beoordeling.Prestatiewijziging()
    reader.object(prestatieleden) { reader, lid in
      switch lid {
      case .periode: periode = leesPeriode(&reader)
      case let lid: leesFiguur(lid, &reader, &wijziging)
      }
    }
    controleerDelen(wijziging.ondersteundeOndernemers, wijziging, &reader)
    guard let gesprekkenNieuw = wijziging.gesprekkenNieuw, let gesprekkenBestaand = wijziging.gesprekkenBestaand,
      let vraagmogelijkheden = wijziging.vraagmogelijkheden, let zichtbaarheid = wijziging.zichtbaarheid,
      let ondersteundeOndernemers = wijziging.ondersteundeOndernemers,
      let waarvanBuitenDenHaag = wijziging.waarvanBuitenDenHaag,
      let waarvanSocialeStartups = wijziging.waarvanSocialeStartups, let evenementen = wijziging.evenementen,
      let deelnamesAanEvenementen = wijziging.deelnamesAanEvenementen,
      let overlegstructuren = wijziging.overlegstructuren, let samenwerkingen = wijziging.samenwerkingen
    else { return nil }
    return Prestaties(
      periode: periode, gesprekkenNieuw: gesprekkenNieuw, gesprekkenBestaand: gesprekkenBestaand,
      vraagmogelijkheden: vraagmogelijkheden, zichtbaarheid: zichtbaarheid,
      ondersteundeOndernemers: ondersteundeOndernemers, waarvanBuitenDenHaag: waarvanBuitenDenHaag,
      waarvanSocialeStartups: waarvanSocialeStartups, evenementen: evenementen,
      deelnamesAanEvenementen: deelnamesAanEvenementen, overlegstructuren: overlegstructuren,
      samenwerkingen: samenwerkingen)
  }

  /// The verified figures of an assessment at which the reader stands: those that differ from what was sent.
  package func prestatiewijziging(
    _ reader: inout JSONReader, lid leesLid: Bevindinglezer = bevindingZonderReden
  ) -> Beoordeling.Prestatiewijziging {
    var wijziging = Beoordeling.Prestatiewijziging()
    reader.object(wijzigingleden) { reader, lid in
      leesLid(&reader, lid.rawValue) { leesFiguur(lid.prestatielid, &$0, &wijziging) }
    }
    return wijziging
  }

  /// Of the entrepreneurs supported no more can come from outside Den Haag or be social startups than there are.
  private func controleerDelen(
    _ ondersteund: Int64?, _ wijziging: Beoordeling.Prestatiewijziging, _ reader: inout JSONReader
  ) {
    guard let ondersteund else { return }
    let delen: [(PointerStep, Int64?)] = [
      ("waarvanBuitenDenHaag", wijziging.waarvanBuitenDenHaag),
      ("waarvanSocialeStartups", wijziging.waarvanSocialeStartups),
    ]
    for case (let naam, let deel?) in delen where deel > ondersteund {
      reader.fault(
        .range, at: naam,
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

  private func leesFiguur(
    _ lid: Prestatielid, _ reader: inout JSONReader, _ wijziging: inout Beoordeling.Prestatiewijziging
  ) {
    switch lid {
    case .periode: preconditionFailure("the period is no figure")
    case .gesprekkenNieuw: wijziging.gesprekkenNieuw = reader.count()
    case .gesprekkenBestaand: wijziging.gesprekkenBestaand = reader.count()
    case .vraagmogelijkheden: wijziging.vraagmogelijkheden = reader.oneOf(vraagmogelijkheden)
    case .zichtbaarheid: wijziging.zichtbaarheid = reader.oneOf(zichtbaarheden)
    case .ondersteundeOndernemers: wijziging.ondersteundeOndernemers = reader.count()
    case .waarvanBuitenDenHaag: wijziging.waarvanBuitenDenHaag = reader.count()
    case .waarvanSocialeStartups: wijziging.waarvanSocialeStartups = reader.count()
    case .evenementen: wijziging.evenementen = reader.count()
    case .deelnamesAanEvenementen: wijziging.deelnamesAanEvenementen = reader.count()
    case .overlegstructuren: wijziging.overlegstructuren = reader.count()
    case .samenwerkingen: wijziging.samenwerkingen = reader.count()
    }
  }
}

private enum Prestatielid: String, CaseIterable {
  case periode, gesprekkenNieuw, gesprekkenBestaand, vraagmogelijkheden, zichtbaarheid, ondersteundeOndernemers,
    waarvanBuitenDenHaag, waarvanSocialeStartups, evenementen, deelnamesAanEvenementen, overlegstructuren,
    samenwerkingen
}
private enum Periodelid: String, CaseIterable { case van, tot }

/// A member of the figures that an assessor can verify: all but the period.
private struct Wijzigingslid: RawRepresentable, CaseIterable, Equatable {
  static let allCases = Prestatielid.allCases.filter { $0 != .periode }.map(Wijzigingslid.init)

  let prestatielid: Prestatielid

  init(_ prestatielid: Prestatielid) { self.prestatielid = prestatielid }

  init?(rawValue: String) {
    guard let lid = Prestatielid(rawValue: rawValue) else { return nil }
    prestatielid = lid
  }

  var rawValue: String { prestatielid.rawValue }
}

private let prestatieleden = Members<Prestatielid>(required: Prestatielid.allCases.filter { $0 != .periode })
private let wijzigingleden = Members<Wijzigingslid>()
private let periodeleden = Members<Periodelid>(required: Periodelid.allCases)
private let vraagmogelijkheden = Choice<Vraagmogelijkheden>()
private let zichtbaarheden = Choice<Zichtbaarheid>()
