import JSON

private typealias Proef = Proefbeschrijving

/// The rules on names and addresses.
extension Ontwerpregel {
  /// The nouns in the addresses, by whether they are of many. Who adds a word judges it here.
  private static let naamwoorden: [String: Bool] = [
    "aanvragen": true, "abonnementen": true, "vastlopers": true, "herkansing": false, "weglating": false,
    "afhandeling": false, "afwijzing": false, "bekendmaking": false, "beoordeling": false,
    "besluit": false, "besluiten": true, "betalingen": true, "bevestiging": false, "bevestigingen": true,
    "buitenbehandeling": false, "gebeurtenissen": true, "herberekening": false, "herstelverzoeken": true,
    "inschrijving": false, "intrekking": false, "invoer": false, "klok": false, "pogingen": true, "problemen": true,
    "proefaanvragen": true, "rangschikking": false, "rangschikkingen": true, "regeling": false, "rondes": true,
    "signalen": true, "terugbetalingen": true, "toelating": false, "vaststelling": false, "velden": true,
    "verantwoording": false, "verantwoordingsrapport": false, "voorschot": false, "zegels": true,
  ]
  /// The addresses at which the rules themselves put the description.
  private static let beschrijvingen: Set = ["openapi.json", "openapi.yaml"]
  /// Members that CloudEvents 1.0 fixes.
  private static let vanCloudEvents: Set = ["data"]
  /// English words that a member could be called by. Those of RFC 9457 and `items` are fixed elsewhere.
  private static let engels: Set = [
    "address", "amount", "application", "body", "ceiling", "count", "created", "data", "date", "decision",
    "description",
    "error", "errors", "list", "message", "name", "number", "page", "payment", "points", "rank", "reason",
    "request", "response", "result", "results", "round", "score", "size", "sum", "text", "total", "updated", "user",
    "value", "year",
  ]

  static let namen: [Ontwerpregel] = [
    Ontwerpregel(
      naam: "/core/naming-resources", uitkomst: .wijktAf,
      goed: [Proef.paden("/rondes/{jaar}/aanvragen"), Proef.paden("/openapi.json")],
      slecht: [Proef.paden("/aanvragen/{id}/indienen"), Proef.paden("/opvragen")],
      afwijkingen: ["terzijde"]
    ) { document in
      let woorden = Beschrijvingslezer(document).paden.filter(\.isVanDeAPI).flatMap {
        Beschrijvingslezer.woorden($0.pad)
      }
      return Set(woorden).subtracting(naamwoorden.keys).subtracting(beschrijvingen)
    },
    Ontwerpregel(
      naam: "/core/naming-collections", uitkomst: .geldt,
      goed: [lijst("/rondes"), Proef.paden("/rondes/{jaar}", "/regeling")],
      slecht: [lijst("/rangschikking"), Proef.paden("/ronde/{jaar}")]
    ) { verzamelingsfouten($0) },
    Ontwerpregel(
      naam: "/core/interface-language", uitkomst: .geldt,
      goed: [Proef.eigenschap("besluitDatum", ["type": "string"])],
      slecht: [Proef.eigenschap("decisionDate", ["type": "string"]), Proef.eigenschap("name", ["type": "string"])]
    ) { document in
      Set(
        Beschrijvingslezer(document).eigenschappen.map(\.naam).filter { naam in
          !vanCloudEvents.contains(naam)
            && naam.split(separator: /(?=[A-Z])|_/).contains { engels.contains($0.lowercased()) }
        })
    },
    Ontwerpregel(
      naam: "/core/no-trailing-slash", uitkomst: .geldt,
      goed: [Proef.paden("/gebouwen", "/")], slecht: [Proef.paden("/gebouwen/"), Proef.paden("/gebouwen/{id}/")]
    ) { Set(Beschrijvingslezer($0).paden.map(\.pad).filter { $0.hasSuffix("/") && $0 != "/" }) },
    Ontwerpregel(
      naam: "/core/path-segments-kebab-case", uitkomst: .wijktAf,
      goed: [
        Proef.paden("/financiele-claims", "/", "/openapi.json"), Proef.paden("/gebouwen/{gebouwId}/_zoek", "/_zoek"),
      ],
      slecht: [
        "/financiele_claims", "/financieleClaims", "/organisatie-", "/-organisatie", "/scènes", "/schema's",
        "/schema.txt", "/_zoek/gebouwen", "/a--b",
      ].map { Proef.paden($0) }, afwijkingen: ["/.well-known/security.txt"]
    ) { document in
      Set(Beschrijvingslezer(document).paden.map(\.pad).filter { !isKebab($0) })
    },
    Ontwerpregel(
      naam: "/core/query-keys-camel-case", uitkomst: .geldt,
      goed: [Proef.parameter("typeGebouw"), Proef.parameter("If-Match", in: "header"), Proef.parameter("jaar2025")],
      slecht: ["type-gebouw", "_typeGebouw", "9gebouw", "type_gebouw", "TypeGebouw"].map { Proef.parameter($0) }
    ) { document in
      let lezer = Beschrijvingslezer(document)
      let parameters = lezer.handelingen.flatMap { lezer.parameters($0.pad, $0.inhoud) }
      let sleutels = document["components"]?["securitySchemes"]?.members?.map(\.value) ?? []
      let namen = (parameters + sleutels).filter { $0["in"] == "query" }.compactMap { $0["name"]?.text }
      return Set(namen.filter { $0.wholeMatch(of: /\$?[a-z][a-z0-9]*([A-Z][a-z0-9]*)*/) == nil })
    },
    Ontwerpregel(
      naam: "/core/hide-implementation", uitkomst: .geldt,
      goed: [Proef.handeling("get", "/gebouwen", ["summary": "De gebouwen."])],
      slecht: [
        Proef.handeling("get", "/gebouwen", ["summary": "Leest de gebouwen uit PostgreSQL."]),
        Proef.eigenschap("stackTrace", ["type": "string"]),
      ]
    ) { document in
      let lezer = Beschrijvingslezer(document)
      let woorden = ["postgres", "sql", "swift", "nginx", "stacktrace", "exception", "foundation", "libpq"]
      let teksten = lezer.teksten + lezer.eigenschappen.map(\.naam)
      return Set(teksten.filter { tekst in woorden.contains { tekst.lowercased().contains($0) } })
    },
  ]

