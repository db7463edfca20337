internal import Begrippen

// Artikel 2:1 Aanvraag subsidie
//
// 1. Onverminderd artikel 8, tweede en derde lid, van de ASV legt de aanvrager de volgende gegevens over:
//    a. een verklaring waaruit blijkt in hoeverre de subsidieontvanger als BTW belaste ondernemer is aan te merken;
//    b. een specificatie van verrekenbare en niet-verrekenbare BTW;
//    c. een de-minimisverklaring.
//
// 2. Aanvrager maakt voor de aanvraag gebruik van het door het college voor deze regeling vastgestelde digitaal
//    aanvraagformulier.

/// The VAT over all cost lines, as the specification must state it (lid 1 b).
struct BtwTotalen: Hashable, Sendable {
  var verrekenbaar = Centen.zero
  var nietVerrekenbaar = Centen.zero

  init(_ activiteiten: [Activiteit]) {
    for activiteit in activiteiten {
      for last in activiteit.lasten {
        verrekenbaar = verrekenbaar + last.verrekenbareBtw
        nietVerrekenbaar = nietVerrekenbaar + last.nietVerrekenbareBtw
      }
    }
  }
}

/// Lid 1 a: whether the statement is there.
func toetsBtwVerklaring(_ btw: BtwVerklaring?) -> Toetsuitkomst {
  btw?.ondernemer == nil ? .aanTeVullen : .voldoet
}

/// Lid 1 b: both sums are given, equal those of the lines, and who is wholly a VAT entrepreneur has none left.
func toetsBtwSpecificatie(_ btw: BtwVerklaring?, totalen: BtwTotalen) -> Toetsuitkomst {
  guard let verrekenbaar = btw?.verrekenbaar, let nietVerrekenbaar = btw?.nietVerrekenbaar,
    verrekenbaar == totalen.verrekenbaar, nietVerrekenbaar == totalen.nietVerrekenbaar
  else { return .aanTeVullen }
  return btw?.ondernemer == .geheel && nietVerrekenbaar > .zero ? .aanTeVullen : .voldoet
}

/// Lid 1 c: the declaration is there and signed.
func toetsDeMinimisverklaring(_ verklaring: DeMinimisverklaring?) -> Toetsuitkomst {
  verklaring?.ondertekendOp != nil && verklaring?.ondertekenaar != nil ? .voldoet : .aanTeVullen
}

/// ASV 8: every kind of attachment that the scheme asks for is there.
func toetsBescheiden(_ bijlagen: Set<String>, regeling: Regeling) -> Toetsuitkomst {
  regeling.vereisteBescheiden.allSatisfy(bijlagen.contains) ? .voldoet : .aanTeVullen
}

/// Awb 4:2: the city knows whom to write to and where to pay.
func toetsGegevensAanvrager(_ aanvrager: Aanvrager) -> Toetsuitkomst {
  aanvrager.contact != nil && aanvrager.iban != nil ? .voldoet : .aanTeVullen
}
