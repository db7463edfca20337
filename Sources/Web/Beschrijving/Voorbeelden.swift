internal import JSON
internal import Loket

/// The examples of the documents that are sent, which stand in files beside the settings.
package struct Voorbeelden: Sendable {
  /// The steps whose body is such a document, with the name of its file.
  private static let namen: [Stap: String] = [
    .indienen: "aanvraag", .vervangen: "aanvraag", .beoordelen: "beoordeling", .verantwoorden: "verantwoording",
  ]

  private let documenten: [String: JSONValue]

  /// - Parameter lees: reads the file of a name; nil when there is none. The description then shows no example.
  package init(lees: (String) -> [UInt8]?) {
    var documenten: [String: JSONValue] = [:]
    for naam in Set(Voorbeelden.namen.values) { documenten[naam] = lees(naam).flatMap { try? JSONValue.parse($0) } }
    self.documenten = documenten
  }

  /// The example of an application.
  var aanvraag: JSONValue? { documenten["aanvraag"] }

  /// The example of the body of a step, when it is such a document.
  func van(_ stap: Stap) -> JSONValue? { Voorbeelden.namen[stap].flatMap { documenten[$0] } }
}
