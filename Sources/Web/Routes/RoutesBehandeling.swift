internal import HTTPServer
internal import Loket

extension Webdienst {
  /// From receipt to verdict: replacing and completing, repair terms and what follows them, admissions, assessments.
  func voegBehandelroutesToe(_ router: inout HTTPRouter) {
    let lezers = Rol.medewerkers.union([.aanvrager])
    router.on(
      .put, "/v1/aanvragen/{id}",
      indiening({
        try await loket.legOnleesbarePogingVast(
          dossier: $0.id, $0.wie, $0.http.body, ontvangenOp: $0.ontvangenOp)
      }) { try await loket.vervang($0.id, $1) })
    router.on(
      .post, "/v1/aanvragen/{id}/herstelverzoeken",
      wijziging([.intake, .beoordelaar]) { try await loket.verzoekHerstel($0.id, $1) })
    router.on(
      .get, "/v1/aanvragen/{id}/herstelverzoeken",
      lezing(lezers) { try await loket.herstelverzoeken($0.id, try $0.bladzijde(), $0.wie) })
    router.on(
      .post, "/v1/aanvragen/{id}/toelating", wijziging([.besluitnemer]) { try await loket.laatToe($0.id, $1) })
    router.on(
      .post, "/v1/aanvragen/{id}/buitenbehandeling",
      wijziging([.besluitnemer]) { try await loket.laatBuitenBehandeling($0.id, $1) })
    router.on(
      .put, "/v1/aanvragen/{id}/beoordeling", wijziging([.beoordelaar]) { try await loket.beoordeel($0.id, $1) })
    router.on(
      .get, "/v1/aanvragen/{id}/beoordeling",
      lezing(Rol.medewerkers) { try await loket.beoordeling($0.id, $0.wie) })
  }
}
