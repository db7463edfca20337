package import Begrippen

// Algemene termijnenwet
//
// Artikel 1
// 1. Een in een wet gestelde termijn die op een zaterdag, zondag of algemeen erkende feestdag eindigt, wordt verlengd tot en
//    met de eerstvolgende dag die niet een zaterdag, zondag of algemeen erkende feestdag is.
// 2. Het vorige lid geldt niet voor termijnen, bepaald door terugrekening vanaf een tijdstip of een gebeurtenis.
//
// Artikel 2
// Een in een wet gestelde termijn van ten minste drie dagen wordt, zo nodig, zoveel verlengd, dat daarin ten minste twee
// dagen voorkomen die niet een zaterdag, zondag of algemeen erkende feestdag zijn.
//
// Artikel 4
// Deze wet geldt niet voor termijnen:
// a. omschreven in uren, in meer dan 90 dagen, in meer dan twaalf weken, in meer dan drie maanden, of in een of meer jaren;
// (…)

/// The length of a term in the unit of the law. The unit decides whether the term can be extended.
package enum Termijnlengte: Hashable, Sendable {
  case dagen(Int)
  case weken(Int)
  case jaren(Int)

  /// Whether the Algemene termijnenwet extends such a term (art. 4 a).
  package var wordtVerlengd: Bool {
    switch self {
    case .dagen(let dagen): dagen <= 90
    case .weken(let weken): weken <= 12
    case .jaren: false
    }
  }

  /// `6 weken`.
  package var tekst: String {
    switch self {
    case .dagen(let dagen): dagen == 1 ? "1 dag" : "\(dagen) dagen"
    case .weken(let weken): weken == 1 ? "1 week" : "\(weken) weken"
    case .jaren(let jaren): "\(jaren) jaar"
    }
  }
}

/// A term with the computation of its last day. It can be computed again from its event, its length and the calendar.
package struct Termijn: Hashable, Sendable {
  /// The day of the event; the day after it is day 1.
  package let gebeurtenis: Datum
  package let lengte: Termijnlengte
  /// The number of suspended days (Awb 4:15).
  package let opgeschorteDagen: Int
  /// The last day before any extension by the Algemene termijnenwet.
  package let laatsteDagOnverlengd: Datum
  /// The last day.
  package let laatsteDag: Datum
  /// Whether the holidays of every year of the term are known. If not, only weekends count.
  package let isKalenderVolledig: Bool

  /// The computation of the last day, in plain Dutch.
  package var toelichting: String {
    var delen = ["\(lengte.tekst) vanaf de dag na \(gebeurtenis.tekst) eindigt op \(laatsteDagOnverlengd.tekst)"]
    if opgeschorteDagen > 0 { delen[0] += ", \(Termijnlengte.dagen(opgeschorteDagen).tekst) opschorting meegerekend" }
    if laatsteDag != laatsteDagOnverlengd {
      delen.append("de Algemene termijnenwet verlengt dit tot en met \(laatsteDag.tekst)")
    } else if !lengte.wordtVerlengd {
      delen.append("een termijn van deze lengte wordt niet verlengd (Algemene termijnenwet artikel 4)")
    }
    if !isKalenderVolledig { delen.append("de feestdagen van een van deze jaren staan niet in de regeling") }
    return delen.joined(separator: "; ") + "."
  }
}

/// Working days: not Saturday, not Sunday, not a day of art. 3 of the Algemene termijnenwet.
package struct Kalender: Hashable, Sendable {
  private let feestdagen: Set<Datum>
  private let jaren: ClosedRange<Int>?

  /// The holidays, and the years with complete holidays.
  package init(feestdagen: Set<Datum>, jaren: ClosedRange<Int>?) {
    self.feestdagen = feestdagen
    self.jaren = jaren
  }

  /// Whether it is a working day.
  package func isWerkdag(_ datum: Datum) -> Bool { datum.weekdag <= 5 && !feestdagen.contains(datum) }

  /// The term after an event, extended by the Algemene termijnenwet where that applies.
  ///
  /// - Parameter opgeschorteDagen: see `schorsingsdagen`.
  package func termijn(na gebeurtenis: Datum, _ lengte: Termijnlengte, opgeschorteDagen: Int = 0) -> Termijn {
    precondition(opgeschorteDagen >= 0, "a term is not suspended for less than no days")
    let einde: Datum
    let dagen: Int
    switch lengte {
    case .dagen(let aantal):
      einde = gebeurtenis.plus(dagen: aantal + opgeschorteDagen)
      dagen = aantal
    case .weken(let aantal):
      einde = gebeurtenis.plus(dagen: 7 * aantal + opgeschorteDagen)
      dagen = 7 * aantal
    case .jaren(let aantal):
      einde = gebeurtenis.min(jaren: -aantal).plus(dagen: opgeschorteDagen)
      dagen = 365 * aantal
    }
    precondition(dagen >= 1, "a term has a length")
    var laatsteDag = einde
    if lengte.wordtVerlengd {
      while !isWerkdag(laatsteDag) || (dagen >= 3 && !heeftTweeWerkdagen(na: gebeurtenis, totEnMet: laatsteDag)) {
        laatsteDag = laatsteDag.plus(dagen: 1)
      }
    }
    return Termijn(
      gebeurtenis: gebeurtenis, lengte: lengte, opgeschorteDagen: opgeschorteDagen, laatsteDagOnverlengd: einde,
      laatsteDag: laatsteDag, isKalenderVolledig: !lengte.wordtVerlengd || kent(gebeurtenis, laatsteDag))
  }

  /// The day that is so many working days after an event. The day of the event does not count.
  ///
  /// Verordening (EEG, Euratom) 1182/71, art. 2(2) and 3(1): all days but public holidays, Sundays and Saturdays.
  package func dag(na gebeurtenis: Datum, werkdagen: Int) -> Datum {
    precondition(werkdagen >= 1, "a term has a length")
    var dag = gebeurtenis
    var over = werkdagen
    while over > 0 {
      dag = dag.plus(dagen: 1)
      if isWerkdag(dag) { over -= 1 }
    }
    return dag
  }

  private func heeftTweeWerkdagen(na gebeurtenis: Datum, totEnMet einde: Datum) -> Bool {
    var gevonden = 0
    var dag = gebeurtenis.plus(dagen: 1)
    while dag <= einde {
      if isWerkdag(dag) { gevonden += 1 }
      if gevonden == 2 { return true }
      dag = dag.plus(dagen: 1)
    }
    return false
  }

  private func kent(_ van: Datum, _ tot: Datum) -> Bool {
    guard let jaren else { return false }
    return jaren.contains(van.delen.jaar) && jaren.contains(tot.delen.jaar)
  }
}

/// The number of days that a decision term is suspended (Awb 4:15 lid 1 a): from the day after the request to complete,
/// to the day before the completion. When the repair term ended without one, its last day counts as the day of
/// completion.
package func schorsingsdagen(verzochtOp: Datum, aangevuldOp: Datum) -> Int {
  max(0, Int(aangevuldOp.dagnummer) - Int(verzochtOp.dagnummer) - 1)
}
