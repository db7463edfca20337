internal import JSON
internal import Loket

/// A kind of problem explained: what somebody reads who opens the `type` of a problem (RFC 9457, section 3.1.1).
struct Probleemuitleg: Sendable {
  /// The last word of the `type`.
  let woord: String
  let status: Int
  let titel: String
  /// What it means.
  let betekenis: String
  /// What the sender can do.
  let watTeDoen: String

  /// Every kind, those of the proxy too.
  static let alle: [Probleemuitleg] =
    Probleemsoort.allCases.map { soort in
      let (betekenis, watTeDoen) = soort.uitleg
      return Probleemuitleg(
        woord: soort.rawValue, status: soort.status, titel: soort.titel, betekenis: betekenis, watTeDoen: watTeDoen)
    } + [andereNaam]

  /// The kind that the proxy alone answers (`deploy/nginx.conf`): nobody reaches the service under another name.
  private static let andereNaam = Probleemuitleg(
    woord: "andere-naam", status: 421, titel: "Deze naam is hier niet",
    betekenis: "Het verzoek noemt in Host een andere naam dan die van de dienst.",
    watTeDoen: "Gebruik het adres dat de gemeente bekend heeft gemaakt.")

  /// The kind of a word.
  /// - Throws: `LoketFout.onbekend` when there is none.
  static func van(_ woord: String) throws(LoketFout) -> Probleemuitleg {
    guard let gevonden = alle.first(where: { $0.woord == woord }) else {
      throw .onbekend("Er is geen soort probleem met deze naam. Alle soorten: GET \(Adres.problemen).")
    }
    return gevonden
  }

  /// The document.
  var json: JSONValue {
    .object(present: [
      "soort": .text(woord), "type": .text(Probleem.adres(woord)), "status": .integer(status), "title": .text(titel),
      "betekenis": .text(betekenis), "watTeDoen": .text(watTeDoen),
      "codes": woord == Probleemsoort.ongeldigeInvoer.rawValue ? Fault.Code.uitgelegd : nil,
    ])
  }
}

extension Probleemsoort {
  typealias Uitleg = (betekenis: String, watTeDoen: String)

  /// What it means, and what the sender can do. A kind without a text stops the program, and the tests before it.
  var uitleg: Uitleg {
    guard let uitleg = Self.hetBericht[self] ?? Self.deVraag[self] ?? Self.deDienst[self] else {
      preconditionFailure("\(rawValue) is not explained")
    }
    return uitleg
  }

  /// The kinds that are about the message itself.
  private static let hetBericht: [Probleemsoort: Uitleg] = [
    .ongeldigeInvoer: (
      "Het bericht, de zoekvraag of een kop heeft fouten. Er is niets gewijzigd.",
      "Lees fouten: elke fout noemt de plaats, een code en wat eraan te doen is. Herstel ze alle en stuur het bericht "
        + "opnieuw. Is het nieuwe bericht anders, gebruik dan ook een nieuwe Idempotency-Key."
    ),
    .ongeldigBericht: (
      "Het bericht voldoet niet aan HTTP/1.1 (RFC 9112). Er is niets van gelezen.",
      "Laat een HTTP-bibliotheek het bericht maken, of herstel wat detail noemt."
    ),
    .berichtOnvolledig: (
      "De verbinding eindigde voordat het bericht compleet was. Er is niets verwerkt.",
      "Stuur het hele bericht opnieuw. Let op dat Content-Length het aantal bytes is."
    ),
    .berichtTeTraag: (
      "Het bericht was niet binnen de tijd compleet. Er is niets verwerkt.",
      "Stuur het opnieuw, zonder pauzes."
    ),
    .berichtTeGroot: (
      "Het bericht is langer dan hier mag. Er is niets verwerkt.", "Maak het bericht kleiner; detail noemt de grens."
    ),
    .adresTeLang: ("Het adres is langer dan de dienst leest.", "Gebruik een korter adres."),
    .mediatype: (
      "Het bericht is geen application/json in UTF-8, of het is gecomprimeerd.",
      "Stuur Content-Type: application/json mee, eenmaal, en geen Content-Encoding."
    ),
    .verwachtingOnbekend: (
      "De kop Expect noemt iets anders dan 100-continue.", "Laat Expect weg of gebruik 100-continue."
    ),
    .koppenTeGroot: ("De koppen van het verzoek zijn samen te groot.", "Stuur minder of kortere koppen mee."),
    .coderingOnbekend: (
      "Transfer-Encoding noemt een codering die de dienst niet kent.", "Stuur Content-Length mee, of gebruik chunked."
    ),
    .httpVersie: ("Het bericht noemt een andere versie dan HTTP/1.0 of HTTP/1.1.", "Gebruik HTTP/1.1."),
    .methodeOnbekend: ("Geen enkel adres kent deze methode.", "Gebruik GET, HEAD, OPTIONS, POST of PUT."),
  ]

