internal import HTTPClient
internal import Loket

extension Bezorguitkomst {
  /// The statuses of 4xx that tell of the subscriber and not of this event: our token or the address is wrong, it is gone,
  /// or it asks to come back later.
  private static let vanDeAbonnee: Set<Int> = [401, 403, 404, 405, 407, 408, 410, 421, 425, 429]

  /// What an answer, or the lack of one, means for the event.
  init(_ uitkomst: HTTPExchange.Outcome) {
    switch uitkomst {
    case .success(let antwoord):
      let woord = "status \(antwoord.status)"
      switch antwoord.status {
      case 200..<300: self = .genomen
      case 400..<500 where !Bezorguitkomst.vanDeAbonnee.contains(antwoord.status): self = .geweigerd(woord)
      // A redirect too: a token is not sent to an address that somebody else names.
      default: self = .weg(woord, overSeconden: antwoord.retryAfterSeconds)
      }
    case .failure(let fout): self = .weg(Bezorguitkomst.woord(fout))
    }
  }

  private static func woord(_ fout: HTTPClientFault) -> String {
    switch fout {
    case .notConnected(let code): "geen verbinding: \(systeemreden(code))"
    case .timedOut: "geen antwoord binnen de tijd"
    case .cutOff: "het antwoord brak af"
    case .malformed: "het antwoord is geen HTTP"
    case .headTooLong: "de koppen van het antwoord zijn te lang"
    case .cancelled: "afgebroken"
    }
  }
}
