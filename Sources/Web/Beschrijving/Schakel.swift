internal import HTTPServer
internal import JSON
internal import Loket

/// A way from an answer to another route: the values of the places in its path, which stand in the answer or in the path
/// that was asked.
struct Schakel: Sendable {
  /// The name of the route that it leads to.
  let naam: String
  /// The value of each place in its path, as a runtime expression of OpenAPI.
  let waarden: [(plaats: Padplaats, uitdrukking: String)]

  var json: JSONValue {
    [
      "operationId": .text(naam),
      "parameters": .object(waarden.map { JSONMember($0.plaats.rawValue, .text($0.uitdrukking)) }),
    ]
  }

  /// The ways from an answer. An answer that tells the value of a place leads to every route with that place; a step leads
  /// back to what can be read of it.
  static func van(_ route: Routetabel.Route, naar routes: [Routetabel.Route], bij status: Int) -> [Schakel] {
    guard (200..<300).contains(status) else { return [] }
    let gegeven = Padplaats.allCases.compactMap { plaats in
      plaats.bronnen.first { $0.methode == route.methode && $0.patroon == route.patroon }
        .map { (plaats: plaats, uitdrukking: "$response.body#" + $0.wijzer) }
    }
    let bekend = Padplaats.plaatsen(in: route.patroon).map { plaats in
      (plaats: plaats, uitdrukking: "$request.path.\(plaats.rawValue)")
    }
    return routes.compactMap { doel in
      let plaatsen = Padplaats.plaatsen(in: doel.patroon)
      let isVerder = plaatsen.contains { plaats in gegeven.contains { $0.plaats == plaats } }
      guard isVerder || route.isTeLezen(op: doel) else { return nil }
      // What the answer tells goes before what was asked.
      let waarden = plaatsen.compactMap { plaats in (gegeven + bekend).first { $0.plaats == plaats } }
      guard waarden.count == plaatsen.count else { return nil }
      return Schakel(naam: Routebeschrijving.van(doel.methode, doel.patroon).naam, waarden: waarden)
    }
  }
}

extension Routetabel.Route {
  /// Whether what a step on this route made or changed can be read there: at the same address, or at that of its subject.
  fileprivate func isTeLezen(op doel: Routetabel.Route) -> Bool {
    guard !stappen.isEmpty, doel.methode == .get else { return false }
    let onderwerp = patroon.firstIndex(of: "}").map { patroon[...$0] }
    return doel.patroon == patroon || onderwerp.map { doel.patroon == $0 } ?? false
  }
}

extension Padplaats {
  /// The routes whose answer tells a value of the place, with where it stands.
  fileprivate var bronnen: [(methode: HTTPMethod, patroon: String, wijzer: String)] {
    let terugbetalingen = Stap.terugbetalingBoeken.adres.pad
    return switch self {
    case .jaar: [(.get, Adres.ronden, "/items/0/jaar")]
    case .id:
      [
        (.post, Adres.aanvragen, "/id"), (.get, Adres.aanvragen, "/items/0/id"),
        (.post, Stap.pogingInschrijven.adres.pad, "/id"),
      ]
    case .poging: [(.get, Adres.pogingen, "/items/0/id")]
    case .nummer: [(.post, Adres.rangschikkingen, "/nummer"), (.get, Adres.rangschikkingen, "/items/0/nummer")]
    case .terugbetaling: [(.post, terugbetalingen, "/id"), (.get, terugbetalingen, "/items/0/id")]
    case .abonnement: [(.get, Adres.abonnementen, "/items/0/naam")]
    case .bericht: [(.get, Adres.vastgelopen, "/items/0/id")]
    // A signal stands in its file for some roles alone, and a kind of problem is not told by a word of its own.
    case .code, .soort: []
    }
  }

  /// The places in a pattern, in their order.
  static func plaatsen(in patroon: String) -> [Padplaats] {
    patroon.split(separator: "/").filter { $0.hasPrefix("{") }.map { plaats(String($0.dropFirst().dropLast())) }
  }
}
