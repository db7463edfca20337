package import HTTPServer
internal import JSON
package import Loket
package import Observability

/// The service of one event loop: the routes of `contract.md` section 4 over a counter of its own.
package struct Webdienst: Sendable {
  /// The longest body of a sender without a token, unless set otherwise: an application with every line that it may have,
  /// and texts of the usual length.
  package static let vreemdeBytesStandaard = 256 * 1024

  /// The version of the API, for `API-Version` (NL API Design Rules, /core/version-header).
  package static let apiVersie = "1.0.0"

  let loket: Loket
  let toegang: Toegang
  let logboek: Log
  /// Bounds the expensive reads of the whole process.
  let zwaarwerk: ConcurrencyLimit
  /// Lets one client have one piece of work that grows with the round at a time, in the whole process.
  let rondebeurten: ClientTurns
  /// Lets one client have so much at work at a time on this loop that others keep half of its connections to the
  /// database.
  let beurten = ClientTurns(atOnce: 2)
  /// Bounds the requests of one client in the whole process.
  let klantgrens: RateLimit
  /// Bounds what is kept of the refused requests of one client on a day.
  let weigergrens: ByteQuota
  /// Counts the answers of the whole process.
  let tellingen: Tellingen
  let lus: Luskoppeling
  /// The longest body of a sender without a token.
  let vreemdeBytesMax: Int
  /// The pace of all long bodies of senders without a token, in the whole process.
  let vreemdentempo: Pace
  private let ids = TraceIDs()
  /// Reads the metrics of the whole process, as Prometheus text.
  let meetwaarden: @Sendable () async -> String
  /// The examples of the documents that are sent.
  let voorbeelden: Voorbeelden
  /// Where a leak can be reported; nil where nobody was named.
  let meldpunt: Meldpunt?
  /// Who publishes the API.
  let uitgever: Uitgever
  /// The routes that go.
  var uitfaseringen = Uitfasering.alle

  /// The service of a loop.
  package init(
    loket: Loket, lus: Luskoppeling, logboek: Log, zwaarwerk: ConcurrencyLimit,
    rondebeurten: ClientTurns = ClientTurns(atOnce: 1), klantgrens: RateLimit, weigergrens: ByteQuota = ByteQuota(),
    vreemdeBytesMax: Int = Webdienst.vreemdeBytesStandaard, vreemdentempo: Pace = Pace(), tellingen: Tellingen,
    voorbeelden: Voorbeelden, meldpunt: Meldpunt?, uitgever: Uitgever = Uitgever(),
    meetwaarden: @escaping @Sendable () async -> String
  ) {
    self.loket = loket
    self.lus = lus
    toegang = Toegang(loket: loket, uurwerk: lus.uurwerk)
    self.logboek = logboek
    self.zwaarwerk = zwaarwerk
    self.rondebeurten = rondebeurten
    self.klantgrens = klantgrens
    self.weigergrens = weigergrens
    self.vreemdeBytesMax = vreemdeBytesMax
    self.vreemdentempo = vreemdentempo
    self.tellingen = tellingen
    self.voorbeelden = voorbeelden
    self.meldpunt = meldpunt
    self.uitgever = uitgever
    self.meetwaarden = meetwaarden
  }

  /// The routes with the shape of every answer. Use it on the loop only.
  package func applicatie() -> HTTPApplication {
    let router = routetabel().router
    var applicatie = HTTPApplication(router: router, defaultHeaders: standaardkoppen) { [ids, router] fout, verzoek in
      let pad = verzoek?.path ?? fout.path ?? ""
      let patroon = verzoek.flatMap(router.pattern)
      let isBekend = patroon != nil || verzoek == nil && router.listed.contains { Adres.past(pad, op: $0.pattern) }
      return Probleem(fout, verzoek).antwoord(pad: pad, isBekend: isBekend)
        .met(TraceContext(verzoek, ids: ids), patroon: patroon)
    }
    let verzoeklog = Verzoeklog(logboek, op: lus)
    applicatie.payers = { betalers($0) }
    applicatie.optionsHeaders = { patroon in patroon.map(Adres.isOpenbaar) == true ? Webdienst.vanElders : [:] }
    applicatie.didAnswer = { [tellingen, ids] gegaan in
      // An answer without a note is one that the server gave by itself, to OPTIONS.
      let aantekening =
        gegaan.annotation as? Aantekening
        ?? Aantekening(spoor: TraceContext(gegaan.request, ids: ids), patroon: nil, uitkomst: nil)
      tellingen.tel(gegaan, aantekening)
      verzoeklog.voegToe(gegaan, aantekening)
    }
    return applicatie
  }

  /// Every route.
  private func routetabel() -> Routetabel {
    var tabel = Routetabel()
    voegRoutesToe(&tabel)
    return tabel
  }

  /// The description of the API.
  var beschrijving: Beschrijving {
    Beschrijving(
      routes: routetabel().routes.filter { Routebeschrijving.isBeschreven($0.methode, $0.patroon) }, loket: loket,
      voorbeelden: voorbeelden, vreemdeBytesMax: vreemdeBytesMax,
      uitfaseringen: uitfaseringen, uitgever: uitgever)
  }

  /// What a browser asks before a page of another site may read what is for everybody (Fetch, "CORS protocol").
  private static let vanElders: HTTPHeaders = [
    "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "GET, HEAD, POST",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match, traceparent, tracestate",
    "Access-Control-Max-Age": "86400",
  ]

  /// The headers of every answer (NL API Design Rules, /core/transport/security-headers). Strict-Transport-Security is for
  /// the proxy, which speaks TLS: over plain HTTP it has no meaning (RFC 6797 section 7.2).
  private var standaardkoppen: HTTPHeaders {
    var koppen: HTTPHeaders = [
      "API-Version": Webdienst.apiVersie, "Cache-Control": "no-store",
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
      "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
      "Permissions-Policy": "camera=(), geolocation=(), microphone=()", "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
    ]
    if loket.klok.isGesimuleerd { koppen.append("Weegschaal-Klok", "gesimuleerd") }
    return koppen
  }

  /// Handles requests of senders with one of the roles; nil lets everybody in. One client has a few of them at work at a
  /// time.
  /// - Parameters:
  ///   - isRondewerk: whether the work grows with the round. It may take longer then, and one client has one at a time.
  ///   - eistVorm: whether the form of the query and of the fields is asked before the work; else the work asks it.
  func route(
    _ rollen: Set<Rol>?, isRondewerk: Bool = false, eistVorm: Bool = true,
    _ doe: @escaping @Sendable (Vraag) async throws -> HTTPResponse
  ) -> Behandeling {
    let beurten = isRondewerk ? rondebeurten : beurten
    return Behandeling(
      rollen: rollen,
      handler: { http, parameters in
        let spoor = TraceContext(http, ids: ids)
        var identiteit: Identiteit?
        do {
          identiteit = try await laatToe(http, rollen, isHeel: true)
          if identiteit == nil { try eisVreemdelengte(http) }
          let beurt = try await beurten.beurt(identiteit?.klant ?? http.netwerk)
          defer { withExtendedLifetime(beurt) {} }
          if identiteit == nil { try await wachtAlsVreemde(http) }
          let vraag = Vraag(http: http, parameters: parameters, identiteit: identiteit, klok: loket.klok)
          if eistVorm { try vraag.eisVorm() }
          let antwoord = try await buitenDeLusAlsGroot(vraag, doe)
          belast(antwoord, op: http, identiteit, rollen)
          return antwoord.met(spoor, patroon: parameters.pattern, rollen: identiteit?.rollen)
            .met(uitfasering(http, parameters.pattern))
        } catch {
          let antwoord = probleem(error, http).antwoord(pad: http.path)
          belast(antwoord, op: http, identiteit, rollen)
          return antwoord.met(spoor, patroon: parameters.pattern, rollen: identiteit?.rollen)
            .met(uitfasering(http, parameters.pattern))
        }
      },
      toelating: { http, parameters in
        do {
          let identiteit = try await laatToe(http, rollen, isHeel: false)
          return identiteit == nil ? .acceptedUpTo(bytes: vreemdeBytesMax) : .accepted
        } catch {
          let antwoord = probleem(error, http).antwoord(pad: http.path)
          return .refused(
            antwoord.met(TraceContext(http, ids: ids), patroon: parameters.pattern)
              .met(uitfasering(http, parameters.pattern)))
        }
      }, tijdMax: isRondewerk ? Webdienst.rondetijdMax : nil)
  }

  /// Handles a request with a long body off the loop, so that others do not wait while it is read and judged.
  private func buitenDeLusAlsGroot(
    _ vraag: Vraag, _ doe: @escaping @Sendable (Vraag) async throws -> HTTPResponse
  ) async throws -> HTTPResponse {
    guard vraag.http.body.count > Werkbank.opDeLusBytesMax else { return try await doe(vraag) }
    return try await withTaskExecutorPreference(Werkbank.uitvoerder) { try await doe(vraag) }
  }

  /// Handles a change. The answer of the counter goes out exactly as it is kept.
  func wijziging(
    _ rollen: Set<Rol>, isRondewerk: Bool = false,
    _ doe: @escaping @Sendable (Vraag, Verzoek) async throws -> Bewaardantwoord
  ) -> Behandeling {
    route(rollen, isRondewerk: isRondewerk) { vraag in
      do {
        return Webdienst.antwoord(try await doe(vraag, try vraag.verzoek()))
      } catch {
        // A file that is unknown, or another's, answers 404 even when the body is wrong too.
        if case LoketFout.ongeldig? = error as? LoketFout, vraag.parameters.pattern.hasPrefix(Adres.aanvraag) {
          try await loket.eisDossier(vraag.id, vraag.wie)
        }
        throw error
      }
    }
  }

  /// Handles a submission. One that cannot be read is recorded too.
  func indiening(
    _ stap: Stap, _ legVast: @escaping @Sendable (Vraag) async throws -> Pogingverslag,
    _ doe: @escaping @Sendable (Vraag, Verzoek) async throws -> Bewaardantwoord
  ) -> Behandeling {
    route(stap.rij.rollen, eistVorm: false) { vraag in
      do {
        let verzoek: Verzoek
        do {
          try vraag.eisVorm()
          verzoek = try vraag.verzoek()
        } catch let fout as Webfout {
          throw Webfout(fout.probleem.met(try await legVast(vraag)))
        }
        return Webdienst.antwoord(try await doe(vraag, verzoek))
      } catch LoketFout.onbekend(let wat) {
        // An attempt is kept in a round. Without one, the sender is told that nothing has his application.
        throw LoketFout.onbekend("\(wat) \(Poging.nietsIngediend)")
      }
    }
  }

  /// The HTTP answer for a change.
  private static func antwoord(_ antwoord: Bewaardantwoord) -> HTTPResponse {
    var koppen = HTTPHeaders()
    for kop in antwoord.koppen where kop.count == 2 { koppen.append(kop[0], kop[1]) }
    if antwoord.isHerhaling { koppen.append("Idempotent-Replayed", "true") }
    var gegeven = HTTPResponse(status: antwoord.status, headers: koppen, body: .bytes(antwoord.lichaam))
    gegeven.annotation = Verzoekuitkomst(
      weigering: Weigering(antwoord), isHerhaling: antwoord.isHerhaling, tijdigheid: antwoord.tijdigheid)
    return gegeven
  }

  /// Handles a read. It answers JSON with the version as ETag. A client may keep a public answer if it asks each
  /// time whether it still holds.
  func lezing(
    _ rollen: Set<Rol>?, isRondewerk: Bool = false, _ doe: @escaping @Sendable (Vraag) async throws -> Antwoord
  ) -> Behandeling {
    route(rollen, isRondewerk: isRondewerk) { vraag in
      try vraag.eisAcceptatie(["application/json"])
      return try geheel(try await doe(vraag), vraag, isOpenbaar: rollen == nil && vraag.http.method != .post)
    }
  }

  /// Handles a read of something that can be too long for memory. It cuts the connection when it cannot finish.
  func stroomlezing(
    _ rollen: Set<Rol>, _ doe: @escaping @Sendable (Vraag) async throws -> Stroomantwoord
  ) -> Behandeling {
    route(rollen) { vraag in
      try vraag.eisAcceptatie(["application/json"])
      return try stroom(try await doe(vraag), vraag)
    }
  }

  /// The same, or a read of something else where there is no such thing.
  func stroomlezing(
    _ rollen: Set<Rol>, isRondewerk: Bool, _ doe: @escaping @Sendable (Vraag) async throws -> Stroomantwoord?,
    anders: @escaping @Sendable (Vraag) async throws -> Antwoord
  ) -> Behandeling {
    route(rollen, isRondewerk: isRondewerk) { vraag in
      try vraag.eisAcceptatie(["application/json"])
      if let antwoord = try await doe(vraag) { return try stroom(antwoord, vraag) }
      return try geheel(try await anders(vraag), vraag)
    }
  }

  private func geheel(_ antwoord: Antwoord, _ vraag: Vraag, isOpenbaar: Bool = false) throws -> HTTPResponse {
    var antwoord = antwoord
    if vraag.isLezing { antwoord.stelVersieVast() }
    try vraag.eisGelezenVersie(antwoord.versie)
    return try vraag.antwoord(antwoord, isOpenbaar: isOpenbaar)
  }

  private func stroom(_ antwoord: Stroomantwoord, _ vraag: Vraag) throws -> HTTPResponse {
    try vraag.eisGelezenVersie(antwoord.versie)
    var koppen: HTTPHeaders = ["Content-Type": "application/json", "ETag": "\"\(antwoord.versie)\""]
    if let totaal = antwoord.totaal { koppen.append("Link", try vraag.bladzijdelinks(totaal)) }
    if vraag.heeftAl(antwoord.versie) { return HTTPResponse(status: 304, headers: koppen) }
    let stroom = HTTPBodyStream { uitvoer in
      do {
        try await antwoord.schrijf { try await uitvoer.write($0) }
      } catch {
        logboek.fout(vraag.http, "het antwoord is afgebroken: \(type(of: error))")
        throw error
      }
    }
    return HTTPResponse(status: 200, headers: koppen, body: .stream(stroom))
  }

  /// Gives an answer that is the same for everybody until the service ends. It needs no task.
  func vasteLezing(_ antwoord: Antwoord) -> @Sendable (HTTPRequest, HTTPRouteParameters) -> HTTPResponse {
    vasteLezing { _ in antwoord }
  }

  /// The same for an answer that is made when it is asked for.
  func vasteLezing(
    mediatype: String = "application/json", _ antwoord: @escaping @Sendable (Vraag) throws -> Antwoord
  ) -> @Sendable (HTTPRequest, HTTPRouteParameters) -> HTTPResponse {
    { http, parameters in
      let spoor = TraceContext(http, ids: ids)
      let vraag = Vraag(http: http, parameters: parameters, identiteit: nil, klok: loket.klok)
      do {
        if let netwerk = http.netwerk {
          try klantgrens.neem(netwerk, http.method, bytes: http.body.count, nu: lus.uurwerk())
        }
        try vraag.eisVorm()
        try vraag.eisAcceptatie([String(mediatype.prefix { $0 != ";" })])
        let gegeven = try antwoord(vraag)
        try vraag.eisGelezenVersie(gegeven.versie)
        return try vraag.antwoord(gegeven, mediatype: mediatype, isOpenbaar: true)
          .met(spoor, patroon: parameters.pattern).met(uitfasering(http, parameters.pattern))
      } catch {
        return probleem(error, http).antwoord(pad: http.path).met(spoor, patroon: parameters.pattern)
          .met(uitfasering(http, parameters.pattern))
      }
    }
  }

  /// When the route goes; nil for one that stays.
  private func uitfasering(_ http: HTTPRequest, _ patroon: String) -> Uitfasering? {
    let methode = http.method == .head ? .get : http.method
    return uitfaseringen.first { $0.methode == methode && $0.patroon == patroon }
  }

  /// The problem of an error. A fault of ours goes to the log with the number of the request.
  private func probleem(_ fout: any Error, _ http: HTTPRequest) -> Probleem {
    if let fout = Opslagfout(fout) {
      logboek.fout(http, "database: \(fout.verslag)")
      switch fout.uitkomst {
      case .nietsGebeurd: return .nietBeschikbaar(http.method)
      case .klokkenVerschillen: return .klokkenVerschillen(http.method)
      case .onbekend: return .uitkomstOnbekend(http.method)
      case .eigenFout: return .eigenFout(http.identifier)
      }
    }
    switch fout {
    case let fout as LoketFout:
      var probleem = Probleem(fout)
      if case .verouderd = fout, Vraag.isZwak(http) { probleem.toelichting += " " + Vraag.zwakkeVersie }
      return Adres.heeftVelden(http.method, http.path) ? probleem.metVelden : probleem
    case let fout as Webfout: return fout.probleem
    case is CancellationError: return .nietBeschikbaar(http.method)
    default:
      logboek.fout(http, "\(type(of: fout))")
      return .eigenFout(http.identifier)
    }
  }
}

