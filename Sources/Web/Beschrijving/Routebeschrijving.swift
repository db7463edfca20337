internal import HTTPServer
internal import JSON
internal import Loket

/// What people are told of a route: its name, what it does and what it answers. The rest of its description follows from
/// the tables that serve.
struct Routebeschrijving: Sendable {
  /// An answer of a route that did what was asked.
  struct Antwoordvorm: Sendable {
    let status: Int
    let uitleg: String
    /// The schema in each media type; empty for an answer without content.
    let vormen: [(mediatype: String, schema: JSONSchema)]
    let koppen: Set<Antwoordkop>

    /// - Parameters:
    ///   - schakels: where one can go on from it.
    ///   - voorbeeld: an answer in a media type.
    func json(_ schakels: [Schakel], _ voorbeeld: (_ mediatype: String) -> JSONValue?) -> JSONValue {
      .object(present: [
        "description": .text(uitleg),
        "headers": .object(Antwoordkop.allCases.filter { koppen.contains($0) || $0.isOveral }.map(\.verwijzing)),
        "content": vormen.isEmpty
          ? nil
          : .object(
            vormen.map { vorm in
              JSONMember(
                vorm.mediatype, .object(present: ["schema": vorm.schema.json, "example": voorbeeld(vorm.mediatype)]))
            }),
        "links": schakels.isEmpty ? nil : .object(schakels.map { JSONMember($0.naam, $0.json) }),
      ])
    }
  }

  let methode: HTTPMethod
  let pad: String
  /// Its name in the description: `operationId`.
  let naam: String
  let groep: Routegroep
  let samenvatting: String
  let uitleg: String
  let lichaam: Lichaam?
  let antwoorden: [Antwoordvorm]
  /// An example of the body, when it is no document with an example of its own.
  let voorbeeld: JSONValue?
  /// Kinds of problems that the tables do not tell of.
  let ookProblemen: Set<Probleemsoort>
  /// Whether the client may choose the form of the answer, and so ask for one that is not there.
  let kiestVorm: Bool
  /// Whether it can name something unknown outside its path.
  let kanOnbekendZijn: Bool

  /// Whether what is read has a version.
  var heeftVersie: Bool { methode == .get && antwoorden.contains { $0.koppen.contains(.etag) } }

  /// A route that reads.
  static func lezen(
    _ pad: String, _ naam: String, _ groep: Routegroep, _ samenvatting: String,
    uitleg: String = "", _ schema: Antwoordschema, versie: Bool = true, ookAls mediatypen: [String] = [],
    ookProblemen: Set<Probleemsoort> = [], kiestVorm: Bool = true, kanOnbekendZijn: Bool = false
  ) -> Routebeschrijving {
    let vormen = [(mediatype: "application/json", schema: schema.verwijzing)]
    var antwoorden = [
      Antwoordvorm(
        status: 200, uitleg: samenvatting, vormen: vormen + mediatypen.map { ($0, JSONSchema.text()) },
        koppen: Set((versie ? [.etag] : []) + (Adres.zoekvelden(.get, pad).contains("pagina") ? [.link] : [])))
    ]
    if versie {
      antwoorden.append(
        Antwoordvorm(status: 304, uitleg: "De versie van If-None-Match is de laatste.", vormen: [], koppen: [.etag]))
    }
    return Routebeschrijving(
      methode: .get, pad: pad, naam: naam, groep: groep, samenvatting: samenvatting, uitleg: uitleg, lichaam: nil,
      antwoorden: antwoorden, voorbeeld: nil, ookProblemen: ookProblemen, kiestVorm: kiestVorm,
      kanOnbekendZijn: kanOnbekendZijn)
  }

  /// A route on which a step is taken.
  /// - Parameter antwoorden: the status, what it means and its schema.
  static func stap(
    _ stap: Stap, _ groep: Routegroep, _ samenvatting: String, uitleg: String = "", voorbeeld: JSONValue? = nil,
    _ antwoorden: [(status: Int, uitleg: String, schema: Antwoordschema)], ookProblemen: Set<Probleemsoort> = []
  ) -> Routebeschrijving {
    let vormen = antwoorden.map { antwoord in
      var koppen: Set<Antwoordkop> = [.etag]
      if antwoord.status == 201 { koppen.insert(.plaats) }
      if stap.adres.methode == .post { koppen.insert(.herhaald) }
      return Antwoordvorm(
        status: antwoord.status, uitleg: antwoord.uitleg,
        vormen: [("application/json", antwoord.schema.verwijzing)], koppen: koppen)
    }
    return Routebeschrijving(
      methode: stap.adres.methode, pad: stap.adres.pad, naam: stap.rawValue, groep: groep, samenvatting: samenvatting,
      uitleg: uitleg, lichaam: .stap(stap), antwoorden: vormen, voorbeeld: voorbeeld, ookProblemen: ookProblemen,
      kiestVorm: false, kanOnbekendZijn: false)
  }

  /// Whether a route has a description. One without is served and left out of the document, and a test names it.
  static func isBeschreven(_ methode: HTTPMethod, _ pad: String) -> Bool { opAdres["\(methode) \(pad)"] != nil }

  /// The description of a route that has one.
  static func van(_ methode: HTTPMethod, _ pad: String) -> Routebeschrijving {
    guard let gevonden = opAdres["\(methode) \(pad)"] else {
      preconditionFailure("\(methode) \(pad) has no description")
    }
    return gevonden
  }

  private static let opAdres = Dictionary(uniqueKeysWithValues: alle.map { ("\($0.methode) \($0.pad)", $0) })

  /// The descriptions of all routes.
  static let alle: [Routebeschrijving] =
    openbaar + aanvragen + behandeling + rangschikking + besluit + geld + controle + abonnementen + dienst
}
