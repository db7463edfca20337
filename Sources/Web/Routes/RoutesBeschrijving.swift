internal import Cryptography
internal import HTTPServer
internal import JSON
internal import Loket
internal import Synchronization

extension Webdienst {
  /// Adds the description of all routes.
  func voegBeschrijvingToe(_ router: inout Routetabel) {
    let bron = Beschrijvingsbron { beschrijving.document }
    for (patroon, mediatype) in [(Adres.openapiJSON, "application/json"), (Adres.openapiYAML, Beschrijving.yamltype)] {
      router.onImmediate(patroon, vasteLezing(mediatype: mediatype) { _ in bron.antwoord(mediatype) })
    }
  }
}

/// The description of a service, made when it is first asked for.
private final class Beschrijvingsbron: Sendable {
  private let maak: @Sendable () -> JSONValue
  private let antwoorden = Mutex<[String: Antwoord]>([:])

  init(_ maak: @escaping @Sendable () -> JSONValue) { self.maak = maak }

  func antwoord(_ mediatype: String) -> Antwoord {
    antwoorden.withLock { antwoorden in
      if let bekend = antwoorden[mediatype] { return bekend }
      let document = maak()
      let bytes = mediatype == Beschrijving.yamltype ? YAMLSchrijver.document(document) : document.bytes
      let antwoord = Antwoord(inhoud: .raw(bytes), versie: SHA256Digest(of: bytes).hex)
      antwoorden[mediatype] = antwoord
      return antwoord
    }
  }
}
