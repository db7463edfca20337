internal import HTTPServer
internal import JSON
internal import Loket
internal import PostgreSQL

/// An error as problem details (RFC 9457), in Dutch.
struct Probleem: Sendable {
  /// Where the types of problems live; each ends in the word of its case.
  static let basis = "https://weegschaal.example/problemen"

  let status: Int
  let soort: String
  let titel: String
  var toelichting: String
  var meer: [JSONMember] = []
  var koppen: HTTPHeaders = [:]

  /// The members, with the path of the request as `instance`.
  func document(pad: String) -> JSONValue {
    .object(
      [
        JSONMember("type", .text("\(Probleem.basis)/\(soort)")),
        JSONMember("status", .integer(Int64(status))),
        JSONMember("title", .text(titel)), JSONMember("detail", .text(toelichting)),
        JSONMember("instance", .text(pad)),
      ] + meer)
  }

  /// The answer that goes out.
  func antwoord(pad: String) -> HTTPResponse {
    var koppen = koppen
    koppen["Content-Type"] = Probleem.mediatype
    var antwoord = HTTPResponse(status: status, headers: koppen, body: .bytes(document(pad: pad).bytes))
    antwoord.annotation = Uitkomst(weigering: Weigering(soort: soort, leden: meer))
    return antwoord
  }

  /// The media type of RFC 9457.
  static let mediatype = "application/problem+json"
}

extension Probleem {
  /// What the counter refuses.
  init(_ fout: LoketFout) {
    switch fout {
    case .ongeldig(let fouten):
      self.init(
        status: 400, soort: "ongeldige-invoer", titel: "De invoer klopt niet",
        toelichting: "Het bericht heeft fouten. Herstel ze en stuur het opnieuw.",
        meer: [JSONMember("fouten", .array(fouten.all.map(\.document)))])
    case .verboden(let reden):
      self.init(status: 403, soort: "verboden", titel: "Dit mag u niet", toelichting: reden)
    case .vierOgen(let reden):
      self.init(status: 403, soort: "vier-ogen", titel: "Hier zijn twee personen voor nodig", toelichting: reden)
    case .onbekend(let wat):
      self.init(status: 404, soort: "niet-gevonden", titel: "Niet gevonden", toelichting: wat)
    case .verkeerdeStand(let stand):
      self.init(stand)
    case .verouderd:
      self.init(
        status: 412, soort: "verouderd", titel: "Dit is intussen veranderd",
        toelichting: "De versie in If-Match is niet de laatste. Lees opnieuw en stuur de nieuwe ETag mee.")
    case .versieOntbreekt:
      self.init(
        status: 428, soort: "versie-ontbreekt", titel: "If-Match ontbreekt",
        toelichting: "Stuur in If-Match de ETag mee van wat u wilt veranderen.")
    case .poging(let fout, let poging):
      self = Probleem(fout).met(poging)
    }
  }

  /// The same of a submission: with the attempt as it was recorded.
  func met(_ poging: Poging) -> Probleem {
    var ander = self
    ander.toelichting += " " + Poging.mededeling
    ander.meer.append(poging.lid)
    return ander
  }

  /// A conflict with how things stand.
  init(_ stand: VerkeerdeStand) {
    self.init(
      status: 409, soort: "verkeerde-stand", titel: "Dit kan nu niet", toelichting: stand.toelichting,
      meer: [
        JSONMember("stand", .text(stand.stand)),
        JSONMember("mogelijk", .array(stand.mogelijk.map { .text($0) })),
      ] + stand.meer)
  }

  /// What the server itself refuses, in the words of the user.
  init(_ fout: HTTPFault) {
    let (titel, toelichting) = Probleem.tekst(fout)
    self.init(status: fout.status, soort: fout.reason.rawValue, titel: titel, toelichting: toelichting)
  }

  /// Faults of one field of the request line or the headers.
  static func ongeldig(_ fouten: [Fault]) -> Probleem {
    var alle = Faults()
    for fout in fouten { alle.append(fout) }
    return Probleem(.ongeldig(alle))
  }

  /// No token, or one that is not known.
  static let geenToegang = Probleem(
    status: 401, soort: "geen-toegang", titel: "Geen geldige toegangssleutel",
    toelichting: "Stuur een geldige toegangssleutel mee: Authorization: Bearer SLEUTEL.",
    koppen: ["WWW-Authenticate": "Bearer"])

