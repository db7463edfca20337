internal import HTTPServer
internal import Loket

extension Webdienst {
  /// Adds the routes that decide on a whole round, make a decision known and read it.
  func voegBesluitroutesToe(_ router: inout Routetabel) {
    voegToe(.besluiten, aan: &router) { try await loket.neemBesluiten(jaar: try $0.jaar, $1) }
    voegToe(.rondeBekendmaken, aan: &router) { try await loket.maakRondeBekend(jaar: try $0.jaar, $1) }
    voegToe(.rondebekendmakingBevestigen, aan: &router) {
      try await loket.bevestigRondebekendmaking(jaar: try $0.jaar, $1)
    }
    voegToe(.bekendmaken, aan: &router) { try await loket.maakBekend($0.id, $1) }
    voegToe(.bekendmakingBevestigen, aan: &router) { try await loket.bevestigBekendmaking($0.id, $1) }
    router.on(.get, Inzage.besluit.pad, lezing(Rol.lezers) { try await loket.besluit($0.id, $0.wie) })
  }
}
