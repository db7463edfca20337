package import Begrippen

// Artikel 4:5 Awb, eerste en vierde lid: Het bestuursorgaan kan besluiten de aanvraag niet te behandelen, mits de
// aanvrager de gelegenheid heeft gehad de aanvraag binnen een daartoe gestelde termijn aan te vullen. Een besluit om de
// aanvraag niet te behandelen wordt bekendgemaakt binnen vier weken nadat de aanvraag is aangevuld of nadat de daarvoor
// gestelde termijn ongebruikt is verstreken.

/// The days that count for one item of which completion was asked (Awb 4:5).
package struct Hersteltijd: Hashable, Sendable {
  /// The last day on which the applicant can complete it, as the Algemene termijnenwet extends the term.
  package let tot: Datum
  /// The last day on which it can be made known that the file is left untreated for it (lid 4): four weeks after the last
  /// completion in the term or, without one, after its end.
  package let buitenbehandelingTot: Datum

  /// The two days.
  package init(tot: Datum, buitenbehandelingTot: Datum) {
    self.tot = tot
    self.buitenbehandelingTot = buitenbehandelingTot
  }

  /// Whether the applicant can complete it on that day.
  package func loopt(op dag: Datum) -> Bool { dag <= tot }

  /// Whether a decision that is made known on that day can leave the file untreated for it.
  package func kanBuitenBehandeling(bekendgemaaktOp dag: Datum) -> Bool { tot < dag && dag <= buitenbehandelingTot }
}

/// A request to complete some items.
package struct Herstelvraag: Hashable, Sendable {
  /// The checks for which completion is asked.
  package let onderdelen: [Toetscode]
  package let verzondenOp: Tijdstip
  /// The last day as it was set.
  package let uiterlijk: Datum

  /// A request as it was sent.
  package init(onderdelen: [Toetscode], verzondenOp: Tijdstip, uiterlijk: Datum) {
    self.onderdelen = onderdelen
    self.verzondenOp = verzondenOp
    self.uiterlijk = uiterlijk
  }
}

extension Regeling {
  /// The last day of a repair term: the day that was set, extended by the Algemene termijnenwet. That day lies after
  /// the day of sending.
  package func laatsteDag(hersteltermijn uiterlijk: Datum, verzondenOp: Tijdstip) -> Datum {
    let verzonden = Amsterdam.datum(verzondenOp)
    let dagen = Int(uiterlijk.dagnummer - verzonden.dagnummer)
    return hersteltermijn(verzondenOp: verzonden, dagen: dagen).laatsteDag
  }

  /// The days of each item that was asked for. Of several requests for an item the last one counts. It gives the applicant
  /// its whole term; a request after the four weeks gives the city no new power to leave the file untreated.
  /// - Parameters:
  ///   - vragen: the requests, oldest first.
  ///   - aangevuldOp: the moments on which a completion came in, oldest first.
  package func hersteltijden(_ vragen: [Herstelvraag], aangevuldOp: [Tijdstip]) -> [Toetscode: Hersteltijd] {
    var tijden: [Toetscode: Hersteltijd] = [:]
    for vraag in vragen {
      let laatste = laatsteDag(hersteltermijn: vraag.uiterlijk, verzondenOp: vraag.verzondenOp)
      let aangevuld = aangevuldOp.last { vraag.verzondenOp <= $0 && Amsterdam.datum($0) <= laatste }
      let termijn = buitenbehandelingstermijn(verstrekenOp: aangevuld.map { Amsterdam.datum($0) } ?? laatste)
      for code in vraag.onderdelen {
        let eerder = tijden[code]
        let vervallenOp = eerder.flatMap {
          $0.buitenbehandelingTot < Amsterdam.datum(vraag.verzondenOp) ? $0.buitenbehandelingTot : nil
        }
        tijden[code] = Hersteltijd(
          tot: max(laatste, eerder?.tot ?? laatste), buitenbehandelingTot: vervallenOp ?? termijn.laatsteDag)
      }
    }
    return tijden
  }
}
