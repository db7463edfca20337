internal import HTTPServer
internal import JSON
internal import Synchronization

/// How much one client may send, so that one that runs wild leaves room for the others: a token bucket a client, which
/// fills at a fixed rate up to a number at once.
///
/// It is of one process, not shared between instances, on purpose: it protects the processors and connections of this
/// instance and no right hangs on it, while a shared count would cost every submission a write to a row that its
/// sender's other submissions wait for. Behind a balancer over N instances a client has N times as much.
package final class Klantgrens: Sendable {
  /// A second, for long, unless set otherwise.
  package static let perSecondeStandaard = 100
  /// At once after a rest, unless set otherwise.
  package static let ineensStandaard = 2000
  /// How many bytes of a message that anybody may send count as one request: to read a long one takes as much as to
  /// read many short ones.
  static let gewichtBytes = 16 * 1024
  /// When so many clients are remembered, those whose bucket is full again are forgotten.
  static let klantenMax = 10_000

  /// Nanoseconds in which a bucket gains one request; nil is without limit.
  private let tussenpoos: Int64?
  /// How far ahead of the present a client may run.
  private let voorsprongMax: Int64
  /// By client, the moment at which its bucket is full again (the generic cell rate algorithm: one number a client).
  private let volOp = Mutex<[String: Int64]>([:])

  /// A limit of so many requests a second, 0 being without limit, and so many at once, at least 1.
  package init(perSeconde: Int = perSecondeStandaard, ineens: Int = ineensStandaard) {
    precondition(perSeconde >= 0 && ineens >= 1, "a limit lets somebody through")
    tussenpoos = perSeconde == 0 ? nil : max(1, 1_000_000_000 / Int64(perSeconde))
    voorsprongMax = (tussenpoos ?? 0) * Int64(ineens - 1)
  }

  /// Counts a request of a client at a moment of the monotonic clock, or as many as its length weighs.
  /// - Throws: a 429 that says when the next one is welcome.
  func neem(_ klant: String, bytes: Int = 0, nu: Int64) throws(Webfout) {
    guard let tussenpoos else { return }
    let teVroeg = volOp.withLock { volOp in
      let stand = max(volOp[klant] ?? nu, nu)
      guard stand - nu <= voorsprongMax else { return stand - nu - voorsprongMax }
      if volOp.count >= Klantgrens.klantenMax { volOp = volOp.filter { $0.value > nu } }
      // That many with a bucket in use at one moment is a flood of strangers, against which a limit a client is no help.
      if volOp.count >= Klantgrens.klantenMax { volOp = [:] }
      volOp[klant] = stand + tussenpoos * Int64(1 + bytes / Klantgrens.gewichtBytes)
      return Int64(0)
    }
    guard teVroeg == 0 else { throw Webfout(.teVaak(overSeconden: (teVroeg + 999_999_999) / 1_000_000_000)) }
  }
}

extension Probleem {
  /// One client sends more than it may.
  static func teVaak(overSeconden seconden: Int64) -> Probleem {
    Probleem(
      status: 429, soort: "te-vaak", titel: "U stuurt te veel verzoeken",
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
