internal import HTTPServer
internal import Loket

extension Webdienst {
  /// Adds the routes of the present ranking and of frozen ones.
  func voegRangschikkingroutesToe(_ router: inout Routetabel) {
    router.on(
      .get, Inzage.rangschikking.pad,
      stroomlezing(Rol.medewerkers, isRondewerk: true) { vraag in
        try await loket.beslotenRangschikking(jaar: try vraag.jaar, vraag.wie)
      } anders: { vraag in
        let jaar = try vraag.jaar
        if let bekend = try await loket.bekendeRangschikking(jaar: jaar, vraag.wie) { return bekend }
        return try await zwaarwerk.doe { try await loket.rangschikking(jaar: jaar, vraag.wie) }
      })
    voegToe(.bevriezen, aan: &router) { try await loket.bevries(jaar: try $0.jaar, $1) }
    router.on(
      .get, Adres.rangschikkingen,
      lezing(Rol.medewerkers) { vraag in
        try await loket.bevrorenRangschikkingen(jaar: try vraag.jaar, try vraag.bladzijde(), vraag.wie)
      })
    router.on(
      .get, Inzage.bevrorenRangschikking.pad,
      stroomlezing(Rol.medewerkers) {
        try await loket.bevrorenRangschikking(jaar: try $0.jaar, nummer: try $0.nummer, $0.wie)
      })
    router.on(
      .get, Inzage.bevrorenRangschikking.pad + "/invoer",
      stroomlezing(Rol.medewerkers) { try await loket.bevrorenInvoer(jaar: try $0.jaar, nummer: try $0.nummer, $0.wie) }
    )
    router.on(
      .get, Inzage.bevrorenRangschikking.pad + "/herberekening",
      zwareLezing(Rol.medewerkers) { try await loket.herbereken(jaar: try $0.jaar, nummer: try $0.nummer, $0.wie) })
  }
}

extension Vraag {
  /// The number in the path.
  /// - Throws: `LoketFout.onbekend` when it is no number of 1 … 9 digits.
  fileprivate var nummer: Int {
    get throws {
      let tekst = parameters["nummer"]
      guard (1...9).contains(tekst.utf8.count), tekst.utf8.allSatisfy({ (48...57).contains($0) }),
        let nummer = Int(tekst)
      else { throw LoketFout.onbekend("Een rangschikking heeft een nummer, zoals 1.") }
      return nummer
    }
  }
}