  /// A description with a list at a path.
  private static func lijst(_ pad: String) -> JSONValue {
    let schema: JSONValue = [
      "type": "object", "properties": ["items": ["type": "array"], "pagina": ["type": "integer"]],
    ]
    return Proef.antwoorden(["200": ["content": ["application/json": ["schema": schema]]]], bij: "get", pad)
  }

  /// What is before a place is of many, and so is what answers with pages.
  private static func verzamelingsfouten(_ document: JSONValue) -> Set<String> {
    let lezer = Beschrijvingslezer(document)
    var fouten: Set<String> = []
    for (pad, isVanDeAPI, inhoud) in lezer.paden where isVanDeAPI {
      let delen = pad.split(separator: "/").map(String.init)
      for (deel, volgende) in zip(delen, delen.dropFirst()) where volgende.hasPrefix("{") {
        if naamwoorden[deel] != true { fouten.insert(deel) }
      }
      guard let handeling = inhoud["get"], let laatste = delen.last, !laatste.hasPrefix("{") else { continue }
      let antwoord = lezer.antwoorden(handeling).first { $0.status == "200" }?.inhoud
      let schema = antwoord?["content"]?["application/json"]?["schema"]
      let isLijst = schema.map { lezer.delen($0).contains { $0["properties"]?["items"] != nil } } ?? false
      if isLijst, naamwoorden[laatste] != true { fouten.insert(laatste) }
    }
    return fouten
  }

  /// Whether every part is of lower-case words with hyphens between; the last may be an operation.
  private static func isKebab(_ pad: String) -> Bool {
    let delen = pad.split(separator: "/")
    return delen.enumerated().allSatisfy { plaats, deel in
      let isLaatste = plaats == delen.count - 1
      return deel.wholeMatch(of: /\{[^}]+\}|[a-z0-9]+(-[a-z0-9]+)*/) != nil
        || isLaatste && (beschrijvingen.contains(String(deel)) || deel.wholeMatch(of: /_[a-z]+/) != nil)
    }
  }
}
