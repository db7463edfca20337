internal import Begrippen
internal import Cryptography
internal import HTTPServer
internal import JSON
internal import Loket

/// A request on its way to the counter, with its sender and its moment of receipt.
struct Vraag: Sendable {
  let http: HTTPRequest
  let parameters: HTTPRouteParameters
  let identiteit: Identiteit?
  let klok: Klok

  /// The sender. Only routes with roles have one.
  var wie: Identiteit {
    guard let identiteit else { preconditionFailure("a route with roles lets nobody in without a token") }
    return identiteit
  }

  /// The id of the file in the path.
  var id: String { parameters["id"] }

  /// The year in the path.
  /// - Throws: `LoketFout.onbekend` when it is no year of four digits.
  var jaar: Int {
    get throws {
      let tekst = parameters["jaar"]
      guard tekst.utf8.count == 4, tekst.utf8.allSatisfy({ (48...57).contains($0) }), let jaar = Int(tekst) else {
        throw LoketFout.onbekend("Een ronde heeft een jaartal van vier cijfers, zoals 2025.")
      }
      return jaar
    }
  }

  /// The moment of the last byte, on the clock of the domain.
  var ontvangenOp: Tijdstip { klok.opDomeintijd(machineMicroseconden: http.receivedLastByteMicroseconds) }

  /// The request as the counter wants it.
  /// - Throws: `Webfout` for a header that is not in order.
  func verzoek() throws -> Verzoek {
    try eisJSON()
    return Verzoek(
      wie: wie, lichaam: http.body,
      eersteByteOp: klok.opDomeintijd(machineMicroseconden: http.receivedFirstByteMicroseconds),
      ontvangenOp: ontvangenOp, versie: versie, herhaling: try herhaalsleutel(),
      weergave: Weergave(
        antwoord: { Vraag.bewaarbaar($0) },
        verkeerdeStand: { [pad = http.path] stand in
          Bewaardantwoord(
            status: Probleemsoort.verkeerdeStand.status, koppen: [["Content-Type", Probleem.mediatype]],
            lichaam: Probleem(stand).json(pad: pad).bytes)
        }, isVerkeerdeStand: { $0.status == Probleemsoort.verkeerdeStand.status },
        metMogelijk: { antwoord, mogelijk in
          var antwoord = antwoord
          let lijst = JSONValue.array(mogelijk.map { .text($0.tekst) })
          if let leden = (try? JSONValue.parse(antwoord.lichaam))?.members {
            antwoord.lichaam =
              JSONValue.object(leden.map { $0.name == "mogelijk" ? JSONMember($0.name, lijst) : $0 }).bytes
          }
          return antwoord
        }))
  }

  /// Refuses a body when its headers do not call it JSON, or call it encoded (RFC 9110, section 8.4). Where there is no
  /// body there is nothing to call.
  func eisJSON() throws(Webfout) {
    if let codering = http.header("Content-Encoding"), codering.lowercased() != "identity" {
      throw Webfout(
        Probleem(
          soort: .mediatype, toelichting: "Stuur het bericht zonder Content-Encoding.",
          koppen: ["Accept-Encoding": "identity"]))
    }
    let kop = http.header("Content-Type")
    if kop == "application/json" || kop == nil && http.body.isEmpty { return }
    let delen = (kop ?? "").split(separator: ";", omittingEmptySubsequences: false).map {
      $0.trimmingPrefix { $0 == " " }.lowercased().split(separator: " ").first.map(String.init) ?? ""
    }
    // JSON is UTF-8 (RFC 8259 section 8.1). Of two fields nobody knows which counts.
    let isUTF8 = !delen.dropFirst().contains {
      $0.hasPrefix("charset=") && !["charset=utf-8", "charset=\"utf-8\""].contains($0)
    }
    guard delen.first == "application/json", isUTF8, http.headers("Content-Type").count == 1 else {
      throw Webfout(
        Probleem(
          soort: .mediatype, toelichting: "Stuur het bericht als application/json, in UTF-8, met één Content-Type.",
          koppen: ["Accept": "application/json"]))
    }
  }

  /// Refuses a query that the address does not know, and an `If-Match` of another form.
  func eisVorm() throws(Webfout) {
    try eisZoekvelden()
    try eisVersievorm()
  }

  /// Refuses an `If-Match` that holds something else than tags and `*` (RFC 9110, section 8.8.3): who left out the quotes
  /// would be told for ever that his version is old.
  private func eisVersievorm() throws(Webfout) {
    let tags = Tagregel.delen(http.headers("If-Match"))
    let fout = tags.first { tag in
      if tag == "*" { return tags.count > 1 }
      let kaal = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
      return
        !(kaal.count >= 2 && kaal.first == "\"" && kaal.last == "\"" && !kaal.dropFirst().dropLast().contains("\""))
    }
    guard let fout else { return }
    throw Webfout(
      .ongeldig([
        Fault(
          pointer: "", code: .value,
          message: "If-Match heeft de vorm \"3\", met de aanhalingstekens: de ETag zoals u hem kreeg, en niet "
            + "\(Excerpt.of(String(fout))).")
      ]))
  }

