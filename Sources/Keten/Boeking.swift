package import Begrippen
package import JSON
internal import Notatie

/// One double entry: an amount from one account of a file to another.
package struct Boeking: Hashable, Sendable {
  /// Which entry it is, and so its accounts.
  package let soort: Boekingssoort
  /// The amount, above 0.
  package let bedrag: Centen

  /// The account that is debited.
  package var debet: Rekening { soort.rekeningen.debet }
  /// The account that is credited.
  package var credit: Rekening { soort.rekeningen.credit }

  /// The entries that an event asks for, without those of 0; nil when its amounts are missing or impossible.
  ///
  /// The writer and the check both use it. The controls of the report compare what was booked with the records.
  package static func uit(_ soort: Gebeurtenissoort, _ inhoud: JSONValue) -> [Boeking]? {
    func bedrag(_ naam: String) -> Centen? { inhoud[naam]?.centen.map { Centen($0) } }
    let boekingen: [Boeking]
    switch soort {
    case .besloten:
      guard let bedrag = bedrag("bedrag") else { return nil }
      boekingen = [Boeking(soort: .verlening, bedrag: bedrag)]
    case .voorschotOpgedragen:
      guard let bedrag = bedrag("bedrag") else { return nil }
      boekingen = [Boeking(soort: .voorschotopdracht, bedrag: bedrag)]
    case .voorschotBetaald:
      guard let bedrag = bedrag("bedrag") else { return nil }
      boekingen = [Boeking(soort: .betaling, bedrag: bedrag)]
    case .vastgesteld:
      guard let verleend = bedrag("verleend"), let vastgesteld = bedrag("vastgesteld"),
        let nabetaling = bedrag("nabetaling"), let terugvordering = bedrag("terugvordering")
      else { return nil }
      boekingen = [
        Boeking(soort: .voorschotverbruik, bedrag: vastgesteld.wrapping(min: nabetaling)),
        Boeking(soort: .terugvordering, bedrag: terugvordering),
        Boeking(soort: .nabetaling, bedrag: nabetaling),
        Boeking(soort: .vrijval, bedrag: verleend.wrapping(min: vastgesteld)),
      ]
    case .terugbetaald:
      guard let bedrag = bedrag("bedrag") else { return nil }
      boekingen = [Boeking(soort: .terugbetaling, bedrag: bedrag)]
    case .rondeVastgesteld, .rondeGewijzigd, .rondeBevestigd, .rondeGeopend, .rangschikkingBevroren, .besluitenGenomen,
      .zegelGezet, .aanvraagIngediend, .aanvraagVervangen, .aanvraagAangevuld, .aanvraagIngetrokken, .terzijdeGelegd,
      .teruggehaald, .herstelVerzocht, .toegelaten, .beoordeeld, .oordelenVervallen, .signaalAfgehandeld,
      .bekendmakingVoorgesteld, .bekendgemaakt, .verantwoordingIngediend, .terugbetalingGeboekt,
      .terugbetalingAfgewezen,
      .tijdigheidHerzien, .sleutelGemaakt, .sleutelBeeindigd, .sleutelGebruikt:
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
