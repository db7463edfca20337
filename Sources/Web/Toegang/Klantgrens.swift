internal import HTTPServer
internal import Observability

extension RateLimit {
  /// Counts a request of a client at a moment of the monotonic clock, or as many as its length weighs.
  /// - Throws: a 429 that says when the next one is welcome.
  func neem(_ klant: String, bytes: Int = 0, nu: Int64) throws(Webfout) {
    let teVroeg = take(klant, bytes: bytes, now: nu)
    guard teVroeg == .zero else {
      throw Webfout(.teVaak(overSeconden: (teVroeg + .nanoseconds(999_999_999)).components.seconds))
    }
  }
}

extension Probleem {
  /// A client sends more than its limit allows.
  static func teVaak(overSeconden seconden: Int64) -> Probleem {
    Probleem(
      soort: .teVaak,
      toelichting: "Er is niets verwerkt. Probeer het opnieuw over \(seconden) s, met dezelfde Idempotency-Key.",
      koppen: ["Retry-After": "\(seconden)"])
  }
}

extension Vraag {
  /// The address by which a client without a token is counted; nil when it is unknown. A peer on this machine is the
  /// proxy, which writes the address of its client last in `X-Forwarded-For`. Any client can write the addresses before
  /// that one.
  var afzender: String? {
    let adres = http.peer.address
    guard adres.hasPrefix("127.") || adres == "::1" || adres == "::ffff:127.0.0.1" else { return adres }
    guard let laatste = http.headers("X-Forwarded-For").last?.split(separator: ",").last else { return nil }
    return String(laatste.trimmingPrefix { $0 == " " }.prefix { $0 != " " }.prefix(Vraag.afzenderlengteMax))
  }

  /// The longest numeric address, in characters.
  private static let afzenderlengteMax = 45
}
