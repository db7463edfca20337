internal import HTTPServer
internal import JSON
internal import Loket

/// The description of the API in OpenAPI 3.1, from the tables that serve: the routes with their roles and limits, the
/// steps, the names of queries, the kinds of problems and the schemas of what readers take. What only people need to be
/// told stands in `Routebeschrijving`.
struct Beschrijving: Sendable {
  let routes: [Routetabel.Route]
  let loket: Loket
  let voorbeelden: Voorbeelden
  let vreemdeBytesMax: Int
  let uitfaseringen: [Uitfasering]
  let uitgever: Uitgever

  /// The version of the specification.
  static let openapi = "3.1.0"
  /// The media type of the document in YAML (RFC 9512).
  static let yamltype = "application/yaml"
  /// The dialect of the schemas.
  static let dialect = "https://json-schema.org/draft/2020-12/schema"

  /// The whole document.
  var document: JSONValue {
    [
      "openapi": .text(Beschrijving.openapi), "info": info, "jsonSchemaDialect": .text(Beschrijving.dialect),
      "servers": [["url": .text(Adres.basis), "description": "De dienst die deze beschrijving geeft."]],
      "security": [], "tags": .array(Routegroep.allCases.map(\.json)), "paths": paden, "webhooks": Webhook.json,
      "components": onderdelen,
    ]
  }

  private var info: JSONValue {
    .object(
      [
        JSONMember("title", "Weegschaal"), JSONMember("version", .text(Webdienst.apiVersie)),
        JSONMember("summary", "Aanvragen, rangschikken, besluiten, uitbetalen en vaststellen van subsidie."),
        JSONMember("description", .text(Leeswijzer.tekst)),
      ] + uitgever.leden)
  }

  // MARK: Paths

  private var paden: JSONValue {
    var volgorde: [String] = []
    var perPad: [String: [JSONMember]] = [:]
    for route in routes {
      if perPad[route.patroon] == nil { volgorde.append(route.patroon) }
      perPad[route.patroon, default: []].append(JSONMember("\(route.methode)".lowercased(), handeling(route)))
    }
    return .object(
      volgorde.map { patroon in
        JSONMember(
          Beschrijving.pad(patroon), .object(servers(van: patroon) + plaatsen(in: patroon) + (perPad[patroon] ?? [])))
      })
  }

  /// The path as the description has it: below the base of the API, which its server has.
  static func pad(_ patroon: String) -> String {
    isVanDeAPI(patroon) ? String(patroon.dropFirst(Adres.basis.count)) : patroon
  }

  private static func isVanDeAPI(_ patroon: String) -> Bool { patroon.hasPrefix(Adres.basis + "/") }

  /// What is not of the API stands beside its base, and so has a server of its own.
  private func servers(van patroon: String) -> [JSONMember] {
    Beschrijving.isVanDeAPI(patroon)
      ? [] : [JSONMember("servers", [["url": "/", "description": "Dezelfde dienst, naast de API."]])]
  }

  /// The places in a path, which all of its methods share.
  private func plaatsen(in patroon: String) -> [JSONMember] {
    let plaatsen = Padplaats.plaatsen(in: patroon)
    return plaatsen.isEmpty ? [] : [JSONMember("parameters", .array(plaatsen.map(\.json)))]
  }

  private func handeling(_ route: Routetabel.Route) -> JSONValue {
    let beschrijving = Routebeschrijving.van(route.methode, route.patroon)
    var antwoorden = beschrijving.antwoorden.map { antwoord in
      JSONMember(
        "\(antwoord.status)",
        antwoord.json(Schakel.van(route, naar: routes, bij: antwoord.status)) {
          voorbeelden.antwoord(beschrijving.naam, antwoord.status, $0)
        })
    }
    let problemen = Dictionary(grouping: route.problemen, by: \.status)
    antwoorden += problemen.sorted { $0.key < $1.key }.map { status, soorten in
      JSONMember(
        "\(status)", ["$ref": .text("#/components/responses/" + Beschrijving.naam(van: soorten))])
    }
    let uitfasering = uitfaseringen.first { $0.methode == route.methode && $0.patroon == route.patroon }
    return .object(present: [
      "operationId": .text(beschrijving.naam), "tags": [.text(beschrijving.groep.rawValue)],
      "deprecated": uitfasering.map { _ in true }, "summary": .text(beschrijving.samenvatting),
      "description": .text(
        [uitfasering?.zin, route.uitleg(beschrijving)].compactMap(\.self).joined(separator: "\n\n")),
      "security": route.rollen == nil ? [] : [[Beschrijving.sleutel: []]],
      "x-rollen": route.rollen.map { rollen in .array(rollen.map(\.rawValue).sorted().map { .text($0) }) },
      "parameters": .array(route.parameters), "requestBody": lichaam(route, beschrijving),
      "responses": .object(antwoorden),
    ])
  }

