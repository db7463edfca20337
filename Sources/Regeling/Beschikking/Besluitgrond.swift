package import Begrippen

/// The parts of the application that a decision needs. They are read once, while the application is in memory.
package struct Besluitgrond: Sendable {
  /// The checks that do not fully hold, written out.
  package let toetsen: [Toetsverslag]
  package let kosten: Kosten
  package let gevraagd: Centen
  /// The most that can be granted (R 1:7).
  package let verleenbaar: Centen
  /// The activities that were applied for (Awb 4:30).
  package let activiteiten: [AangevraagdeActiviteit]
  /// What it shows of its undertaking and the aid to it, on the date of the decision.
  package let deMinimis: DeMinimisopgave

  /// - Parameter besluitDatum: the day at which the de-minimis room is measured again.
  package init(_ inzending: Inzending, _ ronde: Ronde, _ regeling: Regeling, besluitDatum: Datum) {
    let normen = regeling.openNormen
    let (toetsing, verslag) = toetsMetVerslag(inzending, ronde: ronde, regeling: regeling, normen: normen)
    toetsen = verslag.filter { $0.uitkomst != .voldoet || $0.vervangen }
    kosten = toetsing.kosten
    gevraagd = inzending.aanvraag.gevraagdBedrag
    verleenbaar = toetsing.verleenbaar
    activiteiten = inzending.aanvraag.activiteiten.map {
      AangevraagdeActiviteit(soort: $0.soort, omschrijving: $0.omschrijving)
    }
    deMinimis = DeMinimisopgave(inzending, besluitDatum: besluitDatum, regels: regeling.deMinimis)
  }

  /// The checks written out, a line each.
  func regels(_ kies: (Toetsverslag) -> Bool) -> [String] { toetsen.filter(kies).map(Besluitgrond.regel) }

  private static func regel(_ verslag: Toetsverslag) -> String {
    "\(verslag.artikel) (\(verslag.code.rawValue)): \(verslag.toelichting) Berekening: \(verslag.vergelijking)."
  }

  /// What is missing of the items that were asked for, with its article, written out with the term of each.
  package func ontbrekend(
    _ tijden: [Toetscode: Hersteltijd]
  ) -> [(artikel: String, regel: String, tijd: Hersteltijd)] {
    toetsen.compactMap { verslag in
      guard verslag.uitkomst == .aanTeVullen, let tijd = tijden[verslag.code] else { return nil }
      return (verslag.artikel, "\(Besluitgrond.regel(verslag)) U kon dit aanvullen tot en met \(tijd.tot.tekst).", tijd)
    }
  }
}

/// An activity in the text of a decision.
package struct AangevraagdeActiviteit: Hashable, Sendable {
  /// The letter of R 1:4.
  package let soort: String
  /// The description, when given.
  package let omschrijving: String?
}
