internal import HTTPServer
internal import Loket

extension Webdienst {
  /// Decisions: on a whole round, their bekendmaking, and reading them.
  func voegBesluitroutesToe(_ router: inout HTTPRouter) {
    router.on(
      .post, "/v1/rondes/{jaar}/besluiten",
      wijziging([.besluitnemer]) { try await loket.besluit(jaar: try $0.jaar, $1) })
    router.on(
      .post, "/v1/aanvragen/{id}/besluit/bekendmaking",
      wijziging([.besluitnemer]) { try await loket.maakBekend($0.id, $1) })
    router.on(
      .get, "/v1/aanvragen/{id}/besluit",
      lezing(Rol.medewerkers.union([.aanvrager])) { try await loket.besluit($0.id, $0.wie) })
  }
}