extension Vraag {
  /// The HTTP answer for something read. A client that has the version already gets only that version (304).
  func antwoord(
    _ antwoord: Antwoord, mediatype: String = "application/json", isOpenbaar: Bool
  ) throws -> HTTPResponse {
    var koppen: HTTPHeaders = ["Content-Type": mediatype]
    if isOpenbaar { koppen.append("Cache-Control", "no-cache") }
    if let totaal = antwoord.totaal { koppen.append("Link", try bladzijdelinks(totaal)) }
    if let versie = antwoord.versie {
      koppen.append("ETag", "\"\(versie)\"")
      if heeftAl(versie) { return HTTPResponse(status: 304, headers: koppen) }
    }
    return HTTPResponse(status: antwoord.isNieuw ? 201 : 200, headers: koppen, body: .bytes(antwoord.inhoud.bytes))
  }

  /// Refuses a read that names another version than what was read (`If-Match`, RFC 9110 section 13.1.1).
  func eisGelezenVersie(_ gelezen: String?) throws(LoketFout) {
    guard isLezing, let versie else { return }
    guard versie.past(op: Set([gelezen].compactMap(\.self))) else { throw .verouderd }
  }

  /// Refuses when the client accepts none of the media types.
  func eisAcceptatie(_ soorten: [String]) throws {
    guard keuze(uit: soorten) != nil else {
      throw Webfout(
        Probleem(
          soort: .nietAanvaardbaar, toelichting: "Vraag in Accept om: \(soorten.joined(separator: ", ")).",
          meer: [JSONMember("beschikbaar", .array(soorten.map { .text($0) }))]))
    }
  }

