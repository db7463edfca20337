internal import Cryptography
internal import HTTPServer
internal import JSON
internal import Keten
internal import Loket

extension Webdienst {
  /// The media type of an export: one JSON document a line.
  private static let exporttype = "application/x-ndjson"

  /// Adds the routes of the auditor: the events with seals and books, and the report of a round.
  func voegControleroutesToe(_ router: inout Routetabel) {
    router.on(
      .get, Adres.gebeurtenissen,
      route(Rol.lezers) { vraag in
        guard vraag.wie.heeft(Rol.medewerkers) else { return try await eigenPagina(vraag) }
        guard vraag.keuze(uit: ["application/json", Webdienst.exporttype]) == Webdienst.exporttype else {
          return try await pagina(vraag)
        }
        return try await export(vraag)
      })
    router.on(
      .get, Adres.rapport, route(Rol.medewerkers, isRondewerk: true) { try await rapport($0) }
    )
  }

  /// The report, in the form that the client likes best.
  private func rapport(_ vraag: Vraag) async throws -> HTTPResponse {
    let soorten = ["application/json", "text/csv"]
    try vraag.eisAcceptatie(soorten)
    let isCSV = vraag.keuze(uit: soorten) == "text/csv"
    let bytes = try await zwaarwerk.doe {
      let rapport = try await loket.verantwoordingsrapport(
        jaar: try vraag.jaar, alleenAfwijkingen: try vraag.waarheid("alleenAfwijkingen"), vraag.wie)
      return isCSV ? try await rapport.csv() : try await rapport.json()
    }
    return try vraag.onderhandeld(bytes, isCSV ? "text/csv; charset=utf-8; header=present" : "application/json")
  }

  /// A page of the events of an applicant's own file. There is no export of them: it has seals and books of the round.
  private func eigenPagina(_ vraag: Vraag) async throws -> HTTPResponse {
    try vraag.eisAcceptatie(["application/json"])
    return try await gebeurtenissen(vraag)
  }

  /// A page of events.
  private func pagina(_ vraag: Vraag) async throws -> HTTPResponse {
    try vraag.eisAcceptatie(["application/json", Webdienst.exporttype])
    // It counts the events of all rounds.
    let beurt = try await rondebeurten.beurt(vraag.wie.klant)
    defer { withExtendedLifetime(beurt) {} }
    return try await gebeurtenissen(vraag)
  }

  private func gebeurtenissen(_ vraag: Vraag) async throws -> HTTPResponse {
    let antwoord = try await loket.gebeurtenissen(
      try vraag.exportfilter(), try vraag.bladzijde(), vraag.wie)
    return try vraag.onderhandeld(antwoord.inhoud.bytes, "application/json", totaal: antwoord.totaal)
  }

  /// Streams the whole export from one snapshot of the database. It cuts the connection when it cannot finish.
  private func export(_ vraag: Vraag) async throws -> HTTPResponse {
    let filter = try vraag.exportfilter()
    guard try vraag.getal("pagina") == nil, try vraag.getal("paginagrootte") == nil else {
      throw Webfout(
        .ongeldig([
          Fault(
            pointer: "", code: .unknownMember,
            message: "een export heeft geen bladzijden. Laat pagina en "
              + "paginagrootte weg.")
        ]))
    }
    try await loket.eisExport(filter, vraag.wie)
    // One client streams one export at a time, so that others find a place.
    let beurt = try await rondebeurten.beurt(vraag.wie.klant)
    let plaats = try zwaarwerk.neem()
    let stroom = HTTPBodyStream { uitvoer in
      defer { withExtendedLifetime((plaats, beurt)) {} }
      do {
        try await loket.exporteer(filter, vraag.wie) { try await uitvoer.write($0) }
      } catch {
        logboek.fout(vraag.http, "de export is afgebroken: \(type(of: error))")
        throw error
      }
    }
    return HTTPResponse(
      status: 200, headers: ["Content-Type": Webdienst.exporttype, "Vary": "Accept"], body: .stream(stroom))
  }
}

extension Vraag {
  /// What is read, in a form that the client chose.
  fileprivate func onderhandeld(_ bytes: [UInt8], _ soort: String, totaal: Int? = nil) throws -> HTTPResponse {
    let versie = SHA256Digest(of: bytes).hex
    try eisGelezenVersie(versie)
    var koppen: HTTPHeaders = ["Content-Type": soort, "ETag": "\"\(versie)\"", "Vary": "Accept"]
    if let totaal { koppen.append("Link", try bladzijdelinks(totaal)) }
    return heeftAl(versie)
      ? HTTPResponse(status: 304, headers: koppen) : HTTPResponse(status: 200, headers: koppen, body: .bytes(bytes))
  }

  /// The filter that the query asks for.
  fileprivate func exportfilter() throws -> Exportfilter {
    let jaar = try zoekwaarde("ronde")
    guard jaar == nil || jaar?.utf8.count == 4 && jaar.flatMap(Int.init) != nil else {
      throw Webfout(
        .ongeldig([
          Fault(pointer: "", code: .value, message: "ronde is een jaartal van vier cijfers, zoals 2025.")
        ]))
    }
    return Exportfilter(ronde: jaar.flatMap(Int.init), dossier: try zoekwaarde("dossier"))
  }

  /// A query item that is true or false, and false when it is absent.
  fileprivate func waarheid(_ naam: String) throws -> Bool {
    switch try zoekwaarde(naam) {
    case nil, "false": return false
    case "true": return true
    default:
      throw Webfout(.ongeldig([Fault(pointer: "", code: .value, message: "\(naam) is true of false.")]))
    }
  }
}