  /// Whether `If-Match` holds a weak tag, which matches nothing.
  static func isZwak(_ http: HTTPRequest) -> Bool { http.headers("If-Match").contains { $0.contains("W/\"") } }

  static let zwakkeVersie = "Een zwakke versie (W/\"…\") past nooit: laat W/ weg."

  /// The versions of `If-Match` (RFC 9110, section 13.1.1). A weak tag matches nothing.
  var versie: Versiewens? {
    let koppen = http.headers("If-Match")
    guard !koppen.isEmpty else { return nil }
    let tags = Tagregel.delen(koppen)
    if tags == ["*"] { return .elke }
    return .een(
      Set(
        tags.filter { $0.count >= 2 && $0.first == "\"" && $0.last == "\"" }.map { String($0.dropFirst().dropLast()) }))
  }

  /// The round or the file in the path.
  private var onderwerp: Onderwerp {
    get throws {
      parameters.pattern.hasPrefix(Adres.ronde) ? .ronde(try jaar) : .dossier(id)
    }
  }

  /// The key of `Idempotency-Key`, for a POST.
  private func herhaalsleutel() throws -> Herhaalsleutel? {
    guard http.method == .post, let kop = http.header("Idempotency-Key") else { return nil }
    guard
      http.headers("Idempotency-Key").count == 1, (1...255).contains(kop.utf8.count),
      kop.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
    else {
      throw Webfout(
        .ongeldig([
          Fault(
            pointer: "", code: .value,
            message: "Idempotency-Key is niet één sleutel van 1 tot 255 zichtbare ASCII-tekens. Verbeter of verwijder "
              + "hem.")
        ]))
    }
    return Herhaalsleutel(
      houder: wie.door, methode: "POST", pad: http.path.utf8.contains(UInt8(ascii: "%")) ? parameters.path : http.path,
      sleutel: kop,
      lichaamSha256: SHA256Digest(of: http.body).hex, onderwerp: try onderwerp)
  }

  /// The page that the query asks for.
  func bladzijde() throws -> Bladzijde {
    let nummer = try getal("pagina") ?? 1
    let grootte = try getal("paginagrootte") ?? Bladzijde.grootteStandaard
    guard let bladzijde = Bladzijde(nummer: nummer, grootte: grootte) else {
      throw Webfout(
        .ongeldig([
          Fault(
            pointer: "", code: .range,
            message: "pagina is 1 tot \(Bladzijde.nummerMax), paginagrootte is 1 tot \(Bladzijde.grootteMax).")
        ]))
    }
    return bladzijde
  }

  /// Refuses a name in the query that this route does not know.
  private func eisZoekvelden() throws(Webfout) {
    let bekend = Adres.zoekvelden(http.method, parameters.pattern)
    guard let vreemd = http.queryItems.first(where: { !bekend.contains($0.name) }) else { return }
    let wat = bekend.isEmpty ? "Dit adres heeft geen zoekvraag." : "Bekend: \(bekend.sorted().joined(separator: ", "))."
    throw Webfout(
      .ongeldig([
        Fault(
          pointer: "", code: .unknownMember,
          message: "de zoekvraag kent \"\(Excerpt.of(vreemd.name))\" niet. \(wat)")
      ]))
  }

  /// The value of a query item; nil when it is absent. It refuses an item that comes twice.
  func zoekwaarde(_ naam: String) throws -> String? {
    precondition(
      Adres.zoekvelden(http.method, parameters.pattern).contains(naam), "a route reads what it says that it knows")
    let waarden = http.queryItems.filter { $0.name == naam }
    guard waarden.count <= 1 else {
      throw Webfout(
        .ongeldig([
          Fault(pointer: "", code: .duplicateMember, message: "\(naam) staat er twee keer. Laat er één staan.")
        ]))
    }
    return waarden.first?.value
  }

  /// The number of a query item; nil when it is absent.
  func getal(_ naam: String) throws -> Int? {
    guard let tekst = try zoekwaarde(naam) else { return nil }
    guard tekst.utf8.allSatisfy({ (48...57).contains($0) }), let getal = Int(tekst) else {
      throw Webfout(
        .ongeldig([Fault(pointer: "", code: .value, message: "\(naam) is een geheel getal, zoals 1.")]))
    }
    return getal
  }

  /// An answer as it goes out, and as it is kept for a repeated request.
  private static func bewaarbaar(_ antwoord: Antwoord) -> Bewaardantwoord {
    var koppen = [["Content-Type", "application/json"]]
    if let plaats = antwoord.plaats { koppen.append(["Location", plaats.pad]) }
    if let versie = antwoord.versie { koppen.append(["ETag", "\"\(versie)\""]) }
    return Bewaardantwoord(
      status: antwoord.isVoorlopig ? 202 : antwoord.isNieuw ? 201 : 200, koppen: koppen, lichaam: antwoord.inhoud.bytes,
      tijdigheid: antwoord.tijdigheid)
  }
}

/// A request that is refused before it reaches the counter.
struct Webfout: Error {
  let probleem: Probleem
  init(_ probleem: Probleem) { self.probleem = probleem }
}
