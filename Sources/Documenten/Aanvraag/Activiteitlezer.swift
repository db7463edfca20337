internal import Begrippen
package import JSON
internal import Notatie
package import Regeling

/// Activities with their budgets, in an application and in a final account (R 1:4, 1:6; R 4:1).
extension Aanvraaglezer {
  /// The activities at which the reader stands: 1 … 5, each kind at most once; nil after a fault in one of them.
  package func activiteiten(_ reader: inout JSONReader) -> [Activiteit]? {
    lijst(&reader, activiteitleden) { reader, lid, activiteit, _ in
      self.lees(lid, &reader, &activiteit)
    }?.map(\.activiteit)
  }

  /// The realised activities of a final account (R 4:1): the same lines, with an explanation of deviations.
  package func gerealiseerdeActiviteiten(_ reader: inout JSONReader) -> [GerealiseerdeActiviteit]? {
    lijst(&reader, realisatieleden) { reader, lid, activiteit, toelichting in
      switch lid {
      case .soort: self.lees(.soort, &reader, &activiteit)
      case .lasten: activiteit.lasten = self.leesRegels(&reader, Grenzen.gerealiseerdeLasten, self.leesLast)
      case .baten: self.lees(.baten, &reader, &activiteit)
      case .toelichting: toelichting = reader.tekst()
      }
    }
  }

  /// A list of activities. `leesLid` reads the members of the kind of document.
  private func lijst<Lid>(
    _ reader: inout JSONReader, _ leden: Members<Lid>,
    _ leesLid: (inout JSONReader, Lid, inout Activiteitdelen, inout String?) -> Void
  ) -> [GerealiseerdeActiviteit]? {
    var activiteiten: [GerealiseerdeActiviteit] = []
    var soorten: [String] = []
    var isVolledig = true
    let isLijst = reader.array(count: Grenzen.activiteiten) { reader, _ in
      var delen = Activiteitdelen()
      var toelichting: String?
      reader.object(leden) { leesLid(&$0, $1, &delen, &toelichting) }
      if let soort = delen.soort {
        if soorten.contains(soort) {
          reader.fault(
            .value, at: "soort", message: "activiteit \(soort) staat er al. Neem elke soort hoogstens één keer op.")
        }
        soorten.append(soort)
      }
      if let van = delen.van, let tot = delen.tot, tot < van {
        reader.fault(.range, at: "tot", message: "de laatste dag ligt voor de eerste. Verbeter een van beide.")
      }
      if let activiteit = delen.activiteit {
        activiteiten.append(GerealiseerdeActiviteit(activiteit: activiteit, toelichting: toelichting))
      } else {
        isVolledig = false
      }
    }
    return isLijst && isVolledig ? activiteiten : nil
  }

  private func lees(_ lid: Activiteitlid, _ reader: inout JSONReader, _ delen: inout Activiteitdelen) {
    switch lid {
    case .soort: delen.soort = reader.oneOf(activiteitsoorten)
    case .omschrijving: delen.omschrijving = reader.tekst()
    case .van: delen.van = reader.datum()
    case .tot: delen.tot = reader.datum()
    case .doel: delen.doel = reader.tekst()
    case .beoogdeResultaten:
      reader.array(count: Grenzen.beoogdeResultaten) { reader, _ in
        if let resultaat = leesResultaat(&reader) { delen.beoogdeResultaten.append(resultaat) }
      }
    case .lasten: delen.lasten = leesRegels(&reader, Grenzen.lasten, leesLast)
    case .baten: delen.baten = leesRegels(&reader, Grenzen.baten, leesBaat)
    }
  }

  private func leesResultaat(_ reader: inout JSONReader) -> BeoogdResultaat? {
    var omschrijving: String?
    var aantal: Int64?
    reader.object(resultaatleden) { reader, lid in
      switch lid {
      case .omschrijving: omschrijving = reader.tekst()
      case .aantal: aantal = reader.count()
      }
    }
    return omschrijving.map { BeoogdResultaat(omschrijving: $0, aantal: aantal) }
  }

  /// The lines of a list. After a fault in one of them it is nil, so that no sum is checked over a part of the lines.
  private func leesRegels<Regel>(
    _ reader: inout JSONReader, _ aantal: ClosedRange<Int>, _ lees: (inout JSONReader) -> Regel?
  ) -> [Regel]? {
    var regels: [Regel] = []
    var isVolledig = true
    let isLijst = reader.array(count: aantal) { reader, _ in
      if let regel = lees(&reader) { regels.append(regel) } else { isVolledig = false }
    }
    return isLijst && isVolledig ? regels : nil
  }

  // MARK: Lines

