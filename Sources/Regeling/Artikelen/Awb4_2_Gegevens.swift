// Artikel 4:2 Awb
//
// 1. De aanvraag wordt ondertekend en bevat ten minste:
//    a. de naam en het adres van de aanvrager;
//    b. de dagtekening;
//    c. een aanduiding van de beschikking die wordt gevraagd.
// 2. De aanvrager verschaft voorts de gegevens en bescheiden die voor de beslissing op de aanvraag nodig zijn en waarover
//    hij redelijkerwijs de beschikking kan krijgen.

/// Whether the application names the address of the applicant, and is signed and dated (lid 1, aanhef and onder a and b).
struct GegevensAanvragertoets: VasteToets {
  let heeftAdres: Bool
  let heeftOndertekening: Bool

  static let herstelbareLeden = ["/aanvrager/adres", "/ondertekening"]

  static func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> GegevensAanvragertoets {
    let adres = inzending.aanvraag.aanvrager.adres
    let ondertekening = inzending.aanvraag.ondertekening
    return GegevensAanvragertoets(
      heeftAdres: adres?.plaats != nil && (adres?.straat != nil || adres?.postbus != nil),
      heeftOndertekening: ondertekening?.naam != nil && ondertekening?.datum != nil)
  }

  var uitkomst: Toetsuitkomst { heeftAdres && heeftOndertekening ? .voldoet : .aanTeVullen }
  var vergelijking: String {
    "adres \(heeftAdres ? "gegeven" : "onvolledig"), ondertekening met datum \(heeftOndertekening ? "gegeven" : "onvolledig")"
  }
  var toelichting: String {
    switch (heeftAdres, heeftOndertekening) {
    case (true, true): "Het adres van de aanvrager is gegeven en de aanvraag is ondertekend met een datum."
    case (false, true): "De plaats, of de straat of postbus, van de aanvrager ontbreekt en kan worden aangevuld."
    case (true, false): "De naam of de datum van de ondertekening ontbreekt en kan worden aangevuld."
    case (false, false): "Het adres en de ondertekening zijn niet volledig; beide kunnen worden aangevuld."
    }
  }
}
