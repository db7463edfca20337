internal import HTTPServer
internal import JSON

/// Examples of the problems that no played round brings, made by the code that answers them.
extension Probleem {
  /// An example of a kind as the answer to a submission; nil for the kinds that a round brings.
  static func voorbeeld(_ soort: Probleemsoort) -> JSONValue? {
    let probleem: Probleem? =
      switch soort {
      case .ongeldigBericht: vanServer(400, .field)
      case .berichtOnvolledig: vanServer(400, .truncated)
      case .berichtTeTraag: vanServer(408, .readTime)
      case .adresTeLang: vanServer(414, .targetLength)
      case .verwachtingOnbekend: vanServer(417, .expectation)
      case .koppenTeGroot: vanServer(431, .fieldLength)
      case .coderingOnbekend: vanServer(501, .transferCoding)
      case .teDruk: vanServer(503, .overload)
      case .duurdeTeLang: vanServer(503, .handlerTime)
      case .teVaak: .teVaak(.post, overSeconden: 2)
      case .eigenFout: .eigenFout("0af7651916cd43dd8448eb211c80319c")
      case .nietBeschikbaar: .nietBeschikbaar(.post)
      case .uitkomstOnbekend: .uitkomstOnbekend(.post)
      case .ongeldigeInvoer, .geenToegang, .verboden, .vierOgen, .nietGevonden, .nietAanvaardbaar, .verkeerdeStand,
        .verouderd, .berichtTeGroot, .mediatype, .versieOntbreekt, .teVeel:
        nil
      // No route has these: they stand in the text before the routes.
      case .methodeNietToegestaan, .methodeOnbekend, .httpVersie: nil
      }
    return probleem?.json(pad: Adres.aanvragen.replacing("{jaar}", with: "2025"), isBekend: true)
  }

  private static func vanServer(_ status: Int, _ reden: HTTPFault.Reason) -> Probleem {
    Probleem(HTTPFault(status, reden, "", method: .post))
  }
}
