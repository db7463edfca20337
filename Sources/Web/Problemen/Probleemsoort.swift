/// Every kind of problem (RFC 9457), with the last word of its `type`, its status and its title.
package enum Probleemsoort: String, Hashable, Sendable, CaseIterable {
  case ongeldigeInvoer = "ongeldige-invoer"
  case ongeldigBericht = "ongeldig-bericht"
  case berichtOnvolledig = "bericht-onvolledig"
  case geenToegang = "geen-toegang"
  case verboden
  case vierOgen = "vier-ogen"
  case nietGevonden = "niet-gevonden"
  case methodeNietToegestaan = "methode-niet-toegestaan"
  case nietAanvaardbaar = "niet-aanvaardbaar"
  case berichtTeTraag = "bericht-te-traag"
  case verkeerdeStand = "verkeerde-stand"
  case verouderd
  case berichtTeGroot = "bericht-te-groot"
  case adresTeLang = "adres-te-lang"
  case mediatype
  case verwachtingOnbekend = "verwachting-onbekend"
  case versieOntbreekt = "versie-ontbreekt"
  case teVaak = "te-vaak"
  case teVeel = "te-veel"
  case koppenTeGroot = "koppen-te-groot"
  case eigenFout = "eigen-fout"
  case methodeOnbekend = "methode-onbekend"
  case coderingOnbekend = "codering-onbekend"
  case teDruk = "te-druk"
  case duurdeTeLang = "duurde-te-lang"
  case nietBeschikbaar = "niet-beschikbaar"
  case uitkomstOnbekend = "uitkomst-onbekend"
  case httpVersie = "http-versie"

  /// Its `type` in a problem.
  var adres: String { Probleem.adres(rawValue) }

  var status: Int { kenmerken.status }

  /// The title, in Dutch.
  var titel: String { kenmerken.titel }

  private var kenmerken: (status: Int, titel: String) {
    switch self {
    case .ongeldigeInvoer: (400, "De invoer klopt niet")
    case .ongeldigBericht: (400, "Dit is geen geldig HTTP-bericht")
    case .berichtOnvolledig: (400, "Het bericht was niet compleet")
    case .geenToegang: (401, "Geen geldige toegangssleutel")
    case .verboden: (403, "Dit mag u niet")
    case .vierOgen: (403, "Hier zijn twee personen voor nodig")
    case .nietGevonden: (404, "Niet gevonden")
    case .methodeNietToegestaan: (405, "Deze methode kan hier niet")
    case .nietAanvaardbaar: (406, "Deze vorm is er niet")
    case .berichtTeTraag: (408, "Het bericht kwam niet op tijd binnen")
    case .verkeerdeStand: (409, "Dit kan nu niet")
    case .verouderd: (412, "Dit is intussen veranderd")
    case .berichtTeGroot: (413, "Het bericht is te groot")
    case .adresTeLang: (414, "Het adres is te lang")
    case .mediatype: (415, "Dit soort inhoud kan hier niet")
    case .verwachtingOnbekend: (417, "Deze verwachting kennen wij niet")
    case .versieOntbreekt: (428, "If-Match ontbreekt")
    case .teVaak: (429, "U stuurt te veel verzoeken")
    case .teVeel: (429, "Meer kan er niet bij")
    case .koppenTeGroot: (431, "De koppen zijn te groot")
    case .eigenFout: (500, "Er ging bij ons iets mis")
    case .methodeOnbekend: (501, "Deze methode kennen wij niet")
    case .coderingOnbekend: (501, "Deze codering kennen wij niet")
    case .teDruk: (503, "Het is te druk")
    case .duurdeTeLang: (503, "Het duurde te lang")
    case .nietBeschikbaar: (503, "Even niet beschikbaar")
    case .uitkomstOnbekend: (503, "Het is niet zeker of dit is verwerkt")
    case .httpVersie: (505, "Deze HTTP-versie kennen wij niet")
    }
  }
}
