import Foundation
import JSON

private typealias Proef = Proefbeschrijving

/// The rules on errors, on the description itself and on versions.
extension Ontwerpregel {
  static let fouten: [Ontwerpregel] = [
    Ontwerpregel(
      naam: "/core/error-handling/problem-details", uitkomst: .geldt,
      goed: [
        probleem(), probleem(mediatype: "application/problem+xml"),
        probleem(leden: ["status", "title", "detail", "x"]),
      ],
      slecht: [
        probleem(mediatype: "application/json"), probleem(leden: ["status", "title"]), probleem(leden: []),
        Proef.antwoorden(["500": ["description": "Niets."]]),
      ]
    ) { document in
      let lezer = Beschrijvingslezer(document)
      return Set(
        lezer.handelingen.flatMap { handeling in
          lezer.antwoorden(handeling.inhoud).filter { $0.status >= "400" && !isProbleem($0.inhoud, lezer) }
            .map { "\(handeling.methode) \(handeling.pad) \($0.status)" }
        })
    },
    Ontwerpregel(
      naam: "/core/error-handling/invalid-input", uitkomst: .geldt,
      goed: [
        Proef.antwoorden(["201": [:], "400": [:]], bij: "post"), Proef.antwoorden(["200": [:]]),
        Proef.handeling("get", "/a", ["parameters": [["name": "a", "in": "query"]], "responses": ["400": [:]]]),
      ],
      slecht: [
        Proef.antwoorden(["201": [:]], bij: "post"),
        Proef.antwoorden(["200": [:], "400": [:], "422": [:]], bij: "put"),
        Proef.parameter("naam"),
      ]
    ) { document in
      let lezer = Beschrijvingslezer(document)
      return Set(
        lezer.handelingen.filter { handeling in
          let statussen = Set(lezer.antwoorden(handeling.inhoud).map(\.status))
          let kanFout =
            !["get", "delete"].contains(handeling.methode)
            || !lezer.parameters(handeling.pad, handeling.inhoud).isEmpty
          return kanFout && !statussen.contains("400") || statussen.contains("422")
        }.map { "\($0.methode) \($0.pad)" })
    },
    Ontwerpregel(
      naam: "/core/error-handling/all-errors", uitkomst: .geldt,
      goed: [weigert(["type": "array", "items": ["type": "object", "properties": ["pointer": [:]]]])],
      slecht: [weigert(["type": "string"]), weigert(["type": "array", "items": ["type": "string"]])]
    ) { document in
      let lezer = Beschrijvingslezer(document)
      let zonder = lezer.handelingen.filter { handeling in
        guard let antwoord = lezer.antwoorden(handeling.inhoud).first(where: { $0.status == "400" })?.inhoud,
          let schema = antwoord["content"]?["application/problem+json"]?["schema"]
        else { return false }
        return !lezer.delen(schema).contains { deel in
          (deel["properties"]?.members ?? []).contains { $0.value["items"]?["properties"]?["pointer"] != nil }
        }
      }
      return Set(zonder.map { "\($0.methode) \($0.pad)" })
    },
  ]

