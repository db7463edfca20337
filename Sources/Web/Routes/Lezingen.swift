internal import Cryptography
internal import HTTPServer
internal import Loket

extension Vraag {
  /// Whether the request only reads.
  var isLezing: Bool { http.method == .get || http.method == .head }

  /// Where the other pages of a list are (RFC 8288). What else the query asks stays.
  func bladzijdelinks(_ totaal: Int) throws -> String {
    let bladzijde = try bladzijde()
    let laatste = max(1, (totaal + bladzijde.grootte - 1) / bladzijde.grootte)
    let rest = http.queryItems.filter { $0.name != "pagina" && $0.name != "paginagrootte" }
      .map { "&\(HTTPPercentEncoding.encode($0.name))=\(HTTPPercentEncoding.encode($0.value))" }.joined()
    let doelen: [(relatie: String, nummer: Int)] =
      [("first", 1)] + (bladzijde.nummer > 1 ? [("prev", min(bladzijde.nummer - 1, laatste))] : [])
      + (bladzijde.nummer < laatste ? [("next", bladzijde.nummer + 1)] : []) + [("last", laatste)]
    return doelen.filter { $0.nummer <= Bladzijde.nummerMax }.map { relatie, nummer in
      "<\(http.path)?pagina=\(nummer)&paginagrootte=\(bladzijde.grootte)\(rest)>; rel=\"\(relatie)\""
    }.joined(separator: ", ")
  }
}

extension Antwoord {
  /// Gives what has no version of its own the digest of its bytes as one, so that a client can ask whether it changed.
  mutating func stelVersieVast() {
    guard versie == nil else { return }
    let bytes = inhoud.bytes
    versie = SHA256Digest(of: bytes).hex
    inhoud = .raw(bytes)
  }
}

extension HTTPResponse {
  /// Lets a page of another site read the answer (Fetch, "CORS protocol").
  mutating func maakLeesbaarVanElders() {
    headers.append("Access-Control-Allow-Origin", "*")
    // Those that the description names and that an answer for everybody can have.
    let koppen: [Antwoordkop] = [.versie, .etag, .link, .wachten, .spoor, .klok]
    headers.append("Access-Control-Expose-Headers", koppen.map(\.rawValue).joined(separator: ", "))
    headers.append("Cross-Origin-Resource-Policy", "cross-origin")
  }
}