  private func lichaam(_ route: Routetabel.Route, _ beschrijving: Routebeschrijving) -> JSONValue? {
    guard let lichaam = beschrijving.lichaam else { return nil }
    let voorbeeld: JSONValue? =
      switch lichaam {
      case .stap(let stap): voorbeelden.van(stap) ?? beschrijving.voorbeeld
      case .proef: voorbeelden.aanvraag
      case .klok, .opnieuw, .overslag: beschrijving.voorbeeld
      }
    let grens = route.rollen == nil ? min(route.bodyBytesMax, vreemdeBytesMax) : route.bodyBytesMax
    return [
      "required": .boolean(route.stappen != [.intrekken]),
      "description": .text("Ten hoogste \(grens) bytes\(route.rollen == nil ? " voor wie geen sleutel heeft" : "")."),
      "content": [
        "application/json": .object(present: [
          "schema": JSONSchema.reference(Beschrijving.schemapad + lichaam.schemanaam).json,
          "examples": voorbeeld.map { ["voorbeeld": ["summary": .text(beschrijving.samenvatting), "value": $0]] },
        ])
      ],
    ]
  }

  // MARK: Components

  static let sleutel = "toegangssleutel"
  static let schemapad = "/components/schemas/"

  private var onderdelen: JSONValue {
    [
      "securitySchemes": .object([
        JSONMember(
          Beschrijving.sleutel,
          [
            "type": "http", "scheme": "bearer",
            "description": "De toegangssleutel die de gemeente geeft. Elke sleutel heeft een of meer rollen.",
          ])
      ]),
      "headers": .object(Antwoordkop.allCases.map { JSONMember($0.rawValue, $0.json) }),
      "parameters": .object(Verzoekkop.allCases.map { JSONMember($0.naam, $0.json) }),
      "responses": probleemantwoorden, "schemas": schemas,
    ]
  }

  private var schemas: JSONValue {
    var schemas: [(naam: String, schema: JSONSchema)] = [("Probleem", Probleem.schema)]
    for lichaam in Lichaam.allCases where !schemas.contains(where: { $0.naam == lichaam.schemanaam }) {
      schemas.append((lichaam.schemanaam, lichaam.schema(loket)))
    }
    for antwoord in Antwoordschema.allCases { schemas.append((antwoord.rawValue, antwoord.schema(loket))) }
    return .object(schemas.map { JSONMember($0.naam, Woordenlijst.beschreven($0.schema.json, $0.naam)) })
  }

  /// The answers with a problem: one for each set of kinds of one status that some route has.
  private var probleemantwoorden: JSONValue {
    let verzamelingen = Set(routes.flatMap { Dictionary(grouping: $0.problemen, by: \.status).values })
    return .object(
      verzamelingen.sorted { Beschrijving.naam(van: $0) < Beschrijving.naam(van: $1) }.map { soorten in
        JSONMember(Beschrijving.naam(van: soorten), Probleemsoort.antwoord(soorten, voorbeelden))
      })
  }

  private static func naam(van soorten: [Probleemsoort]) -> String { soorten.map(\.rawValue).joined(separator: ".") }
}

extension Probleemsoort {
  /// The answer that is a problem of one of these kinds, which share a status.
  fileprivate static func antwoord(_ soorten: [Probleemsoort], _ voorbeelden: Voorbeelden) -> JSONValue {
    let status = soorten.first?.status ?? 0
    let schema = JSONSchema.reference(Beschrijving.schemapad + "Probleem").with(
      "properties",
      [
        "status": ["const": .integer(status)],
        "type": ["enum": .array(soorten.map { .text($0.adres) })],
      ])
    let koppen = Antwoordkop.allCases.filter { $0.staat(bij: status) }
    let gegeven = soorten.compactMap { soort in
      (voorbeelden.probleem(soort) ?? Probleem.voorbeeld(soort)).map {
        JSONMember(soort.rawValue, ["summary": .text(soort.titel), "value": $0])
      }
    }
    return [
      "description": .text(soorten.map { "\($0.titel) (`\($0.rawValue)`)." }.joined(separator: " ")),
      "headers": .object(koppen.map(\.verwijzing)),
      "content": .object([
        JSONMember(
          Probleem.mediatype,
          .object(present: ["schema": schema.json, "examples": gegeven.isEmpty ? nil : .object(gegeven)]))
      ]),
    ]
  }
}