  /// The database is away, and surely nothing was done; it comes back by itself.
  static let nietBeschikbaar = Probleem(
    status: 503, soort: "niet-beschikbaar", titel: "Even niet beschikbaar",
    toelichting: "De opslag is nu niet bereikbaar. Er is niets verwerkt; probeer het zo opnieuw met dezelfde "
      + "Idempotency-Key.", koppen: ["Retry-After": "2"])

  /// The database was asked to commit and did not say whether it has: the commit may be done, or may still come.
  static let uitkomstOnbekend = Probleem(
    status: 503, soort: "uitkomst-onbekend", titel: "Het is niet zeker of dit is verwerkt",
    toelichting: "De verbinding met de opslag brak af voor de uitkomst bekend was. Uw bericht kan zijn verwerkt, of "
      + "alsnog worden verwerkt. Stuur het zo opnieuw met dezelfde Idempotency-Key: dan gebeurt het één keer. Had het "
      + "er geen, kijk dan eerst of het er staat: lees de aanvraag, of de lijst (GET /v1/rondes/{jaar}/aanvragen).",
    koppen: ["Retry-After": "2"])

  /// A fault of ours, with the number under which the log has it.
  static func eigenFout(_ verzoeknummer: String) -> Probleem {
    Probleem(
      status: 500, soort: "eigen-fout", titel: "Er ging bij ons iets mis",
      toelichting: "Noem dit nummer als u het meldt: \(verzoeknummer).",
      meer: [JSONMember("verzoeknummer", .text(verzoeknummer))])
  }

  private static func tekst(_ fout: HTTPFault) -> (String, String) {
    switch fout.reason {
    case .path: ("Niet gevonden", "Er is niets op dit adres. Let op hoofdletters en schuine strepen aan het eind.")
    case .notAllowed:
      ("Deze methode kan hier niet", "Gebruik een van de methoden in Allow: \(fout.allow ?? "").")
    case .notImplemented: ("Deze methode kennen wij niet", "Gebruik GET, HEAD, OPTIONS, POST of PUT.")
    case .overload: ("Het is te druk", "Er komen nu te veel verzoeken binnen. Probeer het zo opnieuw.")
    case .bodyLength: ("Het bericht is te groot", "Maak het bericht kleiner en stuur het opnieuw.")
    case .targetLength: ("Het adres is te lang", "Gebruik een korter adres.")
    case .fieldLength: ("De koppen zijn te groot", "Stuur minder of kortere koppen mee.")
    case .readTime: ("Het bericht kwam niet op tijd binnen", "Stuur het bericht opnieuw, zonder pauzes.")
    case .truncated: ("Het bericht was niet compleet", "De verbinding eindigde voor het bericht compleet was.")
    case .version: ("Deze HTTP-versie kennen wij niet", "Gebruik HTTP/1.1.")
    case .expectation: ("Deze verwachting kennen wij niet", "Laat Expect weg of gebruik 100-continue.")
    case .handlerTime:
      (
        "Het duurde te lang",
        "Het is niet zeker of uw bericht is verwerkt. Stuur het opnieuw met dezelfde Idempotency-Key; had het er geen, "
          + "kijk dan eerst of het er staat."
      )
    case .response: ("Er ging bij ons iets mis", "Probeer het later opnieuw.")
    case .transferCoding: ("Deze codering kennen wij niet", "Stuur het bericht met Content-Length of chunked.")
    case .requestLine, .method, .target, .percentEncoding, .lineEnd, .field, .host, .contentLength, .transferEncoding,
      .chunk:
      ("Dit is geen geldig HTTP-bericht", "Het bericht voldoet niet aan RFC 9112 (\(fout.reason.rawValue)).")
    }
  }
}

extension Fault {
  /// As an element of `fouten`.
  var document: JSONValue {
    ["pointer": .text(pointer), "code": .text(code.rawValue), "melding": .text(message)]
  }
}

extension PostgresError {
  /// Whether trying again later may help: nothing is wrong with the request, and nothing of it was done.
  var isTijdelijk: Bool {
    switch self {
    case .connectionLost(outcomeUnknown: true): false
    case .connectionLost, .unavailable, .poolExhausted, .waitedTooLong, .timeout, .cancelled, .closed: true
    case .decoding, .invalidParameter: false
    case .server(let fout):
      // Class 08: connection; 53: out of disk, memory or connections; 57: shut down or cancelled; 58: system error;
      // 40: serialization failure after every retry; 25006: a standby that was not promoted yet.
      ["08", "53", "57", "58", "40"].contains(String(fout.sqlState.prefix(2))) || fout.sqlState == "25006"
    }
  }
}
