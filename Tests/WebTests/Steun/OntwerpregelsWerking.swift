import JSON

private typealias Proef = Proefbeschrijving

/// The rules on moments, methods, relations and errors.
extension Ontwerpregel {
  static let tijden: [Ontwerpregel] = [
    Ontwerpregel(
      naam: "/core/date-time/format", uitkomst: .geldt,
      goed: [
        Proef.eigenschap("ontvangenOp", ["type": "string", "format": "date-time"]),
        Proef.eigenschap("ondertekendOp", ["$ref": "#/components/schemas/Dag"]),
        Proef.eigenschap("opent", ["type": "string", "format": "time-local"]),
      ],
      slecht: [
        Proef.eigenschap("ontvangenOp", ["type": "string"]),
        Proef.eigenschap("opent", ["type": "string", "format": "datetime"]),
        Proef.eigenschap("tijdstip", ["type": "integer"]),
      ]
    ) { document in
      let lezer = Beschrijvingslezer(document)
      let zonder = lezer.eigenschappen.filter { naam, schema in
        naam.wholeMatch(of: /.+Op|tijdstip/) != nil && !lezer.delen(schema).contains { $0["format"] != nil }
      }
      let vormen = lezer.objecten(document).compactMap { $0["format"]?.text }.filter {
        $0.contains("date") || $0.contains("time")
      }
      return Set(zonder.map(\.naam)).union(Set(vormen).subtracting(["date", "date-time", "time-local"]))
    },
    Ontwerpregel(
      naam: "/core/date-time/timezone", uitkomst: .geldt,
      goed: [Proef.eigenschap("opent", ["format": "date-time"]), Proef.eigenschap("opent", ["format": "time-local"])],
      slecht: [Proef.eigenschap("opent", ["format": "date-time-local"]), Proef.eigenschap("opent", ["format": "time"])]
    ) { document in
      let vormen = Beschrijvingslezer(document).objecten(document).compactMap { $0["format"]?.text }
      return Set(vormen).intersection(["date-time-local", "time"])
    },
    Ontwerpregel(
      naam: "/core/date-time/date-omit-time-portion", uitkomst: .geldt,
      goed: [
        Proef.eigenschap("datum", ["format": "date"]), Proef.eigenschap("geboorteDatum", ["format": "date"]),
        Proef.eigenschap("besluitDatum", ["allOf": [["$ref": "#/components/schemas/Dag"]]]),
      ],
      slecht: ["date", "datum", "geboorteDatum", "birthDate", "expiration_date", "expiration_Date", "valutadatum"]
        .map { Proef.eigenschap($0, ["format": "date-time"]) }
        + [
          Proef.eigenschap("eindDatum", ["type": "string"]),
          Proef.eigenschap("eindDatum", ["allOf": [["format": "date-time"]]]),
        ]
    ) { document in
      let lezer = Beschrijvingslezer(document)
      let dagen = lezer.eigenschappen.filter { $0.naam.lowercased().wholeMatch(of: /.*(date|datum)/) != nil }
      return Set(
        dagen.filter { dag in
          Set(lezer.delen(dag.schema).compactMap { $0["format"]?.text }) != ["date"]
        }.map(\.naam))
    },
  ]

