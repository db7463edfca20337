internal import HTTPServer
internal import Loket

extension Webdienst {
  /// The largest final account: it has a report of up to 100 000 characters and up to a thousand lines.
  static let verantwoordingBytesMax = 8 * 1024 * 1024

  /// Adds the routes from advance to repayment (`regels.md` section 6).
  func voegGeldroutesToe(_ router: inout Routetabel) {
    voegToe(.voorschotOpdragen, aan: &router) { try await loket.draagVoorschotOp($0.id, $1) }
    router.on(.get, Inzage.voorschot.pad, lezing(Rol.lezers) { try await loket.voorschot($0.id, $0.wie) })
    voegToe(.betalingBevestigen, aan: &router) { try await loket.bevestigBetaling($0.id, $1) }
    router.on(
      .get, Stap.betalingBevestigen.adres.pad,
      lezing(Rol.lezers) { try await loket.betalingen($0.id, try $0.bladzijde(), $0.wie) })
    voegToe(.verantwoorden, bodyBytesMax: Webdienst.verantwoordingBytesMax, aan: &router) { vraag, verzoek in
      return try await loket.verantwoord(vraag.id, verzoek)
    }
    router.on(
      .get, Inzage.verantwoording.pad,
      lezing(Rol.lezers) { try await loket.verantwoording($0.id, versie: try $0.getal("versie"), $0.wie) })
    voegToe(.vaststellen, aan: &router) { try await loket.stelVast($0.id, $1) }
    router.on(.get, Inzage.vaststelling.pad, lezing(Rol.lezers) { try await loket.vaststelling($0.id, $0.wie) })
    voegToe(.vaststellingBekendmaken, aan: &router) { try await loket.maakVaststellingBekend($0.id, $1) }
    voegToe(.vaststellingsbekendmakingBevestigen, aan: &router) {
      try await loket.bevestigVaststellingsbekendmaking($0.id, $1)
    }
    voegToe(.terugbetalingBoeken, aan: &router) { try await loket.boekTerugbetaling($0.id, $1) }
    router.on(
      .get, Stap.terugbetalingBoeken.adres.pad,
      lezing(Rol.lezers) { try await loket.terugbetalingen($0.id, try $0.bladzijde(), $0.wie) })
    voegToe(.terugbetalingBevestigen, aan: &router) {
      try await loket.bevestigTerugbetaling($0.id, $0.parameters["terugbetaling"], $1)
    }
    voegToe(.terugbetalingAfwijzen, aan: &router) {
      try await loket.wijsTerugbetalingAf($0.id, $0.parameters["terugbetaling"], $1)
    }
  }
}