  /// The kinds that are about what is asked, and by whom.
  private static let deVraag: [Probleemsoort: Uitleg] = [
    .geenToegang: (
      "Er was geen toegangssleutel bij, of een die niet bestaat, is ingetrokken of verlopen is.",
      "Stuur de sleutel mee die de gemeente u gaf: Authorization: Bearer SLEUTEL. Vraag een nieuwe als de uwe niet "
        + "meer werkt."
    ),
    .verboden: (
      "Uw sleutel heeft niet de rol die hiervoor nodig is, of het gaat om gegevens van een ander.",
      "Gebruik een sleutel met een van de rollen die de beschrijving bij dit adres noemt (x-rollen)."
    ),
    .vierOgen: (
      "Voor deze stap zijn twee personen nodig, en u deed een eerdere stap die daar niet mee samengaat.",
      "Laat een ander de stap doen. detail noemt welke eerdere stap het is."
    ),
    .nietGevonden: (
      "Er is niets op dit adres, of het is van een ander.",
      "Controleer het adres: hoofdletters, het id, en geen schuine streep aan het eind."
    ),
    .methodeNietToegestaan: (
      "Dit adres is er, maar niet voor deze methode.", "Gebruik een van de methoden in de kop Allow."
    ),
    .nietAanvaardbaar: (
      "Het antwoord is er niet in een vorm die Accept noemt.",
      "Vraag om een van de vormen in beschikbaar, of laat Accept weg."
    ),
    .verkeerdeStand: (
      "De aanvraag of de ronde is niet in de stand waarin dit kan, of de Idempotency-Key hoort al bij een ander bericht.",
      "stand zegt hoe het nu is, en mogelijk noemt wat u nu wel kunt doen, met het adres."
    ),
    .verouderd: (
      "Wat u wilt veranderen of lezen, is intussen een andere versie. Er is niets gewijzigd.",
      "Lees opnieuw, kijk wat er veranderde, en stuur de nieuwe ETag mee in If-Match."
    ),
    .versieOntbreekt: (
      "Wie iets vervangt dat er al is, noemt de versie die hij las. Er is niets gewijzigd.",
      "Lees eerst, en stuur de ETag van dat antwoord mee in If-Match."
    ),
  ]

  /// The kinds that are about the service.
  private static let deDienst: [Probleemsoort: Uitleg] = [
    .teVaak: (
      "U stuurt meer verzoeken, of leest meer tegelijk, dan één klant mag. Er is niets verwerkt.",
      "Wacht zo lang als Retry-After zegt, en stuur het opnieuw, met dezelfde Idempotency-Key als het er een had."
    ),
    .teVeel: (
      "Er is een hoogste aantal van wat u wilt toevoegen, en dat is bereikt.",
      "detail noemt de grens. Met Retry-After kan het na die tijd weer; zonder kan het niet meer."
    ),
    .eigenFout: (
      "Er ging bij de dienst iets mis. Het is een fout van ons.",
      "Meld het met het verzoeknummer. Kijk voor u het opnieuw stuurt of het er staat."
    ),
    .teDruk: (
      "Er is nu meer werk dan de dienst aankan. Er is niets verwerkt.",
      "Wacht zo lang als Retry-After zegt, en stuur het opnieuw, met dezelfde Idempotency-Key als het er een had."
    ),
    .duurdeTeLang: (
      "Het werk was niet op tijd klaar. Uw bericht kan zijn verwerkt; van de proxy komt dit met status 504.",
      "Stuur een POST opnieuw met dezelfde Idempotency-Key. Had het er geen, lees dan eerst of het er staat."
    ),
    .nietBeschikbaar: (
      "De opslag is niet bereikbaar, en er is niets verwerkt. Met status 502 antwoordt de dienst zelf niet, en is dat "
        + "niet zeker.",
      "Wacht zo lang als Retry-After zegt, en stuur het opnieuw, met dezelfde Idempotency-Key als het er een had."
    ),
    .uitkomstOnbekend: (
      "De verbinding met de opslag brak af voor de uitkomst bekend was. Uw bericht kan zijn verwerkt.",
      "Stuur een POST opnieuw met dezelfde Idempotency-Key: dan gebeurt het één keer. Had het er geen, of is het een "
        + "PUT, lees dan eerst wat er staat."
    ),
  ]
}

extension Fault.Code {
  /// Every code with what it means (`contract.md` section 3).
  fileprivate static var uitgelegd: JSONValue {
    .array(allCases.map { ["code": .text($0.rawValue), "betekenis": .text($0.betekenis)] })
  }

  private var betekenis: String {
    switch self {
    case .json: "Geen JSON (RFC 8259); ook een losse helft van een tekenpaar en ongeldige UTF-8."
    case .duplicateMember: "Een veld dat twee keer voorkomt."
    case .unknownMember: "Een veld dat dit bericht niet kent."
    case .required: "Een verplicht veld dat ontbreekt."
    case .type: "Een ander soort waarde, of een breuk waar een aantal hoort."
    case .range: "Een getal of een datum buiten de grenzen."
    case .length: "Een tekst of lijst die te kort of te lang is."
    case .value: "Niet een van de toegestane waarden, of niet van de vorm die hier hoort."
    case .sum: "Een som die niet klopt."
    }
  }
}