  static let werkwijze: [Ontwerpregel] = [
    Ontwerpregel(
      naam: "/core/http-methods", uitkomst: .geldt,
      goed: ["get", "post", "put", "patch", "delete"].map { Proef.handeling($0) },
      slecht: ["copy", "trace", "options", "Get"].map { Proef.handeling($0) }
    ) { document in
      let naast: Set = ["parameters", "servers", "summary", "description"]
      let namen = Beschrijvingslezer(document).paden.flatMap { $0.inhoud.members?.map(\.name) ?? [] }
      return Set(namen).subtracting(naast).subtracting(["get", "post", "put", "patch", "delete"])
    },
    Ontwerpregel(
      naam: "/core/http-safety", uitkomst: .geldt,
      goed: [Proef.handeling("get"), Proef.handeling("post", "/gebouwen", ["requestBody": [:], "responses": [:]])],
      slecht: [Proef.handeling("get", "/gebouwen", ["requestBody": [:], "responses": [:]])]
    ) { document in
      let lezend = Beschrijvingslezer(document).handelingen.filter { ["get", "head"].contains($0.methode) }
      return Set(lezend.filter { $0.inhoud["requestBody"] != nil }.map(\.pad))
    },
    Ontwerpregel(
      naam: "/core/http-response-code", uitkomst: .geldt,
      goed: [
        Proef.antwoorden(["200": [:], "400": [:]]),
        Proef.antwoorden(["200": [:], "404": [:]], bij: "get", "/gebouwen/{id}"),
      ],
      slecht: [
        Proef.antwoorden(["200": [:]]), Proef.antwoorden(["404": [:]]),
        Proef.antwoorden(["200": [:], "400": [:]], bij: "get", "/gebouwen/{id}"),
        Proef.handeling("get", "/gebouwen", ["security": [["sleutel": []]], "responses": ["200": [:], "401": [:]]]),
      ]
    ) { statusfouten($0) },
    Ontwerpregel(
      naam: "/core/stateless", uitkomst: .geldt,
      goed: [Proef.parameter("If-Match", in: "header")],
      slecht: [
        Proef.parameter("sessie", in: "cookie"),
        Proef.antwoorden(["200": ["headers": ["Set-Cookie": ["schema": ["type": "string"]]]]]),
        [
          "paths": [:], "components": ["securitySchemes": ["s": ["type": "apiKey", "in": "cookie", "name": "sessie"]]],
        ],
      ]
    ) { document in
      let objecten = Beschrijvingslezer(document).objecten(document)
      let koekjes = objecten.filter { $0["in"] == "cookie" }.compactMap { $0["name"]?.text }
      let koppen = objecten.flatMap { $0.members ?? [] }.map(\.name).filter { $0.lowercased() == "set-cookie" }
      return Set(koekjes + koppen)
    },
    Ontwerpregel(
      naam: "/core/nested-child", uitkomst: .geldt,
      goed: [Proef.paden("/gebouwen/{id}", "/gebouwen/{id}/kamers/{kamer}"), Proef.paden("/gebouwen/{id}")],
      slecht: [Proef.paden("/kamers/{kamer}/van/gebouwen/{id}"), Proef.paden("/gebouwen/{id}/kamers/{kamer}")]
    ) { document in
      let paden = Beschrijvingslezer(document).paden.map(\.pad)
      // What is below a place is below a thing that can be read.
      return Set(
        paden.filter { pad in
          guard let eerste = pad.firstIndex(of: "}"), pad.index(after: eerste) < pad.endIndex else { return false }
          return !Beschrijvingslezer(document).handelingen.contains { $0.methode == "get" && $0.pad == pad[...eerste] }
        })
    },
    Ontwerpregel(
      naam: "/core/resource-operations", uitkomst: .geldt,
      goed: [
        Proef.handeling("post", "/gebouwen/{id}/beoordelingen"), Proef.handeling("post", "/gebouwen/_zoek"),
        Proef.handeling("put", "/gebouwen/{id}"),
      ],
      slecht: [Proef.handeling("post", "/gebouwen/{id}"), Proef.handeling("post", "/gebouwen?actie=keur")]
    ) { document in
      let paden = Beschrijvingslezer(document).handelingen.filter { $0.methode == "post" }.map(\.pad)
      return Set(paden.filter { $0.hasSuffix("}") || $0.contains("?") })
    },
  ]

  private static func statusfouten(_ document: JSONValue) -> Set<String> {
    let lezer = Beschrijvingslezer(document)
    return Set(
      lezer.handelingen.filter { handeling in
        let statussen = Set(lezer.antwoorden(handeling.inhoud).map(\.status))
        let isGelukt = statussen.contains { $0.hasPrefix("2") || $0.hasPrefix("3") }
        let isGeweigerd = statussen.contains { $0.hasPrefix("4") }
        let vraagtSleutel = handeling.inhoud["security"]?.elements?.isEmpty == false
        return !isGelukt || !isGeweigerd || vraagtSleutel && !statussen.isSuperset(of: ["401", "403"])
          || handeling.pad.contains("{") && !statussen.contains("404")
      }.map { "\($0.methode) \($0.pad)" })
  }
}
