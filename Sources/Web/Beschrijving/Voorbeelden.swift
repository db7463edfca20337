internal import JSON
internal import Loket

/// The examples of the description, which stand in files beside the settings: the documents that are sent, and the answers
/// of a round that was played with them.
package struct Voorbeelden: Sendable {
  /// The name of the file with the answers.
  package static let antwoordbestand = "antwoorden"

  /// The steps whose body is such a document, with the name of its file.
  private static let namen: [Stap: String] = [
    .indienen: "aanvraag", .vervangen: "aanvraag", .beoordelen: "beoordeling", .verantwoorden: "verantwoording",
  ]

  private let documenten: [String: JSONValue]
  private let antwoorden: JSONValue?

  /// - Parameter lees: reads the file of a name; nil when there is none. The description then shows no example.
  package init(lees: (String) -> [UInt8]?) {
    var documenten: [String: JSONValue] = [:]
    for naam in Set(Voorbeelden.namen.values) { documenten[naam] = lees(naam).flatMap { try? JSONValue.parse($0) } }
    self.documenten = documenten
    antwoorden = lees(Voorbeelden.antwoordbestand).flatMap { try? JSONValue.parse($0) }
  }

  /// The name of an answer in its file: the route's name in the description, the status and the media type.
  static func antwoordnaam(_ route: String, _ status: Int, _ mediatype: String) -> String {
    "\(route) \(status) \(mediatype)"
  }

  /// An answer of a route, when the file has one.
  func antwoord(_ route: String, _ status: Int, _ mediatype: String) -> JSONValue? {
    antwoorden?[Voorbeelden.antwoordnaam(route, status, mediatype)]
  }

  /// A problem of a kind, when the file has one.
  func probleem(_ soort: Probleemsoort) -> JSONValue? { antwoorden?[soort.rawValue] }

  /// The example of an application.
  var aanvraag: JSONValue? { documenten["aanvraag"] }

  /// The example of the body of a step, when it is such a document.
  func van(_ stap: Stap) -> JSONValue? { Voorbeelden.namen[stap].flatMap { documenten[$0] } }
}