extension Probleem {
  /// The schema of every problem.
  fileprivate static let schema = JSONSchema.object([
    "type": .choice(Probleemsoort.allCases.map(\.adres)).described("De soort van het probleem."),
    "status": JSONSchema.integer(400...599).described("De status van het antwoord."),
    "title": JSONSchema.text().described("Wat er is, voor mensen."),
    "detail": JSONSchema.text().described("Wat er in dit geval is, en wat eraan te doen is."),
    "instance": JSONSchema.text().described("Het pad van het verzoek."),
    "fouten?": JSONSchema.array(
      of: .object([
        "pointer": JSONSchema.text().described("De plaats in het bericht (RFC 6901); leeg is het geheel."),
        "code": .choice(Fault.Code.allCases.map(\.rawValue)), "melding": .text(),
      ])
    ).described("Elke fout in het bericht."),
    "poging?": JSONSchema.object(["nummer": .integer(from: 1), "ontvangenOp": .tijdstip, "sha256": .sha256])
      .described("Wat van een geweigerde indiening is vastgelegd."),
    "stand?": JSONSchema.choice(Beschrijving.standen).described("De stand van de aanvraag of de ronde."),
    "mogelijk?": JSONSchema.array(of: .text()).described("Wat de vrager nu wel kan, met het adres."),
    "nu?": JSONSchema.tijdstip.described("Het moment waarop de gesimuleerde klok staat."),
    "verzoeknummer?": JSONSchema.text().described("Het nummer om een fout van ons mee te melden."),
    "beschikbaar?": JSONSchema.array(of: .text()).described("De vormen waarin het antwoord er wel is."),
    "gelijkeStand?": JSONSchema.gelijkeStanden.described("De gelijke standen waarover een loting beslist."),
    "signalen?": JSONSchema.array(of: .object(["aanvraag": .text(), "code": .reeks(.signalen)]))
      .described("De open signalen, ten hoogste duizend."),
    "aantalSignalen?": .aantal,
    "aanTeVullen?": .array(
      of: .object(["id": .text(), "kenmerk": .text(), "nietGevraagd?": .teksten, "uiterlijk?": .datum])),
    "deMinimis?": .array(
      of: .object([
        "id": .text(), "ruimte": .bedrag, "toegekend": .bedrag,
        "verbonden?": .array(of: .object(["id": .text(), "toegekend": .bedrag])),
      ])),
    "plafondGevallen?": .array(
      of: .object([
        "id": .text(), "kenmerk": .text(), "eersteOntvangstOp": .tijdstip,
        "plafondBijOntvangst": JSONSchema.bedrag.orNull,
      ])), "plafond?": .bedrag, "plafondkeuze?": .plafondkeuze,
    "verlengingen?": .array(of: .object(["tot": .tijdstip, "grond": .text()])), "opent?": .tijdstip,
    "sluit?": .tijdstip,
    "lotingVastlegging?": JSONSchema.sha256.orNull, "openNormenZonderBesluit?": .teksten, "alBesloten?": .teksten,
    "gewijzigd?": .teksten, "laatste?": .aantal, "teBeoordelen?": .teksten, "onvolledig?": .teksten,
    "uiterlijk?": JSONSchema.datum.orNull, "openstaand?": .bedrag, "teBevestigen?": .bedrag,
    "naderhandOntvangen?": JSONSchema.naderhandOntvangen, "aanvraag?": .text(), "andereAanvraag?": .text(),
    "eersteAanvraag?": .object(["id": .text(), "kenmerk": .text()]), "regelversie?": .text(),
    "bevrorenMetRegelversie?": .text(), "regelingSha256?": .sha256, "rondeRegelingSha256?": .sha256,
  ])
}
