internal import Begrippen
internal import HTTPServer
internal import Loket
package import Observability

extension Log {
  /// The log of the service, on stderr.
  package static let dienst = Log.standardError(time: tijd)

  /// The machine's time in UTC, to the millisecond.
  static func tijd(_ microseconden: Int64) -> String { Tijdstip(microseconden: microseconden).utc(decimalen: 3) }

  /// A line about a fault of ours; the line of the request has the same number and says the rest.
  func fout(_ http: HTTPRequest, _ tekst: String) { message(.fault, tekst, ["verzoek": .text(http.identifier)]) }

  /// A line about upkeep that failed; it is tried again later.
  package func onderhoudsfout(_ fout: any Error) {
    let reden = Opslagfout(fout)?.verslag ?? "\(type(of: fout))"
    message(.fault, "het onderhoud is niet gelukt: \(reden)")
  }
}
