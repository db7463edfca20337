internal import HTTPServer
internal import Loket

extension Webdienst {
  /// Adds the routes on the subscriptions, for who keeps them. They show ids and kinds of events alone. To have one offered
  /// again or left out is no step of a file: it gives or takes no right and no amount, so one person is enough.
  func voegAbonnementroutesToe(_ router: inout Routetabel) {
    let lezers: Set<Rol> = [.beheerder, .auditor]
    router.on(
      .get, Adres.abonnementen, lezing(lezers) { try await loket.abonnementen(try $0.bladzijde(), $0.wie) })
    router.on(
      .get, Adres.abonnement, lezing(lezers) { try await loket.abonnement($0.parameters["abonnement"], $0.wie) })
    router.on(
      .get, Adres.vastgelopen,
      lezing(lezers) { try await loket.vastgelopen($0.parameters["abonnement"], try $0.bladzijde(), $0.wie) })
    router.on(
      .post, Adres.opnieuw,
      lezing([.beheerder]) { vraag in
        try vraag.eisJSON()
        return try await loket.biedOpnieuwAan(
          vraag.parameters["bericht"], aan: vraag.parameters["abonnement"], vraag.http.body)
      })
    router.on(
      .post, Adres.overslaan,
      lezing([.beheerder]) { vraag in
        try vraag.eisJSON()
        return try await loket.slaOver(
          vraag.parameters["bericht"], voor: vraag.parameters["abonnement"], vraag.http.body, vraag.wie)
      })
    router.on(
      .post, Adres.allesOpnieuw,
      lezing([.beheerder]) { vraag in
        try vraag.eisJSON()
        return try await loket.biedAllesOpnieuwAan(aan: vraag.parameters["abonnement"], vraag.http.body)
      })
    router.on(
      .post, Adres.allesOverslaan,
      lezing([.beheerder]) { vraag in
        try vraag.eisJSON()
        return try await loket.slaAllesOver(voor: vraag.parameters["abonnement"], vraag.http.body, vraag.wie)
      })
  }
}
