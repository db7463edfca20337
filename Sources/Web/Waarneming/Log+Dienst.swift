internal import Begrippen
internal import HTTPServer
internal import Loket
package import Observability

extension Log {
  /// The log of the service, on stderr.
  package static let dienst = Log.standardError(time: tijd)

  /// The machine's time in UTC, to the millisecond.
  static func tijd(_ microseconden: Int64) -> String { Tijdstip(microseconden: microseconden).utc(decimalen: 3) }

  /// Adds a line about a fault of ours. The line of the request has the same number and tells the rest.
  func fout(_ http: HTTPRequest, _ tekst: String) { message(.fault, tekst, ["verzoek": .text(http.identifier)]) }

  /// Adds a line about upkeep that failed and will be tried again.
  package func onderhoudsfout(_ fout: any Error) {
    let reden = Opslagfout(fout)?.verslag ?? "\(type(of: fout))"
    message(.fault, "het onderhoud is niet gelukt: \(reden)")
  }
}
