internal import HTTPServer
internal import Loket

extension Webdienst {
  /// Adds the routes from receipt to assessment: replacements, completions, repair terms, admissions and assessments.
  func voegBehandelroutesToe(_ router: inout Routetabel) {
    router.on(
      Stap.vervangen.adres.methode, Stap.vervangen.adres.pad,
      indiening(
        .vervangen,
        {
          try await loket.legOnleesbarePogingVast(
            dossier: $0.id, $0.wie, $0.http.body, ontvangenOp: $0.ontvangenOp)
        }
      ) { try await loket.vervang($0.id, $1) })
    voegToe(.terzijdeLeggen, aan: &router) { try await loket.legTerzijde($0.id, $1) }
    voegToe(.herstelVerzoeken, aan: &router) { try await loket.verzoekHerstel($0.id, $1) }
    router.on(
      .get, Inzage.herstelverzoeken.pad,
      lezing(Rol.lezers) { try await loket.herstelverzoeken($0.id, try $0.bladzijde(), $0.wie) })
    voegToe(.toelaten, aan: &router) { try await loket.laatToe($0.id, $1) }
    voegToe(.buitenBehandelingLaten, aan: &router) { try await loket.laatBuitenBehandeling($0.id, $1) }
    voegToe(.beoordelen, aan: &router) { try await loket.beoordeel($0.id, $1) }
    voegToe(.signaalAfhandelen, aan: &router) { vraag, verzoek in
      try await loket.handelSignaalAf(vraag.id, vraag.parameters["code"], verzoek)
    }
    router.on(
      .get, Inzage.beoordeling.pad, lezing(Rol.medewerkers) { try await loket.beoordeling($0.id, $0.wie) })
  }
}
