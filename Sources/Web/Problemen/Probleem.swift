internal import HTTPServer
internal import JSON
internal import Loket

/// An error as problem details (RFC 9457), in Dutch.
struct Probleem: Sendable {
  /// The `type` of a kind, by its word: the whole path where it is explained, of the service that gave the problem.
  /// RFC 9457, section 3.1.1 allows a relative reference with a whole path. It is the same at every municipality, and it
  /// opens without a setting.
  static func adres(_ woord: String) -> String { "\(Adres.problemen)/\(woord)" }

  let soort: Probleemsoort
  var toelichting: String
  var meer: [JSONMember] = []
  var koppen: HTTPHeaders = [:]

  /// The members, with the path of the request as `instance`. The path of something that the service does not know is cut.
  func json(pad: String, isBekend: Bool = true) -> JSONValue {
    .object(
      [
        JSONMember("type", .text(soort.adres)),
        JSONMember("status", .integer(soort.status)),
        JSONMember("title", .text(soort.titel)), JSONMember("detail", .text(toelichting)),
        JSONMember("instance", .text(isBekend ? Adres.geheel(pad) : Adres.ingekort(pad))),
      ] + meer)
  }

  /// The answer that goes out.
  func antwoord(pad: String, isBekend: Bool = true) -> HTTPResponse {
    var koppen = koppen
    koppen["Content-Type"] = Probleem.mediatype
    var antwoord = HTTPResponse(
      status: soort.status, headers: koppen, body: .bytes(json(pad: pad, isBekend: isBekend).bytes))
    antwoord.annotation = Verzoekuitkomst(weigering: Weigering(soort: soort.rawValue, leden: meer))
    antwoord.endsConnection = soort == .teVaak
    return antwoord
  }

  /// The media type of RFC 9457.
  static let mediatype = "application/problem+json"
}

extension Probleem {
  /// The problem of a refusal by the counter.
  init(_ fout: LoketFout) {
    switch fout {
    case .ongeldig(let fouten):
      self.init(
        soort: .ongeldigeInvoer, toelichting: "Het bericht heeft fouten. Herstel ze en stuur het opnieuw.",
        meer: [JSONMember("fouten", .array(fouten.all.map(\.json)))])
    case .verboden(let reden):
      self.init(soort: .verboden, toelichting: reden)
    case .vierOgen(let reden):
      self.init(soort: .vierOgen, toelichting: reden)
    case .onbekend(let wat):
      self.init(soort: .nietGevonden, toelichting: wat)
    case .verkeerdeStand(let stand):
      self.init(stand)
    case .verouderd:
      self.init(
        soort: .verouderd,
        toelichting: "De versie in If-Match is niet de laatste. Lees opnieuw en stuur de nieuwe ETag mee.")
    case .versieOntbreekt:
      self.init(
        soort: .versieOntbreekt, toelichting: "Stuur in If-Match de ETag mee van wat u wilt veranderen.")
    case .teVeel(let reden, let seconden):
      self.init(soort: .teVeel, toelichting: reden, koppen: seconden.map { ["Retry-After": "\($0)"] } ?? [:])
    case .poging(let fout, let verslag):
      self = Probleem(fout).met(verslag)
    }
  }

  /// The same problem with what was recorded of the submission. Where what was sent is not kept, it is a problem of its
  /// own, which says first what counts, and then all that the first one says.
  func met(_ verslag: Pogingverslag) -> Probleem {
    var ander = self
    switch verslag {
    case .bewaard(let poging):
      ander.toelichting += " " + Poging.mededeling
      ander.meer.append(poging.lid)
    case .nietBewaard(let poging, let seconden):
      let isVastgelegd = poging == nil ? Poging.nietsIngediend : Poging.mededeling
      ander = Probleem(
        soort: .teVeel,
        toelichting: "\(isVastgelegd) Een aanvraag die klopt, wordt meteen aangenomen. Wachten is alleen nodig om ook "
          + "geweigerde berichten te laten bewaren: daarvan is vandaag het hoogste aantal bytes bewaard, en de inhoud van "
          + "dit bericht niet. Dit bericht is geweigerd omdat: \(soort.titel). \(toelichting)",
        meer: meer + [poging?.lid].compactMap(\.self), koppen: koppen)
      ander.koppen["Retry-After"] = "\(seconden)"
    }
    return ander
  }

