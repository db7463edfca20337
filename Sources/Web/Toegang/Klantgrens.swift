internal import HTTPServer
internal import Observability

extension RateLimit {
  /// Counts a request of a client, or as many as its length weighs.
  /// - Throws: a 429 that says when the next one is welcome.
  func neem(_ klant: String, bytes: Int = 0) throws(Webfout) {
    let teVroeg = take(klant, bytes: bytes)
    guard teVroeg == .zero else {
      throw Webfout(.teVaak(overSeconden: (teVroeg + .nanoseconds(999_999_999)).components.seconds))
    }
  }
}

extension Probleem {
  /// One client sends more than it may.
  static func teVaak(overSeconden seconden: Int64) -> Probleem {
    Probleem(
      soort: .teVaak,
      toelichting: "Er is niets verwerkt. Probeer het opnieuw over \(seconden) s, met dezelfde Idempotency-Key.",
      koppen: ["Retry-After": "\(seconden)"])
  }
}

extension Vraag {
  /// The address of a client without token, for counting; nil when it cannot be told from others. A peer on this machine
  /// is the proxy, which puts the address that it saw last in `X-Forwarded-For`; what stands before it anyone can write.
  var afzender: String? {
    let adres = http.peer.address
    guard adres.hasPrefix("127.") || adres == "::1" || adres == "::ffff:127.0.0.1" else { return adres }
    guard let laatste = http.headers("X-Forwarded-For").last?.split(separator: ",").last else { return nil }
    return String(laatste.trimmingPrefix { $0 == " " }.prefix { $0 != " " }.prefix(Vraag.afzenderlengteMax))
  }

  /// No numeric address is longer.
  private static let afzenderlengteMax = 45
}
