internal import HTTPServer
internal import JSON
internal import Keten
internal import Loket

extension Webdienst {
  /// Adds every route, once (`contract.md` section 4).
  func voegRoutesToe(_ router: inout Routetabel) {
    voegOpenbareRoutesToe(&router)
    voegAanvraagroutesToe(&router)
    voegBehandelroutesToe(&router)
    voegGeldroutesToe(&router)
    voegRangschikkingroutesToe(&router)
    voegBesluitroutesToe(&router)
    voegControleroutesToe(&router)
    voegAbonnementroutesToe(&router)
    voegDienstroutesToe(&router)
    voegBeschrijvingToe(&router)
    voegProblemenToe(&router)
    voegMeldpuntToe(&router)
  }

  /// Adds the routes outside the contract's base, which tell whether the service lives and is ready and give its
  /// metrics. Adds the simulated clock too.
  private func voegDienstroutesToe(_ router: inout Routetabel) {
    router.onImmediate(
      "/health/live", vasteLezing(Antwoord(inhoud: .raw(Array(#"{"status":"leeft"}"#.utf8)))))
    router.on(
      .get, "/health/ready",
      route(nil) { vraag in
        guard await loket.isGereed() else { return Probleem.nietBeschikbaar(.get).antwoord(pad: vraag.http.path) }
        return HTTPResponse(status: 200, contentType: "application/json", text: #"{"status":"gereed"}"#)
      })
    router.on(
      .get, "/metrics",
      route(nil) { _ in
        HTTPResponse(
          status: 200, contentType: "text/plain; version=0.0.4; charset=utf-8", text: await meetwaarden())
      })
    if loket.klok.isGesimuleerd {
      router.on(
        .put, Adres.basis + "/klok",
        lezing([.beheerder]) { vraag in
          try vraag.eisJSON()
          let antwoord = try loket.zetKlok(vraag.http.body)
          // A moved clock gets its seals at once. The upkeep of `serve` tries again what failed.
          for fout in await loket.onderhoud() { logboek.onderhoudsfout(fout) }
          return antwoord
        })
    }
  }

  private func voegOpenbareRoutesToe(_ router: inout Routetabel) {
    var regeling = loket.regelinginzage()
    regeling.inhoud = .raw(regeling.inhoud.bytes)
    router.onImmediate(Adres.basis + "/regeling", vasteLezing(regeling))
    router.onImmediate(Adres.velden, vasteLezing(loket.veldeninzage()))
    router.on(.get, Adres.ronden, lezing(nil) { try await loket.ronden(try $0.bladzijde()) })
    router.on(.get, Adres.ronde, lezing(nil) { try await loket.ronde(try $0.jaar) })
    voegToe(.rondeVaststellen, aan: &router) { try await loket.zetRonde(try $0.jaar, $1) }
    voegToe(.rondeBevestigen, aan: &router) { try await loket.bevestigRonde(try $0.jaar, $1) }
    router.on(
      .get, Adres.ronde + "/zegels",
      lezing(nil) { try await loket.zegels(jaar: try $0.jaar, try $0.bladzijde()) })
    router.on(
      .post, Adres.proefaanvragen,
      lezing(nil) { vraag in
        try vraag.eisJSON()
        return try await loket.proef(jaar: try vraag.jaar, vraag.http.body, ontvangenOp: vraag.ontvangenOp)
      })
  }

  /// The longest entry of an attempt: an application of the largest length with a reason.
  static let inschrijvingBytesMax = 2 * 1024 * 1024 + 64 * 1024

  private func voegAanvraagroutesToe(_ router: inout Routetabel) {
    router.on(
      Stap.indienen.adres.methode, Stap.indienen.adres.pad,
      indiening(
        .indienen,
        {
          try await loket.legOnleesbarePogingVast(
            jaar: try $0.jaar, $0.wie, $0.http.body, ontvangenOp: $0.ontvangenOp)
        }
      ) { try await loket.dienIn(jaar: try $0.jaar, $1) })
    router.on(
      .get, Adres.aanvragen,
      // A page reads the application of each of its files, to find its signals.
      lezing(Rol.lezers, isRondewerk: true) { vraag in
        let woord = try vraag.zoekwaarde("status")
        let status = woord.flatMap(Status.init(rawValue:))
        guard woord == nil || status != nil else {
          throw Webfout(
            .ongeldig([
              Fault(
                pointer: "", code: .value,
                message: "status is een van: \(Status.allCases.map(\.rawValue).joined(separator: ", ")).")
            ]))
        }
        return try await loket.aanvragen(
          jaar: try vraag.jaar, status: status, try vraag.bladzijde(), vraag.wie)
      })
    router.on(
      .get, Adres.pogingen,
      stroomlezing(Rol.medewerkers) { try await loket.pogingen(jaar: try $0.jaar, try $0.bladzijde(), $0.wie) })
    voegToe(.pogingInschrijven, bodyBytesMax: Webdienst.inschrijvingBytesMax, aan: &router) { vraag, verzoek in
      guard let nummer = Int64(vraag.parameters["poging"]), nummer > 0 else {
        throw LoketFout.onbekend("Een poging heeft een nummer, zoals 1.")
      }
      return try await loket.schrijfIn(jaar: try vraag.jaar, poging: nummer, verzoek)
    }
    router.on(.get, Adres.aanvraag, lezing(Rol.lezers) { try await loket.aanvraag($0.id, $0.wie) })
    voegToe(.intrekken, aan: &router) { try await loket.trekIn($0.id, $1) }
  }
}
