// Artikel 4:2 Awb
//
// 1. De aanvraag wordt ondertekend en bevat ten minste:
//    a. de naam en het adres van de aanvrager;
//    b. de dagtekening;
//    c. een aanduiding van de beschikking die wordt gevraagd.
// 2. De aanvrager verschaft voorts de gegevens en bescheiden die voor de beslissing op de aanvraag nodig zijn en waarover
//    hij redelijkerwijs de beschikking kan krijgen.

/// Whether the application has a contact and a bank account, so that the city can write and pay.
struct GegevensAanvragertoets: VasteToets {
  let heeftContact: Bool
  let heeftIban: Bool

  static let herstelbareLeden = ["/aanvrager/contact", "/aanvrager/iban", "/aanvrager/adres", "/ondertekening"]

  static func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> GegevensAanvragertoets {
    let aanvrager = inzending.aanvraag.aanvrager
    return GegevensAanvragertoets(heeftContact: aanvrager.contact != nil, heeftIban: aanvrager.iban != nil)
  }

  var uitkomst: Toetsuitkomst { heeftContact && heeftIban ? .voldoet : .aanTeVullen }
  var vergelijking: String {
    "contact \(heeftContact ? "gegeven" : "ontbreekt"), iban \(heeftIban ? "gegeven" : "ontbreekt")"
  }
  var toelichting: String {
    uitkomst == .voldoet
      ? "Het contact en het rekeningnummer zijn gegeven."
      : "Het contact of het rekeningnummer ontbreekt en kan worden aangevuld."
  }
}
