internal import HTTPServer
internal import Loket
internal import Observability

extension RateLimit {
  /// Counts a request of a client at a moment of the monotonic clock, or as many as its length weighs.
  /// - Throws: a 429 that says when the next one is welcome.
  func neem(_ klant: String, _ methode: HTTPMethod, bytes: Int = 0, nu: Int64) throws(Webfout) {
    try RateLimit.eis(take(klant, bytes: bytes, now: nu), methode)
  }

  /// Refuses a request of a client that already sent too much, and counts nothing.
  /// - Throws: a 429 that says when the next one is welcome.
  func eisRuimte(_ klant: String, _ methode: HTTPMethod, nu: Int64) throws(Webfout) {
    try RateLimit.eis(wait(klant, now: nu), methode)
  }

  private static func eis(_ teVroeg: Duration, _ methode: HTTPMethod) throws(Webfout) {
    guard teVroeg == .zero else {
      throw Webfout(.teVaak(methode, overSeconden: (teVroeg + .nanoseconds(999_999_999)).components.seconds))
    }
  }
}

extension Webdienst {
  /// The longest body of a sender without a token that waits for no other: an application of the usual length.
  static let vreemdeBytesZonderWachten = RateLimit.weightBytes

  /// Waits for the turn of a long body without a token. Many networks together would take more than the limits of each
  /// leave to others.
  /// - Throws: a 429 when the line is too long.
  func wachtAlsVreemde(_ http: HTTPRequest) async throws {
    guard http.body.count > Webdienst.vreemdeBytesZonderWachten else { return }
    let wachttijd = vreemdentempo.take(bytes: http.body.count, now: lus.uurwerk())
    guard wachttijd <= Pace.waitMax else {
      throw Webfout(.teVaak(http.method, overSeconden: Pace.waitMax.components.seconds))
    }
    if wachttijd > .zero { try await lus.slaap(wachttijd) }
  }
}

extension ClientTurns {
  /// Waits for the turn of a client; nil when it is unknown who asks.
  func beurt(_ klant: String?) async throws -> Turn? {
    guard let klant else { return nil }
    return try await take(klant)
  }
}

extension Probleem {
  /// A client sends more than its limit allows.
  static func teVaak(_ methode: HTTPMethod, overSeconden seconden: Int64) -> Probleem {
    Probleem(
      soort: .teVaak,
      toelichting: "Er is niets verwerkt. Probeer het opnieuw over \(seconden) s\(metSleutel(methode)).",
      koppen: ["Retry-After": "\(seconden)"])
  }
}

extension Probleem {
  /// Enough was kept today of what was refused to a client.
  static func teVeelGeweigerd(overSeconden seconden: Int64) -> Probleem {
    Probleem(
      soort: .teVaak,
      toelichting: "Van uw geweigerde berichten is vandaag zo veel vastgelegd als mag. Er is niets verwerkt. "
        + "Stuur het verbeterde bericht morgen. Kan dat niet wachten, neem dan contact op met de gemeente.",
      koppen: ["Retry-After": "\(seconden)"])
  }
}

extension HTTPRequest {
  /// The network by which a client without a token is counted; nil when it is unknown. A peer on this machine is the
  /// proxy, which writes the address of its client last in `X-Forwarded-For`. Any client can write the addresses before
  /// that one.
  var netwerk: String? {
    guard peer.isLocal else { return peer.network }
    guard let laatste = headers("X-Forwarded-For").last?.split(separator: ",").last else { return nil }
    return HTTPNetwork.name(ofAddress: String(laatste.trimmingPrefix { $0 == " " }.prefix { $0 != " " }))
  }
}

extension Identiteit {
  /// The name by which the holder of a token is counted. No network has such a name.
  var klant: String { "sleutel van \(door)" }
}
