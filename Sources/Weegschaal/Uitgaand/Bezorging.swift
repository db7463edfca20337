internal import EventLoop
internal import HTTPClient
internal import JSON
internal import Loket
internal import Observability
internal import Web

/// The deliveries of a running service, to every subscriber of its settings.
enum Bezorging {
  /// Makes the subscriptions of the database those of the settings, and delivers until the task is cancelled.
  static func werk(
    _ instellingen: Uitgaandinstellingen, _ geheimen: [Abonneegeheim], _ loket: Loket, op lus: EventLoop,
    _ tellingen: Bezorgtellingen, _ logboek: Log
  ) async {
    precondition(geheimen.count == instellingen.abonnees.count, "a secret for each subscriber")
    guard await zetAbonnementen(instellingen.abonnees.map(\.abonnement), loket, op: lus, logboek) else { return }
    let vorm = instellingen.abonnees.isEmpty ? nil : CloudEvent(bron: instellingen.bron, adres: instellingen.adres)
    await withTaskGroup(of: Void.self) { groep in
      for (abonnee, geheim) in zip(instellingen.abonnees, geheimen) {
        guard let vorm else { continue }
        let bezorger = Bezorger(
          naam: abonnee.abonnement.naam, loket: loket, lus: lus, tellingen: tellingen, logboek: logboek,
          verzend: verzender(abonnee, geheim, vorm, loket.klok, op: lus))
        groep.addTask(executorPreference: lus) { await bezorger.werk() }
      }
    }
  }

  /// - Returns: whether it is done; it is tried until then, or until the task is cancelled.
  private static func zetAbonnementen(
    _ abonnementen: [Abonnement], _ loket: Loket, op lus: EventLoop, _ logboek: Log
  ) async -> Bool {
    while !Task.isCancelled {
      do {
        for (naam, wachtend) in try await loket.zetAbonnementen(abonnementen) {
          logboek.message(
            .warning,
            "een abonnee staat niet meer in de instellingen: er komt niets meer bij, en wat wachtte blijft wachten",
            ["abonnee": .text(naam), "wachtend": .integer(wachtend)])
        }
        return true
      } catch {
        logboek.message(
          .fault, "de abonnees zijn niet vastgelegd: \(Opslagfout(error)?.verslag ?? "\(type(of: error))")")
        try? await lus.sleep(for: Bezorger.slottijd)
      }
    }
    return false
  }

  /// Sends messages to a subscriber.
  static func verzender(
    _ abonnee: Abonnee, _ geheim: Abonneegeheim, _ vorm: CloudEvent, _ klok: Klok,
    _ grenzen: HTTPClientLimits = HTTPClientLimits(), op lus: EventLoop
  ) -> Bezorger.Verzender {
    { bericht in
      let verzoek = geheim.verzoek(
        id: bericht.id, lichaam: vorm.document(bericht), soort: CloudEvent.mediatype,
        seconden: klok.nu().microseconden / 1_000_000)
      return Bezorguitkomst(await HTTPExchange.perform(verzoek, to: abonnee.eindpunt, limits: grenzen, on: lus))
    }
  }
}
