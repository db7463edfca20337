internal import HTTPServer
internal import Loket

/// The routes as they are added: the router that serves them, and what the description of the API tells of them.
struct Routetabel: Sendable {
  /// A route, with whom it lets in and what it takes.
  struct Route: Sendable {
    let methode: HTTPMethod
    let patroon: String
    /// The roles that may; nil lets everybody in.
    let rollen: Set<Rol>?
    /// The longest body.
    let bodyBytesMax: Int

    /// The steps that are taken on it; none for a route that only reads.
    var stappen: [Stap] { Stap.allCases.filter { $0.adres == (methode, patroon) } }
  }

  private(set) var router = HTTPRouter()
  private(set) var routes: [Route] = []

  /// Adds a route.
  mutating func on(_ methode: HTTPMethod, _ patroon: String, bodyBytesMax: Int? = nil, _ behandeling: Behandeling) {
    // A request that only reads has nothing to tell in a body.
    let grens = bodyBytesMax ?? (methode == .get ? Webdienst.leesverzoekBytesMax : nil)
    router.on(
      methode, patroon, bodyBytesMax: grens, admit: behandeling.toelating, handlerTime: behandeling.tijdMax,
      behandeling.handler)
    meld(methode, patroon, behandeling.rollen, grens)
  }

  /// Adds a route that everybody may read, and that always answers at once.
  mutating func onImmediate(
    _ patroon: String, _ antwoord: @escaping @Sendable (HTTPRequest, HTTPRouteParameters) -> HTTPResponse
  ) {
    router.onImmediate(.get, patroon, bodyBytesMax: Webdienst.leesverzoekBytesMax, antwoord)
    meld(.get, patroon, nil, Webdienst.leesverzoekBytesMax)
  }

  private mutating func meld(
    _ methode: HTTPMethod, _ patroon: String, _ rollen: Set<Rol>?, _ bodyBytesMax: Int?
  ) {
    routes.append(
      Route(
        methode: methode, patroon: patroon, rollen: rollen, bodyBytesMax: bodyBytesMax ?? HTTPLimits().bodyBytesMax))
  }
}
