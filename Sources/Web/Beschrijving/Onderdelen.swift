internal import HTTPServer
internal import JSON
internal import Keten
internal import Loket

extension Beschrijving {
  /// The words of the states of files and rounds.
  static let standen = Status.allCases.map(\.rawValue) + Rondestatus.allCases.map(\.rawValue)
}

/// The groups in which the description shows the routes.
enum Routegroep: String, CaseIterable {
  case openbaar, aanvragen, behandeling, rangschikking, besluit, geld, controle, abonnementen, dienst

  var json: JSONValue { ["name": .text(rawValue), "description": .text(uitleg)] }

  private var uitleg: String {
    switch self {
    case .openbaar: "De regeling, de velden en de ronden, voor iedereen."
    case .aanvragen: "Aanvragen indienen, lezen, vervangen en intrekken."
    case .behandeling: "Aanvulling vragen, toelaten, beoordelen en signalen afhandelen."
    case .rangschikking: "De rangschikking, nu en bevroren."
    case .besluit: "Besluiten nemen en bekendmaken."
    case .geld: "Voorschot, betaling, verantwoording, vaststelling en terugbetaling."
    case .controle: "Gebeurtenissen en het verantwoordingsrapport."
    case .abonnementen: "Wie gebeurtenissen krijgt, en welke berichten vastlopen."
    case .dienst: "Of de dienst werkt, en haar klok in een proef."
    }
  }
}

/// The places in the paths of routes.
enum Padplaats: String, CaseIterable {
  case jaar, id, code, poging, nummer, terugbetaling, abonnement, bericht, soort

  /// The place of a name. A pattern with a name that is not here stops the program, and the tests before it.
  static func plaats(_ naam: String) -> Padplaats {
    guard let plaats = Padplaats(rawValue: naam) else { preconditionFailure("{\(naam)} has no description") }
    return plaats
  }

  var json: JSONValue {
    let (uitleg, schema): (String, JSONSchema) =
      switch self {
      case .jaar: ("Het jaar van de ronde.", .text(pattern: "^[0-9]{4}$").with("example", "2025"))
      case .id: ("Het id van de aanvraag.", .text(length: 1...64, pattern: "^[A-Za-z0-9._-]+$"))
      case .code: ("De code van het signaal.", .text(pattern: "^[a-z0-9_]+$").with("example", "contact_ontbreekt"))
      case .poging: ("Het nummer van de poging, zoals de lijst het noemt.", .integer(from: 1))
      case .nummer: ("Het nummer van de bevroren rangschikking.", .integer(1...999_999_999))
      case .soort: ("Het laatste woord van het type.", .text(pattern: "^[a-z-]+$").with("example", "vier-ogen"))
      case .abonnement: ("De naam van het abonnement.", .text(length: 1...64, pattern: "^[a-z0-9-]+$"))
      case .bericht: ("Het id van het bericht, zoals de lijst het noemt.", .text(pattern: "^[0-9a-f]{64}$"))
      case .terugbetaling: ("Het id van de terugbetaling.", .text(length: 1...64, pattern: "^[A-Za-z0-9._-]+$"))
      }
    return [
      "name": .text(rawValue), "in": "path", "required": true, "description": .text(uitleg), "schema": schema.json,
    ]
  }
}

/// The names that the queries of routes may have (`Adres.zoekvelden`).
enum Zoekveld: String, CaseIterable {
  case pagina, paginagrootte, status, ronde, dossier, versie, alleenAfwijkingen

  /// The item of a name. A route with a name that is not here stops the program, and the tests before it.
  static func veld(_ naam: String) -> Zoekveld {
    guard let veld = Zoekveld(rawValue: naam) else { preconditionFailure("\(naam) has no description") }
    return veld
  }

  var json: JSONValue {
    let (uitleg, schema): (String, JSONSchema) =
      switch self {
      case .pagina: ("Het nummer van de bladzijde; weggelaten is dat 1.", .integer(1...Int64(Bladzijde.nummerMax)))
      case .paginagrootte:
        (
          "Hoeveel er op een bladzijde staan; weggelaten zijn dat er \(Bladzijde.grootteStandaard).",
          .integer(1...Int64(Bladzijde.grootteMax))
        )
      case .status: ("Alleen aanvragen met deze stand.", .choice(Status.allCases.map(\.rawValue)))
      case .ronde: ("Alleen gebeurtenissen van de ronde van dit jaar.", .text(pattern: "^[0-9]{4}$"))
      case .dossier: ("Alleen gebeurtenissen van deze aanvraag; een aanvrager noemt zijn eigen.", .text())
      case .versie: ("De versie van de verantwoording; weggelaten is dat de laatste.", .integer(1...Int64(Int32.max)))
      case .alleenAfwijkingen: ("Alleen aanvragen met een afwijking; weggelaten is dat false.", .boolean)
      }
    return [
      "name": .text(rawValue), "in": "query", "required": false, "description": .text(uitleg), "schema": schema.json,
    ]
  }
}

/// The header fields of requests that change or choose what happens.
enum Verzoekkop: CaseIterable {
  case moetVersie, magVersie, bekend, sleutel

  var naam: String {
    switch self {
    case .moetVersie: "IfMatchVerplicht"
    case .magVersie: "IfMatch"
    case .bekend: "IfNoneMatch"
    case .sleutel: "IdempotencyKey"
    }
  }

  var verwijzing: JSONValue { ["$ref": .text("#/components/parameters/\(naam)")] }

