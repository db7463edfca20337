import JSON

private typealias Proef = Proefbeschrijving

/// The rules on transport, and on the modules.
extension Ontwerpregel {
  static let transport: [Ontwerpregel] = [
    Ontwerpregel(
      naam: "/core/transport/tls", uitkomst: .geldt,
      goed: [Proef.servers("https://a.example/v1"), Proef.servers("/v1")],
      slecht: [Proef.servers("http://a.example/v1"), Proef.servers("/v1", "HTTP://b.example/v1")]
    ) { Set(Beschrijvingslezer($0).servers.filter { $0.lowercased().hasPrefix("http:") }) },
    Ontwerpregel(
      naam: "/core/transport/no-sensitive-uris", uitkomst: .geldt,
      goed: [Proef.parameter("pagina"), Proef.parameter("Authorization", in: "header")],
      slecht: [
        Proef.parameter("bsn"), Proef.parameter("toegangssleutel"), Proef.parameter("iban", in: "path"),
        Proef.parameter("geboorteDatum"),
        ["paths": [:], "components": ["securitySchemes": ["s": ["type": "apiKey", "in": "query", "name": "s"]]]],
      ]
    ) { document in
      let gevoelig = [
        "bsn", "kvk", "iban", "naam", "email", "telefoon", "adres", "postcode", "geboorte", "sleutel", "token",
        "wachtwoord",
      ]
      let lezer = Beschrijvingslezer(document)
      let parameters = lezer.handelingen.flatMap { lezer.parameters($0.pad, $0.inhoud) }
      let namen = parameters.filter { ["path", "query"].contains($0["in"]?.text) }.compactMap { $0["name"]?.text }
      let sleutels = (document["components"]?["securitySchemes"]?.members ?? []).filter { $0.value["in"] == "query" }
      return Set(namen.filter { naam in gevoelig.contains { naam.lowercased().contains($0) } })
        .union(sleutels.map(\.name))
    },
    Ontwerpregel(
      naam: "/core/transport/security-headers", uitkomst: .wijktAf, bron: .antwoorden,
      goed: [
        antwoord(veilig), antwoord(veilig.filter { $0.name != "content-type" }, status: 204),
        antwoord(
          veilig.filter { $0.name != "cache-control" } + [JSONMember("cache-control", "no-cache")], isOpenbaar: true),
      ],
      slecht: veilig.map { kop in antwoord(veilig.filter { $0.name != kop.name }) }
        + [
          antwoord(veilig.filter { $0.name != "cache-control" } + [JSONMember("cache-control", "no-cache")]),
          antwoord(
            veilig.filter { $0.name != "cache-control" } + [JSONMember("cache-control", "public")], isOpenbaar: true),
          antwoord(veilig.filter { $0.name != "x-frame-options" } + [JSONMember("x-frame-options", "SAMEORIGIN")]),
        ]
    ) { koppenfouten($0) },
    Ontwerpregel(
      naam: "/core/transport/cors", uitkomst: .geldt, bron: .antwoorden,
      goed: [
        antwoord([JSONMember("access-control-allow-origin", "*")], isOpenbaar: true), antwoord([]),
      ],
      slecht: [
        antwoord([JSONMember("access-control-allow-origin", "*")]), antwoord([], isOpenbaar: true),
        antwoord(
          [JSONMember("access-control-allow-origin", "*"), JSONMember("access-control-allow-credentials", "true")],
          isOpenbaar: true),
      ]
    ) { antwoord in
      let koppen = antwoord["koppen"]
      let isOpen = koppen?["access-control-allow-origin"] == "*"
      let isGoed = isOpen == (antwoord["openbaar"] == true) && koppen?["access-control-allow-credentials"] == nil
      return isGoed ? [] : ["access-control-allow-origin"]
    },
  ]

  static let modules: [Ontwerpregel] = [
    Ontwerpregel(
      naam: "/core/modules/geospatial", uitkomst: .nietVanToepassing,
      goed: [Proef.eigenschap("adres", ["type": "string"])],
      slecht: [
        Proef.eigenschap("geometry", [:]), Proef.eigenschap("coordinaten", [:]), Proef.parameter("bbox"),
        Proef.antwoorden(["200": ["content": ["application/geo+json": [:]]]]),
      ]
    ) { woorden($0, ["geometr", "geo+json", "coordina", "bbox", "latitude", "longitude", "breedtegraad", "crs"]) },
    Ontwerpregel(
      naam: "/core/modules/signing", uitkomst: .wijktAf,
      goed: [Proef.eigenschap("ondertekening", ["type": "string"])],
      slecht: [
        Proef.parameter("x-jws-signature", in: "header"), Proef.eigenschap("jws", [:]),
        Proef.antwoorden(["200": ["content": ["application/jose+json": [:]]]]),
      ],
      afwijkingen: ["webhook-signature"]
    ) { woorden($0, ["jws", "jades", "jose", "signature"]) },
    Ontwerpregel(
      naam: "/core/modules/encryption", uitkomst: .nietVanToepassing,
      goed: [Proef.eigenschap("sleutel", ["type": "string"])],
      slecht: [Proef.eigenschap("jwe", [:]), Proef.antwoorden(["200": ["content": ["application/jose": [:]]]])]
    ) { woorden($0, ["jwe", "jose", "encrypt", "cipher"]) },
  ]

  /// The names of members, parameters and media types that have one of these words in them.
  private static func woorden(_ document: JSONValue, _ woorden: [String]) -> Set<String> {
    let lezer = Beschrijvingslezer(document)
    let objecten = lezer.objecten(document)
    let mediatypen = objecten.flatMap { $0["content"]?.members?.map(\.name) ?? [] }
    let namen = objecten.filter { $0["in"] != nil }.compactMap { $0["name"]?.text } + lezer.eigenschappen.map(\.naam)
    return Set((namen + mediatypen).filter { naam in woorden.contains { naam.lowercased().contains($0) } })
  }

  /// An answer as the rules on header fields look at it.
  static func antwoord(_ koppen: [JSONMember], status: Int = 200, isOpenbaar: Bool = false) -> JSONValue {
    ["status": .integer(status), "openbaar": .boolean(isOpenbaar), "koppen": .object(koppen)]
  }

  /// What every answer has. `Strict-Transport-Security` comes from the proxy, which speaks TLS.
  private static let veilig: [JSONMember] = [
    JSONMember("cache-control", "no-store"), JSONMember("content-type", "application/json"),
    JSONMember("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    JSONMember("x-content-type-options", "nosniff"), JSONMember("x-frame-options", "DENY"),
    JSONMember("referrer-policy", "no-referrer"),
  ]

  private static func koppenfouten(_ antwoord: JSONValue) -> Set<String> {
    let heeftInhoud = antwoord["status"].map { ![.integer(204), .integer(304)].contains($0) } ?? true
    // The contract has what is for everybody kept for as long as its version is the last.
    let isOpenbaar = antwoord["openbaar"] == true
    return Set(
      veilig.filter { kop in
        guard let waarde = antwoord["koppen"]?[kop.name]?.text else { return heeftInhoud || kop.name != "content-type" }
        switch kop.name {
        case "content-type": return waarde.isEmpty
        case "cache-control": return waarde != "no-store" && !(isOpenbaar && waarde == "no-cache")
        default: return waarde != kop.value.text
        }
      }.map(\.name))
  }
}
