package import Begrippen
package import JSON
internal import Notatie

/// One double entry: an amount from one account of a file to another.
package struct Boeking: Hashable, Sendable {
  /// The account that is debited.
  package let debet: Rekening
  /// The account that is credited.
  package let credit: Rekening
  /// The amount, above 0.
  package let bedrag: Centen

  /// The entries that an event asks for, without those of 0; nil when its amounts are missing or impossible.
  ///
  /// The writer and the check both use it. The controls of the report add up records and bookings by other ways.
  package static func uit(_ soort: Gebeurtenissoort, _ inhoud: JSONValue) -> [Boeking]? {
    func bedrag(_ naam: String) -> Centen? { inhoud[naam]?.centen.map { Centen($0) } }
    let boekingen: [Boeking]
    switch soort {
    case .besloten:
      guard let bedrag = bedrag("bedrag") else { return nil }
      boekingen = [Boeking(debet: .budget, credit: .verplichting, bedrag: bedrag)]
    case .voorschotOpgedragen:
      guard let bedrag = bedrag("bedrag") else { return nil }
      boekingen = [Boeking(debet: .voorschotten, credit: .kruispost, bedrag: bedrag)]
    case .voorschotBetaald:
      guard let bedrag = bedrag("bedrag") else { return nil }
      boekingen = [Boeking(debet: .kruispost, credit: .bank, bedrag: bedrag)]
    case .vastgesteld:
      guard let verleend = bedrag("verleend"), let vastgesteld = bedrag("vastgesteld"),
        let nabetaling = bedrag("nabetaling"), let terugvordering = bedrag("terugvordering")
      else { return nil }
      boekingen = [
        Boeking(debet: .subsidielast, credit: .voorschotten, bedrag: vastgesteld.wrapping(min: nabetaling)),
        Boeking(debet: .vordering, credit: .voorschotten, bedrag: terugvordering),
        Boeking(debet: .subsidielast, credit: .nogTeBetalen, bedrag: nabetaling),
        Boeking(debet: .verplichting, credit: .budget, bedrag: verleend.wrapping(min: vastgesteld)),
      ]
    case .terugbetaald:
      guard let bedrag = bedrag("bedrag") else { return nil }
      boekingen = [Boeking(debet: .bank, credit: .vordering, bedrag: bedrag)]
    case .rondeVastgesteld, .rondeGewijzigd, .rondeGeopend, .rangschikkingBevroren, .besluitenGenomen, .zegelGezet,
      .aanvraagIngediend, .aanvraagVervangen, .aanvraagAangevuld, .aanvraagIngetrokken, .herstelVerzocht, .toegelaten,
      .beoordeeld, .bekendgemaakt, .verantwoordingIngediend:
      boekingen = []
    }
    guard boekingen.allSatisfy({ $0.bedrag >= .zero }) else { return nil }
    return boekingen.filter { $0.bedrag > .zero }
  }

  /// In Dutch, as a check names the entry.
  var tekst: String { "\(debet.rawValue) aan \(credit.rawValue) \(geld(bedrag.waarde))" }
}

extension Centen {
  /// The difference of two amounts of an event that is not checked yet. It wraps, so that an overflow does not stop the
  /// check; a wrapped difference is below 0 and is refused.
  fileprivate func wrapping(min ander: Centen) -> Centen { Centen(waarde &- ander.waarde) }
}