  /// The same problem; where the document has faults, with the address of the table of its fields.
  var metVelden: Probleem {
    guard soort == .ongeldigeInvoer else { return self }
    var ander = self
    ander.toelichting += " Alle velden: \(HTTPMethod.get) \(Adres.velden)."
    return ander
  }

  /// A conflict with the state of a file or round.
  init(_ stand: VerkeerdeStand) {
    self.init(
      soort: .verkeerdeStand, toelichting: stand.toelichting,
      meer: [stand.stand.map { JSONMember("stand", .text($0)) }].compactMap { $0 }
        + [JSONMember("mogelijk", .array(stand.mogelijk.map { .text($0.tekst) }))] + stand.meer)
  }

  /// A refusal by the HTTP server itself, in Dutch for the user.
  /// - Parameter verzoek: the request; nil when not all of it was read.
  init(_ fout: HTTPFault, _ verzoek: HTTPRequest? = nil) {
    let methode = verzoek?.method ?? fout.method
    var (soort, toelichting) = Probleem.uitleg(fout, methode)
    precondition(soort.status == fout.status, "a kind of problem has one status")
    // The handler alone can have stored something (Awb 2:25).
    let isAfgewezen = fout.reason != .handlerTime && fout.reason != .response
    if isAfgewezen { toelichting += Probleem.nietsIngediend(methode, verzoek?.path ?? fout.path ?? "") }
    self.init(soort: soort, toelichting: toelichting)
  }

  /// What who submits is told of a refusal before anything was recorded (Awb 2:25); empty for every other request.
  private static func nietsIngediend(_ methode: HTTPMethod?, _ pad: String) -> String {
    methode == .post && Adres.past(pad, op: Adres.aanvragen) ? " " + Poging.nietsIngediend : ""
  }

  /// What a client adds when he sends a request again; only a POST has a key.
  static func metSleutel(_ methode: HTTPMethod?) -> String {
    methode == .post ? ", met dezelfde Idempotency-Key" : ""
  }

  /// Faults of one field of the request line or the headers.
  static func ongeldig(_ fouten: [Fault]) -> Probleem {
    var alle = Faults()
    for fout in fouten { alle.append(fout) }
    return Probleem(.ongeldig(alle))
  }

  /// No token, or one that is not known (RFC 6750 section 3).
  static func geenToegang(_ methode: HTTPMethod, _ pad: String, isGegeven: Bool) -> Probleem {
    Probleem(
      soort: .geenToegang,
      toelichting: "Stuur een geldige toegangssleutel mee: Authorization: Bearer SLEUTEL."
        + nietsIngediend(methode, pad),
      koppen: ["WWW-Authenticate": isGegeven ? "Bearer error=\"invalid_token\"" : "Bearer"])
  }

  /// The database is away, and nothing was done. It comes back by itself.
  static func nietBeschikbaar(_ methode: HTTPMethod) -> Probleem {
    Probleem(
      soort: .nietBeschikbaar,
      toelichting:
        "De opslag is nu niet bereikbaar. Er is niets verwerkt; probeer het zo opnieuw\(metSleutel(methode)).",
      koppen: ["Retry-After": "2"])
  }

  /// The database refused the moment of the service's clock. It is for an administrator to mend, so a client waits longer.
  static func klokkenVerschillen(_ methode: HTTPMethod) -> Probleem {
    Probleem(
      soort: .nietBeschikbaar,
      toelichting:
        "De klok van deze dienst en die van de database verschillen te veel; de beheerder moet ze gelijkzetten. Er is "
        + "niets verwerkt; probeer het later opnieuw\(metSleutel(methode)).",
      koppen: ["Retry-After": "60"])
  }