  static let uitgave: [Ontwerpregel] =
    [
      Ontwerpregel(
        naam: "/core/doc-openapi", uitkomst: .geldt,
        goed: [Proef.paden("/gebouwen"), ["openapi": "3.0.1", "paths": ["/a": [:]]]],
        slecht: [
          ["swagger": "2.0", "paths": ["/a": [:]]], ["openapi": "2.0", "paths": ["/a": [:]]],
          ["openapi": "3.1.0", "paths": [:]],
          Proef.antwoorden(["200": ["$ref": "#/components/responses/Weg"]]),
        ]
      ) { document in
        let lezer = Beschrijvingslezer(document)
        let isDrie = document["openapi"]?.text?.wholeMatch(of: /3\.[0-9]+\.[0-9]+/) != nil
        let los = lezer.objecten(document).filter { lezer.opgezocht($0) == nil }.compactMap { $0["$ref"]?.text }
        return Set(los + (isDrie ? [] : ["openapi"]) + (lezer.paden.isEmpty ? ["paths"] : []))
      },
      Ontwerpregel(
        naam: "/core/doc-openapi-contact", uitkomst: .geldt,
        goed: [Proef.info(["contact": ["name": "Beheer", "url": "https://a.example", "email": "a@b.example"]])],
        slecht: [
          Proef.info([:]), Proef.info(["contact": ["name": "Beheer", "url": "https://a.example"]]),
          Proef.info(["contact": ["url": "https://a.example", "email": "a@b.example"]]),
          Proef.info(["contact": ["name": "Beheer", "email": "a@b.example"]]),
        ]
      ) { document in
        Set(["name", "url", "email"].filter { (document["info"]?["contact"]?[$0]?.text ?? "").isEmpty })
      },
      Ontwerpregel(
        naam: "/core/doc-language", uitkomst: .geldt,
        goed: [Proef.handeling("get", "/gebouwen", ["summary": "Geeft de gebouwen van een plaats (If-Match)."])],
        slecht: [Proef.handeling("get", "/gebouwen", ["summary": "Returns the buildings with their rooms."])]
      ) { document in
        let engels: Set = [
          "the", "and", "returns", "with", "this", "which", "from", "for", "must", "should", "are", "not",
        ]
        return Set(
          Beschrijvingslezer(document).teksten.filter { tekst in
            tekst.lowercased().split { !$0.isLetter }.contains { engels.contains(String($0)) }
          })
      },
      Ontwerpregel(
        naam: "/core/publish-openapi", uitkomst: .geldt,
        goed: [openbaar(["get": ["security": [], "responses": [:]]])],
        slecht: [
          Proef.paden("/gebouwen"), openbaar([:]), openbaar(["post": ["security": [], "responses": [:]]]),
          openbaar(["get": ["security": [["sleutel": []]], "responses": [:]]]),
          openbaar(["get": ["security": [], "responses": [:]], "put": ["responses": [:]]]),
        ]
      ) { document in
        let hier = Beschrijvingslezer(document).handelingen.filter { $0.pad == "/openapi.json" }
        let isGoed = hier.map(\.methode) == ["get"] && hier[0].inhoud["security"]?.elements?.isEmpty == true
        return isGoed ? [] : ["/openapi.json"]
      },
    ] + versies