  private func leesLast(_ reader: inout JSONReader) -> Last? {
    var soort: Lastsoort?
    var omschrijving: String?
    var bedrag: Centen?
    var verrekenbareBtw: Centen? = .zero
    var nietVerrekenbareBtw: Centen? = .zero
    var restwaarde: Centen? = .zero
    var eerderGesubsidieerd: Centen? = .zero
    reader.object(lastleden) { reader, lid in
      switch lid {
      case .soort: soort = reader.oneOf(lastsoorten)
      case .omschrijving: omschrijving = reader.tekst()
      case .bedrag:
        bedrag = reader.centen(negatief: "Verreken een creditnota in het bedrag van de regel waar zij bij hoort.")
      case .verrekenbareBtw: verrekenbareBtw = reader.centen()
      case .nietVerrekenbareBtw: nietVerrekenbareBtw = reader.centen()
      case .restwaarde: restwaarde = reader.centen()
      case .eerderGesubsidieerd: eerderGesubsidieerd = reader.centen()
      }
    }
    if let soort, soort != .apparatuur, let restwaarde, restwaarde > .zero {
      reader.fault(
        .value, at: "restwaarde",
        message: "alleen apparatuur heeft een restwaarde (artikel 1:6 lid 3 b). Laat hem weg of kies soort apparatuur.")
    }
    if let bedrag, let nietVerrekenbareBtw, let restwaarde, let eerderGesubsidieerd {
      let bruto = bedrag + nietVerrekenbareBtw
      let aftrek = restwaarde + eerderGesubsidieerd
      if aftrek > bruto {
        reader.fault(
          .range,
          message: "restwaarde en eerder gesubsidieerd zijn samen \(aftrek.tekst), meer dan de kosten van "
            + "\(bruto.tekst). Verlaag ze.")
      }
    }
    guard let soort, let omschrijving, let bedrag, let verrekenbareBtw, let nietVerrekenbareBtw, let restwaarde,
      let eerderGesubsidieerd
    else { return nil }
    return Last(
      soort: soort, omschrijving: omschrijving, bedrag: bedrag, verrekenbareBtw: verrekenbareBtw,
      nietVerrekenbareBtw: nietVerrekenbareBtw, restwaarde: restwaarde, eerderGesubsidieerd: eerderGesubsidieerd)
  }

  private func leesBaat(_ reader: inout JSONReader) -> Baat? {
    var soort: Baatsoort?
    var omschrijving: String?
    var bedrag: Centen?
    reader.object(baatleden) { reader, lid in
      switch lid {
      case .soort: soort = reader.oneOf(baatsoorten)
      case .omschrijving: omschrijving = reader.tekst()
      case .bedrag: bedrag = reader.centen()
      }
    }
    guard let soort, let omschrijving, let bedrag else { return nil }
    return Baat(soort: soort, omschrijving: omschrijving, bedrag: bedrag)
  }
}

/// One activity of a final account (R 4:1).
package struct GerealiseerdeActiviteit: Hashable, Sendable {
  /// Its realised lines and income.
  package var activiteit: Activiteit
  /// The explanation of a deviation from the budget, when given.
  package var toelichting: String?

  package init(activiteit: Activiteit, toelichting: String? = nil) {
    self.activiteit = activiteit
    self.toelichting = toelichting
  }
}

/// The parts of an activity that were read so far.
private struct Activiteitdelen {
  var soort: String?
  var omschrijving: String?
  var van: Datum?
  var tot: Datum?
  var doel: String?
  var beoogdeResultaten: [BeoogdResultaat] = []
  var lasten: [Last]?
  var baten: [Baat]?

  /// The activity, when all that is required was read.
  var activiteit: Activiteit? {
    guard let soort, let lasten, let baten else { return nil }
    return Activiteit(
      soort: soort, omschrijving: omschrijving, van: van, tot: tot, doel: doel, beoogdeResultaten: beoogdeResultaten,
      lasten: lasten, baten: baten)
  }
}

enum Activiteitlid: String, CaseIterable {
  case soort, omschrijving, van, tot, doel, beoogdeResultaten, lasten, baten
}
enum Realisatielid: String, CaseIterable { case soort, lasten, baten, toelichting }
enum Resultaatlid: String, CaseIterable { case omschrijving, aantal }
enum Lastlid: String, CaseIterable {
  case soort, omschrijving, bedrag, verrekenbareBtw, nietVerrekenbareBtw, restwaarde, eerderGesubsidieerd
}
enum Baatlid: String, CaseIterable { case soort, omschrijving, bedrag }

let activiteitleden = Members<Activiteitlid>(required: [.soort, .lasten, .baten])
let realisatieleden = Members<Realisatielid>(required: [.soort, .lasten, .baten])
let resultaatleden = Members<Resultaatlid>(required: [.omschrijving])
let lastleden = Members<Lastlid>(required: [.soort, .omschrijving, .bedrag])
let baatleden = Members<Baatlid>(required: Baatlid.allCases)
let lastsoorten = Choice<Lastsoort>()
let baatsoorten = Choice<Baatsoort>()