  /// The database did not answer the commit: it may have happened, or may still happen.
  static func uitkomstOnbekend(_ methode: HTTPMethod) -> Probleem {
    let weg =
      methode == .post
      ? "Stuur het zo opnieuw met dezelfde Idempotency-Key: dan gebeurt het één keer. Had het er geen, kijk dan eerst of "
        + "het er staat: lees de aanvraag, of de lijst (GET /v1/rondes/{jaar}/aanvragen)."
      : "Lees eerst opnieuw wat er staat; stuur het daarna zo nodig opnieuw met de ETag van toen."
    return Probleem(
      soort: .uitkomstOnbekend,
      toelichting: "De verbinding met de opslag brak af voor de uitkomst bekend was. Uw bericht kan zijn verwerkt, of "
        + "alsnog worden verwerkt. \(weg)",
      koppen: ["Retry-After": "2"])
  }

  /// A fault of ours, with the number of the request in the log.
  static func eigenFout(_ verzoeknummer: String) -> Probleem {
    Probleem(
      soort: .eigenFout, toelichting: "Noem dit nummer als u het meldt: \(verzoeknummer).",
      meer: [JSONMember("verzoeknummer", .text(verzoeknummer))])
  }

  private static let kleiner = "Maak het bericht kleiner en stuur het opnieuw."

  /// A body that is longer than its sender may send.
  static func lichaamTeGroot(bytesMax: Int) -> Probleem {
    Probleem(
      soort: .berichtTeGroot, toelichting: "Hier mag een bericht ten hoogste \(bytesMax) bytes lang zijn. " + kleiner)
  }

  private static func uitleg(_ fout: HTTPFault, _ methode: HTTPMethod?) -> (Probleemsoort, String) {
    switch fout.reason {
    case .path:
      (.nietGevonden, "Er is niets op dit adres. Let op hoofdletters en schuine strepen aan het eind.")
    case .notAllowed:
      (.methodeNietToegestaan, "Gebruik een van de methoden in Allow: \(fout.allow ?? "").")
    case .notImplemented: (.methodeOnbekend, "Gebruik GET, HEAD, OPTIONS, POST of PUT.")
    case .overload: (.teDruk, "Er komen nu te veel verzoeken binnen. Probeer het zo opnieuw.")
    case .share:
      (.teVaak, "U stuurt of leest te veel tegelijk. Wacht tot een deel klaar is en stuur het opnieuw.")
    case .bodyLength:
      (
        .berichtTeGroot,
        (fout.bodyBytesMax.map { "Hier mag een bericht ten hoogste \($0) bytes lang zijn. " } ?? "") + kleiner
      )
    case .targetLength: (.adresTeLang, "Gebruik een korter adres.")
    case .fieldLength: (.koppenTeGroot, "Stuur minder of kortere koppen mee.")
    case .readTime: (.berichtTeTraag, "Stuur het bericht opnieuw, zonder pauzes.")
    case .truncated: (.berichtOnvolledig, "De verbinding eindigde voor het bericht compleet was.")
    case .version: (.httpVersie, "Gebruik HTTP/1.1.")
    case .expectation: (.verwachtingOnbekend, "Laat Expect weg of gebruik 100-continue.")
    case .handlerTime:
      (
        .duurdeTeLang,
        methode == .post
          ? "Het is niet zeker of uw bericht is verwerkt. Stuur het opnieuw met dezelfde Idempotency-Key; had het er geen, "
            + "kijk dan eerst of het er staat."
          : "Het is niet zeker of uw bericht is verwerkt. Kijk eerst of het er staat en stuur het dan zo nodig opnieuw."
      )
    case .response: (.eigenFout, "Probeer het later opnieuw.")
    case .transferCoding: (.coderingOnbekend, "Stuur het bericht met Content-Length of chunked.")
    case .requestLine, .method, .target, .percentEncoding, .lineEnd, .field, .host, .contentLength, .transferEncoding,
      .chunk:
      (.ongeldigBericht, "Het bericht voldoet niet aan RFC 9112 (\(fout.reason.rawValue)).")
    }
  }
}

extension Fault {
  /// As an element of `fouten`.
  var json: JSONValue {
    ["pointer": .text(pointer), "code": .text(code), "melding": .text(message)]
  }
}