  var json: JSONValue {
    let (kop, uitleg, schema): (String, String, JSONSchema) =
      switch self {
      case .moetVersie:
        (
          "If-Match",
          "De ETag van wat u leest en wilt veranderen. Zonder is het antwoord 428, behalve als er nog niets staat.",
          .text()
        )
      case .magVersie:
        ("If-Match", "De ETag van wat u las. Is die intussen een andere, dan 412.", .text())
      case .bekend: ("If-None-Match", "De ETag die u al heeft. Is die het nog, dan 304.", .text())
      case .sleutel:
        (
          "Idempotency-Key",
          "Een sleutel van uzelf. Hetzelfde verzoek met dezelfde sleutel gebeurt één keer, en krijgt hetzelfde antwoord.",
          .text(length: 1...255, pattern: "^[!-~]+$")
        )
      }
    return [
      "name": .text(kop), "in": "header", "required": false, "description": .text(uitleg), "schema": schema.json,
    ]
  }
}

/// The header fields of answers.
enum Antwoordkop: String, CaseIterable {
  case versie = "API-Version"
  case etag = "ETag"
  case link = "Link"
  case plaats = "Location"
  case herhaald = "Idempotent-Replayed"
  case wachten = "Retry-After"
  case toegang = "WWW-Authenticate"
  case spoor = "traceparent"
  case klok = "Weegschaal-Klok"

  /// Whether every answer may have it.
  var isOveral: Bool { self == .versie || self == .spoor || self == .klok }

  /// Whether it stands at an answer with a problem of that status.
  func staat(bij status: Int) -> Bool {
    switch self {
    case .versie, .spoor, .klok: true
    case .etag, .link, .plaats: false
    case .herhaald: status == 409
    case .wachten: status == 429 || status == 503
    case .toegang: status == 401
    }
  }

  var verwijzing: JSONMember { JSONMember(rawValue, ["$ref": .text("#/components/headers/\(rawValue)")]) }

  var json: JSONValue {
    let (uitleg, isAltijd, schema): (String, Bool, JSONSchema) =
      switch self {
      case .versie: ("De versie van de API.", true, .text())
      case .etag: ("De versie van wat er staat, met aanhalingstekens: voor If-Match en If-None-Match.", false, .text())
      case .link: ("De andere bladzijden van de lijst: first, prev, next en last (RFC 8288).", false, .text())
      case .plaats: ("Het pad van wat er nieuw is.", false, .text())
      case .herhaald: ("`true` als dit het eerdere antwoord op dezelfde Idempotency-Key is.", false, .constant("true"))
      case .wachten: ("Over hoeveel seconden het weer kan.", false, .text(pattern: "^[0-9]+$"))
      case .toegang: ("Hoe toegang wordt gevraagd.", true, .text())
      case .spoor:
        ("Het spoor van het verzoek (W3C Trace Context), om een vraag aan ons mee te stellen.", true, .text())
      case .klok: ("Alleen bij een dienst met een gesimuleerde klok.", false, .constant("gesimuleerd"))
      }
    return ["description": .text(uitleg), "required": .boolean(isAltijd), "schema": schema.json]
  }
}

/// What is sent to a route.
enum Lichaam: CaseIterable {
  /// The body of a step.
  case stap(Stap)
  /// An application, of which nothing is stored.
  case proef
  /// The moment to which the simulated clock goes.
  case klok
  /// Nothing: a stuck event is offered again.
  case opnieuw
  /// Why a stuck event is left out.
  case overslag

  static let allCases = Stap.allCases.map { Lichaam.stap($0) } + [.proef, .klok, .opnieuw, .overslag]

  /// The name of its schema.
  var schemanaam: String {
    switch self {
    case .klok: "Klok"
    case .opnieuw: "Niets"
    case .overslag: "Overslag"
    case .proef: "Aanvraag"
    case .stap(let stap):
      switch stap {
      case .indienen, .vervangen, .aanvullen: "Aanvraag"
      case .beoordelen: "Beoordeling"
      case .verantwoorden: "Verantwoording"
      case .bevriezen, .loten: "Bevriezing"
      case .rondeBekendmaken, .bekendmaken, .vaststellingBekendmaken: "Bekendmaking"
      case .betalingBevestigen, .terugbetalingBoeken: "Bankmutatie"
      case .rondebekendmakingBevestigen, .bekendmakingBevestigen, .vaststellingsbekendmakingBevestigen,
        .voorschotOpdragen, .terugbetalingBevestigen:
        "Niets"
      case .rondeVaststellen: "Rondevaststelling"
      case .rondeBevestigen: "Rondebevestiging"
      case .besluiten: "Besluitopdracht"
      case .pogingInschrijven: "Inschrijving"
      case .intrekken: "Intrekking"
      case .terzijdeLeggen: "Terzijdelegging"
      case .herstelVerzoeken: "Herstelverzoek"
      case .toelaten: "Toelating"
      case .signaalAfhandelen: "Afhandeling"
      case .buitenBehandelingLaten: "Buitenbehandeling"
      case .vaststellen: "Vaststelling"
      case .terugbetalingAfwijzen: "Afwijzing"
      }
    }
  }

  func schema(_ loket: Loket) -> JSONSchema {
    switch self {
    case .stap(let stap): loket.lichaam(van: stap)
    case .proef: loket.lichaam(van: .indienen)
    case .klok: loket.lichaamVanKlok
    case .opnieuw: loket.lichaamVanOpnieuw
    case .overslag: loket.lichaamVanOverslag
    }
  }
}
