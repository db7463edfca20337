internal import HTTPServer
internal import JSON
internal import Loket

/// What the description tells of a route, as it follows from the tables that serve.
extension Routetabel.Route {
  /// Whether something that is there is changed in its place, so that its version must be named.
  var eistVersie: Bool { methode == .put && !stappen.isEmpty }

  /// The kinds of problems that it can answer, in the order of the kinds.
  var problemen: [Probleemsoort] {
    var soorten: Set<Probleemsoort> = [
      .ongeldigeInvoer, .ongeldigBericht, .berichtOnvolledig, .berichtTeTraag, .berichtTeGroot, .adresTeLang,
      .verwachtingOnbekend, .teVaak, .koppenTeGroot, .eigenFout, .coderingOnbekend, .teDruk, .duurdeTeLang,
      .nietBeschikbaar,
    ]
    let beschrijving = Routebeschrijving.van(methode, patroon)
    if rollen != nil { soorten.formUnion([.geenToegang, .verboden]) }
    if patroon.contains("{") || beschrijving.kanOnbekendZijn { soorten.insert(.nietGevonden) }
    if beschrijving.kiestVorm { soorten.insert(.nietAanvaardbaar) }
    if beschrijving.lichaam != nil { soorten.insert(.mediatype) }
    if !stappen.isEmpty { soorten.formUnion([.verkeerdeStand, .verouderd, .uitkomstOnbekend]) }
    if beschrijving.heeftVersie { soorten.insert(.verouderd) }
    if eistVersie { soorten.insert(.versieOntbreekt) }
    if stappen.contains(where: { !$0.eerdere.isEmpty }) { soorten.insert(.vierOgen) }
    return Probleemsoort.allCases.filter { soorten.contains($0) || beschrijving.ookProblemen.contains($0) }
  }

  /// The header fields and the query that it reads.
  var parameters: [JSONValue] {
    let beschrijving = Routebeschrijving.van(methode, patroon)
    var koppen: [Verzoekkop] = []
    if eistVersie { koppen.append(.moetVersie) }
    if !eistVersie, !stappen.isEmpty || beschrijving.heeftVersie && methode == .get {
      koppen.append(.magVersie)
    }
    if methode == .get, beschrijving.heeftVersie { koppen.append(.bekend) }
    if methode == .post, !stappen.isEmpty { koppen.append(.sleutel) }
    return Adres.zoekvelden(methode, patroon).sorted().map { Zoekveld.veld($0).json } + koppen.map(\.verwijzing)
  }

  /// The text about the route: what people are told, and what the table of steps says.
  func uitleg(_ beschrijving: Routebeschrijving) -> String {
    var zinnen = [beschrijving.uitleg]
    for stap in stappen {
      zinnen.append("Stap: \(stap.rij.naam).")
      zinnen += stap.eerdere.compactMap { stap.rij.melding(na: $0) }
    }
    if let rollen { zinnen.append("Rollen: \(rollen.map(\.rawValue).sorted().joined(separator: ", ")).") }
    var gezien: Set<String> = []
    return zinnen.filter { !$0.isEmpty && gezien.insert($0).inserted }.joined(separator: "\n\n")
  }
}