  private static let versies: [Ontwerpregel] = [
    Ontwerpregel(
      naam: "/core/deprecation-schedule", uitkomst: .geldt,
      goed: [
        Proef.paden("/gebouwen"),
        Proef.handeling("get", "/a", ["deprecated": true, "description": "Verdwijnt op of na 2027-01-01."]),
      ],
      slecht: [Proef.handeling("get", "/a", ["deprecated": true, "description": "Verdwijnt."])]
    ) { document in
      let gaan = Beschrijvingslezer(document).handelingen.filter { $0.inhoud["deprecated"] == true }
      return Set(
        gaan.filter { ($0.inhoud["description"]?.text ?? "").firstMatch(of: /\d{4}-\d\d-\d\d/) == nil }.map(\.pad))
    },
    Ontwerpregel(
      naam: "/core/transition-period", uitkomst: .geldt,
      goed: [Proef.servers("/v1"), Proef.servers("/v1", "https://a.example/v2")],
      slecht: [Proef.servers("/v1", "/v2", "/v3")]
    ) { document in
      let versies = Set(Beschrijvingslezer(document).servers.compactMap { $0.firstMatch(of: /\/(v\d+)/)?.1 })
      return versies.count <= 2 ? [] : Set(versies.map(String.init))
    },
    Ontwerpregel(
      naam: "/core/uri-version", uitkomst: .geldt,
      goed: [Proef.servers("/v1"), Proef.servers("https://a.example/api/v12")],
      slecht: ["/", "https://a.example", "/v1.0", "/1", "/v", "/versie1"].map { Proef.servers($0) }
        + [["servers": [], "paths": [:]]]
    ) { document in
      let servers = (document["servers"]?.elements ?? []).compactMap { $0["url"]?.text }
      let fout = servers.filter { $0.wholeMatch(of: /(https:\/\/[^\/]+)?(\/[a-z0-9-]+)*\/v[0-9]+/) == nil }
      return Set(fout + (servers.isEmpty ? ["servers"] : []))
    },
    Ontwerpregel(
      naam: "/core/changelog", uitkomst: .geldt, goed: [Proef.info(["version": "1.0.0"])],
      slecht: [Proef.info(["version": "9.9.9"]), Proef.info([:])]
    ) { document in
      let artikel = Proefdienst.root.appendingPathComponent("Sources/Web/Web.docc/Versions.md")
      let tekst = (try? String(contentsOf: artikel, encoding: .utf8)) ?? ""
      let versie = document["info"]?["version"]?.text ?? "geen"
      return tekst.contains("\n| \(versie) |") ? [] : [versie]
    },
    Ontwerpregel(
      naam: "/core/semver", uitkomst: .geldt,
      goed: ["1.0.2", "1.11.0", "1.0.2-rc.1", "2.0.0-beta.3", "1.0.0+a"].map { Proef.info(["version": .text($0)]) },
      slecht: ["1.2", "v1.0.0", "1.0.0.0", "01.0.0", "1.0.0-", ""].map { Proef.info(["version": .text($0)]) }
    ) { document in
      let versie = document["info"]?["version"]?.text ?? ""
      let vorm = /(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z.-]+)?/
      return versie.wholeMatch(of: vorm) == nil ? [versie] : []
    },
    Ontwerpregel(
      naam: "/core/version-header", uitkomst: .geldt,
      goed: ["API-Version", "api-version"].map {
        Proef.antwoorden(["200": ["headers": .object([JSONMember($0, [:])])]])
      },
      slecht: [
        Proef.antwoorden(["200": ["description": "Zonder."]]), Proef.antwoorden(["304": ["headers": ["ETag": [:]]]]),
        Proef.antwoorden(["200": ["headers": ["X-API-Version": [:]]]]),
      ]
    ) { document in
      let lezer = Beschrijvingslezer(document)
      return Set(
        lezer.handelingen.flatMap { handeling in
          lezer.antwoorden(handeling.inhoud).filter { antwoord in
            let namen = antwoord.inhoud["headers"]?.members?.map { $0.name.lowercased() } ?? []
            return antwoord.status < "400" && !namen.contains("api-version")
          }.map { "\(handeling.methode) \(handeling.pad) \($0.status)" }
        })
    },
  ]

  /// A description with one problem.
  private static func probleem(
    mediatype: String = "application/problem+json", leden: [String] = ["status", "title", "detail"]
  ) -> JSONValue {
    let schema: JSONValue = ["type": "object", "properties": .object(leden.map { JSONMember($0, [:]) })]
    return Proef.antwoorden(["404": ["content": .object([JSONMember(mediatype, ["schema": schema])])]])
  }

  /// A description of a refusal with one member.
  private static func weigert(_ lid: JSONValue) -> JSONValue {
    let schema: JSONValue = ["type": "object", "properties": ["fouten": lid]]
    return Proef.antwoorden(["400": ["content": ["application/problem+json": ["schema": schema]]]], bij: "post")
  }

  /// A description with this at its own address.
  private static func openbaar(_ inhoud: JSONValue) -> JSONValue {
    ["openapi": "3.1.0", "paths": ["/openapi.json": inhoud]]
  }

  private static func isProbleem(_ antwoord: JSONValue, _ lezer: Beschrijvingslezer) -> Bool {
    let inhoud = antwoord["content"]
    let schema = (inhoud?["application/problem+json"] ?? inhoud?["application/problem+xml"])?["schema"]
    let namen = schema.map { lezer.delen($0).flatMap { $0["properties"]?.members?.map(\.name) ?? [] } } ?? []
    return Set(namen).isSuperset(of: ["status", "title", "detail"])
  }
}
