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

/// Lid 1 a: whether the statement is there.
struct BtwVerklaringtoets: VasteToets {
  let ondernemer: BtwVerklaring.Ondernemer?

  static let herstelbareLeden = ["/btw/ondernemer"]

  static func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> BtwVerklaringtoets {
    BtwVerklaringtoets(ondernemer: inzending.aanvraag.btw?.ondernemer)
  }

  var uitkomst: Toetsuitkomst { ondernemer == nil ? .aanTeVullen : .voldoet }
  var vergelijking: String { "verklaring = \(ondernemer?.rawValue ?? "ontbreekt")" }
  var toelichting: String {
    uitkomst == .voldoet
      ? "De verklaring over het ondernemerschap voor de BTW is gegeven."
      : "De verklaring over het ondernemerschap voor de BTW ontbreekt en kan worden aangevuld."
  }
}

/// Lid 1 b: whether both sums are given, equal those of the lines, and leave nothing for a full VAT entrepreneur.
struct BtwSpecificatietoets: VasteToets {
  /// One sum as the applicant states it, beside that of the cost lines.
  struct Som: Hashable, Sendable {
    let opgegeven: Centen?
    var regels = Centen.zero

    var klopt: Bool { opgegeven == regels }
    var tekst: String {
      guard let opgegeven else { return "ontbreekt" }
      return "\(opgegeven.tekst) \(klopt ? "=" : "≠") \(regels.tekst)"
    }
  }

  let verrekenbaar: Som
  let nietVerrekenbaar: Som
  let isGeheelOndernemer: Bool

  static let herstelbareLeden = ["/btw/verrekenbaar", "/btw/nietVerrekenbaar"]

  static func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> BtwSpecificatietoets {
    let btw = inzending.aanvraag.btw
    var verrekenbaar = Som(opgegeven: btw?.verrekenbaar)
    var nietVerrekenbaar = Som(opgegeven: btw?.nietVerrekenbaar)
    for activiteit in inzending.aanvraag.activiteiten {
      for last in activiteit.lasten {
        verrekenbaar.regels = verrekenbaar.regels + last.verrekenbareBtw
        nietVerrekenbaar.regels = nietVerrekenbaar.regels + last.nietVerrekenbareBtw
      }
    }
    return BtwSpecificatietoets(
      verrekenbaar: verrekenbaar, nietVerrekenbaar: nietVerrekenbaar, isGeheelOndernemer: btw?.ondernemer == .geheel)
  }

  var uitkomst: Toetsuitkomst {
    guard verrekenbaar.klopt && nietVerrekenbaar.klopt else { return .aanTeVullen }
    return isGeheelOndernemer && nietVerrekenbaar.regels > .zero ? .aanTeVullen : .voldoet
  }

  var vergelijking: String {
    "verrekenbaar: \(verrekenbaar.tekst); niet verrekenbaar: \(nietVerrekenbaar.tekst)"
      + (isGeheelOndernemer ? "; geheel ondernemer: niet verrekenbaar moet \(Centen.zero.tekst) zijn" : "")
  }

  var toelichting: String {
    uitkomst == .voldoet
      ? "De specificatie van de BTW sluit aan op de kostenregels."
      : "De specificatie van de BTW ontbreekt of sluit niet aan op de kostenregels en kan worden aangevuld."
  }
}

/// Lid 1 c: whether the declaration is there and signed.
struct DeMinimisverklaringtoets: VasteToets {
  let isGegeven: Bool
  let ondertekendOp: Datum?
  let heeftOndertekenaar: Bool

  static let herstelbareLeden = ["/deMinimis"]

  static func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> DeMinimisverklaringtoets {
    let verklaring = inzending.aanvraag.deMinimis
    return DeMinimisverklaringtoets(
      isGegeven: verklaring != nil, ondertekendOp: verklaring?.ondertekendOp,
      heeftOndertekenaar: verklaring?.ondertekenaar != nil)
  }

  var uitkomst: Toetsuitkomst { ondertekendOp != nil && heeftOndertekenaar ? .voldoet : .aanTeVullen }

  var vergelijking: String {
    guard isGegeven else { return "verklaring ontbreekt" }
    return "ondertekend op \(ondertekendOp?.tekst ?? "(ontbreekt)"), ondertekenaar "
      + (heeftOndertekenaar ? "genoemd" : "ontbreekt")
  }

  var toelichting: String {
    uitkomst == .voldoet
      ? "De de-minimisverklaring is gegeven en ondertekend."
      : "De de-minimisverklaring ontbreekt of is niet ondertekend en kan worden aangevuld."
  }
}

/// Lid 1, ASV 8: whether every kind of attachment that the scheme asks for is there.
struct Bescheidentoets: VasteToets {
  let vereist: [String]
  let overgelegd: Set<String>

  static func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> Bescheidentoets {
    Bescheidentoets(vereist: regeling.vereisteBescheiden, overgelegd: inzending.bijlagen)
  }

  private var ontbrekend: [String] { vereist.filter { !overgelegd.contains($0) } }

  var uitkomst: Toetsuitkomst { vereist.allSatisfy(overgelegd.contains) ? .voldoet : .aanTeVullen }

  var vergelijking: String {
    func opsomming(_ soorten: [String]) -> String { soorten.isEmpty ? "geen" : soorten.joined(separator: ", ") }
    return "vereist: \(opsomming(vereist)); ontbreekt: \(opsomming(ontbrekend))"
  }

  var toelichting: String {
    uitkomst == .voldoet
      ? "Alle vereiste bescheiden zijn overgelegd."
      : "Niet alle vereiste bescheiden zijn overgelegd; zij kunnen worden aangevuld."
  }
}
