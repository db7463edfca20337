internal import HTTPServer
internal import JSON
internal import Loket

extension Webdienst {
  /// Adds what the kinds of problems mean. Their addresses are the `type` of every problem.
  func voegProblemenToe(_ router: inout Routetabel) {
    router.onImmediate(
      Adres.problemen,
      vasteLezing { vraag in
        let bladzijde = try vraag.bladzijde()
        let alle = Probleemuitleg.alle
        var antwoord = Antwoord(inhoud: bladzijde.json(bladzijde.items(van: alle).map(\.json), totaal: alle.count))
        antwoord.totaal = alle.count
        antwoord.stelVersieVast()
        return antwoord
      })
    router.onImmediate(
      Adres.probleem,
      vasteLezing { vraag in
        var antwoord = Antwoord(inhoud: try Probleemuitleg.van(vraag.parameters["soort"]).json)
        antwoord.stelVersieVast()
        return antwoord
      })
  }
}
