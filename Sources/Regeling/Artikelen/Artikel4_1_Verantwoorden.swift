package import Begrippen

// Artikel 4:1 Wijze van verantwoorden
//
// De aanvraag tot vaststelling bevat:
// a. een voor openbaarmaking geschikt inhoudelijk verslag conform artikel 17, vierde lid, van de ASV;
// b. een verklaring dat de verantwoording juist en volledig is. Bij verantwoording door een rechtspersoon wordt hiervoor
//    een bestuursverklaring of directieverklaring ingediend volgens het door het college vastgestelde model;
// c. een financiële verantwoording die een overzicht bevat van de gerealiseerde inkomsten en uitgaven, gespecificeerd naar
//    de gesubsidieerde activiteiten, conform artikel 17, vijfde lid, van de ASV.

/// The comparison of a budgeted total of one activity with the realised one.
package struct Begrotingsvergelijking: Hashable, Sendable {
  /// The total of the budget.
  package let begroot: Centen
  /// The total of the account.
  package let gerealiseerd: Centen
  /// Whether they differ by more than the scheme's threshold of the budget.
  package let wijktAf: Bool

  init(begroot: Centen, gerealiseerd: Centen, drempel: Procent) {
    self.begroot = begroot
    self.gerealiseerd = gerealiseerd
    let verschil = (gerealiseerd - begroot).waarde.magnitude
    wijktAf = 100 * Int128(verschil) > Int128(drempel.waarde) * Int128(begroot.waarde)
  }

  /// The comparison written out: `100 × € 2.000,00 > 10 × € 15.452,00`.
  package func vergelijking(drempel: Procent) -> String {
    let verschil = gerealiseerd >= begroot ? gerealiseerd - begroot : begroot - gerealiseerd
    return "100 × \(verschil.tekst) \(wijktAf ? ">" : "≤") \(drempel.waarde) × \(begroot.tekst)"
  }
}

/// The comparison of one activity's account with its budget (Richtlijnen verantwoording Den Haag art. 2).
package struct Activiteitafwijking: Hashable, Sendable {
  /// The letter of the activity.
  package let soort: String
  /// Whether it is in the budget, and so was granted.
  package let isBegroot: Bool
  /// Whether it is in the account.
  package let isVerantwoord: Bool
  /// Total cost: lines with the VAT that cannot be recovered.
  package let lasten: Begrotingsvergelijking
  /// Total income, the subsidy included.
  package let baten: Begrotingsvergelijking

  /// Whether the account needs an explanation: costs or income deviate by more than the threshold.
  package var vraagtToelichting: Bool { lasten.wijktAf || baten.wijktAf }
}

/// The account compared with the budget, by activity in the order of the budget. An activity without a budget comes
/// last.
///
/// An activity that is missing on one side counts as 0 there. The account is incomplete, and cannot be settled, without
/// an explanation that `vraagtToelichting` asks for, or without the account of a budgeted activity.
package func afwijkingen(
  begroting: [Activiteit], gerealiseerd: [Activiteit], regeling: Regeling
) -> [Activiteitafwijking] {
  let onbegroot = gerealiseerd.map(\.soort).filter { soort in !begroting.contains { $0.soort == soort } }
  return (begroting.map(\.soort) + onbegroot).map { soort in
    let begroot = begroting.first { $0.soort == soort }
    let verantwoord = gerealiseerd.first { $0.soort == soort }
    func zijde(_ totaal: (Activiteit) -> Centen) -> Begrotingsvergelijking {
      Begrotingsvergelijking(
        begroot: begroot.map(totaal) ?? .zero, gerealiseerd: verantwoord.map(totaal) ?? .zero,
        drempel: regeling.afwijkingsdrempel)
    }
    return Activiteitafwijking(
      soort: soort, isBegroot: begroot != nil, isVerantwoord: verantwoord != nil,
      lasten: zijde(\.totaalLasten), baten: zijde(\.totaalBaten))
  }
}
