internal import Begrippen
internal import HTTPServer
internal import JSON
internal import Loket

/// A route that goes. Its answers say from when it is deprecated (RFC 9745), when it ends (RFC 8594), where that is
/// explained and what comes in its place (`Versions.md`).
struct Uitfasering: Hashable, Sendable {
  let methode: HTTPMethod
  let patroon: String
  /// From when it is not to be used in new programs.
  let vanaf: Tijdstip
  /// From when it may be gone.
  let tot: Tijdstip
  /// The address of the text that explains it.
  let uitleg: String
  /// The pattern of the route in its place; nil when there is none.
  let opvolger: String?

  /// The routes that go now. None does.
  static let alle: [Uitfasering] = []

  /// The lines that its answers get.
  var koppen: [(naam: String, waarde: String)] {
    [
      ("Deprecation", "@\(vanaf.seconden)"), ("Sunset", HTTPDate.text(tot.seconden)),
      ("Link", "<\(uitleg)>; rel=\"deprecation\""),
    ] + (opvolger.map { [("Link", "<\($0)>; rel=\"successor-version\"")] } ?? [])
  }

  /// What the description says of it.
  var zin: String {
    let einde = "Dit adres verdwijnt op of na \(tot.utc(decimalen: 0))."
    return einde + (opvolger.map { " Gebruik in plaats daarvan \($0)." } ?? "")
  }
}

extension Tijdstip {
  fileprivate var seconden: Int64 { microseconden / 1_000_000 }
}

extension HTTPResponse {
  /// The answer with what it says of a route that goes.
  func met(_ uitfasering: Uitfasering?) -> HTTPResponse {
    guard let uitfasering else { return self }
    var antwoord = self
    for (naam, waarde) in uitfasering.koppen { antwoord.headers.append(naam, waarde) }
    return antwoord
  }
}
