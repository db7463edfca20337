package import Begrippen
package import JSON
internal import Notatie
package import Regeling

/// The parts of a cohort document other than the applications: the round, the readings and the seed.
package struct Cohortkader: Sendable {
  package var ronde: Ronde
  /// The readings of the scheme, with those of the document in their place.
  package var normen: OpenNormen
  /// The seed of the draw; an empty text is one.
  package var zaad: String?

  /// The round, the readings and the seed of a document.
  package init(ronde: Ronde, normen: OpenNormen, zaad: String?) {
    self.ronde = ronde
    self.normen = normen
    self.zaad = zaad
  }
}

/// The round at which the reader stands (`contract.md` section 2); nil after a fault.
func leesRonde(_ reader: inout JSONReader) -> Ronde? {
  var jaar: Int64?
  var opent: Tijdstip?
  var sluit: Tijdstip?
  var plafond: Centen?
  var verlengingen: [Ronde.Verlenging] = []
  var besluitDatum: Datum?
  reader.object(rondeleden) { reader, lid in
    switch lid {
    case .jaar: jaar = reader.count(Grenzen.jaar)
    case .opent: opent = reader.tijdstip()
    case .sluit: sluit = reader.tijdstip()
    case .plafond: plafond = reader.centen()
    case .verlengingen:
      reader.array(count: Grenzen.verlengingen) { reader, _ in
        if let verlenging = leesVerlenging(&reader) { verlengingen.append(verlenging) }
      }
    case .besluitDatum: besluitDatum = reader.datum()
    }
  }
  if let opent, let sluit, sluit <= opent {
    reader.fault(.range, at: "sluit", message: "de ronde sluit niet na de opening. Verbeter een van beide.")
  }
  guard let jaar, let opent, let sluit, let plafond else { return nil }
  return Ronde(
    jaar: Int(jaar), opent: opent, sluit: sluit, verlengingen: verlengingen, plafond: plafond,
    besluitDatum: besluitDatum)
}

/// An extension of a window at which the reader stands; nil after a fault.
/// - Parameter leesMoment: reads the new end.
package func leesVerlenging(
  _ reader: inout JSONReader, leesMoment: (inout JSONReader) -> Tijdstip? = { $0.tijdstip() }
) -> Ronde.Verlenging? {
  var tot: Tijdstip?
  var grond: String?
  reader.object(verlengingleden) { reader, lid in
    switch lid {
    case .tot: tot = leesMoment(&reader)
    case .grond: grond = reader.tekst()
    }
  }
  guard let tot, let grond else { return nil }
  return Ronde.Verlenging(tot: tot, grond: grond)
}

/// A decision that admits a file at which the reader stands; nil after a fault.
package func leesToelating(_ reader: inout JSONReader) -> Toelating? {
  var besluit: String?
  var grond: String?
  reader.object(toelatingleden) { reader, lid in
    switch lid {
    case .besluit: besluit = reader.regel()
    case .grond: grond = reader.tekst()
    }
  }
  guard let besluit, let grond else { return nil }
  return Toelating(besluit: besluit, grond: grond)
}

/// Replaces readings in `normen` by those at which the reader stands. Each may be left out.
package func leesOpenNormen(_ reader: inout JSONReader, _ normen: OpenNormen) -> OpenNormen {
  var normen = normen
  reader.object(normleden) { reader, code in
    let waarde =
      switch code.vorm {
      case .woorden(let woorden): reader.oneOf(Choice(woorden))
      case .promille(let bereik): reader.count(bereik).map { String($0) }
      }
    if let waarde, let gewijzigd = normen.met(code, waarde) { normen = gewijzigd }
  }
  return normen
}

/// The seed of a draw at which the reader stands: null is none, an empty text is one.
package func leesZaad(_ reader: inout JSONReader) -> String? {
  reader.null() ? nil : reader.text(length: Grenzen.zaad, multiline: true)
}

private enum Rondelid: String, CaseIterable { case jaar, opent, sluit, plafond, verlengingen, besluitDatum }
private enum Verlenginglid: String, CaseIterable { case tot, grond }
private enum Toelatinglid: String, CaseIterable { case besluit, grond }

private let rondeleden = Members<Rondelid>(required: [.jaar, .opent, .sluit, .plafond])
private let verlengingleden = Members<Verlenginglid>(required: Verlenginglid.allCases)
private let toelatingleden = Members<Toelatinglid>(required: Toelatinglid.allCases)

/// The schema of an extension of a window.
package let verlengingschema = verlengingleden.schema { lid in
  switch lid {
  case .tot: .tijdstip.described("Het einde van de verlenging.")
  case .grond: .regels(Grenzen.tekst).described("Waarom de termijn is verlengd.")
  }
}

/// The schema of a decision that admits a file.
package let toelatingschema = toelatingleden.schema { lid in
  switch lid {
  case .besluit: .regel(Grenzen.tekst).described("Het kenmerk van het besluit tot toelating.")
  case .grond: .regels(Grenzen.tekst).described("Waarom de aanvraag van buiten de termijn wordt toegelaten.")
  }
}

private let normleden = Members<Normcode>()