  /// The media type among those on offer that the client prefers (RFC 9110 section 12.5.1); the first on offer when it
  /// has no preference.
  func keuze(uit soorten: [String]) -> String? {
    let koppen = http.headers("Accept")
    // An empty field is as none (RFC 9110 section 12.5.1).
    guard koppen.contains(where: { $0.contains { $0 != " " && $0 != "\t" && $0 != "," } }) else { return soorten.first }
    let wensen = koppen.joined(separator: ",").utf8.prefix(Vraag.acceptatieBytesMax).split(separator: UInt8(ascii: ","))
      .map { Mediawens(String(decoding: Array($0), as: UTF8.self)) }
    var beste: (soort: String, gewicht: Int)?
    for soort in soorten {
      let gewicht = Mediawens.gewicht(van: soort, in: wensen)
      if gewicht > 0, gewicht > (beste?.gewicht ?? 0) { beste = (soort, gewicht) }
    }
    return beste?.soort
  }

  /// As much of `Accept` and `If-None-Match` as is read. No honest client sends more.
  private static let acceptatieBytesMax = 1024

  /// Whether the client has this version already (`If-None-Match`, compared weakly).
  func heeftAl(_ versie: String) -> Bool {
    let kop = http.headers("If-None-Match").joined(separator: ",")
    guard kop.utf8.count <= Vraag.acceptatieBytesMax else { return false }
    return kop.split(separator: ",").contains { deel in
      var deel = deel.drop { $0 == " " }
      while deel.last == " " { deel = deel.dropLast() }
      if deel.hasPrefix("W/") { deel = deel.dropFirst(2) }
      return deel == "*" || deel == "\"\(versie)\""
    }
  }
}

/// One element of an `Accept` header.
private struct Mediawens {
  let bereik: String
  /// The weight in thousandths, 0 … 1000.
  let gewicht: Int

  init(_ tekst: String) {
    let delen = tekst.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
    bereik = delen.first ?? ""
    let q = delen.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
    gewicht = q.isFinite ? Int(max(0, min(1, q)) * 1000) : 0
  }

  /// The weight of a media type: that of the most specific element that matches it.
  static func gewicht(van soort: String, in wensen: [Mediawens]) -> Int {
    let hoofdsoort = soort.prefix { $0 != "/" } + "/*"
    for bereik in [soort, String(hoofdsoort), "*/*"] {
      if let wens = wensen.first(where: { $0.bereik == bereik }) { return wens.gewicht }
    }
    return 0
  }
}
