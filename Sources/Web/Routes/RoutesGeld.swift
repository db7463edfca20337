internal import HTTPServer
internal import Loket

extension Webdienst {
  /// What a final account may weigh: its report is up to 100 000 characters, beside a thousand lines.
  static let verantwoordingBytesMax = 8 * 1024 * 1024

  /// From advance to repayment (`regels.md` section 6).
  func voegGeldroutesToe(_ router: inout HTTPRouter) {
    let lezers = Rol.medewerkers.union([.aanvrager])
    let financieel: Set<Rol> = [.financieel]
    let aanvraag = "/v1/aanvragen/{id}"
    router.on(
      .post, aanvraag + "/voorschot", wijziging(financieel) { try await loket.draagVoorschotOp($0.id, $1) })
    router.on(.get, aanvraag + "/voorschot", lezing(lezers) { try await loket.voorschot($0.id, $0.wie) })
    router.on(
      .post, aanvraag + "/betalingen", wijziging(financieel) { try await loket.bevestigBetaling($0.id, $1) })
    router.on(
      .get, aanvraag + "/betalingen",
      lezing(lezers) { try await loket.betalingen($0.id, try $0.bladzijde(), $0.wie) })
    router.on(
      .post, aanvraag + "/verantwoording", bodyBytesMax: Webdienst.verantwoordingBytesMax,
      wijziging([.aanvrager]) { vraag, verzoek in
        try klantgrens.neem(vraag.wie.door)
        return try await loket.verantwoord(vraag.id, verzoek)
      })
    router.on(.get, aanvraag + "/verantwoording", lezing(lezers) { try await loket.verantwoording($0.id, $0.wie) })
    router.on(
      .post, aanvraag + "/vaststelling", wijziging([.besluitnemer]) { try await loket.stelVast($0.id, $1) })
    router.on(.get, aanvraag + "/vaststelling", lezing(lezers) { try await loket.vaststelling($0.id, $0.wie) })
    router.on(
      .post, aanvraag + "/terugbetalingen", wijziging(financieel) { try await loket.boekTerugbetaling($0.id, $1) })
    router.on(
      .get, aanvraag + "/terugbetalingen",
      lezing(lezers) { try await loket.terugbetalingen($0.id, try $0.bladzijde(), $0.wie) })
  }
}
